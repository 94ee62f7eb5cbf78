import { describe, expect, it } from '@jest/globals';
import { JsonError, parseJson } from '../../../src/domain/json.ts';
import { limits } from '../../../src/domain/limits.ts';
import { seeded } from '../../support/seeded.ts';

function fault(input: string | Uint8Array): string {
  try {
    parseJson(input);
  } catch (cause) {
    if (cause instanceof JsonError) return cause.message;
    throw cause;
  }
  return 'parsed';
}

function nested(depth: number): string {
  return `${'['.repeat(depth)}1${']'.repeat(depth)}`;
}

/** A list of that many empty lists. */
function emptyLists(count: number): string {
  return `[${Array.from({ length: count }, () => '[]').join(',')}]`;
}

describe('parseJson', () => {
  it.each([
    'null', 'true', 'false', '0', '-0', '1.5e-3', '1E+2', '""', '"a\\u00e9\\n\\"\\/"', '"\\ud83d\\ude00"', '"😀"', '[]', '{}', ' [ 1 , [ ] , { "a" : null } ] \n', '{"a":{"b":[1,2,{"c":"d"}]}}', '"\u007f"', '"\u2028"', '123456789012345678901234567890',
  ])('reads %s as JSON.parse does', (text) => {
    expect(JSON.stringify(parseJson(text))).toBe(JSON.stringify(JSON.parse(text)));
    expect(JSON.stringify(parseJson(Buffer.from(text)))).toBe(JSON.stringify(JSON.parse(text)));
  });

  it.each([
    '', ' ', '{', '[', '"', '{"a"', '{"a":', '{"a":1', '{"a":1,}', '[1,]', '[,1]', '{,}', '{a:1}', "{'a':1}", '01', '+1', '.5', '1.', '1e', '--1', 'NaN', 'Infinity', 'undefined', 'tru', 'nulll', 'True',
    '"\\x"', '"\\u12"', '"\\u12g4"', '"\n"', '"\t"', '"\0"', '// c\n1', '/* c */1', '1 2', '{}{}', '[] ]', '{"a":1}\n{"a":2}', '\uFEFF{}', '\u00a01', '"\\ud800"', '"\\udc00\\ud800"', '1e999', '-1e999', '[1 2]', '{"a" 1}', '{"a":1 "b":2}',
  ])('refuses %j', (text) => {
    expect(fault(text)).not.toBe('parsed');
  });

  it('refuses a key that stands twice in one object, however it is written', () => {
    expect(fault('{"a":1,"a":1}')).toBe('has the key "a" twice, at character 10');
    expect(fault('{"a":1,"\\u0061":1}')).toMatch(/^has the key "a" twice/);
    expect(fault('{"__proto__":1,"__proto__":2}')).toMatch(/twice/);
    expect(fault('[{"a":1},{"a":1,"b":{"a":1}}]')).toBe('parsed');
    // Names that differ in case are two names: Go would take them for one, so who reads a field by name gets it as it was written.
    expect(fault('{"a":1,"A":1}')).toBe('parsed');
  });

  it('quotes no more of a key than a message takes', () => {
    const key = 'k'.repeat(100_000);
    expect(fault(`{"${key}":1,"${key}":1}`).length).toBeLessThan(200);
  });

  it('makes objects that are frozen and inherit nothing', () => {
    const parsed = parseJson('{"__proto__":{"polluted":true},"constructor":1,"list":[{}]}') as Record<string, unknown>;
    expect(Object.getPrototypeOf(parsed)).toBe(null);
    expect(Object.keys(parsed)).toEqual(['__proto__', 'constructor', 'list']);
    expect(({} as Record<string, unknown>)['polluted']).toBe(undefined);
    expect([parsed, parsed['list'], (parsed['list'] as unknown[])[0]].map(Object.isFrozen)).toEqual([true, true, true]);
  });

  it('bounds depth and does not run out of stack', () => {
    expect(fault(nested(limits.jsonDepth))).toBe('parsed');
    expect(fault(nested(limits.jsonDepth + 1))).toMatch(/^is nested deeper than 128/);
    expect(fault('{"a":'.repeat(1_000_000))).toMatch(/^is nested deeper/);
  });

  it('bounds objects and arrays, which cost much more than their two characters', () => {
    expect(fault(emptyLists(limits.jsonContainers - 1))).toBe('parsed');
    expect(fault(emptyLists(limits.jsonContainers + 1))).toMatch(/^has more than 1000000 objects and arrays/);
  });

  it.each<readonly [string, (count: number) => string]>([
    ['elements', (count) => `[${'0,'.repeat(count - 1)}0]`],
    ['members', (count) => `{${Array.from({ length: count }, (_, n) => `"${n}":0`).join(',')}}`],
    ['elements in several arrays', (count) => `[[${'0,'.repeat(count / 2)}0],[${'0,'.repeat(count - count / 2 - 5)}0]]`],
  ])('bounds %s, however small each is', (_name, text) => {
    expect(fault(text(limits.jsonValues - 2))).toBe('parsed');
    expect(fault(text(limits.jsonValues + 2))).toMatch(/^has more than 2000000 values/);
  });

  it.each([[[0xff]], [[0xc0, 0x80]], [[0xed, 0xa0, 0x80]], [[0x22, 0xf4, 0x90, 0x80, 0x80, 0x22]], [[0xff, 0xfe, 0x31, 0x00]]])('refuses bytes that are not UTF-8: %j', (bytes) => {
    expect(fault(Uint8Array.from(bytes))).toBe('is not UTF-8');
  });

  it('keeps a byte order mark, and so refuses it', () => {
    expect(fault(Buffer.from('\uFEFF1'))).toMatch(/^needs a value/);
  });

  it('reads nothing that JSON.parse does not, and nothing otherwise; on arbitrary text it throws nothing but its own class', () => {
    const random = seeded(7);
    const pieces = ['{', '}', '[', ']', '"a":', '"b":', ',', ':', '0', '1.5', '-', 'true', 'null', '"x"', '"\\u0041"', ' ', '\n', 'e', '.'];
    let parsed = 0;
    for (let round = 0; round < 30_000; round += 1) {
      const text = Array.from({ length: 1 + random(9) }, () => pieces[random(pieces.length)]).join('');
      if (fault(text) !== 'parsed') continue;
      parsed += 1;
      expect(JSON.stringify(parseJson(text))).toBe(JSON.stringify(JSON.parse(text)));
    }
    expect(parsed).toBeGreaterThan(1000);
  });

  it('is linear: a large document of each kind takes no minutes', () => {
    const count = 300_000;
    for (const text of [`[${'0,'.repeat(count)}0]`, `"${'\\u0041'.repeat(count)}"`, `{${Array.from({ length: count / 3 }, (_, n) => `"${n}":0`).join(',')}}`, `"${'x'.repeat(count * 6)}"`, ' '.repeat(count * 6)]) {
      const started = performance.now();
      fault(text);
      expect(performance.now() - started).toBeLessThan(5000);
    }
  });
});
