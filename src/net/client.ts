// The client that a run is given: none at all until something is asked, because loading TLS takes longer than verifying a file.

import { problem, SourceError } from '../domain/errors.ts';
import { FileError, type Http, type Ports } from '../domain/ports.ts';
import { placeOf } from './fault.ts';

/** The client of a run that may use no network: every request is refused before any socket, any look-up. */
export const offlineHttp: Http = {
  request: (url) => Promise.reject(new SourceError('SOURCE_OFFLINE', `${placeOf(url)} would have to be asked, and offline is set.`)),
  on: () => offlineHttp,
};

const noFolder = (): Promise<never> => Promise.reject(new FileError('unreadable', 'this run has no folder of its own'));

/** Ports of a run that has no credentials and no folder of its own: no program is started, no variable is read, no file is written. */
export const anonymous: Pick<Ports, 'exec' | 'tools' | 'env' | 'mask' | 'scratch'> = {
  tools: { machine: 'none', kept: async () => null, keep: async () => {} },
  scratch: { create: noFolder, write: noFolder, keep: async () => [problem('DOWNLOAD_UNWRITABLE', { about: 'download' })], remove: async () => {} },
  exec: { run: ([program]) => Promise.reject(new SourceError('SOURCE_UNREACHABLE', `${program} is not started: this run starts no programs.`)) },
  env: {},
  mask: () => {},
};

/** Returns a client that goes through the proxy which the environment names; it is loaded with the first request, once. */
export function httpFor(env: Readonly<Record<string, string | undefined>>): Http {
  const later = (load: () => Promise<Http>): Http => {
    let client: Promise<Http> | null = null;
    const loaded = (): Promise<Http> => (client ??= load());
    return { request: async (url, request) => (await loaded()).request(url, request), on: (terms) => later(async () => (await loaded()).on(terms)) };
  };
  return later(async () => {
    const [{ httpClient }, { proxyFrom }] = await Promise.all([import('./http.ts'), import('./proxy.ts')]);
    return httpClient({ proxy: proxyFrom(env) });
  });
}
