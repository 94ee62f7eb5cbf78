// The formats of evidence that are read, and those that are recognised so that they can be named. Known by content, never by file name.

import { isJsonArray, isJsonObject, parseJson, type JsonValue } from '../../domain/json.ts';
import type { Rejection } from '../../domain/dossier.ts';
import { limits } from '../../domain/limits.ts';
import type { Candidate, Piece, SignedMaterial } from '../../domain/material.ts';
import type { NonEmpty } from '../../domain/subject.ts';
import { Fault, matterOf, toRejection } from '../fault.ts';
import { isCosignBundle, readCosignBundle } from './cosign-bundle.ts';
import { readDetached } from './detached.ts';
import { isDsseEnvelope, readDsseEnvelope } from './dsse-envelope.ts';
import { isPep740, readPep740 } from './pep740.ts';
import { isRekorEntry, readRekorEntry } from './rekor-entry.ts';
import { isSigstoreBundle, readSigstoreBundle } from './sigstore-bundle.ts';

/** A format in JSON: how a document of it is recognised, and how it is read. */
export interface Format {
  readonly recognises: (document: JsonValue) => boolean;
  readonly read: (candidate: Candidate, document: JsonValue) => readonly Piece[];
}

export const formats = {
  'sigstore-bundle': { recognises: isSigstoreBundle, read: (candidate, document) => pieces([readSigstoreBundle(candidate, document)]) },
  'cosign-bundle': { recognises: isCosignBundle, read: (candidate, document) => pieces(readCosignBundle(candidate, document)) },
  'dsse-envelope': { recognises: isDsseEnvelope, read: (candidate, document) => pieces(readDsseEnvelope(candidate, document)) },
  pep740: { recognises: isPep740, read: (candidate, document) => pieces([readPep740(candidate, document)]) },
  'rekor-entry': { recognises: isRekorEntry, read: (candidate, document) => [{ kind: 'log-entry', candidate, entry: readRekorEntry(document) }] },
} as const satisfies Record<string, Format>;
export type FormatName = keyof typeof formats;

/** What is read, in words, for refusals of everything else. */
const READ = `${Object.keys(formats).join(', ')}, a detached signature or certificate`;

export type Parsed = { readonly outcome: 'parsed'; readonly pieces: NonEmpty<Piece> } | { readonly outcome: 'rejected'; readonly rejection: Rejection };

/** Reads a candidate in whatever format it is. Never throws: what cannot be read is a rejection that says so. */
export function parseCandidate(candidate: Candidate): Parsed {
  try {
    const [first, ...rest] = readCandidate(candidate);
    if (first === undefined) throw new Fault('FORMAT_MALFORMED', 'a list of attestations that is empty', 'at least one');
    return { outcome: 'parsed', pieces: [first, ...rest] };
  } catch (cause) {
    return { outcome: 'rejected', rejection: toRejection(candidate, cause) };
  }
}

function readCandidate(candidate: Candidate): readonly Piece[] {
  const start = Buffer.from(candidate.bytes.subarray(0, 64)).toString('latin1').trimStart();
  if (!start.startsWith('{') && !start.startsWith('[')) {
    const part = readDetached(candidate);
    if (part !== null) return [part];
  }
  return readDocument(candidate, parseDocument(candidate, start));
}

function parseDocument(candidate: Candidate, start: string): JsonValue {
  try {
    return parseJson(candidate.bytes);
  } catch (cause) {
    const what = `a document that ${matterOf(cause)}`;
    throw start.startsWith('{') || start.startsWith('[') ? new Fault('FORMAT_MALFORMED', what, 'strict JSON', { cause }) : new Fault('FORMAT_UNKNOWN', what, READ, { cause });
  }
}

function readDocument(candidate: Candidate, document: JsonValue): readonly Piece[] {
  const format: Format | undefined = Object.values(formats).find(({ recognises }) => recognises(document));
  if (format !== undefined) return format.read(candidate, document);
  const inner = bundlesIn(document);
  if (inner !== null) return inner.flatMap((bundle) => formats['sigstore-bundle'].read(candidate, bundle));
  throw new Fault('FORMAT_UNKNOWN', 'a JSON document of no known format', READ);
}

/**
 * The bundles in an answer of an attestations API: GitHub's and npm's `{attestations: [{bundle}]}`, one item of it, or what `gh attestation verify
 * --format json` prints (`{attestation: {bundle}}`). Null for other documents.
 */
function bundlesIn(document: JsonValue): readonly JsonValue[] | null {
  if (!isJsonObject(document)) return null;
  const list = document['attestations'];
  if (isJsonArray(list)) {
    if (list.length > limits.candidatesPerFile) throw new Fault('FORMAT_MALFORMED', `${list.length} attestations`, `at most ${limits.candidatesPerFile}`);
    return list.map(bundleOf);
  }
  const attestation = document['attestation'];
  if (isJsonObject(attestation)) return [bundleOf(attestation)];
  return document['bundle'] !== undefined ? [bundleOf(document)] : null;
}

function bundleOf(item: JsonValue): JsonValue {
  const bundle = isJsonObject(item) ? item['bundle'] : undefined;
  // GitHub may hand out a bundle_url in its place.
  if (!isJsonObject(bundle)) throw new Fault('FORMAT_UNSUPPORTED', 'an attestation without its bundle', 'an attestation with its bundle');
  return bundle;
}

function pieces(materials: readonly SignedMaterial[]): readonly Piece[] {
  return materials.map((material) => ({ kind: 'material', material }));
}
