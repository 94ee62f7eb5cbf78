import { describe, expect, it } from '@jest/globals';
import type { FieldName } from '../../../src/domain/fields.ts';
import { fieldNames, fields } from '../../../src/domain/fields.ts';
import { githubCom, type GithubHost } from '../../../src/domain/github-host.ts';
import type { Evidence, Pattern, Requirement } from '../../../src/domain/policy.ts';
import { compileInputs, NO_MORE, type Asked, type Compiled } from '../../../src/policy/native.ts';

const ISSUER = 'https://token.actions.githubusercontent.com';
const SAN = 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1.2.3';
const COMMIT = 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00';

type Fields = Readonly<Partial<Record<FieldName, string | readonly string[]>>>;
async function compile(given: Fields, more: Partial<Omit<Asked, 'constraints'>> = {}): Promise<Compiled> {
  const constraints = new Map(Object.entries(given).map(([name, value]) => [name as FieldName, typeof value === 'string' ? [value] : value]));
  return compileInputs({ ...NO_MORE, constraints, require: [], enterprise: null, githubHost: githubCom, tenantDomain: null, keys: [], anyIdentity: false, openPattern: false, mode: 'enforce', trust: ['public-good'], ...more });
}
async function problems(given: Fields, more: Partial<Omit<Asked, 'constraints'>> = {}): Promise<readonly string[]> {
  const compiled = await compile(given, more);
  // No layer with a problem, and no problem with a layer: nothing in between can be judged.
  expect(compiled.layer === null).toBe(compiled.problems.length > 0);
  return compiled.problems.map(({ code, about }) => `${code} ${about ?? ''}`.trim());
}
function leavesOf(requirement: Requirement): readonly Evidence[] {
  if (requirement.kind === 'evidence') return [requirement];
  return requirement.kind === 'all' || requirement.kind === 'any' ? requirement.of.flatMap(leavesOf) : [];
}
function wordsOf(pattern: Pattern): string {
  if (pattern.kind === 'text') return `${pattern.anyOf.join(' | ')}${pattern.star ? ' *' : ''}`;
  return pattern.kind === 'regexp' ? `/${pattern.source}/` : pattern.kind;
}
function words(patterns: ReadonlyMap<string, Pattern>): Record<string, string> {
  return Object.fromEntries([...patterns].map(([claim, pattern]) => [claim, wordsOf(pattern)]));
}
/** The one leaf, its accepted claims and its facts in words. */
async function compiledLeaf(given: Fields, more: Partial<Omit<Asked, 'constraints'>> = {}): Promise<{ what: string; accept: Record<string, string> | string; where: Record<string, string> }> {
  const { layer, problems: found } = await compile(given, more);
  const rule = layer?.rules[0];
  if (rule === undefined) throw new Error(JSON.stringify(found));
  const [leaf, ...others] = leavesOf(rule.require);
  if (leaf === undefined || others.length > 0) throw new Error('more than one leaf');
  const [signer] = leaf.signedBy;
  return { what: leaf.what.kind === 'signature' ? 'signature' : leaf.what.label, accept: signer.kind === 'keyless' ? words(signer.accept) : signer.kind, where: words(leaf.where) };
}

