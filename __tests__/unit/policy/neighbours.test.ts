import { describe, expect, it } from '@jest/globals';
import type { ClaimName } from '../../../src/domain/claims.ts';
import { holds, type Holding } from '../../../src/policy/constraints.ts';
import { loadRegexps } from '../../../src/policy/lint.ts';
import { editsOf, hostEditsOf, writtenIn } from '../../../src/policy/neighbours.ts';
import { variantsOf } from '../../../src/policy/variants.ts';
import { aSubject, regexp } from '../../support/attestations.ts';

const regexps = await loadRegexps();
const IDENTITY = 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1.2.3';
const ISSUER = 'https://token.actions.githubusercontent.com';
const GITLAB = 'https://gitlab.com/acme/app//.gitlab-ci.yml@refs/heads/main';
const UUID = '0b1c2d3e-4f5a-6b7c-8d9e-0f1a2b3c4d5e';

const compare = (source: string, value = IDENTITY, claim: ClaimName = 'certificate-identity'): Holding =>
  holds(regexp(source), [{ value, from: 'certificate' }], { subject: aSubject(), claim, regexps });
const codeOf = (source: string, value?: string, claim?: ClaimName): string => {
  const held = compare(source, value, claim);
  return held.ok ? 'ok' : held.code;
};
/** The closed pattern with one part of it replaced. */
const withParts = ({ scheme = 'https', host = String.raw`github\.com`, owner = 'acme', repo = 'app', behind = String.raw`release\.yml@refs/tags/v1\.2\.3$` }): string =>
  String.raw`^${scheme}://${host}/${owner}/${repo}/\.github/workflows/${behind}`;

