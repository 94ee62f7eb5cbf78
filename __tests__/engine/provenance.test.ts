// Whole runs over provenance: who may sign for a repository, which source, and what the builder is worth. Peers' defects have their numbers in the names.

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Desk, fates, onlySubject, problemCodes, reasons } from '../support/engine.ts';
import { ImageDesk } from '../support/image-engine.ts';
import type { Given } from '../support/inputs.ts';
import { anImage, cosignAttest } from '../support/images.ts';
import type { Report } from '../../src/domain/report.ts';
import { renderTerminal } from '../../src/report/catalog.ts';
import {
  GENERATOR, VirtualSigstore, aGithubIdentity, aStatement, byAttestAction, byBazelPublisher, byContainerBased, byDelegator, byGenerator, byNpm, makeKey, pem, type Built, type SignOptions, type StatementJson,
} from '../support/virtual-sigstore.ts';

let desk: Desk;
beforeAll(async () => {
  desk = new Desk(await VirtualSigstore.create());
  desk.write('app.tar.gz', 'artifact');
});
afterAll(() => desk.remove());

function statementOf({ predicateType, predicate }: Built): StatementJson {
  return aStatement({ predicateType, predicate, ...(predicateType.endsWith('/v0.2') ? { type: 'https://in-toto.io/Statement/v0.1' } : {}) });
}

async function judged(built: Built, given: Given = {}, more: SignOptions = {}): Promise<{ readonly outcome: string; readonly why: readonly string[]; readonly fates: readonly string[] }> {
  desk.evidence('evidence.json', await desk.sigstore.sign({ statement: statementOf(built) }, { ...aGithubIdentity(built.workflow), ...more }));
  const report = await desk.report({ artifact: 'app.tar.gz', bundle: 'evidence.json', ...('owner' in given ? {} : { repo: 'acme/app' }), ...given });
  const subject = onlySubject(report);
  return { outcome: report.outcome, why: reasons(subject), fates: subject.ledger.map(({ became, code }) => (became === 'rejected' ? `${became} ${code ?? ''}` : became)) };
}

const PASSED = { outcome: 'passed', why: [], fates: ['counted'] };
const foreign = (...why: readonly string[]): object => ({ outcome: 'failed', why, fates: ['foreign'] });
const unmet = (...why: readonly string[]): object => ({ outcome: 'failed', why, fates: ['unmet'] });

