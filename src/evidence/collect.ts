// Asks all places for evidence, together. None hides another: every answer, also that there was none, is kept.

import type { Search } from '../domain/dossier.ts';
import { problem, SubjectError } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';
import { FileError, type Ports } from '../domain/ports.ts';
import { evidenceSources, type Place } from './catalog.ts';

/**
 * The places that the lines of `bundle` name: paths and globs.
 *
 * Throws `SubjectError` (`SOURCE_NOT_FOUND`) for a line that names nothing, all such lines in one: who names a file means that it is there.
 */
export async function placesOf(bundles: readonly string[], ports: Pick<Ports, 'files'>): Promise<readonly Place[]> {
  const found = await Promise.all(bundles.map(async (pattern) => ({ pattern, paths: await pathsOf(pattern, ports) })));
  const [missing, ...others] = found.filter(({ paths }) => paths.length === 0).map(({ pattern }) => problem('SOURCE_NOT_FOUND', { about: 'bundle', what: 'There is no such file of evidence.', seen: pattern }));
  if (missing !== undefined) throw new SubjectError([missing, ...others]);
  const addresses = [...new Set(found.flatMap(({ paths }) => paths))];
  if (addresses.length > limits.evidenceFiles) throw new SubjectError([problem('SOURCE_TOO_LARGE', { about: 'bundle', what: `There are ${addresses.length} files of evidence; at most ${limits.evidenceFiles} are read.` })]);
  return addresses.map((address) => ({ source: 'file', address }));
}

async function pathsOf(pattern: string, ports: Pick<Ports, 'files'>): Promise<readonly string[]> {
  try {
    const paths = await ports.files.glob(pattern);
    // A path is handed back as it is, there or not.
    if (paths.length === 1 && paths[0] === pattern.replaceAll('\\', '/')) await ports.files.state(pattern);
    return paths;
  } catch (cause) {
    if (!(cause instanceof FileError)) throw cause;
    // Named and there, and no file that can be read: the search of it says why.
    return cause.kind === 'missing' ? [] : [pattern];
  }
}

/** Asks each place once. The order of the answers is that of the places. */
export async function collect(places: readonly Place[], ports: Pick<Ports, 'files'>): Promise<readonly Search[]> {
  const searches: Search[] = [];
  let bytes = 0;
  // One after the other: what is held is bounded for all together, and files of this machine do not answer faster side by side.
  for (const { source, address } of places) {
    if (bytes > limits.evidenceBytes) searches.push({ at: { source, address }, outcome: 'unavailable', code: 'SOURCE_TOO_LARGE', cause: `the evidence before it is larger than ${limits.evidenceBytes} bytes` });
    else searches.push(await evidenceSources[source](address, ports));
    const last = searches.at(-1);
    bytes += last?.outcome === 'found' ? last.candidates.reduce((sum, candidate) => sum + candidate.bytes.length, 0) : 0;
  }
  return searches;
}
