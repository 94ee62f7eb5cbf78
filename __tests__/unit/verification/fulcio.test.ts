import { beforeAll, describe, expect, it } from '@jest/globals';
import { readExtensions } from '../../../src/verification/certificate.ts';
import { githubHost, parseWorkflow, readFulcioClaims } from '../../../src/verification/claims/fulcio.ts';
import { DerError } from '../../../src/verification/der.ts';
import { claimTexts } from '../../support/verification.ts';
import { GITHUB_ISSUER, VirtualSigstore, aGithubIdentity, makeKey, type SignOptions } from '../../support/virtual-sigstore.ts';

let sigstore: VirtualSigstore;
beforeAll(async () => {
  sigstore = await VirtualSigstore.create();
});

const claimsOf = (options: SignOptions = {}): Readonly<Record<string, string>> => claimTexts({ claims: readFulcioClaims(readExtensions(sigstore.issue(makeKey(), options))) });
const refusal = (options: SignOptions): string => {
  try {
    claimsOf(options);
    return 'nothing';
  } catch (error) {
    return error instanceof DerError ? error.message : String(error);
  }
};

const SAN = 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1.2.3';
/** Certificates of the first year: .1 to .6 and no more. */
const OLD = Object.fromEntries([8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22].map((n) => [n, null]));

