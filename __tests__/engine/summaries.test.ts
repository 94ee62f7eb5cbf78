// Verification summaries, from the file to the verdict: whose, about what, with which result, how old. And signatures and subjects of their kind.

import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sign } from 'node:crypto';
import { digestOfIdentifier } from '../../src/domain/identifier.ts';
import { Desk, fates, onlySubject, problemCodes, reasons } from '../support/engine.ts';
import { keyPem } from '../support/evidence-forms.ts';
import { IN_TOTO, preAuthEncoding } from '../support/forge/statement.ts';
import type { Given } from '../support/inputs.ts';
import { aSummary, POLICY, RESOURCE, VERIFIER, VSA } from '../support/summaries.ts';
import { aGithubIdentity, aStatement, makeKey, spkiOf, VirtualSigstore, type SigningKey } from '../support/virtual-sigstore.ts';

let sigstore: VirtualSigstore;
let desk: Desk;
let verifier: SigningKey;
beforeAll(async () => {
  sigstore = await VirtualSigstore.create();
  verifier = makeKey();
});
beforeEach(() => {
  desk = new Desk(sigstore);
  desk.write('app.tar.gz', 'artifact');
  desk.write('verifier.pem', keyPem({ key: verifier }));
});
afterEach(() => desk.remove());

interface How { readonly key?: SigningKey; readonly keyid?: string; readonly encoding?: 'der' | 'ieee-p1363' }

/** A bare envelope of a statement. */
function envelope(statement: object, { key = verifier, keyid = '', encoding = 'der' }: How = {}): string {
  const payload = Buffer.from(JSON.stringify(statement));
  const sig = sign(key.hash, preAuthEncoding(IN_TOTO, payload), { key: key.privateKey, dsaEncoding: encoding });
  return JSON.stringify({ payload: payload.toString('base64'), payloadType: IN_TOTO, signatures: [{ keyid, sig: sig.toString('base64') }] });
}

const ASKED: Given = { artifact: 'app.tar.gz', bundle: 'app.vsa.json', key: 'verifier.pem', 'key-log': 'none', 'verifier-id': VERIFIER, 'resource-uri': RESOURCE };
const NOW = new Date('2026-01-20T12:00:00Z');

async function outcome(file: string, given: Given = {}): Promise<readonly string[]> {
  desk.write('app.vsa.json', file);
  const subject = onlySubject(await desk.report({ ...ASKED, ...given }, { ports: { now: () => NOW } }));
  return [subject.outcome, ...fates(subject), ...reasons(subject).filter((reason) => subject.outcome !== 'passed' && !reason.startsWith('EVIDENCE_'))];
}
const PASSED = ['passed', 'counted'];
const unmet = (claim: string, code = 'CLAIM_MISMATCH'): readonly string[] => ['failed', `unmet ${code}`, `${code} ${claim}`];

