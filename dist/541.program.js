export const id = 541;
export const ids = [541];
export const modules = {

/***/ 6541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GithubApi: () => (/* binding */ GithubApi)
/* harmony export */ });
/* unused harmony export apiOf */
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6046);
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7803);
/* harmony import */ var _domain_limits_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(545);
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1924);
// GitHub's REST API, as much of it as reading evidence and releases needs.
//
//   github.com        https://api.github.com
//   TENANT.ghe.com    https://api.TENANT.ghe.com
//   any other host    https://HOST/api/v3              GitHub Enterprise Server
//
// Three things make its silence hard to read. It answers 404 both for what is not there and for what the token may not see, so whoever takes a 404
// for "none" has to know that the repository can be read at all (`requireReadable`). It refuses a token that is not its own, has run out or may not
// be used for this organisation, even for what everybody may read: what is refused is asked once more by nobody. And it says by one status, 403,
// that something is forbidden and that too much was asked; the latter is told apart, and waited for, where all requests are (net/http.ts).
//
// A token is for one host. It is sent to the API's own origin and to nothing that an answer names: not to the storage of assets and bundles, not to
// the next page of a listing, of which only the cursor is taken.




/** The address of a host's API. */
function apiOf(host) {
    switch (host.kind) {
        case 'public': return new URL('https://api.github.com/');
        case 'tenant': return new URL(`https://api.${host.name}/`);
        case 'server': return new URL(`https://${host.name}/api/v3/`);
        default: return host;
    }
}
/** The version whose shape of answers is asked for. Answers of 2026-03-10, which have no `bundle`, are read all the same. */
const VERSION = '2022-11-28';
const JSON_TYPE = 'application/vnd.github+json';
/** The API of one host. Every method rejects with `SourceError` where no answer was had. */
class GithubApi {
    base;
    host;
    #options;
    #readable = new Map();
    #waiting = [];
    #notes = new Map();
    #running = 0;
    #token;
    /** Whether there is a token of this host. */
    hasToken;
    constructor(options) {
        this.#options = options;
        this.host = options.host;
        this.base = options.api ?? apiOf(options.host);
        const own = options.tokens.find(({ host }) => host === this.base.host || host === options.host.name);
        this.#token = own?.token ?? null;
        this.hasToken = own !== undefined;
        if (own !== undefined)
            options.mask(own.token);
    }
    /** What there is to say of the token. */
    notes() {
        return [...this.#notes.values()];
    }
    /** A document; null where GitHub says that there is none, or nothing to say (404, 204). */
    async get(path, query = {}) {
        return (await this.page(path, query))?.body ?? null;
    }
    /** One page of a listing; null as for `get`. */
    async page(path, query = {}) {
        const answer = await this.#ask({ url: this.#url(path, query), accept: JSON_TYPE, maxBytes: _domain_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .limits */ .F.githubAnswerBytes });
        return answer === null ? null : { body: bodyOf(answer), next: nextOf(answer) };
    }
    /** The answer to a question that does not fit into an address; null as for `get`. */
    async post(path, query, body) {
        const answer = await this.#ask({ url: this.#url(path, query), accept: JSON_TYPE, maxBytes: _domain_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .limits */ .F.githubAnswerBytes, method: 'POST', body: Buffer.from(JSON.stringify(body)) });
        return answer === null ? null : bodyOf(answer);
    }
    /** The commit that a branch, a tag or the beginning of a commit stands for now; null where there is none, as for `get`. */
    async commitOf(repo, ref) {
        const answer = await this.#ask({ url: this.#url(`repos/${repo}/commits/${encodeURIComponent(ref)}`, {}), accept: 'application/vnd.github.sha', maxBytes: 1024 });
        const sha = answer === null ? null : Buffer.from(answer.body).toString('latin1').trim();
        if (sha !== null && !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(sha))
            throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SourceError */ .c8('SOURCE_MALFORMED', `${(0,_fault_js__WEBPACK_IMPORTED_MODULE_3__/* .placeOf */ .$)(this.base)} names no commit for a ref of ${repo}.`);
        return sha;
    }
    /**
     * A file of a repository at a commit (contents API); null where there is none, as for `get`. Rejects with `SOURCE_MALFORMED` for what is no file, or is
     * larger than the megabyte that this API hands out.
     */
    async file(repo, path, commit) {
        const answer = await this.get(`repos/${repo}/contents/${path.split('/').map(encodeURIComponent).join('/')}`, { ref: commit });
        if (answer === null)
            return null;
        const { type, encoding, content } = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(answer) ? answer : {};
        if (type !== 'file' || encoding !== 'base64' || typeof content !== 'string')
            throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SourceError */ .c8('SOURCE_MALFORMED', `${repo}/${path} is ${type === 'file' ? 'larger than 1 MB, which GitHub does not hand out' : 'no file'}.`);
        const text = content.replaceAll('\n', '');
        const bytes = Buffer.from(text, 'base64');
        if (bytes.toString('base64') !== text)
            throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SourceError */ .c8('SOURCE_MALFORMED', `The answer about ${repo}/${path} is no base64.`);
        return bytes;
    }
    /** Fetches bytes, of which GitHub may say that they lie elsewhere, into a sink; false where there are none. */
    async download(path, maxBytes, into) {
        const answer = await this.#ask({ url: this.#url(path, {}), accept: 'application/octet-stream', maxBytes, into, tryMs: _domain_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .limits */ .F.releaseAssetMs, totalMs: _domain_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .limits */ .F.releaseAssetMs }, 'any');
        return answer !== null;
    }
    /** Fetches what an answer gave the address of: without any token, which is not for whoever keeps it. */
    async fetch(url, maxBytes) {
        if (url.protocol !== 'https:')
            throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SourceError */ .c8('SOURCE_REFUSED', `${(0,_fault_js__WEBPACK_IMPORTED_MODULE_3__/* .placeOf */ .$)(url)} is not encrypted.`);
        return this.#inTurn(() => this.#options.http.request(url, { maxBytes, accept: '*/*', led: true, signal: this.#options.signal }));
    }
    /**
     * Resolves where these credentials may read a thing, as `repos/acme/app`: then a 404 below it means that there is none.
     * Rejects with `SourceError` (`GITHUB_TOKEN_SCOPE`) where they may not, or it does not exist. Asked once.
     */
    requireReadable(path) {
        const known = this.#readable.get(path) ?? this.get(path).then((found) => {
            if (found === null)
                throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SourceError */ .c8('GITHUB_TOKEN_SCOPE', `${(0,_fault_js__WEBPACK_IMPORTED_MODULE_3__/* .placeOf */ .$)(this.#url(path, {}))} is not there for ${this.#token === null ? 'anybody without a token' : 'this token'}: it does not exist, or is private (status 404).`);
        });
        this.#readable.set(path, known);
        return known;
    }
    #url(path, query) {
        const url = new URL(path, this.base);
        for (const [name, value] of Object.entries(query))
            url.searchParams.set(name, value);
        return url;
    }
    async #ask(question, follow = 'origin') {
        const answer = await this.#authorized(question, follow);
        const { status, url } = answer;
        if (status === 200 || status === 201)
            return answer;
        // Where another host was led to, its word is none about what lies at GitHub.
        if ((status === 404 || status === 204) && url.origin === this.base.origin)
            return null;
        if ((status === 401 || status === 403) && url.origin === this.base.origin)
            throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SourceError */ .c8('GITHUB_TOKEN_SCOPE', `${(0,_fault_js__WEBPACK_IMPORTED_MODULE_3__/* .placeOf */ .$)(url)} is not for ${this.#token === null ? 'anybody without a token' : 'this token'} to read (status ${status}).`);
        throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SourceError */ .c8('SOURCE_SERVER', `${(0,_fault_js__WEBPACK_IMPORTED_MODULE_3__/* .placeOf */ .$)(url)} answered with the status ${status}.`);
    }
    async #authorized(question, follow) {
        const token = this.#token;
        const answer = await this.#once(question, follow, token);
        const isRefused = (answer.status === 401 || answer.status === 403) && answer.url.origin === this.base.origin;
        if (token === null || !isRefused)
            return answer;
        // It is no token of this host's, or none that this owner lets in, and will not become one: what follows is asked by nobody too, so that a 404 means
        // to all of it what it means to anybody.
        const isUseless = answer.status === 401 || answer.headers.has('x-github-sso');
        if (isUseless)
            this.#token = null;
        const open = await this.#openly(question, follow, { refused: answer, isUseless });
        if (isUseless || open !== answer)
            this.#note(answer.status);
        return open;
    }
    // What everybody may read is there without a token.
    async #openly(question, follow, { refused, isUseless }) {
        try {
            const open = await this.#once(question, follow, null);
            // To nobody a 404 may mean "private", where the token can see that it is there: that it may not read it is the answer then.
            return isUseless || open.status === 200 || open.status === 201 ? open : refused;
        }
        catch (cause) {
            // That nobody may ask more now is no answer; that the token was refused is one, unless it was no token at all.
            if (!(cause instanceof _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SourceError */ .c8) || isUseless)
                throw cause;
            return refused;
        }
    }
    #note(status) {
        const what = status === 401 ? 'The token is none of this host, or has run out' : 'The token may not be used for this (single sign-on, or a permission that it lacks)';
        this.#notes.set(what, (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)('CREDENTIALS_UNUSABLE', { about: this.base.host, level: 'warning', what: `${what} (status ${status}); what everybody may read was asked without it.`, next: 'Give a token of this host in github-token, with permissions: contents: read, attestations: read; or none, for public repositories.' }));
    }
    #once({ url, ...question }, follow, token) {
        const headers = { 'x-github-api-version': VERSION, ...(question.body === undefined ? {} : { 'content-type': 'application/json' }) };
        return this.#inTurn(() => this.#options.http.request(url, { ...question, headers, follow, repeatable: true, signal: this.#options.signal, ...(token === null ? {} : { authorization: `Bearer ${token}` }) }));
    }
    /** Asks when a place is free: what waits in here has not begun, so its time does not run. */
    async #inTurn(ask) {
        if (this.#running >= _domain_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .limits */ .F.githubRequests)
            await new Promise((resolve) => void this.#waiting.push(resolve));
        else
            this.#running += 1;
        try {
            return await ask();
        }
        finally {
            const next = this.#waiting.shift();
            if (next === undefined)
                this.#running -= 1;
            else
                next();
        }
    }
}
function bodyOf({ body, url }) {
    try {
        return (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(body);
    }
    catch (cause) {
        if (!(cause instanceof _domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .JsonError */ .N3))
            throw cause;
        throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SourceError */ .c8('SOURCE_MALFORMED', `The answer of ${(0,_fault_js__WEBPACK_IMPORTED_MODULE_3__/* .placeOf */ .$)(url)} ${cause.message}.`, { cause });
    }
}
/** Parameters by which GitHub leads on. */
const CURSORS = ['after', 'page'];
// GitHub names the next page under another path than was asked (/repositories/<id>/…), and a page elsewhere would be another question: so the place
// stays, and only what says where to go on is taken.
function nextOf({ headers, url }) {
    const link = (headers.get('link') ?? '').split(/,\s*(?=<)/).find((part) => /;\s*rel="?next"?\s*(?:;|$)/i.test(part));
    if (link === undefined)
        return null;
    const target = URL.parse(/^\s*<([^>]*)>/.exec(link)?.[1] ?? '', url.href);
    const cursors = target === null || target.origin !== url.origin ? [] : CURSORS.flatMap((name) => (target.searchParams.get(name) ?? '') === '' ? [] : [[name, target.searchParams.get(name) ?? '']]);
    if (cursors.length === 0)
        throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SourceError */ .c8('SOURCE_MALFORMED', `${(0,_fault_js__WEBPACK_IMPORTED_MODULE_3__/* .placeOf */ .$)(url)} names a next page that is none of this listing.`);
    return Object.fromEntries(cursors);
}


/***/ })

};
