export const id = 654;
export const ids = [654];
export const modules = {

/***/ 7273:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  policyCommand: () => (/* binding */ policyCommand)
});

// EXTERNAL MODULE: ./build/domain/nearest.js
var nearest = __webpack_require__(9099);
// EXTERNAL MODULE: ./build/config/inputs.js
var inputs = __webpack_require__(9190);
;// CONCATENATED MODULE: ./build/config/policy-flags.js
// What stands behind `policy lint` and `policy test`: files, and flags of a run.


/** How the reader of the command line names what is no flag (host/terminal.ts). */
const ARGUMENT = /^argument /;
/** Tells files from flags. A flag that nobody knows, and an empty value, is a fault: a check that ignored it would check something else. */
function parseInputs(raw) {
    const given = [...raw];
    const flags = given.filter(([name]) => !ARGUMENT.test(name));
    const files = given.filter(([name]) => ARGUMENT.test(name)).flatMap(([, values]) => values);
    const unknown = flags.filter(([name]) => !inputs/* inputs */.Q.has(name)).map(([name]) => {
        const guess = (0,nearest/* nearest */.p)(name, inputs/* inputs */.Q.keys());
        return `There is no flag --${name.slice(0, 64)}${guess === null ? '' : `; did you mean --${guess}?`}`;
    });
    const empty = [...flags.filter(([name, values]) => inputs/* inputs */.Q.has(name) && values.includes('')).map(([name]) => `--${name} has no value.`), ...(files.includes('') ? ['A file has no name: an expression may have come to nothing.'] : [])];
    const dashed = files.filter((file) => file.startsWith('-')).map((file) => `${JSON.stringify(file.slice(0, 64))} is no flag; write ./ before a file of this name.`);
    return { files, flags: new Map(flags), faults: [...unknown, ...empty, ...dashed] };
}

// EXTERNAL MODULE: ./build/domain/github-host.js
var github_host = __webpack_require__(6521);
// EXTERNAL MODULE: ./build/domain/json.js
var json = __webpack_require__(7803);
// EXTERNAL MODULE: ./build/domain/limits.js
var limits = __webpack_require__(545);
// EXTERNAL MODULE: ./build/domain/ports.js
var ports = __webpack_require__(3741);
// EXTERNAL MODULE: ./build/domain/predicate-types.js
var predicate_types = __webpack_require__(5940);
;// CONCATENATED MODULE: ./build/domain/suggestion.js
// What a policy could ask so that it accepts this evidence and as little else as can be: who signed, read back. It says nothing of whom to trust.
/** A suggestion without its evidence, to be held until all subjects of a run are looked at. */
function printed({ match, requirements, unbound }, { kind, name, digest, version }) {
    return { subject: { kind, name, digest, version }, match, requirements: requirements.map((one) => ({ ...one, evidence: one.evidence.evidence })), unbound };
}

// EXTERNAL MODULE: ./build/asked.js
var asked = __webpack_require__(1200);
// EXTERNAL MODULE: ./build/config/configure.js
var configure = __webpack_require__(6555);
// EXTERNAL MODULE: ./build/domain/deadline.js
var deadline = __webpack_require__(4445);
// EXTERNAL MODULE: ./build/domain/errors.js
var errors = __webpack_require__(6046);
// EXTERNAL MODULE: ./build/domain/version.js
var version = __webpack_require__(8729);
// EXTERNAL MODULE: ./build/evidence/files.js
var files = __webpack_require__(8435);
// EXTERNAL MODULE: ./build/gather.js + 1 modules
var gather = __webpack_require__(7092);
// EXTERNAL MODULE: ./build/github.js
var build_github = __webpack_require__(1533);
// EXTERNAL MODULE: ./build/given.js + 1 modules
var given = __webpack_require__(3182);
// EXTERNAL MODULE: ./build/net/client.js
var client = __webpack_require__(665);
// EXTERNAL MODULE: ./build/deciding-files.js
var deciding_files = __webpack_require__(4239);
// EXTERNAL MODULE: ./build/policies.js + 12 modules
var policies = __webpack_require__(2254);
// EXTERNAL MODULE: ./build/policy/judge.js + 2 modules
var judge = __webpack_require__(4047);
// EXTERNAL MODULE: ./build/policy/lint.js
var lint = __webpack_require__(3830);
// EXTERNAL MODULE: ./build/policy/prepare.js
var prepare = __webpack_require__(9568);
// EXTERNAL MODULE: ./build/policy/variants.js
var variants = __webpack_require__(9017);
;// CONCATENATED MODULE: ./build/policy/lint-layer.js
// What a policy leaves open, seen from its text alone: patterns that somebody else fits, requirements that deleting evidence satisfies, and what this
// version reads and does not act on. None of it keeps a policy from being used; a pattern that is open refuses when it meets an identity.





