import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fs from 'node:fs';
import path from 'node:path';
import { FileError } from '../../../src/domain/ports.ts';
import { filesOf } from '../../../src/host/files.ts';
import { link, pipe, rejection, temporaryFolder, unprivileged, withFiles } from './temporary.ts';

const windows = process.platform === 'win32';
let root = '';
beforeEach(() => {
  root = temporaryFolder();
});
afterEach(() => {
  fs.rmSync(root, { recursive: true, force: true });
});

async function kind(promise: Promise<unknown>): Promise<string> {
  const cause = await rejection(promise);
  return cause instanceof FileError ? cause.kind : `not a FileError: ${String(cause)}`;
}

// FIPS 180-2 appendices B.1, C.1, D.1: the message "abc".
const ABC = {
  sha256: 'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  sha384: 'sha384:cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7',
  sha512: 'sha512:ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
};

describe('files: what can be used', () => {
  // Each of the three ways to use a file, on each thing that is none; the control is the file beside it.
  const uses = {
    read: (name: string) => filesOf(root).read(name, 1024),
    hash: (name: string) => filesOf(root).hash(name, ['sha256']),
    state: (name: string) => filesOf(root).state(name),
  };

  describe.each(['read', 'hash', 'state'] as const)('%s', (use) => {
    it('takes a regular file, by a relative path, an absolute one and through a link', async () => {
      withFiles(root, { 'dir/a.txt': 'abc' });
      for (const name of ['dir/a.txt', path.join(root, 'dir', 'a.txt')]) await expect(uses[use](name)).resolves.not.toBeInstanceOf(Error);
      if (!windows) {
        link(path.join(root, 'dir/a.txt'), path.join(root, 'alias'));
        await expect(uses[use]('alias')).resolves.not.toBeInstanceOf(Error);
      }
    });

    it('says missing for what is not there, below a file, or no name at all', async () => {
      withFiles(root, { 'a.txt': 'abc' });
      for (const name of ['none', 'none/none', 'a.txt/b', 'a\0b']) await expect(kind(uses[use](name))).resolves.toBe('missing');
    });

    it('says not-a-file for a folder, and for a link to one', async () => {
      fs.mkdirSync(path.join(root, 'dir'));
      link(path.join(root, 'dir'), path.join(root, 'alias'));
      await expect(kind(uses[use]('dir'))).resolves.toBe('not-a-file');
      await expect(kind(uses[use]('alias'))).resolves.toBe('not-a-file');
    });

    it('says not-a-file for a pipe, and does not wait for a writer', async () => {
      // Windows has no such file; its null device stands in, which is not found or no regular file.
      await expect(kind(uses[use](pipe(root)))).resolves.toMatch(windows ? /^(?:not-a-file|missing|unreadable)$/ : /^not-a-file$/);
    });

    it('says unreadable for links in a circle', async () => {
      link(path.join(root, 'b'), path.join(root, 'a'));
      link(path.join(root, 'a'), path.join(root, 'b'));
      await expect(kind(uses[use]('a'))).resolves.toMatch(windows ? /^(?:unreadable|missing)$/ : /^unreadable$/);
    });
  });

  it('says unreadable for a file without permission', async () => {
    withFiles(root, { secret: 'abc', open: 'abc' });
    fs.chmodSync(root, 0o755);
    fs.chmodSync(path.join(root, 'secret'), 0);
    const files = filesOf(root);
    const [secret, open] = await unprivileged(async () => [
      await files.read('secret', 9).then(() => 'read', (cause: unknown) => cause),
      await files.read('open', 9).then(() => 'read', (cause: unknown) => cause),
    ]);
    // On Windows a mode of 0 still lets everybody read.
    if (windows) expect(secret).toBe('read');
    else expect(secret).toMatchObject({ name: 'FileError', kind: 'unreadable' });
    expect(open).toBe('read');
  });
});

