// Numbers that look random and are the same at every run: a test that fails fails again.

/** Returns a source of whole numbers from 0 to below `below` (mulberry32). */
export function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

/** The items in an order that the source of numbers chooses. */
export function shuffled<T>(items: readonly T[], random: (below: number) => number): readonly T[] {
  return items.map((item) => ({ item, place: random(1 << 30) })).toSorted((a, b) => a.place - b.place).map(({ item }) => item);
}
