// What a policy's author wrote down must be asked, wherever in the file it stands, and whoever else is accepted beside.

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Desk, onlySubject, reasons } from '../support/engine.ts';
import { ImageDesk, SIGNER } from '../support/image-engine.ts';
import { anImage, anIndex, cosignSign } from '../support/images.ts';
import type { Given } from '../support/inputs.ts';
import { aSummary, RESOURCE, VERIFIER } from '../support/summaries.ts';
import type { Report } from '../../src/domain/report.ts';
import { aGithubIdentity, aStatement, byAttestAction, GITHUB_ISSUER, makeKey, pem, VirtualSigstore } from '../support/virtual-sigstore.ts';

const RELEASE = 'acme/app/.github/workflows/release.yml@refs/tags/v1.2.3';
const PLATFORM = 'acme/platform/.github/workflows/build.yml@refs/tags/v2.1.0';

let desk: Desk;
let other: VirtualSigstore;
const [key, second] = [makeKey('P-256'), makeKey('P-256')];
beforeAll(async () => {
  desk = new Desk(await VirtualSigstore.create());
  other = await VirtualSigstore.create();
  desk.write('other-root.json', JSON.stringify(other.trustedRoot()));
  desk.write('app.tar.gz', 'artifact');
  desk.write('team.pub', pem('PUBLIC KEY', key.spki));
  desk.write('second.pub', pem('PUBLIC KEY', second.spki));
  const built = byAttestAction();
  desk.evidence('provenance.json', await desk.sigstore.sign({ statement: aStatement({ predicateType: built.predicateType, predicate: built.predicate }) }, aGithubIdentity(built.workflow)));
  const platform = byAttestAction({ signer: PLATFORM });
  desk.evidence('platform.json', await desk.sigstore.sign({ statement: aStatement({ predicateType: platform.predicateType, predicate: platform.predicate }) }, aGithubIdentity(platform.workflow)));
  desk.evidence('elsewhere.json', await other.sign({ statement: aStatement({ predicateType: built.predicateType, predicate: built.predicate }) }, aGithubIdentity(built.workflow)));
  desk.evidence('summary.json', await desk.sigstore.sign({ statement: aSummary() }, { key, signer: 'key' }));
  desk.evidence('by-key.json', await desk.sigstore.sign({ message: Buffer.from('artifact') }, { key, signer: 'key' }));
  desk.evidence('by-second.json', await desk.sigstore.sign({ message: Buffer.from('artifact') }, { key: second, signer: 'key' }));
});
afterAll(() => desk.remove());

/** Runs with a policy; its trust is the desk's unless it says another. */
async function under(policy: string, given: Given = {}): Promise<Report> {
  desk.write('policy.yml', `version: 1\n${policy.includes('trust:') ? '' : 'trust: { trusted-root: root.json }\n'}${policy}`);
  return (await desk.run({ artifact: 'app.tar.gz', bundle: ['provenance.json'], policy: 'policy.yml', ...given })).report;
}

/** The outcome and why; of a policy that cannot be used, what is wrong with it. */
async function judged(policy: string, given: Given = {}): Promise<readonly [string, readonly string[]]> {
  const report = await under(policy, given);
  return [report.outcome, report.problems.length > 0 ? report.problems.map(({ code, about }) => `${code} ${about ?? ''}`) : reasons(onlySubject(report))];
}

const rule = (...lines: readonly string[]): string => `rules:\n- files: "**"\n${lines.map((line) => `  ${line}\n`).join('')}`;

