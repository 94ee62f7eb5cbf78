// Deny rules: the last word. What one of them names never counts, in any layer, and no mode or waiver excuses it.
//
// A deny rule takes evidence away instead of failing whatever it is found beside: whoever can write to a registry could else plant denied evidence
// to stop a release, or delete it to let one pass. Where in doubt a rule that denies is read widely, as a rule that accepts is read narrowly.

import type { Attestation } from '../domain/attestation.ts';
import type { DenyRule, Policy } from '../domain/policy.ts';
import type { Subject } from '../domain/subject.ts';
import { holds } from './constraints.ts';
import { compareTexts, type Bench } from './leaf.ts';

/**
 * Whether a rule denies this very subject, whatever evidence there is. An image is denied with every index that lists it, and an index with each of its
 * images: people deploy the one and see the digest of the other. So does a rule that names nothing: it can only be a mistake.
 */
export function deniesSubject(rule: DenyRule, { digest, digests, listedIn, lists = [] }: Subject): boolean {
  const indexes = listedIn.flatMap((one) => (one.how === 'index' ? [one.container, ...one.digests] : []));
  return (rule.digests.length === 0 && !isAboutEvidence(rule)) || [digest, ...digests, ...indexes, ...lists].some((one) => rule.digests.includes(one));
}

/** The attestations that no rule may count, each with the deny rule that names it. The rules of all layers apply to all layers. */
export function denyEvidence(policy: Policy, attestations: readonly Attestation[], bench: Bench): ReadonlyMap<Attestation, DenyRule> {
  // Where several name the same evidence, the one that is reported does not depend on the order of layers.
  const rules = policy.flatMap((layer) => layer.deny).filter(isAboutEvidence).toSorted((a, b) => compareTexts(orderKey(a), orderKey(b)));
  return new Map(attestations.flatMap((attestation) => {
    const rule = rules.find((one) => deniesEvidence(one, attestation, bench));
    return rule === undefined ? [] : [[attestation, rule] as const];
  }));
}

function orderKey({ at, claims, witnessedBetween, reason }: DenyRule): string {
  return JSON.stringify([at, [...claims], witnessedBetween, reason]);
}

function isAboutEvidence(rule: DenyRule): boolean {
  return rule.claims.size > 0 || rule.witnessedBetween.some((instant) => instant !== null);
}

function deniesEvidence(rule: DenyRule, attestation: Attestation, bench: Bench): boolean {
  return [...rule.claims].every(([claim, pattern]) => {
    const values = attestation.claims.get(claim);
    if (values === undefined) return false;
    const holding = holds(pattern, values, { subject: bench.subject, regexps: bench.regexps, claim });
    // That a pattern is too open, a name is spelled in another case or the version is unknown keeps nobody from being denied.
    return holding.ok || holding.code === 'PATTERN_OPEN' || holding.code === 'IDENTITY_CASE_ONLY' || holding.code === 'VERSION_UNKNOWN';
  }) && isWithin(rule.witnessedBetween, attestation);
}

/** Whether a witness saw the signature in the window. A signature nobody dated could be from any time, so it is within. */
function isWithin([from, to]: DenyRule['witnessedBetween'], attestation: Attestation): boolean {
  if (from === null && to === null) return true;
  const times = attestation.witnessed.flatMap(({ at }) => (at === null ? [] : [at.getTime()]));
  return times.length === 0 || times.some((time) => (from === null || time >= Date.parse(from)) && (to === null || time <= Date.parse(to)));
}
