export const id = 818;
export const ids = [818];
export const modules = {

/***/ 4140:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RA: () => (/* binding */ claimNames),
/* harmony export */   _w: () => (/* binding */ openClaims),
/* harmony export */   dB: () => (/* binding */ levelClaim),
/* harmony export */   fc: () => (/* binding */ openClaim),
/* harmony export */   n_: () => (/* binding */ isOpenClaim)
/* harmony export */ });
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(545);
// The one vocabulary. Constraints, reasons, comparisons, suggestions and reports all speak in these names.

/** Names of claims; see docs/glossary.md. Where a name is also an input, the input constrains this claim. */
const claimNames = [
    'certificate-identity', 'certificate-oidc-issuer', 'key',
    'signer-owner', 'signer-repo', 'signer-workflow', 'signer-ref', 'signer-digest',
    'owner', 'owner-id', 'repo', 'repository-id', 'source-ref', 'source-tag', 'source-branch', 'source-digest', 'visibility',
    'entry-workflow', 'entry-digest',
    'run', 'trigger', 'runner', 'environment',
    'builder', 'builder-id', 'build-type', 'build-level', 'age-days', 'signed-identity',
    'verifier-id', 'resource-uri', 'policy-digest', 'verification-result', 'summary',
];
/** Claims of open sets: each is one of these words and a key, behind a dot. */
const openClaims = ['annotations', 'workflow-input', 'external-parameter', 'verified-level'];
/** The claim of an open set that has this key; null for a key that nobody can ask for: `=` ends the key of a request, which is one line. */
function openClaim(set, key) {
    // oxlint-disable-next-line no-control-regex -- control characters are what it excludes
    return key.length <= _limits_js__WEBPACK_IMPORTED_MODULE_0__/* .limits */ .F.openClaimKey && /^[^\s=\u0000-\u001f\u007f-\u009f]+$/.test(key) ? `${set}.${key}` : null;
}
/** Whether a claim is of an open set: anybody can write thousands, so reports show those that are asked for. */
function isOpenClaim(name) {
    return openClaims.some((set) => name.startsWith(`${set}.`));
}
/**
 * The claim that a level of a verification summary is. A level of SLSA, `SLSA_<TRACK>_LEVEL_<n>`, is the number n of its track; any other has
 * no order, and is there or not. Null for what nobody can ask for.
 */
function levelClaim(level) {
    if (!/^[A-Za-z0-9][A-Za-z0-9_.:/-]{0,127}$/.test(level))
        return null;
    const [, track, number] = /^(SLSA_[A-Z0-9_]+)_LEVEL_(0|[1-9]\d{0,2})$/.exec(level) ?? [];
    return track === undefined || number === undefined ? { claim: `verified-level.${level}`, value: level, number: null } : { claim: `verified-level.${track}`, value: number, number: Number(number) };
}


/***/ }),

/***/ 880:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Xb: () => (/* binding */ DOCKER_HUB),
/* harmony export */   Ys: () => (/* binding */ canonicalReference),
/* harmony export */   dz: () => (/* binding */ isTag),
/* harmony export */   fb: () => (/* binding */ parseImageRepository),
/* harmony export */   o_: () => (/* binding */ parseImageReference),
/* harmony export */   vQ: () => (/* binding */ nameOfRepository)
/* harmony export */ });
/* unused harmony export imageForm */
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3213);
// References to images, and to whatever else lies in a registry of images: what a user writes, parsed once.
//
//   [host[:port]/]path[:tag][@sha256:hex]
//
// The grammar is that of distribution-spec v1.1 with the defaults of Docker, as go-containerregistry reads it: the first part is a host only where
// it is `localhost` or has a dot or a colon; otherwise the image lies on Docker Hub, in `library` where the path is one word. A reference with a
// digest and one with a tag are two types: what is fetched as evidence is always asked by digest.

/** The registry of Docker, whatever it was called. */
const DOCKER_HUB = 'index.docker.io';
const DOCKER_HUB_NAMES = new Set([DOCKER_HUB, 'docker.io', 'registry-1.docker.io', 'registry.hub.docker.com']);
/** How a reference is written, in words. */
const imageForm = 'registry/name:tag or registry/name@sha256: and 64 hex digits, in lower case';
/** Longest host and path together, as registries bound it. */
const NAME_LENGTH = 255;
const COMPONENT = String.raw `[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*`;
const PATH = new RegExp(`^${COMPONENT}(?:/${COMPONENT})*$`);
// A name, an IPv4 address, or an IPv6 address in brackets; each with a port where it has one.
const HOST = /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*|\[[0-9a-fA-F:.]+\])(?::(\d{1,5}))?$/;
const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
/** Parses a reference; null where it is none. Without tag and digest the tag is `latest`. */
function parseImageReference(text) {
    const [name, digestText, ...more] = text.split('@');
    if (name === undefined || more.length > 0)
        return null;
    // A colon in the last part of the path begins the tag; before a slash it begins a port.
    const colon = name.lastIndexOf(':');
    const hasTag = colon > name.lastIndexOf('/');
    const tag = hasTag ? name.slice(colon + 1) : null;
    const repository = parseImageRepository(hasTag ? name.slice(0, colon) : name);
    if (repository === null || (tag !== null && !TAG.test(tag)))
        return null;
    if (digestText === undefined)
        return { kind: 'tagged', repository, tag: tag ?? 'latest' };
    const digest = (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDigest */ .m)(digestText);
    return digest === null || !digest.startsWith('sha256:') ? null : { kind: 'pinned', repository, digest, tag };
}
/** Parses a repository, without tag and digest; null where it is none. */
function parseImageRepository(text) {
    const slash = text.indexOf('/');
    const first = slash < 0 ? '' : text.slice(0, slash);
    const isHost = first === 'localhost' || first.includes('.') || first.includes(':');
    const registry = isHost ? canonicalHost(first) : DOCKER_HUB;
    const rest = isHost ? text.slice(slash + 1) : text;
    const path = registry === DOCKER_HUB && !rest.includes('/') ? `library/${rest}` : rest;
    return registry !== null && PATH.test(path) && registry.length + path.length + 1 <= NAME_LENGTH ? { registry, path } : null;
}
// Hosts are compared without case (RFC 3986 §3.2.2): two spellings of one registry are one registry.
function canonicalHost(host) {
    const port = HOST.exec(host)?.[1];
    // What has the letters of a host need not be one: 1.2.3.4.5, [:::].
    if (!HOST.test(host) || (port !== undefined && Number(port) < 1) || !URL.canParse(`https://${host}/`))
        return null;
    const lower = host.toLowerCase();
    return DOCKER_HUB_NAMES.has(lower) ? DOCKER_HUB : lower;
}
/** Whether a text can be a tag. */
function isTag(text) {
    return TAG.test(text);
}
/** The canonical name of a repository: what rules match, and what reports call it. */
function nameOfRepository({ registry, path }) {
    return `${registry}/${path}`;
}
/** The reference with canonical names. */
function canonicalReference(image) {
    const name = nameOfRepository(image.repository);
    return image.kind === 'tagged' ? `${name}:${image.tag}` : `${name}${image.tag === null ? '' : `:${image.tag}`}@${image.digest}`;
}


/***/ }),

