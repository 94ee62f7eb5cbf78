// The flows that people wrote down as commands, as policies: images with the evidence that their publishers make, forged, in the places where they keep
// it. Each is judged by one policy, whole: what its commands accept passes, and what their prose promises to refuse is refused, with its code.
//
// The registries answer under their names in the world; a policy gets one line more, with the trust root of the evidence. Checks in CUE are asked
// where `cue` is on PATH; where it is not, they are said to be not run.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fs from 'node:fs';
import path from 'node:path';
import { SourceError } from '../../src/domain/errors.ts';
import type { Http } from '../../src/domain/ports.ts';
import type { Report } from '../../src/domain/report.ts';
import { onPath } from '../support/checks/bench.ts';
import { flows } from '../support/checks/table.ts';
import { onlySubject, reasons } from '../support/engine.ts';
import { aChart, anIndex, bundleReferrer, cosignSign, type Made } from '../support/images.ts';
import type { Given } from '../support/inputs.ts';
import { CYCLONEDX, PolicyDesk } from '../support/policy-desk.ts';
import type { OciRepository } from '../support/servers/oci-content.ts';
import { present } from '../support/verification.ts';
import { aGithubIdentity, aStatement, byAttestAction, byGenerator, VirtualSigstore, type GithubWorkflow } from '../support/virtual-sigstore.ts';

const POLICIES = path.resolve(import.meta.dirname, '../fixtures/flows');
const policyOf = (name: string): string => fs.readFileSync(path.join(POLICIES, name), 'utf8');

let desk: PolicyDesk;
beforeAll(async () => { desk = await PolicyDesk.open(['ghcr.io', 'quay.io', 'index.docker.io']); });
afterAll(() => desk.close());
beforeEach(() => empty());

const REPOSITORIES = ['natrontech/pmg-exporter', 'natrontech/alertmanager-uptime-kuma-push', 'natrontech/gcp-mysql-backup', 'enix/x509-certificate-exporter', 'vendor/tool'];

/** Empty registries, and a GitHub that has the repositories and no attestations. */
function empty(): void {
  desk.clear();
  for (const name of REPOSITORIES) desk.registries.github.repository(name);
}

/** A run of one image under the policy of a flow; also with what a test changes in its text. */
async function judged(image: string, policy: string, given: Given = {}): Promise<Report> {
  return (await desk.run({ image, policy: desk.policy(policy), ...given })).report;
}

async function verdict(image: string, policy: string, given: Given = {}): Promise<readonly [string, readonly string[]]> {
  const report = await judged(image, policy, given);
  if (report.problems.length > 0) throw new Error(JSON.stringify(report.problems, null, 1));
  return [report.outcome, reasons(onlySubject(report))];
}

/** A release of a repository whose workflow is release.yml, by its tag; anything of the run may be another. */
const releaseOf = (repo: string, tag = 'v1.2.3', more: GithubWorkflow = {}): GithubWorkflow => ({ repo, ref: `refs/tags/${tag}`, ...more });

/** What a release leaves behind: each by the run that is given, null where there is none. */
interface Left { readonly signature?: GithubWorkflow | null; readonly provenance?: (GithubWorkflow & { readonly at?: string }) | null; readonly sbom?: GithubWorkflow | null; readonly sbomSays?: typeof CYCLONEDX | { readonly predicateType: string; readonly predicate: object } }

/** The evidence of natrontech's projects: signatures and provenance in one repository, SBOMs in another; or all beside the image. */
async function leave(image: Made, repo: string, left: Left, where: { readonly signatures: OciRepository; readonly sboms: OciRepository }): Promise<void> {
  const { signature = releaseOf(repo), provenance = releaseOf(repo), sbom = releaseOf(repo), sbomSays = CYCLONEDX } = left;
  if (signature !== null) await desk.signature(image, signature, where.signatures);
  if (provenance !== null) await desk.generated(image, provenance, where.signatures);
  if (sbom !== null) await desk.attestation(image, sbom, sbomSays, where.sboms);
}

