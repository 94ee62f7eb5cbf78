// An entry as Rekor's API answers it: {<uuid>: {body, integratedTime, logID, logIndex, verification: {signedEntryTimestamp, inclusionProof}}}
// (rekor openapi.yaml, LogEntry). Read; nothing is verified here.
//
// An entry for a signature over bytes holds all there is: signature, certificate or key, digest. An entry for an envelope completes an envelope
// that was found without one.

import { isJsonObject, type JsonObject, type JsonValue } from '../../domain/json.ts';
import { limits } from '../../domain/limits.ts';
import type { InclusionProof, LogEntry } from '../../domain/material.ts';
import { Fault } from '../fault.ts';
import { kindOf } from './cosign-bundle.ts';
import { Message } from './protobuf-json.ts';

/** Whether a JSON document is one entry by its uuid, or the entry itself. */
export function isRekorEntry(document: JsonValue): boolean {
  return entryIn(document) !== null;
}

/** Reads an entry. Throws `Fault`: `FORMAT_MALFORMED`. */
export function readRekorEntry(document: JsonValue): LogEntry {
  const found = entryIn(document);
  if (found === null) throw new Fault('FORMAT_MALFORMED', 'no entry', 'an entry as Rekor answers it');
  const entry = new Message(found, 'entry');
  const verification = entry.optionalMessage('verification');
  const body = entry.bytes('body', limits.logBodyBytes);
  const promise = verification?.has('signedEntryTimestamp') === true ? verification.bytes('signedEntryTimestamp', limits.signatureBytes) : null;
  const time = entry.integer('integratedTime');
  return {
    ...kindOf(body),
    logId: hexAt(entry, 'logID'),
    logIndex: entry.integer('logIndex'),
    integratedTime: time === '0' ? null : time,
    promise,
    proof: readProof(verification?.optionalMessage('inclusionProof') ?? null),
    body,
  };
}

function entryIn(document: JsonValue): JsonObject | null {
  if (!isJsonObject(document)) return null;
  const values = Object.entries(document);
  const [uuid, only] = values[0] ?? ['', null];
  const entry = values.length === 1 && /^[0-9a-f]{64,80}$/.test(uuid) && isJsonObject(only) ? only : document;
  return typeof entry['body'] === 'string' && entry['logID'] !== undefined && entry['logIndex'] !== undefined ? entry : null;
}

// In this API, unlike in bundles, hashes are hex.
function readProof(proof: Message | null): InclusionProof | null {
  if (proof === null) return null;
  const checkpoint = proof.text('checkpoint');
  // Without its checkpoint a proof leads to nothing that is signed.
  if (checkpoint === '') return null;
  return { logIndex: proof.integer('logIndex'), treeSize: proof.integer('treeSize'), rootHash: hexAt(proof, 'rootHash'), hashes: proof.texts('hashes', limits.proofHashes).map(hex), checkpoint };
}

function hexAt(message: Message, name: string): Buffer {
  return hex(message.text(name));
}

function hex(text: string): Buffer {
  if (!/^[0-9a-f]{64}$/.test(text)) throw new Fault('FORMAT_MALFORMED', 'a hash that is no SHA-256 in hex', '64 hex digits in lower case');
  return Buffer.from(text, 'hex');
}
