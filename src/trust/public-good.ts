// The public-good Sigstore instance (sigstore.dev): its TUF repository, and what @sigstore/tuf ships of it.
//
// That package pins the repository's root and its trusted_root.json at release time; this program pins the package. So what is built in is as old as
// the pin: enough for TUF to start from, and for a run that must not ask, whose report says how old it is.

import { problem, TrustRootError } from '../domain/errors.ts';
import type { TufRepository } from './tuf.ts';

const MIRROR = 'https://tuf-repo-cdn.sigstore.dev';
const TARGET = 'trusted_root.json';

/** A repository with what is built in of it. `builtIn` is null where the target is not. */
export interface BuiltIn { readonly repository: TufRepository; readonly builtIn: Uint8Array | null }

/** The repository of the public-good instance and its built-in trusted_root.json. Throws `TrustRootError` where the package holds none. */
export async function publicGood(): Promise<BuiltIn & { readonly builtIn: Uint8Array }> {
  const { default: seeds } = await import('@sigstore/tuf/seeds.json', { with: { type: 'json' } });
  const seed = seeds[MIRROR].targets[TARGET];
  if (typeof seed !== 'string') throw new TrustRootError([problem('TRUST_MALFORMED', { what: 'The built-in trust root is missing.' })]);
  const root = Buffer.from(seeds[MIRROR]['root.json'], 'base64');
  return { repository: { mirror: new URL(MIRROR), root, target: TARGET }, builtIn: Buffer.from(seed, 'base64') };
}
