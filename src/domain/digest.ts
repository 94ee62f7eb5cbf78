// Digests: what everything is compared with. A weak algorithm cannot be said.

import { createHash } from 'node:crypto';

declare const brand: unique symbol;
type Branded<T, B> = T & { readonly [brand]: B };

/** Algorithms that are strong enough to name an artifact, with the length of their hex text. */
const HEX_LENGTH = { sha256: 64, sha384: 96, sha512: 128 } as const;
export type DigestAlgorithm = keyof typeof HEX_LENGTH;
export const digestAlgorithms: readonly DigestAlgorithm[] = ['sha256', 'sha384', 'sha512'];

/**
 * Hashes too weak to name an artifact, or that nobody names one by, with their names in Node. Where a statement gives one beside a strong digest it
 * must be right all the same: a statement that contradicts itself is not about this file.
 */
export const weakAlgorithms = { sha1: 'sha1', md5: 'md5', sha224: 'sha224', sha512_256: 'sha512-256' } as const;
export type WeakAlgorithm = keyof typeof weakAlgorithms;

export function isWeakAlgorithm(name: string): name is WeakAlgorithm {
  return Object.hasOwn(weakAlgorithms, name);
}

/** `algorithm:hex` in lower case, checked; sha1 and md5 cannot be said. */
export type Digest = Branded<`${DigestAlgorithm}:${string}`, 'Digest'>;

/**
 * Parses `algorithm:hex`; null when it is not a digest of a strong algorithm in lower-case hex of the right length.
 *
 * Upper case is refused, not folded: a digest is compared as text in many places, and two spellings of one digest would be two digests.
 */
export function parseDigest(text: string): Digest | null {
  const colon = text.indexOf(':');
  const algorithm = text.slice(0, colon);
  if (colon < 0 || !isDigestAlgorithm(algorithm)) return null;
  const hex = text.slice(colon + 1);
  return hex.length === HEX_LENGTH[algorithm] && /^[0-9a-f]+$/.test(hex) ? makeDigest(algorithm, hex) : null;
}

/** How a digest is written, in words. */
export const digestForm = 'sha256:, sha384: or sha512: and the hex digits in lower case';

/** Whether a text looks like a digest, of whatever algorithm and spelling. To look for a file of that name would only hide the mistake in it. */
export function isMeantAsDigest(text: string): boolean {
  return /^(?:sha|md)-?\d+[:=]/i.test(text);
}

/** The digest of these raw bytes, which must have the length of the algorithm; null otherwise. */
export function digestFromBytes(algorithm: DigestAlgorithm, bytes: Uint8Array): Digest | null {
  return parseDigest(`${algorithm}:${Buffer.from(bytes).toString('hex')}`);
}

/** Hashes `bytes`. */
export function digestOf(bytes: Uint8Array, algorithm: DigestAlgorithm = 'sha256'): Digest {
  return makeDigest(algorithm, createHash(algorithm).update(bytes).digest('hex'));
}

/** Whether a name is that of a strong algorithm. */
export function isDigestAlgorithm(name: string): name is DigestAlgorithm {
  return Object.hasOwn(HEX_LENGTH, name);
}

export function algorithmOf(digest: Digest): DigestAlgorithm {
  const algorithm = digest.slice(0, digest.indexOf(':'));
  /* A Digest is made by the parser above only. */
  if (!isDigestAlgorithm(algorithm)) throw new TypeError('not a digest');
  return algorithm;
}

/** The hex text behind the colon. */
export function hexOf(digest: Digest): string {
  return digest.slice(digest.indexOf(':') + 1);
}

/** The raw bytes. */
export function bytesOf(digest: Digest): Buffer {
  return Buffer.from(hexOf(digest), 'hex');
}

// The one place where text becomes a Digest.
function makeDigest(algorithm: DigestAlgorithm, hex: string): Digest {
  // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- the brand's only constructor; both callers have checked the text
  return `${algorithm}:${hex}` as Digest;
}
