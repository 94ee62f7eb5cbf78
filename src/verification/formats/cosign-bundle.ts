// The legacy bundle of `cosign sign-blob --bundle`: {base64Signature, cert, rekorBundle: {SignedEntryTimestamp, Payload}} (sigstore/cosign
// pkg/cosign/bundle). Read into signed material; nothing is verified here.
//
// It has the log's promise and no proof. The digest that was signed stands only in the log's body, which is read for it without being believed:
// the signature decides, and the body is bound to signature, key and digest later like any other. `cosign attest-blob` puts a whole envelope
// where the signature stands.

import { parseDigest, type Digest } from '../../domain/digest.ts';
import { isJsonObject, parseJson, type JsonObject, type JsonValue } from '../../domain/json.ts';
import { limits } from '../../domain/limits.ts';
import type { Candidate, LogEntry, SignedMaterial } from '../../domain/material.ts';
import { Fault } from '../fault.ts';
import { readPem } from '../pem.ts';
import { isDsseEnvelope, readDsseEnvelope } from './dsse-envelope.ts';
import { mapParts, whole, type Parts } from './parts.ts';
import { Message } from './protobuf-json.ts';

/** Whether a JSON document has the shape of the legacy bundle. */
export function isCosignBundle(document: JsonValue): boolean {
  return isJsonObject(document) && typeof document['base64Signature'] === 'string';
}

/** Reads a legacy cosign bundle. Throws `Fault`: `FORMAT_MALFORMED`. */
export function readCosignBundle(candidate: Candidate, document: JsonValue): Parts<SignedMaterial> {
  if (!isJsonObject(document)) throw new Fault('FORMAT_MALFORMED', 'no object', 'a bundle');
  const bundle = new Message(document, 'bundle');
  const signature = bundle.bytes('base64Signature', limits.evidenceFileBytes);
  const signer = readCosignSigner(bundle.text('cert'));
  const entry = readRekorBundle(bundle.optionalMessage('rekorBundle'));
  const logEntries = entry === null ? [] : [entry];
  const envelope = documentOf(signature);
  if (envelope !== null && isDsseEnvelope(envelope)) {
    return mapParts(readDsseEnvelope({ ...candidate, bytes: signature }, envelope), (material) => ({ ...material, candidate, format: 'cosign-bundle', signer, logEntries }));
  }
  if (signature.length > limits.signatureBytes) throw new Fault('FORMAT_MALFORMED', `a signature of ${signature.length} bytes`, `at most ${limits.signatureBytes}`);
  const digest = entry === null ? null : digestInBody(entry.body);
  return whole({ candidate, format: 'cosign-bundle', content: { kind: 'message', digest, payload: null }, signature, signer, logEntries, timestamps: [], timestampsOver: 'signature', envelopeText: null });
}

/**
 * The signer that cosign writes down as PEM, or base64 of PEM. Throws `Fault`: `FORMAT_MALFORMED`.
 *
 * A bare public key in this place once made cosign skip the identity (GHSA-fx35-mq7g-6g98): here it is a signature by a plain key, which only a key
 * that the user gave can verify.
 */
export function readCosignSigner(cert: string): SignedMaterial['signer'] {
  if (cert === '') return { kind: 'key', hint: null };
  const pem = readPem(cert.includes('-----BEGIN') ? cert : Buffer.from(cert, 'base64').toString('latin1'));
  if (pem === null) throw new Fault('FORMAT_MALFORMED', 'a cert that is no PEM certificate', 'one certificate in PEM, or base64 of it');
  if (pem.label === 'PUBLIC KEY') return { kind: 'key', hint: null };
  if (pem.der.length > limits.certificateBytes) throw new Fault('FORMAT_MALFORMED', `a certificate of ${pem.der.length} bytes`, `at most ${limits.certificateBytes}`);
  return { kind: 'certificate', leaf: pem.der, others: [], mayHoldRoot: false };
}

/** The entry in what cosign stores of Rekor's answer: {SignedEntryTimestamp, Payload}. Throws `Fault`: `FORMAT_MALFORMED`. */
export function readRekorBundle(rekor: Message | null): LogEntry | null {
  if (rekor === null) return null;
  const payload = rekor.message('Payload');
  const body = payload.bytes('body', limits.logBodyBytes);
  const logId = payload.text('logID');
  if (!/^[0-9a-f]{64}$/.test(logId)) throw new Fault('FORMAT_MALFORMED', 'a logID that is no SHA-256 in hex', '64 hex digits');
  return {
    ...kindOf(body),
    logId: Buffer.from(logId, 'hex'),
    logIndex: payload.integer('logIndex'),
    integratedTime: payload.integer('integratedTime'),
    promise: rekor.bytes('SignedEntryTimestamp', limits.signatureBytes),
    proof: null,
    body,
  };
}

/** What a log entry's body says it is, where nothing around it does. Throws `Fault`: `FORMAT_MALFORMED`. */
export function kindOf(body: Uint8Array): Pick<LogEntry, 'kind' | 'version'> {
  const document = documentOf(body);
  const [kind, version] = [document?.['kind'], document?.['apiVersion']];
  if (typeof kind !== 'string' || typeof version !== 'string') throw new Fault('FORMAT_MALFORMED', 'a log entry that does not say its kind', 'kind and apiVersion');
  return { kind, version };
}

function digestInBody(body: Uint8Array): Digest | null {
  const hash = member(member(member(documentOf(body), 'spec'), 'data'), 'hash');
  const [algorithm, value] = [hash?.['algorithm'], hash?.['value']];
  return typeof algorithm === 'string' && typeof value === 'string' ? parseDigest(`${algorithm}:${value}`) : null;
}

function member(parent: JsonObject | null, key: string): JsonObject | null {
  const value = parent?.[key];
  return isJsonObject(value) ? value : null;
}

function documentOf(body: Uint8Array): JsonObject | null {
  try {
    const document = parseJson(body);
    return isJsonObject(document) ? document : null;
  } catch {
    // Whoever needs the body says that it cannot be read.
    return null;
  }
}
