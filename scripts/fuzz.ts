// npm run fuzz -- --count N [--seed S] [--json FILE] [--save DIR] [--originals FILE]
// npm run fuzz -- --replay FILE
//
// Forges evidence of every format the engine reads for files, changes it, and runs each mutant through the engine's own stages. A mutant may be
// rejected, or accepted for saying the same as its original. Accepted with another payload, signer, signature, log body, time or claim, or about
// another subject, it is a forgery that got through; whatever is thrown, or takes more than two seconds, is a fault as well. Exit 1 for any of them.
//
// A mutant follows from its number, the seed and the originals. Keys are new in every run, and with them the originals: `--originals` keeps them in a
// file (written where there is none), for a run that is the same byte for byte. What shows a fault is saved with all that is needed to replay it.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { addTally, HANG_MS, mutantOf, newTally, replay, type Finding, type Tally } from './fuzz/loop.ts';
import { forgeOriginals, type Original } from './fuzz/originals.ts';
import { isClean, load, originalsFromJson, originalsToJson, save, tables, toJson, totals } from './fuzz/report.ts';
import type { Message, Order } from './fuzz/worker.ts';

const THREADS = 2;
const SAVED = 200;
/** How often the threads are looked at. */
const WATCH_MS = 500;
/** A thread that is starting up, or shares its processor, is not hanging: only well beyond what a mutant may take is it ended. */
const GIVE_UP_MS = 10 * HANG_MS;

const { values: options } = parseArgs({
  options: { count: { type: 'string' }, seed: { type: 'string', default: '1' }, json: { type: 'string' }, save: { type: 'string', default: path.join(os.tmpdir(), 'fuzz-findings') }, originals: { type: 'string' }, replay: { type: 'string' } },
});

if (options.replay !== undefined) await replayOne(options.replay);
else if (/^[1-9]\d{0,8}$/.test(options.count ?? '') && /^\d{1,9}$/.test(options.seed)) await fuzz(Number(options.count), Number(options.seed));
else {
  process.stderr.write('Usage: npm run fuzz -- --count N [--seed S] [--json FILE] [--save DIR] [--originals FILE] | --replay FILE\n');
  process.exitCode = 2;
}

async function fuzz(count: number, seed: number): Promise<void> {
  const originals = await originalsOf(options.originals);
  const started = performance.now();
  const tally = newTally();
  await Promise.all(Array.from({ length: THREADS }, (_, thread) => runThread(thread, count, seed, originals, tally)));
  const seconds = (performance.now() - started) / 1000;
  const rate = Math.round(count / seconds);
  process.stdout.write(`${originals.length} originals, ${count} mutants, seed ${seed}, ${seconds.toFixed(0)} s, ${rate} mutants/s\n\n${tables(tally)}\n`);
  if (options.json !== undefined) fs.writeFileSync(options.json, toJson(tally, { count, seed, seconds, originals: originals.length }));
  const findings = tally.findings.toSorted((a, b) => a.index - b.index);
  for (const file of findings.length === 0 ? [] : save(findings, options.save, SAVED)) process.stdout.write(`saved ${file}\n`);
  const examined = Object.values(totals(tally)).reduce((sum, number) => sum + number, 0);
  // A mutant that nobody counted may be the one.
  process.exitCode = isClean(tally) && examined === count ? 0 : 1;
  if (examined !== count) process.stdout.write(`only ${examined} of ${count} were examined\n`);
}

async function originalsOf(file: string | undefined): Promise<readonly Original[]> {
  if (file !== undefined && fs.existsSync(file)) return originalsFromJson(fs.readFileSync(file, 'utf8'));
  const originals = await forgeOriginals();
  if (file !== undefined) fs.writeFileSync(file, originalsToJson(originals));
  return originals;
}

/** Runs every second mutant in a thread. One that a thread cannot get over is a finding, and another thread does the rest of its batch. */
async function runThread(thread: number, count: number, seed: number, originals: readonly Original[], tally: Tally): Promise<void> {
  const skip: number[] = [];
  for (let from = thread; from < count; ) {
    const { next, stuck } = await untilStuck({ share: { seed, from, step: THREADS, to: count, originals, skip }, progress: new Int32Array(new SharedArrayBuffer(4)) }, tally);
    from = next;
    if (stuck === null) continue;
    skip.push(stuck.index);
    const { original, mutant } = mutantOf(stuck.index, { seed, originals });
    const finding: Finding = { ...stuck, how: mutant.how, original, evidence: { files: mutant.files, checksums: mutant.checksums }, donor: mutant.donor };
    const one = newTally();
    one.families.set(original.family, new Map([[stuck.class, 1]]));
    one.findings.push(finding);
    addTally(tally, one);
  }
}

type Stuck = Pick<Finding, 'index' | 'class' | 'why'>;

/** Runs a thread until it has finished or cannot go on. Returns where the next one begins, and the mutant it could not get over. */
async function untilStuck(order: Order, tally: Tally): Promise<{ readonly next: number; readonly stuck: Stuck | null }> {
  Atomics.store(order.progress, 0, -1);
  const worker = new Worker(new URL('./fuzz/worker.ts', import.meta.url), { workerData: order });
  const { promise, resolve, reject } = Promise.withResolvers<Stuck | null>();
  let next = order.share.from;
  let [last, since] = [-1, performance.now()];
  const watch = setInterval(() => {
    const index = Atomics.load(order.progress, 0);
    if (index !== last) [last, since] = [index, performance.now()];
    else if (index >= 0 && performance.now() - since > GIVE_UP_MS) resolve({ index, class: 'hang', why: `more than ${GIVE_UP_MS} ms` });
  }, WATCH_MS);
  worker.on('message', (message: Message) => {
    addTally(tally, message.tally);
    next = message.next;
    if (next >= order.share.to) resolve(null);
  });
  worker.on('error', (error: Error) => {
    const index = Atomics.load(order.progress, 0);
    // Out of memory, or out of stack where nothing catches it: the mutant in hand ended the thread. Before the first one the fault is the fuzzer's.
    if (index < 0) reject(error);
    else resolve({ index, class: 'crash', why: `${error.name}: ${error.message}` });
  });
  try {
    return { stuck: await promise, next };
  } finally {
    clearInterval(watch);
    await worker.terminate();
  }
}

async function replayOne(file: string): Promise<void> {
  const finding = load(file);
  const { class: of, why, codes } = await replay(finding);
  process.stdout.write(`${path.basename(file)}: ${of} ${codes.join(', ')}\n${finding.original.id}: ${finding.how.join('; ')}\n${why}\n`);
  process.exitCode = of === 'false-accept' || of === 'crash' || of === 'hang' ? 1 : 0;
}
