import { afterEach, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { getEventListeners } from 'node:events';
import fs from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { SourceError } from '../../../src/domain/errors.ts';
import type { ProgramOptions } from '../../../src/domain/ports.ts';
import { exec } from '../../../src/host/exec.ts';
import { rejection, temporaryFolder } from './temporary.ts';

const posix = process.platform === 'win32' ? it.skip : it;

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const options: ProgramOptions = { stdin: null, timeoutMs: 20_000, maxBytes: 1024 };

/** Runs a script of Node as a program. */
function script(text: string, given: Partial<ProgramOptions> = {}, ...args: readonly string[]): Promise<{ code: number; text: string }> {
  return exec.run([process.execPath, '-e', text, ...args], { ...options, ...given }).then(({ code, stdout }) => ({ code, text: Buffer.from(stdout).toString() }));
}

async function failure(promise: Promise<unknown>): Promise<SourceError> {
  const cause = await rejection(promise);
  if (!(cause instanceof SourceError)) throw new TypeError(`not a SourceError: ${String(cause)}`);
  return cause;
}

/** An executable file; those of Windows are none that a test can write. */
function program(folder: string, name: string, text: string): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, text, { mode: 0o755 });
  return file;
}

/** A server of which a program can make known that it lives: the connection breaks when it ends. */
async function lifeline(): Promise<{ readonly port: number; readonly alive: Promise<net.Socket> }> {
  const { promise, resolve } = Promise.withResolvers<net.Socket>();
  const server = net.createServer(resolve);
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening); });
  closing.push(() => server.close());
  return { port: (server.address() as AddressInfo).port, alive: promise };
}

function ended(socket: net.Socket): Promise<void> {
  socket.on('error', () => {});
  socket.resume();
  return new Promise((resolve) => { socket.on('close', () => resolve()); });
}

const module = JSON.stringify(new URL('../../../src/host/exec.ts', import.meta.url).href);

/** What a script prints in a process of its own, in `folder`, with this PATH. It has `exec` and `options`. */
async function inProcess(folder: string, PATH: string, text: string): Promise<string> {
  const before = `const { exec } = await import(${module}); const options = ${JSON.stringify(options)};`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--no-warnings', '-e', `${before}\n${text}`], { cwd: folder, env: { PATH } });
  return stdout.trim();
}

describe('a program', () => {
  it('is given its arguments and its input as they are, and answers with its code and its bytes', async () => {
    const answer = await script('process.stdin.on("data", (x) => process.stdout.write(x + process.argv[1])); process.stdin.on("end", () => process.exit(7));', { stdin: Buffer.from('in') }, '$HOME; `id` "');
    expect(answer).toEqual({ code: 7, text: 'in$HOME; `id` "' });
  });

  it('reads the end at once where there is no input', async () => {
    await expect(script('process.stdin.on("end", () => console.log("end")).resume();')).resolves.toEqual({ code: 0, text: 'end\n' });
  });

  it('may end without reading its input', async () => {
    await expect(script('process.stdin.destroy(); console.log("deaf");', { stdin: Buffer.alloc(4 * 1024 * 1024) })).resolves.toEqual({ code: 0, text: 'deaf\n' });
  });

  it('shows nobody what it prints to stderr', async () => {
    await expect(script('console.error("secret"); console.log("good");')).resolves.toEqual({ code: 0, text: 'good\n' });
  });

  it('is heard on the other stream where it is asked to be', async () => {
    const both = 'console.error("why"); console.log("what");';
    const heard = await exec.run([process.execPath, '-e', both], { ...options, stderr: 'keep' });
    expect([Buffer.from(heard.stdout).toString(), Buffer.from(heard.stderr).toString()]).toEqual(['what\n', 'why\n']);
    expect((await exec.run([process.execPath, '-e', both], options)).stderr).toHaveLength(0);
    expect((await failure(script('for (;;) require("fs").writeSync(2, "x".repeat(4096));', { stderr: 'keep' }))).code).toBe('SOURCE_TOO_LARGE');
  });

  it('can be given no variable but those that find programs', async () => {
    process.env['ACTIONS_RUNTIME_TOKEN'] = 'token';
    closing.push(() => { delete process.env['ACTIONS_RUNTIME_TOKEN']; });
    const text = 'console.log(Object.keys(process.env).filter((x) => !/^(PATH|PATHEXT|SYSTEMROOT|__.*)$/i.test(x)).join());';
    expect((await script(text, { variables: 'none' })).text).toBe('\n');
    expect((await script(text, { maxBytes: 64 * 1024 })).text).toContain('ACTIONS_RUNTIME_TOKEN');
  });

  posix('that a signal ended has the code that a shell gives', async () => {
    await expect(script('process.kill(process.pid, "SIGTERM"); setInterval(() => {}, 1000);')).resolves.toMatchObject({ code: 128 + 15 });
  });

  it('gets the variables of this process, without the inputs', async () => {
    process.env['INPUT_GITHUB-TOKEN'] = 'token of the input';
    closing.push(() => { delete process.env['INPUT_GITHUB-TOKEN']; });
    const { text } = await script('console.log(JSON.stringify([process.env.PATH, Object.keys(process.env).filter((x) => x.startsWith("INPUT_"))]));', { maxBytes: 64 * 1024 });
    expect(JSON.parse(text)).toEqual([process.env['PATH'], []]);
  });
});