/** Names that anybody can have: whoever wrote a pattern that one of them fits meant somebody else. */
const ANYBODY = {
    'certificate-identity': ['https://github.com/evil/evil/.github/workflows/evil.yml@refs/heads/evil', 'evil@evil.example', 'https://evil.example/?https://github.com/'],
    'certificate-oidc-issuer': ['https://evil.example', 'https://token.actions.evil.example'],
};
/** Warnings and notes about a layer, each at its rule. */
async function lintLayer(layer) {
    const regexps = layer.rules.flatMap((rule) => (0,prepare/* leavesOf */.wf)(rule.require)).flatMap(patternsOf).some(([, { kind }]) => kind === 'regexp') ? await (0,lint/* loadRegexps */.XT)() : null;
    const found = layer.rules.flatMap((rule) => (0,prepare/* leavesOf */.wf)(rule.require).flatMap((leaf) => [...openPatterns(leaf, rule, regexps), ...anybody(leaf, rule), ...deletable(leaf, rule), ...unknown(leaf, rule)]));
    const exempt = layer.rules.filter(({ require }) => require.kind === 'exempt').map(({ at, name }) => (0,errors/* problem */.CC)('POLICY_OPEN', { about: name, level: 'warning', what: 'The rule lets what it is about through without any evidence.', at }));
    const packages = layer.rules.filter(({ match }) => match.anyOf.every(({ kind }) => kind === 'package')).map(({ at, name }) => (0,errors/* problem */.CC)('POLICY_UNUSED', { about: name, level: 'note', what: 'The rule is about packages only, and this version verifies none.', next: 'Nothing, where another version will.', at }));
    const changes = layer.changes.length === 0 ? [] : [(0,errors/* problem */.CC)('POLICY_UNUSED', { about: 'changes', level: 'note', what: 'changes is read, and this version compares no versions of dependencies.', next: 'Nothing, where another version will.' })];
    return [...new Map([...found, ...exempt, ...packages, ...changes].map((one) => [JSON.stringify(one), one])).values()];
}
function patternsOf({ where, signedBy }) {
    return [where, ...signedBy.flatMap((signer) => [signer.facts, ...(signer.kind === 'keyless' ? [signer.accept] : [])])].flatMap((constraints) => [...constraints]);
}
function openPatterns(leaf, rule, regexps) {
    return patternsOf(leaf).flatMap(([claim, pattern]) => (pattern.kind === 'regexp' && regexps !== null ? openPattern(pattern, { claim, at: rule.at, regexps }) : []));
}
function openPattern({ source, unsafeOpen }, { claim, at, regexps }) {
    const compiled = regexps.compile(source);
    if ('fault' in compiled)
        return [];
    const closed = 'a pattern from ^ to $ that writes out whom it means, with \\. for each dot';
    const stranger = ANYBODY[claim]?.find((name) => compiled.test(name));
    if (stranger !== undefined)
        return [(0,errors/* problem */.CC)('PATTERN_OPEN', { about: claim, level: 'warning', what: `The pattern ${source} fits anybody.`, seen: stranger, expected: closed, at })];
    const meant = FILLINGS.map((filling) => meantBy(source, filling)).find((text) => compiled.test(text) && (!text.startsWith('https://') || claim !== 'certificate-identity' || (0,variants/* partsOfWorkflow */.l)(text) !== null));
    if (meant === undefined)
        return [];
    const { foreign: [foreign], loose: [loose], fixed } = regexps.probe(compiled, meant, claim);
    if (foreign !== undefined)
        return [(0,errors/* problem */.CC)('PATTERN_OPEN', { about: claim, level: 'warning', what: `The pattern ${source} leaves ${foreign.opens} open: somebody else's identity would fit.${unsafeOpen ? '' : ' A run refuses by it.'}`, seen: foreign.text, expected: fixed ?? closed, at })];
    return loose === undefined ? [] : [(0,errors/* problem */.CC)('PATTERN_LOOSE', { about: claim, level: 'note', what: `The pattern ${source} leaves ${loose.opens} open.`, seen: loose.text, at })];
}
/** What may stand where a pattern ends open; the first with which it is a name that there can be. */
const FILLINGS = ['x', 'refs/heads/x', 'x.yml@refs/heads/x', '.github/workflows/x.yml@refs/heads/x', 'x/.github/workflows/x.yml@refs/heads/x', '/x/.github/workflows/x.yml@refs/heads/x'];
/** A text that a simple pattern was likely written for: what it leaves open filled with a letter or a digit, and its open end with more. */
function meantBy(source, filling) {
    const isClosed = /(?<!\\)\$$/.test(source);
    return `${source}${isClosed ? '' : '.*'}`
        .replace(/^\^/, '').replace(/(?<!\\)\$$/, '')
        .replaceAll(/\([^()|]*\)\?/g, '')
        .replaceAll(/\(([^()|]*)(?:\|[^()]*)?\)/g, '$1')
        .replaceAll(/\[[^\]]*\d[^\]]*\](?:[*+?]|\{[^}]*\})?|\\d[*+]?/g, '1')
        .replaceAll(/\[[^\]]*\](?:[*+?]|\{[^}]*\})?|\\w[*+]?/g, 'x')
        .replace(/(?:(?<!\\)\.[*+])+$/, filling)
        .replaceAll(/(?<!\\)\.[*+]/g, 'x')
        .replaceAll(/\\([^A-Za-z0-9])/g, '$1');
}
function anybody({ signedBy, what }, { at }) {
    return signedBy.some(({ kind }) => kind === 'unsafe-any') ? [(0,errors/* problem */.CC)('POLICY_OPEN', { about: (0,predicate_types/* labelOf */.Wy)(what), level: 'warning', what: 'unsafe-any-identity accepts evidence whoever signed it.', at })] : [];
}
function deletable({ quantifier, what }, { at }) {
    return quantifier === 'every' ? [(0,errors/* problem */.CC)('EVERY_DELETABLE', { about: (0,predicate_types/* labelOf */.Wy)(what), level: 'note', at })] : [];
}
function unknown({ signedBy, what }, { at }) {
    return signedBy.some(({ kind }) => kind === 'previous') ? [(0,errors/* problem */.CC)('SIGNER_UNKNOWN', { about: (0,predicate_types/* labelOf */.Wy)(what), level: 'note', what: 'signed-by: previous is accepted by nobody: this version knows of no version in use.', next: 'Name the signer.', at })] : [];
}

// EXTERNAL MODULE: ./build/report/escape.js
var report_escape = __webpack_require__(9924);
// EXTERNAL MODULE: ./build/report/reasons.js
var report_reasons = __webpack_require__(7802);
// EXTERNAL MODULE: ./build/trust-groups.js
var trust_groups = __webpack_require__(463);
;// CONCATENATED MODULE: ./build/policy-files.js
// What policy files say, and whether their own tests hold: `policy lint` and `policy test`. Composes stages, as run.ts does, and decides nothing.
//
// A test of a policy judges recorded evidence by the policy alone, with the engine that judges runs: what it says is what a run would say of that
// evidence. Logs are not asked, so that a test means the same tomorrow.


















/** Flags of a run that mean something here: how files at GitHub are had, and trust roots. */
const FLAGS = new Set(['github-token', 'github-host', 'github-trust-domain', 'offline', 'trust-refresh', 'timeout']);
/** A subject that nobody looks at: the settings of a run are for one. */
const NOTHING = `sha256:${'0'.repeat(64)}`;
/**
 * Says what is wrong with policy files, with line and column, and what they leave open. Exit 0 where nothing is wrong, 1 where something is, 2 where a
 * file cannot be had.
 */
