// Rows about files: the same evidence and the same question, put to us and to a tool that verifies files. Both have to accept it, and both to refuse
// what is bent. Where the tool is known to be laxer, that it accepts is asserted too: the difference is ours on purpose, and written down.

import { createHash } from 'node:crypto';
import { filesOf } from '../../src/host/files.ts';
import { anonymous, offlineHttp } from '../../src/net/client.ts';
import { run } from '../../src/run.ts';
import { signWith } from '../../__tests__/support/forge/keys.ts';
import { IN_TOTO, preAuthEncoding } from '../../__tests__/support/forge/statement.ts';
import { rawInputs, type Given } from '../../__tests__/support/inputs.ts';
import { aSummary, RESOURCE, VERIFIER } from '../../__tests__/support/summaries.ts';
import { aGithubIdentity, aStatement, makeKey, pem, reassemble, slsaPredicate, VirtualSigstore, type GithubWorkflow, type Signed, type SigningKey } from '../../__tests__/support/virtual-sigstore.ts';
import type { Bench, Tool, ToolName } from './tools.ts';

/** What rows about files work with. */
export interface FileSetting { readonly bench: Bench; readonly tools: ReadonlyMap<ToolName, Tool>; readonly sigstore: VirtualSigstore }

/** One row. It throws where something is not as it must be, and returns what is worth saying where it is. */
export interface FileRow { readonly name: string; readonly needs: readonly ToolName[]; readonly run: (setting: FileSetting) => Promise<string | void> }

/** One question: whether a file passes by evidence, in our words and in those of the tool. */
interface Question { readonly name: string; readonly evidence: () => Promise<string | Uint8Array>; readonly ours: Given; readonly theirs: readonly string[]; readonly answers: 'both accept' | 'both refuse' | 'we refuse' }

const APP = Buffer.from('artifact');
const REPO = ['--repo', 'acme/app'] as const;
const BY_REPO = { repo: 'acme/app' } as const;
const WORKFLOW = 'acme/app/.github/workflows/release.yml';

/** Puts every question to both, and tells how often they agreed. */
async function compare(tool: Tool, argv: (evidence: string, theirs: readonly string[]) => readonly string[], base: Given, questions: readonly Question[], { bench }: FileSetting): Promise<string> {
  const wrong: string[] = [];
  for (const [index, { name, evidence, ours, theirs, answers }] of questions.entries()) {
    const file = `evidence-${tool.name}-${index}.jsonl`;
    bench.write(file, await evidence());
    const { code, stderr } = await bench.run(tool, argv(bench.path(file), theirs), { GH_TOKEN: 'none', GH_NO_UPDATE_NOTIFIER: '1' });
    const ports = { ...anonymous, http: offlineHttp, files: filesOf(bench.folder), cacheFolder: null, now: () => new Date(), log: () => {}, deadline: new AbortController().signal };
    const { report } = await run(rawInputs({ bundle: file, offline: 'true', ...base, ...ours }), ports, 'cli');
    const [weAccept, theyAccept] = [report.outcome === 'passed', code === 0];
    const said = `${name}: we say ${report.outcome} (${[...report.problems, ...report.subjects.flatMap(({ reasons }) => reasons)].map((one) => one.code).join(', ')}), ${tool.name} ${theyAccept ? 'accepts' : `refuses (${stderr.trim().split('\n').at(-1) ?? ''})`}`;
    if (weAccept !== (answers === 'both accept') || theyAccept !== (answers !== 'both refuse') || report.outcome === 'error') wrong.push(said);
  }
  if (wrong.length > 0) throw new Error(wrong.join('; '));
  const alone = questions.filter(({ answers }) => answers === 'we refuse').map(({ name }) => name);
  return `${questions.length} questions${alone.length === 0 ? '' : `; it accepts what we refuse: ${alone.join(', ')}`}`;
}

function signedBy(by: VirtualSigstore, workflow: GithubWorkflow = {}): Promise<Signed> {
  return by.sign({ statement: aStatement({ predicate: slsaPredicate(workflow) }) }, aGithubIdentity(workflow));
}

