// Who saw the signature: entries of transparency logs, timestamps of authorities.
//
// Witnesses are counted, not copies: whoever controls one log can write to it twice. Entries and timestamps of logs and authorities that the domain
// does not know are set aside: they never count, and never sink what verifies without them. An entry of a log that is known must be right in every
// respect, or the candidate is refused: it was made to deceive.

import { RFC3161Timestamp } from '@sigstore/core';
import type { SignedEntity, TrustMaterial } from '@sigstore/verify';
// The library's own check of promise, proof and checkpoint. It is not exported: kinds of entries that the library cannot compare are refused
// by its front door, and are compared here (log-entry.ts). The package is pinned; a test holds this import.
import { verifyTLogInclusion } from '@sigstore/verify/dist/tlog/index.js';
import type { Witnessed } from '../domain/claims.ts';
import { problem, type Problem } from '../domain/errors.ts';
import type { LogEntry, SignedMaterial } from '../domain/material.ts';
import type { Authority, LogKey, TrustDomain, Validity } from '../domain/trust-domain.ts';
import { CheckpointError, parseCheckpoint } from './checkpoint.ts';
import { Fault } from './fault.ts';
import { translateLibraryError } from './library-errors.ts';
import { bindLogEntry, type Verifier } from './log-entry.ts';

/** Witnesses that a domain knows, each with who it is, before anything of them is verified. */
export interface KnownWitnesses { readonly entries: readonly (readonly [LogEntry, LogKey])[]; readonly timestamps: readonly (readonly [RFC3161Timestamp, Authority])[] }

/** What must have seen a signature; `times` 0 where the key is long-lived and needs no time. */
export interface Required { readonly logs: TrustDomain['requires']['logs']; readonly timestamps: TrustDomain['requires']['timestamps']; readonly times: number }

/** The entries and timestamps of the material whose log or authority the domain knows. Throws `Fault` (`TIME_INVALID`). */
export function knownWitnesses(material: SignedMaterial, domain: TrustDomain, trust: TrustMaterial): KnownWitnesses {
  return {
    entries: material.logEntries.flatMap((entry) => paired(entry, logOf(entry, domain))),
    timestamps: material.timestamps.map(parseTimestamp).flatMap((timestamp) => paired(timestamp, authorityOf(timestamp, domain, trust))).map(([timestamp, authority]) => [requireTime(timestamp), authority]),
  };
}

/** What was seen with who made it; nothing where that is nobody of the domain. */
function paired<T, By>(seen: T, by: By | undefined): readonly (readonly [T, By])[] {
  return by === undefined ? [] : [[seen, by]];
}

/**
 * Verifies that each entry is in its log and is about this material and this signer. Returns what the entries leave open.
 * Throws `Fault`: `LOG_INCLUSION`, `LOG_BODY_MISMATCH`, `LOG_KEY_MISMATCH`, `LOG_KIND_UNSUPPORTED`.
 */
export function verifyEntries({ entries: known }: KnownWitnesses, material: SignedMaterial, verifier: Verifier, trust: TrustMaterial): readonly Problem[] {
  const entries = known.map(([entry]) => entry);
  // Copies count once anyhow; nobody who means well writes them.
  const distinct = new Set(entries.map(({ logId, body }) => `${Buffer.from(logId).toString('hex')} ${Buffer.from(body).toString('base64')}`));
  if (distinct.size < entries.length) throw new Fault('LOG_INCLUSION', 'a log entry that stands twice', 'each entry once');
  return entries.flatMap((entry) => {
    checkProof(entry);
    const warnings = bindLogEntry(entry, material, verifier);
    verifyInclusion(entry, trust);
    return warnings;
  });
}

// The library wants the name in the checkpoint's signature line to stand in the log's address. The line is not signed, and private logs go by other names;
// id and key of the log are what binds.
function namedAs(log: TrustMaterial['tlogs'][number], { proof }: LogEntry): TrustMaterial['tlogs'][number] {
  return proof === null ? log : { ...log, baseURL: parseCheckpoint(proof.checkpoint).signatures.map(({ name }) => name).join(' ') };
}

