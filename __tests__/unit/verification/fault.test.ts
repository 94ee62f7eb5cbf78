import { describe, expect, it } from '@jest/globals';
import { Fault, matterOf, toRejection } from '../../../src/verification/fault.ts';
import { candidateOf } from '../../support/verification.ts';

const candidate = candidateOf({});

describe('toRejection', () => {
  it('keeps what a fault says, and its cause', () => {
    const cause = new Error('why');
    expect(toRejection(candidate, new Fault('TIME_INVALID', 'seen', 'expected', { cause }))).toEqual({ candidate, code: 'TIME_INVALID', seen: 'seen', expected: 'expected', cause });
    expect(toRejection(candidate, new Fault('TIME_INVALID', 'seen', 'expected'))).toMatchObject({ cause: null });
  });

  it('says that the verifier threw for anything else', () => {
    const error = new RangeError('out of bounds');
    expect(toRejection(candidate, error)).toEqual({ candidate, code: 'VERIFIER_THREW', seen: 'RangeError: out of bounds', expected: 'evidence that can be examined', cause: error });
    expect(toRejection(candidate, 'x')).toMatchObject({ code: 'VERIFIER_THREW', seen: 'something that is no error', cause: 'x' });
  });
});

describe('matterOf', () => {
  it('is the message of an error', () => {
    expect(matterOf(new Error('is not JSON'))).toBe('is not JSON');
    expect(matterOf('x')).toBe('cannot be read');
  });
});
