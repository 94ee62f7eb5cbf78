// What lies in registries: repositories with manifests, tags and blobs (distribution-spec v1.1, image-spec v1.1).
//
// Tests fill it and hand it to one or several registries, or write it to disk as a layout. Nothing is checked on the way in: a test may store a
// manifest that is no JSON, whose blobs are not there, or whose media type is a lie.

import { digestOf, type Digest } from '../../../src/domain/digest.ts';

/** A platform as an index states it. */
export interface PlatformJson { readonly os: string; readonly architecture: string; readonly variant?: string }

/** A descriptor as JSON (image-spec v1.1 descriptor.md). */
export interface DescriptorJson {
  readonly mediaType: string;
  readonly digest: Digest;
  readonly size: number;
  readonly artifactType?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly platform?: PlatformJson;
  readonly data?: string;
}

/** A manifest or an index, with all fields that anything here writes. */
export interface ManifestJson {
  readonly schemaVersion: 2;
  readonly mediaType?: string;
  readonly artifactType?: string;
  readonly config?: DescriptorJson;
  readonly layers?: readonly DescriptorJson[];
  readonly manifests?: readonly DescriptorJson[];
  readonly subject?: DescriptorJson;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Bytes with the media type that the registry answers for them. */
export interface Stored { readonly mediaType: string; readonly bytes: Buffer }

export const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
export const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
export const OCI_CONFIG = 'application/vnd.oci.image.config.v1+json';
export const OCI_EMPTY = 'application/vnd.oci.empty.v1+json';
export const DOCKER_LIST = 'application/vnd.docker.distribution.manifest.list.v2+json';
export const DOCKER_MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';

/** Repositories by name. `host` is the registry's name in what is signed; a registry that is given no content puts its own address there. */
export class OciContent {
  host: string;
  readonly repositories = new Map<string, OciRepository>();

  constructor(host = 'registry.test') {
    this.host = host;
  }

  /** The repository of this name; a new one where there is none. */
  repository(name: string): OciRepository {
    const there = this.repositories.get(name);
    if (there !== undefined) return there;
    const made = new OciRepository(name, this);
    this.repositories.set(name, made);
    return made;
  }
}

/** One repository. Its maps are for tests to change at will. */
export class OciRepository {
  readonly name: string;
  readonly #content: OciContent;
  readonly manifests = new Map<Digest, Stored>();
  readonly tags = new Map<string, Digest>();
  readonly blobs = new Map<Digest, Buffer>();

  constructor(name: string, content: OciContent) {
    this.name = name;
    this.#content = content;
  }

  /** `host/name`, as signatures write it. */
  get reference(): string {
    return `${this.#content.host}/${this.name}`;
  }

  /** Stores bytes as a blob. */
  putBlob(bytes: Uint8Array, mediaType = 'application/octet-stream', annotations?: Readonly<Record<string, string>>): DescriptorJson {
    const digest = digestOf(bytes);
    this.blobs.set(digest, Buffer.from(bytes));
    return { mediaType, digest, size: bytes.length, ...(annotations === undefined ? {} : { annotations }) };
  }

  /** Stores a manifest, as bytes or as JSON, and points the tag to it where one is given. */
  putManifest(manifest: ManifestJson | Uint8Array, { tag, mediaType }: { readonly tag?: string; readonly mediaType?: string } = {}): DescriptorJson {
    const bytes = manifest instanceof Uint8Array ? Buffer.from(manifest) : Buffer.from(JSON.stringify(manifest));
    const stored = { mediaType: mediaType ?? (manifest instanceof Uint8Array ? undefined : manifest.mediaType) ?? OCI_MANIFEST, bytes };
    const digest = digestOf(bytes);
    this.manifests.set(digest, stored);
    if (tag !== undefined) this.tags.set(tag, digest);
    return { mediaType: stored.mediaType, digest, size: bytes.length };
  }

  /** The manifest that a tag or a digest names. */
  manifest(reference: string): (Stored & { readonly digest: Digest }) | undefined {
    const digest = this.tags.get(reference) ?? (reference as Digest);
    const stored = this.manifests.get(digest);
    return stored === undefined ? undefined : { ...stored, digest };
  }

  /** The manifest as JSON. Throws where there is none: a test asked for what it did not put here. */
  json(reference: string): ManifestJson {
    const stored = this.manifest(reference);
    if (stored === undefined) throw new Error(`${this.name} has no manifest ${reference}`);
    return JSON.parse(stored.bytes.toString()) as ManifestJson;
  }

  /** Descriptors of the manifests that name this digest as their subject, in the order they came (distribution-spec v1.1 §listing-referrers). */
  referrers(subject: string): readonly DescriptorJson[] {
    return [...this.manifests].flatMap(([digest, { mediaType, bytes }]) => {
      const manifest = readManifest(bytes);
      if (manifest?.subject?.digest !== subject) return [];
      const artifactType = manifest.artifactType ?? manifest.config?.mediaType;
      const { annotations } = manifest;
      return [{ mediaType, digest, size: bytes.length, ...(artifactType === undefined ? {} : { artifactType }), ...(annotations === undefined ? {} : { annotations }) }];
    });
  }

  /** Takes a manifest away, with the tags that point to it. */
  remove(reference: string): void {
    const digest = this.tags.get(reference) ?? (reference as Digest);
    this.manifests.delete(digest);
    for (const [tag, to] of this.tags) if (to === digest) this.tags.delete(tag);
  }
}

/** The bytes as a manifest; null where they are none. Only the fields that are read here are of the right kind. */
export function readManifest(bytes: Uint8Array): ManifestJson | null {
  try {
    const json: unknown = JSON.parse(Buffer.from(bytes).toString());
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? json as ManifestJson : null;
  } catch {
    return null;
  }
}
