export const id = 420;
export const ids = [420];
export const modules = {

/***/ 9190:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ guardedInputs),
/* harmony export */   Q: () => (/* binding */ inputs)
/* harmony export */ });
/* harmony import */ var _domain_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8548);
// Every input there is: the only list. action.yml, the README's tables, the flags of the command line and its help are made or checked from it.
//
// Inputs that constrain a claim are rows of the field table (domain/fields.ts); what stands here says what is verified, with which evidence, and
// what the step does about the verdict.

const NOT_SET = '-';
const plain = { default: NOT_SET, choices: [], door: 'action' };
const settings = {
    image: { ...plain, kind: 'lines', group: 'what', help: 'Images to verify, one per line, by tag or digest; any artifact in a registry, as Helm charts; oci:FOLDER for an OCI layout on disk; @file reads lines from a file. A tag is resolved once: deploy the digest that is handed on.' },
    policy: { ...plain, kind: 'lines', group: 'who', help: 'Policy files, one per line: a path, or github:owner/repo/path@ref with a commit in full. Each says what must be true of which subjects; all of them must pass, and what other inputs ask must hold as well. Native files and ClusterImagePolicies of Sigstore are read.' },
    check: { ...plain, kind: 'lines', group: 'who', help: 'Files with conditions on what the evidence states, one per line: .cel, .cue or .rego, as with cosign verify-attestation --policy. All must accept one and the same attestation.' },
    platforms: { ...plain, kind: 'lines', default: 'index', group: 'what', help: 'Which images of a multi-platform image are verified. index: the index itself, whose bytes fix the digest of each. all: each of them, or a list as linux/amd64, one per line: each needs evidence of its own, and one that is absent fails.' },
    'same-digest': { ...plain, kind: 'boolean', default: 'false', door: 'cli', group: 'what', help: 'Require that all images have one digest: one tag in several registries.' },
    wait: { ...plain, kind: 'seconds', door: 'cli', group: 'behaviour', help: 'How many seconds to wait for an image, or for evidence about it, that is not there yet: right after a push, registries may not list it. Evidence that is there and does not hold is not waited for. Default: none.' },
    'evidence-repository': { ...plain, kind: 'lines', group: 'evidence', help: 'Repositories to look for evidence in, beside the image\'s own, one per line and taken as they are: ghcr.io/acme/signatures. At the command line COSIGN_REPOSITORY is the default.' },
    'github-token': { ...plain, kind: 'secrets', group: 'evidence', help: 'A token, as github.token of the job, for the GitHub whose runner it is; on github.com for ghcr.io too. For another host a line host=token, as TENANT.ghe.com=token or github.com=token. A token is sent to its host only. Default: for registries what docker/login-action left, else anonymous.' },
    'github-attestations': { ...plain, kind: 'choice', choices: ['auto', 'always', 'never'], door: 'cli', group: 'evidence', help: 'Whether GitHub is asked for the attestations of its API. auto, the default: where repo or owner is set and bundle is not. always: with bundle too. never: not at all.' },
    'registry-ca': { ...plain, kind: 'text', group: 'evidence', help: 'A PEM file of authorities to trust for the certificates of registries, beside those of the system.' },
    download: { ...plain, kind: 'text', group: 'behaviour', help: 'A folder, in the workspace or the temporary folder, to keep exactly the verified files of release in. They get there when every subject of the run has passed; nothing is overwritten.' },
    'sbom-path': { ...plain, kind: 'text', group: 'behaviour', help: 'Where to write the SBOM out of verified evidence: a file, or with a / at its end a folder that takes several. require must ask for an SBOM. Nothing is written where verification fails.' },
    'sbom-query': { ...plain, kind: 'lines', door: 'cli', group: 'behaviour', help: 'Show the components of the verified SBOM that match: a purl as pkg:golang/k8s.io/client-go, or a part of a name; * stands for anything.' },
    'unsafe-registry': { ...plain, kind: 'lines', group: 'unsafe', help: 'Registries, as host or host:port, that may be asked without encryption, or under a certificate nobody vouches for. What they answer for a digest has it all the same.' },
    artifact: { ...plain, kind: 'lines', group: 'what', help: 'Files to verify: paths or globs, one per line; or digests as sha256:, sha384: or sha512: and hex; @file reads lines from a file. A glob that matches nothing is an error.' },
    release: { ...plain, kind: 'lines', group: 'what', help: 'Releases on GitHub to verify, one per line: a tag as v1.2.3 or latest, of the repository in repo; or owner/name@v1.2.3. Every asset must pass, by what the release carries (bundles, provenance, signed checksum files) or by attestations at GitHub; assets that are evidence themselves are used as that. {tag} and {version} are those of the release.' },
    'release-assets': { ...plain, kind: 'lines', group: 'what', help: 'Which assets of release are verified: names with * for anything, one per line. Default: all of them.' },
    checksums: { ...plain, kind: 'lines', group: 'what', help: 'Signed checksum files (sha256sum, BSD): what is signed about the list counts for every file it lists. Without artifact, the listed files that are beside it are verified; with artifact, each artifact must be listed.' },
    'checksums-require': { ...plain, kind: 'choice', choices: ['present', 'all'], door: 'cli', group: 'what', help: 'Whether only the listed files that are present are verified (default), or all listed files must be there.' },
    'subject-digest': { ...plain, kind: 'lines', door: 'cli', group: 'what', help: 'Subjects by what names them, as algorithm:value, one per line: a digest as for artifact, or for verification summaries the identifier of what has no bytes, as gce_image_id:8970095005306000053, whole and exact.' },
    key: { ...plain, kind: 'keys', group: 'who', help: 'Public keys that must have signed, instead of an identity: PEM, or paths to PEM files. Any of them. The signature must be in a transparency log, unless key-log says otherwise.' },
    'key-log': { ...plain, kind: 'choice', choices: ['required', 'none'], door: 'cli', group: 'who', help: 'none: the owner of the keys does not log what they sign. Changes nothing for certificates. Default: required.' },
    'key-id': { ...plain, kind: 'lines', door: 'cli', group: 'who', help: 'What evidence must call the keys (its keyid), one line for each key and in their order. It is not signed, so it can only narrow what counts; the keys of regions of Google Cloud Build need it.' },
    'key-valid-for': { ...plain, kind: 'period', door: 'cli', group: 'who', help: 'When signatures of the keys count, as START/END in ISO 8601 (either may be left out): a witness must prove a time in it.' },
    bundle: { ...plain, kind: 'lines', group: 'evidence', help: 'Files of evidence: paths or globs, one per line; bundles of Sigstore and cosign, DSSE envelopes, answers of the GitHub attestations API, Rekor entries, detached signatures and certificates are known by their content. Default: what lies beside the artifact as FILE.sigstore.json, .sigstore, .bundle, .intoto.jsonl, .sig with .pem, .crt or .cert.' },
    require: { ...plain, kind: 'lines', group: 'evidence', help: 'What must be there, one class per line; all of them. signature, provenance, publish, release, sbom, a predicate alias or a predicate type URI; "a | b" for either. Default: provenance with the words of GitHub (repo, owner, signer-*, source-*, deny-self-hosted-runners), signature with those of cosign.' },
    enterprise: { ...plain, kind: 'text', group: 'who', help: 'The slug of a GitHub enterprise whose tokens have an issuer of their own; becomes part of the default issuer.' },
    'github-host': { ...plain, kind: 'text', group: 'who', help: 'Which GitHub repo, owner, signer-repo, signer-workflow, release and policies speak of; its issuer is the default issuer. Default: the GitHub whose runner it is (GITHUB_SERVER_URL); at the command line github.com. Set github.com for software from there on other runners. TENANT.ghe.com is an enterprise with data residency, any other host a GitHub Enterprise Server, which needs the trusted-root of the authority that its owner runs. With another host than github.com these names may begin with it, as acme.ghe.com/owner/name.' },
    'github-trust-domain': { ...plain, kind: 'text', door: 'cli', group: 'evidence', help: 'The trust domain of TENANT.ghe.com, by which GitHub\'s repository of trust roots names its root: what https://api.TENANT.ghe.com/meta calls trust_domain. Default: it is asked there.' },
    'trusted-root': { ...plain, kind: 'text', group: 'evidence', help: 'A trusted_root.json to use instead of the built-in Sigstore instances, or JSON lines of several, as "gh attestation trusted-root" prints: a domain each, never merged. What a root lists is what is required: logs, certificate logs, a witnessed time.' },
    trust: { ...plain, kind: 'choice', default: 'auto', choices: ['auto', 'public-good', 'github'], group: 'evidence', help: 'Which Sigstore instances may have vouched for the signer. auto: the public-good instance and GitHub\'s own. public-good: only evidence in the public log. github: only GitHub\'s own instance, which has no public log.' },
    'trust-refresh': { ...plain, kind: 'choice', default: 'auto', choices: ['auto', 'never'], door: 'cli', group: 'evidence', help: 'Whether trust roots are refreshed by TUF. never: the built-in one is used, and its age is in the report; GitHub\'s is not built in.' },
    'tuf-mirror': { ...plain, kind: 'text', door: 'cli', group: 'evidence', help: 'The https address of a TUF repository to take trusted_root.json from, instead of the built-in instances. Needs tuf-root.' },
    'tuf-root': { ...plain, kind: 'text', door: 'cli', group: 'evidence', help: 'The root.json that trust in tuf-mirror starts from.' },
    'rekor-url': { ...plain, kind: 'lines', door: 'cli', group: 'evidence', help: 'The https address of a transparency log (Rekor v1) that is asked for the entry of a signature that came without one; several lines ask several. What it answers is verified by the keys of the trust root. Default: https://rekor.sigstore.dev for the public-good instance; with trusted-root the logs that it lists.' },
    'log-threshold': { ...plain, kind: 'choice', choices: ['1', '2', '3', '4'], door: 'cli', group: 'evidence', help: 'How many distinct transparency logs must have the signature. Default: 1 where the trust root lists logs.' },
    'timestamp-threshold': { ...plain, kind: 'choice', choices: ['1', '2', '3', '4'], door: 'cli', group: 'evidence', help: 'How many distinct timestamp authorities must have seen the signature. Default: none, where a log proves the time.' },
    'time-threshold': { ...plain, kind: 'choice', choices: ['1', '2', '3', '4'], door: 'cli', group: 'evidence', help: 'How many distinct witnesses, logs and timestamp authorities together, must prove when it was signed. Default: 1.' },
    offline: { ...plain, kind: 'boolean', default: 'false', group: 'evidence', help: 'Use the network for nothing: whatever would need it is refused.' },
    mode: { ...plain, kind: 'choice', default: 'enforce', choices: ['enforce', 'warn', 'observe'], group: 'behaviour', help: 'What the step does about a subject that did not pass. enforce: fail. warn: go on, with a warning for each. observe: go on, only the summary says so. The outcome says what is true in every mode.' },
    reports: { ...plain, kind: 'text', group: 'behaviour', help: 'A folder, in the workspace or the temporary folder, to write report.json into; and below it in evidence/ the evidence that counted, as bundles that can be verified again without a network.' },
    summary: { ...plain, kind: 'boolean', default: 'true', group: 'behaviour', help: 'Write the step summary.' },
    timeout: { ...plain, kind: 'minutes', default: '10', group: 'behaviour', help: 'Minutes for the whole run. What is not finished by then is indeterminate, and every output is still written.' },
    'unsafe-any-identity': { ...plain, kind: 'boolean', default: 'false', group: 'unsafe', help: 'Accept a signature by anybody. Other constraints still hold.' },
    'unsafe-ignore-tlog': { ...plain, kind: 'boolean', default: 'false', group: 'unsafe', help: 'Do not require a transparency log entry. A witnessed time is still required; only where a trust root of your own lists neither a log nor a timestamp authority, the certificate must be valid now instead.' },
    'unsafe-ignore-sct': { ...plain, kind: 'boolean', default: 'false', group: 'unsafe', help: 'Do not require proof that the certificate was published in a certificate log.' },
    'unsafe-contradicted-provenance': { ...plain, kind: 'boolean', default: 'false', door: 'cli', group: 'unsafe', help: 'Accept provenance that says something else than the certificate of its signer, as where somebody signed the provenance of another build again. Nothing that it says counts then.' },
    'unsafe-open-pattern': { ...plain, kind: 'boolean', default: 'false', group: 'unsafe', help: 'Accept a regular expression although it also accepts identities that somebody else controls.' },
};
function inputOf(field) {
    return { kind: field.kind === 'boolean' ? 'boolean' : field.several ? 'lines' : 'text', default: field.kind === 'boolean' ? 'false' : NOT_SET, choices: [], door: field.door, group: 'who', help: field.help };
}
/** What is verified stands before who must have signed. */
const FIRST = ['image', 'artifact', 'release', 'release-assets', 'checksums', 'checksums-require', 'subject-digest', 'platforms', 'same-digest'];
const GUARDED = ['mode', 'trust', 'trusted-root', 'trust-refresh', 'tuf-mirror', 'tuf-root', 'log-threshold', 'timestamp-threshold', 'time-threshold', 'key-log', 'rekor-url', 'github-host', 'github-trust-domain'];
/** Inputs about trust, mode and what is weakened: a policy of another repository forbids them unless it allows them. */
const guardedInputs = [...GUARDED, ...Object.keys(settings).filter((name) => name.startsWith('unsafe-'))];
/** All inputs by name, in the order in which they are documented. */
const inputs = new Map([
    ...FIRST.map((name) => [name, settings[name]]),
    ...Object.entries(_domain_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fields */ .O).map(([name, field]) => [name, inputOf(field)]),
    ...Object.entries(settings).filter(([name]) => !FIRST.some((first) => first === name)),
]);


/***/ }),

/***/ 3213:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $$: () => (/* binding */ bytesOf),
/* harmony export */   DI: () => (/* binding */ digestAlgorithms),
/* harmony export */   Hy: () => (/* binding */ algorithmOf),
/* harmony export */   IX: () => (/* binding */ isMeantAsDigest),
/* harmony export */   JN: () => (/* binding */ digestForm),
/* harmony export */   SS: () => (/* binding */ digestFromBytes),
/* harmony export */   U6: () => (/* binding */ isWeakAlgorithm),
/* harmony export */   Wb: () => (/* binding */ isDigestAlgorithm),
/* harmony export */   ZD: () => (/* binding */ hexOf),
/* harmony export */   m: () => (/* binding */ parseDigest),
/* harmony export */   ol: () => (/* binding */ digestOf),
/* harmony export */   vW: () => (/* binding */ weakAlgorithms)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
// Digests: what everything is compared with. A weak algorithm cannot be said.

/** Algorithms that are strong enough to name an artifact, with the length of their hex text. */
const HEX_LENGTH = { sha256: 64, sha384: 96, sha512: 128 };
const digestAlgorithms = ['sha256', 'sha384', 'sha512'];
/**
 * Hashes too weak to name an artifact, or that nobody names one by, with their names in Node. Where a statement gives one beside a strong digest it
 * must be right all the same: a statement that contradicts itself is not about this file.
 */
const weakAlgorithms = { sha1: 'sha1', md5: 'md5', sha224: 'sha224', sha512_256: 'sha512-256' };
function isWeakAlgorithm(name) {
    return Object.hasOwn(weakAlgorithms, name);
}
/**
 * Parses `algorithm:hex`; null when it is not a digest of a strong algorithm in lower-case hex of the right length.
 *
 * Upper case is refused, not folded: a digest is compared as text in many places, and two spellings of one digest would be two digests.
 */
function parseDigest(text) {
    const colon = text.indexOf(':');
    const algorithm = text.slice(0, colon);
    if (colon < 0 || !isDigestAlgorithm(algorithm))
        return null;
    const hex = text.slice(colon + 1);
    return hex.length === HEX_LENGTH[algorithm] && /^[0-9a-f]+$/.test(hex) ? makeDigest(algorithm, hex) : null;
}
/** How a digest is written, in words. */
const digestForm = 'sha256:, sha384: or sha512: and the hex digits in lower case';
/** Whether a text looks like a digest, of whatever algorithm and spelling. To look for a file of that name would only hide the mistake in it. */
function isMeantAsDigest(text) {
    return /^(?:sha|md)-?\d+[:=]/i.test(text);
}
/** The digest of these raw bytes, which must have the length of the algorithm; null otherwise. */
function digestFromBytes(algorithm, bytes) {
    return parseDigest(`${algorithm}:${Buffer.from(bytes).toString('hex')}`);
}
/** Hashes `bytes`. */
function digestOf(bytes, algorithm = 'sha256') {
    return makeDigest(algorithm, (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(algorithm).update(bytes).digest('hex'));
}
/** Whether a name is that of a strong algorithm. */
function isDigestAlgorithm(name) {
    return Object.hasOwn(HEX_LENGTH, name);
}
function algorithmOf(digest) {
    const algorithm = digest.slice(0, digest.indexOf(':'));
    /* A Digest is made by the parser above only. */
    if (!isDigestAlgorithm(algorithm))
        throw new TypeError('not a digest');
    return algorithm;
}
/** The hex text behind the colon. */
function hexOf(digest) {
    return digest.slice(digest.indexOf(':') + 1);
}
/** The raw bytes. */
function bytesOf(digest) {
    return Buffer.from(hexOf(digest), 'hex');
}
// The one place where text becomes a Digest.
function makeDigest(algorithm, hex) {
    // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- the brand's only constructor; both callers have checked the text
    return `${algorithm}:${hex}`;
}


/***/ }),

