// The ledger: every candidate once, and what became of it.
//
// What counted, and the nearest miss, is read from the judgement tree. Of further candidates of the right class the tree says nothing; they are
// called foreign only where no accepted signer can be theirs. Nothing here decides anything: the verdict is made before.

import type { Attestation } from '../domain/attestation.ts';
import type { ClaimName } from '../domain/claims.ts';
import type { Rejection, Dossier } from '../domain/dossier.ts';
import type { ReasonCode } from '../domain/errors.ts';
import type { Candidate, Location } from '../domain/material.ts';
import type { Constraints, Evidence } from '../domain/policy.ts';
import { isOfClass } from '../domain/predicate-types.ts';
import type { LedgerRow } from '../domain/report.ts';
import type { Judgement, RuleVerdict, Unmet, Verdict } from '../domain/verdict.ts';
import { classOf, compareText, kept, signerOf } from './chain.ts';
import { signersWords } from './requirement-words.ts';

type Standing = Pick<LedgerRow, 'became' | 'code' | 'seen' | 'expected'>;
/** One requirement of evidence with what was judged of it. */
export interface Leaf { readonly judgement: Judgement; readonly evidence: Evidence }

const ORDER: readonly LedgerRow['became'][] = ['counted', 'unmet', 'foreign', 'not-needed', 'rejected'];
const NOT_NEEDED: Standing = { became: 'not-needed', code: null, seen: null, expected: null };

/**
 * The rows of all candidates: best first, then by place, so that the order of answers does not show.
 *
 * A row is a candidate's bytes: the same bytes found in several places are one piece of evidence.
 */
export function ledgerOf(verdict: Verdict): readonly LedgerRow[] {
  const rows = new Map<string, LedgerRow>();
  const add = (row: LedgerRow): void => {
    const other = rows.get(row.evidence);
    if (other === undefined || compareRows(row, other) < 0) rows.set(row.evidence, row);
  };
  const { dossier } = verdict;
  for (const attestation of dossier.attestations) add(attestedRow(attestation, verdict));
  for (const rejection of dossier.rejections) add(rejectedRow(rejection));
  for (const candidate of candidatesOf(dossier)) {
    // Found, and neither authenticated nor rejected: a defect, and one that must show.
    if (!rows.has(candidate.id)) add(rejectedRow({ candidate, code: 'INTERNAL', seen: 'nothing became of this candidate', expected: '' }));
  }
  return [...rows.values()].toSorted(compareRows);
}

/** The attestations that are proof: those of the topmost parts of each rule that passed, and none of a rule that was denied. */
export function countedOf(rules: readonly RuleVerdict[]): readonly Attestation[] {
  return [...new Set(rules.flatMap((rule) => (rule.judgement === null || rule.denied !== null ? [] : proofsOf(rule.judgement))))];
}

function proofsOf(judgement: Judgement): readonly Attestation[] {
  return judgement.outcome === 'passed' ? judgement.basis : judgement.of.flatMap(proofsOf);
}

function candidatesOf(dossier: Dossier): readonly Candidate[] {
  return dossier.searches.flatMap((search) => (search.outcome === 'found' ? search.candidates : []));
}

function rejectedRow(rejection: Omit<Rejection, 'code' | 'cause'> & { readonly code: string }): LedgerRow {
  const { candidate, code, seen, expected } = rejection;
  return {
    at: place(candidate.foundAt), evidence: candidate.id, format: null, says: null, signer: null,
    became: 'rejected', code, seen: brief(seen), expected: expected === '' ? null : brief(expected),
  };
}

function attestedRow(attestation: Attestation, verdict: Verdict): LedgerRow {
  const first = attestation.foundAt.toSorted((a, b) => compareText(addressOf(a), addressOf(b)))[0] ?? attestation.foundAt[0];
  return {
    at: place(first), evidence: attestation.evidence, format: brief(attestation.format), says: brief(classOf(attestation)), signer: brief(signerOf(attestation)),
    ...standingOf(attestation, verdict.rules),
  };
}

function standingOf(attestation: Attestation, rules: readonly RuleVerdict[]): Standing {
  const denied = rules.find((rule) => rule.denied?.by === attestation)?.denied;
  if (denied) return { became: 'unmet', code: 'DENIED', seen: brief(signerOf(attestation)), expected: brief(denied.rule.reason) };
  if (countedOf(rules).includes(attestation)) return { became: 'counted', code: null, seen: null, expected: null };
  return rules.flatMap((rule) => (rule.judgement === null ? [] : leavesOf(rule.judgement)))
    .filter((leaf) => isOfClass(attestation.says, leaf.evidence.what))
    .map((leaf) => standingInLeaf(attestation, leaf))
    .reduce((best, next) => (ORDER.indexOf(next.became) < ORDER.indexOf(best.became) ? next : best), NOT_NEEDED);
}

