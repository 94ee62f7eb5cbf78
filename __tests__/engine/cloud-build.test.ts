// Provenance of Google Cloud Build, from the file that gcloud prints to the verdict: whose key, over what, about which source.

import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { cloudBuildKeys } from '../../src/trust/cloud-build.ts';
import { COMMIT, gcloudFile, IMAGE, occurrence, provenanceV01, provenanceV1, REGIONAL, SIGNER_V01, SIGNER_V1, WORKER, type Bendable, type Built, type By } from '../support/cloud-build.ts';
import { Desk, fates, onlySubject, problemCodes, reasons } from '../support/engine.ts';
import { bareEnvelope, keyPem } from '../support/evidence-forms.ts';
import type { Given } from '../support/inputs.ts';
import { aStatement, makeKey, pem, VirtualSigstore, type SigningKey } from '../support/virtual-sigstore.ts';

let sigstore: VirtualSigstore;
let desk: Desk;
let google: SigningKey;
beforeAll(async () => {
  sigstore = await VirtualSigstore.create();
  google = makeKey();
});
beforeEach(() => {
  desk = new Desk(sigstore);
  desk.write('google.pem', keyPem({ key: google }));
});
afterEach(() => desk.remove());

const SUBJECT = `sha256:${IMAGE}`;
const by = (keyid: string | null, more: Partial<By> = {}): By => ({ key: google, keyid, ...more });
/** The key under each of the names that the fake signs by. */
const KEYS: Given = { key: ['google.pem', 'google.pem', 'google.pem'], 'key-id': [REGIONAL, SIGNER_V01, SIGNER_V1] };
const ASKED: Given = { artifact: SUBJECT, bundle: 'provenance.json', 'builder-id': WORKER, repo: 'acme/app', offline: 'true', ...KEYS };

/** What a run makes of a file. */
async function outcome(file: string, given: Given = {}): Promise<readonly string[]> {
  desk.write('provenance.json', file);
  const subject = onlySubject(await desk.report({ ...ASKED, ...given }));
  return [subject.outcome, ...fates(subject), ...reasons(subject).filter((reason) => subject.outcome !== 'passed' && !reason.startsWith('EVIDENCE_'))];
}
const FORMS = [
  ['v1', SIGNER_V1, (given: Built) => provenanceV1(given)],
  ['v0.1 by the builder v0.3', SIGNER_V01, (given: Built) => provenanceV01('v0.3', { tag: 'v1.2.3', ...given })],
  ['v0.1 by the builder v0.2, under a key of a region', REGIONAL, (given: Built) => provenanceV01('v0.2', { tag: 'v1.2.3', ...given })],
] as const;

