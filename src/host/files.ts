// Files of this machine, as the engine may use them: bounded reading, hashing by stream, what a file looks like, globs.
//
// A path is the user's word, or lies in a folder that a pull request filled; what it leads to is not trusted. Links are followed: whose bytes
// they are is what the digest says. Anything but a regular file is refused, and on the open handle, because a name can be pointed elsewhere
// between a look and an opening: a FIFO would block for ever, a device may never end.

import { createHash, type Hash } from 'node:crypto';
import { constants, type BigIntStats } from 'node:fs';
import { lstat, open, realpath, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { digestFromBytes, weakAlgorithms, type Digest, type DigestAlgorithm, type WeakAlgorithm } from '../domain/digest.ts';
import { bounded } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';
import { FileError, type Files } from '../domain/ports.ts';
import type { FileState, NonEmpty } from '../domain/subject.ts';
import { findFiles } from './glob.ts';
import { systemCode } from './system-error.ts';

/** What reading is bound to. */
export interface FilesOptions {
  /** Ends hashing and globs early; they reject with its reason. Default: nothing does. */
  readonly signal?: AbortSignal;
  /** Directory entries visited by one glob. Default: `limits.globVisits`. */
  readonly globVisits?: number;
}

/** Bytes of one of the two buffers of a hashing. Smaller ones cost more turns of the event loop; larger ones gain nothing and leave the cache (docs/performance.md). */
const CHUNK = 2 * 1024 * 1024;

/** Returns the files of this machine; relative paths are relative to `root`. */
export function filesOf(root: string, options: FilesOptions = {}): Files {
  const signal = options.signal ?? new AbortController().signal;
  const globVisits = options.globVisits ?? limits.globVisits;
  return {
    read: (name, maxBytes, { inside = false } = {}) => withFile(root, name, async (handle, stats) => {
      if (inside) await requireInside(root, name, stats);
      return readAll(handle, stats, name, maxBytes);
    }),
    hash: (name, algorithms) => withFile(root, name, (handle, stats) => hashFile(handle, stats, { name, algorithms, signal })),
    weakHash: (name, algorithms) => withFile(root, name, (handle, stats) => weakHashFile(handle, stats, { name, algorithms, signal })),
    state: async (name) => stateOf(name, await look(root, name)),
    glob: async (pattern) => namedWithin(root, await findFiles(pattern, { root, platform: path, visits: globVisits, signal })),
  };
}

/** Opens a regular file for `use`, and closes it. Rejects with `FileError`. */
async function withFile<T>(root: string, name: string, use: (handle: FileHandle, stats: BigIntStats) => Promise<T>): Promise<T> {
  // The look before the opening: to open a device can already do something, a tape rewinds. The look that counts is the one on the handle.
  await look(root, name);
  // O_NONBLOCK: a FIFO put there in between must not hold the run until somebody writes to it. Windows has neither the flag nor the need.
  const handle = await translated(name, () => open(path.resolve(root, name), constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)));
  try {
    const stats = await translated(name, () => handle.stat({ bigint: true }));
    requireRegular(name, stats);
    return await use(handle, stats);
  } finally {
    await handle.close();
  }
}

async function look(root: string, name: string): Promise<BigIntStats> {
  const stats = await translated(name, () => stat(path.resolve(root, name), { bigint: true }));
  requireRegular(name, stats);
  return stats;
}

/**
 * Rejects where a name that lies in `root` as written was opened as a file outside of it: a link was followed.
 *
 * Asked after the opening, about what was opened: a link that is put there, or taken away, in between makes it another file.
 */
async function requireInside(root: string, name: string, opened: BigIntStats): Promise<void> {
  const written = path.resolve(root, name);
  const realRoot = await translated(name, () => realpath(root));
  // The root may itself be reached by a link, and the name be written either way.
  if (!isBelow(path.resolve(root), written) && !isBelow(realRoot, written)) return;
  const real = await translated(name, () => realpath(written));
  if (!isBelow(realRoot, real)) throw new FileError('unreadable', `${bounded(name)} is a link that leads out of the workspace`);
  const found = await translated(name, () => lstat(real, { bigint: true }));
  if (found.ino !== opened.ino || found.dev !== opened.dev) throw changed(name);
}

