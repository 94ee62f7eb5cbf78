export const id = 604;
export const ids = [604];
export const modules = {

/***/ 604:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openLayout: () => (/* binding */ openLayout)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _domain_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3213);
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6046);
/* harmony import */ var _domain_image_manifest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3732);
/* harmony import */ var _domain_image_store_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5300);
/* harmony import */ var _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(545);
/* harmony import */ var _domain_ports_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3741);
// Reads images and evidence from an OCI layout on disk (image-spec v1.1 image-layout.md): a folder with index.json and blobs, as `cosign save`,
// `crane pull --format oci` and `docker buildx build --output type=oci` leave it.
//
// The folder may come from anybody. Every blob has the digest it is asked by, or it is not had. What index.json calls things is not believed: a name
// says where to look. `cosign save` names nothing, and says by the annotation `kind` what is an image and what is evidence about it.







const REF_NAME = 'org.opencontainers.image.ref.name';
/** What entries are named by: the second is what Docker and containerd go by before they look at the first. */
const NAMES = [REF_NAME, 'io.containerd.image.name'];
const KIND = 'kind';
const COSIGN = 'dev.cosignproject.cosign/';
/** Opens the layout in a folder. Nothing is read before it is asked. */
function openLayout(folder, files) {
    return new OciLayout(folder, files);
}
class OciLayout {
    name;
    #folder;
    #files;
    #entries = null;
    #manifests = new Map();
    #referring = null;
    constructor(folder, files) {
        this.name = `oci:${folder}`;
        this.#folder = folder.replace(/[/\\]+$/, '');
        this.#files = files;
    }
    async resolve(tag) {
        return this.#manifestsOf(await this.#tagged(tag));
    }
    async hasTag(tag) {
        return (await this.#tagged(tag)).length > 0;
    }
    /** What is no evidence: it is not called so, and says of itself that it is about nothing else in here. One image that `cosign save` calls so is not all. */
    async roots() {
        const entries = await this.#index();
        const saved = await this.#manifestsOf(entries.filter(({ annotations }) => [`${COSIGN}image`, `${COSIGN}imageIndex`].includes(annotations.get(KIND) ?? '')));
        // Beside it may lie what other programs would take for the image.
        const others = await this.#manifestsOf(entries.filter(({ digest, annotations }) => annotations.get(KIND)?.startsWith(COSIGN) !== true && !/(?:^|:)sha256-[0-9a-f]{64}(?:\.|$)/.test(annotations.get(REF_NAME) ?? '') && !saved.some((one) => one.digest === digest)));
        const here = new Set(entries.map(({ digest }) => digest));
        const isAboutAnother = ({ mediaType, bytes }) => {
            const subject = _domain_image_store_js__WEBPACK_IMPORTED_MODULE_4__/* .INDEX_TYPES */ .V.has(mediaType) ? null : (0,_domain_image_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .readManifest */ .WI)(bytes, this.name).subject;
            return subject !== null && here.has(subject);
        };
        return [...saved, ...others.filter((manifest) => !isAboutAnother(manifest))];
    }
    async manifest(digest, maxBytes = _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.manifestBytes) {
        const known = this.#manifests.get(digest) ?? this.#readManifest(digest);
        this.#manifests.set(digest, known);
        const manifest = await known;
        if (manifest !== null && manifest.bytes.length > maxBytes)
            throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SourceError */ .c8('SOURCE_TOO_LARGE', `${this.name}, ${digest} is larger than ${maxBytes} bytes.`);
        return manifest;
    }
    async blob(digest, maxBytes) {
        const bytes = await this.#read(`blobs/${(0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .algorithmOf */ .Hy)(digest)}/${(0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .hexOf */ .ZD)(digest)}`, maxBytes);
        if (bytes === null)
            return null;
        const found = (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(bytes, (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .algorithmOf */ .Hy)(digest));
        if (found !== digest)
            throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SourceError */ .c8('SOURCE_MISMATCH', `${this.name} holds ${found} under the name of ${digest}.`);
        return bytes;
    }
    /**
     * Manifests that say they are about `digest`: those in index.json, and those that lie among the blobs alone, where `cosign save` leaves bundles.
     */
    async referrers(digest) {
        const { bySubject, unreadable, partial } = await (this.#referring ??= this.#scan());
        return { outcome: 'listed', descriptors: [...(bySubject.get(digest) ?? []), ...unreadable], partial };
    }
    async #scan() {
        const listed = new Map((await this.#index()).filter(({ mediaType }) => (0,_domain_image_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .isManifestType */ .Q3)(mediaType) && !_domain_image_store_js__WEBPACK_IMPORTED_MODULE_4__/* .INDEX_TYPES */ .V.has(mediaType)).map((entry) => [entry.digest, entry]));
        const names = await this.#blobs();
        const blobs = names.flatMap((name) => (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDigest */ .m)(`sha256:${name.slice(name.lastIndexOf('/') + 1)}`) ?? []);
        const all = [...new Set([...listed.keys(), ...blobs])];
        const bySubject = new Map();
        const unreadable = [];
        for (const digest of all.slice(0, _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.descriptors)) {
            const { about, descriptor } = await this.#readReferrer(digest, listed.get(digest) ?? null) ?? {};
            if (descriptor === undefined)
                continue;
            if (about == null)
                unreadable.push(descriptor);
            else
                bySubject.set(about, [...(bySubject.get(about) ?? []), descriptor]);
        }
        return { bySubject, unreadable, partial: all.length > _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.descriptors ? `more than ${_domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.descriptors} blobs` : null };
    }
    /**
     * What a blob says it is about, null where that cannot be read: then it may be about anything, and whoever fetches it finds out why.
     *
     * A blob may be anything: most are layers of images. What nobody listed is looked into only if it is small and reads like a manifest about something.
     */
    async #readReferrer(digest, listed) {
        const size = await this.#size(`${this.#folder}/blobs/${(0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .algorithmOf */ .Hy)(digest)}/${(0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .hexOf */ .ZD)(digest)}`);
        if (listed === null && size > _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.layoutManifestBytes)
            return null;
        const unread = { digest, mediaType: listed?.mediaType ?? '', size, artifactType: null, platform: null, annotations: new Map() };
        try {
            const bytes = await this.blob(digest, _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.manifestBytes);
            if (bytes === null || (listed === null && (bytes[0] !== 0x7b || !Buffer.from(bytes).includes('"subject"'))))
                return null;
            const { subject, artifactType, annotations } = (0,_domain_image_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .readManifest */ .WI)(bytes, `${this.name}, ${digest}`);
            return subject === null ? null : { about: subject, descriptor: { ...unread, artifactType, annotations } };
        }
        catch (cause) {
            if (!(cause instanceof _domain_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SourceError */ .c8))
                throw cause;
            // Among the blobs it was never said to be a manifest.
            return listed === null && cause.code === 'SOURCE_MALFORMED' ? null : { about: null, descriptor: unread };
        }
    }
    async #blobs() {
        try {
            return await this.#files.glob(`${escapeGlob(this.#folder)}/blobs/sha256/*`);
        }
        catch (cause) {
            throw this.#unreadable(cause);
        }
    }
    async #size(path) {
        try {
            return (await this.#files.state(path)).bytes;
        }
        catch (cause) {
            if (!(cause instanceof _domain_ports_js__WEBPACK_IMPORTED_MODULE_6__/* .FileError */ .f))
                throw cause;
            return Number.POSITIVE_INFINITY;
        }
    }
    forgetAbsent() {
        // A layout is read as it is; nothing is being pushed to it.
    }
    // `crane` writes the whole reference as the name, others the tag alone. What `cosign save` keeps beside an image has no name.
    async #tagged(tag) {
        const entries = await this.#index();
        const named = entries.filter(({ annotations }) => NAMES.some((key) => annotations.get(key) === tag || annotations.get(key)?.endsWith(`:${tag}`) === true));
        const kind = /^sha256-[0-9a-f]{64}\.(sig|att)$/.exec(tag)?.[1];
        return [...named, ...(kind === undefined ? [] : entries.filter(({ annotations }) => annotations.get(KIND) === `${COSIGN}${kind}s`))];
    }
    #index() {
        return (this.#entries ??= this.#readIndex());
    }
    async #readIndex() {
        const [layout, index] = await Promise.all([this.#read('oci-layout', _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.tokenBytes), this.#read('index.json', _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.manifestBytes)]);
        if (layout === null || index === null)
            throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SourceError */ .c8('SOURCE_NOT_FOUND', `${this.name} is no OCI layout: it has no ${layout === null ? 'oci-layout' : 'index.json'}.`);
        // Every entry counts: what is left out here would be what other programs find under the name.
        return (0,_domain_image_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .readWholeIndex */ .aG)(index, `${this.name}/index.json`);
    }
    async #manifestsOf(entries) {
        const distinct = [...new Set(entries.map(({ digest }) => digest))];
        const read = await Promise.all(distinct.map((digest) => this.manifest(digest)));
        return read.flatMap((manifest) => manifest ?? []);
    }
    async #readManifest(digest) {
        const bytes = await this.blob(digest, _domain_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .limits */ .F.manifestBytes);
        if (bytes === null)
            return null;
        const place = `${this.name}, ${digest}`;
        const listed = (await this.#index()).find((entry) => entry.digest === digest);
        return { digest, mediaType: (0,_domain_image_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .manifestTypeOf */ .Hj)(bytes, listed?.mediaType ?? null, place), bytes };
    }
    /** A file of the layout; null where it is not there. A link must not lead out of the workspace: what is read here is shown where it is malformed. */
    async #read(name, maxBytes) {
        try {
            return await this.#files.read(`${this.#folder}/${name}`, maxBytes, { inside: true });
        }
        catch (cause) {
            if (cause instanceof _domain_ports_js__WEBPACK_IMPORTED_MODULE_6__/* .FileError */ .f && cause.kind === 'missing')
                return null;
            throw this.#unreadable(cause);
        }
    }
    /** A fault of the file system as what it means for a layout; anything else as it is. */
    #unreadable(cause) {
        if (!(cause instanceof _domain_ports_js__WEBPACK_IMPORTED_MODULE_6__/* .FileError */ .f))
            return cause;
        const isTooMuch = cause.kind === 'too-large' || cause.kind === 'too-many';
        return new _domain_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SourceError */ .c8(isTooMuch ? 'SOURCE_TOO_LARGE' : 'SOURCE_UNREADABLE', `${this.name} cannot be read: ${cause.message}.`, { cause });
    }
}
/** A path as a pattern that matches it alone. */
function escapeGlob(path) {
    return path.replaceAll(/[*?[\]{}\\]/g, node_path__WEBPACK_IMPORTED_MODULE_0__.sep === '/' ? '\\$&' : '$&');
}


/***/ })

};
