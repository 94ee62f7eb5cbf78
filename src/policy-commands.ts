// Commands about policies: what a policy could say of what is there, and what policy files say. Composes stages, as run.ts does, and decides nothing.
//
// `policy suggest` verifies and accepts nobody; a policy that it printed is obeyed when somebody has read it and committed it. So the text alone goes to
// stdout, and what is to be said of it, or went wrong, to stderr as well.

import type { Digest } from './domain/digest.ts';
import type { Dossier } from './domain/dossier.ts';
import { parseInputs, type FileFlags } from './config/policy-flags.ts';
import { githubCom, parseGithubHost, type GithubHost } from './domain/github-host.ts';
import type { RawInputs } from './domain/inputs.ts';
import { decodeUtf8, JsonError } from './domain/json.ts';
import { limits } from './domain/limits.ts';
import { FileError } from './domain/ports.ts';
import { labelOf } from './domain/predicate-types.ts';
import type { Report, SubjectReport } from './domain/report.ts';
import { printed, type PrintedSuggestion } from './domain/suggestion.ts';
import type { ExitCode } from './domain/verdict.ts';
import { lintPolicies, testPolicies, type Answer, type PolicyFileTool } from './policy-files.ts';
import { confirm, suggest } from './policy/suggest.ts';
import { forJson, forTerminal, guardLine } from './report/escape.ts';
import { renderSuggestions, SHOWS_NOT_TRUSTS } from './report/suggestion.ts';
import { renderTerminal } from './report/terminal.ts';
import { survey, type RunPorts } from './run.ts';
import { parseKey } from './verification/keys.ts';

/** What a command was asked. What is no flag stands in the inputs under names that no input can have (host/terminal.ts). */
export interface Asked { readonly inputs: RawInputs; readonly json: boolean }

/** Those that there are; a command without its tool is an error, and never well. */
export type PolicyFileTools = Readonly<Partial<Record<'lint' | 'test', PolicyFileTool>>>;

const TOOLS: PolicyFileTools = { lint: lintPolicies, test: testPolicies };

/** Does what a command says. Never rejects for what was written, read or found: exit 0, 1 failed, 2 error, 3 indeterminate. */
export async function policyCommand(name: 'suggest' | 'lint' | 'test', asked: Asked, ports: RunPorts, tools: PolicyFileTools = TOOLS): Promise<Answer> {
  return name === 'suggest' ? suggestPolicy(asked, ports) : aboutFiles(name, asked, ports, tools);
}

async function aboutFiles(name: 'lint' | 'test', { inputs, json }: Asked, ports: RunPorts, tools: PolicyFileTools): Promise<Answer> {
  const { files, flags, faults }: FileFlags = parseInputs(inputs);
  const tool = tools[name];
  if (faults.length > 0) return refused(faults);
  if (files.length === 0) return refused([`policy ${name} needs a policy file: policy ${name} FILE …`]);
  if (tool === undefined) return refused([`policy ${name} is not available: nothing was checked.`]);
  return tool(files, { flags, json }, ports);
}

function refused(lines: readonly string[]): Answer {
  return { stdout: '', stderr: said(lines), exit: 2 };
}

function said(lines: readonly string[]): string {
  return lines.map((line) => `${guardLine(forTerminal(line, 600))}\n`).join('');
}

// ── suggest

/** One subject with what is suggested for it, and whether a place was silent that may hold more. */
interface Seen { readonly suggestion: PrintedSuggestion; readonly isSilent: boolean }

async function suggestPolicy({ inputs, json }: Asked, ports: RunPorts): Promise<Answer> {
  const seen: Seen[] = [];
  const host = parseGithubHost(inputs.get('github-host')?.[0] ?? '') ?? githubCom;
  const report = await survey(inputs, ports, async (dossier) => void seen.push(await seenIn(dossier, host)));
  const lost = report.subjects.filter(isLost);
  const kept = seen.filter(({ suggestion }) => !lost.some(({ digest }) => digest === suggestion.subject.digest)).toSorted(byName);
  const suggestions = kept.map(({ suggestion }) => suggestion);
  const keys = await keyNames(inputs, ports);
  const exit = exitOf(report, lost, kept);
  // With an error nothing may be taken for the whole answer.
  const policy = exit === 2 ? '' : renderSuggestions(suggestions, { keys, trust: trustIn(inputs), weakenedBy: report.weakenedBy });
  const stderr = `${exit === 2 ? renderTerminal(report) : said(lost.flatMap(({ name, outcome, reasons }) => reasons.map(({ code, what }) => `${name}: ${outcome}: ${code}: ${what}`)))}${said(endWords(exit, suggestions))}`;
  return { stdout: json ? jsonOf({ exit, report, lost, suggestions, policy }) : policy, stderr, exit };
}

