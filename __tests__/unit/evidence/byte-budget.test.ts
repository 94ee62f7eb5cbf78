import { describe, expect, it } from '@jest/globals';
import { ByteBudget, EvidenceBudget } from '../../../src/evidence/byte-budget.ts';
import { limits } from '../../../src/domain/limits.ts';

/** Takes bytes, and says whether they were given yet. */
function taking(budget: ByteBudget, bytes: number): { readonly given: () => boolean; readonly release: () => void } {
  let release: (() => void) | null = null;
  void budget.take(bytes).then((giveBack) => {
    release = giveBack;
  });
  return { given: () => release !== null, release: () => release?.() };
}
const settle = (): Promise<void> => new Promise(setImmediate);

describe('a budget of bytes', () => {
  it('gives what there is, and lets others wait for the rest', async () => {
    const budget = new ByteBudget(10);
    const [a, b, c] = [taking(budget, 6), taking(budget, 4), taking(budget, 1)];
    await settle();
    expect([a.given(), b.given(), c.given()]).toEqual([true, true, false]);
    b.release();
    await settle();
    expect(c.given()).toBe(true);
  });

  it('gives in the order of asking: a large one does not wait for ever behind small ones', async () => {
    const budget = new ByteBudget(10);
    const [first, large, small] = [taking(budget, 5), taking(budget, 10), taking(budget, 1)];
    await settle();
    expect([first.given(), large.given(), small.given()]).toEqual([true, false, false]);
    first.release();
    await settle();
    expect([large.given(), small.given()]).toEqual([true, false]);
    large.release();
    await settle();
    expect(small.given()).toBe(true);
  });

  it('takes back once, however often it is given back', async () => {
    const budget = new ByteBudget(10);
    const [a, b, c] = [taking(budget, 5), taking(budget, 5), taking(budget, 6)];
    await settle();
    a.release();
    a.release();
    await settle();
    expect([b.given(), c.given()]).toEqual([true, false]);
    b.release();
    await settle();
    expect(c.given()).toBe(true);
  });

  it('counts more than there is as all there is, and nothing as nothing', async () => {
    const budget = new ByteBudget(10);
    const [all, nothing] = [taking(budget, Number.MAX_SAFE_INTEGER), taking(budget, 0)];
    await settle();
    expect([all.given(), nothing.given()]).toEqual([true, true]);
    const next = taking(budget, 1);
    await settle();
    expect(next.given()).toBe(false);
    all.release();
    await settle();
    expect(next.given()).toBe(true);
  });
});

describe('the budgets of a run', () => {
  it('each hold what one image may need: none can wait for itself', async () => {
    const { manifests, stored, unpacked } = new EvidenceBudget();
    const taken = [taking(manifests, limits.imageManifestBytes), taking(stored, limits.imageEvidenceBytes), taking(unpacked, limits.imageEvidenceBytes)];
    await settle();
    expect([taken.map((one) => one.given()), limits.imageManifestsHeld >= limits.imageManifestBytes, limits.imageEvidenceHeld >= limits.imageEvidenceBytes]).toEqual([[true, true, true], true, true]);
  });
});
