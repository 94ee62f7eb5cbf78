// Folders of a test: real ones, because links, pipes and permissions are what is tested.

import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Makes an empty folder with a real path (on macOS the system's own is behind a link). */
export function temporaryFolder(): string {
  return fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'vsc-')));
}

/** Writes files below `root`, by path with `/`, and returns `root`. */
export function withFiles(root: string, files: Readonly<Record<string, string>>): string {
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    fs.writeFileSync(path.join(root, name), text);
  }
  return root;
}

/** Makes a link, for folders a junction on Windows, which needs no privilege. */
export function link(target: string, at: string): void {
  fs.symlinkSync(target, at, fs.existsSync(target) && fs.statSync(target).isDirectory() ? 'junction' : 'file');
}

/** Makes something that is no regular file and would block a reader: a pipe, or where there is none a device by its name. */
export function pipe(root: string): string {
  if (process.platform === 'win32') return '\\\\.\\NUL';
  const name = path.join(root, 'pipe');
  execFileSync('mkfifo', [name]);
  return name;
}

/** Runs `act` without the rights of the superuser, who may read everything. */
export async function unprivileged<T>(act: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return act();
  process.seteuid?.(65534);
  try {
    return await act();
  } finally {
    process.seteuid?.(0);
  }
}

/** What a promise rejects with; fails where it does not. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (cause) {
    return cause;
  }
  throw new Error('was not rejected');
}
