// What a glob says: pure text work, for the separators of either platform.
//
//   *        any characters of one name            [a-z]  one character of a set; [!a-z] and [^a-z] one that is not
//   ?        one character of a name                {a,b}  either, as if the pattern had been written twice
//   **       as a whole name: any depth of folders  \*     on systems where a path has no backslashes: the character itself
//
// A name that begins with a dot is matched only where the pattern names the dot. Names are compared case-sensitively, by code point and in time
// linear in the stars: a regular expression made of `*a*a*a*` and a hostile name would not be.

import type { PlatformPath } from 'node:path';
import { limits } from '../domain/limits.ts';
import { FileError } from '../domain/ports.ts';

/** One name of a pattern: any depth, this very name, or names that match. */
export type Segment = { readonly kind: 'depth' } | { readonly kind: 'name'; readonly name: string } | { readonly kind: 'match'; readonly tokens: readonly Token[] };

type Token =
  | { readonly kind: 'star' | 'one' }
  | { readonly kind: 'character'; readonly character: string }
  | { readonly kind: 'set'; readonly negated: boolean; readonly ranges: readonly (readonly [string, string])[] };

/** One reading of a glob: where it starts (`''` for the current folder, `/`, `C:/`), and the names below, never none. */
export interface GlobAlternative { readonly start: string; readonly segments: readonly Segment[] }

/** What a pattern turned out to be. A `path` is as written, with `/`. */
export type ParsedGlob = { readonly kind: 'path'; readonly path: string } | { readonly kind: 'glob'; readonly path: string; readonly alternatives: readonly GlobAlternative[] };

/** Reads a pattern for a platform. Throws `FileError` (`too-many`) for one that is too long or whose braces stand for too many. */
export function parseGlob(pattern: string, platform: Pick<PlatformPath, 'parse' | 'sep'>): ParsedGlob {
  if (pattern.length > limits.globLength) throw new FileError('too-many', `a pattern of more than ${limits.globLength} characters is not read`);
  const path = withSlashes(pattern, platform);
  // Only what is behind the root can be a pattern: the question mark of \\?\C:\ is none.
  const start = platform.parse(path).root;
  const rest = path.slice(start.length);
  if (!/[*?[{]/.test(rest)) return { kind: 'path', path };
  const escapes = platform.sep === '/';
  const alternatives = expandBraces(rest, escapes).map((text) => ({ start, segments: parseSegments(text, escapes) }));
  return { kind: 'glob', path, alternatives: alternatives.filter(({ segments }) => segments.length > 0) };
}

/** The path with `/` between its names, whatever the platform writes. */
export function withSlashes(path: string, platform: Pick<PlatformPath, 'sep'>): string {
  return platform.sep === '\\' ? path.replaceAll('\\', '/') : path;
}

/** Whether a segment matches the name of a directory entry; `depth` matches none by itself. */
export function matchesName(segment: Segment, name: string): boolean {
  if (segment.kind === 'depth') return false;
  if (segment.kind === 'name') return segment.name === name;
  const [first] = segment.tokens;
  if (isHidden(name) && !(first?.kind === 'character' && first.character === '.')) return false;
  return matchesTokens(segment.tokens, Array.from(name));
}

/** Whether a name is one that `*` and `**` leave out. */
export function isHidden(name: string): boolean {
  return name.startsWith('.');
}

/** Greedy with one way back, to the last star: an earlier one never has to take more, since the last can take all that it would. */
function matchesTokens(tokens: readonly Token[], name: readonly string[]): boolean {
  let [token, at, star, starAt] = [0, 0, -1, 0];
  for (let character = name[at]; character !== undefined; character = name[at]) {
    const wanted = tokens[token];
    if (wanted?.kind === 'star') {
      [star, starAt] = [token, at];
      token += 1;
    } else if (wanted !== undefined && accepts(wanted, character)) {
      token += 1;
      at += 1;
    } else if (star >= 0) {
      starAt += 1;
      [token, at] = [star + 1, starAt];
    } else {
      return false;
    }
  }
  return tokens.slice(token).every(({ kind }) => kind === 'star');
}

function accepts(token: Token, character: string): boolean {
  switch (token.kind) {
    case 'character': return token.character === character;
    case 'set': return token.negated !== token.ranges.some(([from, to]) => codePoint(from) <= codePoint(character) && codePoint(character) <= codePoint(to));
    case 'one': return true;
    case 'star': return false;
    default: return token satisfies never;
  }
}

function codePoint(character: string): number {
  return character.codePointAt(0) ?? 0;
}

function parseSegments(text: string, escapes: boolean): Segment[] {
  const segments = text.split('/').filter((name) => name !== '').map((name) => parseSegment(name, escapes));
  // Two `**` in a row say what one says.
  return segments.filter((segment, index) => segment.kind !== 'depth' || segments[index - 1]?.kind !== 'depth');
}

function parseSegment(text: string, escapes: boolean): Segment {
  if (text === '**') return { kind: 'depth' };
  const tokens: Token[] = [];
  const characters = Array.from(text);
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at] ?? '';
    const set = character === '[' ? parseSet(characters, at, escapes) : null;
    if (set !== null) {
      tokens.push(set.token);
      at = set.end;
    } else if (character === '*') {
      tokens.push({ kind: 'star' });
    } else if (character === '?') {
      tokens.push({ kind: 'one' });
    } else {
      const escaped = character === '\\' && escapes ? characters[at + 1] : undefined;
      if (escaped !== undefined) at += 1;
      tokens.push({ kind: 'character', character: escaped ?? character });
    }
  }
  const plain = tokens.flatMap((token) => (token.kind === 'character' ? [token.character] : []));
  return plain.length === tokens.length ? { kind: 'name', name: plain.join('') } : { kind: 'match', tokens };
}

