// What a log entry says must be what the bundle says: this key, this signature, this digest (Rekor v1 and v2 bodies, sigstore/rekor types).
//
// The log only vouches that it stored the body. Without this binding somebody who holds a signing key for ten minutes could log the same signature
// under another certificate or digest and show the entry as proof: verifiable here, and invisible to those who watch the log for their identity
// (the class of CVE-2026-22703 and CVE-2024-53267). The verification library compares signature and digest, and never the certificate.

import { algorithmOf, digestOf, parseDigest, type Digest } from '../domain/digest.ts';
import { problem, type Problem } from '../domain/errors.ts';
import { isJsonArray, isJsonObject, parseJson, type JsonObject, type JsonValue } from '../domain/json.ts';
import type { Candidate, LogEntry, SignedMaterial } from '../domain/material.ts';
import { preAuthEncoding } from './envelope.ts';
import { Fault, matterOf } from './fault.ts';
import { readPem } from './pem.ts';

/** What a body binds, whatever its kind. */
interface Binding {
  /** Null where the body holds none: it then names the hash of the whole envelope, signature and all. */
  readonly signature: Buffer | null;
  /** DER of the certificate, or of the key (SPKI). */
  readonly verifier: Buffer;
  readonly names: 'certificate' | 'key';
  /** Of the artifact or the signed encoding, of the payload, or of the envelope's text. */
  readonly digest: Digest;
  readonly of: 'signed-bytes' | 'payload' | 'envelope';
}

/** Who signed, in DER. With a certificate, only Rekor v2 entries may name its bare key instead. */
export interface Verifier { readonly certificate: Buffer | null; readonly key: Buffer }

/** Body readers by kind and version. What is not here is `LOG_KIND_UNSUPPORTED`. */
const readers: Readonly<Record<string, (spec: JsonObject) => Binding>> = {
  'hashedrekord/0.0.1': readHashedrekord1,
  'dsse/0.0.1': readDsse1,
  'intoto/0.0.1': readIntoto1,
  'intoto/0.0.2': readIntoto2,
  'rekord/0.0.1': readHashedrekord1,
  'hashedrekord/0.0.2': readHashedrekord2,
  'dsse/0.0.2': readDsse2,
};

/**
 * Checks that an entry speaks of the signature, the digest and the key of the material.
 *
 * `signer` is the leaf certificate and its key, in DER. The entry's presence in a log is not looked at here. Returns what
 * the entry leaves open. Throws `Fault`: `LOG_KIND_UNSUPPORTED`, `LOG_BODY_MISMATCH`, `LOG_KEY_MISMATCH`.
 */
export function bindLogEntry(entry: LogEntry, material: SignedMaterial, signer: Verifier): readonly Problem[] {
  const binding = readBody(entry);
  if (binding.signature !== null && !binding.signature.equals(material.signature)) {
    throw new Fault('LOG_BODY_MISMATCH', `an entry for another signature (${binding.signature.length} bytes)`, 'an entry for the signature of the bundle');
  }
  const expected = signedDigest(material, binding);
  if (expected === null) throw new Fault('LOG_BODY_MISMATCH', `an entry of kind ${entry.kind} for what is no envelope`, 'an entry of a kind for signatures over bytes');
  if (binding.digest !== expected) throw new Fault('LOG_BODY_MISMATCH', binding.digest, expected);
  // Clients of Rekor v2 log the bare key for a certificate too: it must be the certificate's own, and its identity is not in the log then. In v1 no
  // client does, and an entry that hides whose signature it is gets no further.
  const isBareKey = signer.certificate === null || (binding.names === 'key' && entry.version === '0.0.2' && binding.of === 'signed-bytes');
  const expectedVerifier = isBareKey ? signer.key : (signer.certificate ?? signer.key);
  if (!binding.verifier.equals(expectedVerifier)) {
    throw new Fault('LOG_KEY_MISMATCH', `a ${binding.names} with the digest ${digestOf(binding.verifier)}`, `the one that signed, with the digest ${digestOf(expectedVerifier)}`);
  }
  return signer.certificate !== null && isBareKey ? [problem('LOG_NAMES_KEY_ONLY', { level: 'warning', seen: `entry ${entry.logIndex}` })] : [];
}

// What the entry must name, hashed as the entry does. Null where the kind cannot speak of such content.
function signedDigest(material: SignedMaterial, binding: Binding): Digest | null {
  const algorithm = algorithmOf(binding.digest);
  if (material.content.kind === 'message') {
    const { digest: signed, payload } = material.content;
    if (binding.of !== 'signed-bytes') return null;
    return payload === null ? signed : digestOf(payload, algorithm);
  }
  switch (binding.of) {
    case 'payload': return digestOf(material.content.payload, algorithm);
    case 'envelope': return material.envelopeText === null ? null : digestOf(material.envelopeText, algorithm);
    case 'signed-bytes':
    default: return digestOf(preAuthEncoding(material.content), algorithm);
  }
}

/** Whether an entry holds all there is to a signature over bytes: signature, signer and digest. */
export function describesItself(entry: LogEntry): boolean {
  return entry.kind === 'hashedrekord' || entry.kind === 'rekord';
}

/** The material that an entry describes by itself. Throws `Fault` where its body cannot be read. */
export function materialOf(candidate: Candidate, entry: LogEntry): SignedMaterial {
  const body = readBody(entry);
  return {
    candidate,
    format: 'rekor-entry',
    content: { kind: 'message', digest: body.digest, payload: null },
    signature: body.signature ?? Buffer.alloc(0),
    signer: body.names === 'certificate' ? { kind: 'certificate', leaf: body.verifier, others: [], mayHoldRoot: false } : { kind: 'key', hint: null },
    logEntries: [entry],
    timestamps: [],
    timestampsOver: 'signature',
    envelopeText: null,
  };
}

