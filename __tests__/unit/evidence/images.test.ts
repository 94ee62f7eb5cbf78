import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { digestOf, type Digest } from '../../../src/domain/digest.ts';
import type { Search } from '../../../src/domain/dossier.ts';
import { SourceError } from '../../../src/domain/errors.ts';
import { tagAbout, type ImageStore } from '../../../src/domain/image-store.ts';
import { limits } from '../../../src/domain/limits.ts';
import { EvidenceBudget } from '../../../src/evidence/byte-budget.ts';
import { imageSources } from '../../../src/evidence/catalog.ts';
import { searchImage } from '../../../src/evidence/images.ts';
import { httpClient, type HttpClient } from '../../../src/net/http.ts';
import { anImage, BUNDLE_TYPE, cosignManifest, DSSE_ENVELOPE, fallbackIndex, putReferrer, SIMPLE_SIGNING, type Made } from '../../support/images.ts';
import { OCI_INDEX, OCI_MANIFEST, OciRegistry, type DescriptorJson, type Fault, type OciRepository, type Reply } from '../../support/servers/oci-registry.ts';
import { opener } from '../../support/stores.ts';

let registry: OciRegistry;
let http: HttpClient;
beforeAll(async () => {
  registry = await OciRegistry.start();
  http = httpClient({ wait: async () => {} });
});
afterAll(async () => {
  http.close();
  await registry.close();
});

let image: Made;
let repository: OciRepository;
beforeEach(() => {
  registry.forget();
  registry.content.repositories.clear();
  Object.assign(registry.options, { referrers: 'on' });
  repository = registry.repository('acme/app');
  image = anImage(repository, { tag: 'v1' });
});

/** A repository of the registry as the engine reads it, anew: nothing is known of it. */
const open = (name = 'acme/app'): ImageStore => opener({ http })(registry.image(name));

/** Searches as `source outcome code`, found ones with the number of candidates. */
function told(searches: readonly Search[]): readonly string[] {
  return searches.map((one) => `${one.at.source} ${one.outcome === 'unavailable' ? one.code : one.outcome === 'found' ? `found ${one.candidates.length}` : 'none'}`).toSorted();
}
async function search(stores: readonly ImageStore[] = [open()], digests: readonly Digest[] = [image.digest], budget = new EvidenceBudget()): Promise<readonly Search[]> {
  // What the image itself is asked for first: the server is known as a registry.
  await Promise.all(stores.map((store) => store.manifest(image.digest).catch(() => null)));
  const { searches, release } = await searchImage(stores, digests, budget);
  release();
  return searches;
}
const textsIn = (searches: readonly Search[]): readonly string[] => searches.flatMap((one) => (one.outcome === 'found' ? one.candidates.map(({ bytes }) => Buffer.from(bytes).toString()) : []));

const layerOf = (text: string, mediaType = BUNDLE_TYPE): DescriptorJson => repository.putBlob(Buffer.from(text), mediaType);
const refer = (...layers: readonly DescriptorJson[]): DescriptorJson => putReferrer(image, BUNDLE_TYPE, layers, { writer: 'attest-action' });
const under = (suffix: '.sig' | '.att', ...layers: readonly DescriptorJson[]): DescriptorJson => repository.putManifest(cosignManifest(repository, layers), { tag: tagAbout(image.digest, suffix) });

/** How each place is filled, and how its requests are told. */
const places: Readonly<Record<keyof typeof imageSources, { readonly put: () => void; readonly isOf: (path: string) => boolean }>> = {
  'oci-referrers': { put: () => { refer(layerOf('{"a":1}')); }, isOf: (path) => path.includes('/referrers/') },
  'oci-referrers-tag': { put: () => { refer(layerOf('{"a":1}')); fallbackIndex(image, 'lying'); }, isOf: (path) => path.endsWith(`/manifests/${tagAbout(image.digest, '')}`) },
  'oci-signature-tag': { put: () => { under('.sig', layerOf('{"a":1}', SIMPLE_SIGNING)); }, isOf: (path) => path.endsWith('.sig') },
  'oci-attestation-tag': { put: () => { under('.att', layerOf('{"a":1}', DSSE_ENVELOPE)); }, isOf: (path) => path.endsWith('.att') },
};

