import { describe, expect, it } from '@jest/globals';
import { assertNever, bounded, codes, ConfigurationError, OutputError, problem, SubjectError, TrustRootError, VerifySupplyChainError, type Code } from '../../../src/domain/errors.ts';

const entries = Object.entries(codes);

describe('codes', () => {
  it.each(entries)('%s says what is the case and what to do, in whole sentences', (code, { means, next }) => {
    expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
    for (const text of [means, next]) expect(text).toMatch(/^["A-Za-z].*[.]$/);
  });

  it('has no two codes of one meaning', () => {
    expect(new Set(entries.map(([, { means }]) => means)).size).toBe(entries.length);
  });
});

describe('problem', () => {
  it('takes from the catalog what is not said', () => {
    expect(problem('SUBJECT_NOT_FOUND')).toEqual({ code: 'SUBJECT_NOT_FOUND', about: null, level: 'error', what: codes.SUBJECT_NOT_FOUND.means, seen: null, expected: null, next: codes.SUBJECT_NOT_FOUND.next, at: null });
    const given = { about: 'a', level: 'note', what: 'b', seen: 'c', expected: 'd', next: 'e', at: { file: 'f', line: 1, column: 2 } } as const;
    expect(problem('INTERNAL', given)).toEqual({ code: 'INTERNAL', ...given });
  });

  it('bounds what was seen and expected', () => {
    const { seen, expected } = problem('INTERNAL', { seen: 'x'.repeat(10_000), expected: 'y'.repeat(513) });
    expect(seen).toBe(`${'x'.repeat(512)}… (10000 characters)`);
    expect(expected).toBe(`${'y'.repeat(512)}… (513 characters)`);
    expect(problem('INTERNAL', { seen: 'x'.repeat(512) }).seen).toBe('x'.repeat(512));
  });
});

describe('bounded', () => {
  it('cuts what is too long, and says so', () => {
    expect([bounded('abc', 3), bounded('abcd', 3), bounded('', 0)]).toEqual(['abc', 'abc… (4 characters)', '']);
  });
});

describe('errors', () => {
  it.each([ConfigurationError, SubjectError, TrustRootError, OutputError])('%p carries its problems, its name and its cause', (Class) => {
    const cause = new Error('cause');
    const error = new Class([problem('INTERNAL'), problem('REFUSED' satisfies Code, { what: 'b' })], { cause });
    expect(error).toBeInstanceOf(VerifySupplyChainError);
    expect([error.name, error.cause, error.message]).toEqual([Class.name, cause, `INTERNAL: ${codes.INTERNAL.means}\nREFUSED: b`]);
    expect(error.problems.map(({ code }) => code)).toEqual(['INTERNAL', 'REFUSED']);
  });

  it('says what was not handled', () => {
    expect(() => assertNever({ kind: 'new' } as never)).toThrow('unhandled: {"kind":"new"}');
  });
});
