// Finding the files that a glob names.
//
// The folders walked may be the head of a pull request: links among them lead anywhere, in circles too, and there may be any number of entries.
// So each folder is walked once, with all places of the pattern that it can be at; `**` does not go through links; and visits are counted.
// A folder that cannot be read is an error, not an empty folder: what is in it would go unverified, and nobody would know.

import type { Dirent } from 'node:fs';
import { opendir, stat } from 'node:fs/promises';
import type { PlatformPath } from 'node:path';
import { bounded } from '../domain/errors.ts';
import { FileError } from '../domain/ports.ts';
import { isHidden, matchesName, parseGlob, type GlobAlternative } from './glob-pattern.ts';
import { systemCode } from './system-error.ts';

/** What finding is bound to. */
export interface FindOptions {
  /** Relative patterns are relative to it. */
  readonly root: string;
  readonly platform: PlatformPath;
  /** Directory entries visited, at the most. */
  readonly visits: number;
  readonly signal: AbortSignal;
}

/**
 * The paths of regular files that match, with `/`, sorted, each once.
 *
 * A pattern that says no more than one path is returned as it is, there or not: to read it says what is wrong with it. A file whose very name is
 * the pattern is found beside what the pattern means, never instead of it: whoever fills the folder may name a file `*`, and what lies beside it
 * would go unverified. Rejects with `FileError`, or with the reason of the signal.
 */
export async function findFiles(pattern: string, options: FindOptions): Promise<readonly string[]> {
  const parsed = parseGlob(pattern, options.platform);
  if (parsed.kind === 'path') return [parsed.path];
  const walk = new Walk(options);
  const isFile = (await walk.kindOf(parsed.path)) === 'file';
  for (const alternative of parsed.alternatives) await walk.follow(alternative);
  // The same file may have been found under another spelling: `dist//*` finds `dist/*`.
  if (isFile && ![...walk.found].some((found) => walk.resolve(found) === walk.resolve(parsed.path))) walk.found.add(parsed.path);
  return [...walk.found].toSorted();
}

type EntryKind = 'file' | 'folder' | 'other';

/** A folder to be walked, and the segments of the pattern that its entries can be. */
interface Visit { readonly folder: string; readonly positions: readonly number[] }

class Walk {
  readonly found = new Set<string>();
  readonly #options: FindOptions;
  #visits = 0;

  constructor(options: FindOptions) {
    this.#options = options;
  }

  async follow({ start, segments }: GlobAlternative): Promise<void> {
    const pending: Visit[] = [{ folder: start, positions: closure([0], segments) }];
    for (let visit = pending.pop(); visit !== undefined; visit = pending.pop()) {
      this.#options.signal.throwIfAborted();
      for await (const entry of this.#entries(visit, segments)) {
        const path = join(visit.folder, entry.name);
        const next = advance(visit.positions, segments, entry);
        if (!next.ends && next.positions.length === 0) continue;
        const kind = entry.kind === 'link' ? await this.kindOf(path) : entry.kind;
        if (next.ends && kind === 'file') this.found.add(path);
        if (next.positions.length > 0 && kind === 'folder') pending.push({ folder: path, positions: closure(next.positions, segments) });
      }
    }
  }

  /** The entries of a folder that the pattern can mean. Where it names them itself the folder is not listed: one may enter what one may not list. */
  async *#entries({ folder, positions }: Visit, segments: GlobAlternative['segments']): AsyncGenerator<Entry> {
    const names = positions.flatMap((position) => segments[position] ?? []).flatMap((segment) => (segment.kind === 'name' ? [segment.name] : []));
    if (names.length === positions.length) {
      // `link`: what it is, is asked when it matters, as for a link.
      for (const name of new Set(names)) yield this.#counted({ name, kind: 'link' });
      return;
    }
    try {
      for await (const entry of await opendir(this.resolve(folder), { bufferSize: 256 })) yield this.#counted({ name: entry.name, kind: direntKind(entry) });
    } catch (cause) {
      if (cause instanceof FileError) throw cause;
      if (isAbsence(cause)) return;
      throw new FileError('unreadable', `the folder ${bounded(folder) || '.'} cannot be read: ${systemCode(cause) ?? 'unknown'}`, { cause });
    }
  }

  /** What a path leads to, links followed. What leads nowhere or round in circles is `other`. */
  async kindOf(path: string): Promise<EntryKind> {
    try {
      const stats = await stat(this.resolve(path));
      if (stats.isFile()) return 'file';
      return stats.isDirectory() ? 'folder' : 'other';
    } catch (cause) {
      if (isAbsence(cause)) return 'other';
      throw new FileError('unreadable', `${bounded(path)} cannot be read: ${systemCode(cause) ?? 'unknown'}`, { cause });
    }
  }

  #counted(entry: Entry): Entry {
    this.#visits += 1;
    if (this.#visits > this.#options.visits) throw new FileError('too-many', `a pattern led to more than ${this.#options.visits} entries of folders`);
    return entry;
  }

  resolve(path: string): string {
    return this.#options.platform.resolve(this.#options.root, path);
  }
}

interface Entry { readonly name: string; readonly kind: EntryKind | 'link' }

/** Where the pattern can go on below an entry, and whether it can end with it. */
function advance(positions: readonly number[], segments: GlobAlternative['segments'], { name, kind }: Entry): { readonly positions: readonly number[]; readonly ends: boolean } {
  const next = new Set<number>();
  let ends = false;
  for (const position of positions) {
    const segment = segments[position];
    const isLast = position === segments.length - 1;
    if (segment?.kind === 'depth') {
      if (isHidden(name)) continue;
      if (kind === 'folder') next.add(position);
      ends ||= isLast;
    } else if (segment !== undefined && matchesName(segment, name)) {
      if (isLast) ends = true;
      else next.add(position + 1);
    }
  }
  return { positions: [...next], ends };
}

/** `**` also stands for no folder at all: what follows it can begin at once. */
function closure(positions: readonly number[], segments: GlobAlternative['segments']): readonly number[] {
  const all = positions.flatMap((position) => (segments[position]?.kind === 'depth' && position + 1 < segments.length ? [position, position + 1] : [position]));
  return [...new Set(all)];
}

function direntKind(entry: Dirent): Entry['kind'] {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
}

/** Whether a fault says that there is nothing: no such name, no folder on the way to it, a link in circles, a text that cannot be a name. */
function isAbsence(cause: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG', 'EINVAL', 'ERR_INVALID_ARG_VALUE'].includes(systemCode(cause) ?? '');
}

function join(folder: string, name: string): string {
  return folder === '' || folder.endsWith('/') ? folder + name : `${folder}/${name}`;
}
