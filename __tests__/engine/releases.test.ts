// Releases of GitHub in whole runs: every asset, by what the release carries and by what GitHub keeps; and the files that are handed on.
//
// API and storage are servers of this machine under their own names. The release of pmg-exporter has the shape of the real one: checksums with a
// bundle by its own workflow, and one provenance of slsa-github-generator for all files.

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Report } from '../../src/domain/report.ts';
import { outputsOf, releaseOutputs, reportFormats } from '../../src/report/catalog.ts';
import { scratchIn } from '../../src/host/scratch.ts';
import { fates, problemCodes, reasons } from '../support/engine.ts';
import { GithubDesk } from '../support/github-engine.ts';
import type { Given } from '../support/inputs.ts';
import { SECRET, type GithubFault, type Release } from '../support/servers/github.ts';
import { aGithubIdentity, aStatement, pem, slsaPredicate, VirtualSigstore, type GithubWorkflow, type LogEntryJson, type Signed, type StatementSubject } from '../support/virtual-sigstore.ts';

const TOKEN = 'ghs_the_token_of_the_job';
const hex = (bytes: Uint8Array, algorithm = 'sha256'): string => createHash(algorithm).update(bytes).digest('hex');
const WHEEL = Buffer.from('a wheel');
const SDIST = Buffer.from('a source distribution');
const FILES = { 'pmg_exporter-1.2.3-py3-none-any.whl': WHEEL, 'pmg_exporter-1.2.3.tar.gz': SDIST } as const;
const REPO = 'natrontech/pmg-exporter';
const GENERATOR = 'slsa-framework/slsa-github-generator/.github/workflows/generator_generic_slsa3.yml@refs/tags/v2.1.0';

let desk: GithubDesk;
let strangers: VirtualSigstore;
beforeAll(async () => {
  desk = await GithubDesk.open();
  strangers = await VirtualSigstore.create();
});
afterEach(() => {
  // Nothing of a run is left, whatever became of it.
  expect(fs.readdirSync(desk.scratch)).toEqual([]);
  desk.github.clear();
  fs.rmSync(desk.path('out'), { recursive: true, force: true });
});
afterAll(() => desk.close());

const subjectsOf = (files: Readonly<Record<string, Buffer>>, folder = 'dist/'): StatementSubject[] => Object.entries(files).map(([name, bytes]) => ({ name: `${folder}${name}`, bytes }));
const checksumsOf = (files: Readonly<Record<string, Buffer>>): Buffer => Buffer.from(Object.entries(files).map(([name, bytes]) => `${hex(bytes)}  ${name}\n`).join(''));
const json = (value: unknown): string => JSON.stringify(value);

function provenance(workflow: GithubWorkflow, files: Readonly<Record<string, Buffer>> = FILES, by = desk.sigstore): Promise<Signed> {
  return by.sign({ statement: aStatement({ subjects: subjectsOf(files), predicate: slsaPredicate(workflow) }) }, aGithubIdentity(workflow));
}

const BUILT: GithubWorkflow = { repo: REPO, ref: 'refs/tags/v1.2.3', signer: GENERATOR };
const SIGNED: GithubWorkflow = { repo: REPO, ref: 'refs/tags/v1.2.3' };

/** An envelope with the certificate in its signature, as slsa-github-generator writes it. */
function envelopeOf({ bundle, leaf }: Signed): object {
  const [signature] = bundle.dsseEnvelope?.signatures ?? [];
  return { ...bundle.dsseEnvelope, signatures: [{ ...signature, cert: pem('CERTIFICATE', leaf) }] };
}

/** A log entry as Rekor's API answers it. */
function answerOf(entry: LogEntryJson | undefined): object {
  const toHex = (text: string | undefined): string => Buffer.from(text ?? '', 'base64').toString('hex');
  return { ['a'.repeat(80)]: { body: entry?.canonicalizedBody, integratedTime: Number(entry?.integratedTime), logID: toHex(entry?.logId.keyId), logIndex: Number(entry?.logIndex), verification: { signedEntryTimestamp: entry?.inclusionPromise?.signedEntryTimestamp } } };
}

interface Published { readonly files?: Readonly<Record<string, Buffer>>; readonly attested?: Readonly<Record<string, Buffer>>; readonly form?: 'bundle' | 'envelope'; readonly tag?: string; readonly more?: Readonly<Record<string, string | Buffer>> }

/** The release as its workflow publishes it. */
async function publish({ files = FILES, attested = files, form = 'bundle', tag = 'v1.2.3', more = {} }: Published = {}): Promise<Release> {
  const list = checksumsOf(attested);
  const built = await provenance(BUILT, attested);
  desk.write('entry.json', json(answerOf(built.entries[0])));
  const signed = await desk.sigstore.sign({ message: list }, aGithubIdentity(SIGNED));
  return desk.github.repository(REPO).release(tag, {
    ...files, 'checksums.txt': list, 'checksums.txt.sigstore.json': json(signed.bundle),
    'multiple.intoto.jsonl': `${json(form === 'bundle' ? built.bundle : envelopeOf(built))}\n`, ...more,
  });
}

