export const id = 254;
export const ids = [254];
export const modules = {

/***/ 7884:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $l: () => (/* binding */ parsePurl),
/* harmony export */   Sh: () => (/* binding */ purlOfName),
/* harmony export */   bp: () => (/* binding */ printPurl)
/* harmony export */ });
/* unused harmony export purlForm */
// Package URLs: the name of a package in any ecosystem.
//
//   pkg:type/namespace/name@version?key=value&key=value#subpath
//
// ECMA-427 (github.com/package-url/purl-spec), read from right to left as it says. In SBOMs they are attacker-controlled: text that breaks the rules
// is no package URL, whatever could be guessed from it, and reading takes time in proportion to the text. What a type demands of its packages (a
// namespace for Go, a version for OCI) is not asked here: real SBOMs name `pkg:golang/stdlib`, and a question may leave the version open.
/** How one is written, in words. */
const purlForm = 'pkg:type/namespace/name@version, as pkg:npm/left-pad@1.3.0';
// Looked at as written: there are letters beyond ASCII whose lower case is not.
const TYPE = /^[a-z][a-z0-9.-]*$/i;
const KEY = /^[a-z][a-z0-9._-]*$/i;
/** Types whose namespace and name differ in nothing by case (the type definitions of the specification; docker as its registry does). */
const CASELESS = new Set(['alpm', 'apk', 'bitbucket', 'bitnami', 'composer', 'deb', 'docker', 'github', 'golang', 'hex', 'luarocks', 'npm', 'oci', 'pub', 'pypi']);
/** Types of which only the namespace is without case: it is a vendor. */
const CASELESS_NAMESPACE = new Set(['qpkg', 'rpm']);
/** Parses a package URL; null where it is none. */
function parsePurl(text) {
    if (!text.isWellFormed())
        return null;
    const [beforeSubpath, subpathText] = splitAtLast(text, '#');
    const [beforeQualifiers, qualifiersText] = splitAtLast(beforeSubpath, '?');
    const scheme = /^pkg:\/*/i.exec(beforeQualifiers)?.[0];
    if (scheme === undefined)
        return null;
    const [typeText, path] = splitAtFirst(beforeQualifiers.slice(scheme.length), '/');
    if (path === null || !TYPE.test(typeText))
        return null;
    const type = typeText.toLowerCase();
    const [fullName, versionText] = splitVersion(type, path);
    const segments = segmentsOf(fullName);
    const version = decode(versionText ?? '');
    const qualifiers = qualifiersOf(qualifiersText ?? '');
    const subpath = subpathOf(subpathText ?? '');
    if (segments === null || version === null || qualifiers === null || subpath === null)
        return null;
    // A slash within a segment of the namespace would make two packages one. A name may have one, and keeps it to itself.
    if (segments.slice(0, -1).some((segment) => segment.includes('/')))
        return null;
    return inPrescribedCase({ type, ...splitName(segments), version: orNull(version), qualifiers, subpath: orNull(subpath) });
}
/**
 * The package of a type that has this full name, as `k8s.io/client-go` or `@angular/core`; null where it cannot be one.
 *
 * For components that state no package URL: their name is brought into the same case and spelling.
 */
function purlOfName(type, fullName) {
    if (!fullName.isWellFormed() || !TYPE.test(type))
        return null;
    const segments = fullName.split('/').filter((segment) => segment !== '');
    return inPrescribedCase({ type: type.toLowerCase(), ...splitName(segments), version: null, qualifiers: new Map(), subpath: null });
}
/** The canonical text. */
function printPurl({ type, namespace, name, version, qualifiers, subpath }) {
    const path = [...(namespace?.split('/') ?? []), name].map(encode).join('/');
    // By code unit: keys are ASCII.
    const pairs = [...qualifiers].map(([key, value]) => `${key}=${encode(value)}`).toSorted();
    const tail = [version === null ? '' : `@${encode(version)}`, pairs.length === 0 ? '' : `?${pairs.join('&')}`, subpath === null ? '' : `#${subpath.split('/').map(encode).join('/')}`];
    return `pkg:${type}/${path}${tail.join('')}`;
}
// The version stands behind the last `@`. npm's scopes begin with one too, which must be encoded and seldom is: `pkg:npm/@angular/core`. There
// nothing stands before it, and a slash behind.
function splitVersion(type, path) {
    const [name, version] = splitAtLast(path, '@');
    const isScope = type === 'npm' && /^\/*$/.test(name) && version?.includes('/') === true;
    return isScope ? [path, null] : [name, version];
}
/** The decoded segments of a path; null where one cannot be decoded. Empty ones count for nothing. */
function segmentsOf(path) {
    const segments = path.split('/').filter((segment) => segment !== '').map(decode);
    return segments.every((segment) => segment !== null) ? segments : null;
}
function splitName(segments) {
    return { namespace: orNull(segments.slice(0, -1).join('/')), name: segments.at(-1) ?? '' };
}
function qualifiersOf(text) {
    const qualifiers = new Map();
    for (const pair of text.split('&').filter((each) => each !== '')) {
        const [keyText, valueText] = splitAtFirst(pair, '=');
        const key = keyText.toLowerCase();
        const value = decode(valueText ?? '');
        // Which of two values of one key is meant, readers would answer differently.
        if (!KEY.test(keyText) || value === null || qualifiers.has(key))
            return null;
        qualifiers.set(key, value);
    }
    // A key without a value is as good as none.
    return new Map([...qualifiers].filter(([, value]) => value !== ''));
}
/** The decoded subpath, `''` where nothing is left of it; null where it is none: a segment must not have a slash of its own. */
function subpathOf(text) {
    const segments = segmentsOf(text)?.filter((segment) => segment !== '.' && segment !== '..');
    return segments === undefined || segments.some((segment) => segment.includes('/')) ? null : segments.join('/');
}
// Null where there is no name. What mlflow says of case goes by the server, and is left alone.
function inPrescribedCase(purl) {
    const { type, namespace, name, version } = purl;
    if (name === '')
        return null;
    const caseless = CASELESS.has(type);
    return {
        ...purl,
        namespace: caseless || CASELESS_NAMESPACE.has(type) ? namespace?.toLowerCase() ?? null : namespace,
        name: inPrescribedSpelling(type, caseless ? name.toLowerCase() : name),
        version: type === 'huggingface' ? version?.toLowerCase() ?? null : version,
    };
}
function inPrescribedSpelling(type, name) {
    // PEP 503: runs of these are one dash. Older package URLs keep the dots, and are brought to the same.
    if (type === 'pypi')
        return name.replace(/[-_.]+/g, '-');
    return type === 'pub' ? name.replaceAll('-', '_') : name;
}
/** Percent-decodes; null where the text is not UTF-8 in percent-encoding. */
function decode(text) {
    // An SBOM has a hundred thousand of these, and hardly one is encoded.
    if (!text.includes('%'))
        return text;
    try {
        return decodeURIComponent(text);
    }
    catch (cause) {
        if (!(cause instanceof URIError))
            throw cause;
        return null;
    }
}
// Letters, digits, `.-_~` and the colon stand for themselves; encodeURIComponent leaves some more, and encodes the colon.
function encode(text) {
    return encodeURIComponent(text).replace(/[!*'()]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`).replaceAll('%3A', ':');
}
function splitAtFirst(text, mark) {
    const at = text.indexOf(mark);
    return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + mark.length)];
}
function splitAtLast(text, mark) {
    const at = text.lastIndexOf(mark);
    return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + mark.length)];
}
function orNull(text) {
    return text === '' ? null : text;
}


/***/ }),

/***/ 2254:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  loadPolicies: () => (/* binding */ loadPolicies)
});

// EXTERNAL MODULE: ./build/domain/file-line.js
var file_line = __webpack_require__(3746);
// EXTERNAL MODULE: ./build/domain/digest.js
var domain_digest = __webpack_require__(3213);
// EXTERNAL MODULE: ./build/domain/errors.js
var errors = __webpack_require__(6046);
// EXTERNAL MODULE: ./build/domain/json.js
var json = __webpack_require__(7803);
// EXTERNAL MODULE: ./build/domain/limits.js
var limits = __webpack_require__(545);
// EXTERNAL MODULE: ./build/domain/github-host.js
var github_host = __webpack_require__(6521);
// EXTERNAL MODULE: ./build/domain/image-reference.js
var image_reference = __webpack_require__(880);
// EXTERNAL MODULE: ./build/domain/predicate-types.js
var predicate_types = __webpack_require__(5940);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/policy/cluster-image-policy/encoded.js
// What stands in documents as text of bytes: base64, PEM, and the places of templates that nobody filled.


