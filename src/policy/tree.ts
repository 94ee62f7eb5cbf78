// Judges a tree of requirements on a set of attestations.
//
// Every member is judged, even when the outcome is already known: the tree is the explanation. Members are folded by `all` and `atLeast` only, and
// only a leaf looks at evidence, so that more evidence never makes an outcome worse and less never makes it better. The exception is `every`,
// which whoever deletes evidence can satisfy; a place that did not answer keeps it indeterminate.

import type { Attestation } from '../domain/attestation.ts';
import type { ClaimName } from '../domain/claims.ts';
import { hexOf } from '../domain/digest.ts';
import { assertNever, type ReasonCode } from '../domain/errors.ts';
import type { JsonValue } from '../domain/json.ts';
import type { DenyRule, Evidence, Requirement } from '../domain/policy.ts';
import type { Checker } from '../domain/ports.ts';
import type { NonEmpty } from '../domain/subject.ts';
import { all, atLeast, type Judgement, type Unmet } from '../domain/verdict.ts';
import { askCheck, type Examination } from './leaf.ts';
import { countDistinct, principalOf } from './principals.ts';

/** What a tree is judged on. */
export interface Scene {
  /** Every attestation of the dossier against a leaf, in one order whatever order they came in. */
  readonly examine: (leaf: Evidence) => Promise<readonly Examination[]>;
  /** Those that may count. `every` looks beyond them: a contradiction counts wherever it comes from. */
  readonly counted: ReadonlySet<Attestation>;
  readonly denied: ReadonlyMap<Attestation, DenyRule>;
  /** Whether some place gave no answer: it may hold what is missing. */
  readonly silent: boolean;
  /** Whether candidates were found that are not authentic. */
  readonly forged: boolean;
  readonly checker: Checker;
}

type Unsatisfied = Extract<Judgement, { code: ReasonCode }>;
type Closest = Unsatisfied['closest'];

/** Judges a requirement. Never throws for what evidence or a check says. */
export async function judgeRequirement(requirement: Requirement, scene: Scene): Promise<Judgement> {
  switch (requirement.kind) {
    case 'evidence': return judgeEvidence(requirement, scene);
    case 'exempt': return { outcome: 'exempt', requirement, reason: requirement.reason, of: [] };
    case 'refuse': return { outcome: 'failed', requirement, code: 'REFUSED', closest: null, of: [] };
    case 'judged': return judgeJudged(requirement, scene);
    case 'all': case 'any': case 'at-least': return judgeGroup(requirement, scene);
    default: return assertNever(requirement);
  }
}

// ── evidence

async function judgeEvidence(leaf: Evidence, scene: Scene): Promise<Judgement> {
  const everything = await scene.examine(leaf);
  const examined = everything.filter(({ attestation }) => scene.counted.has(attestation));
  const against = leaf.quantifier === 'every' ? everything.filter(({ reached }) => reached === 'facts') : [];
  if (against.length > 0) return unsatisfied('failed', leaf, 'CONTRADICTED', nearest(against));
  const [first, ...rest] = examined.filter(({ reached }) => reached === 'met').map(({ attestation }) => attestation);
  const unknown = scene.silent ? 'indeterminate' : 'failed';
  if (first !== undefined) {
    if (leaf.quantifier === 'every' && scene.silent) return unsatisfied(unknown, leaf, 'EVIDENCE_INCOMPLETE', null);
    return { outcome: 'passed', requirement: leaf, basis: [first, ...rest], of: [] };
  }
  // Who is known to nobody signs nothing a place could still hand out.
  if (leaf.signedBy.every((signer) => signer.kind === 'previous')) return unsatisfied('failed', leaf, 'SIGNER_UNKNOWN', null);
  const denial = denialIn(everything, scene.denied);
  if (denial !== null) return unsatisfied('failed', leaf, 'DENIED', denial);
  return unsatisfied(unknown, leaf, ...explain(examined, scene));
}

/** Why no attestation met a leaf: the furthest that any came, and by the nearest of those what it lacks. */
function explain(examined: readonly Examination[], scene: Scene): [ReasonCode, Closest] {
  if (examined.length === 0) return [scene.forged ? 'EVIDENCE_REJECTED' : 'EVIDENCE_NONE', null];
  const byAccepted = nearest(examined.filter(({ reached }) => reached === 'facts'));
  if (byAccepted !== null) return [codeOf(byAccepted.unmet, 'CLAIM_MISMATCH'), byAccepted];
  const byOther = nearest(examined.filter(({ reached }) => reached === 'signer'));
  return byOther === null ? ['CLASS_MISSING', null] : [codeOf(byOther.unmet, 'SIGNER_MISMATCH'), byOther];
}

