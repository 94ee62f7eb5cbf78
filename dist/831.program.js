export const id = 831;
export const ids = [831,70];
export const modules = {

/***/ 3070:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  algorithmsNeeded: () => (/* binding */ algorithmsNeeded),
  bindToSubject: () => (/* binding */ bindToSubject),
  v: () => (/* binding */ mayName),
  weakAlgorithmsNeeded: () => (/* binding */ weakAlgorithmsNeeded)
});

// EXTERNAL MODULE: ./build/domain/attestation.js
var attestation = __webpack_require__(8223);
// EXTERNAL MODULE: ./build/domain/claims.js
var domain_claims = __webpack_require__(4140);
// EXTERNAL MODULE: ./build/domain/digest.js
var domain_digest = __webpack_require__(3213);
// EXTERNAL MODULE: ./build/domain/errors.js
var errors = __webpack_require__(6046);
// EXTERNAL MODULE: ./build/domain/limits.js
var limits = __webpack_require__(545);
// EXTERNAL MODULE: ./build/domain/identifier.js
var domain_identifier = __webpack_require__(1266);
// EXTERNAL MODULE: ./build/domain/predicate-types.js
var predicate_types = __webpack_require__(5940);
// EXTERNAL MODULE: ./build/domain/json.js
var json = __webpack_require__(7803);
;// CONCATENATED MODULE: ./build/verification/claims/release.js
// What GitHub's attestation of a release says (in-toto predicate release v0.1 and v0.2): which tag of which repository has these files.
//
//   subject:   {uri, digest: {sha1: <what the tag points to>}}, then one for each asset: {name, digest: {sha256}}
//   predicate: {repository: "acme/app", repositoryId, ownerId, tag, purl, releaseId}
//
// Anybody can sign such a statement; who has to is the policy's question. All of it is the signer's own word, GitHub's where GitHub signed. The digest
// alone is not enough: the bytes of one file of a release under the name of another, or of another release of the same files, are not what was said.


/**
 * The claims of a release's attestation about a subject that it names by digest; or what it says otherwise: of another tag than the subject's, or under
 * another name than the file has. A bare digest has no name, and a file that is no asset no tag.
 */
function readRelease(statement, subject) {
    const predicate = (0,json/* isJsonObject */.OW)(statement.predicate) ? statement.predicate : {};
    const { tag, repository } = predicate;
    if (typeof tag !== 'string' || typeof repository !== 'string' || tag === '' || repository === '')
        return { code: 'STATEMENT_MALFORMED', seen: 'a release without its tag or its repository', expected: 'a tag and a repository' };
    if (subject.version !== null && subject.version.tag !== tag)
        return { code: 'SUBJECT_MISMATCH', seen: `the release ${tag} of ${repository}`, expected: `the release ${subject.version.tag}` };
    const name = subject.kind === 'file' ? subject.name.slice(subject.name.lastIndexOf('/') + 1) : null;
    const names = statement.subjects.filter(({ digests }) => subject.digests.some((digest) => digests.get((0,domain_digest/* algorithmOf */.Hy)(digest)) === (0,domain_digest/* hexOf */.ZD)(digest))).flatMap((named) => named.name ?? []);
    if (name !== null && !names.includes(name))
        return { code: 'SUBJECT_MISMATCH', seen: `these bytes under the name ${names.slice(0, 3).join(', ')}`, expected: name };
    const claims = new Map();
    const say = (claim, value) => {
        if (typeof value === 'string' && value !== '')
            claims.set(claim, [{ value, from: 'self-declared' }]);
    };
    say('repo', repository);
    say('owner', repository.split('/')[0]);
    say('repository-id', predicate['repositoryId']);
    say('owner-id', predicate['ownerId']);
    say('source-ref', `refs/tags/${tag}`);
    say('source-tag', tag);
    return { claims };
}

;// CONCATENATED MODULE: ./build/verification/bind.js
// Does this authentic evidence name this very subject? The only place where an attestation comes into being.








/**
 * Compares what was signed with the subject, then with the containers that list it.
 *
 * `foundAt` is where the evidence was found, all places. A mismatch is a rejection `SUBJECT_MISMATCH`: authentic evidence about something else.
 * What the signer says of the subject in a signature becomes claims here, because which words are about this subject is known only now.
 */