describe.each(Object.entries(places))('the contract of %s', (name, { put, isOf }) => {
  const of = (all: readonly string[]): readonly string[] => all.filter((one) => one.startsWith(`${name} `));
  const body = (text: string, headers: Readonly<Record<string, string>> = {}) => (honest: Reply): Reply => ({ ...honest, headers: { ...honest.headers, ...headers }, body: Buffer.from(text) });
  const isListing = name === 'oci-referrers';

  it('is none where nothing is there, and what was found where something is', async () => {
    expect(of(told(await search()))).toEqual([`${name} none`]);
    put();
    const found = await search();
    expect(of(told(found))).toEqual([`${name} found 1`]);
    expect(new Set(textsIn(found))).toEqual(new Set(['{"a":1}']));
  });

  it.each<[string, Fault, string]>([
    ['not allowed', 401, 'SOURCE_UNAUTHORIZED'], ['forbidden', 403, 'SOURCE_UNAUTHORIZED'], ['limited', 429, 'SOURCE_RATE_LIMITED'], ['broken', 500, 'SOURCE_SERVER'], ['unavailable', 503, 'SOURCE_SERVER'], ['not there', 404, 'none'], ['refused', 'refused', 'SOURCE_UNREACHABLE'],
  ])('is not none where it is %s, unless a registry says so', async (_, fault, expected) => {
    put();
    registry.fault(({ path }) => isOf(path), fault);
    expect(of(told(await search()))).toEqual([`${name} ${expected}`]);
  });

  it.each<[string, Fault, string]>([
    ['endless', 'endless', 'SOURCE_TOO_LARGE'], ['no JSON', body('<html>'), 'SOURCE_MALFORMED'], ['JSON with a key twice', body('{"schemaVersion":2,"manifests":[],"manifests":[]}'), 'SOURCE_MALFORMED'], ['JSON with a field in two cases', body('{"schemaVersion":2,"manifests":[],"Manifests":[]}'), 'SOURCE_MALFORMED'],
    ['a list', body('[]'), 'SOURCE_MALFORMED'], ['compressed', body('{}', { 'content-encoding': 'gzip' }), 'SOURCE_SERVER'], ['too many entries', body(JSON.stringify({ schemaVersion: 2, manifests: Array.from({ length: 4097 }, () => ({})), layers: isListing ? undefined : [] })), isListing ? 'SOURCE_TOO_LARGE' : 'SOURCE_MALFORMED'],
    ...(isListing ? [] : [
      ['an index and a manifest at once', body(JSON.stringify({ schemaVersion: 2, manifests: [], layers: [] })), 'SOURCE_MALFORMED'], ['schema 1', body(JSON.stringify({ schemaVersion: 1, name: 'acme/app', fsLayers: [] })), 'SOURCE_MALFORMED'], ['of a type that is not read', body(JSON.stringify({ schemaVersion: 2, mediaType: 'text/plain' })), 'SOURCE_MALFORMED'],
    ] satisfies readonly [string, Fault, string][]),
  ])('is not none where the answer is %s', async (_, fault, expected) => {
    put();
    registry.fault(({ path, method }) => method === 'GET' && isOf(path), fault);
    expect(of(told(await search()))).toEqual([`${name} ${expected}`]);
  });
});