/***/ 5940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Em: () => (/* binding */ whatOf),
/* harmony export */   Io: () => (/* binding */ isProvenanceType),
/* harmony export */   Kk: () => (/* binding */ isOfClass),
/* harmony export */   P1: () => (/* binding */ VSA),
/* harmony export */   RT: () => (/* binding */ isSummary),
/* harmony export */   SZ: () => (/* binding */ predicateAliases),
/* harmony export */   WX: () => (/* binding */ isProvenance),
/* harmony export */   Wy: () => (/* binding */ labelOf),
/* harmony export */   a3: () => (/* binding */ isReleaseType),
/* harmony export */   "if": () => (/* binding */ COSIGN_SIGN),
/* harmony export */   jg: () => (/* binding */ SLSA_PROVENANCE_02),
/* harmony export */   mG: () => (/* binding */ SLSA_PROVENANCE_1),
/* harmony export */   xW: () => (/* binding */ classNames)
/* harmony export */ });
// Classes of evidence and the predicate types they hold. The only table of them.
//
// Classes are strict: none stands in for another. An SBOM signed by the right identity is no signature, and a signature is no provenance.
/** What `cosign sign` writes in bundle format: a statement whose only content is that it was signed. Counts as a signature. */
const COSIGN_SIGN = 'https://sigstore.dev/cosign/sign/v1';
/** A verification summary of SLSA: that a verifier looked, at what, by which policy, and what came of it. */
const VSA = 'https://slsa.dev/verification_summary/v1';
const SLSA_01 = 'https://slsa.dev/provenance/v0.1';
/** Provenance in the two versions that are read. */
const SLSA_PROVENANCE_02 = 'https://slsa.dev/provenance/v0.2';
const SLSA_PROVENANCE_1 = 'https://slsa.dev/provenance/v1';
const SPDX = 'https://spdx.dev/Document';
const CYCLONEDX = 'https://cyclonedx.org/bom';
/** Words of `require` that stand for predicate types: our classes, then cosign's `--type` aliases. `signature` is not among them: it is no predicate. */
const predicateAliases = {
    provenance: [SLSA_01, SLSA_PROVENANCE_02, SLSA_PROVENANCE_1],
    publish: ['https://github.com/npm/attestation/tree/main/specs/publish/v0.1', 'https://docs.pypi.org/attestations/publish/v1'],
    release: ['https://in-toto.io/attestation/release/v0.1', 'https://in-toto.io/attestation/release/v0.2'],
    sbom: [SPDX, `${SPDX}/v2.2`, `${SPDX}/v2.3`, `${SPDX}/v3`, CYCLONEDX, `${CYCLONEDX}/v1.4`, `${CYCLONEDX}/v1.5`, `${CYCLONEDX}/v1.6`],
    slsaprovenance: [SLSA_PROVENANCE_02],
    slsaprovenance02: [SLSA_PROVENANCE_02],
    slsaprovenance1: [SLSA_PROVENANCE_1],
    spdx: [SPDX, `${SPDX}/v2.2`, `${SPDX}/v2.3`, `${SPDX}/v3`],
    spdxjson: [SPDX],
    cyclonedx: [CYCLONEDX, `${CYCLONEDX}/v1.4`, `${CYCLONEDX}/v1.5`, `${CYCLONEDX}/v1.6`],
    link: ['https://in-toto.io/Link/v1', 'https://in-toto.io/attestation/link/v0.3'],
    vuln: ['https://cosign.sigstore.dev/attestation/vuln/v1', 'https://in-toto.io/attestation/vulns/v0.1', 'https://in-toto.io/attestation/vulns/v0.2'],
    openvex: ['https://openvex.dev/ns', 'https://openvex.dev/ns/v0.2.0'],
    vsa: [VSA],
    'test-result': ['https://in-toto.io/attestation/test-result/v0.1'],
    scai: ['https://in-toto.io/attestation/scai/v0.3'],
    custom: ['https://cosign.sigstore.dev/attestation/v1'],
};
/** Whether a predicate type is that of GitHub's attestation of a release. */
function isReleaseType(predicateType) {
    const types = predicateAliases.release;
    return types.includes(predicateType);
}
/** Every word `require` knows besides predicate type URIs. */
const classNames = ['signature', ...Object.keys(predicateAliases)];
/**
 * The class a word of `require` names: `signature`, an alias, or a predicate type URI. Null where it is none of these.
 * The URI of cosign's sign predicate is the class `signature`.
 */
function whatOf(word) {
    if (word === 'signature' || word === COSIGN_SIGN)
        return { kind: 'signature' };
    if (Object.hasOwn(predicateAliases, word)) {
        // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- hasOwn has just proved it; TypeScript does not narrow keys by it
        return { kind: 'statement', predicateTypes: predicateAliases[word], label: word };
    }
    return /^[a-z][a-z0-9+.-]*:\/\/[^\s]+$/.test(word) ? { kind: 'statement', predicateTypes: [word], label: word } : null;
}
/** Whether what an attestation says is of the class. */
function isOfClass(says, what) {
    const signs = says.kind === 'signature' || says.predicateType === COSIGN_SIGN;
    if (what.kind === 'signature')
        return signs;
    return says.kind === 'statement' && !signs && what.predicateTypes.includes(says.predicateType);
}
/** Whether an attestation is a verification summary, of whatever version: one that is not read cannot be known to have passed. */
function isSummary(says) {
    return says.kind === 'statement' && says.predicateType.startsWith('https://slsa.dev/verification_summary/');
}
/** The words for a class in reports. */
function labelOf(what) {
    return what.kind === 'signature' ? 'signature' : what.label;
}
/** Whether a predicate type is provenance. */
function isProvenanceType(predicateType) {
    const types = predicateAliases.provenance;
    return types.includes(predicateType);
}
/** Whether a class is provenance and nothing else: only that can a builder sign for somebody else's source. */
function isProvenance(what) {
    return what.kind === 'statement' && what.predicateTypes.every(isProvenanceType);
}


/***/ }),

/***/ 272:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I$: () => (/* binding */ exitCode),
/* harmony export */   Q7: () => (/* binding */ all),
/* harmony export */   QZ: () => (/* binding */ worst),
/* harmony export */   jZ: () => (/* binding */ atLeast)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6046);
// Verdicts: what is true, and what the step does about it. Truth first; modes and waivers are read by one function only.

/** Folds requirements, rules and layers that must all hold: failed, else indeterminate, else passed if any passed, else exempt. */
function all(outcomes) {
    if (outcomes.includes('failed'))
        return 'failed';
    if (outcomes.includes('indeterminate'))
        return 'indeterminate';
    return outcomes.includes('passed') ? 'passed' : 'exempt';
}
const RANK = { failed: 0, indeterminate: 1, exempt: 2, passed: 3 };
/** The n-th best of the outcomes in `failed < indeterminate < exempt < passed`; failed where there are fewer than n. `n` counts from 1. */
function atLeast(n, outcomes) {
    return outcomes.toSorted((a, b) => RANK[b] - RANK[a])[n - 1] ?? 'failed';
}
const RUN_RANK = { error: 4, failed: 3, indeterminate: 2, exempt: 1, passed: 0 };
/** The worst of the subjects (`error > failed > indeterminate > exempt > passed`); `nothing-to-verify` where there is none. */
function worst(outcomes) {
    const sorted = outcomes.toSorted((a, b) => RUN_RANK[b] - RUN_RANK[a]);
    return sorted[0] ?? 'nothing-to-verify';
}
/**
 * The exit code of a run: the one place where modes and waivers count.
 *
 * `excused` says that every subject that failed or is indeterminate is excused by a mode or a waiver in time. `complete` says that the question
 * came from a source that may have no subject (a dependency diff, manifests) and was read to its end: only then is nothing to verify no error.
 */
