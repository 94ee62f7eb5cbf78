// docs/policy.md, held to the code: each of its policies is read and judged as it stands, and each row of its tables is what a run says.
//
// Images have the names that they have there, evidence is made for each row, and nothing of the engine is replaced. A policy gets one line more, with
// the trust root of the evidence; where it names roots and keys of its own, these are what the names stand for.

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { POLICY_FILE, policyDocument } from '../../scripts/write-metadata.ts';
import { codes } from '../../src/domain/errors.ts';
import { isClusterImagePolicy } from '../../src/policy/cluster-image-policy.ts';
import { parseYaml } from '../../src/policy/document.ts';
import { places } from '../../src/policy/keys.ts';
import { onPath } from '../support/checks/bench.ts';
import type { Bent } from '../support/engine.ts';
import { bundleReferrer, BUNDLE_TYPE, cosignSign, putReferrer, statementOf, type Made } from '../support/images.ts';
import type { Given } from '../support/inputs.ts';
import { CYCLONEDX, PolicyDesk, saidOf, trusting } from '../support/policy-desk.ts';
import { examplesIn, type Example } from '../support/policy-examples.ts';
import { present } from '../support/verification.ts';
import { aGithubIdentity, aStatement, byAttestAction, byGenerator, makeKey, pem, reassemble, SLSA_1, VirtualSigstore, type GithubWorkflow } from '../support/virtual-sigstore.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const guide = fs.readFileSync(POLICY_FILE, 'utf8').replaceAll('\r\n', '\n');
const examples = examplesIn(guide);

const IMAGE = 'ghcr.io/acme/app:v1.2.3';
const PLATFORM = 'acme/platform/.github/workflows/build.yml@refs/tags/v2.1.0';
const GOOGLE = 'https://accounts.google.com';
const BRANCH: GithubWorkflow = { ref: 'refs/heads/main' };
const AGAIN: GithubWorkflow = { run: '9999' };
const RETRIED: GithubWorkflow = { attempt: '2' };
const DENIED = 'badc0de0badc0de0badc0de0badc0de0badc0de0';

let desk: PolicyDesk;
let other: VirtualSigstore;
const [team, stranger] = [makeKey('P-256'), makeKey('P-256')];
beforeAll(async () => {
  [desk, other] = await Promise.all([PolicyDesk.open(['ghcr.io', 'quay.io', 'registry.acme.example']), VirtualSigstore.create()]);
});
afterAll(() => desk.close());

/** How a row is asked: inputs over those of the step, and what is bent of the run. */
interface Ask { readonly given?: Given; readonly bent?: Bent; readonly commit?: string }

const of = (image: string): Ask => ({ given: { image } });
const on = (day: string): Bent => ({ ports: { now: () => new Date(`${day}T12:00:00Z`) } });
const person = (email: string) => ({ identity: email, issuer: GOOGLE });
const scan = (critical: number) => ({ predicateType: 'https://cosign.sigstore.dev/attestation/vuln/v1', predicate: { scanner: { uri: 'https://scanner.example', version: '3.1.0', result: { critical } }, metadata: { scanStartedOn: '2026-06-01T12:00:00Z', scanFinishedOn: '2026-06-01T12:01:00Z' } } });
const SCANNER: GithubWorkflow = { workflow: '.github/workflows/scan.yml', ref: 'refs/heads/main' };
const sbomOf = (...components: readonly object[]) => ({ ...CYCLONEDX, predicate: { ...CYCLONEDX.predicate, components } });
const sets = (signature: GithubWorkflow, provenance: GithubWorkflow, sbom: GithubWorkflow) => async (): Promise<void> => {
  const image = desk.image();
  await desk.signature(image, signature);
  await desk.provenance(image, provenance);
  await desk.attestation(image, sbom);
};
/** A release as the generator attests it: which of the three there are, and how the generator was called. */
const released = (parts: { readonly signature?: false; readonly sbom?: false }, generator: Parameters<typeof byGenerator>[1] = {}) => async (): Promise<void> => {
  const image = desk.image();
  if (parts.signature !== false) await desk.signature(image, {}, desk.repository('acme/signatures'));
  await desk.generated(image, generator, desk.repository('acme/signatures'));
  if (parts.sbom !== false) await desk.attestation(image, {}, CYCLONEDX, desk.repository('acme/sbom'));
};
const platform = (name: string, provenance: GithubWorkflow, sbom: GithubWorkflow | null) => async (): Promise<Made> => {
  const image = desk.image(name);
  await desk.provenance(image, { signer: PLATFORM, ...provenance });
  if (sbom !== null) await desk.attestation(image, { signer: PLATFORM, ...sbom });
  return image;
};
const LEGACY: Ask = { ...of('ghcr.io/acme/legacy-api:v1.2.3'), bent: on('2027-03-31') };
const PROD = of('ghcr.io/acme/prod/app:v1.2.3');

