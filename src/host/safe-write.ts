// Writing: inside the workspace or the temporary folder, never through a link.
//
// The workspace may hold the head of a pull request. A link `reports -> ~/.ssh` in it would turn a report into somebody's key file, and text
// from evidence is in every report. So each folder on the way is looked at, a new file is written beside the target under a name nobody can have
// prepared, and it takes the target's place in one step: a hard link at the target is replaced, not written to.
// Node has no openat(2): a process of the same user that swaps a folder in between is not held off (it could write the file itself).

import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, mkdir, open, realpath, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { bounded, OutputError, problem, type Problem } from '../domain/errors.ts';
import type { NonEmpty } from '../domain/subject.ts';
import { systemCode } from './system-error.ts';

/** Where writing may go. */
export interface WriteBounds {
  /** The folders that may be written to; relative paths are relative to the first. They may be reached through links: they are not of the checkout. */
  readonly roots: NonEmpty<string>;
}

/** A text to be written, under a name that does not come from evidence. */
export interface ReportFile { readonly path: string; readonly text: string }

/** Writes a text file and the folders on the way to it. Throws `OutputError` (`REPORT_UNWRITABLE`); then no part of the file is there. */
export async function safeWrite(name: string, text: string, bounds: WriteBounds): Promise<void> {
  try {
    const { root, parts } = await placeOf(name, bounds);
    const file = parts.at(-1) ?? '';
    const folder = await makeFolders(root, parts.slice(0, -1));
    const target = path.join(folder, file);
    await requireReplaceable(target);
    await replace({ target, folder, text }, () => makeFolders(root, parts.slice(0, -1)));
  } catch (cause) {
    if (cause instanceof Refused) throw unwritable(name, cause.message, cause);
    throw unwritable(name, `It cannot be written: ${systemCode(cause) ?? 'unknown'}.`, cause);
  }
}

/** Writes every file that can be written, and says which could not. */
export async function writeReports(files: readonly ReportFile[], bounds: WriteBounds): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const file of files) {
    try {
      await safeWrite(file.path, file.text, bounds);
    } catch (cause) {
      if (!(cause instanceof OutputError)) throw cause;
      problems.push(...cause.problems);
    }
  }
  return problems;
}

/** A reason of ours for not writing. */
export class Refused extends Error {}

/** The real path of a folder that may be written to, made where it is not there. Throws `Refused` for one that may not, or that is a link. */
export async function folderFor(name: string, bounds: WriteBounds): Promise<string> {
  // A name in it, so that the folder may be a root itself.
  const { root, parts } = await placeOf(path.join(name, 'x'), bounds);
  return makeFolders(root, parts.slice(0, -1));
}

function unwritable(name: string, what: string, cause: unknown): OutputError {
  return new OutputError([problem('REPORT_UNWRITABLE', { about: bounded(name), what })], { cause });
}

/** The root that a path lies in, with all links of the root itself resolved, and the names below it. */
async function placeOf(name: string, { roots }: WriteBounds): Promise<{ readonly root: string; readonly parts: readonly string[] }> {
  if (name.includes('\0')) throw new Refused('Its name has a NUL character.');
  const target = path.resolve(roots[0], name);
  for (const root of roots) {
    const real = await realpath(root).catch(() => null);
    // A root that is not there takes no file; another one may.
    if (real === null) continue;
    for (const start of [path.resolve(root), real]) {
      const parts = namesBelow(start, target);
      if (parts !== null) return { root: real, parts };
    }
  }
  throw new Refused('It lies neither in the workspace nor in the temporary folder.');
}

/** The names from `start` down to `target`; null where `target` is not below it. */
function namesBelow(start: string, target: string): readonly string[] | null {
  const relative = path.relative(start, target);
  // On Windows a path on another drive comes back absolute, and a colon names a stream of a file.
  if (relative === '' || path.isAbsolute(relative)) return null;
  const parts = relative.split(path.sep);
  return parts[0] === '..' || (path.sep === '\\' && relative.includes(':')) ? null : parts;
}

/** Walks down from `root`, makes what is missing, and refuses what is not a real folder. */
async function makeFolders(root: string, names: readonly string[]): Promise<string> {
  let folder = root;
  for (const name of names) {
    folder = path.join(folder, name);
    await mkdir(folder).catch((cause: unknown) => {
      if (systemCode(cause) !== 'EEXIST') throw cause;
    });
    const stats = await lstat(folder);
    if (stats.isSymbolicLink()) throw new Refused('A folder on the way to it is a link.');
    if (!stats.isDirectory()) throw new Refused('What should be a folder on the way to it is none.');
  }
  return folder;
}

async function requireReplaceable(target: string): Promise<void> {
  const stats = await lstat(target).catch((cause: unknown) => {
    if (systemCode(cause) === 'ENOENT') return null;
    throw cause;
  });
  if (stats?.isSymbolicLink() === true) throw new Refused('It is a link.');
  if (stats !== null && !stats.isFile()) throw new Refused('Something that is not a regular file has its name.');
}

/** Writes beside the target, walks the folders once more, and renames: where one became a link meanwhile, nothing takes the target's name. */
async function replace(file: { readonly target: string; readonly folder: string; readonly text: string }, walkAgain: () => Promise<unknown>): Promise<void> {
  const beside = path.join(file.folder, `.${randomUUID()}.tmp`);
  // O_EXCL follows no link and takes nothing that is there; Windows has no O_NOFOLLOW.
  const handle = await open(beside, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0), 0o644);
  try {
    try {
      await handle.writeFile(file.text, 'utf8');
    } finally {
      await handle.close();
    }
    await walkAgain();
    await rename(beside, file.target);
  } catch (cause) {
    await rm(beside, { force: true });
    throw cause;
  }
}
