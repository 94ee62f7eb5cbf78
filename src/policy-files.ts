// What policy files say, and whether their own tests hold: `policy lint` and `policy test`. Composes stages, as run.ts does, and decides nothing.
//
// A test of a policy judges recorded evidence by the policy alone, with the engine that judges runs: what it says is what a run would say of that
// evidence. Logs are not asked, so that a test means the same tomorrow.

import { checkerFor } from './asked.ts';
import { configure, type Settings } from './config/configure.ts';
import { mapBounded, untilDeadline } from './domain/deadline.ts';
import type { Search } from './domain/dossier.ts';
import { problem, SourceError, VerifySupplyChainError, type Problem } from './domain/errors.ts';
import type { RawInputs } from './domain/inputs.ts';
import { limits } from './domain/limits.ts';
import type { Layer } from './domain/policy.ts';
import type { Subject } from './domain/subject.ts';
import type { ExitCode, Outcome } from './domain/verdict.ts';
import { versionOfTag } from './domain/version.ts';
import { splitCandidates } from './evidence/files.ts';
import { gatherer, gatherUnder, type Gather, type Sources } from './gather.ts';
import { Github } from './github.ts';
import { policyTools } from './given.ts';
import { offlineHttp } from './net/client.ts';
import { DecidingFiles } from './deciding-files.ts';
import { loadPolicies, type LoadedPolicies, type LoadedPolicy } from './policies.ts';
import { judge } from './policy/judge.ts';
import { lintLayer } from './policy/lint-layer.ts';
import type { PolicyTest } from './policy/read-policy.ts';
import { forJson, forTerminal, guardLine } from './report/escape.ts';
import { reasonsOf } from './report/reasons.ts';
import type { RunPorts } from './run.ts';
import { TrustGroups } from './trust-groups.ts';

/** What a command prints, and how it ends. Every line is fit for a log that a machine listens to. */
export interface Answer { readonly stdout: string; readonly stderr: string; readonly exit: ExitCode }

/** What is done with policy files. `flags` are those that were given beside them, each of them known. */
export type PolicyFileTool = (files: readonly string[], asked: { readonly flags: RawInputs; readonly json: boolean }, ports: RunPorts) => Promise<Answer>;

/** One file with what was read of it. */
interface ReadFile extends LoadedPolicies { readonly file: string }

/** Flags of a run that mean something here: how files at GitHub are had, and trust roots. */
const FLAGS: ReadonlySet<string> = new Set(['github-token', 'github-host', 'github-trust-domain', 'offline', 'trust-refresh', 'timeout']);

/** A subject that nobody looks at: the settings of a run are for one. */
const NOTHING = `sha256:${'0'.repeat(64)}`;

/**
 * Says what is wrong with policy files, with line and column, and what they leave open. Exit 0 where nothing is wrong, 1 where something is, 2 where a
 * file cannot be had.
 */
export const lintPolicies: PolicyFileTool = async (files, { flags, json }, ports) => {
  const { settings, problems } = settingsFor(files, flags);
  if (problems.length > 0) return refused(problems);
  const read = await mapBounded(await readFiles(files, settings, ports), 1, async (one) => ({ ...one, notes: [...one.notes, ...(await leftOpen(one))] }));
  const exit = exitOf(read);
  const words = read.flatMap(({ file, problems: wrong, notes }) => [...wrong.map(lineOf), ...notes.map(lineOf), `${wrong.length > 0 ? '✗' : '✓'} ${file}: ${counted(wrong.length, 'problem')}, ${counted(notes.length, 'note')}`]);
  return { stdout: json ? jsonOf({ schema: 1, exit, files: read.map(({ file, problems: wrong, notes }) => ({ file, problems: wrong, notes })) }) : printed(words), stderr: '', exit };
};