describe('flow 000: an image with signature, provenance of slsa-github-generator and SBOM', () => {
  const REPO = 'natrontech/pmg-exporter';
  const IMAGE = `ghcr.io/${REPO}:v1.2.3`;
  const POLICY = policyOf('000.yml');
  const made = (tag = 'v1.2.3'): Made => desk.image(REPO, { tag });
  const stores = () => ({ signatures: desk.repository('natrontech/signatures'), sboms: desk.repository('natrontech/sbom') });
  const OTHER_COMMIT = releaseOf(REPO, 'v1.2.3', { sha: '0dd0'.repeat(10), run: '9999' });

  it('passes in one step, and hands on the SBOM', async () => {
    await leave(made(), REPO, {}, stores());
    const { report, files } = await desk.run({ image: IMAGE, policy: desk.policy(POLICY), 'sbom-path': 'sbom.json' });
    expect([report.outcome, report.exit, report.problems, reasons(onlySubject(report))]).toEqual(['passed', 0, [], []]);
    expect(report.layers).toMatchObject([{ name: 'policy.yml' }]);
    expect(files.map(({ path: name, text }) => [name, JSON.parse(text) as unknown])).toEqual([['sbom.json', CYCLONEDX.predicate]]);
  });

  it('passes where everything lies beside the image, as referrers', async () => {
    const image = made();
    await cosignSign(desk.sigstore, image, aGithubIdentity(releaseOf(REPO)));
    await bundleReferrer(desk.sigstore, image, { ...aGithubIdentity(releaseOf(REPO)), ...CYCLONEDX });
    await desk.generated(image, releaseOf(REPO));
    expect(await verdict(IMAGE, POLICY)).toEqual(['passed', []]);
  });

  it.each<[string, Left, readonly string[]]>([
    ['an SBOM of another commit', { sbom: OTHER_COMMIT }, ['NOT_SAME']],
    ['a signature of another commit', { signature: OTHER_COMMIT }, ['NOT_SAME']],
    ['a generator on a branch', { provenance: { ...releaseOf(REPO), at: 'refs/heads/main' } }, ['SIGNER_MISMATCH signer-ref']],
    ['a generator that built something else', { provenance: releaseOf('natrontech/other') }, ['SIGNER_MISMATCH repo']],
    ['nothing signed', { signature: null, provenance: null, sbom: null }, ['EVIDENCE_NONE', 'EVIDENCE_NONE', 'EVIDENCE_NONE']],
    ['a signature by the statement of the SBOM only', { signature: null }, ['CLASS_MISSING']],
    ['no provenance', { provenance: null }, ['CLASS_MISSING']],
    ['no SBOM', { sbom: null }, ['CLASS_MISSING']],
    ['an SBOM by another workflow', { sbom: releaseOf(REPO, 'v1.2.3', { workflow: '.github/workflows/test.yml' }) }, ['SIGNER_MISMATCH signer-workflow']],
    ['a signature by a repository of nearly the same name', { signature: releaseOf('natrontech/pmg-exporter2') }, ['SIGNER_MISMATCH signer-workflow']],
    ['a signature from a branch', { signature: { repo: REPO, ref: 'refs/heads/main' } }, ['SIGNER_MISMATCH signer-ref']],
    ['an SBOM with log4j-core', { sbomSays: { ...CYCLONEDX, predicate: { ...CYCLONEDX.predicate, components: [{ type: 'library', name: 'log4j-core', version: '2.14.1' }] } } }, ['CHECK_FAILED check']],
  ])('refuses %s', async (_what, left, why) => {
    await leave(made(), REPO, left, stores());
    expect(await verdict(IMAGE, POLICY)).toEqual(['failed', why]);
    // The control: the same with what it lacks.
    await leave(made(), REPO, {}, stores());
    expect(await verdict(IMAGE, POLICY)).toEqual(['passed', []]);
  });

  it('refuses an older release under a new tag, for all three', async () => {
    await leave(made('v1.2.3'), REPO, { signature: releaseOf(REPO, 'v1.2.2'), provenance: releaseOf(REPO, 'v1.2.2'), sbom: releaseOf(REPO, 'v1.2.2') }, stores());
    expect(await verdict(IMAGE, POLICY)).toEqual(['failed', ['SIGNER_MISMATCH signer-ref', 'CLAIM_MISMATCH source-ref', 'SIGNER_MISMATCH signer-ref']]);
    made('v1.2.2');
    expect(await verdict(IMAGE.replace('v1.2.3', 'v1.2.2'), POLICY)).toEqual(['passed', []]);
  });

  it('takes an SBOM of another run of the commit, which same: run does not', async () => {
    await leave(made(), REPO, { sbom: releaseOf(REPO, 'v1.2.3', { run: '9999' }) }, stores());
    expect(await verdict(IMAGE, POLICY)).toEqual(['passed', []]);
    expect(await verdict(IMAGE, POLICY.replace('same: source-digest', 'same: run'))).toEqual(['failed', ['NOT_SAME']]);
  });

  it('is indeterminate where a repository of evidence does not answer', async () => {
    await leave(made(), REPO, { signature: null }, stores());
    const through = (http: Http): Http => ({
      request: (url, request) => (url.pathname.startsWith('/v2/natrontech/signatures/') ? Promise.reject(new SourceError('SOURCE_UNREACHABLE', 'The registry hung up.')) : http.request(url, request)),
      on: (terms) => through(http.on(terms)),
    });
    const { report } = await desk.run({ image: IMAGE, policy: desk.policy(POLICY) }, { ports: { http: through(desk.registries.http) } });
    expect([report.outcome, report.exit, reasons(onlySubject(report))[0]]).toEqual(['indeterminate', 3, expect.stringMatching(/^SOURCE_UNREACHABLE/)]);
  });

  it('finds nothing under the roots of strangers', async () => {
    await leave(made(), REPO, {}, stores());
    const report = (await desk.run({ image: IMAGE, policy: desk.policy(POLICY, 'policy.yml', await VirtualSigstore.create()) })).report;
    expect([report.outcome, reasons(onlySubject(report)).map((one) => one.split(' ')[0])]).toEqual(['failed', expect.arrayContaining(['EVIDENCE_REJECTED'])]);
  });

  it('lets images of others go on with a warning, and refuses those that no rule is about', async () => {
    desk.image('vendor/tool', { tag: '2.0.0' });
    desk.image('stranger/tool', { tag: '2.0.0' });
    const [others, strangers] = [await judged('ghcr.io/vendor/tool:2.0.0', POLICY), await judged('ghcr.io/stranger/tool:2.0.0', POLICY)];
    expect([others, strangers].map(({ outcome, exit, subjects }) => [outcome, exit, ...subjects.flatMap(reasons)])).toEqual([['failed', 0, 'EVIDENCE_NONE', 'EVIDENCE_NONE'], ['failed', 1, 'NO_RULE policy.yml']]);
  });

  // The release-verification half: wheels and archives of the GitHub release, by multiple.intoto.jsonl.
  it('verifies the files of a release by the same words', async () => {
    const policy = `version: 1\nrules:\n  - files: ${REPO}@*/**\n    require: provenance\n    repo: ${REPO}\n    source-ref: refs/tags/{tag}\n`;
    const wheel = Buffer.from('wheel');
    const github = desk.registries.github.repository(REPO);
    const generated = async (ref: string): Promise<string> => {
      const { predicateType, predicate, workflow } = byGenerator('generic', { repo: REPO, ref });
      const { bundle } = await desk.sigstore.sign({ statement: aStatement({ subjects: [{ name: 'pmg_exporter-1.2.3-py3-none-any.whl', bytes: wheel }], predicateType, predicate }) }, aGithubIdentity(workflow));
      return JSON.stringify(bundle);
    };
    github.release('v1.2.3', { 'pmg_exporter-1.2.3-py3-none-any.whl': wheel, 'multiple.intoto.jsonl': await generated('refs/tags/v1.2.3') });
    github.release('v1.2.4', { 'pmg_exporter-1.2.3-py3-none-any.whl': wheel, 'multiple.intoto.jsonl': await generated('refs/tags/v1.2.3') });
    const release = (tag: string): Promise<Report> => desk.run({ release: `${REPO}@${tag}`, policy: desk.policy(policy) }).then(({ report }) => report);
    const passed = await release('v1.2.3');
    expect([passed.problems, passed.outcome, passed.subjects.flatMap((subject) => [subject.name, ...reasons(subject)])]).toEqual([[], 'passed', [`${REPO}@v1.2.3/pmg_exporter-1.2.3-py3-none-any.whl`]]);
    const older = await release('v1.2.4');
    expect([older.outcome, older.subjects.flatMap(reasons)]).toEqual(['failed', ['CLAIM_MISMATCH source-ref']]);
  });
});

