export const id = 784;
export const ids = [784,244];
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


/***/ }),

/***/ 2375:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ spdxVersionOfText),
/* harmony export */   V: () => (/* binding */ kindOfDocument)
/* harmony export */ });
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7803);
// Which kind of SBOM a document is, by what it says of itself.
//
// The document is signed, and still its signer's word: a kind is recognised by its mark and by nothing guessed. A document with the marks of two
// kinds is none, since its readers would not agree on which it is.
//
//   CycloneDX 1.2–1.7 JSON   bomFormat "CycloneDX", specVersion "1.6"
//   SPDX 2.x JSON            spdxVersion "SPDX-2.3"
//   SPDX 3.x JSON-LD         @context "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", or a list with it; @graph, a list
//   SPDX 2.x tag-value       a line "SPDXVersion: SPDX-2.3"

const CYCLONEDX_VERSION = /^(\d{1,3}\.\d{1,3})$/;
const SPDX_VERSION = /^SPDX-(\d{1,3}\.\d{1,3})$/;
const SPDX_3_CONTEXT = /^https:\/\/spdx\.org\/rdf\/(3\.\d{1,3}(?:\.\d{1,3})?)\//;
const TAG_VALUE = /^SPDXVersion:[ \t]*SPDX-(\d{1,3}\.\d{1,3})[ \t]*$/m;
/** The kind of a document; null where it is no SBOM. */
function kindOfDocument(document) {
    if (!(0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(document))
        return null;
    const [kind, ...more] = [cyclonedx(document), spdx2(document), spdx3(document)].filter((each) => each !== null);
    return more.length === 0 ? kind ?? null : null;
}
/** The version of SPDX that a text in tag-value form says; null where it is none. */
function spdxVersionOfText(text) {
    return TAG_VALUE.exec(text)?.[1] ?? null;
}
function cyclonedx(document) {
    return document['bomFormat'] === 'CycloneDX' ? { model: 'cyclonedx', format: 'cyclonedx', specVersion: found(CYCLONEDX_VERSION, document['specVersion']) } : null;
}
function spdx2(document) {
    const specVersion = found(SPDX_VERSION, document['spdxVersion']);
    return specVersion === null ? null : { model: 'spdx-2', format: 'spdx', specVersion };
}
function spdx3(document) {
    const context = document['@context'];
    const specVersion = ((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonArray */ .Md)(context) ? context : [context]).map((each) => found(SPDX_3_CONTEXT, each)).find((version) => version !== null);
    return specVersion === undefined || !(0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonArray */ .Md)(document['@graph']) ? null : { model: 'spdx-3', format: 'spdx', specVersion };
}
function found(pattern, value) {
    return typeof value === 'string' ? pattern.exec(value)?.[1] ?? null : null;
}


/***/ }),

/***/ 8784:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  querySboms: () => (/* binding */ querySboms)
});

// EXTERNAL MODULE: ./build/domain/errors.js
var errors = __webpack_require__(6046);
// EXTERNAL MODULE: ./build/exports/purl-pattern.js
var purl_pattern = __webpack_require__(1244);
// EXTERNAL MODULE: ./build/domain/json.js
var json = __webpack_require__(7803);
// EXTERNAL MODULE: ./build/domain/limits.js
var limits = __webpack_require__(545);
// EXTERNAL MODULE: ./build/exports/sbom-format.js
var sbom_format = __webpack_require__(2375);
;// CONCATENATED MODULE: ./build/exports/sbom-components.js
// What an SBOM lists: names, versions and package URLs, out of the three models (CycloneDX 1.2–1.7, SPDX 2.x JSON, SPDX 3.x JSON-LD).
//
// The document is signed, and its signer is not to be trusted with more than his word: fields may be missing, of another type, endless or named like
// JavaScript's own. Whatever is no component is passed over; nothing is thrown and nothing recurses. What is asked of the list may be that something is
// not in it, so a component is never left out because something else about it is wrong.



/**
 * The components of a document, without the thing that the document as a whole is about.
 *
 * Null where the document is no SBOM that is read, as a text in tag-value form: then nothing is known, and not that nothing is in it. A document
 * of `parseJson` has no more objects than `limits.sbomComponents`, so its list is whole.
 */
