// The commands behind `policy`, as processes: words, exit codes, what goes to stdout and what to stderr; and that none of them accepts anybody.

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import path from 'node:path';
import { policyCommand, type PolicyFileTools } from '../../src/policy-commands.ts';
import { survey } from '../../src/run.ts';
import { anonymous } from '../../src/net/client.ts';
import { runProgram, type Ended } from '../support/built.ts';
import { Desk } from '../support/engine.ts';
import { CONTROLS, liveCommands } from '../support/hostile-texts.ts';
import { rawInputs, type Given } from '../support/inputs.ts';
import { emptyLogs } from '../support/ports.ts';
import { policyOf } from '../support/suggested.ts';
import { VirtualSigstore, aGithubIdentity, aStatement, byAttestAction, makeKey, pem } from '../support/virtual-sigstore.ts';

const CLI = path.resolve(import.meta.dirname, '../../src/cli.ts');
const SUBJECT = ['--artifact', 'app.tar.gz', '--bundle', 'good.json', '--trusted-root', 'root.json', '--offline'] as const;

let desk: Desk;
beforeAll(async () => {
  desk = new Desk(await VirtualSigstore.create());
  desk.write('app.tar.gz', 'artifact');
  const { predicate, predicateType, workflow } = byAttestAction();
  const good = await desk.sigstore.sign({ statement: aStatement({ predicate, predicateType }) }, aGithubIdentity(workflow));
  desk.evidence('good.json', good);
  desk.evidence('other.json', await desk.sigstore.sign({ statement: aStatement({ subjects: [{ name: 'x', bytes: Buffer.from('x') }] }) }, aGithubIdentity()));
  desk.evidence('hostile.json', await desk.sigstore.sign({ message: Buffer.from('artifact') }, { identity: { uri: ['https://evil.example/::error::x ##[set-output name=verified]true'] }, issuer: 'https://evil.example' }), await desk.sigstore.sign({ statement: aStatement({ predicateType: 'https://evil.example/##[error]' }) }, aGithubIdentity({ environment: 'a: b # {tag} ::error::x ##[error]\u202e' })));
  desk.write('old/app.tar.gz', 'older');
  desk.write('policy.yml', 'version: 1\nrules:\n  - files: app.tar.gz\n    require: provenance\n    signed-by: acme/app/.github/workflows/release.yml@refs/tags/v1.2.3\n');
  desk.write('check.cel', 'true');
});
afterAll(() => desk.remove());

const cli = (...argv: readonly string[]): Promise<Ended> => runProgram(desk.folder, [CLI, ...argv], { env: { NODE_NO_WARNINGS: '1' } });
const ports = (): Parameters<typeof policyCommand>[2] => ({ ...anonymous, files: desk.files(), http: emptyLogs, cacheFolder: null, now: () => new Date(), log: () => {}, deadline: new AbortController().signal });
const suggest = (given: Given, json = false): ReturnType<typeof policyCommand> => policyCommand('suggest', { inputs: rawInputs({ artifact: 'app.tar.gz', 'trusted-root': 'root.json', offline: 'true', ...given }), json }, ports());