describe('what is asked of a signer', () => {
  const summary = (verifier: string, more = ''): string => `signers: { v: { key: team.pub, verifier-id: "${verifier}", resource-uri: "${RESOURCE}"${more} } }\n${rule('require: vsa', 'signed-by: v')}`;
  const either = (facts: string, order: string, ...more: readonly string[]): string => `signers: { a: { signer-workflow: ${PLATFORM}, ${facts} }, b: { signer-workflow: ${RELEASE} } }\n${rule('require: provenance', `signed-by: [${order}]`, ...more)}`;
  const source = (order: string, ref: string): string => `signers: { a: { signer-workflow: ${PLATFORM} }, b: { repo: "https://github.com/acme/app@${ref}" } }\n${rule('require: provenance', `signed-by: [${order}]`)}`;

  // Each pair: what refuses, and the same where it holds.
  it.each<[string, string, Given, string, readonly string[]]>([
    ['the facts of a key', summary('https://other.example'), { bundle: 'summary.json' }, 'failed', ['SIGNER_MISMATCH verifier-id']],
    ['the facts of a key, which hold', summary(VERIFIER), { bundle: 'summary.json' }, 'passed', []],
    ['a level of a key', summary(VERIFIER, ', verified-level: SLSA_BUILD_LEVEL_3'), { bundle: 'summary.json' }, 'failed', ['SIGNER_MISMATCH verified-level.SLSA_BUILD']],
    ['a level of a key, which it has', summary(VERIFIER, ', verified-level: SLSA_BUILD_LEVEL_2'), { bundle: 'summary.json' }, 'passed', []],
    ['a fact of the rule that the first of two signers repeats', either('source-ref: refs/tags/v9', 'a, b', 'source-ref: refs/tags/v9'), {}, 'failed', ['SIGNER_MISMATCH source-ref']],
    ['a fact of the rule that the second of two signers repeats', either('source-ref: refs/tags/v9', 'b, a', 'source-ref: refs/tags/v9'), {}, 'failed', ['SIGNER_MISMATCH source-ref']],
    ['a fact of the rule that one of two signers repeats, which holds', either('source-ref: refs/tags/v1.2.3', 'a, b', 'source-ref: refs/tags/v1.2.3'), {}, 'passed', []],
    ['a fact of one of two signers alone', either('source-ref: refs/tags/v9', 'a, b'), {}, 'passed', []],
    ['the ref of a source, by the second of two signers', source('a, b', 'refs/tags/v9'), {}, 'failed', ['SIGNER_MISMATCH source-ref']],
    ['the ref of a source, by the first of two signers', source('b, a', 'refs/tags/v9'), {}, 'failed', ['SIGNER_MISMATCH source-ref']],
    ['the ref of a source, which it has', source('a, b', 'refs/tags/v1.2.3'), {}, 'passed', []],
    ['a ref of the source of one signer, which is not asked of the other', source('b, a', 'refs/tags/v9'), { bundle: 'platform.json' }, 'passed', []],
  ])('is asked: %s', async (_what, policy, given, outcome, why) => {
    expect(await judged(policy, given)).toEqual([outcome, why]);
  });

  it.each<[string, string]>([
    ['counted', '[{at-least: 1, of: [{provenance: {signed-by: [a, b]}}]}]'],
    ['every one', '[{provenance: {signed-by: [a, b], every: true}}]'],
  ])('may differ where evidence is %s', async (_what, require) => {
    const policy = (facts: string): string => `signers: { a: { signer-workflow: ${PLATFORM}, source-ref: refs/heads/main }, b: { signer-workflow: ${RELEASE}${facts} } }\n${rule(`require: ${require}`)}`;
    expect(await judged(policy(', source-ref: refs/tags/v1.2.3'))).toEqual(['passed', []]);
    expect(await judged(policy(''))).toEqual(['passed', []]);
    const [outcome, why] = await judged(policy(', source-ref: refs/tags/v9'));
    expect([outcome, why.every((one) => one === 'AT_LEAST' || one.endsWith(' source-ref')), why.some((one) => one !== 'AT_LEAST')]).toEqual(['failed', true, true]);
  });
});