describe('flows 001 and 003: the same with regular expressions, and evidence in repositories of its own', () => {
  it.each(['natrontech/alertmanager-uptime-kuma-push', 'natrontech/gcp-mysql-backup'])('%s passes, and is refused by each part', async (repo) => {
    const policy = policyOf('001.yml').replaceAll('alertmanager-uptime-kuma-push', repo.slice('natrontech/'.length));
    const image = `ghcr.io/${repo}:v1.2.3`;
    const stores = () => ({ signatures: desk.repository('natrontech/signatures'), sboms: desk.repository('natrontech/sbom') });
    // Only the index is signed.
    const { repository, digest, descriptor } = anIndex(desk.repository(repo), { tag: 'v1.2.3' });
    const index: Made = { repository, digest, descriptor };
    expect(await verdict(image, policy)).toEqual(['failed', ['EVIDENCE_NONE', 'EVIDENCE_NONE', 'EVIDENCE_NONE']]);
    await leave(index, repo, { signature: null, provenance: null }, stores());
    expect(await verdict(image, policy)).toEqual(['failed', ['CLASS_MISSING', 'CLASS_MISSING']]);
    await leave(index, repo, { signature: { ...releaseOf(repo), workflow: '.github/workflows/release.yml', ref: 'refs/heads/main' }, provenance: { ...releaseOf(repo), at: 'refs/heads/main' }, sbom: null }, stores());
    expect(await verdict(image, policy)).toEqual(['failed', ['SIGNER_MISMATCH certificate-identity', 'SIGNER_MISMATCH certificate-identity']]);
    await leave(index, repo, { signature: releaseOf(repo, 'v1.2.3-rc.1'), provenance: releaseOf(repo), sbom: null }, stores());
    expect(await verdict(image, policy)).toEqual(['passed', []]);
  });

  it('verifies the signed checksums of 001 by the same signer', async () => {
    const repo = 'natrontech/alertmanager-uptime-kuma-push';
    const sign = async (ref: string): Promise<void> => {
      const list = fs.readFileSync(desk.path('checksums.txt'));
      const signed = await desk.sigstore.sign({ message: list }, aGithubIdentity({ repo, ref }));
      desk.write('checksums.txt.sigstore.json', JSON.stringify(signed.bundle));
    };
    desk.write('pusher.tar.gz', 'artifact');
    desk.write('checksums.txt', 'c7c5c1d70c5dec4416ab6158afd0b223ef40c29b1dc1f97ed9428b94d4cadb1c  pusher.tar.gz\n');
    const policy = policyOf('001-files.yml');
    const run = (): Promise<Report> => desk.run({ checksums: 'checksums.txt', policy: desk.policy(policy) }).then(({ report }) => report);
    await sign('refs/tags/v1.2.3');
    expect([(await run()).problems, (await run()).outcome]).toEqual([[], 'passed']);
    await sign('refs/heads/main');
    const branch = await run();
    expect([branch.outcome, branch.subjects.flatMap(reasons)]).toEqual(['failed', ['SIGNER_MISMATCH certificate-identity']]);
  });
});