function exitCode(run) {
    switch (run.outcome) {
        case 'passed': return 0;
        case 'exempt': return 0;
        case 'failed': return run.excused ? 0 : 1;
        case 'indeterminate': return run.excused ? 0 : 3;
        case 'nothing-to-verify': return run.complete ? 0 : 2;
        case 'error': return 2;
        default: return (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .assertNever */ .xb)(run.outcome);
    }
}


/***/ }),

/***/ 818:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  FK: () => (/* binding */ buildReport),
  Ki: () => (/* binding */ reportVerdict),
  rB: () => (/* binding */ withProblems)
});

// EXTERNAL MODULE: ./build/domain/errors.js
var errors = __webpack_require__(6046);
// EXTERNAL MODULE: ./build/domain/limits.js
var limits = __webpack_require__(545);
// EXTERNAL MODULE: ./build/domain/verdict.js
var verdict = __webpack_require__(272);
// EXTERNAL MODULE: ./build/report/chain.js
var chain = __webpack_require__(3150);
// EXTERNAL MODULE: ./build/domain/image-reference.js
var image_reference = __webpack_require__(880);
// EXTERNAL MODULE: ./build/domain/predicate-types.js
var predicate_types = __webpack_require__(5940);
// EXTERNAL MODULE: ./build/report/ledger.js
var report_ledger = __webpack_require__(8230);
;// CONCATENATED MODULE: ./build/report/image-notes.js
// What the reader of a passed image should know though it changes nothing: what was verified of it, and what binds its name.





/** Notes and warnings on an image, or an asset of a release, that passed; empty for everything else. */
function imageNotes(verdict) {
    const { subject } = verdict.dossier;
    if (verdict.outcome !== 'passed')
        return [];
    // A file with a version is an asset of a release.
    if (subject.image === null)
        return subject.version !== null && !bindsVersion(verdict, subject) ? [(0,errors/* problem */.CC)('TAG_UNBOUND', { about: 'release', level: 'warning', seen: subject.version.tag })] : [];
    const about = (0,chain/* kept */.LP)(subject.image.reference);
    return [
        ...(subject.image.children === null ? [] : [(0,errors/* problem */.CC)('INDEX_ONLY', { about, level: 'note', seen: `${subject.image.children} ${subject.image.children === 1 ? 'image' : 'images'} in the index ${subject.digest}` })]),
        ...(subject.image.isTagged && subject.version !== null && !bindsVersion(verdict, subject) ? [(0,errors/* problem */.CC)('TAG_UNBOUND', { about, level: 'warning', seen: subject.version.tag })] : []),
        ...(0,report_ledger/* countedOf */.MJ)(verdict.rules).flatMap((attestation) => otherName(attestation, subject, about)),
    ];
}
/** Claims that name the source: a version in one of them binds the image to what was built from it. */
const OF_SOURCE = new Set(['source-ref', 'source-tag', 'signer-ref', 'source-digest', 'certificate-identity']);
// Whether what was asked names a source that cannot be another one's: a commit, or the tag or version of the image, in a text that is compared whole.
function bindsVersion({ rules }, { version }) {
    return rules.some(({ rule }) => rule !== null && (asksForRelease(rule.require) || constraintsOf(rule.require).some((constraints) => [...constraints].some(([claim, pattern]) => OF_SOURCE.has(claim) && names(pattern, claim, version)))));
}
// The attestation of a release counts for its own tag only (verification/claims/release.ts).
function asksForRelease(requirement) {
    if (requirement.kind === 'all')
        return requirement.of.some(asksForRelease);
    return requirement.kind === 'evidence' && requirement.what.kind === 'statement' && requirement.what.predicateTypes.every(predicate_types/* isReleaseType */.a3);
}
function names(pattern, claim, version) {
    if (pattern.kind === 'version')
        return version?.version != null && pattern.range === `=${version.version}`;
    if (pattern.kind !== 'text')
        return false;
    if (claim === 'source-digest')
        return true;
    return pattern.anyOf.every((text) => text.includes('{tag}') || text.includes('{version}') || [version?.tag, version?.version].some((known) => known != null && known !== '' && (claim === 'source-tag' ? text === known || text === `v${known}` : text.endsWith(`/${known}`) || text.endsWith(`/v${known}`))));
}
function constraintsOf(requirement) {
    switch (requirement.kind) {
        case 'evidence': return [requirement.where, ...requirement.signedBy.flatMap((signer) => (signer.kind === 'keyless' ? [signer.accept, signer.facts] : [signer.facts]))];
        case 'all':
        case 'any':
        case 'at-least': return requirement.of.flatMap(constraintsOf);
        case 'judged': return constraintsOf(requirement.of);
        case 'exempt':
        case 'refuse': return [];
        default: return requirement;
    }
}
// Images are copied with their signatures, so another name is no fault; somebody who did not copy it wants to know.
function otherName({ claims }, subject, about) {
    const stated = claims.get('signed-identity')?.[0].value;
    if (stated === undefined || subject.name.startsWith('oci:'))
        return [];
    const reference = (0,image_reference/* parseImageReference */.o_)(stated);
    const isSame = reference !== null && (0,image_reference/* nameOfRepository */.vQ)(reference.repository) === subject.name;
    return isSame ? [] : [(0,errors/* problem */.CC)('REFERENCE_DIFFERS', { about, level: 'warning', seen: stated, expected: subject.name })];
}

// EXTERNAL MODULE: ./build/report/reasons.js
var reasons = __webpack_require__(7802);
// EXTERNAL MODULE: ./build/report/requirement-words.js
var requirement_words = __webpack_require__(56);
;// CONCATENATED MODULE: ./build/report/build.js
// Builds the report: from verdicts to plain data, the only thing renderers see.
//
// Pure and deterministic: subjects in the order given, everything gathered from answers sorted, so that the order of answers does not show.
// It names outcomes and adds none: an outcome comes from the verdict, the exit code from `exitCode` (house rule: truth first, then enforcement).








