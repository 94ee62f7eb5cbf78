// Chance, repeatable (mulberry32): what a seed made once it makes again.

import type { NonEmpty } from '../../src/domain/subject.ts';

/** The item at an index that is inside. */
export function item<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new RangeError('outside of the list');
  return found;
}

/** Chance that a seed repeats. */
export class Chance {
  #state: number;
  constructor(seed: number) { this.#state = seed >>> 0; }
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  below(limit: number): number { return Math.floor(this.next() * limit); }
  odds(share: number): boolean { return this.next() < share; }
  one<T>(list: readonly T[]): T { return item(list, this.below(list.length)); }
  some<T>(most: number, make: () => T): NonEmpty<T> { return [make(), ...Array.from({ length: this.below(most) }, make)]; }
  shuffled<T>(list: readonly T[]): readonly T[] {
    const copy = [...list];
    for (let i = copy.length - 1; i > 0; i -= 1) {
      const j = this.below(i + 1);
      [copy[i], copy[j]] = [item(copy, j), item(copy, i)];
    }
    return copy;
  }
}
