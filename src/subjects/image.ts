// Images: a reference is resolved once, to the digest of the bytes received; from here on the digest counts, and the tag only says which version.
//
// Where a digest is written and the registry has no such image, the digest alone is the subject: evidence is about digests, and is mirrored without
// images too. What takes the bytes of the image (its platforms, its kind) has no answer then.
//
// With `platforms` an index becomes its images, each a subject of its own, with the index as the container that lists it. The index is attacker-
// controlled until something signed names it: every entry that a runtime could choose counts, and one that cannot be read makes the whole unusable.

import { digestAlgorithms, digestOf, type Digest } from '../domain/digest.ts';
import { problem, SourceError, type Problem } from '../domain/errors.ts';
import { platformInConfig, readIndex, readManifest, readWholeIndex, statementsFor } from '../domain/image-manifest.ts';
import type { ImageLine } from '../domain/image-line.ts';
import { nameOfRepository } from '../domain/image-reference.ts';
import { INDEX_TYPES, type Descriptor, type ImageStore, type StoredManifest } from '../domain/image-store.ts';
import { limits } from '../domain/limits.ts';
import type { Container, ImageNaming, NonEmpty, Subject } from '../domain/subject.ts';
import { versionOfTag } from '../domain/version.ts';

/** Which images of an index are verified: itself, all of its platforms, or those that are named. */
export type Platforms = 'index' | 'all' | NonEmpty<string>;

/** An image that is a subject, with what is needed to find evidence about it. */
export interface ResolvedImage {
  readonly subject: Subject;
  readonly store: ImageStore;
  /** Entries of the index that hold BuildKit's unsigned statements about this image. */
  readonly statements: readonly Descriptor[];
  /** The problem that its registry does not have the image itself: nothing but its digest is known. Null where the image was read. */
  readonly absent: Problem | null;
}

/** How images are resolved. `wait` resolves to false when there is no more time to wait for what is not there. */
export interface ImageResolution { readonly open: (line: ImageLine) => ImageStore; readonly platforms: Platforms; readonly wait: () => Promise<boolean> }

/**
 * Resolves a reference to its subjects.
 *
 * Returns a problem where there is none (`SUBJECT_NOT_FOUND`, `SUBJECT_AMBIGUOUS`, `SUBJECT_TOO_MANY`), where a platform is not among them
 * (`PLATFORM_ABSENT`), or where nobody could be asked (a code of a source).
 */
export async function resolveImage(line: ImageLine, { open, platforms, wait }: ImageResolution): Promise<NonEmpty<ResolvedImage> | Problem> {
  const store = open(line);
  try {
    const manifest = await findManifest(line, store, wait);
    if ('code' in manifest) return platforms === 'index' && line.kind === 'registry' && line.digest !== null && manifest.code === 'SUBJECT_NOT_FOUND' ? [byDigestAlone(line, store, { digest: line.digest, absent: manifest })] : manifest;
    return platforms === 'index' ? [resolved(line, store, manifest)] : await expandPlatforms(line, store, manifest, platforms);
  } catch (cause) {
    if (!(cause instanceof SourceError)) throw cause;
    // Evidence may be a file that is missing; here it is the image itself.
    if (cause.code === 'SOURCE_NOT_FOUND') return problem('SUBJECT_NOT_FOUND', { about: 'image', what: cause.problems[0].what, seen: line.text, next: 'Check the path: it is a folder that an earlier step wrote, as cosign save or crane pull --format oci does.' });
    return { ...cause.problems[0], about: line.text };
  }
}

async function findManifest(line: ImageLine, store: ImageStore, wait: ImageResolution['wait']): Promise<StoredManifest | Problem> {
  for (;;) {
    const [found, ...others] = await candidatesOf(line, store);
    if (others.length > 0) return problem('SUBJECT_AMBIGUOUS', { about: 'image', what: `${store.name} holds ${others.length + 1} things that this can mean.`, seen: line.text, expected: 'a tag or a digest behind the folder' });
    if (found !== undefined) return found;
    if (!(await wait())) return problem('SUBJECT_NOT_FOUND', { about: 'image', what: `${store.name} has no such image.`, seen: line.text, next: 'Check the name and the tag (latest where none is written), and that an earlier step pushed the image; right after a push, --wait at the command line looks again.' });
    store.forgetAbsent();
  }
}

