export const id = 943;
export const ids = [943];
export const modules = {

/***/ 9943:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  GithubAttestations: () => (/* binding */ GithubAttestations)
});

// EXTERNAL MODULE: ./build/domain/digest.js
var domain_digest = __webpack_require__(3213);
// EXTERNAL MODULE: ./build/domain/errors.js
var errors = __webpack_require__(6046);
// EXTERNAL MODULE: ./build/domain/json.js
var json = __webpack_require__(7803);
// EXTERNAL MODULE: ./build/domain/limits.js
var limits = __webpack_require__(545);
// EXTERNAL MODULE: ./build/domain/material.js
var material = __webpack_require__(3740);
// EXTERNAL MODULE: ./build/domain/deadline.js
var deadline = __webpack_require__(4445);
// EXTERNAL MODULE: ./build/net/fault.js
var fault = __webpack_require__(1924);
;// CONCATENATED MODULE: ./build/net/snappy.js
// Snappy's block format, read only: how GitHub stores the bundles that it hands out an address for (google/snappy 1.2.2, format_description.txt).
//
//   block   = varint (length of the text) *element
//   element = tag, of which the low two bits say what it is
//     00  literal: the upper six bits + 1 are its length; 60 to 63 say that it stands in the next 1 to 4 bytes, little-endian, less one
//     01  copy: length 4 + bits 2 to 4; the offset is bits 5 to 7 and the next byte
//     10  copy: length 1 + the upper six bits; the offset is the next 2 bytes
//     11  the same with 4 bytes
//
// The bytes come from a storage that nobody vouches for: what they become is bounded before it is made, and a block that does not come to exactly
// the length it states is none.

/** What a block stands for. Throws `SourceError`: `SOURCE_TOO_LARGE` for more than `maxBytes`, `SOURCE_MALFORMED` for what is no block. */
function decodeSnappy(block, maxBytes) {
    const { value: length, at: start } = readLength(block);
    if (length > maxBytes)
        throw new errors/* SourceError */.c8('SOURCE_TOO_LARGE', `A compressed bundle has more than ${maxBytes} bytes.`);
    // An element of three bytes makes 64 at the most: what promises more cannot keep it, and is not given the memory.
    if (length > block.length * 64)
        throw malformed();
    const text = Buffer.alloc(length);
    let [at, made] = [start, 0];
    const take = (bytes) => {
        if (at + bytes > block.length)
            throw malformed();
        let value = 0;
        for (let index = bytes - 1; index >= 0; index -= 1)
            value = value * 256 + (block[at + index] ?? 0);
        at += bytes;
        return value;
    };
    while (at < block.length) {
        const tag = take(1);
        const kind = tag & 3;
        const upper = tag >> 2;
        if (kind === 0) {
            const size = (upper < 60 ? upper : take(upper - 59)) + 1;
            if (at + size > block.length || made + size > length)
                throw malformed();
            text.set(block.subarray(at, at + size), made);
            [at, made] = [at + size, made + size];
            continue;
        }
        const size = kind === 1 ? 4 + (upper & 7) : upper + 1;
        const offset = kind === 1 ? (tag >> 5) * 256 + take(1) : take(kind === 2 ? 2 : 4);
        if (offset === 0 || offset > made || made + size > length)
            throw malformed();
        // Byte by byte: a copy may begin in what it is only just making.
        for (let index = 0; index < size; index += 1)
            text[made + index] = text[made + index - offset] ?? 0;
        made += size;
    }
    if (made !== length)
        throw malformed();
    return text;
}
function readLength(block) {
    let value = 0;
    for (let at = 0; at < 5; at += 1) {
        const byte = block[at];
        if (byte === undefined)
            break;
        value += (byte & 0x7f) * 2 ** (7 * at);
        if (byte < 0x80)
            return { value, at: at + 1 };
    }
    throw malformed();
}
function malformed() {
    return new errors/* SourceError */.c8('SOURCE_MALFORMED', 'A compressed bundle is no Snappy block.');
}

;// CONCATENATED MODULE: ./build/evidence/github-attestations.js
// GitHub's attestations API: what workflows had it keep about a digest, for a repository or for all repositories of an owner.
//
//   POST /orgs/OWNER/attestations/bulk-list     many digests at once; /users/OWNER/… for an account that is no organisation
//   GET  /repos/OWNER/NAME/attestations/DIGEST   one digest, where the repository is known; /orgs/ and /users/ where only the owner is
//
// An attestation comes with its bundle, or with the address where the bundle lies, compressed, under a permission that runs out within the hour.
// Whoever may write attestations to any repository of the owner decides what is found here: it is evidence like any other, and none of it is believed.
//
// "None" is said with 404, and so is "not for you": a 404 counts as none only where the repository (or the account) can be seen by the same
// credentials. The listing of an owner leaves out what the token may not see, so none there means: none among what can be seen.








