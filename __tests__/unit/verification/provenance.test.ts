// Readers of SLSA provenance: every builder's own shape passes, and of each pair in the tables a difference rejects.

import { describe, expect, it } from '@jest/globals';
import { FOREIGN_DELEGATE, UNKNOWN_BUILDER } from '../../../src/domain/builders.ts';
import type { Claim, ClaimName, Claims } from '../../../src/domain/claims.ts';
import { parseJson, type JsonValue } from '../../../src/domain/json.ts';
import { limits } from '../../../src/domain/limits.ts';
import { readExtensions } from '../../../src/verification/certificate.ts';
import { buildTypes, type Pair } from '../../../src/verification/claims/build-types.ts';
import { predicateReaders, readPredicate } from '../../../src/verification/claims/catalog.ts';
import { readFulcioClaims } from '../../../src/verification/claims/fulcio.ts';
import type { Contradictions } from '../../../src/verification/claims/provenance.ts';
import { Fault } from '../../../src/verification/fault.ts';
import {
  GENERATOR, VirtualSigstore, aGithubIdentity, byAttestAction, byBazelPublisher, byContainerBased, byDelegator, byGenerator, byNodeDelegator, byNpm, byOldNpm, makeKey,
  type Built, type GithubWorkflow, type SignOptions,
} from '../../support/virtual-sigstore.ts';

const sigstore = await VirtualSigstore.create();

/** The claims of the certificate of a run. The name in it is a URL, in which characters are escaped; extension .9 is not. */
function certificateOf(workflow: GithubWorkflow, extensions: SignOptions['extensions'] = {}): Claims {
  const identity = aGithubIdentity(workflow);
  return readFulcioClaims(readExtensions(sigstore.issue(makeKey(), { ...identity, identity: encodeURI(identity.identity), extensions: { ...identity.extensions, ...extensions } })));
}

function read(built: Pick<Built, 'predicateType' | 'predicate'>, signer: Claims, contradictions: Contradictions = 'reject'): ReturnType<typeof readPredicate> {
  return readPredicate({ predicateType: built.predicateType, predicate: parseJson(JSON.stringify(built.predicate)), subjects: [], document: {} }, signer, contradictions);
}

function claimsOf(built: Built, signer: Claims = certificateOf(built.workflow)): Readonly<Record<string, string>> {
  return Object.fromEntries([...read(built, signer).claims].map(([name, [claim]]) => [name, `${claim.value} (${claim.from})`]));
}

function faultOf(act: () => unknown): string {
  try {
    act();
    return 'none';
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    return `${cause.code}: ${cause.seen} | ${cause.expected}`;
  }
}

/** The predicate with another value at a path as `a.b[0].c`; what is missing on the way is made. */
function changed(predicate: object, path: string, value: unknown): object {
  // By way of text: a source that stands in two places is two.
  const copy = JSON.parse(JSON.stringify(predicate)) as Record<string, unknown>;
  const steps = path.split(/[.[\]]+/).filter((step) => step !== '');
  let at: Record<string, unknown> = copy;
  for (const [index, step] of steps.slice(0, -1).entries()) at = (at[step] ??= /^\d+$/.test(steps[index + 1] ?? '') ? [] : {}) as Record<string, unknown>;
  at[steps.at(-1) ?? ''] = value;
  return copy;
}

