// Files of an enterprise with data residency, and of a server of one's own: the same short names, on another GitHub.
//
// `acme/app` exists on each of them, and belongs to somebody else on each. So every name is tried with the certificates of all hosts, under a trust
// root that trusts all of them: nothing but the host tells them apart.

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SourceError } from '../../src/domain/errors.ts';
import type { Http } from '../../src/domain/ports.ts';
import type { Report } from '../../src/domain/report.ts';
import { anonymous, offlineHttp } from '../../src/net/client.ts';
import { publicGood } from '../../src/trust/public-good.ts';
import { outputsOf, renderTerminal } from '../../src/report/catalog.ts';
import { run } from '../../src/run.ts';
import { Desk, fates, onlySubject, problemCodes, reasons } from '../support/engine.ts';
import { rawInputs, type Given } from '../support/inputs.ts';
import { untouchable } from '../support/ports.ts';
import { aGithubIdentity, aStatement, slsaPredicate, VirtualSigstore, type GithubIdentity } from '../support/virtual-sigstore.ts';

const HOSTS = {
  'github.com': 'https://token.actions.githubusercontent.com',
  'acme.ghe.com': 'https://token.actions.acme.ghe.com',
  'evil.ghe.com': 'https://token.actions.evil.ghe.com',
  'git.acme.example': 'https://git.acme.example/_services/token',
} as const;
type Host = keyof typeof HOSTS;
const names = Object.keys(HOSTS).filter((name): name is Host => Object.hasOwn(HOSTS, name));
const others = (host: Host): readonly Host[] => names.filter((name) => name !== host);
const on = (host: Host): Given => ({ artifact: 'app.tar.gz', bundle: `${host}.json`, 'github-host': host });

const WORKFLOW = 'acme/app/.github/workflows/release.yml@refs/tags/v1.2.3';
const SHORT: readonly Given[] = [{ repo: 'acme/app' }, { owner: 'acme' }, { 'signer-repo': 'acme/app' }, { 'signer-workflow': WORKFLOW }, { repo: 'acme/app', 'unsafe-any-identity': 'true' }];

/** A workflow of `acme/app` on a host, as its authority writes it. */
function identityOn(host: Host): GithubIdentity {
  return aGithubIdentity({ server: `https://${host}`, issuer: HOSTS[host], visibility: 'private' });
}

let sigstore: VirtualSigstore;
let desk: Desk;
beforeAll(async () => {
  sigstore = await VirtualSigstore.create({ style: 'github' });
  desk = new Desk(sigstore);
  desk.write('app.tar.gz', 'artifact');
  for (const host of names) {
    const statement = aStatement({ predicate: slsaPredicate({ server: `https://${host}` }) });
    desk.evidence(`${host}.json`, await sigstore.sign({ statement }, identityOn(host)));
  }
});
afterAll(() => desk.remove());

describe('a file of another GitHub', () => {
  it.each(names)('passes by the short names of %s', async (host) => {
    for (const given of SHORT) {
      const report = await desk.report({ ...on(host), ...given });
      expect({ given, outcome: report.outcome, problems: problemCodes(report), fates: report.subjects.map(fates) }).toEqual({ given, outcome: 'passed', problems: [], fates: [['counted']] });
    }
  });

  it.each(names)('does not pass by the same names where %s is meant and another host signed', async (host) => {
    for (const other of others(host)) {
      for (const given of SHORT) {
        const report = await desk.report({ ...on(host), bundle: `${other}.json`, ...given });
        const code = given['unsafe-any-identity'] === undefined ? 'SIGNER_MISMATCH' : 'CLAIM_MISMATCH';
        expect({ other, given, outcome: report.outcome, reasons: reasons(onlySubject(report)) }).toEqual({ other, given, outcome: 'failed', reasons: [`${code} certificate-oidc-issuer`] });
      }
    }
  });

  it('is one of github.com where no host is given', async () => {
    const asked = { artifact: 'app.tar.gz', bundle: 'github.com.json', repo: 'acme/app' };
    expect((await desk.report(asked, { door: 'action' })).outcome).toBe('passed');
    for (const other of others('github.com')) {
      const report = await desk.report({ ...asked, bundle: `${other}.json` }, { door: 'action' });
      expect([report.outcome, reasons(onlySubject(report))]).toEqual(['failed', ['SIGNER_MISMATCH certificate-oidc-issuer']]);
    }
  });

  it('cannot borrow the name of a host that its issuer is not of', async () => {
    for (const host of names) {
      for (const other of others(host)) {
        // The authority has gone bad: it names the host that is meant, and who vouched for that is another.
        desk.evidence('borrowed.json', await sigstore.sign({ statement: aStatement() }, aGithubIdentity({ server: `https://${host}`, issuer: HOSTS[other] })));
        expect((await desk.report({ ...on(host), bundle: 'borrowed.json', repo: 'acme/app' })).outcome).toBe('failed');
        desk.evidence('borrowed.json', await sigstore.sign({ statement: aStatement() }, aGithubIdentity({ server: `https://${other}`, issuer: HOSTS[host] })));
        const report = await desk.report({ ...on(host), bundle: 'borrowed.json', repo: 'acme/app' });
        expect([report.outcome, reasons(onlySubject(report))]).toEqual(['failed', ['SIGNER_MISMATCH repo', 'SIGNER_MISMATCH signer-repo']]);
      }
    }
  });

  it('is not let in by an expression for the issuer that leaves the enterprise open', async () => {
    const asked = { artifact: 'app.tar.gz', bundle: 'evil.ghe.com.json', repo: 'acme/app', 'certificate-oidc-issuer-regexp': String.raw`^https://token\.actions\.(githubusercontent\.com|[a-z-]+\.ghe\.com)$` };
    const report = await desk.report(asked);
    expect([report.outcome, reasons(onlySubject(report))]).toEqual(['failed', ['PATTERN_OPEN certificate-oidc-issuer']]);
    expect((await desk.report({ ...asked, 'unsafe-open-pattern': 'true' })).outcome).toBe('passed');
  });

  it('may be named with its host, which the report shows', async () => {
    const report = await desk.report({ ...on('acme.ghe.com'), repo: 'acme.ghe.com/acme/app', 'signer-workflow': `acme.ghe.com/${WORKFLOW}` });
    expect([report.outcome, report.constraints]).toEqual(['passed', [
      'artifact: app.tar.gz', 'repo: acme/app', `signer-workflow: ${WORKFLOW}`, 'github-host: acme.ghe.com', 'certificate-oidc-issuer: https://token.actions.acme.ghe.com (default)', 'require: provenance (default)',
    ]]);
    expect(renderTerminal(report)).toContain('\n  github-host: acme.ghe.com\n');
    expect(outputsOf(report).signer).toBe(`https://acme.ghe.com/${WORKFLOW} (https://token.actions.acme.ghe.com)`);
  });
});

