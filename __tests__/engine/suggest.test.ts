// Suggested policies through the engine: real signatures, the printed text read back as a policy file, and the same subject signed again by somebody else.

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Dossier } from '../../src/domain/dossier.ts';
import { principalOf } from '../../src/policy/principals.ts';
import { confirm, suggest } from '../../src/policy/suggest.ts';
import { parseKey } from '../../src/verification/keys.ts';
import { Desk } from '../support/engine.ts';
import { gcloudFile, IMAGE, occurrence, provenanceV1, SIGNER_V1, WORKER } from '../support/cloud-build.ts';
import { ImageDesk } from '../support/image-engine.ts';
import { anImage, cosignAttest } from '../support/images.ts';
import { judgedBy, suggested, surveyed } from '../support/suggested.ts';
import { aSummary } from '../support/summaries.ts';
import { GITHUB_ISSUER, VirtualSigstore, aGithubIdentity, aStatement, byAttestAction, byDelegator, byGenerator, makeKey, pem, type Built, type GithubWorkflow, type SignOptions, type StatementJson } from '../support/virtual-sigstore.ts';

let desk: Desk;
beforeAll(async () => {
  desk = new Desk(await VirtualSigstore.create());
  desk.write('app.tar.gz', 'artifact');
});
afterAll(() => desk.remove());

function statementOf({ predicateType, predicate }: Built): StatementJson {
  return aStatement({ predicateType, predicate, ...(predicateType.endsWith('/v0.2') ? { type: 'https://in-toto.io/Statement/v0.1' } : {}) });
}

/** The dossier of the file with this evidence; `tag` is what it is released as. */
async function dossierOf(signed: Parameters<Desk['evidence']>[1][], { tag = null, ...given }: { readonly tag?: string | null; readonly key?: string; readonly 'key-log'?: string } = {}): Promise<Dossier> {
  desk.evidence('evidence.jsonl', ...signed);
  const [dossier] = await surveyed(desk, { artifact: 'app.tar.gz', bundle: 'evidence.jsonl', ...given });
  if (dossier === undefined) throw new Error('nothing was gathered');
  return tag === null ? dossier : { ...dossier, subject: { ...dossier.subject, version: { tag, version: tag.replace(/^v/, '') } } };
}

const bySigner = (built: Built, more: SignOptions = {}): ReturnType<VirtualSigstore['sign']> => {
  const identity = aGithubIdentity(built.workflow);
  return desk.sigstore.sign({ statement: statementOf(built) }, { ...identity, ...more, extensions: { ...identity.extensions, ...more.extensions } });
};

/** What keeps a dossier from a policy: claims, of all requirements that are not met. */
async function refusedFor(text: string, dossier: Dossier): Promise<{ readonly outcome: string; readonly about: ReadonlySet<string> }> {
  expect(await confirm(suggest(dossier), dossier)).toEqual(suggest(dossier));
  const { outcome, rules } = await judgedBy(text, dossier);
  const about = (judgement: (typeof rules)[0]['judgement']): readonly string[] => (judgement === null ? [] : [...('closest' in judgement ? (judgement.closest?.unmet.map((one) => one.about) ?? []) : []), ...judgement.of.flatMap(about)]);
  return { outcome, about: new Set(rules.flatMap(({ judgement }) => about(judgement))) };
}
const PASSED = { outcome: 'passed', about: new Set() };