async function candidatesOf(line: ImageLine, store: ImageStore): Promise<readonly StoredManifest[]> {
  if (line.digest !== null) return [(await store.manifest(line.digest)) ?? []].flat();
  if (line.tag !== null) return store.resolve(line.tag);
  return store.roots();
}

function resolved(line: ImageLine, store: ImageStore, manifest: StoredManifest): ResolvedImage {
  const entries = INDEX_TYPES.has(manifest.mediaType) ? readIndex(manifest.bytes, placeOf(store, manifest.digest)) : null;
  const statements = (entries ?? []).filter((entry) => statementsFor(entry) !== null);
  const subject = subjectOf(line, manifest, { platform: null, index: null, children: entries === null ? null : entries.length - statements.length, listedIn: [] });
  return { subject: entries === null ? subject : { ...subject, lists: entries.map(({ digest }) => digest) }, store, statements, absent: null };
}

// A chart writes its version in its own way, and whether this is one cannot be seen: the tag is read as any other.
function byDigestAlone(line: ImageLine, store: ImageStore, { digest, absent }: { readonly digest: Digest; readonly absent: Problem }): ResolvedImage {
  const version = line.tag === null ? null : { tag: line.tag, version: versionOfTag(line.tag) };
  return { subject: { ...subjectNamed(line, { platform: null, index: null, children: null }), digest, digests: [digest], version, listedIn: [] }, store, statements: [], absent };
}

function subjectOf(line: ImageLine, { digest, mediaType, bytes }: StoredManifest, { listedIn, ...naming }: Omit<ImageNaming, 'reference' | 'isTagged'> & { readonly listedIn: readonly Container[] }): Subject {
  return { ...subjectNamed(line, naming), digest, digests: [digest, ...otherDigests(bytes, digest)], version: versionOf(line, mediaType, bytes), listedIn };
}

function subjectNamed(line: ImageLine, naming: Omit<ImageNaming, 'reference' | 'isTagged'>): Omit<Subject, 'digest' | 'digests' | 'version' | 'listedIn'> {
  const name = line.kind === 'registry' ? nameOfRepository(line.repository) : `oci:${line.folder}`;
  return { kind: 'image', name, weak: new Map(), image: { reference: line.text, isTagged: line.digest === null, ...naming }, file: null, seenAt: [] };
}

// Evidence may name the bytes by another algorithm; they are at hand, and small.
function otherDigests(bytes: Uint8Array, digest: Digest): readonly Digest[] {
  return digestAlgorithms.map((algorithm) => digestOf(bytes, algorithm)).filter((other) => other !== digest);
}

const HELM = 'application/vnd.cncf.helm.config.v1+json';

// What the user wrote states the version, never what the registry calls it. A tag cannot hold the `+` of a chart's version; Helm writes `_` for it.
function versionOf({ tag }: ImageLine, mediaType: string, bytes: Uint8Array): Subject['version'] {
  if (tag === null) return null;
  const isChart = !INDEX_TYPES.has(mediaType) && readManifest(bytes, 'the manifest').configType === HELM;
  return { tag, version: versionOfTag(isChart ? tag.replaceAll('_', '+') : tag) };
}

// ── platforms