/** The one code of all that is unmet, when there is one that says more than that something differs. */
function codeOf([first, ...rest]: NonEmpty<Unmet>, general: ReasonCode): ReasonCode {
  return first.code !== 'CLAIM_MISMATCH' && rest.every(({ code }) => code === first.code) ? first.code : general;
}

/** The attestation with the fewest unmet; the first of equals, and they come in one order. */
function nearest(examined: readonly Examination[]): Closest {
  const misses = examined.flatMap(({ attestation, unmet: [first, ...rest] }) => {
    const unmet: NonEmpty<Unmet> | null = first === undefined ? null : [first, ...rest];
    return unmet === null ? [] : [{ attestation, unmet }];
  });
  return misses.toSorted((a, b) => a.unmet.length - b.unmet.length)[0] ?? null;
}

/** Evidence by an accepted signer that a deny rule took away; null where there is none. */
export function denialIn(examined: readonly Examination[], denied: Scene['denied']): Closest {
  for (const { attestation, reached } of examined) {
    const rule = reached === 'facts' || reached === 'met' ? denied.get(attestation) : undefined;
    if (rule === undefined) continue;
    const about = [...rule.claims.keys()][0];
    const seen = about === undefined ? null : (attestation.claims.get(about)?.map((claim) => claim.value).join(', ') ?? null);
    return { attestation, unmet: [{ about: about ?? 'certificate-identity', code: 'DENIED', expected: `evidence that is not denied (${rule.reason})`, seen }] };
  }
  return null;
}

// ── groups

type Group = Extract<Requirement, { kind: 'all' | 'any' | 'at-least' }>;

async function judgeGroup(requirement: Group, scene: Scene): Promise<Judgement> {
  const [head, ...tail] = requirement.of;
  const of: [Judgement, ...Judgement[]] = [await judgeRequirement(head, scene)];
  for (const member of tail) of.push(await judgeRequirement(member, scene));
  const outcomes: [Judgement['outcome'], ...Judgement['outcome'][]] = [of[0].outcome, ...of.slice(1).map(({ outcome }) => outcome)];
  switch (requirement.kind) {
    case 'all': return settle(all(outcomes), requirement, 'REQUIREMENTS', of);
    case 'any': return settle(atLeast(1, outcomes), requirement, 'ALTERNATIVES', of);
    case 'at-least': {
      const outcome = atLeast(requirement.count, outcomes);
      // Two patterns and one signature that fits both are one signer.
      const distinct = countDistinct(of.map((judgement) => new Set(judgement.outcome === 'passed' ? judgement.basis.map(principalOf) : [])));
      if (outcome !== 'passed' || distinct >= requirement.count) return settle(outcome, requirement, 'AT_LEAST', of);
      return unsatisfied(scene.silent ? 'indeterminate' : 'failed', requirement, 'SIGNERS_NOT_DISTINCT', null, of);
    }
    default: return assertNever(requirement);
  }
}

function settle(outcome: Judgement['outcome'], requirement: Group, code: ReasonCode, of: readonly Judgement[]): Judgement {
  switch (outcome) {
    case 'passed': {
      // The proof is whatever proves a member; an outcome that no attestation proves is none.
      const [first, ...rest] = new Set(of.flatMap((judgement) => (judgement.outcome === 'passed' ? judgement.basis : [])));
      if (first === undefined) throw new TypeError('passed without proof');
      return { outcome, requirement, basis: [first, ...rest], of };
    }
    case 'exempt': return { outcome, requirement, reason: of.flatMap((judgement) => (judgement.outcome === 'exempt' ? judgement.reason : [])).join('; '), of };
    case 'failed': case 'indeterminate': return unsatisfied(outcome, requirement, code, nearestOf(of), of);
    default: return assertNever(outcome);
  }
}

function nearestOf(of: readonly Judgement[]): Closest {
  const misses = of.flatMap((judgement) => ('code' in judgement && judgement.closest !== null ? judgement.closest : []));
  return misses.toSorted((a, b) => a.unmet.length - b.unmet.length)[0] ?? null;
}

// ── judged

