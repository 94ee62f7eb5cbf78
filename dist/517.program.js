export const id = 517;
export const ids = [517];
export const modules = {

/***/ 1517:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  authenticate: () => (/* binding */ authenticate),
  keysBehind: () => (/* binding */ keysBehind),
  wantsSubject: () => (/* binding */ wantsSubject)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/domain/digest.js
var domain_digest = __webpack_require__(3213);
// EXTERNAL MODULE: ./build/domain/cloud-build.js
var cloud_build = __webpack_require__(6097);
// EXTERNAL MODULE: ./build/domain/trust-domain.js
var trust_domain = __webpack_require__(9944);
;// CONCATENATED MODULE: ./build/verification/authentic.js
// What `authenticate` hands to `bind`: verified as to who signed, not yet compared with any subject.
let mint;
/** A candidate whose signature, signer and witnesses verified under one trust domain. Only `authenticate` makes it. */
class Authentic {
    #fields;
    constructor(fields) {
        this.#fields = Object.freeze({ ...fields });
    }
    static {
        mint = (fields) => new Authentic(fields);
    }
    get fields() { return this.#fields; }
}


// EXTERNAL MODULE: ./build/domain/limits.js
var limits = __webpack_require__(545);
// EXTERNAL MODULE: ./build/verification/fault.js
var fault = __webpack_require__(2334);
;// CONCATENATED MODULE: ./build/verification/bounds.js
// Bounds of one candidate, checked before anything in it is examined.


/** Throws `Fault` (`FORMAT_MALFORMED`). */
function checkBounds(material) {
    const others = material.signer.kind === 'certificate' ? material.signer.others.length : 0;
    const bounds = [
        ['log entries', material.logEntries.length, limits/* limits */.F.logEntries],
        ['timestamps', material.timestamps.length, limits/* limits */.F.timestamps],
        ['certificates', others, limits/* limits */.F.certificates],
        ['bytes of signature', material.signature.length, limits/* limits */.F.signatureBytes],
    ];
    for (const [what, count, most] of bounds) {
        if (count > most)
            throw new fault/* Fault */.vC('FORMAT_MALFORMED', `${count} ${what}`, `at most ${most}`);
    }
}

// EXTERNAL MODULE: ./build/domain/predicate-types.js
var predicate_types = __webpack_require__(5940);
// EXTERNAL MODULE: ./build/domain/builders.js
var builders = __webpack_require__(4837);
// EXTERNAL MODULE: ./build/domain/claims.js
var claims = __webpack_require__(4140);
// EXTERNAL MODULE: ./build/domain/errors.js
var errors = __webpack_require__(6046);
// EXTERNAL MODULE: ./build/domain/github-host.js
var github_host = __webpack_require__(6521);
// EXTERNAL MODULE: ./build/domain/json.js
var json = __webpack_require__(7803);
;// CONCATENATED MODULE: ./build/verification/claims/build-types.js
// One table per build type: which path of the predicate says the same as which claim of the certificate, and which does not and why.
//
// Only what is a pair here is compared, and a pair that differs rejects the candidate. A path that is no pair has its reason, so that the next reader
// does not make it one: a difference there is how that builder works.
//
//   claim             extensions         claim             extensions         claim           extensions
//   repo, owner       .12 .5, .16        repository-id     .15                trigger         .20 .2
//   source-ref        .14 .6             owner-id          .17                runner          .11
//   source-digest     .13 .3             entry-workflow    .18                run             .21
//   signer            .9, and the name   entry-digest      .19
const GENERATOR = 'https://github.com/slsa-framework/slsa-github-generator';
/** GitHub's variables, as they are recorded below a path. */
const variables = (at, names) => {
    const path = (name) => `${at}.${names.upper ? name : name.toLowerCase()}`;
    return [
        { path: path('GITHUB_EVENT_NAME'), pair: 'trigger' },
        { path: path('GITHUB_REF'), pair: 'source-ref' },
        { path: path('GITHUB_REPOSITORY'), pair: 'repository' },
        { path: path('GITHUB_REPOSITORY_ID'), pair: 'repository-id' },
        { path: path('GITHUB_REPOSITORY_OWNER'), pair: 'owner' },
        { path: path('GITHUB_REPOSITORY_OWNER_ID'), pair: 'owner-id' },
        { path: path('GITHUB_RUN_ID'), pair: 'run' },
        { path: path(names.sha), pair: 'source-digest' },
        { path: path('GITHUB_WORKFLOW_REF'), pair: 'entry-workflow' },
        { path: path('GITHUB_WORKFLOW_SHA'), pair: 'entry-digest' },
        { path: path('GITHUB_RUN_ATTEMPT'), why: 'a job that is run again signs in another attempt than the one that built' },
        { path: path('GITHUB_BASE_REF'), why: 'the branch that a pull request goes to is in no certificate' },
        { path: path('GITHUB_EVENT_PAYLOAD'), why: 'what an event carries, as base_ref and the inputs of a workflow, is in no certificate' },
        { path: path('GITHUB_ACTOR_ID'), why: 'who started the workflow is in no certificate' },
    ];
};
const configSource = [
    { path: 'invocation.configSource.uri', pair: 'source' },
    { path: 'invocation.configSource.digest.sha1', pair: 'source-digest' },
    // A workflow that an organisation requires lies in another repository than the source; then its path says nothing about the source's.
    { path: 'invocation.configSource.entryPoint', pair: 'entry-path' },
];
const firstMaterial = [
    { path: 'materials[0].uri', pair: 'source' },
    { path: 'materials[0].digest.sha1', pair: 'source-digest' },
];
const REUSED = 'a reusable workflow that is called from a run is not told apart from the run';
const DELEGATED = 'the reusable workflow that had this signed: the certificate names the delegator, and the catalog says whose name it vouches for';
const OWN_COMMIT = 'such a builder may make a commit of its own and build from that, and then no ref is recorded';
/** A workflow that GitHub runs, as its attestation action and the newer npm CLI record it. */
const workflow = [
    { path: 'buildDefinition.externalParameters.workflow.repository', pair: 'repository' },
    { path: 'buildDefinition.externalParameters.workflow.ref', pair: 'entry-ref' },
    { path: 'buildDefinition.externalParameters.workflow.path', pair: 'entry-path' },
    { path: 'buildDefinition.internalParameters.github.event_name', pair: 'trigger' },
    { path: 'buildDefinition.internalParameters.github.repository_id', pair: 'repository-id' },
    { path: 'buildDefinition.internalParameters.github.repository_owner_id', pair: 'owner-id' },
    { path: 'buildDefinition.internalParameters.github.runner_environment', pair: 'runner' },
    { path: 'buildDefinition.resolvedDependencies[0].uri', pair: 'source' },
    { path: 'buildDefinition.resolvedDependencies[0].digest.gitCommit', pair: 'source-digest' },
    { path: 'runDetails.metadata.invocationId', pair: 'run' },
];
/** The tables. A build type that is in none is compared with nothing, and its builder is unknown. */
const buildTypes = [
    {
        names: ['generic', 'container', 'go'].map((kind) => `${GENERATOR}/${kind}@v1`).concat(`${GENERATOR}-go@v1`, `${GENERATOR}@v1`),
        rows: [
            { path: 'builder.id', pair: 'signer' },
            ...configSource, ...firstMaterial,
            ...variables('invocation.environment', { sha: 'GITHUB_SHA1', upper: false }),
            { path: 'metadata.buildInvocationID', pair: 'run' },
            { path: 'materials[1].uri', why: 'the image of the runner' },
            { path: 'buildConfig', why: 'the steps of the build are in no certificate' },
        ],
        parameters: null,
        events: ['invocation.environment.github_event_payload'],
    },
    {
        names: ['https://slsa.dev/container-based-build/v0.1?draft'],
        rows: [
            { path: 'runDetails.builder.id', pair: 'signer' },
            { path: 'buildDefinition.externalParameters.source.uri', pair: 'source' },
            { path: 'buildDefinition.externalParameters.source.digest.sha1', pair: 'source-digest' },
            { path: 'buildDefinition.externalParameters.builderImage', why: 'the image that was built in is in no certificate' },
            { path: 'buildDefinition.externalParameters.configPath', why: 'a file of the source, and no workflow' },
            { path: 'buildDefinition.resolvedDependencies[0].uri', pair: 'source' },
            { path: 'buildDefinition.resolvedDependencies[0].digest.sha1', pair: 'source-digest' },
            { path: 'buildDefinition.resolvedDependencies[1]', why: 'the program of the builder, by the digest of a file and not of a commit' },
            ...variables('buildDefinition.internalParameters', { sha: 'GITHUB_SHA', upper: true }),
            { path: 'runDetails.metadata.invocationId', pair: 'run' },
        ],
        parameters: ['source', 'builderImage', 'configPath', 'buildConfig'],
        events: ['buildDefinition.internalParameters.GITHUB_EVENT_PAYLOAD'],
    },
    {
        names: [`${GENERATOR}/delegator-generic@v0`],
        rows: [
            { path: 'runDetails.builder.id', why: DELEGATED },
            { path: 'buildDefinition.externalParameters', why: 'inputs and variables of the reusable workflow; which there are is its own' },
            { path: 'buildDefinition.resolvedDependencies[0].uri', pair: 'source' },
            { path: 'buildDefinition.resolvedDependencies[0].digest.gitCommit', why: OWN_COMMIT },
            ...variables('buildDefinition.internalParameters', { sha: 'GITHUB_SHA', upper: true }),
            { path: 'runDetails.metadata.invocationId', pair: 'run' },
            // The same in the predicate of SLSA v0.2, which the builder of packages for npm writes.
            { path: 'builder.id', why: DELEGATED },
            ...configSource,
            { path: 'materials[0].uri', pair: 'source' },
            { path: 'materials[0].digest.sha1', why: OWN_COMMIT },
            ...variables('invocation.environment', { sha: 'GITHUB_SHA', upper: true }),
            { path: 'metadata.buildInvocationId', pair: 'run' },
        ],
        parameters: ['inputs', 'vars'],
        events: ['buildDefinition.internalParameters.GITHUB_EVENT_PAYLOAD', 'invocation.environment.GITHUB_EVENT_PAYLOAD'],
    },
    {
        names: ['https://actions.github.io/buildtypes/workflow/v1'],
        rows: [{ path: 'runDetails.builder.id', pair: 'signer' }, ...workflow],
        parameters: ['workflow'],
        events: [],
    },
    {
        names: ['https://slsa-framework.github.io/github-actions-buildtypes/workflow/v1'],
        rows: [{ path: 'runDetails.builder.id', pair: 'runner-id' }, ...workflow, { path: 'the workflow that signed', why: REUSED }],
        parameters: ['workflow', 'inputs', 'vars'],
        events: [],
    },
    {
        names: ['https://github.com/npm/cli/gha/v2', 'https://github.com/npm/cli/gha@v1', 'https://github.com/npm/cli/gha@v0'],
        rows: [
            // The older ones name the version of the npm CLI here.
            { path: 'builder.id', pair: 'runner-id' },
            ...configSource, ...firstMaterial,
            ...variables('invocation.environment', { sha: 'GITHUB_SHA', upper: true }),
            { path: 'metadata.buildInvocationId', pair: 'run' },
            { path: 'the workflow that signed', why: REUSED },
        ],
        parameters: null,
        events: [],
    },
];
/** The table of a build type; undefined for one that nobody here knows. */
function buildTypeOf(name) {
    return buildTypes.find(({ names }) => names.includes(name));
}

// EXTERNAL MODULE: ./build/verification/claims/fulcio.js
var fulcio = __webpack_require__(3352);
;// CONCATENATED MODULE: ./build/verification/claims/shape.js
// The shape of a predicate: which type a member has, and which members nobody knows.
//
// A member of another type is an error: whoever reads it otherwise reads another document. A member that is not known is let be, and named: builders
// add some, and no decision rests on it. A member that is null or missing says nothing; what needs it does not hold.


/** Compares a predicate with its shape. Returns the paths of unknown members. Throws `Fault` `STATEMENT_MALFORMED`. */
function checkShape(predicate, shape) {
    if (!(0,json/* isJsonObject */.OW)(predicate))
        throw wrong('', 'an object', predicate);
    return { predicate, unknown: compare(predicate, shape, '') };
}
/** The value at a path as `a.b[0].c`; undefined where there is none. */
function valueAt(document, path) {
    let value = document;
    for (const step of path.split(/[.[\]]+/).filter((word) => word !== '')) {
        if ((0,json/* isJsonArray */.Md)(value))
            value = value[Number(step)];
        else
            value = (0,json/* isJsonObject */.OW)(value) && Object.hasOwn(value, step) ? value[step] : undefined;
    }
    return value;
}
/** The text at a path; null where nothing is said. A number is written as one: some builders write ids so. Throws `Fault` for everything else. */
function textAt(document, path) {
    const value = valueAt(document, path) ?? null;
    if (value === null || value === '')
        return null;
    if (typeof value === 'string')
        return value;
    if (typeof value === 'number' && Number.isSafeInteger(value))
        return String(value);
    throw wrong(path, 'a text', value);
}
/** The object at a path; null where there is none. Throws `Fault` for a value of another type. */
function objectAt(document, path) {
    const value = valueAt(document, path) ?? null;
    if (value === null)
        return null;
    if (!(0,json/* isJsonObject */.OW)(value))
        throw wrong(path, 'an object', value);
    return value;
}
function compare(value, shape, path) {
    if (value === undefined || value === null || shape === 'any')
        return [];
    if (typeof shape === 'string') {
        if (!isOf(value, shape))
            throw wrong(path, shape === 'texts' ? 'an object of texts' : `a ${shape}`, value);
        return [];
    }
    if (isList(shape)) {
        if (!(0,json/* isJsonArray */.Md)(value))
            throw wrong(path, 'a list', value);
        const [member] = shape;
        return value.flatMap((one, index) => (one === null ? raise(wrong(`${path}[${index}]`, 'an object', one)) : compare(one, member, `${path}[${index}]`)));
    }
    if (!(0,json/* isJsonObject */.OW)(value))
        throw wrong(path, 'an object', value);
    return Object.keys(value).flatMap((key) => {
        const at = path === '' ? key : `${path}.${key}`;
        const member = Object.hasOwn(shape, key) ? shape[key] : undefined;
        return member === undefined ? [at] : compare(value[key], member, at);
    });
}
function isOf(value, type) {
    switch (type) {
        case 'text': return typeof value === 'string';
        case 'boolean': return typeof value === 'boolean';
        case 'object': return (0,json/* isJsonObject */.OW)(value);
        case 'texts': return (0,json/* isJsonObject */.OW)(value) && Object.values(value).every((one) => typeof one === 'string');
        default: return type;
    }
}
function isList(shape) {
    return Array.isArray(shape);
}
function raise(fault) {
    throw fault;
}
function wrong(path, expected, value) {
    const kind = value === null ? 'null' : (0,json/* isJsonArray */.Md)(value) ? 'a list' : (0,json/* isJsonObject */.OW)(value) ? 'an object' : `a ${typeof value === 'string' ? 'text' : typeof value}`;
    return new fault/* Fault */.vC('STATEMENT_MALFORMED', `a predicate in which ${path === '' ? 'the whole' : path} is ${kind}`, expected);
}

;// CONCATENATED MODULE: ./build/verification/claims/provenance.js
// Claims of provenance, whichever version of the predicate it is: who built, what that is worth, and what only the builder knows.
//
// The certificate comes first. What it states is in the claims already, and the predicate's word for it is only compared: where a table of
// build-types.ts pairs a path with a claim, a difference rejects the candidate. What is left over becomes claims that are marked as the builder's own.
//
// The builder is proven by the certificate too: by the workflow that signed, at a ref that the catalog trusts. What `builder.id` says counts where the
// certificate bears it out, or where a proven builder says it of one that it signed for.










/** The claims of provenance by the signer with these claims. Throws `Fault`: `PROVENANCE_CONTRADICTED`, `STATEMENT_MALFORMED`. */
function readProvenance(provenance, signer, contradictions) {
    const certificate = certificateOf(signer);
    const table = provenance.buildType === null ? undefined : buildTypeOf(provenance.buildType);
    const contradiction = table === undefined ? null : findContradiction(table, provenance.predicate, certificate);
    if (contradiction !== null && contradictions === 'reject')
        throw contradiction;
    // Whoever lets it pass all the same gets nothing from its predicate but its two names.
    if (contradiction !== null)
        return { claims: withoutBuilder(provenance), warnings: [(0,errors/* problem */.CC)('PROVENANCE_CONTRADICTED', { level: 'warning', about: 'predicate', seen: contradiction.seen, expected: contradiction.expected })] };
    const claims = new Map();
    const add = (name, value, from) => {
        // What the certificate states stands: no word of the builder's takes its place.
        if (value != null && value !== '' && value.length <= limits/* limits */.F.provenanceText && !signer.has(name) && !claims.has(name))
            claims.set(name, [{ value, from }]);
    };
    const builder = proveBuilder(provenance, certificate);
    add('builder', builder.name, 'builder-catalog');
    add('builder-id', provenance.builderId, builder.id);
    add('build-type', provenance.buildType, 'self-declared');
    add('build-level', builder.level === null ? null : String(builder.level), 'builder-catalog');
    if (certificate.workflow === null)
        for (const [name, value] of sourceOf(provenance.predicate, table))
            add(name, value, 'self-declared');
    // What an event carried is in no certificate, so who writes it down must be known: anybody in the repository could write it otherwise.
    if (isProven(builder))
        for (const [name, value] of eventFacts(provenance.predicate, table, certificate))
            add(name, value, 'self-declared');
    const { predicate, externalParameters } = provenance;
    for (const [name, value] of unknownParameters(externalParameters === null ? null : objectAt(predicate, externalParameters), table?.parameters ?? null))
        add(name, value, 'self-declared');
    return { claims, warnings: unknownFields(provenance.unknown) };
}
function withoutBuilder({ builderId, buildType }) {
    const texts = [['builder-id', builderId], ['build-type', buildType]].flatMap(([name, value]) => (value === null || value.length > limits/* limits */.F.provenanceText ? [] : [[name, [{ value, from: 'self-declared' }]]]));
    return new Map([['builder', [{ value: builders/* UNKNOWN_BUILDER */.Fe, from: 'builder-catalog' }]], ...texts]);
}
/** Named, so that a builder's new member is seen; bounded, as whoever writes predicates can write any number. */
function unknownFields(unknown) {
    if (unknown.length === 0)
        return [];
    const more = unknown.length - limits/* limits */.F.unknownFields;
    return [(0,errors/* problem */.CC)('FIELDS_UNKNOWN', { level: 'note', about: 'predicate', seen: `${unknown.slice(0, limits/* limits */.F.unknownFields).map((path) => path.slice(0, 64)).join(', ')}${more > 0 ? ` and ${more} more` : ''}` })];
}
function certificateOf(signer) {
    const stated = (name) => (signer.get(name) ?? []).flatMap(({ value, from }) => (from === 'certificate' ? [value] : []));
    const of = (name) => stated(name)[0];
    const [issuer, owner, repo, workflow, ref] = [of('certificate-oidc-issuer'), of('signer-owner'), of('signer-repo'), of('signer-workflow'), of('signer-ref')];
    return {
        of,
        names: stated('certificate-identity'),
        host: (0,fulcio/* githubHost */.Se)(issuer),
        workflow: owner === undefined || repo === undefined || workflow === undefined || ref === undefined ? null : { owner, repo, workflow, ref },
        isPublic: issuer !== undefined && (0,github_host/* githubOfIssuer */.Cs)(issuer)?.kind === 'public',
    };
}
function proveBuilder({ builderId, buildType }, certificate) {
    const { workflow } = certificate;
    const unknown = { name: builders/* UNKNOWN_BUILDER */.Fe, id: voucherOf(builderId, certificate), level: null };
    if (workflow === null || buildType === null)
        return unknown;
    const named = certificate.isPublic ? (0,builders/* builderOfWorkflow */.QZ)(workflow.workflow) : undefined;
    if (named === undefined) {
        const builder = (0,builders/* builderOfBuildType */.JB)(buildType);
        return builder === undefined || unknown.id === 'self-declared' ? unknown : { ...unknown, name: builder.name, level: levelOf(builder, 'release', certificate) };
    }
    if (!named.buildTypes.includes(buildType))
        return unknown;
    const trust = (0,builders/* trustInRef */.ZV)(named, workflow.ref, certificate.of('repo'));
    const untrusted = { ...unknown, name: `${builders/* UNTRUSTED_REF */.zu}${named.name}` };
    if (trust === null)
        return untrusted;
    if (named.id !== 'delegate')
        return unknown.id === 'self-declared' ? unknown : { name: named.name, id: unknown.id, level: levelOf(named, trust, certificate) };
    const delegate = builderId === null ? null : (0,fulcio/* parseWorkflow */.hM)(builderId, 'https://github.com/');
    const name = delegate === null ? null : (0,builders/* builderOfDelegate */.Qq)(delegate.repo, delegate.workflow, delegate.ref);
    if (name === null)
        return untrusted;
    // Of a reusable workflow that is somebody else's nobody here has said what it reaches.
    return { name, id: 'builder-catalog', level: name.includes('/') ? levelOf(named, trust, certificate) : null };
}
function isProven({ name }) {
    return name !== builders/* UNKNOWN_BUILDER */.Fe && !name.startsWith(builders/* UNTRUSTED_REF */.zu);
}
/** Who bears `builder.id` out: the certificate, where it is the workflow that signed or the kind of runner; else nobody. */
function voucherOf(builderId, certificate) {
    if (builderId === null || certificate.workflow === null)
        return 'self-declared';
    const runner = runnerIn(builderId);
    const isBorneOut = runner === null ? isNamed(builderId, certificate) : runner === certificate.of('runner');
    return isBorneOut ? 'certificate' : 'self-declared';
}
/** What a builder has earned here: nothing above 1 where the certificate does not say that GitHub ran it, as whoever runs the machine can do as they like. */
function levelOf({ level }, trust, certificate) {
    if (trust === 'head')
        return null;
    return certificate.of('runner') === 'github-hosted' ? level : Math.min(level, 1);
}
// ── contradictions
/** The first pair that differs, with both values. */
function findContradiction({ rows }, predicate, certificate) {
    for (const row of rows) {
        if (!('pair' in row))
            continue;
        const said = textAt(predicate, row.path);
        if (said === null)
            continue;
        const stated = contradicted(row.pair, said, certificate);
        if (stated !== null)
            return new fault/* Fault */.vC('PROVENANCE_CONTRADICTED', `${row.path} ${JSON.stringify(said.slice(0, limits/* limits */.F.provenanceText))}`, `${stated.claim} ${JSON.stringify(stated.value)}, as the certificate says`);
    }
    return null;
}
/** What the certificate says instead; null where they agree, or where it says nothing that can be compared. */
function contradicted(pair, said, certificate) {
    const differs = (claim, text, as = (value) => value) => {
        const value = certificate.of(claim);
        return value === undefined || text === null || as(value) === text ? null : { claim, value };
    };
    const entry = certificate.of('entry-workflow');
    switch (pair) {
        case 'owner':
        case 'repository-id':
        case 'owner-id':
        case 'source-ref':
        case 'source-digest':
        case 'trigger':
        case 'runner':
        case 'entry-workflow':
        case 'entry-digest':
            return differs(pair, said);
        case 'repository': return differs('repo', shortOf(said, certificate));
        case 'source': {
            const { repository, ref } = parseSource(said);
            return differs('repo', shortOf(repository, certificate)) ?? differs('source-ref', ref);
        }
        case 'entry-path': return entryPathDiffers(said, entry, certificate);
        case 'entry-ref': return entryRefDiffers(said, entry);
        // Written as an address, as its number, or as number and attempt.
        case 'run': return differs('run', runNumber(said), (value) => runNumber(value) ?? value) ?? (said.includes('/') ? differs('run', withoutAttempt(said), withoutAttempt) : null);
        case 'signer': return runnerIn(said) === null ? signerDiffers(said, certificate) : differs('runner', runnerIn(said));
        case 'runner-id': return differs('runner', runnerIn(said));
        default: return pair;
    }
}
/** A certificate that is of no workflow was asked for by somebody with another name, and says nothing of who built. */
function signerDiffers(said, certificate) {
    const { workflow, names } = certificate;
    return workflow === null || isNamed(said, certificate) ? null : { claim: 'certificate-identity', value: names.join(', ') };
}
/** As a path in the source repository, or whole. Of a workflow that lies elsewhere, as one that an organisation requires, the path alone says nothing. */
function entryPathDiffers(said, entry, certificate) {
    if (entry === undefined)
        return null;
    const { repo, path } = entryOf(entry) ?? {};
    if (said.includes('@'))
        return said === entry ? null : { claim: 'entry-workflow', value: entry };
    // The oldest provenance has the name of the workflow here, which is free text.
    const isPath = said.startsWith('.github/workflows/') || said.startsWith('dynamic/');
    return !isPath || repo !== certificate.of('repo') || path === said ? null : { claim: 'entry-workflow', value: entry };
}
/** Older releases of the attestation action and of npm cut the ref at its first `@`, as in `refs/tags/pkg@1.0.0`. */
function entryRefDiffers(said, entry) {
    const ref = entry === undefined ? undefined : entryOf(entry)?.ref;
    return entry === undefined || ref === undefined || ref === said || ref.startsWith(`${said}@`) ? null : { claim: 'entry-workflow', value: entry };
}
function entryOf(entry) {
    const parsed = (0,fulcio/* parseWorkflow */.hM)(`https://github.com/${entry}`, 'https://github.com/');
    return parsed === null ? null : { repo: parsed.repo, path: parsed.workflow.slice(parsed.repo.length + 1), ref: parsed.ref };
}
/**
 * Whether a text names the workflow that signed, as the certificate states it apart from its name. The name is a URL, in which characters stand escaped:
 * unescaped it would make one ref of `main` and `ma%69n`, and whoever may push a branch can call it so. Old certificates have the name alone, without
 * the commit of the workflow as well: for these the text is written as the name is.
 */
function isNamed(said, { of, host, workflow }) {
    if (host === null || workflow === null)
        return false;
    const signer = `${host}${workflow.workflow}@${workflow.ref}`;
    return said === signer || (of('signer-digest') === undefined && escaped(said) === signer);
}
/** What a URL has escaped in a path; a percent sign, which may stand for itself, is left. */
function escaped(text) {
    return text.replaceAll(/[^\u0021-\u007e]|["<>`{|}]/gu, (character) => encodeURIComponent(character));
}
/** `owner/name` on the certificate's GitHub; any other address stays whole, and is no short name. */
function shortOf(address, { host }) {
    const short = host !== null && address.startsWith(host) ? address.slice(host.length) : address;
    return short.endsWith('.git') ? short.slice(0, -'.git'.length) : short;
}
function parseSource(uri) {
    const text = uri.startsWith('git+') ? uri.slice('git+'.length) : uri;
    const at = text.indexOf('@');
    return at < 0 ? { repository: text, ref: null } : { repository: text.slice(0, at), ref: text.slice(at + 1) };
}
function runNumber(text) {
    return /^(\d+)(?:-\d+)?$/.exec(text)?.[1] ?? /\/actions\/runs\/(\d+)(?:\/attempts\/\d+)?$/.exec(text)?.[1] ?? null;
}
function withoutAttempt(run) {
    return run.replace(/\/attempts\/\d+$/, '');
}
function runnerIn(id) {
    return /^https:\/\/github\.com\/actions\/runner\/(github-hosted|self-hosted)$/.exec(id)?.[1] ?? null;
}
/** The source, for evidence whose certificate names no workflow. Where the predicate says two things of one fact it says nothing. */
function sourceOf(predicate, table) {
    const said = new Map([['source-ref', new Set()], ['source-digest', new Set()]]);
    for (const row of table?.rows ?? []) {
        const text = 'pair' in row ? textAt(predicate, row.path) : null;
        if (text === null || !('pair' in row))
            continue;
        const ref = row.pair === 'source' ? parseSource(text).ref : row.pair === 'source-ref' ? text : null;
        if (ref !== null)
            said.get('source-ref')?.add(ref);
        if (row.pair === 'source-digest')
            said.get('source-digest')?.add(text);
    }
    return [...said].flatMap(([name, values]) => {
        const [value, ...others] = values;
        if (value === undefined || others.length > 0)
            return [];
        return [[name, value], ...(name === 'source-ref' ? namesOfRef(value) : [])];
    });
}
function namesOfRef(ref) {
    const [, kind, name] = /^refs\/(tags|heads)\/(.+)$/s.exec(ref) ?? [];
    return name === undefined ? [] : [[kind === 'tags' ? 'source-tag' : 'source-branch', name]];
}
/** The branch that a tag was made on, and the inputs of a workflow that somebody started by hand: they stand in the event alone. */
function eventFacts(predicate, table, certificate) {
    if (table === undefined)
        return [];
    const events = table.events.flatMap((path) => objectAt(predicate, path) ?? []);
    const [event, ...others] = events;
    if (event === undefined || others.length > 0)
        return [];
    const trigger = certificate.of('trigger') ?? triggerOf(predicate, table) ?? '';
    const ref = certificate.of('source-ref') ?? null;
    switch (trigger) {
        case 'push': return (ref ?? 'refs/tags/').startsWith('refs/tags/') ? branchOf(valueAt(event, 'base_ref')) : [];
        case 'release': return branchOf(valueAt(event, 'release.target_commitish'));
        case 'workflow_dispatch': return inputsOf(valueAt(event, 'inputs') ?? null);
        default: return [];
    }
}
function triggerOf(predicate, { rows }) {
    const said = rows.flatMap((row) => ('pair' in row && row.pair === 'trigger' ? (textAt(predicate, row.path) ?? []) : []));
    return said[0] ?? null;
}
/** A release may name a commit instead of a branch. */
function branchOf(value) {
    if (typeof value !== 'string' || value === '' || /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(value))
        return [];
    return value.startsWith('refs/') ? namesOfRef(value).filter(([name]) => name === 'source-branch') : [['source-branch', value]];
}
function inputsOf(inputs) {
    if (!(0,json/* isJsonObject */.OW)(inputs))
        return [];
    const entries = Object.entries(inputs);
    if (entries.length > limits/* limits */.F.workflowInputs)
        throw new fault/* Fault */.vC('STATEMENT_MALFORMED', `${entries.length} inputs of a workflow`, `at most ${limits/* limits */.F.workflowInputs}`);
    return entries.flatMap(([key, value]) => {
        const name = (0,claims/* openClaim */.fc)('workflow-input', key);
        const text = typeof value === 'string' ? value : typeof value === 'boolean' || typeof value === 'number' ? String(value) : null;
        return name === null || text === null ? [] : [[name, text]];
    });
}
/**
 * Parameters from outside that the build type does not have: what they did to the build nobody here knows (SLSA v1.0, verifying artifacts: "reject unknown
 * external parameters"). As claims they are refused by every requirement that does not name them. Throws `Fault` (`STATEMENT_MALFORMED`) for what nobody could name.
 */
function unknownParameters(given, known) {
    if (known === null || given === null)
        return [];
    const unknown = Object.entries(given).filter(([key]) => !known.includes(key));
    if (unknown.length > limits/* limits */.F.unknownParameters)
        throw new fault/* Fault */.vC('STATEMENT_MALFORMED', `${unknown.length} unknown parameters of the build`, `at most ${limits/* limits */.F.unknownParameters}`);
    return unknown.map(([key, value]) => {
        const name = (0,claims/* openClaim */.fc)('external-parameter', key);
        const text = (0,json/* isJsonObject */.OW)(value) || (0,json/* isJsonArray */.Md)(value) || value === null ? JSON.stringify(value) : String(value);
        // One that could not be named could not be refused either.
        if (name === null || text === '' || text.length > limits/* limits */.F.provenanceText)
            throw new fault/* Fault */.vC('STATEMENT_MALFORMED', 'a parameter of the build that nobody knows and nobody can name', 'parameters of the build type');
        return [name, text];
    });
}

;// CONCATENATED MODULE: ./build/verification/claims/slsa-v02.js
// SLSA provenance v0.2 (slsa.dev/spec/v0.2/provenance).


const SHAPE = {
    builder: { id: 'text' },
    buildType: 'text',
    invocation: { configSource: { uri: 'text', digest: 'texts', entryPoint: 'text' }, parameters: 'any', environment: 'any' },
    buildConfig: 'any',
    metadata: {
        // slsa-github-generator writes it with a capital D.
        buildInvocationId: 'text', buildInvocationID: 'text', buildStartedOn: 'text', buildFinishedOn: 'text',
        completeness: { parameters: 'boolean', environment: 'boolean', materials: 'boolean' }, reproducible: 'boolean',
    },
    materials: [{ uri: 'text', digest: 'texts' }],
};
/** Reads a predicate of this type. Its parameters are no `externalParameters`: v0.2 has no rule for those that nobody knows. */
function readSlsa02(value, signer, contradictions) {
    const { predicate, unknown } = checkShape(value, SHAPE);
    return readProvenance({ predicate, unknown, builderId: textAt(predicate, 'builder.id'), buildType: textAt(predicate, 'buildType'), externalParameters: null }, signer, contradictions);
}

;// CONCATENATED MODULE: ./build/verification/claims/slsa-v1.js
// SLSA provenance v1 (slsa.dev/spec/v1.0/provenance).


const DESCRIPTOR = { name: 'text', uri: 'text', digest: 'texts', content: 'text', downloadLocation: 'text', mediaType: 'text', annotations: 'object' };
const slsa_v1_SHAPE = {
    buildDefinition: { buildType: 'text', externalParameters: 'object', internalParameters: 'object', resolvedDependencies: [DESCRIPTOR] },
    runDetails: {
        builder: { id: 'text', version: 'texts', builderDependencies: [DESCRIPTOR] },
        // BuildKit writes it with a capital D.
        metadata: { invocationId: 'text', invocationID: 'text', startedOn: 'text', finishedOn: 'text' },
        byproducts: [DESCRIPTOR],
    },
};
/** Reads a predicate of this type. */
function readSlsa1(value, signer, contradictions) {
    const { predicate, unknown } = checkShape(value, slsa_v1_SHAPE);
    return readProvenance({
        predicate, unknown,
        builderId: textAt(predicate, 'runDetails.builder.id'),
        buildType: textAt(predicate, 'buildDefinition.buildType'),
        externalParameters: 'buildDefinition.externalParameters',
    }, signer, contradictions);
}

;// CONCATENATED MODULE: ./build/verification/claims/catalog.js
// Readers of predicates, by predicate type. Each takes the predicate and what the certificate or key says of the signer, and adds what only the
// predicate knows; a predicate that nobody reads here adds nothing.



const predicateReaders = new Map([
    [predicate_types/* SLSA_PROVENANCE_02 */.jg, readSlsa02],
    [predicate_types/* SLSA_PROVENANCE_1 */.mG, readSlsa1],
]);
const NOTHING = { claims: new Map(), warnings: [] };
/** What the predicate of a statement adds to the claims of its signer. Throws `Fault`. */
function readPredicate({ predicateType, predicate }, signer, contradictions) {
    return predicateReaders.get(predicateType)?.(predicate, signer, contradictions) ?? NOTHING;
}

// EXTERNAL MODULE: ./build/verification/envelope.js
var envelope = __webpack_require__(9716);
;// CONCATENATED MODULE: ./build/verification/claims/cloud-build.js
// What a provenance of Google Cloud Build says, once its signature is proven to be by a key of that builder.
//
// The key proves the builder and nothing else: it signs for everybody who pays for a build. Source, ref and commit are the builder's own words, and
// marked so. They are taken only where the source decided what was built: a build whose steps came from elsewhere may have done anything with the
// source that it names, in the project of whoever likes. Provenance v1 says nothing of the source then; of v0.1 it is not read. Nor is it of a build
// of a pull request: that is anybody's code, named by the repository that it wants to get into and by a branch of any name.




const PREDICATES = { 'v0.1': 'https://slsa.dev/provenance/v0.1', v1: 'https://slsa.dev/provenance/v1' };
const BUILD_TYPE = 'https://cloud.google.com/build/gcb-buildtypes/google-worker/v1';
const BUILD = 'type.googleapis.com/google.devtools.cloudbuild.v1.Build';
/** Builds by a cloudbuild.yaml in the source, and by steps that were handed in, of provenance v0.1 by the builder v0.3. */
const BY_SOURCE = 'https://cloudbuild.googleapis.com/CloudBuildYaml@';
/** The parameters from outside that Google's build type has. */
const EXTERNAL_PARAMETERS = ['buildConfigSource', 'substitutions'];
const BY_STEPS = 'https://cloudbuild.googleapis.com/CloudBuildSteps@';
/** The claims of a provenance signed by `key`. Throws `Fault` (`STATEMENT_MALFORMED`) for what no such builder writes. */
function readCloudBuildClaims({ predicateType, predicate }, key) {
    const wanted = PREDICATES[key.predicate];
    if (predicateType !== wanted)
        malformed(`a statement of the type ${predicateType} by the key ${key.name}`, wanted);
    if (!(0,json/* isJsonObject */.OW)(predicate))
        malformed('a predicate that is no object', 'an object');
    const build = key.predicate === 'v1' ? readV1(predicate) : readV01(predicate);
    const [, owner = null, name = null] = /^https:\/\/github\.com\/([A-Za-z0-9_-]+)\/([A-Za-z0-9_.-]+)$/.exec(build.repository ?? '') ?? [];
    const rows = [
        ['builder-id', [{ value: build.builder, from: 'key' }]],
        ['build-level', [{ value: build.level, from: 'builder-catalog' }]],
        ['build-type', said(build.type)],
        ['owner', said(owner)],
        ['repo', said(owner === null || name === null ? null : `${owner}/${name}`)],
        ['source-ref', said(build.repository === null ? null : build.ref)],
        ['source-tag', said(build.repository === null ? null : behind('refs/tags/', build.ref))],
        ['source-branch', said(build.repository === null ? null : behind('refs/heads/', build.ref))],
        ['source-digest', said(build.repository === null ? null : build.commit)],
        ['run', said(build.run)],
        ...build.unknown.map(([claim, value]) => [claim, said(value)]),
    ];
    return new Map(rows.flatMap(([claim, [first, ...rest]]) => (first === undefined ? [] : [[claim, [first, ...rest]]])));
}
function behind(start, ref) {
    return ref?.startsWith(start) === true ? ref.slice(start.length) : null;
}
function said(value) {
    return value === null ? [] : [{ value, from: 'self-declared' }];
}
// ── SLSA v0.1
function readV01(predicate) {
    const builder = cloud_build_textAt(predicate, 'builder', 'id');
    const version = cloud_build/* HOSTED_WORKER_VERSIONS */.J7.find((one) => builder === `${cloud_build/* HOSTED_WORKER */.Dn}@${one}`);
    if (version === undefined)
        malformed(`the builder ${builder ?? 'nothing says'}`, cloud_build/* HOSTED_WORKER_VERSIONS */.J7.map((one) => `${cloud_build/* HOSTED_WORKER */.Dn}@${one}`).join(' or '));
    const type = cloud_build_textAt(predicate, 'recipe', 'type') ?? '';
    const isKnown = version === 'v0.2' ? type === builder : [BY_SOURCE, BY_STEPS].some((known) => type.startsWith(known));
    if (!isKnown)
        malformed(`a recipe of the type ${type || 'nothing says'}`, version === 'v0.2' ? `${cloud_build/* HOSTED_WORKER */.Dn}@v0.2` : `${BY_SOURCE}… or ${BY_STEPS}…`);
    const argument = cloud_build_textAt(predicate, 'recipe', 'arguments', '@type');
    if (argument !== BUILD)
        malformed(`recipe arguments of the type ${argument ?? 'nothing says'}`, BUILD);
    const substitutions = at(predicate, 'recipe', 'arguments', 'substitutions');
    const bySource = (cloud_build_textAt(predicate, 'recipe', 'entryPoint') ?? '') !== '' && !type.startsWith(BY_STEPS) && !isOfPullRequest(substitutions);
    const source = bySource ? sourceV01(predicate, version) : null;
    return {
        builder: `${cloud_build/* HOSTED_WORKER */.Dn}@${version}`,
        type,
        // Google names level 3 of its builder v0.3.
        level: version === 'v0.2' ? '2' : '3',
        repository: source?.repository ?? null,
        ref: refOf(substitutions, null),
        commit: source?.commit ?? null,
        run: cloud_build_textAt(predicate, 'recipe', 'arguments', 'name') ?? cloud_build_textAt(predicate, 'metadata', 'buildInvocationId'),
        // This version of provenance does not tell apart what came from outside.
        unknown: [],
    };
}
/** The first material is the source. The builder v0.2 writes the commit into its address, v0.3 beside it. */
function sourceV01(predicate, version) {
    const materials = predicate['materials'];
    const first = (0,json/* isJsonArray */.Md)(materials) ? materials[0] : undefined;
    const uri = cloud_build_textAt(first, 'uri') ?? '';
    if (version !== 'v0.2')
        return { repository: repositoryOf(uri), commit: commitOf(cloud_build_textAt(first, 'digest', 'sha1')) };
    const [, repository = '', commit = null] = /^(.+)\/commit\/([0-9a-f]{40})$/.exec(uri) ?? [];
    return { repository: repositoryOf(repository), commit };
}
// ── SLSA v1
function readV1(predicate) {
    const builder = cloud_build_textAt(predicate, 'runDetails', 'builder', 'id');
    if (builder !== cloud_build/* HOSTED_WORKER */.Dn)
        malformed(`the builder ${builder ?? 'nothing says'}`, cloud_build/* HOSTED_WORKER */.Dn);
    const definition = at(predicate, 'buildDefinition');
    const type = cloud_build_textAt(definition, 'buildType');
    const parameters = at(definition, 'externalParameters');
    if (type !== BUILD_TYPE)
        malformed(`the build type ${type ?? 'nothing says'}`, BUILD_TYPE);
    const [uri, ref] = [cloud_build_textAt(definition, 'externalParameters', 'buildConfigSource', 'repository'), cloud_build_textAt(definition, 'externalParameters', 'buildConfigSource', 'ref')];
    const substitutions = at(definition, 'internalParameters', 'systemSubstitutions');
    const isForeign = [substitutions, at(definition, 'externalParameters', 'substitutions')].some(isOfPullRequest) || ref?.startsWith('refs/pull/') === true;
    const source = isForeign ? null : dependencyOf(definition, uri, ref);
    return {
        builder,
        type,
        level: '3',
        // What was fetched must be what the configuration came from: a trigger may build one repository by the file of another.
        repository: source === null || uri === null ? null : repositoryOf(uri),
        ref: isForeign ? null : refOf(substitutions, ref),
        commit: commitOf(cloud_build_textAt(source, 'digest', 'gitCommit')),
        run: cloud_build_textAt(predicate, 'runDetails', 'metadata', 'invocationId'),
        unknown: unknownParameters((0,json/* isJsonObject */.OW)(parameters) ? parameters : null, EXTERNAL_PARAMETERS),
    };
}
function dependencyOf(definition, uri, ref) {
    const dependencies = at(definition, 'resolvedDependencies');
    if (uri === null || ref === null || !(0,json/* isJsonArray */.Md)(dependencies))
        return null;
    const [first, ...others] = dependencies.filter((one) => cloud_build_textAt(one, 'uri') === `${uri}@${ref}`);
    // Two commits of one source: it proves neither.
    return first === undefined || others.some((one) => cloud_build_textAt(one, 'digest', 'gitCommit') !== cloud_build_textAt(first, 'digest', 'gitCommit')) ? null : first;
}
// ── parts of both
/**
 * The ref by the substitutions of the builder, which must agree with `stated` where the provenance states one. Throws `Fault` where they do not: a
 * provenance that contradicts itself proves neither.
 */
function refOf(substitutions, stated) {
    const [tag, branch] = [cloud_build_textAt(substitutions, 'TAG_NAME'), cloud_build_textAt(substitutions, 'BRANCH_NAME')];
    const named = [tag === null ? [] : `refs/tags/${tag}`, branch === null ? [] : `refs/heads/${branch}`].flat();
    const [first = stated, ...others] = stated === null ? named : [stated, ...named];
    const other = others.find((ref) => ref !== first);
    if (other !== undefined)
        malformed(`the ref ${first ?? ''}, and ${other}`, 'one ref');
    return first;
}
function isOfPullRequest(substitutions) {
    return ['_PR_NUMBER', '_HEAD_REPO_URL'].some((name) => at(substitutions, name) !== undefined);
}
/** The repository as https://host/path; null for what is none, as an archive in a bucket. */
function repositoryOf(uri) {
    return /^(?:git\+)?(https:\/\/[^\s@#?]+?)(?:\.git)?\/?$/.exec(uri)?.[1] ?? null;
}
function commitOf(text) {
    return text !== null && /^[0-9a-f]{40}$/.test(text) ? text : null;
}
function at(value, ...path) {
    return path.reduce((inner, name) => ((0,json/* isJsonObject */.OW)(inner) ? inner[name] : undefined), value);
}
function cloud_build_textAt(value, ...path) {
    const found = at(value, ...path);
    return typeof found === 'string' ? found : null;
}
function malformed(seen, expected) {
    throw new fault/* Fault */.vC('STATEMENT_MALFORMED', seen, expected);
}

;// CONCATENATED MODULE: ./build/verification/claims/predicates.js
// Predicates that are read beside provenance: verification summaries, results of tests and scans, OpenVEX.
//
// Everything in them is the word of whoever signed. Of a verification summary a policy can ask for the parts; of the others a line is made for the
// report, and nothing is decided by it. A predicate that is not what its type says is refused, whoever signed it: a reader that takes what is missing
// for nothing would take a broken scan for a clean one.






const [COSIGN_VULN, ...INTOTO_VULNS] = predicate_types/* predicateAliases */.SZ.vuln;
/** Who reads which type. Types that are not here are not looked into. */
const readers = new Map([
    [predicate_types/* VSA */.P1, readSummary],
    ...predicate_types/* predicateAliases */.SZ['test-result'].map((type) => [type, readTests]),
    [COSIGN_VULN, readCosignScan],
    ...INTOTO_VULNS.map((type) => [type, readScan]),
    ...predicate_types/* predicateAliases */.SZ.openvex.map((type) => [type, readVex]),
]);
/** The claims in a predicate, all self-declared; none of types that nobody reads. `now` is what ages are counted to. Throws `Fault` (`STATEMENT_MALFORMED`). */
function readPredicateClaims({ predicateType, predicate }, now) {
    const read = readers.get(predicateType);
    if (read === undefined)
        return new Map();
    if (!(0,json/* isJsonObject */.OW)(predicate))
        return predicates_malformed('predicate', predicate, 'an object');
    const claims = new Map();
    for (const [name, value] of read(predicate, now)) {
        const known = claims.get(name);
        const claim = { value, from: 'self-declared' };
        claims.set(name, known === undefined ? [claim] : [...known, claim]);
    }
    return claims;
}
// ── SLSA verification summary v1
function readSummary(predicate, now) {
    const result = predicates_text(predicate, 'verificationResult');
    if (result !== 'PASSED' && result !== 'FAILED')
        predicates_malformed('verificationResult', result, 'PASSED or FAILED');
    const levels = list(predicate, 'verifiedLevels').map((level) => (typeof level === 'string' ? level : predicates_malformed('verifiedLevels', level, 'texts')));
    if (levels.length > limits/* limits */.F.verifiedLevels)
        predicates_malformed('verifiedLevels', levels.length, `at most ${limits/* limits */.F.verifiedLevels}`);
    const digests = Object.entries(optionalObject(optionalObject(predicate, 'policy') ?? {}, 'digest') ?? {});
    if (digests.length > limits/* limits */.F.digestsPerSubject)
        predicates_malformed('policy.digest', digests.length, `at most ${limits/* limits */.F.digestsPerSubject}`);
    return [
        ['verifier-id', predicates_text(object(predicate, 'verifier'), 'id')],
        ['resource-uri', predicates_text(predicate, 'resourceUri')],
        ['verification-result', result],
        ...levels.flatMap((level) => (0,claims/* levelClaim */.dB)(level) ?? []).map(({ claim, value }) => [claim, value]),
        ...digests.flatMap(([algorithm, hex]) => (typeof hex === 'string' ? ((0,domain_digest/* parseDigest */.m)(`${algorithm}:${hex}`) ?? []) : predicates_malformed('policy.digest', hex, domain_digest/* digestForm */.JN))).map((digest) => ['policy-digest', digest]),
        ...ageOf(predicate, now).map((age) => ['age-days', age]),
    ];
}
/** Days since the verifier looked, by the clock of the run. A time that is still to come says nothing of an age, except where two clocks differ. */
function ageOf(predicate, now) {
    if (predicate['timeVerified'] === undefined)
        return [];
    const written = predicates_text(predicate, 'timeVerified');
    const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(written) ? Date.parse(written) : Number.NaN;
    if (Number.isNaN(at))
        predicates_malformed('timeVerified', written, 'a time as 2026-01-02T03:04:05Z');
    const age = now.getTime() - at;
    return age < -limits/* limits */.F.clockSkewMs ? [] : [(Math.max(0, age) / 86_400_000).toFixed(4)];
}
// ── in-toto test result v0.1
function readTests(predicate) {
    const result = predicates_text(predicate, 'result');
    if (!['PASSED', 'WARNED', 'FAILED'].includes(result))
        predicates_malformed('result', result, 'PASSED, WARNED or FAILED');
    const counts = [['passedTests', 'passed'], ['warnedTests', 'warned'], ['failedTests', 'failed']];
    const told = counts.flatMap(([name, word]) => (predicate[name] === undefined ? [] : [`${list(predicate, name).length} ${word}`]));
    return [['summary', `tests ${result}${told.length === 0 ? '' : ` (${told.join(', ')})`}`]];
}
// ── scans: cosign's vuln v1, in-toto's vulns v0.1 and v0.2
function readCosignScan(predicate) {
    const scanner = object(predicate, 'scanner');
    const metadata = object(predicate, 'metadata');
    // What the scanner found is in a form of its own.
    return [['summary', `scan by ${scannerOf(scanner)}, ended ${predicates_text(metadata, 'scanFinishedOn') || 'at no time'}`]];
}
function readScan(predicate) {
    const scanner = object(predicate, 'scanner');
    const metadata = object(predicate, 'metadata');
    const found = list(scanner, 'result');
    for (const one of found)
        if (!(0,json/* isJsonObject */.OW)(one) || typeof one['id'] !== 'string')
            predicates_malformed('result', one, 'objects with an id');
    return [['summary', `scan by ${scannerOf(scanner)}, ended ${predicates_text(metadata, 'scanFinishedOn')}: ${found.length} found`]];
}
function scannerOf(scanner) {
    const [uri, version] = [predicates_text(scanner, 'uri'), scanner['version'] === undefined ? '' : predicates_text(scanner, 'version')];
    return `${uri === '' ? 'nobody who is named' : uri.slice(0, MOST)}${version === '' ? '' : ` ${version.slice(0, MOST)}`}`;
}
/** Characters of one text in a line for the report. */
const MOST = 128;
// ── OpenVEX
const STATUSES = ['not_affected', 'affected', 'fixed', 'under_investigation'];
function readVex(predicate) {
    const author = predicates_text(predicate, 'author');
    const statuses = list(predicate, 'statements').map((statement) => {
        if (!(0,json/* isJsonObject */.OW)(statement))
            return predicates_malformed('statements', statement, 'objects');
        const status = STATUSES.find((known) => known === statement['status']);
        const justified = statement['justification'] ?? statement['impact_statement'];
        if (status === undefined)
            return predicates_malformed('status', statement['status'], STATUSES.join(', '));
        if (status === 'not_affected' && typeof justified !== 'string')
            predicates_malformed('status', 'not_affected without a reason', 'a justification or an impact_statement');
        if (status === 'affected' && typeof statement['action_statement'] !== 'string')
            predicates_malformed('status', 'affected without an action', 'an action_statement');
        return status;
    });
    const told = STATUSES.flatMap((status) => {
        const count = statuses.filter((one) => one === status).length;
        return count === 0 ? [] : [`${count} ${status}`];
    });
    return [['summary', `VEX by ${author === '' ? 'nobody who is named' : author.slice(0, MOST)}: ${told.join(', ') || 'no statements'}`]];
}
// ── parts
function predicates_text(from, name) {
    const value = from[name];
    return typeof value === 'string' ? value : predicates_malformed(name, value, 'a text');
}
function list(from, name) {
    const value = from[name];
    return (0,json/* isJsonArray */.Md)(value) ? value : predicates_malformed(name, value, 'a list');
}
function object(from, name) {
    return optionalObject(from, name) ?? predicates_malformed(name, undefined, 'an object');
}
function optionalObject(from, name) {
    const value = from[name];
    if (value === undefined)
        return null;
    return (0,json/* isJsonObject */.OW)(value) ? value : predicates_malformed(name, value, 'an object');
}
function predicates_malformed(name, seen, expected) {
    const shown = seen === undefined ? 'nothing' : typeof seen === 'object' ? (seen === null ? 'null' : (0,json/* isJsonArray */.Md)(seen) ? 'a list' : 'an object') : String(seen);
    throw new fault/* Fault */.vC('STATEMENT_MALFORMED', `${name}: ${shown}`, expected);
}

// EXTERNAL MODULE: ./build/verification/keys.js
var verification_keys = __webpack_require__(3416);
;// CONCATENATED MODULE: ./build/verification/raw-signature.js
// Signatures verified with a plain key: over a digest that was computed elsewhere, or over bytes.
//
// A file is hashed by stream and may be larger than memory, and a subject may be nothing but a digest; Node verifies ECDSA only over the whole
// message. ECDSA over a digest is done by @noble/curves (FIPS 186-5 §6.4.2), RSA PKCS#1 v1.5 by opening the signature (RFC 8017 §8.2.2).
// RSA-PSS and Ed25519 are verified over the bytes.


/** The digest that goes with a curve by its strength (Sigstore algorithm registry). */
const CURVES = { prime256v1: { curve: 'p256', algorithm: 'sha256' }, secp384r1: { curve: 'p384', algorithm: 'sha384' }, secp521r1: { curve: 'p521', algorithm: 'sha512' } };
/** DER of DigestInfo up to the digest itself (RFC 8017 §9.2 note 1). */
const DIGEST_INFO = {
    sha256: '3031300d060960864801650304020105000420',
    sha384: '3041300d060960864801650304020205000430',
    sha512: '3051300d060960864801650304020305000440',
};
// Loaded when a key needs it: the curves cost more to load than a verification.
let nist = null;
let edwards = null;
/** Loads what verifying with these keys needs; to be awaited before `verifyDigest` and `verifyMessageBytes`. */
async function prepare(keys) {
    if (nist === null && keys.some((key) => curveOf(key) !== null)) {
        nist = await Promise.all(/* import() */[__webpack_require__.e(123), __webpack_require__.e(335)]).then(__webpack_require__.bind(__webpack_require__, 335));
        // A small table: the default one takes longer to fill than a hundred verifications save.
        nist.p256.Point.BASE.precompute(2, true);
    }
    if (edwards === null && keys.some((key) => key.asymmetricKeyType === 'ed25519'))
        edwards = await Promise.all(/* import() */[__webpack_require__.e(123), __webpack_require__.e(680)]).then(__webpack_require__.bind(__webpack_require__, 8299));
}
/** The digest a key signs over by default; null where the key signs bytes, or is of a kind not verified here. */
function digestAlgorithmOf(key) {
    if (key.asymmetricKeyType === 'rsa')
        return 'sha256';
    return curveOf(key)?.algorithm ?? null;
}
/** Whether signatures of this key need the signed bytes themselves. */
function needsBytes(key) {
    return key.asymmetricKeyType === 'ed25519' || key.asymmetricKeyType === 'rsa-pss';
}
/** Whether `signature` is this key's over the bytes that have this digest. False for keys that cannot sign a digest. Never throws for a bad signature. */
function verifyDigest(key, digest, signature) {
    if (key.asymmetricKeyType === 'rsa')
        return opensTo(key, signature, Buffer.from(DIGEST_INFO[(0,domain_digest/* algorithmOf */.Hy)(digest)] + (0,domain_digest/* bytesOf */.$$)(digest).toString('hex'), 'hex'));
    const found = curveOf(key);
    if (found === null)
        return false;
    if (nist === null)
        throw new TypeError('prepare was not awaited');
    // Both halves of the order are accepted: Fulcio's users sign with Go, which does not normalise. The digest is used as it is. What is not DER, or
    // not in range, is false.
    return nist[found.curve].verify(signature, (0,domain_digest/* bytesOf */.$$)(digest), uncompressedPoint(key), { prehash: false, lowS: false, format: 'der' });
}
/** Whether `signature` is this key's over `data`, hashed with `algorithm` (null: as the key's kind prescribes). Never throws for a bad signature. */
function verifyBytes(key, data, signature, algorithm) {
    return verifyPlain(key, data, signature, algorithm);
}
/** Whether `signature` is this RSA key's over `data` with PSS padding (RFC 8017 §8.1) and any of the strong hashes. False for other keys. */
function verifyPss(key, data, signature) {
    if (key.asymmetricKeyType !== 'rsa' && key.asymmetricKeyType !== 'rsa-pss')
        return false;
    const padded = { key, padding: external_node_crypto_.constants.RSA_PKCS1_PSS_PADDING, saltLength: external_node_crypto_.constants.RSA_PSS_SALTLEN_AUTO };
    return domain_digest/* digestAlgorithms */.DI.some((algorithm) => verifyPlain(padded, data, signature, algorithm));
}
/**
 * Whether `signature` is this ECDSA key's over `data` as IEEE P1363 writes one: both numbers at their full length, one behind the other. What is
 * verified is the same; only keys of no certificate come with such signatures (those of some hardware and of JOSE). False for other keys.
 */
function verifyP1363(key, data, signature, algorithm) {
    return curveOf(key) !== null && verifyPlain({ key, dsaEncoding: 'ieee-p1363' }, data, signature, algorithm);
}
/**
 * Whether `signature` is this key's over the message `data`, for keys that cannot sign a digest: RSA-PSS; Ed25519 as it is, or prehashed (Ed25519ph,
 * RFC 8032 §5.1), which is what clients write that log a digest.
 */
function verifyMessageBytes(key, data, signature) {
    if (key.asymmetricKeyType !== 'ed25519')
        return verifyPss(key, data, signature);
    return verifyPlain(key, data, signature, null) || verifyPrehashed(key, data, signature);
}
function verifyPlain(key, data, signature, algorithm) {
    try {
        return (0,external_node_crypto_.verify)(algorithm, data, key, signature);
    }
    catch {
        // OpenSSL reports some malformed signatures as errors.
        return false;
    }
}
function verifyPrehashed(key, data, signature) {
    if (edwards === null)
        throw new TypeError('prepare was not awaited');
    try {
        return edwards.ed25519ph.verify(signature, data, Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url'), { zip215: false });
    }
    catch {
        // noble throws for a signature of the wrong length: it is not a signature of this key.
        return false;
    }
}
function curveOf(key) {
    const name = key.asymmetricKeyType === 'ec' ? key.asymmetricKeyDetails?.namedCurve : undefined;
    return name === 'prime256v1' || name === 'secp384r1' || name === 'secp521r1' ? CURVES[name] : null;
}
function uncompressedPoint(key) {
    const { x = '', y = '' } = key.export({ format: 'jwk' });
    return Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
}
// OpenSSL checks and strips the type 1 padding; what remains must be exactly the DigestInfo, so nothing can hide behind it (Bleichenbacher 2006).
function opensTo(key, signature, expected) {
    try {
        return (0,external_node_crypto_.publicDecrypt)({ key, padding: external_node_crypto_.constants.RSA_PKCS1_PADDING }, signature).equals(expected);
    }
    catch {
        // Wrong length or padding: not a signature of this key.
        return false;
    }
}

// EXTERNAL MODULE: ./build/verification/sigstore.js + 5 modules
var sigstore = __webpack_require__(259);
// EXTERNAL MODULE: ./build/verification/simple-signing.js
var simple_signing = __webpack_require__(8992);
;// CONCATENATED MODULE: ./build/verification/authenticate.js
// Is this candidate authentic: did somebody known to a trust domain, or a key the user gave, sign this, seen by the witnesses that are required?
//
// Everything in a candidate is attacker-controlled. Whatever is thrown while it is examined is a rejection of this candidate and of nothing else.















/**
 * Examines one piece of material: with a certificate under each trust domain, without one with each key; the first that verifies is taken. Never
 * throws.
 *
 * `subject` is needed for signatures over bytes that say no digest, and for algorithms that need the bytes (`wantsSubject`). Otherwise it may be
 * null; bytes that have the digest the format states make the examination faster, and change nothing else.
 * The result does not depend on a subject unless `wantsSubject` says so: it can be kept for all subjects of a run.
 */
async function authenticate(material, trusted, subject) {
    try {
        checkBounds(material);
        if (material.content.kind === 'message')
            await prepare(signerKeys(material, trusted.keys).filter(needsCurve(material.content, subject)));
        const fields = material.signer.kind === 'certificate' ? examineCertificate(material, material.signer.leaf, trusted, subject) : examineKey(material, trusted, subject);
        return { outcome: 'authentic', authentic: mint({ candidate: material.candidate, format: material.format, ...withPredicate(fields, trusted.contradictions ?? 'reject') }) };
    }
    catch (cause) {
        return { outcome: 'rejected', rejection: (0,fault/* toRejection */.hV)(material.candidate, cause) };
    }
}
/**
 * The keys that made a signature: that of its certificate, or those of the user's that did. Says nothing of whether anybody vouches for them. Throws
 * what the examination of the material would.
 */
async function keysBehind(material, keys, subject) {
    checkBounds(material);
    if (material.content.kind === 'message')
        await prepare(signerKeys(material, keys).filter(needsCurve(material.content, subject)));
    const made = (key, trusted) => {
        const content = verifySignature(material, key, subject);
        return { bound: withDigest(material, content), content, key, trusted };
    };
    if (material.signer.kind === 'certificate')
        return [made((0,sigstore/* readLeaf */.rf)(material.signer.leaf).key, null)];
    return keys.flatMap((key) => {
        try {
            return [made(keyObject(key), key)];
        }
        catch (cause) {
            if ((0,fault/* toFault */.ec)(cause).code === 'SIGNATURE_INVALID')
                return [];
            throw cause;
        }
    });
}
/** Whether the examination of this material depends on the subject. Never throws. */
function wantsSubject(material, keys) {
    if (material.content.kind === 'envelope' || material.content.payload !== null)
        return 'no';
    try {
        // A plain RSA key may have signed with PSS, which no digest can verify; Fulcio's users do not.
        const isPlain = material.signer.kind === 'key';
        if (signerKeys(material, keys).some((key) => needsBytes(key) || (isPlain && key.asymmetricKeyType === 'rsa')))
            return 'bytes';
    }
    catch {
        // It will be rejected whatever the subject is.
        return 'no';
    }
    return material.content.digest === null ? 'digest' : 'no';
}
function signerKeys(material, keys) {
    return material.signer.kind === 'certificate' ? [(0,sigstore/* readLeaf */.rf)(material.signer.leaf).key] : keys.map(keyObject);
}
/** Adds what the predicate says. The signer's claims come last: no word of the statement's takes their place. */
function withPredicate(fields, contradictions) {
    // A builder that signs with keys of its own has its reader: what that leaves out, as the source of a build of anybody's, no other adds.
    if (fields.content.kind !== 'statement' || fields.claims.get('builder-id')?.[0].from === 'key')
        return fields;
    const { claims, warnings } = readPredicate(fields.content.statement, fields.claims, contradictions);
    return { ...fields, claims: new Map([...claims, ...fields.claims]), warnings: [...fields.warnings, ...warnings] };
}
function examineCertificate(material, der, { domains, now }, subject) {
    const leaf = (0,sigstore/* readLeaf */.rf)(der);
    const content = verifySignature(material, leaf.key, subject);
    const bound = withDigest(material, content);
    const said = contentClaims(content, now);
    const found = firstThat(domains, (domain) => ({ ...(0,sigstore/* verifySigner */.MI)(bound, leaf, domain, now), trust: domain.name }));
    // What the certificate states stands: no word of the signer's takes its place.
    return { content, ...found, claims: new Map([...said, ...found.claims]) };
}
function examineKey(material, { domains, keys, now, keyDomain = trust_domain/* KEY_DOMAIN */.F }, subject) {
    if (keys.length === 0)
        throw new fault/* Fault */.vC('KEY_UNSUPPORTED', 'a signature by a plain key', 'a signature with a certificate, or the key that made it');
    return firstThat(keysFor(material, keys), (key) => {
        const content = verifySignature(material, keyObject(key), subject);
        const bound = withDigest(material, content);
        const said = new Map([...contentClaims(content, now), ...builderClaims(key, content)]);
        // Where roots could not be had there are no domains either: that must not become a reason to ask for nothing.
        if (domains.length === 0 && (0,verification_keys/* needsNoWitness */.eo)(key))
            return { content, claims: new Map([...said, ['key', [{ value: key.digest, from: 'key' }]]]), witnessed: [], warnings: [], trust: keyDomain };
        const found = firstThat(domains, (domain) => ({ ...(0,sigstore/* verifyKeySigner */.NM)(bound, key, domain, now), trust: key.log === 'none' ? keyDomain : domain.name }));
        return { content, ...found, claims: new Map([...said, ...found.claims]) };
    });
}
/**
 * The keys that material may be by. A signature over a bare payload counts only for a key that the user calls by the very name that the evidence has
 * for it, as Google Cloud Build's: any other key may have signed the same bytes as a file, and meant no statement by it.
 */
function keysFor({ signer, content }, keys) {
    const hint = signer.kind === 'key' ? signer.hint : null;
    const isBare = content.kind === 'envelope' && content.signedOver === 'payload';
    const found = keys.filter((key) => (0,verification_keys/* isCalled */.AP)(key, hint) && (!isBare || key.keyid !== null));
    if (found.length > 0)
        return found;
    throw new fault/* Fault */.vC('KEY_UNSUPPORTED', hint === null || hint === '' ? 'a signature that names no key' : `a signature by the key ${hint}`, `one by ${keys.slice(0, 3).map(({ keyid, name }) => keyid ?? name).join(' or ')}${keys.length > 3 ? ', or another key that is given' : ''}`);
}
/** What a signed statement says of itself, where it is of a type that is read. */
function contentClaims(content, now) {
    return content.kind === 'statement' ? readPredicateClaims(content.statement, now) : new Map();
}
/** What a builder says that signs with keys of its own. */
function builderClaims(key, content) {
    const builder = (0,cloud_build/* cloudBuildKey */.rj)(key.keyid);
    return builder === null || content.kind !== 'statement' ? new Map() : readCloudBuildClaims(content.statement, builder);
}
/** The first result; otherwise the most telling fault: one that got further than the question whose it is. */
function firstThat(items, examine) {
    const faults = [];
    for (const item of items) {
        try {
            return examine(item);
        }
        catch (cause) {
            faults.push((0,fault/* toFault */.ec)(cause));
        }
    }
    const early = new Set(['CERTIFICATE_CHAIN', 'WITNESSES_TOO_FEW', 'SIGNATURE_INVALID']);
    // Of several keys the one that made the signature says more than those that did not.
    throw faults.find(({ code }) => !early.has(code)) ?? faults.find(({ code }) => code !== 'SIGNATURE_INVALID') ?? faults[0] ?? new fault/* Fault */.vC('TRUST_NOT_LOADED', 'no trust root', 'a trust root to examine it under');
}
// Over bytes that are at hand OpenSSL verifies all but the prehashed variant of Ed25519.
function needsCurve(content, subject) {
    return (key) => (content.payload === null ? !isAtHand(key, content, subject) : needsBytes(key));
}
// The log entry is compared with the digest that was really signed.
function withDigest(material, content) {
    return content.kind === 'message' && material.content.kind === 'message' ? { ...material, content: { ...material.content, digest: content.digest } } : material;
}
function keyObject(key) {
    return (0,external_node_crypto_.createPublicKey)({ key: Buffer.from(key.spki), format: 'der', type: 'spki' });
}
function verifySignature(material, key, subject) {
    const { content, signature, signer } = material;
    if (content.kind === 'envelope') {
        if (!fits((0,envelope/* preAuthEncoding */.J)(content), { key, signature, signer }))
            throw new fault/* Fault */.vC('SIGNATURE_INVALID', 'a signature that does not fit the envelope', 'a signature by the key of its signer');
        return { kind: 'statement', statement: (0,envelope/* readStatement */.c)(content) };
    }
    const { digest, payload } = content;
    if (payload === null)
        return { kind: 'message', digest: verifyMessage(material, digest, key, subject) };
    // The payload says which image was signed. As bytes it is nobody's subject: a file with these very bytes was not what its signer meant.
    const valid = fits(payload, { key, signature, signer }) || (key.asymmetricKeyType === 'ed25519' && verifyMessageBytes(key, payload, signature));
    if (!valid)
        throw new fault/* Fault */.vC('SIGNATURE_INVALID', 'a signature that does not fit the payload', 'a signature by the key of its signer');
    return { kind: 'image', signature: (0,simple_signing/* readImageSignature */.a)(payload) };
}
/** Whether a signature is this key's over bytes that came with it. */
function fits(signed, { key, signature, signer }) {
    const algorithm = algorithmFor(key);
    if (verifyBytes(key, signed, signature, algorithm))
        return true;
    // Older clients hash with SHA-256 whatever the curve; either is a signature by this key over these bytes.
    if (algorithm !== 'sha256' && algorithm !== null && verifyBytes(key, signed, signature, 'sha256'))
        return true;
    // RSA keys of certificates sign with PKCS#1 v1.5 (Sigstore algorithm registry); of other keys nobody says. Nor how an ECDSA key writes its two
    // numbers down: it is one signature in either form.
    return signer.kind === 'key' && (verifyPss(key, signed, signature) || verifyP1363(key, signed, signature, algorithm));
}
// Returns the digest that was signed: the one the format states, if the signature bears it out, or the subject's.
function verifyMessage({ signature, signer }, stated, key, subject) {
    algorithmFor(key);
    if (stated !== null && subject?.bytes != null && isAtHand(key, { kind: 'message', digest: stated }, subject))
        return verifySignedBytes(stated, { signature, bytes: subject.bytes, key });
    if (needsBytes(key))
        return verifyOverBytes(stated, signature, key, subject);
    const digests = stated === null ? (subject?.digests ?? []) : [stated];
    const signed = digests.find((digest) => verifyDigest(key, digest, signature));
    if (signed !== undefined)
        return signed;
    // What is no PKCS#1 v1.5 signature may be a PSS one.
    if (key.asymmetricKeyType === 'rsa' && signer.kind === 'key' && subject !== null)
        return verifyOverBytes(stated, signature, key, subject);
    throw new fault/* Fault */.vC('SIGNATURE_INVALID', stated === null ? 'a signature that does not fit the subject' : `a signature that does not fit ${stated}`, 'a signature by the key of its signer');
}
/**
 * Whether the bytes at hand are those with the digest that the format states, and the key is of a kind that OpenSSL verifies over bytes forty times
 * faster than anybody over a digest.
 */
function isAtHand(key, content, subject) {
    const { digest: stated = null } = content;
    return key.asymmetricKeyType === 'ec' && stated !== null && subject?.bytes != null && (0,domain_digest/* digestOf */.ol)(subject.bytes, (0,domain_digest/* algorithmOf */.Hy)(stated)) === stated;
}
function verifySignedBytes(stated, { signature, bytes, key }) {
    if (verifyBytes(key, bytes, signature, (0,domain_digest/* algorithmOf */.Hy)(stated)))
        return stated;
    throw new fault/* Fault */.vC('SIGNATURE_INVALID', `a signature that does not fit ${stated}`, 'a signature by the key of its signer');
}
/** The digest the key signs over, null for keys that sign bytes. OpenSSL verifies kinds that nobody has thought about here, with defaults of its own. */
function algorithmFor(key) {
    const algorithm = digestAlgorithmOf(key);
    if (algorithm === null && !needsBytes(key))
        throw new fault/* Fault */.vC('KEY_UNSUPPORTED', `a key of the kind ${String(key.asymmetricKeyType)}`, 'ECDSA on a NIST curve, RSA or Ed25519');
    return algorithm;
}
function verifyOverBytes(stated, signature, key, subject) {
    const bytes = subject?.bytes;
    if (bytes == null)
        throw new fault/* Fault */.vC('SUBJECT_BYTES_NEEDED', 'a digest', 'the file: this kind of signature is over bytes');
    if (!verifyMessageBytes(key, bytes, signature))
        throw new fault/* Fault */.vC('SIGNATURE_INVALID', 'a signature that does not fit the subject', 'a signature by the key of its signer');
    const digest = (0,domain_digest/* digestOf */.ol)(bytes, stated === null ? 'sha256' : (0,domain_digest/* algorithmOf */.Hy)(stated));
    if (stated !== null && stated !== digest)
        throw new fault/* Fault */.vC('SUBJECT_MISMATCH', stated, digest);
    return digest;
}


/***/ }),

/***/ 8117:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GI: () => (/* binding */ whyNotForSigning),
/* harmony export */   HW: () => (/* binding */ readExtensions),
/* harmony export */   lf: () => (/* binding */ statesPurpose),
/* harmony export */   m6: () => (/* binding */ readAlternativeNames)
/* harmony export */ });
/* harmony import */ var _domain_limits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(545);
/* harmony import */ var _der_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9865);
// What a leaf certificate says, read strictly (RFC 5280 §4.1).
//
// Reading is not believing: the chain is verified in sigstore.ts. Both work on the same bytes; the signature there covers what is read here,
// because a certificate whose bytes are not the DER the verifier would write again is refused.


const SUBJECT_ALTERNATIVE_NAME = '2.5.29.17';
const BASIC_CONSTRAINTS = '2.5.29.19';
const KEY_USAGE = '2.5.29.15';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const CODE_SIGNING = '1.3.6.1.5.5.7.3.3';
const FULCIO_USERNAME = '1.3.6.1.4.1.57264.1.7';
/** Extensions a verifier may leave unread although marked critical, because they are read here or by the chain check (RFC 5280 §4.2). */
const UNDERSTOOD = new Set([SUBJECT_ALTERNATIVE_NAME, BASIC_CONSTRAINTS, KEY_USAGE, EXTENDED_KEY_USAGE]);
/** The extensions of a certificate by OID. Throws `DerError`, also for an extension that stands twice. */
function readExtensions(der) {
    const certificate = (0,_der_js__WEBPACK_IMPORTED_MODULE_1__/* .readElements */ .cl)((0,_der_js__WEBPACK_IMPORTED_MODULE_1__/* .readOne */ .JF)(der, _der_js__WEBPACK_IMPORTED_MODULE_1__/* .tags */ ._A.sequence).content);
    const [tbs, algorithm, signature] = certificate;
    if (certificate.length !== 3 || tbs?.tag !== _der_js__WEBPACK_IMPORTED_MODULE_1__/* .tags */ ._A.sequence || algorithm === undefined || signature?.tag !== _der_js__WEBPACK_IMPORTED_MODULE_1__/* .tags */ ._A.bitString)
        throw new _der_js__WEBPACK_IMPORTED_MODULE_1__/* .DerError */ .I4('is not a certificate');
    const fields = (0,_der_js__WEBPACK_IMPORTED_MODULE_1__/* .readElements */ .cl)(tbs.content);
    requireOneAlgorithm(fields, algorithm, signature);
    // extensions [3] EXPLICIT Extensions OPTIONAL
    const explicit = fields.filter((element) => element.tag === 0xa3);
    const extensions = new Map();
    if (explicit.length > 1)
        throw new _der_js__WEBPACK_IMPORTED_MODULE_1__/* .DerError */ .I4('has two lists of extensions');
    for (const element of explicit[0] === undefined ? [] : (0,_der_js__WEBPACK_IMPORTED_MODULE_1__/* .readElements */ .cl)((0,_der_js__WEBPACK_IMPORTED_MODULE_1__/* .readOne */ .JF)(explicit[0].content, _der_js__WEBPACK_IMPORTED_MODULE_1__/* .tags */ ._A.sequence).content)) {
        const extension = readExtension(element);
        // Which of two equal ones counts is a matter of taste, so neither does.
        if (extensions.has(extension.oid))
            throw new _der_js__WEBPACK_IMPORTED_MODULE_1__/* .DerError */ .I4(`has the extension ${extension.oid} twice`);
        extensions.set(extension.oid, extension);
    }
    return extensions;
}
// What stands outside of the signed part must say the same as inside (RFC 5280 §4.1.1.2), and a signature is whole bytes. Whoever holds the key could
// otherwise log their certificate in a form that verifies here and that those who watch the log cannot parse.
function requireOneAlgorithm(fields, algorithm, signature) {
    // version [0] EXPLICIT Version DEFAULT v1, serialNumber, signature, …
    const inside = fields[fields[0]?.tag === 0xa0 ? 2 : 1];
    if (inside?.tag !== algorithm.tag || !inside.content.equals(algorithm.content))
        throw new _der_js__WEBPACK_IMPORTED_MODULE_1__/* .DerError */ .I4('names two algorithms for its signature');
    if (signature.content[0] !== 0)
        throw new _der_js__WEBPACK_IMPORTED_MODULE_1__/* .DerError */ .I4('has a signature that is not of whole bytes');
}
function readExtension(element) {
    if (element.tag !== _der_js__WEBPACK_IMPORTED_MODULE_1__/* .tags */ ._A.sequence)
        throw new _der_js__WEBPACK_IMPORTED_MODULE_1__/* .DerError */ .I4('has an extension that is no sequence');
    const parts = (0,_der_js__WEBPACK_IMPORTED_MODULE_1__/* .readElements */ .cl)(element.content);
    const oid = parts[0];
    const value = parts.at(-1);
    if (parts.length < 2 || parts.length > 3 || oid?.tag !== _der_js__WEBPACK_IMPORTED_MODULE_1__/* .tags */ ._A.oid || value?.tag !== _der_js__WEBPACK_IMPORTED_MODULE_1__/* .tags */ ._A.octetString)
        throw new _der_js__WEBPACK_IMPORTED_MODULE_1__/* .DerError */ .I4('has a malformed extension');
    if (value.content.length > _domain_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .limits */ .F.extensionBytes && (0,_der_js__WEBPACK_IMPORTED_MODULE_1__/* .readOid */ .fM)(oid.content).startsWith('1.3.6.1.4.1.57264.'))
        throw new _der_js__WEBPACK_IMPORTED_MODULE_1__/* .DerError */ .I4('has an extension that is too large');
    const flag = parts.length === 3 ? parts[1] : undefined;
    if (flag !== undefined && (flag.tag !== _der_js__WEBPACK_IMPORTED_MODULE_1__/* .tags */ ._A.boolean || flag.content.length !== 1))
        throw new _der_js__WEBPACK_IMPORTED_MODULE_1__/* .DerError */ .I4('has a malformed extension');
    return { oid: (0,_der_js__WEBPACK_IMPORTED_MODULE_1__/* .readOid */ .fM)(oid.content), critical: flag !== undefined && flag.content[0] !== 0, value: value.content };
}
/** All alternative names that can identify a signer, in their order. Throws `DerError`. */
function readAlternativeNames(extensions) {
    const extension = extensions.get(SUBJECT_ALTERNATIVE_NAME);
    if (extension === undefined)
        return [];
    const names = (0,_der_js__WEBPACK_IMPORTED_MODULE_1__/* .readElements */ .cl)((0,_der_js__WEBPACK_IMPORTED_MODULE_1__/* .readOne */ .JF)(extension.value, _der_js__WEBPACK_IMPORTED_MODULE_1__/* .tags */ ._A.sequence).content);
    if (names.length > _domain_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .limits */ .F.subjectAlternativeNames)
        throw new _der_js__WEBPACK_IMPORTED_MODULE_1__/* .DerError */ .I4('has too many names');
    return names.flatMap((name) => readName(name));
}
// GeneralName ::= CHOICE { otherName [0], rfc822Name [1], dNSName [2], …, uniformResourceIdentifier [6], … }
function readName(name) {
    switch (name.tag) {
        case 0x86: return [{ kind: 'uri', value: readAscii(name.content) }];
        case 0x81: return [{ kind: 'email', value: readAscii(name.content) }];
        case 0x82: return [{ kind: 'dns', value: readAscii(name.content) }];
        case 0xa0: return readOtherName(name.content);
        // Directory names, addresses and the like identify no signer of ours.
        default: return [];
    }
}
function readOtherName(content) {
    const [type, value, ...rest] = (0,_der_js__WEBPACK_IMPORTED_MODULE_1__/* .readElements */ .cl)(content);
    if (type?.tag !== _der_js__WEBPACK_IMPORTED_MODULE_1__/* .tags */ ._A.oid || value?.tag !== 0xa0 || rest.length > 0)
        throw new _der_js__WEBPACK_IMPORTED_MODULE_1__/* .DerError */ .I4('has a malformed name');
    return (0,_der_js__WEBPACK_IMPORTED_MODULE_1__/* .readOid */ .fM)(type.content) === FULCIO_USERNAME ? [{ kind: 'other', value: (0,_der_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeText */ .g7)((0,_der_js__WEBPACK_IMPORTED_MODULE_1__/* .readOne */ .JF)(value.content, _der_js__WEBPACK_IMPORTED_MODULE_1__/* .tags */ ._A.utf8String).content) }] : [];
}
// IA5String. The verification library clears the eighth bit instead, so that 0xEF reads as "o".
function readAscii(content) {
    if (content.length > _domain_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .limits */ .F.extensionBytes)
        throw new _der_js__WEBPACK_IMPORTED_MODULE_1__/* .DerError */ .I4('has a name that is too long');
    if (content.some((byte) => byte > 0x7f))
        throw new _der_js__WEBPACK_IMPORTED_MODULE_1__/* .DerError */ .I4('has a name that is not ASCII');
    return (0,_der_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeText */ .g7)(content);
}
/** Why this certificate may not sign code; null when it may: it is no authority, is for signatures and for code, and has no critical extension nobody reads. */
function whyNotForSigning(extensions) {
    const basic = extensions.get(BASIC_CONSTRAINTS);
    const [authority] = basic === undefined ? [] : (0,_der_js__WEBPACK_IMPORTED_MODULE_1__/* .readElements */ .cl)((0,_der_js__WEBPACK_IMPORTED_MODULE_1__/* .readOne */ .JF)(basic.value, _der_js__WEBPACK_IMPORTED_MODULE_1__/* .tags */ ._A.sequence).content);
    if (authority?.tag === _der_js__WEBPACK_IMPORTED_MODULE_1__/* .tags */ ._A.boolean && authority.content[0] !== 0)
        return 'is that of an authority';
    const use = extensions.get(KEY_USAGE);
    // KeyUsage ::= BIT STRING { digitalSignature (0), … }: a byte with the number of unused bits, then the bits from the highest on.
    if (use !== undefined && (((0,_der_js__WEBPACK_IMPORTED_MODULE_1__/* .readOne */ .JF)(use.value, _der_js__WEBPACK_IMPORTED_MODULE_1__/* .tags */ ._A.bitString).content[1] ?? 0) & 0x80) === 0)
        return 'is not for signatures';
    const usage = extensions.get(EXTENDED_KEY_USAGE);
    const purposes = usage === undefined ? [CODE_SIGNING] : (0,_der_js__WEBPACK_IMPORTED_MODULE_1__/* .readElements */ .cl)((0,_der_js__WEBPACK_IMPORTED_MODULE_1__/* .readOne */ .JF)(usage.value, _der_js__WEBPACK_IMPORTED_MODULE_1__/* .tags */ ._A.sequence).content).map((purpose) => (0,_der_js__WEBPACK_IMPORTED_MODULE_1__/* .readOid */ .fM)(purpose.content));
    if (!purposes.includes(CODE_SIGNING))
        return 'is not for code signing';
    const unread = [...extensions.values()].find((extension) => extension.critical && !UNDERSTOOD.has(extension.oid));
    return unread === undefined ? null : `has the critical extension ${unread.oid}, which nobody here reads`;
}
/** Whether a certificate says what it is for (RFC 5280 §4.2.1.12). One that does not may be for anything: a server, a person's mail. */
function statesPurpose(extensions) {
    return extensions.has(EXTENDED_KEY_USAGE);
}


/***/ }),