describe('a program that cannot be started', () => {
  it.each([['is not there', 'docker-credential-nowhere', 'docker-credential-nowhere cannot be started: it is not there.'], ['has no possible name', 'a\0b', 'cannot be started']])('and %s is said so', async (_, name, expected) => {
    const error = await failure(exec.run([name, 'get'], options));
    expect([error.code, error.message.includes(expected)]).toEqual(['SOURCE_UNREACHABLE', true]);
  });

  posix('because it is no program is said so, and beside it one is', async () => {
    const folder = temporaryFolder();
    fs.writeFileSync(path.join(folder, 'text'), 'text', { mode: 0o644 });
    const error = await failure(exec.run([path.join(folder, 'text')], options));
    expect([error.code, error.message.includes('it may not be run')]).toEqual(['SOURCE_UNREACHABLE', true]);
    await expect(exec.run([program(folder, 'good', '#!/bin/sh\nexit 3\n')], options)).resolves.toMatchObject({ code: 3 });
  });
});

describe('a bound', () => {
  it('of time ends a program that hangs', async () => {
    expect((await failure(script('setInterval(() => {}, 1000);', { timeoutMs: 30 }))).code).toBe('SOURCE_TIMEOUT');
  });

  it('of bytes ends a program that floods; as many as are allowed are taken', async () => {
    expect((await failure(script('for (;;) require("fs").writeSync(1, "x".repeat(4096));', { maxBytes: 1024 }))).code).toBe('SOURCE_TOO_LARGE');
    expect((await script('process.stdout.write("x".repeat(1024));', { maxBytes: 1024 })).text).toHaveLength(1024);
  });

  it('by a signal ends it, and one that is over before lets nothing start', async () => {
    const { port, alive } = await lifeline();
    const abort = new AbortController();
    const running = failure(script(`require("net").connect(${port}, "127.0.0.1");`, { signal: abort.signal }));
    const socket = await alive;
    const end = ended(socket);
    abort.abort();
    expect((await running).code).toBe('INTERRUPTED');
    await end;

    const untouched = path.join(temporaryFolder(), 'untouched');
    expect((await failure(script('require("fs").writeFileSync(process.argv[1], "")', { signal: AbortSignal.abort() }, untouched))).code).toBe('INTERRUPTED');
    expect(fs.existsSync(untouched)).toBe(false);
  });

  posix('ends what the program started as well', async () => {
    const { port, alive } = await lifeline();
    const abort = new AbortController();
    const child = `require("net").connect(${port}, "127.0.0.1");`;
    const running = failure(script(`require("child_process").spawn(process.execPath, ["-e", process.argv[1]], { stdio: "inherit" });`, { signal: abort.signal }, child));
    const end = ended(await alive);
    abort.abort();
    expect((await running).code).toBe('INTERRUPTED');
    await end;
  });

  posix('is the end of this process', async () => {
    const { port, alive } = await lifeline();
    const started = inProcess(temporaryFolder(), process.env['PATH'] ?? '', `void exec.run([process.execPath, '-e', 'require("net").connect(${port}, "127.0.0.1").on("data", () => process.kill(process.ppid))'], options); process.on('SIGTERM', () => process.exit(0));`);
    const socket = await alive;
    const end = ended(socket);
    socket.write('now');
    await Promise.all([started, end]);
  });

  it('leaves no listener behind on a signal that outlives the program', async () => {
    const { signal } = new AbortController();
    const running = script('0', { signal });
    const before = process.listenerCount('exit');
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    await running;
    expect([getEventListeners(signal, 'abort'), process.listenerCount('exit')]).toEqual([[], before - 1]);
  });
});

describe('a name', () => {
  posix('is looked for on PATH, and never in the current folder, which may be the head of a pull request', async () => {
    const folder = temporaryFolder();
    program(folder, 'docker-credential-here', '#!/bin/sh\nexit 0\n');
    const ask = `await exec.run(['docker-credential-here', 'get'], options).then(({ code }) => console.log(code), ({ code }) => console.log(code));`;
    await expect(inProcess(folder, folder, ask)).resolves.toBe('0');
    for (const relative of ['.', '', ':/nowhere:']) await expect(inProcess(folder, relative, ask)).resolves.toBe('SOURCE_UNREACHABLE');
  });
});
