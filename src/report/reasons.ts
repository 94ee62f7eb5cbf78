// Reasons: why a subject did not pass, as problems somebody can act on.
//
// One per unmet requirement, from its nearest miss; where a place could not be asked, which one. Nothing is decided here.

import { codes, problem, type Code, type Problem } from '../domain/errors.ts';
import type { Dossier, Rejection } from '../domain/dossier.ts';
import { labelOf } from '../domain/predicate-types.ts';
import type { Judgement, RuleVerdict, Unmet, Verdict } from '../domain/verdict.ts';
import { classOf, compareText, kept, signerOf } from './chain.ts';
import { isAboutSigner, signerCode } from './ledger.ts';
import { requirementWords } from './requirement-words.ts';

/** What to do about a subject without evidence. */
const wherePut = {
  image: 'Check that its publisher signs it. Say where else evidence lies with evidence-repository; download what is at GitHub only (gh attestation download), and name the file with bundle.',
  other: 'Check that its publisher signs it. Name the file of evidence with bundle, or lay it beside the file under a usual name, as FILE.sigstore.json.',
} as const;
/** Places that are named one by one; more are counted. */
const PLACES = 5;
const CODE_ORDER: readonly string[] = Object.keys(codes);

/** Why the verdict is what it is; empty for `passed`. Without doubles: two layers that ask the same are told once. */
export function reasonsOf(verdict: Verdict): readonly Problem[] {
  if (verdict.outcome === 'passed') return [];
  const level = levelOf(verdict);
  const silent = verdict.outcome === 'indeterminate' ? silentPlaces(verdict) : [];
  const reasons = [...silent, ...verdict.rules.flatMap((rule) => ruleReasons(rule, verdict))].map((reason) => tidy({ ...reason, level }));
  return [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()];
}

/** A problem with every text well-formed and bounded, whoever made it. */
export function tidy(given: Problem): Problem {
  const { code, about, level, what, seen, expected, next, at } = given;
  return { code, about: keptOrNull(about), level, what: kept(what), seen: keptOrNull(seen), expected: keptOrNull(expected), next: kept(next), at: at === null ? null : { ...at, file: kept(at.file) } };
}

function keptOrNull(text: string | null): string | null {
  return text === null ? null : kept(text);
}

function levelOf(verdict: Verdict): Problem['level'] {
  if (verdict.outcome === 'exempt') return 'note';
  if (!verdict.excused) return 'error';
  return verdict.rules.every((rule) => rule.outcome === 'passed' || rule.outcome === 'exempt' || rule.mode === 'observe') ? 'note' : 'warning';
}

function silentPlaces({ dossier }: Verdict): readonly Problem[] {
  const silent = dossier.searches.filter((search) => search.outcome === 'unavailable')
    .toSorted((a, b) => compareText(`${a.at.source} ${a.at.address}`, `${b.at.source} ${b.at.address}`));
  const more = silent.length > PLACES ? ` ${silent.length - PLACES} more places could not be asked either.` : '';
  return silent.slice(0, PLACES).map(({ at, code }) => problem(code, {
    about: at.source,
    ...(code === 'TRUST_REFRESH'
      ? { what: `The trust root of ${at.address} could not be had, and the evidence may need it.${more}`, next: `The note about it says why. ${codes[code].next}` }
      : { what: `A place could not be asked, ${at.source} ${at.address}: ${lowerFirst(codes[code].means)}${more}` }),
  }));
}

function ruleReasons(rule: RuleVerdict, verdict: Verdict): readonly Problem[] {
  // An exemption is a reason only of a subject that is exempt as a whole.
  if (rule.outcome === 'passed' || (rule.outcome === 'exempt' && verdict.outcome !== 'exempt')) return [];
  const where = verdict.rules.length > 1 ? `${rule.layer}, ${rule.rule === null ? 'no rule' : `rule ${rule.rule.name}`}: ` : '';
  return ruleProblems(rule, verdict).map((reason) => ({ ...reason, what: `${where}${reason.what}` }));
}

function ruleProblems(rule: RuleVerdict, verdict: Verdict): readonly Problem[] {
  const { dossier } = verdict;
  if (rule.denied !== null) {
    const { by, rule: { reason } } = rule.denied;
    return [problem('DENIED', { what: `The policy denies this: ${reason}`, seen: by === null ? dossier.subject.digest : signerOf(by) })];
  }
  if (rule.judgement === null) {
    const exempt = rule.outcome === 'exempt' ? { what: 'No rule of the policy matches this subject, and the policy exempts what no rule matches.', next: 'Add a rule if it should be verified.' } : {};
    return [problem('NO_RULE', { about: rule.layer, seen: dossier.subject.name, ...exempt })];
  }
  return judgementProblems(rule.judgement, verdict);
}

