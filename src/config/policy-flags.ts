// What stands behind `policy lint` and `policy test`: files, and flags of a run.

import type { RawInputs } from '../domain/inputs.ts';
import { nearest } from '../domain/nearest.ts';
import { inputs as known } from './inputs.ts';

/** The files in their order, the flags, and what is wrong in words. */
export interface FileFlags { readonly files: readonly string[]; readonly flags: RawInputs; readonly faults: readonly string[] }

/** How the reader of the command line names what is no flag (host/terminal.ts). */
const ARGUMENT = /^argument /;

/** Tells files from flags. A flag that nobody knows, and an empty value, is a fault: a check that ignored it would check something else. */
export function parseInputs(raw: RawInputs): FileFlags {
  const given = [...raw];
  const flags = given.filter(([name]) => !ARGUMENT.test(name));
  const files = given.filter(([name]) => ARGUMENT.test(name)).flatMap(([, values]) => values);
  const unknown = flags.filter(([name]) => !known.has(name)).map(([name]) => {
    const guess = nearest(name, known.keys());
    return `There is no flag --${name.slice(0, 64)}${guess === null ? '' : `; did you mean --${guess}?`}`;
  });
  const empty = [...flags.filter(([name, values]) => known.has(name) && values.includes('')).map(([name]) => `--${name} has no value.`), ...(files.includes('') ? ['A file has no name: an expression may have come to nothing.'] : [])];
  const dashed = files.filter((file) => file.startsWith('-')).map((file) => `${JSON.stringify(file.slice(0, 64))} is no flag; write ./ before a file of this name.`);
  return { files, flags: new Map(flags), faults: [...unknown, ...empty, ...dashed] };
}
