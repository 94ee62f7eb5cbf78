export const id = 507;
export const ids = [507];
export const modules = {

/***/ 5507:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   algorithmsNeeded: () => (/* binding */ algorithmsNeeded),
/* harmony export */   bindToSubject: () => (/* binding */ bindToSubject),
/* harmony export */   weakAlgorithmsNeeded: () => (/* binding */ weakAlgorithmsNeeded)
/* harmony export */ });
/* harmony import */ var _domain_attestation_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8223);
/* harmony import */ var _domain_claims_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4140);
/* harmony import */ var _domain_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3213);
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6046);
/* harmony import */ var _domain_limits_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(545);
/* harmony import */ var _domain_predicate_types_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5940);
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
        return { outcome: 'rejected', rejection: { candidate, code: 'SUBJECT_MISMATCH', seen: describe(content), expected: subject.digest, cause: null } };
    return { outcome: 'bound', attestation: (0,_domain_attestation_js__WEBPACK_IMPORTED_MODULE_0__/* .mintAttestation */ .x)({ subject: subject.digest, through, says: saysOf(content), claims: withSignersWords(claims, content, named), witnessed, trust, foundAt, evidence: candidate.id, format, warnings }) };
}
/** Strong algorithms that the evidence names anything by: what is not computed yet should be, before binding. */
function algorithmsNeeded(authentic) {
    const { content } = authentic.fields;
    if (content.kind === 'message')
        return [(0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .algorithmOf */ .Hy)(content.digest)];
    if (content.kind === 'image')
        return [(0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .algorithmOf */ .Hy)(content.signature.image)];
    return [...new Set(content.statement.subjects.flatMap((named) => [...named.digests.keys()].filter(_domain_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .isDigestAlgorithm */ .Wb)))];
}
/** Weak algorithms that a statement gives beside a strong digest of this subject: they must be right too, and are computed only for this. */
function weakAlgorithmsNeeded(authentic, subject) {
    const { content } = authentic.fields;
    if (content.kind !== 'statement')
        return [];
    const named = content.statement.subjects.filter((one) => sameBytes(one, subject));
    return [...new Set(named.flatMap(({ digests }) => [...digests.keys()].filter(_domain_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .isWeakAlgorithm */ .U6)))].filter((algorithm) => !subject.weak.has(algorithm));
}
function names(content, bytes) {
    switch (content.kind) {
        case 'message': return bytes.digests.includes(content.digest);
        case 'image': return isImage(bytes) && bytes.digests.includes(content.signature.image);
        case 'statement': return content.statement.subjects.some((named) => sameBytes(named, bytes));
        default: return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .assertNever */ .xb)(content);
    }
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
            const name = (0,_domain_claims_js__WEBPACK_IMPORTED_MODULE_1__/* .annotationClaim */ .O)(key);
            if (name !== null)
                say(name, value);
        }
    }
    const reference = content.kind === 'image' ? content.signature.reference : '';
    if (reference !== '' && reference.length <= _domain_limits_js__WEBPACK_IMPORTED_MODULE_4__/* .limits */ .F.signedAnnotationValue)
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
    if (content.kind !== 'statement' || content.statement.predicateType !== _domain_predicate_types_js__WEBPACK_IMPORTED_MODULE_5__/* .COSIGN_SIGN */ ["if"])
        return [];
    return content.statement.subjects.filter((one) => sameBytes(one, named)).map(({ annotations }) => annotations);
}
/**
 * Whether a named subject is the one with these digests: at least one strong algorithm is shared, and all shared ones agree (in-toto
 * digest_set.md). A statement that names our sha256 and somebody else's sha512 names nobody.
 */
function sameBytes(named, { digests, weak }) {
    const shared = digests.filter((digest) => named.digests.has((0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .algorithmOf */ .Hy)(digest)));
    const agrees = shared.length > 0 && shared.every((digest) => named.digests.get((0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .algorithmOf */ .Hy)(digest)) === (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .hexOf */ .ZD)(digest));
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
    const digests = subjects.flatMap((named) => [...named.digests].flatMap(([algorithm, hex]) => (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .parseDigest */ .m)(`${algorithm}:${hex}`) ?? []));
    const rest = subjects.length - 3;
    return digests.length === 0 ? `a statement without a sha256, sha384 or sha512 among its ${subjects.length} subjects` : `${digests.slice(0, 3).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}


/***/ })

};
