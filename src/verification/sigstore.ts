// The only caller of @sigstore/verify; everything it throws is translated here.
//
// The library checks: the chain to an authority valid at every witnessed time, SCTs, SETs, inclusion proofs against the log's signed checkpoint,
// RFC 3161 timestamps. It does not check, and we do: that the log entry names our certificate (log-entry.ts), proof against checkpoint in every
// field, distinct witnesses instead of copies, log keys at witnessed times, what a leaf may be used for, whose identity it is. No identity is given
// to it: it takes one for an unanchored regular expression.

import { createPublicKey, type KeyObject } from 'node:crypto';
import { RFC3161Timestamp, X509Certificate } from '@sigstore/core';
import { VerificationError, Verifier, type SignedEntity, type TrustMaterial } from '@sigstore/verify';
import type { Claims, Witnessed } from '../domain/claims.ts';
import type { Problem, RejectionCode } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';
import type { LogEntry, SignedMaterial } from '../domain/material.ts';
import type { Authority, LogKey, TrustDomain, Validity } from '../domain/trust-domain.ts';
import { readExtensions, whyNotForSigning } from './certificate.ts';
import { CheckpointError, parseCheckpoint } from './checkpoint.ts';
import { readFulcioClaims } from './claims/fulcio.ts';
import { DerError } from './der.ts';
import { Fault } from './fault.ts';
import { bindLogEntry } from './log-entry.ts';

/** Who signed, and who saw it. */
export interface VerifiedSigner { readonly claims: Claims; readonly witnessed: readonly Witnessed[]; readonly warnings: readonly Problem[] }

/** A leaf certificate that could be read; nothing is verified yet. */
export interface Leaf { readonly certificate: X509Certificate; readonly claims: Claims; readonly key: KeyObject; readonly der: Buffer }

/**
 * Reads the leaf certificate and says what it claims. Nothing here is believed before `verifySigner` has accepted it.
 * Throws `Fault`: `CERTIFICATE_EXTENSIONS`, `CERTIFICATE_CHAIN`.
 */
export function readLeaf(bytes: Uint8Array): Leaf {
  const der = Buffer.from(bytes);
  try {
    const certificate = X509Certificate.parse(der);
    // The library verifies the authority's signature over the bytes it writes again, not over those it was given. Where the two differ, two
    // parsers could read two certificates.
    if (!certificate.root.toDER().equals(der)) throw new DerError('is not written as DER prescribes');
    const extensions = readExtensions(der);
    const why = whyNotForSigning(extensions);
    if (why !== null) throw new Fault('CERTIFICATE_CHAIN', `a certificate that ${why}`, 'a certificate for code signing');
    return { certificate, claims: readFulcioClaims(extensions), key: createPublicKey({ key: certificate.publicKey, format: 'der', type: 'spki' }), der };
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    throw new Fault('CERTIFICATE_EXTENSIONS', `a certificate that ${cause instanceof DerError ? cause.message : 'cannot be read'}`, 'a certificate in DER that can be read', { cause });
  }
}

/**
 * Refuses a self-signed certificate beside the leaf. None of these certificates is used: the path is built from the trust root alone. But a root
 * that comes with the evidence is forbidden (sigstore_bundle.proto), and a client that mixed it in would trust it. The oldest bundles hold the
 * authority's own root, which is let be where it is exactly one of the trust root's.
 */
function refuseRoots(signer: CertificateSigner, domain: TrustDomain): void {
  for (const other of signer.others) {
    if (!isSelfIssued(other)) continue;
    const isKnown = signer.mayHoldRoot && domain.roots.certificateAuthorities.some(({ chain }) => chain.some((known) => Buffer.from(other).equals(known)));
    if (!isKnown) throw new Fault('CERTIFICATE_CHAIN', 'a root certificate in the evidence', 'the leaf, and intermediates at the most');
  }
}

type CertificateSigner = Extract<SignedMaterial['signer'], { kind: 'certificate' }>;

