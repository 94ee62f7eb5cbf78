// Whole runs under policy files: every key that accepts and refuses, layers, trust of their own, and what is wrong with a file.

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { Desk, onlySubject, problemCodes, reasons } from '../support/engine.ts';
import type { Given } from '../support/inputs.ts';
import { aSummary } from '../support/summaries.ts';
import type { Report } from '../../src/domain/report.ts';
import { aGithubIdentity, aStatement, byAttestAction, makeKey, pem, VirtualSigstore, type GithubWorkflow } from '../support/virtual-sigstore.ts';

const RELEASE = 'acme/app/.github/workflows/release.yml@refs/tags/v1.2.3';
const COMMIT = 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00';
const DIGEST = `sha256:${createHash('sha256').update('artifact').digest('hex')}`;
const PLATFORM = 'acme/platform/.github/workflows/build.yml@refs/tags/v2.1.0';

let desk: Desk;
let other: VirtualSigstore;
const key = makeKey('P-256');
beforeAll(async () => {
  desk = new Desk(await VirtualSigstore.create());
  other = await VirtualSigstore.create();
  desk.write('other-root.json', JSON.stringify(other.trustedRoot()));
  desk.write('app.tar.gz', 'artifact');
  desk.write('keys/team.pub', pem('PUBLIC KEY', key.spki));
  await evidence('provenance.json', byAttestAction());
  await evidence('platform.json', byAttestAction({ signer: PLATFORM }));
  await evidence('elsewhere.json', byAttestAction({ run: '999' }));
  desk.evidence('signature.json', await desk.sigstore.sign({ message: Buffer.from('artifact') }, aGithubIdentity({})));
  desk.evidence('other-run-signature.json', await desk.sigstore.sign({ message: Buffer.from('artifact') }, aGithubIdentity({ run: '999' })));
  desk.evidence('by-key.json', await desk.sigstore.sign({ message: Buffer.from('artifact') }, { key, signer: 'key' }));
  desk.evidence('summary.json', await desk.sigstore.sign({ statement: aSummary() }, { key, signer: 'key' }));
  desk.evidence('by-other.json', await other.sign({ message: Buffer.from('artifact') }, aGithubIdentity({})));
});
afterAll(() => desk.remove());

async function evidence(name: string, { predicateType, predicate, workflow }: { readonly predicateType: string; readonly predicate: object; readonly workflow: GithubWorkflow }): Promise<void> {
  desk.evidence(name, await desk.sigstore.sign({ statement: aStatement({ predicateType, predicate }) }, aGithubIdentity(workflow)));
}

/** Runs with a policy; its trust is the desk's unless it says another. */
async function under(policy: string, given: Given = {}): Promise<Report> {
  desk.write('policy.yml', `version: 1\n${policy.includes('trust:') ? '' : 'trust: { trusted-root: root.json }\n'}${policy}`);
  return (await desk.run({ artifact: 'app.tar.gz', bundle: ['provenance.json'], policy: 'policy.yml', ...given })).report;
}

async function judged(policy: string, given: Given = {}): Promise<readonly [string, readonly string[]]> {
  const report = await under(policy, given);
  if (report.problems.length > 0) throw new Error(JSON.stringify(report.problems, null, 1));
  return [report.outcome, reasons(onlySubject(report))];
}

const rule = (...lines: readonly string[]): string => `rules:\n- files: "**"\n${lines.map((line) => `  ${line}\n`).join('')}`;
const CERTIFICATE = 'certificate-identity: https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1.2.3';
const BY_RELEASE = `signed-by: ${RELEASE}`;
const ALL = { bundle: ['provenance.json', 'signature.json', 'by-key.json'] } as const;

