// Where images and their evidence are read from: a repository in a registry, or an OCI layout on disk. One interface, so that what finds and reads
// evidence is the same code for both.
//
// A store is not trusted. What it answers for a digest has that digest, or it is no answer (`SourceError`, `SOURCE_MISMATCH`); what it answers for a
// tag is whatever it likes. Null is "there is none", said by a store that knows us; everything else that is no answer is a `SourceError`.

import type { Digest } from './digest.ts';
import type { NonEmpty } from './subject.ts';

/** A manifest or an index, by its bytes. `mediaType` is what the bytes say of themselves, and the store says the same; parameters are cut. */
export interface StoredManifest { readonly digest: Digest; readonly mediaType: string; readonly bytes: Uint8Array }

/** A pointer to a manifest, as an index states it (image-spec v1.1 descriptor.md). Text from outside. */
export interface Descriptor {
  readonly digest: Digest;
  readonly mediaType: string;
  readonly size: number;
  readonly artifactType: string | null;
  /** `os/architecture` or `os/architecture/variant`; null where none is stated. */
  readonly platform: string | null;
  readonly annotations: ReadonlyMap<string, string>;
}

/** What a listing answered. `partial`: why there may be more than this, null where there is not. `unsupported`: this store has no such listing. */
export type Listing =
  | { readonly outcome: 'listed'; readonly descriptors: readonly Descriptor[]; readonly partial: string | null }
  | { readonly outcome: 'unsupported' };

/** The read side of one repository. All methods reject with `SourceError` where no answer was had. But for blobs, little is fetched twice in one run. */
export interface ImageStore {
  /** What reports call it: `ghcr.io/acme/app`, or `oci:DIR`. */
  readonly name: string;
  /** What a tag points to now, with the digest of the bytes received. A registry has one or none; a layout may call several things alike. */
  readonly resolve: (tag: string) => Promise<readonly StoredManifest[]>;
  /** What is to be verified where no tag and no digest was written: what a layout holds that is no evidence. A registry has none. */
  readonly roots: () => Promise<readonly StoredManifest[]>;
  /** Whether there is such a tag, asked as cheaply as can be. What it points to is not believed. */
  readonly hasTag: (tag: string) => Promise<boolean>;
  /** A manifest or an index of at most `maxBytes`; by default as large as any may be. */
  readonly manifest: (digest: Digest, maxBytes?: number) => Promise<StoredManifest | null>;
  /** A blob of at most `maxBytes`. */
  readonly blob: (digest: Digest, maxBytes: number) => Promise<Uint8Array | null>;
  /** Manifests that say they are about `digest` (distribution-spec v1.1 §listing-referrers), all pages. */
  readonly referrers: (digest: Digest) => Promise<Listing>;
  /** Forgets what was not there: asked again after something was pushed. */
  readonly forgetAbsent: () => void;
}

/** What a listing of referrers and the fallback tag call an index: their answers must say exactly this. */
export const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';

/** Media types of what a reference can name. */
export const INDEX_TYPES: ReadonlySet<string> = new Set([OCI_INDEX, 'application/vnd.docker.distribution.manifest.list.v2+json']);
export const MANIFEST_TYPES: NonEmpty<string> = [OCI_INDEX, 'application/vnd.docker.distribution.manifest.list.v2+json', 'application/vnd.oci.image.manifest.v1+json', 'application/vnd.docker.distribution.manifest.v2+json'];

/** The tag of things about a digest: `sha256-<hex>` alone is the fallback of the referrers API, with `.sig` and `.att` cosign's scheme. */
export function tagAbout(digest: Digest, suffix: '' | '.sig' | '.att'): string {
  return `${digest.replace(':', '-')}${suffix}`;
}
