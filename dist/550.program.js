export const id = 550;
export const ids = [550];
export const modules = {

/***/ 560:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BY: () => (/* binding */ isAtOneOf),
/* harmony export */   Lu: () => (/* binding */ resolveBySystem),
/* harmony export */   NJ: () => (/* binding */ isPrivateLiteral),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   rN: () => (/* binding */ guardedLookup),
/* harmony export */   vt: () => (/* binding */ requireAskable),
/* harmony export */   w4: () => (/* binding */ hostOf)
/* harmony export */ });
/* harmony import */ var node_dns__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(610);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7030);
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6046);
// Which addresses are never asked: those that a hostile URL would have us ask from inside (server-side request forgery).
//
// URLs come from redirects, challenges of registries and evidence. The metadata services of clouds hand out credentials of the machine to whoever
// asks over link-local addresses. What counts is the address a name resolves to, not the name: so the check sits in the look-up that the connection
// itself uses, and there is no second one that could answer differently. Private networks are not refused: registries of companies are there.



/** Resolves as the system does, hosts file and all. */
const resolveBySystem = (hostname) => node_dns__WEBPACK_IMPORTED_MODULE_0__.promises.lookup(hostname, { all: true });
/** Link-local addresses, and those of the metadata services that lie elsewhere. IPv4 rules hold for IPv4-mapped IPv6 addresses too. */
const FORBIDDEN = new node_net__WEBPACK_IMPORTED_MODULE_1__.BlockList();
FORBIDDEN.addSubnet('169.254.0.0', 16, 'ipv4');
FORBIDDEN.addSubnet('fe80::', 10, 'ipv6');
FORBIDDEN.addAddress('fd00:ec2::254', 'ipv6');
FORBIDDEN.addAddress('100.100.100.200', 'ipv4');
FORBIDDEN.addAddress('168.63.129.16', 'ipv4');
// The same behind a NAT64 gateway (RFC 6052): its IPv6 address holds the IPv4 one.
FORBIDDEN.addSubnet('64:ff9b::169.254.0.0', 112, 'ipv6');
const LOOPBACK = new node_net__WEBPACK_IMPORTED_MODULE_1__.BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');
// The unspecified address reaches the machine itself as well.
LOOPBACK.addSubnet('0.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::', 'ipv6');
/** Networks of companies and providers (RFC 1918, RFC 4193, RFC 6598), also behind a NAT64 gateway. Asked where the user named them. */
const PRIVATE = new node_net__WEBPACK_IMPORTED_MODULE_1__.BlockList();
for (const [network, bits] of [['10.0.0.0', 8], ['172.16.0.0', 12], ['192.168.0.0', 16], ['100.64.0.0', 10]]) {
    PRIVATE.addSubnet(network, bits, 'ipv4');
    PRIVATE.addSubnet(`64:ff9b::${network}`, 96 + bits, 'ipv6');
}
PRIVATE.addSubnet('fc00::', 7, 'ipv6');
/** Names of metadata services; a proxy would resolve them where we cannot see it. */
const METADATA_NAMES = new Set(['metadata', 'metadata.google.internal', 'metadata.goog', 'instance-data', 'instance-data.ec2.internal']);
/** The host of a URL as a name or an address, without brackets and final dots. */
function hostOf(url) {
    return url.hostname.replace(/^\[|\]$/g, '').replace(/\.+$/, '');
}
/** Whether the URL names this machine itself, by a name or an address that can mean nothing else. */
function isLoopback(url) {
    const host = hostOf(url);
    return host === 'localhost' || isIn(LOOPBACK, host);
}
/**
 * Whether the URL is at one of these hosts, as they are written. Without a port a host means its usual ones; with a port it means that one alone, also
 * where it is a usual one, which no URL shows: `registry.test:80` is another server than `https://registry.test`.
 */
function isAtOneOf(url, hosts) {
    if (url.port !== '')
        return hosts.has(url.host);
    return hosts.has(url.hostname) || hosts.has(`${url.hostname}:${url.protocol === 'https:' ? '443' : '80'}`);
}
/** Whether the URL holds an address of a private network, instead of a name. What a name resolves to is not asked. */
function isPrivateLiteral(url) {
    return isIn(PRIVATE, hostOf(url));
}
function isIn(list, address) {
    const family = (0,node_net__WEBPACK_IMPORTED_MODULE_1__.isIP)(address);
    return family !== 0 && list.check(address, family === 4 ? 'ipv4' : 'ipv6');
}
/**
 * Throws `SourceError` (`SOURCE_REFUSED`) for a host that is never asked, as far as its name tells. An address in a URL is resolved by nobody, so
 * this is the only look at it.
 */