// One file, one name: rules of a policy are about names, and another spelling must not choose another rule.
async function namedWithin(root: string, names: readonly string[]): Promise<readonly string[]> {
  if (!names.some(isSpelledFromOutside)) return names;
  const roots = [path.resolve(root), await translated(root, () => realpath(root))];
  const within = names.map((name) => {
    const folder = isSpelledFromOutside(name) ? roots.find((one) => isBelow(one, path.resolve(root, name))) : undefined;
    const way = folder === undefined ? '' : path.relative(folder, path.resolve(root, name)).split(path.sep).join('/');
    return way === '' ? name : way;
  });
  return [...new Set(within)].toSorted();
}

function isSpelledFromOutside(name: string): boolean {
  return path.isAbsolute(name) || /^\.\.(?:[\\/]|$)/.test(path.normalize(name));
}

function isBelow(folder: string, file: string): boolean {
  const way = path.relative(folder, file);
  return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}

async function readAll(handle: FileHandle, stats: BigIntStats, name: string, maxBytes: number): Promise<Uint8Array> {
  if (stats.size > BigInt(maxBytes)) throw tooLarge(name, maxBytes);
  // One byte more than the size: a file that grew shows itself without a second look. The size is not believed: files of /proc say 0.
  let buffer = Buffer.allocUnsafeSlow(Number(stats.size) + 1);
  let filled = 0;
  for (;;) {
    const { bytesRead } = await translated(name, () => handle.read(buffer, filled, buffer.length - filled, filled));
    if (bytesRead === 0) return buffer.subarray(0, filled);
    filled += bytesRead;
    if (filled > maxBytes) throw tooLarge(name, maxBytes);
    if (filled === buffer.length) {
      const larger = Buffer.allocUnsafeSlow(Math.min(maxBytes + 1, buffer.length * 2 + 4096));
      buffer.copy(larger);
      buffer = larger;
    }
  }
}

interface Hashing { readonly name: string; readonly algorithms: NonEmpty<DigestAlgorithm>; readonly signal: AbortSignal }

async function hashFile(handle: FileHandle, before: BigIntStats, { name, algorithms, signal }: Hashing): Promise<{ digests: NonEmpty<Digest>; state: FileState }> {
  const [first, ...others] = algorithms;
  const hashes: NonEmpty<RunningHash> = [startHash(first), ...others.map(startHash)];
  const bytes = await feed(handle, before, { name, hashes, signal });
  const after = await translated(name, () => handle.stat({ bigint: true }));
  // Whoever writes while it is read can make the digest that of bytes which never lay there together.
  // The time of modification can be set back by whoever may write; that of the change of status cannot.
  if (bytes !== before.size || after.size !== before.size || after.mtimeNs !== before.mtimeNs || after.ctimeNs !== before.ctimeNs) throw changed(name);
  const [one, ...more] = hashes;
  return { digests: [finish(one), ...more.map(finish)], state: stateOf(name, before) };
}

async function weakHashFile(handle: FileHandle, before: BigIntStats, { name, algorithms, signal }: { readonly name: string; readonly algorithms: NonEmpty<WeakAlgorithm>; readonly signal: AbortSignal }): Promise<ReadonlyMap<WeakAlgorithm, string>> {
  const hashes = algorithms.map((algorithm) => ({ algorithm, hash: createHash(weakAlgorithms[algorithm]) }));
  if ((await feed(handle, before, { name, hashes, signal })) !== before.size) throw changed(name);
  return new Map(hashes.map(({ algorithm, hash }) => [algorithm, hash.digest('hex')]));
}

/**
 * Gives the whole file to all hashes and returns the number of bytes.
 *
 * While one buffer is hashed on this thread the next is read into the other one by Node's pool: reading and hashing take the time of the
 * slower of the two, not of both.
 */
