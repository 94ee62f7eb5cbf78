// The report: plain, versioned data, the only thing renderers see. Its JSON Schema is docs/report.schema.json.
//
// Every text in it may come from outside: bounded, not escaped. Renderers escape for their place.

import type { Claim, ClaimName } from './claims.ts';
import type { Problem } from './errors.ts';
import type { Location } from './material.ts';
import type { Mode } from './policy.ts';
import type { ImageNaming, Position } from './subject.ts';
import type { UnsafeInput } from './trust-domain.ts';
import type { ExitCode, Outcome, RunOutcome } from './verdict.ts';

export type { Problem } from './errors.ts';

/** One fact of the chain: who signed, which workflow, which commit, which log, when. */
export interface ChainLink { readonly claim: ClaimName | 'witness' | 'trust' | 'class' | 'through'; readonly value: string; readonly from: Claim['from'] }

/** One candidate and what became of it. */
export interface LedgerRow {
  readonly at: Location;
  /** sha256 of the candidate's bytes. */
  readonly evidence: string;
  readonly format: string | null;
  /** The predicate type, or `signature`; null where the candidate was not authentic. */
  readonly says: string | null;
  /** Who signed, in one line; null where the candidate was not authentic. */
  readonly signer: string | null;
  /** `counted`: it is proof. `not-needed`: authentic, not what is asked for. `foreign`: authentic, by a signer the policy does not name. `unmet`: right class and signer, a fact or check differs. `rejected`: not authentic evidence about this subject. */
  readonly became: 'counted' | 'foreign' | 'not-needed' | 'unmet' | 'rejected';
  readonly code: string | null;
  readonly seen: string | null;
  readonly expected: string | null;
}

/**
 * The judgement tree as data. `what` is the requirement in words. `by`: the evidence that met a requirement of evidence, by digest, few of it; `nearest`:
 * the evidence that came nearest to one that was not met, which lacks what `unmet` says.
 */
export interface TreeNode { readonly what: string; readonly outcome: Outcome; readonly code: string | null; readonly by: readonly string[]; readonly nearest: string | null; readonly unmet: readonly { readonly about: string; readonly code: string; readonly expected: string; readonly seen: string | null }[]; readonly of: readonly TreeNode[] }

export interface RuleReport { readonly layer: string; readonly rule: string; readonly outcome: Outcome; readonly mode: Mode; readonly waiver: { readonly reason: string; readonly owner: string; readonly until: string } | null; readonly tree: TreeNode | null }

/** What the verified SBOMs of a subject say about components that were asked for. Text of their signers. */
export interface SbomAnswer { readonly query: string; readonly matches: readonly { readonly name: string; readonly version: string | null; readonly purl: string | null }[]; readonly omitted: number }

/** One subject. `digest` is null where the subject could not be resolved, and for an identifier, which has none. `ms` is wall time spent on it. */
export interface SubjectReport {
  readonly kind: 'image' | 'file' | 'digest' | 'identifier' | 'release' | 'package';
  readonly name: string;
  readonly digest: string | null;
  /** How an image was named; null for what is no image. */
  readonly image: ImageNaming | null;
  readonly outcome: Outcome | 'error';
  readonly excused: boolean;
  readonly mode: Mode;
  readonly signer: string | null;
  readonly chain: readonly ChainLink[];
  readonly ledger: readonly LedgerRow[];
  /** Rows left out of the ledger, because a report holds `limits.reportRows`; rejected ones are left out first. */
  readonly omitted: number;
  readonly searches: readonly { readonly at: Location; readonly outcome: 'found' | 'none' | 'unavailable'; readonly code: string | null }[];
  readonly reasons: readonly Problem[];
  readonly rules: readonly RuleReport[];
  /** Answers to `sbom-query`, one for each; empty where nothing was asked or no SBOM was verified. */
  readonly components: readonly SbomAnswer[];
  readonly seenAt: readonly Position[];
  readonly ms: number;
}

export interface Report {
  readonly schema: 1;
  readonly outcome: RunOutcome;
  readonly exit: ExitCode;
  /** Subjects whose failure a mode or waiver excused. */
  readonly excused: number;
  readonly mode: Mode;
  /** The constraints in force, one line each, defaults named as such. */
  readonly constraints: readonly string[];
  readonly weakenedBy: readonly UnsafeInput[];
  readonly layers: readonly { readonly name: string; readonly digest: string | null }[];
  readonly trust: readonly { readonly name: string; readonly origin: string }[];
  readonly subjects: readonly SubjectReport[];
  /** Why the run is an error; empty otherwise. */
  readonly problems: readonly Problem[];
  /** Warnings and notes about the run as a whole. */
  readonly notes: readonly Problem[];
}
