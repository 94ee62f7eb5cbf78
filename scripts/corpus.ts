// npm run corpus -- --dir DIR [--kind K] [--json FILE]
//
// Runs the cases of a corpus folder (cases.jsonl) through the same run() as the action, and compares the verdicts with those of the corpus. Runs are
// offline; a case that needs a look-up is asked against a log of our own, too (corpus/online.ts), and agrees only where both come to what it says. It
// knows kinds of cases and nothing of single ones. What a case waives, no identity or a threshold of 0, it passes as the input that says so.
// A kind, or a case, that needs what is not built yet is shown as "not yet" and counts as nothing; so does one that this machine cannot run, and why is said.

import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { filesOf } from '../src/host/files.ts';
import type { Http } from '../src/domain/ports.ts';
import type { Report } from '../src/domain/report.ts';
import { run, type RunPorts } from '../src/run.ts';
import { anonymous, offlineHttp } from '../src/net/client.ts';
import { adapters, type Asked, type Case, type Inputs } from './corpus/adapters.ts';
import { judgeOnline } from './corpus/online.ts';

type Status = 'agrees' | 'disagrees' | 'contested' | 'not-yet' | 'not-run';

/** What became of one case, with both reasons. `online`: whether it was asked against a log, too. */
interface Result { readonly id: string; readonly kind: string; readonly expected: string; readonly reason: string; readonly got: string; readonly why: string; readonly status: Status; readonly online?: boolean }

const { values: options } = parseArgs({ options: { dir: { type: 'string' }, kind: { type: 'string' }, json: { type: 'string' }, id: { type: 'string' } } });
if (options.dir === undefined) {
  process.stderr.write('Usage: npm run corpus -- --dir DIR [--kind KIND] [--id PART] [--json FILE]\n');
  process.exit(2);
}
const root = path.resolve(options.dir);
const cases = fs.readFileSync(path.join(root, 'cases.jsonl'), 'utf8').split('\n').filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Case);
const chosen = cases.filter((one) => (options.kind === undefined || one.kind === options.kind) && (options.id === undefined || one.id.includes(options.id)));

const results: Result[] = [];
for (const one of chosen) results.push(await judge(one));
report(results);
if (options.json !== undefined) fs.writeFileSync(options.json, `${JSON.stringify(results, null, 1)}\n`);
const failed = results.filter(({ status }) => status === 'disagrees').length;
const passed = results.filter(({ status }) => status === 'agrees').length;
process.stdout.write(`${passed} passed, ${failed} failed\n`);
// A run in which nothing was asked has shown nothing.
process.exit(failed > 0 || passed === 0 ? 1 : 0);

async function judge(one: Case): Promise<Result> {
  const base = { id: one.id, kind: one.kind, reason: one.reason ?? '' };
  // Where a case needs a look-up, what it must say without one is what counts offline.
  const expected = one.offline === false ? (/^accept\b/.test(one.offline_expected ?? 'reject') ? 'accept' : 'reject') : one.expected;
  const adapt = adapters[one.kind];
  const asked: Asked = adapt === undefined ? { notYet: 'this kind of case' } : await adapt(one, root);
  if ('notYet' in asked) return { ...base, expected, got: '', why: asked.notYet, status: 'not-yet' };
  if ('notRun' in asked) return { ...base, expected, got: '', why: asked.notRun, status: 'not-run' };
  const verdicts = 'parsed' in asked ? [asked.parsed] : await Promise.all(asked.runs.map(verify));
  // Alternatives of identity: one that is accepted is enough. Keys may have to sign in a number.
  const atLeast = 'parsed' in asked ? 1 : (asked.atLeast ?? 1);
  const accepted = verdicts.filter(({ got }) => got === 'accept');
  const best = accepted.length >= atLeast ? accepted[0] : (verdicts.find(({ got }) => got !== 'accept') ?? { got: 'reject', why: `${accepted.length} of ${atLeast} signers` });
  if (best === undefined) throw new Error(`${one.id}: nothing was asked`);
  const status = (agrees: boolean): Status => (agrees ? 'agrees' : one.contested === undefined ? 'disagrees' : 'contested');
  if (one.offline !== false) return { ...base, expected, ...best, status: status(best.got === expected) };
  const online = await judgeOnline(one, asked, { root, engine });
  const offline = best.got === expected;
  const seen = 'notRun' in online ? { got: 'not run', why: online.notRun, agrees: false } : online;
  const disagreed = [...(offline ? [] : ['offline']), ...(seen.agrees ? [] : ['online'])];
  const both = { expected: `offline ${expected}, online ${one.expected}`, got: `offline ${best.got}, online ${seen.got}`, why: `${disagreed.length === 0 ? '' : `not as expected: ${disagreed.join(' and ')}. `}Online: ${seen.why}. Offline: ${best.why}` };
  return { ...base, ...both, online: true, status: offline && 'notRun' in online ? 'not-run' : status(disagreed.length === 0) };
}

