// Every door, one verdict: the same requirement as inputs, as a policy and as a ClusterImagePolicy, judged on one set of evidence.
//
// A row is a requirement in the words of each door, or why a door has no words for it. What comes of each piece of evidence, outcome and reasons, has
// to be the same through all of them; what passes is listed, and so is the reason for which the nearest neighbours are refused.

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import process from 'node:process';
import { fieldNames } from '../../src/domain/fields.ts';
import { onPath } from '../support/checks/bench.ts';
import { COMMIT, Doors, evidenceNames, judgedOn, POLICY, REFERENCE, RESOURCE, VERIFIER, type ClusterRule, type EvidenceName, type NativeRule, type NotSayable } from '../support/doors.ts';
import type { Report } from '../../src/domain/report.ts';
import type { Given } from '../support/inputs.ts';
import { GITHUB_ISSUER } from '../support/virtual-sigstore.ts';

interface Row {
  readonly inputs: Given | NotSayable;
  readonly native: NativeRule | NotSayable;
  readonly cluster: ClusterRule | NotSayable;
  /** The evidence that it accepts, all of it. */
  readonly accepts: readonly EvidenceName[];
  /** The outcome of what it accepts. */
  readonly as?: 'passed' | 'exempt';
  /** What it says of neighbours. */
  readonly refuses: Readonly<Partial<Record<EvidenceName, string>>>;
  /** Programs that it needs on PATH. */
  readonly needs?: string;
  /** A cluster has no word of its own for it and says it with another claim: its reasons are others. */
  readonly otherWords?: true;
}

const SAN = 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1.2.3';
const WORKFLOW = 'acme/app/.github/workflows/release.yml';
const NO_CLAIM: NotSayable = { notSayable: 'A cluster compares the issuer and the subject of certificates, and no other of their claims.' };
const NO_COUNT: NotSayable = { notSayable: 'Lines of require are classes that all must be there: nothing counts signers, joins runs or looks at all evidence of a class.' };
const ONE_AUTHORITY: NotSayable = { notSayable: 'One authority is enough in a cluster, and each is about one class.' };

// The parts of rows.
const native = (...rule: readonly string[]): NativeRule => ({ rule });
const keyless = (identities: readonly object[], more: object = {}, authority: object = { ctlog: { trustRootRef: 'own' } }): ClusterRule => ({ authorities: [{ name: 'a', keyless: { trustRootRef: 'own', identities, ...more }, ...authority }] });
const attested = ({ authorities, ...rest }: ClusterRule, predicateType: string, more: object = {}): ClusterRule => ({ ...rest, authorities: authorities.map((one) => ({ ...one, attestations: [{ name: 'p', predicateType, ...more }] })) });
const BY_SAN = keyless([{ issuer: GITHUB_ISSUER, subject: SAN }]);
const IDENTITY = { 'certificate-identity': SAN, 'certificate-oidc-issuer': GITHUB_ISSUER } as const;
const IDENTITY_LINES = [`certificate-identity: ${SAN}`, `certificate-oidc-issuer: ${GITHUB_ISSUER}`] as const;
const SLSA = 'https://slsa.dev/provenance/v1';
/** Provenance here is of several predicate types, and an authority names one: this piece is of another. */
const OF_ANOTHER_TYPE: EvidenceName = 'provenance by the generator';

/** A field beside an identity that all evidence of a repository has: the same word in both of our own doors. */
const fact = (name: string, value: string | readonly string[], accepts: Row['accepts'], refuses: Row['refuses'], cluster: Row['cluster'] = NO_CLAIM): Row => ({
  inputs: { repo: 'acme/app', [name]: value },
  native: native('require: provenance', 'repo: acme/app', `${name}: ${JSON.stringify(value)}`),
  cluster, accepts, refuses,
});
const summary = (name: string, value: string, refuses: string): Row => ({
  inputs: { key: 'verifier.pub', 'verifier-id': VERIFIER, 'resource-uri': RESOURCE, [name]: value },
  native: native('require: vsa', 'key: verifier.pub', ...Object.entries({ 'verifier-id': VERIFIER, 'resource-uri': RESOURCE, [name]: value }).map(([key, text]) => `${key}: ${text}`)),
  cluster: NO_CLAIM, accepts: ['a summary'], refuses: { 'an older summary of less': `failed ${refuses}`, 'signature by the key': 'failed EVIDENCE_REJECTED SIGNATURE_INVALID' },
});

