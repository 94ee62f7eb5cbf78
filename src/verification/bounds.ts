// Bounds of one candidate, checked before anything in it is examined.

import { limits } from '../domain/limits.ts';
import type { SignedMaterial } from '../domain/material.ts';
import { Fault } from './fault.ts';

/** Throws `Fault` (`FORMAT_MALFORMED`). */
export function checkBounds(material: SignedMaterial): void {
  const others = material.signer.kind === 'certificate' ? material.signer.others.length : 0;
  const bounds: readonly (readonly [string, number, number])[] = [
    ['log entries', material.logEntries.length, limits.logEntries],
    ['timestamps', material.timestamps.length, limits.timestamps],
    ['certificates', others, limits.certificates],
    ['bytes of signature', material.signature.length, limits.signatureBytes],
  ];
  for (const [what, count, most] of bounds) {
    if (count > most) throw new Fault('FORMAT_MALFORMED', `${count} ${what}`, `at most ${most}`);
  }
}