describe('a policy', () => {
  it('passes on six lines, and is named with its digest in the report', async () => {
    const report = await under(rule('require: provenance', BY_RELEASE, 'deny-self-hosted-runners: true'));
    expect(report.outcome).toBe('passed');
    expect(report.layers).toEqual([{ name: 'policy.yml', digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) }]);
    expect(report.constraints.join('\n')).toMatch(/policy: policy\.yml \(sha256:[0-9a-f]{64}\)\nrule #1: file \*\*/);
  });

  // Each line: what a rule says, the evidence, and the outcome; the line after an accepting one is its neighbour that is refused.
  it.each<[string, string, Given, string, readonly string[]]>([
    ['a signer by name', `signers: { release: ${RELEASE} }\n${rule('require: provenance', 'signed-by: release')}`, {}, 'passed', []],
    ['a signer by name, of another ref', `signers: { release: acme/app/.github/workflows/release.yml@refs/tags/v9.* }\n${rule('require: provenance', 'signed-by: release')}`, {}, 'failed', ['SIGNER_MISMATCH signer-ref']],
    ['any of two signers', `signers: { a: x/y/.github/workflows/z.yml@refs/heads/main }\n${rule('require: provenance', `signed-by: [a, ${RELEASE}]`)}`, {}, 'passed', []],
    ['signers whose facts differ, each in a class of its own', `signers: { a: { signer-workflow: ${RELEASE}, source-ref: refs/heads/main }, b: ${RELEASE} }\n${rule('require:', '- any: [provenance: { signed-by: a }, provenance: { signed-by: b }]')}`, {}, 'passed', []],
    ['a signer with facts of its own', `signers: { r: { signer-workflow: ${RELEASE}, source-ref: refs/tags/v1.2.3 } }\n${rule('require: provenance', 'signed-by: r')}`, {}, 'passed', []],
    ['a signer with facts that differ', `signers: { r: { signer-workflow: ${RELEASE}, source-ref: refs/tags/v2.0.0 } }\n${rule('require: provenance', 'signed-by: r')}`, {}, 'failed', ['SIGNER_MISMATCH source-ref']],
    // What is said of one of several signers is asked of that one, wherever it stands among them.
    ['the ref of the second of two signers', `signers: { a: x/y/.github/workflows/z.yml@refs/heads/main, b: { repo: acme/app@refs/tags/v1.2.3 } }\n${rule('require: provenance', 'signed-by: [a, b]')}`, {}, 'passed', []],
    ['the ref of the second of two signers, which differs', `signers: { a: x/y/.github/workflows/z.yml@refs/heads/main, b: { repo: acme/app@refs/tags/v9.0.0 } }\n${rule('require: provenance', 'signed-by: [a, b]')}`, {}, 'failed', ['SIGNER_MISMATCH source-ref']],
    ['a fact of the first of two signers, which the second has not', `signers: { a: { repo: acme/app@refs/tags/v9.0.0 }, b: ${RELEASE} }\n${rule('require: provenance', 'signed-by: [a, b]')}`, {}, 'passed', []],
    ['a key with facts of its own', `signers: { k: { key: keys/team.pub, verifier-id: https://verifier.example/v1, resource-uri: https://example.com/app.tar.gz } }\n${rule('require: vsa', 'signed-by: k')}`, { bundle: 'summary.json' }, 'passed', []],
    ['a key with facts of its own, one of which differs', `signers: { k: { key: keys/team.pub, verifier-id: https://verifier.example/v1, resource-uri: https://example.com/other.tar.gz } }\n${rule('require: vsa', 'signed-by: k')}`, { bundle: 'summary.json' }, 'failed', ['SIGNER_MISMATCH resource-uri']],
    ['a level that a signer must have, by a builder of one\'s own', `builders:\n- signer-workflow: acme/platform/.github/workflows/build.yml@refs/tags/v2.*\n  build-level: 3\nsigners: { p: { signer-workflow: ${PLATFORM}, build-level: 3 } }\n${rule('require: provenance', 'signed-by: p')}`, { bundle: 'platform.json' }, 'passed', []],
    ['a level that a signer must have, and nobody earns', `signers: { p: { signer-workflow: ${PLATFORM}, build-level: 3 } }\n${rule('require: provenance', 'signed-by: p')}`, { bundle: 'platform.json' }, 'failed', ['SIGNER_MISMATCH build-level']],
    ['repo alone', rule('require: provenance', 'repo: acme/app'), {}, 'passed', []],
    ['repo alone, of a neighbour', rule('require: provenance', 'repo: acme/app-evil'), {}, 'failed', ['SIGNER_MISMATCH repo', 'SIGNER_MISMATCH signer-repo']],
    ['a fact of one class', rule('require:', `- provenance: { ${BY_RELEASE}, source-ref: refs/tags/v1.2.3 }`), {}, 'passed', []],
    ['a fact of one class that differs', rule('require:', `- provenance: { ${BY_RELEASE}, source-ref: refs/tags/v1.2.4 }`), {}, 'failed', ['CLAIM_MISMATCH source-ref']],
    ['two classes', rule('require: [signature, provenance]', BY_RELEASE), ALL, 'passed', []],
    ['two classes, one of which is not there', rule('require: [signature, provenance]', BY_RELEASE), {}, 'failed', ['CLASS_MISSING']],
    ['either of two classes', rule('require: signature | provenance', BY_RELEASE), {}, 'passed', []],
    ['either of two classes, neither of which is there', rule('require: signature | sbom', BY_RELEASE), {}, 'failed', ['CLASS_MISSING', 'CLASS_MISSING']],
    ['any', rule('require:', '- any:', '  - sbom', '  - provenance', BY_RELEASE), {}, 'passed', []],
    ['any, none of which is there', rule('require:', '- any: [sbom, signature]', BY_RELEASE), {}, 'failed', ['CLASS_MISSING', 'CLASS_MISSING']],
    ['two distinct signers', rule('require:', '- at-least: 2', '  of:', `  - signature: { ${BY_RELEASE} }`, '  - signature: { key: keys/team.pub }'), ALL, 'passed', []],
    ['two signers, one of whom did not sign', rule('require:', '- at-least: 2', '  of:', `  - signature: { ${BY_RELEASE} }`, '  - signature: { key: keys/team.pub }'), { bundle: 'signature.json' }, 'failed', ['AT_LEAST', 'SIGNER_MISMATCH key']],
    ['one signer twice', rule('require:', '- at-least: 2', '  of:', `  - signature: { ${BY_RELEASE} }`, `  - signature: { ${CERTIFICATE}, certificate-oidc-issuer: https://token.actions.githubusercontent.com }`), ALL, 'failed', ['SIGNERS_NOT_DISTINCT']],
    ['one run', rule('require: [signature, provenance]', BY_RELEASE, 'same: run'), ALL, 'passed', []],
    ['two runs', rule('require: [signature, provenance]', BY_RELEASE, 'same: run'), { bundle: ['provenance.json', 'other-run-signature.json'] }, 'failed', ['NOT_SAME']],
    ['two runs of one commit', rule('require: [signature, provenance]', BY_RELEASE, 'same: source-digest'), { bundle: ['provenance.json', 'other-run-signature.json'] }, 'passed', []],
    ['a key beside the policy', rule('require: signature', 'key: keys/team.pub'), ALL, 'passed', []],
    ['a key beside the policy that did not sign', rule('require: signature', 'key: keys/team.pub'), { bundle: 'signature.json' }, 'failed', ['SIGNER_MISMATCH key']],
    ['the level that a workflow of one\'s own earns', `builders:\n- signer-workflow: acme/platform/.github/workflows/build.yml@refs/tags/v2.*\n  build-level: 3\n${rule('require: provenance', `signed-by: ${PLATFORM}`, 'build-level: 3')}`, { bundle: 'platform.json' }, 'passed', []],
    ['the level of a builder at another ref', `builders:\n- signer-workflow: acme/platform/.github/workflows/build.yml@refs/tags/v3.*\n  build-level: 3\n${rule('require: provenance', `signed-by: ${PLATFORM}`, 'build-level: 3')}`, { bundle: 'platform.json' }, 'failed', ['CLAIM_MISMATCH build-level']],
    ['a builder of one\'s own, which signs for a repository', `builders:\n- signer-workflow: acme/platform/.github/workflows/build.yml@refs/tags/v2.*\n  build-level: 3\n${rule('require: provenance', 'repo: acme/app')}`, { bundle: 'platform.json' }, 'passed', []],
    ['nobody\'s builder, which signs for a repository', rule('require: provenance', 'repo: acme/app'), { bundle: 'platform.json' }, 'failed', ['SIGNER_MISMATCH signer-repo']],
    ['no rule about the subject', `rules:\n- files: other/**\n  require: provenance\n  ${BY_RELEASE}\n`, {}, 'failed', ['NO_RULE policy.yml']],
    ['an exception', `rules:\n- files: "**"\n  except: app.*\n  require: provenance\n  ${BY_RELEASE}\n`, {}, 'failed', ['NO_RULE policy.yml']],
    ['no rule, where that is exempt', `unmatched: exempt\nrules:\n- files: other/**\n  require: provenance\n  ${BY_RELEASE}\n`, {}, 'exempt', ['NO_RULE policy.yml']],
    ['every rule about the subject', `rules:\n- {name: a, files: "*.gz", require: provenance, ${BY_RELEASE}}\n- {name: b, files: "app.*", require: provenance, ${BY_RELEASE}}\n`, {}, 'passed', []],
    ['one rule of two that does not hold', `rules:\n- {name: a, files: "*.gz", require: provenance, ${BY_RELEASE}}\n- {name: b, files: "app.*", require: sbom, ${BY_RELEASE}}\n`, {}, 'failed', ['CLASS_MISSING']],
    ['a root of its own', `trust: { trusted-root: other-root.json }\n${rule('require: signature', BY_RELEASE)}`, { bundle: 'by-other.json' }, 'passed', []],
    ['a root that did not sign', rule('require: signature', BY_RELEASE), { bundle: 'by-other.json' }, 'failed', ['EVIDENCE_REJECTED WITNESSES_TOO_FEW']],
    ['previous, who is not known', rule('require: provenance', 'signed-by: previous'), {}, 'failed', ['SIGNER_UNKNOWN']],
  ])('%s', async (_what, policy, given, outcome, why) => {
    const [found, because] = await judged(policy, given);
    expect([found, because]).toEqual([outcome, why]);
  });

  it.each<[string, string, readonly string[]]>([
    ['a digest', 'deny: [{ digests: "sha256:c7c5c1d70c5dec4416ab6158afd0b223ef40c29b1dc1f97ed9428b94d4cadb1c", reason: broken }]', ['DENIED']],
    ['a commit', 'deny: [{ source-digest: COMMIT, reason: broken }]', ['DENIED']],
    ['a signer', `signers: { bad: ${RELEASE} }\ndeny: [{ signed-by: bad, reason: taken over }]`, ['DENIED']],
    ['a signer in a time', `signers: { bad: ${RELEASE} }\ndeny: [{ signed-by: bad, from: 2020-01-01T00:00:00Z, reason: taken over }]`, ['DENIED']],
    ['a list that others share', 'deny: [shared.yml]', ['DENIED']],
  ])('denies %s, in every mode', async (_what, deny, why) => {
    desk.write('shared.yml', `- { source-digest: ${COMMIT}, reason: broken }\n`);
    const policy = `${deny.replace('COMMIT', COMMIT).replace(/sha256:c7c5c1[0-9a-f]+/, DIGEST)}\n${rule('require: provenance', BY_RELEASE, 'mode: observe')}`;
    const report = await under(policy);
    expect([report.outcome, report.exit, reasons(onlySubject(report))]).toEqual(['failed', 1, why]);
  });

  it('denies nobody outside of the time', async () => {
    expect(await judged(`signers: { bad: ${RELEASE} }\ndeny: [{ signed-by: bad, until: 2020-01-01T00:00:00Z, reason: taken over }]\n${rule('require: provenance', BY_RELEASE)}`)).toEqual(['passed', []]);
  });

  it.each<[string, string, number]>([['enforce', 'mode: enforce', 1], ['warn', 'mode: warn', 0], ['observe', 'mode: observe', 0]])('lets the step go on in mode %s, and changes no verdict', async (_mode, line, exit) => {
    const report = await under(rule('require: sbom', BY_RELEASE, line));
    expect([report.outcome, report.exit]).toEqual(['failed', exit]);
  });

  it('waives what is missing until a day, and says so before and after', async () => {
    const waiver = (until: string): string => `waivers: [{ files: app.*, reason: rebuilt soon, owner: acme/team, until: ${until} }]\n${rule('require: sbom', BY_RELEASE)}`;
    const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
    const [long, soon, over] = [await under(waiver(day(60))), await under(waiver(day(3))), await under(waiver(day(-1)))];
    expect([long, soon, over].map(({ outcome, exit, notes }) => [outcome, exit, notes.map(({ code }) => code).filter((code) => code.startsWith('WAIVER'))])).toEqual([
      ['failed', 0, []], ['failed', 0, ['WAIVER_EXPIRES']], ['failed', 1, ['WAIVER_EXPIRED']],
    ]);
  });
});

