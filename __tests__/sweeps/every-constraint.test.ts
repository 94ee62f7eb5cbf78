// Every constraint bears load: of a run that passes with all of them, one fact of the certificate is changed at a time.
//
// Constrained, the run must fail and name that claim; not constrained, it must stay passed, so that it is this constraint that refused. What stands in
// provenance agrees with the certificate: where the two differ, no constraint is asked (unit/verification/provenance.test.ts).

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FieldName } from '../../src/domain/fields.ts';
import { fieldNames, fields } from '../../src/domain/fields.ts';
import { Desk, onlySubject } from '../support/engine.ts';
import { GENERATOR, GITHUB_ISSUER, VirtualSigstore, aGithubIdentity, aStatement, byAttestAction, byGenerator, slsaPredicate, type Built, type GithubWorkflow, type SignOptions } from '../support/virtual-sigstore.ts';

const COMMIT = 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00';
const OTHER = 'badc0de0badc0de0badc0de0badc0de0badc0de0';
const WORKFLOW = { repositoryId: '11', ownerId: '22', run: '33', runner: 'github-hosted', trigger: 'push', visibility: 'public', environment: 'production' } as const satisfies GithubWorkflow;
const SAN = 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1.2.3';

type Given = Readonly<Partial<Record<FieldName, string>>>;

/** The builder that the workflow is by itself. */
const BUILDER = SAN;

/** Every field with the value that the untouched certificate has. The signer has three ways to be named, which exclude each other. */
const FACTS = {
  repo: 'acme/app', owner: 'acme', 'repository-id': '11', 'owner-id': '22', 'signer-digest': COMMIT, 'source-ref': 'refs/tags/v1.2.3', 'source-digest': COMMIT,
  'deny-self-hosted-runners': 'true', 'certificate-oidc-issuer': GITHUB_ISSUER, 'source-tag': 'v1.2.3', 'builder-id': BUILDER, 'build-level': '2',
  'entry-workflow': 'acme/app/.github/workflows/release.yml@refs/tags/v1.2.3', trigger: 'push', environment: 'production',
} as const satisfies Partial<Record<FieldName, string>>;
const SIGNERS: readonly Given[] = [
  { 'signer-workflow': 'acme/app/.github/workflows/release.yml@refs/tags/v1.2.3' },
  { 'signer-repo': 'acme/app' },
  { 'certificate-identity': SAN },
  { 'certificate-identity-regexp': '^https://github\\.com/acme/app/\\.github/workflows/release\\.yml@refs/tags/v1\\.2\\.3$' },
  {},
];

/** One change to the run that signs, and the claims that differ by it. */
const CHANGES: Readonly<Record<string, { readonly workflow: GithubWorkflow; readonly differs: readonly string[]; readonly extensions?: SignOptions['extensions'] }>> = {
  'another repository': { workflow: { repo: 'acme/other' }, differs: ['repo', 'signer-repo', 'signer-workflow', 'certificate-identity', 'builder-id', 'entry-workflow'] },
  'another owner': { workflow: { repo: 'evil/app' }, differs: ['repo', 'owner', 'signer-repo', 'signer-owner', 'signer-workflow', 'certificate-identity', 'builder-id', 'entry-workflow'] },
  'a called workflow of a neighbour': { workflow: { signer: 'acme/other/.github/workflows/release.yml@refs/tags/v1.2.3' }, differs: ['signer-repo', 'signer-workflow', 'certificate-identity', 'builder-id'] },
  'another workflow': { workflow: { workflow: '.github/workflows/test.yml' }, differs: ['signer-workflow', 'certificate-identity', 'builder-id', 'entry-workflow'] },
  'a called workflow at another ref': { workflow: { signer: 'acme/app/.github/workflows/release.yml@refs/heads/main' }, differs: ['signer-ref', 'certificate-identity', 'builder-id'] },
  'another ref': { workflow: { ref: 'refs/heads/main' }, differs: ['source-ref', 'source-tag', 'signer-ref', 'certificate-identity', 'builder-id', 'entry-workflow'] },
  'another tag': { workflow: { ref: 'refs/tags/v1.2.4' }, differs: ['source-ref', 'source-tag', 'signer-ref', 'certificate-identity', 'builder-id', 'entry-workflow'] },
  'another commit of the source': { workflow: { sha: OTHER, signerSha: COMMIT }, differs: ['source-digest'] },
  'another commit of the workflow': { workflow: { signerSha: OTHER }, differs: ['signer-digest'] },
  'a re-created repository': { workflow: { repositoryId: '12' }, differs: ['repository-id'] },
  'a re-created owner': { workflow: { ownerId: '23' }, differs: ['owner-id'] },
  'a runner of their own': { workflow: { runner: 'self-hosted' }, differs: ['runner', 'build-level'] },
  'another run': { workflow: { run: '34' }, differs: [] },
  'another trigger': { workflow: { trigger: 'workflow_dispatch' }, differs: ['trigger'] },
  'another visibility': { workflow: { visibility: 'private' }, differs: [] },
  'another environment': { workflow: { environment: 'test' }, differs: ['environment'] },
  'another issuer': { workflow: { issuer: `${GITHUB_ISSUER}/acme-corp` }, differs: ['certificate-oidc-issuer'] },
  'no commit of the source': { workflow: {}, extensions: { 3: null, 13: null }, differs: ['source-digest'] },
  'no ref of the source': { workflow: {}, extensions: { 6: null, 14: null }, differs: ['source-ref', 'source-tag'] },
  'no runner': { workflow: {}, extensions: { 11: null }, differs: ['runner', 'build-level'] },
  'no commit of the workflow': { workflow: {}, extensions: { 10: null }, differs: ['signer-digest'] },
  'no id of the repository': { workflow: {}, extensions: { 15: null }, differs: ['repository-id'] },
  'no trigger': { workflow: {}, extensions: { 2: null, 20: null }, differs: ['trigger'] },
  'no environment': { workflow: { environment: '' }, differs: ['environment'] },
  'no entry': { workflow: {}, extensions: { 18: null }, differs: ['entry-workflow'] },
  'no id of the owner': { workflow: {}, extensions: { 17: null }, differs: ['owner-id'] },
};