/***/ 3352:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Se: () => (/* binding */ githubHost),
/* harmony export */   Sy: () => (/* binding */ readFulcioClaims),
/* harmony export */   hM: () => (/* binding */ parseWorkflow)
/* harmony export */ });
/* harmony import */ var _domain_github_host_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6521);
/* harmony import */ var _certificate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8117);
/* harmony import */ var _der_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9865);
// Claims of a Fulcio certificate: who signed, in which workflow, from which source (Fulcio OID arc 1.3.6.1.4.1.57264.1, docs/oid-info.md).
//
// The authority vouches for what is in here; the builder cannot write it. Values that stand in an old and a new extension must agree. Names of
// repositories and workflows are shortened to `owner/repo` only where the issuer is the one of the host they name: a GitLab certificate can hold
// the text `acme/app` too, and must never be taken for GitHub's.



const ARC = '1.3.6.1.4.1.57264.1.';
/** Extensions 1 to 6 hold raw text, 8 and above a DER UTF8String; 7 stands inside the alternative name. */
const LAST_RAW = 6;
/** Old and new extension of one fact. */
const PAIRS = [[1, 8], [2, 20], [3, 13], [6, 14]];
/** Facts that are taken as they stand. */
const PLAIN = [
    ['certificate-oidc-issuer', 8, 1],
    ['source-digest', 13, 3],
    ['source-ref', 14, 6],
    ['trigger', 20, 2],
    ['signer-digest', 10, null],
    ['entry-digest', 19, null],
    ['runner', 11, null],
    ['repository-id', 15, null],
    ['owner-id', 17, null],
    ['run', 21, null],
    ['visibility', 22, null],
    ['environment', 23, null],
];
/** Numbers of the extensions that are read: those above, and the addresses below. What nobody uses (as .4, the free name of a workflow) refuses nothing. */
const READ = new Set([...PAIRS.flat(), ...PLAIN.flatMap(([, current, old]) => (old === null ? [current] : [current, old])), 5, 9, 12, 16, 18]);
/** The claims of a certificate with these extensions. Throws `DerError` where it cannot be read or contradicts itself. */
function readFulcioClaims(extensions) {
    const facts = readFacts(extensions);
    const names = (0,_certificate_js__WEBPACK_IMPORTED_MODULE_1__/* .readAlternativeNames */ .m6)(extensions).map((name) => name.value).filter((name) => name !== '');
    // Verifiers that asked for a name only where there was one took a certificate without any for everybody's.
    if (names.length === 0)
        throw new _der_js__WEBPACK_IMPORTED_MODULE_2__/* .DerError */ .I4('names nobody');
    const claims = new Map();
    const add = (name, values) => {
        const [first, ...rest] = values.flatMap((value) => (value === undefined || value === '' ? [] : [{ value, from: 'certificate' }]));
        if (first !== undefined)
            claims.set(name, [first, ...rest]);
    };
    for (const [name, current, old] of PLAIN)
        add(name, [facts.get(current) ?? (old === null ? undefined : facts.get(old))]);
    add('certificate-identity', names);
    const host = githubHost(facts.get(8) ?? facts.get(1));
    const source = readSource(facts, host);
    add('repo', [source.repo]);
    add('owner', [source.owner]);
    const ref = facts.get(14) ?? facts.get(6);
    add('source-tag', [behind('refs/tags/', ref)]);
    add('source-branch', [behind('refs/heads/', ref)]);
    add('entry-workflow', [shortened(facts.get(18), host) ?? facts.get(18)]);
    const signer = readSigner(facts.get(9), names, host);
    add('signer-owner', [signer?.owner]);
    add('signer-repo', [signer?.repo]);
    add('signer-workflow', [signer?.workflow]);
    add('signer-ref', [signer?.ref]);
    return claims;
}
function readFacts(extensions) {
    const facts = new Map();
    for (const { oid, value } of extensions.values()) {
        if (!oid.startsWith(ARC))
            continue;
        const number = Number(oid.slice(ARC.length));
        if (READ.has(number))
            facts.set(number, number <= LAST_RAW ? (0,_der_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeText */ .g7)(value) : (0,_der_js__WEBPACK_IMPORTED_MODULE_2__/* .readUtf8String */ .L6)(value));
    }
    for (const [old, current] of PAIRS) {
        const [a, b] = [facts.get(old), facts.get(current)];
        if (a !== undefined && b !== undefined && a !== b)
            throw new _der_js__WEBPACK_IMPORTED_MODULE_2__/* .DerError */ .I4(`says ${JSON.stringify(a)} in extension .${old} and ${JSON.stringify(b)} in .${current}`);
    }
    return facts;
}
/** The address of the GitHub whose tokens this issuer makes; null for every other issuer. */
function githubHost(issuer) {
    const host = issuer === undefined ? null : (0,_domain_github_host_js__WEBPACK_IMPORTED_MODULE_0__/* .githubOfIssuer */ .Cs)(issuer);
    return host === null ? null : `https://${host.name}/`;
}
function behind(prefix, text) {
    return text?.startsWith(prefix) === true ? text.slice(prefix.length) : undefined;
}
/** What stands behind the host in an address of it; undefined for every other text. */
function shortened(address, host) {
    return host === null ? undefined : behind(host, address);
}
/** `owner/repo` where the host is known and the address is exactly that; otherwise the whole address, which no short name equals. */
function readSource(facts, host) {
    const [address, ownerAddress] = [facts.get(12), facts.get(16)];
    const current = shortened(address, host);
    const old = host === null ? undefined : facts.get(5);
    if (current !== undefined && old !== undefined && current !== old)
        throw new _der_js__WEBPACK_IMPORTED_MODULE_2__/* .DerError */ .I4(`says ${JSON.stringify(old)} in extension .5 and ${JSON.stringify(address)} in .12`);
    const name = current ?? (address === undefined ? old : undefined);
    const repo = name !== undefined && isRepository(name) ? name : address;
    const owner = shortened(ownerAddress, host) ?? ownerAddress ?? (repo === name ? name?.split('/')[0] : undefined);
    if (repo !== undefined && repo === name && owner !== undefined && repo.split('/')[0] !== owner)
        throw new _der_js__WEBPACK_IMPORTED_MODULE_2__/* .DerError */ .I4(`says owner ${JSON.stringify(owner)} and repository ${JSON.stringify(repo)}`);
    return { repo, owner };
}
/** What GitHub lets a repository be called. */
function isRepository(name) {
    return /^[A-Za-z0-9_-]+\/[A-Za-z0-9_.-]+$/.test(name);
}
function readSigner(address, names, host) {
    if (host === null)
        return null;
    const fromNames = names.flatMap((name) => parseWorkflow(name, host) ?? []);
    const stated = address === undefined ? null : parseWorkflow(address, host);
    const signer = stated ?? (address === undefined && fromNames.length === 1 ? fromNames[0] : undefined) ?? null;
    // Fulcio writes the same address into both, into the name as a URL: a ref with characters that URLs escape stands there escaped.
    if (stated !== null && address !== undefined && !names.some((name) => name === address || unescaped(name) === address))
        throw new _der_js__WEBPACK_IMPORTED_MODULE_2__/* .DerError */ .I4('names another workflow in extension .9 than as its subject');
    return signer;
}
function unescaped(name) {
    try {
        return decodeURIComponent(name);
    }
    catch {
        // A percent sign that begins no escape: the name stands for itself only.
        return null;
    }
}
/**
 * Takes a workflow's address apart.
 *
 * A workflow file lies directly in `.github/workflows`, so its name has no slash, and a ref starts with `refs/` or is a commit: the first `@`
 * after which a ref can start ends the path. `release.yml@evil.yml@refs/heads/main` is the file `release.yml@evil.yml`;
 * `release.yml@refs/heads/main@refs/heads/x` is a branch called `main@refs/heads/x`.
 */
