// All evidence about an image that lies in repositories: every place is asked, and none hides another.
//
// What is found in two places is fetched once. Whoever can push can put anything there, in any number and size: what is taken is bounded, smaller
// things first, and what is left out is said as a place that was not read to its end. So junk can keep a subject from passing only where nothing
// among the rest does, and it then looks like what it is: a place that could not be read.

import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { digestOf, type Digest } from '../domain/digest.ts';
import type { Search } from '../domain/dossier.ts';
import { SourceError, type SourceCode } from '../domain/errors.ts';
import { readManifest, type ImageManifest } from '../domain/image-manifest.ts';
import { INDEX_TYPES, type Descriptor, type ImageStore, type StoredManifest } from '../domain/image-store.ts';
import { limits } from '../domain/limits.ts';
import type { Candidate, Location } from '../domain/material.ts';
import type { ByteBudget } from './byte-budget.ts';
import { imageSources, type ImageSource } from './catalog.ts';

/** Evidence that was found, and what gives back the bytes that hold it. */
export interface ImageEvidence { readonly searches: readonly Search[]; readonly release: () => void }

/** Layers that are evidence, by what their manifest calls them. What they are is seen from their bytes. */
const EVIDENCE = /^application\/(?:vnd\.dev\.sigstore\.bundle.*|vnd\.dsse\.envelope\.v1\+json|vnd\.in-toto(?:\.[a-z.-]+)?\+(?:json|dsse)|vnd\.dev\.cosign\.simplesigning\.v1\+json)$/;
/** Things about an image that are shown for what they are and not fetched: signatures that are not read, and documents that nobody signed. */
const NAMED = /^(?:application\/vnd\.cncf\.notary\.signature|application\/(?:spdx|vnd\.cyclonedx|vnd\.syft|sarif)(?:\+json|\+xml|)|text\/spdx(?:\+json|\+xml|))$/;
/** Types under which evidence is listed, fetched before what is listed as something else or as nothing. */
const LISTED = /sigstore|cosign|in-toto|dsse|notary/;

/** Looks in all places of all repositories for evidence about `digest`. Never rejects for what a repository answers. */
export async function searchImage(stores: readonly ImageStore[], digest: Digest, budget: ByteBudget): Promise<ImageEvidence> {
  const places = await Promise.all(stores.flatMap((store) => Object.entries(imageSources).map(([source, ask]) => askPlace(source, ask, store, digest))));
  const manifests = await fetchManifests(places.filter((place) => place.outcome === 'pointers'));
  const { chosen, left } = chooseLayers(manifests);
  const release = await budget.take(chosen.reduce((sum, { layer }) => sum + layer.size, 0));
  try {
    const blobs = await fetchLayers(chosen);
    return { searches: places.flatMap((place) => searchesOf(place, manifests, { blobs, left })), release };
  } catch (cause) {
    release();
    throw cause;
  }
}

/** What a place answered, before anything was fetched from it. */
type Place =
  | { readonly at: Location; readonly outcome: 'pointers'; readonly store: ImageStore; readonly wanted: readonly (StoredManifest | Descriptor)[]; readonly partial: string | null }
  | { readonly at: Location; readonly outcome: 'unavailable'; readonly code: SourceCode; readonly cause: unknown };

async function askPlace(source: string, ask: ImageSource, store: ImageStore, digest: Digest): Promise<Place> {
  try {
    const { address, manifests, descriptors, partial } = await ask(store, digest);
    const distinct = [...new Map(descriptors.map((descriptor) => [descriptor.digest, descriptor])).values()].toSorted((a, b) => rank(a) - rank(b));
    const cut = distinct.length > limits.referrers ? `${distinct.length} manifests` : null;
    return { at: { source, address }, outcome: 'pointers', store, wanted: [...manifests, ...distinct.slice(0, limits.referrers)], partial: partial ?? cut };
  } catch (cause) {
    return { ...unavailable({ source, address: store.name }, cause) };
  }
}

function rank({ artifactType, mediaType }: Descriptor): number {
  return LISTED.test(artifactType ?? mediaType) ? 0 : 1;
}

