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

/** Turns whatever was thrown while a candidate was examined into its rejection. */
export function toRejection(candidate: Candidate, cause: unknown): Rejection {
  if (cause instanceof Fault) return { candidate, code: cause.code, seen: cause.seen, expected: cause.expected, cause: cause.cause ?? null };
  return { candidate, code: 'VERIFIER_THREW', seen: cause instanceof Error ? `${cause.name}: ${cause.message}` : 'something that is no error', expected: 'evidence that can be examined', cause };
}
