import { describe, expect, it } from '@jest/globals';
import type { ClaimName } from '../../../src/domain/claims.ts';
import { limits } from '../../../src/domain/limits.ts';
import { lintRegexp, loadRegexps, type Openness } from '../../../src/policy/lint.ts';
import { variantsOf } from '../../../src/policy/variants.ts';

const regexps = await loadRegexps();
const IDENTITY = 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1.2.3';
const TIGHT = String.raw`^https://github\.com/acme/app/\.github/workflows/release\.yml@refs/tags/v[0-9]+\.[0-9]+\.[0-9]+$`;

function probe(source: string, value: string = IDENTITY, claim: ClaimName = 'certificate-identity'): Openness {
  const regexp = regexps.compile(source);
  if ('fault' in regexp) throw new Error(regexp.fault);
  // A pattern is only ever probed with what it matched.
  expect([source, regexp.test(value)]).toEqual([source, true]);
  return regexps.probe(regexp, value, claim);
}
const opens = (source: string, value?: string, claim?: ClaimName): readonly string[] => [...new Set(probe(source, value, claim).foreign.map((variant) => variant.opens))];
const leaves = (source: string, value?: string, claim?: ClaimName): readonly string[] => [...new Set(probe(source, value, claim).loose.map((variant) => variant.opens))];

describe('lintRegexp', () => {
  it('accepts an expression of RE2', async () => {
    expect(await lintRegexp(TIGHT, 'certificate-identity-regexp')).toEqual([]);
  });
  it.each([['(', 'missing closing )'], ['(?=a)', 'invalid or unsupported Perl syntax'], ['a{2000}', 'invalid repeat count'], ['(a)\\1', 'invalid escape sequence']])('refuses %s with the words of RE2', async (source, words) => {
    const problems = await lintRegexp(source, 'certificate-identity-regexp');
    expect(problems).toMatchObject([{ code: 'CONFIG_INVALID_VALUE', about: 'certificate-identity-regexp', seen: source, what: expect.stringContaining(words) }]);
  });
  it('refuses one that is too long', async () => {
    expect(await lintRegexp('a'.repeat(limits.patternLength + 1), 'x')).toMatchObject([{ code: 'CONFIG_INVALID_VALUE', what: expect.stringContaining('longer than') }]);
    expect(await lintRegexp('a'.repeat(limits.patternLength), 'x')).toEqual([]);
  });
  it('takes linear time on what stalls backtracking engines', () => {
    const regexp = regexps.compile('^(a+)+$');
    expect('fault' in regexp ? regexp : regexp.test(`${'a'.repeat(50_000)}!`)).toBe(false);
  });
});