function isSelfIssued(bytes: Uint8Array): boolean {
  try {
    const certificate = X509Certificate.parse(Buffer.from(bytes));
    return certificate.subject.equals(certificate.issuer);
  } catch (cause) {
    throw new Fault('CERTIFICATE_CHAIN', 'a certificate beside the leaf that cannot be read', 'certificates in DER', { cause });
  }
}

/**
 * Verifies who signed under one trust domain: chain, SCTs, log entries, timestamps. `signed` tells the library that the signature itself was
 * verified with the key of this leaf.
 *
 * Entries of logs and timestamps of authorities that the domain does not know are set aside: they never count and never sink what verifies without
 * them. Throws `Fault`.
 */
export function verifySigner(material: SignedMaterial, leaf: Leaf, domain: TrustDomain): VerifiedSigner {
  if (material.signer.kind === 'certificate') refuseRoots(material.signer, domain);
  const trust = trustMaterialOf(domain);
  const logged = material.logEntries.flatMap((entry) => paired(entry, logOf(entry, domain)));
  const stamped = material.timestamps.map(parseTimestamp).flatMap((timestamp) => paired(timestamp, authorityOf(timestamp, domain, trust)));
  const entries = logged.map(([entry]) => entry);
  const timestamps = stamped.map(([timestamp]) => requireTime(timestamp));
  const warnings = entries.flatMap((entry) => {
    checkProof(entry);
    return bindLogEntry(entry, material, { certificate: leaf.der, key: leaf.certificate.publicKey });
  });
  const witnessed = [...logged.map(([entry, log]) => logWitness(entry, log)), ...stamped.map(([timestamp, authority]) => timestampWitness(timestamp, authority))];
  requireWitnesses(entries, new Set(stamped.map(([, authority]) => authority)).size, material, domain);
  callLibrary(entityOf(material, leaf, entries, timestamps, domain), trust, domain);
  for (const [, log] of logged.filter(([{ promise }]) => promise === null)) requireLogKeyInTime(log, witnessed);
  return { claims: leaf.claims, witnessed, warnings };
}

function callLibrary(entity: SignedEntity, trust: TrustMaterial, domain: TrustDomain): void {
  const thresholds = { tlogThreshold: domain.requires.logs === 'none' ? 0 : domain.requires.logs, ctlogThreshold: domain.requires.scts === 'none' ? 0 : domain.requires.scts, timestampThreshold: domain.requires.times };
  try {
    new Verifier(trust, thresholds).verify(entity);
  } catch (cause) {
    // Most faults are VerificationErrors, but hostile DER can surface as TypeError or RangeError. Whatever was thrown, this did not verify.
    if (!(cause instanceof VerificationError)) throw new Fault('VERIFIER_THREW', String(cause), 'evidence that can be examined', { cause });
    const [code, expected] = translate(cause);
    throw new Fault(code, cause.message, expected, { cause });
  }
}

/** What each fault of the library is to us, and what would have been good. */
const FAULTS: Readonly<Record<VerificationError['code'], readonly [code: RejectionCode, expected: string]>> = {
  TIMESTAMP_ERROR: ['TIME_INVALID', 'a timestamp by an authority of the trust root, over this signature'],
  CERTIFICATE_ERROR: ['CERTIFICATE_CHAIN', 'a certificate of an authority of the trust root, valid when it signed'],
  TLOG_BODY_ERROR: ['LOG_BODY_MISMATCH', 'a log entry for this signature'],
  TLOG_INCLUSION_PROOF_ERROR: ['LOG_INCLUSION', 'a proof that leads to a checkpoint signed by the log'],
  TLOG_INCLUSION_PROMISE_ERROR: ['LOG_INCLUSION', 'a promise signed by the log'],
  TLOG_MISSING_INCLUSION_ERROR: ['LOG_INCLUSION', 'a promise or a proof of inclusion'],
  TLOG_ERROR: ['LOG_INCLUSION', 'enough log entries, each of them once'],
  SIGNATURE_ERROR: ['SIGNATURE_INVALID', 'a signature by the key of the certificate'],
  PUBLIC_KEY_ERROR: ['KEY_UNSUPPORTED', 'a signature with a certificate'],
  NOT_IMPLEMENTED_ERROR: ['VERIFIER_THREW', 'evidence that can be examined'],
};
const SCT_FAULT = ['CERTIFICATE_SCT', 'a promise of a certificate log of the trust root, and no other'] as const;

