// A PEP 740 attestation, as the Python package index serves it: certificate, log entries and envelope of a Sigstore bundle under other names.

import { isJsonObject, type JsonValue } from '../../domain/json.ts';
import { limits } from '../../domain/limits.ts';
import type { Candidate, SignedMaterial } from '../../domain/material.ts';
import { Fault } from '../fault.ts';
import { Message } from './protobuf-json.ts';
import { readLogEntry } from './sigstore-bundle.ts';

/** Whether a JSON document has the shape of a PEP 740 attestation. */
export function isPep740(document: JsonValue): boolean {
  return isJsonObject(document) && document['verification_material'] !== undefined && document['envelope'] !== undefined && document['mediaType'] === undefined;
}

/** Reads a PEP 740 attestation of version 1. Throws `Fault`: `FORMAT_UNSUPPORTED`, `FORMAT_MALFORMED`. */
export function readPep740(candidate: Candidate, document: JsonValue): SignedMaterial {
  if (!isJsonObject(document)) throw new Fault('FORMAT_MALFORMED', 'no object', 'an attestation');
  if (document['version'] !== 1) throw new Fault('FORMAT_UNSUPPORTED', `version ${JSON.stringify(document['version'] ?? null)} of a PEP 740 attestation`, 'version 1');
  const attestation = new Message(document, 'attestation');
  const material = attestation.message('verificationMaterial');
  const envelope = attestation.message('envelope');
  return {
    candidate,
    format: 'pep740',
    // The payload type is not written down; PEP 740 says what was signed.
    content: { kind: 'envelope', payloadType: 'application/vnd.in-toto+json', payload: envelope.bytes('statement', limits.evidenceFileBytes), signedOver: 'pae' },
    signature: envelope.bytes('signature', limits.signatureBytes),
    signer: { kind: 'certificate', leaf: material.bytes('certificate', limits.certificateBytes), others: [], mayHoldRoot: false },
    logEntries: material.messages('transparencyEntries', limits.logEntries).map((entry) => readLogEntry(entry, '0.3')),
    timestamps: [],
    timestampsOver: 'signature',
    envelopeText: null,
  };
}
