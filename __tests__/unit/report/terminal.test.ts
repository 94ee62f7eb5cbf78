import { describe, expect, it } from '@jest/globals';
import { stripVTControlCharacters } from 'node:util';
import { buildReport } from '../../../src/report/build.ts';
import { renderTerminal } from '../../../src/report/terminal.ts';
import { aRun, failed, passed, runs } from '../../support/report-fixtures.ts';

const of = (name: string): string => renderTerminal(buildReport(runs[name] ?? aRun([])));

describe('renderTerminal', () => {
  it.each([
    ['passed', '✓ passed · 1 of 1 · app.tgz'],
    ['failed', '✗ failed · 0 of 1 passed · app.tgz'],
    ['failed-warn', '! failed · 1 of 2 passed · 1 excused · app.tgz · and 1 more'],
    ['indeterminate', '? indeterminate · 1 of 2 passed · app.tgz · and 1 more'],
    ['exempt', '- exempt · 0 of 1 passed · app.txt'],
    ['nothing-to-verify', '- nothing-to-verify · no subject'],
    ['error-configuration', '✗ error · no subject'],
  ])('says verdict, count and subject of %s in its first line', (name, line) => {
    expect(of(name).split('\n')[0]).toBe(line);
  });

  it('says expected, found and the next step within 20 lines', () => {
    expect(of('failed').split('\n').slice(0, 20).join('\n')).toMatch(/expected {2}refs\/tags\/v1\.2\.3\n +found {5}refs\/heads\/main\n +next step /);
  });

  it('says what weakens the run in its second line', () => {
    expect(of('failed-weakened').split('\n')[1]).toBe('! Less is verified than usual. Weakened by unsafe-ignore-tlog');
  });

  it('tells the chain of what passed', () => {
    expect(of('passed')).toMatch(/signed by {2}acme\/app\/\.github\/workflows\/release\.yml@refs\/tags\/v1\.2\.3\n[^]*seen by +log rekor\.sigstore\.dev, entry 81234, at 2026-03-01T12:00:00\.000Z/);
  });

  it.each(Object.keys(runs))('says the same of %s with and without colour', (name) => {
    const report = buildReport(runs[name] ?? aRun([]));
    const coloured = renderTerminal(report, { colour: true });
    expect(coloured).toContain('\u001b[');
    expect(stripVTControlCharacters(coloured)).toBe(of(name));
    expect(of(name)).not.toContain('\u001b');
  });

  it('says nothing of outputs, which a terminal has not', () => {
    expect(of('passed-three')).not.toContain('OUTPUT_EMPTY');
  });

  it('stays readable with thousands of subjects', () => {
    const results = Array.from({ length: 4096 }, (_, index) => (index % 2 === 0 ? passed(`p${index}`) : failed(`f${index}`)));
    const text = renderTerminal(buildReport(aRun(results)));
    expect(text).toContain('f4095 failed');
    expect(text.length).toBeLessThan(10_000_000);
  });
});
