// Is this candidate authentic: did somebody known to a trust domain sign this, seen by the witnesses the domain requires?
//
// Everything in a candidate is attacker-controlled. Whatever is thrown while it is examined is a rejection of this candidate and of nothing else.

import { algorithmOf, digestOf, type Digest, type DigestAlgorithm } from '../domain/digest.ts';
import type { Rejection } from '../domain/dossier.ts';
import type { SignedMaterial } from '../domain/material.ts';
import type { NonEmpty } from '../domain/subject.ts';
import type { TrustDomain } from '../domain/trust-domain.ts';
import { type Authentic, type AuthenticFields, mintAuthentic } from './authentic.ts';
import { preAuthEncoding, readStatement } from './envelope.ts';
import { Fault, toRejection } from './fault.ts';
import { digestAlgorithmOf, needsBytes, verifyBytes, verifyDigest } from './raw-signature.ts';
import { checkBounds, readLeaf, verifySigner, type Leaf } from './sigstore.ts';

/** What the subject is, where the signed digest alone does not do: its digests, and its bytes where they are at hand. */
export interface SubjectBytes { readonly digests: readonly Digest[]; readonly bytes: Uint8Array | null }

export type Examination = { readonly outcome: 'authentic'; readonly authentic: Authentic } | { readonly outcome: 'rejected'; readonly rejection: Rejection };

/**
 * Examines one piece of material under each trust domain and takes the first under which it verifies. Never throws.
 *
 * `subject` is needed for signatures over bytes that say no digest, and for algorithms that need the bytes (`wantsSubject`); null otherwise.
 * The result does not depend on a subject unless `wantsSubject` says so: it can be kept for all subjects of a run.
 */
export async function authenticate(material: SignedMaterial, domains: NonEmpty<TrustDomain>, subject: SubjectBytes | null): Promise<Examination> {
  try {
    checkBounds(material);
    const leaf = leafOf(material);
    const content = verifySignature(material, leaf, subject);
    return { outcome: 'authentic', authentic: mintAuthentic({ candidate: material.candidate, format: material.format, content, ...verifyUnderOne(material, leaf, content, domains) }) };
  } catch (cause) {
    return { outcome: 'rejected', rejection: toRejection(material.candidate, cause) };
  }
}

/** Whether the examination of this material depends on the subject. Never throws. */
export function wantsSubject(material: SignedMaterial): 'no' | 'digest' | 'bytes' {
  if (material.content.kind === 'envelope') return 'no';
  try {
    if (needsBytes(leafOf(material).key)) return 'bytes';
  } catch {
    // It will be rejected whatever the subject is.
    return 'no';
  }
  return material.content.digest === null ? 'digest' : 'no';
}

function leafOf(material: SignedMaterial): Leaf {
  if (material.signer.kind === 'key') throw new Fault('KEY_UNSUPPORTED', 'a signature by a plain key', 'a signature with a certificate');
  return readLeaf(material.signer.leaf);
}

/** Under the first domain that accepts it; otherwise the most telling fault: one that got further than the chain. */
function verifyUnderOne(material: SignedMaterial, leaf: Leaf, content: AuthenticFields['content'], domains: NonEmpty<TrustDomain>): Pick<AuthenticFields, 'claims' | 'witnessed' | 'trust' | 'warnings'> {
  const bound = content.kind === 'message' && material.content.kind === 'message' ? { ...material, content: { ...material.content, digest: content.digest } } : material;
  const faults: unknown[] = [];
  for (const domain of domains) {
    try {
      return { ...verifySigner(bound, leaf, domain), trust: domain.name };
    } catch (cause) {
      faults.push(cause);
    }
  }
  throw faults.find((fault) => fault instanceof Fault && fault.code !== 'CERTIFICATE_CHAIN' && fault.code !== 'WITNESSES_TOO_FEW') ?? faults[0];
}

function verifySignature(material: SignedMaterial, leaf: Leaf, subject: SubjectBytes | null): AuthenticFields['content'] {
  const { content, signature } = material;
  if (content.kind === 'message') return { kind: 'message', digest: verifyMessage(content.digest, signature, leaf, subject) };
  const signed = preAuthEncoding(content);
  const algorithm = algorithmFor(leaf);
  // Older clients hash with SHA-256 whatever the curve; either is a signature by this key over this envelope.
  const valid = verifyBytes(leaf.key, signed, signature, algorithm) || (algorithm !== 'sha256' && algorithm !== null && verifyBytes(leaf.key, signed, signature, 'sha256'));
  if (!valid) throw new Fault('SIGNATURE_INVALID', 'a signature that does not fit the envelope', 'a signature by the key of the certificate');
  return { kind: 'statement', statement: readStatement(content) };
}

// Returns the digest that was signed: the one the format states, if the signature bears it out, or the subject's.
function verifyMessage(stated: Digest | null, signature: Uint8Array, leaf: Leaf, subject: SubjectBytes | null): Digest {
  if (needsBytes(leaf.key)) return verifyOverBytes(stated, signature, leaf, subject);
  algorithmFor(leaf);
  const digests = stated === null ? (subject?.digests ?? []) : [stated];
  const signed = digests.find((digest) => verifyDigest(leaf.key, digest, signature));
  if (signed !== undefined) return signed;
  throw new Fault('SIGNATURE_INVALID', stated === null ? 'a signature that does not fit the subject' : `a signature that does not fit ${stated}`, 'a signature by the key of the certificate');
}

/** The digest the key signs over, null for keys that sign bytes. OpenSSL verifies kinds that nobody has thought about here, with defaults of its own. */
function algorithmFor(leaf: Leaf): DigestAlgorithm | null {
  const algorithm = digestAlgorithmOf(leaf.key);
  if (algorithm === null && !needsBytes(leaf.key)) throw new Fault('KEY_UNSUPPORTED', `a key of the kind ${String(leaf.key.asymmetricKeyType)}`, 'ECDSA on a NIST curve, RSA or Ed25519');
  return algorithm;
}

function verifyOverBytes(stated: Digest | null, signature: Uint8Array, leaf: Leaf, subject: SubjectBytes | null): Digest {
  const bytes = subject?.bytes;
  if (bytes == null) throw new Fault('SUBJECT_BYTES_NEEDED', 'a digest', 'the file: this key signs bytes');
  if (!verifyBytes(leaf.key, bytes, signature, null)) throw new Fault('SIGNATURE_INVALID', 'a signature that does not fit the subject', 'a signature by the key of the certificate');
  const digest = digestOf(bytes, stated === null ? 'sha256' : algorithmOf(stated));
  if (stated !== null && stated !== digest) throw new Fault('SUBJECT_MISMATCH', stated, digest);
  return digest;
}
