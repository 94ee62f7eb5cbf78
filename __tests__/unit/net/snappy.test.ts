import { describe, expect, it } from '@jest/globals';
import { SourceError } from '../../../src/domain/errors.ts';
import { decodeSnappy } from '../../../src/net/snappy.ts';
import { seeded } from '../../support/seeded.ts';
import { snappyLiterals } from '../../support/servers/github.ts';

const codeOf = (block: readonly number[] | Uint8Array, max = 1 << 20): string => {
  try {
    return Buffer.from(decodeSnappy(Uint8Array.from(block), max)).toString('latin1');
  } catch (cause) {
    return cause instanceof SourceError ? cause.code : String(cause);
  }
};

describe('decodeSnappy', () => {
  it.each<[string, readonly number[], string]>([
    ['nothing', [0], ''],
    ['a literal', [3, 2 << 2, 97, 98, 99], 'abc'],
    ['a literal whose length has a byte of its own', [3, 60 << 2, 2, 97, 98, 99], 'abc'],
    ['a literal whose length has two bytes', [3, 61 << 2, 2, 0, 97, 98, 99], 'abc'],
    ['a literal whose length has three bytes', [3, 62 << 2, 2, 0, 0, 97, 98, 99], 'abc'],
    ['a literal whose length has four bytes', [3, 63 << 2, 2, 0, 0, 0, 97, 98, 99], 'abc'],
    ['a short copy', [7, 2 << 2, 97, 98, 99, (0 << 2) | 1, 3], 'abcabca'.slice(0, 7)],
    ['a copy of what it is only just making', [9, 0, 97, (7 << 2) | 2, 1, 0], 'a'.repeat(9)],
    ['a long copy', [6, 2 << 2, 97, 98, 99, (2 << 2) | 3, 3, 0, 0, 0], 'abcabc'],
  ])('reads %s', (_what, block, text) => {
    expect(codeOf(block)).toBe(text);
  });

  it.each<[string, readonly number[]]>([
    ['nothing at all', []],
    ['a length that does not end', [0x80, 0x80, 0x80, 0x80, 0x80, 0x80]],
    ['less than its length', [4, 2 << 2, 97, 98, 99]],
    ['more than its length', [2, 2 << 2, 97, 98, 99]],
    ['a literal that is cut off', [3, 2 << 2, 97]],
    ['a length that is cut off', [3, 61 << 2, 2]],
    ['an offset of nothing', [5, 0, 97, 1, 0]],
    ['an offset before the beginning', [5, 0, 97, 1, 2]],
    ['a copy behind the end', [3, 0, 97, (7 << 2) | 2, 1, 0]],
    ['a copy without its offset', [5, 0, 97, (3 << 2) | 3, 1]],
    ['a promise that its bytes cannot keep', [0xff, 0xff, 0x3f, 0, 97]],
  ])('refuses %s', (_what, block) => {
    expect(codeOf(block)).toBe('SOURCE_MALFORMED');
  });

  it('takes as many bytes as are allowed, and not one more, whatever the length is written as', () => {
    expect(codeOf(snappyLiterals(Buffer.alloc(1000, 'a')), 1000)).toHaveLength(1000);
    expect(codeOf(snappyLiterals(Buffer.alloc(1001, 'a')), 1000)).toBe('SOURCE_TOO_LARGE');
    expect(codeOf([0xff, 0xff, 0xff, 0xff, 0x7f, 0])).toBe('SOURCE_TOO_LARGE');
  });

  it('gives back what was written, of any length', () => {
    const random = seeded(7);
    for (const length of [1, 2, 60, 61, 65_535, 65_536, 65_537, 200_000]) {
      const text = Buffer.from(Array.from({ length }, () => random(256)));
      expect(Buffer.from(decodeSnappy(snappyLiterals(text), length)).equals(text)).toBe(true);
    }
  });

  it('throws nothing but its own errors, and makes no more than is allowed, whatever it is given', () => {
    const random = seeded(11);
    const start = snappyLiterals(Buffer.from('{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json"}'));
    const seen = new Set<string>();
    for (let round = 0; round < 20_000; round += 1) {
      const block = round % 2 === 0 ? Buffer.from(start) : Buffer.from(Array.from({ length: random(40) }, () => random(256)));
      for (let change = 0; change < 3 && block.length > 0; change += 1) block[random(block.length)] = random(256);
      const answer = codeOf(block, 4096);
      if (!answer.startsWith('SOURCE_')) expect(answer.length).toBeLessThanOrEqual(4096);
      seen.add(answer.startsWith('SOURCE_') ? answer : 'a text');
    }
    expect([...seen].toSorted()).toEqual(['SOURCE_MALFORMED', 'SOURCE_TOO_LARGE', 'a text']);
  });
});
