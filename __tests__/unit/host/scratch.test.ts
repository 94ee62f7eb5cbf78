import { describe, expect, it } from '@jest/globals';
import fs from 'node:fs';
import path from 'node:path';
import { FileError } from '../../../src/domain/ports.ts';
import { scratchIn } from '../../../src/host/scratch.ts';
import { rejection, temporaryFolder } from './temporary.ts';

describe('a written file', () => {
  it('has a name of its own, these bytes, and is for nobody else; then it is gone', async () => {
    const folder = temporaryFolder();
    const scratch = scratchIn(folder, { roots: [folder] });
    const [one, two] = await Promise.all([scratch.write(Buffer.from('a'), { extension: '.cue' }), scratch.write(Buffer.from('b'), { extension: '', executable: true })]);
    expect([path.extname(one.path), fs.readFileSync(one.path, 'utf8'), fs.readFileSync(two.path, 'utf8'), path.dirname(one.path) === path.dirname(two.path)]).toEqual(['.cue', 'a', 'b', true]);
    if (process.platform !== 'win32') expect([fs.statSync(one.path).mode & 0o777, fs.statSync(two.path).mode & 0o777, fs.statSync(path.dirname(one.path)).mode & 0o777]).toEqual([0o600, 0o700, 0o700]);
    await one.remove();
    await one.remove();
    expect([fs.existsSync(one.path), fs.existsSync(two.path)]).toEqual([false, true]);
    await scratch.remove();
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  it('that cannot be written is a FileError', async () => {
    const folder = temporaryFolder();
    const scratch = scratchIn(path.join(folder, 'gone'), { roots: [folder] });
    expect(await rejection(scratch.write(Buffer.from('a'), { extension: '.cue' }))).toBeInstanceOf(FileError);
  });
});
