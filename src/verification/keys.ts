// Public keys the user gives (RFC 7468, RFC 5280 SubjectPublicKeyInfo), and what may verify with them.

import { createPublicKey, type KeyObject } from 'node:crypto';
import { digestOf } from '../domain/digest.ts';
import type { KeyTerms, TrustedKey } from '../domain/trust-domain.ts';
import { readPem } from './pem.ts';

/** Kinds of keys that are verified, as users would name them. */
export const keyKinds = 'ECDSA P-256, P-384 or P-521, RSA of 2048 bits or more, Ed25519';

/** Reads one PEM public key; null where it is none, or of a kind that is not verified. `keyid` is what evidence must call it; null: anything. */
export function parseKey(pem: string, name: string, terms: KeyTerms, keyid: string | null = null): TrustedKey | null {
  const block = readPem(pem);
  return block?.label === 'PUBLIC KEY' ? readKey(block.der, name, terms, keyid) : null;
}

/** The same of SubjectPublicKeyInfo in DER. */
export function readKey(der: Uint8Array, name: string, terms: KeyTerms, keyid: string | null): TrustedKey | null {
  try {
    const given = createPublicKey({ key: Buffer.from(der), format: 'der', type: 'spki' });
    if (!isVerified(given)) return null;
    // Written again, so that two encodings of one key are one key: OpenSSL keeps a point compressed that was.
    const key = given.asymmetricKeyType === 'ec' ? createPublicKey({ key: given.export({ format: 'jwk' }), format: 'jwk' }) : given;
    const spki = key.export({ type: 'spki', format: 'der' });
    return { ...terms, name, keyid, spki, digest: digestOf(spki) };
  } catch {
    // Not a key that OpenSSL reads.
    return null;
  }
}

/** Whether evidence that calls its key by this id (null: by none) may be by the key at all. */
export function isCalled({ keyid }: TrustedKey, hint: string | null): boolean {
  return keyid === null || keyid === hint;
}

/** Whether signatures by this key need nobody to have seen them: the user says that its owner does not log, and asks nothing about time. */
export function needsNoWitness({ log, validity: { start, end }, times, timestamps }: KeyTerms): boolean {
  return log === 'none' && start === null && end === null && times === 'none' && timestamps === 'none';
}

function isVerified(key: KeyObject): boolean {
  const { asymmetricKeyType, asymmetricKeyDetails } = key;
  if (asymmetricKeyType === 'ed25519') return true;
  if (asymmetricKeyType === 'rsa' || asymmetricKeyType === 'rsa-pss') return (asymmetricKeyDetails?.modulusLength ?? 0) >= 2048;
  return asymmetricKeyType === 'ec' && ['prime256v1', 'secp384r1', 'secp521r1'].includes(asymmetricKeyDetails?.namedCurve ?? '');
}