/***/ 6046:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CB: () => (/* binding */ VerifySupplyChainError),
/* harmony export */   CC: () => (/* binding */ problem),
/* harmony export */   F4: () => (/* binding */ codes),
/* harmony export */   Mm: () => (/* binding */ bounded),
/* harmony export */   NJ: () => (/* binding */ EngineError),
/* harmony export */   Tr: () => (/* binding */ TrustRootError),
/* harmony export */   c8: () => (/* binding */ SourceError),
/* harmony export */   j1: () => (/* binding */ ConfigurationError),
/* harmony export */   lR: () => (/* binding */ SubjectError),
/* harmony export */   u7: () => (/* binding */ OutputError),
/* harmony export */   xb: () => (/* binding */ assertNever)
/* harmony export */ });
/* harmony import */ var _own_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(841);
// Every code the product can say, and the classes that are thrown.
//
// Two kinds, never mixed. A judgement is a value: a rejection of one candidate, a reason of one requirement. An error is thrown: the
// product could not be made. Both speak the codes of this one table, from which docs/codes.md is generated.
// A code is public: removing one, or giving it another meaning, breaks users.

/** The catalog of codes. Meanings and next steps are for people; the key is the interface. */
const codes = {
    // ── configuration: thrown before anything is read or asked, all problems at once
    CONFIG_UNKNOWN_INPUT: { family: 'configuration', means: 'An input or flag is not known.', next: 'Correct its name; what is expected is the nearest known one.' },
    CONFIG_EMPTY_INPUT: { family: 'configuration', means: 'An input was given but is empty, as when an expression expanded to nothing.', next: 'Give it a value, or leave the input out; find out why the expression came to nothing, if it is one.' },
    CONFIG_INVALID_VALUE: { family: 'configuration', means: 'The value of an input is not of its form.', next: 'Write the value in the form that is expected.' },
    CONFIG_CONFLICT: { family: 'configuration', means: 'Two inputs contradict each other.', next: 'Keep one of them.' },
    CONFIG_IDENTITY_REQUIRED: { family: 'configuration', means: 'Nothing says who must have signed.', next: 'Give certificate-identity with certificate-oidc-issuer; or repo, owner or signer-workflow; or key.' },
    CONFIG_SUBJECT_REQUIRED: { family: 'configuration', means: 'Nothing says what is to be verified.', next: 'Give image, artifact, release or checksums.' },
    CONFIG_POLICY_SYNTAX: { family: 'configuration', means: 'A policy is no YAML that can be read.', next: 'Correct the YAML.' },
    CONFIG_UNKNOWN_KEY: { family: 'configuration', means: 'A policy has a key that is not known there.', next: 'Correct it; what is expected is the nearest known one.' },
    CONFIG_MISSING_KEY: { family: 'configuration', means: 'A policy lacks a key that must be there.', next: 'Add it.' },
    CONFIG_POLICY_INVALID: { family: 'configuration', means: 'A ClusterImagePolicy or TrustRoot is not valid: policy-controller would refuse it too.', next: 'Correct the field.' },
    CONFIG_POLICY_UNSUPPORTED: { family: 'configuration', means: 'A field of a ClusterImagePolicy or TrustRoot means something in a cluster that cannot be said here without loss.', next: 'Keep a copy of the policy without this field for use here, where what it says does not matter.' },
    CONFIG_UNTRUSTED_FILE: { family: 'configuration', means: 'A file that decides about the verdict would be read from a workspace that the author of a pull request controls.', next: 'Read it from the base, as github:owner/repo/path@commit.' },
    POLICY_OPEN: { family: 'configuration', means: 'A part of the policy lets through what anybody made.', next: 'Say who must have signed, unless that is meant.' },
    POLICY_UNAVAILABLE: { family: 'configuration', means: 'A policy, or a file it names, cannot be had.', next: 'Check the path: a file in the workspace is looked for below it, what a policy names beside the policy, and globs are not taken. Of github:, check the ref, and that github-token may read the repository.' },
    // warnings about a policy that is in force, or about credentials; never thrown
    POLICY_MOVABLE: { family: 'configuration', means: 'The policy is read at a branch or tag: whoever can move it changes what is asked.', next: 'Write the commit it must be at, in full.' },
    POLICY_UNTESTED: { family: 'configuration', means: 'A policy brings no tests, so nothing was tested.', next: 'Add tests to the policy: a subject, recorded evidence, and the outcome that it must have.' },
    POLICY_UNUSED: { family: 'configuration', means: 'A part of the policy is used by nothing.', next: 'Use it, or take it out.' },
    POLICY_WIDER: { family: 'configuration', means: 'A field of a ClusterImagePolicy says where or in which form a cluster looks for evidence; here evidence counts wherever it is found, in every form.', next: 'Nothing: who must have signed what is the same.' },
    WAIVER_EXPIRED: { family: 'configuration', means: 'A waiver for this subject has expired and does not apply.', next: 'Remove the waiver, or have its owner renew it.' },
    WAIVER_EXPIRES: { family: 'configuration', means: 'A waiver for this subject expires within 14 days.', next: 'Mend what it excuses before that day, or have its owner renew it.' },
    EVERY_DELETABLE: { family: 'configuration', means: 'A requirement with every can be met by deleting the evidence that contradicts.', next: 'Ask for evidence that must be there instead, where you can.' },
    CHECK_PART_IGNORED: { family: 'configuration', means: 'A part of a check decides nothing.', next: 'Let allow ask for it (allow { count(deny) == 0; … }), or remove it.' },
    CREDENTIALS_UNUSABLE: { family: 'configuration', means: 'Credentials for a registry are configured but cannot be used or are refused; it is asked without them.', next: 'Sign in to the registry again before this step (docker/login-action), or mend what names the credentials; nothing, if the image is public.' },
    // ── subject: thrown
    SUBJECT_NOT_FOUND: { family: 'subject', means: 'A file, any file for a glob, or an image does not exist.', next: 'Check the path, and that an earlier step made the file.' },
    SUBJECT_AMBIGUOUS: { family: 'subject', means: 'What was written can mean several things.', next: 'Name one of them, by its digest or its tag.' },
    PLATFORM_ABSENT: { family: 'subject', means: 'The image has no image for a platform that must be there.', next: 'Build it for that platform too, or leave the platform out.' },
    IMAGE_ABSENT: { family: 'subject', means: 'The image is not in the registry; only evidence about its digest was verified.', next: 'Nothing where evidence is kept without images, or the image is elsewhere; else check the name, and that the image was pushed.' },
    DIGESTS_DIFFER: { family: 'subject', means: 'Images that must be one and the same have several digests.', next: 'Find out which registry was pushed to last, and by whom.' },
    SUBJECT_TOO_MANY: { family: 'subject', means: 'There are more subjects than one run takes.', next: 'Narrow the glob, or split the run.' },
    SUBJECT_UNREADABLE: { family: 'subject', means: 'A file is there but cannot be read, or is not a regular file.', next: 'Check its kind and its permissions.' },
    SUBJECT_CHANGED: { family: 'subject', means: 'A file changed while it was being verified.', next: 'Let nothing write to the file during the step, and run again.' },
    CHECKSUMS_MALFORMED: { family: 'subject', means: 'A checksum file cannot be used.', next: 'Ask the publisher for a list of SHA-256 checksums with names below its own folder.' },
    CHECKSUM_MISMATCH: { family: 'subject', means: 'The file is not the one that the checksum file lists under its name.', next: 'Fetch the file again; treat it as tampered with if it stays so.' },
    CHECKSUM_UNLISTED: { family: 'subject', means: 'The checksum file does not list this file.', next: 'Check that both are of the same version; verify the file without checksums if it is not meant to be listed.' },
    CHECKSUM_BESIDE: { family: 'subject', means: 'There are files beside the checksum file that it does not list; nothing is said about them.', next: 'Use only the files that are listed.' },
    RELEASE_MALFORMED: { family: 'subject', means: 'A release cannot be used as it is: an asset is not complete, is too large, or has a name that is none, or the same as another.', next: 'Ask the publisher to mend the release, or select assets with release-assets.' },
    // ── trust
    TRUST_MALFORMED: { family: 'trust', means: 'The trust root cannot be read.', next: 'Give a trusted_root.json as TUF hands it out, or the lines that "gh attestation trusted-root" prints.' },
    TRUST_ENTRY_DISABLED: { family: 'trust', means: 'One entry of the trust root cannot be used and is left out.', next: 'Nothing, unless evidence is refused for the lack of it.' },
    TRUST_CACHE_FOREIGN: { family: 'trust', means: 'A stored copy of trust metadata does not lead back to the root that is built in or given, and was discarded.', next: 'Find out which earlier step wrote into the temporary folder.' },
    TRUST_STALE: { family: 'trust', means: 'The trust root could not be refreshed, or was not to be, and is older than it should be.', next: 'Let the run reach the TUF repository, update this program, or give a newer trusted-root.' },
    // ── source: a place that was asked and gave no answer
    TRUST_REFRESH: { family: 'source', means: 'The trust root of a Sigstore instance could not be refreshed, or was not to be, and there is no copy that may be used in its place.', next: 'Let the run reach the TUF repository, or give a trusted-root. Without a network set offline for evidence of the public instance: its root is built in, and that of GitHub is not.' },
    SOURCE_TIMEOUT: { family: 'source', means: 'A server did not answer in time.', next: 'Run again; raise timeout if it stays so.' },
    SOURCE_DNS: { family: 'source', means: 'The name of a server is not known.', next: 'Check the name, and the network of the runner.' },
    SOURCE_UNREACHABLE: { family: 'source', means: 'No connection to a server could be made or kept.', next: 'Check the network of the runner, its proxy, and the certificate of the server; give registry-ca where an authority of your own issued it.' },
    SOURCE_UNAUTHORIZED: { family: 'source', means: 'A server does not let us read this, or wants to know who asks.', next: 'Check the name, as many registries say the same of what is not there. Sign in to the registry before this step (docker/login-action), or give github-token: for ghcr.io the token of the job with the permission packages: read, for another registry a line host=token.' },
    GITHUB_TOKEN_SCOPE: { family: 'source', means: 'GitHub does not let this token, or nobody without one, read the repository; or there is no such repository.', next: 'Check its name. For the job\'s own repository give github-token: ${{ github.token }} with permissions: contents: read, attestations: read; for another private one a token of a GitHub App that is installed there with the same permissions (actions/create-github-app-token).' },
    NOT_ON_THIS_HOST: { family: 'source', means: 'This GitHub has no attestations API.', next: 'Give the evidence with bundle, or lay it beside the artifact; set github-host to github.com if the software comes from there.' },
    SOURCE_MISMATCH: { family: 'source', means: 'A server answered with other bytes than those that were asked for by digest.', next: 'Treat the server as hostile until it is explained.' },
    SOURCE_MALFORMED: { family: 'source', means: 'The answer of a server, or a file of a layout, breaks the rules of its format.', next: 'Ask who runs the server, or who made the layout.' },
    SOURCE_RATE_LIMITED: { family: 'source', means: 'A server asks for fewer requests.', next: 'Run again later, or sign in to the server.' },
    SOURCE_SERVER: { family: 'source', means: 'A server failed, or gave an answer that is none.', next: 'Run again later; ask who runs the server if it stays so.' },
    SOURCE_REFUSED: { family: 'source', means: 'An address is not asked: without encryption, of the machine itself or of its cloud, or behind too many redirects.', next: 'Check where the address comes from.' },
    SOURCE_OFFLINE: { family: 'source', means: 'The network would have been needed, and offline is set.', next: 'Give the evidence, its log entry or the trust root as a file, or leave offline out.' },
    SOURCE_NOT_FOUND: { family: 'source', means: 'Evidence that was named does not exist: a file, or what a registry lists.', next: 'Check the path, and that an earlier step fetched the file; push the evidence again if a registry lost it.' },
    SOURCE_UNREADABLE: { family: 'source', means: 'A file of evidence cannot be read.', next: 'Check the path and its permissions.' },
    SOURCE_TOO_LARGE: { family: 'source', means: 'A file of evidence, or the answer of a server, is larger than the limit.', next: 'Check that it is evidence; split a file of many bundles.' },
    // ── rejection: one candidate was not accepted as authentic
    FORMAT_UNKNOWN: { family: 'rejection', means: 'The bytes are not evidence of any format that is read.', next: 'Give a bundle, an envelope, an answer of an attestations API, a Rekor entry, or a signature with its certificate.' },
    FORMAT_UNSUPPORTED: { family: 'rejection', means: 'The format, or its version, is recognised but not read.', next: 'Give what is expected; a Sigstore bundle v0.3 holds all that is needed in one file.' },
    FORMAT_MALFORMED: { family: 'rejection', means: 'The bytes break the rules of their format.', next: 'Ask the publisher for an intact copy.' },
    UNSIGNED: { family: 'rejection', means: 'Nobody signed this.', next: 'It never counts. Have it signed (actions/attest, cosign attest) if it should; nothing is to be done where signed evidence stands beside it.' },
    TRUST_NOT_LOADED: { family: 'rejection', means: 'No trust root could be had to examine the evidence under.', next: 'Read why the trust root could not be had; without a network give trusted-root, or set offline for evidence of the public instance.' },
    SIGNATURE_INVALID: { family: 'rejection', means: 'The signature does not fit the signed bytes and the key.', next: 'Treat the file as tampered with until the publisher explains it.' },
    KEY_UNSUPPORTED: { family: 'rejection', means: 'The signing key is of a kind that is not verified, or no key was given for it.', next: 'Give the public key with key, or the certificate with bundle; sign with ECDSA P-256 if the kind of the key is refused.' },
    CERTIFICATE_CHAIN: { family: 'rejection', means: 'The certificate does not lead to an authority of the trust root at the time of signing.', next: 'Check which Sigstore instance signed; give its trusted-root, or github-host for evidence of TENANT.ghe.com.' },
    CERTIFICATE_SCT: { family: 'rejection', means: 'The certificate carries too few valid proofs of certificate transparency.', next: 'Check which Sigstore instance signed; unsafe-ignore-sct does without.' },
    CERTIFICATE_EXTENSIONS: { family: 'rejection', means: 'The certificate contradicts itself, or an extension cannot be read.', next: 'Do not use this evidence; report it to the issuing authority.' },
    TIME_INVALID: { family: 'rejection', means: 'A timestamp does not verify, or lies outside the validity of the key.', next: 'Check which timestamp authority was used; give its trusted-root.' },
    LOG_INCLUSION: { family: 'rejection', means: 'The entry is not proven to be in the log.', next: 'Fetch the bundle again; treat it as forged if it stays so.' },
    LOG_BODY_MISMATCH: { family: 'rejection', means: 'The log entry speaks of another signature or another digest.', next: 'Treat the bundle as forged.' },
    LOG_KEY_MISMATCH: { family: 'rejection', means: 'The log entry names another certificate or key than the bundle.', next: 'Treat the bundle as forged: its signature is hidden from those who watch the log.' },
    LOG_KIND_UNSUPPORTED: { family: 'rejection', means: 'The log entry is of a kind that is not read.', next: 'Write the evidence with a current client.' },
    LOG_NAMES_KEY_ONLY: { family: 'rejection', means: 'The log entry names the key of the certificate and not the certificate itself.', next: 'Nothing, unless you rely on finding your own signatures in the log by identity: this one is found by its key or digest only.' },
    LOG_KEY_RETIRED: { family: 'rejection', means: 'The log that has the entry has retired its key, and nothing proves when the entry was made.', next: 'Nothing; newer evidence has a timestamp.' },
    TIME_UNWITNESSED: { family: 'rejection', means: 'Nobody witnessed when this was signed; the certificate is valid now, and that is all that is known.', next: 'Nothing, where the trust root is of a private authority without logs and timestamps; the same evidence is refused when the certificate has ended.' },
    UNLOGGED_PUBLIC: { family: 'rejection', means: 'The evidence is of an instance without a public log, and its certificate says that the source is public.', next: 'Nothing, or set trust to public-good where only logged evidence shall count.' },
    WITNESSES_TOO_FEW: { family: 'rejection', means: 'Too few distinct logs or timestamp authorities saw the signature.', next: 'Add the log entry to bundle, in a bundle or as Rekor answers it; without offline it is looked up in the logs of the trust root where it is all that is missing. Evidence of a private repository has none, and needs the trust root of GitHub, of TENANT.ghe.com with github-host; for a key whose owner does not log, key-log: none at the command line.' },
    PAYLOAD_TYPE: { family: 'rejection', means: 'What was signed does not say that it is an in-toto statement, or the signature of an image by cosign.', next: 'Sign statements with payload type application/vnd.in-toto+json, and images with cosign.' },
    PAYLOAD_MALFORMED: { family: 'rejection', means: 'The signed payload is not that of a signature of an image.', next: 'Sign the image again with a current client.' },
    STATEMENT_MALFORMED: { family: 'rejection', means: 'The signed statement is not an in-toto statement.', next: 'Ask the publisher to sign a Statement v0.1 or v1.' },
    COPY_MISMATCH: { family: 'rejection', means: 'What stands beside the signed statement for people to read says something else than was signed.', next: 'Do not rely on the file: fetch it again from where it was published, and ask who changed it.' },
    PROVENANCE_CONTRADICTED: { family: 'rejection', means: 'The provenance says something else than the certificate of whoever signed it, about a fact that both state.', next: 'Do not use this evidence: its builder is wrong, or somebody signed the provenance of another build.' },
    SUBJECT_MISMATCH: { family: 'rejection', means: 'The evidence is about other bytes.', next: 'Check that file and evidence are of the same version, and that the file is intact.' },
    SUBJECT_BYTES_NEEDED: { family: 'rejection', means: 'This signature can be verified over the bytes only, not over a digest.', next: 'Give the file instead of its digest.' },
    VERIFIER_THREW: { family: 'rejection', means: 'The bytes made the verifier fail in a way nobody foresaw.', next: 'Treat the evidence as hostile; report the case.' },
    // ── reason: why a requirement is not met
    EVIDENCE_NONE: { family: 'reason', means: 'No evidence was found.', next: 'Check that the publisher made any. For a file name it with bundle, or lay it beside the file; for attestations at GitHub give repo or owner; for an image say where else it lies with evidence-repository, or download it (gh attestation download) and name it with bundle.' },
    EVIDENCE_REJECTED: { family: 'reason', means: 'Evidence was found, and none of it is authentic evidence about this subject.', next: 'Read what became of each candidate.' },
    CLASS_MISSING: { family: 'reason', means: 'There is authentic evidence, but none of the class that is required.', next: 'Look at what was found; set require to it only if that proves enough. Without require, repo, owner, signer-* and source-* ask for provenance, and certificate-identity alone for a signature.' },
    SIGNER_MISMATCH: { family: 'reason', means: 'Evidence of the right class is signed by somebody else.', next: 'Compare what was found with what you expect; change the input only if the signer really is the right one. A reusable workflow of another repository is named with signer-workflow.' },
    CLAIM_MISMATCH: { family: 'reason', means: 'The right signer signed, but a fact differs.', next: 'Compare seen and expected.' },
    CLAIM_ABSENT: { family: 'reason', means: 'The evidence cannot answer what is asked.', next: 'Leave the constraint out, or ask for evidence that states it.' },
    THROUGH_INDEX: { family: 'reason', means: 'The evidence is about the index that lists this image, and not about the image itself.', next: 'Sign each platform (cosign sign --recursive), or set platforms to index.' },
    INDEX_ONLY: { family: 'reason', means: 'The index of a multi-platform image was verified; its bytes fix the digest of each of its images.', next: 'Nothing; set platforms to all where each image must have evidence of its own.' },
    TAG_UNBOUND: { family: 'reason', means: 'Nothing that was asked binds the tag of the image or release to the source it was built from: older bytes under this tag would pass.', next: 'Set source-ref to refs/tags/{tag}, or to refs/tags/v{version} where the image tag has no v in front; and write require out, as source-ref alone asks for provenance. A key says nothing of the source: there write the digest.' },
    REFERENCE_DIFFERS: { family: 'reason', means: 'The signature names the image by another repository.', next: 'Nothing where the image was copied; where it must not have been, set signed-identity at the command line.' },
    PARAMETER_UNKNOWN: { family: 'reason', means: 'The build was given a parameter that builds of its type do not have, and nobody knows what it did.', next: 'Name it with external-parameter and the value that it may have, if you know what it does.' },
    FIELDS_UNKNOWN: { family: 'reason', means: 'The predicate has members that its specification does not have; they were ignored.', next: 'Nothing; no decision rests on them.' },
    IDENTITY_CASE_ONLY: { family: 'reason', means: 'A value differs in upper and lower case only.', next: 'Write it exactly as it was seen.' },
    ISSUER_ENTERPRISE_SLUG: { family: 'reason', means: 'The issuer is the one of a GitHub enterprise with an issuer of its own.', next: 'Set enterprise to the value that is given, if it is yours.' },
    PATTERN_OPEN: { family: 'reason', means: 'A regular expression also accepts an identity that somebody else controls.', next: 'Write what is expected, or certificate-identity; unsafe-open-pattern accepts it as it is.' },
    PATTERN_LOOSE: { family: 'reason', means: 'A pattern leaves the workflow, the ref or a dot open.', next: 'Write the workflow and the ref in full, and escape its dots, if what would pass as well should not.' },
    VERSION_UNKNOWN: { family: 'reason', means: 'A constraint speaks of the version of the subject, and nothing states one.', next: 'Name the ref in full, or verify a subject that has a version.' },
    TRUST_MISMATCH: { family: 'reason', means: 'The evidence verified under a trust domain that the signer is not accepted from.', next: 'Check which Sigstore instance signed, and which ones trust accepts.' },
    CHECK_FAILED: { family: 'reason', means: 'A check did not accept the statement.', next: 'Read the message of the check.' },
    POLICY_FIELD_ABSENT: { family: 'reason', means: 'A check speaks of a field that the statement does not have.', next: 'Ask for evidence that states it. Where its absence is fine, let the check say so: has(…) in CEL, a default or name?: in CUE.' },
    ENGINE_FAILED: { family: 'reason', means: 'A check could not be asked: its engine crashed, took too long or too much, or printed what is no answer.', next: 'Run again; if it stays so, run the check by hand on the statement, and look at the engine on PATH.' },
    CHECK_WARNING: { family: 'reason', means: 'A check accepted with a warning.', next: 'Read the warning; the policy wrote it.' },
    EVIDENCE_INCOMPLETE: { family: 'reason', means: 'Every piece of evidence of this kind must agree, and a place that may hold more did not answer.', next: 'Run again when every place answers.' },
    CONTRADICTED: { family: 'reason', means: 'Every piece of evidence of this kind must agree, and one does not.', next: 'Read which one; it is by an accepted signer.' },
    AT_LEAST: { family: 'reason', means: 'Too few of the alternatives are met.', next: 'Read which are not.' },
    SIGNERS_NOT_DISTINCT: { family: 'reason', means: 'Enough signatures, but not by enough different signers.', next: 'Have another principal sign.' },
    NOT_SAME: { family: 'reason', means: 'Each requirement is met, but not by evidence of one and the same run or source.', next: 'Publish all evidence from one run.' },
    ALTERNATIVES: { family: 'reason', means: 'None of the alternatives is met.', next: 'Read why for each.' },
    REQUIREMENTS: { family: 'reason', means: 'Not all requirements are met.', next: 'Read which are not.' },
    REFUSED: { family: 'reason', means: 'The policy refuses this subject whatever is signed.', next: 'Ask the owner of the policy.' },
    DENIED: { family: 'reason', means: 'The policy names this very subject, commit or signer as denied.', next: 'Use another version; ask the owner of the policy.' },
    NO_RULE: { family: 'reason', means: 'No rule of the policy matches this subject.', next: 'Add a rule that matches its name. A digest alone has none: name the file, or the image.' },
    SIGNER_UNKNOWN: { family: 'reason', means: 'The requirement asks for the previous signer, and no previous version is known.', next: 'Name the signer.' },
    // ── run
    INTERRUPTED: { family: 'run', means: 'The run ended before this was finished, by its time limit or by cancellation.', next: 'Raise timeout, or run again.' },
    ENGINE_UNAVAILABLE: { family: 'run', means: 'The program that answers a check is neither on PATH nor to be had from its release.', next: 'Add a step that installs it before this one: cue-lang/setup-cue, or open-policy-agent/setup-opa.' },
    OUTPUT_EMPTY: { family: 'run', means: 'Outputs for exactly one subject are empty, because there are several.', next: 'Use results, which names each subject.' },
    SBOM_WRITTEN: { family: 'run', means: 'The SBOM out of verified evidence is written where it was asked to be.', next: 'Use it; what is in it is the word of whoever signed it.' },
    SBOM_MALFORMED: { family: 'run', means: 'A verified attestation of an SBOM holds none that can be read.', next: 'Ask the publisher to attest CycloneDX in JSON, or SPDX in JSON or tag-value form, under the predicate type of that format.' },
    SBOM_NONE: { family: 'run', means: 'An SBOM is to be written to a file, and no accepted evidence holds one.', next: 'Require sbom, so that its absence fails; check that the publisher attests one.' },
    SBOM_SEVERAL: { family: 'run', means: 'One SBOM is to be written to a file, and accepted evidence holds several.', next: 'End sbom-path with / to have all of them in that folder, or require one format.' },
    SBOM_TOO_LARGE: { family: 'run', means: 'The SBOMs that are to be written are larger together than one run can hold.', next: 'Verify fewer images in one run, or require one format.' },
    EVIDENCE_NOT_KEPT: { family: 'run', means: 'Evidence that counted is not kept in the folder of the reports: no bundle can hold it as it is, or there is too much of it.', next: 'Nothing, where the evidence stays where it was found.' },
    DOWNLOAD_UNWRITABLE: { family: 'run', means: 'Verified files cannot be kept in the folder of download.', next: 'Give a folder in the workspace or the temporary folder that holds no files of these names and is no link.' },
    REPORT_UNWRITABLE: { family: 'run', means: 'A report that was asked for cannot be written.', next: 'Check the path; it must lie in the workspace or the temporary folder, and not be a link.' },
    INTERNAL: { family: 'run', means: 'A defect of this program.', next: 'Report it, with the message.' },
};
/** Makes a `Problem`, taking what is not said from the catalog. */
function problem(code, given = {}) {
    const entry = codes[code];
    return {
        code,
        about: given.about ?? null,
        level: given.level ?? 'error',
        what: given.what ?? entry.means,
        seen: given.seen == null ? null : bounded(given.seen),
        expected: given.expected == null ? null : bounded(given.expected),
        next: given.next ?? entry.next,
        at: given.at ?? null,
    };
}
/** Longest text from outside that is kept in a message, in UTF-16 units. Longer ones are cut and the cut is said. */
const MESSAGE_TEXT = 512;
/** Cuts `text` to a length that fits into a message; the cut is marked with its number of characters. Does not escape. */
function bounded(text, length = MESSAGE_TEXT) {
    return text.length <= length ? text : `${(0,_own_text_js__WEBPACK_IMPORTED_MODULE_0__/* .ownText */ .U)(text.slice(0, length))}… (${text.length} characters)`;
}
/** The parent of everything this program throws on purpose; carries what a report needs. */
class VerifySupplyChainError extends Error {
    problems;
    constructor(problems, options) {
        super(problems.map((p) => `${p.code}: ${p.what}`).join('\n'), options);
        this.problems = problems;
    }
}
/** The inputs or policies cannot be used. Thrown before anything is read or asked, with all problems in one. */
class ConfigurationError extends VerifySupplyChainError {
    name = 'ConfigurationError';
}
/** What the user named cannot be turned into subjects. */
class SubjectError extends VerifySupplyChainError {
    name = 'SubjectError';
}
/** The trust root cannot be used at all. */
class TrustRootError extends VerifySupplyChainError {
    name = 'TrustRootError';
}
/** A place was asked and gave no answer. Not thrown out of a run: whoever asks turns it into a place that is unavailable. */
class SourceError extends VerifySupplyChainError {
    name = 'SourceError';
    code;
    constructor(code, what, options) {
        super([problem(code, { what })], options);
        this.code = code;
    }
}
/** The program that answers a check cannot be had, so nothing can be judged by it. */
class EngineError extends VerifySupplyChainError {
    name = 'EngineError';
}
/** A report or output that was asked for cannot be written. */
class OutputError extends VerifySupplyChainError {
    name = 'OutputError';
}
/** Fails to compile where a union has a member that was not handled; throws where the types were lied to. */
function assertNever(value) {
    throw new Error(`unhandled: ${JSON.stringify(value)}`);
}