const BY_GENERATOR: Given = { release: `${REPO}@v1.2.3`, repo: REPO, 'signer-workflow': GENERATOR.replace('v2.1.0', 'v2.*'), 'source-ref': 'refs/tags/{tag}' };
const BY_LIST: Given = { release: `${REPO}@v1.2.3`, repo: REPO, 'signer-workflow': `${REPO}/.github/workflows/release.yml@refs/tags/{tag}`.replace('{tag}', 'v1.2.3'), 'source-ref': 'refs/tags/{tag}', require: 'signature' };

const shownOf = ({ subjects }: Report): readonly string[] => subjects.map(({ name, outcome, reasons: why }) => `${outcome} ${name.slice(name.lastIndexOf('/') + 1)}${why.map(({ code }) => ` ${code}`).join('')}`);
const kept = (): readonly string[] => (fs.existsSync(desk.path('out')) ? fs.readdirSync(desk.path('out')).toSorted() : []);

describe('the release of pmg-exporter', () => {
  it.each(['bundle', 'envelope'] as const)('passes in one step by the provenance of all its files (%s)', async (form) => {
    await publish({ form });
    const run = await desk.run({ ...BY_GENERATOR, ...(form === 'bundle' ? {} : { bundle: 'entry.json' }), download: 'out' }, { door: 'action' });
    expect([run.report.outcome, run.report.exit, problemCodes(run.report), shownOf(run.report)]).toEqual(['passed', 0, [], ['passed pmg_exporter-1.2.3-py3-none-any.whl', 'passed pmg_exporter-1.2.3.tar.gz']]);
    expect(run.report.subjects.map(({ name }) => name)).toEqual(Object.keys(FILES).map((name) => `${REPO}@v1.2.3/${name}`));
    expect(run.report.notes.map(({ code }) => code)).toEqual(['OUTPUT_EMPTY']);
    expect({ ...outputsOf(run.report), ...releaseOutputs(run.release) }).toMatchObject({ verified: 'true', 'release-tag': 'v1.2.3', version: '1.2.3' });
    expect(kept()).toEqual(Object.keys(FILES).toSorted());
    expect(Object.entries(FILES).map(([name, bytes]) => fs.readFileSync(desk.path(`out/${name}`)).equals(bytes))).toEqual([true, true]);
  });

  it('passes by the signature of its checksums, for each file that they list', async () => {
    await publish();
    const report = await desk.report(BY_LIST, { door: 'action' });
    expect([report.outcome, shownOf(report)]).toEqual(['passed', ['passed pmg_exporter-1.2.3-py3-none-any.whl', 'passed pmg_exporter-1.2.3.tar.gz']]);
    expect(json(report.subjects[0]?.chain)).toContain('checksums');
  });

  it('passes as latest, and says which that was', async () => {
    await publish();
    desk.github.repository(REPO).release('v2.0.0-rc.1', { 'x.whl': 'x' }, { prerelease: true });
    desk.github.repository(REPO).release('v3.0.0', { 'x.whl': 'x' }, { draft: true });
    const run = await desk.run({ ...BY_GENERATOR, release: 'latest' });
    expect([run.report.outcome, run.release]).toEqual(['passed', { repo: REPO, tag: 'v1.2.3', version: '1.2.3' }]);
    desk.github.forget();
    const draft = await desk.run({ ...BY_GENERATOR, release: 'v3.0.0' });
    expect([draft.report.outcome, draft.report.subjects.map(reasons)]).toEqual(['error', [['SUBJECT_NOT_FOUND release']]]);
  });

  it.each<[string, Published, readonly string[]]>([
    ['a file that nothing vouches for', { more: { 'evil.whl': 'evil' } }, ['failed evil.whl EVIDENCE_REJECTED', 'passed pmg_exporter-1.2.3-py3-none-any.whl', 'passed pmg_exporter-1.2.3.tar.gz']],
    ['a program under the name of evidence', { more: { 'install.sigstore.json': '#!/bin/sh\n', 'setup.pem': 'MZ' } }, ['failed install.sigstore.json EVIDENCE_REJECTED', 'failed setup.pem EVIDENCE_REJECTED', 'passed pmg_exporter-1.2.3-py3-none-any.whl', 'passed pmg_exporter-1.2.3.tar.gz']],
    ['programs that begin as evidence does', { more: { 'install.bundle': '{ echo hello; }\n', 'run.intoto.jsonl': '{"payload":"e30=","payloadType":"x","signatures":[{"sig":"AA=="}]}\n{ echo hello; }\n' } }, ['failed install.bundle EVIDENCE_REJECTED', 'failed run.intoto.jsonl EVIDENCE_REJECTED', 'passed pmg_exporter-1.2.3-py3-none-any.whl', 'passed pmg_exporter-1.2.3.tar.gz']],
    ['a program under the name of checksums', { more: { 'install-checksums.txt': '#!/bin/sh\n' } }, ['failed install-checksums.txt EVIDENCE_REJECTED', 'passed pmg_exporter-1.2.3-py3-none-any.whl', 'passed pmg_exporter-1.2.3.tar.gz']],
    ['a file that was changed', { files: { ...FILES, 'pmg_exporter-1.2.3.tar.gz': Buffer.from('backdoor') }, attested: FILES }, ['failed pmg_exporter-1.2.3.tar.gz CHECKSUM_MISMATCH', 'passed pmg_exporter-1.2.3-py3-none-any.whl']],
    ['two files whose names were swapped', { files: { 'pmg_exporter-1.2.3-py3-none-any.whl': SDIST, 'pmg_exporter-1.2.3.tar.gz': WHEEL }, attested: FILES }, ['failed pmg_exporter-1.2.3-py3-none-any.whl CHECKSUM_MISMATCH', 'failed pmg_exporter-1.2.3.tar.gz CHECKSUM_MISMATCH']],
  ])('fails with %s, and nothing is kept', async (_what, published, expected) => {
    await publish(published);
    const run = await desk.run({ ...BY_GENERATOR, download: 'out' });
    expect([run.report.outcome, shownOf(run.report).toSorted(), kept(), run.release]).toEqual(['failed', expected, [], null]);
    expect((await desk.run({ ...BY_GENERATOR, download: 'out', mode: 'warn' })).report.exit).toBe(0);
    expect(kept()).toEqual([]);
  });

  it('takes no file for listed under another name', async () => {
    await publish({ more: { 'other.whl': WHEEL } });
    const report = await desk.report(BY_LIST);
    expect(shownOf(report).toSorted()).toEqual(['failed other.whl CLASS_MISSING', 'passed pmg_exporter-1.2.3-py3-none-any.whl', 'passed pmg_exporter-1.2.3.tar.gz']);
  });

  it('refuses the files of an older release under a newer tag, and warns where nothing binds the tag', async () => {
    await publish({ tag: 'v9.9.9' });
    const bound = await desk.report({ ...BY_GENERATOR, release: `${REPO}@v9.9.9` });
    expect([bound.outcome, ...new Set(bound.subjects.flatMap(reasons))]).toEqual(['failed', 'CLAIM_MISMATCH source-ref']);
    const { 'source-ref': _, ...loose } = BY_GENERATOR;
    const open = await desk.report({ ...loose, release: `${REPO}@v9.9.9` });
    expect([open.outcome, open.notes.map(({ code }) => code)]).toEqual(['passed', ['TAG_UNBOUND', 'OUTPUT_EMPTY']]);
  });

  it('is not vouched for by a neighbour, nor by strangers', async () => {
    for (const [workflow, by] of [[{ ...BUILT, repo: 'natrontech/other' }, desk.sigstore], [BUILT, strangers]] as const) {
      desk.github.clear();
      desk.github.repository(REPO).release('v1.2.3', { ...FILES, 'multiple.intoto.jsonl': json((await provenance(workflow, FILES, by)).bundle) });
      const report = await desk.report(BY_GENERATOR);
      expect([report.outcome, report.subjects.map(({ reasons: why }) => why[0]?.code)]).toEqual(['failed', by === strangers ? ['EVIDENCE_REJECTED', 'EVIDENCE_REJECTED'] : ['SIGNER_MISMATCH', 'SIGNER_MISMATCH']]);
    }
  });

  it('verifies only the assets that are selected, and keeps only these', async () => {
    await publish({ more: { 'evil.exe': 'evil' } });
    const run = await desk.run({ ...BY_GENERATOR, 'release-assets': ['*.whl', '*.tar.gz'], download: 'out' }, { door: 'action' });
    expect([run.report.outcome, kept()]).toEqual(['passed', Object.keys(FILES).toSorted()]);
    const none = await desk.report({ ...BY_GENERATOR, 'release-assets': '*.deb' });
    expect([none.outcome, none.subjects.map(reasons)]).toEqual(['error', [['SUBJECT_NOT_FOUND release']]]);
  });
});