/** A manifest that was had, or why not; by store and digest. */
interface Fetched { readonly store: ImageStore; readonly digest: Digest; readonly manifest: ImageManifest | null; readonly stored: StoredManifest | null; readonly failure: { readonly code: SourceCode; readonly cause: unknown } | null }
type Manifests = ReadonlyMap<string, Fetched>;

async function fetchManifests(places: readonly Extract<Place, { outcome: 'pointers' }>[]): Promise<Manifests> {
  const wanted = new Map(places.flatMap(({ store, wanted: all }) => all.map((one): [string, { store: ImageStore; one: StoredManifest | Descriptor }] => [keyOf(store, one.digest), { store, one }])));
  const fetched = await Promise.all([...wanted].map(async ([key, { store, one }]): Promise<[string, Fetched]> => [key, await fetchManifest(store, one)]));
  return new Map(fetched);
}

async function fetchManifest(store: ImageStore, one: StoredManifest | Descriptor): Promise<Fetched> {
  const { digest } = one;
  try {
    const stored = 'bytes' in one ? one : await store.manifest(digest);
    if (stored === null) throw new SourceError('SOURCE_NOT_FOUND', `${store.name} lists ${digest} and does not have it.`);
    // An index about an image is not evidence of any known form.
    const manifest = INDEX_TYPES.has(stored.mediaType) ? null : readManifest(stored.bytes, `${store.name}@${digest}`);
    return { store, digest, manifest, stored, failure: null };
  } catch (cause) {
    const { code, cause: why } = unavailable({ source: '', address: '' }, cause);
    return { store, digest, manifest: null, stored: null, failure: { code, cause: why } };
  }
}

/** One layer of evidence to fetch. */
interface Layer { readonly store: ImageStore; readonly layer: Descriptor }

// Small ones first: a signature has kilobytes, and what is made to fill the bound has not.
function chooseLayers(manifests: Manifests): { readonly chosen: readonly Layer[]; readonly left: ReadonlySet<string> } {
  const all = new Map([...manifests.values()].flatMap(({ store, manifest }) => (manifest === null ? [] : evidenceLayers(manifest).map((layer): [string, Layer] => [keyOf(store, layer.digest), { store, layer }]))));
  const chosen: Layer[] = [];
  const left = new Set<string>();
  let bytes = 0;
  for (const [key, one] of [...all].toSorted(([, a], [, b]) => a.layer.size - b.layer.size)) {
    const fits = one.layer.size <= limits.evidenceFileBytes && bytes + one.layer.size <= limits.imageEvidenceBytes && chosen.length < limits.candidatesPerFile;
    if (!fits) {
      left.add(key);
      continue;
    }
    bytes += one.layer.size;
    chosen.push(one);
  }
  return { chosen, left };
}

function evidenceLayers({ artifactType, layers }: ImageManifest): readonly Descriptor[] {
  return NAMED.test(artifactType ?? '') ? [] : layers.filter(({ mediaType }) => EVIDENCE.test(mediaType));
}

type Blob = { readonly bytes: Uint8Array } | { readonly code: SourceCode; readonly cause: unknown };

async function fetchLayers(layers: readonly Layer[]): Promise<ReadonlyMap<string, Blob>> {
  const fetched = await Promise.all(layers.map(async ({ store, layer }): Promise<[string, Blob]> => {
    try {
      const bytes = await store.blob(layer.digest, layer.size);
      if (bytes === null) throw new SourceError('SOURCE_NOT_FOUND', `${store.name} does not have the layer ${layer.digest}.`);
      return [keyOf(store, layer.digest), { bytes: await decompressed(bytes, `${store.name}, ${layer.digest}`) }];
    } catch (cause) {
      const { code, cause: why } = unavailable({ source: '', address: '' }, cause);
      return [keyOf(store, layer.digest), { code, cause: why }];
    }
  }));
  return new Map(fetched);
}

const unzip = promisify<Uint8Array, { readonly maxOutputLength: number }, Buffer>(gunzip);

