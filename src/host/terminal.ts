// The terminal: flags of the same names as the inputs, colours, and the signals that end a run early.
//
// Nothing is decided here about an input: what is not known is handed on under its own name, so that configuration says all that is wrong at once.

import type { RawInputs } from '../domain/inputs.ts';
import { nearest } from '../domain/nearest.ts';
import type { Environment } from './environment.ts';
import { systemCode } from './system-error.ts';

/** A flag: `boolean` may stand alone, `value` and `values` are followed by a value. */
export interface Flag { readonly name: string; readonly kind: 'boolean' | 'value' | 'values' }

/** What a command line says. */
export interface CommandLine {
  readonly inputs: RawInputs;
  /** Print the report as JSON. */
  readonly json: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

/** The words behind `policy`. */
export const policyWords = ['lint', 'test', 'explain', 'suggest'] as const;
/** What is to be done, and the arguments for it; or what is wrong with the words that say so. `verify` has no word. */
export type Command =
  | { readonly name: 'verify' | 'policy' | (typeof policyWords)[number]; readonly argv: readonly string[] }
  | { readonly name: 'unknown'; readonly what: string };

/**
 * Reads the words a command line begins with: `policy` and one more, or none. Only the first two arguments can be words: a value that reads `policy`,
 * which somebody else may have chosen, turns no verification into anything else.
 */
export function commandOf(argv: readonly string[]): Command {
  const [first = '', word = '', ...rest] = argv;
  if (first !== 'policy') return nearest(first, ['policy']) === null || first.startsWith('-') ? { name: 'verify', argv } : { name: 'unknown', what: `There is no command ${JSON.stringify(first.slice(0, 64))}; did you mean policy?` };
  const known = policyWords.find((one) => one === word);
  if (known !== undefined) return { name: known, argv: rest };
  if (isOwn(word) || word === '') return { name: 'policy', argv: argv.slice(1) };
  const guess = nearest(word, policyWords);
  return { name: 'unknown', what: `There is no command policy ${JSON.stringify(word.slice(0, 64))}; ${guess === null ? `there are ${policyWords.map((one) => `policy ${one}`).join(', ')}` : `did you mean policy ${guess}?`}` };
}

/**
 * Reads a command line (without the program's own name).
 *
 *   --artifact a --artifact b    a value each, kept in order
 *   --artifact=a                 the same; the only way to write a value that begins with two hyphens
 *   --offline                    `true`; --offline=false is `false`
 *
 * A flag whose value is missing gets the empty value: `--repo $REPO --offline` with an empty variable must not take `--offline` for a
 * repository. What is no flag is kept under a name that no input can have, as is all behind `--`.
 */
export function parseFlags(argv: readonly string[], known: readonly Flag[]): CommandLine {
  const kinds = new Map(known.map(({ name, kind }) => [name, kind]));
  const inputs = new Map<string, readonly string[]>();
  const own = new Set<string>();
  const add = (name: string, value: string): void => {
    inputs.set(name, [...(inputs.get(name) ?? []), value]);
  };
  for (let at = 0; at < argv.length; at += 1) {
    const argument = argv[at] ?? '';
    if (argument === '--') {
      for (const rest of argv.slice(at + 1)) add(`argument ${JSON.stringify(rest)}`, rest);
      break;
    }
    const flag = /^--(?<name>[^=]+)(?:=(?<value>[\s\S]*))?$/u.exec(argument)?.groups;
    const name = flag?.['name'];
    const given = flag?.['value'];
    const follows = argv[at + 1];
    if (isOwn(argument)) own.add(OWN[argument]);
    else if (name === undefined) add(`argument ${JSON.stringify(argument)}`, argument);
    else if (given !== undefined) add(name, given);
    else if (kinds.get(name) === 'boolean') add(name, 'true');
    else if (follows === undefined || follows.startsWith('--')) add(name, kinds.has(name) ? '' : 'true');
    else {
      add(name, follows);
      at += 1;
    }
  }
  return { inputs, json: own.has('json'), help: own.has('help'), version: own.has('version') };
}

/** The flags of the command line itself, which are no inputs. */
const OWN = { '--json': 'json', '--help': 'help', '-h': 'help', '--version': 'version' } as const;

function isOwn(argument: string): argument is keyof typeof OWN {
  return Object.hasOwn(OWN, argument);
}

/** Whether text for `stream` may have colours: it is a terminal that knows them, and nobody asked for none (no-color.org). */
export function wantsColour(env: Environment, stream: { readonly isTTY?: boolean }): boolean {
  return stream.isTTY === true && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
}

/** What to say of a version of node that lacks what is needed; null where it has it. */
export function tooOld(node: string): string | null {
  return Number(node.split('.')[0]) >= 24 ? null : `verify-supply-chain needs node 24.15 or later, and this is ${node}. In a clone, after npm ci: npx node dist/cli.js`;
}

const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;
type Signal = keyof typeof SIGNALS;

/** The part of `process` that cancellation needs. */
export interface Cancellable {
  on(event: Signal, listener: () => void): unknown;
  exit(code: number): unknown;
}

/**
 * Returns a signal that aborts when the run is cancelled (SIGINT, SIGTERM).
 *
 * GitHub's runner sends SIGINT, after 7.5 seconds SIGTERM, after 2.5 more it kills: the first is the time to publish what is known. The second
 * ends the process at once, with the shell's number for it, which is never 0. Waiting for signals does not keep the process alive.
 */
export function cancellation(process: Cancellable): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(SIGNALS[signal]);
      controller.abort(new DOMException(`cancelled by ${signal}`, 'AbortError'));
    });
  }
  return controller.signal;
}

/** The part of `process` that ending needs. */
export interface Ending { exitCode?: number | string | null | undefined; exit(code: number): unknown }

/** How long work that the deadline cut off may go on behind a published report, in milliseconds. */
const GRACE_MS = 1000;

/** Sets the exit code, and ends the process by force where cut-off work would keep it alive. Everything has been published by then. */
export function endSoon(process: Ending, code: number): void {
  process.exitCode = code;
  setTimeout(() => process.exit(code), GRACE_MS).unref();
}

/** The part of `process` that output needs. */
export interface Printing { exitCode?: number | string | null | undefined; readonly stdout: { on(event: 'error', listener: (cause: unknown) => void): unknown } }

/**
 * Keeps the exit code that of the verdict where whoever reads the output goes away (`… --json | head`): Node would end with 1, which says that a
 * subject failed. Output that is lost for another reason, as on a full disk, is an error.
 */
export function outliveReader(process: Printing): void {
  process.stdout.on('error', (cause) => {
    if (systemCode(cause) !== 'EPIPE') process.exitCode = 2;
  });
}