describe('who may sign provenance for a repository', () => {
  it.each<[string, Built]>([
    ['its own workflow', byAttestAction()], ['the generator', byGenerator('generic')], ['its Go builder', byGenerator('go')], ['its builder in a container', byContainerBased()], ['its delegator for a builder of its own', byDelegator()], ['a publisher for Bazel', byBazelPublisher()], ['npm', byNpm()],
  ])('%s', async (_name, built) => {
    expect(await judged(built)).toEqual(PASSED);
    expect(await judged(built, { repo: 'https://github.com/acme/app.git', owner: 'acme' })).toEqual(PASSED);
  });

  it('not a workflow of somebody else that it called', async () => {
    const built = byAttestAction({ signer: 'acme/platform/.github/workflows/build.yml@refs/tags/v2.0.0' });
    expect(await judged(built)).toEqual(foreign('SIGNER_MISMATCH signer-repo'));
    expect(await judged(built, { 'signer-repo': 'acme/platform' })).toEqual(PASSED);
    expect(await judged(byAttestAction({ signer: 'evil/platform/.github/workflows/build.yml@refs/tags/v2.0.0' }), { owner: 'acme' })).toEqual(foreign('SIGNER_MISMATCH signer-owner'));
  });

  it.each<[string, string]>([['a neighbour', 'acme/other'], ['a neighbour whose name begins so', 'acme/app-evil'], ['an owner whose name begins so', 'acme-evil/app'], ['somebody', 'evil/app'], ['a name in another case', 'Acme/app']])('not the generator for %s', async (_name, repo) => {
    for (const built of [byGenerator('generic', { repo }), byDelegator({ repo }), byBazelPublisher({ repo })]) {
      expect(await judged(built)).toEqual(foreign(repo === 'Acme/app' ? 'IDENTITY_CASE_ONLY repo' : 'SIGNER_MISMATCH repo'));
    }
  });

  it.each(['refs/heads/main', 'refs/tags/v2.1.0-rc.1', 'refs/tags/v2', 'f7dd8c54c2067bafc12ca7a55595d5ee9b75204a'])('not the generator at %s, which is no release', async (at) => {
    expect(await judged(byGenerator('generic', { at }))).toEqual(foreign('SIGNER_MISMATCH builder'));
    expect(await judged(byDelegator({ at }))).toEqual(foreign('SIGNER_MISMATCH builder'));
    // Who names it has decided so.
    expect(await judged(byGenerator('generic', { at }), { 'signer-repo': GENERATOR })).toEqual(PASSED);
  });

  it('not a repository that looks like the generator\'s', async () => {
    for (const repo of ['evil/slsa-github-generator', 'slsa-framework-evil/slsa-github-generator']) {
      const built = byGenerator('go', { signer: `${repo}/.github/workflows/builder_go_slsa3.yml@refs/tags/v2.1.0` });
      const predicate = { ...built.predicate, builder: { id: `https://github.com/${repo}/.github/workflows/builder_go_slsa3.yml@refs/tags/v2.1.0` } };
      expect(await judged({ ...built, predicate })).toEqual(foreign('SIGNER_MISMATCH signer-repo'));
      // One that says it was the real one contradicts its own certificate.
      expect(await judged(built)).toMatchObject({ outcome: 'failed', fates: ['rejected PROVENANCE_CONTRADICTED'] });
    }
  });

  it('not a workflow that says it was a builder of the catalog', async () => {
    const wrong = byAttestAction({ repo: 'evil/app' });
    const predicate = JSON.parse(JSON.stringify(wrong.predicate).replaceAll('evil/app', 'acme/app').replace('https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1.2.3', `https://github.com/${GENERATOR}/.github/workflows/builder_go_slsa3.yml@refs/tags/v2.1.0`)) as object;
    expect(await judged({ ...wrong, predicate })).toMatchObject({ outcome: 'failed', fates: ['rejected PROVENANCE_CONTRADICTED'] });
  });

  it('and a builder signs nothing but provenance', async () => {
    const built = byGenerator('generic');
    const of = (predicateType: string): Built => ({ ...built, predicateType, predicate: {} });
    for (const [type, require] of [['https://cyclonedx.org/bom', 'cyclonedx'], ['https://sigstore.dev/cosign/sign/v1', 'signature'], ['https://in-toto.io/attestation/link/v0.3', 'link']] as const) expect(await judged(of(type), { require })).toEqual(foreign('SIGNER_MISMATCH signer-repo'));
    // Provenance of a build type that is not its own is not its work.
    expect(await judged({ ...built, predicate: { builder: { id: built.builderId }, buildType: 'https://acme.example/other/v1' } })).toEqual(foreign('SIGNER_MISMATCH signer-repo'));
  });

  it('a signature over the bytes by a builder included', async () => {
    desk.evidence('evidence.json', await desk.sigstore.sign({ message: Buffer.from('artifact') }, aGithubIdentity(byGenerator('generic').workflow)));
    const subject = onlySubject(await desk.report({ artifact: 'app.tar.gz', bundle: 'evidence.json', repo: 'acme/app', require: 'signature' }));
    expect([subject.outcome, reasons(subject)]).toEqual(['failed', ['SIGNER_MISMATCH signer-repo']]);
  });
});

