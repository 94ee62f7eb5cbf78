// What is stored beside evidence, and is none: recognised so that it can be named, and never read further.
//
// An unsigned statement is the trap among them: it looks like provenance, and anybody who can push can write it. BuildKit puts such statements into
// the index of an image; what signs them, if anything does, is a signature of the manifest they lie in.

import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../domain/json.ts';
import type { Candidate } from '../../domain/material.ts';
import { Fault } from '../fault.ts';

const BUILDKIT = 'application/vnd.docker.attestation.manifest.v1+json';

/** Media types of Notation (notaryproject.dev): its artifact, and the two envelopes of its signatures. */
const NOTATION: ReadonlySet<string> = new Set(['application/vnd.cncf.notary.signature', 'application/jose+json', 'application/cose']);

/** Why a document that is of no format is no evidence; null where nothing is known of it. */
export function faultOfUnread(candidate: Candidate, document: JsonValue): Fault | null {
  if (!isJsonObject(document)) return null;
  if (isStatement(document)) return unsigned(`a statement of the type ${textOf(document['predicateType']) ?? 'nothing says'}`);
  if (candidate.mediaType === BUILDKIT || isOfBuildkit(document)) return unsigned(`statements of BuildKit${typesIn(document)}`);
  return faultOfMediaType(candidate) ?? (textOf(document['artifactType']) === null ? null : faultOfMediaType({ ...candidate, mediaType: textOf(document['artifactType']) }));
}

/** The same of bytes that are no document. */
export function faultOfMediaType({ mediaType }: Pick<Candidate, 'mediaType'>): Fault | null {
  return mediaType !== null && NOTATION.has(mediaType) ? new Fault('FORMAT_UNSUPPORTED', `a signature of Notation (${mediaType})`, 'a signature of Sigstore') : null;
}

function isStatement(document: JsonObject): boolean {
  return textOf(document['_type'])?.startsWith('https://in-toto.io/Statement/') === true;
}

function isOfBuildkit(document: JsonObject): boolean {
  const { annotations, artifactType } = document;
  return artifactType === BUILDKIT || (isJsonObject(annotations) && annotations['vnd.docker.reference.type'] === 'attestation-manifest');
}

/** The predicate types that a manifest says its layers have, in words; none of a descriptor. */
function typesIn({ layers }: JsonObject): string {
  if (!isJsonArray(layers)) return '';
  const types = layers.flatMap((layer) => (isJsonObject(layer) && isJsonObject(layer['annotations']) ? (textOf(layer['annotations']['in-toto.io/predicate-type']) ?? []) : []));
  return types.length === 0 ? '' : ` of the types ${[...new Set(types)].slice(0, MOST_TYPES).join(', ')}`;
}

/** Types that a message has room for. */
const MOST_TYPES = 4;

function unsigned(what: string): Fault {
  return new Fault('UNSIGNED', what, 'a signature: an envelope, or a bundle');
}

function textOf(value: JsonValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