describe('files: read', () => {
  it('gives the very bytes, line ends and all', async () => {
    withFiles(root, { 'crlf.txt': 'a\r\nb\r\n\u0000' });
    expect(Buffer.from(await filesOf(root).read('crlf.txt', 7))).toEqual(Buffer.from('a\r\nb\r\n\u0000'));
  });

  it('gives no bytes of an empty file', async () => {
    withFiles(root, { empty: '' });
    expect(await filesOf(root).read('empty', 0)).toHaveLength(0);
  });

  it('takes as many bytes as allowed and not one more', async () => {
    withFiles(root, { four: 'abcd' });
    expect(await filesOf(root).read('four', 4)).toHaveLength(4);
    await expect(kind(filesOf(root).read('four', 3))).resolves.toBe('too-large');
  });

  it('refuses a huge file before it holds any of it', async () => {
    const name = path.join(root, 'sparse');
    fs.writeFileSync(name, '');
    // NTFS sets the bytes aside; others do not.
    fs.truncateSync(name, windows ? 2 ** 28 : 2 ** 36);
    await expect(kind(filesOf(root).read('sparse', 1024))).resolves.toBe('too-large');
  });

  // Files of /proc say that they have 0 bytes: what they hold shows itself by reading only.
  (process.platform === 'linux' ? it : it.skip)('does not believe the size that a file states', async () => {
    expect((await filesOf(root).read('/proc/self/status', 64 * 1024)).length).toBeGreaterThan(100);
    await expect(kind(filesOf(root).read('/proc/self/status', 100))).resolves.toBe('too-large');
  });
});

describe('files: read inside', () => {
  const outside = (): string => path.join(root, 'home');
  const files = (folder = 'work') => filesOf(path.join(root, folder));
  const inside = async (name: string, folder?: string): Promise<string> => Buffer.from(await files(folder).read(name, 64, { inside: true })).toString();
  beforeEach(() => {
    withFiles(root, { 'work/list': 'own', 'work/..list': 'dots', 'home/secret': 'secret' });
    link(outside(), path.join(root, 'work', 'folder'));
    link(path.join(root, 'work'), path.join(root, 'alias'));
    if (!windows) link(path.join(outside(), 'secret'), path.join(root, 'work', 'link'));
  });

  it('refuses a link that leads out, to the file or to a folder on the way', async () => {
    for (const name of [...(windows ? [] : ['link', '../work/link']), 'folder/secret', path.join(root, 'work', 'folder', 'secret')]) {
      expect(await rejection(inside(name))).toMatchObject({ name: 'FileError', kind: 'unreadable', message: `${name} is a link that leads out of the workspace` });
      // The control: without the option links are followed.
      expect(Buffer.from(await files().read(name, 64)).toString()).toBe('secret');
    }
  });

  it('refuses it where the workspace itself is reached by a link, written either way', async () => {
    for (const name of ['folder/secret', path.join(root, 'alias', 'folder', 'secret'), path.join(root, 'work', 'folder', 'secret')]) {
      await expect(kind(inside(name, 'alias'))).resolves.toBe('unreadable');
    }
    for (const name of ['list', path.join(root, 'alias', 'list'), path.join(root, 'work', 'list')]) await expect(inside(name, 'alias')).resolves.toBe('own');
  });

  it('takes a file of the workspace, and a link that stays in it', async () => {
    await expect(inside('list')).resolves.toBe('own');
    await expect(inside('..list')).resolves.toBe('dots');
    if (windows) return;
    link(path.join(root, 'work', 'list'), path.join(root, 'work', 'stays'));
    await expect(inside('stays')).resolves.toBe('own');
  });

  it('takes a path outside that the user wrote, links and all', async () => {
    await expect(inside('../home/secret')).resolves.toBe('secret');
    await expect(inside(path.join(outside(), 'secret'))).resolves.toBe('secret');
    await expect(inside(path.join(root, 'alias', 'list'))).resolves.toBe('own');
  });

  // Between the opening of the file and the question where it lies, somebody changes what the name leads to.
  (windows ? it.skip : it).each([['taken away', 'link', 'changed'], ['never there', 'list', 'own']])('sees a link that was %s after the opening', async (_name, name, outcome) => {
    const handle = await fs.promises.open(path.join(outside(), 'secret'));
    const prototype = Object.getPrototypeOf(handle) as typeof handle;
    await handle.close();
    const statOf = Reflect.get(prototype, 'stat') as (...given: unknown[]) => Promise<never>;
    const spy = jest.spyOn(prototype, 'stat').mockImplementation(async function stat(this: unknown, ...given: unknown[]) {
      const stats = await statOf.apply(this, given);
      fs.rmSync(path.join(root, 'work', 'link'));
      withFiles(root, { 'work/link': 'secret' });
      return stats;
    });
    try {
      expect(await (outcome === 'changed' ? kind(inside(name)) : inside(name))).toBe(outcome);
    } finally {
      spy.mockRestore();
    }
  });

  it('says missing for what is not there', async () => {
    await expect(kind(inside('none'))).resolves.toBe('missing');
  });
});

