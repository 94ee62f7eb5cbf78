// Checksum files: containers that list files by digest. What is signed about the list counts for every file it lists.
//
//   <hex>  <name>      GNU, text mode          SHA256 (<name>) = <hex>    BSD
//   <hex> *<name>      GNU, binary mode
//
// The list is read before its signature is verified, and believed in nothing: it says which files to hash, and a file counts as listed only if its
// own digest stands in it. Names are names below the list's own folder; one that leads elsewhere makes the whole list unusable, as does a weak hash.

import { createHash } from 'node:crypto';
import { digestAlgorithms, digestOf, isWeakAlgorithm, parseDigest, weakAlgorithms, type Digest } from '../domain/digest.ts';
import { bounded, problem, type Problem } from '../domain/errors.ts';
import { decodeUtf8, JsonError } from '../domain/json.ts';
import { limits } from '../domain/limits.ts';
import type { Container } from '../domain/subject.ts';

/** One list: its own digest, and what it says. `folder` is where its names are resolved, with `/`, empty for the current one. */
export interface ChecksumList { readonly path: string; readonly digest: Digest; readonly folder: string; readonly listed: ReadonlyMap<string, Digest>; readonly container: Container }

/** Hashes by the length of their hex text. */
const ALGORITHMS: Readonly<Record<number, string>> = { 64: 'sha256', 96: 'sha384', 128: 'sha512' };

/** Reads a checksum file. Returns the problem `CHECKSUMS_MALFORMED` where any of its lines cannot be used: a list that is half read is half verified. */
export function parseChecksums(path: string, digest: Digest, bytes: Uint8Array): ChecksumList | Problem {
  // The line is numbered, never shown: what was taken for a list may be a file with secrets.
  const malformed = (what: string): Problem => problem('CHECKSUMS_MALFORMED', { about: 'checksums', what: `${bounded(path, 200)}: ${what}` });
  let text: string;
  try {
    text = decodeUtf8(bytes).replace(/^\uFEFF/, '');
  } catch (cause) {
    if (!(cause instanceof JsonError)) throw cause;
    return malformed('The list is not text.');
  }
  const listed = new Map<string, Digest>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const entry = parseLine(line);
    if (typeof entry === 'string') return malformed(`Line ${index + 1} ${entry}.`);
    const known = listed.get(entry.name);
    if (known !== undefined && known !== entry.digest) return malformed(`Line ${index + 1} lists a file again, with another digest.`);
    listed.set(entry.name, entry.digest);
    if (listed.size > limits.subjects) return malformed(`The list has more than ${limits.subjects} files.`);
  }
  if (listed.size === 0) return malformed('The list is empty.');
  const slash = path.lastIndexOf('/');
  return { path, digest, folder: slash < 0 ? '' : path.slice(0, slash + 1), listed, container: containerOf(bytes, digest) };
}

// A list is small: what evidence may name it by is computed once, for all files that it lists.
function containerOf(bytes: Uint8Array, digest: Digest): Container {
  const weak = new Map(Object.keys(weakAlgorithms).filter(isWeakAlgorithm).map((algorithm) => [algorithm, createHash(weakAlgorithms[algorithm]).update(bytes).digest('hex')]));
  return { container: digest, how: 'checksums', digests: digestAlgorithms.map((algorithm) => digestOf(bytes, algorithm)), weak, bytes };
}

// The file and its digest, or what is wrong with the line.
function parseLine(line: string): { readonly name: string; readonly digest: Digest } | string {
  const gnu = /^([0-9a-fA-F]+)(?:  | \*)(.+)$/.exec(line);
  const bsd = /^([A-Za-z0-9-]+) \((.+)\) = ([0-9a-fA-F]+)$/.exec(line);
  // A backslash in front says that the name is written with escapes; no release needs such names.
  if (line.startsWith('\\')) return 'has a name with escapes';
  const [hex, name] = gnu === null ? [bsd?.[3], bsd?.[2]] : [gnu[1], gnu[2]];
  if (hex === undefined || name === undefined) return 'is no checksum and name';
  const algorithm = ALGORITHMS[hex.length];
  const stated = bsd?.[1]?.toLowerCase().replace('-', '');
  if (algorithm === undefined || (stated !== undefined && stated !== algorithm)) return 'uses a hash that is not SHA-256, SHA-384 or SHA-512';
  const digest = parseDigest(`${algorithm}:${hex.toLowerCase()}`);
  const clean = name.replace(/^(?:\.\/)+/, '');
  if (digest === null || !isInside(clean)) return 'has a name that leads out of the folder of the list';
  return { name: clean, digest };
}

function isInside(name: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (name === '' || name.length > 1024 || /[\\:\u0000-\u001f\u007f]/.test(name) || name.startsWith('/')) return false;
  return name.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}
