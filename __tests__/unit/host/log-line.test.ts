import { describe, expect, it } from '@jest/globals';
import { logLine, logTo, printable } from '../../../src/host/log-line.ts';

describe('logLine', () => {
  it.each([
    ['plain text: a::b ## [x] ünï 語 😀', 'plain text: a::b ## [x] ünï 語 😀'],
    ['a\tb', 'a\tb'],
    ['::set-output name=verified::true', '\\::set-output name=verified::true'],
    ['  \t::error::x', '  \t\\::error::x'],
    ['\u00a0\u3000::error::x', '\u00a0\u3000\\::error::x'],
    ['x ##[set-output name=verified]true', 'x #\\#[set-output name=verified]true'],
    ['####[group]', '###\\#[group]'],
    ['a\n::error::b', 'a\\u{a}::error::b'],
    ['a\r\nb', 'a\\u{d}\\u{a}b'],
    ['\u001b[31mred\u009b0m', '\\u{1b}[31mred\\u{9b}0m'],
    ['a\u2028b\u202ec\u200bd\ufeff', 'a\\u{2028}b\\u{202e}c\\u{200b}d\\u{feff}'],
    ['\ud800', '\ufffd'],
    ['', ''],
  ])('turns %j into %j', (text, line) => {
    expect(logLine(text)).toBe(line);
  });

  it('does not escape a second time', () => {
    for (const text of ['  ::a', '##[a', '\u001b', 'a\nb']) expect(logLine(logLine(text))).toBe(logLine(text));
  });

  it('cuts long lines and says so', () => {
    expect(logLine('a'.repeat(8192))).toHaveLength(8192);
    expect(logLine('a'.repeat(10_000))).toMatch(/a… \(10000 characters\)$/u);
  });
});

describe('printable', () => {
  it('leaves commands alone and no control character', () => {
    expect(printable('::x \u0000')).toBe('::x \\u{0}');
  });
});

describe('logTo', () => {
  it('ends each line once', () => {
    const written: string[] = [];
    logTo({ write: (text) => written.push(text) })('a\n::b');
    expect(written).toEqual(['a\\u{a}::b\n']);
  });
});
