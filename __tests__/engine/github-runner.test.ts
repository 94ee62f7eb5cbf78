// Runs on the runners of every GitHub: which one short names are of, where its API is, whose root counts, and who signs its releases.
//
// The runner says which GitHub it belongs to, and a tenant what its trust domain is called. Neither may turn evidence of one GitHub into a pass for a
// name on another, no token may go to another host, and what nobody says is not guessed.

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import path from 'node:path';
import { runnerGithub } from '../../src/domain/github-host.ts';
import type { Report } from '../../src/domain/report.ts';
import { anonymous } from '../../src/net/client.ts';
import { run } from '../../src/run.ts';
import { runEntry } from '../support/built.ts';
import { onlySubject, reasons } from '../support/engine.ts';
import { GithubDesk } from '../support/github-engine.ts';
import { rawInputs, type Given } from '../support/inputs.ts';
import { aGithubIdentity, aStatement, slsaPredicate } from '../support/virtual-sigstore.ts';

const APP = Buffer.from('artifact');
const TOKEN = 'ghs_the_token_of_the_job';
const TENANT = 'https://acme.ghe.com';
const SERVER = 'https://git.acme.example';

/** A desk beside the API of one GitHub, whose `acme/app` keeps what its workflow said of the file. */
async function deskOf(host: string, api: string, issuer: string): Promise<GithubDesk> {
  const desk = await GithubDesk.open({ host: api });
  desk.write('app.tar.gz', APP);
  desk.write('authority.pem', desk.github.authority);
  const made = await desk.own.sign({ statement: aStatement({ predicate: slsaPredicate({ server: `https://${host}` }) }) }, aGithubIdentity({ server: `https://${host}`, issuer, visibility: 'private' }));
  desk.repository.attest(made);
  desk.evidence('bundle.json', made);
  desk.github.options.meta = { domains: { artifact_attestations: { trust_domain: 'octo', services: [] } } };
  return desk;
}

let tenant: GithubDesk;
let server: GithubDesk;
let dotcom: GithubDesk;
beforeAll(async () => {
  tenant = await deskOf('acme.ghe.com', 'api.acme.ghe.com', 'https://token.actions.acme.ghe.com');
  server = await deskOf('git.acme.example', 'git.acme.example', 'https://git.acme.example/_services/token');
  dotcom = await deskOf('github.com', 'api.github.com', 'https://token.actions.githubusercontent.com');
});
afterAll(() => Promise.all([tenant, server, dotcom].map((desk) => desk.close())));

/** A run of the action on a runner of a GitHub; `given` without `trusted-root` has none. */
async function runOn(desk: GithubDesk, github: string, given: Given, door: 'action' | 'cli' = 'action'): Promise<Report> {
  desk.github.forget();
  const ports = { ...anonymous, files: desk.files(), http: desk.github.http, cacheFolder: null, now: () => new Date(), log: () => {}, deadline: new AbortController().signal };
  return (await run(rawInputs(given), ports, door, runnerGithub(github, ''))).report;
}
const ROOT = { artifact: 'app.tar.gz', 'trusted-root': 'root.json' } as const;
const codesOf = ({ problems }: Report): readonly string[] => problems.map(({ code, about }) => `${code} ${about ?? ''}`);

