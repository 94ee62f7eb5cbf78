// The explanation of a report: every layer, rule and requirement with what met it, or how near the nearest evidence came; and what became of the rest.
//
// It says more than the terminal and decides as little: all of it is in the report. Every finished line is escaped and guarded, as a terminal's is.

import { limits } from '../domain/limits.ts';
import type { LedgerRow, Report, RuleReport, SubjectReport, TreeNode } from '../domain/report.ts';
import { becameWords, candidatesWords, consequence, excuse, headline, pinnedTitleOf, ruleWords, searchesWords, stateOf, titleOf, weakening } from './content.ts';
import { forTerminal, guardLine } from './escape.ts';

/** Renders how the verdict came about, for the terminal; of a subject that passed as of one that did not. */
export function renderExplanation(report: Report): string {
  const lines = [...headLines(report), ...report.subjects.flatMap(subjectLines), ...noteLines(report)];
  const shown = lines.slice(0, limits.explainedLines);
  const more = lines.length - shown.length;
  return `${[...shown, ...(more > 0 ? [`… and ${more} more lines: the whole report is printed by --json`] : [])].map(guardLine).join('\n')}\n`;
}

function headLines(report: Report): readonly string[] {
  const weak = weakening(report);
  return [
    headline(report).map((piece) => (piece.outside ? forTerminal(piece.text) : piece.text)).join(' · '),
    `${consequence(report)} Exit code ${report.exit}.`,
    ...(weak === null ? [] : [`${weak.sentence} ${weak.inputs.slice(0, 20).map((input) => forTerminal(input)).join(', ')}.`]),
    ...section('asked', report.constraints),
    ...section('policy', report.layers.map(({ name, digest }) => (digest === null ? name : `${name} ${digest}`))),
    ...section('trust', report.trust.map(({ name, origin }) => `${name}: ${origin}`)),
    ...(report.problems.length === 0 ? [] : ['why there is no verdict:', ...report.problems.flatMap((one) => said('  ', one))]),
  ];
}

function section(name: string, texts: readonly string[]): readonly string[] {
  return texts.length === 0 ? [] : [`${name}:`, ...texts.map((text) => `  ${forTerminal(text, 600)}`)];
}

function said(indent: string, { code, about, what, expected, seen, next, at }: Report['problems'][number]): readonly string[] {
  return [
    `${indent}${at === null ? '' : `${forTerminal(at.file)}:${at.line}:${at.column}: `}${forTerminal(code)}${about === null ? '' : ` ${forTerminal(about)}`}: ${forTerminal(what, 600)}`,
    ...(expected === null && seen === null ? [] : [`${indent}  ${difference(expected ?? 'nothing', seen)}`]),
    `${indent}  next: ${forTerminal(next, 600)}`,
  ];
}

function difference(expected: string, seen: string | null): string {
  return `expected ${forTerminal(expected)}; found ${seen === null ? 'nothing' : forTerminal(seen)}`;
}

// ── a subject

function subjectLines(subject: SubjectReport): readonly string[] {
  const pinned = pinnedTitleOf(subject);
  const why = excuse(subject);
  const rows = new Map(subject.ledger.map((row) => [row.evidence, row]));
  return [
    '',
    `${forTerminal(titleOf(subject))}: ${subject.outcome}${stateOf(subject) === 'excused' ? ' (excused)' : ''}`,
    ...(pinned === null ? [] : [`  ${forTerminal(pinned, 400)}`]),
    ...(why === null ? [] : [`  ${forTerminal(why, 600)}`]),
    ...subject.rules.flatMap((rule) => ruleLines(rule, rows)),
    ...(subject.rules.length === 0 ? subject.reasons.flatMap((reason) => said('  ', reason)) : []),
    `  evidence: ${candidatesWords(subject)}; ${searchesWords(subject)}`,
    ...subject.ledger.map(rowLine),
    ...(subject.omitted > 0 ? [`    and ${subject.omitted} more candidates`] : []),
    ...subject.searches.map(({ at, outcome, code }) => `    asked ${forTerminal(at.source)} ${forTerminal(at.address)}: ${outcome}${code === null ? '' : ` (${forTerminal(code)})`}`),
  ];
}

function ruleLines(rule: RuleReport, rows: ReadonlyMap<string, LedgerRow>): readonly string[] {
  const { waiver } = rule;
  return [
    `  ${forTerminal(ruleWords(rule))}: ${rule.outcome}${rule.mode === 'enforce' ? '' : ` (mode ${rule.mode})`}`,
    ...(waiver === null ? [] : [`    waived: ${forTerminal(waiver.reason)} (owner ${forTerminal(waiver.owner)}, until ${forTerminal(waiver.until)})`]),
    ...(rule.tree === null ? ['    no requirement was judged'] : treeLines(rule.tree, 2, rows)),
  ];
}

function treeLines(node: TreeNode, depth: number, rows: ReadonlyMap<string, LedgerRow>): readonly string[] {
  const indent = '  '.repeat(Math.min(depth, 20));
  return [
    `${indent}${node.outcome}: ${forTerminal(node.what, 1200)}${node.code === null ? '' : ` · ${forTerminal(node.code)}`}`,
    ...node.by.map((evidence) => `${indent}  met by ${named(evidence, rows)}`),
    ...(node.nearest === null ? [] : [`${indent}  nearest was ${named(node.nearest, rows)}`]),
    ...node.unmet.map(({ about, code, expected, seen }) => `${indent}    ${forTerminal(about)}: ${difference(expected, seen)} · ${forTerminal(code)}`),
    ...node.of.flatMap((part) => treeLines(part, depth + 1, rows)),
  ];
}

/** A piece of evidence by its digest, with what the ledger knows of it. */
function named(evidence: string, rows: ReadonlyMap<string, LedgerRow>): string {
  const row = rows.get(evidence);
  const says = row?.says == null ? '' : ` · ${forTerminal(row.says)}`;
  return `${forTerminal(evidence)}${says}${row?.signer == null ? '' : ` by ${forTerminal(row.signer)}`}`;
}

function rowLine(row: LedgerRow): string {
  const what = [row.says ?? row.format, row.signer === null ? null : `by ${row.signer}`, `at ${row.at.source}: ${row.at.address}`].flatMap((part) => (part === null ? [] : [forTerminal(part)]));
  const why = row.code === null ? '' : ` · ${forTerminal(row.code)}${row.expected === null && row.seen === null ? '' : `: ${difference(row.expected ?? 'nothing', row.seen)}`}`;
  return `    ${becameWords[row.became]}: ${forTerminal(row.evidence)} ${what.join(' ')}${why}`;
}

function noteLines(report: Report): readonly string[] {
  // Outputs are a workflow's; a terminal has none.
  const notes = report.notes.filter((note) => note.code !== 'OUTPUT_EMPTY');
  return notes.length === 0 ? [] : ['', 'notes:', ...notes.flatMap((note) => said('  ', note))];
}