describe('a verification summary', () => {
  const good = (): string => envelope(aSummary());

  it('passes by the key of its verifier, for what it is about', async () => {
    expect(await outcome(good())).toEqual(PASSED);
    expect(await outcome(envelope(aSummary(), { key: makeKey() }))).toEqual(['failed', 'rejected SIGNATURE_INVALID']);
    expect(await outcome(good(), { 'verifier-id': `${VERIFIER}/evil` })).toEqual(unmet('verifier-id'));
    expect(await outcome(good(), { 'resource-uri': 'https://example.com/other.tar.gz' })).toEqual(unmet('resource-uri'));
    expect(await outcome(envelope(aSummary({}, [{ name: 'x', bytes: Buffer.from('other') }])))).toEqual(['failed', 'rejected SUBJECT_MISMATCH']);
  });

  it('passes by the identity of its verifier as well', async () => {
    const signed = await sigstore.sign({ statement: aSummary() }, aGithubIdentity({ repo: 'acme/verifier' }));
    desk.evidence('app.vsa.json', signed);
    const { key: _key, 'key-log': _log, ...rest } = ASKED;
    const report = async (repo: string): Promise<string> => (await desk.report({ ...rest, repo, require: 'vsa' })).outcome;
    expect([await report('acme/verifier'), await report('acme/other')]).toEqual(['passed', 'failed']);
  });

  it('never passes where it failed, whatever is asked', async () => {
    const failed = envelope(aSummary({ verificationResult: 'FAILED', verifiedLevels: ['FAILED'] }));
    expect(await outcome(failed)).toEqual(unmet('verification-result'));
    expect((await outcome(failed, { 'verified-level': 'FAILED' }))[0]).toBe('failed');
    expect((await outcome(failed, { require: VSA }))[0]).toBe('failed');
    // Of a version that nobody reads nothing is known of its result.
    const older = envelope({ ...aSummary(), predicateType: 'https://slsa.dev/verification_summary/v0.2' });
    const { 'verifier-id': _id, 'resource-uri': _uri, ...plain } = ASKED;
    desk.write('app.vsa.json', older);
    const subject = onlySubject(await desk.report({ ...plain, require: 'https://slsa.dev/verification_summary/v0.2' }));
    expect([subject.outcome, ...reasons(subject)]).toEqual(['failed', 'CLAIM_ABSENT verification-result']);
  });

  it.each<[string, string | readonly string[], boolean]>([
    ['the level it has', 'SLSA_BUILD_LEVEL_2', true], ['a lower one of the track', 'SLSA_BUILD_LEVEL_1', true], ['a higher one', 'SLSA_BUILD_LEVEL_3', false],
    ['one of another track', 'SLSA_SOURCE_LEVEL_1', false], ['another word', 'ACME_REVIEWED', true], ['a part of a word', 'ACME_REVIEW', false], ['a word in another case', 'acme_reviewed', false],
    ['both', ['SLSA_BUILD_LEVEL_2', 'ACME_REVIEWED'], true], ['one it has and one it lacks', ['SLSA_BUILD_LEVEL_1', 'ACME_SIGNED'], false], ['two of one track', ['SLSA_BUILD_LEVEL_1', 'SLSA_BUILD_LEVEL_3'], false],
  ])('is asked for %s', async (_name, level, passes) => {
    expect((await outcome(good(), { 'verified-level': level }))[0]).toBe(passes ? 'passed' : 'failed');
  });

  it('counts levels as numbers, and nothing else as one', async () => {
    const of = (...verifiedLevels: readonly string[]): string => envelope(aSummary({ verifiedLevels }));
    expect((await outcome(of('SLSA_BUILD_LEVEL_10'), { 'verified-level': 'SLSA_BUILD_LEVEL_9' }))[0]).toBe('passed');
    for (const level of ['SLSA_BUILD_LEVEL_03', 'SLSA_BUILD_LEVEL_3x', 'SLSA_BUILD_LEVEL_-3', 'SLSA_BUILD_LEVEL_3.5', 'SLSA_BUILD_LEVEL_', 'slsa_build_level_3', ' SLSA_BUILD_LEVEL_3']) {
      expect([level, (await outcome(of(level), { 'verified-level': 'SLSA_BUILD_LEVEL_3' }))[0]]).toEqual([level, 'failed']);
    }
    expect((await outcome(of(), { 'verified-level': 'SLSA_BUILD_LEVEL_1' }))[0]).toBe('failed');
  });

  it('is by one of the policies that are named', async () => {
    expect(await outcome(good(), { 'policy-digest': [`sha256:${'0'.repeat(64)}`, `sha256:${POLICY}`] })).toEqual(PASSED);
    expect(await outcome(good(), { 'policy-digest': `sha256:${'0'.repeat(64)}` })).toEqual(unmet('policy-digest'));
    expect(await outcome(envelope(aSummary({ policy: { uri: 'x' } })), { 'policy-digest': `sha256:${POLICY}` })).toEqual(unmet('policy-digest', 'CLAIM_ABSENT'));
  });

  it('is not older than is asked, by the clock of the run', async () => {
    expect(await outcome(good(), { 'max-age-days': '11' })).toEqual(PASSED);
    expect(await outcome(good(), { 'max-age-days': '10' })).toEqual(unmet('age-days'));
    expect(await outcome(envelope(aSummary({ timeVerified: undefined })), { 'max-age-days': '11' })).toEqual(unmet('age-days', 'CLAIM_ABSENT'));
    // A time that is still to come is no age; a clock may be a little ahead.
    expect(await outcome(envelope(aSummary({ timeVerified: '2027-01-10T00:00:00Z' })), { 'max-age-days': '11' })).toEqual(unmet('age-days', 'CLAIM_ABSENT'));
    expect(await outcome(envelope(aSummary({ timeVerified: '2026-01-20T12:01:00Z' })), { 'max-age-days': '0' })).toEqual(PASSED);
    desk.write('app.vsa.json', good());
    expect((await desk.report({ ...ASKED, 'max-age-days': '11' })).constraints).toContain('max-age-days: 11 (since the time that the summary states, by the clock of this run)');
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['no verifier', { verifier: undefined }], ['a verifier without id', { verifier: {} }], ['no resource', { resourceUri: undefined }], ['no result', { verificationResult: undefined }],
    ['another result', { verificationResult: 'passed' }], ['no levels', { verifiedLevels: undefined }], ['a level that is no text', { verifiedLevels: [3] }],
    ['levels in a text', { verifiedLevels: 'SLSA_BUILD_LEVEL_3' }], ['a time that is none', { timeVerified: 'yesterday' }], ['a policy that is a text', { policy: 'x' }],
  ])('is refused with %s', async (_name, more) => {
    expect(await outcome(envelope(aSummary(more)))).toEqual(['failed', 'rejected STATEMENT_MALFORMED']);
  });

  it('is of its own class, and stands in for no other', async () => {
    desk.write('app.vsa.json', good());
    const plain = { artifact: 'app.tar.gz', bundle: 'app.vsa.json', key: 'verifier.pem', 'key-log': 'none' };
    for (const require of ['provenance', 'signature', 'sbom']) expect([require, reasons(onlySubject(await desk.report({ ...plain, require })))]).toEqual([require, ['CLASS_MISSING']]);
    expect((await outcome(envelope(aStatement())))).toEqual(['failed', 'not-needed', 'CLASS_MISSING']);
  });

  it('is asked for with the verifier and what it is about, and nothing else beside it', async () => {
    const codes = async (given: Given): Promise<readonly string[]> => problemCodes(await desk.report(given));
    desk.write('app.vsa.json', good());
    const { 'verifier-id': id = '', 'resource-uri': uri = '', ...rest } = ASKED;
    expect(await codes({ ...rest, require: 'vsa' })).toEqual(['CONFIG_IDENTITY_REQUIRED', 'CONFIG_IDENTITY_REQUIRED']);
    expect(await codes({ ...rest, 'verifier-id': id, require: 'vsa' })).toEqual(['CONFIG_IDENTITY_REQUIRED']);
    expect(await codes({ ...rest, 'resource-uri': uri })).toEqual(['CONFIG_IDENTITY_REQUIRED']);
    expect(await codes({ ...ASKED, require: ['vsa', 'provenance'] })).toEqual(['CONFIG_CONFLICT']);
    expect(await codes({ ...rest, 'verified-level': 'SLSA_BUILD_LEVEL_3', require: 'provenance' })).toEqual(['CONFIG_CONFLICT']);
  });

  it('shows what its verifier says, as its word', async () => {
    desk.write('app.vsa.json', good());
    const { chain } = onlySubject(await desk.report({ ...ASKED, 'verified-level': 'SLSA_BUILD_LEVEL_2' }));
    expect(chain.filter(({ from }) => from === 'self-declared').map(({ claim, value }) => `${claim} ${value}`).filter((line) => !line.startsWith('age-days'))).toEqual([
      `verifier-id ${VERIFIER}`, `resource-uri ${RESOURCE}`, `policy-digest sha256:${POLICY}`, 'verification-result PASSED', 'verified-level.SLSA_BUILD 2',
    ]);
  });
});

