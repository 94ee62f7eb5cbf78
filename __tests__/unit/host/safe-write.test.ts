import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fs from 'node:fs';
import path from 'node:path';
import { OutputError } from '../../../src/domain/errors.ts';
import { safeWrite, writeReports } from '../../../src/host/safe-write.ts';
import { link, pipe, rejection, temporaryFolder, withFiles } from './temporary.ts';

const windows = process.platform === 'win32';
let base = '';
let roots: [string, string] = ['', ''];
beforeEach(() => {
  base = temporaryFolder();
  roots = [path.join(base, 'workspace'), path.join(base, 'temporary')];
  for (const folder of [...roots, path.join(base, 'outside')]) fs.mkdirSync(folder);
});
afterEach(() => {
  fs.rmSync(base, { recursive: true, force: true });
});

async function refusal(name: string): Promise<string> {
  const cause = await rejection(safeWrite(name, 'text', { roots }));
  if (!(cause instanceof OutputError)) throw cause;
  expect(cause.problems.map(({ code }) => code)).toEqual(['REPORT_UNWRITABLE']);
  return cause.problems[0].what;
}
/** Every file below the base: what was written, and that nothing else was. */
function filesThere(): string[] {
  return fs.readdirSync(base, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory()).map((entry) => path.relative(base, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/')).toSorted();
}

describe('safeWrite', () => {
  it('writes into the workspace and the temporary folder, and makes the folders on the way', async () => {
    await safeWrite('reports/deep/report.json', 'é\r\n', { roots });
    await safeWrite(path.join(roots[1], 'x.txt'), 'x', { roots });
    await safeWrite('./reports/../..dots/a', 'a', { roots });
    expect(filesThere()).toEqual(['temporary/x.txt', 'workspace/..dots/a', 'workspace/reports/deep/report.json']);
    expect(fs.readFileSync(path.join(roots[0], 'reports/deep/report.json'), 'utf8')).toBe('é\r\n');
  });

  it('takes the place of a file that is there', async () => {
    withFiles(roots[0], { 'report.json': 'a much longer text that was there before' });
    await safeWrite('report.json', 'new', { roots });
    expect(fs.readFileSync(path.join(roots[0], 'report.json'), 'utf8')).toBe('new');
  });

  it('may be given a workspace that is reached through a link', async () => {
    const alias = path.join(base, 'alias');
    link(roots[0], alias);
    await safeWrite('a.txt', 'a', { roots: [alias] });
    await safeWrite(path.join(roots[0], 'b.txt'), 'b', { roots: [alias] });
    expect(fs.readdirSync(roots[0])).toEqual(['a.txt', 'b.txt']);
  });

  it.each([['../outside/x'], ['a/../../outside/x'], ['..'], ['.'], [''], ['/x']])('refuses %j, which is outside', async (name) => {
    await expect(refusal(name)).resolves.toBe('It lies neither in the workspace nor in the temporary folder.');
    expect(filesThere()).toEqual([]);
  });

  it('refuses a folder whose name only begins like the workspace', async () => {
    fs.mkdirSync(`${roots[0]}-evil`);
    await expect(refusal(path.join(`${roots[0]}-evil`, 'x'))).resolves.toBe('It lies neither in the workspace nor in the temporary folder.');
  });

  it('refuses a NUL character', async () => {
    await expect(refusal('a\0b')).resolves.toBe('Its name has a NUL character.');
  });

  it('refuses to go through a link to a folder, wherever it leads and however deep it is', async () => {
    fs.mkdirSync(path.join(roots[0], 'real/deep'), { recursive: true });
    link(path.join(base, 'outside'), path.join(roots[0], 'reports'));
    link(path.join(roots[0], 'real'), path.join(roots[0], 'inner'));
    link(path.join(base, 'outside'), path.join(roots[0], 'real/deep/out'));
    for (const name of ['reports/x', 'reports/new/x', 'inner/x', 'real/deep/out/x']) await expect(refusal(name)).resolves.toBe('A folder on the way to it is a link.');
    await safeWrite('real/deep/x', 'x', { roots });
    expect(fs.readdirSync(path.join(base, 'outside'))).toEqual([]);
    expect(fs.readdirSync(path.join(roots[0], 'real/deep')).toSorted()).toEqual(['out', 'x']);
  });

  (windows ? it.skip : it)('refuses to write to a link, also one that leads nowhere', async () => {
    withFiles(base, { 'outside/key': 'secret' });
    link(path.join(base, 'outside/key'), path.join(roots[0], 'report.json'));
    link(path.join(base, 'outside/none'), path.join(roots[0], 'dangling.json'));
    await expect(refusal('report.json')).resolves.toBe('It is a link.');
    await expect(refusal('dangling.json')).resolves.toBe('It is a link.');
    expect(fs.readFileSync(path.join(base, 'outside/key'), 'utf8')).toBe('secret');
    expect(fs.readdirSync(path.join(base, 'outside'))).toEqual(['key']);
  });

  it('replaces a hard link and leaves the other name of the file alone', async () => {
    withFiles(base, { 'outside/key': 'secret' });
    fs.linkSync(path.join(base, 'outside/key'), path.join(roots[0], 'report.json'));
    await safeWrite('report.json', 'new', { roots });
    expect(fs.readFileSync(path.join(base, 'outside/key'), 'utf8')).toBe('secret');
    expect(fs.readFileSync(path.join(roots[0], 'report.json'), 'utf8')).toBe('new');
  });

  it('refuses what is not a file, and a file on the way', async () => {
    withFiles(roots[0], { 'dir/file': 'x' });
    await expect(refusal('dir')).resolves.toBe('Something that is not a regular file has its name.');
    await expect(refusal('dir/file/x')).resolves.toBe('What should be a folder on the way to it is none.');
    if (!windows) {
      pipe(roots[0]);
      await expect(refusal('pipe')).resolves.toBe('Something that is not a regular file has its name.');
    }
    expect(fs.readFileSync(path.join(roots[0], 'dir/file'), 'utf8')).toBe('x');
  });

  it('leaves nothing behind where it fails', async () => {
    await expect(refusal('n'.repeat(300))).resolves.toMatch(/^It cannot be written: [A-Z]+\.$/);
    expect(filesThere()).toEqual([]);
  });
});

describe('writeReports', () => {
  it('writes what can be written and names what cannot', async () => {
    const problems = await writeReports([{ path: 'a.json', text: 'a' }, { path: '../b.json', text: 'b' }, { path: 'c.json', text: 'c' }], { roots });
    expect(problems.map(({ code, about, level }) => [code, about, level])).toEqual([['REPORT_UNWRITABLE', '../b.json', 'error']]);
    expect(filesThere()).toEqual(['workspace/a.json', 'workspace/c.json']);
    await expect(writeReports([{ path: 'a.json', text: 'a' }], { roots })).resolves.toEqual([]);
  });
});
