import { describe, expect, it } from '@jest/globals';
import { problem } from '../../../src/domain/errors.ts';
import { limits } from '../../../src/domain/limits.ts';
import type { SubjectResult } from '../../../src/domain/verdict.ts';
import { buildReport } from '../../../src/report/build.ts';
import { renderSummary } from '../../../src/report/summary.ts';
import { liveMarkdown } from '../../support/markdown.ts';
import { aRejection, aRuleVerdict, aRun, aSubject, aVerdict, aCandidate, failed, passed, runs, someEvidence } from '../../support/report-fixtures.ts';

const summaryOf = (name: string): string => renderSummary(buildReport(runs[name] ?? aRun([])));
const many = (count: number, name: (index: number) => string): readonly SubjectResult[] =>
  Array.from({ length: count }, (_, index) => (index % 10 === 9 ? failed(name(index)) : passed(name(index))));
const bytes = (text: string): number => Buffer.byteLength(text, 'utf8');

describe('renderSummary', () => {
  it.each([
    ['passed', '### ✅ passed · 1 of 1 · `app.tgz`'],
    ['passed-three', '### ✅ passed · 3 of 3 · `app.tgz` · and 2 more'],
    ['failed', '### ❌ failed · 0 of 1 passed · `app.tgz`'],
    ['failed-one-of-three', '### ❌ failed · 1 of 3 passed · `app.zip` · and 2 more'],
    ['failed-warn', '### ⚠️ failed · 1 of 2 passed · 1 excused · `app.tgz` · and 1 more'],
    ['failed-observe', '### ⚠️ failed · 0 of 1 passed · 1 excused · `app.tgz`'],
    ['failed-waived', '### ⚠️ failed · 0 of 1 passed · 1 excused · `app.tgz`'],
    ['indeterminate', '### ❓ indeterminate · 1 of 2 passed · `app.tgz` · and 1 more'],
    ['exempt', '### ➖ exempt · 0 of 1 passed · `app.txt`'],
    ['nothing-to-verify', '### ➖ nothing-to-verify · no subject'],
    ['error-configuration', '### ⛔ error · no subject'],
    ['error-subject', '### ⛔ error · 1 of 2 passed · `dist` · and 1 more'],
    ['error-after-judging', '### ⛔ error · 1 of 1 · `app.tgz`'],
  ])('says verdict, count and subject of %s in its first line', (name, line) => {
    expect(summaryOf(name).split('\n')[0]).toBe(line);
  });

  it.each(['failed', 'failed-tampered', 'failed-one-of-three', 'failed-weakened', 'failed-warn', 'failed-waived', 'error-configuration'])('says expected, found and the next step of %s within 20 lines', (name) => {
    const top = summaryOf(name).split('\n').slice(0, 20).join('\n');
    expect(top).toMatch(/- expected: .+\n {2}- found: .+\n {2}- next step: .+/);
  });

  it('stays within 20 lines with hundreds of constraints and every weakening', () => {
    const constraints = Array.from({ length: 500 }, (_, index) => `certificate-identity: identity-${index}`);
    const report = buildReport(aRun([failed('app')], { constraints, weakenedBy: Array.from({ length: 50 }, (_, index) => `unsafe-${index}` as const) }));
    const lines = renderSummary(report).split('\n');
    expect(lines.findIndex((line) => line.startsWith('  - next step:'))).toBeLessThan(20);
    expect(lines.join('\n')).toContain('and 492 more, listed below');
  });

  it('says what weakens the run before anything else but the verdict', () => {
    expect(summaryOf('failed-weakened').split('\n')[2]).toBe('⚠️ **Less is verified than usual. Weakened by** `unsafe-ignore-tlog`');
    expect(summaryOf('failed')).not.toContain('Weakened');
  });

  it('says the constraints in force', () => {
    expect(summaryOf('passed')).toContain('**Asked:** `repo: acme/app` · `source-ref: refs/tags/v1.2.3` · `require: provenance (default, because repo is used)`');
  });

  it('says who excused what, and never shows it as passed', () => {
    expect(summaryOf('failed-waived')).toContain('Excused by a waiver: rebuilt in Q1 (owner acme/platform-team, until 2027-03-31).');
    expect(summaryOf('failed-warn')).toContain('Excused by mode warn.');
    expect(summaryOf('failed-waived')).not.toContain('✅');
  });

  it('tells the chain of what passed', () => {
    const line = summaryOf('passed').split('\n').find((text) => text.startsWith('- provenance')) ?? '';
    for (const part of ['signed by `acme/app/.github/workflows/release.yml@refs/tags/v1.2.3`', 'commit `c0ffee00', 'seen by `log rekor.sigstore.dev, entry 81234, at 2026-03-01T12:00:00.000Z`', 'trust `public-good`']) expect(line).toContain(part);
  });

  it('lists every candidate with what became of it', () => {
    const rows = summaryOf('failed').split('\n').filter((line) => line.startsWith('| ')).slice(2).map((line) => line.split(' | ')[0]);
    expect(rows).toEqual(['| right signer, a fact differs', '| signed by somebody else', '| rejected']);
  });

  it('marks what only the builder says of itself', () => {
    const report = buildReport(aRun([passed('app')]));
    const subjects = report.subjects.map((subject) => ({ ...subject, chain: subject.chain.map((link) => (link.claim === 'repo' ? { ...link, from: 'self-declared' as const } : link)) }));
    expect(renderSummary({ ...report, subjects })).toContain('source `acme/app` (self-declared)');
  });

  it('counts candidates beyond those it shows', () => {
    const rejections = Array.from({ length: 75 }, (_, index) => aRejection('SUBJECT_MISMATCH', { candidate: aCandidate(`c${index}`) }));
    const rule = aRuleVerdict('failed', { outcome: 'failed', requirement: someEvidence(), code: 'EVIDENCE_REJECTED', closest: null, of: [] });
    const summary = renderSummary(buildReport(aRun([aVerdict(aSubject('app'), 'failed', rule, { rejections })])));
    expect(summary).toContain('<summary>75 candidates; no place was asked</summary>');
    expect(summary).toContain('and 25 more candidates, which are not shown here');
  });

  it.each(Object.keys(runs))('has nothing live in the sample %s', (name) => {
    expect(liveMarkdown(summaryOf(name))).toEqual([]);
  });
});

