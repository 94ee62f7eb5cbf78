import { describe, expect, it } from '@jest/globals';
import { parseJson } from '../../../src/domain/json.ts';
import { limits } from '../../../src/domain/limits.ts';
import { parseComponentPattern, queryComponents } from '../../../src/exports/purl-pattern.ts';
import { components, type Component } from '../../../src/exports/sbom-components.ts';
import { aCycloneDx, aSpdx2, aSpdx3 } from '../../support/sboms.ts';
import { seeded } from '../../support/seeded.ts';

const component = (given: Partial<Component>): Component => ({ name: 'a', version: null, purl: null, ...given });
function query(pattern: string, among: readonly Component[]): ReturnType<typeof queryComponents> {
  const parsed = parseComponentPattern(pattern);
  if (parsed === null) throw new Error(`no pattern: ${pattern}`);
  return queryComponents(parsed, among);
}
const isAbout = (pattern: string, given: Partial<Component>): boolean => query(pattern, [component(given)]).matches.length === 1;

describe('parseComponentPattern', () => {
  it.each(['', 'pkg:', 'pkg:npm', 'PKG:npm/', 'pkg:*/left-pad', 'pkg:npm/%', 'pkg:npm/a?1=2', 'x'.repeat(limits.componentPatternLength + 1)])('refuses %j', (text) => {
    expect(parseComponentPattern(text)).toBeNull();
  });
  it.each([['x'.repeat(limits.componentPatternLength), 'part'], ['*', 'name'], ['pkg', 'part'], ['a pkg:npm/b', 'part'], ['pkg:npm/*', 'package']])('reads %j as %s', (text, kind) => {
    expect(parseComponentPattern(text)?.kind).toBe(kind);
  });
});