/** Asks a check about the judgement of the members, once they are satisfied. What they exempt stays exempt, and has to please the check too. */
async function judgeJudged(requirement: Extract<Requirement, { kind: 'judged' }>, scene: Scene): Promise<Judgement> {
  const inner = await judgeRequirement(requirement.of, scene);
  const of = [inner];
  if ('code' in inner) return unsatisfied(inner.outcome, requirement, inner.code, inner.closest, of);
  const miss = await askCheck(requirement.check, { authorityMatches: authorityMatches(inner) }, scene.checker);
  if (miss === null) return inner.outcome === 'passed' ? { outcome: 'passed', requirement, basis: inner.basis, of } : { outcome: 'exempt', requirement, reason: inner.reason, of };
  // What a silent place holds may be what the check wants.
  const closest: Closest = inner.outcome === 'passed' ? { attestation: inner.basis[0], unmet: [miss] } : null;
  return unsatisfied(scene.silent ? 'indeterminate' : 'failed', requirement, 'CHECK_FAILED', closest, of);
}

/**
 * The satisfied members that have a name, as policy-controller shows authorities to `spec.policy`:
 *
 *   { NAME: { "signatures": [{ id, subject, issuer, … }], "attestations": { CLASS: [{ …, predicateType, digest }] } }, EXEMPT: { "static": true } }
 */
function authorityMatches(judgement: Judgement): JsonValue {
  const matches = new Map<string, { signatures: JsonValue[]; attestations: Map<string, JsonValue[]> }>();
  for (const { requirement, basis } of satisfiedLeaves(judgement)) {
    if (requirement.name === null) continue;
    const match = matches.get(requirement.name) ?? { signatures: [], attestations: new Map<string, JsonValue[]>() };
    matches.set(requirement.name, match);
    if (requirement.what.kind === 'signature') match.signatures.push(...basis.map(signatureEntry));
    else match.attestations.set(requirement.what.label, [...(match.attestations.get(requirement.what.label) ?? []), ...basis.map(attestationEntry)]);
  }
  const shown = new Map<string, JsonValue>(exemptNames(judgement).map((name) => [name, { static: true }]));
  for (const [name, { signatures, attestations }] of matches) shown.set(name, { ...(signatures.length > 0 && { signatures }), ...(attestations.size > 0 && { attestations: Object.fromEntries(attestations) }) });
  return Object.fromEntries(shown);
}

function exemptNames(judgement: Judgement): readonly string[] {
  if ('code' in judgement) return [];
  return judgement.requirement.kind === 'exempt' ? [judgement.requirement.name ?? []].flat() : judgement.of.flatMap(exemptNames);
}

function satisfiedLeaves(judgement: Judgement): readonly { readonly requirement: Evidence; readonly basis: readonly Attestation[] }[] {
  // An authority of which one part is met and another is not has not matched.
  if ('code' in judgement) return [];
  if (judgement.requirement.kind !== 'evidence') return judgement.of.flatMap(satisfiedLeaves);
  return judgement.outcome === 'passed' ? [{ requirement: judgement.requirement, basis: judgement.basis }] : [];
}

const ENTRY_CLAIMS: readonly (readonly [string, ClaimName])[] = [
  ['subject', 'certificate-identity'], ['issuer', 'certificate-oidc-issuer'], ['githubWorkflowTrigger', 'trigger'],
  ['githubWorkflowSha', 'source-digest'], ['githubWorkflowRepo', 'repo'], ['githubWorkflowRef', 'source-ref'],
];

function signatureEntry({ evidence, claims }: Attestation): Record<string, JsonValue> {
  const stated = ENTRY_CLAIMS.flatMap(([key, name]) => {
    const claim = claims.get(name)?.find(({ from }) => from === 'certificate');
    return claim === undefined ? [] : [[key, claim.value] as const];
  });
  return { id: hexOf(evidence), ...Object.fromEntries(stated) };
}

function attestationEntry(attestation: Attestation): Record<string, JsonValue> {
  const type = attestation.says.kind === 'statement' ? { predicateType: attestation.says.predicateType } : {};
  return { ...signatureEntry(attestation), ...type, digest: attestation.subject };
}

function unsatisfied(outcome: 'failed' | 'indeterminate', requirement: Requirement, code: ReasonCode, closest: Closest, of: readonly Judgement[] = []): Judgement {
  return { outcome, requirement, code, closest, of };
}
