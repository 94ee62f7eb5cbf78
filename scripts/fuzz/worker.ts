// A thread of the fuzzer: one share of the mutants. It says in shared memory which one it has in hand, so that the main thread can tell when one never
// ends, and end the thread.

import { parentPort, workerData } from 'node:worker_threads';
import { newTally, runShare, type Share, type Tally } from './loop.ts';
import type { Original, Piece } from './originals.ts';

/** What a thread is given. `progress` holds the number of the mutant in hand; -1 before the first. */
export interface Order { readonly share: Omit<Share, 'stages'>; readonly progress: Int32Array }

/** What a thread sends after each batch: its counts, and the mutant it goes on with, which is behind the last when it has finished. */
export interface Message { readonly tally: Tally; readonly next: number }

/** Mutants between two messages: what was counted is not lost with the thread. */
const BATCH = 250;

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- the port of a thread, not a window
if (parentPort !== null) await work(workerData as Order, (message) => parentPort?.postMessage(message));

async function work({ share, progress }: Order, send: (message: Message) => void): Promise<void> {
  const originals = share.originals.map(revived);
  for (let from = share.from; from < share.to; from += share.step * BATCH) {
    const to = Math.min(share.to, from + share.step * BATCH);
    const tally = newTally();
    await runShare({ ...share, originals, from, to }, tally, (index) => {
      Atomics.store(progress, 0, index);
    });
    send({ tally, next: from + share.step * BATCH });
  }
}

/** Structured cloning makes plain byte arrays of buffers. */
export function revived(original: Original): Original {
  return { ...original, subject: Buffer.from(original.subject), files: original.files.map(revivedPiece), checksums: original.checksums === null ? null : revivedPiece(original.checksums) };
}

function revivedPiece({ name, bytes }: Piece): Piece {
  return { name, bytes: Buffer.from(bytes) };
}