/** The blocks of a text in PEM, whatever stands between them; null where one of them is none. Taken apart by position: nothing here backtracks. */
function pemBlocks(text) {
    const blocks = [];
    for (let from = text.indexOf('-----BEGIN '); from >= 0; from = text.indexOf('-----BEGIN ', from)) {
        const open = text.indexOf('-----', from + 11);
        const label = open < 0 ? '' : text.slice(from + 11, open);
        const end = `-----END ${label}-----`;
        const close = open < 0 ? -1 : text.indexOf(end, open + 5);
        const der = close < 0 ? null : decodeBase64(text.slice(open + 5, close).replaceAll(/[ \t]/g, ''));
        if (der === null || der.length === 0)
            return null;
        blocks.push({ label, der });
        from = close + end.length;
    }
    return blocks;
}
/** Bytes in base64 as Kubernetes reads them: the standard alphabet, padded, over any number of lines; null for anything else. */
function decodeBase64(text) {
    const line = text.replaceAll(/[\r\n]/g, '');
    return line.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(line) ? Buffer.from(line, 'base64') : null;
}
/** The public key of the first block of a text; null where it is none. */
function readPublicKey(text) {
    const [block] = pemBlocks(text) ?? [];
    if (block?.label !== 'PUBLIC KEY' && block?.label !== 'RSA PUBLIC KEY')
        return null;
    try {
        return (0,external_node_crypto_.createPublicKey)({ key: block.der, format: 'der', type: block.label === 'PUBLIC KEY' ? 'spki' : 'pkcs1' });
    }
    catch {
        // Not a key that OpenSSL reads.
        return null;
    }
}
/** The certificates of a text; null where there is none, or anything else among them. */
function readCertificates(text) {
    const blocks = pemBlocks(text);
    if (blocks === null || blocks.length === 0 || blocks.some(({ label }) => label !== 'CERTIFICATE'))
        return null;
    try {
        return blocks.map(({ der }) => new external_node_crypto_.X509Certificate(der));
    }
    catch {
        // Not a certificate that OpenSSL reads.
        return null;
    }
}
/** Certificates as one chain, the one nearest to what was signed first; null where they are not one chain, or too many. A cluster takes them in any order. */
function inChain(certificates) {
    if (certificates.length > limits/* limits */.F.policyChain)
        return null;
    const [first, ...others] = certificates.filter((one) => !certificates.some((other) => issued(other, one)));
    if (first === undefined || others.length > 0)
        return null;
    const chain = [first];
    for (let next = nextOf(first); next !== undefined; next = nextOf(next))
        chain.push(next);
    return chain.length === certificates.length ? chain : null;
    function nextOf(last) {
        return certificates.find((one) => !chain.includes(one) && issued(last, one));
    }
}
function issued(of, by) {
    try {
        return of !== by && of.checkIssued(by) && of.verify(by.publicKey);
    }
    catch {
        // A key that OpenSSL cannot verify with has issued nothing.
        return false;
    }
}
/** Whether a text is the name of something that a script puts there: documents of examples and tests are full of them. */
function isPlaceholder(text) {
    return /^(?:[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|\$\{?[A-Za-z_]\w*\}?|\{\{[^{}]*\}\})$/.test(text.trim());
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/policy/document.js
// YAML as policies are written in: a tree in which every value knows its place, so that each mistake can be shown on its line.
//
// A policy may be somebody else's, and a manifest anybody's: bytes, depth and number of values are bounded, keys are given once, and nothing of YAML
// that makes a text mean more than it shows is read: no tags, no merge keys, aliases only within a bound. Numbers keep the text they were written as,
// since `1.10` is a tag of git and no 1.1.



/** Reads all documents of a YAML file, empty ones left out. Never throws for what stands in it: `CONFIG_POLICY_SYNTAX`, all of them. */
function parseYaml(text, file) {
    const lines = new dist/* LineCounter */.HN();
    const atOffset = (offset) => {
        const { line, col } = lines.linePos(offset);
        return { file, line: Math.max(1, line), column: Math.max(1, col) };
    };
    const refuse = (at, what, seen = null, next = 'Correct the YAML.') => (0,errors/* problem */.CC)('CONFIG_POLICY_SYNTAX', { about: file, what, seen, next, at });
    if (text.length > limits/* limits */.F.policyBytes)
        return { documents: [], problems: [refuse(atOffset(0), `The document is too long: ${text.length} characters; ${limits/* limits */.F.policyBytes} are read.`)] };
    try {
        // `json` schemas would read `yes` and dates as they like; the core schema of YAML 1.2 knows null, booleans and numbers. A merge key is a key like any.
        // That a key is there once is looked at below: the parser compares each with each, and ten thousand of them would hold the run for seconds.
        const parsed = (0,dist/* parseAllDocuments */.hR)(text, { version: '1.2', schema: 'core', merge: false, strict: true, uniqueKeys: false, lineCounter: lines, prettyErrors: false, keepSourceTokens: false, stringKeys: false, logLevel: 'silent' });
        const documents = 'empty' in parsed ? [] : parsed;
        const faults = documents.flatMap(({ errors, warnings }) => [...errors, ...warnings]).map((error) => refuse(atOffset(error.pos[0]), messageOf(error), null, nextOf(error, text)));
        if (faults.length > 0)
            return { documents: [], problems: faults.slice(0, limits/* limits */.F.policyProblems) };
        const reader = new TreeReader(atOffset, refuse);
        const values = documents.flatMap((document) => (document.contents === null || ((0,dist/* isScalar */.jn)(document.contents) && document.contents.value === null) ? [] : reader.read(document)));
        return reader.problems.length > 0 ? { documents: [], problems: reader.problems } : { documents: values, problems: [] };
    }
    catch (cause) {
        return { documents: [], problems: [refuse(atOffset(0), `The document cannot be read: ${cause instanceof Error ? (0,errors/* bounded */.Mm)(cause.message, 200) : 'its parser failed'}.`)] };
    }
}
function messageOf({ message, code }) {
    return `This is no YAML that can be read: ${(0,errors/* bounded */.Mm)(message.split('\n')[0] ?? code, 200)}.`;
}
// The one mistake that everybody makes: `{ source-ref: refs/tags/{tag} }`.
function nextOf({ pos }, text) {
    const line = text.slice(text.lastIndexOf('\n', pos[0] - 1) + 1, (text.indexOf('\n', pos[0]) + text.length + 1) % (text.length + 1) || text.length);
    return /\{(?:tag|version)\}/.test(line) && /\{.*\{/.test(line) ? 'Quote a text with { } inside { }, as "refs/tags/{tag}".' : 'Correct the YAML; a text with a special character at its beginning, as * or @ or {, or with ": " in it, must be quoted.';
}
class TreeReader {
    #atOffset;
    #refuse;
    problems = [];
    #values = 0;
    #aliases = 0;
    constructor(atOffset, refuse) {
        this.#atOffset = atOffset;
        this.#refuse = refuse;
    }
    read(document) {
        const value = this.#value(document.contents, document, 0, { file: '', line: 1, column: 1 });
        return value === null ? [] : [value];
    }
    #fault(at, what, seen = null) {
        if (this.problems.length < limits/* limits */.F.policyProblems)
            this.problems.push(this.#refuse(at, what, seen));
        return null;
    }
    #value(node, document, depth, from) {
        const at = isYamlNode(node) && node.range != null ? this.#atOffset(node.range[0]) : from;
        this.#values += 1;
        if (this.#values > limits/* limits */.F.policyValues)
            return this.#values === limits/* limits */.F.policyValues + 1 ? this.#fault(at, `The document has more than ${limits/* limits */.F.policyValues} values.`) : null;
        if (depth > limits/* limits */.F.policyDepth)
            return this.#fault(at, `The document is nested deeper than ${limits/* limits */.F.policyDepth}.`);
        if (node === null || node === undefined)
            return { kind: 'empty', at };
        if ((0,dist/* isAlias */.Vj)(node)) {
            this.#aliases += 1;
            if (this.#aliases > limits/* limits */.F.policyAliases)
                return this.#fault(at, `The document has more than ${limits/* limits */.F.policyAliases} aliases.`);
            const named = node.resolve(document);
            return named === undefined ? this.#fault(at, 'An alias names nothing that stands before it.', node.source) : this.#value(named, document, depth + 1, at);
        }
        if (!isYamlNode(node))
            return this.#fault(at, 'This is no value of a policy.');
        if (node.tag !== undefined && !node.tag.startsWith('tag:yaml.org,2002:'))
            return this.#fault(at, 'Tags are not read.', node.tag);
        if ((0,dist/* isMap */.jh)(node)) {
            const keys = new Set();
            return { kind: 'map', at, entries: node.items.flatMap(({ key, value }) => this.#entry(key, value, document, depth, at, keys)) };
        }
        if ((0,dist/* isSeq */.oP)(node))
            return { kind: 'list', at, items: node.items.flatMap((item) => this.#value(item, document, depth + 1, at) ?? []) };
        return (0,dist/* isScalar */.jn)(node) ? this.#scalar(node.value, node.source, at) : this.#fault(at, 'This is no value of a policy.');
    }
    #entry(key, value, document, depth, from, keys) {
        const at = isYamlNode(key) && key.range != null ? this.#atOffset(key.range[0]) : from;
        const name = (0,dist/* isScalar */.jn)(key) && key.value !== null ? (typeof key.value === 'string' ? key.value : (key.source ?? null)) : null;
        if (name === null) {
            this.#fault(at, 'A key must be a text; a text that begins with { or [ must be quoted.');
            return [];
        }
        // By its text: `true` and "true" are one key to whoever asks for it.
        if (keys.size === keys.add(name).size)
            this.#fault(at, 'A key stands here that its map has already.');
        const read = this.#value(value, document, depth + 1, at);
        return read === null ? [] : [{ key: name, at, value: read }];
    }
    #scalar(value, source, at) {
        if (typeof value === 'string')
            return { kind: 'text', at, text: value };
        if (typeof value === 'number')
            return { kind: 'number', at, text: source ?? String(value), number: value };
        if (typeof value === 'boolean')
            return { kind: 'boolean', at, text: source ?? String(value), boolean: value };
        return value === null ? { kind: 'empty', at } : this.#fault(at, 'This is no value of a policy.');
    }
}
function isYamlNode(node) {
    return (0,dist/* isAlias */.Vj)(node) || (0,dist/* isMap */.jh)(node) || (0,dist/* isSeq */.oP)(node) || (0,dist/* isScalar */.jn)(node);
}
/** The value of a key; undefined where the map does not have it. */
function memberOf(map, key) {
    return map.entries.find((entry) => entry.key === key)?.value;
}
/** What a value is, for messages. */
function kindOf({ kind }) {
    return { map: 'a map', list: 'a list', text: 'a text', number: 'a number', boolean: 'true or false', empty: 'nothing' }[kind];
}

;// CONCATENATED MODULE: ./build/policy/cluster-image-policy/fields.js
// The fields that ClusterImagePolicy and TrustRoot documents have, and reading them: every value with the path that people know it by.



const POLICY = { map: {
        type: 'text', data: 'text', remote: { map: { url: 'text', sha256sum: 'text' } }, configMapRef: { map: { name: 'text', namespace: 'text', key: 'text' } },
        fetchConfigFile: 'boolean', includeSpec: 'boolean', includeObjectMeta: 'boolean', includeTypeMeta: 'boolean',
    } };
const KEY = { map: { data: 'text', kms: 'text', secretRef: { map: { name: 'text', namespace: 'text' } }, hashAlgorithm: 'text' } };
const KEYLESS = { map: {
        url: 'text', identities: { list: { map: { issuer: 'text', issuerRegExp: 'text', subject: 'text', subjectRegExp: 'text' } } }, 'ca-cert': KEY, trustRootRef: 'text', insecureIgnoreSCT: 'boolean',
    } };
const AUTHORITY = { map: {
        name: 'text', key: KEY, keyless: KEYLESS, static: { map: { action: 'text', message: 'text' } },
        source: { list: { map: { oci: 'text', signaturePullSecrets: { list: { map: { name: 'text' } } }, tagPrefix: 'text' } } },
        ctlog: { map: { url: 'text', trustRootRef: 'text' } }, rfc3161timestamp: { map: { trustRootRef: 'text' } },
        attestations: { list: { map: { name: 'text', predicateType: 'text', policy: POLICY } } }, signatureFormat: 'text',
    } };
const CERTIFICATES = { list: { map: { subject: { map: { organization: 'text', commonName: 'text' } }, uri: 'text', certChain: 'text' } } };
const LOGS = { list: { map: { baseURL: 'text', hashAlgorithm: 'text', publicKey: 'text' } } };
const documentOf = (spec) => ({ map: { apiVersion: 'text', kind: 'text', metadata: 'anything', spec, status: 'anything' } });
/** The two kinds of documents. */
const shapes = {
    ClusterImagePolicy: documentOf({ map: {
            mode: 'text', match: { list: { map: { group: 'text', version: 'text', resource: 'text', selector: 'anything' } } }, images: { list: { map: { glob: 'text' } } }, authorities: { list: AUTHORITY }, policy: POLICY,
        } }),
    TrustRoot: documentOf({ map: {
            remote: { map: { root: 'text', mirror: 'text', targets: 'text', trustedRootTarget: 'text' } },
            repository: { map: { root: 'text', mirrorFS: 'text', targets: 'text', trustedRootTarget: 'text' } },
            sigstoreKeys: { map: { certificateAuthorities: CERTIFICATES, tLogs: LOGS, ctLogs: LOGS, timestampAuthorities: CERTIFICATES } },
            trustedRootJSON: 'text',
        } }),
};
/** A place in a document, whether or not something stands there: its path in dotted form, and where to point. */
class Spot {
    path;
    at;
    #value;
    constructor(path, at, value) {
        this.path = path;
        this.at = at;
        // As in a cluster: what is empty is not there.
        this.#value = value?.kind === 'empty' ? null : value;
    }
    get isSet() {
        return this.#value !== null;
    }
    /** The text; empty where there is none. An empty text is no text, as in a cluster. */
    get text() {
        return this.#value?.kind === 'text' ? this.#value.text : '';
    }
    get isTrue() {
        return this.#value?.kind === 'boolean' && this.#value.boolean;
    }
    get items() {
        return this.#value?.kind === 'list' ? this.#value.items.map((item, index) => new Spot(`${this.path}[${index}]`, item.at, item)) : [];
    }
    get(key) {
        const value = this.#value?.kind === 'map' ? memberOf(this.#value, key) : undefined;
        return new Spot(this.path === '' ? key : `${this.path}.${key}`, value?.at ?? this.at, value ?? null);
    }
    /** What is wrong with what stands here and below, as far as its shape goes. */
    faults(shape) {
        const value = this.#value;
        if (value === null || shape === 'anything')
            return [];
        const expected = typeof shape === 'object' ? ('list' in shape ? 'list' : 'map') : shape;
        if (value.kind !== expected) {
            const word = { list: 'a list', map: 'a map', text: 'a text', boolean: 'true or false' }[expected];
            return [faultAt('CONFIG_POLICY_INVALID', [this], { what: `${this.path} is ${kindOf(value)}.`, expected: word, ...(value.kind === 'number' && { next: 'Quote it.' }) })];
        }
        if (typeof shape === 'string')
            return [];
        if ('list' in shape)
            return this.items.flatMap((item) => item.faults(shape.list));
        const { map } = shape;
        const unknown = value.kind === 'map' ? value.entries.filter(({ key }) => !Object.hasOwn(map, key)) : [];
        return [
            ...unknown.map(({ key, at }) => unknownKey(this, key, at, Object.keys(map))),
            ...Object.entries(map).flatMap(([key, member]) => this.get(key).faults(member)),
        ];
    }
}
function unknownKey({ path }, key, at, known) {
    const where = path === '' ? (0,errors/* bounded */.Mm)(key, 64) : `${path}.${(0,errors/* bounded */.Mm)(key, 64)}`;
    return (0,errors/* problem */.CC)('CONFIG_UNKNOWN_KEY', { about: where, at, what: `The key ${where} is not known. A cluster leaves it out without a word, so that what it asks is asked by nobody.`, seen: key, expected: known.join(', '), next: 'Correct it, or take it out.' });
}
/** A problem about fields: `about` names them all, and it points at the first. */
function faultAt(code, spots, given) {
    return (0,errors/* problem */.CC)(code, { ...given, about: spots.map(({ path }) => path).join(', '), at: spots[0].at });
}
/** Those of some fields whose text another one before them has. */
function repeated(fields) {
    const seen = new Set();
    return fields.filter(({ text }) => seen.size === seen.add(text).size);
}
/** The problems that are said, in the order of the document. */
function inOrder(problems) {
    return problems.toSorted((a, b) => (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0)).slice(0, limits/* limits */.F.policyProblems);
}

;// CONCATENATED MODULE: ./build/policy/cluster-image-policy/trust-root.js
// What TrustRoot documents trust, and what an authority takes of it: its certificate authorities and certificate logs, its transparency logs, its
// timestamp authorities, each perhaps of another TrustRoot.






/** The lists of a trusted_root.json. */
const LISTS = (/* unused pure expression or super */ null && (['certificateAuthorities', 'ctlogs', 'tlogs', 'timestampAuthorities']));
/** The public-good instance: what a cluster trusts where nothing is said. */
const PUBLIC_GOOD = { kind: 'whole', roots: { kind: 'built-in', which: 'public-good', tenant: null } };
const TARGET = 'trusted_root.json';
const KEY_DETAILS = { prime256v1: 'PKIX_ECDSA_P256_SHA_256', secp384r1: 'PKIX_ECDSA_P384_SHA_384', secp521r1: 'PKIX_ECDSA_P521_SHA_512', ed25519: 'PKIX_ED25519', rsa: 'PKIX_RSA_PKCS1V5' };
/** Reads a valid TrustRoot. */
function readTrustRoot(document) {
    const reader = new RootReader();
    const source = reader.read(document.get('spec'));
    return { name: document.get('metadata').get('name').text, document, source: reader.problems.length > 0 ? null : source, problems: reader.problems };
}
class RootReader {
    problems = [];
    read(spec) {
        const [remote, keys, json] = [spec.get('remote'), spec.get('sigstoreKeys'), spec.get('trustedRootJSON')];
        if (remote.isSet)
            return this.#remote(remote);
        if (keys.isSet)
            return { kind: 'parts', parts: this.#keys(keys) };
        return json.text === '' ? this.#unsupported(spec.get('repository'), 'An archive of a TUF repository is not unpacked here.', 'Give the same roots as sigstoreKeys, or by remote.') : this.#json(json);
    }
    #unsupported(spot, what, next) {
        this.problems.push(faultAt('CONFIG_POLICY_UNSUPPORTED', [spot], { what, ...(next !== undefined && { next }) }));
        return null;
    }
    #bytes(spot) {
        if (isPlaceholder(spot.text))
            this.#unsupported(spot, `${spot.path} holds the name of what a script puts there.`, 'Put the value there before the policy is used.');
        return decodeBase64(spot.text) ?? Buffer.alloc(0);
    }
    /**
     * A TUF repository. The two instances that are built in are what their address says, with the root of TUF that is built in: their newest root is
     * the same whichever older one somebody starts from.
     */
    #remote(remote) {
        const [mirrorField, targets, targetField] = [remote.get('mirror'), remote.get('targets'), remote.get('trustedRootTarget')];
        const root = this.#bytes(remote.get('root'));
        const mirror = URL.parse(mirrorField.text);
        const isLocal = mirror !== null && ['localhost', '127.0.0.1', '[::1]'].includes(mirror.hostname);
        if (mirror === null || mirror.username !== '' || mirror.password !== '' || !(mirror.protocol === 'https:' || (mirror.protocol === 'http:' && isLocal)))
            return this.#unsupported(mirrorField, 'A TUF repository is asked by https only, without credentials.', 'Give its address as https://HOST/PATH.');
        if (targets.text !== '' && targets.text !== 'targets')
            return this.#unsupported(targets, 'Targets of a TUF repository are looked for in its folder targets only.');
        const target = targetField.text === '' ? TARGET : targetField.text;
        const tenant = target.endsWith(`.${TARGET}`) ? target.slice(0, -TARGET.length - 1) : null;
        const address = mirror.href.replace(/\/+$/, '');
        if (address === 'https://tuf-repo.github.com' && (target === TARGET || (tenant !== null && (0,github_host/* isTrustDomain */.JO)(tenant))))
            return { kind: 'whole', roots: { kind: 'built-in', which: 'github', tenant: tenant === null ? null : { host: `${tenant}.ghe.com`, domain: tenant } } };
        if (target !== TARGET)
            return this.#unsupported(targetField, `Of a TUF repository only ${TARGET} is read.`);
        if (address === 'https://tuf-repo-cdn.sigstore.dev')
            return PUBLIC_GOOD;
        return { kind: 'whole', roots: { kind: 'tuf', mirror, origin: `TrustRoot at ${remote.at.file}:${remote.at.line}`, root } };
    }
    #json(field) {
        const bytes = field.text.trimStart().startsWith('{') ? Buffer.from(field.text) : this.#bytes(field);
        try {
            const root = (0,json/* parseJson */.qF)(bytes);
            if ((0,json/* isJsonObject */.OW)(root))
                return { kind: 'parts', parts: partsOf((list) => listOf(root, list)) };
        }
        catch {
            // No JSON, or not as it should be: said below.
        }
        return this.#unsupported(field, 'This is no trusted_root.json that can be read.');
    }
    #keys(keys) {
        const authorities = (name) => keys.get(name).items.flatMap((one) => this.#authority(one));
        const logs = (name) => keys.get(name).items.flatMap((one) => this.#log(one));
        return { certificateAuthorities: authorities('certificateAuthorities'), ctlogs: logs('ctLogs'), tlogs: logs('tLogs'), timestampAuthorities: authorities('timestampAuthorities') };
    }
    #authority(authority) {
        const field = authority.get('certChain');
        const bytes = this.#bytes(field);
        if (isPlaceholder(field.text))
            return [];
        const certificates = readCertificates(bytes.toString('latin1'));
        const chain = certificates === null ? null : inChain(certificates);
        if (chain !== null)
            return [authorityOf(authority.get('uri').text, chain)];
        this.#unsupported(field, certificates === null ? 'These are no certificates that can be read.' : 'These certificates are not one chain.', 'Write one entry for each chain, from the certificate that signs to the one that signs itself.');
        return [];
    }
    #log(log) {
        const [keyField, hashField] = [log.get('publicKey'), log.get('hashAlgorithm')];
        const bytes = this.#bytes(keyField);
        if (isPlaceholder(keyField.text))
            return [];
        const key = readPublicKey(bytes.toString('latin1'));
        const details = key === null ? undefined : KEY_DETAILS[key.asymmetricKeyDetails?.namedCurve ?? key.asymmetricKeyType ?? ''];
        if (!/^sha-?2?[-_]?256$/i.test(hashField.text))
            this.#unsupported(hashField, 'Logs are verified with SHA-256 only.');
        else if (key === null || details === undefined)
            this.#unsupported(keyField, 'This is no public key of a log that can be verified with.');
        else
            return [logOf(log.get('baseURL').text, key, details)];
        return [];
    }
}
function authorityOf(uri, chain) {
    return { uri, certChain: { certificates: chain.map(({ raw }) => ({ rawBytes: raw.toString('base64') })) } };
}
/** A log's id is the hash of its key (RFC 6962 §3.2), and Rekor's is the same. */
function logOf(baseUrl, key, keyDetails) {
    const spki = key.export({ type: 'spki', format: 'der' });
    return { baseUrl, hashAlgorithm: 'SHA2_256', publicKey: { rawBytes: spki.toString('base64'), keyDetails }, logId: { keyId: (0,external_node_crypto_.createHash)('sha256').update(spki).digest('base64') } };
}
function partsOf(list) {
    return { certificateAuthorities: list('certificateAuthorities'), ctlogs: list('ctlogs'), tlogs: list('tlogs'), timestampAuthorities: list('timestampAuthorities') };
}
function listOf(root, name) {
    const list = root[name] ?? [];
    if (!(0,json/* isJsonArray */.Md)(list))
        throw new TypeError(`${name} is no list`);
    return list;
}
/** Certificates of an authority's own, as parts. */
function ownAuthority(certificates) {
    const chain = inChain(certificates);
    return chain === null ? null : { kind: 'parts', parts: { certificateAuthorities: [authorityOf('https://ca-cert.invalid', chain)], ctlogs: [], tlogs: [], timestampAuthorities: [] } };
}
/**
 * The roots of an authority: one whole, or a trusted_root.json put together of parts that are at hand. Null where it takes of two that cannot be put
 * together: of a whole nothing can be taken out before it is loaded, and roots are never merged then.
 */
function combine({ signers, logs, timestamps }, origin) {
    const given = [signers, logs, timestamps].filter((one) => one !== null);
    const [first, ...others] = given;
    if (first === undefined)
        return { kind: 'built-in', which: 'public-good', tenant: null };
    if (first.kind === 'whole')
        return others.every((one) => one.kind === 'whole' && isSame(one.roots, first.roots)) ? first.roots : null;
    if (others.some(({ kind }) => kind === 'whole'))
        return null;
    const document = {
        mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
        certificateAuthorities: partOf(signers, 'certificateAuthorities'), ctlogs: partOf(signers, 'ctlogs'), tlogs: partOf(logs, 'tlogs'), timestampAuthorities: partOf(timestamps, 'timestampAuthorities'),
    };
    return { kind: 'file', origin, bytes: Buffer.from(JSON.stringify(document)) };
}
/** How many entries of a list a source has at hand; null where that is known only when it is loaded. */
function countOf(source, list) {
    return source.kind === 'whole' ? null : source.parts[list].length;
}
function partOf(source, list) {
    return source?.kind === 'parts' ? source.parts[list] : [];
}
function isSame(a, b) {
    if (a.kind === 'built-in')
        return b.kind === 'built-in' && a.which === b.which && a.tenant === b.tenant;
    return a.kind === 'tuf' && b.kind === 'tuf' && a.mirror.href === b.mirror.href && Buffer.from(a.root).equals(b.root);
}
/** A TrustRoot that no authority takes anything of. */
function unusedRoot({ name, document }) {
    return (0,errors/* problem */.CC)('POLICY_UNUSED', { about: document.get('metadata').get('name').path, level: 'warning', what: 'No authority names this TrustRoot.', seen: name, at: document.at });
}

// EXTERNAL MODULE: ./build/policy/lint.js
var lint = __webpack_require__(3830);
;// CONCATENATED MODULE: ./build/policy/cluster-image-policy/validity.js
// What policy-controller refuses when a document is applied: its rules, so that a document that a cluster takes is not called wrong here, and one that
// it refuses is, all of it at once. What means nothing outside a cluster is none of this file's business.
//
// A cluster may be set up to take a policy without authorities (fail-on-empty-authorities: false). Nothing passes such a policy, so it is refused here
// as it is by default.







/** The short names of predicate types that a cluster knows. */
const PREDICATE_WORDS = new Set(['custom', 'slsaprovenance', 'spdx', 'spdxjson', 'cyclonedx', 'link', 'vuln']);
const RESOURCES = new Set(['replicasets', 'deployments', 'pods', 'cronjobs', 'jobs', 'statefulsets', 'daemonsets']);
const HASHES = new Set(['sha224', 'sha256', 'sha384', 'sha512']);
const KMS = ['awskms://', 'azurekms://', 'hashivault://', 'gcpkms://'];
/** Fields of a policy that only the one over all authorities may have. */
const ABOUT_WORKLOAD = ['fetchConfigFile', 'includeSpec', 'includeObjectMeta', 'includeTypeMeta'];
/** What is wrong with a ClusterImagePolicy of the right shape. */
async function policyFaults(document) {
    const faults = new Faults();
    const spec = document.get('spec');
    faults.named(document);
    faults.listed(spec.get('images'));
    for (const image of spec.get('images').items)
        faults.glob(image.get('glob'));
    faults.listed(spec.get('authorities'));
    for (const authority of spec.get('authorities').items)
        await faults.authority(authority);
    faults.oneOfWords(spec.get('mode'), ['enforce', 'warn']);
    for (const match of spec.get('match').items)
        faults.match(match);
    faults.policy(spec.get('policy'), 'spec');
    return faults.all;
}
/** What is wrong with a TrustRoot of the right shape. */
function trustRootFaults(document) {
    const faults = new Faults();
    faults.named(document);
    faults.trustRoot(document.get('spec'));
    return faults.all;
}
class Faults {
    all = [];
    #missing(...spots) {
        this.all.push(faultAt('CONFIG_POLICY_INVALID', spots, { what: `${spots.length > 1 ? 'One of these fields must be there' : 'This field must be there'}: ${spots.map(({ path }) => path).join(', ')}.`, next: 'Add it.' }));
    }
    #several(...spots) {
        this.all.push(faultAt('CONFIG_POLICY_INVALID', spots, { what: `Only one of these fields may be there: ${spots.map(({ path }) => path).join(', ')}.`, next: 'Keep one of them.' }));
    }
    #invalid(spot, expected, seen = spot.text) {
        this.all.push(faultAt('CONFIG_POLICY_INVALID', [spot], { what: `${spot.path} has a value that it cannot have.`, seen, expected }));
    }
    named(document) {
        const name = document.get('metadata').get('name');
        if (name.text === '')
            this.#missing(name);
    }
    listed(spot) {
        if (spot.items.length === 0)
            this.#missing(spot);
    }
    oneOfWords(spot, words) {
        if (spot.text !== '' && !words.includes(spot.text))
            this.#invalid(spot, words.join(' or '));
    }
    glob(glob) {
        if (glob.text === '')
            this.#missing(glob);
        else if (!/^[a-zA-Z0-9_:/*.@-]+$/.test(glob.text))
            this.#invalid(glob, 'the name of an image, with * for anything but / and ** for anything');
    }
    match(match) {
        const [resource, selector] = [match.get('resource'), match.get('selector')];
        if (resource.text !== '' && !RESOURCES.has(resource.text))
            this.#invalid(resource, [...RESOURCES].join(', '));
        if (selector.isSet && ['resource', 'version', 'group'].every((key) => match.get(key).text === ''))
            this.#invalid(selector, 'a resource beside it', '');
    }
    async authority(authority) {
        const kinds = [authority.get('key'), authority.get('keyless'), authority.get('static')];
        const [key, keyless, fixed] = kinds;
        const count = kinds.filter(({ isSet }) => isSet).length;
        // What else there is could only be judged by what the authority is.
        if (count === 0)
            return this.#missing(...kinds);
        if (count > 1)
            return this.#several(...kinds);
        if (key.isSet)
            this.#key(key, 'key');
        if (keyless.isSet)
            await this.#keyless(keyless);
        if (fixed.isSet)
            this.#static(fixed, authority);
        const source = authority.get('source');
        if (source.items.length > 1)
            this.#invalid(source, 'one source', `${source.items.length} sources`);
        for (const one of source.items)
            this.#source(one);
        for (const one of authority.get('attestations').items)
            this.#attestation(one);
        this.oneOfWords(authority.get('signatureFormat'), ['legacy', 'bundle']);
    }
    #static(fixed, authority) {
        const action = fixed.get('action');
        if (action.text === '')
            this.#missing(action);
        this.oneOfWords(action, ['pass', 'fail']);
        const beside = ['attestations', 'source'].map((key) => authority.get(key)).filter(({ items }) => items.length > 0);
        const more = ['ctlog', 'rfc3161timestamp'].map((key) => authority.get(key)).filter(({ isSet }) => isSet);
        if (beside.length + more.length > 0)
            this.#several(fixed, ...beside, ...more);
    }
    #key(key, as) {
        const [data, kms, secret, hash] = [key.get('data'), key.get('kms'), key.get('secretRef'), key.get('hashAlgorithm')];
        const given = [data.text !== '', kms.text !== '', secret.isSet].filter(Boolean).length;
        if (given === 0)
            this.#missing(data, kms, secret);
        if (given > 1)
            this.#several(data, kms, secret);
        if (hash.text !== '' && !HASHES.has(hash.text.trim().toLowerCase()))
            this.#invalid(hash, [...HASHES].join(', '));
        const isReadable = readPublicKey(data.text) !== null || (as === 'ca-cert' && readCertificates(data.text) !== null);
        if (data.text !== '' && !isReadable)
            this.#invalid(data, as === 'key' ? 'a public key in PEM' : 'certificates in PEM');
        if (kms.text !== '' && !isKms(kms.text))
            this.#invalid(kms, kms.text.startsWith('awskms://') ? 'awskms://HOST:PORT/ and the ARN of a key or alias; HOST:PORT may be left out' : KMS.join(', '));
    }
    async #keyless(keyless) {
        const [url, authorityCertificate] = [keyless.get('url'), keyless.get('ca-cert')];
        if (url.text !== '' && authorityCertificate.isSet)
            this.#several(url, authorityCertificate);
        if (url.text !== '' && !isReference(url.text))
            this.#invalid(url, 'a URL');
        if (authorityCertificate.isSet)
            this.#key(authorityCertificate, 'ca-cert');
        this.listed(keyless.get('identities'));
        for (const identity of keyless.get('identities').items)
            for (const name of ['issuer', 'subject'])
                await this.#named(identity.get(name), identity.get(`${name}RegExp`));
    }
    async #named(exact, pattern) {
        if (exact.text !== '' && pattern.text !== '')
            this.#several(exact, pattern);
        if (exact.text === '' && pattern.text === '')
            this.#missing(exact, pattern);
        if (pattern.text === '' || pattern.text.length > limits/* limits */.F.patternLength)
            return;
        for (const { what } of await (0,lint/* lintRegexp */.f5)(pattern.text, pattern.path))
            this.all.push(faultAt('CONFIG_POLICY_INVALID', [pattern], { what, seen: pattern.text, expected: 'a regular expression of RE2' }));
    }
    #source(source) {
        const oci = source.get('oci');
        if (oci.text !== '' && !isPlaceOfImages(oci.text))
            this.#invalid(oci, 'a registry, or a repository with its registry, as ghcr.io/acme/signatures');
        for (const secret of source.get('signaturePullSecrets').items)
            if (secret.get('name').text === '')
                this.#missing(secret.get('name'));
    }
    #attestation(attestation) {
        const [name, type] = [attestation.get('name'), attestation.get('predicateType')];
        if (name.text === '')
            this.#missing(name);
        if (type.text === '')
            this.#missing(type);
        else if (!PREDICATE_WORDS.has(type.text) && !isUri(type.text))
            this.#invalid(type, `a URI, or one of ${[...PREDICATE_WORDS].join(', ')}`);
        this.policy(attestation.get('policy'), 'attestation');
    }
    policy(policy, of) {
        if (!policy.isSet)
            return;
        const [type, data, remote, configMap] = [policy.get('type'), policy.get('data'), policy.get('remote'), policy.get('configMapRef')];
        if (type.text !== 'cue' && type.text !== 'rego')
            this.#invalid(type, 'cue or rego');
        const given = [data.text !== '', remote.isSet, configMap.isSet].filter(Boolean).length;
        if (given === 0)
            this.#missing(data, remote, configMap);
        if (given > 1)
            this.#several(data, remote, configMap);
        if (remote.isSet)
            this.#remote(remote);
        if (configMap.isSet)
            for (const key of ['name', 'key'])
                if (configMap.get(key).text === '')
                    this.#missing(configMap.get(key));
        if (of === 'spec')
            return;
        for (const field of ABOUT_WORKLOAD.map((key) => policy.get(key)).filter(({ isSet }) => isSet))
            this.all.push(faultAt('CONFIG_POLICY_INVALID', [field], { what: `${field.path} may only be there in spec.policy.`, next: 'Take it out.' }));
    }
    #remote(remote) {
        const [url, sum] = [remote.get('url'), remote.get('sha256sum')];
        if (url.text === '')
            this.#missing(url);
        else if (!/^https:\/\/[^/?#]/i.test(url.text) || !isReference(url.text))
            this.#invalid(url, 'an https address');
        if (sum.text === '')
            this.#missing(sum);
    }
    // ── trust roots
    trustRoot(spec) {
        const kinds = [spec.get('repository'), spec.get('remote'), spec.get('sigstoreKeys'), spec.get('trustedRootJSON')];
        const [repository, remote, keys, json] = kinds;
        const given = kinds.filter((one) => (one === json ? one.text !== '' : one.isSet));
        if (given.length === 0)
            return this.#missing(...kinds);
        if (given.length > 1)
            return this.#several(...kinds);
        if (repository.isSet)
            this.#repository(repository);
        if (remote.isSet) {
            if (remote.get('mirror').text === '')
                this.#missing(remote.get('mirror'));
            this.#root(remote.get('root'));
        }
        if (keys.isSet)
            this.#sigstoreKeys(keys);
    }
    #repository(repository) {
        const mirror = repository.get('mirrorFS');
        this.#root(repository.get('root'));
        if (mirror.text === '')
            this.#missing(mirror);
        else if (!isPlaceholder(mirror.text) && decodeBase64(mirror.text)?.subarray(0, 2).toString('hex') !== '1f8b')
            this.#invalid(mirror, 'a compressed archive of a TUF repository (tar.gz) in base64', (0,errors/* bounded */.Mm)(mirror.text, 32));
    }
    #root(root) {
        if (root.text === '')
            return this.#missing(root);
        if (!isPlaceholder(root.text) && !isTufRoot(decodeBase64(root.text)))
            this.#invalid(root, 'a signed root.json of TUF in base64', (0,errors/* bounded */.Mm)(root.text, 32));
    }
    #sigstoreKeys(keys) {
        const [authorities, timestamps] = [keys.get('certificateAuthorities'), keys.get('timestampAuthorities')];
        if (authorities.items.length + timestamps.items.length === 0)
            this.#missing(authorities, timestamps);
        for (const one of [...authorities.items, ...timestamps.items]) {
            for (const field of [one.get('subject').get('organization'), one.get('subject').get('commonName'), one.get('uri'), one.get('certChain')])
                if (field.text === '')
                    this.#missing(field);
            this.#base64(one.get('certChain'));
        }
        for (const one of timestamps.items)
            this.#timestampChain(one.get('certChain'));
        for (const one of [...keys.get('tLogs').items, ...keys.get('ctLogs').items]) {
            for (const field of [one.get('baseURL'), one.get('hashAlgorithm'), one.get('publicKey')])
                if (field.text === '')
                    this.#missing(field);
            this.#base64(one.get('publicKey'));
        }
    }
    #base64(field) {
        if (field.text !== '' && !isPlaceholder(field.text) && decodeBase64(field.text) === null)
            this.#invalid(field, 'PEM in base64', (0,errors/* bounded */.Mm)(field.text, 32));
    }
    #timestampChain(chain) {
        const bytes = decodeBase64(chain.text);
        if (chain.text === '' || isPlaceholder(chain.text) || bytes === null)
            return;
        const certificates = readCertificates(bytes.toString('latin1'));
        if (certificates === null)
            this.#invalid(chain, 'certificates in PEM, in base64', (0,errors/* bounded */.Mm)(chain.text, 32));
        else if (certificates.filter(({ ca }) => !ca).length > 1)
            this.#invalid(chain, 'at most one certificate that is no authority\'s', `${certificates.length} certificates`);
    }
}
// ── forms
/** As Go reads a reference to anything (RFC 3986): little is none. */
function isReference(text) {
    // oxlint-disable-next-line no-control-regex -- control characters are what it excludes
    return !/[\u0000-\u0020\u007f]/.test(text) && !/%(?![0-9A-Fa-f]{2})/.test(text) && !text.startsWith(':');
}
/** As Go reads what stands in the line of a request: an absolute path, or anything behind a scheme. */
function isUri(text) {
    return isReference(text) && /^(?:\/|\*$|[A-Za-z][A-Za-z0-9+.-]*:)/.test(text);
}
// A host is told from a path by its dot or port, and a repository must name its host.
function isPlaceOfImages(text) {
    const slash = text.indexOf('/');
    if (slash < 0)
        return (0,image_reference/* parseImageRepository */.fb)(`${text.includes('.') || text.includes(':') ? text : `${text}.invalid`}/x`) !== null;
    const isHost = /[.:]/.test(text.slice(0, slash));
    // Of Docker Hub the whole path must be written.
    return isHost && (0,image_reference/* parseImageRepository */.fb)(text) !== null && !/^(?:index\.)?docker\.io\/[^/]+$/.test(text);
}
/** AWS takes the ARN of a key or of an alias: their bare ids need an environment to be understood. */
function isKms(text) {
    if (!KMS.some((prefix) => text.startsWith(prefix)))
        return false;
    if (!text.startsWith('awskms://'))
        return true;
    const [, , endpoint = '', name = '', ...more] = text.split('/');
    const isEndpoint = endpoint === '' || /^(?:[^:[\]]*|\[[^[\]]*\]):[^:[\]]*$/.test(endpoint);
    return isEndpoint && more.length > 0 && /^arn:(?:aws|aws-us-gov|aws-cn):kms:[a-z0-9-]+:\d{12}:(?:key|alias)$/.test(name) && (!name.endsWith(':key') || isKeyId(more.join('/')));
}
function isKeyId(text) {
    return /^(?:mrk-)?[A-Fa-f0-9]{8}-?[A-Fa-f0-9]{4}-?[A-Fa-f0-9]{4}-?[A-Fa-f0-9]{4}-?[A-Fa-f0-9]{12}$/.test(text);
}
function isTufRoot(bytes) {
    try {
        const root = bytes === null ? undefined : (0,json/* parseJson */.qF)(bytes);
        return (0,json/* isJsonObject */.OW)(root) && root['signatures'] !== undefined && root['signatures'] !== null;
    }
    catch {
        // No JSON.
        return false;
    }
}

