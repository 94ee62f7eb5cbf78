// Defects that other verifiers had, as far as they concern files: one run for each, named by its advisory, with a control that passes.

import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { Desk, fates, onlySubject, problemCodes } from '../support/engine.ts';
import { bareEnvelope, githubAnswer, keyPem, npmAnswer, rekorAnswer } from '../support/evidence-forms.ts';
import type { Given } from '../support/inputs.ts';
import { flipped, present, type Json } from '../support/verification.ts';
import { DEFAULT_IDENTITY, GITHUB_ISSUER, VirtualSigstore, aGithubIdentity, aStatement, makeKey, pem, reassemble, recoverOtherKeys, type Signed } from '../support/virtual-sigstore.ts';

const BYTES = Buffer.from('artifact');
const COSIGN = { 'certificate-identity': DEFAULT_IDENTITY, 'certificate-oidc-issuer': GITHUB_ISSUER } as const;
const hex = (algorithm: string, bytes: Uint8Array = BYTES): string => createHash(algorithm).update(bytes).digest('hex');

let sigstore: VirtualSigstore;
let desk: Desk;
let message: Signed;
let provenance: Signed;
let other: Signed;
let scan: Signed;
beforeAll(async () => {
  sigstore = await VirtualSigstore.create();
  message = await sigstore.sign({ message: BYTES });
  provenance = await sigstore.sign({ statement: aStatement() });
  other = await sigstore.sign({ message: Buffer.from('another file') });
  scan = await sigstore.sign({ statement: aStatement({ predicateType: 'https://example.com/scan/v1' }) });
});
beforeEach(() => {
  desk = new Desk(sigstore);
  desk.write('app.tar.gz', BYTES);
});
afterEach(() => desk.remove());

type Evidence = Signed | string | object;
const textOf = (evidence: Evidence): string | Uint8Array => (typeof evidence === 'string' ? evidence : 'bundle' in evidence && 'bytes' in evidence ? evidence.bytes : JSON.stringify(evidence));
/** Outcome of a run over this evidence, and what became of it. */
async function outcome(evidence: Evidence, given: Given = COSIGN): Promise<readonly string[]> {
  const report = await desk.report({ artifact: 'app.tar.gz', bundle: desk.write('evidence.json', textOf(evidence)), ...given });
  return [report.outcome, ...fates(onlySubject(report))];
}
const edited = (document: object, change: (json: Json) => void): Json => {
  const copy = structuredClone(document) as Json;
  change(copy);
  return copy;
};
const REPO = { repo: 'acme/app' } as const;
const withEntry = (signed: Signed, request: Parameters<VirtualSigstore['entry']>[1]): Signed => reassemble(signed, { entries: [sigstore.entry(signed, request)] });
const legacy = (change: (json: Json) => void = () => {}): Json => edited(sigstore.toCosignBundle(message), change);
const logged = (statement: object, options: Parameters<VirtualSigstore['sign']>[1] = {}): Promise<Signed> => sigstore.sign({ statement }, options);

