// The dossier: all that is known of one subject. What is judged, compared, explained and suggested from.

import type { Attestation } from './attestation.ts';
import type { RejectionCode, SourceCode } from './errors.ts';
import type { Candidate, Location } from './material.ts';
import type { NonEmpty, Subject } from './subject.ts';

/** Why one candidate was not accepted as authentic evidence about the subject. `seen` may be text from outside. */
export interface Rejection {
  readonly candidate: Candidate;
  readonly code: RejectionCode;
  readonly seen: string;
  readonly expected: string;
  readonly cause: unknown;
}

/** One place asked for evidence, and its answer. None, unavailable and found are three values and never folded. */
export type Search =
  | { readonly at: Location; readonly outcome: 'found'; readonly candidates: NonEmpty<Candidate> }
  | { readonly at: Location; readonly outcome: 'none' }
  | { readonly at: Location; readonly outcome: 'unavailable'; readonly code: SourceCode; readonly cause: unknown };

export interface Dossier {
  readonly subject: Subject;
  readonly searches: readonly Search[];
  readonly rejections: readonly Rejection[];
  readonly attestations: readonly Attestation[];
}