describe('what is listed', () => {
  it('twice, here and there, is fetched once and found in both places', async () => {
    refer(layerOf('{"a":1}'));
    const [one] = repository.referrers(image.digest);
    fallbackIndex(image, 'honest', { also: one === undefined ? [] : [one, one] });
    const found = await search();
    expect(told(found)).toEqual(['oci-attestation-tag none', 'oci-referrers found 1', 'oci-referrers-tag found 1', 'oci-signature-tag none']);
    expect(registry.journal.filter(({ method, path }) => method === 'GET' && path.endsWith(one?.digest ?? '?'))).toHaveLength(1);
    expect(registry.count('blob-get')).toBe(1);
  });

  it('and not there is a named failure beside what is', async () => {
    refer(layerOf('{"a":1}'));
    fallbackIndex(image, 'honest', { also: [{ mediaType: OCI_MANIFEST, digest: digestOf(Buffer.from('missing')), size: 500 }] });
    expect(told(await search())).toEqual(['oci-attestation-tag none', 'oci-referrers found 1', 'oci-referrers-tag SOURCE_NOT_FOUND', 'oci-referrers-tag found 1', 'oci-signature-tag none']);
  });

  it('with a wrong size in one place is found by the right one in the other: whoever can write the fallback tag hides nothing', async () => {
    const good = refer(layerOf('{"a":1}'));
    for (const size of [0, 1, good.size - 1, good.size + 1, limits.manifestBytes, limits.manifestBytes + 1, 2 ** 50]) {
      const lie = repository.putManifest({ schemaVersion: 2, mediaType: OCI_INDEX, manifests: [{ ...good, size }] }, { tag: tagAbout(image.digest, '') });
      expect({ size, texts: new Set(textsIn(await search())) }).toEqual({ size, texts: new Set(['{"a":1}']) });
      repository.remove(lie.digest);
    }
  });

  it('smaller than it is, and nowhere else, is a named failure; larger is found', async () => {
    const good = refer(layerOf('{"a":1}'));
    registry.options.referrers = 'off';
    const tagged = async (size: number): Promise<readonly string[]> => {
      repository.putManifest({ schemaVersion: 2, mediaType: OCI_INDEX, manifests: [{ ...good, size }] }, { tag: tagAbout(image.digest, '') });
      return told(await search()).filter((one) => one.startsWith('oci-referrers-tag'));
    };
    expect([await tagged(good.size - 1), await tagged(good.size), await tagged(good.size + 1000)]).toEqual([['oci-referrers-tag SOURCE_TOO_LARGE'], ['oci-referrers-tag found 1'], ['oci-referrers-tag found 1']]);
  });

  it('200 times is bounded, and what is listed as evidence goes before what is not', async () => {
    for (let n = 0; n < 200; n += 1) putReferrer(image, 'application/octet-stream', [layerOf(`junk ${n}`, 'text/plain')], { writer: 'attest-action' });
    refer(layerOf('{"a":1}'));
    const found = await search();
    expect(told(found).filter((one) => one.startsWith('oci-referrers '))).toEqual(['oci-referrers SOURCE_TOO_LARGE', 'oci-referrers found 1']);
    expect(registry.journal.filter(({ kind, reference }) => kind === 'manifest-get' && reference !== image.digest)).toHaveLength(limits.referrers);
  });

  it('with megabytes of manifests is bounded in bytes, and small ones are had', async () => {
    for (let n = 0; n < 8; n += 1) putReferrer(image, BUNDLE_TYPE, [], { writer: 'attest-action', annotations: { junk: `${n}${'x'.repeat(3 * 1024 ** 2)}` } });
    refer(layerOf('{"a":1}'));
    // A listing repeats annotations, and would be too large itself.
    registry.options.referrers = 'off';
    fallbackIndex(image, 'lying');
    const found = await search();
    expect(told(found).filter((one) => one.startsWith('oci-referrers-tag'))).toEqual([...Array.from({ length: 3 }, () => 'oci-referrers-tag SOURCE_TOO_LARGE'), 'oci-referrers-tag found 1']);
  });

  it('of an unknown algorithm is passed over', async () => {
    const good = refer(layerOf('{"a":1}'));
    registry.options.referrers = 'off';
    const json = { schemaVersion: 2, mediaType: OCI_INDEX, manifests: [{ ...good, digest: `sha3:${'ab'.repeat(32)}` }, { ...good, digest: 'sha256:../../x' }, good] };
    repository.putManifest(Buffer.from(JSON.stringify(json)), { tag: tagAbout(image.digest, ''), mediaType: OCI_INDEX });
    expect(told(await search()).filter((one) => one.startsWith('oci-referrers-tag'))).toEqual(['oci-referrers-tag found 1']);
  });
});