describe('checks', () => {
  const built = byAttestAction();
  it.each<[string, string, string, readonly string[]]>([
    ['an expression that accepts', 'check: predicate.buildDefinition.buildType == "https://actions.github.io/buildtypes/workflow/v1"', 'passed', []],
    ['an expression that does not', 'check: predicate.buildDefinition.buildType == "https://evil.test"', 'failed', ['CHECK_FAILED check']],
    ['an expression about claims', `check: 'claims["source-ref"] == "refs/tags/v1.2.3" && subject.size() == 1'`, 'passed', []],
    ['an expression about what is not there', 'check: predicate.nothing.here == 1', 'failed', ['POLICY_FIELD_ABSENT check']],
    ['a file', 'check: checks/build.cel', 'passed', []],
    ['two, of which one does not accept', 'check: [checks/build.cel, "false"]', 'failed', ['CHECK_FAILED check']],
    ['one of a class', `require: [{provenance: {check: "false"}}]`, 'failed', ['CHECK_FAILED check']],
  ])('%s', async (_what, line, outcome, why) => {
    desk.write('checks/build.cel', 'predicateType == "https://slsa.dev/provenance/v1"\n');
    expect(built.predicateType).toBe('https://slsa.dev/provenance/v1');
    expect(await judged(rule(...(line.startsWith('require') ? [] : ['require: provenance']), BY_RELEASE, line))).toEqual([outcome, why]);
  });

  it.each<[string, string, string]>([
    ['an expression that is none', `require: provenance\n  check: 'predicate.('`, 'CONFIG_INVALID_VALUE'], ['a file that is not there', 'require: provenance\n  check: checks/nobody.cel', 'POLICY_UNAVAILABLE'], ['a check of a bare signature', `require: signature\n  check: 'true'`, 'CONFIG_CONFLICT'],
  ])('is an error: %s', async (_what, lines, code) => {
    const report = await under(rule(BY_RELEASE, lines));
    expect([report.outcome, report.problems.map((one) => `${one.code} ${one.about ?? ''} ${one.at === null ? '' : one.at.line}`)]).toEqual(['error', [`${code} check 7`]]);
  });

  it('are an input too', async () => {
    desk.write('yes.cel', 'predicate.buildDefinition.buildType != ""');
    desk.write('no.cel', 'false');
    const asked = (check: string | readonly string[]): Promise<Report> => desk.report({ artifact: 'app.tar.gz', bundle: 'provenance.json', repo: 'acme/app', check });
    expect((await asked('yes.cel')).outcome).toBe('passed');
    const report = await asked(['yes.cel', 'no.cel']);
    expect([report.outcome, reasons(onlySubject(report))]).toEqual(['failed', ['CHECK_FAILED check']]);
    expect((await asked('nobody.cel')).problems).toMatchObject([{ code: 'POLICY_UNAVAILABLE', about: 'check' }]);
  });
});

