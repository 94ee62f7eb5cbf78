// GitHub's attestations API in whole runs: what `gh attestation verify` does, and what it does not.
//
// The API is a server of this machine under its own name; client, engine and reports are the shipped ones. Evidence is signed by a virtual Sigstore.

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { Report } from '../../src/domain/report.ts';
import { reportFormats, renderTerminal } from '../../src/report/catalog.ts';
import { fates, onlySubject, reasons } from '../support/engine.ts';
import { GithubDesk } from '../support/github-engine.ts';
import type { Given } from '../support/inputs.ts';
import { BUNDLE_STORAGE, SECRET, type GithubBehaviour, type GithubFault } from '../support/servers/github.ts';
import { aGithubIdentity, aStatement, slsaPredicate, VirtualSigstore, type GithubWorkflow, type Signed } from '../support/virtual-sigstore.ts';

const APP = Buffer.from('artifact');
const TOKEN = 'ghs_the_token_of_the_job';
const digestOf = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

let desk: GithubDesk;
let strangers: VirtualSigstore;
let released: Signed;
beforeAll(async () => {
  desk = await GithubDesk.open();
  strangers = await VirtualSigstore.create();
  released = await provenance();
  desk.write('app.tar.gz', APP);
});
afterEach(() => {
  desk.github.clear();
  desk.masked.length = 0;
});
afterAll(() => desk.close());

/** Provenance of the artifact, by a run of a workflow. */
function provenance(workflow: GithubWorkflow = {}, by = desk.sigstore, subjects = [{ name: 'app.tar.gz', bytes: APP }]): Promise<Signed> {
  return by.sign({ statement: aStatement({ subjects, predicate: slsaPredicate(workflow) }) }, aGithubIdentity(workflow));
}

const ASKED: Given = { artifact: 'app.tar.gz', repo: 'acme/app' };

/** The codes of places that did not answer. */
function silent(report: Report): readonly string[] {
  return report.subjects.flatMap(({ searches }) => searches.flatMap(({ outcome, code }) => (outcome === 'unavailable' ? [code ?? ''] : [])));
}

/** No secret in anything that is shown, no token anywhere but at the API. */
function expectNoLeak(report: Report): void {
  const shown = Object.values(reportFormats).map(({ render }) => render(report)).join('\n');
  expect([shown.includes(TOKEN), shown.includes(SECRET)]).toEqual([false, false]);
  expect(desk.github.journal.filter(({ server, authorization }) => server !== 'api' && authorization !== null)).toEqual([]);
  expect(desk.github.journal.filter(({ path }) => path.includes(TOKEN))).toEqual([]);
}