/***/ }),

/***/ 8548:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ fields),
/* harmony export */   p: () => (/* binding */ fieldNames)
/* harmony export */ });
// The field table: one row for every constraint a user can write. Inputs, policy keys, help, documentation and reports derive from it.
//
// It is data about claims and knows nothing of how a pattern is compared, so it lies in the domain: the inputs (config/) and the compiler of
// policies (policy/) both read it, and neither reads the other.
const action = { door: 'action', several: false, pins: null };
const cli = { door: 'cli', several: false, pins: null };
const fields = {
    'certificate-identity': { ...action, claim: 'certificate-identity', kind: 'text', part: 'signer', several: true, dialect: 'cosign', help: 'Who must have signed: the identity in the certificate (its subject alternative name), whole and case-sensitive. Several lines: any of them. Needs certificate-oidc-issuer.' },
    'certificate-identity-regexp': { ...action, claim: 'certificate-identity', kind: 'regexp', part: 'signer', dialect: 'cosign', help: 'The same as a regular expression (RE2). Refused when it would also accept an identity that somebody else controls.' },
    'certificate-oidc-issuer': { ...action, claim: 'certificate-oidc-issuer', kind: 'text', part: 'signer', dialect: 'cosign', help: 'Who vouched for that identity: the OIDC issuer. Default with repo, owner, signer-repo and signer-workflow: the issuer of GitHub Actions on github-host.' },
    'certificate-oidc-issuer-regexp': { ...cli, claim: 'certificate-oidc-issuer', kind: 'regexp', part: 'signer', dialect: 'cosign', help: 'The OIDC issuer as a regular expression (RE2).' },
    repo: { ...action, claim: 'repo', kind: 'text', part: 'signer', dialect: 'github', help: 'The source repository, as owner/name. Unless signer-repo, signer-workflow or certificate-identity say otherwise, the signing workflow must lie in it too.' },
    owner: { ...action, claim: 'owner', kind: 'text', part: 'signer', dialect: 'github', help: 'The owner of the source repository. Unless signer-repo, signer-workflow or certificate-identity say otherwise, the signing workflow must be the owner\'s too.' },
    'signer-repo': { ...action, claim: 'signer-repo', kind: 'text', part: 'signer', dialect: 'github', help: 'The repository whose workflow must have signed, as owner/name: for reusable workflows of another repository.' },
    'signer-workflow': { ...action, claim: 'signer-workflow', kind: 'workflow', part: 'signer', dialect: 'github', help: 'The workflow that must have signed, as owner/name/.github/workflows/file.yml@ref. Without @ref any ref is accepted, with a warning; in a policy it must be there. A * in the ref stops at /.' },
    'signer-digest': { ...cli, claim: 'signer-digest', kind: 'commit', part: 'signer', dialect: 'github', help: 'The commit of the workflow that signed.' },
    'repository-id': { ...cli, claim: 'repository-id', kind: 'text', part: 'signer', dialect: 'github', help: 'The numeric id of the source repository: survives renames, and refuses a re-created repository of the same name.' },
    'owner-id': { ...cli, claim: 'owner-id', kind: 'text', part: 'signer', dialect: 'github', help: 'The numeric id of the owner of the source repository.' },
    'source-ref': { ...action, claim: 'source-ref', kind: 'ref', part: 'fact', dialect: 'github', help: 'The git ref it was built from, as refs/tags/v1.2.3 or refs/heads/main. A * stops at /; {tag} and {version} stand for the subject\'s own.' },
    'source-tag': { ...cli, claim: 'source-tag', kind: 'text', part: 'fact', dialect: 'github', help: 'The tag it was built from, as v1.2.3: whole and case-sensitive. {tag} and {version} stand for the subject\'s own.' },
    'source-versioned-tag': { ...cli, claim: 'source-tag', kind: 'version', part: 'fact', dialect: 'github', help: 'The version of the tag it was built from, as v1.2.3; v1.2 and v1 stand for every release that begins so. A prerelease is another version, and is accepted only where it is named; build metadata matters only where it is given. It takes no {tag}: source-tag does.' },
    'source-branch': { ...cli, claim: 'source-branch', kind: 'text', part: 'fact', dialect: 'github', help: 'The branch it was built from, as main. Of what was built from a tag the certificate names no branch: then the word of the builder counts, and the report says so.' },
    'source-digest': { ...action, claim: 'source-digest', kind: 'commit', part: 'fact', dialect: 'github', help: 'The commit it was built from, in full.' },
    'deny-self-hosted-runners': { ...action, claim: 'runner', kind: 'boolean', part: 'fact', pins: 'github-hosted', dialect: 'github', help: 'Require that it was built on a runner hosted by GitHub.' },
    'entry-workflow': { ...cli, claim: 'entry-workflow', kind: 'ref', part: 'signer', dialect: 'github', help: 'The workflow of the source repository that the run began with, as owner/name/.github/workflows/file.yml@ref: where a reusable workflow signs, the one that called it. A * stops at /; {tag} and {version} stand for the subject\'s own.' },
    trigger: { ...cli, claim: 'trigger', kind: 'text', part: 'fact', several: true, dialect: 'github', help: 'The event that started the run, as push or release. Several lines: any of them.' },
    environment: { ...cli, claim: 'environment', kind: 'text', part: 'fact', several: true, dialect: 'github', help: 'The deployment environment that the job ran in, whose rules (who approves, which branches) the run went through. Several lines: any of them.' },
    'builder-id': { ...cli, claim: 'builder-id', kind: 'builder', part: 'fact', dialect: 'github', help: 'The builder, as https://github.com/owner/name/.github/workflows/file.yml@v1.2.3, whole; @v1.2.3 stands for @refs/tags/v1.2.3 too, and without @ any version is accepted. It must be proven by the certificate, or by a builder of the catalog that signed for it. Names a reusable workflow that builds by slsa-github-generator, too. With https://cloudbuild.googleapis.com/GoogleHostedWorker provenance of Google Cloud Build counts, by its own keys; repo or owner must say whose build it is then, as its keys sign for everybody.' },
    'build-level': { ...cli, claim: 'build-level', kind: 'number', part: 'fact', dialect: 'github', help: 'The least SLSA build level, 1 to 3: what the builder has earned, by the catalog of builders and by who ran it, and never what it says of itself.' },
    'workflow-input': { ...cli, claim: 'workflow-input.*', kind: 'pairs', part: 'fact', several: true, dialect: 'github', help: 'An input with which the workflow was started by hand, as key=value; several lines: all of them. It is the word of the builder.' },
    'external-parameter': { ...cli, claim: 'external-parameter.*', kind: 'pairs', part: 'fact', several: true, dialect: 'github', help: 'A parameter of the build that builds of its type do not have, as key=value: it is refused unless it is named here. Several lines: all of them.' },
    'signed-identity': { ...cli, claim: 'signed-identity', kind: 'text', part: 'fact', dialect: 'cosign', help: 'The name under which cosign signed the image, as it stands in the signature (docker-reference), whole and case-sensitive; of Docker Hub index.docker.io/library/name. It is the word of the signer, and says nothing about who that is.' },
    'verifier-id': { ...cli, claim: 'verifier-id', kind: 'text', part: 'fact', dialect: 'vsa', help: 'The verifier that a verification summary (VSA) must be of, whole and case-sensitive: what its signer calls itself. Who signed is asked beside that, with key or an identity.' },
    'resource-uri': { ...cli, claim: 'resource-uri', kind: 'text', part: 'fact', dialect: 'vsa', help: 'What a verification summary must be about, as its verifier names it, whole and case-sensitive. {tag} and {version} stand for the subject\'s own.' },
    'verified-level': { ...cli, claim: 'verified-level.*', kind: 'levels', part: 'fact', several: true, dialect: 'vsa', help: 'What a verification summary must have found, as SLSA_BUILD_LEVEL_3: a level of SLSA or a higher one of the same track, any other exactly. Several lines: all of them.' },
    'policy-digest': { ...cli, claim: 'policy-digest', kind: 'text', part: 'fact', several: true, dialect: 'vsa', help: 'The policy that a verification summary must be by, as sha256: and hex. Several lines: any of them.' },
    'max-age-days': { ...cli, claim: 'age-days', kind: 'days', part: 'fact', dialect: 'vsa', help: 'How many days ago a verification summary may say it was made, at the most, by the clock of the run.' },
    annotations: { ...cli, claim: 'annotations.*', kind: 'pairs', part: 'fact', several: true, dialect: 'cosign', help: 'What the signer must have added to the signature of an image, as key=value; several lines: all of them, in one and the same signature. It is the word of the signer, and says nothing about who that is.' },
};
const fieldNames = Object.keys(fields).filter((name) => Object.hasOwn(fields, name));


