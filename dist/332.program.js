export const id = 332;
export const ids = [332];
export const modules = {

/***/ 3332:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   searchImage: () => (/* binding */ searchImage)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var _domain_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3213);
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6046);
/* harmony import */ var _domain_image_manifest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3732);
/* harmony import */ var _domain_image_store_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5300);
/* harmony import */ var _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(545);
/* harmony import */ var _catalog_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1529);
// All evidence about an image that lies in repositories: every place is asked, and none hides another.
//
// What is found in two places is fetched once. Whoever can push can put anything there, in any number and size: what is taken is bounded, smaller
// things first, and what is left out is said as a place that was not read to its end. So junk can keep a subject from passing only where nothing
// among the rest does, and it then looks like what it is: a place that could not be read.







/** Layers that are evidence, by what their manifest calls them. What they are is seen from their bytes. */
const EVIDENCE = /^application\/(?:vnd\.dev\.sigstore\.bundle.*|vnd\.dsse\.envelope\.v1\+json|vnd\.in-toto(?:\.[a-z.-]+)?\+(?:json|dsse)|vnd\.dev\.cosign\.simplesigning\.v1\+json)$/;
/** Things about an image that are shown for what they are and not fetched: signatures that are not read, and documents that nobody signed. */
const NAMED = /^(?:application\/vnd\.cncf\.notary\.signature|application\/(?:spdx|vnd\.cyclonedx|vnd\.syft|sarif)(?:\+json|\+xml|)|text\/spdx(?:\+json|\+xml|))$/;
/** Types under which evidence is listed, fetched before what is listed as something else or as nothing. */
const LISTED = /sigstore|cosign|in-toto|dsse|notary/;
/**
 * Looks in all places of all repositories for evidence about these digests: an image, and the index that lists it. Never rejects for what a
 * repository answers. What is found is held until `release`. `onListed` is called before what a place lists is fetched.
 */
