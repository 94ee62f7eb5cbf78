export const id = 297;
export const ids = [297];
export const modules = {

/***/ 631:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $5: () => (/* binding */ credentialOf),
/* harmony export */   Fj: () => (/* binding */ secretsOf),
/* harmony export */   Zc: () => (/* binding */ isBearerToken),
/* harmony export */   aR: () => (/* binding */ basicAuthorization)
/* harmony export */ });
// What a registry is told about who asks, in the three forms that credentials are stored in.
//
// All of it is secret: nothing here is printed, and no error that this folder throws quotes any of it. Which host a credential is for is not part of
// it; net/credentials.ts hands it out for one repository, and net/oci-auth.ts holds it for one registry.
/** The user name that says that the password is an identity token (docker-credential-helpers). */
const TOKEN_USER = '<token>';
/** The credential that a name and a secret are, null where both are empty. */
function credentialOf(username, secret) {
    if (username === TOKEN_USER)
        return secret === '' ? null : { kind: 'refresh', token: secret, login: null };
    return username === '' && secret === '' ? null : { kind: 'basic', username, password: secret };
}
/** The value of `Authorization` for a login (RFC 7617). */
function basicAuthorization(login) {
    return `Basic ${encoded(login)}`;
}
/** Whether a text can stand in `Authorization: Bearer`, wider than RFC 6750 §2.1 as servers are, and without what would begin another header. */
function isBearerToken(text) {
    return /^[\x21-\x7e]+$/.test(text);
}
/** Every text by which a credential could show itself in a log: the secret, and the header that it is sent in. */
function secretsOf(credential) {
    switch (credential.kind) {
        case 'basic': return loginSecrets(credential);
        case 'refresh': return [credential.token, ...(credential.login === null ? [] : loginSecrets(credential.login))];
        case 'bearer': return [credential.token];
        default: return credential;
    }
}
function loginSecrets(login) {
    const header = encoded(login);
    // Also without its padding: files hold it either way.
    return [login.password, header, header.replace(/=+$/, '')];
}
function encoded({ username, password }) {
    return Buffer.from(`${username}:${password}`).toString('base64');
}


/***/ }),

/***/ 297:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  registryAuth: () => (/* binding */ registryAuth)
});

// EXTERNAL MODULE: ./build/domain/errors.js
var errors = __webpack_require__(6046);
// EXTERNAL MODULE: ./build/domain/limits.js
var limits = __webpack_require__(545);
// EXTERNAL MODULE: ./build/net/addresses.js
var addresses = __webpack_require__(560);
;// CONCATENATED MODULE: ./build/net/challenges.js
// The header in which a server says how it wants to be told who asks (RFC 9110 §11.6.1), as registries really write it.
//
//   Bearer realm="https://auth.example/token",service="registry.example",scope="repository:a/b:pull",Basic realm="…"
//   challenge = scheme [ 1*SP ( token68 / [ parameter *( "," parameter ) ] ) ]     parameter = name "=" ( word / quoted text )
//
// The server is attacker-controlled. What cannot be read is passed over, nothing is thrown, and the time is linear in the text. Nothing here is
// believed: what a realm may be is decided in net/token-server.ts.