/***/ }),

/***/ 6521:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cs: () => (/* binding */ githubOfIssuer),
/* harmony export */   IQ: () => (/* binding */ githubHostForm),
/* harmony export */   JO: () => (/* binding */ isTrustDomain),
/* harmony export */   V0: () => (/* binding */ parseGithubHost),
/* harmony export */   YL: () => (/* binding */ runnerGithub),
/* harmony export */   fA: () => (/* binding */ githubCom),
/* harmony export */   xD: () => (/* binding */ issuerOf)
/* harmony export */ });
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(545);
// The GitHubs there are: github.com, enterprises with data residency, and servers of one's own. Each has an issuer, and names its repositories by its host.
//
//   github.com        https://token.actions.githubusercontent.com, of some enterprises with /SLUG behind it
//   TENANT.ghe.com    https://token.actions.TENANT.ghe.com
//   any other host    https://HOST/_services/token                       GitHub Enterprise Server
//
// `acme/app` is a repository of one of them, and of each somebody else's. So a short name counts only together with the issuer of the host that is
// meant: `acme` on github.com and `acme` on evil.ghe.com have nothing to do with each other.

/** The GitHub that is meant where nothing else is said. */
const githubCom = { kind: 'public', name: 'github.com' };
/** What a host must look like, in words. */
const githubHostForm = 'github.com, TENANT.ghe.com, or the name of a GitHub Enterprise Server: in lower case, without https:// and path';
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const TENANT = new RegExp(`^(${LABEL})\\.ghe\\.com$`);
// The last label begins with a letter: an address of numbers is no name, and no certificate names it.
const SERVER = new RegExp(`^(?:${LABEL}\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$`);
/** Names below which GitHub itself answers: nobody runs a server of their own there, and a slip (api.github.com) must not be taken for one. */
const OF_GITHUB = /(?:^|\.)(?:github\.com|githubusercontent\.com|ghe\.com)$/;
/** The GitHub of a host, as it is written in lower case; null for what is none. */
function parseGithubHost(text) {
    if (text === githubCom.name)
        return githubCom;
    const tenant = TENANT.exec(text)?.[1];
    if (tenant !== undefined)
        return { kind: 'tenant', name: text, tenant };
    return text.length <= _limits_js__WEBPACK_IMPORTED_MODULE_0__/* .limits */ .F.hostName && SERVER.test(text) && !OF_GITHUB.test(text) ? { kind: 'server', name: text } : null;
}
/**
 * Reads what a runner says of its GitHub; null where it says nothing. Only https at its usual port, and only an API of that very host, or of the
 * name `api.` before it: a token is shown to it.
 */
function runnerGithub(server, api) {
    if (server === '')
        return null;
    const host = parseGithubHost(/^https:\/\/([^/]+)\/?$/.exec(server)?.[1] ?? '');
    const url = URL.parse(api);
    const isOfHost = host !== null && url?.protocol === 'https:' && `${url.username}${url.password}${url.port}${url.search}${url.hash}` === '' && [host.name, `api.${host.name}`].includes(url.hostname);
    return { server, host, api: url !== null && isOfHost ? new URL(`${url.href.replace(/\/+$/, '')}/`) : null };
}
/** The issuer of the tokens of a host's workflows. */
function issuerOf(host) {
    switch (host.kind) {
        case 'public': return 'https://token.actions.githubusercontent.com';
        case 'tenant': return `https://token.actions.${host.name}`;
        case 'server': return `https://${host.name}/_services/token`;
        default: return host;
    }
}
/** The GitHub whose tokens an issuer makes; null for every other issuer. An enterprise on github.com may have an issuer that ends in its slug. */
function githubOfIssuer(issuer) {
    if (/^https:\/\/token\.actions\.githubusercontent\.com(\/[A-Za-z0-9-]+)?$/.test(issuer))
        return githubCom;
    const [, tenant, server] = /^https:\/\/(?:token\.actions\.([^/]+)|([^/]+)\/_services\/token)$/.exec(issuer) ?? [];
    const host = parseGithubHost(tenant ?? server ?? '');
    // Each issuer is of one host, and written in one way.
    return host !== null && issuerOf(host) === issuer ? host : null;
}
/**
 * Whether a text can be the name of a trust domain: what a host calls its authorities in the repository of trust roots. It becomes the name of a
 * target there, and part of an address.
 */
function isTrustDomain(text) {
    return text.length <= _limits_js__WEBPACK_IMPORTED_MODULE_0__/* .limits */ .F.hostName && /^[a-z0-9](?:[a-z0-9-]|\.(?=[a-z0-9]))*$/i.test(text);
}


/***/ }),

/***/ 545:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ limits)
/* harmony export */ });
// Every bound on what comes from outside, each with its reason. Nothing outside this file decides how much is too much.
const KiB = 1024;
const MiB = 1024 * KiB;
const limits = {
    /** One file of evidence. A bundle with a large SBOM inside stays below 20 MiB (base64 of base64); JSON costs about 8 times its size in memory. */
    evidenceFileBytes: 32 * MiB,
    /** All files of evidence of one run together, in bytes; what comes behind is not read, and said. */
    evidenceBytes: 256 * MiB,
    /** Candidates in one file of evidence: a release of many hundred files in JSON lines still fits. */
    candidatesPerFile: 1024,
    /** Evidence files named in one run. */
    evidenceFiles: 1024,
    /** A trust root: the published ones are below 20 KiB; five years of rotation and many domains fit. */
    trustRootBytes: 4 * MiB,
    /** A PEM public key; RSA of 16,384 bits has 3 KiB. */
    keyBytes: 64 * KiB,
    /** Trust roots in one file of JSON lines: `gh attestation trusted-root` prints two, and one more for a tenant. Evidence is tried under each. */
    trustDomains: 16,
    /** TUF metadata, one file: as the clients of the specification bound it. */
    tufRootBytes: 512_000,
    tufTimestampBytes: 16_384,
    tufSnapshotBytes: 2_000_000,
    tufTargetsBytes: 5_000_000,
    /** Roots between the built-in one and the newest. Sigstore's have made 16 in five years. */
    tufRootRotations: 256,
    /** Milliseconds for one refresh of a trust root, all requests together. */
    tufRefreshMs: 10_000,
    /** How long a verified copy of TUF metadata is used without asking, in milliseconds: a day. */
    tufCacheMs: 24 * 60 * 60 * 1000,
    /** A stored copy of a TUF repository, in base64: many roots, one of each other kind, the target. */
    tufCacheBytes: 32 * MiB,
    /** Connections to one host at a time: as many as requests to one registry, or some would wait for a connection while their time runs. */
    httpConnections: 16,
    /** Redirects of one request. A registry needs one, to its storage; GitHub's downloads two. */
    httpRedirects: 5,
    /** Repetitions of one request. */
    httpRetries: 2,
    /** Milliseconds for one try of a request. */
    httpTryMs: 30_000,
    /** Milliseconds for one request with all its repetitions and waits. */
    httpTotalMs: 90_000,
    /** All headers of one answer, in bytes. */
    httpHeaderBytes: 32 * KiB,
    /** A manifest or an index. Registries take 4 MiB; an index of 100 platforms has 60 KiB. */
    manifestBytes: 4 * MiB,
    /** Answers of token servers, and error bodies. */
    tokenBytes: 64 * KiB,
    /** Manifests about one image that are fetched from one listing. Images with 30 are known; whoever can push can add any number. */
    referrers: 128,
    /** Pages of one listing of referrers. */
    referrerPages: 10,
    /** Entries of an index or a listing that are read at all. */
    descriptors: 4096,
    /** A blob of a layout that nobody lists and that is looked at all the same, because it may be the manifest of evidence: those have below 2 KiB. */
    layoutManifestBytes: 64 * KiB,
    /** Manifests of evidence that are fetched for one image, in bytes: one has 2 KiB, or as many again for each of its signatures; and of all images at a time. */
    imageManifestBytes: 16 * MiB,
    imageManifestsHeld: 32 * MiB,
    /** Manifests and indexes of one registry that are kept to be had again, in bytes, over all images of a run. */
    manifestsKept: 32 * MiB,
    /** Evidence about one image, in bytes, as it is stored and again when it is decompressed: several large SBOMs; and of all images that are examined at a time. */
    imageEvidenceBytes: 64 * MiB,
    imageEvidenceHeld: 96 * MiB,
    /** What is decompressed for one image, in bytes, what turns out to be too much included: it is a matter of seconds. */
    imageUnpackedBytes: 512 * MiB,
    /** Layers of one manifest of evidence: each is a signature or an attestation; cosign takes 1,000. */
    evidenceLayers: 256,
    /** Annotations of one layer or descriptor that are kept, and the bytes of one: a certificate chain or a log entry stays below. */
    manifestAnnotations: 64,
    manifestAnnotationBytes: 256 * KiB,
    /**
     * Requests to one registry at a time, over all images: one for each image that is examined. With 8 the answers of a registry 40 ms away were all that
     * 200 images waited for, with 16 they take half as long; more than some 400 requests a second look like an attack to some registries.
     */
    registryRequests: 16,
    /** Signatures of one run whose log entry is looked up, and how many for one subject at a time. An image of the old form has one signature, or a few. */
    logLookups: 1024,
    concurrentLookups: 8,
    /** What is sent to a log in one question, and what it may answer, in bytes: envelopes with an SBOM have megabytes; of entries only the intoto kind of old holds a payload. */
    rekorRequestBytes: 8 * MiB,
    rekorAnswerBytes: 8 * MiB,
    /** Entries about one signature that are looked at; a log holds one, or one in each of its shards. Ids that an index may answer. */
    rekorEntries: 16,
    rekorIds: 1024,
    /** Images verified at the same time: they wait for the network, not for the processor. */
    concurrentImages: 16,
    /** Platforms of one image that are verified. */
    platforms: 64,
    /** Seconds that evidence is waited for, at the most. */
    waitSeconds: 600,
    /** Milliseconds between two looks for evidence that is not there yet. */
    waitStepMs: 2_000,
    /** One answer of GitHub's API: a page of 100 attestations with their bundles, some with SBOMs in them. Where it is more, fewer are asked for. */
    githubAnswerBytes: 32 * MiB,
    /** Pages of one listing of GitHub's: 100 a page; GitHub takes 1,000 assets for a release, and gh reads 1,000 attestations. */
    githubPages: 32,
    /** Digests in one question for attestations of many; GitHub takes no more. */
    githubDigests: 1024,
    /** Attestations of one subject that are looked at, as gh does at the most. */
    githubAttestations: 1000,
    /** Requests to GitHub's API, and to where it keeps bundles, at a time: GitHub asks for few at once. */
    githubRequests: 8,
    /** Bundles from GitHub's API that are held for all subjects of a run, in bytes. A bundle has 15 KiB; one with an SBOM of 16 MiB, the most GitHub takes, has some 30. */
    githubEvidenceBytes: 128 * MiB,
    /** Assets of one release; GitHub takes 1,000. */
    releaseAssets: 1024,
    /** One asset, and all that are fetched in one run, in bytes. GitHub takes 2 GiB for one; a runner has 14 GB of disk. */
    releaseAssetBytes: 2 * 1024 * MiB,
    releaseBytes: 12 * 1024 * MiB,
    /** Releases of one run. */
    releases: 32,
    /** Assets fetched at a time, and milliseconds for one of them: 2 GiB at 4 MiB a second, with what the runner's own time limit leaves. */
    releaseDownloads: 4,
    releaseAssetMs: 10 * 60_000,
    /** Characters of a tag of git, and of the name of an asset. */
    gitTag: 255,
    assetName: 255,
    /** A docker config or another file of credentials. */
    credentialFileBytes: 1 * MiB,
    /** What a credential helper prints, and how long it may take in milliseconds: some ask a cloud. */
    helperBytes: 64 * KiB,
    helperMs: 20_000,
    /** Characters of a host's name, and of a trust domain: as long as a name of DNS can be. */
    hostName: 253,
    /** Challenges in one answer of a registry that are read, and parameters of one: registries send one or two, with three or four. */
    challenges: 8,
    challengeParameters: 16,
    /** Ways to sign in that one request tries: a token that has run out, a new one, one for anybody. One more, for what others find out meanwhile. */
    authAttempts: 4,
    /**
     * Characters of a token by a token server that is hidden in logs. One that is shorter is a word that a hostile server chose: the runner would hide
     * `true` or `failed` in every log of the job, and hand on no output of a job that holds it.
     */
    maskedTokenCharacters: 16,
    /** A certificate file of authorities for registries. */
    registryCaBytes: 1 * MiB,
    /** Evidence that is kept beside the report, in characters, all together; and what is said of what is not, in lines. */
    keptEvidenceCharacters: 64 * MiB,
    keptEvidenceNotes: 20,
    /** Components of an SBOM that a query looks at: never fewer than a document may have objects (`jsonContainers`), or one could be hidden behind them. Matches that are shown. */
    sbomComponents: 1_000_000,
    sbomMatches: 200,
    /** The SBOMs of one subject as they are written, in characters. Nesting of `jsonDepth` makes 4 MiB half a gigabyte when it is indented; what would be longer is not. */
    sbomCharacters: 64 * MiB,
    /** The SBOMs of a run that are held to be written, in characters: fifty of 5 MiB. V8 ends the process where texts fill its memory. */
    sbomCharactersHeld: 256 * MiB,
    /** Characters of one pattern for components. Package URLs of real packages stay below 300. */
    componentPatternLength: 1 * KiB,
    /** Subjects of one run. 4,096 is four times the largest releases seen. */
    subjects: 4096,
    /** A list read with `@file`. */
    listBytes: 1 * MiB,
    /** One input, all its lines. */
    inputBytes: 1 * MiB,
    /** Lines of one input that takes several. */
    inputLines: 4096,
    /** A file whose bytes have to be held in memory, because its signature algorithm cannot work on a digest. */
    subjectBytesInMemory: 128 * MiB,
    /** A file that is read once more because that is faster than not to: hashing 16 MiB takes as long as one ECDSA verification without its bytes. */
    subjectBytesAtHand: 16 * MiB,
    /** Nesting of JSON. Attestations seen go to about 20; the parser recurses, and hostile depth must not end the process. */
    jsonDepth: 128,
    /** Objects and arrays of one JSON document. Each costs some 300 bytes however little stands in it; an SBOM of 20 MiB has about 300,000. */
    jsonContainers: 1_000_000,
    /** Values of one JSON document: elements of arrays, members of objects, and itself. A number of one digit is one. An SBOM of 20 MiB has below a million; two million members take up to 2 seconds. */
    jsonValues: 2_000_000,
    /** Log entries of one candidate, as sigstore-go. */
    logEntries: 32,
    /** Signatures in a bare envelope; each is examined on its own. */
    envelopeSignatures: 16,
    /** Loose signatures, certificates and log entries that are put together with each other: their pairs are examined. */
    loosePieces: 32,
    /** Materials to which loose log entries are put: equal signatures and entries multiply, and each costs a verification. */
    assembled: 2048,
    /** RFC 3161 timestamps of one candidate, as sigstore-go. */
    timestamps: 32,
    /** Certificates of one candidate: a leaf and a few intermediates; each costs a parse. */
    certificates: 16,
    /** One certificate in DER. Fulcio's are below 2 KiB; reading one costs time that grows faster than it. */
    certificateBytes: 16 * KiB,
    /** One signature in bytes; RSA-4096 has 512, ML-DSA-87 has 4,627. */
    signatureBytes: 16 * KiB,
    /** One RFC 3161 response with its certificates. */
    timestampBytes: 64 * KiB,
    /** The decoded body of a log entry. intoto 0.0.2 entries without attestation storage are below 10 KiB; rekord may hold keys. */
    logBodyBytes: 1 * MiB,
    /** Hashes of an inclusion proof: a tree of 2^63 leaves has 63. */
    proofHashes: 64,
    /** Text of a checkpoint with cosignatures of witnesses. */
    checkpointBytes: 64 * KiB,
    /** Subjects of one statement, as sigstore-go: more is not seen from real builders. */
    statementSubjects: 1024,
    /** Levels in one verification summary: one for each track. */
    verifiedLevels: 256,
    /** How far ahead the clock of a verifier may be, in milliseconds, when it says when it looked. */
    clockSkewMs: 5 * 60_000,
    /** Digests of one subject of a statement, as sigstore-go. */
    digestsPerSubject: 32,
    /** The signed payload of an image's signature. cosign's have some 250 bytes; a few kilobytes of annotations fit. */
    signaturePayloadBytes: 256 * KiB,
    /** Annotations that a signer put into one signature, and the characters of one of them: more become no claims, and hold no requirement. */
    signedAnnotations: 256,
    signedAnnotationValue: 4 * KiB,
    /** Characters of the key of an annotation, of an input of a workflow, of a parameter of a build. */
    openClaimKey: 256,
    /** Inputs of a workflow that provenance names (GitHub takes 25 at the most), and parameters of a build that nobody knows; more are no provenance of it. */
    workflowInputs: 256,
    unknownParameters: 64,
    /** Characters of one text that provenance states and a requirement may ask for: a longer one is no claim. */
    provenanceText: 4 * KiB,
    /** Unknown fields of a predicate that are named; and dependencies of a build that are looked at. */
    unknownFields: 16,
    resolvedDependencies: 16_384,
    /** Alternative names of a certificate; Fulcio writes one. */
    subjectAlternativeNames: 16,
    /** One text value of a certificate extension, in bytes. */
    extensionBytes: 8 * KiB,
    /** One policy, in characters: an organisation's has some kilobytes, a bundle of ClusterImagePolicies with their keys and programs some hundred. GitHub's contents API hands out 1 MB. */
    policyBytes: 1 * MiB,
    /** Values of one policy, how deep they are nested, and how many of them stand elsewhere and are named (an alias): each may name a map of others. */
    policyValues: 100_000,
    policyDepth: 64,
    policyAliases: 256,
    /** Characters of a glob for names of subjects: as long as names of images and packages get, and then some. */
    subjectGlob: 512,
    /** Policies of one run; and files that policies name: keys, trust roots, checks, lists of what is denied. Each may be a request. */
    policies: 16,
    policyFiles: 128,
    /** A key, a check or a list that a policy names, in bytes. */
    policyFileBytes: 1 * MiB,
    /** The payload of the event of a workflow; GitHub sends below 1 MiB. */
    eventBytes: 8 * MiB,
    /** Rules of one policy, and pieces of evidence that it asks for: every one of them is looked at for every subject it is about. */
    policyRules: 1024,
    policyRequirements: 4096,
    /** Names of one image at the repositories that mirrors lead to: mirrors that lead to each other would make ever longer ones. */
    upstreamNames: 256,
    /** Problems of one policy that are said. */
    policyProblems: 100,
    /** Characters of one value that a suggested policy holds: a ref of git has 250 at the most, an identity as many again; what is longer nobody would review. */
    suggestedText: 1024,
    /** Requirements that are suggested for one subject: a class of evidence and a signer each, and whoever can push can add signers. */
    suggestedRequirements: 32,
    /** What is said of a suggestion beside its requirements, in entries: each piece of evidence that did not verify is one. */
    suggestedNotes: 64,
    /** Certificates of one chain in a policy: real ones have two to four, and putting them in order compares each with each. */
    policyChain: 16,
    /** Characters of one check: policies of CUE and Rego that people write have some kilobytes. */
    checkLength: 256 * KiB,
    /** Characters of one expression of CEL: its parser recurses, and one that is longer belongs into another language. */
    celLength: 16 * KiB,
    /** Rounds of all comprehensions of one evaluation of CEL, and elements that lists are joined from: every value of the largest document once. */
    celSteps: 2_000_000,
    /** Characters of one text that an expression of CEL puts together. */
    celText: 64 * MiB,
    /** Milliseconds of one evaluation of CEL: a round of a comprehension takes some 3 microseconds. */
    celMs: 20_000,
    /** Characters of what a check says. */
    checkMessage: 2 * KiB,
    /** Milliseconds for one question to CUE or OPA. CUE takes some 45 seconds for an SBOM of 100,000 components, OPA one. */
    engineMs: 180_000,
    /** Milliseconds for an engine to say its version. */
    engineVersionMs: 20_000,
    /** Bytes that an engine prints: CUE prints the whole document again, indented. */
    enginePrints: 256 * MiB,
    /** Engines that run at a time; CUE takes a gigabyte for the largest documents. */
    enginesAtOnce: 4,
    /** An engine as it is published, and as it is unpacked, in bytes: CUE has 12 MB and 35, OPA 60. */
    engineBytes: 128 * MiB,
    /** Milliseconds to fetch an engine. */
    engineFetchMs: 5 * 60_000,
    /** Paths that a CUE policy adds to a statement and that are looked at one by one; each costs a question. */
    addedPaths: 16,
    /** Source length of a regular expression; RE2 is linear in the text, and in memory by the pattern. */
    patternLength: 4 * KiB,
    /** Files hashed at the same time: more than the disk's queue helps nobody, and each holds two buffers. */
    concurrentFiles: 4,
    /** Directory entries visited by one glob. */
    globVisits: 200_000,
    /** Characters of one glob: as long as a path can be. */
    globLength: 4 * KiB,
    /** Patterns that the braces of one glob stand for; each `{a,b}` doubles them. */
    globAlternatives: 256,
    /** Minutes for a run, at the most: a GitHub job ends after 6 hours. */
    timeoutMinutes: 360,
    /** The step summary, in bytes: GitHub drops it whole above 1,048,576. */
    summaryBytes: 1_000_000,
    /** All outputs together, in bytes, as UTF-16: GitHub takes 1 MB per job. */
    outputBytes: 400_000,
    /** Annotations kept per type and step by GitHub. */
    annotations: 10,
    /** Characters of one annotation kept by GitHub. */
    annotationCharacters: 4096,
    /** Ledger rows of a whole report: 4,096 subjects beside a file of 1,024 bundles would be four million. With hostile texts a row is 12 KB of JSON, and V8 holds 512 MiB. */
    reportRows: 20_000,
    /** Digests of evidence that met one requirement, in a report: whoever signs in every run makes as many, and one is proof. */
    treeEvidence: 8,
    /** Lines of an explanation, over all subjects: a policy of thousands of requirements on hundreds of images has too many for people. */
    explainedLines: 20_000,
    /** Lines of a report read by one text renderer per subject (ledger rows). */
    ledgerRows: 50,
};


