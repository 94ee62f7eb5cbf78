export const id = 385;
export const ids = [385];
export const modules = {

/***/ 5385:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   resolveImage: () => (/* binding */ resolveImage)
/* harmony export */ });
/* harmony import */ var _domain_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3213);
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6046);
/* harmony import */ var _domain_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3732);
/* harmony import */ var _domain_image_reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(880);
/* harmony import */ var _domain_image_store_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5300);
/* harmony import */ var _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(545);
/* harmony import */ var _domain_version_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8729);
// Images: a reference is resolved once, to the digest of the bytes received; from here on the digest counts, and the tag only says which version.
//
// Where a digest is written and the registry has no such image, the digest alone is the subject: evidence is about digests, and is mirrored without
// images too. What takes the bytes of the image (its platforms, its kind) has no answer then.
//
// With `platforms` an index becomes its images, each a subject of its own, with the index as the container that lists it. The index is attacker-
// controlled until something signed names it: every entry that a runtime could choose counts, and one that cannot be read makes the whole unusable.







/**
 * Resolves a reference to its subjects.
 *
 * Returns a problem where there is none (`SUBJECT_NOT_FOUND`, `SUBJECT_AMBIGUOUS`, `SUBJECT_TOO_MANY`), where a platform is not among them
 * (`PLATFORM_ABSENT`), or where nobody could be asked (a code of a source).
 */
