// The sources of evidence. One file and one line each; the contract test runs on all of them.

import type { Digest } from '../domain/digest.ts';
import type { Search } from '../domain/dossier.ts';
import type { Descriptor, ImageStore, StoredManifest } from '../domain/image-store.ts';
import type { Ports } from '../domain/ports.ts';
import { searchBeside } from './beside.ts';
import { searchFile } from './files.ts';
import { searchReferrers, searchReferrersTag } from './oci-referrers.ts';
import { searchAttestationTag, searchSignatureTag } from './oci-tags.ts';

/** Asks one address of a source. A place that cannot be asked is a search that is `unavailable`, never `none`. */
export type EvidenceSource = (address: string, ports: Pick<Ports, 'files'>) => Promise<Search>;

export const evidenceSources = {
  beside: searchBeside,
  file: searchFile,
} as const satisfies Record<string, EvidenceSource>;
export type SourceName = keyof typeof evidenceSources;

/** A place to look: which source, and which address there. */
export interface Place { readonly source: SourceName; readonly address: string }

/**
 * What one place in a repository points to: manifests that are at hand, and those that have to be fetched. `partial`: why there may be more than is
 * listed, null where there is not.
 */
export interface Pointers { readonly address: string; readonly manifests: readonly StoredManifest[]; readonly descriptors: readonly Descriptor[]; readonly partial: string | null }

/** Asks one place of a repository for what is there about an image. Rejects with `SourceError` where it gave no answer. */
export type ImageSource = (store: ImageStore, digest: Digest) => Promise<Pointers>;

export const imageSources = {
  'oci-referrers': searchReferrers,
  'oci-referrers-tag': searchReferrersTag,
  'oci-signature-tag': searchSignatureTag,
  'oci-attestation-tag': searchAttestationTag,
} as const satisfies Record<string, ImageSource>;