function translate(error: VerificationError): (typeof FAULTS)[VerificationError['code']] {
  // One code of the library for certificates and their SCTs; the package is pinned, and a test holds these words.
  return error.code === 'CERTIFICATE_ERROR' && /\bSCTs?\b/.test(error.message) ? SCT_FAULT : FAULTS[error.code];
}

// The signature was verified by the caller with the leaf's key, which is the one the library hands over; anything else is refused.
function entityOf(material: SignedMaterial, leaf: Leaf, entries: readonly LogEntry[], timestamps: readonly RFC3161Timestamp[], domain: TrustDomain): SignedEntity {
  const signature = Buffer.from(material.signature);
  const tlogEntries = entries.map(toLibraryEntry);
  return {
    signature: {
      signature,
      // Compared with the body in log-entry.ts already, for every kind and more strictly.
      compareSignature: (other) => other.equals(signature),
      compareDigest: () => true,
      compareSignedDigest: () => true,
      verifySignature: (key) => key.equals(leaf.key),
    },
    key: { $case: 'certificate', certificate: domain.requires.scts === 'none' ? new CertificateWithoutScts(leaf.certificate.root) : leaf.certificate },
    tlogEntries,
    timestamps: [
      ...tlogEntries.map((tlogEntry) => ({ $case: 'transparency-log' as const, tlogEntry })),
      ...timestamps.map((timestamp) => ({ $case: 'timestamp-authority' as const, timestamp })),
    ],
  };
}

const SCT_LIST = '1.3.6.1.4.1.11129.2.4.2';

// The library refuses SCTs of logs it does not know even where none is asked for: a domain without certificate logs could then accept no certificate
// that has any. It looks for them in a clone, and at the clone for nothing else.
class CertificateWithoutScts extends X509Certificate {
  override clone(): X509Certificate {
    const copy = super.clone();
    const at = copy.extensions.findIndex(({ subs: [oid] }) => oid?.toOID() === SCT_LIST);
    if (at >= 0) copy.extensions.splice(at, 1);
    return copy;
  }
}

type LibraryEntry = SignedEntity['tlogEntries'][number];

function toLibraryEntry(entry: LogEntry): LibraryEntry {
  return {
    logIndex: entry.logIndex,
    logId: { keyId: Buffer.from(entry.logId) },
    kindVersion: { kind: entry.kind, version: entry.version },
    integratedTime: entry.integratedTime ?? '0',
    inclusionPromise: entry.promise === null ? undefined : { signedEntryTimestamp: Buffer.from(entry.promise) },
    inclusionProof: entry.proof === null ? undefined : {
      logIndex: entry.proof.logIndex,
      treeSize: entry.proof.treeSize,
      rootHash: Buffer.from(entry.proof.rootHash),
      hashes: entry.proof.hashes.map((hash) => Buffer.from(hash)),
      checkpoint: { envelope: entry.proof.checkpoint },
    },
    canonicalizedBody: Buffer.from(entry.body),
  };
}

// The library walks from the entry to the checkpoint's root and never looks at what the proof says of root and size.
function checkProof(entry: LogEntry): void {
  const proof = entry.proof;
  if (proof === null) return;
  try {
    const checkpoint = parseCheckpoint(proof.checkpoint);
    if (checkpoint.size !== proof.treeSize) throw new Fault('LOG_INCLUSION', `a checkpoint of ${checkpoint.size} entries`, `one of ${proof.treeSize}, as the proof says`);
    if (!checkpoint.root.equals(proof.rootHash)) throw new Fault('LOG_INCLUSION', 'a checkpoint of another root', 'the root of the proof');
  } catch (cause) {
    if (!(cause instanceof CheckpointError)) throw cause;
    throw new Fault('LOG_INCLUSION', `a checkpoint that ${cause.message}`, 'a checkpoint', { cause });
  }
}

