import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fs from 'node:fs';
import path from 'node:path';
import { FileError } from '../../../src/domain/ports.ts';
import { filesOf } from '../../../src/host/files.ts';
import { matchesName, parseGlob, withSlashes } from '../../../src/host/glob-pattern.ts';
import { link, pipe, rejection, temporaryFolder, unprivileged, withFiles } from './temporary.ts';

const windows = process.platform === 'win32';

function matches(pattern: string, name: string, platform = path.posix): boolean {
  const parsed = parseGlob(pattern, platform);
  if (parsed.kind === 'path') return parsed.path === name;
  return parsed.alternatives.some(({ segments }) => segments.length === 1 && segments.every((segment) => matchesName(segment, name)));
}

const kindOf = (pattern: string): string => {
  try {
    return parseGlob(pattern, path.posix).kind;
  } catch (cause) {
    return cause instanceof FileError ? cause.kind : 'something else';
  }
};

describe('a pattern for one name', () => {
  it.each([
    ['*', 'a', true], ['*', '', true], ['*', '.a', false], ['.*', '.a', true], ['.*', 'a', false], ['?a', '.a', false], ['[.]a', '.a', false], ['{.a,b}*', '.ab', true],
    ['*.tar.gz', 'x.tar.gz', true], ['*.tar.gz', 'x.tar.gz.sig', false], ['*.tar.gz', 'xtar.gz', false], ['a*b*c', 'abbbc', true], ['a*b*c', 'abbb', false], ['a**c', 'abc', true],
    ['?', 'a', true], ['?', '', false], ['?', '𝒳', true], ['??', '𝒳', false],
    ['[a-c]', 'b', true], ['[a-c]', 'd', false], ['[a-c]', 'B', false], ['[!a-c]', 'd', true], ['[^a-c]', 'a', false], ['[]a]', ']', true], ['[a-]', '-', true], ['x[', 'x[', true], ['*[', 'x[', true], ['[a', '[a', true],
    ['{a,b}', 'a', true], ['{a,b}', 'c', false], ['{a}', '{a}', true], ['{a', '{a', true], ['{a,b', '{a,b', true], ['a{,.sig}', 'a.sig', true], ['a{,.sig}', 'a', true], ['{a,{b,c}d}', 'cd', true], ['{a,{b,c}d}', 'd', false], ['{{a,b}', '{b', true],
    ['a.c*', 'abc', false], ['(a|b)*', 'a', false], ['$&*', '$&x', true], ['A*', 'a', false],
    ['\\**', '*x', true], ['\\**', 'xx', false], ['[\\]]', ']', true], ['\\{a,b}*', '{a,b}', true],
  ])('%s against %s: %s', (pattern, name, expected) => {
    expect(matches(pattern, name)).toBe(expected);
  });

  it('takes time linear in the stars', () => {
    expect(matches(`${'*a'.repeat(200)}b`, 'a'.repeat(255))).toBe(false);
    expect(matches(`${'*a'.repeat(200)}*`, 'a'.repeat(255))).toBe(true);
  });

  it('refuses braces that stand for too many, and a pattern that is too long', () => {
    expect(kindOf('{a,b}'.repeat(8))).toBe('glob');
    expect(kindOf('{a,b}'.repeat(9))).toBe('too-many');
    expect(kindOf('{a,b}'.repeat(800))).toBe('too-many');
    expect(kindOf('*'.repeat(4096))).toBe('glob');
    expect(kindOf('*'.repeat(4097))).toBe('too-many');
    expect(kindOf('{'.repeat(4096))).toBe('glob');
  });
});

const starts = (pattern: string): unknown => {
  const parsed = parseGlob(pattern, path.win32);
  return parsed.kind === 'path' ? parsed.path : parsed.alternatives.map(({ start, segments }) => [start, segments.map((segment) => (segment.kind === 'name' ? segment.name : segment.kind))]);
};

describe('a pattern on Windows', () => {
  it('takes backslashes as separators', () => {
    expect(starts('dist\\**\\*.zip')).toEqual([['', ['dist', 'depth', 'match']]]);
    expect(starts('dist\\a.zip')).toBe('dist/a.zip');
    expect(matches('a\\*', 'a*', path.win32)).toBe(false);
  });

  it('keeps drives and shares apart from the pattern', () => {
    expect(starts('C:\\out\\*.zip')).toEqual([['C:/', ['out', 'match']]]);
    expect(starts('\\\\server\\share\\*.zip')).toEqual([['//server/share/', ['match']]]);
    expect(starts('\\\\?\\C:\\out\\a.zip')).toBe('//?/C:/out/a.zip');
  });

  it('leaves a backslash of other systems alone', () => {
    expect(withSlashes('a\\b', path.posix)).toBe('a\\b');
    expect(withSlashes('a\\b', path.win32)).toBe('a/b');
  });
});

