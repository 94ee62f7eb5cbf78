import { describe, expect, it } from '@jest/globals';
import { isGitTag, parseReleaseLine } from '../../../src/domain/release-line.ts';

describe('parseReleaseLine', () => {
  it.each<[string, string | null, object | string | null]>([
    ['v1.2.3', 'acme/app', { repo: 'acme/app', tag: 'v1.2.3' }],
    ['latest', 'acme/app', { repo: 'acme/app', tag: null }],
    ['acme/app@latest', null, { repo: 'acme/app', tag: null }],
    ['acme/app@v1.2.3', null, { repo: 'acme/app', tag: 'v1.2.3' }],
    ['acme/app@v1.2.3', 'acme/other', { repo: 'acme/app', tag: 'v1.2.3' }],
    ['acme/app@sdk/v1@2', null, { repo: 'acme/app', tag: 'sdk/v1@2' }],
    ['@scope/pkg@1.0.0', 'acme/app', { repo: 'acme/app', tag: '@scope/pkg@1.0.0' }],
    ['cli@1.0.0', 'acme/app', { repo: 'acme/app', tag: 'cli@1.0.0' }],
    ['sdk/v2', 'acme/app', { repo: 'acme/app', tag: 'sdk/v2' }],
    ['a/b/c@1', 'acme/app', { repo: 'acme/app', tag: 'a/b/c@1' }],
    ['v1.2.3', null, 'no-repo'],
    ['latest', null, 'no-repo'],
    ['acme/app@', null, 'no-repo'],
    ['acme/app@../v1', null, null],
    ['v1 2', 'acme/app', null],
    ['', 'acme/app', null],
  ])('reads %j with %j', (text, repo, expected) => {
    const line = parseReleaseLine(text, repo);
    expect(line).toEqual(typeof expected === 'object' && expected !== null ? { text, ...expected } : expected);
  });
});

describe('isGitTag', () => {
  it.each(['v1', 'a/b', 'a@b', 'ü', 'v1.2.3+build', '1'])('takes %j', (tag) => expect(isGitTag(tag)).toBe(true));
  it.each(['-v', 'a..b', 'a//b', '/a', 'a/', 'a.', '.a', 'a/.b', 'a.lock', 'a.lock/b', '@', 'a@{b', 'a b', 'a~b', 'a^b', 'a:b', 'a?b', 'a*b', 'a[b', 'a\\b', 'a\nb', 'a\u0000b', 'a'.repeat(256)])('refuses %j', (tag) => expect(isGitTag(tag)).toBe(false));
});
