// The environment variables that are read: a closed list, shown to the user.
//
// An earlier step of the same job can set most of them. None carries trust, policy or identity: they say where things lie and how they look. That
// GitHub's address says which GitHub short names are of is the one exception: the runner writes it over what was there, no step can, and the report
// shows it. The command line does not read it.
// The inputs arrive as variables too, because the runner hands them over that way; the runner writes every declared input over what was there.

import os from 'node:os';
import path from 'node:path';
import { runnerGithub, type RunnerGithub } from '../domain/github-host.ts';
import type { NonEmpty } from '../domain/subject.ts';

/** An environment, as `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Every variable that is read, with what it is read for. `INPUT_*` stands for all that begin so. */
export const environmentRead = {
  'INPUT_*': 'the inputs of the action',
  GITHUB_OUTPUT: 'the file that takes the outputs',
  GITHUB_STEP_SUMMARY: 'the file that takes the step summary',
  GITHUB_SERVER_URL: 'for the action: which GitHub repo, owner, signer-repo, signer-workflow and release speak of, where github-host is not set',
  GITHUB_API_URL: 'for the action: where the API of that GitHub is',
  GITHUB_WORKSPACE: 'the folder that paths are relative to, and that reports may be written to',
  RUNNER_TEMP: 'the other folder that reports may be written to, and that copies of trust roots are kept in',
  https_proxy: 'how servers are reached',
  HTTPS_PROXY: 'how servers are reached',
  no_proxy: 'how servers are reached',
  NO_PROXY: 'how servers are reached',
  DOCKER_CONFIG: 'the folder of the file with credentials for registries, as Docker reads it',
  HOME: 'the folder that files with credentials lie in, where nothing else names one',
  USERPROFILE: 'the same on Windows',
  REGISTRY_AUTH_FILE: 'another file with credentials, as Podman and Skopeo read it',
  XDG_RUNTIME_DIR: 'the folder of another file with credentials',
  XDG_CONFIG_HOME: 'the folder of another file with credentials',
  GITHUB_EVENT_NAME: 'whether the author of a pull request controls the workspace',
  GITHUB_EVENT_PATH: 'which commit is the base of that pull request, to name it in a hint',
  GITHUB_REPOSITORY: 'the repository of that base, to name it in a hint',
  GITHUB_SHA: 'the commit of the default branch, to name it in a hint',
  COSIGN_REPOSITORY: 'another repository that evidence is looked for in, as cosign reads it',
  NO_COLOR: 'whether the command line prints colours',
  TERM: 'whether the command line prints colours',
} as const satisfies Record<string, string>;

/** The folder that paths are relative to: the runner's workspace, else the current folder. */
export function workspaceOf(env: Environment, cwd: string): string {
  const workspace = env['GITHUB_WORKSPACE'] ?? '';
  return path.isAbsolute(workspace) ? workspace : cwd;
}

/** The GitHub whose runner this is; null where the environment says nothing of one. */
export function githubOf(env: Environment): RunnerGithub | null {
  return runnerGithub(env['GITHUB_SERVER_URL'] ?? '', env['GITHUB_API_URL'] ?? '');
}

/** The folders that may be written to: the workspace, and the temporary folder of the runner or, without one, of the system. */
export function writableRoots(env: Environment, cwd: string): NonEmpty<string> {
  const temporary = env['RUNNER_TEMP'] ?? '';
  return [workspaceOf(env, cwd), path.isAbsolute(temporary) ? temporary : os.tmpdir()];
}

/** The variables that a run is given, and no other: those of `environmentRead` that the engine reads itself. */
export function variablesFor(env: Environment): Environment {
  return {
    https_proxy: env['https_proxy'],
    HTTPS_PROXY: env['HTTPS_PROXY'],
    no_proxy: env['no_proxy'],
    NO_PROXY: env['NO_PROXY'],
    DOCKER_CONFIG: env['DOCKER_CONFIG'],
    HOME: env['HOME'],
    USERPROFILE: env['USERPROFILE'],
    REGISTRY_AUTH_FILE: env['REGISTRY_AUTH_FILE'],
    XDG_RUNTIME_DIR: env['XDG_RUNTIME_DIR'],
    XDG_CONFIG_HOME: env['XDG_CONFIG_HOME'],
    GITHUB_EVENT_NAME: env['GITHUB_EVENT_NAME'],
    GITHUB_EVENT_PATH: env['GITHUB_EVENT_PATH'],
    GITHUB_REPOSITORY: env['GITHUB_REPOSITORY'],
    GITHUB_SHA: env['GITHUB_SHA'],
    GITHUB_WORKSPACE: env['GITHUB_WORKSPACE'],
    COSIGN_REPOSITORY: env['COSIGN_REPOSITORY'],
  };
}