describe('the probe with a GitHub workflow', () => {
  it('finds nothing in a tight pattern', () => {
    expect(probe(TIGHT)).toEqual({ foreign: [], loose: [], fixed: null });
  });

  it.each([
    ['https://github.com/acme/app', ['what stands before the identity', 'the repository']],
    ['^https://github.com/acme/app', ['the repository']],
    ['^https://github.com/acme', ['the owner', 'the repository']],
    ['^https://github.com/acme/', ['the repository']],
    ['^https://github.com/[^/]+/app/', ['the owner']],
    ['^https://github.com/acme/[^/]+/.github/workflows/release.yml@', ['the repository']],
    ['^https://[^/]+/acme/app/', ['the host']],
    ['^https://.*github.com/acme/app/', ['the host']],
    ['acme/app/.github/workflows/release.yml@refs/tags/v.*$', ['what stands before the identity', 'the host', 'the owner']],
    ['.*', ['what stands before the identity', 'the host', 'the owner', 'the repository']],
    ['(?m)^https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v', ['what stands before the identity']],
    [`${TIGHT}|evil`, ['what stands before the identity', 'the owner']],
    ['release.yml@refs/tags/v1.2.3$', ['what stands before the identity', 'the host', 'the owner', 'the repository']],
  ])('calls %s open', (source, expected) => {
    for (const one of expected) expect(opens(source)).toContain(one);
    expect(probe(source).loose.every((variant) => !variant.foreign)).toBe(true);
  });

  it.each([
    ['^https://github\\.com/acme/app/', ['the workflow', 'the ref', 'a dot']],
    ['^https://github\\.com/acme/app/\\.github/workflows/release\\.yml@', ['the workflow', 'the ref', 'a dot']],
    ['^https://github\\.com/acme/app/\\.github/workflows/release\\.yml@refs/tags/v1\\.2\\.3', ['the ref']],
    ['^https://github.com/acme/app/\\.github/workflows/release\\.yml@refs/tags/v1\\.2\\.3$', ['a dot']],
    ['^https://github\\.com/acme/app/\\.github/workflows/release\\.yml@refs/tags/v1.2\\.3$', ['a dot']],
    ['^https://github\\.com/acme/app/\\.github/workflows/[a-z]+\\.yml@refs/tags/v1\\.2\\.3$', ['the workflow']],
    ['(?i)^https://github\\.com/acme/app/\\.github/workflows/release\\.yml@refs/tags/v1\\.2\\.3$', ['the ref']],
  ])('calls %s loose', (source, expected) => {
    expect(opens(source)).toEqual([]);
    expect(leaves(source)).toEqual(expected);
  });

  it('calls an unescaped dot in the name of the repository open: it is another repository', () => {
    const value = IDENTITY.replace('/app/', '/app.js/');
    expect(opens(String.raw`^https://github\.com/acme/app.js/`, value)).toEqual(['the repository']);
    expect(opens(String.raw`^https://github\.com/acme/app\.js/`, value)).toEqual([]);
  });

  it.each([
    ['release.yml@evil.yml@refs/heads/main', '^https://github\\.com/acme/app/\\.github/workflows/release\\.yml@.*$', 'the workflow'],
    ['main@refs/heads/evil', '^https://github\\.com/acme/app/\\.github/workflows/release\\.yml@refs/heads/main', 'the ref'],
    ['release.yml-evil', '^https://github\\.com/acme/app/\\.github/workflows/release\\.yml', 'the workflow'],
    ['release.yml.bak', '^https://github\\.com/acme/app/\\.github/workflows/release\\.yml', 'the workflow'],
    ['main-evil', '^https://github\\.com/acme/app/\\.github/workflows/release\\.yml@refs/heads/main', 'the ref'],
    ['githubXcom', '^https://github.com/acme/app/\\.github/workflows/release\\.yml@refs/heads/main$', 'a dot'],
  ])('names %s as passing %s', (part, source, what) => {
    const value = IDENTITY.replace('refs/tags/v1.2.3', 'refs/heads/main');
    const wanted = part === 'release.yml@evil.yml@refs/heads/main' ? 'release.yml@evil.yml@refs/heads/main' : part;
    expect(probe(source, value).loose.filter((variant) => variant.text.includes(wanted)).map((variant) => variant.opens)).toContain(what);
    expect(variantsOf(value, 'certificate-identity').some((variant) => variant.text === value)).toBe(false);
  });

  it.each([
    // The flows' own patterns, on identities as their certificates have them.
    ['^https://github.com/slsa-framework/slsa-github-generator/.github/workflows/generator_container_slsa3.yml@refs/tags/v[0-9]+.[0-9]+.[0-9]+$', 'https://github.com/slsa-framework/slsa-github-generator/.github/workflows/generator_container_slsa3.yml@refs/tags/v2.0.0', ['a dot']],
    ['^https://github.com/natrontech/pmg-exporter/.github/workflows/release.yml@refs/tags/v[0-9]+.[0-9]+.[0-9]+(-rc.[0-9]+)?$', 'https://github.com/natrontech/pmg-exporter/.github/workflows/release.yml@refs/tags/v1.0.0-rc.7', ['a dot']],
    ['^https://github.com/natrontech/pmg-exporter/.github/workflows/release.yml@refs/tags/v[0-9]+.[0-9]+.[0-9]+(-rc.[0-9]+)?$', 'https://github.com/natrontech/pmg-exporter/.github/workflows/release.yml@refs/tags/v1.0.0', ['a dot']],
    ['^https://github\\.com/enix/x509-certificate-exporter/', 'https://github.com/enix/x509-certificate-exporter/.github/workflows/release.yaml@refs/tags/v4.0.0', ['the workflow', 'the ref', 'a dot']],
  ])('lets %s pass with warnings', (source, value, expected) => {
    expect(opens(source, value)).toEqual([]);
    expect(leaves(source, value)).toEqual(expected);
  });

  it('finds an open start even in the identity of whoever used it', () => {
    expect(opens('https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v.*$', `https://evil.example/?u=${IDENTITY}`)).toContain('what stands before the identity');
    expect(opens('^https://github.com/.*/app/', 'https://github.com/evil/app/.github/workflows/release.yml@refs/tags/v1')).toContain('the owner');
  });
});

describe('the fixed pattern', () => {
  it.each([
    ['https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v[0-9]+.[0-9]+.[0-9]+$', TIGHT],
    ['https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v.*', String.raw`^https://github\.com/acme/app/\.github/workflows/release\.yml@refs/tags/v.*$`],
    ['^https://github.com/acme/app', String.raw`^https://github\.com/acme/app/\.github/workflows/release\.yml@refs/tags/v1\.2\.3$`],
    [String.raw`github\.com/acme/app/`, String.raw`^https://github\.com/acme/app/\.github/workflows/release\.yml@refs/tags/v1\.2\.3$`],
  ])('of %s is closed and keeps what fits', (source, expected) => {
    const { fixed, foreign } = probe(source);
    expect(foreign.length).toBeGreaterThan(0);
    expect(fixed).toBe(expected);
    expect(opens(expected)).toEqual([]);
  });
  it('is never built on an identity whose repository the author did not write', () => {
    const evil = IDENTITY.replace('acme/app', 'acme-evil/app');
    expect(probe('^https://github.com/acme', evil)).toMatchObject({ fixed: null });
    expect(probe('^https://github.com/acme/app', IDENTITY.replace('acme/app', 'acme/app-evil'))).toMatchObject({ fixed: null });
    expect(probe('^https://[^/]*/acme/app/', IDENTITY.replace('github.com', 'evil.example'))).toMatchObject({ fixed: null });
    expect(probe('.*')).toMatchObject({ fixed: null });
  });
});