function judgementProblems(judgement: Judgement, verdict: Verdict): readonly Problem[] {
  if (judgement.outcome === 'passed' || judgement.outcome === 'exempt') return [];
  const parts = judgement.of.flatMap((part) => judgementProblems(part, verdict));
  // These say no more than that their parts failed, and the parts say why.
  const isPassedOn = judgement.requirement.kind === 'judged' && judgement.code !== 'CHECK_FAILED';
  const empty = judgement.code === 'REQUIREMENTS' || judgement.code === 'ALTERNATIVES' || isPassedOn;
  return empty && parts.length > 0 ? parts : [...ownProblems(judgement, verdict), ...parts];
}

function ownProblems(judgement: Extract<Judgement, { code: unknown }>, { dossier }: Verdict): readonly Problem[] {
  const { requirement, code, closest } = judgement;
  // What came nearest to a part is said by the part.
  if (closest !== null && (requirement.kind === 'evidence' || requirement.kind === 'judged')) return closest.unmet.map((unmet) => missProblem(unmet, judgement));
  if (requirement.kind === 'refuse') return [problem(code, { what: `The policy refuses this subject: ${requirement.reason}` })];
  const expected = requirementWords(requirement);
  if (code === 'AT_LEAST') return [problem(code, { expected, seen: `${judgement.of.filter(({ outcome }) => outcome === 'passed').length} of ${judgement.of.length} are met` })];
  // "None" is said of the places that answered only.
  if (code === 'EVIDENCE_NONE' && judgement.outcome === 'indeterminate') return [problem(code, { what: 'No evidence was found in the places that answered.', expected })];
  if (code !== 'EVIDENCE_REJECTED') return [problem(code, { about: requirement.kind === 'evidence' ? requirement.name : null, expected, seen: code === 'EVIDENCE_NONE' ? 'no evidence' : code === 'CLASS_MISSING' ? classesIn(dossier) : null, ...(code === 'EVIDENCE_NONE' ? { next: wherePut[dossier.subject.kind === 'image' ? 'image' : 'other'] } : {}) })];
  const nearest = nearestRejection(dossier.rejections);
  return [nearest === null ? problem(code, { expected }) : rejectedProblem(nearest, dossier.rejections.length)];
}

/** Classes of the authentic evidence that is there, for a reader who misses one. */
function classesIn({ attestations }: Dossier): string | null {
  const classes = [...new Set(attestations.map(classOf))].toSorted(compareText);
  return classes.length === 0 ? null : classes.join(', ');
}

function missProblem(unmet: Unmet, judgement: Judgement): Problem {
  const { requirement } = judgement;
  const { about, expected, seen } = unmet;
  const ofSigner = requirement.kind === 'evidence' && isAboutSigner(unmet, { judgement, evidence: requirement });
  const code = ofSigner ? signerCode(unmet.code) : unmet.code;
  const what = `${requirement.kind === 'evidence' ? `${labelOf(requirement.what)}: ` : ''}${lowerFirst(codes[code].means)}`;
  const next = code === 'CLAIM_MISMATCH' ? { next: `Use what was built with this ${about}. Change the constraint only if what was found is what you want.` } : {};
  return problem(code, { about, expected, seen, what: upperFirst(what), ...next });
}

// The candidate that came furthest: the table of codes is in the order of examination.
function nearestRejection(rejections: readonly Rejection[]): Rejection | null {
  return rejections.toSorted((a, b) => rank(b.code) - rank(a.code) || compareText(a.candidate.id, b.candidate.id))[0] ?? null;
}

function rank(code: Code): number {
  return code === 'VERIFIER_THREW' ? -1 : CODE_ORDER.indexOf(code);
}

function rejectedProblem(nearest: Rejection, count: number): Problem {
  const found = count === 1 ? 'One candidate was found, and it was rejected' : `${count} candidates were found, and all were rejected; the nearest one`;
  return problem('EVIDENCE_REJECTED', {
    about: nearest.code,
    what: `${found}: ${lowerFirst(codes[nearest.code].means)}`,
    seen: nearest.seen === '' ? null : nearest.seen,
    expected: nearest.expected === '' ? null : nearest.expected,
    next: codes[nearest.code].next,
  });
}

function upperFirst(sentence: string): string {
  return `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}`;
}

function lowerFirst(sentence: string): string {
  return `${sentence.slice(0, 1).toLowerCase()}${sentence.slice(1)}`;
}
