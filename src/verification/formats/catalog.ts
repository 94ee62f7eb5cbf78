// The formats of evidence that are read, and those that are recognised so that they can be named. Known by content, never by file name.

import { isJsonObject, parseJson, type JsonValue } from '../../domain/json.ts';
import type { Rejection } from '../../domain/dossier.ts';
import type { Candidate, SignedMaterial } from '../../domain/material.ts';
import { Fault, matterOf, toRejection } from '../fault.ts';
import { isCosignBundle, readCosignBundle } from './cosign-bundle.ts';
import { isSigstoreBundle, readSigstoreBundle } from './sigstore-bundle.ts';

/** A format: how a document of it is recognised, and how it is read. */
export interface Format {
  readonly recognises: (document: JsonValue) => boolean;
  readonly read: (candidate: Candidate, document: JsonValue) => SignedMaterial;
}

export const formats = {
  'sigstore-bundle': { recognises: isSigstoreBundle, read: readSigstoreBundle },
  'cosign-bundle': { recognises: isCosignBundle, read: readCosignBundle },
} as const satisfies Record<string, Format>;
export type FormatName = keyof typeof formats;

/** Formats that are recognised by a member and not read yet: the rejection names them. */
const NOT_READ: readonly (readonly [string, (document: JsonValue) => boolean])[] = [
  ['a bare DSSE envelope', (document) => has(document, 'payload') && has(document, 'signatures')],
  ['an answer of the GitHub attestations API', (document) => has(document, 'attestations')],
  ['a Rekor entry', (document) => has(document, 'logIndex') && has(document, 'body')],
  ['a PEP 740 attestation', (document) => has(document, 'verification_material') && has(document, 'envelope')],
];

export type Parsed = { readonly outcome: 'parsed'; readonly material: SignedMaterial } | { readonly outcome: 'rejected'; readonly rejection: Rejection };

/** Reads a candidate in whatever format it is. Never throws: what cannot be read is a rejection that says so. */
export function parseCandidate(candidate: Candidate): Parsed {
  try {
    return { outcome: 'parsed', material: readDocument(candidate, parseDocument(candidate)) };
  } catch (cause) {
    return { outcome: 'rejected', rejection: toRejection(candidate, cause) };
  }
}

function parseDocument(candidate: Candidate): JsonValue {
  const start = Buffer.from(candidate.bytes.subarray(0, 64)).toString('latin1').trimStart();
  if (start.startsWith('-----BEGIN ')) throw new Fault('FORMAT_UNSUPPORTED', 'a PEM block', Object.keys(formats).join(', '));
  try {
    return parseJson(candidate.bytes);
  } catch (cause) {
    const what = `a document that ${matterOf(cause)}`;
    throw start.startsWith('{') ? new Fault('FORMAT_MALFORMED', what, 'strict JSON', { cause }) : new Fault('FORMAT_UNKNOWN', what, Object.keys(formats).join(', '), { cause });
  }
}

function readDocument(candidate: Candidate, document: JsonValue): SignedMaterial {
  const format: Format | undefined = Object.values(formats).find(({ recognises }) => recognises(document));
  if (format !== undefined) return format.read(candidate, document);
  const known = NOT_READ.find(([, recognises]) => recognises(document));
  if (known !== undefined) throw new Fault('FORMAT_UNSUPPORTED', known[0], Object.keys(formats).join(', '));
  throw new Fault('FORMAT_UNKNOWN', 'a JSON document of no known format', Object.keys(formats).join(', '));
}

function has(document: JsonValue, key: string): boolean {
  return isJsonObject(document) && document[key] !== undefined;
}