describe.each(FORMS)('provenance %s', (name, keyid, made) => {
  const file = (given: Built = {}): string => gcloudFile([occurrence(made(given), [by(keyid)])]);
  const version = /v0\.\d$/.exec(name)?.[0] ?? (name === 'v1' ? null : 'v0.2');

  it('passes for the source it names, and for no other', async () => {
    expect(await outcome(file())).toEqual(['passed', 'counted']);
    expect(await outcome(file(), { repo: 'acme/other' })).toEqual(['failed', 'unmet CLAIM_MISMATCH', 'CLAIM_MISMATCH repo']);
    expect(await outcome(file(), { repo: 'Acme/app' })).toEqual(['failed', 'unmet IDENTITY_CASE_ONLY', 'IDENTITY_CASE_ONLY repo']);
    expect(await outcome(file({ repository: 'https://github.com/acme/app-evil' }))).toEqual(['failed', 'unmet CLAIM_MISMATCH', 'CLAIM_MISMATCH repo']);
  });

  it('states the ref and the commit, of the tag or the branch', async () => {
    const asked = { 'source-ref': 'refs/tags/v1.2.3', 'source-digest': COMMIT };
    expect(await outcome(file(), asked)).toEqual(['passed', 'counted']);
    expect((await outcome(file(), { ...asked, 'source-ref': 'refs/tags/v1.2.4' }))[0]).toBe('failed');
    expect((await outcome(file(), { ...asked, 'source-digest': 'd'.repeat(40) }))[0]).toBe('failed');
  });

  it('is by the builder in the version that is asked for', async () => {
    const id = version === null ? WORKER : `${WORKER}@${version}`;
    expect((await outcome(file(), { 'builder-id': id }))[0]).toBe('passed');
    expect(await outcome(file(), { 'builder-id': `${WORKER}@v9.9` })).toEqual(['failed', 'unmet CLAIM_MISMATCH', 'CLAIM_MISMATCH builder-id']);
    expect(await outcome(file(), { 'builder-id': `${WORKER}a` })).toEqual(['failed', 'unmet CLAIM_MISMATCH', 'CLAIM_MISMATCH builder-id']);
  });

  it('is nobody\'s under another key, another name of the key, or none', async () => {
    const entry = (signer: By): string => gcloudFile([occurrence(made({}), [signer])]);
    expect(await outcome(entry(by(keyid, { key: makeKey() })))).toEqual(['failed', 'rejected SIGNATURE_INVALID']);
    for (const other of [null, '', 'us-west2', keyid.replace('/locations/', '/locations/mars-'), keyid.replace(/\/locations\/[^/]+/, '/locations/')]) {
      expect([other, await outcome(entry(by(other, { over: keyid === REGIONAL ? 'payload' : 'pae' })))]).toEqual([other, ['failed', 'rejected KEY_UNSUPPORTED']]);
    }
  });

  it('is signed over what its key signs, and nothing else', async () => {
    const over = keyid === REGIONAL ? 'pae' : 'payload';
    expect(await outcome(gcloudFile([occurrence(made({}), [by(keyid, { over })])]))).toEqual(['failed', 'rejected SIGNATURE_INVALID']);
  });

  it('says nothing of a source that is no repository, and passes for none', async () => {
    for (const repository of ['gs://acme_cloudbuild/source/1.tgz#2', 'https://gitlab.com/acme/app', 'https://github.com.evil.test/acme/app', 'https://github.com/acme/app?x=/acme/app', 'https://user@github.com/acme/app']) {
      expect([repository, await outcome(file({ repository }))]).toEqual([repository, ['failed', 'unmet CLAIM_ABSENT', 'CLAIM_ABSENT repo']]);
    }
  });

  it('says nothing of the source of a pull request: that is anybody\'s', async () => {
    const bend = (statement: Bendable): void => {
      const { predicate } = statement;
      const substitutions = predicate.recipe?.arguments.substitutions ?? predicate.buildDefinition.internalParameters.systemSubstitutions;
      substitutions._PR_NUMBER = '7';
    };
    expect(await outcome(file({ bend }))).toEqual(['failed', 'unmet CLAIM_ABSENT', 'CLAIM_ABSENT repo']);
  });

  it.each<[string, (statement: Bendable) => void]>([
    ['another builder', ({ predicate }) => { (predicate.builder ?? predicate.runDetails.builder).id = `${WORKER}@v0.9`; }],
    ['a builder of somebody', ({ predicate }) => { (predicate.builder ?? predicate.runDetails.builder).id = 'https://github.com/acme/builder'; }],
    ['another type of build', ({ predicate }) => { if (predicate.recipe === undefined) predicate.buildDefinition.buildType += '0'; else predicate.recipe.type = 'https://cloudbuild.googleapis.com/Other@v0.1'; }],
    ['the predicate type of the other key', (statement) => { statement['predicateType'] = `https://slsa.dev/provenance/${statement['predicate'].recipe === undefined ? 'v0.1' : 'v1'}`; }],
    ['a predicate that is a list', (statement) => { statement['predicate'] = []; }],
  ])('is refused with %s', async (_name, bend) => {
    expect(await outcome(file({ bend }))).toEqual(['failed', 'rejected STATEMENT_MALFORMED']);
  });

  it.each<[string, string, (entry: Bendable) => void]>([
    ['a copy with another builder', 'COPY_MISMATCH', ({ build }) => { const copy = build.intotoStatement?.slsaProvenance ?? build.inTotoSlsaProvenanceV1.predicate; copy.builder = { id: 'x' }; }],
    ['a copy with another subject', 'COPY_MISMATCH', ({ build }) => { (build.intotoStatement ?? build.inTotoSlsaProvenanceV1).subject[0].digest.sha256 = '0'.repeat(64); }],
    ['a copy of another type', 'COPY_MISMATCH', ({ build }) => { (build.intotoStatement ?? build.inTotoSlsaProvenanceV1).predicateType = 'https://slsa.dev/provenance/v0.2'; }],
    ['no copy', 'COPY_MISMATCH', (entry) => { entry['build'] = {}; }],
    ['another resource', 'COPY_MISMATCH', (entry) => { entry['resourceUri'] = `https://europe-docker.pkg.dev/acme/apps/app@sha256:${'0'.repeat(64)}`; }],
    ['a resource without digest', 'COPY_MISMATCH', (entry) => { entry['resourceUri'] = 'https://europe-docker.pkg.dev/acme/apps/app:latest'; }],
    ['another kind', 'FORMAT_UNSUPPORTED', (entry) => { entry['kind'] = 'VULNERABILITY'; }],
    ['another payload type', 'PAYLOAD_TYPE', ({ envelope }) => { envelope.payloadType = 'application/vnd.in-toto2+json'; }],
    ['no signature', 'FORMAT_MALFORMED', ({ envelope }) => { envelope.signatures = []; }],
    ['an empty signature', 'FORMAT_MALFORMED', ({ envelope }) => { envelope.signatures[0].sig = ''; }],
  ])('is refused with %s', async (_name, code, bend) => {
    expect(await outcome(gcloudFile([occurrence(made({}), [by(keyid)], bend)]))).toEqual(['failed', `rejected ${code}`]);
  });

  it.each<[string, string, (file: Bendable) => void]>([
    ['another digest in its summary', 'COPY_MISMATCH', ({ image_summary: summary }) => { summary.digest = `sha256:${'0'.repeat(64)}`; }],
    ['another image in its summary', 'COPY_MISMATCH', ({ image_summary: summary }) => { for (const field of ['digest', 'fully_qualified_digest']) summary[field] = summary[field].replace(IMAGE, '0'.repeat(64)); }],
    ['no summary', 'FORMAT_MALFORMED', (whole) => { delete whole['image_summary']; }],
    ['no provenance in it', 'FORMAT_MALFORMED', ({ provenance_summary: summary }) => { summary.provenance = []; }],
  ])('is refused in a file with %s', async (_name, code, bend) => {
    expect(await outcome(gcloudFile([occurrence(made({}), [by(keyid)])], bend))).toEqual(['failed', `rejected ${code}`]);
  });

  it('is about the image it names, and no other', async () => {
    expect(await outcome(file(), { artifact: `sha256:${'0'.repeat(64)}` })).toEqual(['failed', 'rejected SUBJECT_MISMATCH']);
  });
});

