import { describe, expect, it } from '@jest/globals';
import { problem } from '../../../src/domain/errors.ts';
import { limits } from '../../../src/domain/limits.ts';
import { annotationsOf, renderAnnotations } from '../../../src/report/annotations.ts';
import { buildReport } from '../../../src/report/build.ts';
import { aRun, failed, passed, runs, subjectError } from '../../support/report-fixtures.ts';

const of = (name: string) => annotationsOf(buildReport(runs[name] ?? aRun([])));

describe('annotationsOf', () => {
  it.each([
    ['passed', []], ['exempt', []], ['nothing-to-verify', []], ['failed-observe', []],
    ['failed', [['error', 'failed: app.tgz']]],
    ['failed-one-of-three', [['error', 'failed: app.zip']]],
    ['failed-warn', [['warning', 'failed: app.tgz']]],
    ['failed-waived', [['warning', 'failed: app.tgz']]],
    ['failed-weakened', [['error', 'failed: app.tgz'], ['warning', 'verification is weakened']]],
    ['indeterminate', [['error', 'indeterminate: app.tgz']]],
    ['interrupted', [['error', 'indeterminate: app.tgz']]],
    ['nothing-to-verify-incomplete', [['error', 'nothing to verify']]],
    ['error-subject', [['error', 'error: dist']]],
    ['error-after-judging', [['error', 'verification could not be done: SUBJECT_CHANGED']]],
    ['error-configuration', [['error', 'verification could not be done: CONFIG_UNKNOWN_INPUT'], ['error', 'verification could not be done: CONFIG_EMPTY_INPUT']]],
  ])('of %s are %j', (name, expected) => {
    expect(of(name).map(({ level, title }) => [level, title])).toEqual(expected);
  });

  it('say what was expected and found, and what to do', () => {
    expect(of('failed')[0]?.message).toBe([
      'Provenance: the right signer signed, but a fact differs. [CLAIM_MISMATCH source-ref]', 'Expected: refs/tags/v1.2.3', 'Found: refs/heads/main',
      'Next step: Use what was built with this source-ref. Change the constraint only if what was found is what you want.',
    ].join('\n'));
  });

  it('point at the line that names the subject', () => {
    expect(of('error-subject')[0]).toMatchObject({ file: 'deploy/app.yaml', line: 12, column: 5 });
    expect(of('failed')[0]).not.toHaveProperty('file');
  });

  it('show an error in mode observe, and a weakening as a notice', () => {
    const report = buildReport(aRun([subjectError('a'), failed('b', { mode: 'observe', excused: true })], { mode: 'observe', weakenedBy: ['unsafe-open-pattern'] }));
    expect(annotationsOf(report).map(({ level, title }) => [level, title])).toEqual([['error', 'error: a'], ['notice', 'verification is weakened']]);
  });

  it('show the warnings of a run, and not its notes', () => {
    const notes = [problem('PATTERN_LOOSE', { level: 'warning' }), problem('OUTPUT_EMPTY', { level: 'note' })];
    expect(annotationsOf(buildReport(aRun([passed('a')], { notes }))).map(({ level, title }) => [level, title])).toEqual([['warning', 'verification: PATTERN_LOOSE']]);
    expect(annotationsOf(buildReport(aRun([passed('a')], { notes, mode: 'observe' })))).toEqual([]);
  });

  it('keep to the number that GitHub shows, and count the rest', () => {
    const results = Array.from({ length: 30 }, (_, index) => failed(`f${index}`, index < 15 ? { mode: 'warn', excused: true } : {}));
    const all = annotationsOf(buildReport(aRun(results)));
    for (const level of ['error', 'warning']) expect(all.filter((annotation) => annotation.level === level)).toHaveLength(limits.annotations);
    expect(all[limits.annotations - 1]?.message).toBe('And 6 more of this kind; see the step summary.');
    const ten = annotationsOf(buildReport(aRun(results.slice(15, 25))));
    expect(ten.map((annotation) => annotation.title).at(-1)).toBe('failed: f24');
  });

  it('keep to the length that GitHub shows', () => {
    const text = '\u202e'.repeat(10_000);
    for (const { message } of annotationsOf(buildReport(aRun([failed(text)], { problems: [problem('INTERNAL', { what: text, seen: text, expected: text, next: text })] })))) {
      expect(message.length).toBeLessThanOrEqual(limits.annotationCharacters);
    }
  });
});

describe('renderAnnotations', () => {
  it('writes one command a line', () => {
    expect(renderAnnotations(buildReport(runs['error-subject'] ?? aRun([])))).toBe(
      '::error title=error%3A dist,file=deploy/app.yaml,line=12,col=5::A file is there but cannot be read, or is not a regular file. [SUBJECT_UNREADABLE artifact]%0AExpected: a regular file%0AFound: dist (a directory)%0ANext step: Check its kind and its permissions.\n',
    );
  });
});