/***/ }),

/***/ 9099:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
// The known name that a mistyped one is nearest to.
/** The nearest of `known`, when it is near enough to be what was meant; null otherwise. */
function nearest(name, known) {
    let best = null;
    for (const candidate of known) {
        const distance = editDistance(name.slice(0, 64), candidate);
        if (best === null || distance < best.distance)
            best = { name: candidate, distance };
    }
    return best !== null && best.distance <= Math.max(2, Math.floor(best.name.length / 3)) ? best.name : null;
}
// Levenshtein (1966), two rows.
function editDistance(a, b) {
    let row = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i += 1) {
        const next = [i];
        for (let j = 1; j <= b.length; j += 1) {
            next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)));
        }
        row = next;
    }
    return row[b.length] ?? 0;
}


/***/ }),

/***/ 841:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ ownText)
/* harmony export */ });
// Texts that hold nothing but themselves.
//
// V8 keeps a part of a text as a view of the whole: who keeps the name of an attestation keeps the SBOM of megabytes that it was read from, and a run
// keeps the names of hundreds. Nothing in the language says so, and nothing in it copies a text; what is put together anew and cut again is a copy.
/** Shorter parts are copies as it is (V8's SlicedString::kMinLength). */
const VIEWED = 13;
/** The same text, of its own bytes. */
function ownText(text) {
    return text.length < VIEWED ? text : ` ${text}`.slice(1);
}


/***/ }),

/***/ 3741:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ FileError)
/* harmony export */ });
// Ports: all that the engine may touch of the world. Passed explicitly and by part, so that a signature says what a function can reach.
/** What a file that cannot be used is: told apart because "not there" and "cannot be read" need different steps of the user. */
class FileError extends Error {
    name = 'FileError';
    kind;
    constructor(kind, message, options) {
        super(message, options);
        this.kind = kind;
    }
}


/***/ }),

/***/ 2058:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B3: () => (/* binding */ workspaceOf),
/* harmony export */   KP: () => (/* binding */ writableRoots),
/* harmony export */   j$: () => (/* binding */ variablesFor),
/* harmony export */   zq: () => (/* binding */ githubOf)
/* harmony export */ });
/* unused harmony export environmentRead */
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _domain_github_host_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6521);
// The environment variables that are read: a closed list, shown to the user.
//
// An earlier step of the same job can set most of them. None carries trust, policy or identity: they say where things lie and how they look. That
// GitHub's address says which GitHub short names are of is the one exception: the runner writes it over what was there, no step can, and the report
// shows it. The command line does not read it.
// The inputs arrive as variables too, because the runner hands them over that way; the runner writes every declared input over what was there.



/** Every variable that is read, with what it is read for. `INPUT_*` stands for all that begin so. */
const environmentRead = {
    'INPUT_*': 'the inputs of the action',
    GITHUB_OUTPUT: 'the file that takes the outputs',
    GITHUB_STEP_SUMMARY: 'the file that takes the step summary',
    GITHUB_SERVER_URL: 'for the action: which GitHub repo, owner, signer-repo, signer-workflow and release speak of, where github-host is not set',
    GITHUB_API_URL: 'for the action: where the API of that GitHub is',
    GITHUB_WORKSPACE: 'the folder that paths are relative to, and that reports may be written to',
    RUNNER_TEMP: 'the other folder that reports may be written to, and that copies of trust roots are kept in',
    RUNNER_TOOL_CACHE: 'the folder that the engines of checks are kept in, as they were published',
    https_proxy: 'how servers are reached',
    HTTPS_PROXY: 'how servers are reached',
    no_proxy: 'how servers are reached',
    NO_PROXY: 'how servers are reached',
    DOCKER_CONFIG: 'the folder of the file with credentials for registries, as Docker reads it',
    HOME: 'the folder that files with credentials lie in, where nothing else names one',
    USERPROFILE: 'the same on Windows',
    REGISTRY_AUTH_FILE: 'another file with credentials, as Podman and Skopeo read it',
    XDG_RUNTIME_DIR: 'the folder of another file with credentials',
    XDG_CONFIG_HOME: 'the folder of another file with credentials',
    GITHUB_EVENT_NAME: 'whether the author of a pull request controls the workspace',
    GITHUB_EVENT_PATH: 'which commit is the base of that pull request, to name it in a hint',
    GITHUB_REPOSITORY: 'the repository of that base, to name it in a hint',
    GITHUB_SHA: 'the commit of the default branch, to name it in a hint',
    COSIGN_REPOSITORY: 'another repository that evidence is looked for in, as cosign reads it',
    NO_COLOR: 'whether the command line prints colours',
    TERM: 'whether the command line prints colours',
};
/** The folder that paths are relative to: the runner's workspace, else the current folder. */
function workspaceOf(env, cwd) {
    const workspace = env['GITHUB_WORKSPACE'] ?? '';
    return node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute(workspace) ? workspace : cwd;
}
/** The GitHub whose runner this is; null where the environment says nothing of one. */
function githubOf(env) {
    return (0,_domain_github_host_js__WEBPACK_IMPORTED_MODULE_2__/* .runnerGithub */ .YL)(env['GITHUB_SERVER_URL'] ?? '', env['GITHUB_API_URL'] ?? '');
}
/** The folders that may be written to: the workspace, and the temporary folder of the runner or, without one, of the system. */
function writableRoots(env, cwd) {
    const temporary = env['RUNNER_TEMP'] ?? '';
    return [workspaceOf(env, cwd), node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute(temporary) ? temporary : node_os__WEBPACK_IMPORTED_MODULE_0__.tmpdir()];
}
/** The variables that a run is given, and no other: those of `environmentRead` that the engine reads itself. */
function variablesFor(env) {
    return {
        https_proxy: env['https_proxy'],
        HTTPS_PROXY: env['HTTPS_PROXY'],
        no_proxy: env['no_proxy'],
        NO_PROXY: env['NO_PROXY'],
        DOCKER_CONFIG: env['DOCKER_CONFIG'],
        HOME: env['HOME'],
        USERPROFILE: env['USERPROFILE'],
        REGISTRY_AUTH_FILE: env['REGISTRY_AUTH_FILE'],
        XDG_RUNTIME_DIR: env['XDG_RUNTIME_DIR'],
        XDG_CONFIG_HOME: env['XDG_CONFIG_HOME'],
        GITHUB_EVENT_NAME: env['GITHUB_EVENT_NAME'],
        GITHUB_EVENT_PATH: env['GITHUB_EVENT_PATH'],
        GITHUB_REPOSITORY: env['GITHUB_REPOSITORY'],
        GITHUB_SHA: env['GITHUB_SHA'],
        GITHUB_WORKSPACE: env['GITHUB_WORKSPACE'],
        COSIGN_REPOSITORY: env['COSIGN_REPOSITORY'],
    };
}


/***/ }),

/***/ 6640:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  R: () => (/* binding */ filesOf)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/domain/digest.js
var domain_digest = __webpack_require__(3213);
// EXTERNAL MODULE: ./build/domain/errors.js
var errors = __webpack_require__(6046);
// EXTERNAL MODULE: ./build/domain/limits.js
var limits = __webpack_require__(545);
// EXTERNAL MODULE: ./build/domain/ports.js
var ports = __webpack_require__(3741);
;// CONCATENATED MODULE: ./build/host/glob-pattern.js
// What a glob says: pure text work, for the separators of either platform.
//
//   *        any characters of one name            [a-z]  one character of a set; [!a-z] and [^a-z] one that is not
//   ?        one character of a name                {a,b}  either, as if the pattern had been written twice
//   **       as a whole name: any depth of folders  \*     on systems where a path has no backslashes: the character itself
//
// A name that begins with a dot is matched only where the pattern names the dot. Names are compared case-sensitively, by code point and in time
// linear in the stars: a regular expression made of `*a*a*a*` and a hostile name would not be.