describe('what contradicts the host', () => {
  it.each<[string, Given, readonly string[]]>([
    ['an enterprise of github.com', { 'github-host': 'acme.ghe.com', enterprise: 'corp' }, ['CONFIG_CONFLICT enterprise']],
    ['the issuer of github.com', { 'github-host': 'acme.ghe.com', 'certificate-oidc-issuer': HOSTS['github.com'] }, ['CONFIG_CONFLICT certificate-oidc-issuer']],
    ['the issuer of a tenant without its host', { 'certificate-oidc-issuer': HOSTS['acme.ghe.com'] }, ['CONFIG_CONFLICT certificate-oidc-issuer']],
    ['a name of another host', { 'github-host': 'acme.ghe.com', repo: 'evil.ghe.com/acme/app' }, ['CONFIG_INVALID_VALUE repo']],
    ['the name of a host that is none', { 'github-host': 'https://acme.ghe.com' }, ['CONFIG_INVALID_VALUE github-host']],
  ])('is an error before anything is read: %s', async (_name, given, expected) => {
    const { ports, touched } = untouchable();
    const { report } = await run(rawInputs({ artifact: 'app.tar.gz', bundle: 'acme.ghe.com.json', repo: 'acme/app', ...given }), ports, 'cli');
    expect([report.outcome, report.problems.map(({ code, about }) => `${code} ${about}`), touched]).toEqual(['error', expected, []]);
  });
});

describe('trust in an enterprise with data residency', () => {
  const asked = { ...on('acme.ghe.com'), repo: 'acme/app', trust: 'github' } as const;
  // The desk adds its root to every run, and here there is to be none.
  const withoutRoot = async (given: Given, http: Http = offlineHttp): Promise<Report> => {
    const { report } = await run(rawInputs(given), { ...anonymous, files: desk.files(), http, cacheFolder: null, now: () => new Date(), log: () => {}, deadline: new AbortController().signal }, 'cli');
    return report;
  };

  it.each<[string, Given, string]>([
    ['by its trust domain', { 'github-trust-domain': 'octo.corp' }, 'octo.corp.trusted_root.json'],
    ['for github.com', { 'github-host': 'github.com' }, 'trusted_root.json'],
  ])('starts from GitHub\'s repository, %s', async (_name, given, target) => {
    const report = await withoutRoot({ ...asked, ...given, 'trust-refresh': 'never' });
    expect([report.outcome, report.notes.map(({ code, about, seen }) => [code, about, seen])]).toEqual(['indeterminate', [['TRUST_REFRESH', 'github', `no ${target} of tuf-repo.github.com is built in, and none is to be fetched`]]]);
  });

  it('asks the tenant for its name, or else GitHub\'s repository, and nobody else; and is indeterminate where that does not answer', async () => {
    const asking = async (given: Given): Promise<readonly unknown[]> => {
      const hosts: string[] = [];
      const http: Http = { request: async ({ hostname }) => { hosts.push(hostname); throw new SourceError('SOURCE_UNREACHABLE', 'down'); }, on: () => http };
      const report = await withoutRoot({ ...asked, ...given }, http);
      return [report.outcome, report.exit, [...new Set(hosts)]];
    };
    expect(await asking({})).toEqual(['indeterminate', 3, ['api.acme.ghe.com']]);
    expect(await asking({ 'github-trust-domain': 'acme' })).toEqual(['indeterminate', 3, ['tuf-repo.github.com']]);
  });

  it('is not the public instance\'s: evidence is refused under that one, and the run says what to set', async () => {
    desk.write('public.json', (await publicGood()).builtIn);
    const [first] = onlySubject(await desk.report({ ...on('acme.ghe.com'), repo: 'acme/app', 'trusted-root': 'public.json' })).reasons;
    expect(first).toMatchObject({ code: 'EVIDENCE_REJECTED', next: expect.stringContaining('of TENANT.ghe.com with github-host') as unknown });
  });
});
