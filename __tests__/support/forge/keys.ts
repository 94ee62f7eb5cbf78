// Keys of the forge: every algorithm that Sigstore's enumerations name and node:crypto can sign with.
//
// RSA keys are slow to make, so all of one process are the same key: tests must not ask for two different ones.

import { constants, createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

export type HashName = 'sha256' | 'sha384' | 'sha512';
export type KeyKind = 'P-256' | 'P-384' | 'P-521' | 'RSA' | 'RSA-PSS' | 'Ed25519';

/** A key pair with what Sigstore says about it. `hash` is the one its kind goes with; null for Ed25519, which hashes by itself. */
export interface SigningKey {
  readonly kind: KeyKind;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** SubjectPublicKeyInfo in DER. */
  readonly spki: Buffer;
  readonly hash: HashName | null;
  /** The name in Sigstore's `PublicKeyDetails`. */
  readonly details: string;
}

const KINDS: Readonly<Record<KeyKind, { readonly hash: HashName | null; readonly details: string }>> = {
  'P-256': { hash: 'sha256', details: 'PKIX_ECDSA_P256_SHA_256' },
  'P-384': { hash: 'sha384', details: 'PKIX_ECDSA_P384_SHA_384' },
  'P-521': { hash: 'sha512', details: 'PKIX_ECDSA_P521_SHA_512' },
  RSA: { hash: 'sha256', details: 'PKIX_RSA_PKCS1V15_2048_SHA256' },
  'RSA-PSS': { hash: 'sha256', details: 'PKIX_RSA_PSS_2048_SHA256' },
  Ed25519: { hash: null, details: 'PKIX_ED25519' },
};

/** Makes a key; RSA ones are shared. */
export function makeKey(kind: KeyKind = 'P-256'): SigningKey {
  const pair = generate(kind);
  return { kind, ...pair, ...KINDS[kind], spki: spkiOf(pair.publicKey) };
}

interface Pair { readonly privateKey: KeyObject; readonly publicKey: KeyObject }
let sharedRsa: Pair | null = null;

function generate(kind: KeyKind): Pair {
  if (kind === 'Ed25519') return generateKeyPairSync('ed25519');
  if (kind === 'RSA' || kind === 'RSA-PSS') return (sharedRsa ??= generateKeyPairSync('rsa', { modulusLength: 2048 }));
  return generateKeyPairSync('ec', { namedCurve: kind });
}

/** Signs with the hash of the key's kind, or with another one that is named. ECDSA signatures are in DER. */
export function signWith(key: SigningKey, data: Uint8Array, hash: HashName | null = key.hash): Buffer {
  const padding = key.kind === 'RSA-PSS'
    ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
    : {};
  return sign(key.kind === 'Ed25519' ? null : hash, data, { key: key.privateKey, ...padding });
}

export function spkiOf(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' });
}

/** The hash of all parts, one after the other. */
export function digest(hash: HashName | 'sha1', ...parts: readonly Uint8Array[]): Buffer {
  const state = createHash(hash);
  for (const part of parts) state.update(part);
  return state.digest();
}
export const sha256 = (...parts: readonly Uint8Array[]): Buffer => digest('sha256', ...parts);

/** The name in Sigstore's `HashAlgorithm`. */
export const HASH_NAMES: Readonly<Record<HashName, string>> = { sha256: 'SHA2_256', sha384: 'SHA2_384', sha512: 'SHA2_512' };

/** PEM text around DER, 64 characters a line, with a newline at the end. */
export function pem(label: 'CERTIFICATE' | 'PUBLIC KEY', der: Uint8Array): string {
  const lines = Buffer.from(der).toString('base64').match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}
