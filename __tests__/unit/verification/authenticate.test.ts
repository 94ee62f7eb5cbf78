import { generateKeyPairSync, sign as signBytes, type KeyObject } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { digestOf } from '../../../src/domain/digest.ts';
import type { SignedMaterial } from '../../../src/domain/material.ts';
import type { TrustDomain } from '../../../src/domain/trust-domain.ts';
import { authenticate, wantsSubject } from '../../../src/verification/authenticate.ts';
import { ARTIFACT, accepted, domainOf, examine, flipped, present, read, requiring, verdictOn } from '../../support/verification.ts';
import { DEFAULT_NOW, VirtualSigstore, aStatement, makeKey, reassemble, type HashName, type KeyKind, type SignOptions, type SigningKey, type ToSign } from '../../support/virtual-sigstore.ts';

const message: ToSign = { message: ARTIFACT };
const statement: ToSign = { statement: aStatement() };
const MINUTE_MS = 60_000;

let sigstore: VirtualSigstore;
let domain: TrustDomain;
beforeAll(async () => {
  sigstore = await VirtualSigstore.create();
  domain = domainOf(sigstore.trustedRoot());
});

const materialOf = (document: object): SignedMaterial => {
  const material = read(document);
  if (typeof material === 'string') throw new Error(material);
  return material;
};

const of = (one: VirtualSigstore, name: string): TrustDomain => ({ ...domainOf(one.trustedRoot()), name });
const ask = async (options: SignOptions, requires: Partial<TrustDomain['requires']>): Promise<string> => verdictOn((await sigstore.sign(message, options)).bundle, requiring(domain, requires));

/** A key that the forge does not make. */
function keyOfKind(pair: { readonly publicKey: KeyObject; readonly privateKey: KeyObject }, hash: HashName | null = 'sha256'): SigningKey {
  return { ...makeKey(), ...pair, spki: pair.publicKey.export({ format: 'der', type: 'spki' }), hash, kind: hash === null ? 'Ed25519' : 'P-256' };
}

describe('keys', () => {
  const all: readonly (readonly [KeyKind, string, ToSign, SignOptions])[] = (['P-256', 'P-384', 'P-521', 'RSA', 'Ed25519'] as const).flatMap((key) => [
    [key, 'message', message, {}], [key, 'statement', statement, {}], [key, 'message', message, { log: 'rekor-v2' }], [key, 'statement', statement, { log: 'rekor-v2' }],
  ] as const);
  it.each(all)('of the kind %s sign a %s', async (key, _what, what, options) => {
    const { bundle } = await sigstore.sign(what, { key, ...options });
    expect(await verdictOn(bundle, domain)).toBe('accepted');
    expect(await verdictOn(bundle, { domains: domain, bytes: Buffer.from('another artifact') })).toBe(key === 'Ed25519' && what === message ? 'SIGNATURE_INVALID' : 'SUBJECT_MISMATCH');
  });

  it.each([['P-256', 'sha512'], ['P-384', 'sha256'], ['P-521', 'sha384'], ['RSA', 'sha512']] as const)('of the kind %s sign a message by %s', async (key, hash) => {
    expect(await verdictOn((await sigstore.sign(message, { key, hash })).bundle, domain)).toBe('accepted');
  });

  it.each(['P-384', 'P-521'] as const)('of the kind %s sign a statement by sha256, as older clients did', async (key) => {
    expect(await verdictOn((await sigstore.sign(statement, { key, hash: 'sha256' })).bundle, domain)).toBe('accepted');
    expect(await verdictOn((await sigstore.sign(statement, { key, hash: key === 'P-384' ? 'sha512' : 'sha384' })).bundle, domain)).toBe('SIGNATURE_INVALID');
  });

  it('that sign with PSS are not verified', async () => {
    for (const what of [message, statement]) expect(await verdictOn((await sigstore.sign(what, { key: 'RSA-PSS' })).bundle, domain)).toBe('SIGNATURE_INVALID');
  });

  it.each<[string, () => SigningKey]>([
    ['secp256k1', () => keyOfKind(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }))],
    ['P-224', () => keyOfKind(generateKeyPairSync('ec', { namedCurve: 'P-224' }))],
    ['Ed448', () => keyOfKind(generateKeyPairSync('ed448'), null)],
  ])('of the kind %s are not verified, though OpenSSL could', async (_name, make) => {
    const key = make();
    for (const what of [message, statement]) {
      const signed = await sigstore.sign(what, { key });
      expect(signBytes(key.hash, signed.signedBytes, key.privateKey).length).toBeGreaterThan(0);
      expect(await verdictOn(signed.bundle, domain)).toBe('KEY_UNSUPPORTED');
    }
  });

  it('that sign bytes need the bytes', async () => {
    const { bundle } = await sigstore.sign(message, { key: 'Ed25519' });
    expect(await verdictOn(bundle, { domains: domain, digestOnly: true })).toBe('SUBJECT_BYTES_NEEDED');
    expect(await verdictOn(bundle, domain)).toBe('accepted');
  });

  it('that sign bytes are held to the digest that the bundle states', async () => {
    const signed = await sigstore.sign(message, { key: 'Ed25519' });
    expect(await verdictOn(reassemble(signed, { messageDigest: Buffer.alloc(32, 1) }).bundle, domain)).toBe('SUBJECT_MISMATCH');
    expect(await verdictOn(reassemble(signed, { hash: 'sha512', entries: [sigstore.entry({ ...signed, hash: 'sha512' })] }).bundle, domain)).toBe('accepted');
  });
});

