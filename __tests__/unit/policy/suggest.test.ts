// What is suggested from evidence that is made up: classes whose signer is fixed, and what is not bound. With real signatures: engine/suggest.test.ts.

import { describe, expect, it } from '@jest/globals';
import type { Attestation } from '../../../src/domain/attestation.ts';
import type { Claim, ClaimName } from '../../../src/domain/claims.ts';
import type { FieldName } from '../../../src/domain/fields.ts';
import type { NonEmpty } from '../../../src/domain/subject.ts';
import { confirm, suggest } from '../../../src/policy/suggest.ts';
import { aDossier, aRejection, aSubject, anAttestation, claimsOf, digestFor, keyClaims, releaseClaims, saysStatement, silentSearch } from '../../support/attestations.ts';
import { judgedBy, suggested } from '../../support/suggested.ts';

const said = (value: string): [Claim] => [{ value, from: 'self-declared' }];
const RELEASE = 'https://in-toto.io/attestation/release/v0.1';

const aRelease = (given: Readonly<Partial<Record<ClaimName, string | [Claim]>>> = {}, trust = 'custom'): Attestation => anAttestation({
  trust, says: saysStatement(RELEASE),
  claims: claimsOf({ 'certificate-identity': 'https://dotcom.releases.github.com', repo: said('acme/app'), owner: said('acme'), 'repository-id': said('11'), 'owner-id': said('22'), 'source-ref': said('refs/tags/v1.2.3'), 'source-tag': said('v1.2.3'), ...given }),
});
const bySomebody = (given: Parameters<typeof releaseClaims>[0] = {}): Attestation => anAttestation({ trust: 'custom', claims: releaseClaims(given) });

/** What is said of each thing that is not bound. */
const unbound = (...attestations: readonly Attestation[]): readonly string[] => suggest(aDossier(attestations)).unbound.map(({ about, why }) => `${about}: ${why}`);