const lintPolicies = async (files, { flags, json }, ports) => {
    const { settings, problems } = settingsFor(files, flags);
    if (problems.length > 0)
        return refused(problems);
    const read = await (0,deadline/* mapBounded */.y)(await readFiles(files, settings, ports), 1, async (one) => ({ ...one, notes: [...one.notes, ...(await leftOpen(one))] }));
    const exit = exitOf(read);
    const words = read.flatMap(({ file, problems: wrong, notes }) => [...wrong.map(lineOf), ...notes.map(lineOf), `${wrong.length > 0 ? '✗' : '✓'} ${file}: ${counted(wrong.length, 'problem')}, ${counted(notes.length, 'note')}`]);
    return { stdout: json ? jsonOf({ schema: 1, exit, files: read.map(({ file, problems: wrong, notes }) => ({ file, problems: wrong, notes })) }) : policy_files_printed(words), stderr: '', exit };
};
/** Runs the tests that policy files bring. Exit 0 where all have the outcome that they must have, 1 where one has not, 2 where nothing could be tested. */
const testPolicies = async (files, { flags, json }, ports) => {
    const { settings, problems } = settingsFor(files, flags);
    if (problems.length > 0)
        return refused(problems);
    const read = await readFiles(files, settings, ports);
    if (exitOf(read) !== 0)
        return refused(read.flatMap((one) => one.problems));
    const results = await (0,deadline/* mapBounded */.y)(read.flatMap(({ policies }) => policies), 1, (loaded) => testPolicy(loaded, settings, ports));
    const all = results.flat();
    const untested = read.filter(({ policies }) => policies.every(({ policy }) => policy.tests.length === 0)).map(({ file }) => file);
    if (all.length === 0)
        return refused([(0,errors/* problem */.CC)('POLICY_UNTESTED', { about: untested.join(', ') })]);
    const exit = all.every(({ holds }) => holds) ? 0 : 1;
    const words = [...all.flatMap(resultLines), ...untested.map((file) => `- ${file}: no tests`), `${counted(all.filter(({ holds }) => holds).length, 'test')} passed, ${all.filter(({ holds }) => !holds).length} failed`];
    return { stdout: json ? jsonOf({ schema: 1, exit, tests: all, untested }) : policy_files_printed(words), stderr: '', exit };
};
function settingsFor(files, flags) {
    const foreign = [...flags.keys()].filter((name) => !FLAGS.has(name)).map((name) => (0,errors/* problem */.CC)('CONFIG_CONFLICT', { about: name, what: `${name} says nothing about policy files.`, expected: [...FLAGS].join(', '), next: 'Leave it out.' }));
    const { settings, problems } = (0,configure/* configure */.j)(new Map([...flags, ['policy', files], ['subject-digest', [NOTHING]]]), 'cli');
    return { settings, problems: [...foreign, ...problems] };
}
async function readFiles(files, settings, ports) {
    const github = new build_github/* Github */.C(settings, ports);
    const deciding = new deciding_files/* DecidingFiles */.t({ files: ports.files, api: () => github.api() });
    const http = settings.offline ? client/* offlineHttp */.YP : ports.http;
    return (0,deadline/* mapBounded */.y)(files, 1, async (file) => ({ file, ...(await (0,policies.loadPolicies)([file], deciding, (0,given/* policyTools */.g2)(settings, { ...ports, http }))) }));
}
async function leftOpen({ policies }) {
    const layers = await (0,deadline/* mapBounded */.y)(policies, 1, ({ policy }) => lintLayer(policy.build(() => ({ domains: ['any'], unlogged: 'any' }))));
    return layers.flat();
}
function exitOf(read) {
    const problems = read.flatMap((one) => one.problems);
    if (problems.some(({ code, about }) => code === 'POLICY_UNAVAILABLE' && about === 'policy'))
        return 2;
    return problems.length > 0 ? 1 : 0;
}
async function testPolicy({ source, policy }, settings, ports) {
    const http = settings.offline ? client/* offlineHttp */.YP : ports.http;
    const github = new build_github/* Github */.C(settings, ports);
    const groups = new trust_groups/* TrustGroups */.Z(null, { refresh: settings.offline ? 'never' : settings.trustRefresh, contradictions: 'reject', trustDomain: () => github.trustDomain(), onLoaded: () => { } }, { ...ports, http });
    const names = new Map(policy.choices.map((choice) => [choice.name, groups.add(choice)]));
    const layer = policy.build((choice) => {
        const found = names.get(choice);
        if (found === undefined)
            throw new TypeError('a policy trusts whom it did not choose');
        return found;
    });
    const checker = await (0,asked/* checkerFor */.pV)([layer], settings, ports);
    return (0,deadline/* mapBounded */.y)(policy.tests, 1, async (test) => {
        const said = { policy: source.name, name: test.name, line: test.at.line, expect: test.expect, code: test.code };
        try {
            const verdict = await (0,deadline/* untilDeadline */.H)(async () => {
                const dossier = await gatherTest(test, policy.choices.length === 0 ? null : groups, { ...ports, http });
                return (0,judge/* judge */.S)(dossier, [layer], { checker, now: ports.now() });
            }, AbortSignal.any([ports.deadline, AbortSignal.timeout(settings.timeoutMs)]));
            if (verdict === null)
                return { ...said, holds: false, outcome: 'error', reasons: [(0,errors/* problem */.CC)('INTERRUPTED')] };
            const reasons = (0,report_reasons/* reasonsOf */.z)(verdict);
            const isNamed = test.code === null || reasons.some(({ code }) => code === test.code);
            return { ...said, holds: verdict.outcome === test.expect && isNamed, outcome: verdict.outcome, reasons };
        }
        catch (cause) {
            if (!(cause instanceof errors/* VerifySupplyChainError */.CB))
                throw cause;
            return { ...said, holds: false, outcome: 'error', reasons: cause.problems };
        }
    });
}
async function gatherTest({ subject: { kind, name, digest, tag }, evidence }, groups, ports) {
    const subject = { kind, name, digest, digests: [digest], weak: new Map(), version: tag === null ? null : { tag, version: (0,version/* versionOfTag */.mx)(tag) }, listedIn: [], image: null, file: null, seenAt: [] };
    const searches = evidence.map(({ path, bytes }) => {
        const at = { source: 'file', address: path };
        const [first, ...rest] = (0,files.splitCandidates)(bytes, at);
        if (first === undefined)
            return { at, outcome: 'none' };
        return rest.length >= limits/* limits */.F.candidatesPerFile ? { at, outcome: 'unavailable', code: 'SOURCE_TOO_LARGE', cause: `more than ${limits/* limits */.F.candidatesPerFile} documents` } : { at, outcome: 'found', candidates: [first, ...rest] };
    });
    // A policy that asks for no evidence trusts nobody, and needs none to be looked at.
    if (groups === null)
        return { subject, searches: [], rejections: [], attestations: [] };
    const parsed = new Map();
    const [first, ...others] = groups.trusts(ports.now).map((trust) => (0,gather/* gatherer */.P)({ searches, parsed, trust, hasKeys: trust.hasKeys, askLogs: async () => [], onBound: () => { }, ports }));
    if (first === undefined)
        throw new errors/* SourceError */.c8('INTERNAL', 'nobody is trusted');
    return (0,gather/* gatherUnder */.s)([first, ...others])(subject, async () => []);
}
// ── words
function resultLines({ policy, line, name, holds, expect, outcome, code, reasons }) {
    if (holds)
        return [`✓ ${policy}:${line} ${name}`];
    const asked = code === null ? expect : `${expect} with ${code}`;
    return [`✗ ${policy}:${line} ${name}: expected ${asked}, and it is ${outcome}`, ...reasons.slice(0, 10).map((one) => `    ${wordsOf(one)}`)];
}
function lineOf(one) {
    const place = one.at === null ? '' : `${one.at.file}:${one.at.line}:${one.at.column}: `;
    return `${place}${one.level}: ${wordsOf(one)} ${one.next}`;
}
function wordsOf({ code, about, what, seen, expected }) {
    return `${code}${about === null ? '' : ` ${about}`}: ${what}${seen === null ? '' : ` Found ${seen}.`}${expected === null ? '' : ` Expected ${expected.replace(/\.$/, '')}.`}`;
}
function counted(number, what) {
    return `${number} ${what}${number === 1 ? '' : 's'}`;
}
function policy_files_printed(lines) {
    return lines.map((line) => `${(0,report_escape/* guardLine */.Ql)((0,report_escape/* forTerminal */.Qf)(line, 2000))}\n`).join('');
}
function refused(problems) {
    return { stdout: '', stderr: policy_files_printed(problems.map(lineOf)), exit: 2 };
}
function jsonOf(document) {
    return `${(0,report_escape/* forJson */.Cx)(JSON.stringify(document, (_key, value) => (typeof value === 'string' ? value.toWellFormed() : value), 2))}\n`;
}

// EXTERNAL MODULE: ./build/domain/cloud-build.js
var cloud_build = __webpack_require__(6097);
// EXTERNAL MODULE: ./build/domain/claims.js
var claims = __webpack_require__(4140);
// EXTERNAL MODULE: ./build/domain/digest.js
var domain_digest = __webpack_require__(3213);
// EXTERNAL MODULE: ./build/domain/fields.js
var fields = __webpack_require__(8548);
// EXTERNAL MODULE: ./build/domain/invisible.js
var invisible = __webpack_require__(9762);
// EXTERNAL MODULE: ./build/policy/leaf.js
var leaf = __webpack_require__(1335);
// EXTERNAL MODULE: ./build/policy/native.js + 1 modules
var policy_native = __webpack_require__(5754);
// EXTERNAL MODULE: ./build/policy/principals.js
var principals = __webpack_require__(248);
// EXTERNAL MODULE: ./build/policy/subject-glob.js
var subject_glob = __webpack_require__(3042);
;// CONCATENATED MODULE: ./build/policy/suggest.js
// A dossier → the tightest policy that accepts it: whoever signed, bound by all that their certificates state and that the next release will state too.
//
// All values come from whoever made the evidence, and anybody can sign for a digest: a suggestion says who did, and never whom to trust. Three rules keep
// it from saying more than was seen. What a signer says of itself is not bound, but where a policy must name it. `{tag}` and `{version}` stand for a ref
// only where the ref is exactly that of the subject's own tag. What the words of a policy cannot say exactly is left out and said: a pattern that only
// nearly means it could mean somebody else.














/**
 * The tightest policy that accepts a dossier: one requirement for each class of evidence and signer in it, and what it does not bind. `host` is the GitHub
 * that the policy's names are of; who signed at another one is named whole.
 */
