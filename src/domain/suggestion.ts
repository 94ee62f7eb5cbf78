// What a policy could ask so that it accepts this evidence and as little else as can be: who signed, read back. It says nothing of whom to trust.

import type { Attestation } from './attestation.ts';
import type { Digest } from './digest.ts';
import type { FieldName } from './fields.ts';
import type { What } from './policy.ts';
import type { NonEmpty, Subject } from './subject.ts';

/** One requirement that the evidence it was made from meets: its class, and the fields of a policy with their values. */
export interface SuggestedRequirement {
  readonly what: What;
  readonly fields: ReadonlyMap<FieldName, NonEmpty<string>>;
  /** The key that signed, which no field names; null where a certificate did, or a key that is built in. */
  readonly key: Digest | null;
  /** Whether a transparency log or another witness saw the signature: of a key, its owner may not log. */
  readonly isWitnessed: boolean;
  readonly evidence: Attestation;
}

/** What was found and is not in the requirements, and why. Text from outside. */
export interface Unbound { readonly about: string; readonly why: string }

/** What a rule about exactly one subject is about: the key of a rule, and the name. */
export interface SuggestedMatch { readonly key: 'images' | 'files' | 'packages'; readonly name: string }

/**
 * The tightest policy about one subject. All requirements are to hold; none where nothing was verified that a policy could ask for. `match` is null for a
 * subject whose name no rule can match.
 */
export interface Suggestion { readonly match: SuggestedMatch | null; readonly requirements: readonly SuggestedRequirement[]; readonly unbound: readonly Unbound[] }

/** What is printed of a requirement: all but the evidence itself, which holds whole documents; its digest stands for it. */
export type PrintedRequirement = Omit<SuggestedRequirement, 'evidence'> & { readonly evidence: Digest };

/** What is printed of a suggestion, with the subject that it is about. */
export interface PrintedSuggestion {
  readonly subject: Pick<Subject, 'kind' | 'name' | 'digest' | 'version'>;
  readonly match: SuggestedMatch | null;
  readonly requirements: readonly PrintedRequirement[];
  readonly unbound: readonly Unbound[];
}

/** A suggestion without its evidence, to be held until all subjects of a run are looked at. */
export function printed({ match, requirements, unbound }: Suggestion, { kind, name, digest, version }: Subject): PrintedSuggestion {
  return { subject: { kind, name, digest, version }, match, requirements: requirements.map((one) => ({ ...one, evidence: one.evidence.evidence })), unbound };
}
