// Does this authentic evidence name this very subject? The only place where an attestation comes into being.

import { mintAttestation, type Attestation } from '../domain/attestation.ts';
import { openClaim, type Claim, type ClaimName, type Claims } from '../domain/claims.ts';
import { algorithmOf, hexOf, isDigestAlgorithm, isWeakAlgorithm, parseDigest, type DigestAlgorithm, type WeakAlgorithm } from '../domain/digest.ts';
import type { Rejection } from '../domain/dossier.ts';
import { assertNever } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';
import type { Location } from '../domain/material.ts';
import { parseIdentifier } from '../domain/identifier.ts';
import { COSIGN_SIGN, isReleaseType, VSA } from '../domain/predicate-types.ts';
import type { Container, NonEmpty, Subject } from '../domain/subject.ts';
import type { Authentic } from './authentic.ts';
import { readRelease } from './claims/release.ts';
import type { Statement, StatementSubject } from './envelope.ts';
import type { SignedAnnotations } from './simple-signing.ts';

export type Binding = { readonly outcome: 'bound'; readonly attestation: Attestation } | { readonly outcome: 'rejected'; readonly rejection: Rejection };

/**
 * Compares what was signed with the subject, then with the containers that list it.
 *
 * `foundAt` is where the evidence was found, all places. A mismatch is a rejection `SUBJECT_MISMATCH`: authentic evidence about something else.
 * What the signer says of the subject in a signature becomes claims here, because which words are about this subject is known only now.
 */
export function bindToSubject(authentic: Authentic, subject: Subject, foundAt: NonEmpty<Location>): Binding {
  const { candidate, content, claims, witnessed, trust, format, warnings } = authentic.fields;
  const direct = names(content, subject);
  const listing = direct ? undefined : subject.listedIn.find((container) => names(content, container));
  const named = listing ?? subject;
  const through = listing === undefined ? null : { container: listing.container, how: listing.how };
  if (!direct && through === null) return { outcome: 'rejected', rejection: { candidate, code: 'SUBJECT_MISMATCH', seen: describe(content), expected: subject.kind === 'identifier' ? subject.name : subject.digest, cause: null } };
  const release = content.kind === 'statement' && isReleaseType(content.statement.predicateType) ? readRelease(content.statement, subject) : null;
  // What a release says, it says of its files by name: a list that is one of them says nothing of what it lists.
  if (release !== null && (!direct || 'code' in release)) return { outcome: 'rejected', rejection: { candidate, cause: null, ...('code' in release ? release : { code: 'SUBJECT_MISMATCH', seen: describe(content), expected: subject.digest }) } };
  const said = release === null || 'code' in release ? NO_CLAIMS : release.claims;
  return { outcome: 'bound', attestation: mintAttestation({ subject: subject.digest, through, says: saysOf(content), claims: withSignersWords(new Map([...said, ...claims]), content, named), witnessed, trust, foundAt, evidence: candidate.id, format, warnings }) };
}

/** Whether what was signed may be about some bytes: false only where it names them by an algorithm that is known of them, and all of it is of others. */
export function mayName(content: Content, bytes: Subject | Container): boolean {
  const known = new Set(bytes.digests.map(algorithmOf));
  switch (content.kind) {
    case 'message': return !known.has(algorithmOf(content.digest)) || names(content, bytes);
    case 'image': return !known.has(algorithmOf(content.signature.image)) || names(content, bytes);
    case 'statement': return content.statement.subjects.some((named) => sameBytes(named, bytes) || ![...named.digests.keys()].some((algorithm) => isDigestAlgorithm(algorithm) && known.has(algorithm)));
    default: return assertNever(content);
  }
}

/** Strong algorithms that the evidence names anything by: what is not computed yet should be, before binding. */
export function algorithmsNeeded(authentic: Authentic): readonly DigestAlgorithm[] {
  const { content } = authentic.fields;
  if (content.kind === 'message') return [algorithmOf(content.digest)];
  if (content.kind === 'image') return [algorithmOf(content.signature.image)];
  return [...new Set(content.statement.subjects.flatMap((named) => [...named.digests.keys()].filter(isDigestAlgorithm)))];
}

