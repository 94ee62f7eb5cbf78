// The formats of evidence that are read, and those that are recognised so that they can be named. Known by content, never by file name.

import { isUtf8 } from 'node:buffer';
import { isJsonArray, isJsonObject, parseJson, type JsonObject, type JsonValue } from '../../domain/json.ts';
import type { Rejection } from '../../domain/dossier.ts';
import { limits } from '../../domain/limits.ts';
import type { Candidate, Piece, SignedMaterial } from '../../domain/material.ts';
import type { NonEmpty } from '../../domain/subject.ts';
import { Fault, matterOf, toRejection } from '../fault.ts';
import { isSimpleSigning } from '../simple-signing.ts';
import { isCosignBundle, readCosignBundle } from './cosign-bundle.ts';
import { hasSignatureBeside, readCosignLayer, readEnvelopeLayer } from './cosign-layer.ts';
import { readDetached } from './detached.ts';
import { isDsseEnvelope } from './dsse-envelope.ts';
import { isGcb, readGcb } from './gcb.ts';
import { mapParts, readEach, whole, type Parts } from './parts.ts';
import { isPep740, readPep740 } from './pep740.ts';
import { isRekorEntry, readRekorEntry } from './rekor-entry.ts';
import { isSigstoreBundle, readSigstoreBundle } from './sigstore-bundle.ts';
import { faultOfMediaType, faultOfUnread } from './unread.ts';

/** A format in JSON: what it is called, how a document of it is recognised, and how it is read. */
export interface Format {
  readonly words: string;
  readonly recognises: (document: JsonValue) => boolean;
  readonly read: (candidate: Candidate, document: JsonValue) => Parts<Piece>;
}

export const formats = {
  'sigstore-bundle': { words: 'a Sigstore bundle', recognises: isSigstoreBundle, read: (candidate, document) => whole(toPiece(readSigstoreBundle(candidate, document))) },
  'cosign-bundle': { words: 'a bundle of cosign', recognises: isCosignBundle, read: (candidate, document) => mapParts(readCosignBundle(candidate, document), toPiece) },
  'dsse-envelope': { words: 'a DSSE envelope', recognises: isDsseEnvelope, read: (candidate, document) => mapParts(readEnvelopeLayer(candidate, document), toPiece) },
  pep740: { words: 'a PEP 740 attestation', recognises: isPep740, read: (candidate, document) => whole(toPiece(readPep740(candidate, document))) },
  gcb: { words: 'provenance of Google Cloud Build', recognises: isGcb, read: (candidate, document) => mapParts(readGcb(candidate, document), toPiece) },
  'rekor-entry': { words: 'an entry of Rekor', recognises: isRekorEntry, read: (candidate, document) => whole({ kind: 'log-entry', candidate, entry: readRekorEntry(document) }) },
  'cosign-layer': { words: 'a signature of cosign beside its payload', recognises: isSimpleSigning, read: (candidate) => whole(toPiece(readCosignLayer(candidate))) },
} as const satisfies Record<string, Format>;
export type FormatName = keyof typeof formats;

/** What is read, in words, for refusals of everything else. */
const READ = [...Object.values(formats).map(({ words }) => words), 'an answer of an attestations API', 'a detached signature or a certificate'].join(', ');

/**
 * What a candidate turned out to be. `rejections` are those of its parts that cannot be read, all of them; they take nothing away from `pieces`.
 * `rejection` is the first.
 */
export type Parsed =
  | { readonly outcome: 'parsed'; readonly pieces: NonEmpty<Piece>; readonly rejections: readonly Rejection[] }
  | { readonly outcome: 'rejected'; readonly rejection: Rejection; readonly rejections: NonEmpty<Rejection> };

/** Reads a candidate in whatever format it is. Never throws: what cannot be read is a rejection that says so. */
export function parseCandidate(candidate: Candidate): Parsed {
  const { read: [piece, ...pieces], faults } = readEach([candidate], readCandidate);
  const [rejection, ...rejections] = faults.map((fault) => toRejection(candidate, fault));
  if (piece !== undefined) return { outcome: 'parsed', pieces: [piece, ...pieces], rejections: rejection === undefined ? [] : [rejection, ...rejections] };
  const first = rejection ?? toRejection(candidate, new Fault('FORMAT_MALFORMED', 'a list of attestations that is empty', 'at least one'));
  return { outcome: 'rejected', rejection: first, rejections: [first, ...rejections] };
}

