// Detached signatures and certificates: `.sig` with `.pem`, `.crt` or `.cert` beside it, as `cosign sign-blob` writes them.
//
//   signature     base64 of the signature, or its bytes
//   certificate   PEM, or base64 of PEM
//
// Neither says what it belongs to. They are parts, put together by whoever has all that was found (assemble.ts).

import { limits } from '../../domain/limits.ts';
import type { Candidate, Piece } from '../../domain/material.ts';
import { Fault } from '../fault.ts';
import { readPem } from '../pem.ts';

/** The part that these bytes are; null where they are none. Throws `Fault` (`FORMAT_UNSUPPORTED`) for a public key, which is no evidence. */
export function readDetached(candidate: Candidate): Piece | null {
  const bytes = Buffer.from(candidate.bytes);
  if (bytes.length > limits.certificateBytes * 2) return null;
  const text = bytes.toString('latin1').trim();
  const decoded = decodeBase64(text);
  const pem = readPem(text) ?? (decoded === null ? null : readPem(decoded.toString('latin1')));
  if (pem?.label === 'PUBLIC KEY') throw new Fault('FORMAT_UNSUPPORTED', 'a public key', 'evidence; a key is given with the input key');
  if (pem !== null) return { kind: 'certificate', candidate, certificate: pem.der };
  const signature = decoded ?? bytes;
  return isSignature(signature) ? { kind: 'signature', candidate, signature } : null;
}

function decodeBase64(text: string): Buffer | null {
  const joined = text.replaceAll(/\s+/g, '');
  return joined.length > 0 && joined.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(joined) ? Buffer.from(joined, 'base64') : null;
}

// ECDSA: a SEQUENCE that fills the bytes. Ed25519: 64 bytes. RSA: the length of a modulus of 2048 to 8192 bits. Whether it is a signature is seen when
// it is verified; this only keeps other files from being taken for one.
function isSignature(bytes: Buffer): boolean {
  // Asked first: one in 256 signatures of Ed25519 begins like a SEQUENCE.
  if (bytes.length === 64) return true;
  if (bytes[0] === 0x30 && bytes.length <= 150) return bytes[1] === bytes.length - 2 || (bytes[1] === 0x81 && bytes[2] === bytes.length - 3);
  return bytes.length >= 256 && bytes.length <= 1024 && bytes.length % 32 === 0;
}