describe('a file with an attestation at GitHub', () => {
  it('passes by its repository, with one request, without a token', async () => {
    desk.repository.attest(released);
    const report = await desk.report(ASKED, { door: 'action' });
    const subject = onlySubject(report);
    expect([report.outcome, report.exit, fates(subject), desk.github.asked]).toEqual(['passed', 0, ['counted'], [`GET /repos/acme/app/attestations/${digestOf(APP)}?per_page=100`]]);
    expect(subject.searches.filter(({ at }) => at.source === 'github-attestations')).toEqual([{ at: { source: 'github-attestations', address: `https://api.github.com/repos/acme/app/attestations/${digestOf(APP)}` }, outcome: 'found', code: null }]);
    expect(desk.github.journal.map(({ authorization, headers }) => [authorization, headers['x-github-api-version'], headers.accept, headers['user-agent']])).toEqual([[null, '2022-11-28', 'application/vnd.github+json', 'verify-supply-chain']]);
  });

  it('passes by its owner, be that an organisation or a user', async () => {
    desk.repository.attest(released);
    expect((await desk.report({ artifact: 'app.tar.gz', owner: 'acme' })).outcome).toBe('passed');
    desk.github.users.add('acme');
    desk.github.forget();
    expect((await desk.report({ artifact: 'app.tar.gz', owner: 'acme' })).outcome).toBe('passed');
    expect(desk.github.asked.map((asked) => asked.split('?')[0])).toEqual(['POST /orgs/acme/attestations/bulk-list', 'POST /users/acme/attestations/bulk-list']);
  });

  it.each<[string, Partial<GithubBehaviour>]>([
    ['beside an address', { bundles: 'inline' }],
    ['at an address only, as of 2026-03-10', { bundles: 'url' }],
    ['at an address, with null in its place', { bundles: 'null and url' }],
    ['at an address that has run out, and is listed anew', { bundles: 'url', expired: true }],
    ['on the last of many pages', { perPage: 1 }],
  ])('passes with the bundle %s', async (_where, behaviour) => {
    for (let other = 0; other < 3; other += 1) desk.repository.attest(await provenance({ run: String(other) }, strangers));
    desk.repository.attest(released);
    Object.assign(desk.github.options, behaviour);
    desk.github.tokens.set(TOKEN, { repos: [], attestations: true, sso: 'none' });
    const report = await desk.report({ ...ASKED, 'github-token': TOKEN });
    expect([report.outcome, fates(onlySubject(report)).toSorted()]).toEqual(['passed', ['counted', ...Array<string>(3).fill('rejected WITNESSES_TOO_FEW')]]);
    expectNoLeak(report);
    expect(desk.masked).toContain(TOKEN);
  });

  it('is passed over at addresses that are none: without encryption, of this machine, with credentials', async () => {
    for (const address of ['http://blob.example/1.json.sn', 'https://127.0.0.1/1.json.sn', 'https://user:secret@blob.example/1.json.sn', 'https://169.254.169.254/latest', 'not an address']) {
      desk.github.clear();
      desk.repository.keep(null, [digestOf(APP)]);
      const kept = desk.repository.attestations[0];
      expect(kept).toBeDefined();
      const http: typeof desk.github.http = { ...desk.github.http, request: async (url, request) => {
        const answer = await desk.github.http.request(url, request);
        return url.host === 'api.github.com' ? { ...answer, body: Buffer.from(JSON.stringify({ attestations: [{ bundle: null, repository_id: 1, bundle_url: address }] })) } : answer;
      } };
      const report = await desk.report(ASKED, { ports: { http } });
      expect([address, report.outcome, silent(report)]).toEqual([address, 'indeterminate', [address === 'not an address' ? 'SOURCE_MALFORMED' : 'SOURCE_REFUSED']]);
      expect(desk.github.journal.filter(({ server }) => server !== 'api')).toEqual([]);
    }
  });

  it('is not taken for absent where GitHub names it, and hands out neither bundle nor address', async () => {
    desk.repository.attest(released);
    desk.github.options.bundles = 'absent';
    const report = await desk.report(ASKED);
    expect([report.outcome, silent(report)]).toEqual(['indeterminate', ['SOURCE_MALFORMED']]);
  });
});

describe('the recipe of gh attestation verify', () => {
  const RECIPE: Given = { artifact: 'x509-*.tar.gz', owner: 'enix', 'signer-workflow': 'enix/x509-certificate-exporter/.github/workflows/release.yaml', 'source-ref': 'refs/tags/v4.0.0', 'deny-self-hosted-runners': 'true' };
  const workflow: GithubWorkflow = { repo: 'enix/x509-certificate-exporter', workflow: '.github/workflows/release.yaml', ref: 'refs/tags/v4.0.0' };
  const files = ['amd64', 'arm64', 'riscv64'].map((arch) => ({ name: `x509-certificate-exporter-v4.0.0-linux-${arch}.tar.gz`, bytes: Buffer.from(arch) }));
  beforeAll(() => { for (const { name, bytes } of files) desk.write(name, bytes); });

  it('passes in one step for all files, with what its prose promises checked', async () => {
    desk.github.repository('enix/x509-certificate-exporter').attest(await provenance(workflow, desk.sigstore, files));
    const report = await desk.report(RECIPE, { door: 'action' });
    expect([report.outcome, report.subjects.map(fates), desk.github.asked]).toEqual(['passed', [['counted'], ['counted'], ['counted']], ['POST /orgs/enix/attestations/bulk-list?per_page=100']]);
  });

  it.each<[string, GithubWorkflow, string]>([
    ['a neighbour of the same owner', { repo: 'enix/other' }, 'SIGNER_MISMATCH signer-workflow'],
    ['another workflow of the repository', { workflow: '.github/workflows/release.yaml.bak.yml' }, 'SIGNER_MISMATCH signer-workflow'],
    ['another tag', { ref: 'refs/tags/v4.0.1' }, 'CLAIM_MISMATCH source-ref'],
    ['a tag in upper case, which gh takes for the same', { ref: 'refs/tags/V4.0.0' }, 'IDENTITY_CASE_ONLY source-ref'],
    ['a runner of somebody\'s own', { runner: 'self-hosted' }, 'CLAIM_MISMATCH runner'],
  ])('refuses %s', async (_who, other, reason) => {
    desk.github.repository('enix/x509-certificate-exporter').attest(await provenance({ ...workflow, ...other }, desk.sigstore, files));
    const report = await desk.report(RECIPE);
    expect([report.outcome, ...new Set(report.subjects.flatMap(reasons))]).toEqual(['failed', reason]);
  });

  it('fails for all that no attestation is about, and for one file among others', async () => {
    desk.github.repository('enix/x509-certificate-exporter').attest(await provenance(workflow, desk.sigstore, files.slice(1)));
    const report = await desk.report(RECIPE);
    expect(report.subjects.map(({ outcome, reasons: why }) => `${outcome} ${why.map(({ code }) => code).join()}`)).toEqual(['failed EVIDENCE_NONE', 'passed ', 'passed ']);
  });
});