function parseWorkflow(address, host) {
    if (!address.startsWith(host))
        return null;
    const match = /^([A-Za-z0-9_-]+)\/([A-Za-z0-9_.-]+)\/(\.github\/workflows\/[^/]+?|dynamic\/[^@]+?)@(refs\/.+|[0-9a-f]{40}|[0-9a-f]{64})$/.exec(address.slice(host.length));
    const [, owner, name, path, ref] = match ?? [];
    if (owner === undefined || name === undefined || path === undefined || ref === undefined)
        return null;
    const repo = `${owner}/${name}`;
    return { owner, repo, workflow: `${repo}/${path}`, ref };
}


/***/ }),

/***/ 9865:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I4: () => (/* binding */ DerError),
/* harmony export */   JF: () => (/* binding */ readOne),
/* harmony export */   L6: () => (/* binding */ readUtf8String),
/* harmony export */   _A: () => (/* binding */ tags),
/* harmony export */   cl: () => (/* binding */ readElements),
/* harmony export */   fM: () => (/* binding */ readOid),
/* harmony export */   g7: () => (/* binding */ decodeText),
/* harmony export */   vX: () => (/* binding */ requireStrict)
/* harmony export */ });
// A strict reader of DER (X.690), as far as certificates need it.
//
// The verification library parses certificates leniently and speculatively (an OCTET STRING that happens to look like a SEQUENCE becomes one).
// Facts that policy relies on are read here instead, from the same bytes, and anything that is not plain DER is refused: two parsers that disagree
// about one certificate would let its author be two people. All input is attacker-controlled.
/** The bytes are not the DER that is expected. */
class DerError extends Error {
    name = 'DerError';
}
/** Tags used in certificates. */
const tags = { boolean: 0x01, bitString: 0x03, octetString: 0x04, oid: 0x06, utf8String: 0x0c, sequence: 0x30 };
/** Reads the elements that fill `der` to its last byte. Throws `DerError`. */
function readElements(der) {
    const elements = [];
    for (let at = 0; at < der.length;) {
        const { element, end } = readElement(der, at);
        elements.push(element);
        at = end;
    }
    return elements;
}
/** Nesting of constructed elements. A certificate has eight; the check recurses. */
const DEPTH = 32;
/**
 * Checks that `der` is DER down to its last constructed element: every length definite and as short as it can be. Throws `DerError`.
 *
 * The verification library checks an authority's signature over the bytes it writes again. Where everything is written in the only way there is, those
 * are the bytes that are read here.
 */
