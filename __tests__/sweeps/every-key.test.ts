// Every key of a policy file has a policy that accepts with it, and a neighbour that refuses.
//
// The keys are walked by their table (policy/keys.ts): one that has no row here fails, so that no key is added that nobody has seen decide. What only
// later features use is read all the same, and a mistake in it is an error.

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FieldName } from '../../src/domain/fields.ts';
import { fieldNames, fields } from '../../src/domain/fields.ts';
import type { Http } from '../../src/domain/ports.ts';
import { places, type PlaceName } from '../../src/policy/keys.ts';
import { CheckDesk } from '../support/checks/bench.ts';
import { reasons } from '../support/engine.ts';
import { ImageDesk } from '../support/image-engine.ts';
import { anImage, cosignSign, type Made } from '../support/images.ts';
import type { Given } from '../support/inputs.ts';
import { emptyLogs } from '../support/ports.ts';
import { aSummary, POLICY, RESOURCE, VERIFIER } from '../support/summaries.ts';
import { aGithubIdentity, aStatement, byAttestAction, byGenerator, GITHUB_ISSUER, makeKey, pem, VirtualSigstore, type Built, type GithubWorkflow, type SignOptions } from '../support/virtual-sigstore.ts';

const COMMIT = 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00';
const OTHER = 'badc0de0badc0de0badc0de0badc0de0badc0de0';
const SAN = 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1.2.3';
const RELEASE = 'acme/app/.github/workflows/release.yml@refs/tags/v1.2.3';
const PLATFORM = 'acme/platform/.github/workflows/build.yml@refs/tags/v2.1.0';
const REFERENCE = 'registry.example/acme/app';
const NOW = new Date('2026-06-01T13:00:00Z');
const DIGEST = 'sha256:c7c5c1d70c5dec4416ab6158afd0b223ef40c29b1dc1f97ed9428b94d4cadb1c';
const RUN = { repositoryId: '11', ownerId: '22', run: '33', environment: 'production' } as const satisfies GithubWorkflow;

let desk: ImageDesk;
let image: Made;
const checks = new CheckDesk();
beforeAll(async () => {
  desk = await ImageDesk.open();
  const { sigstore } = desk;
  const other = await VirtualSigstore.create();
  const [team, stranger, verifier] = [makeKey('P-256'), makeKey('P-256'), makeKey('P-256')];
  for (const [name, key] of Object.entries({ team, stranger, verifier })) desk.write(`keys/${name}.pub`, pem('PUBLIC KEY', key.spki));
  const { tlogs, timestampAuthorities, ...root } = sigstore.trustedRoot();
  desk.write('root.json', JSON.stringify({ ...root, tlogs: tlogs.slice(0, 1), timestampAuthorities }));
  desk.write('whole-root.json', JSON.stringify(sigstore.trustedRoot()));
  desk.write('other-root.json', JSON.stringify(other.trustedRoot()));
  desk.write('tuf-root.json', '{}');
  desk.write('app.tar.gz', 'artifact');
  desk.write('yes.cel', 'true');
  desk.write('denied.yml', `- { digests: ${DIGEST}, reason: broken }\n`);
  const message = { message: Buffer.from('artifact') };
  const built = async (name: string, { predicateType, predicate, workflow }: Built, options: SignOptions = {}): Promise<void> => {
    const type = predicateType.endsWith('/v0.2') ? { type: 'https://in-toto.io/Statement/v0.1' } : {};
    desk.evidence(`${name}.json`, await sigstore.sign({ statement: aStatement({ predicateType, predicate, ...type }) }, { ...aGithubIdentity(workflow), ...options }));
  };
  await built('provenance', byAttestAction(RUN));
  await built('platform', byAttestAction({ ...RUN, signer: PLATFORM }));
  await built('self-hosted', byAttestAction({ ...RUN, runner: 'self-hosted', signer: PLATFORM }));
  await built('branch', byAttestAction({ ...RUN, ref: 'refs/heads/main' }));
  await built('elsewhere', byAttestAction({ ...RUN, run: '34' }));
  await built('enterprise', byAttestAction({ ...RUN, issuer: `${GITHUB_ISSUER}/acme-corp` }));
  await built('tenant', byAttestAction({ ...RUN, server: 'https://acme.ghe.com', issuer: 'https://token.actions.acme.ghe.com' }));
  await built('generator', byGenerator('generic', { ...RUN, trigger: 'workflow_dispatch', event: { inputs: { level: 'debug' } } }));
  const one = byAttestAction(RUN);
  await built('parameter', { ...one, predicate: JSON.parse(JSON.stringify(one.predicate).replace('"externalParameters":{', '"externalParameters":{"debug":"1",')) as object });
  const signed = async (name: string, options: SignOptions): Promise<void> => void desk.evidence(`${name}.json`, await sigstore.sign(message, { ...aGithubIdentity(RUN), ...options }));
  await signed('signature', {});
  await signed('twice-logged', { log: ['rekor-v1', 'rekor-v1-b'] });
  await signed('stamped', { timestamps: 2 });
  await signed('unlogged', { log: 'none', timestamps: 1 });
  await signed('no-sct', { sct: false });
  desk.evidence('by-key.json', await sigstore.sign(message, { key: team, signer: 'key', hint: 'team-2026' }));
  desk.evidence('by-key-unlogged.json', await sigstore.sign(message, { key: team, signer: 'key', hint: 'team-2026', log: 'none', timestamps: 0 }));
  desk.evidence('summary.json', await sigstore.sign({ statement: aSummary() }, { key: verifier, signer: 'key' }));
  image = anImage(desk.registry.repository('acme/app'), { tag: 'v1.2.3' });
  await cosignSign(sigstore, image, { reference: REFERENCE, optional: { team: 'release' }, ...aGithubIdentity(RUN) });
  const bare = anImage(desk.registry.repository('acme/bare'), { seed: 'bare', tag: 'v1.2.3' });
  await cosignSign(sigstore, bare, { on: desk.registry.repository('acme/signatures'), ...aGithubIdentity(RUN) });
});
afterAll(async () => {
  checks.remove();
  await desk.close();
});

