/* oxlint-disable unicorn/consistent-function-scoping -- small makers stand beside the tests they are for */
import { describe, expect, it } from '@jest/globals';
import { nameOfRepository, parseImageReference } from '../../../src/domain/image-reference.ts';
import type { Match } from '../../../src/domain/policy.ts';
import type { Subject } from '../../../src/domain/subject.ts';
import { isAbout, matchesGlob } from '../../../src/policy/glob.ts';
import { aSubject, digestFor } from '../../support/attestations.ts';

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
  it.each([
    ['image', 'ghcr.io:443/acme/app', 'ghcr.io/acme/*', true], ['image', 'ghcr.io:444/acme/app', 'ghcr.io/acme/*', false], ['image', 'ghcr.io/acme:443/app', 'ghcr.io/acme/app', false],
    ['file', './dist//app.tgz', 'dist/*.tgz', true], ['file', 'x/../dist/app.tgz', 'dist/*.tgz', true], ['file', '../dist/app.tgz', 'dist/*.tgz', false], ['file', '/dist/app.tgz', 'dist/*.tgz', false],
  ] as const)('is not led around by a longer way to write a name: %s %s, %s: %s', (kind, name, text, expected) => {
    expect(isAbout({ anyOf: [{ kind, glob: { text, dialect: 'path' } }], except: [] }, aSubject({ kind, name }))).toBe(expected);
  });
  it('is about a copy by the name of what it is a copy of, over several mirrors', () => {
    const mirrors = [{ copy: 'b.example/hub', upstream: 'ghcr.io/acme' }, { copy: 'a.example', upstream: 'b.example/hub' }];
    const about = (name: string): boolean => isAbout(match({}), aSubject({ name }), mirrors);
    expect(['a.example/app', 'a.example:443/app', 'b.example/hub/app', 'b.example/hubs/app', 'a.example.evil/app'].map(about)).toEqual([true, true, true, false, false]);
  });
  it('comes to an end where mirrors lead to each other', () => {
    const mirrors = [{ copy: 'a.example', upstream: 'a.example/a' }, { copy: 'a.example/a', upstream: 'a.example' }, { copy: 'a.example', upstream: 'a.example/b' }];
    expect(isAbout(match({}), aSubject({ name: 'a.example/app' }), mirrors)).toBe(false);
    expect(isAbout(match({}), aSubject({ name: 'a.example/app' }), [...mirrors, { copy: 'a.example/b', upstream: 'ghcr.io/acme' }])).toBe(true);
  });
  it('takes a bare digest by the kind any only', () => {
    const subject = aSubject({ kind: 'digest', name: 'sha256:00' });
    const glob = { text: '**', dialect: 'path' } as const;
    expect(isAbout(match({ anyOf: [{ kind: 'any', glob }] }), subject)).toBe(true);
    expect(isAbout(match({ anyOf: [{ kind: 'image', glob }, { kind: 'file', glob }, { kind: 'package', glob }] }), subject)).toBe(false);
  });
});

describe('globs of references', () => {
  const DIGEST = digestFor('image');
  /** An image as somebody wrote it, resolved to `DIGEST`. */
  const image = (reference: string, given: Partial<Subject> = {}): Subject => {
    const parsed = parseImageReference(reference);
    if (parsed === null) throw new Error(`no reference: ${reference}`);
    return aSubject({ name: nameOfRepository(parsed.repository), digest: DIGEST, image: { reference, platform: null, index: null, children: null, isTagged: parsed.kind === 'tagged' }, ...given });
  };
  const fits = (text: string, subject: Subject): boolean => isAbout({ anyOf: [{ kind: 'image', glob: { text, dialect: 'reference' } }], except: [] }, subject);

  it.each([
    ['foo', 'index.docker.io/library/foo:latest', true], ['foo', 'index.docker.io/library/*', true], ['foo', 'index.docker.io/**', true], ['foo', 'inde**', true], ['foo', '**', true], ['foo', 'foo', true], ['foo', 'foo*', true], ['foo', '*', true],
    ['foo', '*/*', true], ['foo', 'index.docker.io/foo', false], ['foo', 'bar*', false], ['foo', 'index.docker.io/library/foo:v1', false], ['foo', 'docker.io/library/foo', true],
    ['myuser/myapp', 'index.docker.io/*/*', true], ['myuser/myapp', '*/*', true], ['myuser/myapp', 'myuser/myapp', true], ['myuser/myapp', '*', false], ['docker.io/myuser/myapp', 'myuser/*', true],
    ['ghcr.io/foo/bar', 'ghcr.io/*/*', true], ['ghcr.io/foo/bar', 'ghcr.io/**', true], ['ghcr.io/foo/bar', '*/*', false], ['ghcr.io/foo/bar', '*', false],
    ['ghcr.io/foo', 'ghcr.io/*/*', false], ['ghcr.io/foo', '*/**', true], ['ghcr.io/foo', 'ghc**', true], ['ghcr.io/foo', 'ghcr.io/foo*', true], ['ghcr.io/foo', '*/*', false],
    ['prefix-ghcr.io/foo', 'ghcr.io/foo', false], ['ghcr.io/foo-suffix', 'ghcr.io/foo', false], ['ghcr.io/foo/bar', 'ghcr.io/foo', false], ['ghcrxio/foo', 'ghcr.io/**', false],
    [`ghcr.io/foo@${digestFor('image')}`, `ghcr.io/foo@${digestFor('image')}`, true], [`ghcr.io/foo@${digestFor('image')}`, `ghcr.io/foo@${digestFor('other')}`, false],
    ['ghcr.io/foo:v1', `ghcr.io/foo@${digestFor('image')}`, true], ['ghcr.io/foo:v1', 'ghcr.io/foo:v1', true], ['ghcr.io/foo:v1', 'ghcr.io/foo:v2', false], ['ghcr.io/foo:v1', 'ghcr.io/*:v1', true],
    ['ghcr.io/foo:v1', 'ghcr.io/foo', true], [`ghcr.io/foo:v1@${digestFor('image')}`, 'ghcr.io/foo:v1', true], [`ghcr.io/foo@${digestFor('image')}`, 'ghcr.io/foo:latest', false],
  ] as const)('%s is of %s: %s', (reference, glob, expected) => {
    expect(fits(glob, image(reference))).toBe(expected);
  });

  it('knows an image of an index by the digest of either', () => {
    const [index, other] = [digestFor('index'), digestFor('other')];
    const one = image('ghcr.io/foo:v1', { image: { reference: 'ghcr.io/foo:v1', platform: 'linux/amd64', index, children: null, isTagged: true } });
    expect([index, DIGEST, other].map((digest) => fits(`ghcr.io/foo@${digest}`, one))).toEqual([true, true, false]);
  });
  it('takes no Docker Hub for granted, and no file for an image', () => {
    expect(fits('foo', image('ghcr.io/library/foo'))).toBe(false);
    expect(fits('**', aSubject({ kind: 'file', name: 'foo' }))).toBe(false);
  });
});
