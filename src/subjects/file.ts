// Files as subjects, and digests that stand for files that are elsewhere.

import { digestForm, isMeantAsDigest, parseDigest, type DigestAlgorithm } from '../domain/digest.ts';
import { problem, type Problem } from '../domain/errors.ts';
import { FileError, type Ports } from '../domain/ports.ts';
import type { NonEmpty, Subject, SubjectRef } from '../domain/subject.ts';

/** The references in one line of `artifact`: a digest, a path, or a glob. Returns a problem where there is none. */
export async function expandArtifact(line: string, ports: Pick<Ports, 'files'>): Promise<readonly SubjectRef[] | Problem> {
  const digest = parseDigest(line);
  if (digest !== null) return [{ kind: 'digest', digest, seenAt: [] }];
  // Lines of a list come here unread; those of the input were looked at with the other inputs.
  if (isMeantAsDigest(line)) return problem('CONFIG_INVALID_VALUE', { about: 'artifact', what: 'This is not a digest that can be used.', seen: line, expected: digestForm });
  try {
    const paths = await ports.files.glob(line);
    return paths.length > 0 ? paths.map((path) => ({ kind: 'file', path, seenAt: [] })) : problem('SUBJECT_NOT_FOUND', { about: 'artifact', what: 'There is no such file.', seen: line });
  } catch (cause) {
    return fileProblem(line, cause);
  }
}

/** The subject of a file, hashed. Returns a problem where it cannot be read. */
export async function resolveFile(path: string, algorithms: NonEmpty<DigestAlgorithm>, ports: Pick<Ports, 'files'>): Promise<Subject | Problem> {
  try {
    const { digests, state } = await ports.files.hash(path, algorithms);
    return { kind: 'file', name: path, digest: digests[0], digests, weak: new Map(), version: null, listedIn: [], file: state, seenAt: [] };
  } catch (cause) {
    return fileProblem(path, cause);
  }
}

/** What a failure to read a file means. Rethrows what is no `FileError`. */
export function fileProblem(path: string, cause: unknown): Problem {
  if (!(cause instanceof FileError)) throw cause;
  switch (cause.kind) {
    case 'missing': return problem('SUBJECT_NOT_FOUND', { about: 'artifact', what: 'There is no such file.', seen: path });
    case 'too-many': return problem('SUBJECT_TOO_MANY', { about: 'artifact', what: `${cause.message}.`, seen: path });
    case 'changed': return problem('SUBJECT_CHANGED', { about: 'artifact', what: `${cause.message}.`, seen: path });
    case 'unreadable':
    case 'not-a-file':
    case 'too-large':
    default: return problem('SUBJECT_UNREADABLE', { about: 'artifact', what: `${cause.message}.`, seen: path });
  }
}
