// The registries that evidence is laid into: our own with and without the referrers API, and Debian's docker-registry, which has none.

import { spawn } from 'node:child_process';
import net, { type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { OciRegistry, type OciRepository } from '../../__tests__/support/servers/oci-registry.ts';
import type { Bench, Tool } from './tools.ts';

/** A registry that runs. */
export interface Registry {
  readonly name: string;
  /** `127.0.0.1:port`. */
  readonly host: string;
  readonly hasReferrers: boolean;
  readonly close: () => Promise<void>;
}

/** Our own registry. */
export async function ownRegistry(referrers: 'on' | 'off'): Promise<Registry> {
  const registry = await OciRegistry.start({ referrers });
  return { name: `our registry, referrers ${referrers}`, host: registry.host, hasReferrers: referrers === 'on', close: () => registry.close() };
}

/** docker-registry, with what it stores below the bench's folder. */
export async function dockerRegistry(tool: Tool, bench: Bench): Promise<Registry> {
  const host = `127.0.0.1:${await freePort()}`;
  const config = { version: 0.1, log: { level: 'error', accesslog: { disabled: true } }, storage: { filesystem: { rootdirectory: bench.path('registry') } }, http: { addr: host } };
  // JSON is YAML.
  const child = spawn(tool.path, ['serve', bench.write('registry.yml', JSON.stringify(config))], { cwd: bench.folder, env: bench.env(), stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => {
    child.on('close', () => resolve());
    child.on('error', () => resolve());
  });
  const close = async (): Promise<void> => {
    child.kill();
    await ended;
  };
  for (let tried = 0; tried < 100; tried += 1) {
    if (await answers(host)) return { name: `docker-registry ${tool.version}`, host, hasReferrers: false, close };
    await sleep(50);
  }
  await close();
  throw new Error(`${tool.path} did not start`);
}

async function answers(host: string): Promise<boolean> {
  try {
    return (await fetch(`http://${host}/v2/`)).ok;
  } catch {
    // It does not listen yet.
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return port;
}

/** Pushes a repository with all that is in it. */
export async function push(host: string, { name, blobs, manifests, tags }: OciRepository): Promise<void> {
  for (const [digest, bytes] of blobs) {
    const begun = await put(`http://${host}/v2/${name}/blobs/uploads/`, 'POST', null, {});
    const upload = new URL(begun.headers.get('location') ?? '', `http://${host}`);
    upload.searchParams.set('digest', digest);
    await put(upload.href, 'PUT', bytes, { 'content-type': 'application/octet-stream' });
  }
  const tagsOf = Map.groupBy(tags, ([, digest]) => digest);
  for (const [digest, { mediaType, bytes }] of manifests) {
    // By its tags, or by its digest where it has none: an index comes behind what it lists, as it was made.
    for (const reference of tagsOf.get(digest)?.map(([tag]) => tag) ?? [digest]) await put(`http://${host}/v2/${name}/manifests/${reference}`, 'PUT', bytes, { 'content-type': mediaType });
  }
}

async function put(url: string, method: 'POST' | 'PUT', body: Buffer | null, headers: Readonly<Record<string, string>>): Promise<Response> {
  const response = await fetch(url, { method, headers, body: body === null ? null : new Uint8Array(body) });
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`);
  return response;
}