describe('on a runner of another GitHub, short names', () => {
  it.each<[string, () => GithubDesk, string, string]>([['a tenant', () => tenant, TENANT, 'acme.ghe.com'], ['a server', () => server, SERVER, 'git.acme.example'], ['github.com', () => dotcom, 'https://github.com', 'github.com']])('are of %s', async (_name, desk, github, host) => {
    const report = await runOn(desk(), github, { ...ROOT, bundle: 'bundle.json', repo: 'acme/app' });
    expect([report.outcome, report.constraints.filter((line) => line.startsWith('github-host'))]).toEqual(['passed', host === 'github.com' ? [] : [`github-host: ${host}`]]);
    // The same evidence where it is somebody else's: the name is not on that GitHub.
    const elsewhere = await runOn(desk(), github === TENANT ? 'https://evil.ghe.com' : TENANT, { ...ROOT, bundle: 'bundle.json', repo: 'acme/app' });
    expect([elsewhere.outcome, reasons(onlySubject(elsewhere))]).toEqual(['failed', ['SIGNER_MISMATCH certificate-oidc-issuer']]);
    // What is written wins.
    expect((await runOn(desk(), 'https://evil.ghe.com', { ...ROOT, bundle: 'bundle.json', repo: 'acme/app', 'github-host': host })).outcome).toBe('passed');
  });

  it('need a root on a server, and say what to set; software of github.com needs one word', async () => {
    const asked = { artifact: 'app.tar.gz', bundle: 'bundle.json', repo: 'acme/app' };
    const report = await runOn(dotcom, SERVER, asked);
    expect([report.outcome, codesOf(report), report.problems[0]?.next, dotcom.github.asked]).toEqual(['error', ['CONFIG_CONFLICT github-host'], 'Give trusted-root, the trust root of the authority that its owner runs; or correct the host. For software from github.com, set github-host: github.com.', []]);
    expect((await runOn(dotcom, SERVER, { ...asked, ...ROOT, 'github-host': 'github.com' })).outcome).toBe('passed');
  });

  it('are of nobody where the runner names what is no GitHub', async () => {
    expect(codesOf(await runOn(dotcom, 'http://git.acme.example', { ...ROOT, repo: 'acme/app' }))).toEqual(['CONFIG_CONFLICT github-host']);
  });

  it('that spell another host are an error, and not taken for one here', async () => {
    for (const repo of ['github.com/acme/app', 'https://github.com/acme/app', 'evil.ghe.com/acme/app']) expect(codesOf(await runOn(tenant, TENANT, { ...ROOT, repo }))).toEqual(['CONFIG_INVALID_VALUE repo']);
    expect((await runOn(tenant, TENANT, { ...ROOT, repo: 'https://acme.ghe.com/acme/app', bundle: 'bundle.json' })).outcome).toBe('passed');
  });
});

describe('on a runner of another GitHub, a policy', () => {
  const policy = (trust = 'trusted-root: root.json'): string => `version: 1\ntrust: { ${trust} }\nrules:\n- {files: "**", require: provenance, repo: acme/app}\n`;
  const judgedOn = async (desk: GithubDesk, github: string, text: string, door: 'action' | 'cli' = 'action'): Promise<readonly [string, readonly string[]]> => {
    desk.write('policy.yml', text);
    const report = await runOn(desk, github, { artifact: 'app.tar.gz', bundle: 'bundle.json', policy: 'policy.yml' }, door);
    return [report.outcome, report.problems.length > 0 ? codesOf(report) : reasons(onlySubject(report))];
  };

  it('speaks of that GitHub, and of nobody of the name on another', async () => {
    expect(await judgedOn(tenant, TENANT, policy())).toEqual(['passed', []]);
    expect(await judgedOn(server, SERVER, policy())).toEqual(['passed', []]);
    for (const github of [TENANT, SERVER]) expect(await judgedOn(dotcom, github, policy())).toEqual(['failed', ['SIGNER_MISMATCH certificate-oidc-issuer']]);
    expect(await judgedOn(dotcom, 'https://github.com', policy())).toEqual(['passed', []]);
  });

  it('speaks of another where it says so', async () => {
    for (const github of [TENANT, SERVER]) expect(await judgedOn(dotcom, github, policy('trusted-root: root.json, github-host: github.com'))).toEqual(['passed', []]);
    expect(await judgedOn(dotcom, SERVER, policy('trust: auto'))).toEqual(['error', ['CONFIG_CONFLICT github-host']]);
    expect(await judgedOn(dotcom, 'http://10.0.0.1:3000', policy())).toEqual(['error', ['CONFIG_CONFLICT github-host']]);
  });

  it('is read from there', async () => {
    for (const [desk, github] of [[tenant, TENANT], [dotcom, 'https://github.com']] as const) {
      const sha = desk.github.repository('acme/policies').commit({ 'policy.yml': policy('trusted-root: root.json'), 'root.json': JSON.stringify(desk.own.trustedRoot()) }, 'main');
      const report = await runOn(desk, github, { artifact: 'app.tar.gz', bundle: 'bundle.json', policy: 'github:acme/policies/policy.yml@main' });
      expect([report.outcome, report.layers[0]?.name]).toEqual(['passed', `github:acme/policies/policy.yml@${sha}`]);
    }
    // Whoever has the name on github.com is not asked.
    const report = await runOn(dotcom, TENANT, { artifact: 'app.tar.gz', bundle: 'bundle.json', policy: 'github:acme/policies/policy.yml@main' });
    expect([report.outcome, codesOf(report), dotcom.github.asked]).toEqual(['error', ['POLICY_UNAVAILABLE policy'], []]);
  });
});

