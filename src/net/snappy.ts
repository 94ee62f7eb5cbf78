// Snappy's block format, read only: how GitHub stores the bundles that it hands out an address for (google/snappy 1.2.2, format_description.txt).
//
//   block   = varint (length of the text) *element
//   element = tag, of which the low two bits say what it is
//     00  literal: the upper six bits + 1 are its length; 60 to 63 say that it stands in the next 1 to 4 bytes, little-endian, less one
//     01  copy: length 4 + bits 2 to 4; the offset is bits 5 to 7 and the next byte
//     10  copy: length 1 + the upper six bits; the offset is the next 2 bytes
//     11  the same with 4 bytes
//
// The bytes come from a storage that nobody vouches for: what they become is bounded before it is made, and a block that does not come to exactly
// the length it states is none.

import { SourceError } from '../domain/errors.ts';

/** What a block stands for. Throws `SourceError`: `SOURCE_TOO_LARGE` for more than `maxBytes`, `SOURCE_MALFORMED` for what is no block. */
export function decodeSnappy(block: Uint8Array, maxBytes: number): Uint8Array {
  const { value: length, at: start } = readLength(block);
  if (length > maxBytes) throw new SourceError('SOURCE_TOO_LARGE', `A compressed bundle has more than ${maxBytes} bytes.`);
  // An element of three bytes makes 64 at the most: what promises more cannot keep it, and is not given the memory.
  if (length > block.length * 64) throw malformed();
  const text = Buffer.alloc(length);
  let [at, made] = [start, 0];
  const take = (bytes: number): number => {
    if (at + bytes > block.length) throw malformed();
    let value = 0;
    for (let index = bytes - 1; index >= 0; index -= 1) value = value * 256 + (block[at + index] ?? 0);
    at += bytes;
    return value;
  };
  while (at < block.length) {
    const tag = take(1);
    const kind = tag & 3;
    const upper = tag >> 2;
    if (kind === 0) {
      const size = (upper < 60 ? upper : take(upper - 59)) + 1;
      if (at + size > block.length || made + size > length) throw malformed();
      text.set(block.subarray(at, at + size), made);
      [at, made] = [at + size, made + size];
      continue;
    }
    const size = kind === 1 ? 4 + (upper & 7) : upper + 1;
    const offset = kind === 1 ? (tag >> 5) * 256 + take(1) : take(kind === 2 ? 2 : 4);
    if (offset === 0 || offset > made || made + size > length) throw malformed();
    // Byte by byte: a copy may begin in what it is only just making.
    for (let index = 0; index < size; index += 1) text[made + index] = text[made + index - offset] ?? 0;
    made += size;
  }
  if (made !== length) throw malformed();
  return text;
}

function readLength(block: Uint8Array): { readonly value: number; readonly at: number } {
  let value = 0;
  for (let at = 0; at < 5; at += 1) {
    const byte = block[at];
    if (byte === undefined) break;
    value += (byte & 0x7f) * 2 ** (7 * at);
    if (byte < 0x80) return { value, at: at + 1 };
  }
  throw malformed();
}

function malformed(): SourceError {
  return new SourceError('SOURCE_MALFORMED', 'A compressed bundle is no Snappy block.');
}
