import { describe, expect, it } from '@jest/globals';
import v8 from 'node:v8';
import vm from 'node:vm';
import { bounded } from '../../../src/domain/errors.ts';
import { isJsonObject, parseJson } from '../../../src/domain/json.ts';
import { ownText } from '../../../src/domain/own-text.ts';

v8.setFlagsFromString('--expose-gc');
const collect = vm.runInNewContext('gc') as () => void;

/** Megabytes that are held when all that is not kept was collected. */
function held(): number {
  collect();
  return process.memoryUsage().heapUsed / 1024 ** 2;
}

/** Megabytes that are held for keeping what `make` returns, for thirty texts of two megabytes. */
function costOf(make: (n: number) => string): number {
  const before = held();
  const kept = Array.from({ length: 30 }, (_, n) => make(n));
  const after = held();
  return kept.length > 0 ? after - before : 0;
}
const large = (n: number): string => `${n} the beginning of a text that is long ${'x'.repeat(2 * 1024 ** 2)}`;

describe('a text of its own', () => {
  it.each(['', 'a', 'twelve chars', 'thirteen char', 'longer than what is copied anyway', '🚀'.repeat(20), 'ünïcödé '.repeat(5), ' a text that begins with a blank'])('is the same text: %j', (text) => {
    expect(ownText(text)).toBe(text);
    expect(ownText(`${'before '.repeat(5)}${text}`.slice(35))).toBe(text);
  });

  it('holds nothing of the one it was cut from, as parts of documents and of messages do not', () => {
    const document = (n: number): string => {
      const value = parseJson(JSON.stringify({ predicateType: `https://example.test/predicate/${n}`, predicate: large(n) }));
      const kept = isJsonObject(value) ? value['predicateType'] : null;
      return typeof kept === 'string' ? kept : '';
    };
    expect([costOf((n) => ownText(large(n).slice(0, 40))) < 10, costOf(document) < 10, costOf((n) => bounded(large(n), 40)) < 10]).toEqual([true, true, true]);
    // The control: a part that is not its own holds the whole.
    expect(costOf((n) => large(n).replaceAll('y', '').slice(0, 40))).toBeGreaterThan(30);
  });
});
