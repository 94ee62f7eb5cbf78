// The chain: the facts of the attestations that counted, with who vouches for each. And a signer in one line.
//
// Trusts attestations only. Values are text from outside, bounded here and escaped by renderers.

import type { Attestation } from '../domain/attestation.ts';
import { claimNames, isOpenClaim, type Claim, type ClaimName } from '../domain/claims.ts';
import { bounded } from '../domain/errors.ts';
import type { ChainLink } from '../domain/report.ts';
import type { Constraints, Requirement } from '../domain/policy.ts';
import type { RuleVerdict } from '../domain/verdict.ts';

const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';

/** Text from outside as it is kept in a report: well-formed, and bounded once (what was cut before is not cut again: the mark of the cut has room). */
export function kept(text: string, length: number = 512): string {
  return (text.length <= length + 64 ? text : bounded(text, length)).toWellFormed();
}

/**
 * Names a signer in one line, from the values of the claims: `owner/repo/path@ref` for a workflow on github.com, else `identity (issuer)`, or the key.
 *
 * The short form is used only where identity and issuer are exactly those of a workflow on github.com: a workflow of another host, or an
 * identity by another issuer, must not read like one.
 */
export function signerLine(values: (claim: ClaimName) => readonly string[]): string {
  const key = values('key')[0];
  if (key !== undefined) return kept(`key ${key}`);
  const identities = values('certificate-identity');
  const issuer = values('certificate-oidc-issuer')[0] ?? 'issuer not stated';
  const only = identities.length === 1 ? identities[0] : undefined;
  const workflow = only?.startsWith('https://github.com/') === true && issuer === GITHUB_ISSUER ? only.slice('https://github.com/'.length) : null;
  if (workflow !== null && /^[^/]+\/[^/]+\/[^@]+@[^@]+$/.test(workflow)) return kept(workflow);
  return kept(`${identities.length === 0 ? 'identity not stated' : identities.join(', ')} (${issuer})`);
}

/** The signer of an attestation in one line. Never from the builder's own words: anybody can write those. */
export function signerOf(attestation: Attestation): string {
  return signerLine((claim) => (attestation.claims.get(claim) ?? []).filter((fact) => fact.from !== 'self-declared').map((fact) => fact.value));
}

/** What an attestation says in one word: `signature`, or the predicate type. */
export function classOf(attestation: Attestation): string {
  return attestation.says.kind === 'signature' ? 'signature' : kept(attestation.says.predicateType);
}

/**
 * The chain of these attestations. A link `class` opens the facts of each.
 *
 * Claims of open sets (annotations, workflow inputs, verified levels) are in it only where a requirement asks for them: anybody can write thousands.
 */
export function chainOf(counted: readonly Attestation[], rules: readonly RuleVerdict[]): readonly ChainLink[] {
  const asked = new Set(rules.flatMap((verdict) => (verdict.rule === null ? [] : openClaimsOf(verdict.rule.require))));
  const names = [...claimNames, ...[...asked].toSorted()];
  return counted.toSorted(byClassAndDigest).flatMap((attestation) => linksOf(attestation, names));
}

function linksOf(attestation: Attestation, names: readonly ClaimName[]): readonly ChainLink[] {
  // The statement's class and subjects are the signer's own signed words.
  const from: Claim['from'] = attestation.claims.has('key') ? 'key' : 'certificate';
  const links: ChainLink[] = [{ claim: 'class', value: classOf(attestation), from }];
  for (const claim of names) {
    for (const fact of attestation.claims.get(claim) ?? []) links.push({ claim, value: kept(fact.value), from: fact.from });
  }
  if (attestation.through !== null) links.push({ claim: 'through', value: `${attestation.through.container} (${attestation.through.how})`, from });
  for (const { kind, authority, index, at } of attestation.witnessed) {
    const where = index === null ? '' : `, entry ${index}`;
    links.push({ claim: 'witness', value: kept(`${kind} ${authority}${where}${at === null ? '' : `, at ${at.toISOString()}`}`), from: 'witness' });
  }
  links.push({ claim: 'trust', value: kept(attestation.trust), from: 'witness' });
  return links;
}

function openClaimsOf(requirement: Requirement): readonly ClaimName[] {
  switch (requirement.kind) {
    case 'evidence': return [requirement.where, ...requirement.signedBy.flatMap((signer): readonly Constraints[] => (signer.kind === 'keyless' ? [signer.accept, signer.facts] : [signer.facts]))]
      .flatMap((constraints) => [...constraints.keys()])
      .filter(isOpenClaim);
    case 'all': case 'any': case 'at-least': return requirement.of.flatMap(openClaimsOf);
    case 'judged': return openClaimsOf(requirement.of);
    case 'exempt': case 'refuse': return [];
    default: return requirement satisfies never;
  }
}

function byClassAndDigest(a: Attestation, b: Attestation): number {
  return compareText(`${classOf(a)} ${a.evidence} ${a.trust}`, `${classOf(b)} ${b.evidence} ${b.trust}`);
}

/** Compares by code unit: the same everywhere, whatever the locale of the machine. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
