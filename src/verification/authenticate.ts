// Is this candidate authentic: did somebody known to a trust domain, or a key the user gave, sign this, seen by the witnesses that are required?
//
// Everything in a candidate is attacker-controlled. Whatever is thrown while it is examined is a rejection of this candidate and of nothing else.

import { createPublicKey, type KeyObject } from 'node:crypto';
import { algorithmOf, digestOf, type Digest, type DigestAlgorithm } from '../domain/digest.ts';
import type { Claims } from '../domain/claims.ts';
import { cloudBuildKey } from '../domain/cloud-build.ts';
import type { Rejection } from '../domain/dossier.ts';
import type { SignedMaterial } from '../domain/material.ts';
import { KEY_DOMAIN, type TrustDomain, type TrustedKey } from '../domain/trust-domain.ts';
import { type Authentic, type AuthenticFields, mintAuthentic } from './authentic.ts';
import { checkBounds } from './bounds.ts';
import { readPredicate } from './claims/catalog.ts';
import type { Contradictions } from './claims/provenance.ts';
import { preAuthEncoding, readStatement } from './envelope.ts';
import { Fault, toFault, toRejection } from './fault.ts';
import { readCloudBuildClaims } from './claims/cloud-build.ts';
import { readPredicateClaims } from './claims/predicates.ts';
import { isCalled, needsNoWitness } from './keys.ts';
import { digestAlgorithmOf, needsBytes, prepare, verifyBytes, verifyDigest, verifyMessageBytes, verifyP1363, verifyPss } from './raw-signature.ts';
import { readLeaf, verifyKeySigner, verifySigner, type VerifiedSigner } from './sigstore.ts';
import { readImageSignature } from './simple-signing.ts';

/**
 * Whom a run trusts, and its clock: read for log keys where no witness proves a time, and for the age that a verification summary says it has. `contradictions` says what becomes of
 * provenance that its certificate contradicts; without it such is rejected. `keyDomain` is what the domain of keys without a log is called; without it
 * `key`.
 */
export interface Trusted { readonly domains: readonly TrustDomain[]; readonly keys: readonly TrustedKey[]; readonly now: Date; readonly contradictions?: Contradictions; readonly keyDomain?: string }

/** What the subject is, where the signed digest alone does not do: its digests, and its bytes where they are at hand. */
export interface SubjectBytes { readonly digests: readonly Digest[]; readonly bytes: Uint8Array | null }

export type Examination = { readonly outcome: 'authentic'; readonly authentic: Authentic } | { readonly outcome: 'rejected'; readonly rejection: Rejection };

/**
 * Examines one piece of material: with a certificate under each trust domain, without one with each key; the first that verifies is taken. Never
 * throws.
 *
 * `subject` is needed for signatures over bytes that say no digest, and for algorithms that need the bytes (`wantsSubject`). Otherwise it may be
 * null; bytes that have the digest the format states make the examination faster, and change nothing else.
 * The result does not depend on a subject unless `wantsSubject` says so: it can be kept for all subjects of a run.
 */
export async function authenticate(material: SignedMaterial, trusted: Trusted, subject: SubjectBytes | null): Promise<Examination> {
  try {
    checkBounds(material);
    if (material.content.kind === 'message') await prepare(signerKeys(material, trusted.keys).filter(needsCurve(material.content, subject)));
    const fields = material.signer.kind === 'certificate' ? examineCertificate(material, material.signer.leaf, trusted, subject) : examineKey(material, trusted, subject);
    return { outcome: 'authentic', authentic: mintAuthentic({ candidate: material.candidate, format: material.format, ...withPredicate(fields, trusted.contradictions ?? 'reject') }) };
  } catch (cause) {
    return { outcome: 'rejected', rejection: toRejection(material.candidate, cause) };
  }
}

/** A key that made a signature, and the material with the digest that was really signed. */
export interface MadeBy { readonly bound: SignedMaterial; readonly content: AuthenticFields['content']; readonly key: KeyObject; readonly trusted: TrustedKey | null }

/**
 * The keys that made a signature: that of its certificate, or those of the user's that did. Says nothing of whether anybody vouches for them. Throws
 * what the examination of the material would.
 */
