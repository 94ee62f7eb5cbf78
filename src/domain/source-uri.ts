// The ways in which people write a source repository, and the one in which certificates do.
//
//   acme/app · github.com/acme/app · https://github.com/acme/app · git+https://github.com/acme/app.git · …/ · …@refs/tags/v1.2.3
//
// Only what is written around the name is taken off. The name itself stays as it is: it is compared as a whole and case-sensitively, and what is another
// host's stays another host's.

import type { GithubHost } from './github-host.ts';

/** A repository by its short name on the host, and the ref that was written behind it. */
export interface SourceUri { readonly repo: string; readonly ref: string | null }

/** Takes a spelling apart; null for what is no repository of this host. */
export function parseSourceUri(text: string, host: GithubHost): SourceUri | null {
  const match = /^(?:(?:git\+)?https:\/\/)?(.*?)(?:@(refs\/\S+))?$/s.exec(text);
  const [, address = '', ref = null] = match ?? [];
  const isAddress = address !== text.slice(0, address.length);
  // Names of hosts have no case.
  const onHost = address.slice(0, host.name.length + 1).toLowerCase() === `${host.name}/`;
  if (isAddress && !onHost) return null;
  const name = (onHost ? address.slice(host.name.length + 1) : address).replace(/\/$/, '').replace(/\.git$/, '');
  return /^[A-Za-z0-9_-]+\/[A-Za-z0-9_.-]+$/.test(name) ? { repo: name, ref } : null;
}
