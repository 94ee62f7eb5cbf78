// The k-th call to a registry: each request that a run over images makes fails, for as long as it is asked, in every way there is.
//
// A registry and the network to it are hostile in the worst case. Whatever becomes of one request, a run passes by the very proof of the sound run or
// not at all; it says what was wrong, sends no secret to where it was led, and comes to an end in bounded time and memory.

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codes } from '../../src/domain/errors.ts';
import type { Http } from '../../src/domain/ports.ts';
import type { Report } from '../../src/domain/report.ts';
import { outputsOf } from '../../src/report/catalog.ts';
import { ImageDesk } from '../support/image-engine.ts';
import { anImage, anIndex, bundleReferrer, cosignAttest, cosignSign, fallbackIndex } from '../support/images.ts';
import type { Given } from '../support/inputs.ts';
import type { AuthOptions, Fault, OciAsked, RegistryOptions } from '../support/servers/oci-registry.ts';

const SECRET = 'hunter2-hunter2';
const ALL: Readonly<AuthOptions> = { scheme: 'none', anonymous: true, users: [], refreshTokens: [], challenge: null, challengeScope: null, realm: null, service: 'registry.test', expiresIn: 300, uses: Number.POSITIVE_INFINITY, field: 'both', post: true, refusal: 'no-token', now: Date.now };
const PRIVATE = { ...ALL, scheme: 'bearer', anonymous: false, users: [{ user: 'x-access-token', password: SECRET }] } as const;

/** How the registry behaves, and what is asked. `twin`: in the paths of requests that only say of one image what others say of another. */
interface Scenario { readonly options?: Partial<RegistryOptions>; readonly auth?: Partial<AuthOptions>; readonly twin?: () => readonly string[]; readonly given: () => Given }

let desk: ImageDesk;
let twin: readonly string[] = [];
// Signed once; no run signs anything.
beforeAll(async () => {
  desk = await ImageDesk.open();
  // Reading the root is most of what a run costs: what signs nothing here is left out.
  const root = desk.sigstore.trustedRoot();
  desk.write('root.json', JSON.stringify({ ...root, tlogs: root.tlogs.slice(0, 1), timestampAuthorities: root.timestampAuthorities.slice(0, 1) }));
  const at = (name: string) => desk.registry.repository(`acme/${name}`);
  await cosignSign(desk.sigstore, anImage(at('sig'), { seed: 'sig', tag: 'v1.2.3' }));
  const bundled = anImage(at('bundle'), { seed: 'bundle', tag: 'v1.2.3' });
  await bundleReferrer(desk.sigstore, bundled);
  const tagged = anImage(at('fallback'), { seed: 'fallback', tag: 'v1.2.3' });
  await bundleReferrer(desk.sigstore, tagged);
  fallbackIndex(tagged, 'lying');
  await cosignAttest(desk.sigstore, anImage(at('att'), { seed: 'att', tag: 'v1.2.3' }));
  await cosignSign(desk.sigstore, anImage(at('elsewhere'), { seed: 'elsewhere', tag: 'v1.2.3' }), { on: at('signatures') });
  const index = anIndex(at('index'), { seed: 'index', tag: 'v1.2.3' });
  for (const image of index.platforms.values()) {
    const { layer, manifest } = await cosignSign(desk.sigstore, image);
    if (image === index.platforms.get('linux/arm64')) twin = [image, layer, manifest].map(({ digest }) => digest.slice('sha256:'.length));
  }
});
afterAll(() => desk.close());

const image = (name: string): string => desk.registry.image(`acme/${name}:v1.2.3`);
const scenarios: Readonly<Record<string, Scenario>> = {
  'a signature under its tag': { given: () => ({ image: image('sig') }) },
  'a bundle that refers to the image': { given: () => ({ image: image('bundle') }) },
  'a bundle under the fallback tag': { options: { referrers: 'off' }, given: () => ({ image: image('fallback') }) },
  'an attestation under its tag': { given: () => ({ image: image('att'), require: 'provenance' }) },
  'an evidence repository': { given: () => ({ image: image('elsewhere'), 'evidence-repository': desk.registry.image('acme/signatures') }) },
  'all platforms of an index': { twin: () => twin, given: () => ({ image: image('index'), platforms: 'all' }) },
  'a private registry, with credentials': { auth: PRIVATE, options: { blobs: 'redirected' }, given: () => ({ image: image('sig'), 'github-token': `${desk.registry.host}=${SECRET}` }) },
  'several images': { twin: () => ['acme/att'], given: () => ({ image: [image('sig'), image('att')], require: 'signature | provenance' }) },
};
const FAULTS: readonly (readonly [string, Fault])[] = [
  ...(['refused', 'reset', 401, 403, 404, 429, 500, 'timeout', 'stalled', 'truncated', 'wrong-digest', 'endless', 'gzip-bomb', 'redirect', 'wrong-media-type'] as const).map((fault) => [String(fault), fault] as const),
  ['other bytes', (honest) => ({ ...honest, body: Buffer.from(honest.body.map((byte, at) => (at === honest.body.length >> 1 ? byte ^ 1 : byte))) })],
];