describe('compileInputs', () => {
  describe('what repo and owner mean', () => {
    it('repo is the source and the signer', async () => {
      expect(await compiledLeaf({ repo: 'acme/app' })).toEqual({ what: 'provenance', accept: { repo: 'acme/app', 'signer-repo': 'acme/app', 'certificate-oidc-issuer': ISSUER }, where: {} });
    });
    it('owner is the source and the signer', async () => {
      expect(await compiledLeaf({ owner: 'acme' })).toEqual({ what: 'provenance', accept: { owner: 'acme', 'signer-owner': 'acme', 'certificate-oidc-issuer': ISSUER }, where: {} });
    });
    it.each<[FieldName, string, Record<string, string>]>([
      ['signer-repo', 'acme/builder', { 'signer-repo': 'acme/builder' }],
      ['signer-workflow', 'acme/builder/.github/workflows/b.yml@refs/tags/v*', { 'signer-workflow': 'acme/builder/.github/workflows/b.yml', 'signer-ref': 'refs/tags/v* *' }],
      ['certificate-identity', SAN, { 'certificate-identity': SAN }],
      ['certificate-identity-regexp', '^https://github\\.com/acme/app/\\.github/workflows/release\\.yml@refs/tags/v1\\.2\\.3$', { 'certificate-identity': '/^https://github\\.com/acme/app/\\.github/workflows/release\\.yml@refs/tags/v1\\.2\\.3$/' }],
    ])('%s replaces who signs, never the source', async (name, value, signer) => {
      const { accept } = await compiledLeaf({ repo: 'acme/app', [name]: value });
      expect(accept).toEqual({ repo: 'acme/app', ...signer, 'certificate-oidc-issuer': ISSUER });
      expect(await compiledLeaf({ owner: 'acme', [name]: value })).toMatchObject({ accept: { owner: 'acme', ...signer } });
    });
    it('says the half that nobody wrote', async () => {
      expect((await compile({ repo: 'acme/app' })).constraints).toEqual(['repo: acme/app', 'signer-repo: acme/app (as repo says nothing else)', 'builder: slsa-github-generator/* or bazel-contrib/*, at a release, may sign provenance as well', `certificate-oidc-issuer: ${ISSUER} (default)`, 'require: provenance (default)']);
    });
    it.each<FieldName>(['signer-repo', 'signer-workflow'])('%s alone is an identity', async (name) => {
      expect(await problems({ [name]: name === 'signer-repo' ? 'acme/app' : 'acme/app/.github/workflows/r.yml@refs/heads/main' })).toEqual([]);
    });
  });

  describe('an identity', () => {
    it.each<[string, Fields]>([
      ['nothing', {}], ['an issuer', { 'certificate-oidc-issuer': ISSUER }], ['any issuer', { 'certificate-oidc-issuer-regexp': '^https://issuer\\.test$' }], ['a ref', { 'source-ref': 'refs/heads/main' }], ['a commit', { 'source-digest': COMMIT }],
      ['a runner', { 'deny-self-hosted-runners': 'true' }], ['an id', { 'repository-id': '1' }], ['an owner\'s id', { 'owner-id': '1' }], ['a signing commit', { 'signer-digest': COMMIT }],
    ])('is not %s', async (_name, given) => {
      expect(await problems(given)).toEqual(['CONFIG_IDENTITY_REQUIRED']);
      expect(await problems({ ...given, repo: 'acme/app' })).toEqual([]);
    });
    it.each<FieldName>(['certificate-identity', 'certificate-identity-regexp'])('by %s needs an issuer', async (name) => {
      const value = name === 'certificate-identity' ? 'jane@example.com' : '^jane@example\\.com$';
      expect(await problems({ [name]: value })).toEqual(['CONFIG_IDENTITY_REQUIRED certificate-oidc-issuer']);
      expect(await problems({ [name]: value, 'certificate-oidc-issuer': 'https://accounts.google.com' })).toEqual([]);
      expect(await problems({ [name]: value, 'certificate-oidc-issuer-regexp': '^https://accounts\\.google\\.com$' })).toEqual([]);
    });
    it('of cosign asks for a signature by exactly that name and issuer', async () => {
      expect(await compiledLeaf({ 'certificate-identity': ['a@b.test', 'c@d.test'], 'certificate-oidc-issuer': 'https://i.test' })).toEqual({ what: 'signature', accept: { 'certificate-identity': 'a@b.test | c@d.test', 'certificate-oidc-issuer': 'https://i.test' }, where: {} });
    });
    it('is anybody only where that is spelled, and the rest still holds', async () => {
      expect(await compiledLeaf({ repo: 'acme/app', 'source-ref': 'refs/heads/main' }, { anyIdentity: true })).toEqual({ what: 'provenance', accept: 'unsafe-any', where: { repo: 'acme/app', 'source-ref': 'refs/heads/main *', 'certificate-oidc-issuer': ISSUER } });
      expect((await compile({}, { anyIdentity: true })).constraints).toEqual(['signer: anybody (unsafe-any-identity)', 'require: signature (default)']);
    });
  });

  describe('the issuer', () => {
    it.each<Fields>([{ repo: 'a/b' }, { owner: 'a' }, { 'signer-repo': 'a/b' }, { 'signer-workflow': 'a/b/.github/workflows/c.yml@refs/heads/main' }])('is that of GitHub by default with %j', async (given) => {
      expect(await compiledLeaf(given)).toMatchObject({ accept: { 'certificate-oidc-issuer': ISSUER } });
      expect(await compiledLeaf(given, { enterprise: 'big-corp' })).toMatchObject({ accept: { 'certificate-oidc-issuer': `${ISSUER}/big-corp` } });
      expect(await compiledLeaf({ ...given, 'certificate-oidc-issuer': 'https://other.test' })).toMatchObject({ accept: { 'certificate-oidc-issuer': 'https://other.test' } });
    });
    it.each(['', 'a/b', 'a b', '../x', 'x?', 'x'.repeat(65), 'ä', 'a.b', '-\n'])('refuses the enterprise %j', async (enterprise) => {
      expect(await problems({ repo: 'a/b' }, { enterprise })).toEqual(['CONFIG_INVALID_VALUE enterprise']);
    });
    it('refuses an enterprise that says nothing', async () => {
      expect(await problems({ repo: 'a/b', 'certificate-oidc-issuer': ISSUER }, { enterprise: 'x' })).toEqual(['CONFIG_CONFLICT enterprise']);
      expect(await problems({ 'certificate-identity': 'a@b.test', 'certificate-oidc-issuer': ISSUER }, { enterprise: 'x' })).toEqual(['CONFIG_CONFLICT enterprise']);
      expect(await problems({ repo: 'a/b' }, { enterprise: 'x' })).toEqual([]);
    });
  });

  describe('another GitHub', () => {
    const TENANT: GithubHost = { kind: 'tenant', name: 'acme.ghe.com', tenant: 'acme' };
    const SERVER: GithubHost = { kind: 'server', name: 'git.acme.example' };
    const TENANT_ISSUER = 'https://token.actions.acme.ghe.com';
    const SERVER_ISSUER = 'https://git.acme.example/_services/token';

    it.each<Fields>([{ repo: 'a/b' }, { owner: 'a' }, { 'signer-repo': 'a/b' }, { 'signer-workflow': 'a/b/.github/workflows/c.yml@refs/heads/main' }])('has its own issuer by default with %j', async (given) => {
      expect(await compiledLeaf(given, { githubHost: TENANT })).toMatchObject({ accept: { 'certificate-oidc-issuer': TENANT_ISSUER } });
      expect(await compiledLeaf(given, { githubHost: SERVER })).toMatchObject({ accept: { 'certificate-oidc-issuer': SERVER_ISSUER } });
    });
    it('has it also where anybody may have signed', async () => {
      expect(await compiledLeaf({ repo: 'a/b' }, { githubHost: TENANT, anyIdentity: true })).toMatchObject({ accept: 'unsafe-any', where: { repo: 'a/b', 'certificate-oidc-issuer': TENANT_ISSUER } });
    });
    it('is said', async () => {
      expect((await compile({ owner: 'acme' }, { githubHost: TENANT })).constraints).toEqual(['owner: acme', 'signer-owner: acme (as owner says nothing else)', 'github-host: acme.ghe.com', `certificate-oidc-issuer: ${TENANT_ISSUER} (default)`, 'require: provenance (default)']);
      expect((await compile({ 'certificate-identity': 'a@b.test', 'certificate-oidc-issuer': 'https://i.test' }, { githubHost: TENANT })).constraints).toContain('github-host: acme.ghe.com');
    });
    it('may stand before the names that are of it, and no other host may', async () => {
      const names = { repo: 'acme/app', owner: 'acme', 'signer-workflow': 'acme/app/.github/workflows/r.yml@refs/heads/main' } as const;
      const before = (host: string): Fields => Object.fromEntries(Object.entries(names).map(([name, value]) => [name, `${host}/${value}`]));
      expect(await compile(before('acme.ghe.com'), { githubHost: TENANT })).toEqual(await compile(names, { githubHost: TENANT }));
      expect(await compiledLeaf({ 'signer-repo': 'git.acme.example/acme/app' }, { githubHost: SERVER })).toMatchObject({ accept: { 'signer-repo': 'acme/app' } });
      const invalid = ['CONFIG_INVALID_VALUE owner', 'CONFIG_INVALID_VALUE signer-workflow'];
      const wrongRepo = ['CONFIG_INVALID_VALUE repo'];
      for (const host of ['evil.ghe.com', 'github.com', 'https://evil.ghe.com', 'acme.ghe.com/acme.ghe.com', 'acme.ghe.com.']) expect({ host, found: await problems({ repo: `${host}/acme/app` }, { githubHost: TENANT }) }).toEqual({ host, found: wrongRepo });
      expect(await problems({ repo: 'acme.ghe.com/acme/app' })).toEqual(wrongRepo);
      for (const host of ['evil.ghe.com', 'github.com', 'https://acme.ghe.com', 'acme.ghe.com/acme.ghe.com', 'ACME.ghe.com', 'acme.ghe.com.']) expect({ host, found: await problems(before(host), { githubHost: TENANT }) }).toEqual({ host, found: expect.arrayContaining(invalid) as unknown });
      expect(await problems(before('acme.ghe.com'))).toEqual(expect.arrayContaining(invalid));
      expect(await problems(before('github.com'))).toEqual(expect.arrayContaining(invalid));
    });
    it.each<[string, Fields, GithubHost, string]>([
      ['the issuer of github.com', { repo: 'a/b', 'certificate-oidc-issuer': ISSUER }, TENANT, 'Leave certificate-oidc-issuer out: '],
      ['the issuer of an enterprise', { owner: 'a', 'certificate-oidc-issuer': `${ISSUER}/corp` }, TENANT, 'Leave certificate-oidc-issuer out: '],
      ['the issuer of another tenant', { 'signer-repo': 'a/b', 'certificate-oidc-issuer': 'https://token.actions.evil.ghe.com' }, TENANT, 'Set github-host to evil.ghe.com'],
      ['no issuer of a GitHub', { repo: 'a/b', 'certificate-oidc-issuer': 'https://gitlab.com' }, SERVER, 'Leave certificate-oidc-issuer out: '],
      ['the issuer of a tenant where github.com is meant', { repo: 'a/b', 'certificate-oidc-issuer': TENANT_ISSUER }, githubCom, 'Set github-host to acme.ghe.com'],
      ['the issuer of a server where github.com is meant', { repo: 'a/b', 'certificate-oidc-issuer': SERVER_ISSUER }, githubCom, 'Set github-host to git.acme.example'],
    ])('refuses short names with %s', async (_name, given, githubHost, next) => {
      expect((await compile(given, { githubHost })).problems).toMatchObject([{ code: 'CONFIG_CONFLICT', about: 'certificate-oidc-issuer', seen: given['certificate-oidc-issuer'], next: expect.stringContaining(next) as unknown }]);
    });
    it('takes its own issuer, and whichever with a whole identity', async () => {
      expect(await problems({ repo: 'a/b', 'certificate-oidc-issuer': TENANT_ISSUER }, { githubHost: TENANT })).toEqual([]);
      expect(await problems({ repo: 'a/b', 'certificate-oidc-issuer': `${ISSUER}/corp` })).toEqual([]);
      expect(await problems({ 'certificate-identity': SAN, 'certificate-oidc-issuer': ISSUER }, { githubHost: TENANT })).toEqual([]);
      expect(await problems({ 'certificate-identity': SAN, 'certificate-oidc-issuer': TENANT_ISSUER })).toEqual([]);
    });
    it('refuses short names with an expression for the issuer', async () => {
      const regexp = { 'certificate-oidc-issuer-regexp': '^https://token\\.actions\\.acme\\.ghe\\.com$' };
      expect(await problems({ repo: 'a/b', ...regexp }, { githubHost: TENANT })).toEqual(['CONFIG_CONFLICT certificate-oidc-issuer-regexp']);
      expect(await problems({ 'certificate-identity': SAN, ...regexp }, { githubHost: TENANT })).toEqual([]);
    });
    it('has no enterprises with an issuer of their own', async () => {
      for (const githubHost of [TENANT, SERVER]) expect(await problems({ repo: 'a/b' }, { githubHost, enterprise: 'corp' })).toEqual(['CONFIG_CONFLICT enterprise']);
      expect(await problems({ repo: 'a/b' }, { enterprise: 'corp' })).toEqual([]);
    });
  });

  it.each<[string, Fields, Partial<Omit<Asked, 'constraints'>>, string]>([
    ['two identities', { 'certificate-identity': SAN, 'certificate-identity-regexp': '^https://x\\.test/a$', 'certificate-oidc-issuer': ISSUER }, {}, 'CONFIG_CONFLICT certificate-identity-regexp'],
    ['identity and signer-repo', { 'certificate-identity': SAN, 'signer-repo': 'a/b', 'certificate-oidc-issuer': ISSUER }, {}, 'CONFIG_CONFLICT signer-repo'],
    ['signer-repo and signer-workflow', { 'signer-repo': 'a/b', 'signer-workflow': 'a/b/.github/workflows/c.yml@refs/heads/main' }, {}, 'CONFIG_CONFLICT signer-workflow'],
    ['two issuers', { repo: 'a/b', 'certificate-oidc-issuer': ISSUER, 'certificate-oidc-issuer-regexp': '^https://token\\.actions\\.githubusercontent\\.com$' }, {}, 'CONFIG_CONFLICT certificate-oidc-issuer-regexp'],
    ['a repository of another owner', { repo: 'a/b', owner: 'c' }, {}, 'CONFIG_CONFLICT owner'],
    ['an owner in another case', { repo: 'Acme/b', owner: 'acme' }, {}, 'CONFIG_CONFLICT owner'],
    ['somebody and anybody', { 'certificate-identity': SAN, 'certificate-oidc-issuer': ISSUER }, { anyIdentity: true }, 'CONFIG_CONFLICT unsafe-any-identity'],
  ])('refuses %s', async (_name, given, more, expected) => {
    expect(await problems(given, more)).toEqual([expected]);
  });
  it('takes a repository and its owner together', async () => {
    expect(await compiledLeaf({ repo: 'a/b', owner: 'a' })).toMatchObject({ accept: { repo: 'a/b', owner: 'a', 'signer-repo': 'a/b', 'signer-owner': 'a' } });
  });

  describe('the form of', () => {
    const accepting: Readonly<Record<FieldName, readonly string[]>> = {
      'certificate-identity': ['jane@example.com', SAN, 'spiffe://x/y'], 'certificate-identity-regexp': ['^https://github\\.com/acme/app/\\.github/workflows/r\\.yml@refs/heads/main$'],
      'certificate-oidc-issuer': [ISSUER, 'http://issuer.internal'], 'certificate-oidc-issuer-regexp': ['^https://accounts\\.google\\.com$'],
      repo: ['acme/app', 'a_b/c.d-e', 'github.com/acme/app', 'https://github.com/acme/app.git', 'git+https://github.com/acme/app@refs/tags/v1.2.3', 'acme/app/'], owner: ['acme', 'a_b-c'], 'signer-repo': ['acme/app'],
      'signer-workflow': ['a/b/.github/workflows/c.yml@refs/heads/main', 'a/b/.github/workflows/c.yaml@refs/tags/v*', `a/b/.github/workflows/c.yml@${COMMIT}`, 'a/b/.github/workflows/c.yml'],
      'signer-digest': [COMMIT, 'a'.repeat(64)], 'repository-id': ['1', '123456789'], 'owner-id': ['42'], 'source-digest': [COMMIT, 'a'.repeat(64)],
      'source-ref': ['refs/heads/main', 'refs/tags/v*', 'refs/tags/{tag}', 'refs/tags/v{version}', '{tag}', COMMIT], 'deny-self-hosted-runners': ['true'],
      'verifier-id': ['https://example.com/verifier'], 'resource-uri': ['https://example.com/app.tgz', 'pkg:npm/app@{version}'], 'verified-level': ['SLSA_BUILD_LEVEL_3', 'BCID_L1'], 'policy-digest': [`sha256:${'a'.repeat(64)}`], 'max-age-days': ['30', '0', '0.5'],
      'signed-identity': ['ghcr.io/acme/app', 'index.docker.io/library/nginx', 'localhost:5000/app', 'ghcr.io/acme/app:{tag}'], annotations: ['env=prod', 'env=', 'a.b/c-d=e', 'query=a=b&c=d', 'note=with blanks in it', 'tag={tag}'],
      'source-tag': ['v1.2.3', '{tag}', 'v{version}', 'component/v1', 'nightly'], 'source-branch': ['main', 'release/1.x'],
      'source-versioned-tag': ['v1.2.3', '1.2.3', 'v1.2', 'v1', 'v0', 'v1.2.3-rc.1', 'v1.2.3+build.5', 'v1.2.3-rc.1+5'],
      'builder-id': ['https://github.com/a/b/.github/workflows/c.yml', 'https://github.com/a/b/.github/workflows/c.yml@v1.2.3', 'https://github.com/a/b/.github/workflows/c.yml@refs/tags/v1.2.3', 'https://github.com/actions/runner/github-hosted', 'https://cloudbuild.googleapis.com/GoogleHostedWorker@v0.3', 'https://github.com/acme/builder/.github/workflows/b.yml@refs/tags/v1'],
      'build-level': ['1', '2', '3'], 'workflow-input': ['release=true', 'note='], 'external-parameter': ['x=1'],
      'entry-workflow': ['acme/app/.github/workflows/ci.yml@refs/tags/{tag}', 'acme/app/.github/workflows/ci.yaml@refs/heads/release/*', `acme/app/.github/workflows/ci.yml@${COMMIT}`], trigger: ['push', 'workflow_dispatch'], environment: ['production', 'Production (EU)'],
    };
    const refusing: Readonly<Partial<Record<FieldName, readonly string[]>>> = {
      'certificate-identity-regexp': ['(', '(?=x)', 'a{2000}', 'x'.repeat(5000)], 'certificate-oidc-issuer': ['token.actions.githubusercontent.com', 'ftp://x', 'https://x y'], 'certificate-oidc-issuer-regexp': ['[', '(a)\\1'],
      repo: ['acme', 'acme/', '/app', 'acme/app/x', 'https://gitlab.com/acme/app', 'http://github.com/acme/app', 'git+ssh://github.com/acme/app', 'github.com/github.com/acme/app', 'acme/app@v1', 'acme/*', 'acme/app?', 'ac me/app', 'acme%2Fapp', 'ácme/app', 'acme.x/app'], 'signer-repo': ['acme', 'acme/*'],
      owner: ['acme/app', 'acme/', '*', 'a b', '@acme', 'https://github.com/acme'],
      'signer-workflow': ['c.yml', 'a/b/c.yml@refs/heads/main', 'a/b/.github/workflows/c.yml@main', 'a/b/.github/workflows/c.yml@v1', 'a/b/.github/workflows/c.yml@', 'https://github.com/a/b/.github/workflows/c.yml@refs/heads/main', 'a/b/.github/workflows/sub/c.yml@refs/heads/main', 'a/b/.github/workflows/c.txt@refs/heads/main', 'a/b/.github/workflows/c.yml@c0ffee'],
      'signer-digest': ['c0ffee', COMMIT.toUpperCase(), `${COMMIT}0`], 'source-digest': ['c0ffee', COMMIT.toUpperCase(), 'sha1:x'], 'repository-id': ['0', '01', '-1', 'acme', '1.5'], 'owner-id': ['acme'],
      'source-ref': ['main', 'v1.2.3', 'heads/main', 'tags/v1', 'REFS/heads/main', 'c0ffee', ' refs/heads/main'],
      'verifier-id': ['two words'], 'resource-uri': ['a b'], 'verified-level': ['two words', '-x', 'é'], 'policy-digest': ['sha1:aa', 'a'.repeat(64)], 'max-age-days': ['-1', 'a month', '1e3', '999999'],
      'signed-identity': ['ghcr.io/acme/app ', 'two words', '/app', 'ghcr.io/', 'ghcr.io//app'], annotations: ['env', '=prod', '=', 'en v=prod', ' env=prod', 'env =prod', `${'k'.repeat(257)}=v`, 'en\u0085v=x'],
      'source-tag': ['refs/tags/v1', 'v 1', ''], 'source-branch': ['refs/heads/main', ''], 'source-versioned-tag': ['main', 'v', 'v1.2.3.4', 'v01.2.3', 'v1.2.x', '^1.2', 'v1.2-rc.1', 'v1+b', 'V1.2.3', '{tag}', 'v1.2.3-', 'v1.2.3-01'],
      'builder-id': ['GoogleHostedWorker', 'http://cloudbuild.googleapis.com/GoogleHostedWorker', 'github.com/a/b', 'http://github.com/a/b', 'https://github.com/a/b@', 'https://github.com/a/b@v1@v2', 'https://a b'], 'build-level': ['0', '4', '03', 'L3', '2.5'],
      'workflow-input': ['release', '=x'], 'external-parameter': ['x'],
      'entry-workflow': ['ci.yml', 'acme/app/.github/workflows/ci.yml', 'acme/app/.github/workflows/ci.yml@main', 'https://github.com/acme/app/.github/workflows/ci.yml@refs/heads/main'], trigger: ['Push', 'push tag', '*'],
    };
    const summary: Fields = { repo: 'acme/app', 'verifier-id': 'https://example.com/verifier', 'resource-uri': 'https://example.com/app.tgz' };
    const context = (name: FieldName): Fields => (fields[name].dialect === 'vsa' ? summary : name.startsWith('certificate-') ? { 'certificate-identity': SAN, 'certificate-oidc-issuer': ISSUER } : { repo: 'acme/app' });
    // What stands for the same thing in the context gives way to what is tested.
    const around = (name: FieldName): Fields => {
      const { 'certificate-identity': identity, 'certificate-oidc-issuer': issuer, ...rest } = context(name);
      return { ...rest, ...(identity === undefined || name.startsWith('certificate-identity') ? {} : { 'certificate-identity': identity }), ...(issuer === undefined || name.startsWith('certificate-oidc') ? {} : { 'certificate-oidc-issuer': issuer }) };
    };

    it.each(fieldNames)('%s is looked at', async (name) => {
      for (const value of accepting[name]) expect({ value, found: (await problems({ ...(name === 'owner' ? {} : around(name)), [name]: value })).filter((line) => line !== 'CONFIG_CONFLICT owner') }).toEqual({ value, found: [] });
      for (const value of refusing[name] ?? []) expect({ value, found: (await problems({ ...around(name), [name]: value })).includes(`CONFIG_INVALID_VALUE ${name}`) }).toEqual({ value, found: true });
    });
    it('each of several values is looked at', async () => {
      expect(await problems({ 'certificate-identity': ['a@b.test', 'c@d.test'], 'certificate-oidc-issuer': 'https://i.test' })).toEqual([]);
    });
  });

  it('warns of a workflow without a ref, and accepts any', async () => {
    const compiled = await compile({ 'signer-workflow': 'a/b/.github/workflows/c.yml' });
    expect(compiled.notes).toMatchObject([{ code: 'PATTERN_LOOSE', level: 'warning', about: 'signer-workflow', seen: 'a/b/.github/workflows/c.yml', expected: 'a/b/.github/workflows/c.yml@refs/heads/main' }]);
    expect(await compiledLeaf({ 'signer-workflow': 'a/b/.github/workflows/c.yml' })).toMatchObject({ accept: { 'signer-workflow': 'a/b/.github/workflows/c.yml', 'certificate-oidc-issuer': ISSUER } });
    expect((await compile({ 'signer-workflow': 'a/b/.github/workflows/c.yml@refs/heads/main' })).notes).toEqual([]);
  });
  it('takes a file name with an @ before the ref', async () => {
    expect(await compiledLeaf({ 'signer-workflow': 'a/b/.github/workflows/c.yml@d.yml@refs/heads/main' })).toMatchObject({ accept: { 'signer-workflow': 'a/b/.github/workflows/c.yml@d.yml', 'signer-ref': 'refs/heads/main *' } });
  });

  describe('repo in another spelling', () => {
    it.each(['github.com/acme/app', 'https://github.com/acme/app', 'https://GitHub.com/acme/app.git', 'git+https://github.com/acme/app', 'acme/app/', 'acme/app.git'])('is the same: %s', async (repo) => {
      expect(await compile({ repo })).toEqual(await compile({ repo: 'acme/app' }));
    });
    it('names a ref that holds as it stands', async () => {
      expect(await compiledLeaf({ repo: 'git+https://github.com/acme/app@refs/tags/v*' })).toMatchObject({ accept: { repo: 'acme/app', 'signer-repo': 'acme/app' }, where: { 'source-ref': 'refs/tags/v*' } });
      expect((await compile({ repo: 'acme/app@refs/heads/main' })).constraints).toContain('source-ref: refs/heads/main (of repo)');
      expect(await problems({ repo: 'acme/app@refs/heads/main', 'source-ref': 'refs/heads/main' })).toEqual([]);
      expect(await problems({ repo: 'acme/app@refs/heads/main', 'source-ref': 'refs/heads/dev' })).toEqual(['CONFIG_CONFLICT repo']);
    });
    it('keeps its case', async () => {
      expect(await compiledLeaf({ repo: 'https://github.com/Acme/App' })).toMatchObject({ accept: { repo: 'Acme/App' } });
    });
  });

  describe('builders', () => {
    const signersOf = async (given: Fields, more: Partial<Omit<Asked, 'constraints'>> = {}): Promise<readonly unknown[]> => leavesOf((await compile(given, more)).layer?.rules[0]?.require ?? { kind: 'refuse', reason: '' }).map(({ signedBy }) => signedBy.map((signer) => (signer.kind === 'keyless' ? words(signer.accept) : signer.kind)));
    const source = { repo: 'a/b', 'signer-repo': 'a/b', 'certificate-oidc-issuer': ISSUER };
    const builder = { repo: 'a/b', 'certificate-oidc-issuer': ISSUER, builder: 'slsa-github-generator/* | bazel-contrib/* *' };
    it('may sign provenance of a repository or an owner', async () => {
      expect(await signersOf({ repo: 'a/b' })).toEqual([[source, builder]]);
      expect(await signersOf({ owner: 'a' })).toEqual([[{ owner: 'a', 'signer-owner': 'a', 'certificate-oidc-issuer': ISSUER }, { owner: 'a', 'certificate-oidc-issuer': ISSUER, builder: builder.builder }]]);
      expect(await signersOf({ repo: 'a/b' }, { require: ['slsaprovenance', 'https://slsa.dev/provenance/v1'] })).toEqual([[source, builder], [source, builder]]);
    });
    it('keep every other constraint on who signed', async () => {
      expect(await signersOf({ repo: 'a/b', 'repository-id': '1', 'owner-id': '2' })).toEqual([[{ ...source, 'repository-id': '1', 'owner-id': '2' }, { ...builder, 'repository-id': '1', 'owner-id': '2' }]]);
    });
    it('sign nothing else', async () => {
      expect(await signersOf({ repo: 'a/b' }, { require: ['signature', 'sbom', 'publish', 'https://example.test/p/v1'] })).toEqual(Array.from({ length: 4 }, () => [source]));
    });
    it('are replaced by whoever is named', async () => {
      for (const given of [{ 'signer-repo': 'c/d' }, { 'signer-workflow': 'c/d/.github/workflows/e.yml@refs/heads/main' }, { 'certificate-identity': SAN }] as const) expect((await signersOf({ repo: 'a/b', ...given })).flat()).toHaveLength(1);
      expect(await signersOf({ repo: 'a/b' }, { anyIdentity: true })).toEqual([['unsafe-any']]);
    });
    it('are on github.com only', async () => {
      expect((await signersOf({ repo: 'a/b' }, { githubHost: { kind: 'tenant', name: 'acme.ghe.com', tenant: 'acme' } })).flat()).toHaveLength(1);
    });
    it('may be somebody else\'s that builder-id names', async () => {
      expect(await signersOf({ repo: 'a/b', 'builder-id': 'https://github.com/c/d/.github/workflows/e.yml' })).toEqual([[source, { ...builder, builder: 'slsa-github-generator/* | bazel-contrib/* | delegated *' }]]);
    });
    it.each<[string, string]>([
      ['https://github.com/a/b/.github/workflows/c.yml', 'builder'], ['https://github.com/a/b/.github/workflows/c.yml@refs/tags/v1.2.3', 'https://github.com/a/b/.github/workflows/c.yml@refs/tags/v1.2.3'],
      ['https://github.com/a/b/.github/workflows/c.yml@v1.2.3', 'https://github.com/a/b/.github/workflows/c.yml@v1.2.3 | https://github.com/a/b/.github/workflows/c.yml@refs/tags/v1.2.3'],
    ])('are named with and without version: %s', async (id, expected) => {
      expect(await compiledLeaf({ repo: 'a/b', 'builder-id': id })).toMatchObject({ where: { 'builder-id': expected } });
    });
    it('name nobody by themselves', async () => {
      for (const given of [{ 'builder-id': 'https://github.com/a/b/.github/workflows/c.yml' }, { 'build-level': '3' }, { 'source-tag': 'v1' }, { 'workflow-input': ['a=b'] }] as const) expect(await problems(given)).toEqual(['CONFIG_IDENTITY_REQUIRED']);
    });
  });

  it('takes one tag', async () => {
    expect(await problems({ repo: 'a/b', 'source-tag': 'v1.2.3', 'source-versioned-tag': 'v1' })).toEqual(['CONFIG_CONFLICT source-versioned-tag']);
  });
  it('reads inputs of a workflow as pairs', async () => {
    expect(await compiledLeaf({ repo: 'a/b', 'workflow-input': ['a=1', 'b=x=y'], 'external-parameter': ['c='] })).toMatchObject({ where: { 'workflow-input.a': '1', 'workflow-input.b': 'x=y', 'external-parameter.c': '' } });
  });

  describe('annotations', () => {
    const signer: Fields = { 'certificate-identity': SAN, 'certificate-oidc-issuer': ISSUER };
    it('are facts, each of them, of a signature', async () => {
      expect(await compiledLeaf({ ...signer, annotations: ['env=prod', 'team=a=b', 'note='], 'signed-identity': 'ghcr.io/acme/app' })).toEqual({
        what: 'signature', accept: { 'certificate-identity': SAN, 'certificate-oidc-issuer': ISSUER }, where: { 'annotations.env': 'prod', 'annotations.team': 'a=b', 'annotations.note': '', 'signed-identity': 'ghcr.io/acme/app' },
      });
      expect((await compile({ ...signer, annotations: ['env=prod', 'team=a'] })).constraints).toContain('annotations: env=prod and team=a');
    });
    it('name nobody, and neither does a name the signer gave', async () => {
      expect(await problems({ annotations: ['env=prod'] })).toEqual(['CONFIG_IDENTITY_REQUIRED']);
      expect(await problems({ 'signed-identity': 'ghcr.io/acme/app' })).toEqual(['CONFIG_IDENTITY_REQUIRED']);
    });
    it('may say the same twice, and nothing that differs', async () => {
      expect(await compiledLeaf({ ...signer, annotations: ['env=prod', 'env=prod'] })).toMatchObject({ where: { 'annotations.env': 'prod' } });
      expect(await problems({ ...signer, annotations: ['env=prod', 'team=a', 'env=test'] })).toEqual(['CONFIG_CONFLICT annotations']);
      expect(await problems({ ...signer, annotations: ['env=prod', 'env='] })).toEqual(['CONFIG_CONFLICT annotations']);
      expect(await problems({ ...signer, annotations: ['env=prod', 'Env=test'] })).toEqual([]);
    });
    it('are each looked at', async () => {
      expect(await problems({ ...signer, annotations: ['env', '=x', 'team=a'] })).toEqual(['CONFIG_INVALID_VALUE annotations', 'CONFIG_INVALID_VALUE annotations']);
    });
  });

  describe('require', () => {
    it.each<[Fields, string]>([
      [{ 'certificate-identity': SAN, 'certificate-oidc-issuer': ISSUER }, 'signature'], [{ repo: 'a/b' }, 'provenance'], [{ owner: 'a' }, 'provenance'], [{ 'signer-repo': 'a/b' }, 'provenance'],
      [{ 'certificate-identity': SAN, 'certificate-oidc-issuer': ISSUER, 'source-ref': 'refs/heads/main' }, 'provenance'],
      [{ 'certificate-identity': SAN, 'certificate-oidc-issuer': ISSUER, 'deny-self-hosted-runners': 'true' }, 'provenance'],
    ])('defaults by whose words are used: %j', async (given, what) => {
      expect(await compiledLeaf(given)).toMatchObject({ what });
      expect((await compile(given)).constraints).toContain(`require: ${what} (default)`);
    });
    it('says all, and any with a bar', async () => {
      const { layer, constraints } = await compile({ repo: 'a/b' }, { require: ['provenance', 'sbom | https://example.test/pred/v1', 'signature'] });
      const require = layer?.rules[0]?.require;
      expect(require).toMatchObject({ kind: 'all', of: [{ kind: 'evidence' }, { kind: 'any', of: [{ what: { label: 'sbom' } }, { what: { label: 'https://example.test/pred/v1' } }] }, { what: { kind: 'signature' } }] });
      expect(constraints.at(-1)).toBe('require: provenance, sbom | https://example.test/pred/v1, signature');
    });
    it('puts signer and facts on every leaf', async () => {
      const { layer } = await compile({ repo: 'a/b', 'source-ref': 'refs/heads/main' }, { require: ['provenance', 'sbom | signature'] });
      const leaves = leavesOf(layer?.rules[0]?.require ?? { kind: 'refuse', reason: '' });
      expect(leaves.map(({ signedBy, where }) => [signedBy[0].kind, [...where.keys()]])).toEqual(Array.from({ length: 3 }, () => ['keyless', ['source-ref']]));
    });
    it.each(['Provenance', 'provenances', 'slsa', '', '|', 'provenance |', '| provenance', 'provenance || sbom', 'signature sbom', 'provenance & sbom', 'example.test/pred', 'https://a b', 'constructor', '__proto__'])('refuses %j', async (word) => {
      expect(new Set(await problems({ repo: 'a/b' }, { require: [word] }))).toEqual(new Set(['CONFIG_INVALID_VALUE require']));
      expect(new Set(await problems({ repo: 'a/b' }, { require: ['provenance', word] }))).toEqual(new Set(['CONFIG_INVALID_VALUE require']));
    });
  });

  it('is one layer with one rule for every subject, in the mode that is set', async () => {
    const { layer } = await compile({ repo: 'a/b' }, { mode: 'warn', trust: ['custom'] });
    expect(layer).toMatchObject({ name: 'inputs', digest: null, unmatched: 'deny', waivers: [], deny: [], rules: [{ name: 'inputs', mode: 'warn', same: [], match: { anyOf: [{ kind: 'any', glob: { text: '**' } }], except: [] }, require: { signedBy: [{ trust: ['custom'] }, { trust: ['custom'] }] } }] });
  });

  it('tells every problem at once', async () => {
    expect(await problems({ repo: 'x', 'source-ref': 'main', 'signer-repo': 'y', 'certificate-identity-regexp': '(' }, { require: ['nothing'], enterprise: 'a/b' })).toEqual([
      'CONFIG_INVALID_VALUE repo', 'CONFIG_INVALID_VALUE source-ref', 'CONFIG_INVALID_VALUE signer-repo', 'CONFIG_INVALID_VALUE certificate-identity-regexp',
      'CONFIG_CONFLICT signer-repo', 'CONFIG_INVALID_VALUE enterprise', 'CONFIG_INVALID_VALUE require',
    ]);
  });
});
