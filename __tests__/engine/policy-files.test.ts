// `policy lint` and `policy test`: what a file says is wrong with it, and its own tests under the engine that judges runs.

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { anonymous } from '../../src/net/client.ts';
import { lintPolicies, testPolicies, type Answer } from '../../src/policy-files.ts';
import { Desk } from '../support/engine.ts';
import { emptyLogs } from '../support/ports.ts';
import { aGithubIdentity, aStatement, byAttestAction, VirtualSigstore } from '../support/virtual-sigstore.ts';

const RELEASE = 'acme/app/.github/workflows/release.yml@refs/tags/v{version}';
const DIGEST = `sha256:${createHash('sha256').update('artifact').digest('hex')}`;
const GOOD = `version: 1\ntrust: { trusted-root: root.json }\nrules:\n- images: ghcr.io/acme/app\n  require: provenance\n  signed-by: ${RELEASE}\n`;

let desk: Desk;
beforeAll(async () => {
  desk = new Desk(await VirtualSigstore.create());
  const { predicateType, predicate, workflow } = byAttestAction();
  desk.evidence('recorded/provenance.json', await desk.sigstore.sign({ statement: aStatement({ predicateType, predicate }) }, aGithubIdentity(workflow)));
  desk.write('recorded/nothing.json', '{}');
});
afterAll(() => desk.remove());

const flags = new Map<string, readonly string[]>();
const ports = () => ({ ...anonymous, files: desk.files(), http: emptyLogs, cacheFolder: null, now: () => new Date(), log: () => {}, deadline: new AbortController().signal });
const lint = (text: string, asked: ReadonlyMap<string, readonly string[]> = flags): Promise<Answer> => lintPolicies([desk.write('policy.yml', text)], { flags: asked, json: false }, ports());
const test = (text: string, json = false): Promise<Answer> => testPolicies([desk.write('policy.yml', text)], { flags, json }, ports());

describe('lint', () => {
  it('finds nothing in a policy that is right', async () => {
    expect(await lint(GOOD)).toEqual({ exit: 0, stderr: '', stdout: '✓ policy.yml: 0 problems, 0 notes\n' });
  });

  it('says every mistake with its place and what to do', async () => {
    const { exit, stdout } = await lint(GOOD.replace('require: provenance', 'requires: provenance').replace('v{version}', 'x\n  source-digest: abc'));
    expect(exit).toBe(1);
    expect(stdout).toContain('policy.yml:5:3: error: CONFIG_UNKNOWN_KEY requires: rule 1 takes no key "requires". Found requires. Expected require.');
    expect(stdout).toContain('policy.yml:4:3: error: CONFIG_MISSING_KEY require');
    expect(stdout).toMatch(/✗ policy\.yml: \d problems, 0 notes\n$/);
  });

  it('warns, and ends well, of what is only unwise', async () => {
    const { exit, stdout } = await lint(`${GOOD}signers: { idle: acme/other/.github/workflows/x.yml@refs/heads/main }\n`);
    expect([exit, stdout]).toEqual([0, expect.stringContaining('policy.yml:7:12: warning: POLICY_UNUSED idle')]);
  });

  it('reads ClusterImagePolicies', async () => {
    const { exit, stdout } = await lint('apiVersion: policy.sigstore.dev/v1beta1\nkind: ClusterImagePolicy\nmetadata: {name: x}\nspec: {images: [{glob: "**"}]}\n');
    expect([exit, stdout]).toEqual([1, expect.stringContaining('CONFIG_POLICY_INVALID spec.authorities')]);
  });

  it('takes no flags that say nothing here', async () => {
    expect(await lint(GOOD, new Map([['repo', ['acme/app']]]))).toMatchObject({ exit: 2, stderr: expect.stringContaining('CONFIG_CONFLICT repo') });
  });
});

