// Policies of another repository: read at a commit, with what they name beside them, and what they leave to the step.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { onlySubject, reasons } from '../support/engine.ts';
import { GithubDesk } from '../support/github-engine.ts';
import type { Given } from '../support/inputs.ts';
import type { Report } from '../../src/domain/report.ts';
import { aGithubIdentity, aStatement, byAttestAction, makeKey, pem } from '../support/virtual-sigstore.ts';

const RELEASE = 'acme/app/.github/workflows/release.yml@refs/tags/v1.2.3';
const policy = (more = '', require = 'provenance'): string => `version: 1\ntrust: { trusted-root: ../roots/root.json }\n${more}rules:\n- files: "**"\n  require: ${require}\n  signed-by: ${RELEASE}\n`;

let desk: GithubDesk;
let root: string;
let key: ReturnType<typeof makeKey>;
beforeAll(async () => {
  desk = await GithubDesk.open();
  root = JSON.stringify(desk.sigstore.trustedRoot());
  key = makeKey('P-256');
  desk.write('app.tar.gz', 'artifact');
  const { predicateType, predicate, workflow } = byAttestAction();
  desk.evidence('provenance.json', await desk.sigstore.sign({ statement: aStatement({ predicateType, predicate }) }, aGithubIdentity(workflow)));
  desk.evidence('by-key.json', await desk.sigstore.sign({ message: Buffer.from('artifact') }, { key, signer: 'key' }));
});
afterAll(() => desk.close());
beforeEach(() => desk.github.clear());

function commit(files: Readonly<Record<string, string>>, ref: string | null = null): string {
  return desk.github.repository('acme/policies').commit({ 'roots/root.json': root, ...files }, ref);
}

function under(line: string, given: Given = {}): Promise<Report> {
  return desk.report({ artifact: 'app.tar.gz', bundle: ['provenance.json', 'by-key.json'], policy: line, ...given });
}

describe('a policy of another repository', () => {
  it('decides at a commit, with the files beside it, and says nothing of it', async () => {
    const sha = commit({ 'org/policy.yml': policy() });
    const report = await under(`github:acme/policies/org/policy.yml@${sha}`);
    expect([report.outcome, report.layers[0]?.name, report.notes.map(({ code }) => code)]).toEqual(['passed', `github:acme/policies/org/policy.yml@${sha}`, []]);
    expect(desk.github.asked).toEqual([`GET /repos/acme/policies/contents/org/policy.yml?ref=${sha}`, `GET /repos/acme/policies/contents/roots/root.json?ref=${sha}`]);
    const refused = await under(`github:acme/policies/org/policy.yml@${commit({ 'org/policy.yml': policy('', 'sbom') })}`);
    expect([refused.outcome, reasons(onlySubject(refused))]).toEqual(['failed', ['CLASS_MISSING']]);
  });

  it('warns at a branch, which is looked up once, and names the commit', async () => {
    const sha = commit({ 'org/policy.yml': policy() }, 'main');
    const report = await under('github:acme/policies/org/policy.yml@main');
    expect([report.outcome, report.layers[0]?.name]).toEqual(['passed', `github:acme/policies/org/policy.yml@${sha}`]);
    expect(report.notes).toMatchObject([{ code: 'POLICY_MOVABLE', level: 'warning', expected: sha }]);
    expect(desk.github.asked.filter((one) => one.includes('/commits/'))).toEqual(['GET /repos/acme/policies/commits/main']);
  });

  it('takes no file from the workspace', async () => {
    desk.write('roots/keys/team.pub', pem('PUBLIC KEY', key.spki));
    const text = policy('', 'signature').replace(`signed-by: ${RELEASE}`, 'key: ../roots/keys/team.pub');
    const report = await under(`github:acme/policies/org/policy.yml@${commit({ 'org/policy.yml': text })}`);
    expect(report.problems.map(({ code, about }) => `${code} ${about ?? ''}`)).toContain('POLICY_UNAVAILABLE key');
    const there = await under(`github:acme/policies/org/policy.yml@${commit({ 'org/policy.yml': text, 'roots/keys/team.pub': pem('PUBLIC KEY', key.spki) })}`);
    expect(there.outcome).toBe('passed');
  });

  it.each<[string, string, Readonly<Record<string, string>>]>([
    ['no such file', 'github:acme/policies/org/other.yml@', {}], ['no such repository', 'github:acme/nothing/org/policy.yml@', {}], ['a folder', 'github:acme/policies/org@', {}], ['a file beyond a megabyte', 'github:acme/policies/org/policy.yml@', { 'org/policy.yml': `# ${'x'.repeat(1 << 20)}` }],
  ])('is an error where there is %s', async (_what, line, files) => {
    const report = await under(`${line}${commit({ 'org/policy.yml': policy(), ...files })}`);
    expect([report.outcome, report.problems.map(({ code }) => code), report.subjects]).toEqual(['error', ['POLICY_UNAVAILABLE'], []]);
  });

  it('is an error at a ref that is not there, and where the token may not read it', async () => {
    commit({ 'org/policy.yml': policy() }, 'main');
    expect((await under('github:acme/policies/org/policy.yml@develop')).problems).toMatchObject([{ code: 'POLICY_UNAVAILABLE' }]);
    desk.github.repository('acme/policies').visibility = 'private';
    expect((await under('github:acme/policies/org/policy.yml@main')).problems).toMatchObject([{ code: 'POLICY_UNAVAILABLE' }]);
    desk.github.tokens.set('t0ken', { repos: ['acme/policies'], attestations: true, sso: 'none' });
    expect((await under('github:acme/policies/org/policy.yml@main', { 'github-token': 't0ken' })).outcome).toBe('passed');
  });

  it.each(['github:acme/policies@main', 'github:acme/policies/p.yml', 'github:acme/policies/../p.yml@main', 'github:acme/policies/p.yml@', 'github:acme/policies/p.yml@a..b', 'github:acme//p.yml@main'])('is no %s', async (line) => {
    const report = await under(line);
    expect([report.problems.map(({ code, about }) => `${code} ${about ?? ''}`), desk.github.asked]).toEqual([['CONFIG_INVALID_VALUE policy'], []]);
  });

  it('asks nothing while other inputs cannot be used', async () => {
    const report = await under(`github:acme/policies/org/policy.yml@${commit({ 'org/policy.yml': policy() })}`, { bundel: 'x' });
    expect([report.problems.map(({ code }) => code), desk.github.asked]).toEqual([['CONFIG_UNKNOWN_INPUT'], []]);
  });

  it('asks nothing offline', async () => {
    const report = await under(`github:acme/policies/org/policy.yml@${commit({ 'org/policy.yml': policy() })}`, { offline: 'true' });
    expect([report.problems.map(({ code, about }) => `${code} ${about ?? ''}`), desk.github.asked]).toEqual([['CONFIG_CONFLICT offline'], []]);
  });
});

