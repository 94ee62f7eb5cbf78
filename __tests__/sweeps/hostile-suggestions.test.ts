// Every claim × every hostile text × the policy that is suggested from it.
//
// The text is meant to be committed and obeyed, and the author of evidence chooses what is in it. Whatever they chose, what is printed is a policy that
// says what was seen and nothing else, or says that it cannot; and it prints no command and nothing that does not show.

import { describe, expect, it } from '@jest/globals';
import type { Attestation } from '../../src/domain/attestation.ts';
import { claimNames, type Claim, type ClaimName } from '../../src/domain/claims.ts';
import { fields, type FieldName } from '../../src/domain/fields.ts';
import { limits } from '../../src/domain/limits.ts';
import { printed } from '../../src/domain/suggestion.ts';
import { confirm, suggest } from '../../src/policy/suggest.ts';
import { renderSuggestions } from '../../src/report/suggestion.ts';
import { aDossier, aRejection, aSubject, anAttestation, releaseClaims, saysStatement } from '../support/attestations.ts';
import { CONTROLS, hostile, liveCommands } from '../support/hostile-texts.ts';
import { judgedBy, policyOf, suggested } from '../support/suggested.ts';

const YAML: Readonly<Record<string, string>> = {
  'a comment': 'x # y', 'a key': 'a: b', 'a key at the end': 'a:', 'a map': '{a: b}', 'a list': '[a, b]', 'a placeholder': '{tag}', 'a ref with a placeholder': 'refs/tags/v{version}', 'a star': 'refs/tags/*', 'two stars': '**', 'an anchor': '&a b', 'an alias': '*a', 'a tag': '!!str x', 'a directive': '%YAML 1.1',
  'the end of a document': '--- x', 'nothing in words': 'null', 'a tilde': '~', 'true': 'true', 'yes': 'yes', 'a number': '1.10', 'an octal number': '0777', 'a hexadecimal one': '0x1F', 'infinity': '.inf', 'a time': '2027-01-01', 'sixty': '1:20', 'quotes': '"', 'a quote': '\'', 'a backslash': '\\', 'an escape': '\\n', 'a block': '|', 'a fold': '> x',
  'a merge key': '<<', 'a line that ends the rule': 'x\nunmatched: exempt', 'a line as quotes close': '"\nunmatched: exempt\n"', 'a tab': 'a\tb', 'blanks around': ' a ', 'a dash': '- a', 'a question': '? a', 'a percent sign': '%', 'an at': '@a', 'a name of ours': 'previous', 'letters that look like others': 'аcme/app',
};
const TEXTS = Object.entries({ ...hostile, ...YAML });
const STATED: readonly ClaimName[] = [...claimNames, 'external-parameter.x'];

const claims = (given: Readonly<Partial<Record<ClaimName, string>>> = {}): ReturnType<typeof releaseClaims> => releaseClaims({ 'repository-id': '11', 'owner-id': '22', trigger: 'push', environment: 'production', 'entry-workflow': 'acme/app/.github/workflows/ci.yml@refs/tags/v1.2.3', ...given });
const by = (of: ReadonlyMap<ClaimName, readonly [Claim, ...Claim[]]>, given: Partial<Attestation> = {}): Attestation => anAttestation({ trust: 'custom', claims: of, ...('says' in given && given.says !== undefined ? { says: given.says } : {}) });

const claimsOf = (name: FieldName): readonly string[] => [fields[name].claim.replace('*', 'x')];
let bound = 0;