;// CONCATENATED MODULE: ./build/policy/cluster-image-policy/authority.js
// One authority of a ClusterImagePolicy: whom it trusts, which becomes trust domains of its own, and what it requires of whom.
//
// What a cluster does with these fields, and what becomes of it here, stands in docs/decisions/0015-cluster-image-policy.md. Where both differ, more
// is asked here.







const FULCIO = 'https://fulcio.sigstore.dev';
const REKOR = 'https://rekor.sigstore.dev';
/** Reads a valid authority. Null where something in it cannot be said here; the problems say what, all of it. */
function readAuthority(spot, names, shared) {
    const reader = new AuthorityReader(spot, names, shared);
    const authority = reader.read();
    return { authority: reader.problems.length > 0 ? null : authority, problems: reader.problems, notes: reader.notes };
}
/** Reads a check of a policy that is valid. Null where there is none, or where it is not at hand. */
function readCheck(policy, unsupported) {
    if (!policy.isSet)
        return null;
    const [type, data, remote, configMap] = [policy.get('type'), policy.get('data'), policy.get('remote'), policy.get('configMapRef')];
    for (const field of ABOUT_WORKLOAD.map((key) => policy.get(key)).filter(({ isTrue }) => isTrue))
        unsupported(field, `${field.path} shows the check something of the workload or of the image's configuration, which is not known here: in CUE a check of what is not shown would pass.`);
    if (remote.isSet)
        return unsupported(remote, 'Checks are not fetched: what is asked must be known before anything is.', 'Write the check into data.');
    if (configMap.isSet)
        return unsupported(configMap, 'A ConfigMap is in a cluster and nowhere else.', 'Write the check into data.');
    return { language: type.text === 'rego' ? 'rego' : 'cue', dialect: 'policy-controller', text: data.text, at: data.at };
}
class AuthorityReader {
    problems = [];
    notes = [];
    #spot;
    #names;
    #shared;
    constructor(spot, names, shared) {
        this.#spot = spot;
        this.#names = names;
        this.#shared = shared;
    }
    #unsupported(spot, what, next) {
        this.problems.push(faultAt('CONFIG_POLICY_UNSUPPORTED', [spot], { what, ...(spot.text !== '' && { seen: spot.text }), ...(next !== undefined && { next }) }));
        return null;
    }
    #note(spot, what) {
        this.notes.push(faultAt('POLICY_WIDER', [spot], { level: 'note', what }));
    }
    read() {
        const name = this.#names.authority;
        const fixed = this.#spot.get('static');
        if (fixed.isSet) {
            const message = fixed.get('message').text;
            const requirement = fixed.get('action').text === 'pass' ? { kind: 'exempt', name, reason: 'static: pass' } : { kind: 'refuse', reason: message === '' ? 'static: fail' : message };
            return { name, choice: null, repositories: [], requirementOf: () => requirement };
        }
        const repositories = this.#repositories();
        if (this.#spot.get('signatureFormat').text !== '')
            this.#note(this.#spot.get('signatureFormat'), 'A cluster looks for signatures in this format only; here every format counts.');
        const statements = this.#statements();
        const key = this.#spot.get('key');
        const signed = key.isSet ? this.#key(key) : this.#keyless(this.#spot.get('keyless'));
        if (signed === null)
            return null;
        const { choice, signersOf } = signed;
        const requirementOf = (names) => {
            if (names === null)
                throw new TypeError('an authority without trust domains');
            return this.#require(signersOf(names), statements);
        };
        return { name, choice, repositories, requirementOf };
    }
    #require(signedBy, statements) {
        const leaf = (what, checks) => ({ kind: 'evidence', name: this.#names.authority, what, signedBy, where: new Map(), builders: [], checks, quantifier: 'some' });
        const [first, ...others] = statements.map(({ what, checks }) => leaf(what, checks));
        // Attestations take the place of the signature, as in a cluster.
        if (first === undefined)
            return leaf({ kind: 'signature' }, []);
        return others.length === 0 ? first : { kind: 'all', of: [first, ...others] };
    }
    /** The attestations it lists. Each keeps its name, by which `spec.policy` finds it. */
    #statements() {
        return this.#spot.get('attestations').items.flatMap((one) => {
            const [name, type] = [one.get('name').text, one.get('predicateType')];
            // A word stands for the one type that cosign writes under it, and not for all that are of its class here.
            const word = PREDICATE_WORDS.has(type.text) ? (0,predicate_types/* whatOf */.Em)(type.text) : null;
            const [uri] = word?.kind === 'statement' ? word.predicateTypes : [type.text];
            if (uri === predicate_types/* COSIGN_SIGN */["if"])
                this.#unsupported(type, 'This type is how cosign writes signatures; here it counts as a signature, and as no attestation.', 'Leave attestations out: then a signature is what is asked for.');
            const check = readCheck(one.get('policy'), (spot, what, next) => this.#unsupported(spot, what, next));
            return [{ what: { kind: 'statement', predicateTypes: [uri], label: name }, checks: check === null ? [] : [check] }];
        });
    }
    /** Where else evidence lies. A cluster looks there and not beside the image; evidence that counts there counts wherever it is. */
    #repositories() {
        return this.#spot.get('source').items.flatMap((source) => {
            const [oci, prefix, secrets] = [source.get('oci'), source.get('tagPrefix'), source.get('signaturePullSecrets')];
            if (prefix.text !== '')
                this.#unsupported(prefix, 'Tags with a prefix are not looked for: evidence under them would not be found.');
            if (secrets.items.length > 0)
                this.#note(secrets, 'Secrets of a cluster are not read; registries are asked with the credentials of this machine.');
            if (oci.text === '')
                return [];
            if ((0,image_reference/* parseImageRepository */.fb)(oci.text) === null || !oci.text.includes('/'))
                return this.#unsupported(oci, 'A registry alone names no repository.', 'Name the repository, as ghcr.io/acme/signatures.') ?? [];
            this.#note(oci, 'A cluster looks for evidence there and not beside the image; here it counts in either place.');
            return [oci.text];
        });
    }
    // ── whom it trusts
    /** The TrustRoot that a field names. */
    #root(field) {
        if (field.text === '')
            return null;
        const root = this.#shared.roots.get(field.text);
        if (root === undefined)
            return this.#unsupported(field, 'There is no TrustRoot of this name in the file.', 'Put the TrustRoot into the same file, behind ---.');
        this.#shared.used.add(root.name);
        // What is wrong with it is said where it stands.
        return root.source ?? this.#unsupported(field, 'The TrustRoot of this name cannot be used.', 'Correct the TrustRoot.');
    }
    /**
     * Where logs are taken from. `isOff`: a `ctlog` that names neither says that signatures are not logged. An address alone means the public log, as
     * whose keys a cluster takes those of its own TUF root.
     */
    #logs() {
        const ctlog = this.#spot.get('ctlog');
        const [url, reference] = [ctlog.get('url'), ctlog.get('trustRootRef')];
        if (reference.text !== '')
            return { source: this.#root(reference), isOff: false, isAsked: true };
        if (url.text === '')
            return { source: null, isOff: ctlog.isSet, isAsked: false };
        if (withoutSlash(url.text) !== REKOR)
            this.#unsupported(url, 'Nothing says which key this log has; in a cluster its TUF root does.', 'Name a TrustRoot with the key of the log in trustRootRef.');
        return { source: PUBLIC_GOOD, isOff: false, isAsked: true };
    }
    #timestamps() {
        const field = this.#spot.get('rfc3161timestamp');
        if (field.isSet && field.get('trustRootRef').text === '')
            return this.#unsupported(field, 'This asks for a timestamp of nobody: a cluster passes over it.', 'Name a TrustRoot in trustRootRef, or take the field out.');
        return this.#root(field.get('trustRootRef'));
    }
    #combine(taken, field) {
        return combine(taken, `authority ${this.#names.authority} of ${this.#names.policy}`) ?? this.#unsupported(field, 'Its certificates, logs and timestamps are of instances that are loaded as a whole, and of different ones.', 'Take them all from one TrustRoot, or from TrustRoots with sigstoreKeys.');
    }
    #keyless(keyless) {
        const signers = this.#signers(keyless);
        const { source: given, isOff, isAsked } = this.#logs();
        const stamps = this.#timestamps();
        const accepts = this.#identities(keyless);
        const [first, ...others] = accepts;
        if (signers === null || first === undefined)
            return null;
        // What the policy does not say, the public log would be asked in a cluster, whose keys are not at hand.
        if (keyless.get('ca-cert').isSet && !isOff && !isAsked && stamps === null)
            return this.#unsupported(keyless.get('ca-cert'), 'Nothing says who saw what this authority\'s certificates signed.', 'Name a TrustRoot in ctlog or rfc3161timestamp; with ctlog: {} certificates count that are valid now.');
        const isOwn = keyless.get('trustRootRef').text !== '' || keyless.get('ca-cert').isSet;
        // Where nothing is said of logs, all that the same root lists may witness.
        const isSilent = !isOff && !isAsked && stamps === null;
        const logs = given ?? (isSilent || !isOwn ? signers : null);
        const timestamps = stamps ?? (isSilent ? signers : null);
        const roots = this.#combine({ signers, logs: isOff && signers.kind === 'parts' ? null : logs, timestamps }, isAsked ? this.#spot.get('ctlog') : this.#spot.get('rfc3161timestamp'));
        if (roots === null)
            return null;
        const isUnwitnessed = isSilent && countOf(signers, 'tlogs') === 0 && countOf(signers, 'timestampAuthorities') === 0;
        const choice = {
            name: this.#names.choice, roots, keys: [], keysOnly: false,
            thresholds: { logs: isAsked ? 1 : null, timestamps: stamps === null ? null : 1, times: null },
            weakening: { ignoreLogs: isOff || isUnwitnessed || (stamps !== null && !isAsked), ignoreScts: keyless.get('insecureIgnoreSCT').isTrue },
        };
        const signerOf = (accept, { domains }) => ({ kind: 'keyless', name: this.#names.authority, accept, facts: new Map(), trust: domains });
        return { choice, signersOf: (names) => [signerOf(first, names), ...others.map((one) => signerOf(one, names))] };
    }
    #signers(keyless) {
        const [url, own, reference] = [keyless.get('url'), keyless.get('ca-cert'), keyless.get('trustRootRef')];
        if (own.isSet)
            return this.#ownAuthority(own);
        if (reference.text !== '')
            return this.#root(reference);
        if (url.text === '' || withoutSlash(url.text) === FULCIO)
            return PUBLIC_GOOD;
        return this.#unsupported(url, 'Nothing says which certificates this instance has; in a cluster its TUF root does.', 'Name a TrustRoot in trustRootRef.');
    }
    #ownAuthority(own) {
        const data = own.get('data');
        if (data.text === '')
            return this.#notAtHand(own);
        const certificates = readCertificates(data.text);
        if (certificates === null)
            return this.#unsupported(data, 'This is a key, and no certificate of an authority.', 'Write the certificates of the authority in PEM.');
        return ownAuthority(certificates) ?? this.#unsupported(data, 'These certificates are not one chain.');
    }
    /** Who may sign, each by issuer and name together. */
    #identities(keyless) {
        return keyless.get('identities').items.map((identity) => {
            const of = (exact, pattern) => (exact.text === '' ? this.#pattern(pattern) : this.#exact(exact));
            return new Map([
                ['certificate-oidc-issuer', of(identity.get('issuer'), identity.get('issuerRegExp'))],
                ['certificate-identity', of(identity.get('subject'), identity.get('subjectRegExp'))],
            ]);
        });
    }
    #exact(spot) {
        if (/\{(?:version|tag)\}/.test(spot.text))
            this.#unsupported(spot, 'In braces stands what is replaced by the version of the image here.');
        return { kind: 'text', anyOf: [spot.text], star: false };
    }
    #pattern(spot) {
        if (spot.text.length > limits/* limits */.F.patternLength)
            this.#unsupported(spot, `Regular expressions of more than ${limits/* limits */.F.patternLength} characters are not used.`);
        return { kind: 'regexp', source: spot.text, unsafeOpen: this.#shared.openPattern };
    }
    #key(field) {
        const { source: logs, isAsked } = this.#logs();
        const timestamps = this.#timestamps();
        const key = this.#trustedKey(field, { log: isAsked ? 'required' : 'none', validity: { start: null, end: null }, times: 'none', timestamps: timestamps === null ? 'none' : 1 });
        const roots = this.#combine({ signers: null, logs, timestamps }, this.#spot.get('rfc3161timestamp'));
        if (key === null || roots === null)
            return null;
        const choice = { name: this.#names.choice, roots, keys: [key], keysOnly: true, thresholds: { logs: isAsked ? 1 : null, timestamps: timestamps === null ? null : 1, times: null }, weakening: { ignoreLogs: false, ignoreScts: false } };
        return { choice, signersOf: ({ domains, unlogged }) => [{ kind: 'key', name: this.#names.authority, spki: key.digest, facts: new Map(), trust: isAsked ? domains : [unlogged] }] };
    }
    #trustedKey(field, terms) {
        const [data, hash] = [field.get('data'), field.get('hashAlgorithm')];
        if (data.text === '')
            return this.#notAtHand(field);
        if ((pemBlocks(data.text)?.length ?? 0) !== 1)
            return this.#unsupported(data, 'There are several keys: in a cluster one of them has to sign an image, and each of them every attestation.', 'Write an authority for each key.');
        const given = readPublicKey(data.text);
        const key = given === null ? null : this.#shared.parseKey(given.export({ type: 'spki', format: 'pem' }).toString(), this.#names.choice, terms);
        if (key === null || given === null)
            return this.#unsupported(data, 'Keys of this kind are not verified with.', 'Give an ECDSA key on P-256, P-384 or P-521, an RSA key of 2048 bits or more, or an Ed25519 key.');
        const algorithm = hash.text === '' ? 'sha256' : hash.text.trim().toLowerCase();
        const { namedCurve } = given.asymmetricKeyDetails ?? {};
        const usual = { secp384r1: 'sha384', secp521r1: 'sha512' }[namedCurve ?? ''];
        if (algorithm !== 'sha256' && algorithm !== usual && given.asymmetricKeyType !== 'ed25519')
            this.#unsupported(hash, `Signatures of this key over ${algorithm} are not verified.`, `Use sha256${usual === undefined ? '' : ` or ${usual}`}.`);
        return key;
    }
    #notAtHand(key) {
        const field = key.get('kms').text === '' ? key.get('secretRef') : key.get('kms');
        return this.#unsupported(field, `${field.path} names what only a cluster or a service has.`, 'Write the public key into data; it is no secret.');
    }
}
function withoutSlash(url) {
    return url.replace(/\/$/, '');
}