describe('what a policy weakens', () => {
  it.each<[string, string]>([
    ['unsafe-any-identity', rule('require: signature', 'unsafe-any-identity: true')],
    ['unsafe-open-pattern', rule('require: provenance', "certificate-identity-regexp: .*", 'certificate-oidc-issuer: https://token.actions.githubusercontent.com', 'unsafe-open-pattern: true')],
    ['unsafe-ignore-tlog', `trust: { trusted-root: root.json, unsafe-ignore-tlog: true }\n${rule('require: provenance', BY_RELEASE)}`],
    ['unsafe-ignore-sct', `trust: { trusted-root: root.json, unsafe-ignore-sct: true }\n${rule('require: provenance', BY_RELEASE)}`],
  ])('%s is in the report', async (word, policy) => {
    const report = await under(policy, { bundle: ALL.bundle });
    expect([report.outcome, report.weakenedBy]).toEqual(['passed', [word]]);
    // The same without the word weakens nothing.
    expect((await under(policy.replace(new RegExp(`(, )?${word}: true`), ''), { bundle: ALL.bundle })).weakenedBy).toEqual([]);
  });
});

describe('layers', () => {
  const both = (a: string, b: string): Promise<Report> => {
    desk.write('a.yml', `version: 1\ntrust: { trusted-root: root.json }\n${a}`);
    desk.write('b.yml', `version: 1\ntrust: { trusted-root: root.json }\n${b}`);
    return desk.report({ artifact: 'app.tar.gz', bundle: ALL.bundle, policy: ['a.yml', 'b.yml'] });
  };
  const good = rule('require: provenance', BY_RELEASE);

  it('all must pass, whatever one exempts, waives or only observes', async () => {
    expect((await both(good, good)).outcome).toBe('passed');
    for (const lax of [`unmatched: exempt\nrules:\n- {files: other, require: provenance, ${BY_RELEASE}}\n`, `waivers: [{files: "**", reason: r, owner: o, until: 2099-01-01}]\n${good}`, rule('require: provenance', BY_RELEASE, 'mode: observe')]) {
      const report = await both(lax, rule('require: sbom', BY_RELEASE));
      expect([report.outcome, report.exit]).toEqual(['failed', 1]);
    }
  });

  it('what the inputs ask is one of them', async () => {
    desk.write('a.yml', `version: 1\ntrust: { trusted-root: root.json }\n${good}`);
    const asked = (ref: string): Given => ({ artifact: 'app.tar.gz', bundle: ALL.bundle, policy: 'a.yml', repo: 'acme/app', 'trusted-root': 'root.json', 'source-ref': ref });
    expect((await desk.report(asked('refs/tags/v1.2.3'))).outcome).toBe('passed');
    const report = await desk.report(asked('refs/tags/v1.2.4'));
    expect([report.outcome, reasons(onlySubject(report))]).toEqual(['failed', ['CLAIM_MISMATCH source-ref']]);
  });

  it('a root of one counts for no other', async () => {
    desk.write('a.yml', `version: 1\ntrust: { trusted-root: other-root.json }\n${rule('require: signature', BY_RELEASE)}`);
    desk.write('b.yml', `version: 1\ntrust: { trusted-root: root.json }\n${rule('require: signature', BY_RELEASE)}`);
    const run = (bundle: readonly string[]): Promise<Report> => desk.report({ artifact: 'app.tar.gz', bundle, policy: ['a.yml', 'b.yml'] });
    expect((await run(['by-other.json', 'signature.json'])).outcome).toBe('passed');
    for (const one of ['by-other.json', 'signature.json']) {
      const report = await run([one]);
      expect([report.outcome, reasons(onlySubject(report))]).toEqual(['failed', ['TRUST_MISMATCH trust']]);
    }
  });

  it('the terms of a key of one count for no other', async () => {
    const asked = (period: string): string => rule('require: signature', 'key: keys/team.pub', `key-valid-for: ${period}`);
    expect((await both(asked('2020-01-01T00:00:00Z/'), asked('2021-01-01T00:00:00Z/'))).outcome).toBe('passed');
    expect((await both(asked('2020-01-01T00:00:00Z/'), asked('/2021-01-01T00:00:00Z'))).outcome).toBe('failed');
    expect((await both(asked('/2021-01-01T00:00:00Z'), asked('2020-01-01T00:00:00Z/'))).outcome).toBe('failed');
  });
});

