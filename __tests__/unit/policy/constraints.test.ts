/* oxlint-disable unicorn/consistent-function-scoping -- small makers stand beside the tests they are for */
import { describe, expect, it } from '@jest/globals';
import type { Claim, ClaimName } from '../../../src/domain/claims.ts';
import type { Pattern } from '../../../src/domain/policy.ts';
import type { NonEmpty, Subject } from '../../../src/domain/subject.ts';
import { describePattern, holds, type Holding } from '../../../src/policy/constraints.ts';
import { loadRegexps } from '../../../src/policy/lint.ts';
import { aSubject, GITHUB_ISSUER, regexp, text } from '../../support/attestations.ts';

const regexps = await loadRegexps();
const IDENTITY = 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1.2.3';

function compare(pattern: Pattern, values: string | NonEmpty<string> | undefined, claim: ClaimName = 'source-ref', subject: Subject = aSubject()): Holding {
  const [first, ...rest] = (typeof values === 'string' ? [values] : (values ?? [])).map((value): Claim => ({ value, from: 'certificate' }));
  return holds(pattern, first === undefined ? undefined : [first, ...rest], { subject, claim, regexps });
}
const star = (...anyOf: [string, ...string[]]): Pattern => ({ kind: 'text', anyOf, star: true });
const tagged = (tag: string, version: string | null): Subject => aSubject({ version: { tag, version } });
const OK = { ok: true, warnings: [] };

describe('holds, with text', () => {
  it.each<[Pattern, string, boolean]>([
    [text('main'), 'main', true], [text('main'), 'main2', false], [text('main'), 'xmain', false], [text('a', 'b'), 'b', true], [text('v*'), 'v1', false], [text('v*'), 'v*', true], [text('a.b'), 'aXb', false], [text(''), '', true], [text(''), 'x', false],
    [star('refs/tags/v*'), 'refs/tags/v1.2.3', true], [star('refs/tags/v*'), 'refs/tags/v1/evil', false], [star('refs/tags/v*'), 'refs/tags/w1', false], [star('refs/tags/v2.*'), 'refs/tags/v2.0.1', true], [star('refs/tags/v2.*'), 'refs/tags/v20', false], [star('*'), 'main', true], [star('*'), 'a/b', false], [star('a*c'), 'abc', true], [star('a*c'), 'abd', false],
    [text('main'), 'main\n', false], [text('main'), ' main', false],
  ])('%j on %j: %s', (pattern, value, expected) => {
    expect(compare(pattern, value).ok).toBe(expected);
  });

  it('never holds for an absent claim', () => {
    expect(compare(star('*'), undefined)).toEqual({ ok: false, code: 'CLAIM_ABSENT', expected: '*', seen: null });
    expect(compare({ kind: 'number', min: null, max: null }, undefined)).toMatchObject({ ok: false, code: 'CLAIM_ABSENT' });
  });
  it('says what was seen and expected', () => {
    expect(compare(text('refs/heads/main', 'refs/tags/{tag}'), 'refs/heads/x')).toEqual({ ok: false, code: 'CLAIM_MISMATCH', expected: 'refs/heads/main or refs/tags/v1.2.3', seen: 'refs/heads/x' });
  });
  it.each([['refs/tags/v1', 'refs/tags/V1'], ['refs/heads/main', 'refs/heads/Main'], ['acme/app', 'Acme/App']])('tells %s from %s by case, with the spelling that was seen', (wanted, seen) => {
    expect(compare(text(wanted), seen)).toEqual({ ok: false, code: 'IDENTITY_CASE_ONLY', expected: wanted, seen });
    expect(compare(text(wanted), wanted)).toEqual(OK);
  });
  it('tells case under a star too', () => {
    expect(compare(star('refs/tags/v*'), 'refs/tags/V1')).toMatchObject({ code: 'IDENTITY_CASE_ONLY' });
  });
  it('holds for any of several names of a certificate', () => {
    expect(compare(text('b@x.example'), ['a@x.example', 'b@x.example'], 'certificate-identity')).toEqual(OK);
    expect(compare(text('c@x.example'), ['a@x.example', 'b@x.example'], 'certificate-identity')).toMatchObject({ code: 'CLAIM_MISMATCH', seen: 'a@x.example, b@x.example' });
  });
});

