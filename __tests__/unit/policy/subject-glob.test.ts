// Globs of policies: what they become, and which can match nothing.

import { describe, expect, it } from '@jest/globals';
import { nameOfRepository, parseImageReference } from '../../../src/domain/image-reference.ts';
import { matchesGlob } from '../../../src/policy/glob.ts';
import { parseSubjectGlob, type NamedKind } from '../../../src/policy/subject-glob.ts';

const nameOf = (image: string): string => {
  const reference = parseImageReference(image);
  if (reference === null) throw new Error(image);
  return nameOfRepository(reference.repository);
};
const matches = (kind: NamedKind, glob: string, name: string): boolean => {
  const parsed = parseSubjectGlob(kind, glob);
  if ('fault' in parsed) throw new Error(`${glob}: ${parsed.fault}`);
  return matchesGlob(parsed.glob, kind === 'image' ? nameOf(name) : name);
};

describe('globs of images', () => {
  it.each<[string, string, boolean]>([
    ['ghcr.io/acme/*', 'ghcr.io/acme/app:v1', true],
    ['ghcr.io/acme/*', 'ghcr.io/acme/team/app', false],
    ['ghcr.io/acme/**', 'ghcr.io/acme/team/app', true],
    ['ghcr.io/acme/**', 'ghcr.io/acme-evil/app', false],
    ['ghcr.io/acme/**', 'ghcrxio.example/acme/app', false],
    ['GHCR.io/acme/app', 'ghcr.io/acme/app', true],
    ['docker.io/library/nginx', 'nginx', true],
    ['docker.io/nginx', 'docker.io/nginx:1', true],
    ['index.docker.io/acme/*', 'acme/app', true],
    ['registry-1.docker.io/acme/*', 'docker.io/acme/app', true],
    ['docker.io/**', 'nginx', true],
    ['**', 'nginx', true],
    ['**/app', 'ghcr.io/acme/app', true],
    ['*/acme/app', 'ghcr.io/acme/app', true],
    ['localhost:5000/app', 'localhost:5000/app', true],
    ['*.example.com/**', 'registry.example.com/app', true],
    ['ghcr.io:443/acme/*', 'ghcr.io/acme/app', true],
    ['ghcr.io:444/acme/*', 'ghcr.io/acme/app', false],
  ])('%s on %s: %s', (glob, image, expected) => {
    expect(matches('image', glob, image)).toBe(expected);
  });

  it.each([
    ['acme/app', /Write docker\.io\/acme\/app/],
    ['nginx', /Write docker\.io\/library\/nginx/],
    ['docker.io/*', /docker\.io\/library\/\*/],
    ['ghcr.io', /ghcr\.io\/\*\*/],
    ['*', /Write \*\*/],
    ['ghcr.io/acme/app:v1', /source-ref with \{tag\}/],
    ['ghcr.io/acme/app@sha256:00', /Take it out/],
    ['https://ghcr.io/acme/*', /Write ghcr\.io\/acme/],
    ['ghcr.io/Acme/*', /lower case/],
    ['*.Example.com/app', /Write \*\.example\.com\/app/],
    ['ghcr.io//app', /lower case/],
    ['ghcr.io/acme/app?', /lower case/],
    ['', /Take it out/],
    ['ghcr.io/acme /*', /Take it out/],
  ])('refuses %j, which can match nothing', (glob, next) => {
    const parsed = parseSubjectGlob('image', glob);
    expect('next' in parsed ? parsed.next : 'accepted').toMatch(next);
  });
});

describe('globs of packages and files', () => {
  it.each<[NamedKind, string, string, boolean]>([
    ['package', 'pkg:npm/**', 'pkg:npm/%40acme/app', true],
    ['package', 'pkg:npm/@acme/*', 'pkg:npm/%40acme/app', true],
    ['package', 'pkg:npm/@acme/*', 'pkg:npm/%40acme-evil/app', false],
    ['package', 'pkg:npm/*', 'pkg:npm/%40acme/app', false],
    ['package', 'pkg:PyPI/Foo', 'pkg:pypi/foo', true],
    ['package', 'pkg:pypi/Foo_*', 'pkg:pypi/foo-bar', true],
    ['package', 'pkg:pypi/Foo_*', 'pkg:pypi/foobar', false],
    ['package', 'pkg:npm/@Acme/**', 'pkg:npm/%40acme/q1', true],
    ['package', 'pkg:npm/*q*', 'pkg:npm/aqb', true],
    ['package', 'pkg:maven/org.Acme/*', 'pkg:maven/org.Acme/App', true],
    ['package', 'pkg:*/acme', 'pkg:cargo/acme', true],
    ['file', 'dist/**', 'dist/a/b.tgz', true],
    ['file', '*.tgz', 'dist/a.tgz', false],
    ['file', './dist//*.tgz', 'dist/a.tgz', true],
    ['file', '/srv/dist/*.tgz', '/srv/dist/a.tgz', true],
  ])('%s %s on %s: %s', (kind, glob, name, expected) => {
    expect(matches(kind, glob, name)).toBe(expected);
  });

  it.each<[NamedKind, string]>([
    ['package', 'left-pad'], ['package', 'pkg:npm/left-pad@1.0.0'], ['package', 'pkg:npm/*@1'], ['package', 'pkg:NPM/*'], ['package', 'pkg:npm/a?x=*'], ['file', String.raw`dist\a`], ['file', 'dist/'], ['file', '../dist/*'],
  ])('refuses %s %s', (kind, glob) => {
    expect(parseSubjectGlob(kind, glob)).toHaveProperty('fault');
  });
});