describe('detached signatures in a release', () => {
  it('are put together with the file that their name says, among more of them than may lie loose', async () => {
    const files = Object.fromEntries(Array.from({ length: 40 }, (_, number) => [`tool-${number}.zip`, Buffer.from(`tool ${number}`)]));
    const parts: Record<string, string> = {};
    const entries: object[] = [];
    for (const [name, bytes] of Object.entries(files)) {
      const signed = await desk.sigstore.sign({ message: bytes }, aGithubIdentity());
      parts[`${name}.sig`] = signed.signature.toString('base64');
      parts[`${name}.pem`] = pem('CERTIFICATE', signed.leaf);
      // A log entry of its own in a bundle of cosign would do as well; here each lies beside the file.
      parts[`${name}.sigstore.json`] = json(signed.bundle);
      entries.push(signed.bundle);
    }
    desk.repository.release('v1.2.3', { ...files, ...parts });
    const report = await desk.report({ release: 'v1.2.3', repo: 'acme/app', require: 'signature', 'source-ref': 'refs/tags/{tag}' });
    expect([report.outcome, report.subjects.length, entries.length]).toEqual(['passed', 40, 40]);
    expect(report.subjects[0]?.ledger.filter(({ code }) => code === 'FORMAT_MALFORMED')).toEqual([]);
  }, 30_000);

  it('of PGP are neither read nor in the way', async () => {
    const bytes = Buffer.from('x');
    desk.repository.release('v1.2.3', { 'x.zip': bytes, 'x.zip.asc': '-----BEGIN PGP SIGNATURE-----\n\niQ==\n-----END PGP SIGNATURE-----\n' });
    desk.repository.attest(await provenance({ repo: 'acme/app' }, { 'x.zip': bytes }));
    const report = await desk.report({ release: 'v1.2.3', repo: 'acme/app' });
    expect([report.outcome, shownOf(report)]).toEqual(['passed', ['passed x.zip']]);
  });
});

