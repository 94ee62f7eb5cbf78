import { describe, expect, it } from '@jest/globals';
import { compareVersions, parseRange, parseTagVersion, parseVersion, satisfies, versionOfTag, type SemanticVersion } from '../../../src/domain/version.ts';

const version = (text: string): SemanticVersion => {
  const parsed = parseVersion(text);
  if (parsed === null) throw new Error(`not a version: ${text}`);
  return parsed;
};
const lies = (text: string, range: string): boolean | null => {
  const parsed = parseRange(range);
  return parsed === null ? null : satisfies(version(text), parsed);
};

describe('parseVersion', () => {
  it('reads all parts', () => {
    expect(parseVersion('1.22.333-rc.1.x-y+build.007')).toEqual({ major: 1n, minor: 22n, patch: 333n, prerelease: ['rc', '1', 'x-y'], build: ['build', '007'] });
  });
  it.each(['0.0.0', '1.2.3-0', '1.0.0-alpha-a.b-c', '1.0.0+001', '1.0.0--', '99999999999999999999.0.0', '1.0.0-0A.is.legal'])('accepts %s', (text) => {
    expect(parseVersion(text)).toMatchObject({ major: BigInt(text.split('.')[0] ?? '') });
  });
  it.each(['', '1', '1.2', 'v1.2.3', '1.2.3.4', '01.2.3', '1.02.3', '1.2.03', '1.2.3-01', '1.2.3-', '1.2.3+', '1.2.3-a..b', '1.2.3+a..b', '1.2.3-ä', '1.2.3 ', ' 1.2.3', '1.2.3\n', '1.2.3-rc*', '1.2.*', '-1.0.0', '1.0.0+a+b', `1.0.0-${'a'.repeat(300)}`])('refuses %j', (text) => {
    expect(parseVersion(text)).toBeNull();
  });
});

describe('versionOfTag', () => {
  it.each([['v1.2.3', '1.2.3'], ['1.2.3', '1.2.3'], ['v1.2.3-rc.1', '1.2.3-rc.1'], ['vv1.2.3', null], ['v1', null], ['latest', null], ['V1.2.3', null], ['release-1.2.3', null]])('reads %s as %s', (tag, expected) => {
    expect(versionOfTag(tag)).toBe(expected);
  });
});

describe('parseTagVersion', () => {
  it.each([['14', '14.0.0'], ['14.2', '14.2.0'], ['14.2.3', '14.2.3'], ['1.2.3-rc.1', '1.2.3-rc.1'], ['0', '0.0.0']])('reads %s as %s', (text, whole) => {
    expect(parseTagVersion(text)).toEqual(version(whole));
  });
  it.each(['', '.', '1.', '1..2', '1.2.', '01', '1.02', '1-rc.1', '1.2-rc.1', '1+b', 'v1', '1.2.3.4', '-1', '1 '])('refuses %j', (text) => {
    expect(parseTagVersion(text)).toBeNull();
  });
});

describe('compareVersions', () => {
  // semver.org 2.0.0 §11, in one ascending line.
  const ascending = ['0.9.9', '1.0.0-0', '1.0.0-2', '1.0.0-10', '1.0.0--', '1.0.0-alpha', '1.0.0-alpha.1', '1.0.0-alpha.beta', '1.0.0-beta', '1.0.0-beta.2', '1.0.0-beta.11', '1.0.0-rc.1', '1.0.0', '1.0.1', '1.2.0', '1.10.0', '2.0.0', '10.0.0', '99999999999999999999.0.0'];
  it('orders by precedence', () => {
    for (const [i, a] of ascending.entries()) for (const [j, b] of ascending.entries()) expect([a, b, Math.sign(compareVersions(version(a), version(b)))]).toEqual([a, b, Math.sign(i - j)]);
  });
  it('ignores build metadata', () => {
    expect(compareVersions(version('1.0.0+a.1'), version('1.0.0+b'))).toBe(0);
  });
  it('tells release candidates apart', () => {
    expect(compareVersions(version('1.2.3-rc.1'), version('1.2.3-rc.2'))).toBeLessThan(0);
  });
});

describe('ranges', () => {
  it.each([
    ['1.2.3', '1.2.3', true], ['1.2.3', '1.2.4', false], ['=1.2.3', '1.2.3', true], ['1.2.3', '1.2.3+build.5', true],
    ['1.2', '1.2.0', true], ['1.2', '1.2.99', true], ['1.2', '1.3.0', false], ['1.2.x', '1.2.7', true], ['1.2.*', '1.3.0', false], ['1.x', '1.99.0', true], ['1', '2.0.0', false], ['1.x.x', '1.0.1', true],
    ['*', '0.0.1', true], ['*', '1.0.0-rc.1', false],
    ['^1.2.3', '1.2.3', true], ['^1.2.3', '1.9.0', true], ['^1.2.3', '1.2.2', false], ['^1.2.3', '2.0.0', false], ['^0.2.3', '0.2.9', true], ['^0.2.3', '0.3.0', false], ['^0.0.3', '0.0.3', true], ['^0.0.3', '0.0.4', false], ['^1', '1.9.9', true], ['^0', '0.9.9', true], ['^0.1', '0.1.9', true], ['^0.1', '0.2.0', false], ['^0', '1.0.0', false],
    ['~1.2.3', '1.2.9', true], ['~1.2.3', '1.3.0', false], ['~1.2', '1.2.0', true], ['~1', '1.9.0', true], ['~1', '2.0.0', false],
    ['>=2 <3', '2.0.0', true], ['>=2 <3', '2.99.0', true], ['>=2 <3', '3.0.0', false], ['>=2 <3', '1.9.9', false], ['>2', '2.9.9', false], ['>2', '3.0.0', true], ['<=2', '2.9.9', true], ['<=2', '3.0.0', false], ['>1.2.3', '1.2.3', false], ['<=1.2.3', '1.2.3', true], ['<1.2.3', '1.2.3', false], ['>1.2', '1.2.5', false], ['<1.2', '1.1.9', true], ['<1.2', '1.2.0', false],
    // A prerelease counts only where the range names one of the same three numbers.
    ['^1.2.3', '1.3.0-rc.1', false], ['1.2', '1.2.3-rc.1', false], ['^1.2.3-rc.1', '1.2.3-rc.2', true], ['^1.2.3-rc.2', '1.2.3-rc.1', false], ['^1.2.3-rc.1', '1.2.4-rc.1', false], ['^1.2.3-rc.1', '1.2.3', true], ['<2', '2.0.0-rc.1', false], ['1.2.3-rc.1', '1.2.3-rc.1', true], ['1.2.3-rc.1', '1.2.3-rc.2', false], ['1.2.3', '1.2.3-rc.1', false], ['>=2.0.0-rc.1 <2', '2.0.0-rc.1', false], ['>=2.0.0-rc.1 <2.0.0', '2.0.0-rc.2', true],
  ])('%s and %s: %s', (range, text, expected) => {
    expect(lies(text, range)).toBe(expected);
  });
  it.each(['', ' ', 'latest', 'v1', '1.2.3.4', '1.x.3', '01', '1.02', '>=', '>= 2', '^', '<*', '^*', '1.2.3+build', '1.2-rc.1', '1 || 2', '1.2.3 - 2', '~>1', '>=1,<2', '1..2', `>=${'1'.repeat(300)}`])('refuses %j', (range) => {
    expect(parseRange(range)).toBeNull();
  });
});