/** What bundles are called here. Their bytes say what they are; this says that they lie in a place where no loose parts belong. */
const BUNDLE_TYPE = 'application/vnd.dev.sigstore.bundle+json';
/** Asks GitHub about digests, as few times as it takes. What is found is held for the run, within a bound. */
class GithubAttestations {
    #api;
    #scope;
    /** By where they lie: one attestation of a hundred files is fetched once. */
    #fetched = new Map();
    #kept = new Map();
    #held = 0;
    constructor(api, scope) {
        this.#api = api;
        this.#scope = scope;
    }
    /** Asks about all of these. Rejects for defects only. */
    async search(digests) {
        const distinct = [...new Set(digests)];
        const listed = distinct.length === 0 ? new Map() : await this.#listAll(distinct);
        const answers = await (0,deadline/* mapBounded */.y)(distinct, limits/* limits */.F.githubRequests, async (digest) => [digest, await this.#searchesOf(digest, listed.get(digest) ?? NONE)]);
        return new Map(answers);
    }
    /** The attestation that GitHub made of a release, known by what its tag points to, as `sha1:…`. */
    async searchRelease(revision) {
        const { repo, owner } = this.#scope;
        const at = this.#at(revision);
        const listed = await withFault(async () => {
            await this.#requireApi();
            return this.#pages(`repos/${repo ?? owner}/attestations/${revision}`, { predicate_type: 'release' });
        });
        return this.#found(at, 'fault' in listed || listed.items.length > 0 ? listed : await this.#honest(listed), null);
    }
    async #listAll(digests) {
        const unsupported = await withFault(() => this.#requireApi());
        if ('fault' in unsupported)
            return new Map(digests.map((digest) => [digest, unsupported]));
        const { repo } = this.#scope;
        const [only, ...others] = digests;
        if (only !== undefined && others.length === 0 && repo !== null)
            return new Map([[only, await this.#listOne(only)]]);
        const lists = [];
        for (let start = 0; start < digests.length; start += limits/* limits */.F.githubDigests)
            lists.push(...(await this.#listMany(digests.slice(start, start + limits/* limits */.F.githubDigests))));
        return new Map(lists);
    }
    // A server of one's own has no such API as far as is known, and says so in what it says of itself.
    async #requireApi() {
        if (this.#api.host.kind !== 'server')
            return NONE;
        const meta = await this.#api.get('meta');
        const domains = (0,json/* isJsonObject */.OW)(meta ?? undefined) && (0,json/* isJsonObject */.OW)(meta) ? meta['domains'] : undefined;
        if (!(0,json/* isJsonObject */.OW)(domains) || !(0,json/* isJsonObject */.OW)(domains['artifact_attestations']))
            throw new errors/* SourceError */.c8('NOT_ON_THIS_HOST', `${this.#api.host.name} has no attestations API.`);
        return NONE;
    }
    async #listMany(digests) {
        try {
            for (const kind of ['orgs', 'users']) {
                const found = await this.#bulk(kind, digests);
                if (found !== null)
                    return digests.map((digest) => [digest, found.get(digest) ?? NONE]);
            }
        }
        catch (cause) {
            if (!(cause instanceof errors/* SourceError */.c8))
                throw cause;
            // Many bundles with SBOMs in them are more than one answer holds: half as many are half as much.
            if (cause.code === 'SOURCE_TOO_LARGE' && digests.length > 1) {
                const half = digests.length >> 1;
                return [...(await this.#listMany(digests.slice(0, half))), ...(await this.#listMany(digests.slice(half)))];
            }
            // A token of one repository may not be let at the lists of its owner. What does not answer now is not asked five hundred times more.
            if (cause.code !== 'GITHUB_TOKEN_SCOPE' && cause.code !== 'SOURCE_SERVER')
                return digests.map((digest) => [digest, { fault: cause }]);
        }
        return (0,deadline/* mapBounded */.y)(digests, limits/* limits */.F.githubRequests, async (digest) => [digest, await this.#listOne(digest)]);
    }
    /** Null where there is no such account, or no such list. */
    async #bulk(kind, digests) {
        const lists = new Map(digests.map((digest) => [digest, []]));
        let after = null;
        for (let page = 0; page < limits/* limits */.F.githubPages; page += 1) {
            const path = `${kind}/${this.#scope.owner}/attestations/bulk-list`;
            const answer = await this.#api.post(path, { per_page: PER_PAGE, ...(after === null ? {} : { after }) }, { subject_digests: digests });
            if (answer === null) {
                if (page === 0)
                    return null;
                throw new errors/* SourceError */.c8('SOURCE_MALFORMED', `${(0,fault/* placeOf */.$)(new URL(path, this.#api.base))} has a page and then has none.`);
            }
            if (!(0,json/* isJsonObject */.OW)(answer))
                throw github_attestations_malformed(path);
            for (const [digest, items] of bulkItems(answer, path))
                lists.get(digest)?.push(...items);
            after = nextCursor(answer);
            if (after === null)
                return new Map([...lists].map(([digest, items]) => [digest, bounded({ items, partial: null })]));
        }
        return new Map([...lists].map(([digest, items]) => [digest, bounded({ items, partial: `more than ${limits/* limits */.F.githubPages} pages` })]));
    }
    async #listOne(digest) {
        const { repo, owner } = this.#scope;
        const paths = repo === null ? [`orgs/${owner}`, `users/${owner}`] : [`repos/${repo}`];
        for (const path of paths) {
            const listed = await withFault(() => this.#pages(`${path}/attestations/${digest}`, {}));
            if ('fault' in listed || listed.items.length > 0)
                return listed;
        }
        return NONE;
    }
    /** All pages of a list; empty where there is none. Bundles with SBOMs in them may be more than one answer holds: then fewer are asked for. */
    async #pages(path, query) {
        try {
            return await this.#pagesOf(path, { ...query, per_page: PER_PAGE });
        }
        catch (cause) {
            if (!(cause instanceof errors/* SourceError */.c8) || cause.code !== 'SOURCE_TOO_LARGE')
                throw cause;
            return this.#pagesOf(path, { ...query, per_page: FEW_PER_PAGE });
        }
    }
    async #pagesOf(path, query) {
        const items = [];
        let cursor = {};
        for (let page = 0; page < limits/* limits */.F.githubPages; page += 1) {
            const answer = await this.#api.page(path, { ...query, ...cursor });
            if (answer === null)
                return { items, partial: page === 0 ? null : 'a page, and then none' };
            const list = (0,json/* isJsonObject */.OW)(answer.body) ? answer.body['attestations'] : undefined;
            if (!(0,json/* isJsonArray */.Md)(list))
                throw github_attestations_malformed(path);
            items.push(...list);
            if (answer.next === null)
                return bounded({ items, partial: null });
            cursor = answer.next;
        }
        return bounded({ items, partial: `more than ${limits/* limits */.F.githubPages} pages` });
    }
    async #searchesOf(digest, listed) {
        return this.#found(this.#at(digest), 'fault' in listed || listed.items.length > 0 ? listed : await this.#honest(listed), digest);
    }
    // That a list is empty says something only to those who may see what is in it.
    async #honest(listed) {
        const { repo, owner } = this.#scope;
        return withFault(async () => {
            await this.#api.requireReadable(repo === null ? `users/${owner}` : `repos/${repo}`);
            return listed;
        });
    }
    /** What a list comes to: candidates, each thing that could not be had, or that there is none. `digest`: what is listed again where an address has run out. */
    async #found(at, listed, digest) {
        if ('fault' in listed)
            return [unavailable(at, listed.fault)];
        let again = null;
        const listAgain = () => (again ??= digest === null ? Promise.resolve(listed) : this.#listOne(digest));
        const had = await (0,deadline/* mapBounded */.y)(listed.items, limits/* limits */.F.githubRequests, (item) => this.#bundleOf(item, listAgain));
        const [first, ...rest] = had.flatMap((bytes) => (bytes instanceof errors/* SourceError */.c8 ? [] : [{ id: (0,domain_digest/* digestOf */.ol)(bytes), foundAt: at, bytes, annotations: new Map(), mediaType: BUNDLE_TYPE }]));
        const silent = [
            ...had.flatMap((fault) => (fault instanceof errors/* SourceError */.c8 ? [unavailable(at, fault)] : [])),
            ...(listed.partial === null ? [] : [unavailable(at, new errors/* SourceError */.c8('SOURCE_TOO_LARGE', `It lists ${listed.partial}.`))]),
        ];
        return [...(first === undefined ? (silent.length > 0 ? [] : [{ at, outcome: 'none' }]) : [{ at, outcome: 'found', candidates: [first, ...rest] }]), ...saidOnce(silent)];
    }
    /** The bytes, once for all the digests they are about; or that there are too many already. */
    #keep(bytes) {
        const id = (0,domain_digest/* digestOf */.ol)(bytes);
        const known = this.#kept.get(id);
        if (known !== undefined)
            return known;
        if (this.#held + bytes.length > limits/* limits */.F.githubEvidenceBytes)
            return new errors/* SourceError */.c8('SOURCE_TOO_LARGE', `With the bundles before it, a bundle makes more than ${limits/* limits */.F.githubEvidenceBytes} bytes.`);
        this.#held += bytes.length;
        this.#kept.set(id, bytes);
        return bytes;
    }
    /** The bytes of an item's bundle, in it or where it says. */
    async #bundleOf(item, listAgain) {
        const { bundle, bundle_url: address } = (0,json/* isJsonObject */.OW)(item) ? item : NO_ITEM;
        if ((0,json/* isJsonObject */.OW)(bundle))
            return this.#keep(Buffer.from(JSON.stringify(bundle)));
        if (typeof address !== 'string' || address === '')
            return new errors/* SourceError */.c8('SOURCE_MALFORMED', 'GitHub has an attestation, and says neither its bundle nor where that lies.');
        const url = URL.parse(address);
        if (url === null)
            return new errors/* SourceError */.c8('SOURCE_MALFORMED', 'An attestation has a bundle_url that is no address.');
        const known = this.#fetched.get((0,fault/* placeOf */.$)(url)) ?? this.#fetchBundle(url, listAgain);
        this.#fetched.set((0,fault/* placeOf */.$)(url), known);
        return known;
    }
    async #fetchBundle(url, listAgain) {
        try {
            const answer = await this.#api.fetch(url, limits/* limits */.F.evidenceFileBytes);
            if (answer.status === 200)
                return this.#keep(unpacked(answer.body));
            const renewed = answer.status === 403 ? await renewedAddress(url, listAgain) : null;
            const second = renewed === null ? answer : await this.#api.fetch(renewed, limits/* limits */.F.evidenceFileBytes);
            if (second.status === 200)
                return this.#keep(unpacked(second.body));
            return new errors/* SourceError */.c8(second.status === 404 ? 'SOURCE_NOT_FOUND' : 'SOURCE_SERVER', `${(0,fault/* placeOf */.$)(url)}, where a bundle should lie, answered with the status ${second.status}.`);
        }
        catch (cause) {
            if (cause instanceof errors/* SourceError */.c8)
                return cause;
            throw cause;
        }
    }
    #at(revision) {
        const { repo, owner } = this.#scope;
        return { source: material/* GITHUB_ATTESTATIONS */.Y, address: (0,fault/* placeOf */.$)(new URL(`${repo === null ? `orgs/${owner}` : `repos/${repo}`}/attestations/${revision}`, this.#api.base)) };
    }
}
const NONE = { items: [], partial: null };
const NO_ITEM = {};
const PER_PAGE = '100';
const FEW_PER_PAGE = '5';
function bounded({ items, partial }) {
    return items.length <= limits/* limits */.F.githubAttestations ? { items, partial } : { items: items.slice(0, limits/* limits */.F.githubAttestations), partial: `more than ${limits/* limits */.F.githubAttestations} attestations` };
}
async function withFault(list) {
    try {
        return await list();
    }
    catch (cause) {
        if (cause instanceof errors/* SourceError */.c8)
            return { fault: cause };
        throw cause;
    }
}
// The schema says an object, GitHub's own example shows a list of them.
function bulkItems(answer, path) {
    const field = answer['attestations_subject_digests'];
    const objects = (0,json/* isJsonArray */.Md)(field) ? field : [field];
    return objects.flatMap((one) => {
        if (!(0,json/* isJsonObject */.OW)(one))
            throw github_attestations_malformed(path);
        // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- a key that was not asked for is found nowhere
        return Object.entries(one).map(([digest, items]) => [digest, (0,json/* isJsonArray */.Md)(items) ? items : []]);
    });
}
function nextCursor(answer) {
    const info = answer['page_info'];
    if (!(0,json/* isJsonObject */.OW)(info) || info['has_next'] !== true)
        return null;
    const next = info['next'];
    if (typeof next !== 'string' || next === '')
        throw new errors/* SourceError */.c8('SOURCE_MALFORMED', 'A list of attestations goes on, and does not say where.');
    return next;
}
/** The address of the same bundle with a new permission to read it. */
async function renewedAddress(url, listAgain) {
    const listed = await listAgain();
    for (const item of 'fault' in listed ? [] : listed.items) {
        const address = (0,json/* isJsonObject */.OW)(item) ? item['bundle_url'] : undefined;
        const renewed = typeof address === 'string' ? URL.parse(address) : null;
        if (renewed !== null && (0,fault/* placeOf */.$)(renewed) === (0,fault/* placeOf */.$)(url))
            return renewed;
    }
    return null;
}
// A Snappy block that began as JSON does would be one of 123 bytes.
function unpacked(body) {
    return body[0] === 0x7b ? body : decodeSnappy(body, limits/* limits */.F.evidenceFileBytes);
}
function github_attestations_malformed(path) {
    return new errors/* SourceError */.c8('SOURCE_MALFORMED', `The answer about ${path} is no list of attestations.`);
}
function unavailable(at, fault) {
    return { at, outcome: 'unavailable', code: fault.code, cause: fault };
}
/** Places that are silent for one reason are said once. */
function saidOnce(searches) {
    return [...new Map(searches.map((search) => [search.code, search])).values()];
}


/***/ })

};