describe('a file with mistakes', () => {
  const found = async (text: string): Promise<readonly string[]> => {
    desk.write('policy.yml', text);
    const report = await desk.report({ artifact: 'app.tar.gz', bundle: 'provenance.json', policy: 'policy.yml' });
    expect([report.outcome, report.subjects]).toEqual(['error', []]);
    return report.problems.map(({ code, about, at }) => `${code} ${about ?? ''} ${at?.line ?? 0}:${at?.column ?? 0}`);
  };
  const GOOD = `version: 1\nrules:\n- files: "**"\n  require: provenance\n  ${BY_RELEASE}\n`;

  it.each<[string, string, readonly string[]]>([
    ['an unknown key', GOOD.replace('require:', 'requires:'), ['CONFIG_MISSING_KEY require 3:3', 'CONFIG_UNKNOWN_KEY requires 4:3']],
    ['no version', GOOD.replace('version: 1\n', ''), ['CONFIG_MISSING_KEY version 1:1']],
    ['another version', GOOD.replace('version: 1', 'version: 2'), ['CONFIG_INVALID_VALUE version 1:10']],
    ['an unknown class', GOOD.replace('provenance', 'provenanc'), ['CONFIG_INVALID_VALUE require 4:12']],
    ['an unknown class with keys', `version: 1\nrules:\n- files: "**"\n  ${BY_RELEASE}\n  require:\n  - provenanc: {}\n`, ['CONFIG_INVALID_VALUE require 6:5']],
    ['nobody who signs', GOOD.replace(`  ${BY_RELEASE}\n`, ''), ['CONFIG_IDENTITY_REQUIRED  4:12']],
    ['an unknown signer', GOOD.replace(RELEASE, 'relase'), ['CONFIG_INVALID_VALUE signed-by 5:14']],
    ['a workflow without a ref', GOOD.replace('@refs/tags/v1.2.3', ''), ['CONFIG_INVALID_VALUE signed-by 5:14']],
    ['a workflow without a ref, as a field', GOOD.replace(BY_RELEASE, `signer-workflow: ${RELEASE.replace(/@.*/, '')}`), ['CONFIG_INVALID_VALUE signer-workflow 5:20']],
    ['an identity without an issuer', GOOD.replace(BY_RELEASE, CERTIFICATE), ['CONFIG_IDENTITY_REQUIRED certificate-oidc-issuer 4:12']],
    ['a glob that matches nothing', GOOD.replace('files: "**"', 'images: acme/app'), ['CONFIG_INVALID_VALUE images 3:11']],
    ['no subject', GOOD.replace('- files: "**"\n  require', '- require'), ['CONFIG_MISSING_KEY rule #1 3:3']],
    ['the same said twice', `${GOOD}  source-ref: refs/heads/main\n`.replace('require: provenance', 'require: [{provenance: {source-ref: refs/tags/v1}}]'), ['CONFIG_CONFLICT source-ref 4:39']],
    ['a value that is none', `${GOOD}  source-digest: abc\n`, ['CONFIG_INVALID_VALUE source-digest 6:18']],
    ['an alternative of too many', GOOD.replace('provenance', '[{at-least: 3, of: [provenance, signature]}]'), ['CONFIG_INVALID_VALUE at-least 4:24']],
    ['nesting below any', GOOD.replace('provenance', '[{any: [{any: [provenance]}]}]'), ['CONFIG_INVALID_VALUE any 4:20']],
    ['two classes in one item', GOOD.replace('require: provenance', 'require:\n  - provenance: {}\n    source-ref: refs/heads/main'), ['CONFIG_INVALID_VALUE require 6:5']],
    ['an unquoted placeholder', `${GOOD}  source-ref: {tag}\n`, ['CONFIG_INVALID_VALUE source-ref 6:15']],
    ['a number where a truth is asked', `${GOOD}  deny-self-hosted-runners: 1\n`, ['CONFIG_INVALID_VALUE deny-self-hosted-runners 6:29']],
    ['a key that is not there', GOOD.replace(BY_RELEASE, 'key: keys/nobody.pub').replace('provenance', 'signature'), ['POLICY_UNAVAILABLE key 5:8']],
    ['a key that leads out of the workspace', GOOD.replace(BY_RELEASE, 'key: ../../etc/passwd').replace('provenance', 'signature'), ['POLICY_UNAVAILABLE key 5:8']],
    ['a waiver without an owner, and a day that is none', `${GOOD}waivers: [{files: "**", reason: r, until: 2027-02-30}]\n`, ['CONFIG_MISSING_KEY owner 6:11', 'CONFIG_INVALID_VALUE until 6:43']],
    ['a denial of nothing, and one of all in a time', `${GOOD}deny:\n- {reason: r}\n- {from: 2026-01-01T00:00:00Z, reason: r}\n`, ['CONFIG_MISSING_KEY deny 7:3', 'CONFIG_MISSING_KEY deny 8:3']],
    ['a root that is none', `trust: {trusted-root: app.tar.gz}\n${GOOD}`, ['TRUST_MALFORMED  1:1']],
    ['YAML that is none', 'version: 1\nrules: [', ['CONFIG_POLICY_SYNTAX policy.yml 2:9']],
    ['nothing', '# nothing\n', ['CONFIG_POLICY_SYNTAX policy.yml 0:0']],
    ['two documents', `${GOOD}---\n${GOOD}`, ['CONFIG_POLICY_SYNTAX policy.yml 7:1']],
    ['two rules of one name', `version: 1\nrules:\n- {name: a, files: x, require: provenance, ${BY_RELEASE}}\n- {name: a, files: y, require: provenance, ${BY_RELEASE}}\n`, ['CONFIG_CONFLICT name 4:3']],
    ['rules that are empty', 'version: 1\nrules: []\n', ['CONFIG_EMPTY_INPUT rules 2:8']],
    ['many mistakes, all at once', `version: 1\nruels: []\nrules:\n- files: "**"\n  requires: x\n`, ['CONFIG_UNKNOWN_KEY ruels 2:1', 'CONFIG_MISSING_KEY require 4:3', 'CONFIG_UNKNOWN_KEY requires 5:3']],
  ])('%s', async (_what, text, expected) => {
    expect(await found(text)).toEqual(expected);
  });

  it('is not read at all where it is not there', async () => {
    const report = await desk.report({ artifact: 'app.tar.gz', policy: 'nobody.yml' });
    expect([report.outcome, report.problems.map(({ code }) => code)]).toEqual(['error', ['POLICY_UNAVAILABLE']]);
  });

  it('warns of a signer that nobody uses', async () => {
    const report = await under(`signers: { idle: ${PLATFORM} }\n${rule('require: provenance', BY_RELEASE)}`);
    expect(report.notes).toContainEqual(expect.objectContaining({ code: 'POLICY_UNUSED', about: 'idle', at: { file: 'policy.yml', line: 3, column: 12 } }));
  });

  it('means a file by one name, however its path is written', async () => {
    desk.write('dist/app.tar.gz', 'artifact');
    const both = (second: string): string => `rules:\n- { files: "**", require: provenance, ${BY_RELEASE} }\n- { files: dist/*, require: provenance, ${second} }\n`;
    for (const artifact of ['dist/app.tar.gz', desk.path('dist/app.tar.gz'), desk.path('dist/*.gz')]) {
      expect(await judged(both(BY_RELEASE), { artifact })).toEqual(['passed', []]);
      expect(await judged(both(`signed-by: ${PLATFORM}`), { artifact })).toEqual(['failed', expect.arrayContaining(['SIGNER_MISMATCH signer-workflow'])]);
    }
  });

  it('leaves nothing to inputs that only policies ask for', async () => {
    const report = await under(rule('require: provenance', BY_RELEASE), { mode: 'warn' });
    expect([report.outcome, problemCodes(report), report.problems[0]?.about]).toEqual(['error', ['CONFIG_CONFLICT'], 'mode']);
  });
});