describe('a release with attestations at GitHub', () => {
  it('passes by one attestation of all its files, fetched and verified once, whatever the number', async () => {
    const files = Object.fromEntries(Array.from({ length: 120 }, (_, number) => [`app-${number}`, Buffer.from(`app ${number}`)]));
    desk.repository.release('v1.2.3', files);
    desk.repository.attest(await provenance({ repo: 'acme/app' }, files));
    desk.github.options.bundles = 'url';
    const report = await desk.report({ release: 'v1.2.3', repo: 'acme/app', 'source-ref': 'refs/tags/{tag}' }, { door: 'action' });
    expect([report.outcome, report.subjects.length]).toEqual(['passed', 120]);
    const api = desk.github.journal.filter(({ server, path: asked }) => server === 'api' && !asked.includes('/releases/assets/')).map(({ method, path: asked }) => `${method} ${asked.split('?')[0]}`);
    expect(api.map((one) => one.replace(/\d{3,}|sha1:.*/, 'N'))).toEqual([
      'GET /repos/acme/app/releases/tags/v1.2.3', 'GET /repos/acme/app/releases/N/assets', 'GET /repos/acme/app/releases/N/assets', 'GET /repos/acme/app/git/ref/tags/v1.2.3',
      'GET /repos/acme/app/attestations/N', 'GET /repos/acme/app', 'POST /orgs/acme/attestations/bulk-list',
    ]);
    expect(desk.github.journal.filter(({ server }) => server === 'bundles').length).toBe(1);
  }, 60_000);

  it('is read with a token where it is private, which nobody but the API sees', async () => {
    desk.repository.visibility = 'private';
    desk.repository.release('sdk/v1.2.3', { app: 'app' });
    desk.repository.attest(await provenance({ repo: 'acme/app', visibility: 'private', ref: 'refs/tags/sdk/v1.2.3' }, { app: Buffer.from('app') }, desk.own));
    desk.github.tokens.set(TOKEN, { repos: ['acme/app'], attestations: true, sso: 'none' });
    desk.github.options.bundles = 'url';
    const asked: Given = { release: 'sdk/v1.2.3', repo: 'acme/app', 'source-ref': 'refs/tags/{tag}' };
    const run = await desk.run({ ...asked, 'github-token': TOKEN, download: 'out' });
    expect([run.report.outcome, run.release, kept()]).toEqual(['passed', { repo: 'acme/app', tag: 'sdk/v1.2.3', version: null }, ['app']]);
    const shown = Object.values(reportFormats).map(({ render }) => render(run.report)).join('\n');
    expect([shown.includes(TOKEN), shown.includes(SECRET), desk.github.journal.filter(({ server, authorization }) => server !== 'api' && authorization !== null)]).toEqual([false, false, []]);
    desk.github.forget();
    const anybody = await desk.report(asked);
    expect([anybody.outcome, anybody.exit, anybody.subjects.map(reasons)]).toEqual(['indeterminate', 3, [['GITHUB_TOKEN_SCOPE sdk/v1.2.3']]]);
  });
});

