export const id = 193;
export const ids = [193];
export const modules = {

/***/ 193:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  credentialSource: () => (/* reexport */ credentialSource),
  registries: () => (/* reexport */ registries),
  registryAuth: () => (/* reexport */ registryAuth)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/domain/errors.js
var errors = __webpack_require__(6046);
// EXTERNAL MODULE: ./build/domain/json.js
var json = __webpack_require__(7803);
// EXTERNAL MODULE: ./build/domain/limits.js
var limits = __webpack_require__(545);
// EXTERNAL MODULE: ./build/domain/ports.js
var ports = __webpack_require__(3741);
;// CONCATENATED MODULE: ./build/net/credential.js
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

// EXTERNAL MODULE: ./build/domain/image-reference.js
var image_reference = __webpack_require__(880);
;// CONCATENATED MODULE: ./build/net/docker-config.js
// Files with credentials for registries: Docker's config.json, and auth.json of Podman and Skopeo (containers-auth.json(5)), which is the same form.
//
//   { "auths":       { "ghcr.io": { "auth": base64(user:password) }, "https://index.docker.io/v1/": { "identitytoken": … }, "quay.io/acme": { … } },
//     "credHelpers": { "eu.gcr.io": "gcloud" },   "credsStore": "desktop" }
//
// The file is the user's own. It is other programs' as well, so what is not known is passed over; but a key that stands twice makes it unreadable, as
// which of the two counts differs by program. A key is a registry, or a path in one: `ghcr.io/acme` is for what lies below, never for `ghcr.io/acme-x`.



/** Docker's own name of the registry of Docker: the key in files, and what helpers are asked for. */
const DOCKER_HUB_KEY = 'https://index.docker.io/v1/';
/** Parses a file of credentials. Throws `JsonError`. */
function parseDockerConfig(bytes) {
    const document = (0,json/* parseJson */.qF)(bytes);
    if (!(0,json/* isJsonObject */.OW)(document))
        throw new json/* JsonError */.N3('is not an object');
    const helpers = new Map();
    for (const [place, value] of membersOf(document['credHelpers']))
        if (typeof value === 'string' && value !== '' && !helpers.has(place))
            helpers.set(place, value);
    const auths = new Map();
    for (const [place, value] of membersOf(document['auths']))
        if ((0,json/* isJsonObject */.OW)(value))
            auths.set(place, [...(auths.get(place) ?? []), value]);
    const store = document['credsStore'];
    return { helpers, store: typeof store === 'string' && store !== '' ? store : null, auths };
}
/** Members by the canonical names of what they are for; the spelling that programs write first, the others in the order of the file. */
function membersOf(object) {
    if (!(0,json/* isJsonObject */.OW)(object))
        return [];
    const found = Object.entries(object).flatMap(([key, value]) => {
        const place = placeOf(key);
        return place === null ? [] : [{ key, place, value }];
    });
    const usual = found.filter(({ key, place }) => key === place || key === DOCKER_HUB_KEY);
    return [...usual, ...found.filter((one) => !usual.includes(one))].map(({ place, value }) => [place, value]);
}
/**
 * The canonical name of what a key is for; null where it is for no registry.
 *
 * An address means its host, whatever path it has, as with Docker. For the registry of Docker the path is looked at: Docker Desktop keeps tokens of
 * another kind under `https://index.docker.io/v1/access-token`.
 */
function placeOf(key) {
    const [, scheme, host = '', rest = ''] = /^(https?:\/\/)?([^/]*)\/?(.*)$/is.exec(key) ?? [];
    const registry = canonicalRegistry(host);
    if (registry === null)
        return null;
    // As programs of old wrote an address: no namespace ends with a slash.
    if (/^(?:v[12]\/)?$/.test(rest))
        return registry;
    if (scheme === undefined)
        return `${registry}/${rest.replace(/\/+$/, '')}`;
    return registry === image_reference/* DOCKER_HUB */.Xb && !/^v[12]$/.test(rest) ? null : registry;
}
/** The canonical name of a registry, however it is spelled; null where it is none. */
function canonicalRegistry(host) {
    // With two more parts the first can be nothing but the host, unless the grammar says that it is none.
    const parsed = (0,image_reference/* parseImageRepository */.fb)(`${host}/a/b`);
    return parsed?.path === 'a/b' ? parsed.registry : null;
}
/** The entries for a repository, the narrowest place first: its own name, each path above it, the registry. */
function entriesFor({ auths }, { registry, path }) {
    const parts = path.split('/');
    const places = [...parts.keys()].map((index) => [registry, ...parts.slice(0, parts.length - index)].join('/'));
    return [...places, registry].flatMap((place) => auths.get(place) ?? []);
}
/** Reads one entry. Where several forms stand in it the narrowest wins: a token for the registry, one to get such, a password. */
function readEntry(entry) {
    const registryToken = textIn(entry, 'registrytoken');
    if (registryToken !== '')
        return isBearerToken(registryToken) ? { credential: { kind: 'bearer', token: registryToken } } : { fault: 'its registrytoken is not a token' };
    const login = loginIn(entry);
    if (login === null)
        return { fault: 'its auth is not a user name, a colon and a password in base64' };
    const identityToken = textIn(entry, 'identitytoken');
    if (identityToken === '')
        return { credential: credentialOf(login.username, login.password) };
    return { credential: { kind: 'refresh', token: identityToken, login: login.password === '' ? null : login } };
}
/** The name and password of an entry, both empty where there are none; null where they cannot be read. */
function loginIn(entry) {
    // Line ends are passed over, as by Docker.
    const auth = textIn(entry, 'auth').replace(/[\r\n]+/g, '');
    if (auth === '')
        return { username: textIn(entry, 'username'), password: textIn(entry, 'password') };
    // Buffer reads anything, and would make another secret of what is cut off.
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(auth))
        return null;
    const text = decoded(auth);
    const colon = text?.indexOf(':') ?? -1;
    // Old versions of Docker wrote zero bytes behind the password.
    return text === null || colon < 0 ? null : { username: text.slice(0, colon), password: text.slice(colon + 1).replace(/\0+$/, '') };
}
function decoded(base64) {
    try {
        return (0,json/* decodeUtf8 */._6)(Buffer.from(base64, 'base64'));
    }
    catch (cause) {
        if (cause instanceof json/* JsonError */.N3)
            return null;
        throw cause;
    }
}
function textIn(entry, key) {
    const value = entry[key];
    return typeof value === 'string' ? value : '';
}