/** Makes the report of one subject. `of` is how many subjects the run has: a report holds a number of rows for all of them. */
function reportVerdict(verdict, ms, of) {
    return { kind: 'reported', subject: judgedReport(verdict, ms, rowsFor(of)), notes: warningsOf(verdict) };
}
function rowsFor(subjects) {
    return Math.max(1, Math.floor(limits/* limits */.F.reportRows / Math.max(1, subjects)));
}
function warningsOf(verdict) {
    return [...verdict.warnings, ...imageNotes(verdict), ...(0,report_ledger/* countedOf */.MJ)(verdict.rules).flatMap((attestation) => attestation.warnings)];
}
/** Builds the report of a run. The outcome is the worst of its subjects, and `error` where there is any problem of the run. */
function buildReport(run) {
    const rows = rowsFor(run.results.length);
    const subjects = run.results.map((result) => subjectReport(result, run, rows));
    const outcome = run.problems.length > 0 ? 'error' : (0,verdict/* worst */.QZ)(subjects.map((subject) => subject.outcome));
    const lacking = subjects.filter((subject) => subject.outcome === 'failed' || subject.outcome === 'indeterminate');
    return {
        schema: 1,
        outcome,
        exit: (0,verdict/* exitCode */.I$)({ outcome, excused: lacking.length > 0 && lacking.every((subject) => subject.excused), complete: run.complete }),
        excused: lacking.filter((subject) => subject.excused).length,
        mode: run.mode,
        constraints: run.constraints.map((line) => (0,chain/* kept */.LP)(line)),
        weakenedBy: [...new Set([...run.weakenedBy, ...run.trust.flatMap((domain) => domain.weakenedBy)])],
        layers: run.layers.map(({ name, digest }) => ({ name: (0,chain/* kept */.LP)(name), digest })),
        trust: run.trust.map(({ name, origin }) => ({ name: (0,chain/* kept */.LP)(name), origin: (0,chain/* kept */.LP)(origin) })),
        subjects,
        problems: run.problems.map(reasons/* tidy */.D),
        notes: notesOf(run),
    };
}
function subjectReport(result, run, rows) {
    switch (result.kind) {
        case 'judged': return judgedReport(result.verdict, result.ms, rows);
        case 'reported': return result.subject;
        case 'interrupted': return { ...unjudged(result, run), outcome: 'indeterminate', excused: run.layers.length > 0 && run.layers.every(excusesAll), reasons: [(0,reasons/* tidy */.D)((0,errors/* problem */.CC)('INTERRUPTED'))] };
        case 'unasked': return { ...unjudged(result, run), outcome: 'indeterminate', excused: run.layers.length > 0 && run.layers.every(excusesAll), reasons: [(0,reasons/* tidy */.D)(result.problem)] };
        case 'refused': return { ...unjudged(result, run), outcome: 'failed', excused: run.layers.length > 0 && run.layers.every(excusesAll), reasons: [(0,reasons/* tidy */.D)(result.problem)] };
        case 'error': return { ...unjudged(result, run), outcome: 'error', reasons: [(0,reasons/* tidy */.D)(result.problem)] };
        default: return result;
    }
}
function judgedReport(verdict, ms, rows) {
    const { subject, searches } = verdict.dossier;
    const counted = (0,report_ledger/* countedOf */.MJ)(verdict.rules);
    const ledger = (0,report_ledger/* ledgerOf */.Xr)(verdict);
    return {
        ...named(subject),
        outcome: verdict.outcome,
        excused: verdict.excused,
        mode: modeOf(verdict.rules),
        signer: verdict.outcome === 'passed' ? (0,chain/* kept */.LP)([...new Set(counted.map(chain/* signerOf */.Kv))].toSorted(chain/* compareText */.n6).join(', ')) : null,
        chain: (0,chain/* chainOf */.dR)(counted, verdict.rules),
        ledger: ledger.slice(0, rows),
        omitted: Math.max(0, ledger.length - rows),
        searches: searches.map((search) => ({
            at: { source: (0,chain/* kept */.LP)(search.at.source), address: (0,chain/* kept */.LP)(search.at.address) },
            outcome: search.outcome,
            code: search.outcome === 'unavailable' ? search.code : null,
        })).toSorted((a, b) => (0,chain/* compareText */.n6)(JSON.stringify(a), JSON.stringify(b))),
        reasons: (0,reasons/* reasonsOf */.z)(verdict),
        rules: verdict.rules.map(requirement_words/* ruleReport */.vR),
        components: [],
        ms,
    };
}
function unjudged(result, run) {
    return {
        ...named(result.subject),
        outcome: 'error', excused: false, mode: run.mode, signer: null, chain: [], ledger: [], omitted: 0, searches: [], reasons: [], rules: [], components: [], ms: result.ms,
    };
}
function named(subject) {
    const seenAt = subject.seenAt.map(({ file, line, column, span }) => ({ file: (0,chain/* kept */.LP)(file), line, column, span }));
    const image = subject.image === null ? null : { ...subject.image, reference: (0,chain/* kept */.LP)(subject.image.reference), platform: subject.image.platform === null ? null : (0,chain/* kept */.LP)(subject.image.platform) };
    // What stands for an identifier inside a run is no digest of anything.
    return { kind: subject.kind, name: (0,chain/* kept */.LP)(subject.name), digest: subject.kind === 'identifier' ? null : subject.digest, image, seenAt };
}
// The strictest mode among the rules that did not hold; where all hold, among all.
function modeOf(rules) {
    const open = rules.filter((rule) => rule.outcome === 'failed' || rule.outcome === 'indeterminate');
    const modes = new Set((open.length > 0 ? open : rules).map((rule) => rule.mode));
    if (modes.has('enforce'))
        return 'enforce';
    return modes.has('warn') ? 'warn' : 'observe';
}
// Whether nothing this layer could have said of a subject would have stopped the step; only then may what was never judged go on.
// A deny rule has the last word in every mode, and an unmatched subject has no mode. The layer of the inputs matches every subject.
function excusesAll(layer) {
    const matched = layer.unmatched === 'exempt' || layer.digest === null;
    return matched && layer.deny.length === 0 && layer.rules.length > 0 && layer.rules.every((rule) => rule.mode !== 'enforce');
}
function notesOf(run) {
    const warnings = run.results.flatMap((result) => (result.kind === 'judged' ? warningsOf(result.verdict) : result.kind === 'reported' ? result.notes : []));
    const notes = [...run.notes, ...warnings].map(reasons/* tidy */.D);
    if (run.results.length > 1)
        notes.push((0,errors/* problem */.CC)('OUTPUT_EMPTY', { about: 'digest, image, signer', level: 'note' }));
    return [...new Map(notes.map((note) => [JSON.stringify(note), note])).values()];
}
/**
 * The report with what went wrong while it was published: an error, unless the run failed, which nothing turns into anything else.
 */
function withProblems(report, problems) {
    if (problems.length === 0)
        return report;
    const outcome = report.outcome === 'failed' && report.exit !== 0 ? 'failed' : 'error';
    return { ...report, outcome, exit: (0,verdict/* exitCode */.I$)({ outcome, excused: false, complete: false }), problems: [...report.problems, ...problems.map(reasons/* tidy */.D)] };
}


/***/ }),

/***/ 3150:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kl: () => (/* binding */ classOf),
/* harmony export */   Kv: () => (/* binding */ signerOf),
/* harmony export */   LP: () => (/* binding */ kept),
/* harmony export */   dR: () => (/* binding */ chainOf),
/* harmony export */   n6: () => (/* binding */ compareText),
/* harmony export */   z7: () => (/* binding */ signerLine)
/* harmony export */ });
/* harmony import */ var _domain_claims_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4140);
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6046);
// The chain: the facts of the attestations that counted, with who vouches for each. And a signer in one line.
//
// Trusts attestations only. Values are text from outside, bounded here and escaped by renderers.


const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';
/** Text from outside as it is kept in a report: well-formed, and bounded once (what was cut before is not cut again: the mark of the cut has room). */
function kept(text, length = 512) {
    return (text.length <= length + 64 ? text : (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .bounded */ .Mm)(text, length)).toWellFormed();
}
/**
 * Names a signer in one line, from the values of the claims: `owner/repo/path@ref` for a workflow on github.com, else `identity (issuer)`, or the key.
 *
 * The short form is used only where identity and issuer are exactly those of a workflow on github.com: a workflow of another host, or an
 * identity by another issuer, must not read like one.
 */
