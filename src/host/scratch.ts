// A folder of the run's own in the temporary folder, for files that are verified before anybody else sees them; and what hands verified ones on.
//
// Names in it are numbers, whatever evidence or servers say. Nobody else may read the folder; another process of the same user can write to it, so
// what is handed on is copied and hashed while it is copied: a file with another digest than was verified never gets its name. Nothing that is there
// is overwritten, and all files are handed on or none.

import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { link, lstat, mkdtemp, open, realpath, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { algorithmOf, hexOf } from '../domain/digest.ts';
import { bounded, problem, type Problem } from '../domain/errors.ts';
import { FileError, type KeptFile, type Scratch, type ScratchFile } from '../domain/ports.ts';
import { folderFor, Refused, type WriteBounds } from './safe-write.ts';
import { systemCode } from './system-error.ts';

/** Bytes that are copied at a time. */
const CHUNK = 1024 * 1024;

/** Returns a scratch folder below `temporary`, made with its first file; `bounds` say where files may be kept. */
export function scratchIn(temporary: string, bounds: WriteBounds): Scratch {
  let made: Promise<string> | null = null;
  let count = 0;
  const folder = (): Promise<string> => (made ??= realpath(temporary).then((real) => mkdtemp(path.join(real, 'verify-supply-chain-'))));
  return {
    create: async () => {
      count += 1;
      const number = count;
      return translated(async () => newFile(path.join(await folder(), String(number))));
    },
    keep: (files, into) => keepAll(files, into, bounds),
    remove: async () => {
      if (made !== null) await rm(await made, { recursive: true, force: true });
    },
  };
}

async function newFile(name: string): Promise<ScratchFile> {
  const handle = await open(name, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0), 0o600);
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (isOpen) await handle.close();
    isOpen = false;
  };
  return {
    path: name,
    write: (bytes) => translated(async () => {
      for (let at = 0; at < bytes.length; ) at += (await handle.write(bytes, at)).bytesWritten;
    }),
    end: () => translated(close),
    abandon: async () => {
      // What is thrown for the download is the reason; that its remains cannot be removed is none.
      await close().catch(() => null);
      await rm(name, { force: true }).catch(() => null);
    },
  };
}

async function translated<T>(operation: () => Promise<T>): Promise<T> {
  try {
    return await operation();
  } catch (cause) {
    throw new FileError('unreadable', `the temporary folder cannot be written to: ${systemCode(cause) ?? 'unknown'}`, { cause });
  }
}

async function keepAll(files: readonly KeptFile[], into: string, bounds: WriteBounds): Promise<readonly Problem[]> {
  const written: { readonly target: string; readonly ino: bigint }[] = [];
  try {
    const folder = await folderFor(into, bounds);
    const begun = await inodeOf(folder);
    // Copying takes as long as files are large: where the folder became a link or another one meanwhile, nothing gets a name in it.
    const requireSame = async (): Promise<void> => {
      if ((await inodeOf(await folderFor(into, bounds))) !== begun) throw new Refused('The folder is another one than at the beginning.');
    };
    for (const { name } of files) await requireAbsent(path.join(folder, name), name);
    for (const file of files) written.push({ target: path.join(folder, file.name), ino: await keepOne(file, folder, requireSame) });
    await requireSame();
    for (const { target, ino } of written) if ((await inodeOf(target).catch(() => null)) !== ino) throw new Refused('A file was replaced while others were being kept.');
    return [];
  } catch (cause) {
    // Half of a release looks like all of it. What is another file by now is not ours to remove.
    for (const { target, ino } of written) if ((await inodeOf(target).catch(() => null)) === ino) await rm(target, { force: true });
    return [problem('DOWNLOAD_UNWRITABLE', { about: 'download', what: cause instanceof Refused ? cause.message : `A file cannot be kept: ${systemCode(cause) ?? 'unknown'}.`, seen: into })];
  }
}

async function requireAbsent(target: string, name: string): Promise<void> {
  // A name has no folders in it (subjects/release.ts); that it has none is asked here again, because a file is made of it.
  if (name !== path.basename(name) || name === '' || name === '.' || name === '..') throw new Refused('The name of a file leads out of the folder.');
  const isThere = await lstat(target).then(() => true, (cause: unknown) => {
    if (systemCode(cause) === 'ENOENT') return false;
    throw cause;
  });
  if (isThere) throw new Refused(`There is a file of the name ${bounded(name, 300)} already.`);
}

async function inodeOf(name: string): Promise<bigint> {
  return (await lstat(name, { bigint: true })).ino;
}

/** Returns what tells the file from every other. */
async function keepOne({ from, name, digest }: KeptFile, folder: string, requireSame: () => Promise<void>): Promise<bigint> {
  const beside = path.join(folder, `.${randomUUID()}.tmp`);
  const target = path.join(folder, name);
  try {
    const ino = await copy(from, beside, digest);
    await requireSame();
    await giveName(beside, target, name);
    return ino;
  } finally {
    await rm(beside, { force: true });
  }
}

async function copy(from: string, to: string, digest: KeptFile['digest']): Promise<bigint> {
  const source = await open(from, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    const target = await open(to, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0), 0o644);
    try {
      const hash = createHash(algorithmOf(digest));
      const buffer = Buffer.allocUnsafeSlow(CHUNK);
      for (let read = await source.read(buffer, 0, CHUNK); read.bytesRead > 0; read = await source.read(buffer, 0, CHUNK)) {
        hash.update(buffer.subarray(0, read.bytesRead));
        for (let at = 0; at < read.bytesRead; ) at += (await target.write(buffer, at, read.bytesRead - at)).bytesWritten;
      }
      if (hash.digest('hex') !== hexOf(digest)) throw new Refused('A file is not what was verified any more.');
      return (await target.stat({ bigint: true })).ino;
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

// A link fails where the name is taken; a new name would take its place. Some file systems have no links.
async function giveName(beside: string, target: string, name: string): Promise<void> {
  try {
    await link(beside, target);
  } catch (cause) {
    if (systemCode(cause) === 'EEXIST') throw new Refused(`There is a file of the name ${bounded(name, 300)} already.`);
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(systemCode(cause) ?? '')) throw cause;
    await requireAbsent(target, name);
    await rename(beside, target);
  }
}
