import { afterEach, describe, expect, it } from '@jest/globals';
import { digestOf, type Digest } from '../../../src/domain/digest.ts';
import { SourceError } from '../../../src/domain/errors.ts';
import type { ImageStore } from '../../../src/domain/image-store.ts';
import { limits } from '../../../src/domain/limits.ts';
import type { Http } from '../../../src/domain/ports.ts';
import { httpClient } from '../../../src/net/http.ts';
import { anImage, anIndex, statementReferrer } from '../../support/images.ts';
import { credentials } from '../../support/servers/loopback.ts';
import { DOCKER_MANIFEST, OCI_INDEX, OCI_MANIFEST, OciRegistry } from '../../support/servers/oci-registry.ts';
import { opener } from '../../support/stores.ts';
import { rejection } from '../host/temporary.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function registry(options: Parameters<typeof OciRegistry.start>[0] = {}): Promise<OciRegistry> {
  const started = await OciRegistry.start(options);
  closing.push(() => started.close());
  return started;
}
function client(options: Parameters<typeof httpClient>[0] = {}): Http {
  const http = httpClient({ wait: async () => {}, ...options });
  closing.push(() => http.close());
  return http;
}
/** The store of `acme/app`, of which nothing is known yet. */
const open = (of: OciRegistry, http = client()): ImageStore => opener({ http })(of.image('acme/app'));

async function code(promise: Promise<unknown>): Promise<string> {
  const cause = await rejection(promise);
  return cause instanceof SourceError ? cause.code : `not a SourceError: ${String(cause)}`;
}
const absent = digestOf(Buffer.from('absent'));

describe('a manifest', () => {
  it.each(['right', 'missing', 'wrong'] as const)('of a tag has the digest of its bytes, and a header that is %s says nothing (contracts 0-6)', async (digestHeader) => {
    const server = await registry({ digestHeader });
    const image = anImage(server.repository('acme/app'), { tag: 'v1' });
    await expect(open(server).resolve('v1')).resolves.toMatchObject([{ digest: image.digest, mediaType: OCI_MANIFEST }]);
  });

  it('is read in every form that images have, and asked for in all of them', async () => {
    const server = await registry();
    const repository = server.repository('acme/app');
    const all = [anImage(repository, { format: 'docker' }), anImage(repository, { seed: 'b', withoutMediaType: true }), anIndex(repository, { seed: 'c' }), anIndex(repository, { seed: 'd', format: 'docker' })];
    const store = open(server);
    await expect(Promise.all(all.map(async ({ digest }) => (await store.manifest(digest))?.mediaType))).resolves.toEqual([DOCKER_MANIFEST, OCI_MANIFEST, OCI_INDEX, 'application/vnd.docker.distribution.manifest.list.v2+json']);
    expect(new Set(server.journal.map(({ headers }) => headers.accept))).toEqual(new Set([`${OCI_INDEX},application/vnd.docker.distribution.manifest.list.v2+json,${OCI_MANIFEST},${DOCKER_MANIFEST}`]));
  });

  it('of other bytes than were asked for by digest is a mismatch, on every request (peers 3.2-10)', async () => {
    const server = await registry();
    const image = anImage(server.repository('acme/app'), { tag: 'v1' });
    server.fault('manifest-get', (honest) => ({ ...honest, body: Buffer.concat([honest.body, Buffer.from(' ')]) }));
    await expect(code(open(server).manifest(image.digest))).resolves.toBe('SOURCE_MISMATCH');
    server.heal();
    await expect(open(server).manifest(image.digest)).resolves.toMatchObject({ digest: image.digest });
  });

  it('is asked for once, and so is what is not there', async () => {
    const server = await registry();
    const image = anImage(server.repository('acme/app'), { tag: 'v1' });
    const store = open(server);
    for (let n = 0; n < 3; n += 1) await Promise.all([store.resolve('v1'), store.resolve('v2'), store.manifest(image.digest), store.hasTag('v1'), store.hasTag('v2'), store.referrers(image.digest)]);
    expect([server.count('manifest-get'), server.count('manifest-head'), server.count('referrers')]).toEqual([3, 2, 1]);
    store.forgetAbsent();
    await Promise.all([store.resolve('v1'), store.resolve('v2'), store.manifest(image.digest), store.hasTag('v1'), store.hasTag('v2'), store.referrers(image.digest)]);
    // A listing may have become longer.
    expect([server.count('manifest-get'), server.count('manifest-head'), server.count('referrers')]).toEqual([4, 3, 2]);
  });

  it('of megabytes is not kept for ever: of some it is asked again', async () => {
    const server = await registry();
    const repository = server.repository('acme/app');
    const large = Array.from({ length: 12 }, (_, n) => repository.putManifest({ schemaVersion: 2, mediaType: OCI_MANIFEST, layers: [], annotations: { junk: `${n}${'x'.repeat(3 * 1024 ** 2)}` } }));
    const store = open(server);
    for (let round = 0; round < 2; round += 1) for (const { digest } of large) await store.manifest(digest);
    const kept = Math.floor(limits.manifestsKept / (3 * 1024 ** 2 + 200));
    expect(server.count('manifest-get')).toBe(12 + 12 - kept);
  });

  it('is no larger than may be', async () => {
    const server = await registry();
    const image = anImage(server.repository('acme/app'), { tag: 'v1' });
    await expect(code(open(server).manifest(image.digest, image.descriptor.size - 1))).resolves.toBe('SOURCE_TOO_LARGE');
    await expect(open(server).manifest(image.digest, image.descriptor.size)).resolves.toMatchObject({ digest: image.digest });
    const endless = anImage(server.repository('acme/app'), { seed: 'endless' });
    server.fault('manifest-get', 'endless');
    await expect(code(open(server).manifest(endless.digest))).resolves.toBe('SOURCE_TOO_LARGE');
  });
});

