// Whole runs against registries of every kind: how they are signed in to, what is sent to whom, and what becomes of those that lie, break or are none.

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import fs from 'node:fs';
import path from 'node:path';
import { exec } from '../../src/host/exec.ts';
import type { Report } from '../../src/domain/report.ts';
import { limits } from '../../src/domain/limits.ts';
import { onlySubject, reasons } from '../support/engine.ts';
import { ImageDesk } from '../support/image-engine.ts';
import { anImage, bundleReferrer, cosignSign, fallbackIndex } from '../support/images.ts';
import { credentials, Loopback, type Answer } from '../support/servers/loopback.ts';
import { OciContent, OciRegistry, type AuthOptions } from '../support/servers/oci-registry.ts';
import { VirtualSigstore } from '../support/virtual-sigstore.ts';
import type { Given } from '../support/inputs.ts';
import type { RunPorts } from '../../src/run.ts';
import { temporaryFolder } from '../unit/host/temporary.ts';

const posix = process.platform === 'win32' ? it.skip : it;
const PASSWORD = 'hunter2-hunter2';
const IDENTITY = 'identity-hunter2';
const here = async (): Promise<[{ address: string; family: number }]> => [{ address: '127.0.0.1', family: 4 }];

let sigstore: VirtualSigstore;
let content: OciContent;
beforeAll(async () => {
  sigstore = await VirtualSigstore.create();
  content = new OciContent();
  await cosignSign(sigstore, anImage(content.repository('acme/app'), { tag: 'v1' }));
  anImage(content.repository('acme/unsigned'), { seed: 'unsigned', tag: 'v1' });
  const referred = anImage(content.repository('acme/referred'), { seed: 'referred', tag: 'v1' });
  for (const predicateType of ['https://cyclonedx.org/bom', 'https://spdx.dev/Document', 'https://slsa.dev/provenance/v1']) await bundleReferrer(sigstore, referred, { predicateType, predicate: {} });
});

const closing: (() => unknown)[] = [];
const PATH = process.env['PATH'];
afterEach(async () => {
  process.env['PATH'] = PATH;
  for (const close of closing.splice(0).toReversed()) await close();
});
afterAll(() => { process.env['PATH'] = PATH; });

async function open(options: Omit<NonNullable<Parameters<typeof OciRegistry.start>[0]>, 'content'> = {}, resolve?: typeof here): Promise<ImageDesk> {
  const desk = await ImageDesk.open({ ...options, content }, { sigstore, ...(resolve === undefined ? {} : { resolve }) });
  closing.push(() => desk.close());
  return desk;
}
async function serve(answer: Answer): Promise<Loopback> {
  const server = await Loopback.start(answer);
  closing.push(() => server.close());
  return server;
}