describe('what is not by an accepted signer', () => {
  it.each<[string, () => Promise<Signed | { bundle: object }>, string, string]>([
    ['a neighbour\'s attestation of the very file', () => provenance({ repo: 'acme/other' }), 'foreign SIGNER_MISMATCH', 'SIGNER_MISMATCH repo'],
    ['an attestation under the root of strangers', () => provenance({}, strangers), 'rejected WITNESSES_TOO_FEW', 'EVIDENCE_REJECTED WITNESSES_TOO_FEW'],
    ['a bundle whose payload was changed', async () => tampered(await provenance()), 'rejected SIGNATURE_INVALID', 'EVIDENCE_REJECTED SIGNATURE_INVALID'],
    ['an attestation of other bytes, kept under this digest', () => provenance({}, desk.sigstore, [{ name: 'app.tar.gz', bytes: Buffer.from('another') }]), 'rejected SUBJECT_MISMATCH', 'EVIDENCE_REJECTED SUBJECT_MISMATCH'],
  ])('is refused: %s', async (_what, make, fate, reason) => {
    desk.repository.keep((await make()).bundle, [digestOf(APP)]);
    const report = await desk.report(ASKED);
    expect([report.outcome, fates(onlySubject(report)), reasons(onlySubject(report))[0]]).toEqual(['failed', [fate], reason]);
    desk.repository.attest(released);
    expect((await desk.report(ASKED)).outcome).toBe('passed');
  });

  it('has no loose parts: what lies at GitHub is a bundle, or nothing', async () => {
    const entry = { ['a'.repeat(80)]: { body: 'e30=', integratedTime: 1, logID: 'ab', logIndex: 1, verification: {} } };
    desk.repository.keep(entry, [digestOf(APP)]);
    const report = await desk.report(ASKED);
    expect([report.outcome, fates(onlySubject(report))]).toEqual(['failed', ['rejected FORMAT_UNKNOWN']]);
  });
});

function tampered({ bundle }: Signed): { bundle: object } {
  const { dsseEnvelope } = bundle;
  const payload = Buffer.from(Buffer.from(dsseEnvelope?.payload ?? '', 'base64').toString().replace('github-hosted', 'self-hosted!!')).toString('base64');
  return { bundle: { ...bundle, dsseEnvelope: { ...dsseEnvelope, payload } } };
}

