// Builds the report: from verdicts to plain data, the only thing renderers see.
//
// Pure and deterministic: subjects in the order given, everything gathered from answers sorted, so that the order of answers does not show.
// It names outcomes and adds none: an outcome comes from the verdict, the exit code from `exitCode` (house rule: truth first, then enforcement).

import { problem, type Problem } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';
import type { Layer, Mode, Policy } from '../domain/policy.ts';
import type { Report, SubjectReport } from '../domain/report.ts';
import type { Position } from '../domain/subject.ts';
import type { TrustDomain, UnsafeInput } from '../domain/trust-domain.ts';
import { exitCode, worst, type RuleVerdict, type SubjectName, type SubjectResult, type Verdict } from '../domain/verdict.ts';
import { chainOf, compareText, kept, signerOf } from './chain.ts';
import { imageNotes } from './image-notes.ts';
import { countedOf, ledgerOf } from './ledger.ts';
import { reasonsOf, tidy } from './reasons.ts';
import { ruleReport } from './requirement-words.ts';

/**
 * A subject whose report was made as soon as it was judged: what it was judged on need not be held until the end. `notes` are those of its verdict.
 */
export interface ReportedSubject { readonly kind: 'reported'; readonly subject: SubjectReport; readonly notes: readonly Problem[] }
/** What became of a subject of the run. */
export type RunResult = SubjectResult | ReportedSubject;

/** Makes the report of one subject. `of` is how many subjects the run has: a report holds a number of rows for all of them. */
export function reportVerdict(verdict: Verdict, ms: number, of: number): ReportedSubject {
  return { kind: 'reported', subject: judgedReport(verdict, ms, rowsFor(of)), notes: warningsOf(verdict) };
}

function rowsFor(subjects: number): number {
  return Math.max(1, Math.floor(limits.reportRows / Math.max(1, subjects)));
}

function warningsOf(verdict: Verdict): readonly Problem[] {
  return [...verdict.warnings, ...imageNotes(verdict), ...countedOf(verdict.rules).flatMap((attestation) => attestation.warnings)];
}

/** All that a report is made of. `complete`: the question came from a source that may have no subject, and was read to its end. */
export interface RunFacts {
  readonly layers: Policy | readonly [];
  readonly mode: Mode;
  /** The constraints in force, one line each, defaults named as such. */
  readonly constraints: readonly string[];
  readonly weakenedBy: readonly UnsafeInput[];
  readonly trust: readonly TrustDomain[];
  readonly results: readonly RunResult[];
  readonly problems: readonly Problem[];
  readonly notes: readonly Problem[];
  readonly complete: boolean;
}

/** Builds the report of a run. The outcome is the worst of its subjects, and `error` where there is any problem of the run. */
export function buildReport(run: RunFacts): Report {
  const rows = rowsFor(run.results.length);
  const subjects = run.results.map((result) => subjectReport(result, run, rows));
  const outcome = run.problems.length > 0 ? 'error' : worst(subjects.map((subject) => subject.outcome));
  const lacking = subjects.filter((subject) => subject.outcome === 'failed' || subject.outcome === 'indeterminate');
  return {
    schema: 1,
    outcome,
    exit: exitCode({ outcome, excused: lacking.length > 0 && lacking.every((subject) => subject.excused), complete: run.complete }),
    excused: lacking.filter((subject) => subject.excused).length,
    mode: run.mode,
    constraints: run.constraints.map((line) => kept(line)),
    weakenedBy: [...new Set([...run.weakenedBy, ...run.trust.flatMap((domain) => domain.weakenedBy)])],
    layers: run.layers.map(({ name, digest }) => ({ name: kept(name), digest })),
    trust: run.trust.map(({ name, origin }) => ({ name: kept(name), origin: kept(origin) })),
    subjects,
    problems: run.problems.map(tidy),
    notes: notesOf(run),
  };
}

function subjectReport(result: RunResult, run: RunFacts, rows: number): SubjectReport {
  switch (result.kind) {
    case 'judged': return judgedReport(result.verdict, result.ms, rows);
    case 'reported': return result.subject;
    case 'interrupted': return { ...unjudged(result, run), outcome: 'indeterminate', excused: run.layers.length > 0 && run.layers.every(excusesAll), reasons: [tidy(problem('INTERRUPTED'))] };
    case 'unasked': return { ...unjudged(result, run), outcome: 'indeterminate', excused: run.layers.length > 0 && run.layers.every(excusesAll), reasons: [tidy(result.problem)] };
    case 'refused': return { ...unjudged(result, run), outcome: 'failed', excused: run.layers.length > 0 && run.layers.every(excusesAll), reasons: [tidy(result.problem)] };
    case 'error': return { ...unjudged(result, run), outcome: 'error', reasons: [tidy(result.problem)] };
    default: return result satisfies never;
  }
}

