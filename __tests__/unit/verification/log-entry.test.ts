import { beforeAll, describe, expect, it } from '@jest/globals';
import type { LogEntry, SignedMaterial } from '../../../src/domain/material.ts';
import { bindLogEntry } from '../../../src/verification/log-entry.ts';
import { ARTIFACT, faultOf, present, read, type Json } from '../../support/verification.ts';
import { VirtualSigstore, aStatement, makeKey, pem, recoverOtherKeys, type EntryKind, type KeyKind, type SignOptions, type Signed } from '../../support/virtual-sigstore.ts';

let sigstore: VirtualSigstore;
beforeAll(async () => {
  sigstore = await VirtualSigstore.create();
});

type Kind = readonly [EntryKind, 'message' | 'envelope', 'rekor-v1' | 'rekor-v2'];
const KINDS: readonly Kind[] = [
  ['hashedrekord-0.0.1', 'message', 'rekor-v1'], ['hashedrekord-0.0.1', 'envelope', 'rekor-v1'], ['dsse-0.0.1', 'envelope', 'rekor-v1'], ['intoto-0.0.2', 'envelope', 'rekor-v1'],
  ['hashedrekord-0.0.2', 'message', 'rekor-v2'], ['hashedrekord-0.0.2', 'envelope', 'rekor-v2'], ['dsse-0.0.2', 'envelope', 'rekor-v2'],
];

interface Bound { readonly signed: Signed; readonly material: SignedMaterial; readonly entry: LogEntry; readonly signer: { readonly certificate: Buffer; readonly key: Buffer } }

async function sign([entryKind, content, log]: Kind, options: SignOptions = {}): Promise<Bound> {
  const signed = await sigstore.sign(content === 'message' ? { message: ARTIFACT } : { statement: aStatement() }, { log, entryKind, ...options });
  const material = read(signed.bundle);
  if (typeof material === 'string') throw new Error(material);
  return { signed, material, entry: present(material.logEntries[0]), signer: { certificate: signed.leaf, key: signed.key.spki } };
}

/** The verdict on an entry whose body says something else. */
function judged({ entry, material, signer }: Bound, body: string | Uint8Array = entry.body, over: Partial<LogEntry> = {}): unknown {
  return faultOf(() => bindLogEntry({ ...entry, ...over, body: Buffer.from(body) }, material, signer));
}
const textOf = ({ entry }: Bound): string => Buffer.from(entry.body).toString();
const bodyOf = (bound: Bound): { spec: Json } => JSON.parse(textOf(bound));

/** The verdict on an entry that names its key by this text. */
const named = (bound: Bound, text: string): unknown => {
  const body = bodyOf(bound);
  body.spec['signature'].publicKey.content = Buffer.from(text).toString('base64');
  return judged(bound, JSON.stringify(body));
};

describe.each(KINDS)('an entry of the kind %s about a %s', (...kind) => {
  it('binds signature, digest and certificate', async () => {
    const bound = await sign(kind);
    expect(bindLogEntry(bound.entry, bound.material, bound.signer)).toEqual([]);
  });

  it('about another signature is refused', async () => {
    const [bound, other] = [await sign(kind), await sign(kind)];
    expect(judged(bound, textOf(other))).toBe('LOG_BODY_MISMATCH');
  });

  it('about another digest is refused', async () => {
    const bound = await sign(kind);
    const body = sigstore.entry(bound.signed, { kind: kind[0], log: kind[2], digest: Buffer.alloc(32, 7) }).canonicalizedBody;
    expect(judged(bound, Buffer.from(body, 'base64'))).toBe('LOG_BODY_MISMATCH');
  });

  it('about another certificate, also of the same key, is refused', async () => {
    const bound = await sign(kind);
    for (const key of [makeKey(), bound.signed.key]) {
      const body = sigstore.entry(bound.signed, { kind: kind[0], log: kind[2], verifier: { certificate: sigstore.issue(key) } }).canonicalizedBody;
      expect(judged(bound, Buffer.from(body, 'base64'))).toBe('LOG_KEY_MISMATCH');
    }
  });

  it('about a key recovered from the signature is refused', async () => {
    const bound = await sign(kind);
    const body = sigstore.entry(bound.signed, { kind: kind[0], log: kind[2], verifier: { key: present(recoverOtherKeys(bound.signed)[0]) } }).canonicalizedBody;
    expect(judged(bound, Buffer.from(body, 'base64'))).toBe('LOG_KEY_MISMATCH');
  });

  // Rekor v2 is given the bare key by some clients; the certificate is not in the log then, and that is said.
  it('about the bare key of the certificate is let be in Rekor v2 only', async () => {
    const bound = await sign(kind);
    const body = Buffer.from(sigstore.entry(bound.signed, { kind: kind[0], log: kind[2], verifier: { key: bound.signed.publicKey } }).canonicalizedBody, 'base64');
    if (kind[2] === 'rekor-v1' || kind[0] === 'dsse-0.0.2') expect(judged(bound, body)).toBe('LOG_KEY_MISMATCH');
    else expect(bindLogEntry({ ...bound.entry, body }, bound.material, bound.signer)).toMatchObject([{ code: 'LOG_NAMES_KEY_ONLY', level: 'warning', seen: `entry ${bound.entry.logIndex}` }]);
  });

  it.each(['', '{', 'null', '[]', '{"kind":"x"}', '\u0000'])('with the body %j is refused', async (body) => {
    expect(judged(await sign(kind), body)).toBe('LOG_BODY_MISMATCH');
  });

  it('with an empty spec, or none, is refused', async () => {
    const bound = await sign(kind);
    for (const spec of [undefined, null, {}, []]) expect(judged(bound, JSON.stringify({ ...bodyOf(bound), spec }))).toBe('LOG_BODY_MISMATCH');
  });

  it('that is given as another kind or version is refused', async () => {
    const bound = await sign(kind);
    expect(judged(bound, textOf(bound), { kind: bound.entry.kind === 'dsse' ? 'hashedrekord' : 'dsse', version: '0.0.1' })).toBe('LOG_BODY_MISMATCH');
    expect(judged(bound, textOf(bound), { version: '0.0.9' })).toBe('LOG_KIND_UNSUPPORTED');
    expect(judged(bound, textOf(bound), { kind: '__proto__' })).toBe('LOG_KIND_UNSUPPORTED');
  });

  it('with one key twice in its body is refused', async () => {
    const bound = await sign(kind);
    expect(judged(bound, textOf(bound).replace('"spec":', `"spec":{},"spec":`))).toBe('LOG_BODY_MISMATCH');
  });

  it.each(['P-384', 'P-521', 'RSA'] satisfies readonly KeyKind[])('under %s is bound by the digest it names', async (key) => {
    const bound = await sign(kind, { key });
    expect(bindLogEntry(bound.entry, bound.material, bound.signer)).toEqual([]);
  });
});

