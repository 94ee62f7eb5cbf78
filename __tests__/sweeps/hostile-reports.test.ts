// Every place of a report that holds text from outside × every hostile text × every format.
//
// Threat 12: the author of evidence chooses these strings. None may become a workflow command, markup, a link or an escape sequence.

import { describe, expect, it } from '@jest/globals';
import { problem } from '../../src/domain/errors.ts';
import { limits } from '../../src/domain/limits.ts';
import { parseJson } from '../../src/domain/json.ts';
import type { Report } from '../../src/domain/report.ts';
import { buildReport } from '../../src/report/build.ts';
import { annotationsOf, outputsOf, renderTerminal, reportFormats, type ReportFormatName } from '../../src/report/catalog.ts';
import { renderJson } from '../../src/report/json.ts';
import { CONTROLS, hostile, liveCommands } from '../support/hostile-texts.ts';
import { liveMarkdown } from '../support/markdown.ts';
import { aRun, aWaiver, exempt, failed, indeterminate, passed, subjectError, tampered } from '../support/report-fixtures.ts';

// Not bounded by building: renderers must hold for a report that was loaded from anywhere.
const base: Report = buildReport(aRun(
  [passed('a'), failed('b'), tampered('c'), indeterminate('d'), exempt('e'), subjectError('f'), failed('g', { excused: true, waiver: aWaiver() }), failed('h', { excused: true, mode: 'warn' })],
  { problems: [problem('INTERNAL', { about: 'x', seen: 'x', expected: 'x' })], notes: [problem('PATTERN_LOOSE', { level: 'warning', about: 'x', seen: 'x', expected: 'x' })], weakenedBy: ['unsafe-ignore-tlog'] },
));
// Words of our own, not of anybody outside.
const OURS = new Set(['outcome', 'became', 'from', 'level', 'mode', 'kind', 'claim', 'code']);

/** The report with `text` in every place that can hold text from outside. */
function poisoned(text: string): Report {
  const poison = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return OURS.has(key) ? value : text;
    if (Array.isArray(value)) return value.map((item) => poison(item, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, poison(part, name)]));
  };
  return poison(base, '') as Report;
}

describe.each(Object.entries(hostile))('a report full of %s', (_, text) => {
  const report = poisoned(text);
  // A megabyte in hundreds of places is more than JSON can hold; one in two places has to do.
  const small: Report = text.length < 100_000 ? report : { ...buildReport(aRun([])), outcome: 'error', constraints: [text], notes: [problem('PATTERN_LOOSE', { what: text })] };

  it.each(['outputs', 'summary', 'terminal', 'explain'] satisfies ReportFormatName[])('as %s runs no workflow command and shows no control character', (format) => {
    const rendered = reportFormats[format].render(report);
    expect(liveCommands(rendered)).toEqual([]);
    expect(CONTROLS.exec(rendered.replaceAll('⚠️', ''))).toBeNull();
  });

  it('is in every annotation one command of ours and no other', () => {
    for (const line of reportFormats.annotations.render(report).trimEnd().split('\n')) {
      expect(line).toMatch(/^::(error|warning|notice) title=[^:,]*(,file=[^:,]*,line=\d+,col=\d+)?::/);
      expect(CONTROLS.exec(line)).toBeNull();
      expect(line).not.toContain('##[');
    }
    for (const { title, message, file } of annotationsOf(report)) {
      expect(liveCommands(message)).toEqual([]);
      expect(`${title}${file ?? ''}`).not.toMatch(/\n/);
      expect(message.length).toBeLessThanOrEqual(limits.annotationCharacters);
    }
  });

  it('has no live markup in the summary, which keeps to its limit', () => {
    const summary = reportFormats.summary.render(report);
    expect(liveMarkdown(summary)).toEqual([]);
    expect(Buffer.byteLength(summary, 'utf8')).toBeLessThanOrEqual(limits.summaryBytes);
    expect(summary.split('\n')[0]).toMatch(/^### ⛔ error · 1 of 8 passed · 2 excused · /);
  });

  it('shows colours of ours only', () => {
    const [, ...behind] = renderTerminal(report, { colour: true }).split('\u001b');
    expect(behind.length).toBeGreaterThan(2);
    expect(behind.filter((rest) => !/^\[(3[0-9]|0)m/.test(rest))).toEqual([]);
  });

  it('parses back from JSON to the same texts', () => {
    const json = renderJson(small);
    expect(liveCommands(json)).toEqual([]);
    expect(CONTROLS.exec(json)).toBeNull();
    expect(parseJson(json)).toMatchObject({ outcome: 'error', constraints: Array.from(small.constraints, () => text.toWellFormed()) });
  });

  it('sets outputs of one line within the limit, and no verdict but the true one', () => {
    const outputs = outputsOf(report);
    expect([outputs.outcome, outputs.verified, outputs.image, outputs.digest]).toEqual(['error', 'false', '', '']);
    expect(Object.values(outputs).filter((value) => /[\r\n]/.test(value))).toEqual([]);
    expect(Object.values(outputs).reduce((sum, value) => sum + value.length * 2, 0)).toBeLessThanOrEqual(limits.outputBytes);
    expect(parseJson(outputs.results)).toMatchObject({ outcome: 'error' });
  });
});

describe('the checks of this sweep', () => {
  it('see what is live', () => {
    expect(liveCommands('a\n  ::error::b\nx ##[c]')).toHaveLength(2);
    for (const live of ['[a](b)', '<b>', '@a', 'https://a', 'www.a', '| a |', '`a', '``<b>`', 'deadbeef', '#1']) expect(liveMarkdown(live)).not.toEqual([]);
    for (const text of ['\u001b', '\u202e', '\u{e0041}', '\r']) expect(CONTROLS.test(text)).toBe(true);
  });

  it('accept a report with nothing hostile in it', () => {
    expect(liveMarkdown(reportFormats.summary.render(base))).toEqual([]);
    expect(liveCommands(reportFormats.terminal.render(base))).toEqual([]);
  });
});