describe('flow 002: an image in three registries, its chart and its archives', () => {
  const REPO = 'enix/x509-certificate-exporter';
  const RELEASE: GithubWorkflow = { repo: REPO, workflow: '.github/workflows/release.yaml', ref: 'refs/tags/v4.0.0' };
  const POLICY = policyOf('002.yml');

  async function publish(workflow: GithubWorkflow = RELEASE): Promise<void> {
    for (const image of [desk.image(REPO, { tag: '4.0.0', seed: 'exporter' }), aChart(desk.repository('enix/charts/x509-certificate-exporter'), { name: 'x509-certificate-exporter', version: '4.0.0' })]) {
      await cosignSign(desk.sigstore, image, aGithubIdentity(workflow));
      await bundleReferrer(desk.sigstore, image, { ...aGithubIdentity(workflow), ...CYCLONEDX });
    }
  }

  it('passes in all of them, with one policy', async () => {
    await publish();
    const { report } = await desk.run({ image: [`ghcr.io/${REPO}:4.0.0`, `quay.io/${REPO}:4.0.0`, `docker.io/${REPO}:4.0.0`, 'quay.io/enix/charts/x509-certificate-exporter:4.0.0'], policy: desk.policy(POLICY) });
    expect([report.problems, report.outcome, report.subjects.length]).toEqual([[], 'passed', 4]);
  });

  it.each<[string, GithubWorkflow, readonly string[]]>([
    ['a neighbour', { ...RELEASE, repo: 'enix-evil/x509-certificate-exporter' }, ['SIGNER_MISMATCH signer-workflow']],
    ['another workflow of the repository', { ...RELEASE, workflow: '.github/workflows/test.yaml' }, ['SIGNER_MISMATCH signer-workflow']],
    ['another version', { ...RELEASE, ref: 'refs/tags/v3.9.0' }, ['SIGNER_MISMATCH signer-ref']],
    ['a tag in capitals', { ...RELEASE, ref: 'refs/tags/V4.0.0' }, ['IDENTITY_CASE_ONLY signer-ref']],
  ])('refuses what was signed by %s', async (_what, workflow, why) => {
    await publish(workflow);
    // For the signature, and for the SBOM.
    expect(await verdict(`ghcr.io/${REPO}:4.0.0`, POLICY)).toEqual(['failed', [...why, ...why]]);
  });

  it.each<[string, GithubWorkflow, readonly string[]]>([
    ['the release workflow', {}, []],
    ['a self-hosted runner', { runner: 'self-hosted' }, ['CLAIM_MISMATCH runner']],
    ['another tag', { ref: 'refs/tags/v3.9.0' }, ['CLAIM_MISMATCH source-ref']],
    ['a neighbour', { repo: 'enix-evil/x509-certificate-exporter' }, ['SIGNER_MISMATCH repo', 'SIGNER_MISMATCH signer-workflow']],
  ])('judges archives that were attested by %s', async (_what, workflow, why) => {
    const built = byAttestAction({ ...RELEASE, ...workflow });
    const archive = 'x509-certificate-exporter-v4.0.0-linux-amd64.tar.gz';
    desk.write(archive, 'artifact');
    desk.evidence('attestation.json', await desk.sigstore.sign({ statement: aStatement({ predicateType: built.predicateType, predicate: built.predicate }) }, aGithubIdentity(built.workflow)));
    const { report } = await desk.run({ artifact: archive, bundle: 'attestation.json', policy: desk.policy(POLICY) });
    expect([report.problems, report.outcome, reasons(onlySubject(report))]).toEqual([[], why.length === 0 ? 'passed' : 'failed', why]);
  });

  it('is judged the same by the policy of a cluster, as it is written there', async () => {
    const root = JSON.stringify({ apiVersion: 'policy.sigstore.dev/v1alpha1', kind: 'TrustRoot', metadata: { name: 'virtual' }, spec: { trustedRootJSON: JSON.stringify(desk.sigstore.trustedRoot()) } });
    const cluster = `${policyOf('002-cluster.yml').replace('- keyless:\n', '- keyless:\n        trustRootRef: virtual\n')}---\n${root}\n`;
    await publish();
    expect(await verdict(`ghcr.io/${REPO}:4.0.0`, cluster)).toEqual(['passed', []]);
    empty();
    await publish({ ...RELEASE, repo: 'enix-evil/x509-certificate-exporter' });
    expect((await verdict(`ghcr.io/${REPO}:4.0.0`, cluster))[0]).toBe('failed');
  });
});