describe('wantsSubject', () => {
  it('says what the examination depends on', async () => {
    expect(wantsSubject(materialOf((await sigstore.sign(message)).bundle), [])).toBe('no');
    expect(wantsSubject(materialOf((await sigstore.sign(statement, { key: 'Ed25519' })).bundle), [])).toBe('no');
    expect(wantsSubject(materialOf((await sigstore.sign(message, { key: 'Ed25519' })).bundle), [])).toBe('bytes');
    expect(wantsSubject(materialOf(sigstore.cosignBundle(ARTIFACT, { cosign: { rekor: false } })), [])).toBe('digest');
    expect(wantsSubject(materialOf((await sigstore.sign(message, { signer: 'key' })).bundle), [])).toBe('no');
    expect(wantsSubject(materialOf((await sigstore.sign(message, { leaf: Buffer.from('x') })).bundle), [])).toBe('no');
  });
});

describe('a signature that states no digest', () => {
  it('is compared with those of the subject', async () => {
    const unlogged = domainOf(sigstore.trustedRoot(), { ignoreLogs: true });
    const material = materialOf(sigstore.cosignBundle(ARTIFACT, { cosign: { rekor: false } }));
    const timed: SignedMaterial = { ...material, timestamps: [sigstore.timestamp(material.signature)] };
    const verdict = async (subject: Parameters<typeof authenticate>[2]): Promise<string> => {
      const examined = await authenticate(timed, { domains: [unlogged], keys: [], now: new Date() }, subject);
      return examined.outcome === 'authentic' ? JSON.stringify(examined.authentic.fields.content) : examined.rejection.code;
    };
    expect(await verdict({ digests: [digestOf(ARTIFACT, 'sha512'), digestOf(ARTIFACT)], bytes: null })).toBe(JSON.stringify({ kind: 'message', digest: digestOf(ARTIFACT) }));
    expect(await verdict({ digests: [digestOf(Buffer.from('other'))], bytes: null })).toBe('SIGNATURE_INVALID');
    expect(await verdict(null)).toBe('SIGNATURE_INVALID');
  });
});

describe('a signature that states no digest, by a key that signs bytes', () => {
  it('is about the bytes', async () => {
    const material = materialOf(sigstore.cosignBundle(ARTIFACT, { key: 'Ed25519', cosign: { rekor: false } }));
    const timed: SignedMaterial = { ...material, timestamps: [sigstore.timestamp(material.signature)] };
    const examined = await authenticate(timed, { domains: [domainOf(sigstore.trustedRoot(), { ignoreLogs: true })], keys: [], now: new Date() }, { digests: [], bytes: ARTIFACT });
    expect(examined.outcome === 'authentic' ? examined.authentic.fields.content : examined.rejection.code).toEqual({ kind: 'message', digest: digestOf(ARTIFACT) });
  });
});