function suggest({ subject, searches, rejections, attestations }, host = github_host/* githubCom */.fA) {
    const looked = attestations.map((attestation) => lookAt(attestation, subject, host));
    const drafts = looked.filter((one) => one instanceof Draft);
    const groups = Map.groupBy(drafts, ({ group }) => group);
    const chosen = [...groups].toSorted(([a], [b]) => (0,leaf/* compareTexts */.qy)(a, b)).flatMap(([, members]) => members.toSorted(byTightness)[0] ?? []).toSorted(byClass);
    const kept = chosen.slice(0, limits/* limits */.F.suggestedRequirements);
    const match = matchOf(subject);
    const unbound = [
        ...(match === null ? [{ about: 'subject', why: `no rule can match it by name: it is ${subject.kind === 'digest' ? 'known by its digest alone' : 'called what no glob can say exactly'}` }] : []),
        ...looked.flatMap((one) => (one instanceof Draft ? [] : one)),
        ...rivals(kept),
        ...kept.flatMap((draft) => draft.unbound),
        ...ofThisBuild(kept),
        ...selfDeclared(kept),
        ...versionless(kept, subject),
        ...otherTrust(kept),
        ...chosen.slice(limits/* limits */.F.suggestedRequirements).map(({ evidence, what }) => about(evidence, `${(0,predicate_types/* labelOf */.Wy)(what)} by one more signer; ${limits/* limits */.F.suggestedRequirements} requirements are suggested`)),
        ...drafts.filter((draft) => !chosen.includes(draft)).map(({ evidence, what }) => about(evidence, `${(0,predicate_types/* labelOf */.Wy)(what)} by a signer of whom there is other evidence of the class; one piece is asked for`)),
        ...rejections.toSorted((a, b) => (0,leaf/* compareTexts */.qy)(a.candidate.id, b.candidate.id)).map(ofRejection),
        ...searches.flatMap(ofSilence),
    ];
    return { match, requirements: kept.map(requirementOf), unbound: few([...new Map(unbound.map((one) => [JSON.stringify([one.about, one.why]), one])).values()]) };
}
/**
 * The suggestion without what does not hold: each requirement is compiled as a policy's is, and judged on this dossier. One that does not accept its own
 * evidence would be a mistake of ours, or words that contradict each other; it is said and left out.
 */