const big = (): string => path.join(root, 'big');
function replaceByte(): void {
  const handle = fs.openSync(big(), 'r+');
  fs.writeSync(handle, 'x', 0);
  fs.closeSync(handle);
}
// The signal is asked before each buffer: there the test writes, so that it happens in the middle each time.
function hashWhile(act: (turn: number) => void): Promise<unknown> {
  const { signal } = new AbortController();
  let turn = 0;
  jest.spyOn(signal, 'throwIfAborted').mockImplementation(() => {
    act((turn += 1));
  });
  return filesOf(root, { signal }).hash('big', ['sha256']);
}

describe('files: hash', () => {
  it('gives the digests of all algorithms in their order, from one reading', async () => {
    withFiles(root, { abc: 'abc' });
    const { digests, state } = await filesOf(root).hash('abc', ['sha512', 'sha256', 'sha384']);
    expect(digests).toEqual([ABC.sha512, ABC.sha256, ABC.sha384]);
    expect(state).toEqual({ path: 'abc', bytes: 3, modifiedNs: fs.statSync(path.join(root, 'abc'), { bigint: true }).mtimeNs, changedNs: fs.statSync(path.join(root, 'abc'), { bigint: true }).ctimeNs, inode: fs.statSync(path.join(root, 'abc'), { bigint: true }).ino });
    await expect(filesOf(root).state('abc')).resolves.toEqual(state);
  });

  it('hashes an empty file', async () => {
    withFiles(root, { empty: '' });
    const { digests } = await filesOf(root).hash('empty', ['sha256']);
    expect(digests).toEqual(['sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855']);
  });

  it('hashes a file of many buffers and a part', async () => {
    // FIPS 180-2 appendix B.3: a million times "a". Below, the same bytes five times: more than two buffers and a part.
    withFiles(root, { million: 'a'.repeat(1_000_000) });
    const { digests } = await filesOf(root).hash('million', ['sha256']);
    expect(digests).toEqual(['sha256:cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0']);
    withFiles(root, { five: 'a'.repeat(5_000_000) });
    const { digests: five } = await filesOf(root).hash('five', ['sha256']);
    expect(five).toEqual(['sha256:7f4a285193573e707fcb6398222c00f044745cd2930e41d28d30da87d6ca183f']);
  });

  describe('when the file is written to meanwhile', () => {
    beforeEach(() => {
      fs.writeFileSync(big(), Buffer.alloc(10 * 2 ** 20));
      fs.utimesSync(big(), 1_000_000, 1_000_000);
    });

    it('accepts it when nothing changes', async () => {
      let turns = 0;
      await expect(hashWhile((turn) => (turns = turn))).resolves.toMatchObject({ state: { bytes: 10 * 2 ** 20 } });
      expect(turns).toBeGreaterThan(4);
    });

    it.each([
      ['it grows', () => fs.appendFileSync(big(), 'x')],
      ['it is cut', () => fs.truncateSync(big(), 2 ** 22)],
      ['it is cut and its time is set back', () => {
        fs.truncateSync(big(), 2 ** 22);
        fs.utimesSync(big(), 1_000_000, 1_000_000);
      }],
      ['bytes are replaced', () => replaceByte()],
      ['bytes are replaced and its time is set back', () => {
        replaceByte();
        fs.utimesSync(big(), 1_000_000, 1_000_000);
      }],
    ])('refuses it when %s', async (_, act) => {
      const cause = await rejection(hashWhile((turn) => {
        if (turn === 2) act();
      }));
      expect(cause).toMatchObject({ name: 'FileError', kind: 'changed', message: 'big changed while it was being read' });
    });

    it('does not read for ever while it grows', async () => {
      const cause = await rejection(hashWhile(() => fs.appendFileSync(big(), Buffer.alloc(2 ** 22))));
      expect(cause).toMatchObject({ name: 'FileError', kind: 'changed' });
    });
  });

  it('ends with the reason of the signal', async () => {
    withFiles(root, { abc: 'abc' });
    const controller = new AbortController();
    const files = filesOf(root, { signal: controller.signal });
    await expect(files.hash('abc', ['sha256'])).resolves.toMatchObject({ digests: [ABC.sha256] });
    const reason = new Error('the time is up');
    controller.abort(reason);
    expect(await rejection(files.hash('abc', ['sha256']))).toBe(reason);
  });
});