// Some writers compress layers of JSON, as layers of images are. A few bytes can become any number of them.
async function decompressed(bytes: Uint8Array, place: string): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return await unzip(bytes, { maxOutputLength: limits.evidenceFileBytes });
  } catch (cause) {
    const isBomb = typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE';
    throw new SourceError(isBomb ? 'SOURCE_TOO_LARGE' : 'SOURCE_MALFORMED', `${place} ${isBomb ? `has more than ${limits.evidenceFileBytes} bytes when it is decompressed` : 'cannot be decompressed'}.`, { cause });
  }
}

interface Layers { readonly blobs: ReadonlyMap<string, Blob>; readonly left: ReadonlySet<string> }

/** A place as the report shows it: what was found in it, and each thing of it that could not be had. */
function searchesOf(place: Place, manifests: Manifests, layers: Layers): readonly Search[] {
  if (place.outcome === 'unavailable') return [place];
  const { at, store, wanted, partial } = place;
  const fetched = wanted.flatMap(({ digest }) => manifests.get(keyOf(store, digest)) ?? []);
  const [first, ...others] = fetched.flatMap((one) => candidatesIn(one, at, layers));
  const failed = [
    ...fetched.flatMap(({ digest, failure }): readonly Search[] => (failure === null ? [] : [{ at: { source: at.source, address: `${store.name}@${digest}` }, outcome: 'unavailable', ...failure }])),
    ...fetched.flatMap(({ digest, manifest }) => (manifest === null ? [] : evidenceLayers(manifest).flatMap((layer) => failedLayer(layer, { source: at.source, address: `${store.name}@${digest}` }, store, layers)))),
    ...(partial === null ? [] : [{ at, outcome: 'unavailable', code: 'SOURCE_TOO_LARGE', cause: `it lists ${partial}` } as const]),
  ];
  return [...(first === undefined ? (failed.length > 0 ? [] : [{ at, outcome: 'none' } as const]) : [{ at, outcome: 'found', candidates: [first, ...others] } as const]), ...failed];
}

function failedLayer(layer: Descriptor, at: Location, store: ImageStore, { blobs, left }: Layers): readonly Search[] {
  const key = keyOf(store, layer.digest);
  if (left.has(key)) return [{ at, outcome: 'unavailable', code: 'SOURCE_TOO_LARGE', cause: `${layer.size} bytes of evidence, with those before it more than is read` }];
  const blob = blobs.get(key);
  return blob === undefined || 'bytes' in blob ? [] : [{ at, outcome: 'unavailable', code: blob.code, cause: blob.cause }];
}

function candidatesIn({ store, digest, manifest, stored }: Fetched, at: Location, { blobs }: Layers): readonly Candidate[] {
  const foundAt = { source: at.source, address: `${store.name}@${digest}` };
  if (manifest === null || stored === null) return [];
  const named = [manifest.artifactType, manifest.configType, ...manifest.layers.map(({ mediaType }) => mediaType)].find((type) => type !== null && NAMED.test(type));
  if (named != null) return [candidate(stored.bytes, new Map(), named, foundAt)];
  return evidenceLayers(manifest).flatMap((layer) => {
    const blob = blobs.get(keyOf(store, layer.digest));
    return blob === undefined || !('bytes' in blob) ? [] : [candidate(blob.bytes, layer.annotations, layer.mediaType, foundAt)];
  });
}

function candidate(bytes: Uint8Array, annotations: ReadonlyMap<string, string>, mediaType: string, foundAt: Location): Candidate {
  const own = digestOf(bytes);
  // Two signatures over one payload are the same bytes with other annotations.
  const id = annotations.size === 0 ? own : digestOf(Buffer.from(JSON.stringify([own, [...annotations].toSorted(([a], [b]) => (a < b ? -1 : 1))])));
  return { id, foundAt, bytes, annotations, mediaType };
}

function keyOf(store: ImageStore, digest: Digest): string {
  return `${store.name} ${digest}`;
}

// Whatever was thrown while a place was asked is the matter of this place; what is no word of ours about it is a defect.
function unavailable(at: Location, cause: unknown): Extract<Place, { outcome: 'unavailable' }> {
  if (cause instanceof SourceError) return { at, outcome: 'unavailable', code: cause.code, cause };
  return { at, outcome: 'unavailable', code: 'INTERNAL', cause };
}
