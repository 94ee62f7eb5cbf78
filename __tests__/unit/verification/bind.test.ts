import { beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { digestAlgorithms, digestOf } from '../../../src/domain/digest.ts';
import type { Candidate } from '../../../src/domain/material.ts';
import type { Container, NonEmpty, Subject } from '../../../src/domain/subject.ts';
import { authenticate } from '../../../src/verification/authenticate.ts';
import type { Authentic } from '../../../src/verification/authentic.ts';
import { algorithmsNeeded, bindToSubject } from '../../../src/verification/bind.ts';
import { parseCandidate } from '../../../src/verification/formats/catalog.ts';
import { ARTIFACT, candidateOf, domainOf, fileOf, onlyMaterial } from '../../support/verification.ts';
import { VirtualSigstore, aStatement, type StatementSubject, type ToSign } from '../../support/virtual-sigstore.ts';

let sigstore: VirtualSigstore;
beforeAll(async () => {
  sigstore = await VirtualSigstore.create();
});

async function authentic(what: ToSign, options = {}): Promise<{ readonly authentic: Authentic; readonly candidate: Candidate }> {
  const parsed = parseCandidate(candidateOf((await sigstore.sign(what, options)).bundle));
  if (parsed.outcome === 'rejected') throw new Error(parsed.rejection.code);
  const examined = await authenticate(onlyMaterial(parsed.pieces), { domains: [domainOf(sigstore.trustedRoot())], keys: [], now: new Date() }, null);
  if (examined.outcome === 'rejected') throw new Error(examined.rejection.code);
  return { authentic: examined.authentic, candidate: onlyMaterial(parsed.pieces).candidate };
}

const HERE: NonEmpty<Candidate['foundAt']> = [{ source: 'file', address: 'a' }];
const SHA256 = digestOf(ARTIFACT).slice(7);
const containerOf = (text: string, how: Container['how']): Container => {
  const bytes = Buffer.from(text);
  return { container: digestOf(bytes), how, digests: digestAlgorithms.map((algorithm) => digestOf(bytes, algorithm)), weak: new Map([['sha1', createHash('sha1').update(bytes).digest('hex')]]), bytes };
};
const SHA512 = digestOf(ARTIFACT, 'sha512').slice(7);
const naming = (...digests: readonly Readonly<Record<string, string>>[]): ToSign => ({ statement: aStatement({ subjects: digests.map((digest, i): StatementSubject => ({ name: `s${i}`, digest })) }) });

async function outcome(what: ToSign, subject: Subject = fileOf(ARTIFACT)): Promise<string> {
  const bound = bindToSubject((await authentic(what)).authentic, subject, HERE);
  return bound.outcome === 'bound' ? `bound${bound.attestation.through === null ? '' : ' through'}` : bound.rejection.code;
}

describe('bindToSubject', () => {
  it('makes an attestation of what was signed, by whom, and where it was found', async () => {
    const { authentic: given, candidate } = await authentic(naming({ sha256: SHA256 }));
    const places: NonEmpty<Candidate['foundAt']> = [{ source: 'file', address: 'a' }, { source: 'file', address: 'b' }];
    const bound = bindToSubject(given, fileOf(ARTIFACT), places);
    expect(bound).toMatchObject({ outcome: 'bound', attestation: { subject: digestOf(ARTIFACT), through: null, trust: 'custom', format: 'sigstore-bundle v0.3', evidence: candidate.id, foundAt: places, says: { kind: 'statement', predicateType: 'https://slsa.dev/provenance/v1' }, warnings: [] } });
  });

  it('makes a signature of a message', async () => {
    expect(bindToSubject((await authentic({ message: ARTIFACT })).authentic, fileOf(ARTIFACT), HERE)).toMatchObject({ outcome: 'bound', attestation: { says: { kind: 'signature' } } });
  });

  it.each<[string, readonly Readonly<Record<string, string>>[]]>([
    ['by sha256', [{ sha256: SHA256 }]],
    ['by sha512', [{ sha512: SHA512 }]],
    ['by both', [{ sha256: SHA256, sha512: SHA512 }]],
    ['beside an algorithm nobody computes', [{ sha256: SHA256, gitCommit: 'f'.repeat(40), sha1: 'f'.repeat(40) }]],
    ['as the second of its subjects', [{ sha256: 'f'.repeat(64) }, { sha256: SHA256 }]],
  ])('accepts a statement that names the subject %s', async (_name, digests) => {
    expect(await outcome(naming(...digests))).toBe('bound');
  });

  it.each<[string, readonly Readonly<Record<string, string>>[]]>([
    ['another digest', [{ sha256: 'f'.repeat(64) }]],
    ['the right digest and, for the same subject, a wrong one', [{ sha256: SHA256, sha512: 'f'.repeat(128) }]],
    ['the right digest in capitals', [{ sha256: SHA256.toUpperCase() }]],
    ['the right digest under a name in capitals', [{ SHA256 }]],
    ['the right digest under a weak name', [{ sha1: SHA256, md5: SHA256, gitCommit: SHA256 }]],
    ['the right digest under another strong name', [{ sha512: SHA256 }]],
    ['half of the right digest', [{ sha512: SHA512.slice(0, 64) }]],
    ['the right digest with its algorithm', [{ sha256: `sha256:${SHA256}` }]],
    ['nothing by a digest', [{ sha256: '' }]],
    ['nothing', [{}]],
  ])('refuses a statement that names %s', async (_name, digests) => {
    expect(await outcome(naming({ sha256: SHA256 }))).toBe('bound');
    expect(await outcome(naming(...digests))).toBe('SUBJECT_MISMATCH');
  });

  it('compares only what is known of a subject', async () => {
    expect(await outcome(naming({ sha512: SHA512 }), fileOf(ARTIFACT, ['sha256']))).toBe('SUBJECT_MISMATCH');
    expect(await outcome(naming({ sha256: SHA256, sha512: 'f'.repeat(128) }), fileOf(ARTIFACT, ['sha256']))).toBe('bound');
  });

  it('accepts what names a container of the subject, and says through which', async () => {
    const container = containerOf('checksums', 'checksums');
    const subject: Subject = { ...fileOf(Buffer.from('listed')), listedIn: [containerOf('index', 'index'), container] };
    const statement = naming({ sha256: container.container.slice(7) });
    expect(bindToSubject((await authentic(statement)).authentic, subject, HERE)).toMatchObject({ outcome: 'bound', attestation: { through: { container: container.container, how: 'checksums' }, subject: subject.digest } });
    expect(await outcome({ message: Buffer.from('checksums') }, subject)).toBe('bound through');
    expect(await outcome(naming({ sha256: SHA256 }), subject)).toBe('SUBJECT_MISMATCH');
    expect(await outcome({ message: ARTIFACT }, { ...fileOf(ARTIFACT), listedIn: [container] })).toBe('bound');
  });

  it('refuses what names a container by one right digest and a wrong one', async () => {
    const container = containerOf('checksums', 'checksums');
    const subject: Subject = { ...fileOf(Buffer.from('listed')), listedIn: [container] };
    const sha256 = container.container.slice(7);
    expect(await outcome(naming({ sha256, sha512: digestOf(container.bytes, 'sha512').slice(7), sha1: createHash('sha1').update(container.bytes).digest('hex') }), subject)).toBe('bound through');
    expect(await outcome(naming({ sha256, sha512: 'f'.repeat(128) }), subject)).toBe('SUBJECT_MISMATCH');
    expect(await outcome(naming({ sha256, sha1: 'f'.repeat(40) }), subject)).toBe('SUBJECT_MISMATCH');
  });

  it.each<[string, ToSign, string]>([
    ['a message', { message: Buffer.from('other') }, digestOf(Buffer.from('other'))],
    ['a statement', naming({ sha256: 'f'.repeat(64) }), `sha256:${'f'.repeat(64)}`],
    ['a statement about many', naming(...['1', '2', '3', '4', '5'].map((digit) => ({ sha256: digit.repeat(64) }))), `sha256:${'1'.repeat(64)}, sha256:${'2'.repeat(64)}, sha256:${'3'.repeat(64)} and 2 more`],
    ['a statement without any strong digest', naming({ sha1: 'f'.repeat(40) }, {}), 'a statement without a sha256, sha384 or sha512 among its 2 subjects'],
  ])('says what %s is about instead', async (_name, what, seen) => {
    const bound = bindToSubject((await authentic(what)).authentic, fileOf(ARTIFACT), HERE);
    expect(bound).toMatchObject({ outcome: 'rejected', rejection: { code: 'SUBJECT_MISMATCH', seen, expected: digestOf(ARTIFACT) } });
  });
});

describe('algorithmsNeeded', () => {
  it('are those of the message, or all strong ones of the statement once', async () => {
    expect(algorithmsNeeded((await authentic({ message: ARTIFACT }, { key: 'P-384' })).authentic)).toEqual(['sha384']);
    expect(algorithmsNeeded((await authentic(naming({ sha1: 'f', sha512: 'f', sha256: 'f' }, { sha256: 'f', blake3: 'f' }))).authentic)).toEqual(['sha512', 'sha256']);
    expect(algorithmsNeeded((await authentic(naming({ sha1: 'f' }))).authentic)).toEqual([]);
  });
});
