export const id = 557;
export const ids = [557];
export const modules = {

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
    #kept = 0;
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
        if (!(0,_addresses_js__WEBPACK_IMPORTED_MODULE_6__/* .isAtOneOf */ .BY)(secure, this.#options.unsafeHosts))
            return secure;
        try {
            await this.#options.http.request(new URL('v2/', secure), { method: 'GET', accept: 'application/json', maxBytes: _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.tokenBytes, retries: 0, signal: this.#options.signal });
            return secure;
        }
        catch (cause) {
            if (!(cause instanceof _domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SourceError */ .c8))
                throw cause;
            // Whatever else went wrong went wrong with encryption, and may be over by the next request.
            return cause.code === 'SOURCE_UNREACHABLE' ? plain : secure;
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
    /** Counts bytes that are to be kept; false where there are too many already. */
    keeps(bytes) {
        if (this.#kept + bytes > _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.manifestsKept)
            return false;
        this.#kept += bytes;
        return true;
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
    #ping = null;
    constructor(repository, host) {
        this.name = (0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .nameOfRepository */ .vQ)(repository);
        this.#path = repository.path;
        this.#host = host;
    }
    resolve(tag) {
        return this.#once(`tag ${tag}`, async () => {
            const manifest = await this.#manifestAt(tag, null, _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.manifestBytes);
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
    manifest(digest, maxBytes = _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.manifestBytes) {
        return this.#once(`manifest ${digest} ${maxBytes}`, () => this.#manifestAt(digest, digest, maxBytes));
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
        for (const [question, known] of this.#answers)
            if (known.isAbsent)
                this.#answers.delete(question);
    }
    // What was asked once is not asked again, whatever the answer was: also that there was none. Only where a registry answers with megabytes again and
    // again it is asked again, as a run over hundreds of images could not hold them.
    #once(question, ask) {
        // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- the question says what kind of answer was kept under it
        const known = this.#answers.get(question)?.answer;
        if (known !== undefined)
            return known;
        const answer = ask();
        const kept = { answer, isAbsent: false };
        this.#answers.set(question, kept);
        answer.then((found) => {
            kept.isAbsent = isAbsent(found);
            if (!this.#host.keeps(bytesIn(found)))
                this.#answers.delete(question);
        }, () => {
            kept.isAbsent = true;
        });
        return answer;
    }
    #at(kind, reference) {
        // Path, tag and digest were parsed: nothing in them leaves its place in a URL.
        return `v2/${this.#path}/${kind}/${reference}`;
    }
    async #manifestAt(reference, digest, maxBytes) {
        const answer = await this.#ask({ path: this.#at('manifests', reference), method: 'GET', accept: _domain_image_store_js__WEBPACK_IMPORTED_MODULE_4__/* .MANIFEST_TYPES */ ._P.join(','), maxBytes });
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
            // Nobody asks a listing for annotations, and they can be most of its bytes.
            descriptors.push(...(0,_domain_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .readIndex */ .vY)(answer.body, (0,_fault_js__WEBPACK_IMPORTED_MODULE_7__/* .placeOf */ .$)(answer.url)).map((descriptor) => ({ ...descriptor, annotations: NO_ANNOTATIONS })));
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
        // Where the registry leads elsewhere, the other host's word is none about the repository.
        if (await this.#isElsewhere(answer))
            throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SourceError */ .c8('SOURCE_SERVER', `${(0,_fault_js__WEBPACK_IMPORTED_MODULE_7__/* .placeOf */ .$)(answer.url)}, where ${this.name} leads, does not have it (status 404).`);
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
            // Another host that the registry leads to does not say where the registry's credentials are to be shown.
            if (await this.#isElsewhere(answer))
                throw unauthorized(answer);
            const next = await auth.answer(this.#path, answer.headers.get('www-authenticate') ?? '', attempt, authorization);
            if (next === null)
                throw unauthorized(answer);
            authorization = next;
        }
    }
    async #isElsewhere({ url }) {
        return url.origin !== (await this.#host.base()).origin;
    }
    // A server that has never answered as a registry may be anything: its 404 would hide a mistyped host, or somebody's error page.
    // Asked once for all that wait for it here; not for other repositories, which may be read with other rights.
    async #requireRegistry() {
        if (this.#host.isKnown)
            return;
        await (this.#ping ??= this.#showRegistry().finally(() => {
            this.#ping = null;
        }));
    }
    async #showRegistry() {
        const answer = await this.#authorized({ path: 'v2/', method: 'GET', accept: 'application/json', maxBytes: _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.tokenBytes });
        if (answer.status === 403)
            throw unauthorized(answer);
        if (answer.status !== 200)
            throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SourceError */ .c8('SOURCE_SERVER', `${(0,_fault_js__WEBPACK_IMPORTED_MODULE_7__/* .placeOf */ .$)(answer.url)} does not answer as a registry (status ${answer.status}).`);
    }
}
const NO_ANNOTATIONS = new Map();
/** The bytes of the manifests in an answer. */
function bytesIn(found) {
    if (Array.isArray(found))
        return found.reduce((sum, one) => sum + bytesIn(one), 0);
    return typeof found === 'object' && found !== null && 'bytes' in found && found.bytes instanceof Uint8Array ? found.bytes.length : 0;
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
function storedManifest(answer, digest) {
    return { digest, mediaType: (0,_domain_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .manifestTypeOf */ .Hj)(answer.body, mediaTypeOf(answer), (0,_fault_js__WEBPACK_IMPORTED_MODULE_7__/* .placeOf */ .$)(answer.url)), bytes: answer.body };
}
/** The next page by `Link` (RFC 8288), where it is one of the same listing; null where there is none. Throws `SourceError` where it leads elsewhere. */
function nextPage({ headers, url }, path) {
    const link = (headers.get('link') ?? '').split(/,\s*(?=<)/).find((part) => /;\s*rel="?next"?\s*(?:;|$)/i.test(part));
    if (link === undefined)
        return null;
    const target = URL.parse(/^\s*<([^>]*)>/.exec(link)?.[1] ?? '', url.href);
    // Another path would be another question, with our credentials for this one.
    if (target === null || target.origin !== url.origin || target.pathname.replaceAll(/%3a/gi, ':') !== `/${path}`)
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
