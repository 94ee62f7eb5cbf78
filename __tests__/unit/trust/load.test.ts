import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fs from 'node:fs';
import path from 'node:path';
import { SourceError, TrustRootError } from '../../../src/domain/errors.ts';
import type { Http } from '../../../src/domain/ports.ts';
import type { TrustDomain, TrustedKey } from '../../../src/domain/trust-domain.ts';
import { offlineHttp } from '../../../src/net/client.ts';
import { httpClient, type HttpClient } from '../../../src/net/http.ts';
import { domainLoaders, githubInstance, loadDomains, loaderOf, publicGoodInstance, type Instance, type Loaded, type TrustOptions, type TrustPorts } from '../../../src/trust/load.ts';
import { parseKey } from '../../../src/verification/keys.ts';
import { TufServer } from '../../support/servers/tuf.ts';
import { VirtualSigstore, makeKey, pem, type TrustedRootJson } from '../../support/virtual-sigstore.ts';
import { ARTIFACT, accepted, present, verdictOn } from '../../support/verification.ts';
import { rejection, temporaryFolder } from '../host/temporary.ts';

const NOW = new Date('2027-03-01T12:00:00Z');
const HOUR = 60 * 60 * 1000;
const later = (hours: number): Date => new Date(NOW.getTime() + hours * HOUR);

