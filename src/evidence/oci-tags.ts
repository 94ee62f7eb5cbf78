// Evidence under derived tags, as cosign kept it before there were referrers:
//
//   sha256:<hex>  ->  <name>:sha256-<hex>.sig | .att
//
// A tag is mutable and unsigned: whoever can push to the repository chooses what lies here, so it only says where to look. `.sbom` is not read: what
// lies under it carries no signature.

import { tagAbout } from '../domain/image-store.ts';
import type { ImageSource } from './catalog.ts';

function searchTag(suffix: '.sig' | '.att'): ImageSource {
  return async (store, digest) => {
    const tag = tagAbout(digest, suffix);
    // Asked whether it is there first: to fetch what is not there counts against the limits of some registries, to ask does not.
    const manifests = (await store.hasTag(tag)) ? await store.resolve(tag) : [];
    return { address: `${store.name}:${tag}`, descriptors: [], manifests, partial: null };
  };
}

/** Looks for signatures under cosign's tag. */
export const searchSignatureTag = searchTag('.sig');
/** Looks for attestations under cosign's tag. */
export const searchAttestationTag = searchTag('.att');