describe('none, not for us, and no answer', () => {
  it.each<GithubBehaviour['none']>(['404', 'empty list'])('says none where there is none (%s) and the repository can be read', async (none) => {
    desk.repository.attest(await provenance({}, desk.sigstore, [{ name: 'b', bytes: Buffer.from('b') }]));
    desk.github.options.none = none;
    const report = await desk.report(ASKED);
    expect([report.outcome, report.exit, reasons(onlySubject(report)), silent(report)]).toEqual(['failed', 1, ['EVIDENCE_NONE'], []]);
    expect(desk.github.asked.at(-1)).toBe('GET /repos/acme/app');
  });

  it.each<[string, string | null]>([['nobody', null], ['a token that may not read it', TOKEN], ['a token that may read it, but not its attestations', 'ghs_without_attestations']])('says that it is not for us where the repository is private: %s', async (_who, token) => {
    desk.repository.visibility = 'private';
    desk.repository.attest(released);
    desk.github.tokens.set(TOKEN, { repos: [], attestations: true, sso: 'none' });
    desk.github.tokens.set('ghs_without_attestations', { repos: ['acme/app'], attestations: false, sso: 'none' });
    const report = await desk.report({ ...ASKED, ...(token === null ? {} : { 'github-token': token }) });
    expect([report.outcome, report.exit, silent(report)]).toEqual(['indeterminate', 3, ['GITHUB_TOKEN_SCOPE']]);
    expect(renderTerminal(report)).toContain('attestations: read');
  });

  it('reads a private repository with a token that may, under GitHub\'s own instance', async () => {
    desk.repository.visibility = 'private';
    desk.repository.attest(await provenance({ visibility: 'private' }, desk.own));
    desk.github.tokens.set(TOKEN, { repos: ['acme/app'], attestations: true, sso: 'none' });
    desk.github.options.bundles = 'url';
    for (const line of [TOKEN, `github.com=${TOKEN}`, `api.github.com=${TOKEN}`]) {
      const report = await desk.report({ ...ASKED, 'github-token': line });
      expect([line, report.outcome, report.notes]).toEqual([line, 'passed', []]);
      expectNoLeak(report);
    }
    expect((await desk.report({ ...ASKED, 'github-token': `ghe.acme.example=${TOKEN}` })).outcome).toBe('indeterminate');
    expect(desk.github.journal.at(-1)?.authorization).toBeNull();
  });

  it.each<[string, string]>([['no token of this host', 'ghs_of_another_host'], ['one that single sign-on keeps out', TOKEN]])('asks for what everybody may read once more without a token that is refused: %s', async (_what, token) => {
    desk.repository.attest(released);
    desk.github.tokens.set(TOKEN, { repos: [], attestations: true, sso: 'required' });
    const report = await desk.report({ ...ASKED, 'github-token': token });
    expect([report.outcome, report.notes.map(({ code, level }) => `${level} ${code}`), desk.github.journal.map(({ authorization }) => authorization !== null)]).toEqual(['passed', ['warning CREDENTIALS_UNUSABLE'], [true, false]]);
    expectNoLeak(report);
    desk.repository.attestations.length = 0;
    const none = await desk.report({ ...ASKED, 'github-token': token });
    expect([none.outcome, reasons(onlySubject(none))]).toEqual(['failed', ['EVIDENCE_NONE']]);
  });

  it.each<GithubBehaviour['limit']>(['primary', 'secondary'])('says that too much was asked, and does not wait an hour for it (%s)', async (limit) => {
    desk.repository.attest(released);
    Object.assign(desk.github.options, { left: 0, limit });
    const report = await desk.report(ASKED);
    expect([report.outcome, silent(report), desk.github.asked.length]).toEqual(['indeterminate', ['SOURCE_RATE_LIMITED'], 1]);
  });

  it('does not ask five hundred times where one answer is refused for its number', async () => {
    Object.assign(desk.github.options, { left: 0 });
    const report = await desk.report({ artifact: ['app.tar.gz', digestOf(Buffer.from('x')), digestOf(Buffer.from('y'))], repo: 'acme/app' });
    expect([report.outcome, desk.github.asked.length]).toEqual(['indeterminate', 1]);
  });
});

describe('whether it is asked at all', () => {
  it.each<[string, Given, number]>([
    ['without repo and owner', { 'signer-workflow': 'acme/app/.github/workflows/release.yml@refs/tags/v1.2.3' }, 0],
    ['with an identity of cosign', { 'certificate-identity': 'a@acme.example', 'certificate-oidc-issuer': 'https://accounts.google.com' }, 0],
    ['with a bundle', { repo: 'acme/app', bundle: 'evidence.json' }, 0],
    ['with a bundle, where that is asked for', { repo: 'acme/app', bundle: 'evidence.json', 'github-attestations': 'always' }, 1],
    ['never', { repo: 'acme/app', 'github-attestations': 'never' }, 0],
    ['offline', { repo: 'acme/app', offline: 'true' }, 0],
    ['offline, where it is asked for always', { repo: 'acme/app', offline: 'true', 'github-attestations': 'always' }, 0],
    ['with repo and another workflow', { repo: 'acme/app', 'signer-workflow': 'acme/ci/.github/workflows/release.yml@refs/tags/v1.2.3' }, 1],
  ])('%s', async (_when, given, requests) => {
    desk.evidence('evidence.json', await provenance());
    desk.repository.attest(released);
    await desk.report({ artifact: 'app.tar.gz', ...given });
    expect(desk.github.asked.length).toBe(requests);
  });

  it('looks beside the file as well, and counts whatever is there', async () => {
    desk.evidence('app.tar.gz.sigstore.json', await provenance());
    try {
      desk.repository.attest(await provenance({ repo: 'acme/other' }));
      const report = await desk.report(ASKED);
      expect([report.outcome, onlySubject(report).ledger.length]).toEqual(['passed', 2]);
      desk.github.fault = { at: 3, what: 500 };
      expect((await desk.report(ASKED)).outcome).toBe('passed');
    } finally {
      desk.files();
      (await import('node:fs')).rmSync(desk.path('app.tar.gz.sigstore.json'));
    }
  });
});