;// CONCATENATED MODULE: ./build/policy/cluster-image-policy.js
// ClusterImagePolicy and TrustRoot of sigstore's policy-controller (policy.sigstore.dev/v1alpha1, v1beta1), read into the policy model: the format that
// a cluster and a pipeline share.
//
// Two passes. First the documents are held against what policy-controller itself refuses (validity.ts); then against what can be said here without
// loss (authority.ts, trust-root.ts). What means something in a cluster and cannot mean the same here is an error that names the field: a policy that is read in
// part is a policy that nobody wrote.







/** Where the kinds of documents that are read here come from. */
const GROUP = 'policy.sigstore.dev/';
/** Whether a document is of this kind. */
function isClusterImagePolicy(document) {
    const version = document.kind === 'map' ? memberOf(document, 'apiVersion') : undefined;
    return version?.kind === 'text' && version.text.startsWith(GROUP);
}
/**
 * Reads the documents of a file. Never throws for what stands in them.
 *
 * Problems, all of them at once and in order: `CONFIG_POLICY_INVALID` for what policy-controller refuses too, `CONFIG_UNKNOWN_KEY` for a key that a cluster
 * leaves out without a word, `CONFIG_POLICY_UNSUPPORTED` for what cannot be said here. With any of them there is no policy.
 */
async function readClusterImagePolicies(documents, file, tools) {
    const start = { file, line: 1, column: 1 };
    const spots = documents.map((value) => new Spot('', value.at, value));
    const kinds = spots.map(cluster_image_policy_kindOf);
    const faults = [];
    for (const [index, spot] of spots.entries())
        faults.push(...(await faultsOf(spot, kinds[index] ?? null)));
    const of = (kind) => spots.filter((_, index) => kinds[index] === kind);
    const invalid = faults.length > 0;
    // What is not valid may be missing what carrying over stands on.
    if (invalid)
        return { policy: null, problems: inOrder(faults) };
    const roots = of('TrustRoot').map(readTrustRoot);
    const shared = { roots: new Map(roots.map((root) => [root.name, root])), parseKey: tools.parseKey, openPattern: tools.openPattern, used: new Set(), choiceNames: new Set() };
    const read = of('ClusterImagePolicy').map((spot) => readPolicy(spot, shared));
    const problems = [...twice(of('TrustRoot')), ...twice(of('ClusterImagePolicy')), ...roots.flatMap((root) => root.problems), ...read.flatMap((one) => one.problems), ...(read.length > 0 ? [] : [nothingAsked(start)])];
    if (problems.length > 0)
        return { policy: null, problems: inOrder(problems) };
    const policies = read.flatMap(({ policy }) => policy ?? []);
    const build = (namesOf) => ({
        name: file, digest: tools.digest, rules: policies.map(({ rule }) => rule(namesOf)),
        // What becomes of images that no policy is about is said by the controller's configuration, which is not here.
        unmatched: 'deny', waivers: [], deny: [], changes: [], trust: [], mirrors: [],
    });
    const notes = [...read.flatMap((one) => one.notes), ...roots.filter(({ name }) => !shared.used.has(name)).map(unusedRoot)];
    return { policy: { choices: policies.flatMap(({ choices }) => choices), build, notes: inOrder(notes), allowInputs: new Set(), tests: [], githubHost: github_host/* githubCom */.fA }, problems: [] };
}
function cluster_image_policy_kindOf(document) {
    const [version, kind] = [document.get('apiVersion').text, document.get('kind').text];
    if (kind === 'ClusterImagePolicy' && (version === `${GROUP}v1beta1` || version === `${GROUP}v1alpha1`))
        return kind;
    return kind === 'TrustRoot' && version === `${GROUP}v1alpha1` ? kind : null;
}
async function faultsOf(document, kind) {
    if (kind === null)
        return [otherKind(document)];
    // Rules about values are for values of the right kind.
    const ofShape = document.faults(shapes[kind]);
    if (ofShape.some(({ code }) => code === 'CONFIG_POLICY_INVALID'))
        return ofShape;
    return [...ofShape, ...(kind === 'ClusterImagePolicy' ? await policyFaults(document) : trustRootFaults(document))];
}
function otherKind(document) {
    const [version, kind] = [document.get('apiVersion'), document.get('kind')];
    const seen = `${(0,errors/* bounded */.Mm)(version.text, 100)} ${(0,errors/* bounded */.Mm)(kind.text, 100)}`;
    const expected = `ClusterImagePolicy of ${GROUP}v1beta1 or v1alpha1, or TrustRoot of ${GROUP}v1alpha1`;
    if (!version.text.startsWith(GROUP))
        return faultAt('CONFIG_POLICY_UNSUPPORTED', [version], { what: 'A document of another kind is among the policies, and is not read.', seen, expected, next: 'Keep it in a file of its own.' });
    return faultAt('CONFIG_POLICY_INVALID', [['ClusterImagePolicy', 'TrustRoot'].includes(kind.text) ? version : kind], { what: 'There is no such kind of document.', seen, expected });
}
/** In a cluster the second document of a name takes the place of the first. */
function twice(documents) {
    return repeated(documents.map((document) => document.get('metadata').get('name'))).map((name) => faultAt('CONFIG_POLICY_UNSUPPORTED', [name], { what: 'Two documents of one kind have this name: in a cluster the second takes the place of the first.', seen: name.text, next: 'Rename one of them, or take one out.' }));
}
function nothingAsked(at) {
    return (0,errors/* problem */.CC)('CONFIG_POLICY_UNSUPPORTED', { about: 'kind', at, what: 'There is no ClusterImagePolicy in the file: nothing would pass.', next: 'Put a ClusterImagePolicy into the file.' });
}
function readPolicy(document, shared) {
    const problems = [];
    const unsupported = (spot, what, next) => {
        problems.push(faultAt('CONFIG_POLICY_UNSUPPORTED', [spot], { what, ...(next !== undefined && { next }) }));
        return null;
    };
    const [nameField, spec] = [document.get('metadata').get('name'), document.get('spec')];
    const spots = spec.get('authorities').items;
    const names = spots.map((spot, index) => (spot.get('name').text === '' ? `authority-${index}` : spot.get('name').text));
    const match = spec.get('match');
    if (match.items.length > 0)
        unsupported(match, 'The policy is for some workloads only, and which workload an image will be in is not known here.');
    const check = readCheck(spec.get('policy'), unsupported);
    if (check !== null)
        nameable(spots, names, unsupported);
    if (check?.text.includes('githubWorkflowName') === true)
        unsupported(spec.get('policy').get('data'), 'The check asks for githubWorkflowName, which is not read from certificates: in CUE it would pass.', 'Ask for the subject, which names the file of the workflow.');
    const choices = choiceNames(nameField.text, names, shared.choiceNames);
    const read = spots.map((spot, index) => readAuthority(spot, { policy: nameField.text, authority: names[index] ?? '', choice: choices[index] ?? '' }, shared));
    problems.push(...read.flatMap((one) => one.problems));
    const [first, ...others] = read.flatMap(({ authority }) => authority ?? []);
    const matches = matchOf(spec.get('images'));
    if (problems.length > 0 || first === undefined || matches === null)
        return { policy: null, problems, notes: [] };
    const authorities = [first, ...others];
    const rule = (namesOf) => {
        const require = anyOf(authorities, namesOf);
        return {
            name: nameField.text, at: nameField.at, match: matches, evidenceRepositories: [...new Set(authorities.flatMap(({ repositories }) => repositories))],
            require: check === null ? require : { kind: 'judged', of: require, check }, same: [], mode: spec.get('mode').text === 'warn' ? 'warn' : 'enforce',
        };
    };
    return { policy: { choices: authorities.flatMap(({ choice }) => choice ?? []), rule }, problems: [], notes: read.flatMap((one) => one.notes) };
}
function anyOf([first, ...others], namesOf) {
    const asked = ({ choice, requirementOf }) => requirementOf(choice === null ? null : namesOf(choice.name));
    return others.length === 0 ? asked(first) : { kind: 'any', of: [asked(first), ...others.map(asked)] };
}
function matchOf(images) {
    const [first, ...others] = images.items.map((image) => ({ kind: 'image', glob: { text: image.get('glob').text, dialect: 'reference' } }));
    return first === undefined ? null : { anyOf: [first, ...others], except: [] };
}
/** A check over authorities finds each by its name, and each attestation by its own: where two share one, the last hides the others. */
function nameable(spots, names, unsupported) {
    const seen = new Set();
    for (const [index, spot] of spots.entries()) {
        const name = names[index] ?? '';
        if (seen.has(name))
            unsupported(spot.get('name'), 'Two authorities have this name, and spec.policy can tell them apart by nothing else.', 'Rename one of them.');
        seen.add(name);
        for (const one of repeated(spot.get('attestations').items.map((item) => item.get('name'))))
            unsupported(one, 'Two attestations of the authority have this name, and spec.policy can tell them apart by nothing else.', 'Rename one of them.');
    }
}
/** What the trust of each authority is called; no two in a file are the same, whatever policies and authorities are called: one would be believed as the other is. */
function choiceNames(policy, names, taken) {
    return names.map((name) => {
        const plain = `cip/${(0,errors/* bounded */.Mm)(policy, 64)}/${(0,errors/* bounded */.Mm)(name, 64)}`;
        let free = plain;
        for (let number = 2; taken.has(free); number += 1)
            free = `${plain} (${number})`;
        taken.add(free);
        return free;
    });
}

// EXTERNAL MODULE: ./build/domain/at.js
var domain_at = __webpack_require__(5316);
// EXTERNAL MODULE: ./build/domain/claims.js
var claims = __webpack_require__(4140);
// EXTERNAL MODULE: ./build/domain/fields.js
var domain_fields = __webpack_require__(8548);
// EXTERNAL MODULE: ./build/domain/image-line.js
var image_line = __webpack_require__(139);
// EXTERNAL MODULE: ./build/domain/nearest.js
var nearest = __webpack_require__(9099);
// EXTERNAL MODULE: ./build/domain/period.js
var domain_period = __webpack_require__(7736);
// EXTERNAL MODULE: ./build/domain/purl.js
var domain_purl = __webpack_require__(7884);
// EXTERNAL MODULE: ./build/policy/native.js + 1 modules
var policy_native = __webpack_require__(5754);
// EXTERNAL MODULE: ./build/domain/cloud-build.js
var cloud_build = __webpack_require__(6097);
;// CONCATENATED MODULE: ./build/policy/keys.js
// The keys of a policy file, place by place: the only list. The reader, the JSON Schema for editors and the guide are made or checked from it.
//
// Rules, the evidence in them and named signers take every row of the field table (domain/fields.ts), in the words of the inputs; what stands here
// gives them names and structure.


const keys_text = { form: { form: 'text' }, required: false };
const texts = { form: { form: 'texts' }, required: false };
const yes = { form: { form: 'boolean' }, required: false };
const choice = (...choices) => ({ form: { form: 'choice', choices }, required: false });
const choices = (...of) => ({ form: { form: 'choices', choices: of }, required: false });
/** Every field, as a key. */
const fieldKeys = Object.fromEntries(domain_fields/* fieldNames */.p.map((name) => [name, { form: formOf(domain_fields/* fields */.O[name]), required: false, help: domain_fields/* fields */.O[name].help }]));
function formOf(field) {
    switch (field.kind) {
        case 'boolean': return { form: 'boolean' };
        case 'pairs': return { form: 'pairs' };
        case 'text':
        case 'ref':
        case 'workflow':
        case 'regexp':
        case 'commit':
        case 'number':
        case 'version':
        case 'builder':
        case 'levels':
        case 'days':
        default: return { form: field.several ? 'texts' : 'text' };
    }
}
/** What says who signed and is no claim: in the words of the inputs. */
const signerKeys = {
    key: { ...texts, help: 'The public key that must have signed: PEM as it stands, or the path of a file beside the policy. Several: any of them.' },
    'key-id': { ...texts, help: 'What evidence must call each key, in their order.' },
    'key-log': { ...choice('required', 'none'), help: 'none: the owner of the key does not log what it signs.' },
    'key-valid-for': { ...keys_text, help: 'When signatures by the key count, by the time of a witness: START/END.' },
    enterprise: { ...keys_text, help: 'The slug of a GitHub enterprise with an issuer of its own.' },
    'unsafe-open-pattern': { ...yes, help: 'Accept regular expressions that also accept identities of others.' },
};
const evidenceKeys = {
    'signed-by': { ...texts, help: 'Who must have signed: a name out of signers, or a workflow as owner/repo/.github/workflows/file.yml@ref; previous is whoever signed the version in use. Several: any of them.' },
    check: { ...texts, help: 'A condition on what the evidence states: a CEL expression, or the path of a .cel, .cue or .rego file beside the policy. Several: all of them.' },
    'unsafe-any-identity': { ...yes, help: 'Accept evidence whoever signed it.' },
    ...signerKeys,
    ...fieldKeys,
};
/**
 * What can be denied: values by name. What asks for the least, the most or one of two would be denied where it is met: the good builds in place of those
 * that whoever wrote it had in mind.
 */