/** Runs the tests that policy files bring. Exit 0 where all have the outcome that they must have, 1 where one has not, 2 where nothing could be tested. */
export const testPolicies: PolicyFileTool = async (files, { flags, json }, ports) => {
  const { settings, problems } = settingsFor(files, flags);
  if (problems.length > 0) return refused(problems);
  const read = await readFiles(files, settings, ports);
  if (exitOf(read) !== 0) return refused(read.flatMap((one) => one.problems));
  const results = await mapBounded(read.flatMap(({ policies }) => policies), 1, (loaded) => testPolicy(loaded, settings, ports));
  const all = results.flat();
  const untested = read.filter(({ policies }) => policies.every(({ policy }) => policy.tests.length === 0)).map(({ file }) => file);
  if (all.length === 0) return refused([problem('POLICY_UNTESTED', { about: untested.join(', ') })]);
  const exit = all.every(({ holds }) => holds) ? 0 : 1;
  const words = [...all.flatMap(resultLines), ...untested.map((file) => `- ${file}: no tests`), `${counted(all.filter(({ holds }) => holds).length, 'test')} passed, ${all.filter(({ holds }) => !holds).length} failed`];
  return { stdout: json ? jsonOf({ schema: 1, exit, tests: all, untested }) : printed(words), stderr: '', exit };
};

function settingsFor(files: readonly string[], flags: RawInputs): ReturnType<typeof configure> {
  const foreign = [...flags.keys()].filter((name) => !FLAGS.has(name)).map((name) => problem('CONFIG_CONFLICT', { about: name, what: `${name} says nothing about policy files.`, expected: [...FLAGS].join(', '), next: 'Leave it out.' }));
  const { settings, problems } = configure(new Map([...flags, ['policy', files], ['subject-digest', [NOTHING]]]), 'cli');
  return { settings, problems: [...foreign, ...problems] };
}

async function readFiles(files: readonly string[], settings: Settings, ports: RunPorts): Promise<readonly ReadFile[]> {
  const github = new Github(settings, ports);
  const deciding = new DecidingFiles({ files: ports.files, api: () => github.api() });
  const http = settings.offline ? offlineHttp : ports.http;
  return mapBounded(files, 1, async (file) => ({ file, ...(await loadPolicies([file], deciding, policyTools(settings, { ...ports, http }))) }));
}

async function leftOpen({ policies }: ReadFile): Promise<readonly Problem[]> {
  const layers = await mapBounded(policies, 1, ({ policy }) => lintLayer(policy.build(() => ({ domains: ['any'], unlogged: 'any' }))));
  return layers.flat();
}

function exitOf(read: readonly ReadFile[]): ExitCode {
  const problems = read.flatMap((one) => one.problems);
  if (problems.some(({ code, about }) => code === 'POLICY_UNAVAILABLE' && about === 'policy')) return 2;
  return problems.length > 0 ? 1 : 0;
}

// ── tests

interface TestResult { readonly policy: string; readonly name: string; readonly line: number; readonly holds: boolean; readonly expect: Outcome; readonly outcome: Outcome | 'error'; readonly code: string | null; readonly reasons: readonly Problem[] }