/** `gh attestation verify` of bundles by one instance, without a network. */
function attestations(instance: 'public' | 'of GitHub'): FileRow {
  return {
    name: `gh attestation verify, the instance ${instance}`, needs: ['gh'],
    run: async (setting) => {
      const { bench, tools, sigstore } = setting;
      const tool = tools.get('gh');
      if (tool === undefined) throw new Error('gh is missing');
      const own = await VirtualSigstore.create({ style: 'github', now: new Date() });
      const strangers = await VirtualSigstore.create({ ...(instance === 'public' ? {} : { style: 'github' }), now: new Date() });
      const by = instance === 'public' ? sigstore : own;
      bench.write('app.tar.gz', APP);
      bench.write('other.tar.gz', 'other');
      // It reads a root to each line end, and none behind the last one.
      bench.write('roots.jsonl', [sigstore, own].map((one) => `${JSON.stringify(one.trustedRoot())}\n`).join(''));
      const made = await signedBy(by);
      const text = async (): Promise<Uint8Array> => made.bytes;
      const of = (workflow: GithubWorkflow) => async (): Promise<Uint8Array> => (await signedBy(by, workflow)).bytes;
      const bent = (change: (json: BendableBundle) => void) => async (): Promise<string> => {
        const json = JSON.parse(JSON.stringify(made.bundle)) as BendableBundle;
        change(json);
        return JSON.stringify(json);
      };
      const commit = aGithubIdentity({}).extensions?.[13];
      if (typeof commit !== 'string') throw new TypeError('the identity has a commit');
      const questions: readonly Question[] = [
        { name: 'by repository', evidence: text, ours: BY_REPO, theirs: REPO, answers: 'both accept' },
        { name: 'by owner', evidence: text, ours: { owner: 'acme' }, theirs: ['--owner', 'acme'], answers: 'both accept' },
        { name: 'by ref, commit, workflow and runner', evidence: text, ours: { ...BY_REPO, 'source-ref': 'refs/tags/v1.2.3', 'source-digest': commit, 'signer-workflow': WORKFLOW, 'deny-self-hosted-runners': 'true' }, theirs: [...REPO, '--source-ref', 'refs/tags/v1.2.3', '--source-digest', commit, '--signer-workflow', WORKFLOW, '--deny-self-hosted-runners'], answers: 'both accept' },
        { name: 'behind another in one file', evidence: async () => `${JSON.stringify((await signedBy(by, { repo: 'evil/app' })).bundle)}\n${JSON.stringify(made.bundle)}\n`, ours: BY_REPO, theirs: REPO, answers: 'both accept' },
        { name: 'another repository', evidence: text, ours: { repo: 'acme/other' }, theirs: ['--repo', 'acme/other'], answers: 'both refuse' },
        { name: 'another owner', evidence: text, ours: { owner: 'evil' }, theirs: ['--owner', 'evil'], answers: 'both refuse' },
        { name: 'a neighbour signed', evidence: of({ repo: 'acme/app-evil' }), ours: BY_REPO, theirs: REPO, answers: 'both refuse' },
        { name: 'another ref', evidence: text, ours: { ...BY_REPO, 'source-ref': 'refs/heads/main' }, theirs: [...REPO, '--source-ref', 'refs/heads/main'], answers: 'both refuse' },
        { name: 'another commit', evidence: text, ours: { ...BY_REPO, 'source-digest': 'f'.repeat(40) }, theirs: [...REPO, '--source-digest', 'f'.repeat(40)], answers: 'both refuse' },
        { name: 'another workflow', evidence: text, ours: { ...BY_REPO, 'signer-workflow': WORKFLOW.replace('release', 'build') }, theirs: [...REPO, '--signer-workflow', WORKFLOW.replace('release', 'build')], answers: 'both refuse' },
        { name: 'a runner of one\'s own', evidence: of({ runner: 'self-hosted' }), ours: { ...BY_REPO, 'deny-self-hosted-runners': 'true' }, theirs: [...REPO, '--deny-self-hosted-runners'], answers: 'both refuse' },
        { name: 'a workflow of somebody else that was called', evidence: of({ signer: 'evil/tools/.github/workflows/build.yml@refs/heads/main' }), ours: BY_REPO, theirs: REPO, answers: 'both refuse' },
        { name: 'strangers of the same name', evidence: async () => (await signedBy(strangers)).bytes, ours: BY_REPO, theirs: REPO, answers: 'both refuse' },
        { name: 'another type', evidence: async () => (await by.sign({ statement: aStatement({ predicateType: 'https://spdx.dev/Document', predicate: {} }) }, aGithubIdentity({}))).bytes, ours: BY_REPO, theirs: REPO, answers: 'both refuse' },
        { name: 'about another file', evidence: async () => (await by.sign({ statement: aStatement({ subjects: [{ name: 'app.tar.gz', bytes: Buffer.from('other') }], predicate: slsaPredicate({}) }) }, aGithubIdentity({}))).bytes, ours: BY_REPO, theirs: REPO, answers: 'both refuse' },
        { name: 'a payload that was changed', evidence: bent((json) => { json.dsseEnvelope.payload = Buffer.from(Buffer.from(json.dsseEnvelope.payload, 'base64').toString().replace('app.tar.gz', 'app.tar.xz')).toString('base64'); }), ours: BY_REPO, theirs: REPO, answers: 'both refuse' },
        { name: 'the signature of another', evidence: async () => { const other = await signedBy(by); return bent((json) => { json.dsseEnvelope.signatures = other.bundle.dsseEnvelope?.signatures ?? []; })(); }, ours: BY_REPO, theirs: REPO, answers: 'both refuse' },
        { name: 'no time', evidence: async () => (await by.sign({ statement: aStatement({ predicate: slsaPredicate({}) }) }, { ...aGithubIdentity({}), log: 'none', timestamps: 0 })).bytes, ours: BY_REPO, theirs: REPO, answers: 'both refuse' },
        { name: 'a ref in another case', evidence: text, ours: { ...BY_REPO, 'source-ref': 'refs/tags/V1.2.3' }, theirs: [...REPO, '--source-ref', 'refs/tags/V1.2.3'], answers: 'we refuse' },
        { name: 'a repository in another case', evidence: text, ours: { repo: 'Acme/App' }, theirs: ['--repo', 'Acme/App'], answers: 'we refuse' },
        { name: 'a workflow whose name goes on', evidence: of({ signer: `${WORKFLOW}-evil.yml@refs/tags/v1.2.3` }), ours: { ...BY_REPO, 'signer-workflow': WORKFLOW }, theirs: [...REPO, '--signer-workflow', WORKFLOW], answers: 'we refuse' },
        ...(instance === 'public' ? publicOnly(by, made) : []),
      ];
      return compare(tool, (file, theirs) => ['attestation', 'verify', bench.path('app.tar.gz'), '--bundle', file, '--custom-trusted-root', bench.path('roots.jsonl'), ...theirs], { artifact: 'app.tar.gz', 'trusted-root': 'roots.jsonl' }, questions, setting);
    },
  };
}