function components(document) {
    const kind = (0,sbom_format/* kindOfDocument */.V)(document);
    if (kind === null || !(0,json/* isJsonObject */.OW)(document))
        return null;
    const found = [];
    switch (kind.model) {
        case 'cyclonedx':
            listCycloneDx(document, found);
            break;
        case 'spdx-2':
            listSpdx2(document, found);
            break;
        case 'spdx-3':
            listSpdx3(document, found);
            break;
    }
    return found;
}
function listCycloneDx(document, found) {
    // `metadata.component` is the root; what is within it is part of it all the same.
    const lists = [memberOf(memberOf(document['metadata'], 'component'), 'components'), document['components']];
    // Components nest: their lists are appended while this runs.
    for (const list of lists) {
        for (const component of objectsOf(list)) {
            const purls = [textOf(component['purl'])].filter((purl) => purl !== null);
            if (!add(found, { name: nameInGroup(component, purls), version: textOf(component['version']), purls }))
                return;
            if ((0,json/* isJsonArray */.Md)(component['components']))
                lists.push(component['components']);
        }
    }
}
// Maven's coordinates are group:name; everybody else's scopes, vendors and modules end with a slash.
function nameInGroup(component, purls) {
    const [group, name] = [textOf(component['group']), textOf(component['name'])];
    if (group === null || name === null)
        return name ?? group;
    return `${group}${purls.some((purl) => /^pkg:\/*maven\//i.test(purl)) ? ':' : '/'}${name}`;
}
function listSpdx2(document, found) {
    const roots = new Set([...textsOf(document['documentDescribes']), ...describedIn(document['relationships'])]);
    const packages = objectsOf(document['packages']);
    const root = onlyRoot(packages, (each) => roots.has(textOf(each['SPDXID'])));
    for (const each of packages) {
        if (each === root)
            continue;
        const purls = objectsOf(each['externalRefs']).filter((reference) => isPurlType(reference['referenceType'])).map((reference) => textOf(reference['referenceLocator']));
        if (!add(found, { name: textOf(each['name']), version: textOf(each['versionInfo']), purls: purls.filter((purl) => purl !== null) }))
            return;
    }
}
const SPDX_DOCUMENT = 'SPDXRef-DOCUMENT';
/** `purl`, or the URI that some writers put in its place (SPDX 2.3 §F.3.5). */
function isPurlType(type) {
    return type === 'purl' || type === 'http://spdx.org/rdf/references/purl';
}
/** What the document describes, by its relationships, which are written in both directions. */
function describedIn(relationships) {
    return objectsOf(relationships).flatMap((each) => {
        const [from, type, to] = [textOf(each['spdxElementId']), each['relationshipType'], textOf(each['relatedSpdxElement'])];
        if (type === 'DESCRIBES' && from === SPDX_DOCUMENT)
            return [to];
        return type === 'DESCRIBED_BY' && to === SPDX_DOCUMENT ? [from] : [];
    });
}
/** A package, and the two kinds of package that SPDX 3 derives from it. */
const SPDX_3_PACKAGES = new Set(['software_Package', 'ai_AIPackage', 'dataset_DatasetPackage']);
function listSpdx3(document, found) {
    const graph = objectsOf(document['@graph']);
    const roots = new Set(graph.flatMap((element) => textsOf(element['rootElement'])));
    const packages = graph.filter((element) => SPDX_3_PACKAGES.has(textOf(element['type'] ?? element['@type'])));
    const root = onlyRoot(packages, (each) => roots.has(textOf(each['spdxId'] ?? each['@id'])));
    for (const each of packages) {
        if (each === root)
            continue;
        const identifiers = objectsOf(each['externalIdentifier']).filter((identifier) => identifier['externalIdentifierType'] === 'packageUrl').map((identifier) => textOf(identifier['identifier']));
        const purls = [textOf(each['software_packageUrl']), ...identifiers].filter((purl) => purl !== null);
        if (!add(found, { name: textOf(each['name']), version: textOf(each['software_packageVersion']), purls }))
            return;
    }
}
/** The one package that the document is about. Where there are several none is the root: a list that describes all of its packages would be empty. */
function onlyRoot(packages, isRoot) {
    const [root, ...more] = packages.filter(isRoot);
    return more.length === 0 ? root ?? null : null;
}
/** Adds what there is to add; false where the list is full. */
function add(found, { name, version, purls }) {
    for (const purl of purls.length === 0 ? [null] : new Set(purls)) {
        const shown = name ?? purl;
        if (shown === null)
            continue;
        if (found.length >= limits/* limits */.F.sbomComponents)
            return false;
        found.push({ name: shown, version, purl });
    }
    return true;
}
function objectsOf(value) {
    return (0,json/* isJsonArray */.Md)(value) ? value.filter((each) => (0,json/* isJsonObject */.OW)(each)) : [];
}
/** The texts of a list; a text alone is a list of one, as in JSON-LD. */
function textsOf(value) {
    return ((0,json/* isJsonArray */.Md)(value) ? value : [value]).map(textOf).filter((text) => text !== null);
}
function memberOf(value, key) {
    return (0,json/* isJsonObject */.OW)(value) ? value[key] : undefined;
}
function textOf(value) {
    return typeof value === 'string' && value !== '' ? value : null;
}

;// CONCATENATED MODULE: ./build/exports/sbom-query.js
// What the SBOMs of one subject say about components that somebody asks for.
//
// An answer is the signer's word, bounded. A document that cannot be read answers nothing, and that is said: "not found" must not be read into it.



/** Text of one component that is kept. */
const TEXT = 512;
/** Answers each query over all components of these SBOMs; what cannot be asked is a problem (`SBOM_MALFORMED`, a warning). */
function querySboms(queries, sboms) {
    const read = sboms.map((sbom) => ({ sbom, found: sbom.document === null ? null : components(sbom.document) }));
    const all = read.flatMap(({ found }) => found ?? []);
    const answers = queries.map((query) => {
        const pattern = (0,purl_pattern.parseComponentPattern)(query);
        const { matches, omitted } = pattern === null ? { matches: [], omitted: 0 } : (0,purl_pattern/* queryComponents */.n)(pattern, all);
        return { query, matches: matches.map(({ name, version, purl }) => ({ name: (0,errors/* bounded */.Mm)(name, TEXT), version: version === null ? null : (0,errors/* bounded */.Mm)(version, TEXT), purl: purl === null ? null : (0,errors/* bounded */.Mm)(purl, TEXT) })), omitted };
    });
    return { answers, problems: read.filter(({ found }) => found === null).map(({ sbom }) => (0,errors/* problem */.CC)('SBOM_MALFORMED', { about: sbom.evidence, level: 'warning', what: 'An SBOM cannot be looked into; what is in it is not known.', seen: `${sbom.format} ${sbom.specVersion ?? ''}`.trim(), expected: 'CycloneDX or SPDX in JSON' })) };
}


/***/ })

};