function standingInLeaf(attestation: Attestation, { judgement, evidence }: Leaf): Standing {
  const foreign: Standing = { became: 'foreign', code: 'SIGNER_MISMATCH', seen: brief(signerOf(attestation)), expected: brief(signersWords(evidence.signedBy)) };
  const closest = judgement.outcome === 'failed' || judgement.outcome === 'indeterminate' ? judgement.closest : null;
  if (closest?.attestation === attestation) return missOf(closest.unmet, { judgement, evidence });
  if (!canBeAccepted(attestation, evidence)) return foreign;
  if (closest === null) return NOT_NEEDED;
  // Further away than the nearest miss: where that one has the wrong signer, so has this one.
  const nearest = missOf(closest.unmet, { judgement, evidence });
  return nearest.became === 'foreign' ? foreign : { became: 'unmet', code: nearest.code, seen: null, expected: null };
}

// The first of the unmet facts; one about who signed goes before, because it decides whose evidence this is.
function missOf(unmet: readonly [Unmet, ...Unmet[]], leaf: Leaf): Standing {
  const aboutSigner = unmet.find((miss) => isAboutSigner(miss, leaf));
  const { code, seen, expected } = aboutSigner ?? unmet[0];
  return {
    became: aboutSigner === undefined ? 'unmet' : 'foreign',
    code: aboutSigner === undefined ? code : signerCode(code),
    seen: seen === null ? null : brief(seen),
    expected: brief(expected),
  };
}

/**
 * Whether an unmet fact says that somebody else signed, and not that the right one signed something else.
 *
 * `repo` can be either: it is part of the signer where the signer is accepted by it.
 */
export function isAboutSigner(miss: Unmet, { judgement, evidence }: Leaf): boolean {
  if ('code' in judgement && judgement.code === 'SIGNER_MISMATCH') return true;
  if (miss.code === 'SIGNER_MISMATCH' || miss.about === 'trust' || miss.about === 'key') return true;
  return evidence.signedBy.some((signer) => constrains(signer.facts, miss.about) || (signer.kind === 'keyless' && constrains(signer.accept, miss.about))) && !constrains(evidence.where, miss.about);
}

function constrains(constraints: Constraints, about: Unmet['about']): boolean {
  return [...constraints.keys()].some((claim) => claim === about);
}

/** The code for a fact about the signer: a plain difference there means another signer; the more telling codes stay. */
export function signerCode(code: ReasonCode): ReasonCode {
  return code === 'CLAIM_MISMATCH' || code === 'CLAIM_ABSENT' ? 'SIGNER_MISMATCH' : code;
}

// False only where it is certain: patterns and placeholders are the policy's to compare, and are not compared a second time here.
function canBeAccepted(attestation: Attestation, evidence: Evidence): boolean {
  return evidence.signedBy.some((signer) => {
    switch (signer.kind) {
      case 'previous': case 'unsafe-any': return true;
      case 'key': return signer.trust.includes(attestation.trust) && vouched(attestation, 'key').includes(signer.spki);
      case 'keyless': return signer.trust.includes(attestation.trust) && canHold(attestation, signer.accept);
      default: return signer satisfies never;
    }
  });
}

// Who signed is never taken from the signer's own words.
function vouched(attestation: Attestation, claim: ClaimName): readonly string[] {
  return (attestation.claims.get(claim) ?? []).filter((fact) => fact.from !== 'self-declared').map((fact) => fact.value);
}

function canHold(attestation: Attestation, constraints: Constraints): boolean {
  return constraints.size > 0 && [...constraints].every(([claim, pattern]) => {
    const values = vouched(attestation, claim);
    if (values.length === 0) return false;
    if (pattern.kind !== 'text' || pattern.star || pattern.anyOf.some((text) => text.includes('{'))) return true;
    return values.some((value) => pattern.anyOf.includes(value));
  });
}

function leavesOf(judgement: Judgement): readonly Leaf[] {
  const { requirement } = judgement;
  return requirement.kind === 'evidence' ? [{ judgement, evidence: requirement }] : judgement.of.flatMap(leavesOf);
}

function compareRows(a: LedgerRow, b: LedgerRow): number {
  return ORDER.indexOf(a.became) - ORDER.indexOf(b.became) || compareText(sortKey(a), sortKey(b));
}
function sortKey(row: LedgerRow): string {
  return JSON.stringify([row.at.source, row.at.address, row.evidence, row.code, row.seen, row.expected, row.signer]);
}
function addressOf(at: Location): string {
  return JSON.stringify([at.source, at.address]);
}
function place(at: Location): Location {
  return { source: brief(at.source), address: brief(at.address) };
}
// There can be thousands of rows, each with seven texts.
function brief(text: string): string {
  return kept(text, 256);
}
