// Manifests that say they are about an image (distribution-spec v1.1 §listing-referrers).
//
//   GET /v2/<name>/referrers/<digest>        the API, where a registry has it
//   <name>:sha256-<hex>                      an index under the fallback tag, where it has not, or where a writer believed so
//
// Both are asked and neither is believed: the index under the tag is written by whoever can push, and cosign's calls everything by one type. A
// manifest says itself what it is, and the signature in it which image it is about; its `subject` decides nothing.

import { readIndex } from '../domain/image-manifest.ts';
import { OCI_INDEX, tagAbout } from '../domain/image-store.ts';
import type { ImageSource } from './catalog.ts';

/** Asks the referrers API. A registry without it has no answer there, which is none. */
export const searchReferrers: ImageSource = async (store, digest) => {
  const listing = await store.referrers(digest);
  return { address: store.name, manifests: [], ...(listing.outcome === 'listed' ? listing : { descriptors: [], partial: null }) };
};

/** Reads the index under the fallback tag. Anything else under that tag is no listing. */
export const searchReferrersTag: ImageSource = async (store, digest) => {
  const tag = tagAbout(digest, '');
  const address = `${store.name}:${tag}`;
  const found = (await store.hasTag(tag)) ? await store.resolve(tag) : [];
  const descriptors = found.filter(({ mediaType }) => mediaType === OCI_INDEX).flatMap(({ bytes }) => readIndex(bytes, address));
  return { address, descriptors, manifests: [], partial: null };
};