/** Reads a pattern for a platform. Throws `FileError` (`too-many`) for one that is too long or whose braces stand for too many. */
function parseGlob(pattern, platform) {
    if (pattern.length > limits/* limits */.F.globLength)
        throw new ports/* FileError */.f('too-many', `a pattern of more than ${limits/* limits */.F.globLength} characters is not read`);
    const path = withSlashes(pattern, platform);
    // Only what is behind the root can be a pattern: the question mark of \\?\C:\ is none.
    const start = platform.parse(path).root;
    const rest = path.slice(start.length);
    if (!/[*?[{]/.test(rest))
        return { kind: 'path', path };
    const escapes = platform.sep === '/';
    const alternatives = expandBraces(rest, escapes).map((text) => ({ start, segments: parseSegments(text, escapes) }));
    return { kind: 'glob', path, alternatives: alternatives.filter(({ segments }) => segments.length > 0) };
}
/** The path with `/` between its names, whatever the platform writes. */
function withSlashes(path, platform) {
    return platform.sep === '\\' ? path.replaceAll('\\', '/') : path;
}
/** Whether a segment matches the name of a directory entry; `depth` matches none by itself. */
function matchesName(segment, name) {
    if (segment.kind === 'depth')
        return false;
    if (segment.kind === 'name')
        return segment.name === name;
    const [first] = segment.tokens;
    if (isHidden(name) && !(first?.kind === 'character' && first.character === '.'))
        return false;
    return matchesTokens(segment.tokens, Array.from(name));
}
/** Whether a name is one that `*` and `**` leave out. */
function isHidden(name) {
    return name.startsWith('.');
}
/** Greedy with one way back, to the last star: an earlier one never has to take more, since the last can take all that it would. */
function matchesTokens(tokens, name) {
    let [token, at, star, starAt] = [0, 0, -1, 0];
    for (let character = name[at]; character !== undefined; character = name[at]) {
        const wanted = tokens[token];
        if (wanted?.kind === 'star') {
            [star, starAt] = [token, at];
            token += 1;
        }
        else if (wanted !== undefined && accepts(wanted, character)) {
            token += 1;
            at += 1;
        }
        else if (star >= 0) {
            starAt += 1;
            [token, at] = [star + 1, starAt];
        }
        else {
            return false;
        }
    }
    return tokens.slice(token).every(({ kind }) => kind === 'star');
}
function accepts(token, character) {
    switch (token.kind) {
        case 'character': return token.character === character;
        case 'set': return token.negated !== token.ranges.some(([from, to]) => codePoint(from) <= codePoint(character) && codePoint(character) <= codePoint(to));
        case 'one': return true;
        case 'star': return false;
        default: return token;
    }
}
function codePoint(character) {
    return character.codePointAt(0) ?? 0;
}
function parseSegments(text, escapes) {
    const segments = text.split('/').filter((name) => name !== '').map((name) => parseSegment(name, escapes));
    // Two `**` in a row say what one says.
    return segments.filter((segment, index) => segment.kind !== 'depth' || segments[index - 1]?.kind !== 'depth');
}
function parseSegment(text, escapes) {
    if (text === '**')
        return { kind: 'depth' };
    const tokens = [];
    const characters = Array.from(text);
    for (let at = 0; at < characters.length; at += 1) {
        const character = characters[at] ?? '';
        const set = character === '[' ? parseSet(characters, at, escapes) : null;
        if (set !== null) {
            tokens.push(set.token);
            at = set.end;
        }
        else if (character === '*') {
            tokens.push({ kind: 'star' });
        }
        else if (character === '?') {
            tokens.push({ kind: 'one' });
        }
        else {
            const escaped = character === '\\' && escapes ? characters[at + 1] : undefined;
            if (escaped !== undefined)
                at += 1;
            tokens.push({ kind: 'character', character: escaped ?? character });
        }
    }
    const plain = tokens.flatMap((token) => (token.kind === 'character' ? [token.character] : []));
    return plain.length === tokens.length ? { kind: 'name', name: plain.join('') } : { kind: 'match', tokens };
}
/** Reads `[…]` from its bracket; null where none closes it, and the bracket stands for itself. A `]` that comes first belongs to the set. */
function parseSet(characters, start, escapes) {
    const negated = characters[start + 1] === '!' || characters[start + 1] === '^';
    const begin = start + (negated ? 2 : 1);
    const ranges = [];
    let at = begin;
    const take = () => {
        if (escapes && characters[at] === '\\')
            at += 1;
        at += 1;
        return characters[at - 1];
    };
    while (at < characters.length) {
        if (characters[at] === ']' && at > begin)
            return { token: { kind: 'set', negated, ranges }, end: at };
        const from = take();
        const isRange = characters[at] === '-' && characters[at + 1] !== ']' && at + 1 < characters.length;
        if (isRange)
            at += 1;
        const to = isRange ? take() : from;
        if (from !== undefined && to !== undefined)
            ranges.push([from, to]);
    }
    return null;
}
/** All texts that the braces stand for. */
function expandBraces(text, escapes) {
    const braces = firstBraces(text, escapes);
    if (braces === null)
        return [text];
    const expanded = [];
    for (const choice of braces.choices) {
        expanded.push(...expandBraces(braces.before + choice + braces.behind, escapes));
        if (expanded.length > limits/* limits */.F.globAlternatives)
            throw new ports/* FileError */.f('too-many', `the braces of a pattern stand for more than ${limits/* limits */.F.globAlternatives} patterns`);
    }
    return expanded;
}
/** The outermost braces that begin first and have a comma; braces without one, or without their other half, stand for themselves. */
function firstBraces(text, escapes) {
    const open = [];
    let found = null;
    for (let at = 0; at < text.length; at += 1) {
        const character = text[at];
        if (character === '\\' && escapes)
            at += 1;
        else if (character === '{')
            open.push([at]);
        else if (character === ',')
            open.at(-1)?.push(at);
        else if (character === '}') {
            const cuts = open.pop() ?? [];
            if (cuts.length > 1 && (cuts[0] ?? 0) < (found?.cuts[0] ?? text.length))
                found = { cuts, end: at };
        }
    }
    if (found === null)
        return null;
    const ends = [...found.cuts, found.end];
    return { before: text.slice(0, ends[0]), choices: found.cuts.map((cut, index) => text.slice(cut + 1, ends[index + 1])), behind: text.slice(found.end + 1) };
}

// EXTERNAL MODULE: ./build/host/system-error.js
var system_error = __webpack_require__(5509);
;// CONCATENATED MODULE: ./build/host/glob.js
// Finding the files that a glob names.
//
// The folders walked may be the head of a pull request: links among them lead anywhere, in circles too, and there may be any number of entries.
// So each folder is walked once, with all places of the pattern that it can be at; `**` does not go through links; and visits are counted.
// A folder that cannot be read is an error, not an empty folder: what is in it would go unverified, and nobody would know.





/**
 * The paths of regular files that match, with `/`, sorted, each once.
 *
 * A pattern that says no more than one path is returned as it is, there or not: to read it says what is wrong with it. A file whose very name is
 * the pattern is found beside what the pattern means, never instead of it: whoever fills the folder may name a file `*`, and what lies beside it
 * would go unverified. Rejects with `FileError`, or with the reason of the signal.
 */
async function findFiles(pattern, options) {
    const parsed = parseGlob(pattern, options.platform);
    if (parsed.kind === 'path')
        return [parsed.path];
    const walk = new Walk(options);
    const isFile = (await walk.kindOf(parsed.path)) === 'file';
    for (const alternative of parsed.alternatives)
        await walk.follow(alternative);
    // The same file may have been found under another spelling: `dist//*` finds `dist/*`.
    if (isFile && ![...walk.found].some((found) => walk.resolve(found) === walk.resolve(parsed.path)))
        walk.found.add(parsed.path);
    return [...walk.found].toSorted();
}
class Walk {
    found = new Set();
    #options;
    #visits = 0;
    constructor(options) {
        this.#options = options;
    }
    async follow({ start, segments }) {
        const pending = [{ folder: start, positions: closure([0], segments) }];
        for (let visit = pending.pop(); visit !== undefined; visit = pending.pop()) {
            this.#options.signal.throwIfAborted();
            for await (const entry of this.#entries(visit, segments)) {
                const path = join(visit.folder, entry.name);
                const next = advance(visit.positions, segments, entry);
                if (!next.ends && next.positions.length === 0)
                    continue;
                const kind = entry.kind === 'link' ? await this.kindOf(path) : entry.kind;
                if (next.ends && kind === 'file')
                    this.found.add(path);
                if (next.positions.length > 0 && kind === 'folder')
                    pending.push({ folder: path, positions: closure(next.positions, segments) });
            }
        }
    }
    /** The entries of a folder that the pattern can mean. Where it names them itself the folder is not listed: one may enter what one may not list. */
    async *#entries({ folder, positions }, segments) {
        const names = positions.flatMap((position) => segments[position] ?? []).flatMap((segment) => (segment.kind === 'name' ? [segment.name] : []));
        if (names.length === positions.length) {
            // `link`: what it is, is asked when it matters, as for a link.
            for (const name of new Set(names))
                yield this.#counted({ name, kind: 'link' });
            return;
        }
        try {
            for await (const entry of await (0,promises_.opendir)(this.resolve(folder), { bufferSize: 256 }))
                yield this.#counted({ name: entry.name, kind: direntKind(entry) });
        }
        catch (cause) {
            if (cause instanceof ports/* FileError */.f)
                throw cause;
            if (isAbsence(cause))
                return;
            throw new ports/* FileError */.f('unreadable', `the folder ${(0,errors/* bounded */.Mm)(folder) || '.'} cannot be read: ${(0,system_error/* systemCode */.x)(cause) ?? 'unknown'}`, { cause });
        }
    }
    /** What a path leads to, links followed. What leads nowhere or round in circles is `other`. */
    async kindOf(path) {
        try {
            const stats = await (0,promises_.stat)(this.resolve(path));
            if (stats.isFile())
                return 'file';
            return stats.isDirectory() ? 'folder' : 'other';
        }
        catch (cause) {
            if (isAbsence(cause))
                return 'other';
            throw new ports/* FileError */.f('unreadable', `${(0,errors/* bounded */.Mm)(path)} cannot be read: ${(0,system_error/* systemCode */.x)(cause) ?? 'unknown'}`, { cause });
        }
    }
    #counted(entry) {
        this.#visits += 1;
        if (this.#visits > this.#options.visits)
            throw new ports/* FileError */.f('too-many', `a pattern led to more than ${this.#options.visits} entries of folders`);
        return entry;
    }
    resolve(path) {
        return this.#options.platform.resolve(this.#options.root, path);
    }
}
/** Where the pattern can go on below an entry, and whether it can end with it. */
function advance(positions, segments, { name, kind }) {
    const next = new Set();
    let ends = false;
    for (const position of positions) {
        const segment = segments[position];
        const isLast = position === segments.length - 1;
        if (segment?.kind === 'depth') {
            if (isHidden(name))
                continue;
            if (kind === 'folder')
                next.add(position);
            ends ||= isLast;
        }
        else if (segment !== undefined && matchesName(segment, name)) {
            if (isLast)
                ends = true;
            else
                next.add(position + 1);
        }
    }
    return { positions: [...next], ends };
}
/** `**` also stands for no folder at all: what follows it can begin at once. */
function closure(positions, segments) {
    const all = positions.flatMap((position) => (segments[position]?.kind === 'depth' && position + 1 < segments.length ? [position, position + 1] : [position]));
    return [...new Set(all)];
}
function direntKind(entry) {
    if (entry.isFile())
        return 'file';
    if (entry.isDirectory())
        return 'folder';
    return entry.isSymbolicLink() ? 'link' : 'other';
}
/** Whether a fault says that there is nothing: no such name, no folder on the way to it, a link in circles, a text that cannot be a name. */
function isAbsence(cause) {
    return ['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG', 'EINVAL', 'ERR_INVALID_ARG_VALUE'].includes((0,system_error/* systemCode */.x)(cause) ?? '');
}
function join(folder, name) {
    return folder === '' || folder.endsWith('/') ? folder + name : `${folder}/${name}`;
}

;// CONCATENATED MODULE: ./build/host/files.js
// Files of this machine, as the engine may use them: bounded reading, hashing by stream, what a file looks like, globs.
//
// A path is the user's word, or lies in a folder that a pull request filled; what it leads to is not trusted. Links are followed: whose bytes
// they are is what the digest says. Anything but a regular file is refused, and on the open handle, because a name can be pointed elsewhere
// between a look and an opening: a FIFO would block for ever, a device may never end.










/** Bytes of one of the two buffers of a hashing. Smaller ones cost more turns of the event loop; larger ones gain nothing and leave the cache (docs/performance.md). */
const CHUNK = 2 * 1024 * 1024;
/** Returns the files of this machine; relative paths are relative to `root`. */
function filesOf(root, options = {}) {
    const signal = options.signal ?? new AbortController().signal;
    const globVisits = options.globVisits ?? limits/* limits */.F.globVisits;
    return {
        read: (name, maxBytes, { inside = false } = {}) => withFile(root, name, async (handle, stats) => {
            if (inside)
                await requireInside(root, name, stats);
            return readAll(handle, stats, name, maxBytes);
        }),
        hash: (name, algorithms) => withFile(root, name, (handle, stats) => hashFile(handle, stats, { name, algorithms, signal })),
        weakHash: (name, algorithms) => withFile(root, name, (handle, stats) => weakHashFile(handle, stats, { name, algorithms, signal })),
        state: async (name) => stateOf(name, await look(root, name)),
        glob: async (pattern) => namedWithin(root, await findFiles(pattern, { root, platform: external_node_path_, visits: globVisits, signal })),
    };
}
/** Opens a regular file for `use`, and closes it. Rejects with `FileError`. */
async function withFile(root, name, use) {
    // The look before the opening: to open a device can already do something, a tape rewinds. The look that counts is the one on the handle.
    await look(root, name);
    // O_NONBLOCK: a FIFO put there in between must not hold the run until somebody writes to it. Windows has neither the flag nor the need.
    const handle = await translated(name, () => (0,promises_.open)(external_node_path_.resolve(root, name), external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NONBLOCK ?? 0)));
    try {
        const stats = await translated(name, () => handle.stat({ bigint: true }));
        requireRegular(name, stats);
        return await use(handle, stats);
    }
    finally {
        await handle.close();
    }
}
async function look(root, name) {
    const stats = await translated(name, () => (0,promises_.stat)(external_node_path_.resolve(root, name), { bigint: true }));
    requireRegular(name, stats);
    return stats;
}
/**
 * Rejects where a name that lies in `root` as written was opened as a file outside of it: a link was followed.
 *
 * Asked after the opening, about what was opened: a link that is put there, or taken away, in between makes it another file.
 */
async function requireInside(root, name, opened) {
    const written = external_node_path_.resolve(root, name);
    const realRoot = await translated(name, () => (0,promises_.realpath)(root));
    // The root may itself be reached by a link, and the name be written either way.
    if (!isBelow(external_node_path_.resolve(root), written) && !isBelow(realRoot, written))
        return;
    const real = await translated(name, () => (0,promises_.realpath)(written));
    if (!isBelow(realRoot, real))
        throw new ports/* FileError */.f('unreadable', `${(0,errors/* bounded */.Mm)(name)} is a link that leads out of the workspace`);
    const found = await translated(name, () => (0,promises_.lstat)(real, { bigint: true }));
    if (found.ino !== opened.ino || found.dev !== opened.dev)
        throw changed(name);
}
// One file, one name: rules of a policy are about names, and another spelling must not choose another rule.
async function namedWithin(root, names) {
    if (!names.some(isSpelledFromOutside))
        return names;
    const roots = [external_node_path_.resolve(root), await translated(root, () => (0,promises_.realpath)(root))];
    const within = names.map((name) => {
        const folder = isSpelledFromOutside(name) ? roots.find((one) => isBelow(one, external_node_path_.resolve(root, name))) : undefined;
        const way = folder === undefined ? '' : external_node_path_.relative(folder, external_node_path_.resolve(root, name)).split(external_node_path_.sep).join('/');
        return way === '' ? name : way;
    });
    return [...new Set(within)].toSorted();
}
function isSpelledFromOutside(name) {
    return external_node_path_.isAbsolute(name) || /^\.\.(?:[\\/]|$)/.test(external_node_path_.normalize(name));
}
function isBelow(folder, file) {
    const way = external_node_path_.relative(folder, file);
    return way !== '..' && !way.startsWith(`..${external_node_path_.sep}`) && !external_node_path_.isAbsolute(way);
}
async function readAll(handle, stats, name, maxBytes) {
    if (stats.size > BigInt(maxBytes))
        throw tooLarge(name, maxBytes);
    // One byte more than the size: a file that grew shows itself without a second look. The size is not believed: files of /proc say 0.
    let buffer = Buffer.allocUnsafeSlow(Number(stats.size) + 1);
    let filled = 0;
    for (;;) {
        const { bytesRead } = await translated(name, () => handle.read(buffer, filled, buffer.length - filled, filled));
        if (bytesRead === 0)
            return buffer.subarray(0, filled);
        filled += bytesRead;
        if (filled > maxBytes)
            throw tooLarge(name, maxBytes);
        if (filled === buffer.length) {
            const larger = Buffer.allocUnsafeSlow(Math.min(maxBytes + 1, buffer.length * 2 + 4096));
            buffer.copy(larger);
            buffer = larger;
        }
    }
}
async function hashFile(handle, before, { name, algorithms, signal }) {
    const [first, ...others] = algorithms;
    const hashes = [startHash(first), ...others.map(startHash)];
    const bytes = await feed(handle, before, { name, hashes, signal });
    const after = await translated(name, () => handle.stat({ bigint: true }));
    // Whoever writes while it is read can make the digest that of bytes which never lay there together.
    // The time of modification can be set back by whoever may write; that of the change of status cannot.
    if (bytes !== before.size || after.size !== before.size || after.mtimeNs !== before.mtimeNs || after.ctimeNs !== before.ctimeNs)
        throw changed(name);
    const [one, ...more] = hashes;
    return { digests: [finish(one), ...more.map(finish)], state: stateOf(name, before) };
}
async function weakHashFile(handle, before, { name, algorithms, signal }) {
    const hashes = algorithms.map((algorithm) => ({ algorithm, hash: (0,external_node_crypto_.createHash)(domain_digest/* weakAlgorithms */.vW[algorithm]) }));
    if ((await feed(handle, before, { name, hashes, signal })) !== before.size)
        throw changed(name);
    return new Map(hashes.map(({ algorithm, hash }) => [algorithm, hash.digest('hex')]));
}
/**
 * Gives the whole file to all hashes and returns the number of bytes.
 *
 * While one buffer is hashed on this thread the next is read into the other one by Node's pool: reading and hashing take the time of the
 * slower of the two, not of both.
 */
