import { describe, expect, it } from '@jest/globals';
import { limits } from '../../../src/domain/limits.ts';
import type { Subject } from '../../../src/domain/subject.ts';
import { printed, type PrintedSuggestion } from '../../../src/domain/suggestion.ts';
import { suggest } from '../../../src/policy/suggest.ts';
import { renderSuggestions } from '../../../src/report/suggestion.ts';
import { aDossier, aSubject, anAttestation, digestFor, releaseClaims } from '../../support/attestations.ts';
import { policyOf } from '../../support/suggested.ts';

const of = (subject: Partial<Subject>, claims: Parameters<typeof releaseClaims>[0] = {}): PrintedSuggestion => {
  const dossier = aDossier([anAttestation({ claims: releaseClaims(claims) })], { subject: aSubject(subject) });
  return printed(suggest(dossier), dossier.subject);
};
const rulesIn = (text: string): number => text.match(/^ {2}- (?:images|files)/gm)?.length ?? 0;

describe('renderSuggestions', () => {
  it('writes equal rules once, and each signer once', async () => {
    const text = renderSuggestions([of({}), of({ digest: digestFor('next'), version: { tag: 'v1.2.4', version: '1.2.4' } }, { 'signer-ref': 'refs/tags/v1.2.4', 'source-ref': 'refs/tags/v1.2.4' }), of({ name: 'ghcr.io/acme/other' })]);
    expect([rulesIn(text), text.match(/signer-workflow/g)?.length]).toEqual([2, 1]);
    expect(text).not.toContain('another subject has this name');
    expect(await policyOf(text)).toMatchObject({ rules: [{}, {}] });
  });
  it('says where two rules are about one name', () => {
    const text = renderSuggestions([of({}), of({ digest: digestFor('next') }, { repo: 'acme/other' }), of({ name: 'ghcr.io/acme/other' })]);
    expect(rulesIn(text)).toBe(3);
    expect(text.match(/another subject has this name/g)).toHaveLength(2);
  });
  it('gives two signers of one file name two names', () => {
    const text = renderSuggestions([of({}), of({ name: 'ghcr.io/acme/b' }, { 'signer-workflow': 'acme/b/.github/workflows/release.yml' }), of({ name: 'ghcr.io/acme/c' }, { 'signer-workflow': 'acme/c/.github/workflows/previous.yml' })]);
    expect(text.match(/^ {2}[a-z0-9-]+:$/gm)).toEqual(['  release:', '  release-2:', '  previous-2:']);
  });
  it('says that there is no policy where there is none', () => {
    expect(renderSuggestions([])).toMatch(/\n# No policy: /);
    expect(renderSuggestions([{ ...of({}), requirements: [] }])).toMatch(/\n# No policy: /);
  });
  it('names whom the user trusts', () => {
    expect(renderSuggestions([of({})], { trust: new Map([['trust', 'public-good'], ['log-threshold', '2']]) })).toMatch(/\ntrust:\n {2}trust: public-good\n {2}log-threshold: 2\n$/);
  });
  it('writes thousands in little time, as many as a policy may have', () => {
    const many = Array.from({ length: 4096 }, (_, index) => of({ name: `ghcr.io/acme/app${index}` }));
    const started = performance.now();
    const text = renderSuggestions(many);
    expect([rulesIn(text), text.includes('# NOT COMPLETE: a policy has 1024 rules at the most, and 3072 more would be needed.')]).toEqual([limits.policyRules, true]);
    expect(renderSuggestions(many.slice(0, limits.policyRules))).not.toContain('NOT COMPLETE');
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
