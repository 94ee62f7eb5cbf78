// Processes and functions timed against each other. Candidates of a comparison run in turn, round after round, and a ratio is the median of the
// rounds' own ratios: a machine that is slow for a while is slow for both.

import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** Where the repository is. */
export const root = path.resolve(import.meta.dirname, '..', '..');

/** A process, and how it should end; one that ends otherwise is not measured. */
export interface Run { readonly command: string; readonly args: readonly string[]; readonly env?: Readonly<Record<string, string>>; readonly good: (code: number | null, printed: string) => boolean }

/** One row of the table. */
export interface Row { readonly what: string; readonly ratio: string; readonly measured: string; readonly aim: string }

/** Runs a process to its end and gives its wall time; null where it did not end as it should. */
export function timed(run: Run): { readonly ms: number; readonly printed: string } | null {
  const start = performance.now();
  const { status, stdout } = spawnSync(run.command, run.args, { cwd: root, encoding: 'utf8', env: { ...process.env, ...run.env }, stdio: ['ignore', 'pipe', 'ignore'] });
  const ms = performance.now() - start;
  return run.good(status, stdout ?? '') ? { ms, printed: stdout } : null;
}

/**
 * Loaded into a measured process (`--import`): writes its largest resident size, in bytes, to the file that `BENCH_PEAK` names when it ends. Where it
 * may collect garbage (`--expose-gc`), what it then still holds instead.
 */
export const WATCH = `data:text/javascript,${encodeURIComponent(`import fs from "node:fs";
const peak = () => {
  // By its own memory alone where the system tells it: the usual number is at least what the process that started it held.
  try { return Number(/^VmHWM:\\s+(\\d+) kB/m.exec(fs.readFileSync("/proc/self/status", "utf8"))[1]) * 1024; } catch { return process.resourceUsage().maxRSS * 1024; }
};
const held = () => {
  for (let round = 0; round < 3; round += 1) globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};
process.on("exit", () => fs.writeFileSync(process.env.BENCH_PEAK, String(globalThis.gc === undefined ? peak() : held())));`)}`;

/** Times processes in turn. Null for one that failed in any round, the first included, which only warms the file cache. */
export function interleaved(runs: readonly Run[], rounds: number): readonly (readonly number[] | null)[] {
  const times: (number[] | null)[] = runs.map((run) => (timed(run) === null ? null : []));
  for (let round = 0; round < rounds; round += 1) {
    runs.forEach((run, index) => {
      if (times[index] == null) return;
      const one = timed(run);
      if (one === null) times[index] = null;
      else times[index].push(one.ms);
    });
  }
  return times;
}

/** A process of the Node that runs this. */
export function nodeRun(args: readonly string[], good: Run['good'], env: Readonly<Record<string, string>> = {}): Run {
  return { command: process.execPath, args, env, good };
}

/** The middle of some numbers; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** A ratio as the table shows it. */
export function ratioText(ratio: number): string {
  return `${ratio.toFixed(2)}×`;
}

/** Writes bytes that no file system stores as a hole. */
export function writeRandom(file: string, bytes: number): void {
  const block = randomBytes(Math.min(bytes, 2 ** 22));
  const handle = fs.openSync(file, 'w');
  for (let written = 0; written < bytes; written += block.length) fs.writeSync(handle, block);
  fs.closeSync(handle);
}
