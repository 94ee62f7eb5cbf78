// What every report for people says, in which order: the verdict line, the subjects with the worst first, the facts of the chain.
//
// Summary, terminal and annotations say the same things and differ in layout only. Texts that may come from outside are marked as such here
// (`outside`) and escaped where they are printed; nothing in this file is printable as it is.

import type { At } from '../domain/at.ts';
import type { ChainLink, LedgerRow, Report, RuleReport, SubjectReport } from '../domain/report.ts';
import { isOpenClaim, type ClaimName } from '../domain/claims.ts';
import { predicateAliases } from '../domain/predicate-types.ts';
import type { RunOutcome } from '../domain/verdict.ts';
import { signerLine } from './chain.ts';

/** How a subject stands: its outcome, or that it failed or is indeterminate and a mode or waiver lets the step go on. */
export type State = RunOutcome | 'excused';

/** A piece of text: ours, or from outside and to be escaped. */
export interface Piece { readonly text: string; readonly outside: boolean }

/** The order in which subjects are shown: what somebody has to look at first. */
const ORDER: readonly State[] = ['error', 'failed', 'indeterminate', 'excused', 'exempt', 'passed', 'nothing-to-verify'];

/** A place in a document, as compilers write it. Not escaped. */
export function placeOf({ file, line, column }: At): string {
  return `${file}:${line}:${column}`;
}

/** How the subject stands. Only `passed` may ever be shown as good. */
export function stateOf(subject: SubjectReport): State {
  const lacks = subject.outcome === 'failed' || subject.outcome === 'indeterminate';
  return lacks && subject.excused ? 'excused' : subject.outcome;
}

/** How the run stands. Excused only where the step really goes on. */
export function runState(report: Report): State {
  const lacks = report.outcome === 'failed' || report.outcome === 'indeterminate';
  return lacks && report.exit === 0 ? 'excused' : report.outcome;
}

/** The subjects with the worst first; equal ones in the order of the report. */
export function worstFirst(report: Report): readonly SubjectReport[] {
  return report.subjects.toSorted((a, b) => ORDER.indexOf(stateOf(a)) - ORDER.indexOf(stateOf(b)));
}

/** Verdict, count, what was excused, and the subject: the first line of every report. */
export function headline(report: Report): readonly Piece[] {
  const total = report.subjects.length;
  const passed = report.subjects.filter((subject) => subject.outcome === 'passed').length;
  const first = worstFirst(report)[0];
  const pieces: Piece[] = [ours(report.outcome), ours(total === 0 ? 'no subject' : `${passed} of ${total}${passed === total ? '' : ' passed'}`)];
  if (report.excused > 0) pieces.push(ours(`${report.excused} excused`));
  if (first !== undefined) pieces.push({ text: titleOf(first), outside: true });
  if (total > 1) pieces.push(ours(`and ${total - 1} more`));
  return pieces;
}

/** What the outcome means for the step, in one sentence. */
export function consequence(report: Report): string {
  const goesOn = report.exit === 0;
  switch (report.outcome) {
    case 'passed': return 'Every subject has verified evidence that meets every requirement.';
    case 'exempt': return 'The policy asks nothing of at least one subject, so that one is not verified.';
    case 'failed': return goesOn ? 'At least one subject did not pass. A mode or a waiver lets the step go on all the same.' : 'At least one subject did not pass, so the step fails.';
    case 'indeterminate': return goesOn
      ? 'At least one subject could not be judged to the end. A mode or a waiver lets the step go on all the same.'
      : `At least one subject could not be judged to the end, so the step fails.${onlyUnauthorized(report) ? '' : ' Running it again may help.'}`;
    case 'nothing-to-verify': return goesOn ? 'There is nothing to verify.' : 'There was nothing to verify, and it is not certain that there should be nothing, so the step fails.';
    case 'error': return 'The verification could not do its work, so the step fails.';
    default: return report.outcome satisfies never;
  }
}

// Who is not let in now will not be let in later.
function onlyUnauthorized({ subjects }: Report): boolean {
  return subjects.filter(({ outcome }) => outcome === 'indeterminate').every(({ reasons }) => reasons.length > 0 && reasons.every(({ code }) => code === 'SOURCE_UNAUTHORIZED'));
}

/** One sentence on what is weakened; null where nothing is. */
export function weakening(report: Report): { readonly inputs: readonly string[]; readonly sentence: string } | null {
  if (report.weakenedBy.length === 0) return null;
  return { inputs: report.weakenedBy, sentence: 'Less is verified than usual. Weakened by' };
}

/** One fact of the chain for people. `mark` says where a value is the builder's own word only. */
export interface Fact { readonly label: string; readonly value: string; readonly mark: string }

/** The chain of each attestation that counted: its class, who signed, which source, which builder, who saw it and when. */
export function chains(subject: SubjectReport): readonly (readonly Fact[])[] {
  const groups: ChainLink[][] = [];
  for (const link of subject.chain) {
    const last = groups.at(-1);
    if (link.claim === 'class' || last === undefined) groups.push([link]);
    else last.push(link);
  }
  return groups.map(factsOf);
}

// Labels of the claims that are shown, in the order of the story. What is not here is in report.json.
const TOLD: readonly (readonly [ClaimName, string])[] = [
  ['repo', 'source'], ['source-digest', 'commit'], ['source-ref', 'ref'], ['source-tag', 'tag'], ['source-branch', 'branch'], ['builder', 'builder'], ['builder-id', 'builder id'], ['build-level', 'build level'],
  ['trigger', 'trigger'], ['runner', 'runner'], ['run', 'run'],
  ['verifier-id', 'verifier'], ['resource-uri', 'verified'], ['verification-result', 'result'], ['policy-digest', 'policy'], ['age-days', 'days ago'], ['summary', 'says'],
];

