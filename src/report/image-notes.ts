// What the reader of a passed image should know though it changes nothing: what was verified of it, and what binds its name.

import type { Attestation } from '../domain/attestation.ts';
import type { ClaimName } from '../domain/claims.ts';
import { problem, type Problem } from '../domain/errors.ts';
import { nameOfRepository, parseImageReference } from '../domain/image-reference.ts';
import type { Constraints, Pattern, Requirement } from '../domain/policy.ts';
import { isReleaseType } from '../domain/predicate-types.ts';
import type { Subject } from '../domain/subject.ts';
import type { Verdict } from '../domain/verdict.ts';
import { kept } from './chain.ts';
import { countedOf } from './ledger.ts';

/** Notes and warnings on an image, or an asset of a release, that passed; empty for everything else. */
export function imageNotes(verdict: Verdict): readonly Problem[] {
  const { subject } = verdict.dossier;
  if (verdict.outcome !== 'passed') return [];
  // A file with a version is an asset of a release.
  if (subject.image === null) return subject.version !== null && !bindsVersion(verdict, subject) ? [problem('TAG_UNBOUND', { about: 'release', level: 'warning', seen: subject.version.tag })] : [];
  const about = kept(subject.image.reference);
  return [
    ...(subject.image.children === null ? [] : [problem('INDEX_ONLY', { about, level: 'note', seen: `${subject.image.children} ${subject.image.children === 1 ? 'image' : 'images'} in the index ${subject.digest}` })]),
    ...(subject.image.isTagged && subject.version !== null && !bindsVersion(verdict, subject) ? [problem('TAG_UNBOUND', { about, level: 'warning', seen: subject.version.tag })] : []),
    ...countedOf(verdict.rules).flatMap((attestation) => otherName(attestation, subject, about)),
  ];
}

/** Claims that name the source: a version in one of them binds the image to what was built from it. */
const OF_SOURCE: ReadonlySet<ClaimName> = new Set<ClaimName>(['source-ref', 'source-tag', 'signer-ref', 'source-digest', 'certificate-identity']);

// Whether what was asked names a source that cannot be another one's: a commit, or the tag or version of the image, in a text that is compared whole.
function bindsVersion({ rules }: Verdict, { version }: Subject): boolean {
  return rules.some(({ rule }) => rule !== null && (asksForRelease(rule.require) || constraintsOf(rule.require).some((constraints) => [...constraints].some(([claim, pattern]) => OF_SOURCE.has(claim) && names(pattern, claim, version)))));
}

// The attestation of a release counts for its own tag only (verification/claims/release.ts).
function asksForRelease(requirement: Requirement): boolean {
  if (requirement.kind === 'all') return requirement.of.some(asksForRelease);
  return requirement.kind === 'evidence' && requirement.what.kind === 'statement' && requirement.what.predicateTypes.every(isReleaseType);
}

function names(pattern: Pattern, claim: ClaimName, version: Subject['version']): boolean {
  if (pattern.kind === 'version') return version?.version != null && pattern.range === `=${version.version}`;
  if (pattern.kind !== 'text') return false;
  if (claim === 'source-digest') return true;
  return pattern.anyOf.every((text) => text.includes('{tag}') || text.includes('{version}') || [version?.tag, version?.version].some((known) => known != null && known !== '' && (claim === 'source-tag' ? text === known || text === `v${known}` : text.endsWith(`/${known}`) || text.endsWith(`/v${known}`))));
}

function constraintsOf(requirement: Requirement): readonly Constraints[] {
  switch (requirement.kind) {
    case 'evidence': return [requirement.where, ...requirement.signedBy.flatMap((signer) => (signer.kind === 'keyless' ? [signer.accept, signer.facts] : [signer.facts]))];
    case 'all': case 'any': case 'at-least': return requirement.of.flatMap(constraintsOf);
    case 'judged': return constraintsOf(requirement.of);
    case 'exempt': case 'refuse': return [];
    default: return requirement satisfies never;
  }
}

// Images are copied with their signatures, so another name is no fault; somebody who did not copy it wants to know.
function otherName({ claims }: Attestation, subject: Subject, about: string): readonly Problem[] {
  const stated = claims.get('signed-identity')?.[0].value;
  if (stated === undefined || subject.name.startsWith('oci:')) return [];
  const reference = parseImageReference(stated);
  const isSame = reference !== null && nameOfRepository(reference.repository) === subject.name;
  return isSame ? [] : [problem('REFERENCE_DIFFERS', { about, level: 'warning', seen: stated, expected: subject.name })];
}
