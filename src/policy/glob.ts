// Which subjects a rule is about, and the one matcher for `*`.
//
// Names of subjects are partly chosen by others (a repository's author names the image). The matcher follows all possible positions at once, so
// no name and no pattern makes it take longer than length times parts: there is no backtracking to attack.

import { DOCKER_HUB, parseImageReference } from '../domain/image-reference.ts';
import { normalized } from '../domain/file-line.ts';
import { limits } from '../domain/limits.ts';
import type { Glob, Match, Mirror } from '../domain/policy.ts';
import type { Subject } from '../domain/subject.ts';

/** One part of a parsed pattern. `run` is any characters but `/`, `anything` any characters, `one` exactly one; each but `one` may be empty. */
export type Part = { readonly kind: 'literal'; readonly text: string } | { readonly kind: 'run' | 'anything' | 'one' };

/** Whether the parts cover the whole text. Case-sensitive. */
export function matchesParts(parts: readonly Part[], text: string): boolean {
  const [only] = parts;
  if (only?.kind === 'literal' && parts.length === 1) return only.text === text;
  let positions: ReadonlySet<number> = new Set([0]);
  for (const part of parts) positions = advance(part, positions, text);
  return positions.has(text.length);
}

/**
 * Parses a glob.
 *
 *   path      "**" anything, "*" anything but "/", all else stands for itself
 *   wildcard  "*" anything, "?" one character
 *   reference as path, but one "*" alone, and two with a "/" between, are the images of Docker Hub
 */
export function parseGlob({ text, dialect }: Glob): readonly Part[] {
  const written = dialect === 'reference' ? (HUB_GLOBS.get(text) ?? text) : text;
  const words = dialect === 'wildcard' ? written.split(/([*?])/) : written.split(/(\*\*|\*)/);
  return words.filter((word) => word !== '').map((word): Part => {
    if (word === '**') return { kind: 'anything' };
    if (word === '*') return { kind: dialect === 'wildcard' ? 'anything' : 'run' };
    if (word === '?' && dialect === 'wildcard') return { kind: 'one' };
    return { kind: 'literal', text: word };
  });
}

/** Whether a name is of a glob. */
export function matchesGlob(glob: Glob, name: string): boolean {
  return matchesParts(parseGlob(glob), name);
}

/**
 * Whether a rule or waiver is about a subject: one of its globs for this kind has one of its names, and no exception has that name.
 *
 * A bare digest is no image, file or package: only globs of the kind `any` are about it. A copy of an image has the name of its upstream as well, and what
 * is written in a longer way the name that it has without it: a `:443` or `./` more would else lead around a rule.
 */
export function isAbout(match: Match, subject: Named, mirrors: readonly Mirror[] = []): boolean {
  const names = new Set([subject.name, ...plainNames(subject)].flatMap((name) => (subject.kind === 'image' ? [name, ...upstreamNames(name, mirrors)] : [name])));
  const globs = match.anyOf.filter((one) => one.kind === 'any' || one.kind === subject.kind);
  return [...names].map((name) => ({ ...subject, name })).some((one) => globs.some(({ glob }) => matchesSubject(glob, one)) && !match.except.some((glob) => matchesSubject(glob, one)));
}

/** Enough of a subject to know which rules are about it. */
export type Named = Pick<Subject, 'kind' | 'name' | 'digest' | 'image'>;

/** The port that is meant where none is written, and parts of a path that lead nowhere. */
function plainNames({ kind, name }: Named): readonly string[] {
  if (kind === 'image') return [name.replace(/^([^/]+):443\//, '$1/')];
  return kind === 'file' && !name.startsWith('/') ? [normalized(name) ?? name] : [];
}

/** The names that an image has at the repositories of which its own serves copies, and at those of which these do. A mirror of itself leads on and on; so many names are enough. */
export function upstreamNames(name: string, mirrors: readonly Mirror[]): readonly string[] {
  const names = new Set([name]);
  // A set is gone through to its end, also to what is added on the way.
  for (const one of names) for (const { copy, upstream } of mirrors) if (names.size < limits.upstreamNames && one.startsWith(`${copy}/`)) names.add(`${upstream}${one.slice(copy.length)}`);
  names.delete(name);
  return [...names];
}

function matchesSubject(glob: Glob, subject: Named): boolean {
  const names = glob.dialect === 'reference' && subject.kind === 'image' ? waysToWrite(subject) : [subject.name];
  return names.some((name) => matchesGlob(glob, name));
}

const HUB_GLOBS: ReadonlyMap<string, string> = new Map([['*', `${DOCKER_HUB}/library/*`], ['*/*', `${DOCKER_HUB}/*/*`]]);

/**
 * Every way to write an image: by name, with the digest that is judged or that of its index, with the tag that was written, as it was written; and the
 * same without the name of Docker Hub. A cluster knows one of them, that with the digest. More globs fit here, so more policies have to be passed.
 */
function waysToWrite({ name, digest, image }: Named): readonly string[] {
  const reference = image === null ? null : parseImageReference(image.reference);
  const tag = reference?.tag ?? null;
  const canonical = [name, `${name}@${digest}`, ...(image?.index == null ? [] : [`${name}@${image.index}`]), ...(tag === null ? [] : [`${name}:${tag}`]), ...(reference?.kind === 'pinned' ? [`${name}@${reference.digest}`] : [])];
  return [...canonical, ...(image === null ? [] : [image.reference]), ...canonical.flatMap(asOnDockerHub)];
}

function asOnDockerHub(name: string): readonly string[] {
  if (!name.startsWith(`${DOCKER_HUB}/`)) return [];
  const path = name.slice(DOCKER_HUB.length + 1);
  return [`docker.io/${path}`, path, ...(path.startsWith('library/') ? [path.slice('library/'.length)] : [])];
}

/** The positions that can be reached over one part. */
function advance(part: Part, from: ReadonlySet<number>, text: string): ReadonlySet<number> {
  const to = new Set<number>();
  for (const position of from) {
    switch (part.kind) {
      case 'literal':
        if (text.startsWith(part.text, position)) to.add(position + part.text.length);
        break;
      case 'one':
        if (position < text.length) to.add(position + 1);
        break;
      case 'run': case 'anything':
        // Where another position has already run through here, the rest is in the set.
        for (let at = position; !to.has(at); at += 1) {
          to.add(at);
          if (at >= text.length || (part.kind === 'run' && text[at] === '/')) break;
        }
        break;
    }
  }
  return to;
}
