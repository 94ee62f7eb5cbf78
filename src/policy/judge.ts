// What "passed" means.
//
// 1. A policy is layers, and a subject must pass every one. 2. In a layer every rule about the subject must pass; where none is, `unmatched` says
// what then. 3. How a rule's requirement is judged stands in tree.ts, and one requirement on one attestation in leaf.ts. 4. Modes and waivers are
// their layer's own and say only what the step does: they change `excused`, never `outcome`. 5. Deny rules have the last word.
//
// Nothing here reads or asks: checks are answered by a function that is handed in, and the dossier holds all that is known. Evidence is put in one
// order first, so that whoever decides in which order it arrives decides nothing else.

import { Attestation } from '../domain/attestation.ts';
import { problem, type Problem } from '../domain/errors.ts';
import type { Dossier } from '../domain/dossier.ts';
import type { Evidence, JoinKey, Layer, Policy, Rule, Waiver } from '../domain/policy.ts';
import type { Checker } from '../domain/ports.ts';
import { labelOf } from '../domain/predicate-types.ts';
import type { Subject } from '../domain/subject.ts';
import { all, type Judgement, type RuleVerdict, type Verdict } from '../domain/verdict.ts';
import { deniesSubject, denyEvidence } from './deny.ts';
import { isAbout } from './glob.ts';
import { compareTexts, examine, type Bench, type Examination } from './leaf.ts';
import { leavesOf, preparePolicy } from './prepare.ts';
import { denialIn, judgeRequirement, type Scene } from './tree.ts';

/** What judging may ask beside dossier and policy. `now` decides about waivers and nothing else. */
export interface World { readonly checker: Checker; readonly now: Date }

/**
 * Judges a dossier by a policy.
 *
 * Throws `TypeError` for an attestation that was not minted or is about something else, and `ConfigurationError` for a policy that cannot be read:
 * neither is a verdict.
 */
export async function judge(dossier: Dossier, policy: Policy, world: World): Promise<Verdict> {
  const { subject } = dossier;
  for (const attestation of dossier.attestations) assertNames(attestation, subject);
  const bench: Bench = { subject, regexps: await preparePolicy(policy), checker: world.checker };
  const attestations = inOneOrder(dossier.attestations);
  const examined = new Map<Evidence, Promise<readonly Examination[]>>();
  const denied = denyEvidence(policy, attestations, bench);
  const scene: Scene = {
    examine: (leaf) => {
      const known = examined.get(leaf) ?? examineAll(leaf, attestations, bench);
      examined.set(leaf, known);
      return known;
    },
    counted: new Set(attestations.filter((attestation) => !denied.has(attestation))),
    denied,
    silent: dossier.searches.some((search) => search.outcome === 'unavailable'),
    // What nobody signed was never forged.
    forged: dossier.rejections.some(({ code }) => code !== 'UNSIGNED'),
    checker: world.checker,
  };
  const [first, ...rest] = policy;
  const rules: [RuleVerdict, ...RuleVerdict[]] = [...(await judgeLayer(first, scene, subject, world.now))];
  for (const layer of rest) rules.push(...(await judgeLayer(layer, scene, subject, world.now)));
  const [head, ...tail] = rules;
  const outcome = all([head.outcome, ...tail.map((rule) => rule.outcome)]);
  const warnings = [...policy.flatMap((layer) => layerWarnings(layer, subject, world.now)), ...evidenceWarnings(await Promise.all(examined.values()), denied)];
  return { dossier, outcome, excused: isOpen(outcome) && rules.every(isExcused), rules, warnings: distinct(warnings) };
}

// ── the door

/** The types do not stop a cast or a copy, and a statement about other bytes must not count for these. */
function assertNames(attestation: Attestation, subject: Subject): void {
  if (!Attestation.is(attestation)) throw new TypeError('not an attestation that was verified here');
  const { through } = attestation;
  const digests = [subject.digest, ...subject.digests];
  const listed = through !== null && subject.listedIn.some(({ container, how }) => container === through.container && how === through.how);
  const named = digests.includes(attestation.subject) || (listed && attestation.subject === through.container);
  if (!named || (through !== null && !listed)) throw new TypeError('an attestation about something else');
}

