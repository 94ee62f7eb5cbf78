// The report for a terminal: what the summary says, as plain lines. No width is assumed; the terminal wraps.
//
// A command line also runs inside of workflow steps, whose runner reads every line of stdout and stderr for commands; so every finished line is
// guarded. Colour is ours only: an escape sequence from outside is shown, not obeyed.

import type { Problem } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';
import type { LedgerRow, Report, SubjectReport, TreeNode } from '../domain/report.ts';
import { becameWords, candidatesWords, chains, componentLines, consequence, excuse, exemptions, headline, pinnedTitleOf, placeOf, placesAsked, ruleWords, runState, searchesWords, stateOf, titleOf, weakening, worstFirst, type State } from './content.ts';
import { forTerminal, guardLine } from './escape.ts';

const SIGNS: Readonly<Record<State, string>> = {
  passed: '✓', failed: '✗', error: '✗', indeterminate: '?', excused: '!', exempt: '-', 'nothing-to-verify': '-',
};
const COLOURS: Readonly<Record<State, number>> = {
  passed: 32, failed: 31, error: 31, indeterminate: 33, excused: 33, exempt: 36, 'nothing-to-verify': 36,
};

/** Ledger rows of all subjects together. */
const ROWS = 2000;

interface Style { readonly colour: boolean }

/** Renders the report for a terminal. `colour` adds colour; the words are the same with and without. */
export function renderTerminal(report: Report, style: Style = { colour: false }): string {
  // Of few subjects every candidate is shown, of thousands a few each: a log is read by people.
  const rows = Math.min(limits.ledgerRows, Math.max(3, Math.floor(ROWS / Math.max(1, report.subjects.length))));
  const lines = [...headLines(report, style), ...problemLines(report, style), ...worstFirst(report).flatMap((subject) => subjectLines(subject, rows, style)), ...tailLines(report)];
  return `${lines.map(guardLine).join('\n')}\n`;
}

function headLines(report: Report, style: Style): readonly string[] {
  const state = runState(report);
  const words = headline(report).map((piece) => (piece.outside ? forTerminal(piece.text) : piece.text)).join(' · ');
  const lines = [painted(`${SIGNS[state]} ${words}`, state, style)];
  const weak = weakening(report);
  if (weak !== null) lines.push(painted(`! ${weak.sentence} ${weak.inputs.slice(0, 20).map((input) => forTerminal(input)).join(', ')}`, 'excused', style));
  lines.push(consequence(report), 'asked:');
  lines.push(...(report.constraints.length === 0 ? ['  no constraints are known'] : listed(report.constraints, 20)));
  return lines;
}

function problemLines(report: Report, style: Style): readonly string[] {
  if (report.problems.length === 0) return [];
  return ['', painted('✗ why there is no verdict', 'error', style), ...report.problems.slice(0, 50).flatMap(reasonLines), ...moreLine(report.problems.length - 50, 'problems')];
}

function subjectLines(subject: SubjectReport, rows: number, style: Style): readonly string[] {
  const state = stateOf(subject);
  const lines = ['', painted(`${SIGNS[state]} ${forTerminal(titleOf(subject))} ${subject.outcome}${state === 'excused' ? ' (excused)' : ''}`, state, style)];
  const pinned = pinnedTitleOf(subject);
  if (pinned !== null) lines.push(`    ${forTerminal(pinned, 400)}`);
  const why = excuse(subject);
  if (why !== null) lines.push(`    ${forTerminal(why)}`);
  lines.push(...subject.reasons.slice(0, 10).flatMap(reasonLines), ...moreLine(subject.reasons.length - 10, 'reasons'));
  lines.push(...exemptions(subject).slice(0, 10).map((line) => `    ${forTerminal(line)}`));
  lines.push(...chainLines(subject), ...componentLines(subject).map((line) => `    component    ${forTerminal(line)}`), ...ledgerLines(subject, rows));
  // The tree repeats what the chain says of a subject that passed.
  return subject.outcome === 'passed' ? lines : [...lines, ...ruleLines(subject)];
}