function requireAskable(url) {
    const host = hostOf(url);
    if (METADATA_NAMES.has(host))
        throw refused(host);
    requireAskableAddress(host, host);
}
function requireAskableAddress(host, address) {
    if (isIn(FORBIDDEN, address))
        throw refused(host);
}
function refused(host) {
    return new _domain_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SourceError */ .c8('SOURCE_REFUSED', `${host} is not asked: its address is the network link's own or a metadata service's.`);
}
/**
 * Returns the look-up for a connection. It fails where any of the addresses is never asked, and, unless `loopback` allows it, where one is this
 * machine: a name of the user's own may mean it, one that a redirect leads to may not.
 */
function guardedLookup(resolve, { loopback }) {
    return (hostname, options, callback) => {
        const answer = async () => {
            const addresses = await resolve(hostname);
            for (const { address } of addresses) {
                requireAskableAddress(hostname, address);
                if (!loopback && isIn(LOOPBACK, address))
                    throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SourceError */ .c8('SOURCE_REFUSED', `A redirect leads to ${hostname}, which is this machine itself.`);
            }
            const [first, ...others] = addresses;
            if (first === undefined)
                throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SourceError */ .c8('SOURCE_DNS', `${hostname} has no address.`);
            return [first, ...others];
        };
        answer().then(([first, ...others]) => {
            if (options.all === true)
                callback(null, [first, ...others]);
            else
                callback(null, first.address, first.family);
        }, (cause) => callback(asError(cause), '', 0));
    };
}
// The types of node: want an Error; what is not one (from another realm) is wrapped, its code kept by the cause.
function asError(cause) {
    return cause instanceof Error ? cause : new Error('the name cannot be resolved', { cause });
}


/***/ }),

/***/ 2550:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   httpClient: () => (/* binding */ httpClient)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4708);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8500);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1692);
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6046);
/* harmony import */ var _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(545);
/* harmony import */ var _addresses_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(560);
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1924);
// The one HTTP client of the program: bounded in time, bytes, redirects and connections. What it returns is believed by nobody.
//
// Servers are attacker-controlled or may become so: they stall, send without end, break off, lead elsewhere. What must never happen is a hang, a body
// larger than was allowed, credentials at an origin they were not given for, and an answer taken for one that was not had: what is no answer is a
// `SourceError`, so that "there is none" and "could not be asked" stay apart.
// The agents of node:https instead of fetch: nothing to load at start, no decompression behind our back, and each connection passes our look-up.








