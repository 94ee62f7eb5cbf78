import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { SubjectError } from '../../../src/domain/errors.ts';
import { limits } from '../../../src/domain/limits.ts';
import { FileError, type Files } from '../../../src/domain/ports.ts';
import { changedSince, expandSubjects, isProblem, nameOf, namesIn, resolveSubject } from '../../../src/subjects/resolve.ts';
import { parseDigest } from '../../../src/domain/digest.ts';
import type { Subject, SubjectRef } from '../../../src/domain/subject.ts';

const SHA256 = `sha256:${'a'.repeat(64)}`;

/** Files in memory. A pattern with a star finds all that begin like it. */
function filesWith(content: Readonly<Record<string, string | Uint8Array | FileError>>): Files {
  const of = (name: string): Buffer => {
    const found = content[name];
    if (found === undefined) throw new FileError('missing', `${name} does not exist`);
    if (found instanceof FileError) throw found;
    return Buffer.from(found);
  };
  const stateOf = (name: string) => ({ path: name, bytes: of(name).length, modifiedNs: 1n, changedNs: 1n, inode: 7n });
  return {
    read: async (name, maxBytes) => {
      if (of(name).length > maxBytes) throw new FileError('too-large', `${name} is larger than ${maxBytes} bytes`);
      return of(name);
    },
    weakHash: async () => new Map(),
    hash: async (name) => {
      const digest = parseDigest(`sha256:${createHash('sha256').update(of(name)).digest('hex')}`);
      if (digest === null) throw new Error('no digest');
      return { digests: [digest], state: stateOf(name) };
    },
    state: async (name) => stateOf(name),
    glob: async (pattern) => (pattern.includes('*') ? Object.keys(content).filter((name) => name.startsWith(pattern.split('*')[0] ?? '')).toSorted() : [pattern]),
  };
}
async function names(lines: readonly string[], files: Files): Promise<readonly string[]> {
  return (await expandSubjects(lines, { files })).map((ref) => `${ref.kind} ${nameOf(ref)}`);
}
/** The problems that were thrown, as `CODE seen`. */
async function thrown(lines: readonly string[], files: Files): Promise<readonly string[]> {
  try {
    await expandSubjects(lines, { files });
  } catch (cause) {
    if (cause instanceof SubjectError) return cause.problems.map(({ code, seen }) => `${code} ${seen ?? ''}`.trim());
    throw cause;
  }
  return [];
}

function file(path: string): SubjectRef {
  return { kind: 'file', path, seenAt: [] };
}
function manyLines(count: number): string {
  return Array.from({ length: count }, (_, index) => `f${index}`).join('\n');
}