async function searchImage(stores, digests, budget, onListed = () => { }) {
    const asked = digests.flatMap((digest) => stores.flatMap((store) => Object.entries(_catalog_js__WEBPACK_IMPORTED_MODULE_6__/* .imageSources */ .c).map(([source, ask]) => askPlace(source, ask, store, digest))));
    const places = await Promise.all(asked);
    const releases = [];
    const release = () => {
        for (const one of releases.splice(0))
            one();
    };
    try {
        const { wanted, bytes } = chooseManifests(places.filter((place) => place.outcome === 'pointers'));
        releases.push(await budget.manifests.take(bytes));
        const fetching = fetchManifests(wanted);
        if (wanted.length > 0)
            onListed();
        const manifests = await fetching;
        const { chosen, left } = chooseLayers(manifests);
        releases.push(await budget.stored.take(chosen.reduce((sum, { layer }) => sum + layer.size, 0)));
        const stored = await fetchLayers(chosen);
        // One image at a time: how much it will be nobody knows.
        if (chosen.some((one) => isCompressed(stored.get(keyOfLayer(one)))))
            releases.push(await budget.unpacked.take(_domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.imageEvidenceBytes));
        const blobs = await unpacked(chosen, stored);
        return { searches: places.flatMap((place) => searchesOf(place, manifests, { blobs, left })), release };
    }
    catch (cause) {
        release();
        throw cause;
    }
}
async function askPlace(source, ask, store, digest) {
    try {
        const { address, manifests, descriptors, partial } = await ask(store, digest);
        const distinct = [...new Map(descriptors.map((descriptor) => [`${descriptor.digest} ${descriptor.size}`, descriptor])).values()].toSorted((a, b) => rank(a) - rank(b));
        const cut = distinct.length > _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.referrers ? `${distinct.length} manifests` : null;
        return { at: { source, address }, outcome: 'pointers', store, wanted: [...manifests, ...distinct.slice(0, _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.referrers)], partial: partial ?? cut };
    }
    catch (cause) {
        return { ...unavailable({ source, address: store.name }, cause) };
    }
}
function rank({ artifactType, mediaType }) {
    return LISTED.test(artifactType ?? mediaType) ? 0 : 1;
}
// Small ones first, as of layers: manifests of evidence have a few kilobytes.
function chooseManifests(places) {
    const listed = places.flatMap(({ store, wanted }) => wanted.map((one) => ({ store, digest: one.digest, stored: 'bytes' in one ? one : null, size: 'bytes' in one ? one.bytes.length : one.size })));
    const chosen = new Map();
    let bytes = 0;
    for (const { store, digest, stored, size } of listed.toSorted((a, b) => a.size - b.size)) {
        const key = keyOf(store, digest);
        const known = chosen.get(key) ?? { store, digest, stored, sizes: [] };
        const isNew = stored === null && !known.sizes.includes(size) && size <= _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.manifestBytes && bytes + size <= _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.imageManifestBytes;
        if (isNew)
            bytes += size;
        chosen.set(key, { ...known, stored: known.stored ?? stored, sizes: isNew ? [...known.sizes, size] : known.sizes });
    }
    return { wanted: [...chosen.values()], bytes };
}
async function fetchManifests(wanted) {
    return new Map(await Promise.all(wanted.map(async (one) => [keyOf(one.store, one.digest), await fetchManifest(one)])));
}
async function fetchManifest(wanted) {
    const { store, digest } = wanted;
    try {
        const stored = wanted.stored ?? await storedManifest(wanted);
        if (stored === null)
            throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SourceError */ .c8('SOURCE_NOT_FOUND', `${store.name} lists ${digest} and does not have it.`);
        // An index about an image is not evidence of any known form.
        const manifest = _domain_image_store_js__WEBPACK_IMPORTED_MODULE_4__/* .INDEX_TYPES */ .V.has(stored.mediaType) ? null : (0,_domain_image_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .readManifest */ .WI)(stored.bytes, `${store.name}@${digest}`);
        return { store, digest, manifest, stored, failure: null };
    }
    catch (cause) {
        const { code, cause: why } = unavailable({ source: '', address: '' }, cause);
        return { store, digest, manifest: null, stored: null, failure: { code, cause: why } };
    }
}
async function storedManifest({ store, digest, sizes }) {
    for (const size of sizes) {
        try {
            return await store.manifest(digest, size);
        }
        catch (cause) {
            if (!(cause instanceof _domain_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SourceError */ .c8) || cause.code !== 'SOURCE_TOO_LARGE')
                throw cause;
        }
    }
    throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SourceError */ .c8('SOURCE_TOO_LARGE', `${store.name}@${digest} is larger than it is listed, or, with the manifests before it, than is read.`);
}
// One of each manifest before the second of any, small ones first: a signature has kilobytes, and what is made to fill the bound stands in manifests of
// somebody else.
function chooseLayers(manifests) {
    const inTurn = [...manifests.values()].flatMap(({ store, manifest }) => (manifest === null ? [] : bySize(evidenceLayers(manifest)).map((layer, turn) => ({ store, layer, turn })))).toSorted((a, b) => a.turn - b.turn || a.layer.size - b.layer.size);
    const chosen = new Map();
    const left = new Set();
    let bytes = 0;
    for (const { store, layer } of inTurn) {
        const key = keyOfLayer({ store, layer });
        if (chosen.has(key))
            continue;
        if (layer.size > _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.evidenceFileBytes || bytes + layer.size > _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.imageEvidenceBytes || chosen.size >= _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.candidatesPerFile) {
            left.add(key);
            continue;
        }
        bytes += layer.size;
        chosen.set(key, { store, layer });
    }
    return { chosen: [...chosen.values()], left };
}
function bySize(layers) {
    return layers.toSorted((a, b) => a.size - b.size);
}
function evidenceLayers({ artifactType, layers }) {
    return NAMED.test(artifactType ?? '') ? [] : layers.filter(({ mediaType }) => EVIDENCE.test(mediaType));
}
async function fetchLayers(layers) {
    const fetched = await Promise.all(layers.map(async ({ store, layer }) => {
        const key = keyOfLayer({ store, layer });
        try {
            const bytes = await store.blob(layer.digest, layer.size);
            if (bytes === null)
                throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SourceError */ .c8('SOURCE_NOT_FOUND', `${store.name} does not have the layer ${layer.digest}.`);
            return [key, { bytes }];
        }
        catch (cause) {
            const { code, cause: why } = unavailable({ source: '', address: '' }, cause);
            return [key, { code, cause: why }];
        }
    }));
    return new Map(fetched);
}
// Some writers compress layers of JSON, as layers of images are.
function isCompressed(blob) {
    return blob !== undefined && 'bytes' in blob && blob.bytes[0] === 0x1f && blob.bytes[1] === 0x8b;
}
/** The layers as they were before they were compressed. A few bytes can become any number of them, and many such layers even where each is within its bound. */
async function unpacked(layers, blobs) {
    const results = new Map(blobs);
    let held = 0;
    let made = 0;
    // One after the other, in a fixed order: which of them are left out must not depend on which came first.
    for (const one of layers) {
        const key = keyOfLayer(one);
        const blob = results.get(key);
        if (blob === undefined || !('bytes' in blob) || !isCompressed(blob))
            continue;
        const most = Math.min(_domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.evidenceFileBytes, _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.imageEvidenceBytes - held, _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.imageUnpackedBytes - made);
        const result = await unpack(blob.bytes, most, `${one.store.name}, ${one.layer.digest}`);
        const size = 'bytes' in result ? result.bytes.length : 0;
        held += size;
        made += 'bytes' in result ? size : Math.max(most, 0);
        results.set(key, result);
    }
    return results;
}
async function unpack(bytes, most, place) {
    const tooLarge = (cause) => ({ code: 'SOURCE_TOO_LARGE', cause: new _domain_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SourceError */ .c8('SOURCE_TOO_LARGE', `${place} has, with what was decompressed before it, more bytes than are read.`, { cause }) });
    if (most < 1)
        return tooLarge();
    // Hardly any evidence is compressed: who has none need not wait for it to be loaded.
    const { gunzip } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 8522, 19));
    const unzip = (0,node_util__WEBPACK_IMPORTED_MODULE_0__.promisify)(gunzip);
    try {
        return { bytes: await unzip(bytes, { maxOutputLength: most }) };
    }
    catch (cause) {
        const isBomb = typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE';
        return isBomb ? tooLarge(cause) : { code: 'SOURCE_MALFORMED', cause: new _domain_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SourceError */ .c8('SOURCE_MALFORMED', `${place} cannot be decompressed.`, { cause }) };
    }
}
/** A place as the report shows it: what was found in it, and each thing of it that could not be had. */
function searchesOf(place, manifests, layers) {
    if (place.outcome === 'unavailable')
        return [place];
    const { at, store, wanted, partial } = place;
    const fetched = [...new Set(wanted.map(({ digest }) => digest))].flatMap((digest) => manifests.get(keyOf(store, digest)) ?? []);
    const [first, ...others] = fetched.flatMap((one) => candidatesIn(one, at, layers));
    const failed = [
        ...fetched.flatMap(({ digest, failure }) => (failure === null ? [] : [{ at: { source: at.source, address: `${store.name}@${digest}` }, outcome: 'unavailable', ...failure }])),
        ...fetched.flatMap(({ digest, manifest }) => (manifest === null ? [] : evidenceLayers(manifest).flatMap((layer) => failedLayer(layer, { source: at.source, address: `${store.name}@${digest}` }, store, layers)))),
        ...(partial === null ? [] : [{ at, outcome: 'unavailable', code: 'SOURCE_TOO_LARGE', cause: `it lists ${partial}` }]),
    ];
    return [...(first === undefined ? (failed.length > 0 ? [] : [{ at, outcome: 'none' }]) : [{ at, outcome: 'found', candidates: [first, ...others] }]), ...failed];
}
function failedLayer(layer, at, store, { blobs, left }) {
    const key = keyOfLayer({ store, layer });
    if (left.has(key))
        return [{ at, outcome: 'unavailable', code: 'SOURCE_TOO_LARGE', cause: `${layer.size} bytes of evidence, with those before it more than is read` }];
    const blob = blobs.get(key);
    return blob === undefined || 'bytes' in blob ? [] : [{ at, outcome: 'unavailable', code: blob.code, cause: blob.cause }];
}
function candidatesIn({ store, digest, manifest, stored }, at, { blobs }) {
    const foundAt = { source: at.source, address: `${store.name}@${digest}` };
    if (manifest === null || stored === null)
        return [];
    const named = [manifest.artifactType, manifest.configType, ...manifest.layers.map(({ mediaType }) => mediaType)].find((type) => type !== null && NAMED.test(type));
    if (named != null)
        return [candidate(stored.bytes, new Map(), named, foundAt)];
    return evidenceLayers(manifest).flatMap((layer) => {
        const blob = blobs.get(keyOfLayer({ store, layer }));
        return blob === undefined || !('bytes' in blob) ? [] : [candidate(blob.bytes, layer.annotations, layer.mediaType, foundAt)];
    });
}
function candidate(bytes, annotations, mediaType, foundAt) {
    const own = (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(bytes);
    // Two signatures over one payload are the same bytes with other annotations.
    const id = annotations.size === 0 ? own : (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(Buffer.from(JSON.stringify([own, [...annotations].toSorted(([a], [b]) => (a < b ? -1 : 1))])));
    return { id, foundAt, bytes, annotations, mediaType };
}
function keyOf(store, digest) {
    return `${store.name} ${digest}`;
}
// A manifest that says a wrong size of somebody else's layer harms itself alone.
function keyOfLayer({ store, layer }) {
    return `${keyOf(store, layer.digest)} ${layer.size}`;
}
// Whatever was thrown while a place was asked is the matter of this place; what is no word of ours about it is a defect.
function unavailable(at, cause) {
    if (cause instanceof _domain_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SourceError */ .c8)
        return { at, outcome: 'unavailable', code: cause.code, cause };
    return { at, outcome: 'unavailable', code: 'INTERNAL', cause };
}


/***/ })

};
