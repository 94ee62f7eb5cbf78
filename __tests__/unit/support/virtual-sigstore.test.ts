// The forge is only as good as an independent judge says: what it makes is accepted by @sigstore/verify, and one altered byte is refused by it.
// Where that library looks away, the evidence is accepted too: then only a check of our own can refuse it.

import { X509Certificate, verify as verifySignature } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { bundleFromJSON } from '@sigstore/bundle';
import { X509Certificate as SigstoreCertificate } from '@sigstore/core';
import { PublicKey, TrustedRoot } from '@sigstore/protobuf-specs';
import { VerificationError, Verifier, toSignedEntity, toTrustMaterial, type VerifierOptions } from '@sigstore/verify';
import {
  DEFAULT_IDENTITY, DEFAULT_NOW, GITHUB_ISSUER, VirtualSigstore, aGithubIdentity, aStatement, makeKey, preAuthEncoding, reassemble, recoverOtherKeys,
  type BundleJson, type LogEntryJson, type SignOptions, type Signed, type ToSign, type TrustedRootJson,
} from '../../support/virtual-sigstore.ts';
import { hashLeaf, inclusionPath, merkleRoot } from '../../support/forge/merkle.ts';
import { integer, oid, utf8 } from '../../support/forge/der.ts';

const MESSAGE = Buffer.from('artifact');
const message: ToSign = { message: MESSAGE };
const statement: ToSign = { statement: aStatement() };
const TSA_ONLY = { tlogThreshold: 0, ctlogThreshold: 0 };
const MINUTE_MS = 60_000;

let sigstore: VirtualSigstore;
let stranger: VirtualSigstore;
beforeAll(async () => {
  sigstore = await VirtualSigstore.create();
  stranger = await VirtualSigstore.create();
});

/** `accepted`, the code of the refusal, or what else was thrown. */
function verdict(signed: Pick<Signed, 'bundle' | 'key'>, thresholds: VerifierOptions = {}, root: TrustedRootJson = sigstore.trustedRoot()): string {
  const hint = signed.bundle.verificationMaterial.publicKey?.hint ?? '';
  const keys = { [hint]: PublicKey.fromJSON({ rawBytes: signed.key.spki.toString('base64'), keyDetails: signed.key.details }) };
  try {
    const entity = toSignedEntity(bundleFromJSON(signed.bundle), MESSAGE);
    new Verifier(toTrustMaterial(TrustedRoot.fromJSON(root), keys), thresholds).verify(entity);
    return 'accepted';
  } catch (error) {
    if (error instanceof VerificationError) return error.code;
    return `threw ${String(error)}`;
  }
}

/** The bundle with a change to its JSON. */
function altered(signed: Signed, change: (bundle: BundleJson) => void): Signed {
  const bundle = structuredClone(signed.bundle);
  change(bundle);
  return { ...signed, bundle };
}

/** Flips the lowest bit of one byte; the last unless said otherwise. */
function flipped(base64: string | undefined, at = -1): string {
  const bytes = Buffer.from(base64 ?? '', 'base64');
  const place = at < 0 ? bytes.length + at : at;
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  return bytes.toString('base64');
}

// The library's types want a Buffer over a plain ArrayBuffer.
const parsed = (der: Buffer): SigstoreCertificate => SigstoreCertificate.parse(Buffer.from(der));
const entryOf = (bundle: BundleJson): LogEntryJson => present(bundle.verificationMaterial.tlogEntries[0]);
const proofOf = (bundle: BundleJson): NonNullable<LogEntryJson['inclusionProof']> => present(entryOf(bundle).inclusionProof);
const extension = (leaf: Buffer, n: number): string | undefined => parsed(leaf).extension(`1.3.6.1.4.1.57264.1.${n}`)?.value.toString('hex');
const hex = (text: string): string => Buffer.from(text).toString('hex');

/** The value, which the forge makes by default. */
function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the forge did not make it');
  return value;
}