describe('builder-id', () => {
  const TRW = 'acme/trw/.github/workflows/build.yml';
  const byTrw = byDelegator({ trw: `${TRW}@refs/tags/v1.0.0` });

  it('names a reusable workflow that the delegator signed for, which nothing else lets in', async () => {
    expect(await judged(byTrw)).toEqual(foreign('SIGNER_MISMATCH builder'));
    for (const id of [`https://github.com/${TRW}`, `https://github.com/${TRW}@v1.0.0`, `https://github.com/${TRW}@refs/tags/v1.0.0`]) expect(await judged(byTrw, { 'builder-id': id })).toEqual(PASSED);
    for (const id of [`https://github.com/${TRW}@v1.0.1`, 'https://github.com/acme/trw/.github/workflows/buil', 'https://github.com/acme/trw', 'https://github.com/evil/trw/.github/workflows/build.yml']) expect(await judged(byTrw, { 'builder-id': id })).toEqual(unmet('CLAIM_MISMATCH builder-id'));
    expect(await judged(byTrw, { 'builder-id': `https://github.com/Acme/trw/.github/workflows/build.yml` })).toEqual(unmet('IDENTITY_CASE_ONLY builder-id'));
  });
  it('does not let a delegator in that is not released, nor a reusable workflow that is not', async () => {
    expect(await judged(byDelegator({ trw: `${TRW}@refs/tags/v1.0.0`, at: 'refs/heads/main' }), { 'builder-id': `https://github.com/${TRW}` })).toEqual(foreign('SIGNER_MISMATCH builder'));
    expect(await judged(byDelegator({ trw: `${TRW}@refs/heads/main` }), { 'builder-id': `https://github.com/${TRW}@refs/heads/main` })).toEqual(foreign('SIGNER_MISMATCH builder'));
  });
  it('is proven by the certificate', async () => {
    const built = byGenerator('go');
    expect(await judged(built, { 'builder-id': `https://github.com/${GENERATOR}/.github/workflows/builder_go_slsa3.yml` })).toEqual(PASSED);
    expect(await judged(built, { 'builder-id': `https://github.com/${GENERATOR}/.github/workflows/builder_go_slsa3.yml@v2.1.0` })).toEqual(PASSED);
    expect(await judged(built, { 'builder-id': `https://github.com/${GENERATOR}/.github/workflows/generator_generic_slsa3.yml` })).toEqual(unmet('CLAIM_MISMATCH builder-id'));
    expect(await judged(byNpm(), { 'builder-id': 'https://github.com/actions/runner/github-hosted' })).toEqual(PASSED);
  });
  it('is never what a builder says of itself', async () => {
    const id = `https://github.com/${GENERATOR}/.github/workflows/builder_go_slsa3.yml@refs/tags/v2.1.0`;
    const built = { ...byAttestAction(), predicate: { buildDefinition: { buildType: 'https://acme.example/make/v1' }, runDetails: { builder: { id } } } };
    expect(await judged(built)).toEqual(PASSED);
    expect(await judged(built, { 'builder-id': id })).toEqual(unmet('CLAIM_ABSENT builder-id'));
    expect(await judged(built, { 'build-level': '1' })).toEqual(unmet('CLAIM_ABSENT build-level'));
  });
});

describe('build-level', () => {
  it('is what the builder has earned', async () => {
    for (const [built, level] of [[byGenerator('generic'), 3], [byDelegator(), 3], [byAttestAction(), 2], [byNpm(), 2]] as const) {
      for (const least of [1, 2, 3]) expect(await judged(built, { 'build-level': String(least) })).toEqual(least <= level ? PASSED : unmet('CLAIM_MISMATCH build-level'));
    }
  });
  it('is 1 on a runner of one\'s own', async () => {
    for (const built of [byGenerator('generic', { runner: 'self-hosted' }), byAttestAction({ runner: 'self-hosted' })]) {
      expect(await judged(built, { 'build-level': '1' })).toEqual(PASSED);
      expect(await judged(built, { 'build-level': '2' })).toEqual(unmet('CLAIM_MISMATCH build-level'));
    }
  });
});