describe('an ECDSA signature in the form of IEEE P1363', () => {
  it.each(['P-256', 'P-384', 'P-521'] as const)('is one by a key of the kind %s that the user gives', async (kind) => {
    const key = makeKey(kind);
    desk.write('verifier.pem', keyPem({ key }));
    expect(await outcome(envelope(aSummary(), { key, encoding: 'ieee-p1363' }))).toEqual(PASSED);
    expect(await outcome(envelope(aSummary(), { key: makeKey(kind), encoding: 'ieee-p1363' }))).toEqual(['failed', 'rejected SIGNATURE_INVALID']);
    const document = JSON.parse(envelope(aSummary(), { key, encoding: 'ieee-p1363' })) as { signatures: { sig: string }[] };
    for (const bend of [(bytes: Buffer) => bytes.subarray(1), (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc(1)]), (bytes: Buffer) => Buffer.alloc(bytes.length), (bytes: Buffer) => Buffer.concat([bytes.subarray(bytes.length / 2), bytes.subarray(0, bytes.length / 2)])]) {
      const sig = bend(Buffer.from(document.signatures[0]?.sig ?? '', 'base64')).toString('base64');
      expect(await outcome(JSON.stringify({ ...document, signatures: [{ keyid: '', sig }] }))).toEqual(['failed', 'rejected SIGNATURE_INVALID']);
    }
  });

  it('is none by the key of a certificate', async () => {
    const signed = await sigstore.sign({ statement: aSummary() }, aGithubIdentity({ repo: 'acme/verifier' }));
    const bundle = structuredClone(signed.bundle);
    const [first] = bundle.dsseEnvelope?.signatures ?? [];
    if (first === undefined) throw new Error('no signature');
    const payload = Buffer.from(bundle.dsseEnvelope?.payload ?? '', 'base64');
    first.sig = sign('sha256', preAuthEncoding(IN_TOTO, payload), { key: signed.key.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64');
    expect(spkiOf(signed.key.publicKey)).toEqual(signed.key.spki);
    desk.write('app.vsa.json', JSON.stringify(bundle));
    const { key: _key, 'key-log': _log, ...rest } = ASKED;
    expect(fates(onlySubject(await desk.report({ ...rest, repo: 'acme/verifier', require: 'vsa' })))).toEqual(['rejected SIGNATURE_INVALID']);
  });
});

describe('a subject without bytes', () => {
  const NAME = 'gce_image_id:8970095005306000053';
  const about = (digest: Readonly<Record<string, string>>): string => envelope(aSummary({}, [{ name: '_', digest }]));
  const { artifact: _artifact, ...rest } = ASKED;
  const asked = async (file: string, name: string, given: Given = {}): Promise<readonly string[]> => {
    desk.write('app.vsa.json', file);
    const subject = onlySubject(await desk.report({ ...rest, 'subject-digest': name, ...given }));
    return [subject.outcome, ...fates(subject)];
  };

  it('is known to its verifier by a name that is whole and exact', async () => {
    const file = about({ gce_image_id: '8970095005306000053' });
    expect(await asked(file, NAME)).toEqual(PASSED);
    for (const other of ['gce_image_id:897009500530600005', 'gce_image_id:89700950053060000530', 'gce_image:8970095005306000053', 'GCE_IMAGE_ID:8970095005306000053']) expect([other, await asked(file, other)]).toEqual([other, ['failed', 'rejected SUBJECT_MISMATCH']]);
    expect(await asked(about({ other_id: '8970095005306000053' }), NAME)).toEqual(['failed', 'rejected SUBJECT_MISMATCH']);
  });

  it('is named in the report by itself, and has no digest', async () => {
    desk.write('app.vsa.json', about({ gce_image_id: '8970095005306000053' }));
    expect(onlySubject(await desk.report({ ...rest, 'subject-digest': NAME }))).toMatchObject({ kind: 'identifier', name: NAME, digest: null, outcome: 'passed' });
  });

  it('is the subject of nothing but a summary', async () => {
    const provenance = envelope(aStatement({ subjects: [{ name: '_', digest: { gce_image_id: '8970095005306000053' } }] }));
    const plain = { 'subject-digest': NAME, bundle: 'app.vsa.json', key: 'verifier.pem', 'key-log': 'none', require: 'provenance' };
    desk.write('app.vsa.json', provenance);
    expect(fates(onlySubject(await desk.report(plain)))).toEqual(['rejected SUBJECT_MISMATCH']);
    // Nor is what stands for it inside a run the digest of anything.
    const hex = digestOfIdentifier({ algorithm: 'gce_image_id', value: '8970095005306000053' }).slice('sha256:'.length);
    expect(await asked(about({ sha256: hex }), NAME)).toEqual(['failed', 'rejected SUBJECT_MISMATCH']);
  });

  it('may be named by a digest as well, which is compared as one', async () => {
    desk.write('app.vsa.json', envelope(aSummary()));
    expect((await asked(envelope(aSummary()), `sha256:${'0'.repeat(64)}`))[0]).toBe('failed');
    expect((await asked(envelope(aSummary()), 'sha256:c7c5c1d70c5dec4416ab6158afd0b223ef40c29b1dc1f97ed9428b94d4cadb1c'))[0]).toBe('passed');
  });

  it.each(['sha1:da39a3ee5e6b4b0d3255bfef95601890afd80709', 'sha256:abc', 'SHA256:00', 'md5:x', 'gitCommit:abc', 'dirHash:abc', 'blake3:abc', 'sha3_256:abc', `image_id:${'a'.repeat(64)}`, `x:${'A'.repeat(40)}`, 'gce_image_id', 'gce_image_id:', ':1', 'a b:c', 'a:b c', `a:${'x'.repeat(257)}`])('is not named %s', async (name) => {
    expect(problemCodes(await desk.report({ ...rest, 'subject-digest': name }))).toEqual(['CONFIG_INVALID_VALUE']);
  });
});

describe('other predicates', () => {
  const read = async (predicateType: string, predicate: unknown): Promise<readonly string[]> => {
    desk.write('app.vsa.json', envelope(aStatement({ predicateType, predicate })));
    const subject = onlySubject(await desk.report({ artifact: 'app.tar.gz', bundle: 'app.vsa.json', key: 'verifier.pem', 'key-log': 'none', require: predicateType }));
    return [subject.outcome, ...fates(subject), ...subject.chain.filter(({ claim }) => claim === 'summary').map(({ value, from }) => `${value} (${from})`)];
  };
  const TESTS = 'https://in-toto.io/attestation/test-result/v0.1';
  const COSIGN = 'https://cosign.sigstore.dev/attestation/vuln/v1';
  const VULNS = ['https://in-toto.io/attestation/vulns/v0.1', 'https://in-toto.io/attestation/vulns/v0.2'];
  const VEX = 'https://openvex.dev/ns/v0.2.0';
  const metadata = { scanStartedOn: '2026-01-01T00:00:00Z', scanFinishedOn: '2026-01-01T00:01:00Z' };

  it.each<[string, string, unknown, string]>([
    ['results of tests', TESTS, { result: 'WARNED', configuration: [], passedTests: ['a', 'b'], warnedTests: ['c'] }, 'tests WARNED (2 passed, 1 warned)'],
    ['a result alone', TESTS, { result: 'FAILED' }, 'tests FAILED'],
    ['a scan of cosign', COSIGN, { invocation: {}, scanner: { uri: 'pkg:github/acme/scan', version: '1.2', db: {}, result: { anything: 1 } }, metadata }, 'scan by pkg:github/acme/scan 1.2, ended 2026-01-01T00:01:00Z'],
    ['a scan, v0.1', VULNS[0] ?? '', { scanner: { uri: 'https://scan.example', version: '3', result: [{ id: 'CVE-1' }, { id: 'CVE-2' }] }, metadata }, 'scan by https://scan.example 3, ended 2026-01-01T00:01:00Z: 2 found'],
    ['a scan, v0.2', VULNS[1] ?? '', { scanner: { uri: 'https://scan.example', result: [] }, metadata }, 'scan by https://scan.example, ended 2026-01-01T00:01:00Z: 0 found'],
    ['OpenVEX', VEX, { author: 'acme', statements: [{ status: 'not_affected', justification: 'component_not_present' }, { status: 'fixed' }, { status: 'fixed' }] }, 'VEX by acme: 1 not_affected, 2 fixed'],
  ])('are shown in a line: %s', async (_name, type, predicate, line) => {
    expect(await read(type, predicate)).toEqual(['passed', 'counted', `${line} (self-declared)`]);
  });

  it.each<[string, string, unknown]>([
    ['no result', TESTS, {}], ['another result', TESTS, { result: 'OK' }], ['tests that are no list', TESTS, { result: 'PASSED', passedTests: 'all' }], ['a predicate that is a list', TESTS, []],
    ['no scanner', COSIGN, { metadata }], ['a scanner without address', COSIGN, { scanner: {}, metadata }], ['no metadata', COSIGN, { scanner: { uri: 'x' } }],
    ['no result', VULNS[1] ?? '', { scanner: { uri: 'x' }, metadata }], ['a finding without id', VULNS[1] ?? '', { scanner: { uri: 'x', result: [{}] }, metadata }],
    ['no author', VEX, { statements: [] }], ['no statements', VEX, { author: 'a' }], ['an unknown status', VEX, { author: 'a', statements: [{ status: 'fine' }] }],
    ['not_affected without a reason', VEX, { author: 'a', statements: [{ status: 'not_affected' }] }], ['affected without an action', VEX, { author: 'a', statements: [{ status: 'affected' }] }],
  ])('are refused where they are not what they say: %s, of %s', async (_name, type, predicate) => {
    expect(await read(type, predicate)).toEqual(['failed', 'rejected STATEMENT_MALFORMED']);
  });
});
