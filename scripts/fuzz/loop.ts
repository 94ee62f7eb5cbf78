// The loop: mutants of one share of the numbers, each examined and classified.

import { engine, Examiner, judge, runAll, truthIn, truthOf, type Evidence, type Fate, type Seen, type Stages, type Truth } from './pipeline.ts';
import { mutate, type Mutant } from './mutate.ts';
import { isLayered, type Original } from './originals.ts';
import { Random } from './random.ts';

/** What became of a mutant: `crash` and `hang` are the engine's faults, as `false-accept` is. */
export type Class = Fate | 'crash' | 'hang';
export const classes: readonly Class[] = ['rejected', 'equal', 'fewer', 'false-accept', 'crash', 'hang'];

/** A mutant that shows a fault, with what is needed to feed it again. */
export interface Finding { readonly index: number; readonly class: Class; readonly why: string; readonly how: readonly string[]; readonly original: Original; readonly evidence: Evidence; readonly donor: Original | null }

/** Counts by family and class, by code, by kind of change, and by what was thrown inside and became a rejection. */
export interface Tally {
  readonly families: Map<string, Map<Class, number>>;
  readonly codes: Map<string, number>;
  readonly changes: Map<string, Map<Class, number>>;
  readonly threw: Map<string, number>;
  readonly findings: Finding[];
  runs: number;
}

/** A share of a run: the mutants `from`, `from + step`, … below `to`. `skip` are known to end the thread. `stages` are the engine's, unless a test breaks one. */
export interface Share { readonly seed: number; readonly from: number; readonly step: number; readonly to: number; readonly originals: readonly Original[]; readonly skip?: readonly number[]; readonly stages?: Stages }

/** A mutant takes no longer than this, in milliseconds. */
export const HANG_MS = 2000;
/** Every so many mutants go through run() too: it costs far more than the stages alone. */
const RUN_EVERY = 1000;
/** Every so many mutants are shown another subject, whatever became of them; accepted ones always are. */
const DECOY_EVERY = 16;
const DECOY = Buffer.from('what nobody signed\n');

export function newTally(): Tally {
  return { families: new Map(), codes: new Map(), changes: new Map(), threw: new Map(), findings: [], runs: 0 };
}

/** The mutant of this number. It depends on nothing but the seed and the originals. */
export function mutantOf(index: number, { seed, originals }: Pick<Share, 'seed' | 'originals'>): { readonly original: Original; readonly mutant: Mutant } {
  const random = new Random(seed, index);
  const original = random.pick(originals);
  let mutant = mutate(original, originals, random);
  // Some changes change nothing (a swap with itself): another is tried, a few times.
  for (let again = 0; again < 4 && isSame(mutant, original); again += 1) mutant = mutate(original, originals, random);
  return { original, mutant };
}

function isSame(mutant: Evidence, original: Original): boolean {
  return mutant.files.length === original.files.length && mutant.files.every(({ bytes }, at) => original.files[at]?.bytes.equals(bytes) === true) && (mutant.checksums === null || original.checksums?.bytes.equals(mutant.checksums.bytes) === true);
}

/** Runs a share. `begin` is told of each mutant before it is examined, so that somebody else can see one that never ends. */
export async function runShare(share: Share, tally: Tally, begin: (index: number) => void = () => {}): Promise<void> {
  const truths = new Truths();
  for (let index = share.from; index < share.to; index += share.step) {
    if (share.skip?.includes(index) === true) continue;
    begin(index);
    const { original, mutant } = mutantOf(index, share);
    const result = await classify(mutant, original, truths, share.stages ?? engine, index);
    record(tally, { index, original, mutant, result });
  }
}

/** What is true of each original; found out once. */
class Truths {
  readonly #known = new Map<Original, Promise<Truth>>();

  /** What is true of an original, and of the one that lent it a part. What the lender says is asked for only where the original does not say it. */
  async of(original: Original, seen: Seen, donor: Original | null): Promise<{ readonly fate: Fate; readonly truths: readonly Truth[] }> {
    const own = this.#known.get(original) ?? truthOf(original);
    this.#known.set(original, own);
    const truths = [await own];
    const fate = await judge(seen, truths);
    if (fate !== 'false-accept' || donor === null) return { fate, truths };
    // Untouched, to the same user: with their trust, their keys and their file.
    const lent = await truthIn({ ...donor, checksums: original.checksums }, original);
    const both = [...truths, lent];
    return { fate: await judge(seen, both), truths: both };
  }
}

interface Result { readonly class: Class; readonly why: string; readonly codes: readonly string[]; readonly threw: readonly string[]; readonly ran: boolean }