describe('what two places say', () => {
  const V = 'signers: { v: { key: team.pub } }';
  const over = 'key-valid-for: /2001-01-01T00:00:00Z';
  it.each<[string, string, Given, readonly string[], string]>([
    ['the term of a key, by the class that names its signer', `${V}\n${rule(`require: [{signature: {signed-by: v, ${over}}}]`)}`, { bundle: 'by-key.json' }, ['CONFIG_MISSING_KEY key-valid-for'], over],
    ['the term of a key, by the rule of its class', rule('require: [{signature: {key: team.pub}}]', over), { bundle: 'by-key.json' }, ['CONFIG_MISSING_KEY key-valid-for'], over],
    ['that a key is logged, by the class that names its signer', `signers: { v: { key: team.pub, key-log: none } }\n${rule('require: [{signature: {signed-by: v, key-log: required}}]')}`, { bundle: 'by-key.json' }, ['CONFIG_MISSING_KEY key-log'], 'key-log: required'],
    ['two keys', `signers: { v: { key: second.pub } }\n${rule('require: [{signature: {signed-by: v}}]', 'key: team.pub')}`, { bundle: 'by-second.json' }, ['CONFIG_CONFLICT key'], 'key: team.pub'],
    ['anybody, and who', `signers: { v: { repo: acme/app } }\n${rule('require: provenance', 'signed-by: v', 'unsafe-any-identity: true')}`, {}, ['CONFIG_CONFLICT unsafe-any-identity'], 'unsafe-any-identity: true'],
    ['anybody, and not anybody', rule('require: [{provenance: {unsafe-any-identity: false, repo: acme/app}}]', 'unsafe-any-identity: true'), {}, ['CONFIG_CONFLICT unsafe-any-identity'], 'unsafe-any-identity: true'],
    ['any runner, and GitHub\'s', rule('require: [{provenance: {deny-self-hosted-runners: false, repo: acme/app}}]', 'deny-self-hosted-runners: true'), {}, ['CONFIG_CONFLICT deny-self-hosted-runners'], 'deny-self-hosted-runners: true'],
    ['a log, and none', `trust: { trusted-root: root.json, log-threshold: 1, unsafe-ignore-tlog: true }\n${rule('require: provenance', 'repo: acme/app')}`, {}, ['CONFIG_CONFLICT log-threshold'], 'log-threshold: 1,'],
    ['a time that ends before it begins', `deny: [{ repo: acme/app, from: 2030-01-01T00:00:00Z, until: 2020-01-01T00:00:00Z, reason: x }]\n${rule('require: provenance', 'repo: acme/app')}`, {}, ['CONFIG_INVALID_VALUE until'], 'from: 2030-01-01T00:00:00Z,'],
  ])('is refused where one of them would be forgotten: %s', async (_what, policy, given, problems, fault) => {
    expect(await judged(policy, given)).toEqual(['error', problems]);
    expect(policy).toContain(fault);
    expect(await judged(policy.replace(fault, '').replace(', }', ' }'), given)).toEqual(['passed', []]);
  });

  it('may be the same', async () => {
    expect(await judged(`${V}\n${rule('require: [{signature: {signed-by: v, key: team.pub}}]', 'key: team.pub')}`, { bundle: 'by-key.json' })).toEqual(['passed', []]);
    expect(await judged(`${V}\n${rule('require: [{signature: {signed-by: v}}]')}`, { bundle: 'by-second.json' })).toEqual(['failed', ['EVIDENCE_REJECTED SIGNATURE_INVALID']]);
  });
});

describe('anybody', () => {
  const anybody = rule('require: provenance', 'unsafe-any-identity: true', 'repo: acme/app', 'source-ref: refs/tags/v1.2.3');
  it('is anybody whom the roots of this policy vouch for, and nobody of another policy', async () => {
    desk.write('a.yml', `version: 1\ntrust: { trusted-root: other-root.json }\n${anybody}`);
    desk.write('b.yml', `version: 1\ntrust: { trusted-root: root.json }\n${rule('require: provenance', `signed-by: ${RELEASE}`)}`);
    const run = (bundle: readonly string[]): Promise<Report> => desk.report({ artifact: 'app.tar.gz', bundle, policy: ['a.yml', 'b.yml'] });
    expect((await run(['provenance.json', 'elsewhere.json'])).outcome).toBe('passed');
    const report = await run(['provenance.json']);
    expect([report.outcome, reasons(onlySubject(report))]).toEqual(['failed', ['TRUST_MISMATCH trust']]);
  });
});