const DENIABLE = new Set(['text', 'ref', 'workflow', 'regexp', 'commit', 'pairs', 'version', 'builder']);
function deniable(field) {
    const form = formOf(field);
    return { form: form.form === 'text' ? { form: 'texts' } : form, required: false, help: field.help };
}
const subjectKeys = {
    images: { ...texts, help: 'Images by name, without tag and digest, as ghcr.io/acme/*. A * stops at /, ** does not. Docker Hub is docker.io or index.docker.io.' },
    files: { ...texts, help: 'Files by path below the workspace, as dist/**; assets of releases as owner/repo@tag/name.' },
    packages: { ...texts, help: 'Packages as package URLs without version, as pkg:npm/@acme/*.' },
};
const keys_claims = [...claims/* claimNames */.RA, 'gone', 'first', 'none'];
/** All keys, by place. */
const places = {
    policy: {
        version: { form: { form: 'version' }, required: true, help: 'The version of the format: 1.' },
        signers: { form: { form: 'named', of: 'signer', text: 'a workflow as owner/repo/.github/workflows/file.yml@ref' }, required: false, help: 'Names for who may sign.' },
        builders: { form: { form: 'list', of: 'builder', text: null }, required: false, help: 'What reusable workflows of one\'s own earn, beside the builders that are known.' },
        rules: { form: { form: 'list', of: 'rule', text: null }, required: true, help: 'What must be true of which subjects. Every rule that is about a subject must pass.' },
        unmatched: { ...choice('deny', 'exempt'), help: 'What becomes of a subject that no rule is about: deny, the default, or exempt.' },
        changes: { form: { form: 'map', of: 'changes', text: null }, required: false, help: 'What may differ between a version in use and the one that replaces it.' },
        deny: { form: { form: 'list', of: 'deny', text: 'a file with such a list: a path beside the policy, or github:owner/repo/path@ref' }, required: false, help: 'What never counts, in every mode: digests of subjects, commits, signers in a time, versions of builders.' },
        waivers: { form: { form: 'list', of: 'waiver', text: null }, required: false, help: 'Subjects that are let through for a while, with who answers for it. What is forged or denied cannot be waived.' },
        trust: { form: { form: 'map', of: 'trust', text: 'auto, public-good or github' }, required: false, help: 'Whom this policy trusts, in the words of the inputs.' },
        mirrors: { form: { form: 'texts-by-name' }, required: false, help: 'Repositories that serve copies: copy: upstream. Rules about the upstream name are about the copy as well, and evidence is looked for at both.' },
        'allow-inputs': { ...texts, help: 'Inputs about trust, mode or unsafe- that steps may set although this policy is of another repository.' },
        tests: { form: { form: 'list', of: 'test', text: null }, required: false, help: 'Subjects with recorded evidence and the outcome that they must have: policy test runs them.' },
    },
    signer: { ...signerKeys, ...fieldKeys },
    builder: {
        'signer-workflow': { ...keys_text, required: true, help: 'The reusable workflow, as owner/repo/.github/workflows/file.yml@ref. A * in the ref stops at /.' },
        'build-level': { ...keys_text, required: true, help: 'The SLSA build level that it earns: 1, 2 or 3.' },
        'self-hosted': { ...yes, help: 'That the level holds on runners that GitHub does not host.' },
    },
    rule: {
        name: { ...keys_text, help: 'What reports call the rule.' },
        ...subjectKeys,
        except: { ...texts, help: 'Names that the rule is not about.' },
        'evidence-repository': { ...texts, help: 'Repositories to look for evidence in, beside the image\'s own.' },
        require: { form: { form: 'require' }, required: true, help: 'What must be there: a class as provenance, a | b for either, or a list, in which each class may have keys of its own.' },
        ...evidenceKeys,
        same: { ...choices('run', 'source-digest', 'source-ref'), help: 'What all evidence that counts must have in common, by its certificates.' },
        mode: { ...choice('enforce', 'warn', 'observe'), help: 'What the step does where the rule is not met. enforce, the default: it fails.' },
    },
    evidence: {
        ...evidenceKeys,
        every: { ...yes, help: 'No evidence of the class by an accepted signer may contradict. Whoever can delete evidence can meet this.' },
    },
    changes: {
        fail: { ...choices(...keys_claims), help: 'A change of these fails.' },
        warn: { ...choices(...keys_claims), help: 'A change of these is warned about.' },
        note: { ...choices(...keys_claims), help: 'A change of these is said.' },
    },
    deny: {
        digests: { ...texts, help: 'Digests of subjects, as sha256: and hex.' },
        'signed-by': { ...texts, help: 'A name out of signers.' },
        from: { ...keys_text, help: 'Signatures from this time on, as 2027-01-01T00:00:00Z.' },
        until: { ...keys_text, help: 'Signatures up to this time.' },
        reason: { ...keys_text, required: true, help: 'Why. It stands in the report.' },
        ...Object.fromEntries(domain_fields/* fieldNames */.p.filter((name) => DENIABLE.has(domain_fields/* fields */.O[name].kind)).map((name) => [name, deniable(domain_fields/* fields */.O[name])])),
    },
    waiver: {
        ...subjectKeys,
        except: { ...texts, help: 'Names that the waiver is not about.' },
        reason: { ...keys_text, required: true, help: 'Why. It stands in the report.' },
        owner: { ...keys_text, required: true, help: 'Who answers for it.' },
        until: { ...keys_text, required: true, help: 'The last day on which it applies, as 2027-03-31, in UTC.' },
    },
    trust: {
        trust: { ...choice('auto', 'public-good', 'github'), help: 'Which built-in Sigstore instances are trusted.' },
        'trusted-root': { ...keys_text, help: 'A trusted_root.json, or JSON lines of them, beside the policy; replaces the built-in instances.' },
        'tuf-mirror': { ...keys_text, help: 'A TUF repository that the trust root is fetched from.' },
        'tuf-root': { ...keys_text, help: 'The root.json, beside the policy, that trust in it starts from.' },
        'github-host': { ...keys_text, help: 'The GitHub that names are of: github.com, or TENANT.ghe.com.' },
        'github-trust-domain': { ...keys_text, help: 'The trust domain of a tenant.' },
        'log-threshold': { ...keys_text, help: 'How many distinct logs must have seen a signature.' },
        'timestamp-threshold': { ...keys_text, help: 'How many distinct timestamp authorities must have seen a signature.' },
        'time-threshold': { ...keys_text, help: 'How many distinct witnesses of its time a signature must have.' },
        'unsafe-ignore-tlog': { ...yes, help: 'Require no log.' },
        'unsafe-ignore-sct': { ...yes, help: 'Require no certificate log.' },
    },
    test: {
        name: { ...keys_text, help: 'What the test is called.' },
        subject: { form: { form: 'map', of: 'subject', text: null }, required: true, help: 'What is judged.' },
        evidence: { ...texts, help: 'Recorded evidence beside the policy: bundles, attestations, signatures.' },
        expect: { ...choice('passed', 'failed', 'indeterminate', 'exempt'), required: true, help: 'The outcome that it must have.' },
        code: { ...keys_text, help: 'A code that must be among the reasons.' },
    },
    subject: {
        image: { ...keys_text, help: 'The name of an image, with its tag.' },
        file: { ...keys_text, help: 'The path of a file.' },
        package: { ...keys_text, help: 'A package URL.' },
        digest: { ...keys_text, required: true, help: 'Its digest, as sha256: and hex.' },
    },
};
/** The keys of a rule that say what it is about. */
const subjectKinds = { images: 'image', files: 'file', packages: 'package' };

;// CONCATENATED MODULE: ./build/policy/named-signers.js
// The named signers of a policy, and `signed-by`: names, workflows written in full, and whoever signed before.


/** The workflow alone, as the report prints it. */
const WORKFLOW = /^[A-Za-z0-9_-]+\/[A-Za-z0-9_.-]+\/\.github\/workflows\/[^/@]+\.ya?ml/;
const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;
/** The fields among the members of a place. Of what is denied each may have several values: any of them. */
function fieldsOf(members, reader, of = 'accepted') {
    return new Map(domain_fields/* fieldNames */.p.flatMap((name) => {
        const entry = members.get(name);
        const said = entry === undefined ? null : valuesOf(name, entry, reader, of);
        return entry === undefined || said === null ? [] : [[name, { values: said, at: entry.value.kind === 'map' || entry.value.kind === 'list' ? entry.at : entry.value.at }]];
    }));
}
function valuesOf(name, { value }, reader, of) {
    const field = domain_fields/* fields */.O[name];
    if (field.kind === 'boolean')
        return reader.boolean(value, name) === true ? ['true'] : null;
    const said = field.kind === 'pairs' ? reader.pairs(value, name) : field.several || of === 'denied' ? reader.texts(value, name) : [reader.text(value, name)].flatMap((one) => one ?? []);
    // What denies a workflow may deny it at every ref.
    if (of === 'accepted')
        for (const one of said)
            requireRef(name, one, reader);
    return said.length === 0 ? null : said.map(({ text }) => text);
}
// An input without a ref warns; what an organisation writes down is not left open by a slip.
function requireRef(name, { text, at }, reader) {
    if (name !== 'signer-workflow' && name !== 'signed-by')
        return;
    const workflow = WORKFLOW.exec(text)?.[0];
    if (workflow === text)
        reader.fault('CONFIG_INVALID_VALUE', at, { about: name, what: 'The workflow has no ref: it would be accepted at every ref, also at a branch that anybody with write access made.', seen: text, expected: `${text}@refs/tags/v{version}`, next: 'Add @ and the ref it must run at, for example @refs/tags/v{version} or @refs/heads/main.' });
}
/** The signers of a policy, by name. */
function readSigners(entry, reader) {
    const signers = new Map();
    if (entry === undefined)
        return signers;
    if (entry.value.kind !== 'map')
        reader.invalid('signers', entry.value.at, null, 'a map of names');
    for (const one of entry.value.kind === 'map' ? entry.value.entries : []) {
        if (!NAME.test(one.key) || one.key === 'previous')
            reader.invalid('signers', one.at, one.key, 'a name of letters, digits, - and _, which is not previous');
        const signer = readSigner(one.key, one.value, reader);
        if (signer !== null)
            signers.set(one.key, { ...signer, at: one.at });
    }
    return signers;
}
function readSigner(name, value, reader) {
    if (value.kind === 'text')
        return workflowSigner(name, { text: value.text, at: value.at }, reader);
    const members = reader.members(value, 'signer', `signer ${(0,errors/* bounded */.Mm)(name, 64)}`);
    if (members === null)
        return null;
    if (members.size === 0)
        reader.fault('CONFIG_IDENTITY_REQUIRED', value.at, { about: (0,errors/* bounded */.Mm)(name, 64), what: `The signer ${(0,errors/* bounded */.Mm)(name, 64)} names nobody.`, next: 'Add signer-workflow, certificate-identity with certificate-oidc-issuer, or key.' });
    return { name, at: value.at, fields: fieldsOf(members, reader), members };
}
function workflowSigner(name, said, reader) {
    requireRef('signed-by', said, reader);
    return { name, at: said.at, fields: new Map([['signer-workflow', { values: [said.text], at: said.at }]]), members: new Map() };
}
/** What `signed-by` names. `unknown` was said as a problem. */
function signersNamed(entry, signers, reader) {
    return reader.texts(entry.value, 'signed-by').flatMap((said) => {
        if (said.text === 'previous')
            return ['previous'];
        const signer = signers.get(said.text);
        if (signer !== undefined)
            return [signer];
        if (said.text.includes('/'))
            return [workflowSigner(said.text, said, reader)];
        const known = [...signers.keys()];
        reader.fault('CONFIG_INVALID_VALUE', said.at, { about: 'signed-by', what: `There is no signer "${(0,errors/* bounded */.Mm)(said.text, 64)}".`, seen: said.text, expected: known.length === 0 ? 'a name out of signers, or owner/repo/.github/workflows/file.yml@ref' : known.join(', '), next: 'Add it to signers, or correct the name.' });
        return [];
    });
}

// EXTERNAL MODULE: ./build/policy/subject-glob.js
var subject_glob = __webpack_require__(3042);
;// CONCATENATED MODULE: ./build/policy/native-rule.js
// A rule of a policy file → a rule of the model: what it is about, and what evidence it asks for.
//
// Each piece of evidence is compiled as a step with the same words would be (native.ts): the fields of the rule, those of the evidence and those of who
// signed, together. What two of these say differently is a contradiction, whichever was meant to win.