describe('expandSubjects', () => {
  it('reads paths, globs and digests, each subject once and in order', async () => {
    const files = filesWith({ 'b.txt': '', 'a.txt': '', 'dist/x': '' });
    expect(await names(['b.txt', SHA256, '*', 'a.txt', SHA256, 'dist/*'], files)).toEqual(['file b.txt', `digest ${SHA256}`, 'file a.txt', 'file dist/x']);
  });

  it('reads lists, with a byte order mark, line ends of Windows and blank lines', async () => {
    const files = filesWith({ list: `\uFEFFa.txt\r\n\r\n  ${SHA256}  \r\n`, 'a.txt': '' });
    expect(await names(['@list'], files)).toEqual(['file a.txt', `digest ${SHA256}`]);
  });

  it('reads no list that a list names', async () => {
    expect(await names(['@list'], filesWith({ list: '@list\n@other', '@list': '', '@other': '' }))).toEqual(['file @list', 'file @other']);
  });

  it.each<[string, readonly string[], Readonly<Record<string, string | Uint8Array | FileError>>, readonly string[]]>([
    ['a glob without a match', ['none*'], {}, ['SUBJECT_NOT_FOUND none*']],
    ['a list that is not there', ['@list'], {}, ['SUBJECT_NOT_FOUND @list']],
    ['an empty list', ['@list'], { list: '\n \r\n' }, ['SUBJECT_NOT_FOUND @list']],
    ['a list that is not text', ['@list'], { list: Buffer.from([0xff, 0xfe, 0x00]) }, ['SUBJECT_UNREADABLE @list']],
    ['a list that is too large', ['@list'], { list: 'x'.repeat(limits.listBytes + 1) }, ['SUBJECT_UNREADABLE @list']],
    ['a list that is a folder', ['@list'], { list: new FileError('not-a-file', 'list is a folder, not a regular file') }, ['SUBJECT_UNREADABLE @list']],
    ['a weak digest in a list', ['@list'], { list: 'sha1:da39a3ee' }, ['CONFIG_INVALID_VALUE list, line 1']],
    ['all that is wrong at once', ['@list', 'none*', 'sha256:x'], { list: 'also-none*' }, ['SUBJECT_NOT_FOUND list, line 1', 'SUBJECT_NOT_FOUND none*', 'CONFIG_INVALID_VALUE sha256:x']],
    ['a list besides another that is empty', ['@list', '@gone'], { list: '' }, ['SUBJECT_NOT_FOUND @list', 'SUBJECT_NOT_FOUND @gone']],
  ])('refuses %s', async (_name, lines, content, codes) => {
    expect(await thrown(lines, filesWith(content))).toEqual(codes);
  });

  it('numbers the lines of a list that name nothing, and shows none of them', async () => {
    const secret = '//registry.example/:_authToken=hunter2';
    const files = filesWith({ list: `\n${secret}\n${secret}*\r\n\nsha256:hunter2\nhunter2/\na.txt`, 'hunter2/': new FileError('unreadable', 'hunter2/ cannot be read: permission denied'), 'a.txt': '' });
    const cause: unknown = await expandSubjects(['@list'], { files }).catch((thrownOne: unknown) => thrownOne);
    if (!(cause instanceof SubjectError)) throw new Error('was not refused');
    expect(cause.problems.map(({ code, what, seen }) => [code, what, seen])).toEqual([
      ['SUBJECT_NOT_FOUND', 'There is no such file.', 'list, line 2'],
      ['SUBJECT_NOT_FOUND', 'No file fits this glob.', 'list, line 3'],
      ['CONFIG_INVALID_VALUE', 'This is not a digest that can be used.', 'list, line 5'],
      ['SUBJECT_UNREADABLE', 'The line names nothing that can be read as a file.', 'list, line 6'],
    ]);
    expect(JSON.stringify(cause.problems)).not.toContain('hunter2');
    // The control: what the user wrote in the input itself is shown.
    expect(await thrown([`${secret}*`], files)).toEqual([`SUBJECT_NOT_FOUND ${secret}*`]);
  });

  it('reads a list so that no link leads it out of the workspace', async () => {
    const asked: unknown[] = [];
    const files = filesWith({ list: 'a.txt', 'a.txt': '' });
    await expandSubjects(['@list'], { files: { ...files, read: async (name, maxBytes, options) => {
      asked.push(options);
      return files.read(name, maxBytes);
    } } });
    expect(asked).toEqual([{ inside: true }]);
  });

  it('bounds the number of subjects', async () => {
    const there = Object.fromEntries(manyLines(limits.subjects + 1).split('\n').map((name) => [name, '']));
    expect(await names(['@list'], filesWith({ ...there, list: manyLines(limits.subjects) }))).toHaveLength(limits.subjects);
    expect(await thrown(['@list'], filesWith({ ...there, list: manyLines(limits.subjects + 1) }))).toEqual(['SUBJECT_TOO_MANY @list']);
    expect(await thrown(['@list', 'f0', `f${limits.subjects}`], filesWith({ ...there, list: manyLines(limits.subjects) }))).toEqual(['SUBJECT_TOO_MANY']);
  });

  it('passes on what is no fault of a file', async () => {
    const files: Files = { ...filesWith({}), glob: async () => { throw new TypeError('defect'); } };
    await expect(expandSubjects(['a*'], { files })).rejects.toMatchObject({ name: 'TypeError', message: 'defect' });
  });
});