function signerLine(values) {
    const key = values('key')[0];
    if (key !== undefined)
        return kept(`key ${key}`);
    const identities = values('certificate-identity');
    const issuer = values('certificate-oidc-issuer')[0] ?? 'issuer not stated';
    const only = identities.length === 1 ? identities[0] : undefined;
    const workflow = only?.startsWith('https://github.com/') === true && issuer === GITHUB_ISSUER ? only.slice('https://github.com/'.length) : null;
    if (workflow !== null && /^[^/]+\/[^/]+\/[^@]+@[^@]+$/.test(workflow))
        return kept(workflow);
    return kept(`${identities.length === 0 ? 'identity not stated' : identities.join(', ')} (${issuer})`);
}
/** The signer of an attestation in one line. Never from the builder's own words: anybody can write those. */
function signerOf(attestation) {
    return signerLine((claim) => (attestation.claims.get(claim) ?? []).filter((fact) => fact.from !== 'self-declared').map((fact) => fact.value));
}
/** What an attestation says in one word: `signature`, or the predicate type. */
function classOf(attestation) {
    return attestation.says.kind === 'signature' ? 'signature' : kept(attestation.says.predicateType);
}
/**
 * The chain of these attestations. A link `class` opens the facts of each.
 *
 * Claims of open sets (annotations, workflow inputs, verified levels) are in it only where a requirement asks for them: anybody can write thousands.
 */
function chainOf(counted, rules) {
    const asked = new Set(rules.flatMap((verdict) => (verdict.rule === null ? [] : openClaimsOf(verdict.rule.require))));
    const names = [..._domain_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .claimNames */ .RA, ...[...asked].toSorted()];
    return counted.toSorted(byClassAndDigest).flatMap((attestation) => linksOf(attestation, names));
}
function linksOf(attestation, names) {
    // The statement's class and subjects are the signer's own signed words.
    const from = attestation.claims.has('key') ? 'key' : 'certificate';
    const links = [{ claim: 'class', value: classOf(attestation), from }];
    for (const claim of names) {
        for (const fact of attestation.claims.get(claim) ?? [])
            links.push({ claim, value: kept(fact.value), from: fact.from });
    }
    if (attestation.through !== null)
        links.push({ claim: 'through', value: `${attestation.through.container} (${attestation.through.how})`, from });
    for (const { kind, authority, index, at } of attestation.witnessed) {
        const where = index === null ? '' : `, entry ${index}`;
        links.push({ claim: 'witness', value: kept(`${kind} ${authority}${where}${at === null ? '' : `, at ${at.toISOString()}`}`), from: 'witness' });
    }
    links.push({ claim: 'trust', value: kept(attestation.trust), from: 'witness' });
    return links;
}
function openClaimsOf(requirement) {
    switch (requirement.kind) {
        case 'evidence': return [requirement.where, ...requirement.signedBy.flatMap((signer) => (signer.kind === 'keyless' ? [signer.accept, signer.facts] : [signer.facts]))]
            .flatMap((constraints) => [...constraints.keys()])
            .filter(_domain_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .isOpenClaim */ .n_);
        case 'all':
        case 'any':
        case 'at-least': return requirement.of.flatMap(openClaimsOf);
        case 'judged': return openClaimsOf(requirement.of);
        case 'exempt':
        case 'refuse': return [];
        default: return requirement;
    }
}
function byClassAndDigest(a, b) {
    return compareText(`${classOf(a)} ${a.evidence} ${a.trust}`, `${classOf(b)} ${b.evidence} ${b.trust}`);
}
/** Compares by code unit: the same everywhere, whatever the locale of the machine. */
function compareText(a, b) {
    if (a === b)
        return 0;
    return a < b ? -1 : 1;
}


/***/ }),

/***/ 8230:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K_: () => (/* binding */ isAboutSigner),
/* harmony export */   MJ: () => (/* binding */ countedOf),
/* harmony export */   Q2: () => (/* binding */ signerCode),
/* harmony export */   Xr: () => (/* binding */ ledgerOf)
/* harmony export */ });
/* harmony import */ var _domain_predicate_types_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5940);
/* harmony import */ var _chain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3150);
/* harmony import */ var _requirement_words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56);
// The ledger: every candidate once, and what became of it.
//
// What counted, and the nearest miss, is read from the judgement tree. Of further candidates of the right class the tree says nothing; they are
// called foreign only where no accepted signer can be theirs. Nothing here decides anything: the verdict is made before.



const ORDER = ['counted', 'unmet', 'foreign', 'not-needed', 'rejected'];
const NOT_NEEDED = { became: 'not-needed', code: null, seen: null, expected: null };
/**
 * The rows of all candidates: best first, then by place, so that the order of answers does not show.
 *
 * A row is a candidate's bytes: the same bytes found in several places are one piece of evidence.
 */
function ledgerOf(verdict) {
    const rows = new Map();
    const add = (row) => {
        const other = rows.get(row.evidence);
        if (other === undefined || compareRows(row, other) < 0)
            rows.set(row.evidence, row);
    };
    const { dossier } = verdict;
    for (const attestation of dossier.attestations)
        add(attestedRow(attestation, verdict));
    for (const rejection of dossier.rejections)
        add(rejectedRow(rejection));
    for (const candidate of candidatesOf(dossier)) {
        // Found, and neither authenticated nor rejected: a defect, and one that must show.
        if (!rows.has(candidate.id))
            add(rejectedRow({ candidate, code: 'INTERNAL', seen: 'nothing became of this candidate', expected: '' }));
    }
    return [...rows.values()].toSorted(compareRows);
}
/** The attestations that are proof: those of the topmost parts of each rule that passed, and none of a rule that was denied. */
function countedOf(rules) {
    return [...new Set(rules.flatMap((rule) => (rule.judgement === null || rule.denied !== null ? [] : proofsOf(rule.judgement))))];
}
function proofsOf(judgement) {
    return judgement.outcome === 'passed' ? judgement.basis : judgement.of.flatMap(proofsOf);
}
function candidatesOf(dossier) {
    return dossier.searches.flatMap((search) => (search.outcome === 'found' ? search.candidates : []));
}
function rejectedRow(rejection) {
    const { candidate, code, seen, expected } = rejection;
    return {
        at: place(candidate.foundAt), evidence: candidate.id, format: null, says: null, signer: null,
        became: 'rejected', code, seen: brief(seen), expected: expected === '' ? null : brief(expected),
    };
}
function attestedRow(attestation, verdict) {
    const first = attestation.foundAt.toSorted((a, b) => (0,_chain_js__WEBPACK_IMPORTED_MODULE_1__/* .compareText */ .n6)(addressOf(a), addressOf(b)))[0] ?? attestation.foundAt[0];
    return {
        at: place(first), evidence: attestation.evidence, format: brief(attestation.format), says: brief((0,_chain_js__WEBPACK_IMPORTED_MODULE_1__/* .classOf */ .Kl)(attestation)), signer: brief((0,_chain_js__WEBPACK_IMPORTED_MODULE_1__/* .signerOf */ .Kv)(attestation)),
        ...standingOf(attestation, verdict.rules),
    };
}
function standingOf(attestation, rules) {
    const denied = rules.find((rule) => rule.denied?.by === attestation)?.denied;
    if (denied)
        return { became: 'unmet', code: 'DENIED', seen: brief((0,_chain_js__WEBPACK_IMPORTED_MODULE_1__/* .signerOf */ .Kv)(attestation)), expected: brief(denied.rule.reason) };
    if (countedOf(rules).includes(attestation))
        return { became: 'counted', code: null, seen: null, expected: null };
    return rules.flatMap((rule) => (rule.judgement === null ? [] : leavesOf(rule.judgement)))
        .filter((leaf) => (0,_domain_predicate_types_js__WEBPACK_IMPORTED_MODULE_0__/* .isOfClass */ .Kk)(attestation.says, leaf.evidence.what))
        .map((leaf) => standingInLeaf(attestation, leaf))
        .reduce((best, next) => (ORDER.indexOf(next.became) < ORDER.indexOf(best.became) ? next : best), NOT_NEEDED);
}
function standingInLeaf(attestation, { judgement, evidence }) {
    const foreign = { became: 'foreign', code: 'SIGNER_MISMATCH', seen: brief((0,_chain_js__WEBPACK_IMPORTED_MODULE_1__/* .signerOf */ .Kv)(attestation)), expected: brief((0,_requirement_words_js__WEBPACK_IMPORTED_MODULE_2__/* .signersWords */ .dm)(evidence.signedBy)) };
    const closest = judgement.outcome === 'failed' || judgement.outcome === 'indeterminate' ? judgement.closest : null;
    if (closest?.attestation === attestation)
        return missOf(closest.unmet, { judgement, evidence });
    if (!canBeAccepted(attestation, evidence))
        return foreign;
    if (closest === null)
        return NOT_NEEDED;
    // Further away than the nearest miss: where that one has the wrong signer, so has this one.
    const nearest = missOf(closest.unmet, { judgement, evidence });
    return nearest.became === 'foreign' ? foreign : { became: 'unmet', code: nearest.code, seen: null, expected: null };
}
// The first of the unmet facts; one about who signed goes before, because it decides whose evidence this is.
function missOf(unmet, leaf) {
    const aboutSigner = unmet.find((miss) => isAboutSigner(miss, leaf));
    const { code, seen, expected } = aboutSigner ?? unmet[0];
    return {
        became: aboutSigner === undefined ? 'unmet' : 'foreign',
        code: aboutSigner === undefined ? code : signerCode(code),
        seen: seen === null ? null : brief(seen),
        expected: brief(expected),
    };
}
/**
 * Whether an unmet fact says that somebody else signed, and not that the right one signed something else.
 *
 * `repo` can be either: it is part of the signer where the signer is accepted by it.
 */
