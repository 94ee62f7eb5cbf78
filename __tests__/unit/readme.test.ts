// The README and the documents beside it, held to the code: tables are generated, recipes and commands are run, links and paths lead somewhere.
//
// A recipe runs as the runner would run it: every input of action.yml with its default, those of the step over them. Its evidence is signed by an
// in-memory Sigstore; only the trust root is added where a recipe has none. The control of each is the same step under the root of strangers.

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
import { parseFlags } from '../../src/host/terminal.ts';
import { renderTerminal } from '../../src/report/catalog.ts';
import { run } from '../../src/run.ts';
import { anonymous, offlineHttp } from '../../src/net/client.ts';
import { aGithubIdentity, aStatement, makeKey, pem, VirtualSigstore, type LogEntryJson, type Signed, type SignOptions, type ToSign } from '../support/virtual-sigstore.ts';

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

/** The steps in a block: a list of steps, or the jobs of a workflow. */
function stepsIn(yaml: string): readonly Step[] {
  const block = parse(yaml) as readonly Step[] | { readonly jobs: Readonly<Record<string, Job>> };
  return 'jobs' in block ? Object.values(block.jobs).flatMap(({ steps }) => steps ?? []) : block;
}

const ours = ({ uses }: Step): boolean => uses?.startsWith('OWNER/verify-supply-chain@') === true;
const recipes = blocksOf(readme, 'yaml').flatMap(({ heading, text }) => stepsIn(text).filter(ours).map((step) => ({ heading, step })));

/** What the runner hands over for a step: the defaults of action.yml, and the step's own values over them. */
function inputsOf(step: Step): ReturnType<typeof readRunnerInputs> {
  const { inputs } = parse(fs.readFileSync(ACTION_FILE, 'utf8')) as { inputs: Record<string, { default: unknown }> };
  const values = { ...Object.fromEntries(Object.entries(inputs).map(([name, { default: preset }]) => [name, preset])), ...step.with };
  return readRunnerInputs(Object.fromEntries(Object.entries(values).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, String(value)])));
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

