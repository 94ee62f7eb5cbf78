// Manifests and indexes as they are written (image-spec v1.1 manifest.md, image-index.md, descriptor.md; Docker image manifest v2, schema 2).
//
// Whoever can push writes them. They say where to look and nothing that is believed: what is fetched by what stands here is hashed, and whether it is
// evidence is seen from its own bytes. A document that could be read as an index by one client and as an image by another is neither
// (GHSA-77vh-xpmg-72qh), and the old format whose digest is not of its bytes (schema 1) is not read. Nor is one in which a field is spelled in another
// case: runtimes are written in Go, which takes `Manifests` for `manifests`, and would run other images than were verified.

import { parseDigest, type Digest } from './digest.ts';
import { bounded, SourceError } from './errors.ts';
import type { Descriptor } from './image-store.ts';
import { INDEX_TYPES, MANIFEST_TYPES } from './image-store.ts';
import { isJsonArray, isJsonObject, JsonError, parseJson, type JsonObject, type JsonValue } from './json.ts';
import { limits } from './limits.ts';

/** An image manifest, or that of any artifact. */
export interface ImageManifest {
  /** What it says it is: `artifactType`, or the media type of its config, as the listing of referrers counts it. */
  readonly artifactType: string | null;
  readonly configType: string | null;
  readonly config: Descriptor | null;
  readonly layers: readonly Descriptor[];
  readonly subject: Digest | null;
  readonly annotations: ReadonlyMap<string, string>;
}

/** `os/architecture` that an index gives to what is no platform: BuildKit's statements. */
const NO_PLATFORM = 'unknown/unknown';

/**
 * The media type of a document that is `said` to be of one by whoever has it, null where nothing is said. What it states of itself counts: a runtime
 * believes that. Throws `SourceError` (`SOURCE_MALFORMED`) for what is no manifest, states another type than is said, or has not the form of its type.
 */
export function manifestTypeOf(bytes: Uint8Array, said: string | null, place: string): string {
  const document = documentOf(bytes, place);
  if (document['schemaVersion'] === 1) throw malformed(place, 'is of Docker\'s schema 1, which has no digest of its bytes');
  const stated = textOf(document['mediaType']);
  // Another client would read it as what it is said to be.
  if (stated !== null && said !== null && isManifestType(said) && stated !== said) throw malformed(place, `is given as ${said}, and calls itself ${bounded(stated, SHOWN)}`);
  const type = stated ?? said ?? '';
  if (!isManifestType(type)) throw malformed(place, `is of the media type ${type === '' ? 'nobody names' : bounded(type, SHOWN)}, which is no manifest that is read`);
  const isImage = (document['layers'] ?? document['config'] ?? document['fsLayers']) !== undefined;
  if (document['manifests'] !== undefined && isImage) throw malformed(place, 'is an index and a manifest at once');
  if (INDEX_TYPES.has(type) ? isImage : document['manifests'] !== undefined) throw malformed(place, `has not the form of ${type}`);
  return type;
}

/** Characters of a media type that are shown where it is none. */
const SHOWN = 100;

/** Whether a media type is one that a reference can name. */
export function isManifestType(mediaType: string): boolean {
  return MANIFEST_TYPES.includes(mediaType);
}

/** The entries of an index; those that cannot be read are left out, as what they would point to cannot be fetched. Throws `SourceError` (`SOURCE_MALFORMED`, `SOURCE_TOO_LARGE`). */
export function readIndex(bytes: Uint8Array, place: string): readonly Descriptor[] {
  return readDescriptors(entriesOf(bytes, place), limits.descriptors, place);
}

/** The same, where every entry counts, with all its annotations: one that cannot be read here might be read, and run, by somebody else. */
export function readWholeIndex(bytes: Uint8Array, place: string): readonly Descriptor[] {
  const entries = entriesOf(bytes, place);
  const descriptors = readDescriptors(entries, limits.descriptors, place);
  if (descriptors.length !== entries.length) throw malformed(place, 'has an entry that cannot be read');
  if (entries.some((entry, index) => annotationsIn(entry) !== descriptors[index]?.annotations.size)) throw malformed(place, 'has an entry with annotations that are not read: too many, too long, or no text');
  return descriptors;
}

function annotationsIn(entry: JsonValue): number {
  const annotations = isJsonObject(entry) ? entry['annotations'] : undefined;
  return isJsonObject(annotations) ? Object.keys(annotations).length : 0;
}

function entriesOf(bytes: Uint8Array, place: string): readonly JsonValue[] {
  const entries = documentOf(bytes, place)['manifests'];
  // Go writes an empty list as null.
  if (entries === null) return [];
  return isJsonArray(entries) ? entries : malformedEntries(place);
}

function malformedEntries(place: string): never {
  throw malformed(place, 'is no index');
}