function isAboutSigner(miss, { judgement, evidence }) {
    if ('code' in judgement && judgement.code === 'SIGNER_MISMATCH')
        return true;
    if (miss.code === 'SIGNER_MISMATCH' || miss.about === 'trust' || miss.about === 'key')
        return true;
    return evidence.signedBy.some((signer) => constrains(signer.facts, miss.about) || (signer.kind === 'keyless' && constrains(signer.accept, miss.about))) && !constrains(evidence.where, miss.about);
}
function constrains(constraints, about) {
    return [...constraints.keys()].some((claim) => claim === about);
}
/** The code for a fact about the signer: a plain difference there means another signer; the more telling codes stay. */
function signerCode(code) {
    return code === 'CLAIM_MISMATCH' || code === 'CLAIM_ABSENT' ? 'SIGNER_MISMATCH' : code;
}
// False only where it is certain: patterns and placeholders are the policy's to compare, and are not compared a second time here.
function canBeAccepted(attestation, evidence) {
    return evidence.signedBy.some((signer) => {
        switch (signer.kind) {
            case 'previous':
            case 'unsafe-any': return true;
            case 'key': return signer.trust.includes(attestation.trust) && vouched(attestation, 'key').includes(signer.spki);
            case 'keyless': return signer.trust.includes(attestation.trust) && canHold(attestation, signer.accept);
            default: return signer;
        }
    });
}
// Who signed is never taken from the signer's own words.
function vouched(attestation, claim) {
    return (attestation.claims.get(claim) ?? []).filter((fact) => fact.from !== 'self-declared').map((fact) => fact.value);
}
function canHold(attestation, constraints) {
    return constraints.size > 0 && [...constraints].every(([claim, pattern]) => {
        const values = vouched(attestation, claim);
        if (values.length === 0)
            return false;
        if (pattern.kind !== 'text' || pattern.star || pattern.anyOf.some((text) => text.includes('{')))
            return true;
        return values.some((value) => pattern.anyOf.includes(value));
    });
}
function leavesOf(judgement) {
    const { requirement } = judgement;
    return requirement.kind === 'evidence' ? [{ judgement, evidence: requirement }] : judgement.of.flatMap(leavesOf);
}
function compareRows(a, b) {
    return ORDER.indexOf(a.became) - ORDER.indexOf(b.became) || (0,_chain_js__WEBPACK_IMPORTED_MODULE_1__/* .compareText */ .n6)(sortKey(a), sortKey(b));
}
function sortKey(row) {
    return JSON.stringify([row.at.source, row.at.address, row.evidence, row.code, row.seen, row.expected, row.signer]);
}
function addressOf(at) {
    return JSON.stringify([at.source, at.address]);
}
function place(at) {
    return { source: brief(at.source), address: brief(at.address) };
}
// There can be thousands of rows, each with seven texts.
function brief(text) {
    return (0,_chain_js__WEBPACK_IMPORTED_MODULE_1__/* .kept */ .LP)(text, 256);
}


/***/ }),

/***/ 7802:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ tidy),
/* harmony export */   z: () => (/* binding */ reasonsOf)
/* harmony export */ });
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6046);
/* harmony import */ var _domain_predicate_types_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5940);
/* harmony import */ var _chain_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3150);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8230);
/* harmony import */ var _requirement_words_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(56);
// Reasons: why a subject did not pass, as problems somebody can act on.
//
// One per unmet requirement, from its nearest miss; where a place could not be asked, which one. Nothing is decided here.





