// Files that decide about a verdict: how they are had, and from where they are not.
//
// What decides is read from where its owner wrote it. On a pull request the workspace is its author's, and nothing that decides is read from there.

import { isCommit, normalized, parseFileLine, type FileLine } from './domain/file-line.ts';
import { problem, SourceError, type Problem } from './domain/errors.ts';
import { isJsonObject, JsonError, parseJson, type JsonValue } from './domain/json.ts';
import { limits } from './domain/limits.ts';
import { FileError, type Ports } from './domain/ports.ts';
import type { GithubApi } from './net/github.ts';

/** A file that was had, or why not. */
export type Had = { readonly bytes: Uint8Array; readonly name: string } | { readonly fault: string; readonly name: string };

/** What reading files that decide touches. */
export interface DecidingPorts { readonly files: Ports['files']; readonly api: () => Promise<GithubApi> }

/** Reads files that decide, each once, out of the workspace or a repository. */
export class DecidingFiles {
  readonly #ports: DecidingPorts;
  readonly #read = new Map<string, Promise<Had>>();
  readonly #commits = new Map<string, Promise<string | null>>();
  readonly notes: Problem[] = [];

  constructor(ports: DecidingPorts) {
    this.#ports = ports;
  }

  /** The bytes of a file. Never rejects for what a place answers. */
  read(line: FileLine, maxBytes: number): Promise<Had> {
    const key = `${maxBytes} ${line.text}`;
    const known = this.#read.get(key) ?? (this.#read.size >= limits.policyFiles ? Promise.resolve({ fault: `more than ${limits.policyFiles} files are named.`, name: line.text }) : this.#fetch(line, maxBytes));
    this.#read.set(key, known);
    return known;
  }

  async #fetch(line: FileLine, maxBytes: number): Promise<Had> {
    try {
      if (line.kind === 'local') return { bytes: await this.#ports.files.read(line.path, maxBytes, { inside: true }), name: line.text };
      const commit = isCommit(line.ref) ? line.ref : await this.#commit(line.repo, line.ref);
      const name = `github:${line.repo}/${line.path}@${commit ?? line.ref}`;
      const api = await this.#ports.api();
      const bytes = commit === null ? null : await api.file(line.repo, line.path, commit);
      if (bytes === null) return { fault: `${line.repo} has no ${commit === null ? `ref ${line.ref}` : `such file at ${line.ref}`}, or the token may not read it.`, name };
      return bytes.length > maxBytes ? { fault: `it has more than ${maxBytes} bytes.`, name } : { bytes, name };
    } catch (cause) {
      if (!(cause instanceof FileError) && !(cause instanceof SourceError)) throw cause;
      return { fault: cause instanceof SourceError ? cause.problems[0].what : `${cause.message}.`, name: line.text };
    }
  }

  // Resolved once: a branch that moves in between would mix two policies.
  #commit(repo: string, ref: string): Promise<string | null> {
    const key = `${repo}@${ref}`;
    const known = this.#commits.get(key) ?? this.#ports.api().then((api) => api.commitOf(repo, ref)).then((commit) => {
      this.notes.push(problem('POLICY_MOVABLE', { about: 'policy', level: 'warning', seen: `${key}, now ${commit ?? 'nothing'}`, ...(commit === null ? {} : { expected: commit }) }));
      return commit;
    });
    this.#commits.set(key, known);
    return known;
  }
}

// ── pull requests

/** Events whose workspace may be the head of somebody's pull request. */
const HEAD_EVENTS: ReadonlySet<string> = new Set(['pull_request', 'pull_request_target', 'pull_request_review', 'pull_request_review_comment', 'merge_group', 'workflow_run', 'issue_comment']);

/** What `refuseWorkspace` asks of the world. */
export type EventPorts = Pick<Ports, 'files' | 'env'>;

/**
 * Problems of files that decide and would be read from a workspace that the author of a pull request may control, each with the base as what to write.
 * `deciding`: the values of inputs that name such files.
 */
export async function workspaceProblems(deciding: readonly { readonly about: string; readonly text: string }[], { files, env }: EventPorts): Promise<readonly Problem[]> {
  const event = env['GITHUB_EVENT_NAME'] ?? '';
  if (!HEAD_EVENTS.has(event)) return [];
  const inWorkspace = deciding.filter(({ text }) => parseFileLine(text)?.kind === 'local' && isInWorkspace(text, env['GITHUB_WORKSPACE'] ?? ''));
  if (inWorkspace.length === 0) return [];
  const repo = env['GITHUB_REPOSITORY'] ?? 'owner/repo';
  const base = await baseOf(event, { files, env });
  return inWorkspace.map(({ about, text }) => problem('CONFIG_UNTRUSTED_FILE', {
    about, seen: text, expected: `github:${repo}/${pathIn(text, env['GITHUB_WORKSPACE'] ?? '')}@${base}`,
    what: `On ${event} the workspace may hold what the author of a pull request wrote, and ${about} decides about the verdict.`,
    next: 'Write what is expected, with github-token; or a path outside of the workspace.',
  }));
}

function isInWorkspace(path: string, workspace: string): boolean {
  return !path.startsWith('/') || workspace === '' || path.includes('..') || path === workspace || path.startsWith(`${workspace.replace(/\/$/, '')}/`);
}

function pathIn(path: string, workspace: string): string {
  const folder = workspace.replace(/\/$/, '');
  return normalized(folder !== '' && path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path) ?? path.replace(/^\/+/, '');
}

// The commit of the base for the hint; nothing is read at it.
async function baseOf(event: string, { files, env }: EventPorts): Promise<string> {
  const payload = await eventOf(env['GITHUB_EVENT_PATH'] ?? '', files);
  const sha = event === 'merge_group' ? member(payload, 'merge_group', 'base_sha') : (member(payload, 'pull_request', 'base', 'sha') ?? (event === 'pull_request' ? undefined : env['GITHUB_SHA']));
  return typeof sha === 'string' && isCommit(sha) ? sha : 'the commit of the base, in full';
}

function member(value: JsonValue | undefined, ...keys: readonly string[]): JsonValue | undefined {
  return keys.reduce<JsonValue | undefined>((at, key) => (isJsonObject(at) ? at[key] : undefined), value);
}

async function eventOf(path: string, files: Ports['files']): Promise<JsonValue | undefined> {
  if (path === '') return undefined;
  try {
    return parseJson(await files.read(path, limits.eventBytes));
  } catch (cause) {
    // It only makes a hint better.
    if (!(cause instanceof FileError) && !(cause instanceof JsonError)) throw cause;
    return undefined;
  }
}