/** What acme/app built, by a workflow of its own. */
const OWN = [
  'provenance', 'provenance of another ref', 'provenance of a branch', 'provenance by another workflow', 'provenance of another commit', 'provenance of another event',
  'provenance without the environment', 'provenance of a re-created repository', 'provenance on a self-hosted runner',
] as const satisfies readonly EvidenceName[];
/** And by whomever the catalog knows. */
const OF_REPO = [...OWN, 'provenance by the generator'] as const satisfies readonly EvidenceName[];
const OLD = 'provenance of an old build';
const without = (list: readonly EvidenceName[], ...names: readonly EvidenceName[]): readonly EvidenceName[] => list.filter((name) => !names.includes(name));
const SIGNED = ['signature', 'signature with other annotations', 'signature without annotations', 'signature with a timestamp'] as const satisfies readonly EvidenceName[];
/** Provenance with the very identity. */
const BY_IDENTITY = without(OWN, 'provenance of another ref', 'provenance of a branch', 'provenance by another workflow');

const rows: Readonly<Record<string, Row>> = {
  'a signature by one identity': { inputs: IDENTITY, native: native('require: signature', ...IDENTITY_LINES), cluster: BY_SAN, accepts: SIGNED, refuses: { 'signature of another repository': 'failed SIGNER_MISMATCH certificate-identity', provenance: 'failed CLASS_MISSING', nothing: 'failed EVIDENCE_NONE', 'forged provenance': 'failed EVIDENCE_REJECTED SIGNATURE_INVALID' } },
  'provenance by one identity': { inputs: { ...IDENTITY, require: 'provenance' }, native: native('require: provenance', ...IDENTITY_LINES), cluster: attested(BY_SAN, SLSA), accepts: BY_IDENTITY, refuses: { 'provenance of another owner': 'failed SIGNER_MISMATCH certificate-identity', 'provenance under another issuer': 'failed ISSUER_ENTERPRISE_SLUG certificate-oidc-issuer', signature: 'failed CLASS_MISSING' } },
  'an SBOM by one identity': { inputs: { ...IDENTITY, require: 'cyclonedx' }, native: native('require: cyclonedx', ...IDENTITY_LINES), cluster: attested(BY_SAN, 'cyclonedx'), accepts: ['an SBOM'], refuses: { provenance: 'failed CLASS_MISSING' } },
  'either of two identities': {
    inputs: { ...IDENTITY, 'certificate-identity': [SAN.replace('acme/app/', 'acme/app-evil/'), SAN] }, native: native('require: signature', `certificate-identity: [${SAN.replace('acme/app/', 'acme/app-evil/')}, ${SAN}]`, `certificate-oidc-issuer: ${GITHUB_ISSUER}`),
    cluster: keyless([{ issuer: GITHUB_ISSUER, subject: SAN.replace('acme/app/', 'acme/app-evil/') }, { issuer: GITHUB_ISSUER, subject: SAN }]), accepts: [...SIGNED, 'signature of another repository'], refuses: { 'an SBOM': 'failed CLASS_MISSING' },
  },
  'an expression for the identity': {
    inputs: { 'certificate-identity-regexp': '^https://github\\.com/acme/app/\\.github/workflows/release\\.yml@refs/tags/v1\\.2\\..+$', 'certificate-oidc-issuer': GITHUB_ISSUER, require: 'provenance' },
    native: native('require: provenance', 'certificate-identity-regexp: ^https://github\\.com/acme/app/\\.github/workflows/release\\.yml@refs/tags/v1\\.2\\..+$', `certificate-oidc-issuer: ${GITHUB_ISSUER}`),
    cluster: attested(keyless([{ issuer: GITHUB_ISSUER, subjectRegExp: '^https://github\\.com/acme/app/\\.github/workflows/release\\.yml@refs/tags/v1\\.2\\..+$' }]), SLSA),
    accepts: [...BY_IDENTITY, 'provenance of another ref'], refuses: { 'provenance of another owner': 'failed SIGNER_MISMATCH certificate-identity', 'provenance of a branch': 'failed SIGNER_MISMATCH certificate-identity' },
  },
  'an expression that is open to others': {
    inputs: { 'certificate-identity-regexp': 'https://github.com/acme/app', 'certificate-oidc-issuer': GITHUB_ISSUER }, native: native('require: signature', 'certificate-identity-regexp: https://github.com/acme/app', `certificate-oidc-issuer: ${GITHUB_ISSUER}`),
    cluster: keyless([{ issuer: GITHUB_ISSUER, subjectRegExp: 'https://github.com/acme/app' }]), accepts: [], refuses: { signature: 'failed PATTERN_OPEN certificate-identity' },
  },
  'the same, accepted as open': {
    inputs: { 'certificate-identity-regexp': 'https://github.com/acme/app', 'certificate-oidc-issuer': GITHUB_ISSUER, 'unsafe-open-pattern': 'true' }, native: native('require: signature', 'certificate-identity-regexp: https://github.com/acme/app', `certificate-oidc-issuer: ${GITHUB_ISSUER}`, 'unsafe-open-pattern: true'),
    cluster: { notSayable: 'A cluster accepts every pattern as it is; here no document of it can.' }, accepts: [...SIGNED, 'signature of another repository'], refuses: { provenance: 'failed CLASS_MISSING' },
  },
  'an expression for the issuer': {
    inputs: { 'certificate-identity': SAN, 'certificate-oidc-issuer-regexp': '^https://token\\.actions\\.githubusercontent\\.com$', require: 'provenance' }, native: native('require: provenance', `certificate-identity: ${SAN}`, 'certificate-oidc-issuer-regexp: ^https://token\\.actions\\.githubusercontent\\.com$'),
    cluster: attested(keyless([{ issuerRegExp: '^https://token\\.actions\\.githubusercontent\\.com$', subject: SAN }]), SLSA), accepts: BY_IDENTITY, refuses: { 'provenance under another issuer': 'failed SIGNER_MISMATCH certificate-oidc-issuer' },
  },
  'anybody': { inputs: { 'unsafe-any-identity': 'true', require: 'provenance' }, native: native('require: provenance', 'unsafe-any-identity: true'), cluster: { notSayable: 'A keyless authority names identities.' }, accepts: [...OF_REPO, 'provenance by a called workflow', 'provenance of another repository', 'provenance of another owner', 'provenance under another issuer'], refuses: { signature: 'failed CLASS_MISSING', 'forged provenance': 'failed EVIDENCE_REJECTED SIGNATURE_INVALID' } },
  'a repository': { inputs: { repo: 'acme/app' }, native: native('require: provenance', 'repo: acme/app'), cluster: NO_CLAIM, accepts: OF_REPO, refuses: { 'provenance of another repository': 'failed SIGNER_MISMATCH repo, SIGNER_MISMATCH signer-repo', 'provenance by a called workflow': 'failed SIGNER_MISMATCH signer-repo', [OLD]: 'failed PARAMETER_UNKNOWN external-parameter.debug' } },
  'an owner': { inputs: { owner: 'acme' }, native: native('require: provenance', 'owner: acme'), cluster: NO_CLAIM, accepts: [...OF_REPO, 'provenance of another repository', 'provenance by a called workflow'], refuses: { 'provenance of another owner': 'failed SIGNER_MISMATCH owner, SIGNER_MISMATCH signer-owner' } },
  'a repository whose workflows sign': { inputs: { 'signer-repo': 'acme/platform' }, native: native('require: provenance', 'signer-repo: acme/platform'), cluster: NO_CLAIM, accepts: ['provenance by a called workflow'], refuses: { provenance: 'failed SIGNER_MISMATCH signer-repo' } },
  'a workflow at tags that match': {
    inputs: { 'signer-workflow': `${WORKFLOW}@refs/tags/v*` }, native: native('require: provenance', `signed-by: ${WORKFLOW}@refs/tags/v*`),
    cluster: attested(keyless([{ issuer: GITHUB_ISSUER, subjectRegExp: '^https://github\\.com/acme/app/\\.github/workflows/release\\.yml@refs/tags/v[^/]*$' }]), SLSA), otherWords: true,
    accepts: [...BY_IDENTITY, 'provenance of another ref'], refuses: { 'provenance of a branch': 'failed SIGNER_MISMATCH signer-ref', 'provenance by another workflow': 'failed SIGNER_MISMATCH signer-workflow' },
  },
  'a workflow at the tag of the version': { inputs: { 'signer-workflow': `${WORKFLOW}@refs/tags/v{version}` }, native: native('require: provenance', `signed-by: ${WORKFLOW}@refs/tags/v{version}`), cluster: { notSayable: 'The version of the image is nothing that a cluster could put into an identity.' }, accepts: BY_IDENTITY, refuses: { 'provenance of another ref': 'failed SIGNER_MISMATCH signer-ref' } },
  'a workflow at any ref': { inputs: { 'signer-workflow': WORKFLOW }, native: { notSayable: 'What is written down names the ref as well.' }, cluster: NO_CLAIM, accepts: without(OWN, 'provenance by another workflow'), refuses: { 'provenance by another workflow': 'failed SIGNER_MISMATCH signer-workflow' } },
  'a signer by name': { inputs: { notSayable: 'A step says in full who signs.' }, native: { above: `signers:\n  release:\n    signer-workflow: ${WORKFLOW}@refs/tags/v*\n    repository-id: "11"\n`, rule: ['require: provenance', 'signed-by: release'] }, cluster: NO_CLAIM, accepts: without([...BY_IDENTITY, 'provenance of another ref'], 'provenance of a re-created repository'), refuses: { 'provenance of a re-created repository': 'failed SIGNER_MISMATCH repository-id' } },
  'a workflow at one commit': fact('signer-digest', COMMIT, without(OF_REPO, 'provenance of another commit'), { 'provenance of another commit': 'failed SIGNER_MISMATCH signer-digest' }),
  'the id of a repository': fact('repository-id', '11', without(OF_REPO, 'provenance of a re-created repository'), { 'provenance of a re-created repository': 'failed SIGNER_MISMATCH repository-id' }),
  'the id of an owner': { ...fact('owner-id', '22', [...OF_REPO, 'provenance of another repository', 'provenance by a called workflow'], { 'provenance of another owner': 'failed SIGNER_MISMATCH owner, SIGNER_MISMATCH owner-id, SIGNER_MISMATCH signer-owner' }), inputs: { owner: 'acme', 'owner-id': '22' }, native: native('require: provenance', 'owner: acme', 'owner-id: "22"') },
  'the workflow that the run began with': fact('entry-workflow', `${WORKFLOW}@refs/tags/v1.2.3`, without(OF_REPO, 'provenance of another ref', 'provenance of a branch', 'provenance by another workflow'), { 'provenance by another workflow': 'failed SIGNER_MISMATCH entry-workflow' }),
  'a ref of the source': fact('source-ref', 'refs/tags/{tag}', without(OF_REPO, 'provenance of another ref', 'provenance of a branch'), { 'provenance of another ref': 'failed CLAIM_MISMATCH source-ref' }),
  'a tag of the source': fact('source-tag', 'v{version}', without(OF_REPO, 'provenance of another ref', 'provenance of a branch'), { 'provenance of a branch': 'failed CLAIM_ABSENT source-tag' }),
  'a version of the source': fact('source-versioned-tag', 'v1.2', without(OF_REPO, 'provenance of a branch'), { 'provenance of a branch': 'failed CLAIM_ABSENT source-tag' }),
  'a branch of the source': fact('source-branch', 'main', ['provenance of a branch'], { provenance: 'failed CLAIM_ABSENT source-branch' }),
  'a commit of the source': fact('source-digest', COMMIT, without(OF_REPO, 'provenance of another commit'), { 'provenance of another commit': 'failed CLAIM_MISMATCH source-digest' }),
  'runners of GitHub': { ...fact('', '', without(OF_REPO, 'provenance on a self-hosted runner'), { 'provenance on a self-hosted runner': 'failed CLAIM_MISMATCH runner' }), inputs: { repo: 'acme/app', 'deny-self-hosted-runners': 'true' }, native: native('require: provenance', 'repo: acme/app', 'deny-self-hosted-runners: true') },
  'either of two events': fact('trigger', ['push', 'release'], without(OWN, 'provenance of another event'), { 'provenance of another event': 'failed CLAIM_MISMATCH trigger', 'provenance by the generator': 'failed CLAIM_MISMATCH trigger' }),
  'an environment': fact('environment', 'production', without(OF_REPO, 'provenance without the environment'), { 'provenance without the environment': 'failed CLAIM_ABSENT environment' }),
  'a builder': fact('builder-id', 'https://github.com/slsa-framework/slsa-github-generator/.github/workflows/generator_container_slsa3.yml@v2.1.0', ['provenance by the generator'], { provenance: 'failed CLAIM_MISMATCH builder-id' }),
  'a level of the build': fact('build-level', '3', ['provenance by the generator'], { provenance: 'failed CLAIM_MISMATCH build-level' }),
  'what the workflow was started with': fact('workflow-input', 'level=debug', ['provenance by the generator'], { provenance: 'failed CLAIM_ABSENT workflow-input.level' }),
  'a parameter that builds do not have': fact('external-parameter', 'debug=1', [OLD], { provenance: 'failed CLAIM_ABSENT external-parameter.debug' }),
  'a GitHub enterprise': { inputs: { repo: 'acme/app', enterprise: 'acme-corp' }, native: native('require: provenance', 'repo: acme/app', 'enterprise: acme-corp'), cluster: NO_CLAIM, accepts: ['provenance under another issuer'], refuses: { provenance: 'failed ISSUER_ENTERPRISE_SLUG certificate-oidc-issuer' } },
  'annotations of cosign': { inputs: { ...IDENTITY, annotations: ['team=release', 'stage=prod'] }, native: native('require: signature', ...IDENTITY_LINES, 'annotations: { team: release, stage: prod }'), cluster: NO_CLAIM, accepts: without(SIGNED, 'signature with other annotations', 'signature without annotations'), refuses: { 'signature with other annotations': 'failed CLAIM_MISMATCH annotations.stage', 'signature without annotations': 'failed CLAIM_ABSENT annotations.stage, CLAIM_ABSENT annotations.team' } },
  'the name that was signed': { inputs: { ...IDENTITY, 'signed-identity': REFERENCE }, native: native('require: signature', ...IDENTITY_LINES, `signed-identity: ${REFERENCE}`), cluster: NO_CLAIM, accepts: SIGNED, refuses: {} },
  'another name that was signed': { inputs: { ...IDENTITY, 'signed-identity': `${REFERENCE}-evil` }, native: native('require: signature', ...IDENTITY_LINES, `signed-identity: ${REFERENCE}-evil`), cluster: NO_CLAIM, accepts: [], refuses: { signature: 'failed CLAIM_MISMATCH signed-identity' } },
  'a key': { inputs: { key: 'team.pub' }, native: native('require: signature', 'key: team.pub'), cluster: { authorities: [{ key: { data: 'TEAM' }, ctlog: { trustRootRef: 'own' } }] }, otherWords: true, accepts: ['signature by the key'], refuses: { 'signature by another key': 'failed EVIDENCE_REJECTED SIGNATURE_INVALID', 'signature by the key, not logged': 'failed EVIDENCE_REJECTED WITNESSES_TOO_FEW' } },
  'a key that does not log': { inputs: { key: 'team.pub', 'key-log': 'none' }, native: native('require: signature', 'key: team.pub', 'key-log: none'), cluster: { authorities: [{ key: { data: 'TEAM' } }] }, accepts: ['signature by the key', 'signature by the key, not logged'], refuses: { 'signature by another key': 'failed EVIDENCE_REJECTED SIGNATURE_INVALID' } },
  'a key in its time': { inputs: { key: 'team.pub', 'key-valid-for': '2026-01-01T00:00:00Z/' }, native: native('require: signature', 'key: team.pub', 'key-valid-for: 2026-01-01T00:00:00Z/'), cluster: { notSayable: 'Keys have no time in a cluster.' }, accepts: ['signature by the key'], refuses: { 'signature by the key, not logged': 'failed EVIDENCE_REJECTED WITNESSES_TOO_FEW' } },
  'a key after its time': { inputs: { key: 'team.pub', 'key-valid-for': '/2026-01-01T00:00:00Z' }, native: native('require: signature', 'key: team.pub', 'key-valid-for: /2026-01-01T00:00:00Z'), cluster: { notSayable: 'Keys have no time in a cluster.' }, accepts: [], refuses: { 'signature by the key': 'failed EVIDENCE_REJECTED TIME_INVALID' } },
  'a key or an identity': {
    inputs: { notSayable: 'key is there instead of an identity.' }, native: { above: `signers:\n  release: ${WORKFLOW}@refs/tags/v1.2.3\n  team: { key: team.pub }\n`, rule: ['require: signature', 'signed-by: [release, team]'] },
    cluster: { authorities: [...BY_SAN.authorities, { name: 'b', key: { data: 'TEAM' }, ctlog: { trustRootRef: 'own' } }] }, otherWords: true, accepts: [...SIGNED, 'signature by the key'], refuses: { 'signature by another key': 'failed EVIDENCE_REJECTED SIGNATURE_INVALID' },
  },
  'either of two classes': {
    inputs: { ...IDENTITY, require: 'signature | provenance' }, native: native('require: signature | provenance', ...IDENTITY_LINES), cluster: { authorities: [...BY_SAN.authorities, ...attested(BY_SAN, SLSA).authorities.map((one) => ({ ...one, name: 'b' }))] },
    accepts: [...SIGNED, ...BY_IDENTITY], refuses: { 'an SBOM': 'failed CLASS_MISSING' },
  },
  'two classes, all of them': { inputs: { ...IDENTITY, require: ['signature', 'provenance'] }, native: native('require: [signature, provenance]', ...IDENTITY_LINES), cluster: ONE_AUTHORITY, accepts: [], refuses: { signature: 'failed CLASS_MISSING', provenance: 'failed CLASS_MISSING' } },
  'two signers': { inputs: NO_COUNT, native: native('require:', '- at-least: 2', '  of:', `  - signature: { certificate-identity: ${SAN}, certificate-oidc-issuer: ${GITHUB_ISSUER} }`, '  - signature: { key: team.pub }'), cluster: ONE_AUTHORITY, accepts: [], refuses: { 'signature by the key': 'failed AT_LEAST, SIGNER_MISMATCH certificate-identity, SIGNER_MISMATCH certificate-oidc-issuer' } },
  'all that there is of a class': { inputs: NO_COUNT, native: native('require: [{ provenance: { source-ref: refs/tags/v1.2.3, every: true } }]', 'repo: acme/app'), cluster: { notSayable: 'Any attestation of the type is enough in a cluster.' }, accepts: without(OF_REPO, 'provenance of another ref', 'provenance of a branch'), refuses: { 'provenance of another ref': 'failed CLAIM_MISMATCH source-ref' } },
  'a summary of what it was verified for': summary('verified-level', 'SLSA_BUILD_LEVEL_2', 'CLAIM_MISMATCH verified-level.SLSA_BUILD'),
  'a summary by one policy': summary('policy-digest', `sha256:${POLICY}`, 'CLAIM_MISMATCH policy-digest'),
  'a summary of late': summary('max-age-days', '200', 'CLAIM_MISMATCH age-days'),
  'a condition in CEL': { inputs: { repo: 'acme/app', check: 'check.cel' }, native: native('require: provenance', 'repo: acme/app', 'check: check.cel'), cluster: { notSayable: 'Checks of a cluster are in CUE or Rego.' }, accepts: ['provenance by the generator'], refuses: { provenance: 'failed POLICY_FIELD_ABSENT check' } },
  'a condition in CUE': {
    inputs: { ...IDENTITY, require: 'provenance', check: 'check.cue' }, native: native('require: provenance', ...IDENTITY_LINES, 'check: check.cue'), cluster: attested(BY_SAN, SLSA, { policy: { type: 'cue', data: 'predicate: buildDefinition: internalParameters: github: runner_environment: "github-hosted"' } }), needs: 'cue',
    accepts: without(BY_IDENTITY, 'provenance on a self-hosted runner'), refuses: { 'provenance on a self-hosted runner': 'failed CHECK_FAILED check' },
  },
  'a condition in Rego': {
    inputs: { ...IDENTITY, require: 'provenance', check: 'check.rego' }, native: native('require: provenance', ...IDENTITY_LINES, 'check: check.rego'), cluster: attested(BY_SAN, SLSA, { policy: { type: 'rego', data: 'package sigstore\nisCompliant { input.predicate.buildDefinition.internalParameters.github.runner_environment == "github-hosted" }' } }), needs: 'opa',
    accepts: without(BY_IDENTITY, 'provenance on a self-hosted runner'), refuses: { 'provenance on a self-hosted runner': 'failed CHECK_FAILED check' },
  },
  'a timestamp': {
    inputs: { ...IDENTITY, 'timestamp-threshold': '1' }, native: { trust: '  timestamp-threshold: 1\n', ...native('require: signature', ...IDENTITY_LINES) }, cluster: keyless([{ issuer: GITHUB_ISSUER, subject: SAN }], {}, { ctlog: { trustRootRef: 'own' }, rfc3161timestamp: { trustRootRef: 'own' } }),
    accepts: ['signature with a timestamp'], refuses: { signature: 'failed EVIDENCE_REJECTED WITNESSES_TOO_FEW', 'signature with a timestamp and no log': 'failed EVIDENCE_REJECTED WITNESSES_TOO_FEW' },
  },
  'a timestamp in place of the log': {
    inputs: { ...IDENTITY, 'timestamp-threshold': '1', 'unsafe-ignore-tlog': 'true' }, native: { trust: '  timestamp-threshold: 1\n  unsafe-ignore-tlog: true\n', ...native('require: signature', ...IDENTITY_LINES) }, cluster: keyless([{ issuer: GITHUB_ISSUER, subject: SAN }], {}, { rfc3161timestamp: { trustRootRef: 'own' } }),
    accepts: ['signature with a timestamp', 'signature with a timestamp and no log'], refuses: { signature: 'failed EVIDENCE_REJECTED WITNESSES_TOO_FEW' },
  },
  'no log of certificates': {
    inputs: { ...IDENTITY, 'unsafe-ignore-sct': 'true' }, native: { trust: '  unsafe-ignore-sct: true\n', ...native('require: signature', ...IDENTITY_LINES) }, cluster: keyless([{ issuer: GITHUB_ISSUER, subject: SAN }], { insecureIgnoreSCT: true }),
    accepts: [...SIGNED, 'signature without a certificate log'], refuses: { 'signature of another repository': 'failed SIGNER_MISMATCH certificate-identity' },
  },
  'nothing, of anything': { inputs: { notSayable: 'A step that asks nothing is an error.' }, native: { above: 'unmatched: exempt\n', rule: ['except: "**"', 'require: signature', ...IDENTITY_LINES] }, cluster: { authorities: [{ name: 'a', static: { action: 'pass' } }] }, otherWords: true, as: 'exempt', accepts: evidenceNames, refuses: {} },
};

