// The README and the documents beside it, held to the code: tables are generated, recipes and commands are run, links and paths lead somewhere.
//
// A recipe runs as the runner would run it: every input of action.yml with its default, those of the step over them. Its evidence is signed by an
// in-memory Sigstore; only the trust root is added where a recipe has none. The control of each is the same step under the root of strangers.
// Recipes for images name registries of the world. They are asked under these names (support/named-registries.ts); only the authority of their
// certificates is added where a recipe has none. Another control of these is that the evidence is gone.

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseWorkflow } from '@actions/workflow-parser/workflows/workflow-parser';
import { NoOperationTraceWriter } from '@actions/workflow-parser/templates/trace-writer';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { difference, type Expected } from '../../scripts/demo.ts';
import { ACTION_FILE, actionDocument, README_FILE, readmeDocument } from '../../scripts/write-metadata.ts';
import { flags } from '../../src/config/help.ts';
import { inputs as known } from '../../src/config/inputs.ts';
import { codes } from '../../src/domain/errors.ts';
import type { Report } from '../../src/domain/report.ts';
import { environmentRead } from '../../src/host/environment.ts';
import { filesOf } from '../../src/host/files.ts';
import { readRunnerInputs } from '../../src/host/runner.ts';
import { commandOf, parseFlags } from '../../src/host/terminal.ts';
import { places } from '../../src/policy/keys.ts';
import { policyCommand } from '../../src/policy-commands.ts';
import { outputNames, outputsOf, renderTerminal } from '../../src/report/catalog.ts';
import { run, type Run, type RunPorts } from '../../src/run.ts';
import { anonymous, offlineHttp } from '../../src/net/client.ts';
import { httpClient } from '../../src/net/http.ts';
import { aChart, anImage, anIndex, bundleReferrer, cosignAttest, cosignSign, writeLayout, type Attesting, type ImageOptions, type Made } from '../support/images.ts';
import { gcloudFile, occurrence, provenanceV1, SIGNER_V1 } from '../support/cloud-build.ts';
import { signWith } from '../support/forge/keys.ts';
import { IN_TOTO, preAuthEncoding } from '../support/forge/statement.ts';
import { GithubDesk } from '../support/github-engine.ts';
import { NamedRegistries } from '../support/named-registries.ts';
import { trusting } from '../support/policy-desk.ts';
import { emptyLogs } from '../support/ports.ts';
import { reroute, RekorServer } from '../support/servers/rekor.ts';
import { aSummary } from '../support/summaries.ts';
import { present } from '../support/verification.ts';
import { SLSA_1, aGithubIdentity, aStatement, byGenerator, makeKey, pem, VirtualSigstore, type GithubWorkflow, type LogEntryJson, type Signed, type SignOptions, type ToSign } from '../support/virtual-sigstore.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const readme = fs.readFileSync(README_FILE, 'utf8').replaceAll('\r\n', '\n');

/** The code blocks of a language in a Markdown text, with the nearest heading above each. */
function blocksOf(markdown: string, language: string): readonly { readonly heading: string; readonly text: string }[] {
  let heading = '';
  let open: string[] | null = null;
  const blocks: { heading: string; text: string }[] = [];
  for (const line of markdown.split('\n')) {
    if (open === null && line.startsWith('#')) heading = line.replace(/^#+ /, '');
    if (open === null && line === `\`\`\`${language}`) open = [];
    else if (open !== null && line === '```') { blocks.push({ heading, text: open.join('\n') }); open = null; }
    else if (open !== null) open.push(line);
    else if (line.startsWith('```')) open = null;
  }
  return blocks;
}

interface Step { readonly uses?: string; readonly with?: Readonly<Record<string, unknown>> }
interface Job { readonly steps?: readonly Step[] }

/** Files that stand in the README for steps to read, by the name in their first line: policies and checks. */
const filesHere = new Map(['yaml', 'cel'].flatMap((language) => blocksOf(readme, language)).flatMap(({ text }) => {
  const [, name] = /^(?:#|\/\/) (\S+\.(?:yml|cel))\n/.exec(text) ?? [];
  return name === undefined ? [] : [[name, `${text}\n`] as const];
}));

/** The steps in a block: a list of steps, or the jobs of a workflow. A policy has none. */
function stepsIn(yaml: string): readonly Step[] {
  const block = parse(yaml) as readonly Step[] | { readonly jobs: Readonly<Record<string, Job>> } | { readonly version: number };
  return 'version' in block ? [] : 'jobs' in block ? Object.values(block.jobs).flatMap(({ steps }) => steps ?? []) : block;
}

const ours = ({ uses }: Step): boolean => uses?.startsWith('OWNER/verify-supply-chain@') === true;
interface Recipe { readonly heading: string; readonly step: Step }
const recipes = blocksOf(readme, 'yaml').flatMap(({ heading, text }) => stepsIn(text).filter(ours).map((step): Recipe => ({ heading, step })));
const isOfImages = ({ step }: Recipe): boolean => step.with?.['image'] !== undefined;
/** Those that have GitHub asked: about files that lie nowhere else, and for releases. */
const asksGithub = ({ heading, step }: Recipe): boolean => step.with?.['release'] !== undefined || heading === "GitHub's artifact attestations";
const fileRecipes = recipes.filter((recipe) => !isOfImages(recipe) && !asksGithub(recipe));
const githubRecipes = recipes.filter(asksGithub);
const imageRecipes = recipes.filter(isOfImages);

/** Command lines that are given to be copied. */
const allCommands = blocksOf(readme, 'sh').flatMap(({ text }) => text.split('\n')).filter((line) => line.startsWith('node dist/cli.js '));
const commands = allCommands.filter((line) => !line.startsWith('node dist/cli.js policy '));

/** What the runner hands over for a step: the defaults of action.yml, and the step's own values over them, with what expressions come to. */
function inputsOf(step: Step, expressions: Readonly<Record<string, string>> = {}): ReturnType<typeof readRunnerInputs> {
  const { inputs } = parse(fs.readFileSync(ACTION_FILE, 'utf8')) as { inputs: Record<string, { default: unknown }> };
  const values = { ...Object.fromEntries(Object.entries(inputs).map(([name, { default: preset }]) => [name, preset])), ...step.with };
  const evaluated = (text: string): string => text.replaceAll(/\$\{\{ (.+?) \}\}/g, (_, expression: string) => {
    const value = expressions[expression];
    if (value === undefined) throw new Error(`nothing is known of ${expression}`);
    return value;
  });
  return readRunnerInputs(Object.fromEntries(Object.entries(values).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, evaluated(String(value))])));
}

/** A log entry as Rekor's API answers it. */
function answerOf(entry: LogEntryJson | undefined): object {
  if (entry === undefined) throw new Error('nothing was logged');
  const hex = (text: string): string => Buffer.from(text, 'base64').toString('hex');
  const { inclusionPromise, logId, logIndex, integratedTime, canonicalizedBody } = entry;
  return { ['a'.repeat(80)]: { body: canonicalizedBody, integratedTime: Number(integratedTime), logID: hex(logId.keyId), logIndex: Number(logIndex), verification: { signedEntryTimestamp: inclusionPromise?.signedEntryTimestamp } } };
}

/** An envelope with the certificate in its signature, as slsa-github-generator writes it. */
function envelopeOf({ bundle, leaf }: Signed): object {
  const [signature] = bundle.dsseEnvelope?.signatures ?? [];
  return { ...bundle.dsseEnvelope, signatures: [{ ...signature, cert: pem('CERTIFICATE', leaf) }] };
}

