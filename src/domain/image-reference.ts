// References to images, and to whatever else lies in a registry of images: what a user writes, parsed once.
//
//   [host[:port]/]path[:tag][@sha256:hex]
//
// The grammar is that of distribution-spec v1.1 with the defaults of Docker, as go-containerregistry reads it: the first part is a host only where
// it is `localhost` or has a dot or a colon; otherwise the image lies on Docker Hub, in `library` where the path is one word. A reference with a
// digest and one with a tag are two types: what is fetched as evidence is always asked by digest.

import { parseDigest, type Digest } from './digest.ts';

/** A repository in a registry, by canonical names: Docker Hub is `index.docker.io`, its own images lie in `library/`. */
export interface ImageRepository { readonly registry: string; readonly path: string }

/** An image by a name that somebody can move to another one. */
export interface TaggedImage { readonly kind: 'tagged'; readonly repository: ImageRepository; readonly tag: string }
/** An image by its digest. `tag` was written beside it; it names no bytes, only a version. */
export interface PinnedImage { readonly kind: 'pinned'; readonly repository: ImageRepository; readonly digest: Digest; readonly tag: string | null }
export type ImageReference = TaggedImage | PinnedImage;

/** The registry of Docker, whatever it was called. */
export const DOCKER_HUB = 'index.docker.io';
const DOCKER_HUB_NAMES: ReadonlySet<string> = new Set([DOCKER_HUB, 'docker.io', 'registry-1.docker.io', 'registry.hub.docker.com']);

/** How a reference is written, in words. */
export const imageForm = 'registry/name:tag or registry/name@sha256: and 64 hex digits, in lower case';

/** Longest host and path together, as registries bound it. */
const NAME_LENGTH = 255;
const COMPONENT = String.raw`[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*`;
const PATH = new RegExp(`^${COMPONENT}(?:/${COMPONENT})*$`);
// A name, an IPv4 address, or an IPv6 address in brackets; each with a port where it has one.
const HOST = /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*|\[[0-9a-fA-F:.]+\])(?::(\d{1,5}))?$/;
const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;

/** Parses a reference; null where it is none. Without tag and digest the tag is `latest`. */
export function parseImageReference(text: string): ImageReference | null {
  const [name, digestText, ...more] = text.split('@');
  if (name === undefined || more.length > 0) return null;
  // A colon in the last part of the path begins the tag; before a slash it begins a port.
  const colon = name.lastIndexOf(':');
  const hasTag = colon > name.lastIndexOf('/');
  const tag = hasTag ? name.slice(colon + 1) : null;
  const repository = parseImageRepository(hasTag ? name.slice(0, colon) : name);
  if (repository === null || (tag !== null && !TAG.test(tag))) return null;
  if (digestText === undefined) return { kind: 'tagged', repository, tag: tag ?? 'latest' };
  const digest = parseDigest(digestText);
  return digest === null || !digest.startsWith('sha256:') ? null : { kind: 'pinned', repository, digest, tag };
}

/** Parses a repository, without tag and digest; null where it is none. */
export function parseImageRepository(text: string): ImageRepository | null {
  const slash = text.indexOf('/');
  const first = slash < 0 ? '' : text.slice(0, slash);
  const isHost = first === 'localhost' || first.includes('.') || first.includes(':');
  const registry = isHost ? canonicalHost(first) : DOCKER_HUB;
  const rest = isHost ? text.slice(slash + 1) : text;
  const path = registry === DOCKER_HUB && !rest.includes('/') ? `library/${rest}` : rest;
  return registry !== null && PATH.test(path) && registry.length + path.length + 1 <= NAME_LENGTH ? { registry, path } : null;
}

// Hosts are compared without case (RFC 3986 §3.2.2): two spellings of one registry are one registry.
function canonicalHost(host: string): string | null {
  const port = HOST.exec(host)?.[1];
  // What has the letters of a host need not be one: 1.2.3.4.5, [:::].
  if (!HOST.test(host) || (port !== undefined && Number(port) < 1) || !URL.canParse(`https://${host}/`)) return null;
  const lower = host.toLowerCase();
  return DOCKER_HUB_NAMES.has(lower) ? DOCKER_HUB : lower;
}

/** Whether a text can be a tag. */
export function isTag(text: string): boolean {
  return TAG.test(text);
}

/** The canonical name of a repository: what rules match, and what reports call it. */
export function nameOfRepository({ registry, path }: ImageRepository): string {
  return `${registry}/${path}`;
}

/** The reference with canonical names. */
export function canonicalReference(image: ImageReference): string {
  const name = nameOfRepository(image.repository);
  return image.kind === 'tagged' ? `${name}:${image.tag}` : `${name}${image.tag === null ? '' : `:${image.tag}`}@${image.digest}`;
}
