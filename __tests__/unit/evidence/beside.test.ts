import { describe, expect, it } from '@jest/globals';
import { FileError, type Files } from '../../../src/domain/ports.ts';
import { besideEndings, searchBeside } from '../../../src/evidence/beside.ts';

/** Files in memory; the names that were asked for. */
function filesWith(content: Readonly<Record<string, string>>, broken: readonly string[] = []): { readonly files: Files; readonly read: readonly string[] } {
  const read: string[] = [];
  const of = (name: string): Buffer => {
    const found = content[name];
    if (found === undefined) throw new FileError('missing', `${name} does not exist`);
    return Buffer.from(found);
  };
  return {
    read,
    files: {
      read: async (name) => {
        read.push(name);
        if (broken.includes(name)) throw new FileError('unreadable', `${name} cannot be read`);
        return of(name);
      },
      hash: async () => { throw new Error('not hashed here'); }, weakHash: async () => new Map(), glob: async () => { throw new Error('no patterns here'); },
      state: async (name) => {
        if (broken.includes(name)) throw new FileError('unreadable', `${name} cannot be read`);
        return { path: name, bytes: of(name).length, modifiedNs: 1n, changedNs: 1n, inode: 1n };
      },
    },
  };
}

describe('searchBeside', () => {
  it('finds evidence under each of its names, and nothing under others', async () => {
    for (const ending of besideEndings) {
      const search = await searchBeside('dist/app', filesWith({ 'dist/app': 'x', [`dist/app${ending}`]: '{}', 'dist/other.sig': '{}', 'dist/app.asc': '{}', 'app.sig': '{}' }));
      expect(search).toMatchObject({ outcome: 'found', candidates: [{ foundAt: { address: `dist/app${ending}` } }] });
    }
  });

  it('takes all that is there, in the order of the names', async () => {
    const search = await searchBeside('app', filesWith({ 'app.pem': 'p', 'app.sig': 's', 'app.intoto.jsonl': '{"a":1}\n{"b":2}' }));
    expect(search.outcome === 'found' ? search.candidates.map(({ foundAt }) => foundAt.address) : search.outcome).toEqual(['app.intoto.jsonl', 'app.intoto.jsonl', 'app.sig', 'app.pem']);
  });

  it('is none where nothing is there, and reads nothing', async () => {
    const desk = filesWith({ app: 'x' });
    expect([await searchBeside('app', desk), desk.read]).toEqual([{ at: { source: 'beside', address: 'app' }, outcome: 'none' }, []]);
  });

  it('is none where all that is there is empty', async () => {
    expect((await searchBeside('app', filesWith({ 'app.sig': '\n' }))).outcome).toBe('none');
  });

  it('is a silent place where something is there that cannot be read, also beside what can', async () => {
    expect(await searchBeside('app', filesWith({ 'app.sig': 's' }, ['app.bundle']))).toMatchObject({ outcome: 'unavailable', code: 'SOURCE_UNREADABLE', at: { address: 'app.bundle' } });
  });
});