function runAll(folder: string, inputs: Parameters<typeof run>[0], door: 'action' | 'cli', ports: Partial<RunPorts> = {}): Promise<Run> {
  const deadline = new AbortController().signal;
  return run(inputs, { ...anonymous, files: filesOf(folder, { signal: deadline }), http: offlineHttp, cacheFolder: null, now: () => new Date(), log: () => {}, deadline, ...ports }, door);
}

async function runIn(folder: string, inputs: Parameters<typeof run>[0], door: 'action' | 'cli', ports: Partial<RunPorts> = {}): Promise<Report> {
  return (await runAll(folder, inputs, door, ports)).report;
}

/** The codes of the reasons of all subjects, each once. */
function reasonCodes({ subjects }: Report): readonly string[] {
  return [...new Set(subjects.flatMap(({ reasons }) => reasons.map(({ code }) => code)))];
}

/** The text between two lines that are there once each. */
function between(text: string, begin: string, end: string): string {
  const [, body, ...others] = text.split(begin);
  const [part, behind] = body?.split(end) ?? [];
  if (part === undefined || behind === undefined || others.length > 0) throw new Error(`there is not exactly one part between ${begin} and ${end}`);
  return part;
}

/** The words of a shell line without quotes, variables or anything else of a shell. */
const wordsOf = (line: string): readonly string[] => line.split(' ');

describe('action.yml and the tables of the README', () => {
  it('are what scripts/write-metadata.ts writes', () => {
    expect(fs.readFileSync(ACTION_FILE, 'utf8')).toBe(actionDocument());
    expect(readme).toBe(readmeDocument(readme));
  });

  it('are seen to differ: a table that was edited, or that is missing', () => {
    const edited = readme.replace('| `artifact` |', '| `artefact` |');
    expect(edited).not.toBe(readme);
    expect(readmeDocument(edited)).toBe(readme);
    expect(() => readmeDocument(readme.replace('<!-- outputs: end -->', ''))).toThrow('outputs: begin');
  });
});