function requireStrict(der, depth = 0) {
    if (depth > DEPTH)
        throw new DerError('is nested too deep');
    for (const { tag, content } of readElements(der))
        if ((tag & 0x20) !== 0)
            requireStrict(content, depth + 1);
}
/** Reads `der` as exactly one element with this tag. Throws `DerError`. */
function readOne(der, tag) {
    const [element, ...rest] = readElements(der);
    if (element === undefined || rest.length > 0 || element.tag !== tag)
        throw new DerError(`needs one element with the tag ${tag}`);
    return element;
}
function readElement(der, start) {
    const tag = der.readUInt8(start);
    // High tag numbers do not occur in certificates.
    if ((tag & 0x1f) === 0x1f)
        fail();
    const first = der[start + 1] ?? fail();
    let at = start + 2;
    let length = first;
    if (first > 0x80) {
        const bytes = first - 0x80;
        // 4 GiB is more than any bound upstream lets through; the first byte must count and a short form must not be written long.
        if (bytes > 4 || at + bytes > der.length || der[at] === 0)
            fail();
        length = der.readUIntBE(at, bytes);
        at += bytes;
        if (length < 0x80)
            fail();
    }
    else if (first === 0x80) {
        fail();
    }
    const end = at + length;
    if (end > der.length)
        fail();
    return { element: { tag, content: der.subarray(at, end) }, end };
}
/** The dotted text of an OBJECT IDENTIFIER's contents. Throws `DerError`. */
function readOid(content) {
    const arcs = [];
    let arc = 0;
    for (const [index, byte] of content.entries()) {
        if (arc === 0 && byte === 0x80)
            throw new DerError('has a padded object identifier');
        arc = arc * 128 + (byte & 0x7f);
        if (arc > Number.MAX_SAFE_INTEGER / 128)
            throw new DerError('has an object identifier that is too large');
        if (byte & 0x80) {
            if (index === content.length - 1)
                throw new DerError('has an object identifier that does not end');
            continue;
        }
        if (arcs.length === 0)
            arcs.push(Math.min(Math.floor(arc / 40), 2), arc - Math.min(Math.floor(arc / 40), 2) * 40);
        else
            arcs.push(arc);
        arc = 0;
    }
    if (arcs.length === 0)
        throw new DerError('has an empty object identifier');
    return arcs.join('.');
}
/** Text of a UTF8String element that fills `der`. Throws `DerError`. */
function readUtf8String(der) {
    return decodeText(readOne(der, tags.utf8String).content);
}
/** UTF-8 text without control characters. Throws `DerError`: a NUL or a line break in a name means two things to two readers. */
function decodeText(bytes) {
    let text;
    try {
        text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch (cause) {
        throw new DerError('has text that is not UTF-8', { cause });
    }
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    if (/[\u0000-\u001f\u007f]/.test(text))
        throw new DerError('has a control character in a text');
    return text;
}
function fail() {
    throw new DerError('is not DER');
}


/***/ }),

