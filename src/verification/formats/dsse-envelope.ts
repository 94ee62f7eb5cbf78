// A bare DSSE envelope, with the certificate in the signature as slsa-github-generator writes it (`.intoto.jsonl`), or without one.
//
// It has no log entry. With a certificate nothing proves then when it was signed, so it is of use only together with an entry that is found
// elsewhere; without one a key must be given.

import { isJsonObject, type JsonValue } from '../../domain/json.ts';
import { limits } from '../../domain/limits.ts';
import type { Candidate, SignedMaterial } from '../../domain/material.ts';
import { Fault } from '../fault.ts';
import { readPem } from '../pem.ts';
import type { Parts } from './parts.ts';
import { Message } from './protobuf-json.ts';

/** Whether a JSON document has the shape of a DSSE envelope. */
export function isDsseEnvelope(document: JsonValue): boolean {
  return isJsonObject(document) && document['payload'] !== undefined && document['payloadType'] !== undefined && document['signatures'] !== undefined;
}

/** Reads a bare envelope: one material for each of its signatures, one fault for each that cannot be read. Throws `Fault` for the envelope: `FORMAT_MALFORMED`. */
export function readDsseEnvelope(candidate: Candidate, document: JsonValue): Parts<SignedMaterial> {
  if (!isJsonObject(document)) throw new Fault('FORMAT_MALFORMED', 'no object', 'an envelope');
  const envelope = new Message(document, 'envelope');
  const payload = envelope.bytes('payload', limits.evidenceFileBytes);
  const payloadType = envelope.text('payloadType');
  const signatures = envelope.eachMessage('signatures', limits.envelopeSignatures, (signature): SignedMaterial => ({
    candidate,
    format: 'dsse-envelope',
    content: { kind: 'envelope', payloadType, payload, signedOver: 'pae' },
    signature: signature.bytes('sig', limits.signatureBytes),
    signer: readSigner(signature),
    logEntries: [],
    timestamps: [],
    timestampsOver: 'signature',
    envelopeText: candidate.bytes,
  }));
  if (signatures.read.length + signatures.faults.length === 0) throw new Fault('FORMAT_MALFORMED', 'an envelope without signatures', 'at least one signature');
  return signatures;
}

function readSigner(signature: Message): SignedMaterial['signer'] {
  const cert = signature.text('cert');
  if (cert === '') return { kind: 'key', hint: signature.text('keyid') };
  const pem = readPem(cert);
  if (pem?.label !== 'CERTIFICATE') throw new Fault('FORMAT_MALFORMED', 'a cert that is no PEM certificate', 'one certificate in PEM');
  if (pem.der.length > limits.certificateBytes) throw new Fault('FORMAT_MALFORMED', `a certificate of ${pem.der.length} bytes`, `at most ${limits.certificateBytes}`);
  return { kind: 'certificate', leaf: pem.der, others: [], mayHoldRoot: false };
}