describe('what is not there', () => {
  it('is none by a registry that has answered before, or answers when it is asked who it is', async () => {
    const server = await registry();
    const store = open(server);
    await expect(Promise.all([store.resolve('v1'), store.manifest(absent), store.hasTag('v1'), store.blob(absent, 10), store.roots()])).resolves.toEqual([[], null, false, null, []]);
    expect(server.count('ping')).toBeGreaterThan(0);
    server.forget();
    await expect(store.blob(absent, 10)).resolves.toBeNull();
    expect(server.count('ping')).toBe(0);
  });

  it.each([401, 403, 404, 500] as const)('is not said by a server that answers %s when it is asked who it is', async (number) => {
    const server = await registry();
    server.fault('ping', number);
    await expect(code(open(server).manifest(absent))).resolves.toBe(number === 401 || number === 403 ? 'SOURCE_UNAUTHORIZED' : 'SOURCE_SERVER');
  });

  it('is not a page of somebody else\'s, to which a registry leads', async () => {
    const server = await registry();
    server.fault(({ kind, server: name }) => kind === 'manifest-get' && name === 'registry', 'redirect');
    server.fault('ping', 404);
    await expect(code(open(server).manifest(absent))).resolves.toBe('SOURCE_SERVER');
  });
});

describe('a blob', () => {
  it('has its digest and its bound, here and elsewhere', async () => {
    const server = await registry({ blobs: 'redirected' });
    const { digest } = server.repository('acme/app').putBlob(Buffer.from('0123456789'));
    const store = open(server);
    await expect(store.blob(digest, 10)).resolves.toEqual(Buffer.from('0123456789'));
    await expect(code(store.blob(digest, 9))).resolves.toBe('SOURCE_TOO_LARGE');
    server.repository('acme/app').blobs.set(digest, Buffer.from('012345678x'));
    await expect(code(store.blob(digest, 10))).resolves.toBe('SOURCE_MISMATCH');
  });

  // http.Redirect of Go writes a page with the address, and that is signed: it is longer than a signature.
  it('of a few bytes is had though the page that leads to it, or the error about it, is longer', async () => {
    const server = await registry({ blobs: 'redirected' });
    const { digest } = server.repository('acme/app').putBlob(Buffer.from('{}'));
    server.fault(({ kind, server: name }) => kind === 'blob-get' && name === 'registry', (honest) => ({ ...honest, body: Buffer.from(`<a href="${honest.headers['location'] ?? ''}">Temporary Redirect</a>.\n\n`.padEnd(1000)) }));
    await expect(open(server).blob(digest, 2)).resolves.toEqual(Buffer.from('{}'));
    await expect(open(server).blob(absent, 2)).resolves.toBeNull();
  });
});

