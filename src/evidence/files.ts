// Evidence in files of this machine: bundles that the user names.
//
// A file's name says nothing; what is in it decides. One file may hold one document, a JSON array of them, one per line (as `.jsonl` files of
// several bundles do), or an answer of an attestations API, whose items are documents too: one that cannot be read takes no other away. Only the
// places are found here: whether a document is evidence is seen when it is read as such.

import { digestOf } from '../domain/digest.ts';
import type { Search } from '../domain/dossier.ts';
import { isJsonArray, isJsonObject, parseJson, type JsonValue } from '../domain/json.ts';
import { limits } from '../domain/limits.ts';
import type { Candidate, Location } from '../domain/material.ts';
import { FileError, type Ports } from '../domain/ports.ts';

/** Looks into one file. Rejects only for what is no `FileError`: a file that cannot be read is a search that is `unavailable`. */
export async function searchFile(path: string, ports: Pick<Ports, 'files'>): Promise<Search> {
  const at: Location = { source: 'file', address: path };
  try {
    const [first, ...rest] = splitCandidates(await ports.files.read(path, limits.evidenceFileBytes), at);
    if (first === undefined) return { at, outcome: 'none' };
    if (rest.length >= limits.candidatesPerFile) return { at, outcome: 'unavailable', code: 'SOURCE_TOO_LARGE', cause: `more than ${limits.candidatesPerFile} documents` };
    return { at, outcome: 'found', candidates: [first, ...rest] };
  } catch (cause) {
    if (!(cause instanceof FileError)) throw cause;
    return { at, outcome: 'unavailable', code: cause.kind === 'too-large' ? 'SOURCE_TOO_LARGE' : 'SOURCE_UNREADABLE', cause };
  }
}

/** Takes a file apart into documents. An empty file, or one of blank lines, holds none. */
export function splitCandidates(bytes: Uint8Array, at: Location): readonly Candidate[] {
  // A byte order mark is what Windows tools put before text; it is no part of a document.
  const content = Buffer.from(bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes);
  const lines = splitLines(content);
  const [first] = lines;
  if (first === undefined) return [];
  const documents = first[0] === 0x5b ? splitArray(content) : isList(lines, content) ? lines : [content];
  const items: Buffer[] = [];
  // At most one more than is allowed, as with lines.
  for (const document of documents) if (items.length <= limits.candidatesPerFile) items.push(...splitAnswer(document));
  return items.slice(0, limits.candidatesPerFile + 1).map((document) => toCandidate(document, at));
}

// Several lines are several documents where the first of them is one, or where the whole is none and another line is one: a line somebody broke
// hides no other. Otherwise they are one document over several lines. The whole is looked at last: it costs most, and is read again as evidence.
function isList([first, ...others]: readonly Buffer[], content: Buffer): boolean {
  const [second] = others;
  if (first === undefined || second === undefined) return false;
  // In no document does an object end where the next begins, so two such lines need not be read to know that they are not of one.
  return (mayBeDocument(first) && mayBeDocument(second)) || isDocument(first) || (others.some(isDocument) && !isDocument(content));
}

function toCandidate(bytes: Buffer, foundAt: Location): Candidate {
  return { id: digestOf(bytes), foundAt, bytes, annotations: new Map(), mediaType: null };
}

// Lines that are not blank, without their ends. At most one more than is allowed: the caller refuses that many.
function splitLines(content: Buffer): readonly Buffer[] {
  const lines: Buffer[] = [];
  for (let start = 0; start < content.length && lines.length <= limits.candidatesPerFile; ) {
    const end = content.indexOf(0x0a, start);
    const line = content.subarray(start, end < 0 ? content.length : end);
    const trimmed = trim(line);
    if (trimmed.length > 0) lines.push(trimmed);
    start = end < 0 ? content.length : end + 1;
  }
  return lines;
}

function trim(line: Buffer): Buffer {
  let [start, end] = [0, line.length];
  while (start < end && isBlank(line[start])) start += 1;
  while (end > start && isBlank(line[end - 1])) end -= 1;
  return line.subarray(start, end);
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;
}

// Evidence is an object. Single values on a line of their own are parts of a document that is broken elsewhere.
function isDocument(text: Buffer): boolean {
  return mayBeDocument(text) && isJsonObject(parsed(text));
}

// Seen without reading it: the lines of a document over several lines are seldom whole ones.
function mayBeDocument(text: Buffer): boolean {
  const trimmed = trim(text);
  return trimmed[0] === 0x7b && trimmed.at(-1) === 0x7d;
}

function splitArray(content: Buffer): readonly Buffer[] {
  const document = parsed(content);
  return isJsonArray(document) ? elements(document) : [content];
}

// The answer of an attestations API, GitHub's and npm's: {attestations: [{bundle}, …]}. An empty one is a document that says nothing, and is told so.
function splitAnswer(content: Buffer): readonly Buffer[] {
  // Looked for before anything is read: few documents are such answers, and all are read once more as evidence.
  const document = content.includes('"attestations"') ? parsed(content) : undefined;
  const list = isJsonObject(document) ? document['attestations'] : undefined;
  return isJsonArray(list) && list.length > 0 ? elements(list) : [content];
}

// An element is written again; what stood in it is kept, because the strict parser has refused all that could be lost.
function elements(list: readonly JsonValue[]): readonly Buffer[] {
  return list.slice(0, limits.candidatesPerFile + 1).map((element) => Buffer.from(JSON.stringify(element)));
}

/** The document; undefined where it is none: whoever reads it as evidence says why. */
function parsed(content: Buffer): JsonValue | undefined {
  try {
    return parseJson(content);
  } catch {
    return undefined;
  }
}
