export const id = 987;
export const ids = [987];
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

/***/ 9987:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  CREDENTIAL_VARIABLES: () => (/* binding */ CREDENTIAL_VARIABLES),
  credentialSource: () => (/* binding */ credentialSource)
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
// EXTERNAL MODULE: ./build/net/credential.js
var net_credential = __webpack_require__(631);
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
        return (0,net_credential/* isBearerToken */.Zc)(registryToken) ? { credential: { kind: 'bearer', token: registryToken } } : { fault: 'its registrytoken is not a token' };
    const login = loginIn(entry);
    if (login === null)
        return { fault: 'its auth is not a user name, a colon and a password in base64' };
    const identityToken = textIn(entry, 'identitytoken');
    if (identityToken === '')
        return { credential: (0,net_credential/* credentialOf */.$5)(login.username, login.password) };
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
    return isFor(answer, registry) ? { credential: (0,net_credential/* credentialOf */.$5)(username, secret) } : { fault: `${program} answers with the credential of another server` };
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
const CREDENTIAL_VARIABLES = ['DOCKER_CONFIG', 'HOME', 'USERPROFILE', 'REGISTRY_AUTH_FILE', 'XDG_RUNTIME_DIR', 'XDG_CONFIG_HOME'];
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
        for (const secret of (0,net_credential/* secretsOf */.Fj)(credential)) {
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


/***/ })

};
