// Random policies on random dossiers: what must hold of judging whatever it is asked.
//
// POLICIES=200000 sets the number, SEED the start; both are in the message of a failure. What is expected is said by properties and by a second,
// naive reading of the rules below, which shares no code with the one under test.

import { describe, expect, it } from '@jest/globals';
import type { Attestation } from '../../src/domain/attestation.ts';
import type { Dossier } from '../../src/domain/dossier.ts';
import type { DenyRule, Evidence, JoinKey, Layer, Policy, Requirement, Rule, Signer } from '../../src/domain/policy.ts';
import type { CheckAnswer, Checker } from '../../src/domain/ports.ts';
import type { Judgement, Outcome, Verdict } from '../../src/domain/verdict.ts';
import { judge } from '../../src/policy/judge.ts';
import { Chance, item } from '../support/chance.ts';
import { aCheck, aDossier, aLayer, anAttestation, anEvidence, aRejection, aRule, claimsOf, classOf, constraints, digestFor, keyClaims, keyless, saysStatement, silentSearch } from '../support/attestations.ts';

const COUNT = Math.min(Number(process.env['POLICIES'] ?? 20_000), 200_000);
const SEED = Number(process.env['SEED'] ?? 1);
const NOW = new Date('2026-06-15T00:00:00Z');

// ── the small world

const CLASSES = ['signature', 'provenance'] as const;
const RUNS = ['1/attempts/1', '1/attempts/2', '2', null] as const;
const WORKFLOWS = ['acme/app/a.yml', 'acme/app/b.yml'] as const;
const NAMES = ['ann@acme.example', 'bob@acme.example'] as const;
const KEY = digestFor('key');

const workflowSigner = (workflow: string): Signer => keyless(constraints({ 'signer-workflow': workflow }));
const nameSigner = (name: string): Signer => keyless(constraints({ 'certificate-identity': name }));
const SIGNERS: readonly Signer[] = [...WORKFLOWS.map(workflowSigner), ...NAMES.map(nameSigner), { kind: 'key', name: 'key', spki: KEY, facts: new Map(), trust: ['public-good'] }, keyless(constraints({ 'signer-repo': 'acme/app' })), { kind: 'previous', facts: new Map() }];

function someEvidence(chance: Chance, signer: string): Attestation {
  const said = chance.one(CLASSES);
  const facts = { runner: chance.one(['github-hosted', 'self-hosted']), 'source-digest': chance.one(['c0ffee', 'decade']) };
  const run = chance.one(RUNS);
  const identity = signer.includes('@') ? { 'certificate-identity': signer } : { 'signer-workflow': signer, 'signer-repo': signer.split('/').slice(0, 2).join('/'), 'certificate-identity': `https://github.com/${signer}@${chance.one(['v1', 'v2'])}` };
  const claims = signer === KEY ? keyClaims(KEY) : claimsOf({ ...identity, ...facts, ...(run !== null && { run: `https://github.com/acme/app/actions/runs/${run}` }) });
  const clean = chance.odds(0.7);
  const type = said === 'signature' ? null : classOf(said);
  return anAttestation({
    claims, trust: chance.odds(0.9) ? 'public-good' : 'github',
    says: type === null || type.kind === 'signature' ? { kind: 'signature' } : saysStatement(chance.one(type.predicateTypes), { clean }),
    witnessed: chance.odds(0.8) ? [{ kind: 'log', authority: 'rekor', index: '1', at: new Date(chance.one(['2026-01-01T00:00:00Z', '2026-06-01T00:00:00Z'])) }] : [],
  });
}

// Statements that are clean; and that the member named "a" is among what is satisfied. Both are monotone: more evidence never makes them refuse.
const checker: Checker = async (check, document) => answer(document.kind === 'statement'
  ? check.text === 'clean' && (document.statement as { predicate: { clean: boolean } }).predicate.clean
  : Object.hasOwn((document.authorities as { authorityMatches: object }).authorityMatches, 'a'));
const answer = (ok: boolean): CheckAnswer => (ok ? { ok, warning: null } : { ok, code: 'CHECK_FAILED', message: 'no' });

