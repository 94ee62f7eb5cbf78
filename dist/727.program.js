export const id = 727;
export const ids = [727];
export const modules = {

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

/***/ 4727:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   extractSboms: () => (/* binding */ extractSboms),
/* harmony export */   sbomFiles: () => (/* binding */ sbomFiles)
/* harmony export */ });
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6046);
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7803);
/* harmony import */ var _domain_limits_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(545);
/* harmony import */ var _domain_predicate_types_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5940);
/* harmony import */ var _sbom_format_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2375);
// SBOMs out of verified attestations: the documents, and the files they are to be written to. Writing is the host's.
//
// An attestation is proof of who signed about which subject, not of what is said: the document is its signer's word, and every text in it is
// attacker-controlled. So no name of a file comes from it, and nothing of it is logged here. An SBOM is the predicate itself (in-toto
// attestation/spec/predicates/{cyclonedx,spdx}.md), or what cosign made of it before 2.0: the text or the document in `predicate.Data`, or a text
// in place of the predicate.





/**
 * The SBOMs that attestations hold, in an order that does not depend on theirs, and what is no SBOM though it is attested as one.
 *
 * An attestation is authentic, not acceptable: give those that a verdict accepted, and not all of a dossier, or a stranger's SBOM is among them. Give
 * those of all subjects at once: what is attested about an index is read once and shared by its platforms.
 */
function extractSboms(attestations) {
    const readings = new Map();
    const sboms = [];
    const problems = new Map();
    let room = _domain_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .limits */ .F.sbomCharacters;
    for (const { subject, says, evidence } of attestations) {
        const promised = says.kind === 'statement' ? formatOfType(says.predicateType) : null;
        if (says.kind !== 'statement' || promised === null)
            continue;
        const known = readings.get(says.predicate);
        const reading = known ?? readPredicate(says.predicate, room);
        readings.set(says.predicate, reading);
        if (known === undefined && reading.outcome === 'read')
            room -= reading.content.text.length;
        const seen = reading.outcome === 'malformed' ? reading.seen : contradiction(promised, reading.content.format);
        if (seen !== null)
            problems.set(evidence, (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)('SBOM_MALFORMED', { about: evidence, level: 'warning', seen, expected: EXPECTED[promised] }));
        else if (reading.outcome === 'read')
            sboms.push({ ...reading.content, subject, evidence, fileName: '' });
    }
    return { sboms: arranged(sboms), problems: [...problems].toSorted(([a], [b]) => compare(a, b)).map(([, each]) => each) };
}
/**
 * The files for SBOMs at `path`, the input `sbom-path`: a file for exactly one SBOM; a folder for any number, where `path` ends with `/`.
 *
 * `subjects` are all that the run is about, with an SBOM or without. With several, each has a folder of its own digest within the folder: whether it
 * has cannot depend on what somebody attested about another.
 */