describe.each<readonly [string, Given, () => Evidence, readonly (readonly [string, string, () => Evidence | Promise<Evidence>])[]]>([
  ['CVE-2022-36056 (GHSA-8gw7-4j42-w388)', COSIGN, () => legacy(), [
    ['a legacy bundle with the entry of another signature', 'rejected SIGNATURE_INVALID', () => legacy((json) => { json['rekorBundle'] = sigstore.toCosignBundle(other).rekorBundle; })],
    ['a legacy bundle with an entry under another key', 'rejected LOG_KEY_MISMATCH', () => sigstore.toCosignBundle(withEntry(message, { verifier: { certificate: sigstore.issue(makeKey()) } }))],
    ['a legacy bundle with a promise of no log', 'rejected LOG_INCLUSION', () => legacy((json) => { json['rekorBundle'].SignedEntryTimestamp = flipped(Buffer.from(json['rekorBundle'].SignedEntryTimestamp, 'base64')).toString('base64'); })],
    ['a legacy bundle without a certificate', 'rejected KEY_UNSUPPORTED', () => legacy((json) => { delete json['cert']; })],
  ]],
  ['CVE-2022-35929 (GHSA-739f-hw6h-7wq8 of the policy controller)', REPO, () => provenance, [
    ['attestations, and none of the type that is asked for', 'not-needed', () => logged(aStatement({ predicateType: 'https://spdx.dev/Document' }))],
  ]],
  ['GHSA-w6c6-c85g-mmv6', { ...COSIGN, require: 'https://example.com/scan/v1' }, () => scan, [
    ['an attestation of another type', 'not-needed', () => logged(aStatement({ predicateType: 'https://example.com/scan/v2' }))],
    ['a statement that cannot be read', 'rejected STATEMENT_MALFORMED', () => sigstore.sign({ envelope: { payload: Buffer.from('{"predicateType":"https://example.com/scan/v1"}'), payloadType: 'application/vnd.in-toto+json' } })],
  ]],
  ['CVE-2025-25204 (GO-2025-3467)', REPO, () => githubAnswer(provenance), [
    ['an API answer with none of the type', 'not-needed', async () => githubAnswer(await logged(aStatement({ predicateType: 'https://in-toto.io/attestation/release/v0.1', predicate: { tag: 'v1.2.3', repository: 'acme/app' } })))],
    ['an API answer with nothing', 'rejected FORMAT_MALFORMED', () => githubAnswer()],
  ]],
  ['CVE-2026-22703 (GHSA-whqx-f9j3-ch6m), CVE-2024-53267 (GHSA-q4xm-6fjc-5f6w)', REPO, () => provenance, [
    ['the entry of another artifact', 'rejected LOG_BODY_MISMATCH', () => reassemble(provenance, { entries: other.entries })],
    ['an entry under another certificate', 'rejected LOG_KEY_MISMATCH', () => withEntry(provenance, { verifier: { certificate: sigstore.issue(makeKey(), { identity: 'mallory@example.com' }) } })],
    ['an entry under a key that was made to fit', 'rejected LOG_KEY_MISMATCH', () => withEntry(provenance, { verifier: { key: present(recoverOtherKeys(provenance)[0]) } })],
    ['an entry with another digest', 'rejected LOG_BODY_MISMATCH', () => withEntry(provenance, { digest: Buffer.alloc(32, 1) })],
  ]],
  ['GHSA-fx35-mq7g-6g98', COSIGN, () => legacy(), [
    ['a bare public key in place of the certificate', 'rejected KEY_UNSUPPORTED', () => legacy((json) => { json['cert'] = keyPem(message); })],
    ['the same in base64', 'rejected KEY_UNSUPPORTED', () => legacy((json) => { json['cert'] = Buffer.from(keyPem(message)).toString('base64'); })],
    ['the same with an entry that names the key', 'rejected KEY_UNSUPPORTED', () => edited(sigstore.toCosignBundle(withEntry(message, { verifier: { key: message.publicKey } })), (json) => { json['cert'] = keyPem(message); })],
    ['the same in an envelope', 'rejected FORMAT_MALFORMED', () => bareEnvelope(provenance, keyPem(provenance))],
    ['the same in an entry of its own', 'rejected KEY_UNSUPPORTED', () => rekorAnswer(sigstore.entry(message, { verifier: { key: message.publicKey } }))],
    ['the same in a bundle', 'rejected CERTIFICATE_EXTENSIONS', () => edited(message.bundle, (json) => { json['verificationMaterial'].certificate.rawBytes = message.key.spki.toString('base64'); })],
  ]],
  ['CVE-2026-31830', REPO, () => provenance, [
    ['the right statement about another file', 'rejected SUBJECT_MISMATCH', () => logged(aStatement({ subjects: [{ name: 'app.tar.gz', bytes: Buffer.from('another file') }] }))],
  ]],
  ['kyverno 1.5.1 (unsigned attestations)', REPO, () => provenance, [
    ['an envelope without signatures', 'rejected FORMAT_MALFORMED', () => edited(JSON.parse(bareEnvelope(provenance)) as object, (json) => { json['signatures'] = []; })],
    ['an envelope with a signature of nothing', 'rejected FORMAT_MALFORMED', () => edited(provenance.bundle, (json) => { json['dsseEnvelope'].signatures = []; })],
    ['an envelope with bytes for a signature', 'rejected SIGNATURE_INVALID', () => edited(provenance.bundle, (json) => { json['dsseEnvelope'].signatures[0].sig = 'AAAA'; })],
    ['an envelope with an empty signature', 'rejected FORMAT_MALFORMED', () => edited(provenance.bundle, (json) => { json['dsseEnvelope'].signatures[0].sig = ''; })],
  ]],
  ['GHSA-r2xv-vpr2-42m9', REPO, () => npmAnswer(provenance), [
    ['an answer of npm whose attestation was tampered with', 'rejected SIGNATURE_INVALID', () => npmAnswer(reassemble(provenance, { content: { kind: 'envelope', payloadType: 'application/vnd.in-toto+json', payload: Buffer.from(JSON.stringify(aStatement({ predicate: {} }))) } }))],
  ]],
  ['certificates without a name (Kyverno)', REPO, () => provenance, [
    ['a certificate that names nobody', 'rejected CERTIFICATE_EXTENSIONS', () => logged(aStatement(), { identity: {}, issuer: GITHUB_ISSUER })],
  ]],
  ['any predicate as a signature (cosign verify)', { ...COSIGN, require: 'signature' }, () => message, [
    ['an SBOM where a signature is asked for', 'not-needed', () => logged(aStatement({ predicateType: 'https://cyclonedx.org/bom' }))],
  ]],
  ['letters folded (gh), GO-2025-3562', REPO, () => provenance, [
    ['a repository in another case', 'foreign IDENTITY_CASE_ONLY', () => logged(aStatement(), aGithubIdentity({ repo: 'Acme/app' }))],
  ]],
  ['unanchored names (gh 2.96, wirelog 1322)', COSIGN, () => message, [
    ...['@refs/heads/main', '-evil', '.bak', '?u=x', '/'].map((tail) => [`the identity with ${tail} behind it`, 'foreign SIGNER_MISMATCH', () => sigstore.sign({ message: BYTES }, { identity: { uri: [`${DEFAULT_IDENTITY}${tail}`] }, issuer: GITHUB_ISSUER, extensions: { 9: null, 18: null, 14: null, 6: null } })] as const),
    ['the identity behind something', 'foreign SIGNER_MISMATCH', () => sigstore.sign({ message: BYTES }, { identity: { uri: [`https://evil.example/?${DEFAULT_IDENTITY}`] }, issuer: GITHUB_ISSUER })],
  ]],
  ['CVE-2024-55655 (GHSA-hhfg-fwrw-87w7), CVE-2026-48816 (GHSA-xgjw-pm74-86q4)', COSIGN, () => message, [
    ['a time without a promise', 'rejected WITNESSES_TOO_FEW', () => sigstore.sign({ message: BYTES }, { promise: false, timestamps: 0 })],
    ['a time that the promise does not cover', 'rejected LOG_INCLUSION', () => edited(message.bundle, (json) => { json['verificationMaterial'].tlogEntries[0].integratedTime = '1780315201'; })],
  ]],
  ['CVE-2024-54140 (GHSA-jp26-88mw-89qr)', COSIGN, () => message, [
    ['a checkpoint that the log did not sign', 'rejected LOG_INCLUSION', () => withEntry(message, { checkpoint: { key: makeKey() } })],
    ['a checkpoint that nobody signed', 'rejected LOG_INCLUSION', () => withEntry(message, { checkpoint: { key: null, cosignatures: 1 } })],
    ['a checkpoint of another root', 'rejected LOG_INCLUSION', () => withEntry(message, { checkpoint: { root: Buffer.alloc(32, 1) } })],
    ['a checkpoint of another size', 'rejected LOG_INCLUSION', () => withEntry(message, { checkpoint: { size: 1 } })],
  ]],
  ['entries counted twice (sigstore-js 4.1.1)', { ...COSIGN }, () => message, [
    ['one entry twice', 'rejected LOG_INCLUSION', () => reassemble(message, { entries: [...message.entries, ...message.entries] })],
  ]],
  ['CVE-2026-24122 (GHSA-wfqv-66vq-46rm)', COSIGN, () => message, [
    ['a signature from when its certificate had expired', 'rejected CERTIFICATE_CHAIN', () => sigstore.sign({ message: BYTES }, { entry: { at: new Date('2026-06-01T13:00:00Z') } })],
    ['a signature from before its certificate', 'rejected CERTIFICATE_CHAIN', () => sigstore.sign({ message: BYTES }, { entry: { at: new Date('2026-06-01T11:00:00Z') } })],
  ]],
  ['one good time among bad ones (sigstore-python 1381)', COSIGN, () => message, [
    ['a timestamp from after the certificate beside a good entry', 'rejected CERTIFICATE_CHAIN', () => sigstore.sign({ message: BYTES }, { timestamps: [{ at: new Date('2027-01-01T00:00:00Z') }] })],
  ]],
  ['CVE-2024-45395 (GHSA-cq38-jh5f-37mq), CVE-2024-29902, CVE-2024-29903, CVE-2023-46737', COSIGN, () => message, [
    ['a thousand entries', 'rejected FORMAT_MALFORMED', () => reassemble(message, { entries: Array.from({ length: 1000 }, () => present(message.entries[0])) })],
    ['a thousand signatures', 'rejected FORMAT_MALFORMED', () => edited(JSON.parse(bareEnvelope(provenance)) as object, (json) => { json['signatures'] = Array.from({ length: 1000 }, () => json['signatures'][0]); })],
    ['a document nested without end', 'rejected FORMAT_MALFORMED', () => `{"mediaType":${'['.repeat(5000)}${']'.repeat(5000)}}`],
  ]],
  ['keys twice, or in another case', REPO, () => provenance, [
    ['a statement with a second subject of another case', 'rejected SUBJECT_MISMATCH', () => logged({ ...aStatement({ subjects: [{ name: 'x', bytes: Buffer.from('x') }] }), Subject: aStatement().subject })],
    ['a statement with one key twice', 'rejected STATEMENT_MALFORMED', () => sigstore.sign({ envelope: { payload: Buffer.from(JSON.stringify(aStatement()).replace('{', '{"predicateType":"x",')), payloadType: 'application/vnd.in-toto+json' } })],
    ['another payload type', 'rejected PAYLOAD_TYPE', () => sigstore.sign({ envelope: { payload: Buffer.from(JSON.stringify(aStatement())), payloadType: 'application/vnd.in-toto+json ' } })],
  ]],
  ['digests confused', REPO, () => provenance, ([['sha1 alone', { sha1: hex('sha1') }], ['the sha256 under gitCommit', { gitCommit: hex('sha256') }], ['the sha256 under sha512', { sha512: hex('sha256') }], ['half a sha256', { sha256: hex('sha256').slice(0, 32) }], ['no digits', { sha256: '' }],
      ['another sha512 beside', { sha256: hex('sha256'), sha512: hex('sha512', Buffer.from('x')) }], ['another sha1 beside', { sha256: hex('sha256'), sha1: hex('sha1', Buffer.from('x')) }], ['another md5 beside', { sha256: hex('sha256'), md5: hex('md5', Buffer.from('x')) }]] as const)
      .map(([name, digest]) => [name, /^rejected (?:SUBJECT_MISMATCH|STATEMENT_MALFORMED)$/.source, () => logged(aStatement({ subjects: [{ name: 'app.tar.gz', digest }] }))] as const)],
  ['cosign 5016 (subjects that are null)', REPO, () => provenance, [
    ['a subject that is null', 'rejected STATEMENT_MALFORMED', () => logged({ ...aStatement(), subject: [null] })],
    ['no subjects', 'rejected STATEMENT_MALFORMED', () => logged({ ...aStatement(), subject: [] })],
    ['subjects that are null', 'rejected STATEMENT_MALFORMED', () => logged({ ...aStatement(), subject: null })],
  ]],
  ['messageDigest as a hint', COSIGN, () => message, [
    ['a digest of this file over the signature of another', 'rejected SIGNATURE_INVALID', () => reassemble(other, { messageDigest: Buffer.from(hex('sha256'), 'hex') })],
    ['a digest of another file over this signature', 'rejected SIGNATURE_INVALID', () => reassemble(message, { messageDigest: Buffer.alloc(32, 1) })],
  ]],
  ['statements of unknown kinds', REPO, () => provenance, [
    ['another _type', 'rejected STATEMENT_MALFORMED', () => logged(aStatement({ type: 'https://in-toto.io/Statement/v9' }))],
  ]],
])('%s', (_advisory, given, control, cases) => {
  it('passes with the control', async () => {
    expect(await outcome(control(), given)).toEqual(['passed', 'counted']);
  });

  it.each(cases)('does not pass with %s', async (_name, became, make) => {
    const [verdict, ...all] = await outcome(await make(), given);
    expect(verdict).toBe('failed');
    for (const one of all) expect(one).toMatch(new RegExp(became));
    expect(all.length).toBeGreaterThan(0);
  });
});