function reasonLines(reason: Problem): readonly string[] {
  const lines = [`    ${forTerminal(reason.what, 600)}`, `      code      ${forTerminal(reason.code)}${reason.about === null ? '' : ` · ${forTerminal(reason.about)}`}`];
  if (reason.at !== null) lines.push(`      at        ${forTerminal(placeOf(reason.at))}`);
  if (reason.expected !== null) lines.push(`      expected  ${forTerminal(reason.expected)}`);
  if (reason.seen !== null) lines.push(`      found     ${forTerminal(reason.seen)}`);
  else if (reason.expected !== null) lines.push('      found     nothing');
  return [...lines, `      next step ${forTerminal(reason.next, 600)}`];
}

function chainLines(subject: SubjectReport): readonly string[] {
  return chains(subject).slice(0, 10).flatMap((facts) => facts.map(({ label, value, mark }, index) =>
    `    ${index === 0 ? '' : '  '}${label.padEnd(index === 0 ? 12 : 10)} ${forTerminal(value)}${mark === '' ? '' : ` (${mark})`}`));
}

function ledgerLines(subject: SubjectReport, rows: number): readonly string[] {
  if (subject.ledger.length === 0 && subject.searches.length === 0) return [];
  const shown = subject.ledger.slice(0, rows);
  const more = subject.ledger.length - shown.length + subject.omitted;
  return [`    ${candidatesWords(subject)}; ${searchesWords(subject)}`, ...shown.map(rowLine), ...moreLine(more, 'candidates'), ...placesAsked(subject).map((place) => `      ${forTerminal(place, 400)}`)];
}

function rowLine(row: LedgerRow): string {
  const said = [row.says ?? row.format, row.signer === null ? null : `by ${row.signer}`, `at ${row.at.source}: ${row.at.address}`]
    .flatMap((part) => (part === null ? [] : [forTerminal(part)]));
  const why = row.code === null ? '' : ` · ${forTerminal(row.code)}${row.seen === null ? '' : ` found ${forTerminal(row.seen)}`}${row.expected === null ? '' : `, expected ${forTerminal(row.expected)}`}`;
  return `      ${becameWords[row.became]}: ${said.join(' ')}${why}`;
}

function ruleLines(subject: SubjectReport): readonly string[] {
  const lines = subject.rules.flatMap((rule) => [
    `      ${forTerminal(ruleWords(rule))}: ${rule.outcome}${rule.mode === 'enforce' ? '' : ` (mode ${rule.mode})`}`,
    ...(rule.tree === null ? [] : treeLines(rule.tree, 4)),
  ]);
  return lines.length === 0 ? [] : ['    rules:', ...lines.slice(0, 40), ...moreLine(lines.length - 40, 'lines')];
}

function treeLines(node: TreeNode, depth: number): readonly string[] {
  return [`${'  '.repeat(depth)}${node.outcome}: ${forTerminal(node.what)}${node.code === null ? '' : ` · ${forTerminal(node.code)}`}`, ...node.of.flatMap((part) => treeLines(part, depth + 1))];
}

function tailLines(report: Report): readonly string[] {
  // Outputs are a workflow's; a terminal has none.
  const notes = report.notes.filter((note) => note.code !== 'OUTPUT_EMPTY');
  const lines: string[] = [];
  if (notes.length > 0) lines.push('', 'notes:', ...notes.slice(0, 50).flatMap(reasonLines), ...moreLine(notes.length - 50, 'notes'));
  if (report.layers.length > 0) lines.push('', 'policy:', ...listed(report.layers.map(({ name, digest }) => (digest === null ? name : `${name} ${digest}`)), 20));
  if (report.trust.length > 0) lines.push('trust:', ...listed(report.trust.map(({ name, origin }) => `${name}: ${origin}`), 20));
  return lines;
}

function listed(texts: readonly string[], most: number): readonly string[] {
  return [...texts.slice(0, most).map((text) => `  ${forTerminal(text, 600)}`), ...moreLine(texts.length - most, 'lines')];
}

function moreLine(more: number, what: string): readonly string[] {
  return more > 0 ? [`      and ${more} more ${what}`] : [];
}

function painted(line: string, state: State, { colour }: Style): string {
  return colour ? `\u001b[${COLOURS[state]}m${guardLine(line)}\u001b[0m` : line;
}