async function expectSound(attestation: Attestation): Promise<void> {
  const dossier = aDossier([attestation]);
  const text = suggested([dossier]);
  expect(liveCommands(text)).toEqual([]);
  expect(CONTROLS.exec(text)).toBeNull();
  expect(text.length).toBeLessThan(100_000);
  if (suggest(dossier).requirements.length === 0) {
    expect(text).toContain('# No policy');
    return;
  }
  expect((await judgedBy(text, dossier)).outcome).toBe('passed');
  // So there is nothing that the look at one's own suggestion would have to take back.
  expect(await confirm(suggest(dossier), dossier)).toEqual(suggest(dossier));
  const layer = await policyOf(text);
  // One rule about one name, and nothing let through.
  expect(layer).toMatchObject({ unmatched: 'deny', waivers: [], deny: [], rules: [{ mode: 'enforce', match: { anyOf: [{ kind: 'image', glob: { text: 'ghcr.io/acme/app' } }], except: [] } }] });
}

describe.each(TEXTS)('%s', (_name, text) => {
  it('in each claim of a certificate', async () => {
    for (const name of STATED) {
      if (text === '') continue;
      const own = claims({ [name]: text });
      await expectSound(by(own));
      const dossier = aDossier([by(own)]);
      const isBound = suggest(dossier).requirements.some((requirement) => [...requirement.fields].some(([field, values]) => claimsOf(field).includes(name) && values.some((value) => value === text || value === `x=${text}`)));
      // What was written is what was seen: a neighbour of it is somebody or something else.
      if (isBound) expect((await judgedBy(suggested([dossier]), aDossier([by(claims({ [name]: `${text}x` }))]))).outcome).toBe('failed');
      bound += isBound ? 1 : 0;
    }
  });

  it('as the words of a signer, a predicate type, a name of the certificate among others', async () => {
    await expectSound(by(new Map([...claims(), ['workflow-input.x', [{ value: text, from: 'self-declared' }]], ['build-type', [{ value: text, from: 'self-declared' }]]])));
    await expectSound(by(claims(), { says: saysStatement(text) }));
    await expectSound(by(claims(), { says: saysStatement(`https://evil.example/${text}`) }));
    await expectSound(by(new Map([...claims(), ['certificate-identity', [{ value: 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1.2.3', from: 'certificate' }, { value: text, from: 'certificate' }]]])));
  });

  it('as what a candidate that did not verify says, and as the name and tag of the subject', async () => {
    const dossier = aDossier([by(claims())], { rejections: [{ ...aRejection(), seen: text }], searches: [{ at: { source: text, address: text }, outcome: 'unavailable', code: 'SOURCE_UNREADABLE', cause: null }] });
    for (const subject of [aSubject({ name: text }), aSubject({ name: text, kind: 'file' }), aSubject({ name: text, kind: 'package' }), aSubject({ version: { tag: text, version: null } }), aSubject({ version: { tag: text, version: text } })]) {
      const one = { ...dossier, subject };
      const policy = suggested([one]);
      expect(liveCommands(policy)).toEqual([]);
      expect(CONTROLS.exec(policy)).toBeNull();
      const layer = await policyOf(policy);
      expect(layer).toMatchObject({ unmatched: 'deny', rules: [{ mode: 'enforce' }] });
      const { outcome } = await judgedBy(policy, one);
      expect(outcome).toBe(suggest(one).match === null ? 'failed' : 'passed');
    }
  });
});

describe('the sweep', () => {
  it('bound some of them', () => {
    expect(bound).toBeGreaterThan(50);
  });
});

describe('of very much', () => {
  it('few requirements and notes are printed, and that there are more', () => {
    const many = Array.from({ length: 500 }, (_, index) => by(claims({ 'signer-workflow': `acme/app/.github/workflows/w${index}.yml` })));
    const dossier = aDossier(many, { rejections: Array.from({ length: 500 }, () => aRejection()) });
    const { requirements, unbound } = suggest(dossier);
    expect([requirements.length, unbound.length]).toEqual([limits.suggestedRequirements, limits.suggestedNotes + 1]);
    expect(unbound.at(-1)?.about).toBe('more');
    expect(renderSuggestions([printed(suggest(dossier), dossier.subject)]).length).toBeLessThan(100_000);
  });
});
