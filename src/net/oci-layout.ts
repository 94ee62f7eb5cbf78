// Reads images and evidence from an OCI layout on disk (image-spec v1.1 image-layout.md): a folder with index.json and blobs, as `cosign save`,
// `crane pull --format oci` and `docker buildx build --output type=oci` leave it.
//
// The folder may come from anybody. Every blob has the digest it is asked by, or it is not had. What index.json calls things is not believed: a name
// says where to look. `cosign save` names nothing, and says by the annotation `kind` what is an image and what is evidence about it.

import nodePath from 'node:path';
import { algorithmOf, digestOf, hexOf, parseDigest, type Digest } from '../domain/digest.ts';
import { SourceError } from '../domain/errors.ts';
import { isManifestType, manifestTypeOf, readManifest, readWholeIndex } from '../domain/image-manifest.ts';
import { INDEX_TYPES, type Descriptor, type ImageStore, type Listing, type StoredManifest } from '../domain/image-store.ts';
import { limits } from '../domain/limits.ts';
import { FileError, type Files } from '../domain/ports.ts';

const REF_NAME = 'org.opencontainers.image.ref.name';
/** What entries are named by: the second is what Docker and containerd go by before they look at the first. */
const NAMES = [REF_NAME, 'io.containerd.image.name'] as const;
const KIND = 'kind';
const COSIGN = 'dev.cosignproject.cosign/';

/** Opens the layout in a folder. Nothing is read before it is asked. */
export function openLayout(folder: string, files: Pick<Files, 'read' | 'glob' | 'state'>): ImageStore {
  return new OciLayout(folder, files);
}

/** Manifests by what they say they are about, and those that cannot be read. `partial`: why there may be more. */
interface Referring { readonly bySubject: ReadonlyMap<Digest, readonly Descriptor[]>; readonly unreadable: readonly Descriptor[]; readonly partial: string | null }

class OciLayout implements ImageStore {
  readonly name: string;
  readonly #folder: string;
  readonly #files: Pick<Files, 'read' | 'glob' | 'state'>;
  #entries: Promise<readonly Descriptor[]> | null = null;
  readonly #manifests = new Map<Digest, Promise<StoredManifest | null>>();
  #referring: Promise<Referring> | null = null;

  constructor(folder: string, files: Pick<Files, 'read' | 'glob' | 'state'>) {
    this.name = `oci:${folder}`;
    this.#folder = folder.replace(/[/\\]+$/, '');
    this.#files = files;
  }

  async resolve(tag: string): Promise<readonly StoredManifest[]> {
    return this.#manifestsOf(await this.#tagged(tag));
  }