/** Reads `[…]` from its bracket; null where none closes it, and the bracket stands for itself. A `]` that comes first belongs to the set. */
function parseSet(characters: readonly string[], start: number, escapes: boolean): { readonly token: Token; readonly end: number } | null {
  const negated = characters[start + 1] === '!' || characters[start + 1] === '^';
  const begin = start + (negated ? 2 : 1);
  const ranges: (readonly [string, string])[] = [];
  let at = begin;
  const take = (): string | undefined => {
    if (escapes && characters[at] === '\\') at += 1;
    at += 1;
    return characters[at - 1];
  };
  while (at < characters.length) {
    if (characters[at] === ']' && at > begin) return { token: { kind: 'set', negated, ranges }, end: at };
    const from = take();
    const isRange = characters[at] === '-' && characters[at + 1] !== ']' && at + 1 < characters.length;
    if (isRange) at += 1;
    const to = isRange ? take() : from;
    if (from !== undefined && to !== undefined) ranges.push([from, to]);
  }
  return null;
}

/** All texts that the braces stand for. */
function expandBraces(text: string, escapes: boolean): string[] {
  const braces = firstBraces(text, escapes);
  if (braces === null) return [text];
  const expanded: string[] = [];
  for (const choice of braces.choices) {
    expanded.push(...expandBraces(braces.before + choice + braces.behind, escapes));
    if (expanded.length > limits.globAlternatives) throw new FileError('too-many', `the braces of a pattern stand for more than ${limits.globAlternatives} patterns`);
  }
  return expanded;
}

/** The outermost braces that begin first and have a comma; braces without one, or without their other half, stand for themselves. */
function firstBraces(text: string, escapes: boolean): { readonly before: string; readonly choices: readonly string[]; readonly behind: string } | null {
  const open: number[][] = [];
  let found: { readonly cuts: readonly number[]; readonly end: number } | null = null;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\\' && escapes) at += 1;
    else if (character === '{') open.push([at]);
    else if (character === ',') open.at(-1)?.push(at);
    else if (character === '}') {
      const cuts = open.pop() ?? [];
      if (cuts.length > 1 && (cuts[0] ?? 0) < (found?.cuts[0] ?? text.length)) found = { cuts, end: at };
    }
  }
  if (found === null) return null;
  const ends = [...found.cuts, found.end];
  return { before: text.slice(0, ends[0]), choices: found.cuts.map((cut, index) => text.slice(cut + 1, ends[index + 1])), behind: text.slice(found.end + 1) };
}
