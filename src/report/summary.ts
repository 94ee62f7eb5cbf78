// The step summary: GitHub-flavoured Markdown, for somebody who wants to know in five seconds what happened and what to do.
//
// GitHub drops a summary above 1,048,576 bytes whole, so it is bounded in bytes of UTF-8 (`limits.summaryBytes`), and what is left out is said.
// Subjects are shown in full, in short, in one line, or counted; the worst first, so that what is left out is what passed.

import type { Problem } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';
import type { LedgerRow, Report, SubjectReport, TreeNode } from '../domain/report.ts';
import { becameWords, candidatesWords, chains, componentLines, consequence, excuse, exemptions, headline, pinnedTitleOf, placeOf, placesAsked, ruleWords, runState, searchesWords, stateOf, titleOf, weakening, worstFirst, type Piece, type State } from './content.ts';
import { forMarkdown, forMarkdownCell, forMarkdownCode } from './escape.ts';

const ICONS: Readonly<Record<State, string>> = {
  passed: '✅', failed: '❌', error: '⛔', indeterminate: '❓', excused: '⚠️', exempt: '➖', 'nothing-to-verify': '➖',
};
/** Constraints on the line at the top, so that the failing subject stays within the first 20 lines; all of them follow at the end. */
const CONSTRAINTS_AT_TOP = 8;
const REASONS = 10;
/** Components shown of one subject; all are in the JSON report. */
const COMPONENTS = 50;
const TREE_LINES = 40;
/** Subjects that are shown with all details even where there is no room for the details of all. */
const FIRST = 20;
/** Room for the line that says what was left out. */
const CUT_LINE = 400;

/** Renders the step summary. Its first line is verdict, count and subject; it is never larger than `maxBytes`. */
export function renderSummary(report: Report, maxBytes: number = limits.summaryBytes): string {
  const head = [...headLines(report), ...problemLines(report)];
  const tail = tailLines(report);
  const room = maxBytes - CUT_LINE - bytesOf(head) - bytesOf(tail);
  const { lines, left } = subjectLines(worstFirst(report), room);
  return `${within([...head, ...lines, ...cutLines(left, report), ...tail].filter(isNeeded), maxBytes).join('\n')}\n`;
}

function headLines(report: Report): readonly string[] {
  const lines = [`### ${ICONS[runState(report)]} ${headline(report).map(pieceText).join(' · ')}`, ''];
  const weak = weakening(report);
  if (weak !== null) lines.push(`⚠️ **${weak.sentence}** ${weak.inputs.slice(0, 20).map((input) => forMarkdownCode(input)).join(', ')}`, '');
  lines.push(forMarkdown(consequence(report)), '');
  lines.push(report.constraints.length === 0 ? '**Asked:** no constraints are known.' : `**Asked:** ${topConstraints(report)}`, '');
  return lines;
}

function topConstraints({ constraints }: Report): string {
  const more = constraints.length - CONSTRAINTS_AT_TOP;
  return [...constraints.slice(0, CONSTRAINTS_AT_TOP).map((line) => forMarkdownCode(line, 160)), ...(more > 0 ? [`and ${more} more, listed below`] : [])].join(' · ');
}

function problemLines({ problems }: Report): readonly string[] {
  if (problems.length === 0) return [];
  const more = problems.length > 20 ? [`- and ${problems.length - 20} more problems`] : [];
  return ['#### ⛔ Why there is no verdict', '', ...problems.slice(0, 20).flatMap(reasonLines), ...more, ''];
}

// ── subjects

// Everybody gets the richest layout that fits for all; what room is left goes to more details, the worst first.
function subjectLines(subjects: readonly SubjectReport[], room: number): { readonly lines: readonly string[]; readonly left: number } {
  const short = subjects.map(shortLines);
  const roomy = short.reduce((sum, lines) => sum + bytesOf(lines), 0) <= room;
  const base = roomy ? short : subjects.map((subject) => [briefLine(subject)]);
  let spare = room - base.reduce((sum, lines) => sum + bytesOf(lines), 0);
  let detailed = spare > 0;
  const out: string[] = [];
  let used = 0;
  for (const [index, subject] of subjects.entries()) {
    const least = base[index] ?? [];
    const rich = detailed ? (roomy || index < FIRST ? fullLines(subject) : short[index] ?? least) : least;
    // Once details do not fit they are not tried again: every try costs, and later subjects are less important.
    detailed &&= bytesOf(rich) - bytesOf(least) <= spare;
    const chosen = detailed ? rich : least;
    spare -= bytesOf(chosen) - bytesOf(least);
    used += bytesOf(chosen);
    // Even one line each is too much: what is left is counted, never dropped in silence.
    if (used > room) return { lines: out, left: subjects.length - index };
    out.push(...chosen);
  }
  return { lines: out, left: 0 };
}

