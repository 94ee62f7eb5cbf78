// Signatures verified with a plain key: over a digest that was computed elsewhere, or over bytes.
//
// A file is hashed by stream and may be larger than memory, and a subject may be nothing but a digest; Node verifies ECDSA only over the whole
// message. ECDSA over a digest is done by @noble/curves (FIPS 186-5 §6.4.2), RSA PKCS#1 v1.5 by opening the signature (RFC 8017 §8.2.2).
// RSA-PSS and Ed25519 are verified over the bytes.

import { constants, publicDecrypt, verify, type KeyObject } from 'node:crypto';
import { algorithmOf, bytesOf, digestAlgorithms, type Digest, type DigestAlgorithm } from '../domain/digest.ts';

/** The digest that goes with a curve by its strength (Sigstore algorithm registry). */
const CURVES = { prime256v1: { curve: 'p256', algorithm: 'sha256' }, secp384r1: { curve: 'p384', algorithm: 'sha384' }, secp521r1: { curve: 'p521', algorithm: 'sha512' } } as const;

/** DER of DigestInfo up to the digest itself (RFC 8017 §9.2 note 1). */
const DIGEST_INFO: Readonly<Record<DigestAlgorithm, string>> = {
  sha256: '3031300d060960864801650304020105000420',
  sha384: '3041300d060960864801650304020205000430',
  sha512: '3051300d060960864801650304020305000440',
};

// Loaded when a key needs it: the curves cost more to load than a verification.
let nist: typeof import('@noble/curves/nist.js') | null = null;
let edwards: typeof import('@noble/curves/ed25519.js') | null = null;

/** Loads what verifying with these keys needs; to be awaited before `verifyDigest` and `verifyMessageBytes`. */
export async function prepare(keys: readonly KeyObject[]): Promise<void> {
  if (nist === null && keys.some((key) => curveOf(key) !== null)) {
    nist = await import('@noble/curves/nist.js');
    // A small table: the default one takes longer to fill than a hundred verifications save.
    nist.p256.Point.BASE.precompute(2, true);
  }
  if (edwards === null && keys.some((key) => key.asymmetricKeyType === 'ed25519')) edwards = await import('@noble/curves/ed25519.js');
}

/** The digest a key signs over by default; null where the key signs bytes, or is of a kind not verified here. */
export function digestAlgorithmOf(key: KeyObject): DigestAlgorithm | null {
  if (key.asymmetricKeyType === 'rsa') return 'sha256';
  return curveOf(key)?.algorithm ?? null;
}

/** Whether signatures of this key need the signed bytes themselves. */
export function needsBytes(key: KeyObject): boolean {
  return key.asymmetricKeyType === 'ed25519' || key.asymmetricKeyType === 'rsa-pss';
}

/** Whether `signature` is this key's over the bytes that have this digest. False for keys that cannot sign a digest. Never throws for a bad signature. */
export function verifyDigest(key: KeyObject, digest: Digest, signature: Uint8Array): boolean {
  if (key.asymmetricKeyType === 'rsa') return opensTo(key, signature, Buffer.from(DIGEST_INFO[algorithmOf(digest)] + bytesOf(digest).toString('hex'), 'hex'));
  const found = curveOf(key);
  if (found === null) return false;
  if (nist === null) throw new TypeError('prepare was not awaited');
  // Both halves of the order are accepted: Fulcio's users sign with Go, which does not normalise. The digest is used as it is. What is not DER, or
  // not in range, is false.
  return nist[found.curve].verify(signature, bytesOf(digest), uncompressedPoint(key), { prehash: false, lowS: false, format: 'der' });
}

/** Whether `signature` is this key's over `data`, hashed with `algorithm` (null: as the key's kind prescribes). Never throws for a bad signature. */
export function verifyBytes(key: KeyObject, data: Uint8Array, signature: Uint8Array, algorithm: DigestAlgorithm | null): boolean {
  return verifyPlain(key, data, signature, algorithm);
}

/** Whether `signature` is this RSA key's over `data` with PSS padding (RFC 8017 §8.1) and any of the strong hashes. False for other keys. */
export function verifyPss(key: KeyObject, data: Uint8Array, signature: Uint8Array): boolean {
  if (key.asymmetricKeyType !== 'rsa' && key.asymmetricKeyType !== 'rsa-pss') return false;
  const padded = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO };
  return digestAlgorithms.some((algorithm) => verifyPlain(padded, data, signature, algorithm));
}

/**
 * Whether `signature` is this ECDSA key's over `data` as IEEE P1363 writes one: both numbers at their full length, one behind the other. What is
 * verified is the same; only keys of no certificate come with such signatures (those of some hardware and of JOSE). False for other keys.
 */
export function verifyP1363(key: KeyObject, data: Uint8Array, signature: Uint8Array, algorithm: DigestAlgorithm | null): boolean {
  return curveOf(key) !== null && verifyPlain({ key, dsaEncoding: 'ieee-p1363' }, data, signature, algorithm);
}

/**
 * Whether `signature` is this key's over the message `data`, for keys that cannot sign a digest: RSA-PSS; Ed25519 as it is, or prehashed (Ed25519ph,
 * RFC 8032 §5.1), which is what clients write that log a digest.
 */
export function verifyMessageBytes(key: KeyObject, data: Uint8Array, signature: Uint8Array): boolean {
  if (key.asymmetricKeyType !== 'ed25519') return verifyPss(key, data, signature);
  return verifyPlain(key, data, signature, null) || verifyPrehashed(key, data, signature);
}

function verifyPlain(key: Parameters<typeof verify>[2], data: Uint8Array, signature: Uint8Array, algorithm: DigestAlgorithm | null): boolean {
  try {
    return verify(algorithm, data, key, signature);
  } catch {
    // OpenSSL reports some malformed signatures as errors.
    return false;
  }
}

function verifyPrehashed(key: KeyObject, data: Uint8Array, signature: Uint8Array): boolean {
  if (edwards === null) throw new TypeError('prepare was not awaited');
  try {
    return edwards.ed25519ph.verify(signature, data, Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url'), { zip215: false });
  } catch {
    // noble throws for a signature of the wrong length: it is not a signature of this key.
    return false;
  }
}

function curveOf(key: KeyObject): (typeof CURVES)[keyof typeof CURVES] | null {
  const name = key.asymmetricKeyType === 'ec' ? key.asymmetricKeyDetails?.namedCurve : undefined;
  return name === 'prime256v1' || name === 'secp384r1' || name === 'secp521r1' ? CURVES[name] : null;
}

function uncompressedPoint(key: KeyObject): Uint8Array {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
}

// OpenSSL checks and strips the type 1 padding; what remains must be exactly the DigestInfo, so nothing can hide behind it (Bleichenbacher 2006).
function opensTo(key: KeyObject, signature: Uint8Array, expected: Buffer): boolean {
  try {
    return publicDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, signature).equals(expected);
  } catch {
    // Wrong length or padding: not a signature of this key.
    return false;
  }
}