describe('policies that say too little (ampel, Kyverno, slsa-verifier)', () => {
  it.each<readonly [string, Given, string]>([
    ['nobody', {}, 'CONFIG_IDENTITY_REQUIRED'],
    ['an issuer alone', { 'certificate-oidc-issuer': GITHUB_ISSUER }, 'CONFIG_IDENTITY_REQUIRED'],
    ['an identity without its issuer', { 'certificate-identity': DEFAULT_IDENTITY }, 'CONFIG_IDENTITY_REQUIRED'],
  ])('are errors: %s', async (_name, given, code) => {
    const bundle = desk.write('evidence.json', message.bytes);
    const report = await desk.report({ artifact: 'app.tar.gz', bundle, ...given });
    expect([report.outcome, problemCodes(report)]).toEqual(['error', [code]]);
    expect((await desk.report({ artifact: 'app.tar.gz', bundle, ...COSIGN })).outcome).toBe('passed');
  });
});

describe('checks split over several signatures (Kyverno)', () => {
  it('do not pass where one has the signer and another the fact', async () => {
    const right = await logged(aStatement());
    const foreignWithFact = await logged(aStatement(), aGithubIdentity({ repo: 'evil/app', ref: 'refs/heads/main' }));
    const asked = { ...REPO, 'source-ref': 'refs/heads/main' } as const;
    expect((await outcome(`${JSON.stringify(right.bundle)}\n${JSON.stringify(foreignWithFact.bundle)}`, asked))[0]).toBe('failed');
    const both = await logged(aStatement({ predicate: {} }), aGithubIdentity({ ref: 'refs/heads/main' }));
    expect((await outcome(both, asked))[0]).toBe('passed');
  });
});

describe('log keys outside of their time', () => {
  it('do not pass, and those inside do', async () => {
    const root = (end: string): string => desk.write('windowed.json', JSON.stringify(sigstore.trustedRoot({ edit: (json) => { for (const log of json.tlogs) (log as unknown as Json)['publicKey'].validFor.end = end; } })));
    expect(await outcome(message, { ...COSIGN, 'trusted-root': root('2026-07-01T00:00:00Z') })).toEqual(['passed', 'counted']);
    expect((await outcome(message, { ...COSIGN, 'trusted-root': root('2026-05-01T00:00:00Z') }))[0]).toBe('failed');
  });
});

describe('a certificate in place of a certificate', () => {
  it('that is no certificate does not pass', async () => {
    expect(await outcome(legacy((json) => { json['cert'] = pem('CERTIFICATE', Buffer.from('x')); }))).toEqual(['failed', 'rejected CERTIFICATE_EXTENSIONS']);
    expect(await outcome(legacy())).toEqual(['passed', 'counted']);
  });
});