/** What is judged: the file with this evidence, or an image with its own. */
type Subject = { readonly bundle: string | readonly string[] } | { readonly image: 'app' | 'bare' };
const file = (...names: readonly string[]): Subject => ({ bundle: names.map((name) => `${name}.json`) });

/** What a run says under a policy: `error` with codes, or the outcome with its reasons; `, exit 0` where the step goes on all the same. */
async function says(policy: string, subject: Subject = file('provenance')): Promise<string> {
  const text = policy.replaceAll('REGISTRY', desk.registry.host);
  desk.write('policy.yml', `${/^version:/m.test(text) ? '' : 'version: 1\n'}${/^trust:/m.test(text) ? '' : 'trust: { trusted-root: root.json }\n'}${text}`);
  const http: Http = { request: (url, request) => (url.hostname === '127.0.0.1' ? desk.http : emptyLogs).request(url, request), on: () => http };
  const given: Given = 'image' in subject ? { image: `${desk.registry.host}/acme/${subject.image}:v1.2.3` } : { artifact: 'app.tar.gz', bundle: subject.bundle };
  const { exec, scratch } = checks.ports();
  const { report } = await desk.run({ policy: 'policy.yml', 'trust-refresh': 'never', ...given }, { ports: { http, exec, scratch, now: () => NOW } });
  if (report.problems.length > 0) return `error ${[...new Set(report.problems.map(({ code, about }) => `${code} ${about ?? ''}`.trim()))].join(', ')}`;
  const [first] = report.subjects;
  const why = first === undefined ? '' : [...new Set(reasons(first))].toSorted().join(', ');
  return [`${report.outcome}${report.outcome === 'passed' ? '' : ` ${why}`}`, ...(report.outcome !== 'passed' && report.exit === 0 ? ['exit 0'] : [])].join(', ');
}

/** A policy that accepts and one that refuses, each with what it says and what it judges. */
interface Row { readonly accepts: readonly [policy: string, subject?: Subject | undefined, says?: string]; readonly refuses: readonly [policy: string, says: string, subject?: Subject] }

const rule = (...lines: readonly string[]): string => `rules:\n- files: "**"\n  images: "**"\n${lines.map((line) => `  ${line}\n`).join('')}`;
const BY_RELEASE = `signed-by: ${RELEASE}`;
const PROVENANCE = rule('require: provenance', BY_RELEASE);
const SBOM = rule('require: sbom', BY_RELEASE);
const SIGNATURE = rule('require: signature', BY_RELEASE);
const INVALID = (about: string): string => `error CONFIG_INVALID_VALUE ${about}`;
const MISSING = (about: string): string => `error CONFIG_MISSING_KEY ${about}`;

// ── fields

/** A field: words beside it that say who signs, the evidence, a value it holds for, and one that it does not. */
interface FieldRow { readonly beside: Readonly<Record<string, string>>; readonly require: string; readonly of: Subject; readonly holds: string; readonly not: string; readonly code: string }
const onProvenance = (holds: string, not: string, code: string, more: Partial<FieldRow> = {}): FieldRow => ({ beside: { repo: 'acme/app' }, require: 'provenance', of: file('provenance'), holds, not, code, ...more });
const onSummary = (holds: string, not: string, code: string): FieldRow => ({ beside: { key: 'keys/verifier.pub', 'verifier-id': VERIFIER, 'resource-uri': RESOURCE }, require: 'vsa', of: file('summary'), holds, not, code });
const KEYLESS = { 'certificate-identity': SAN, 'certificate-oidc-issuer': GITHUB_ISSUER } as const;
const onImage = (holds: string, not: string, code: string): FieldRow => ({ beside: KEYLESS, require: 'signature', of: { image: 'app' }, holds, not, code });