describe('the workspace of a pull request', () => {
  const onEvent = (event: string, given: Given = {}): Promise<Report> => {
    desk.write('event.json', JSON.stringify({ pull_request: { base: { sha: 'b'.repeat(40) } } }));
    desk.write('policy.yml', `version: 1\ntrust: { trusted-root: root.json }\n${rule('require: provenance', BY_RELEASE)}`);
    const env = { GITHUB_EVENT_NAME: event, GITHUB_EVENT_PATH: desk.path('event.json'), GITHUB_REPOSITORY: 'acme/app', GITHUB_WORKSPACE: desk.folder };
    return desk.report({ artifact: 'app.tar.gz', bundle: 'provenance.json', ...given }, { ports: { env } });
  };

  it.each(['pull_request', 'pull_request_target', 'merge_group', 'workflow_run'])('decides nothing on %s', async (event) => {
    const report = await onEvent(event, { policy: './policy.yml' });
    expect(report.problems).toMatchObject([{ code: 'CONFIG_UNTRUSTED_FILE', about: 'policy', expected: expect.stringMatching(/^github:acme\/app\/policy\.yml@/) }]);
  });

  it('names the commit of the base', async () => {
    expect((await onEvent('pull_request', { policy: './policy.yml' })).problems[0]?.expected).toBe(`github:acme/app/policy.yml@${'b'.repeat(40)}`);
  });

  it('gives no key, and no trust root', async () => {
    expect((await onEvent('pull_request', { key: 'keys/team.pub', 'trusted-root': 'root.json' })).problems).toMatchObject([{ code: 'CONFIG_UNTRUSTED_FILE', about: 'key' }, { code: 'CONFIG_UNTRUSTED_FILE', about: 'trusted-root' }]);
  });

  it('decides on a push', async () => {
    expect((await onEvent('push', { policy: './policy.yml' })).outcome).toBe('passed');
  });
});