/** Weak algorithms that a statement gives beside a strong digest of this subject: they must be right too, and are computed only for this. */
export function weakAlgorithmsNeeded(authentic: Authentic, subject: Subject): readonly WeakAlgorithm[] {
  const { content } = authentic.fields;
  if (content.kind !== 'statement') return [];
  const named = content.statement.subjects.filter((one) => sameBytes(one, subject));
  return [...new Set(named.flatMap(({ digests }) => [...digests.keys()].filter(isWeakAlgorithm)))].filter((algorithm) => !subject.weak.has(algorithm));
}

const NO_CLAIMS: Claims = new Map();

type Content = Authentic['fields']['content'];
type Bytes = Pick<Subject, 'digests' | 'weak'>;

function names(content: Content, bytes: Subject | Container): boolean {
  if ('kind' in bytes && bytes.kind === 'identifier') return content.kind === 'statement' && namesIdentifier(content.statement, bytes.name);
  switch (content.kind) {
    case 'message': return bytes.digests.includes(content.digest);
    case 'image': return isImage(bytes) && bytes.digests.includes(content.signature.image);
    case 'statement': return content.statement.subjects.some((named) => sameBytes(named, bytes));
    default: return assertNever(content);
  }
}

// Of what has no bytes only a verifier can say that it looked. Whole and exact: no value of another name, and no part of one.
function namesIdentifier({ predicateType, subjects }: Statement, name: string): boolean {
  const identifier = parseIdentifier(name);
  return identifier !== null && predicateType === VSA && subjects.some(({ digests }) => digests.get(identifier.algorithm) === identifier.value);
}

// Who signs an image says nothing about a file: a registry holds whatever somebody pushes as a manifest, and a file can have the same bytes. A digest
// by itself may be an image's.
function isImage(bytes: Subject | Container): boolean {
  return 'how' in bytes ? bytes.how === 'index' : bytes.kind === 'image' || bytes.kind === 'digest';
}

/** The claims with what the signer of a signature says of what it names. Nobody else vouches for it, so it can never be who signed. */
function withSignersWords(claims: Claims, content: Content, named: Bytes): Claims {
  const said = new Map<ClaimName, Set<string>>();
  const say = (name: ClaimName, value: string): void => void said.set(name, (said.get(name) ?? new Set()).add(value));
  for (const annotations of annotationsOf(content, named)) {
    for (const [key, value] of annotations) {
      const name = openClaim('annotations', key);
      if (name !== null) say(name, value);
    }
  }
  const reference = content.kind === 'image' ? content.signature.reference : '';
  if (reference !== '' && reference.length <= limits.signedAnnotationValue) say('signed-identity', reference);
  // What the certificate states stands: no word of the signer's takes its place.
  return new Map([...[...said].flatMap(([name, values]) => selfDeclared(name, values)), ...claims]);
}

function selfDeclared(name: ClaimName, values: ReadonlySet<string>): readonly (readonly [ClaimName, NonEmpty<Claim>])[] {
  const [first, ...rest] = [...values].map((value): Claim => ({ value, from: 'self-declared' }));
  return first === undefined ? [] : [[name, [first, ...rest]]];
}

/** The annotations of a signature that are about what it names. Those of other statements are not looked at: their predicate says what they say. */
function annotationsOf(content: Content, named: Bytes): readonly SignedAnnotations[] {
  if (content.kind === 'image') return [content.signature.annotations];
  if (content.kind !== 'statement' || content.statement.predicateType !== COSIGN_SIGN) return [];
  return content.statement.subjects.filter((one) => sameBytes(one, named)).map(({ annotations }) => annotations);
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
  if (content.kind !== 'statement') return { kind: 'signature' };
  const { predicateType, predicate, document }: Statement = content.statement;
  return { kind: 'statement', predicateType, predicate, statement: document };
}

// For the report: what the evidence is about instead.
function describe(content: Content): string {
  if (content.kind === 'message') return content.digest;
  if (content.kind === 'image') return `the image ${content.signature.image}`;
  const { subjects } = content.statement;
  const digests = subjects.flatMap((named) => [...named.digests].flatMap(([algorithm, hex]) => parseDigest(`${algorithm}:${hex}`) ?? []));
  const rest = subjects.length - 3;
  return digests.length === 0 ? `a statement without a sha256, sha384 or sha512 among its ${subjects.length} subjects` : `${digests.slice(0, 3).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