describe('what it leaves to the step', () => {
  const asked: Given = { repo: 'acme/app', 'trusted-root': 'root.json' };

  it('is nothing about trust, mode and what is weakened', async () => {
    const line = `github:acme/policies/org/policy.yml@${commit({ 'org/policy.yml': policy() })}`;
    const report = await under(line, { ...asked, mode: 'warn', 'unsafe-ignore-tlog': 'true' });
    expect(report.problems.map(({ code, about }) => `${code} ${about ?? ''}`)).toEqual(['CONFIG_CONFLICT mode', 'CONFIG_CONFLICT trusted-root', 'CONFIG_CONFLICT unsafe-ignore-tlog']);
    // What an action is given by default is nothing that anybody set.
    expect((await under(line, { 'deny-self-hosted-runners': 'true', repo: 'acme/app', mode: 'enforce' })).problems).toEqual([]);
  });

  it('is what it allows', async () => {
    const line = `github:acme/policies/org/policy.yml@${commit({ 'org/policy.yml': policy('allow-inputs: [trusted-root, mode]\n') })}`;
    expect((await under(line, asked)).outcome).toBe('passed');
    const report = await under(line, { ...asked, 'unsafe-ignore-tlog': 'true' });
    expect(report.problems.map(({ code, about }) => `${code} ${about ?? ''}`)).toEqual(['CONFIG_CONFLICT unsafe-ignore-tlog']);
  });

  it('is everything where the policy lies in the workspace', async () => {
    desk.write('policy.yml', policy().replace('../roots/root.json', 'root.json'));
    expect((await under('policy.yml', { ...asked, mode: 'warn' })).outcome).toBe('passed');
  });

  it('never is the mode of what the policy asks', async () => {
    const line = `github:acme/policies/org/policy.yml@${commit({ 'org/policy.yml': policy('allow-inputs: [trusted-root, mode]\n', 'sbom') })}`;
    const report = await under(line, { ...asked, mode: 'observe' });
    expect([report.outcome, report.exit]).toEqual(['failed', 1]);
  });
});

describe('attestations at GitHub', () => {
  it('are asked for of the repository that a rule about the subject names, and of no other', async () => {
    const repository = desk.github.repository('acme/app');
    const { predicateType, predicate, workflow } = byAttestAction();
    repository.attest(await desk.sigstore.sign({ statement: aStatement({ predicateType, predicate }) }, aGithubIdentity(workflow)));
    desk.github.repository('acme/other');
    desk.write('here.yml', `version: 1\ntrust: { trusted-root: root.json }\nrules:\n- { files: app.*, require: provenance, repo: acme/app }\n- { files: other/*, require: provenance, repo: acme/other }\n`);
    const asked = (more: Given = {}): Promise<Report> => desk.report({ artifact: 'app.tar.gz', policy: 'here.yml', 'github-attestations': 'auto', ...more });
    expect((await asked()).outcome).toBe('passed');
    expect(desk.github.asked.filter((one) => one.includes('acme'))).not.toEqual([]);
    expect(desk.github.asked.filter((one) => one.includes('other'))).toEqual([]);
    desk.github.forget();
    const unasked = await asked({ 'github-attestations': 'never' });
    expect([unasked.outcome, reasons(onlySubject(unasked)), desk.github.asked]).toEqual(['failed', ['EVIDENCE_NONE'], []]);
  });
});