async function classify(mutant: Mutant, original: Original, truths: Truths, stages: Stages, index: number): Promise<Result> {
  const started = performance.now();
  const result = await classifyUntimed(mutant, original, truths, stages, index);
  if (performance.now() - started <= HANG_MS) return result;
  // Another process may have held the machine: only what is slow twice is slow.
  const again = performance.now();
  await classifyUntimed(mutant, original, truths, stages, index);
  const ms = Math.round(performance.now() - again);
  return ms > HANG_MS ? { ...result, class: 'hang', why: `${ms} ms` } : result;
}

async function classifyUntimed(mutant: Mutant, original: Original, truths: Truths, stages: Stages, index: number): Promise<Result> {
  const ran = index % RUN_EVERY === 0;
  try {
    const examiner = new Examiner(mutant, original, stages);
    const seen = await examiner.show(original.subject);
    const { codes, threw } = seen;
    const { fate, truths: known } = await truths.of(original, seen, mutant.donor);
    const isAccepted = fate !== 'rejected';
    if (fate === 'false-accept') return { class: fate, why: difference(seen.prints, known), codes, threw, ran };
    // Nothing that was signed is about this one.
    const decoyed = isAccepted || index % DECOY_EVERY === 0 ? (await examiner.show(DECOY)).prints : [];
    if (decoyed.length > 0) return { class: 'false-accept', why: 'accepted for another subject', codes, threw, ran };
    // A run reads files and nothing of a registry.
    const whole = ran && !isLayered(original) ? await runAll(mutant, original) : null;
    if (whole?.codes.includes('INTERNAL') === true) return { class: 'crash', why: 'run() ended with INTERNAL', codes, threw, ran };
    if (whole?.outcome === 'passed' && !isAccepted) return { class: 'false-accept', why: 'run() passed what the stages reject', codes, threw, ran };
    return { class: fate, why: '', codes, threw, ran };
  } catch (cause) {
    return { class: 'crash', why: cause instanceof Error ? `${cause.name}: ${cause.message}\n${cause.stack ?? ''}` : String(cause), codes: [], threw: [], ran };
  }
}

function difference(prints: readonly { readonly what: string; readonly witnesses: readonly string[] }[], truths: readonly Truth[]): string {
  return JSON.stringify({ seen: prints.map(({ what, witnesses }) => [JSON.parse(what), witnesses]), true: truths.flatMap((truth) => truth.prints.map(({ what, witnesses }) => [JSON.parse(what), witnesses])) });
}

function record(tally: Tally, { index, original, mutant, result }: { readonly index: number; readonly original: Original; readonly mutant: Mutant; readonly result: Result }): void {
  count(inner(tally.families, original.family), result.class);
  for (const how of new Set(mutant.how.map((text) => text.replace(/(spliced|joined) .*/, '$1')))) count(inner(tally.changes, how), result.class);
  if (result.class === 'rejected') count(tally.codes, result.codes[0] ?? 'NO_EVIDENCE');
  for (const text of result.threw) count(tally.threw, text.replaceAll(/\d+/g, '#').slice(0, 120));
  if (result.ran) tally.runs += 1;
  if (result.class === 'rejected' || result.class === 'equal' || result.class === 'fewer') return;
  const { files, checksums, how } = mutant;
  tally.findings.push({ index, class: result.class, why: result.why, how, original, evidence: { files, checksums }, donor: mutant.donor });
}

/** Examines one mutant again. */
export async function replay({ original, evidence, index, donor }: Finding): Promise<{ readonly class: Class; readonly why: string; readonly codes: readonly string[] }> {
  return classify({ ...evidence, how: [], donor }, original, new Truths(), engine, index);
}

/** Adds the counts of one tally to another. */
export function addTally(to: Tally, from: Tally): void {
  for (const [name, counts] of from.families) for (const [key, number] of counts) count(inner(to.families, name), key, number);
  for (const [name, counts] of from.changes) for (const [key, number] of counts) count(inner(to.changes, name), key, number);
  for (const [key, number] of from.codes) count(to.codes, key, number);
  for (const [key, number] of from.threw) count(to.threw, key, number);
  to.findings.push(...from.findings);
  to.runs += from.runs;
}

function inner(map: Map<string, Map<Class, number>>, key: string): Map<Class, number> {
  const found = map.get(key) ?? new Map<Class, number>();
  map.set(key, found);
  return found;
}

function count<K>(map: Map<K, number>, key: K, by = 1): void {
  map.set(key, (map.get(key) ?? 0) + by);
}
