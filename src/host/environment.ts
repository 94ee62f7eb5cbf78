// The environment variables that are read: a closed list, shown to the user.
//
// An earlier step of the same job can set any of them. None carries trust, policy or identity: they say where things lie and how they look.
// The inputs arrive as variables too, because the runner hands them over that way; the runner writes every declared input over what was there.

import os from 'node:os';
import path from 'node:path';
import type { NonEmpty } from '../domain/subject.ts';

/** An environment, as `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Every variable that is read, with what it is read for. `INPUT_*` stands for all that begin so. */
export const environmentRead = {
  'INPUT_*': 'the inputs of the action',
  GITHUB_OUTPUT: 'the file that takes the outputs',
  GITHUB_STEP_SUMMARY: 'the file that takes the step summary',
  GITHUB_WORKSPACE: 'the folder that paths are relative to, and that reports may be written to',
  RUNNER_TEMP: 'the other folder that reports may be written to, and that copies of trust roots are kept in',
  https_proxy: 'how servers are reached',
  HTTPS_PROXY: 'how servers are reached',
  no_proxy: 'how servers are reached',
  NO_PROXY: 'how servers are reached',
  NO_COLOR: 'whether the command line prints colours',
  TERM: 'whether the command line prints colours',
} as const satisfies Record<string, string>;

/** The folder that paths are relative to: the runner's workspace, else the current folder. */
export function workspaceOf(env: Environment, cwd: string): string {
  const workspace = env['GITHUB_WORKSPACE'] ?? '';
  return path.isAbsolute(workspace) ? workspace : cwd;
}

/** The folders that may be written to: the workspace, and the temporary folder of the runner or, without one, of the system. */
export function writableRoots(env: Environment, cwd: string): NonEmpty<string> {
  const temporary = env['RUNNER_TEMP'] ?? '';
  return [workspaceOf(env, cwd), path.isAbsolute(temporary) ? temporary : os.tmpdir()];
}