describe('files: glob', () => {
  let root = '';
  beforeEach(() => {
    root = temporaryFolder();
  });
  afterEach(() => {
    fs.rmSync(root, { recursive: true, force: true });
  });
  const glob = (pattern: string, options = {}): Promise<readonly string[]> => filesOf(root, options).glob(pattern);

  it('gives a file below its folder one name, however its path is written', async () => {
    withFiles(root, { 'dist/a.zip': '' });
    const beside = temporaryFolder();
    try {
      withFiles(beside, { 'a.zip': '' });
      const name = path.basename(root);
      expect(await Promise.all([`${root}/dist/a.zip`, `${root}/dist/*.zip`, `${fs.realpathSync(root)}/dist/a.zip`, `../${name}/dist/a.zip`, `dist/../../${name}/dist/*`].map((pattern) => glob(pattern)))).toEqual(Array.from({ length: 5 }, () => ['dist/a.zip']));
      expect(await glob(`${beside}/*.zip`)).toEqual([`${beside}/a.zip`]);
      expect(await glob(`../${path.basename(beside)}/a.zip`)).toEqual([`../${path.basename(beside)}/a.zip`]);
    } finally {
      fs.rmSync(beside, { recursive: true, force: true });
    }
  });

  it('gives regular files, sorted, with slashes', async () => {
    withFiles(root, { 'dist/b.zip': '', 'dist/a.zip': '', 'dist/B.zip': '', 'dist/a.zip.sig': '', 'dist/sub.zip/x': '', 'a.zip': '' });
    await expect(glob('dist/*.zip')).resolves.toEqual(['dist/B.zip', 'dist/a.zip', 'dist/b.zip']);
    await expect(glob('./dist/a*')).resolves.toEqual(['./dist/a.zip', './dist/a.zip.sig']);
    await expect(glob('{dist/a,a,dist/a}.zip*')).resolves.toEqual(['a.zip', 'dist/a.zip', 'dist/a.zip.sig']);
    await expect(glob('*/a.zip')).resolves.toEqual(['dist/a.zip']);
    await expect(glob('dist/../*.zip')).resolves.toEqual(['dist/../a.zip']);
  });

  it('takes absolute patterns, and names what lies below its folder from there', async () => {
    withFiles(root, { 'x/a.zip': '' });
    const start = withSlashes(root, path);
    await expect(glob(`${start}/*/*.zip`)).resolves.toEqual(['x/a.zip']);
  });

  it('goes to any depth with **, and to none', async () => {
    withFiles(root, { 'a.zip': '', 'x/a.zip': '', 'x/y/z/a.zip': '', 'x/y/b.tar': '', '.hidden/a.zip': '', 'x/.a.zip': '' });
    await expect(glob('**/a.zip')).resolves.toEqual(['a.zip', 'x/a.zip', 'x/y/z/a.zip']);
    await expect(glob('x/**/**/a.zip')).resolves.toEqual(['x/a.zip', 'x/y/z/a.zip']);
    await expect(glob('x/**')).resolves.toEqual(['x/a.zip', 'x/y/b.tar', 'x/y/z/a.zip']);
    await expect(glob('**/y/**/*.zip')).resolves.toEqual(['x/y/z/a.zip']);
    await expect(glob('.hidden/*')).resolves.toEqual(['.hidden/a.zip']);
    await expect(glob('x/.*')).resolves.toEqual(['x/.a.zip']);
  });

  it('returns a path as it is, there or not, so that reading it says what is wrong', async () => {
    withFiles(root, { 'a.zip': '' });
    await expect(glob('a.zip')).resolves.toEqual(['a.zip']);
    await expect(glob('none.zip')).resolves.toEqual(['none.zip']);
  });

  it('gives nothing where nothing matches', async () => {
    withFiles(root, { 'a.zip': '' });
    for (const pattern of ['*.tar', 'none/*.zip', 'a.zip/*', '**/none', '/*none*', '{}*x']) await expect(glob(pattern)).resolves.toEqual([]);
    await expect(glob('*.zip')).resolves.toEqual(['a.zip']);
  });

  it('finds a file whose very name is the pattern too', async () => {
    withFiles(root, { '[a].zip': '', '{x,y}': '' });
    await expect(glob('[a].zip')).resolves.toEqual(['[a].zip']);
    await expect(glob('{x,y}')).resolves.toEqual(['{x,y}']);
    await expect(glob('[a].zi?')).resolves.toEqual([]);
  });

  it('lets no such file hide what the pattern means', async () => {
    withFiles(root, { '[a].zip': '', 'a.zip': '', '{x,y}': '', x: '' });
    await expect(glob('[a].zip')).resolves.toEqual(['[a].zip', 'a.zip']);
    await expect(glob('{x,y}')).resolves.toEqual(['x', '{x,y}']);
  });

  // Windows has no such names.
  (windows ? it.skip : it)('lets a file named * hide nothing, and gives it once however it is written', async () => {
    withFiles(root, { 'dist/*': '', 'dist/malware.bin': '', 'dist/**': '', 'dist/?': '', 'dist/sub/x': '' });
    await expect(glob('dist/*')).resolves.toEqual(['dist/*', 'dist/**', 'dist/?', 'dist/malware.bin']);
    await expect(glob('dist//*')).resolves.toEqual(['dist/*', 'dist/**', 'dist/?', 'dist/malware.bin']);
    await expect(glob('dist/**')).resolves.toEqual(['dist/*', 'dist/**', 'dist/?', 'dist/malware.bin', 'dist/sub/x']);
    await expect(glob('dist/?')).resolves.toEqual(['dist/*', 'dist/?']);
  });

  it('does not take a folder of that name', async () => {
    withFiles(root, { '[a]/x': '', a: '' });
    await expect(glob('[a]')).resolves.toEqual(['a']);
  });

  it('leaves out folders and pipes', async () => {
    withFiles(root, { 'a.zip': '', 'dir/x': '' });
    pipe(root);
    await expect(glob('*')).resolves.toEqual(['a.zip']);
  });

  it('takes links to files, and goes through links to folders only where the pattern names a level', async () => {
    withFiles(root, { 'real/a.zip': '', 'top/b.zip': '' });
    link(path.join(root, 'real'), path.join(root, 'top', 'alias'));
    await expect(glob('top/**/*.zip')).resolves.toEqual(['top/b.zip']);
    await expect(glob('top/*/*.zip')).resolves.toEqual(['top/alias/a.zip']);
    if (windows) return;
    link(path.join(root, 'real/a.zip'), path.join(root, 'top', 'c.zip'));
    link(path.join(root, 'nowhere'), path.join(root, 'top', 'd.zip'));
    await expect(glob('top/**')).resolves.toEqual(['top/b.zip', 'top/c.zip']);
  });

  it('ends with links in circles', async () => {
    withFiles(root, { 'x/a.zip': '' });
    link(root, path.join(root, 'x', 'loop'));
    await expect(glob('**/a.zip')).resolves.toEqual(['x/a.zip']);
    await expect(glob('**/loop/**/a.zip')).resolves.toEqual(['x/loop/x/a.zip']);
    link(path.join(root, 'self'), path.join(root, 'self'));
    await expect(glob('*/a.zip')).resolves.toEqual(['x/a.zip']);
  });

  it('refuses to visit more than its bound', async () => {
    withFiles(root, { a: '', b: '', 'c/d': '', 'c/e': '' });
    await expect(glob('**', { globVisits: 5 })).resolves.toHaveLength(4);
    expect(await rejection(glob('**', { globVisits: 4 }))).toMatchObject({ name: 'FileError', kind: 'too-many' });
    expect(await rejection(glob('{a,b,c,*}', { globVisits: 4 }))).toMatchObject({ name: 'FileError', kind: 'too-many' });
  });

  // A mode of 0 hides nothing on Windows.
  (windows ? it.skip : it)('refuses a folder that cannot be read, since what is in it would go unverified', async () => {
    withFiles(root, { 'open/a': '', 'shut/b': '' });
    fs.chmodSync(root, 0o755);
    fs.chmodSync(path.join(root, 'shut'), 0);
    const [shut, open] = await unprivileged(async () => [await rejection(glob('**/b')), await glob('open/*')]);
    expect(shut).toMatchObject({ name: 'FileError', kind: 'unreadable' });
    expect(open).toEqual(['open/a']);
    fs.chmodSync(path.join(root, 'shut'), 0o755);
  });

  it('ends with the reason of the signal', async () => {
    const reason = new Error('the time is up');
    expect(await rejection(glob('**', { signal: AbortSignal.abort(reason) }))).toBe(reason);
  });
});