const BUILDERS: readonly (readonly [string, Built, { readonly builder: string; readonly level: string | undefined; readonly id: Claim['from'] }])[] = [
  ['generic', byGenerator('generic'), { builder: 'slsa-github-generator/generic', level: '3', id: 'certificate' }],
  ['container', byGenerator('container'), { builder: 'slsa-github-generator/container', level: '3', id: 'certificate' }],
  ['go', byGenerator('go'), { builder: 'slsa-github-generator/go', level: '3', id: 'certificate' }],
  ['container-based', byContainerBased(), { builder: 'slsa-github-generator/container-based', level: '3', id: 'certificate' }],
  ['maven by the delegator', byDelegator(), { builder: 'slsa-github-generator/maven', level: '3', id: 'builder-catalog' }],
  ['nodejs by the delegator, in v0.2', byNodeDelegator(), { builder: 'slsa-github-generator/nodejs', level: '3', id: 'builder-catalog' }],
  ['somebody else by the delegator', byDelegator({ trw: 'acme/trw/.github/workflows/build.yml@refs/tags/v1.0.0' }), { builder: FOREIGN_DELEGATE, level: undefined, id: 'builder-catalog' }],
  ['JReleaser by the delegator', byDelegator({ trw: 'jreleaser/release-action/.github/workflows/builder_slsa3.yml@refs/tags/v1.0.0-java' }), { builder: FOREIGN_DELEGATE, level: undefined, id: 'builder-catalog' }],
  ['actions/attest', byAttestAction(), { builder: 'github-actions/attest', level: '2', id: 'certificate' }],
  ['actions/attest in a reusable workflow', byAttestAction({ signer: 'acme/platform/.github/workflows/build.yml@refs/tags/v2.0.0' }), { builder: 'github-actions/attest', level: '2', id: 'certificate' }],
  ['actions/attest on a tenant', byAttestAction({ server: 'https://acme.ghe.com', issuer: 'https://token.actions.acme.ghe.com' }), { builder: 'github-actions/attest', level: '2', id: 'certificate' }],
  ['actions/attest on a branch that URLs escape', byAttestAction({ ref: 'refs/heads/über/x' }), { builder: 'github-actions/attest', level: '2', id: 'certificate' }],
  ['a publisher for Bazel', byBazelPublisher(), { builder: 'bazel-contrib/publish-to-bcr', level: '2', id: 'certificate' }],
  ['npm', byNpm(), { builder: 'github-actions/workflow', level: '2', id: 'certificate' }],
  ['npm in a reusable workflow', byNpm({ signer: 'acme/platform/.github/workflows/build.yml@refs/tags/v2.0.0' }), { builder: 'github-actions/workflow', level: '2', id: 'certificate' }],
  ['npm of 2023', byOldNpm(), { builder: UNKNOWN_BUILDER, level: undefined, id: 'self-declared' }],
  ['npm before that', byOldNpm({}, 'v1'), { builder: UNKNOWN_BUILDER, level: undefined, id: 'self-declared' }],
  ['the first npm', byOldNpm({}, 'v0'), { builder: UNKNOWN_BUILDER, level: undefined, id: 'self-declared' }],
];

describe('provenance as its builder writes it', () => {
  it.each(BUILDERS)('is read: %s', (_name, built, { builder, level, id }) => {
    const signer = certificateOf(built.workflow);
    const claims = claimsOf(built, signer);
    expect(claims).toMatchObject({ builder: `${builder} (builder-catalog)`, 'builder-id': `${built.builderId} (${id})`, 'build-type': `${built.buildType} (self-declared)` });
    expect(claims['build-level']).toBe(level === undefined ? undefined : `${level} (builder-catalog)`);
    expect(read(built, signer).warnings).toEqual([]);
  });

  it.each(BUILDERS)('takes the place of no claim of the certificate: %s', (_name, built) => {
    const signer = certificateOf(built.workflow);
    expect([...read(built, signer).claims.keys()].filter((name) => signer.has(name))).toEqual([]);
  });

  it.each(BUILDERS)('holds with an old certificate, which states less: %s', (_name, built) => {
    const old = Object.fromEntries(Array.from({ length: 17 }, (_, index) => [index + 8, null]));
    // The name in the certificate is the workflow that signed, in old ones too.
    expect(claimsOf(built, certificateOf(built.workflow, old))).toMatchObject({ 'build-type': `${built.buildType} (self-declared)` });
  });
});