async function resolveImage(line, { open, platforms, wait }) {
    const store = open(line);
    try {
        const manifest = await findManifest(line, store, wait);
        if ('code' in manifest)
            return platforms === 'index' && line.kind === 'registry' && line.digest !== null && manifest.code === 'SUBJECT_NOT_FOUND' ? [byDigestAlone(line, store, { digest: line.digest, absent: manifest })] : manifest;
        return platforms === 'index' ? [resolved(line, store, manifest)] : await expandPlatforms(line, store, manifest, platforms);
    }
    catch (cause) {
        if (!(cause instanceof _domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SourceError */ .c8))
            throw cause;
        // Evidence may be a file that is missing; here it is the image itself.
        if (cause.code === 'SOURCE_NOT_FOUND')
            return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('SUBJECT_NOT_FOUND', { about: 'image', what: cause.problems[0].what, seen: line.text, next: 'Check the path: it is a folder that an earlier step wrote, as cosign save or crane pull --format oci does.' });
        return { ...cause.problems[0], about: line.text };
    }
}
async function findManifest(line, store, wait) {
    for (;;) {
        const [found, ...others] = await candidatesOf(line, store);
        if (others.length > 0)
            return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('SUBJECT_AMBIGUOUS', { about: 'image', what: `${store.name} holds ${others.length + 1} things that this can mean.`, seen: line.text, expected: 'a tag or a digest behind the folder' });
        if (found !== undefined)
            return found;
        if (!(await wait()))
            return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('SUBJECT_NOT_FOUND', { about: 'image', what: `${store.name} has no such image.`, seen: line.text, next: 'Check the name and the tag (latest where none is written), and that an earlier step pushed the image; right after a push, --wait at the command line looks again.' });
        store.forgetAbsent();
    }
}
async function candidatesOf(line, store) {
    if (line.digest !== null)
        return [(await store.manifest(line.digest)) ?? []].flat();
    if (line.tag !== null)
        return store.resolve(line.tag);
    return store.roots();
}
function resolved(line, store, manifest) {
    const entries = _domain_image_store_js__WEBPACK_IMPORTED_MODULE_4__/* .INDEX_TYPES */ .V.has(manifest.mediaType) ? (0,_domain_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .readIndex */ .vY)(manifest.bytes, placeOf(store, manifest.digest)) : null;
    const statements = (entries ?? []).filter((entry) => (0,_domain_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .statementsFor */ .YQ)(entry) !== null);
    const subject = subjectOf(line, manifest, { platform: null, index: null, children: entries === null ? null : entries.length - statements.length, listedIn: [] });
    return { subject: entries === null ? subject : { ...subject, lists: entries.map(({ digest }) => digest) }, store, statements, absent: null };
}
// A chart writes its version in its own way, and whether this is one cannot be seen: the tag is read as any other.
function byDigestAlone(line, store, { digest, absent }) {
    const version = line.tag === null ? null : { tag: line.tag, version: (0,_domain_version_js__WEBPACK_IMPORTED_MODULE_6__/* .versionOfTag */ .mx)(line.tag) };
    return { subject: { ...subjectNamed(line, { platform: null, index: null, children: null }), digest, digests: [digest], version, listedIn: [] }, store, statements: [], absent };
}
function subjectOf(line, { digest, mediaType, bytes }, { listedIn, ...naming }) {
    return { ...subjectNamed(line, naming), digest, digests: [digest, ...otherDigests(bytes, digest)], version: versionOf(line, mediaType, bytes), listedIn };
}
function subjectNamed(line, naming) {
    const name = line.kind === 'registry' ? (0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .nameOfRepository */ .vQ)(line.repository) : `oci:${line.folder}`;
    return { kind: 'image', name, weak: new Map(), image: { reference: line.text, isTagged: line.digest === null, ...naming }, file: null, seenAt: [] };
}
// Evidence may name the bytes by another algorithm; they are at hand, and small.
function otherDigests(bytes, digest) {
    return _domain_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestAlgorithms */ .DI.map((algorithm) => (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .ol)(bytes, algorithm)).filter((other) => other !== digest);
}
const HELM = 'application/vnd.cncf.helm.config.v1+json';
// What the user wrote states the version, never what the registry calls it. A tag cannot hold the `+` of a chart's version; Helm writes `_` for it.
function versionOf({ tag }, mediaType, bytes) {
    if (tag === null)
        return null;
    const isChart = !_domain_image_store_js__WEBPACK_IMPORTED_MODULE_4__/* .INDEX_TYPES */ .V.has(mediaType) && (0,_domain_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .readManifest */ .WI)(bytes, 'the manifest').configType === HELM;
    return { tag, version: (0,_domain_version_js__WEBPACK_IMPORTED_MODULE_6__/* .versionOfTag */ .mx)(isChart ? tag.replaceAll('_', '+') : tag) };
}
// ── platforms
async function expandPlatforms(line, store, manifest, platforms) {
    if (!_domain_image_store_js__WEBPACK_IMPORTED_MODULE_4__/* .INDEX_TYPES */ .V.has(manifest.mediaType))
        return singlePlatform(line, store, manifest, platforms);
    const entries = (0,_domain_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .readWholeIndex */ .aG)(manifest.bytes, placeOf(store, manifest.digest));
    const children = [...new Map(entries.filter((entry) => (0,_domain_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .statementsFor */ .YQ)(entry) === null).map((entry) => [`${entry.digest} ${entry.platform}`, entry])).values()];
    const asked = platforms === 'all' ? children : children.filter(({ platform }) => platforms.some((wanted) => isPlatform(platform, wanted)));
    const absent = platforms === 'all' ? [] : platforms.filter((wanted) => !children.some(({ platform }) => isPlatform(platform, wanted)));
    if (absent.length > 0)
        return absentProblem(line, absent, children.map(({ platform }) => platform ?? 'none stated'));
    if (asked.length > _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.platforms)
        return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('SUBJECT_TOO_MANY', { about: 'platforms', what: `The index lists ${asked.length} images; at most ${_domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.platforms} are verified.`, seen: line.text });
    const container = { container: manifest.digest, how: 'index', digests: [manifest.digest, ...otherDigests(manifest.bytes, manifest.digest)], weak: new Map(), bytes: manifest.bytes };
    const [first, ...others] = await Promise.all(asked.map((entry) => resolveChild(line, store, { entry, container, entries, index: platforms === 'all' ? manifest.digest : null })));
    if (first === undefined)
        return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('SUBJECT_NOT_FOUND', { about: 'image', what: 'The index lists no image.', seen: line.text });
    const wrong = [first, ...others].find((one) => 'code' in one);
    if (wrong !== undefined)
        return wrong;
    const [head, ...tail] = [first, ...others].filter((one) => !('code' in one));
    return head === undefined ? (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('SUBJECT_NOT_FOUND', { about: 'image', seen: line.text }) : [head, ...tail];
}
async function resolveChild(line, store, { entry, container, entries, index }) {
    const manifest = await store.manifest(entry.digest);
    if (manifest === null)
        return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('SUBJECT_NOT_FOUND', { about: 'platforms', what: `The index lists an image that ${store.name} does not have.`, seen: entry.digest, next: 'Push the image again, with all its platforms.' });
    // What is signed about an index is about none of its images, and an index in an index would be where that is forgotten.
    if (_domain_image_store_js__WEBPACK_IMPORTED_MODULE_4__/* .INDEX_TYPES */ .V.has(manifest.mediaType))
        throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SourceError */ .c8('SOURCE_MALFORMED', `${placeOf(store, container.container)} lists an index where an image is expected, ${entry.digest}.`);
    const statements = entries.filter((other) => (0,_domain_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .statementsFor */ .YQ)(other) === entry.digest);
    return { subject: subjectOf(line, manifest, { platform: entry.platform ?? 'none stated', index, children: null, listedIn: [container] }), store, statements, absent: null };
}
// An image that is no index is of one platform, which its config states.
async function singlePlatform(line, store, manifest, platforms) {
    if (platforms === 'all')
        return [resolved(line, store, manifest)];
    const place = placeOf(store, manifest.digest);
    const { config } = (0,_domain_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .readManifest */ .WI)(manifest.bytes, place);
    const bytes = config === null ? null : await store.blob(config.digest, Math.min(config.size, _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.manifestBytes));
    const platform = bytes === null ? null : (0,_domain_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .platformInConfig */ .r6)(bytes, place);
    const absent = platforms.filter((wanted) => !isPlatform(platform, wanted));
    return absent.length > 0 ? absentProblem(line, absent, [platform ?? 'none stated']) : [resolved(line, store, manifest)];
}
/** `linux/arm64` means all its variants, `linux/arm64/v8` this one. */
function isPlatform(platform, wanted) {
    return platform !== null && (platform === wanted || platform.startsWith(`${wanted}/`));
}
function absentProblem(line, absent, there) {
    return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('PLATFORM_ABSENT', { about: 'platforms', what: `${line.text} has no image for ${absent.join(', ')}.`, seen: [...new Set(there)].join(', '), expected: absent.join(', ') });
}
function placeOf(store, digest) {
    return `${store.name}@${digest}`;
}


/***/ })

};
