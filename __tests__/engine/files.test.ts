// One scenario per story of somebody who verifies files: real files, real signatures, the whole engine.

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { gatherer } from '../../src/gather.ts';
import { run } from '../../src/run.ts';
import { digestOf } from '../../src/domain/digest.ts';
import { FileError, type Files } from '../../src/domain/ports.ts';
import { outputsOf, renderTerminal } from '../../src/report/catalog.ts';
import { searchFile } from '../../src/evidence/files.ts';
import { customDomain } from '../../src/trust/load.ts';
import { anonymous, offlineHttp } from '../../src/net/client.ts';
import { Desk, fates, onlySubject, problemCodes, reasons } from '../support/engine.ts';
import { rawInputs, type Given } from '../support/inputs.ts';
import { soon, untouchable, withFault } from '../support/ports.ts';
import { DEFAULT_IDENTITY, GITHUB_ISSUER, VirtualSigstore, aGithubIdentity, aStatement, type Names } from '../support/virtual-sigstore.ts';
import { link, pipe, unprivileged } from '../unit/host/temporary.ts';

const BYTES = Buffer.from('artifact');
const digest = (algorithm: string, bytes: Uint8Array = BYTES): string => `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`;
const COSIGN = { 'certificate-identity': DEFAULT_IDENTITY, 'certificate-oidc-issuer': GITHUB_ISSUER } as const;
const ASKED = { artifact: 'app.tar.gz', bundle: 'provenance.json', repo: 'acme/app' } as const;

let sigstore: VirtualSigstore;
let desk: Desk;
beforeAll(async () => {
  sigstore = await VirtualSigstore.create();
  desk = new Desk(sigstore);
  desk.write('app.tar.gz', BYTES);
  desk.write('other.tar.gz', 'other');
  desk.evidence('provenance.json', await sigstore.sign({ statement: aStatement() }));
  desk.evidence('signature.json', await sigstore.sign({ message: BYTES }));
  desk.evidence('sbom.json', await sigstore.sign({ statement: aStatement({ predicateType: 'https://cyclonedx.org/bom' }) }));
  desk.evidence('foreign.json', await sigstore.sign({ statement: aStatement() }, aGithubIdentity({ repo: 'evil/app' })));
});
afterAll(() => desk.remove());