function briefLine(subject: SubjectReport): string {
  const state = stateOf(subject);
  const said = state === 'passed' ? subject.signer : subject.reasons[0]?.code ?? null;
  return `- ${ICONS[state]} ${forMarkdownCode(titleOf(subject), 120)} ${subject.outcome}${state === 'excused' ? ' (excused)' : ''}${said === null ? '' : ` · ${forMarkdownCode(said, 160)}`}`;
}

function shortLines(subject: SubjectReport): readonly string[] {
  const lines = ['', `#### ${ICONS[stateOf(subject)]} ${forMarkdownCode(titleOf(subject), 160)} ${subject.outcome}${stateOf(subject) === 'excused' ? ' (excused)' : ''}`, ''];
  const why = excuse(subject);
  if (why !== null) lines.push(`${forMarkdown(upperFirst(why))}.`, '');
  lines.push(...subject.reasons.slice(0, REASONS).flatMap(reasonLines));
  if (subject.reasons.length > REASONS) lines.push(`- and ${subject.reasons.length - REASONS} more reasons`);
  if (subject.reasons.length > 0) lines.push('');
  return [...lines, ...exemptions(subject).slice(0, REASONS).map((line) => `- ${forMarkdown(line)}`), ...chainLines(subject), ...componentLines(subject).slice(0, COMPONENTS).map((line) => `- component ${forMarkdownCode(line, 300)}`)];
}

function fullLines(subject: SubjectReport): readonly string[] {
  const pinned = pinnedTitleOf(subject);
  return [...shortLines(subject), ...(pinned === null ? [] : ['', forMarkdownCode(pinned, 400)]), ...ledgerLines(subject), ...ruleLines(subject), ''];
}

function reasonLines(reason: Problem): readonly string[] {
  const about = reason.about === null ? '' : ` · ${forMarkdownCode(reason.about, 120)}`;
  const lines = [`- **${forMarkdown(reason.what)}** ${forMarkdownCode(reason.code)}${about}`];
  if (reason.at !== null) lines.push(`  - at: ${forMarkdownCode(placeOf(reason.at), 400)}`);
  if (reason.expected !== null) lines.push(`  - expected: ${forMarkdownCode(reason.expected)}`);
  if (reason.seen !== null) lines.push(`  - found: ${forMarkdownCode(reason.seen)}`);
  else if (reason.expected !== null) lines.push('  - found: nothing');
  return [...lines, `  - next step: ${forMarkdown(reason.next)}`];
}

function chainLines(subject: SubjectReport): readonly string[] {
  return chains(subject).slice(0, REASONS).map((facts) => `- ${facts.map(({ label, value, mark }) => `${label} ${forMarkdownCode(value, 200)}${mark === '' ? '' : ` (${mark})`}`).join(' · ')}`);
}

function ledgerLines(subject: SubjectReport): readonly string[] {
  const shown = subject.ledger.slice(0, limits.ledgerRows);
  const more = subject.ledger.length - shown.length + subject.omitted;
  // Nothing was searched: there is nothing to say.
  if (shown.length === 0 && subject.searches.length === 0) return [];
  const places = placesAsked(subject).map((place) => `- ${forMarkdown(place, 400)}`);
  if (shown.length === 0) return ['', `No candidate was found; ${searchesWords(subject)}.`, '', ...places];
  return [
    '', `<details><summary>${upperFirst(candidatesWords(subject))}; ${searchesWords(subject)}</summary>`, '',
    '| became | says | signed by | found at | why |', '| --- | --- | --- | --- | --- |',
    ...shown.map(rowLine),
    ...(more > 0 ? ['', `and ${more} more candidates, which are not shown here`] : []),
    '', ...places, '', '</details>',
  ];
}

function rowLine(row: LedgerRow): string {
  const expected = row.expected === null ? '' : `, expected ${forMarkdownCell(row.expected, 120)}`;
  const why = row.code === null ? '–' : `${forMarkdownCell(row.code)}${row.seen === null ? '' : ` found ${forMarkdownCell(row.seen, 120)}`}${expected}`;
  return `| ${becameWords[row.became]} | ${cell(row.says ?? row.format, 120)} | ${cell(row.signer, 160)} | ${cell(`${row.at.source}: ${row.at.address}`, 160)} | ${why} |`;
}