/** The name that stands for the domain of unlogged keys until the policy is built. */
const UNLOGGED = 'key';
/** What a rule, a waiver or a test is about. */
function readMatch(members, about, at, reader) {
    const given = Object.entries(subjectKinds).filter(([key]) => members.has(key));
    const kinds = given.map(([, kind]) => kind);
    const anyOf = given.flatMap(([key, kind]) => globsOf(members.get(key), key, [kind], reader).map((glob) => ({ kind, glob })));
    const except = globsOf(members.get('except'), 'except', kinds, reader);
    const [first, ...rest] = anyOf;
    if (given.length === 0)
        reader.fault('CONFIG_MISSING_KEY', at, { about, what: `${about} says of nothing that it is about it.`, expected: Object.keys(subjectKinds).join(', '), next: 'Add images, files or packages.' });
    return first === undefined ? null : { anyOf: [first, ...rest], except };
}
function globsOf(entry, about, kinds, reader) {
    return (entry === undefined ? [] : reader.texts(entry.value, about)).flatMap(({ text, at }) => {
        const parsed = kinds.map((kind) => (0,subject_glob/* parseSubjectGlob */._)(kind, text));
        const globs = parsed.flatMap((one) => ('glob' in one ? [one.glob] : []));
        const [fault] = parsed.flatMap((one) => ('fault' in one ? [one] : []));
        if (globs.length === 0 && fault !== undefined)
            reader.fault('CONFIG_INVALID_VALUE', at, { about, what: `This glob can match nothing. ${fault.fault}`, seen: text, next: fault.next });
        return globs.slice(0, 1);
    });
}
/** Compiles one rule; null where something is wrong with it, which the reader keeps. */
async function compileRule(value, index, bench) {
    const { reader } = bench;
    const members = reader.members(value, 'rule', `rule ${index + 1}`);
    if (members === null)
        return null;
    const name = nameOf(members, index, reader);
    const match = readMatch(members, `rule ${name}`, value.at, reader);
    const compiler = new EvidenceCompiler(bench, members, name);
    const require = members.get('require');
    const requirement = require === undefined ? null : await compiler.requirement(require.value);
    const same = members.get('same');
    const mode = members.get('mode');
    const evidenceRepositories = repositoriesOf(members.get('evidence-repository'), reader);
    if (match === null || requirement === null)
        return null;
    const modes = ['enforce', 'warn', 'observe'];
    return { name, at: value.at, match, evidenceRepositories, require: requirement, same: same === undefined ? [] : joinsOf(same.value, reader), mode: mode === undefined ? 'enforce' : (reader.choice(mode.value, 'mode', modes) ?? 'enforce') };
}
function nameOf(members, index, reader) {
    const entry = members.get('name');
    return (entry === undefined ? null : reader.text(entry.value, 'name')?.text) ?? `#${index + 1}`;
}
function joinsOf(value, reader) {
    const keys = ['run', 'source-digest', 'source-ref'];
    const values = value.kind === 'list' ? value.items : [value];
    return [...new Set(values.flatMap((one) => reader.choice(one, 'same', keys) ?? []))];
}
function repositoriesOf(entry, reader) {
    return (entry === undefined ? [] : reader.texts(entry.value, 'evidence-repository')).flatMap(({ text, at }) => {
        const repository = (0,image_reference/* parseImageRepository */.fb)(text);
        if (repository === null)
            reader.invalid('evidence-repository', at, text, 'a repository as ghcr.io/acme/signatures, without tag and digest');
        return repository === null ? [] : [(0,image_reference/* nameOfRepository */.vQ)(repository)];
    });
}
/** One piece of evidence by any of several. What is asked of all is asked once; what the fields come to for one of them alone is asked of what that one signed. */
function together(first, rest) {
    const isShared = ([claim, pattern]) => rest.every(({ where }) => JSON.stringify(where.get(claim)) === JSON.stringify(pattern));
    const shared = new Map([...first.where].filter(isShared));
    const own = ({ where, signedBy }) => signedBy.map((signer) => ({ ...signer, facts: new Map([...[...where].filter(([claim]) => !shared.has(claim)), ...signer.facts]) }));
    const [signer, ...signers] = [first, ...rest].flatMap(own);
    return signer === undefined ? first : { ...first, where: shared, signedBy: [signer, ...signers] };
}
class EvidenceCompiler {
    #bench;
    #rule;
    #name;
    #fields;
    constructor(bench, rule, name) {
        this.#bench = bench;
        this.#rule = rule;
        this.#name = name;
        this.#fields = fieldsOf(rule, bench.reader);
    }
    get #reader() {
        return this.#bench.reader;
    }
    async requirement(value) {
        if (value.kind !== 'list')
            return this.#item(value);
        if (value.items.length === 0)
            this.#reader.fault('CONFIG_EMPTY_INPUT', value.at, { about: 'require', what: 'require is given but empty.' });
        return grouped('all', await this.#each(value.items, (item) => this.#item(item)));
    }
    // One after the other: what is wrong is said in the order in which it stands there.
    async #each(items, compile) {
        const done = [];
        for (const item of items) {
            const one = await compile(item);
            if (one !== null)
                done.push(one);
        }
        return done;
    }
    async #item(value) {
        if (value.kind !== 'map') {
            const said = this.#reader.text(value, 'require');
            return said === null ? null : grouped('any', await this.#each(said.text.split('|').map((word) => word.trim()), (word) => this.#evidence({ what: { text: word, at: said.at }, own: null, at: said.at })));
        }
        const keys = value.entries.map(({ key }) => key);
        if (keys.includes('any'))
            return this.#any(value);
        if (keys.includes('at-least') || keys.includes('of'))
            return this.#atLeast(value);
        const asked = this.#class(value);
        return asked === null ? null : this.#evidence(asked);
    }
    async #any(value) {
        this.#only(value, ['any']);
        return grouped('any', await this.#membersOf(value, 'any'));
    }
    async #atLeast(value) {
        this.#only(value, ['at-least', 'of']);
        const count = value.entries.find(({ key }) => key === 'at-least')?.value;
        const of = await this.#membersOf(value, 'of');
        const number = count?.kind === 'number' && Number.isSafeInteger(count.number) ? count.number : null;
        if (number === null || number < 1 || number > of.length) {
            this.#reader.invalid('at-least', count?.at ?? value.at, count !== undefined && 'text' in count ? count.text : null, `a number from 1 to ${Math.max(1, of.length)}: as many as there are classes in of`);
            return null;
        }
        const [first, ...rest] = of;
        return first === undefined ? null : { kind: 'at-least', count: number, of: [first, ...rest] };
    }
    #only(value, known) {
        for (const { key, at } of value.entries)
            if (!known.includes(key))
                this.#reader.unknown(key, at, known, known.join(' with '));
        for (const key of known)
            if (!value.entries.some((entry) => entry.key === key))
                this.#reader.fault('CONFIG_MISSING_KEY', value.at, { about: key, what: `${known.join(' with ')} has no ${key}.`, next: `Add ${key}.` });
    }
    // Members are classes and nothing deeper: distinct signers are counted, and verdicts would else depend on the order of what is nested.
    async #membersOf(value, key) {
        const list = value.entries.find((entry) => entry.key === key)?.value;
        if (list === undefined)
            return [];
        const items = this.#reader.items(list, key);
        if (list.kind === 'list' && items.length === 0)
            this.#reader.fault('CONFIG_EMPTY_INPUT', list.at, { about: key, what: `${key} is given but empty.` });
        const members = [];
        for (const item of items) {
            const asked = this.#member(item, key);
            const evidence = asked === null ? null : await this.#evidence(asked);
            if (evidence !== null)
                members.push(evidence);
        }
        return members;
    }
    #member(item, key) {
        const nested = item.kind === 'map' && item.entries.some((entry) => entry.key === 'any' || entry.key === 'at-least' || entry.key === 'of');
        if (nested || (item.kind === 'text' && item.text.includes('|'))) {
            this.#reader.fault('CONFIG_INVALID_VALUE', item.at, { about: key, what: `Members of ${key} are classes, and nothing deeper.`, seen: item.kind === 'text' ? item.text : kindOf(item), expected: 'one class, as provenance, or a class with keys of its own', next: 'Write the alternatives as members of their own, or as a rule of its own.' });
            return null;
        }
        if (item.kind === 'map')
            return this.#class(item);
        const said = this.#reader.text(item, key);
        return said === null ? null : { what: said, own: null, at: said.at };
    }
    // {class: {keys}}; nothing behind the class asks no more of it.
    #class(value) {
        const [entry, second] = value.entries;
        if (entry === undefined || second !== undefined) {
            const at = second?.at ?? value.at;
            this.#reader.fault('CONFIG_INVALID_VALUE', at, { about: 'require', what: 'Each item of require is one class, with its keys below it.', seen: second?.key ?? null, expected: '- provenance: with its keys indented below', next: second !== undefined && Object.hasOwn(places.evidence, second.key) ? `Indent ${second.key} below ${entry?.key ?? 'the class'}.` : 'Begin a new item with - for each class.' });
            return null;
        }
        if ((0,predicate_types/* whatOf */.Em)(entry.key) === null) {
            const guess = (0,nearest/* nearest */.p)(entry.key, [...predicate_types/* classNames */.xW, 'any', 'at-least']);
            this.#reader.fault('CONFIG_INVALID_VALUE', entry.at, { about: 'require', what: `There is no class "${(0,errors/* bounded */.Mm)(entry.key, 64)}".`, seen: entry.key, expected: guess ?? `${predicate_types/* classNames */.xW.join(', ')}, or a predicate type URI` });
            return null;
        }
        const own = entry.value.kind === 'empty' ? null : this.#reader.members(entry.value, 'evidence', entry.key);
        return { what: { text: entry.key, at: entry.at }, own, at: entry.at };
    }
    /** The evidence of a class by any of those who may sign it; null where something is wrong. */
    async #evidence(asked) {
        const signedBy = asked.own?.get('signed-by') ?? this.#rule.get('signed-by');
        const named = signedBy === undefined ? [null] : signersNamed(signedBy, this.#bench.signers, this.#reader);
        for (const one of named)
            if (one !== null && one !== 'previous')
                this.#bench.used.add(one.name);
        const checks = await this.#checks(asked);
        const alternatives = [];
        for (const one of named) {
            const evidence = await this.#signedBy(one, asked, checks);
            if (evidence !== null)
                alternatives.push(evidence);
        }
        const [first, ...rest] = alternatives;
        return first === undefined || alternatives.length < named.length ? null : together(first, rest);
    }
    /** The evidence by one of those who may sign it; null: nobody is named, and the fields say who. */
    async #signedBy(signer, { what, own, at }, checks) {
        const { builders, githubHost, tenantDomain, domains } = this.#bench;
        const said = signer === 'previous' ? null : signer;
        const merged = this.#merge([this.#fields, own === null ? new Map() : fieldsOf(own, this.#reader), said?.fields ?? new Map()]);
        const words = [this.#rule, ...(own === null ? [] : [own]), ...(said === null ? [] : [said.members])];
        for (const name of SAID_ONCE)
            this.#once(words, name);
        if (signer !== null && this.#flag(words, 'unsafe-any-identity'))
            this.#reader.fault('CONFIG_CONFLICT', at, { about: 'unsafe-any-identity', what: 'unsafe-any-identity accepts anybody, and signed-by says who.', next: 'Keep one of them.' });
        const keys = await this.#keysIn(words, merged);
        const every = own?.get('every');
        const compiled = await (0,policy_native/* compileRequirement */.TP)({
            ...policy_native/* NO_MORE */.yH,
            constraints: new Map([...merged].map(([name, { values }]) => [name, values])),
            require: [what.text], enterprise: this.#word(words, 'enterprise'), githubHost, tenantDomain,
            keys: keys.map((key) => ({ name: key.name, digest: key.digest, trust: key.log === 'none' ? [UNLOGGED] : domains, builder: (0,cloud_build/* cloudBuildKey */.rj)(key.keyid) === null ? null : 'cloud-build' })),
            anyIdentity: signer === 'previous' || this.#flag(words, 'unsafe-any-identity'), openPattern: this.#flag(words, 'unsafe-open-pattern'), trust: domains,
            ofSigner: new Set(said === null ? [] : said.fields.keys()),
            checks, builders, quantifier: every !== undefined && this.#reader.boolean(every.value, 'every') === true ? 'every' : 'some',
        });
        const placed = (one) => ({ ...one, at: placeOf(one.about, merged, words) ?? (one.about === 'require' ? what.at : at), what: one.code === 'CONFIG_IDENTITY_REQUIRED' ? `${this.#name}: ${(0,errors/* bounded */.Mm)(what.text, 64)}: ${one.what}` : one.what, next: one.code === 'CONFIG_IDENTITY_REQUIRED' && one.about === null ? 'Add signed-by, with a name out of signers or a workflow as owner/repo/.github/workflows/file.yml@ref.' : one.next });
        // A key that cannot be read was meant to say who: that nobody does is no second fault.
        const isUnread = keys.length === 0 && words.some((members) => members.has('key'));
        this.#reader.problems.push(...compiled.problems.filter(({ code }) => !isUnread || code !== 'CONFIG_IDENTITY_REQUIRED').map(placed));
        this.#reader.notes.push(...compiled.notes.map(placed));
        const leaf = compiled.requirement?.kind === 'evidence' ? compiled.requirement : null;
        if (leaf === null)
            return null;
        const previous = [{ kind: 'previous', facts: new Map() }];
        return signer === 'previous' ? { ...leaf, signedBy: previous } : leaf;
    }
    #merge(all) {
        const merged = new Map();
        for (const [name, { values, at }] of all.flatMap((one) => [...one])) {
            const known = merged.get(name);
            const isAdded = domain_fields/* fields */.O[name].kind === 'pairs' || domain_fields/* fields */.O[name].kind === 'levels';
            if (known === undefined)
                merged.set(name, { values, at });
            else if (isAdded)
                merged.set(name, { values: [...new Set([...known.values, ...values])], at });
            else if (known.values.join('\n') !== values.join('\n'))
                this.#reader.fault('CONFIG_CONFLICT', at, { about: name, what: `${name} is said twice for the same evidence, and differently: by the rule, the class or its signer.`, seen: values.join(', '), expected: known.values.join(', '), next: 'Say it in one of these places.' });
        }
        return merged;
    }
    /** What is said in several places must be the same: whichever was meant to win, the other would be forgotten. */
    #once(words, name) {
        const [first, ...others] = words.flatMap((members) => members.get(name)?.value ?? []);
        const other = first === undefined ? undefined : others.find((value) => textsIn(value).join('\n') !== textsIn(first).join('\n'));
        if (first === undefined || other === undefined)
            return;
        this.#reader.fault('CONFIG_CONFLICT', other.at, { about: name, what: `${name} is said twice for the same evidence, and differently: by the rule, the class or its signer.`, seen: textsIn(other)[0]?.split('\n')[0] ?? null, expected: textsIn(first)[0]?.split('\n')[0] ?? null, next: 'Say it in one of these places.' });
    }
    #word(words, name) {
        for (const members of words) {
            const entry = members.get(name);
            const said = entry === undefined ? null : this.#reader.text(entry.value, name);
            if (said !== null)
                return said.text;
        }
        return null;
    }
    #flag(words, name) {
        return words.map((members) => members.get(name)).some((entry) => entry !== undefined && this.#reader.boolean(entry.value, name) === true);
    }
    /** The keys that may have signed: those that are written, and those of a builder that is asked for. */
    async #keysIn(words, merged) {
        const read = (await Promise.all(words.map((members) => readKeys(members, this.#bench)))).flat();
        const builtIn = merged.get('builder-id')?.values.some(cloud_build/* isCloudBuild */.S5) === true || read.some(this.#bench.tools.isBuiltIn) ? await this.#bench.tools.builtInKeys() : [];
        const isAsked = merged.get('builder-id')?.values.some(cloud_build/* isCloudBuild */.S5) === true;
        const keys = [...(isAsked ? builtIn : []), ...read.map((key) => builtIn.find(({ digest }) => digest === key.digest) ?? key)];
        for (const key of keys)
            this.#bench.keys.set(key.digest, key);
        return keys;
    }
    async #checks({ own }) {
        const said = [this.#rule.get('check'), own?.get('check')].flatMap((entry) => (entry === undefined ? [] : this.#reader.texts(entry.value, 'check')));
        const checks = (await Promise.all(said.map((one) => native_rule_readCheck(one, this.#bench)))).flatMap((one) => one ?? []);
        this.#bench.checks.push(...checks);
        return checks;
    }
}
/** What is no field, and says who signs or what is believed of it. */
const SAID_ONCE = ['key', 'enterprise', 'unsafe-any-identity', 'unsafe-open-pattern', 'deny-self-hosted-runners'];
function textsIn(value) {
    return value.kind === 'list' ? value.items.flatMap(textsIn) : 'text' in value ? [value.text.trim()] : [];
}
function placeOf(about, merged, words) {
    for (const [name, { at }] of merged)
        if (name === about)
            return at;
    return words.flatMap((members) => members.get(about ?? '')?.value.at ?? [])[0] ?? null;
}
function grouped(kind, of) {
    const [first, ...rest] = of;
    return first === undefined || rest.length === 0 ? (first ?? null) : { kind, of: [first, ...rest] };
}
const CHECK_FILE = /^[^\s()"']+\.(cel|cue|rego)$/;
/** A check as it is written: an expression, or a file beside the policy. */
async function native_rule_readCheck({ text, at }, { reader, source }) {
    const language = CHECK_FILE.exec(text)?.[1];
    if (language === undefined)
        return { language: 'cel', dialect: 'native', text, at };
    const read = await source.read(text, limits/* limits */.F.policyFileBytes);
    if (!(read instanceof Uint8Array)) {
        reader.fault('POLICY_UNAVAILABLE', at, { about: 'check', what: `The check cannot be read: ${read.fault}`, seen: text });
        return null;
    }
    const decoded = textOf(read);
    if (decoded === null)
        reader.invalid('check', at, text, 'a text in UTF-8', 'The check is no text.');
    const place = { file: `${source.name} ${text}`, line: 1, column: 1 };
    return decoded === null ? null : { language: language === 'cue' || language === 'rego' ? language : 'cel', dialect: language === 'cel' ? 'native' : 'cosign', text: decoded, at: place };
}
/** What is said of keys, and of no key by itself. */
const KEY_TERMS = ['key-id', 'key-log', 'key-valid-for'];
/** Reads the keys of a place: PEM, or files beside the policy. */
async function readKeys(members, { reader, source, tools, terms, keys }) {
    const entry = members.get('key');
    // Terms of no key would bind nothing: whoever wrote them meant one that is given elsewhere.
    for (const name of KEY_TERMS) {
        const term = entry === undefined ? members.get(name) : undefined;
        if (term !== undefined)
            reader.fault('CONFIG_MISSING_KEY', term.at, { about: name, what: `${name} is about a key, and none is given beside it.`, next: `Write ${name} where the key is.` });
    }
    if (entry === undefined)
        return [];
    const said = reader.texts(entry.value, 'key');
    const idEntry = members.get('key-id');
    const ids = idEntry === undefined ? [] : reader.texts(idEntry.value, 'key-id');
    if (idEntry !== undefined && ids.length !== said.length)
        reader.fault('CONFIG_CONFLICT', idEntry.at, { about: 'key-id', what: `key-id has ${ids.length} values, and key ${said.length}: each key has one, in their order.`, next: 'Give one for each key.' });
    const own = { ...terms, log: native_rule_logOf(members, reader), validity: validityOf(members, reader) };
    const read = await Promise.all(said.map(async ({ text, at }, index) => {
        const isPem = text.startsWith('-----BEGIN ');
        const bytes = isPem ? null : await source.read(text, limits/* limits */.F.keyBytes);
        if (bytes !== null && !(bytes instanceof Uint8Array)) {
            reader.fault('POLICY_UNAVAILABLE', at, { about: 'key', what: `The key cannot be read: ${bytes.fault}`, seen: text });
            return null;
        }
        const keyid = ids[index]?.text ?? null;
        const key = tools.parseKey((bytes === null ? text : textOf(bytes)) ?? '', isPem ? 'key' : text, (0,cloud_build/* cloudBuildKey */.rj)(keyid) === null ? own : { ...own, log: 'none' }, keyid);
        if (key === null)
            reader.invalid('key', at, text.split('\n')[0] ?? text, `PEM of a public key: ${tools.keyKinds}`, 'This is not a public key that can be used.');
        const known = key === null ? undefined : keys.get(key.digest);
        if (key !== null && known !== undefined && JSON.stringify([known.log, known.validity, known.keyid]) !== JSON.stringify([key.log, key.validity, key.keyid]))
            reader.fault('CONFIG_CONFLICT', at, { about: 'key', what: 'The same key is given on two terms: key-log, key-valid-for or key-id differ.', seen: text, next: 'Say it once, as a signer.' });
        if (key !== null)
            keys.set(key.digest, key);
        return key;
    }));
    return read.flatMap((key) => key ?? []);
}
function native_rule_logOf(members, reader) {
    const entry = members.get('key-log');
    const choices = ['required', 'none'];
    return (entry === undefined ? null : reader.choice(entry.value, 'key-log', choices)) ?? 'required';
}
function validityOf(members, reader) {
    const entry = members.get('key-valid-for');
    const said = entry === undefined ? null : reader.text(entry.value, 'key-valid-for');
    const period = said === null ? null : (0,domain_period/* parsePeriod */.DB)(said.text);
    if (said !== null && period === null)
        reader.invalid('key-valid-for', said.at, said.text, domain_period/* periodForm */.mV);
    return period ?? { start: null, end: null };
}
function textOf(bytes) {
    try {
        return (0,json/* decodeUtf8 */._6)(bytes);
    }
    catch {
        // Bytes that are no UTF-8 are no text; who asked says so.
        return null;
    }
}
/** The problem of keys of one kind that are too many. */
function tooMany(what, count, most, at) {
    return (0,errors/* problem */.CC)('CONFIG_INVALID_VALUE', { about: what, what: `There are too many ${what}.`, seen: String(count), expected: `at most ${most}`, at });
}

// EXTERNAL MODULE: ./build/policy/prepare.js
var prepare = __webpack_require__(9568);
;// CONCATENATED MODULE: ./build/policy/reader.js
// Reads the values of a policy by its table of keys: what is not of its form is a problem with its place, and all of them are said at once.





/** Reads values, and collects what is wrong with them. */
class Reader {
    problems = [];
    notes = [];
    /** Says that something is wrong. Beyond a number nothing more is kept. */
    fault(code, at, given) {
        if (this.problems.length < limits/* limits */.F.policyProblems)
            this.problems.push((0,errors/* problem */.CC)(code, { ...given, at }));
    }
    invalid(about, at, seen, expected, what = `${about} is not of its form.`) {
        this.fault('CONFIG_INVALID_VALUE', at, { about, what, seen, expected });
    }
    /** The members of a map of a place; null where it is no map. */
    members(value, place, about) {
        if (value.kind !== 'map') {
            this.invalid(about, value.at, kindOf(value), `a map with ${listed(Object.keys(places[place]))}`, `${about} is ${kindOf(value)}, and must be a map.${quoted(value)}`);
            return null;
        }
        const known = places[place];
        for (const { key, at } of value.entries)
            if (!Object.hasOwn(known, key))
                this.unknown(key, at, Object.keys(known), about);
        for (const [key, { required, help }] of Object.entries(known)) {
            if (required && !value.entries.some((entry) => entry.key === key))
                this.fault('CONFIG_MISSING_KEY', value.at, { about: key, what: `${about} has no ${key}.`, expected: help, next: `Add ${key}.` });
        }
        return new Map(value.entries.filter(({ key }) => Object.hasOwn(known, key)).map((entry) => [entry.key, entry]));
    }
    unknown(key, at, known, about) {
        const guess = (0,nearest/* nearest */.p)(key, known);
        this.fault('CONFIG_UNKNOWN_KEY', at, { about: (0,errors/* bounded */.Mm)(key, 64), what: `${about} takes no key "${(0,errors/* bounded */.Mm)(key, 64)}".`, seen: key, expected: guess ?? listed(known), ...(guess === null ? { next: 'Take it out, or correct it.' } : {}) });
    }
    /** A text. A number or boolean is the text that it was written as; nothing, a map and a list are none. */
    text(value, about) {
        if (value.kind === 'text' || value.kind === 'number' || value.kind === 'boolean') {
            if (value.text.trim() !== '')
                return { text: value.text.trim(), at: value.at };
            this.fault('CONFIG_EMPTY_INPUT', value.at, { about, what: `${about} is given but empty.`, next: 'Give it a value, or leave it out.' });
            return null;
        }
        this.invalid(about, value.at, kindOf(value), 'a text', `${about} is ${kindOf(value)}, and must be a text.${quoted(value)}`);
        return null;
    }
    /** One text, or a list of them; none where something is wrong with one. */
    texts(value, about) {
        if (value.kind !== 'list')
            return [this.text(value, about)].flatMap((said) => said ?? []);
        if (value.items.length === 0)
            this.fault('CONFIG_EMPTY_INPUT', value.at, { about, what: `${about} is given but empty.`, next: 'Give it a value, or leave it out.' });
        const said = value.items.map((item) => this.text(item, about));
        return said.flatMap((one) => one ?? []);
    }
    /** key=value, as lines or as a map. */
    pairs(value, about) {
        if (value.kind !== 'map')
            return this.texts(value, about);
        return value.entries.flatMap(({ key, at, value: member }) => {
            const said = this.text(member, `${about} ${(0,errors/* bounded */.Mm)(key, 64)}`);
            if (said !== null && key.includes('='))
                this.invalid(about, at, key, 'a key without =');
            return said === null ? [] : [{ text: `${key}=${said.text}`, at }];
        });
    }
    boolean(value, about) {
        if (value.kind === 'boolean')
            return value.boolean;
        this.invalid(about, value.at, 'text' in value ? value.text : kindOf(value), 'true or false');
        return null;
    }
    /** One of some words; null where it is none, which is said. */
    choice(value, about, choices) {
        const said = this.text(value, about);
        const found = choices.find((one) => one === said?.text);
        if (said !== null && found === undefined)
            this.invalid(about, said.at, said.text, listed(choices));
        return found ?? null;
    }
    items(value, about) {
        if (value.kind === 'list')
            return value.items;
        this.invalid(about, value.at, kindOf(value), 'a list', `${about} is ${kindOf(value)}, and must be a list.`);
        return [];
    }
}
function listed(words) {
    return words.join(', ');
}
// `{version}` without quotes is a map with one key and nothing behind it.
function quoted(value) {
    return reader_isPlaceholder(value) ? ' Quote a text with { } in it.' : '';
}
function reader_isPlaceholder(value) {
    return value.kind === 'map' && value.entries.length === 1 && value.entries.every(({ key, value: member }) => (key === 'tag' || key === 'version') && member.kind === 'empty');
}

;// CONCATENATED MODULE: ./build/policy/native-file.js
// A policy file in the native format → what it asks. The grammar is the table of keys (keys.ts); rules are compiled in native-rule.ts.
//
// Everything that is wrong with it is said at once, each with its line. Nothing of a policy with a problem is used: a rule that was left out because
// it could not be read would be a hole that nobody sees.





















/** Compiles a policy in the native format. Never throws for what stands in it; `policy` is null where there is a problem. */
async function readNativePolicy(document, source, tools) {
    const compiler = new FileCompiler(source, tools);
    const policy = await compiler.compile(document);
    const problems = distinct(compiler.reader.problems).toSorted(byPlace);
    return { policy: problems.length > 0 ? null : policy, problems, notes: distinct(compiler.reader.notes) };
}
function distinct(problems) {
    return [...new Map(problems.map((one) => [JSON.stringify(one), one])).values()];
}
function byPlace(a, b) {
    const [x, y] = [a.at ?? domain_at/* AT_INPUTS */.g, b.at ?? domain_at/* AT_INPUTS */.g];
    return x.line - y.line || x.column - y.column;
}
class FileCompiler {
    reader = new Reader();
    #source;
    #tools;
    constructor(source, tools) {
        this.#source = source;
        this.#tools = tools;
    }
    async compile(document) {
        const { reader } = this;
        const members = reader.members(document, 'policy', 'the policy');
        if (members === null)
            return null;
        const version = members.get('version')?.value;
        if (version !== undefined && !('text' in version && version.text === '1'))
            reader.invalid('version', version.at, 'text' in version ? version.text : kindOf(version), '1');
        const signers = readSigners(members.get('signers'), reader);
        const trust = await this.#trust(members.get('trust'));
        const bench = {
            reader, source: this.#source, tools: this.#tools, signers, builders: this.#builders(members.get('builders'), trust.githubHost.name), githubHost: trust.githubHost, tenantDomain: trust.tenantDomain,
            domains: await this.#domains(trust, members), terms: { times: trust.thresholds.times ?? 'none', timestamps: trust.thresholds.timestamps ?? 'none' }, keys: new Map(), checks: [], used: new Set(),
        };
        const rules = await this.#rules(members.get('rules'), bench);
        const release = trust.githubHost.kind === 'tenant' && trust.tenantDomain === null ? rules.find((rule) => (0,prepare/* leavesOf */.wf)(rule.require).some(({ what }) => what.kind === 'statement' && what.predicateTypes.some(predicate_types/* isReleaseType */.a3))) : undefined;
        if (release !== undefined)
            reader.fault('CONFIG_MISSING_KEY', release.at, { about: 'github-trust-domain', what: `Releases of ${trust.githubHost.name} are signed under the name of its trust domain, which the policy does not say.`, next: 'Add github-trust-domain to trust.' });
        const deny = await this.#denials(members.get('deny'), bench, true);
        const unmatched = members.get('unmatched');
        const choices = ['deny', 'exempt'];
        const layer = {
            name: this.#source.name, digest: this.#source.digest, rules, deny, trust: [],
            unmatched: (unmatched === undefined ? null : reader.choice(unmatched.value, 'unmatched', choices)) ?? 'deny',
            waivers: this.#waivers(members.get('waivers')), changes: this.#changes(members.get('changes')), mirrors: this.#mirrors(members.get('mirrors')),
        };
        const tests = await this.#tests(members.get('tests'));
        await this.#unused(signers, bench);
        const linted = await this.#tools.lintChecks(bench.checks);
        reader.problems.push(...linted.filter(({ level }) => level === 'error'));
        reader.notes.push(...linted.filter(({ level }) => level !== 'error'));
        const choice = { name: this.#source.name, roots: trust.roots, thresholds: trust.thresholds, weakening: trust.weakening, keys: [...bench.keys.values()], keysOnly: rules.flatMap((rule) => (0,prepare/* leavesOf */.wf)(rule.require)).every(({ signedBy }) => signedBy.every(({ kind }) => kind === 'key')) };
        return {
            choices: [choice], notes: reader.notes, tests, githubHost: trust.githubHost,
            allowInputs: this.#allowed(members.get('allow-inputs')),
            build: (namesOf) => withTrust(layer, bench.domains, namesOf(choice.name)),
        };
    }
    async #rules(entry, bench) {
        const items = entry === undefined ? [] : this.reader.items(entry.value, 'rules');
        if (entry !== undefined && entry.value.kind === 'list' && items.length === 0)
            this.reader.fault('CONFIG_EMPTY_INPUT', entry.value.at, { about: 'rules', what: 'rules is given but empty: the policy asks nothing of anything.' });
        if (items.length > limits/* limits */.F.policyRules && entry !== undefined)
            this.reader.problems.push(tooMany('rules', items.length, limits/* limits */.F.policyRules, entry.at));
        const rules = [];
        for (const [index, item] of items.slice(0, limits/* limits */.F.policyRules).entries()) {
            const rule = await compileRule(item, index, bench);
            if (rule !== null)
                rules.push(rule);
        }
        const leaves = rules.flatMap((rule) => (0,prepare/* leavesOf */.wf)(rule.require)).length;
        if (leaves > limits/* limits */.F.policyRequirements && entry !== undefined)
            this.reader.problems.push(tooMany('requirements', leaves, limits/* limits */.F.policyRequirements, entry.at));
        const names = rules.map(({ name }) => name);
        for (const [index, { name, at }] of rules.entries())
            if (names.indexOf(name) < index)
                this.reader.fault('CONFIG_CONFLICT', at, { about: 'name', what: 'Two rules have one name: reports could not tell them apart.', seen: name, next: 'Call one of them something else.' });
        return rules;
    }
    #builders(entry, host) {
        return (entry === undefined ? [] : this.reader.items(entry.value, 'builders')).flatMap((item) => this.#builder(item, host) ?? []);
    }
    #builder(item, host) {
        const { reader } = this;
        const members = reader.members(item, 'builder', 'a builder');
        const said = native_file_textOf(members, 'signer-workflow', reader);
        const level = native_file_textOf(members, 'build-level', reader);
        const selfHosted = members?.get('self-hosted');
        if (said === null || level === null)
            return null;
        const [, workflow, ref] = /^([A-Za-z0-9_-]+\/[A-Za-z0-9_.-]+\/\.github\/workflows\/[^/@]+\.ya?ml)@(refs\/.+|[0-9a-f]{40}|[0-9a-f]{64})$/.exec(said.text) ?? [];
        if (workflow === undefined || ref === undefined)
            reader.invalid('signer-workflow', said.at, said.text, 'owner/repo/.github/workflows/file.yml@refs/tags/v1.*');
        const levels = { 1: 1, 2: 2, 3: 3 };
        const number = [1, 2, 3].find((one) => String(one) === level.text);
        if (number === undefined)
            reader.invalid('build-level', level.at, level.text, '1, 2 or 3');
        return workflow === undefined || ref === undefined || number === undefined ? null : { workflow, ref, host, level: levels[number], selfHosted: selfHosted !== undefined && reader.boolean(selfHosted.value, 'self-hosted') === true };
    }
    // ── trust
    async #trust(entry) {
        const { reader } = this;
        const members = entry === undefined ? new Map() : entry.value.kind === 'map' ? reader.members(entry.value, 'trust', 'trust') : new Map([['trust', entry]]);
        const which = members?.get('trust');
        const choices = ['auto', 'public-good', 'github'];
        const word = (which === undefined ? null : reader.choice(which.value, 'trust', choices)) ?? 'auto';
        const { githubHost, tenantDomain } = this.#host(members);
        const own = await this.#ownRoots(members);
        if (own === null && githubHost.kind === 'server')
            reader.fault('CONFIG_CONFLICT', entry?.at ?? domain_at/* AT_INPUTS */.g, { about: 'github-host', what: `${githubHost.name} is neither github.com nor TENANT.ghe.com, so a GitHub Enterprise Server: no built-in Sigstore instance issues certificates to its workflows.`, seen: githubHost.name, next: 'Give trusted-root, the trust root of the authority that its owner runs; or correct the host: github-host: github.com in trust for software from there.' });
        if (own !== null && which !== undefined)
            reader.fault('CONFIG_CONFLICT', which.at, { about: 'trust', what: 'trust names a built-in instance, and a root of the policy replaces them.', next: 'Keep one of them.' });
        const isSet = (name) => {
            const flag = members?.get(name);
            return flag !== undefined && reader.boolean(flag.value, name) === true;
        };
        if (isSet('unsafe-ignore-tlog') && members?.has('log-threshold') === true)
            reader.fault('CONFIG_CONFLICT', members.get('log-threshold')?.at ?? domain_at/* AT_INPUTS */.g, { about: 'log-threshold', what: 'log-threshold asks for a log, and unsafe-ignore-tlog for none.' });
        return {
            githubHost, tenantDomain, roots: own ?? { kind: 'built-in', which: word, tenant: githubHost.kind === 'tenant' ? { host: githubHost.name, domain: tenantDomain } : null },
            thresholds: { logs: native_file_countOf(members, 'log-threshold', reader), timestamps: native_file_countOf(members, 'timestamp-threshold', reader), times: native_file_countOf(members, 'time-threshold', reader) },
            weakening: { ignoreLogs: isSet('unsafe-ignore-tlog'), ignoreScts: isSet('unsafe-ignore-sct') },
        };
    }
    #host(members) {
        const said = native_file_textOf(members, 'github-host', this.reader);
        const domain = native_file_textOf(members, 'github-trust-domain', this.reader);
        const host = said === null ? this.#tools.githubHost : (0,github_host/* parseGithubHost */.V0)(said.text);
        if (said !== null && host === null)
            this.reader.invalid('github-host', said.at, said.text, github_host/* githubHostForm */.IQ);
        if (domain !== null && (host?.kind !== 'tenant' || !(0,github_host/* isTrustDomain */.JO)(domain.text)))
            this.reader.invalid('github-trust-domain', domain.at, domain.text, 'the trust domain of the TENANT.ghe.com that github-host names');
        return { githubHost: host ?? this.#tools.githubHost, tenantDomain: host?.kind === 'tenant' ? (domain?.text ?? null) : null };
    }
    async #ownRoots(members) {
        const { reader } = this;
        const file = native_file_textOf(members, 'trusted-root', reader);
        const [mirror, root] = [native_file_textOf(members, 'tuf-mirror', reader), native_file_textOf(members, 'tuf-root', reader)];
        const lone = mirror === null ? root : root === null ? mirror : null;
        if (lone !== null)
            reader.fault('CONFIG_CONFLICT', lone.at, { about: mirror === null ? 'tuf-root' : 'tuf-mirror', what: 'tuf-mirror and tuf-root belong together.', next: 'Give both, or neither.' });
        if (file !== null && mirror !== null)
            reader.fault('CONFIG_CONFLICT', mirror.at, { about: 'tuf-mirror', what: 'trusted-root and tuf-mirror both say where trust comes from.', next: 'Keep one of them.' });
        if (file !== null) {
            const bytes = await this.#file(file.text, 'trusted-root', file.at, limits/* limits */.F.trustRootBytes);
            return bytes === null ? null : { kind: 'file', origin: `${this.#source.name} ${file.text}`, bytes };
        }
        if (mirror === null || root === null)
            return null;
        const url = URL.parse(mirror.text);
        if (url === null || url.protocol !== 'https:' || url.username !== '' || url.password !== '')
            reader.invalid('tuf-mirror', mirror.at, mirror.text, 'an https address without credentials');
        const bytes = await this.#file(root.text, 'tuf-root', root.at, limits/* limits */.F.trustRootBytes);
        return bytes === null || url === null ? null : { kind: 'tuf', mirror: url, origin: `${this.#source.name} ${root.text}`, root: bytes };
    }
    async #domains({ roots }, members) {
        try {
            return await this.#tools.domainNames(roots);
        }
        catch (cause) {
            if (!(cause instanceof errors/* TrustRootError */.Tr))
                throw cause;
            const at = members.get('trust')?.at ?? domain_at/* AT_INPUTS */.g;
            this.reader.problems.push(...cause.problems.map((one) => ({ ...one, at })));
            return ['none'];
        }
    }
    async #file(path, about, at, maxBytes) {
        const read = await this.#source.read(path, maxBytes);
        if (read instanceof Uint8Array)
            return read;
        this.reader.fault('POLICY_UNAVAILABLE', at, { about, what: `${about} cannot be read: ${read.fault}`, seen: path });
        return null;
    }
    // ── what is denied, waived, changed
    async #denials(entry, bench, mayName) {
        const rules = [];
        for (const item of entry === undefined ? [] : this.reader.items(entry.value, 'deny')) {
            if (item.kind === 'text' && mayName)
                rules.push(...(await this.#sharedDenials(item.text, item.at, bench)));
            else
                rules.push(...(await this.#denial(item, bench)));
        }
        return rules;
    }
    /** A list of what is denied that several policies name: a list, or a map with `deny` in it. It names no further ones. */
    async #sharedDenials(path, at, bench) {
        const bytes = await this.#file(path, 'deny', at, limits/* limits */.F.policyFileBytes);
        if (bytes === null)
            return [];
        const { documents, problems } = parseYaml(decoded(bytes), `${this.#source.name} ${path}`);
        this.reader.problems.push(...problems);
        const [document] = documents;
        const list = document?.kind === 'map' ? document.entries.find(({ key }) => key === 'deny') : undefined;
        const others = document?.kind === 'map' ? document.entries.filter(({ key }) => key !== 'deny' && key !== 'version') : [];
        for (const { key, at: place } of others)
            this.reader.unknown(key, place, ['deny', 'version'], 'a shared list of what is denied');
        if (problems.length === 0 && (document === undefined || documents.length > 1 || (document.kind !== 'list' && list === undefined)))
            this.reader.invalid('deny', at, path, 'a file with a list, or with deny: and a list', 'The file holds no list of what is denied.');
        return document === undefined ? [] : this.#denials(list ?? { key: 'deny', at: document.at, value: document }, bench, false);
    }
    async #denial(item, bench) {
        const { reader } = this;
        const members = reader.members(item, 'deny', 'an entry of deny');
        if (members === null)
            return [];
        const digests = this.#digests(members.get('digests'));
        const claims = await this.#deniedClaims(members, bench);
        const [from, until] = ['from', 'until'].map((name) => this.#instant(members, name));
        const isTimed = from !== undefined && until !== undefined && (from ?? until) !== null;
        const end = members.get('until')?.value.at ?? item.at;
        if (from != null && until != null && Date.parse(from) > Date.parse(until))
            reader.invalid('until', end, until, `a time behind ${from}`, 'The entry ends before it begins, and would deny nothing.');
        const reason = native_file_textOf(members, 'reason', reader)?.text ?? '';
        if (digests.length === 0 && claims.every(({ size }) => size === 0))
            reader.fault('CONFIG_MISSING_KEY', item.at, { about: 'deny', what: isTimed ? 'The entry names a time and nobody: everything that was signed in it would be denied.' : 'The entry denies nothing.', expected: 'digests, source-digest, signed-by or another field', next: 'Say what is denied.' });
        if (digests.length > 0 && (isTimed || claims.some(({ size }) => size > 0)))
            reader.fault('CONFIG_CONFLICT', item.at, { about: 'digests', what: 'digests deny subjects, and the other keys deny evidence: together in one entry they would not narrow each other.', next: 'Write two entries.' });
        return claims.map((one) => ({ digests, claims: one, witnessedBetween: [from ?? null, until ?? null], reason, at: item.at }));
    }
    #digests(entry) {
        return (entry === undefined ? [] : this.reader.texts(entry.value, 'digests')).flatMap(({ text, at }) => {
            const digest = (0,domain_digest/* parseDigest */.m)(text);
            if (digest === null)
                this.reader.invalid('digests', at, text, domain_digest/* digestForm */.JN);
            return digest ?? [];
        });
    }
    /** The claims that are denied: of each signer that is named, with the other fields of the entry; each key is a claim of its own. */
    async #deniedClaims(members, bench) {
        const { reader } = this;
        const own = fieldsOf(members, reader, 'denied');
        const names = members.get('signed-by');
        const named = (names === undefined ? [] : reader.texts(names.value, 'signed-by')).flatMap(({ text, at }) => {
            const signer = bench.signers.get(text);
            if (signer === undefined)
                reader.invalid('signed-by', at, text, [...bench.signers.keys()].join(', ') || 'a name out of signers', `There is no signer "${(0,errors/* bounded */.Mm)(text, 64)}".`);
            else
                bench.used.add(signer.name);
            return signer ?? [];
        });
        const compile = async (fields) => {
            const { claims, problems } = await (0,policy_native/* compileClaims */.XK)(new Map([...fields].map(([name, { values }]) => [name, values])), bench.githubHost);
            reader.problems.push(...problems.map((one) => ({ ...one, at: [...fields].find(([name]) => name === one.about)?.[1].at ?? null })));
            return new Map(claims);
        };
        const compiled = [];
        if (named.length === 0)
            for (const one of valueByValue(own))
                compiled.push(await compile(one));
        for (const signer of named) {
            for (const [name, { at, values }] of own)
                if ((signer.fields.get(name)?.values ?? values).join('\n') !== values.join('\n'))
                    reader.fault('CONFIG_CONFLICT', at, { about: name, what: `${name} is said by the entry and by the signer ${(0,errors/* bounded */.Mm)(signer.name, 64)}, and differently.`, seen: values.join(', '), next: 'Write two entries.' });
            const keys = await readKeys(signer.members, bench);
            const [first, ...rest] = keys.map(({ digest }) => digest);
            for (const one of valueByValue(own)) {
                const claims = anyVersion(await compile(new Map([...signer.fields, ...one])));
                if (first !== undefined)
                    claims.set('key', { kind: 'text', anyOf: [first, ...rest], star: false });
                compiled.push(claims);
            }
        }
        if (compiled.length > limits/* limits */.F.policyRequirements)
            reader.problems.push(tooMany('combinations of what is denied', compiled.length, limits/* limits */.F.policyRequirements, members.get('reason')?.at ?? domain_at/* AT_INPUTS */.g));
        return compiled;
    }
    #instant(members, name) {
        const said = native_file_textOf(members, name, this.reader);
        if (said !== null && (0,domain_period/* parseInstant */.nV)(said.text) === null)
            this.reader.invalid(name, said.at, said.text, 'a time as 2027-03-31T00:00:00Z');
        return said?.text ?? null;
    }
    #waivers(entry) {
        return (entry === undefined ? [] : this.reader.items(entry.value, 'waivers')).flatMap((item, index) => {
            const about = `waiver ${index + 1}`;
            const members = this.reader.members(item, 'waiver', about);
            if (members === null)
                return [];
            const match = readMatch(members, about, item.at, this.reader);
            const [reason, owner, until] = ['reason', 'owner', 'until'].map((name) => native_file_textOf(members, name, this.reader));
            if (until != null && !(0,domain_period/* isDay */.N)(until.text))
                this.reader.invalid('until', until.at, until.text, 'a day as 2027-03-31');
            return match === null || reason == null || owner == null || until == null ? [] : [{ match, reason: reason.text, owner: owner.text, until: until.text, at: item.at }];
        });
    }
    #changes(entry) {
        const members = entry === undefined ? null : this.reader.members(entry.value, 'changes', 'changes');
        if (members === null || entry === undefined)
            return [];
        const known = [...claims/* claimNames */.RA, 'gone', 'first', 'none'];
        const on = new Map();
        for (const level of ['fail', 'warn', 'note']) {
            const value = members.get(level)?.value;
            for (const one of value === undefined ? [] : value.kind === 'list' ? value.items : [value]) {
                const change = this.reader.choice(one, level, known);
                if (change !== null && on.has(change))
                    this.reader.fault('CONFIG_CONFLICT', one.at, { about: level, what: 'A change is named twice.', seen: change, next: 'Keep one of them.' });
                if (change !== null)
                    on.set(change, level);
            }
        }
        return [{ match: { anyOf: [{ kind: 'any', glob: { text: '**', dialect: 'path' } }], except: [] }, on }];
    }
    #mirrors(entry) {
        if (entry === undefined)
            return [];
        if (entry.value.kind !== 'map')
            this.reader.invalid('mirrors', entry.value.at, kindOf(entry.value), 'a map: copy: upstream');
        return (entry.value.kind === 'map' ? entry.value.entries : []).flatMap(({ key, at, value }) => {
            const upstream = this.reader.text(value, 'mirrors');
            const [from, to] = [this.#prefix(key, at), upstream === null ? null : this.#prefix(upstream.text, upstream.at)];
            return from === null || to === null ? [] : [{ copy: from, upstream: to }];
        });
    }
    // A path of repositories by canonical name: what stands before the / of those below it.
    #prefix(text, at) {
        const parsed = (0,subject_glob/* parseSubjectGlob */._)('image', `${text.replace(/\/$/, '')}/**`);
        if ('glob' in parsed && !text.includes('*'))
            return parsed.glob.text.slice(0, -'/**'.length);
        this.reader.invalid('mirrors', at, text, 'a registry or a path in one, as registry.example.com/hub or docker.io/library');
        return null;
    }
    // ── tests, and what lies around
    async #tests(entry) {
        const tests = [];
        for (const [index, item] of (entry === undefined ? [] : this.reader.items(entry.value, 'tests')).entries()) {
            const test = await this.#test(item, index);
            if (test !== null)
                tests.push(test);
        }
        return tests;
    }
    async #test(item, index) {
        const { reader } = this;
        const members = reader.members(item, 'test', `test ${index + 1}`);
        const subjectEntry = members?.get('subject');
        const subject = subjectEntry === undefined ? null : this.#testSubject(subjectEntry.value);
        const expect = members?.get('expect');
        const outcomes = ['passed', 'failed', 'indeterminate', 'exempt'];
        const outcome = expect === undefined ? null : reader.choice(expect.value, 'expect', outcomes);
        const paths = members?.get('evidence');
        const evidence = [];
        for (const { text, at } of paths === undefined ? [] : reader.texts(paths.value, 'evidence')) {
            const bytes = await this.#file(text, 'evidence', at, limits/* limits */.F.evidenceFileBytes);
            if (bytes !== null)
                evidence.push({ path: text, bytes });
        }
        const code = native_file_textOf(members, 'code', reader);
        if (code !== null && !Object.hasOwn(errors/* codes */.F4, code.text))
            reader.invalid('code', code.at, code.text, (0,nearest/* nearest */.p)(code.text, Object.keys(errors/* codes */.F4)) ?? 'a code of a reason, as SIGNER_MISMATCH');
        if (code !== null && outcome === 'passed')
            reader.fault('CONFIG_CONFLICT', code.at, { about: 'code', what: 'What passed has no reason, and code names one.', seen: code.text, next: 'Take code out, or correct expect.' });
        if (subject === null || outcome === null)
            return null;
        return { name: native_file_textOf(members, 'name', reader)?.text ?? `test ${index + 1}`, at: item.at, subject, evidence, expect: outcome, code: code?.text ?? null };
    }
    #testSubject(value) {
        const { reader } = this;
        const members = reader.members(value, 'subject', 'subject');
        const said = native_file_textOf(members, 'digest', reader);
        const digest = said === null ? null : (0,domain_digest/* parseDigest */.m)(said.text);
        if (said !== null && digest === null)
            reader.invalid('digest', said.at, said.text, domain_digest/* digestForm */.JN);
        const kinds = ['image', 'file', 'package'].filter((kind) => members?.has(kind) === true);
        const [kind, second] = kinds;
        if (members !== null && (kind === undefined || second !== undefined))
            reader.fault('CONFIG_MISSING_KEY', value.at, { about: 'subject', what: 'A subject is one thing.', expected: 'image, file or package', next: 'Give one of them.' });
        const name = kind === undefined ? null : native_file_textOf(members, kind, reader);
        if (kind === undefined || name === null || digest === null)
            return null;
        const line = kind === 'image' ? (0,image_line/* parseImageLine */.tz)(name.text) : null;
        const purl = kind === 'package' ? (0,domain_purl/* parsePurl */.$l)(name.text) : null;
        if ((kind === 'image' && line?.kind !== 'registry') || (kind === 'package' && purl === null))
            reader.invalid(kind, name.at, name.text, kind === 'image' ? 'registry/name:tag' : 'a package URL');
        if (line?.kind === 'registry')
            return { kind, name: (0,image_reference/* nameOfRepository */.vQ)(line.repository), digest, tag: line.tag };
        return purl === null ? { kind, name: name.text, digest, tag: null } : { kind, name: (0,domain_purl/* printPurl */.bp)({ ...purl, version: null }), digest, tag: purl.version };
    }
    #allowed(entry) {
        const { guardedInputs } = this.#tools;
        return new Set((entry === undefined ? [] : this.reader.texts(entry.value, 'allow-inputs')).flatMap(({ text, at }) => {
            if (!guardedInputs.includes(text))
                this.reader.invalid('allow-inputs', at, text, guardedInputs.join(', '));
            return guardedInputs.includes(text) ? [text] : [];
        }));
    }
    async #unused(signers, bench) {
        for (const { name, at, members } of signers.values()) {
            if (bench.used.has(name))
                continue;
            // What is not used may be wrong all the same.
            await readKeys(members, { ...bench, keys: new Map() });
            this.reader.notes.push((0,errors/* problem */.CC)('POLICY_UNUSED', { about: (0,errors/* bounded */.Mm)(name, 64), level: 'warning', what: `The signer ${(0,errors/* bounded */.Mm)(name, 64)} is named by no rule.`, at }));
        }
    }
}
function native_file_textOf(members, key, reader) {
    const entry = members?.get(key);
    return entry === undefined ? null : reader.text(entry.value, key);
}
function native_file_countOf(members, key, reader) {
    const said = native_file_textOf(members, key, reader);
    const count = [1, 2, 3, 4].find((one) => String(one) === said?.text) ?? null;
    if (said !== null && count === null)
        reader.invalid(key, said.at, said.text, '1, 2, 3 or 4');
    return count;
}
// What is no UTF-8 is no YAML either; its parser says what is wrong, with a place.
function decoded(bytes) {
    try {
        return (0,json/* decodeUtf8 */._6)(bytes);
    }
    catch {
        return '\u{fffd}: [';
    }
}
/** A signer that is accepted at the version of the subject is denied at every one: what it signed for another release may be accepted by somebody's wider pattern. */
function anyVersion(claims) {
    return new Map([...claims].map(([claim, pattern]) => {
        if (pattern.kind !== 'text' || pattern.anyOf.every((text) => withStars(text) === text))
            return [claim, pattern];
        const [first, ...rest] = pattern.anyOf;
        return [claim, { kind: 'text', anyOf: [withStars(first), ...rest.map(withStars)], star: true }];
    }));
}
function withStars(text) {
    return text.replaceAll(/\{(?:tag|version)\}/g, '*');
}
/** Fields of which a claim takes one value: of several each is denied by itself. Of all others one pattern has them all. */
function valueByValue(fields) {
    let all = [new Map()];
    for (const [name, { values, at }] of fields) {
        const each = TOGETHER.has(domain_fields/* fields */.O[name].kind) && name !== 'repo' ? [values] : values.map((value) => [value]);
        all = all.slice(0, limits/* limits */.F.policyRequirements + 1).flatMap((one) => each.map((some) => new Map([...one, [name, { values: some, at }]])));
    }
    return all.slice(0, limits/* limits */.F.policyRequirements + 1);
}
const TOGETHER = new Set(['text', 'ref', 'commit', 'pairs']);
/** The layer with its domains under the names that they have in this run. */
function withTrust(layer, domains, names) {
    const named = (trust) => {
        const [first, ...rest] = trust.map((name) => (name === UNLOGGED ? names.unlogged : (names.domains[domains.indexOf(name)] ?? name)));
        return first === undefined ? trust : [first, ...rest];
    };
    const evidence = (leaf) => {
        const [first, ...rest] = leaf.signedBy.map((signer) => (signer.kind === 'previous' ? signer : { ...signer, trust: named(signer.trust) }));
        return first === undefined ? leaf : { ...leaf, signedBy: [first, ...rest] };
    };
    const rebuilt = (requirement) => {
        switch (requirement.kind) {
            case 'evidence': return evidence(requirement);
            case 'all':
            case 'any': {
                const [first, ...rest] = requirement.of.map(rebuilt);
                return first === undefined ? requirement : { ...requirement, of: [first, ...rest] };
            }
            case 'at-least': {
                const [first, ...rest] = requirement.of.map(evidence);
                return first === undefined ? requirement : { ...requirement, of: [first, ...rest] };
            }
            case 'judged': return { ...requirement, of: rebuilt(requirement.of) };
            case 'exempt':
            case 'refuse':
            default: return requirement;
        }
    };
    return { ...layer, rules: layer.rules.map((rule) => ({ ...rule, require: rebuilt(rule.require) })) };
}