describe('a package URL', () => {
  it.each<[string, string, boolean]>([
    ['pkg:golang/k8s.io/client-go', 'pkg:golang/k8s.io/client-go', true],
    ['pkg:golang/k8s.io/client-go', 'pkg:golang/k8s.io/client-go@v0.29.0?type=module#tools', true],
    ['pkg:golang/k8s.io/client-go', 'PKG://GoLang/K8s.io/Client-Go@v0.29.0', true],
    ['pkg:golang/k8s.io/client-go', 'pkg:golang/k8s.io%2Fclient-go@v0.29.0', true],
    ['pkg:golang/k8s.io/client-go', 'pkg:golang/k8s.io/client-go/v2@v0.29.0', false],
    ['pkg:golang/k8s.io/client-go', 'pkg:golang/k8s.io/client-go-x', false],
    ['pkg:golang/k8s.io/client-go', 'pkg:golang/client-go', false],
    ['pkg:golang/k8s.io/client-go', 'pkg:golang/evil.test/k8s.io/client-go', false],
    ['pkg:golang/k8s.io/client-go', 'pkg:npm/k8s.io/client-go', false],
    ['pkg:npm/@acme/ui', 'pkg:npm/%40acme/ui@2.0.1', true],
    ['pkg:npm/%40acme/ui@2.0.1', 'pkg:npm/@acme/ui@2.0.1', true],
    ['pkg:npm/ui', 'pkg:npm/%40acme/ui@2.0.1', false],
    ['pkg:pypi/Foo_Bar', 'pkg:pypi/foo-bar@1', true],
    ['pkg:pypi/foo-bar', 'pkg:pypi/Foo.Bar@1', true],
    ['pkg:maven/com.acme/lib', 'pkg:maven/com.acme/Lib', false],
    ['pkg:npm/a@1.0', 'pkg:npm/a@1.0', true],
    ['pkg:npm/a@1.0', 'pkg:npm/a@1.0.0', false],
    ['pkg:npm/a@1.0', 'pkg:npm/a', false],
    ['pkg:npm/a@V1', 'pkg:npm/a@v1', false],
    ['pkg:golang/a@v1%2Bincompatible', 'pkg:golang/a@v1+incompatible', true],
    ['pkg:npm/a?arch=x', 'pkg:npm/a?arch=x&distro=y', true],
    ['pkg:npm/a?arch=x', 'pkg:npm/a?distro=y', false],
    ['pkg:npm/a?arch=x', 'pkg:npm/a?arch=*', false],
    ['pkg:npm/a?arch=*', 'pkg:npm/a?arch=x', false],
    ['pkg:npm/a?constructor=x', 'pkg:npm/a', false],
    ['pkg:npm/a#b', 'pkg:npm/a#b/', true],
    ['pkg:npm/a#b', 'pkg:npm/a', false],
    ['pkg:npm/a#b', 'pkg:npm/a#b/c', false],
    ['pkg:golang/k8s.io/*', 'pkg:golang/k8s.io/client-go', true],
    ['pkg:golang/k8s.io/*', 'pkg:golang/k8s.io/api/v2', false],
    ['pkg:golang/*/*', 'pkg:golang/k8s.io/api', true],
    ['pkg:golang/k8s.io/*-go', 'pkg:golang/k8s.io/client-go', true],
    ['pkg:golang/k8s.io/c*-*o', 'pkg:golang/k8s.io/client-go', true],
    ['pkg:golang/k8s.io/*-go*-go', 'pkg:golang/k8s.io/client-go', false],
    ['pkg:npm/*', 'pkg:npm/@acme/ui', false],
    ['pkg:npm/@*/ui', 'pkg:npm/@acme/ui', true],
    ['pkg:npm/a@1.*', 'pkg:npm/a@1.2/3', true],
    ['pkg:npm/a@1.*', 'pkg:npm/a@11.0', false],
    ['pkg:npm/a@*', 'pkg:npm/a', false],
    ['pkg:npm/a', 'pkg:npm/*', false],
  ])('%j is about %j: %j', (pattern, purl, expected) => {
    expect(isAbout(pattern, { purl })).toBe(expected);
  });

  it.each<[string, Partial<Component>, boolean]>([
    ['pkg:golang/k8s.io/client-go', { name: 'k8s.io/client-go' }, true],
    ['pkg:golang/k8s.io/client-go@v0.29.0', { name: 'k8s.io/Client-Go', version: 'v0.29.0' }, true],
    ['pkg:golang/k8s.io/client-go@v0.29.0', { name: 'k8s.io/client-go', version: 'v0.29.1' }, false],
    ['pkg:golang/k8s.io/client-go@v0.29.0', { name: 'k8s.io/client-go' }, false],
    ['pkg:golang/k8s.io/client-go', { name: 'client-go' }, false],
    ['pkg:npm/@acme/ui', { name: '@acme/ui' }, true],
    ['pkg:maven/com.acme/lib', { name: 'com.acme:lib' }, true],
    ['pkg:maven/com.acme/lib', { name: 'com.acme/lib' }, true],
    ['pkg:npm/com.acme/lib', { name: 'com.acme:lib' }, false],
    ['pkg:pypi/foo-bar', { name: 'Foo_Bar' }, true],
    ['pkg:npm/left-*', { name: 'left-pad' }, true],
    ['pkg:npm/a?arch=x', { name: 'a' }, false],
    ['pkg:npm/a#b', { name: 'a' }, false],
    ['pkg:npm/a', { name: '\ud800' }, false],
    ['pkg:npm/a', { name: 'a', purl: 'not a purl' }, true],
    ['pkg:npm/a', { name: 'a', purl: 'pkg:npm/%' }, true],
    ['pkg:npm/a', { name: 'a', purl: 'pkg:pypi/a' }, false],
    ['pkg:npm/a', { name: 'x', purl: 'pkg:npm/a' }, true],
    ['pkg:npm/a@1', { name: 'x', purl: 'pkg:npm/a', version: '1' }, true],
    ['pkg:npm/a@1', { name: 'x', purl: 'pkg:npm/a@2', version: '1' }, false],
  ])('%j is about %j: %j', (pattern, given, expected) => {
    expect(isAbout(pattern, given)).toBe(expected);
  });
});

describe('a name', () => {
  it.each<[string, string, boolean]>([
    ['k8s.io/client-go', 'k8s.io/client-go', true],
    ['client-go', 'k8s.io/client-go/v2', true],
    ['Client-go', 'k8s.io/client-go', false],
    ['client.go', 'k8s.io/client-go', false],
    ['*', '', true],
    ['k8s.io/*', 'k8s.io/api/core', true],
    ['k8s.io/*', 'x/k8s.io/api', false],
    ['*client-go', 'k8s.io/client-go', true],
    ['*client-go', 'k8s.io/client-go/v2', false],
    ['*client*', 'k8s.io/client-go', true],
    ['a*b*c', 'abc', true],
    ['a*b*c', 'ac', false],
    ['ab*ba', 'aba', false],
    ['a**b', 'ab', true],
    ['a*bc*c', 'abc', false],
    ['*a*', 'b', false],
    ['a?c*', 'abc', false],
    ['(a+)+*', '(a+)+$', true],
  ])('%j is about %j: %j', (pattern, name, expected) => {
    expect(isAbout(pattern, { name })).toBe(expected);
  });

  it('answers as a regular expression would', () => {
    const random = seeded(5);
    const word = (letters: string, length: number): string => Array.from({ length: random(length) }, () => letters[random(letters.length)]).join('');
    let about = 0;
    for (let i = 0; i < 8_000; i += 1) {
      const [glob, name] = [`${word('ab*', 6)}*${word('ab*', 4)}`, word('ab', 9)];
      const expected = new RegExp(`^${glob.replace(/\*+/g, '.*')}$`, 's').test(name);
      about += Number(expected);
      expect([glob, name, isAbout(glob, { name })]).toEqual([glob, name, expected]);
    }
    expect(about).toBeGreaterThan(1_000);
  });
});

