// Requirements, signers and constraints in words, and the judgement tree as data.
//
// Policy text is the user's own, yet a policy may be fetched: it is bounded here and escaped by renderers like everything else.

import { assertNever } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';
import type { Constraints, Evidence, Pattern, Requirement, Signer } from '../domain/policy.ts';
import { labelOf } from '../domain/predicate-types.ts';
import type { RuleReport, TreeNode } from '../domain/report.ts';
import type { Judgement, RuleVerdict } from '../domain/verdict.ts';
import { kept } from './chain.ts';

/** A requirement in words, without its parts. */
export function requirementWords(requirement: Requirement): string {
  switch (requirement.kind) {
    case 'evidence': return kept(evidenceWords(requirement));
    case 'all': return 'all of these';
    case 'any': return 'any of these';
    case 'at-least': return `at least ${requirement.count} of these, by different signers`;
    case 'judged': return `a check (${requirement.check.language}) over this`;
    case 'exempt': return kept(`exempt: ${requirement.reason}`);
    case 'refuse': return kept(`refused: ${requirement.reason}`);
    default: return assertNever(requirement);
  }
}

/** A requirement in words with all its parts, in one line. */
export function requirementLine(requirement: Requirement): string {
  switch (requirement.kind) {
    case 'all': return requirement.of.map(requirementLine).join('; and ');
    case 'any': return `(${requirement.of.map(requirementLine).join('; or ')})`;
    case 'at-least': return `at least ${requirement.count}, by different signers, of (${requirement.of.map(requirementLine).join('; ')})`;
    case 'judged': return `${requirementLine(requirement.of)}; and a check (${requirement.check.language}) over who matched`;
    case 'evidence': case 'exempt': case 'refuse': default: return requirementWords(requirement);
  }
}

/** Who is accepted, in words. */
export function signersWords(signers: readonly Signer[]): string {
  return signers.map(signerWords).join(', or ');
}

function evidenceWords(evidence: Evidence): string {
  const facts = evidence.where.size === 0 ? '' : `, with ${constraintsWords(evidence.where)}`;
  const checks = evidence.checks.length === 0 ? '' : `, accepted by ${evidence.checks.length === 1 ? 'a check' : `${evidence.checks.length} checks`} (${[...new Set(evidence.checks.map((check) => check.language))].join(', ')})`;
  // Whoever can delete evidence can satisfy it: said wherever it is shown.
  const every = evidence.quantifier === 'every' ? ', and none that contradicts (deletable: whoever removes evidence can satisfy this)' : '';
  return `${labelOf(evidence.what)} signed by ${signersWords(evidence.signedBy)}${facts}${checks}${every}`;
}

function signerWords(signer: Signer): string {
  return signer.facts.size === 0 ? nameWords(signer) : `${nameWords(signer)} with ${constraintsWords(signer.facts)}`;
}

function nameWords(signer: Signer): string {
  switch (signer.kind) {
    case 'keyless': return constraintsWords(signer.accept);
    case 'key': return `key ${signer.spki}`;
    case 'previous': return 'whoever signed the version in use';
    case 'unsafe-any': return `anybody (${signer.input})`;
    default: return assertNever(signer);
  }
}

function constraintsWords(constraints: Constraints): string {
  return [...constraints].map(([claim, pattern]) => `${claim} ${patternWords(pattern)}`).join(' and ');
}

function patternWords(pattern: Pattern): string {
  switch (pattern.kind) {
    case 'text': return pattern.anyOf.join(' or ');
    case 'regexp': return `matching /${pattern.source}/`;
    case 'version': return `${pattern.prefix}<version in ${pattern.range}>`;
    case 'builder': return `${pattern.name} at any version`;
    case 'number': return [pattern.min === null ? '' : `at least ${pattern.min}`, pattern.max === null ? '' : `at most ${pattern.max}`].filter((part) => part !== '').join(' and ');
    default: return assertNever(pattern);
  }
}

/** One rule's verdict as data. A deny rule that had the last word stands above what it overruled. */
export function ruleReport(verdict: RuleVerdict): RuleReport {
  return {
    layer: kept(verdict.layer),
    rule: verdict.rule === null ? 'unmatched' : kept(verdict.rule.name),
    outcome: verdict.outcome,
    mode: verdict.mode,
    waiver: verdict.waiver === null ? null : { reason: kept(verdict.waiver.reason), owner: kept(verdict.waiver.owner), until: verdict.waiver.until },
    tree: ruleTree(verdict),
  };
}

function ruleTree(verdict: RuleVerdict): TreeNode | null {
  const tree = verdict.judgement === null ? null : treeOf(verdict.judgement);
  if (verdict.denied !== null) {
    return { what: kept(`denied: ${verdict.denied.rule.reason}`), outcome: verdict.outcome, code: 'DENIED', by: [], nearest: verdict.denied.by?.evidence ?? null, unmet: [], of: tree === null ? [] : [tree] };
  }
  if (tree !== null || verdict.rule !== null) return tree;
  return { what: 'no rule matches', outcome: verdict.outcome, code: 'NO_RULE', by: [], nearest: null, unmet: [], of: [] };
}

function treeOf(judgement: Judgement): TreeNode {
  const missed = judgement.outcome === 'failed' || judgement.outcome === 'indeterminate';
  const closest = missed ? judgement.closest : null;
  return {
    what: requirementWords(judgement.requirement),
    outcome: judgement.outcome,
    code: missed ? judgement.code : null,
    by: judgement.outcome === 'passed' && judgement.requirement.kind === 'evidence' ? judgement.basis.slice(0, limits.treeEvidence).map(({ evidence }) => evidence) : [],
    nearest: closest?.attestation.evidence ?? null,
    unmet: (closest?.unmet ?? []).map(({ about, code, expected, seen }) => ({ about, code, expected: kept(expected), seen: seen === null ? null : kept(seen) })),
    of: judgement.of.map(treeOf),
  };
}