describe('VirtualSigstore evidence', () => {
  it.each<[string, ToSign, SignOptions, VerifierOptions]>([
    ['a message in Rekor v1', message, {}, {}],
    ['a statement in Rekor v1', statement, {}, {}],
    ['an envelope of another payload type', { envelope: { payload: MESSAGE, payloadType: 'text/plain' } }, {}, {}],
    ['bundle v0.1, with a promise and no proof', message, { bundle: '0.1' }, {}],
    ['bundle v0.1 of a statement', statement, { bundle: '0.1' }, {}],
    ['bundle v0.2', message, { bundle: '0.2' }, {}],
    ['bundle v0.2 with intoto 0.0.2', statement, { bundle: '0.2', entryKind: 'intoto-0.0.2' }, {}],
    ['a statement as hashedrekord in Rekor v1', statement, { entryKind: 'hashedrekord' }, {}],
    ['a message in Rekor v2', message, { log: 'rekor-v2' }, {}],
    ['a statement in Rekor v2', statement, { log: 'rekor-v2' }, {}],
    ['a statement as dsse 0.0.2 in Rekor v2', statement, { log: 'rekor-v2', entryKind: 'dsse' }, {}],
    ['a timestamp only', statement, { log: 'none', sct: false }, TSA_ONLY],
    ['Rekor v1 and a timestamp', message, { timestamps: 1 }, { timestampThreshold: 2 }],
    ['two timestamp authorities', message, { timestamps: 2, promise: false }, { timestampThreshold: 2 }],
    ['two logs of the first generation', message, { log: ['rekor-v1', 'rekor-v1-b'] }, { tlogThreshold: 2 }],
    ['logs of both generations', message, { log: ['rekor-v1', 'rekor-v2', 'rekor-v2-b'] }, { tlogThreshold: 3 }],
    ['two certificate logs', message, { sct: 2 }, { ctlogThreshold: 2 }],
    ['no certificate log', message, { sct: false }, { ctlogThreshold: 0 }],
    ['a promise without a proof', message, { proof: false, bundle: '0.1' }, {}],
    ['a tree of one leaf', message, { treeSize: 1 }, {}],
    ['a tree of 10^12 leaves', message, { treeSize: 1e12 }, {}],
    ['a cosigned checkpoint', message, { log: 'rekor-v2', entry: { checkpoint: { cosignatures: 3 } } }, {}],
    ['a checkpoint with more lines', message, { entry: { checkpoint: { more: ['Timestamp: 1780000000000000000'] } } }, {}],
    ['an e-mail identity', message, { identity: 'jane@example.com' }, {}],
    ['a managed key with an entry', message, { signer: 'key' }, {}],
    ['a managed key in Rekor v2', message, { signer: 'key', log: 'rekor-v2' }, {}],
    ['a managed key alone', statement, { signer: 'key', log: 'none', hint: 'my key' }, { tlogThreshold: 0, timestampThreshold: 0 }],
    ['a message under P-384', message, { key: 'P-384' }, {}],
    ['a message under P-521', message, { key: 'P-521' }, {}],
    ['a message under RSA', message, { key: 'RSA' }, {}],
    ['a statement under Ed25519', statement, { key: 'Ed25519' }, {}],
    ['a time long past', message, { at: new Date('2022-02-02T02:02:02Z') }, {}],
    ['a timestamp with milliseconds and certificate', message, { log: 'rekor-v2', timestamps: [{ milliseconds: true, certificate: true, hash: 'sha512' }] }, {}],
  ])('of %s is accepted', async (_name, what, options, thresholds) => {
    expect(verdict(await sigstore.sign(what, options), thresholds)).toBe('accepted');
  });

  it('verifies under an authority without intermediate and under one with P-384 keys', async () => {
    const flat = await VirtualSigstore.create({ intermediate: false });
    const fulcio = await VirtualSigstore.create({ authorityKey: 'P-384' });
    expect(verdict(await flat.sign(message), {}, flat.trustedRoot())).toBe('accepted');
    expect(verdict(await fulcio.sign(message), {}, fulcio.trustedRoot())).toBe('accepted');
    expect(flat.trustedRoot().certificateAuthorities[0]?.certChain.certificates).toHaveLength(1);
  });

  it('of the github style has timestamps only, and its root has no logs', async () => {
    const github = await VirtualSigstore.create({ style: 'github' });
    const signed = await github.sign(statement);
    expect(verdict(signed, TSA_ONLY, github.trustedRoot())).toBe('accepted');
    expect(signed.bundle.verificationMaterial.tlogEntries).toEqual([]);
    expect(github.trustedRoot()).toMatchObject({ tlogs: [], ctlogs: [] });
    expect(new X509Certificate(signed.leaf).issuer).toBe('O=GitHub\\, Inc.\nCN=intermediate');
    expect(verdict(signed, {}, github.trustedRoot())).toBe('CERTIFICATE_ERROR');
  });

  it('of one instance is worth nothing under another of the same name', async () => {
    const signed = await sigstore.sign(message);
    expect(verdict(signed)).toBe('accepted');
    expect(verdict(signed, {}, stranger.trustedRoot())).toBe('CERTIFICATE_ERROR');
  });

  it('of keys and kinds that sigstore-js cannot verify holds by node:crypto', async () => {
    const pss = await sigstore.sign(statement, { key: 'RSA-PSS' });
    const sha384 = await sigstore.sign(statement, { key: 'P-384' });
    expect(verifySignature('sha256', pss.signedBytes, { key: pss.publicKey, padding: 6 }, pss.signature)).toBe(true);
    expect(verifySignature('sha384', sha384.signedBytes, sha384.publicKey, sha384.signature)).toBe(true);
    expect(verdict(pss)).toBe('SIGNATURE_ERROR');
    expect(verdict(sha384)).toBe('SIGNATURE_ERROR');
  });
});