async function expandPlatforms(line: ImageLine, store: ImageStore, manifest: StoredManifest, platforms: Exclude<Platforms, 'index'>): Promise<NonEmpty<ResolvedImage> | Problem> {
  if (!INDEX_TYPES.has(manifest.mediaType)) return singlePlatform(line, store, manifest, platforms);
  const entries = readWholeIndex(manifest.bytes, placeOf(store, manifest.digest));
  const children = [...new Map(entries.filter((entry) => statementsFor(entry) === null).map((entry) => [`${entry.digest} ${entry.platform}`, entry])).values()];
  const asked = platforms === 'all' ? children : children.filter(({ platform }) => platforms.some((wanted) => isPlatform(platform, wanted)));
  const absent = platforms === 'all' ? [] : platforms.filter((wanted) => !children.some(({ platform }) => isPlatform(platform, wanted)));
  if (absent.length > 0) return absentProblem(line, absent, children.map(({ platform }) => platform ?? 'none stated'));
  if (asked.length > limits.platforms) return problem('SUBJECT_TOO_MANY', { about: 'platforms', what: `The index lists ${asked.length} images; at most ${limits.platforms} are verified.`, seen: line.text });
  const container: Container = { container: manifest.digest, how: 'index', digests: [manifest.digest, ...otherDigests(manifest.bytes, manifest.digest)], weak: new Map(), bytes: manifest.bytes };
  const [first, ...others] = await Promise.all(asked.map((entry) => resolveChild(line, store, { entry, container, entries, index: platforms === 'all' ? manifest.digest : null })));
  if (first === undefined) return problem('SUBJECT_NOT_FOUND', { about: 'image', what: 'The index lists no image.', seen: line.text });
  const wrong = [first, ...others].find((one): one is Problem => 'code' in one);
  if (wrong !== undefined) return wrong;
  const [head, ...tail] = [first, ...others].filter((one): one is ResolvedImage => !('code' in one));
  return head === undefined ? problem('SUBJECT_NOT_FOUND', { about: 'image', seen: line.text }) : [head, ...tail];
}

/** An entry of an index, and the index it stands in. */
interface Listed { readonly entry: Descriptor; readonly container: Container; readonly entries: readonly Descriptor[]; readonly index: Digest | null }

async function resolveChild(line: ImageLine, store: ImageStore, { entry, container, entries, index }: Listed): Promise<ResolvedImage | Problem> {
  const manifest = await store.manifest(entry.digest);
  if (manifest === null) return problem('SUBJECT_NOT_FOUND', { about: 'platforms', what: `The index lists an image that ${store.name} does not have.`, seen: entry.digest, next: 'Push the image again, with all its platforms.' });
  // What is signed about an index is about none of its images, and an index in an index would be where that is forgotten.
  if (INDEX_TYPES.has(manifest.mediaType)) throw new SourceError('SOURCE_MALFORMED', `${placeOf(store, container.container)} lists an index where an image is expected, ${entry.digest}.`);
  const statements = entries.filter((other) => statementsFor(other) === entry.digest);
  return { subject: subjectOf(line, manifest, { platform: entry.platform ?? 'none stated', index, children: null, listedIn: [container] }), store, statements, absent: null };
}

// An image that is no index is of one platform, which its config states.
async function singlePlatform(line: ImageLine, store: ImageStore, manifest: StoredManifest, platforms: Exclude<Platforms, 'index'>): Promise<NonEmpty<ResolvedImage> | Problem> {
  if (platforms === 'all') return [resolved(line, store, manifest)];
  const place = placeOf(store, manifest.digest);
  const { config } = readManifest(manifest.bytes, place);
  const bytes = config === null ? null : await store.blob(config.digest, Math.min(config.size, limits.manifestBytes));
  const platform = bytes === null ? null : platformInConfig(bytes, place);
  const absent = platforms.filter((wanted) => !isPlatform(platform, wanted));
  return absent.length > 0 ? absentProblem(line, absent, [platform ?? 'none stated']) : [resolved(line, store, manifest)];
}

/** `linux/arm64` means all its variants, `linux/arm64/v8` this one. */
function isPlatform(platform: string | null, wanted: string): boolean {
  return platform !== null && (platform === wanted || platform.startsWith(`${wanted}/`));
}

function absentProblem(line: ImageLine, absent: readonly string[], there: readonly string[]): Problem {
  return problem('PLATFORM_ABSENT', { about: 'platforms', what: `${line.text} has no image for ${absent.join(', ')}.`, seen: [...new Set(there)].join(', '), expected: absent.join(', ') });
}

function placeOf(store: ImageStore, digest: Digest): string {
  return `${store.name}@${digest}`;
}