  async hasTag(tag: string): Promise<boolean> {
    return (await this.#tagged(tag)).length > 0;
  }

  /** What is no evidence: it is not called so, and says of itself that it is about nothing else in here. One image that `cosign save` calls so is not all. */
  async roots(): Promise<readonly StoredManifest[]> {
    const entries = await this.#index();
    const saved = await this.#manifestsOf(entries.filter(({ annotations }) => [`${COSIGN}image`, `${COSIGN}imageIndex`].includes(annotations.get(KIND) ?? '')));
    // Beside it may lie what other programs would take for the image.
    const others = await this.#manifestsOf(entries.filter(({ digest, annotations }) => annotations.get(KIND)?.startsWith(COSIGN) !== true && !/(?:^|:)sha256-[0-9a-f]{64}(?:\.|$)/.test(annotations.get(REF_NAME) ?? '') && !saved.some((one) => one.digest === digest)));
    const here = new Set(entries.map(({ digest }) => digest));
    const isAboutAnother = ({ mediaType, bytes }: StoredManifest): boolean => {
      const subject = INDEX_TYPES.has(mediaType) ? null : readManifest(bytes, this.name).subject;
      return subject !== null && here.has(subject);
    };
    return [...saved, ...others.filter((manifest) => !isAboutAnother(manifest))];
  }

  async manifest(digest: Digest, maxBytes: number = limits.manifestBytes): Promise<StoredManifest | null> {
    const known = this.#manifests.get(digest) ?? this.#readManifest(digest);
    this.#manifests.set(digest, known);
    const manifest = await known;
    if (manifest !== null && manifest.bytes.length > maxBytes) throw new SourceError('SOURCE_TOO_LARGE', `${this.name}, ${digest} is larger than ${maxBytes} bytes.`);
    return manifest;
  }

  async blob(digest: Digest, maxBytes: number): Promise<Uint8Array | null> {
    const bytes = await this.#read(`blobs/${algorithmOf(digest)}/${hexOf(digest)}`, maxBytes);
    if (bytes === null) return null;
    const found = digestOf(bytes, algorithmOf(digest));
    if (found !== digest) throw new SourceError('SOURCE_MISMATCH', `${this.name} holds ${found} under the name of ${digest}.`);
    return bytes;
  }

  /**
   * Manifests that say they are about `digest`: those in index.json, and those that lie among the blobs alone, where `cosign save` leaves bundles.
   */
  async referrers(digest: Digest): Promise<Listing> {
    const { bySubject, unreadable, partial } = await (this.#referring ??= this.#scan());
    return { outcome: 'listed', descriptors: [...(bySubject.get(digest) ?? []), ...unreadable], partial };
  }

  async #scan(): Promise<Referring> {
    const listed = new Map((await this.#index()).filter(({ mediaType }) => isManifestType(mediaType) && !INDEX_TYPES.has(mediaType)).map((entry) => [entry.digest, entry]));
    const names = await this.#blobs();
    const blobs = names.flatMap((name) => parseDigest(`sha256:${name.slice(name.lastIndexOf('/') + 1)}`) ?? []);
    const all = [...new Set([...listed.keys(), ...blobs])];
    const bySubject = new Map<Digest, Descriptor[]>();
    const unreadable: Descriptor[] = [];
    for (const digest of all.slice(0, limits.descriptors)) {
      const { about, descriptor } = await this.#readReferrer(digest, listed.get(digest) ?? null) ?? {};
      if (descriptor === undefined) continue;
      if (about == null) unreadable.push(descriptor);
      else bySubject.set(about, [...(bySubject.get(about) ?? []), descriptor]);
    }
    return { bySubject, unreadable, partial: all.length > limits.descriptors ? `more than ${limits.descriptors} blobs` : null };
  }

  /**
   * What a blob says it is about, null where that cannot be read: then it may be about anything, and whoever fetches it finds out why.
   *
   * A blob may be anything: most are layers of images. What nobody listed is looked into only if it is small and reads like a manifest about something.
   */
  async #readReferrer(digest: Digest, listed: Descriptor | null): Promise<{ readonly about: Digest | null; readonly descriptor: Descriptor } | null> {
    const size = await this.#size(`${this.#folder}/blobs/${algorithmOf(digest)}/${hexOf(digest)}`);
    if (listed === null && size > limits.layoutManifestBytes) return null;
    const unread: Descriptor = { digest, mediaType: listed?.mediaType ?? '', size, artifactType: null, platform: null, annotations: new Map() };
    try {
      const bytes = await this.blob(digest, limits.manifestBytes);
      if (bytes === null || (listed === null && (bytes[0] !== 0x7b || !Buffer.from(bytes).includes('"subject"')))) return null;
      const { subject, artifactType, annotations } = readManifest(bytes, `${this.name}, ${digest}`);
      return subject === null ? null : { about: subject, descriptor: { ...unread, artifactType, annotations } };
    } catch (cause) {
      if (!(cause instanceof SourceError)) throw cause;
      // Among the blobs it was never said to be a manifest.
      return listed === null && cause.code === 'SOURCE_MALFORMED' ? null : { about: null, descriptor: unread };
    }
  }

  async #blobs(): Promise<readonly string[]> {
    try {
      return await this.#files.glob(`${escapeGlob(this.#folder)}/blobs/sha256/*`);
    } catch (cause) {
      throw this.#unreadable(cause);
    }
  }

  async #size(path: string): Promise<number> {
    try {
      return (await this.#files.state(path)).bytes;
    } catch (cause) {
      if (!(cause instanceof FileError)) throw cause;
      return Number.POSITIVE_INFINITY;
    }
  }

  forgetAbsent(): void {
    // A layout is read as it is; nothing is being pushed to it.
  }

  // `crane` writes the whole reference as the name, others the tag alone. What `cosign save` keeps beside an image has no name.
  async #tagged(tag: string): Promise<readonly Descriptor[]> {
    const entries = await this.#index();
    const named = entries.filter(({ annotations }) => NAMES.some((key) => annotations.get(key) === tag || annotations.get(key)?.endsWith(`:${tag}`) === true));
    const kind = /^sha256-[0-9a-f]{64}\.(sig|att)$/.exec(tag)?.[1];
    return [...named, ...(kind === undefined ? [] : entries.filter(({ annotations }) => annotations.get(KIND) === `${COSIGN}${kind}s`))];
  }

  #index(): Promise<readonly Descriptor[]> {
    return (this.#entries ??= this.#readIndex());
  }

  async #readIndex(): Promise<readonly Descriptor[]> {
    const [layout, index] = await Promise.all([this.#read('oci-layout', limits.tokenBytes), this.#read('index.json', limits.manifestBytes)]);
    if (layout === null || index === null) throw new SourceError('SOURCE_NOT_FOUND', `${this.name} is no OCI layout: it has no ${layout === null ? 'oci-layout' : 'index.json'}.`);
    // Every entry counts: what is left out here would be what other programs find under the name.
    return readWholeIndex(index, `${this.name}/index.json`);
  }

  async #manifestsOf(entries: readonly Descriptor[]): Promise<readonly StoredManifest[]> {
    const distinct = [...new Set(entries.map(({ digest }) => digest))];
    const read = await Promise.all(distinct.map((digest) => this.manifest(digest)));
    return read.flatMap((manifest) => manifest ?? []);
  }

  async #readManifest(digest: Digest): Promise<StoredManifest | null> {
    const bytes = await this.blob(digest, limits.manifestBytes);
    if (bytes === null) return null;
    const place = `${this.name}, ${digest}`;
    const listed = (await this.#index()).find((entry) => entry.digest === digest);
    return { digest, mediaType: manifestTypeOf(bytes, listed?.mediaType ?? null, place), bytes };
  }

  /** A file of the layout; null where it is not there. A link must not lead out of the workspace: what is read here is shown where it is malformed. */
  async #read(name: string, maxBytes: number): Promise<Uint8Array | null> {
    try {
      return await this.#files.read(`${this.#folder}/${name}`, maxBytes, { inside: true });
    } catch (cause) {
      if (cause instanceof FileError && cause.kind === 'missing') return null;
      throw this.#unreadable(cause);
    }
  }

  /** A fault of the file system as what it means for a layout; anything else as it is. */
  #unreadable(cause: unknown): unknown {
    if (!(cause instanceof FileError)) return cause;
    const isTooMuch = cause.kind === 'too-large' || cause.kind === 'too-many';
    return new SourceError(isTooMuch ? 'SOURCE_TOO_LARGE' : 'SOURCE_UNREADABLE', `${this.name} cannot be read: ${cause.message}.`, { cause });
  }
}

/** A path as a pattern that matches it alone. */
function escapeGlob(path: string): string {
  return path.replaceAll(/[*?[\]{}\\]/g, nodePath.sep === '/' ? '\\$&' : '$&');
}