function inOneOrder(attestations: readonly Attestation[]): readonly Attestation[] {
  return [...new Set(attestations)].toSorted((a, b) => compareTexts(a.evidence, b.evidence) || compareTexts(orderKey(a), orderKey(b)));
}

// Tells the same bytes apart that were verified or found more than once. What the digest covers need not be compared.
function orderKey({ trust, format, subject, through, says, claims, witnessed, foundAt }: Attestation): string {
  const type = says.kind === 'statement' ? says.predicateType : null;
  return JSON.stringify([trust, format, subject, through, type, [...claims].toSorted(([a], [b]) => compareTexts(a, b)), witnessed, foundAt]);
}

async function examineAll(leaf: Evidence, attestations: readonly Attestation[], bench: Bench): Promise<readonly Examination[]> {
  const examinations: Examination[] = [];
  for (const attestation of attestations) examinations.push(await examine(leaf, attestation, bench));
  return examinations;
}

// ── layers and rules

async function judgeLayer(layer: Layer, scene: Scene, subject: Subject, now: Date): Promise<[RuleVerdict, ...RuleVerdict[]]> {
  const denial = layer.deny.find((rule) => deniesSubject(rule, subject));
  const verdictOf = async (rule: Rule | null, judgement: Judgement | null): Promise<RuleVerdict> => {
    const outcome = denial === undefined ? (judgement?.outcome ?? (layer.unmatched === 'exempt' ? 'exempt' : 'failed')) : 'failed';
    const denied = denial === undefined ? (judgement === null ? null : await denialOf(judgement, scene)) : { rule: denial, by: null };
    const open = isOpen(outcome) && denied === null && !isForged(judgement);
    const waiver = open ? (layer.waivers.filter((one) => isAbout(one.match, subject, layer.mirrors) && daysLeft(one, now) >= 0).toSorted(byLastDay)[0] ?? null) : null;
    return { layer: layer.name, rule, outcome, mode: rule?.mode ?? 'enforce', judgement, waiver, denied };
  };
  const verdicts: RuleVerdict[] = [];
  for (const rule of layer.rules.filter((one) => isAbout(one.match, subject, layer.mirrors))) verdicts.push(await verdictOf(rule, await judgeRule(rule, scene)));
  const [first, ...rest] = verdicts;
  return first === undefined ? [await verdictOf(null, null)] : [first, ...rest];
}

/**
 * Judges a rule; where it says `same`, on the evidence of each run or source alone.
 *
 * Trying each value by itself is the point: requirements met by evidence of different runs say nothing about one build.
 */
async function judgeRule(rule: Rule, scene: Scene): Promise<Judgement> {
  const whole = await judgeRequirement(rule.require, scene);
  if (rule.same.length === 0 || whole.outcome !== 'passed') return whole;
  // Without any evidence first: an alternative that is exempt needs no run.
  const groups = [new Set<Attestation>(), ...groupsOf(rule.same, scene.counted)];
  let exempt: Judgement | null = null;
  for (const counted of groups) {
    const judgement = await judgeRequirement(rule.require, { ...scene, counted });
    if (judgement.outcome === 'passed') return judgement;
    if (judgement.outcome === 'exempt') exempt ??= judgement;
  }
  return exempt ?? { outcome: scene.silent ? 'indeterminate' : 'failed', requirement: rule.require, code: 'NOT_SAME', closest: null, of: whole.of };
}

/** The attestations of each value, in the order of the values. One that does not state a key in its certificate is in no group. */
function groupsOf(keys: readonly JoinKey[], counted: ReadonlySet<Attestation>): readonly ReadonlySet<Attestation>[] {
  const groups = new Map<string, Set<Attestation>>();
  for (const attestation of counted) {
    const values = keys.map((key) => joinValue(key, attestation));
    if (values.includes(null)) continue;
    const name = JSON.stringify(values);
    groups.set(name, (groups.get(name) ?? new Set()).add(attestation));
  }
  return [...groups].toSorted(([a], [b]) => compareTexts(a, b)).map(([, group]) => group);
}

/** From the certificate only: a builder's own word would join whatever it likes. A repeated attempt is the same run. */
function joinValue(key: JoinKey, { claims }: Attestation): string | null {
  const [claim, ...more] = (claims.get(key) ?? []).filter(({ from }) => from === 'certificate');
  if (claim === undefined || more.length > 0) return null;
  return key === 'run' ? claim.value.replace(/\/attempts\/[0-9]+$/, '') : claim.value;
}