describe('many files', () => {
  const many = Array.from({ length: 500 }, (_, number) => Buffer.from(`file ${number}`));
  const DIGESTS = many.map(digestOf);

  it.each<[string, boolean, number]>([['an organisation', false, 1], ['a user', true, 2]])('are asked about together: 500 of %s', async (_who, isUser, requests) => {
    const halves = [many.slice(0, 250), many.slice(250)];
    for (const half of halves) desk.repository.attest(await provenance({}, desk.sigstore, half.map((bytes, index) => ({ name: String(index), bytes }))));
    if (isUser) desk.github.users.add('acme');
    const report = await desk.report({ artifact: DIGESTS, repo: 'acme/app' });
    expect([report.outcome, report.subjects.length, desk.github.asked.length]).toEqual(['passed', 500, requests]);
    desk.github.forget();
    desk.repository.attestations.pop();
    const partly = await desk.report({ artifact: DIGESTS, repo: 'acme/app' });
    expect([partly.outcome, partly.subjects.filter(({ outcome }) => outcome === 'passed').length, desk.github.asked.length]).toEqual(['failed', 250, requests + 1]);
  }, 30_000);

  it('are asked about one by one only where there is no list of many', async () => {
    const few = many.slice(0, 5);
    desk.repository.attest(await provenance({}, desk.sigstore, few.map((bytes, index) => ({ name: String(index), bytes }))));
    desk.github.options.bulk = 'none';
    const report = await desk.report({ artifact: few.map(digestOf), repo: 'acme/app' });
    expect([report.outcome, desk.github.asked.length]).toEqual(['passed', 7]);
  });

  it('have one bundle fetched once, and read lists in both shapes and in pages', async () => {
    const few = many.slice(0, 7);
    desk.repository.attest(await provenance({}, desk.sigstore, few.map((bytes, index) => ({ name: String(index), bytes }))));
    for (const bulkShape of ['object', 'array'] as const) {
      Object.assign(desk.github.options, { bulkShape, bundles: 'url', perPage: 3 });
      desk.github.forget();
      const report = await desk.report({ artifact: few.map(digestOf), repo: 'acme/app' });
      expect([report.outcome, desk.github.journal.filter(({ server }) => server === 'bundles').length, desk.github.journal.filter(({ server }) => server === 'api').length]).toEqual(['passed', 1, 3]);
    }
  });
});