describe('who verifies by a whole identity', () => {
  it.each([TENANT, SERVER, 'http://10.0.0.1:3000', 'https://codeberg.org'])('gets the same on %s as everywhere', async (github) => {
    const asked = { ...ROOT, bundle: 'bundle.json', require: 'provenance', 'certificate-identity': 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1.2.3', 'certificate-oidc-issuer': 'https://token.actions.githubusercontent.com' };
    const [here, there] = [await runOn(dotcom, github, asked), await runOn(dotcom, 'https://github.com', asked)];
    expect([here.outcome, here.constraints]).toEqual(['passed', there.constraints]);
    expect((await runOn(dotcom, github, { ...asked, 'certificate-identity': 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1.2.4' })).outcome).toBe('failed');
  });
});

describe('the API', () => {
  it('of the runner\'s GitHub is asked, with the token of the job', async () => {
    tenant.github.tokens.set(TOKEN, { repos: ['acme/app'], attestations: true, sso: 'none' });
    tenant.repository.visibility = 'private';
    expect((await runOn(tenant, TENANT, { ...ROOT, repo: 'acme/app', 'github-token': TOKEN })).outcome).toBe('passed');
    expect(tenant.github.journal.map(({ authorization }) => authorization)).toContain(`Bearer ${TOKEN}`);
    expect((await runOn(tenant, TENANT, { ...ROOT, repo: 'acme/app' })).outcome).toBe('indeterminate');
    tenant.repository.visibility = 'public';
  });

  it('of github.com is not shown the token of a tenant\'s job, and the run says so', async () => {
    const asked = { ...ROOT, repo: 'acme/app', 'github-host': 'github.com', 'github-token': TOKEN };
    const report = await runOn(dotcom, TENANT, asked);
    expect([report.outcome, dotcom.github.journal.filter(({ authorization }) => authorization !== null), report.notes.map(({ code, next }) => [code, next])]).toEqual(['passed', [], [['CREDENTIALS_UNUSABLE', 'Write github.com=TOKEN for a token of github.com.']]]);
    dotcom.github.tokens.set(TOKEN, { repos: [], attestations: true, sso: 'none' });
    const written = await runOn(dotcom, TENANT, { ...asked, 'github-token': `github.com=${TOKEN}` });
    expect([written.outcome, written.notes, dotcom.github.journal.every(({ authorization }) => authorization === `Bearer ${TOKEN}`)]).toEqual(['passed', [], true]);
  });

  it('of a server is where the runner says, if that is of the server', async () => {
    const at = async (api: string): Promise<readonly string[]> => {
      server.github.forget();
      const ports = { ...anonymous, files: server.files(), http: server.github.http, cacheFolder: null, now: () => new Date(), log: () => {}, deadline: new AbortController().signal };
      await run(rawInputs({ ...ROOT, repo: 'acme/app', 'github-attestations': 'always' }), ports, 'cli', runnerGithub(SERVER, api));
      return server.github.asked.slice(0, 1);
    };
    expect([await at('https://git.acme.example/elsewhere/v3'), await at('https://evil.example/api/v3'), await at('')]).toEqual([['GET /elsewhere/v3/meta'], ['GET /api/v3/meta'], ['GET /api/v3/meta']]);
  });
});

describe('the trust domain of a tenant', () => {
  const asked = { artifact: 'app.tar.gz', bundle: 'bundle.json', repo: 'acme/app', trust: 'github', 'trust-refresh': 'never' } as const;
  const missing = async (meta: unknown, given: Given = {}): Promise<readonly unknown[]> => {
    tenant.github.options.meta = meta;
    const report = await runOn(tenant, TENANT, { ...asked, ...given }, 'cli');
    return [report.outcome, report.notes.filter(({ code }) => code === 'TRUST_REFRESH').map(({ seen }) => seen), tenant.github.asked];
  };
  const named = (name: unknown): unknown => ({ domains: { artifact_attestations: { trust_domain: name, services: [] } } });

  it('is what the tenant says, and names the root that is fetched', async () => {
    expect(await missing(named('octo'))).toEqual(['indeterminate', ['no octo.trusted_root.json of tuf-repo.github.com is built in, and none is to be fetched'], ['GET /meta']]);
    expect(await missing(named('octo'), { 'github-trust-domain': 'corp' })).toEqual(['indeterminate', ['no corp.trusted_root.json of tuf-repo.github.com is built in, and none is to be fetched'], []]);
    expect((await missing(named('octo'), { offline: 'true' }))[0]).toBe('indeterminate');
    expect(tenant.github.asked).toEqual([]);
  });

  it.each<[string, unknown]>([['nothing', {}], ['no name', named('')], ['a number', named(7)], ['a path', named('../evil')], ['an address', named('https://evil.example/')], ['the name of github.com', named('dotcom')], ['a list', named(['octo'])], ['a name without end', named('a'.repeat(300))], ['no object', 'octo'], ['null', { domains: null }]])('is not guessed where it says %s', async (_name, meta) => {
    expect(await missing(meta)).toEqual(['indeterminate', ['SOURCE_MALFORMED: api.acme.ghe.com does not say what the trust domain of acme.ghe.com is called (/meta).'], ['GET /meta']]);
  });

  describe('is part of who signs its releases', () => {
    const released = async (domain: string): Promise<void> => {
      const unstated = Object.fromEntries([1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22].map((number) => [number, null]));
      const statement = { _type: 'https://in-toto.io/Statement/v1', predicateType: 'https://in-toto.io/attestation/release/v0.1', subject: [{ uri: 'pkg:github/acme/app@v1.2.3', digest: { sha1: 'a'.repeat(40) } }, { name: 'app.tar.gz', digest: { sha256: 'c7c5c1d70c5dec4416ab6158afd0b223ef40c29b1dc1f97ed9428b94d4cadb1c' } }], predicate: { ownerId: '1', purl: 'pkg:github/acme/app@v1.2.3', releaseId: '1', repository: 'acme/app', repositoryId: '2', tag: 'v1.2.3' } };
      tenant.evidence('released.json', await tenant.own.sign({ statement }, { identity: { uri: [`https://${domain}.releases.github.com`] }, extensions: unstated, commonName: 'Attester' }));
    };
    const release = { ...ROOT, bundle: 'released.json', repo: 'acme/app', require: 'release' } as const;
    const judged = async (meta: unknown, given: Given = {}): Promise<readonly unknown[]> => {
      tenant.github.options.meta = meta;
      const report = await runOn(tenant, TENANT, { ...release, ...given }, 'cli');
      return [report.outcome, codesOf(report), ...report.subjects.map(reasons)];
    };

    it('as the tenant says, and for nobody of another name', async () => {
      await released('octo');
      expect(await judged(named('octo'))).toEqual(['passed', [], []]);
      expect(await judged(named('acme'))).toEqual(['failed', [], ['SIGNER_MISMATCH certificate-identity']]);
      expect(await judged(named('acme'), { 'github-trust-domain': 'octo' })).toEqual(['passed', [], []]);
      await released('dotcom');
      expect(await judged(named('octo'))).toEqual(['failed', [], ['SIGNER_MISMATCH certificate-identity']]);
    });

    it('and nobody is accepted where it cannot be asked', async () => {
      for (const domain of ['dotcom', 'acme', 'octo']) {
        await released(domain);
        expect((await judged(named('dotcom')))[0]).toBe('indeterminate');
        expect((await judged(named('octo'), { offline: 'true' }))[0]).toBe('indeterminate');
      }
      await released('octo');
      for (const what of ['hang up', 'endless', 'truncated', 'not json', 401, 403, 404, 429, 500] as const) {
        tenant.github.options.meta = named('octo');
        tenant.github.forget();
        const ports = { ...anonymous, files: tenant.files(), http: tenant.github.http, cacheFolder: null, now: () => new Date(), log: () => {}, deadline: new AbortController().signal };
        tenant.github.always(what);
        const { report } = await run(rawInputs(release), ports, 'action', runnerGithub(TENANT, ''));
        expect({ what, outcome: report.outcome, exit: report.exit, codes: report.subjects.flatMap(({ searches }) => searches.flatMap(({ code }) => code ?? [])).length > 0 }).toEqual({ what, outcome: 'indeterminate', exit: 3, codes: true });
      }
      tenant.github.forget();
    });
  });
});

describe('the entry of the action', () => {
  const act = async (desk: GithubDesk, given: Given, env: Readonly<Record<string, string>>): Promise<readonly unknown[]> => {
    desk.github.forget();
    const { exit, outputs, stdout } = await runEntry(path.resolve(import.meta.dirname, '../../src/index.ts'), desk.folder, { ...ROOT, ...given }, { env: { HTTPS_PROXY: `http://127.0.0.1:${desk.github.proxyPort}`, NODE_EXTRA_CA_CERTS: desk.path('authority.pem'), ...env } });
    return [exit, outputs?.['outcome'], /CONFIG_[A-Z_]+|SIGNER_MISMATCH/.exec(stdout)?.[0] ?? null];
  };

  it('takes the GitHub from the runner, and nothing else from who can set a variable', async () => {
    const on = { GITHUB_SERVER_URL: TENANT, GITHUB_API_URL: 'https://api.acme.ghe.com' };
    expect(await act(tenant, { repo: 'acme/app' }, on)).toEqual([0, 'passed', null]);
    expect(tenant.github.asked[0]).toMatch(/^GET \/repos\/acme\/app\/attestations\/sha256:/);
    expect(await act(tenant, { repo: 'acme/app', bundle: 'bundle.json' }, {})).toEqual([1, 'failed', 'SIGNER_MISMATCH']);
    expect(await act(tenant, { repo: 'acme/app', bundle: 'bundle.json', 'github-host': 'github.com' }, on)).toEqual([1, 'failed', 'SIGNER_MISMATCH']);
    expect(await act(tenant, { repo: 'acme/app', bundle: 'bundle.json' }, { GITHUB_SERVER_URL: 'https://github.com', GH_HOST: 'acme.ghe.com' })).toEqual([1, 'failed', 'SIGNER_MISMATCH']);
    expect(await act(tenant, { repo: 'acme/app' }, { GITHUB_SERVER_URL: 'http://acme.ghe.com' })).toEqual([1, 'error', 'CONFIG_CONFLICT']);
  });

  it('of the command line takes it from nobody', async () => {
    const { runProgram } = await import('../support/built.ts');
    const { exit, stdout } = await runProgram(tenant.folder, [path.resolve(import.meta.dirname, '../../src/cli.ts'), '--artifact', 'app.tar.gz', '--bundle', 'bundle.json', '--trusted-root', 'root.json', '--repo', 'acme/app'], { env: { GITHUB_SERVER_URL: TENANT } });
    expect([exit, stdout.includes('SIGNER_MISMATCH')]).toEqual([1, true]);
    const written = await runProgram(tenant.folder, [path.resolve(import.meta.dirname, '../../src/cli.ts'), '--artifact', 'app.tar.gz', '--bundle', 'bundle.json', '--trusted-root', 'root.json', '--repo', 'acme/app', '--github-host', 'acme.ghe.com'], {});
    expect(written.exit).toBe(0);
  });
});