const keyOf = ({ server, method, path }: Pick<OciAsked, 'server' | 'method' | 'path'>): string => `${server} ${method} ${path.replace(/\?.*/s, '')}`;

/** The client of the desk, which waits shortly for what never comes. One pool of connections for all runs. */
function client(slow: (url: URL) => boolean): Http {
  const http: Http = { request: (url, request) => desk.http.request(url, slow(url) ? { ...request, tryMs: 30, retries: 0 } : request), on: () => http };
  return http;
}

/** A run with a fault at some requests, and what was asked in it. */
async function runWith({ options, auth, given }: Scenario, applies: (asked: OciAsked) => boolean, fault: Fault | null): Promise<{ readonly report: Report; readonly journal: readonly OciAsked[] }> {
  const { registry } = desk;
  registry.forget();
  Object.assign(registry.options, { referrers: 'on', blobs: 'here' }, options);
  Object.assign(registry.auth.options, ALL, auth);
  if (fault !== null) registry.fault(applies, fault);
  // Wherever it is led to, the path is the same.
  const isSlow = ({ pathname: path }: URL): boolean => (fault === 'timeout' || fault === 'stalled') && (['registry', 'token', 'elsewhere'] as const).some((server) => ['GET', 'HEAD'].some((method) => applies({ server, method, path } as OciAsked)));
  const report = await desk.report(given(), { ports: { http: client(isSlow) } });
  return { report, journal: [...registry.journal] };
}

/** The proof that a pass stands on: which bytes, by which evidence. */
function proofOf({ subjects }: Report): readonly string[] {
  return subjects.flatMap(({ name, digest, ledger }) => ledger.filter(({ became }) => became === 'counted').map(({ evidence }) => `${name} ${digest ?? ''} ${evidence}`)).toSorted();
}

/** All that a report says of what went wrong. */
function saidIn(report: Report): readonly string[] {
  const problems = [...report.problems, ...report.subjects.flatMap(({ reasons }) => reasons)];
  return [...problems.map(({ code }) => code), ...report.subjects.flatMap(({ searches }) => searches.flatMap(({ code }) => code ?? []))];
}

/** The codes of which one must tell a fault of a request; none where it may as well do no harm, or be an honest answer. */
function codesOf(fault: string, { method, kind, server, reference }: OciAsked, { options }: Scenario): readonly string[] {
  const isBody = method === 'GET';
  const isLed = kind === 'blob-get' && server === 'registry' && options?.blobs === 'redirected';
  const isByDigest = isBody && !isLed && (kind === 'blob-get' || kind === 'manifest-get') && reference?.startsWith('sha256:') === true;
  switch (fault) {
    case '401': case '403': return ['SOURCE_UNAUTHORIZED'];
    case '429': return ['SOURCE_RATE_LIMITED'];
    case '500': return ['SOURCE_SERVER'];
    case 'refused': case 'reset': case 'truncated': return ['SOURCE_UNREACHABLE'];
    case 'timeout': case 'stalled': return ['SOURCE_TIMEOUT'];
    case 'endless': return isBody ? ['SOURCE_TOO_LARGE'] : [];
    case 'gzip-bomb': return isBody ? ['SOURCE_SERVER'] : [];
    case 'other bytes': return isByDigest ? ['SOURCE_MISMATCH'] : [];
    // One byte more, which is more than was listed.
    case 'wrong-digest': return isByDigest ? ['SOURCE_MISMATCH', 'SOURCE_TOO_LARGE'] : [];
    // Where the registry leads, nobody has answered as a registry: that one says nothing about what there is.
    case '404': return kind === 'token' || server === 'elsewhere' ? ['SOURCE_SERVER'] : kind === 'blob-get' ? ['SOURCE_NOT_FOUND'] : [];
    default: return [];
  }
}