/***/ 259:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  bO: () => (/* binding */ lacksLogOnly),
  rf: () => (/* binding */ readLeaf),
  NM: () => (/* binding */ verifyKeySigner),
  MI: () => (/* binding */ verifySigner)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./node_modules/@sigstore/core/dist/index.js
var dist = __webpack_require__(3917);
// EXTERNAL MODULE: ./node_modules/@sigstore/verify/dist/index.js
var verify_dist = __webpack_require__(4187);
// EXTERNAL MODULE: ./build/domain/errors.js
var errors = __webpack_require__(6046);
// EXTERNAL MODULE: ./build/verification/certificate.js
var verification_certificate = __webpack_require__(8117);
// EXTERNAL MODULE: ./build/verification/claims/fulcio.js
var fulcio = __webpack_require__(3352);
// EXTERNAL MODULE: ./build/verification/der.js
var verification_der = __webpack_require__(9865);
// EXTERNAL MODULE: ./build/verification/fault.js
var fault = __webpack_require__(2334);
;// CONCATENATED MODULE: ./build/verification/library-certificate.js
// Certificates in the shape the verification library takes, which does each thing once.
//
// For every time that a witness proves, the library compares all certificates of a chain with each other, each by writing both as DER anew, and
// verifies the authorities' signatures over each other, which are the same for every candidate of a run. Most of a verification is that. What is
// written and whether a signature fits depend on nothing but the certificates, and nobody changes one after it was read: the library takes an
// extension out of a clone, which is parsed anew. So both are kept with the certificate they are of, and not a single check is left out.