describe('renderSummary: the limit', () => {
  it('shows 400 subjects in full, the failing ones first', () => {
    const summary = renderSummary(buildReport(aRun(many(400, (index) => `dist/file-${index}.tgz`))));
    expect(bytes(summary)).toBeLessThanOrEqual(limits.summaryBytes);
    expect(summary.match(/^#### ❌/gm)).toHaveLength(40);
    expect(summary.match(/^#### ✅/gm)).toHaveLength(360);
    expect(summary.lastIndexOf('#### ❌')).toBeLessThan(summary.indexOf('#### ✅'));
    expect(summary).not.toContain('Cut');
  });

  it('names each of 4,096 subjects', () => {
    const summary = renderSummary(buildReport(aRun(many(4096, (index) => `dist/file-${index}.tgz`))));
    expect(bytes(summary)).toBeLessThanOrEqual(limits.summaryBytes);
    for (const index of [0, 9, 2047, 4095]) expect(summary).toContain(`\`dist/file-${index}.tgz\``);
    expect(summary).not.toContain('Cut');
  });

  it.each([['wide characters', '漢'], ['characters that are escaped', '\u202e'], ['backticks', '`']])('holds with 4,096 subjects whose names are full of %s, and says what is cut', (_, character) => {
    const summary = renderSummary(buildReport(aRun(many(4096, (index) => `${index}${character.repeat(2000)}`))));
    expect(bytes(summary)).toBeLessThanOrEqual(limits.summaryBytes);
    expect(liveMarkdown(summary)).toEqual([]);
    const cut = Number(/Cut: (\d+) of 4096 subjects are not shown/.exec(summary)?.[1] ?? 0);
    const shown = summary.match(/^(- |#### )(❌|✅)/gm)?.length ?? 0;
    expect(shown + cut).toBe(4096);
  });

  it('holds with constraints, problems, notes and layers of hostile size', () => {
    const text = '漢`|'.repeat(100_000);
    const problems = Array.from({ length: 500 }, () => problem('INTERNAL', { about: text, what: text, seen: text, expected: text, next: text }));
    const report = buildReport(aRun([failed(text)], { constraints: Array.from({ length: 5000 }, () => text), problems, notes: problems }));
    const summary = renderSummary(report);
    expect(bytes(summary)).toBeLessThanOrEqual(limits.summaryBytes);
    const small = renderSummary(report, 20_000);
    expect(bytes(small)).toBeLessThanOrEqual(20_000);
    expect(small).toContain('Cut');
  });
});
