import { describe, expect, it } from '@jest/globals';
import { nearest } from '../../../src/domain/nearest.ts';

const known = ['artifact', 'repo', 'owner', 'certificate-identity', 'certificate-identity-regexp', 'certificate-oidc-issuer'];

describe('nearest', () => {
  it.each([
    ['artefact', 'artifact'], ['atrifact', 'artifact'], ['reop', 'repo'], ['rep', 'repo'], ['certificate-identiti', 'certificate-identity'],
    ['certificate-identity-regex', 'certificate-identity-regexp'], ['certificate-issuer', 'certificate-oidc-issuer'],
  ])('finds %s near %s', (name, found) => {
    expect(nearest(name, known)).toBe(found);
  });

  it.each(['', 'x', 'completely-different', 'x'.repeat(100_000)])('finds nothing near %s', (name) => {
    expect(nearest(name, known)).toBe(null);
  });

  it('finds nothing among nothing', () => {
    expect(nearest('repo', [])).toBe(null);
  });
});