describe('a file of Google Cloud Build', () => {
  const good = (): Bendable => occurrence(provenanceV1(), [by(SIGNER_V1)]);
  const forged = (): Bendable => occurrence(provenanceV1(), [by(SIGNER_V1, { key: makeKey() })]);

  it('may hold several provenances and signatures: one that verifies is enough', async () => {
    expect(await outcome(gcloudFile([forged(), forged(), good()]))).toEqual(['passed', 'counted']);
    const signatures = [by(SIGNER_V01, { key: makeKey() }), by('unknown'), by(SIGNER_V01)];
    expect(await outcome(gcloudFile([occurrence(provenanceV01('v0.3'), signatures)]))).toEqual(['passed', 'counted']);
    expect((await outcome(gcloudFile([forged(), forged()])))[0]).toBe('failed');
  });

  it('has the key named that is not known', async () => {
    desk.write('provenance.json', gcloudFile([occurrence(provenanceV1(), [by('projects/acme/key')])]));
    expect(onlySubject(await desk.report(ASKED)).ledger).toMatchObject([{ code: 'KEY_UNSUPPORTED', seen: 'a signature by the key projects/acme/key' }]);
  });

  it('takes no source from steps that were handed in', async () => {
    const handedIn = (statement: Bendable): void => { statement['predicate'].recipe.type = 'https://cloudbuild.googleapis.com/CloudBuildSteps@v0.1'; };
    const nowhere = (statement: Bendable): void => { delete statement['predicate'].recipe.entryPoint; };
    const inline = (statement: Bendable): void => { delete statement['predicate'].buildDefinition.externalParameters.buildConfigSource; };
    const elsewhere = (statement: Bendable): void => { statement['predicate'].buildDefinition.resolvedDependencies[0].uri = 'git+https://github.com/evil/app@refs/tags/v1.2.3'; };
    for (const [statement, keyid] of [[provenanceV01('v0.3', { bend: handedIn }), SIGNER_V01], [provenanceV01('v0.2', { bend: nowhere }), SIGNER_V01], [provenanceV1({ bend: inline }), SIGNER_V1], [provenanceV1({ bend: elsewhere }), SIGNER_V1]] as const) {
      expect(await outcome(gcloudFile([occurrence(statement, [by(keyid)])]))).toEqual(['failed', 'unmet CLAIM_ABSENT', 'CLAIM_ABSENT repo']);
    }
  });

  it('takes no source that is there at two commits', async () => {
    const again = (commit: string | null) => (statement: Bendable): void => {
      const { resolvedDependencies } = statement['predicate'].buildDefinition;
      resolvedDependencies.push({ ...resolvedDependencies[0], ...(commit === null ? {} : { digest: { gitCommit: commit } }) });
    };
    expect(await outcome(gcloudFile([occurrence(provenanceV1({ bend: again('d'.repeat(40)) }), [by(SIGNER_V1)])]))).toEqual(['failed', 'unmet CLAIM_ABSENT', 'CLAIM_ABSENT repo']);
    expect((await outcome(gcloudFile([occurrence(provenanceV1({ bend: again(null) }), [by(SIGNER_V1)])])))[0]).toBe('passed');
  });

  it('is refused with a parameter that its build type does not have, unless it is named', async () => {
    const more = gcloudFile([occurrence(provenanceV1({ bend: (statement) => { statement['predicate'].buildDefinition.externalParameters.evil = 'on'; } }), [by(SIGNER_V1)])]);
    expect(await outcome(more)).toEqual(['failed', 'unmet PARAMETER_UNKNOWN', 'PARAMETER_UNKNOWN external-parameter.evil']);
    expect(await outcome(more, { 'external-parameter': 'evil=off' })).toEqual(['failed', 'unmet CLAIM_MISMATCH', 'CLAIM_MISMATCH external-parameter.evil']);
    expect((await outcome(more, { 'external-parameter': 'evil=on' }))[0]).toBe('passed');
  });

  it('states a branch as a ref, and refuses two refs', async () => {
    const branch = gcloudFile([occurrence(provenanceV1({ branch: 'main' }), [by(SIGNER_V1)])]);
    expect((await outcome(branch, { 'source-ref': 'refs/heads/main' }))[0]).toBe('passed');
    expect((await outcome(branch, { 'source-ref': 'refs/tags/main' }))[0]).toBe('failed');
    const two = provenanceV1({ bend: (statement) => { statement['predicate'].buildDefinition.internalParameters.systemSubstitutions.TAG_NAME = 'v9.9.9'; } });
    expect(await outcome(gcloudFile([occurrence(two, [by(SIGNER_V1)])]))).toEqual(['failed', 'rejected STATEMENT_MALFORMED']);
  });

  it('is read the same where Google copies one field in another form', async () => {
    const copied = occurrence(provenanceV01('v0.3'), [by(SIGNER_V01)], ({ build }) => { build.intotoStatement.slsaProvenance.recipe.definedInMaterial = '-1'; });
    expect((await outcome(gcloudFile([copied])))[0]).toBe('passed');
  });

  it('shows the builder as proven by the key, and the source as its word', async () => {
    desk.write('provenance.json', gcloudFile([good()]));
    const { chain } = onlySubject(await desk.report(ASKED));
    const of = (claim: string): readonly string[] => chain.filter((link) => link.claim === claim).map(({ value, from }) => `${value} (${from})`);
    expect([of('builder-id'), of('repo'), of('source-ref'), of('source-tag'), of('source-branch'), of('build-level'), of('trust')]).toEqual([[`${WORKER} (key)`], ['acme/app (self-declared)'], ['refs/tags/v1.2.3 (self-declared)'], ['v1.2.3 (self-declared)'], [], ['3 (builder-catalog)'], ['key (witness)']]);
  });

  it('never counts for somebody who must have a certificate', async () => {
    desk.write('provenance.json', gcloudFile([good()]));
    for (const given of [{ repo: 'acme/app' }, { 'certificate-identity': 'a@b.test', 'certificate-oidc-issuer': 'https://i.test', require: 'provenance' }, { 'unsafe-any-identity': 'true', require: 'provenance' }]) {
      const subject = onlySubject(await desk.report({ artifact: SUBJECT, bundle: 'provenance.json', ...given }));
      expect([subject.outcome, ...fates(subject)]).toEqual(['failed', 'rejected KEY_UNSUPPORTED']);
    }
  });
});

