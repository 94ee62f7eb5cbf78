// SBOMs out of verified attestations: the documents, and the files they are to be written to. Writing is the host's.
//
// An attestation is proof of who signed about which subject, not of what is said: the document is its signer's word, and every text in it is
// attacker-controlled. So no name of a file comes from it, and nothing of it is logged here. An SBOM is the predicate itself (in-toto
// attestation/spec/predicates/{cyclonedx,spdx}.md), or what cosign made of it before 2.0: the text or the document in `predicate.Data`, or a text
// in place of the predicate.

import type { Attestation } from '../domain/attestation.ts';
import type { Digest } from '../domain/digest.ts';
import { bounded, problem, type Problem } from '../domain/errors.ts';
import { isJsonArray, isJsonObject, JsonError, parseJson, type JsonValue } from '../domain/json.ts';
import { limits } from '../domain/limits.ts';
import { predicateAliases } from '../domain/predicate-types.ts';
import { kindOfDocument, spdxVersionOfText } from './sbom-format.ts';

/** One SBOM about one subject. */
export interface Sbom {
  /** What the attestation is about, itself or through a container. */
  readonly subject: Digest;
  /** `unknown`: a text in a form that is not read, as SPDX in YAML. That it is an SBOM, only its signer says. */
  readonly format: 'cyclonedx' | 'spdx' | 'unknown';
  readonly specVersion: string | null;
  /** Null where the SBOM is a text that is no JSON. */
  readonly document: JsonValue | null;
  /** What is to be written: a document with indentation, a text as it was signed. */
  readonly text: string;
  /** The digest of the evidence that holds it. */
  readonly evidence: Digest;
  /** A name made here: `cyclonedx.json`, `spdx.txt`; the second of its name about one subject is `cyclonedx-2.json`. */
  readonly fileName: string;
}

/** A file to be written (host/safe-write.ts). */
export interface SbomFile { readonly path: string; readonly text: string }

/**
 * The SBOMs that attestations hold, in an order that does not depend on theirs, and what is no SBOM though it is attested as one.
 *
 * An attestation is authentic, not acceptable: give those that a verdict accepted, and not all of a dossier, or a stranger's SBOM is among them. Give
 * those of all subjects at once: what is attested about an index is read once and shared by its platforms.
 */
export function extractSboms(attestations: readonly Attestation[]): { readonly sboms: readonly Sbom[]; readonly problems: readonly Problem[] } {
  const readings = new Map<JsonValue, Reading>();
  const sboms: Sbom[] = [];
  const problems = new Map<Digest, Problem>();
  let room = limits.sbomCharacters;
  for (const { subject, says, evidence } of attestations) {
    const promised = says.kind === 'statement' ? formatOfType(says.predicateType) : null;
    if (says.kind !== 'statement' || promised === null) continue;
    const known = readings.get(says.predicate);
    const reading = known ?? readPredicate(says.predicate, room);
    readings.set(says.predicate, reading);
    if (known === undefined && reading.outcome === 'read') room -= reading.content.text.length;
    const seen = reading.outcome === 'malformed' ? reading.seen : contradiction(promised, reading.content.format);
    if (seen !== null) problems.set(evidence, problem('SBOM_MALFORMED', { about: evidence, level: 'warning', seen, expected: EXPECTED[promised] }));
    else if (reading.outcome === 'read') sboms.push({ ...reading.content, subject, evidence, fileName: '' });
  }
  return { sboms: arranged(sboms), problems: [...problems].toSorted(([a], [b]) => compare(a, b)).map(([, each]) => each) };
}

/**
 * The files for SBOMs at `path`, the input `sbom-path`: a file for exactly one SBOM; a folder for any number, where `path` ends with `/`.
 *
 * `subjects` are all that the run is about, with an SBOM or without. With several, each has a folder of its own digest within the folder: whether it
 * has cannot depend on what somebody attested about another.
 */
export function sbomFiles(path: string, sboms: readonly Sbom[], subjects: readonly Digest[]): readonly SbomFile[] | Problem {
  const all = arranged(sboms);
  if (path.endsWith('/')) {
    const several = new Set([...subjects, ...all.map(({ subject }) => subject)]).size > 1;
    return all.map(({ subject, fileName, text }) => ({ path: `${path}${several ? `${subject.replace(':', '-')}/` : ''}${fileName}`, text }));
  }
  const [text, ...others] = new Set(all.map((sbom) => sbom.text));
  if (text === undefined) return problem('SBOM_NONE', { about: 'sbom-path' });
  if (others.length > 0) return problem('SBOM_SEVERAL', { about: 'sbom-path', seen: countByFormat(all), expected: 'one SBOM' });
  return [{ path, text }];
}

const EXPECTED = {
  cyclonedx: 'a CycloneDX document: a JSON object with bomFormat "CycloneDX"',
  spdx: 'an SPDX document: a JSON object with spdxVersion, or with the @context and @graph of SPDX 3; or a text in tag-value form',
} as const;

type Content = Pick<Sbom, 'format' | 'specVersion' | 'document' | 'text'>;
type Reading = { readonly outcome: 'read'; readonly content: Content } | { readonly outcome: 'malformed'; readonly seen: string };

