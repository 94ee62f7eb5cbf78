// The programs that answer CUE and Rego: where they come from, and how they are asked.
//
// PATH first: what stands there is the machine's own. Then the release of one version, whose digest stands below: kept in the tool cache, to which any
// earlier step can write, so what is kept is the file that was published, and it is hashed again at each use; or fetched. What runs is a copy in the
// run's own folder, made of the bytes that were hashed. No shell, no variables of this process, bounded in time and in what it prints.

import { createHash } from 'node:crypto';
import { bounded, EngineError, problem, SourceError } from '../../domain/errors.ts';
import { limits } from '../../domain/limits.ts';
import type { Ports, ProgramResult, WrittenFile } from '../../domain/ports.ts';
import type { NonEmpty } from '../../domain/subject.ts';
import { fileInArchive } from './archive.ts';

/** What asking engines may touch. */
export type EnginePorts = Pick<Ports, 'http' | 'exec' | 'scratch' | 'tools' | 'log' | 'deadline'>;

export type EngineName = 'cue' | 'opa';

/** A published program. */
export interface Engine {
  readonly version: string;
  /** What asks it for its version, and what it then prints: all of it, major, minor. */
  readonly ask: readonly string[];
  readonly says: RegExp;
  /** The lowest version, major and minor, that understands what it is asked here. */
  readonly least: readonly [number, number];
  /** The folder of its release. */
  readonly folder: string;
  /** Its files by machine, each with its SHA-256. `within` is its name in an archive; null where the file is the program. */
  readonly files: Readonly<Record<string, { readonly name: string; readonly sha256: string; readonly within: string | null }>>;
  /** The step to add where it cannot be had. */
  readonly setUp: string;
}

const CUE = 'v0.17.1';
const OPA = 'v1.19.1';
const archive = (machine: string, sha256: string): Engine['files'][string] => ({ name: `cue_${CUE}_${machine}.tar.gz`, sha256, within: 'cue' });
const program = (machine: string, sha256: string): Engine['files'][string] => ({ name: `opa_${machine}`, sha256, within: null });

/** The engines that are fetched, with the digests of their files as they were published. */
export const engines: Readonly<Record<EngineName, Engine>> = {
  cue: {
    version: CUE, ask: ['version'], says: /^cue version (v(\d+)\.(\d+)\S*)/, least: [0, 11],
    folder: `https://github.com/cue-lang/cue/releases/download/${CUE}/`,
    files: {
      'linux-x64': archive('linux_amd64', 'a39b0c97695069d95d276d99be0f5dbabb081d801bfdc9ba49b76efaf94e2369'),
      'linux-arm64': archive('linux_arm64', '0d729be30d52c952ca38fc9dcb692caa09d8463fa0b64df5781312779183fbcd'),
      'darwin-x64': archive('darwin_amd64', '80aa026c3f47400c7bfc228b3422fd56b7c6c5ea4d70686f8d8f01ced716d3de'),
      'darwin-arm64': archive('darwin_arm64', '64921403f012a97f89494c03605db2fbf7d9daa77dc2631819ac4406cb2e8074'),
    },
    setUp: 'cue-lang/setup-cue',
  },
  opa: {
    version: OPA, ask: ['version'], says: /^Version: (v?(\d+)\.(\d+)\S*)/, least: [1, 0],
    folder: `https://github.com/open-policy-agent/opa/releases/download/${OPA}/`,
    files: {
      'linux-x64': program('linux_amd64_static', 'c9f985ce0d345f5484006ade2c695ed9e3f308e4441139e46695c5c182ac0839'),
      'linux-arm64': program('linux_arm64_static', '19dcb5186fd394c32023918c53eaacda55f835abb05e13e0f9a766dd1429494f'),
      'darwin-x64': program('darwin_amd64', '80a9e2bce1a44fd81dc4b5415439918786b4685f0709d533d0005abea7e10e02'),
      'darwin-arm64': program('darwin_arm64_static', '805ce3f336154150bef73bafa2dab8806631851bccc7cae95bef46ffabdf8fc3'),
    },
    setUp: 'open-policy-agent/setup-opa',
  },
};

