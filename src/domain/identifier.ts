// Identifiers: what a thing without bytes is called, as `gce_image_id:8970095005306000053`.

import { digestOf, parseDigest, type Digest } from './digest.ts';
import type { Identifier } from './subject.ts';

/** How an identifier is written, in words. */
export const identifierForm = 'name:value, as gce_image_id:8970095005306000053; what has bytes is named by sha256:, sha384: or sha512: and hex';

// Whatever may be a hash is compared as one, or not at all: a weak or misspelled one must not slip in as a name. Names of hashes are those of
// in-toto's digest sets, and what begins like them.
const HASHES = /^(?:sha|md\d|blake|b3|shake|keccak|kangaroo|ripemd|tiger|whirlpool|sm3|gost|streebog|crc|xxh|murmur|adler|git|dir|h1$)/i;

/** Reads `name:value`; null for what is none, and for what is or may be meant as a hash. */
export function parseIdentifier(text: string): Identifier | null {
  const [, algorithm, value] = /^([A-Za-z][A-Za-z0-9_.-]{0,63}):(\S{1,256})$/.exec(text) ?? [];
  if (algorithm === undefined || value === undefined || HASHES.test(algorithm) || parseDigest(text) !== null) return null;
  // As long as a hash and in hex: it is one, whatever it is called.
  return /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})$/i.test(value) ? null : { algorithm, value };
}

export function formatIdentifier({ algorithm, value }: Identifier): string {
  return `${algorithm}:${value}`;
}

/** What stands for an identifier where a run wants a digest. No file has it: the text begins with what no file that is verified is. */
export function digestOfIdentifier(identifier: Identifier): Digest {
  return digestOf(Buffer.from(`identifier of a subject without bytes\u0000${formatIdentifier(identifier)}`));
}