async function suggest_confirm(suggestion, dossier, host = github_host/* githubCom */.fA) {
    const requirements = [];
    const unbound = [];
    for (const one of suggestion.requirements) {
        if (await accepts(one, dossier, host))
            requirements.push(one);
        else
            unbound.push(about(one.evidence, `${(0,predicate_types/* labelOf */.Wy)(one.what)}: no policy in these words would accept it`));
    }
    return { ...suggestion, requirements, unbound: [...unbound, ...suggestion.unbound] };
}
async function accepts({ what, fields: constraints, key, evidence }, dossier, githubHost) {
    const isBuilder = (0,cloud_build/* isCloudBuild */.S5)(constraints.get('builder-id')?.[0] ?? '');
    const digest = key ?? (isBuilder ? (0,domain_digest/* parseDigest */.m)(evidence.claims.get('key')?.[0].value ?? '') : null);
    const keys = digest === null ? [] : [{ name: 'key', digest, trust: [evidence.trust], builder: isBuilder ? 'cloud-build' : null }];
    const { layer } = await (0,policy_native/* compileInputs */.j)({ ...policy_native/* NO_MORE */.yH, constraints, require: [(0,predicate_types/* labelOf */.Wy)(what)], enterprise: null, githubHost, tenantDomain: null, keys, anyIdentity: false, openPattern: false, trust: [evidence.trust], mode: 'enforce' });
    if (layer === null)
        return false;
    const { outcome, rules } = await (0,judge/* judge */.S)(dossier, [layer], { checker: async () => ({ ok: false, code: 'CHECK_FAILED', message: 'nothing is checked' }), now: new Date(0) });
    return outcome === 'passed' && rules.every(({ judgement }) => judgement?.outcome === 'passed' && judgement.basis.includes(evidence));
}
/** What a rule about this very subject is about. */
function matchOf({ kind, name }) {
    const key = { image: 'images', file: 'files', package: 'packages', digest: null, identifier: null, release: null };
    const named = kind === 'image' || kind === 'file' || kind === 'package' ? kind : null;
    if (named === null || key[kind] === null || name.includes('*') || !isWritable(name))
        return null;
    const parsed = (0,subject_glob/* parseSubjectGlob */._)(named, name);
    return 'glob' in parsed && parsed.glob.text === name ? { key: key[kind], name } : null;
}
function requirementOf({ what, fields: bound, key, evidence }) {
    return { what, fields: bound, key, isWitnessed: evidence.witnessed.length > 0, evidence };
}
function few(unbound) {
    const more = unbound.length - limits/* limits */.F.suggestedNotes;
    return more > 0 ? [...unbound.slice(0, limits/* limits */.F.suggestedNotes), { about: 'more', why: `${more} more that are not listed` }] : unbound;
}
// ── one piece of evidence
/** What one attestation could be asked for by; or why by nothing. */
function lookAt(attestation, subject, host) {
    const { says, through, claims } = attestation;
    if (through?.how === 'index')
        return about(attestation, `it is about the index ${through.container}, and proves none of its images`);
    const results = (claims.get('verification-result') ?? []).map(({ value }) => value);
    if ((0,predicate_types/* isSummary */.RT)(says) && (results.length !== 1 || results[0] !== 'PASSED'))
        return about(attestation, 'it is a verification summary that does not say PASSED, which is proof of nothing');
    const what = (0,predicate_types/* whatOf */.Em)(wordOf(says));
    // It becomes a key of YAML, which has 1,024 characters at the most.
    if (what === null || !isWritable((0,predicate_types/* labelOf */.Wy)(what)) || (0,predicate_types/* labelOf */.Wy)(what).length > limits/* limits */.F.suggestedText / 2 || (0,predicate_types/* labelOf */.Wy)(what).includes('|'))
        return about(attestation, 'its predicate type is no text that a policy could ask for');
    const draft = new Draft(attestation, what, { subject, host });
    const fault = draft.bindAll();
    return fault === null ? draft : about(attestation, fault);
}
/** The word of `require` for what an attestation says: the class that asks for its kind whichever version of it comes next, else the type itself. */
function wordOf(says) {
    if (says.kind === 'signature')
        return 'signature';
    const { predicateType } = says;
    const words = ['provenance', 'publish', 'release', 'vsa', 'spdx', 'cyclonedx', 'link', 'vuln', 'openvex', 'test-result', 'scai', 'custom'];
    return words.find((word) => predicate_types/* predicateAliases */.SZ[word].some((type) => type === predicateType)) ?? predicateType;
}
function about({ evidence }, why) {
    return { about: `evidence ${evidence}`, why };
}
/** Claims that are of one build, and of the next one others. */
const OF_BUILD = ['run', 'source-digest', 'signer-digest', 'entry-digest'];
/** Claims that others in the requirement stand for. */
const IMPLIED = new Set(['owner', 'signer-owner', 'signer-repo', 'source-tag', 'source-branch', 'builder']);
class Draft {
    evidence;
    what;
    #subject;
    #host;
    fields = new Map();
    unbound = [];
    key = null;
    /** How many refs follow the subject's own tag: such a requirement holds for the next release as well. */
    following = 0;
    constructor(evidence, what, { subject, host }) {
        this.evidence = evidence;
        this.what = what;
        this.#subject = subject;
        this.#host = host;
    }
    /** Evidence of one class by one signer: one requirement. */
    get group() {
        return JSON.stringify([(0,predicate_types/* labelOf */.Wy)(this.what), (0,principals/* principalOf */.i)(this.evidence)]);
    }
    /** Binds all that can be. What keeps a policy from accepting this evidence at all; null where nothing does. */
    bindAll() {
        const { says } = this.evidence;
        if (says.kind === 'statement' && (0,predicate_types/* isReleaseType */.a3)(says.predicateType))
            return this.#release();
        return this.#signer() ?? this.#facts();
    }
    // What a signature vouches for: who signed is never the signer's own word.
    #stated(name) {
        return (this.evidence.claims.get(name) ?? []).filter(({ from }) => from !== 'self-declared').map(({ value }) => value);
    }
    #said(name) {
        return this.evidence.claims.get(name)?.[0].value;
    }
    /** Binds a field to exactly this value. Whether it could be; what could not is said. */
    #bind(name, value) {
        if (value === undefined)
            return false;
        const fault = faultOf(name, value);
        if (fault === null)
            this.fields.set(name, [value]);
        else
            this.unbound.push({ about: claimOf(name), why: `${(0,errors/* bounded */.Mm)(value, 120)} cannot be written in a policy: ${fault}` });
        return fault === null;
    }
    /** The same of a value that ends in a ref. `isOwn`: the ref is of the source's own repository, whose releases have the tags that the subject has. */
    #bindRef(name, head, ref, isOwn) {
        if (!this.#bind(name, head + ref))
            return false;
        const template = isOwn ? templateOf(ref, this.#subject) : null;
        if (template === null)
            return true;
        this.following += 1;
        this.fields.set(name, [head + template]);
        return true;
    }
    // ── who signed
    #signer() {
        if (this.#stated('key').length > 0 || (this.evidence.claims.get('builder-id') ?? []).some(({ from }) => from === 'key'))
            return this.#signerKey();
        const [issuer] = this.#stated('certificate-oidc-issuer');
        const names = this.#stated('certificate-identity');
        if (issuer === undefined || names.length === 0)
            return 'nothing in it says who signed';
        const isOfHost = (0,github_host/* githubOfIssuer */.Cs)(issuer)?.name === this.#host.name;
        const [workflow, ref, source] = [this.#stated('signer-workflow')[0], this.#stated('signer-ref')[0], this.#stated('repo')[0]];
        const isBound = isOfHost && workflow !== undefined && ref !== undefined && faultOf('signer-workflow', `${workflow}@${ref}`) === null
            ? this.#bindRef('signer-workflow', `${workflow}@`, ref, source !== undefined && workflow.startsWith(`${source}/`))
            : this.#identity(names, source);
        if (!isBound)
            return 'no policy can name its signer exactly';
        const isDefault = this.fields.has('signer-workflow') && issuer === (0,github_host/* issuerOf */.xD)(this.#host);
        if (!isDefault && !this.#bind('certificate-oidc-issuer', issuer))
            return 'no policy can name its issuer exactly';
        this.#source(issuer, isOfHost);
        return null;
    }
    #identity(names, source) {
        const [name = '', ...others] = names;
        for (const other of others)
            this.unbound.push({ about: 'certificate-identity', why: `the certificate has a further name, ${(0,errors/* bounded */.Mm)(other, 120)}; one of them is asked for` });
        const [, head = '', ref = ''] = /^(.*@)(refs\/tags\/.+)$/s.exec(name) ?? [];
        return ref === '' ? this.#bind('certificate-identity', name) : this.#bindRef('certificate-identity', head, ref, source !== undefined && (head.startsWith(`${source}/`) || head.includes(`/${source}/`)));
    }
    #signerKey() {
        const [builder] = (this.evidence.claims.get('builder-id') ?? []).filter(({ from }) => from === 'key');
        if (builder === undefined || !(0,cloud_build/* isCloudBuild */.S5)(builder.value)) {
            const spki = (this.evidence.claims.get('key') ?? []).find(({ from }) => from === 'key')?.value;
            this.key = (0,domain_digest/* parseDigest */.m)(spki ?? '');
            if (this.key === null)
                return 'nothing in it says which key signed';
            this.unbound.push({ about: 'key', why: 'a key says nothing of workflow, ref, repository and runner: whoever has it can sign whatever they like' });
            return null;
        }
        // The keys of this builder sign for everybody: the source is its word, and all there is to tell one user's builds from another's.
        if (!this.#bind('builder-id', builder.value) || !this.#bind('repo', this.#said('repo')))
            return 'its builder signs for everybody, and it names no source';
        const ref = this.#said('source-ref');
        if (ref !== undefined)
            this.#bindRef('source-ref', '', ref, true);
        this.unbound.push({ about: 'repo, source-ref', why: 'they are the word of the builder, as a policy about it must name them' });
        return null;
    }
    // ── which source, and how
    #source(issuer, isOfHost) {
        const [repo] = this.#stated('repo');
        if (isOfHost)
            this.#bind('repo', repo);
        else if (repo !== undefined)
            this.unbound.push({ about: 'repo', why: `${(0,errors/* bounded */.Mm)(repo, 120)} is none of ${this.#host.name}, which repo speaks of; its issuer is ${(0,errors/* bounded */.Mm)(issuer, 120)}` });
        this.#bind('repository-id', this.#stated('repository-id')[0]);
        this.#bind('owner-id', this.#stated('owner-id')[0]);
        const [entry] = this.#stated('entry-workflow');
        const [workflow, at] = [this.#stated('signer-workflow')[0], this.#stated('signer-ref')[0]];
        if (!isOfHost || entry === undefined || entry === `${workflow ?? ''}@${at ?? ''}`)
            return;
        const [, path, ref] = /^(.+?@)(refs\/.+|[0-9a-f]{40}|[0-9a-f]{64})$/s.exec(entry) ?? [];
        if (path === undefined || ref === undefined)
            this.#bind('entry-workflow', entry);
        else
            this.#bindRef('entry-workflow', path, ref, repo !== undefined && path.startsWith(`${repo}/`));
    }
    #facts() {
        const [ref] = this.#stated('source-ref');
        if (ref !== undefined)
            this.#bindRef('source-ref', '', ref, true);
        this.#bind('trigger', this.#stated('trigger')[0]);
        this.#bind('environment', this.#stated('environment')[0]);
        const [runner] = this.#stated('runner');
        if (runner === fields/* fields */.O['deny-self-hosted-runners'].pins)
            this.fields.set('deny-self-hosted-runners', ['true']);
        else if (runner !== undefined)
            this.unbound.push({ about: 'runner', why: `${(0,errors/* bounded */.Mm)(runner, 120)}: a policy can ask for runners hosted by GitHub, and for no others` });
        this.#bind('build-level', this.#stated('build-level')[0]);
        // Where the signer is the builder, or the kind of runner, it is bound already.
        const delegate = (this.evidence.claims.get('builder-id') ?? []).find(({ from }) => from === 'builder-catalog');
        this.#bind('builder-id', delegate?.value);
        const [visibility] = this.#stated('visibility');
        if (visibility !== undefined)
            this.unbound.push({ about: 'visibility', why: 'it changes by itself when a repository is opened, so no policy asks for it' });
        return this.#summary() ?? this.#parameters();
    }
    /** A policy about summaries must name their verifier and what they are about. */
    #summary() {
        if (!(0,predicate_types/* isSummary */.RT)(this.evidence.says))
            return null;
        if (!this.#bind('verifier-id', this.#said('verifier-id')) || !this.#bind('resource-uri', this.#said('resource-uri')))
            return 'a policy about verification summaries must name verifier and resource, and cannot';
        const levels = [...this.evidence.claims].flatMap(([name, [claim]]) => (name.startsWith('verified-level.') ? [lineOfLevel(name.slice('verified-level.'.length), claim)] : [])).filter((line) => line !== null);
        const [first, ...rest] = levels.filter((line) => isWritable(line) && (0,claims/* levelClaim */.dB)(line) !== null).toSorted(leaf/* compareTexts */.qy);
        if (first !== undefined)
            this.fields.set('verified-level', [first, ...rest]);
        return null;
    }
    /** Parameters that nobody knows are refused unless they are named, so all of them are, or the evidence cannot be asked for. */
    #parameters() {
        const lines = [...this.evidence.claims].flatMap(([name, [claim]]) => (name.startsWith('external-parameter.') ? [`${name.slice('external-parameter.'.length)}=${claim.value}`] : [])).toSorted(leaf/* compareTexts */.qy);
        if (lines.some((line) => !isWritable(line)))
            return 'it has a parameter of the build that a policy must name and cannot write exactly';
        const [first, ...rest] = lines;
        if (first !== undefined) {
            this.fields.set('external-parameter', [first, ...rest]);
            this.unbound.push({ about: 'external-parameter', why: 'parameters that builds of this type do not have count only where they are named: look at what they do' });
        }
        return null;
    }
    /** GitHub's own attestation of a release: who signs it is fixed, and all that it says is GitHub's word. */
    #release() {
        const isGithubs = this.#host.kind === 'public' && this.#stated('certificate-identity').includes('https://dotcom.releases.github.com') && this.evidence.trust !== 'public-good';
        if (!isGithubs || !this.#bind('repo', this.#said('repo')))
            return 'it is an attestation of a release, and not by github.com';
        this.#bind('repository-id', this.#said('repository-id'));
        this.#bind('owner-id', this.#said('owner-id'));
        const ref = this.#said('source-ref');
        if (ref !== undefined)
            this.#bindRef('source-ref', '', ref, true);
        return this.#parameters();
    }
}
/** The line of `verified-level` that a claim of a summary is. */
function lineOfLevel(name, { value }) {
    const line = /^SLSA_[A-Z0-9_]+$/.test(name) && /^\d+$/.test(value) ? `${name}_LEVEL_${value}` : value;
    return (0,claims/* levelClaim */.dB)(line)?.claim === `verified-level.${name}` ? line : null;
}
// ── values
/** The claim that a field is about, as reports name it. */
function claimOf(name) {
    return fields/* fields */.O[name].kind === 'workflow' ? 'signer-workflow' : fields/* fields */.O[name].claim.replace(/\.\*$/, '');
}
/** What stands for a ref of the subject's own tag; null for every other ref. Only refs have a template: a number that is part of a version is none. */
function templateOf(ref, { version }) {
    if (version === null)
        return null;
    if (ref === `refs/tags/${version.tag}`)
        return 'refs/tags/{tag}';
    if (version.version === null)
        return null;
    if (ref === `refs/tags/v${version.version}`)
        return 'refs/tags/v{version}';
    return ref === `refs/tags/${version.version}` ? 'refs/tags/{version}' : null;
}
const WORKFLOW = /^[A-Za-z0-9_-]+\/[A-Za-z0-9_.-]+\/\.github\/workflows\/[^/]+?\.ya?ml@(?:refs\/.+|[0-9a-f]{40}|[0-9a-f]{64})$/;
/** Why a value cannot be the value of a field, meaning itself; null where it can. */
function faultOf(name, value) {
    const field = fields/* fields */.O[name];
    if (value.length > limits/* limits */.F.suggestedText)
        return `it has ${value.length} characters`;
    if (!(0,invisible/* isVisible */.z)(value) || value.trim() !== value)
        return 'it has characters that do not show';
    if (isTemplate(value))
        return 'what stands in braces in it would stand for the subject\'s own';
    if ((field.kind === 'ref' || field.kind === 'workflow') && value.includes('*'))
        return 'its * would stand for anything';
    const form = field.kind === 'workflow' ? WORKFLOW : (0,policy_native/* formOf */.QU)(name, field).pattern;
    return form.test(value) ? null : 'it is not of the form of the field';
}
/** The same of a text that has no form of its own. */
function isWritable(text) {
    return text.length <= limits/* limits */.F.suggestedText && (0,invisible/* isVisible */.z)(text) && text.trim() === text && !isTemplate(text);
}
function isTemplate(text) {
    return /\{(?:tag|version)\}/.test(text);
}
// ── which of several
/** The one that also holds for the next release, then the one that binds more; among equals by digest. */
function byTightness(a, b) {
    return b.following - a.following || b.fields.size - a.fields.size || Number(b.fields.get('build-level')?.[0] ?? 0) - Number(a.fields.get('build-level')?.[0] ?? 0) || (0,leaf/* compareTexts */.qy)(a.evidence.evidence, b.evidence.evidence);
}
function byClass(a, b) {
    const rank = ({ what }) => (predicate_types/* classNames */.xW.includes((0,predicate_types/* labelOf */.Wy)(what)) ? predicate_types/* classNames */.xW.indexOf((0,predicate_types/* labelOf */.Wy)(what)) : predicate_types/* classNames */.xW.length);
    return rank(a) - rank(b) || (0,leaf/* compareTexts */.qy)(a.group, b.group);
}
// ── what is not bound
function rivals(kept) {
    return [...Map.groupBy(kept, ({ what }) => (0,predicate_types/* labelOf */.Wy)(what))].filter(([, of]) => of.length > 1).map(([word, of]) => ({ about: word, why: `there is ${word} by ${of.length} signers, and each is a requirement: delete those whom you do not trust` }));
}
function ofThisBuild(kept) {
    const names = OF_BUILD.filter((name) => kept.some(({ evidence }) => evidence.claims.get(name)?.some(({ from }) => from !== 'self-declared')));
    return names.length === 0 ? [] : [{ about: names.join(', '), why: 'of this build alone: the next one has others' }];
}
function selfDeclared(kept) {
    const names = new Set(kept.flatMap(({ evidence, fields: bound }) => {
        const used = new Set([...bound.keys()].map(claimOf));
        return [...evidence.claims].flatMap(([name, values]) => (values.every(({ from }) => from === 'self-declared') && !used.has(name) && !used.has(name.split('.')[0] ?? name) && !IMPLIED.has(name) ? [name] : []));
    }));
    const listed = [...names].toSorted(leaf/* compareTexts */.qy);
    if (listed.length === 0)
        return [];
    return [{ about: listed.slice(0, 8).map((name) => (0,errors/* bounded */.Mm)(name, 40)).join(', '), why: `${listed.length > 8 ? `and ${listed.length - 8} more: ` : ''}the word of the signer or builder of itself, which is not bound` }];
}
function versionless(kept, { version }) {
    const refs = [...new Set(kept.flatMap(({ fields: bound }) => ['signer-workflow', 'certificate-identity', 'entry-workflow', 'source-ref'].flatMap((name) => /refs\/tags\/.+$/s.exec(bound.get(name)?.[0] ?? '')?.[0] ?? [])))].filter((ref) => !isTemplate(ref));
    if (refs.length === 0)
        return [];
    return [{ about: refs.slice(0, 4).map((ref) => (0,errors/* bounded */.Mm)(ref, 80)).join(', '), why: version === null ? 'nothing states the tag of the subject, so these are the tags of this very evidence: the next release has others' : `they are not exactly the tag of the subject, ${(0,errors/* bounded */.Mm)(version.tag, 80)}, and stand as they are` }];
}
function otherTrust(kept) {
    const names = [...new Set(kept.map(({ evidence }) => evidence.trust))].filter((name) => !['public-good', 'github', 'key'].includes(name));
    return names.map((name) => ({ about: 'trust', why: `evidence verified under the trust domain ${(0,errors/* bounded */.Mm)(name, 80)}, which is not built in: a policy trusts only whom its trust section names` }));
}
function ofRejection({ candidate, code, seen }) {
    return { about: `evidence ${candidate.id}`, why: `it did not verify (${code}): ${(0,errors/* bounded */.Mm)(seen, 160)}` };
}
function ofSilence(search) {
    return search.outcome === 'unavailable' ? [{ about: `${search.at.source} ${search.at.address}`, why: `it gave no answer (${search.code}), and may hold more evidence` }] : [];
}