describe('the attestation of an immutable release', () => {
  const SAN = 'https://dotcom.releases.github.com';
  const NO_WORKFLOW = Object.fromEntries([1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22].map((number) => [number, null]));

  interface Said { readonly repository?: string; readonly tag?: string; readonly names?: Readonly<Record<string, Buffer>>; readonly by?: VirtualSigstore; readonly san?: string }
  const FILE = { 'app.zip': Buffer.from('app'), 'tool.zip': Buffer.from('tool') };

  /** As GitHub makes it: one timestamp, no log, a certificate of a year that names no workflow. */
  async function attested({ repository = 'acme/app', tag = 'v1.2.3', names = FILE, by = desk.own, san = SAN }: Said = {}): Promise<Signed> {
    const sha = desk.repository.refs.get('v1.2.3')?.sha ?? '';
    const statement = {
      _type: 'https://in-toto.io/Statement/v1', predicateType: 'https://in-toto.io/attestation/release/v0.1',
      subject: [{ uri: `pkg:github/${repository}@${tag}`, digest: { sha1: sha } }, ...Object.entries(names).map(([name, bytes]) => ({ name, digest: { sha256: hex(bytes) } }))],
      predicate: { ownerId: '1', purl: `pkg:github/${repository}@${tag}`, releaseId: '1', repository, repositoryId: '2', tag },
    };
    return by.sign({ statement }, { identity: { uri: [san] }, extensions: NO_WORKFLOW, commonName: 'Attester', notAfter: new Date(by.now.getTime() + 365 * 86_400_000) });
  }

  const ASKED: Given = { release: 'v1.2.3', repo: 'acme/app', require: 'release' };
  const arrange = async (said: Said = {}, files: Readonly<Record<string, Buffer>> = FILE): Promise<void> => {
    desk.github.clear();
    desk.repository.release('v1.2.3', files);
    desk.repository.attest(await attested(said), 'github');
  };

  it('passes as the class release, found by what the tag points to', async () => {
    await arrange();
    const report = await desk.report(ASKED, { door: 'action' });
    expect([report.outcome, shownOf(report), report.notes.map(({ code }) => code)]).toEqual(['passed', ['passed app.zip', 'passed tool.zip'], ['OUTPUT_EMPTY']]);
    expect(desk.github.asked.filter((asked) => asked.includes('sha1:')).map((asked) => asked.split('?')[1])).toEqual(['predicate_type=release&per_page=100']);
    const owned = await desk.report({ ...ASKED, owner: 'acme', 'repository-id': '2', 'owner-id': '1', 'source-ref': 'refs/tags/{tag}' });
    expect(owned.outcome).toBe('passed');
  });

  it('is no provenance, and provenance is none of it', async () => {
    await arrange();
    const report = await desk.report({ ...ASKED, require: 'provenance' });
    expect([report.outcome, report.subjects.map(({ reasons: why }) => why[0]?.code)]).toEqual(['failed', ['CLASS_MISSING', 'CLASS_MISSING']]);
    desk.repository.attest(await provenance({ repo: 'acme/app' }, FILE));
    expect((await desk.report({ ...ASKED, require: ['provenance', 'release'], 'deny-self-hosted-runners': 'true' })).outcome).toBe('passed');
  });

  it.each<[string, Said, string]>([
    ['another repository with the same tag and the same files', { repository: 'evil/app' }, 'CLAIM_MISMATCH repo'],
    ['the repository in another spelling', { repository: 'Acme/app' }, 'IDENTITY_CASE_ONLY repo'],
    ['another tag', { tag: 'v1.2.4' }, 'EVIDENCE_REJECTED SUBJECT_MISMATCH'],
    ['files whose names were swapped', { names: { 'app.zip': FILE['tool.zip'], 'tool.zip': FILE['app.zip'] } }, 'EVIDENCE_REJECTED SUBJECT_MISMATCH'],
    ['other files', { names: { 'app.zip': Buffer.from('x'), 'tool.zip': Buffer.from('y') } }, 'EVIDENCE_REJECTED SUBJECT_MISMATCH'],
    ['a signer of another name', { san: 'https://dotcom.releases.github.com.evil.example' }, 'SIGNER_MISMATCH certificate-identity'],
    ['the signer of an enterprise', { san: 'https://evil.releases.github.com' }, 'SIGNER_MISMATCH certificate-identity'],
  ])('is refused for %s', async (_what, said, reason) => {
    await arrange(said);
    const report = await desk.report(ASKED);
    expect([report.outcome, ...new Set(report.subjects.flatMap(reasons))]).toEqual(['failed', reason]);
  });

  it('is refused from strangers who write GitHub\'s name', async () => {
    await arrange({ by: await VirtualSigstore.create({ style: 'github' }) });
    expect((await desk.report(ASKED)).outcome).toBe('failed');
  });

  it('does not count by a workflow that signs the same words', async () => {
    desk.repository.release('v1.2.3', FILE);
    const made = await attested();
    const statement = JSON.parse(Buffer.from(made.bundle.dsseEnvelope?.payload ?? '', 'base64').toString()) as object;
    desk.repository.attest(await desk.sigstore.sign({ statement }, aGithubIdentity()), 'user');
    const report = await desk.report(ASKED);
    expect([report.outcome, report.subjects.map(reasons)[0]?.[0]]).toEqual(['failed', 'SIGNER_MISMATCH certificate-identity']);
    expect((await desk.report({ ...ASKED, 'unsafe-any-identity': 'true' })).outcome).toBe('failed');
  });

  it('vouches for a file on this machine under its own name only', async () => {
    const signed = await attested();
    desk.evidence('release.json', signed);
    desk.write('app.zip', FILE['app.zip']);
    desk.write('renamed.zip', FILE['app.zip']);
    const asked: Given = { repo: 'acme/app', require: 'release', bundle: 'release.json' };
    expect((await desk.report({ ...asked, artifact: 'app.zip' })).outcome).toBe('passed');
    const renamed = await desk.report({ ...asked, artifact: 'renamed.zip' });
    expect([renamed.outcome, renamed.subjects.map(fates)]).toEqual(['failed', [['rejected SUBJECT_MISMATCH']]]);
    expect((await desk.report({ ...asked, repo: 'acme/other', artifact: 'app.zip' })).outcome).toBe('failed');
  });

  it.each<[string, Given, string]>([
    ['what it cannot answer', { 'deny-self-hosted-runners': 'true' }, 'CONFIG_CONFLICT deny-self-hosted-runners'],
    ['a signer of its own', { 'signer-workflow': 'acme/app/.github/workflows/release.yml@refs/tags/v1' }, 'CONFIG_CONFLICT signer-workflow'],
  ])('is not asked for %s', async (_what, given, code) => {
    const report = await desk.report({ ...ASKED, ...given });
    expect([report.outcome, report.problems.map(({ code: one, about }) => `${one} ${about}`)]).toEqual(['error', [code]]);
  });

  it('is not asked for where no repository is named', async () => {
    const report = await desk.report({ release: 'acme/app@v1.2.3', require: 'release', 'certificate-identity': 'release@acme.example', 'certificate-oidc-issuer': 'https://accounts.google.com' });
    expect([report.outcome, report.problems.map(({ about, what }) => `${about} ${what}`).filter((one) => one.includes('repo'))]).toEqual(['error', ['require require: release needs repo: GitHub signs for every repository, and another one of the same owner may have released the same bytes.']]);
  });
});

