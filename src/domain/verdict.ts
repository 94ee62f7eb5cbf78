// Verdicts: what is true, and what the step does about it. Truth first; modes and waivers are read by one function only.

import type { Attestation } from './attestation.ts';
import type { ClaimName } from './claims.ts';
import type { Digest } from './digest.ts';
import type { Dossier } from './dossier.ts';
import { assertNever, type Problem, type ReasonCode } from './errors.ts';
import type { DenyRule, Mode, Requirement, Rule, Waiver } from './policy.ts';
import type { NonEmpty, Position, Subject, SubjectRef } from './subject.ts';

export type Outcome = 'passed' | 'exempt' | 'indeterminate' | 'failed';

/** One thing that keeps the nearest attestation from meeting a requirement. `seen` is null where it states nothing. Text from outside. */
export interface Unmet { readonly about: ClaimName | 'trust' | 'check' | 'through'; readonly code: ReasonCode; readonly expected: string; readonly seen: string | null }

/** Mirrors the requirement tree; nothing is short-circuited, so it is the explanation too. `passed` cannot be made without its proof. */
export type Judgement =
  | { readonly outcome: 'passed'; readonly requirement: Requirement; readonly basis: NonEmpty<Attestation>; readonly of: readonly Judgement[] }
  | { readonly outcome: 'exempt'; readonly requirement: Requirement; readonly reason: string; readonly of: readonly Judgement[] }
  | {
      readonly outcome: 'failed' | 'indeterminate';
      readonly requirement: Requirement;
      readonly code: ReasonCode;
      readonly closest: { readonly attestation: Attestation; readonly unmet: NonEmpty<Unmet> } | null;
      readonly of: readonly Judgement[];
    };

/** What one rule of one layer says. `rule` is null for `unmatched`; `denied` names the deny rule that had the last word. */
export interface RuleVerdict {
  readonly layer: string;
  readonly rule: Rule | null;
  readonly outcome: Outcome;
  readonly mode: Mode;
  readonly judgement: Judgement | null;
  readonly waiver: Waiver | null;
  readonly denied: { readonly rule: DenyRule; readonly by: Attestation | null } | null;
}

/** `outcome` is what is true; `excused` whether modes and waivers let the step go on all the same. Only the exit code reads `excused`. */
export interface Verdict {
  readonly dossier: Dossier;
  readonly outcome: Outcome;
  readonly excused: boolean;
  readonly rules: NonEmpty<RuleVerdict>;
  /** What the policy's author should know though it changes nothing: loose patterns, waivers about to expire or expired, deletable requirements. */
  readonly warnings: readonly Problem[];
}

/** Folds requirements, rules and layers that must all hold: failed, else indeterminate, else passed if any passed, else exempt. */
export function all(outcomes: NonEmpty<Outcome>): Outcome {
  if (outcomes.includes('failed')) return 'failed';
  if (outcomes.includes('indeterminate')) return 'indeterminate';
  return outcomes.includes('passed') ? 'passed' : 'exempt';
}

const RANK: Readonly<Record<Outcome, number>> = { failed: 0, indeterminate: 1, exempt: 2, passed: 3 };

/** The n-th best of the outcomes in `failed < indeterminate < exempt < passed`; failed where there are fewer than n. `n` counts from 1. */
export function atLeast(n: number, outcomes: readonly Outcome[]): Outcome {
  return outcomes.toSorted((a, b) => RANK[b] - RANK[a])[n - 1] ?? 'failed';
}

/** The outcome of a run: what its subjects come to, or that it could not do its work, or that there was nothing to do. */
export type RunOutcome = Outcome | 'error' | 'nothing-to-verify';

const RUN_RANK: Readonly<Record<Outcome | 'error', number>> = { error: 4, failed: 3, indeterminate: 2, exempt: 1, passed: 0 };

/** The worst of the subjects (`error > failed > indeterminate > exempt > passed`); `nothing-to-verify` where there is none. */
export function worst(outcomes: readonly (Outcome | 'error')[]): RunOutcome {
  const sorted = outcomes.toSorted((a, b) => RUN_RANK[b] - RUN_RANK[a]);
  return sorted[0] ?? 'nothing-to-verify';
}

/** 0 go on, 1 failed, 2 error, 3 indeterminate. The action turns every number but 0 into 1; the command line uses them as they are. */
export type ExitCode = 0 | 1 | 2 | 3;

/**
 * The exit code of a run: the one place where modes and waivers count.
 *
 * `excused` says that every subject that failed or is indeterminate is excused by a mode or a waiver in time. `complete` says that the question
 * came from a source that may have no subject (a dependency diff, manifests) and was read to its end: only then is nothing to verify no error.
 */
export function exitCode(run: { readonly outcome: RunOutcome; readonly excused: boolean; readonly complete: boolean }): ExitCode {
  switch (run.outcome) {
    case 'passed': return 0;
    case 'exempt': return 0;
    case 'failed': return run.excused ? 0 : 1;
    case 'indeterminate': return run.excused ? 0 : 3;
    case 'nothing-to-verify': return run.complete ? 0 : 2;
    case 'error': return 2;
    default: return assertNever(run.outcome);
  }
}

/** What became of one subject of the run. `interrupted` is indeterminate (`INTERRUPTED`); `error` carries why it could not be judged. */
export type SubjectResult =
  | { readonly kind: 'judged'; readonly verdict: Verdict; readonly ms: number }
  | { readonly kind: 'interrupted'; readonly subject: SubjectName; readonly ms: number }
  /** Nobody could be asked what it is: indeterminate. */
  | { readonly kind: 'unasked'; readonly subject: SubjectName; readonly problem: Problem; readonly ms: number }
  /** It is not what it has to be, whatever is signed about it: failed. */
  | { readonly kind: 'refused'; readonly subject: SubjectName; readonly problem: Problem; readonly ms: number }
  | { readonly kind: 'error'; readonly subject: SubjectName; readonly problem: Problem; readonly ms: number };
/** Enough of a subject to name it in a report before it is resolved. */
export interface SubjectName { readonly kind: SubjectRef['kind']; readonly name: string; readonly digest: Digest | null; readonly image: Subject['image']; readonly seenAt: readonly Position[] }