async function feed(handle: FileHandle, stats: BigIntStats, to: { readonly name: string; readonly hashes: readonly { readonly hash: Hash }[]; readonly signal: AbortSignal }): Promise<bigint> {
  const length = Math.min(CHUNK, Number(stats.size) + 1);
  const pair = idle.pop() ?? [Buffer.allocUnsafeSlow(CHUNK), Buffer.allocUnsafeSlow(CHUNK)];
  let [full, filling] = pair;
  let position = 0;
  const readNext = (into: Buffer): Promise<number> => translated(to.name, async () => (await handle.read(into, 0, length, position)).bytesRead);
  let reading = readNext(filling);
  try {
    for (;;) {
      to.signal.throwIfAborted();
      const bytesRead = await reading;
      if (bytesRead === 0) return BigInt(position);
      position += bytesRead;
      // Nobody may make the reading endless by writing to the file as fast as it is read.
      if (BigInt(position) > stats.size) throw changed(to.name);
      [full, filling] = [filling, full];
      reading = readNext(filling);
      for (const { hash } of to.hashes) hash.update(full.subarray(0, bytesRead));
    }
  } catch (cause) {
    // The reading ahead still writes to its buffer, and may fail as well: it is waited for, and what is thrown is the first fault.
    await reading.catch(() => 0);
    throw cause;
  } finally {
    idle.push(pair);
  }
}

/** Buffers of hashings that have ended, for the next. New ones for each file would be garbage that the collector does not see the size of. */
const idle: [Buffer, Buffer][] = [];

interface RunningHash { readonly algorithm: DigestAlgorithm; readonly hash: Hash }

function startHash(algorithm: DigestAlgorithm): RunningHash {
  return { algorithm, hash: createHash(algorithm) };
}

function finish({ algorithm, hash }: RunningHash): Digest {
  const digest = digestFromBytes(algorithm, hash.digest());
  if (digest === null) throw new TypeError(`${algorithm} gave a digest of the wrong length`);
  return digest;
}

function stateOf(name: string, stats: BigIntStats): FileState {
  return { path: name, bytes: Number(stats.size), modifiedNs: stats.mtimeNs, changedNs: stats.ctimeNs, inode: stats.ino };
}

function requireRegular(name: string, stats: BigIntStats): void {
  if (!stats.isFile()) throw new FileError('not-a-file', `${bounded(name)} is ${kindOf(stats)}, not a regular file`);
}

function kindOf(stats: BigIntStats): string {
  if (stats.isDirectory()) return 'a folder';
  if (stats.isFIFO()) return 'a pipe';
  if (stats.isSocket()) return 'a socket';
  return 'a device';
}

function tooLarge(name: string, maxBytes: number): FileError {
  return new FileError('too-large', `${bounded(name)} is larger than ${maxBytes} bytes`);
}

function changed(name: string): FileError {
  return new FileError('changed', `${bounded(name)} changed while it was being read`);
}

/** Runs one operation of the file system and turns what it throws into a `FileError`. */
async function translated<T>(name: string, operation: () => Promise<T>): Promise<T> {
  try {
    return await operation();
  } catch (cause) {
    throw fileError(name, cause);
  }
}

function fileError(name: string, cause: unknown): FileError {
  const shown = bounded(name);
  switch (systemCode(cause)) {
    case 'ENOENT': case 'ENOTDIR': return new FileError('missing', `${shown} does not exist`, { cause });
    case 'EISDIR': return new FileError('not-a-file', `${shown} is a folder, not a regular file`, { cause });
    case 'ENXIO': return new FileError('not-a-file', `${shown} is a pipe, a socket or a device, not a regular file`, { cause });
    case 'ELOOP': return new FileError('unreadable', `${shown} is a link that leads to itself`, { cause });
    case 'EACCES': case 'EPERM': return new FileError('unreadable', `${shown} cannot be read: permission denied`, { cause });
    case 'ERR_INVALID_ARG_VALUE': return new FileError('missing', `${shown} cannot be the name of a file`, { cause });
    case null: return new FileError('unreadable', `${shown} cannot be read`, { cause });
    default: return new FileError('unreadable', `${shown} cannot be read: ${systemCode(cause)}`, { cause });
  }
}