function someLeaf(chance: Chance): Evidence {
  const where = { ...(chance.odds(0.3) && { runner: 'github-hosted' }), ...(chance.odds(0.15) && { 'source-digest': 'c0ffee' }) };
  return anEvidence({
    name: chance.one(['a', 'b', null]), what: classOf(chance.one(CLASSES)), signedBy: chance.some(5, () => chance.one(SIGNERS)), where: constraints(where),
    checks: chance.odds(0.2) ? [aCheck('clean')] : [], quantifier: chance.odds(0.05) ? 'every' : 'some',
  });
}
function someRequirement(chance: Chance, depth: number): Requirement {
  const kind = depth === 0 ? 'evidence' : chance.one(['evidence', 'evidence', 'any', 'any', 'any', 'all', 'at-least', 'at-least', 'judged', chance.one(['exempt', 'refuse', 'any'] as const)] as const);
  switch (kind) {
    case 'evidence': return someLeaf(chance);
    case 'all': case 'any': return { kind, of: chance.some(3, () => someRequirement(chance, depth - 1)) };
    case 'at-least': return { kind, count: 1 + chance.below(3), of: chance.some(3, () => someLeaf(chance)) };
    case 'judged': return { kind, of: someRequirement(chance, depth - 1), check: aCheck('a') };
    case 'exempt': case 'refuse': return { kind, reason: kind };
    default: return kind satisfies never;
  }
}
const KEYS: readonly (readonly JoinKey[])[] = [[], [], [], ['run'], ['source-digest'], ['run', 'source-digest']];
function someRule(chance: Chance): Rule {
  return aRule(someRequirement(chance, 3), { same: chance.one(KEYS), mode: chance.one(['enforce', 'warn', 'observe']) });
}
function someDeny(chance: Chance): DenyRule {
  const claims = constraints(chance.one<Parameters<typeof constraints>[0]>([{ 'source-digest': 'decade' }, { 'signer-workflow': WORKFLOWS[0] }, { 'certificate-identity': NAMES[0] }]));
  return { digests: [], claims, witnessedBetween: chance.one([[null, null], ['2026-05-01T00:00:00Z', null]] as const), reason: 'denied', at: { file: 'p', line: 1, column: 1 } };
}
function someLayer(chance: Chance): Layer {
  return aLayer(chance.odds(0.05) ? [] : chance.odds(0.7) ? [someRule(chance)] : chance.some(2, () => someRule(chance)), { unmatched: chance.one(['deny', 'exempt']), deny: chance.odds(0.15) ? [someDeny(chance)] : [] });
}
const leavesIn = (requirement: Requirement): readonly Evidence[] =>
  requirement.kind === 'evidence' ? [requirement] : requirement.kind === 'judged' ? leavesIn(requirement.of) : 'of' in requirement ? requirement.of.flatMap(leavesIn) : [];
const leavesOfPolicy = (policy: Policy): readonly Evidence[] => policy.flatMap((layer) => layer.rules).flatMap((rule) => leavesIn(rule.require));

// ── the naive reading

const valueOf = (attestation: Attestation, claim: Parameters<Attestation['claims']['get']>[0]): string | null => attestation.claims.get(claim)?.[0].value ?? null;
const wanted = (pattern: unknown): string => (pattern as { anyOf: readonly string[] }).anyOf[0] ?? '';

function signed(attestation: Attestation, signer: Signer): boolean {
  if (signer.kind === 'previous') return false;
  if (attestation.trust !== 'public-good') return false;
  if (signer.kind === 'key') return valueOf(attestation, 'key') === signer.spki;
  return signer.kind === 'keyless' && [...signer.accept].every(([claim, pattern]) => valueOf(attestation, claim) === wanted(pattern));
}
const ofAccepted = (leaf: Evidence, attestation: Attestation): boolean => {
  const said = attestation.says.kind === 'signature' ? leaf.what.kind === 'signature' : leaf.what.kind === 'statement' && leaf.what.predicateTypes.includes(attestation.says.predicateType);
  return said && leaf.signedBy.some((signer) => signed(attestation, signer));
};
const factsHold = (leaf: Evidence, attestation: Attestation): boolean => [...leaf.where].every(([claim, pattern]) => valueOf(attestation, claim) === wanted(pattern))
  && (leaf.checks.length === 0 || (attestation.says.kind === 'statement' && (attestation.says.predicate as unknown as { clean: boolean }).clean));
