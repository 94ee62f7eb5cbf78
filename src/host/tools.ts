// The runner's tool cache: what is kept of programs from one job to the next, on runners that keep anything.
//
// Any step of a job can write there, so nothing that is read is believed: whoever asks verifies it. Where there is no tool cache nothing is kept.

import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { Tools } from '../domain/ports.ts';

/** The tools of this machine. `env` names the folder of the cache and a temporary one. */
export function toolsOf(env: Readonly<Record<string, string | undefined>>): Tools {
  const isThere = path.isAbsolute(env['RUNNER_TOOL_CACHE'] ?? '');
  return {
    machine: `${process.platform}-${process.arch}`,
    kept: async (name, version, maxBytes) => {
      if (!isThere) return null;
      const { find } = await import('@actions/tool-cache');
      const folder = find(name, version);
      return folder === '' ? null : read(path.join(folder, name), maxBytes);
    },
    keep: async (name, version, bytes) => {
      if (!isThere) return;
      const { cacheFile } = await import('@actions/tool-cache');
      const folder = await mkdtemp(path.join(env['RUNNER_TEMP'] ?? os.tmpdir(), 'verify-supply-chain-tool-'));
      try {
        await writeFile(path.join(folder, name), bytes, { mode: 0o600 });
        await cacheFile(path.join(folder, name), name, name, version);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

/** A regular file of so many bytes at the most; null for anything else. */
async function read(name: string, maxBytes: number): Promise<Uint8Array | null> {
  const handle = await open(name, 'r');
  try {
    const { size } = await handle.stat();
    if (size > maxBytes || !(await handle.stat()).isFile()) return null;
    const bytes = Buffer.alloc(size);
    const { bytesRead } = await handle.read(bytes, 0, size, 0);
    return bytesRead === size ? bytes : null;
  } finally {
    await handle.close();
  }
}