/** A certificate that is written once, and verified once under each issuer. */
class LibraryCertificate extends dist.X509Certificate {
    #verified = new WeakMap();
    /** Parses DER as the library does, and throws what it throws. */
    static parse(der) {
        return new LibraryCertificate(writtenOnce(dist.ASN1Obj.parseBuffer(der), [SIGNED_PART, PUBLIC_KEY]));
    }
    verify(issuer) {
        // Without an issuer: under its own key.
        const by = issuer ?? this;
        const known = this.#verified.get(by);
        if (known !== undefined)
            return known;
        const verified = super.verify(issuer);
        this.#verified.set(by, verified);
        return verified;
    }
}
/** Where the key stands in the signed part of a certificate: the library asks for these three as DER (RFC 5280 §4.1). */
const SIGNED_PART = 0;
const PUBLIC_KEY = 6;
class WrittenOnce extends dist.ASN1Obj {
    #der = null;
    toDER() {
        return (this.#der ??= super.toDER());
    }
}
/** The element, and those on the way down from it, each written once. */
function writtenOnce({ tag, value, subs }, [at, ...below]) {
    return new WrittenOnce(tag, value, subs.map((sub, index) => (index === at ? writtenOnce(sub, below) : sub)));
}

;// CONCATENATED MODULE: ./build/verification/library-errors.js
// What the verification library throws, translated.


/** What each fault of the library is to us, and what would have been good. */
const FAULTS = {
    TIMESTAMP_ERROR: ['TIME_INVALID', 'a timestamp by an authority of the trust root, over this signature'],
    CERTIFICATE_ERROR: ['CERTIFICATE_CHAIN', 'a certificate of an authority of the trust root, valid when it signed'],
    TLOG_BODY_ERROR: ['LOG_BODY_MISMATCH', 'a log entry for this signature'],
    TLOG_INCLUSION_PROOF_ERROR: ['LOG_INCLUSION', 'a proof that leads to a checkpoint signed by the log'],
    TLOG_INCLUSION_PROMISE_ERROR: ['LOG_INCLUSION', 'a promise signed by the log'],
    TLOG_MISSING_INCLUSION_ERROR: ['LOG_INCLUSION', 'a promise or a proof of inclusion'],
    TLOG_ERROR: ['LOG_INCLUSION', 'enough log entries, each of them once'],
    SIGNATURE_ERROR: ['SIGNATURE_INVALID', 'a signature by the key of its signer'],
    PUBLIC_KEY_ERROR: ['KEY_UNSUPPORTED', 'a signature with a certificate, or by a key that was given'],
    NOT_IMPLEMENTED_ERROR: ['VERIFIER_THREW', 'evidence that can be examined'],
};
const SCT_FAULT = ['CERTIFICATE_SCT', 'a promise of a certificate log of the trust root, and no other'];
/**
 * Turns whatever the library threw into a fault. Most are VerificationErrors, but hostile DER can surface as TypeError or RangeError: whatever
 * was thrown, this did not verify.
 */
function translateLibraryError(cause) {
    if (!(cause instanceof verify_dist/* VerificationError */.mk))
        return (0,fault/* toFault */.ec)(cause);
    // One code of the library for certificates and their SCTs; the package is pinned, and a test holds these words.
    const [code, expected] = cause.code === 'CERTIFICATE_ERROR' && /\bSCTs?\b/.test(cause.message) ? SCT_FAULT : FAULTS[cause.code];
    return new fault/* Fault */.vC(code, cause.message, expected, { cause });
}

;// CONCATENATED MODULE: ./build/verification/trust-material.js
// Trust domains in the shape the verification library takes.



// One conversion per domain and run.
const converted = new WeakMap();
/** The domain's roots for the library; converted once. */
function trustMaterialOf(domain) {
    const known = converted.get(domain);
    if (known !== undefined)
        return known;
    const { roots } = domain;
    const material = {
        certificateAuthorities: roots.certificateAuthorities.map(toLibraryAuthority),
        timestampAuthorities: roots.timestampAuthorities.map(toLibraryAuthority),
        tlogs: roots.transparencyLogs.map(toLibraryLog),
        ctlogs: roots.certificateLogs.map(toLibraryLog),
        publicKey: () => {
            throw new verify_dist/* VerificationError */.mk({ code: 'PUBLIC_KEY_ERROR', message: 'no keys are given' });
        },
    };
    converted.set(domain, material);
    return material;
}
function toLibraryAuthority(authority) {
    const validFor = toLibraryValidity(authority.validity);
    try {
        return { certChain: authority.chain.map((der) => LibraryCertificate.parse(Buffer.from(der))), validFor };
    }
    catch {
        // A certificate the library cannot parse: an empty chain verifies nothing, and the other authorities stay good.
        return { certChain: [], validFor };
    }
}
function toLibraryLog(log) {
    return { baseURL: log.baseUrl, logID: Buffer.from(log.logId), publicKey: (0,external_node_crypto_.createPublicKey)({ key: Buffer.from(log.publicKey), format: 'der', type: log.encoding }), validFor: toLibraryValidity(log.validity) };
}
function toLibraryValidity(validity) {
    return { start: validity.start ?? new Date(0), end: validity.end ?? new Date(8.64e15) };
}

// EXTERNAL MODULE: ./node_modules/@sigstore/verify/dist/tlog/index.js
var tlog = __webpack_require__(8218);
// EXTERNAL MODULE: ./build/domain/limits.js
var limits = __webpack_require__(545);
;// CONCATENATED MODULE: ./build/verification/checkpoint.js
// Checkpoints of transparency logs (transparency-dev formats/log, a signed note):
//
//   <origin>\n <tree size>\n <base64 of the root hash>\n [<extra line>\n…] \n — <name> <base64 of (4-byte key hint ‖ signature)>\n…
//
// What the note says is attacker-controlled until the verification library has checked the log's own signature over it; other signatures are
// cosignatures of witnesses and count for nothing here.

/** The text is no checkpoint. */
class CheckpointError extends Error {
    name = 'CheckpointError';
}
/** Reads a checkpoint. Throws `CheckpointError`. */
function parseCheckpoint(text) {
    if (text.length > limits/* limits */.F.checkpointBytes)
        throw new CheckpointError('is too long');
    const split = text.indexOf('\n\n');
    if (split < 0)
        throw new CheckpointError('has no blank line between the note and its signatures');
    const [origin, size, root] = text.slice(0, split).split('\n');
    if (origin === undefined || origin === '')
        throw new CheckpointError('has no origin');
    if (size === undefined || !/^(0|[1-9]\d{0,18})$/.test(size))
        throw new CheckpointError('has no tree size');
    return { origin, size, root: parseRoot(root), signatures: parseSignatures(text.slice(split + 2)) };
}
function parseRoot(line) {
    const root = Buffer.from(line ?? '', 'base64');
    if (root.length !== 32 || root.toString('base64') !== line)
        throw new CheckpointError('has no root hash');
    return root;
}
function parseSignatures(text) {
    if (!text.endsWith('\n'))
        throw new CheckpointError('does not end in a line break');
    return text.slice(0, -1).split('\n').map((line) => {
        const [, name, base64] = /^\u2014 (\S+) ([A-Za-z0-9+/]+={0,2})$/.exec(line) ?? [];
        const bytes = Buffer.from(base64 ?? '', 'base64');
        if (name === undefined || bytes.length < 5)
            throw new CheckpointError('has a malformed signature line');
        return { name, hint: bytes.subarray(0, 4), signature: bytes.subarray(4) };
    });
}

// EXTERNAL MODULE: ./build/verification/log-entry.js
var log_entry = __webpack_require__(9013);
;// CONCATENATED MODULE: ./build/verification/witnesses.js
// Who saw the signature: entries of transparency logs, timestamps of authorities.
//
// Witnesses are counted, not copies: whoever controls one log can write to it twice. Entries and timestamps of logs and authorities that the domain
// does not know are set aside: they never count, and never sink what verifies without them. An entry of a log that is known must be right in every
// respect, or the candidate is refused: it was made to deceive.

// The library's own check of promise, proof and checkpoint. It is not exported: kinds of entries that the library cannot compare are refused
// by its front door, and are compared here (log-entry.ts). The package is pinned; a test holds this import.






/** The entries and timestamps of the material whose log or authority the domain knows. Throws `Fault` (`TIME_INVALID`). */
function knownWitnesses(material, domain, trust) {
    return {
        entries: material.logEntries.flatMap((entry) => paired(entry, logOf(entry, domain))),
        timestamps: material.timestamps.map(parseTimestamp).flatMap((timestamp) => paired(timestamp, authorityOf(timestamp, domain, trust))).map(([timestamp, authority]) => [requireTime(timestamp), authority]),
    };
}
/** What was seen with who made it; nothing where that is nobody of the domain. */
function paired(seen, by) {
    return by === undefined ? [] : [[seen, by]];
}
/**
 * Verifies that each entry is in its log and is about this material and this signer. Returns what the entries leave open.
 * Throws `Fault`: `LOG_INCLUSION`, `LOG_BODY_MISMATCH`, `LOG_KEY_MISMATCH`, `LOG_KIND_UNSUPPORTED`.
 */
function verifyEntries({ entries: known }, material, verifier, trust) {
    const entries = known.map(([entry]) => entry);
    // Copies count once anyhow; nobody who means well writes them.
    const distinct = new Set(entries.map(({ logId, body }) => `${Buffer.from(logId).toString('hex')} ${Buffer.from(body).toString('base64')}`));
    if (distinct.size < entries.length)
        throw new fault/* Fault */.vC('LOG_INCLUSION', 'a log entry that stands twice', 'each entry once');
    return entries.flatMap((entry) => {
        checkProof(entry);
        const warnings = (0,log_entry/* bindLogEntry */.yy)(entry, material, verifier);
        verifyInclusion(entry, trust);
        return warnings;
    });
}
// The library wants the name in the checkpoint's signature line to stand in the log's address. The line is not signed, and private logs go by other names;
// id and key of the log are what binds.
function namedAs(log, { proof }) {
    return proof === null ? log : { ...log, baseURL: parseCheckpoint(proof.checkpoint).signatures.map(({ name }) => name).join(' ') };
}
function verifyInclusion(entry, trust) {
    try {
        (0,tlog.verifyTLogInclusion)(toLibraryEntry(entry), trust.tlogs.map((log) => namedAs(log, entry)));
    }
    catch (cause) {
        throw translateLibraryError(cause);
    }
}
/** An entry in the shape the library takes. */
function toLibraryEntry(entry) {
    return {
        logIndex: entry.logIndex,
        logId: { keyId: Buffer.from(entry.logId) },
        kindVersion: { kind: entry.kind, version: entry.version },
        integratedTime: entry.integratedTime ?? '0',
        inclusionPromise: entry.promise === null ? undefined : { signedEntryTimestamp: Buffer.from(entry.promise) },
        inclusionProof: entry.proof === null ? undefined : {
            logIndex: entry.proof.logIndex,
            treeSize: entry.proof.treeSize,
            rootHash: Buffer.from(entry.proof.rootHash),
            hashes: entry.proof.hashes.map((hash) => Buffer.from(hash)),
            checkpoint: { envelope: entry.proof.checkpoint },
        },
        canonicalizedBody: Buffer.from(entry.body),
    };
}
// The library walks from the entry to the checkpoint's root and never looks at what the proof says of root and size.
function checkProof(entry) {
    const { proof } = entry;
    if (proof === null)
        return;
    try {
        const checkpoint = parseCheckpoint(proof.checkpoint);
        if (checkpoint.size !== proof.treeSize)
            throw new fault/* Fault */.vC('LOG_INCLUSION', `a checkpoint of ${checkpoint.size} entries`, `one of ${proof.treeSize}, as the proof says`);
        if (!checkpoint.root.equals(proof.rootHash))
            throw new fault/* Fault */.vC('LOG_INCLUSION', 'a checkpoint of another root', 'the root of the proof');
    }
    catch (cause) {
        if (!(cause instanceof CheckpointError))
            throw cause;
        throw new fault/* Fault */.vC('LOG_INCLUSION', `a checkpoint that ${cause.message}`, 'a checkpoint', { cause });
    }
}
/** The witnesses in words for the report. Their times count only once everything has been verified. */
function witnessedBy({ entries, timestamps }) {
    return [...entries.map(([entry, log]) => logWitness(entry, log)), ...timestamps.map(([timestamp, authority]) => timestampWitness(timestamp, authority))];
}
function logWitness(entry, { baseUrl: authority }) {
    // Time and top-level index are covered by the promise only; without one they are text.
    if (entry.promise === null || entry.integratedTime === null)
        return { kind: 'log', authority, index: entry.proof?.logIndex ?? null, at: null };
    return { kind: 'log', authority, index: entry.logIndex, at: new Date(Number(entry.integratedTime) * 1000) };
}
function timestampWitness(timestamp, { name: authority }) {
    return { kind: 'timestamp', authority, index: null, at: timestamp.signingTime };
}
function logOf(entry, domain) {
    return domain.roots.transparencyLogs.find(({ logId }) => Buffer.from(logId).equals(entry.logId));
}
function countLogs(entries) {
    return new Set(entries.map((entry) => Buffer.from(entry.logId).toString('hex'))).size;
}
/** Throws `Fault` (`WITNESSES_TOO_FEW`) where too few distinct logs, authorities or times are there. */
function requireWitnesses(known, material, required) {
    const entries = known.entries.map(([entry]) => entry);
    const seen = {
        logs: countLogs(entries),
        timestamps: new Set(known.timestamps.map(([, authority]) => authority)).size,
        timedLogs: countLogs(entries.filter(({ promise, integratedTime }) => promise !== null && integratedTime !== null)),
    };
    const given = `${material.logEntries.length} log entries and ${material.timestamps.length} timestamps`;
    const { logs, timestamps: authorities, times } = required;
    if (logs !== 'none' && seen.logs < logs)
        throw new fault/* Fault */.vC('WITNESSES_TOO_FEW', `${given}; entries in logs of the trust root: ${seen.logs}`, `entries in ${logs} of its logs`);
    if (authorities !== 'none' && seen.timestamps < authorities)
        throw new fault/* Fault */.vC('WITNESSES_TOO_FEW', `${given}; authorities of the trust root that made one: ${seen.timestamps}`, `timestamps by ${authorities} of its authorities`);
    if (seen.timedLogs + seen.timestamps < times)
        throw new fault/* Fault */.vC('WITNESSES_TOO_FEW', `${given}; witnesses that prove a time: ${seen.timedLogs + seen.timestamps}`, `${times} that prove when it was signed`);
}
/**
 * Checks what the library does not: the keys of logs that only prove an entry, at every time that another witness
 * proves, because a key that was retired may have leaked. Where there is none, as for a key without
 * timestamps, the key must have been in use by `now`, and one that is out of use is said. Throws `Fault` (`LOG_INCLUSION`).
 */
function checkLogKeys({ entries }, witnessed, now) {
    const times = witnessed.flatMap(({ at }) => (at === null ? [] : [at]));
    return entries.filter(([{ promise }]) => promise === null).flatMap(([, log]) => {
        const outside = times.find((at) => !covers(log.validity, at));
        if (outside !== undefined)
            throw new fault/* Fault */.vC('LOG_INCLUSION', `the key of ${log.baseUrl} at ${outside.toISOString()}`, 'a key that was valid then');
        return times.length > 0 ? [] : checkWindow(log, now);
    });
}
function checkWindow(log, now) {
    const { start, end } = log.validity;
    if (start !== null && start > now)
        throw new fault/* Fault */.vC('LOG_INCLUSION', `the key of ${log.baseUrl}, in use from ${start.toISOString()}`, 'a key that is in use');
    return end !== null && end < now ? [(0,errors/* problem */.CC)('LOG_KEY_RETIRED', { level: 'warning', seen: `${log.baseUrl} until ${end.toISOString()}` })] : [];
}
/** Whether a time lies in a period, its ends included. */
function covers(validity, at) {
    return (validity.start === null || validity.start <= at) && (validity.end === null || validity.end >= at);
}
function parseTimestamp(der) {
    try {
        const timestamp = dist.RFC3161Timestamp.parse(Buffer.from(der));
        // granted (0), grantedWithMods (1); RFC 3161 §2.4.2.
        if (![0, 1].includes(Number(timestamp.status)))
            throw new fault/* Fault */.vC('TIME_INVALID', `a timestamp with the status ${timestamp.status}`, 'a timestamp that was granted');
        // Read now, so that what names no authority fails here and as what it is.
        for (const name of [timestamp.signerIssuer, timestamp.signerSerialNumber])
            Buffer.from(name);
        return timestamp;
    }
    catch (cause) {
        if (cause instanceof fault/* Fault */.vC)
            throw cause;
        throw new fault/* Fault */.vC('TIME_INVALID', 'a timestamp that cannot be read', 'an RFC 3161 response in DER', { cause });
    }
}
// Asked of known authorities only: how a foreign one writes its times (some with fractions the library does not read) sinks nothing.
function requireTime(timestamp) {
    try {
        if (!Number.isNaN(timestamp.signingTime.getTime()))
            return timestamp;
    }
    catch (cause) {
        throw new fault/* Fault */.vC('TIME_INVALID', 'a timestamp whose time cannot be read', 'a time with at most three digits behind the second', { cause });
    }
    throw new fault/* Fault */.vC('TIME_INVALID', 'a timestamp without a time', 'a timestamp');
}
/** The domain's authority that made the timestamp, by issuer and serial number of its certificate; undefined for a foreign one. */
function authorityOf(timestamp, domain, trust) {
    const index = trust.timestampAuthorities.findIndex(({ certChain: [leaf] }) => leaf?.serialNumber.equals(timestamp.signerSerialNumber) === true && leaf.issuer.equals(timestamp.signerIssuer));
    return domain.roots.timestampAuthorities[index];
}

;// CONCATENATED MODULE: ./build/verification/sigstore.js
// The only caller of @sigstore/verify; everything it throws is translated here.
//
// The library checks: the chain to an authority valid at every witnessed time, SCTs, SETs, inclusion proofs against the log's signed checkpoint,
// RFC 3161 timestamps. It does not check, and we do: that the log entry names our certificate (log-entry.ts), proof against checkpoint in every
// field, distinct witnesses instead of copies, log keys at witnessed times, what a leaf may be used for, whose identity it is. No identity is given
// to it: it takes one for an unanchored regular expression.












/**
 * Reads the leaf certificate and says what it claims. Nothing here is believed before `verifySigner` has accepted it.
 * Throws `Fault`: `CERTIFICATE_EXTENSIONS`, `CERTIFICATE_CHAIN`.
 */
function readLeaf(bytes) {
    const known = leaves.get(bytes);
    if (known !== undefined)
        return known;
    const leaf = parseLeaf(bytes);
    leaves.set(bytes, leaf);
    return leaf;
}
// By the bytes of one candidate: who examines it asks for its leaf several times, and reading one costs as much as verifying a signature.
const leaves = new WeakMap();
function parseLeaf(bytes) {
    const der = Buffer.from(bytes);
    try {
        (0,verification_der/* requireStrict */.vX)(der);
        const certificate = LibraryCertificate.parse(der);
        const extensions = (0,verification_certificate/* readExtensions */.HW)(der);
        const why = (0,verification_certificate/* whyNotForSigning */.GI)(extensions);
        if (why !== null)
            throw notForSigning(why);
        return { certificate, claims: (0,fulcio/* readFulcioClaims */.Sy)(extensions), key: (0,external_node_crypto_.createPublicKey)({ key: certificate.publicKey, format: 'der', type: 'spki' }), der, statesPurpose: (0,verification_certificate/* statesPurpose */.lf)(extensions) };
    }
    catch (cause) {
        if (cause instanceof fault/* Fault */.vC)
            throw cause;
        throw new fault/* Fault */.vC('CERTIFICATE_EXTENSIONS', `a certificate that ${cause instanceof verification_der/* DerError */.I4 ? cause.message : 'cannot be read'}`, 'a certificate in DER that can be read', { cause });
    }
}
function notForSigning(why) {
    return new fault/* Fault */.vC('CERTIFICATE_CHAIN', `a certificate that ${why}`, 'a certificate for code signing');
}
/**
 * Refuses a self-signed certificate beside the leaf. None of these certificates is used: the path is built from the trust root alone. But a root
 * that comes with the evidence is forbidden (sigstore_bundle.proto), and a client that mixed it in would trust it. The oldest bundles hold the
 * authority's own root, which is let be where it is exactly one of the trust root's.
 */
function refuseRoots(signer, domain) {
    for (const other of signer.others) {
        if (!isSelfIssued(other))
            continue;
        const isKnown = signer.mayHoldRoot && domain.roots.certificateAuthorities.some(({ chain }) => chain.some((known) => Buffer.from(other).equals(known)));
        if (!isKnown)
            throw new fault/* Fault */.vC('CERTIFICATE_CHAIN', 'a root certificate in the evidence', 'the leaf, and intermediates at the most');
    }
}
function isSelfIssued(bytes) {
    try {
        const certificate = dist.X509Certificate.parse(Buffer.from(bytes));
        return certificate.subject.equals(certificate.issuer);
    }
    catch (cause) {
        throw new fault/* Fault */.vC('CERTIFICATE_CHAIN', 'a certificate beside the leaf that cannot be read', 'certificates in DER', { cause });
    }
}
/**
 * Verifies who signed under one trust domain: chain, SCTs, log entries, timestamps. The signature itself was verified with the key of this leaf by
 * the caller. Throws `Fault`.
 */
function verifySigner(material, leaf, domain, now) {
    if (material.signer.kind === 'certificate')
        refuseRoots(material.signer, domain);
    const trust = trustMaterialOf(domain);
    const known = knownWitnesses(material, domain, trust);
    const { times } = domain.requires;
    // Sigstore's authorities say it of every certificate. A private one may issue for this alone, and its user says so by giving it as a root of this.
    if (!leaf.statesPurpose && times !== 'now')
        throw notForSigning('does not say that it is for code signing');
    requireWitnesses(known, material, { ...domain.requires, times: times === 'now' ? 0 : times });
    const warnings = verifyEntries(known, material, { certificate: leaf.der, key: leaf.certificate.publicKey }, trust);
    const entity = entityOf(material, known, { $case: 'certificate', certificate: domain.requires.scts === 'none' ? new CertificateWithoutScts(leaf.certificate.root) : leaf.certificate }, leaf.key);
    callLibrary(times === 'now' ? { ...entity, timestamps: [...entity.timestamps, timeOf(now)] } : entity, trust, domain);
    const witnessed = witnessedBy(known);
    return { claims: leaf.claims, witnessed, warnings: [...warnings, ...checkLogKeys(known, witnessed, now), ...warnUnwitnessed(leaf, domain), ...warnUnlogged(leaf.claims, witnessed, domain)] };
}
/**
 * Verifies what saw a signature by a key the user gave, under one trust domain: its log entries, and timestamps where there are any. The signature
 * itself was verified with the key by the caller. A key has no time of its own, so none is required. Throws `Fault`.
 */
function verifyKeySigner(material, key, domain, now) {
    const object = (0,external_node_crypto_.createPublicKey)({ key: Buffer.from(key.spki), format: 'der', type: 'spki' });
    const trust = { ...trustMaterialOf(domain), publicKey: () => ({ publicKey: object, validFor: () => true }) };
    const known = knownWitnesses(material, domain, trust);
    // The one time that a domain asks for is what a certificate needs.
    requireWitnesses(known, material, { logs: logsForKey(key, domain), timestamps: domain.requires.timestamps, times: key.times === 'none' ? 0 : key.times });
    const warnings = verifyEntries(known, material, { certificate: null, key: Buffer.from(key.spki) }, trust);
    callLibrary(entityOf(material, known, { $case: 'public-key', hint: '' }, object), trust, null);
    const witnessed = witnessedBy(known);
    requireKeyInTime(key, witnessed);
    return { claims: new Map([['key', [{ value: key.digest, from: 'key' }]]]), witnessed, warnings: [...warnings, ...checkLogKeys(known, witnessed, now)] };
}
/**
 * Whether a domain would accept this certificate if only a log had seen what it signed: its chain and its certificate logs verify for the hour in
 * which it was issued, and the domain knows logs. Nobody is asked about signatures that no entry can help.
 */
function lacksLogOnly(material, leaf, domain) {
    if (domain.roots.transparencyLogs.length === 0 || domain.requires.times === 'now' || !leaf.statesPurpose)
        return false;
    const certificate = domain.requires.scts === 'none' ? new CertificateWithoutScts(leaf.certificate.root) : leaf.certificate;
    const entity = entityOf(material, { entries: [], timestamps: [] }, { $case: 'certificate', certificate }, leaf.key);
    try {
        callLibrary({ ...entity, timestamps: [timeOf(certificate.notBefore)] }, trustMaterialOf(domain), { ...domain, requires: { ...domain.requires, times: 1 } });
        return true;
    }
    catch {
        // Whatever hostile bytes make the library throw: it accepts nothing of the kind.
        return false;
    }
}
// Whether a key's signatures are logged is said of the key, by the user. A domain without logs must not turn the question off.
function logsForKey(key, domain) {
    if (key.log === 'none')
        return 'none';
    // That a certificate of this domain needs no witness is about certificates.
    if (domain.requires.times === 'now')
        return 1;
    return domain.requires.logs === 'none' && !domain.weakenedBy.includes('unsafe-ignore-tlog') ? 1 : domain.requires.logs;
}
// A key that was given up may have leaked since: where the user says until when it counts, a witness must say that it signed before.
function requireKeyInTime({ validity: { start, end }, name, validity }, witnessed) {
    if (start === null && end === null)
        return;
    const expected = `a time from ${start?.toISOString() ?? 'the beginning'} to ${end?.toISOString() ?? 'now'}`;
    const times = witnessed.flatMap(({ at }) => (at === null ? [] : [at]));
    if (times.length === 0)
        throw new fault/* Fault */.vC('WITNESSES_TOO_FEW', `no witness that proves when ${name} signed`, expected);
    const outside = times.find((at) => !covers(validity, at));
    if (outside !== undefined)
        throw new fault/* Fault */.vC('TIME_INVALID', `a signature of ${outside.toISOString()} by ${name}`, expected);
}
// The time at which the chain must be valid, as the library takes one: times are of entries whose promise was verified before, and it looks at nothing
// else of them. Not rounded to its second: a certificate that ended half of one ago has ended.
function timeOf(now) {
    const entry = { logId: Buffer.alloc(0), logIndex: '0', kind: '', version: '', integratedTime: String(now.getTime() / 1000), promise: Buffer.alloc(0), proof: null, body: Buffer.alloc(0) };
    return { $case: 'transparency-log', tlogEntry: toLibraryEntry(entry) };
}
// The log entries were verified one by one before; what is left to the library are chain, SCTs and timestamps. Null: there is no certificate.
function callLibrary(entity, trust, domain) {
    const scts = domain?.requires.scts ?? 'none';
    try {
        const times = domain?.requires.times ?? 0;
        new verify_dist/* Verifier */.BL(trust, { tlogThreshold: 0, ctlogThreshold: scts === 'none' ? 0 : scts, timestampThreshold: times === 'now' ? 1 : times }).verify(entity);
    }
    catch (cause) {
        throw translateLibraryError(cause);
    }
}
// The signature was verified by the caller with this key; the library hands over the one it found, and any other is refused.
function entityOf(material, { entries, timestamps }, key, verifiedWith) {
    return {
        signature: {
            // What it compares with the imprints of timestamps, and asks for nothing else.
            signature: timestamps.length === 0 ? Buffer.from(material.signature) : timestamped(material),
            // Asked for log entries only, of which the library is given none.
            compareSignature: () => false,
            compareDigest: () => false,
            compareSignedDigest: () => false,
            verifySignature: (found) => found.equals(verifiedWith),
        },
        key,
        tlogEntries: [],
        timestamps: [
            // Their promises were verified with their inclusion; here they are times at which the certificate must have been valid.
            ...entries.map(([entry]) => ({ $case: 'transparency-log', tlogEntry: toLibraryEntry(entry) })),
            ...timestamps.map(([timestamp]) => ({ $case: 'timestamp-authority', timestamp })),
        ],
    };
}
// An envelope's text holds its signature: whoever saw the one has seen the other.
function timestamped({ signature, timestampsOver, envelopeText }) {
    if (timestampsOver === 'signature')
        return Buffer.from(signature);
    if (envelopeText === null)
        throw new fault/* Fault */.vC('TIME_INVALID', 'a timestamp over the text of an envelope that has none', 'a timestamp over the signature');
    return Buffer.from(envelopeText);
}
// A private instance without logs vouches for a repository that says it is public: nobody can watch for such signatures.
function warnUnlogged(claims, witnessed, domain) {
    const isPublic = claims.get('visibility')?.some(({ value }) => value === 'public') === true;
    return isPublic && domain.requires.logs === 'none' && !witnessed.some(({ kind }) => kind === 'log') ? [(0,errors/* problem */.CC)('UNLOGGED_PUBLIC', { level: 'warning', seen: claims.get('repo')?.[0].value ?? null })] : [];
}
// Whoever keeps such a key beyond its hour can sign with it for as long as the certificate lasts, and nobody sees it.
function warnUnwitnessed({ certificate: { notBefore, notAfter } }, { requires }) {
    return requires.times === 'now' ? [(0,errors/* problem */.CC)('TIME_UNWITNESSED', { level: 'warning', seen: `a certificate from ${notBefore.toISOString()} to ${notAfter.toISOString()}` })] : [];
}
const SCT_LIST = '1.3.6.1.4.1.11129.2.4.2';
// The library refuses SCTs of logs it does not know even where none is asked for: a domain without certificate logs could then accept no certificate
// that has any. It looks for them in a clone, and at the clone for nothing else.
class CertificateWithoutScts extends LibraryCertificate {
    clone() {
        const copy = super.clone();
        const at = copy.extensions.findIndex(({ subs: [oid] }) => oid?.toOID() === SCT_LIST);
        if (at >= 0)
            copy.extensions.splice(at, 1);
        return copy;
    }
}


/***/ })

};
