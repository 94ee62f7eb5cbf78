export const id = 332;
export const ids = [332];
export const modules = {

/***/ 3332:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   searchImage: () => (/* binding */ searchImage)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8522);
/* harmony import */ var _domain_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3213);
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6046);
/* harmony import */ var _domain_image_manifest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3732);
/* harmony import */ var _domain_image_store_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5300);
/* harmony import */ var _domain_limits_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(545);
/* harmony import */ var _catalog_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7456);
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
/** Looks in all places of all repositories for evidence about `digest`. Never rejects for what a repository answers. */
async function searchImage(stores, digest, budget) {
    const places = await Promise.all(stores.flatMap((store) => Object.entries(_catalog_js__WEBPACK_IMPORTED_MODULE_7__/* .imageSources */ .c).map(([source, ask]) => askPlace(source, ask, store, digest))));
    const manifests = await fetchManifests(places.filter((place) => place.outcome === 'pointers'));
    const { chosen, left } = chooseLayers(manifests);
    const release = await budget.take(chosen.reduce((sum, { layer }) => sum + layer.size, 0));
    try {
        const blobs = await fetchLayers(chosen);
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
        const distinct = [...new Map(descriptors.map((descriptor) => [descriptor.digest, descriptor])).values()].toSorted((a, b) => rank(a) - rank(b));
        const cut = distinct.length > _domain_limits_js__WEBPACK_IMPORTED_MODULE_6__/* .limits */ .F.referrers ? `${distinct.length} manifests` : null;
        return { at: { source, address }, outcome: 'pointers', store, wanted: [...manifests, ...distinct.slice(0, _domain_limits_js__WEBPACK_IMPORTED_MODULE_6__/* .limits */ .F.referrers)], partial: partial ?? cut };
    }
    catch (cause) {
        return { ...unavailable({ source, address: store.name }, cause) };
    }
}
function rank({ artifactType, mediaType }) {
    return LISTED.test(artifactType ?? mediaType) ? 0 : 1;
}
async function fetchManifests(places) {
    const wanted = new Map(places.flatMap(({ store, wanted: all }) => all.map((one) => [keyOf(store, one.digest), { store, one }])));
    const fetched = await Promise.all([...wanted].map(async ([key, { store, one }]) => [key, await fetchManifest(store, one)]));
    return new Map(fetched);
}
async function fetchManifest(store, one) {
    const { digest } = one;
    try {
        const stored = 'bytes' in one ? one : await store.manifest(digest);
        if (stored === null)
            throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .SourceError */ .c8('SOURCE_NOT_FOUND', `${store.name} lists ${digest} and does not have it.`);
        // An index about an image is not evidence of any known form.
        const manifest = _domain_image_store_js__WEBPACK_IMPORTED_MODULE_5__/* .INDEX_TYPES */ .V.has(stored.mediaType) ? null : (0,_domain_image_manifest_js__WEBPACK_IMPORTED_MODULE_4__/* .readManifest */ .WI)(stored.bytes, `${store.name}@${digest}`);
        return { store, digest, manifest, stored, failure: null };
    }
    catch (cause) {
        const { code, cause: why } = unavailable({ source: '', address: '' }, cause);
        return { store, digest, manifest: null, stored: null, failure: { code, cause: why } };
    }
}
// Small ones first: a signature has kilobytes, and what is made to fill the bound has not.
function chooseLayers(manifests) {
    const all = new Map([...manifests.values()].flatMap(({ store, manifest }) => (manifest === null ? [] : evidenceLayers(manifest).map((layer) => [keyOf(store, layer.digest), { store, layer }]))));
    const chosen = [];
    const left = new Set();
    let bytes = 0;
    for (const [key, one] of [...all].toSorted(([, a], [, b]) => a.layer.size - b.layer.size)) {
        const fits = one.layer.size <= _domain_limits_js__WEBPACK_IMPORTED_MODULE_6__/* .limits */ .F.evidenceFileBytes && bytes + one.layer.size <= _domain_limits_js__WEBPACK_IMPORTED_MODULE_6__/* .limits */ .F.imageEvidenceBytes && chosen.length < _domain_limits_js__WEBPACK_IMPORTED_MODULE_6__/* .limits */ .F.candidatesPerFile;
        if (!fits) {
            left.add(key);
            continue;
        }
        bytes += one.layer.size;
        chosen.push(one);
    }
    return { chosen, left };
}
function evidenceLayers({ artifactType, layers }) {
    return NAMED.test(artifactType ?? '') ? [] : layers.filter(({ mediaType }) => EVIDENCE.test(mediaType));
}
async function fetchLayers(layers) {
    const fetched = await Promise.all(layers.map(async ({ store, layer }) => {
        try {
            const bytes = await store.blob(layer.digest, layer.size);
            if (bytes === null)
                throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .SourceError */ .c8('SOURCE_NOT_FOUND', `${store.name} does not have the layer ${layer.digest}.`);
            return [keyOf(store, layer.digest), { bytes: await decompressed(bytes, `${store.name}, ${layer.digest}`) }];
        }
        catch (cause) {
            const { code, cause: why } = unavailable({ source: '', address: '' }, cause);
            return [keyOf(store, layer.digest), { code, cause: why }];
        }
    }));
    return new Map(fetched);
}
const unzip = (0,node_util__WEBPACK_IMPORTED_MODULE_0__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_1__.gunzip);
// Some writers compress layers of JSON, as layers of images are. A few bytes can become any number of them.
async function decompressed(bytes, place) {
    if (bytes[0] !== 0x1f || bytes[1] !== 0x8b)
        return bytes;
    try {
        return await unzip(bytes, { maxOutputLength: _domain_limits_js__WEBPACK_IMPORTED_MODULE_6__/* .limits */ .F.evidenceFileBytes });
    }
    catch (cause) {
        const isBomb = typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE';
        throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .SourceError */ .c8(isBomb ? 'SOURCE_TOO_LARGE' : 'SOURCE_MALFORMED', `${place} ${isBomb ? `has more than ${_domain_limits_js__WEBPACK_IMPORTED_MODULE_6__/* .limits */ .F.evidenceFileBytes} bytes when it is decompressed` : 'cannot be decompressed'}.`, { cause });
    }
}
/** A place as the report shows it: what was found in it, and each thing of it that could not be had. */
function searchesOf(place, manifests, layers) {
    if (place.outcome === 'unavailable')
        return [place];
    const { at, store, wanted, partial } = place;
    const fetched = wanted.flatMap(({ digest }) => manifests.get(keyOf(store, digest)) ?? []);
    const [first, ...others] = fetched.flatMap((one) => candidatesIn(one, at, layers));
    const failed = [
        ...fetched.flatMap(({ digest, failure }) => (failure === null ? [] : [{ at: { source: at.source, address: `${store.name}@${digest}` }, outcome: 'unavailable', ...failure }])),
        ...fetched.flatMap(({ digest, manifest }) => (manifest === null ? [] : evidenceLayers(manifest).flatMap((layer) => failedLayer(layer, { source: at.source, address: `${store.name}@${digest}` }, store, layers)))),
        ...(partial === null ? [] : [{ at, outcome: 'unavailable', code: 'SOURCE_TOO_LARGE', cause: `it lists ${partial}` }]),
    ];
    return [...(first === undefined ? (failed.length > 0 ? [] : [{ at, outcome: 'none' }]) : [{ at, outcome: 'found', candidates: [first, ...others] }]), ...failed];
}
function failedLayer(layer, at, store, { blobs, left }) {
    const key = keyOf(store, layer.digest);
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
        const blob = blobs.get(keyOf(store, layer.digest));
        return blob === undefined || !('bytes' in blob) ? [] : [candidate(blob.bytes, layer.annotations, layer.mediaType, foundAt)];
    });
}
function candidate(bytes, annotations, mediaType, foundAt) {
    const own = (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .ol)(bytes);
    // Two signatures over one payload are the same bytes with other annotations.
    const id = annotations.size === 0 ? own : (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .ol)(Buffer.from(JSON.stringify([own, [...annotations].toSorted(([a], [b]) => (a < b ? -1 : 1))])));
    return { id, foundAt, bytes, annotations, mediaType };
}
function keyOf(store, digest) {
    return `${store.name} ${digest}`;
}
// Whatever was thrown while a place was asked is the matter of this place; what is no word of ours about it is a defect.
function unavailable(at, cause) {
    if (cause instanceof _domain_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .SourceError */ .c8)
        return { at, outcome: 'unavailable', code: cause.code, cause };
    return { at, outcome: 'unavailable', code: 'INTERNAL', cause };
}


/***/ })

};
