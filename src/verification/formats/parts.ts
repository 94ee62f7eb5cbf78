// Documents of several parts: a list of attestations, an envelope with several signatures.
//
// Each part is read by itself. Whoever adds one that cannot be read (or the day a service serves a newer version beside the known one) must not
// take away the others.

import { toFault, type Fault } from '../fault.ts';

/** What was read, and why the rest was not. */
export interface Parts<T> { readonly read: readonly T[]; readonly faults: readonly Fault[] }

/** Reads each of some parts, of which each may turn out to be several; what is thrown for one is its fault alone. */
export function readEach<P, T>(parts: readonly P[], read: (part: P, index: number) => Parts<T>): Parts<T> {
  const results = parts.map((part, index) => {
    try {
      return read(part, index);
    } catch (cause) {
      return { read: [], faults: [toFault(cause)] };
    }
  });
  return { read: results.flatMap((result) => result.read), faults: results.flatMap(({ faults }) => faults) };
}

/** What was read without a fault. */
export function whole<T>(...read: readonly T[]): Parts<T> {
  return { read, faults: [] };
}

/** The same with something else for each part that was read. */
export function mapParts<T, U>({ read, faults }: Parts<T>, change: (part: T) => U): Parts<U> {
  return { read: read.map((part) => change(part)), faults };
}
