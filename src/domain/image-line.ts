// Lines of the input `image`: a reference to a registry, or a layout on disk.

import { parseDigest, type Digest } from './digest.ts';
import { canonicalReference, isTag, parseImageReference, type ImageRepository } from './image-reference.ts';

/** What a user wrote for an image, taken apart: in a registry, or in a layout on disk. `digest` and `tag` are what was written beside the name. */
export type ImageLine =
  | { readonly kind: 'registry'; readonly text: string; readonly repository: ImageRepository; readonly tag: string | null; readonly digest: Digest | null }
  | { readonly kind: 'layout'; readonly text: string; readonly folder: string; readonly tag: string | null; readonly digest: Digest | null };

/** How a line of `image` is written, in words. */
export const imageLineForm = 'registry/name:tag, registry/name@sha256: and 64 hex digits, or oci:FOLDER, in lower case';

/** Parses a line of `image`; null where it is none. `oci:FOLDER[:tag][@sha256:…]` is a layout. */
export function parseImageLine(text: string): ImageLine | null {
  if (text.startsWith('oci:')) return parseLayoutLine(text);
  const reference = parseImageReference(text);
  if (reference === null) return null;
  return { kind: 'registry', text, repository: reference.repository, tag: reference.tag, digest: reference.kind === 'pinned' ? reference.digest : null };
}

function parseLayoutLine(text: string): ImageLine | null {
  const [, rest = '', digestText] = /^oci:(.+?)(?:@(sha256:.*))?$/s.exec(text) ?? [];
  const digest = digestText === undefined ? null : parseDigest(digestText);
  const colon = rest.lastIndexOf(':');
  // Behind a slash a colon begins a tag; a drive letter of Windows has its slash behind the colon.
  const tag = colon > 0 && !/[/\\]/.test(rest.slice(colon)) && isTag(rest.slice(colon + 1)) ? rest.slice(colon + 1) : null;
  const folder = tag === null ? rest : rest.slice(0, colon);
  return folder === '' || (digestText !== undefined && digest === null) ? null : { kind: 'layout', text, folder, tag, digest };
}

/** The canonical text of a line, by which two spellings of one reference are one. */
export function keyOfLine(line: ImageLine): string {
  if (line.kind === 'layout') return line.text;
  const { repository, tag, digest } = line;
  return canonicalReference(digest === null ? { kind: 'tagged', repository, tag: tag ?? 'latest' } : { kind: 'pinned', repository, digest, tag });
}