/** An engine gave no answer. `message` says why, in words for the user. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** The engines of a run: each is looked for once, when it is first asked. */
export class Engines {
  readonly #ports: EnginePorts;
  readonly #catalog: Readonly<Record<EngineName, Engine>>;
  readonly #found = new Map<EngineName, Promise<string>>();
  readonly #said = new Map<string, Promise<Uint8Array>>();
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(ports: EnginePorts, catalog: Readonly<Record<EngineName, Engine>>) {
    this.#ports = ports;
    this.#catalog = catalog;
  }

  /** Finds an engine, or fetches it. Rejects with `EngineError` where it cannot be had. */
  async find(name: EngineName): Promise<void> {
    await this.#program(name);
  }

  /**
   * Runs an engine. Returns whatever it came to: exit code and output are for the caller to read.
   *
   * Rejects with `EngineError` where there is none, and with `NoAnswer` where it did not start, took too long or printed too much.
   */
  async run(name: EngineName, args: readonly string[]): Promise<ProgramResult> {
    const path = await this.#program(name);
    return this.#inTurn(async () => {
      try {
        return await this.#start([path, ...args], limits.engineMs, limits.enginePrints);
      } catch (cause) {
        throw new NoAnswer(cause instanceof SourceError ? cause.problems[0].what : `${name} could not be run.`, { cause });
      }
    });
  }

  /** What an engine prints, asked once in a run. Rejects as `run` does, and with `NoAnswer` where it fails. */
  async once(name: EngineName, args: readonly string[]): Promise<Uint8Array> {
    const key = JSON.stringify([name, args]);
    const said = this.#said.get(key) ?? this.run(name, args).then(({ code, stdout }) => {
      if (code !== 0) throw new NoAnswer(`${name} ${args.join(' ')} ended with ${code}.`);
      return stdout;
    });
    this.#said.set(key, said);
    return said;
  }

  /** Hands files with these contents to a function, and removes them when it is done. Rejects with `NoAnswer` where they cannot be written. */
  async withFiles<T>(contents: readonly (readonly [content: string, extension: string])[], use: (paths: readonly string[]) => Promise<T>): Promise<T> {
    const files: WrittenFile[] = [];
    try {
      for (const [content, extension] of contents) files.push(await this.#write(Buffer.from(content), { extension }));
      return await use(files.map(({ path }) => path));
    } finally {
      for (const file of files) await file.remove();
    }
  }

  async #write(...given: Parameters<EnginePorts['scratch']['write']>): Promise<WrittenFile> {
    try {
      return await this.#ports.scratch.write(...given);
    } catch (cause) {
      throw new NoAnswer(cause instanceof Error ? cause.message : 'a file could not be written', { cause });
    }
  }

  /** So many at a time: each may take much of the machine. */
  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= limits.enginesAtOnce) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running += 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }

  #start(argv: NonEmpty<string>, timeoutMs: number, maxBytes: number): Promise<ProgramResult> {
    return this.#ports.exec.run(argv, { stdin: null, timeoutMs, maxBytes, stderr: 'keep', variables: 'none', signal: this.#ports.deadline });
  }

  #program(name: EngineName): Promise<string> {
    const found = this.#found.get(name) ?? this.#look(name);
    this.#found.set(name, found);
    return found;
  }

  async #look(name: EngineName): Promise<string> {
    try {
      return await this.#obtain(name);
    } catch (cause) {
      // What was cut off was never asked whether it is there.
      throw this.#ports.deadline.aborted ? new NoAnswer(`the run ended before ${name} was found.`, { cause }) : cause;
    }
  }

  async #obtain(name: EngineName): Promise<string> {
    const engine = this.#catalog[name];
    const onPath = await this.#versionOf(name, engine);
    if (onPath.version !== null) {
      this.#ports.log(`${name} ${onPath.version} of PATH answers checks.`);
      return name;
    }
    const published = await this.#published(name, engine, onPath.why);
    const path = await this.#place(name, engine, published);
    const { version, why } = await this.#versionOf(path, engine);
    if (version === null) throw unavailable(name, engine, `${name} ${engine.version} was fetched and does not run: ${why}`);
    this.#ports.log(`${name} ${engine.version}, whose digest is known, answers checks.`);
    return path;
  }

  /** The version of a program, where it is the engine and new enough; else why it cannot be used. */
  async #versionOf(path: string, { ask, says, least: [major, minor] }: Engine): Promise<{ readonly version: string | null; readonly why: string }> {
    try {
      const { code, stdout } = await this.#start([path, ...ask], limits.engineVersionMs, 64 * 1024);
      const [, all, first, second] = (code === 0 ? says.exec(Buffer.from(stdout).toString()) : null) ?? [];
      if (all === undefined || first === undefined || second === undefined) return { version: null, why: `what is called so does not say its version, exit code ${code}` };
      const isNew = Number(first) > major || (Number(first) === major && Number(second) >= minor);
      return isNew ? { version: bounded(all, 64), why: '' } : { version: null, why: `${bounded(all, 64)} is older than ${major}.${minor}` };
    } catch (cause) {
      return { version: null, why: cause instanceof SourceError ? cause.problems[0].what.replace(/\.$/, '') : 'it could not be run' };
    }
  }

  /** The file of the release, verified. */
  async #published(name: EngineName, engine: Engine, onPath: string): Promise<Uint8Array> {
    const { tools } = this.#ports;
    const file = engine.files[tools.machine];
    if (file === undefined) throw unavailable(name, engine, `${name} is not on PATH (${onPath}), and no release of it is known for ${tools.machine}.`);
    const isIt = (bytes: Uint8Array): boolean => createHash('sha256').update(bytes).digest('hex') === file.sha256;
    const old = await tools.kept(file.name, engine.version, limits.engineBytes).catch(() => null);
    if (old !== null && isIt(old)) return old;
    const bytes = await this.#fetch(name, engine, file.name, onPath);
    if (!isIt(bytes)) throw unavailable(name, engine, `${engine.folder}${file.name} is not the file that was published: its digest is another one. It was not run.`);
    await tools.keep(file.name, engine.version, bytes).catch(() => {});
    return bytes;
  }

  async #fetch(name: EngineName, engine: Engine, file: string, onPath: string): Promise<Uint8Array> {
    const url = new URL(file, engine.folder);
    try {
      const { status, body } = await this.#ports.http.request(url, { accept: 'application/octet-stream', maxBytes: limits.engineBytes, tryMs: limits.engineFetchMs, totalMs: limits.engineFetchMs, signal: this.#ports.deadline });
      if (status === 200) return body;
      throw new SourceError('SOURCE_SERVER', `the server answered ${status}.`);
    } catch (cause) {
      const why = cause instanceof SourceError ? cause.problems[0].what : 'it could not be fetched.';
      throw unavailable(name, engine, `${name} is not on PATH (${onPath}), and ${url.href} cannot be had: ${why}`, cause);
    }
  }

  async #place(name: EngineName, engine: Engine, published: Uint8Array): Promise<string> {
    const within = engine.files[this.#ports.tools.machine]?.within ?? null;
    try {
      const bytes = within === null ? published : fileInArchive(published, within);
      return (await this.#ports.scratch.write(bytes, { extension: process.platform === 'win32' ? '.exe' : '', executable: true })).path;
    } catch (cause) {
      throw unavailable(name, engine, `${name} ${engine.version} was fetched and cannot be unpacked: ${cause instanceof Error ? cause.message : 'no reason is known'}`, cause);
    }
  }
}

function unavailable(name: EngineName, { setUp }: Engine, what: string, cause?: unknown): EngineError {
  return new EngineError([problem('ENGINE_UNAVAILABLE', { about: name, what: bounded(what), next: `Add a step that installs ${name} before this one: uses: ${setUp}.` })], { cause });
}
