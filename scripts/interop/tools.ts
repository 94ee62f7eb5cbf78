// The programs of others that the interop script drives: where they are, what they call themselves, and how they are run.
//
// Each runs in a home of its own and cannot reach the network: everything but this machine leads to a proxy that nobody listens at.

import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** The tools, by the names of their flags. */
export const toolNames = ['cosign2', 'cosign3', 'crane', 'docker-registry', 'gh', 'slsa-verifier'] as const;
export type ToolName = (typeof toolNames)[number];

/** A tool that is there. */
export interface Tool { readonly name: ToolName; readonly path: string; readonly version: string }

/** What a tool left behind. */
export interface Ran { readonly code: number; readonly stdout: string; readonly stderr: string }

/** How a tool asks for its version, what it then prints, and which version it has to be. */
const KINDS: Readonly<Record<ToolName, { readonly program: string; readonly ask: readonly string[]; readonly says: RegExp; readonly is: RegExp }>> = {
  cosign2: { program: 'cosign', ask: ['version'], says: /GitVersion:\s*(\S+)/, is: /^v2\./ },
  cosign3: { program: 'cosign', ask: ['version'], says: /GitVersion:\s*(\S+)/, is: /^v3\./ },
  crane: { program: 'crane', ask: ['version'], says: /(\S+)/, is: /./ },
  'docker-registry': { program: 'docker-registry', ask: ['--version'], says: /(\S+)\s*$/, is: /./ },
  gh: { program: 'gh', ask: ['--version'], says: /gh version (\S+)/, is: /^2\./ },
  'slsa-verifier': { program: 'slsa-verifier', ask: ['version'], says: /GitVersion:\s*(\S+)/, is: /^v2\./ },
};

/** Finds a tool: by its flag, by `COSIGN2` and so on, or on PATH. Null where there is none of that version; throws where one was named and is none. */
export function findTool(name: ToolName, named: string | undefined, env: NodeJS.ProcessEnv): Tool | null {
  const { program, ask, says, is } = KINDS[name];
  const given = named ?? env[name.toUpperCase().replaceAll('-', '_')];
  const candidates = given === undefined ? (env['PATH'] ?? '').split(path.delimiter).map((folder) => path.join(folder, program)) : [path.resolve(given)];
  for (const candidate of candidates.filter((file) => fs.existsSync(file))) {
    const { stdout, stderr } = spawnSync(candidate, ask, { encoding: 'utf8', timeout: 30_000 });
    const version = says.exec(`${stdout}${stderr}`)?.[1] ?? '';
    if (is.test(version)) return { name, path: candidate, version };
  }
  if (given !== undefined) throw new Error(`${given} is no ${name}`);
  return null;
}

/** Where tools run: a folder with a home in it. */
export class Bench {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
    fs.mkdirSync(path.join(folder, 'home'), { recursive: true });
  }

  /** Writes a file, and returns its path. */
  write(name: string, content: string | Uint8Array): string {
    const file = this.path(name);
    fs.writeFileSync(file, content);
    return file;
  }

  path(name: string): string {
    return path.join(this.folder, name);
  }

  /** The variables of a tool, and no others. */
  env(more: Readonly<Record<string, string>> = {}): Record<string, string> {
    const home = this.path('home');
    const nowhere = 'http://127.0.0.1:9';
    return { PATH: process.env['PATH'] ?? '', HOME: home, DOCKER_CONFIG: home, TMPDIR: this.folder, COSIGN_PASSWORD: '', HTTPS_PROXY: nowhere, HTTP_PROXY: nowhere, NO_PROXY: '127.0.0.1,localhost', ...more };
  }

  /** Runs a tool to its end. */
  async run(tool: Tool, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
    const child = spawn(tool.path, args, { cwd: this.folder, env: this.env(env), stdio: ['ignore', 'pipe', 'pipe'], timeout: 60_000 });
    const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    const code = await new Promise<number>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (status) => resolve(status ?? -1));
    });
    return { code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() };
  }

  /** Runs a tool that has to succeed; rejects with what it said otherwise. */
  async succeed(tool: Tool, args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ran> {
    const ran = await this.run(tool, args, env);
    if (ran.code !== 0) throw new Error(`${tool.name} ${args.join(' ')} ended with ${ran.code}: ${lastLines(ran.stderr)}`);
    return ran;
  }

  /** Runs a tool that has to fail, which is the control of one that succeeds. */
  async fail(tool: Tool, args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ran> {
    const ran = await this.run(tool, args, env);
    if (ran.code === 0) throw new Error(`${tool.name} ${args.join(' ')} was to fail, and did not`);
    return ran;
  }
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-4).join(' / ');
}