describe('the keys of Google Cloud Build', () => {
  const codes = async (given: Given): Promise<readonly string[]> => problemCodes(await desk.report({ ...ASKED, ...given }));
  const without = ({ repo: _repo, ...rest }: Given): Given => rest;

  it('that are built in are used where the builder is named, and are all that is needed', async () => {
    desk.write('provenance.json', gcloudFile([occurrence(provenanceV1(), [by(SIGNER_V1)])]));
    const { key: _key, 'key-id': _keyId, ...asked } = ASKED;
    // Nobody here can sign with them: the fake's signature is compared with Google's own key, and refused.
    expect(fates(onlySubject(await desk.report(asked)))).toEqual(['rejected SIGNATURE_INVALID']);
    expect((await cloudBuildKeys()).map(({ keyid }) => keyid)).toEqual([SIGNER_V1, SIGNER_V01]);
  });

  it('are nobody\'s without a source', async () => {
    desk.write('provenance.json', gcloudFile([]));
    expect(problemCodes(await desk.report(without(ASKED)))).toEqual(['CONFIG_IDENTITY_REQUIRED']);
    const { 'builder-id': _builder, ...rest } = without(ASKED);
    expect(problemCodes(await desk.report(rest))).toEqual(['CONFIG_CONFLICT']);
    const [builtIn] = await cloudBuildKeys();
    desk.write('builtin.pem', pem('PUBLIC KEY', Buffer.from(builtIn?.spki ?? '', 'base64')));
    expect(problemCodes(await desk.report({ artifact: SUBJECT, bundle: 'provenance.json', key: 'builtin.pem', 'key-log': 'none', require: 'provenance' }))).toEqual(['CONFIG_CONFLICT']);
  });

  it('stand beside no other key, no certificate and no other host', async () => {
    desk.write('provenance.json', gcloudFile([]));
    expect(await codes({ key: 'google.pem', 'key-id': 'mine' })).toEqual(['CONFIG_CONFLICT']);
    const { 'key-id': _none, ...unnamed } = ASKED;
    expect(problemCodes(await desk.report(unnamed))).toEqual(['CONFIG_CONFLICT']);
    // Too few names, and so keys without one.
    expect(await codes({ 'key-id': [REGIONAL] })).toEqual(['CONFIG_CONFLICT', 'CONFIG_CONFLICT']);
    expect(await codes({ 'signer-repo': 'acme/app' })).toEqual(['CONFIG_CONFLICT']);
    expect(await codes({ 'unsafe-any-identity': 'true' })).toEqual(['CONFIG_CONFLICT']);
    expect(await codes({ 'github-host': 'acme.ghe.com' })).toEqual(['CONFIG_CONFLICT']);
    expect(await codes({ enterprise: 'acme' })).toEqual(['CONFIG_CONFLICT']);
  });

  it('that sign bare payloads count only by the name that is given: others sign files', async () => {
    // Who signs files with a key may have signed one that reads like a statement, and meant none.
    const file = gcloudFile([occurrence(provenanceV01('v0.2'), [by(REGIONAL)])]);
    desk.write('provenance.json', file);
    const plain = { artifact: SUBJECT, bundle: 'provenance.json', key: 'google.pem', 'key-log': 'none', require: 'provenance' };
    expect(fates(onlySubject(await desk.report(plain)))).toEqual(['rejected KEY_UNSUPPORTED']);
    expect(fates(onlySubject(await desk.report({ ...plain, 'key-id': 'mine' })))).toEqual(['rejected KEY_UNSUPPORTED']);
  });
});

describe('the name of a key', () => {
  it('narrows what counts, in every form that names one', async () => {
    const signed = await sigstore.sign({ statement: aStatement() }, { signer: 'key', key: google, log: 'none', timestamps: 0 });
    desk.write('app.tar.gz', 'artifact');
    const envelope = JSON.parse(bareEnvelope(signed)) as Bendable;
    envelope['signatures'][0].keyid = 'release-key';
    desk.write('named.json', JSON.stringify(envelope));
    const asked = { artifact: 'app.tar.gz', bundle: 'named.json', key: 'google.pem', 'key-log': 'none', require: 'provenance' };
    expect(fates(onlySubject(await desk.report(asked)))).toEqual(['counted']);
    expect(fates(onlySubject(await desk.report({ ...asked, 'key-id': 'release-key' })))).toEqual(['counted']);
    expect(fates(onlySubject(await desk.report({ ...asked, 'key-id': 'other-key' })))).toEqual(['rejected KEY_UNSUPPORTED']);
  });
});
