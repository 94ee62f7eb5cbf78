// The one HTTP client of the program: bounded in time, bytes, redirects and connections. What it returns is believed by nobody.
//
// Servers are attacker-controlled or may become so: they stall, send without end, break off, lead elsewhere. What must never happen is a hang, a body
// larger than was allowed, credentials at an origin they were not given for, and an answer taken for one that was not had: what is no answer is a
// `SourceError`, so that "there is none" and "could not be asked" stay apart.
// The agents of node:https instead of fetch: nothing to load at start, no decompression behind our back, and each connection passes our look-up.

import http, { type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import https from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import tls from 'node:tls';
import { SourceError, type SourceCode } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';
import type { BodySink, Http, HttpAnswer, HttpRequest } from '../domain/ports.ts';
import { guardedLookup, isAtOneOf, isLoopback, requireAskable, resolveBySystem, type Resolve } from './addresses.ts';
import { failureOf, placeOf, type Failure } from './fault.ts';
import type { Proxy } from './proxy.ts';

/** What a client may do beyond asking public servers over TLS. */
export interface HttpOptions {
  readonly proxy: Proxy | null;
  /** Hosts, as they are written, that may be asked without encryption, or with a certificate nobody vouches for. This machine itself may always be asked without. */
  readonly unsafeHosts: ReadonlySet<string>;
  /** Certificates in PEM that are trusted beside those of the system. */
  readonly extraCa: readonly string[];
  readonly resolve: Resolve;
  /** Waits between two tries; rejects when the signal aborts. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

/** A client, and what ends its idle connections. */
export interface HttpClient extends Http { readonly close: () => void }

const DEFAULTS: HttpOptions = { proxy: null, unsafeHosts: new Set(), extraCa: [], resolve: resolveBySystem, wait: (ms, signal) => sleep(ms, undefined, { signal }) };

/** Makes a client with a pool of connections of its own. */
export function httpClient(given: Partial<HttpOptions> = {}): HttpClient {
  const options = { ...DEFAULTS, ...given };
  const agents = makeAgents(options);
  return {
    request: (url, request) => ask(url, request, { options, agents }),
    on: (terms) => httpClient({ ...given, ...terms }),
    close: () => {
      for (const agent of [agents.plain, agents.direct, agents.redirected, agents.unverified, agents.proxied]) agent?.destroy();
    },
  };
}

interface Agents { readonly plain: http.Agent; readonly direct: https.Agent; readonly redirected: https.Agent; readonly unverified: https.Agent; readonly proxied: https.Agent | null }
interface Client { readonly options: HttpOptions; readonly agents: Agents }

function makeAgents({ proxy, extraCa }: HttpOptions): Agents {
  const pool = { keepAlive: true, maxSockets: limits.httpConnections };
  // Said, because NODE_TLS_REJECT_UNAUTHORIZED would decide otherwise, and an earlier step can set it. NODE_EXTRA_CA_CERTS is in the default list.
  const secure = { ...pool, rejectUnauthorized: true, ...(extraCa.length === 0 ? {} : { ca: [...tls.getCACertificates('default'), ...extraCa] }) };
  return {
    plain: new http.Agent(pool),
    direct: new https.Agent(secure),
    // Connections are kept by host: one that the user named may be this machine, and no redirect must find it open.
    redirected: new https.Agent(secure),
    unverified: new https.Agent({ ...pool, rejectUnauthorized: false }),
    proxied: proxy?.url == null || !KNOWS_PROXIES ? null : new https.Agent({ ...secure, proxyEnv: { HTTPS_PROXY: proxy.url.href } }),
  };
}

/** Whether this Node has agents that use a proxy. One that does not know the option would go directly, past the way that the runner prescribes. */
const KNOWS_PROXIES = typeof http.setGlobalProxyFromEnv === 'function';

/** Milliseconds before the first repetition; doubled for each further one. */
const FIRST_WAIT_MS = 250;

/** Headers that have a field of their own, are secrets, or would make an answer something else than its bytes. */
const RESERVED: ReadonlySet<string> = new Set(['accept', 'accept-encoding', 'authorization', 'connection', 'content-length', 'cookie', 'expect', 'host', 'proxy-authorization', 'te', 'transfer-encoding', 'upgrade']);

/** All tries of one request. Rejects with `SourceError`. */
async function ask(url: URL, request: HttpRequest, client: Client): Promise<HttpAnswer> {
  const reserved = Object.keys(request.headers ?? {}).find((name) => RESERVED.has(name.toLowerCase()));
  if (reserved !== undefined) throw new TypeError(`the header ${reserved} cannot be given`);
  const totalMs = request.totalMs ?? limits.httpTotalMs;
  const started = performance.now();
  const whole = anyOf(AbortSignal.timeout(totalMs), request.signal);
  const repetitions = request.method === 'POST' && request.repeatable !== true ? 0 : (request.retries ?? limits.httpRetries);
  for (let tried = 0; ; tried += 1) {
    const result = await tryOnce(url, request, client, whole);
    if (!('error' in result)) return result;
    const waitMs = result.waitMs ?? FIRST_WAIT_MS * 2 ** tried;
    const left = totalMs - (performance.now() - started);
    // A wait that the time does not cover is not begun: it would turn what the server says into a mere timeout.
    if (!result.passing || tried >= repetitions || waitMs >= left) throw result.error;
    await pause(waitMs, whole, client, result);
  }
}

async function pause(ms: number, whole: AbortSignal, client: Client, last: Failure): Promise<void> {
  try {
    await client.options.wait(ms, whole);
  } catch {
    // Cut off while waiting: what the server said last is the reason, not the waiting.
    throw last.error;
  }
}

/** One try, redirects and all. Never rejects but for defects. */
async function tryOnce(url: URL, request: HttpRequest, client: Client, whole: AbortSignal): Promise<HttpAnswer | Failure> {
  const once = AbortSignal.timeout(request.tryMs ?? limits.httpTryMs);
  const signal = AbortSignal.any([whole, once]);
  try {
    const answer = await follow(url, request, client, signal);
    return failedAnswer(answer) ?? answer;
  } catch (cause) {
    return failureOf(cause, placeOf(url), whole.aborted ? 'all' : once.aborted ? 'try' : null);
  }
}

function anyOf(signal: AbortSignal, other: AbortSignal | undefined): AbortSignal {
  return other === undefined ? signal : AbortSignal.any([signal, other]);
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Asks, and follows redirects by hand: each target is looked at, and credentials stay at their origin. */
async function follow(url: URL, request: HttpRequest, client: Client, signal: AbortSignal): Promise<HttpAnswer> {
  // Where a server leads by the text of its answer, it leads as by a redirect.
  if (request.led === true && isLoopback(url)) throw new SourceError('SOURCE_REFUSED', `${placeOf(url)} is this machine itself.`);
  let hop: Hop = { url, authorization: request.authorization ?? null, redirected: request.led === true };
  for (let redirects = 0; ; redirects += 1) {
    const answer = await exchange(hop, request, client, signal);
    const location = REDIRECTS.has(answer.status) ? answer.headers.get('location') : undefined;
    if (location === undefined) return answer;
    if (redirects >= limits.httpRedirects) throw new SourceError('SOURCE_REFUSED', `${placeOf(url)} leads on and on: more than ${limits.httpRedirects} redirects.`);
    if (request.method === 'POST') throw new SourceError('SOURCE_REFUSED', `${placeOf(url)} redirects a request that sends something.`);
    const next = nextHop(hop, location);
    if (request.follow === 'origin' && next.url.origin !== hop.url.origin) return answer;
    hop = next;
  }
}

/** One request on the way. `authorization` is null as soon as an origin was left, and stays so: whoever is led back was led by a stranger. */
interface Hop { readonly url: URL; readonly authorization: string | null; readonly redirected: boolean }

function nextHop(hop: Hop, location: string): Hop {
  const url = URL.parse(location, hop.url.href);
  if (url === null) throw new SourceError('SOURCE_SERVER', `${placeOf(hop.url)} redirects to what is no address.`);
  if (hop.url.protocol === 'https:' && url.protocol !== 'https:') throw new SourceError('SOURCE_REFUSED', `${placeOf(hop.url)} redirects to an address without encryption.`);
  const leaves = url.origin !== hop.url.origin;
  // A server elsewhere has no business with services of this machine.
  if (leaves && isLoopback(url) && !isLoopback(hop.url)) throw new SourceError('SOURCE_REFUSED', `${placeOf(hop.url)} redirects to this machine itself.`);
  return { url, authorization: leaves ? null : hop.authorization, redirected: hop.redirected || leaves };
}

/** One request and its answer, on one connection. */
async function exchange(hop: Hop, request: HttpRequest, client: Client, signal: AbortSignal): Promise<HttpAnswer> {
  requireAllowed(hop.url, client.options);
  const { url } = hop;
  const agent = agentFor(hop, client);
  const { promise, resolve, reject } = Promise.withResolvers<HttpAnswer>();
  const outgoing = (url.protocol === 'http:' ? http : https).request(url, {
    method: request.method ?? 'GET',
    headers: headersOf(hop, request),
    agent,
    // Through a proxy the only name that is resolved here is the proxy's own, which the runner chose.
    lookup: agent === client.agents.proxied ? undefined : guardedLookup(client.options.resolve, { loopback: !hop.redirected || isLoopback(url) }),
    maxHeaderSize: limits.httpHeaderBytes,
    signal,
  });
  outgoing.on('error', reject);
  let hasAnswer = false;
  // A server that changes to another protocol unasked gives neither an answer nor an error, and whoever waited for one would wait for ever.
  outgoing.on('close', () => (hasAnswer ? null : reject(new SourceError('SOURCE_SERVER', `${placeOf(url)} closed the connection without an answer.`))));
  outgoing.on('response', (incoming) => {
    hasAnswer = true;
    take(incoming, url, request).then(resolve, (cause: unknown) => {
      // Nothing more of this connection is wanted: what is still under way would be bytes without end.
      outgoing.destroy();
      reject(cause);
    });
  });
  outgoing.end(request.body);
  return promise;
}

function requireAllowed(url: URL, { unsafeHosts }: HttpOptions): void {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new SourceError('SOURCE_REFUSED', `An address of the kind ${url.protocol} is not asked.`);
  // A secret in a URL ends in every log on the way.
  if (url.username !== '' || url.password !== '') throw new SourceError('SOURCE_REFUSED', `The address of ${url.host} holds credentials.`);
  if (url.protocol === 'http:' && !isLoopback(url) && !isAtOneOf(url, unsafeHosts)) throw new SourceError('SOURCE_REFUSED', `${placeOf(url)} is not encrypted.`);
  requireAskable(url);
}

function agentFor({ url, redirected }: Hop, { options, agents }: Client): http.Agent {
  if (url.protocol === 'http:') return agents.plain;
  // A host that was redirected to is somebody else's word, whatever it is called.
  if (!redirected && isAtOneOf(url, options.unsafeHosts)) return agents.unverified;
  // This machine itself is never behind a proxy.
  if (options.proxy === null || isLoopback(url) || options.proxy.bypass(url)) return redirected ? agents.redirected : agents.direct;
  if (agents.proxied === null) throw new SourceError('SOURCE_REFUSED', options.proxy.url === null ? 'HTTPS_PROXY is not the address of an HTTP proxy.' : 'This version of Node cannot use a proxy; 24.15 can.');
  return agents.proxied;
}

function headersOf({ authorization }: Hop, { accept, headers = {}, body }: HttpRequest): OutgoingHttpHeaders {
  return {
    ...headers,
    accept,
    // Bytes as they are: bounds and digests are of what is sent, and a few bytes cannot become many.
    'accept-encoding': 'identity',
    'user-agent': 'verify-supply-chain',
    ...(authorization === null ? {} : { authorization }),
    ...(body === undefined ? {} : { 'content-length': body.length }),
  };
}

async function take(incoming: IncomingMessage, url: URL, { method, maxBytes: wanted, into }: HttpRequest): Promise<HttpAnswer> {
  const headers = new Map(Object.entries(incoming.headersDistinct).map(([name, values]) => [name, (values ?? []).join(', ')]));
  const encoding = headers.get('content-encoding') ?? 'identity';
  if (encoding !== 'identity') throw new SourceError('SOURCE_SERVER', `${placeOf(url)} answers in an encoding that was not asked for.`);
  const status = incoming.statusCode ?? 0;
  // What is small may be refused, or be elsewhere, in more words than it has bytes itself.
  const maxBytes = status === 200 ? wanted : Math.max(wanted, limits.tokenBytes);
  if (method === 'HEAD') {
    incoming.resume();
    return { status, headers, body: new Uint8Array(), url };
  }
  // Said to be too large, it is not begun. What is not said, or is a lie, is counted.
  if (Number(headers.get('content-length') ?? 0) > maxBytes) throw tooLarge(url, maxBytes);
  const chunks: Uint8Array[] = [];
  const keep = async (chunk: Uint8Array): Promise<void> => void chunks.push(chunk);
  const sink: BodySink = into !== undefined && status === 200 ? await into() : { write: keep, end: nothing, abandon: nothing };
  try {
    let bytes = 0;
    for await (const chunk of chunksOf(incoming)) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw tooLarge(url, maxBytes);
      await sink.write(chunk);
    }
    await sink.end();
  } catch (cause) {
    await sink.abandon();
    throw cause;
  }
  return { status, headers, body: Buffer.concat(chunks), url };
}

async function nothing(): Promise<void> {}

// The stream is typed as of anything; without an encoding it is of bytes. It throws where the connection ends before the body does.
function chunksOf(incoming: IncomingMessage): AsyncIterable<Uint8Array> {
  return incoming;
}

function tooLarge(url: URL, maxBytes: number): SourceError {
  return new SourceError('SOURCE_TOO_LARGE', `The answer of ${placeOf(url)} is larger than ${maxBytes} bytes.`);
}

/** What an answer means that is none: the server is busy, or failed. Null for every other. */
function failedAnswer({ status, headers, url }: HttpAnswer): Failure | null {
  const waitMs = retryAfter(headers.get('retry-after')) ?? untilReset(headers);
  const fail = (code: SourceCode, what: string): Failure => ({ error: new SourceError(code, `${placeOf(url)} ${what} (status ${status}).`), passing: true, waitMs });
  // GitHub says by the same status that something is not for us; only these headers tell that too much was asked.
  if (status === 429 || (status === 403 && waitMs !== null)) return fail('SOURCE_RATE_LIMITED', 'asks for fewer requests');
  if (status === 408) return fail('SOURCE_TIMEOUT', 'waited too long for the request');
  if (status >= 500 || status < 200) return fail('SOURCE_SERVER', 'failed');
  return null;
}

/** Milliseconds until GitHub takes requests again, where it says that none are left; null where it does not. */
function untilReset(headers: ReadonlyMap<string, string>): number | null {
  const reset = headers.get('x-ratelimit-reset');
  if (headers.get('x-ratelimit-remaining') !== '0' || reset === undefined || !/^\d{1,12}$/.test(reset)) return null;
  return Math.max(0, Number(reset) * 1000 - Date.now());
}

/** Milliseconds until the time that the server names (RFC 9110 §10.2.3), in seconds or as a date; null where it names none that can be read. */
function retryAfter(value: string | undefined): number | null {
  if (value === undefined) return null;
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
}