interface BendableBundle { dsseEnvelope: { payload: string; signatures: unknown } }

/** What only an instance with logs can be asked. */
function publicOnly(by: VirtualSigstore, made: Signed): readonly Question[] {
  const question = (name: string, evidence: () => Promise<Uint8Array>, answers: Question['answers'] = 'both refuse'): Question => ({ name, evidence, ours: BY_REPO, theirs: REPO, answers });
  return [
    question('no log', async () => (await by.sign({ statement: aStatement({ predicate: slsaPredicate({}) }) }, { ...aGithubIdentity({}), log: 'none', timestamps: 1 })).bytes),
    question('the log entry of another', async () => reassemble(made, { entries: (await signedBy(by)).entries }).bytes),
    question('a certificate in no certificate log', async () => (await by.sign({ statement: aStatement({ predicate: slsaPredicate({}) }) }, { ...aGithubIdentity({}), sct: false })).bytes, 'we refuse'),
    question('a time when the certificate had ended', async () => (await by.sign({ statement: aStatement({ predicate: slsaPredicate({}) }) }, { ...aGithubIdentity({}), entry: { at: new Date(Date.now() + 3_600_000) } })).bytes),
  ];
}

/** `slsa-verifier verify-vsa` with a key: all of it that needs no network. */
const summaries: FileRow = {
  name: 'slsa-verifier verify-vsa', needs: ['slsa-verifier'],
  run: async (setting) => {
    const { bench, tools } = setting;
    const tool = tools.get('slsa-verifier');
    if (tool === undefined) throw new Error('slsa-verifier is missing');
    const [key, other] = [makeKey(), makeKey()];
    bench.write('app.tar.gz', APP);
    for (const [name, one] of [['verifier.pub', key], ['stranger.pub', other]] as const) bench.write(name, pem('PUBLIC KEY', one.spki));
    const levels = { verifiedLevels: ['SLSA_BUILD_LEVEL_2'] };
    const envelope = (statement: object, by: SigningKey = key, bend: (payload: Buffer) => Buffer = (payload) => payload) => async (): Promise<string> => {
      const payload = Buffer.from(JSON.stringify(statement));
      return `${JSON.stringify({ payload: bend(payload).toString('base64'), payloadType: IN_TOTO, signatures: [{ keyid: '', sig: signWith(by, preAuthEncoding(IN_TOTO, payload)).toString('base64') }] })}\n`;
    };
    const good = envelope(aSummary(levels));
    const sha256 = `sha256:${createHash('sha256').update(APP).digest('hex')}`;
    const base: Given = { 'subject-digest': sha256, key: 'verifier.pub', 'key-log': 'none' };
    const asked = (more: { readonly digest?: string; readonly id?: string; readonly uri?: string; readonly level?: string; readonly key?: string } = {}): Pick<Question, 'ours' | 'theirs'> => {
      const { digest = sha256, id = VERIFIER, uri = RESOURCE, level = 'SLSA_BUILD_LEVEL_2', key: by = 'verifier.pub' } = more;
      return { ours: { 'subject-digest': digest, key: by, 'verifier-id': id, 'resource-uri': uri, 'verified-level': level }, theirs: ['--subject-digest', digest, '--verifier-id', id, '--resource-uri', uri, '--verified-level', level, '--public-key-path', bench.path(by)] };
    };
    const questions: readonly Question[] = [
      { name: 'what it is about', evidence: good, ...asked(), answers: 'both accept' },
      { name: 'a lower level', evidence: good, ...asked({ level: 'SLSA_BUILD_LEVEL_1' }), answers: 'both accept' },
      { name: 'a higher level', evidence: good, ...asked({ level: 'SLSA_BUILD_LEVEL_3' }), answers: 'both refuse' },
      { name: 'another verifier', evidence: good, ...asked({ id: `${VERIFIER}/evil` }), answers: 'both refuse' },
      { name: 'another resource', evidence: good, ...asked({ uri: `${RESOURCE}.evil` }), answers: 'both refuse' },
      { name: 'another digest', evidence: good, ...asked({ digest: `sha256:${'0'.repeat(64)}` }), answers: 'both refuse' },
      { name: 'another key', evidence: good, ...asked({ key: 'stranger.pub' }), answers: 'both refuse' },
      { name: 'signed by strangers', evidence: envelope(aSummary(levels), other), ...asked(), answers: 'both refuse' },
      { name: 'a verification that failed', evidence: envelope(aSummary({ ...levels, verificationResult: 'FAILED' })), ...asked(), answers: 'both refuse' },
      { name: 'a payload that was changed', evidence: envelope(aSummary(levels), key, (payload) => Buffer.from(payload.toString().replace('LEVEL_2', 'LEVEL_3'))), ...asked(), answers: 'both refuse' },
    ];
    return compare(tool, (file, theirs) => ['verify-vsa', '--attestation-path', file, ...theirs], base, questions, setting);
  },
};