/** What to do about a subject without evidence. */
const wherePut = {
    image: 'Check that its publisher signs it. Say where else evidence lies with evidence-repository; download what is at GitHub only (gh attestation download), and name the file with bundle.',
    other: 'Check that its publisher signs it. Name the file of evidence with bundle, or lay it beside the file under a usual name, as FILE.sigstore.json.',
};
/** Places that are named one by one; more are counted. */
const PLACES = 5;
const CODE_ORDER = Object.keys(_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F4);
/** Why the verdict is what it is; empty for `passed`. Without doubles: two layers that ask the same are told once. */
function reasonsOf(verdict) {
    if (verdict.outcome === 'passed')
        return [];
    const level = levelOf(verdict);
    const silent = verdict.outcome === 'indeterminate' ? silentPlaces(verdict) : [];
    const reasons = [...silent, ...verdict.rules.flatMap((rule) => ruleReasons(rule, verdict))].map((reason) => tidy({ ...reason, level }));
    return [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()];
}
/** A problem with every text well-formed and bounded, whoever made it. */
function tidy(given) {
    const { code, about, level, what, seen, expected, next, at } = given;
    return { code, about: keptOrNull(about), level, what: (0,_chain_js__WEBPACK_IMPORTED_MODULE_2__/* .kept */ .LP)(what), seen: keptOrNull(seen), expected: keptOrNull(expected), next: (0,_chain_js__WEBPACK_IMPORTED_MODULE_2__/* .kept */ .LP)(next), at: at === null ? null : { ...at, file: (0,_chain_js__WEBPACK_IMPORTED_MODULE_2__/* .kept */ .LP)(at.file) } };
}
function keptOrNull(text) {
    return text === null ? null : (0,_chain_js__WEBPACK_IMPORTED_MODULE_2__/* .kept */ .LP)(text);
}
function levelOf(verdict) {
    if (verdict.outcome === 'exempt')
        return 'note';
    if (!verdict.excused)
        return 'error';
    return verdict.rules.every((rule) => rule.outcome === 'passed' || rule.outcome === 'exempt' || rule.mode === 'observe') ? 'note' : 'warning';
}
function silentPlaces({ dossier }) {
    const silent = dossier.searches.filter((search) => search.outcome === 'unavailable')
        .toSorted((a, b) => (0,_chain_js__WEBPACK_IMPORTED_MODULE_2__/* .compareText */ .n6)(`${a.at.source} ${a.at.address}`, `${b.at.source} ${b.at.address}`));
    const more = silent.length > PLACES ? ` ${silent.length - PLACES} more places could not be asked either.` : '';
    return silent.slice(0, PLACES).map(({ at, code }) => (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)(code, {
        about: at.source,
        ...(code === 'TRUST_REFRESH'
            ? { what: `The trust root of ${at.address} could not be had, and the evidence may need it.${more}`, next: `The note about it says why. ${_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F4[code].next}` }
            : { what: `A place could not be asked, ${at.source} ${at.address}: ${lowerFirst(_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F4[code].means)}${more}` }),
    }));
}
function ruleReasons(rule, verdict) {
    // An exemption is a reason only of a subject that is exempt as a whole.
    if (rule.outcome === 'passed' || (rule.outcome === 'exempt' && verdict.outcome !== 'exempt'))
        return [];
    const where = verdict.rules.length > 1 ? `${rule.layer}, ${rule.rule === null ? 'no rule' : `rule ${rule.rule.name}`}: ` : '';
    return ruleProblems(rule, verdict).map((reason) => ({ ...reason, what: `${where}${reason.what}` }));
}
function ruleProblems(rule, verdict) {
    const { dossier } = verdict;
    if (rule.denied !== null) {
        const { by, rule: { reason } } = rule.denied;
        return [(0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)('DENIED', { what: `The policy denies this: ${reason}`, seen: by === null ? dossier.subject.digest : (0,_chain_js__WEBPACK_IMPORTED_MODULE_2__/* .signerOf */ .Kv)(by) })];
    }
    if (rule.judgement === null) {
        const exempt = rule.outcome === 'exempt' ? { what: 'No rule of the policy matches this subject, and the policy exempts what no rule matches.', next: 'Add a rule if it should be verified.' } : {};
        return [(0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)('NO_RULE', { about: rule.layer, seen: dossier.subject.name, ...exempt })];
    }
    return judgementProblems(rule.judgement, verdict);
}
function judgementProblems(judgement, verdict) {
    if (judgement.outcome === 'passed' || judgement.outcome === 'exempt')
        return [];
    const parts = judgement.of.flatMap((part) => judgementProblems(part, verdict));
    // These say no more than that their parts failed, and the parts say why.
    const isPassedOn = judgement.requirement.kind === 'judged' && judgement.code !== 'CHECK_FAILED';
    const empty = judgement.code === 'REQUIREMENTS' || judgement.code === 'ALTERNATIVES' || isPassedOn;
    return empty && parts.length > 0 ? parts : [...ownProblems(judgement, verdict), ...parts];
}
function ownProblems(judgement, { dossier }) {
    const { requirement, code, closest } = judgement;
    // What came nearest to a part is said by the part.
    if (closest !== null && (requirement.kind === 'evidence' || requirement.kind === 'judged'))
        return closest.unmet.map((unmet) => missProblem(unmet, judgement));
    if (requirement.kind === 'refuse')
        return [(0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)(code, { what: `The policy refuses this subject: ${requirement.reason}` })];
    const expected = (0,_requirement_words_js__WEBPACK_IMPORTED_MODULE_4__/* .requirementWords */ .Zy)(requirement);
    if (code === 'AT_LEAST')
        return [(0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)(code, { expected, seen: `${judgement.of.filter(({ outcome }) => outcome === 'passed').length} of ${judgement.of.length} are met` })];
    // "None" is said of the places that answered only.
    if (code === 'EVIDENCE_NONE' && judgement.outcome === 'indeterminate')
        return [(0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)(code, { what: 'No evidence was found in the places that answered.', expected })];
    if (code !== 'EVIDENCE_REJECTED')
        return [(0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)(code, { about: requirement.kind === 'evidence' ? requirement.name : null, expected, seen: code === 'EVIDENCE_NONE' ? 'no evidence' : code === 'CLASS_MISSING' ? classesIn(dossier) : null, ...(code === 'EVIDENCE_NONE' ? { next: wherePut[dossier.subject.kind === 'image' ? 'image' : 'other'] } : {}) })];
    const nearest = nearestRejection(dossier.rejections);
    return [nearest === null ? (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)(code, { expected }) : rejectedProblem(nearest, dossier.rejections.length)];
}
/** Classes of the authentic evidence that is there, for a reader who misses one. */
function classesIn({ attestations }) {
    const classes = [...new Set(attestations.map(_chain_js__WEBPACK_IMPORTED_MODULE_2__/* .classOf */ .Kl))].toSorted(_chain_js__WEBPACK_IMPORTED_MODULE_2__/* .compareText */ .n6);
    return classes.length === 0 ? null : classes.join(', ');
}
function missProblem(unmet, judgement) {
    const { requirement } = judgement;
    const { about, expected, seen } = unmet;
    const ofSigner = requirement.kind === 'evidence' && (0,_ledger_js__WEBPACK_IMPORTED_MODULE_3__/* .isAboutSigner */ .K_)(unmet, { judgement, evidence: requirement });
    const code = ofSigner ? (0,_ledger_js__WEBPACK_IMPORTED_MODULE_3__/* .signerCode */ .Q2)(unmet.code) : unmet.code;
    const what = `${requirement.kind === 'evidence' ? `${(0,_domain_predicate_types_js__WEBPACK_IMPORTED_MODULE_1__/* .labelOf */ .Wy)(requirement.what)}: ` : ''}${lowerFirst(_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F4[code].means)}`;
    const next = code === 'CLAIM_MISMATCH' ? { next: `Use what was built with this ${about}. Change the constraint only if what was found is what you want.` } : {};
    return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)(code, { about, expected, seen, what: upperFirst(what), ...next });
}
// The candidate that came furthest: the table of codes is in the order of examination.
function nearestRejection(rejections) {
    return rejections.toSorted((a, b) => rank(b.code) - rank(a.code) || (0,_chain_js__WEBPACK_IMPORTED_MODULE_2__/* .compareText */ .n6)(a.candidate.id, b.candidate.id))[0] ?? null;
}
function rank(code) {
    return code === 'VERIFIER_THREW' ? -1 : CODE_ORDER.indexOf(code);
}
function rejectedProblem(nearest, count) {
    const found = count === 1 ? 'One candidate was found, and it was rejected' : `${count} candidates were found, and all were rejected; the nearest one`;
    return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)('EVIDENCE_REJECTED', {
        about: nearest.code,
        what: `${found}: ${lowerFirst(_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F4[nearest.code].means)}`,
        seen: nearest.seen === '' ? null : nearest.seen,
        expected: nearest.expected === '' ? null : nearest.expected,
        next: _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F4[nearest.code].next,
    });
}
function upperFirst(sentence) {
    return `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}`;
}
function lowerFirst(sentence) {
    return `${sentence.slice(0, 1).toLowerCase()}${sentence.slice(1)}`;
}