describe('a file with its evidence', () => {
  it.each<[string, Given]>([
    ['by identity', { bundle: 'signature.json', ...COSIGN }],
    ['by one of several identities', { bundle: 'signature.json', ...COSIGN, 'certificate-identity': ['jane@example.com', DEFAULT_IDENTITY] }],
    ['by a regular expression', { bundle: 'signature.json', 'certificate-identity-regexp': '^https://github\\.com/acme/app/\\.github/workflows/release\\.yml@refs/tags/v1\\.2\\.3$', 'certificate-oidc-issuer': GITHUB_ISSUER }],
    ['by repository', { repo: 'acme/app' }],
    ['by owner', { owner: 'acme' }],
    ['by workflow', { 'signer-workflow': 'acme/app/.github/workflows/release.yml@refs/tags/v1.*' }],
    ['by repository, ref, commit and runner', { repo: 'acme/app', 'source-ref': 'refs/tags/v1.2.3', 'source-digest': 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00', 'deny-self-hosted-runners': 'true' }],
    ['for either class', { repo: 'acme/app', require: 'sbom | provenance' }],
    ['for all classes', { repo: 'acme/app', require: ['provenance', 'signature', 'sbom'], bundle: ['provenance.json', 'signature.json', 'sbom.json'] }],
    ['offline', { repo: 'acme/app', offline: 'true' }],
    ['by its digest alone', { artifact: digest('sha256'), repo: 'acme/app' }],
    ['beside evidence that is by others, broken, or of no format', { repo: 'acme/app', bundle: ['foreign.json', 'provenance.json', 'root.json', 'app.tar.gz'] }],
  ])('passes %s', async (_name, given) => {
    const { report, summary, reports } = await desk.run({ artifact: 'app.tar.gz', bundle: 'provenance.json', ...given });
    expect([report.outcome, report.exit, problemCodes(report), report.weakenedBy, summary, reports]).toEqual(['passed', 0, [], [], true, null]);
    const subject = onlySubject(report);
    expect([subject.outcome, subject.digest, subject.excused, subject.reasons]).toEqual(['passed', digest('sha256'), false, []]);
    expect(fates(subject)).toContain('counted');
    expect(outputsOf(report)).toMatchObject({ outcome: 'passed', verified: 'true', digest: digest('sha256'), signer: 'acme/app/.github/workflows/release.yml@refs/tags/v1.2.3' });
  });

  it('says who signed what, from which source, on which runner, seen by which log', async () => {
    const { chain, signer } = onlySubject(await desk.report(ASKED));
    expect(signer).toBe('acme/app/.github/workflows/release.yml@refs/tags/v1.2.3');
    expect(Object.fromEntries(chain.map(({ claim, value }) => [claim, value]))).toMatchObject({
      class: 'https://slsa.dev/provenance/v1', repo: 'acme/app', 'source-ref': 'refs/tags/v1.2.3', runner: 'github-hosted', trust: 'custom',
      witness: expect.stringContaining('https://rekor.virtual.test') as unknown,
    });
  });

  it('opens the report with the constraints in force, defaults named', async () => {
    const report = await desk.report(ASKED);
    expect(report.constraints).toEqual(['artifact: app.tar.gz', 'repo: acme/app', 'signer-repo: acme/app (as repo says nothing else)', 'builder: slsa-github-generator/* or bazel-contrib/*, at a release, may sign provenance as well', `certificate-oidc-issuer: ${GITHUB_ISSUER} (default)`, 'require: provenance (default)']);
    for (const line of report.constraints) expect(renderTerminal(report)).toContain(`\n  ${line}\n`);
    expect(report.trust).toEqual([{ name: 'custom', origin: 'root.json' }]);
  });
});

describe('a file that does not pass', () => {
  it.each<[string, Given, string, readonly string[], readonly string[]]>([
    ['another file', { artifact: 'other.tar.gz' }, 'failed', ['EVIDENCE_REJECTED SUBJECT_MISMATCH'], ['rejected SUBJECT_MISMATCH']],
    ['another repository', { repo: 'acme/other' }, 'failed', ['SIGNER_MISMATCH repo', 'SIGNER_MISMATCH signer-repo'], ['foreign SIGNER_MISMATCH']],
    ['a neighbour whose name begins alike', { repo: 'acme/ap' }, 'failed', ['SIGNER_MISMATCH repo', 'SIGNER_MISMATCH signer-repo'], ['foreign SIGNER_MISMATCH']],
    ['another owner', { repo: undefined as never, owner: 'acm' }, 'failed', ['SIGNER_MISMATCH owner', 'SIGNER_MISMATCH signer-owner'], ['foreign SIGNER_MISMATCH']],
    ['another identity', { repo: undefined as never, ...COSIGN, 'certificate-identity': 'jane@example.com', require: 'provenance' }, 'failed', ['SIGNER_MISMATCH certificate-identity'], ['foreign SIGNER_MISMATCH']],
    ['another issuer', { 'certificate-oidc-issuer': 'https://accounts.google.com' }, 'failed', ['SIGNER_MISMATCH certificate-oidc-issuer'], ['foreign SIGNER_MISMATCH']],
    ['another case', { repo: 'Acme/App' }, 'failed', ['IDENTITY_CASE_ONLY repo', 'IDENTITY_CASE_ONLY signer-repo'], ['foreign IDENTITY_CASE_ONLY']],
    ['another ref', { 'source-ref': 'refs/heads/main' }, 'failed', ['CLAIM_MISMATCH source-ref'], ['unmet CLAIM_MISMATCH']],
    ['another commit', { 'source-digest': 'a'.repeat(40) }, 'failed', ['CLAIM_MISMATCH source-digest'], ['unmet CLAIM_MISMATCH']],
    ['a version that a file has not', { 'source-ref': 'refs/tags/v{version}' }, 'failed', ['VERSION_UNKNOWN source-ref'], ['unmet VERSION_UNKNOWN']],
    ['no evidence', { bundle: undefined as never }, 'failed', ['EVIDENCE_NONE'], []],
    ['an SBOM by the right signer where a signature is asked for', { bundle: 'sbom.json', require: 'signature' }, 'failed', ['CLASS_MISSING'], ['not-needed']],
    ['a signature where provenance is asked for', { bundle: 'signature.json' }, 'failed', ['CLASS_MISSING'], ['not-needed']],
    ['one class of two', { require: ['provenance', 'sbom'] }, 'failed', ['CLASS_MISSING'], ['counted']],
    ['evidence by somebody else only', { bundle: 'foreign.json' }, 'failed', ['SIGNER_MISMATCH repo', 'SIGNER_MISMATCH signer-repo'], ['foreign SIGNER_MISMATCH']],
    ['an open pattern', { repo: undefined as never, bundle: 'signature.json', 'certificate-identity-regexp': 'https://github.com/acme/app', 'certificate-oidc-issuer': GITHUB_ISSUER }, 'failed', ['PATTERN_OPEN certificate-identity'], ['foreign PATTERN_OPEN']],
    ['any issuer', { repo: undefined as never, bundle: 'signature.json', 'certificate-identity': DEFAULT_IDENTITY, 'certificate-oidc-issuer-regexp': '.*' }, 'failed', ['PATTERN_OPEN certificate-oidc-issuer'], ['foreign PATTERN_OPEN']],
    ['an enterprise', { enterprise: 'acme-corp' }, 'failed', ['ISSUER_ENTERPRISE_SLUG certificate-oidc-issuer'], ['foreign ISSUER_ENTERPRISE_SLUG']],
  ])('because of %s', async (_name, given, outcome, why, became) => {
    const all = Object.fromEntries(Object.entries({ ...ASKED, ...given }).filter(([, value]) => value !== undefined)) as Given;
    const report = await desk.report(all);
    const subject = onlySubject(report);
    expect([report.outcome, report.exit, subject.outcome]).toEqual([outcome, 1, outcome]);
    expect(reasons(subject)).toEqual(why);
    expect(fates(subject)).toEqual(became);
    expect(outputsOf(report)).toMatchObject({ outcome, verified: 'false', digest: '', signer: '' });
    // Every reason says what to do, and where values differ, both of them.
    for (const { what, next, code, expected } of subject.reasons) expect([what, next, code === 'CLASS_MISSING' || expected !== null]).toEqual([expect.stringMatching(/\.$|: /), expect.stringMatching(/\.$/), true]);
  });

  it('is not rescued by the workflow of somebody else that the right repository called', async () => {
    const called = aGithubIdentity({ repo: 'acme/app', signer: 'evil/builder/.github/workflows/b.yml@refs/heads/main' });
    desk.evidence('called.json', await sigstore.sign({ statement: aStatement() }, called));
    const asked = { ...ASKED, bundle: 'called.json' };
    expect(reasons(onlySubject(await desk.report(asked)))).toEqual(['SIGNER_MISMATCH signer-repo']);
    expect(reasons(onlySubject(await desk.report({ artifact: 'app.tar.gz', bundle: 'called.json', owner: 'acme' })))).toEqual(['SIGNER_MISMATCH signer-owner']);
    // The control: named, it may sign for this source, and for no other.
    expect((await desk.report({ ...asked, 'signer-repo': 'evil/builder' })).outcome).toBe('passed');
    expect(reasons(onlySubject(await desk.report({ ...asked, repo: 'acme/other', 'signer-repo': 'evil/builder' })))).toEqual(['SIGNER_MISMATCH repo']);
  });

  it.each(['acme-evil/app', 'acme/app-evil', 'acm/app', 'acme/App', 'evil/acme-app'])('is not rescued by its neighbour %s', async (repo) => {
    desk.evidence('neighbour.json', await sigstore.sign({ statement: aStatement() }, aGithubIdentity({ repo })));
    for (const given of [{ repo: 'acme/app' }, ...(repo.startsWith('acme/') ? [] : [{ owner: 'acme' }]), { 'signer-repo': 'acme/app' }, { 'signer-workflow': 'acme/app/.github/workflows/release.yml' }]) {
      expect((await desk.report({ artifact: 'app.tar.gz', bundle: 'neighbour.json', ...given })).outcome).toBe('failed');
    }
    const same: Given = repo.startsWith('acme/') ? { owner: 'acme' } : { repo };
    expect((await desk.report({ artifact: 'app.tar.gz', bundle: 'neighbour.json', ...same })).outcome).toBe('passed');
  });

  it('is not rescued by another Sigstore of the same name', async () => {
    const stranger = await VirtualSigstore.create();
    desk.evidence('stranger.json', await stranger.sign({ statement: aStatement() }));
    expect(reasons(onlySubject(await desk.report({ ...ASKED, bundle: 'stranger.json' })))).toEqual([expect.stringMatching(/^EVIDENCE_REJECTED (CERTIFICATE_CHAIN|LOG_INCLUSION|WITNESSES_TOO_FEW)$/)]);
    expect((await desk.report({ ...ASKED, bundle: ['stranger.json', 'provenance.json'] })).outcome).toBe('passed');
  });

  it('warns of a workflow without ref although it passes', async () => {
    const report = await desk.report({ artifact: 'app.tar.gz', bundle: 'provenance.json', 'signer-workflow': 'acme/app/.github/workflows/release.yml' });
    expect([report.outcome, report.notes.map(({ code, level, about }) => [code, level, about])]).toEqual(['passed', [['PATTERN_LOOSE', 'warning', 'signer-workflow']]]);
  });
});

describe('several files', () => {
  it('share one bundle that names them all, and it is authenticated once', async () => {
    const names = Array.from({ length: 12 }, (_, n) => desk.write(`many/${n}.txt`, `content ${n}`));
    const statement = aStatement({ subjects: names.map((name, n) => ({ name, bytes: Buffer.from(`content ${n}`) })) });
    desk.evidence('many.json', await sigstore.sign({ statement }));
    const report = await desk.report({ artifact: 'many/*.txt', bundle: 'many.json', repo: 'acme/app' });
    expect([report.outcome, report.subjects.map(({ outcome }) => outcome)]).toEqual(['passed', names.map(() => 'passed')]);

    const files = desk.files();
    let asked = 0;
    const trust = async () => {
      asked += 1;
      return { domains: [customDomain(fs.readFileSync(desk.path('root.json')), 'root.json', { ignoreLogs: false, ignoreScts: false }).domain], keys: [], now: new Date(), unavailable: [] };
    };
    let loading: ReturnType<typeof trust> | null = null;
    const gather = gatherer({ searches: [await searchFile('many.json', { files })], trust: { first: () => (loading ??= trust()), all: () => (loading ??= trust()) }, hasKeys: false, askLogs: async () => [], onBound: () => {}, ports: { files, deadline: new AbortController().signal } });
    const dossiers = await Promise.all(names.map((name, n) => gather({ kind: 'file', name, digest: digestOf(Buffer.from(`content ${n}`)), digests: [digestOf(Buffer.from(`content ${n}`))], weak: new Map(), version: null, listedIn: [], image: null, file: null, seenAt: [] }, async () => [])));
    expect([asked, dossiers.map(({ attestations }) => attestations.length)]).toEqual([1, names.map(() => 1)]);
  });

  it('fail together where one fails, and each says its own', async () => {
    const report = await desk.report({ ...ASKED, artifact: ['app.tar.gz', 'other.tar.gz'] });
    expect([report.outcome, report.exit, report.subjects.map(({ name, outcome }) => [name, outcome])]).toEqual(['failed', 1, [['app.tar.gz', 'passed'], ['other.tar.gz', 'failed']]]);
    expect(outputsOf(report)).toMatchObject({ verified: 'false', digest: '', signer: '' });
    expect(report.notes.map(({ code }) => code)).toEqual(['OUTPUT_EMPTY']);
  });

  it('are an error together where one cannot be read, and the others keep their verdict', async () => {
    const report = await desk.report({ ...ASKED, artifact: ['app.tar.gz', 'missing.tar.gz', 'other.tar.gz'] });
    expect([report.outcome, report.exit, report.subjects.map(({ outcome }) => outcome)]).toEqual(['error', 2, ['passed', 'error', 'failed']]);
  });

  it('may be named by a list', async () => {
    desk.write('list.txt', `\uFEFFapp.tar.gz\r\n${digest('sha256')}\r\n`);
    const report = await desk.report({ ...ASKED, artifact: '@list.txt' });
    expect([report.outcome, report.subjects.map(({ kind }) => kind)]).toEqual(['passed', ['file', 'digest']]);
  });

  // Windows has no such names.
  (process.platform === 'win32' ? it.skip : it).each([['*', 'malware.bin'], ['{a,malware}.bin', 'malware.bin'], ['malware[.]bin', 'malware.bin']])('are all verified where one of them is named %s', async (name, evil) => {
    const spoilt = new Desk(sigstore);
    try {
      spoilt.write(`dist/${name}`, BYTES);
      const asked = { artifact: `dist/${name}`, bundle: spoilt.evidence('provenance.json', await sigstore.sign({ statement: aStatement() })), repo: 'acme/app' };
      // The control: alone, the file of that name is a subject as any other.
      expect((await spoilt.report(asked)).subjects.map((subject) => [subject.name, subject.outcome])).toEqual([[`dist/${name}`, 'passed']]);
      spoilt.write(`dist/${evil}`, 'evil');
      const report = await spoilt.report(asked);
      expect([report.outcome, report.subjects.length]).toEqual(['failed', 2]);
      expect(report.subjects.map((subject) => [subject.name, subject.outcome])).toContainEqual([`dist/${evil}`, 'failed']);
    } finally {
      spoilt.remove();
    }
  });

  it.each<[string, Given]>([['a list of artifacts', { artifact: '@lists/files.txt' }], ['a checksum file', { checksums: 'lists/files.txt', artifact: 'app.tar.gz' }]])('are not named by %s that leads out of the workspace, and nothing of it is shown', async (_name, given) => {
    const [home, work] = [new Desk(sigstore), new Desk(sigstore)];
    try {
      home.write('files.txt', 'token=hunter2\n');
      work.write('app.tar.gz', BYTES);
      work.write('lists/files.txt', 'token=hunter2\n');
      const asked = { ...given, bundle: work.evidence('provenance.json', await sigstore.sign({ statement: aStatement() })), repo: 'acme/app' };
      // The control: what lies in the workspace is read, and is no list.
      const own = await work.report(asked);
      fs.rmSync(work.path('lists'), { recursive: true });
      link(home.folder, work.path('lists'));
      const led = await work.report(asked);
      expect([own, led].map((report) => [report.exit, ...report.problems.map(({ what }) => /leads out of the workspace/.test(what))])).toEqual([[2, false], [2, true]]);
      expect(problemCodes(led)).toEqual(['SUBJECT_UNREADABLE']);
      for (const report of [own, led]) expect(JSON.stringify(report, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)) + renderTerminal(report)).not.toContain('hunter2');
    } finally {
      home.remove();
      work.remove();
    }
  });

  it('that are the same bytes under two names are two subjects', async () => {
    desk.write('copy.tar.gz', BYTES);
    expect((await desk.report({ ...ASKED, artifact: ['app.tar.gz', 'copy.tar.gz', 'app.tar.gz'] })).subjects.map(({ name }) => name)).toEqual(['app.tar.gz', 'copy.tar.gz']);
  });
});

describe('evidence in files', () => {
  it('may be one valid bundle behind many that are not', async () => {
    const lines = [...Array.from({ length: 20 }, (_, n) => JSON.stringify({ n })), ...['foreign.json', 'sbom.json', 'provenance.json'].map((name) => fs.readFileSync(desk.path(name), 'utf8'))];
    desk.write('many.jsonl', lines.join('\r\n'));
    const subject = onlySubject(await desk.report({ ...ASKED, bundle: 'many.jsonl' }));
    expect([subject.outcome, fates(subject).slice(0, 3), subject.ledger.length]).toEqual(['passed', ['counted', 'foreign SIGNER_MISMATCH', 'not-needed'], 23]);
    expect(new Set(fates(subject).slice(3))).toEqual(new Set(['rejected FORMAT_UNKNOWN']));
  });

  it.each(['', '\n \r\n', '[]', '{', 'null', '"text"', '[1,2,3]', '\0\0', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----', '{"mediaType":"application/vnd.dev.sigstore.bundle.v0.4+json"}', '{"a":1,"a":2}'])('is none in %j, and hides none', async (content) => {
    desk.write('junk', content);
    const subject = onlySubject(await desk.report({ ...ASKED, bundle: 'junk' }));
    expect([subject.outcome, reasons(subject)]).toEqual(['failed', [expect.stringMatching(/^EVIDENCE_(NONE$|REJECTED FORMAT_)/)]]);
    expect((await desk.report({ ...ASKED, bundle: ['junk', 'provenance.json'] })).outcome).toBe('passed');
  });

  it('that is found in two places is one piece', async () => {
    fs.copyFileSync(desk.path('provenance.json'), desk.path('same.json'));
    const subject = onlySubject(await desk.report({ ...ASKED, bundle: ['same.json', 'provenance.json'] }));
    expect([fates(subject), subject.searches.length]).toEqual([['counted'], 2]);
  });

  it('that cannot be read is no proof that there is none', async () => {
    const report = await desk.report({ ...ASKED, artifact: 'other.tar.gz', bundle: ['.', 'provenance.json'] });
    expect([report.outcome, report.exit]).toEqual(['indeterminate', 3]);
    expect(reasons(onlySubject(report))[0]).toBe('SOURCE_UNREADABLE file');
    // What is there still counts.
    expect((await desk.report({ ...ASKED, bundle: ['.', 'provenance.json'] })).outcome).toBe('passed');
  });

  it('that was named and is not there is said, by name, and nothing passes', async () => {
    const report = await desk.report({ ...ASKED, bundle: 'missing.json' });
    expect(report.exit).not.toBe(0);
    expect(renderTerminal(report)).toMatch(/missing\.json/);
    const globbed = await desk.report({ ...ASKED, bundle: 'missing-*.json' });
    expect([globbed.outcome, globbed.problems.map(({ code, seen }) => [code, seen])]).toEqual(['error', [['SOURCE_NOT_FOUND', 'missing-*.json']]]);
  });

  it('and files that are both missing are told together', async () => {
    const report = await desk.report({ ...ASKED, artifact: 'none-*', bundle: 'missing-*' });
    expect(problemCodes(report)).toEqual(['SUBJECT_NOT_FOUND', 'SOURCE_NOT_FOUND']);
  });
});

describe('subjects known by digest', () => {
  it.each(['sha256', 'sha384', 'sha512'] as const)('pass by %s where the statement names that', async (algorithm) => {
    const bytes = createHash(algorithm).update(BYTES).digest('hex');
    desk.evidence(`${algorithm}.json`, await sigstore.sign({ statement: aStatement({ subjects: [{ name: 'app', digest: { [algorithm]: bytes } }] }) }));
    expect((await desk.report({ ...ASKED, artifact: `${algorithm}:${bytes}`, bundle: `${algorithm}.json` })).outcome).toBe('passed');
    expect((await desk.report({ ...ASKED, bundle: `${algorithm}.json` })).outcome).toBe('passed');
    expect(reasons(onlySubject(await desk.report({ ...ASKED, artifact: 'other.tar.gz', bundle: `${algorithm}.json` })))).toEqual(['EVIDENCE_REJECTED SUBJECT_MISMATCH']);
  });

  it('do not pass where the statement names another algorithm: nobody can compare', async () => {
    expect(reasons(onlySubject(await desk.report({ ...ASKED, artifact: digest('sha512') })))).toEqual(['EVIDENCE_REJECTED SUBJECT_MISMATCH']);
  });

  it('do not pass where a statement names their digest beside a strange one', async () => {
    const subjects = [{ name: 'app', digest: { sha256: digest('sha256').slice(7), sha512: digest('sha512', Buffer.from('other')).slice(7) } }];
    desk.evidence('two-faced.json', await sigstore.sign({ statement: aStatement({ subjects }) }));
    expect(reasons(onlySubject(await desk.report({ ...ASKED, bundle: 'two-faced.json' })))).toEqual(['EVIDENCE_REJECTED SUBJECT_MISMATCH']);
  });

  it('need the bytes where the signature is over bytes', async () => {
    desk.evidence('ed25519.json', await sigstore.sign({ message: BYTES }, { key: 'Ed25519' }));
    const asked = { ...ASKED, ...COSIGN, repo: 'acme/app', require: 'signature', bundle: 'ed25519.json' };
    expect((await desk.report(asked)).outcome).toBe('passed');
    expect(reasons(onlySubject(await desk.report({ ...asked, artifact: digest('sha256') })))).toEqual(['EVIDENCE_REJECTED SUBJECT_BYTES_NEEDED']);
    expect((await desk.report({ ...asked, artifact: 'other.tar.gz' })).outcome).toBe('failed');
  });

  it.each(['P-256', 'P-384', 'P-521', 'RSA'] as const)('pass by a signature of a %s key over their digest', async (key) => {
    const signed = await sigstore.sign({ message: BYTES }, { key });
    desk.evidence(`${key}.json`, signed);
    const asked = { bundle: `${key}.json`, ...COSIGN };
    expect((await desk.report({ ...asked, artifact: 'app.tar.gz' })).outcome).toBe('passed');
    expect((await desk.report({ ...asked, artifact: 'other.tar.gz' })).outcome).toBe('failed');
  });
});

describe('files that cannot be judged', () => {
  it('are missing, a folder, or a glob without a match', async () => {
    for (const [artifact, code] of [['missing', 'SUBJECT_NOT_FOUND'], ['.', 'SUBJECT_UNREADABLE'], ['app.tar.gz/x', 'SUBJECT_NOT_FOUND']] as const) {
      const report = await desk.report({ ...ASKED, artifact });
      expect([report.outcome, report.exit, reasons(onlySubject(report))]).toEqual(['error', 2, [`${code} artifact`]]);
    }
    const report = await desk.report({ ...ASKED, artifact: 'none-*' });
    expect([report.outcome, report.exit, problemCodes(report)]).toEqual(['error', 2, ['SUBJECT_NOT_FOUND']]);
  });

  it('are a pipe, which would hold the run for ever', async () => {
    const report = await desk.report({ ...ASKED, artifact: pipe(desk.folder) });
    expect([report.outcome, report.exit]).toEqual(['error', 2]);
  });

  it('are without permission', async () => {
    desk.write('secret', 'secret');
    fs.chmodSync(desk.path('secret'), 0);
    fs.chmodSync(desk.folder, 0o755);
    for (const name of ['root.json', 'provenance.json']) fs.chmodSync(desk.path(name), 0o644);
    const report = await unprivileged(async () => desk.report({ ...ASKED, artifact: 'secret' }));
    // Windows has no such permission.
    if (process.platform !== 'win32') expect([report.outcome, reasons(onlySubject(report))]).toEqual(['error', ['SUBJECT_UNREADABLE artifact']]);
    expect(report.exit).not.toBe(0);
  });

  it.each<[string, (path: string) => void]>([
    ['written to', (path) => fs.appendFileSync(path, 'x')],
    ['written to with bytes of the same length', (path) => { fs.writeFileSync(path, 'ARTIFACT'); fs.utimesSync(path, 1, 1); }],
    ['replaced', (path) => { fs.rmSync(path); fs.writeFileSync(path, 'artifact'); fs.utimesSync(path, 5, 5); }],
    ['removed', (path) => fs.rmSync(path)],
  ])('are %s while others are verified', async (_name, change) => {
    desk.write('first', BYTES);
    desk.write('second', BYTES);
    const files = desk.files();
    let changed = false;
    // The second file is hashed when the first has been judged: as if it were large.
    const slow: Files = { ...files, hash: async (name, algorithms) => {
      const answer = await files.hash(name, algorithms);
      if (name === 'second' && !changed) {
        await new Promise((resolve) => { setTimeout(resolve, 50); });
        change(desk.path('first'));
        changed = true;
      }
      return answer;
    } };
    const report = await desk.report({ ...ASKED, artifact: ['first', 'second'] }, { ports: { files: slow } });
    expect([report.outcome, report.exit, report.subjects.map((subject) => [subject.outcome, reasons(subject)])]).toEqual(['error', 2, [['error', ['SUBJECT_CHANGED artifact']], ['passed', []]]]);
    expect(outputsOf(report)).toMatchObject({ verified: 'false', digest: '' });
  });
});

it('a file whose other bytes lay there for a moment does not get their digests', async () => {
  // Signed are other bytes, by their SHA-512 only. Somebody puts them there when the file is read again, and takes them away before the last look.
  const good = 'the good';
  desk.write('swapped', 'the evil');
  const sha512 = digest('sha512', Buffer.from(good)).slice(7);
  desk.evidence('swapped.json', await sigstore.sign({ statement: aStatement({ subjects: [{ name: 'swapped', digest: { sha512 } }] }) }));
  const files = desk.files();
  const swapping: Files = { ...files, hash: async (name, algorithms) => {
    if (!algorithms.includes('sha512')) return files.hash(name, algorithms);
    fs.copyFileSync(desk.path('swapped'), desk.path('kept'));
    const { atime, mtime } = fs.statSync(desk.path('swapped'));
    const swap = (content: string): void => { fs.writeFileSync(desk.path('swapped'), content); fs.utimesSync(desk.path('swapped'), atime, mtime); };
    swap(good);
    const { digests } = await files.hash(name, algorithms);
    swap('the evil');
    return { digests, state: await files.state(name) };
  } };
  // The state is said to be the same as before: to the second, as many file systems keep it.
  const coarse: Files = { ...swapping, hash: async (name, algorithms) => { const { digests, state } = await swapping.hash(name, algorithms); return { digests, state: { ...state, modifiedNs: 0n } }; }, state: async (name) => ({ ...(await files.state(name)), modifiedNs: 0n }) };
  const asked = { ...ASKED, artifact: 'swapped', bundle: 'swapped.json' };
  const report = await desk.report(asked, { ports: { files: coarse } });
  expect([report.outcome, reasons(onlySubject(report))]).toEqual(['error', ['SUBJECT_CHANGED artifact']]);
  desk.write('swapped', good);
  expect((await desk.report(asked)).outcome).toBe('passed');
});

describe('modes', () => {
  it.each([['enforce', 1, 0], ['warn', 0, 1], ['observe', 0, 1]] as const)('%s: what is true stays true, the exit is %i', async (mode, exit, excused) => {
    const report = await desk.report({ ...ASKED, artifact: 'other.tar.gz', mode });
    expect([report.outcome, report.exit, report.excused, report.mode]).toEqual(['failed', exit, excused, mode]);
    expect(outputsOf(report)).toMatchObject({ outcome: 'failed', verified: 'false' });
  });
  it.each(['warn', 'observe'])('%s excuses no error', async (mode) => {
    for (const given of [{ artifact: 'missing' }, { artifact: 'none-*' }, { bundle: 'none-*' }, { 'trusted-root': 'app.tar.gz' }, { repo: 'x' }, { artifact: ['other.tar.gz', 'missing'] }]) {
      const report = await desk.report({ ...ASKED, mode, ...given });
      expect([report.outcome, report.exit]).toEqual(['error', 2]);
    }
  });
  it('excuse what was interrupted', async () => {
    for (const [mode, exit] of [['enforce', 3], ['warn', 0]] as const) {
      const report = await desk.report({ ...ASKED, mode }, { ports: { deadline: AbortSignal.abort() } });
      expect([report.outcome, report.exit]).toEqual(['indeterminate', exit]);
    }
  });
});

describe('the time limit and cancellation', () => {
  it('make everything indeterminate that was not finished, with every output', async () => {
    const report = await desk.report({ ...ASKED, artifact: ['app.tar.gz', digest('sha256')] }, { ports: { deadline: AbortSignal.abort() } });
    expect([report.outcome, report.exit, report.subjects.map((subject) => [subject.name, subject.outcome, reasons(subject)])]).toEqual(['indeterminate', 3, [['app.tar.gz', 'indeterminate', ['INTERRUPTED']], [digest('sha256'), 'indeterminate', ['INTERRUPTED']]]]);
    expect(outputsOf(report)).toMatchObject({ outcome: 'indeterminate', verified: 'false' });
  });

  it.each(['glob', 'read', 'hash', 'state'] as const)('end a run whose %s never answers', async (use) => {
    const report = await desk.report(ASKED, { ports: { files: { ...desk.files(), [use]: () => new Promise<never>(() => {}) }, deadline: soon() } });
    expect([report.outcome, report.exit, reasons(onlySubject(report)), problemCodes(report)]).toEqual(['indeterminate', 3, ['INTERRUPTED'], []]);
  });

  it('by timeout', async () => {
    const report = await desk.report({ ...ASKED, timeout: '0.001' }, { ports: { files: { ...desk.files(), hash: () => new Promise<never>(() => {}) } } });
    expect([report.outcome, reasons(onlySubject(report))]).toEqual(['indeterminate', ['INTERRUPTED']]);
  });

  it('do not take back what was judged before', async () => {
    const controller = new AbortController();
    const files = desk.files();
    const report = await desk.report({ ...ASKED, artifact: ['app.tar.gz', 'other.tar.gz'] }, { ports: { deadline: controller.signal, files: { ...files, hash: async (name, algorithms) => {
      if (name !== 'other.tar.gz') return files.hash(name, algorithms);
      setTimeout(() => controller.abort(), 100);
      return new Promise(() => {});
    } } } });
    expect(report.subjects.map(({ outcome }) => outcome)).toEqual(['passed', 'indeterminate']);
    expect([report.outcome, report.exit]).toEqual(['indeterminate', 3]);
  });

  it('come between two candidates: evidence cannot hold the run', async () => {
    const line = fs.readFileSync(desk.path('provenance.json'), 'utf8').slice(1);
    desk.write('flood.jsonl', Array.from({ length: 1000 }, (_, n) => `{"n":${n},${line}`).join('\n'));
    const started = performance.now();
    const report = await desk.report({ ...ASKED, bundle: 'flood.jsonl', timeout: '0.003' });
    expect([report.outcome, reasons(onlySubject(report))]).toEqual(['indeterminate', ['INTERRUPTED']]);
    expect(performance.now() - started).toBeLessThan(1500);
  });

  it('begin nothing that was not begun', async () => {
    const controller = new AbortController();
    const { files, calls } = withFault(desk.files(), 0, async (_call, answer) => answer());
    const names = Array.from({ length: 50 }, (_, n) => desk.write(`fifty/${n}`, `${n}`));
    const hash: Files['hash'] = async (name, algorithms) => {
      controller.abort();
      return files.hash(name, algorithms);
    };
    const report = await desk.report({ ...ASKED, artifact: 'fifty/*' }, { ports: { deadline: controller.signal, files: { ...files, hash } } });
    expect([report.subjects.length, new Set(report.subjects.flatMap(reasons))]).toEqual([names.length, new Set(['INTERRUPTED'])]);
    expect(calls.filter(({ use }) => use === 'hash').length).toBeLessThan(5);
  });

  it('end a search for files without calling it a defect', async () => {
    const controller = new AbortController();
    controller.abort(new DOMException('cancelled by SIGTERM', 'AbortError'));
    const report = await desk.report({ ...ASKED, artifact: '**' }, { ports: { deadline: controller.signal } });
    expect([report.outcome, problemCodes(report), report.subjects.map(({ name }) => name)]).toEqual(['indeterminate', [], ['**']]);
  });
});

describe('what weakens', () => {
  const unlogged = { ...ASKED, bundle: 'unlogged.json' };
  const unpromised = { ...ASKED, bundle: 'unpromised.json' };
  beforeAll(async () => {
    desk.evidence('unlogged.json', await sigstore.sign({ statement: aStatement() }, { log: 'none', timestamps: 1 }));
    desk.evidence('unpromised.json', await sigstore.sign({ statement: aStatement() }, { sct: false }));
  });

  it.each<[string, Given, string, string]>([
    ['unsafe-ignore-tlog', unlogged, 'WITNESSES_TOO_FEW', 'passed'],
    ['unsafe-ignore-sct', unpromised, 'CERTIFICATE_SCT', 'passed'],
    ['unsafe-any-identity', { artifact: 'app.tar.gz', bundle: 'foreign.json', require: 'provenance' }, '', 'passed'],
    ['unsafe-open-pattern', { artifact: 'app.tar.gz', bundle: 'signature.json', 'certificate-identity-regexp': 'https://github.com/acme/app', 'certificate-oidc-issuer': GITHUB_ISSUER }, 'PATTERN_OPEN', 'passed'],
  ])('%s is needed, is shown, and is shown where nobody needs it', async (input, given, code, outcome) => {
    const without = await desk.report(given);
    expect([without.exit === 0, without.weakenedBy]).toEqual([false, []]);
    expect(JSON.stringify([without.problems, without.subjects.map(({ reasons: why }) => why)])).toContain(code);
    const weakened = await desk.report({ ...given, [input]: 'true' });
    expect([weakened.outcome, weakened.weakenedBy]).toEqual([outcome, [input]]);
    expect(renderTerminal(weakened)).toContain(input);
    const needless = await desk.report({ ...ASKED, ...(input === 'unsafe-any-identity' ? { bundle: 'provenance.json' } : {}), [input]: 'true' });
    expect([needless.outcome, needless.weakenedBy]).toEqual(['passed', [input]]);
  });

  it('weakens nothing else', async () => {
    expect((await desk.report({ ...unlogged, 'unsafe-ignore-sct': 'true' })).outcome).toBe('failed');
    expect((await desk.report({ ...unpromised, 'unsafe-ignore-tlog': 'true' })).outcome).toBe('failed');
    for (const input of ['unsafe-ignore-tlog', 'unsafe-ignore-sct', 'unsafe-open-pattern']) {
      expect((await desk.report({ ...ASKED, artifact: 'other.tar.gz', [input]: 'true' })).outcome).toBe('failed');
      expect((await desk.report({ ...ASKED, repo: 'acme/other', [input]: 'true' })).outcome).toBe('failed');
    }
    // Anybody may have signed; what they say of the source still has to be true.
    expect((await desk.report({ ...ASKED, bundle: 'foreign.json', 'unsafe-any-identity': 'true' })).outcome).toBe('failed');
  });

  it('asks for a time all the same', async () => {
    desk.evidence('timeless.json', await sigstore.sign({ statement: aStatement() }, { log: 'none', timestamps: 0 }));
    expect((await desk.report({ ...ASKED, bundle: 'timeless.json', 'unsafe-ignore-tlog': 'true' })).outcome).toBe('failed');
    expect((await desk.report({ ...unlogged, 'unsafe-ignore-tlog': 'true' })).outcome).toBe('passed');
  });

  it('lets the clock of the run stand in for a witness only where the root of the user has none, and says so', async () => {
    const at = new Date('2026-06-01T12:05:00Z');
    desk.evidence('private.json', await sigstore.sign({ statement: aStatement() }, { at: new Date('2026-06-01T12:00:00Z'), log: 'none', timestamps: 0, sct: false }));
    desk.write('private-root.json', JSON.stringify(sigstore.trustedRoot({ without: ['tlogs', 'ctlogs', 'timestampAuthorities'] })));
    const given = { ...ASKED, bundle: 'private.json', 'trusted-root': 'private-root.json' };
    const report = await desk.report({ ...given, 'unsafe-ignore-tlog': 'true' }, { ports: { now: () => at } });
    expect([report.outcome, report.weakenedBy, report.notes.map(({ code, level }) => [code, level])]).toEqual(['passed', ['unsafe-ignore-tlog'], [['TIME_UNWITNESSED', 'warning'], ['UNLOGGED_PUBLIC', 'warning']]]);
    for (const refused of [given, { ...given, 'trusted-root': 'root.json', 'unsafe-ignore-tlog': 'true' }]) expect((await desk.report(refused, { ports: { now: () => at } })).outcome).toBe('failed');
    expect((await desk.report({ ...given, 'unsafe-ignore-tlog': 'true' }, { ports: { now: () => new Date('2026-06-01T12:11:00Z') } })).outcome).toBe('failed');
  });
});

describe('thresholds', () => {
  it.each<[string, Given, object, object]>([
    ['logs', { 'log-threshold': '2' }, { log: 'rekor-v1' }, { log: ['rekor-v1', 'rekor-v1-b'] }],
    ['timestamps', { 'timestamp-threshold': '1' }, {}, { timestamps: 1 }],
    ['times', { 'time-threshold': '2' }, {}, { timestamps: 1 }],
  ])('count distinct %s', async (name, given, few, enough) => {
    desk.evidence(`${name}-few.json`, await sigstore.sign({ statement: aStatement() }, few));
    desk.evidence(`${name}-enough.json`, await sigstore.sign({ statement: aStatement() }, enough));
    expect(reasons(onlySubject(await desk.report({ ...ASKED, ...given, bundle: `${name}-few.json` })))).toEqual(['EVIDENCE_REJECTED WITNESSES_TOO_FEW']);
    expect((await desk.report({ ...ASKED, ...given, bundle: `${name}-enough.json` })).outcome).toBe('passed');
  });

  it('of one log twice is one', async () => {
    desk.evidence('twice.json', await sigstore.sign({ statement: aStatement() }, { log: ['rekor-v1', 'rekor-v1'] }));
    expect((await desk.report({ ...ASKED, 'log-threshold': '2', bundle: 'twice.json' })).outcome).toBe('failed');
  });
});

describe('the trust root', () => {
  it.each<[string, string, string]>([['missing', 'missing.json', 'TRUST_MALFORMED'], ['a folder', '.', 'TRUST_MALFORMED'], ['no JSON', 'app.tar.gz', 'TRUST_MALFORMED'], ['a bundle', 'provenance.json', 'TRUST_MALFORMED']])('that is %s is an error', async (_name, root, code) => {
    const report = await desk.report({ ...ASKED, 'trusted-root': root });
    expect([report.outcome, report.exit, problemCodes(report)]).toEqual(['error', 2, [code]]);
  });

  it('is looked at even where no evidence needs it', async () => {
    expect((await desk.report({ artifact: 'app.tar.gz', repo: 'acme/app', 'trusted-root': 'app.tar.gz' })).outcome).toBe('error');
  });

  it('replaces the built-in one, and the built-in one accepts nothing of it', async () => {
    const { report } = await run(rawInputs({ ...ASKED, trust: 'public-good', offline: 'true' }), { ...anonymous, files: desk.files(), http: offlineHttp, cacheFolder: null, now: () => new Date(), log: () => {}, deadline: new AbortController().signal }, 'action');
    expect([report.outcome, report.trust.map(({ name }) => name)]).toEqual(['failed', ['public-good']]);
  });

  it('that cannot be had leaves evidence undecided, and says which', async () => {
    const { report } = await run(rawInputs(ASKED), { ...anonymous, files: desk.files(), http: offlineHttp, cacheFolder: null, now: () => new Date(), log: () => {}, deadline: new AbortController().signal }, 'action');
    expect([report.outcome, report.exit, report.trust]).toEqual(['indeterminate', 3, []]);
    expect(onlySubject(report).searches.filter(({ outcome }) => outcome === 'unavailable').map(({ at, code }) => [at.source, at.address, code])).toEqual([['trust', 'github', 'TRUST_REFRESH'], ['trust', 'public-good', 'TRUST_REFRESH']]);
  });
});

describe('configuration', () => {
  it.each<[string, Given, 'action' | 'cli', readonly string[]]>([
    ['nothing at all', {}, 'action', ['CONFIG_SUBJECT_REQUIRED', 'CONFIG_IDENTITY_REQUIRED']],
    ['no identity', { artifact: 'x', bundle: 'y' }, 'action', ['CONFIG_IDENTITY_REQUIRED']],
    ['unknown and empty inputs, contradictions and values without form', { artifact: 'x', repo: '', bundel: 'y', mode: 'off', 'signer-repo': 'a', 'certificate-identity': 'b', require: 'c' }, 'action', ['CONFIG_EMPTY_INPUT', 'CONFIG_UNKNOWN_INPUT', 'CONFIG_INVALID_VALUE', 'CONFIG_INVALID_VALUE', 'CONFIG_CONFLICT', 'CONFIG_INVALID_VALUE']],
    ['flags of the command line in a workflow', { artifact: 'x', repo: 'a/b', 'log-threshold': '1', 'owner-id': '1' }, 'action', ['CONFIG_UNKNOWN_INPUT', 'CONFIG_UNKNOWN_INPUT']],
    ['a digest that is none', { artifact: 'sha1:abc', repo: 'a/b' }, 'cli', ['CONFIG_INVALID_VALUE']],
  ])('is refused whole, before anything is touched: %s', async (_name, given, door, codes) => {
    const { ports, touched } = untouchable();
    const { report } = await run(rawInputs(given), ports, door);
    expect([touched, report.outcome, report.exit]).toEqual([[], 'error', 2]);
    expect(problemCodes(report).toSorted()).toEqual(codes.toSorted());
    expect(report.subjects).toEqual([]);
    // The control: these ports do say when they are touched.
    const control = await run(rawInputs({ artifact: 'x', repo: 'a/b' }), ports, door);
    expect([touched.length > 0, control.report.outcome]).toEqual([true, 'error']);
  });

  it('of a file is read once for each thing that is asked of it', async () => {
    const { files, calls } = withFault(desk.files(), 0, async (_call, answer) => answer());
    expect((await desk.report(ASKED, { ports: { files } })).outcome).toBe('passed');
    expect(calls.map(({ use, name }) => `${use} ${name}`).toSorted()).toEqual(['glob app.tar.gz', 'glob provenance.json', 'hash app.tar.gz', 'read provenance.json', 'read root.json', 'state app.tar.gz', 'state provenance.json']);
  });
});

describe('a small file that goes away while its signature is verified', () => {
  it('is changed, and takes no verdict from another subject', async () => {
    const files = desk.files();
    const gone = { ...files, read: async (name: string, most: number) => (name === 'app.tar.gz' ? Promise.reject(new FileError('missing', 'app.tar.gz does not exist')) : files.read(name, most)), state: async (name: string) => (name === 'app.tar.gz' ? Promise.reject(new FileError('missing', 'app.tar.gz does not exist')) : files.state(name)) };
    const asked = { artifact: ['app.tar.gz', 'other.tar.gz'], bundle: 'signature.json', ...COSIGN };
    const codes = async (ports: { readonly files?: Files }): Promise<unknown> => (await desk.report(asked, { ports })).subjects.map((subject) => [subject.outcome, ...reasons(subject)]);
    expect(await codes({ files: gone })).toEqual([['error', 'SUBJECT_CHANGED artifact'], ['failed', 'EVIDENCE_REJECTED SUBJECT_MISMATCH']]);
    expect(await codes({})).toEqual([['passed'], ['failed', 'EVIDENCE_REJECTED SUBJECT_MISMATCH']]);
  });
});

describe('the folder of reports', () => {
  it('is refused where report.json would replace an artifact, and nothing is written there', async () => {
    desk.write('release/report.json', BYTES);
    const { report, reports } = await desk.run({ ...ASKED, artifact: 'release/report.json', reports: 'release' });
    expect([report.outcome, report.exit, problemCodes(report), reports]).toEqual(['error', 2, ['CONFIG_CONFLICT'], null]);
    const control = await desk.run({ ...ASKED, artifact: 'release/report.json', reports: 'elsewhere' });
    expect([control.report.outcome, control.reports]).toEqual(['passed', 'elsewhere']);
  });

  it('is refused where the report would replace it through a link', async () => {
    desk.write('linked/app.tar.gz', BYTES);
    fs.linkSync(desk.path('linked/app.tar.gz'), desk.path('linked/report.json'));
    const { report, reports } = await desk.run({ ...ASKED, artifact: 'linked/app.tar.gz', reports: 'linked' });
    expect([problemCodes(report), reports]).toEqual([['CONFIG_CONFLICT'], null]);
  });
});

describe('what somebody signed', () => {
  it('is named where it is of another class than the one required', async () => {
    const { reasons: why } = onlySubject(await desk.report({ ...ASKED, require: 'sbom' }));
    expect(why.map(({ code, seen }) => [code, seen])).toEqual([['CLASS_MISSING', 'https://slsa.dev/provenance/v1']]);
    expect((await desk.report({ ...ASKED, require: 'sbom', bundle: 'sbom.json' })).outcome).toBe('passed');
  });

  it.each<[string, Names, string]>([
    ['an e-mail address', { email: ['jane@example.com'] }, 'jane@example.com'], ['a user name of Fulcio', { otherName: 'jane!example.com' }, 'jane!example.com'],
    ['a URI of a workload', { uri: ['spiffe://example.com/builder'] }, 'spiffe://example.com/builder'],
  ])('under %s is accepted for that name and no other', async (_name, identity, named) => {
    desk.evidence('named.json', await sigstore.sign({ message: BYTES }, { identity, issuer: 'https://issuer.example' }));
    const asked = { artifact: 'app.tar.gz', bundle: 'named.json', 'certificate-oidc-issuer': 'https://issuer.example' };
    expect((await desk.report({ ...asked, 'certificate-identity': named })).outcome).toBe('passed');
    expect(reasons(onlySubject(await desk.report({ ...asked, 'certificate-identity': `${named}.evil` })))).toEqual(['SIGNER_MISMATCH certificate-identity']);
  });

  it('in a public repository and into no log is accepted of an instance without logs, with a warning', async () => {
    const github = await VirtualSigstore.create({ style: 'github' });
    desk.write('github.json', JSON.stringify(github.trustedRoot()));
    const asked = { ...ASKED, bundle: 'unlogged-public.json', 'trusted-root': 'github.json' };
    for (const [visibility, codes] of [['public', ['UNLOGGED_PUBLIC']], ['private', []]] as const) {
      const signed = await github.sign({ statement: aStatement() }, { log: 'none', timestamps: 1, ...aGithubIdentity({ repo: 'acme/app' }), extensions: { ...aGithubIdentity({ repo: 'acme/app' }).extensions, 22: visibility } });
      desk.evidence('unlogged-public.json', signed);
      const report = await desk.report(asked);
      expect([report.outcome, report.notes.map(({ code }) => code)]).toEqual(['passed', codes]);
    }
    expect(onlySubject(await desk.report({ ...asked, 'trusted-root': 'root.json' })).outcome).toBe('failed');
  });
});
