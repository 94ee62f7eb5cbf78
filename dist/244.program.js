export const id = 244;
export const ids = [244];
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

/***/ 1244:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   componentPatternForm: () => (/* binding */ componentPatternForm),
/* harmony export */   n: () => (/* binding */ queryComponents),
/* harmony export */   parseComponentPattern: () => (/* binding */ parseComponentPattern)
/* harmony export */ });
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6046);
/* harmony import */ var _domain_limits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(545);
/* harmony import */ var _domain_purl_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7884);
// Asking a list of components for one: by package URL, or by name.
//
// The pattern is the user's; the components are text of whoever signed the SBOM. There are no regular expressions, and the matcher never goes back, so
// no text makes it slow. Package URLs are compared after the rules of their type, not as text: %40acme is @acme, and PyPI's Foo_Bar is foo-bar.
//
//   pkg:golang/k8s.io/client-go@v0.*   a package URL; "*" is any characters within one segment of the name, or of the version
//   k8s.io/*                           a name; "*" is any characters
//   client-go                          a part of a name



/** How a pattern is written, in words. */
const componentPatternForm = 'a package URL (pkg:npm/left-pad), with * within a segment where wanted; or a name, whole with * in it or a part of one';
/** Reads a pattern; null where it is empty, too long, or begins like a package URL and is none. */
function parseComponentPattern(text) {
    if (text === '' || text.length > _domain_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .limits */ .F.componentPatternLength)
        return null;
    if (/^pkg:/i.test(text)) {
        const purl = (0,_domain_purl_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePurl */ .$l)(text);
        return purl === null ? null : { kind: 'package', purl };
    }
    return text.includes('*') ? { kind: 'name', glob: text } : { kind: 'part', text };
}
/**
 * The components that a pattern is about, each once, with texts cut to what can be shown; and how many more there are than are shown.
 *
 * A pattern without version, qualifiers or subpath leaves them open. One with a package URL is compared by name and version with components that
 * state no package URL that can be read; what else it asks those cannot answer.
 */
function queryComponents(pattern, components) {
    const matches = new Map();
    let omitted = 0;
    for (const component of components) {
        if (!isAbout(pattern, component))
            continue;
        const shown = { name: (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .bounded */ .Mm)(component.name), version: boundedOrNull(component.version), purl: boundedOrNull(component.purl) };
        const key = JSON.stringify([shown.name, shown.version, shown.purl]);
        if (matches.has(key))
            continue;
        if (matches.size < _domain_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .limits */ .F.sbomMatches)
            matches.set(key, shown);
        else
            omitted += 1;
    }
    return { matches: [...matches.values()], omitted };
}
function isAbout(pattern, component) {
    switch (pattern.kind) {
        case 'package': return isPackage(pattern.purl, component);
        case 'name': return covers(pattern.glob, component.name);
        case 'part': return component.name.includes(pattern.text);
        default: return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .assertNever */ .xb)(pattern);
    }
}
function isPackage(asked, component) {
    const stated = component.purl === null ? null : (0,_domain_purl_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePurl */ .$l)(component.purl);
    // Maven's names are group:name where no package URL says so.
    const purl = stated ?? (0,_domain_purl_js__WEBPACK_IMPORTED_MODULE_2__/* .purlOfName */ .Sh)(asked.type, asked.type === 'maven' ? component.name.replace(':', '/') : component.name);
    if (purl === null || purl.type !== asked.type)
        return false;
    const [names, globs] = [fullName(purl), fullName(asked)];
    if (names.length !== globs.length || !globs.every((glob, i) => covers(glob, names[i] ?? '')))
        return false;
    const version = purl.version ?? component.version;
    if (asked.version !== null && (version === null || !covers(asked.version, version)))
        return false;
    const qualified = [...asked.qualifiers].every(([key, value]) => purl.qualifiers.get(key) === value);
    return qualified && (asked.subpath === null || asked.subpath === purl.subpath);
}
// Some writers encode the slashes of a name; they count as slashes.
function fullName({ namespace, name }) {
    return [...(namespace?.split('/') ?? []), ...name.split('/')];
}
/**
 * Whether a glob covers the whole text, `*` being any characters.
 *
 * What stands between two stars is taken where it first occurs: a later place would leave less text to the rest. So no place is tried twice.
 */
function covers(glob, text) {
    const [first = '', ...between] = glob.split('*');
    const last = between.pop();
    if (last === undefined)
        return glob === text;
    const end = text.length - last.length;
    if (first.length > end || !text.startsWith(first) || !text.endsWith(last))
        return false;
    let at = first.length;
    for (const part of between) {
        const found = text.indexOf(part, at);
        if (found < 0 || found + part.length > end)
            return false;
        at = found + part.length;
    }
    return true;
}
function boundedOrNull(text) {
    return text === null ? null : (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .bounded */ .Mm)(text);
}


/***/ })

};