function judgedReport(verdict: Verdict, ms: number, rows: number): SubjectReport {
  const { subject, searches } = verdict.dossier;
  const counted = countedOf(verdict.rules);
  const ledger = ledgerOf(verdict);
  return {
    ...named(subject),
    outcome: verdict.outcome,
    excused: verdict.excused,
    mode: modeOf(verdict.rules),
    signer: verdict.outcome === 'passed' ? kept([...new Set(counted.map(signerOf))].toSorted(compareText).join(', ')) : null,
    chain: chainOf(counted, verdict.rules),
    ledger: ledger.slice(0, rows),
    omitted: Math.max(0, ledger.length - rows),
    searches: searches.map((search) => ({
      at: { source: kept(search.at.source), address: kept(search.at.address) },
      outcome: search.outcome,
      code: search.outcome === 'unavailable' ? search.code : null,
    })).toSorted((a, b) => compareText(JSON.stringify(a), JSON.stringify(b))),
    reasons: reasonsOf(verdict),
    rules: verdict.rules.map(ruleReport),
    components: [],
    ms,
  };
}

function unjudged(result: { readonly subject: SubjectName; readonly ms: number }, run: RunFacts): SubjectReport {
  return {
    ...named(result.subject),
    outcome: 'error', excused: false, mode: run.mode, signer: null, chain: [], ledger: [], omitted: 0, searches: [], reasons: [], rules: [], components: [], ms: result.ms,
  };
}

function named(subject: SubjectName): Pick<SubjectReport, 'kind' | 'name' | 'digest' | 'image' | 'seenAt'> {
  const seenAt = subject.seenAt.map(({ file, line, column, span }): Position => ({ file: kept(file), line, column, span }));
  const image = subject.image === null ? null : { ...subject.image, reference: kept(subject.image.reference), platform: subject.image.platform === null ? null : kept(subject.image.platform) };
  // What stands for an identifier inside a run is no digest of anything.
  return { kind: subject.kind, name: kept(subject.name), digest: subject.kind === 'identifier' ? null : subject.digest, image, seenAt };
}

// The strictest mode among the rules that did not hold; where all hold, among all.
function modeOf(rules: readonly RuleVerdict[]): Mode {
  const open = rules.filter((rule) => rule.outcome === 'failed' || rule.outcome === 'indeterminate');
  const modes = new Set((open.length > 0 ? open : rules).map((rule) => rule.mode));
  if (modes.has('enforce')) return 'enforce';
  return modes.has('warn') ? 'warn' : 'observe';
}

// Whether nothing this layer could have said of a subject would have stopped the step; only then may what was never judged go on.
// A deny rule has the last word in every mode, and an unmatched subject has no mode. The layer of the inputs matches every subject.
function excusesAll(layer: Layer): boolean {
  const matched = layer.unmatched === 'exempt' || layer.digest === null;
  return matched && layer.deny.length === 0 && layer.rules.length > 0 && layer.rules.every((rule) => rule.mode !== 'enforce');
}

function notesOf(run: RunFacts): readonly Problem[] {
  const warnings = run.results.flatMap((result) => (result.kind === 'judged' ? warningsOf(result.verdict) : result.kind === 'reported' ? result.notes : []));
  const notes = [...run.notes, ...warnings].map(tidy);
  if (run.results.length > 1) notes.push(problem('OUTPUT_EMPTY', { about: 'digest, image, signer', level: 'note' }));
  return [...new Map(notes.map((note) => [JSON.stringify(note), note])).values()];
}

/**
 * The report with what went wrong while it was published: an error, unless the run failed, which nothing turns into anything else.
 */
export function withProblems(report: Report, problems: readonly Problem[]): Report {
  if (problems.length === 0) return report;
  const outcome = report.outcome === 'failed' && report.exit !== 0 ? 'failed' : 'error';
  return { ...report, outcome, exit: exitCode({ outcome, excused: false, complete: false }), problems: [...report.problems, ...problems.map(tidy)] };
}