describe('a release that cannot be read', () => {
  const ASKED: Given = { release: 'v1.2.3', repo: 'acme/app' };
  const said = ({ outcome, subjects }: Report): readonly string[] => [outcome, ...subjects.flatMap(reasons)];

  it.each<[string, (release: Release) => void, readonly string[]]>([
    ['an asset that is not complete', ({ assets }) => { for (const asset of assets) asset.state = 'open'; }, ['error', 'RELEASE_MALFORMED release']],
    ['a name that leads elsewhere', ({ assets }) => { for (const asset of assets) asset.name = '../../etc/cron.d/x'; }, ['error', 'RELEASE_MALFORMED release']],
    ['a name of Windows\' own', ({ assets }) => { for (const asset of assets) asset.name = 'NUL.txt'; }, ['error', 'RELEASE_MALFORMED release']],
    ['a name with a stream of a file', ({ assets }) => { for (const asset of assets) asset.name = 'a:b'; }, ['error', 'RELEASE_MALFORMED release']],
    ['two assets of one name', ({ assets }) => void assets.push(...assets.map((asset) => ({ ...asset, id: asset.id + 1000 }))), ['error', 'RELEASE_MALFORMED release']],
    ['an asset beyond the bound', ({ assets }) => { for (const asset of assets) asset.size = 3 * 2 ** 30; }, ['error', 'RELEASE_MALFORMED release']],
    ['another size than GitHub says', ({ assets }) => { for (const asset of assets) asset.size += 1; }, ['indeterminate', 'SOURCE_MISMATCH app']],
    ['more bytes than GitHub says', ({ assets }) => { for (const asset of assets) asset.size -= 1; }, ['indeterminate', 'SOURCE_TOO_LARGE app']],
    ['another digest than GitHub says', ({ assets }) => { for (const asset of assets) asset.digest = `sha256:${'0'.repeat(64)}`; }, ['indeterminate', 'SOURCE_MISMATCH app']],
    ['a digest that is none', ({ assets }) => { for (const asset of assets) asset.digest = 'sha256:x'; }, ['indeterminate', 'SOURCE_MALFORMED v1.2.3']],
    ['no assets', ({ assets }) => void assets.splice(0), ['error', 'SUBJECT_NOT_FOUND release']],
  ])('for %s', async (_what, bend, expected) => {
    const release = desk.repository.release('v1.2.3', { app: 'the app itself' });
    desk.repository.attest(await provenance({ repo: 'acme/app' }, { app: Buffer.from('the app itself') }));
    bend(release);
    expect(said(await desk.report({ ...ASKED, download: 'out' }))).toEqual(expected);
    expect(kept()).toEqual([]);
  });

  it('passes all the same without a digest of GitHub\'s, as old assets have none', async () => {
    const release = desk.repository.release('v1.2.3', { app: 'app' });
    for (const asset of release.assets) asset.digest = null;
    desk.repository.attest(await provenance({ repo: 'acme/app' }, { app: Buffer.from('app') }));
    expect((await desk.report(ASKED)).outcome).toBe('passed');
  });

  it('is told apart: no such release, no such repository, a host that is silent', async () => {
    desk.repository.release('v1.2.3', { app: 'app' });
    expect(said(await desk.report({ ...ASKED, release: 'v9' }))).toEqual(['error', 'SUBJECT_NOT_FOUND release']);
    expect(said(await desk.report({ ...ASKED, release: 'acme/none@v1.2.3' }))).toEqual(['indeterminate', 'GITHUB_TOKEN_SCOPE acme/none@v1.2.3']);
    desk.github.options.left = 0;
    expect(said(await desk.report(ASKED))).toEqual(['indeterminate', 'SOURCE_RATE_LIMITED v1.2.3']);
  });

  it('has its assets on the last page verified as well', async () => {
    const files = Object.fromEntries(Array.from({ length: 7 }, (_, number) => [`f${number}`, Buffer.from(`f${number}`)]));
    desk.repository.release('v1.2.3', { ...files, evil: 'evil' });
    desk.repository.attest(await provenance({ repo: 'acme/app' }, files));
    desk.github.options.perPage = 3;
    const report = await desk.report(ASKED);
    expect([report.outcome, report.subjects.filter(({ outcome }) => outcome !== 'passed').map(({ name }) => name)]).toEqual(['failed', ['acme/app@v1.2.3/evil']]);
  });
});

