// Ports that a test bends: untouchable, counted, or failing at one call.

import { setImmediate } from 'node:timers/promises';
import { FileError, type Files, type Http } from '../../src/domain/ports.ts';
import { offlineHttp } from '../../src/net/client.ts';
import type { RunPorts } from '../../src/run.ts';

/** A network of logs that hold nothing: whatever is looked up in one is not there, and nothing else answers. */
export const emptyLogs: Http = {
  request: async (url, request) => (/\/api\/v1\/(?:log\/entries|index)\/retrieve$/.test(url.pathname) ? { status: 200, headers: new Map(), body: Buffer.from('[]'), url } : offlineHttp.request(url, request)),
  on: () => emptyLogs,
};

/** Ports that nobody may touch: the names of those that were. */
export function untouchable(): { readonly ports: RunPorts; readonly touched: readonly string[] } {
  const touched: string[] = [];
  const touch = (name: string) => (): never => {
    touched.push(name);
    throw new TypeError(`${name} was touched`);
  };
  const files = { read: touch('read'), hash: touch('hash'), weakHash: touch('weakHash'), state: touch('state'), glob: touch('glob') };
  return { ports: { files, http: { request: touch('http'), on: touch('http') }, scratch: { create: touch('scratch'), write: touch('scratch'), keep: touch('scratch'), remove: async () => {} }, exec: { run: touch('exec') }, tools: { machine: 'none', kept: touch('tools'), keep: touch('tools') }, env: {}, mask: touch('mask'), cacheFolder: null, now: touch('now'), log: () => {}, deadline: new AbortController().signal }, touched };
}

/** One call to the files. */
export interface FileCall { readonly use: keyof Files; readonly name: string }

/** What becomes of one call, instead of what the files answer. */
export type Fault = (call: FileCall, answer: () => Promise<unknown>) => Promise<unknown>;

/** Files whose `k`-th call (from 1) has a fault; every call is written down. `k` 0: none. */
export function withFault(files: Files, k: number, fault: Fault): { readonly files: Files; readonly calls: readonly FileCall[] } {
  const calls: FileCall[] = [];
  const through = async <T>(use: keyof Files, name: string, answer: () => Promise<T>): Promise<T> => {
    calls.push({ use, name });
    return calls.length === k ? (fault({ use, name }, answer) as Promise<T>) : answer();
  };
  return {
    calls,
    files: {
      read: (name, maxBytes, options) => through('read', name, () => files.read(name, maxBytes, options)),
      hash: (name, algorithms) => through('hash', name, () => files.hash(name, algorithms)),
      weakHash: (name, algorithms) => through('weakHash', name, () => files.weakHash(name, algorithms)),
      state: (name) => through('state', name, () => files.state(name)),
      glob: (pattern) => through('glob', pattern, () => files.glob(pattern)),
    },
  };
}

/** Faults of a file, by name. `stalls` never answers. */
export const faults: Readonly<Record<string, Fault>> = {
  missing: async ({ name }) => { throw new FileError('missing', `${name} does not exist`); },
  unreadable: async ({ name }) => { throw new FileError('unreadable', `${name} cannot be read`); },
  changed: async ({ name }) => { throw new FileError('changed', `${name} changed while it was being read`); },
  'not a file': async ({ name }) => { throw new FileError('not-a-file', `${name} is a folder, not a regular file`); },
  'too large': async ({ name }) => { throw new FileError('too-large', `${name} is too large`); },
  'too many': async ({ name }) => { throw new FileError('too-many', `${name} matches too much`); },
  'a defect': async () => { throw new TypeError('cannot read properties of undefined'); },
  'a thrown text': async () => { throw 'text'; }, // oxlint-disable-line typescript/only-throw-error -- what is tested
  truncated: async ({ use }, answer) => altered(use, await answer(), (bytes) => bytes.subarray(0, bytes.length >> 1), []),
  empty: async ({ use }, answer) => altered(use, await answer(), () => new Uint8Array(), []),
  other: async ({ use }, answer) => altered(use, await answer(), (bytes) => bytes.map((byte) => byte ^ 1), ['elsewhere']),
  stalls: () => new Promise(() => {}),
};

// What another file would answer: other bytes, another digest, another state.
function altered(use: FileCall['use'], answer: unknown, bytes: (given: Uint8Array) => Uint8Array, paths: readonly string[]): unknown {
  switch (use) {
    case 'read': return bytes(answer as Uint8Array);
    case 'hash': {
      const { digests, state } = answer as Awaited<ReturnType<Files['hash']>>;
      return { digests: digests.map((digest) => digest.replace(/.$/, (last) => (last === '0' ? '1' : '0'))), state };
    }
    case 'weakHash': return new Map([...(answer as Awaited<ReturnType<Files['weakHash']>>)].map(([algorithm, hex]) => [algorithm, hex.replace(/.$/, (last) => (last === '0' ? '1' : '0'))]));
    case 'state': return { ...(answer as Awaited<ReturnType<Files['state']>>), inode: 1n };
    case 'glob': return paths;
    default: return use satisfies never;
  }
}

/** A deadline that passes as soon as nothing else is done: `stalls` must not make a test wait. Ends itself. */
export function soon(): AbortSignal {
  const controller = new AbortController();
  const idle = async (turns: number): Promise<void> => {
    for (let turn = 0; turn < turns; turn += 1) await setImmediate();
    controller.abort(new DOMException('the time is up', 'TimeoutError'));
  };
  void idle(200);
  return controller.signal;
}