describe('the source', () => {
  it('is told by tag, version and branch (peers 3.2-17, 3.2-18)', async () => {
    const built = byGenerator('generic', { ref: 'refs/tags/v1.2.3-rc.1', event: { baseRef: 'refs/heads/main' } });
    expect(await judged(built, { 'source-tag': 'v1.2.3-rc.1', 'source-branch': 'main' })).toEqual(PASSED);
    expect(await judged(built, { 'source-versioned-tag': 'v1.2.3-rc.1' })).toEqual(PASSED);
    for (const wanted of ['v1.2.3-rc.2', 'v1.2.3', 'v1.2', 'v1']) expect(await judged(built, { 'source-versioned-tag': wanted })).toEqual(unmet('CLAIM_MISMATCH source-tag'));
    expect(await judged(built, { 'source-tag': 'V1.2.3-rc.1' })).toEqual(unmet('IDENTITY_CASE_ONLY source-tag'));
    expect(await judged(built, { 'source-branch': 'master' })).toEqual(unmet('CLAIM_MISMATCH source-branch'));
    expect(await judged(built, { 'source-branch': 'Main' })).toEqual(unmet('IDENTITY_CASE_ONLY source-branch'));
  });
  it('has no tag where it was built from a branch, whatever the predicate says', async () => {
    const built = byGenerator('generic', { ref: 'refs/heads/main' });
    expect(await judged(built, { 'source-tag': 'v1.2.3' })).toEqual(unmet('CLAIM_ABSENT source-tag'));
    expect(await judged(built, { 'source-branch': 'main' })).toEqual(PASSED);
    expect(await judged(byAttestAction(), { 'source-branch': 'main' })).toEqual(unmet('CLAIM_ABSENT source-branch'));
  });
  it('may be named with its ref, which then holds', async () => {
    expect(await judged(byGenerator('generic'), { repo: 'git+https://github.com/acme/app@refs/tags/v1.2.3' })).toEqual(PASSED);
    expect(await judged(byGenerator('generic'), { repo: 'git+https://github.com/acme/app@refs/tags/v1.2.4' })).toEqual(unmet('CLAIM_MISMATCH source-ref'));
    expect(problemCodes(await desk.report({ artifact: 'app.tar.gz', repo: 'acme/app@refs/tags/v1', 'source-ref': 'refs/tags/v2' }))).toEqual(['CONFIG_CONFLICT']);
  });
  it('is what the certificate says: a predicate that differs is rejected with both values', async () => {
    const built = byGenerator('generic');
    const predicate = JSON.parse(JSON.stringify(built.predicate).replaceAll('refs/tags/v1.2.3', 'refs/tags/v9.9.9')) as object;
    desk.evidence('evidence.json', await desk.sigstore.sign({ statement: statementOf({ ...built, predicate }) }, aGithubIdentity(built.workflow)));
    const given = { artifact: 'app.tar.gz', bundle: 'evidence.json', repo: 'acme/app' };
    const report = await desk.report(given);
    expect(onlySubject(report).ledger).toMatchObject([{ became: 'rejected', code: 'PROVENANCE_CONTRADICTED', seen: 'invocation.configSource.uri "git+https://github.com/acme/app@refs/tags/v9.9.9"', expected: 'source-ref "refs/tags/v1.2.3", as the certificate says' }]);
    expect(report.outcome).toBe('failed');
    // Who lets it pass has a signer and no builder.
    const waived = await desk.report({ ...given, 'signer-repo': GENERATOR, 'unsafe-contradicted-provenance': 'true' });
    expect([waived.outcome, waived.weakenedBy]).toEqual(['passed', ['unsafe-contradicted-provenance']]);
    expect((await desk.report({ ...given, 'unsafe-contradicted-provenance': 'true' })).outcome).toBe('failed');
    expect((await desk.report({ ...given, 'signer-repo': GENERATOR, 'build-level': '1', 'unsafe-contradicted-provenance': 'true' })).outcome).toBe('failed');
  });
  it('does not harm what stands beside it', async () => {
    const [good, bad] = [byGenerator('generic'), byGenerator('generic')];
    const predicate = JSON.parse(JSON.stringify(bad.predicate).replaceAll('acme/app', 'acme/other')) as object;
    desk.evidence('two.jsonl', await desk.sigstore.sign({ statement: statementOf({ ...bad, predicate }) }, aGithubIdentity(bad.workflow)), await desk.sigstore.sign({ statement: statementOf(good) }, aGithubIdentity(good.workflow)));
    const subject = onlySubject(await desk.report({ artifact: 'app.tar.gz', bundle: 'two.jsonl', repo: 'acme/app' }));
    expect([subject.outcome, [...fates(subject)].toSorted()]).toEqual(['passed', ['counted', 'rejected PROVENANCE_CONTRADICTED']]);
  });
  it('is the word of whoever holds the key, where there is no certificate', async () => {
    const key = makeKey();
    const signed = await desk.sigstore.sign({ statement: statementOf(byGenerator('generic')) }, { key, signer: 'key' });
    desk.evidence('evidence.json', signed);
    desk.write('key.pub', pem('PUBLIC KEY', key.publicKey.export({ format: 'der', type: 'spki' })));
    const given = { artifact: 'app.tar.gz', bundle: 'evidence.json', key: 'key.pub', require: 'provenance' };
    const report = await desk.report({ ...given, 'source-tag': 'v1.2.3' });
    expect(report.outcome).toBe('passed');
    expect(onlySubject(report).chain).toEqual(expect.arrayContaining([expect.objectContaining({ claim: 'source-tag', value: 'v1.2.3', from: 'self-declared' }), expect.objectContaining({ claim: 'builder', value: 'unknown' })]));
    expect((await desk.report({ ...given, 'source-tag': 'v1.2.4' })).outcome).toBe('failed');
    expect((await desk.report({ ...given, 'builder-id': byGenerator('generic').builderId })).outcome).toBe('failed');
  });
});

