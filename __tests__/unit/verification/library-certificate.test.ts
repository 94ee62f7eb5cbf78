// What is kept must be what the library would find each time. Its own certificates are the oracle, over good ones, broken ones and strangers.

import { beforeAll, describe, expect, it } from '@jest/globals';
import { X509Certificate } from '@sigstore/core';
import { LibraryCertificate } from '../../../src/verification/library-certificate.ts';
import { seeded } from '../../support/seeded.ts';
import { VirtualSigstore, makeKey } from '../../support/virtual-sigstore.ts';

let leaf: Buffer;
let chain: readonly Buffer[];
let strangers: readonly Buffer[];
beforeAll(async () => {
  const [own, other] = await Promise.all([VirtualSigstore.create({ authorityKey: 'P-384' }), VirtualSigstore.create()]);
  leaf = own.issue(makeKey());
  chain = own.authority.chain;
  strangers = [...other.authority.chain, other.issue(makeKey())];
});

/** What happens, or the error in place of it. */
function outcome<T>(act: () => T): T | string {
  try {
    return act();
  } catch (cause) {
    return `${cause instanceof Error ? cause.name : 'thrown'}: ${cause instanceof Error ? cause.message : ''}`;
  }
}

/** All that the library asks of two certificates, twice. */
function asked(parse: (der: Buffer<ArrayBuffer>) => X509Certificate, first: Buffer, second: Buffer): unknown {
  return outcome(() => {
    const [a, b] = [parse(Buffer.from(first)), parse(Buffer.from(second))];
    const once = (): unknown => [a.root, a.tbsCertificate].map((element) => element.toDER().toString('hex')).concat([outcome(() => a.publicKey.toString('hex')), String(outcome(() => a.verify(b))), String(outcome(() => a.verify())), String(a.equals(b)), String(b.equals(a)), String(a.equals(a)), a.clone().root.toDER().toString('hex')]);
    return [once(), once()];
  });
}

describe('a certificate for the library', () => {
  it('answers as the library\'s own does, whoever is compared with whom', () => {
    const all = [leaf, ...chain, ...strangers];
    const verified: string[] = [];
    for (const [i, first] of all.entries()) {
      for (const [j, second] of all.entries()) {
        expect(asked((der) => LibraryCertificate.parse(der), first, second)).toEqual(asked((der) => X509Certificate.parse(der), first, second));
        if (LibraryCertificate.parse(Buffer.from(first)).verify(LibraryCertificate.parse(Buffer.from(second)))) verified.push(`${i} by ${j}`);
      }
    }
    // The leaf by its authority, that one by the root, the root by itself; and so for the strangers.
    expect(verified).toEqual(['0 by 1', '1 by 2', '2 by 2', '3 by 4', '4 by 4', '5 by 3']);
  });

  it('answers so with any byte changed', () => {
    const random = seeded(7);
    const issuer = chain[0] ?? Buffer.alloc(0);
    const seen = new Set<string>();
    for (let round = 0; round < 400; round += 1) {
      const broken = Buffer.from(leaf);
      const at = random(broken.length);
      broken.writeUInt8(broken.readUInt8(at) ^ (1 + random(255)), at);
      const [own, library] = [asked((der) => LibraryCertificate.parse(der), broken, issuer), asked((der) => X509Certificate.parse(der), broken, issuer)];
      expect(own).toEqual(library);
      seen.add(typeof own === 'string' ? 'refused' : 'read');
    }
    expect(seen).toEqual(new Set(['refused', 'read']));
  });

  it('keeps what it found under one issuer from every other', () => {
    const certificate = LibraryCertificate.parse(Buffer.from(leaf));
    const [issuer, root, stranger] = [...chain, ...strangers].map((der) => LibraryCertificate.parse(Buffer.from(der)));
    for (let round = 0; round < 2; round += 1) expect([stranger, issuer, root, undefined, certificate].map((by) => certificate.verify(by))).toEqual([false, true, false, false, false]);
  });

  it('writes and verifies once', () => {
    const certificate = LibraryCertificate.parse(Buffer.from(leaf));
    expect(certificate.root.toDER()).toBe(certificate.root.toDER());
    expect(certificate.publicKey).toBe(certificate.publicKey);
    expect(certificate.root.toDER().equals(leaf)).toBe(true);
  });

  it('gives a clone away whole: what is taken out of it stays in the certificate', () => {
    const certificate = LibraryCertificate.parse(Buffer.from(leaf));
    const before = certificate.tbsCertificate.toDER().toString('hex');
    const clone = certificate.clone();
    clone.extensions.splice(0, 3);
    expect(clone.tbsCertificate.toDER().toString('hex')).not.toBe(before);
    expect(certificate.tbsCertificate.toDER().toString('hex')).toBe(before);
    expect(LibraryCertificate.parse(Buffer.from(leaf)).extensions).toHaveLength(certificate.extensions.length);
  });
});