describe('readFulcioClaims', () => {
  it('reads all that the certificate of a GitHub workflow states', () => {
    expect(claimsOf({ ...aGithubIdentity({ repositoryId: '11', ownerId: '22', environment: 'production' }) })).toEqual({
      'certificate-identity': SAN, 'certificate-oidc-issuer': GITHUB_ISSUER,
      'source-digest': 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00', 'source-ref': 'refs/tags/v1.2.3', 'source-tag': 'v1.2.3', 'entry-workflow': 'acme/app/.github/workflows/release.yml@refs/tags/v1.2.3', 'entry-digest': 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00', trigger: 'push', 'signer-digest': 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00',
      runner: 'github-hosted', 'repository-id': '11', 'owner-id': '22', run: 'https://github.com/acme/app/actions/runs/4242/attempts/1', visibility: 'public', environment: 'production',
      repo: 'acme/app', owner: 'acme', 'signer-owner': 'acme', 'signer-repo': 'acme/app', 'signer-workflow': 'acme/app/.github/workflows/release.yml', 'signer-ref': 'refs/tags/v1.2.3',
    });
  });

  it('says of every claim that the certificate states it', () => {
    const claims = readFulcioClaims(readExtensions(sigstore.issue(makeKey())));
    expect(new Set([...claims.values()].flat().map(({ from }) => from))).toEqual(new Set(['certificate']));
  });

  it('reads an old certificate, which has no extension above .6', () => {
    expect(claimsOf({ extensions: OLD })).toEqual({
      'certificate-identity': SAN, 'certificate-oidc-issuer': GITHUB_ISSUER, 'source-digest': 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00', 'source-ref': 'refs/tags/v1.2.3', 'source-tag': 'v1.2.3', trigger: 'push',
      repo: 'acme/app', owner: 'acme', 'signer-owner': 'acme', 'signer-repo': 'acme/app', 'signer-workflow': 'acme/app/.github/workflows/release.yml', 'signer-ref': 'refs/tags/v1.2.3',
    });
  });

  it('reads a new certificate, which has none of the old extensions', () => {
    const { 'certificate-oidc-issuer': issuer, repo, owner, trigger } = claimsOf({ extensions: { 1: null, 2: null, 3: null, 4: null, 5: null, 6: null } });
    expect({ issuer, repo, owner, trigger }).toEqual({ issuer: GITHUB_ISSUER, repo: 'acme/app', owner: 'acme', trigger: 'push' });
  });

  it('tells the called workflow from the repository that calls it', () => {
    const reusable = aGithubIdentity({ repo: 'acme/app', signer: 'builders/go/.github/workflows/build.yml@refs/tags/v2', signerSha: 'b'.repeat(40) });
    expect(claimsOf(reusable)).toMatchObject({
      repo: 'acme/app', owner: 'acme', 'source-digest': 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00',
      'signer-repo': 'builders/go', 'signer-owner': 'builders', 'signer-workflow': 'builders/go/.github/workflows/build.yml', 'signer-ref': 'refs/tags/v2', 'signer-digest': 'b'.repeat(40),
    });
  });

  it('takes the called workflow of an old certificate from its name', () => {
    const { identity, issuer, extensions } = aGithubIdentity({ repo: 'acme/app', signer: 'builders/go/.github/workflows/build.yml@refs/heads/main' });
    expect(claimsOf({ identity, issuer, extensions: { ...extensions, ...OLD } })).toMatchObject({ repo: 'acme/app', 'signer-repo': 'builders/go', 'signer-ref': 'refs/heads/main' });
  });

  it('reads a person', () => {
    expect(claimsOf({ identity: 'jane@example.com', issuer: 'https://accounts.google.com' })).toEqual({ 'certificate-identity': 'jane@example.com', 'certificate-oidc-issuer': 'https://accounts.google.com' });
  });

  it('reads a username, and every name of a certificate with several', () => {
    expect(claimsOf({ identity: { otherName: 'jane!example.com' }, issuer: 'https://issuer.example' })['certificate-identity']).toBe('jane!example.com');
    expect(claimsOf({ identity: { uri: ['https://a.example'], email: ['jane@example.com'] }, issuer: 'https://issuer.example' })['certificate-identity']).toBe('https://a.example | jane@example.com');
  });

  it('leaves out what is stated as nothing', () => {
    expect(claimsOf({ extensions: { 10: '', 22: '' } })).not.toHaveProperty('visibility');
    expect(claimsOf({ extensions: { 10: '' } })).not.toHaveProperty('signer-digest');
  });

  it.each<[string, Record<string, string | undefined>]>([
    ['refs/heads/release/1.x', { 'source-branch': 'release/1.x' }], ['refs/tags/component/v1', { 'source-tag': 'component/v1' }], ['refs/pull/1/merge', {}], ['refs/tags/', {}], ['refs/tagsx/v1', {}],
  ])('tells a tag from a branch: %s', (ref, expected) => {
    const { 'source-tag': tag, 'source-branch': branch } = claimsOf({ ...aGithubIdentity({ ref }) });
    expect({ tag, branch }).toEqual({ tag: expected['source-tag'], branch: expected['source-branch'] });
  });

  it('names the workflow that was started where another one signed', () => {
    expect(claimsOf({ ...aGithubIdentity({ signer: 'acme/platform/.github/workflows/build.yml@refs/tags/v2.0.0' }) })).toMatchObject({ 'signer-repo': 'acme/platform', 'entry-workflow': 'acme/app/.github/workflows/release.yml@refs/tags/v1.2.3' });
  });

  it('does not read what is used for nothing', () => {
    expect(refusal({ extensions: { 4: 'Build\tand release', 24: Buffer.from([1, 1, 0xff]) }, moreExtensions: [{ oid: '1.3.6.1.4.1.57264.1.8.1', value: Buffer.from([0xff]) }, { oid: '1.3.6.1.4.1.57264.2.1', value: Buffer.from([0xff]) }] })).toBe('nothing');
  });

  it.each<[string, SignOptions, string]>([
    ['the issuer', { extensions: { 1: 'https://evil.example' } }, `says "https://evil.example" in extension .1 and "${GITHUB_ISSUER}" in .8`],
    ['the trigger', { extensions: { 2: 'pull_request' } }, 'says "pull_request" in extension .2 and "push" in .20'],
    ['the commit', { extensions: { 3: 'a'.repeat(40) } }, `says "${'a'.repeat(40)}" in extension .3 and "c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00" in .13`],
    ['the ref', { extensions: { 6: 'refs/heads/main' } }, 'says "refs/heads/main" in extension .6 and "refs/tags/v1.2.3" in .14'],
    ['the repository', { extensions: { 5: 'acme/lib' } }, 'says "acme/lib" in extension .5 and "https://github.com/acme/app" in .12'],
    ['the owner', { extensions: { 16: 'https://github.com/mallory' } }, 'says owner "mallory" and repository "acme/app"'],
    ['the workflow', { extensions: { 9: 'https://github.com/mallory/app/.github/workflows/release.yml@refs/tags/v1.2.3' } }, 'names another workflow in extension .9 than as its subject'],
  ])('refuses a certificate that states two of %s', (_name, options, message) => {
    expect(claimsOf()).toMatchObject({ repo: 'acme/app' });
    expect(refusal(options)).toBe(message);
  });

  it.each<[string, SignOptions, string]>([
    ['without a name', { identity: {}, issuer: 'https://issuer.example' }, 'names nobody'],
    ['with an empty name', { identity: { uri: [''] }, issuer: 'https://issuer.example' }, 'names nobody'],
    ['with a new extension in the old encoding', { extensions: { 12: Buffer.from('https://github.com/acme/app') } }, 'is not DER'],
    ['with a line break in an old extension', { extensions: { 6: 'refs/tags/v1\nrefs/tags/v2', 14: null } }, 'has a control character in a text'],
    ['with bytes that are not UTF-8', { extensions: { 3: Buffer.from([0xff]), 13: null } }, 'has text that is not UTF-8'],
  ])('refuses a certificate %s', (_name, options, message) => {
    expect(refusal(options)).toBe(message);
  });

  // A ref may hold what a URL must escape; Fulcio writes the name as a URL and the extension as it is.
  it.each([
    ['refs/heads/{x}', 'refs/heads/%7Bx%7D'],
    ['refs/heads/füx', 'refs/heads/f%C3%BCx'],
  ])('knows a workflow at %s by its escaped name', (ref, escaped) => {
    const { extensions } = aGithubIdentity({ ref });
    const claims = claimsOf({ identity: SAN.replace('refs/tags/v1.2.3', escaped), issuer: GITHUB_ISSUER, extensions });
    expect(claims).toMatchObject({ 'signer-ref': ref, 'source-ref': ref, 'signer-workflow': 'acme/app/.github/workflows/release.yml' });
    expect(refusal({ identity: SAN.replace('refs/tags/v1.2.3', 'refs/heads/%'), issuer: GITHUB_ISSUER, extensions })).toBe('names another workflow in extension .9 than as its subject');
  });
});