describe('several trust domains', () => {
  it('are tried in turn, and the evidence is of the one under which it verifies', async () => {
    const [github, stranger] = [await VirtualSigstore.create({ style: 'github' }), await VirtualSigstore.create()];
    const domains = [of(sigstore, 'public'), of(github, 'github')] as const;
    expect((await accepted((await sigstore.sign(statement)).bundle, { domains })).trust).toBe('public');
    expect((await accepted((await github.sign(statement)).bundle, { domains })).trust).toBe('github');
    expect(await verdictOn((await stranger.sign(statement)).bundle, { domains })).toBe('WITNESSES_TOO_FEW');
  });

  it('lend one another neither roots nor thresholds', async () => {
    const github = await VirtualSigstore.create({ style: 'github' });
    const domains = [domain, domainOf(github.trustedRoot())] as const;
    // A certificate of the instance with a log, timed by the authority of the one without.
    const { bundle } = await sigstore.sign(statement, { log: 'none', timestamps: [{ authority: github.timestampAuthorities[0] }] });
    expect(await verdictOn(bundle, { domains })).toBe('WITNESSES_TOO_FEW');
    // A log entry where only a timestamp is asked for adds nothing and harms nothing.
    const { bundle: both } = await github.sign(statement, { log: sigstore.logs['rekor-v1'], timestamps: 1 });
    expect((await accepted(both, { domains })).witnessed.map(({ kind }) => kind)).toEqual(['timestamp']);
  });

  it('are refused with what is most telling', async () => {
    const stranger = domainOf((await VirtualSigstore.create()).trustedRoot());
    const signed = await sigstore.sign(message);
    const { bundle } = reassemble(signed, { entries: [sigstore.entry(signed, { verifier: { certificate: sigstore.issue(makeKey()) } })] });
    expect(await verdictOn(bundle, { domains: [stranger, domain] })).toBe('LOG_KEY_MISMATCH');
    expect(await verdictOn(bundle, { domains: [domain, stranger] })).toBe('LOG_KEY_MISMATCH');
  });
});

describe('witnesses', () => {
  it('are counted by log, by authority, and as times', async () => {
    expect(await ask({ log: ['rekor-v1', 'rekor-v2'] }, { logs: 2 })).toBe('accepted');
    expect(await ask({ log: ['rekor-v1'] }, { logs: 2 })).toBe('WITNESSES_TOO_FEW');
    expect(await ask({ timestamps: 1 }, { timestamps: 1, times: 2 })).toBe('accepted');
    expect(await ask({}, { timestamps: 1 })).toBe('WITNESSES_TOO_FEW');
    expect(await ask({}, { times: 2 })).toBe('WITNESSES_TOO_FEW');
    expect(await ask({ sct: 2 }, { scts: 2 })).toBe('accepted');
    expect(await ask({ sct: 1 }, { scts: 2 })).toBe('CERTIFICATE_SCT');
  });

  it('say when, where the time is proven, and which index, where the place is', async () => {
    const signed = await sigstore.sign(message, { log: ['rekor-v1', 'rekor-v2'], timestamps: 1 });
    const { witnessed } = await accepted(signed.bundle, domain);
    expect(witnessed).toEqual([
      { kind: 'log', authority: 'https://rekor.virtual.test', index: present(signed.entries[0]).logIndex, at: DEFAULT_NOW },
      { kind: 'log', authority: 'https://log2026-1.rekor.virtual.test', index: present(present(signed.entries[1]).inclusionProof).logIndex, at: null },
      { kind: 'timestamp', authority: 'https://timestamp.virtual.test/a', index: null, at: DEFAULT_NOW },
    ]);
  });

  it('that hold the certificate valid at the edge of its minutes are good', async () => {
    const end = new Date(DEFAULT_NOW.getTime() + 10 * MINUTE_MS);
    expect(await verdictOn((await sigstore.sign(message, { entry: { at: end } })).bundle, domain)).toBe('accepted');
    expect(await verdictOn((await sigstore.sign(message, { entry: { at: new Date(end.getTime() + 1000) } })).bundle, domain)).toBe('CERTIFICATE_CHAIN');
  });

  it('are not a promise about a time that is nothing', async () => {
    const signed = await sigstore.sign(message, { at: new Date(0), notBefore: new Date(0), timestamps: 0 });
    expect(await verdictOn(signed.bundle, domainOf(sigstore.trustedRoot({ validity: { tlogs: { start: '1970-01-01T00:00:00Z' } } })))).toBe('WITNESSES_TOO_FEW');
  });
});