const fieldRows: Readonly<Record<FieldName, FieldRow>> = {
  'certificate-identity': onProvenance(SAN, `${SAN}0`, 'MISMATCH certificate-identity', { beside: { 'certificate-oidc-issuer': GITHUB_ISSUER } }),
  'certificate-identity-regexp': onProvenance('^https://github\\.com/acme/app/\\.github/workflows/release\\.yml@refs/tags/v1\\.2\\.3$', '^https://github\\.com/acme/app/\\.github/workflows/release\\.yml@refs/tags/v2\\.2\\.3$', 'MISMATCH certificate-identity', { beside: { 'certificate-oidc-issuer': GITHUB_ISSUER } }),
  'certificate-oidc-issuer': onProvenance(GITHUB_ISSUER, 'https://accounts.google.com', 'MISMATCH certificate-oidc-issuer', { beside: { 'certificate-identity': SAN } }),
  'certificate-oidc-issuer-regexp': onProvenance('^https://token\\.actions\\.githubusercontent\\.com$', '^https://accounts\\.google\\.com$', 'MISMATCH certificate-oidc-issuer', { beside: { 'certificate-identity': SAN } }),
  repo: onProvenance('acme/app', 'acme/other', 'MISMATCH repo, SIGNER_MISMATCH signer-repo', { beside: {} }),
  owner: onProvenance('acme', 'evil', 'MISMATCH owner, SIGNER_MISMATCH signer-owner', { beside: {} }),
  'signer-repo': onProvenance('acme/app', 'acme/other', 'MISMATCH signer-repo', { beside: {} }),
  'signer-workflow': onProvenance(RELEASE, RELEASE.replace('release.yml', 'test.yml'), 'MISMATCH signer-workflow', { beside: {} }),
  'signer-digest': onProvenance(COMMIT, OTHER, 'MISMATCH signer-digest'), 'repository-id': onProvenance('11', '12', 'MISMATCH repository-id'), 'owner-id': onProvenance('22', '23', 'MISMATCH owner-id'),
  'source-ref': onProvenance('refs/tags/v1.2.3', 'refs/tags/v1.2.4', 'MISMATCH source-ref'), 'source-tag': onProvenance('v1.2.3', 'v1.2.4', 'MISMATCH source-tag'), 'source-versioned-tag': onProvenance('v1.2', 'v1.3', 'MISMATCH source-tag'),
  'source-branch': onProvenance('main', 'dev', 'MISMATCH source-branch', { of: file('branch') }), 'source-digest': onProvenance(COMMIT, OTHER, 'MISMATCH source-digest'),
  'deny-self-hosted-runners': onProvenance('true', 'true', 'MISMATCH runner'),
  'entry-workflow': onProvenance(RELEASE, RELEASE.replace('release.yml', 'test.yml'), 'MISMATCH entry-workflow'), trigger: onProvenance('push', 'release', 'MISMATCH trigger'), environment: onProvenance('production', 'test', 'MISMATCH environment'),
  'builder-id': onProvenance(SAN, SAN.replace('release.yml', 'test.yml'), 'MISMATCH builder-id'), 'build-level': onProvenance('2', '3', 'MISMATCH build-level'),
  'workflow-input': onProvenance('level=debug', 'level=info', 'MISMATCH workflow-input.level', { of: file('generator') }), 'external-parameter': onProvenance('debug=1', 'debug=2', 'MISMATCH external-parameter.debug', { of: file('parameter') }),
  'signed-identity': onImage(REFERENCE, `${REFERENCE}-evil`, 'MISMATCH signed-identity'), annotations: onImage('team=release', 'team=other', 'MISMATCH annotations.team'),
  'verifier-id': { ...onSummary(VERIFIER, `${VERIFIER}/evil`, 'MISMATCH verifier-id'), beside: { key: 'keys/verifier.pub', 'resource-uri': RESOURCE } }, 'resource-uri': { ...onSummary(RESOURCE, `${RESOURCE}.evil`, 'MISMATCH resource-uri'), beside: { key: 'keys/verifier.pub', 'verifier-id': VERIFIER } },
  'verified-level': onSummary('SLSA_BUILD_LEVEL_2', 'SLSA_BUILD_LEVEL_3', 'MISMATCH verified-level.SLSA_BUILD'), 'policy-digest': onSummary(`sha256:${POLICY}`, `sha256:${'cd'.repeat(32)}`, 'MISMATCH policy-digest'), 'max-age-days': onSummary('200', '100', 'MISMATCH age-days'),
};

