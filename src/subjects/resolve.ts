// What the user wrote becomes subjects known by digest. After this nothing is compared with a name.

import { parseDigest, type DigestAlgorithm } from '../domain/digest.ts';
import { digestOfIdentifier, formatIdentifier, parseIdentifier } from '../domain/identifier.ts';
import { decodeUtf8, JsonError } from '../domain/json.ts';
import { problem, SubjectError, type Problem } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';
import { FileError, type Ports } from '../domain/ports.ts';
import type { NonEmpty, Subject, SubjectRef } from '../domain/subject.ts';
import type { SubjectName } from '../domain/verdict.ts';
import type { ChecksumList } from './checksums.ts';
import { expandArtifact, fileProblem, resolveFile, type ArtifactLine } from './file.ts';
import { algorithmsOf, withListing } from './listed.ts';

/**
 * The references that the lines of `artifact` name, each once, in their order. `@list.txt` reads lines from a file.
 *
 * Throws `SubjectError` with all that is wrong: `SUBJECT_NOT_FOUND`, `SUBJECT_UNREADABLE`, `SUBJECT_TOO_MANY`.
 */
export async function expandSubjects(lines: readonly string[], ports: Pick<Ports, 'files'>): Promise<readonly SubjectRef[]> {
  const expanded = await Promise.all((await readLines(lines, 'artifact', ports)).map((line) => expandArtifact(line, ports)));
  const byKey = new Map(withoutProblems(expanded).flat().map((ref) => [keyOf(ref), ref]));
  const refs = [...byKey.values()];
  if (refs.length > limits.subjects) refuse([problem('SUBJECT_TOO_MANY', { about: 'artifact', what: `There are ${refs.length} subjects; one run takes ${limits.subjects}.` })]);
  return refs;
}

/** The references that the lines of `subject-digest` name, each once: digests, and identifiers of what has no bytes. Lines that are neither are left out. */
export function identifiedSubjects(lines: readonly string[]): readonly SubjectRef[] {
  return [...new Set(lines)].flatMap((line): readonly SubjectRef[] => {
    const digest = parseDigest(line);
    if (digest !== null) return [{ kind: 'digest', digest, seenAt: [] }];
    const identifier = parseIdentifier(line);
    return identifier === null ? [] : [{ kind: 'identifier', identifier, seenAt: [] }];
  });
}

/** The lines of `artifact` as subjects that nobody has looked at yet: for a report on a run that ended before it did. */
export function namesIn(lines: readonly string[]): readonly SubjectName[] {
  return lines.map((line) => {
    const digest = parseDigest(line);
    return { kind: digest === null ? 'file' : 'digest', name: line, digest, image: null, seenAt: [] };
  });
}

/**
 * The subject of one reference: a file is hashed, a digest is one. Where there are checksum files, one of them must list it.
 * Returns a problem where that is not so, or the file cannot be read.
 */
export async function resolveSubject(ref: SubjectRef, lists: readonly ChecksumList[], ports: Pick<Ports, 'files'>): Promise<Subject | Problem> {
  const algorithms: NonEmpty<DigestAlgorithm> = ['sha256', ...algorithmsOf(lists).filter((algorithm) => algorithm !== 'sha256')];
  const subject = await resolve(ref, algorithms, ports);
  return isProblem(subject) ? subject : withListing(subject, lists);
}

async function resolve(ref: SubjectRef, algorithms: NonEmpty<DigestAlgorithm>, ports: Pick<Ports, 'files'>): Promise<Subject | Problem> {
  switch (ref.kind) {
    case 'file': return resolveFile(ref.path, algorithms, ports);
    case 'digest': return { kind: 'digest', name: ref.digest, digest: ref.digest, digests: [ref.digest], weak: new Map(), version: null, listedIn: [], image: null, file: null, seenAt: ref.seenAt };
    // It has no digests: evidence about bytes is never about it.
    case 'identifier': return { kind: 'identifier', name: formatIdentifier(ref.identifier), digest: digestOfIdentifier(ref.identifier), digests: [], weak: new Map(), version: null, listedIn: [], image: null, file: null, seenAt: ref.seenAt };
    case 'image':
    case 'release':
    case 'package':
    default: return problem('SUBJECT_UNREADABLE', { what: `Subjects of the kind ${ref.kind} are not read.` });
  }
}

