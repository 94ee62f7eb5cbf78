// Canonicalized bodies of log entries: what Rekor v1 and v2 write about a signature.
//
// Keys stand in the order of RFC 8785. What a body names (signature, digest, verifier) is taken as given: an attacker who holds a signing key can
// log whatever fits it.

import type { KeyObject } from 'node:crypto';
import { HASH_NAMES, digest, pem, sha256, spkiOf, type HashName } from './keys.ts';
import type { LogBody } from './rekor.ts';

/** The kinds of entries that Sigstore's clients have made. `0.0.2` of hashedrekord and dsse are Rekor v2's. */
export type EntryKind = 'hashedrekord-0.0.1' | 'dsse-0.0.1' | 'intoto-0.0.1' | 'intoto-0.0.2' | 'hashedrekord-0.0.2' | 'dsse-0.0.2';

/** Who verifies the signature, as the entry names them. */
export type EntryVerifier = { readonly certificate: Uint8Array } | { readonly key: KeyObject; readonly details?: string };

/** What an entry is about. */
export interface Logged {
  readonly signature: Uint8Array;
  /** The bytes under the signature: the message, or the pre-authentication encoding. */
  readonly signedBytes: Uint8Array;
  /** Hash over `signedBytes` in hashedrekord entries. */
  readonly hash: HashName;
  /** The digest that is named in place of that of `signedBytes`; for kinds of envelopes, in place of that of the payload. */
  readonly digest?: Uint8Array;
  /** The envelope; null for a message. */
  readonly envelope: { readonly payload: Uint8Array; readonly payloadType: string } | null;
  readonly verifier: EntryVerifier;
  /** `PublicKeyDetails` of the signing key. */
  readonly details: string;
}

/** Writes the body of an entry of this kind. */
export function logBody(entryKind: EntryKind, logged: Logged): LogBody {
  const at = entryKind.lastIndexOf('-');
  const [kind, version] = [entryKind.slice(0, at), entryKind.slice(at + 1)];
  return { kind, version, bytes: Buffer.from(JSON.stringify({ apiVersion: version, kind, spec: specOf(entryKind, logged) })) };
}

function specOf(kind: EntryKind, logged: Logged): object {
  const signature = base64(logged.signature);
  const signedDigest = logged.digest ?? digest(logged.hash, logged.signedBytes);
  switch (kind) {
    case 'hashedrekord-0.0.1':
      return { data: { hash: { algorithm: logged.hash, value: hex(signedDigest) } }, signature: { content: signature, publicKey: { content: verifierPem(logged) } } };
    case 'hashedrekord-0.0.2':
      return { hashedRekordV002: { data: { algorithm: HASH_NAMES[logged.hash], digest: base64(signedDigest) }, signature: { content: signature, verifier: verifierProto(logged) } } };
    case 'dsse-0.0.1':
      return { envelopeHash: hashOf(envelopeText(logged)), payloadHash: payloadHash(logged), signatures: [{ signature, verifier: verifierPem(logged) }] };
    case 'dsse-0.0.2':
      return { dsseV002: { payloadHash: { algorithm: 'SHA2_256', digest: base64(payloadDigest(logged)) }, signatures: [{ content: signature, verifier: verifierProto(logged) }] } };
    case 'intoto-0.0.1':
      return { content: { hash: hashOf(envelopeText(logged)), payloadHash: payloadHash(logged) }, publicKey: verifierPem(logged) };
    case 'intoto-0.0.2':
      return { content: { envelope: { payloadType: envelopeOf(logged).payloadType, signatures: [{ publicKey: verifierPem(logged), sig: base64(Buffer.from(signature)) }] }, hash: hashOf(envelopeText(logged)), payloadHash: payloadHash(logged) } };
    default: throw new RangeError(`no such kind: ${String(kind satisfies never)}`);
  }
}

/** The text of an envelope, as clients submit it. */
export function envelopeText(logged: Pick<Logged, 'envelope' | 'signature'>): Buffer {
  const { payload, payloadType } = envelopeOf(logged);
  return Buffer.from(JSON.stringify({ payloadType, payload: base64(payload), signatures: [{ keyid: '', sig: base64(logged.signature) }] }));
}

function envelopeOf(logged: Pick<Logged, 'envelope'>): NonNullable<Logged['envelope']> {
  if (logged.envelope === null) throw new RangeError('a message is logged as hashedrekord');
  return logged.envelope;
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const payloadDigest = (logged: Logged): Uint8Array => logged.digest ?? sha256(envelopeOf(logged).payload);
const payloadHash = (logged: Logged): object => ({ algorithm: 'sha256', value: hex(payloadDigest(logged)) });
const hashOf = (bytes: Uint8Array): object => ({ algorithm: 'sha256', value: hex(sha256(bytes)) });

function verifierPem({ verifier }: Logged): string {
  const text = 'certificate' in verifier ? pem('CERTIFICATE', verifier.certificate) : pem('PUBLIC KEY', spkiOf(verifier.key));
  return base64(Buffer.from(text));
}

function verifierProto({ verifier, details }: Logged): object {
  if ('certificate' in verifier) return { keyDetails: details, x509Certificate: { rawBytes: base64(verifier.certificate) } };
  return { keyDetails: verifier.details ?? details, publicKey: { rawBytes: base64(spkiOf(verifier.key)) } };
}