describe('one altered byte', () => {
  it.each<[string, SignOptions, (bundle: BundleJson) => void, string]>([
    ['in the signature', {}, (b) => { if (b.messageSignature) b.messageSignature.signature = flipped(b.messageSignature.signature); }, 'TLOG_BODY_ERROR'],
    ['in the certificate', {}, (b) => { if (b.verificationMaterial.certificate) b.verificationMaterial.certificate.rawBytes = flipped(b.verificationMaterial.certificate.rawBytes); }, 'CERTIFICATE_ERROR'],
    ['in the promise', {}, (b) => { entryOf(b).inclusionPromise = { signedEntryTimestamp: flipped(entryOf(b).inclusionPromise?.signedEntryTimestamp) }; }, 'TLOG_INCLUSION_PROMISE_ERROR'],
    ['in the integrated time', {}, (b) => { entryOf(b).integratedTime = String(Number(entryOf(b).integratedTime) + 1); }, 'TLOG_INCLUSION_PROMISE_ERROR'],
    ['in the log index', {}, (b) => { entryOf(b).logIndex = String(Number(entryOf(b).logIndex) + 1); }, 'TLOG_INCLUSION_PROMISE_ERROR'],
    ['in the body', { promise: false, timestamps: 1 }, (b) => { entryOf(b).canonicalizedBody = flipped(entryOf(b).canonicalizedBody); }, 'TLOG_INCLUSION_PROOF_ERROR'],
    ['in a hash of the proof', {}, (b) => { proofOf(b).hashes[3] = flipped(proofOf(b).hashes[3]); }, 'TLOG_INCLUSION_PROOF_ERROR'],
    ['in the place of the proof', {}, (b) => { proofOf(b).logIndex = String(Number(proofOf(b).logIndex) ^ 1); }, 'TLOG_INCLUSION_PROOF_ERROR'],
    ['in the checkpoint', {}, (b) => { proofOf(b).checkpoint = { envelope: (proofOf(b).checkpoint?.envelope ?? '').replace('\n', '0\n') }; }, 'TLOG_INCLUSION_PROOF_ERROR'],
    ['in the timestamp', { log: 'rekor-v2' }, (b) => { b.verificationMaterial.timestampVerificationData = { rfc3161Timestamps: [{ signedTimestamp: flipped(b.verificationMaterial.timestampVerificationData?.rfc3161Timestamps[0]?.signedTimestamp) }] }; }, 'TIMESTAMP_ERROR'],
    ['in the digest of the message', {}, (b) => { if (b.messageSignature) b.messageSignature.messageDigest.digest = flipped(b.messageSignature.messageDigest.digest); }, 'TLOG_BODY_ERROR'],
  ])('%s is refused', async (_name, options, change, code) => {
    const signed = await sigstore.sign(message, options);
    expect(verdict(signed)).toBe('accepted');
    expect(verdict(altered(signed, change))).toBe(code);
  });

  it('in the payload or payload type of an envelope is refused', async () => {
    const signed = await sigstore.sign(statement, { log: 'none' });
    const thresholds = { tlogThreshold: 0 };
    expect(verdict(signed, thresholds)).toBe('accepted');
    expect(verdict(altered(signed, (b) => { if (b.dsseEnvelope) b.dsseEnvelope.payload = flipped(b.dsseEnvelope.payload, 5); }), thresholds)).toBe('SIGNATURE_ERROR');
    expect(verdict(altered(signed, (b) => { if (b.dsseEnvelope) b.dsseEnvelope.payloadType += ' '; }), thresholds)).toBe('SIGNATURE_ERROR');
  });
});

