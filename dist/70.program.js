export const id = 70;
export const ids = [70];
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


/***/ })

};
