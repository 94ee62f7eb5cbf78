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
/* harmony import */ var _domain_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3213);
// Does this authentic evidence name this very subject? The only place where an attestation comes into being.


/**
 * Compares what was signed with the subject, then with the containers that list it.
 *
 * `foundAt` is where the evidence was found, all places. A mismatch is a rejection `SUBJECT_MISMATCH`: authentic evidence about something else.
 */
function bindToSubject(authentic, subject, foundAt) {
    const { candidate, content, claims, witnessed, trust, format, warnings } = authentic.fields;
    const direct = names(content, subject);
    const listing = direct ? undefined : subject.listedIn.find((container) => names(content, container));
    const through = listing === undefined ? null : { container: listing.container, how: listing.how };
    if (!direct && through === null)
        return { outcome: 'rejected', rejection: { candidate, code: 'SUBJECT_MISMATCH', seen: describe(content), expected: subject.digest, cause: null } };
    return { outcome: 'bound', attestation: (0,_domain_attestation_js__WEBPACK_IMPORTED_MODULE_0__/* .mintAttestation */ .x)({ subject: subject.digest, through, says: saysOf(content), claims, witnessed, trust, foundAt, evidence: candidate.id, format, warnings }) };
}
/** Strong algorithms that the evidence names anything by: what is not computed yet should be, before binding. */
function algorithmsNeeded(authentic) {
    const { content } = authentic.fields;
    if (content.kind === 'message')
        return [(0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .algorithmOf */ .Hy)(content.digest)];
    return [...new Set(content.statement.subjects.flatMap((named) => [...named.digests.keys()].filter(_domain_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigestAlgorithm */ .Wb)))];
}
/** Weak algorithms that a statement gives beside a strong digest of this subject: they must be right too, and are computed only for this. */
function weakAlgorithmsNeeded(authentic, subject) {
    const { content } = authentic.fields;
    if (content.kind === 'message')
        return [];
    const named = content.statement.subjects.filter((one) => sameBytes(one, subject));
    return [...new Set(named.flatMap(({ digests }) => [...digests.keys()].filter(_domain_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isWeakAlgorithm */ .U6)))].filter((algorithm) => !subject.weak.has(algorithm));
}
function names(content, bytes) {
    if (content.kind === 'message')
        return bytes.digests.includes(content.digest);
    return content.statement.subjects.some((named) => sameBytes(named, bytes));
}
/**
 * Whether a named subject is the one with these digests: at least one strong algorithm is shared, and all shared ones agree (in-toto
 * digest_set.md). A statement that names our sha256 and somebody else's sha512 names nobody.
 */
function sameBytes(named, { digests, weak }) {
    const shared = digests.filter((digest) => named.digests.has((0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .algorithmOf */ .Hy)(digest)));
    const agrees = shared.length > 0 && shared.every((digest) => named.digests.get((0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .algorithmOf */ .Hy)(digest)) === (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .hexOf */ .ZD)(digest));
    return agrees && [...weak].every(([algorithm, hex]) => (named.digests.get(algorithm) ?? hex) === hex);
}
function saysOf(content) {
    if (content.kind === 'message')
        return { kind: 'signature' };
    const { predicateType, predicate, document } = content.statement;
    return { kind: 'statement', predicateType, predicate, statement: document };
}
// For the report: what the evidence is about instead.
function describe(content) {
    if (content.kind === 'message')
        return content.digest;
    const { subjects } = content.statement;
    const digests = subjects.flatMap((named) => [...named.digests].flatMap(([algorithm, hex]) => (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDigest */ .m)(`${algorithm}:${hex}`) ?? []));
    const rest = subjects.length - 3;
    return digests.length === 0 ? `a statement without a sha256, sha384 or sha512 among its ${subjects.length} subjects` : `${digests.slice(0, 3).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}


/***/ })

};