describe('queryComponents', () => {
  it.each<[string, object]>([['CycloneDX', aCycloneDx()], ['SPDX 2', aSpdx2()], ['SPDX 3', aSpdx3()]])('finds the same in %s', (_name, document) => {
    const all = components(parseJson(JSON.stringify(document))) ?? [];
    for (const pattern of ['k8s.io/client-go', 'pkg:golang/k8s.io/client-go', 'pkg:golang/k8s.io/client-go@v0.29.0', 'k8s.io/*']) {
      expect(query(pattern, all)).toMatchObject({ matches: [{ name: 'k8s.io/client-go', version: 'v0.29.0' }], omitted: 0 });
    }
    expect(query('acme/app', all)).toEqual({ matches: [], omitted: 0 });
  });

  it('shows what differs once, and says how much is left out', () => {
    const all = Array.from({ length: limits.sbomMatches + 30 }, (_, i) => component({ name: `a${i}` }));
    const { matches, omitted } = query('*', [...all, ...all.slice(0, 5), component({ name: 'a0', version: '1' })]);
    expect([matches, omitted]).toEqual([all.slice(0, limits.sbomMatches), 31]);
  });

  it('looks at whole texts and shows bounded ones', () => {
    const name = `${'x'.repeat(5_000)}needle`;
    const { matches } = query('needle', [component({ name, version: name, purl: name })]);
    expect(matches).toEqual([{ name: expect.stringMatching(/^x{512}… \(5006 characters\)$/), version: expect.stringMatching(/^x{512}…/), purl: expect.stringMatching(/^x{512}…/) }]);
    expect(isAbout(`pkg:npm/a`, { name: 'b', purl: `pkg:npm/a@1?x=${name}` })).toBe(true);
  });

  it('takes no longer for hostile texts', () => {
    const started = performance.now();
    const stars = 'a*'.repeat(limits.componentPatternLength / 2 - 8);
    const [as, long] = ['a'.repeat(1_000), `${'a'.repeat(2_000_000)}c`];
    for (const part of [`${stars}bc`, `${stars}b*c`, `*${as}b*`, `*b${as}*`, `*${'ab'.repeat(400)}*`]) {
      for (const pattern of [part, `pkg:npm/${part}`, `pkg:npm/a@${part}`, `${as}b`, `b${as}`]) {
        for (const given of [{ name: long }, { name: 'x', purl: `pkg:npm/${long}` }, { name: 'x', purl: `pkg:npm/a@${long}` }, { name: '/a'.repeat(1_000_000) }]) expect(isAbout(pattern, given)).toBe(false);
      }
    }
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it('never throws, whatever is asked of whatever', () => {
    const random = seeded(11);
    const pieces = ['pkg:', 'npm', 'maven', 'pypi', '/', '@', '?', '#', '*', '%', '%2F', '=', ':', 'a', 'A', '_', '\ud800', '\0', '..', '__proto__', ' '];
    const text = (): string => Array.from({ length: random(9) }, () => pieces[random(pieces.length)]).join('');
    let patterns = 0;
    for (let i = 0; i < 8_000; i += 1) {
      const pattern = parseComponentPattern((random(2) === 0 ? 'pkg:npm/' : '') + text());
      if (pattern === null) continue;
      patterns += 1;
      const all = Array.from({ length: 3 }, () => component({ name: text(), version: random(2) === 0 ? null : text(), purl: random(2) === 0 ? null : `pkg:npm/${text()}` }));
      const { matches, omitted } = queryComponents(pattern, all);
      expect([matches.length <= all.length, omitted]).toEqual([true, 0]);
    }
    expect(patterns).toBeGreaterThan(3_000);
  });
});