export async function keysBehind(material: SignedMaterial, keys: readonly TrustedKey[], subject: SubjectBytes | null): Promise<readonly MadeBy[]> {
  checkBounds(material);
  if (material.content.kind === 'message') await prepare(signerKeys(material, keys).filter(needsCurve(material.content, subject)));
  const made = (key: KeyObject, trusted: TrustedKey | null): MadeBy => {
    const content = verifySignature(material, key, subject);
    return { bound: withDigest(material, content), content, key, trusted };
  };
  if (material.signer.kind === 'certificate') return [made(readLeaf(material.signer.leaf).key, null)];
  return keys.flatMap((key) => {
    try {
      return [made(keyObject(key), key)];
    } catch (cause) {
      if (toFault(cause).code === 'SIGNATURE_INVALID') return [];
      throw cause;
    }
  });
}

/** Whether the examination of this material depends on the subject. Never throws. */
export function wantsSubject(material: SignedMaterial, keys: readonly TrustedKey[]): 'no' | 'digest' | 'bytes' {
  if (material.content.kind === 'envelope' || material.content.payload !== null) return 'no';
  try {
    // A plain RSA key may have signed with PSS, which no digest can verify; Fulcio's users do not.
    const isPlain = material.signer.kind === 'key';
    if (signerKeys(material, keys).some((key) => needsBytes(key) || (isPlain && key.asymmetricKeyType === 'rsa'))) return 'bytes';
  } catch {
    // It will be rejected whatever the subject is.
    return 'no';
  }
  return material.content.digest === null ? 'digest' : 'no';
}

function signerKeys(material: SignedMaterial, keys: readonly TrustedKey[]): readonly KeyObject[] {
  return material.signer.kind === 'certificate' ? [readLeaf(material.signer.leaf).key] : keys.map(keyObject);
}

type Examined = Omit<AuthenticFields, 'candidate' | 'format'>;

/** Adds what the predicate says. The signer's claims come last: no word of the statement's takes their place. */
function withPredicate(fields: Examined, contradictions: Contradictions): Examined {
  // A builder that signs with keys of its own has its reader: what that leaves out, as the source of a build of anybody's, no other adds.
  if (fields.content.kind !== 'statement' || fields.claims.get('builder-id')?.[0].from === 'key') return fields;
  const { claims, warnings } = readPredicate(fields.content.statement, fields.claims, contradictions);
  return { ...fields, claims: new Map([...claims, ...fields.claims]), warnings: [...fields.warnings, ...warnings] };
}

function examineCertificate(material: SignedMaterial, der: Uint8Array, { domains, now }: Trusted, subject: SubjectBytes | null): Examined {
  const leaf = readLeaf(der);
  const content = verifySignature(material, leaf.key, subject);
  const bound = withDigest(material, content);
  const said = contentClaims(content, now);
  const found = firstThat(domains, (domain) => ({ ...verifySigner(bound, leaf, domain, now), trust: domain.name }));
  // What the certificate states stands: no word of the signer's takes its place.
  return { content, ...found, claims: new Map([...said, ...found.claims]) };
}

function examineKey(material: SignedMaterial, { domains, keys, now, keyDomain = KEY_DOMAIN }: Trusted, subject: SubjectBytes | null): Examined {
  if (keys.length === 0) throw new Fault('KEY_UNSUPPORTED', 'a signature by a plain key', 'a signature with a certificate, or the key that made it');
  return firstThat(keysFor(material, keys), (key) => {
    const content = verifySignature(material, keyObject(key), subject);
    const bound = withDigest(material, content);
    const said = new Map([...contentClaims(content, now), ...builderClaims(key, content)]);
    // Where roots could not be had there are no domains either: that must not become a reason to ask for nothing.
    if (domains.length === 0 && needsNoWitness(key)) return { content, claims: new Map([...said, ['key', [{ value: key.digest, from: 'key' }]]]), witnessed: [], warnings: [], trust: keyDomain };
    const found: VerifiedSigner & { readonly trust: string } = firstThat(domains, (domain) => ({ ...verifyKeySigner(bound, key, domain, now), trust: key.log === 'none' ? keyDomain : domain.name }));
    return { content, ...found, claims: new Map([...said, ...found.claims]) };
  });
}

