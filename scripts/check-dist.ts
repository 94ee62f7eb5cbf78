// Rebuilds dist/ in a temporary folder and compares it, byte for byte, with what git has of it.
//
// Users run dist/, reviewers read src/. This is what ties the two: a file that differs, is missing or is not made by the build fails. Compared is
// what is staged or committed, not what lies in the folder: only that is published.

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildDist } from './build.ts';

const ROOT = path.resolve(import.meta.dirname, '..');

function git(...args: string[]): Buffer {
  const done = spawnSync('git', args, { cwd: ROOT, maxBuffer: 64 * 1024 * 1024 });
  if (done.error !== undefined || done.status !== 0) throw new Error(`git ${args.join(' ')}: ${done.error?.message ?? done.stderr.toString('utf8').trim()}`);
  return done.stdout;
}

/** What git has under dist/: name relative to it, and its bytes. */
function trackedDist(): Map<string, Buffer> {
  const names = git('ls-files', '-z', '--', 'dist').toString('utf8').split('\0').filter((name) => name !== '');
  return new Map(names.map((name) => [name.slice('dist/'.length), git('show', `:${name}`)]));
}

/** Returns one line per difference between two sets of files; empty when they are the same. */
export function differences(built: ReadonlyMap<string, Buffer>, tracked: ReadonlyMap<string, Buffer>): readonly string[] {
  return [...new Set([...built.keys(), ...tracked.keys()])].toSorted().flatMap((name) => {
    const [ours, theirs] = [built.get(name), tracked.get(name)];
    if (ours === undefined) return [`dist/${name}: tracked, but the build does not make it`];
    if (theirs === undefined) return [`dist/${name}: made by the build, but not tracked`];
    return ours.equals(theirs) ? [] : [`dist/${name}: differs (built ${ours.length} bytes, tracked ${theirs.length})`];
  });
}

async function main(): Promise<number> {
  const tracked = trackedDist();
  const outDir = fs.mkdtempSync(path.join(os.tmpdir(), 'dist-'));
  try {
    const built = new Map((await buildDist(outDir)).map((name) => [name, fs.readFileSync(path.join(outDir, name))]));
    const found = differences(built, tracked);
    for (const line of found) console.error(line);
    console.log(found.length === 0 ? `dist is what the sources build: ${built.size} files` : 'dist is not what the sources build: run "npm run build" and add dist to the commit');
    return found.length === 0 ? 0 : 1;
  } finally {
    fs.rmSync(outDir, { recursive: true, force: true });
  }
}

if (import.meta.main) process.exitCode = await main();
