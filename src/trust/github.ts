// GitHub's own Sigstore instance: no transparency log, no certificate log; a timestamp of its own authority says when.
//
// It signs for private repositories, and for public ones whoever asks it to. Its authorities change about twice a year, so what is built in is a place
// for TUF to start from: the first root it published (seeds/github/ORIGIN.md), expired as all but the newest are. Its newest trusted_root.json is
// built in only once scripts/update-github-root.ts has fetched it.

import { isTrustDomain } from '../domain/github-host.ts';
import type { BuiltIn } from './public-good.ts';

/** The address of GitHub's TUF repository. */
export const GITHUB_MIRROR = 'https://tuf-repo.github.com';

/**
 * The repository of GitHub's instance. `tenant` is the trust domain of an enterprise with data residency, null for github.com. Only the target of
 * github.com can be built in. Throws `RangeError` for a trust domain that is none.
 */
export async function github(tenant: string | null): Promise<BuiltIn> {
  // Configuration says so before anything is asked; here it becomes part of an address.
  if (tenant !== null && !isTrustDomain(tenant)) throw new RangeError('this is not the name of a trust domain');
  const [root, target] = await Promise.all([import('./seeds/github/root.json', { with: { type: 'json' } }), import('./seeds/github/trusted_root.json', { with: { type: 'json' } })]);
  const builtIn: unknown = tenant === null ? target.default : null;
  // A signature of TUF is over the content, not over its spelling: written again it is as good.
  return {
    repository: { mirror: new URL(GITHUB_MIRROR), root: bytesOf(root.default), target: tenant === null ? 'trusted_root.json' : `${tenant}.trusted_root.json` },
    builtIn: builtIn === null ? null : bytesOf(builtIn),
  };
}

function bytesOf(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}