describe.each(Object.entries(scenarios))('%s', (_name, scenario) => {
  let proof: readonly string[];
  let asks: readonly OciAsked[];
  beforeAll(async () => {
    const sound = await runWith(scenario, () => false, null);
    expect([sound.report.outcome, sound.report.problems]).toEqual(['passed', []]);
    proof = proofOf(sound.report);
    asks = [...new Map(sound.journal.map((asked) => [keyOf(asked), asked])).values()].filter(({ path }) => scenario.twin?.().some((part) => path.includes(part)) !== true);
    expect([proof.length > 0, asks.length > 5]).toEqual([true, true]);
  });

  it.each(FAULTS)('never passes by a fault: %s', async (name, fault) => {
    let harmed = 0;
    for (const [index, ask] of asks.entries()) {
      const at = `${index + 1} ${keyOf(ask)}`;
      const started = performance.now();
      const { report, journal } = await runWith(scenario, (asked) => keyOf(asked) === keyOf(ask), fault);
      const said = saidIn(report);
      if (report.outcome === 'passed') expect({ at, proof: proofOf(report) }).toEqual({ at, proof });
      else {
        harmed += 1;
        expect({ at, outcome: report.outcome, isSaid: said.length > 0, exit: report.exit === 0, verified: outputsOf(report).verified }).toEqual({ at, outcome: expect.stringMatching(/^(?:failed|indeterminate|error)$/), isSaid: true, exit: false, verified: 'false' });
      }
      // It is told by its name, and nothing that a registry does is a defect of ours.
      expect({ at, unknown: said.filter((code) => !Object.keys(codes).includes(code) || code === 'INTERNAL') }).toEqual({ at, unknown: [] });
      const wanted = codesOf(name, ask, scenario);
      if (wanted.length > 0) expect({ at, said, wanted: said.some((code) => wanted.includes(code)) }).toEqual({ at, said, wanted: true });
      expect({ at, leaked: leaksIn(journal) }).toEqual({ at, leaked: [] });
      expect({ at, fast: performance.now() - started < 5_000 }).toEqual({ at, fast: true });
    }
    // The fault does harm somewhere, unless it leads to the same bytes or gives them another name.
    if (!['redirect', 'wrong-media-type'].includes(name)) expect(harmed).toBeGreaterThan(0);
  }, 30_000);
});

/** Requests that carry a secret to where it does not belong: a login to anybody but the token server, a token to another host. */
function leaksIn(journal: readonly OciAsked[]): readonly string[] {
  return journal.filter(({ server, headers, path, body }) => {
    const { authorization = '' } = headers;
    const isLogin = authorization.startsWith('Basic ') || path.includes(SECRET) || body.toString().includes(SECRET);
    return server === 'token' ? authorization.startsWith('Bearer ') : isLogin || (server === 'elsewhere' && authorization !== '');
  }).map((asked) => `${keyOf(asked)} ${asked.headers.authorization ?? ''}`);
}

describe('a fault that passes', () => {
  it.each(['refused', 'reset', 'truncated', 429, 500] as const)('is tried again, and the proof stands: %s', async (fault) => {
    const scenario = scenarios['a private registry, with credentials'] ?? { given: () => ({}) };
    const sound = await runWith(scenario, () => false, null);
    for (const { number } of sound.journal) {
      const { report } = await runWith(scenario, (asked) => asked.number === number, fault);
      expect({ number, outcome: report.outcome, proof: proofOf(report) }).toEqual({ number, outcome: 'passed', proof: proofOf(sound.report) });
    }
  }, 30_000);
});

describe('a registry that sends without end', () => {
  it.each(['endless', 'gzip-bomb'] as const)('is not held in memory: %s', async (fault) => {
    const scenario = scenarios['several images'] ?? { given: () => ({}) };
    const held = (): number => process.memoryUsage().rss;
    const before = held();
    let most = before;
    const timer = setInterval(() => {
      most = Math.max(most, held());
    }, 2);
    for (const kind of ['manifest-get', 'referrers', 'blob-get'] as const) {
      const { report } = await runWith(scenario, (asked) => asked.kind === kind, fault);
      // The signatures are not listed: what lists nothing else takes nothing from them.
      expect([kind, report.outcome === 'passed']).toEqual([kind, kind === 'referrers']);
    }
    clearInterval(timer);
    expect(Math.round((most - before) / 1024 ** 2)).toBeLessThan(256);
  });
});