describe('the suggested policy', () => {
  it('says in a few lines who signed what', async () => {
    const dossier = await dossierOf([await bySigner(byAttestAction({ repositoryId: '11', ownerId: '22' }))], { tag: 'v1.2.3' });
    expect(suggested([dossier]).split('\n').filter((line) => !line.trimStart().startsWith('#') && line !== '')).toEqual([
      'version: 1',
      'signers:',
      '  release:',
      '    signer-workflow: acme/app/.github/workflows/release.yml@refs/tags/{tag}',
      '    repo: acme/app',
      '    repository-id: 11',
      '    owner-id: 22',
      'rules:',
      '  - files: app.tar.gz',
      '    require:',
      '      - provenance:',
      '          signed-by: release',
      '          source-ref: refs/tags/{tag}',
      '          trigger: push',
      '          deny-self-hosted-runners: true',
      '          build-level: 2',
      'unmatched: deny',
    ]);
  });

  const RUN = { repositoryId: '11', ownerId: '22', environment: 'production', visibility: 'public' } as const satisfies GithubWorkflow;
  const BUILDERS: Readonly<Record<string, (run: GithubWorkflow) => Built>> = { 'GitHub\'s action': byAttestAction, 'the generator': (run) => byGenerator('generic', run), 'the delegator': byDelegator };

  describe.each(Object.entries(BUILDERS))('of provenance by %s', (name, by) => {
    const isReusable = name !== 'GitHub\'s action';
    const CHANGES: readonly (readonly [string, GithubWorkflow, readonly string[]])[] = [
      ['another ref', { ref: 'refs/heads/main' }, isReusable ? ['entry-workflow'] : ['signer-ref']],
      ['another tag', { ref: 'refs/tags/v1.2.4' }, isReusable ? ['entry-workflow'] : ['signer-ref']],
      ['another workflow', { workflow: '.github/workflows/other.yml' }, isReusable ? ['entry-workflow'] : ['signer-workflow']],
      ['another repository', { repo: 'acme/other' }, isReusable ? ['repo', 'entry-workflow'] : ['repo', 'signer-workflow']],
      ['another owner', { repo: 'evil/app' }, isReusable ? ['repo', 'entry-workflow'] : ['repo', 'signer-workflow']],
      ['a re-created repository', { repositoryId: '12' }, ['repository-id']],
      ['a re-created owner', { ownerId: '23' }, ['owner-id']],
      ['a runner of their own', { runner: 'self-hosted' }, ['runner', 'build-level']],
      ['another trigger', { trigger: 'workflow_dispatch' }, ['trigger']],
      ['another environment', { environment: 'test' }, ['environment']],
      ['another issuer', { issuer: `${GITHUB_ISSUER}/corp` }, ['certificate-oidc-issuer']],
    ];

    it.each([['v1.2.3'], ['1.2.3'], [null]])('accepts the subject, released as %s', async (tag) => {
      const dossier = await dossierOf([await bySigner(by(RUN))], { tag });
      expect(await refusedFor(suggested([dossier]), dossier)).toEqual(PASSED);
    });

    it.each(CHANGES)('refuses it by %s', async (_name, workflow, about) => {
      const [own, other] = [await dossierOf([await bySigner(by(RUN))], { tag: 'v1.2.3' }), await dossierOf([await bySigner(by({ ...RUN, ...workflow }))], { tag: 'v1.2.3' })];
      const policy = suggested([own]);
      expect(await refusedFor(policy, own)).toEqual(PASSED);
      expect(await refusedFor(policy, other)).toEqual({ outcome: 'failed', about: new Set(about) });
      // What is refused is authentic: its own suggestion accepts it.
      expect(await refusedFor(suggested([other]), other)).toEqual(PASSED);
    });

    it('accepts the next release, and not this one under its name', async () => {
      const policy = suggested([await dossierOf([await bySigner(by(RUN))], { tag: 'v1.2.3' })]);
      const next = await bySigner(by({ ...RUN, ref: 'refs/tags/v1.3.0', run: '99', sha: 'badc0de0badc0de0badc0de0badc0de0badc0de0' }));
      expect(await refusedFor(policy, await dossierOf([next], { tag: 'v1.3.0' }))).toEqual(PASSED);
      expect(await refusedFor(policy, await dossierOf([await bySigner(by(RUN))], { tag: 'v1.3.0' }))).toMatchObject({ outcome: 'failed' });
    });
  });

  it('refuses the generator at another ref', async () => {
    const policy = suggested([await dossierOf([await bySigner(byGenerator('generic', RUN))], { tag: 'v1.2.3' })]);
    expect(await refusedFor(policy, await dossierOf([await bySigner(byGenerator('generic', { ...RUN, at: 'refs/tags/v2.0.0' }))], { tag: 'v1.2.3' }))).toEqual({ outcome: 'failed', about: new Set(['signer-ref']) });
  });

  it('leaves the ref of a builder as it is, though the subject has the tag of that name', async () => {
    const dossier = await dossierOf([await bySigner(byGenerator('generic', { ref: 'refs/tags/v2.1.0' }))], { tag: 'v2.1.0' });
    const policy = suggested([dossier]);
    expect(policy).toContain('generator_generic_slsa3.yml@refs/tags/v2.1.0');
    expect(policy).toContain('source-ref: refs/tags/{tag}');
    expect(await refusedFor(policy, dossier)).toEqual(PASSED);
  });

  it('follows no ref that only holds the version', async () => {
    const dossier = await dossierOf([await bySigner(byAttestAction({ ref: 'refs/tags/app/v1.2.3', repositoryId: '123', ownerId: '1' }))], { tag: 'v1.2.3' });
    const policy = suggested([dossier]);
    expect(policy).toContain('release.yml@refs/tags/app/v1.2.3');
    expect(policy).toContain('source-ref: refs/tags/app/v1.2.3');
    expect(policy).toContain('they are not exactly the tag of the subject, v1.2.3');
    expect(await refusedFor(policy, dossier)).toEqual(PASSED);
  });

  it('asks for each class and each signer', async () => {
    const sbom = await desk.sigstore.sign({ statement: aStatement({ predicateType: 'https://cyclonedx.org/bom' }) }, aGithubIdentity());
    const signature = await desk.sigstore.sign({ message: Buffer.from('artifact') }, { identity: 'jane@acme.example', issuer: 'https://accounts.google.com' });
    const dossier = await dossierOf([await bySigner(byAttestAction()), await bySigner(byGenerator('generic')), sbom, signature, await bySigner(byAttestAction())], { tag: 'v1.2.3' });
    const { requirements, unbound } = suggest(dossier);
    expect(requirements.map(({ what, fields }) => [what.kind === 'signature' ? 'signature' : what.label, (fields.get('signer-workflow') ?? fields.get('certificate-identity'))?.[0]])).toEqual([
      ['signature', 'jane@acme.example'], ['provenance', 'acme/app/.github/workflows/release.yml@refs/tags/{tag}'],
      ['provenance', 'slsa-framework/slsa-github-generator/.github/workflows/generator_generic_slsa3.yml@refs/tags/v2.1.0'], ['cyclonedx', 'acme/app/.github/workflows/release.yml@refs/tags/{tag}'],
    ]);
    expect(unbound).toContainEqual({ about: 'provenance', why: expect.stringContaining('by 2 signers') });
    const policy = suggested([dossier]);
    expect(await refusedFor(policy, dossier)).toEqual(PASSED);
    // Each is needed, and none stands in for another.
    for (const { evidence } of requirements) {
      const who = principalOf(evidence);
      const lacking = dossier.attestations.filter((one) => !(JSON.stringify(one.says) === JSON.stringify(evidence.says) && principalOf(one) === who));
      expect(lacking.length).toBeLessThan(dossier.attestations.length);
      expect((await judgedBy(policy, { ...dossier, attestations: lacking })).outcome).toBe('failed');
    }
  });

  it('of a key names the key, and says what a key does not', async () => {
    const [key, other] = [makeKey('P-256'), makeKey('P-256')];
    const of = async (by: typeof key): Promise<Dossier> => {
      desk.write('by.pem', pem('PUBLIC KEY', by.spki));
      return dossierOf([await desk.sigstore.sign({ statement: aStatement() }, { signer: 'key', key: by, log: 'none' })], { key: 'by.pem', 'key-log': 'none' });
    };
    const [own, others] = [await of(key), await of(other)];
    const [requirement] = suggest(own).requirements;
    const policy = suggested([own], new Map(requirement?.key == null ? [] : [[requirement.key, 'keys/acme.pem']]));
    expect(policy).toContain('key: keys/acme.pem\n    key-log: none');
    expect(policy).toMatch(/key: a key says nothing of workflow/);
    const files = { 'keys/acme.pem': pem('PUBLIC KEY', key.spki) };
    expect((await judgedBy(policy, own, files)).outcome).toBe('passed');
    expect((await judgedBy(policy, others, files)).outcome).toBe('failed');
    // A key that nobody named stands for nothing that could be read.
    await expect(judgedBy(suggested([own]), own, files)).rejects.toThrow('POLICY_UNAVAILABLE');
  });

  it('of a verification summary names verifier, resource and levels', async () => {
    const of = async (more: Readonly<Record<string, unknown>>): Promise<Dossier> => dossierOf([await desk.sigstore.sign({ statement: aSummary(more) }, aGithubIdentity())]);
    const own = await of({});
    const policy = suggested([own]);
    expect(await refusedFor(policy, own)).toEqual(PASSED);
    for (const [more, about] of [[{ verifier: { id: 'https://evil.example' } }, 'verifier-id'], [{ resourceUri: 'https://example.com/other' }, 'resource-uri'], [{ verifiedLevels: ['SLSA_BUILD_LEVEL_1', 'ACME_REVIEWED'] }, 'verified-level.SLSA_BUILD'], [{ verifiedLevels: ['SLSA_BUILD_LEVEL_2'] }, 'verified-level.ACME_REVIEWED']] as const) {
      expect(await refusedFor(policy, await of(more))).toEqual({ outcome: 'failed', about: new Set([about]) });
    }
    const failed = suggest(await of({ verificationResult: 'FAILED' }));
    expect(failed.requirements).toEqual([]);
    expect(failed.unbound).toContainEqual({ about: expect.stringMatching(/^evidence sha256:/), why: expect.stringContaining('does not say PASSED') });
  });

  it('names parameters that builds of the type do not have, as nothing counts that leaves them out', async () => {
    const built = byAttestAction();
    const withParameter = (value: string): Built => ({ ...built, predicate: JSON.parse(JSON.stringify(built.predicate).replace('"externalParameters":{', `"externalParameters":{"x":"${value}","on":"true: # no",`)) as object });
    const [own, other] = [await dossierOf([await bySigner(withParameter('1'))]), await dossierOf([await bySigner(withParameter('2'))])];
    expect(await refusedFor(suggested([own]), own)).toEqual(PASSED);
    expect(await refusedFor(suggested([own]), other)).toEqual({ outcome: 'failed', about: new Set(['external-parameter.x']) });
  });

  it('of an identity that is no workflow names it with its issuer', async () => {
    const by = async (identity: string, issuer: string, extensions: SignOptions['extensions'] = {}): Promise<Dossier> => dossierOf([await desk.sigstore.sign({ message: Buffer.from('artifact') }, { identity, issuer, extensions })], { tag: 'v1.2.3' });
    const GITLAB = 'https://gitlab.com/acme/app//.gitlab-ci.yml@refs/tags/v1.2.3';
    const stated = { 12: 'https://gitlab.com/acme/app', 14: 'refs/tags/v1.2.3', 15: '42', 11: 'gitlab-hosted', 20: 'push' };
    const own = await by(GITLAB, 'https://gitlab.com', stated);
    const policy = suggested([own]);
    expect(policy).toContain('certificate-identity: https://gitlab.com/acme/app//.gitlab-ci.yml@refs/tags/{tag}');
    expect(await refusedFor(policy, own)).toEqual(PASSED);
    for (const [identity, issuer, extensions, about] of [[GITLAB, 'https://gitlab.evil.example', stated, 'certificate-oidc-issuer'], [GITLAB.replace('v1.2.3', 'v1.2.4'), 'https://gitlab.com', stated, 'certificate-identity'], [GITLAB, 'https://gitlab.com', { ...stated, 15: '43' }, 'repository-id'], [GITLAB, 'https://gitlab.com', { ...stated, 20: 'web' }, 'trigger'], [GITLAB, 'https://gitlab.com', { ...stated, 14: 'refs/heads/main' }, 'source-ref']] as const) {
      expect(await refusedFor(policy, await by(identity, issuer, extensions))).toEqual({ outcome: 'failed', about: new Set([about]) });
    }
    const ghes = await by('https://ghe.acme.example/acme/app/.github/workflows/r.yml@refs/tags/v1.2.3', 'https://ghe.acme.example/_services/token');
    expect(suggested([ghes])).toContain('certificate-identity: https://ghe.acme.example/acme/app/.github/workflows/r.yml@refs/tags/{tag}');
    expect(await refusedFor(suggested([ghes]), ghes)).toEqual(PASSED);
    // Of the same name on github.com it is somebody else.
    expect(await refusedFor(suggested([ghes]), await dossierOf([await desk.sigstore.sign({ message: Buffer.from('artifact') }, aGithubIdentity())], { tag: 'v1.2.3' }))).toMatchObject({ outcome: 'failed' });
  });

  it('of Google Cloud Build names the builder and whose build it is', async () => {
    const google = makeKey();
    const keys = [desk.write('google.pem', pem('PUBLIC KEY', google.spki))];
    const builtIn = [parseKey(pem('PUBLIC KEY', google.spki), 'google', { log: 'none', validity: { start: null, end: null }, times: 'none', timestamps: 'none' }, SIGNER_V1)].flatMap((key) => key ?? []);
    const of = async (given: Parameters<typeof provenanceV1>[0]): Promise<Dossier> => {
      desk.write('provenance.json', gcloudFile([occurrence(provenanceV1(given), [{ key: google, keyid: SIGNER_V1 }])]));
      const [dossier] = await surveyed(desk, { artifact: `sha256:${IMAGE}`, bundle: 'provenance.json', 'builder-id': WORKER, key: keys, 'key-id': SIGNER_V1 });
      if (dossier === undefined) throw new Error('nothing was gathered');
      return { ...dossier, subject: { ...dossier.subject, kind: 'image', name: 'europe-docker.pkg.dev/acme/apps/app', version: { tag: 'v1.2.3', version: '1.2.3' } } };
    };
    const own = await of({});
    const policy = suggested([own]);
    expect(policy).toContain(`builder-id: ${WORKER}\n          repo: acme/app\n          source-ref: refs/tags/{tag}`);
    expect((await judgedBy(policy, own, {}, builtIn)).outcome).toBe('passed');
    expect(await confirm(suggest(own), own)).toEqual(suggest(own));
    for (const other of [{ repository: 'git+https://github.com/evil/app' }, { tag: 'v1.2.4' }, { branch: 'main' }]) expect((await judgedBy(policy, await of(other), {}, builtIn)).outcome).toBe('failed');
  });

  it('of an image matches its name and follows its tag', async () => {
    const images = await ImageDesk.open();
    try {
      const built = byGenerator('container', RUN);
      const released = async (tag: string, ref: string): Promise<Dossier> => {
        const image = anImage(images.repository, { tag, seed: `${tag} ${ref}` });
        await cosignAttest(images.sigstore, image, { ...aGithubIdentity({ ...built.workflow, ref }), predicateType: built.predicateType, predicate: byGenerator('container', { ...RUN, ref }).predicate });
        const [dossier] = await surveyed(images, { image: images.image(`:${tag}`) }, images.http);
        if (dossier === undefined) throw new Error('nothing was gathered');
        return dossier;
      };
      const own = await released('v1.2.3', 'refs/tags/v1.2.3');
      const policy = suggested([own]);
      expect(policy).toContain(`- images: "${images.image()}"`);
      expect(await refusedFor(policy, own)).toEqual(PASSED);
      expect(await refusedFor(policy, await released('v1.3.0', 'refs/tags/v1.3.0'))).toEqual(PASSED);
      expect(await refusedFor(policy, await released('v1.4.0', 'refs/tags/v1.3.0'))).toMatchObject({ outcome: 'failed' });
      // A tag without the v is the version in that of git.
      const plain = await released('2.0.0', 'refs/tags/v2.0.0');
      expect(suggested([plain])).toContain('source-ref: refs/tags/v{version}');
      expect(await refusedFor(suggested([plain]), plain)).toEqual(PASSED);
      // Another image is not what the policy is about.
      expect((await judgedBy(policy, { ...own, subject: { ...own.subject, name: `${own.subject.name}-other` } })).outcome).toBe('failed');
      // Two releases that are signed alike are one rule.
      expect(suggested([own, await released('v1.5.0', 'refs/tags/v1.5.0')]).match(/^ {2}- images/gm)).toHaveLength(1);
    } finally {
      await images.close();
    }
  });

  it('of a digest alone says that no rule can match it', async () => {
    desk.evidence('evidence.jsonl', await bySigner(byAttestAction()));
    const { digest } = (await dossierOf([await bySigner(byAttestAction())])).subject;
    const [dossier] = await surveyed(desk, { artifact: digest, bundle: 'evidence.jsonl' });
    if (dossier === undefined) throw new Error('nothing was gathered');
    expect(suggest(dossier)).toMatchObject({ match: null, requirements: [{ fields: expect.any(Map) }], unbound: expect.arrayContaining([expect.objectContaining({ about: 'subject' })]) });
    // A rule about nothing: it refuses all.
    expect((await judgedBy(suggested([dossier]), dossier)).outcome).toBe('failed');
  });

  it('suggests nothing from what did not verify, and lists it', async () => {
    const good = await bySigner(byAttestAction());
    const forged = { bundle: JSON.parse(JSON.stringify(good.bundle).replace(/"sig":"..../, '"sig":"AAAA')) as typeof good.bundle };
    const { requirements, unbound } = suggest(await dossierOf([forged]));
    expect(requirements).toEqual([]);
    expect(unbound).toContainEqual({ about: expect.stringMatching(/^evidence sha256:/), why: expect.stringMatching(/^it did not verify \([A-Z_]+\)/) });
    expect(suggested([await dossierOf([forged])])).toMatch(/^# No policy: no evidence was verified/m);
    expect(suggest(await dossierOf([good])).requirements).toHaveLength(1);
  });
});
