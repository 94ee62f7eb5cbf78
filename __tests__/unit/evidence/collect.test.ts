import { describe, expect, it } from '@jest/globals';
import { SubjectError } from '../../../src/domain/errors.ts';
import { FileError, type Files } from '../../../src/domain/ports.ts';
import { collect, placesOf } from '../../../src/evidence/collect.ts';

/** Files by glob and by content; a glob that is not here is a path. */
function filesWith(globs: Readonly<Record<string, readonly string[] | Error>>, content: Readonly<Record<string, string>> = {}): { readonly files: Files } {
  const files: Pick<Files, 'glob' | 'read' | 'state'> = {
    state: async (path) => {
      if (globs[path] === undefined) throw new FileError('missing', path);
      return { path, bytes: 1, modifiedNs: 1n, changedNs: 1n, inode: 1n };
    },
    glob: async (pattern) => {
      const found = globs[pattern] ?? new FileError('missing', pattern);
      if (found instanceof Error) throw found;
      return found;
    },
    read: async (path) => {
      const text = content[path];
      if (text === undefined) throw new FileError('unreadable', path);
      return Buffer.from(text);
    },
  };
  return { files: files as Files };
}

const problemsOf = async (act: Promise<unknown>): Promise<readonly string[]> => {
  try {
    await act;
    return [];
  } catch (error) {
    return error instanceof SubjectError ? error.problems.map(({ code, seen }) => `${code} ${seen}`) : [String(error)];
  }
};

describe('placesOf', () => {
  it('finds the files of all lines, each once', async () => {
    const ports = filesWith({ '*.json': ['a.json', 'b.json'], 'b.json': ['b.json'] });
    expect(await placesOf(['*.json', 'b.json'], ports)).toEqual([{ source: 'file', address: 'a.json' }, { source: 'file', address: 'b.json' }]);
    expect(await placesOf([], ports)).toEqual([]);
  });

  it('refuses every line that names nothing, together', async () => {
    const ports = filesWith({ 'a.json': ['a.json'], '*.sig': [] });
    expect(await problemsOf(placesOf(['a.json', '*.sig', 'gone.json'], ports))).toEqual(['SOURCE_NOT_FOUND *.sig', 'SOURCE_NOT_FOUND gone.json']);
    expect(await problemsOf(placesOf(['a.json'], ports))).toEqual([]);
  });

  it('refuses more files than are read', async () => {
    const many = Array.from({ length: 1025 }, (_, i) => `${i}.json`);
    expect(await problemsOf(placesOf(['*'], filesWith({ '*': many })))).toEqual(['SOURCE_TOO_LARGE null']);
    expect(await placesOf(['*'], filesWith({ '*': many.slice(1) }))).toHaveLength(1024);
  });

  it('leaves what is there and cannot be read to the search', async () => {
    expect(await placesOf(['folder'], filesWith({ folder: new FileError('not-a-file', 'folder') }))).toEqual([{ source: 'file', address: 'folder' }]);
  });

  it('passes on what is no fault of a file', async () => {
    expect(await problemsOf(placesOf(['a'], filesWith({ a: new TypeError('a defect') })))).toEqual(['TypeError: a defect']);
  });
});

describe('placesOf, of a path that is handed back as it is', () => {
  it('says that there is no such file', async () => {
    const ports = filesWith({ 'a.json': ['a.json'] });
    const files: Files = { ...ports.files, glob: async (pattern) => [pattern] };
    expect(await problemsOf(placesOf(['a.json', 'gone.json'], { files }))).toEqual(['SOURCE_NOT_FOUND gone.json']);
  });
});

describe('collect', () => {
  it('keeps every answer, in the order of the places', async () => {
    const ports = filesWith({}, { 'a.json': '{}', 'empty.json': '' });
    const found = await collect(['a.json', 'gone.json', 'empty.json'].map((address) => ({ source: 'file', address })), ports);
    expect(found.map(({ at, outcome }) => `${at.address} ${outcome}`)).toEqual(['a.json found', 'gone.json unavailable', 'empty.json none']);
  });
});
