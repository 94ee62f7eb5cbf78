// The policies of a run: where they lie → documents → what they ask. Composes stages, as run.ts does, and decides nothing.
//
// A policy decides about everything else, so it is read from where its owner wrote it (deciding-files.ts): at a commit, with the files that it names
// beside it, at the same one.

import type { DecidingFiles } from './deciding-files.ts';
import { beside, githubFileForm, normalized, parseFileLine, type FileLine } from './domain/file-line.ts';
import { digestOf } from './domain/digest.ts';
import { problem, type Problem } from './domain/errors.ts';
import { decodeUtf8, JsonError } from './domain/json.ts';
import { limits } from './domain/limits.ts';
import { isClusterImagePolicy, readClusterImagePolicies } from './policy/cluster-image-policy.ts';
import { parseYaml } from './policy/document.ts';
import { readNativePolicy } from './policy/native-file.ts';
import type { PolicySource, PolicyTools, ReadPolicy } from './policy/read-policy.ts';

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
