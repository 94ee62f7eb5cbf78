// What the verification library throws, translated.

import { VerificationError } from '@sigstore/verify';
import type { RejectionCode } from '../domain/errors.ts';
import { Fault, toFault } from './fault.ts';

/** What each fault of the library is to us, and what would have been good. */
const FAULTS: Readonly<Record<VerificationError['code'], readonly [code: RejectionCode, expected: string]>> = {
  TIMESTAMP_ERROR: ['TIME_INVALID', 'a timestamp by an authority of the trust root, over this signature'],
  CERTIFICATE_ERROR: ['CERTIFICATE_CHAIN', 'a certificate of an authority of the trust root, valid when it signed'],
  TLOG_BODY_ERROR: ['LOG_BODY_MISMATCH', 'a log entry for this signature'],
  TLOG_INCLUSION_PROOF_ERROR: ['LOG_INCLUSION', 'a proof that leads to a checkpoint signed by the log'],
  TLOG_INCLUSION_PROMISE_ERROR: ['LOG_INCLUSION', 'a promise signed by the log'],
  TLOG_MISSING_INCLUSION_ERROR: ['LOG_INCLUSION', 'a promise or a proof of inclusion'],
  TLOG_ERROR: ['LOG_INCLUSION', 'enough log entries, each of them once'],
  SIGNATURE_ERROR: ['SIGNATURE_INVALID', 'a signature by the key of its signer'],
  PUBLIC_KEY_ERROR: ['KEY_UNSUPPORTED', 'a signature with a certificate, or by a key that was given'],
  NOT_IMPLEMENTED_ERROR: ['VERIFIER_THREW', 'evidence that can be examined'],
};
const SCT_FAULT = ['CERTIFICATE_SCT', 'a promise of a certificate log of the trust root, and no other'] as const;

/**
 * Turns whatever the library threw into a fault. Most are VerificationErrors, but hostile DER can surface as TypeError or RangeError: whatever
 * was thrown, this did not verify.
 */
export function translateLibraryError(cause: unknown): Fault {
  if (!(cause instanceof VerificationError)) return toFault(cause);
  // One code of the library for certificates and their SCTs; the package is pinned, and a test holds these words.
  const [code, expected] = cause.code === 'CERTIFICATE_ERROR' && /\bSCTs?\b/.test(cause.message) ? SCT_FAULT : FAULTS[cause.code];
  return new Fault(code, cause.message, expected, { cause });
}