/** The tool cannot be asked here. */
export class NotRun extends Error {
  override readonly name = 'NotRun';
}

/** Forms of the tools that reach for the network whatever they are given, which this script does not have: why, as the tool says it. */
function online(tool: ToolName, name: string, argv: (bench: Bench) => readonly string[]): FileRow {
  return {
    name, needs: [tool],
    run: async ({ bench, tools, sigstore }) => {
      const program = tools.get(tool);
      if (program === undefined) throw new Error(`${tool} is missing`);
      bench.write('app.tar.gz', APP);
      bench.write('provenance.json', (await signedBy(sigstore)).bytes);
      const { code, stderr, stdout } = await bench.run(program, argv(bench), { GH_TOKEN: 'none' });
      // The day it does not, it can be compared.
      if (code === 0 || !/127\.0\.0\.1:9|proxyconnect/.test(`${stderr}${stdout}`)) throw new Error('it ended without reaching for the network: compare it');
      throw new NotRun(`it asks ${/(?:Get|Post) "?(https:\/\/[^/"]+)/i.exec(`${stderr}${stdout}`)?.[1] ?? 'the network'}`);
    },
  };
}

/** All rows about files. */
export const fileRows: readonly FileRow[] = [
  attestations('public'), attestations('of GitHub'), summaries,
  online('slsa-verifier', 'slsa-verifier verify-artifact', (bench) => ['verify-artifact', bench.path('app.tar.gz'), '--provenance-path', bench.path('provenance.json'), '--source-uri', 'github.com/acme/app']),
  online('gh', 'gh release verify', () => ['release', 'verify', 'v1.2.3', '--repo', 'acme/app']),
];
