import { describe, expect, it } from '@jest/globals';
import { digestOf, type DigestAlgorithm } from '../../../src/domain/digest.ts';
import { SubjectError } from '../../../src/domain/errors.ts';
import { FileError, type Files } from '../../../src/domain/ports.ts';
import type { Subject } from '../../../src/domain/subject.ts';
import { parseChecksums, type ChecksumList } from '../../../src/subjects/checksums.ts';
import { algorithmsOf, expandLists, readLists, withListing } from '../../../src/subjects/listed.ts';

const hex = (text: string, algorithm: DigestAlgorithm = 'sha256'): string => digestOf(Buffer.from(text), algorithm).slice(algorithm.length + 1);
function list(path: string, text: string): ChecksumList {
  const parsed = parseChecksums(path, digestOf(Buffer.from(text)), Buffer.from(text));
  if ('code' in parsed) throw new Error(parsed.what);
  return parsed;
}
function file(name: string, content: string, algorithms: readonly DigestAlgorithm[] = ['sha256']): Subject {
  const digests = algorithms.map((algorithm) => digestOf(Buffer.from(content), algorithm));
  return { kind: 'file', name, digest: digestOf(Buffer.from(content)), digests, weak: new Map(), version: null, listedIn: [], image: null, file: null, seenAt: [] };
}
/** Files in memory. */
function filesWith(content: Readonly<Record<string, string>>): Files {
  const of = (name: string): Buffer => {
    const found = content[name];
    if (found === undefined) throw new FileError('missing', `${name} does not exist`);
    return Buffer.from(found);
  };
  return {
    read: async (name) => of(name), hash: async () => { throw new Error('not hashed here'); }, weakHash: async () => new Map(),
    state: async (name) => ({ path: name, bytes: of(name).length, modifiedNs: 1n, changedNs: 1n, inode: 1n }),
    glob: async (pattern) => Object.keys(content).filter((name) => name.startsWith(pattern.slice(0, -1)) && !name.slice(pattern.length - 1).includes('/')).toSorted(),
  };
}
/** What a subject is by these lists: the containers, or the code of the problem. */
function listing(subject: Subject, ...lists: readonly ChecksumList[]): unknown {
  const listed = withListing(subject, lists);
  return 'code' in listed ? listed.code : listed.listedIn.map(({ container, how }) => ({ container, how }));
}
const codesOf = async (act: Promise<unknown>): Promise<readonly string[]> => act.then(() => [], (cause: unknown) => (cause instanceof SubjectError ? cause.problems.map(({ code }) => code) : ['another error']));

describe('withListing', () => {
  const flat = list('dist/S', `${hex('one')}  one\n${hex('two')}  two\n`);
  const deep = list('dist/S', `${hex('above')}  app\n${hex('below')}  sub/app\n`);
  it('names the lists that hold the digest', () => {
    const other = list('other/S', `${hex('one')}  renamed\n`);
    expect(listing(file('dist/one', 'one'))).toEqual([]);
    expect(listing(file('dist/one', 'one'), flat)).toEqual([{ container: flat.digest, how: 'checksums' }]);
    expect(listing(file('dist/one', 'one'), flat, other)).toEqual([flat, other].map(({ digest }) => ({ container: digest, how: 'checksums' })));
    expect(listing({ ...file('x', 'one'), kind: 'digest', name: digestOf(Buffer.from('one')) }, flat)).toEqual([{ container: flat.digest, how: 'checksums' }]);
  });

  it.each<readonly [string, Subject, ChecksumList, string]>([
    ['is not listed', file('dist/three', 'three'), flat, 'CHECKSUM_UNLISTED'],
    ['is listed with another digest', file('dist/one', 'evil'), flat, 'CHECKSUM_MISMATCH'],
    ['has the bytes of another', file('dist/one', 'two'), flat, 'CHECKSUM_MISMATCH'],
    ['has the bytes of its namesake above', file('dist/sub/app', 'above'), deep, 'CHECKSUM_MISMATCH'],
    ['has them, by an absolute path', file('/abs/dist/sub/app', 'above'), deep, 'CHECKSUM_MISMATCH'],
    ['has them, by a path with ./', file('./dist/./sub/app', 'above'), deep, 'CHECKSUM_MISMATCH'],
    ['has them, by a path with ..', file('dist/../dist/sub/app', 'above'), deep, 'CHECKSUM_MISMATCH'],
    ['has them, by a path with two slashes', file('dist//sub/app', 'above'), deep, 'CHECKSUM_MISMATCH'],
    ['has them, by a path of Windows', file('dist\\sub\\app', 'above'), deep, 'CHECKSUM_MISMATCH'],
    ['has the name of a listed one elsewhere, and other bytes', file('other/one', 'evil'), flat, 'CHECKSUM_MISMATCH'],
    ['is known by another hash than the list uses', file('dist/one', 'one', ['sha512']), flat, 'CHECKSUM_UNLISTED'],
  ])('refuses a file that %s', (_name, subject, by, code) => {
    expect(listing(subject, by)).toBe(code);
  });

  it.each(['dist/sub/app', './dist/sub/app', '/abs/dist/sub/app', 'dist//sub/app', 'elsewhere/sub/app'])('accepts the right file, written as %s', (name) => {
    expect(listing(file(name, 'below'), deep)).toEqual([{ container: deep.digest, how: 'checksums' }]);
  });

  it.each(['S', './S', 'dist/S', './dist/S', '/abs/dist/S'])('knows a file below the folder of a list that is written as %s', (path) => {
    const folder = path.slice(0, -1);
    const here = list(path, `${hex('above')}  app\n${hex('below')}  sub/app\n`);
    expect(listing(file(`${folder}sub/app`, 'below'), here)).toEqual([{ container: here.digest, how: 'checksums' }]);
    expect(listing(file(`${folder}sub/app`, 'above'), here)).toBe('CHECKSUM_MISMATCH');
  });

  it('refuses what any list has with another digest', () => {
    const old = list('old/S', `${hex('old')}  one\n`);
    expect(listing(file('dist/one', 'one'), flat, old)).toBe('CHECKSUM_MISMATCH');
  });
});

