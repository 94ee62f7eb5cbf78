// Reads images and evidence from an OCI layout on disk (image-spec v1.1 image-layout.md): a folder with index.json and blobs, as `cosign save`,
// `crane pull --format oci` and `docker buildx build --output type=oci` leave it.
//
// The folder may come from anybody. Every blob has the digest it is asked by, or it is not had. What index.json calls things is not believed: a name
// says where to look. `cosign save` names nothing, and says by the annotation `kind` what is an image and what is evidence about it.

import { algorithmOf, digestOf, hexOf, parseDigest, type Digest } from '../domain/digest.ts';
import { SourceError } from '../domain/errors.ts';
import { isManifestType, readIndex, readManifest, statedMediaType } from '../domain/image-manifest.ts';
import { INDEX_TYPES, type Descriptor, type ImageStore, type Listing, type StoredManifest } from '../domain/image-store.ts';
import { limits } from '../domain/limits.ts';
import { FileError, type Files } from '../domain/ports.ts';

const REF_NAME = 'org.opencontainers.image.ref.name';
const KIND = 'kind';
const COSIGN = 'dev.cosignproject.cosign/';

/** Opens the layout in a folder. Nothing is read before it is asked. */
export function openLayout(folder: string, files: Pick<Files, 'read' | 'glob' | 'state'>): ImageStore {
  return new OciLayout(folder, files);
}

/** Manifests by what they say they are about. `partial`: why there may be more. */
interface Referring { readonly bySubject: ReadonlyMap<Digest, readonly Descriptor[]>; readonly partial: string | null }

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

  /** What is no evidence: images by `cosign save`'s own word, else what has no name of evidence and says of itself that it is about nothing else in here. */
  async roots(): Promise<readonly StoredManifest[]> {
    const entries = await this.#index();
    const saved = entries.filter(({ annotations }) => [`${COSIGN}image`, `${COSIGN}imageIndex`].includes(annotations.get(KIND) ?? ''));
    if (saved.length > 0) return this.#manifestsOf(saved);
    const others = await this.#manifestsOf(entries.filter(({ annotations }) => !annotations.has(KIND) && !/(?:^|:)sha256-[0-9a-f]{64}(?:\.|$)/.test(annotations.get(REF_NAME) ?? '')));
    const here = new Set(entries.map(({ digest }) => digest));
    const isAboutAnother = ({ mediaType, bytes }: StoredManifest): boolean => {
      const subject = INDEX_TYPES.has(mediaType) ? null : readManifest(bytes, this.name).subject;
      return subject !== null && here.has(subject);
    };
    return others.filter((manifest) => !isAboutAnother(manifest));
  }

  manifest(digest: Digest): Promise<StoredManifest | null> {
    const known = this.#manifests.get(digest) ?? this.#readManifest(digest);
    this.#manifests.set(digest, known);
    return known;
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
    const { bySubject, partial } = await (this.#referring ??= this.#scan());
    return { outcome: 'listed', descriptors: bySubject.get(digest) ?? [], partial };
  }

  async #scan(): Promise<Referring> {
    const listed = (await this.#index()).filter(({ mediaType }) => isManifestType(mediaType) && !INDEX_TYPES.has(mediaType)).map(({ digest }) => digest);
    const names = await this.#files.glob(`${escapeGlob(this.#folder)}/blobs/sha256/*`);
    const blobs = names.flatMap((name) => parseDigest(`sha256:${name.slice(name.lastIndexOf('/') + 1)}`) ?? []);
    const some = [...new Set([...listed, ...blobs])].slice(0, limits.descriptors);
    const bySubject = new Map<Digest, Descriptor[]>();
    for (const digest of some) {
      const found = await this.#readReferrer(digest, listed.includes(digest));
      if (found !== null) bySubject.set(found.subject, [...(bySubject.get(found.subject) ?? []), found.descriptor]);
    }
    return { bySubject, partial: listed.length + blobs.length > limits.descriptors ? `more than ${limits.descriptors} blobs` : null };
  }

  // A blob may be anything: most are layers of images. What nobody listed is looked into only if it is small and reads like a manifest about something.
  async #readReferrer(digest: Digest, isListed: boolean): Promise<{ readonly subject: Digest; readonly descriptor: Descriptor } | null> {
    const path = `${this.#folder}/blobs/${algorithmOf(digest)}/${hexOf(digest)}`;
    if (!isListed && (await this.#size(path)) > limits.layoutManifestBytes) return null;
    const bytes = await this.blob(digest, isListed ? limits.manifestBytes : limits.layoutManifestBytes);
    if (bytes === null || (!isListed && (bytes[0] !== 0x7b || !Buffer.from(bytes).includes('"subject"')))) return null;
    try {
      const { subject, artifactType, annotations } = readManifest(bytes, `${this.name}, ${digest}`);
      const mediaType = statedMediaType(bytes, this.name) ?? '';
      return subject === null ? null : { subject, descriptor: { digest, mediaType, size: bytes.length, artifactType, platform: null, annotations } };
    } catch (cause) {
      // Listed as a manifest, it is one that cannot be read; among the blobs it was never said to be one.
      if (isListed || !(cause instanceof SourceError)) throw cause;
      return null;
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
    const named = entries.filter(({ annotations }) => annotations.get(REF_NAME) === tag || annotations.get(REF_NAME)?.endsWith(`:${tag}`) === true);
    const kind = /^sha256-[0-9a-f]{64}\.(sig|att)$/.exec(tag)?.[1];
    return [...named, ...(kind === undefined ? [] : entries.filter(({ annotations }) => annotations.get(KIND) === `${COSIGN}${kind}s`))];
  }

  #index(): Promise<readonly Descriptor[]> {
    return (this.#entries ??= this.#readIndex());
  }

  async #readIndex(): Promise<readonly Descriptor[]> {
    const [layout, index] = await Promise.all([this.#read('oci-layout', limits.tokenBytes), this.#read('index.json', limits.manifestBytes)]);
    if (layout === null || index === null) throw new SourceError('SOURCE_NOT_FOUND', `${this.name} is no OCI layout: it has no ${layout === null ? 'oci-layout' : 'index.json'}.`);
    return readIndex(index, `${this.name}/index.json`);
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
    const stated = statedMediaType(bytes, place) ?? (await this.#index()).find((entry) => entry.digest === digest)?.mediaType ?? '';
    if (!isManifestType(stated)) throw new SourceError('SOURCE_MALFORMED', `${place} is of the media type ${stated === '' ? 'nobody names' : stated}, which is no manifest that is read.`);
    return { digest, mediaType: stated, bytes };
  }

  /** A file of the layout; null where it is not there. A link must not lead out of the workspace: what is read here is shown where it is malformed. */
  async #read(name: string, maxBytes: number): Promise<Uint8Array | null> {
    try {
      return await this.#files.read(`${this.#folder}/${name}`, maxBytes, { inside: true });
    } catch (cause) {
      if (!(cause instanceof FileError)) throw cause;
      if (cause.kind === 'missing') return null;
      throw new SourceError(cause.kind === 'too-large' ? 'SOURCE_TOO_LARGE' : 'SOURCE_UNREADABLE', `${this.name} cannot be read: ${cause.message}.`, { cause });
    }
  }
}

/** A path as a pattern that matches it alone. */
function escapeGlob(path: string): string {
  return path.replaceAll(/[*?[\]{}]/g, '[$&]');
}