describe('resolveSubject', () => {
  it('hashes a file', async () => {
    const sha256 = 'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    await expect(resolveSubject(file('abc'), [], { files: filesWith({ abc: 'abc' }) })).resolves.toEqual({
      kind: 'file', name: 'abc', digest: sha256, digests: [sha256], weak: new Map(), version: null, listedIn: [], image: null, file: { path: 'abc', bytes: 3, modifiedNs: 1n, changedNs: 1n, inode: 7n }, seenAt: [],
    });
  });

  it('takes a digest as it is, without a file', async () => {
    const digest = parseDigest(SHA256);
    if (digest === null) throw new Error('no digest');
    await expect(resolveSubject({ kind: 'digest', digest, seenAt: [] }, [], { files: filesWith({}) })).resolves.toMatchObject({ kind: 'digest', name: SHA256, digest, digests: [digest], file: null });
  });

  it.each<[FileError['kind'], string]>([
    ['missing', 'SUBJECT_NOT_FOUND'], ['unreadable', 'SUBJECT_UNREADABLE'], ['not-a-file', 'SUBJECT_UNREADABLE'], ['too-large', 'SUBJECT_UNREADABLE'], ['too-many', 'SUBJECT_TOO_MANY'], ['changed', 'SUBJECT_CHANGED'],
  ])('says what is wrong with a file that is %s', async (kind, code) => {
    const result = await resolveSubject(file('x'), [], { files: filesWith({ x: new FileError(kind, 'x is so') }) });
    expect(isProblem(result) && [result.code, result.seen, result.about]).toEqual([code, 'x', 'artifact']);
  });

  it.each<SubjectRef>([{ kind: 'image', reference: 'ghcr.io/a/b', seenAt: [] }, { kind: 'package', purl: 'pkg:npm/a@1', seenAt: [] }])('does not read a subject of the kind $kind', async (ref) => {
    await expect(resolveSubject(ref, [], { files: filesWith({}) })).resolves.toMatchObject({ code: 'SUBJECT_UNREADABLE' });
  });
});

describe('changedSince', () => {
  const state = { path: 'x', bytes: 3, modifiedNs: 1n, changedNs: 1n, inode: 7n };
  const subject: Subject = { kind: 'file', name: 'x', digest: parseDigest(SHA256) ?? (() => { throw new Error('no digest'); })(), digests: [], weak: new Map(), version: null, listedIn: [], image: null, file: state, seenAt: [] };
  const now = (answer: () => typeof state): { files: Files } => ({ files: { ...filesWith({}), state: async () => answer() } });

  it('says nothing of a file that looks as before, nor where there is none', async () => {
    await expect(changedSince(subject, now(() => state))).resolves.toBe(null);
    await expect(changedSince({ ...subject, file: null }, now(() => { throw new TypeError('touched'); }))).resolves.toBe(null);
  });

  it.each<[string, Partial<typeof state>]>([['size', { bytes: 4 }], ['time', { modifiedNs: 2n }], ['inode', { inode: 8n }], ['time of change behind a time that was set back', { changedNs: 2n }]])('sees another %s', async (_name, other) => {
    await expect(changedSince(subject, now(() => ({ ...state, ...other })))).resolves.toMatchObject({ code: 'SUBJECT_CHANGED', seen: 'x' });
  });

  it('takes a file that is gone for a changed one, and a defect for a defect', async () => {
    await expect(changedSince(subject, now(() => { throw new FileError('missing', 'x does not exist'); }))).resolves.toMatchObject({ code: 'SUBJECT_CHANGED', what: 'The file is not what was verified any more: x does not exist.' });
    await expect(changedSince(subject, now(() => { throw new TypeError('defect'); }))).rejects.toMatchObject({ message: 'defect' });
  });
});

describe('namesIn', () => {
  it('names what was asked for as it was written', () => {
    expect(namesIn(['dist/*.tgz', SHA256, '@list'])).toEqual([
      { kind: 'file', name: 'dist/*.tgz', digest: null, image: null, seenAt: [] }, { kind: 'digest', name: SHA256, digest: SHA256, image: null, seenAt: [] }, { kind: 'file', name: '@list', digest: null, image: null, seenAt: [] },
    ]);
  });
});
