// The trust root of the public-good Sigstore instance, as @sigstore/tuf ships it.
//
// That package pins the TUF root and its targets at release time; this program pins the package. So the root is as old as the pin, and its age
// is part of what the report says.

import { problem, TrustRootError } from '../domain/errors.ts';

const MIRROR = 'https://tuf-repo-cdn.sigstore.dev';
const TARGET = 'trusted_root.json';

/** The bytes of the built-in trusted_root.json, and where they come from in words. Throws `TrustRootError`. */
export async function publicGoodRoot(): Promise<{ readonly bytes: Uint8Array; readonly origin: string }> {
  const { default: seeds } = await import('@sigstore/tuf/seeds.json', { with: { type: 'json' } });
  const seed = seeds[MIRROR].targets[TARGET];
  if (typeof seed !== 'string') throw new TrustRootError([problem('TRUST_MALFORMED', { what: 'The built-in trust root is missing.' })]);
  return { bytes: Buffer.from(seed, 'base64'), origin: `built in (${MIRROR}, root version ${rootVersion(seeds[MIRROR]['root.json'])})` };
}

// Only for the report: which root the pin carries.
function rootVersion(root: string): string {
  const found = /"version":\s*(\d+)/.exec(Buffer.from(root, 'base64').toString('utf8'));
  return found?.[1] ?? 'unknown';
}