const DEFAULTS = { proxy: null, unsafeHosts: new Set(), extraCa: [], resolve: _addresses_js__WEBPACK_IMPORTED_MODULE_6__/* .resolveBySystem */ .Lu, wait: (ms, signal) => (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_2__.setTimeout)(ms, undefined, { signal }) };
/** Makes a client with a pool of connections of its own. */
function httpClient(given = {}) {
    const options = { ...DEFAULTS, ...given };
    const agents = makeAgents(options);
    return {
        request: (url, request) => ask(url, request, { options, agents }),
        on: (terms) => httpClient({ ...given, ...terms }),
        close: () => {
            for (const agent of [agents.plain, agents.direct, agents.redirected, agents.unverified, agents.proxied])
                agent?.destroy();
        },
    };
}
function makeAgents({ proxy, extraCa }) {
    const pool = { keepAlive: true, maxSockets: _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.httpConnections };
    // Said, because NODE_TLS_REJECT_UNAUTHORIZED would decide otherwise, and an earlier step can set it. NODE_EXTRA_CA_CERTS is in the default list.
    const secure = { ...pool, rejectUnauthorized: true, ...(extraCa.length === 0 ? {} : { ca: [...node_tls__WEBPACK_IMPORTED_MODULE_3__.getCACertificates('default'), ...extraCa] }) };
    return {
        plain: new node_http__WEBPACK_IMPORTED_MODULE_0__.Agent(pool),
        direct: new node_https__WEBPACK_IMPORTED_MODULE_1__.Agent(secure),
        // Connections are kept by host: one that the user named may be this machine, and no redirect must find it open.
        redirected: new node_https__WEBPACK_IMPORTED_MODULE_1__.Agent(secure),
        unverified: new node_https__WEBPACK_IMPORTED_MODULE_1__.Agent({ ...pool, rejectUnauthorized: false }),
        proxied: proxy?.url == null || !KNOWS_PROXIES ? null : new node_https__WEBPACK_IMPORTED_MODULE_1__.Agent({ ...secure, proxyEnv: { HTTPS_PROXY: proxy.url.href } }),
    };
}
/** Whether this Node has agents that use a proxy. One that does not know the option would go directly, past the way that the runner prescribes. */
const KNOWS_PROXIES = typeof node_http__WEBPACK_IMPORTED_MODULE_0__.setGlobalProxyFromEnv === 'function';
/** Milliseconds before the first repetition; doubled for each further one. */
const FIRST_WAIT_MS = 250;
/** Headers that have a field of their own, are secrets, or would make an answer something else than its bytes. */
const RESERVED = new Set(['accept', 'accept-encoding', 'authorization', 'connection', 'content-length', 'cookie', 'expect', 'host', 'proxy-authorization', 'te', 'transfer-encoding', 'upgrade']);
/** All tries of one request. Rejects with `SourceError`. */
async function ask(url, request, client) {
    const reserved = Object.keys(request.headers ?? {}).find((name) => RESERVED.has(name.toLowerCase()));
    if (reserved !== undefined)
        throw new TypeError(`the header ${reserved} cannot be given`);
    const totalMs = request.totalMs ?? _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.httpTotalMs;
    const started = performance.now();
    const whole = anyOf(AbortSignal.timeout(totalMs), request.signal);
    const repetitions = request.method === 'POST' && request.repeatable !== true ? 0 : (request.retries ?? _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.httpRetries);
    for (let tried = 0;; tried += 1) {
        const result = await tryOnce(url, request, client, whole);
        if (!('error' in result))
            return result;
        const waitMs = result.waitMs ?? FIRST_WAIT_MS * 2 ** tried;
        const left = totalMs - (performance.now() - started);
        // A wait that the time does not cover is not begun: it would turn what the server says into a mere timeout.
        if (!result.passing || tried >= repetitions || waitMs >= left)
            throw result.error;
        await pause(waitMs, whole, client, result);
    }
}
async function pause(ms, whole, client, last) {
    try {
        await client.options.wait(ms, whole);
    }
    catch {
        // Cut off while waiting: what the server said last is the reason, not the waiting.
        throw last.error;
    }
}
/** One try, redirects and all. Never rejects but for defects. */
async function tryOnce(url, request, client, whole) {
    const once = AbortSignal.timeout(request.tryMs ?? _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.httpTryMs);
    const signal = AbortSignal.any([whole, once]);
    try {
        const answer = await follow(url, request, client, signal);
        return failedAnswer(answer) ?? answer;
    }
    catch (cause) {
        return (0,_fault_js__WEBPACK_IMPORTED_MODULE_7__/* .failureOf */ .g)(cause, (0,_fault_js__WEBPACK_IMPORTED_MODULE_7__/* .placeOf */ .$)(url), whole.aborted ? 'all' : once.aborted ? 'try' : null);
    }
}
function anyOf(signal, other) {
    return other === undefined ? signal : AbortSignal.any([signal, other]);
}
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** Asks, and follows redirects by hand: each target is looked at, and credentials stay at their origin. */
async function follow(url, request, client, signal) {
    // Where a server leads by the text of its answer, it leads as by a redirect.
    if (request.led === true && (0,_addresses_js__WEBPACK_IMPORTED_MODULE_6__/* .isLoopback */ .U9)(url))
        throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .SourceError */ .c8('SOURCE_REFUSED', `${(0,_fault_js__WEBPACK_IMPORTED_MODULE_7__/* .placeOf */ .$)(url)} is this machine itself.`);
    let hop = { url, authorization: request.authorization ?? null, redirected: request.led === true };
    for (let redirects = 0;; redirects += 1) {
        const answer = await exchange(hop, request, client, signal);
        const location = REDIRECTS.has(answer.status) ? answer.headers.get('location') : undefined;
        if (location === undefined)
            return answer;
        if (redirects >= _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.httpRedirects)
            throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .SourceError */ .c8('SOURCE_REFUSED', `${(0,_fault_js__WEBPACK_IMPORTED_MODULE_7__/* .placeOf */ .$)(url)} leads on and on: more than ${_domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.httpRedirects} redirects.`);
        if (request.method === 'POST')
            throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .SourceError */ .c8('SOURCE_REFUSED', `${(0,_fault_js__WEBPACK_IMPORTED_MODULE_7__/* .placeOf */ .$)(url)} redirects a request that sends something.`);
        const next = nextHop(hop, location);
        if (request.follow === 'origin' && next.url.origin !== hop.url.origin)
            return answer;
        hop = next;
    }
}
function nextHop(hop, location) {
    const url = URL.parse(location, hop.url.href);
    if (url === null)
        throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .SourceError */ .c8('SOURCE_SERVER', `${(0,_fault_js__WEBPACK_IMPORTED_MODULE_7__/* .placeOf */ .$)(hop.url)} redirects to what is no address.`);
    if (hop.url.protocol === 'https:' && url.protocol !== 'https:')
        throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .SourceError */ .c8('SOURCE_REFUSED', `${(0,_fault_js__WEBPACK_IMPORTED_MODULE_7__/* .placeOf */ .$)(hop.url)} redirects to an address without encryption.`);
    const leaves = url.origin !== hop.url.origin;
    // A server elsewhere has no business with services of this machine.
    if (leaves && (0,_addresses_js__WEBPACK_IMPORTED_MODULE_6__/* .isLoopback */ .U9)(url) && !(0,_addresses_js__WEBPACK_IMPORTED_MODULE_6__/* .isLoopback */ .U9)(hop.url))
        throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .SourceError */ .c8('SOURCE_REFUSED', `${(0,_fault_js__WEBPACK_IMPORTED_MODULE_7__/* .placeOf */ .$)(hop.url)} redirects to this machine itself.`);
    return { url, authorization: leaves ? null : hop.authorization, redirected: hop.redirected || leaves };
}
/** One request and its answer, on one connection. */
async function exchange(hop, request, client, signal) {
    requireAllowed(hop.url, client.options);
    const { url } = hop;
    const agent = agentFor(hop, client);
    const { promise, resolve, reject } = Promise.withResolvers();
    const outgoing = (url.protocol === 'http:' ? node_http__WEBPACK_IMPORTED_MODULE_0__ : node_https__WEBPACK_IMPORTED_MODULE_1__).request(url, {
        method: request.method ?? 'GET',
        headers: headersOf(hop, request),
        agent,
        // Through a proxy the only name that is resolved here is the proxy's own, which the runner chose.
        lookup: agent === client.agents.proxied ? undefined : (0,_addresses_js__WEBPACK_IMPORTED_MODULE_6__/* .guardedLookup */ .rN)(client.options.resolve, { loopback: !hop.redirected || (0,_addresses_js__WEBPACK_IMPORTED_MODULE_6__/* .isLoopback */ .U9)(url) }),
        maxHeaderSize: _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.httpHeaderBytes,
        signal,
    });
    outgoing.on('error', reject);
    let hasAnswer = false;
    // A server that changes to another protocol unasked gives neither an answer nor an error, and whoever waited for one would wait for ever.
    outgoing.on('close', () => (hasAnswer ? null : reject(new _domain_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .SourceError */ .c8('SOURCE_SERVER', `${(0,_fault_js__WEBPACK_IMPORTED_MODULE_7__/* .placeOf */ .$)(url)} closed the connection without an answer.`))));
    outgoing.on('response', (incoming) => {
        hasAnswer = true;
        take(incoming, url, request).then(resolve, (cause) => {
            // Nothing more of this connection is wanted: what is still under way would be bytes without end.
            outgoing.destroy();
            reject(cause);
        });
    });
    outgoing.end(request.body);
    return promise;
}
function requireAllowed(url, { unsafeHosts }) {
    if (url.protocol !== 'https:' && url.protocol !== 'http:')
        throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .SourceError */ .c8('SOURCE_REFUSED', `An address of the kind ${url.protocol} is not asked.`);
    // A secret in a URL ends in every log on the way.
    if (url.username !== '' || url.password !== '')
        throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .SourceError */ .c8('SOURCE_REFUSED', `The address of ${url.host} holds credentials.`);
    if (url.protocol === 'http:' && !(0,_addresses_js__WEBPACK_IMPORTED_MODULE_6__/* .isLoopback */ .U9)(url) && !(0,_addresses_js__WEBPACK_IMPORTED_MODULE_6__/* .isAtOneOf */ .BY)(url, unsafeHosts))
        throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .SourceError */ .c8('SOURCE_REFUSED', `${(0,_fault_js__WEBPACK_IMPORTED_MODULE_7__/* .placeOf */ .$)(url)} is not encrypted.`);
    (0,_addresses_js__WEBPACK_IMPORTED_MODULE_6__/* .requireAskable */ .vt)(url);
}
function agentFor({ url, redirected }, { options, agents }) {
    if (url.protocol === 'http:')
        return agents.plain;
    // A host that was redirected to is somebody else's word, whatever it is called.
    if (!redirected && (0,_addresses_js__WEBPACK_IMPORTED_MODULE_6__/* .isAtOneOf */ .BY)(url, options.unsafeHosts))
        return agents.unverified;
    // This machine itself is never behind a proxy.
    if (options.proxy === null || (0,_addresses_js__WEBPACK_IMPORTED_MODULE_6__/* .isLoopback */ .U9)(url) || options.proxy.bypass(url))
        return redirected ? agents.redirected : agents.direct;
    if (agents.proxied === null)
        throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .SourceError */ .c8('SOURCE_REFUSED', options.proxy.url === null ? 'HTTPS_PROXY is not the address of an HTTP proxy.' : 'This version of Node cannot use a proxy; 24.15 can.');
    return agents.proxied;
}
function headersOf({ authorization }, { accept, headers = {}, body }) {
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
async function take(incoming, url, { method, maxBytes: wanted, into }) {
    const headers = new Map(Object.entries(incoming.headersDistinct).map(([name, values]) => [name, (values ?? []).join(', ')]));
    const encoding = headers.get('content-encoding') ?? 'identity';
    if (encoding !== 'identity')
        throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .SourceError */ .c8('SOURCE_SERVER', `${(0,_fault_js__WEBPACK_IMPORTED_MODULE_7__/* .placeOf */ .$)(url)} answers in an encoding that was not asked for.`);
    const status = incoming.statusCode ?? 0;
    // What is small may be refused, or be elsewhere, in more words than it has bytes itself.
    const maxBytes = status === 200 ? wanted : Math.max(wanted, _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.tokenBytes);
    if (method === 'HEAD') {
        incoming.resume();
        return { status, headers, body: new Uint8Array(), url };
    }
    // Said to be too large, it is not begun. What is not said, or is a lie, is counted.
    if (Number(headers.get('content-length') ?? 0) > maxBytes)
        throw tooLarge(url, maxBytes);
    const chunks = [];
    const keep = async (chunk) => void chunks.push(chunk);
    const sink = into !== undefined && status === 200 ? await into() : { write: keep, end: nothing, abandon: nothing };
    try {
        let bytes = 0;
        for await (const chunk of chunksOf(incoming)) {
            bytes += chunk.length;
            if (bytes > maxBytes)
                throw tooLarge(url, maxBytes);
            await sink.write(chunk);
        }
        await sink.end();
    }
    catch (cause) {
        await sink.abandon();
        throw cause;
    }
    return { status, headers, body: Buffer.concat(chunks), url };
}
async function nothing() { }
// The stream is typed as of anything; without an encoding it is of bytes. It throws where the connection ends before the body does.
function chunksOf(incoming) {
    return incoming;
}
function tooLarge(url, maxBytes) {
    return new _domain_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .SourceError */ .c8('SOURCE_TOO_LARGE', `The answer of ${(0,_fault_js__WEBPACK_IMPORTED_MODULE_7__/* .placeOf */ .$)(url)} is larger than ${maxBytes} bytes.`);
}
/** What an answer means that is none: the server is busy, or failed. Null for every other. */
function failedAnswer({ status, headers, url }) {
    const waitMs = retryAfter(headers.get('retry-after')) ?? untilReset(headers);
    const fail = (code, what) => ({ error: new _domain_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .SourceError */ .c8(code, `${(0,_fault_js__WEBPACK_IMPORTED_MODULE_7__/* .placeOf */ .$)(url)} ${what} (status ${status}).`), passing: true, waitMs });
    // GitHub says by the same status that something is not for us; only these headers tell that too much was asked.
    if (status === 429 || (status === 403 && waitMs !== null))
        return fail('SOURCE_RATE_LIMITED', 'asks for fewer requests');
    if (status === 408)
        return fail('SOURCE_TIMEOUT', 'waited too long for the request');
    if (status >= 500 || status < 200)
        return fail('SOURCE_SERVER', 'failed');
    return null;
}
/** Milliseconds until GitHub takes requests again, where it says that none are left; null where it does not. */
function untilReset(headers) {
    const reset = headers.get('x-ratelimit-reset');
    if (headers.get('x-ratelimit-remaining') !== '0' || reset === undefined || !/^\d{1,12}$/.test(reset))
        return null;
    return Math.max(0, Number(reset) * 1000 - Date.now());
}
/** Milliseconds until the time that the server names (RFC 9110 §10.2.3), in seconds or as a date; null where it names none that can be read. */
function retryAfter(value) {
    if (value === undefined)
        return null;
    if (/^\d{1,9}$/.test(value))
        return Number(value) * 1000;
    const date = Date.parse(value);
    return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
}


/***/ })

};
