export const id = 557;
export const ids = [557];
export const modules = {

/***/ 560:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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

/***/ 4557:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   registries: () => (/* binding */ registries)
/* harmony export */ });
/* harmony import */ var _domain_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3213);
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6046);
/* harmony import */ var _domain_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3732);
/* harmony import */ var _domain_image_reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(880);
/* harmony import */ var _domain_image_store_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5300);
/* harmony import */ var _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(545);
/* harmony import */ var _addresses_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(560);
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1924);
// Reads images and evidence from registries: the pull side of distribution-spec v1.1, and nothing else of it.
//
// A registry is not trusted, and neither is the network to it. What it answers for a digest is hashed before anything looks into it; what it answers
// for a tag has the digest of its bytes, whatever a header says. Four answers are kept apart: the thing, "there is none" (404, by a server that has
// shown that it is a registry and knows us), "not for you" (401, 403), and no answer. Referrers are listed by an API that many registries lack, each
// in another way; only a real index by this very server is a listing (contracts of ghcr, which leads to another host, among them).








/** Returns what opens repositories; what it opens shares connections, bounds and answers for the whole run. */
function registries(options) {
    const hosts = new Map();
    const stores = new Map();
    return (repository) => {
        const host = hosts.get(repository.registry) ?? new RegistryHost(repository.registry, options);
        hosts.set(repository.registry, host);
        const name = (0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .nameOfRepository */ .vQ)(repository);
        const store = stores.get(name) ?? new RegistryRepository(repository, host);
        stores.set(name, store);
        return store;
    };
}
/** Statuses by which registries say that they have no referrers API. */
const NO_REFERRERS = new Set([301, 302, 303, 307, 308, 400, 404, 405, 406]);
/** One registry: its address, how many requests it gets at a time, and whether it has shown that it is one. */
class RegistryHost {
    #name;
    #options;
    #waiting = [];
    #running = 0;
    #base = null;
    #auth = null;
    #known = false;
    constructor(name, options) {
        this.#name = name;
        this.#options = options;
    }
    /** The address that requests go to. */
    base() {
        return (this.#base ??= this.#findBase());
    }
    // This machine itself is asked without encryption, as every client of registries does. A host that the user calls unsafe is asked with it first.
    async #findBase() {
        const plain = new URL(`http://${this.#name}/`);
        const secure = new URL(`https://${this.#name}/`);
        if ((0,_addresses_js__WEBPACK_IMPORTED_MODULE_6__/* .isLoopback */ .U9)(plain))
            return plain;
        if (!this.#options.unsafeHosts.has(this.#name))
            return secure;
        try {
            await this.#options.http.request(new URL('v2/', secure), { method: 'GET', accept: 'application/json', maxBytes: _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.tokenBytes, retries: 0, signal: this.#options.signal });
            return secure;
        }
        catch (cause) {
            if (!(cause instanceof _domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SourceError */ .c8) || cause.code !== 'SOURCE_UNREACHABLE')
                throw cause;
            return plain;
        }
    }
    /** Who signs in to it; one for all of its repositories. */
    async auth() {
        const base = await this.base();
        return (this.#auth ??= this.#options.authFor(this.#name, base));
    }
    /** Asks once, when a place is free: what waits in here has not begun, so its time does not run. */
    async ask(question, authorization) {
        const base = await this.base();
        if (this.#running >= _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.registryRequests)
            await new Promise((resolve) => void this.#waiting.push(resolve));
        else
            this.#running += 1;
        try {
            const { path, ...request } = question;
            const answer = await this.#options.http.request(new URL(path, base), { ...request, ...(authorization === null ? {} : { authorization }), signal: this.#options.signal });
            if (answer.status === 200 && answer.url.origin === base.origin)
                this.#known = true;
            return answer;
        }
        finally {
            const next = this.#waiting.shift();
            if (next === undefined)
                this.#running -= 1;
            else
                next();
        }
    }
    /** Whether the server has answered as a registry: only then its 404 is a statement about a repository. */
    get isKnown() {
        return this.#known;
    }
}
class RegistryRepository {
    name;
    #path;
    #host;
    #answers = new Map();
    constructor(repository, host) {
        this.name = (0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .nameOfRepository */ .vQ)(repository);
        this.#path = repository.path;
        this.#host = host;
    }
    resolve(tag) {
        return this.#once(`tag ${tag}`, async () => {
            const manifest = await this.#manifestAt(tag, null);
            return manifest === null ? [] : [manifest];
        });
    }
    async roots() {
        return [];
    }
    hasTag(tag) {
        return this.#once(`has ${tag}`, async () => {
            const answer = await this.#ask({ path: this.#at('manifests', tag), method: 'HEAD', accept: _domain_image_store_js__WEBPACK_IMPORTED_MODULE_4__/* .MANIFEST_TYPES */ ._P.join(','), maxBytes: 0 });
            return answer !== null;
        });
    }
    manifest(digest) {
        return this.#once(`manifest ${digest}`, () => this.#manifestAt(digest, digest));
    }
    // Not kept: it may be large, and who needs it has it then.
    async blob(digest, maxBytes) {
        const answer = await this.#ask({ path: this.#at('blobs', digest), method: 'GET', accept: '*/*', maxBytes });
        if (answer === null)
            return null;
        requireDigest(answer, digest);
        return answer.body;
    }
    referrers(digest) {
        return this.#once(`referrers ${digest}`, () => this.#listReferrers(digest));
    }
    forgetAbsent() {
        for (const [question, answer] of this.#answers) {
            const forget = () => this.#answers.delete(question);
            answer.then((found) => (isAbsent(found) ? forget() : null), forget);
        }
    }
    // What was asked once is not asked again, whatever the answer was: also that there was none.
    #once(question, ask) {
        // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- the question says what kind of answer was kept under it
        const known = this.#answers.get(question);
        if (known !== undefined)
            return known;
        const answer = ask();
        this.#answers.set(question, answer);
        return answer;
    }
    #at(kind, reference) {
        // Path, tag and digest were parsed: nothing in them leaves its place in a URL.
        return `v2/${this.#path}/${kind}/${reference}`;
    }
    async #manifestAt(reference, digest) {
        const answer = await this.#ask({ path: this.#at('manifests', reference), method: 'GET', accept: _domain_image_store_js__WEBPACK_IMPORTED_MODULE_4__/* .MANIFEST_TYPES */ ._P.join(','), maxBytes: _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.manifestBytes });
        if (answer === null)
            return null;
        if (digest !== null)
            requireDigest(answer, digest);
        return storedManifest(answer, digest ?? (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .ol)(answer.body));
    }
    async #listReferrers(digest) {
        const descriptors = [];
        let path = this.#at('referrers', digest);
        for (let page = 0;; page += 1) {
            if (page === _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.referrerPages)
                return { outcome: 'listed', descriptors, partial: `more than ${_domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.referrerPages} pages` };
            const answer = await this.#authorized({ path, method: 'GET', accept: _domain_image_store_js__WEBPACK_IMPORTED_MODULE_4__/* .OCI_INDEX */ .$p, maxBytes: _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.manifestBytes, follow: 'origin' });
            const isListing = answer.status === 200 && mediaTypeOf(answer) === _domain_image_store_js__WEBPACK_IMPORTED_MODULE_4__/* .OCI_INDEX */ .$p;
            if (!isListing) {
                // In the middle of a listing it is no word about the API.
                if (page === 0 && (NO_REFERRERS.has(answer.status) || answer.status === 200))
                    return { outcome: 'unsupported' };
                throw unexpected(answer);
            }
            descriptors.push(...(0,_domain_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .readIndex */ .vY)(answer.body, (0,_fault_js__WEBPACK_IMPORTED_MODULE_7__/* .placeOf */ .$)(answer.url)));
            if (descriptors.length > _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.descriptors)
                return { outcome: 'listed', descriptors: descriptors.slice(0, _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.descriptors), partial: `more than ${_domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.descriptors} entries` };
            const next = nextPage(answer, this.#at('referrers', digest));
            if (next === null)
                return { outcome: 'listed', descriptors, partial: null };
            path = next;
        }
    }
    /** The answer, or null for a 404 that is a statement. Rejects with `SourceError` for every other status. */
    async #ask(question) {
        const answer = await this.#authorized(question);
        if (answer.status === 200)
            return answer;
        if (answer.status !== 404)
            throw unexpected(answer);
        await this.#requireRegistry();
        return null;
    }
    async #authorized(question) {
        const auth = await this.#host.auth();
        let authorization = await auth.authorization(this.#path);
        for (let attempt = 0;; attempt += 1) {
            const answer = await this.#host.ask(question, authorization);
            const isRefused = answer.status === 401 || (answer.status === 403 && authorization !== null);
            if (!isRefused)
                return answer;
            const next = await auth.answer(this.#path, answer.headers.get('www-authenticate') ?? '', attempt, authorization);
            if (next === null)
                throw unauthorized(answer);
            authorization = next;
        }
    }
    // A server that has never answered as a registry may be anything: its 404 would hide a mistyped host, or somebody's error page.
    async #requireRegistry() {
        if (this.#host.isKnown)
            return;
        const answer = await this.#authorized({ path: 'v2/', method: 'GET', accept: 'application/json', maxBytes: _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.tokenBytes });
        if (answer.status !== 200)
            throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SourceError */ .c8('SOURCE_SERVER', `${(0,_fault_js__WEBPACK_IMPORTED_MODULE_7__/* .placeOf */ .$)(answer.url)} does not answer as a registry (status ${answer.status}).`);
    }
}
function isAbsent(found) {
    if (found === null || found === false || (Array.isArray(found) && found.length === 0))
        return true;
    return typeof found === 'object' && found !== null && 'descriptors' in found && Array.isArray(found.descriptors);
}
function requireDigest(answer, digest) {
    const found = (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .ol)(answer.body, (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .algorithmOf */ .Hy)(digest));
    if (found !== digest)
        throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SourceError */ .c8('SOURCE_MISMATCH', `${(0,_fault_js__WEBPACK_IMPORTED_MODULE_7__/* .placeOf */ .$)(answer.url)} was asked for ${digest}, and answered with ${found}.`);
}
/** The media type without its parameters. */
function mediaTypeOf({ headers }) {
    return (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}
// What the bytes say of themselves is what a runtime believes; a server that says something else would have another client read them differently.
function storedManifest(answer, digest) {
    const place = (0,_fault_js__WEBPACK_IMPORTED_MODULE_7__/* .placeOf */ .$)(answer.url);
    const [said, stated] = [mediaTypeOf(answer), (0,_domain_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .statedMediaType */ .Cr)(answer.body, place)];
    if (stated !== null && (0,_domain_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .isManifestType */ .Q3)(said) && stated !== said)
        throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SourceError */ .c8('SOURCE_MALFORMED', `${place} is sent as ${said}, and calls itself ${stated}.`);
    const mediaType = stated ?? said;
    if (!(0,_domain_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .isManifestType */ .Q3)(mediaType))
        throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SourceError */ .c8('SOURCE_MALFORMED', `${place} is of the media type ${mediaType === '' ? 'nobody names' : mediaType}, which is no manifest that is read.`);
    return { digest, mediaType, bytes: answer.body };
}
/** The next page by `Link` (RFC 8288), where it is one of the same listing; null where there is none. Throws `SourceError` where it leads elsewhere. */
function nextPage({ headers, url }, path) {
    const link = (headers.get('link') ?? '').split(/,\s*(?=<)/).find((part) => /;\s*rel="?next"?\s*(?:;|$)/i.test(part));
    if (link === undefined)
        return null;
    const target = URL.parse(/^\s*<([^>]*)>/.exec(link)?.[1] ?? '', url.href);
    // Another path would be another question, with our credentials for this one.
    if (target === null || target.origin !== url.origin || target.pathname !== `/${path}`)
        throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SourceError */ .c8('SOURCE_MALFORMED', `${(0,_fault_js__WEBPACK_IMPORTED_MODULE_7__/* .placeOf */ .$)(url)} names a next page that is none of this listing.`);
    return `${path}${target.search}`;
}
function unauthorized({ url, status }) {
    return new _domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SourceError */ .c8('SOURCE_UNAUTHORIZED', `${(0,_fault_js__WEBPACK_IMPORTED_MODULE_7__/* .placeOf */ .$)(url)} is not for us to read (status ${status}).`);
}
function unexpected(answer) {
    const { status, url } = answer;
    if (status === 401 || status === 403)
        return unauthorized(answer);
    return new _domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SourceError */ .c8('SOURCE_SERVER', `${(0,_fault_js__WEBPACK_IMPORTED_MODULE_7__/* .placeOf */ .$)(url)} answered with the status ${status}.`);
}


/***/ })

};