/** The claims of the same workflow on another host, by another issuer. */
const elsewhere = (issuer: string, host: string): Readonly<Record<string, string>> => {
  const { extensions } = aGithubIdentity({ server: host, issuer });
  return claimsOf({ identity: SAN.replace('https://github.com', host), issuer, extensions });
};

describe('the short names of other hosts than GitHub', () => {
  it.each([
    ['GitLab', 'https://gitlab.com', 'https://gitlab.com'],
    ['an issuer that begins like GitHub', 'https://token.actions.githubusercontent.com.evil.example', 'https://github.com'],
    ['an issuer below one of GitHub', 'https://token.actions.githubusercontent.com/a/b', 'https://github.com'],
    ['an issuer without encryption', 'http://token.actions.githubusercontent.com', 'https://github.com'],
    ['a tenant below a tenant', 'https://token.actions.evil.acme.ghe.com', 'https://acme.ghe.com'],
    ['GitHub in capitals', 'https://TOKEN.actions.githubusercontent.com', 'https://github.com'],
  ])('do not exist for %s', (_name, issuer, host) => {
    const claims = elsewhere(issuer, host);
    expect(claims).toMatchObject({ 'certificate-oidc-issuer': issuer, repo: `${host}/acme/app`, owner: `${host}/acme` });
    expect(Object.keys(claims).filter((name) => /^signer-(?:owner|repo|workflow|ref)$/.test(name))).toEqual([]);
  });

  it('do not exist for an old certificate of another issuer', () => {
    const claims = claimsOf({ extensions: { ...OLD, 1: 'https://gitlab.com' } });
    expect(claims).not.toHaveProperty('repo');
    expect(claims).not.toHaveProperty('owner');
    expect(claims).not.toHaveProperty('signer-repo');
  });

  it('do not exist for a certificate without issuer', () => {
    expect(claimsOf({ extensions: { 1: null, 8: null } })).not.toHaveProperty('signer-repo');
  });

  it('do not exist for a repository on another host than the issuer\'s', () => {
    expect(claimsOf({ extensions: { 5: null, 12: 'https://evil.example/acme/app', 16: null } })).toMatchObject({ repo: 'https://evil.example/acme/app' });
    expect(claimsOf({ extensions: { 5: null, 12: 'https://github.com/acme/app/..', 16: null } })).toMatchObject({ repo: 'https://github.com/acme/app/..' });
    expect(claimsOf({ extensions: { 5: null, 12: 'https://github.com/acme/app/..', 16: null } })).not.toHaveProperty('owner');
  });

  it('do not exist for a workflow that is none', () => {
    const address = 'https://github.com/acme/app/Jenkinsfile@refs/heads/main';
    const claims = claimsOf({ identity: { uri: [address] }, issuer: GITHUB_ISSUER, extensions: { 9: address } });
    expect(claims).toMatchObject({ 'certificate-identity': address });
    expect(claims).not.toHaveProperty('signer-repo');
    expect(claimsOf({ identity: { uri: [SAN, SAN.replace('acme/app', 'acme/lib')] }, issuer: GITHUB_ISSUER, extensions: { 9: null } })).not.toHaveProperty('signer-repo');
  });
});

