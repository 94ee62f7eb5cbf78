import { describe, expect, it } from '@jest/globals';
import { Attestation } from '../../../src/domain/attestation.ts';
import { anAttestation, digestFor } from '../../support/attestations.ts';

describe('Attestation', () => {
  it('is what was minted, and nothing that looks like it', () => {
    const minted = anAttestation();
    expect(Attestation.is(minted)).toBe(true);
    const copies: unknown[] = [
      Object.assign({}, minted), Object.create(minted), Object.create(Attestation.prototype), Object.defineProperty(Object.create(Attestation.prototype), 'subject', { value: minted.subject }),
      new Proxy(minted, {}), JSON.parse(JSON.stringify(minted)), null, undefined, 'Attestation', 1, [], Attestation, Attestation.prototype,
    ];
    expect(copies.map((copy) => Attestation.is(copy))).toEqual(copies.map(() => false));
  });

  it('does not change after it was minted', () => {
    const minted = anAttestation();
    const before = minted.subject;
    expect(() => Object.assign(minted, { subject: digestFor('other') })).toThrow(TypeError);
    expect(minted.subject).toBe(before);
  });
});