/** The evidence that a row speaks of; and how it is asked, where that is not the step alone. */
const shelves: Readonly<Record<string, () => Promise<unknown>>> = {
  'no evidence': async () => void desk.image(),
  'provenance by the release workflow': () => desk.provenance(desk.image()),
  'provenance by the same workflow on a branch': () => desk.provenance(desk.image(), BRANCH),
  'provenance by the same workflow of acme/app-evil': () => desk.provenance(desk.image(), { repo: 'acme/app-evil' }),
  'provenance from a self-hosted runner': () => desk.provenance(desk.image(), { runner: 'self-hosted' }),
  'provenance by the release workflow about ghcr.io/acme/tool': () => desk.provenance(desk.image('acme/tool')),
  'provenance by the release workflow, signed on 2026-05-02': async () => {
    const built = byAttestAction();
    await bundleReferrer(desk.sigstore, desk.image(), { ...aGithubIdentity(), predicateType: built.predicateType, predicate: built.predicate, at: new Date('2026-05-02T10:00:00Z') });
  },
  'provenance by the release workflow, of the commit badc0de0…': () => desk.provenance(desk.image(), { sha: DENIED }),
  'provenance by the release workflow on acme.ghe.com': () => desk.provenance(desk.image(), { server: 'https://acme.ghe.com', issuer: 'https://token.actions.acme.ghe.com' }),
  'provenance by the release workflow, and github-host: github.com in the step': () => desk.provenance(desk.image()),
  'provenance by the release workflow, and mode: warn in the step': () => desk.provenance(desk.image()),
  'provenance by the release workflow, and no such file at that commit': () => desk.provenance(desk.image()),
  'provenance by the release workflow, on pull_request': () => desk.provenance(desk.image()),
  'an older image with its own evidence, under this tag': async () => {
    const image = desk.image('acme/app', { tag: 'v1.2.3', seed: 'older' });
    await desk.provenance(image, { ref: 'refs/tags/v1.2.2' });
  },
  'a signature by the release workflow': () => desk.signature(desk.image()),
  'a signature by the release workflow and provenance by it': async () => {
    const image = desk.image();
    await desk.signature(image);
    await desk.provenance(image);
  },
  'a signature by release@acme.example': () => desk.signedBy(desk.image(), person('release@acme.example')),
  'a signature by jane@acme.example': () => desk.signedBy(desk.image(), person('jane@acme.example')),
  'two signatures by release@acme.example': async () => {
    const image = desk.image();
    await desk.signedBy(image, person('release@acme.example'));
    await desk.signedBy(image, person('release@acme.example'));
  },
  'signatures by the release workflow and release@acme.example': async () => {
    const image = desk.image();
    await desk.signature(image);
    await desk.signedBy(image, person('release@acme.example'));
  },
  'a signature by the key of the security team, in no log': () => desk.signedBy(desk.image(), { key: team, signer: 'key', log: 'none' }),
  'a signature by another key, in no log': () => desk.signedBy(desk.image(), { key: stranger, signer: 'key', log: 'none' }),
  'a signature by the release workflow with a timestamp': () => desk.signedBy(desk.image(), { timestamps: 1 }),
  'a signature by the release workflow with a timestamp, under another instance': () => cosignSign(other, desk.image(), { timestamps: 1 }),
  'signature, provenance of the generator and SBOM of one release': released({}),
  'signature and provenance of the generator, and no SBOM': released({ sbom: false }),
  'provenance of the generator and SBOM, and no signature': released({ signature: false }),
  'the same, with the generator on a branch': released({}, { at: 'refs/heads/main' }),
  'the same, with the generator building acme/other': released({}, { repo: 'acme/other' }),
  'an SBOM by the release workflow': () => desk.attestation(desk.image()),
  'an SBOM with log4j-core': () => desk.attestation(desk.image(), {}, sbomOf({ name: 'log4j-core', version: '2.14.1' })),
  'an SBOM with a component without a version': () => desk.attestation(desk.image(), {}, sbomOf({ name: 'left-pad' })),
  'an SBOM without components': () => desk.attestation(desk.image(), {}, sbomOf()),
  'signature, provenance and SBOM of one run': sets({}, {}, {}),
  'signature and provenance of one run, and an SBOM of another run of that commit': sets({}, {}, AGAIN),
  'signature and provenance of one run, and an SBOM of a second attempt of it': sets({}, {}, RETRIED),
  'signature and provenance of one run, and an SBOM of another commit': sets({}, {}, { sha: '0dd0'.repeat(10), run: '9999' }),
  'a scan that found nothing': () => desk.attestation(desk.image(), SCANNER, scan(0)),
  'a scan that found something': () => desk.attestation(desk.image(), SCANNER, scan(2)),
  'both scans': async () => {
    const image = desk.image();
    await desk.attestation(image, SCANNER, scan(0));
    await desk.attestation(image, SCANNER, scan(2));
  },
  'a scan that found nothing, and one by somebody else that found something': async () => {
    const image = desk.image();
    await desk.attestation(image, SCANNER, scan(0));
    await desk.attestation(image, { repo: 'evil/app', workflow: '.github/workflows/scan.yml', ref: 'refs/heads/main' }, scan(2));
  },
  'provenance by build.yml of acme/platform at v2.1.0': platform('acme/app', {}, null),
  'provenance by build.yml of acme/platform at v3.0.0': platform('acme/app', { signer: PLATFORM.replace('v2.1.0', 'v3.0.0') }, null),
  'provenance by build.yml of acme/platform at v2.1.0 on a self-hosted runner': platform('acme/app', { runner: 'self-hosted' }, null),
  'a file with that digest': async () => void desk.write('bad.bin', 'hello\n'),
  'no evidence about ghcr.io/acme/sandbox/app': async () => void desk.image('acme/sandbox/app'),
  'no evidence about ghcr.io/vendor/tool': async () => void desk.image('vendor/tool'),
  'no evidence about ghcr.io/acme/legacy-api, on 2027-03-31': async () => void desk.image('acme/legacy-api'),
  'no evidence about ghcr.io/acme/legacy-api, on 2027-04-01': async () => void desk.image('acme/legacy-api'),
  'provenance about ghcr.io/acme/legacy-api of the commit badc0de0…, on 2027-03-31': () => desk.provenance(desk.image('acme/legacy-api'), { sha: DENIED }),
  'provenance about ghcr.io/acme/legacy-api with another signature in it, on 2027-03-31': async () => {
    const image = desk.image('acme/legacy-api');
    const [one, another] = await Promise.all(['Y', 'Z'].map((text) => desk.sigstore.sign({ statement: statementOf(image, { predicateType: SLSA_1, predicate: { text } }) })));
    const bundle = reassemble(present(one), { signature: present(another).signature });
    putReferrer(image, BUNDLE_TYPE, [image.repository.putBlob(bundle.bytes, BUNDLE_TYPE)]);
  },
  'a copy in the mirror, of an image with provenance by the release workflow': async () => {
    await desk.provenance(desk.image());
    desk.image('ghcr/acme/app', { seed: 'acme/app' });
  },
  'the same copy under the tag v1.2.2': async () => {
    await desk.provenance(desk.image());
    desk.image('ghcr/acme/app', { seed: 'acme/app', tag: 'v1.2.2' });
  },
  'an image in the mirror that is another one than upstream': async () => {
    await desk.provenance(desk.image());
    desk.image('ghcr/acme/app', { seed: 'another' });
  },
  "a copy under another path than the mirror's": async () => {
    const image = desk.image('other/acme/app', { seed: 'acme/app' });
    await desk.provenance(image);
  },
  'provenance of the generator, called by release.yml': () => desk.generated(desk.image()),
  'provenance of the generator, called by nightly.yml': () => desk.generated(desk.image(), { workflow: '.github/workflows/nightly.yml' }),
  'provenance of the generator that does not say whether the build is reproducible': async () => {
    const image = desk.image();
    await desk.generated(image, {}, image.repository, ({ predicate }) => ({ ...predicate, metadata: {} }));
  },
  'provenance and SBOM of one run by build.yml of acme/platform': platform('acme/app', {}, {}),
  'provenance by build.yml of acme/platform, and an SBOM of another run of it': platform('acme/app', {}, AGAIN),
  'provenance and SBOM of one run by the release workflow': platform('acme/app', { signer: '' }, { signer: '' }),
  'provenance and SBOM by build.yml of acme/platform, of the commit badc0de0…': platform('acme/app', { sha: DENIED }, { sha: DENIED }),
  'provenance and SBOM by build.yml of acme/platform, about ghcr.io/acme/prod/app': platform('acme/prod/app', {}, {}),
  'provenance, SBOM and two approvals, about ghcr.io/acme/prod/app': async () => {
    const image = await platform('acme/prod/app', {}, {})();
    await desk.signedBy(image, person('release@acme.example'));
    await desk.signedBy(image, { key: team, signer: 'key', log: 'none' });
  },
  'no evidence about ghcr.io/vendor/tool, at a registry of its own': async () => void desk.image('vendor/tool'),
  'dist/app.tar.gz with recorded/release.sigstore.json': record,
  'dist/app.tar.gz with recorded/branch.sigstore.json': record,
};

