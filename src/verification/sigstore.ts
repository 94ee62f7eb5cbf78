// The only caller of @sigstore/verify; everything it throws is translated here.
//
// The library checks: the chain to an authority valid at every witnessed time, SCTs, SETs, inclusion proofs against the log's signed checkpoint,
// RFC 3161 timestamps. It does not check, and we do: that the log entry names our certificate (log-entry.ts), proof against checkpoint in every
// field, distinct witnesses instead of copies, log keys at witnessed times, what a leaf may be used for, whose identity it is. No identity is given
// to it: it takes one for an unanchored regular expression.

import { createPublicKey, type KeyObject } from 'node:crypto';
import { X509Certificate } from '@sigstore/core';
import { Verifier, type SignedEntity, type TrustMaterial } from '@sigstore/verify';
import type { Claims, Witnessed } from '../domain/claims.ts';
import { problem, type Problem } from '../domain/errors.ts';
import type { LogEntry, SignedMaterial } from '../domain/material.ts';
import type { TrustDomain, TrustedKey } from '../domain/trust-domain.ts';
import { readExtensions, statesPurpose, whyNotForSigning } from './certificate.ts';
import { readFulcioClaims } from './claims/fulcio.ts';
import { DerError, requireStrict } from './der.ts';
import { Fault } from './fault.ts';
import { LibraryCertificate } from './library-certificate.ts';
import { translateLibraryError } from './library-errors.ts';
import { trustMaterialOf } from './trust-material.ts';
import { checkLogKeys, knownWitnesses, requireWitnesses, covers, toLibraryEntry, verifyEntries, witnessedBy, type KnownWitnesses } from './witnesses.ts';

/** Who signed, and who saw it. */
export interface VerifiedSigner { readonly claims: Claims; readonly witnessed: readonly Witnessed[]; readonly warnings: readonly Problem[] }

/** A leaf certificate that could be read; nothing is verified yet. */
export interface Leaf { readonly certificate: X509Certificate; readonly claims: Claims; readonly key: KeyObject; readonly der: Buffer; readonly statesPurpose: boolean }

/**
 * Reads the leaf certificate and says what it claims. Nothing here is believed before `verifySigner` has accepted it.
 * Throws `Fault`: `CERTIFICATE_EXTENSIONS`, `CERTIFICATE_CHAIN`.
 */
export function readLeaf(bytes: Uint8Array): Leaf {
  const known = leaves.get(bytes);
  if (known !== undefined) return known;
  const leaf = parseLeaf(bytes);
  leaves.set(bytes, leaf);
  return leaf;
}

// By the bytes of one candidate: who examines it asks for its leaf several times, and reading one costs as much as verifying a signature.
const leaves = new WeakMap<Uint8Array, Leaf>();

function parseLeaf(bytes: Uint8Array): Leaf {
  const der = Buffer.from(bytes);
  try {
    requireStrict(der);
    const certificate = LibraryCertificate.parse(der);
    const extensions = readExtensions(der);
    const why = whyNotForSigning(extensions);
    if (why !== null) throw notForSigning(why);
    return { certificate, claims: readFulcioClaims(extensions), key: createPublicKey({ key: certificate.publicKey, format: 'der', type: 'spki' }), der, statesPurpose: statesPurpose(extensions) };
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    throw new Fault('CERTIFICATE_EXTENSIONS', `a certificate that ${cause instanceof DerError ? cause.message : 'cannot be read'}`, 'a certificate in DER that can be read', { cause });
  }
}