describe('witnesses that lie or are strangers', () => {
  it.each<[string, () => SignOptions, string]>([
    ['a promise over another time', () => ({ entry: { promiseOver: { integratedTime: 1_780_000_000 } } }), 'TLOG_INCLUSION_PROMISE_ERROR'],
    ['a promise over another index', () => ({ entry: { promiseOver: { logIndex: 7 } } }), 'TLOG_INCLUSION_PROMISE_ERROR'],
    ['a promise by another key', () => ({ entry: { promiseKey: makeKey() } }), 'TLOG_INCLUSION_PROMISE_ERROR'],
    ['a checkpoint of another root', () => ({ entry: { checkpoint: { root: Buffer.alloc(32) } } }), 'TLOG_INCLUSION_PROOF_ERROR'],
    ['a checkpoint that is too small', () => ({ entry: { checkpoint: { size: 3 } } }), 'TLOG_INCLUSION_PROOF_ERROR'],
    ['a checkpoint whose size is no number', () => ({ entry: { checkpoint: { size: 'many' } } }), 'TLOG_INCLUSION_PROOF_ERROR'],
    ['an unsigned checkpoint', () => ({ entry: { checkpoint: { key: null } } }), 'TLOG_INCLUSION_PROOF_ERROR'],
    ['a checkpoint that only witnesses signed', () => ({ entry: { checkpoint: { key: null, cosignatures: 2 } } }), 'TLOG_INCLUSION_PROOF_ERROR'],
    ['a checkpoint by another key', () => ({ entry: { checkpoint: { key: makeKey() } } }), 'TLOG_INCLUSION_PROOF_ERROR'],
    ['a checkpoint under another name', () => ({ entry: { checkpoint: { name: 'rekor.evil.test' } } }), 'TLOG_INCLUSION_PROOF_ERROR'],
    ['a checkpoint with another key hint', () => ({ entry: { checkpoint: { hint: Buffer.alloc(4) } } }), 'TLOG_INCLUSION_PROOF_ERROR'],
    ['an entry of a strange log', () => ({ log: stranger.logs['rekor-v1'] }), 'TLOG_INCLUSION_PROMISE_ERROR'],
    ['an entry of a strange log of the second generation', () => ({ log: stranger.logs['rekor-v2'] }), 'TLOG_INCLUSION_PROOF_ERROR'],
    ['a token of a strange authority', () => ({ timestamps: [{ authority: stranger.timestampAuthorities[0] }] }), 'TIMESTAMP_ERROR'],
    ['a token by another key', () => ({ timestamps: [{ key: makeKey() }] }), 'TIMESTAMP_ERROR'],
    ['a token over something else', () => ({ timestamps: [{ over: MESSAGE }] }), 'TIMESTAMP_ERROR'],
    ['a token from after the certificate', () => ({ timestamps: [{ at: new Date(DEFAULT_NOW.getTime() + 11 * MINUTE_MS) }] }), 'CERTIFICATE_ERROR'],
    ['an entry from before the certificate', () => ({ entry: { at: new Date(DEFAULT_NOW.getTime() - MINUTE_MS) } }), 'CERTIFICATE_ERROR'],
    ['a promise of a strange certificate log', () => ({ sct: stranger.ctLogs }), 'CERTIFICATE_ERROR'],
    ['a promise of a certificate log from before it was trusted', () => ({ sctAt: new Date('2020-01-01T00:00:00Z') }), 'CERTIFICATE_ERROR'],
    ['an expired certificate', () => ({ notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2026-01-01T00:10:00Z') }), 'CERTIFICATE_ERROR'],
    ['a certificate for another key', () => ({ leaf: sigstore.issue(makeKey()) }), 'SIGNATURE_ERROR'],
    ['no log at all', () => ({ log: 'none' }), 'TLOG_ERROR'],
  ])('%s is refused', async (_name, options, code) => {
    expect(verdict(await sigstore.sign(message))).toBe('accepted');
    expect(verdict(await sigstore.sign(message, options()))).toBe(code);
  });

  it('the same entry or token twice is refused', async () => {
    const signed = await sigstore.sign(message, { log: 'rekor-v2' });
    const [entry, token] = [present(signed.entries[0]), present(signed.timestamps[0])];
    expect(verdict(reassemble(signed, { entries: [entry, entry] }))).toBe('TLOG_ERROR');
    expect(verdict(reassemble(signed, { timestamps: [token, token] }))).toBe('TIMESTAMP_ERROR');
    expect(verdict(reassemble(signed, {}))).toBe('accepted');
  });

  it('an intoto 0.0.1 entry is whole, though that library does not read it', async () => {
    const signed = await sigstore.sign({ envelope: { payload: Buffer.from('{}'), payloadType: 'application/vnd.in-toto+json' } }, { entryKind: 'intoto-0.0.1' });
    const body = JSON.parse(Buffer.from(entryOf(signed.bundle).canonicalizedBody, 'base64').toString());
    expect(body).toMatchObject({ apiVersion: '0.0.1', kind: 'intoto', spec: { content: { payloadHash: { algorithm: 'sha256', value: '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a' } } } });
    expect(new X509Certificate(Buffer.from(body.spec.publicKey, 'base64')).raw).toEqual(signed.leaf);
    expect(verdict(signed)).toBe('TLOG_BODY_ERROR');
    expect(verdict(reassemble(signed, { entries: [sigstore.entry(signed)] }))).toBe('accepted');
  });

  it('an entry about another signature, digest or payload is refused', async () => {
    const [signed, other] = [await sigstore.sign(statement), await sigstore.sign(statement)];
    expect(verdict(reassemble(signed, { entries: other.entries }))).toBe('TLOG_BODY_ERROR');
    expect(verdict(reassemble(signed, { entries: [sigstore.entry(signed, { signature: other.signature })] }))).toBe('TLOG_BODY_ERROR');
    expect(verdict(reassemble(signed, { entries: [sigstore.entry(signed, { digest: Buffer.alloc(32) })] }))).toBe('TLOG_BODY_ERROR');
    expect(verdict(reassemble(signed, { entries: [sigstore.entry(signed)] }))).toBe('accepted');
  });
});

describe('attacks that @sigstore/verify does not see', () => {
  it('the signature is logged under another certificate', async () => {
    const signed = await sigstore.sign(message);
    const entry = sigstore.entry(signed, { verifier: { certificate: sigstore.issue(makeKey(), { identity: 'mallory@example.com' }) } });
    const body = JSON.parse(Buffer.from(entry.canonicalizedBody, 'base64').toString());
    expect(new X509Certificate(Buffer.from(body.spec.signature.publicKey.content, 'base64')).subjectAltName).toBe('email:mallory@example.com');
    expect(verdict(reassemble(signed, { entries: [entry] }))).toBe('accepted');
  });

  it('the signature is logged under a key recovered from it', async () => {
    const signed = await sigstore.sign(message);
    const recovered = present(recoverOtherKeys(signed)[0]);
    expect(recovered.equals(signed.publicKey)).toBe(false);
    expect(verifySignature('sha256', MESSAGE, recovered, signed.signature)).toBe(true);
    expect(verdict(reassemble(signed, { entries: [sigstore.entry(signed, { verifier: { key: recovered } })] }))).toBe('accepted');
  });

  it('the leaf is a TLS server, or an authority', async () => {
    const server = await sigstore.sign(message, { usages: ['1.3.6.1.5.5.7.3.1'] });
    const authority = await sigstore.sign(message, { ca: true });
    expect(new X509Certificate(server.leaf).keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    expect(new X509Certificate(authority.leaf).ca).toBe(true);
    expect(verdict(server)).toBe('accepted');
    expect(verdict(authority)).toBe('accepted');
  });

  it('the checkpoint is of another origin, or the proof states another root and size than the checkpoint', async () => {
    const origin = await sigstore.sign(message, { entry: { checkpoint: { origin: 'another log' } } });
    expect(proofOf(origin.bundle).checkpoint?.envelope).toMatch(/^another log\n/);
    expect(verdict(origin)).toBe('accepted');
    const stated = altered(origin, (b) => Object.assign(proofOf(b), { rootHash: Buffer.alloc(32).toString('base64'), treeSize: '1' }));
    expect(verdict(stated)).toBe('accepted');
  });

  it('one log signs twice', async () => {
    const signed = await sigstore.sign(message, { log: 'rekor-v1' });
    const again = sigstore.entry(signed, { verifier: { key: signed.publicKey } });
    expect(verdict(reassemble(signed, { entries: [...signed.entries, again] }), { tlogThreshold: 2 })).toBe('TIMESTAMP_ERROR');
    const later = sigstore.entry(signed, { verifier: { key: signed.publicKey }, at: new Date(DEFAULT_NOW.getTime() + MINUTE_MS) });
    expect(verdict(reassemble(signed, { entries: [...signed.entries, later] }), { tlogThreshold: 2 })).toBe('accepted');
  });

  it('one authority stamps twice', async () => {
    const [authority] = sigstore.timestampAuthorities;
    const twice = [{ authority }, { authority, at: new Date(DEFAULT_NOW.getTime() + MINUTE_MS) }];
    expect(verdict(await sigstore.sign(message, { log: 'rekor-v2', timestamps: twice }), { timestampThreshold: 2 })).toBe('accepted');
  });
});

describe('certificates of the forge', () => {
  it('are issued by the authority as OpenSSL sees it, valid for ten minutes from the clock, with a serial of their own', async () => {
    const intermediate = new X509Certificate(present(sigstore.authority.chain[0]));
    const leaf = new X509Certificate((await sigstore.sign(message)).leaf);
    expect(leaf.checkIssued(intermediate)).toBe(true);
    expect(leaf.verify(intermediate.publicKey)).toBe(true);
    expect(leaf.validFromDate).toEqual(new Date('2026-06-01T12:00:00Z'));
    expect(leaf.validToDate).toEqual(new Date('2026-06-01T12:10:00Z'));
    expect(leaf.subjectAltName).toBe(`URI:${DEFAULT_IDENTITY}`);
    expect(leaf.keyUsage).toEqual(['1.3.6.1.5.5.7.3.3']);
    expect(new X509Certificate((await sigstore.sign(message)).leaf).serialNumber).not.toBe(leaf.serialNumber);
  });

  it('carry what Fulcio writes of a GitHub workflow, in its two encodings', async () => {
    const { leaf } = await sigstore.sign(message, { identity: 'https://github.com/octo/hello/.github/workflows/ci.yml@refs/heads/main' });
    expect(extension(leaf, 1)).toBe(hex(GITHUB_ISSUER));
    expect(extension(leaf, 5)).toBe(hex('octo/hello'));
    expect(extension(leaf, 6)).toBe(hex('refs/heads/main'));
    expect(extension(leaf, 8)).toBe(`0c2b${hex(GITHUB_ISSUER)}`);
    expect(extension(leaf, 12)).toBe(`0c1d${hex('https://github.com/octo/hello')}`);
    expect(extension(leaf, 14)).toBe(`0c0f${hex('refs/heads/main')}`);
    expect(extension(leaf, 16)).toBe(`0c17${hex('https://github.com/octo')}`);
    expect(extension(leaf, 7)).toBeUndefined();
    expect(extension(leaf, 23)).toBeUndefined();
  });

  it('name the called workflow of a reusable one, and the repository of the caller', () => {
    const { identity, extensions } = aGithubIdentity({ repo: 'acme/app', signer: 'builders/go/.github/workflows/build.yml@refs/tags/v2', environment: 'prod' });
    expect(identity).toBe('https://github.com/builders/go/.github/workflows/build.yml@refs/tags/v2');
    expect(extensions).toMatchObject({
      9: identity, 12: 'https://github.com/acme/app', 18: 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1.2.3', 23: 'prod',
    });
    expect(aGithubIdentity({ repo: 'acme/lib' }).extensions[15]).not.toBe(extensions[15]);
    expect(aGithubIdentity({ repo: 'acme/lib' }).extensions[17]).toBe(extensions[17]);
  });

  it('can be changed extension by extension, and still verify', async () => {
    const extra = [{ oid: '1.3.6.1.4.1.57264.1.8', value: utf8('https://evil.example') }, { oid: '1.2.3.4', value: integer(1), critical: true }];
    const signed = await sigstore.sign(message, { extensions: { 1: null, 11: 'self-hosted', 13: Buffer.from('0c016100', 'hex') }, moreExtensions: extra });
    const oids = parsed(signed.leaf).extensions.map((e) => e.subs[0]?.toOID());
    expect(extension(signed.leaf, 1)).toBeUndefined();
    expect(extension(signed.leaf, 11)).toBe(`0c0b${hex('self-hosted')}`);
    expect(extension(signed.leaf, 13)).toBe('0c016100');
    expect(oids.filter((one) => one === '1.3.6.1.4.1.57264.1.8')).toHaveLength(2);
    expect(oids).toContain('1.2.3.4');
    expect(verdict(signed)).toBe('accepted');
  });

  it('take alternative names of every kind', async () => {
    const names = { uri: ['https://a.example', 'https://b.example'], email: ['jane@example.com'], dns: ['example.com'], otherName: 'jane!example.com' };
    const signed = await sigstore.sign(message, { identity: names, issuer: 'https://issuer.example' });
    expect(new X509Certificate(signed.leaf).subjectAltName).toMatch(/^URI:https:\/\/a\.example, URI:https:\/\/b\.example, email:jane@example\.com, DNS:example\.com, othername:/);
    expect(parsed(signed.leaf).extSubjectAltName?.otherName('1.3.6.1.4.1.57264.1.7')).toBe('jane!example.com');
    expect(extension(signed.leaf, 8)).toBe(`0c16${hex('https://issuer.example')}`);
    expect(extension(signed.leaf, 12)).toBeUndefined();
    expect(verdict(signed)).toBe('accepted');
  });
});

describe('VirtualSigstore clock', () => {
  it('dates certificate, entry and token', async () => {
    const own = await VirtualSigstore.create({ now: new Date('2024-02-29T23:59:59Z') });
    own.advance(1000);
    const signed = await own.sign(message, { timestamps: 1 });
    expect(signed.at).toEqual(new Date('2024-03-01T00:00:00Z'));
    expect(signed.entries[0]?.integratedTime).toBe('1709251200');
    expect(signed.timestamps[0]?.includes('20240301000000Z')).toBe(true);
    expect(verdict(signed, { timestampThreshold: 2 }, own.trustedRoot())).toBe('accepted');
  });
});

describe('VirtualSigstore.trustedRoot', () => {
  it.each<[string, () => TrustedRootJson, string]>([
    ['a log that ended before', () => sigstore.trustedRoot({ validity: { tlogs: { end: new Date('2026-06-01T11:59:59Z') } } }), 'TLOG_INCLUSION_PROMISE_ERROR'],
    ['a log that ends at that very second', () => sigstore.trustedRoot({ validity: { tlogs: { end: DEFAULT_NOW } } }), 'accepted'],
    ['an authority that starts later', () => sigstore.trustedRoot({ validity: { certificateAuthorities: { start: '2026-06-01T12:00:01Z' } } }), 'CERTIFICATE_ERROR'],
    ['no certificate logs', () => sigstore.trustedRoot({ without: ['ctlogs'] }), 'CERTIFICATE_ERROR'],
    ['no logs', () => sigstore.trustedRoot({ without: ['tlogs'] }), 'TLOG_INCLUSION_PROMISE_ERROR'],
    ['the entries of a stranger beside', () => sigstore.trustedRoot({ foreign: [stranger.trustedRoot()] }), 'accepted'],
    ['its own entries beside those of a stranger', () => stranger.trustedRoot({ foreign: [sigstore.trustedRoot()] }), 'accepted'],
    ['an edit', () => sigstore.trustedRoot({ edit: (root) => { root.certificateAuthorities.length = 0; } }), 'CERTIFICATE_ERROR'],
  ])('with %s judges so', async (_name, root, code) => {
    expect(verdict(await sigstore.sign(message), {}, root())).toBe(code);
  });

  it('can leave the start of a validity out', () => {
    const root = sigstore.trustedRoot({ validity: { tlogs: { start: null } } });
    expect(root.tlogs[0]?.publicKey.validFor).toEqual({});
    expect(sigstore.trustedRoot().tlogs[0]?.publicKey.validFor).toEqual({ start: '2021-01-01T00:00:00.000Z' });
  });
});

describe('VirtualSigstore bundles', () => {
  it('hold a chain before v0.3 and the leaf alone from then on', async () => {
    const old = await sigstore.sign(message, { bundle: '0.2' });
    const whole = await sigstore.sign(message, { bundle: '0.2', chain: 'all' });
    const current = await sigstore.sign(message);
    expect(old.bundle.verificationMaterial.x509CertificateChain?.certificates).toHaveLength(2);
    expect(whole.bundle.verificationMaterial.x509CertificateChain?.certificates).toHaveLength(3);
    expect(current.bundle.verificationMaterial.certificate?.rawBytes).toBe(current.leaf.toString('base64'));
    expect(current.bundle.verificationMaterial.x509CertificateChain).toBeUndefined();
    expect(JSON.parse(current.bytes.toString())).toEqual(current.bundle);
  });

  it('write a cosign bundle whose promise verifies as bundle v0.1', async () => {
    const signed = await sigstore.sign(message, { bundle: '0.1' });
    const cosign = sigstore.toCosignBundle(signed);
    expect(cosign.base64Signature).toBe(signed.signature.toString('base64'));
    expect(new X509Certificate(Buffer.from(cosign.cert ?? '', 'base64')).raw).toEqual(signed.leaf);
    expect(cosign.rekorBundle).toEqual({
      SignedEntryTimestamp: signed.entries[0]?.inclusionPromise?.signedEntryTimestamp,
      Payload: { body: signed.entries[0]?.canonicalizedBody, integratedTime: 1_780_315_200, logIndex: Number(signed.entries[0]?.logIndex), logID: sigstore.logs['rekor-v1'].logId.toString('hex') },
    });
    expect(verdict(signed)).toBe('accepted');
    const attested = sigstore.cosignBundle(statement, { cosign: { certificate: 'pem', rekor: false } });
    expect(JSON.parse(Buffer.from(attested.base64Signature, 'base64').toString())).toMatchObject({ payloadType: 'application/vnd.in-toto+json' });
    expect(attested.cert).toMatch(/^-----BEGIN CERTIFICATE-----\n/);
    expect(attested.rekorBundle).toBeUndefined();
  });
});

describe('the small parts', () => {
  it('prove every leaf of trees of up to 33 leaves', () => {
    const leaves = Array.from({ length: 33 }, (_, i) => hashLeaf(Buffer.from([i])));
    for (let size = 1; size <= leaves.length; size += 1) {
      const root = merkleRoot(leaves.slice(0, size));
      for (const [index, leaf] of leaves.slice(0, size).entries()) {
        expect(inclusionPath(leaf, index, size, (start, count) => merkleRoot(leaves.slice(start, start + count))).root).toEqual(root);
      }
    }
  });

  it('hash a tree of three as RFC 6962 draws it', () => {
    const leaves = ['', '\0', '\x10'].map((text) => hashLeaf(Buffer.from(text)));
    expect(merkleRoot(leaves.slice(0, 2)).toString('hex')).toBe('fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125');
    expect(merkleRoot(leaves).toString('hex')).toBe('aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77');
  });

  it('encode DER numbers and object identifiers', () => {
    expect(integer(0).toString('hex')).toBe('020100');
    expect(integer(128).toString('hex')).toBe('02020080');
    expect(oid('1.3.6.1.4.1.57264.1.8').toString('hex')).toBe('060a2b0601040183bf300108');
    expect(utf8('a'.repeat(200)).subarray(0, 3).toString('hex')).toBe('0c81c8');
  });

  it('encode what DSSE signs', () => {
    expect(preAuthEncoding('http://example.com/HelloWorld', Buffer.from('hello world')).toString()).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world');
  });

  it('build a statement about bytes', () => {
    expect(aStatement({ subjects: [{ name: 'a', bytes: Buffer.from('') }], predicateType: 'https://example.com/p', predicate: { x: 1 } })).toEqual({
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ name: 'a', digest: { sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' } }],
      predicateType: 'https://example.com/p',
      predicate: { x: 1 },
    });
  });
});
