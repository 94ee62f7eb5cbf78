export const id = 869;
export const ids = [869];
export const modules = {

/***/ 6869:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   resolveRelease: () => (/* binding */ resolveRelease),
/* harmony export */   roleOf: () => (/* binding */ roleOf)
/* harmony export */ });
/* unused harmony export isAssetName */
/* harmony import */ var _domain_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3213);
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6046);
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7803);
/* harmony import */ var _domain_limits_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(545);
/* harmony import */ var _domain_release_line_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9247);
/* harmony import */ var _domain_version_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8729);
// Releases of GitHub: a line becomes a tag and its assets. What they are is known when their bytes are here; nothing that is said of them is believed.
//
// The release and its assets can be changed by whoever may write to the repository, unless it is immutable: between two looks the same tag may mean
// other files. So it is looked at once, all assets are listed to the last page (one that is left out would be one that nobody vouches for), and what
// GitHub says of their size and digest must hold for the bytes that came.






/**
 * The release that a line names. Returns a problem where there is none (`SUBJECT_NOT_FOUND`), where it cannot be used (`RELEASE_MALFORMED`), or where
 * nobody could be asked (a code of a source).
 */
async function resolveRelease(line, api) {
    try {
        return await findRelease(line, api);
    }
    catch (cause) {
        if (!(cause instanceof _domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SourceError */ .c8))
            throw cause;
        return { ...cause.problems[0], about: line.text };
    }
}
async function findRelease({ text, repo, tag: asked }, api) {
    const document = await api.get(asked === null ? `repos/${repo}/releases/latest` : `repos/${repo}/releases/tags/${encodeURIComponent(asked)}`);
    if (document === null) {
        await api.requireReadable(`repos/${repo}`);
        return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('SUBJECT_NOT_FOUND', { about: 'release', what: `${repo} has no ${asked === null ? 'release that is neither a draft nor a prerelease' : 'published release with this tag'}.`, seen: text, next: 'Check the tag, and that the release is published: a draft is read by nobody.' });
    }
    const [id, tag] = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(document) ? [document['id'], document['tag_name']] : [];
    if (!isId(id) || typeof tag !== 'string' || !(0,_domain_release_line_js__WEBPACK_IMPORTED_MODULE_4__/* .isGitTag */ .HN)(tag))
        throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SourceError */ .c8('SOURCE_MALFORMED', `What GitHub says of ${(0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .bounded */ .Mm)(text)} is no release.`);
    if (asked !== null && tag !== asked)
        throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SourceError */ .c8('SOURCE_MISMATCH', `GitHub was asked for the tag ${asked}, and answered with ${(0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .bounded */ .Mm)(tag)}.`);
    const assets = readAssets(await listAssets(`repos/${repo}/releases/${id}/assets`, api), text);
    return 'code' in assets ? assets : { repo, tag, version: { tag, version: (0,_domain_version_js__WEBPACK_IMPORTED_MODULE_5__/* .versionOfTag */ .mx)(tag) }, assets, revision: await revisionOf(repo, tag, api) };
}
async function listAssets(path, api) {
    const items = [];
    let cursor = {};
    for (let page = 0; page < _domain_limits_js__WEBPACK_IMPORTED_MODULE_3__/* .limits */ .F.githubPages; page += 1) {
        const answer = await api.page(path, { per_page: '100', ...cursor });
        if (answer === null || !(0,_domain_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonArray */ .Md)(answer.body))
            throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SourceError */ .c8('SOURCE_MALFORMED', `The answer about ${path} is no list of assets.`);
        items.push(...answer.body);
        if (answer.next === null)
            return items;
        cursor = answer.next;
    }
    throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SourceError */ .c8('SOURCE_TOO_LARGE', `${path} lists more than ${_domain_limits_js__WEBPACK_IMPORTED_MODULE_3__/* .limits */ .F.githubPages} pages of assets.`);
}
// One that cannot be used makes the whole unusable: it would be left out of what is verified, and not out of what is downloaded.
function readAssets(items, text) {
    const malformed = (what, seen) => (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('RELEASE_MALFORMED', { about: 'release', what: `${(0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .bounded */ .Mm)(text, 200)}: ${what}`, seen });
    if (items.length > _domain_limits_js__WEBPACK_IMPORTED_MODULE_3__/* .limits */ .F.releaseAssets)
        return malformed(`It has ${items.length} assets; at most ${_domain_limits_js__WEBPACK_IMPORTED_MODULE_3__/* .limits */ .F.releaseAssets} are taken.`, text);
    const assets = [];
    for (const item of items) {
        const asset = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(item) ? readAsset(item) : null;
        if (asset === null)
            throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SourceError */ .c8('SOURCE_MALFORMED', `An asset of ${(0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .bounded */ .Mm)(text)} is not one.`);
        if (!isAssetName(asset.name))
            return malformed('An asset has a name that is none.', asset.name);
        if (assets.some(({ name }) => name === asset.name))
            return malformed('Two assets have one name.', asset.name);
        if ((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(item) && item['state'] !== 'uploaded')
            return malformed('An asset is not uploaded to its end.', asset.name);
        if (asset.bytes > _domain_limits_js__WEBPACK_IMPORTED_MODULE_3__/* .limits */ .F.releaseAssetBytes)
            return malformed(`An asset has more than ${_domain_limits_js__WEBPACK_IMPORTED_MODULE_3__/* .limits */ .F.releaseAssetBytes} bytes.`, asset.name);
        assets.push(asset);
    }
    return assets;
}
function readAsset(item) {
    const { id, name, size, digest } = item;
    if (!isId(id) || typeof name !== 'string' || typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0)
        return null;
    // Where it says one it must be one: a digest that cannot be read would be a check that is not made.
    const stated = typeof digest === 'string' ? (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDigest */ .m)(digest) : null;
    return typeof digest === 'string' && stated === null ? null : { id, name, bytes: size, digest: stated };
}
function isId(value) {
    return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}
/** A name that is one file below any folder, on any system; GitHub lets assets have no other. */
function isAssetName(name) {
    return name.length <= _domain_limits_js__WEBPACK_IMPORTED_MODULE_3__/* .limits */ .F.assetName && /^[\p{L}\p{N}_][\p{L}\p{M}\p{N} _.+@~#$%&(),;=![\]{}'^-]*$/u.test(name) && !/[. ]$/.test(name) && !/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name);
}
// The object of an annotated tag is what GitHub made its attestation of, not the commit behind it.
async function revisionOf(repo, tag, api) {
    const ref = await api.get(`repos/${repo}/git/ref/tags/${tag.split('/').map(encodeURIComponent).join('/')}`);
    const object = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(ref ?? undefined) && (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(ref) ? ref['object'] : undefined;
    const sha = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(object) ? object['sha'] : undefined;
    return typeof sha !== 'string' ? null : /^[0-9a-f]{40}$/.test(sha) ? `sha1:${sha}` : /^[0-9a-f]{64}$/.test(sha) ? `sha256:${sha}` : null;
}
/** Endings of evidence that names what it is about in itself, and of parts of it that do not. */
const WHOLE = /\.(?:sigstore\.json|sigstore|bundle|intoto\.jsonl|attestation|sigstore\.jsonl)$/;
const LOOSE = /^(.+)\.(?:sig|pem|crt|cert|asc)$/;
const CHECKSUMS = /(?:^|[-_.])(?:sha-?(?:256|384|512)(?:-?sums?)?|checksums?)(?:\.txt)?$/i;
function roleOf(name) {
    const signs = LOOSE.exec(name)?.[1];
    if (signs !== undefined)
        return { role: 'evidence', signs };
    if (WHOLE.test(name))
        return { role: 'evidence', signs: null };
    return CHECKSUMS.test(name) ? { role: 'checksums' } : { role: 'file' };
}


/***/ })

};