/** Reads a manifest. Throws `SourceError` (`SOURCE_MALFORMED`, `SOURCE_TOO_LARGE`). */
export function readManifest(bytes: Uint8Array, place: string): ImageManifest {
  const document = documentOf(bytes, place);
  const { config, layers, subject } = document;
  if (document['manifests'] !== undefined) throw malformed(place, 'is an index where a manifest was expected');
  const configType = isJsonObject(config) ? textOf(config['mediaType']) : null;
  return {
    artifactType: textOf(document['artifactType']) ?? configType,
    configType,
    config: config === undefined ? null : readDescriptor(config),
    layers: isJsonArray(layers) ? readDescriptors(layers, limits.evidenceLayers, place) : [],
    subject: isJsonObject(subject) ? parseDigest(textOf(subject['digest']) ?? '') : null,
    annotations: readAnnotations(document['annotations']),
  };
}

/**
 * For which manifest an entry of an index holds BuildKit's statements; null where it holds none.
 *
 * Its platform must be none: an entry with a platform is what a runtime may choose and run, whatever its annotations say.
 */
export function statementsFor({ annotations, platform }: Descriptor): string | null {
  const isStatements = platform === NO_PLATFORM && annotations.get('vnd.docker.reference.type') === 'attestation-manifest';
  return isStatements ? (annotations.get('vnd.docker.reference.digest') ?? '') : null;
}

/** The platform that the config of an image states, as `os/architecture`; null where it states none. Throws `SourceError` (`SOURCE_MALFORMED`). */
export function platformInConfig(config: Uint8Array, place: string): string | null {
  return readPlatform(documentOf(config, place));
}

function readDescriptors(entries: readonly JsonValue[], most: number, place: string): readonly Descriptor[] {
  if (entries.length > most) throw new SourceError('SOURCE_TOO_LARGE', `${place} lists ${entries.length} things; at most ${most} are read.`);
  return entries.flatMap((entry) => readDescriptor(entry) ?? []);
}

function readDescriptor(entry: JsonValue): Descriptor | null {
  if (!isJsonObject(entry) || otherSpelling(entry) !== null) return null;
  const { platform } = entry;
  if (isJsonObject(platform) && otherSpelling(platform) !== null) return null;
  const [digest, size] = [parseDigest(textOf(entry['digest']) ?? ''), entry['size']];
  if (digest === null || typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) return null;
  return { digest, size, mediaType: textOf(entry['mediaType']) ?? '', artifactType: textOf(entry['artifactType']), platform: readPlatform(entry['platform']), annotations: readAnnotations(entry['annotations']) };
}

function readPlatform(value: JsonValue | undefined): string | null {
  if (!isJsonObject(value)) return null;
  const [os, architecture, variant] = [textOf(value['os']), textOf(value['architecture']), textOf(value['variant'])];
  if (os === null || architecture === null) return null;
  return variant === null || variant === '' ? `${os}/${architecture}` : `${os}/${architecture}/${variant}`;
}

// Too many of them, or too long ones, are left out one by one: whoever adds them takes away nothing but their own.
function readAnnotations(value: JsonValue | undefined): ReadonlyMap<string, string> {
  if (!isJsonObject(value)) return new Map();
  const texts = Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[0].length <= limits.manifestAnnotationBytes && entry[1].length <= limits.manifestAnnotationBytes);
  return new Map(texts.slice(0, limits.manifestAnnotations));
}

function textOf(value: JsonValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

function documentOf(bytes: Uint8Array, place: string): JsonObject {
  try {
    const document = parseJson(bytes);
    const other = isJsonObject(document) ? otherSpelling(document) : null;
    if (other !== null) throw malformed(place, `spells the field ${other} in another case`);
    if (isJsonObject(document)) return document;
  } catch (cause) {
    if (!(cause instanceof JsonError)) throw cause;
    throw malformed(place, `is a document that ${cause.message}`, cause);
  }
  throw malformed(place, 'is no object');
}

/** Fields of manifests, descriptors, platforms and configs that say what is run. */
const FIELDS = new Map(['schemaVersion', 'mediaType', 'artifactType', 'config', 'layers', 'fsLayers', 'manifests', 'subject', 'annotations', 'digest', 'size', 'urls', 'data', 'platform', 'os', 'os.version', 'os.features', 'architecture', 'variant'].map((field) => [folded(field), field]));

/** The field that some parsers would find under a key that is written otherwise; null where there is none. */
function otherSpelling(object: JsonObject): string | null {
  for (const key of Object.keys(object)) {
    const field = FIELDS.get(folded(key)) ?? key;
    if (field !== key) return field;
  }
  return null;
}

// As Go folds: the long s and the sign for kelvin are letters too (encoding/json foldName).
function folded(key: string): string {
  return key.toLowerCase().replaceAll('\u017f', 's');
}

function malformed(place: string, what: string, cause?: unknown): SourceError {
  return new SourceError('SOURCE_MALFORMED', `${place} ${what}.`, { cause });
}
