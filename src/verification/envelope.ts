// DSSE envelopes and the in-toto statements in them (DSSE v1.0.2 protocol.md; in-toto attestation framework v1, Statement v0.1 and v1).

import { limits } from '../domain/limits.ts';
import { isJsonArray, isJsonObject, parseJson, type JsonObject, type JsonValue } from '../domain/json.ts';
import type { SignedContent } from '../domain/material.ts';
import { Fault, matterOf } from './fault.ts';
import { readAnnotations, type SignedAnnotations } from './simple-signing.ts';

type Envelope = Extract<SignedContent, { kind: 'envelope' }>;

/** What a statement names: digests by algorithm name, as signed. Algorithms we cannot compute stay in the map. */
export interface StatementSubject {
  readonly name: string | null;
  readonly digests: ReadonlyMap<string, string>;
  /** What the signer said of it (in-toto ResourceDescriptor). */
  readonly annotations: SignedAnnotations;
}

/** An in-toto statement as signed. */
export interface Statement {
  readonly subjects: readonly StatementSubject[];
  readonly predicateType: string;
  readonly predicate: JsonValue;
  /** The whole statement, as signed. */
  readonly document: JsonObject;
}

const PAYLOAD_TYPE = 'application/vnd.in-toto+json';
const STATEMENT_TYPES: ReadonlySet<JsonValue | undefined> = new Set(['https://in-toto.io/Statement/v1', 'https://in-toto.io/Statement/v0.1']);

/**
 * The bytes that are really signed: `DSSEv1 SP len(type) SP type SP len(payload) SP payload`, lengths in bytes; or the payload itself for the
 * few signers that sign it bare.
 */
export function preAuthEncoding(envelope: Envelope): Buffer {
  if (envelope.signedOver === 'payload') return Buffer.from(envelope.payload);
  const type = Buffer.from(envelope.payloadType, 'utf8');
  return Buffer.concat([Buffer.from(`DSSEv1 ${type.length} `), type, Buffer.from(` ${envelope.payload.length} `), envelope.payload]);
}

/** Reads the statement in an envelope. Throws `Fault`: `PAYLOAD_TYPE`, `STATEMENT_MALFORMED`. Does not look at the signature. */
export function readStatement(envelope: Envelope): Statement {
  // Exactly: a signature over text/plain is no statement, whatever the text looks like.
  if (envelope.payloadType !== PAYLOAD_TYPE) throw new Fault('PAYLOAD_TYPE', envelope.payloadType, PAYLOAD_TYPE);
  const document = parseDocument(envelope.payload);
  if (!STATEMENT_TYPES.has(document['_type'])) malformed(`_type ${JSON.stringify(document['_type'] ?? null)}`, 'the type of an in-toto Statement v0.1 or v1');
  const predicateType = document['predicateType'];
  if (typeof predicateType !== 'string' || predicateType === '') malformed('no predicateType', 'a predicateType');
  return { subjects: readSubjects(document['subject']), predicateType, predicate: document['predicate'] ?? null, document };
}

function parseDocument(payload: Uint8Array): JsonObject {
  let document: JsonValue;
  try {
    document = parseJson(payload);
  } catch (cause) {
    malformed(`a payload that ${matterOf(cause)}`, 'a JSON object', cause);
  }
  return isJsonObject(document) ? document : malformed('a payload that is no object', 'a JSON object');
}

function readSubjects(value: JsonValue | undefined): readonly StatementSubject[] {
  if (!isJsonArray(value) || value.length === 0) malformed('no subjects', 'at least one subject');
  if (value.length > limits.statementSubjects) malformed(`${value.length} subjects`, `at most ${limits.statementSubjects}`);
  return value.map(readSubject);
}

function readSubject(value: JsonValue): StatementSubject {
  // A null among the subjects has crashed verifiers and been skipped by others; a statement with one is not a statement.
  if (!isJsonObject(value)) malformed('a subject that is no object', 'an object with a digest');
  const [name, digest] = [value['name'], value['digest']];
  if (!isJsonObject(digest)) malformed('a subject without a digest', 'an object with a digest');
  const entries = Object.entries(digest);
  if (entries.length > limits.digestsPerSubject) malformed(`${entries.length} digests of one subject`, `at most ${limits.digestsPerSubject}`);
  const digests = entries.map(([algorithm, hex]): readonly [string, string] => [algorithm, typeof hex === 'string' ? hex : malformed('a digest that is no text', 'a digest in hex')]);
  const { annotations } = value;
  return { name: typeof name === 'string' ? name : null, digests: new Map(digests), annotations: readAnnotations(isJsonObject(annotations) ? annotations : null) };
}

function malformed(seen: string, expected: string, cause?: unknown): never {
  throw new Fault('STATEMENT_MALFORMED', seen, expected, { cause });
}