/**
 * The keys that material may be by. A signature over a bare payload counts only for a key that the user calls by the very name that the evidence has
 * for it, as Google Cloud Build's: any other key may have signed the same bytes as a file, and meant no statement by it.
 */
function keysFor({ signer, content }: SignedMaterial, keys: readonly TrustedKey[]): readonly TrustedKey[] {
  const hint = signer.kind === 'key' ? signer.hint : null;
  const isBare = content.kind === 'envelope' && content.signedOver === 'payload';
  const found = keys.filter((key) => isCalled(key, hint) && (!isBare || key.keyid !== null));
  if (found.length > 0) return found;
  throw new Fault('KEY_UNSUPPORTED', hint === null || hint === '' ? 'a signature that names no key' : `a signature by the key ${hint}`, `one by ${keys.slice(0, 3).map(({ keyid, name }) => keyid ?? name).join(' or ')}${keys.length > 3 ? ', or another key that is given' : ''}`);
}

/** What a signed statement says of itself, where it is of a type that is read. */
function contentClaims(content: AuthenticFields['content'], now: Date): Claims {
  return content.kind === 'statement' ? readPredicateClaims(content.statement, now) : new Map();
}

/** What a builder says that signs with keys of its own. */
function builderClaims(key: TrustedKey, content: AuthenticFields['content']): Claims {
  const builder = cloudBuildKey(key.keyid);
  return builder === null || content.kind !== 'statement' ? new Map() : readCloudBuildClaims(content.statement, builder);
}

/** The first result; otherwise the most telling fault: one that got further than the question whose it is. */
function firstThat<T, R>(items: readonly T[], examine: (item: T) => R): R {
  const faults: Fault[] = [];
  for (const item of items) {
    try {
      return examine(item);
    } catch (cause) {
      faults.push(toFault(cause));
    }
  }
  const early: ReadonlySet<string> = new Set(['CERTIFICATE_CHAIN', 'WITNESSES_TOO_FEW', 'SIGNATURE_INVALID']);
  // Of several keys the one that made the signature says more than those that did not.
  throw faults.find(({ code }) => !early.has(code)) ?? faults.find(({ code }) => code !== 'SIGNATURE_INVALID') ?? faults[0] ?? new Fault('TRUST_NOT_LOADED', 'no trust root', 'a trust root to examine it under');
}

// Over bytes that are at hand OpenSSL verifies all but the prehashed variant of Ed25519.
function needsCurve(content: Extract<SignedMaterial['content'], { kind: 'message' }>, subject: SubjectBytes | null): (key: KeyObject) => boolean {
  return (key) => (content.payload === null ? !isAtHand(key, content, subject) : needsBytes(key));
}

// The log entry is compared with the digest that was really signed.
function withDigest(material: SignedMaterial, content: AuthenticFields['content']): SignedMaterial {
  return content.kind === 'message' && material.content.kind === 'message' ? { ...material, content: { ...material.content, digest: content.digest } } : material;
}

function keyObject(key: TrustedKey): KeyObject {
  return createPublicKey({ key: Buffer.from(key.spki), format: 'der', type: 'spki' });
}

function verifySignature(material: SignedMaterial, key: KeyObject, subject: SubjectBytes | null): AuthenticFields['content'] {
  const { content, signature, signer } = material;
  if (content.kind === 'envelope') {
    if (!fits(preAuthEncoding(content), { key, signature, signer })) throw new Fault('SIGNATURE_INVALID', 'a signature that does not fit the envelope', 'a signature by the key of its signer');
    return { kind: 'statement', statement: readStatement(content) };
  }
  const { digest, payload } = content;
  if (payload === null) return { kind: 'message', digest: verifyMessage(material, digest, key, subject) };
  // The payload says which image was signed. As bytes it is nobody's subject: a file with these very bytes was not what its signer meant.
  const valid = fits(payload, { key, signature, signer }) || (key.asymmetricKeyType === 'ed25519' && verifyMessageBytes(key, payload, signature));
  if (!valid) throw new Fault('SIGNATURE_INVALID', 'a signature that does not fit the payload', 'a signature by the key of its signer');
  return { kind: 'image', signature: readImageSignature(payload) };
}