;// CONCATENATED MODULE: ./build/report/suggestion.js
// Suggested policies as a policy file: YAML in the native format, with what it does not bind in comments above.
//
// All values come from whoever made the evidence, and the text is meant to be committed and obeyed. A value is written plainly only where YAML reads it
// back as it stands; every other is quoted. What does not show was left out before (policy/suggest.ts). Comments are escaped as lines of a log are, which
// they may become too.




/** What stands above every suggestion, on the terminal and in JSON. */
const SHOWS_NOT_TRUSTS = [
    'This shows who signed, NOT whom to trust: anybody can sign for any digest, and whoever can push can attach what they signed.',
    'Read every signer before you use it, and delete what you did not expect.',
];
/** The path that stands for a key nobody named. */
const NO_KEY = 'PATH-OF-THE-PUBLIC-KEY.pem';
/** What stands for a name that no rule can match: a rule about nothing. */
const NO_NAME = 'NAME-OF-THE-SUBJECT';
/** Renders suggestions as one policy file. */
function renderSuggestions(suggestions, { keys = new Map(), trust = new Map(), weakenedBy = [] } = {}) {
    const signers = new SignerNames(keys);
    const all = rulesOf(suggestions);
    const rulings = all.slice(0, limits/* limits */.F.policyRules);
    const rules = rulings.flatMap((suggestion) => ruleLines(suggestion, signers));
    const trusted = trust.size === 0 ? [] : ['trust:', ...[...trust].map(([name, value]) => `  ${name}: ${scalar(value)}`)];
    const body = rules.length === 0
        ? ['# No policy: no evidence was verified that one could ask for.']
        : [...(all.length > rulings.length ? [`# NOT COMPLETE: a policy has ${limits/* limits */.F.policyRules} rules at the most, and ${all.length - rulings.length} more would be needed.`] : []), 'version: 1', ...signers.lines(), 'rules:', ...rules, 'unmatched: deny', ...trusted];
    return `${[...SHOWS_NOT_TRUSTS.map((line) => `# ${line}`), ...(weakenedBy.length === 0 ? [] : [`# LESS WAS VERIFIED THAN USUAL, weakened by ${weakenedBy.join(', ')}.`]), ...unboundLines(suggestions, sharedNames(rulings)), ...body].join('\n')}\n`;
}
// ── comments
function unboundLines(suggestions, shared) {
    const lines = suggestions.flatMap(({ subject, match, unbound }) => {
        const isShared = match !== null && shared.has(`${match.key} ${match.name}`);
        const all = [...(isShared ? [{ about: subject.name, why: 'another subject has this name and other evidence: a rule is about both, and each must pass both rules' }] : []), ...unbound];
        return ['#', comment(`${subject.name} ${subject.digest}`), ...(all.length === 0 ? [] : ['# Not bound, and why:']), ...all.map(unboundLine)];
    });
    return lines.length === 0 ? [] : [...lines, ''];
}
function unboundLine({ about, why }) {
    return comment(`  ${about}: ${why}`);
}
function comment(text) {
    return `# ${(0,report_escape/* forLog */.Ig)(text, 600)}`;
}
// ── rules
/** Suggestions that make a rule; of equal ones the first. */
function rulesOf(suggestions) {
    const able = suggestions.filter(({ requirements }) => requirements.length > 0);
    return [...new Map(able.map((one, index) => [one.match === null ? String(index) : suggestion_asked(one), one]).toReversed()).values()].toReversed();
}
/** What a rule asks, and of what. */
function suggestion_asked({ match, requirements }) {
    return JSON.stringify([match, requirements.map(({ what, fields: bound, key }) => [(0,predicate_types/* labelOf */.Wy)(what), [...bound], key])]);
}
/** The names of subjects that several rules are about. */
function sharedNames(rules) {
    const named = rules.filter(({ match }) => match !== null);
    return new Set([...Map.groupBy(named, ({ match }) => `${match?.key} ${match?.name}`)].flatMap(([name, of]) => (of.length > 1 ? [name] : [])));
}
function ruleLines({ match, requirements }, signers) {
    return [`  - ${match === null ? `files: ${NO_NAME}` : `${match.key}: ${scalar(match.name)}`}`, '    require:', ...requirements.flatMap((requirement) => requirementLines(requirement, signers))];
}
function requirementLines(requirement, signers) {
    const name = signers.nameOf(requirement);
    const own = [...requirement.fields].filter(([field]) => name === null || fields/* fields */.O[field].part === 'fact');
    const lines = [...(name === null ? [] : [`signed-by: ${name}`]), ...own.flatMap(([field, values]) => fieldLines(field, values))];
    return [`      # ${requirement.evidence}`, `      - ${scalar((0,predicate_types/* labelOf */.Wy)(requirement.what))}:`, ...lines.map((line) => `          ${line}`)];
}
function fieldLines(name, values) {
    const [first, ...rest] = values;
    if (fields/* fields */.O[name].kind === 'boolean')
        return [`${name}: true`];
    return rest.length === 0 ? [`${name}: ${scalar(first)}`] : [`${name}:`, ...values.map((value) => `  - ${scalar(value)}`)];
}
// ── signers
/** The signers of the rules, each once and under a name of ours: what evidence calls itself names nothing. */
class SignerNames {
    #keys;
    #names = new Map();
    #taken = new Set(['previous']);
    constructor(keys) {
        this.#keys = keys;
    }
    /** The name of who signed; null where the class or the builder says it already. */
    nameOf(requirement) {
        const lines = this.#linesOf(requirement);
        if (lines === null)
            return null;
        const text = lines.join('\n');
        const known = this.#names.get(text);
        if (known !== undefined)
            return known;
        const stem = stemOf(requirement);
        let name = stem;
        for (let number = 2; this.#taken.has(name); number += 1)
            name = `${stem}-${number}`;
        this.#taken.add(name);
        this.#names.set(text, name);
        return name;
    }
    #linesOf({ fields: bound, key, isWitnessed }) {
        if (key !== null)
            return [`# the key ${key}`, `key: ${scalar(this.#keys.get(key) ?? NO_KEY)}`, ...(isWitnessed ? [] : ['key-log: none'])];
        if (!bound.has('signer-workflow') && !bound.has('certificate-identity'))
            return null;
        return [...bound].filter(([field]) => fields/* fields */.O[field].part === 'signer').flatMap(([field, values]) => fieldLines(field, values));
    }
    lines() {
        if (this.#names.size === 0)
            return [];
        return ['signers:', ...[...this.#names].flatMap(([text, name]) => [`  ${name}:`, ...text.split('\n').map((line) => `    ${line}`)])];
    }
}
function stemOf({ fields: bound, key }) {
    if (key !== null)
        return 'key';
    return /\/([A-Za-z][A-Za-z0-9_-]{0,39})\.ya?ml@/.exec(bound.get('signer-workflow')?.[0] ?? '')?.[1]?.toLowerCase() ?? 'signer';
}
// ── YAML
const PLAIN = /^[A-Za-z0-9](?:[A-Za-z0-9._/@+-]|\{tag\}|\{version\}|:(?=[A-Za-z0-9/]))*$/;
const WORDS = new Set(['null', 'true', 'false', 'yes', 'no', 'on', 'off', 'y', 'n']);
/** A text as YAML (1.2, and 1.1 as well) reads it back, in a block or as a key. */
function scalar(text) {
    // Whole numbers of few digits are read back as they were written; whatever else looks like a number is quoted.
    const isPlain = PLAIN.test(text) && !WORDS.has(text.toLowerCase()) && (/^[1-9]\d{0,14}$/.test(text) || !/^[0-9]/.test(text));
    return isPlain ? text : JSON.stringify(text).replaceAll('##[', '#\\x23[');
}

// EXTERNAL MODULE: ./build/report/terminal.js
var terminal = __webpack_require__(3299);
// EXTERNAL MODULE: ./build/run.js + 8 modules
var run = __webpack_require__(8083);
// EXTERNAL MODULE: ./build/verification/keys.js
var keys = __webpack_require__(3416);
;// CONCATENATED MODULE: ./build/policy-commands.js
// Commands about policies: what a policy could say of what is there, and what policy files say. Composes stages, as run.ts does, and decides nothing.
//
// `policy suggest` verifies and accepts nobody; a policy that it printed is obeyed when somebody has read it and committed it. So the text alone goes to
// stdout, and what is to be said of it, or went wrong, to stderr as well.














const TOOLS = { lint: lintPolicies, test: testPolicies };
/** Does what a command says. Never rejects for what was written, read or found: exit 0, 1 failed, 2 error, 3 indeterminate. */
async function policyCommand(name, asked, ports, tools = TOOLS) {
    return name === 'suggest' ? suggestPolicy(asked, ports) : aboutFiles(name, asked, ports, tools);
}
async function aboutFiles(name, { inputs, json }, ports, tools) {
    const { files, flags, faults } = parseInputs(inputs);
    const tool = tools[name];
    if (faults.length > 0)
        return policy_commands_refused(faults);
    if (files.length === 0)
        return policy_commands_refused([`policy ${name} needs a policy file: policy ${name} FILE …`]);
    if (tool === undefined)
        return policy_commands_refused([`policy ${name} is not available: nothing was checked.`]);
    return tool(files, { flags, json }, ports);
}
function policy_commands_refused(lines) {
    return { stdout: '', stderr: said(lines), exit: 2 };
}
function said(lines) {
    return lines.map((line) => `${(0,report_escape/* guardLine */.Ql)((0,report_escape/* forTerminal */.Qf)(line, 600))}\n`).join('');
}
async function suggestPolicy({ inputs, json }, ports) {
    const seen = [];
    const host = (0,github_host/* parseGithubHost */.V0)(inputs.get('github-host')?.[0] ?? '') ?? github_host/* githubCom */.fA;
    const report = await (0,run.survey)(inputs, ports, async (dossier) => void seen.push(await seenIn(dossier, host)));
    const lost = report.subjects.filter(isLost);
    const kept = seen.filter(({ suggestion }) => !lost.some(({ digest }) => digest === suggestion.subject.digest)).toSorted(byName);
    const suggestions = kept.map(({ suggestion }) => suggestion);
    const keys = await keyNames(inputs, ports);
    const exit = policy_commands_exitOf(report, lost, kept);
    // With an error nothing may be taken for the whole answer.
    const policy = exit === 2 ? '' : renderSuggestions(suggestions, { keys, trust: trustIn(inputs), weakenedBy: report.weakenedBy });
    const stderr = `${exit === 2 ? (0,terminal/* renderTerminal */.b)(report) : said(lost.flatMap(({ name, outcome, reasons }) => reasons.map(({ code, what }) => `${name}: ${outcome}: ${code}: ${what}`)))}${said(endWords(exit, suggestions))}`;
    return { stdout: json ? policy_commands_jsonOf({ exit, report, lost, suggestions, policy }) : policy, stderr, exit };
}
// A copy: what is printed must not hold the documents that its texts were read from, of all subjects of a run.
async function seenIn(dossier, host) {
    return { suggestion: structuredClone(printed(await suggest_confirm(suggest(dossier, host), dossier, host), dossier.subject)), isSilent: dossier.searches.some(({ outcome }) => outcome === 'unavailable') };
}
function byName({ suggestion: { subject: a } }, { suggestion: { subject: b } }) {
    const [x, y] = [JSON.stringify([a.name, a.digest, a.version]), JSON.stringify([b.name, b.digest, b.version])];
    return x < y ? -1 : x > y ? 1 : 0;
}
/** Whether nobody looked at a subject to the end: the survey refuses all that it looked at. */
function isLost({ reasons }) {
    return !reasons.some(({ code }) => code === 'REFUSED');
}
function policy_commands_exitOf({ problems, subjects }, lost, kept) {
    if (problems.length > 0 || subjects.length === 0 || lost.some(({ outcome }) => outcome === 'error'))
        return 2;
    if (lost.some(({ outcome }) => outcome === 'failed') || kept.some(({ suggestion, isSilent }) => suggestion.requirements.length === 0 && !isSilent))
        return 1;
    return lost.length > 0 || kept.some(({ isSilent }) => isSilent) ? 3 : 0;
}
function endWords(exit, suggestions) {
    const without = suggestions.filter(({ requirements }) => requirements.length === 0).map(({ subject }) => `${subject.name}: no evidence was verified that a policy could ask for`);
    switch (exit) {
        case 0: return SHOWS_NOT_TRUSTS;
        case 1: return [...without, 'The policy is not complete: not every subject has evidence that one could ask for.', ...SHOWS_NOT_TRUSTS];
        case 3: return [...without, 'The policy may not be complete: some place did not answer. Try again.', ...SHOWS_NOT_TRUSTS];
        case 2: return ['No policy is suggested.'];
        default: return exit;
    }
}
function policy_commands_jsonOf({ exit, report, lost, suggestions, policy }) {
    const document = {
        schema: 1, exit, warning: SHOWS_NOT_TRUSTS, weakenedBy: report.weakenedBy, policy,
        subjects: suggestions.map(({ subject, match, requirements, unbound }) => ({
            kind: subject.kind, name: subject.name, digest: subject.digest, tag: subject.version?.tag ?? null, match, unbound,
            requirements: requirements.map(({ what, fields, key, evidence }) => ({ require: (0,predicate_types/* labelOf */.Wy)(what), key, fields: Object.fromEntries(fields), evidence })),
        })),
        lost: lost.map(({ kind, name, digest, outcome, reasons }) => ({ kind, name, digest, outcome, reasons })),
        problems: report.problems, notes: report.notes,
    };
    return `${(0,report_escape/* forJson */.Cx)(JSON.stringify(document, (_key, value) => (typeof value === 'string' ? value.toWellFormed() : value), 2))}\n`;
}
/** Inputs about trust that are keys of a policy's `trust` as well, without those that weaken it. */
const TRUST = ['trust', 'trusted-root', 'tuf-mirror', 'tuf-root', 'github-host', 'github-trust-domain', 'log-threshold', 'timestamp-threshold', 'time-threshold'];
function trustIn(inputs) {
    return new Map(TRUST.flatMap((name) => {
        const value = inputs.get(name)?.[0] ?? '-';
        return value === '-' ? [] : [[name, value]];
    }));
}
/** How the user named the keys that were given: PEM, or its path. One that cannot be read was said by the survey. */
async function keyNames(inputs, { files }) {
    const named = await Promise.all((inputs.get('key') ?? []).map(async (value) => {
        try {
            const pem = value.startsWith('-----BEGIN ') ? value : (0,json/* decodeUtf8 */._6)(await files.read(value, limits/* limits */.F.keyBytes));
            const key = (0,keys/* parseKey */.Do)(pem, value, { log: 'none', validity: { start: null, end: null }, times: 'none', timestamps: 'none' });
            return key === null ? [] : [[key.digest, value]];
        }
        catch (cause) {
            if (!(cause instanceof ports/* FileError */.f) && !(cause instanceof json/* JsonError */.N3))
                throw cause;
            return [];
        }
    }));
    return new Map(named.flat());
}


/***/ })

};