async function feed(handle, stats, to) {
    const length = Math.min(CHUNK, Number(stats.size) + 1);
    const pair = idle.pop() ?? [Buffer.allocUnsafeSlow(CHUNK), Buffer.allocUnsafeSlow(CHUNK)];
    let [full, filling] = pair;
    let position = 0;
    const readNext = (into) => translated(to.name, async () => (await handle.read(into, 0, length, position)).bytesRead);
    let reading = readNext(filling);
    try {
        for (;;) {
            to.signal.throwIfAborted();
            const bytesRead = await reading;
            if (bytesRead === 0)
                return BigInt(position);
            position += bytesRead;
            // Nobody may make the reading endless by writing to the file as fast as it is read.
            if (BigInt(position) > stats.size)
                throw changed(to.name);
            [full, filling] = [filling, full];
            reading = readNext(filling);
            for (const { hash } of to.hashes)
                hash.update(full.subarray(0, bytesRead));
        }
    }
    catch (cause) {
        // The reading ahead still writes to its buffer, and may fail as well: it is waited for, and what is thrown is the first fault.
        await reading.catch(() => 0);
        throw cause;
    }
    finally {
        idle.push(pair);
    }
}
/** Buffers of hashings that have ended, for the next. New ones for each file would be garbage that the collector does not see the size of. */
const idle = [];
function startHash(algorithm) {
    return { algorithm, hash: (0,external_node_crypto_.createHash)(algorithm) };
}
function finish({ algorithm, hash }) {
    const digest = (0,domain_digest/* digestFromBytes */.SS)(algorithm, hash.digest());
    if (digest === null)
        throw new TypeError(`${algorithm} gave a digest of the wrong length`);
    return digest;
}
function stateOf(name, stats) {
    return { path: name, bytes: Number(stats.size), modifiedNs: stats.mtimeNs, changedNs: stats.ctimeNs, inode: stats.ino };
}
function requireRegular(name, stats) {
    if (!stats.isFile())
        throw new ports/* FileError */.f('not-a-file', `${(0,errors/* bounded */.Mm)(name)} is ${kindOf(stats)}, not a regular file`);
}
function kindOf(stats) {
    if (stats.isDirectory())
        return 'a folder';
    if (stats.isFIFO())
        return 'a pipe';
    if (stats.isSocket())
        return 'a socket';
    return 'a device';
}
function tooLarge(name, maxBytes) {
    return new ports/* FileError */.f('too-large', `${(0,errors/* bounded */.Mm)(name)} is larger than ${maxBytes} bytes`);
}
function changed(name) {
    return new ports/* FileError */.f('changed', `${(0,errors/* bounded */.Mm)(name)} changed while it was being read`);
}
/** Runs one operation of the file system and turns what it throws into a `FileError`. */
async function translated(name, operation) {
    try {
        return await operation();
    }
    catch (cause) {
        throw fileError(name, cause);
    }
}
function fileError(name, cause) {
    const shown = (0,errors/* bounded */.Mm)(name);
    switch ((0,system_error/* systemCode */.x)(cause)) {
        case 'ENOENT':
        case 'ENOTDIR': return new ports/* FileError */.f('missing', `${shown} does not exist`, { cause });
        case 'EISDIR': return new ports/* FileError */.f('not-a-file', `${shown} is a folder, not a regular file`, { cause });
        case 'ENXIO': return new ports/* FileError */.f('not-a-file', `${shown} is a pipe, a socket or a device, not a regular file`, { cause });
        case 'ELOOP': return new ports/* FileError */.f('unreadable', `${shown} is a link that leads to itself`, { cause });
        case 'EACCES':
        case 'EPERM': return new ports/* FileError */.f('unreadable', `${shown} cannot be read: permission denied`, { cause });
        case 'ERR_INVALID_ARG_VALUE': return new ports/* FileError */.f('missing', `${shown} cannot be the name of a file`, { cause });
        case null: return new ports/* FileError */.f('unreadable', `${shown} cannot be read`, { cause });
        default: return new ports/* FileError */.f('unreadable', `${shown} cannot be read: ${(0,system_error/* systemCode */.x)(cause)}`, { cause });
    }
}


/***/ }),

/***/ 9908:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BP: () => (/* binding */ logLine),
/* harmony export */   g$: () => (/* binding */ printable),
/* harmony export */   kX: () => (/* binding */ logTo)
/* harmony export */ });
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6046);
// One line for a log that a machine listens to.
//
// GitHub's runner obeys commands in what a step prints, on stdout and stderr alike:
//
//   ::set-output name=verified::true        at the start of a line, blanks before it allowed
//   text ##[set-output name=verified]true   anywhere in a line
//
// A terminal obeys escape sequences. Names of files, identities and predicates are attacker-controlled, so every line goes through here.