describe('the README', () => {
  it.each(['npm ci && npm run demo', 'npm ci && npm test'])('gives alone on its line: %s', (command) => {
    expect(readme.split('\n').filter((line) => line === command)).toHaveLength(1);
  });

  it('names only codes that there are, and variables that are read', () => {
    const named = [...readme.matchAll(/`([A-Z]+(?:_[A-Z]+)+)`/g)].map(([, code]) => code ?? '');
    expect(named.length).toBeGreaterThan(15);
    // The last of them is read by Node itself.
    expect(named.filter((name) => !Object.hasOwn(codes, name) && !Object.hasOwn(environmentRead, name))).toEqual(['NODE_EXTRA_CA_CERTS']);
  });

  it('names only inputs, flags and keys that there are, for those who know other tools', () => {
    const rows = between(readme, '## If you know cosign, gh or slsa-verifier', '## Troubleshooting').split('\n').filter((line) => line.startsWith('| `'));
    const named = rows.flatMap((row) => [...(row.split(' | ').at(-1) ?? '').matchAll(/`([a-z][a-z-]+)(?:: [^`]+)?`/g)].map(([, name]) => name ?? ''));
    expect(named.length).toBeGreaterThan(25);
    const others: readonly string[] = [...outputNames, ...Object.keys(places.evidence)];
    expect(named.filter((name) => !known.has(name) && !others.includes(name))).toEqual([]);
  });

  it('leads to its own headings', () => {
    const slugs = [...readme.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => (heading ?? '').toLowerCase().replaceAll(/[^a-z0-9 -]/g, '').replaceAll(' ', '-'));
    const anchors = [...readme.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor ?? '');
    expect(anchors.length).toBeGreaterThan(2);
    expect(anchors.filter((anchor) => !slugs.includes(anchor))).toEqual([]);
  });

  it('pins every action by commit and says the version', () => {
    const uses = readme.split('\n').filter((line) => /^\s*-? *uses: /.test(line));
    expect(uses.length).toBeGreaterThan(10);
    expect(uses.filter((line) => !/uses: [\w.-]+\/[\w.-]+@<commit> # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  it.each(blocksOf(readme, 'yaml').filter(({ text }) => text.startsWith('jobs:')))('has jobs that GitHub reads: $heading', ({ text }) => {
    const { context } = parseWorkflow({ name: 'w.yml', content: `on: push\n${text}\n` }, new NoOperationTraceWriter());
    expect(context.errors.getErrors().map(({ message }) => message)).toEqual([]);
  });
});

describe('the recipes of the README for files', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'recipes-'));
  const app = Buffer.from('artifact');
  const other = Buffer.from('another');
  const tool = Buffer.from('tool');
  const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
  // What the same names hold for the recipes of private repositories is under GitHub's own instance.
  const PRIVATE = ['Attestations of a private repository', 'Without a network'];
  const TENANT = 'Attestations of a *.ghe.com enterprise';
  const DETACHED = 'A signature and a certificate in files of their own';
  // The log of the evidence, under the address in its trust root.
  let rekor: RekorServer;
  const client = httpClient({ wait: () => Promise.resolve() });
  const network = (): Partial<RunPorts> => ({ http: reroute(client, { 'https://rekor.virtual.test': rekor.url }) });
  afterAll(async () => {
    client.close();
    await rekor.close();
  });
  const folderOf = (heading: string): string => path.join(folder, heading === TENANT ? 'tenant' : PRIVATE.includes(heading) ? 'private' : '.');
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  function write(name: string, content: Uint8Array | string | object): void {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), content instanceof Uint8Array || typeof content === 'string' ? content : JSON.stringify(content));
  }

  beforeAll(async () => {
    const [sigstore, strangers, github] = await Promise.all([VirtualSigstore.create(), VirtualSigstore.create(), VirtualSigstore.create({ style: 'github' })]);
    const bundle = async (what: ToSign, options: SignOptions = {}, by = sigstore): Promise<string> => `${JSON.stringify((await by.sign(what, options)).bundle)}\n`;
    const subjects = [{ name: 'app.tar.gz', bytes: app }, { name: 'other.tar.gz', bytes: other }];
    const sbom = { statement: aStatement({ subjects, predicateType: 'https://spdx.dev/Document' }) };
    const provenance = { statement: aStatement({ subjects }) };
    const reusable = aGithubIdentity({ signer: 'acme/platform/.github/workflows/build.yml@refs/tags/v2.4.0' });
    for (const name of ['app.tar.gz', 'dist/app.tar.gz', 'private/app.tar.gz']) write(name, app);
    for (const name of ['dist/other.tar.gz', 'report.pdf']) write(name, other);
    write('app.tar.gz.sigstore.json', await bundle({ message: app }));
    write('app.tar.gz.cosign.bundle', sigstore.cosignBundle(app));
    write('report.pdf.sigstore.json', await bundle({ message: other }, { identity: 'release@acme.example', issuer: 'https://accounts.google.com' }));
    write(`sha256-${sha256(app)}.jsonl`, (await bundle(provenance)) + (await bundle(sbom)));
    write('evidence/one.jsonl', (await bundle(sbom)) + (await bundle(provenance)));
    write('platform.jsonl', await bundle(provenance, reusable));
    write(`private/sha256-${sha256(app)}.jsonl`, await bundle(provenance, {}, github));
    write('private/root.json', github.trustedRoot());
    write('tenant/app.tar.gz', app);
    write(`tenant/sha256-${sha256(app)}.jsonl`, await bundle(provenance, aGithubIdentity({ server: 'https://acme.ghe.com', issuer: 'https://token.actions.acme.ghe.com' }), github));
    write('tenant/root.json', github.trustedRoot());
    write('private/trusted_root.jsonl', [sigstore, github].map((instance) => JSON.stringify(instance.trustedRoot())).join('\n'));
    const checksums = Buffer.from(`${sha256(tool)}  tool.zip\n${sha256(other)}  absent.zip\n`);
    write('tool.zip', tool);
    write('checksums.txt', checksums);
    write('checksums.txt.sigstore.json', await bundle({ message: checksums }));
    const detached = await sigstore.sign({ message: app });
    write('parts/app.tar.gz.sig', detached.signature.toString('base64'));
    write('parts/app.tar.gz.pem', pem('CERTIFICATE', detached.leaf));
    write('parts/entry.json', answerOf(detached.entries[0]));
    rekor = await RekorServer.start(sigstore);
    const list = Buffer.from(`${sha256(tool)}  tool.zip\n`);
    const unseen = await sigstore.sign({ message: list }, { log: 'none', timestamps: 0 });
    rekor.log(unseen);
    write('detached/tool.zip', tool);
    write('detached/checksums.txt', list);
    write('detached/checksums.txt.sig', unseen.signature.toString('base64'));
    write('detached/checksums.txt.pem', pem('CERTIFICATE', unseen.leaf));
    write('verification/evidence/kept.sigstore.json', await bundle({ message: list }));
    const built = byGenerator('generic');
    const generated = await sigstore.sign({ statement: aStatement({ subjects, predicateType: built.predicateType, predicate: built.predicate, type: 'https://in-toto.io/Statement/v0.1' }) }, aGithubIdentity(built.workflow));
    const envelope = JSON.stringify(envelopeOf(generated));
    write('slsa/multiple.intoto.jsonl', envelope);
    rekor.log(generated, { text: envelope });
    const key = makeKey();
    write('cosign.pub', pem('PUBLIC KEY', key.spki));
    write('signed-with-key.json', await bundle({ message: app }, { key, signer: 'key' }));
    for (const name of ['strangers.json', 'private/strangers.json', 'tenant/strangers.json']) write(name, strangers.trustedRoot());
    write('root.json', sigstore.trustedRoot());
  });

  it('are these', () => {
    expect(fileRecipes.map(({ heading }) => heading)).toEqual([
      'verify-supply-chain', 'A file with a bundle beside it', 'A file signed by a person', 'Attestations in a file', 'Attestations of a private repository', TENANT, 'Without a network',
      'Built by a reusable workflow of another repository', 'Many files at once', 'A signed checksum file', 'A signed checksum file', DETACHED, DETACHED, DETACHED,
      'A file built by slsa-github-generator', 'A file signed with a key', 'Provenance and an SBOM', 'An identity as a regular expression', 'Try it without stopping anybody', 'A gate in a job of its own',
    ]);
  });

  it.each(fileRecipes)('pass, and do not under the root of strangers: $heading', async ({ heading, step }) => {
    const asked = inputsOf(step);
    const passed = await runIn(folderOf(heading), new Map([['trusted-root', ['root.json']], ...asked]), 'action', network());
    expect({ outcome: passed.outcome, exit: passed.exit, problems: passed.problems }).toEqual({ outcome: 'passed', exit: 0, problems: [] });
    const refused = await runIn(folderOf(heading), new Map([...asked, ['trusted-root', ['strangers.json']]]), 'action', network());
    expect({ outcome: refused.outcome, codes: reasonCodes(refused) }).toEqual({ outcome: 'failed', codes: ['EVIDENCE_REJECTED'] });
  });

  it('refuse evidence of an enterprise where github.com is meant, and evidence of github.com where the enterprise is', async () => {
    const asked = inputsOf(fileRecipes.find(({ heading }) => heading === TENANT)?.step ?? {});
    const root = ['trusted-root', ['root.json']] as const;
    for (const [where, host] of [['tenant', 'github.com'], ['tenant', 'evil.ghe.com'], ['private', 'acme.ghe.com']] as const) {
      const report = await runIn(path.join(folder, where), new Map([...asked, root, ['github-host', [host]]]), 'action');
      expect(report.subjects.map(({ outcome, reasons }) => ({ outcome, codes: reasons.map(({ code, about }) => `${code} ${about}`) }))).toEqual([{ outcome: 'failed', codes: ['SIGNER_MISMATCH certificate-oidc-issuer'] }]);
    }
  });

  it('refuse evidence of a private repository under the root of the public instance', async () => {
    const asked = inputsOf(fileRecipes.find(({ heading }) => heading === PRIVATE[0])?.step ?? {});
    const report = await runIn(folderOf(PRIVATE[0] ?? ''), new Map([...asked, ['trusted-root', ['../root.json']]]), 'action');
    expect(report.subjects.map(({ outcome, reasons }) => ({ outcome, codes: reasons.map(({ code }) => code) }))).toEqual([{ outcome: 'failed', codes: ['EVIDENCE_REJECTED'] }]);
  });

  it.each([0, 1])('refuse a file that a signed list names with another digest (%i)', async (which) => {
    const asked = inputsOf(fileRecipes.filter(({ heading }) => heading === 'A signed checksum file')[which]?.step ?? {});
    write('tool.zip', 'another tool');
    try {
      const report = await runIn(folder, new Map([['trusted-root', ['root.json']], ...asked]), 'action');
      expect(report.subjects.map(({ name, outcome, reasons }) => ({ name, outcome, codes: reasons.map(({ code }) => code) }))).toEqual([{ name: 'tool.zip', outcome: 'failed', codes: ['CHECKSUM_MISMATCH'] }]);
    } finally {
      write('tool.zip', tool);
    }
  });

  it('refuse a file that another key signed', async () => {
    const asked = inputsOf(fileRecipes.find(({ heading }) => heading === 'A file signed with a key')?.step ?? {});
    write('other.pub', pem('PUBLIC KEY', makeKey().spki));
    const report = await runIn(folder, new Map([...asked, ['key', ['other.pub']], ['trusted-root', ['root.json']]]), 'action');
    expect(report.subjects.map(({ outcome, reasons }) => ({ outcome, codes: reasons.map(({ code }) => code) }))).toEqual([{ outcome: 'failed', codes: ['EVIDENCE_REJECTED'] }]);
  });

  it.each([
    ['a detached signature', DETACHED],
    ['an envelope', 'A file built by slsa-github-generator'],
  ])('refuse %s without its log entry: failed where the log holds none, indeterminate where it may not be asked', async (_what, title) => {
    const asked = inputsOf(fileRecipes.find(({ heading }) => heading === title)?.step ?? {});
    const root = ['trusted-root', ['root.json']] as const;
    const unlogged = await runIn(folder, new Map([...asked, root]), 'action', { http: emptyLogs });
    const offline = await runIn(folder, new Map([...asked, root, ['offline', ['true']]]), 'action', network());
    expect([unlogged, offline].map(({ outcome, subjects }) => [outcome, subjects.flatMap(({ ledger }) => ledger.map(({ code }) => code))])).toEqual([['failed', ['WITNESSES_TOO_FEW']], ['indeterminate', ['WITNESSES_TOO_FEW']]]);
  });

  it('keep what the second step of a detached signature takes', async () => {
    const [first, second] = fileRecipes.filter(({ heading }) => heading === DETACHED).map(({ step }) => inputsOf(step));
    const { files } = await runAll(folder, new Map([...present(first), ['trusted-root', ['root.json']]]), 'action', network());
    const kept = path.join(folder, 'verification/evidence');
    fs.rmSync(kept, { recursive: true });
    for (const { path: name, text } of files) write(name, text);
    expect(fs.readdirSync(kept)).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.sigstore\.json$/)]);
    expect((await runIn(folder, new Map([...present(second), ['trusted-root', ['root.json']]]), 'action')).outcome).toBe('passed');
  });

  it.each([
    ['the answer of the attestations API', (bundle: unknown) => ({ attestations: [{ bundle }] })],
    ['the output of gh attestation verify --format json', (bundle: unknown) => [{ attestation: { bundle }, verificationResult: {} }]],
  ])('take %s for a bundle, as the README says', async (_what, wrap) => {
    const asked = inputsOf(fileRecipes.find(({ heading }) => heading === 'Built by a reusable workflow of another repository')?.step ?? {});
    write('wrapped.json', wrap(JSON.parse(fs.readFileSync(path.join(folder, 'platform.jsonl'), 'utf8'))));
    expect((await runIn(folder, new Map([...asked, ['bundle', ['wrapped.json']], ['trusted-root', ['root.json']]]), 'action')).outcome).toBe('passed');
    expect((await runIn(folder, new Map([...asked, ['bundle', ['wrapped.json']], ['trusted-root', ['strangers.json']]]), 'action')).outcome).toBe('failed');
  });

  it.each([
    ['as it is', (source: string) => source, 'passed', []],
    ['with every ref', (source: string) => source.replace(/@.*$/, '@.*'), 'passed', ['PATTERN_LOOSE']],
    ['without its anchors', (source: string) => source.replace(/^\^/, '').replace(/@.*$/, ''), 'failed', ['PATTERN_OPEN']],
  ])('take a regular expression as the README says: %s', async (_how, change, outcome, said) => {
    const asked = inputsOf(fileRecipes.find(({ heading }) => heading === 'An identity as a regular expression')?.step ?? {});
    const source = asked.get('certificate-identity-regexp')?.[0] ?? '';
    const report = await runIn(folder, new Map([['trusted-root', ['root.json']], ...asked, ['certificate-identity-regexp', [change(source)]]]), 'action');
    expect({ outcome: report.outcome, said: [...report.notes, ...report.subjects.flatMap(({ reasons }) => reasons)].map(({ code }) => code) }).toEqual({ outcome, said });
  });
});

describe('the recipes of the README for images', () => {
  const TOKEN = 'token-of-the-job';
  const PRIVATE = 'A private image';
  const CYCLONEDX = { predicateType: 'https://cyclonedx.org/bom', predicate: { bomFormat: 'CycloneDX', specVersion: '1.6', components: [{ type: 'library', name: 'k8s.io/client-go', version: 'v0.32.1', purl: 'pkg:golang/k8s.io/client-go@v0.32.1' }] } };
  const GENERATOR = aGithubIdentity({ signer: 'slsa-framework/slsa-github-generator/.github/workflows/generator_container_slsa3.yml@refs/tags/v2.1.0' });
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'image-recipes-'));
  const signingKey = makeKey();
  let registries: NamedRegistries;
  let sigstore: VirtualSigstore;

  const write = (name: string, content: string | object): void => {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  };
  const image = (name = 'acme/app', options: ImageOptions = {}): Made => anImage(registries.content.repository(name), { seed: name, tag: 'v1.2.3', ...options });
  const on = (name: string) => ({ on: registries.content.repository(name) });

  beforeAll(async () => {
    registries = await NamedRegistries.open(['ghcr.io', 'quay.io', 'index.docker.io', 'registry.acme.example']);
    const [own, strangers] = await Promise.all([VirtualSigstore.create(), VirtualSigstore.create()]);
    sigstore = own;
    write('root.json', own.trustedRoot());
    write('strangers.json', strangers.trustedRoot());
    write('registry-ca.pem', registries.authority);
    write('images.txt', 'ghcr.io/acme/tool:v1.2.3\n');
    write('cosign.pub', pem('PUBLIC KEY', signingKey.spki));
    write('docker/config.json', { auths: { 'quay.io': { auth: Buffer.from('octocat:secret').toString('base64') } } });
  });
  afterAll(async () => {
    await registries.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  /** What lies in the registries for the recipes under a heading; a signature by cosign where nothing is said. */
  const shelves: Readonly<Record<string, () => Promise<unknown>>> = {
    'An image signed by cosign': async () => [await cosignSign(sigstore, image('acme/app', { tag: '1.2.3' })), await bundleReferrer(sigstore, image('acme/app', { seed: 'other' }))],
    'An image with provenance by GitHub': () => bundleReferrer(sigstore, image('acme/app', { tag: '1.2.3' }), { predicateType: SLSA_1, writer: 'attest-action' }),
    'An image with an attestation at GitHub': async () => {
      const statement = aStatement({ subjects: [{ name: 'ghcr.io/acme/app', digest: { sha256: image().digest.slice('sha256:'.length) } }] });
      registries.github.repository('acme/app').attest(await sigstore.sign({ statement }));
    },
    "An image with GitHub's attestation in a file": async () => {
      const { digest } = image();
      const statement = aStatement({ subjects: [{ name: 'ghcr.io/acme/app', digest: { sha256: digest.slice('sha256:'.length) } }] });
      write(`${digest.replace(':', '-')}.jsonl`, `${JSON.stringify((await sigstore.sign({ statement })).bundle)}\n`);
    },
    'An image with provenance of slsa-github-generator': () => cosignAttest(sigstore, image(), { ...GENERATOR, predicateType: 'https://slsa.dev/provenance/v0.2', predicate: {} }),
    'Evidence in another repository': async () => {
      const made = image();
      await cosignSign(sigstore, made, on('acme/signatures'));
      await cosignAttest(sigstore, made, { ...on('acme/sbom'), ...CYCLONEDX });
    },
    'The SBOM of an image, verified, in a file': () => bundleReferrer(sigstore, image(), CYCLONEDX),
    [PRIVATE]: () => cosignSign(sigstore, image('acme/private')),
    'Each platform of an image': async () => {
      const { platforms } = anIndex(registries.content.repository('acme/app'), { tag: 'v1.2.3', platforms: ['linux/amd64', 'linux/arm64'], buildkit: 'right' });
      for (const made of platforms.values()) await cosignSign(sigstore, made);
    },
    'Many images at once': async () => {
      for (const name of ['acme/app', 'acme/worker', 'acme/tool']) await cosignSign(sigstore, image(name));
    },
    'A Helm chart': () => cosignSign(sigstore, aChart(registries.content.repository('acme/charts/app'), { version: '1.2.3' })),
    'An image without a network': async () => {
      const made = image();
      await cosignSign(sigstore, made);
      await bundleReferrer(sigstore, made);
      writeLayout(path.join(folder, 'saved'), made.repository, { saved: made });
    },
    'An image signed with a key': () => cosignSign(sigstore, image(), { key: signingKey, signer: 'key' }),
    'What an attestation must say': () => cosignAttest(sigstore, image(), CYCLONEDX),
    'A release of an image, whole': async () => {
      const made = image();
      await cosignSign(sigstore, made, on('acme/signatures'));
      await cosignAttest(sigstore, made, { ...on('acme/sbom'), ...CYCLONEDX });
      await cosignAttest(sigstore, made, { ...on('acme/signatures'), ...GENERATOR, predicateType: 'https://slsa.dev/provenance/v0.2', predicate: {} });
    },
    'Policy files': () => bundleReferrer(sigstore, image('acme/app', { tag: '1.2.3' }), { predicateType: SLSA_1, writer: 'attest-action' }),
  };

  async function stock(heading: string): Promise<void> {
    registries.clear();
    registries.github.tokens.set(TOKEN, { repos: [], attestations: true, sso: 'none' });
    await (shelves[heading] ?? (() => cosignSign(sigstore, image())))();
  }

  type Inputs = ReturnType<typeof readRunnerInputs>;
  /** The root and the authority of the certificates, where a recipe names none. A policy says itself whom it trusts, in one line more. */
  const given = (asked: Inputs, root = 'root.json'): Inputs => {
    for (const [name, text] of filesHere) write(name, trusting(text, path.posix.relative(path.posix.dirname(name), root)));
    return new Map([['registry-ca', ['registry-ca.pem']], ...asked, ...(asked.has('policy') ? [] : [['trusted-root', [root]]])].filter(([name]) => name !== 'registry-ca' || isRegistry(asked)) as [string, string[]][]);
  };
  const isRegistry = (asked: Inputs): boolean => asked.get('image')?.some((line) => !line.startsWith('oci:')) === true;
  const ports = ({ step }: Recipe): Partial<RunPorts> => ({ http: registries.http, env: step.with?.['image'] === 'quay.io/acme/private:v1.2.3' ? { DOCKER_CONFIG: path.join(folder, 'docker') } : {} });
  const userOf = ({ heading, step }: Recipe): { readonly user: string; readonly password: string } | null => (heading !== PRIVATE ? null : step.with?.['github-token'] === undefined ? { user: 'octocat', password: 'secret' } : { user: 'x-access-token', password: TOKEN });

  /** The inputs of a recipe. What an earlier step of the same recipe put out is had by running it. */
  async function askedBy(recipe: Recipe): Promise<Inputs> {
    const [before] = imageRecipes.slice(0, imageRecipes.indexOf(recipe)).filter(({ heading }) => heading === recipe.heading);
    const refersBack = JSON.stringify(recipe.step.with).includes('steps.verify.outputs.');
    const outputs = refersBack && before !== undefined ? outputsOf(await runIn(folder, given(await askedBy(before)), 'action', ports(before))) : {};
    const expressions = { 'github.token': TOKEN, 'inputs.version': 'v1.2.3', ...Object.fromEntries(Object.entries(outputs).map(([name, value]) => [`steps.verify.outputs.${name}`, value])) };
    const asked = inputsOf(recipe.step, expressions);
    return new Map([...asked].map(([name, values]) => [name, values.map((value) => value.replaceAll('registry.acme.example:5000', `registry.acme.example:${registries.plainPort}`))]));
  }

  it('are these', () => {
    expect(imageRecipes.map(({ heading }) => heading)).toEqual([
      'verify-supply-chain', 'A gate in front of a deployment', 'An image signed by cosign', 'An image signed by cosign', 'An image with provenance by GitHub', 'An image with an attestation at GitHub', "An image with GitHub's attestation in a file",
      'An image with provenance of slsa-github-generator', 'Evidence in another repository', 'The SBOM of an image, verified, in a file', PRIVATE, PRIVATE, 'A registry of your own', 'A registry of your own',
      'Each platform of an image', 'Many images at once', 'A Helm chart', 'An image without a network', 'An image signed with a key', 'What an attestation must say', 'A release of an image, whole', 'Policy files',
    ]);
  });

  it.each(imageRecipes)('pass, and do not under the root of strangers or without evidence: $heading', async (recipe) => {
    registries.admit(userOf(recipe));
    await stock(recipe.heading);
    const asked = await askedBy(recipe);
    const passed = await runIn(folder, given(asked), 'action', ports(recipe));
    expect({ outcome: passed.outcome, exit: passed.exit, problems: passed.problems, reasons: reasonCodes(passed) }).toEqual({ outcome: 'passed', exit: 0, problems: [], reasons: [] });
    expect(passed.weakenedBy).toEqual(asked.has('unsafe-registry') ? ['unsafe-registry'] : []);
    const refused = await runIn(folder, given(asked, 'strangers.json'), 'action', ports(recipe));
    expect({ outcome: refused.outcome, codes: reasonCodes(refused), image: outputsOf(refused).image }).toEqual({ outcome: 'failed', codes: ['EVIDENCE_REJECTED'], image: '' });
    if (asked.has('bundle') || !isRegistry(asked)) return;
    registries.removeEvidence();
    const bare = await runIn(folder, given(asked), 'action', ports(recipe));
    expect({ outcome: bare.outcome, codes: reasonCodes(bare) }).toEqual({ outcome: 'failed', codes: ['EVIDENCE_NONE'] });
  });

  it.each([
    ['verify-supply-chain', 'ghcr.io/acme/app'], ['A gate in front of a deployment', 'ghcr.io/acme/app'], ['An image signed by cosign', 'index.docker.io/acme/app'], ['A Helm chart', 'quay.io/acme/charts/app'],
  ])('hand on the image by its digest: %s', async (heading, name) => {
    const recipe = recipeOf(heading);
    registries.admit(null);
    await stock(heading);
    const outputs = outputsOf(await runIn(folder, given(await askedBy(recipe)), 'action', ports(recipe)));
    expect(outputs.image).toBe(`${name}@${outputs.digest}`);
    expect(outputs.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  function recipeOf(wanted: string, which = 0): Recipe {
    const recipe = imageRecipes.filter(({ heading }) => heading === wanted)[which];
    if (recipe === undefined) throw new Error(`there is no recipe ${wanted}`);
    return recipe;
  }

  it('hand on each of many images, by what was written', async () => {
    const recipe = recipeOf('Many images at once');
    registries.admit(null);
    await stock(recipe.heading);
    const { images, image: only } = outputsOf(await runIn(folder, given(await askedBy(recipe)), 'action', ports(recipe)));
    expect([only, Object.keys(JSON.parse(images) as object)]).toEqual(['', ['ghcr.io/acme/app:v1.2.3', 'ghcr.io/acme/worker:v1.2.3', 'ghcr.io/acme/tool:v1.2.3']]);
  });

  it('write the SBOM that was verified, and nothing where it was not', async () => {
    const recipe = recipeOf('The SBOM of an image, verified, in a file');
    registries.admit(null);
    await stock(recipe.heading);
    const asked = await askedBy(recipe);
    const { files } = await runAll(folder, given(asked), 'action', ports(recipe));
    expect(files.map(({ path: name, text }) => [name, JSON.parse(text) as unknown])).toEqual([['sbom.json', CYCLONEDX.predicate]]);
    expect((await runAll(folder, given(asked, 'strangers.json'), 'action', ports(recipe))).files).toEqual([]);
  });

  it.each([0, 1])('are not let in to a private image without credentials, or with others (%i)', async (which) => {
    const recipe = recipeOf(PRIVATE, which);
    registries.admit(userOf(recipe));
    await stock(recipe.heading);
    const asked = new Map([...(await askedBy(recipe))].filter(([name]) => name !== 'github-token'));
    const anybody = await runIn(folder, given(asked), 'action', { http: registries.http });
    expect({ outcome: anybody.outcome, exit: anybody.exit, codes: reasonCodes(anybody), notes: anybody.notes }).toEqual({ outcome: 'indeterminate', exit: 3, codes: ['SOURCE_UNAUTHORIZED'], notes: [] });
    const host = which === 0 ? 'ghcr.io' : 'quay.io';
    const other = await runIn(folder, new Map([...given(asked), ['github-token', [`${host}=of-somebody-else`]]]), 'action', { http: registries.http });
    expect({ outcome: other.outcome, codes: reasonCodes(other), notes: other.notes.map(({ code }) => code) }).toEqual({ outcome: 'indeterminate', codes: ['SOURCE_UNAUTHORIZED'], notes: ['CREDENTIALS_UNUSABLE'] });
  });

  it('refuse an older image under a newer tag where the recipe binds the tag, and warn where it does not', async () => {
    registries.admit(null);
    await stock('');
    const repository = registries.content.repository('acme/app');
    repository.tags.set('v2.0.0', present(repository.tags.get('v1.2.3')));
    const gate = recipeOf('A gate in front of a deployment');
    const asked = given(await askedBy(gate));
    const bound = await runIn(folder, new Map([...asked, ['image', ['ghcr.io/acme/app:v2.0.0']]]), 'action', ports(gate));
    expect([bound.outcome, reasonCodes(bound)]).toEqual(['failed', ['CLAIM_MISMATCH']]);
    const open = recipeOf('An image signed by cosign', 1);
    const loose = await runIn(folder, given(await askedBy(open)), 'action', ports(open));
    expect([loose.outcome, loose.notes.map(({ code }) => code)]).toEqual(['passed', ['TAG_UNBOUND']]);
    const tightened = await runIn(folder, new Map([...given(await askedBy(open)), ['source-ref', ['refs/tags/{tag}']], ['require', ['signature']]]), 'action', ports(open));
    expect([tightened.outcome, tightened.notes]).toEqual(['passed', []]);
  });

  it('fail for a platform that is not there, and for one that has no evidence of its own', async () => {
    const recipe = recipeOf('Each platform of an image');
    registries.admit(null);
    await stock(recipe.heading);
    const asked = given(await askedBy(recipe));
    const absent = await runIn(folder, new Map([...asked, ['platforms', ['linux/amd64', 'linux/s390x']]]), 'action', ports(recipe));
    expect([absent.outcome, reasonCodes(absent)]).toEqual(['failed', ['PLATFORM_ABSENT']]);
    registries.removeEvidence();
    const repository = registries.content.repository('acme/app');
    const digest = present(repository.tags.get('v1.2.3'));
    await cosignSign(sigstore, { repository, digest, descriptor: { mediaType: '', digest, size: 0 } });
    const index = await runIn(folder, new Map([...asked, ['platforms', ['index']]]), 'action', ports(recipe));
    expect([index.outcome, index.notes.map(({ code }) => code)]).toEqual(['passed', ['INDEX_ONLY']]);
    const each = await runIn(folder, asked, 'action', ports(recipe));
    expect([each.outcome, reasonCodes(each)]).toEqual(['failed', ['THROUGH_INDEX']]);
  });

  it.each(commands.filter((line) => line.includes(' --image ')))('stand beside commands that pass, and do not under the root of strangers: %s', async (line) => {
    registries.admit(null);
    registries.clear();
    const made = image();
    await cosignSign(sigstore, made, { optional: { env: 'prod' } });
    await bundleReferrer(sigstore, made, CYCLONEDX);
    const { inputs } = parseFlags(wordsOf(line).slice(2), flags);
    const passed = await runIn(folder, given(inputs), 'cli', { http: registries.http });
    expect([passed.outcome, reasonCodes(passed), passed.problems]).toEqual(['passed', [], []]);
    expect(passed.subjects.flatMap(({ components }) => components.flatMap(({ matches }) => matches.map(({ name, version }) => `${name} ${version}`)))).toEqual(inputs.has('sbom-query') ? ['k8s.io/client-go v0.32.1'] : []);
    const refused = await runIn(folder, given(inputs, 'strangers.json'), 'cli', { http: registries.http });
    expect([refused.outcome, reasonCodes(refused)]).toEqual(['failed', ['EVIDENCE_REJECTED']]);
  });

  it.each<[string, Attesting & SignOptions, string]>([
    ['What an attestation must say', { predicate: { ...CYCLONEDX.predicate, components: [{ name: 'log4j-core' }] } }, 'CHECK_FAILED'],
    ['A release of an image, whole', { predicate: { ...CYCLONEDX.predicate, components: [{ name: 'log4j-core' }] } }, 'CHECK_FAILED'],
    ['A release of an image, whole', aGithubIdentity({ sha: '0dd0'.repeat(10) }), 'NOT_SAME'],
  ])('refuse what a check or a policy asks otherwise: %s', async (heading, sbom, code) => {
    const recipe = recipeOf(heading);
    registries.admit(null);
    await stock(heading);
    for (const repository of registries.content.repositories.values()) for (const tag of repository.tags.keys()) if (tag.endsWith('.att') && repository.name !== 'acme/signatures') repository.remove(tag);
    await cosignAttest(sigstore, image(), { ...(heading === 'What an attestation must say' ? {} : on('acme/sbom')), ...CYCLONEDX, ...sbom });
    const report = await runIn(folder, given(await askedBy(recipe)), 'action', ports(recipe));
    expect([report.outcome, reasonCodes(report)]).toEqual(['failed', [code]]);
  });

  it('refuse an older image under a newer tag by a policy, and an image that no rule is about', async () => {
    const recipe = recipeOf('Policy files');
    registries.admit(null);
    await stock(recipe.heading);
    const asked = given(await askedBy(recipe));
    const repository = registries.content.repository('acme/app');
    repository.tags.set('2.0.0', present(repository.tags.get('1.2.3')));
    image('other/app', { tag: '1.2.3' });
    const [older, other] = await Promise.all(['ghcr.io/acme/app:2.0.0', 'ghcr.io/other/app:1.2.3'].map((name) => runIn(folder, new Map([...asked, ['image', [name]]]), 'action', ports(recipe))));
    expect([older, other].map((report) => [report?.outcome, reasonCodes(present(report))])).toEqual([['failed', ['CLAIM_MISMATCH']], ['failed', ['NO_RULE']]]);
  });

  it('open no connection where they say so', async () => {
    const recipe = recipeOf('An image without a network');
    await stock(recipe.heading);
    registries.clear();
    const report = await runIn(folder, given(await askedBy(recipe)), 'action', ports(recipe));
    const { digest, image: pinned } = outputsOf(report);
    expect([report.outcome, digest.length, pinned, registries.asked]).toEqual(['passed', 71, '', []]);
  });
});

describe('the recipes of the README that ask GitHub', () => {
  const TOKEN = 'token-with-permissions';
  const expressions = { 'github.token': TOKEN, 'steps.app.outputs.token': TOKEN };
  const tool = Buffer.from('tool');
  let desk: GithubDesk;
  let strangers: VirtualSigstore;
  beforeAll(async () => {
    [desk, strangers] = await Promise.all([GithubDesk.open(), VirtualSigstore.create()]);
    desk.write('app.tar.gz', 'artifact');
    desk.write('strangers.json', JSON.stringify(strangers.trustedRoot()));
  });
  afterAll(() => desk.close());

  const provenance = async (by: VirtualSigstore, workflow: GithubWorkflow = {}): Promise<Signed> =>
    by.sign({ statement: aStatement({ subjects: [{ name: 'app.tar.gz', bytes: Buffer.from('artifact') }, { name: 'dist/tool.zip', bytes: tool }] }) }, aGithubIdentity(workflow));
  const files = { 'app.tar.gz': 'artifact', 'tool.zip': tool };

  /** What GitHub has for the recipes under a heading, and whether anything of it is evidence. */
  async function stock(heading: string, evidence: 'there' | 'gone'): Promise<void> {
    desk.github.clear();
    desk.github.tokens.set(TOKEN, { repos: ['acme/private'], attestations: true, sso: 'none' });
    const repository = desk.repository;
    desk.github.repository('acme/private').visibility = 'private';
    const isThere = evidence === 'there';
    switch (heading) {
      case "GitHub's artifact attestations":
        if (!isThere) return;
        repository.attest(await provenance(desk.sigstore));
        desk.github.repository('acme/private').attest(await provenance(desk.own, { repo: 'acme/private', visibility: 'private' }));
        return;
      case 'A release, whole':
        repository.release('v1.2.3', files);
        if (isThere) repository.attest(await provenance(desk.sigstore));
        return;
      case 'A release with provenance of slsa-github-generator': {
        const signer = 'slsa-framework/slsa-github-generator/.github/workflows/generator_generic_slsa3.yml@refs/tags/v2.1.0';
        repository.release('v1.2.3', { ...files, ...(isThere ? { 'multiple.intoto.jsonl': JSON.stringify((await provenance(desk.sigstore, { signer })).bundle) } : {}) });
        return;
      }
      case 'A release with signed checksums': {
        const list = Buffer.from(Object.entries(files).map(([name, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`).join(''));
        repository.release('v1.2.3', { ...files, 'checksums.txt': list, ...(isThere ? { 'checksums.txt.sigstore.json': JSON.stringify((await desk.sigstore.sign({ message: list })).bundle) } : {}) });
        return;
      }
      case 'An immutable release': {
        repository.release('v1.2.3', files);
        const sha1 = present(repository.refs.get('v1.2.3')).sha;
        const statement = {
          ...aStatement({ predicateType: 'https://in-toto.io/attestation/release/v0.1', predicate: { repository: 'acme/app', tag: 'v1.2.3' } }),
          subject: [{ uri: 'pkg:github/acme/app@v1.2.3', digest: { sha1 } }, ...Object.entries(files).map(([name, bytes]) => ({ name, digest: { sha256: createHash('sha256').update(bytes).digest('hex') } }))],
        };
        if (isThere) repository.attest(await desk.own.sign({ statement }, { identity: { uri: ['https://dotcom.releases.github.com'] } }), 'github');
        return;
      }
      default: throw new Error(`nothing is known of ${heading}`);
    }
  }

  const asked = ({ step }: Recipe, root: string): Parameters<typeof run>[0] => new Map([...inputsOf(step, expressions), ['trusted-root', [root]]]);
  const runStep = (recipe: Recipe, root = 'root.json'): Promise<Run> => desk.run(Object.fromEntries(asked(recipe, root)), { door: 'action' });

  it('are these', () => {
    expect(githubRecipes.map(({ heading }) => heading)).toEqual([
      ...Array<string>(3).fill("GitHub's artifact attestations"), 'A release, whole', 'A release with provenance of slsa-github-generator', 'A release with signed checksums', 'An immutable release',
    ]);
  });

  it.each(githubRecipes)('pass, and do not under the root of strangers or without evidence: $heading', async (recipe) => {
    await stock(recipe.heading, 'there');
    const passed = await runStep(recipe);
    expect({ outcome: passed.report.outcome, exit: passed.report.exit, problems: passed.report.problems, reasons: reasonCodes(passed.report) }).toEqual({ outcome: 'passed', exit: 0, problems: [], reasons: [] });
    const download = recipe.step.with?.['download'];
    if (typeof download === 'string') {
      expect(fs.readdirSync(desk.path(download)).toSorted()).toEqual(Object.keys(files));
      fs.rmSync(desk.path(download), { recursive: true });
    }
    expect(passed.release).toEqual(recipe.step.with?.['release'] === undefined ? null : { repo: 'acme/app', tag: 'v1.2.3', version: '1.2.3' });
    const refused = await runStep(recipe, 'strangers.json');
    expect({ outcome: refused.report.outcome, codes: reasonCodes(refused.report) }).toEqual({ outcome: 'failed', codes: ['EVIDENCE_REJECTED'] });
    await stock(recipe.heading, 'gone');
    const bare = await runStep(recipe);
    expect({ outcome: bare.report.outcome, codes: reasonCodes(bare.report) }).toEqual({ outcome: 'failed', codes: ['EVIDENCE_NONE'] });
    expect(typeof download === 'string' && fs.existsSync(desk.path(download))).toBe(false);
  });

  it('say which permissions a private repository takes: without the token, and without them, nothing is known', async () => {
    const [, recipe] = githubRecipes;
    for (const token of [null, { repos: ['acme/private'], attestations: false, sso: 'none' }, { repos: [], attestations: true, sso: 'none' }] as const) {
      await stock(present(recipe).heading, 'there');
      desk.github.tokens.clear();
      if (token !== null) desk.github.tokens.set(TOKEN, token);
      const { report } = await runStep(present(recipe));
      expect([report.outcome, reasonCodes(report)]).toEqual(['indeterminate', ['GITHUB_TOKEN_SCOPE', 'EVIDENCE_NONE']]);
    }
  });

  it('fail where an asset of the release is another one', async () => {
    for (const recipe of githubRecipes.filter(({ step }) => step.with?.['release'] !== undefined)) {
      await stock(recipe.heading, 'there');
      const [asset] = present(desk.repository.releases[0]).assets;
      Object.assign(present(asset), { bytes: Buffer.from('backdoor'), size: 8, digest: null });
      const { report } = await runStep(recipe);
      expect([recipe.heading, report.outcome, report.subjects.filter(({ outcome }) => outcome === 'passed').length]).toEqual([recipe.heading, 'failed', 1]);
    }
  });
});

