// Inputs as a test writes them.

import type { RawInputs } from '../../src/domain/inputs.ts';

/** Inputs by name: one value, or one per occurrence. */
export type Given = Readonly<Record<string, string | readonly string[]>>;

/** The inputs as a host reads them. */
export function rawInputs(given: Given): RawInputs {
  return new Map(Object.entries(given).map(([name, value]) => [name, typeof value === 'string' ? [value] : value]));
}