async function record(): Promise<void> {
  desk.write('dist/app.tar.gz', 'artifact');
  for (const [name, workflow] of [['release', {}], ['branch', BRANCH]] as const) {
    const { predicate, predicateType } = byAttestAction(workflow);
    desk.evidence(`recorded/${name}.sigstore.json`, await desk.sigstore.sign({ statement: aStatement({ predicate, predicateType }) }, aGithubIdentity(workflow)));
  }
}

const asks: Readonly<Record<string, Ask>> = {
  'provenance by the release workflow about ghcr.io/acme/tool': of('ghcr.io/acme/tool:v1.2.3'),
  'provenance by the release workflow, and github-host: github.com in the step': { given: { 'github-host': 'github.com' } },
  'provenance by the release workflow, and mode: warn in the step': { given: { mode: 'warn' } },
  'provenance by the release workflow, and no such file at that commit': { commit: '0'.repeat(40) },
  'provenance by the release workflow, on pull_request': { bent: { ports: { env: { GITHUB_EVENT_NAME: 'pull_request', GITHUB_REPOSITORY: 'acme/app', GITHUB_WORKSPACE: '/workspace' } } } },
  'a file with that digest': { given: { image: [], artifact: 'bad.bin' } },
  'no evidence about ghcr.io/acme/sandbox/app': of('ghcr.io/acme/sandbox/app:v1.2.3'),
  'no evidence about ghcr.io/vendor/tool': of('ghcr.io/vendor/tool:v1.2.3'),
  'no evidence about ghcr.io/vendor/tool, at a registry of its own': of('ghcr.io/vendor/tool:v1.2.3'),
  'no evidence about ghcr.io/acme/legacy-api, on 2027-03-31': LEGACY,
  'no evidence about ghcr.io/acme/legacy-api, on 2027-04-01': { ...of('ghcr.io/acme/legacy-api:v1.2.3'), bent: on('2027-04-01') },
  'provenance about ghcr.io/acme/legacy-api of the commit badc0de0…, on 2027-03-31': LEGACY,
  'provenance about ghcr.io/acme/legacy-api with another signature in it, on 2027-03-31': LEGACY,
  'a copy in the mirror, of an image with provenance by the release workflow': of('registry.acme.example/ghcr/acme/app:v1.2.3'),
  'the same copy under the tag v1.2.2': of('registry.acme.example/ghcr/acme/app:v1.2.2'),
  'an image in the mirror that is another one than upstream': of('registry.acme.example/ghcr/acme/app:v1.2.3'),
  "a copy under another path than the mirror's": of('registry.acme.example/other/acme/app:v1.2.3'),
  'provenance and SBOM by build.yml of acme/platform, about ghcr.io/acme/prod/app': PROD,
  'provenance, SBOM and two approvals, about ghcr.io/acme/prod/app': PROD,
  'dist/app.tar.gz with recorded/release.sigstore.json': { given: { image: [], artifact: 'dist/app.tar.gz', bundle: 'recorded/release.sigstore.json' } },
  'dist/app.tar.gz with recorded/branch.sigstore.json': { given: { image: [], artifact: 'dist/app.tar.gz', bundle: 'recorded/branch.sigstore.json' } },
};