let doors: Doors;
beforeAll(async () => {
  doors = await Doors.open();
  doors.desk.write('check.cel', 'predicate.builder.id.startsWith("https://github.com/slsa-framework/")');
  doors.desk.write('check.cue', 'predicate: buildDefinition: internalParameters: github: runner_environment: "github-hosted"');
  doors.desk.write('check.rego', 'package signature\nallow { input.predicate.buildDefinition.internalParameters.github.runner_environment == "github-hosted" }');
});
afterAll(() => doors.close());

/** What a row comes to at each door that has words for it. */
async function answersOf({ inputs, native: policy, cluster }: Row, of: readonly EvidenceName[]): Promise<ReadonlyMap<string, Report>> {
  const answers = new Map<string, Report>();
  if (!('notSayable' in inputs)) answers.set('inputs', await doors.byInputs(inputs, of));
  if (!('notSayable' in policy)) answers.set('native', await doors.byNative(policy, of));
  if (!('notSayable' in cluster)) answers.set('cluster', await doors.byCluster(JSON.parse(JSON.stringify(cluster).replaceAll('"TEAM"', JSON.stringify(doors.teamKey))) as ClusterRule, of));
  return answers;
}

/** The reasons without the names of authorities, which no other door has. */
const sameWords = (said: string): string => {
  const [outcome = '', ...reasons] = said.split(/(?<=^\w+) |, /);
  return [outcome, [...new Set(reasons.map((one) => one.replace(/ (?:a|b|authority-\d+)$/, '')))].join(', ')].join(' ').trim();
};