function cell(text: string | null, length: number): string {
  return text === null ? '–' : forMarkdownCell(text, length);
}

function ruleLines(subject: SubjectReport): readonly string[] {
  const lines = subject.rules.flatMap((rule) => [
    `- ${forMarkdown(ruleWords(rule), 240)}: **${rule.outcome}**${rule.mode === 'enforce' ? '' : ` (mode ${rule.mode})`}`,
    ...(rule.tree === null ? [] : treeLines(rule.tree, 1)),
  ]);
  if (lines.length === 0) return [];
  const more = lines.length > TREE_LINES ? [`- and ${lines.length - TREE_LINES} more lines, which are not shown here`] : [];
  return ['', '<details><summary>What was asked, and what each part came to</summary>', '', ...lines.slice(0, TREE_LINES), ...more, '', '</details>'];
}

function treeLines(node: TreeNode, depth: number): readonly string[] {
  const code = node.code === null ? '' : ` ${forMarkdownCode(node.code)}`;
  return [`${'  '.repeat(depth)}- **${node.outcome}**${code} ${forMarkdown(node.what)}`, ...node.of.flatMap((part) => treeLines(part, depth + 1))];
}

// ── the end

// The last guard of the limit: hostile texts in constraints, problems and notes alone could exceed it.
function within(lines: readonly string[], maxBytes: number): readonly string[] {
  if (bytesOf(lines) <= maxBytes) return lines;
  let used = CUT_LINE;
  const fitting = lines.findIndex((line) => (used += bytesOf([line])) > maxBytes);
  return [...lines.slice(0, fitting), '', '✂️ **Cut here**, because a step summary holds no more. All is in the JSON report (output `report-path`).'];
}

function cutLines(left: number, report: Report): readonly string[] {
  if (left === 0) return [];
  return ['', `✂️ **Cut: ${left} of ${report.subjects.length} subjects are not shown**, because a step summary holds no more. All are in the JSON report (output \`report-path\`).`];
}

function tailLines(report: Report): readonly string[] {
  const lines: string[] = [];
  const notes = report.notes.slice(0, 20);
  if (notes.length > 0) lines.push('', '#### Notes', '', ...notes.flatMap(noteLines));
  if (report.notes.length > notes.length) lines.push(`- and ${report.notes.length - notes.length} more notes`);
  if (report.constraints.length > CONSTRAINTS_AT_TOP) lines.push('', '#### Asked', '', ...listed(report.constraints));
  const layers = report.layers.map(({ name, digest }) => (digest === null ? name : `${name} ${digest}`));
  if (layers.length > 0) lines.push('', '#### Policy', '', ...listed(layers));
  const trust = report.trust.map(({ name, origin }) => `${name}: ${origin}`);
  if (trust.length > 0) lines.push('', '#### Trust', '', ...listed(trust));
  return lines;
}

function noteLines(note: Problem): readonly string[] {
  const seen = note.seen === null ? '' : ` Found ${forMarkdownCode(note.seen)}.`;
  const expected = note.expected === null ? '' : ` Expected ${forMarkdownCode(note.expected)}.`;
  const about = note.about === null ? '' : ` · ${forMarkdownCode(note.about, 120)}`;
  const at = note.at === null ? '' : ` At ${forMarkdownCode(placeOf(note.at), 400)}.`;
  return [`- ${forMarkdown(note.what)}${at}${seen}${expected} ${forMarkdown(note.next)} ${forMarkdownCode(note.code)}${about}`];
}

function listed(texts: readonly string[]): readonly string[] {
  const more = texts.length > 50 ? [`- and ${texts.length - 50} more`] : [];
  return [...texts.slice(0, 50).map((text) => `- ${forMarkdownCode(text, 600)}`), ...more];
}

function pieceText(piece: Piece): string {
  return piece.outside ? forMarkdownCode(piece.text, 120) : piece.text;
}

// Parts are set apart by an empty line on either side; one is enough.
function isNeeded(line: string, index: number, lines: readonly string[]): boolean {
  return line !== '' || lines[index - 1] !== '';
}

function bytesOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + Buffer.byteLength(line, 'utf8') + 1, 0);
}

function upperFirst(sentence: string): string {
  return `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}`;
}
