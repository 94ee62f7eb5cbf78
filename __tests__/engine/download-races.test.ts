// Whoever can change the folder of `download` while verified files are copied into it: another process of the job, a service that watches it.
//
// Files are large, so there is time. Nothing may get into a folder that somebody else chose, and nothing but verified bytes may be handed on with a
// pass. What a process of the same user does when the step is over is not ours to keep.

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fs from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { problemCodes } from '../support/engine.ts';
import { GithubDesk } from '../support/github-engine.ts';
import type { Given } from '../support/inputs.ts';
import { aGithubIdentity, aStatement, slsaPredicate } from '../support/virtual-sigstore.ts';

const ASKED: Given = { release: 'v1.2.3', repo: 'acme/app', download: 'out' };
const FILES = { 'a.bin': Buffer.alloc(24 * 2 ** 20, 'a'), 'b.bin': Buffer.alloc(24 * 2 ** 20, 'b') } as const;

let desk: GithubDesk;
beforeAll(async () => {
  desk = await GithubDesk.open();
  desk.repository.release('v1.2.3', FILES);
  const subjects = Object.entries(FILES).map(([name, bytes]) => ({ name, bytes }));
  desk.repository.attest(await desk.sigstore.sign({ statement: aStatement({ subjects, predicate: slsaPredicate({}) }) }, aGithubIdentity({})));
});
beforeEach(() => fs.mkdirSync(desk.path('elsewhere')));
afterEach(() => {
  for (const name of ['out', 'aside', 'elsewhere']) fs.rmSync(desk.path(name), { recursive: true, force: true });
  expect(fs.readdirSync(desk.scratch)).toEqual([]);
});
afterAll(() => desk.close());

const namesIn = (folder: string): readonly string[] => (fs.existsSync(desk.path(folder)) ? fs.readdirSync(desk.path(folder)).filter((name) => !name.endsWith('.tmp')).toSorted() : []);
const isCopying = (): boolean => fs.existsSync(desk.path('out')) && fs.readdirSync(desk.path('out')).some((name) => name.endsWith('.tmp'));

/** A run, and what somebody does as soon as it copies, or as soon as a file has its name. */
async function raced(when: () => boolean, attack: () => void): Promise<readonly unknown[]> {
  const run = desk.report(ASKED);
  const is = { over: false };
  const over = run.finally(() => { is.over = true; });
  let struck = false;
  while (!is.over && !struck) {
    await setImmediate();
    if (!when()) continue;
    attack();
    struck = true;
  }
  const report = await over;
  return [struck, report.outcome, problemCodes(report)];
}
const REFUSED = [true, 'error', ['DOWNLOAD_UNWRITABLE']];

describe('while files are kept', () => {
  it('nothing happens, and all are there: the control', async () => {
    expect(await raced(isCopying, () => {})).toEqual([true, 'passed', []]);
    expect(namesIn('out')).toEqual(['a.bin', 'b.bin']);
    for (const [name, bytes] of Object.entries(FILES)) expect(fs.readFileSync(desk.path(`out/${name}`)).equals(bytes)).toBe(true);
  });

  it('the folder becomes a link', async () => {
    expect(await raced(isCopying, () => {
      fs.renameSync(desk.path('out'), desk.path('aside'));
      fs.symlinkSync(desk.path('elsewhere'), desk.path('out'));
    })).toEqual(REFUSED);
    expect([namesIn('elsewhere'), namesIn('aside')]).toEqual([[], []]);
  });

  it('the folder becomes another one, with a file of the name in it that is left alone', async () => {
    expect(await raced(() => namesIn('out').includes('a.bin'), () => {
      fs.renameSync(desk.path('out'), desk.path('aside'));
      fs.mkdirSync(desk.path('out'));
      fs.writeFileSync(desk.path('out/a.bin'), 'mine');
    })).toEqual(REFUSED);
    expect([namesIn('out'), fs.readFileSync(desk.path('out/a.bin'), 'utf8')]).toEqual([['a.bin'], 'mine']);
  });

  it.each<[string, () => void]>([
    ['a file of the name', () => fs.writeFileSync(desk.path('out/b.bin'), 'mine')],
    ['a link of the name', () => fs.symlinkSync(desk.path('elsewhere/b'), desk.path('out/b.bin'))],
    ['a folder of the name', () => fs.mkdirSync(desk.path('out/b.bin'))],
  ])('%s appears', async (_what, attack) => {
    expect(await raced(isCopying, attack)).toEqual(REFUSED);
    expect([namesIn('out'), namesIn('elsewhere')]).toEqual([['b.bin'], []]);
  });

  it.each<[string, () => void]>([
    ['another file', () => { fs.rmSync(desk.path('out/a.bin')); fs.writeFileSync(desk.path('out/a.bin'), 'evil'); }],
    ['a link', () => { fs.rmSync(desk.path('out/a.bin')); fs.symlinkSync('/etc/hostname', desk.path('out/a.bin')); }],
  ])('a file that is there already becomes %s', async (_what, attack) => {
    expect(await raced(() => namesIn('out').includes('a.bin') && isCopying(), attack)).toEqual(REFUSED);
    expect(namesIn('out')).toEqual(['a.bin']);
  });
});