const SEPARATORS = /[\s,]*/y;
const WORD = /[^\s,="]+/y;
const EQUALS = /\s*=\s*/y;
const QUOTED = /"((?:[^"\\]|\\[^])*)/y;
const BARE = /[^\s,"]+/y;
/** Parses the challenges of a header, several in one included. Never throws. */
function parseChallenges(headerValue) {
    const text = headerValue.slice(0, limits/* limits */.F.httpHeaderBytes);
    const challenges = [];
    let at = 0;
    const take = (pattern) => {
        pattern.lastIndex = at;
        const match = pattern.exec(text);
        if (match !== null)
            at = pattern.lastIndex;
        return match;
    };
    for (;;) {
        take(SEPARATORS);
        if (at >= text.length)
            return challenges;
        const word = take(WORD)?.[0].toLowerCase();
        if (word === undefined) {
            // A quote or an equals sign that belongs to nothing.
            at += 1;
            continue;
        }
        if (take(EQUALS) === null) {
            if (challenges.length === limits/* limits */.F.challenges)
                return challenges;
            challenges.push({ scheme: word, parameters: new Map() });
            continue;
        }
        const quoted = take(QUOTED)?.[1];
        // What has no end ends with the header; what has one is passed over.
        if (quoted !== undefined)
            at += 1;
        const value = quoted?.replaceAll(/\\([^])/g, '$1') ?? take(BARE)?.[0];
        const parameters = challenges.at(-1)?.parameters;
        // What has no value is passed over: it may be a token68 with its padding, and no scheme that is known here has one.
        if (value !== undefined && parameters !== undefined && !parameters.has(word) && parameters.size < limits/* limits */.F.challengeParameters)
            parameters.set(word, value);
    }
}

// EXTERNAL MODULE: ./build/net/credential.js
var net_credential = __webpack_require__(631);
// EXTERNAL MODULE: ./build/net/fault.js
var fault = __webpack_require__(1924);
// EXTERNAL MODULE: ./build/domain/json.js
var json = __webpack_require__(7803);
;// CONCATENATED MODULE: ./build/net/token-server.js
// Token servers: where a registry has us sign in for the right to read one repository (distribution, "Token Authentication Specification").
//
//   GET  <realm>?service=<service>&scope=repository:<path>:pull      with `Authorization: Basic` or for anybody
//   POST <realm>   grant_type=refresh_token&refresh_token=…          (OAuth2)
//   200  {"token":"…","access_token":"…","expires_in":300}
//
// Which server that is, is the word of the registry. A hostile one names an address inside, to have it asked from here, or one without encryption, to
// read along. What it gets is the credential of that registry, which it could have had itself. No answer and no secret is quoted in an error.






/** The token server that a Bearer challenge of the registry at `base` names. Throws `SourceError` for one that is not asked. */
function realmOf({ parameters }, base) {
    const url = URL.parse(parameters.get('realm') ?? '');
    if (url === null)
        throw new errors/* SourceError */.c8('SOURCE_MALFORMED', `${base.host} names a token server that is no address.`);
    requireRealm(url, base);
    return { url, service: parameters.get('service') ?? null };
}
function requireRealm(url, base) {
    const refuse = (why) => {
        throw new errors/* SourceError */.c8('SOURCE_REFUSED', `The token server that ${base.host} names is not asked: ${why}.`);
    };
    if (url.protocol !== 'https:' && url.protocol !== 'http:')
        refuse(`its address is of the kind ${url.protocol}`);
    if (url.username !== '' || url.password !== '')
        refuse('its address holds credentials');
    // By name, not by port: a registry may have its token server beside it.
    const isOwn = (0,addresses/* hostOf */.w4)(url) === (0,addresses/* hostOf */.w4)(base);
    const isOfThisMachine = (0,addresses/* isLoopback */.U9)(url) && (0,addresses/* isLoopback */.U9)(base);
    if (url.protocol === 'http:' && !(base.protocol === 'http:' && (isOwn || isOfThisMachine)))
        refuse(`${(0,fault/* placeOf */.$)(url)} is not encrypted`);
    if ((0,addresses/* isLoopback */.U9)(url) && !(0,addresses/* isLoopback */.U9)(base))
        refuse(`${url.host} is this machine itself`);
    if ((0,addresses/* isPrivateLiteral */.NJ)(url) && !isOwn)
        refuse(`${url.host} is an address of a private network`);
    (0,addresses/* requireAskable */.vt)(url);
}
/** Asks for a token. Rejects with `SourceError` where the server did not answer, or with what is no token. */
async function requestToken(request) {
    if (request.proof?.kind !== 'refresh')
        return readAnswer(await get(request, request.proof), request.proof !== null);
    const answer = await post(request, request.proof.token);
    // No OAuth2 there. The identity token is of no use to the other form; the login beside it is.
    if (answer.status !== 404 && answer.status !== 405)
        return readAnswer(answer, true);
    return request.proof.login === null ? { refused: answer.status } : readAnswer(await get(request, request.proof.login), true);
}
function get({ realm, scopes, http, signal }, login) {
    const url = new URL(realm.url);
    // Ours alone: what the challenge asks for may be more than reading, or of another repository.
    url.searchParams.delete('scope');
    if (realm.service !== null)
        url.searchParams.set('service', realm.service);
    for (const scope of scopes)
        url.searchParams.append('scope', scope);
    return http.request(url, { accept: 'application/json', maxBytes: limits/* limits */.F.tokenBytes, signal, ...(login === null ? {} : { authorization: (0,net_credential/* basicAuthorization */.aR)(login) }) });
}
function post({ realm, scopes, http, signal }, refreshToken) {
    const form = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken, client_id: 'verify-supply-chain', scope: scopes.join(' ') });
    if (realm.service !== null)
        form.append('service', realm.service);
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return http.request(realm.url, { method: 'POST', repeatable: true, accept: 'application/json', headers, body: Buffer.from(form.toString()), maxBytes: limits/* limits */.F.tokenBytes, signal });
}
/** Statuses that refuse: OAuth2 says with 400 that a token does not count (RFC 6749 §5.2), some servers say it of a login. */
function refuses(status, signedIn) {
    return status === 401 || status === 403 || (status === 400 && signedIn);
}
/** Milliseconds that a token holds where the server does not say, as the specification has it. */
const LIFETIME_MS = 60_000;
function readAnswer({ status, body, url }, signedIn) {
    if (refuses(status, signedIn))
        return { refused: status };
    if (status !== 200)
        throw new errors/* SourceError */.c8('SOURCE_SERVER', `${(0,fault/* placeOf */.$)(url)} gives no token (status ${status}).`);
    const answer = parsed(body);
    const token = [answer?.['token'], answer?.['access_token']].find((text) => typeof text === 'string' && text !== '');
    // A line end in it would begin a header of the server's choice.
    if (typeof token !== 'string' || !(0,net_credential/* isBearerToken */.Zc)(token))
        throw new errors/* SourceError */.c8('SOURCE_MALFORMED', `${(0,fault/* placeOf */.$)(url)} answers with what is no token.`);
    const seconds = answer?.['expires_in'];
    return { token, lifetimeMs: typeof seconds === 'number' && seconds > 0 ? seconds * 1000 : LIFETIME_MS };
}
function parsed(body) {
    try {
        const value = (0,json/* parseJson */.qF)(body);
        return (0,json/* isJsonObject */.OW)(value) ? value : null;
    }
    catch (cause) {
        if (cause instanceof json/* JsonError */.N3)
            return null;
        throw cause;
    }
}