describe('a listing', () => {
  const digestsIn = async (store: ImageStore, digest: Digest): Promise<unknown> => {
    const listing = await store.referrers(digest);
    return listing.outcome === 'listed' ? [listing.descriptors.length, listing.partial] : listing.outcome;
  };

  it('is read to its end, or says that it was not', async () => {
    const server = await registry();
    const image = anImage(server.repository('acme/app'), { tag: 'v1' });
    for (let n = 0; n < 12; n += 1) statementReferrer(image, { predicateType: `https://example.test/${n}` });
    const read = async (referrers: OciRegistry['options']['referrers']): Promise<unknown> => {
      server.options.referrers = referrers;
      return digestsIn(open(server), image.digest);
    };
    await expect(read('on')).resolves.toEqual([12, null]);
    await expect(read({ paged: 5 })).resolves.toEqual([12, null]);
    await expect(read({ paged: 1 })).resolves.toEqual([10, 'more than 10 pages']);
    await expect(read({ paged: 6, loop: true })).resolves.toEqual([12 * 5, 'more than 10 pages']);
    await expect(read('unfiltered')).resolves.toEqual([12, null]);
    for (const mode of ['off', 'ghcr', 'wrong-type', 400, 405, 406] as const) await expect(read(mode)).resolves.toBe('unsupported');
  });

  it.each<[string, number, string]>([['500', 500, 'SOURCE_SERVER'], ['429', 429, 'SOURCE_RATE_LIMITED'], ['404', 404, 'SOURCE_SERVER'], ['403', 403, 'SOURCE_UNAUTHORIZED']])('that breaks off with %s in its middle is no listing', async (_, status, expected) => {
    const server = await registry({ referrers: { paged: 1 } });
    const image = anImage(server.repository('acme/app'), { tag: 'v1' });
    for (let n = 0; n < 3; n += 1) statementReferrer(image, { predicateType: `https://example.test/${n}` });
    server.fault(({ kind, query }) => kind === 'referrers' && query.has('last'), status);
    await expect(code(open(server).referrers(image.digest))).resolves.toBe(expected);
    server.heal();
    await expect(digestsIn(open(server), image.digest)).resolves.toEqual([3, null]);
  });

  it('whose links write a digest in another way goes on', async () => {
    const server = await registry({ referrers: { paged: 1 } });
    const image = anImage(server.repository('acme/app'), { tag: 'v1' });
    for (let n = 0; n < 3; n += 1) statementReferrer(image, { predicateType: `https://example.test/${n}` });
    server.fault('referrers', (honest) => ({ ...honest, headers: { ...honest.headers, ...(honest.headers['link'] === undefined ? {} : { link: honest.headers['link'].replace('/sha256:', '/sha256%3A') }) } }));
    await expect(digestsIn(open(server), image.digest)).resolves.toEqual([3, null]);
  });

  it('holds no annotations, which can be megabytes for each of hundreds of images', async () => {
    const server = await registry();
    const image = anImage(server.repository('acme/app'), { tag: 'v1' });
    statementReferrer(image);
    const listing = await open(server).referrers(image.digest);
    expect(listing.outcome === 'listed' ? listing.descriptors.map(({ annotations, artifactType }) => [annotations.size, artifactType]) : null).toEqual([[0, 'application/vnd.in-toto+json']]);
  });
});

describe('requests to one registry', () => {
  it('are bounded at a time, over all of its repositories', async () => {
    const server = await registry();
    let running = 0;
    let most = 0;
    const inner = client();
    const http: Http = { on: () => http, request: async (url, request) => {
      running += 1;
      most = Math.max(most, running);
      try {
        return await inner.request(url, request);
      } finally {
        running -= 1;
      }
    } };
    const openAll = opener({ http });
    await Promise.all(Array.from({ length: 60 }, (_, n) => openAll(server.image(`acme/app${n % 4}`)).manifest(digestOf(Buffer.from(`${n}`)))));
    expect(most).toBe(limits.registryRequests);
  });

  it('end with the run, also those that wait for their turn', async () => {
    const server = await registry();
    server.fault(() => true, 'timeout');
    const controller = new AbortController();
    const store = opener({ http: client(), signal: controller.signal })(server.image('acme/app'));
    const all = Promise.allSettled(Array.from({ length: 30 }, (_, n) => store.manifest(digestOf(Buffer.from(`${n}`)))));
    setImmediate(() => controller.abort());
    expect(new Set((await all).map(({ status }) => status))).toEqual(new Set(['rejected']));
  });
});

describe('the address of a registry', () => {
  const tls = credentials(['registry.test']);
  const resolve = async (): Promise<[{ address: string; family: number }]> => [{ address: '127.0.0.1', family: 4 }];
  const asked = async (secure: boolean, unsafe: boolean, fault: number | null = null): Promise<string> => {
    const server = await registry(secure ? { tls } : {});
    anImage(server.repository('acme/app'), { tag: 'v1' });
    if (fault !== null) server.fault('ping', fault);
    const host = `registry.test:${server.url('/').port}`;
    const unsafeHosts = new Set(unsafe ? [host] : []);
    try {
      return String((await opener({ http: client({ resolve, unsafeHosts }), unsafeHosts })(`${host}/acme/app`).resolve('v1')).length);
    } catch (cause) {
      return cause instanceof SourceError ? cause.code : String(cause);
    }
  };

  it('is over TLS, and without encryption only for this machine and where the user says so', async () => {
    await expect(Promise.all([asked(true, false), asked(false, false), asked(true, true), asked(false, true)])).resolves.toEqual(['SOURCE_UNREACHABLE', 'SOURCE_UNREACHABLE', '1', '1']);
  });

  it('that the user calls unsafe stays over TLS where it speaks that, whatever it says at first', async () => {
    await expect(Promise.all([asked(true, true, 500), asked(true, true, 429), asked(true, true, 404)])).resolves.toEqual(['1', '1', '1']);
  });
});
