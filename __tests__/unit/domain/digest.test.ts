import { describe, expect, it } from '@jest/globals';
import { algorithmOf, bytesOf, digestFromBytes, digestOf, hexOf, isDigestAlgorithm, isMeantAsDigest, parseDigest } from '../../../src/domain/digest.ts';

const EMPTY = 'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

describe('parseDigest', () => {
  it.each([EMPTY, `sha384:${'0'.repeat(96)}`, `sha512:${'f'.repeat(128)}`])('reads %s, and it prints as it was', (text) => {
    const digest = parseDigest(text);
    if (digest === null) throw new Error('not read');
    expect(`${algorithmOf(digest)}:${hexOf(digest)}`).toBe(text);
    expect(digestFromBytes(algorithmOf(digest), bytesOf(digest))).toBe(text);
  });

  it.each([
    '', ':', 'sha256', 'sha256:', EMPTY.toUpperCase(), EMPTY.replace('e3', 'E3'), ` ${EMPTY}`, `${EMPTY}\n`, `${EMPTY}0`, EMPTY.slice(0, -1), EMPTY.slice(0, -2), EMPTY.replace('e3', 'g3'),
    `sha1:${'a'.repeat(40)}`, `md5:${'a'.repeat(32)}`, `sha224:${'a'.repeat(56)}`, `sha512:${'a'.repeat(64)}`, `sha256:${'a'.repeat(128)}`, `sha-256:${'a'.repeat(64)}`, `__proto__:${'a'.repeat(64)}`,
    `sha256:sha256:${'a'.repeat(57)}`, `sha256:${'٣'.repeat(64)}`, `constructor:`,
  ])('refuses %j', (text) => {
    expect(parseDigest(text)).toBe(null);
  });
});

describe('digestFromBytes', () => {
  it('takes bytes of the length of the algorithm only', () => {
    expect(digestFromBytes('sha256', Buffer.alloc(32, 1))).toBe(`sha256:${'01'.repeat(32)}`);
    for (const length of [0, 31, 33, 48]) expect(digestFromBytes('sha256', Buffer.alloc(length))).toBe(null);
  });
});

describe('digestOf', () => {
  it('hashes with SHA-256 unless said otherwise', () => {
    expect(digestOf(Buffer.alloc(0))).toBe(EMPTY);
    expect(digestOf(Buffer.from('abc'), 'sha512')).toBe('sha512:ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f');
  });
});

describe('isDigestAlgorithm', () => {
  it('knows the strong ones by their very name', () => {
    expect(['sha256', 'sha384', 'sha512', 'sha1', 'md5', 'SHA256', 'toString', ''].filter(isDigestAlgorithm)).toEqual(['sha256', 'sha384', 'sha512']);
  });
});

describe('isMeantAsDigest', () => {
  it('sees what only looks like one, and leaves names of files alone', () => {
    expect(['sha1:x', 'MD5:x', 'sha-256:x', 'sha256=x', EMPTY].filter(isMeantAsDigest)).toHaveLength(5);
    expect(['sha256', 'sha256.txt', 'SHA256SUMS', './sha1:x', 'dist/sha1:x', 'shadow:1'].filter(isMeantAsDigest)).toEqual([]);
  });
});