describe('of each pair', () => {
  const right: Readonly<Record<Pair, (workflow: GithubWorkflow) => string>> = {
    source: () => 'git+https://github.com/acme/app@refs/tags/v1.2.3', repository: () => 'acme/app', owner: () => 'acme', 'repository-id': ({ repositoryId = '' }) => repositoryId, 'owner-id': ({ ownerId = '' }) => ownerId,
    'source-ref': () => 'refs/tags/v1.2.3', 'source-digest': ({ sha = '' }) => sha, trigger: () => 'push', runner: () => 'github-hosted', 'entry-workflow': () => 'acme/app/.github/workflows/release.yml@refs/tags/v1.2.3',
    'entry-path': () => '.github/workflows/release.yml', 'entry-ref': () => 'refs/tags/v1.2.3', 'entry-digest': ({ sha = '' }) => sha, run: () => '4242', signer: ({ signer = '' }) => `https://github.com/${signer}`, 'runner-id': () => 'https://github.com/actions/runner/github-hosted',
  };
  const wrong: Readonly<Record<Pair, readonly string[]>> = {
    source: ['git+https://github.com/acme/app@refs/tags/v1.2.4', 'git+https://github.com/acme/app-evil@refs/tags/v1.2.3', 'git+https://github.com/acme-evil/app', 'git+https://gitlab.com/acme/app@refs/tags/v1.2.3', 'git+https://github.com/Acme/app', 'git+https://github.com.evil.example/acme/app'],
    repository: ['acme/other', 'https://github.com/acme/other', 'https://evil.example/acme/app', 'ACME/app'], owner: ['evil', 'Acme'], 'repository-id': ['1', '011'], 'owner-id': ['1'], 'source-ref': ['refs/tags/V1.2.3', 'refs/heads/main', 'v1.2.3'],
    'source-digest': ['0'.repeat(40), 'C0FFEE00C0FFEE00C0FFEE00C0FFEE00C0FFEE00'], trigger: ['pull_request', 'Push'], runner: ['self-hosted'], 'entry-workflow': ['acme/app/.github/workflows/evil.yml@refs/tags/v1.2.3', 'acme/app/.github/workflows/release.yml@refs/heads/main'],
    'entry-path': ['.github/workflows/evil.yml', 'acme/app/.github/workflows/evil.yml@refs/tags/v1.2.3'], 'entry-ref': ['refs/heads/main'], 'entry-digest': ['0'.repeat(40)], run: ['4243', '4243-1', 'https://github.com/acme/app/actions/runs/4243/attempts/1', 'https://github.com/acme/other/actions/runs/4242', 'https://evil.example/'],
    signer: ['https://github.com/acme/evil/.github/workflows/build.yml@refs/tags/v1.0.0', 'https://evil.example/builder', 'https://github.com/actions/runner/self-hosted'], 'runner-id': ['https://github.com/actions/runner/self-hosted'],
  };
  const shapeFor = (names: readonly string[], path: string): Built => {
    const all = BUILDERS.map(([, built]) => built).filter(({ buildType }) => names.includes(buildType));
    const isV1 = /^(?:buildDefinition|runDetails)\./.test(path);
    const built = all.find(({ predicateType }) => predicateType.endsWith('/v1') === isV1);
    if (built === undefined) throw new Error(`no shape for ${names.join(', ')}`);
    return built;
  };
  const cases = buildTypes.flatMap(({ names, rows }) => rows.flatMap((row) => ('pair' in row ? [[names[0] ?? '', row.path, row.pair, shapeFor(names, row.path)] as const] : [])));
  const RUN = { sha: 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00', repositoryId: '11', ownerId: '22' } as const;
  const rebuilt = (built: Built): Built => {
    const workflow = { ...built.workflow, ...RUN };
    const again = [byGenerator('generic', workflow), byContainerBased(workflow), byDelegator(workflow), byNodeDelegator(workflow), byAttestAction({ ...workflow, signer: 'acme/app/.github/workflows/release.yml@refs/tags/v1.2.3' }), byNpm(workflow), byOldNpm(workflow)]
      .find(({ buildType, predicateType }) => buildType === built.buildType && predicateType === built.predicateType);
    if (again === undefined) throw new Error(built.buildType);
    return again;
  };

  it.each(cases)('%s: %s is compared', (_type, path, pair, shape) => {
    const built = rebuilt(shape);
    const signer = certificateOf(built.workflow);
    const agreeing = { ...built, predicate: changed(built.predicate, path, right[pair](built.workflow)) };
    expect(faultOf(() => read(agreeing, signer))).toBe('none');
    for (const value of wrong[pair]) {
      const differing = { ...built, predicate: changed(built.predicate, path, value) };
      const fault = faultOf(() => read(differing, signer));
      expect({ value, fault }).toEqual({ value, fault: expect.stringMatching(/^PROVENANCE_CONTRADICTED: /) as unknown });
      // Both values, by the path and the claim.
      expect(fault).toContain(`${path} ${JSON.stringify(value)}`);
      expect(fault).toContain('as the certificate says');
      // Nothing is left of it where that is waived.
      const waived = read(differing, signer, 'ignore');
      expect([...waived.claims.values()].flat().filter(({ from, value: claim }) => from !== 'self-declared' && claim !== UNKNOWN_BUILDER)).toEqual([]);
      expect(waived.warnings).toMatchObject([{ code: 'PROVENANCE_CONTRADICTED', level: 'warning' }]);
    }
  });

  it.each(buildTypes.flatMap(({ names, rows }) => rows.flatMap((row) => ('why' in row && row.path.includes('.') && !row.path.includes('EVENT_PAYLOAD') && !row.path.includes('event_payload') && !/externalParameters$|builderImage$|\]$/.test(row.path) ? [[names[0] ?? '', row.path, shapeFor(names, row.path)] as const] : []))))('%s: %s is not, as its reason says', (_type, path, built) => {
    const differing = { ...built, predicate: changed(built.predicate, path, path.endsWith('id') ? built.builderId.replace('v2.1.0', 'v9.9.9').replace('v1.6.0', 'v9.9.9') : 'something else') };
    expect(faultOf(() => read(differing, certificateOf(built.workflow)))).toBe('none');
  });

  it('gives a reason for every path that is no pair', () => {
    for (const { rows } of buildTypes) for (const row of rows) if ('why' in row) expect(row.why.length).toBeGreaterThan(10);
  });

  it('compares nothing with a certificate that is of no workflow', () => {
    const signer = readFulcioClaims(readExtensions(sigstore.issue(makeKey(), { identity: 'jane@example.com', issuer: 'https://accounts.google.com', extensions: {} })));
    expect(claimsOf(byAttestAction(), signer)).toMatchObject({ builder: 'unknown (builder-catalog)', 'builder-id': 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1.2.3 (self-declared)', 'source-ref': 'refs/tags/v1.2.3 (self-declared)', 'source-tag': 'v1.2.3 (self-declared)' });
  });

  it('lets a ref be cut at an @, as older writers did, and nowhere else', () => {
    const built = byAttestAction({ ref: 'refs/tags/pkg@1.0.0' });
    const signer = certificateOf(built.workflow);
    const at = (ref: string): string => faultOf(() => read({ ...built, predicate: changed(built.predicate, 'buildDefinition.externalParameters.workflow.ref', ref) }, signer));
    expect([at('refs/tags/pkg@1.0.0'), at('refs/tags/pkg')]).toEqual(['none', 'none']);
    for (const ref of ['refs/tags/pk', 'refs/tags/pkg@1.0', 'refs/tags/pkg@', 'refs/tags/pkg@1.0.0@x']) expect(at(ref)).toMatch(/^PROVENANCE_CONTRADICTED/);
  });

  it('lets the path of a workflow be that an organisation requires from another repository', () => {
    const built = byAttestAction();
    const signer = certificateOf(built.workflow, { 18: 'https://github.com/acme/required/.github/workflows/scan.yml@refs/tags/v1.2.3' });
    expect(faultOf(() => read(built, signer))).toBe('none');
  });
});

describe('a builder', () => {
  const builderOf = (built: Built, extensions: SignOptions['extensions'] = {}): string => {
    const claims = claimsOf(built, certificateOf(built.workflow, extensions));
    return `${claims['builder']?.replace(' (builder-catalog)', '') ?? ''}, level ${claims['build-level']?.charAt(0) ?? 'none'}`;
  };

  it.each(['refs/heads/main', 'refs/tags/v2.1', 'refs/tags/v2', 'refs/tags/v2.1.0-rc.1', 'refs/tags/v2.1.0+b', 'refs/tags/2.1.0', 'refs/tags/v02.1.0', 'refs/heads/v2.1.0', 'refs/tags/v2.1.0/x', 'refs/pull/1/merge', '5a775b367a56d5bd118a224a811bba288150a563'])('of the catalog is not trusted at %s', (at) => {
    expect(builderOf(byGenerator('go', { at }))).toBe('untrusted-ref/slsa-github-generator/go, level none');
    expect(builderOf(byDelegator({ at }))).toBe('untrusted-ref/slsa-github-generator/delegator, level none');
  });
  it('is trusted at its main branch by the repository that its maintainers test it with, and earns nothing there', () => {
    expect(builderOf(byGenerator('go', { at: 'refs/heads/main', repo: 'slsa-framework/example-package' }))).toBe('slsa-github-generator/go, level none');
    expect(builderOf(byGenerator('go', { at: 'refs/heads/dev', repo: 'slsa-framework/example-package' }))).toBe('untrusted-ref/slsa-github-generator/go, level none');
    expect(builderOf(byGenerator('go', { at: 'refs/heads/main', repo: 'slsa-framework/example-package-evil' }))).toBe('untrusted-ref/slsa-github-generator/go, level none');
  });
  it.each(['acme/slsa-github-generator', 'slsa-framework-evil/slsa-github-generator', 'SLSA-framework/slsa-github-generator', 'slsa-framework/slsa-github-generator2'])('that looks like one of the catalog is unknown: %s', (repo) => {
    const built = byGenerator('go', { signer: `${repo}/.github/workflows/builder_go_slsa3.yml@refs/tags/v2.1.0` });
    expect(builderOf({ ...built, predicate: changed(built.predicate, 'builder.id', `https://github.com/${repo}/.github/workflows/builder_go_slsa3.yml@refs/tags/v2.1.0`) })).toBe('unknown, level none');
  });
  it('is who it is on github.com only', () => {
    const tenant = { server: 'https://acme.ghe.com', issuer: 'https://token.actions.acme.ghe.com' } as const;
    const built = byGenerator('go', tenant);
    const predicate = JSON.parse(JSON.stringify(built.predicate).replaceAll('https://github.com/slsa-framework/slsa-github-generator/.github', 'https://acme.ghe.com/slsa-framework/slsa-github-generator/.github').replaceAll('git+https://github.com', 'git+https://acme.ghe.com')) as object;
    expect(builderOf({ ...built, predicate })).toBe('unknown, level none');
  });
  it('vouches for provenance of its own build types', () => {
    const built = byGenerator('go');
    expect(builderOf({ ...built, predicate: changed(built.predicate, 'buildType', 'https://acme.example/other@v1') })).toBe('unknown, level none');
    expect(builderOf({ ...built, predicate: changed(built.predicate, 'buildType', `https://github.com/${GENERATOR}/container@v1`) })).toBe('unknown, level none');
  });
  it.each([['refs/heads/main', ''], ['refs/tags/v1', ''], ['refs/tags/v1.0.0-rc.1', ''], ['refs/tags/v1.0.0-java', '']])('that the delegator signed for must be released: @%s', (ref) => {
    expect(builderOf(byDelegator({ trw: `acme/trw/.github/workflows/build.yml@${ref}` }))).toBe('untrusted-ref/slsa-github-generator/delegator, level none');
  });
  it('that the delegator signed for must be one', () => {
    const built = byDelegator();
    for (const id of ['https://evil.example/builder', 'https://github.com/acme/app', `https://github.com.evil.example/${GENERATOR}/.github/workflows/builder_go_slsa3.yml@refs/tags/v1.0.0`]) expect(builderOf({ ...built, predicate: changed(built.predicate, 'runDetails.builder.id', id) })).toBe('untrusted-ref/slsa-github-generator/delegator, level none');
  });
  it('earns no more than 1 on a machine of somebody\'s own, or of nobody knows whom', () => {
    for (const built of [byGenerator('go'), byAttestAction(), byDelegator()]) {
      const own = { ...built, workflow: { ...built.workflow, runner: 'self-hosted' as const } };
      expect(builderOf(own.buildType.includes('actions.github.io') ? byAttestAction({ runner: 'self-hosted' }) : own)).toMatch(/level 1$/);
      expect(builderOf(built, { 11: null })).toMatch(/level 1$/);
    }
  });
  it('of whom nothing is known is unknown', () => {
    const built = { ...byAttestAction(), predicate: { buildDefinition: { buildType: 'https://acme.example/make/v1', externalParameters: { anything: 1 } }, runDetails: { builder: { id: `https://github.com/${GENERATOR}/.github/workflows/builder_go_slsa3.yml@refs/tags/v2.1.0` } } } };
    expect(claimsOf(built)).toEqual({ builder: 'unknown (builder-catalog)', 'builder-id': `https://github.com/${GENERATOR}/.github/workflows/builder_go_slsa3.yml@refs/tags/v2.1.0 (self-declared)`, 'build-type': 'https://acme.example/make/v1 (self-declared)' });
  });
});

describe('what only the predicate knows', () => {
  const said = (built: Built, name: ClaimName): string | undefined => claimsOf(built)[name];

  it('is the branch that a tag was made on', () => {
    for (const make of [(event: object) => byGenerator('generic', { event }), (event: object) => byDelegator({ event }), (event: object) => byContainerBased({ event })]) {
      expect(said(make({ baseRef: 'refs/heads/main' }), 'source-branch')).toBe('main (self-declared)');
      expect(said(make({}), 'source-branch')).toBeUndefined();
      expect(said(make({ baseRef: 'refs/tags/v1' }), 'source-branch')).toBeUndefined();
    }
  });
  it('is the branch of a release, where it names one', () => {
    expect(said(byGenerator('go', { trigger: 'release', event: { targetCommitish: 'main' } }), 'source-branch')).toBe('main (self-declared)');
    expect(said(byGenerator('go', { trigger: 'release', event: { targetCommitish: 'c0ffee00'.repeat(5) } }), 'source-branch')).toBeUndefined();
  });
  it('is never the branch that the certificate names otherwise', () => {
    const built = byGenerator('generic', { ref: 'refs/heads/dev', event: { baseRef: 'refs/heads/main' } });
    expect(said(built, 'source-branch')).toBeUndefined();
    expect(certificateOf(built.workflow).get('source-branch')).toEqual([{ value: 'dev', from: 'certificate' }]);
  });
  it('are the inputs of a workflow that was started by hand, and of no other', () => {
    const inputs = { release: 'v1', debug: true, count: 3, nothing: null, list: ['x'], 'a b': 'x', 'a=b': 'x' };
    const claims = claimsOf(byGenerator('generic', { trigger: 'workflow_dispatch', event: { inputs } }));
    expect(Object.entries(claims).filter(([name]) => name.startsWith('workflow-input.'))).toEqual([['workflow-input.release', 'v1 (self-declared)'], ['workflow-input.debug', 'true (self-declared)'], ['workflow-input.count', '3 (self-declared)']]);
    expect(said(byGenerator('generic', { trigger: 'push', event: { inputs } }), 'workflow-input.release')).toBeUndefined();
    // Those of a reusable workflow are its own matter.
    expect(said(byDelegator({ trigger: 'workflow_dispatch' }), 'workflow-input.directory')).toBeUndefined();
  });
  it('is nothing where anybody could have written it', () => {
    const event = { baseRef: 'refs/heads/main', inputs: { release: 'v1' } };
    // The repository's own workflow, in the words of the generator; and the generator before it is released.
    const signer = 'acme/app/.github/workflows/release.yml@refs/tags/v1.2.3';
    for (const trigger of ['push', 'workflow_dispatch']) {
      const own = byGenerator('generic', { trigger, event, signer });
      const claims = claimsOf({ ...own, predicate: changed(own.predicate, 'builder.id', `https://github.com/${signer}`) });
      expect(claims['builder']).toBe('unknown (builder-catalog)');
      for (const found of [claims, claimsOf(byGenerator('generic', { trigger, event, at: 'refs/heads/main' }))]) expect(Object.keys(found).filter((name) => name.startsWith('source-') || name.startsWith('workflow-input.'))).toEqual([]);
    }
  });
  it('is the source, for a key', () => {
    const signer: Claims = new Map([['key', [{ value: 'sha256:00', from: 'key' }]]]);
    expect(claimsOf(byGenerator('generic'), signer)).toMatchObject({ 'source-ref': 'refs/tags/v1.2.3 (self-declared)', 'source-tag': 'v1.2.3 (self-declared)', 'source-digest': 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00 (self-declared)' });
    // Who it is of is never taken from it.
    for (const name of ['repo', 'owner', 'runner', 'trigger', 'signer-repo']) expect(Object.keys(claimsOf(byGenerator('generic'), signer))).not.toContain(name);
  });
  it('is nothing where it says two things', () => {
    const built = byGenerator('generic');
    const signer: Claims = new Map([['key', [{ value: 'sha256:00', from: 'key' }]]]);
    const claims = claimsOf({ ...built, predicate: changed(built.predicate, 'materials[0].uri', 'git+https://github.com/acme/app@refs/tags/v9.9.9') }, signer);
    expect(claims['source-ref']).toBeUndefined();
    expect(claims['source-tag']).toBeUndefined();
    expect(claims['source-digest']).toBeDefined();
  });
});

describe('parameters from outside', () => {
  it('that its build type does not have become claims, which requirements refuse', () => {
    for (const built of [byAttestAction(), byNpm(), byContainerBased(), byDelegator()]) {
      const given = { ...built, predicate: changed(changed(built.predicate, 'buildDefinition.externalParameters.backdoor', { a: [1] }), 'buildDefinition.externalParameters.x', 'y') };
      expect(claimsOf(given)).toMatchObject({ 'external-parameter.backdoor': '{"a":[1]} (self-declared)', 'external-parameter.x': 'y (self-declared)' });
    }
  });
  it('are not looked at for a build type that nobody knows', () => {
    const built = byAttestAction();
    const predicate = changed(changed(built.predicate, 'buildDefinition.buildType', 'https://acme.example/make/v1'), 'buildDefinition.externalParameters.x', 'y');
    expect(claimsOf({ ...built, predicate })['external-parameter.x']).toBeUndefined();
  });
  it.each(['a b', 'a=b', '', 'k'.repeat(300)])('that nobody could name are malformed: %j', (key) => {
    const built = byAttestAction();
    const parameters = { workflow: { ref: 'refs/tags/v1.2.3' }, [key]: 'x' };
    expect(faultOf(() => read({ ...built, predicate: changed(built.predicate, 'buildDefinition.externalParameters', parameters) }, certificateOf(built.workflow)))).toMatch(/^STATEMENT_MALFORMED/);
  });
  it('are bounded', () => {
    const built = byAttestAction();
    const many = Object.fromEntries(Array.from({ length: limits.unknownParameters + 1 }, (_, index) => [`p${index}`, 'x']));
    expect(faultOf(() => read({ ...built, predicate: changed(built.predicate, 'buildDefinition.externalParameters', many) }, certificateOf(built.workflow)))).toMatch(/^STATEMENT_MALFORMED/);
    const inputs = Object.fromEntries(Array.from({ length: limits.workflowInputs + 1 }, (_, index) => [`p${index}`, 'x']));
    const dispatched = byGenerator('generic', { trigger: 'workflow_dispatch', event: { inputs } });
    expect(faultOf(() => read(dispatched, certificateOf(dispatched.workflow)))).toMatch(/^STATEMENT_MALFORMED/);
  });
});

describe('the shape of a predicate', () => {
  const wrongTypes: readonly (readonly [string, Built, string, unknown])[] = [
    ['a builder that is a text', byAttestAction(), 'runDetails.builder', 'x'], ['an id that is a number', byAttestAction(), 'runDetails.builder.id', 7], ['a build type that is a list', byAttestAction(), 'buildDefinition.buildType', []],
    ['parameters that are a list', byAttestAction(), 'buildDefinition.externalParameters', []], ['dependencies that are an object', byAttestAction(), 'buildDefinition.resolvedDependencies', {}], ['a dependency that is null', byAttestAction(), 'buildDefinition.resolvedDependencies[0]', null],
    ['a digest that is no text', byAttestAction(), 'buildDefinition.resolvedDependencies[0].digest', { gitCommit: 1 }], ['a ref that is an object', byAttestAction(), 'buildDefinition.externalParameters.workflow.ref', {}], ['a ref that is true', byAttestAction(), 'buildDefinition.externalParameters.workflow.ref', true],
    ['materials that are a text', byGenerator('go'), 'materials', 'x'], ['a completeness that is a text', byGenerator('go'), 'metadata.completeness.parameters', 'true'], ['an environment\'s ref that is a list', byGenerator('go'), 'invocation.environment.github_ref', ['refs/tags/v1.2.3']],
    ['an event that is a text', byGenerator('go'), 'invocation.environment.github_event_payload', 'x'], ['a source that is a list', byGenerator('go'), 'invocation.configSource', []],
  ];
  it.each(wrongTypes)('has types: %s', (_name, built, path, value) => {
    expect(faultOf(() => read({ ...built, predicate: changed(built.predicate, path, value) }, certificateOf(built.workflow)))).toMatch(/^STATEMENT_MALFORMED: a predicate in which /);
  });
  it.each<[string, JsonValue]>([['nothing', null], ['a text', 'x'], ['a list', []], ['a number', 1]])('is no %s', (_name, predicate) => {
    for (const reader of predicateReaders.values()) expect(faultOf(() => reader(predicate, new Map(), 'reject'))).toMatch(/^STATEMENT_MALFORMED/);
  });
  it('may lack everything, and then says nothing', () => {
    for (const predicateType of predicateReaders.keys()) expect(claimsOf({ ...byAttestAction(), predicateType, predicate: {} })).toEqual({ builder: 'unknown (builder-catalog)' });
  });
  it('may have more, which is named', () => {
    for (const built of [byAttestAction(), byGenerator('go')]) {
      const predicate = { ...changed(built.predicate, built.predicateType.endsWith('/v1') ? 'runDetails.more' : 'metadata.more', { deep: 1 }), other: true };
      const { warnings } = read({ ...built, predicate }, certificateOf(built.workflow));
      expect(warnings).toMatchObject([{ code: 'FIELDS_UNKNOWN', level: 'note', seen: expect.stringMatching(/^(?:runDetails|metadata)\.more, other$/) as unknown }]);
    }
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`k${index}`, 1]));
    expect(read({ ...byAttestAction(), predicate: many }, new Map()).warnings[0]?.seen).toMatch(/ and 84 more$/);
  });
  it('has keys that mean nothing to the reader', () => {
    const built = byAttestAction();
    const text = JSON.stringify(built.predicate).replace('"runDetails":{', '"runDetails":{"__proto__":{"builder":{"id":"evil"}},"constructor":1,');
    expect(read({ ...built, predicate: JSON.parse(text) as object }, certificateOf(built.workflow)).warnings).toMatchObject([{ code: 'FIELDS_UNKNOWN' }]);
  });
  it('drops a text that is too long', () => {
    expect(claimsOf({ ...byAttestAction(), predicate: { buildDefinition: { buildType: `https://x/${'y'.repeat(limits.provenanceText)}` } } })['build-type']).toBeUndefined();
  });
});