const words = (row: FieldRow, name: string, value: string): readonly string[] => [...Object.entries(row.beside), [name, value] as const].map(([key, text]) => `${key}: ${key === 'deny-self-hosted-runners' ? text : JSON.stringify(text)}`);
/** Fields that say who signed have one code wherever they stand; facts of a named signer belong to who it is. */
const codeIn = (name: FieldName, place: PlaceName, code: string): string => `failed ${fields[name].part === 'signer' || place === 'signer' ? 'SIGNER' : 'CLAIM'}_${code}`;
/** A runner is pinned, so another runner is the neighbour. */
const otherOf = (name: FieldName, row: FieldRow): Subject => (name === 'deny-self-hosted-runners' ? file('self-hosted') : row.of);
const besideOf = (name: FieldName, row: FieldRow): FieldRow => (name === 'deny-self-hosted-runners' ? { ...row, beside: { owner: 'acme' } } : row);

function fieldRow(place: 'rule' | 'evidence' | 'signer' | 'deny', name: FieldName): Row {
  const row = besideOf(name, fieldRows[name]);
  const at = {
    rule: (value: string): string => rule(`require: ${row.require}`, ...words(row, name, value)),
    evidence: (value: string): string => rule('require:', `- ${row.require}:`, ...words(row, name, value).map((line) => `    ${line}`)),
    signer: (value: string): string => `signers:\n  s:\n${words(row, name, value).map((line) => `    ${line}\n`).join('')}${rule(`require: ${row.require}`, 'signed-by: s')}`,
    // What is denied is said by this field alone; who signs is said with what holds.
    deny: (value: string): string => `deny:\n- reason: broken\n  ${name}: ${name === 'deny-self-hosted-runners' ? value : JSON.stringify(value)}\n${rule(`require: ${row.require}`, ...words(row, name, name === 'deny-self-hosted-runners' ? 'false' : row.holds))}`,
  }[place];
  if (place !== 'deny') return { accepts: [at(row.holds), row.of], refuses: [at(row.not), codeIn(name, place, row.code), otherOf(name, row)] };
  return { accepts: [at(row.not), otherOf(name, row)], refuses: [at(row.holds), 'failed DENIED', row.of] };
}
const fieldsOf = (place: 'rule' | 'evidence' | 'signer' | 'deny'): Readonly<Record<string, Row>> => Object.fromEntries(fieldNames.filter((name) => name in places[place]).map((name) => [name, fieldRow(place, name)]));

// ── who signs, in the words that are no claims

function signerWords(place: 'rule' | 'evidence' | 'signer'): Readonly<Record<string, Row>> {
  const at = (require: string, ...lines: readonly string[]): string => ({
    rule: rule(`require: ${require}`, ...lines),
    evidence: rule('require:', `- ${require}:`, ...lines.map((line) => `    ${line}`)),
    signer: `signers:\n  s:\n${lines.map((line) => `    ${line}\n`).join('')}${rule(`require: ${require}`, 'signed-by: s')}`,
  })[place];
  const open = ['certificate-identity-regexp: https://github.com/acme/app', `certificate-oidc-issuer: ${GITHUB_ISSUER}`] as const;
  return {
    key: { accepts: [at('signature', 'key: keys/team.pub'), file('by-key')], refuses: [at('signature', 'key: keys/stranger.pub'), 'failed EVIDENCE_REJECTED SIGNATURE_INVALID', file('by-key')] },
    'key-id': { accepts: [at('signature', 'key: keys/team.pub', 'key-id: team-2026'), file('by-key')], refuses: [at('signature', 'key: keys/team.pub', 'key-id: team-2025'), 'failed EVIDENCE_REJECTED KEY_UNSUPPORTED', file('by-key')] },
    'key-log': { accepts: [at('signature', 'key: keys/team.pub', 'key-log: none'), file('by-key-unlogged')], refuses: [at('signature', 'key: keys/team.pub', 'key-log: required'), 'failed EVIDENCE_REJECTED WITNESSES_TOO_FEW', file('by-key-unlogged')] },
    'key-valid-for': { accepts: [at('signature', 'key: keys/team.pub', 'key-valid-for: 2026-01-01T00:00:00Z/'), file('by-key')], refuses: [at('signature', 'key: keys/team.pub', 'key-valid-for: /2026-01-01T00:00:00Z'), 'failed EVIDENCE_REJECTED TIME_INVALID', file('by-key')] },
    enterprise: { accepts: [at('provenance', 'repo: acme/app', 'enterprise: acme-corp'), file('enterprise')], refuses: [at('provenance', 'repo: acme/app', 'enterprise: acme-corp'), 'failed ISSUER_ENTERPRISE_SLUG certificate-oidc-issuer', file('provenance')] },
    'unsafe-open-pattern': { accepts: [at('signature', ...open, 'unsafe-open-pattern: true'), file('signature')], refuses: [at('signature', ...open, 'unsafe-open-pattern: false'), 'failed PATTERN_OPEN certificate-identity', file('signature')] },
  };
}