async function testPolicy({ source, policy }: LoadedPolicy, settings: Settings, ports: RunPorts): Promise<readonly TestResult[]> {
  const http = settings.offline ? offlineHttp : ports.http;
  const github = new Github(settings, ports);
  const groups = new TrustGroups(null, { refresh: settings.offline ? 'never' : settings.trustRefresh, contradictions: 'reject', trustDomain: () => github.trustDomain(), onLoaded: () => {} }, { ...ports, http });
  const names = new Map(policy.choices.map((choice) => [choice.name, groups.add(choice)]));
  const layer = policy.build((choice) => {
    const found = names.get(choice);
    if (found === undefined) throw new TypeError('a policy trusts whom it did not choose');
    return found;
  });
  const checker = await checkerFor([layer], settings, ports);
  return mapBounded(policy.tests, 1, async (test) => {
    const said = { policy: source.name, name: test.name, line: test.at.line, expect: test.expect, code: test.code };
    try {
      const verdict = await untilDeadline(async () => {
        const dossier = await gatherTest(test, policy.choices.length === 0 ? null : groups, { ...ports, http });
        return judge(dossier, [layer satisfies Layer], { checker, now: ports.now() });
      }, AbortSignal.any([ports.deadline, AbortSignal.timeout(settings.timeoutMs)]));
      if (verdict === null) return { ...said, holds: false, outcome: 'error', reasons: [problem('INTERRUPTED')] };
      const reasons = reasonsOf(verdict);
      const isNamed = test.code === null || reasons.some(({ code }) => code === test.code);
      return { ...said, holds: verdict.outcome === test.expect && isNamed, outcome: verdict.outcome, reasons };
    } catch (cause) {
      if (!(cause instanceof VerifySupplyChainError)) throw cause;
      return { ...said, holds: false, outcome: 'error', reasons: cause.problems };
    }
  });
}

async function gatherTest({ subject: { kind, name, digest, tag }, evidence }: PolicyTest, groups: TrustGroups | null, ports: RunPorts): ReturnType<Gather> {
  const subject: Subject = { kind, name, digest, digests: [digest], weak: new Map(), version: tag === null ? null : { tag, version: versionOfTag(tag) }, listedIn: [], image: null, file: null, seenAt: [] };
  const searches = evidence.map(({ path, bytes }): Search => {
    const at = { source: 'file', address: path };
    const [first, ...rest] = splitCandidates(bytes, at);
    if (first === undefined) return { at, outcome: 'none' };
    return rest.length >= limits.candidatesPerFile ? { at, outcome: 'unavailable', code: 'SOURCE_TOO_LARGE', cause: `more than ${limits.candidatesPerFile} documents` } : { at, outcome: 'found', candidates: [first, ...rest] };
  });
  // A policy that asks for no evidence trusts nobody, and needs none to be looked at.
  if (groups === null) return { subject, searches: [], rejections: [], attestations: [] };
  const parsed: NonNullable<Sources['parsed']> = new Map();
  const [first, ...others] = groups.trusts(ports.now).map((trust) => gatherer({ searches, parsed, trust, hasKeys: trust.hasKeys, askLogs: async () => [], onBound: () => {}, ports }));
  if (first === undefined) throw new SourceError('INTERNAL', 'nobody is trusted');
  return gatherUnder([first, ...others])(subject, async () => []);
}

// ── words

function resultLines({ policy, line, name, holds, expect, outcome, code, reasons }: TestResult): readonly string[] {
  if (holds) return [`✓ ${policy}:${line} ${name}`];
  const asked = code === null ? expect : `${expect} with ${code}`;
  return [`✗ ${policy}:${line} ${name}: expected ${asked}, and it is ${outcome}`, ...reasons.slice(0, 10).map((one) => `    ${wordsOf(one)}`)];
}

function lineOf(one: Problem): string {
  const place = one.at === null ? '' : `${one.at.file}:${one.at.line}:${one.at.column}: `;
  return `${place}${one.level}: ${wordsOf(one)} ${one.next}`;
}

function wordsOf({ code, about, what, seen, expected }: Problem): string {
  return `${code}${about === null ? '' : ` ${about}`}: ${what}${seen === null ? '' : ` Found ${seen}.`}${expected === null ? '' : ` Expected ${expected.replace(/\.$/, '')}.`}`;
}

function counted(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

function printed(lines: readonly string[]): string {
  return lines.map((line) => `${guardLine(forTerminal(line, 2000))}\n`).join('');
}

function refused(problems: readonly Problem[]): Answer {
  return { stdout: '', stderr: printed(problems.map(lineOf)), exit: 2 };
}

function jsonOf(document: object): string {
  return `${forJson(JSON.stringify(document, (_key, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value), 2))}\n`;
}
