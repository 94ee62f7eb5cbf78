import { describe, expect, it } from '@jest/globals';
import { SourceError } from '../../../src/domain/errors.ts';
import { manifestTypeOf, platformInConfig, readIndex, readManifest, readWholeIndex, statementsFor } from '../../../src/domain/image-manifest.ts';
import { limits } from '../../../src/domain/limits.ts';

const DIGEST = `sha256:${'ab'.repeat(32)}`;
const OTHER = `sha256:${'cd'.repeat(32)}`;
const INDEX = 'application/vnd.oci.image.index.v1+json';
const LIST = 'application/vnd.docker.distribution.manifest.list.v2+json';
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const entry = { mediaType: MANIFEST, digest: DIGEST, size: 7, platform: { os: 'linux', architecture: 'amd64' } };
const image = { schemaVersion: 2, mediaType: MANIFEST, config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: DIGEST, size: 7 }, layers: [entry] };
const index = { schemaVersion: 2, mediaType: INDEX, manifests: [entry] };

const bytes = (json: unknown): Buffer => Buffer.from(typeof json === 'string' ? json : JSON.stringify(json));
/** What comes of a call: its value, or the code and the words of its refusal. */
function outcome<T>(act: () => T): T | string {
  try {
    return act();
  } catch (cause) {
    if (!(cause instanceof SourceError)) throw cause;
    return cause.message;
  }
}
const type = (json: unknown, said: string | null = null): string => outcome(() => manifestTypeOf(bytes(json), said, 'it'));
const { mediaType: _, ...untypedIndex } = index;
const { mediaType: __, ...untypedImage } = image;

describe('the type of a document', () => {
  it.each<[string, unknown, string | null, string]>([
    ['an index that says so', index, null, INDEX], ['an index that is said to be one', untypedIndex, INDEX, INDEX], ['a list of Docker', { ...index, mediaType: LIST }, LIST, LIST], ['an image', image, MANIFEST, MANIFEST],
    ['an image that is said to be one', untypedImage, MANIFEST, MANIFEST], ['an image that is said to be text', image, 'text/html', MANIFEST], ['an empty index of Go', { ...index, manifests: null }, INDEX, INDEX],
  ])('is that of %s', (_name, json, said, expected) => {
    expect(type(json, said)).toBe(expected);
  });

  it.each<[string, unknown, string | null, string]>([
    ['no media type', untypedImage, null, 'is of the media type nobody names'], ['a media type that is not read', { ...image, mediaType: 'text/plain' }, null, 'is of the media type text/plain'], ['a media type without end', { ...image, mediaType: 'x'.repeat(5000) }, null, 'is of the media type xxxxx'],
    ['another type than is said', index, MANIFEST, `is given as ${MANIFEST}, and calls itself ${INDEX}`], ['an index and a manifest at once', { ...index, layers: [] }, null, 'is an index and a manifest at once'], ['an index with a config', { ...index, config: entry }, null, 'is an index and a manifest at once'],
    // By digest and with platforms this would be one image, and what is signed about the index would be about all in it.
    ['an index that is said to be an image', untypedIndex, MANIFEST, `has not the form of ${MANIFEST}`], ['an image that is said to be an index', untypedImage, INDEX, `has not the form of ${INDEX}`], ['an image that says it is an index', { ...image, mediaType: INDEX }, null, `has not the form of ${INDEX}`],
    ['schema 1', { schemaVersion: 1, name: 'a/b', fsLayers: [] }, null, 'is of Docker\'s schema 1'], ['a key that stands twice', '{"schemaVersion":2,"manifests":[],"manifests":[]}', INDEX, 'is a document that has the key "manifests" twice'], ['no JSON', '<html>', MANIFEST, 'is a document that needs a value'], ['a list', [], MANIFEST, 'is no object'], ['nothing', '', MANIFEST, 'is a document that'],
  ])('is none of %s', (_name, json, said, expected) => {
    expect(type(json, said)).toContain(`SOURCE_MALFORMED: it ${expected}`);
    expect(type(json, said).length).toBeLessThan(300);
  });

  // encoding/json finds the field under any of these, and the last one counts: the runtime would have another index than was verified.
  it.each(['Manifests', 'MANIFESTS', 'manife\u017fts', 'MediaType', 'Config', 'LAYERS', 'schemaversion', 'Annotations', 'artifacttype'])('is none where a field is spelled %s', (key) => {
    expect(type({ ...index, [key]: [] })).toContain('SOURCE_MALFORMED: it spells the field');
    expect(type({ ...index, [`x${key}`]: [] })).toBe(INDEX);
  });
});

