// Which copy of a TUF repository a run uses: the stored one, the repository's own, or none.
//
//   stored, verified, less than a day old ─▶ the repository ─▶ stored, verified, not expired, with a warning ─▶ none
//
// A stored copy is verified from the trusted root on before anything else is done with it. One that does not lead back there was put there by somebody:
// it is named, discarded, and gives the walk nothing to start from.

import { problem, type Problem } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';
import type { Ports } from '../domain/ports.ts';
import { trustCache, type Stored, type TrustCache } from './cache.ts';
import { TufError, verifyCopy, walk, type TufCopy, type TufRepository, type VerifiedCopy } from './tuf.ts';

/** What loading trust touches of the world. */
export type TrustPorts = Pick<Ports, 'http' | 'now' | 'deadline' | 'cacheFolder'>;

/** A copy to use, and when it was fetched or last confirmed. */
export interface Newest { readonly verified: VerifiedCopy; readonly checked: Date }

/**
 * The newest copy of a repository that may be used: one of less than a day that is stored and verifies; else what the repository has now; else, with a
 * warning, an older one that is stored, verifies and has not expired. `name` is the domain's, for what is said in `notes`. Throws what `walk` does.
 */
export async function newestCopy(name: string, repository: TufRepository, ports: TrustPorts, notes: Problem[]): Promise<Newest> {
  const now = ports.now();
  const cache = trustCache(ports.cacheFolder);
  const kept = await keptCopy(repository, await cache.read(repository), now);
  if (kept.foreign !== null) notes.push(problem('TRUST_CACHE_FOREIGN', { about: name, level: 'warning', what: `A stored copy of the trust metadata of ${repository.mirror.host} was discarded.`, seen: kept.foreign }));
  if (kept.usable !== null && isFresh(kept.usable.checked, now)) return kept.usable;
  try {
    return await refreshed(repository, kept.known, { cache, ports, now });
  } catch (cause) {
    if (kept.usable === null) throw cause;
    const why = cause instanceof Error ? cause.message : 'unknown';
    notes.push(problem('TRUST_STALE', { about: name, level: 'warning', what: `The trust root of ${name} could not be refreshed; a verified copy from ${kept.usable.checked.toISOString()} is used.`, seen: why }));
    return kept.usable;
  }
}

async function refreshed(repository: TufRepository, known: TufCopy | null, { cache, ports, now }: { readonly cache: TrustCache; readonly ports: TrustPorts; readonly now: Date }): Promise<Newest> {
  const signal = AbortSignal.any([ports.deadline, AbortSignal.timeout(limits.tufRefreshMs)]);
  const verified = await walk(repository, known, { http: ports.http, now, signal });
  await cache.write(repository, { copy: verified.copy, checked: now });
  return { verified, checked: now };
}

/** What a stored copy is good for. `usable`: alone. `known`: to walk on from. `foreign`: nothing, and why. */
interface Kept { readonly usable: Newest | null; readonly known: TufCopy | null; readonly foreign: string | null }

async function keptCopy(repository: TufRepository, found: Stored, now: Date): Promise<Kept> {
  if (found.outcome === 'none') return { usable: null, known: null, foreign: null };
  if (found.outcome === 'unusable') return { usable: null, known: null, foreign: 'something that is no copy, or in a folder that others can write to' };
  const { copy, checked } = found.stored;
  try {
    return { usable: { verified: await verifyCopy(repository, copy, now), checked }, known: copy, foreign: null };
  } catch (cause) {
    if (!(cause instanceof TufError)) throw cause;
    // An expired one leads back to the trusted root: nothing older than it may come after it.
    return cause.kind === 'expired' ? { usable: null, known: copy, foreign: null } : { usable: null, known: null, foreign: cause.message };
  }
}

/** A time in the future is no promise to be fresh until then. */
function isFresh(checked: Date, now: Date): boolean {
  const age = now.getTime() - checked.getTime();
  return age >= 0 && age < limits.tufCacheMs;
}