/** The claims that a set of inputs constrains, as `native` says they do. */
function constrained(given: Given): ReadonlySet<string> {
  const names = fieldNames.filter((name) => given[name] !== undefined);
  const claims = new Set<string>(names.map((name) => fields[name].claim));
  if (given['signer-workflow']?.includes('@') === true) claims.add('signer-ref');
  if (!names.some((name) => SIGNERS.some((signer) => name in signer))) {
    if (names.includes('repo')) claims.add('signer-repo');
    if (names.includes('owner')) claims.add('signer-owner');
  }
  if (names.some((name) => ['repo', 'owner', 'signer-repo', 'signer-workflow'].includes(name))) claims.add('certificate-oidc-issuer');
  return claims;
}

const FACT_CLAIMS = ['source-ref', 'source-tag', 'source-digest', 'runner', 'builder-id', 'build-level', 'trigger', 'environment'];

let desk: Desk;
beforeAll(async () => {
  desk = new Desk(await VirtualSigstore.create());
  desk.write('app.tar.gz', 'artifact');
  const { sigstore } = desk;
  const sign = async (name: string, workflow: GithubWorkflow, extensions: SignOptions['extensions'] = {}): Promise<void> => {
    const identity = aGithubIdentity({ ...WORKFLOW, ...workflow });
    desk.evidence(`${name}.json`, await sigstore.sign({ statement: aStatement({ predicate: slsaPredicate({ ...WORKFLOW, ...workflow }) }) }, { ...identity, extensions: { ...identity.extensions, ...extensions } }));
  };
  await sign('untouched', {});
  for (const [name, { workflow, extensions }] of Object.entries(CHANGES)) await sign(name, workflow, extensions);
});
afterAll(() => desk.remove());

async function judged(name: string, given: Given & { readonly 'unsafe-any-identity'?: string }): Promise<{ outcome: string; about: ReadonlySet<string | null> }> {
  const subject = onlySubject(await desk.report({ artifact: 'app.tar.gz', bundle: `${name}.json`, require: 'provenance', ...given }));
  return { outcome: subject.outcome, about: new Set(subject.reasons.map(({ about }) => about)) };
}

describe.each(SIGNERS)('with all facts and the signer %j', (signer) => {
  const given = { ...FACTS, ...signer };

  it('passes untouched', async () => {
    expect(await judged('untouched', given)).toEqual({ outcome: 'passed', about: new Set() });
  });

  it.each(Object.entries(CHANGES))('%s', async (name, { differs }) => {
    const expected = differs.filter((claim) => constrained(given).has(claim));
    const { outcome, about } = await judged(name, given);
    expect(outcome).toBe(expected.length > 0 ? 'failed' : 'passed');
    // Who signed is asked first; the facts of somebody else's evidence are not told.
    const ofSigner = expected.filter((claim) => !FACT_CLAIMS.includes(claim));
    const told = ofSigner.length > 0 ? ofSigner : expected;
    expect(about).toEqual(new Set(told));
  });

  it.each(Object.entries(CHANGES))('passes with %s where nothing asks for it', async (name, { differs }) => {
    const without = leaving(given, (field) => !differs.includes(fields[field].claim));
    const isFree = hasIdentity(without) && differs.every((claim) => !constrained(without).has(claim));
    // Where what is left names nobody, or what it implies differs as well, anybody may sign; the facts that are left still hold.
    const anybody = leaving(without, (field) => !SIGNERS.some((one) => field in one) && !(differs.includes('certificate-oidc-issuer') && ['repo', 'owner'].includes(field)));
    expect((await judged(name, isFree ? without : { ...anybody, 'unsafe-any-identity': 'true' })).outcome).toBe('passed');
  });
});