const meets = (leaf: Evidence, attestation: Attestation): boolean => ofAccepted(leaf, attestation) && factsHold(leaf, attestation);
const isDenied = (policy: Policy, attestation: Attestation): boolean => policy.flatMap((layer) => layer.deny).some((rule) => {
  const after = rule.witnessedBetween[0] === null || attestation.witnessed.length === 0 || attestation.witnessed.some(({ at }) => at !== null && at.toISOString() >= '2026-05-01');
  return after && [...rule.claims].every(([claim, pattern]) => valueOf(attestation, claim) === wanted(pattern));
});
const who = (attestation: Attestation): string => valueOf(attestation, 'key') ?? valueOf(attestation, 'signer-workflow') ?? valueOf(attestation, 'certificate-identity') ?? '';

/** Whether `count` of the members can be given different signers, by trying every way. */
function canBeDistinct(count: number, members: readonly (readonly string[])[], used: readonly string[] = []): boolean {
  if (used.length >= count) return true;
  const [first, ...rest] = members;
  if (first === undefined) return false;
  return canBeDistinct(count, rest, used) || first.some((name) => !used.includes(name) && canBeDistinct(count, rest, [...used, name]));
}

const GRADES: readonly Outcome[] = ['failed', 'indeterminate', 'exempt', 'passed'];
function naive(requirement: Requirement, usable: readonly Attestation[], everything: readonly Attestation[], silent: boolean, denied: (one: Attestation) => boolean): Outcome {
  const within = (one: Requirement): Outcome => naive(one, usable, everything, silent, denied);
  const missing: Outcome = silent ? 'indeterminate' : 'failed';
  switch (requirement.kind) {
    case 'exempt': return 'exempt';
    case 'refuse': return 'failed';
    case 'evidence': {
      if (requirement.quantifier === 'every' && everything.some((one) => ofAccepted(requirement, one) && !factsHold(requirement, one))) return 'failed';
      if (usable.some((one) => meets(requirement, one))) return requirement.quantifier === 'every' && silent ? 'indeterminate' : 'passed';
      if (requirement.signedBy.every((signer) => signer.kind === 'previous')) return 'failed';
      return everything.some((one) => denied(one) && ofAccepted(requirement, one)) ? 'failed' : missing;
    }
    case 'all': {
      const of = requirement.of.map(within);
      return of.includes('failed') ? 'failed' : of.includes('indeterminate') ? 'indeterminate' : of.includes('passed') ? 'passed' : 'exempt';
    }
    case 'any': return item(GRADES, Math.max(...requirement.of.map((one) => GRADES.indexOf(within(one)))));
    case 'at-least': {
      const of = requirement.of.map(within);
      const nth = of.map((one) => GRADES.indexOf(one)).toSorted((a, b) => b - a)[requirement.count - 1];
      if (nth === undefined || GRADES[nth] !== 'passed') return nth === undefined ? 'failed' : item(GRADES, nth);
      const members = requirement.of.map((leaf, index) => (of[index] === 'passed' ? usable.filter((one) => meets(leaf, one)).map(who) : []));
      return canBeDistinct(requirement.count, members) ? 'passed' : missing;
    }
    case 'judged': {
      const inner = within(requirement.of);
      if (inner !== 'passed' && inner !== 'exempt') return inner;
      // A member counts only where all that it is a part of is met as well.
      const has = (one: Requirement): boolean => {
        if (within(one) !== 'passed' && within(one) !== 'exempt') return false;
        return one.kind === 'evidence' ? one.name === 'a' : one.kind === 'judged' ? has(one.of) : 'of' in one && one.of.some(has);
      };
      return has(requirement.of) ? inner : missing;
    }
    default: return requirement satisfies never;
  }
}
const joined = (keys: readonly JoinKey[], attestation: Attestation): string | null => {
  const values = keys.map((key) => valueOf(attestation, key)?.split('/attempts/')[0] ?? null);
  return values.includes(null) ? null : values.join(' ');
};
function naiveRule(rule: Rule, usable: readonly Attestation[], everything: readonly Attestation[], silent: boolean, denied: (one: Attestation) => boolean): Outcome {
  const whole = naive(rule.require, usable, everything, silent, denied);
  if (rule.same.length === 0 || whole !== 'passed') return whole;
  const alone = [...new Set(usable.map((one) => joined(rule.same, one)))].map((value) => naive(rule.require, value === null ? [] : usable.filter((one) => joined(rule.same, one) === value), everything, silent, denied));
  if (alone.includes('passed')) return 'passed';
  return naive(rule.require, [], everything, silent, denied) === 'exempt' || alone.includes('exempt') ? 'exempt' : silent ? 'indeterminate' : 'failed';
}
function naiveVerdict(dossier: Dossier, policy: Policy): Outcome {
  const denied = (one: Attestation): boolean => isDenied(policy, one);
  const usable = dossier.attestations.filter((one) => !denied(one));
  const silent = dossier.searches.some((search) => search.outcome === 'unavailable');
  const of = policy.flatMap((layer): readonly Outcome[] => layer.rules.length === 0 ? [layer.unmatched === 'exempt' ? 'exempt' : 'failed'] : layer.rules.map((rule) => naiveRule(rule, usable, dossier.attestations, silent, denied)));
  return of.includes('failed') ? 'failed' : of.includes('indeterminate') ? 'indeterminate' : of.includes('passed') ? 'passed' : 'exempt';
}

