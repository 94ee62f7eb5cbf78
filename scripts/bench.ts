// npm run bench: what the product costs, as ratios to things everybody has (an empty Node process, `openssl dgst`, the verification library alone).
// A run that does not end as it should is not measured. `--write` puts the tables into docs/performance.md.
//
//   node scripts/bench.ts [files|images|evidence] [--write] [--cosign2 PATH] [--cosign3 PATH] [--gh PATH] [--slsa-verifier PATH]
//
// A tool that is not named is looked for under COSIGN2, COSIGN3, GH and SLSA_VERIFIER, then on PATH. Nothing but this machine is asked.

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { filesOf } from '../src/host/files.ts';
import { evidenceRounds, evidenceRows } from './bench/evidence.ts';
import { imageRounds, imageRows } from './bench/images.ts';
import { interleaved, median, nodeRun, ratioText, root, timed, writeRandom, type Row, type Run } from './bench/measure.ts';
import { bundleRows, manyFilesRows } from './bench/verification.ts';

const documentation = path.join(root, 'docs', 'performance.md');
/** Flags of the command line that verify one bundle offline and pass, one per line, with paths relative to the repository. */
const exampleFlags = path.join(root, 'examples', 'bench-flags.txt');
const START_ROUNDS = 21;
const HASH_ROUNDS = 7;
const HASH_BYTES = 2 ** 30;

/** The cost of a start, and of one verification, against a Node process that does nothing. */
function startRows(folder: string): Row[] {
  const [cli, action] = ['cli.js', 'index.js'].map((name) => path.join(root, 'dist', name));
  const runnerFiles = Object.fromEntries(['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY'].map((name) => [name, path.join(folder, name)]));
  for (const file of Object.values(runnerFiles)) fs.writeFileSync(file, '');
  const flags = fs.existsSync(exampleFlags) ? fs.readFileSync(exampleFlags, 'utf8').split(/\r?\n/u).filter((line) => line !== '') : null;
  const candidates = [
    { what: 'command line, `--version`', aim: '≤ 3.2×', file: cli, run: nodeRun([cli ?? '', '--version'], (code) => code === 0) },
    // An artifact and nobody who must have signed it: found before anything is read or asked.
    { what: 'action, ended by a configuration error', aim: '≤ 4.5×', file: action, run: nodeRun([action ?? ''], (code, printed) => code === 1 && printed.includes('CONFIG_IDENTITY_REQUIRED'), { ...runnerFiles, INPUT_ARTIFACT: 'package.json' }) },
    { what: 'command line, one bundle verified offline', aim: '', file: flags === null ? exampleFlags : cli, run: nodeRun([cli ?? '', ...(flags ?? [])], (code) => code === 0) },
  ];
  const present = candidates.filter(({ file }) => file !== undefined && fs.existsSync(file));
  const [empty, ...times] = interleaved([nodeRun(['-e', '0'], (code) => code === 0), ...present.map(({ run }) => run)], START_ROUNDS);
  if (empty == null) throw new Error('node -e 0 failed');
  const measured = candidates.map(({ what, aim, file, run }) => {
    const at = present.findIndex((candidate) => candidate.run === run);
    if (at < 0) return { what, aim, ratio: '', measured: `not measured: no ${path.relative(root, file ?? '').replaceAll('\\', '/')}` };
    const own = times[at];
    if (own == null) return { what, aim, ratio: '', measured: 'not measured: it did not end as it should' };
    return { what, aim, ratio: ratioText(median(own.map((ms, round) => ms / (empty[round] ?? Number.NaN)))), measured: `${median(own).toFixed(0)} ms` };
  });
  return [{ what: '`node -e 0`', aim: '', ratio: ratioText(1), measured: `${median(empty).toFixed(0)} ms` }, ...measured];
}