describe('authorities', () => {
  it('that had ended when they were to vouch are refused', async () => {
    // The intermediate of the certificate authority is valid from 2021 on.
    const early = new Date('2020-06-01T00:00:00Z');
    const signed = await sigstore.sign(message, { at: early });
    const root = sigstore.trustedRoot({ validity: { tlogs: { start: '2019-01-01T00:00:00Z' }, ctlogs: { start: '2019-01-01T00:00:00Z' }, certificateAuthorities: { start: '2019-01-01T00:00:00Z' } } });
    expect(await verdictOn(signed.bundle, domainOf(root))).toBe('CERTIFICATE_CHAIN');
    expect(await verdictOn((await sigstore.sign(message)).bundle, domainOf(root))).toBe('accepted');
  });

  it('that are gone today still vouch for what they saw', async () => {
    const root = sigstore.trustedRoot({ validity: Object.fromEntries(['tlogs', 'ctlogs', 'certificateAuthorities', 'timestampAuthorities'].map((part) => [part, { end: new Date(DEFAULT_NOW.getTime() + MINUTE_MS) }])) });
    expect(await verdictOn((await sigstore.sign(message, { timestamps: 1 })).bundle, domainOf(root))).toBe('accepted');
  });

  it('may be a root alone, and may have P-384 keys', async () => {
    for (const options of [{ intermediate: false }, { authorityKey: 'P-384' }] as const) {
      const other = await VirtualSigstore.create(options);
      expect(await verdictOn((await other.sign(message)).bundle, domainOf(other.trustedRoot()))).toBe('accepted');
    }
  });

  it('whose certificate the library cannot read vouch for nothing and sink no other', async () => {
    const broken: TrustDomain = { ...domain, roots: { ...domain.roots, certificateAuthorities: [{ name: 'broken', chain: [Buffer.from('3000', 'hex')], validity: { start: null, end: null } }, ...domain.roots.certificateAuthorities], timestampAuthorities: [{ name: 'broken', chain: [Buffer.from('x')], validity: { start: null, end: null } }, ...domain.roots.timestampAuthorities] } };
    expect(await verdictOn((await sigstore.sign(message, { timestamps: 1 })).bundle, broken)).toBe('accepted');
    expect(await verdictOn((await sigstore.sign(message)).bundle, { ...broken, roots: { ...broken.roots, certificateAuthorities: broken.roots.certificateAuthorities.slice(0, 1) } })).toBe('CERTIFICATE_CHAIN');
  });

  it('whose entry says nothing of their time are good at any', async () => {
    const open = { start: null, end: null } as const;
    const { roots } = domain;
    const timeless: TrustDomain = { ...domain, roots: { transparencyLogs: roots.transparencyLogs.map((log) => ({ ...log, validity: open })), certificateLogs: roots.certificateLogs.map((log) => ({ ...log, validity: open })), certificateAuthorities: roots.certificateAuthorities.map((one) => ({ ...one, validity: open })), timestampAuthorities: roots.timestampAuthorities.map((one) => ({ ...one, validity: open })) } };
    expect(await verdictOn((await sigstore.sign(message, { log: 'rekor-v2' })).bundle, timeless)).toBe('accepted');
  });
});

