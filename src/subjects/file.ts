// Files as subjects, and digests that stand for files that are elsewhere.

import { digestForm, isMeantAsDigest, parseDigest, type DigestAlgorithm } from '../domain/digest.ts';
import { problem, type Problem } from '../domain/errors.ts';
import { FileError, type Ports } from '../domain/ports.ts';
import type { NonEmpty, Subject, SubjectRef } from '../domain/subject.ts';

/**
 * One line that names artifacts. `at`: where it stands in a list, null for the input itself.
 *
 * A list may turn out to be another file, one with secrets: of its lines only those are ever shown that name something.
 */
export interface ArtifactLine { readonly text: string; readonly at: string | null }

/** The references in one line: a digest, a path, or a glob. Returns a problem where there is none. */
export async function expandArtifact({ text, at }: ArtifactLine, ports: Pick<Ports, 'files'>): Promise<readonly SubjectRef[] | Problem> {
  const digest = parseDigest(text);
  if (digest !== null) return [{ kind: 'digest', digest, seenAt: [] }];
  const seen = at ?? text;
  // Lines of a list come here unread; those of the input were looked at with the other inputs.
  if (isMeantAsDigest(text)) return problem('CONFIG_INVALID_VALUE', { about: 'artifact', what: 'This is not a digest that can be used.', seen, expected: digestForm });
  try {
    const paths = await ports.files.glob(text);
    const [first, ...others] = paths;
    if (first === undefined) return problem('SUBJECT_NOT_FOUND', { about: 'artifact', what: 'No file fits this glob.', seen });
    // A path comes back from a glob unlooked at. Its text would be the name of a subject, there or not.
    if (at !== null && others.length === 0) await ports.files.state(first);
    return paths.map((path) => ({ kind: 'file', path, seenAt: [] }));
  } catch (cause) {
    const said = fileProblem(seen, cause);
    // The message of the file system repeats the name.
    return at !== null && said.code === 'SUBJECT_UNREADABLE' ? { ...said, what: 'The line names nothing that can be read as a file.' } : said;
  }
}

/** The subject of a file, hashed. Returns a problem where it cannot be read. */
export async function resolveFile(path: string, algorithms: NonEmpty<DigestAlgorithm>, ports: Pick<Ports, 'files'>): Promise<Subject | Problem> {
  try {
    const { digests, state } = await ports.files.hash(path, algorithms);
    return { kind: 'file', name: path, digest: digests[0], digests, weak: new Map(), version: null, listedIn: [], image: null, file: state, seenAt: [] };
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
