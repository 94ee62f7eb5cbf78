// Readers of predicates, by predicate type. Each takes the predicate and what the certificate or key says of the signer, and adds what only the
// predicate knows; a predicate that nobody reads here adds nothing.

import type { Claims } from '../../domain/claims.ts';
import type { JsonValue } from '../../domain/json.ts';
import { SLSA_PROVENANCE_02, SLSA_PROVENANCE_1 } from '../../domain/predicate-types.ts';
import type { Statement } from '../envelope.ts';
import type { Contradictions, PredicateFacts } from './provenance.ts';
import { readSlsa02 } from './slsa-v02.ts';
import { readSlsa1 } from './slsa-v1.ts';

/** Reads a predicate whose signature was verified. Throws `Fault`. No claim that it returns is one that the signer has. */
export type PredicateReader = (predicate: JsonValue, signer: Claims, contradictions: Contradictions) => PredicateFacts;

export const predicateReaders: ReadonlyMap<string, PredicateReader> = new Map([
  [SLSA_PROVENANCE_02, readSlsa02],
  [SLSA_PROVENANCE_1, readSlsa1],
]);

const NOTHING: PredicateFacts = { claims: new Map(), warnings: [] };

/** What the predicate of a statement adds to the claims of its signer. Throws `Fault`. */
export function readPredicate({ predicateType, predicate }: Statement, signer: Claims, contradictions: Contradictions): PredicateFacts {
  return predicateReaders.get(predicateType)?.(predicate, signer, contradictions) ?? NOTHING;
}