/** Longest line of a log, in UTF-16 units. */
const LINE_LENGTH = 8192;
// Control characters move the cursor or end the line; U+2028 and U+2029 end it for some readers; the bidirectional controls and the invisible
// characters let a text read as another one (Trojan Source, CVE-2021-42574).
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const UNPRINTABLE = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
/** The text with every character that is not seen as itself written as `\u{…}`; a tab stays. */
function printable(text) {
    return text.toWellFormed().replace(UNPRINTABLE, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`);
}
/** The text as one line that neither the runner nor a terminal obeys; cut where it is too long. */
function logLine(text) {
    return printable((0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .bounded */ .Mm)(text, LINE_LENGTH)).replaceAll('##[', '#\\#[').replace(/^(\s*)::/u, '$1\\::');
}
/** Returns what prints lines to `stream`, each through `logLine`. */
function logTo(stream) {
    return (line) => {
        stream.write(`${logLine(line)}\n`);
    };
}


/***/ }),

/***/ 124:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Af: () => (/* binding */ folderFor),
/* harmony export */   Li: () => (/* binding */ writeReports),
/* harmony export */   Lw: () => (/* binding */ Refused)
/* harmony export */ });
/* unused harmony export safeWrite */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6046);
/* harmony import */ var _system_error_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5509);
// Writing: inside the workspace or the temporary folder, never through a link.
//
// The workspace may hold the head of a pull request. A link `reports -> ~/.ssh` in it would turn a report into somebody's key file, and text
// from evidence is in every report. So each folder on the way is looked at, a new file is written beside the target under a name nobody can have
// prepared, and it takes the target's place in one step: a hard link at the target is replaced, not written to.
// Node has no openat(2): a process of the same user that swaps a folder in between is not held off (it could write the file itself).






/** Writes a text file and the folders on the way to it. Throws `OutputError` (`REPORT_UNWRITABLE`); then no part of the file is there. */
async function safeWrite(name, text, bounds) {
    try {
        const { root, parts } = await placeOf(name, bounds);
        const file = parts.at(-1) ?? '';
        const folder = await makeFolders(root, parts.slice(0, -1));
        const target = node_path__WEBPACK_IMPORTED_MODULE_3__.join(folder, file);
        await requireReplaceable(target);
        await replace({ target, folder, text }, () => makeFolders(root, parts.slice(0, -1)));
    }
    catch (cause) {
        if (cause instanceof Refused)
            throw unwritable(name, cause.message, cause);
        throw unwritable(name, `It cannot be written: ${(0,_system_error_js__WEBPACK_IMPORTED_MODULE_5__/* .systemCode */ .x)(cause) ?? 'unknown'}.`, cause);
    }
}
/** Writes every file that can be written, and says which could not. */
async function writeReports(files, bounds) {
    const problems = [];
    for (const file of files) {
        try {
            await safeWrite(file.path, file.text, bounds);
        }
        catch (cause) {
            if (!(cause instanceof _domain_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .OutputError */ .u7))
                throw cause;
            problems.push(...cause.problems);
        }
    }
    return problems;
}
/** A reason of ours for not writing. */
class Refused extends Error {
}
/** The real path of a folder that may be written to, made where it is not there. Throws `Refused` for one that may not, or that is a link. */
async function folderFor(name, bounds) {
    // A name in it, so that the folder may be a root itself.
    const { root, parts } = await placeOf(node_path__WEBPACK_IMPORTED_MODULE_3__.join(name, 'x'), bounds);
    return makeFolders(root, parts.slice(0, -1));
}
function unwritable(name, what, cause) {
    return new _domain_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .OutputError */ .u7([(0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .problem */ .CC)('REPORT_UNWRITABLE', { about: (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .bounded */ .Mm)(name), what })], { cause });
}
/** The root that a path lies in, with all links of the root itself resolved, and the names below it. */
async function placeOf(name, { roots }) {
    if (name.includes('\0'))
        throw new Refused('Its name has a NUL character.');
    const target = node_path__WEBPACK_IMPORTED_MODULE_3__.resolve(roots[0], name);
    for (const root of roots) {
        const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.realpath)(root).catch(() => null);
        // A root that is not there takes no file; another one may.
        if (real === null)
            continue;
        for (const start of [node_path__WEBPACK_IMPORTED_MODULE_3__.resolve(root), real]) {
            const parts = namesBelow(start, target);
            if (parts !== null)
                return { root: real, parts };
        }
    }
    throw new Refused('It lies neither in the workspace nor in the temporary folder.');
}
/** The names from `start` down to `target`; null where `target` is not below it. */
function namesBelow(start, target) {
    const relative = node_path__WEBPACK_IMPORTED_MODULE_3__.relative(start, target);
    // On Windows a path on another drive comes back absolute, and a colon names a stream of a file.
    if (relative === '' || node_path__WEBPACK_IMPORTED_MODULE_3__.isAbsolute(relative))
        return null;
    const parts = relative.split(node_path__WEBPACK_IMPORTED_MODULE_3__.sep);
    return parts[0] === '..' || (node_path__WEBPACK_IMPORTED_MODULE_3__.sep === '\\' && relative.includes(':')) ? null : parts;
}
/** Walks down from `root`, makes what is missing, and refuses what is not a real folder. */
async function makeFolders(root, names) {
    let folder = root;
    for (const name of names) {
        folder = node_path__WEBPACK_IMPORTED_MODULE_3__.join(folder, name);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(folder).catch((cause) => {
            if ((0,_system_error_js__WEBPACK_IMPORTED_MODULE_5__/* .systemCode */ .x)(cause) !== 'EEXIST')
                throw cause;
        });
        const stats = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lstat)(folder);
        if (stats.isSymbolicLink())
            throw new Refused('A folder on the way to it is a link.');
        if (!stats.isDirectory())
            throw new Refused('What should be a folder on the way to it is none.');
    }
    return folder;
}
async function requireReplaceable(target) {
    const stats = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lstat)(target).catch((cause) => {
        if ((0,_system_error_js__WEBPACK_IMPORTED_MODULE_5__/* .systemCode */ .x)(cause) === 'ENOENT')
            return null;
        throw cause;
    });
    if (stats?.isSymbolicLink() === true)
        throw new Refused('It is a link.');
    if (stats !== null && !stats.isFile())
        throw new Refused('Something that is not a regular file has its name.');
}
/** Writes beside the target, walks the folders once more, and renames: where one became a link meanwhile, nothing takes the target's name. */
async function replace(file, walkAgain) {
    const beside = node_path__WEBPACK_IMPORTED_MODULE_3__.join(file.folder, `.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}.tmp`);
    // O_EXCL follows no link and takes nothing that is there; Windows has no O_NOFOLLOW.
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(beside, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_WRONLY | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_CREAT | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_EXCL | (node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NOFOLLOW ?? 0), 0o644);
    try {
        try {
            await handle.writeFile(file.text, 'utf8');
        }
        finally {
            await handle.close();
        }
        await walkAgain();
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(beside, file.target);
    }
    catch (cause) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(beside, { force: true });
        throw cause;
    }
}


/***/ }),

/***/ 557:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ scratchIn)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);
/* harmony import */ var _domain_digest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3213);
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6046);
/* harmony import */ var _domain_ports_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3741);
/* harmony import */ var _safe_write_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(124);
/* harmony import */ var _system_error_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5509);
// A folder of the run's own in the temporary folder, for files that are verified before anybody else sees them; and what hands verified ones on.
//
// Names in it are numbers, whatever evidence or servers say. Nobody else may read the folder; another process of the same user can write to it, so
// what is handed on is copied and hashed while it is copied: a file with another digest than was verified never gets its name. Nothing that is there
// is overwritten, and all files are handed on or none.









/** Bytes that are copied at a time. */
const CHUNK = 1024 * 1024;
/** Returns a scratch folder below `temporary`, made with its first file; `bounds` say where files may be kept. */
function scratchIn(temporary, bounds) {
    let made = null;
    let count = 0;
    const folder = () => (made ??= (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.realpath)(temporary).then((real) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdtemp)(node_path__WEBPACK_IMPORTED_MODULE_3__.join(real, 'verify-supply-chain-'))));
    return {
        create: async () => {
            count += 1;
            const number = count;
            return translated(async () => newFile(node_path__WEBPACK_IMPORTED_MODULE_3__.join(await folder(), String(number))));
        },
        write: async (bytes, { extension, executable = false }) => {
            count += 1;
            const number = count;
            return translated(async () => writeFile(node_path__WEBPACK_IMPORTED_MODULE_3__.join(await folder(), `${number}${extension}`), bytes, executable));
        },
        keep: (files, into) => keepAll(files, into, bounds),
        remove: async () => {
            if (made !== null)
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(await made, { recursive: true, force: true });
        },
    };
}
function openNew(name, mode) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(name, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_WRONLY | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_CREAT | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_EXCL | (node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NOFOLLOW ?? 0), mode);
}
async function writeFile(name, bytes, executable) {
    const handle = await openNew(name, executable ? 0o700 : 0o600);
    try {
        await handle.writeFile(bytes);
    }
    finally {
        await handle.close();
    }
    return { path: name, remove: () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(name, { force: true }).catch(() => { }) };
}
async function newFile(name) {
    const handle = await openNew(name, 0o600);
    let isOpen = true;
    const close = async () => {
        if (isOpen)
            await handle.close();
        isOpen = false;
    };
    return {
        path: name,
        write: (bytes) => translated(async () => {
            for (let at = 0; at < bytes.length;)
                at += (await handle.write(bytes, at)).bytesWritten;
        }),
        end: () => translated(close),
        abandon: async () => {
            // What is thrown for the download is the reason; that its remains cannot be removed is none.
            await close().catch(() => null);
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(name, { force: true }).catch(() => null);
        },
    };
}
async function translated(operation) {
    try {
        return await operation();
    }
    catch (cause) {
        throw new _domain_ports_js__WEBPACK_IMPORTED_MODULE_6__/* .FileError */ .f('unreadable', `the temporary folder cannot be written to: ${(0,_system_error_js__WEBPACK_IMPORTED_MODULE_8__/* .systemCode */ .x)(cause) ?? 'unknown'}`, { cause });
    }
}
async function keepAll(files, into, bounds) {
    const written = [];
    try {
        const folder = await (0,_safe_write_js__WEBPACK_IMPORTED_MODULE_7__/* .folderFor */ .Af)(into, bounds);
        const begun = await inodeOf(folder);
        // Copying takes as long as files are large: where the folder became a link or another one meanwhile, nothing gets a name in it.
        const requireSame = async () => {
            if ((await inodeOf(await (0,_safe_write_js__WEBPACK_IMPORTED_MODULE_7__/* .folderFor */ .Af)(into, bounds))) !== begun)
                throw new _safe_write_js__WEBPACK_IMPORTED_MODULE_7__/* .Refused */ .Lw('The folder is another one than at the beginning.');
        };
        for (const { name } of files)
            await requireAbsent(node_path__WEBPACK_IMPORTED_MODULE_3__.join(folder, name), name);
        for (const file of files)
            written.push({ target: node_path__WEBPACK_IMPORTED_MODULE_3__.join(folder, file.name), ino: await keepOne(file, folder, requireSame) });
        await requireSame();
        for (const { target, ino } of written)
            if ((await inodeOf(target).catch(() => null)) !== ino)
                throw new _safe_write_js__WEBPACK_IMPORTED_MODULE_7__/* .Refused */ .Lw('A file was replaced while others were being kept.');
        return [];
    }
    catch (cause) {
        // Half of a release looks like all of it. What is another file by now is not ours to remove.
        for (const { target, ino } of written)
            if ((await inodeOf(target).catch(() => null)) === ino)
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(target, { force: true });
        return [(0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .problem */ .CC)('DOWNLOAD_UNWRITABLE', { about: 'download', what: cause instanceof _safe_write_js__WEBPACK_IMPORTED_MODULE_7__/* .Refused */ .Lw ? cause.message : `A file cannot be kept: ${(0,_system_error_js__WEBPACK_IMPORTED_MODULE_8__/* .systemCode */ .x)(cause) ?? 'unknown'}.`, seen: into })];
    }
}
async function requireAbsent(target, name) {
    // A name has no folders in it (subjects/release.ts); that it has none is asked here again, because a file is made of it.
    if (name !== node_path__WEBPACK_IMPORTED_MODULE_3__.basename(name) || name === '' || name === '.' || name === '..')
        throw new _safe_write_js__WEBPACK_IMPORTED_MODULE_7__/* .Refused */ .Lw('The name of a file leads out of the folder.');
    const isThere = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lstat)(target).then(() => true, (cause) => {
        if ((0,_system_error_js__WEBPACK_IMPORTED_MODULE_8__/* .systemCode */ .x)(cause) === 'ENOENT')
            return false;
        throw cause;
    });
    if (isThere)
        throw new _safe_write_js__WEBPACK_IMPORTED_MODULE_7__/* .Refused */ .Lw(`There is a file of the name ${(0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .bounded */ .Mm)(name, 300)} already.`);
}
async function inodeOf(name) {
    return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lstat)(name, { bigint: true })).ino;
}
/** Returns what tells the file from every other. */
async function keepOne({ from, name, digest }, folder, requireSame) {
    const beside = node_path__WEBPACK_IMPORTED_MODULE_3__.join(folder, `.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}.tmp`);
    const target = node_path__WEBPACK_IMPORTED_MODULE_3__.join(folder, name);
    try {
        const ino = await copy(from, beside, digest);
        await requireSame();
        await giveName(beside, target, name);
        return ino;
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(beside, { force: true });
    }
}
async function copy(from, to, digest) {
    const source = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(from, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NOFOLLOW ?? 0));
    try {
        const target = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(to, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_WRONLY | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_CREAT | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_EXCL | (node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NOFOLLOW ?? 0), 0o644);
        try {
            const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)((0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .algorithmOf */ .Hy)(digest));
            const buffer = Buffer.allocUnsafeSlow(CHUNK);
            for (let read = await source.read(buffer, 0, CHUNK); read.bytesRead > 0; read = await source.read(buffer, 0, CHUNK)) {
                hash.update(buffer.subarray(0, read.bytesRead));
                for (let at = 0; at < read.bytesRead;)
                    at += (await target.write(buffer, at, read.bytesRead - at)).bytesWritten;
            }
            if (hash.digest('hex') !== (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .hexOf */ .ZD)(digest))
                throw new _safe_write_js__WEBPACK_IMPORTED_MODULE_7__/* .Refused */ .Lw('A file is not what was verified any more.');
            return (await target.stat({ bigint: true })).ino;
        }
        finally {
            await target.close();
        }
    }
    finally {
        await source.close();
    }
}
// A link fails where the name is taken; a new name would take its place. Some file systems have no links.
async function giveName(beside, target, name) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.link)(beside, target);
    }
    catch (cause) {
        if ((0,_system_error_js__WEBPACK_IMPORTED_MODULE_8__/* .systemCode */ .x)(cause) === 'EEXIST')
            throw new _safe_write_js__WEBPACK_IMPORTED_MODULE_7__/* .Refused */ .Lw(`There is a file of the name ${(0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .bounded */ .Mm)(name, 300)} already.`);
        if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes((0,_system_error_js__WEBPACK_IMPORTED_MODULE_8__/* .systemCode */ .x)(cause) ?? ''))
            throw cause;
        await requireAbsent(target, name);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(beside, target);
    }
}


/***/ }),

/***/ 5509:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ systemCode)
/* harmony export */ });
// What the operating system says went wrong. Its words differ by platform and language; its codes do not.
/** The code of a fault of the system, as `ENOENT`; null where what was thrown has none. */
function systemCode(cause) {
    // Not by class: what Node throws may come from another realm than this code runs in.
    return typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string' ? cause.code : null;
}


/***/ }),

/***/ 7199:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ml: () => (/* binding */ wantsColour),
/* harmony export */   Nl: () => (/* binding */ commandOf),
/* harmony export */   WN: () => (/* binding */ cancellation),
/* harmony export */   Yo: () => (/* binding */ tooOld),
/* harmony export */   bQ: () => (/* binding */ parseFlags),
/* harmony export */   nJ: () => (/* binding */ endSoon),
/* harmony export */   wk: () => (/* binding */ outliveReader)
/* harmony export */ });
/* unused harmony export policyWords */
/* harmony import */ var _domain_nearest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9099);
/* harmony import */ var _system_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5509);
// The terminal: flags of the same names as the inputs, colours, and the signals that end a run early.
//
// Nothing is decided here about an input: what is not known is handed on under its own name, so that configuration says all that is wrong at once.


/** The words behind `policy`. */
const policyWords = ['lint', 'test', 'explain', 'suggest'];
/**
 * Reads the words a command line begins with: `policy` and one more, or none. Only the first two arguments can be words: a value that reads `policy`,
 * which somebody else may have chosen, turns no verification into anything else.
 */
function commandOf(argv) {
    const [first = '', word = '', ...rest] = argv;
    if (first !== 'policy')
        return (0,_domain_nearest_js__WEBPACK_IMPORTED_MODULE_0__/* .nearest */ .p)(first, ['policy']) === null || first.startsWith('-') ? { name: 'verify', argv } : { name: 'unknown', what: `There is no command ${JSON.stringify(first.slice(0, 64))}; did you mean policy?` };
    const known = policyWords.find((one) => one === word);
    if (known !== undefined)
        return { name: known, argv: rest };
    if (isOwn(word) || word === '')
        return { name: 'policy', argv: argv.slice(1) };
    const guess = (0,_domain_nearest_js__WEBPACK_IMPORTED_MODULE_0__/* .nearest */ .p)(word, policyWords);
    return { name: 'unknown', what: `There is no command policy ${JSON.stringify(word.slice(0, 64))}; ${guess === null ? `there are ${policyWords.map((one) => `policy ${one}`).join(', ')}` : `did you mean policy ${guess}?`}` };
}
/**
 * Reads a command line (without the program's own name).
 *
 *   --artifact a --artifact b    a value each, kept in order
 *   --artifact=a                 the same; the only way to write a value that begins with two hyphens
 *   --offline                    `true`; --offline=false is `false`
 *
 * A flag whose value is missing gets the empty value: `--repo $REPO --offline` with an empty variable must not take `--offline` for a
 * repository. What is no flag is kept under a name that no input can have, as is all behind `--`.
 */
function parseFlags(argv, known) {
    const kinds = new Map(known.map(({ name, kind }) => [name, kind]));
    const inputs = new Map();
    const own = new Set();
    const add = (name, value) => {
        inputs.set(name, [...(inputs.get(name) ?? []), value]);
    };
    for (let at = 0; at < argv.length; at += 1) {
        const argument = argv[at] ?? '';
        if (argument === '--') {
            for (const rest of argv.slice(at + 1))
                add(`argument ${JSON.stringify(rest)}`, rest);
            break;
        }
        const flag = /^--(?<name>[^=]+)(?:=(?<value>[\s\S]*))?$/u.exec(argument)?.groups;
        const name = flag?.['name'];
        const given = flag?.['value'];
        const follows = argv[at + 1];
        if (isOwn(argument))
            own.add(OWN[argument]);
        else if (name === undefined)
            add(`argument ${JSON.stringify(argument)}`, argument);
        else if (given !== undefined)
            add(name, given);
        else if (kinds.get(name) === 'boolean')
            add(name, 'true');
        else if (follows === undefined || follows.startsWith('--'))
            add(name, kinds.has(name) ? '' : 'true');
        else {
            add(name, follows);
            at += 1;
        }
    }
    return { inputs, json: own.has('json'), help: own.has('help'), version: own.has('version') };
}
/** The flags of the command line itself, which are no inputs. */
const OWN = { '--json': 'json', '--help': 'help', '-h': 'help', '--version': 'version' };
function isOwn(argument) {
    return Object.hasOwn(OWN, argument);
}
/** Whether text for `stream` may have colours: it is a terminal that knows them, and nobody asked for none (no-color.org). */
function wantsColour(env, stream) {
    return stream.isTTY === true && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
}
/** What to say of a version of node that lacks what is needed; null where it has it. */
function tooOld(node) {
    return Number(node.split('.')[0]) >= 24 ? null : `verify-supply-chain needs node 24.15 or later, and this is ${node}. In a clone, after npm ci: npx node dist/cli.js`;
}
const SIGNALS = { SIGINT: 130, SIGTERM: 143 };
/**
 * Returns a signal that aborts when the run is cancelled (SIGINT, SIGTERM).
 *
 * GitHub's runner sends SIGINT, after 7.5 seconds SIGTERM, after 2.5 more it kills: the first is the time to publish what is known. The second
 * ends the process at once, with the shell's number for it, which is never 0. Waiting for signals does not keep the process alive.
 */
function cancellation(process) {
    const controller = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM']) {
        process.on(signal, () => {
            if (controller.signal.aborted)
                process.exit(SIGNALS[signal]);
            controller.abort(new DOMException(`cancelled by ${signal}`, 'AbortError'));
        });
    }
    return controller.signal;
}
/** How long work that the deadline cut off may go on behind a published report, in milliseconds. */
const GRACE_MS = 1000;
/** Sets the exit code, and ends the process by force where cut-off work would keep it alive. Everything has been published by then. */
function endSoon(process, code) {
    process.exitCode = code;
    setTimeout(() => process.exit(code), GRACE_MS).unref();
}
/**
 * Keeps the exit code that of the verdict where whoever reads the output goes away (`… --json | head`): Node would end with 1, which says that a
 * subject failed. Output that is lost for another reason, as on a full disk, is an error.
 */
function outliveReader(process) {
    process.stdout.on('error', (cause) => {
        if ((0,_system_error_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .x)(cause) !== 'EPIPE')
            process.exitCode = 2;
    });
}


/***/ }),

/***/ 6872:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ toolsOf)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_process__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1708);
// The runner's tool cache: what is kept of programs from one job to the next, on runners that keep anything.
//
// Any step of a job can write there, so nothing that is read is believed: whoever asks verifies it. Where there is no tool cache nothing is kept.




/** The tools of this machine. `env` names the folder of the cache and a temporary one. */
function toolsOf(env) {
    const isThere = node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute(env['RUNNER_TOOL_CACHE'] ?? '');
    return {
        machine: `${node_process__WEBPACK_IMPORTED_MODULE_3__.platform}-${node_process__WEBPACK_IMPORTED_MODULE_3__.arch}`,
        kept: async (name, version, maxBytes) => {
            if (!isThere)
                return null;
            const { find } = await Promise.all(/* import() */[__webpack_require__.e(58), __webpack_require__.e(805)]).then(__webpack_require__.bind(__webpack_require__, 9805));
            const folder = find(name, version);
            return folder === '' ? null : read(node_path__WEBPACK_IMPORTED_MODULE_2__.join(folder, name), maxBytes);
        },
        keep: async (name, version, bytes) => {
            if (!isThere)
                return;
            const { cacheFile } = await Promise.all(/* import() */[__webpack_require__.e(58), __webpack_require__.e(805)]).then(__webpack_require__.bind(__webpack_require__, 9805));
            const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)(node_path__WEBPACK_IMPORTED_MODULE_2__.join(env['RUNNER_TEMP'] ?? node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir(), 'verify-supply-chain-tool-'));
            try {
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(node_path__WEBPACK_IMPORTED_MODULE_2__.join(folder, name), bytes, { mode: 0o600 });
                await cacheFile(node_path__WEBPACK_IMPORTED_MODULE_2__.join(folder, name), name, name, version);
            }
            finally {
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(folder, { recursive: true, force: true });
            }
        },
    };
}
/** A regular file of so many bytes at the most; null for anything else. */
async function read(name, maxBytes) {
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(name, 'r');
    try {
        const { size } = await handle.stat();
        if (size > maxBytes || !(await handle.stat()).isFile())
            return null;
        const bytes = Buffer.alloc(size);
        const { bytesRead } = await handle.read(bytes, 0, size, 0);
        return bytesRead === size ? bytes : null;
    }
    finally {
        await handle.close();
    }
}


/***/ }),

/***/ 665:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   YP: () => (/* binding */ offlineHttp),
/* harmony export */   _c: () => (/* binding */ httpFor)
/* harmony export */ });
/* unused harmony export anonymous */
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6046);
/* harmony import */ var _domain_ports_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3741);
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1924);
// The client that a run is given: none at all until something is asked, because loading TLS takes longer than verifying a file.



/** The client of a run that may use no network: every request is refused before any socket, any look-up. */
const offlineHttp = {
    request: (url) => Promise.reject(new _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SourceError */ .c8('SOURCE_OFFLINE', `${(0,_fault_js__WEBPACK_IMPORTED_MODULE_2__/* .placeOf */ .$)(url)} would have to be asked, and offline is set.`)),
    on: () => offlineHttp,
};
const noFolder = () => Promise.reject(new _domain_ports_js__WEBPACK_IMPORTED_MODULE_1__/* .FileError */ .f('unreadable', 'this run has no folder of its own'));
/** Ports of a run that has no credentials and no folder of its own: no program is started, no variable is read, no file is written. */
const anonymous = {
    tools: { machine: 'none', kept: async () => null, keep: async () => { } },
    scratch: { create: noFolder, write: noFolder, keep: async () => [(0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)('DOWNLOAD_UNWRITABLE', { about: 'download' })], remove: async () => { } },
    exec: { run: ([program]) => Promise.reject(new _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SourceError */ .c8('SOURCE_UNREACHABLE', `${program} is not started: this run starts no programs.`)) },
    env: {},
    mask: () => { },
};
/** Returns a client that goes through the proxy which the environment names; it is loaded with the first request, once. */
function httpFor(env) {
    const later = (load) => {
        let client = null;
        const loaded = () => (client ??= load());
        return { request: async (url, request) => (await loaded()).request(url, request), on: (terms) => later(async () => (await loaded()).on(terms)) };
    };
    return later(async () => {
        const [{ httpClient }, { proxyFrom }] = await Promise.all([__webpack_require__.e(/* import() */ 550).then(__webpack_require__.bind(__webpack_require__, 2550)), __webpack_require__.e(/* import() */ 312).then(__webpack_require__.bind(__webpack_require__, 5312))]);
        return httpClient({ proxy: proxyFrom(env) });
    });
}


/***/ }),

/***/ 1924:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ placeOf),
/* harmony export */   g: () => (/* binding */ failureOf)
/* harmony export */ });
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6046);
// What it means that a request failed: the codes of the system, of TLS and of the HTTP parser, in the words of this program.
//
// What node throws can come from another realm, so nothing is told by class. Messages of the system are not shown: their words differ by platform,
// and some hold addresses with credentials in them.

/** A URL as it may be shown: a query can hold a signature that opens what it names. */
function placeOf(url) {
    return `${url.origin}${url.pathname}`;
}
const CONNECTION = new Set(['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'ENETDOWN']);
/** What a thrown thing means for a request to `place`; `ended` says why the request was given up, null where it was not. */
function failureOf(cause, place, ended) {
    const known = sourceErrorIn(cause);
    if (known !== null)
        return { error: known, passing: false, waitMs: null };
    const fail = (code, what, passing) => ({ error: new _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SourceError */ .c8(code, what, { cause }), passing, waitMs: null });
    if (ended !== null)
        return fail('SOURCE_TIMEOUT', `${place} did not answer in time.`, ended === 'try');
    const code = codeOf(cause) ?? 'unknown';
    if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EAI_NODATA')
        return fail('SOURCE_DNS', `The name of ${place} is not known (${code}).`, code === 'EAI_AGAIN');
    if (CONNECTION.has(code))
        return fail('SOURCE_UNREACHABLE', `The connection to ${place} failed or broke (${code}).`, true);
    if (code === 'ERR_PROXY_TUNNEL')
        return fail('SOURCE_UNREACHABLE', `The proxy does not connect to ${place}.`, false);
    if (code.startsWith('HPE_'))
        return fail('SOURCE_SERVER', `${place} does not speak HTTP as it should (${code}).`, false);
    return fail('SOURCE_UNREACHABLE', `No connection to ${place} can be made (${code}).`, false);
}
/** A look-up of ours throws errors of ours; node hands them on, alone or with those of other addresses. */
function sourceErrorIn(cause) {
    if (cause instanceof _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SourceError */ .c8)
        return cause;
    if (typeof cause !== 'object' || cause === null)
        return null;
    if ('errors' in cause && Array.isArray(cause.errors))
        return cause.errors.map(sourceErrorIn).find((found) => found !== null) ?? null;
    return 'cause' in cause && cause.cause !== cause ? sourceErrorIn(cause.cause) : null;
}
function codeOf(cause) {
    if (typeof cause !== 'object' || cause === null)
        return null;
    if ('code' in cause && typeof cause.code === 'string')
        return cause.code;
    return 'cause' in cause && cause.cause !== cause ? codeOf(cause.cause) : null;
}


/***/ })

};