function evidenceWords(place: 'rule' | 'evidence'): Readonly<Record<string, Row>> {
  const at = (...lines: readonly string[]): string => (place === 'rule' ? rule('require: provenance', ...lines) : rule('require:', '- provenance:', ...lines.map((line) => `    ${line}`)));
  return {
    'signed-by': { accepts: [at(`signed-by: [x/y/.github/workflows/z.yml@refs/heads/main, ${RELEASE}]`)], refuses: [at('signed-by: previous'), 'failed SIGNER_UNKNOWN'] },
    check: { accepts: [at(BY_RELEASE, 'check: [yes.cel, "predicateType != \'\'"]')], refuses: [at(BY_RELEASE, 'check: [yes.cel, "predicateType == \'\'"]'), 'failed CHECK_FAILED check'] },
    'unsafe-any-identity': { accepts: [at('unsafe-any-identity: true')], refuses: [at('unsafe-any-identity: false'), 'error CONFIG_IDENTITY_REQUIRED'] },
    ...signerWords(place), ...fieldsOf(place),
  };
}

// ── the rest

const day = (offset: number): string => new Date(NOW.getTime() + offset * 86_400_000).toISOString().slice(0, 10);
const waiver = (lines: Readonly<Record<string, string | null>>): string => `waivers:\n- ${Object.entries({ files: '"**"', reason: 'rebuilt soon', owner: 'acme/team', until: day(60), ...lines }).flatMap(([key, value]) => (value === null ? [] : [`${key}: ${value}`])).join('\n  ')}\n${SBOM}`;
const WAIVED = 'failed CLASS_MISSING, exit 0';
const FAILED = 'failed CLASS_MISSING';
const deny = (lines: Readonly<Record<string, string>>): string => `signers: { bad: ${RELEASE}, good: ${PLATFORM} }\ndeny:\n- ${Object.entries({ reason: 'broken', ...lines }).map(([key, value]) => `${key}: ${value}`).join('\n  ')}\n${PROVENANCE}`;
const builder = (lines: Readonly<Record<string, string | null>>): string => `builders:\n- ${Object.entries({ 'signer-workflow': PLATFORM, 'build-level': '3', ...lines }).flatMap(([key, value]) => (value === null ? [] : [`${key}: ${value}`])).join('\n  ')}\n${rule('require: provenance', `signed-by: ${PLATFORM}`, 'build-level: 3')}`;
const trust = (lines: Readonly<Record<string, string>>, rest = SIGNATURE): string => `trust:\n${Object.entries(lines).map(([key, value]) => `  ${key}: ${value}\n`).join('')}${rest}`;
const rooted = (lines: Readonly<Record<string, string>>, rest = SIGNATURE): string => trust({ 'trusted-root': 'root.json', ...lines }, rest);
/** Nothing but a key vouches, so that no root is needed. */
const BY_KEY = rule('require: signature', 'key: keys/team.pub', 'key-log: none');
const unlogged = file('by-key-unlogged');
const changes = (line: string): string => `changes:\n  ${line}\n${PROVENANCE}`;
const test = (lines: Readonly<Record<string, string | null>>): string => `tests:\n- ${Object.entries({ subject: `{ file: app.tar.gz, digest: ${DIGEST} }`, expect: 'passed', ...lines }).flatMap(([key, value]) => (value === null ? [] : [`${key}: ${value}`])).join('\n  ')}\n${PROVENANCE}`;
const subject = (map: string): string => test({ subject: map });

