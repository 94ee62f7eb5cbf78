// One requirement of evidence against one attestation: class, signer, facts and checks, all on this one.
//
// The attestation is authentic; whether its signer is wanted is asked first. Evidence by somebody else is set aside before its facts are looked at
// or a check runs on its statement: it is listed, and neither helps nor harms.

import type { Attestation } from '../domain/attestation.ts';
import { FOREIGN_DELEGATE, UNTRUSTED_REF } from '../domain/builders.ts';
import { isOpenClaim, type Claim, type ClaimName, type Claims } from '../domain/claims.ts';
import type { Check, Constraints, Evidence, Signer } from '../domain/policy.ts';
import { assertNever, bounded, EngineError, problem, type Problem, type ReasonCode } from '../domain/errors.ts';
import { githubOfIssuer } from '../domain/github-host.ts';
import { limits } from '../domain/limits.ts';
import type { CheckDocument, Checker } from '../domain/ports.ts';
import { isOfClass, isProvenanceType, isSummary } from '../domain/predicate-types.ts';
import type { NonEmpty, Subject } from '../domain/subject.ts';
import type { Unmet } from '../domain/verdict.ts';
import { holds } from './constraints.ts';
import type { Regexps } from './lint.ts';

/** What examining needs besides requirement and attestation. */
export interface Bench { readonly subject: Subject; readonly regexps: Regexps | null; readonly checker: Checker }

/**
 * How far an attestation comes towards a requirement.
 *
 * `class`: it is of another class. `signer`: of the class, by somebody who is not accepted. `facts`: by an accepted signer, a fact or check differs.
 * `met`: it is proof.
 */
export interface Examination {
  readonly attestation: Attestation;
  readonly reached: 'class' | 'signer' | 'facts' | 'met';
  readonly unmet: readonly Unmet[];
  readonly warnings: readonly Problem[];
}

/** Examines one attestation for one requirement. */
export async function examine(leaf: Evidence, attestation: Attestation, bench: Bench): Promise<Examination> {
  if (!isOfClass(attestation.says, leaf.what)) return { attestation, reached: 'class', unmet: [], warnings: [] };
  const claims = withOwnLevel(leaf.builders, attestation, bench);
  const signers = leaf.signedBy.map((one) => ({ facts: one.facts, ...acceptSigner(one, attestation, { ...bench, claims }) }));
  const signer = signers.toSorted(byNearness)[0];
  if (signer === undefined || signer.unmet.length > 0) return { attestation, reached: 'signer', unmet: signer?.unmet ?? [], warnings: [] };
  const facts = compareAll(leaf.where, claims, bench, isFact);
  const own = [...requireOwn(attestation), ...requireNamed(leaf.where, signers.filter(({ unmet }) => unmet.length === 0), attestation)];
  const checks: Comparison[] = [];
  for (const check of leaf.checks) checks.push(await runOn(check, attestation.says, factsIn(claims), bench.checker));
  const unmet = [...own, ...facts.unmet, ...checks.flatMap((one) => one.unmet)];
  return { attestation, reached: unmet.length === 0 ? 'met' : 'facts', unmet, warnings: [...signer.warnings, ...facts.warnings, ...checks.flatMap((one) => one.warnings)] };
}

/** Whether all that an attestation lacks are answers that nobody gave: it is no proof, and contradicts nothing either. */
export function isUnanswered({ reached, unmet }: Examination): boolean {
  return reached === 'facts' && unmet.every(({ code }) => code === 'ENGINE_FAILED');
}

/** What every requirement asks, whatever it says. */
function requireOwn(attestation: Attestation): readonly Unmet[] {
  return [...requireDirect(attestation), ...requirePassed(attestation)];
}

/** A verification summary is proof of what its verifier found: one that failed, or does not say, proves nothing that anybody asks for. */
function requirePassed({ says, claims }: Attestation): readonly Unmet[] {
  if (!isSummary(says)) return [];
  const results = (claims.get('verification-result') ?? []).map(({ value }) => value);
  if (results.length === 1 && results[0] === 'PASSED') return [];
  return [{ about: 'verification-result', code: results.length === 0 ? 'CLAIM_ABSENT' : 'CLAIM_MISMATCH', expected: 'PASSED', seen: results.length === 0 ? null : results.join(', ') }];
}

/**
 * What is signed about an index is shown beside each image that it lists, and proves none of them: who asks for single platforms asks for evidence of
 * their own.
 */
function requireDirect({ through, subject }: Attestation): readonly Unmet[] {
  return through?.how === 'index' ? [{ about: 'through', code: 'THROUGH_INDEX', expected: `evidence about ${subject} itself`, seen: `evidence about the index ${through.container}` }] : [];
}