function readBody(entry: LogEntry): Binding {
  const kind = `${entry.kind}/${entry.version}`;
  const reader = Object.hasOwn(readers, kind) ? readers[kind] : undefined;
  if (reader === undefined) throw new Fault('LOG_KIND_UNSUPPORTED', `an entry of the kind ${kind}`, Object.keys(readers).join(', '));
  try {
    const body = parseJson(entry.body);
    // The wrapper's kind is not covered by the log's signature, the body's is.
    if (!isJsonObject(body) || body['kind'] !== entry.kind || body['apiVersion'] !== entry.version) throw new Malformed('is not of the kind it is given as');
    return reader(object(body, 'spec'));
  } catch (cause) {
    throw new Fault('LOG_BODY_MISMATCH', `a body that ${matterOf(cause)}`, `a body of the kind ${kind}`, { cause });
  }
}

class Malformed extends Error {
  override readonly name = 'Malformed';
}

function readHashedrekord1(spec: JsonObject): Binding {
  const hash = object(object(spec, 'data'), 'hash');
  const signature = object(spec, 'signature');
  return {
    signature: base64(text(signature, 'content')),
    ...pem(base64(text(object(signature, 'publicKey'), 'content'))),
    digest: digest(`${text(hash, 'algorithm')}:${text(hash, 'value')}`),
    of: 'signed-bytes',
  };
}

function readDsse1(spec: JsonObject): Binding {
  const signature = single(spec, 'signatures');
  const hash = object(spec, 'payloadHash');
  return { signature: base64(text(signature, 'signature')), ...pem(base64(text(signature, 'verifier'))), digest: digest(`${text(hash, 'algorithm')}:${text(hash, 'value')}`), of: 'payload' };
}

// The oldest attestations. The body holds no signature, so only the envelope whose text it names is bound by it.
function readIntoto1(spec: JsonObject): Binding {
  const hash = object(object(spec, 'content'), 'hash');
  return { signature: null, ...pem(base64(text(spec, 'publicKey'))), digest: digest(`${text(hash, 'algorithm')}:${text(hash, 'value')}`), of: 'envelope' };
}

function readIntoto2(spec: JsonObject): Binding {
  const content = object(spec, 'content');
  const signature = single(object(content, 'envelope'), 'signatures');
  const hash = object(content, 'payloadHash');
  return {
    // The signature of this kind is base64 of base64.
    signature: base64(base64(text(signature, 'sig')).toString('latin1')),
    ...pem(base64(text(signature, 'publicKey'))),
    digest: digest(`${text(hash, 'algorithm')}:${text(hash, 'value')}`),
    of: 'payload',
  };
}

function readHashedrekord2(spec: JsonObject): Binding {
  const record = object(spec, 'hashedRekordV002');
  return { ...readSignature2(object(record, 'signature')), digest: digest2(object(record, 'data')), of: 'signed-bytes' };
}

function readDsse2(spec: JsonObject): Binding {
  const record = object(spec, 'dsseV002');
  return { ...readSignature2(single(record, 'signatures')), digest: digest2(object(record, 'payloadHash')), of: 'payload' };
}

function readSignature2(signature: JsonObject): Pick<Binding, 'signature' | 'verifier' | 'names'> {
  const verifier = object(signature, 'verifier');
  const [certificate, key] = [verifier['x509Certificate'], verifier['publicKey']];
  if ((certificate === undefined) === (key === undefined)) fail('does not name one key');
  const names = certificate === undefined ? 'key' : 'certificate';
  return { signature: base64(text(signature, 'content')), verifier: base64(text(object(verifier, names === 'key' ? 'publicKey' : 'x509Certificate'), 'rawBytes')), names };
}

/** Hash algorithms of the Sigstore protobuf specs. */
const PROTOBUF_HASHES: Readonly<Record<string, string>> = { SHA2_256: 'sha256', SHA2_384: 'sha384', SHA2_512: 'sha512' };

function digest2(data: JsonObject): Digest {
  return digest(`${PROTOBUF_HASHES[text(data, 'algorithm')] ?? ''}:${base64(text(data, 'digest')).toString('hex')}`);
}

function digest(value: string): Digest {
  return parseDigest(value) ?? fail('names no digest of a strong algorithm');
}
function object(parent: JsonObject, key: string): JsonObject {
  const value: JsonValue | undefined = parent[key];
  return isJsonObject(value) ? value : fail(`has no ${key}`);
}
// An envelope has exactly one signature here, so an entry with several speaks of another one.
function single(parent: JsonObject, key: string): JsonObject {
  const list = parent[key];
  const only = isJsonArray(list) && list.length === 1 ? list[0] : undefined;
  return isJsonObject(only) ? only : fail(`does not have exactly one of ${key}`);
}
function text(parent: JsonObject, key: string): string {
  const value = parent[key];
  return typeof value === 'string' ? value : fail(`has no ${key}`);
}
// Compared with bytes afterwards, so leniency in the alphabet cannot make two values equal that are not.
function base64(value: string): Buffer {
  return Buffer.from(value, 'base64');
}
function pem(bytes: Buffer): Pick<Binding, 'verifier' | 'names'> {
  const block = readPem(bytes.toString('latin1'));
  return block === null ? fail('names its key in no PEM block') : { verifier: block.der, names: block.label === 'CERTIFICATE' ? 'certificate' : 'key' };
}
function fail(what: string): never {
  throw new Malformed(what);
}
