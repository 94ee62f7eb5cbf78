// Sigstore bundles v0.1 to v0.3 (sigstore/protobuf-specs, sigstore_bundle.proto), read into signed material. Nothing is verified here.
//
// The media type is compared whole: a version nobody knows may mean anything. A bundle with both kinds of content is refused, because clients
// differ in which one they verify and which one they show.

import { digestFromBytes, type Digest, type DigestAlgorithm } from '../../domain/digest.ts';
import { isJsonObject, type JsonValue } from '../../domain/json.ts';
import { limits } from '../../domain/limits.ts';
import type { Candidate, InclusionProof, LogEntry, SignedContent, SignedMaterial } from '../../domain/material.ts';
import { Fault } from '../fault.ts';
import { Message } from './protobuf-json.ts';

type Version = '0.1' | '0.2' | '0.3';

const MEDIA_TYPES: ReadonlyMap<string, Version> = new Map([
  ['application/vnd.dev.sigstore.bundle+json;version=0.1', '0.1'],
  ['application/vnd.dev.sigstore.bundle+json;version=0.2', '0.2'],
  ['application/vnd.dev.sigstore.bundle+json;version=0.3', '0.3'],
  ['application/vnd.dev.sigstore.bundle.v0.3+json', '0.3'],
]);

/** Hash algorithms of the Sigstore protobuf specs; the oldest writers left it out and meant SHA-256. */
const HASHES: Readonly<Record<string, DigestAlgorithm>> = { SHA2_256: 'sha256', SHA2_384: 'sha384', SHA2_512: 'sha512', HASH_ALGORITHM_UNSPECIFIED: 'sha256', '': 'sha256' };

/** Whether a JSON document calls itself a Sigstore bundle, of whatever version. */
export function isSigstoreBundle(document: JsonValue): boolean {
  const mediaType = isJsonObject(document) ? (document['mediaType'] ?? document['media_type']) : undefined;
  return typeof mediaType === 'string' && mediaType.startsWith('application/vnd.dev.sigstore.bundle');
}

/** Reads a Sigstore bundle. Throws `Fault`: `FORMAT_UNSUPPORTED`, `FORMAT_MALFORMED`. */
export function readSigstoreBundle(candidate: Candidate, document: JsonValue): SignedMaterial {
  if (!isJsonObject(document)) throw new Fault('FORMAT_MALFORMED', 'no object', 'a bundle');
  const bundle = new Message(document, 'bundle');
  const version = MEDIA_TYPES.get(bundle.text('mediaType'));
  if (version === undefined) throw new Fault('FORMAT_UNSUPPORTED', bundle.text('mediaType'), [...MEDIA_TYPES.keys()].join(', '));
  const material = bundle.message('verificationMaterial');
  const entries = material.messages('tlogEntries', limits.logEntries);
  // Inclusion proofs came after whole chains had gone out of use.
  const isOldest = version === '0.1' && !entries.some((entry) => entry.has('inclusionProof'));
  const timestamps = material.optionalMessage('timestampVerificationData')?.messages('rfc3161Timestamps', limits.timestamps) ?? [];
  return {
    candidate,
    format: `sigstore-bundle v${version}`,
    ...readContent(bundle),
    signer: readSigner(material, version, isOldest),
    logEntries: entries.map((entry) => readLogEntry(entry, version)),
    timestamps: timestamps.map((timestamp) => timestamp.bytes('signedTimestamp', limits.timestampBytes)),
    timestampsOver: 'signature',
    envelopeText: null,
  };
}

function readContent(bundle: Message): { readonly content: SignedContent; readonly signature: Buffer } {
  const [message, envelope] = [bundle.optionalMessage('messageSignature'), bundle.optionalMessage('dsseEnvelope')];
  if (envelope === null && message !== null) return { content: { kind: 'message', digest: readDigest(message.message('messageDigest')), payload: null }, signature: message.bytes('signature', limits.signatureBytes) };
  if (envelope !== null && message === null) return readEnvelope(envelope);
  throw new Fault('FORMAT_MALFORMED', message === null ? 'neither messageSignature nor dsseEnvelope' : 'messageSignature and dsseEnvelope', 'one of them');
}

