import { describe, expect, it } from '@jest/globals';
import { getEventListeners } from 'node:events';
import { mapBounded, untilDeadline } from '../../../src/domain/deadline.ts';
import { rejection } from '../host/temporary.ts';

const never = (): Promise<never> => new Promise(() => {});
const open = (): AbortSignal => new AbortController().signal;

describe('work under a deadline', () => {
  it('is what it comes to', async () => {
    await expect(untilDeadline(async () => 'done', open())).resolves.toBe('done');
    await expect(rejection(untilDeadline(() => Promise.reject(new TypeError('x')), open()))).resolves.toEqual(new TypeError('x'));
  });

  it('is null when the deadline comes first, whether it hangs or is ended by it', async () => {
    const controller = new AbortController();
    const hanging = untilDeadline(never, controller.signal);
    const ended = untilDeadline(() => new Promise((_, reject) => controller.signal.addEventListener('abort', () => reject(new Error('ended')))), controller.signal);
    controller.abort();
    await expect(Promise.all([hanging, ended])).resolves.toEqual([null, null]);
  });

  it('is not begun behind it', async () => {
    let begun = 0;
    await expect(untilDeadline(async () => (begun += 1), AbortSignal.abort())).resolves.toBeNull();
    expect(begun).toBe(0);
  });

  it('leaves nothing at the signal', async () => {
    const controller = new AbortController();
    await untilDeadline(async () => 1, controller.signal);
    await rejection(untilDeadline(() => Promise.reject(new Error('x')), controller.signal));
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  });
});

describe('work in parallel', () => {
  it('is bounded, and its results are in the order of the items', async () => {
    let running = 0;
    let most = 0;
    const results = await mapBounded([3, 1, 2, 0, 5, 4], 2, async (item) => {
      running += 1;
      most = Math.max(most, running);
      for (let turn = 0; turn < item; turn += 1) await new Promise(setImmediate);
      running -= 1;
      return item * 10;
    });
    expect([results, most]).toEqual([[30, 10, 20, 0, 50, 40], 2]);
  });

  it('of nothing is nothing, and one that fails is the failure of all', async () => {
    await expect(mapBounded([], 4, never)).resolves.toEqual([]);
    await expect(rejection(mapBounded([1, 2, 3], 2, async (item) => (item === 2 ? Promise.reject(new TypeError('two')) : item)))).resolves.toEqual(new TypeError('two'));
  });
});