describe('the commands of the README', () => {
  const isKeyed = (line: string): boolean => line.includes(' --builder-id ') || line.includes(' --verifier-id ');
  const lines = commands.filter((line) => !line.includes(' --image ') && !isKeyed(line));
  const keyed = commands.filter(isKeyed);

  it('are two about the example that lies here, two about builders and verifiers with keys, and three about images', () => {
    expect([lines.length, keyed.length, commands.length]).toEqual([2, 2, 7]);
  });

  // Nobody here can sign with Google's keys: one of the test's own is added to them. The verifier's key is the one that the command names.
  it.each(keyed)('pass with evidence that is as they say, and with no other: %s', async (line) => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'readme-keyed-'));
    try {
      const key = makeKey();
      const write = (by: ReturnType<typeof makeKey>): void => {
        const payload = Buffer.from(JSON.stringify(aSummary({ timeVerified: '2026-01-10T00:00:00Z' })));
        fs.writeFileSync(path.join(folder, 'app.vsa.json'), JSON.stringify({ payload: payload.toString('base64'), payloadType: IN_TOTO, signatures: [{ keyid: '', sig: signWith(by, preAuthEncoding(IN_TOTO, payload)).toString('base64') }] }));
        fs.writeFileSync(path.join(folder, 'provenance.json'), gcloudFile([occurrence(provenanceV1(), [{ key: by, keyid: SIGNER_V1 }])]));
      };
      write(key);
      fs.writeFileSync(path.join(folder, 'app.tar.gz'), 'artifact');
      fs.writeFileSync(path.join(folder, 'verifier.pem'), pem('PUBLIC KEY', key.spki));
      const { inputs } = parseFlags(wordsOf(line).slice(2), flags);
      const asked = inputs.has('builder-id') ? new Map([...inputs, ['key', ['verifier.pem']], ['key-id', [SIGNER_V1]]]) : inputs;
      const now = { now: () => new Date('2026-01-20T00:00:00Z') };
      expect(await runIn(folder, asked, 'cli', now)).toMatchObject({ outcome: 'passed', exit: 0, problems: [] });
      write(makeKey());
      const refused = await runIn(folder, asked, 'cli', now);
      expect([refused.outcome, reasonCodes(refused)]).toEqual(['failed', ['EVIDENCE_REJECTED']]);
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });

  it.each(lines)('pass: %s', async (line) => {
    const { inputs } = parseFlags(wordsOf(line).slice(2), flags);
    expect(await runIn(ROOT, inputs, 'cli')).toMatchObject({ outcome: 'passed', exit: 0, problems: [] });
    const refused = await runIn(ROOT, new Map([...inputs, ['source-ref', ['refs/heads/experiment']], ['require', ['signature']]]), 'cli');
    expect(refused).toMatchObject({ outcome: 'failed', exit: 1, subjects: [{ reasons: [{ code: 'CLAIM_MISMATCH' }] }] });
  });

  it.each(allCommands.filter((line) => !commands.includes(line)))('do what they say of policies: %s', async (line) => {
    const command = commandOf(wordsOf(line).slice(2));
    if (command.name === 'verify' || command.name === 'policy' || command.name === 'unknown') throw new Error(`${command.name} is not run here`);
    const { inputs, json } = parseFlags(command.argv, flags);
    if (command.name === 'explain') return expect(await runIn(ROOT, inputs, 'cli')).toMatchObject({ outcome: 'passed', exit: 0, problems: [] });
    const deadline = new AbortController().signal;
    const { stdout, exit } = await policyCommand(command.name, { inputs, json }, { ...anonymous, files: filesOf(ROOT, { signal: deadline }), http: offlineHttp, cacheFolder: null, now: () => new Date(), log: () => {}, deadline });
    const said = { suggest: 'signer-workflow: MattiasGees/S3C-demo/.github/workflows/build.yml@refs/heads/main', lint: '✓ examples/policy.yml: 0 problems, 0 notes', test: '2 tests passed, 0 failed' };
    expect([exit, stdout]).toEqual([0, expect.stringContaining(said[command.name])]);
  });

  it('name no flag that needs a shell to be read', () => {
    expect(allCommands.filter((line) => /["'$`\\|&;<>]/.test(line))).toEqual([]);
  });
});

describe('the self-test workflow', () => {
  it('expects of each of its steps what the engine says', async () => {
    const text = fs.readFileSync(path.join(ROOT, '.github/workflows/self-test.yml'), 'utf8');
    const { jobs } = parse(text) as { jobs: Readonly<Record<string, Job>> };
    const steps = Object.values(jobs).flatMap(({ steps: all }) => all ?? []).filter(({ uses }) => uses === './');
    const seen: string[] = [];
    for (const step of steps) {
      const { outcome, exit } = await runIn(ROOT, inputsOf(step), 'action');
      seen.push(`${exit === 0 ? 'success' : 'failure'} ${outcome} ${outcome === 'passed'}`);
    }
    expect(seen).toEqual(['success passed true', 'failure failed false', 'failure error false']);
    expect(text).toContain(`test "$SEEN" = "${seen.join(', ')}"`);
  });
});

describe('the demo', () => {
  const passed: Expected = { outcome: 'passed', exit: 0, reason: null, candidate: null };
  const bundle = new Map([['artifact', ['examples/payload.json']], ['bundle', ['examples/payload.json.cosign-bundle.json']], ['repo', ['MattiasGees/S3C-demo']], ['require', ['signature']], ['offline', ['true']]]);

  it('shows what the README shows, and ends with 0', () => {
    const { status, stdout } = spawnSync(process.execPath, ['scripts/demo.ts'], { cwd: ROOT, encoding: 'utf8' });
    expect(status).toBe(0);
    const shown = blocksOf(readme, 'text').map(({ text }) => text.replaceAll(/^(?=.)/gm, '   '));
    expect(shown).toHaveLength(2);
    expect(shown.filter((text) => !stdout.includes(text))).toEqual([]);
    expect(stdout.match(/=> As expected: \w+/g)).toEqual(['=> As expected: passed', '=> As expected: failed', '=> As expected: failed']);
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('3 of 3 as expected.');
  });

  it('accepts the outcome and the codes that it expects, and no others', async () => {
    const report = await runIn(ROOT, bundle, 'cli');
    expect(difference(report, passed)).toBeNull();
    expect(difference(report, { ...passed, outcome: 'failed', exit: 1, reason: 'SIGNER_MISMATCH' })).toContain('found passed, exit 0');
    const without = await runIn(ROOT, new Map([...bundle].filter(([name]) => name !== 'bundle')), 'cli');
    expect(difference(without, passed)).toContain('EVIDENCE_NONE');
    expect(difference(without, { outcome: 'failed', exit: 1, reason: 'EVIDENCE_NONE', candidate: null })).toBeNull();
    expect(renderTerminal(without).split('\n')[0]).toBe('✗ failed · 0 of 1 passed · examples/payload.json');
  });
});

describe('the documents', () => {
  const documents = ['README.md', 'SECURITY.md', '.github/CONTRIBUTING.md', 'examples/README.md', 'examples/ORIGIN.md', ...fs.readdirSync(path.join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).map((name) => `docs/${name.replaceAll('\\', '/')}`).filter((name) => name.endsWith('.md'))].filter((name) => fs.existsSync(path.join(ROOT, name)));

  /** Links to files, and paths of sources in code spans, that lead nowhere. */
  function deadEnds(file: string, text: string): readonly string[] {
    const links = [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, target]) => path.posix.join(path.posix.dirname(file), target ?? ''));
    const paths = [...text.matchAll(/`((?:src|scripts|docs|examples|__tests__|\.github)\/[\w./-]+)`/g)].map(([, target]) => target ?? '');
    return [...links, ...paths].filter((target) => !fs.existsSync(path.join(ROOT, target)));
  }

  it('are there', () => {
    expect(documents).toEqual(expect.arrayContaining(['README.md', 'docs/architecture.md', 'docs/walkthrough.md', 'docs/glossary.md', 'docs/codes.md', 'docs/decisions/0001-bundling.md']));
  });

  it.each(documents)('%s leads nowhere dead', (file) => {
    expect(deadEnds(file, fs.readFileSync(path.join(ROOT, file), 'utf8'))).toEqual([]);
  });

  it.each([
    ['[a](docs/nowhere.md)', ['docs/nowhere.md']],
    ['see `src/nowhere.ts`', ['src/nowhere.ts']],
    ['[a](docs/codes.md#run) and `src/run.ts`, [b](https://example.com/x)', []],
  ])('are seen to: %s', (text, expected) => {
    expect(deadEnds('README.md', text)).toEqual(expected);
  });
});