describe('hostile material', () => {
  it('with an entry that neither promises nor proves anything is refused', async () => {
    const signed = await sigstore.sign(message, { timestamps: 1 });
    const material = materialOf(signed.bundle);
    const examined = await authenticate({ ...material, logEntries: material.logEntries.map((entry) => ({ ...entry, promise: null, proof: null })) }, { domains: [domain], keys: [], now: new Date() }, null);
    expect(examined).toMatchObject({ outcome: 'rejected', rejection: { code: 'LOG_INCLUSION' } });
  });

  it('with a timestamp of the thirteenth month is refused', async () => {
    const signed = await sigstore.sign(message, { timestamps: 1 });
    const token = Buffer.from(present(signed.timestamps[0]).toString('latin1').replace('20260601120000Z', '20261301120000Z'), 'latin1');
    expect(await examine(reassemble(signed, { timestamps: [token] }).bundle, { domains: domain })).toMatchObject({ verdict: 'TIME_INVALID', seen: 'a timestamp without a time' });
  });

  it('with a list of certificate promises that cannot be read is refused, and the library\'s own error kept', async () => {
    const fate = await examine((await sigstore.sign(message, { sct: false, moreExtensions: [{ oid: '1.3.6.1.4.1.11129.2.4.2', value: Buffer.from('0404000200ff', 'hex') }] })).bundle, { domains: domain });
    expect(fate).toMatchObject({ verdict: 'VERIFIER_THREW', expected: 'evidence that can be examined' });
  });

  it.each<[string, Partial<SignedMaterial>]>([
    ['log entries', { logEntries: Array.from({ length: 33 }, () => ({ logId: Buffer.from('x'), logIndex: '0', kind: 'x', version: 'x', integratedTime: null, promise: null, proof: null, body: Buffer.from('x') })) }],
    ['timestamps', { timestamps: Array.from({ length: 33 }, () => Buffer.from('x')) }],
    ['certificates', { signer: { kind: 'certificate', leaf: Buffer.from('x'), others: Array.from({ length: 17 }, () => Buffer.from('x')), mayHoldRoot: false } }],
    ['bytes of signature', { signature: Buffer.alloc(16_385) }],
  ])('with too many %s is refused unread', async (what, change) => {
    const examined = await authenticate({ ...materialOf((await sigstore.sign(message)).bundle), ...change }, { domains: [domain], keys: [], now: new Date() }, null);
    expect(examined).toMatchObject({ outcome: 'rejected', rejection: { code: 'FORMAT_MALFORMED' } });
    expect(examined.outcome === 'rejected' ? examined.rejection.seen : '').toContain(what);
  });

  it.each<[string, string]>([
    ['nothing', '3000'], ['a number', '020100'], ['a sequence of sequences', '300930030201003000 0500'.replaceAll(' ', '')], ['zeros', '00'.repeat(64)], ['an endless length', '3084ffffffff'],
  ])('whose leaf is %s is refused', async (_name, hex) => {
    expect(await verdictOn((await sigstore.sign(message, { leaf: Buffer.from(hex, 'hex') })).bundle, domain)).toBe('CERTIFICATE_EXTENSIONS');
  });

  // All of the frame around the signed part, and a sample of the rest: the signature of the authority covers that.
  it('is refused for every byte of the leaf that is altered', async () => {
    const signed = await sigstore.sign(message, { log: 'none', timestamps: 1 });
    const unlogged = domainOf(sigstore.trustedRoot(), { ignoreLogs: true });
    const verdicts = new Set<string>();
    for (let at = 0; at < signed.leaf.length; at += at < 40 || at > signed.leaf.length - 100 ? 1 : 17) {
      verdicts.add(await verdictOn(reassemble(signed, { signer: { kind: 'certificate', leaf: flipped(signed.leaf, at) } }).bundle, unlogged));
    }
    expect(await verdictOn(signed.bundle, unlogged)).toBe('accepted');
    expect([...verdicts].toSorted()).toEqual(['CERTIFICATE_CHAIN', 'CERTIFICATE_EXTENSIONS']);
  });

  // CMS leaves some of its frame unsigned; whatever is done to that, the time stays what the authority said.
  it('has no other time for any byte of the timestamp that is altered', async () => {
    const signed = await sigstore.sign(message, { log: 'rekor-v2' });
    const token = present(signed.timestamps[0]);
    const seen = new Set<string>();
    for (let at = 0; at < token.length; at += 5) {
      const fate = await examine(reassemble(signed, { timestamps: [flipped(token, at)] }).bundle, { domains: domain });
      seen.add(fate.verdict === 'accepted' ? JSON.stringify(fate.attestation.witnessed[1]?.at) : fate.verdict);
    }
    expect([...seen].toSorted()).toEqual(['"2026-06-01T12:00:00.000Z"', 'TIME_INVALID', 'WITNESSES_TOO_FEW']);
  });

  it('says what was seen and expected, and keeps the cause', async () => {
    const fate = await examine((await sigstore.sign(message, { sct: false })).bundle, { domains: domain });
    expect(fate).toMatchObject({ verdict: 'CERTIFICATE_SCT', seen: 'expected 1 SCTs, got 0', expected: 'a promise of a certificate log of the trust root, and no other', cause: { code: 'CERTIFICATE_ERROR' } });
  });
});