function verifyInclusion(entry: LogEntry, trust: TrustMaterial): void {
  try {
    verifyTLogInclusion(toLibraryEntry(entry), trust.tlogs.map((log) => namedAs(log, entry)));
  } catch (cause) {
    throw translateLibraryError(cause);
  }
}

type LibraryEntry = SignedEntity['tlogEntries'][number];

/** An entry in the shape the library takes. */
export function toLibraryEntry(entry: LogEntry): LibraryEntry {
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
  const { proof } = entry;
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

/** The witnesses in words for the report. Their times count only once everything has been verified. */
export function witnessedBy({ entries, timestamps }: KnownWitnesses): readonly Witnessed[] {
  return [...entries.map(([entry, log]) => logWitness(entry, log)), ...timestamps.map(([timestamp, authority]) => timestampWitness(timestamp, authority))];
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

/** Throws `Fault` (`WITNESSES_TOO_FEW`) where too few distinct logs, authorities or times are there. */
export function requireWitnesses(known: KnownWitnesses, material: SignedMaterial, required: Required): void {
  const entries = known.entries.map(([entry]) => entry);
  const seen = {
    logs: countLogs(entries),
    timestamps: new Set(known.timestamps.map(([, authority]) => authority)).size,
    timedLogs: countLogs(entries.filter(({ promise, integratedTime }) => promise !== null && integratedTime !== null)),
  };
  const given = `${material.logEntries.length} log entries and ${material.timestamps.length} timestamps`;
  const { logs, timestamps: authorities, times } = required;
  if (logs !== 'none' && seen.logs < logs) throw new Fault('WITNESSES_TOO_FEW', `${given}; entries in logs of the trust root: ${seen.logs}`, `entries in ${logs} of its logs`);
  if (authorities !== 'none' && seen.timestamps < authorities) throw new Fault('WITNESSES_TOO_FEW', `${given}; authorities of the trust root that made one: ${seen.timestamps}`, `timestamps by ${authorities} of its authorities`);
  if (seen.timedLogs + seen.timestamps < times) throw new Fault('WITNESSES_TOO_FEW', `${given}; witnesses that prove a time: ${seen.timedLogs + seen.timestamps}`, `${times} that prove when it was signed`);
}

/**
 * Checks what the library does not: the keys of logs that only prove an entry, at every time that another witness
 * proves, because a key that was retired may have leaked. Where there is none, as for a key without
 * timestamps, the key must have been in use by `now`, and one that is out of use is said. Throws `Fault` (`LOG_INCLUSION`).
 */
export function checkLogKeys({ entries }: KnownWitnesses, witnessed: readonly Witnessed[], now: Date): readonly Problem[] {
  const times = witnessed.flatMap(({ at }) => (at === null ? [] : [at]));
  return entries.filter(([{ promise }]) => promise === null).flatMap(([, log]) => {
    const outside = times.find((at) => !covers(log.validity, at));
    if (outside !== undefined) throw new Fault('LOG_INCLUSION', `the key of ${log.baseUrl} at ${outside.toISOString()}`, 'a key that was valid then');
    return times.length > 0 ? [] : checkWindow(log, now);
  });
}

function checkWindow(log: LogKey, now: Date): readonly Problem[] {
  const { start, end } = log.validity;
  if (start !== null && start > now) throw new Fault('LOG_INCLUSION', `the key of ${log.baseUrl}, in use from ${start.toISOString()}`, 'a key that is in use');
  return end !== null && end < now ? [problem('LOG_KEY_RETIRED', { level: 'warning', seen: `${log.baseUrl} until ${end.toISOString()}` })] : [];
}

/** Whether a time lies in a period, its ends included. */
export function covers(validity: Validity, at: Date): boolean {
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
