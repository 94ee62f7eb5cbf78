import { describe, expect, it } from '@jest/globals';
import type { Says } from '../../../src/domain/attestation.ts';
import { classNames, COSIGN_SIGN, isOfClass, labelOf, predicateAliases, whatOf } from '../../../src/domain/predicate-types.ts';

const signature: Says = { kind: 'signature' };
const says = (predicateType: string): Says => ({ kind: 'statement', predicateType, statement: null, predicate: null });

/** The class a word names; fails where it names none. */
function classOf(word: string) {
  const what = whatOf(word);
  if (what === null) throw new Error(`${word} is no class`);
  return what;
}

describe('whatOf', () => {
  it('knows each class name', () => {
    expect(classNames.map((word) => labelOf(classOf(word)))).toEqual(classNames);
  });
  it('takes a predicate type by its URI', () => {
    expect(whatOf('https://example.test/pred/v1')).toEqual({ kind: 'statement', predicateTypes: ['https://example.test/pred/v1'], label: 'https://example.test/pred/v1' });
    expect(whatOf(COSIGN_SIGN)).toEqual({ kind: 'signature' });
  });
  it.each(['', 'Signature', 'SBOM', 'slsa', 'toString', '__proto__', 'constructor', 'example.test/v1', 'https://', 'https://a b', ' provenance', '//x', '1http://x', 'https://x\n'])('knows no class %j', (word) => {
    expect(whatOf(word)).toBe(null);
  });
});

describe('isOfClass', () => {
  it('takes a signature by either form, and nothing else for one', () => {
    const what = classOf('signature');
    expect([signature, says(COSIGN_SIGN)].map((one) => isOfClass(one, what))).toEqual([true, true]);
    for (const type of Object.values(predicateAliases).flat()) expect({ type, counts: isOfClass(says(type), what) }).toEqual({ type, counts: false });
  });

  it('takes no signature for a statement, even where its own type is asked for', () => {
    for (const word of Object.keys(predicateAliases)) expect([isOfClass(signature, classOf(word)), isOfClass(says(COSIGN_SIGN), classOf(word))]).toEqual([false, false]);
    expect(isOfClass(says(COSIGN_SIGN), { kind: 'statement', predicateTypes: [COSIGN_SIGN], label: 'x' })).toBe(false);
  });

  it('keeps our five classes apart', () => {
    const words = ['provenance', 'publish', 'release', 'sbom'] as const;
    for (const asked of words) for (const given of words) for (const type of predicateAliases[given]) expect({ asked, type, counts: isOfClass(says(type), classOf(asked)) }).toEqual({ asked, type, counts: asked === given });
  });

  it('compares types whole', () => {
    for (const type of ['https://slsa.dev/provenance/v1', 'https://slsa.dev/provenance/v0.2']) expect(isOfClass(says(type), classOf('provenance'))).toBe(true);
    for (const type of ['https://slsa.dev/provenance/v1/', 'https://slsa.dev/provenance/v1.0', 'https://slsa.dev/provenance', 'HTTPS://slsa.dev/provenance/v1', 'https://slsa.dev/provenance/v1#x', ' https://slsa.dev/provenance/v1', '']) expect(isOfClass(says(type), classOf('provenance'))).toBe(false);
  });
});