function notForSigning(why: string): Fault {
  return new Fault('CERTIFICATE_CHAIN', `a certificate that ${why}`, 'a certificate for code signing');
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
 * Verifies who signed under one trust domain: chain, SCTs, log entries, timestamps. The signature itself was verified with the key of this leaf by
 * the caller. Throws `Fault`.
 */
export function verifySigner(material: SignedMaterial, leaf: Leaf, domain: TrustDomain, now: Date): VerifiedSigner {
  if (material.signer.kind === 'certificate') refuseRoots(material.signer, domain);
  const trust = trustMaterialOf(domain);
  const known = knownWitnesses(material, domain, trust);
  const { times } = domain.requires;
  // Sigstore's authorities say it of every certificate. A private one may issue for this alone, and its user says so by giving it as a root of this.
  if (!leaf.statesPurpose && times !== 'now') throw notForSigning('does not say that it is for code signing');
  requireWitnesses(known, material, { ...domain.requires, times: times === 'now' ? 0 : times });
  const warnings = verifyEntries(known, material, { certificate: leaf.der, key: leaf.certificate.publicKey }, trust);
  const entity = entityOf(material, known, { $case: 'certificate', certificate: domain.requires.scts === 'none' ? new CertificateWithoutScts(leaf.certificate.root) : leaf.certificate }, leaf.key);
  callLibrary(times === 'now' ? { ...entity, timestamps: [...entity.timestamps, timeOf(now)] } : entity, trust, domain);
  const witnessed = witnessedBy(known);
  return { claims: leaf.claims, witnessed, warnings: [...warnings, ...checkLogKeys(known, witnessed, now), ...warnUnwitnessed(leaf, domain), ...warnUnlogged(leaf.claims, witnessed, domain)] };
}

/**
 * Verifies what saw a signature by a key the user gave, under one trust domain: its log entries, and timestamps where there are any. The signature
 * itself was verified with the key by the caller. A key has no time of its own, so none is required. Throws `Fault`.
 */
export function verifyKeySigner(material: SignedMaterial, key: TrustedKey, domain: TrustDomain, now: Date): VerifiedSigner {
  const object = createPublicKey({ key: Buffer.from(key.spki), format: 'der', type: 'spki' });
  const trust: TrustMaterial = { ...trustMaterialOf(domain), publicKey: () => ({ publicKey: object, validFor: () => true }) };
  const known = knownWitnesses(material, domain, trust);
  // The one time that a domain asks for is what a certificate needs.
  requireWitnesses(known, material, { logs: logsForKey(key, domain), timestamps: domain.requires.timestamps, times: key.times === 'none' ? 0 : key.times });
  const warnings = verifyEntries(known, material, { certificate: null, key: Buffer.from(key.spki) }, trust);
  callLibrary(entityOf(material, known, { $case: 'public-key', hint: '' }, object), trust, null);
  const witnessed = witnessedBy(known);
  requireKeyInTime(key, witnessed);
  return { claims: new Map([['key', [{ value: key.digest, from: 'key' }]]]), witnessed, warnings: [...warnings, ...checkLogKeys(known, witnessed, now)] };
}

/**
 * Whether a domain would accept this certificate if only a log had seen what it signed: its chain and its certificate logs verify for the hour in
 * which it was issued, and the domain knows logs. Nobody is asked about signatures that no entry can help.
 */
export function lacksLogOnly(material: SignedMaterial, leaf: Leaf, domain: TrustDomain): boolean {
  if (domain.roots.transparencyLogs.length === 0 || domain.requires.times === 'now' || !leaf.statesPurpose) return false;
  const certificate = domain.requires.scts === 'none' ? new CertificateWithoutScts(leaf.certificate.root) : leaf.certificate;
  const entity = entityOf(material, { entries: [], timestamps: [] }, { $case: 'certificate', certificate }, leaf.key);
  try {
    callLibrary({ ...entity, timestamps: [timeOf(certificate.notBefore)] }, trustMaterialOf(domain), { ...domain, requires: { ...domain.requires, times: 1 } });
    return true;
  } catch {
    // Whatever hostile bytes make the library throw: it accepts nothing of the kind.
    return false;
  }
}

// Whether a key's signatures are logged is said of the key, by the user. A domain without logs must not turn the question off.
function logsForKey(key: TrustedKey, domain: TrustDomain): TrustDomain['requires']['logs'] {
  if (key.log === 'none') return 'none';
  // That a certificate of this domain needs no witness is about certificates.
  if (domain.requires.times === 'now') return 1;
  return domain.requires.logs === 'none' && !domain.weakenedBy.includes('unsafe-ignore-tlog') ? 1 : domain.requires.logs;
}

// A key that was given up may have leaked since: where the user says until when it counts, a witness must say that it signed before.
function requireKeyInTime({ validity: { start, end }, name, validity }: TrustedKey, witnessed: readonly Witnessed[]): void {
  if (start === null && end === null) return;
  const expected = `a time from ${start?.toISOString() ?? 'the beginning'} to ${end?.toISOString() ?? 'now'}`;
  const times = witnessed.flatMap(({ at }) => (at === null ? [] : [at]));
  if (times.length === 0) throw new Fault('WITNESSES_TOO_FEW', `no witness that proves when ${name} signed`, expected);
  const outside = times.find((at) => !covers(validity, at));
  if (outside !== undefined) throw new Fault('TIME_INVALID', `a signature of ${outside.toISOString()} by ${name}`, expected);
}

// The time at which the chain must be valid, as the library takes one: times are of entries whose promise was verified before, and it looks at nothing
// else of them. Not rounded to its second: a certificate that ended half of one ago has ended.
function timeOf(now: Date): SignedEntity['timestamps'][number] {
  const entry: LogEntry = { logId: Buffer.alloc(0), logIndex: '0', kind: '', version: '', integratedTime: String(now.getTime() / 1000), promise: Buffer.alloc(0), proof: null, body: Buffer.alloc(0) };
  return { $case: 'transparency-log', tlogEntry: toLibraryEntry(entry) };
}

// The log entries were verified one by one before; what is left to the library are chain, SCTs and timestamps. Null: there is no certificate.
function callLibrary(entity: SignedEntity, trust: TrustMaterial, domain: TrustDomain | null): void {
  const scts = domain?.requires.scts ?? 'none';
  try {
    const times = domain?.requires.times ?? 0;
    new Verifier(trust, { tlogThreshold: 0, ctlogThreshold: scts === 'none' ? 0 : scts, timestampThreshold: times === 'now' ? 1 : times }).verify(entity);
  } catch (cause) {
    throw translateLibraryError(cause);
  }
}

// The signature was verified by the caller with this key; the library hands over the one it found, and any other is refused.
function entityOf(material: SignedMaterial, { entries, timestamps }: KnownWitnesses, key: SignedEntity['key'], verifiedWith: KeyObject): SignedEntity {
  return {
    signature: {
      // What it compares with the imprints of timestamps, and asks for nothing else.
      signature: timestamps.length === 0 ? Buffer.from(material.signature) : timestamped(material),
      // Asked for log entries only, of which the library is given none.
      compareSignature: () => false,
      compareDigest: () => false,
      compareSignedDigest: () => false,
      verifySignature: (found) => found.equals(verifiedWith),
    },
    key,
    tlogEntries: [],
    timestamps: [
      // Their promises were verified with their inclusion; here they are times at which the certificate must have been valid.
      ...entries.map(([entry]) => ({ $case: 'transparency-log' as const, tlogEntry: toLibraryEntry(entry) })),
      ...timestamps.map(([timestamp]) => ({ $case: 'timestamp-authority' as const, timestamp })),
    ],
  };
}

// An envelope's text holds its signature: whoever saw the one has seen the other.
function timestamped({ signature, timestampsOver, envelopeText }: SignedMaterial): Buffer {
  if (timestampsOver === 'signature') return Buffer.from(signature);
  if (envelopeText === null) throw new Fault('TIME_INVALID', 'a timestamp over the text of an envelope that has none', 'a timestamp over the signature');
  return Buffer.from(envelopeText);
}

// A private instance without logs vouches for a repository that says it is public: nobody can watch for such signatures.
function warnUnlogged(claims: Claims, witnessed: readonly Witnessed[], domain: TrustDomain): readonly Problem[] {
  const isPublic = claims.get('visibility')?.some(({ value }) => value === 'public') === true;
  return isPublic && domain.requires.logs === 'none' && !witnessed.some(({ kind }) => kind === 'log') ? [problem('UNLOGGED_PUBLIC', { level: 'warning', seen: claims.get('repo')?.[0].value ?? null })] : [];
}

// Whoever keeps such a key beyond its hour can sign with it for as long as the certificate lasts, and nobody sees it.
function warnUnwitnessed({ certificate: { notBefore, notAfter } }: Leaf, { requires }: TrustDomain): readonly Problem[] {
  return requires.times === 'now' ? [problem('TIME_UNWITNESSED', { level: 'warning', seen: `a certificate from ${notBefore.toISOString()} to ${notAfter.toISOString()}` })] : [];
}

const SCT_LIST = '1.3.6.1.4.1.11129.2.4.2';

// The library refuses SCTs of logs it does not know even where none is asked for: a domain without certificate logs could then accept no certificate
// that has any. It looks for them in a clone, and at the clone for nothing else.
class CertificateWithoutScts extends LibraryCertificate {
  override clone(): X509Certificate {
    const copy = super.clone();
    const at = copy.extensions.findIndex(({ subs: [oid] }) => oid?.toOID() === SCT_LIST);
    if (at >= 0) copy.extensions.splice(at, 1);
    return copy;
  }
}