/** The text of a file of an example with the trust root of the evidence; it stands beside the policy. */
function trusted(text: string): string {
  if (!parseYaml(text, 'policy.yml').documents.some(isClusterImagePolicy)) return trusting(text, 'root.json');
  // A cluster's way to say the same: one line below keyless, and the document that it names.
  return `${text.replaceAll(/^( +)- keyless:$/gm, '$1- keyless:\n$1    trustRootRef: virtual')}---\n${JSON.stringify({ apiVersion: 'policy.sigstore.dev/v1alpha1', kind: 'TrustRoot', metadata: { name: 'virtual' }, spec: { trustedRootJSON: JSON.stringify(desk.sigstore.trustedRoot()) } })}\n`;
}

/** What lies beside the policy of every example. */
function besides(): Readonly<Record<string, string>> {
  const root = JSON.stringify(desk.sigstore.trustedRoot());
  return { 'root.json': root, 'trust/sigstore.acme.example.json': root, 'trust/acme.ghe.com.json': root, 'keys/security.pub': pem('PUBLIC KEY', team.spki) };
}

/** Writes an example, and returns the inputs of its step. */
function lay({ files, step }: Example, commitIs: string | undefined): Given {
  const local = files.filter(({ repo }) => repo === null);
  for (const { name, text } of local) {
    for (const [beside, content] of Object.entries(besides())) desk.write(path.posix.join(path.posix.dirname(name), beside), content);
    desk.write(name, trusted(text));
  }
  for (const [name, content] of Object.entries(besides())) desk.write(name, content);
  const [remote] = files.flatMap(({ repo }) => repo ?? []);
  const committed = files.filter(({ repo }) => repo === remote).flatMap(({ name, text }) => [...Object.entries(besides()).map(([beside, content]) => [path.posix.join(path.posix.dirname(name), beside), content] as const), [name, trusted(text)] as const]);
  const sha = remote === undefined ? '' : desk.registries.github.repository(remote).commit(Object.fromEntries(committed));
  if (step === null) return { image: IMAGE, policy: local[0]?.name ?? '' };
  const [{ with: given }] = parse(step) as readonly [{ readonly with: Readonly<Record<string, string>> }];
  const lines = (value: string): readonly string[] => value.trim().split('\n').map((line) => line.replace('<commit>', commitIs ?? sha));
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, lines(value)]));
}