;// CONCATENATED MODULE: ./build/net/oci-auth.js
// Signing in to one registry: what `Authorization` says, for each repository that is read there.
//
// A registry answers 401 and says how it wants to be told who asks (net/challenges.ts): by a token of its token server for one repository
// (net/token-server.ts), or by name and password. In order: the credential, then what anybody may have; each is tried until it is refused. So an old
// login does not hide a public image, and the report says that it was refused.
// The registry is hostile in the worst case. It can get the credential that was stored for it, and nothing else: not that of another host, not over a
// connection that others read, and no right but to pull from the repository that is read.







/** Makes the sign-in to one registry. */
function registryAuth(options) {
    const registry = new Registry(options);
    return {
        authorization: (path) => registry.repository(path).authorization(),
        answer: (path, wwwAuthenticate, attempt, sent) => registry.repository(path).answer(wwwAuthenticate, attempt, sent),
        notes: () => registry.notes(),
    };
}
/** The share of its time for which a token is used: it is on the way for a while, and clocks differ. */
const USED = 0.9;
/** Kinds of repository that reading one may need a right for: images, and plug-ins of Docker under the same names. */
const KINDS = ['repository', 'repository(plugin)'];
class Registry {
    options;
    #repositories = new Map();
    /** Credentials that a token server does not know. Secret. */
    #unknown = new Set();
    #notes = new Map();
    constructor(options) {
        this.options = options;
    }
    repository(path) {
        const repository = this.#repositories.get(path) ?? new Repository(this, path);
        this.#repositories.set(path, repository);
        return repository;
    }
    notes() {
        return [...this.#notes].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, note]) => note);
    }
    note(what) {
        this.#notes.set(what, (0,errors/* problem */.CC)('CREDENTIALS_UNUSABLE', { about: this.options.base.host, level: 'warning', seen: what }));
    }
    /** The credential for a repository, null where there is none that may be sent. */
    async credential(path) {
        const { base } = this.options;
        const credential = await this.options.credential(path);
        if (credential === null || this.#unknown.has(secretOf(credential)))
            return null;
        // Whoever is on the way can read it, and can answer with a token server of their own.
        if (base.protocol !== 'https:' && !(0,addresses/* isLoopback */.U9)(base)) {
            this.note('It is asked without encryption, so credentials are not sent.');
            return null;
        }
        return credential;
    }
    /** Remembers that a token server knows no such credential. It is not tried for other repositories: some servers lock an account. */
    setUnknown(credential) {
        this.#unknown.add(secretOf(credential));
    }
}
function secretOf(credential) {
    return credential.kind === 'basic' ? (0,net_credential/* basicAuthorization */.aR)(credential) : credential.token;
}
class Repository {
    #registry;
    #path;
    #scopes;
    #wanted = null;
    #held = null;
    #isRefused = false;
    #signingIn = null;
    constructor(registry, path) {
        this.#registry = registry;
        this.#path = path;
        this.#scopes = new Set([`repository:${path}:pull`]);
    }
    async authorization() {
        const held = this.#held;
        if (this.#signingIn === null && (held === null || this.#isCurrent(held)))
            return held?.authorization ?? null;
        return (await this.#signIn())?.authorization ?? null;
    }
    async answer(wwwAuthenticate, attempt, sent) {
        if (attempt >= limits/* limits */.F.authAttempts)
            return null;
        if (this.#signingIn === null) {
            const held = this.#held;
            // Another request has got something newer in the meantime.
            if (held !== null && held.authorization !== sent && this.#isCurrent(held))
                return held.authorization;
            const isWider = this.#learn(wwwAuthenticate, sent);
            if (held !== null && held.authorization === sent && !this.#giveUp(held, attempt === 0 || isWider))
                return null;
        }
        const next = await this.#signIn();
        if (next === null || next.authorization !== sent)
            return next?.authorization ?? null;
        // What is no token stays the same, and a token server may give the same one again: it is refused already.
        return this.#giveUp(next, false) ? ((await this.#signIn())?.authorization ?? null) : null;
    }
    #isCurrent({ until }) {
        return this.#registry.options.now() < until;
    }
    /**
     * Gives up what was refused; false where nothing is left to try.
     *
     * `mayRenew`: another token of the same kind may do, because this one is from before the request and may have been called back, or because the next
     * one is for more. Another one like it would be no better.
     */
    #giveUp(held, mayRenew) {
        if (this.#held === held)
            this.#held = null;
        if (mayRenew)
            return true;
        if (!held.isAnonymous)
            this.#refuse('The registry refuses them');
        return !held.isAnonymous;
    }
    #refuse(what) {
        this.#isRefused = true;
        this.#registry.note(`${what} for ${this.#path}.`);
    }
    /** Takes in what the registry asks for, and says whether it needs a wider token than before. Throws `SourceError` for a token server that is not asked. */
    #learn(wwwAuthenticate, sent) {
        const challenges = parseChallenges(wwwAuthenticate);
        const bearer = challenges.find(({ scheme, parameters }) => scheme === 'bearer' && parameters.has('realm'));
        if (bearer !== undefined) {
            this.#wanted = { scheme: 'bearer', realm: realmOf(bearer, this.#registry.options.base) };
            // A first challenge often asks for something else: what the ping needs, or more than reading.
            return (sent !== null || bearer.parameters.get('error') === 'insufficient_scope') && this.#widen(bearer);
        }
        if (challenges.some(({ scheme }) => scheme === 'basic'))
            this.#wanted = { scheme: 'basic' };
        return false;
    }
    /** Adds what reading this very repository needs beside the usual, and says whether there was any. */
    #widen({ parameters }) {
        const before = this.#scopes.size;
        for (const scope of (parameters.get('scope') ?? '').split(' ')) {
            const kind = KINDS.find((one) => scope.startsWith(`${one}:${this.#path}:`));
            if (kind !== undefined && scope.slice(scope.lastIndexOf(':') + 1).split(',').includes('pull'))
                this.#scopes.add(`${kind}:${this.#path}:pull`);
        }
        return this.#scopes.size > before;
    }
    /** Signs in once for all that wait for it. */
    #signIn() {
        this.#signingIn ??= this.#obtain().then((held) => (this.#held = held)).finally(() => {
            this.#signingIn = null;
        });
        return this.#signingIn;
    }
    async #obtain() {
        const credential = this.#isRefused ? null : await this.#registry.credential(this.#path);
        const held = credential === null ? null : await this.#byCredential(credential);
        if (held !== null || this.#wanted?.scheme !== 'bearer')
            return held;
        const { realm } = this.#wanted;
        const granted = await this.#requestToken(realm, null);
        if ('refused' in granted)
            throw new errors/* SourceError */.c8('SOURCE_UNAUTHORIZED', `${(0,fault/* placeOf */.$)(realm.url)} gives no token to read ${this.#registry.options.base.host}/${this.#path} (status ${granted.refused}).`);
        return granted;
    }
    /** What a credential leads to; null where it leads to nothing here, or is refused. */
    async #byCredential(credential) {
        if (credential.kind === 'bearer')
            return lasting(`Bearer ${credential.token}`);
        if (this.#wanted?.scheme === 'bearer') {
            const granted = await this.#requestToken(this.#wanted.realm, credential);
            if (!('refused' in granted))
                return granted;
            if (granted.refused === 401)
                this.#registry.setUnknown(credential);
            this.#refuse(`The token server refuses them (status ${granted.refused})`);
            return null;
        }
        const login = credential.kind === 'basic' ? credential : credential.login;
        return this.#wanted === null || login === null ? null : lasting((0,net_credential/* basicAuthorization */.aR)(login));
    }
    async #requestToken(realm, proof) {
        const { http, signal, now, mask } = this.#registry.options;
        // Counted from the question: the answer may have been long on the way.
        const asked = now();
        const granted = await requestToken({ realm, scopes: [...this.#scopes], proof, http, signal });
        if ('refused' in granted)
            return granted;
        if (proof !== null && granted.token.length >= limits/* limits */.F.maskedTokenCharacters)
            mask(granted.token);
        return { authorization: `Bearer ${granted.token}`, until: asked + granted.lifetimeMs * USED, isAnonymous: proof === null };
    }
}
/** What is sent as it is, with every request. */
function lasting(authorization) {
    return { authorization, until: Infinity, isAnonymous: false };
}


/***/ })

};
