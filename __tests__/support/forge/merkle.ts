// Inclusion proofs of RFC 6962 §2.1.1, by its recursion rather than by the bit tricks of verifiers.
//
//   MTH({d})   = sha256(0x00 ‖ d)
//   MTH(D[n])  = sha256(0x01 ‖ MTH(D[0:k]) ‖ MTH(D[k:n])), k the largest power of two below n
//
// A proof needs no more of the rest of a tree than the hashes beside its path, so a tree can have 10^12 leaves without being built.

import { sha256 } from './keys.ts';

const LEAF = Buffer.from([0x00]);
const NODE = Buffer.from([0x01]);

export const hashLeaf = (body: Uint8Array): Buffer => sha256(LEAF, body);
export const hashNode = (left: Uint8Array, right: Uint8Array): Buffer => sha256(NODE, left, right);

/** The hash of the subtree with the leaves `start` to `start + size`. */
export type SubtreeHash = (start: number, size: number) => Buffer;

export interface Path {
  readonly root: Buffer;
  /** From the leaf up. */
  readonly hashes: readonly Buffer[];
}

/** The path from a leaf to the root of a tree of `size` leaves. `beside` gives the hashes of the subtrees that do not hold the leaf. */
export function inclusionPath(leafHash: Buffer, index: number, size: number, beside: SubtreeHash = opaqueSubtree): Path {
  if (!Number.isSafeInteger(size) || index < 0 || index >= size) throw new RangeError(`no leaf ${index} in a tree of ${size}`);
  return climb(leafHash, index, 0, size, beside);
}

function climb(leafHash: Buffer, index: number, start: number, size: number, beside: SubtreeHash): Path {
  if (size === 1) return { root: leafHash, hashes: [] };
  const k = splitOf(size);
  if (index - start < k) {
    const left = climb(leafHash, index, start, k, beside);
    const right = beside(start + k, size - k);
    return { root: hashNode(left.root, right), hashes: [...left.hashes, right] };
  }
  const left = beside(start, k);
  const right = climb(leafHash, index, start + k, size - k, beside);
  return { root: hashNode(left, right.root), hashes: [...right.hashes, left] };
}

/** The root over real leaf hashes; also the `SubtreeHash` of a tree that is all there. */
export function merkleRoot(leafHashes: readonly Buffer[]): Buffer {
  const [only] = leafHashes;
  if (only === undefined) throw new RangeError('an empty tree has no root here');
  if (leafHashes.length === 1) return only;
  const k = splitOf(leafHashes.length);
  return hashNode(merkleRoot(leafHashes.slice(0, k)), merkleRoot(leafHashes.slice(k)));
}

// Some hash that is always the same for the same subtree: nobody can tell that there are no leaves under it.
function opaqueSubtree(start: number, size: number): Buffer {
  return sha256(Buffer.from(`subtree ${start} ${size}`));
}

function splitOf(size: number): number {
  let k = 1;
  while (k * 2 < size) k *= 2;
  return k;
}