/** Parameters that nobody knows are refused where neither the requirement nor one of its signers names them: what they did to the build is not known either. */
function requireNamed(where: Constraints, signers: readonly { readonly facts: Constraints }[], { claims }: Attestation): readonly Unmet[] {
  const lists = signers.map(({ facts }) => [...claims].filter(([name]) => name.startsWith('external-parameter.') && !where.has(name) && !facts.has(name)));
  const [unknown = []] = lists.toSorted((a, b) => a.length - b.length);
  return unknown.map(([name, [claim]]) => ({ about: name, code: 'PARAMETER_UNKNOWN', expected: 'no such parameter', seen: claim.value }));
}

/**
 * Asks a check. Whatever goes wrong in it is no answer (`ENGINE_FAILED`), and no answer is never a yes. Rejects with `EngineError` alone, where there is
 * nobody to ask: then there is no verdict at all.
 */
export async function askCheck(check: Check, document: CheckDocument, checker: Checker): Promise<Comparison> {
  const unmet = (code: ReasonCode, seen: string): Comparison => ({ unmet: [{ about: 'check', code, expected: `the ${check.language} check at ${check.at.file}:${check.at.line} to accept it`, seen: bounded(seen, limits.checkMessage) }], warnings: [] });
  try {
    const answer = await checker(check, document);
    // Only `true` is a yes: an engine that answers with a text or an object was asked something else.
    // oxlint-disable-next-line typescript/no-unnecessary-boolean-literal-compare -- the type is a promise of code that runs other people's programs
    if (answer.ok === true) return { unmet: [], warnings: answer.warning === null ? [] : [problem('CHECK_WARNING', { about: `${check.at.file}:${check.at.line}`, level: 'warning', seen: answer.warning })] };
    return unmet(NO[answer.code] ?? 'CHECK_FAILED', answer.message);
  } catch (cause) {
    if (cause instanceof EngineError) throw cause;
    return unmet('ENGINE_FAILED', cause instanceof Error ? cause.message : 'the check could not be run');
  }
}

/** The codes of a no: one that is none of them is a no all the same. */
const NO: Readonly<Record<string, ReasonCode>> = { CHECK_FAILED: 'CHECK_FAILED', POLICY_FIELD_ABSENT: 'POLICY_FIELD_ABSENT', ENGINE_FAILED: 'ENGINE_FAILED' };

interface Comparison { readonly unmet: readonly Unmet[]; readonly warnings: readonly Problem[] }

/** Who it is, and what must be true of what this one signs. `claims` are those of the attestation, with the level that a builder of the policy's owner earns. */
function acceptSigner(signer: Signer, attestation: Attestation, bench: Bench & { readonly claims: Claims }): Comparison {
  const who = identify(signer, attestation, bench);
  const facts = compareAll(signer.facts, bench.claims, bench, signer.kind === 'keyless' ? isFactOfWho : isFact);
  return { unmet: [...who.unmet, ...facts.unmet], warnings: [...who.warnings, ...facts.warnings] };
}

function identify(signer: Signer, attestation: Attestation, bench: Bench): Comparison {
  switch (signer.kind) {
    case 'unsafe-any': return { unmet: trustUnmet(signer.trust, attestation), warnings: [] };
    case 'previous': return { unmet: [{ about: 'certificate-identity', code: 'SIGNER_UNKNOWN', expected: 'whoever signed the version in use', seen: null }], warnings: [] };
    case 'key': return { unmet: [...trustUnmet(signer.trust, attestation), ...keyUnmet(signer.spki, attestation)], warnings: [] };
    case 'keyless': {
      const { unmet, warnings } = compareAll(signer.accept, attestation.claims, bench, isVouchedFor);
      // A signer without a name would be everybody.
      const nameless: readonly Unmet[] = signer.accept.size > 0 ? [] : [{ about: 'certificate-identity', code: 'SIGNER_MISMATCH', expected: 'a named identity', seen: null }];
      return { unmet: [...trustUnmet(signer.trust, attestation), ...nameless, ...unmet], warnings };
    }
    default: return assertNever(signer);
  }
}

/** Who signed is never taken from the signer's own words: a statement by anybody can say `repo: acme/app`. */
function isVouchedFor(claim: Claim): boolean {
  return claim.from !== 'self-declared';
}

/** Who built, and what that is worth, is never what a builder says of itself; of the build it may speak, and the report says whose word it is. */
function isFact(claim: Claim, name: ClaimName): boolean {
  return isVouchedFor(claim) || (name !== 'builder' && name !== 'builder-id' && name !== 'build-level');
}

/**
 * What is said of a signer by name is part of who it is: where a certificate can vouch for it, the signer's own word does not count. Of a key nobody else has
 * a word.
 */
function isFactOfWho(claim: Claim, name: ClaimName): boolean {
  return isVouchedFor(claim) || isOpenClaim(name) || OWN_WORDS.has(name);
}
/** What no certificate says. */
const OWN_WORDS: ReadonlySet<ClaimName> = new Set<ClaimName>(['signed-identity', 'verifier-id', 'resource-uri', 'policy-digest', 'age-days']);