const rows: Readonly<Record<PlaceName, Readonly<Record<string, Row>>>> = {
  policy: {
    version: { accepts: [`version: 1\n${PROVENANCE}`], refuses: [`version: 2\n${PROVENANCE}`, INVALID('version')] },
    signers: { accepts: [`signers: { r: ${RELEASE} }\n${rule('require: provenance', 'signed-by: r')}`], refuses: [`signers: { q: ${RELEASE} }\n${rule('require: provenance', 'signed-by: r')}`, INVALID('signed-by')] },
    builders: { accepts: [builder({}), file('platform')], refuses: [rule('require: provenance', `signed-by: ${PLATFORM}`, 'build-level: 3'), 'failed CLAIM_MISMATCH build-level', file('platform')] },
    rules: { accepts: [PROVENANCE], refuses: ['rules: []\n', 'error CONFIG_EMPTY_INPUT rules'] },
    unmatched: { accepts: [`unmatched: exempt\n${PROVENANCE.replace('files: "**"', 'files: other')}`, undefined, 'exempt NO_RULE policy.yml, exit 0'], refuses: [`unmatched: deny\n${PROVENANCE.replace('files: "**"', 'files: other')}`, 'failed NO_RULE policy.yml'] },
    changes: { accepts: [changes('fail: [gone]')], refuses: [`changes: [gone]\n${PROVENANCE}`, INVALID('changes')] },
    deny: { accepts: [`deny: [{ digests: "sha256:${'0'.repeat(64)}", reason: x }]\n${PROVENANCE}`], refuses: [`deny: [denied.yml]\n${PROVENANCE}`, 'failed DENIED'] },
    waivers: { accepts: [waiver({}), undefined, WAIVED], refuses: [SBOM, FAILED] },
    trust: { accepts: [rooted({}), file('signature')], refuses: [trust({ 'trusted-root': 'other-root.json' }), 'failed EVIDENCE_REJECTED WITNESSES_TOO_FEW', file('signature')] },
    mirrors: { accepts: [`mirrors: { "REGISTRY/acme": ghcr.io/acme }\n${SIGNATURE.replace('images: "**"', 'images: ghcr.io/acme/*')}`, { image: 'app' }], refuses: [`mirrors: { "REGISTRY/other": ghcr.io/acme }\n${SIGNATURE.replace('images: "**"', 'images: ghcr.io/acme/*')}`, 'failed NO_RULE policy.yml', { image: 'app' }] },
    'allow-inputs': { accepts: [`allow-inputs: [mode]\n${PROVENANCE}`], refuses: [`allow-inputs: [mood]\n${PROVENANCE}`, INVALID('allow-inputs')] },
    tests: { accepts: [test({})], refuses: [`tests: {}\n${PROVENANCE}`, INVALID('tests')] },
  },
  signer: { ...signerWords('signer'), ...fieldsOf('signer') },
  builder: {
    'signer-workflow': { accepts: [builder({}), file('platform')], refuses: [builder({ 'signer-workflow': PLATFORM.replace('v2', 'v3') }), 'failed CLAIM_MISMATCH build-level', file('platform')] },
    'build-level': { accepts: [builder({}), file('platform')], refuses: [builder({ 'build-level': '2' }), 'failed CLAIM_MISMATCH build-level', file('platform')] },
    'self-hosted': { accepts: [builder({ 'self-hosted': 'true' }), file('self-hosted')], refuses: [builder({ 'self-hosted': 'false' }), 'failed CLAIM_MISMATCH build-level', file('self-hosted')] },
  },
  rule: {
    name: { accepts: [`${rule('name: a', 'require: provenance', BY_RELEASE)}- { name: b, files: "**", require: provenance, ${BY_RELEASE} }\n`], refuses: [`${rule('name: a', 'require: provenance', BY_RELEASE)}- { name: a, files: "**", require: provenance, ${BY_RELEASE} }\n`, 'error CONFIG_CONFLICT name'] },
    images: { accepts: ['rules:\n- images: REGISTRY/acme/*\n  require: signature\n  signed-by: '.concat(RELEASE, '\n'), { image: 'app' }], refuses: ['rules:\n- images: REGISTRY/evil/*\n  require: signature\n  signed-by: '.concat(RELEASE, '\n'), 'failed NO_RULE policy.yml', { image: 'app' }] },
    files: { accepts: [`rules:\n- files: "*.gz"\n  require: provenance\n  ${BY_RELEASE}\n`], refuses: [`rules:\n- files: "*.zip"\n  require: provenance\n  ${BY_RELEASE}\n`, 'failed NO_RULE policy.yml'] },
    packages: { accepts: [rule('packages: pkg:npm/@acme/*', 'require: provenance', BY_RELEASE)], refuses: [rule('packages: acme', 'require: provenance', BY_RELEASE), INVALID('packages')] },
    except: { accepts: [rule('except: "*.zip"', 'require: provenance', BY_RELEASE)], refuses: [rule('except: "*.gz"', 'require: provenance', BY_RELEASE), 'failed NO_RULE policy.yml'] },
    'evidence-repository': { accepts: [rule('require: signature', BY_RELEASE, 'evidence-repository: REGISTRY/acme/signatures'), { image: 'bare' }], refuses: [rule('require: signature', BY_RELEASE, 'evidence-repository: REGISTRY/acme/app'), 'failed EVIDENCE_NONE', { image: 'bare' }] },
    require: { accepts: [rule('require: [signature | sbom, provenance]', BY_RELEASE), file('signature', 'provenance')], refuses: [rule('require: [signature | sbom, provenance]', BY_RELEASE), FAILED, file('provenance')] },
    same: { accepts: [rule('require: [signature, provenance]', BY_RELEASE, 'same: run'), file('signature', 'provenance')], refuses: [rule('require: [signature, provenance]', BY_RELEASE, 'same: run'), 'failed NOT_SAME', file('signature', 'elsewhere')] },
    mode: { accepts: [rule('require: sbom', BY_RELEASE, 'mode: observe'), undefined, WAIVED], refuses: [rule('require: sbom', BY_RELEASE, 'mode: enforce'), FAILED] },
    ...evidenceWords('rule'),
  },
  evidence: {
    every: { accepts: [rule('require: [{ provenance: { source-digest: COMMIT, every: true } }]'.replace('COMMIT', COMMIT), 'repo: acme/app'), file('provenance', 'elsewhere')], refuses: [rule('require: [{ provenance: { source-ref: refs/tags/v1.2.3, every: true } }]', 'repo: acme/app'), 'failed CLAIM_MISMATCH source-ref', file('provenance', 'branch')] },
    ...evidenceWords('evidence'),
  },
  changes: {
    fail: { accepts: [changes('fail: [gone, repo, none]')], refuses: [changes('fail: [gone, repository]'), INVALID('fail')] },
    warn: { accepts: [changes('warn: [runner]')], refuses: [changes('{ fail: runner, warn: runner }'), 'error CONFIG_CONFLICT warn'] },
    note: { accepts: [changes('note: first')], refuses: [changes('note: second'), INVALID('note')] },
  },
  deny: {
    digests: { accepts: [deny({ digests: `sha256:${'0'.repeat(64)}` })], refuses: [deny({ digests: DIGEST }), 'failed DENIED'] },
    'signed-by': { accepts: [deny({ 'signed-by': 'good' })], refuses: [deny({ 'signed-by': 'bad' }), 'failed DENIED'] },
    from: { accepts: [deny({ 'signed-by': 'bad', from: '2027-01-01T00:00:00Z' })], refuses: [deny({ 'signed-by': 'bad', from: '2026-01-01T00:00:00Z' }), 'failed DENIED'] },
    until: { accepts: [deny({ 'signed-by': 'bad', until: '2026-01-01T00:00:00Z' })], refuses: [deny({ 'signed-by': 'bad', until: '2027-01-01T00:00:00Z' }), 'failed DENIED'] },
    reason: { accepts: [deny({ 'signed-by': 'good' })], refuses: [`deny: [{ source-digest: ${OTHER} }]\n${PROVENANCE}`, MISSING('reason')] },
    ...fieldsOf('deny'),
  },
  waiver: {
    images: { accepts: [waiver({ files: null, images: 'REGISTRY/acme/*' }), { image: 'app' }, WAIVED], refuses: [waiver({ files: null, images: 'REGISTRY/evil/*' }), FAILED, { image: 'app' }] },
    files: { accepts: [waiver({ files: 'app.*' }), undefined, WAIVED], refuses: [waiver({ files: 'other.*' }), FAILED] },
    packages: { accepts: [waiver({ packages: 'pkg:npm/acme' }), undefined, WAIVED], refuses: [waiver({ packages: 'acme' }), INVALID('packages')] },
    except: { accepts: [waiver({ except: 'other.*' }), undefined, WAIVED], refuses: [waiver({ except: 'app.*' }), FAILED] },
    reason: { accepts: [waiver({}), undefined, WAIVED], refuses: [waiver({ reason: null }), MISSING('reason')] },
    owner: { accepts: [waiver({}), undefined, WAIVED], refuses: [waiver({ owner: null }), MISSING('owner')] },
    until: { accepts: [waiver({ until: day(0) }), undefined, WAIVED], refuses: [waiver({ until: day(-1) }), FAILED] },
  },
  trust: {
    trust: { accepts: [trust({ trust: 'public-good' }, BY_KEY), unlogged], refuses: [trust({ trust: 'nobody' }, BY_KEY), INVALID('trust'), unlogged] },
    'trusted-root': { accepts: [rooted({}), file('signature')], refuses: [trust({ 'trusted-root': 'missing.json' }), 'error POLICY_UNAVAILABLE trusted-root', file('signature')] },
    'tuf-mirror': { accepts: [trust({ 'tuf-mirror': 'https://tuf.example', 'tuf-root': 'tuf-root.json' }, BY_KEY), unlogged], refuses: [trust({ 'tuf-mirror': 'http://tuf.example', 'tuf-root': 'tuf-root.json' }, BY_KEY), INVALID('tuf-mirror'), unlogged] },
    'tuf-root': { accepts: [trust({ 'tuf-mirror': 'https://tuf.example', 'tuf-root': 'tuf-root.json' }, BY_KEY), unlogged], refuses: [trust({ 'tuf-root': 'tuf-root.json' }, BY_KEY), 'error CONFIG_CONFLICT tuf-root', unlogged] },
    'github-host': { accepts: [rooted({ 'github-host': 'acme.ghe.com' }, rule('require: provenance', 'repo: acme/app')), file('tenant')], refuses: [rooted({ 'github-host': 'evil.ghe.com' }, rule('require: provenance', 'repo: acme/app')), 'failed SIGNER_MISMATCH certificate-oidc-issuer', file('tenant')] },
    'github-trust-domain': { accepts: [rooted({ 'github-host': 'acme.ghe.com', 'github-trust-domain': 'acme' }, rule('require: provenance', 'repo: acme/app')), file('tenant')], refuses: [rooted({ 'github-trust-domain': 'acme' }, PROVENANCE), INVALID('github-trust-domain')] },
    'log-threshold': { accepts: [trust({ 'trusted-root': 'whole-root.json', 'log-threshold': '2' }), file('twice-logged')], refuses: [trust({ 'trusted-root': 'whole-root.json', 'log-threshold': '2' }), 'failed EVIDENCE_REJECTED WITNESSES_TOO_FEW', file('signature')] },
    'timestamp-threshold': { accepts: [rooted({ 'timestamp-threshold': '2' }), file('stamped')], refuses: [rooted({ 'timestamp-threshold': '2' }), 'failed EVIDENCE_REJECTED WITNESSES_TOO_FEW', file('signature')] },
    'time-threshold': { accepts: [rooted({ 'time-threshold': '3' }), file('stamped')], refuses: [rooted({ 'time-threshold': '3' }), 'failed EVIDENCE_REJECTED WITNESSES_TOO_FEW', file('signature')] },
    'unsafe-ignore-tlog': { accepts: [rooted({ 'unsafe-ignore-tlog': 'true' }), file('unlogged')], refuses: [rooted({ 'unsafe-ignore-tlog': 'false' }), 'failed EVIDENCE_REJECTED WITNESSES_TOO_FEW', file('unlogged')] },
    'unsafe-ignore-sct': { accepts: [rooted({ 'unsafe-ignore-sct': 'true' }), file('no-sct')], refuses: [rooted({ 'unsafe-ignore-sct': 'false' }), 'failed EVIDENCE_REJECTED CERTIFICATE_SCT', file('no-sct')] },
  },
  test: {
    name: { accepts: [test({ name: 'the release' })], refuses: [test({ name: '[a, b]' }), INVALID('name')] },
    subject: { accepts: [test({})], refuses: [test({ subject: null }), MISSING('subject')] },
    evidence: { accepts: [test({ evidence: '[provenance.json, signature.json]' })], refuses: [test({ evidence: 'missing.json' }), 'error POLICY_UNAVAILABLE evidence'] },
    expect: { accepts: [test({ expect: 'failed' })], refuses: [test({ expect: 'pass' }), INVALID('expect')] },
    code: { accepts: [test({ expect: 'failed', code: 'CLASS_MISSING' })], refuses: [test({ expect: 'failed', code: '{}' }), INVALID('code')] },
  },
  subject: {
    image: { accepts: [subject(`{ image: "ghcr.io/acme/app:v1", digest: "${DIGEST}" }`)], refuses: [subject(`{ image: "oci:dir", digest: "${DIGEST}" }`), INVALID('image')] },
    file: { accepts: [subject(`{ file: app.tar.gz, digest: "${DIGEST}" }`)], refuses: [subject(`{ file: app.tar.gz, image: ghcr.io/acme/app, digest: "${DIGEST}" }`), MISSING('subject')] },
    package: { accepts: [subject(`{ package: "pkg:npm/acme@1.2.3", digest: "${DIGEST}" }`)], refuses: [subject(`{ package: acme, digest: "${DIGEST}" }`), INVALID('package')] },
    digest: { accepts: [subject(`{ file: app.tar.gz, digest: "${DIGEST}" }`)], refuses: [subject('{ file: app.tar.gz, digest: "sha1:00" }'), INVALID('digest')] },
  },
};

describe.each(Object.keys(places) as readonly PlaceName[])('a key of the place %s', (place) => {
  const keys = Object.keys(places[place]);

  it('has a row, and there is none for a key that is no more', () => {
    expect(Object.keys(rows[place]).toSorted()).toEqual(keys.toSorted());
  });

  it.each(keys.filter((key) => key in rows[place]))('%s: accepts, and its neighbour refuses', async (key) => {
    const row = rows[place][key];
    if (row === undefined) throw new TypeError('a key without a row');
    const { accepts: [accepting, subjectOf, accepted = 'passed'], refuses: [refusing, refused, neighbour = subjectOf] } = row;
    expect(accepting).toContain(key);
    expect(await says(accepting, subjectOf)).toBe(accepted);
    expect(await says(refusing, neighbour)).toBe(refused);
  });
});