/** Whether a signature is this key's over bytes that came with it. */
function fits(signed: Uint8Array, { key, signature, signer }: Pick<SignedMaterial, 'signature' | 'signer'> & { readonly key: KeyObject }): boolean {
  const algorithm = algorithmFor(key);
  if (verifyBytes(key, signed, signature, algorithm)) return true;
  // Older clients hash with SHA-256 whatever the curve; either is a signature by this key over these bytes.
  if (algorithm !== 'sha256' && algorithm !== null && verifyBytes(key, signed, signature, 'sha256')) return true;
  // RSA keys of certificates sign with PKCS#1 v1.5 (Sigstore algorithm registry); of other keys nobody says. Nor how an ECDSA key writes its two
  // numbers down: it is one signature in either form.
  return signer.kind === 'key' && (verifyPss(key, signed, signature) || verifyP1363(key, signed, signature, algorithm));
}

// Returns the digest that was signed: the one the format states, if the signature bears it out, or the subject's.
function verifyMessage({ signature, signer }: SignedMaterial, stated: Digest | null, key: KeyObject, subject: SubjectBytes | null): Digest {
  algorithmFor(key);
  if (stated !== null && subject?.bytes != null && isAtHand(key, { kind: 'message', digest: stated }, subject)) return verifySignedBytes(stated, { signature, bytes: subject.bytes, key });
  if (needsBytes(key)) return verifyOverBytes(stated, signature, key, subject);
  const digests = stated === null ? (subject?.digests ?? []) : [stated];
  const signed = digests.find((digest) => verifyDigest(key, digest, signature));
  if (signed !== undefined) return signed;
  // What is no PKCS#1 v1.5 signature may be a PSS one.
  if (key.asymmetricKeyType === 'rsa' && signer.kind === 'key' && subject !== null) return verifyOverBytes(stated, signature, key, subject);
  throw new Fault('SIGNATURE_INVALID', stated === null ? 'a signature that does not fit the subject' : `a signature that does not fit ${stated}`, 'a signature by the key of its signer');
}

/**
 * Whether the bytes at hand are those with the digest that the format states, and the key is of a kind that OpenSSL verifies over bytes forty times
 * faster than anybody over a digest.
 */
function isAtHand(key: KeyObject, content: Pick<SignedMaterial['content'], 'kind'> & { readonly digest?: Digest | null }, subject: SubjectBytes | null): boolean {
  const { digest: stated = null } = content;
  return key.asymmetricKeyType === 'ec' && stated !== null && subject?.bytes != null && digestOf(subject.bytes, algorithmOf(stated)) === stated;
}

function verifySignedBytes(stated: Digest, { signature, bytes, key }: { readonly signature: Uint8Array; readonly bytes: Uint8Array; readonly key: KeyObject }): Digest {
  if (verifyBytes(key, bytes, signature, algorithmOf(stated))) return stated;
  throw new Fault('SIGNATURE_INVALID', `a signature that does not fit ${stated}`, 'a signature by the key of its signer');
}

/** The digest the key signs over, null for keys that sign bytes. OpenSSL verifies kinds that nobody has thought about here, with defaults of its own. */
function algorithmFor(key: KeyObject): DigestAlgorithm | null {
  const algorithm = digestAlgorithmOf(key);
  if (algorithm === null && !needsBytes(key)) throw new Fault('KEY_UNSUPPORTED', `a key of the kind ${String(key.asymmetricKeyType)}`, 'ECDSA on a NIST curve, RSA or Ed25519');
  return algorithm;
}

function verifyOverBytes(stated: Digest | null, signature: Uint8Array, key: KeyObject, subject: SubjectBytes | null): Digest {
  const bytes = subject?.bytes;
  if (bytes == null) throw new Fault('SUBJECT_BYTES_NEEDED', 'a digest', 'the file: this kind of signature is over bytes');
  if (!verifyMessageBytes(key, bytes, signature)) throw new Fault('SIGNATURE_INVALID', 'a signature that does not fit the subject', 'a signature by the key of its signer');
  const digest = digestOf(bytes, stated === null ? 'sha256' : algorithmOf(stated));
  if (stated !== null && stated !== digest) throw new Fault('SUBJECT_MISMATCH', stated, digest);
  return digest;
}
