// ECDSA public key recovery: from one signature, the other keys under which it is valid as well (SEC 1 §4.1.6).
//
// Whoever holds a signing key can log their signature under such a key. The entry is true, the signature in it verifies, and the identity that
// signed never appears in the log: its owner, watching the log, sees nothing.

import { createPublicKey, type KeyObject } from 'node:crypto';
import { p256 } from '@noble/curves/nist.js';
import { sha256, spkiOf } from './keys.ts';

// Everything of a P-256 SubjectPublicKeyInfo that comes before the uncompressed point.
const P256_PREFIX = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex');

/** The keys, other than the one that signed, under which a P-256/SHA-256 signature verifies. There is always at least one. */
export function recoverOtherKeys(signed: { readonly signature: Uint8Array; readonly signedBytes: Uint8Array; readonly publicKey: KeyObject }): KeyObject[] {
  const signature = p256.Signature.fromBytes(signed.signature, 'der');
  const hash = sha256(signed.signedBytes);
  const own = spkiOf(signed.publicKey);
  return [0, 1]
    .map((bit) => Buffer.concat([P256_PREFIX, signature.addRecoveryBit(bit).recoverPublicKey(hash).toBytes(false)]))
    .filter((spki) => !spki.equals(own))
    .map((key) => createPublicKey({ key, format: 'der', type: 'spki' }));
}