describe('suggest', () => {
  it('binds an attestation of a release to its repository and tag', async () => {
    const dossier = aDossier([aRelease()]);
    const policy = suggested([dossier]);
    expect(suggest(dossier).requirements.map(({ fields }) => Object.fromEntries(fields))).toEqual([{ repo: ['acme/app'], 'repository-id': ['11'], 'owner-id': ['22'], 'source-ref': ['refs/tags/{tag}'] }]);
    expect((await judgedBy(policy, dossier)).outcome).toBe('passed');
    for (const other of [{ repo: said('acme/other') }, { 'repository-id': said('12') }, { 'owner-id': said('23') }, { 'source-ref': said('refs/tags/v1.2.4') }, { 'certificate-identity': 'https://evil.example' }]) expect((await judgedBy(policy, aDossier([aRelease(other)]))).outcome).toBe('failed');
  });
  it('takes no attestation of a release from anybody but GitHub', () => {
    for (const one of [aRelease({ 'certificate-identity': 'https://evil.example' }), aRelease({}, 'public-good')]) expect(suggest(aDossier([one]))).toMatchObject({ requirements: [], unbound: expect.arrayContaining([{ about: `evidence ${one.evidence}`, why: 'it is an attestation of a release, and not by github.com' }]) });
  });
  it('binds nothing that the signer says of itself', () => {
    const one = anAttestation({ trust: 'custom', claims: new Map([...releaseClaims({ 'source-ref': null, runner: null }), ['source-ref', said('refs/heads/main')], ['runner', said('github-hosted')], ['builder-id', said('https://evil.example')], ['build-level', said('3')], ['trigger', said('push')], ['workflow-input.x', said('1')]]) });
    const [requirement] = suggest(aDossier([one])).requirements;
    expect([...(requirement?.fields.keys() ?? [])]).toEqual(['signer-workflow', 'repo']);
    expect(unbound(one)).toContain('build-level, builder-id, runner, source-ref, trigger, workflow-input.x: the word of the signer or builder of itself, which is not bound');
  });
  it('says what it does not bind', () => {
    expect(unbound(bySomebody())).toContain('run, source-digest: of this build alone: the next one has others');
    expect(unbound(bySomebody({ visibility: 'public' }))).toContain('visibility: it changes by itself when a repository is opened, so no policy asks for it');
    expect(unbound(bySomebody({ runner: 'self-hosted' }))).toContain('runner: self-hosted: a policy can ask for runners hosted by GitHub, and for no others');
    expect(unbound(bySomebody({ environment: 'a\u202eb' }))).toContainEqual(expect.stringMatching(/^environment: .* cannot be written in a policy: it has characters that do not show$/s));
    expect(unbound(bySomebody({ environment: 'x'.repeat(2000) }))).toContainEqual(expect.stringMatching(/^environment: .* cannot be written in a policy: it has 2000 characters$/));
    expect(unbound(bySomebody({ environment: 'for {tag}' }))).toContainEqual(expect.stringContaining('what stands in braces in it would stand for the subject\'s own'));
    expect(unbound(bySomebody())).toContainEqual(expect.stringMatching(/^trust: evidence verified under the trust domain custom/));
    expect(unbound(anAttestation({ claims: releaseClaims() }))).not.toContainEqual(expect.stringMatching(/^trust:/));
  });
  it('says where evidence may be that was not seen, and which did not verify', () => {
    const { unbound: notes } = suggest(aDossier([bySomebody()], { searches: [silentSearch], rejections: [aRejection()] }));
    expect(notes).toContainEqual({ about: 'registry ghcr.io', why: 'it gave no answer (SOURCE_UNREADABLE), and may hold more evidence' });
    expect(notes).toContainEqual({ about: `evidence ${digestFor('forged')}`, why: 'it did not verify (SIGNATURE_INVALID): x' });
  });
  it('suggests nothing from evidence about an index, nor where nobody is named', () => {
    const index = digestFor('index');
    for (const [one, why] of [[anAttestation({ subject: index, through: { container: index, how: 'index' } }), 'about the index'], [anAttestation({ claims: new Map() }), 'nothing in it says who signed'], [anAttestation({ claims: releaseClaims({ 'signer-workflow': null, 'certificate-identity': 'refs/{tag}' }) }), 'no policy can name its signer exactly']] as const) {
      expect(suggest(aDossier([one]))).toMatchObject({ requirements: [], unbound: expect.arrayContaining([{ about: `evidence ${one.evidence}`, why: expect.stringContaining(why) }]) });
    }
  });
  it('takes of one signer the evidence that follows the tag', () => {
    const [main, tag] = [bySomebody({ 'signer-ref': 'refs/heads/main', 'source-ref': 'refs/heads/main' }), bySomebody()];
    for (const order of [[main, tag], [tag, main]]) expect(suggest(aDossier(order)).requirements.map(({ evidence }) => evidence)).toEqual([tag]);
    expect(unbound(main, tag)).toContainEqual(expect.stringContaining(`evidence ${main.evidence}: provenance by a signer of whom there is other evidence`));
  });
  it('does not depend on the order in which evidence comes', () => {
    const all = [bySomebody(), aRelease(), anAttestation({ claims: keyClaims(digestFor('key')) }), bySomebody({ 'signer-workflow': 'acme/app/.github/workflows/other.yml' })];
    expect(suggested([aDossier(all.toReversed())])).toBe(suggested([aDossier(all)]));
  });
  it.each<[{ readonly tag: string; readonly version: string | null } | null, string, string]>([
    [{ tag: 'v1.2.3', version: '1.2.3' }, 'refs/tags/v1.2.3', 'refs/tags/{tag}'],
    [{ tag: '1.2.3', version: '1.2.3' }, 'refs/tags/v1.2.3', 'refs/tags/v{version}'],
    [{ tag: 'v1.2.3', version: '1.2.3' }, 'refs/tags/1.2.3', 'refs/tags/{version}'],
    [{ tag: 'v1.2.3', version: '1.2.3' }, 'refs/tags/v1.2.30', 'refs/tags/v1.2.30'],
    [{ tag: 'v1.2.3', version: '1.2.3' }, 'refs/heads/v1.2.3', 'refs/heads/v1.2.3'],
    [{ tag: 'v1.2.3', version: '1.2.3' }, 'refs/tags/app/v1.2.3', 'refs/tags/app/v1.2.3'],
    [{ tag: 'latest', version: null }, 'refs/tags/vlatest', 'refs/tags/vlatest'],
    [null, 'refs/tags/v1.2.3', 'refs/tags/v1.2.3'],
  ])('of a subject released as %j writes the ref %s as %s', (version, ref, expected) => {
    const { requirements } = suggest(aDossier([bySomebody({ 'source-ref': ref })], { subject: aSubject({ version }) }));
    expect(requirements[0]?.fields.get('source-ref')).toEqual([expected]);
  });
});

describe('confirm', () => {
  const [own, other] = [bySomebody(), bySomebody({ repo: 'acme/other', 'signer-workflow': 'acme/other/.github/workflows/release.yml' })];
  const keyed = anAttestation({ trust: 'key', claims: keyClaims(digestFor('key')) });

  it('keeps what accepts its own evidence', async () => {
    const dossier = aDossier([own, keyed, aRelease()]);
    expect(await confirm(suggest(dossier), dossier)).toEqual(suggest(dossier));
    expect(suggest(dossier).requirements).toHaveLength(3);
  });
  it('takes back what does not, and says so', async () => {
    const [wrong, right] = [suggest(aDossier([other])), suggest(aDossier([own]))];
    const [requirement] = wrong.requirements;
    if (requirement === undefined) throw new Error('nothing is suggested');
    // The words of one, and the evidence of another.
    const mixed = { ...right, requirements: [...right.requirements, { ...requirement, evidence: own }] };
    const confirmed = await confirm(mixed, aDossier([own]));
    expect(confirmed.requirements).toEqual(right.requirements);
    expect(confirmed.unbound[0]).toEqual({ about: `evidence ${own.evidence}`, why: 'provenance: no policy in these words would accept it' });
    const misformed = right.requirements.map((one) => ({ ...one, fields: new Map<FieldName, NonEmpty<string>>([...one.fields, ['repo', ['no repository']]]) }));
    expect((await confirm({ ...right, requirements: misformed }, aDossier([own]))).requirements).toEqual([]);
  });
});