describe('inputs about releases', () => {
  it.each<[string, Given, readonly string[]]>([
    ['a tag without a repository', { release: 'v1', owner: 'acme' }, ['CONFIG_CONFLICT release']],
    ['what is no tag', { release: ['a b', '../x', 'v1..2', 'x.lock', '-x'], repo: 'acme/app' }, Array<string>(5).fill('CONFIG_INVALID_VALUE release')],
    ['offline', { release: 'v1', repo: 'acme/app', offline: 'true' }, ['CONFIG_CONFLICT offline']],
    ['no release', { artifact: 'x', repo: 'acme/app', download: 'out', 'release-assets': '*' }, ['CONFIG_CONFLICT release-assets', 'CONFIG_CONFLICT download']],
  ])('are refused before anything is asked: %s', async (_what, given, expected) => {
    const report = await desk.report(given);
    expect([report.outcome, report.problems.map(({ code, about }) => `${code} ${about}`), desk.github.asked]).toEqual(['error', expected, []]);
  });

  it('take a repository from the line only where it is one', async () => {
    desk.repository.release('@scope/pkg@1.0.0', { app: 'app' });
    desk.repository.attest(await provenance({ repo: 'acme/app', ref: 'refs/tags/@scope/pkg@1.0.0' }, { app: Buffer.from('app') }));
    const run = await desk.run({ release: '@scope/pkg@1.0.0', repo: 'acme/app', 'source-ref': 'refs/tags/{tag}' });
    expect([run.report.outcome, run.release?.tag]).toEqual(['passed', '@scope/pkg@1.0.0']);
  });
});

