import { describe, expect, it } from '@jest/globals';
import { limits } from '../../../src/domain/limits.ts';
import { buildReport } from '../../../src/report/build.ts';
import { renderExplanation } from '../../../src/report/explain.ts';
import { aRun, failed, passed, runs } from '../../support/report-fixtures.ts';

const of = (name: string): string => renderExplanation(buildReport(runs[name] ?? aRun([])));

describe('renderExplanation', () => {
  it('says of what passed which evidence met which requirement', () => {
    expect(of('passed')).toMatch(/\n {2}inputs: passed\n {4}passed: provenance signed by [^\n]+\n {6}met by sha256:[0-9a-f]{64} · \S+ by acme\/app\/\.github\/workflows\/release\.yml@refs\/tags\/v1\.2\.3\n/);
  });
  it('says of what failed what the nearest evidence lacks', () => {
    expect(of('failed')).toMatch(/failed: provenance signed by [^\n]+ · CLAIM_MISMATCH\n {6}nearest was sha256:[0-9a-f]{64}[^\n]*\n {8}source-ref: expected refs\/tags\/v1\.2\.3; found refs\/heads\/main · CLAIM_MISMATCH\n/);
  });
  it('says why evidence was rejected', () => {
    expect(of('failed-tampered')).toMatch(/rejected: sha256:[0-9a-f]{64} [^\n]*SUBJECT_MISMATCH: expected sha256:[0-9a-f]+; found sha256:[0-9a-f]+/);
  });
  it('says modes and waivers', () => {
    expect(of('failed-warn')).toContain('(mode warn)');
    expect(of('failed-waived')).toMatch(/waived: .+ \(owner .+, until \d{4}-\d\d-\d\d\)/);
  });
  it('says why there is no verdict', () => {
    expect(of('error-configuration')).toContain('CONFIG_UNKNOWN_INPUT repositry');
  });
  it.each(Object.keys(runs))('begins with the outcome of %s and says its exit code', (name) => {
    const report = buildReport(runs[name] ?? aRun([]));
    const [first, second] = renderExplanation(report).split('\n');
    expect(first?.startsWith(report.outcome)).toBe(true);
    expect(second).toContain(`Exit code ${report.exit}.`);
  });
  it('is bounded, and says so', () => {
    const results = Array.from({ length: 4096 }, (_, index) => (index % 2 === 0 ? passed(`p${index}`) : failed(`f${index}`)));
    const lines = renderExplanation(buildReport(aRun(results))).trimEnd().split('\n');
    expect(lines).toHaveLength(limits.explainedLines + 1);
    expect(lines.at(-1)).toMatch(/^… and \d+ more lines/);
  });
});