/** Without the id of a commit, which the guide does not know; and without the rest where the guide names the first reasons only. */
function asWritten(said: string, verdict: string): string {
  const whole = said.replaceAll(/@[0-9a-f]{40}/g, '@<commit>');
  if (!verdict.endsWith(' · …')) return whole;
  const shown = whole.split(' · ').slice(0, verdict.split(' · ').length - 1).join(' · ');
  return shown === whole ? whole : `${shown} · …`;
}

async function say(example: Example, there: string, before: () => unknown = () => null): Promise<string> {
  desk.clear();
  before();
  const stock = shelves[there];
  if (stock === undefined) throw new Error(`nothing is known of "${there}"`);
  const { given = {}, bent = {}, commit } = asks[there] ?? {};
  const asked = lay(example, commit);
  await stock();
  const { report } = await desk.run(Object.fromEntries(Object.entries({ ...asked, ...given }).filter(([, value]) => value.length > 0)), { door: 'cli', ...bent });
  return saidOf(report);
}

/** The program that answers the checks of an example; null where none is needed. */
const engineOf = ({ files }: Example): 'cue' | 'opa' | null => (files.some(({ name }) => name.endsWith('.cue')) ? 'cue' : files.some(({ name }) => name.endsWith('.rego')) ? 'opa' : null);
const answering = examples.filter((example) => { const engine = engineOf(example); return engine === null || onPath(engine) !== null; });
for (const { heading, rows, ...example } of examples.filter((one) => !answering.includes(one))) process.stderr.write(`${engineOf({ heading, rows, ...example })} is not on PATH: ${rows.length} rows under "${heading}" of docs/policy.md were not run\n`);
const judged = answering.flatMap((example) => example.rows.map((row) => ({ heading: example.heading, there: row.there, verdict: row.verdict, example })));

