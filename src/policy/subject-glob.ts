// Globs for the names of subjects, as policies write them: brought into the spelling of canonical names, or refused where they can match none.
//
//   images    ghcr.io/acme/*      registry and repository, without tag and digest; Docker Hub by any of its names
//   files     dist/**             the path as it is given to artifact
//   packages  pkg:npm/@acme/*     type, namespace and name, without version
//
// `*` stops at `/`, `**` does not. A glob that can match nothing is a rule that nobody meant: what it was to protect would fall to another rule, or to
// `unmatched`.

import { normalized } from '../domain/file-line.ts';
import { parseImageRepository } from '../domain/image-reference.ts';
import { limits } from '../domain/limits.ts';
import type { Glob } from '../domain/policy.ts';
import { parsePurl, printPurl } from '../domain/purl.ts';

/** The kinds of subjects that rules name. */
export type NamedKind = 'image' | 'file' | 'package';

/** A glob, or why it can match no name, with what to write in its place. */
export type ParsedGlob = { readonly glob: Glob } | { readonly fault: string; readonly next: string };

/** Parses a glob for subjects of a kind. */
export function parseSubjectGlob(kind: NamedKind, text: string): ParsedGlob {
  if (text.length > limits.subjectGlob) return { fault: `It has more than ${limits.subjectGlob} characters.`, next: 'Write a shorter one.' };
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (text === '' || /[\u0000-\u0020\u007f]/.test(text)) return { fault: 'It is empty, or has a blank or a control character in it.', next: 'Take it out.' };
  switch (kind) {
    case 'image': return imageGlob(text);
    case 'package': return packageGlob(text);
    case 'file':
    default: return fileGlob(text);
  }
}

// A path is compared without the parts that lead nowhere.
function fileGlob(text: string): ParsedGlob {
  if (text.includes('\\')) return { fault: 'Paths are compared with /.', next: `Write ${text.replaceAll('\\', '/')}.` };
  if (text.endsWith('/')) return { fault: 'No file has a name that ends in /.', next: `Write ${text}** for all files in it.` };
  if (text.startsWith('/')) return globOf(text);
  const path = normalized(text);
  return path === null ? { fault: 'It leads out of the folder that paths begin in.', next: 'Write a path below it, or one from /.' } : globOf(path);
}

function globOf(text: string): ParsedGlob {
  return { glob: { text, dialect: 'path' } };
}

const HOST_PART = /^(?=.*[.:])|^localhost$/;

function imageGlob(text: string): ParsedGlob {
  if (/^[a-z]+:\/\//.test(text)) return { fault: 'A name of an image has no scheme.', next: `Write ${text.replace(/^[a-z]+:\/\//, '')}.` };
  const [first = '', ...segments] = text.split('/');
  if (text.includes('@') || segments.some((segment) => segment.includes(':'))) return { fault: 'Rules are about images by name: a tag or a digest is in no name.', next: 'Take it out; source-ref with {tag} binds the tag, and deny takes digests.' };
  const wrong = segments.find((segment) => !isComponent(segment));
  if (wrong !== undefined || !/^[a-zA-Z0-9._:*[\]-]*$/.test(first)) return { fault: 'No name of an image has such a part.', next: 'Names are in lower case, of letters, digits and single . _ - between them.' };
  if (first.includes('*') && first !== first.toLowerCase()) return { fault: 'Names of registries are in lower case.', next: `Write ${[first.toLowerCase(), ...segments].join('/')}.` };
  if (first.includes('*')) return segments.length === 0 && !first.includes('**') ? { fault: 'A name has its registry and at least one / behind it, where * stops.', next: 'Write ** for all images.' } : globOf(text);
  if (!HOST_PART.test(first)) return { fault: 'It does not begin with a registry, as every name does.', next: `Write docker.io/${segments.length === 0 ? 'library/' : ''}${text}, or the registry that is meant.` };
  // 443 is the port that is meant where none is written.
  const host = parseImageRepository(`${first}/a/b`)?.registry.replace(/:443$/, '');
  if (host === undefined) return { fault: 'It begins with no host that can be one.', next: 'Write the registry, as ghcr.io.' };
  if (segments.length === 0) return { fault: 'It names a registry, and no repository in it.', next: `Write ${first}/** for all images of it.` };
  // Docker's own images have one word, and lie in library/.
  const [only, ...others] = segments;
  if (host !== 'index.docker.io' || others.length > 0 || only === undefined || only.includes('**')) return globOf([host, ...segments].join('/'));
  return only.includes('*') ? { fault: 'On Docker Hub every name has two parts.', next: `Write docker.io/library/${only}, or docker.io/*/${only}.` } : globOf(`${host}/library/${only}`);
}

// What stands beside a `*` is a part of a component, and may begin or end with what a whole one may not.
function isComponent(segment: string): boolean {
  return segment.includes('*') ? /^[a-z0-9._*-]+$/.test(segment) : /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/.test(segment);
}

function packageGlob(text: string): ParsedGlob {
  const [, type, rest] = /^pkg:([^/]*)\/(.+)$/s.exec(text) ?? [];
  if (type === undefined || rest === undefined) return { fault: 'It is no package URL.', next: 'Write pkg:type/name, as pkg:npm/left-pad or pkg:npm/**.' };
  if (/[?#]/.test(rest) || /[^/]@/.test(rest.replaceAll('%40', '@'))) return { fault: 'Rules are about packages by name: versions, qualifiers and subpaths are in none.', next: 'Take what stands behind the name out.' };
  if (!text.includes('*')) {
    const purl = parsePurl(text);
    return purl === null ? { fault: 'It is no package URL.', next: 'Write pkg:type/name, as pkg:npm/left-pad.' } : globOf(printPurl(purl));
  }
  if (!/^[a-z][a-z0-9.-]*$/.test(type) && !/^\*+$/.test(type)) return { fault: 'The type of a package is in lower case.', next: 'Correct it, as pkg:npm/**.' };
  return globOf(inCanonicalSpelling(text) ?? `pkg:${type}/${rest.split('/').map((segment) => segment.replace(/^@/, '%40')).join('/')}`);
}

/** The glob as the names are spelled that it is to match: most types are in lower case, a scope begins with %40. Null where no package could have such a name. */
function inCanonicalSpelling(text: string): string | null {
  // Letters that are in no name of it stand for what is left open.
  let letters = 'q';
  while (text.toLowerCase().includes(letters)) letters += 'q';
  const purl = parsePurl(text.replaceAll('**', `${letters}2`).replaceAll('*', `${letters}1`));
  const printed = purl === null || purl.version !== null ? null : printPurl(purl);
  return printed === null ? null : printed.replaceAll(`${letters}2`, '**').replaceAll(`${letters}1`, '*');
}