describe('what is denied', () => {
  const good = rule('require: provenance', 'repo: acme/app');
  const denied = (entry: string): Promise<readonly [string, readonly string[]]> => judged(`deny: [{ ${entry}, reason: x }]\n${good}`);
  const [FIRST, LAST] = ['x/y/.github/workflows/z.yml@refs/heads/main', RELEASE];
  it.each<[string, string, string]>([
    ['workflows', `signer-workflow: [${FIRST}, "${LAST}"]`, `signer-workflow: [${FIRST}]`],
    ['a workflow at every ref', 'signer-workflow: acme/app/.github/workflows/release.yml', 'signer-workflow: acme/app/.github/workflows/other.yml'],
    ['repositories', 'repo: [x/y, acme/app]', 'repo: [x/y, acme/ap]'],
    ['patterns', "certificate-identity-regexp: ['^https://x$', '^https://github.com/acme/']", "certificate-identity-regexp: ['^https://x$', '^https://github.com/acmes/']"],
    ['repositories and triggers', 'repo: [x/y, acme/app], trigger: [release, push]', 'repo: [x/y, acme/app], trigger: [release]'],
  ])('is each of several: %s', async (_what, entry, neighbour) => {
    expect(await denied(entry)).toEqual(['failed', ['DENIED']]);
    expect(await denied(neighbour)).toEqual(['passed', []]);
  });

  it.each(['deny-self-hosted-runners: true', 'build-level: 2', 'max-age-days: 30', 'verified-level: SLSA_BUILD_LEVEL_1'])('is nothing that asks for the least or the most: %s', async (entry) => {
    expect(await denied(entry)).toEqual(['error', expect.arrayContaining([`CONFIG_UNKNOWN_KEY ${entry.split(':')[0] ?? ''}`])]);
  });

  it('says nothing else than its signer does', async () => {
    const policy = (more: string): string => `signers: { bad: { repo: acme/app, signer-workflow: ${RELEASE} } }\ndeny: [{ signed-by: bad, ${more} reason: x }]\n${good}`;
    expect(await judged(policy('repo: x/y,'))).toEqual(['error', ['CONFIG_CONFLICT repo']]);
    expect(await judged(policy('repo: acme/app,'))).toEqual(['failed', ['DENIED']]);
    expect(await judged(policy('trigger: release,'))).toEqual(['passed', []]);
  });
});

describe('an image that is denied', () => {
  const policyOf = (digest: string): string => `version: 1\ntrust: { trusted-root: root.json }\ndeny: [{ digests: "${digest}", reason: x }]\nrules:\n- {images: "**", require: signature, certificate-identity: "${SIGNER}", certificate-oidc-issuer: "${GITHUB_ISSUER}"}\n`;
  it.each(['index', 'all', 'linux/amd64'])('is denied with its index, and its index with it: %s', async (platforms) => {
    const images = await ImageDesk.open();
    try {
      const index = anIndex(images.repository, { tag: 'v1' });
      const children = [...index.platforms.values()];
      for (const one of [index, ...children]) await cosignSign(images.sigstore, one);
      const run = async (digest: string): Promise<readonly [string, readonly string[]]> => {
        images.write('policy.yml', policyOf(digest));
        const { outcome, subjects } = await Desk.prototype.report.call(images, { image: images.image(':v1'), platforms, policy: 'policy.yml', 'unsafe-registry': images.registry.host });
        return [outcome, [...new Set(subjects.flatMap(reasons))]];
      };
      expect(await run(index.digest)).toEqual(['failed', ['DENIED']]);
      expect(await run(index.platforms.get('linux/amd64')?.digest ?? '')).toEqual(['failed', ['DENIED']]);
      expect(await run(`sha256:${'0'.repeat(64)}`)).toEqual(['passed', []]);
    } finally {
      await images.close();
    }
  });
});

describe('a signer that is denied', () => {
  it('is denied at every version, though it is accepted at that of the subject', async () => {
    const images = await ImageDesk.open();
    try {
      await cosignSign(images.sigstore, anImage(images.repository, { tag: 'v9.0.0' }));
      const run = async (workflow: string): Promise<readonly [string, readonly string[]]> => {
        images.write('policy.yml', `version: 1\ntrust: { trusted-root: root.json }\nsigners: { bad: "acme/app/.github/workflows/${workflow}@refs/tags/v{version}" }\ndeny: [{ signed-by: bad, reason: x }]\nrules:\n- {images: "**", require: signature, signer-workflow: acme/app/.github/workflows/release.yml@refs/tags/*}\n`);
        const { outcome, subjects } = await Desk.prototype.report.call(images, { image: images.image(':v9.0.0'), policy: 'policy.yml', 'unsafe-registry': images.registry.host });
        return [outcome, subjects.flatMap(reasons)];
      };
      expect(await run('release.yml')).toEqual(['failed', ['DENIED']]);
      expect(await run('other.yml')).toEqual(['passed', []]);
    } finally {
      await images.close();
    }
  });
});

describe('a rule about files', () => {
  it.each(['app.tar.gz', './app.tar.gz', 'keys/../app.tar.gz'])('is about %s', async (artifact) => {
    desk.write('keys/nothing', '');
    const policy = `unmatched: exempt\nrules:\n- {files: app.*, require: sbom, repo: acme/app}\n`;
    expect(await judged(policy, { artifact })).toEqual(['failed', ['CLASS_MISSING']]);
    expect(await judged(policy.replace('app.*', 'other.*'), { artifact })).toEqual(['exempt', ['NO_RULE policy.yml']]);
  });
});