// ── the CUE policies of the flows

const CUE = onPath('cue') !== null;
if (!CUE) process.stderr.write(`cue is not on PATH: the policies in CUE of ${flows.length} flows were not run\n`);
for (const engine of CUE ? ['cue'] : []) describe(`the policies in CUE of the flows, by ${engine}`, () => {
  const REPO = 'natrontech/pmg-exporter';
  const IMAGE = `ghcr.io/${REPO}:v1.2.3`;
  const [provenance, sbom] = flows;
  const POLICY = policyOf('000-cue.yml');
  const PUSHER = (version: string): typeof CYCLONEDX | { readonly predicateType: string; readonly predicate: object } => ({ ...CYCLONEDX, predicate: { ...CYCLONEDX.predicate, metadata: { component: { type: 'application', name: 'pusher', 'bom-ref': `pkg:golang/github.com/natrontech/alertmanager-uptime-kuma-push@${version}?type=module#cmd/pusher` } } } });

  it.each<[string, Left, string, readonly string[]]>([
    ['as they ask', { sbomSays: PUSHER('v1.2.3') }, 'passed', []],
    ['called by another workflow', { provenance: releaseOf(REPO, 'v1.2.3', { workflow: '.github/workflows/nightly.yml' }), sbomSays: PUSHER('v1.2.3') }, 'failed', ['CHECK_FAILED check']],
    ['of a ref that is no release', { provenance: releaseOf(REPO, 'nightly'), sbomSays: PUSHER('v1.2.3') }, 'failed', ['CHECK_FAILED check']],
    ['with an SBOM of another component', { sbomSays: PUSHER('nightly') }, 'failed', ['CHECK_FAILED check']],
    ['with an SBOM that names no component', {}, 'failed', ['CHECK_FAILED check']],
  ])('evidence %s', async (_what, left, outcome, why) => {
    desk.write('policy.cue', present(provenance).text.cue);
    desk.write('policy-sbom.cue', present(sbom).text.cue);
    await leave(desk.image(REPO), REPO, left, { signatures: desk.repository('natrontech/signatures'), sboms: desk.repository('natrontech/sbom') });
    expect(await verdict(IMAGE, POLICY)).toEqual([outcome, why]);
  });
});