function factsOf(links: readonly ChainLink[]): readonly Fact[] {
  const of = (claim: ChainLink['claim']): readonly ChainLink[] => links.filter((link) => link.claim === claim);
  const told = (claim: ChainLink['claim'], label: string): readonly Fact[] =>
    of(claim).map((link) => ({ label, value: link.value, mark: link.from === 'self-declared' ? 'self-declared' : '' }));
  const asked = links.filter((link) => isOpenClaim(link.claim));
  return [
    ...of('class').map(({ value }) => ({ label: className(value), value, mark: '' })),
    { label: 'signed by', value: signerLine((claim) => of(claim).filter((link) => link.from !== 'self-declared').map((link) => link.value)), mark: '' },
    ...TOLD.flatMap(([claim, label]) => (inRef(claim, links) ? [] : told(claim, label))),
    ...asked.flatMap((link) => [{ label: 'fact', value: `${link.claim} = ${link.value}`, mark: link.from === 'self-declared' ? 'self-declared' : '' }]),
    ...told('through', 'named by'),
    ...told('witness', 'seen by'),
    ...told('trust', 'trust'),
  ];
}

/** Whether a tag or branch is the one in the ref, which is told already. */
function inRef(claim: ClaimName, links: readonly ChainLink[]): boolean {
  const isName = claim === 'source-tag' || claim === 'source-branch';
  return isName && links.some((link) => link.claim === claim && links.some((ref) => ref.claim === 'source-ref' && ref.value.endsWith(`/${link.value}`)));
}

// The word of `require` for a predicate type. `signature` and types without a word are named by themselves.
function className(says: string): string {
  const known = Object.entries(predicateAliases).find(([, types]) => types.some((type) => type === says));
  return known?.[0] ?? 'evidence';
}

/** What became of a candidate, in words. */
export const becameWords: Readonly<Record<LedgerRow['became'], string>> = {
  counted: 'counted as proof',
  unmet: 'right signer, a fact differs',
  foreign: 'signed by somebody else',
  'not-needed': 'authentic, not needed',
  rejected: 'rejected',
};

/** The places that were asked, counted by answer: `2 found, 1 none, 1 unavailable`. */
export function searchesWords(subject: SubjectReport): string {
  const counts = (['found', 'none', 'unavailable'] as const).map((outcome) => [subject.searches.filter((search) => search.outcome === outcome).length, outcome] as const);
  const asked = counts.filter(([count]) => count > 0).map(([count, outcome]) => `${count} ${outcome}`);
  return asked.length === 0 ? 'no place was asked' : `places asked: ${asked.join(', ')}`;
}

/** The number of candidates, in words. */
export function candidatesWords(subject: SubjectReport): string {
  const count = subject.ledger.length + subject.omitted;
  return count === 1 ? '1 candidate' : `${count} candidates`;
}

/** The layer and the rule, in words; a rule that is called like its layer is named once. */
export function ruleWords(rule: RuleReport): string {
  return rule.rule === rule.layer ? rule.layer : `${rule.layer}, ${rule.rule === 'unmatched' ? 'no rule' : `rule ${rule.rule}`}`;
}

/** Why the policy asks nothing, where it is exempt and says so. */
export function exemptions(subject: SubjectReport): readonly string[] {
  return subject.rules.flatMap((rule) => (rule.outcome === 'exempt' && rule.tree !== null && rule.tree.code === null ? [rule.tree.what] : []));
}

// Waivers that speak of this subject: reason, owner, and until when.
function waivers(subject: SubjectReport): readonly string[] {
  return subject.rules.flatMap(({ waiver }) => (waiver === null ? [] : [`${waiver.reason} (owner ${waiver.owner}, until ${waiver.until})`]));
}

/** Which modes and waivers excuse the subject, in one sentence; null where it is not excused. */
export function excuse(subject: SubjectReport): string | null {
  if (stateOf(subject) !== 'excused') return null;
  const waived = waivers(subject)[0];
  return waived === undefined ? `excused by mode ${subject.mode}` : `excused by a waiver: ${waived}`;
}

function ours(text: string): Piece {
  return { text, outside: false };
}

/** What a subject is called: as the user wrote it, and which of its platforms it is. */
export function titleOf({ name, image }: SubjectReport): string {
  if (image === null) return name;
  return image.platform === null ? image.reference : `${image.reference} (${image.platform})`;
}

/** What was really looked at: the digest, for an image behind its canonical name; null where nothing was. */
export function pinnedTitleOf({ name, digest, image }: SubjectReport): string | null {
  return digest === null || image === null ? digest : `${name}@${digest}`;
}

/** Places that are listed one by one. */
const PLACES = 20;

/** Every place that was asked about an image, with its answer; empty for other subjects, whose places are named where something is found. */
export function placesAsked({ image, searches }: SubjectReport): readonly string[] {
  if (image === null) return [];
  const lines = searches.map(({ at, outcome, code }) => `${outcome === 'unavailable' ? `no answer (${code ?? 'unknown'})` : outcome === 'found' ? 'found' : 'nothing'}: ${at.source} ${at.address}`);
  return lines.length > PLACES ? [...lines.slice(0, PLACES), `and ${lines.length - PLACES} more places`] : lines;
}

/** What the verified SBOMs answered, one line for each component; a query without a match says so. */
export function componentLines({ components }: SubjectReport): readonly string[] {
  return components.flatMap(({ query, matches, omitted }) => {
    if (matches.length === 0) return [`${query}: no component`];
    const lines = matches.map(({ name, version, purl }) => `${query}: ${name}${version === null ? '' : `@${version}`}${purl === null ? '' : ` (${purl})`}`);
    return omitted > 0 ? [...lines, `${query}: and ${omitted} more`] : lines;
  });
}
