// Work under a deadline, and work in parallel with a bound.

/** The result, or null when the deadline came first, or is what ended the work. The work itself ends when its ports do. */
export async function untilDeadline<T>(work: () => Promise<T>, deadline: AbortSignal): Promise<T | null> {
  // What has not begun by then is not begun: thousands of files would be opened only to be left.
  if (deadline.aborted) return null;
  const { promise, resolve } = Promise.withResolvers<null>();
  const onAbort = (): void => resolve(null);
  deadline.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work(), promise]);
  } catch (cause) {
    if (deadline.aborted) return null;
    throw cause;
  } finally {
    deadline.removeEventListener('abort', onAbort);
  }
}

/** Maps with at most `most` at a time; results in the order of the items. */
export async function mapBounded<T, R>(items: readonly T[], most: number, map: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results = new Map<number, R>();
  const queue = items.entries();
  const work = async (): Promise<void> => {
    for (const [index, item] of queue) results.set(index, await map(item));
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, work));
  return [...results].toSorted(([a], [b]) => a - b).map(([, result]) => result);
}
