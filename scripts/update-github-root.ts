// Renews what is built in of GitHub's Sigstore instance: `node scripts/update-github-root.ts`. Needs the network.
//
// Walks from the root that is built in to the newest one, verifies every step as the program itself does, and writes the newest root and its
// trusted_root.json. What does not verify is not written.

import fs from 'node:fs';
import path from 'node:path';
import type { Http } from '../src/domain/ports.ts';
import { httpClient } from '../src/net/http.ts';
import { proxyFrom } from '../src/net/proxy.ts';
import { GITHUB_MIRROR } from '../src/trust/github.ts';
import { parseTrustedRoot } from '../src/trust/root-file.ts';
import { walk } from '../src/trust/tuf.ts';

/** Where the built-in files lie. */
const SEEDS = path.resolve(import.meta.dirname, '../src/trust/seeds/github');

/** What the renewal works on. */
export interface Renewal { readonly mirror: URL; readonly folder: string; readonly http: Http; readonly now: Date }

/** Walks and writes; returns one line on what there is now. Rejects, with nothing written, for a step that does not verify. */
export async function renew({ mirror, folder, http, now }: Renewal): Promise<string> {
  const rootFile = path.join(folder, 'root.json');
  const trusted = fs.readFileSync(rootFile);
  const { copy, root, targets } = await walk({ mirror, root: trusted, target: 'trusted_root.json' }, null, { http, now, signal: AbortSignal.timeout(120_000) });
  // A target that this program cannot read is of no use, whoever signed it.
  const { disabled } = parseTrustedRoot(copy.target, 'trusted_root.json');
  fs.writeFileSync(rootFile, copy.roots.at(-1) ?? trusted);
  fs.writeFileSync(path.join(folder, 'trusted_root.json'), copy.target);
  return `root version ${root.version} until ${root.expires.toISOString()}, targets version ${targets.version}; ${disabled.length} entries of the trust root cannot be used`;
}

if (import.meta.main) {
  const http = httpClient({ proxy: proxyFrom(process.env) });
  console.log(await renew({ mirror: new URL(GITHUB_MIRROR), folder: SEEDS, http, now: new Date() }));
  http.close();
}