// ── the properties

const lets = (outcome: Outcome): boolean => outcome === 'passed' || outcome === 'exempt';

/** A judgement as text: outcomes, codes, proof and nearest misses. */
const told = (judgement: Judgement): unknown => [judgement.outcome, 'code' in judgement ? [judgement.code, judgement.closest?.attestation.evidence, judgement.closest?.unmet] : 'basis' in judgement ? judgement.basis.map((one) => one.evidence) : judgement.reason, judgement.of.map(told)];
const explanation = ({ outcome, excused, rules, warnings }: Omit<Verdict, 'rules'> & { readonly rules: readonly Verdict['rules'][number][] }): string => JSON.stringify([outcome, excused, rules.map((rule) => [rule.outcome, rule.denied?.by?.evidence, rule.judgement && told(rule.judgement)]), warnings]);

/** What is wrong with the proof of a judgement; null where nothing is. */
function unproven(judgement: Judgement, policy: Policy): string | null {
  const below = judgement.of.map((one) => unproven(one, policy)).find((one) => one !== null);
  if (below !== undefined) return below;
  if (judgement.outcome !== 'passed') return null;
  const { requirement, basis } = judgement;
  if (basis.length === 0) return 'no proof';
  if (basis.some((one) => isDenied(policy, one))) return 'denied proof';
  if (requirement.kind === 'exempt' || requirement.kind === 'refuse') return 'passed without asking';
  if (!basis.every((one) => leavesIn(requirement).some((leaf) => meets(leaf, one)))) return 'proof that meets nothing';
  return requirement.kind === 'evidence' && !basis.every((one) => meets(requirement, one)) ? 'proof of something else' : null;
}