// ── what the step may excuse

function isOpen(outcome: RuleVerdict['outcome']): boolean {
  return outcome === 'failed' || outcome === 'indeterminate';
}

function isExcused(verdict: RuleVerdict): boolean {
  return !isOpen(verdict.outcome) || (verdict.denied === null && (verdict.mode !== 'enforce' || verdict.waiver !== null));
}

/** The deny rule that took away what a judgement lacks; null where it lacks nothing for that reason. */
async function denialOf(judgement: Judgement, scene: Scene): Promise<RuleVerdict['denied']> {
  for (const { code, closest, requirement } of unsatisfied(judgement)) {
    const joined = code === 'SIGNERS_NOT_DISTINCT' || code === 'NOT_SAME';
    // There each member is met, so what is missing may have been denied in any of them.
    const denials = joined ? await Promise.all(leavesOf(requirement).map(async (leaf) => denialIn(await scene.examine(leaf), scene.denied))) : [code === 'DENIED' ? closest : null];
    for (const denial of denials) {
      const rule = denial === null ? undefined : scene.denied.get(denial.attestation);
      if (denial !== null && rule !== undefined) return { rule, by: denial.attestation };
    }
  }
  return null;
}

/** A waiver excuses that evidence is missing or wrong, not that somebody forged it. */
function isForged(judgement: Judgement | null): boolean {
  return judgement !== null && unsatisfied(judgement).some(({ code }) => code === 'EVIDENCE_REJECTED');
}

/** The judgements of a tree that keep it from being satisfied. */
function unsatisfied(judgement: Judgement): readonly Extract<Judgement, { code: unknown }>[] {
  return 'code' in judgement ? [judgement, ...judgement.of.flatMap(unsatisfied)] : [];
}

/** Whole days until a waiver ends; 0 on its last day, negative behind it. Days are UTC, as `until` is. */
function daysLeft(waiver: Waiver, now: Date): number {
  const day = 86_400_000;
  return Date.parse(`${waiver.until}T00:00:00Z`) / day - Math.floor(now.getTime() / day);
}

function byLastDay(a: Waiver, b: Waiver): number {
  return compareTexts(b.until, a.until) || compareTexts(JSON.stringify(a), JSON.stringify(b));
}

// ── warnings

const DAYS_OF_NOTICE = 14;

function layerWarnings(layer: Layer, subject: Subject, now: Date): readonly Problem[] {
  const waivers = layer.waivers.filter((one) => isAbout(one.match, subject, layer.mirrors)).flatMap((waiver) => {
    const left = daysLeft(waiver, now);
    const said = { about: layer.name, level: 'warning', seen: `until ${waiver.until} (${waiver.reason}; ${waiver.owner})` } as const;
    return left < 0 ? problem('WAIVER_EXPIRED', said) : left <= DAYS_OF_NOTICE ? problem('WAIVER_EXPIRES', said) : [];
  });
  const leaves = layer.rules.filter((rule) => isAbout(rule.match, subject, layer.mirrors)).flatMap((rule) => leavesOf(rule.require));
  const deletable = leaves.filter((leaf) => leaf.quantifier === 'every').map((leaf) => problem('EVERY_DELETABLE', { about: labelOf(leaf.what), level: 'note' }));
  return [...waivers, ...deletable];
}

/** What patterns of accepted signers leave open, and which evidence of theirs a deny rule took away. */
function evidenceWarnings(examined: readonly (readonly Examination[])[], denied: Scene['denied']): readonly Problem[] {
  return examined.flat().filter(({ reached }) => reached === 'facts' || reached === 'met').flatMap(({ attestation, warnings }) => {
    const rule = denied.get(attestation);
    return rule === undefined ? warnings : [...warnings, problem('DENIED', { about: attestation.evidence, level: 'warning', what: 'Evidence by an accepted signer is denied and does not count.', seen: rule.reason })];
  });
}

function distinct(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((one) => [JSON.stringify(one), one])).entries()].toSorted(([a], [b]) => compareTexts(a, b)).map(([, one]) => one);
}