describe('the GitHubs', () => {
  it('of a tenant have names of their own', () => {
    const identity = aGithubIdentity({ server: 'https://acme.ghe.com', issuer: 'https://token.actions.acme.ghe.com' });
    expect(claimsOf(identity)).toMatchObject({ repo: 'acme/app', owner: 'acme', 'signer-workflow': 'acme/app/.github/workflows/release.yml' });
  });

  it('of an enterprise with an issuer of its own have the usual names', () => {
    expect(claimsOf(aGithubIdentity({ issuer: `${GITHUB_ISSUER}/acme-corp` }))).toMatchObject({ 'certificate-oidc-issuer': `${GITHUB_ISSUER}/acme-corp`, repo: 'acme/app', 'signer-repo': 'acme/app' });
  });

  it('of a server have names of their own', () => {
    const identity = aGithubIdentity({ server: 'https://git.acme.example', issuer: 'https://git.acme.example/_services/token' });
    expect(claimsOf(identity)).toMatchObject({ repo: 'acme/app', owner: 'acme', 'signer-workflow': 'acme/app/.github/workflows/release.yml' });
  });

  it.each([
    ['a tenant', 'https://token.actions.acme.ghe.com', 'https://github.com'], ['a tenant', 'https://token.actions.acme.ghe.com', 'https://evil.ghe.com'], ['github.com', GITHUB_ISSUER, 'https://acme.ghe.com'],
    ['a server', 'https://git.acme.example/_services/token', 'https://github.com'], ['github.com', GITHUB_ISSUER, 'https://git.acme.example'],
  ])('lend no names to each other: %s (%s) speaks of nothing at %s', (_name, issuer, server) => {
    const claims = claimsOf(aGithubIdentity({ server, issuer }));
    expect(claims).toMatchObject({ repo: `${server}/acme/app`, owner: `${server}/acme` });
    expect(Object.keys(claims).filter((name) => /^signer-(?:owner|repo|workflow|ref)$/.test(name))).toEqual([]);
  });

  it.each([
    [GITHUB_ISSUER, 'https://github.com/'],
    [`${GITHUB_ISSUER}/acme-corp`, 'https://github.com/'],
    ['https://token.actions.acme-1.ghe.com', 'https://acme-1.ghe.com/'],
    ['https://git.acme.example/_services/token', 'https://git.acme.example/'],
    ['https://github.com/_services/token', null],
    [`${GITHUB_ISSUER}/`, null],
    [`${GITHUB_ISSUER}/acme/corp`, null],
    [`${GITHUB_ISSUER}\n`, null],
    ['https://token.actions..ghe.com', null],
    ['https://token.actions.acme.ghe.com/x', null],
    ['https://accounts.google.com', null],
    [undefined, null],
  ])('of the issuer %j are at %j', (issuer, host) => {
    expect(githubHost(issuer)).toBe(host);
  });
});

