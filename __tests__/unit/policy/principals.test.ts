/* oxlint-disable unicorn/consistent-function-scoping -- small makers stand beside the tests they are for */
import { describe, expect, it } from '@jest/globals';
import { countDistinct, principalOf } from '../../../src/policy/principals.ts';
import { anAttestation, claimsOf, keyClaims, releaseClaims } from '../../support/attestations.ts';

describe('countDistinct', () => {
  it.each<[readonly (readonly string[])[], number]>([
    [[], 0], [[[]], 0], [[['a']], 1], [[['a'], ['a']], 1], [[['a', 'b'], ['a']], 2], [[['b', 'a'], ['a']], 2],
    // Only moving those who were placed before makes room for the last.
    [[['a', 'b'], ['b', 'c'], ['a']], 3], [[['a', 'b'], ['a', 'b'], ['a', 'b']], 2], [[['a', 'b', 'c'], ['a', 'b'], ['a'], ['c', 'd']], 4], [[['a'], [], ['b']], 2],
  ])('%j: %i', (members, expected) => {
    expect(countDistinct(members.map((one) => new Set(one)))).toBe(expected);
  });
});

describe('principalOf', () => {
  const of = (claims: Parameters<typeof claimsOf>[0]): string => principalOf(anAttestation({ claims: claimsOf(claims) }));
  it('is one for a workflow at two refs and two for two workflows', () => {
    const at = (given: Parameters<typeof releaseClaims>[0]): string => principalOf(anAttestation({ claims: releaseClaims(given) }));
    expect(at({ 'signer-ref': 'refs/tags/v1', 'certificate-identity': 'x@1' })).toBe(at({ 'signer-ref': 'refs/tags/v2', 'certificate-identity': 'x@2' }));
    expect(at({})).not.toBe(at({ 'signer-workflow': 'acme/app/.github/workflows/other.yml' }));
    expect(at({})).not.toBe(at({ 'signer-repo': 'acme/other' }));
  });
  it('tells names by their issuer, in whatever order a certificate has them', () => {
    const a = { value: 'a@x.example', from: 'certificate' } as const;
    const b = { value: 'b@x.example', from: 'certificate' } as const;
    expect(of({ 'certificate-identity': [a, b], 'certificate-oidc-issuer': 'i' })).toBe(of({ 'certificate-identity': [b, a], 'certificate-oidc-issuer': 'i' }));
    expect(of({ 'certificate-identity': 'a', 'certificate-oidc-issuer': 'i' })).not.toBe(of({ 'certificate-identity': 'a', 'certificate-oidc-issuer': 'j' }));
  });
  it('is the builder whose key it is, whichever of its keys', () => {
    const by = (id: string, spki: string, from: 'key' | 'self-declared' = 'key'): string => principalOf(anAttestation({ claims: new Map([...keyClaims(spki), ...claimsOf({ 'builder-id': [{ value: id, from }] })]) }));
    expect(by('https://b.example/worker@v0.3', 'a')).toBe(by('https://b.example/worker', 'b'));
    expect(by('https://b.example/worker', 'a')).not.toBe(by('https://b.example/other', 'a'));
    // What it says of itself makes nobody one.
    expect(by('https://b.example/worker', 'a', 'self-declared')).not.toBe(by('https://b.example/worker', 'b', 'self-declared'));
  });
  it('is the key before all else, and one for all that name nobody', () => {
    expect(principalOf(anAttestation({ claims: new Map([...releaseClaims(), ...keyClaims('k')]) }))).toBe(principalOf(anAttestation({ claims: keyClaims('k') })));
    expect(of({ repo: 'a' })).toBe(of({ repo: 'b' }));
  });
});