async function engine(inputs: Inputs, http: Http): Promise<Report> {
  const ports: RunPorts = { ...anonymous, files: filesOf(root), http, cacheFolder: null, now: () => new Date(), log: () => {}, deadline: new AbortController().signal };
  return (await run(inputs, ports, 'cli')).report;
}

async function verify(inputs: Inputs): Promise<{ readonly got: string; readonly why: string }> {
  const { outcome, problems, subjects } = await engine(inputs, offlineHttp);
  const reasons = [...problems, ...subjects.flatMap((subject) => subject.reasons)];
  const rejected = subjects.flatMap((subject) => subject.ledger).filter(({ became }) => became === 'rejected').map(({ code, seen, expected }) => `${code}: ${seen}, expected ${expected}`);
  const why = [...reasons.map(({ code, about, what, seen }) => `${code} ${about ?? ''} ${what}${seen === null ? '' : ` (${seen})`}`), ...rejected].join(' | ');
  return { got: verdictOf(outcome, problems.map(({ code }) => code)), why };
}

// An error is no verdict, except where the trust root itself is the fault, or what the case expects is nothing that could be: then nothing can be
// accepted, and that is said.
function verdictOf(outcome: string, codes: readonly string[]): string {
  if (outcome === 'passed') return 'accept';
  if (outcome === 'failed' || outcome === 'indeterminate') return 'reject';
  return outcome === 'error' && codes.length > 0 && codes.every((code) => code === 'TRUST_MALFORMED' || code === 'CONFIG_INVALID_VALUE' || code === 'CONFIG_EMPTY_INPUT') ? 'reject' : outcome;
}

function report(all: readonly Result[]): void {
  for (const { id, kind, expected, reason, got: seen, why, status } of all) {
    if (status === 'not-run') process.stdout.write(`not run: ${kind} ${id}\n  ${why.slice(0, 600)}\n`);
    if (status === 'disagrees' || status === 'contested') process.stdout.write(`${status}: ${kind} ${id}\n  corpus: ${expected} ${reason}\n  here:   ${seen} ${why.slice(0, 600)}\n`);
  }
  const kinds = [...new Set(all.map(({ kind }) => kind))].toSorted();
  const count = (kind: string, status: Status): string => String(all.filter((one) => one.kind === kind && one.status === status).length).padStart(9);
  process.stdout.write(`${'kind'.padEnd(26)}${['agrees', 'disagrees', 'contested', 'not yet', 'not run'].map((title) => title.padStart(10)).join('')}\n`);
  for (const kind of kinds) process.stdout.write(`${kind.padEnd(26)}${(['agrees', 'disagrees', 'contested', 'not-yet', 'not-run'] as const).map((status) => ` ${count(kind, status)}`).join('')}\n`);
  const online = all.filter((one) => one.online === true);
  if (online.length > 0) process.stdout.write(`asked against a log too: ${online.length}, of which ${online.filter(({ status }) => status === 'agrees').length} agree offline and online\n`);
}
