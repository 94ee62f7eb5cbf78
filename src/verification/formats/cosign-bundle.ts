// The legacy bundle of `cosign sign-blob --bundle`: {base64Signature, cert, rekorBundle: {SignedEntryTimestamp, Payload}} (sigstore/cosign
// pkg/cosign/bundle). Read into signed material; nothing is verified here.
//
// It has the log's promise and no proof. The digest that was signed stands only in the log's body, which is read for it without being believed:
// the signature decides, and the body is bound to signature, key and digest later like any other.

import { parseDigest, type Digest } from '../../domain/digest.ts';
import { isJsonObject, parseJson, type JsonObject, type JsonValue } from '../../domain/json.ts';
import { limits } from '../../domain/limits.ts';
import type { Candidate, LogEntry, SignedMaterial } from '../../domain/material.ts';
import { Fault } from '../fault.ts';
import { readPem } from '../pem.ts';
import { Message } from './protobuf-json.ts';

/** Whether a JSON document has the shape of the legacy bundle. */
export function isCosignBundle(document: JsonValue): boolean {
  return isJsonObject(document) && typeof document['base64Signature'] === 'string';
}

/** Reads a legacy cosign bundle. Throws `Fault`: `FORMAT_MALFORMED`, `FORMAT_UNSUPPORTED`, `KEY_UNSUPPORTED`, `WITNESSES_TOO_FEW`. */
export function readCosignBundle(candidate: Candidate, document: JsonValue): SignedMaterial {
  if (!isJsonObject(document)) throw new Fault('FORMAT_MALFORMED', 'no object', 'a bundle');
  const bundle = new Message(document, 'bundle');
  const leaf = readCertificate(bundle.text('cert'));
  const entry = readRekorBundle(bundle.optionalMessage('rekorBundle'));
  const digest = entry === null ? null : digestInBody(entry.body);
  return {
    candidate,
    format: 'cosign-bundle',
    content: { kind: 'message', digest, payload: null },
    signature: bundle.bytes('base64Signature', limits.signatureBytes),
    signer: { kind: 'certificate', leaf, others: [], mayHoldRoot: false },
    logEntries: entry === null ? [] : [entry],
    timestamps: [],
  };
}

// `cert` is PEM, or base64 of PEM. A bare public key in this place once made cosign skip the identity (GHSA-fx35-mq7g-6g98).
function readCertificate(cert: string): Buffer {
  if (cert === '') throw new Fault('KEY_UNSUPPORTED', 'a bundle without a certificate', 'a certificate in cert');
  const pem = cert.includes('-----BEGIN') ? cert : Buffer.from(cert, 'base64').toString('latin1');
  const block = readPem(pem);
  if (block?.label === 'PUBLIC KEY') throw new Fault('KEY_UNSUPPORTED', 'a public key in place of the certificate', 'a certificate in cert');
  if (block === null) throw new Fault('FORMAT_MALFORMED', 'a cert that is no PEM certificate', 'one certificate in PEM, or base64 of it');
  return block.der;
}

function readRekorBundle(rekor: Message | null): LogEntry | null {
  if (rekor === null) return null;
  const payload = rekor.message('Payload');
  const body = payload.bytes('body', limits.logBodyBytes);
  const { kind, version } = kindOf(body);
  const logId = payload.text('logID');
  if (!/^[0-9a-f]{64}$/.test(logId)) throw new Fault('FORMAT_MALFORMED', 'a logID that is no SHA-256 in hex', '64 hex digits');
  return {
    logId: Buffer.from(logId, 'hex'),
    logIndex: payload.integer('logIndex'),
    kind,
    version,
    integratedTime: payload.integer('integratedTime'),
    promise: rekor.bytes('SignedEntryTimestamp', limits.signatureBytes),
    proof: null,
    body,
  };
}

function kindOf(body: Buffer): { readonly kind: string; readonly version: string } {
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