function readCandidate(candidate: Candidate): Parts<Piece> {
  const start = Buffer.from(candidate.bytes.subarray(0, 64)).toString('latin1').trimStart();
  // A signature in bytes may begin like anything, and is not text.
  if ((!start.startsWith('{') && !start.startsWith('[')) || !isUtf8(candidate.bytes)) {
    // What a signature stands beside is what it was made over, and no part of anything else.
    if (hasSignatureBeside(candidate)) return whole(toPiece(readCosignLayer(candidate)));
    const unread = faultOfMediaType(candidate);
    if (unread !== null) throw unread;
    // Whoever can push could have any number of loose parts lie in a registry, where none belongs, and crowd out the user's own.
    const part = candidate.mediaType === null ? readDetached(candidate) : null;
    if (part !== null) return whole(part);
  }
  return readDocument(candidate, parseDocument(candidate, start));
}

function parseDocument(candidate: Candidate, start: string): JsonValue {
  try {
    return parseJson(candidate.bytes);
  } catch (cause) {
    // What is not even begun as a document was never meant to be one: where its first value ends tells nobody anything.
    if (!start.startsWith('{') && !start.startsWith('[')) throw new Fault('FORMAT_UNKNOWN', 'no JSON, and no signature or certificate', READ, { cause });
    throw new Fault('FORMAT_MALFORMED', `a document that ${matterOf(cause)}`, 'strict JSON', { cause });
  }
}

/** One attestation, or the answer of an attestations API with several: GitHub's and npm's `{attestations: [{bundle}]}`. */
function readDocument(candidate: Candidate, document: JsonValue): Parts<Piece> {
  const list = isJsonObject(document) ? document['attestations'] : undefined;
  // A signature beside the whole is over the whole.
  if (!isJsonArray(list) || hasSignatureBeside(candidate)) return readOne(candidate, document);
  // Whoever can push could have sixty thousand signatures examined for one image, in layers that are bounded in bytes and number.
  if (candidate.mediaType !== null) throw new Fault('FORMAT_UNSUPPORTED', `a list of ${list.length} attestations in a registry`, 'one bundle or envelope in each layer');
  if (list.length > limits.candidatesPerFile) throw new Fault('FORMAT_MALFORMED', `${list.length} attestations`, `at most ${limits.candidatesPerFile}`);
  return readEach(list, (item) => mapParts(readOne(candidate, item), withoutText));
}

// The text of the whole is not that of an envelope in it: a log entry that names it would speak of whatever else stands there.
function withoutText(piece: Piece): Piece {
  return piece.kind === 'material' ? toPiece({ ...piece.material, envelopeText: null }) : piece;
}

function readOne(candidate: Candidate, document: JsonValue): Parts<Piece> {
  const format: Format | undefined = Object.entries(formats).find(([name, { recognises }]) => (name !== 'rekor-entry' || candidate.mediaType === null) && recognises(document))?.[1];
  if (format !== undefined) return format.read(candidate, document);
  if (hasSignatureBeside(candidate)) return whole(toPiece(readCosignLayer(candidate)));
  const bundle = bundleIn(document);
  if (bundle !== null) return formats['sigstore-bundle'].read(candidate, bundle);
  throw faultOfUnread(candidate, document) ?? new Fault('FORMAT_UNKNOWN', 'a JSON document of no known format', READ);
}

/**
 * The bundle in one item of an API's answer, or in what `gh attestation verify --format json` prints (`{attestation: {bundle}}`). Null for other
 * documents. Throws `Fault` (`FORMAT_UNSUPPORTED`) for an item without its bundle.
 */
function bundleIn(document: JsonValue): JsonObject | null {
  if (!isJsonObject(document)) return null;
  const item = document['attestation'] ?? document;
  if (!isJsonObject(item)) return null;
  const { bundle, bundle_url: url } = item;
  if (isJsonObject(bundle)) return bundle;
  // GitHub may hand out the place of a bundle instead. Its address is not repeated: it may hold a token to read it with.
  if (typeof url === 'string' && url !== '') throw new Fault('FORMAT_UNSUPPORTED', 'an attestation with a bundle_url and no bundle', 'the bundle itself, which has to be fetched from there');
  if (bundle !== undefined || item !== document) throw new Fault('FORMAT_UNSUPPORTED', 'an attestation without its bundle', 'an attestation with its bundle');
  return null;
}

function toPiece(material: SignedMaterial): Piece {
  return { kind: 'material', material };
}