;// CONCATENATED MODULE: ./build/policies.js
// The policies of a run: where they lie → documents → what they ask. Composes stages, as run.ts does, and decides nothing.
//
// A policy decides about everything else, so it is read from where its owner wrote it (deciding-files.ts): at a commit, with the files that it names
// beside it, at the same one.








/** Reads the policies that lines name. Never rejects for what stands in them. */
async function loadPolicies(lines, files, tools) {
    const all = await Promise.all([...new Set(lines)].map((text) => loadPolicy(text, files, tools)));
    return {
        policies: all.flatMap(({ policies }) => policies),
        problems: all.flatMap(({ problems }) => problems),
        notes: [...all.flatMap(({ notes }) => notes), ...files.notes],
    };
}
function refused(problems) {
    return { policies: [], problems, notes: [] };
}
async function loadPolicy(text, files, tools) {
    const line = (0,file_line/* parseFileLine */.o$)(text);
    if (line === null)
        return refused([(0,errors/* problem */.CC)('CONFIG_INVALID_VALUE', { about: 'policy', what: 'policy is not of its form.', seen: text, expected: `a path, or ${file_line/* githubFileForm */.kk}` })]);
    const had = await files.read(line, limits/* limits */.F.policyBytes);
    if ('fault' in had)
        return refused([(0,errors/* problem */.CC)('POLICY_UNAVAILABLE', { about: 'policy', what: `The policy cannot be read: ${had.fault}`, seen: text })]);
    const source = { name: had.name, digest: (0,domain_digest/* digestOf */.ol)(had.bytes), read: (path, maxBytes) => readBeside(line, path, maxBytes, files) };
    const yaml = policies_textOf(had.bytes);
    if (yaml === null)
        return refused([(0,errors/* problem */.CC)('CONFIG_POLICY_SYNTAX', { about: had.name, what: 'The policy is not UTF-8.', seen: text })]);
    const { documents, problems } = parseYaml(yaml, had.name);
    if (problems.length > 0)
        return refused(problems);
    const [document, ...others] = documents;
    if (document === undefined)
        return refused([(0,errors/* problem */.CC)('CONFIG_POLICY_SYNTAX', { about: had.name, what: 'The policy is empty.', seen: text, next: 'Write version: 1 and rules.' })]);
    if (documents.some(isClusterImagePolicy)) {
        const read = await readClusterImagePolicies(documents, had.name, { digest: source.digest, parseKey: (pem, name, terms) => tools.parseKey(pem, name, terms, null), openPattern: false });
        return { policies: read.policy === null ? [] : [{ source, isRemote: line.kind === 'github', policy: read.policy }], problems: read.problems, notes: read.policy?.notes ?? [] };
    }
    if (others.length > 0)
        return refused([(0,errors/* problem */.CC)('CONFIG_POLICY_SYNTAX', { about: had.name, what: 'A policy is one document, and the file holds several.', at: others[0]?.at ?? null, next: 'Write each into a file of its own; policy takes several.' })]);
    const read = await readNativePolicy(document, source, tools);
    return { policies: read.policy === null ? [] : [{ source, isRemote: line.kind === 'github', policy: read.policy }], problems: read.problems, notes: read.notes };
}
/** A file that a policy names: beside it, at the same commit; or, written in full, in a repository of its own. */
async function readBeside(policy, named, maxBytes, files) {
    const line = lineBeside(policy, named);
    if (line === null)
        return { fault: named.startsWith('github:') ? `it is not of the form ${file_line/* githubFileForm */.kk}.` : 'the path leads out of what holds the policy.' };
    const had = await files.read(line, maxBytes);
    return 'fault' in had ? { fault: had.fault } : had.bytes;
}
function lineBeside(policy, named) {
    if (named.startsWith('github:'))
        return (0,file_line/* parseFileLine */.o$)(named);
    if (policy.kind === 'github') {
        const path = (0,file_line/* beside */.vY)(policy.path, named);
        return path === null ? null : { ...policy, text: `github:${policy.repo}/${path}@${policy.ref}`, path };
    }
    const folder = policy.path.split('/').slice(0, -1).join('/');
    // Outside of the workspace only what lies below the policy is known to be its owner's.
    const below = policy.path.startsWith('/') ? (0,file_line/* normalized */.A9)(named) : (0,file_line/* beside */.vY)(policy.path, named);
    const path = below === null ? null : policy.path.startsWith('/') ? `${folder}/${below}` : below;
    return path === null ? null : { kind: 'local', text: path, path };
}
function policies_textOf(bytes) {
    try {
        return (0,json/* decodeUtf8 */._6)(bytes).replace(/^\u{feff}/u, '');
    }
    catch (cause) {
        if (!(cause instanceof json/* JsonError */.N3))
            throw cause;
        return null;
    }
}