describe('policy suggest', () => {
  it('prints a policy on stdout, and on stderr that it shows who signed and not whom to trust', async () => {
    const { exit, stdout, stderr } = await cli('policy', 'suggest', ...SUBJECT);
    expect(exit).toBe(0);
    expect(stdout).toMatch(/^# This shows who signed, NOT whom to trust/);
    expect(stdout).toContain('signer-workflow: acme/app/.github/workflows/release.yml@refs/tags/v1.2.3');
    expect(stderr).toMatch(/^This shows who signed, NOT whom to trust/);
    expect(stdout).toMatch(/\ntrust:\n {2}trusted-root: root\.json\n$/);
  });

  it('prints what the input policy accepts the subject by, and nobody else\'s', async () => {
    desk.write('suggested.yml', (await suggest({ bundle: 'good.json' })).stdout);
    expect((await desk.report({ artifact: 'app.tar.gz', bundle: 'good.json', policy: 'suggested.yml' })).outcome).toBe('passed');
    const other = byAttestAction({ trigger: 'workflow_dispatch' });
    desk.evidence('dispatched.json', await desk.sigstore.sign({ statement: aStatement({ predicate: other.predicate, predicateType: other.predicateType }) }, aGithubIdentity(other.workflow)));
    expect(await desk.report({ artifact: 'app.tar.gz', bundle: 'dispatched.json', policy: 'suggested.yml' })).toMatchObject({ outcome: 'failed', subjects: [{ reasons: [{ code: 'CLAIM_MISMATCH', about: 'trigger' }] }] });
  });

  it('names workflows of the GitHub that is meant, and others whole', async () => {
    const tenant = { server: 'https://acme.ghe.com', issuer: 'https://token.actions.acme.ghe.com' };
    const { predicate, predicateType, workflow } = byAttestAction(tenant);
    desk.evidence('tenant.json', await desk.sigstore.sign({ statement: aStatement({ predicate, predicateType }) }, aGithubIdentity(workflow)));
    const own = (await suggest({ bundle: 'tenant.json', 'github-host': 'acme.ghe.com' })).stdout;
    expect(own).toContain('signer-workflow: acme/app/.github/workflows/release.yml@refs/tags/v1.2.3\n    repo: acme/app\n');
    expect(own).toContain('  github-host: acme.ghe.com\n');
    const others = (await suggest({ bundle: 'tenant.json' })).stdout;
    expect(others).toContain('certificate-identity: https://acme.ghe.com/acme/app/.github/workflows/release.yml@refs/tags/v1.2.3\n    certificate-oidc-issuer: https://token.actions.acme.ghe.com\n');
    for (const [text, good] of [[own, 'good.json'], [others, 'good.json']] as const) {
      desk.write('suggested.yml', text);
      expect((await desk.report({ artifact: 'app.tar.gz', bundle: 'tenant.json', policy: 'suggested.yml' })).outcome).toBe('passed');
      // The repository of the same name on github.com is somebody else's.
      expect((await desk.report({ artifact: 'app.tar.gz', bundle: good, policy: 'suggested.yml' })).outcome).toBe('failed');
    }
  });

  it('prints the same for programs', async () => {
    const { exit, stdout } = await cli('policy', 'suggest', '--json', ...SUBJECT);
    const document = JSON.parse(stdout) as { readonly policy: string };
    expect([exit, document]).toMatchObject([0, { schema: 1, exit: 0, subjects: [{ name: 'app.tar.gz', match: { key: 'files' }, requirements: [{ require: 'provenance', fields: { repo: ['acme/app'] }, evidence: expect.stringMatching(/^sha256:/) }] }], lost: [], problems: [] }]);
    expect(document.policy).toBe((await cli('policy', 'suggest', ...SUBJECT)).stdout);
  });

  it.each<[string, Given, number, RegExp]>([
    ['nothing that verifies', { bundle: 'other.json' }, 1, /no evidence was verified that a policy could ask for/],
    ['no evidence', { bundle: 'good.json', artifact: 'old/app.tar.gz' }, 1, /no evidence was verified/],
    ['no such file', { artifact: 'absent*' }, 2, /SUBJECT_NOT_FOUND/],
    ['no subject', { artifact: [] }, 2, /CONFIG/],
    ['a registry that is not there', { artifact: 'app.tar.gz', bundle: 'good.json', image: '127.0.0.1:1/acme/app:v1', offline: 'false' }, 3, /SOURCE/],
  ])('ends with its own code for %s', async (_name, given, exit, stderr) => {
    const answer = await suggest(given);
    expect([answer.exit, answer.stderr]).toEqual([exit, expect.stringMatching(stderr)]);
    if (exit === 2) expect(answer.stdout).toBe('');
  });

  it.each<[string, Given]>([
    ['require', { require: 'provenance' }], ['certificate-identity', { 'certificate-identity': 'x' }], ['source-ref', { 'source-ref': 'refs/heads/main' }], ['trigger', { trigger: 'push' }], ['mode', { mode: 'warn' }], ['reports', { reports: 'out' }],
    ['unsafe-any-identity', { 'unsafe-any-identity': 'true' }], ['builder-id', { 'builder-id': 'https://example.com/b' }], ['enterprise', { enterprise: 'corp' }], ['policy', { policy: 'policy.yml' }], ['check', { check: 'check.cel' }],
  ])('refuses %s, which asks something of evidence', async (name, given) => {
    const answer = await suggest({ bundle: 'good.json', ...given }, true);
    expect(answer.exit).toBe(2);
    expect(JSON.parse(answer.stdout)).toMatchObject({ policy: '', problems: expect.arrayContaining([expect.objectContaining({ code: 'CONFIG_CONFLICT', about: name })]) });
    expect((await suggest({ bundle: 'good.json', repo: 'acme/app' })).exit).toBe(0);
  });

  it('says of what less was verified', async () => {
    expect((await suggest({ bundle: 'good.json', 'unsafe-ignore-tlog': 'true' })).stdout).toContain('# LESS WAS VERIFIED THAN USUAL, weakened by unsafe-ignore-tlog.');
    expect((await suggest({ bundle: 'good.json' })).stdout).not.toContain('LESS WAS VERIFIED');
  });

  it('names a key as the user did', async () => {
    const key = makeKey('P-256');
    desk.write('keys/acme.pem', pem('PUBLIC KEY', key.spki));
    desk.evidence('key.json', await desk.sigstore.sign({ message: Buffer.from('artifact') }, { signer: 'key', key }));
    const { stdout, exit } = await suggest({ bundle: 'key.json', key: 'keys/acme.pem' });
    expect([exit, stdout]).toEqual([0, expect.stringContaining('    key: keys/acme.pem\n')]);
  });

  it('makes one rule of each subject', async () => {
    desk.write('b/app.tar.gz', 'artifact');
    const { stdout } = await suggest({ bundle: 'good.json', artifact: ['app.tar.gz', 'b/app.tar.gz'] });
    expect(await policyOf(stdout, { 'root.json': '{}' })).toMatchObject({ rules: [{ match: { anyOf: [{ glob: { text: 'app.tar.gz' } }] } }, { match: { anyOf: [{ glob: { text: 'b/app.tar.gz' } }] } }] });
    expect(stdout.match(/^ {2}release/gm)).toHaveLength(1);
  });

  it('prints nothing live of what evidence says', async () => {
    for (const json of [[], ['--json']]) {
      const { stdout, stderr, exit } = await cli('policy', 'suggest', ...json, ...SUBJECT.map((word) => (word === 'good.json' ? 'hostile.json' : word)));
      expect([exit, stdout]).toEqual([0, expect.stringContaining('evil.example')]);
      expect(liveCommands(stdout + stderr)).toEqual([]);
      expect(CONTROLS.exec(stdout + stderr)).toBeNull();
    }
  });
});

describe('a survey', () => {
  it('accepts nobody', async () => {
    const report = await survey(rawInputs({ artifact: 'app.tar.gz', bundle: 'good.json', 'trusted-root': 'root.json', offline: 'true' }), ports(), async () => {});
    expect(report).toMatchObject({ outcome: 'failed', exit: 1, subjects: [{ outcome: 'failed', signer: null, reasons: [{ code: 'REFUSED' }] }] });
    // With an identity the same evidence passes.
    expect((await desk.report({ artifact: 'app.tar.gz', bundle: 'good.json', repo: 'acme/app' })).outcome).toBe('passed');
  });
});

describe('policy explain', () => {
  const runs: readonly (readonly [string, number, RegExp])[] = [
    ['acme/app', 0, /^passed · 1 of 1[^]*\n {4}passed: provenance signed by[^\n]*\n {6}met by sha256:/],
    ['acme/other', 1, /^failed · 0 of 1[^]*\n {6}nearest was sha256:[^\n]*\n {8}(?:signer-)?repo: expected acme\/other; found acme\/app/],
    ['not a repository', 2, /^error[^]*CONFIG_INVALID_VALUE repo/],
  ];
  it.each(runs)('of %s ends as the run does, with %i', async (repo, exit, text) => {
    const explained = await cli('policy', 'explain', ...SUBJECT, '--repo', repo);
    expect([explained.exit, explained.stdout]).toEqual([exit, expect.stringMatching(text)]);
    const [run, json] = [await cli(...SUBJECT, '--repo', repo), await cli('policy', 'explain', '--json', ...SUBJECT, '--repo', repo)];
    expect([run.exit, json.exit, JSON.parse(json.stdout)]).toMatchObject([exit, exit, { schema: 1, exit }]);
  });
  it('needs an identity', async () => {
    const { exit, stdout } = await cli('policy', 'explain', ...SUBJECT);
    expect([exit, stdout]).toEqual([2, expect.stringContaining('CONFIG_IDENTITY_REQUIRED')]);
  });
  it('prints nothing live of what evidence says', async () => {
    const { stdout, exit } = await cli('policy', 'explain', ...SUBJECT.map((word) => (word === 'good.json' ? 'hostile.json' : word)), '--repo', 'acme/app');
    expect([exit, liveCommands(stdout), CONTROLS.exec(stdout)]).toEqual([1, [], null]);
    expect(stdout).toContain('evil.example');
  });
});

describe('policy lint and policy test', () => {
  it('never end well without a file that can be had', async () => {
    for (const word of ['lint', 'test']) {
      const { exit, stdout, stderr } = await cli('policy', word, 'nobody.yml');
      expect([exit, stdout + stderr]).toEqual([2, expect.stringContaining('POLICY_UNAVAILABLE policy')]);
    }
  });
  it.each<['lint' | 'test']>([['lint'], ['test']])('hand files and flags of %s to its tool, where all of them are known', async (name) => {
    const tools: PolicyFileTools = { [name]: async (files: readonly string[], { flags, json }: { readonly flags: ReadonlyMap<string, readonly string[]>; readonly json: boolean }) => ({ stdout: JSON.stringify([files, [...flags], json]), stderr: '', exit: 0 }) };
    const ask = (given: Given): ReturnType<typeof policyCommand> => policyCommand(name, { inputs: rawInputs(given), json: true }, ports(), tools);
    expect(await ask({ 'argument "a.yml"': 'a.yml', offline: 'true', 'argument "b.yml"': 'b.yml' })).toEqual({ stdout: '[["a.yml","b.yml"],[["offline",["true"]]],true]', stderr: '', exit: 0 });
    expect(await ask({ 'argument "a.yml"': 'a.yml', ofline: 'true' })).toEqual({ stdout: '', stderr: 'There is no flag --ofline; did you mean --offline?\n', exit: 2 });
    expect(await ask({})).toMatchObject({ exit: 2, stderr: `policy ${name} needs a policy file: policy ${name} FILE …\n` });
  });
});

describe('words', () => {
  it.each<[readonly string[], number, RegExp]>([
    [['policy'], 2, /^Usage: verify-supply-chain policy suggest/],
    [['policy', '--help'], 0, /^Usage: verify-supply-chain policy suggest/],
    [['policy', 'suggest', '--help'], 0, /^Usage: verify-supply-chain policy suggest/],
    // A gate whose flags are hijacked must not open.
    [['policy', 'explain', '--artifact', '--help'], 2, /^Usage/],
    [['policy', 'sugest'], 2, /^$/],
    [['policy', 'policy', 'suggest'], 2, /^$/],
  ])('%j', async (argv, exit, stdout) => {
    const ended = await cli(...argv);
    expect([ended.exit, ended.stdout]).toEqual([exit, expect.stringMatching(stdout)]);
  });
  it('that are values turn no verification into anything else', async () => {
    const { exit, stdout } = await cli('--artifact', 'policy', 'suggest', '--repo', 'acme/app');
    expect([exit, stdout]).toEqual([2, expect.stringMatching(/^✗ error[^]*CONFIG_UNKNOWN_INPUT/)]);
  });
});