async function runIn(folder: string, inputs: Parameters<typeof run>[0], door: 'action' | 'cli'): Promise<Report> {
  const deadline = new AbortController().signal;
  const { report } = await run(inputs, { ...anonymous, files: filesOf(folder, { signal: deadline }), http: offlineHttp, cacheFolder: null, now: () => new Date(), log: () => {}, deadline }, door);
  return report;
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

  it('names only inputs and flags that there are, for those who know other tools', () => {
    const rows = between(readme, '### If you know cosign, gh or slsa-verifier', '## How a verdict comes about').split('\n').filter((line) => line.startsWith('| `'));
    const named = rows.flatMap((row) => [...(row.split(' | ').at(-1) ?? '').matchAll(/`([a-z][a-z-]+)(?:: [^`]+)?`/g)].map(([, name]) => name ?? ''));
    expect(named.length).toBeGreaterThan(25);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
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

describe('the recipes of the README', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'recipes-'));
  const app = Buffer.from('artifact');
  const other = Buffer.from('another');
  const tool = Buffer.from('tool');
  const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
  // What the same names hold for the recipes of private repositories is under GitHub's own instance.
  const PRIVATE = ['Attestations of a private repository', 'Without a network'];
  const TENANT = 'Attestations of a *.ghe.com enterprise';
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
    const builder = 'slsa-framework/slsa-github-generator/.github/workflows/generator_generic_slsa3.yml@refs/tags/v2.1.0';
    const generated = await sigstore.sign(provenance, aGithubIdentity({ signer: builder }));
    write('slsa/multiple.intoto.jsonl', envelopeOf(generated));
    write('slsa/entry.json', answerOf(generated.entries[0]));
    const key = makeKey();
    write('cosign.pub', pem('PUBLIC KEY', key.spki));
    write('signed-with-key.json', await bundle({ message: app }, { key, signer: 'key' }));
    for (const name of ['strangers.json', 'private/strangers.json', 'tenant/strangers.json']) write(name, strangers.trustedRoot());
    write('root.json', sigstore.trustedRoot());
  });

  it('are these', () => {
    expect(recipes.map(({ heading }) => heading)).toEqual([
      'verify-supply-chain', 'A file with a bundle beside it', 'A file signed by a person', "GitHub's artifact attestations", 'Attestations of a private repository', TENANT, 'Without a network',
      'Built by a reusable workflow of another repository', 'Many files at once', 'A signed checksum file', 'A signed checksum file', 'A signature and a certificate in files of their own',
      'Provenance of slsa-github-generator', 'A file signed with a key', 'Provenance and an SBOM', 'An identity as a regular expression', 'Try it without stopping anybody', 'A gate in a job of its own',
    ]);
  });

  it.each(recipes)('pass, and do not under the root of strangers: $heading', async ({ heading, step }) => {
    const asked = inputsOf(step);
    const passed = await runIn(folderOf(heading), new Map([['trusted-root', ['root.json']], ...asked]), 'action');
    expect({ outcome: passed.outcome, exit: passed.exit, problems: passed.problems }).toEqual({ outcome: 'passed', exit: 0, problems: [] });
    const refused = await runIn(folderOf(heading), new Map([...asked, ['trusted-root', ['strangers.json']]]), 'action');
    expect({ outcome: refused.outcome, codes: [...new Set(refused.subjects.flatMap(({ reasons }) => reasons.map(({ code }) => code)))] }).toEqual({ outcome: 'failed', codes: ['EVIDENCE_REJECTED'] });
  });

  it('refuse evidence of an enterprise where github.com is meant, and evidence of github.com where the enterprise is', async () => {
    const asked = inputsOf(recipes.find(({ heading }) => heading === TENANT)?.step ?? {});
    const root = ['trusted-root', ['root.json']] as const;
    for (const [where, host] of [['tenant', 'github.com'], ['tenant', 'evil.ghe.com'], ['private', 'acme.ghe.com']] as const) {
      const report = await runIn(path.join(folder, where), new Map([...asked, root, ['github-host', [host]]]), 'action');
      expect(report.subjects.map(({ outcome, reasons }) => ({ outcome, codes: reasons.map(({ code, about }) => `${code} ${about}`) }))).toEqual([{ outcome: 'failed', codes: ['SIGNER_MISMATCH certificate-oidc-issuer'] }]);
    }
  });

  it('refuse evidence of a private repository under the root of the public instance', async () => {
    const asked = inputsOf(recipes.find(({ heading }) => heading === PRIVATE[0])?.step ?? {});
    const report = await runIn(folderOf(PRIVATE[0] ?? ''), new Map([...asked, ['trusted-root', ['../root.json']]]), 'action');
    expect(report.subjects.map(({ outcome, reasons }) => ({ outcome, codes: reasons.map(({ code }) => code) }))).toEqual([{ outcome: 'failed', codes: ['EVIDENCE_REJECTED'] }]);
  });

  it.each([0, 1])('refuse a file that a signed list names with another digest (%i)', async (which) => {
    const asked = inputsOf(recipes.filter(({ heading }) => heading === 'A signed checksum file')[which]?.step ?? {});
    write('tool.zip', 'another tool');
    try {
      const report = await runIn(folder, new Map([['trusted-root', ['root.json']], ...asked]), 'action');
      expect(report.subjects.map(({ name, outcome, reasons }) => ({ name, outcome, codes: reasons.map(({ code }) => code) }))).toEqual([{ name: 'tool.zip', outcome: 'failed', codes: ['CHECKSUM_MISMATCH'] }]);
    } finally {
      write('tool.zip', tool);
    }
  });

  it('refuse a file that another key signed', async () => {
    const asked = inputsOf(recipes.find(({ heading }) => heading === 'A file signed with a key')?.step ?? {});
    write('other.pub', pem('PUBLIC KEY', makeKey().spki));
    const report = await runIn(folder, new Map([...asked, ['key', ['other.pub']], ['trusted-root', ['root.json']]]), 'action');
    expect(report.subjects.map(({ outcome, reasons }) => ({ outcome, codes: reasons.map(({ code }) => code) }))).toEqual([{ outcome: 'failed', codes: ['EVIDENCE_REJECTED'] }]);
  });

  it.each([
    ['a detached signature', 'A signature and a certificate in files of their own'],
    ['an envelope', 'Provenance of slsa-github-generator'],
  ])('refuse %s without its log entry', async (_what, title) => {
    const asked = inputsOf(recipes.find(({ heading }) => heading === title)?.step ?? {});
    const parts = (asked.get('bundle') ?? []).flatMap((lines) => lines.split('\n')).filter((line) => line !== '' && !line.endsWith('entry.json'));
    const report = await runIn(folder, new Map([...asked, ['bundle', parts], ['trusted-root', ['root.json']]]), 'action');
    expect(report.subjects.flatMap(({ ledger }) => ledger.map(({ code }) => code))).toEqual(['WITNESSES_TOO_FEW']);
  });

  it.each([
    ['the answer of the attestations API', (bundle: unknown) => ({ attestations: [{ bundle }] })],
    ['the output of gh attestation verify --format json', (bundle: unknown) => [{ attestation: { bundle }, verificationResult: {} }]],
  ])('take %s for a bundle, as the README says', async (_what, wrap) => {
    const asked = inputsOf(recipes.find(({ heading }) => heading === 'Built by a reusable workflow of another repository')?.step ?? {});
    write('wrapped.json', wrap(JSON.parse(fs.readFileSync(path.join(folder, 'platform.jsonl'), 'utf8'))));
    expect((await runIn(folder, new Map([...asked, ['bundle', ['wrapped.json']], ['trusted-root', ['root.json']]]), 'action')).outcome).toBe('passed');
    expect((await runIn(folder, new Map([...asked, ['bundle', ['wrapped.json']], ['trusted-root', ['strangers.json']]]), 'action')).outcome).toBe('failed');
  });

  it.each([
    ['as it is', (source: string) => source, 'passed', []],
    ['with every ref', (source: string) => source.replace(/@.*$/, '@.*'), 'passed', ['PATTERN_LOOSE']],
    ['without its anchors', (source: string) => source.replace(/^\^/, '').replace(/@.*$/, ''), 'failed', ['PATTERN_OPEN']],
  ])('take a regular expression as the README says: %s', async (_how, change, outcome, said) => {
    const asked = inputsOf(recipes.find(({ heading }) => heading === 'An identity as a regular expression')?.step ?? {});
    const source = asked.get('certificate-identity-regexp')?.[0] ?? '';
    const report = await runIn(folder, new Map([['trusted-root', ['root.json']], ...asked, ['certificate-identity-regexp', [change(source)]]]), 'action');
    expect({ outcome: report.outcome, said: [...report.notes, ...report.subjects.flatMap(({ reasons }) => reasons)].map(({ code }) => code) }).toEqual({ outcome, said });
  });
});

describe('the commands of the README', () => {
  const lines = blocksOf(readme, 'sh').flatMap(({ text }) => text.split('\n')).filter((line) => line.startsWith('node dist/cli.js '));

  it('are two', () => {
    expect(lines).toHaveLength(2);
  });

  it.each(lines)('pass: %s', async (line) => {
    const { inputs } = parseFlags(wordsOf(line).slice(2), flags);
    expect(await runIn(ROOT, inputs, 'cli')).toMatchObject({ outcome: 'passed', exit: 0, problems: [] });
    const refused = await runIn(ROOT, new Map([...inputs, ['source-ref', ['refs/heads/experiment']], ['require', ['signature']]]), 'cli');
    expect(refused).toMatchObject({ outcome: 'failed', exit: 1, subjects: [{ reasons: [{ code: 'CLAIM_MISMATCH' }] }] });
  });

  it('name no flag that needs a shell to be read', () => {
    expect(lines.filter((line) => /["'$`\\|&;<>]/.test(line))).toEqual([]);
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