describe('what a policy leaves open', () => {
  const IDENTITY = 'certificate-oidc-issuer: https://token.actions.githubusercontent.com';
  const rule = (more: string): string => `version: 1\ntrust: { trusted-root: root.json }\nrules:\n- images: ghcr.io/acme/app\n  ${more}\n`;
  const closed = '^https://github\\.com/acme/app/\\.github/workflows/release\\.yml@refs/tags/v1$';

  it.each<[string, string, string, string | null]>([
    ['a pattern that anybody fits', rule(`require: provenance\n  certificate-identity-regexp: '.*'\n  ${IDENTITY}`), 'policy.yml:4:3: warning: PATTERN_OPEN certificate-identity: The pattern .* fits anybody.', rule(`require: provenance\n  certificate-identity-regexp: '${closed}'\n  ${IDENTITY}`)],
    ['a pattern that a name begins or ends with', rule(`require: provenance\n  certificate-identity-regexp: 'https://github.com/'\n  ${IDENTITY}`), 'warning: PATTERN_OPEN certificate-identity', null],
    ['an issuer that anybody fits', rule("require: provenance\n  certificate-identity: a@acme.example\n  certificate-oidc-issuer-regexp: '^https://.*$'"), 'warning: PATTERN_OPEN certificate-oidc-issuer', rule('require: provenance\n  certificate-identity: a@acme.example\n  certificate-oidc-issuer: https://accounts.google.com')],
    ['a pattern that an owner of nearly this name fits', rule(`require: provenance\n  certificate-identity-regexp: '^https://github.com/acme.*$'\n  ${IDENTITY}`), 'warning: PATTERN_OPEN certificate-identity: The pattern ^https://github.com/acme.*$ leaves ', null],
    ['a pattern with any workflow', rule(`require: provenance\n  certificate-identity-regexp: '^https://github\\.com/acme/app/.*$'\n  ${IDENTITY}`), 'note: PATTERN_LOOSE certificate-identity', null],
    ['anybody', rule('require: provenance\n  unsafe-any-identity: true'), 'policy.yml:4:3: warning: POLICY_OPEN provenance: unsafe-any-identity accepts', null],
    ['what deletion satisfies', rule(`require: [{ vuln: { every: true, signed-by: "${RELEASE}" } }]`), 'note: EVERY_DELETABLE vuln', rule(`require: vuln\n  signed-by: ${RELEASE}`)],
    ['a signer that nobody is yet', rule('require: provenance\n  signed-by: previous'), 'note: SIGNER_UNKNOWN provenance', rule(`require: provenance\n  signed-by: ${RELEASE}`)],
    ['a rule about packages only', `${GOOD}- { packages: "pkg:npm/left-pad", require: provenance, signed-by: "${RELEASE}" }\n`, 'note: POLICY_UNUSED', GOOD],
  ])('is said: %s', async (_what, text, said, control) => {
    const { exit, stdout } = await lint(text);
    expect([exit, stdout]).toEqual([0, expect.stringContaining(said)]);
    if (control !== null) expect(await lint(control)).toMatchObject({ exit: 0, stdout: '✓ policy.yml: 0 problems, 0 notes\n' });
  });
});

describe('test', () => {
  const tested = (...tests: readonly string[]): string => `${GOOD}tests:\n${tests.map((one) => `- ${one}\n`).join('')}`;
  const subject = (tag: string): string => `subject: { image: "ghcr.io/acme/app:${tag}", digest: "${DIGEST}" }, evidence: recorded/provenance.json`;

  it('passes where every subject has the outcome that it must have', async () => {
    const answer = await test(tested(`{ name: the release, ${subject('v1.2.3')}, expect: passed }`, `{ name: an older one, ${subject('v1.2.4')}, expect: failed, code: SIGNER_MISMATCH }`, `{ name: nothing, subject: { image: ghcr.io/acme/app, digest: "${DIGEST}" }, expect: failed, code: EVIDENCE_NONE }`, `{ name: another, subject: { image: ghcr.io/other/app, digest: "${DIGEST}" }, expect: failed, code: NO_RULE }`));
    expect(answer).toEqual({ exit: 0, stderr: '', stdout: '✓ policy.yml:8 the release\n✓ policy.yml:9 an older one\n✓ policy.yml:10 nothing\n✓ policy.yml:11 another\n4 tests passed, 0 failed\n' });
  });

  it.each<[string, string, string]>([
    ['the outcome is another', `{ name: x, ${subject('v1.2.4')}, expect: passed }`, '✗ policy.yml:8 x: expected passed, and it is failed\n    SIGNER_MISMATCH signer-ref:'],
    ['the reason is another', `{ name: x, ${subject('v1.2.4')}, expect: failed, code: NO_RULE }`, '✗ policy.yml:8 x: expected failed with NO_RULE, and it is failed\n'],
  ])('fails where %s', async (_what, one, expected) => {
    const { exit, stdout } = await test(tested(one));
    expect([exit, stdout]).toEqual([1, expect.stringContaining(expected)]);
    expect(stdout).toMatch(/0 tests passed, 1 failed\n$/);
  });

  it('is an error where there is nothing to test, or a policy that is wrong', async () => {
    expect(await test(GOOD)).toMatchObject({ exit: 2, stdout: '', stderr: expect.stringContaining('POLICY_UNTESTED') });
    expect(await test(tested(`{ name: x, ${subject('v1')}, expect: maybe }`))).toMatchObject({ exit: 2, stdout: '', stderr: expect.stringContaining('policy.yml:8:') });
    expect(await test(tested(`{ name: x, ${subject('v1.2.4')}, expect: failed, code: SIGNER_MISMATHC }`))).toMatchObject({ exit: 2, stdout: '', stderr: expect.stringContaining('CONFIG_INVALID_VALUE code: code is not of its form. Found SIGNER_MISMATHC. Expected SIGNER_MISMATCH.') });
    expect(await test(tested(`{ name: x, ${subject('v1.2.3')}, expect: passed, code: SIGNER_MISMATCH }`))).toMatchObject({ exit: 2, stdout: '', stderr: expect.stringContaining('CONFIG_CONFLICT code') });
    expect(await test(tested(`{ name: x, ${subject('v1')}, expect: passed }`).replace('recorded/provenance.json', 'recorded/none.json'))).toMatchObject({ exit: 2, stderr: expect.stringContaining('POLICY_UNAVAILABLE evidence') });
  });

  it('says the same to programs', async () => {
    const { stdout } = await test(tested(`{ name: x, ${subject('v1.2.3')}, expect: passed }`), true);
    expect(JSON.parse(stdout)).toMatchObject({ schema: 1, exit: 0, tests: [{ policy: 'policy.yml', name: 'x', holds: true, outcome: 'passed' }] });
  });
});