describe('layers', () => {
  const inReferrers = (searches: readonly Search[]): readonly string[] => told(searches).filter((one) => one.startsWith('oci-referrers '));

  it('of a wrong size fail alone, by name', async () => {
    const layer = layerOf('{"a":1}');
    refer({ ...layer, size: layer.size - 1 });
    expect(inReferrers(await search())).toEqual(['oci-referrers SOURCE_TOO_LARGE']);
    refer(layer);
    refer({ ...layer, size: 2 ** 50 });
    refer({ ...layer, size: layer.size + 1 });
    // Two manifests have it: that of the right size, and that of a larger one.
    expect(inReferrers(await search())).toEqual(['oci-referrers SOURCE_TOO_LARGE', 'oci-referrers SOURCE_TOO_LARGE', 'oci-referrers found 2']);
  });

  it('that are not there, or are other bytes, fail alone', async () => {
    const gone = layerOf('{"gone":1}');
    const other = layerOf('{"othe":1}');
    refer(gone, other, layerOf('{"a":1}'));
    repository.blobs.delete(gone.digest);
    repository.blobs.set(other.digest, Buffer.from('{"evil":1}'));
    expect(inReferrers(await search())).toEqual(['oci-referrers SOURCE_MISMATCH', 'oci-referrers SOURCE_NOT_FOUND', 'oci-referrers found 1']);
  });

  it('of junk in other manifests do not keep a small signature out, however many and however large they say they are', async () => {
    under('.sig', layerOf('{"good":"signature with more bytes than junk has"}', SIMPLE_SIGNING));
    for (let n = 0; n < 6; n += 1) refer(...Array.from({ length: limits.evidenceLayers }, (_, at) => ({ ...layerOf('j'), size: at + 1, digest: digestOf(Buffer.from(`${n} ${at}`)) })));
    for (let n = 0; n < 4; n += 1) refer({ ...layerOf('x'), digest: digestOf(Buffer.from(`large ${n}`)), size: limits.evidenceFileBytes });
    const found = await search();
    expect(textsIn(found)).toEqual(['{"good":"signature with more bytes than junk has"}']);
    expect(told(found)).toContain('oci-referrers SOURCE_TOO_LARGE');
  });

  it('beyond what a manifest may have make it unreadable, by name, and no other', async () => {
    under('.att', layerOf('{"a":1}', DSSE_ENVELOPE));
    under('.sig', ...Array.from({ length: 2000 }, () => layerOf('{"a":1}', SIMPLE_SIGNING)));
    expect(told(await search())).toEqual(['oci-attestation-tag found 1', 'oci-referrers none', 'oci-referrers-tag none', 'oci-signature-tag SOURCE_TOO_LARGE']);
  });

  it('that are compressed are had as they were, and bombs are named', async () => {
    const compressed = (bytes: Buffer): DescriptorJson => repository.putBlob(gzipSync(bytes), BUNDLE_TYPE);
    refer(compressed(Buffer.from('{"a":1}')));
    refer(compressed(Buffer.alloc(limits.evidenceFileBytes + 1, ' ')));
    refer(repository.putBlob(Buffer.from([0x1f, 0x8b, 1, 2, 3]), BUNDLE_TYPE));
    const found = await search();
    expect([inReferrers(found), textsIn(found)]).toEqual([['oci-referrers SOURCE_MALFORMED', 'oci-referrers SOURCE_TOO_LARGE', 'oci-referrers found 1'], ['{"a":1}']]);
  });

  it('that are compressed are bounded all together: each within its bound, they would be gigabytes', async () => {
    refer(layerOf('{"plain":1}'));
    const bombs = Array.from({ length: 12 }, (_, n) => repository.putBlob(gzipSync(Buffer.concat([Buffer.from(`${n}`), Buffer.alloc(limits.evidenceFileBytes - 2, ' ')])), BUNDLE_TYPE));
    refer(...bombs);
    const before = process.memoryUsage().arrayBuffers;
    const { searches } = await searchImage([open()], [image.digest], new EvidenceBudget());
    expect(Math.round((process.memoryUsage().arrayBuffers - before) / 1024 ** 2)).toBeLessThan(160);
    expect(textsIn(searches).filter((text) => text === '{"plain":1}')).toHaveLength(1);
    expect(told(searches).filter((one) => one === 'oci-referrers SOURCE_TOO_LARGE')).toHaveLength(10);
  }, 30_000);

  it('of an image and of its index are held together: neither waits for the other', async () => {
    const index = anImage(repository, { seed: 'index' });
    // As large as one image may be, and of them both: what is asked for one after the other would wait for itself.
    for (const about of [image, index]) repository.putManifest(cosignManifest(repository, [0, 1].map((n) => ({ ...layerOf('x', SIMPLE_SIGNING), digest: digestOf(Buffer.from(`${about.digest} ${n}`)), size: limits.evidenceFileBytes }))), { tag: tagAbout(about.digest, '.sig') });
    const budget = new EvidenceBudget();
    const all = await Promise.race([search([open()], [image.digest, index.digest], budget), new Promise<null>((resolve) => void setTimeout(resolve, 10_000, null).unref())]);
    expect(all === null ? 'hangs' : told(all).filter((one) => one.includes('signature'))).toEqual(['oci-signature-tag SOURCE_NOT_FOUND', 'oci-signature-tag SOURCE_NOT_FOUND', 'oci-signature-tag SOURCE_TOO_LARGE', 'oci-signature-tag SOURCE_TOO_LARGE']);
    // And what was taken was given back.
    await Promise.all([budget.manifests.take(limits.imageManifestsHeld), budget.stored.take(limits.imageEvidenceHeld), budget.unpacked.take(limits.imageEvidenceBytes)]);
  });
});