/**
 * Whether a file still looks as it did when it was hashed: the problem `SUBJECT_CHANGED` where it does not, null where it does.
 *
 * Whoever can write to the file between hashing and the report could have other bytes deployed than were judged.
 */
export async function changedSince(subject: Subject, ports: Pick<Ports, 'files'>): Promise<Problem | null> {
  const before = subject.file;
  if (before === null) return null;
  try {
    const now = await ports.files.state(before.path);
    const same = now.bytes === before.bytes && now.modifiedNs === before.modifiedNs && now.changedNs === before.changedNs && now.inode === before.inode;
    return same ? null : problem('SUBJECT_CHANGED', { about: 'artifact', seen: before.path });
  } catch (cause) {
    if (!(cause instanceof FileError)) throw cause;
    return problem('SUBJECT_CHANGED', { about: 'artifact', what: `The file is not what was verified any more: ${cause.message}.`, seen: before.path });
  }
}

/** Tells a problem from a result. */
export function isProblem(value: object): value is Problem {
  return 'code' in value;
}

/** How a reference is named before it is resolved. */
export function nameOf(ref: SubjectRef): string {
  switch (ref.kind) {
    case 'file': return ref.path;
    case 'digest': return ref.digest;
    case 'identifier': return formatIdentifier(ref.identifier);
    case 'image': return ref.reference;
    case 'release': return ref.line;
    case 'package':
    default: return ref.purl;
  }
}

function keyOf(ref: SubjectRef): string {
  return `${ref.kind} ${nameOf(ref)}`;
}

/** The lists, where none of them is a problem; throws all problems otherwise. */
function withoutProblems<T>(results: readonly (readonly T[] | Problem)[]): readonly (readonly T[])[] {
  refuse(results.flatMap((result) => ('code' in result ? [result] : [])));
  return results.flatMap((result) => ('code' in result ? [] : [result]));
}

function refuse(problems: readonly Problem[]): void {
  const [first, ...others] = problems;
  if (first !== undefined) throw new SubjectError([first, ...others]);
}

// `@file` names a list; a list names no lists, so it cannot lead in circles.
/**
 * The lines of an input, those of the lists that it names among them; `at` says where in a list one stands.
 * Throws `SubjectError` with all that is wrong with the lists: `SUBJECT_NOT_FOUND`, `SUBJECT_UNREADABLE`, `SUBJECT_TOO_MANY`.
 */
export async function readLines(lines: readonly string[], about: 'artifact' | 'image', ports: Pick<Ports, 'files'>): Promise<readonly ArtifactLine[]> {
  const read = await Promise.all(lines.map(async (line) => (line.startsWith('@') ? readList(line.slice(1), about, ports) : [{ text: line, at: null }])));
  return withoutProblems(read).flat();
}

async function readList(path: string, about: 'artifact' | 'image', ports: Pick<Ports, 'files'>): Promise<readonly ArtifactLine[] | Problem> {
  try {
    const text = decodeUtf8(await ports.files.read(path, limits.listBytes, { inside: true })).replace(/^\uFEFF/, '');
    const lines = text.split(/\r?\n/).map((line, index) => ({ text: line.trim(), at: `${path}, line ${index + 1}` })).filter((line) => line.text !== '');
    if (lines.length > limits.subjects) return problem('SUBJECT_TOO_MANY', { about, what: `The list has ${lines.length} lines; one run takes ${limits.subjects} subjects.`, seen: `@${path}` });
    return lines.length > 0 ? lines : problem('SUBJECT_NOT_FOUND', { about, what: 'The list is empty.', seen: `@${path}` });
  } catch (cause) {
    if (cause instanceof JsonError) return problem('SUBJECT_UNREADABLE', { about, what: `The list ${cause.message}.`, seen: `@${path}` });
    return { ...fileProblem(`@${path}`, cause), about };
  }
}
