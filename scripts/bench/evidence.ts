// What many files cost that one piece of evidence, or one server, vouches for: as whole processes of the command line, beside loops of it and of the
// tools that take one file at a time, where they are there. The same files, evidence, identity and trust root; nothing but this machine is asked.

import fs from 'node:fs';
import path from 'node:path';
import { digestOf, hexOf } from '../../src/domain/digest.ts';
import { aGithubIdentity, aStatement, DEFAULT_IDENTITY, GITHUB_ISSUER, slsaPredicate, VirtualSigstore } from '../../__tests__/support/virtual-sigstore.ts';
import { findTool, type Tool, type ToolName } from '../interop/tools.ts';
import { startGithub } from './github.ts';
import { median, nodeRun, ratioText, root, timed, type Row, type Run } from './measure.ts';

/** Rounds of each comparison. */
export const evidenceRounds = 5;
const ARTIFACTS = 100;
const ARTIFACT_BYTES = 65_536;
const DIGESTS = 500;
const DELAY_MS = 40;
/** A loop takes as long for each file: so many are run, and the rest is reckoned. */
const LOOPED = 10;

const cli = path.join(root, 'dist', 'cli.js');

/** Programs of others by the names of their flags. */
export type NamedTools = Readonly<Partial<Record<ToolName, string | undefined>>>;

/** All rows about evidence of many files. */
export async function evidenceRows(folder: string, named: NamedTools): Promise<readonly Row[]> {
  if (!fs.existsSync(cli)) return [{ what: 'evidence of many files', ratio: '', measured: 'not measured: no dist/cli.js', aim: '' }];
  return [...await releaseRows(folder, named), ...await attestationRows(folder, named)];
}

function toolOf(name: ToolName, named: NamedTools): Tool | null {
  return findTool(name, named[name], process.env);
}

/** A loop that stands beside a run over all files: how it is called, and one turn of it. */
interface Loop { readonly what: string; readonly turn: (file: string) => Run }

/** One run over all files against loops over them, of which some turns are measured. */
function against(what: string, all: Run, files: readonly string[], loops: readonly Loop[], measured: (ms: number) => string): readonly Row[] {
  const own: number[] = [];
  const others = loops.map((): (number | null)[] => []);
  for (let round = -1; round < evidenceRounds; round += 1) {
    const ours = timed(all);
    if (ours === null) return [{ what, ratio: '', measured: 'not measured: it did not end as it should', aim: '' }];
    const turns = loops.map(({ turn }) => {
      const some = files.slice(0, LOOPED).map((file) => timed(turn(file))?.ms ?? null);
      return some.some((ms) => ms === null) ? null : (some.reduce<number>((sum, ms) => sum + (ms ?? 0), 0) / LOOPED) * files.length;
    });
    if (round < 0) continue;
    own.push(ours.ms);
    turns.forEach((ms, index) => others[index]?.push(ms));
  }
  return [
    { what, ratio: ratioText(1), measured: measured(median(own)), aim: '' },
    ...loops.map((loop, index): Row => {
      const times = others[index]?.flatMap((ms) => ms ?? []) ?? [];
      if (times.length < own.length) return { what: loop.what, ratio: '', measured: 'not measured: it did not end as it should', aim: '' };
      return { what: loop.what, ratio: ratioText(median(times.map((ms, round) => ms / (own[round] ?? Number.NaN)))), measured: `${(median(times) / 1000).toFixed(1)} s, reckoned from ${LOOPED} files`, aim: '' };
    }),
  ];
}

function counted(requests: number): string {
  return requests === 1 ? 'one request' : `${requests} requests`;
}

// No credentials of whoever runs this, and nothing but this machine: the proxy for all else is a port that nobody listens at.
function quiet(folder: string): Readonly<Record<string, string>> {
  const nowhere = 'http://127.0.0.1:9';
  return { HOME: folder, HTTPS_PROXY: nowhere, HTTP_PROXY: nowhere, NO_PROXY: '127.0.0.1,localhost', GH_TOKEN: 'none', GH_NO_UPDATE_NOTIFIER: '1' };
}
const endsWell = (code: number | null): boolean => code === 0;

