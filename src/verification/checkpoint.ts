// Checkpoints of transparency logs (transparency-dev formats/log, a signed note):
//
//   <origin>\n <tree size>\n <base64 of the root hash>\n [<extra line>\n…] \n — <name> <base64 of (4-byte key hint ‖ signature)>\n…
//
// What the note says is attacker-controlled until the verification library has checked the log's own signature over it; other signatures are
// cosignatures of witnesses and count for nothing here.

import { limits } from '../domain/limits.ts';

/** A checkpoint as written. `size` is decimal text. */
export interface Checkpoint { readonly origin: string; readonly size: string; readonly root: Buffer; readonly signatures: readonly { readonly name: string; readonly hint: Buffer; readonly signature: Buffer }[] }

/** The text is no checkpoint. */
export class CheckpointError extends Error {
  override readonly name = 'CheckpointError';
}

/** Reads a checkpoint. Throws `CheckpointError`. */
export function parseCheckpoint(text: string): Checkpoint {
  if (text.length > limits.checkpointBytes) throw new CheckpointError('is too long');
  const split = text.indexOf('\n\n');
  if (split < 0) throw new CheckpointError('has no blank line between the note and its signatures');
  const [origin, size, root] = text.slice(0, split).split('\n');
  if (origin === undefined || origin === '') throw new CheckpointError('has no origin');
  if (size === undefined || !/^(0|[1-9]\d{0,18})$/.test(size)) throw new CheckpointError('has no tree size');
  return { origin, size, root: parseRoot(root), signatures: parseSignatures(text.slice(split + 2)) };
}

function parseRoot(line: string | undefined): Buffer {
  const root = Buffer.from(line ?? '', 'base64');
  if (root.length !== 32 || root.toString('base64') !== line) throw new CheckpointError('has no root hash');
  return root;
}

function parseSignatures(text: string): Checkpoint['signatures'] {
  if (!text.endsWith('\n')) throw new CheckpointError('does not end in a line break');
  return text.slice(0, -1).split('\n').map((line) => {
    const [, name, base64] = /^\u2014 (\S+) ([A-Za-z0-9+/]+={0,2})$/.exec(line) ?? [];
    const bytes = Buffer.from(base64 ?? '', 'base64');
    if (name === undefined || bytes.length < 5) throw new CheckpointError('has a malformed signature line');
    return { name, hint: bytes.subarray(0, 4), signature: bytes.subarray(4) };
  });
}