/***/ }),

/***/ 56:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zy: () => (/* binding */ requirementWords),
/* harmony export */   dm: () => (/* binding */ signersWords),
/* harmony export */   oK: () => (/* binding */ requirementLine),
/* harmony export */   vR: () => (/* binding */ ruleReport)
/* harmony export */ });
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6046);
/* harmony import */ var _domain_limits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(545);
/* harmony import */ var _domain_predicate_types_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5940);
/* harmony import */ var _chain_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3150);
// Requirements, signers and constraints in words, and the judgement tree as data.
//
// Policy text is the user's own, yet a policy may be fetched: it is bounded here and escaped by renderers like everything else.




/** A requirement in words, without its parts. */
function requirementWords(requirement) {
    switch (requirement.kind) {
        case 'evidence': return (0,_chain_js__WEBPACK_IMPORTED_MODULE_3__/* .kept */ .LP)(evidenceWords(requirement));
        case 'all': return 'all of these';
        case 'any': return 'any of these';
        case 'at-least': return `at least ${requirement.count} of these, by different signers`;
        case 'judged': return `a check (${requirement.check.language}) over this`;
        case 'exempt': return (0,_chain_js__WEBPACK_IMPORTED_MODULE_3__/* .kept */ .LP)(`exempt: ${requirement.reason}`);
        case 'refuse': return (0,_chain_js__WEBPACK_IMPORTED_MODULE_3__/* .kept */ .LP)(`refused: ${requirement.reason}`);
        default: return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .assertNever */ .xb)(requirement);
    }
}
/** A requirement in words with all its parts, in one line. */
function requirementLine(requirement) {
    switch (requirement.kind) {
        case 'all': return requirement.of.map(requirementLine).join('; and ');
        case 'any': return `(${requirement.of.map(requirementLine).join('; or ')})`;
        case 'at-least': return `at least ${requirement.count}, by different signers, of (${requirement.of.map(requirementLine).join('; ')})`;
        case 'judged': return `${requirementLine(requirement.of)}; and a check (${requirement.check.language}) over who matched`;
        case 'evidence':
        case 'exempt':
        case 'refuse':
        default: return requirementWords(requirement);
    }
}
/** Who is accepted, in words. */
function signersWords(signers) {
    return signers.map(signerWords).join(', or ');
}
function evidenceWords(evidence) {
    const facts = evidence.where.size === 0 ? '' : `, with ${constraintsWords(evidence.where)}`;
    const checks = evidence.checks.length === 0 ? '' : `, accepted by ${evidence.checks.length === 1 ? 'a check' : `${evidence.checks.length} checks`} (${[...new Set(evidence.checks.map((check) => check.language))].join(', ')})`;
    // Whoever can delete evidence can satisfy it: said wherever it is shown.
    const every = evidence.quantifier === 'every' ? ', and none that contradicts (deletable: whoever removes evidence can satisfy this)' : '';
    return `${(0,_domain_predicate_types_js__WEBPACK_IMPORTED_MODULE_2__/* .labelOf */ .Wy)(evidence.what)} signed by ${signersWords(evidence.signedBy)}${facts}${checks}${every}`;
}
function signerWords(signer) {
    return signer.facts.size === 0 ? nameWords(signer) : `${nameWords(signer)} with ${constraintsWords(signer.facts)}`;
}
function nameWords(signer) {
    switch (signer.kind) {
        case 'keyless': return constraintsWords(signer.accept);
        case 'key': return `key ${signer.spki}`;
        case 'previous': return 'whoever signed the version in use';
        case 'unsafe-any': return `anybody (${signer.input})`;
        default: return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .assertNever */ .xb)(signer);
    }
}
function constraintsWords(constraints) {
    return [...constraints].map(([claim, pattern]) => `${claim} ${patternWords(pattern)}`).join(' and ');
}
function patternWords(pattern) {
    switch (pattern.kind) {
        case 'text': return pattern.anyOf.join(' or ');
        case 'regexp': return `matching /${pattern.source}/`;
        case 'version': return `${pattern.prefix}<version in ${pattern.range}>`;
        case 'builder': return `${pattern.name} at any version`;
        case 'number': return [pattern.min === null ? '' : `at least ${pattern.min}`, pattern.max === null ? '' : `at most ${pattern.max}`].filter((part) => part !== '').join(' and ');
        default: return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .assertNever */ .xb)(pattern);
    }
}
/** One rule's verdict as data. A deny rule that had the last word stands above what it overruled. */
function ruleReport(verdict) {
    return {
        layer: (0,_chain_js__WEBPACK_IMPORTED_MODULE_3__/* .kept */ .LP)(verdict.layer),
        rule: verdict.rule === null ? 'unmatched' : (0,_chain_js__WEBPACK_IMPORTED_MODULE_3__/* .kept */ .LP)(verdict.rule.name),
        outcome: verdict.outcome,
        mode: verdict.mode,
        waiver: verdict.waiver === null ? null : { reason: (0,_chain_js__WEBPACK_IMPORTED_MODULE_3__/* .kept */ .LP)(verdict.waiver.reason), owner: (0,_chain_js__WEBPACK_IMPORTED_MODULE_3__/* .kept */ .LP)(verdict.waiver.owner), until: verdict.waiver.until },
        tree: ruleTree(verdict),
    };
}
function ruleTree(verdict) {
    const tree = verdict.judgement === null ? null : treeOf(verdict.judgement);
    if (verdict.denied !== null) {
        return { what: (0,_chain_js__WEBPACK_IMPORTED_MODULE_3__/* .kept */ .LP)(`denied: ${verdict.denied.rule.reason}`), outcome: verdict.outcome, code: 'DENIED', by: [], nearest: verdict.denied.by?.evidence ?? null, unmet: [], of: tree === null ? [] : [tree] };
    }
    if (tree !== null || verdict.rule !== null)
        return tree;
    return { what: 'no rule matches', outcome: verdict.outcome, code: 'NO_RULE', by: [], nearest: null, unmet: [], of: [] };
}
function treeOf(judgement) {
    const missed = judgement.outcome === 'failed' || judgement.outcome === 'indeterminate';
    const closest = missed ? judgement.closest : null;
    return {
        what: requirementWords(judgement.requirement),
        outcome: judgement.outcome,
        code: missed ? judgement.code : null,
        by: judgement.outcome === 'passed' && judgement.requirement.kind === 'evidence' ? judgement.basis.slice(0, _domain_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .limits */ .F.treeEvidence).map(({ evidence }) => evidence) : [],
        nearest: closest?.attestation.evidence ?? null,
        unmet: (closest?.unmet ?? []).map(({ about, code, expected, seen }) => ({ about, code, expected: (0,_chain_js__WEBPACK_IMPORTED_MODULE_3__/* .kept */ .LP)(expected), seen: seen === null ? null : (0,_chain_js__WEBPACK_IMPORTED_MODULE_3__/* .kept */ .LP)(seen) })),
        of: judgement.of.map(treeOf),
    };
}


/***/ })

};
