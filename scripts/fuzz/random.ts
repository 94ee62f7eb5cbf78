// A seeded generator of numbers: what is found must be found again. Not for secrets.

/** Numbers that follow from a seed and a place in the run: every mutant has a stream of its own, so it can be made again without the ones before it. */
export class Random {
  #state: number;

  constructor(seed: number, stream: number) {
    // Seeds are small numbers, and so are streams: mixed first, so that the streams of two seeds are not the same ones in another order.
    this.#state = mix((mix(seed ^ 0x9e3779b9) + stream) >>> 0);
  }

  /** A whole number from 0 to 2^32-1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    return stir(this.#state);
  }
  /** A whole number from 0 to `bound`-1; 0 where there is nothing to choose from. */
  below(bound: number): number {
    return bound <= 1 ? 0 : this.next() % bound;
  }
  /** Whether something of this probability happens. */
  chance(probability: number): boolean {
    return this.next() < probability * 0x1_0000_0000;
  }
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    const found = list[this.below(list.length)];
    if (found === undefined) throw new RangeError('nothing to pick from');
    return found;
  }
  bytes(count: number): Buffer {
    return Buffer.from(Array.from({ length: count }, () => this.next() & 0xff));
  }
}

/** A permutation of the 32-bit numbers in which every bit depends on every other (the finalizer of MurmurHash3). */
function mix(value: number): number {
  let x = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

function stir(value: number): number {
  let x = Math.imul(value ^ (value >>> 15), value | 1);
  x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
  return (x ^ (x >>> 14)) >>> 0;
}