describe('things that are no evidence', () => {
  it('are shown where they are known, and not fetched where they are not', async () => {
    putReferrer(image, 'application/vnd.cncf.notary.signature', [layerOf('jws', 'application/jose+json')], { writer: 'config-type' });
    putReferrer(image, 'application/spdx+json', [layerOf('{}', 'application/spdx+json')], { writer: 'attest-action' });
    putReferrer(image, 'application/vnd.acme.thing', [layerOf('{}', 'application/vnd.acme.thing')], { writer: 'attest-action' });
    const found = await search();
    expect([found.flatMap((one) => (one.outcome === 'found' ? one.candidates.map(({ mediaType }) => mediaType ?? '') : [])).toSorted(), registry.count('blob-get')]).toEqual([['application/spdx+json', 'application/vnd.cncf.notary.signature'], 0]);
  });

  it('are an index under a tag of signatures, and an image under the fallback tag', async () => {
    repository.putManifest({ schemaVersion: 2, mediaType: OCI_INDEX, manifests: [refer(layerOf('{"a":1}'))] }, { tag: tagAbout(image.digest, '.sig') });
    repository.tags.set(tagAbout(image.digest, ''), image.digest);
    registry.options.referrers = 'off';
    expect(told(await search())).toEqual(['oci-attestation-tag none', 'oci-referrers none', 'oci-referrers-tag none', 'oci-signature-tag none']);
  });
});

describe('a store that fails in a way nobody foresaw', () => {
  it('is unavailable, as a defect, and hides nothing of another', async () => {
    refer(layerOf('{"a":1}'));
    const broken = (cause: unknown): ImageStore => {
      const fail = (): Promise<never> => Promise.reject(cause instanceof Error ? cause : new Error(String(cause)));
      return { name: 'broken.test/x', resolve: fail, roots: fail, hasTag: fail, manifest: fail, blob: fail, referrers: fail, forgetAbsent: () => {} };
    };
    const found = await search([open(), broken(new TypeError('x')), { ...broken(new SourceError('SOURCE_DNS', 'x')), name: 'other.test/x' }]);
    expect([told(found).filter((one) => one.includes('INTERNAL')).length, told(found).filter((one) => one.includes('DNS')).length, told(found).filter((one) => one.includes('found'))]).toEqual([4, 4, ['oci-referrers found 1']]);
  });
});
