// The functions of CEL that need a bound, or that the library has in a form that breaks on large documents.

import type { CelFunc, CelInput, CelList } from '@bufbuild/cel';
import { limits } from '../../domain/limits.ts';

type Cel = typeof import('@bufbuild/cel');

/** The function that counts a round of a comprehension. No expression can name it. */
export const TICK = '@round';

/** How much an evaluation has done. What is beyond a bound stays known: an expression can swallow the error, not this. */
export class Steps {
  exceeded: string | null = null;
  #steps = 0;

  /** Counts; throws where it is too much. */
  take(steps: number): void {
    this.#steps += steps;
    if (this.#steps > limits.celSteps) this.#stop(`it takes more than ${limits.celSteps} rounds on this document.`);
  }

  /** Refuses texts that are too long to be put together. */
  takeText(characters: number): void {
    if (characters > limits.celText) this.#stop(`it makes a text of more than ${limits.celText} characters.`);
  }

  #stop(why: string): never {
    this.exceeded ??= why;
    throw new RangeError(why);
  }
}

/** The functions of one evaluation. */
export async function functionsOf({ celFunc, celMethod, celList, CelScalar, listType }: Cel, steps: Steps): Promise<CelFunc[]> {
  const { RE2JS } = await import('re2js');
  const { BOOL, DYN, INT, STRING } = CelScalar;
  const list = listType(DYN);
  const patterns = new Map<string, { readonly test: (text: string) => boolean }>();
  const growing = new WeakMap<CelList, CelInput[]>();

  // An expression is often asked a hundred thousand times, with one pattern. One out of a document may be of any length.
  const matches = (text: string, pattern: string): boolean => {
    if (pattern.length > limits.patternLength) throw new RangeError(`a pattern has more than ${limits.patternLength} characters`);
    const known = patterns.get(pattern) ?? RE2JS.compile(pattern);
    if (patterns.size < 64) patterns.set(pattern, known);
    return known.test(text);
  };
  // The library joins by nesting: a list that a loop made of a hundred thousand is nested as deep. The first part is taken over where nothing was
  // added behind it; it keeps its own size.
  const join = (left: CelList, right: CelList): CelList => {
    steps.take(right.size);
    let elements = growing.get(left);
    if (elements?.length !== left.size) {
      steps.take(left.size);
      elements = [...left];
    }
    for (const element of right) elements.push(element);
    const joined = upTo(celList(elements), elements.length);
    growing.set(joined, elements);
    return joined;
  };
  return [
    celFunc(TICK, [], BOOL, () => {
      steps.take(1);
      return true;
    }),
    celFunc('_+_', [list, list], list, join),
    celFunc('_+_', [STRING, STRING], STRING, (left, right) => {
      steps.takeText(left.length + right.length);
      return left + right;
    }),
    celFunc('size', [STRING], INT, sizeOf),
    celMethod('size', STRING, [], INT, function size() { return sizeOf(this); }),
    celMethod('matches', STRING, [STRING], BOOL, function matchesPattern(pattern) { return matches(this, pattern); }),
  ];
}

/** Code points of a text, without an array of them. */
function sizeOf(text: string): bigint {
  let count = 0;
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) count += 1;
  return BigInt(count);
}

/** The first elements of a list that may grow. */
function upTo(list: CelList, size: number): CelList {
  const first = list.get.bind(list);
  function* values(): ReturnType<CelList['values']> {
    for (let at = 0; at < size; at += 1) {
      const value = first(at);
      if (value !== undefined) yield value;
    }
  }
  return Object.defineProperties(list, { size: { value: size }, values: { value: values } });
}