function bindToSubject(authentic, subject, foundAt) {
    const { candidate, content, claims, witnessed, trust, format, warnings } = authentic.fields;
    const direct = names(content, subject);
    const listing = direct ? undefined : subject.listedIn.find((container) => names(content, container));
    const named = listing ?? subject;
    const through = listing === undefined ? null : { container: listing.container, how: listing.how };
    if (!direct && through === null)
        return { outcome: 'rejected', rejection: { candidate, code: 'SUBJECT_MISMATCH', seen: describe(content), expected: subject.kind === 'identifier' ? subject.name : subject.digest, cause: null } };
    const release = content.kind === 'statement' && (0,predicate_types/* isReleaseType */.a3)(content.statement.predicateType) ? readRelease(content.statement, subject) : null;
    // What a release says, it says of its files by name: a list that is one of them says nothing of what it lists.
    if (release !== null && (!direct || 'code' in release))
        return { outcome: 'rejected', rejection: { candidate, cause: null, ...('code' in release ? release : { code: 'SUBJECT_MISMATCH', seen: describe(content), expected: subject.digest }) } };
    const said = release === null || 'code' in release ? NO_CLAIMS : release.claims;
    return { outcome: 'bound', attestation: (0,attestation/* mintAttestation */.x)({ subject: subject.digest, through, says: saysOf(content), claims: withSignersWords(new Map([...said, ...claims]), content, named), witnessed, trust, foundAt, evidence: candidate.id, format, warnings }) };
}
/** Whether what was signed may be about some bytes: false only where it names them by an algorithm that is known of them, and all of it is of others. */
function mayName(content, bytes) {
    const known = new Set(bytes.digests.map(domain_digest/* algorithmOf */.Hy));
    switch (content.kind) {
        case 'message': return !known.has((0,domain_digest/* algorithmOf */.Hy)(content.digest)) || names(content, bytes);
        case 'image': return !known.has((0,domain_digest/* algorithmOf */.Hy)(content.signature.image)) || names(content, bytes);
        case 'statement': return content.statement.subjects.some((named) => sameBytes(named, bytes) || ![...named.digests.keys()].some((algorithm) => (0,domain_digest/* isDigestAlgorithm */.Wb)(algorithm) && known.has(algorithm)));
        default: return (0,errors/* assertNever */.xb)(content);
    }
}
/** Strong algorithms that the evidence names anything by: what is not computed yet should be, before binding. */
function algorithmsNeeded(authentic) {
    const { content } = authentic.fields;
    if (content.kind === 'message')
        return [(0,domain_digest/* algorithmOf */.Hy)(content.digest)];
    if (content.kind === 'image')
        return [(0,domain_digest/* algorithmOf */.Hy)(content.signature.image)];
    return [...new Set(content.statement.subjects.flatMap((named) => [...named.digests.keys()].filter(domain_digest/* isDigestAlgorithm */.Wb)))];
}
/** Weak algorithms that a statement gives beside a strong digest of this subject: they must be right too, and are computed only for this. */
function weakAlgorithmsNeeded(authentic, subject) {
    const { content } = authentic.fields;
    if (content.kind !== 'statement')
        return [];
    const named = content.statement.subjects.filter((one) => sameBytes(one, subject));
    return [...new Set(named.flatMap(({ digests }) => [...digests.keys()].filter(domain_digest/* isWeakAlgorithm */.U6)))].filter((algorithm) => !subject.weak.has(algorithm));
}
const NO_CLAIMS = new Map();
function names(content, bytes) {
    if ('kind' in bytes && bytes.kind === 'identifier')
        return content.kind === 'statement' && namesIdentifier(content.statement, bytes.name);
    switch (content.kind) {
        case 'message': return bytes.digests.includes(content.digest);
        case 'image': return isImage(bytes) && bytes.digests.includes(content.signature.image);
        case 'statement': return content.statement.subjects.some((named) => sameBytes(named, bytes));
        default: return (0,errors/* assertNever */.xb)(content);
    }
}
// Of what has no bytes only a verifier can say that it looked. Whole and exact: no value of another name, and no part of one.
function namesIdentifier({ predicateType, subjects }, name) {
    const identifier = (0,domain_identifier/* parseIdentifier */.fu)(name);
    return identifier !== null && predicateType === predicate_types/* VSA */.P1 && subjects.some(({ digests }) => digests.get(identifier.algorithm) === identifier.value);
}
// Who signs an image says nothing about a file: a registry holds whatever somebody pushes as a manifest, and a file can have the same bytes. A digest
// by itself may be an image's.
function isImage(bytes) {
    return 'how' in bytes ? bytes.how === 'index' : bytes.kind === 'image' || bytes.kind === 'digest';
}
/** The claims with what the signer of a signature says of what it names. Nobody else vouches for it, so it can never be who signed. */
function withSignersWords(claims, content, named) {
    const said = new Map();
    const say = (name, value) => void said.set(name, (said.get(name) ?? new Set()).add(value));
    for (const annotations of annotationsOf(content, named)) {
        for (const [key, value] of annotations) {
            const name = (0,domain_claims/* openClaim */.fc)('annotations', key);
            if (name !== null)
                say(name, value);
        }
    }
    const reference = content.kind === 'image' ? content.signature.reference : '';
    if (reference !== '' && reference.length <= limits/* limits */.F.signedAnnotationValue)
        say('signed-identity', reference);
    // What the certificate states stands: no word of the signer's takes its place.
    return new Map([...[...said].flatMap(([name, values]) => selfDeclared(name, values)), ...claims]);
}
function selfDeclared(name, values) {
    const [first, ...rest] = [...values].map((value) => ({ value, from: 'self-declared' }));
    return first === undefined ? [] : [[name, [first, ...rest]]];
}
/** The annotations of a signature that are about what it names. Those of other statements are not looked at: their predicate says what they say. */
function annotationsOf(content, named) {
    if (content.kind === 'image')
        return [content.signature.annotations];
    if (content.kind !== 'statement' || content.statement.predicateType !== predicate_types/* COSIGN_SIGN */["if"])
        return [];
    return content.statement.subjects.filter((one) => sameBytes(one, named)).map(({ annotations }) => annotations);
}
/**
 * Whether a named subject is the one with these digests: at least one strong algorithm is shared, and all shared ones agree (in-toto
 * digest_set.md). A statement that names our sha256 and somebody else's sha512 names nobody.
 */
