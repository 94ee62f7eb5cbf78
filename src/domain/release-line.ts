// Lines of the input `release`: a tag, the latest release, or either of a repository that is named with it.
//
//   v1.2.3                 the tag, of the repository in `repo`
//   latest                 the newest release that is neither a draft nor a prerelease
//   owner/name@v1.2.3      of the repository that is named
//
// A tag may have `/` and `@` in it: `@scope/pkg@1.0.0`, `sdk/v2`. What stands before the first `@` is a repository only where it is a valid one, so a
// tag that would be taken for both is written with `repo` and without `@`, or cannot be.

import { limits } from './limits.ts';

/** A release as the user wrote it. `tag` is null for the latest one. */
export interface ReleaseLine { readonly text: string; readonly repo: string; readonly tag: string | null }

/** How a line is written, in words. */
export const releaseLineForm = 'a tag as v1.2.3, latest, or owner/name@v1.2.3';

/** Parses a line; `repo` is the repository where the line names none. `no-repo`: it needs one; null: it is no release. */
export function parseReleaseLine(text: string, repo: string | null): ReleaseLine | 'no-repo' | null {
  const [, named, rest] = /^([A-Za-z0-9_-]+\/[A-Za-z0-9_.-]+)@(.+)$/.exec(text) ?? [];
  const tag = rest ?? text;
  // A name of dots would lead up in an address.
  if (!isGitTag(tag) || /\/\.{1,2}$/.test(named ?? '')) return null;
  const of = named ?? repo;
  return of === null ? 'no-repo' : { text, repo: of, tag: tag === 'latest' ? null : tag };
}

/** Whether git takes it for the name of a tag (git-check-ref-format). It becomes part of an address, of names in reports, and of refs. */
export function isGitTag(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what it excludes
  if (text === '' || text === '@' || text.length > limits.gitTag || text.startsWith('-') || /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|\.$/.test(text)) return false;
  return text.split('/').every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'));
}
