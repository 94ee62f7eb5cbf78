#!/usr/bin/env node
// The client that the Sigstore conformance suite asks (github.com/sigstore/sigstore-conformance, docs/cli_protocol.md):
//
//   verify-bundle [--staging] --bundle FILE (--key FILE | --certificate-identity ID --certificate-oidc-issuer URL) [--trusted-root FILE] FILE_OR_DIGEST
//
// It maps the question to inputs and asks run(), as the action and the command line do; exit 0 if the subject passed, 1 otherwise. Nothing is looked up:
// without a trust root the built-in one counts. The suite does not say what kind of evidence it wants, so what the bundle calls itself is asked for;
// that is read without being believed, and only says which class the verified evidence must be of.

import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { Files } from '../src/domain/ports.ts';
import { filesOf } from '../src/host/files.ts';
import { anonymous, offlineHttp } from '../src/net/client.ts';
import { run } from '../src/run.ts';

/** What the client answers: its exit code, and a text for the reader of a failed case. */
export interface Answer { readonly exit: 0 | 1; readonly text: string }

type Asked = Readonly<Partial<Record<'bundle' | 'certificate-identity' | 'certificate-oidc-issuer' | 'key' | 'trusted-root', string>>>;

/** Answers one command line; paths in it are below `cwd`. Never rejects for what it is asked. */
export async function answer(argv: readonly string[], cwd: string): Promise<Answer> {
  const [command, ...rest] = argv;
  if (command === 'sign-bundle') return refused('sign-bundle is not supported: this is a verifier');
  if (command !== 'verify-bundle') return refused(`there is no command ${JSON.stringify(command ?? '')}; there is verify-bundle`);
  const line = parse(rest);
  if (typeof line === 'string') return refused(line);
  const { asked, staging, subject } = line;
  if (staging && asked['trusted-root'] === undefined) return refused('--staging needs --trusted-root: the root of the staging instance is not built in');
  return verify(asked, subject, cwd);
}

function refused(text: string): Answer {
  return { exit: 1, text };
}

function parse(args: readonly string[]): { readonly asked: Asked; readonly staging: boolean; readonly subject: string } | string {
  try {
    const text = { type: 'string' } as const;
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { staging: { type: 'boolean' }, bundle: text, 'certificate-identity': text, 'certificate-oidc-issuer': text, key: text, 'trusted-root': text } });
    const { staging = false, ...asked } = values;
    const [subject, ...others] = positionals;
    if (asked.bundle === undefined || subject === undefined || others.length > 0) return 'verify-bundle takes --bundle FILE and one FILE_OR_DIGEST';
    return { asked, staging, subject };
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
}

// Files are handed over under names of our own: a path of the suite may look like a glob, or like a digest.
async function verify(asked: Asked, subject: string, cwd: string): Promise<Answer> {
  const isDigest = /^sha256:[0-9a-fA-F]{64}$/.test(subject) && !fs.existsSync(path.resolve(cwd, subject));
  const { bundle = '', key, 'trusted-root': root } = asked;
  const names = new Map<string, string>([['bundle', bundle], ...(isDigest ? [] : [['artifact', subject] as const]), ...(key === undefined ? [] : [['key', key] as const]), ...(root === undefined ? [] : [['root', root] as const])]);
  const optional = (name: keyof Asked, value = asked[name]): readonly (readonly [string, readonly string[]])[] => (value === undefined ? [] : [[name, [value]]]);
  const inputs = new Map<string, readonly string[]>([
    ['artifact', [isDigest ? subject.toLowerCase() : 'artifact']],
    ['bundle', ['bundle']],
    ['require', [classOf(path.resolve(cwd, bundle))]],
    ['offline', ['true']],
    // The suite expects an entry in a log also under a trust root that lists no logs.
    ['log-threshold', ['1']],
    ...optional('certificate-identity'),
    ...optional('certificate-oidc-issuer'),
    ...(key === undefined ? [] : [['key', ['key']] as const]),
    ...(root === undefined ? [['trust', ['public-good']] as const] : [['trusted-root', ['root']] as const]),
  ]);
  const ports = { ...anonymous, files: renamed(filesOf(cwd), names), http: offlineHttp, cacheFolder: null, now: () => new Date(), log: () => {}, deadline: new AbortController().signal };
  const { report: { outcome, problems, subjects } } = await run(inputs, ports, 'cli');
  const reasons = [...problems, ...subjects.flatMap((one) => one.reasons)].map(({ code, what, seen }) => `${code}: ${what}${seen === null ? '' : ` (${seen})`}`);
  const rejected = subjects.flatMap(({ ledger }) => ledger).filter(({ became }) => became === 'rejected').map(({ code, seen, expected }) => `${code ?? ''}: ${seen ?? ''}, expected ${expected ?? ''}`);
  return { exit: outcome === 'passed' ? 0 : 1, text: [outcome, ...reasons, ...rejected].join('\n') };
}

function renamed(files: Files, names: ReadonlyMap<string, string>): Files {
  const real = (name: string): string => names.get(name) ?? name;
  return {
    read: (name, most) => files.read(real(name), most),
    hash: async (name, algorithms) => {
      const { digests, state } = await files.hash(real(name), algorithms);
      return { digests, state: { ...state, path: name } };
    },
    weakHash: (name, algorithms) => files.weakHash(real(name), algorithms),
    state: async (name) => ({ ...(await files.state(real(name))), path: name }),
    // Only names of our own are asked for; whether their files are there is seen when they are read.
    glob: async (name) => (names.has(name) ? [name] : []),
  };
}

/** The class that the bundle says it is of, unverified: its predicate type, or a signature. */
function classOf(file: string): string {
  try {
    const bundle = JSON.parse(fs.readFileSync(file, 'utf8')) as { dsseEnvelope?: { payload?: unknown } };
    const payload = bundle.dsseEnvelope?.payload;
    if (typeof payload !== 'string') return 'signature';
    const { predicateType } = JSON.parse(Buffer.from(payload, 'base64').toString('utf8')) as { predicateType?: unknown };
    return typeof predicateType === 'string' && URL.canParse(predicateType) ? predicateType : 'provenance';
  } catch {
    // What cannot be read is refused by the verifier, whatever class is asked for.
    return 'signature';
  }
}

if (import.meta.main) {
  const { exit, text } = await answer(process.argv.slice(2), process.cwd());
  process.stderr.write(`${text}\n`);
  process.exitCode = exit;
}