/** Hashing against `openssl dgst`, and the memory that it takes. Both must find the same digest. */
function hashRows(folder: string): Row[] {
  const file = path.join(folder, 'large');
  writeRandom(file, HASH_BYTES);
  const own = nodeRun([import.meta.filename, '--hash', file], (code) => code === 0);
  const openssl: Run = { command: 'openssl', args: ['dgst', '-sha256', file], good: (code) => code === 0 };
  const rounds: { ms: number; rss: number; ratio: number | null; openssl: number | null }[] = [];
  for (let round = -1; round < HASH_ROUNDS; round += 1) {
    const ours = timed(own);
    if (ours === null) throw new Error('hashing failed');
    const said = JSON.parse(ours.printed) as { ms: number; rss: number; hex: string };
    const theirs = timed(openssl);
    if (theirs !== null && !theirs.printed.includes(said.hex)) throw new Error('openssl finds another digest');
    // The first round warms the file cache.
    if (round >= 0) rounds.push({ ...said, openssl: theirs?.ms ?? null, ratio: theirs === null ? null : theirs.ms / said.ms });
  }
  const ratios = rounds.flatMap(({ ratio }) => ratio ?? []);
  const theirs = rounds.flatMap((round) => round.openssl ?? []);
  return [
    { what: '`openssl dgst -sha256`, 1 GiB', aim: '', ratio: theirs.length === 0 ? '' : ratioText(1), measured: theirs.length === 0 ? 'not measured: no openssl' : rate(median(theirs)) },
    { what: 'hashing 1 GiB (sha256)', aim: '≥ 1.20× the speed', ratio: ratios.length === 0 ? '' : ratioText(median(ratios)), measured: rate(median(rounds.map(({ ms }) => ms))) },
    { what: 'peak memory while hashing it', aim: '< 150 MB', ratio: '', measured: `${Math.max(...rounds.map(({ rss }) => rss / 1e6)).toFixed(0)} MB` },
  ];
}

function rate(ms: number): string {
  return `${(HASH_BYTES / 1e9 / (ms / 1000)).toFixed(2)} GB/s`;
}

/** The child: hashes files as the product does, and says what it took. Node's own start is not counted, openssl's is. */
async function hashChild(names: readonly string[]): Promise<void> {
  const start = performance.now();
  const files = filesOf(root);
  let last = '';
  for (const name of names) last = (await files.hash(name, ['sha256'])).digests[0];
  const ms = performance.now() - start;
  console.log(JSON.stringify({ ms, rss: process.resourceUsage().maxRSS * 1024, hex: last.slice('sha256:'.length) }));
}

function table(rows: readonly Row[], how: string): string {
  return [
    `Node ${process.version}, ${process.platform} ${process.arch}, ${os.availableParallelism()} cores${how}.`,
    '',
    '| what | ratio | measured | aim |',
    '| --- | --- | --- | --- |',
    ...rows.map(({ what, ratio, measured, aim }) => `| ${what} | ${ratio} | ${measured} | ${aim} |`),
  ].join('\n');
}

function writeDocumentation(name: Part, text: string): void {
  const [begin, end] = [`<!-- bench ${name}: begin -->`, `<!-- bench ${name}: end -->`];
  const before = fs.readFileSync(documentation, 'utf8').replaceAll('\r\n', '\n');
  const [from, to] = [before.indexOf(begin), before.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/performance.md has lost the marks of its table of ${name}`);
  fs.writeFileSync(documentation, `${before.slice(0, from + begin.length)}\n${text}\n${before.slice(to)}`);
}

/** A table of its own, measured on its own. */
type Part = 'files' | 'images' | 'evidence';

async function main(argv: readonly string[]): Promise<void> {
  if (argv[0] === '--hash') return hashChild(argv.slice(1));
  const { values: { write, ...named }, positionals } = parseArgs({ args: [...argv], allowPositionals: true, options: { write: { type: 'boolean', default: false }, cosign2: { type: 'string' }, cosign3: { type: 'string' }, gh: { type: 'string' }, 'slsa-verifier': { type: 'string' } } });
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
  const openssl = (): string => spawnSync('openssl', ['version'], { encoding: 'utf8' }).stdout?.split(' (')[0]?.trim() ?? 'no openssl';
  const parts: Readonly<Record<Part, () => Promise<string>>> = {
    // First: what this process holds by then is what a process that it starts begins with, where the system cannot tell them apart.
    images: async () => table(await imageRows(folder, named), `; median of ${imageRounds.one} rounds (one image) and ${imageRounds.many} (many)`),
    evidence: async () => table(await evidenceRows(folder, named), `; median of ${evidenceRounds} rounds`),
    files: async () => table([...startRows(folder), ...hashRows(folder), ...(await manyFilesRows(folder)), ...(await bundleRows())], `, ${openssl()}; median of ${START_ROUNDS} rounds (starts) and ${HASH_ROUNDS} (hashing)`),
  };
  const unknown = positionals.find((name) => !Object.hasOwn(parts, name));
  if (unknown !== undefined) throw new Error(`there is no table of ${unknown}: ${Object.keys(parts).join(', ')}`);
  try {
    for (const [name, measure] of Object.entries(parts) as [Part, () => Promise<string>][]) {
      if (positionals.length > 0 && !positionals.includes(name)) continue;
      const text = await measure();
      console.log(text);
      if (write) writeDocumentation(name, text);
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

await main(process.argv.slice(2));