describe('algorithmsOf', () => {
  it('names each hash of the lists once', () => {
    expect(algorithmsOf([list('a', `${hex('x')}  x\n${hex('y', 'sha512')}  y`), list('b', `${hex('z')}  z`)])).toEqual(['sha256', 'sha512']);
  });
});

describe('readLists', () => {
  it('reads all, and says what is wrong with each', async () => {
    const files = filesWith({ a: `${hex('x')}  x`, b: 'prose', c: '' });
    expect((await readLists(['a'], { files })).map(({ path }) => path)).toEqual(['a']);
    expect(await codesOf(readLists(['a', 'b', 'c', 'd'], { files }))).toEqual(['CHECKSUMS_MALFORMED', 'CHECKSUMS_MALFORMED', 'SUBJECT_NOT_FOUND']);
  });

  it('reads so that no link leads out of the workspace', async () => {
    const asked: unknown[] = [];
    await readLists(['a'], { files: { ...filesWith({}), read: async (_name, _maxBytes, options) => {
      asked.push(options);
      return Buffer.from(`${hex('x')}  x`);
    } } });
    expect(asked).toEqual([{ inside: true }]);
  });

  it('knows a list by the bytes it read', async () => {
    const text = `${hex('x')}  x`;
    expect((await readLists(['dist\\a'], { files: { ...filesWith({}), read: async () => Buffer.from(text) } }))[0]).toMatchObject({ path: 'dist/a', folder: 'dist/', digest: digestOf(Buffer.from(text)) });
  });
});

describe('expandLists', () => {
  const lists = [list('dist/S', `${hex('one')}  one\n${hex('two')}  two\n`)];
  const expand = async (content: Readonly<Record<string, string>>, require: 'present' | 'all' = 'present'): Promise<readonly unknown[]> => {
    const { refs, notes } = await expandLists(lists, require, { files: filesWith(content) });
    return [refs.map((ref) => (ref.kind === 'file' ? ref.path : ref.kind)), notes.map(({ code, seen }) => `${code} ${seen ?? ''}`)];
  };
  it('names the listed files that are there', async () => {
    expect(await expand({ 'dist/S': '', 'dist/one': '', 'dist/two': '' }, 'all')).toEqual([['dist/one', 'dist/two'], []]);
    expect(await expand({ 'dist/S': '', 'dist/one': '' })).toEqual([['dist/one'], []]);
  });

  it('refuses where one is missing that must be there, or all are', async () => {
    expect(await codesOf(expand({ 'dist/S': '', 'dist/one': '' }, 'all'))).toEqual(['SUBJECT_NOT_FOUND']);
    expect(await codesOf(expand({ 'dist/S': '' }))).toEqual(['SUBJECT_NOT_FOUND']);
  });

  it('notes what lies beside, but for the list and evidence', async () => {
    expect(await expand({ 'dist/S': '', 'dist/one': '', 'dist/extra': '', 'dist/S.sig': '', 'dist/one.sigstore.json': '' })).toEqual([['dist/one'], ['CHECKSUM_BESIDE dist/extra']]);
    const many = Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`dist/x${index}`, '']));
    expect((await expand({ 'dist/S': '', 'dist/one': '', ...many }))[1]).toEqual([expect.stringMatching(/ and 5 more$/)]);
  });
});