;// CONCATENATED MODULE: ./build/net/credential-helper.js
// Credential helpers of Docker: programs that are asked for the credential of one server (docker-credential-helpers, "Development").
//
//   $ echo https://ghcr.io | docker-credential-NAME get
//   {"ServerURL":"https://ghcr.io","Username":"octocat","Secret":"…"}
//
// The name is the word of a file of credentials, the program whatever lies on PATH under it. It may lie, hang and flood. A secret that it says is for
// another server is not used, and nothing that it printed is shown: it may hold the secret.






/** No separator of paths, no blank, nothing that a shell would read: the name can only end the name of a program. */
const NAME = /^[A-Za-z0-9._-]+$/;
/** What a helper prints, and exits with 1, where it knows no credential. */
const NONE = 'credentials not found in native keychain';
/** Asks a helper for the credential of a registry. Never rejects but for defects. */
async function askHelper(exec, name, registry) {
    if (!NAME.test(name))
        return { fault: 'the name of its credential helper cannot be that of a program' };
    const program = `docker-credential-${name}`;
    const server = registry === image_reference/* DOCKER_HUB */.Xb ? DOCKER_HUB_KEY : registry;
    try {
        const result = await exec.run([program, 'get'], { stdin: Buffer.from(server), timeoutMs: limits/* limits */.F.helperMs, maxBytes: limits/* limits */.F.helperBytes });
        return readAnswer(program, registry, result);
    }
    catch (cause) {
        if (!(cause instanceof errors/* SourceError */.c8))
            throw cause;
        return { fault: cause.problems[0].what.replace(/\.$/, '') };
    }
}
function readAnswer(program, registry, { code, stdout }) {
    if (code !== 0)
        return Buffer.from(stdout).toString('latin1').trim() === NONE ? { credential: null } : { fault: `${program} ended with exit code ${code}` };
    const answer = parsed(stdout);
    const username = answer?.['Username'] ?? '';
    const secret = answer?.['Secret'] ?? '';
    if (answer === null || typeof username !== 'string' || typeof secret !== 'string')
        return { fault: `${program} answers with what is no credential` };
    return isFor(answer, registry) ? { credential: credentialOf(username, secret) } : { fault: `${program} answers with the credential of another server` };
}
function parsed(stdout) {
    try {
        const value = (0,json/* parseJson */.qF)(stdout);
        return (0,json/* isJsonObject */.OW)(value) ? value : null;
    }
    catch (cause) {
        if (cause instanceof json/* JsonError */.N3)
            return null;
        throw cause;
    }
}
/** Whether an answer is for this registry. Most helpers repeat what they were asked for; some say nothing. */
function isFor({ ServerURL: server }, registry) {
    if (server === undefined || server === '')
        return true;
    return typeof server === 'string' && canonicalRegistry(server.replace(/^https?:\/\//i, '').replace(/\/.*$/s, '')) === registry;
}

;// CONCATENATED MODULE: ./build/net/credentials.js
// Credentials for repositories of images: tokens that the inputs give, then what Docker, Podman and their helpers have stored on this machine.
//
//   the input github-token                                             a token is for the host beside which it is written
//   $DOCKER_CONFIG/config.json, or $HOME/.docker/config.json           in each file: its helper for the registry, its helper for all,
//   $REGISTRY_AUTH_FILE                                                the entry for the repository, for each path above it, for the registry
//   $XDG_RUNTIME_DIR/containers/auth.json
//   $XDG_CONFIG_HOME/containers/auth.json, or $HOME/.config/…
//
// A hostile registry wants the credential of another one: what is handed out was stored for the host of the repository and is looked up by nothing
// else. An earlier step can point the variables elsewhere, and by that choose who we ask as, not what we believe. A file in the workspace may be the
// head of a pull request, and names programs to run: a relative path in a variable is not followed. Faults are notes: public images need nothing.








/** Variables read here. */
const CREDENTIAL_VARIABLES = (/* unused pure expression or super */ null && (['DOCKER_CONFIG', 'HOME', 'USERPROFILE', 'REGISTRY_AUTH_FILE', 'XDG_RUNTIME_DIR', 'XDG_CONFIG_HOME']));
/** The user name beside a given token. GitHub looks at the token alone; so do the registries that take tokens of others. */
const GIVEN_USER = 'x-access-token';
/** Makes a source of credentials. Given tokens are masked at once, all else when it is found. */
function credentialSource(ports, given) {
    const mask = maskOnce(ports.mask);
    const tokens = new Map();
    for (const { host, token } of given) {
        if (token === '')
            continue;
        const credential = { kind: 'basic', username: GIVEN_USER, password: token };
        mask(credential);
        // What is no host of a registry is a host all the same, and matches none.
        tokens.set(canonicalRegistry(host) ?? host, credential);
    }
    const stored = storedCredentials(ports);
    return {
        for: async (repository) => {
            const token = tokens.get(repository.registry);
            if (token !== undefined)
                return { credential: token, notes: [] };
            const answer = await stored(repository);
            if (answer.credential !== null)
                mask(answer.credential);
            return answer;
        },
    };
}
/** Masks what was not masked before. An empty text would hide everything, or nothing. */
function maskOnce(mask) {
    const masked = new Set(['']);
    return (credential) => {
        for (const secret of secretsOf(credential)) {
            if (!masked.has(secret))
                mask(secret);
            masked.add(secret);
        }
    };
}
function storedCredentials({ files, exec, env }) {
    const places = placesOf(env);
    const read = remembered((file) => readConfig(files, file));
    const ask = remembered((question) => {
        const [name = '', registry = ''] = question.split('\0');
        return askHelper(exec, name, registry);
    });
    return async (repository) => {
        const notes = [];
        for (const place of places) {
            const config = 'fault' in place ? place : await read(place.file);
            if (config === null)
                continue;
            if ('fault' in config) {
                notes.push(unusable(place.name, config.fault));
                continue;
            }
            for await (const { credential, fault } of answersIn(config, repository, (name) => ask(`${name}\0${repository.registry}`))) {
                if (fault !== null)
                    notes.push(unusable(repository.registry, `${place.name}: ${fault}`));
                if (credential !== null)
                    return { credential, notes };
            }
        }
        return { credential: null, notes };
    };
}
/** What one file has for a repository, in order, each looked at only when nothing before it was a credential: a helper may ask a cloud. */
async function* answersIn(config, repository, ask) {
    const helper = config.helpers.get(repository.registry) ?? config.store;
    if (helper !== null)
        yield answered(await ask(helper));
    for (const entry of entriesFor(config, repository))
        yield answered(readEntry(entry));
}
function answered(answer) {
    return 'fault' in answer ? { credential: null, fault: answer.fault } : { credential: answer.credential, fault: null };
}
/** The files in the order in which they are looked into. */
function placesOf(env) {
    const home = nonEmpty(env['HOME']) ?? nonEmpty(env['USERPROFILE']);
    const wanted = [
        below(nonEmpty(env['DOCKER_CONFIG']) ?? below(home, '.docker'), 'config.json'),
        nonEmpty(env['REGISTRY_AUTH_FILE']),
        below(nonEmpty(env['XDG_RUNTIME_DIR']), 'containers', 'auth.json'),
        below(nonEmpty(env['XDG_CONFIG_HOME']) ?? below(home, '.config'), 'containers', 'auth.json'),
    ];
    const distinct = new Set(wanted.filter((file) => file !== null));
    return [...distinct].map((file) => (external_node_path_.isAbsolute(file) ? { name: (0,errors/* bounded */.Mm)(file), file } : { name: (0,errors/* bounded */.Mm)(file), fault: 'the path is relative, so the file may be of the workspace' }));
}
function below(folder, ...names) {
    return folder === null ? null : external_node_path_.join(folder, ...names);
}
function nonEmpty(value) {
    return value === undefined || value === '' ? null : value;
}
async function readConfig(files, file) {
    try {
        return parseDockerConfig(await files.read(file, limits/* limits */.F.credentialFileBytes));
    }
    catch (cause) {
        if (cause instanceof ports/* FileError */.f)
            return cause.kind === 'missing' ? null : { fault: cause.message };
        // Says where, and quotes at most a key; what is secret stands in values.
        if (cause instanceof json/* JsonError */.N3)
            return { fault: `the file ${cause.message}` };
        throw cause;
    }
}
function unusable(about, seen) {
    return (0,errors/* problem */.CC)('CREDENTIALS_UNUSABLE', { about, level: 'warning', seen });
}
/** A function that is called once for each argument. */
function remembered(of) {
    const answers = new Map();
    return (argument) => {
        const answer = answers.get(argument) ?? of(argument);
        answers.set(argument, answer);
        return answer;
    };
}

// EXTERNAL MODULE: ./build/domain/digest.js
var domain_digest = __webpack_require__(3213);
// EXTERNAL MODULE: ./build/domain/image-manifest.js
var image_manifest = __webpack_require__(3732);
// EXTERNAL MODULE: ./build/domain/image-store.js
var image_store = __webpack_require__(5300);
// EXTERNAL MODULE: ./build/net/addresses.js
var addresses = __webpack_require__(560);
// EXTERNAL MODULE: ./build/net/fault.js
var fault = __webpack_require__(1924);
;// CONCATENATED MODULE: ./build/net/oci.js
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
        const name = (0,image_reference/* nameOfRepository */.vQ)(repository);
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
        if ((0,addresses/* isLoopback */.U9)(plain))
            return plain;
        if (!(0,addresses/* isAtOneOf */.BY)(secure, this.#options.unsafeHosts))
            return secure;
        try {
            await this.#options.http.request(new URL('v2/', secure), { method: 'GET', accept: 'application/json', maxBytes: limits/* limits */.F.tokenBytes, retries: 0, signal: this.#options.signal });
            return secure;
        }
        catch (cause) {
            if (!(cause instanceof errors/* SourceError */.c8))
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
        if (this.#running >= limits/* limits */.F.registryRequests)
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
        if (this.#kept + bytes > limits/* limits */.F.manifestsKept)
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
        this.name = (0,image_reference/* nameOfRepository */.vQ)(repository);
        this.#path = repository.path;
        this.#host = host;
    }
    resolve(tag) {
        return this.#once(`tag ${tag}`, async () => {
            const manifest = await this.#manifestAt(tag, null, limits/* limits */.F.manifestBytes);
            return manifest === null ? [] : [manifest];
        });
    }
    async roots() {
        return [];
    }
    hasTag(tag) {
        return this.#once(`has ${tag}`, async () => {
            const answer = await this.#ask({ path: this.#at('manifests', tag), method: 'HEAD', accept: image_store/* MANIFEST_TYPES */._P.join(','), maxBytes: 0 });
            return answer !== null;
        });
    }
    manifest(digest, maxBytes = limits/* limits */.F.manifestBytes) {
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
        const answer = await this.#ask({ path: this.#at('manifests', reference), method: 'GET', accept: image_store/* MANIFEST_TYPES */._P.join(','), maxBytes });
        if (answer === null)
            return null;
        if (digest !== null)
            requireDigest(answer, digest);
        return storedManifest(answer, digest ?? (0,domain_digest/* digestOf */.ol)(answer.body));
    }
    async #listReferrers(digest) {
        const descriptors = [];
        let path = this.#at('referrers', digest);
        for (let page = 0;; page += 1) {
            if (page === limits/* limits */.F.referrerPages)
                return { outcome: 'listed', descriptors, partial: `more than ${limits/* limits */.F.referrerPages} pages` };
            const answer = await this.#authorized({ path, method: 'GET', accept: image_store/* OCI_INDEX */.$p, maxBytes: limits/* limits */.F.manifestBytes, follow: 'origin' });
            const isListing = answer.status === 200 && mediaTypeOf(answer) === image_store/* OCI_INDEX */.$p;
            if (!isListing) {
                // In the middle of a listing it is no word about the API.
                if (page === 0 && (NO_REFERRERS.has(answer.status) || answer.status === 200))
                    return { outcome: 'unsupported' };
                throw unexpected(answer);
            }
            // Nobody asks a listing for annotations, and they can be most of its bytes.
            descriptors.push(...(0,image_manifest/* readIndex */.vY)(answer.body, (0,fault/* placeOf */.$)(answer.url)).map((descriptor) => ({ ...descriptor, annotations: NO_ANNOTATIONS })));
            if (descriptors.length > limits/* limits */.F.descriptors)
                return { outcome: 'listed', descriptors: descriptors.slice(0, limits/* limits */.F.descriptors), partial: `more than ${limits/* limits */.F.descriptors} entries` };
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
            throw new errors/* SourceError */.c8('SOURCE_SERVER', `${(0,fault/* placeOf */.$)(answer.url)}, where ${this.name} leads, does not have it (status 404).`);
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
        const answer = await this.#authorized({ path: 'v2/', method: 'GET', accept: 'application/json', maxBytes: limits/* limits */.F.tokenBytes });
        if (answer.status === 403)
            throw unauthorized(answer);
        if (answer.status !== 200)
            throw new errors/* SourceError */.c8('SOURCE_SERVER', `${(0,fault/* placeOf */.$)(answer.url)} does not answer as a registry (status ${answer.status}).`);
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
    const found = (0,domain_digest/* digestOf */.ol)(answer.body, (0,domain_digest/* algorithmOf */.Hy)(digest));
    if (found !== digest)
        throw new errors/* SourceError */.c8('SOURCE_MISMATCH', `${(0,fault/* placeOf */.$)(answer.url)} was asked for ${digest}, and answered with ${found}.`);
}
/** The media type without its parameters. */
function mediaTypeOf({ headers }) {
    return (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}
function storedManifest(answer, digest) {
    return { digest, mediaType: (0,image_manifest/* manifestTypeOf */.Hj)(answer.body, mediaTypeOf(answer), (0,fault/* placeOf */.$)(answer.url)), bytes: answer.body };
}
/** The next page by `Link` (RFC 8288), where it is one of the same listing; null where there is none. Throws `SourceError` where it leads elsewhere. */
function nextPage({ headers, url }, path) {
    const link = (headers.get('link') ?? '').split(/,\s*(?=<)/).find((part) => /;\s*rel="?next"?\s*(?:;|$)/i.test(part));
    if (link === undefined)
        return null;
    const target = URL.parse(/^\s*<([^>]*)>/.exec(link)?.[1] ?? '', url.href);
    // Another path would be another question, with our credentials for this one.
    if (target === null || target.origin !== url.origin || target.pathname.replaceAll(/%3a/gi, ':') !== `/${path}`)
        throw new errors/* SourceError */.c8('SOURCE_MALFORMED', `${(0,fault/* placeOf */.$)(url)} names a next page that is none of this listing.`);
    return `${path}${target.search}`;
}
function unauthorized({ url, status }) {
    return new errors/* SourceError */.c8('SOURCE_UNAUTHORIZED', `${(0,fault/* placeOf */.$)(url)} is not for us to read (status ${status}).`);
}
function unexpected(answer) {
    const { status, url } = answer;
    if (status === 401 || status === 403)
        return unauthorized(answer);
    return new errors/* SourceError */.c8('SOURCE_SERVER', `${(0,fault/* placeOf */.$)(url)} answered with the status ${status}.`);
}

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
        return token_server_readAnswer(await get(request, request.proof), request.proof !== null);
    const answer = await post(request, request.proof.token);
    // No OAuth2 there. The identity token is of no use to the other form; the login beside it is.
    if (answer.status !== 404 && answer.status !== 405)
        return token_server_readAnswer(answer, true);
    return request.proof.login === null ? { refused: answer.status } : token_server_readAnswer(await get(request, request.proof.login), true);
}
function get({ realm, scopes, http, signal }, login) {
    const url = new URL(realm.url);
    // Ours alone: what the challenge asks for may be more than reading, or of another repository.
    url.searchParams.delete('scope');
    if (realm.service !== null)
        url.searchParams.set('service', realm.service);
    for (const scope of scopes)
        url.searchParams.append('scope', scope);
    return http.request(url, { accept: 'application/json', maxBytes: limits/* limits */.F.tokenBytes, signal, ...(login === null ? {} : { authorization: basicAuthorization(login) }) });
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
function token_server_readAnswer({ status, body, url }, signedIn) {
    if (refuses(status, signedIn))
        return { refused: status };
    if (status !== 200)
        throw new errors/* SourceError */.c8('SOURCE_SERVER', `${(0,fault/* placeOf */.$)(url)} gives no token (status ${status}).`);
    const answer = token_server_parsed(body);
    const token = [answer?.['token'], answer?.['access_token']].find((text) => typeof text === 'string' && text !== '');
    // A line end in it would begin a header of the server's choice.
    if (typeof token !== 'string' || !isBearerToken(token))
        throw new errors/* SourceError */.c8('SOURCE_MALFORMED', `${(0,fault/* placeOf */.$)(url)} answers with what is no token.`);
    const seconds = answer?.['expires_in'];
    return { token, lifetimeMs: typeof seconds === 'number' && seconds > 0 ? seconds * 1000 : LIFETIME_MS };
}
function token_server_parsed(body) {
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
    return credential.kind === 'basic' ? basicAuthorization(credential) : credential.token;
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
        return this.#wanted === null || login === null ? null : lasting(basicAuthorization(login));
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

;// CONCATENATED MODULE: ./build/net/registry-client.js
// What reads registries, as one piece: whoever reads one needs all of it, and each piece that is loaded on its own costs more than it holds.





/***/ })

};