/** Ports with a docker config, and what was masked. */
function withDocker(config: unknown, programs: Readonly<Record<string, string>> = {}): { readonly ports: Partial<RunPorts>; readonly masked: string[] } {
  const home = temporaryFolder();
  closing.push(() => fs.rmSync(home, { recursive: true, force: true }));
  fs.writeFileSync(path.join(home, 'config.json'), JSON.stringify(config));
  for (const [name, script] of Object.entries(programs)) fs.writeFileSync(path.join(home, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  process.env['PATH'] = `${home}${path.delimiter}${PATH ?? ''}`;
  const masked: string[] = [];
  return { ports: { env: { DOCKER_CONFIG: home }, exec, mask: (secret) => masked.push(secret) }, masked };
}
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const auth = base64(`user:${PASSWORD}`);
const user = { user: 'user', password: PASSWORD };
const basicOf = (desk: ImageDesk): readonly string[] => [...new Set(desk.registry.journal.flatMap(({ server, headers }) => (headers.authorization?.startsWith('Basic ') === true ? [server] : [])))];

/** What a run came to: its outcome, why, and what it warns of. */
async function told(desk: ImageDesk, given: Given = {}, ports: Partial<RunPorts> = {}): Promise<{ readonly outcome: string; readonly why: readonly string[]; readonly notes: readonly string[]; readonly report: Report }> {
  const report = await desk.report({ image: desk.image(':v1'), ...given }, { ports });
  // Whatever happens, no secret is in it.
  for (const secret of [PASSWORD, IDENTITY, auth]) expect(JSON.stringify(report)).not.toContain(secret);
  return { outcome: report.outcome, why: report.subjects.flatMap(reasons), notes: report.notes.filter(({ code }) => code.startsWith('CREDENTIALS')).map(({ seen }) => seen ?? ''), report };
}

describe('signing in', () => {
  it('is not needed where nobody is asked', async () => {
    const desk = await open();
    expect((await told(desk)).outcome).toBe('passed');
    expect(desk.registry.journal.some(({ headers }) => headers.authorization !== undefined)).toBe(false);
  });

  it('is by name and password where the registry asks for them, from the config of Docker', async () => {
    const desk = await open({ auth: { scheme: 'basic', anonymous: false, users: [user] } });
    const { ports, masked } = withDocker({ auths: { [desk.registry.host]: { auth } } });
    expect((await told(desk, {}, ports)).outcome).toBe('passed');
    expect([basicOf(desk), masked.includes(PASSWORD), masked.includes(auth)]).toEqual([['registry'], true, true]);
    const without = await told(desk);
    expect([without.outcome, without.why]).toEqual(['indeterminate', [`SOURCE_UNAUTHORIZED ${desk.image(':v1')}`]]);
  });

  it('is by a token that anybody gets', async () => {
    const desk = await open({ auth: { scheme: 'bearer' } });
    expect((await told(desk)).outcome).toBe('passed');
    expect([desk.registry.count('token'), basicOf(desk)]).toEqual([1, []]);
  });

  it('is by a token that the right user gets, and who has no right is told so', async () => {
    const desk = await open({ auth: { scheme: 'bearer', anonymous: false, users: [user, { ...user, user: 'other', repositories: ['acme/other'] }] } });
    const { ports } = withDocker({ auths: { [desk.registry.host]: { username: 'user', password: PASSWORD } } });
    expect((await told(desk, {}, ports)).outcome).toBe('passed');
    expect(basicOf(desk)).toEqual(['token']);
    const other = withDocker({ auths: { [desk.registry.host]: { auth: base64(`other:${PASSWORD}`) } } });
    const { outcome, why, notes } = await told(desk, {}, other.ports);
    expect([outcome, why, notes]).toEqual(['indeterminate', [`SOURCE_UNAUTHORIZED ${desk.image(':v1')}`], ['The token server refuses them (status 403) for acme/app.']]);
  });

  it('is by an identity token, in the form of OAuth2', async () => {
    const desk = await open({ auth: { scheme: 'bearer', anonymous: false, refreshTokens: [IDENTITY] } });
    const { ports, masked } = withDocker({ auths: { [desk.registry.host]: { identitytoken: IDENTITY } } });
    expect((await told(desk, {}, ports)).outcome).toBe('passed');
    const [form] = desk.registry.journal.filter(({ kind }) => kind === 'token');
    expect([form?.method, Object.fromEntries(new URLSearchParams(form?.body.toString()))]).toEqual(['POST', { grant_type: 'refresh_token', refresh_token: IDENTITY, client_id: 'verify-supply-chain', scope: 'repository:acme/app:pull', service: 'registry.test' }]);
    expect(masked).toContain(IDENTITY);
  });

  it('is by a token of the registry, without any exchange', async () => {
    const desk = await open({ auth: { scheme: 'bearer', anonymous: false } });
    const registrytoken = desk.registry.auth.issue({ repository: 'acme/app', actions: ['pull'] });
    const { ports, masked } = withDocker({ auths: { [desk.registry.host]: { registrytoken } } });
    expect((await told(desk, {}, ports)).outcome).toBe('passed');
    expect([desk.registry.count('token'), masked]).toEqual([0, [registrytoken]]);
  });

  posix('is by what a program on PATH knows', async () => {
    const desk = await open({ auth: { scheme: 'bearer', anonymous: false, users: [user] } });
    const script = `cat > "$(dirname "$0")/asked"; echo '${JSON.stringify({ ServerURL: desk.registry.host, Username: 'user', Secret: PASSWORD })}'`;
    const { ports, masked } = withDocker({ credHelpers: { [desk.registry.host]: 'x' } }, { 'docker-credential-x': script });
    expect((await told(desk, {}, ports)).outcome).toBe('passed');
    expect([fs.readFileSync(path.join(ports.env?.['DOCKER_CONFIG'] ?? '', 'asked'), 'utf8'), masked.includes(PASSWORD)]).toEqual([desk.registry.host, true]);
  });

  posix('is without a program that fails, and the report says so', async () => {
    const desk = await open({ auth: { scheme: 'bearer' } });
    const { ports } = withDocker({ credsStore: 'x' }, { 'docker-credential-x': `echo ${PASSWORD}; exit 1` });
    const { outcome, notes } = await told(desk, {}, ports);
    expect([outcome, notes]).toEqual(['passed', [expect.stringMatching(/docker-credential-x ended with exit code 1$/)]]);
  });

  it('by what is refused does not hide a public image, and the report says so', async () => {
    const desk = await open({ auth: { scheme: 'bearer', users: [user] } });
    const { ports } = withDocker({ auths: { [desk.registry.host]: { auth: base64(`user:old-${PASSWORD}`) } } });
    const { outcome, notes, report } = await told(desk, {}, ports);
    expect([outcome, notes, report.exit]).toEqual(['passed', ['The token server refuses them (status 401) for acme/app.'], 0]);
    expect(report.notes.find(({ code }) => code === 'CREDENTIALS_UNUSABLE')?.level).toBe('warning');
  });

  it('again, whenever a token runs out in the middle of a run', async () => {
    const desk = await open({ auth: { scheme: 'bearer', uses: 2 } });
    expect((await told(desk)).outcome).toBe('passed');
    expect(desk.registry.count('token')).toBeGreaterThan(2);
  });

  it('ends, where no token is ever good', async () => {
    const desk = await open({ auth: { scheme: 'bearer', uses: 0 } });
    expect((await told(desk)).outcome).toBe('indeterminate');
    expect(desk.registry.journal.length).toBeLessThan(2 * limits.authAttempts + 4);
  });
});

describe('a challenge', () => {
  it.each<[string, (realm: string) => string]>([
    ['in other cases', (realm) => `bearer REALM="${realm}",Service="registry.test"`], ['with blanks', (realm) => `  Bearer   realm = "${realm}" , service = "registry.test" `], ['without quotes', (realm) => `Bearer realm=${realm},service=registry.test`],
    ['beside others', (realm) => `Negotiate, Basic realm="x",Bearer realm="${realm}",service="registry.test"`], ['with odd parameters', (realm) => `Bearer realm="${realm}",foo="a, b=\\"c\\"",service="registry.test",error="x"`], ['without a service', (realm) => `Bearer realm="${realm}"`],
    ['with the scope of the ping (contracts 0-4)', (realm) => `Bearer realm="${realm}",service="registry.test",scope="repository:user/image:pull"`], ['with a scope that is none', (realm) => `Bearer realm="${realm}",service="registry.test",scope="aws"`], ['with a wider scope', (realm) => `Bearer realm="${realm}",service="registry.test",scope="repository:acme/app:pull,push,delete"`],
  ])('%s is understood, and the right to pull is all that is asked for', async (_, challenge) => {
    const desk = await open({ auth: { scheme: 'bearer' } });
    desk.registry.auth.options.challenge = challenge(desk.registry.url('/token', 'token').href);
    expect((await told(desk)).outcome).toBe('passed');
    expect(desk.registry.journal.filter(({ kind }) => kind === 'token').map(({ query }) => query.getAll('scope'))).toEqual([['repository:acme/app:pull']]);
  });

  it.each(['', 'Bearer', 'Bearer realm', 'Digest realm="x"', '"', 'Bearer realm=""', '='])('%j leads nowhere: nobody is signed in', async (challenge) => {
    const desk = await open({ auth: { scheme: 'bearer', challenge } });
    const { outcome } = await told(desk);
    expect([outcome, desk.registry.count('token')]).toEqual(['indeterminate', 0]);
  });

  it.each([
    'https://10.0.0.1/token', 'https://192.168.1.1:8443/token', 'https://[fd00::1]/token', 'http://10.0.0.1/token', 'http://auth.test/token', 'https://169.254.169.254/latest/meta-data', 'http://169.254.169.254/latest/meta-data', 'https://metadata.google.internal/x', 'https://100.100.100.200/x', 'ftp://127.0.0.1/token', 'https://user:password@auth.test/token', 'file:///etc/passwd',
  ])('that names %s as its token server is refused, and no credential leaves (peers 3.2-35)', async (realm) => {
    const desk = await open({ auth: { scheme: 'bearer', anonymous: false, users: [user], realm } });
    const { ports } = withDocker({ auths: { [desk.registry.host]: { auth } } });
    const refused = await told(desk, {}, ports);
    expect([refused.outcome, refused.why, basicOf(desk)]).toEqual(['indeterminate', [`SOURCE_REFUSED ${desk.image(':v1')}`], []]);
    desk.registry.auth.options.realm = null;
    expect((await told(desk, {}, ports)).outcome).toBe('passed');
  });
});

describe('a credential', () => {
  it('given for a host is sent to that host and its token server, and never to another registry', async () => {
    const bearer: Partial<AuthOptions> = { scheme: 'bearer', users: [{ user: 'x-access-token', password: PASSWORD }] };
    const [mine, other] = [await open({ auth: { ...bearer, anonymous: false } }), await open({ auth: bearer })];
    const { outcome } = await told(mine, { image: [mine.image(':v1'), other.image(':v1')], 'evidence-repository': other.registry.image('acme/signatures'), 'github-token': `${mine.registry.host}=${PASSWORD}` });
    expect([outcome, basicOf(mine), basicOf(other), other.registry.count('token') > 0]).toEqual(['passed', ['token'], [], true]);
    // Without a host it is for GitHub alone.
    expect((await told(mine, { 'github-token': PASSWORD })).outcome).toBe('indeterminate');
    expect(basicOf(other)).toEqual([]);
  });

  it('of the config is for its host and its port, not for another registry that asks for it', async () => {
    const [mine, other] = [await open({ auth: { scheme: 'basic', users: [user] } }), await open({ auth: { scheme: 'basic', anonymous: false, users: [user] } })];
    const { ports } = withDocker({ auths: { [mine.registry.host]: { auth } } });
    const { outcome } = await told(mine, { image: [mine.image(':v1'), other.image(':v1')] }, ports);
    expect([outcome, basicOf(other)]).toEqual(['indeterminate', []]);
  });

  it('does not follow blobs to another host, nor manifests, nor listings', async () => {
    const desk = await open({ auth: { scheme: 'basic', anonymous: false, users: [user] }, blobs: 'redirected', referrers: 'ghcr' });
    const { ports } = withDocker({ auths: { [desk.registry.host]: { auth } } });
    desk.registry.fault(({ kind, server }) => kind === 'manifest-get' && server === 'registry', 'redirect');
    // A manifest that lies elsewhere is what was asked for all the same, if its bytes are.
    expect((await told(desk, {}, ports)).outcome).toBe('passed');
    const elsewhere = desk.registry.journal.filter(({ server }) => server === 'elsewhere');
    expect([elsewhere.length >= 3, elsewhere.filter(({ headers }) => headers.authorization !== undefined || headers.cookie !== undefined)]).toEqual([true, []]);
  });
});

describe('a registry over TLS', () => {
  const secure = async (): Promise<{ readonly desk: ImageDesk; readonly host: string; readonly image: string }> => {
    const tls = credentials(['registry.test']);
    const desk = await open({ tls }, here);
    const host = `registry.test:${desk.registry.url('/').port}`;
    desk.write('ca.pem', tls.ca);
    return { desk, host, image: `${host}/acme/app:v1` };
  };

  it('whose certificate nobody vouches for is not read; with registry-ca it is', async () => {
    const { desk, image } = await secure();
    const closed = await told(desk, { image });
    expect([closed.outcome, closed.why, desk.registry.journal]).toEqual(['indeterminate', [`SOURCE_UNREACHABLE ${image}`], []]);
    expect((await told(desk, { image, 'registry-ca': 'ca.pem' })).outcome).toBe('passed');
    desk.write('other.pem', credentials(['registry.test']).ca);
    expect((await told(desk, { image, 'registry-ca': 'other.pem' })).outcome).toBe('indeterminate');
  });

  it('is not read under another name than its certificate has', async () => {
    const { desk, host } = await secure();
    const image = `${host.replace('registry.test', 'other.test')}/acme/app:v1`;
    expect((await told(desk, { image, 'registry-ca': 'ca.pem' })).why).toEqual([`SOURCE_UNREACHABLE ${image}`]);
  });

  it('may be called unsafe: then its certificate is not looked at, and that is said', async () => {
    const { desk, host, image } = await secure();
    const { outcome, report } = await told(desk, { image, 'unsafe-registry': host });
    expect([outcome, report.weakenedBy]).toEqual(['passed', ['unsafe-registry']]);
    // Whoever is on the way can hold any certificate: no credential is shown to it.
    Object.assign(desk.registry.auth.options, { scheme: 'basic', anonymous: false, users: [user] });
    const { ports } = withDocker({ auths: { [host]: { auth } } });
    expect([(await told(desk, { image, 'unsafe-registry': host }, ports)).outcome, basicOf(desk)]).toEqual(['indeterminate', []]);
    expect((await told(desk, { image, 'registry-ca': 'ca.pem' }, ports)).outcome).toBe('passed');
    // Of another port nobody spoke.
    expect((await told(desk, { image, 'unsafe-registry': 'registry.test:1' })).outcome).toBe('indeterminate');
    expect((await told(desk, { image, 'unsafe-registry': 'registry.test' })).outcome).toBe('indeterminate');
  });

  it.each(['missing.pem', 'empty.pem'])('with an authority that cannot be read is not asked: %s', async (file) => {
    const { desk, image } = await secure();
    desk.write('empty.pem', 'no certificate');
    const report = await desk.report({ image, 'registry-ca': file });
    expect([report.outcome, report.problems.map(({ code, about }) => `${code} ${about ?? ''}`), desk.registry.journal]).toEqual(['error', ['CONFIG_INVALID_VALUE registry-ca'], []]);
  });
});

describe('a registry without encryption', () => {
  it('is not read by a name, unless it is called unsafe; then it gets no credentials', async () => {
    const desk = await open({ auth: { scheme: 'basic', users: [user] } }, here);
    const host = `registry.test:${desk.registry.url('/').port}`;
    const image = `${host}/acme/app:v1`;
    const { ports } = withDocker({ auths: { [host]: { auth } } });
    const closed = await told(desk, { image }, ports);
    expect([closed.outcome, closed.why, desk.registry.journal]).toEqual(['indeterminate', [`SOURCE_UNREACHABLE ${image}`], []]);
    expect((await told(desk, { image, 'unsafe-registry': host }, ports)).outcome).toBe('passed');
    desk.registry.auth.options.anonymous = false;
    const { outcome, notes } = await told(desk, { image, 'unsafe-registry': host }, ports);
    expect([outcome, notes, basicOf(desk)]).toEqual(['indeterminate', ['It is named in unsafe-registry, so credentials are not sent.'], []]);
  });
});

describe('referrers', () => {
  const given = (desk: ImageDesk): Given => ({ image: desk.registry.image('acme/referred:v1'), require: ['provenance', 'cyclonedx', 'spdx'] });

  it.each(['relative', 'absolute'] as const)('are read page by page, by %s links', async (link) => {
    const desk = await open({ referrers: { paged: 1, link } });
    expect([(await told(desk, given(desk))).outcome, desk.registry.count('referrers')]).toEqual(['passed', 3]);
  });

  it('that never end are bounded, and said to be more', async () => {
    const desk = await open({ referrers: { paged: 1, loop: true } });
    const { outcome, report } = await told(desk, given(desk));
    expect([outcome, desk.registry.count('referrers'), onlySubject(report).searches.filter(({ code }) => code !== null).map(({ at, code }) => `${at.source} ${code ?? ''}`)]).toEqual(['passed', limits.referrerPages, ['oci-referrers SOURCE_TOO_LARGE']]);
    // Where the proof may be among what was not read, it is not said that there is none.
    expect((await told(desk, { ...given(desk), require: 'vuln' })).outcome).toBe('indeterminate');
  });

  it.each(['https://evil.test/v2/acme/referred/referrers/x', '/v2/acme/other/referrers/x', '/token?x', 'http://['])('whose next page is %s are not followed there', async (link) => {
    const desk = await open();
    desk.registry.fault('referrers', (honest) => ({ ...honest, headers: { ...honest.headers, link: `<${link}>; rel="next"` } }));
    const { outcome, report } = await told(desk, given(desk));
    expect([outcome, desk.registry.count('referrers'), onlySubject(report).searches.flatMap(({ code }) => code ?? [])]).toEqual(['indeterminate', 1, ['SOURCE_MALFORMED']]);
  });

  it('that come late are waited for where that is asked (contracts 0-3)', async () => {
    const desk = await open({ referrers: { late: 1 } });
    expect((await told(desk, given(desk))).outcome).toBe('failed');
    desk.registry.options.referrers = { late: 2 };
    expect((await told(desk, { ...given(desk), wait: '10' })).outcome).toBe('passed');
  });

  it('under the fallback tag are no image: who can push there chooses only where to look', async () => {
    const desk = await open({ referrers: 'off' });
    const repository = content.repository('acme/pushed');
    const [image, evil] = [anImage(repository, { seed: 'pushed', tag: 'v1' }), anImage(repository, { seed: 'evil' })];
    // Genuine evidence, about another image: its subject field is nobody's word (peers 3.2-46).
    const { layer } = await bundleReferrer(sigstore, evil);
    repository.putManifest({ ...repository.json(repository.referrers(evil.digest)[0]?.digest ?? ''), layers: [layer], subject: image.descriptor });
    fallbackIndex(image, 'honest');
    const { outcome, report } = await told(desk, { image: desk.registry.image('acme/pushed:v1') });
    expect([outcome, onlySubject(report).ledger.map(({ became, code }) => `${became} ${code ?? ''}`)]).toEqual(['failed', ['rejected SUBJECT_MISMATCH']]);
    content.repositories.delete('acme/pushed');
  });
});

describe('limits of rate', () => {
  it('as of Docker Hub: what is not there is asked for by HEAD, which is not counted', async () => {
    const desk = await open({ limit: { left: 1, retryAfter: null, style: 'docker-hub' } });
    const { outcome } = await told(desk, { image: desk.registry.image('acme/unsigned:v1') });
    expect([outcome, desk.registry.count('manifest-get'), desk.registry.count('manifest-head')]).toEqual(['failed', 1, 3]);
  });

  it.each([[null], ['86400']])('that are reached are indeterminate, and not waited for longer than the run has time: %s', async (retryAfter) => {
    const desk = await open({ limit: { left: 0, retryAfter, style: 'docker-hub' } });
    const { outcome, why } = await told(desk);
    expect([outcome, why]).toEqual(['indeterminate', [`SOURCE_RATE_LIMITED ${desk.image(':v1')}`]]);
    desk.registry.options.limit = { left: 1, retryAfter, style: 'docker-hub' };
    // The image is there, its signature is not had: it is not said that there is none.
    const later = await told(desk);
    expect([later.outcome, onlySubject(later.report).searches.flatMap(({ code }) => code ?? [])]).toEqual(['indeterminate', ['SOURCE_RATE_LIMITED']]);
  });
});

describe('a server that is no registry', () => {
  it('and answers 404 to everything does not say that there is no image, nor that there is no evidence', async () => {
    const [desk, none] = [await open(), await serve((_, response) => response.writeHead(404).end('Not Found'))];
    const host = none.url('/').host;
    const image = `${host}/acme/app:v1`;
    expect((await told(desk, { image })).why).toEqual([`SOURCE_SERVER ${image}`]);
    expect((await told(desk, { image: desk.registry.image('acme/absent:v1') })).why).toEqual(['SUBJECT_NOT_FOUND image']);
    const unsigned = { image: desk.registry.image('acme/unsigned:v1') };
    expect([(await told(desk, { ...unsigned, 'evidence-repository': `${host}/acme/signatures` })).outcome, (await told(desk, { ...unsigned, 'evidence-repository': desk.registry.image('acme/signatures') })).outcome]).toEqual(['indeterminate', 'failed']);
  });

  it.each<[string, Answer, string]>([
    ['answers everything with a page', (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'), 'SOURCE_MALFORMED'],
    ['changes to another protocol', (_, response) => response.socket?.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'), 'SOURCE_SERVER'],
    ['leads in circles', (asked, response) => response.writeHead(302, { location: asked.path }).end(), 'SOURCE_REFUSED'],
    ['leads to the metadata of a cloud', (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end(), 'SOURCE_REFUSED'],
    ['asks for a sign-in again and again', (_, response) => response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end(), 'SOURCE_UNAUTHORIZED'],
    ['answers with nothing', (_, response) => response.end(), 'SOURCE_MALFORMED'],
    ['has headers without end', (_, response) => response.writeHead(200, { x: 'x'.repeat(100_000) }).end('{}'), 'SOURCE_SERVER'],
  ])('and %s is indeterminate', async (_, answer, code) => {
    const [desk, server] = [await open(), await serve(answer)];
    const image = `${server.url('/').host}/acme/app:v1`;
    const { outcome, why } = await told(desk, { image });
    expect([outcome, why]).toEqual(['indeterminate', [`${code} ${image}`]]);
  });
});
