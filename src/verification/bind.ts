// Does this authentic evidence name this very subject? The only place where an attestation comes into being.

import { mintAttestation, type Attestation } from '../domain/attestation.ts';
import { algorithmOf, hexOf, isDigestAlgorithm, isWeakAlgorithm, parseDigest, type DigestAlgorithm, type WeakAlgorithm } from '../domain/digest.ts';
import type { Rejection } from '../domain/dossier.ts';
import type { Location } from '../domain/material.ts';
import type { NonEmpty, Subject } from '../domain/subject.ts';
import type { Authentic } from './authentic.ts';
import type { Statement, StatementSubject } from './envelope.ts';

export type Binding = { readonly outcome: 'bound'; readonly attestation: Attestation } | { readonly outcome: 'rejected'; readonly rejection: Rejection };

/**
 * Compares what was signed with the subject, then with the containers that list it.
 *
 * `foundAt` is where the evidence was found, all places. A mismatch is a rejection `SUBJECT_MISMATCH`: authentic evidence about something else.
 */
export function bindToSubject(authentic: Authentic, subject: Subject, foundAt: NonEmpty<Location>): Binding {
  const { candidate, content, claims, witnessed, trust, format, warnings } = authentic.fields;
  const direct = names(content, subject);
  const listing = direct ? undefined : subject.listedIn.find((container) => names(content, container));
  const through = listing === undefined ? null : { container: listing.container, how: listing.how };
  if (!direct && through === null) return { outcome: 'rejected', rejection: { candidate, code: 'SUBJECT_MISMATCH', seen: describe(content), expected: subject.digest, cause: null } };
  return { outcome: 'bound', attestation: mintAttestation({ subject: subject.digest, through, says: saysOf(content), claims, witnessed, trust, foundAt, evidence: candidate.id, format, warnings }) };
}

/** Strong algorithms that the evidence names anything by: what is not computed yet should be, before binding. */
export function algorithmsNeeded(authentic: Authentic): readonly DigestAlgorithm[] {
  const { content } = authentic.fields;
  if (content.kind === 'message') return [algorithmOf(content.digest)];
  return [...new Set(content.statement.subjects.flatMap((named) => [...named.digests.keys()].filter(isDigestAlgorithm)))];
}

/** Weak algorithms that a statement gives beside a strong digest of this subject: they must be right too, and are computed only for this. */
export function weakAlgorithmsNeeded(authentic: Authentic, subject: Subject): readonly WeakAlgorithm[] {
  const { content } = authentic.fields;
  if (content.kind === 'message') return [];
  const named = content.statement.subjects.filter((one) => sameBytes(one, subject));
  return [...new Set(named.flatMap(({ digests }) => [...digests.keys()].filter(isWeakAlgorithm)))].filter((algorithm) => !subject.weak.has(algorithm));
}

type Content = Authentic['fields']['content'];
type Bytes = Pick<Subject, 'digests' | 'weak'>;

function names(content: Content, bytes: Bytes): boolean {
  if (content.kind === 'message') return bytes.digests.includes(content.digest);
  return content.statement.subjects.some((named) => sameBytes(named, bytes));
}

/**
 * Whether a named subject is the one with these digests: at least one strong algorithm is shared, and all shared ones agree (in-toto
 * digest_set.md). A statement that names our sha256 and somebody else's sha512 names nobody.
 */
function sameBytes(named: StatementSubject, { digests, weak }: Bytes): boolean {
  const shared = digests.filter((digest) => named.digests.has(algorithmOf(digest)));
  const agrees = shared.length > 0 && shared.every((digest) => named.digests.get(algorithmOf(digest)) === hexOf(digest));
  return agrees && [...weak].every(([algorithm, hex]) => (named.digests.get(algorithm) ?? hex) === hex);
}

function saysOf(content: Content): Attestation['says'] {
  if (content.kind === 'message') return { kind: 'signature' };
  const { predicateType, predicate, document }: Statement = content.statement;
  return { kind: 'statement', predicateType, predicate, statement: document };
}

// For the report: what the evidence is about instead.
function describe(content: Content): string {
  if (content.kind === 'message') return content.digest;
  const { subjects } = content.statement;
  const digests = subjects.flatMap((named) => [...named.digests].flatMap(([algorithm, hex]) => parseDigest(`${algorithm}:${hex}`) ?? []));
  const rest = subjects.length - 3;
  return digests.length === 0 ? `a statement without a sha256, sha384 or sha512 among its ${subjects.length} subjects` : `${digests.slice(0, 3).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

