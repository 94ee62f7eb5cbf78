// Which subjects a rule is about, and the one matcher for `*`.
//
// Names of subjects are partly chosen by others (a repository's author names the image). The matcher follows all possible positions at once, so
// no name and no pattern makes it take longer than length times parts: there is no backtracking to attack.

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
 */
export function parseGlob({ text, dialect }: Glob): readonly Part[] {
  const words = dialect === 'path' ? text.split(/(\*\*|\*)/) : text.split(/([*?])/);
  return words.filter((word) => word !== '').map((word): Part => {
    if (word === '**') return { kind: 'anything' };
    if (word === '*') return { kind: dialect === 'path' ? 'run' : 'anything' };
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
 * A bare digest is no image, file or package: only globs of the kind `any` are about it. A copy of an image has the name of its upstream as well.
 */
export function isAbout(match: Match, { kind, name }: Pick<Subject, 'kind' | 'name'>, mirrors: readonly Mirror[] = []): boolean {
  const names = kind === 'image' ? [name, ...upstreamNames(name, mirrors)] : [name];
  const globs = match.anyOf.filter((one) => one.kind === 'any' || one.kind === kind);
  return names.some((one) => globs.some(({ glob }) => matchesGlob(glob, one)) && !match.except.some((glob) => matchesGlob(glob, one)));
}

/** The names that an image has at the repositories of which its own serves copies. */
export function upstreamNames(name: string, mirrors: readonly Mirror[]): readonly string[] {
  return mirrors.flatMap(({ copy, upstream }) => (name.startsWith(`${copy}/`) ? [`${upstream}${name.slice(copy.length)}`] : []));
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