// A copy: what is printed must not hold the documents that its texts were read from, of all subjects of a run.
async function seenIn(dossier: Dossier, host: GithubHost): Promise<Seen> {
  return { suggestion: structuredClone(printed(await confirm(suggest(dossier, host), dossier, host), dossier.subject)), isSilent: dossier.searches.some(({ outcome }) => outcome === 'unavailable') };
}

function byName({ suggestion: { subject: a } }: Seen, { suggestion: { subject: b } }: Seen): number {
  const [x, y] = [JSON.stringify([a.name, a.digest, a.version]), JSON.stringify([b.name, b.digest, b.version])];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Whether nobody looked at a subject to the end: the survey refuses all that it looked at. */
function isLost({ reasons }: SubjectReport): boolean {
  return !reasons.some(({ code }) => code === 'REFUSED');
}

function exitOf({ problems, subjects }: Report, lost: readonly SubjectReport[], kept: readonly Seen[]): ExitCode {
  if (problems.length > 0 || subjects.length === 0 || lost.some(({ outcome }) => outcome === 'error')) return 2;
  if (lost.some(({ outcome }) => outcome === 'failed') || kept.some(({ suggestion, isSilent }) => suggestion.requirements.length === 0 && !isSilent)) return 1;
  return lost.length > 0 || kept.some(({ isSilent }) => isSilent) ? 3 : 0;
}

function endWords(exit: ExitCode, suggestions: readonly PrintedSuggestion[]): readonly string[] {
  const without = suggestions.filter(({ requirements }) => requirements.length === 0).map(({ subject }) => `${subject.name}: no evidence was verified that a policy could ask for`);
  switch (exit) {
    case 0: return SHOWS_NOT_TRUSTS;
    case 1: return [...without, 'The policy is not complete: not every subject has evidence that one could ask for.', ...SHOWS_NOT_TRUSTS];
    case 3: return [...without, 'The policy may not be complete: some place did not answer. Try again.', ...SHOWS_NOT_TRUSTS];
    case 2: return ['No policy is suggested.'];
    default: return exit satisfies never;
  }
}

function jsonOf({ exit, report, lost, suggestions, policy }: { readonly exit: ExitCode; readonly report: Report; readonly lost: readonly SubjectReport[]; readonly suggestions: readonly PrintedSuggestion[]; readonly policy: string }): string {
  const document = {
    schema: 1, exit, warning: SHOWS_NOT_TRUSTS, weakenedBy: report.weakenedBy, policy,
    subjects: suggestions.map(({ subject, match, requirements, unbound }) => ({
      kind: subject.kind, name: subject.name, digest: subject.digest, tag: subject.version?.tag ?? null, match, unbound,
      requirements: requirements.map(({ what, fields, key, evidence }) => ({ require: labelOf(what), key, fields: Object.fromEntries(fields), evidence })),
    })),
    lost: lost.map(({ kind, name, digest, outcome, reasons }) => ({ kind, name, digest, outcome, reasons })),
    problems: report.problems, notes: report.notes,
  };
  return `${forJson(JSON.stringify(document, (_key, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value), 2))}\n`;
}

/** Inputs about trust that are keys of a policy's `trust` as well, without those that weaken it. */
const TRUST = ['trust', 'trusted-root', 'tuf-mirror', 'tuf-root', 'github-host', 'github-trust-domain', 'log-threshold', 'timestamp-threshold', 'time-threshold'] as const;

function trustIn(inputs: RawInputs): ReadonlyMap<string, string> {
  return new Map(TRUST.flatMap((name) => {
    const value = inputs.get(name)?.[0] ?? '-';
    return value === '-' ? [] : [[name, value] as const];
  }));
}

/** How the user named the keys that were given: PEM, or its path. One that cannot be read was said by the survey. */
async function keyNames(inputs: RawInputs, { files }: RunPorts): Promise<ReadonlyMap<Digest, string>> {
  const named = await Promise.all((inputs.get('key') ?? []).map(async (value) => {
    try {
      const pem = value.startsWith('-----BEGIN ') ? value : decodeUtf8(await files.read(value, limits.keyBytes));
      const key = parseKey(pem, value, { log: 'none', validity: { start: null, end: null }, times: 'none', timestamps: 'none' });
      return key === null ? [] : [[key.digest, value] as const];
    } catch (cause) {
      if (!(cause instanceof FileError) && !(cause instanceof JsonError)) throw cause;
      return [];
    }
  }));
  return new Map(named.flat());
}
