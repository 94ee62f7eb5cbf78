// Faults: why one candidate is not authentic, as a value. Thrown inside this folder only, and caught at its door.

import type { Rejection } from '../domain/dossier.ts';
import type { RejectionCode } from '../domain/errors.ts';
import type { Candidate } from '../domain/material.ts';

/** What becomes a rejection. `seen` may be text from the candidate. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly code: RejectionCode;
  readonly seen: string;
  readonly expected: string;
  constructor(code: RejectionCode, seen: string, expected: string, options?: ErrorOptions) {
    super(`${code}: ${seen}`, options);
    this.code = code;
    this.seen = seen;
    this.expected = expected;
  }
}

/** What a parser says is the matter, to stand behind "that": its messages are written for it. */
export function matterOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : 'cannot be read';
}

/** Whatever was thrown while a candidate was examined, as a fault: hostile bytes may surface as any error. */
export function toFault(cause: unknown): Fault {
  if (cause instanceof Fault) return cause;
  return new Fault('VERIFIER_THREW', cause instanceof Error ? `${cause.name}: ${cause.message}` : 'something that is no error', 'evidence that can be examined', { cause });
}

/** Turns whatever was thrown while a candidate was examined into its rejection. */
export function toRejection(candidate: Candidate, cause: unknown): Rejection {
  const { code, seen, expected, cause: deeper } = toFault(cause);
  return { candidate, code, seen, expected, cause: deeper ?? null };
}