function trustUnmet(trust: readonly string[], attestation: Attestation): readonly Unmet[] {
  return trust.includes(attestation.trust) ? [] : [{ about: 'trust', code: 'TRUST_MISMATCH', expected: trust.join(' or '), seen: attestation.trust }];
}

function keyUnmet(spki: string, attestation: Attestation): readonly Unmet[] {
  const keys = (attestation.claims.get('key') ?? []).filter((claim) => claim.from === 'key').map((claim) => claim.value);
  if (keys.includes(spki)) return [];
  return [{ about: 'key', code: keys.length === 0 ? 'CLAIM_ABSENT' : 'CLAIM_MISMATCH', expected: spki, seen: keys.length === 0 ? null : keys.join(', ') }];
}

/**
 * The claims with the level that a builder of the policy's owner earns: by the workflow and the ref of the certificate, on a runner that it holds for.
 * It is the word of this policy alone, and counts for provenance only.
 */
function withOwnLevel(builders: Evidence['builders'], { says, claims }: Attestation, { subject, regexps }: Bench): Claims {
  const stated = (name: ClaimName): string | null => claims.get(name)?.find(({ from }) => from === 'certificate')?.value ?? null;
  const builder = says.kind !== 'statement' || !isProvenanceType(says.predicateType) ? undefined : builders.find(({ workflow, ref, host, selfHosted }) => {
    const signerRef = stated('signer-ref');
    const isAt = signerRef !== null && holds({ kind: 'text', anyOf: [ref], star: true }, [{ value: signerRef, from: 'certificate' }], { subject, regexps, claim: 'signer-ref' }).ok;
    return isAt && stated('signer-workflow') === workflow && githubOfIssuer(stated('certificate-oidc-issuer') ?? '')?.name === host && (selfHosted || stated('runner') === 'github-hosted');
  });
  return builder === undefined ? claims : new Map([...claims, ['build-level', [{ value: String(builder.level), from: 'builder-catalog' }]]]);
}

function compareAll(constraints: Constraints, claims: Claims, bench: Bench, counts: (claim: Claim, name: ClaimName) => boolean): Comparison {
  const unmet: Unmet[] = [];
  const warnings: Problem[] = [];
  for (const [claim, pattern] of constraints) {
    const [first, ...rest] = (claims.get(claim) ?? []).filter((one) => counts(one, claim));
    const values: NonEmpty<Claim> | undefined = first === undefined ? undefined : [first, ...rest];
    const holding = holds(pattern, values, { subject: bench.subject, regexps: bench.regexps, claim });
    if (holding.ok) warnings.push(...holding.warnings);
    else unmet.push({ about: claim, code: holding.code, expected: holding.expected, seen: holding.seen });
  }
  return { unmet, warnings };
}

/** The claims that are facts: what a check reads must be what a field of the policy would compare. */
function factsIn(claims: Claims): Claims {
  return new Map([...claims].flatMap(([name, values]) => {
    const [first, ...rest] = values.filter((claim) => isFact(claim, name));
    return first === undefined ? [] : [[name, [first, ...rest]] as const];
  }));
}

async function runOn(check: Check, says: Attestation['says'], claims: Claims, checker: Checker): Promise<Comparison> {
  // A bare signature states nothing a check could read; an empty document would let "contains no …" pass.
  if (says.kind === 'signature') return { unmet: [{ about: 'check', code: 'CHECK_FAILED', expected: `a statement for the ${check.language} check at ${check.at.file}:${check.at.line}`, seen: null }], warnings: [] };
  return askCheck(check, { kind: 'statement', statement: says.statement, claims }, checker);
}

/** Whether a signer must be a builder for others and the evidence is by nobody who could be one: then it lacks everything that this signer is. */
function isNoBuilder({ unmet }: Comparison): boolean {
  return unmet.some(({ about, seen }) => about === 'builder' && seen?.startsWith(UNTRUSTED_REF) !== true && seen !== FOREIGN_DELEGATE);
}

/** Who could be meant first, then the fewest unmet; among equals by what they say, so that the order in which signers are written decides nothing. */
function byNearness(a: Comparison, b: Comparison): number {
  if (isNoBuilder(a) !== isNoBuilder(b)) return isNoBuilder(a) ? 1 : -1;
  if (a.unmet.length !== b.unmet.length) return a.unmet.length - b.unmet.length;
  if (a.unmet.length + a.warnings.length + b.warnings.length === 0) return 0;
  return a.warnings.length - b.warnings.length || compareTexts(told(a), told(b));
}

function told({ unmet, warnings }: Comparison): string {
  return [...unmet.flatMap(({ about, code, expected, seen }) => [about, code, expected, seen ?? '']), ...warnings.flatMap(({ code, seen, expected }) => [code, seen ?? '', expected ?? ''])].join('\n');
}

/** By code units, the same on every machine. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