describe('an entry for envelopes', () => {
  it.each(['dsse-0.0.1', 'intoto-0.0.2', 'dsse-0.0.2'] as const)('of the kind %s with two signatures, or none, is refused', async (entryKind) => {
    const bound = await sign([entryKind, 'envelope', entryKind === 'dsse-0.0.2' ? 'rekor-v2' : 'rekor-v1']);
    for (const count of [0, 2]) {
      const body = bodyOf(bound);
      const holder = body.spec['dsseV002'] ?? body.spec['content']?.envelope ?? body.spec;
      holder['signatures'] = Array.from({ length: count }, () => holder['signatures'][0]);
      expect(judged(bound, JSON.stringify(body))).toBe('LOG_BODY_MISMATCH');
    }
  });

  it('says nothing about a message, even where signature and key are the same', async () => {
    const envelope = await sign(['dsse-0.0.1', 'envelope', 'rekor-v1']);
    const material: SignedMaterial = { ...envelope.material, content: { kind: 'message', digest: null, payload: null } };
    expect(judged({ ...envelope, material })).toBe('LOG_BODY_MISMATCH');
  });
});

describe('an entry that names its key', () => {
  it('in one PEM block is bound by the bytes in it', async () => {
    const bound = await sign(['hashedrekord-0.0.1', 'message', 'rekor-v1']);
    const text = pem('CERTIFICATE', bound.signed.leaf);
    expect(named(bound, text)).toBe('nothing');
    expect(named(bound, text.replaceAll('\n', '\r\n'))).toBe('nothing');
    expect(named(bound, text + text)).toBe('LOG_BODY_MISMATCH');
    expect(named(bound, bound.signed.leaf.toString('base64'))).toBe('LOG_BODY_MISMATCH');
    expect(named(bound, text.replaceAll('CERTIFICATE', 'PRIVATE KEY'))).toBe('LOG_BODY_MISMATCH');
  });

  it('among a megabyte of blanks is refused in no time', async () => {
    const bound = await sign(['hashedrekord-0.0.1', 'message', 'rekor-v1']);
    const started = performance.now();
    expect(named(bound, `-----BEGIN CERTIFICATE-----${' '.repeat(700_000)}x`)).toBe('LOG_BODY_MISMATCH');
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it.each([
    ['in two ways', (verifier: Json) => { verifier['publicKey'] = verifier['x509Certificate']; }],
    ['in no way', (verifier: Json) => { delete verifier['x509Certificate']; }],
    ['as what is no object', (verifier: Json) => { verifier['x509Certificate'] = 'x'; }],
    ['without bytes', (verifier: Json) => { verifier['x509Certificate'] = {}; }],
  ])('%s is refused in Rekor v2', async (_name, change) => {
    const bound = await sign(['hashedrekord-0.0.2', 'message', 'rekor-v2']);
    const body = bodyOf(bound);
    change(body.spec['hashedRekordV002'].signature.verifier);
    expect(judged(bound)).toBe('nothing');
    expect(judged(bound, JSON.stringify(body))).toBe('LOG_BODY_MISMATCH');
  });
});

describe('an entry that names a digest', () => {
  it.each([['sha1', 'a'.repeat(40)], ['sha256', 'A'.repeat(64)], ['sha256', 'a'.repeat(63)], ['SHA256', 'a'.repeat(64)], ['', '']])('of the algorithm %j as %j is refused', async (algorithm, value) => {
    const bound = await sign(['hashedrekord-0.0.1', 'message', 'rekor-v1']);
    const body = bodyOf(bound);
    body.spec['data'].hash = { algorithm, value };
    expect(judged(bound, JSON.stringify(body))).toBe('LOG_BODY_MISMATCH');
  });

  it.each(['SHA1', 'sha256', 'HASH_ALGORITHM_UNSPECIFIED', 'constructor'])('of the algorithm %s is refused in Rekor v2', async (algorithm) => {
    const bound = await sign(['hashedrekord-0.0.2', 'message', 'rekor-v2']);
    const body = bodyOf(bound);
    body.spec['hashedRekordV002'].data.algorithm = algorithm;
    expect(judged(bound, JSON.stringify(body))).toBe('LOG_BODY_MISMATCH');
  });
});