describe('an index', () => {
  it('has entries, and whoever needs them all is told of one that cannot be read', () => {
    const good = { digest: DIGEST, size: 7, mediaType: MANIFEST, artifactType: null, platform: 'linux/amd64', annotations: new Map() };
    expect(readWholeIndex(bytes(index), 'it')).toEqual([good]);
    for (const wrong of [{ ...entry, digest: 'sha256:abc' }, { ...entry, digest: `sha999:${'ab'.repeat(32)}` }, { ...entry, size: -1 }, { ...entry, size: 1.5 }, { ...entry, size: '7' }, { ...entry, size: 2 ** 60 }, null, 'text', { ...entry, Digest: OTHER }, { ...entry, Size: 1 }, { ...entry, PLATFORM: {} }, { ...entry, platform: { ...entry.platform, OS: 'windows' } }, { ...entry, mediatype: LIST }]) {
      const text = bytes({ ...index, manifests: [entry, wrong] });
      expect([JSON.stringify(wrong), readIndex(text, 'it')]).toEqual([JSON.stringify(wrong), [good]]);
      expect([JSON.stringify(wrong), outcome(() => readWholeIndex(text, 'it'))]).toEqual([JSON.stringify(wrong), 'SOURCE_MALFORMED: it has an entry that cannot be read.']);
    }
  });

  it.each<[string, unknown, string]>([
    ['too many entries', { ...index, manifests: Array.from({ length: limits.descriptors + 1 }, () => entry) }, 'SOURCE_TOO_LARGE'], ['no list', { ...index, manifests: {} }, 'SOURCE_MALFORMED'], ['no entries at all', { schemaVersion: 2 }, 'SOURCE_MALFORMED'], ['depth without end', '['.repeat(100_000), 'SOURCE_MALFORMED'],
  ])('is refused with %s', (_name, json, code) => {
    expect(outcome(() => readIndex(bytes(json), 'it'))).toContain(code);
    expect(readIndex(bytes({ ...index, manifests: Array.from({ length: limits.descriptors }, () => entry) }), 'it')).toHaveLength(limits.descriptors);
  });

  it('holds statements only where no platform could be run', () => {
    const about = { 'vnd.docker.reference.type': 'attestation-manifest', 'vnd.docker.reference.digest': DIGEST };
    const read = (platform: unknown, annotations: Record<string, string> = about): string | null | undefined => readIndex(bytes({ ...index, manifests: [{ ...entry, platform, annotations }] }), 'it').map(statementsFor)[0];
    expect([read({ os: 'unknown', architecture: 'unknown' }), read({ os: 'linux', architecture: 'amd64' }), read({ os: 'unknown', architecture: 'unknown', variant: 'v8' }), read(undefined), read({ os: 'unknown', architecture: 'unknown' }, {})]).toEqual([DIGEST, null, null, null, null]);
    expect(read({ os: 'unknown', architecture: 'unknown' }, { 'vnd.docker.reference.type': 'attestation-manifest' })).toBe('');
  });
});

describe('a manifest', () => {
  it('is of its artifactType, else of the type of its config', () => {
    const types = [image, { ...image, artifactType: 'application/x' }, { ...image, config: { ...image.config, mediaType: 'application/y' } }, { ...image, config: undefined }].map((json) => readManifest(bytes(json), 'it').artifactType);
    expect(types).toEqual(['application/vnd.oci.image.config.v1+json', 'application/x', 'application/y', null]);
  });

  it('names a subject, or none that can be read', () => {
    expect([{ digest: OTHER }, { digest: 'sha256:x' }, 'text', null, {}].map((subject) => readManifest(bytes({ ...image, subject }), 'it').subject)).toEqual([OTHER, null, null, null, null]);
  });

  it('has bounded layers and annotations', () => {
    const layers = (count: number): unknown => ({ ...image, layers: Array.from({ length: count }, () => entry) });
    expect(readManifest(bytes(layers(limits.evidenceLayers)), 'it').layers).toHaveLength(limits.evidenceLayers);
    expect(outcome(() => readManifest(bytes(layers(limits.evidenceLayers + 1)), 'it'))).toContain('SOURCE_TOO_LARGE');
    expect(outcome(() => readManifest(bytes(layers(2000)), 'it'))).toContain('SOURCE_TOO_LARGE');
    const annotations = { long: 'x'.repeat(limits.manifestAnnotationBytes + 1), number: 1, good: 'yes', ...Object.fromEntries(Array.from({ length: 100 }, (_unused, n) => [`k${n}`, 'v'])) };
    const read = readManifest(bytes({ ...image, annotations }), 'it').annotations;
    expect([read.size, read.get('good'), read.has('long'), read.has('number')]).toEqual([limits.manifestAnnotations, 'yes', false, false]);
  });

  it('is no index', () => {
    expect(outcome(() => readManifest(bytes(index), 'it'))).toContain('is an index where a manifest was expected');
  });
});

describe('the config of an image', () => {
  it('states a platform, in one spelling', () => {
    expect([{ os: 'linux', architecture: 'arm64', variant: 'v8' }, { os: 'linux', architecture: 'amd64', variant: '' }, { os: 'linux' }, {}].map((json) => platformInConfig(bytes(json), 'it'))).toEqual(['linux/arm64/v8', 'linux/amd64', null, null]);
    expect(outcome(() => platformInConfig(bytes({ os: 'linux', architecture: 'amd64', Architecture: 'arm64' }), 'it'))).toContain('SOURCE_MALFORMED');
  });
});
