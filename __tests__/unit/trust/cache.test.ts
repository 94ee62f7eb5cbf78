import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fs from 'node:fs';
import path from 'node:path';
import { trustCache, type StoredCopy } from '../../../src/trust/cache.ts';
import type { TufRepository } from '../../../src/trust/tuf.ts';
import { link, pipe, temporaryFolder } from '../host/temporary.ts';

const posix = process.platform === 'win32' ? it.skip : it;
const repository: TufRepository = { mirror: new URL('https://tuf.test/'), root: Buffer.from('root'), target: 'trusted_root.json' };
const stored: StoredCopy = {
  checked: new Date('2027-01-02T03:04:05.678Z'),
  copy: { roots: [Buffer.from('r2'), Buffer.from('r3')], timestamp: Buffer.from('ts'), snapshot: Buffer.from('sn'), targets: Buffer.from('ta'), target: Buffer.from('the target') },
};

let temporary = '';
beforeEach(() => {
  temporary = temporaryFolder();
});
afterEach(() => {
  fs.rmSync(temporary, { recursive: true, force: true });
});

const folder = (): string => path.join(temporary, 'verify-supply-chain-trust');
/** The one file of the cache. */
function fileOf(): string {
  const [name, ...others] = fs.readdirSync(folder());
  if (name === undefined || others.length > 0) throw new Error(`the cache holds ${others.length + 1} files`);
  return path.join(folder(), name);
}

describe('the cache', () => {
  it('gives back what was put in, in one file that only its owner may use', async () => {
    const cache = trustCache(temporary);
    await expect(cache.read(repository)).resolves.toEqual({ outcome: 'none' });
    await cache.write(repository, stored);
    await expect(cache.read(repository)).resolves.toEqual({ outcome: 'found', stored });
    if (process.platform !== 'win32') expect([fs.statSync(folder()).mode & 0o777, fs.statSync(fileOf()).mode & 0o777]).toEqual([0o700, 0o600]);
  });

  it('keeps repositories and targets apart, but not the roots they are trusted from', async () => {
    const cache = trustCache(temporary);
    await cache.write(repository, stored);
    await expect(cache.read({ ...repository, target: 'tenant.trusted_root.json' })).resolves.toEqual({ outcome: 'none' });
    await expect(cache.read({ ...repository, mirror: new URL('https://other.test/') })).resolves.toEqual({ outcome: 'none' });
    await expect(cache.read({ ...repository, root: Buffer.from('another root') })).resolves.toMatchObject({ outcome: 'found' });
  });

  it('replaces what is there, and leaves nothing half-written behind', async () => {
    const cache = trustCache(temporary);
    await cache.write(repository, stored);
    await cache.write(repository, { ...stored, checked: new Date('2028-01-01T00:00:00Z') });
    await expect(cache.read(repository)).resolves.toMatchObject({ stored: { checked: new Date('2028-01-01T00:00:00Z') } });
    expect(fs.readdirSync(folder())).toHaveLength(1);
  });

  it('without a folder is always empty', async () => {
    const cache = trustCache(null);
    await cache.write(repository, stored);
    await expect(cache.read(repository)).resolves.toEqual({ outcome: 'none' });
  });

  it('that cannot be written is no fault', async () => {
    const cache = trustCache(path.join(temporary, 'there', 'is', 'none'));
    await cache.write(repository, stored);
    await expect(cache.read(repository)).resolves.toEqual({ outcome: 'none' });
  });
});

describe('what is no copy', () => {
  const whole = { format: 1, checked: '2027-01-02T03:04:05Z', roots: [], timestamp: '', snapshot: '', targets: '', target: '' };
  it.each<[string, string, 'found' | 'unusable']>([
    ['the control', JSON.stringify(whole), 'found'],
    ['nothing', '', 'unusable'], ['no JSON', '{', 'unusable'], ['no object', '[]', 'unusable'],
    ['another format', JSON.stringify({ ...whole, format: 2 }), 'unusable'], ['no time', JSON.stringify({ ...whole, checked: 'today' }), 'unusable'],
    ['no roots', JSON.stringify({ ...whole, roots: 'x' }), 'unusable'], ['a root that is no text', JSON.stringify({ ...whole, roots: [1] }), 'unusable'],
    ['too many roots', JSON.stringify({ ...whole, roots: Array.from({ length: 257 }, () => '') }), 'unusable'], ['a part that is not there', JSON.stringify({ ...whole, snapshot: undefined }), 'unusable'],
  ])('is told: %s', async (_, text, expected) => {
    const cache = trustCache(temporary);
    await cache.write(repository, stored);
    fs.writeFileSync(fileOf(), text);
    await expect(cache.read(repository)).resolves.toMatchObject({ outcome: expected });
  });

  it('because it is too large is not read', async () => {
    const cache = trustCache(temporary);
    await cache.write(repository, stored);
    fs.appendFileSync(fileOf(), ' '.repeat(33 * 1024 * 1024));
    await expect(cache.read(repository)).resolves.toEqual({ outcome: 'unusable' });
  });
});

describe('a folder that was prepared', () => {
  it('as a link is neither read from nor written to', async () => {
    const elsewhere = temporaryFolder();
    try {
      const cache = trustCache(temporary);
      link(elsewhere, folder());
      await cache.write(repository, stored);
      expect(fs.readdirSync(elsewhere)).toEqual([]);
      await expect(cache.read(repository)).resolves.toEqual({ outcome: 'unusable' });
    } finally {
      fs.rmSync(elsewhere, { recursive: true, force: true });
    }
  });

  it('as a file is left alone', async () => {
    fs.writeFileSync(folder(), 'x');
    const cache = trustCache(temporary);
    await cache.write(repository, stored);
    expect(fs.readFileSync(folder(), 'utf8')).toBe('x');
    await expect(cache.read(repository)).resolves.toEqual({ outcome: 'unusable' });
  });

  posix('so that others can write to it is not used', async () => {
    const cache = trustCache(temporary);
    await cache.write(repository, stored);
    fs.chmodSync(folder(), 0o770);
    await expect(cache.read(repository)).resolves.toEqual({ outcome: 'unusable' });
    fs.chmodSync(folder(), 0o700);
    await expect(cache.read(repository)).resolves.toMatchObject({ outcome: 'found' });
  });

  posix('with a link at the name of the file is not read through it, and a writer replaces the link', async () => {
    const cache = trustCache(temporary);
    await cache.write(repository, stored);
    const file = fileOf();
    const outside = path.join(temporary, 'outside.json');
    fs.renameSync(file, outside);
    link(outside, file);
    await expect(cache.read(repository)).resolves.toEqual({ outcome: 'unusable' });
    const before = fs.readFileSync(outside, 'utf8');
    await cache.write(repository, { ...stored, checked: new Date(0) });
    expect([fs.readFileSync(outside, 'utf8') === before, fs.lstatSync(file).isSymbolicLink()]).toEqual([true, false]);
  });

  posix('with a pipe at the name of the file does not hold the reader', async () => {
    const cache = trustCache(temporary);
    await cache.write(repository, stored);
    const file = fileOf();
    fs.rmSync(file);
    fs.renameSync(pipe(temporary), file);
    await expect(cache.read(repository)).resolves.toEqual({ outcome: 'unusable' });
  });
});