describe('parseWorkflow', () => {
  const HOST = 'https://github.com/';
  const parsed = (rest: string): readonly (string | undefined)[] | null => {
    const workflow = parseWorkflow(HOST + rest, HOST);
    return workflow === null ? null : [workflow.repo, workflow.workflow.slice(workflow.repo.length + 1), workflow.ref];
  };

  it.each([
    ['acme/app/.github/workflows/release.yml@refs/tags/v1', ['acme/app', '.github/workflows/release.yml', 'refs/tags/v1']],
    ['acme/app/.github/workflows/release.yml@refs/heads/feature/x', ['acme/app', '.github/workflows/release.yml', 'refs/heads/feature/x']],
    ['acme/app/.github/workflows/release.yml@refs/pull/1/merge', ['acme/app', '.github/workflows/release.yml', 'refs/pull/1/merge']],
    [`acme/app/.github/workflows/release.yml@${'a'.repeat(40)}`, ['acme/app', '.github/workflows/release.yml', 'a'.repeat(40)]],
    [`acme/app/.github/workflows/release.yml@${'a'.repeat(64)}`, ['acme/app', '.github/workflows/release.yml', 'a'.repeat(64)]],
    // whose file is it?
    ['acme/app/.github/workflows/release.yml@evil.yml@refs/heads/main', ['acme/app', '.github/workflows/release.yml@evil.yml', 'refs/heads/main']],
    ['acme/app/.github/workflows/release.yml@refs/heads/main@refs/heads/x', ['acme/app', '.github/workflows/release.yml', 'refs/heads/main@refs/heads/x']],
    ['acme/app/.github/workflows/release.yml@refs/heads/x@refs/tags/v1', ['acme/app', '.github/workflows/release.yml', 'refs/heads/x@refs/tags/v1']],
    [`acme/app/.github/workflows/release.yml@${'a'.repeat(40)}@refs/heads/x`, ['acme/app', `.github/workflows/release.yml@${'a'.repeat(40)}`, 'refs/heads/x']],
    ['acme/.github/.github/workflows/release.yml@refs/tags/v1', ['acme/.github', '.github/workflows/release.yml', 'refs/tags/v1']],
    ['acme/app/dynamic/pages/pages-build-deployment@refs/heads/main', ['acme/app', 'dynamic/pages/pages-build-deployment', 'refs/heads/main']],
    // not a workflow of GitHub
    ['acme/app/.github/workflows/release.yml', null],
    ['acme/app/.github/workflows/release.yml@main', null],
    ['acme/app/.github/workflows/release.yml@', null],
    ['acme/app/.github/workflows/release.yml@refs/', null],
    [`acme/app/.github/workflows/release.yml@${'a'.repeat(39)}`, null],
    [`acme/app/.github/workflows/release.yml@${'A'.repeat(40)}`, null],
    ['acme/app/.github/workflows/deep/release.yml@refs/tags/v1', null],
    ['acme/app/.github/workflows/@refs/tags/v1', null],
    ['acme/app/workflows/release.yml@refs/tags/v1', null],
    ['acme/app/evil/.github/workflows/release.yml@refs/tags/v1', null],
    ['acme//.github/workflows/release.yml@refs/tags/v1', null],
    ['/app/.github/workflows/release.yml@refs/tags/v1', null],
    ['a%63me/app/.github/workflows/release.yml@refs/tags/v1', null],
    ['acme/app/.github/workflows/release.yml@refs/tags/v1\nx', null],
    ['', null],
  ])('takes %j for %j', (address, expected) => {
    expect(parsed(address)).toEqual(expected);
  });

  it('takes no address of another host', () => {
    expect(parseWorkflow('https://github.com.evil.example/acme/app/.github/workflows/release.yml@refs/tags/v1', HOST)).toBeNull();
    expect(parseWorkflow('https://evil.example/https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1', HOST)).toBeNull();
    expect(parseWorkflow('https://acme.ghe.com/acme/app/.github/workflows/release.yml@refs/tags/v1', HOST)).toBeNull();
  });
});
