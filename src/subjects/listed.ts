// Subjects that checksum files list, and whether a subject is listed.

import { algorithmOf, type DigestAlgorithm } from '../domain/digest.ts';
import { problem, SubjectError, type Problem } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';
import { FileError, type Ports } from '../domain/ports.ts';
import type { Subject, SubjectRef } from '../domain/subject.ts';
import { digestOf } from '../domain/digest.ts';
import { parseChecksums, type ChecksumList } from './checksums.ts';
import { fileProblem } from './file.ts';

/** Reads all lists. Throws `SubjectError` with what is wrong in any of them: `CHECKSUMS_MALFORMED`, `SUBJECT_NOT_FOUND`, `SUBJECT_UNREADABLE`. */
export async function readLists(paths: readonly string[], ports: Pick<Ports, 'files'>): Promise<readonly ChecksumList[]> {
  const read = await Promise.all(paths.map((path) => readList(path, ports)));
  refuse(read.flatMap((list) => ('code' in list ? [list] : [])));
  return read.flatMap((list) => ('code' in list ? [] : [list]));
}

async function readList(path: string, ports: Pick<Ports, 'files'>): Promise<ChecksumList | Problem> {
  try {
    const bytes = await ports.files.read(path, limits.listBytes, { inside: true });
    return parseChecksums(path.replaceAll('\\', '/'), digestOf(bytes), bytes);
  } catch (cause) {
    return fileProblem(path, cause);
  }
}

/**
 * The files that the lists name and that are there, and notes on what is there unlisted. `all`: every listed file must be there.
 * Throws `SubjectError` (`SUBJECT_NOT_FOUND`) where one is missing that must be there, or where a list names no file that is.
 */
export async function expandLists(lists: readonly ChecksumList[], require: 'present' | 'all', ports: Pick<Ports, 'files'>): Promise<{ readonly refs: readonly SubjectRef[]; readonly notes: readonly Problem[] }> {
  const expanded = await Promise.all(lists.map(async (list) => {
    const names = [...list.listed.keys()];
    const there = await Promise.all(names.map((name) => isThere(`${list.folder}${name}`, ports)));
    return { list, present: names.filter((_, index) => there[index]), missing: names.filter((_, index) => !there[index]) };
  }));
  refuse(expanded.flatMap(({ list, present, missing }) => {
    if (present.length === 0) return [problem('SUBJECT_NOT_FOUND', { about: 'checksums', what: 'None of the files that the list names is beside it.', seen: list.path })];
    return require === 'all' ? missing.map((name) => problem('SUBJECT_NOT_FOUND', { about: 'checksums', what: `${list.path} lists a file that is not there.`, seen: name })) : [];
  }));
  const paths = new Set(expanded.flatMap(({ list, present }) => present.map((name) => `${list.folder}${name}`)));
  return { refs: [...paths].map((path) => ({ kind: 'file', path, seenAt: [] })), notes: await unlisted(lists, paths, ports) };
}

/** Algorithms that the lists use: the digests a subject needs so that it can be compared with them. */
export function algorithmsOf(lists: readonly ChecksumList[]): readonly DigestAlgorithm[] {
  return [...new Set(lists.flatMap(({ listed }) => [...listed.values()].map(algorithmOf)))];
}

/**
 * The subject with the lists that hold its digest. Returns a problem where there are lists and none does (`CHECKSUM_UNLISTED`), or where one has
 * another digest under its name (`CHECKSUM_MISMATCH`): whoever signed the list meant another file.
 */
export function withListing(subject: Subject, lists: readonly ChecksumList[]): Subject | Problem {
  if (lists.length === 0) return subject;
  for (const list of lists) {
    const stated = list.listed.get(nameIn(list, subject));
    if (stated !== undefined && subject.digests.some((digest) => algorithmOf(digest) === algorithmOf(stated)) && !subject.digests.includes(stated)) {
      return problem('CHECKSUM_MISMATCH', { about: 'checksums', what: `${list.path} lists the file with another digest.`, seen: subject.digests.find((digest) => algorithmOf(digest) === algorithmOf(stated)) ?? subject.digest, expected: stated });
    }
  }
  const listedIn = lists.filter(({ listed }) => [...listed.values()].some((digest) => subject.digests.includes(digest))).map(({ container }) => container);
  return listedIn.length > 0 ? { ...subject, listedIn } : problem('CHECKSUM_UNLISTED', { about: 'checksums', seen: subject.digest, expected: `one of the digests in ${lists.map(({ path }) => path).join(', ')}` });
}

// A file below the list's folder has its name there. One that lies elsewhere, or is written so that nobody can tell, is known by as much of its path's
// end as the list names: whoever has the bytes of another listed file laid under a name gets no further by writing the path another way.
function nameIn(list: ChecksumList, subject: Subject): string {
  const [path, folder] = [plainPath(subject.name), plainPath(list.folder)];
  const inside = path.startsWith(folder) ? path.slice(folder.length) : null;
  if (inside !== null && !path.startsWith('/', folder.length) && !inside.split('/').includes('..')) return inside;
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(index).join('/')).find((end) => list.listed.has(end)) ?? '';
}

function plainPath(path: string): string {
  return path.replaceAll('\\', '/').replaceAll(/\/(?:\.?\/)+/g, '/').replace(/^(?:\.\/)+/, '');
}

async function isThere(path: string, { files }: Pick<Ports, 'files'>): Promise<boolean> {
  try {
    await files.state(path);
    return true;
  } catch (cause) {
    if (!(cause instanceof FileError)) throw cause;
    return cause.kind !== 'missing';
  }
}

const NAMED = 20;
/** Endings of files that are evidence about others. */
const EVIDENCE = /\.(?:sigstore\.json|sigstore|bundle|intoto\.jsonl|sig|pem|crt|cert|asc)$/;

// A file that somebody put beside the listed ones looks as verified as they are.
async function unlisted(lists: readonly ChecksumList[], listed: ReadonlySet<string>, ports: Pick<Ports, 'files'>): Promise<readonly Problem[]> {
  const folders = [...new Set(lists.map(({ folder }) => folder))];
  const beside = (await Promise.all(folders.map((folder) => ports.files.glob(`${folder}*`)))).flat();
  const own = new Set(lists.map(({ path }) => path));
  const extra = beside.filter((path) => !listed.has(path) && !own.has(path) && !EVIDENCE.test(path));
  if (extra.length === 0) return [];
  return [problem('CHECKSUM_BESIDE', { level: 'note', about: 'checksums', seen: `${extra.slice(0, NAMED).join(', ')}${extra.length > NAMED ? ` and ${extra.length - NAMED} more` : ''}` })];
}

function refuse(problems: readonly Problem[]): void {
  const [first, ...others] = problems;
  if (first !== undefined) throw new SubjectError([first, ...others]);
}