describe('holds, with the version of the subject', () => {
  it.each<[string, string, string, string | null, boolean]>([
    ['refs/tags/{tag}', 'refs/tags/v1.2.3', 'v1.2.3', '1.2.3', true], ['refs/tags/v{version}', 'refs/tags/v1.2.3', 'v1.2.3', '1.2.3', true], ['refs/tags/v{version}', 'refs/tags/v1.2.3', '1.2.3', '1.2.3', true],
    ['refs/tags/{tag}', 'refs/tags/v1.2.4', 'v1.2.3', '1.2.3', false], ['refs/tags/{tag}', 'refs/tags/latest', 'latest', null, true], ['{tag}-{version}', 'v1.2.3-1.2.3', 'v1.2.3', '1.2.3', true],
  ])('%s on %s for %s: %s', (pattern, value, tag, version, expected) => {
    expect(compare(text(pattern), value, 'source-ref', tagged(tag, version)).ok).toBe(expected);
  });
  it.each(['v*', '*', '{version}', '.*', 'v1.*'])('keeps a hostile version %s literal', (tag) => {
    expect(compare(star('refs/tags/{tag}'), 'refs/tags/v1.2.3', 'source-ref', tagged(tag, '1.2.3'))).toMatchObject({ ok: false });
    expect(compare(star('refs/tags/{tag}'), `refs/tags/${tag}`, 'source-ref', tagged(tag, '1.2.3'))).toEqual(OK);
  });
  it('does not hold when nothing states the version', () => {
    const unknown = { ok: false, code: 'VERSION_UNKNOWN', expected: 'refs/tags/v{version}', seen: 'refs/tags/v{version}' };
    expect(compare(text('refs/tags/v{version}'), 'refs/tags/v{version}', 'source-ref', aSubject({ version: null }))).toEqual(unknown);
    expect(compare(text('refs/tags/v{version}'), 'refs/tags/v{version}', 'source-ref', tagged('latest', null))).toEqual(unknown);
    expect(compare(text('v{version}'), 'v', 'source-ref', tagged('', ''))).toMatchObject({ code: 'VERSION_UNKNOWN' });
  });
  it('holds by another alternative though one speaks of an unknown version', () => {
    expect(compare(text('refs/tags/{tag}', 'refs/heads/main'), 'refs/heads/main', 'source-ref', aSubject({ version: null }))).toEqual(OK);
  });
});

describe('holds, with the issuer of a GitHub enterprise', () => {
  const slug = `${GITHUB_ISSUER}/acme`;
  it('gives the value to set when the evidence has a slug', () => {
    expect(compare(text(GITHUB_ISSUER), slug, 'certificate-oidc-issuer')).toEqual({ ok: false, code: 'ISSUER_ENTERPRISE_SLUG', expected: `${GITHUB_ISSUER} (set enterprise to acme if that enterprise is yours)`, seen: slug });
  });
  it('says so when the policy has one and the evidence has none', () => {
    expect(compare(text(slug), GITHUB_ISSUER, 'certificate-oidc-issuer')).toMatchObject({ code: 'ISSUER_ENTERPRISE_SLUG', seen: GITHUB_ISSUER });
    expect(compare(text(slug), slug, 'certificate-oidc-issuer')).toEqual(OK);
  });
  it.each([[GITHUB_ISSUER, `${slug}/more`], [GITHUB_ISSUER, `${GITHUB_ISSUER}.evil.example`], [slug, `${GITHUB_ISSUER}/other`], ['https://gitlab.com', 'https://gitlab.com/acme'], [GITHUB_ISSUER, `${GITHUB_ISSUER}/`]])('wants %s, sees %s: another issuer', (wanted, seen) => {
    expect(compare(text(wanted), seen, 'certificate-oidc-issuer')).toMatchObject({ code: 'CLAIM_MISMATCH' });
  });
  it('is about the issuer only', () => {
    expect(compare(text(GITHUB_ISSUER), slug, 'certificate-identity')).toMatchObject({ code: 'CLAIM_MISMATCH' });
  });
});

