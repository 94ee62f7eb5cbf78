// What the verification library throws, translated.

import { VerificationError } from '@sigstore/verify';
import type { RejectionCode } from '../domain/errors.ts';
import { Fault, toFault } from './fault.ts';

/**
 * Turns whatever the library threw into a fault. Most are VerificationErrors, but hostile DER can surface as TypeError or RangeError: whatever
 * was thrown, this did not verify.
 */
export function translateLibraryError(cause: unknown): Fault {
  if (!(cause instanceof VerificationError)) return toFault(cause);
  const code = translate(cause);
  return new Fault(code, cause.message, EXPECTED[code === 'CERTIFICATE_SCT' ? code : cause.code] ?? 'evidence that verifies', { cause });
}

const EXPECTED: Readonly<Record<string, string>> = {
  TIMESTAMP_ERROR: 'a timestamp by an authority of the trust root, over this signature',
  CERTIFICATE_SCT: 'a promise of a certificate log of the trust root, and no other',
  CERTIFICATE_ERROR: 'a certificate of an authority of the trust root, valid when it signed',
  TLOG_BODY_ERROR: 'a log entry for this signature',
  TLOG_INCLUSION_PROOF_ERROR: 'a proof that leads to a checkpoint signed by the log',
  TLOG_INCLUSION_PROMISE_ERROR: 'a promise signed by the log',
  TLOG_MISSING_INCLUSION_ERROR: 'a promise or a proof of inclusion',
  SIGNATURE_ERROR: 'a signature by the key of the certificate',
};

function translate(error: VerificationError): RejectionCode {
  switch (error.code) {
    case 'TIMESTAMP_ERROR': return 'TIME_INVALID';
    // One code of the library for both; the package is pinned, and a test holds these words.
    case 'CERTIFICATE_ERROR': return /\bSCTs?\b/.test(error.message) ? 'CERTIFICATE_SCT' : 'CERTIFICATE_CHAIN';
    case 'TLOG_BODY_ERROR': return 'LOG_BODY_MISMATCH';
    case 'TLOG_INCLUSION_PROOF_ERROR':
    case 'TLOG_INCLUSION_PROMISE_ERROR':
    case 'TLOG_MISSING_INCLUSION_ERROR':
    case 'TLOG_ERROR': return 'LOG_INCLUSION';
    case 'SIGNATURE_ERROR': return 'SIGNATURE_INVALID';
    case 'PUBLIC_KEY_ERROR': return 'KEY_UNSUPPORTED';
    case 'NOT_IMPLEMENTED_ERROR':
    default: return 'VERIFIER_THREW';
  }
}