function readEnvelope(envelope: Message): { readonly content: SignedContent; readonly signature: Buffer } {
  const signatures = envelope.messages('signatures', 16);
  const [signature] = signatures;
  // The bundle has one certificate, so further signatures would be by nobody.
  if (signature === undefined || signatures.length !== 1) throw new Fault('FORMAT_MALFORMED', `${signatures.length} signatures in the envelope`, 'exactly one');
  return {
    content: { kind: 'envelope', payloadType: envelope.text('payloadType'), payload: envelope.bytes('payload', limits.evidenceFileBytes), signedOver: 'pae' },
    signature: signature.bytes('sig', limits.signatureBytes),
  };
}

function readDigest(message: Message): Digest {
  const algorithm = message.text('algorithm');
  const known = Object.hasOwn(HASHES, algorithm) ? HASHES[algorithm] : undefined;
  const digest = known === undefined ? null : digestFromBytes(known, message.bytes('digest', 64));
  if (digest === null) throw new Fault('FORMAT_MALFORMED', `a messageDigest of the algorithm ${algorithm}`, 'a digest of SHA2_256, SHA2_384 or SHA2_512');
  return digest;
}

function readSigner(material: Message, version: Version, mayHoldRoot: boolean): SignedMaterial['signer'] {
  const given = ['x509CertificateChain', 'certificate', 'publicKey'].filter((name) => material.has(name));
  if (given.length !== 1) throw new Fault('FORMAT_MALFORMED', given.length === 0 ? 'no certificate and no key' : given.join(' and '), 'one of certificate, x509CertificateChain, publicKey');
  const key = material.optionalMessage('publicKey');
  if (key !== null) return { kind: 'key', hint: key.text('hint') };
  const certificate = material.optionalMessage('certificate');
  if (certificate !== null) return { kind: 'certificate', leaf: certificate.bytes('rawBytes', limits.certificateBytes), others: [], mayHoldRoot: false };
  if (version === '0.3') throw new Fault('FORMAT_MALFORMED', 'x509CertificateChain in a bundle of version 0.3', 'certificate');
  const [leaf, ...others] = material.message('x509CertificateChain').messages('certificates', limits.certificates).map((one) => one.bytes('rawBytes', limits.certificateBytes));
  if (leaf === undefined) throw new Fault('FORMAT_MALFORMED', 'an empty x509CertificateChain', 'the leaf certificate');
  return { kind: 'certificate', leaf, others, mayHoldRoot };
}

/** Reads a TransparencyLogEntry (sigstore_rekor.proto) by the rules of a bundle version. Throws `Fault`: `FORMAT_MALFORMED`. */
export function readLogEntry(entry: Message, version: Version): LogEntry {
  const kind = entry.message('kindVersion');
  const promise = entry.optionalMessage('inclusionPromise')?.bytes('signedEntryTimestamp', limits.signatureBytes) ?? null;
  const proof = readProof(entry.optionalMessage('inclusionProof'), version);
  // sigstore_bundle.proto: v0.1 must have the promise, v0.2 and later the proof with its checkpoint.
  if (version === '0.1' && promise === null) throw new Fault('FORMAT_MALFORMED', 'a log entry without inclusionPromise in a bundle of version 0.1', 'an inclusionPromise');
  if (version !== '0.1' && proof === null) throw new Fault('FORMAT_MALFORMED', `a log entry without inclusionProof in a bundle of version ${version}`, 'an inclusionProof');
  const time = entry.integer('integratedTime');
  return {
    logId: entry.message('logId').bytes('keyId', 64),
    logIndex: entry.integer('logIndex'),
    kind: kind.text('kind'),
    version: kind.text('version'),
    integratedTime: time === '0' ? null : time,
    promise,
    proof,
    body: entry.bytes('canonicalizedBody', limits.logBodyBytes),
  };
}

function readProof(proof: Message | null, version: Version): InclusionProof | null {
  if (proof === null) return null;
  const checkpoint = proof.optionalMessage('checkpoint')?.text('envelope') ?? '';
  if (checkpoint === '') {
    // Early v0.1 writers left the checkpoint out. Such a proof leads to nothing that is signed and is not looked at: the promise must do.
    if (version === '0.1') return null;
    throw new Fault('FORMAT_MALFORMED', `an inclusionProof without checkpoint in a bundle of version ${version}`, 'a checkpoint');
  }
  return {
    logIndex: proof.integer('logIndex'),
    treeSize: proof.integer('treeSize'),
    rootHash: proof.bytes('rootHash', 64),
    hashes: proof.bytesList('hashes', limits.proofHashes, 64),
    checkpoint,
  };
}