/** What was seen with who made it; nothing where that is nobody of the domain. */
function paired<T, By>(seen: T, by: By | undefined): readonly (readonly [T, By])[] {
  return by === undefined ? [] : [[seen, by]];
}

function logWitness(entry: LogEntry, { baseUrl: authority }: LogKey): Witnessed {
  // Time and top-level index are covered by the promise only; without one they are text.
  if (entry.promise === null || entry.integratedTime === null) return { kind: 'log', authority, index: entry.proof?.logIndex ?? null, at: null };
  return { kind: 'log', authority, index: entry.logIndex, at: new Date(Number(entry.integratedTime) * 1000) };
}

function timestampWitness(timestamp: RFC3161Timestamp, { name: authority }: Authority): Witnessed {
  return { kind: 'timestamp', authority, index: null, at: timestamp.signingTime };
}

function logOf(entry: LogEntry, domain: TrustDomain): LogKey | undefined {
  return domain.roots.transparencyLogs.find(({ logId }) => Buffer.from(logId).equals(entry.logId));
}

function countLogs(entries: readonly LogEntry[]): number {
  return new Set(entries.map((entry) => Buffer.from(entry.logId).toString('hex'))).size;
}

/** Counts witnesses, not copies: whoever controls one log or authority can be seen twice in it. */
function requireWitnesses(entries: readonly LogEntry[], stampers: number, material: SignedMaterial, domain: TrustDomain): void {
  const seen = {
    logs: countLogs(entries),
    timestamps: stampers,
    timedLogs: countLogs(entries.filter(({ promise, integratedTime }) => promise !== null && integratedTime !== null)),
  };
  const given = `${material.logEntries.length} log entries and ${material.timestamps.length} timestamps`;
  const { logs, timestamps: authorities, times } = domain.requires;
  if (logs !== 'none' && seen.logs < logs) throw new Fault('WITNESSES_TOO_FEW', `${given}; entries in logs of the trust root: ${seen.logs}`, `entries in ${logs} of its logs`);
  if (authorities !== 'none' && seen.timestamps < authorities) throw new Fault('WITNESSES_TOO_FEW', `${given}; authorities of the trust root that made one: ${seen.timestamps}`, `timestamps by ${authorities} of its authorities`);
  if (seen.timedLogs + seen.timestamps < times) throw new Fault('WITNESSES_TOO_FEW', `${given}; witnesses that prove a time: ${seen.timedLogs + seen.timestamps}`, `${times} that prove when it was signed`);
}

// The library checks a log's key at the time of its promise, and at no time where there is only a proof. A key that was retired may have leaked.
function requireLogKeyInTime(log: LogKey, witnessed: readonly Witnessed[]): void {
  for (const { at } of witnessed) {
    if (at !== null && !covers(log.validity, at)) throw new Fault('LOG_INCLUSION', `the key of ${log.baseUrl} at ${at.toISOString()}`, 'a key that was valid then');
  }
}

function covers(validity: Validity, at: Date): boolean {
  return (validity.start === null || validity.start <= at) && (validity.end === null || validity.end >= at);
}

function parseTimestamp(der: Uint8Array): RFC3161Timestamp {
  try {
    const timestamp = RFC3161Timestamp.parse(Buffer.from(der));
    // granted (0), grantedWithMods (1); RFC 3161 §2.4.2.
    if (![0, 1].includes(Number(timestamp.status))) throw new Fault('TIME_INVALID', `a timestamp with the status ${timestamp.status}`, 'a timestamp that was granted');
    // Read now, so that what names no authority fails here and as what it is.
    for (const name of [timestamp.signerIssuer, timestamp.signerSerialNumber]) Buffer.from(name);
    return timestamp;
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    throw new Fault('TIME_INVALID', 'a timestamp that cannot be read', 'an RFC 3161 response in DER', { cause });
  }
}