describe('an anchored pattern with one part open to a neighbour', () => {
  it('holds where every part is closed', () => {
    expect(compare(withParts({}))).toEqual({ ok: true, warnings: [] });
  });
  it.each([
    ['owner', String.raw`acme\d*`], ['owner', 'acme[0-9]?'], ['owner', 'acm.'], ['owner', '[^/]cme'], ['owner', '[a-z]{3}e'], ['owner', String.raw`[a-d]\w{3}`], ['owner', 'acme-?[a-z]?'],
    ['owner', 'acme?'], ['owner', 'ac-?me'], ['owner', 'ac[a-z]*me'], ['owner', 'ac[lmn]e'], ['owner', '[A-Za-z]cme'], ['owner', '(acme|[a-z]{6})'], ['owner', '(acme|[0-9]+)'], ['owner', 'ac(me|[0-9]{2})'],
    ['owner', '(?i:[a-z]+)'], ['owner', String.raw`\pL+`], ['owner', String.raw`acm\x{65}?\pL`], ['owner', '[[:alpha:]]{4}'],
    ['repo', '...'], ['repo', 'ap+'], ['repo', 'app[0-9]*'], ['repo', 'ap(p)+'], ['repo', 'apps?'], ['repo', String.raw`app(\.js|_?[a-z])?`],
    ['scheme', 'https?'], ['scheme', '(http|https)'], ['scheme', 'http.?'],
    ['host', String.raw`github\.(com|io)`], ['host', String.raw`github\.[a-z]+`], ['host', String.raw`git[a-z]ub\.com`], ['host', String.raw`github[0-9]?\.com`], ['host', String.raw`(github\.com|github\.com\.evil\.example)`],
    ['owner', '(acme|beta.*)'], ['owner', '(acme|.*beta)'], ['owner', String.raw`(acme|beta-\w+)`], ['owner', String.raw`(acme|beta\d)`],
    ['host', String.raw`(github\.com|.*\.beta\.example)`],
  ])('is refused for the %s %s', (part, open) => {
    expect(codeOf(withParts({ [part]: open }))).toBe('PATTERN_OPEN');
  });
  it.each([['(acme/app|.*/shared)'], ['(acme/app|beta/.*)'], ['(acme/app|beta/x.*)'], ['(acme/app|beta[a-z]*/shared)'], ['(acme/app|beta/shared[0-9])']])('is refused for the other branch in %s', (both) => {
    expect(codeOf(withParts({}).replace('acme/app', both))).toBe('PATTERN_OPEN');
    expect(codeOf(withParts({}).replace('acme/app', '(acme/app|beta/shared)'))).toBe('ok');
  });
  it('is refused whoever it met first', () => {
    for (const owner of ['acme', 'acme2', 'acme77']) expect(codeOf(withParts({ owner: String.raw`acme\d*` }), IDENTITY.replace('acme', owner))).toBe('PATTERN_OPEN');
  });
  it('names who would pass as well', () => {
    expect(compare(withParts({ owner: String.raw`acme\d*` }))).toMatchObject({ seen: expect.stringMatching(/, and as well https:\/\/github\.com\/acme\d\/app\//) });
  });

  it.each<[string, string, string, ClaimName?]>([
    ['release@acme.example', String.raw`^release\d*@acme\.example$`, String.raw`^release@acme\.example$`],
    ['release@acme.example', String.raw`^[a-z]{7}@acme\.example$`, String.raw`^release@acme\.example$`],
    ['release@acme.example', String.raw`^release@acme\d?\.example$`, String.raw`^release@acme\.example$`],
    ['release@acme.example', String.raw`^release@acme\.[a-z]+$`, String.raw`^release@acme\.(example|org)$`],
    ['release@acme.example', String.raw`^(release@acme\.example|.*@beta\.example)$`, String.raw`^(release@acme\.example|ci@beta\.example)$`],
    [GITLAB, String.raw`^https://gitlab\.com/acm./app//`, String.raw`^https://gitlab\.com/acme/app//`],
    [GITLAB, String.raw`^https://gitlab\.com/acme/app\d?//`, String.raw`^https://gitlab\.com/acme/app//`],
    [GITLAB, String.raw`^https?://gitlab\.com/acme/app//`, String.raw`^https://gitlab\.com/acme/app//`],
    [GITLAB, String.raw`^https://gitlab\.com/(acme/app|beta/.*)//`, String.raw`^https://gitlab\.com/(acme/app|beta/lib)//`],
    ['spiffe://acme.example/ns/prod', String.raw`^spiffe://acme\.example/ns/pro.$`, String.raw`^spiffe://acme\.example/ns/prod$`],
    ['spiffe://acme.example/ns/prod', String.raw`^spiffe://acme\.example/ns/(prod|ci.*)$`, String.raw`^spiffe://acme\.example/ns/(prod|ci)$`],
    [`https://oidc.circleci.com/org/${UUID}`, String.raw`^https://oidc\.circleci\.com/org/[0-9a-f-]{36}$`, String.raw`^https://oidc\.circleci\.com/org/${UUID}$`, 'certificate-oidc-issuer'],
    [ISSUER, String.raw`^https?://token\.actions\.githubusercontent\.com$`, String.raw`^https://token\.actions\.githubusercontent\.com$`, 'certificate-oidc-issuer'],
    ['12345', String.raw`^\d+$`, '^12345$', 'owner-id'],
    ['acme/app', '^acm[a-z]/app$', '^acme/app$', 'repo'],
    ['ghcr.io/acme/app:v1', String.raw`^ghcr\.io/acme/ap.:v\d$`, String.raw`^ghcr\.io/acme/app:v\d$`, 'signed-identity'],
  ])('of %s: %s is refused and %s holds', (value, open, closed, ...[claim]) => {
    expect([codeOf(open, value, claim), codeOf(closed, value, claim)]).toEqual(['PATTERN_OPEN', 'ok']);
  });
});

describe('an ordinary good pattern', () => {
  it.each([
    [withParts({ owner: '(acme|beta)' })], [withParts({ owner: '(?:acme|acme2|acmx)' })], [withParts({ repo: '(app|apps|app-x|lib)' })], [withParts({ repo: '(app|api|ap)' })],
    [withParts({ repo: 'app(-js)?' })], [withParts({ repo: 'a(pp|qp|pq)' })], [withParts({ owner: '[Aa]cme' })], [`(?i)${withParts({})}`], [withParts({ owner: String.raw`\Qacme\E` })],
    [withParts({}).replace('acme/app', '(acme/app|acme/lib|beta/app|beta/lib-go)')],
    [withParts({ host: String.raw`(github\.com|git\.acme\.example)` })], [withParts({ host: 'github.com' })],
    [withParts({ behind: String.raw`release\.ya?ml@refs/tags/v\d+\.\d+\.\d+(-rc\.\d+)?$` })],
    [withParts({ behind: String.raw`[^/@]+\.yml@refs/(heads/main|tags/v.*)$` })], [withParts({ behind: '.*$' })], [withParts({ behind: '' })],
    [String.raw`^https://github\.com/acme/app/`],
    [`${withParts({})}|${withParts({ owner: 'beta', repo: 'lib' })}`],
    [String.raw`\Ahttps://github\.com/acme/app/\.github/workflows/release\.yml@refs/tags/v1\.2\.3\z`],
  ])('%s holds', (source) => {
    expect(codeOf(source)).toBe('ok');
  });
  it.each<[string, string, ClaimName?]>([
    [IDENTITY.replace('/app/', '/sdk-ts/'), withParts({ repo: 'sdk-(js|ts|go)' })],
    [IDENTITY.replace('acme/app', 'Acme-Co/my_app.js'), withParts({ owner: 'Acme-Co', repo: String.raw`my_app\.js` })],
    [IDENTITY.replace('acme/app', 'Acme/App'), `(?i)${withParts({})}`],
    [ISSUER, String.raw`^https://token\.actions\.githubusercontent\.com(/acme)?$`, 'certificate-oidc-issuer'],
    ['https://oidc.eks.us-east-1.amazonaws.com/id/ABC', String.raw`^https://oidc\.eks\.(us-east-1|us-east-2|us-west-1)\.amazonaws\.com/id/ABC$`, 'certificate-oidc-issuer'],
    ['release@acme.example', String.raw`^(release|ci)@acme\.(example|org)$`],
    ['https://github.com/acme/builder/.github/workflows/b.yml@refs/tags/v2.0.0', String.raw`^https://github\.com/acme/builder/\.github/workflows/b\.yml@refs/tags/v\d+\.\d+\.\d+$`, 'builder-id'],
  ])('for %s: %s holds', (value, source, ...[claim]) => {
    expect(codeOf(source, value, claim)).toBe('ok');
  });
});

describe('editsOf', () => {
  it.each(['acmx', 'acm2', 'ac-me', 'acme_', '.acme', 'acm', 'acmee', 'a', 'e', 'acxx', '00me', 'acme-x', 'x.acme', 'xxxx', '000000'])('of acme has %s', (edit) => {
    expect(editsOf('acme')).toContain(edit);
  });
  it('never has the name itself, in whatever case, nor nothing', () => {
    expect(editsOf('Acme').map((edit) => edit.toLowerCase())).not.toContain('acme');
    expect(editsOf('a')).not.toContain('');
  });
  it('keeps the dots of a host', () => {
    expect(hostEditsOf('a.b.c').every((host) => host.split('.').length >= 3)).toBe(true);
  });
  it('stays bounded for any value and any pattern', () => {
    const { words } = writtenIn(Array.from({ length: 800 }, (_, index) => `w${index}`).join('|'));
    for (const value of [`https://github.com/${'o'.repeat(39)}/${'r'.repeat(100)}/.github/workflows/a.yml@refs/tags/v1`, `spiffe://a.example${'/seg'.repeat(500)}`, `${'l'.repeat(2000)}@a.example`, `https://a.example/${'p'.repeat(3000)}`]) {
      expect(variantsOf(value, 'certificate-identity', words).length).toBeLessThan(40_000);
    }
  });
});

describe('writtenIn', () => {
  it.each<[string, readonly string[]]>([
    ['(acme|beta.*)', ['acme', 'beta']], [String.raw`^a\.b/c\d[x-z]d$`, ['a.b', 'c', 'd']], ['(?P<owner>acme)(?i:b)', ['acme', 'b']], [String.raw`\Qa.b\E\x41\pL[]x]c{2,3}`, ['a.b']], ['ab+', ['a']],
  ])('reads the words of %s', (source, words) => {
    expect(writtenIn(source).words).toEqual(words);
  });
  it.each<[string, string, boolean]>([
    ['(acme|acme2)', 'acme2', true], ['sdk-(js|ts)', 'SDK-js', true], ['acme[0-9]', 'acme', false], ['ap(p)+', 'appp', false], ['(b|a)', 'ab', false], ['apps?', 'app', false], [String.raw`acme\d|x`, 'acme', false], ['acm.', 'acm', false],
  ])('%s spells %s: %s', (source, name, expected) => {
    expect(writtenIn(source).spells(name)).toBe(expected);
  });
});