/** The format that a predicate type promises; null where it promises no SBOM. */
function formatOfType(type: string): 'cyclonedx' | 'spdx' | null {
  if (predicateAliases.cyclonedx.some((each) => each === type)) return 'cyclonedx';
  return predicateAliases.spdx.some((each) => each === type) ? 'spdx' : null;
}

// Whoever requires `cyclonedx` is not served with SPDX: no class stands in for another.
function contradiction(promised: 'cyclonedx' | 'spdx', format: Sbom['format']): string | null {
  return format === promised || format === 'unknown' ? null : `a document of ${format}`;
}

/** `room`: characters that an SBOM may have when it is indented. */
function readPredicate(predicate: JsonValue, room: number): Reading {
  const content = unwrapped(predicate);
  return typeof content === 'string' ? readText(content, room) : readDocument(content, null, room);
}

/** What cosign wrapped: `{"Data": …, "Timestamp": …}` and nothing beside them, or else it is no wrapper. */
function unwrapped(predicate: JsonValue): JsonValue {
  if (!isJsonObject(predicate) || !Object.hasOwn(predicate, 'Data')) return predicate;
  return Object.keys(predicate).every((key) => key === 'Data' || key === 'Timestamp') ? predicate['Data'] ?? null : predicate;
}

function readText(text: string, room: number): Reading {
  // A byte order mark is no part of the JSON behind it (RFC 8259 §8.1), but of the text that was signed.
  const content = text.replace(/^\uFEFF/, '');
  if (content.trim() === '') return { outcome: 'malformed', seen: 'an empty text' };
  const parsed = parsedText(content);
  if ('document' in parsed) return readDocument(parsed.document, text, room);
  if (/^\s*[{["]/.test(content)) return { outcome: 'malformed', seen: `a text that is not JSON: it ${parsed.fault}` };
  const specVersion = spdxVersionOfText(content);
  return { outcome: 'read', content: { format: specVersion === null ? 'unknown' : 'spdx', specVersion, document: null, text } };
}

function parsedText(text: string): { readonly document: JsonValue } | { readonly fault: string } {
  try {
    return { document: parseJson(text) };
  } catch (cause) {
    if (!(cause instanceof JsonError)) throw cause;
    return { fault: cause.message };
  }
}

/** `text`: what the document was read from, null where it was no text. */
function readDocument(document: JsonValue, text: string | null, room: number): Reading {
  const kind = kindOfDocument(document);
  if (kind === null) return { outcome: 'malformed', seen: described(document) };
  return { outcome: 'read', content: { format: kind.format, specVersion: kind.specVersion, document, text: text ?? written(document, room) } };
}

function described(value: JsonValue): string {
  if (isJsonArray(value)) return 'a list';
  if (!isJsonObject(value)) return value === null ? 'null' : `a ${typeof value}`;
  const keys = Object.keys(value);
  return keys.length === 0 ? 'an empty object' : `an object with ${keys.slice(0, 8).map((key) => bounded(key, 32)).join(', ')}`;
}

/** The text of a document: with indentation, unless that makes it too long. */
function written(document: JsonValue, room: number): string {
  const compact = JSON.stringify(document);
  return `${compact.length + indentation(document) > room ? compact : JSON.stringify(document, null, 2)}\n`;
}

/** How many characters indentation by two adds, at the most. */
function indentation(document: JsonValue): number {
  const containers = [{ children: childrenOf(document), depth: 0 }];
  let characters = 0;
  // More are appended while it runs.
  for (const { children, depth } of containers) {
    // Each child: a line break, its blanks, one behind a colon. The closing mark: a line break and its blanks.
    characters += children.length * (2 * depth + 4) + 2 * depth + 1;
    for (const child of children) if (typeof child === 'object' && child !== null) containers.push({ children: childrenOf(child), depth: depth + 1 });
  }
  return characters;
}

function childrenOf(value: JsonValue): readonly JsonValue[] {
  if (isJsonArray(value)) return value;
  return isJsonObject(value) ? Object.values(value) : [];
}

/** In order of subject and evidence, each document once for a subject, and named. */
function arranged(sboms: readonly Sbom[]): readonly Sbom[] {
  const seen = new Map<Digest, Set<string>>();
  const count = new Map<string, number>();
  const out: Sbom[] = [];
  for (const sbom of sboms.toSorted((a, b) => compare(a.subject, b.subject) || compare(a.evidence, b.evidence) || compare(a.text, b.text))) {
    const { subject, text } = sbom;
    const texts = seen.get(subject) ?? new Set();
    seen.set(subject, texts);
    if (texts.has(text)) continue;
    texts.add(text);
    const [base, extension] = [sbom.format === 'unknown' ? 'sbom' : sbom.format, sbom.document === null ? 'txt' : 'json'];
    const kind = `${subject} ${base}.${extension}`;
    const number = (count.get(kind) ?? 0) + 1;
    count.set(kind, number);
    out.push({ ...sbom, fileName: `${base}${number === 1 ? '' : `-${number}`}.${extension}` });
  }
  return out;
}

function countByFormat(sboms: readonly Sbom[]): string {
  const texts = new Map(sboms.map(({ text, format }) => [text, format]));
  const formats = [...texts.values()];
  return [...new Set(formats)].map((format) => `${formats.filter((each) => each === format).length} of ${format}`).join(', ');
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
