// Repositories as the engine reads them: the shipped client of registries, over a registry on loopback.

import type { ImageStore } from '../../src/domain/image-store.ts';
import { parseImageRepository } from '../../src/domain/image-reference.ts';
import type { Http } from '../../src/domain/ports.ts';
import type { Credential } from '../../src/net/credential.ts';
import { registryAuth } from '../../src/net/oci-auth.ts';
import { registries } from '../../src/net/oci.ts';

export interface StoreOptions {
  readonly http: Http;
  readonly unsafeHosts?: ReadonlySet<string>;
  readonly credential?: Credential | null;
  readonly signal?: AbortSignal;
}

/** What opens repositories by name, `host/path`. */
export function opener({ http, unsafeHosts = new Set(), credential = null, signal = new AbortController().signal }: StoreOptions): (name: string) => ImageStore {
  const open = registries({ http, unsafeHosts, signal, authFor: (_, base) => registryAuth({ base, http, credential: async () => credential, mask: () => {}, now: () => performance.now(), signal }) });
  return (name) => {
    const repository = parseImageRepository(name);
    if (repository === null) throw new TypeError(`${name} is no repository`);
    return open(repository);
  };
}
