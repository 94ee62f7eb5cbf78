// One PEM block (RFC 7468), as log entries and legacy bundles carry certificates and keys.
//
// Attacker-controlled and up to megabytes long, so it is taken apart by position: a pattern with several runs of blanks in it needs time that
// grows with the cube of their number, and nothing can interrupt it.

/** What a block says it holds, and the bytes in it. */
export interface PemBlock { readonly label: 'CERTIFICATE' | 'PUBLIC KEY'; readonly der: Buffer }

/** Reads a text that is exactly one block of a certificate or a public key; null for anything else, also for two blocks. */
export function readPem(text: string): PemBlock | null {
  const block = text.trim();
  for (const label of ['CERTIFICATE', 'PUBLIC KEY'] as const) {
    const [begin, end] = [`-----BEGIN ${label}-----`, `-----END ${label}-----`];
    if (!block.startsWith(begin) || !block.endsWith(end)) continue;
    // Where begin and end overlap, what is between them is empty.
    const base64 = block.slice(begin.length, -end.length);
    return /^\s[A-Za-z0-9+/=\s]+$/.test(base64) ? { label, der: Buffer.from(base64, 'base64') } : null;
  }
  return null;
}