describe('what went into the build', () => {
  it('may be asked for, as the inputs of a workflow', async () => {
    const built = byGenerator('generic', { trigger: 'workflow_dispatch', event: { inputs: { level: 'debug', note: 'a=b' } } });
    expect(await judged(built, { 'workflow-input': ['level=debug', 'note=a=b'] })).toEqual(PASSED);
    expect(await judged(built, { 'workflow-input': ['level=info'] })).toEqual(unmet('CLAIM_MISMATCH workflow-input.level'));
    expect(await judged(built, { 'workflow-input': ['level=debug', 'other=1'] })).toEqual(unmet('CLAIM_ABSENT workflow-input.other'));
    expect(await judged(byGenerator('generic', { event: { inputs: { level: 'debug' } } }), { 'workflow-input': ['level=debug'] })).toEqual(unmet('CLAIM_ABSENT workflow-input.level'));
  });
  it('is refused where nobody knows what it does, unless it is named', async () => {
    const built = byAttestAction();
    const predicate = JSON.parse(JSON.stringify(built.predicate).replace('"externalParameters":{', '"externalParameters":{"backdoor":"on",')) as object;
    expect(await judged({ ...built, predicate })).toEqual(unmet('PARAMETER_UNKNOWN external-parameter.backdoor'));
    expect(await judged({ ...built, predicate }, { 'external-parameter': ['backdoor=on'] })).toEqual(PASSED);
    expect(await judged({ ...built, predicate }, { 'external-parameter': ['backdoor=off'] })).toEqual(unmet('CLAIM_MISMATCH external-parameter.backdoor'));
    expect(await judged({ ...built, predicate }, { 'external-parameter': ['other=on'] })).toMatchObject({ outcome: 'failed' });
  });
  it('is malformed where a type is wrong', async () => {
    const built = byAttestAction();
    const predicate = JSON.parse(JSON.stringify(built.predicate).replace('"builder":{"id":', '"builder":{"id":7,"x":')) as object;
    expect(await judged({ ...built, predicate })).toEqual({ outcome: 'failed', why: ['EVIDENCE_REJECTED STATEMENT_MALFORMED'], fates: ['rejected STATEMENT_MALFORMED'] });
  });
});

describe('an image', () => {
  it('passes by the attestation of the container generator', async () => {
    const images = await ImageDesk.open();
    try {
      const image = anImage(images.repository, { tag: 'v1.2.3' });
      const built = byGenerator('container');
      await cosignAttest(images.sigstore, image, { ...aGithubIdentity(built.workflow), predicateType: built.predicateType, predicate: built.predicate });
      const given = { image: images.image(':v1.2.3'), repo: 'acme/app' } as const;
      const judge = async (more: Given): Promise<Report> => (await images.run({ ...given, ...more })).report;
      const report = await judge({ 'source-versioned-tag': 'v1.2.3', 'builder-id': built.builderId, 'build-level': '3' });
      expect([report.outcome, report.problems.map(({ code }) => code).filter((code) => code === 'TAG_UNBOUND')]).toEqual(['passed', []]);
      expect((await judge({ repo: 'acme/other' })).outcome).toBe('failed');
      expect((await judge({ 'source-versioned-tag': 'v1.2.4' })).outcome).toBe('failed');
      expect((await judge({ require: 'signature' })).outcome).toBe('failed');
    } finally {
      await images.close();
    }
  });
});

describe('the report', () => {
  it('shows the builder, its level, tag and branch, and whose word it is', async () => {
    const built = byGenerator('generic', { event: { baseRef: 'refs/heads/main' } });
    desk.evidence('evidence.json', await desk.sigstore.sign({ statement: statementOf(built) }, aGithubIdentity(built.workflow)));
    const report = await desk.report({ artifact: 'app.tar.gz', bundle: 'evidence.json', repo: 'acme/app' });
    const text = renderTerminal(report, { colour: false });
    for (const part of ['slsa-github-generator/generic', built.builderId]) expect(text).toContain(part);
    expect(onlySubject(report).chain).toEqual(expect.arrayContaining([
      { claim: 'builder', value: 'slsa-github-generator/generic', from: 'builder-catalog' }, { claim: 'builder-id', value: built.builderId, from: 'certificate' }, { claim: 'build-level', value: '3', from: 'builder-catalog' },
      { claim: 'source-tag', value: 'v1.2.3', from: 'certificate' }, { claim: 'source-branch', value: 'main', from: 'self-declared' },
    ]));
    expect(text).toMatch(/branch.*main.*self-declared/);
  });
});