describe('the probe with other identities', () => {
  it.each([
    ['e-mail', 'release@acme.example', String.raw`^release@acme\.example$`],
    ['GitLab', 'https://gitlab.com/acme/app//.gitlab-ci.yml@refs/heads/main', String.raw`^https://gitlab\.com/acme/app//\.gitlab-ci\.yml@refs/heads/main$`],
    ['SPIFFE', 'spiffe://acme.example/ns/prod/sa/app', String.raw`^spiffe://acme\.example/ns/prod/sa/app$`],
    ['Buildkite', 'https://buildkite.com/acme/app', String.raw`^https://buildkite\.com/acme/app$`],
    ['username', 'alice!acme.example', String.raw`^alice!acme\.example$`],
  ])('finds nothing in a tight pattern for %s', (_, value, source) => {
    expect(probe(source, value)).toEqual({ foreign: [], loose: [], fixed: null });
  });
  it.each([
    ['release@acme.example', 'release@acme.example', ['what stands before the identity', 'what stands behind the identity', 'the mailbox', 'the domain']],
    ['release@acme.example', '^release@', ['the domain']],
    ['release@acme.example', '^release@acme\\.example', ['what stands behind the identity', 'the domain']],
    ['release@acme.example', '^release@(.*\\.)?acme\\.example$', ['the domain']],
    ['release@acme.example', '^[^@]+@acme\\.example$', ['the mailbox']],
    ['release@acme.co.example', '^release@acme.co\\.example$', ['the domain']],
    ['first.last@acme.example', '^first.last@acme\\.example$', ['the mailbox']],
    ['https://gitlab.com/acme/app//.gitlab-ci.yml@refs/heads/main', '^https://gitlab\\.com/acme/', ['the project']],
    ['https://gitlab.com/acme/app//.gitlab-ci.yml@refs/heads/main', '/acme/app//', ['what stands before the identity', 'the host', 'the project']],
    ['spiffe://acme.example/ns/prod/sa/app', '^spiffe://acme\\.example/ns/prod/', ['the path']],
    ['spiffe://acme.example/ns/prod/sa/app', '^spiffe://acme', ['the host']],
    ['https://buildkite.com/acme/app', '^https://buildkite\\.com/acme/app', ['what stands behind the identity']],
    ['https://buildkite.com/acme/app', '^https://buildkite\\.com/acme/', ['the path']],
    ['alice!acme.example', '!acme\\.example$', ['the mailbox']],
    ['anything', '.', ['the identity']],
  ])('with %s calls %s open', (value, source, expected) => {
    for (const one of expected) expect(opens(source, value)).toContain(one);
  });
  it('calls the domain\'s last dot loose: nobody registers it away', () => {
    expect(opens('^release@acme.example$', 'release@acme.example')).toEqual([]);
    expect(leaves('^release@acme.example$', 'release@acme.example')).toEqual(['a dot']);
  });
  it('leaves a GitLab ref and pipeline loose', () => {
    const value = 'https://gitlab.com/acme/app//.gitlab-ci.yml@refs/heads/main';
    expect([opens('^https://gitlab\\.com/acme/app//', value), leaves('^https://gitlab\\.com/acme/app//', value)]).toEqual([[], ['the pipeline file', 'the ref', 'a dot']]);
  });
});

describe('the probe with other claims', () => {
  const issuer = 'https://token.actions.githubusercontent.com';
  it.each([
    ['https://token.actions.githubusercontent.com', ['what stands before the identity', 'what stands behind the identity']],
    ['^https://token\\.actions\\.githubusercontent\\.com', ['what stands behind the identity']],
    ['.*', ['the host']],
    ['^https://', ['the host']],
  ])('calls %s open for an issuer', (source, expected) => {
    for (const one of expected) expect(opens(source, issuer, 'certificate-oidc-issuer')).toContain(one);
  });
  it('fixes an issuer that its author wrote out', () => {
    expect(probe('token.actions.githubusercontent.com', issuer, 'certificate-oidc-issuer').fixed).toBeNull();
    expect(probe(issuer, issuer, 'certificate-oidc-issuer').fixed).toBe(String.raw`^https://token\.actions\.githubusercontent\.com$`);
  });
  it('calls a closed issuer with unescaped dots loose', () => {
    expect([opens(`^${issuer}$`, issuer, 'certificate-oidc-issuer'), leaves(`^${issuer}$`, issuer, 'certificate-oidc-issuer')]).toEqual([[], ['a dot']]);
  });
  it('calls other repositories open and other refs loose', () => {
    expect(opens('acme/app', 'acme/app', 'repo')).toEqual(['the name']);
    expect(opens('^acme/app$', 'acme/app', 'repo')).toEqual([]);
    expect([opens('^refs/tags/v', 'refs/tags/v1', 'source-ref'), leaves('^refs/tags/v', 'refs/tags/v1', 'source-ref')]).toEqual([[], ['the value']]);
  });
});
