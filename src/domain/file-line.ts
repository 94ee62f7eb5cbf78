// Files that decide about a verdict, as inputs and policies name them: in the workspace, or in a repository at a ref.
//
//   .github/supply-chain.yml
//   github:acme/policies/supply-chain.yml@0123…
//
// Who may write to the workspace may write its files; on a pull request that is its author. A file of a repository at a commit is what it was when
// somebody wrote the commit down.

/** A file by what was written for it. */
export type FileLine =
  | { readonly kind: 'local'; readonly text: string; readonly path: string }
  | { readonly kind: 'github'; readonly text: string; readonly repo: string; readonly path: string; readonly ref: string };

/** How a file of a repository is written, in words. */
export const githubFileForm = 'github:owner/repo/path@ref, where ref is a commit in full';

const GITHUB_FILE = /^github:([A-Za-z0-9_-]+\/[A-Za-z0-9_.-]+)\/([^@]+)@([^\s@][^\s]*)$/;

/** Parses a file; null for a text that begins as one of a repository and is none. */
export function parseFileLine(text: string): FileLine | null {
  if (!text.startsWith('github:')) return { kind: 'local', text, path: text };
  const [, repo, path, ref] = GITHUB_FILE.exec(text) ?? [];
  if (repo === undefined || path === undefined || ref === undefined || normalized(path) !== path || /[.]$/.test(repo) || ref.includes('..') || ref.length > 255) return null;
  return { kind: 'github', text, repo, path, ref };
}

/** Whether a ref is a commit, which nobody can move. */
export function isCommit(ref: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(ref);
}

/** A relative path without `.`, `..` and empty parts; null where it leads out of where it begins. */
export function normalized(path: string): string | null {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..' && parts.pop() === undefined) return null;
    if (part !== '..' && part !== '.' && part !== '') parts.push(part);
  }
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return parts.length === 0 || path.startsWith('/') || /[\u0000-\u001f\\]/.test(path) ? null : parts.join('/');
}

/** The path of a file that another one names, relative to the folder of that one; null where it leads out of what holds both. */
export function beside(path: string, named: string): string | null {
  const folder = path.split('/').slice(0, -1).join('/');
  return named.startsWith('/') ? null : normalized(folder === '' ? named : `${folder}/${named}`);
}
