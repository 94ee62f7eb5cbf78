// GitHub's API for the bench, in a process of its own: what is measured must share neither its thread nor its memory. It keeps an attestation about
// each of many files, is reached through a proxy under its own name as by a runner, answers late, and counts what it is asked.

import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { FakeGithub } from '../../__tests__/support/servers/github.ts';
import { aGithubIdentity, aStatement, slsaPredicate, VirtualSigstore } from '../../__tests__/support/virtual-sigstore.ts';

/** What to start: files are written to `folder`, as are `authority.pem` and `root.jsonl`. */
export interface GithubTerms { readonly folder: string; readonly files: number; readonly delayMs: number }

/** An API that runs. */
export interface BenchGithub {
  readonly proxy: string;
  readonly files: readonly string[];
  /** How many requests there were since this was last asked. */
  readonly requests: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** Starts it. */
export async function startGithub(terms: GithubTerms): Promise<BenchGithub> {
  const child = fork(import.meta.filename, [JSON.stringify(terms)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const { proxy, files } = (await answerOf(child)) as { readonly proxy: string; readonly files: readonly string[] };
  return {
    proxy, files,
    requests: async () => {
      child.send('requests');
      return (await answerOf(child)) as number;
    },
    close: async () => {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

async function answerOf(child: ChildProcess): Promise<unknown> {
  const ended = new AbortController();
  try {
    const [answer] = await Promise.race([once(child, 'message', ended), once(child, 'exit', ended).then(() => Promise.reject(new Error('the API ended')))]) as readonly unknown[];
    return answer;
  } finally {
    ended.abort();
  }
}

async function serve({ folder, files: count, delayMs }: GithubTerms): Promise<void> {
  const sigstore = await VirtualSigstore.create({ now: new Date(), authorityKey: 'P-384' });
  const github = await FakeGithub.open();
  github.options.delayMs = delayMs;
  // gh asks nobody without a token.
  github.tokens.set('none', { repos: [], attestations: true, sso: 'none' });
  const files = Array.from({ length: count }, (_, index) => path.join(folder, `attested-${index}.bin`));
  for (const [index, file] of files.entries()) {
    const bytes = Buffer.from(`file ${index}`);
    fs.writeFileSync(file, bytes);
    github.repository('acme/app').attest(await sigstore.sign({ statement: aStatement({ subjects: [{ name: path.basename(file), bytes }], predicate: slsaPredicate({}) }) }, aGithubIdentity({})));
  }
  fs.writeFileSync(path.join(folder, 'authority.pem'), github.authority);
  fs.writeFileSync(path.join(folder, 'root.jsonl'), `${JSON.stringify(sigstore.trustedRoot())}\n`);
  process.on('message', () => {
    process.send?.(github.journal.length);
    github.forget();
  });
  process.on('disconnect', () => void github.close());
  process.send?.({ proxy: `http://127.0.0.1:${github.proxyPort}`, files });
}

if (import.meta.main) await serve(JSON.parse(process.argv[2] ?? '') as GithubTerms);