describe('other GitHubs', () => {
  const onHost = async (host: string, api: string): Promise<GithubDesk> => {
    const other = await GithubDesk.open({ host: api });
    other.write('app.tar.gz', APP);
    const identity = aGithubIdentity({ server: `https://${host}`, issuer: host.endsWith('.ghe.com') ? `https://token.actions.${host}` : `https://${host}/_services/token`, visibility: 'private' });
    other.repository.attest(await other.own.sign({ statement: aStatement({ predicate: slsaPredicate({ server: `https://${host}` }) }) }, identity));
    other.repository.visibility = 'private';
    other.github.tokens.set(TOKEN, { repos: ['acme/app'], attestations: true, sso: 'none' });
    return other;
  };

  it('are asked at their own address, with a token of their own', async () => {
    const other = await onHost('acme.ghe.com', 'api.acme.ghe.com');
    try {
      const asked = { ...ASKED, 'github-host': 'acme.ghe.com' };
      expect((await other.report({ ...asked, 'github-token': `acme.ghe.com=${TOKEN}` })).outcome).toBe('passed');
      other.github.forget();
      // A token alone is one of github.com: another host is not shown it.
      const bare = await other.report({ ...asked, 'github-token': TOKEN, repo: 'acme.ghe.com/acme/app' });
      expect([bare.outcome, silent(bare), other.github.journal.filter(({ authorization }) => authorization !== null)]).toEqual(['indeterminate', ['GITHUB_TOKEN_SCOPE'], []]);
    } finally {
      await other.close();
    }
  });

  it('may have no such API: a server of one\'s own is not asked, or says so', async () => {
    const other = await onHost('git.acme.example', 'git.acme.example');
    try {
      const asked = { ...ASKED, 'github-host': 'git.acme.example', 'github-token': `git.acme.example=${TOKEN}` };
      const unasked = await other.report(asked);
      expect([unasked.outcome, reasons(onlySubject(unasked)), unasked.notes.map(({ code }) => code), other.github.asked]).toEqual(['failed', ['EVIDENCE_NONE'], ['NOT_ON_THIS_HOST'], []]);
      other.github.options.meta = { verifiable_password_authentication: true, installed_version: '3.19.0' };
      const silentHost = await other.report({ ...asked, 'github-attestations': 'always' });
      expect([silentHost.outcome, silent(silentHost), other.github.asked]).toEqual(['indeterminate', ['NOT_ON_THIS_HOST'], ['GET /api/v3/meta']]);
      other.github.options.meta = { domains: { artifact_attestations: { trust_domain: 'acme', services: [] } } };
      expect((await other.report({ ...asked, 'github-attestations': 'always' })).outcome).toBe('passed');
    } finally {
      await other.close();
    }
  });
});

describe('the k-th request that fails', () => {
  const FAULTS: readonly GithubFault[] = ['hang up', 'endless', 'truncated', 'other bytes', 'not json', 401, 403, 404, 422, 429, 500, 503];
  const SCENARIOS: Readonly<Record<string, { readonly given: Given; readonly behaviour: Partial<GithubBehaviour> }>> = {
    'one file': { given: ASKED, behaviour: {} },
    'one file, its bundle elsewhere, of an address that ran out': { given: ASKED, behaviour: { bundles: 'url', expired: true } },
    'two files of an owner': { given: { artifact: ['app.tar.gz', digestOf(Buffer.from('second'))], owner: 'acme' }, behaviour: { bundles: 'url' } },
    'a file without any': { given: { artifact: digestOf(Buffer.from('third')), repo: 'acme/app' }, behaviour: {} },
  };

  it.each(Object.entries(SCENARIOS))('never makes a pass, nor "none" of what is there: %s', async (name, { given, behaviour }) => {
    const both = await provenance({}, desk.sigstore, [{ name: 'app.tar.gz', bytes: APP }, { name: 'second', bytes: Buffer.from('second') }]);
    const arrange = (): void => {
      desk.github.clear();
      desk.repository.attest(both);
      Object.assign(desk.github.options, behaviour);
    };
    arrange();
    const sound = await desk.report(given);
    const calls = desk.github.asked.length;
    expect([sound.outcome, calls > 0]).toEqual([name === 'a file without any' ? 'failed' : 'passed', true]);
    for (const what of FAULTS) {
      for (let at = 1; at <= calls; at += 1) {
        arrange();
        desk.github.fault = { at, what };
        const report = await desk.report(given);
        const said = [...report.problems, ...report.subjects.flatMap(({ reasons: why }) => why)].map(({ code }) => code);
        // A 404 in the place of an answer is what "none" looks like; every other fault is silence, or passes with the next try.
        if (sound.outcome === 'passed' && report.outcome === 'failed') expect({ what, at, said }).toEqual({ what: 404, at, said: expect.arrayContaining(['EVIDENCE_NONE']) });
        if (sound.outcome !== 'passed') expect({ what, at, outcome: report.outcome }).not.toEqual({ what, at, outcome: 'passed' });
        expect(said).not.toContain('INTERNAL');
        expectNoLeak(report);
      }
    }
  }, 120_000);
});

it('names the storage that was asked, without the permission in its address', async () => {
  desk.repository.attest(released);
  desk.github.options.bundles = 'url';
  desk.github.fault = { at: 2, what: 404 };
  const report = await desk.report(ASKED);
  expect([report.outcome, silent(report), JSON.stringify(report).includes(SECRET), desk.github.journal[1]?.path.includes(SECRET), BUNDLE_STORAGE.length > 0]).toEqual(['indeterminate', ['SOURCE_NOT_FOUND'], false, true, true]);
});
