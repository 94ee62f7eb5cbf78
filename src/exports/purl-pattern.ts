// Asking a list of components for one: by package URL, or by name.
//
// The pattern is the user's; the components are text of whoever signed the SBOM. There are no regular expressions, and the matcher never goes back, so
// no text makes it slow. Package URLs are compared after the rules of their type, not as text: %40acme is @acme, and PyPI's Foo_Bar is foo-bar.
//
//   pkg:golang/k8s.io/client-go@v0.*   a package URL; "*" is any characters within one segment of the name, or of the version
//   k8s.io/*                           a name; "*" is any characters
//   client-go                          a part of a name

import { assertNever, bounded } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';
import { parsePurl, purlOfName, type PackageUrl } from '../domain/purl.ts';
import type { Component } from './sbom-components.ts';

/** A pattern that was read. */
export type ComponentPattern =
  | { readonly kind: 'package'; readonly purl: PackageUrl }
  | { readonly kind: 'name'; readonly glob: string }
  | { readonly kind: 'part'; readonly text: string };

/** How a pattern is written, in words. */
export const componentPatternForm = 'a package URL (pkg:npm/left-pad), with * within a segment where wanted; or a name, whole with * in it or a part of one';

/** Reads a pattern; null where it is empty, too long, or begins like a package URL and is none. */
export function parseComponentPattern(text: string): ComponentPattern | null {
  if (text === '' || text.length > limits.componentPatternLength) return null;
  if (/^pkg:/i.test(text)) {
    const purl = parsePurl(text);
    return purl === null ? null : { kind: 'package', purl };
  }
  return text.includes('*') ? { kind: 'name', glob: text } : { kind: 'part', text };
}

/**
 * The components that a pattern is about, each once, with texts cut to what can be shown; and how many more there are than are shown.
 *
 * A pattern without version, qualifiers or subpath leaves them open. One with a package URL is compared by name and version with components that
 * state no package URL that can be read; what else it asks those cannot answer.
 */
export function queryComponents(pattern: ComponentPattern, components: readonly Component[]): { readonly matches: readonly Component[]; readonly omitted: number } {
  const matches = new Map<string, Component>();
  let omitted = 0;
  for (const component of components) {
    if (!isAbout(pattern, component)) continue;
    const shown = { name: bounded(component.name), version: boundedOrNull(component.version), purl: boundedOrNull(component.purl) };
    const key = JSON.stringify([shown.name, shown.version, shown.purl]);
    if (matches.has(key)) continue;
    if (matches.size < limits.sbomMatches) matches.set(key, shown);
    else omitted += 1;
  }
  return { matches: [...matches.values()], omitted };
}

function isAbout(pattern: ComponentPattern, component: Component): boolean {
  switch (pattern.kind) {
    case 'package': return isPackage(pattern.purl, component);
    case 'name': return covers(pattern.glob, component.name);
    case 'part': return component.name.includes(pattern.text);
    default: return assertNever(pattern);
  }
}

function isPackage(asked: PackageUrl, component: Component): boolean {
  const stated = component.purl === null ? null : parsePurl(component.purl);
  // Maven's names are group:name where no package URL says so.
  const purl = stated ?? purlOfName(asked.type, asked.type === 'maven' ? component.name.replace(':', '/') : component.name);
  if (purl === null || purl.type !== asked.type) return false;
  const [names, globs] = [fullName(purl), fullName(asked)];
  if (names.length !== globs.length || !globs.every((glob, i) => covers(glob, names[i] ?? ''))) return false;
  const version = purl.version ?? component.version;
  if (asked.version !== null && (version === null || !covers(asked.version, version))) return false;
  const qualified = [...asked.qualifiers].every(([key, value]) => purl.qualifiers.get(key) === value);
  return qualified && (asked.subpath === null || asked.subpath === purl.subpath);
}

// Some writers encode the slashes of a name; they count as slashes.
function fullName({ namespace, name }: PackageUrl): readonly string[] {
  return [...(namespace?.split('/') ?? []), ...name.split('/')];
}

/**
 * Whether a glob covers the whole text, `*` being any characters.
 *
 * What stands between two stars is taken where it first occurs: a later place would leave less text to the rest. So no place is tried twice.
 */
function covers(glob: string, text: string): boolean {
  const [first = '', ...between] = glob.split('*');
  const last = between.pop();
  if (last === undefined) return glob === text;
  const end = text.length - last.length;
  if (first.length > end || !text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (const part of between) {
    const found = text.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}

function boundedOrNull(text: string | null): string | null {
  return text === null ? null : bounded(text);
}