// Facts that only some builders state, each by itself: met as they are, refused and named where they differ, and where nothing states them.
describe('what a builder states', () => {
  const made = (event: Parameters<typeof byGenerator>[1]): Built => byGenerator('generic', { ...WORKFLOW, ...event });
  const ROWS: readonly (readonly [FieldName, string, { readonly claim: string; readonly met: Built; readonly differs: readonly Built[]; readonly absent: Built }])[] = [
    ['source-branch', 'main', { claim: 'source-branch', met: made({ event: { baseRef: 'refs/heads/main' } }), differs: [made({ event: { baseRef: 'refs/heads/dev' } }), made({ ref: 'refs/heads/dev', event: { baseRef: 'refs/heads/main' } })], absent: made({}) }],
    ['source-tag', 'v1.2.3', { claim: 'source-tag', met: made({}), differs: [made({ ref: 'refs/tags/v1.2.4' })], absent: made({ ref: 'refs/heads/main' }) }],
    ['source-versioned-tag', 'v1.2', { claim: 'source-tag', met: made({}), differs: [made({ ref: 'refs/tags/v1.3.0' }), made({ ref: 'refs/tags/v1.2.3-rc.1' })], absent: made({ ref: 'refs/heads/main' }) }],
    ['workflow-input', 'level=debug', { claim: 'workflow-input.level', met: made({ trigger: 'workflow_dispatch', event: { inputs: { level: 'debug' } } }), differs: [made({ trigger: 'workflow_dispatch', event: { inputs: { level: 'info' } } })], absent: made({ event: { inputs: { level: 'debug' } } }) }],
    ['builder-id', `https://github.com/${GENERATOR}/.github/workflows/generator_generic_slsa3.yml@v2.1.0`, { claim: 'builder-id', met: made({}), differs: [made({ at: 'refs/tags/v2.0.0' }), byGenerator('go', WORKFLOW)], absent: unknownBuilder() }],
    ['build-level', '3', { claim: 'build-level', met: made({}), differs: [made({ runner: 'self-hosted' }), byAttestAction(WORKFLOW)], absent: unknownBuilder() }],
    ['external-parameter', 'x=1', { claim: 'external-parameter.x', met: withParameter('1'), differs: [withParameter('2')], absent: byAttestAction(WORKFLOW) }],
  ];
  const outcomeOf = async (built: Built, given: Given): Promise<{ outcome: string; about: ReadonlySet<string | null> }> => {
    const type = built.predicateType.endsWith('/v0.2') ? { type: 'https://in-toto.io/Statement/v0.1' } : {};
    desk.evidence('stated.json', await desk.sigstore.sign({ statement: aStatement({ predicateType: built.predicateType, predicate: built.predicate, ...type }) }, aGithubIdentity(built.workflow)));
    return judged('stated', { repo: 'acme/app', ...given });
  };

  it.each(ROWS)('%s: %s', async (name, value, { claim, met, differs, absent }) => {
    expect(await outcomeOf(met, { [name]: value })).toEqual({ outcome: 'passed', about: new Set() });
    for (const built of [...differs, absent]) {
      expect(await outcomeOf(built, { [name]: value })).toEqual({ outcome: 'failed', about: new Set([claim]) });
      // It was this constraint that refused; a parameter nobody knows is refused without any.
      expect(await outcomeOf(built, {})).toEqual(built === differs[0] && name === 'external-parameter' ? { outcome: 'failed', about: new Set([claim]) } : { outcome: 'passed', about: new Set() });
    }
  });

  it('and no field is without a row', () => {
    const swept = new Set<string>([...Object.keys(FACTS), ...SIGNERS.flatMap((signer) => Object.keys(signer)), ...ROWS.map(([name]) => name)]);
    // Those of cosign's signatures are swept with images (engine/images.test.ts), those of summaries with summaries (engine/summaries.test.ts), an expression for the issuer with expressions (unit/policy).
    expect(fieldNames.filter((name) => !swept.has(name))).toEqual(['certificate-oidc-issuer-regexp', 'signed-identity', 'verifier-id', 'resource-uri', 'verified-level', 'policy-digest', 'max-age-days', 'annotations']);
  });
});

/** Provenance of a build type that nobody knows, by the same repository. */
function unknownBuilder(): Built {
  return { ...byAttestAction(WORKFLOW), predicate: { buildDefinition: { buildType: 'https://acme.example/make/v1', externalParameters: {} }, runDetails: { builder: { id: 'https://acme.example/builder' } } } };
}

function withParameter(value: string): Built {
  const built = byAttestAction(WORKFLOW);
  return { ...built, predicate: JSON.parse(JSON.stringify(built.predicate).replace('"externalParameters":{', `"externalParameters":{"x":"${value}",`)) as object };
}

function leaving(given: Given, keep: (field: FieldName) => boolean): Given {
  return Object.fromEntries(Object.entries(given).filter(([field]) => keep(field as FieldName)));
}

function hasIdentity(given: Given): boolean {
  return ['repo', 'owner', 'signer-repo', 'signer-workflow', 'certificate-identity', 'certificate-identity-regexp'].some((name) => name in given);
}