describe('holds, with regular expressions', () => {
  const tight = String.raw`^https://github\.com/acme/app/\.github/workflows/release\.yml@refs/tags/v[0-9.]+$`;
  it('holds for a closed pattern, without a word', () => {
    expect(compare(regexp(tight), IDENTITY, 'certificate-identity')).toEqual(OK);
    expect(compare(regexp(tight), IDENTITY.replace('acme', 'evil'), 'certificate-identity')).toEqual({ ok: false, code: 'CLAIM_MISMATCH', expected: `a match of ${tight}`, seen: IDENTITY.replace('acme', 'evil') });
  });
  it('does not hold for an open pattern, and gives the fixed one', () => {
    expect(compare(regexp('https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v[0-9.]+$'), IDENTITY, 'certificate-identity')).toEqual({
      ok: false, code: 'PATTERN_OPEN', expected: tight, seen: `${IDENTITY}, and as well https://evil.example/?u=${IDENTITY}`,
    });
  });
  it('holds with a warning for an open pattern whose author asked for it', () => {
    expect(compare(regexp('^https://github.com/acme/', true), IDENTITY, 'certificate-identity')).toMatchObject({ ok: true, warnings: [{ code: 'PATTERN_OPEN', level: 'warning' }, { code: 'PATTERN_LOOSE', level: 'warning' }] });
  });
  it('holds with a warning that names what would pass', () => {
    const held = compare(regexp(String.raw`^https://github\.com/acme/app/\.github/workflows/release\.yml@refs/tags/v1\.2\.3`), IDENTITY, 'certificate-identity');
    expect(held).toMatchObject({ ok: true, warnings: [{ code: 'PATTERN_LOOSE', level: 'warning', about: 'certificate-identity', what: 'The pattern leaves the ref open: what was seen would pass as well.', seen: `${IDENTITY}-evil` }] });
  });
  it('does not hold when one of several matched names shows it open', () => {
    // The other branch is of another form than the first name: only a name of that form shows it.
    const source = String.raw`^(release@acme\.example|https://ci\.example/.*)$`;
    expect(compare(regexp(source), 'release@acme.example', 'certificate-identity')).toEqual(OK);
    expect(compare(regexp(source), ['release@acme.example', 'https://ci.example/x'], 'certificate-identity')).toMatchObject({ code: 'PATTERN_OPEN' });
  });
  it('is a defect without the engine', () => {
    expect(() => holds(regexp('a'), [{ value: 'a', from: 'certificate' }], { subject: aSubject(), claim: 'repo', regexps: null })).toThrow(new TypeError('a regular expression was not prepared'));
  });
});

