// Where checks are asked in tests: real files and programs, in folders of their own.

import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { SourceError } from '../../../src/domain/errors.ts';
import type { JsonValue } from '../../../src/domain/json.ts';
import type { Check } from '../../../src/domain/policy.ts';
import type { CheckAnswer, CheckDocument, Exec, ProgramOptions, Tools } from '../../../src/domain/ports.ts';
import type { Claims } from '../../../src/domain/claims.ts';
import { exec } from '../../../src/host/exec.ts';
import { scratchIn } from '../../../src/host/scratch.ts';
import { offlineHttp } from '../../../src/net/client.ts';
import { checkerOf } from '../../../src/policy/checks/catalog.ts';
import { engines, type EnginePorts } from '../../../src/policy/checks/engine.ts';
import { temporaryFolder } from '../../unit/host/temporary.ts';

/** A check, as a policy has it. */
export function aCheckIn(language: Check['language'], text: string, dialect: Check['dialect'] = language === 'cel' ? 'native' : 'cosign'): Check {
  return { language, dialect, text, at: { file: `check.${language}`, line: 1, column: 1 } };
}

/** A document about a statement. */
export function aboutStatement(statement: JsonValue, claims: Claims = new Map()): CheckDocument {
  return { kind: 'statement', statement, claims };
}

/** No tool cache. */
export const noTools: Tools = { machine: 'linux-x64', kept: async () => null, keep: async () => {} };

/** The folder on PATH that has a program; null where none has. */
export function onPath(program: string): string | null {
  return (process.env['PATH'] ?? '').split(path.delimiter).find((folder) => path.isAbsolute(folder) && fs.existsSync(path.join(folder, program))) ?? null;
}

/** Runs programs by the names they have here; no other is on its PATH. Bounds can be narrower than those of a run. */
export function execWith(programs: Readonly<Record<string, string>>, bounds: Partial<ProgramOptions> = {}): Exec {
  return {
    run: ([program, ...args], options) => {
      const found = path.isAbsolute(program) ? program : programs[program];
      if (found === undefined) return Promise.reject(new SourceError('SOURCE_UNREACHABLE', `${program} cannot be started: it is not there.`));
      return exec.run([found, ...args], { ...options, ...bounds });
    },
  };
}

/** An executable script of Node. */
export function script(folder: string, name: string, text: string): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, `#!${process.execPath}\n${text}`, { mode: 0o755 });
  return file;
}

/** Ports of engines with a folder of their own; without a network, unless it is given. */
export class CheckDesk {
  readonly folder = temporaryFolder();
  readonly logged: string[] = [];

  ports(given: Partial<EnginePorts> = {}): EnginePorts {
    return { exec, http: offlineHttp, tools: noTools, scratch: scratchIn(this.folder, { roots: [this.folder, this.folder] }), log: (line) => void this.logged.push(line), deadline: new AbortController().signal, ...given };
  }

  /** Asks a check about a statement. */
  ask(check: Check, statement: JsonValue, given: Partial<EnginePorts> = {}, claims: Claims = new Map()): Promise<CheckAnswer> {
    return checkerOf(this.ports(given), engines)(check, aboutStatement(statement, claims));
  }

  remove(): void {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  /** What lies in the folders of its runs. */
  left(): readonly string[] {
    return fs.readdirSync(this.folder, { recursive: true, encoding: 'utf8' });
  }
}