// Asked of known authorities only: how a foreign one writes its times (some with fractions the library does not read) sinks nothing.
function requireTime(timestamp: RFC3161Timestamp): RFC3161Timestamp {
  try {
    if (!Number.isNaN(timestamp.signingTime.getTime())) return timestamp;
  } catch (cause) {
    throw new Fault('TIME_INVALID', 'a timestamp whose time cannot be read', 'a time with at most three digits behind the second', { cause });
  }
  throw new Fault('TIME_INVALID', 'a timestamp without a time', 'a timestamp');
}

/** The domain's authority that made the timestamp, by issuer and serial number of its certificate; undefined for a foreign one. */
function authorityOf(timestamp: RFC3161Timestamp, domain: TrustDomain, trust: TrustMaterial): Authority | undefined {
  const index = trust.timestampAuthorities.findIndex(({ certChain: [leaf] }) => leaf?.serialNumber.equals(timestamp.signerSerialNumber) === true && leaf.issuer.equals(timestamp.signerIssuer));
  return domain.roots.timestampAuthorities[index];
}

// One conversion per domain and run.
const converted = new WeakMap<TrustDomain, TrustMaterial>();

function trustMaterialOf(domain: TrustDomain): TrustMaterial {
  const known = converted.get(domain);
  if (known !== undefined) return known;
  const { roots } = domain;
  const material: TrustMaterial = {
    certificateAuthorities: roots.certificateAuthorities.map(toLibraryAuthority),
    timestampAuthorities: roots.timestampAuthorities.map(toLibraryAuthority),
    tlogs: roots.transparencyLogs.map(toLibraryLog),
    ctlogs: roots.certificateLogs.map(toLibraryLog),
    publicKey: () => {
      throw new VerificationError({ code: 'PUBLIC_KEY_ERROR', message: 'no keys are given' });
    },
  };
  converted.set(domain, material);
  return material;
}

function toLibraryAuthority(authority: Authority): TrustMaterial['certificateAuthorities'][number] {
  const validFor = toLibraryValidity(authority.validity);
  try {
    return { certChain: authority.chain.map((der) => X509Certificate.parse(Buffer.from(der))), validFor };
  } catch {
    // A certificate the library cannot parse: an empty chain verifies nothing, and the other authorities stay good.
    return { certChain: [], validFor };
  }
}

function toLibraryLog(log: LogKey): TrustMaterial['tlogs'][number] {
  return { baseURL: log.baseUrl, logID: Buffer.from(log.logId), publicKey: createPublicKey({ key: Buffer.from(log.publicKey), format: 'der', type: log.encoding }), validFor: toLibraryValidity(log.validity) };
}

function toLibraryValidity(validity: Validity): { readonly start: Date; readonly end: Date } {
  return { start: validity.start ?? new Date(0), end: validity.end ?? new Date(8.64e15) };
}

/** Bounds of one candidate before anything in it is examined. Throws `Fault` (`FORMAT_MALFORMED`). */
export function checkBounds(material: SignedMaterial): void {
  const others = material.signer.kind === 'certificate' ? material.signer.others.length : 0;
  const bounds: readonly (readonly [string, number, number])[] = [
    ['log entries', material.logEntries.length, limits.logEntries],
    ['timestamps', material.timestamps.length, limits.timestamps],
    ['certificates', others, limits.certificates],
    ['bytes of signature', material.signature.length, limits.signatureBytes],
  ];
  for (const [what, count, most] of bounds) {
    if (count > most) throw new Fault('FORMAT_MALFORMED', `${count} ${what}`, `at most ${most}`);
  }
}
