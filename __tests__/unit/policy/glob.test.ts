/* oxlint-disable unicorn/consistent-function-scoping -- small makers stand beside the tests they are for */
import { describe, expect, it } from '@jest/globals';
import type { Match } from '../../../src/domain/policy.ts';
import { isAbout, matchesGlob } from '../../../src/policy/glob.ts';
import { aSubject } from '../../support/attestations.ts';

describe('matchesGlob', () => {
  it.each([
    ['path', 'ghcr.io/acme/app', 'ghcr.io/acme/app', true], ['path', 'ghcr.io/acme/app', 'ghcr.io/acme/app-evil', false], ['path', 'ghcr.io/acme/app', 'evil/ghcr.io/acme/app', false],
    ['path', 'ghcr.io/acme/app', 'ghcr.io/acme/App', false], ['path', 'ghcr.io/acme/*', 'ghcr.io/acme/app', true], ['path', 'ghcr.io/acme/*', 'ghcr.io/acme/a/b', false],
    ['path', 'ghcr.io/acme/*', 'ghcr.io/acme/', true], ['path', 'ghcr.io/acme/**', 'ghcr.io/acme/a/b', true], ['path', 'ghcr.io/acme/**', 'ghcr.io/acme', false], ['path', 'ghcr.io/acme/**', 'ghcr.io/acme-evil/a', false],
    ['path', '**/app', 'ghcr.io/acme/app', true], ['path', '**/app', 'app', false], ['path', '*/*', 'a/b', true], ['path', '*/*', 'a/b/c', false], ['path', '**', '', true],
    ['path', 'legacy-*', 'legacy-a', true], ['path', 'a*b*c', 'aXbYbc', true], ['path', 'a*b*c', 'acb', false], ['path', 'ghcr.io/**', 'ghcrxio/foo', false], ['path', 'a?c', 'abc', false], ['path', 'a?c', 'a?c', true], ['path', '[a]', 'a', false],
    ['path', '*a/a/', 'a/a/a/', false], ['path', '**a/a/', 'a/a/a/', true],
    ['wildcard', 'ghcr.io/acme/*', 'ghcr.io/acme/a/b', true], ['wildcard', 'a?c', 'abc', true], ['wildcard', 'a?c', 'ac', false], ['wildcard', '*', '', true], ['wildcard', 'a*', 'b', false],
  ] as const)('%s %s on %s: %s', (dialect, text, name, expected) => {
    expect(matchesGlob({ text, dialect }, name)).toBe(expected);
  });

  it('is not slowed down by a name made for backtracking', () => {
    const name = 'a'.repeat(2000);
    expect(matchesGlob({ text: `${'*a'.repeat(50)}b`, dialect: 'wildcard' }, name)).toBe(false);
    expect(matchesGlob({ text: '*a'.repeat(50), dialect: 'wildcard' }, name)).toBe(true);
  });
});

describe('isAbout', () => {
  const match = (given: Partial<Match>): Match => ({ anyOf: [{ kind: 'image', glob: { text: 'ghcr.io/acme/**', dialect: 'path' } }], except: [], ...given });

  it('needs kind and name', () => {
    expect(isAbout(match({}), aSubject())).toBe(true);
    expect(isAbout(match({}), aSubject({ kind: 'file' }))).toBe(false);
    expect(isAbout(match({}), aSubject({ name: 'ghcr.io/other/app' }))).toBe(false);
  });
  it('leaves out exceptions', () => {
    const except = [{ text: 'ghcr.io/acme/sandbox/**', dialect: 'path' }] as const;
    expect(isAbout(match({ except }), aSubject({ name: 'ghcr.io/acme/sandbox/x' }))).toBe(false);
    expect(isAbout(match({ except }), aSubject())).toBe(true);
  });
  it('takes a bare digest by the kind any only', () => {
    const subject = aSubject({ kind: 'digest', name: 'sha256:00' });
    const glob = { text: '**', dialect: 'path' } as const;
    expect(isAbout(match({ anyOf: [{ kind: 'any', glob }] }), subject)).toBe(true);
    expect(isAbout(match({ anyOf: [{ kind: 'image', glob }, { kind: 'file', glob }, { kind: 'package', glob }] }), subject)).toBe(false);
  });
});
