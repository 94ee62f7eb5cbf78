// The built program, as users run it: a process of its own, with the variables of the runner or with flags.

import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { inputs } from '../../src/config/inputs.ts';
import type { Given } from './inputs.ts';

const DIST = path.resolve(import.meta.dirname, '../../dist');

/** What a process left behind. `outputs` and `summary` are null where it wrote none. */
export interface Ended {
  readonly exit: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: Readonly<Record<string, string>> | null;
  readonly summary: string | null;
}

export interface Started {
  /** More variables; undefined takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Called with each line of stderr as it comes, and with what ends the process. */
  readonly onError?: (text: string, kill: (signal: 'SIGINT' | 'SIGTERM') => void) => void;
}

/** A door of the built program. Throws where there is no build. */
export function builtDoor(name: 'index.js' | 'cli.js'): string {
  const door = path.join(DIST, name);
  if (!fs.existsSync(door)) throw new Error(`dist/${name} is missing: run "npm run build" first`);
  return door;
}

/** Runs the built action in `folder` as the runner does: every input of action.yml with its default, those given over them. */
export function runAction(folder: string, given: Given, started: Started = {}): Promise<Ended> {
  return runEntry(builtDoor('index.js'), folder, given, started);
}

/** The same of another file than the built one. */
export async function runEntry(entry: string, folder: string, given: Given, started: Started = {}): Promise<Ended> {
  const declared = [...inputs].filter(([, { door }]) => door === 'action').map(([name, input]) => [name, input.default]);
  const values = Object.entries({ ...Object.fromEntries(declared) as Record<string, string>, ...given }).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, typeof value === 'string' ? value : value.join('\n')]);
  const [output, summary] = [path.join(folder, 'github-output'), path.join(folder, 'github-summary')];
  for (const file of [output, summary]) fs.writeFileSync(file, '');
  const env = { ...Object.fromEntries(values) as Record<string, string>, GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary, GITHUB_WORKSPACE: folder, RUNNER_TEMP: folder };
  const ended = await start(folder, [entry], { ...started, env: { ...env, ...started.env } });
  return { ...ended, outputs: readOutputs(output), summary: fs.existsSync(summary) ? fs.readFileSync(summary, 'utf8') : null };
}

/** Runs the command line in `folder`. */
export async function runCli(folder: string, flags: readonly string[], started: Started = {}): Promise<Ended> {
  return start(folder, [builtDoor('cli.js'), ...flags], started);
}

/** Runs a program of node in `folder`: its file, and what follows. */
export function runProgram(folder: string, argv: readonly string[], started: Started = {}): Promise<Ended> {
  return start(folder, argv, started);
}

async function start(cwd: string, argv: readonly string[], { env = {}, onError }: Started): Promise<Ended> {
  // Nothing of this process' variables but what a program needs to start: no input of a runner that the tests themselves run on.
  const kept = Object.fromEntries(['PATH', 'SystemRoot', 'TEMP', 'TMP', 'HOME'].flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
  const child = spawn(process.execPath, argv, { cwd, env: { ...kept, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => {
    stderr.push(chunk);
    onError?.(chunk.toString(), (signal) => void child.kill(signal));
  });
  const { promise, resolve, reject } = Promise.withResolvers<[number | null, string | null]>();
  child.on('error', reject);
  child.on('close', (code, signal) => resolve([code, signal]));
  const [exit, signal] = await promise;
  return { exit, signal, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString(), outputs: null, summary: null };
}

// The runner's own grammar: `name=value`, or `name<<mark`, lines, `mark`. The later of two wins.
function readOutputs(file: string): Readonly<Record<string, string>> {
  const outputs: Record<string, string> = {};
  const lines = fs.readFileSync(file, 'utf8').split(/\r?\n/);
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const [, name, mark] = /^([^=]+?)<<(.+)$/.exec(line) ?? [];
    if (name === undefined || mark === undefined) {
      if (line !== '') outputs[line.slice(0, line.indexOf('='))] = line.slice(line.indexOf('=') + 1);
      continue;
    }
    const end = lines.indexOf(mark, at + 1);
    if (end < 0) throw new Error(`the output ${name} does not end`);
    outputs[name] = lines.slice(at + 1, end).join('\n');
    at = end;
  }
  return outputs;
}