/** Everything that must hold for one policy and dossier; the name of the first that does not, and whether the policy has `every`. */
async function broken(chance: Chance, pool: readonly Attestation[], foreign: readonly Attestation[]): Promise<{ readonly what: string | null; readonly outcome: Outcome }> {
  const policy: Policy = chance.odds(0.6) ? [someLayer(chance)] : chance.some(2, () => someLayer(chance));
  const attestations = [...new Set(Array.from({ length: chance.below(12) }, () => chance.one(pool)))];
  const dossier = aDossier(attestations, { searches: chance.odds(0.2) ? [silentSearch] : [] });
  const ask = (d: Dossier, p: Policy = policy): Promise<Verdict> => judge(d, p, { checker, now: NOW });
  const base = await ask(dossier);
  const { outcome } = base;
  const fail = (what: string): { readonly what: string; readonly outcome: Outcome } => ({ what, outcome });

  if (outcome !== naiveVerdict(dossier, policy)) return fail(`the naive reading says ${naiveVerdict(dossier, policy)}`);
  for (const { rule, judgement } of base.rules) {
    const wrong = judgement === null ? null : unproven(judgement, policy);
    if (wrong !== null) return fail(wrong);
    if (judgement?.outcome === 'passed' && rule !== null && rule.same.length > 0 && new Set(judgement.basis.map((one) => joined(rule.same, one))).size !== 1) return fail('proof of two runs');
  }
  if (outcome === 'passed' && !base.rules.some(({ judgement }) => judgement?.outcome === 'passed')) return fail('passed without a rule that passed');

  const shuffled = { ...dossier, attestations: chance.shuffled(attestations) };
  const turned = policy.map((layer) => ({ ...layer, rules: layer.rules.toReversed() })).toReversed() as unknown as Policy;
  const back = await ask(shuffled, turned);
  if (explanation({ ...back, rules: back.rules.toReversed() }) !== explanation(base)) return fail('the order of evidence or rules tells');

  // One of these for each policy: they are independent, and every one comes up thousands of times.
  const turn = chance.below(3);
  const planted = { ...dossier, attestations: [...attestations, ...chance.shuffled(foreign).slice(0, 2)], rejections: [aRejection()] };
  if (turn === 0 && (await ask(planted)).outcome !== outcome) return fail('foreign evidence tells');

  if (!lets(outcome) && turn === 1) {
    // `every` is the one requirement that deleting evidence can satisfy; it is marked so in the report.
    if (leavesOfPolicy(policy).every((leaf) => leaf.quantifier === 'some') && attestations.length > 0) {
      const gone = chance.one(attestations);
      if (lets((await ask({ ...dossier, attestations: attestations.filter((one) => one !== gone) })).outcome)) return fail('less evidence helps');
    }
  }
  if (!lets(outcome) && turn === 2) {
    const [first, ...rest] = policy;
    // A rule that is the first to match adopts a subject that was denied for want of one; that is what rules are for.
    const more = chance.one(first.rules.length > 0 ? ['silence', 'layer', 'rule', 'deny'] as const : ['silence', 'layer', 'deny'] as const);
    const tightened: Record<typeof more, Policy> = {
      silence: policy, layer: [...policy, someLayer(chance)], rule: [{ ...first, rules: [...first.rules, someRule(chance)] }, ...rest], deny: [{ ...first, deny: [...first.deny, someDeny(chance)] }, ...rest],
    };
    if (lets((await ask(more === 'silence' ? { ...dossier, searches: [silentSearch] } : dossier, tightened[more])).outcome)) return fail(`one more ${more} helps`);
  }
  return { what: null, outcome };
}

describe('judge on random policies and dossiers', () => {
  it(`keeps its promises ${COUNT} times`, async () => {
    const people = [...WORKFLOWS, ...NAMES, KEY];
    const chance = new Chance(SEED);
    const pool = Array.from({ length: 400 }, () => someEvidence(chance, chance.one(people)));
    const foreign = Array.from({ length: 20 }, () => someEvidence(chance, chance.one(['evil/app/a.yml', 'eve@acme.example'])));
    const seen = new Map<Outcome, number>();
    for (let index = 0; index < COUNT; index += 1) {
      const { what, outcome } = await broken(new Chance(SEED * 1_000_003 + index), pool, foreign);
      if (what !== null) expect({ seed: SEED, index, outcome, what }).toEqual('nothing broken');
      seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
    }
    // A sweep in which nothing passes would prove nothing.
    for (const outcome of GRADES) expect([outcome, (seen.get(outcome) ?? 0) > COUNT / 200]).toEqual([outcome, true]);
    if (process.env['POLICIES'] !== undefined) process.stdout.write(`${COUNT} policies: ${JSON.stringify([...seen])}\n`);
  }, 600_000);
});