const needed = [...new Set(Object.values(rows).flatMap(({ needs }) => needs ?? []))];
for (const program of needed.filter((one) => onPath(one) === null)) process.stderr.write(`${program} is not on PATH: the rows of every-door that need it were not run\n`);
const runnable = Object.entries(rows).filter(([, { needs }]) => needs === undefined || onPath(needs) !== null);

describe('every door, one verdict', () => {
  it.each(runnable)('%s', async (_name, row) => {
    const of = judgedOn([...row.accepts, ...(row.accepts.length === 0 ? (Object.keys(row.refuses) as EvidenceName[]) : [])]);
    const answers = await answersOf(row, of);
    expect(answers.size).toBeGreaterThan(0);
    const [reference] = [...answers.values()].map((report) => doors.said(report));
    for (const [door, report] of answers) {
      const said = doors.said(report);
      if (typeof said === 'string' || reference === undefined || typeof reference === 'string') throw new Error(`${door}: ${JSON.stringify([said, reference])}`);
      const isOther = door === 'cluster' && row.otherWords === true;
      const told = ([name, one]: readonly [string, string]): readonly [string, string] => [name, isOther || (door === 'cluster' && name === OF_ANOTHER_TYPE) ? one.split(' ')[0] ?? '' : sameWords(one)];
      expect([door, Object.fromEntries([...said].map(told))]).toEqual([door, Object.fromEntries([...reference].map(told))]);
      const as = row.as ?? 'passed';
      expect([door, [...said].filter(([, one]) => one.split(' ')[0] === as).map(([name]) => name).toSorted()]).toEqual([door, row.accepts.toSorted()]);
      // Nothing lets a step go on that another door would stop.
      expect([door, report.exit]).toEqual([door, row.as === 'exempt' ? 0 : 1]);
    }
    if (reference === undefined || typeof reference === 'string') throw new Error('nothing was said');
    expect(Object.fromEntries(Object.keys(row.refuses).map((name) => [name, sameWords(reference.get(name as EvidenceName) ?? '')]))).toEqual(row.refuses);
  });

  it('has a row for every field, that accepts or has a neighbour that does', () => {
    const written = Object.values(rows).flatMap(({ inputs, native: policy }) => [...('notSayable' in inputs ? [] : Object.keys(inputs)), ...('notSayable' in policy ? [] : policy.rule.flatMap((line) => /^([a-z-]+):/.exec(line)?.[1] ?? []))]);
    expect(fieldNames.filter((name) => !written.includes(name))).toEqual([]);
    // A row that accepts nothing has a neighbour that does, or needs more than one piece of evidence.
    expect(Object.entries(rows).flatMap(([name, { accepts }]) => (accepts.length === 0 ? [name] : []))).toEqual(['an expression that is open to others', 'another name that was signed', 'a key after its time', 'two classes, all of them', 'two signers']);
  });
});