/***/ }),

/***/ 3042:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ parseSubjectGlob)
/* harmony export */ });
/* harmony import */ var _domain_file_line_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3746);
/* harmony import */ var _domain_image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(880);
/* harmony import */ var _domain_limits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(545);
/* harmony import */ var _domain_purl_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7884);
// Globs for the names of subjects, as policies write them: brought into the spelling of canonical names, or refused where they can match none.
//
//   images    ghcr.io/acme/*      registry and repository, without tag and digest; Docker Hub by any of its names
//   files     dist/**             the path as it is given to artifact
//   packages  pkg:npm/@acme/*     type, namespace and name, without version
//
// `*` stops at `/`, `**` does not. A glob that can match nothing is a rule that nobody meant: what it was to protect would fall to another rule, or to
// `unmatched`.




/** Parses a glob for subjects of a kind. */
function parseSubjectGlob(kind, text) {
    if (text.length > _domain_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .limits */ .F.subjectGlob)
        return { fault: `It has more than ${_domain_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .limits */ .F.subjectGlob} characters.`, next: 'Write a shorter one.' };
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    if (text === '' || /[\u0000-\u0020\u007f]/.test(text))
        return { fault: 'It is empty, or has a blank or a control character in it.', next: 'Take it out.' };
    switch (kind) {
        case 'image': return imageGlob(text);
        case 'package': return packageGlob(text);
        case 'file':
        default: return fileGlob(text);
    }
}
// A path is compared without the parts that lead nowhere.
function fileGlob(text) {
    if (text.includes('\\'))
        return { fault: 'Paths are compared with /.', next: `Write ${text.replaceAll('\\', '/')}.` };
    if (text.endsWith('/'))
        return { fault: 'No file has a name that ends in /.', next: `Write ${text}** for all files in it.` };
    if (text.startsWith('/'))
        return globOf(text);
    const path = (0,_domain_file_line_js__WEBPACK_IMPORTED_MODULE_3__/* .normalized */ .A9)(text);
    return path === null ? { fault: 'It leads out of the folder that paths begin in.', next: 'Write a path below it, or one from /.' } : globOf(path);
}
function globOf(text) {
    return { glob: { text, dialect: 'path' } };
}
const HOST_PART = /^(?=.*[.:])|^localhost$/;
function imageGlob(text) {
    if (/^[a-z]+:\/\//.test(text))
        return { fault: 'A name of an image has no scheme.', next: `Write ${text.replace(/^[a-z]+:\/\//, '')}.` };
    const [first = '', ...segments] = text.split('/');
    if (text.includes('@') || segments.some((segment) => segment.includes(':')))
        return { fault: 'Rules are about images by name: a tag or a digest is in no name.', next: 'Take it out; source-ref with {tag} binds the tag, and deny takes digests.' };
    const wrong = segments.find((segment) => !isComponent(segment));
    if (wrong !== undefined || !/^[a-zA-Z0-9._:*[\]-]*$/.test(first))
        return { fault: 'No name of an image has such a part.', next: 'Names are in lower case, of letters, digits and single . _ - between them.' };
    if (first.includes('*') && first !== first.toLowerCase())
        return { fault: 'Names of registries are in lower case.', next: `Write ${[first.toLowerCase(), ...segments].join('/')}.` };
    if (first.includes('*'))
        return segments.length === 0 && !first.includes('**') ? { fault: 'A name has its registry and at least one / behind it, where * stops.', next: 'Write ** for all images.' } : globOf(text);
    if (!HOST_PART.test(first))
        return { fault: 'It does not begin with a registry, as every name does.', next: `Write docker.io/${segments.length === 0 ? 'library/' : ''}${text}, or the registry that is meant.` };
    // 443 is the port that is meant where none is written.
    const host = (0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseImageRepository */ .fb)(`${first}/a/b`)?.registry.replace(/:443$/, '');
    if (host === undefined)
        return { fault: 'It begins with no host that can be one.', next: 'Write the registry, as ghcr.io.' };
    if (segments.length === 0)
        return { fault: 'It names a registry, and no repository in it.', next: `Write ${first}/** for all images of it.` };
    // Docker's own images have one word, and lie in library/.
    const [only, ...others] = segments;
    if (host !== 'index.docker.io' || others.length > 0 || only === undefined || only.includes('**'))
        return globOf([host, ...segments].join('/'));
    return only.includes('*') ? { fault: 'On Docker Hub every name has two parts.', next: `Write docker.io/library/${only}, or docker.io/*/${only}.` } : globOf(`${host}/library/${only}`);
}
// What stands beside a `*` is a part of a component, and may begin or end with what a whole one may not.
function isComponent(segment) {
    return segment.includes('*') ? /^[a-z0-9._*-]+$/.test(segment) : /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/.test(segment);
}
function packageGlob(text) {
    const [, type, rest] = /^pkg:([^/]*)\/(.+)$/s.exec(text) ?? [];
    if (type === undefined || rest === undefined)
        return { fault: 'It is no package URL.', next: 'Write pkg:type/name, as pkg:npm/left-pad or pkg:npm/**.' };
    if (/[?#]/.test(rest) || /[^/]@/.test(rest.replaceAll('%40', '@')))
        return { fault: 'Rules are about packages by name: versions, qualifiers and subpaths are in none.', next: 'Take what stands behind the name out.' };
    if (!text.includes('*')) {
        const purl = (0,_domain_purl_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePurl */ .$l)(text);
        return purl === null ? { fault: 'It is no package URL.', next: 'Write pkg:type/name, as pkg:npm/left-pad.' } : globOf((0,_domain_purl_js__WEBPACK_IMPORTED_MODULE_2__/* .printPurl */ .bp)(purl));
    }
    if (!/^[a-z][a-z0-9.-]*$/.test(type) && !/^\*+$/.test(type))
        return { fault: 'The type of a package is in lower case.', next: 'Correct it, as pkg:npm/**.' };
    return globOf(inCanonicalSpelling(text) ?? `pkg:${type}/${rest.split('/').map((segment) => segment.replace(/^@/, '%40')).join('/')}`);
}
/** The glob as the names are spelled that it is to match: most types are in lower case, a scope begins with %40. Null where no package could have such a name. */
function inCanonicalSpelling(text) {
    // Letters that are in no name of it stand for what is left open.
    let letters = 'q';
    while (text.toLowerCase().includes(letters))
        letters += 'q';
    const purl = (0,_domain_purl_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePurl */ .$l)(text.replaceAll('**', `${letters}2`).replaceAll('*', `${letters}1`));
    const printed = purl === null || purl.version !== null ? null : (0,_domain_purl_js__WEBPACK_IMPORTED_MODULE_2__/* .printPurl */ .bp)(purl);
    return printed === null ? null : printed.replaceAll(`${letters}2`, '**').replaceAll(`${letters}1`, '*');
}


/***/ })

};
