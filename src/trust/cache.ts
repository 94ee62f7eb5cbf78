// What was fetched by TUF, kept in the temporary folder for the next step of the job. One file for one repository:
//
//   {"format":1,"checked":"<time>","roots":["<base64>",…],"timestamp":"<base64>","snapshot":…,"targets":…,"target":…}
//
// Any earlier step can write there, so nothing that is read is believed: whoever reads verifies it from the trusted root on. What is left to whoever
// holds the folder is to remove the file, or to bring back an older one that has not expired: as much as holding the network would give them.
// One file and not a folder of them, because then a rename replaces all of it at once and no reader sees half of two walks.

import { createHash, randomUUID } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { lstat, mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { isJsonArray, isJsonObject, parseJson, type JsonObject } from '../domain/json.ts';
import { limits } from '../domain/limits.ts';
import type { TufCopy, TufRepository } from './tuf.ts';

/** A stored copy, and when a walk made or confirmed it. Both are claims of whoever wrote the file. */
export interface StoredCopy { readonly copy: TufCopy; readonly checked: Date }

/** What lies in the cache for a repository. `unusable`: something, but no copy; it is as foreign as one that does not verify. */
export type Stored = { readonly outcome: 'found'; readonly stored: StoredCopy } | { readonly outcome: 'none' } | { readonly outcome: 'unusable' };

/** The folder below the one for temporary files. */
const FOLDER = 'verify-supply-chain-trust';

/** Copies by repository. A fault of the file system is never thrown: without a cache the run only asks more. */
export interface TrustCache {
  readonly read: (repository: TufRepository) => Promise<Stored>;
  readonly write: (repository: TufRepository, stored: StoredCopy) => Promise<void>;
}

/** Returns the cache in a folder for temporary files; without a folder, one that is always empty. */
export function trustCache(temporary: string | null): TrustCache {
  if (temporary === null) return { read: async () => ({ outcome: 'none' }), write: async () => {} };
  const folder = path.join(temporary, FOLDER);
  return {
    read: (repository) => readFrom(folder, fileOf(repository)).catch(() => ({ outcome: 'unusable' })),
    write: (repository, stored) => writeTo(folder, fileOf(repository), textOf(stored)).catch(() => {
      // The next run asks again; this one has what it needs.
    }),
  };
}

/** By mirror and target, not by root: a copy that belongs to another root is to be found, and named. */
function fileOf({ mirror, target }: TufRepository): string {
  return `${createHash('sha256').update(`${mirror.href}\n${target}`).digest('hex')}.json`;
}

async function readFrom(folder: string, file: string): Promise<Stored> {
  const there = await statsOf(folder);
  if (there === null) return { outcome: 'none' };
  if (!isOurs(there)) return { outcome: 'unusable' };
  const name = path.join(folder, file);
  const stats = await statsOf(name);
  if (stats === null) return { outcome: 'none' };
  if (!stats.isFile()) return { outcome: 'unusable' };
  // O_NONBLOCK: a pipe put there in between must not hold the run. Windows has neither flag.
  const handle = await open(name, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    const { size } = await handle.stat();
    if (size > limits.tufCacheBytes) return { outcome: 'unusable' };
    const bytes = new Uint8Array(size);
    await handle.read(bytes, 0, size, 0);
    return { outcome: 'found', stored: parse(bytes) };
  } finally {
    await handle.close();
  }
}

/** What has the name, links not followed; null where nothing has. Rejects for what cannot be looked at. */
async function statsOf(name: string): Promise<Stats | null> {
  try {
    return await lstat(name);
  } catch (cause) {
    if (typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'ENOENT') return null;
    throw cause;
  }
}

/** Whether the folder is a real one that nobody else can write to: the system's temporary folder is everybody's. Windows has no such bits. */
function isOurs(stats: Stats): boolean {
  if (!stats.isDirectory()) return false;
  const user = process.geteuid?.();
  return user === undefined || (stats.uid === user && (stats.mode & 0o022) === 0);
}

function parse(bytes: Uint8Array): StoredCopy {
  const value = parseJson(bytes);
  if (!isJsonObject(value) || value['format'] !== 1) throw new TypeError('is no stored copy');
  const { checked, roots } = value;
  const time = new Date(typeof checked === 'string' ? checked : Number.NaN);
  if (Number.isNaN(time.getTime()) || roots === undefined || !isJsonArray(roots) || roots.length > limits.tufRootRotations) throw new TypeError('is no stored copy');
  const part = (key: string): Uint8Array => bytesOf(value, key);
  return {
    checked: time,
    copy: { roots: roots.map((_, index) => bytesOf({ root: roots[index] ?? null }, 'root')), timestamp: part('timestamp'), snapshot: part('snapshot'), targets: part('targets'), target: part('target') },
  };
}

function bytesOf(object: JsonObject, key: string): Uint8Array {
  const text = object[key];
  if (typeof text !== 'string') throw new TypeError(`has no ${key}`);
  return Buffer.from(text, 'base64');
}

function encode(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function textOf({ copy, checked }: StoredCopy): string {
  const { roots, timestamp, snapshot, targets, target } = copy;
  return `${JSON.stringify({ format: 1, checked: checked.toISOString(), roots: roots.map(encode), timestamp: encode(timestamp), snapshot: encode(snapshot), targets: encode(targets), target: encode(target) })}\n`;
}

/** Writes beside the file, under a name nobody can have prepared, and renames: a link or a hard link at the name is replaced, not written to. */
async function writeTo(folder: string, file: string, text: string): Promise<void> {
  await mkdir(folder, { mode: 0o700 }).catch(() => {
    // It is there, or cannot be made: the look that follows tells.
  });
  const stats = await statsOf(folder);
  if (stats === null || !isOurs(stats)) return;
  const beside = path.join(folder, `.${randomUUID()}.tmp`);
  const handle = await open(beside, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0), 0o600);
  try {
    try {
      await handle.writeFile(text, 'utf8');
    } finally {
      await handle.close();
    }
    await rename(beside, path.join(folder, file));
  } catch (cause) {
    await rm(beside, { force: true });
    throw cause;
  }
}