describe('holds, with versions and numbers', () => {
  const tags = (range: string, prefix = 'refs/tags/v'): Pattern => ({ kind: 'version', prefix, range, short: false });
  it.each<[Pattern, string, boolean]>([
    [tags('^1.2'), 'refs/tags/v1.9.0', true], [tags('^1.2'), 'refs/tags/v2.0.0', false], [tags('^1.2'), 'refs/tags/1.9.0', false], [tags('^1.2'), 'refs/heads/v1.9.0', false], [tags('^1.2'), 'refs/tags/v1.9', false],
    [tags('^1.2'), 'refs/tags/v1.9.0-rc.1', false], [tags('1.2.3-rc.1'), 'refs/tags/v1.2.3-rc.1', true], [tags('1.2.3-rc.1'), 'refs/tags/v1.2.3-rc.2', false], [tags('^1.2'), 'refs/tags/v1.2.3+build.5', true], [tags('^1.2'), 'refs/tags/v1.2.3/evil', false], [tags('garbage'), 'refs/tags/v1.2.3', false], [tags('1', ''), '1.2.3', true],
    [{ kind: 'number', min: 3, max: null }, '3', true], [{ kind: 'number', min: 3, max: null }, '2', false], [{ kind: 'number', min: null, max: 7 }, '7', true], [{ kind: 'number', min: null, max: 7 }, '7.5', false], [{ kind: 'number', min: 1, max: 2 }, '1.5', true],
    [{ kind: 'number', min: null, max: 7 }, '', false], [{ kind: 'number', min: null, max: 99 }, '0x10', false], [{ kind: 'number', min: null, max: 9999 }, '1e3', false], [{ kind: 'number', min: null, max: null }, 'NaN', false], [{ kind: 'number', min: null, max: 7 }, ' 1', false], [{ kind: 'number', min: null, max: 7 }, '-1', true], [{ kind: 'number', min: null, max: null }, '9'.repeat(400), false],
  ])('%j on %j: %s', (pattern, value, expected) => {
    expect(compare(pattern, value)).toMatchObject(expected ? OK : { ok: false, code: 'CLAIM_MISMATCH', seen: value });
  });
});

describe('holds, with builders', () => {
  const builder = (name: string): Pattern => ({ kind: 'builder', name });
  const NAME = 'https://github.com/a/b/.github/workflows/c.yml';
  it.each<[string, string, boolean]>([
    [NAME, `${NAME}@refs/tags/v1.2.3`, true], [NAME, `${NAME}@refs/heads/x@refs/tags/v1`, true], [NAME, `${NAME}@${'c0ffee00'.repeat(5)}`, true], [NAME, NAME, true], [NAME, `${NAME}@v1.2.3`, true],
    [NAME, `${NAME}@evil.yml@refs/heads/main`, false], [NAME, `${NAME}-evil@refs/tags/v1.2.3`, false], [NAME, `${NAME}.bak`, false], [NAME, `https://evil.example/?u=${NAME}@refs/tags/v1`, false], [NAME, `${NAME}@evil.yml@${'c0ffee00'.repeat(5)}`, false],
    ['https://github.com/actions/runner', 'https://github.com/actions/runner/github-hosted', false], ['https://github.com/actions/runner/github-hosted', 'https://github.com/actions/runner/github-hosted', true],
    ['https://cloudbuild.googleapis.com/GoogleHostedWorker', 'https://cloudbuild.googleapis.com/GoogleHostedWorker@v0.3', true],
  ])('%s and %s: %s', (name, value, expected) => {
    expect(compare(builder(name), value)).toMatchObject(expected ? OK : { ok: false, code: 'CLAIM_MISMATCH', expected: `${name} at any version`, seen: value });
  });
  it('has a case', () => {
    expect(compare(builder(NAME), `${NAME.replace('/a/', '/A/')}@refs/tags/v1`)).toMatchObject({ ok: false, code: 'IDENTITY_CASE_ONLY' });
  });
});

describe('describePattern', () => {
  it.each<[Pattern, string]>([
    [text('a', 'b{version}'), 'a or b{version}'], [regexp('^a$'), 'a match of ^a$'], [{ kind: 'version', prefix: 'v', range: '^1', short: false }, 'v<version in ^1>'],
    [{ kind: 'builder', name: 'https://x' }, 'https://x at any version'], [{ kind: 'number', min: 1, max: 2 }, 'at least 1 and at most 2'], [{ kind: 'number', min: null, max: 2 }, 'at most 2'], [{ kind: 'number', min: null, max: null }, 'a number'],
  ])('%j', (pattern, expected) => {
    expect(describePattern(pattern)).toBe(expected);
  });
});