let root: TrustedRootJson;
let server: TufServer;
let http: HttpClient;
let folder = '';
beforeEach(async () => {
  root = (await VirtualSigstore.create()).trustedRoot();
  server = await repositoryOf(root).start();
  http = httpClient({ wait: async () => {} });
  folder = temporaryFolder();
});
afterEach(async () => {
  http.close();
  await server.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

function repositoryOf(trustedRoot: object): TufServer {
  const made = new TufServer(NOW);
  made.targets.set('trusted_root.json', Buffer.from(JSON.stringify(trustedRoot)));
  return made.publish();
}

const quiet: TrustOptions = {
  trust: 'auto', trustedRoot: null, tuf: null, tenant: null, refresh: 'auto',
  weakening: { ignoreLogs: false, ignoreScts: false }, thresholds: { logs: null, timestamps: null, times: null },
};
const ports = (now: Date = NOW, given: Partial<TrustPorts> = {}): TrustPorts => ({ http, now: () => now, deadline: new AbortController().signal, cacheFolder: folder, ...given });
const byTuf = (given: Partial<TrustOptions> = {}): TrustOptions => ({ ...quiet, tuf: { mirror: server.mirror, root: { bytes: server.root(1), origin: 'root.json' } }, ...given });
const given = (...roots: readonly object[]): TrustOptions => ({ ...quiet, trustedRoot: { bytes: Buffer.from(roots.map((one) => JSON.stringify(one)).join('\n')), origin: 'roots.jsonl' } });

const codes = ({ notes }: { readonly notes: Loaded['notes'] }): readonly string[] => notes.map(({ code }) => code);
async function only(options: TrustOptions, at: TrustPorts = ports()): Promise<Loaded> {
  const [loader, ...others] = domainLoaders(options, at);
  if (others.length > 0) throw new Error(`there are ${others.length + 1} domains`);
  return loader.load();
}
function domainOf(loaded: Loaded): TrustDomain {
  if (loaded.outcome !== 'loaded') throw new Error(`unavailable: ${String(loaded.cause)}`);
  return loaded.domain;
}
/** The cache's one file. */
function cached(): string {
  const inside = path.join(folder, 'verify-supply-chain-trust');
  return path.join(inside, fs.readdirSync(inside)[0] ?? '');
}
function editCache(edit: (stored: Record<string, unknown>) => void): void {
  const stored = JSON.parse(fs.readFileSync(cached(), 'utf8')) as Record<string, unknown>;
  edit(stored);
  fs.writeFileSync(cached(), JSON.stringify(stored));
}
/** The path of every request behind the look for a further root. */
const asked = (): readonly string[] => server.asked();
const down: Http = { request: () => Promise.reject(new SourceError('SOURCE_UNREACHABLE', 'down')), on: () => down };

/** What a built-in instance makes of a trust root, here the one of a repository of our own. */
async function builtIn(instance: Instance, options: TrustOptions): Promise<TrustDomain> {
  const repository = { mirror: server.mirror, root: server.root(1), target: 'trusted_root.json' };
  return domainOf(await loaderOf({ ...instance, open: async () => ({ repository, builtIn: null }) }, options, ports()).load());
}
/** Leaves the copy of an attacker's repository, sound in itself, in place of ours. */
async function poison(): Promise<TrustedRootJson> {
  await only(byTuf());
  const forged = (await VirtualSigstore.create()).trustedRoot();
  const attacker = repositoryOf(forged);
  attacker.rotate();
  attacker.publish();
  const part = (file: string): string => (attacker.files.get(file) ?? Buffer.alloc(0)).toString('base64');
  editCache((stored) => Object.assign(stored, {
    roots: [part('/2.root.json')], timestamp: part('/timestamp.json'), snapshot: part('/1.snapshot.json'), targets: part('/1.targets.json'), target: Buffer.from(JSON.stringify(forged)).toString('base64'),
  }));
  return forged;
}
const authorities = (loaded: Loaded): readonly string[] => domainOf(loaded).roots.certificateAuthorities.flatMap(({ chain }) => chain.map((der) => Buffer.from(der).toString('base64')));

describe('which domains', () => {
  it.each<[TrustOptions['trust'], readonly string[]]>([['auto', ['public-good', 'github']], ['public-good', ['public-good']], ['github', ['github']]])('trust: %s means %j, in this order, and asks nobody yet', (trust, names) => {
    let requests = 0;
    const counted: Http = { request: () => Promise.reject(new Error(String(requests += 1))), on: () => counted };
    expect([domainLoaders({ ...quiet, trust }, ports(NOW, { http: counted })).map(({ name }) => name), requests]).toEqual([names, 0]);
  });

  it('are those of the user alone, where a root or a repository is given', () => {
    expect(domainLoaders(given(root), ports()).map(({ name }) => name)).toEqual(['custom']);
    expect(domainLoaders(byTuf(), ports()).map(({ name }) => name)).toEqual(['custom']);
  });

  it('are loaded once each, however often and at the same time they are asked for', async () => {
    const [loader] = domainLoaders(byTuf(), ports());
    const [one, two] = await Promise.all([loader.load(), loader.load()]);
    expect(one).toBe(two);
    expect(asked()).toHaveLength(5);
    await loader.load();
    expect(asked()).toEqual([]);
  });

  it('that cannot be had are values beside those that can', async () => {
    const loaded = await loadDomains({ ...quiet, refresh: 'never' }, ports(NOW, { http: offlineHttp }));
    expect(loaded.domains.map(({ name }) => name)).toEqual(['public-good']);
    // Until the renewal has fetched GitHub's target, nothing of that instance is built in but the place to start from.
    expect(loaded.unavailable).toMatchObject([{ name: 'github', code: 'TRUST_REFRESH', cause: { kind: 'missing' } }]);
    expect(loaded.notes).toMatchObject([{ code: 'TRUST_REFRESH', about: 'github', level: 'warning' }]);
  });

  it('can all be unavailable', async () => {
    const loaded = await loadDomains(quiet, ports(NOW, { http: down }));
    expect([loaded.domains, loaded.unavailable.map(({ name, code }) => [name, code])]).toEqual([[], [['public-good', 'TRUST_REFRESH'], ['github', 'TRUST_REFRESH']]]);
  });
});

describe('what a domain requires', () => {
  it('of the public-good instance is a log, a certificate log and a time', async () => {
    const loaded = await only({ ...quiet, trust: 'public-good', refresh: 'never' });
    expect(domainOf(loaded)).toMatchObject({ name: 'public-good', requires: { logs: 1, scts: 1, timestamps: 'none', times: 1 }, weakenedBy: [] });
  });

  it('of GitHub\'s instance is one timestamp authority, and no input makes it less', async () => {
    const github = { logs: 'none', scts: 'none', timestamps: 1, times: 1 };
    await expect(builtIn(githubInstance(null), quiet)).resolves.toMatchObject({ requires: github, weakenedBy: [] });
    await expect(builtIn(githubInstance(null), { ...quiet, weakening: { ignoreLogs: true, ignoreScts: true } })).resolves.toMatchObject({ requires: github, weakenedBy: [] });
  });

  it('keeps a witnessed time whatever is ignored, and says what is', async () => {
    await expect(builtIn(publicGoodInstance, { ...quiet, weakening: { ignoreLogs: true, ignoreScts: true } })).resolves.toMatchObject({
      requires: { logs: 'none', scts: 'none', timestamps: 'none', times: 1 }, weakenedBy: ['unsafe-ignore-tlog', 'unsafe-ignore-sct'],
    });
  });

  it('can be raised by the user, for every domain', async () => {
    const options = { ...quiet, thresholds: { logs: 2, timestamps: 3, times: 4 } as const };
    for (const instance of [publicGoodInstance, githubInstance(async () => 'octo')]) await expect(builtIn(instance, options)).resolves.toMatchObject({ requires: { logs: 2, timestamps: 3, times: 4 } });
  });

  it.each<[string, readonly ('tlogs' | 'ctlogs')[], object]>([
    ['logs and certificate logs', [], { logs: 1, scts: 1, timestamps: 'none', times: 1 }],
    ['no logs', ['tlogs'], { logs: 'none', scts: 1, times: 1 }],
    ['neither', ['tlogs', 'ctlogs'], { logs: 'none', scts: 'none', times: 1 }],
  ])('of a root that lists %s follows from it', async (_, without, requires) => {
    const lists = { ...root, ...Object.fromEntries(without.map((list) => [list, []])) };
    expect(domainOf(await only(given(lists)))).toMatchObject({ requires });
  });
});

describe('evidence', () => {
  it('of GitHub\'s instance is accepted under its domain for its timestamp alone, and under no other', async () => {
    const github = await VirtualSigstore.create({ style: 'github' });
    server.targets.set('trusted_root.json', Buffer.from(JSON.stringify(github.trustedRoot())));
    server.advance();
    const [own, other] = [await builtIn(githubInstance(null), quiet), domainOf(await only(given(root)))];
    const { bundle } = await github.sign({ message: ARTIFACT });
    await expect(verdictOn(bundle, own)).resolves.toBe('accepted');
    await expect(verdictOn(bundle, { domains: [other, own] })).resolves.toBe('accepted');
    await expect(verdictOn(bundle, other)).resolves.toBe('WITNESSES_TOO_FEW');
    await expect(verdictOn((await github.sign({ message: ARTIFACT }, { timestamps: 0 })).bundle, own)).resolves.toBe('WITNESSES_TOO_FEW');
  });

  it('without a log is accepted with unsafe-ignore-tlog only if a time was witnessed', async () => {
    const sigstore = await VirtualSigstore.create();
    const ignoring = domainOf(await only({ ...given(sigstore.trustedRoot()), weakening: { ignoreLogs: true, ignoreScts: false } }));
    await expect(verdictOn((await sigstore.sign({ message: ARTIFACT }, { log: 'none', timestamps: 1 })).bundle, ignoring)).resolves.toBe('accepted');
    await expect(verdictOn((await sigstore.sign({ message: ARTIFACT }, { log: 'none', timestamps: 0 })).bundle, ignoring)).resolves.toBe('WITNESSES_TOO_FEW');
  });
});

describe('a private authority without logs and timestamp authorities', () => {
  const AT = new Date('2027-03-01T12:00:00Z');
  const MINUTE = 60_000;
  const inMinutes = (minutes: number): Date => new Date(AT.getTime() + minutes * MINUTE);
  const ignoring = { ignoreLogs: true, ignoreScts: false };
  const ALONE = ['tlogs', 'ctlogs', 'timestampAuthorities'] as const;
  let sigstore: VirtualSigstore;
  let bundle: object;
  beforeEach(async () => {
    sigstore = await VirtualSigstore.create({ now: AT });
    bundle = (await sigstore.sign({ message: ARTIFACT }, { log: 'none', timestamps: 0, sct: false })).bundle;
  });
  const alone = (edit: (made: TrustedRootJson) => void = () => {}): TrustOptions => ({ ...given(sigstore.trustedRoot({ without: ALONE, edit })), weakening: ignoring });
  const verdictAt = async (options: TrustOptions, now: Date): Promise<string> => verdictOn(bundle, { domains: domainOf(await only(options)), now });

  it('is asked for nothing but a certificate that is valid now, where unsafe-ignore-tlog says so', async () => {
    const domain = domainOf(await only(alone()));
    expect(domain).toMatchObject({ requires: { logs: 'none', timestamps: 'none', scts: 'none', times: 'now' }, weakenedBy: ['unsafe-ignore-tlog'] });
    const { witnessed, warnings } = await accepted(bundle, { domains: domain, now: inMinutes(5) });
    expect([witnessed, warnings.map(({ code, level }) => [code, level])]).toEqual([[], [['TIME_UNWITNESSED', 'warning'], ['UNLOGGED_PUBLIC', 'warning']]]);
    expect(warnings[0]?.seen).toBe('a certificate from 2027-03-01T12:00:00.000Z to 2027-03-01T12:10:00.000Z');
  });

  it.each<[string, Date, string]>([
    ['as it begins', inMinutes(0), 'accepted'], ['as it ends', inMinutes(10), 'accepted'], ['a second before it begins', new Date(AT.getTime() - 1000), 'CERTIFICATE_CHAIN'],
    ['half a second after it ended', new Date(inMinutes(10).getTime() + 500), 'CERTIFICATE_CHAIN'], ['a year after it ended', new Date('2028-03-01T12:00:00Z'), 'CERTIFICATE_CHAIN'],
  ])('its certificate counts by the clock of the run: %s', async (_, now, expected) => {
    await expect(verdictAt(alone(), now)).resolves.toBe(expected);
  });

  it('must itself be trusted now', async () => {
    const during = (validFor: object): TrustOptions => alone((made) => made.certificateAuthorities.forEach((one) => Object.assign(one, { validFor })));
    await expect(verdictAt(during({ start: '2026-01-01T00:00:00Z' }), AT)).resolves.toBe('accepted');
    await expect(verdictAt(during({ start: '2026-01-01T00:00:00Z', end: '2027-01-01T00:00:00Z' }), AT)).resolves.toBe('CERTIFICATE_CHAIN');
    await expect(verdictAt(during({ start: '2028-01-01T00:00:00Z' }), AT)).resolves.toBe('CERTIFICATE_CHAIN');
    const stranger = (await VirtualSigstore.create({ now: AT })).trustedRoot();
    await expect(verdictAt(alone((made) => void (made.certificateAuthorities = stranger.certificateAuthorities)), AT)).resolves.toBe('CERTIFICATE_CHAIN');
  });

  it('accepts nothing without the unsafe input', async () => {
    const options = { ...alone(), weakening: { ignoreLogs: false, ignoreScts: true } };
    expect(domainOf(await only(options))).toMatchObject({ requires: { times: 1 }, weakenedBy: [] });
    await expect(verdictAt(options, AT)).resolves.toBe('WITNESSES_TOO_FEW');
    await expect(verdictAt(alone(), AT)).resolves.toBe('accepted');
  });

  it.each<[string, (made: TrustedRootJson, whole: TrustedRootJson) => void]>([
    ['a log', (made, whole) => { made.tlogs = whole.tlogs; }],
    ['a timestamp authority', (made, whole) => { made.timestampAuthorities = whole.timestampAuthorities; }],
    ['a log that cannot be used', (made, whole) => { made.tlogs = whole.tlogs.slice(0, 1).map((one) => ({ ...one, publicKey: { ...one.publicKey, keyDetails: 'PKIX_ML_DSA_65' } })); }],
    ['a timestamp authority that cannot be used', (made) => { Object.assign(made, { timestampAuthorities: [{ uri: 'https://tsa.example' }] }); }],
  ])('asks for a witnessed time as soon as its root lists %s', async (_, add) => {
    const options = alone((made) => add(made, sigstore.trustedRoot()));
    expect(domainOf(await only(options)).requires.times).toBe(1);
    await expect(verdictAt(options, AT)).resolves.toBe('WITNESSES_TOO_FEW');
  });

  it('asks for an SCT where its root lists certificate logs', async () => {
    const options = alone((made) => { made.ctlogs = sigstore.trustedRoot().ctlogs; });
    await expect(verdictAt(options, AT)).resolves.toBe('CERTIFICATE_SCT');
    const promised = await sigstore.sign({ message: ARTIFACT }, { log: 'none', timestamps: 0 });
    await expect(verdictOn(promised.bundle, { domains: domainOf(await only(options)), now: AT })).resolves.toBe('accepted');
  });

  it('asks for witnesses where the user does', async () => {
    for (const thresholds of [{ logs: null, timestamps: 1, times: null }, { logs: null, timestamps: null, times: 1 }] as const) await expect(verdictAt({ ...alone(), thresholds }, AT)).resolves.toBe('WITNESSES_TOO_FEW');
  });

  it('excuses no other line of its file', async () => {
    const options: TrustOptions = { ...given(sigstore.trustedRoot({ without: ALONE }), root), weakening: ignoring };
    expect((await loadDomains(options, ports())).domains.map(({ name, requires }) => [name, requires.times])).toEqual([['custom', 'now'], ['custom-2', 1]]);
  });

  it('may come by TUF, and is never what is built in', async () => {
    server.targets.set('trusted_root.json', Buffer.from(JSON.stringify(sigstore.trustedRoot({ without: ALONE }))));
    server.advance();
    const options = byTuf({ weakening: ignoring });
    expect(domainOf(await only(options)).requires.times).toBe('now');
    for (const instance of [publicGoodInstance, githubInstance(null)]) {
      const domain = await builtIn(instance, { ...quiet, weakening: { ignoreLogs: true, ignoreScts: true } });
      expect(domain.requires.times).toBe(1);
      await expect(verdictOn(bundle, { domains: domain, now: AT })).resolves.toBe('WITNESSES_TOO_FEW');
    }
  });

  it('leaves what a key needs as it is', async () => {
    const key = makeKey();
    const signed = await sigstore.sign({ message: ARTIFACT }, { key, signer: 'key', log: 'none', timestamps: 0 });
    const trusted = (log: 'required' | 'none'): TrustedKey => present(parseKey(pem('PUBLIC KEY', key.spki), 'key', { log, validity: { start: null, end: null }, times: 'none', timestamps: 'none' }));
    const domains = domainOf(await only(alone()));
    await expect(verdictOn(signed.bundle, { domains, keys: [trusted('required')], now: AT })).resolves.toBe('WITNESSES_TOO_FEW');
    await expect(verdictOn(signed.bundle, { domains, keys: [trusted('none')], now: AT })).resolves.toBe('accepted');
  });
});

describe('the root of a tenant', () => {
  /** GitHub's instance from a repository of our own, which serves one target for github.com and one for each of these tenants. */
  async function opened(trustDomain: string | null, serves: Readonly<Record<string, object>>): Promise<Loaded> {
    for (const [name, trustedRoot] of Object.entries(serves)) server.targets.set(name, Buffer.from(JSON.stringify(trustedRoot)));
    server.advance();
    const instance = githubInstance(trustDomain === null ? null : async () => trustDomain);
    // The name of the target is the one that would be asked of GitHub; only the repository is another.
    const { repository: { target }, builtIn: none } = await instance.open();
    return loaderOf({ ...instance, open: async () => ({ repository: { mirror: server.mirror, root: server.root(1), target }, builtIn: none }) }, quiet, ports()).load();
  }

  it('is its own: what one tenant\'s authority signed counts for no other, and not for github.com', async () => {
    const [dotcom, acme, evil] = await Promise.all(['dotcom', 'acme', 'evil'].map((name) => VirtualSigstore.create({ style: 'github', name })));
    if (dotcom === undefined || acme === undefined || evil === undefined) throw new TypeError('three were made');
    const serves = { 'trusted_root.json': dotcom.trustedRoot(), 'acme.trusted_root.json': acme.trustedRoot(), 'evil.trusted_root.json': evil.trustedRoot() };
    const domains = await Promise.all([null, 'acme', 'evil'].map(async (tenant) => domainOf(await opened(tenant, serves))));
    const signed = await Promise.all([dotcom, acme, evil].map((instance) => instance.sign({ message: ARTIFACT })));
    const verdicts = await Promise.all(domains.map((domain) => Promise.all(signed.map(({ bundle }) => verdictOn(bundle, domain)))));
    // Each has a timestamp authority of its own, which is what is missed first.
    const [yes, no] = ['accepted', 'WITNESSES_TOO_FEW'];
    expect(verdicts).toEqual([[yes, no, no], [no, yes, no], [no, no, yes]]);
    expect(domains.map(({ name, requires: { timestamps, logs } }) => [name, timestamps, logs])).toEqual(Array.from({ length: 3 }, () => ['github', 1, 'none']));
    expect(domains.map(({ origin }) => origin.slice(0, origin.indexOf('http')))).toEqual(['TUF repository ', 'acme.trusted_root.json of the TUF repository ', 'evil.trusted_root.json of the TUF repository ']);
  });

  it('that is not there is not replaced by the one of github.com', async () => {
    const github = await VirtualSigstore.create({ style: 'github' });
    const loaded = await opened('acme', { 'trusted_root.json': github.trustedRoot() });
    expect(loaded).toMatchObject({ outcome: 'unavailable', name: 'github', code: 'TRUST_REFRESH', cause: { kind: 'missing' } });
    expect(loaded.notes).toMatchObject([{ code: 'TRUST_REFRESH', seen: expect.stringContaining('lists no target acme.trusted_root.json') as unknown }]);
  });
});

describe('a file of trust roots', () => {
  it('in JSON lines is one domain a line, with what each line lists and nothing of another', async () => {
    const github = (await VirtualSigstore.create({ style: 'github' })).trustedRoot({ without: ['tlogs', 'ctlogs'] });
    const { domains, unavailable } = await loadDomains(given(root, github, root), ports());
    expect(domains.map(({ name, origin, requires: { logs }, roots }) => [name, origin, logs, roots.transparencyLogs.length])).toEqual([
      ['custom', 'roots.jsonl, line 1', 1, root.tlogs.length], ['custom-2', 'roots.jsonl, line 2', 'none', 0], ['custom-3', 'roots.jsonl, line 3', 1, root.tlogs.length],
    ]);
    expect(unavailable).toEqual([]);
  });

  it.each<[string, (text: string) => string, readonly string[]]>([
    ['on one line', (text) => text, ['custom']], ['on many', (text) => JSON.stringify(JSON.parse(text), null, 2), ['custom']], ['with a byte order mark', (text) => `\u{feff}${text}`, ['custom']],
    ['with CRLF and blank lines', (text) => `\r\n${text}\r\n\r\n${text}\r\n`, ['custom', 'custom-2']],
  ])('is read %s', async (_, write, names) => {
    const options: TrustOptions = { ...quiet, trustedRoot: { bytes: Buffer.from(write(JSON.stringify(root))), origin: 'root.json' } };
    expect((await loadDomains(options, ports())).domains.map(({ name }) => name)).toEqual(names);
  });

  it.each<[string, () => Uint8Array]>([
    ['no trust root', () => Buffer.from('{}')], ['a second line that is none', () => Buffer.from(`${JSON.stringify(root)}\n{"a":`)], ['no text', () => Buffer.from([0xff, 0xfe, 0x7b])], ['nothing', () => Buffer.alloc(0)],
    ['more lines than are read', () => Buffer.from(Array.from({ length: 17 }, () => JSON.stringify(root)).join('\n'))],
  ])('that holds %s is refused', async (_, bytes) => {
    const cause = await rejection(loadDomains({ ...quiet, trustedRoot: { bytes: bytes(), origin: 'roots.jsonl' } }, ports()));
    expect(cause instanceof TrustRootError && cause.problems.map(({ code }) => code)).toEqual(['TRUST_MALFORMED']);
  });

  it('is not looked for anywhere else: nobody is asked', async () => {
    expect((await only(given(root), ports(NOW, { http: offlineHttp }))).outcome).toBe('loaded');
  });
});

describe('without a refresh', () => {
  it('what is built in is used, and the report can say how old it is', async () => {
    const loaded = await only({ ...quiet, trust: 'public-good', refresh: 'never' }, ports(new Date('2026-12-01T00:00:00Z'), { http: offlineHttp }));
    expect(domainOf(loaded).origin).toMatch(/^built in, not refreshed \(https:\/\/tuf-repo-cdn\.sigstore\.dev\/, root version \d+, until \d{4}-\d\d-\d\d\)$/);
    expect(codes(loaded)).toEqual([]);
  });

  it('and beyond the expiry of the built-in root it is used with a warning', async () => {
    const loaded = await only({ ...quiet, trust: 'public-good', refresh: 'never' }, ports(new Date('2036-01-01T00:00:00Z'), { http: offlineHttp }));
    expect([loaded.outcome, codes(loaded)]).toEqual(['loaded', ['TRUST_STALE']]);
  });

  it('no stored copy is looked at, and a repository of the user\'s cannot be had', async () => {
    await only(byTuf());
    server.asked();
    await expect(only(byTuf({ refresh: 'never' }))).resolves.toMatchObject({ outcome: 'unavailable', code: 'TRUST_REFRESH', cause: { kind: 'missing' } });
    expect(server.asked()).toEqual([]);
  });
});

describe('with a refresh', () => {
  it('the root is the repository\'s, and the report can say how old each part is', async () => {
    const domain = domainOf(await only(byTuf()));
    expect(domain.roots.transparencyLogs).toHaveLength(root.tlogs.length);
    expect(domain.origin).toBe(`TUF repository ${server.mirror.href} (root version 1 until 2027-07-19, targets version 1 until 2027-05-10, timestamp until 2027-03-08; checked 2027-03-01T12:00:00.000Z)`);
  });

  it('a verified copy of less than a day is used, and nobody is asked', async () => {
    await only(byTuf());
    server.asked();
    const again = await only(byTuf(), ports(later(23), { http: offlineHttp }));
    expect([domainOf(again).origin, codes(again), asked()]).toEqual([expect.stringContaining('checked 2027-03-01T12:00:00.000Z'), [], []]);
  });

  it('an older one is refreshed, and is the newest then', async () => {
    await only(byTuf());
    server.advance();
    server.asked();
    expect(domainOf(await only(byTuf(), ports(later(25)))).origin).toContain('targets version 2');
    expect(asked()).toContain('/timestamp.json');
    expect(domainOf(await only(byTuf(), ports(later(26), { http: offlineHttp }))).origin).toContain('targets version 2');
  });

  it('one that claims to be from the future is not taken at its word', async () => {
    await only(byTuf());
    editCache((stored) => {
      stored['checked'] = later(1000).toISOString();
    });
    server.asked();
    await only(byTuf());
    expect(asked()).toContain('/timestamp.json');
  });

  it('where nobody answers, a verified copy that has not expired is used with a warning', async () => {
    await only(byTuf());
    const loaded = await only(byTuf(), ports(later(48), { http: down }));
    expect([loaded.outcome, codes(loaded)]).toEqual(['loaded', ['TRUST_STALE']]);
  });

  it('where nobody answers, one that has expired is not used', async () => {
    await only(byTuf());
    const loaded = await only(byTuf(), ports(later(8 * 24), { http: down }));
    expect(loaded).toMatchObject({ outcome: 'unavailable', name: 'custom', code: 'TRUST_REFRESH', cause: { code: 'SOURCE_UNREACHABLE' } });
    expect(codes(loaded)).toEqual(['TRUST_REFRESH']);
  });

  it('where nobody answers and there is no copy, the domain is unavailable, though a root is built in', async () => {
    const loaded = await only({ ...quiet, trust: 'public-good' }, ports(NOW, { http: down }));
    expect(loaded).toMatchObject({ outcome: 'unavailable', name: 'public-good' });
  });

  it('a repository that goes back behind the copy is not followed', async () => {
    server.advance();
    await only(byTuf());
    server.versions = { timestamp: 1, snapshot: 1, targets: 1 };
    server.publish();
    const loaded = await only(byTuf(), ports(later(25)));
    expect([domainOf(loaded).origin, codes(loaded)]).toEqual([expect.stringContaining('targets version 2'), ['TRUST_STALE']]);
    // Nor where the copy has expired and cannot be used itself.
    server.expires.timestamp = later(1000);
    server.publish();
    await expect(only(byTuf(), ports(later(8 * 24)))).resolves.toMatchObject({ outcome: 'unavailable', cause: { kind: 'foreign' } });
  });

  it('a target that is no trust root makes the domain unavailable, and nothing else fail', async () => {
    server.targets.set('trusted_root.json', Buffer.from('{}'));
    server.advance();
    await expect(only(byTuf())).resolves.toMatchObject({ outcome: 'unavailable', cause: { problems: [{ code: 'TRUST_MALFORMED' }] } });
  });

  it('ends with the run', async () => {
    const over = AbortSignal.abort();
    await expect(only(byTuf(), ports(NOW, { deadline: over }))).resolves.toMatchObject({ outcome: 'unavailable', cause: { code: 'SOURCE_TIMEOUT' } });
    expect(asked()).toEqual([]);
  });

  it('works without a folder for copies', async () => {
    expect((await only(byTuf(), ports(NOW, { cacheFolder: null }))).outcome).toBe('loaded');
    expect(fs.readdirSync(folder)).toEqual([]);
  });
});

describe('a copy that somebody else put there', () => {
  it('is named and discarded, and the repository is asked', async () => {
    const forged = await poison();
    server.asked();
    const loaded = await only(byTuf());
    expect(codes(loaded)).toEqual(['TRUST_CACHE_FOREIGN']);
    expect(asked()).toContain('/timestamp.json');
    expect(authorities(loaded)).toEqual(root.certificateAuthorities[0]?.certChain.certificates.map(({ rawBytes }) => rawBytes));
    expect(authorities(loaded)).not.toContain(forged.certificateAuthorities[0]?.certChain.certificates[0]?.rawBytes);
    // What was found foreign is replaced by what was found good.
    expect(codes(await only(byTuf()))).toEqual([]);
  });

  it('is not used where the trusted root is so old that only newer ones could tell', async () => {
    server.expires.root = later(-1000);
    server.publishRoot();
    server.expires.root = later(5000);
    server.rotate(['root', 'timestamp', 'snapshot', 'targets']);
    server.publish();
    const forged = await poison();
    editCache((stored) => {
      stored['roots'] = [];
    });
    server.asked();
    const loaded = await only(byTuf());
    expect(asked()).toContain('/2.root.json');
    expect(authorities(loaded)).not.toContain(forged.certificateAuthorities[0]?.certChain.certificates[0]?.rawBytes);
    await only(byTuf());
    editCache((stored) => {
      stored['roots'] = [];
    });
    await expect(only(byTuf(), ports(NOW, { http: down }))).resolves.toMatchObject({ outcome: 'unavailable' });
  });

  it('is not used where nobody answers either', async () => {
    await poison();
    const loaded = await only(byTuf(), ports(NOW, { http: down }));
    expect([loaded.outcome, codes(loaded)]).toEqual(['unavailable', ['TRUST_CACHE_FOREIGN', 'TRUST_REFRESH']]);
  });

  it('does not come back by belonging to a root of the same repository that was given before', async () => {
    const other = repositoryOf(root);
    await only(byTuf());
    const loaded = await only({ ...byTuf(), tuf: { mirror: server.mirror, root: { bytes: other.root(1), origin: 'other.json' } } }, ports(NOW, { http: down }));
    expect([loaded.outcome, codes(loaded)]).toEqual(['unavailable', ['TRUST_CACHE_FOREIGN', 'TRUST_REFRESH']]);
  });

  it.each<[string, (stored: Record<string, unknown>) => void]>([
    ['a target with other bytes', (stored) => {
      stored['target'] = Buffer.from('{}').toString('base64');
    }],
    ['a timestamp that is none', (stored) => {
      stored['timestamp'] = Buffer.from('{}').toString('base64');
    }],
    ['no roots and no JSON', (stored) => {
      delete stored['roots'];
    }],
  ])('is found by %s', async (_, edit) => {
    await only(byTuf());
    editCache(edit);
    const loaded = await only(byTuf());
    expect([loaded.outcome, codes(loaded)]).toEqual(['loaded', ['TRUST_CACHE_FOREIGN']]);
  });
});