describe('download', () => {
  const ASKED: Given = { release: 'v1.2.3', repo: 'acme/app', download: 'out' };
  const arrange = async (): Promise<void> => {
    desk.repository.release('v1.2.3', { app: 'app', tool: 'tool' });
    desk.repository.attest(await provenance({ repo: 'acme/app' }, { app: Buffer.from('app'), tool: Buffer.from('tool') }));
  };

  it.each<[string, () => void]>([
    ['a file of the name is there', () => void desk.write('out/tool', 'mine')],
    ['a link of the name is there', () => { fs.mkdirSync(desk.path('out')); fs.symlinkSync(desk.path('elsewhere'), desk.path('out/tool')); }],
    ['the folder is a link', () => { fs.mkdirSync(desk.path('real'), { recursive: true }); fs.symlinkSync(desk.path('real'), desk.path('out')); }],
    ['the folder is a file', () => void desk.write('out', 'mine')],
  ])('keeps nothing, and says so, where %s', async (_what, bend) => {
    await arrange();
    bend();
    const run = await desk.run(ASKED);
    expect([run.report.outcome, run.report.exit, problemCodes(run.report), run.release]).toEqual(['error', 2, ['DOWNLOAD_UNWRITABLE'], null]);
    expect([fs.existsSync(desk.path('out/app')), fs.existsSync(desk.path('elsewhere')), fs.existsSync(desk.path('real/app'))]).toEqual([false, false, false]);
    if (fs.lstatSync(desk.path('out')).isDirectory() && fs.lstatSync(desk.path('out/tool')).isFile()) expect(fs.readFileSync(desk.path('out/tool'), 'utf8')).toBe('mine');
    fs.rmSync(desk.path('out'), { recursive: true, force: true });
    fs.rmSync(desk.path('real'), { recursive: true, force: true });
  });

  it('keeps nothing outside of the workspace and the temporary folder', async () => {
    await arrange();
    const report = await desk.report({ ...ASKED, download: '../out' });
    expect([report.outcome, problemCodes(report), fs.existsSync(path.resolve(desk.folder, '../out/app'))]).toEqual(['error', ['DOWNLOAD_UNWRITABLE'], false]);
  });

  it('keeps no file that became another one after it was verified', async () => {
    await arrange();
    const scratch = scratchIn(desk.scratch, { roots: [desk.folder, desk.scratch] });
    const keep: typeof scratch.keep = async (files, folder) => {
      for (const { from } of files.slice(1)) fs.writeFileSync(from, 'evil');
      return scratch.keep(files, folder);
    };
    const report = await desk.report(ASKED, { ports: { scratch: { ...scratch, keep } } });
    expect([report.outcome, problemCodes(report), kept()]).toEqual(['error', ['DOWNLOAD_UNWRITABLE'], []]);
  });

  it('keeps nothing where another subject of the run fails', async () => {
    await arrange();
    desk.write('unsigned', 'x');
    const report = await desk.report({ ...ASKED, artifact: 'unsigned' });
    expect([report.outcome, kept()]).toEqual(['failed', []]);
  });
});

describe('large assets', () => {
  it('are not held in memory', async () => {
    const large = Buffer.alloc(96 * 2 ** 20, 'x');
    desk.repository.release('v1.2.3', { large });
    desk.repository.attest(await provenance({ repo: 'acme/app' }, { large }));
    let most = 0;
    const scratch = scratchIn(desk.scratch, { roots: [desk.folder, desk.scratch] });
    const create: typeof scratch.create = async () => {
      const file = await scratch.create();
      return { ...file, write: async (bytes) => { most = Math.max(most, bytes.length); await file.write(bytes); } };
    };
    const report = await desk.report({ release: 'v1.2.3', repo: 'acme/app' }, { ports: { scratch: { ...scratch, create } } });
    expect([report.outcome, most <= 2 ** 20, most > 0]).toEqual(['passed', true, true]);
  }, 30_000);
});

describe('the k-th request that fails', () => {
  const FAULTS: readonly GithubFault[] = ['hang up', 'truncated', 'other bytes', 'not json', 401, 403, 404, 429, 500];

  it.each<[string, () => Promise<unknown>, Given]>([
    ['what the release carries', () => publish(), BY_GENERATOR],
    ['what GitHub keeps', async () => {
      desk.repository.release('v1.2.3', { app: 'app', tool: 'tool' });
      desk.repository.attest(await provenance({ repo: 'acme/app' }, { app: Buffer.from('app'), tool: Buffer.from('tool') }));
      desk.github.options.bundles = 'url';
    }, { release: 'v1.2.3', repo: 'acme/app', 'source-ref': 'refs/tags/{tag}' }],
  ])('never makes a pass of less, nor keeps anything: %s', async (_by, arrange, given) => {
    await arrange();
    const sound = await desk.report(given);
    const calls = desk.github.asked.length;
    const proof = sound.subjects.map(({ name, digest }) => `${name} ${digest}`);
    expect([sound.outcome, calls > 5]).toEqual(['passed', true]);
    for (const what of FAULTS) {
      for (let at = 1; at <= calls; at += 1) {
        desk.github.forget();
        desk.github.fault = { at, what };
        fs.rmSync(desk.path('out'), { recursive: true, force: true });
        const report = await desk.report({ ...given, download: 'out' });
        if (report.outcome === 'passed') expect({ what, at, proof: report.subjects.map(({ name, digest }) => `${name} ${digest}`) }).toEqual({ what, at, proof });
        else expect({ what, at, kept: kept(), exit: report.exit === 0 }).toEqual({ what, at, kept: [], exit: false });
        expect({ what, at, codes: [...report.problems, ...report.subjects.flatMap(({ reasons: why }) => why)].map(({ code }) => code).filter((code) => code === 'INTERNAL') }).toEqual({ what, at, codes: [] });
      }
    }
  }, 180_000);
});