/** The files of one release, which one statement names. */
async function releaseRows(folder: string, named: NamedTools): Promise<readonly Row[]> {
  const sigstore = await VirtualSigstore.create({ now: new Date(), authorityKey: 'P-384' });
  const files = Array.from({ length: ARTIFACTS }, (_, index) => path.join(folder, `released-${index}.bin`));
  for (const [index, file] of files.entries()) fs.writeFileSync(file, Buffer.alloc(ARTIFACT_BYTES, `${index} `));
  const subjects = files.map((file) => ({ name: path.basename(file), digest: { sha256: hexOf(digestOf(fs.readFileSync(file))) } }));
  const signed = await sigstore.sign({ statement: aStatement({ subjects, predicate: slsaPredicate({}) }) }, aGithubIdentity({}));
  const [bundle, trusted] = ['released.json', 'released-root.jsonl'].map((name) => path.join(folder, name)) as [string, string];
  fs.writeFileSync(bundle, JSON.stringify(signed.bundle));
  fs.writeFileSync(trusted, `${JSON.stringify(sigstore.trustedRoot())}\n`);
  const env = quiet(folder);
  const ours = (artifact: string): Run => nodeRun([cli, '--artifact', artifact, '--bundle', bundle, '--trusted-root', trusted, '--repo', 'acme/app', '--offline'], endsWell, env);
  const [cosign, gh, slsa] = (['cosign2', 'gh', 'slsa-verifier'] as const).map((name) => toolOf(name, named));
  const identity = ['--certificate-identity', DEFAULT_IDENTITY, '--certificate-oidc-issuer', GITHUB_ISSUER];
  const of = `over the same, against it`;
  return [
    ...against(`command line, ${ARTIFACTS} files of a release, one bundle about all`, ours(path.join(folder, 'released-*.bin')), files, [
      { what: `a loop of the command line ${of}`, turn: ours },
      ...(cosign == null ? [] : [{ what: `a loop of \`cosign verify-blob-attestation\` ${cosign.version} ${of}`, turn: (file: string): Run => ({ command: cosign.path, args: ['verify-blob-attestation', '--bundle', bundle, '--new-bundle-format', '--trusted-root', trusted, '--type', 'slsaprovenance1', ...identity, file], env, good: endsWell }) }]),
      ...(gh == null ? [] : [{ what: `a loop of \`gh attestation verify --bundle\` ${gh.version} ${of}`, turn: (file: string): Run => ({ command: gh.path, args: ['attestation', 'verify', file, '--bundle', bundle, '--custom-trusted-root', trusted, '--repo', 'acme/app'], env, good: endsWell }) }]),
    ], (ms) => `${ms.toFixed(0)} ms`),
    { what: `a loop of \`slsa-verifier verify-artifact\` ${slsa?.version ?? ''} ${of}`.replaceAll('  ', ' '), ratio: '', measured: `not measured: ${slsa == null ? 'no slsa-verifier' : 'it fetches its trust root by TUF, and takes none from a file'}`, aim: '≥ 10×' },
  ];
}

/** Files whose attestations lie at GitHub, each with one of its own. */
async function attestationRows(folder: string, named: NamedTools): Promise<readonly Row[]> {
  const api = await startGithub({ folder, files: DIGESTS, delayMs: DELAY_MS });
  try {
    const [trusted, authority] = ['root.jsonl', 'authority.pem'].map((name) => path.join(folder, name)) as [string, string];
    const env = { ...quiet(folder), HTTPS_PROXY: api.proxy, NODE_EXTRA_CA_CERTS: authority, SSL_CERT_FILE: authority };
    const ours = (artifact: string): Run => nodeRun([cli, '--artifact', artifact, '--trusted-root', trusted, '--repo', 'acme/app'], endsWell, env);
    const all = ours(path.join(folder, 'attested-*.bin'));
    const gh = toolOf('gh', named);
    const theirs = (tool: Tool) => (file: string): Run => ({ command: tool.path, args: ['attestation', 'verify', file, '--custom-trusted-root', trusted, '--repo', 'acme/app'], env, good: endsWell });
    const asked = async (run: Run): Promise<string> => {
      await api.requests();
      return timed(run) === null ? 'it did not end as it should' : counted(await api.requests());
    };
    const [first = ''] = api.files;
    const requests = await asked(all);
    const each = gh === null ? '' : ` (${await asked(theirs(gh)(first))} each)`;
    return against(`command line, ${DIGESTS} files with attestations at GitHub, each answer ${DELAY_MS} ms late`, all, api.files, gh === null ? [] : [{ what: `a loop of \`gh attestation verify\` ${gh.version} over the same${each}, against it`, turn: theirs(gh) }], (ms) => `${(ms / 1000).toFixed(2)} s, ${requests}`);
  } finally {
    await api.close();
  }
}