function sbomFiles(path, sboms, subjects) {
    const all = arranged(sboms);
    if (path.endsWith('/')) {
        const several = new Set([...subjects, ...all.map(({ subject }) => subject)]).size > 1;
        return all.map(({ subject, fileName, text }) => ({ path: `${path}${several ? `${subject.replace(':', '-')}/` : ''}${fileName}`, text }));
    }
    const [text, ...others] = new Set(all.map((sbom) => sbom.text));
    if (text === undefined)
        return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)('SBOM_NONE', { about: 'sbom-path' });
    if (others.length > 0)
        return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)('SBOM_SEVERAL', { about: 'sbom-path', seen: countByFormat(all), expected: 'one SBOM' });
    return [{ path, text }];
}
const EXPECTED = {
    cyclonedx: 'a CycloneDX document: a JSON object with bomFormat "CycloneDX"',
    spdx: 'an SPDX document: a JSON object with spdxVersion, or with the @context and @graph of SPDX 3; or a text in tag-value form',
};
/** The format that a predicate type promises; null where it promises no SBOM. */
function formatOfType(type) {
    if (_domain_predicate_types_js__WEBPACK_IMPORTED_MODULE_3__/* .predicateAliases */ .SZ.cyclonedx.some((each) => each === type))
        return 'cyclonedx';
    return _domain_predicate_types_js__WEBPACK_IMPORTED_MODULE_3__/* .predicateAliases */ .SZ.spdx.some((each) => each === type) ? 'spdx' : null;
}
// Whoever requires `cyclonedx` is not served with SPDX: no class stands in for another.
function contradiction(promised, format) {
    return format === promised || format === 'unknown' ? null : `a document of ${format}`;
}
/** `room`: characters that an SBOM may have when it is indented. */
function readPredicate(predicate, room) {
    const content = unwrapped(predicate);
    return typeof content === 'string' ? readText(content, room) : readDocument(content, null, room);
}
/** What cosign wrapped: `{"Data": …, "Timestamp": …}` and nothing beside them, or else it is no wrapper. */
function unwrapped(predicate) {
    if (!(0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(predicate) || !Object.hasOwn(predicate, 'Data'))
        return predicate;
    return Object.keys(predicate).every((key) => key === 'Data' || key === 'Timestamp') ? predicate['Data'] ?? null : predicate;
}
function readText(text, room) {
    // A byte order mark is no part of the JSON behind it (RFC 8259 §8.1), but of the text that was signed.
    const content = text.replace(/^\uFEFF/, '');
    if (content.trim() === '')
        return { outcome: 'malformed', seen: 'an empty text' };
    const parsed = parsedText(content);
    if ('document' in parsed)
        return readDocument(parsed.document, text, room);
    if (/^\s*[{["]/.test(content))
        return { outcome: 'malformed', seen: `a text that is not JSON: it ${parsed.fault}` };
    const specVersion = (0,_sbom_format_js__WEBPACK_IMPORTED_MODULE_4__/* .spdxVersionOfText */ .A)(content);
    return { outcome: 'read', content: { format: specVersion === null ? 'unknown' : 'spdx', specVersion, document: null, text } };
}
function parsedText(text) {
    try {
        return { document: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(text) };
    }
    catch (cause) {
        if (!(cause instanceof _domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .JsonError */ .N3))
            throw cause;
        return { fault: cause.message };
    }
}
/** `text`: what the document was read from, null where it was no text. */
function readDocument(document, text, room) {
    const kind = (0,_sbom_format_js__WEBPACK_IMPORTED_MODULE_4__/* .kindOfDocument */ .V)(document);
    if (kind === null)
        return { outcome: 'malformed', seen: described(document) };
    return { outcome: 'read', content: { format: kind.format, specVersion: kind.specVersion, document, text: text ?? written(document, room) } };
}
function described(value) {
    if ((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonArray */ .Md)(value))
        return 'a list';
    if (!(0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(value))
        return value === null ? 'null' : `a ${typeof value}`;
    const keys = Object.keys(value);
    return keys.length === 0 ? 'an empty object' : `an object with ${keys.slice(0, 8).map((key) => (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .bounded */ .Mm)(key, 32)).join(', ')}`;
}
/** The text of a document: with indentation, unless that makes it too long. */
function written(document, room) {
    const compact = JSON.stringify(document);
    return `${compact.length + indentation(document) > room ? compact : JSON.stringify(document, null, 2)}\n`;
}
/** How many characters indentation by two adds, at the most. */
function indentation(document) {
    const containers = [{ children: childrenOf(document), depth: 0 }];
    let characters = 0;
    // More are appended while it runs.
    for (const { children, depth } of containers) {
        // Each child: a line break, its blanks, one behind a colon. The closing mark: a line break and its blanks.
        characters += children.length * (2 * depth + 4) + 2 * depth + 1;
        for (const child of children)
            if (typeof child === 'object' && child !== null)
                containers.push({ children: childrenOf(child), depth: depth + 1 });
    }
    return characters;
}
function childrenOf(value) {
    if ((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonArray */ .Md)(value))
        return value;
    return (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(value) ? Object.values(value) : [];
}
/** In order of subject and evidence, each document once for a subject, and named. */
function arranged(sboms) {
    const seen = new Map();
    const count = new Map();
    const out = [];
    for (const sbom of sboms.toSorted((a, b) => compare(a.subject, b.subject) || compare(a.evidence, b.evidence) || compare(a.text, b.text))) {
        const { subject, text } = sbom;
        const texts = seen.get(subject) ?? new Set();
        seen.set(subject, texts);
        if (texts.has(text))
            continue;
        texts.add(text);
        const [base, extension] = [sbom.format === 'unknown' ? 'sbom' : sbom.format, sbom.document === null ? 'txt' : 'json'];
        const kind = `${subject} ${base}.${extension}`;
        const number = (count.get(kind) ?? 0) + 1;
        count.set(kind, number);
        out.push({ ...sbom, fileName: `${base}${number === 1 ? '' : `-${number}`}.${extension}` });
    }
    return out;
}
function countByFormat(sboms) {
    const texts = new Map(sboms.map(({ text, format }) => [text, format]));
    const formats = [...texts.values()];
    return [...new Set(formats)].map((format) => `${formats.filter((each) => each === format).length} of ${format}`).join(', ');
}
function compare(a, b) {
    if (a === b)
        return 0;
    return a < b ? -1 : 1;
}


/***/ })

};
