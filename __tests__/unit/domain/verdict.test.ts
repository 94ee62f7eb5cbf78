import { describe, expect, it } from '@jest/globals';
import { all, atLeast, exitCode, worst, type Outcome, type RunOutcome } from '../../../src/domain/verdict.ts';

const OUTCOMES = ['passed', 'exempt', 'indeterminate', 'failed'] as const;
const pairs = OUTCOMES.flatMap((a) => OUTCOMES.map((b): [Outcome, Outcome] => [a, b]));

describe('exitCode', () => {
  // outcome, excused, complete → exit: every row there is.
  it.each<[RunOutcome, boolean, boolean, number]>([
    ['passed', false, false, 0], ['passed', true, false, 0], ['passed', false, true, 0], ['passed', true, true, 0],
    ['exempt', false, false, 0], ['exempt', true, false, 0], ['exempt', false, true, 0], ['exempt', true, true, 0],
    ['failed', false, false, 1], ['failed', true, false, 0], ['failed', false, true, 1], ['failed', true, true, 0],
    ['indeterminate', false, false, 3], ['indeterminate', true, false, 0], ['indeterminate', false, true, 3], ['indeterminate', true, true, 0],
    ['nothing-to-verify', false, false, 2], ['nothing-to-verify', true, false, 2], ['nothing-to-verify', false, true, 0], ['nothing-to-verify', true, true, 0],
    ['error', false, false, 2], ['error', true, false, 2], ['error', false, true, 2], ['error', true, true, 2],
  ])('%s, excused %s, complete %s: %i', (outcome, excused, complete, exit) => {
    expect(exitCode({ outcome, excused, complete })).toBe(exit);
  });

  it('is never 0 for an outcome that nobody knows', () => {
    for (const outcome of ['', 'Passed', 'ok', 'constructor', undefined]) expect(() => exitCode({ outcome: outcome as RunOutcome, excused: true, complete: true })).toThrow(/^unhandled: /);
  });
});

describe('worst', () => {
  const ORDER = ['error', 'failed', 'indeterminate', 'exempt', 'passed'] as const;

  it('is nothing-to-verify for no subject, and the subject for one', () => {
    expect(worst([])).toBe('nothing-to-verify');
    for (const outcome of ORDER) expect(worst([outcome])).toBe(outcome);
  });

  it('is the worse of two, whatever their order', () => {
    for (const [i, a] of ORDER.entries()) for (const [j, b] of ORDER.entries()) expect(worst([a, b])).toBe(ORDER[Math.min(i, j)]);
  });

  it('finds one bad subject among thousands', () => {
    const many: Outcome[] = Array.from({ length: 4096 }, () => 'passed');
    expect(worst(many)).toBe('passed');
    expect(worst([...many, 'failed', ...many])).toBe('failed');
  });
});

describe('all', () => {
  it.each(pairs)('of %s and %s', (a, b) => {
    const expected = [a, b].includes('failed') ? 'failed' : [a, b].includes('indeterminate') ? 'indeterminate' : [a, b].includes('passed') ? 'passed' : 'exempt';
    expect([all([a, b]), all([b, a])]).toEqual([expected, expected]);
    expect(all([a, b, a, b])).toBe(expected);
  });

  it('is one alone', () => {
    for (const outcome of OUTCOMES) expect(all([outcome])).toBe(outcome);
  });
});

describe('atLeast', () => {
  const RANKED = ['failed', 'indeterminate', 'exempt', 'passed'] as const;

  it.each(pairs)('of %s and %s: the better, the worse, and failed beyond', (a, b) => {
    const [worse, better] = [a, b].toSorted((x, y) => RANKED.indexOf(x) - RANKED.indexOf(y));
    expect([1, 2, 3].map((n) => atLeast(n, [a, b]))).toEqual([better, worse, 'failed']);
  });

  it('fails where there is nothing, and for a count that asks for nothing', () => {
    expect(atLeast(1, [])).toBe('failed');
    expect(atLeast(0, ['passed'])).toBe('failed');
    expect(atLeast(-1, ['passed'])).toBe('failed');
    expect(atLeast(1.5, ['passed', 'passed'])).toBe('failed');
    expect(atLeast(1, ['passed'])).toBe('passed');
  });
});