function sameBytes(named, { digests, weak }) {
    const shared = digests.filter((digest) => named.digests.has((0,domain_digest/* algorithmOf */.Hy)(digest)));
    const agrees = shared.length > 0 && shared.every((digest) => named.digests.get((0,domain_digest/* algorithmOf */.Hy)(digest)) === (0,domain_digest/* hexOf */.ZD)(digest));
    return agrees && [...weak].every(([algorithm, hex]) => (named.digests.get(algorithm) ?? hex) === hex);
}
function saysOf(content) {
    if (content.kind !== 'statement')
        return { kind: 'signature' };
    const { predicateType, predicate, document } = content.statement;
    return { kind: 'statement', predicateType, predicate, statement: document };
}
// For the report: what the evidence is about instead.
function describe(content) {
    if (content.kind === 'message')
        return content.digest;
    if (content.kind === 'image')
        return `the image ${content.signature.image}`;
    const { subjects } = content.statement;
    const digests = subjects.flatMap((named) => [...named.digests].flatMap(([algorithm, hex]) => (0,domain_digest/* parseDigest */.m)(`${algorithm}:${hex}`) ?? []));
    const rest = subjects.length - 3;
    return digests.length === 0 ? `a statement without a sha256, sha384 or sha512 among its ${subjects.length} subjects` : `${digests.slice(0, 3).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}


/***/ }),

/***/ 2831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   completable: () => (/* binding */ completable),
/* harmony export */   lacksLogEntry: () => (/* binding */ lacksLogEntry),
/* harmony export */   mergeSearches: () => (/* binding */ mergeSearches)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _domain_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3213);
/* harmony import */ var _authenticate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1517);
/* harmony import */ var _bind_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3070);
/* harmony import */ var _envelope_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9716);
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2334);
/* harmony import */ var _formats_catalog_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2523);
/* harmony import */ var _log_entry_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9013);
/* harmony import */ var _sigstore_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(259);
// Completes a signature that came without a log entry: what is asked of the logs, and what becomes of their answers.
//
//   detached signature, image signature   hashedrekord: digest, signature, certificate or key
//   envelope with its own text            dsse and intoto: the exact text, certificate or key
//   envelope without one, or whose        the hash of its payload: an index knows entries by it, and an entry names its signer
//   certificate is missing
//
// An answer is evidence like any other. An entry counts only where it is about this very signature, digest and signer (log-entry.ts), and where the
// whole with it verifies under a trust domain; its id must be the hash of its body (RFC 6962 §2.1), or the log speaks of something else than it was
// asked. What does not, is refused by its own code and takes nothing away. Who answers is reached through a function: nothing here asks anybody.









/** Whether material was refused for what a log entry may mend. It is no promise: `completable` looks closer. */
function lacksLogEntry({ logEntries, signer }, examination) {
    if (examination.outcome === 'authentic' || logEntries.length > 0)
        return false;
    const { code } = examination.rejection;
    // Where several domains refused it, what the first of them said is told.
    return code === 'WITNESSES_TOO_FEW' || (code === 'CERTIFICATE_CHAIN' && signer.kind === 'certificate') || (code === 'KEY_UNSUPPORTED' && signer.kind === 'key');
}
/** Prepares material that was refused to be completed; null where no log of these domains could help. Never rejects for what the material is. */
async function completable(material, refused, trusted, subject) {
    try {
        const plan = material.signer.kind === 'key' && trusted.keys.length === 0 ? unsignedPlan(material, trusted.domains) : await signedPlan(material, trusted, subject);
        if (plan === null)
            return null;
        return { mayBeAbout: (one) => (0,_bind_js__WEBPACK_IMPORTED_MODULE_3__/* .mayName */ .v)(plan.content, one), complete: async (ask) => completeBy(plan, material, refused, { trusted, subject, ask }) };
    }
    catch {
        // Hostile bytes surface as any error. The material was refused already, and stays so.
        return null;
    }
}
async function signedPlan(material, trusted, subject) {
    const logged = trusted.keys.filter(({ log }) => log === 'required');
    const made = await (0,_authenticate_js__WEBPACK_IMPORTED_MODULE_2__.keysBehind)(material, logged, subject);
    const [first] = made;
    const domains = trusted.domains.filter((domain) => couldAccept(material, domain));
    if (first === undefined || domains.length === 0)
        return null;
    return {
        question: { logs: logsOf(domains), ...askedAbout(material, made) },
        content: first.content,
        put: (entry) => thoseThat(inEachText(material).flatMap((one) => made.map((by) => [one, by])), ([one, { bound, key }]) => {
            (0,_log_entry_js__WEBPACK_IMPORTED_MODULE_7__/* .bindLogEntry */ .yy)(entry, { ...bound, envelopeText: one.envelopeText }, verifierOf(bound, key));
            return { ...one, logEntries: [entry] };
        }),
    };
}
/** An envelope whose certificate did not come with it. Its payload says what it is about; who signed is what an entry says, and then verified. */
function unsignedPlan(material, domains) {
    const { content } = material;
    const withLogs = domains.filter(({ roots }) => roots.transparencyLogs.length > 0);
    if (content.kind !== 'envelope' || withLogs.length === 0)
        return null;
    return {
        question: { logs: logsOf(withLogs), proposals: [], hashes: [(0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(content.payload)] },
        content: { kind: 'statement', statement: (0,_envelope_js__WEBPACK_IMPORTED_MODULE_4__/* .readStatement */ .c)(content) },
        put: (entry) => {
            const { signer } = (0,_log_entry_js__WEBPACK_IMPORTED_MODULE_7__/* .materialOf */ .Vo)(material.candidate, entry);
            if (signer.kind !== 'certificate')
                throw new _fault_js__WEBPACK_IMPORTED_MODULE_5__/* .Fault */ .vC('LOG_KEY_MISMATCH', 'an entry that names a plain key', 'an entry that names a certificate');
            const leaf = (0,_sigstore_js__WEBPACK_IMPORTED_MODULE_8__/* .readLeaf */ .rf)(signer.leaf);
            return thoseThat(inEachText(material), (one) => {
                (0,_log_entry_js__WEBPACK_IMPORTED_MODULE_7__/* .bindLogEntry */ .yy)(entry, one, { certificate: leaf.der, key: leaf.certificate.publicKey });
                return { ...one, signer, logEntries: [entry] };
            });
        },
    };
}
function couldAccept(material, domain) {
    if (material.signer.kind === 'certificate')
        return (0,_sigstore_js__WEBPACK_IMPORTED_MODULE_8__/* .lacksLogOnly */ .bO)(material, (0,_sigstore_js__WEBPACK_IMPORTED_MODULE_8__/* .readLeaf */ .rf)(material.signer.leaf), domain);
    return domain.roots.transparencyLogs.length > 0;
}
/** What could be made of the parts; what was thrown for the first of them, where nothing could. */
function thoseThat(parts, make) {
    const causes = [];
    const made = parts.flatMap((part) => {
        try {
            return [make(part)];
        }
        catch (cause) {
            causes.push(cause);
            return [];
        }
    });
    if (made.length === 0)
        throw causes[0];
    return made;
}
function verifierOf({ signer }, key) {
    return { certificate: signer.kind === 'certificate' ? Buffer.from(signer.leaf) : null, key: key.export({ type: 'spki', format: 'der' }) };
}
// ── the question
function askedAbout(material, made) {
    const proposals = made.flatMap((one) => proposalsOf(one)).slice(0, MOST_PROPOSALS);
    if (proposals.length > 0)
        return { proposals, hashes: [] };
    const { content } = material;
    // An envelope that stood inside something else has no text of its own; of signatures by Ed25519 keys over bytes no client logs hashedrekord.
    const [signed] = made.map(({ bound }) => bound.content).flatMap((bound) => (bound.kind === 'message' && bound.digest !== null ? [bound.digest] : []));
    const hash = content.kind === 'envelope' ? (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(content.payload) : (signed ?? null);
    return { proposals: [], hashes: hash === null ? [] : [hash] };
}
/** As many as Rekor takes in one question. */
const MOST_PROPOSALS = 10;
function proposalsOf({ bound, key }) {
    const verifier = bound.signer.kind === 'certificate' ? pem('CERTIFICATE', bound.signer.leaf) : pem('PUBLIC KEY', key.export({ type: 'spki', format: 'der' }));
    const { content, signature, envelopeText } = bound;
    if (content.kind === 'message') {
        if (content.digest === null || key.asymmetricKeyType === 'ed25519')
            return [];
        return signedDigests(content, key).map((digest) => ({ kind: 'hashedrekord', digest, signature, verifier }));
    }
    if (envelopeText === null || content.signedOver !== 'pae')
        return [];
    return textsOf(envelopeText).flatMap((text) => {
        const envelope = Buffer.from(text).toString('utf8');
        return [{ kind: 'dsse', envelope, verifier }, { kind: 'intoto', envelope, verifier }];
    });
}
// cosign hashed the payload of an image's signature with SHA-256 whatever the key, newer clients hash as the curve asks.
function signedDigests({ digest, payload }, key) {
    if (digest === null)
        return [];
    const curve = key.asymmetricKeyDetails?.namedCurve;
    if (payload === null || (curve !== 'secp384r1' && curve !== 'secp521r1'))
        return [digest];
    return [digest, (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(payload, curve === 'secp384r1' ? 'sha384' : 'sha512')];
}
// The text as it was found, and without blanks around it: tools that write files end lines, and what was logged is the text before.
function textsOf(text) {
    const bytes = Buffer.from(text);
    const trimmed = Buffer.from(bytes.toString('latin1').trim(), 'latin1');
    return trimmed.length === bytes.length ? [bytes] : [bytes, trimmed];
}
/** The material with its envelope's text in each of the forms that may have been logged. */
function inEachText(material) {
    return material.envelopeText === null ? [material] : textsOf(material.envelopeText).map((envelopeText) => ({ ...material, envelopeText }));
}
function pem(label, der) {
    return `-----BEGIN ${label}-----\n${(Buffer.from(der).toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END ${label}-----\n`;
}
/** Addresses of the logs that speak Rekor v1: their id is the hash of their key, and the key is not one of those that only later logs have. */
function logsOf(domains) {
    return [...new Set(domains.flatMap(({ roots }) => roots.transparencyLogs.filter(isVersion1).map(({ baseUrl }) => baseUrl)))];
}
function isVersion1({ publicKey, encoding, logId }) {
    const key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)({ key: Buffer.from(publicKey), format: 'der', type: encoding });
    return key.asymmetricKeyType === 'ec' && (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(publicKey).digest().equals(logId);
}
async function completeBy(plan, material, refused, { trusted, subject, ask }) {
    const searches = await ask(plan.question);
    const found = new Map(searches.flatMap((search) => (search.outcome === 'found' ? search.candidates : [])).map((candidate) => [candidate.id, candidate]));
    const put = [];
    const rejections = [];
    for (const candidate of found.values()) {
        try {
            const entry = readAnswer(candidate);
            put.push({ candidate, entry, materials: plan.put(entry) });
        }
        catch (cause) {
            rejections.push((0,_fault_js__WEBPACK_IMPORTED_MODULE_5__/* .toRejection */ .hV)(candidate, cause));
        }
    }
    const accepted = await firstAccepted(put, rejections, { trusted, subject });
    if (accepted === null)
        return { material, examination: { outcome: 'rejected', rejection: refused }, searches, rejections, seenIn: [] };
    // What was added is no piece of evidence of its own any more: the place shows the signature that it completed.
    const used = new Set(accepted.used.map(({ candidate }) => candidate.id));
    return {
        material: accepted.material,
        examination: accepted.examination,
        searches: searches.map((search) => (search.outcome === 'found' ? withUsed(search, used, material.candidate) : search)),
        rejections: rejections.filter(({ candidate }) => !used.has(candidate.id)),
        seenIn: distinctPlaces(searches.flatMap((search) => (search.outcome === 'found' && search.candidates.some(({ id }) => used.has(id)) ? [search.at] : []))),
    };
}
function readAnswer(candidate) {
    const parsed = (0,_formats_catalog_js__WEBPACK_IMPORTED_MODULE_6__.parseCandidate)(candidate);
    if (parsed.outcome === 'rejected')
        throw new _fault_js__WEBPACK_IMPORTED_MODULE_5__/* .Fault */ .vC(parsed.rejection.code, parsed.rejection.seen, parsed.rejection.expected, { cause: parsed.rejection.cause });
    const [piece] = parsed.pieces;
    if (piece.kind !== 'log-entry')
        throw new _fault_js__WEBPACK_IMPORTED_MODULE_5__/* .Fault */ .vC('FORMAT_UNSUPPORTED', 'an answer that is no log entry', 'a log entry');
    const leaf = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(Buffer.from([0])).update(piece.entry.body).digest('hex');
    // {"<uuid>": …}: the client that asked has seen to it that there is one, of hex digits.
    const uuid = /^\{"([0-9a-f]+)"/.exec(Buffer.from(candidate.bytes.subarray(0, 128)).toString('latin1'))?.[1] ?? '';
    if (uuid.slice(-64) !== leaf)
        throw new _fault_js__WEBPACK_IMPORTED_MODULE_5__/* .Fault */ .vC('LOG_INCLUSION', `an entry under the id ${uuid.slice(0, 80)}`, `an id that ends in the hash of its body, ${leaf}`);
    return piece.entry;
}
/**
 * The examination of the material with entries that makes it authentic: with one of each log together, because several logs may be asked for, then
 * with each entry alone, because one that was made to deceive sinks what it is put to. What is wrong with each is added to `rejections`.
 */
async function firstAccepted(put, rejections, { trusted, subject }) {
    const oneOfEach = [...new Map(put.map((one) => [Buffer.from(one.entry.logId).toString('hex'), one])).values()];
    const groups = [...(oneOfEach.length > 1 ? [oneOfEach] : []), ...put.map((one) => [one])];
    for (const group of groups) {
        const [first, ...others] = group;
        if (first === undefined)
            continue;
        const logEntries = group.map(({ entry }) => entry);
        const refused = [];
        for (const one of first.materials) {
            const material = { ...one, logEntries };
            const examination = await (0,_authenticate_js__WEBPACK_IMPORTED_MODULE_2__.authenticate)(material, trusted, subject);
            if (examination.outcome === 'authentic')
                return { material, examination, used: group };
            refused.push({ ...examination.rejection, candidate: first.candidate });
        }
        if (others.length === 0)
            rejections.push(...refused.slice(0, 1));
    }
    return null;
}
function withUsed(search, used, whole) {
    const others = search.candidates.filter(({ id }) => !used.has(id));
    const [first, ...rest] = others.length < search.candidates.length ? [whole, ...others] : search.candidates;
    return first === undefined ? search : { ...search, candidates: [first, ...rest] };
}
function distinctPlaces(places) {
    return [...new Map(places.map((place) => [`${place.source} ${place.address}`, place])).values()];
}
/** Answers of several questions, each place once for each kind of answer: that something was not found there is said only where nothing was. */
function mergeSearches(searches) {
    const places = Map.groupBy(searches, ({ at }) => `${at.source} ${at.address}`);
    return [...places.values()].flatMap((answers) => {
        const found = answers.flatMap((answer) => (answer.outcome === 'found' ? answer.candidates : []));
        const silent = [...new Map(answers.flatMap((answer) => (answer.outcome === 'unavailable' ? [[answer.code, answer]] : []))).values()];
        const [first, ...rest] = [...new Map(found.map((candidate) => [candidate.id, candidate])).values()];
        const [{ at } = { at: { source: 'rekor', address: '' } }] = answers;
        if (first !== undefined)
            return [{ at, outcome: 'found', candidates: [first, ...rest] }, ...silent];
        return silent.length > 0 ? silent : [{ at, outcome: 'none' }];
    });
}


/***/ })

};
