// The policies of a run: where they lie → documents → what they ask. Composes stages, as run.ts does, and decides nothing.
//
// A policy decides about everything else, so it is read from where its owner wrote it: at a commit, with the files that it names beside it, at the same
// one. On a pull request the workspace is its author's, and nothing that decides is read from there.

import { parseFileLine, githubFileForm, beside, isCommit, normalized, type FileLine } from './domain/file-line.ts';
import { digestOf } from './domain/digest.ts';
import { problem, SourceError, type Problem } from './domain/errors.ts';
import { decodeUtf8, isJsonObject, JsonError, parseJson, type JsonValue } from './domain/json.ts';
import { limits } from './domain/limits.ts';
import { FileError, type Ports } from './domain/ports.ts';
import type { GithubApi } from './net/github.ts';
import { isClusterImagePolicy, readClusterImagePolicies } from './policy/cluster-image-policy.ts';
import { parseYaml } from './policy/document.ts';
import { readNativePolicy } from './policy/native-file.ts';
import type { PolicySource, PolicyTools, ReadPolicy } from './policy/read-policy.ts';

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

/** A policy with where it lies. */
export interface LoadedPolicy { readonly source: PolicySource; readonly isRemote: boolean; readonly policy: ReadPolicy }

/** The policies that were read, and all that is wrong with any of them. */
export interface LoadedPolicies { readonly policies: readonly LoadedPolicy[]; readonly problems: readonly Problem[]; readonly notes: readonly Problem[] }

/** Reads the policies that lines name. Never rejects for what stands in them. */
export async function loadPolicies(lines: readonly string[], files: DecidingFiles, tools: PolicyTools): Promise<LoadedPolicies> {
  const all = await Promise.all([...new Set(lines)].map((text) => loadPolicy(text, files, tools)));
  return {
    policies: all.flatMap(({ policies }) => policies),
    problems: all.flatMap(({ problems }) => problems),
    notes: [...all.flatMap(({ notes }) => notes), ...files.notes],
  };
}

function refused(problems: readonly Problem[]): LoadedPolicies {
  return { policies: [], problems, notes: [] };
}

async function loadPolicy(text: string, files: DecidingFiles, tools: PolicyTools): Promise<LoadedPolicies> {
  const line = parseFileLine(text);
  if (line === null) return refused([problem('CONFIG_INVALID_VALUE', { about: 'policy', what: 'policy is not of its form.', seen: text, expected: `a path, or ${githubFileForm}` })]);
  const had = await files.read(line, limits.policyBytes);
  if ('fault' in had) return refused([problem('POLICY_UNAVAILABLE', { about: 'policy', what: `The policy cannot be read: ${had.fault}`, seen: text })]);
  const source: PolicySource = { name: had.name, digest: digestOf(had.bytes), read: (path, maxBytes) => readBeside(line, path, maxBytes, files) };
  const yaml = textOf(had.bytes);
  if (yaml === null) return refused([problem('CONFIG_POLICY_SYNTAX', { about: had.name, what: 'The policy is not UTF-8.', seen: text })]);
  const { documents, problems } = parseYaml(yaml, had.name);
  if (problems.length > 0) return refused(problems);
  const [document, ...others] = documents;
  if (document === undefined) return refused([problem('CONFIG_POLICY_SYNTAX', { about: had.name, what: 'The policy is empty.', seen: text, next: 'Write version: 1 and rules.' })]);
  if (documents.some(isClusterImagePolicy)) {
    const read = await readClusterImagePolicies(documents, had.name, { digest: source.digest, parseKey: (pem, name, terms) => tools.parseKey(pem, name, terms, null), openPattern: false });
    return { policies: read.policy === null ? [] : [{ source, isRemote: line.kind === 'github', policy: read.policy }], problems: read.problems, notes: read.policy?.notes ?? [] };
  }
  if (others.length > 0) return refused([problem('CONFIG_POLICY_SYNTAX', { about: had.name, what: 'A policy is one document, and the file holds several.', at: others[0]?.at ?? null, next: 'Write each into a file of its own; policy takes several.' })]);
  const read = await readNativePolicy(document, source, tools);
  return { policies: read.policy === null ? [] : [{ source, isRemote: line.kind === 'github', policy: read.policy }], problems: read.problems, notes: read.notes };
}

/** A file that a policy names: beside it, at the same commit; or, written in full, in a repository of its own. */
async function readBeside(policy: FileLine, named: string, maxBytes: number, files: DecidingFiles): Promise<Uint8Array | { readonly fault: string }> {
  const line = lineBeside(policy, named);
  if (line === null) return { fault: named.startsWith('github:') ? `it is not of the form ${githubFileForm}.` : 'the path leads out of what holds the policy.' };
  const had = await files.read(line, maxBytes);
  return 'fault' in had ? { fault: had.fault } : had.bytes;
}

function lineBeside(policy: FileLine, named: string): FileLine | null {
  if (named.startsWith('github:')) return parseFileLine(named);
  if (policy.kind === 'github') {
    const path = beside(policy.path, named);
    return path === null ? null : { ...policy, text: `github:${policy.repo}/${path}@${policy.ref}`, path };
  }
  const folder = policy.path.split('/').slice(0, -1).join('/');
  // Outside of the workspace only what lies below the policy is known to be its owner's.
  const below = policy.path.startsWith('/') ? normalized(named) : beside(policy.path, named);
  const path = below === null ? null : policy.path.startsWith('/') ? `${folder}/${below}` : below;
  return path === null ? null : { kind: 'local', text: path, path };
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return decodeUtf8(bytes).replace(/^\u{feff}/u, '');
  } catch (cause) {
    if (!(cause instanceof JsonError)) throw cause;
    return null;
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