describe('the policies of the guide', () => {
  it('are these many, and each accepts something and refuses something', () => {
    expect(examples.length).toBeGreaterThan(20);
    for (const { heading, rows } of examples) {
      expect([heading, rows.some(({ verdict }) => verdict === '`passed`')]).toEqual([heading, true]);
      expect([heading, rows.some(({ verdict }) => /^`(?:failed|error)` · `[A-Z_]+`/.test(verdict))]).toEqual([heading, true]);
    }
  });

  it.each(judged)('say the truth: $heading: $there', async ({ example, there, verdict }) => {
    expect(asWritten(await say(example, there), verdict)).toBe(verdict);
  });

  it('have tests that say what a run says', () => {
    const [example] = examples.filter(({ heading }) => heading === 'Tests in the policy');
    const { tests } = parse(example?.files[0]?.text ?? '') as { readonly tests: readonly { readonly evidence: string; readonly expect: string; readonly code?: string }[] };
    expect(example?.rows.map(({ there, verdict }) => [there.split(' with ')[1], /^`(\w+)`/.exec(verdict)?.[1], /· `(\w+)`/.exec(verdict)?.[1]])).toEqual(tests.map(({ evidence, expect: outcome, code }) => [evidence, outcome, code]));
  });

  it('may share a list of what is denied by the commit of a repository', async () => {
    const [example] = examples.filter(({ heading }) => heading === 'Deny');
    const [policy, list] = present(example).files;
    const commit = (): string => desk.registries.github.repository('acme/denied').commit({ 'lists/denied.yml': present(list).text });
    const said = (there: string, at = commit()): Promise<string> => {
      const text = present(policy).text.replace('- denied.yml', `- github:acme/denied/lists/denied.yml@${at}`);
      return say({ ...present(example), files: [{ ...present(policy), text }] }, there, commit);
    };
    expect(await said('provenance by the release workflow')).toBe('`passed`');
    expect(await said('provenance by the release workflow, of the commit badc0de0…')).toBe('`failed` · `DENIED`');
    expect(await said('provenance by the release workflow', '0'.repeat(40))).toBe('`error` · `POLICY_UNAVAILABLE` deny');
  });

  it('leave no evidence unused', () => {
    const named = new Set(examples.flatMap(({ rows }) => rows.map(({ there }) => there)));
    expect([...Object.keys(shelves), ...Object.keys(asks)].filter((one) => !named.has(one))).toEqual([]);
  });
});

describe('the guide', () => {
  it('has the tables that scripts/write-metadata.ts writes', () => {
    expect(guide).toBe(policyDocument(guide));
    const edited = guide.replace('| `unmatched` |', '| `unmatchd` |');
    expect(edited).not.toBe(guide);
    expect(policyDocument(edited)).toBe(guide);
  });

  it('names every key that there is, and only codes that there are', () => {
    const keys = Object.values(places).flatMap((place) => Object.keys(place));
    expect(keys.filter((key) => !guide.includes(`| \`${key}\``))).toEqual([]);
    const named = [...guide.matchAll(/`([A-Z]+(?:_[A-Z]+)+)`/g)].map(([, code]) => code ?? '');
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter((code) => !Object.hasOwn(codes, code))).toEqual([]);
  });

  it('leads to its own headings', () => {
    const slugs = [...guide.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => (heading ?? '').toLowerCase().replaceAll(/[^a-z0-9 -]/g, '').replaceAll(' ', '-'));
    expect([...guide.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor ?? '').filter((anchor) => !slugs.includes(anchor))).toEqual([]);
  });

  it.each([...guide.matchAll(/^node dist\/cli\.js (.+)$/gm)].map(([, line]) => line ?? ''))('has commands that run: %s', (line) => {
    const { status } = spawnSync(process.execPath, ['src/cli.ts', ...line.split(' ')], { cwd: ROOT, encoding: 'utf8' });
    expect(status).toBe(0);
  });
});

describe('the reader of examples', () => {
  it.each([
    ['a block without a table', '# A\n```yaml\nversion: 1\n```\n', 'has no table'],
    ['a table without a block', '# A\n| there is | verdict |\n| --- | --- |\n| a | b |\n', 'has 0 files'],
    ['a row with a cell too many', '# A\n```yaml\nversion: 1\n```\n| there is | verdict |\n| --- | --- |\n| a | b | c |\n', 'no row'],
  ])('refuses %s', (_what, markdown, expected) => {
    expect(() => examplesIn(markdown)).toThrow(expected);
  });
});
