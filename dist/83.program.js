export const id = 83;
export const ids = [83];
export const modules = {

/***/ 1200:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WK: () => (/* binding */ compileSurvey),
/* harmony export */   pV: () => (/* binding */ checkerFor),
/* harmony export */   xL: () => (/* binding */ compileRun)
/* harmony export */ });
/* harmony import */ var _domain_at_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5316);
/* harmony import */ var _domain_cloud_build_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(6097);
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6046);
/* harmony import */ var _domain_image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(880);
/* harmony import */ var _domain_predicate_types_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5940);
/* harmony import */ var _domain_trust_domain_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(9944);
/* harmony import */ var _net_client_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(665);
/* harmony import */ var _policy_native_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5754);
/* harmony import */ var _policy_prepare_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9568);
/* harmony import */ var _report_requirement_words_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(56);
/* harmony import */ var _trust_groups_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(463);
/* harmony import */ var _trust_load_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7466);
// What a run asks: inputs and policies as layers, each under the trust that it chose. All problems of all of them at once, before any subject is looked at.












/** Inputs and policies as layers. Throws `ConfigurationError` with every problem there is, and `TrustRootError` for a file that holds no trust roots. */
async function compileRun(settings, given, before, { facts, github, ports }) {
    const { keys, checks, loaded } = given;
    const known = [...before, ...given.problems, ...forbiddenInputs(settings, loaded.policies)];
    const groups = known.length > 0 ? null : trustGroups(settings, given, { facts, github, ports });
    const asked = settings.asks ? await compileAsked(settings, { keys, checks }, groups?.ofInputs ?? { domains: [_trust_load_js__WEBPACK_IMPORTED_MODULE_9__/* .CUSTOM */ .Q4], unlogged: _domain_trust_domain_js__WEBPACK_IMPORTED_MODULE_10__/* .KEY_DOMAIN */ .F }) : null;
    facts.constraints = [...subjectLines(settings), ...(asked?.constraints ?? []), ...loaded.policies.flatMap(({ source, policy }) => [`policy: ${source.name} (${source.digest})`, ...policy.build(NAMELESS).rules.slice(0, POLICY_LINES).map(ruleLine)])];
    facts.notes = [...(asked?.notes ?? []), ...given.notes, ...loaded.notes];
    // A key that cannot be read was meant to say who: that nobody does is no second fault.
    const isUnread = settings.key.length > 0 && keys.length === 0;
    const isAbout = (layer) => sbomProblems(settings, layer === null || loaded.problems.length > 0 ? null : [layer, ...loaded.policies.map(({ policy }) => policy.build(NAMELESS))]);
    // Of a policy that cannot be read nobody knows what it requires.
    const [first, ...rest] = [...known, ...(asked?.problems ?? []).filter(({ code }) => !isUnread || code !== 'CONFIG_IDENTITY_REQUIRED'), ...(await isAbout(asked === null ? NO_LAYER : asked.layer))];
    if (first !== undefined)
        throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ConfigurationError */ .j1([first, ...rest]);
    if (groups === null || (asked !== null && asked.layer === null))
        throw new Error('nothing is compiled and no problem');
    const policies = loaded.policies.map(({ policy }) => {
        const names = new Map(policy.choices.map((choice) => [choice.name, groups.add(choice)]));
        if (names.size < policy.choices.length)
            throw new TypeError('two parts of a policy trust under one name');
        return policy.build((choice) => {
            const found = names.get(choice);
            if (found === undefined)
                throw new TypeError('a policy trusts whom it did not choose');
            return found;
        });
    });
    const [layer, ...layers] = [...(asked?.layer == null ? [] : [asked.layer]), ...policies];
    if (layer === undefined)
        throw new Error('no layer and no problem');
    facts.layers = [layer, ...layers];
    facts.weakenedBy = weakeningsOf(policies, loaded.policies.flatMap(({ policy }) => policy.choices));
    const ofThisGithub = policies.filter((_, index) => loaded.policies[index]?.policy.githubHost.name === settings.githubHost.name);
    return { policy: [layer, ...layers], trusts: groups.trusts(ports.now), ofThisGithub };
}
/** Inputs that ask something of evidence and say where to look for it as well. */
const LOOKS = new Set(['repo', 'owner', 'builder-id']);
/** What a survey asks: nothing, and it accepts nobody. Throws `ConfigurationError` with every problem there is, what asks something of evidence among them. */
async function compileSurvey(settings, given, before, { facts, github, ports }) {
    const { constraints, unsafe } = settings;
    const said = { policy: settings.policy.length > 0, check: settings.check.length > 0, require: settings.require.length > 0, enterprise: settings.enterprise !== null, 'sbom-path': settings.sbomPath !== null, 'sbom-query': settings.sbomQuery.length > 0, download: settings.download !== null, reports: settings.reports !== null, mode: settings.mode !== 'enforce' };
    const asking = [
        ...[...constraints].flatMap(([name, values]) => (LOOKS.has(name) && (name !== 'builder-id' || values.every(_domain_cloud_build_js__WEBPACK_IMPORTED_MODULE_11__/* .isCloudBuild */ .S5)) ? [] : [name])),
        ...Object.entries(said).flatMap(([name, isSaid]) => (isSaid ? [name] : [])),
        ...[...unsafe].filter((name) => name === 'unsafe-any-identity' || name === 'unsafe-open-pattern'),
    ];
    const [first, ...rest] = [...before, ...given.problems, ...asking.map((name) => (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('CONFIG_CONFLICT', { about: name, what: `Nothing is asked of evidence here, and nothing comes of it but a suggestion: ${name} has nothing to do.`, next: 'Leave it out.' }))];
    if (first !== undefined)
        throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ConfigurationError */ .j1([first, ...rest]);
    const rule = { name: 'nothing is accepted', at: _domain_at_js__WEBPACK_IMPORTED_MODULE_0__/* .AT_INPUTS */ .g, match: { anyOf: [{ kind: 'any', glob: { text: '**', dialect: 'path' } }], except: [] }, evidenceRepositories: [], require: { kind: 'refuse', reason: 'nothing was asked' }, same: [], mode: 'enforce' };
    const layer = { ...NO_LAYER, name: 'survey', rules: [rule], unmatched: 'deny' };
    facts.constraints = [...subjectLines(settings), 'nothing: this shows what there is, and accepts nobody'];
    facts.layers = [layer];
    return { policy: [layer], trusts: trustGroups(settings, given, { facts, github, ports }, false).trusts(ports.now), ofThisGithub: [] };
}
/** What policies weaken, in the words of the inputs: it is shown whether or not any evidence needed it. */
function weakeningsOf(layers, choices) {
    const leaves = layers.flatMap((layer) => layer.rules).flatMap((rule) => (0,_policy_prepare_js__WEBPACK_IMPORTED_MODULE_6__/* .leavesOf */ .wf)(rule.require));
    const patterns = leaves.flatMap(({ where, signedBy }) => [where, ...signedBy.flatMap((signer) => (signer.kind === 'keyless' ? [signer.accept] : []))]).flatMap((constraints) => [...constraints.values()]);
    const words = [
        ['unsafe-any-identity', leaves.some(({ signedBy }) => signedBy.some(({ kind }) => kind === 'unsafe-any'))],
        ['unsafe-open-pattern', patterns.some((pattern) => pattern.kind === 'regexp' && pattern.unsafeOpen)],
        ['unsafe-ignore-tlog', choices.some(({ weakening }) => weakening.ignoreLogs)],
        ['unsafe-ignore-sct', choices.some(({ weakening }) => weakening.ignoreScts)],
    ];
    return words.flatMap(([word, isSaid]) => (isSaid ? [word] : []));
}
/** Names for a layer that is only looked at. */
const NAMELESS = () => ({ domains: [_trust_load_js__WEBPACK_IMPORTED_MODULE_9__/* .CUSTOM */ .Q4], unlogged: _domain_trust_domain_js__WEBPACK_IMPORTED_MODULE_10__/* .KEY_DOMAIN */ .F });
/** What a rule asks, in one line. */
function ruleLine({ name, match, mode, same, evidenceRepositories, require }) {
    const about = match.anyOf.map(({ kind, glob }) => `${kind} ${glob.text}`).join(', ');
    const more = [...(match.except.length > 0 ? [`except ${match.except.map(({ text }) => text).join(', ')}`] : []), ...(same.length > 0 ? [`same ${same.join(', ')}`] : []), ...(evidenceRepositories.length > 0 ? [`evidence in ${evidenceRepositories.join(', ')}`] : []), ...(mode === 'enforce' ? [] : [`mode ${mode}`])];
    return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .bounded */ .Mm)(`rule ${name}: ${about}${more.length > 0 ? ` (${more.join('; ')})` : ''}: ${(0,_report_requirement_words_js__WEBPACK_IMPORTED_MODULE_7__/* .requirementLine */ .oK)(require)}`);
}
/** Lines of one policy that a report shows of what it asks. */
const POLICY_LINES = 50;
/** A layer that asks for nothing: with policies the inputs may ask for nothing themselves. */
const NO_LAYER = { name: 'inputs', digest: null, rules: [], unmatched: 'exempt', waivers: [], deny: [], changes: [], trust: [], mirrors: [] };
function subjectLines(settings) {
    return [...shown('image', settings.image), ...(settings.image.length === 0 ? [] : shown('platforms', [settings.platforms].flat())), ...shown('evidence-repository', settings.evidenceRepositories.map(_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOfRepository */ .vQ)), ...(settings.sameDigest ? ['same-digest: true'] : []), ...settings.artifact.slice(0, 20).map((line) => `artifact: ${line}`), ...shown('subject-digest', settings.subjectDigests), ...shown('release', settings.release), ...shown('release-assets', settings.releaseAssets), ...settings.checksums.map((line) => `checksums: ${line}`)];
}
/** What inputs ask for themselves, as a layer. */
async function compileAsked(settings, { keys, checks }, { domains, unlogged }) {
    const { constraints, require, enterprise, githubHost, tenantDomain, mode } = settings;
    const compiled = await (0,_policy_native_js__WEBPACK_IMPORTED_MODULE_5__/* .compileInputs */ .j)({ ..._policy_native_js__WEBPACK_IMPORTED_MODULE_5__/* .NO_MORE */ .yH, checks, constraints, require, enterprise, githubHost, tenantDomain, mode, keys: keys.map(({ name, digest, log, keyid }) => ({ name, digest, trust: log === 'none' ? [unlogged] : domains, builder: (0,_domain_cloud_build_js__WEBPACK_IMPORTED_MODULE_11__/* .cloudBuildKey */ .rj)(keyid) === null ? null : 'cloud-build' })), anyIdentity: settings.unsafe.has('unsafe-any-identity'), openPattern: settings.unsafe.has('unsafe-open-pattern'), trust: domains });
    return { ...compiled, constraints: [...compiled.constraints, ...shown('check', settings.check)] };
}
/** Inputs that a policy of another repository does not leave to the step. */
function forbiddenInputs({ guarded }, policies) {
    return policies.filter(({ isRemote }) => isRemote).flatMap(({ source, policy }) => guarded.filter((name) => !policy.allowInputs.has(name)).map((name) => (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('CONFIG_CONFLICT', { about: name, what: `${name} is not left to the step by the policy ${(0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .bounded */ .Mm)(source.name, 200)}.`, next: `Leave ${name} out, or have the owner of the policy add it to allow-inputs.` })));
}
function trustGroups(settings, { keys, trustedRoot, tufRoot }, { facts, github, ports }, keysOnly = keys.length > 0) {
    const { tuf, tenantDomain, githubHost, unsafe, thresholds } = settings;
    const tenant = githubHost.kind === 'tenant' ? { host: githubHost.name, domain: tenantDomain } : null;
    const roots = trustedRoot !== null ? { kind: 'file', ...trustedRoot } : tuf !== null && tufRoot !== null ? { kind: 'tuf', mirror: tuf.mirror, origin: tufRoot.origin, root: tufRoot.bytes } : { kind: 'built-in', which: settings.trust, tenant };
    const weakening = { ignoreLogs: unsafe.has('unsafe-ignore-tlog'), ignoreScts: unsafe.has('unsafe-ignore-sct') };
    const onLoaded = (domain, notes) => {
        facts.notes = [...facts.notes, ...notes];
        if (domain !== null)
            facts.trust = [...facts.trust, domain];
    };
    // Only the GitHub that this run is about can be asked: another one is nobody's to choose here.
    const domainOf = (host) => (host === githubHost.name ? github.trustDomain() : Promise.reject(new _domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SourceError */ .c8('NOT_ON_THIS_HOST', `Nobody says what the trust domain of ${host} is called: give github-trust-domain.`)));
    const terms = { refresh: settings.offline ? 'never' : settings.trustRefresh, contradictions: unsafe.has('unsafe-contradicted-provenance') ? 'ignore' : 'reject', trustDomain: domainOf, onLoaded };
    return new _trust_groups_js__WEBPACK_IMPORTED_MODULE_8__/* .TrustGroups */ .Z(settings.asks ? { name: 'inputs', roots, thresholds, weakening, keys, keysOnly } : null, terms, { ...ports, http: settings.offline ? _net_client_js__WEBPACK_IMPORTED_MODULE_4__/* .offlineHttp */ .YP : ports.http });
}
/** What is wrong with what is asked of SBOMs. */
async function sbomProblems({ sbomPath, sbomQuery, require }, layers) {
    if (sbomPath === null && sbomQuery.length === 0)
        return [];
    const { componentPatternForm, parseComponentPattern } = await __webpack_require__.e(/* import() */ 244).then(__webpack_require__.bind(__webpack_require__, 1244));
    const about = sbomPath === null ? 'sbom-query' : 'sbom-path';
    const asks = layers === null || layers.some((layer) => layer.rules.some((rule) => asksForSbom(rule.require)));
    return [
        ...sbomQuery.filter((query) => parseComponentPattern(query) === null).map((query) => (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('CONFIG_INVALID_VALUE', { about: 'sbom-query', what: 'This is no query of components.', seen: query, expected: componentPatternForm })),
        ...(asks ? [] : [(0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('CONFIG_CONFLICT', { about, what: `${about} is about an SBOM, and nothing requires one.`, seen: require.join(', ') || 'no require', next: 'Add a line sbom to require, or spdx or cyclonedx.' })]),
    ];
}
function asksForSbom(requirement) {
    switch (requirement.kind) {
        case 'evidence': return requirement.what.kind === 'statement' && requirement.what.predicateTypes.some((type) => _domain_predicate_types_js__WEBPACK_IMPORTED_MODULE_3__/* .predicateAliases */ .SZ.sbom.some((known) => known === type));
        case 'all':
        case 'any':
        case 'at-least': return requirement.of.some(asksForSbom);
        case 'judged': return asksForSbom(requirement.of);
        case 'exempt':
        case 'refuse':
        default: return false;
    }
}
/** Lines of an input as the report shows what was asked. */
function shown(name, lines) {
    return lines.slice(0, 20).map((line) => `${name}: ${line}`);
}
/** What answers the checks of a policy. The engines that they need are had first; without any nothing is loaded. Throws `EngineError`. */
async function checkerFor(policy, { offline }, ports) {
    const checks = policy.flatMap((layer) => layer.rules).flatMap((rule) => (0,_policy_prepare_js__WEBPACK_IMPORTED_MODULE_6__/* .checksOf */ .tg)(rule.require));
    if (checks.length === 0)
        return () => Promise.reject(new Error('a check that the policy does not have'));
    const { loadChecker } = await __webpack_require__.e(/* import() */ 282).then(__webpack_require__.bind(__webpack_require__, 6282));
    return loadChecker(checks, { ...ports, http: offline ? _net_client_js__WEBPACK_IMPORTED_MODULE_4__/* .offlineHttp */ .YP : ports.http });
}


/***/ }),

/***/ 6555:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ configure),
/* harmony export */   y: () => (/* binding */ asksRelease)
/* harmony export */ });
/* harmony import */ var _domain_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3213);
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6046);
/* harmony import */ var _domain_fields_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8548);
/* harmony import */ var _domain_file_line_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(3746);
/* harmony import */ var _domain_github_host_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6521);
/* harmony import */ var _domain_identifier_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1266);
/* harmony import */ var _domain_image_line_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(139);
/* harmony import */ var _domain_image_reference_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(880);
/* harmony import */ var _domain_release_line_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9247);
/* harmony import */ var _domain_limits_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(545);
/* harmony import */ var _domain_period_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7736);
/* harmony import */ var _domain_predicate_types_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(5940);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(9190);
/* harmony import */ var _domain_nearest_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(9099);
// Raw inputs become settings; every mistake in them is found before anything is read or asked, and all are said at once.
//
// A gate that ignores a mistyped input, or takes an empty one for "not set", is open without anybody having opened it.














/**
 * Reads the inputs. `door` says which of them exist: some are flags of the command line only. `runner` is the GitHub whose runner this is, and the
 * default of the one that is meant; null at the command line.
 *
 * Settings are complete even where there are problems, so that the compiler of constraints can add its own; they must not be used then.
 */
function configure(raw, door, runner = null) {
    const { values, problems } = check(raw, door);
    const valueOf = (name) => values.get(name)?.[0] ?? null;
    const linesOf = (name) => values.get(name) ?? [];
    const isSet = (name) => valueOf(name) === 'true';
    const meant = githubMeant(values, runner);
    const settings = {
        image: linesOf('image'),
        platforms: platformsOf(linesOf('platforms')),
        sameDigest: isSet('same-digest'),
        evidenceRepositories: linesOf('evidence-repository').flatMap((line) => (0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_6__/* .parseImageRepository */ .fb)(line) ?? []),
        tokens: linesOf('github-token').flatMap((line) => tokensOf(line, runner)),
        tokenOf: runner !== null && runner.host?.name !== meant.githubHost.name && linesOf('github-token').some((line) => TOKEN.exec(line)?.[1] === undefined) ? runner.server : null,
        githubAttestations: attestationsOf(valueOf('github-attestations')),
        registryCa: valueOf('registry-ca'),
        unsafeRegistries: new Set(linesOf('unsafe-registry').map((host) => host.toLowerCase())),
        sbomPath: valueOf('sbom-path'),
        sbomQuery: linesOf('sbom-query'),
        waitMs: Number(valueOf('wait') ?? 0) * 1000,
        artifact: linesOf('artifact'),
        release: linesOf('release'),
        releaseRepo: repoOf(valueOf('repo'), meant.githubHost),
        releaseAssets: linesOf('release-assets'),
        download: valueOf('download'),
        subjectDigests: linesOf('subject-digest'),
        checksums: linesOf('checksums'),
        checksumsRequire: valueOf('checksums-require') === 'all' ? 'all' : 'present',
        key: linesOf('key'),
        keyIds: linesOf('key-id'),
        keyLog: valueOf('key-log') === 'none' ? 'none' : 'required',
        keyValidity: (0,_domain_period_js__WEBPACK_IMPORTED_MODULE_9__/* .parsePeriod */ .DB)(valueOf('key-valid-for') ?? '') ?? { start: null, end: null },
        bundle: linesOf('bundle'),
        require: linesOf('require'),
        policy: linesOf('policy'),
        check: linesOf('check'),
        asks: linesOf('policy').length === 0 || ASKING.some((name) => values.has(name)) || isSet('unsafe-any-identity') || _domain_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .fieldNames */ .p.some((name) => values.has(name) && valueOf(name) !== 'false'),
        guarded: _inputs_js__WEBPACK_IMPORTED_MODULE_11__/* .guardedInputs */ .I.filter((name) => values.has(name) && linesOf(name).join() !== _inputs_js__WEBPACK_IMPORTED_MODULE_11__/* .inputs */ .Q.get(name)?.default),
        enterprise: valueOf('enterprise'),
        ...meant,
        tenantDomain: meant.githubHost.kind === 'tenant' ? valueOf('github-trust-domain') : null,
        trustedRoot: valueOf('trusted-root'),
        trust: trustOf(valueOf('trust')),
        trustRefresh: valueOf('trust-refresh') === 'never' ? 'never' : 'auto',
        tuf: tufOf(valueOf('tuf-mirror'), valueOf('tuf-root')),
        rekorUrls: linesOf('rekor-url').flatMap((line) => mirrorOf(line) ?? []),
        thresholds: { logs: countOf(valueOf('log-threshold')), timestamps: countOf(valueOf('timestamp-threshold')), times: countOf(valueOf('time-threshold')) },
        offline: isSet('offline'),
        mode: modeOf(valueOf('mode')),
        reports: valueOf('reports'),
        summary: valueOf('summary') !== 'false',
        // Whole milliseconds: a timer takes nothing else.
        timeoutMs: Math.round(Number(valueOf('timeout') ?? _inputs_js__WEBPACK_IMPORTED_MODULE_11__/* .inputs */ .Q.get('timeout')?.default) * 60_000),
        unsafe: new Set([..._inputs_js__WEBPACK_IMPORTED_MODULE_11__/* .inputs */ .Q.keys()].filter(isUnsafe).filter((name) => isSet(name) || (_inputs_js__WEBPACK_IMPORTED_MODULE_11__/* .inputs */ .Q.get(name)?.kind === 'lines' && values.has(name)))),
        constraints: new Map(_domain_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .fieldNames */ .p.filter((name) => values.has(name) && valueOf(name) !== 'false').map((name) => [name, linesOf(name)])),
    };
    const missing = ['image', 'artifact', 'release', 'checksums', 'subject-digest'].some((name) => raw.has(name)) ? [] : [(0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('CONFIG_SUBJECT_REQUIRED', { about: 'image' })];
    const logs = settings.unsafe.has('unsafe-ignore-tlog') && settings.thresholds.logs !== null
        ? conflict('log-threshold', 'log-threshold asks for a log, and unsafe-ignore-tlog for none.')
        : [];
    const unlogged = settings.keyLog === 'none' && settings.thresholds.logs !== null ? conflict('log-threshold', 'log-threshold asks for a log, and key-log: none for none.') : [];
    const misnamed = settings.keyIds.length > 0 && settings.keyIds.length !== settings.key.length ? conflict('key-id', `key-id has ${settings.keyIds.length} lines, and key ${settings.key.length}: each key has one, in their order.`) : [];
    const notNames = settings.subjectDigests.filter((line) => (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDigest */ .m)(line) === null && (0,_domain_identifier_js__WEBPACK_IMPORTED_MODULE_4__/* .parseIdentifier */ .fu)(line) === null).map((line) => misformed('subject-digest', line, `${_domain_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestForm */ .JN}; or ${_domain_identifier_js__WEBPACK_IMPORTED_MODULE_4__/* .identifierForm */ .yi}`));
    const notDigests = settings.artifact.filter((line) => (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isMeantAsDigest */ .IX)(line) && (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDigest */ .m)(line) === null).map(notDigest);
    return { settings, problems: [...problems, ...missing, ...logs, ...unlogged, ...misnamed, ...notNames, ...notDigests, ...logProblems(settings, linesOf('rekor-url')), ...trustConflicts(settings, valueOf), ...hostProblems(settings, values, runner), ...imageProblems(settings, linesOf, raw.has('image')), ...releaseProblems(settings), ...policyProblems(settings, valueOf)] };
}
function misformed(about, seen, expected) {
    return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('CONFIG_INVALID_VALUE', { about, what: `${about} is not of its form.`, seen, expected });
}
/** Inputs that say what evidence is asked for, beside the fields. */
const ASKING = ['key', 'require', 'check'];
/** What is said of evidence that inputs ask for, where only policies ask for any. */
const OF_ASKED = ['mode', 'trust', 'trusted-root', 'tuf-mirror', 'tuf-root', 'log-threshold', 'timestamp-threshold', 'time-threshold', 'key-log', 'github-trust-domain', 'unsafe-ignore-tlog', 'unsafe-ignore-sct', 'unsafe-open-pattern'];
/** What is wrong with what is said of policies and checks. */
function policyProblems({ policy, check: checks, asks, guarded, offline }, valueOf) {
    const idle = asks ? [] : [...OF_ASKED.filter((name) => guarded.includes(name)), ...['enterprise', 'key-id', 'key-valid-for'].filter((name) => valueOf(name) !== null)];
    return [
        ...policy.filter((line) => (0,_domain_file_line_js__WEBPACK_IMPORTED_MODULE_12__/* .parseFileLine */ .o$)(line) === null).map((line) => misformed('policy', line, `a path, or ${_domain_file_line_js__WEBPACK_IMPORTED_MODULE_12__/* .githubFileForm */ .kk}`)),
        ...(policy.length > _domain_limits_js__WEBPACK_IMPORTED_MODULE_8__/* .limits */ .F.policies ? [misformed('policy', `${policy.length} lines`, `at most ${_domain_limits_js__WEBPACK_IMPORTED_MODULE_8__/* .limits */ .F.policies}`)] : []),
        ...checks.filter((line) => !/\.(?:cel|cue|rego)(?:@[^@]+)?$/.test(line)).map((line) => misformed('check', line, 'a file that ends in .cel, .cue or .rego')),
        ...(offline ? [...policy, ...checks].filter((line) => line.startsWith('github:')).map((line) => (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('CONFIG_CONFLICT', { about: 'offline', what: 'offline asks for no network, and the policy lies at GitHub.', seen: line, next: 'Check its repository out in a step before, outside of the workspace, and give the path.' })) : []),
        ...idle.map((name) => (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('CONFIG_CONFLICT', { about: name, what: `${name} does not apply to policies: it is about what inputs ask for, and here they ask for nothing.`, seen: valueOf(name), next: `Write it in the policy, or leave ${name} out.` })),
    ];
}
/** Inputs that mean nothing without an image. */
const FOR_IMAGES = ['evidence-repository', 'registry-ca', 'unsafe-registry', 'same-digest', 'platforms', 'wait'];
/** What is wrong with what is said of images. */
function imageProblems(settings, linesOf, hasImage) {
    const isDefault = (name) => linesOf(name).length === 0 || linesOf(name).join() === _inputs_js__WEBPACK_IMPORTED_MODULE_11__/* .inputs */ .Q.get(name)?.default;
    const platforms = linesOf('platforms');
    return [
        ...settings.image.filter((line) => !line.startsWith('@') && (0,_domain_image_line_js__WEBPACK_IMPORTED_MODULE_5__/* .parseImageLine */ .tz)(line) === null).map((line) => misformed('image', line, _domain_image_line_js__WEBPACK_IMPORTED_MODULE_5__/* .imageLineForm */ .Ec)),
        ...linesOf('evidence-repository').filter((line) => (0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_6__/* .parseImageRepository */ .fb)(line) === null).map((line) => misformed('evidence-repository', line, 'a repository as ghcr.io/acme/signatures, without tag and digest')),
        ...linesOf('unsafe-registry').filter((line) => !HOST.test(line)).map((line) => misformed('unsafe-registry', line, 'host or host:port')),
        ...(platforms.length > 1 && platforms.some((line) => line === 'index' || line === 'all') ? conflict('platforms', 'platforms names single ones, and index or all.') : []),
        ...platforms.filter((line) => !/^(?:index|all|[a-z0-9]+\/[a-z0-9_]+(?:\/[a-z0-9]+)?)$/.test(line)).map((line) => misformed('platforms', line, 'index, all, or os/architecture as linux/amd64')),
        // The values are secrets: which line is wrong is said, and not what stands in it.
        ...linesOf('github-token').flatMap((line, index) => (tokensOf(line, null).length > 0 ? [] : [misformed('github-token', `line ${index + 1}`, 'a token, or host=token')])),
        // Said only where files are asked for: where nothing is, or an image that is empty, that is said already.
        ...(hasImage || settings.artifact.length + settings.checksums.length === 0 ? [] : FOR_IMAGES.filter((name) => !isDefault(name)).map((name) => (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('CONFIG_CONFLICT', { about: name, what: `${name} is about images, and there is none.`, next: 'Give image, or leave this input out.' }))),
        ...(settings.offline ? settings.image.filter((line) => (0,_domain_image_line_js__WEBPACK_IMPORTED_MODULE_5__/* .parseImageLine */ .tz)(line)?.kind === 'registry').map((line) => (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('CONFIG_CONFLICT', { about: 'offline', what: 'offline asks for no network, and the image lies in a registry.', seen: line, next: 'Save the image with its evidence (cosign save), and give oci:FOLDER.' })) : []),
        ...(settings.sbomPath !== null && settings.reports !== null && plainPath(settings.sbomPath) === plainPath(`${settings.reports}/report.json`) ? conflict('sbom-path', 'sbom-path and reports would write one and the same file.') : []),
        ...(settings.sbomQuery.length > 0 && settings.image.length + settings.artifact.length + settings.release.length + settings.checksums.length === 0 ? conflict('sbom-query', 'sbom-query has nothing to look into.') : []),
    ];
}
// As far as it is written: `./a//b` is `a/b`.
function plainPath(path) {
    return path.replaceAll('\\', '/').split('/').filter((part, index) => part !== '.' && (part !== '' || index === 0)).join('/');
}
/** What is wrong with what is said of releases. */
function releaseProblems({ release, releaseRepo, releaseAssets, download, offline }) {
    const parsed = release.map((text) => ({ text, line: (0,_domain_release_line_js__WEBPACK_IMPORTED_MODULE_7__/* .parseReleaseLine */ .PC)(text, releaseRepo) }));
    const about = [...(releaseAssets.length > 0 ? ['release-assets'] : []), ...(download === null ? [] : ['download'])];
    return [
        ...parsed.filter(({ line }) => line === null).map(({ text }) => misformed('release', text, _domain_release_line_js__WEBPACK_IMPORTED_MODULE_7__/* .releaseLineForm */ .cg)),
        ...parsed.filter(({ line }) => line === 'no-repo').map(({ text }) => (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('CONFIG_CONFLICT', { about: 'release', what: 'Nothing says which repository the release is of.', seen: text, next: 'Give repo, or write owner/name@TAG.' })),
        ...(release.length > _domain_limits_js__WEBPACK_IMPORTED_MODULE_8__/* .limits */ .F.releases ? [(0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('SUBJECT_TOO_MANY', { about: 'release', what: `There are ${release.length} releases; one run takes ${_domain_limits_js__WEBPACK_IMPORTED_MODULE_8__/* .limits */ .F.releases}.` })] : []),
        ...(release.length > 0 ? [] : about.flatMap((name) => conflict(name, `${name} is about releases, and there is none.`))),
        ...(release.length > 0 && offline ? [(0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('CONFIG_CONFLICT', { about: 'offline', what: 'offline asks for no network, and the release lies at GitHub.', seen: release.join(', '), next: 'Fetch the files with their evidence (gh release download), and give artifact.' })] : []),
    ];
}
function repoOf(repo, { name }) {
    const short = repo?.startsWith(`${name}/`) === true ? repo.slice(name.length + 1) : repo;
    return short !== null && /^[A-Za-z0-9_-]+\/[A-Za-z0-9_.-]+$/.test(short) ? short : null;
}
const HOST = /^[A-Za-z0-9.-]+(?::\d{1,5})?$|^\[[0-9a-fA-F:]+\](?::\d{1,5})?$/;
function platformsOf(lines) {
    const [first, ...rest] = lines;
    return first === undefined || first === 'index' ? 'index' : first === 'all' ? 'all' : [first, ...rest];
}
/** Where a token of github.com is shown: its registry and its API, and nothing else of what images and evidence lie in. */
const OF_GITHUB_COM = ['ghcr.io', 'api.github.com'];
const TOKEN = /^(?:([A-Za-z0-9.-]+(?::\d{1,5})?)=)?([\x21-\x7e]+)$/;
// A token alone is one of the GitHub whose runner it is, whichever GitHub is meant: it is the token of the job, and would be shown to strangers.
function tokensOf(line, runner) {
    const [, host, token] = TOKEN.exec(line) ?? [];
    const of = host?.toLowerCase() ?? (runner === null ? _domain_github_host_js__WEBPACK_IMPORTED_MODULE_3__/* .githubCom */ .fA.name : runner.host?.name);
    return token === undefined || of === undefined ? [] : (of === _domain_github_host_js__WEBPACK_IMPORTED_MODULE_3__/* .githubCom */ .fA.name ? OF_GITHUB_COM : [of]).map((shownTo) => ({ host: shownTo, token }));
}
function attestationsOf(text) {
    return text === 'always' || text === 'never' ? text : 'auto';
}
/** What contradicts itself, or is not of its form, about where trust comes from. */
function trustConflicts(settings, valueOf) {
    const [mirror, root] = [valueOf('tuf-mirror'), valueOf('tuf-root')];
    const own = settings.trustedRoot !== null ? 'trusted-root' : 'tuf-mirror';
    return [
        ...((mirror === null) === (root === null) ? [] : conflict(mirror === null ? 'tuf-mirror' : 'tuf-root', 'tuf-mirror and tuf-root belong together.')),
        ...(settings.trustedRoot !== null && (mirror ?? root) !== null ? conflict('tuf-mirror', 'trusted-root and tuf-mirror both say where trust comes from.') : []),
        ...(settings.trust !== 'auto' && (settings.trustedRoot ?? mirror) !== null ? conflict('trust', `trust names a built-in instance, and ${own} replaces them.`) : []),
        ...(mirror !== null && (settings.offline || settings.trustRefresh === 'never') ? conflict('tuf-mirror', 'tuf-mirror needs the network, which offline and trust-refresh: never do without.') : []),
        ...(mirror !== null && mirrorOf(mirror) === null ? [(0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('CONFIG_INVALID_VALUE', { about: 'tuf-mirror', what: 'tuf-mirror is not of its form.', seen: mirror, expected: 'an https address without credentials' })] : []),
    ];
}
/** What is wrong with the logs that are to be asked. */
function logProblems({ offline, trust }, lines) {
    return [
        ...lines.filter((line) => mirrorOf(line) === null).map((line) => misformed('rekor-url', line, 'an https address without credentials')),
        ...(lines.length > 0 && offline ? conflict('rekor-url', 'rekor-url needs the network, which offline does without.') : []),
        ...(lines.length > 0 && trust === 'github' ? conflict('rekor-url', "rekor-url names a log, and trust: github accepts only GitHub's own instance, which has none.") : []),
    ];
}
/**
 * What is wrong about the GitHub that is meant.
 *
 * The public-good instance issues nothing to a tenant's workflows: `trust: public-good` could never pass. With `auto` both instances stay in use, as
 * gh does it, since evidence by others than workflows may lie beside.
 */
function hostProblems({ githubHost, trust, trustedRoot, require }, values, runner) {
    const [written, domain] = [values.get('github-host')?.[0] ?? null, values.get('github-trust-domain')?.[0] ?? null];
    const isMisspelled = written !== null && (0,_domain_github_host_js__WEBPACK_IMPORTED_MODULE_3__/* .parseGithubHost */ .V0)(written) === null;
    const own = trustedRoot !== null ? 'trusted-root' : values.has('tuf-mirror') ? 'tuf-mirror' : null;
    const isTenant = githubHost.kind === 'tenant';
    const word = SHORT_NAMES.find((name) => values.has(name));
    const isOfRunner = written === null && runner !== null && speaksOfGithub(values);
    const orPublic = isOfRunner ? ' For software from github.com, set github-host: github.com.' : '';
    // A release on it may be signed by a key, or by somebody that is no workflow of it. Policies say themselves whom they trust, and are asked for it.
    const needsRoot = githubHost.kind === 'server' && own === null && (word !== undefined || (!values.has('release') && !values.has('policy') && (written !== null || !isOfRunner)));
    return [
        ...(isOfRunner && runner.host === null ? [(0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('CONFIG_CONFLICT', { about: 'github-host', what: `This is a runner of ${(0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .bounded */ .Mm)(runner.server, 128)}, which is no GitHub that can be meant.`, seen: runner.server, expected: `https:// and ${_domain_github_host_js__WEBPACK_IMPORTED_MODULE_3__/* .githubHostForm */ .IQ}`, next: 'Set github-host to the GitHub that is meant.' })] : []),
        ...(isMisspelled ? [(0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('CONFIG_INVALID_VALUE', { about: 'github-host', what: 'github-host is not of its form.', seen: written, expected: _domain_github_host_js__WEBPACK_IMPORTED_MODULE_3__/* .githubHostForm */ .IQ })] : []),
        ...(needsRoot ? [(0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('CONFIG_CONFLICT', { about: 'github-host', what: `${isOfRunner && word !== undefined ? `${word} speaks of the GitHub of this runner. ` : ''}${githubHost.name} is neither github.com nor TENANT.ghe.com, so a GitHub Enterprise Server: no built-in Sigstore instance issues certificates to its workflows.`, seen: githubHost.name, next: `Give trusted-root, the trust root of the authority that its owner runs; or correct the host.${orPublic}` })] : []),
        ...(isTenant && trust === 'public-good' ? [(0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('CONFIG_CONFLICT', { about: 'trust', what: `Certificates of ${githubHost.name} are of GitHub's own instance, and trust: public-good leaves it out.`, ...(isOfRunner ? { next: `Leave trust out.${orPublic}` } : {}) })] : []),
        ...(domain !== null && !(0,_domain_github_host_js__WEBPACK_IMPORTED_MODULE_3__/* .isTrustDomain */ .JO)(domain) ? [(0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('CONFIG_INVALID_VALUE', { about: 'github-trust-domain', what: 'github-trust-domain is not of its form.', seen: domain, expected: 'the name of a trust domain: letters, digits, hyphens and single dots' })] : []),
        ...(domain !== null && !isTenant && !isMisspelled ? conflict('github-trust-domain', `github-trust-domain is about TENANT.ghe.com, and github-host is ${githubHost.name}.`) : []),
        // It is a part of the name that signs releases as well.
        ...(domain !== null && own !== null && !require.some(asksRelease) ? conflict('github-trust-domain', `github-trust-domain names a root of GitHub's, and ${own} replaces it.`) : []),
    ];
}
/** The inputs that are names on one GitHub. */
const SHORT_NAMES = ['repo', 'owner', 'signer-repo', 'signer-workflow'];
/** Inputs that may name a file of a repository. */
const DECIDING = ['policy', 'check', 'key', 'trusted-root', 'tuf-root', 'registry-ca'];
/**
 * Whether an input means nothing without a GitHub that is meant. So it is with policies, which are written in short names: those of acme on a GitHub of its
 * own would else be those of whoever is called acme on github.com. And with a file of a repository.
 */
function speaksOfGithub(values) {
    const isAtGithub = DECIDING.some((name) => values.get(name)?.some((line) => (0,_domain_file_line_js__WEBPACK_IMPORTED_MODULE_12__/* .parseFileLine */ .o$)(line)?.kind === 'github') === true);
    return values.has('release') || values.has('policy') || isAtGithub || SHORT_NAMES.some((name) => values.has(name));
}
/**
 * The GitHub that is meant: what is written; else the one whose runner it is. Where no input speaks of any it is github.com, whatever the runner:
 * who verifies software of others by a whole identity or a key gets the same everywhere.
 */
function githubMeant(values, runner) {
    const written = values.get('github-host')?.[0] ?? null;
    const githubHost = written !== null ? (0,_domain_github_host_js__WEBPACK_IMPORTED_MODULE_3__/* .parseGithubHost */ .V0)(written) : speaksOfGithub(values) ? (runner?.host ?? null) : null;
    return { githubHost: githubHost ?? _domain_github_host_js__WEBPACK_IMPORTED_MODULE_3__/* .githubCom */ .fA, githubApi: githubHost !== null && runner?.host?.name === githubHost.name ? runner.api : null };
}
/** Whether a line of `require` asks for an attestation of a release. */
function asksRelease(line) {
    return line.split('|').some((word) => {
        const what = (0,_domain_predicate_types_js__WEBPACK_IMPORTED_MODULE_10__/* .whatOf */ .Em)(word.trim());
        return what?.kind === 'statement' && what.predicateTypes.every(_domain_predicate_types_js__WEBPACK_IMPORTED_MODULE_10__/* .isReleaseType */ .a3);
    });
}
function conflict(about, what) {
    return [(0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('CONFIG_CONFLICT', { about, what })];
}
function tufOf(mirror, root) {
    const url = mirror === null ? null : mirrorOf(mirror);
    return url === null || root === null ? null : { mirror: url, root };
}
// Plain http only to this machine itself, as for a test repository.
function mirrorOf(text) {
    const url = URL.parse(text);
    if (url === null || url.username !== '' || url.password !== '')
        return null;
    const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
    return url.protocol === 'https:' || (url.protocol === 'http:' && isLocal) ? url : null;
}
function trustOf(text) {
    return text === 'public-good' || text === 'github' ? text : 'auto';
}
function notDigest(line) {
    return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('CONFIG_INVALID_VALUE', { about: 'artifact', what: 'This is not a digest that can be used.', seen: line, expected: _domain_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestForm */ .JN });
}
function check(raw, door) {
    const known = new Map([..._inputs_js__WEBPACK_IMPORTED_MODULE_11__/* .inputs */ .Q].filter(([, input]) => door === 'cli' || input.door === 'action'));
    const values = new Map();
    const problems = [];
    for (const [name, given] of raw) {
        const input = known.get(name);
        const checked = input === undefined ? unknownInput(name, known.keys()) : checkInput(name, input, given);
        if (Array.isArray(checked))
            values.set(name, checked);
        else if ('code' in checked)
            problems.push(checked);
    }
    return { values, problems };
}
// The hosts keep what is no input under a name that no input can have: a word of the command line, a variable that the runner did not write.
function unknownInput(name, known) {
    const [, kind, word] = /^(argument|variable) (.+)$/s.exec(name) ?? [];
    if (kind === 'argument')
        return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('CONFIG_UNKNOWN_INPUT', { about: 'arguments', what: 'A word of the command line belongs to no flag.', seen: word ?? '', next: 'Write the flag that it is the value of, as --artifact, before it.' });
    if (kind === 'variable')
        return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('CONFIG_UNKNOWN_INPUT', { about: 'variables', what: 'A variable looks like an input and was not written by the runner.', seen: word ?? '', next: 'Find out which earlier step sets it, and do not let it.' });
    const guess = (0,_domain_nearest_js__WEBPACK_IMPORTED_MODULE_13__/* .nearest */ .p)(name, known);
    return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('CONFIG_UNKNOWN_INPUT', { about: (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .bounded */ .Mm)(name, 64), what: `There is no input "${(0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .bounded */ .Mm)(name, 64)}".`, seen: name, expected: guess, ...(guess === null ? { next: 'Take it out; the README lists all inputs.' } : {}) });
}
function checkInput(name, input, given) {
    const invalid = (what, expected, seen) => (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('CONFIG_INVALID_VALUE', { about: name, what, seen, expected });
    if (given.some((value) => Buffer.byteLength(value) > _domain_limits_js__WEBPACK_IMPORTED_MODULE_8__/* .limits */ .F.inputBytes))
        return invalid(`${name} is too long.`, `at most ${_domain_limits_js__WEBPACK_IMPORTED_MODULE_8__/* .limits */ .F.inputBytes} bytes`, `${given.join('').length} characters`);
    const lines = given.flatMap((value) => value.split(/\r?\n/)).map((line) => line.trim()).filter((line) => line !== '');
    // One empty value among good ones is an expression that expanded to nothing as well.
    if (given.some((value) => value.trim() === '') || lines.length === 0)
        return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('CONFIG_EMPTY_INPUT', { about: name, what: `${name} is given but empty.` });
    if (lines.length > _domain_limits_js__WEBPACK_IMPORTED_MODULE_8__/* .limits */ .F.inputLines)
        return invalid(`${name} has too many lines.`, `at most ${_domain_limits_js__WEBPACK_IMPORTED_MODULE_8__/* .limits */ .F.inputLines}`, String(lines.length));
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    const strange = lines.find((line) => /[\u0000-\u001f\u007f]/.test(line));
    if (strange !== undefined)
        return invalid(`${name} has a control character.`, 'plain text', input.kind === 'secrets' ? 'a secret' : strange);
    if (input.kind === 'keys')
        return joinPem(lines);
    if (input.kind !== 'lines' && input.kind !== 'secrets' && lines.length > 1)
        return invalid(`${name} takes one value.`, 'one value', lines.join(', '));
    return checkKind(name, input, lines) ?? lines;
}
// The lines of a PEM block are one value; every other line is one, a path.
function joinPem(lines) {
    const values = [];
    let block = null;
    for (const line of lines) {
        if (line.startsWith('-----BEGIN '))
            block = [];
        if (block === null) {
            values.push(line);
            continue;
        }
        block.push(line);
        if (!line.startsWith('-----END '))
            continue;
        values.push(block.join('\n'));
        block = null;
    }
    // A block that does not end is handed on: who reads keys says what is wrong with it.
    return block === null ? values : [...values, block.join('\n')];
}
function checkKind(name, input, lines) {
    const value = lines[0] ?? '';
    const invalid = (expected) => (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('CONFIG_INVALID_VALUE', { about: name, what: `${name} has a value that it does not take.`, seen: value, expected });
    switch (input.kind) {
        case 'boolean': return value === 'true' || value === 'false' ? null : invalid('true or false');
        case 'choice': return input.choices.includes(value) ? null : invalid(input.choices.join(', '));
        case 'minutes': return /^\d{1,3}(\.\d{1,3})?$/.test(value) && Number(value) > 0 && Number(value) <= _domain_limits_js__WEBPACK_IMPORTED_MODULE_8__/* .limits */ .F.timeoutMinutes ? null : invalid(`minutes, more than 0 and at most ${_domain_limits_js__WEBPACK_IMPORTED_MODULE_8__/* .limits */ .F.timeoutMinutes}`);
        case 'seconds': return /^\d{1,4}$/.test(value) && Number(value) <= _domain_limits_js__WEBPACK_IMPORTED_MODULE_8__/* .limits */ .F.waitSeconds ? null : invalid(`seconds, at most ${_domain_limits_js__WEBPACK_IMPORTED_MODULE_8__/* .limits */ .F.waitSeconds}`);
        case 'period': return (0,_domain_period_js__WEBPACK_IMPORTED_MODULE_9__/* .parsePeriod */ .DB)(value) === null ? invalid(_domain_period_js__WEBPACK_IMPORTED_MODULE_9__/* .periodForm */ .mV) : null;
        case 'lines':
        case 'keys':
        case 'secrets':
        case 'text':
        default: return null;
    }
}
function isUnsafe(name) {
    return name.startsWith('unsafe-');
}
function countOf(text) {
    const number = Number(text);
    return number === 1 || number === 2 || number === 3 || number === 4 ? number : null;
}
function modeOf(text) {
    return text === 'warn' || text === 'observe' ? text : 'enforce';
}


/***/ }),

/***/ 4239:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ workspaceProblems),
/* harmony export */   t: () => (/* binding */ DecidingFiles)
/* harmony export */ });
/* harmony import */ var _domain_file_line_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3746);
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6046);
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7803);
/* harmony import */ var _domain_limits_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(545);
/* harmony import */ var _domain_ports_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3741);
// Files that decide about a verdict: how they are had, and from where they are not.
//
// What decides is read from where its owner wrote it. On a pull request the workspace is its author's, and nothing that decides is read from there.





/** Reads files that decide, each once, out of the workspace or a repository. */
class DecidingFiles {
    #ports;
    #read = new Map();
    #commits = new Map();
    notes = [];
    constructor(ports) {
        this.#ports = ports;
    }
    /** The bytes of a file. Never rejects for what a place answers. */
    read(line, maxBytes) {
        const key = `${maxBytes} ${line.text}`;
        const known = this.#read.get(key) ?? (this.#read.size >= _domain_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .limits */ .F.policyFiles ? Promise.resolve({ fault: `more than ${_domain_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .limits */ .F.policyFiles} files are named.`, name: line.text }) : this.#fetch(line, maxBytes));
        this.#read.set(key, known);
        return known;
    }
    async #fetch(line, maxBytes) {
        try {
            if (line.kind === 'local')
                return { bytes: await this.#ports.files.read(line.path, maxBytes, { inside: true }), name: line.text };
            const commit = (0,_domain_file_line_js__WEBPACK_IMPORTED_MODULE_4__/* .isCommit */ .WM)(line.ref) ? line.ref : await this.#commit(line.repo, line.ref);
            const name = `github:${line.repo}/${line.path}@${commit ?? line.ref}`;
            const api = await this.#ports.api();
            const bytes = commit === null ? null : await api.file(line.repo, line.path, commit);
            if (bytes === null)
                return { fault: `${line.repo} has no ${commit === null ? `ref ${line.ref}` : `such file at ${line.ref}`}, or the token may not read it.`, name };
            return bytes.length > maxBytes ? { fault: `it has more than ${maxBytes} bytes.`, name } : { bytes, name };
        }
        catch (cause) {
            if (!(cause instanceof _domain_ports_js__WEBPACK_IMPORTED_MODULE_3__/* .FileError */ .f) && !(cause instanceof _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SourceError */ .c8))
                throw cause;
            return { fault: cause instanceof _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SourceError */ .c8 ? cause.problems[0].what : `${cause.message}.`, name: line.text };
        }
    }
    // Resolved once: a branch that moves in between would mix two policies.
    #commit(repo, ref) {
        const key = `${repo}@${ref}`;
        const known = this.#commits.get(key) ?? this.#ports.api().then((api) => api.commitOf(repo, ref)).then((commit) => {
            this.notes.push((0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)('POLICY_MOVABLE', { about: 'policy', level: 'warning', seen: `${key}, now ${commit ?? 'nothing'}`, ...(commit === null ? {} : { expected: commit }) }));
            return commit;
        });
        this.#commits.set(key, known);
        return known;
    }
}
// ── pull requests
/** Events whose workspace may be the head of somebody's pull request. */
const HEAD_EVENTS = new Set(['pull_request', 'pull_request_target', 'pull_request_review', 'pull_request_review_comment', 'merge_group', 'workflow_run', 'issue_comment']);
/**
 * Problems of files that decide and would be read from a workspace that the author of a pull request may control, each with the base as what to write.
 * `deciding`: the values of inputs that name such files.
 */
async function workspaceProblems(deciding, { files, env }) {
    const event = env['GITHUB_EVENT_NAME'] ?? '';
    if (!HEAD_EVENTS.has(event))
        return [];
    const inWorkspace = deciding.filter(({ text }) => (0,_domain_file_line_js__WEBPACK_IMPORTED_MODULE_4__/* .parseFileLine */ .o$)(text)?.kind === 'local' && isInWorkspace(text, env['GITHUB_WORKSPACE'] ?? ''));
    if (inWorkspace.length === 0)
        return [];
    const repo = env['GITHUB_REPOSITORY'] ?? 'owner/repo';
    const base = await baseOf(event, { files, env });
    return inWorkspace.map(({ about, text }) => (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)('CONFIG_UNTRUSTED_FILE', {
        about, seen: text, expected: `github:${repo}/${pathIn(text, env['GITHUB_WORKSPACE'] ?? '')}@${base}`,
        what: `On ${event} the workspace may hold what the author of a pull request wrote, and ${about} decides about the verdict.`,
        next: 'Write what is expected, with github-token; or a path outside of the workspace.',
    }));
}
function isInWorkspace(path, workspace) {
    return !path.startsWith('/') || workspace === '' || path.includes('..') || path === workspace || path.startsWith(`${workspace.replace(/\/$/, '')}/`);
}
function pathIn(path, workspace) {
    const folder = workspace.replace(/\/$/, '');
    return (0,_domain_file_line_js__WEBPACK_IMPORTED_MODULE_4__/* .normalized */ .A9)(folder !== '' && path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path) ?? path.replace(/^\/+/, '');
}
// The commit of the base for the hint; nothing is read at it.
async function baseOf(event, { files, env }) {
    const payload = await eventOf(env['GITHUB_EVENT_PATH'] ?? '', files);
    const sha = event === 'merge_group' ? member(payload, 'merge_group', 'base_sha') : (member(payload, 'pull_request', 'base', 'sha') ?? (event === 'pull_request' ? undefined : env['GITHUB_SHA']));
    return typeof sha === 'string' && (0,_domain_file_line_js__WEBPACK_IMPORTED_MODULE_4__/* .isCommit */ .WM)(sha) ? sha : 'the commit of the base, in full';
}
function member(value, ...keys) {
    return keys.reduce((at, key) => ((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(at) ? at[key] : undefined), value);
}
async function eventOf(path, files) {
    if (path === '')
        return undefined;
    try {
        return (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(await files.read(path, _domain_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .limits */ .F.eventBytes));
    }
    catch (cause) {
        // It only makes a hint better.
        if (!(cause instanceof _domain_ports_js__WEBPACK_IMPORTED_MODULE_3__/* .FileError */ .f) && !(cause instanceof _domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .JsonError */ .N3))
            throw cause;
        return undefined;
    }
}


/***/ }),

/***/ 5316:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ AT_INPUTS)
/* harmony export */ });
// Where something was written: in a policy, or in the inputs.
/** The place of everything that inputs say. */
const AT_INPUTS = { file: 'inputs', line: 0, column: 0 };


/***/ }),

/***/ 8223:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ Attestation),
/* harmony export */   x: () => (/* binding */ mint)
/* harmony export */ });
// The only verified thing there is.
//
// An attestation is authentic, not acceptable: whose signature is wanted, and which facts, is the policy's question. The constructor is private
// and `mintAttestation` has one importer, verification/bind.ts (a test walks the imports), so policy code cannot be handed anything else.
let mint;
/**
 * An authentic signed statement (or bare signature) naming this very subject, or a container that lists it.
 * `verification/` makes it; everybody else can only receive it.
 */
class Attestation {
    #fields;
    constructor(fields) {
        this.#fields = Object.freeze({ ...fields });
    }
    static {
        mint = (fields) => new Attestation(fields);
    }
    get subject() { return this.#fields.subject; }
    get through() { return this.#fields.through; }
    get says() { return this.#fields.says; }
    get claims() { return this.#fields.claims; }
    get witnessed() { return this.#fields.witnessed; }
    get trust() { return this.#fields.trust; }
    get foundAt() { return this.#fields.foundAt; }
    get evidence() { return this.#fields.evidence; }
    get format() { return this.#fields.format; }
    get warnings() { return this.#fields.warnings; }
    /** Whether `x` was minted here. A cast, a copy, a clone and an object with the same prototype were not. */
    static is(x) {
        return typeof x === 'object' && x !== null && #fields in x;
    }
}



/***/ }),

/***/ 4837:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fe: () => (/* binding */ UNKNOWN_BUILDER),
/* harmony export */   HC: () => (/* binding */ FOREIGN_DELEGATE),
/* harmony export */   HW: () => (/* binding */ builderPatterns),
/* harmony export */   JB: () => (/* binding */ builderOfBuildType),
/* harmony export */   QZ: () => (/* binding */ builderOfWorkflow),
/* harmony export */   Qq: () => (/* binding */ builderOfDelegate),
/* harmony export */   ZV: () => (/* binding */ trustInRef),
/* harmony export */   zu: () => (/* binding */ UNTRUSTED_REF)
/* harmony export */ });
/* unused harmony export builders */
// The catalog of builders: who builds for others, how a certificate proves that it was them, and what their provenance is worth.
//
// It is data. A builder is proven by the certificate and never by what the predicate says: the workflow that signed, on github.com, at a ref that only
// the builder's maintainers can make. Whoever is not in here is unknown, and is said to be. A policy adds reusable workflows of its owner's (`builders:`), which count for that policy alone.
const GENERATOR = 'slsa-framework/slsa-github-generator';
const GENERATOR_TYPES = `https://github.com/${GENERATOR}`;
const generator = { level: 3, head: { ref: 'refs/heads/main', sources: [GENERATOR, 'slsa-framework/example-package'] } };
const workflowsOf = (...files) => files.map((file) => `${GENERATOR}/.github/workflows/${file}_slsa3.yml`);
const GITHUB_WORKFLOW = 'https://actions.github.io/buildtypes/workflow/v1';
const GITHUB_WORKFLOW_OLD = 'https://slsa-framework.github.io/github-actions-buildtypes/workflow/v1';
/** All builders that are known. */
const builders = [
    { ...generator, name: 'slsa-github-generator/generic', workflows: workflowsOf('generator_generic'), buildTypes: [`${GENERATOR_TYPES}/generic@v1`], id: 'signer' },
    { ...generator, name: 'slsa-github-generator/container', workflows: workflowsOf('generator_container'), buildTypes: [`${GENERATOR_TYPES}/container@v1`], id: 'signer' },
    { ...generator, name: 'slsa-github-generator/go', workflows: workflowsOf('builder_go'), buildTypes: [`${GENERATOR_TYPES}/go@v1`, `${GENERATOR_TYPES}-go@v1`, `${GENERATOR_TYPES}@v1`], id: 'signer' },
    // Its first releases were called after the program that it runs.
    { ...generator, name: 'slsa-github-generator/container-based', workflows: workflowsOf('builder_container-based', 'builder_docker-based'), buildTypes: ['https://slsa.dev/container-based-build/v0.1?draft'], id: 'signer' },
    { ...generator, name: 'slsa-github-generator/delegator', workflows: workflowsOf('delegator_generic', 'delegator_lowperms-generic'), buildTypes: [`${GENERATOR_TYPES}/delegator-generic@v0`], id: 'delegate' },
    // Reusable workflows that attest what modules of Bazel are published from; nobody has shown that they keep the build away from their caller.
    { name: 'bazel-contrib/publish-to-bcr', workflows: ['bazel-contrib/publish-to-bcr/.github/workflows/publish.yaml'], buildTypes: [GITHUB_WORKFLOW], id: 'signer', level: 2, head: null },
    { name: 'bazel-contrib/release-ruleset', workflows: ['bazel-contrib/.github/.github/workflows/release_ruleset.yaml'], buildTypes: [GITHUB_WORKFLOW], id: 'signer', level: 2, head: null },
    // Anybody's workflow: it could sign whatever it likes, so it earns what a signature by the platform earns.
    { name: 'github-actions/attest', workflows: [], buildTypes: [GITHUB_WORKFLOW], id: 'signer', level: 2, head: null },
    { name: 'github-actions/workflow', workflows: [], buildTypes: [GITHUB_WORKFLOW_OLD], id: 'runner', level: 2, head: null },
    { name: 'npm/cli', workflows: [], buildTypes: ['https://github.com/npm/cli/gha/v2', 'https://github.com/npm/cli/gha@v1', 'https://github.com/npm/cli/gha@v0'], id: 'runner', level: 2, head: null },
];
/** What the claim `builder` says of everybody else. No name of the catalog is this, and none begins with it. */
const UNKNOWN_BUILDER = 'unknown';
/** A builder of the catalog whose workflow was at a ref that is not trusted: no name of the catalog begins with this. */
const UNTRUSTED_REF = 'untrusted-ref/';
/** A trusted reusable workflow of somebody else that the delegator signed for: only who names it accepts it. */
const FOREIGN_DELEGATE = 'delegated';
/** Builders that may sign for a repository that is not theirs, as patterns of the claim `builder`, in which `*` stops at `/`. */
const builderPatterns = ['slsa-github-generator/*', 'bazel-contrib/*'];
/** The builder that a workflow on github.com is; undefined for all others. */
function builderOfWorkflow(workflow) {
    return builders.find(({ workflows }) => workflows.includes(workflow));
}
/** The builder that is not told by its workflow, of a build type. */
function builderOfBuildType(buildType) {
    return builders.find(({ workflows, buildTypes }) => workflows.length === 0 && buildTypes.includes(buildType));
}
/** How far a ref of a builder is trusted for a source: a release, its own maintainers' branch, or not at all. */
function trustInRef({ head }, ref, source) {
    if (isRelease(ref))
        return 'release';
    return head !== null && ref === head.ref && source !== undefined && head.sources.includes(source) ? 'head' : null;
}
/** A tag vX.Y.Z, whole. A prerelease is not released, and build metadata or a short tag can be moved to anything. */
function isRelease(ref) {
    return /^refs\/tags\/v(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)$/.test(ref);
}
/** Reusable workflows of the generator's own repository that its delegator signs for; the rest of their name is theirs. */
const DELEGATE = /^builder_([a-z]+)_slsa3\.yml$/;
/** Releases its workflow for each language under a suffix of its own (slsa-github-generator#2035). */
const JRELEASER = 'jreleaser/release-action';
/** The builder that had its provenance signed by the delegator: `owner/name/path` and ref of what `builder.id` names. Null where the ref is no release. */
function builderOfDelegate(repo, workflow, ref) {
    if (repo === JRELEASER)
        return /^(.+)-java$/.test(ref) && isRelease(ref.slice(0, -'-java'.length)) ? FOREIGN_DELEGATE : null;
    if (!isRelease(ref))
        return null;
    if (repo !== GENERATOR)
        return FOREIGN_DELEGATE;
    return `slsa-github-generator/${DELEGATE.exec(workflow.slice(`${GENERATOR}/.github/workflows/`.length))?.[1] ?? 'delegate'}`;
}


/***/ }),

/***/ 6097:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dn: () => (/* binding */ HOSTED_WORKER),
/* harmony export */   J7: () => (/* binding */ HOSTED_WORKER_VERSIONS),
/* harmony export */   RX: () => (/* binding */ idsOfBuilder),
/* harmony export */   S5: () => (/* binding */ isCloudBuild),
/* harmony export */   rj: () => (/* binding */ cloudBuildKey)
/* harmony export */ });
// Google Cloud Build, as far as every stage must agree on it: how its builder and its keys are named.
//
// Its keys are the builder's, and sign for whoever pays for a build. That one of them signed says who built, and nothing about whose build it was:
// the source is the only thing that tells one user's builds from another's, and the builder's word is all there is for it.
/** Every builder of Google Cloud Build has an id that begins like this. */
const BUILDERS = 'https://cloudbuild.googleapis.com/';
/** The builder on Google's own machines; versions of it stand behind an `@`. */
const HOSTED_WORKER = `${BUILDERS}GoogleHostedWorker`;
/** Versions of that builder, in the form in which provenance v0.1 names them. Provenance v1 names none. */
const HOSTED_WORKER_VERSIONS = ['v0.2', 'v0.3'];
/** Whether an id that somebody asks for is that of a builder of Google Cloud Build. */
function isCloudBuild(builderId) {
    return builderId.startsWith(BUILDERS);
}
/** All ids that fit an id somebody asks for: the name alone stands for each of its versions, as in slsa-verifier. */
function idsOfBuilder(wanted) {
    return wanted.slice(BUILDERS.length).includes('@') ? [wanted] : [wanted, ...HOSTED_WORKER_VERSIONS.map((version) => `${wanted}@${version}`)];
}
const KEY = /^projects\/verified-builder\/locations\/[a-z0-9-]+\/keyRings\/attestor\/cryptoKeys\/(builtByGCB|provenanceSigner|google-hosted-worker)\/cryptoKeyVersions\/[1-9]\d{0,8}$/;
/** The key that an envelope names by this id; null for an id that is no key of Google Cloud Build. */
function cloudBuildKey(keyid) {
    const name = KEY.exec(keyid ?? '')?.[1];
    if (name === undefined)
        return null;
    return { name, signs: name === 'builtByGCB' ? 'payload' : 'pae', predicate: name === 'google-hosted-worker' ? 'v1' : 'v0.1' };
}


/***/ }),

/***/ 4445:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ untilDeadline),
/* harmony export */   y: () => (/* binding */ mapBounded)
/* harmony export */ });
// Work under a deadline, and work in parallel with a bound.
/** The result, or null when the deadline came first, or is what ended the work. The work itself ends when its ports do. */
async function untilDeadline(work, deadline) {
    // What has not begun by then is not begun: thousands of files would be opened only to be left.
    if (deadline.aborted)
        return null;
    const { promise, resolve } = Promise.withResolvers();
    const onAbort = () => resolve(null);
    deadline.addEventListener('abort', onAbort, { once: true });
    try {
        return await Promise.race([work(), promise]);
    }
    catch (cause) {
        if (deadline.aborted)
            return null;
        throw cause;
    }
    finally {
        deadline.removeEventListener('abort', onAbort);
    }
}
/** Maps with at most `most` at a time; results in the order of the items. */
async function mapBounded(items, most, map) {
    const results = new Map();
    const queue = items.entries();
    const work = async () => {
        for (const [index, item] of queue)
            results.set(index, await map(item));
    };
    await Promise.all(Array.from({ length: Math.min(most, items.length) }, work));
    return [...results].toSorted(([a], [b]) => a - b).map(([, result]) => result);
}


/***/ }),

/***/ 3746:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A9: () => (/* binding */ normalized),
/* harmony export */   WM: () => (/* binding */ isCommit),
/* harmony export */   kk: () => (/* binding */ githubFileForm),
/* harmony export */   o$: () => (/* binding */ parseFileLine),
/* harmony export */   vY: () => (/* binding */ beside)
/* harmony export */ });
// Files that decide about a verdict, as inputs and policies name them: in the workspace, or in a repository at a ref.
//
//   .github/supply-chain.yml
//   github:acme/policies/supply-chain.yml@0123…
//
// Who may write to the workspace may write its files; on a pull request that is its author. A file of a repository at a commit is what it was when
// somebody wrote the commit down.
/** How a file of a repository is written, in words. */
const githubFileForm = 'github:owner/repo/path@ref, where ref is a commit in full';
const GITHUB_FILE = /^github:([A-Za-z0-9_-]+\/[A-Za-z0-9_.-]+)\/([^@]+)@([^\s@][^\s]*)$/;
/** Parses a file; null for a text that begins as one of a repository and is none. */
function parseFileLine(text) {
    if (!text.startsWith('github:'))
        return { kind: 'local', text, path: text };
    const [, repo, path, ref] = GITHUB_FILE.exec(text) ?? [];
    if (repo === undefined || path === undefined || ref === undefined || normalized(path) !== path || /[.]$/.test(repo) || ref.includes('..') || ref.length > 255)
        return null;
    return { kind: 'github', text, repo, path, ref };
}
/** Whether a ref is a commit, which nobody can move. */
function isCommit(ref) {
    return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(ref);
}
/** A relative path without `.`, `..` and empty parts; null where it leads out of where it begins. */
function normalized(path) {
    const parts = [];
    for (const part of path.split('/')) {
        if (part === '..' && parts.pop() === undefined)
            return null;
        if (part !== '..' && part !== '.' && part !== '')
            parts.push(part);
    }
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    return parts.length === 0 || path.startsWith('/') || /[\u0000-\u001f\\]/.test(path) ? null : parts.join('/');
}
/** The path of a file that another one names, relative to the folder of that one; null where it leads out of what holds both. */
function beside(path, named) {
    const folder = path.split('/').slice(0, -1).join('/');
    return named.startsWith('/') ? null : normalized(folder === '' ? named : `${folder}/${named}`);
}


/***/ }),

/***/ 1266:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Tk: () => (/* binding */ digestOfIdentifier),
/* harmony export */   fu: () => (/* binding */ parseIdentifier),
/* harmony export */   vD: () => (/* binding */ formatIdentifier),
/* harmony export */   yi: () => (/* binding */ identifierForm)
/* harmony export */ });
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3213);
// Identifiers: what a thing without bytes is called, as `gce_image_id:8970095005306000053`.

/** How an identifier is written, in words. */
const identifierForm = 'name:value, as gce_image_id:8970095005306000053; what has bytes is named by sha256:, sha384: or sha512: and hex';
// Whatever may be a hash is compared as one, or not at all: a weak or misspelled one must not slip in as a name. Names of hashes are those of
// in-toto's digest sets, and what begins like them.
const HASHES = /^(?:sha|md\d|blake|b3|shake|keccak|kangaroo|ripemd|tiger|whirlpool|sm3|gost|streebog|crc|xxh|murmur|adler|git|dir|h1$)/i;
/** Reads `name:value`; null for what is none, and for what is or may be meant as a hash. */
function parseIdentifier(text) {
    const [, algorithm, value] = /^([A-Za-z][A-Za-z0-9_.-]{0,63}):(\S{1,256})$/.exec(text) ?? [];
    if (algorithm === undefined || value === undefined || HASHES.test(algorithm) || (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDigest */ .m)(text) !== null)
        return null;
    // As long as a hash and in hex: it is one, whatever it is called.
    return /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})$/i.test(value) ? null : { algorithm, value };
}
function formatIdentifier({ algorithm, value }) {
    return `${algorithm}:${value}`;
}
/** What stands for an identifier where a run wants a digest. No file has it: the text begins with what no file that is verified is. */
function digestOfIdentifier(identifier) {
    return (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .ol)(Buffer.from(`identifier of a subject without bytes\u0000${formatIdentifier(identifier)}`));
}


/***/ }),

/***/ 139:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ec: () => (/* binding */ imageLineForm),
/* harmony export */   hX: () => (/* binding */ keyOfLine),
/* harmony export */   tz: () => (/* binding */ parseImageLine)
/* harmony export */ });
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3213);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(880);
// Lines of the input `image`: a reference to a registry, or a layout on disk.


/** How a line of `image` is written, in words. */
const imageLineForm = 'registry/name:tag, registry/name@sha256: and 64 hex digits, or oci:FOLDER, in lower case';
/** Parses a line of `image`; null where it is none. `oci:FOLDER[:tag][@sha256:…]` is a layout. */
function parseImageLine(text) {
    if (text.startsWith('oci:'))
        return parseLayoutLine(text);
    const reference = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageReference */ .o_)(text);
    if (reference === null)
        return null;
    return { kind: 'registry', text, repository: reference.repository, tag: reference.tag, digest: reference.kind === 'pinned' ? reference.digest : null };
}
function parseLayoutLine(text) {
    const [, rest = '', digestText] = /^oci:(.+?)(?:@(sha256:.*))?$/s.exec(text) ?? [];
    const digest = digestText === undefined ? null : (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDigest */ .m)(digestText);
    const colon = rest.lastIndexOf(':');
    // Behind a slash a colon begins a tag; a drive letter of Windows has its slash behind the colon.
    const tag = colon > 0 && !/[/\\]/.test(rest.slice(colon)) && (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isTag */ .dz)(rest.slice(colon + 1)) ? rest.slice(colon + 1) : null;
    const folder = tag === null ? rest : rest.slice(0, colon);
    return folder === '' || (digestText !== undefined && digest === null) ? null : { kind: 'layout', text, folder, tag, digest };
}
/** The canonical text of a line, by which two spellings of one reference are one. */
function keyOfLine(line) {
    if (line.kind === 'layout')
        return line.text;
    const { repository, tag, digest } = line;
    return (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .canonicalReference */ .Ys)(digest === null ? { kind: 'tagged', repository, tag: tag ?? 'latest' } : { kind: 'pinned', repository, digest, tag });
}


/***/ }),

/***/ 3732:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hj: () => (/* binding */ manifestTypeOf),
/* harmony export */   Q3: () => (/* binding */ isManifestType),
/* harmony export */   WI: () => (/* binding */ readManifest),
/* harmony export */   YQ: () => (/* binding */ statementsFor),
/* harmony export */   aG: () => (/* binding */ readWholeIndex),
/* harmony export */   r6: () => (/* binding */ platformInConfig),
/* harmony export */   vY: () => (/* binding */ readIndex)
/* harmony export */ });
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3213);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6046);
/* harmony import */ var _image_store_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5300);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7803);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(545);
// Manifests and indexes as they are written (image-spec v1.1 manifest.md, image-index.md, descriptor.md; Docker image manifest v2, schema 2).
//
// Whoever can push writes them. They say where to look and nothing that is believed: what is fetched by what stands here is hashed, and whether it is
// evidence is seen from its own bytes. A document that could be read as an index by one client and as an image by another is neither
// (GHSA-77vh-xpmg-72qh), and the old format whose digest is not of its bytes (schema 1) is not read. Nor is one in which a field is spelled in another
// case: runtimes are written in Go, which takes `Manifests` for `manifests`, and would run other images than were verified.





/** `os/architecture` that an index gives to what is no platform: BuildKit's statements. */
const NO_PLATFORM = 'unknown/unknown';
/**
 * The media type of a document that is `said` to be of one by whoever has it, null where nothing is said. What it states of itself counts: a runtime
 * believes that. Throws `SourceError` (`SOURCE_MALFORMED`) for what is no manifest, states another type than is said, or has not the form of its type.
 */
function manifestTypeOf(bytes, said, place) {
    const document = documentOf(bytes, place);
    if (document['schemaVersion'] === 1)
        throw malformed(place, 'is of Docker\'s schema 1, which has no digest of its bytes');
    const stated = textOf(document['mediaType']);
    // Another client would read it as what it is said to be.
    if (stated !== null && said !== null && isManifestType(said) && stated !== said)
        throw malformed(place, `is given as ${said}, and calls itself ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .bounded */ .Mm)(stated, SHOWN)}`);
    const type = stated ?? said ?? '';
    if (!isManifestType(type))
        throw malformed(place, `is of the media type ${type === '' ? 'nobody names' : (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .bounded */ .Mm)(type, SHOWN)}, which is no manifest that is read`);
    const isImage = (document['layers'] ?? document['config'] ?? document['fsLayers']) !== undefined;
    if (document['manifests'] !== undefined && isImage)
        throw malformed(place, 'is an index and a manifest at once');
    if (_image_store_js__WEBPACK_IMPORTED_MODULE_2__/* .INDEX_TYPES */ .V.has(type) ? isImage : document['manifests'] !== undefined)
        throw malformed(place, `has not the form of ${type}`);
    return type;
}
/** Characters of a media type that are shown where it is none. */
const SHOWN = 100;
/** Whether a media type is one that a reference can name. */
function isManifestType(mediaType) {
    return _image_store_js__WEBPACK_IMPORTED_MODULE_2__/* .MANIFEST_TYPES */ ._P.includes(mediaType);
}
/** The entries of an index; those that cannot be read are left out, as what they would point to cannot be fetched. Throws `SourceError` (`SOURCE_MALFORMED`, `SOURCE_TOO_LARGE`). */
function readIndex(bytes, place) {
    return readDescriptors(entriesOf(bytes, place), _limits_js__WEBPACK_IMPORTED_MODULE_4__/* .limits */ .F.descriptors, place);
}
/** The same, where every entry counts, with all its annotations: one that cannot be read here might be read, and run, by somebody else. */
function readWholeIndex(bytes, place) {
    const entries = entriesOf(bytes, place);
    const descriptors = readDescriptors(entries, _limits_js__WEBPACK_IMPORTED_MODULE_4__/* .limits */ .F.descriptors, place);
    if (descriptors.length !== entries.length)
        throw malformed(place, 'has an entry that cannot be read');
    if (entries.some((entry, index) => annotationsIn(entry) !== descriptors[index]?.annotations.size))
        throw malformed(place, 'has an entry with annotations that are not read: too many, too long, or no text');
    return descriptors;
}
function annotationsIn(entry) {
    const annotations = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isJsonObject */ .OW)(entry) ? entry['annotations'] : undefined;
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isJsonObject */ .OW)(annotations) ? Object.keys(annotations).length : 0;
}
function entriesOf(bytes, place) {
    const entries = documentOf(bytes, place)['manifests'];
    // Go writes an empty list as null.
    if (entries === null)
        return [];
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isJsonArray */ .Md)(entries) ? entries : malformedEntries(place);
}
function malformedEntries(place) {
    throw malformed(place, 'is no index');
}
/** Reads a manifest. Throws `SourceError` (`SOURCE_MALFORMED`, `SOURCE_TOO_LARGE`). */
function readManifest(bytes, place) {
    const document = documentOf(bytes, place);
    const { config, layers, subject } = document;
    if (document['manifests'] !== undefined)
        throw malformed(place, 'is an index where a manifest was expected');
    const configType = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isJsonObject */ .OW)(config) ? textOf(config['mediaType']) : null;
    return {
        artifactType: textOf(document['artifactType']) ?? configType,
        configType,
        config: config === undefined ? null : readDescriptor(config),
        layers: (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isJsonArray */ .Md)(layers) ? readDescriptors(layers, _limits_js__WEBPACK_IMPORTED_MODULE_4__/* .limits */ .F.evidenceLayers, place) : [],
        subject: (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isJsonObject */ .OW)(subject) ? (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDigest */ .m)(textOf(subject['digest']) ?? '') : null,
        annotations: readAnnotations(document['annotations']),
    };
}
/**
 * For which manifest an entry of an index holds BuildKit's statements; null where it holds none.
 *
 * Its platform must be none: an entry with a platform is what a runtime may choose and run, whatever its annotations say.
 */
function statementsFor({ annotations, platform }) {
    const isStatements = platform === NO_PLATFORM && annotations.get('vnd.docker.reference.type') === 'attestation-manifest';
    return isStatements ? (annotations.get('vnd.docker.reference.digest') ?? '') : null;
}
/** The platform that the config of an image states, as `os/architecture`; null where it states none. Throws `SourceError` (`SOURCE_MALFORMED`). */
function platformInConfig(config, place) {
    return readPlatform(documentOf(config, place));
}
function readDescriptors(entries, most, place) {
    if (entries.length > most)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SourceError */ .c8('SOURCE_TOO_LARGE', `${place} lists ${entries.length} things; at most ${most} are read.`);
    return entries.flatMap((entry) => readDescriptor(entry) ?? []);
}
function readDescriptor(entry) {
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isJsonObject */ .OW)(entry) || otherSpelling(entry) !== null)
        return null;
    const { platform } = entry;
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isJsonObject */ .OW)(platform) && otherSpelling(platform) !== null)
        return null;
    const [digest, size] = [(0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDigest */ .m)(textOf(entry['digest']) ?? ''), entry['size']];
    if (digest === null || typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0)
        return null;
    return { digest, size, mediaType: textOf(entry['mediaType']) ?? '', artifactType: textOf(entry['artifactType']), platform: readPlatform(entry['platform']), annotations: readAnnotations(entry['annotations']) };
}
function readPlatform(value) {
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isJsonObject */ .OW)(value))
        return null;
    const [os, architecture, variant] = [textOf(value['os']), textOf(value['architecture']), textOf(value['variant'])];
    if (os === null || architecture === null)
        return null;
    return variant === null || variant === '' ? `${os}/${architecture}` : `${os}/${architecture}/${variant}`;
}
// Too many of them, or too long ones, are left out one by one: whoever adds them takes away nothing but their own.
function readAnnotations(value) {
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isJsonObject */ .OW)(value))
        return new Map();
    const texts = Object.entries(value).filter((entry) => typeof entry[1] === 'string' && entry[0].length <= _limits_js__WEBPACK_IMPORTED_MODULE_4__/* .limits */ .F.manifestAnnotationBytes && entry[1].length <= _limits_js__WEBPACK_IMPORTED_MODULE_4__/* .limits */ .F.manifestAnnotationBytes);
    return new Map(texts.slice(0, _limits_js__WEBPACK_IMPORTED_MODULE_4__/* .limits */ .F.manifestAnnotations));
}
function textOf(value) {
    return typeof value === 'string' ? value : null;
}
function documentOf(bytes, place) {
    try {
        const document = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .parseJson */ .qF)(bytes);
        const other = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isJsonObject */ .OW)(document) ? otherSpelling(document) : null;
        if (other !== null)
            throw malformed(place, `spells the field ${other} in another case`);
        if ((0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isJsonObject */ .OW)(document))
            return document;
    }
    catch (cause) {
        if (!(cause instanceof _json_js__WEBPACK_IMPORTED_MODULE_3__/* .JsonError */ .N3))
            throw cause;
        throw malformed(place, `is a document that ${cause.message}`, cause);
    }
    throw malformed(place, 'is no object');
}
/** Fields of manifests, descriptors, platforms and configs that say what is run. */
const FIELDS = new Map(['schemaVersion', 'mediaType', 'artifactType', 'config', 'layers', 'fsLayers', 'manifests', 'subject', 'annotations', 'digest', 'size', 'urls', 'data', 'platform', 'os', 'os.version', 'os.features', 'architecture', 'variant'].map((field) => [folded(field), field]));
/** The field that some parsers would find under a key that is written otherwise; null where there is none. */
function otherSpelling(object) {
    for (const key of Object.keys(object)) {
        const field = FIELDS.get(folded(key)) ?? key;
        if (field !== key)
            return field;
    }
    return null;
}
// As Go folds: the long s and the sign for kelvin are letters too (encoding/json foldName).
function folded(key) {
    return key.toLowerCase().replaceAll('\u017f', 's');
}
function malformed(place, what, cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SourceError */ .c8('SOURCE_MALFORMED', `${place} ${what}.`, { cause });
}


/***/ }),

/***/ 5300:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $p: () => (/* binding */ OCI_INDEX),
/* harmony export */   V: () => (/* binding */ INDEX_TYPES),
/* harmony export */   _P: () => (/* binding */ MANIFEST_TYPES),
/* harmony export */   g$: () => (/* binding */ tagAbout)
/* harmony export */ });
// Where images and their evidence are read from: a repository in a registry, or an OCI layout on disk. One interface, so that what finds and reads
// evidence is the same code for both.
//
// A store is not trusted. What it answers for a digest has that digest, or it is no answer (`SourceError`, `SOURCE_MISMATCH`); what it answers for a
// tag is whatever it likes. Null is "there is none", said by a store that knows us; everything else that is no answer is a `SourceError`.
/** What a listing of referrers and the fallback tag call an index: their answers must say exactly this. */
const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
/** Media types of what a reference can name. */
const INDEX_TYPES = new Set([OCI_INDEX, 'application/vnd.docker.distribution.manifest.list.v2+json']);
const MANIFEST_TYPES = [OCI_INDEX, 'application/vnd.docker.distribution.manifest.list.v2+json', 'application/vnd.oci.image.manifest.v1+json', 'application/vnd.docker.distribution.manifest.v2+json'];
/** The tag of things about a digest: `sha256-<hex>` alone is the fallback of the referrers API, with `.sig` and `.att` cosign's scheme. */
function tagAbout(digest, suffix) {
    return `${digest.replace(':', '-')}${suffix}`;
}


/***/ }),

/***/ 7803:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Md: () => (/* binding */ isJsonArray),
/* harmony export */   N3: () => (/* binding */ JsonError),
/* harmony export */   OW: () => (/* binding */ isJsonObject),
/* harmony export */   _6: () => (/* binding */ decodeUtf8),
/* harmony export */   qF: () => (/* binding */ parseJson)
/* harmony export */ });
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(545);
/* harmony import */ var _own_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(841);
// Strict JSON for everything that is signed or decides something.
//
// RFC 8259, and less: bytes must be UTF-8, no key may stand twice in one object, nesting is bounded. Parsers differ in which of two equal keys
// they believe (Go: the last, case-insensitively; JavaScript: the last), so a document with two can mean one thing to its signer's tools and
// another here. What comes back is frozen and has no prototype: a key named __proto__ is a key.


/** The text is not strict JSON. `message` says what and where; it quotes nothing but a bounded key. */
class JsonError extends Error {
    name = 'JsonError';
}
/**
 * Parses one JSON document from UTF-8 bytes or text. Frozen, without prototypes.
 *
 * Throws `JsonError` for anything else than exactly one document, for a duplicate key, a lone surrogate, a number that is no finite double, and
 * for nesting deeper than `limits.jsonDepth`, more than `limits.jsonContainers` objects and arrays or more than `limits.jsonValues` values in all. The
 * caller bounds the bytes.
 */
function parseJson(input) {
    return new Parser(typeof input === 'string' ? input : decodeUtf8(input)).document();
}
/** Decodes UTF-8 strictly and keeps a byte order mark. Throws `JsonError` for invalid bytes. */
function decodeUtf8(bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch (cause) {
        throw new JsonError('is not UTF-8', { cause });
    }
}
function isJsonObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isJsonArray(value) {
    return Array.isArray(value);
}
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
// A run of characters that stand for themselves: anything but a quote, a backslash and control characters.
// oxlint-disable-next-line no-control-regex -- control characters are what it excludes
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const ESCAPES = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
/** Characters of a document whose parts need not be copies: to hold it with one of them costs little. */
const SMALL = 16_384;
class Parser {
    #text;
    #at = 0;
    #containers = 0;
    #values = 0;
    constructor(text) {
        this.#text = text;
    }
    document() {
        const value = this.#value(0);
        this.#blank();
        if (this.#at < this.#text.length)
            this.#fail('has something behind the document');
        return value;
    }
    #value(depth) {
        if (depth > _limits_js__WEBPACK_IMPORTED_MODULE_0__/* .limits */ .F.jsonDepth)
            this.#fail(`is nested deeper than ${_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .limits */ .F.jsonDepth}`);
        if (this.#containers > _limits_js__WEBPACK_IMPORTED_MODULE_0__/* .limits */ .F.jsonContainers)
            this.#fail(`has more than ${_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .limits */ .F.jsonContainers} objects and arrays`);
        this.#values += 1;
        if (this.#values > _limits_js__WEBPACK_IMPORTED_MODULE_0__/* .limits */ .F.jsonValues)
            this.#fail(`has more than ${_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .limits */ .F.jsonValues} values`);
        this.#blank();
        switch (this.#text[this.#at] ?? '') {
            case '{': return this.#object(depth);
            case '[': return this.#array(depth);
            case '"': return this.#string();
            case 't': return this.#word('true', true);
            case 'f': return this.#word('false', false);
            case 'n': return this.#word('null', null);
            default: return this.#number();
        }
    }
    #object(depth) {
        // oxlint-disable-next-line typescript/no-unsafe-assignment -- Object.create is typed any
        const object = Object.create(null);
        this.#containers += 1;
        this.#at += 1;
        this.#blank();
        if (this.#take('}'))
            return Object.freeze(object);
        for (;;) {
            this.#blank();
            if (this.#text[this.#at] !== '"')
                this.#fail('needs a key');
            const key = this.#string();
            if (Object.hasOwn(object, key))
                this.#fail(`has the key ${JSON.stringify(key.slice(0, 64))} twice`);
            this.#blank();
            if (!this.#take(':'))
                this.#fail('needs a colon');
            object[key] = this.#value(depth + 1);
            this.#blank();
            if (this.#take('}'))
                return Object.freeze(object);
            if (!this.#take(','))
                this.#fail('needs a comma or a closing brace');
        }
    }
    #array(depth) {
        const array = [];
        this.#containers += 1;
        this.#at += 1;
        this.#blank();
        if (this.#take(']'))
            return Object.freeze(array);
        for (;;) {
            array.push(this.#value(depth + 1));
            this.#blank();
            if (this.#take(']'))
                return Object.freeze(array);
            if (!this.#take(','))
                this.#fail('needs a comma or a closing bracket');
        }
    }
    #string() {
        this.#at += 1;
        let out = '';
        for (;;) {
            // By its end alone: a match as such would be an array, for each of a million strings.
            PLAIN.lastIndex = this.#at;
            PLAIN.test(this.#text);
            out += this.#text.slice(this.#at, PLAIN.lastIndex);
            this.#at = PLAIN.lastIndex;
            if (this.#take('"'))
                break;
            if (!this.#take('\\'))
                this.#fail('has a string that does not end, or holds a control character');
            out += this.#escape();
        }
        if (!out.isWellFormed())
            this.#fail('has a lone surrogate in a string');
        // A small document may be held by its parts, and one part that is most of it may hold the rest.
        return this.#text.length < SMALL || out.length * 2 > this.#text.length ? out : (0,_own_text_js__WEBPACK_IMPORTED_MODULE_1__/* .ownText */ .U)(out);
    }
    #escape() {
        const letter = this.#text[this.#at] ?? '';
        this.#at += 1;
        if (letter !== 'u')
            return ESCAPES[letter] ?? this.#fail('has an unknown escape');
        const hex = this.#text.slice(this.#at, this.#at + 4);
        if (!/^[0-9a-fA-F]{4}$/.test(hex))
            this.#fail('has an unknown escape');
        this.#at += 4;
        return String.fromCharCode(Number.parseInt(hex, 16));
    }
    #number() {
        NUMBER.lastIndex = this.#at;
        const text = NUMBER.exec(this.#text)?.[0];
        if (text === undefined)
            this.#fail('needs a value');
        this.#at += text.length;
        const number = Number(text);
        return Number.isFinite(number) ? number : this.#fail('has a number that is too large');
    }
    #word(word, value) {
        if (!this.#text.startsWith(word, this.#at))
            this.#fail('needs a value');
        this.#at += word.length;
        return value;
    }
    #blank() {
        for (;;) {
            const character = this.#text.charCodeAt(this.#at);
            if (character !== 0x20 && character !== 0x0a && character !== 0x0d && character !== 0x09)
                return;
            this.#at += 1;
        }
    }
    #take(character) {
        if (this.#text[this.#at] !== character)
            return false;
        this.#at += 1;
        return true;
    }
    #fail(what) {
        throw new JsonError(`${what}, at character ${this.#at}`);
    }
}


/***/ }),

/***/ 3740:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ GITHUB_ATTESTATIONS)
/* harmony export */ });
// Unverified material: bytes as found, and the one shape that every signed format is read into. Nothing in here is believed.
/** How GitHub's attestations API is called as a source. */
const GITHUB_ATTESTATIONS = 'github-attestations';


/***/ }),

/***/ 7736:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DB: () => (/* binding */ parsePeriod),
/* harmony export */   N: () => (/* binding */ isDay),
/* harmony export */   mV: () => (/* binding */ periodForm),
/* harmony export */   nV: () => (/* binding */ parseInstant)
/* harmony export */ });
// Times as users write them: an instant in UTC, a period between two, a day.
const INSTANT = String.raw `\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ`;
const WHOLE_INSTANT = new RegExp(`^${INSTANT}$`);
const PERIOD = new RegExp(`^(${INSTANT})?/(${INSTANT})?$`);
/** How a period is written, in words. */
const periodForm = 'START/END, as 2026-01-01T00:00:00Z/2026-12-31T23:59:59Z; one of them may be left out';
/** An instant of the calendar; null where a text is none. */
function parseInstant(text) {
    if (!WHOLE_INSTANT.test(text))
        return null;
    const time = new Date(text);
    // 2027-02-30 is none, though `Date` may take it for March 2.
    return !Number.isNaN(time.getTime()) && time.toISOString() === text.replace('Z', '.000Z') ? time : null;
}
/** A period with its ends in order, at least one of which is given; null where a text is none. */
function parsePeriod(text) {
    const [, start, end] = PERIOD.exec(text) ?? [];
    const [from, to] = [start, end].map((one) => (one === undefined ? null : parseInstant(one)));
    if ((start !== undefined && from === null) || (end !== undefined && to === null) || from === undefined || to === undefined || (from ?? to) === null)
        return null;
    return from !== null && to !== null && from > to ? null : { start: from, end: to };
}
/** Whether a text is a day of the calendar, as 2027-03-31. */
function isDay(text) {
    return /^\d{4}-\d\d-\d\d$/.test(text) && parseInstant(`${text}T00:00:00Z`) !== null;
}


/***/ }),

/***/ 9247:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HN: () => (/* binding */ isGitTag),
/* harmony export */   PC: () => (/* binding */ parseReleaseLine),
/* harmony export */   cg: () => (/* binding */ releaseLineForm)
/* harmony export */ });
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(545);
// Lines of the input `release`: a tag, the latest release, or either of a repository that is named with it.
//
//   v1.2.3                 the tag, of the repository in `repo`
//   latest                 the newest release that is neither a draft nor a prerelease
//   owner/name@v1.2.3      of the repository that is named
//
// A tag may have `/` and `@` in it: `@scope/pkg@1.0.0`, `sdk/v2`. What stands before the first `@` is a repository only where it is a valid one, so a
// tag that would be taken for both is written with `repo` and without `@`, or cannot be.

/** How a line is written, in words. */
const releaseLineForm = 'a tag as v1.2.3, latest, or owner/name@v1.2.3';
/** Parses a line; `repo` is the repository where the line names none. `no-repo`: it needs one; null: it is no release. */
function parseReleaseLine(text, repo) {
    const [, named, rest] = /^([A-Za-z0-9_-]+\/[A-Za-z0-9_.-]+)@(.+)$/.exec(text) ?? [];
    const tag = rest ?? text;
    // A name of dots would lead up in an address.
    if (!isGitTag(tag) || /\/\.{1,2}$/.test(named ?? ''))
        return null;
    const of = named ?? repo;
    return of === null ? 'no-repo' : { text, repo: of, tag: tag === 'latest' ? null : tag };
}
/** Whether git takes it for the name of a tag (git-check-ref-format). It becomes part of an address, of names in reports, and of refs. */
function isGitTag(text) {
    // oxlint-disable-next-line no-control-regex -- control characters are what it excludes
    if (text === '' || text === '@' || text.length > _limits_js__WEBPACK_IMPORTED_MODULE_0__/* .limits */ .F.gitTag || text.startsWith('-') || /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|\.$/.test(text))
        return false;
    return text.split('/').every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'));
}


/***/ }),

/***/ 9944:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ KEY_DOMAIN)
/* harmony export */ });
// Trust domains: roots, and what must have witnessed a signature under them, as one choice. Never merged: thresholds belong to their roots.
/** Name of the trust domain of keys whose owner does not log, where nothing else is said: nothing but the key vouches. */
const KEY_DOMAIN = 'key';


/***/ }),

/***/ 8729:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   An: () => (/* binding */ parseTagVersion),
/* harmony export */   RC: () => (/* binding */ parseRange),
/* harmony export */   ib: () => (/* binding */ satisfies),
/* harmony export */   mx: () => (/* binding */ versionOfTag),
/* harmony export */   ot: () => (/* binding */ parseVersion)
/* harmony export */ });
/* unused harmony export compareVersions */
// Versions: what `{version}` stands for, and which of two is later. Semantic Versioning 2.0.0 (semver.org/spec/v2.0.0.html), strictly.
//
// Tags and versions come from whoever pushed them. A text that is not a full semantic version is no version: reading "v1" as 1.0.0, or dropping
// the number of a release candidate, makes two different releases one.
/** Longest text that is read as a version or a range; the specification names 255 as a sensible limit. */
const MAX_LENGTH = 256;
const NUMBER = /^(?:0|[1-9][0-9]*)$/;
const IDENTIFIER = /^[0-9A-Za-z-]+$/;
/** Parses a full semantic version without any prefix; null for anything else. */
function parseVersion(text) {
    if (text.length > MAX_LENGTH)
        return null;
    const [withoutBuild, build] = cut(text, '+');
    const [triple, prerelease] = cut(withoutBuild, '-');
    const numbers = triple.split('.');
    const [major, minor, patch] = numbers.map((number) => (NUMBER.test(number) ? BigInt(number) : null));
    if (numbers.length !== 3 || major == null || minor == null || patch == null)
        return null;
    const pre = identifiers(prerelease, (part) => IDENTIFIER.test(part) && (!/^[0-9]+$/.test(part) || NUMBER.test(part)));
    const meta = identifiers(build, (part) => IDENTIFIER.test(part));
    return pre === null || meta === null ? null : { major, minor, patch, prerelease: pre, build: meta };
}
/** The version a tag states: the tag with one leading `v` removed, when that is a full semantic version; null otherwise. */
function versionOfTag(tag) {
    const text = tag.startsWith('v') ? tag.slice(1) : tag;
    return parseVersion(text) === null ? null : text;
}
/**
 * The release that a tag means, when it is a version or begins one: `14` and `14.2` are the releases 14.0.0 and 14.2.0, as Go reads them. For tags that
 * somebody asks for by their version only: two tags may mean one release.
 */
function parseTagVersion(text) {
    const [numbers = '', ...rest] = text.split('.');
    const isShort = rest.length < 2 && [numbers, ...rest].every((number) => NUMBER.test(number));
    return parseVersion(isShort ? `${text}${'.0'.repeat(2 - rest.length)}` : text);
}
/** Precedence (§11): negative where `a` comes before `b`, 0 where neither does. Build metadata is ignored. */
function compareVersions(a, b) {
    return compare(a.major, b.major) || compare(a.minor, b.minor) || compare(a.patch, b.patch) || comparePrereleases(a.prerelease, b.prerelease);
}
/**
 * Parses a range; null when it is none.
 *
 *   range      = comparison *( " " comparison )      all of them hold
 *   comparison = [ "=" | "<" | "<=" | ">" | ">=" | "^" | "~" ] partial
 *   partial    = "*" | major [ "." ( minor | "x" | "*" ) [ "." ( patch | "x" | "*" ) ] ] , or a full version
 *
 * Build metadata in a range is refused: it has no precedence, so a range that names it would promise a distinction nobody makes.
 */
function parseRange(text) {
    if (text.length > MAX_LENGTH)
        return null;
    const range = [];
    for (const word of text.trim().split(/ +/)) {
        const comparison = parseComparison(word);
        if (comparison === null)
            return null;
        range.push(...comparison);
    }
    return range;
}
/**
 * Whether a version lies in a range.
 *
 * A prerelease does so only where the range names a prerelease of the same major.minor.patch: who asks for `^1.2` did not ask for candidates.
 */
function satisfies(version, range) {
    if (!range.every(({ operator, version: bound }) => compares(compareVersions(version, bound), operator)))
        return false;
    return version.prerelease.length === 0 || range.some(({ version: bound }) => isNamedPrerelease(bound) && sameTriple(bound, version));
}
// ── reading
/** Splits at the first separator; null for what stands behind one that is not there. */
function cut(text, separator) {
    const at = text.indexOf(separator);
    return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + 1)];
}
function identifiers(text, isValid) {
    if (text === null)
        return [];
    const parts = text.split('.');
    return parts.every(isValid) ? parts : null;
}
// The lowest of all prereleases: as an exclusive upper bound that was not written out it keeps 2.0.0-rc.1 out of `<2`.
const LOWEST = ['0'];
function parseComparison(word) {
    const operator = /^(?:<=|>=|[<>=^~])?/.exec(word)?.[0] ?? '';
    const text = word.slice(operator.length);
    if (text.includes('+'))
        return null;
    const full = parseVersion(text);
    if (full !== null)
        return compareWithFull(operator, full);
    const partial = parsePartial(text);
    return partial === null ? null : compareWithPartial(operator, partial);
}
function compareWithFull(operator, version) {
    const { major, minor, patch } = version;
    switch (operator) {
        case '<':
        case '<=':
        case '>':
        case '>=': return [{ operator, version }];
        case '~': return [{ operator: '>=', version }, below(major, minor + 1n, 0n)];
        case '^': return [{ operator: '>=', version }, major > 0n ? below(major + 1n, 0n, 0n) : minor > 0n ? below(0n, minor + 1n, 0n) : below(0n, 0n, patch + 1n)];
        default: return [{ operator: '=', version }];
    }
}
/** The numbers that are given, none to two of them. */
function parsePartial(text) {
    const parts = text.split('.');
    const given = parts.findIndex((part) => ['x', 'X', '*'].includes(part));
    const numbers = given < 0 ? parts : parts.slice(0, given);
    // Behind a wildcard nothing but wildcards: 1.x.3 means nothing.
    if (parts.length > 3 || numbers.length > 2 || !parts.slice(numbers.length).every((part) => ['x', 'X', '*'].includes(part)))
        return null;
    return numbers.every((number) => NUMBER.test(number)) ? numbers.map(BigInt) : null;
}
function compareWithPartial(operator, [major, minor]) {
    const from = { operator: '>=', version: release(major ?? 0n, minor ?? 0n, 0n) };
    // `*` alone is any release; "less than anything" is nothing a user means.
    if (major === undefined)
        return operator === '' || operator === '=' ? [from] : null;
    const next = minor === undefined ? below(major + 1n, 0n, 0n) : below(major, minor + 1n, 0n);
    switch (operator) {
        case '<': return [below(major, minor ?? 0n, 0n)];
        case '<=': return [next];
        case '>': return [{ operator: '>=', version: release(next.version.major, next.version.minor, 0n) }];
        case '>=': return [from];
        case '^': return [from, major > 0n || minor === undefined ? below(major + 1n, 0n, 0n) : below(0n, minor + 1n, 0n)];
        default: return [from, next];
    }
}
function release(major, minor, patch) {
    return { major, minor, patch, prerelease: [], build: [] };
}
function below(major, minor, patch) {
    return { operator: '<', version: { major, minor, patch, prerelease: LOWEST, build: [] } };
}
// ── comparing
function compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
/** §11.3 and §11.4: a release comes after its prereleases; identifiers left to right, numbers before words, fewer before more. */
function comparePrereleases(a, b) {
    if (a.length === 0 || b.length === 0)
        return compare(b.length, a.length);
    for (const [index, left] of a.entries()) {
        const right = b[index];
        if (right === undefined)
            return 1;
        const order = compareIdentifiers(left, right);
        if (order !== 0)
            return order;
    }
    return compare(a.length, b.length);
}
function compareIdentifiers(a, b) {
    const numeric = [NUMBER.test(a), NUMBER.test(b)];
    if (numeric[0] === true && numeric[1] === true)
        return compare(BigInt(a), BigInt(b));
    if (numeric[0] !== numeric[1])
        return numeric[0] === true ? -1 : 1;
    return compare(a, b);
}
function compares(order, operator) {
    switch (operator) {
        case '<': return order < 0;
        case '<=': return order <= 0;
        case '>': return order > 0;
        case '>=': return order >= 0;
        case '=': return order === 0;
        default: return operator;
    }
}
function isNamedPrerelease(bound) {
    return bound.prerelease.length > 0 && bound.prerelease !== LOWEST;
}
function sameTriple(a, b) {
    return a.major === b.major && a.minor === b.minor && a.patch === b.patch;
}


/***/ }),

/***/ 1529:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  y: () => (/* binding */ evidenceSources),
  c: () => (/* binding */ imageSources)
});

// EXTERNAL MODULE: ./build/evidence/files.js
var files = __webpack_require__(8435);
;// CONCATENATED MODULE: ./build/evidence/beside.js
// Evidence beside a file, under the names that its tools write when nobody names another: looked for where the user names no evidence.
//
//   FILE.sigstore.json  FILE.sigstore  FILE.bundle      Sigstore and cosign bundles
//   FILE.intoto.jsonl                                   provenance of slsa-github-generator
//   FILE.sig with FILE.pem, FILE.crt or FILE.cert       detached signature and certificate
//
// Whoever can write to the folder chooses what is found here: a name only says where to look.

/** Endings of evidence beside a file. */
const besideEndings = ['.sigstore.json', '.sigstore', '.bundle', '.intoto.jsonl', '.sig', '.pem', '.crt', '.cert'];
/** Looks beside one file. A place where something is that cannot be read is `unavailable`; where nothing is, `none`. */
async function searchBeside(path, ports) {
    const at = { source: 'beside', address: path };
    const present = await Promise.all(besideEndings.map(async (ending) => ((await isThere(`${path}${ending}`, ports)) ? [`${path}${ending}`] : [])));
    const answers = await Promise.all(present.flat().map((address) => (0,files.searchFile)(address, ports)));
    const silent = answers.find((answer) => answer.outcome === 'unavailable');
    if (silent !== undefined)
        return silent;
    const [first, ...rest] = answers.flatMap((answer) => (answer.outcome === 'found' ? answer.candidates : []));
    return first === undefined ? { at, outcome: 'none' } : { at, outcome: 'found', candidates: [first, ...rest] };
}
// What is there and cannot be read is there: the search of it says why.
async function isThere(path, { files }) {
    try {
        await files.state(path);
        return true;
    }
    catch (cause) {
        return !(typeof cause === 'object' && cause !== null && 'kind' in cause && cause.kind === 'missing');
    }
}

// EXTERNAL MODULE: ./build/domain/image-manifest.js
var image_manifest = __webpack_require__(3732);
// EXTERNAL MODULE: ./build/domain/image-store.js
var image_store = __webpack_require__(5300);
;// CONCATENATED MODULE: ./build/evidence/oci-referrers.js
// Manifests that say they are about an image (distribution-spec v1.1 §listing-referrers).
//
//   GET /v2/<name>/referrers/<digest>        the API, where a registry has it
//   <name>:sha256-<hex>                      an index under the fallback tag, where it has not, or where a writer believed so
//
// Both are asked and neither is believed: the index under the tag is written by whoever can push, and cosign's calls everything by one type. A
// manifest says itself what it is, and the signature in it which image it is about; its `subject` decides nothing.


/** Asks the referrers API. A registry without it has no answer there, which is none. */
const searchReferrers = async (store, digest) => {
    const listing = await store.referrers(digest);
    return { address: store.name, manifests: [], ...(listing.outcome === 'listed' ? listing : { descriptors: [], partial: null }) };
};
/** Reads the index under the fallback tag. Anything else under that tag is no listing. */
const searchReferrersTag = async (store, digest) => {
    const tag = (0,image_store/* tagAbout */.g$)(digest, '');
    const address = `${store.name}:${tag}`;
    const found = (await store.hasTag(tag)) ? await store.resolve(tag) : [];
    const descriptors = found.filter(({ mediaType }) => mediaType === image_store/* OCI_INDEX */.$p).flatMap(({ bytes }) => (0,image_manifest/* readIndex */.vY)(bytes, address));
    return { address, descriptors, manifests: [], partial: null };
};

;// CONCATENATED MODULE: ./build/evidence/oci-tags.js
// Evidence under derived tags, as cosign kept it before there were referrers:
//
//   sha256:<hex>  ->  <name>:sha256-<hex>.sig | .att
//
// A tag is mutable and unsigned: whoever can push to the repository chooses what lies here, so it only says where to look. `.sbom` is not read: what
// lies under it carries no signature.

function searchTag(suffix) {
    return async (store, digest) => {
        const tag = (0,image_store/* tagAbout */.g$)(digest, suffix);
        // Asked whether it is there first: to fetch what is not there counts against the limits of some registries, to ask does not.
        const manifests = (await store.hasTag(tag)) ? await store.resolve(tag) : [];
        return { address: `${store.name}:${tag}`, descriptors: [], manifests, partial: null };
    };
}
/** Looks for signatures under cosign's tag. */
const searchSignatureTag = searchTag('.sig');
/** Looks for attestations under cosign's tag. */
const searchAttestationTag = searchTag('.att');

;// CONCATENATED MODULE: ./build/evidence/catalog.js
// The sources of evidence. One file and one line each; the contract test runs on all of them.




const evidenceSources = {
    beside: searchBeside,
    file: files.searchFile,
};
const imageSources = {
    'oci-referrers': searchReferrers,
    'oci-referrers-tag': searchReferrersTag,
    'oci-signature-tag': searchSignatureTag,
    'oci-attestation-tag': searchAttestationTag,
};


/***/ }),

/***/ 8435:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   searchFile: () => (/* binding */ searchFile),
/* harmony export */   splitCandidates: () => (/* binding */ splitCandidates)
/* harmony export */ });
/* harmony import */ var _domain_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3213);
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7803);
/* harmony import */ var _domain_limits_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(545);
/* harmony import */ var _domain_ports_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3741);
// Evidence in files of this machine: bundles that the user names.
//
// A file's name says nothing; what is in it decides. One file may hold one document, a JSON array of them, one per line (as `.jsonl` files of
// several bundles do), or an answer of an attestations API, whose items are documents too: one that cannot be read takes no other away. Only the
// places are found here: whether a document is evidence is seen when it is read as such.




/** Looks into one file. Rejects only for what is no `FileError`: a file that cannot be read is a search that is `unavailable`. */
async function searchFile(path, ports) {
    const at = { source: 'file', address: path };
    try {
        const [first, ...rest] = splitCandidates(await ports.files.read(path, _domain_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .limits */ .F.evidenceFileBytes), at);
        if (first === undefined)
            return { at, outcome: 'none' };
        if (rest.length >= _domain_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .limits */ .F.candidatesPerFile)
            return { at, outcome: 'unavailable', code: 'SOURCE_TOO_LARGE', cause: `more than ${_domain_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .limits */ .F.candidatesPerFile} documents` };
        return { at, outcome: 'found', candidates: [first, ...rest] };
    }
    catch (cause) {
        if (!(cause instanceof _domain_ports_js__WEBPACK_IMPORTED_MODULE_3__/* .FileError */ .f))
            throw cause;
        return { at, outcome: 'unavailable', code: cause.kind === 'too-large' ? 'SOURCE_TOO_LARGE' : 'SOURCE_UNREADABLE', cause };
    }
}
/** Takes a file apart into documents. An empty file, or one of blank lines, holds none. */
function splitCandidates(bytes, at) {
    // A byte order mark is what Windows tools put before text; it is no part of a document.
    const content = Buffer.from(bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes);
    const lines = splitLines(content);
    const [first] = lines;
    if (first === undefined)
        return [];
    const documents = first[0] === 0x5b ? splitArray(content) : isList(lines, content) ? lines : [content];
    const items = [];
    // At most one more than is allowed, as with lines.
    for (const document of documents)
        if (items.length <= _domain_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .limits */ .F.candidatesPerFile)
            items.push(...splitAnswer(document));
    return items.slice(0, _domain_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .limits */ .F.candidatesPerFile + 1).map((document) => toCandidate(document, at));
}
// Several lines are several documents where the first of them is one, or where the whole is none and another line is one: a line somebody broke
// hides no other. Otherwise they are one document over several lines. The whole is looked at last: it costs most, and is read again as evidence.
function isList([first, ...others], content) {
    const [second] = others;
    if (first === undefined || second === undefined)
        return false;
    // In no document does an object end where the next begins, so two such lines need not be read to know that they are not of one.
    return (mayBeDocument(first) && mayBeDocument(second)) || isDocument(first) || (others.some(isDocument) && !isDocument(content));
}
function toCandidate(bytes, foundAt) {
    return { id: (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .ol)(bytes), foundAt, bytes, annotations: new Map(), mediaType: null };
}
// Lines that are not blank, without their ends. At most one more than is allowed: the caller refuses that many.
function splitLines(content) {
    const lines = [];
    for (let start = 0; start < content.length && lines.length <= _domain_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .limits */ .F.candidatesPerFile;) {
        const end = content.indexOf(0x0a, start);
        const line = content.subarray(start, end < 0 ? content.length : end);
        const trimmed = trim(line);
        if (trimmed.length > 0)
            lines.push(trimmed);
        start = end < 0 ? content.length : end + 1;
    }
    return lines;
}
function trim(line) {
    let [start, end] = [0, line.length];
    while (start < end && isBlank(line[start]))
        start += 1;
    while (end > start && isBlank(line[end - 1]))
        end -= 1;
    return line.subarray(start, end);
}
function isBlank(byte) {
    return byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;
}
// Evidence is an object. Single values on a line of their own are parts of a document that is broken elsewhere.
function isDocument(text) {
    return mayBeDocument(text) && (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(parsed(text));
}
// Seen without reading it: the lines of a document over several lines are seldom whole ones.
function mayBeDocument(text) {
    const trimmed = trim(text);
    return trimmed[0] === 0x7b && trimmed.at(-1) === 0x7d;
}
function splitArray(content) {
    const document = parsed(content);
    return (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonArray */ .Md)(document) ? elements(document) : [content];
}
// The answer of an attestations API, GitHub's and npm's: {attestations: [{bundle}, …]}. An empty one is a document that says nothing, and is told so.
function splitAnswer(content) {
    // Looked for before anything is read: few documents are such answers, and all are read once more as evidence.
    const document = content.includes('"attestations"') ? parsed(content) : undefined;
    const list = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(document) ? document['attestations'] : undefined;
    return (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonArray */ .Md)(list) && list.length > 0 ? elements(list) : [content];
}
// An element is written again; what stood in it is kept, because the strict parser has refused all that could be lost.
function elements(list) {
    return list.slice(0, _domain_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .limits */ .F.candidatesPerFile + 1).map((element) => Buffer.from(JSON.stringify(element)));
}
/** The document; undefined where it is none: whoever reads it as evidence says why. */
function parsed(content) {
    try {
        return (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(content);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 7092:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s: () => (/* binding */ gatherUnder),
  P: () => (/* binding */ gatherer)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/domain/digest.js
var digest = __webpack_require__(3213);
// EXTERNAL MODULE: ./build/domain/errors.js
var errors = __webpack_require__(6046);
// EXTERNAL MODULE: ./build/domain/limits.js
var limits = __webpack_require__(545);
// EXTERNAL MODULE: ./build/domain/material.js
var material = __webpack_require__(3740);
// EXTERNAL MODULE: ./build/domain/ports.js
var domain_ports = __webpack_require__(3741);
// EXTERNAL MODULE: ./build/domain/deadline.js
var deadline = __webpack_require__(4445);
// EXTERNAL MODULE: ./build/verification/fault.js
var fault = __webpack_require__(2334);
// EXTERNAL MODULE: ./build/verification/log-entry.js
var log_entry = __webpack_require__(9013);
;// CONCATENATED MODULE: ./build/verification/assemble.js
// Puts parts together: a detached signature with a certificate, evidence without a log entry with an entry that was found beside it.
//
// Nothing here is believed. A part is offered to every other one it could belong to, and the signature decides; so whoever adds parts can add
// candidates that are rejected, and take nothing away. Their number is bounded, because pairs multiply.




/** Assembles all that was found for a subject. `hasKeys`: the user gave keys, so that a signature without a certificate can be verified. */
function assemble(pieces, hasKeys) {
    const signatures = pieces.filter((piece) => piece.kind === 'signature');
    const certificates = pieces.filter((piece) => piece.kind === 'certificate');
    const parts = pieces.filter((piece) => piece.kind === 'log-entry');
    const whole = pieces.flatMap((piece) => (piece.kind === 'material' ? [piece.material] : []));
    const tooMany = [signatures, certificates, parts].find((some) => some.length > limits/* limits */.F.loosePieces);
    if (tooMany !== undefined) {
        const all = [...signatures, ...certificates, ...parts];
        return { materials: whole, rejections: all.map(({ candidate }) => reject(candidate, 'FORMAT_MALFORMED', `${tooMany.length} parts of one kind`, `at most ${limits/* limits */.F.loosePieces}`)), partOf: new Map() };
    }
    const { entries, rejections } = readEntries(parts);
    const used = new Uses();
    const detached = signatures.flatMap((signature) => withSigners(signature, certificates, hasKeys, used));
    const about = matcher();
    const materials = [];
    for (const material of [...whole, ...detached]) {
        // Equal signatures by many names and entries of them all multiply; what would be too many is examined as it came.
        const found = materials.length < limits/* limits */.F.assembled ? entries.filter((entry) => about(entry, material)) : [];
        materials.push(...withEntries(material, found, used));
    }
    const unused = entries.filter(({ part, alone }) => !used.has(part.candidate) || ((0,log_entry/* describesItself */.IO)(part.entry) && !materials.some((material) => holds(material, part) && isSameSigner(material, alone))));
    return {
        materials: [...materials, ...unused.filter(({ part }) => (0,log_entry/* describesItself */.IO)(part.entry)).map(({ alone }) => alone)].map((material) => used.itself(material)),
        rejections: [
            ...rejections,
            ...(certificates.length > 0 || hasKeys ? [] : signatures.map(({ candidate }) => reject(candidate, 'KEY_UNSUPPORTED', 'a signature without a certificate', 'its certificate, or the key that made it'))),
            ...(signatures.length > 0 ? [] : certificates.map(({ candidate }) => reject(candidate, 'FORMAT_UNSUPPORTED', 'a certificate without a signature', 'its signature'))),
            ...unused.filter(({ part }) => !(0,log_entry/* describesItself */.IO)(part.entry)).map(({ part: { candidate, entry } }) => reject(candidate, 'FORMAT_UNSUPPORTED', `a log entry of the kind ${entry.kind} without what it is about`, 'the envelope it was made for')),
        ],
        partOf: used.all,
    };
}
// Each body is read once: it may be a megabyte, and there may be thousands of signatures it could be about.
function readEntries(parts) {
    const entries = [];
    const rejections = [];
    for (const part of parts) {
        try {
            entries.push({ part, alone: (0,log_entry/* materialOf */.Vo)(part.candidate, part.entry) });
        }
        catch (cause) {
            rejections.push((0,fault/* toRejection */.hV)(part.candidate, cause));
        }
    }
    return { entries, rejections };
}
function withSigners({ candidate, signature }, certificates, hasKeys, used) {
    const material = (signer, of) => ({ candidate: of, format: 'detached', content: { kind: 'message', digest: null, payload: null }, signature, signer, logEntries: [], timestamps: [], timestampsOver: 'signature', envelopeText: null });
    const pairs = certificates.map((part) => material({ kind: 'certificate', leaf: part.certificate, others: [], mayHoldRoot: false }, used.together(candidate, part.candidate)));
    return hasKeys ? [...pairs, material({ kind: 'key', hint: null }, candidate)] : pairs;
}
/** Tells whether an entry may be about some material, so that it is worth verifying: the same signature, or where it holds none the same text. */
function matcher() {
    // An envelope's text is hashed once, however many signatures it has.
    const hashes = new WeakMap();
    const hashOf = (text, as) => {
        const known = hashes.get(text) ?? new Map();
        const algorithm = (0,digest/* algorithmOf */.Hy)(as);
        const hash = known.get(algorithm) ?? (0,digest/* digestOf */.ol)(text, algorithm);
        hashes.set(text, known.set(algorithm, hash));
        return hash;
    };
    return ({ alone }, material) => {
        if (alone.signature.length > 0)
            return Buffer.from(alone.signature).equals(material.signature);
        const stated = alone.content.kind === 'message' ? alone.content.digest : null;
        return stated !== null && material.envelopeText !== null && hashOf(material.envelopeText, stated) === stated;
    };
}
// Entries are offered to what lacks one: all together, because several logs may be asked for, and each alone, because one that was made to deceive
// sinks what it is put to. Whether an entry is about the material in every respect is checked when it is verified.
function withEntries(material, found, used) {
    if (material.logEntries.length > 0 || found.length === 0)
        return [material];
    const groups = found.length === 1 ? [found] : [found, ...found.map((entry) => [entry])];
    return groups.map((group) => ({ ...material, candidate: group.reduce((of, { part }) => used.together(of, part.candidate), material.candidate), logEntries: group.map(({ part }) => part.entry) }));
}
function holds({ logEntries }, { entry }) {
    return logEntries.length === 1 && logEntries[0] === entry;
}
// Put to a signer that it does not name, an entry is refused; it may still be right by itself.
function isSameSigner({ signer: a }, { signer: b }) {
    return a.kind === 'certificate' && b.kind === 'certificate' ? Buffer.from(a.leaf).equals(b.leaf) : a.kind === b.kind;
}
/** Which candidates became part of which. */
class Uses {
    all = new Map();
    has(part) {
        return this.all.has(part);
    }
    /** The material under a candidate of its own, where its candidate became part of others and is to be examined by itself too. */
    itself(material) {
        const known = this.all.get(material.candidate);
        if (known === undefined)
            return material;
        const candidate = { ...material.candidate };
        known.push(candidate);
        return { ...material, candidate };
    }
    /** Two candidates as one: named by both places, known by the digest of both. Their bytes were read; copied for each pair they would not fit into memory. */
    together(a, b) {
        const id = (0,digest/* digestOf */.ol)(Buffer.from(`${a.id}\n${b.id}`));
        const whole = { id, foundAt: { source: a.foundAt.source, address: `${a.foundAt.address} + ${b.foundAt.address}` }, bytes: a.bytes, annotations: a.annotations, mediaType: null };
        for (const part of [a, b])
            this.#add(part, whole);
        return whole;
    }
    #add(part, whole) {
        const known = this.all.get(part);
        if (known === undefined)
            this.all.set(part, [whole]);
        else
            known.push(whole);
    }
}
function reject(candidate, code, seen, expected) {
    return (0,fault/* toRejection */.hV)(candidate, new fault/* Fault */.vC(code, seen, expected));
}

// EXTERNAL MODULE: ./build/verification/formats/catalog.js + 11 modules
var catalog = __webpack_require__(2523);
;// CONCATENATED MODULE: ./build/gather.js
// One subject → its dossier: all evidence, examined, and compared with this very subject.
//
// A candidate is read and authenticated once for the whole run, however many subjects it serves and in however many places it lies; only what
// depends on the subject is done for each. Of the engine's files only this one and run.ts know more than one stage.









/**
 * One gatherer that gathers under the trust of each of several: places are asked once, and what verifies under several is there under each. What is
 * authentic for one of them is no rejected candidate, whatever the others make of it.
 */
function gatherUnder([first, ...rest]) {
    if (rest.length === 0)
        return first;
    return async (subject, search) => {
        let asked = null;
        const askOnce = () => (asked ??= search());
        const dossiers = [await first(subject, askOnce)];
        // One after the other: the first parses what the others find parsed.
        for (const gather of rest)
            dossiers.push(await gather(subject, askOnce));
        return together(dossiers);
    };
}
function together(dossiers) {
    const [{ subject }] = dossiers;
    const subjects = dossiers.map((one) => one.subject);
    const attestations = dossiers.flatMap((one) => one.attestations);
    const authentic = new Set(attestations.map(({ evidence }) => evidence));
    const rejections = new Map(dossiers.flatMap((one) => one.rejections).filter(({ candidate }) => !authentic.has(candidate.id)).map((one) => [`${one.candidate.id} ${one.code}`, one]));
    const searches = new Map(dossiers.flatMap((one) => one.searches).map((one) => [JSON.stringify([one.at, one.outcome]), one]));
    return {
        subject: { ...subject, digests: [...new Set(subjects.flatMap(({ digests }) => digests))], weak: new Map(subjects.flatMap(({ weak }) => [...weak])) },
        searches: [...searches.values()], rejections: [...rejections.values()], attestations,
    };
}
/** How long the thread may be held before timers and signals are let in, in milliseconds. */
const HOLD_MS = 20;
/**
 * Returns what lets timers and signals in, when they have waited long enough.
 *
 * Cryptography holds the thread, and what awaits nothing slow never gives it back: whoever adds candidates would hold the run beyond its deadline.
 */
function turns() {
    let since = performance.now();
    return async () => {
        if (performance.now() - since < HOLD_MS)
            return;
        await (0,promises_.setImmediate)();
        since = performance.now();
    };
}
/** Makes the gatherer of a run; what it returns shares all work that does not depend on the subject. */
function gatherer(sources) {
    const parsed = sources.parsed ?? new Map();
    // By identity: one candidate may hold several pieces of material.
    const examined = new WeakMap();
    const turn = turns();
    // Parsing holds the thread as well as cryptography does: megabytes of JSON for each candidate.
    const letOthersIn = async () => {
        await turn();
        sources.ports.deadline.throwIfAborted();
    };
    const readAll = (searches) => read(searches, parsed, sources.hasKeys, letOthersIn);
    let shared = null;
    const examine = async (material, subject, bytes) => {
        const { wantsSubject } = await Promise.all(/* import() */[__webpack_require__.e(187), __webpack_require__.e(517)]).then(__webpack_require__.bind(__webpack_require__, 1517));
        const wants = wantsSubject(material, (await sources.trust.first()).keys);
        if (wants !== 'no') {
            // What is signed about a list is for all that it lists, and is verified once.
            const lists = await Promise.all(subject.listedIn.map(async (container) => ({ examination: await examineOver(material, container), over: container, about: container.container })));
            const own = { digests: subject.digests, bytes: wants === 'bytes' ? await bytes() : null };
            return lists.find(({ examination }) => examination.outcome === 'authentic') ?? lists.find(({ examination }) => isUnwitnessed(examination)) ?? { examination: await authenticateUnder(material, sources.trust, own), over: own, about: subject.digest };
        }
        // Kept before it is awaited: subjects are gathered side by side, and the second must find what the first has begun.
        const known = examined.get(material) ?? bytesAtHand(material, subject, bytes).then((hint) => authenticateUnder(material, sources.trust, hint));
        examined.set(material, known);
        return { examination: await known, over: null, about: null };
    };
    const prepared = new WeakMap();
    const completed = new WeakMap();
    // Once for each piece of material, as everything that does not depend on the subject: a hundred files of one attestation are one question.
    const complete = async (material, { examination, over, about }, subject) => {
        if (examination.outcome === 'authentic')
            return null;
        const { completable, lacksLogEntry } = await Promise.all(/* import() */[__webpack_require__.e(187), __webpack_require__.e(517), __webpack_require__.e(831)]).then(__webpack_require__.bind(__webpack_require__, 2831));
        if (!lacksLogEntry(material, examination))
            return null;
        const bySubject = prepared.get(material) ?? new Map();
        // For what has no certificate further domains say nothing new, and loading them costs a request.
        const trusted = examination.rejection.code === 'KEY_UNSUPPORTED' ? sources.trust.first : sources.trust.all;
        const preparing = bySubject.get(about) ?? trusted().then((domains) => completable(material, examination.rejection, domains, over));
        prepared.set(material, bySubject.set(about, preparing));
        const found = await preparing;
        if (found === null || ![subject, ...subject.listedIn].some(found.mayBeAbout))
            return null;
        const completing = completed.get(found) ?? found.complete(sources.askLogs);
        completed.set(found, completing);
        return completing;
    };
    const examinedOver = new WeakMap();
    const examineOver = (material, container) => {
        const byContainer = examinedOver.get(material) ?? new Map();
        const known = byContainer.get(container) ?? authenticateUnder(material, sources.trust, container);
        examinedOver.set(material, byContainer.set(container, known));
        return known;
    };
    return async (subject, search) => {
        const own = await search();
        const { materials, rejections, placesOf, searches } = own.some(({ outcome }) => outcome === 'found') ? await readAll([...sources.searches, ...own]) : withSilent(await (shared ??= readAll(sources.searches)), own);
        const gathered = await gatherFrom(materials, subject, { examine, complete, placesOf, sources, letOthersIn });
        // A root that could not be had matters only to evidence that nothing else accepted.
        const unavailable = gathered.rejections.some(({ code }) => MAY_BE_ELSEWHERE.has(code)) ? (await sources.trust.all()).unavailable : [];
        return { subject: gathered.subject, searches: [...searches, ...gathered.searches, ...unavailable], rejections: [...rejections, ...gathered.rejections], attestations: gathered.attestations };
    };
}
/** The bytes that a signature says it is over, where they are this file's and few: verified over them it costs less than over their digest. */
async function bytesAtHand({ content }, subject, bytes) {
    const stated = content.kind === 'message' ? content.digest : null;
    const container = stated === null ? undefined : subject.listedIn.find(({ digests }) => digests.includes(stated));
    if (container !== undefined)
        return container;
    const isOurs = stated !== null && subject.digests.includes(stated);
    if (!isOurs || subject.file === null || subject.file.bytes > limits/* limits */.F.subjectBytesAtHand)
        return null;
    try {
        return { digests: subject.digests, bytes: await bytes() };
    }
    catch (cause) {
        if (!(cause instanceof domain_ports/* FileError */.f))
            throw cause;
        // What is found out here is for all subjects of the run, and a file that went away is the fault of one: its digest does as well, and the last
        // look at the file sees the change.
        return null;
    }
}
/** What evidence of another domain is refused for: only then the others are asked for, which may need the network. */
const MAY_BE_ELSEWHERE = new Set(['CERTIFICATE_CHAIN', 'CERTIFICATE_SCT', 'WITNESSES_TOO_FEW', 'TIME_INVALID', 'TRUST_NOT_LOADED']);
async function authenticateUnder(material, trust, subject) {
    const { authenticate } = await Promise.all(/* import() */[__webpack_require__.e(187), __webpack_require__.e(517)]).then(__webpack_require__.bind(__webpack_require__, 1517));
    const examination = await authenticate(material, await trust.first(), subject);
    return examination.outcome === 'rejected' && MAY_BE_ELSEWHERE.has(examination.rejection.code) ? authenticate(material, await trust.all(), subject) : examination;
}
/** What was read for all subjects, with places of one that hold nothing. */
function withSilent(shared, own) {
    return { ...shared, searches: [...shared.searches, ...own] };
}
async function read(searches, parsed, hasKeys, letOthersIn) {
    const places = new Map();
    const results = [];
    for (const candidate of searches.flatMap((search) => (search.outcome === 'found' ? search.candidates : []))) {
        const known = places.get(candidate.id);
        places.set(candidate.id, known === undefined ? [candidate.foundAt] : [...known, candidate.foundAt]);
        if (known !== undefined)
            continue;
        await letOthersIn();
        const result = parsed.get(candidate.id) ?? (0,catalog.parseCandidate)(candidate);
        // What lies in a registry is about one image. Kept for the whole run, the evidence of hundreds would not fit into memory. What GitHub keeps is
        // one attestation for all files of a release, and is bounded for the run.
        if (candidate.mediaType === null || candidate.foundAt.source === material/* GITHUB_ATTESTATIONS */.Y)
            parsed.set(candidate.id, result);
        results.push(result);
    }
    const { materials, rejections, partOf } = assemble(results.flatMap((result) => (result.outcome === 'parsed' ? result.pieces : [])), hasKeys);
    return {
        materials,
        searches: searches.map((search) => withWholes(search, partOf)),
        rejections: [...results.flatMap((result) => result.rejections), ...rejections],
        placesOf: ({ candidate }) => places.get(candidate.id) ?? [candidate.foundAt],
    };
}
/** The answer of a place with parts replaced by what was put together of them: that is what is examined, and what the report lists. */
function withWholes(search, partOf) {
    if (search.outcome !== 'found' || !search.candidates.some((candidate) => partOf.has(candidate)))
        return search;
    const wholes = (candidate) => partOf.get(candidate)?.flatMap(wholes) ?? [candidate];
    const [first, ...rest] = search.candidates.flatMap(wholes);
    return first === undefined ? search : { ...search, candidates: [first, ...rest] };
}
function isUnwitnessed(examination) {
    return examination.outcome === 'rejected' && examination.rejection.code === 'WITNESSES_TOO_FEW';
}
async function gatherFrom(materials, subject, bench) {
    const { placesOf, sources, letOthersIn } = bench;
    const attestations = [];
    const { known: examinedAs, examined } = await examineAll(materials, subject, bench);
    let known = examinedAs;
    // Side by side: most of it is waiting. Of most evidence there is nothing to ask, and thousands of subjects may share it.
    const lacking = examined.filter(([{ logEntries }, { examination }]) => examination.outcome === 'rejected' && logEntries.length === 0);
    const completions = new Map(await (0,deadline/* mapBounded */.y)(lacking, limits/* limits */.F.concurrentLookups, async ([material, one]) => [material, await bench.complete(material, one, examinedAs)]));
    const rejections = [...completions.values()].flatMap((completion) => completion?.rejections ?? []);
    for (const [material, { examination: first }] of examined) {
        await letOthersIn();
        const completion = completions.get(material) ?? null;
        const examination = completion?.examination ?? first;
        if (examination.outcome === 'rejected') {
            rejections.push(examination.rejection);
            continue;
        }
        const { algorithmsNeeded, bindToSubject, weakAlgorithmsNeeded } = await __webpack_require__.e(/* import() */ 70).then(__webpack_require__.bind(__webpack_require__, 3070));
        known = await withDigests(known, algorithmsNeeded(examination.authentic), sources);
        known = await withWeak(known, weakAlgorithmsNeeded(examination.authentic, known), sources);
        const [place, ...places] = placesOf(material);
        const binding = bindToSubject(examination.authentic, known, [place, ...places, ...(completion?.seenIn ?? [])]);
        if (binding.outcome === 'rejected')
            rejections.push(binding.rejection);
        else {
            attestations.push(binding.attestation);
            const { content } = examination.authentic.fields;
            sources.onBound(binding.attestation, completion?.material ?? material, content.kind === 'message' ? content.digest : null);
        }
    }
    const asked = [...completions.values()].flatMap((completion) => completion?.searches ?? []);
    if (asked.length === 0)
        return { subject: known, searches: [], rejections, attestations };
    const { mergeSearches } = await Promise.all(/* import() */[__webpack_require__.e(187), __webpack_require__.e(517), __webpack_require__.e(831)]).then(__webpack_require__.bind(__webpack_require__, 2831));
    return { subject: known, searches: mergeSearches(asked), rejections, attestations };
}
async function examineAll(materials, subject, { examine, sources, letOthersIn }) {
    const examined = [];
    let known = subject;
    // Read once for all candidates that need it: whoever adds candidates must not have a large file read for each.
    let held = null;
    const bytes = () => (held ??= subjectBytes(subject, sources));
    for (const material of materials) {
        await letOthersIn();
        // A signature that says no digest may be over any of the strong ones.
        if (material.content.kind === 'message' && material.content.digest === null)
            known = await withDigests(known, ['sha256', 'sha384', 'sha512'], sources);
        examined.push([material, await examine(material, known, bytes)]);
    }
    return { known, examined };
}
/** Adds the digests a statement uses, computed from the file; a subject without a file keeps what it has. */
async function withDigests(subject, algorithms, { ports }) {
    const [first, ...rest] = algorithms.filter((algorithm) => !subject.digests.some((digest) => digest.startsWith(`${algorithm}:`)));
    if (first === undefined || subject.file === null)
        return subject;
    // The file is read again, and the digest it is known by with it: other bytes that lay there for a moment, and were gone before the last look, must
    // not lend it their digests.
    const { digests: [again, ...others] } = await ports.files.hash(subject.file.path, [(0,digest/* algorithmOf */.Hy)(subject.digest), first, ...rest]);
    if (again !== subject.digest)
        throw new domain_ports/* FileError */.f('changed', `${(0,errors/* bounded */.Mm)(subject.file.path)} was another file when it was read again`);
    return { ...subject, digests: [...subject.digests, ...others] };
}
async function withWeak(subject, algorithms, { ports }) {
    const [first, ...rest] = algorithms;
    if (first === undefined || subject.file === null)
        return subject;
    return { ...subject, weak: new Map([...subject.weak, ...(await ports.files.weakHash(subject.file.path, [first, ...rest]))]) };
}
// A file that is too large to be held is treated like one that is elsewhere: the signature cannot be verified, and that is said.
async function subjectBytes({ file }, { ports }) {
    return file !== null && file.bytes <= limits/* limits */.F.subjectBytesInMemory ? ports.files.read(file.path, limits/* limits */.F.subjectBytesInMemory) : null;
}


/***/ }),

/***/ 1533:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ Github),
/* harmony export */   I: () => (/* binding */ scopesOfRules)
/* harmony export */ });
/* harmony import */ var _config_configure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6555);
/* harmony import */ var _domain_deadline_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4445);
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6046);
/* harmony import */ var _domain_github_host_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6521);
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7803);
/* harmony import */ var _domain_limits_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(545);
/* harmony import */ var _net_client_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(665);
/* harmony import */ var _policy_glob_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4757);
/* harmony import */ var _policy_prepare_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9568);
// GitHub, as a run asks it: one client, made when it is needed; and whose attestations the inputs speak of.
//
// The attestations API is asked where the inputs name a source on GitHub (repo, owner), because only then somebody says whose attestations are meant,
// and where nobody names the evidence with `bundle`. What it answers stands beside what lies in files and registries; none hides another.









/** GitHub as the run asks it: one client for evidence and releases, made when it is needed. */
class Github {
    #settings;
    #ports;
    #sources = new Map();
    #made = null;
    #domain = null;
    /** Whether the API is asked for attestations of what is known to be of GitHub: its releases. */
    isAsked;
    constructor(settings, ports) {
        this.#settings = settings;
        this.#ports = ports;
        this.isAsked = asksFor(settings);
    }
    /**
     * Asks for what the API has about subjects of this run; null where it is not asked. `ofRules`: whose attestations policies speak of, beside those that
     * the inputs name.
     */
    search(ofRules) {
        const ofInputs = scopeOf(this.#settings);
        if (!this.isAsked || (ofInputs === null && ofRules === null))
            return null;
        return async (subjects) => {
            const asked = new Map();
            for (const subject of subjects) {
                for (const scope of [...(ofInputs === null ? [] : [ofInputs]), ...(ofRules?.(subject) ?? [])]) {
                    const key = scope.repo ?? scope.owner;
                    const known = asked.get(key) ?? { scope, digests: new Set() };
                    known.digests.add(subject.digest);
                    asked.set(key, known);
                }
            }
            const answers = await (0,_domain_deadline_js__WEBPACK_IMPORTED_MODULE_8__/* .mapBounded */ .y)([...asked.values()], _domain_limits_js__WEBPACK_IMPORTED_MODULE_4__/* .limits */ .F.githubRequests, async ({ scope, digests }) => (await this.attestations(scope)).search([...digests]));
            return merged(answers);
        };
    }
    /** The client, which loads with its first use. */
    async api() {
        const { GithubApi: Api } = await __webpack_require__.e(/* import() */ 541).then(__webpack_require__.bind(__webpack_require__, 6541));
        const { githubHost: host, githubApi, offline, tokens } = this.#settings;
        const { http, mask, deadline: signal } = this.#ports;
        return (this.#made ??= new Api({ host, api: githubApi, http: offline ? _net_client_js__WEBPACK_IMPORTED_MODULE_5__/* .offlineHttp */ .YP : http, tokens, mask, signal }));
    }
    /** Who asks for the attestations of a repository or an owner; one for each. */
    attestations(scope) {
        const key = scope.repo ?? scope.owner;
        const known = this.#sources.get(key) ?? Promise.all([this.api(), __webpack_require__.e(/* import() */ 943).then(__webpack_require__.bind(__webpack_require__, 9943))]).then(([api, { GithubAttestations: Source }]) => new Source(api, scope));
        this.#sources.set(key, known);
        return known;
    }
    /**
     * The trust domain of a tenant: as the user names it, else what the tenant says of itself, asked once. How it is called is documented nowhere else,
     * so there is none to guess. Rejects with `SourceError` where nobody says it.
     */
    trustDomain() {
        return (this.#domain ??= this.#askDomain());
    }
    async #askDomain() {
        if (this.#settings.tenantDomain !== null)
            return this.#settings.tenantDomain;
        const api = await this.api();
        const meta = await api.get('meta');
        const domains = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isJsonObject */ .OW)(meta ?? undefined) && (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isJsonObject */ .OW)(meta) ? meta['domains'] : undefined;
        const own = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isJsonObject */ .OW)(domains) ? domains['artifact_attestations'] : undefined;
        const domain = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isJsonObject */ .OW)(own) ? own['trust_domain'] : undefined;
        // github.com has no name, and signs releases as dotcom: what says so of a tenant would have it trust github.com's word on `acme/app`.
        if (typeof domain !== 'string' || !(0,_domain_github_host_js__WEBPACK_IMPORTED_MODULE_2__/* .isTrustDomain */ .JO)(domain) || domain.toLowerCase() === 'dotcom')
            throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SourceError */ .c8('SOURCE_MALFORMED', `${api.base.host} does not say what the trust domain of ${api.host.name} is called (/meta).`);
        return domain;
    }
    /** What has to be known of GitHub before the inputs can be compiled: who signs the releases of a tenant. `silent`: why that is not known. */
    async releaseDomain() {
        const { githubHost, require } = this.#settings;
        if (githubHost.kind !== 'tenant' || !require.some(_config_configure_js__WEBPACK_IMPORTED_MODULE_0__/* .asksRelease */ .y))
            return { tenantDomain: this.#settings.tenantDomain, silent: [] };
        try {
            return { tenantDomain: await this.trustDomain(), silent: [] };
        }
        catch (cause) {
            if (!(cause instanceof _domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SourceError */ .c8))
                throw cause;
            return { tenantDomain: null, silent: [{ at: { source: 'trust', address: githubHost.name }, outcome: 'unavailable', code: cause.code, cause }] };
        }
    }
    notes() {
        const { tokenOf, githubHost } = this.#settings;
        const isForeign = tokenOf !== null && this.#made?.hasToken === false;
        const isUnasked = this.#settings.githubHost.kind === 'server' && !this.isAsked && scopeOf(this.#settings) !== null && asksBut(this.#settings);
        return [...(this.#made?.notes() ?? []), ...(isForeign ? [(0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('CREDENTIALS_UNUSABLE', { about: githubHost.name, level: 'note', what: `A token in github-token is taken for one of ${(0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .bounded */ .Mm)(tokenOf, 128)}, whose runner this is; ${githubHost.name} was asked without it.`, next: `Write ${githubHost.name}=TOKEN for a token of ${githubHost.name}.` })] : []), ...(isUnasked ? [(0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('NOT_ON_THIS_HOST', { about: 'github-host', level: 'note', seen: this.#settings.githubHost.name })] : [])];
    }
}
function merged(answers) {
    const [first, ...rest] = answers;
    if (first === undefined || rest.length === 0)
        return first ?? new Map();
    const all = new Map();
    for (const [digest, searches] of answers.flatMap((one) => [...one]))
        all.set(digest, [...(all.get(digest) ?? []), ...searches]);
    return all;
}
/** Whose attestations the rules about a subject speak of: the repositories and owners that they name as text. */
function scopesOfRules(layers) {
    return (subject) => layers.flatMap((layer) => layer.rules.filter((rule) => (0,_policy_glob_js__WEBPACK_IMPORTED_MODULE_6__/* .isAbout */ .KH)(rule.match, subject, layer.mirrors)).flatMap((rule) => (0,_policy_prepare_js__WEBPACK_IMPORTED_MODULE_7__/* .leavesOf */ .wf)(rule.require)).flatMap(scopesOfLeaf));
}
function scopesOfLeaf({ where, signedBy }) {
    const constraints = [where, ...signedBy.flatMap((signer) => (signer.kind === 'keyless' ? [signer.accept, signer.facts] : [signer.facts]))];
    const named = (claim) => constraints.flatMap((one) => {
        const pattern = one.get(claim);
        return pattern?.kind === 'text' && !pattern.star ? pattern.anyOf : [];
    });
    const repos = named('repo').map((repo) => ({ owner: repo.split('/')[0] ?? repo, repo }));
    return repos.length > 0 ? repos : named('owner').map((owner) => ({ owner, repo: null }));
}
/** Whose attestations the inputs speak of; null where they name no source on GitHub. */
function scopeOf({ constraints, githubHost }) {
    const named = (name) => {
        const value = constraints.get(name)?.[0] ?? null;
        return value !== null && githubHost.kind !== 'public' && value.startsWith(`${githubHost.name}/`) ? value.slice(githubHost.name.length + 1) : value;
    };
    const repo = named('repo');
    const owner = repo?.split('/')[0] ?? named('owner');
    return owner === null ? null : { owner, repo };
}
// A server of one's own has no attestations API as far as is known: that it is silent would make every file without evidence indeterminate.
function asksFor(settings) {
    return settings.githubAttestations === 'always' ? !settings.offline : settings.githubHost.kind !== 'server' && asksBut(settings);
}
// Who names the evidence means it, as for what lies beside a file.
function asksBut({ githubAttestations, offline, bundle }) {
    return githubAttestations === 'auto' && !offline && bundle.length === 0;
}


/***/ }),

/***/ 3182:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Yf: () => (/* binding */ NOTHING_GIVEN),
  hH: () => (/* binding */ decidingInputs),
  g2: () => (/* binding */ policyTools),
  Q8: () => (/* binding */ readGiven)
});

// EXTERNAL MODULE: ./build/config/inputs.js
var inputs = __webpack_require__(9190);
// EXTERNAL MODULE: ./build/domain/cloud-build.js
var cloud_build = __webpack_require__(6097);
// EXTERNAL MODULE: ./build/domain/errors.js
var errors = __webpack_require__(6046);
// EXTERNAL MODULE: ./build/domain/file-line.js
var file_line = __webpack_require__(3746);
// EXTERNAL MODULE: ./build/domain/json.js
var json = __webpack_require__(7803);
// EXTERNAL MODULE: ./build/domain/limits.js
var limits = __webpack_require__(545);
// EXTERNAL MODULE: ./build/trust-groups.js
var trust_groups = __webpack_require__(463);
;// CONCATENATED MODULE: ./build/trust/cloud-build.js
// The keys of Google Cloud Build that are built in (seeds/cloud-build/ORIGIN.md). They count only where an input names that builder.
/** The built-in keys. */
async function cloudBuildKeys() {
    const { default: keys } = await __webpack_require__.e(/* import() */ 66).then(__webpack_require__.t.bind(__webpack_require__, 1066, 17));
    return keys;
}

// EXTERNAL MODULE: ./build/verification/keys.js
var verification_keys = __webpack_require__(3416);
;// CONCATENATED MODULE: ./build/given.js
// Files that decide about the verdict, as inputs name them: policies, keys, trust roots, checks. Read before anything is asked; all that is wrong with them
// is said at once.









/** The keys the user gave: PEM as it stands, or read from its file. All that is wrong with them at once. */
async function readKeys(settings, readOne) {
    const [builtIn, ...read] = await Promise.all([builtInKeys(settings), ...settings.key.map((value, index) => readUserKey(value, settings.keyIds[index] ?? null, settings, readOne))]);
    const given = read.flatMap((key) => ('code' in key ? [] : [key]));
    // One of them by another name, or by none, is that key all the same: it signs for everybody.
    const named = given.map((key) => builtIn.find(({ digest }) => digest === key.digest) ?? key);
    const isAsked = settings.constraints.get('builder-id')?.some(cloud_build/* isCloudBuild */.S5) === true;
    return { keys: [...(isAsked ? builtIn : []), ...named], problems: read.flatMap((key) => ('code' in key ? [key] : [])) };
}
/** The keys of builders that are built in. No log is asked for: Google Cloud Build has none, and its keys are not the user's to choose. */
async function builtInKeys(settings) {
    return settings.key.length === 0 && !settings.constraints.has('builder-id') ? [] : cloudBuildTrustedKeys(termsOf(settings));
}
async function cloudBuildTrustedKeys(terms) {
    const keys = await cloudBuildKeys();
    return keys.flatMap(({ keyid, spki }) => (0,verification_keys/* readKey */.YZ)(Buffer.from(spki, 'base64'), `Google Cloud Build ${(0,cloud_build/* cloudBuildKey */.rj)(keyid)?.name ?? ''}`, { ...terms, log: 'none' }, keyid) ?? []);
}
async function readUserKey(value, keyid, settings, readOne) {
    const terms = (0,cloud_build/* cloudBuildKey */.rj)(keyid) === null ? termsOf(settings) : { ...termsOf(settings), log: 'none' };
    const isPem = value.startsWith('-----BEGIN ');
    const had = isPem ? null : await readOne(value, limits/* limits */.F.keyBytes);
    if (had !== null && 'fault' in had)
        return (0,errors/* problem */.CC)('CONFIG_INVALID_VALUE', { about: 'key', what: `The key cannot be read: ${had.fault}`, seen: value, expected: 'a PEM public key, or the path of one' });
    const pem = had === null ? value : utf8(had.bytes);
    return (pem === null ? null : (0,verification_keys/* parseKey */.Do)(pem, isPem ? 'key' : value, terms, keyid)) ?? (0,errors/* problem */.CC)('CONFIG_INVALID_VALUE', { about: 'key', what: 'This is not a public key that can be used.', seen: value.split('\n')[0] ?? value, expected: `PEM of a public key: ${verification_keys/* keyKinds */.r2}` });
}
function termsOf({ keyLog, keyValidity, thresholds: { times, timestamps } }) {
    return { log: keyLog, validity: keyValidity, times: times ?? 'none', timestamps: timestamps ?? 'none' };
}
/** Nothing, as where the run ended before it was read. */
const NOTHING_GIVEN = { keys: [], checks: [], trustedRoot: null, tufRoot: null, registryCa: [], loaded: { policies: [], problems: [], notes: [] }, problems: [], notes: [] };
/** The values of inputs that name files which decide about the verdict. */
function decidingInputs({ policy, key, trustedRoot, tuf, check, registryCa }) {
    return [...valuesOf('policy', policy), ...valuesOf('key', key), ...valuesOf('trusted-root', [trustedRoot]), ...valuesOf('tuf-root', [tuf?.root ?? null]), ...valuesOf('check', check), ...valuesOf('registry-ca', [registryCa])];
}
function valuesOf(about, texts) {
    return texts.flatMap((text) => (text === null || text.startsWith('-----BEGIN ') ? [] : [{ about, text }]));
}
/** Reads all that decides, and says all that is wrong with it. */
async function readGiven(settings, reading) {
    const readOne = (text, maxBytes) => {
        const line = (0,file_line/* parseFileLine */.o$)(text);
        if (line === null)
            return Promise.resolve({ fault: `it is not of the form ${file_line/* githubFileForm */.kk}.`, name: text });
        return line.kind === 'github' && !reading.mayAsk ? Promise.resolve({ fault: 'nothing was asked, as other inputs cannot be used.', name: text }) : reading.deciding.read(line, maxBytes);
    };
    const policies = reading.mayAsk ? settings.policy : settings.policy.filter((line) => !line.startsWith('github:'));
    const [{ keys, problems: keyProblems }, { checks, problems: checkProblems, notes }, trustedRoot, tufRoot, { certificates, problems: caProblems }, loaded] = await Promise.all([
        readKeys(settings, readOne), readChecks(settings.check, readOne), readRoot(settings.trustedRoot, 'trusted-root', readOne), readRoot(settings.tuf?.root ?? null, 'tuf-root', readOne), readRegistryCa(settings, readOne),
        policies.length === 0 ? NOTHING_GIVEN.loaded : (await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(254)]).then(__webpack_require__.bind(__webpack_require__, 2254))).loadPolicies(policies, reading.deciding, policyTools(settings, reading.ports)),
    ]);
    const roots = [trustedRoot, tufRoot].flatMap((root) => (root !== null && 'code' in root ? [root] : []));
    return { keys, checks, registryCa: certificates, loaded, trustedRoot: fileIn(trustedRoot), tufRoot: fileIn(tufRoot), problems: [...keyProblems, ...checkProblems, ...roots, ...caProblems, ...loaded.problems], notes };
}
function fileIn(root) {
    return root === null || 'code' in root ? null : root;
}
/** What is wrong with checks, by their texts. What reads them is loaded where there are any. */
async function lintChecks(checks) {
    return checks.length === 0 ? [] : (await __webpack_require__.e(/* import() */ 282).then(__webpack_require__.bind(__webpack_require__, 6282))).lintChecks(checks);
}
/** What policies are read with. */
function policyTools(settings, ports) {
    return {
        parseKey: verification_keys/* parseKey */.Do, keyKinds: verification_keys/* keyKinds */.r2, guardedInputs: inputs/* guardedInputs */.I, githubHost: settings.githubHost,
        builtInKeys: () => cloudBuildTrustedKeys(termsOf(settings)),
        isBuiltIn: ({ keyid }) => (0,cloud_build/* cloudBuildKey */.rj)(keyid) !== null,
        domainNames: (roots) => (0,trust_groups/* domainNames */.x)(roots, ports),
        lintChecks,
    };
}
/** The checks that inputs name, each a file. */
async function readChecks(lines, readOne) {
    const read = await Promise.all(lines.map(async (text) => {
        const had = await readOne(text, limits/* limits */.F.policyFileBytes);
        if ('fault' in had)
            return (0,errors/* problem */.CC)('POLICY_UNAVAILABLE', { about: 'check', what: `The check cannot be read: ${had.fault}`, seen: text });
        const language = /\.(cel|cue|rego)(?:@[^@]+)?$/.exec(text)?.[1];
        const source = utf8(had.bytes);
        if (source === null)
            return (0,errors/* problem */.CC)('CONFIG_INVALID_VALUE', { about: 'check', what: 'The check is not UTF-8.', seen: text });
        return { language: language === 'cue' || language === 'rego' ? language : 'cel', dialect: language === 'cel' ? 'native' : 'cosign', text: source, at: { file: text, line: 1, column: 1 } };
    }));
    const checks = read.flatMap((one) => ('code' in one ? [] : [one]));
    const linted = await lintChecks(checks);
    return { checks, problems: [...read.flatMap((one) => ('code' in one ? [one] : [])), ...linted.filter(({ level }) => level === 'error')], notes: linted.filter(({ level }) => level !== 'error') };
}
function utf8(bytes) {
    try {
        return (0,json/* decodeUtf8 */._6)(bytes);
    }
    catch (cause) {
        if (!(cause instanceof json/* JsonError */.N3))
            throw cause;
        return null;
    }
}
/** Certificates of authorities for registries, in PEM. */
async function readRegistryCa({ registryCa: path }, readOne) {
    if (path === null)
        return { certificates: [], problems: [] };
    const wrong = (what) => ({ certificates: [], problems: [(0,errors/* problem */.CC)('CONFIG_INVALID_VALUE', { about: 'registry-ca', what, seen: path, expected: 'a file of PEM certificates' })] });
    const had = await readOne(path, limits/* limits */.F.registryCaBytes);
    if ('fault' in had)
        return wrong(`The file cannot be read: ${had.fault}`);
    const certificates = utf8(had.bytes)?.match(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g) ?? [];
    return certificates.length === 0 ? wrong('The file holds no certificate.') : { certificates, problems: [] };
}
async function readRoot(path, about, readOne) {
    if (path === null)
        return null;
    const had = await readOne(path, limits/* limits */.F.trustRootBytes);
    return 'fault' in had ? (0,errors/* problem */.CC)('TRUST_MALFORMED', { about, what: `The trust root cannot be read: ${had.fault}`, seen: path, next: 'Check the path.' }) : { bytes: had.bytes, origin: had.name };
}


/***/ }),

/***/ 560:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BY: () => (/* binding */ isAtOneOf),
/* harmony export */   Lu: () => (/* binding */ resolveBySystem),
/* harmony export */   NJ: () => (/* binding */ isPrivateLiteral),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   rN: () => (/* binding */ guardedLookup),
/* harmony export */   vt: () => (/* binding */ requireAskable),
/* harmony export */   w4: () => (/* binding */ hostOf)
/* harmony export */ });
/* harmony import */ var node_dns__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(610);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7030);
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6046);
// Which addresses are never asked: those that a hostile URL would have us ask from inside (server-side request forgery).
//
// URLs come from redirects, challenges of registries and evidence. The metadata services of clouds hand out credentials of the machine to whoever
// asks over link-local addresses. What counts is the address a name resolves to, not the name: so the check sits in the look-up that the connection
// itself uses, and there is no second one that could answer differently. Private networks are not refused: registries of companies are there.



/** Resolves as the system does, hosts file and all. */
const resolveBySystem = (hostname) => node_dns__WEBPACK_IMPORTED_MODULE_0__.promises.lookup(hostname, { all: true });
/** Link-local addresses, and those of the metadata services that lie elsewhere. IPv4 rules hold for IPv4-mapped IPv6 addresses too. */
const FORBIDDEN = new node_net__WEBPACK_IMPORTED_MODULE_1__.BlockList();
FORBIDDEN.addSubnet('169.254.0.0', 16, 'ipv4');
FORBIDDEN.addSubnet('fe80::', 10, 'ipv6');
FORBIDDEN.addAddress('fd00:ec2::254', 'ipv6');
FORBIDDEN.addAddress('100.100.100.200', 'ipv4');
FORBIDDEN.addAddress('168.63.129.16', 'ipv4');
// The same behind a NAT64 gateway (RFC 6052): its IPv6 address holds the IPv4 one.
FORBIDDEN.addSubnet('64:ff9b::169.254.0.0', 112, 'ipv6');
const LOOPBACK = new node_net__WEBPACK_IMPORTED_MODULE_1__.BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');
// The unspecified address reaches the machine itself as well.
LOOPBACK.addSubnet('0.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::', 'ipv6');
/** Networks of companies and providers (RFC 1918, RFC 4193, RFC 6598), also behind a NAT64 gateway. Asked where the user named them. */
const PRIVATE = new node_net__WEBPACK_IMPORTED_MODULE_1__.BlockList();
for (const [network, bits] of [['10.0.0.0', 8], ['172.16.0.0', 12], ['192.168.0.0', 16], ['100.64.0.0', 10]]) {
    PRIVATE.addSubnet(network, bits, 'ipv4');
    PRIVATE.addSubnet(`64:ff9b::${network}`, 96 + bits, 'ipv6');
}
PRIVATE.addSubnet('fc00::', 7, 'ipv6');
/** Names of metadata services; a proxy would resolve them where we cannot see it. */
const METADATA_NAMES = new Set(['metadata', 'metadata.google.internal', 'metadata.goog', 'instance-data', 'instance-data.ec2.internal']);
/** The host of a URL as a name or an address, without brackets and final dots. */
function hostOf(url) {
    return url.hostname.replace(/^\[|\]$/g, '').replace(/\.+$/, '');
}
/** Whether the URL names this machine itself, by a name or an address that can mean nothing else. */
function isLoopback(url) {
    const host = hostOf(url);
    return host === 'localhost' || isIn(LOOPBACK, host);
}
/**
 * Whether the URL is at one of these hosts, as they are written. Without a port a host means its usual ones; with a port it means that one alone, also
 * where it is a usual one, which no URL shows: `registry.test:80` is another server than `https://registry.test`.
 */
function isAtOneOf(url, hosts) {
    if (url.port !== '')
        return hosts.has(url.host);
    return hosts.has(url.hostname) || hosts.has(`${url.hostname}:${url.protocol === 'https:' ? '443' : '80'}`);
}
/** Whether the URL holds an address of a private network, instead of a name. What a name resolves to is not asked. */
function isPrivateLiteral(url) {
    return isIn(PRIVATE, hostOf(url));
}
function isIn(list, address) {
    const family = (0,node_net__WEBPACK_IMPORTED_MODULE_1__.isIP)(address);
    return family !== 0 && list.check(address, family === 4 ? 'ipv4' : 'ipv6');
}
/**
 * Throws `SourceError` (`SOURCE_REFUSED`) for a host that is never asked, as far as its name tells. An address in a URL is resolved by nobody, so
 * this is the only look at it.
 */
function requireAskable(url) {
    const host = hostOf(url);
    if (METADATA_NAMES.has(host))
        throw refused(host);
    requireAskableAddress(host, host);
}
function requireAskableAddress(host, address) {
    if (isIn(FORBIDDEN, address))
        throw refused(host);
}
function refused(host) {
    return new _domain_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SourceError */ .c8('SOURCE_REFUSED', `${host} is not asked: its address is the network link's own or a metadata service's.`);
}
/**
 * Returns the look-up for a connection. It fails where any of the addresses is never asked, and, unless `loopback` allows it, where one is this
 * machine: a name of the user's own may mean it, one that a redirect leads to may not.
 */
function guardedLookup(resolve, { loopback }) {
    return (hostname, options, callback) => {
        const answer = async () => {
            const addresses = await resolve(hostname);
            for (const { address } of addresses) {
                requireAskableAddress(hostname, address);
                if (!loopback && isIn(LOOPBACK, address))
                    throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SourceError */ .c8('SOURCE_REFUSED', `A redirect leads to ${hostname}, which is this machine itself.`);
            }
            const [first, ...others] = addresses;
            if (first === undefined)
                throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SourceError */ .c8('SOURCE_DNS', `${hostname} has no address.`);
            return [first, ...others];
        };
        answer().then(([first, ...others]) => {
            if (options.all === true)
                callback(null, [first, ...others]);
            else
                callback(null, first.address, first.family);
        }, (cause) => callback(asError(cause), '', 0));
    };
}
// The types of node: want an Error; what is not one (from another realm) is wrapped, its code kept by the cause.
function asError(cause) {
    return cause instanceof Error ? cause : new Error('the name cannot be resolved', { cause });
}


/***/ }),

/***/ 3235:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ holds)
/* harmony export */ });
/* unused harmony export describePattern */
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6046);
/* harmony import */ var _domain_version_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8729);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4757);
// One constraint against one claim: the only place where what a policy wants is compared with what evidence states.
//
// Values come from certificates and statements; who made the evidence may have chosen them. Comparison is exact and case-sensitive. The subject's
// version comes from a tag or a lockfile, attacker-controlled too: it is put into patterns that are already parsed, so a `*` in it stays a `*`.



/**
 * Compares the values of a claim with a pattern. A claim that is absent never holds.
 *
 * A certificate with several names holds when one of them does: each name is vouched for by the authority.
 */
function holds(pattern, values, context) {
    if (values === undefined)
        return { ok: false, code: 'CLAIM_ABSENT', expected: describePattern(pattern), seen: null };
    const texts = values.map((claim) => claim.value);
    switch (pattern.kind) {
        case 'text': return holdsText(pattern, texts, context);
        case 'regexp': return holdsRegexp(pattern, texts, context);
        case 'version': return texts.some((text) => isInRange(text, pattern)) ? HOLDS : mismatch(pattern, texts);
        case 'builder': return holdsBuilder(pattern, texts);
        case 'number': return texts.some((text) => isBetween(text, pattern.min, pattern.max)) ? HOLDS : mismatch(pattern, texts);
        default: return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .assertNever */ .xb)(pattern);
    }
}
/** The words for a pattern in reports; placeholders stand as they were written. */
function describePattern(pattern) {
    switch (pattern.kind) {
        case 'text': return pattern.anyOf.join(' or ');
        case 'regexp': return `a match of ${pattern.source}`;
        case 'version': return `${pattern.prefix}<version in ${pattern.range}>`;
        case 'builder': return `${pattern.name} at any version`;
        case 'number': return [pattern.min === null ? [] : `at least ${pattern.min}`, pattern.max === null ? [] : `at most ${pattern.max}`].flat().join(' and ') || 'a number';
        default: return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .assertNever */ .xb)(pattern);
    }
}
const HOLDS = { ok: true, warnings: [] };
function mismatch(pattern, texts) {
    return { ok: false, code: 'CLAIM_MISMATCH', expected: describePattern(pattern), seen: texts.join(', ') };
}
function holdsText(pattern, texts, context) {
    const wanted = pattern.anyOf.map((text) => expand(text, pattern.star, context.subject));
    const known = wanted.filter((one) => !one.unknown);
    if (known.some(({ parts }) => texts.some((text) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesParts */ .m0)(parts, text))))
        return HOLDS;
    const expected = wanted.map(({ shown }) => shown).join(' or ');
    const spelled = texts.find((text) => known.some(({ parts }) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesParts */ .m0)(lowered(parts), text.toLowerCase())));
    if (spelled !== undefined)
        return { ok: false, code: 'IDENTITY_CASE_ONLY', expected, seen: spelled };
    const slug = context.claim === 'certificate-oidc-issuer' ? enterpriseHint(known.map(({ shown }) => shown), texts) : null;
    if (slug !== null)
        return { ok: false, code: 'ISSUER_ENTERPRISE_SLUG', expected: `${expected} (${slug.hint})`, seen: slug.seen };
    return { ok: false, code: wanted.length > known.length ? 'VERSION_UNKNOWN' : 'CLAIM_MISMATCH', expected, seen: texts.join(', ') };
}
/** Parses a text pattern once and puts the subject's own tag and version in as literals. */
function expand(text, star, { version }) {
    const parts = [];
    let shown = '';
    let unknown = false;
    for (const word of text.split(/(\{tag\}|\{version\}|\*)/).filter((piece) => piece !== '')) {
        const placeholder = word === '{tag}' || word === '{version}';
        const value = placeholder ? (word === '{tag}' ? version?.tag : version?.version) : word;
        // An empty version would turn `v{version}` into `v`, which is somebody's tag.
        unknown ||= placeholder && (value ?? '') === '';
        shown += value ?? word;
        parts.push(word === '*' && star ? { kind: 'run' } : { kind: 'literal', text: value ?? word });
    }
    return { parts, shown, unknown };
}
function lowered(parts) {
    return parts.map((part) => (part.kind === 'literal' ? { kind: 'literal', text: part.text.toLowerCase() } : part));
}
const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';
/** Whether wanted and seen issuer are GitHub's and differ by one enterprise's slug, and what to set then. Never accepted by itself. */
function enterpriseHint(wanted, texts) {
    for (const seen of texts) {
        const slug = slugOf(seen);
        if (slug !== null && wanted.includes(GITHUB_ISSUER))
            return { seen, hint: `set enterprise to ${slug} if that enterprise is yours` };
        if (seen === GITHUB_ISSUER && wanted.some((issuer) => slugOf(issuer) !== null))
            return { seen, hint: 'leave enterprise out if this is not the issuer of an enterprise' };
    }
    return null;
}
function slugOf(issuer) {
    return /^\/([A-Za-z0-9_.-]+)$/.exec(issuer.startsWith(GITHUB_ISSUER) ? issuer.slice(GITHUB_ISSUER.length) : '')?.[1] ?? null;
}
// ── regular expressions
/** Matches, then probes: a pattern that would also accept somebody else's identity does not hold, whoever's identity it matched. */
function holdsRegexp(pattern, texts, { claim, regexps }) {
    const regexp = regexps?.compile(pattern.source);
    if (regexps == null || regexp === undefined || 'fault' in regexp)
        throw new TypeError('a regular expression was not prepared');
    const matched = texts.filter((text) => regexp.test(text));
    if (matched.length === 0)
        return mismatch(pattern, texts);
    const warnings = [];
    for (const value of matched) {
        const { foreign, loose, fixed } = regexps.probe(regexp, value, claim);
        const [worst] = foreign;
        if (worst !== undefined && !pattern.unsafeOpen) {
            return { ok: false, code: 'PATTERN_OPEN', expected: fixed ?? 'a pattern from ^ to $ that writes out whom it means, with \\. for each dot', seen: `${value}, and as well ${worst.text}` };
        }
        if (worst !== undefined)
            warnings.push((0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)('PATTERN_OPEN', { about: claim, level: 'warning', seen: worst.text, expected: fixed ?? pattern.source, what: `The pattern leaves ${listed(foreign.map(({ opens }) => opens))} open: somebody else's identity would pass.` }));
        if (loose.length > 0)
            warnings.push((0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)('PATTERN_LOOSE', { about: claim, level: 'warning', seen: firstOfEach(loose), expected: pattern.source, what: `The pattern leaves ${listed(loose.map(({ opens }) => opens))} open: what was seen would pass as well.` }));
    }
    return { ok: true, warnings };
}
function listed(words) {
    const distinct = [...new Set(words)];
    return distinct.length < 2 ? distinct.join('') : `${distinct.slice(0, -1).join(', ')} and ${distinct.at(-1) ?? ''}`;
}
/** One example for each thing that is left open. */
function firstOfEach(variants) {
    return variants.filter((variant, index) => variants.findIndex(({ opens }) => opens === variant.opens) === index).map(({ text }) => text).join(', ');
}
// ── builders, versions and numbers
/**
 * Of a workflow the version begins at the first `@` behind which a ref can start, as in a certificate: `build.yml@evil.yml@refs/heads/main` is no version of
 * `build.yml`. Of every other builder it is what stands behind the only `@`.
 */
function holdsBuilder(pattern, texts) {
    const names = texts.map((text) => /^(.+?)@(?:refs\/.+|[0-9a-f]{40}|[0-9a-f]{64})$/s.exec(text)?.[1] ?? (text.split('@').length === 2 ? (text.split('@')[0] ?? text) : text));
    if (names.includes(pattern.name))
        return HOLDS;
    const spelled = names.findIndex((name) => name.toLowerCase() === pattern.name.toLowerCase());
    return spelled < 0 ? mismatch(pattern, texts) : { ok: false, code: 'IDENTITY_CASE_ONLY', expected: describePattern(pattern), seen: texts[spelled] ?? null };
}
function isInRange(text, { prefix, range, short }) {
    const parse = short ? _domain_version_js__WEBPACK_IMPORTED_MODULE_2__/* .parseTagVersion */ .An : _domain_version_js__WEBPACK_IMPORTED_MODULE_2__/* .parseVersion */ .ot;
    const version = text.startsWith(prefix) ? parse(text.slice(prefix.length)) : null;
    const parsed = (0,_domain_version_js__WEBPACK_IMPORTED_MODULE_2__/* .parseRange */ .RC)(range);
    return version !== null && parsed !== null && (0,_domain_version_js__WEBPACK_IMPORTED_MODULE_2__/* .satisfies */ .ib)(version, parsed);
}
/** Plain decimals only: `Number` would read an empty text as 0, and 0x10 and 1e3 as numbers. */
function isBetween(text, min, max) {
    if (!/^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/.test(text))
        return false;
    const value = Number(text);
    return Number.isFinite(value) && (min === null || value >= min) && (max === null || value <= max);
}


/***/ }),

/***/ 4757:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KH: () => (/* binding */ isAbout),
/* harmony export */   m0: () => (/* binding */ matchesParts),
/* harmony export */   matchesGlob: () => (/* binding */ matchesGlob),
/* harmony export */   uc: () => (/* binding */ upstreamNames)
/* harmony export */ });
/* unused harmony export parseGlob */
/* harmony import */ var _domain_image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(880);
/* harmony import */ var _domain_file_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3746);
/* harmony import */ var _domain_limits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(545);
// Which subjects a rule is about, and the one matcher for `*`.
//
// Names of subjects are partly chosen by others (a repository's author names the image). The matcher follows all possible positions at once, so
// no name and no pattern makes it take longer than length times parts: there is no backtracking to attack.



/** Whether the parts cover the whole text. Case-sensitive. */
function matchesParts(parts, text) {
    const [only] = parts;
    if (only?.kind === 'literal' && parts.length === 1)
        return only.text === text;
    let positions = new Set([0]);
    for (const part of parts)
        positions = advance(part, positions, text);
    return positions.has(text.length);
}
/**
 * Parses a glob.
 *
 *   path      "**" anything, "*" anything but "/", all else stands for itself
 *   wildcard  "*" anything, "?" one character
 *   reference as path, but one "*" alone, and two with a "/" between, are the images of Docker Hub
 */
function parseGlob({ text, dialect }) {
    const written = dialect === 'reference' ? (HUB_GLOBS.get(text) ?? text) : text;
    const words = dialect === 'wildcard' ? written.split(/([*?])/) : written.split(/(\*\*|\*)/);
    return words.filter((word) => word !== '').map((word) => {
        if (word === '**')
            return { kind: 'anything' };
        if (word === '*')
            return { kind: dialect === 'wildcard' ? 'anything' : 'run' };
        if (word === '?' && dialect === 'wildcard')
            return { kind: 'one' };
        return { kind: 'literal', text: word };
    });
}
/** Whether a name is of a glob. */
function matchesGlob(glob, name) {
    return matchesParts(parseGlob(glob), name);
}
/**
 * Whether a rule or waiver is about a subject: one of its globs for this kind has one of its names, and no exception has that name.
 *
 * A bare digest is no image, file or package: only globs of the kind `any` are about it. A copy of an image has the name of its upstream as well, and what
 * is written in a longer way the name that it has without it: a `:443` or `./` more would else lead around a rule.
 */
function isAbout(match, subject, mirrors = []) {
    const names = new Set([subject.name, ...plainNames(subject)].flatMap((name) => (subject.kind === 'image' ? [name, ...upstreamNames(name, mirrors)] : [name])));
    const globs = match.anyOf.filter((one) => one.kind === 'any' || one.kind === subject.kind);
    return [...names].map((name) => ({ ...subject, name })).some((one) => globs.some(({ glob }) => matchesSubject(glob, one)) && !match.except.some((glob) => matchesSubject(glob, one)));
}
/** The port that is meant where none is written, and parts of a path that lead nowhere. */
function plainNames({ kind, name }) {
    if (kind === 'image')
        return [name.replace(/^([^/]+):443\//, '$1/')];
    return kind === 'file' && !name.startsWith('/') ? [(0,_domain_file_line_js__WEBPACK_IMPORTED_MODULE_2__/* .normalized */ .A9)(name) ?? name] : [];
}
/** The names that an image has at the repositories of which its own serves copies, and at those of which these do. A mirror of itself leads on and on; so many names are enough. */
function upstreamNames(name, mirrors) {
    const names = new Set([name]);
    // A set is gone through to its end, also to what is added on the way.
    for (const one of names)
        for (const { copy, upstream } of mirrors)
            if (names.size < _domain_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .limits */ .F.upstreamNames && one.startsWith(`${copy}/`))
                names.add(`${upstream}${one.slice(copy.length)}`);
    names.delete(name);
    return [...names];
}
function matchesSubject(glob, subject) {
    const names = glob.dialect === 'reference' && subject.kind === 'image' ? waysToWrite(subject) : [subject.name];
    return names.some((name) => matchesGlob(glob, name));
}
const HUB_GLOBS = new Map([['*', `${_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .DOCKER_HUB */ .Xb}/library/*`], ['*/*', `${_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .DOCKER_HUB */ .Xb}/*/*`]]);
/**
 * Every way to write an image: by name, with the digest that is judged or that of its index, with the tag that was written, as it was written; and the
 * same without the name of Docker Hub. A cluster knows one of them, that with the digest. More globs fit here, so more policies have to be passed.
 */
function waysToWrite({ name, digest, image }) {
    const reference = image === null ? null : (0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseImageReference */ .o_)(image.reference);
    const tag = reference?.tag ?? null;
    const canonical = [name, `${name}@${digest}`, ...(image?.index == null ? [] : [`${name}@${image.index}`]), ...(tag === null ? [] : [`${name}:${tag}`]), ...(reference?.kind === 'pinned' ? [`${name}@${reference.digest}`] : [])];
    return [...canonical, ...(image === null ? [] : [image.reference]), ...canonical.flatMap(asOnDockerHub)];
}
function asOnDockerHub(name) {
    if (!name.startsWith(`${_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .DOCKER_HUB */ .Xb}/`))
        return [];
    const path = name.slice(_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .DOCKER_HUB */ .Xb.length + 1);
    return [`docker.io/${path}`, path, ...(path.startsWith('library/') ? [path.slice('library/'.length)] : [])];
}
/** The positions that can be reached over one part. */
function advance(part, from, text) {
    const to = new Set();
    for (const position of from) {
        switch (part.kind) {
            case 'literal':
                if (text.startsWith(part.text, position))
                    to.add(position + part.text.length);
                break;
            case 'one':
                if (position < text.length)
                    to.add(position + 1);
                break;
            case 'run':
            case 'anything':
                // Where another position has already run through here, the rest is in the set.
                for (let at = position; !to.has(at); at += 1) {
                    to.add(at);
                    if (at >= text.length || (part.kind === 'run' && text[at] === '/'))
                        break;
                }
                break;
        }
    }
    return to;
}


/***/ }),

/***/ 4047:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S: () => (/* binding */ judge)
});

// EXTERNAL MODULE: ./build/domain/attestation.js
var domain_attestation = __webpack_require__(8223);
// EXTERNAL MODULE: ./build/domain/errors.js
var errors = __webpack_require__(6046);
// EXTERNAL MODULE: ./build/domain/predicate-types.js
var predicate_types = __webpack_require__(5940);
// EXTERNAL MODULE: ./build/domain/verdict.js
var verdict = __webpack_require__(272);
// EXTERNAL MODULE: ./build/policy/constraints.js
var constraints = __webpack_require__(3235);
// EXTERNAL MODULE: ./build/policy/leaf.js
var policy_leaf = __webpack_require__(1335);
;// CONCATENATED MODULE: ./build/policy/deny.js
// Deny rules: the last word. What one of them names never counts, in any layer, and no mode or waiver excuses it.
//
// A deny rule takes evidence away instead of failing whatever it is found beside: whoever can write to a registry could else plant denied evidence
// to stop a release, or delete it to let one pass. Where in doubt a rule that denies is read widely, as a rule that accepts is read narrowly.


/**
 * Whether a rule denies this very subject, whatever evidence there is. An image is denied with every index that lists it, and an index with each of its
 * images: people deploy the one and see the digest of the other. So does a rule that names nothing: it can only be a mistake.
 */
function deniesSubject(rule, { digest, digests, listedIn, lists = [] }) {
    const indexes = listedIn.flatMap((one) => (one.how === 'index' ? [one.container, ...one.digests] : []));
    return (rule.digests.length === 0 && !isAboutEvidence(rule)) || [digest, ...digests, ...indexes, ...lists].some((one) => rule.digests.includes(one));
}
/** The attestations that no rule may count, each with the deny rule that names it. The rules of all layers apply to all layers. */
function denyEvidence(policy, attestations, bench) {
    // Where several name the same evidence, the one that is reported does not depend on the order of layers.
    const rules = policy.flatMap((layer) => layer.deny).filter(isAboutEvidence).toSorted((a, b) => (0,policy_leaf/* compareTexts */.qy)(orderKey(a), orderKey(b)));
    return new Map(attestations.flatMap((attestation) => {
        const rule = rules.find((one) => deniesEvidence(one, attestation, bench));
        return rule === undefined ? [] : [[attestation, rule]];
    }));
}
function orderKey({ at, claims, witnessedBetween, reason }) {
    return JSON.stringify([at, [...claims], witnessedBetween, reason]);
}
function isAboutEvidence(rule) {
    return rule.claims.size > 0 || rule.witnessedBetween.some((instant) => instant !== null);
}
function deniesEvidence(rule, attestation, bench) {
    return [...rule.claims].every(([claim, pattern]) => {
        const values = attestation.claims.get(claim);
        if (values === undefined)
            return false;
        const holding = (0,constraints/* holds */.v)(pattern, values, { subject: bench.subject, regexps: bench.regexps, claim });
        // That a pattern is too open, a name is spelled in another case or the version is unknown keeps nobody from being denied.
        return holding.ok || holding.code === 'PATTERN_OPEN' || holding.code === 'IDENTITY_CASE_ONLY' || holding.code === 'VERSION_UNKNOWN';
    }) && isWithin(rule.witnessedBetween, attestation);
}
/** Whether a witness saw the signature in the window. A signature nobody dated could be from any time, so it is within. */
function isWithin([from, to], attestation) {
    if (from === null && to === null)
        return true;
    const times = attestation.witnessed.flatMap(({ at }) => (at === null ? [] : [at.getTime()]));
    return times.length === 0 || times.some((time) => (from === null || time >= Date.parse(from)) && (to === null || time <= Date.parse(to)));
}

// EXTERNAL MODULE: ./build/policy/glob.js
var glob = __webpack_require__(4757);
// EXTERNAL MODULE: ./build/policy/prepare.js
var prepare = __webpack_require__(9568);
// EXTERNAL MODULE: ./build/domain/digest.js
var digest = __webpack_require__(3213);
// EXTERNAL MODULE: ./build/policy/principals.js
var principals = __webpack_require__(248);
;// CONCATENATED MODULE: ./build/policy/tree.js
// Judges a tree of requirements on a set of attestations.
//
// Every member is judged, even when the outcome is already known: the tree is the explanation. Members are folded by `all` and `atLeast` only, and
// only a leaf looks at evidence, so that more evidence never makes an outcome worse and less never makes it better. The exception is `every`,
// which whoever deletes evidence can satisfy; a place that did not answer keeps it indeterminate.





/** Judges a requirement. Never throws for what evidence or a check says; rejects with `EngineError` where there is nobody to ask a check. */
async function judgeRequirement(requirement, scene) {
    switch (requirement.kind) {
        case 'evidence': return judgeEvidence(requirement, scene);
        case 'exempt': return { outcome: 'exempt', requirement, reason: requirement.reason, of: [] };
        case 'refuse': return { outcome: 'failed', requirement, code: 'REFUSED', closest: null, of: [] };
        case 'judged': return judgeJudged(requirement, scene);
        case 'all':
        case 'any':
        case 'at-least': return judgeGroup(requirement, scene);
        default: return (0,errors/* assertNever */.xb)(requirement);
    }
}
// ── evidence
async function judgeEvidence(leaf, scene) {
    const everything = await scene.examine(leaf);
    const examined = everything.filter(({ attestation }) => scene.counted.has(attestation));
    const against = leaf.quantifier === 'every' ? everything.filter((one) => one.reached === 'facts' && !(0,policy_leaf/* isUnanswered */.Ni)(one)) : [];
    if (against.length > 0)
        return unsatisfied('failed', leaf, 'CONTRADICTED', nearest(against));
    // What a check would have said of it decides; of `every` each must be known.
    const unanswered = nearest((leaf.quantifier === 'every' ? everything : examined).filter(policy_leaf/* isUnanswered */.Ni));
    const [first, ...rest] = examined.filter(({ reached }) => reached === 'met').map(({ attestation }) => attestation);
    const unknown = scene.silent ? 'indeterminate' : 'failed';
    if (unanswered !== null && (first === undefined || leaf.quantifier === 'every'))
        return unsatisfied('indeterminate', leaf, 'ENGINE_FAILED', unanswered);
    if (first !== undefined) {
        if (leaf.quantifier === 'every' && scene.silent)
            return unsatisfied(unknown, leaf, 'EVIDENCE_INCOMPLETE', null);
        return { outcome: 'passed', requirement: leaf, basis: [first, ...rest], of: [] };
    }
    // Who is known to nobody signs nothing a place could still hand out.
    if (leaf.signedBy.every((signer) => signer.kind === 'previous'))
        return unsatisfied('failed', leaf, 'SIGNER_UNKNOWN', null);
    const denial = denialIn(everything, scene.denied);
    if (denial !== null)
        return unsatisfied('failed', leaf, 'DENIED', denial);
    return unsatisfied(unknown, leaf, ...explain(examined, scene));
}
/** Why no attestation met a leaf: the furthest that any came, and by the nearest of those what it lacks. */
function explain(examined, scene) {
    if (examined.length === 0)
        return [scene.forged ? 'EVIDENCE_REJECTED' : 'EVIDENCE_NONE', null];
    const byAccepted = nearest(examined.filter(({ reached }) => reached === 'facts'));
    if (byAccepted !== null)
        return [codeOf(byAccepted.unmet, 'CLAIM_MISMATCH'), byAccepted];
    const byOther = nearest(examined.filter(({ reached }) => reached === 'signer'));
    return byOther === null ? ['CLASS_MISSING', null] : [codeOf(byOther.unmet, 'SIGNER_MISMATCH'), byOther];
}
/** The one code of all that is unmet, when there is one that says more than that something differs. */
function codeOf([first, ...rest], general) {
    return first.code !== 'CLAIM_MISMATCH' && rest.every(({ code }) => code === first.code) ? first.code : general;
}
/** The attestation with the fewest unmet; the first of equals, and they come in one order. */
function nearest(examined) {
    const misses = examined.flatMap(({ attestation, unmet: [first, ...rest] }) => {
        const unmet = first === undefined ? null : [first, ...rest];
        return unmet === null ? [] : [{ attestation, unmet }];
    });
    return misses.toSorted((a, b) => a.unmet.length - b.unmet.length)[0] ?? null;
}
/** Evidence by an accepted signer that a deny rule took away; null where there is none. */
function denialIn(examined, denied) {
    for (const { attestation, reached } of examined) {
        const rule = reached === 'facts' || reached === 'met' ? denied.get(attestation) : undefined;
        if (rule === undefined)
            continue;
        const about = [...rule.claims.keys()][0];
        const seen = about === undefined ? null : (attestation.claims.get(about)?.map((claim) => claim.value).join(', ') ?? null);
        return { attestation, unmet: [{ about: about ?? 'certificate-identity', code: 'DENIED', expected: `evidence that is not denied (${rule.reason})`, seen }] };
    }
    return null;
}
async function judgeGroup(requirement, scene) {
    const [head, ...tail] = requirement.of;
    const of = [await judgeRequirement(head, scene)];
    for (const member of tail)
        of.push(await judgeRequirement(member, scene));
    const outcomes = [of[0].outcome, ...of.slice(1).map(({ outcome }) => outcome)];
    switch (requirement.kind) {
        case 'all': return settle((0,verdict/* all */.Q7)(outcomes), requirement, 'REQUIREMENTS', of);
        case 'any': return settle((0,verdict/* atLeast */.jZ)(1, outcomes), requirement, 'ALTERNATIVES', of);
        case 'at-least': {
            const outcome = (0,verdict/* atLeast */.jZ)(requirement.count, outcomes);
            // Two patterns and one signature that fits both are one signer.
            const distinct = (0,principals/* countDistinct */.I)(of.map((judgement) => new Set(judgement.outcome === 'passed' ? judgement.basis.map(principals/* principalOf */.i) : [])));
            if (outcome !== 'passed' || distinct >= requirement.count)
                return settle(outcome, requirement, 'AT_LEAST', of);
            // Who is missing may have signed what a check gave no answer about.
            const examined = (await Promise.all(requirement.of.map(scene.examine))).flat();
            const open = scene.silent || examined.some((one) => scene.counted.has(one.attestation) && (0,policy_leaf/* isUnanswered */.Ni)(one));
            return unsatisfied(open ? 'indeterminate' : 'failed', requirement, 'SIGNERS_NOT_DISTINCT', null, of);
        }
        default: return (0,errors/* assertNever */.xb)(requirement);
    }
}
function settle(outcome, requirement, code, of) {
    switch (outcome) {
        case 'passed': {
            // The proof is whatever proves a member; an outcome that no attestation proves is none.
            const [first, ...rest] = new Set(of.flatMap((judgement) => (judgement.outcome === 'passed' ? judgement.basis : [])));
            if (first === undefined)
                throw new TypeError('passed without proof');
            return { outcome, requirement, basis: [first, ...rest], of };
        }
        case 'exempt': return { outcome, requirement, reason: of.flatMap((judgement) => (judgement.outcome === 'exempt' ? judgement.reason : [])).join('; '), of };
        case 'failed':
        case 'indeterminate': return unsatisfied(outcome, requirement, code, nearestOf(of), of);
        default: return (0,errors/* assertNever */.xb)(outcome);
    }
}
function nearestOf(of) {
    const misses = of.flatMap((judgement) => ('code' in judgement && judgement.closest !== null ? judgement.closest : []));
    return misses.toSorted((a, b) => a.unmet.length - b.unmet.length)[0] ?? null;
}
// ── judged
/** Asks a check about the judgement of the members, once they are satisfied. What they exempt stays exempt, and has to please the check too. */
async function judgeJudged(requirement, scene) {
    const inner = await judgeRequirement(requirement.of, scene);
    const of = [inner];
    if ('code' in inner)
        return unsatisfied(inner.outcome, requirement, inner.code, inner.closest, of);
    const { unmet: [miss], warnings } = await (0,policy_leaf/* askCheck */.gG)(requirement.check, { kind: 'authorities', authorities: { authorityMatches: authorityMatches(inner) } }, scene.checker);
    for (const warning of warnings)
        scene.warn(warning);
    if (miss === undefined)
        return inner.outcome === 'passed' ? { outcome: 'passed', requirement, basis: inner.basis, of } : { outcome: 'exempt', requirement, reason: inner.reason, of };
    // What a silent place holds may be what the check wants.
    const closest = inner.outcome === 'passed' ? { attestation: inner.basis[0], unmet: [miss] } : null;
    return unsatisfied(scene.silent || miss.code === 'ENGINE_FAILED' ? 'indeterminate' : 'failed', requirement, miss.code, closest, of);
}
/**
 * The satisfied members that have a name, as policy-controller shows authorities to `spec.policy`:
 *
 *   { NAME: { "signatures": [{ id, subject, issuer, … }], "attestations": { CLASS: [{ …, predicateType, digest }] } }, EXEMPT: { "static": true } }
 */
function authorityMatches(judgement) {
    const matches = new Map();
    for (const { requirement, basis } of satisfiedLeaves(judgement)) {
        if (requirement.name === null)
            continue;
        const match = matches.get(requirement.name) ?? { signatures: [], attestations: new Map() };
        matches.set(requirement.name, match);
        if (requirement.what.kind === 'signature')
            match.signatures.push(...basis.map(signatureEntry));
        else
            match.attestations.set(requirement.what.label, [...(match.attestations.get(requirement.what.label) ?? []), ...basis.map(attestationEntry)]);
    }
    const shown = new Map(exemptNames(judgement).map((name) => [name, { static: true }]));
    for (const [name, { signatures, attestations }] of matches)
        shown.set(name, { ...(signatures.length > 0 && { signatures }), ...(attestations.size > 0 && { attestations: Object.fromEntries(attestations) }) });
    return Object.fromEntries(shown);
}
function exemptNames(judgement) {
    if ('code' in judgement)
        return [];
    return judgement.requirement.kind === 'exempt' ? [judgement.requirement.name ?? []].flat() : judgement.of.flatMap(exemptNames);
}
function satisfiedLeaves(judgement) {
    // An authority of which one part is met and another is not has not matched.
    if ('code' in judgement)
        return [];
    if (judgement.requirement.kind !== 'evidence')
        return judgement.of.flatMap(satisfiedLeaves);
    return judgement.outcome === 'passed' ? [{ requirement: judgement.requirement, basis: judgement.basis }] : [];
}
const ENTRY_CLAIMS = [
    ['subject', 'certificate-identity'], ['issuer', 'certificate-oidc-issuer'], ['githubWorkflowTrigger', 'trigger'],
    ['githubWorkflowSha', 'source-digest'], ['githubWorkflowRepo', 'repo'], ['githubWorkflowRef', 'source-ref'],
];
function signatureEntry({ evidence, claims }) {
    const stated = ENTRY_CLAIMS.flatMap(([key, name]) => {
        const claim = claims.get(name)?.find(({ from }) => from === 'certificate');
        return claim === undefined ? [] : [[key, claim.value]];
    });
    return { id: (0,digest/* hexOf */.ZD)(evidence), ...Object.fromEntries(stated) };
}
function attestationEntry(attestation) {
    const type = attestation.says.kind === 'statement' ? { predicateType: attestation.says.predicateType } : {};
    return { ...signatureEntry(attestation), ...type, digest: attestation.subject };
}
function unsatisfied(outcome, requirement, code, closest, of = []) {
    return { outcome, requirement, code, closest, of };
}

;// CONCATENATED MODULE: ./build/policy/judge.js
// What "passed" means.
//
// 1. A policy is layers, and a subject must pass every one. 2. In a layer every rule about the subject must pass; where none is, `unmatched` says
// what then. 3. How a rule's requirement is judged stands in tree.ts, and one requirement on one attestation in leaf.ts. 4. Modes and waivers are
// their layer's own and say only what the step does: they change `excused`, never `outcome`. 5. Deny rules have the last word.
//
// Nothing here reads or asks: checks are answered by a function that is handed in, and the dossier holds all that is known. Evidence is put in one
// order first, so that whoever decides in which order it arrives decides nothing else.









/**
 * Judges a dossier by a policy.
 *
 * Throws `TypeError` for an attestation that was not minted or is about something else, and `ConfigurationError` for a policy that cannot be read:
 * neither is a verdict. Rejects with `EngineError` where a check has nobody who answers it.
 */
async function judge(dossier, policy, world) {
    const { subject } = dossier;
    for (const attestation of dossier.attestations)
        assertNames(attestation, subject);
    const bench = { subject, regexps: await (0,prepare/* preparePolicy */.U2)(policy), checker: world.checker };
    const attestations = inOneOrder(dossier.attestations);
    const examined = new Map();
    const denied = denyEvidence(policy, attestations, bench);
    const said = [];
    const scene = {
        examine: (leaf) => {
            const known = examined.get(leaf) ?? examineAll(leaf, attestations, bench);
            examined.set(leaf, known);
            return known;
        },
        counted: new Set(attestations.filter((attestation) => !denied.has(attestation))),
        denied,
        silent: dossier.searches.some((search) => search.outcome === 'unavailable'),
        // What nobody signed was never forged.
        forged: dossier.rejections.some(({ code }) => code !== 'UNSIGNED'),
        checker: world.checker,
        warn: (warning) => void said.push(warning),
    };
    const [first, ...rest] = policy;
    const rules = [...(await judgeLayer(first, scene, subject, world.now))];
    for (const layer of rest)
        rules.push(...(await judgeLayer(layer, scene, subject, world.now)));
    const [head, ...tail] = rules;
    const outcome = (0,verdict/* all */.Q7)([head.outcome, ...tail.map((rule) => rule.outcome)]);
    const warnings = [...policy.flatMap((layer) => layerWarnings(layer, subject, world.now)), ...evidenceWarnings(await Promise.all(examined.values()), denied), ...said];
    return { dossier, outcome, excused: isOpen(outcome) && rules.every(isExcused), rules, warnings: distinct(warnings) };
}
// ── the door
/** The types do not stop a cast or a copy, and a statement about other bytes must not count for these. */
function assertNames(attestation, subject) {
    if (!domain_attestation/* Attestation */.T.is(attestation))
        throw new TypeError('not an attestation that was verified here');
    const { through } = attestation;
    const digests = [subject.digest, ...subject.digests];
    const listed = through !== null && subject.listedIn.some(({ container, how }) => container === through.container && how === through.how);
    const named = digests.includes(attestation.subject) || (listed && attestation.subject === through.container);
    if (!named || (through !== null && !listed))
        throw new TypeError('an attestation about something else');
}
function inOneOrder(attestations) {
    return [...new Set(attestations)].toSorted((a, b) => (0,policy_leaf/* compareTexts */.qy)(a.evidence, b.evidence) || (0,policy_leaf/* compareTexts */.qy)(judge_orderKey(a), judge_orderKey(b)));
}
// Tells the same bytes apart that were verified or found more than once. What the digest covers need not be compared.
function judge_orderKey({ trust, format, subject, through, says, claims, witnessed, foundAt }) {
    const type = says.kind === 'statement' ? says.predicateType : null;
    return JSON.stringify([trust, format, subject, through, type, [...claims].toSorted(([a], [b]) => (0,policy_leaf/* compareTexts */.qy)(a, b)), witnessed, foundAt]);
}
async function examineAll(leaf, attestations, bench) {
    const examinations = [];
    for (const attestation of attestations)
        examinations.push(await (0,policy_leaf/* examine */.sb)(leaf, attestation, bench));
    return examinations;
}
// ── layers and rules
async function judgeLayer(layer, scene, subject, now) {
    const denial = layer.deny.find((rule) => deniesSubject(rule, subject));
    const verdictOf = async (rule, judgement) => {
        const outcome = denial === undefined ? (judgement?.outcome ?? (layer.unmatched === 'exempt' ? 'exempt' : 'failed')) : 'failed';
        const denied = denial === undefined ? (judgement === null ? null : await denialOf(judgement, scene)) : { rule: denial, by: null };
        const open = isOpen(outcome) && denied === null && !isForged(judgement);
        const waiver = open ? (layer.waivers.filter((one) => (0,glob/* isAbout */.KH)(one.match, subject, layer.mirrors) && daysLeft(one, now) >= 0).toSorted(byLastDay)[0] ?? null) : null;
        return { layer: layer.name, rule, outcome, mode: rule?.mode ?? 'enforce', judgement, waiver, denied };
    };
    const verdicts = [];
    for (const rule of layer.rules.filter((one) => (0,glob/* isAbout */.KH)(one.match, subject, layer.mirrors)))
        verdicts.push(await verdictOf(rule, await judgeRule(rule, scene)));
    const [first, ...rest] = verdicts;
    return first === undefined ? [await verdictOf(null, null)] : [first, ...rest];
}
/**
 * Judges a rule; where it says `same`, on the evidence of each run or source alone.
 *
 * Trying each value by itself is the point: requirements met by evidence of different runs say nothing about one build.
 */
async function judgeRule(rule, scene) {
    const whole = await judgeRequirement(rule.require, scene);
    if (rule.same.length === 0 || whole.outcome !== 'passed')
        return whole;
    // Without any evidence first: an alternative that is exempt needs no run.
    const groups = [new Set(), ...groupsOf(rule.same, scene.counted)];
    let exempt = null;
    let open = scene.silent;
    for (const counted of groups) {
        const judgement = await judgeRequirement(rule.require, { ...scene, counted });
        if (judgement.outcome === 'passed')
            return judgement;
        if (judgement.outcome === 'exempt')
            exempt ??= judgement;
        // A check that gave no answer about this run may have accepted it.
        if (judgement.outcome === 'indeterminate')
            open = true;
    }
    return exempt ?? { outcome: open ? 'indeterminate' : 'failed', requirement: rule.require, code: 'NOT_SAME', closest: null, of: whole.of };
}
/** The attestations of each value, in the order of the values. One that does not state a key in its certificate is in no group. */
function groupsOf(keys, counted) {
    const groups = new Map();
    for (const attestation of counted) {
        const values = keys.map((key) => joinValue(key, attestation));
        if (values.includes(null))
            continue;
        const name = JSON.stringify(values);
        groups.set(name, (groups.get(name) ?? new Set()).add(attestation));
    }
    return [...groups].toSorted(([a], [b]) => (0,policy_leaf/* compareTexts */.qy)(a, b)).map(([, group]) => group);
}
/** From the certificate only: a builder's own word would join whatever it likes. A repeated attempt is the same run. */
function joinValue(key, { claims }) {
    const [claim, ...more] = (claims.get(key) ?? []).filter(({ from }) => from === 'certificate');
    if (claim === undefined || more.length > 0)
        return null;
    return key === 'run' ? claim.value.replace(/\/attempts\/[0-9]+$/, '') : claim.value;
}
// ── what the step may excuse
function isOpen(outcome) {
    return outcome === 'failed' || outcome === 'indeterminate';
}
function isExcused(verdict) {
    return !isOpen(verdict.outcome) || (verdict.denied === null && (verdict.mode !== 'enforce' || verdict.waiver !== null));
}
/** The deny rule that took away what a judgement lacks; null where it lacks nothing for that reason. */
async function denialOf(judgement, scene) {
    for (const { code, closest, requirement } of judge_unsatisfied(judgement)) {
        const joined = code === 'SIGNERS_NOT_DISTINCT' || code === 'NOT_SAME';
        // There each member is met, so what is missing may have been denied in any of them.
        const denials = joined ? await Promise.all((0,prepare/* leavesOf */.wf)(requirement).map(async (leaf) => denialIn(await scene.examine(leaf), scene.denied))) : [code === 'DENIED' ? closest : null];
        for (const denial of denials) {
            const rule = denial === null ? undefined : scene.denied.get(denial.attestation);
            if (denial !== null && rule !== undefined)
                return { rule, by: denial.attestation };
        }
    }
    return null;
}
/** A waiver excuses that evidence is missing or wrong, not that somebody forged it. */
function isForged(judgement) {
    return judgement !== null && judge_unsatisfied(judgement).some(({ code }) => code === 'EVIDENCE_REJECTED');
}
/** The judgements of a tree that keep it from being satisfied. */
function judge_unsatisfied(judgement) {
    return 'code' in judgement ? [judgement, ...judgement.of.flatMap(judge_unsatisfied)] : [];
}
/** Whole days until a waiver ends; 0 on its last day, negative behind it. Days are UTC, as `until` is. */
function daysLeft(waiver, now) {
    const day = 86_400_000;
    return Date.parse(`${waiver.until}T00:00:00Z`) / day - Math.floor(now.getTime() / day);
}
function byLastDay(a, b) {
    return (0,policy_leaf/* compareTexts */.qy)(b.until, a.until) || (0,policy_leaf/* compareTexts */.qy)(JSON.stringify(a), JSON.stringify(b));
}
// ── warnings
const DAYS_OF_NOTICE = 14;
function layerWarnings(layer, subject, now) {
    const waivers = layer.waivers.filter((one) => (0,glob/* isAbout */.KH)(one.match, subject, layer.mirrors)).flatMap((waiver) => {
        const left = daysLeft(waiver, now);
        const said = { about: layer.name, level: 'warning', seen: `until ${waiver.until} (${waiver.reason}; ${waiver.owner})` };
        return left < 0 ? (0,errors/* problem */.CC)('WAIVER_EXPIRED', said) : left <= DAYS_OF_NOTICE ? (0,errors/* problem */.CC)('WAIVER_EXPIRES', said) : [];
    });
    const leaves = layer.rules.filter((rule) => (0,glob/* isAbout */.KH)(rule.match, subject, layer.mirrors)).flatMap((rule) => (0,prepare/* leavesOf */.wf)(rule.require));
    const deletable = leaves.filter((leaf) => leaf.quantifier === 'every').map((leaf) => (0,errors/* problem */.CC)('EVERY_DELETABLE', { about: (0,predicate_types/* labelOf */.Wy)(leaf.what), level: 'note' }));
    return [...waivers, ...deletable];
}
/** What patterns of accepted signers leave open, and which evidence of theirs a deny rule took away. */
function evidenceWarnings(examined, denied) {
    return examined.flat().filter(({ reached }) => reached === 'facts' || reached === 'met').flatMap(({ attestation, warnings }) => {
        const rule = denied.get(attestation);
        return rule === undefined ? warnings : [...warnings, (0,errors/* problem */.CC)('DENIED', { about: attestation.evidence, level: 'warning', what: 'Evidence by an accepted signer is denied and does not count.', seen: rule.reason })];
    });
}
function distinct(problems) {
    return [...new Map(problems.map((one) => [JSON.stringify(one), one])).entries()].toSorted(([a], [b]) => (0,policy_leaf/* compareTexts */.qy)(a, b)).map(([, one]) => one);
}


/***/ }),

/***/ 1335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ni: () => (/* binding */ isUnanswered),
/* harmony export */   gG: () => (/* binding */ askCheck),
/* harmony export */   qy: () => (/* binding */ compareTexts),
/* harmony export */   sb: () => (/* binding */ examine)
/* harmony export */ });
/* harmony import */ var _domain_builders_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4837);
/* harmony import */ var _domain_claims_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4140);
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6046);
/* harmony import */ var _domain_github_host_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6521);
/* harmony import */ var _domain_limits_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(545);
/* harmony import */ var _domain_predicate_types_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5940);
/* harmony import */ var _constraints_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3235);
// One requirement of evidence against one attestation: class, signer, facts and checks, all on this one.
//
// The attestation is authentic; whether its signer is wanted is asked first. Evidence by somebody else is set aside before its facts are looked at
// or a check runs on its statement: it is listed, and neither helps nor harms.







/** Examines one attestation for one requirement. */
async function examine(leaf, attestation, bench) {
    if (!(0,_domain_predicate_types_js__WEBPACK_IMPORTED_MODULE_5__/* .isOfClass */ .Kk)(attestation.says, leaf.what))
        return { attestation, reached: 'class', unmet: [], warnings: [] };
    const claims = withOwnLevel(leaf.builders, attestation, bench);
    const signers = leaf.signedBy.map((one) => ({ facts: one.facts, ...acceptSigner(one, attestation, { ...bench, claims }) }));
    const signer = signers.toSorted(byNearness)[0];
    if (signer === undefined || signer.unmet.length > 0)
        return { attestation, reached: 'signer', unmet: signer?.unmet ?? [], warnings: [] };
    const facts = compareAll(leaf.where, claims, bench, isFact);
    const own = [...requireOwn(attestation), ...requireNamed(leaf.where, signers.filter(({ unmet }) => unmet.length === 0), attestation)];
    const checks = [];
    for (const check of leaf.checks)
        checks.push(await runOn(check, attestation.says, factsIn(claims), bench.checker));
    const unmet = [...own, ...facts.unmet, ...checks.flatMap((one) => one.unmet)];
    return { attestation, reached: unmet.length === 0 ? 'met' : 'facts', unmet, warnings: [...signer.warnings, ...facts.warnings, ...checks.flatMap((one) => one.warnings)] };
}
/** Whether all that an attestation lacks are answers that nobody gave: it is no proof, and contradicts nothing either. */
function isUnanswered({ reached, unmet }) {
    return reached === 'facts' && unmet.every(({ code }) => code === 'ENGINE_FAILED');
}
/** What every requirement asks, whatever it says. */
function requireOwn(attestation) {
    return [...requireDirect(attestation), ...requirePassed(attestation)];
}
/** A verification summary is proof of what its verifier found: one that failed, or does not say, proves nothing that anybody asks for. */
function requirePassed({ says, claims }) {
    if (!(0,_domain_predicate_types_js__WEBPACK_IMPORTED_MODULE_5__/* .isSummary */ .RT)(says))
        return [];
    const results = (claims.get('verification-result') ?? []).map(({ value }) => value);
    if (results.length === 1 && results[0] === 'PASSED')
        return [];
    return [{ about: 'verification-result', code: results.length === 0 ? 'CLAIM_ABSENT' : 'CLAIM_MISMATCH', expected: 'PASSED', seen: results.length === 0 ? null : results.join(', ') }];
}
/**
 * What is signed about an index is shown beside each image that it lists, and proves none of them: who asks for single platforms asks for evidence of
 * their own.
 */
function requireDirect({ through, subject }) {
    return through?.how === 'index' ? [{ about: 'through', code: 'THROUGH_INDEX', expected: `evidence about ${subject} itself`, seen: `evidence about the index ${through.container}` }] : [];
}
/** Parameters that nobody knows are refused where neither the requirement nor one of its signers names them: what they did to the build is not known either. */
function requireNamed(where, signers, { claims }) {
    const lists = signers.map(({ facts }) => [...claims].filter(([name]) => name.startsWith('external-parameter.') && !where.has(name) && !facts.has(name)));
    const [unknown = []] = lists.toSorted((a, b) => a.length - b.length);
    return unknown.map(([name, [claim]]) => ({ about: name, code: 'PARAMETER_UNKNOWN', expected: 'no such parameter', seen: claim.value }));
}
/**
 * Asks a check. Whatever goes wrong in it is no answer (`ENGINE_FAILED`), and no answer is never a yes. Rejects with `EngineError` alone, where there is
 * nobody to ask: then there is no verdict at all.
 */
async function askCheck(check, document, checker) {
    const unmet = (code, seen) => ({ unmet: [{ about: 'check', code, expected: `the ${check.language} check at ${check.at.file}:${check.at.line} to accept it`, seen: (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .bounded */ .Mm)(seen, _domain_limits_js__WEBPACK_IMPORTED_MODULE_4__/* .limits */ .F.checkMessage) }], warnings: [] });
    try {
        const answer = await checker(check, document);
        // Only `true` is a yes: an engine that answers with a text or an object was asked something else.
        // oxlint-disable-next-line typescript/no-unnecessary-boolean-literal-compare -- the type is a promise of code that runs other people's programs
        if (answer.ok === true)
            return { unmet: [], warnings: answer.warning === null ? [] : [(0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .problem */ .CC)('CHECK_WARNING', { about: `${check.at.file}:${check.at.line}`, level: 'warning', seen: answer.warning })] };
        return unmet(NO[answer.code] ?? 'CHECK_FAILED', answer.message);
    }
    catch (cause) {
        if (cause instanceof _domain_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .EngineError */ .NJ)
            throw cause;
        return unmet('ENGINE_FAILED', cause instanceof Error ? cause.message : 'the check could not be run');
    }
}
/** The codes of a no: one that is none of them is a no all the same. */
const NO = { CHECK_FAILED: 'CHECK_FAILED', POLICY_FIELD_ABSENT: 'POLICY_FIELD_ABSENT', ENGINE_FAILED: 'ENGINE_FAILED' };
/** Who it is, and what must be true of what this one signs. `claims` are those of the attestation, with the level that a builder of the policy's owner earns. */
function acceptSigner(signer, attestation, bench) {
    const who = identify(signer, attestation, bench);
    const facts = compareAll(signer.facts, bench.claims, bench, signer.kind === 'keyless' ? isFactOfWho : isFact);
    return { unmet: [...who.unmet, ...facts.unmet], warnings: [...who.warnings, ...facts.warnings] };
}
function identify(signer, attestation, bench) {
    switch (signer.kind) {
        case 'unsafe-any': return { unmet: trustUnmet(signer.trust, attestation), warnings: [] };
        case 'previous': return { unmet: [{ about: 'certificate-identity', code: 'SIGNER_UNKNOWN', expected: 'whoever signed the version in use', seen: null }], warnings: [] };
        case 'key': return { unmet: [...trustUnmet(signer.trust, attestation), ...keyUnmet(signer.spki, attestation)], warnings: [] };
        case 'keyless': {
            const { unmet, warnings } = compareAll(signer.accept, attestation.claims, bench, isVouchedFor);
            // A signer without a name would be everybody.
            const nameless = signer.accept.size > 0 ? [] : [{ about: 'certificate-identity', code: 'SIGNER_MISMATCH', expected: 'a named identity', seen: null }];
            return { unmet: [...trustUnmet(signer.trust, attestation), ...nameless, ...unmet], warnings };
        }
        default: return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .assertNever */ .xb)(signer);
    }
}
/** Who signed is never taken from the signer's own words: a statement by anybody can say `repo: acme/app`. */
function isVouchedFor(claim) {
    return claim.from !== 'self-declared';
}
/** Who built, and what that is worth, is never what a builder says of itself; of the build it may speak, and the report says whose word it is. */
function isFact(claim, name) {
    return isVouchedFor(claim) || (name !== 'builder' && name !== 'builder-id' && name !== 'build-level');
}
/**
 * What is said of a signer by name is part of who it is: where a certificate can vouch for it, the signer's own word does not count. Of a key nobody else has
 * a word.
 */
function isFactOfWho(claim, name) {
    return isVouchedFor(claim) || (0,_domain_claims_js__WEBPACK_IMPORTED_MODULE_1__/* .isOpenClaim */ .n_)(name) || OWN_WORDS.has(name);
}
/** What no certificate says. */
const OWN_WORDS = new Set(['signed-identity', 'verifier-id', 'resource-uri', 'policy-digest', 'age-days']);
function trustUnmet(trust, attestation) {
    return trust.includes(attestation.trust) ? [] : [{ about: 'trust', code: 'TRUST_MISMATCH', expected: trust.join(' or '), seen: attestation.trust }];
}
function keyUnmet(spki, attestation) {
    const keys = (attestation.claims.get('key') ?? []).filter((claim) => claim.from === 'key').map((claim) => claim.value);
    if (keys.includes(spki))
        return [];
    return [{ about: 'key', code: keys.length === 0 ? 'CLAIM_ABSENT' : 'CLAIM_MISMATCH', expected: spki, seen: keys.length === 0 ? null : keys.join(', ') }];
}
/**
 * The claims with the level that a builder of the policy's owner earns: by the workflow and the ref of the certificate, on a runner that it holds for.
 * It is the word of this policy alone, and counts for provenance only.
 */
function withOwnLevel(builders, { says, claims }, { subject, regexps }) {
    const stated = (name) => claims.get(name)?.find(({ from }) => from === 'certificate')?.value ?? null;
    const builder = says.kind !== 'statement' || !(0,_domain_predicate_types_js__WEBPACK_IMPORTED_MODULE_5__/* .isProvenanceType */ .Io)(says.predicateType) ? undefined : builders.find(({ workflow, ref, host, selfHosted }) => {
        const signerRef = stated('signer-ref');
        const isAt = signerRef !== null && (0,_constraints_js__WEBPACK_IMPORTED_MODULE_6__/* .holds */ .v)({ kind: 'text', anyOf: [ref], star: true }, [{ value: signerRef, from: 'certificate' }], { subject, regexps, claim: 'signer-ref' }).ok;
        return isAt && stated('signer-workflow') === workflow && (0,_domain_github_host_js__WEBPACK_IMPORTED_MODULE_3__/* .githubOfIssuer */ .Cs)(stated('certificate-oidc-issuer') ?? '')?.name === host && (selfHosted || stated('runner') === 'github-hosted');
    });
    return builder === undefined ? claims : new Map([...claims, ['build-level', [{ value: String(builder.level), from: 'builder-catalog' }]]]);
}
function compareAll(constraints, claims, bench, counts) {
    const unmet = [];
    const warnings = [];
    for (const [claim, pattern] of constraints) {
        const [first, ...rest] = (claims.get(claim) ?? []).filter((one) => counts(one, claim));
        const values = first === undefined ? undefined : [first, ...rest];
        const holding = (0,_constraints_js__WEBPACK_IMPORTED_MODULE_6__/* .holds */ .v)(pattern, values, { subject: bench.subject, regexps: bench.regexps, claim });
        if (holding.ok)
            warnings.push(...holding.warnings);
        else
            unmet.push({ about: claim, code: holding.code, expected: holding.expected, seen: holding.seen });
    }
    return { unmet, warnings };
}
/** The claims that are facts: what a check reads must be what a field of the policy would compare. */
function factsIn(claims) {
    return new Map([...claims].flatMap(([name, values]) => {
        const [first, ...rest] = values.filter((claim) => isFact(claim, name));
        return first === undefined ? [] : [[name, [first, ...rest]]];
    }));
}
async function runOn(check, says, claims, checker) {
    // A bare signature states nothing a check could read; an empty document would let "contains no …" pass.
    if (says.kind === 'signature')
        return { unmet: [{ about: 'check', code: 'CHECK_FAILED', expected: `a statement for the ${check.language} check at ${check.at.file}:${check.at.line}`, seen: null }], warnings: [] };
    return askCheck(check, { kind: 'statement', statement: says.statement, claims }, checker);
}
/** Whether a signer must be a builder for others and the evidence is by nobody who could be one: then it lacks everything that this signer is. */
function isNoBuilder({ unmet }) {
    return unmet.some(({ about, seen }) => about === 'builder' && seen?.startsWith(_domain_builders_js__WEBPACK_IMPORTED_MODULE_0__/* .UNTRUSTED_REF */ .zu) !== true && seen !== _domain_builders_js__WEBPACK_IMPORTED_MODULE_0__/* .FOREIGN_DELEGATE */ .HC);
}
/** Who could be meant first, then the fewest unmet; among equals by what they say, so that the order in which signers are written decides nothing. */
function byNearness(a, b) {
    if (isNoBuilder(a) !== isNoBuilder(b))
        return isNoBuilder(a) ? 1 : -1;
    if (a.unmet.length !== b.unmet.length)
        return a.unmet.length - b.unmet.length;
    if (a.unmet.length + a.warnings.length + b.warnings.length === 0)
        return 0;
    return a.warnings.length - b.warnings.length || compareTexts(told(a), told(b));
}
function told({ unmet, warnings }) {
    return [...unmet.flatMap(({ about, code, expected, seen }) => [about, code, expected, seen ?? '']), ...warnings.flatMap(({ code, seen, expected }) => [code, seen ?? '', expected ?? ''])].join('\n');
}
/** By code units, the same on every machine. */
function compareTexts(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}


/***/ }),

/***/ 3830:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   XT: () => (/* binding */ loadRegexps),
/* harmony export */   f5: () => (/* binding */ lintRegexp),
/* harmony export */   xm: () => (/* binding */ faultsOf)
/* harmony export */ });
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6046);
/* harmony import */ var _domain_limits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(545);
/* harmony import */ var _neighbours_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6671);
/* harmony import */ var _variants_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9017);
// Regular expressions of a policy: compiled with RE2, and probed.
//
// RE2 is linear in the text it reads (github.com/google/re2/wiki/Syntax), so no identity can stall a run. Its module is loaded when the first
// pattern needs it. What a pattern means is found by trying it: after it matched an identity it is tried on hostile variants of that identity.




/** Loads RE2. */
async function loadRegexps() {
    const { RE2JS } = await __webpack_require__.e(/* import() */ 856).then(__webpack_require__.bind(__webpack_require__, 2856));
    const compiled = new Map();
    const probed = new Map();
    const compile = (source) => remember(compiled, source, () => {
        if (source.length > _domain_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .limits */ .F.patternLength)
            return { fault: `longer than ${_domain_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .limits */ .F.patternLength} characters` };
        try {
            const program = RE2JS.compile(source);
            return { source, test: (text) => program.test(text) };
        }
        catch (cause) {
            // The library throws its syntax error for every text that is no expression; whatever it throws, this is none.
            return { fault: cause instanceof Error ? cause.message : 'cannot be compiled' };
        }
    });
    const probe = (regexp, value, claim) => remember(probed, JSON.stringify([regexp.source, claim, value]), () => probeWith(compile, regexp, value, claim));
    return { compile, probe };
}
/** What is wrong with a regular expression as written, before it has met an identity. `about` names the input or field. */
async function lintRegexp(source, about) {
    return faultsOf(await loadRegexps(), source, about);
}
/** The same with RE2 at hand. */
function faultsOf(regexps, source, about) {
    const compiled = regexps.compile(source);
    if (!('fault' in compiled))
        return [];
    return [(0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)('CONFIG_INVALID_VALUE', { about, what: `The regular expression cannot be used: ${compiled.fault}.`, seen: source, expected: 'a regular expression of RE2', next: 'Correct the expression. RE2 has no look-around and no back-references.' })];
}
// ── probing
function probeWith(compile, regexp, value, claim) {
    const accepted = acceptedBy(regexp, value, claim);
    const foreign = accepted.filter((variant) => variant.foreign);
    const loose = accepted.filter((variant) => !variant.foreign);
    return { foreign, loose, fixed: foreign.length === 0 ? null : closed(compile, regexp.source, value, claim) };
}
function acceptedBy(regexp, value, claim) {
    const { words, spells } = (0,_neighbours_js__WEBPACK_IMPORTED_MODULE_2__/* .writtenIn */ .Xs)(regexp.source);
    return (0,_variants_js__WEBPACK_IMPORTED_MODULE_3__/* .variantsOf */ .I)(value, claim, words).filter(({ text, name }) => regexp.test(text) && !(name !== null && spells(name)));
}
/**
 * The pattern anchored at both ends, escaped, with its author's own words for the ref where they still fit.
 *
 * It is made from the matched identity, and that may be the attacker's: `acme-evil/app` is what the open pattern `^https://github\.com/acme` let in.
 * So only when the author has written this very repository (or identity) out is the fix built on it; else none is given, rather than one that
 * invites the attacker.
 */
function closed(compile, source, value, claim) {
    const written = source.replaceAll(/\\([^A-Za-z0-9])/g, '$1');
    const workflow = claim === 'certificate-identity' ? (0,_variants_js__WEBPACK_IMPORTED_MODULE_3__/* .partsOfWorkflow */ .l)(value) : null;
    if (workflow === null)
        return written.includes(value) ? firstClosed(compile, [`^${quote(value)}$`], value, claim) : null;
    if (!names(written, workflow.repository) || (workflow.host !== 'github.com' && !names(written, workflow.host)))
        return null;
    const head = `^${quote(workflow.head)}`;
    const kept = refPartOf(source);
    return firstClosed(compile, [...(kept === null ? [] : [`${head}${kept}$`]), `${head}${quote(workflow.ref)}$`], value, claim);
}
function firstClosed(compile, candidates, value, claim) {
    return candidates.find((source) => {
        const regexp = compile(source);
        return !('fault' in regexp) && regexp.test(value) && !acceptedBy(regexp, value, claim).some((variant) => variant.foreign);
    }) ?? null;
}
/** Whether a name is written in a pattern as a whole: `acme/app` is not in `acme/app-evil`. */
function names(written, name) {
    for (let at = written.indexOf(name); at >= 0; at = written.indexOf(name, at + 1)) {
        if (/^$|[/^]/.test(written.charAt(at - 1)) && /^$|[/$@]/.test(written.charAt(at + name.length)))
            return true;
    }
    return false;
}
/** What the author wrote behind `@`, with dots that stand for themselves escaped; null where nothing is. */
function refPartOf(source) {
    const at = source.indexOf('@');
    if (at < 0 || at === source.length - 1)
        return null;
    return source.slice(at + 1).replace(/(?<!\\)\$$/, '').replaceAll(/\\.|\[[^\]]*\]|\.(?![*+?{])/gs, (found) => (found === '.' ? '\\.' : found));
}
/** The text as a regular expression that matches just it. */
function quote(text) {
    return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
function remember(memo, key, make) {
    const known = memo.get(key);
    if (known !== undefined)
        return known;
    const made = make();
    memo.set(key, made);
    return made;
}


/***/ }),

/***/ 5754:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  yH: () => (/* binding */ NO_MORE),
  XK: () => (/* binding */ compileClaims),
  j: () => (/* binding */ compileInputs),
  TP: () => (/* binding */ compileRequirement),
  QU: () => (/* binding */ formOf)
});

// EXTERNAL MODULE: ./build/domain/errors.js
var errors = __webpack_require__(6046);
// EXTERNAL MODULE: ./build/domain/cloud-build.js
var cloud_build = __webpack_require__(6097);
// EXTERNAL MODULE: ./build/domain/fields.js
var fields = __webpack_require__(8548);
// EXTERNAL MODULE: ./build/domain/at.js
var at = __webpack_require__(5316);
// EXTERNAL MODULE: ./build/domain/builders.js
var builders = __webpack_require__(4837);
// EXTERNAL MODULE: ./build/domain/claims.js
var claims = __webpack_require__(4140);
// EXTERNAL MODULE: ./build/domain/github-host.js
var github_host = __webpack_require__(6521);
// EXTERNAL MODULE: ./build/domain/digest.js
var digest = __webpack_require__(3213);
// EXTERNAL MODULE: ./build/domain/limits.js
var limits = __webpack_require__(545);
// EXTERNAL MODULE: ./build/domain/predicate-types.js
var predicate_types = __webpack_require__(5940);
;// CONCATENATED MODULE: ./build/domain/source-uri.js
// The ways in which people write a source repository, and the one in which certificates do.
//
//   acme/app · github.com/acme/app · https://github.com/acme/app · git+https://github.com/acme/app.git · …/ · …@refs/tags/v1.2.3
//
// Only what is written around the name is taken off. The name itself stays as it is: it is compared as a whole and case-sensitively, and what is another
// host's stays another host's.
/** Takes a spelling apart; null for what is no repository of this host. */
function parseSourceUri(text, host) {
    const match = /^(?:(?:git\+)?https:\/\/)?(.*?)(?:@(refs\/\S+))?$/s.exec(text);
    const [, address = '', ref = null] = match ?? [];
    const isAddress = address !== text.slice(0, address.length);
    // Names of hosts have no case.
    const onHost = address.slice(0, host.name.length + 1).toLowerCase() === `${host.name}/`;
    if (isAddress && !onHost)
        return null;
    const name = (onHost ? address.slice(host.name.length + 1) : address).replace(/\/$/, '').replace(/\.git$/, '');
    return /^[A-Za-z0-9_-]+\/[A-Za-z0-9_.-]+$/.test(name) ? { repo: name, ref } : null;
}

// EXTERNAL MODULE: ./build/domain/version.js
var domain_version = __webpack_require__(8729);
// EXTERNAL MODULE: ./build/policy/lint.js
var lint = __webpack_require__(3830);
// EXTERNAL MODULE: ./build/policy/prepare.js
var prepare = __webpack_require__(9568);
;// CONCATENATED MODULE: ./build/policy/native.js
// Words of the field table become requirements: those of inputs one rule for every subject, those of a policy one leaf each.
//
// What `repo` and `owner` mean is said here. They name the source, and who may sign for it: unless signer-repo, signer-workflow or
// certificate-identity say otherwise, the signing workflow must lie in the same repository, or be the same owner's; or it is a builder of the catalog
// at a ref that the catalog trusts, which signs provenance of others and nothing else. A workflow of somebody else that was called from the right
// repository is not the right signer. Both are names on one GitHub host, whose issuer must have vouched for them.














/** Nothing of what only policies say. */
const NO_MORE = { ofSigner: new Set(), checks: [], builders: [], quantifier: 'some' };
/** Compiles inputs to one layer named `inputs`. Never throws for what the user wrote: problems are values, all of them. */
async function compileInputs(asked) {
    const { requirement, ...said } = await compileRequirement(asked);
    if (requirement === null)
        return { layer: null, ...said };
    const rule = { name: 'inputs', at: at/* AT_INPUTS */.g, match: { anyOf: [{ kind: 'any', glob: { text: '**', dialect: 'path' } }], except: [] }, evidenceRepositories: [], require: requirement, same: [], mode: asked.mode };
    return { layer: { name: 'inputs', digest: null, rules: [rule], unmatched: 'deny', waivers: [], deny: [], changes: [], trust: [], mirrors: [] }, ...said };
}
/** Compiles what is asked of evidence. Never throws for what was written: problems are values, all of them, `about` the name of the field. */
async function compileRequirement(asked) {
    return new FieldCompiler(asked).compile();
}
/**
 * Compiles fields to constraints on claims, each for itself: `repo` is the source and says nothing of who signed. For rules that deny, which are read
 * widely.
 */
async function compileClaims(constraints, githubHost) {
    return new FieldCompiler({ ...NO_MORE, constraints, require: [], enterprise: null, githubHost, tenantDomain: null, keys: [], anyIdentity: true, openPattern: true, trust: ['any'] }).compileClaims();
}
/** The inputs that name a signer; at most one kind of them may be given. */
const SIGNERS = ['certificate-identity', 'certificate-identity-regexp', 'signer-repo', 'signer-workflow'];
const NAMES_NOBODY = 'Nothing says who must have signed.';
/** The constraints that an attestation of a release can answer. */
const OF_RELEASE = ['repo', 'owner', 'repository-id', 'owner-id', 'source-ref', 'source-tag', 'source-versioned-tag'];
/** The domain of the instance that anybody can have certificates of. */
const PUBLIC_GOOD = 'public-good';
/** The inputs that speak of one GitHub: what they name is somebody else's on every other. */
const OF_HOST = ['repo', 'owner', 'signer-repo', 'signer-workflow'];
class FieldCompiler {
    #asked;
    #problems = [];
    #notes = [];
    #lines = [];
    #accept = new Map();
    #where = new Map();
    /** What is said of the signer alone. */
    #facts = new Map();
    /** Whether nothing but the source says who may sign. */
    #isBySource = false;
    constructor(asked) {
        this.#asked = { ...asked, constraints: this.#sourceSpelled(withoutHost(asked.constraints, asked.githubHost), asked) };
    }
    async compileClaims() {
        for (const [name, values] of this.#asked.constraints)
            await this.#field(name, values);
        return { claims: this.#where, problems: this.#problems };
    }
    async compile() {
        for (const [name, values] of this.#asked.constraints)
            await this.#field(name, values);
        this.#conflicts();
        this.#sourceSigns();
        this.#issuer();
        this.#identityGiven();
        const require = this.#requirement();
        this.#onlyRelease();
        const [problems, notes] = [this.#problems, this.#notes];
        return { requirement: problems.length > 0 ? null : require, problems, notes, constraints: this.#lines };
    }
    /** The repository as certificates write it, however it is spelled. A ref behind it is one that the source must have been at. */
    #sourceSpelled(constraints, { githubHost, ofSigner }) {
        const source = parseSourceUri(constraints.get('repo')?.[0] ?? '', githubHost);
        if (source === null)
            return constraints;
        const given = constraints.get('source-ref');
        if (source.ref !== null && given !== undefined && given[0] !== source.ref)
            this.#conflict('repo', `repo names the ref ${(0,errors/* bounded */.Mm)(source.ref, 64)}, and source-ref another one.`);
        if (source.ref !== null) {
            (ofSigner.has('repo') ? this.#facts : this.#where).set('source-ref', { kind: 'text', anyOf: [source.ref], star: false });
            this.#lines.push(`source-ref: ${(0,errors/* bounded */.Mm)(source.ref)} (of repo)`);
        }
        return new Map([...constraints, ['repo', [source.repo]]]);
    }
    #has(name) {
        return this.#asked.constraints.has(name);
    }
    /** Whether the builder asked for is Google's: it signs by key, and what it says of the source is its own word, a fact and no signer. */
    get #isCloudBuild() {
        return (0,cloud_build/* isCloudBuild */.S5)(this.#value('builder-id'));
    }
    #value(name) {
        return this.#asked.constraints.get(name)?.[0] ?? '';
    }
    #invalid(about, seen, expected) {
        this.#problems.push((0,errors/* problem */.CC)('CONFIG_INVALID_VALUE', { about, what: `${about} is not of its form.`, seen, expected }));
    }
    #conflict(about, what) {
        this.#problems.push((0,errors/* problem */.CC)('CONFIG_CONFLICT', { about, what }));
    }
    async #field(name, values) {
        const field = fields/* fields */.O[name];
        // With any signer accepted, what would name the signer is a fact of what they signed.
        const isFact = field.part === 'fact' || this.#asked.anyIdentity || this.#isCloudBuild;
        const into = !isFact ? this.#accept : this.#asked.ofSigner.has(name) ? this.#facts : this.#where;
        if (name === 'max-age-days')
            this.#lines.push(`${name}: ${(0,errors/* bounded */.Mm)(values[0] ?? '')} (since the time that the summary states, by the clock of this run)`);
        else
            this.#lines.push(`${name}: ${values.map((value) => (0,errors/* bounded */.Mm)(value)).join(field.kind === 'pairs' || field.kind === 'levels' ? ' and ' : ' or ')}`);
        const [first, ...rest] = values;
        if (first === undefined)
            return;
        switch (field.kind) {
            case 'regexp': return this.#regexp(name, field, first, into);
            case 'boolean': return void into.set(field.claim, { kind: 'text', anyOf: [field.pins ?? 'true'], star: false });
            case 'workflow': return this.#workflow(name, first, into);
            case 'levels': return this.#levels(name, values, into);
            case 'days': return this.#days(name, field, first, into);
            case 'pairs': return this.#pairs(name, field, values, into);
            case 'version': return this.#version(name, field, first, into);
            case 'ref':
            case 'commit':
            case 'text':
            case 'number':
            case 'builder':
            default: break;
        }
        const form = formOf(name, field);
        for (const value of values)
            if (!form.pattern.test(value))
                this.#invalid(name, value, form.expected);
        if (name === 'builder-id' && (0,cloud_build/* isCloudBuild */.S5)(first))
            return void into.set(field.claim, { kind: 'text', anyOf: (0,cloud_build/* idsOfBuilder */.RX)(first), star: false });
        if (field.kind === 'number')
            into.set(field.claim, { kind: 'number', min: Number(first), max: null });
        else if (field.kind === 'builder')
            into.set(field.claim, builderPattern(first));
        else
            into.set(field.claim, { kind: 'text', anyOf: [first, ...rest], star: field.kind === 'ref' });
    }
    async #regexp(name, field, source, into) {
        if (source.length > limits/* limits */.F.patternLength)
            return this.#invalid(name, `${source.length} characters`, `at most ${limits/* limits */.F.patternLength}`);
        this.#problems.push(...(await (0,lint/* lintRegexp */.f5)(source, name)));
        into.set(field.claim, { kind: 'regexp', source, unsafeOpen: this.#asked.openPattern });
    }
    // All must hold, of one piece of evidence: each is a constraint of its own. A value may hold further `=`, and may be empty.
    #pairs(name, field, values, into) {
        const wanted = new Map();
        const set = claims/* openClaims */._w.find((one) => field.claim === `${one}.*`);
        for (const line of values) {
            const at = line.indexOf('=');
            const claim = at < 0 || set === undefined ? null : (0,claims/* openClaim */.fc)(set, line.slice(0, at));
            if (claim === null) {
                this.#invalid(name, line, 'key=value; the key without blanks');
                continue;
            }
            const value = line.slice(at + 1);
            if ((wanted.get(claim) ?? value) !== value)
                this.#conflict(name, `${name} asks for two values of ${(0,errors/* bounded */.Mm)(line.slice(0, at), 64)}.`);
            wanted.set(claim, value);
            into.set(claim, { kind: 'text', anyOf: [value], star: false });
        }
    }
    #days(name, field, value, into) {
        if (!/^\d{1,5}(?:\.\d{1,3})?$/.test(value))
            return this.#invalid(name, value, 'a number of days');
        into.set(field.claim, { kind: 'number', min: null, max: Number(value) });
    }
    // All must hold, of one summary. The higher of two levels of one track asks for both.
    #levels(name, values, into) {
        const wanted = new Map();
        for (const line of values) {
            const level = (0,claims/* levelClaim */.dB)(line);
            if (level === null)
                this.#invalid(name, line, 'a level as SLSA_BUILD_LEVEL_3');
            else if (level.number === null)
                into.set(level.claim, { kind: 'text', anyOf: [level.value], star: false });
            else
                wanted.set(level.claim, Math.max(level.number, wanted.get(level.claim) ?? 0));
        }
        for (const [claim, min] of wanted)
            into.set(claim, { kind: 'number', min, max: null });
    }
    // A version that is named to its end is that one, and its build metadata counts where it is given; one or two numbers are every release that begins so.
    #version(name, field, value, into) {
        const [, prefix = '', version = ''] = /^(v?)(.*)$/s.exec(value) ?? [];
        const isWhole = (0,domain_version/* parseVersion */.ot)(version) !== null;
        if (!isWhole && !/^(?:0|[1-9]\d{0,15})(?:\.(?:0|[1-9]\d{0,15}))?$/.test(version))
            return this.#invalid(name, value, 'v1.2.3, v1.2.3-rc.1, v1.2 or v1');
        into.set(field.claim, version.includes('+') ? { kind: 'text', anyOf: [value], star: false } : { kind: 'version', prefix, range: isWhole ? `=${version}` : version, short: true });
    }
    // owner/repo/path@ref; the ref starts at the first @ after which one can start, as in a certificate.
    #workflow(name, value, into) {
        const match = /^([A-Za-z0-9_-]+\/[A-Za-z0-9_.-]+\/\.github\/workflows\/[^/]+?\.ya?ml)(?:@(refs\/.+|[0-9a-f]{40}|[0-9a-f]{64}))?$/.exec(value);
        const [, workflow, ref] = match ?? [];
        if (workflow === undefined)
            return this.#invalid(name, value, 'owner/name/.github/workflows/file.yml@refs/heads/main, or @refs/tags/…, or a full commit');
        into.set('signer-workflow', { kind: 'text', anyOf: [workflow], star: false });
        if (ref !== undefined)
            into.set('signer-ref', { kind: 'text', anyOf: [ref], star: true });
        else
            this.#notes.push((0,errors/* problem */.CC)('PATTERN_LOOSE', { level: 'warning', about: name, what: `${name} accepts the workflow at every ref, also at a branch that anybody with write access made.`, seen: value, expected: `${value}@refs/heads/main`, next: 'Add @ and the ref it must run at.' }));
    }
    #conflicts() {
        const given = SIGNERS.filter((name) => this.#has(name));
        const [first, second] = given;
        if (first !== undefined && second !== undefined)
            this.#conflict(second, `${given.join(' and ')} each say who must have signed.`);
        if (this.#has('certificate-oidc-issuer') && this.#has('certificate-oidc-issuer-regexp'))
            this.#conflict('certificate-oidc-issuer-regexp', 'certificate-oidc-issuer and certificate-oidc-issuer-regexp both say who the issuer must be.');
        if (this.#has('repo') && this.#has('owner') && this.#value('repo').split('/')[0] !== this.#value('owner'))
            this.#conflict('owner', 'repo and owner name two owners.');
        if (this.#has('source-tag') && this.#has('source-versioned-tag'))
            this.#conflict('source-versioned-tag', 'source-tag and source-versioned-tag both say which tag it must be.');
        const identity = given.find((name) => this.#has(name));
        const keyless = [...this.#asked.constraints.keys()].find((name) => fields/* fields */.O[name].part === 'signer' && (!this.#isCloudBuild || (name !== 'repo' && name !== 'owner')));
        this.#builderKeys();
        if (this.#asked.keys.length > 0 && keyless !== undefined)
            this.#conflict('key', `key says that a key must have signed, and ${keyless} that a certificate must.`);
        if (this.#asked.keys.length > 0 && this.#asked.anyIdentity)
            this.#conflict('unsafe-any-identity', 'unsafe-any-identity accepts anybody, and key says who.');
        if (this.#asked.anyIdentity && identity !== undefined)
            this.#conflict('unsafe-any-identity', `unsafe-any-identity accepts anybody, and ${identity} says who.`);
    }
    // The keys of Google Cloud Build sign for everybody: they are nobody's without a source, and no user's key among them would be told apart.
    #builderKeys() {
        const { keys, githubHost, enterprise } = this.#asked;
        const ofBuilder = keys.find(({ builder }) => builder === 'cloud-build');
        const other = keys.find(({ builder }) => builder === null);
        if (!this.#isCloudBuild) {
            if (ofBuilder !== undefined)
                this.#conflict('key', `${(0,errors/* bounded */.Mm)(ofBuilder.name, 64)} is a key of Google Cloud Build, which signs for everybody: give builder-id, and repo or owner, and it says whose build it was.`);
            return;
        }
        if (other !== undefined)
            this.#conflict('key-id', `builder-id asks for Google Cloud Build, and ${(0,errors/* bounded */.Mm)(other.name, 64)} is not said to be one of its keys: give the name of the key with key-id.`);
        if (githubHost.kind !== 'public')
            this.#conflict('github-host', `Google Cloud Build is verified for sources on github.com, and github-host is ${githubHost.name}.`);
        if (enterprise !== null)
            this.#conflict('enterprise', 'enterprise is about certificates, and Google Cloud Build signs by key.');
    }
    // The second half of what repo and owner mean. A builder that signs by key has no workflow to lie anywhere.
    #sourceSigns() {
        if (this.#isCloudBuild || this.#asked.anyIdentity || SIGNERS.some((name) => this.#has(name)))
            return;
        for (const [name, claim] of [['repo', 'signer-repo'], ['owner', 'signer-owner']]) {
            if (!this.#has(name))
                continue;
            this.#isBySource = true;
            this.#accept.set(claim, { kind: 'text', anyOf: [this.#value(name)], star: false });
            this.#lines.push(`${claim}: ${(0,errors/* bounded */.Mm)(this.#value(name))} (as ${name} says nothing else)`);
        }
        // The builders are on github.com: a workflow of the same name on another GitHub is somebody's there.
        if (this.#isBySource && this.#asked.githubHost.kind === 'public')
            this.#lines.push(`builder: ${this.#builders().join(' or ')}, at a release, may sign provenance as well`);
    }
    /** Who may sign for others. A reusable workflow that is nobody's here is accepted from a builder that signed for it, where builder-id names it. */
    #builders() {
        return this.#has('builder-id') ? [...builders/* builderPatterns */.HW, builders/* FOREIGN_DELEGATE */.HC] : builders/* builderPatterns */.HW;
    }
    #issuer() {
        const { enterprise, githubHost, anyIdentity } = this.#asked;
        const isGiven = this.#has('certificate-oidc-issuer') || this.#has('certificate-oidc-issuer-regexp');
        if (this.#isCloudBuild)
            return;
        const isGithub = OF_HOST.some((name) => this.#has(name));
        if (githubHost.kind !== 'public')
            this.#lines.push(`github-host: ${githubHost.name}`);
        if (enterprise !== null)
            this.#lines.push(`enterprise: ${(0,errors/* bounded */.Mm)(enterprise)}`);
        if (enterprise !== null && githubHost.kind !== 'public')
            this.#conflict('enterprise', `enterprise is about an issuer of github.com, and github-host is ${githubHost.name}.`);
        if (enterprise !== null && !/^[A-Za-z0-9-]{1,64}$/.test(enterprise))
            this.#invalid('enterprise', enterprise, 'the slug of an enterprise: letters, digits and hyphens');
        if (enterprise !== null && isGiven)
            this.#conflict('enterprise', 'enterprise and certificate-oidc-issuer both say who the issuer must be.');
        if (enterprise !== null && !isGithub && !isGiven)
            this.#conflict('enterprise', 'enterprise is about the issuer of GitHub Actions, and no input is about GitHub. Give repo, owner, signer-repo or signer-workflow.');
        if (isGithub)
            this.#hostsIssuer();
        if (isGiven || !isGithub)
            return;
        const issuer = enterprise === null ? (0,github_host/* issuerOf */.xD)(githubHost) : `${(0,github_host/* issuerOf */.xD)(githubHost)}/${enterprise}`;
        (!anyIdentity ? this.#accept : this.#asked.ofSigner.size > 0 ? this.#facts : this.#where).set('certificate-oidc-issuer', { kind: 'text', anyOf: [issuer], star: false });
        this.#lines.push(`certificate-oidc-issuer: ${issuer} (default)`);
    }
    // A short name with the issuer of another host would be that host's repository of the name.
    #hostsIssuer() {
        const { githubHost } = this.#asked;
        const issuer = this.#value('certificate-oidc-issuer');
        const other = (0,github_host/* githubOfIssuer */.Cs)(issuer);
        if (this.#has('certificate-oidc-issuer') && (githubHost.kind === 'public' ? other !== null && other.kind !== 'public' : issuer !== (0,github_host/* issuerOf */.xD)(githubHost))) {
            const next = other === null || other.kind === 'public' ? `Leave certificate-oidc-issuer out: it is ${(0,github_host/* issuerOf */.xD)(githubHost)} by default.` : `Set github-host to ${other.name}, if that is the GitHub that you mean.`;
            this.#problems.push((0,errors/* problem */.CC)('CONFIG_CONFLICT', { about: 'certificate-oidc-issuer', what: `certificate-oidc-issuer is not the issuer of ${githubHost.name}, which is the github-host.`, seen: issuer, expected: (0,github_host/* issuerOf */.xD)(githubHost), next }));
        }
        if (this.#has('certificate-oidc-issuer-regexp') && githubHost.kind !== 'public')
            this.#conflict('certificate-oidc-issuer-regexp', `${githubHost.name}, the github-host, has one issuer, ${(0,github_host/* issuerOf */.xD)(githubHost)}: an expression could let in another.`);
    }
    #identityGiven() {
        if (this.#asked.anyIdentity)
            return void this.#lines.push('signer: anybody (unsafe-any-identity)');
        if (this.#isCloudBuild && !this.#has('repo') && !this.#has('owner'))
            this.#problems.push((0,errors/* problem */.CC)('CONFIG_IDENTITY_REQUIRED', { about: 'builder-id', what: 'Google Cloud Build builds for everybody, and signs all of it with the same keys.', next: 'Add repo: the source it must have built from.' }));
        if (this.#asked.keys.length > 0)
            return void this.#lines.push(...this.#asked.keys.map(({ name, digest, trust }) => `key: ${(0,errors/* bounded */.Mm)(name)} (${digest})${trust[0] === 'key' ? ', which does not log' : ''}`));
        const isCosign = this.#has('certificate-identity') || this.#has('certificate-identity-regexp');
        const isGithub = OF_HOST.some((name) => this.#has(name));
        if (!isCosign && !isGithub) {
            const what = this.#has('certificate-oidc-issuer') ? `${NAMES_NOBODY} An issuer vouches for millions of identities.` : NAMES_NOBODY;
            this.#problems.push((0,errors/* problem */.CC)('CONFIG_IDENTITY_REQUIRED', { what }));
        }
        else if (isCosign && !this.#accept.has('certificate-oidc-issuer')) {
            this.#problems.push((0,errors/* problem */.CC)('CONFIG_IDENTITY_REQUIRED', { about: 'certificate-oidc-issuer', what: 'certificate-identity needs certificate-oidc-issuer: without it, whoever runs any accepted issuer can have that name.', next: 'Add certificate-oidc-issuer.' }));
        }
    }
    #requirement() {
        const lines = this.#asked.require.length > 0 ? this.#asked.require : [this.#defaultClass()];
        this.#lines.push(`require: ${lines.map((line) => (0,errors/* bounded */.Mm)(line)).join(', ')}${this.#asked.require.length > 0 ? '' : ' (default)'}`);
        const [first, ...rest] = lines.flatMap((line) => this.#line(line) ?? []);
        if (first === undefined)
            return null;
        this.#summary([first, ...rest].flatMap(prepare/* leavesOf */.wf));
        return rest.length === 0 ? first : { kind: 'all', of: [first, ...rest] };
    }
    // What nothing that is required can answer would be ignored.
    #onlyRelease() {
        const lines = this.#asked.require.map((line) => line.split('|').map((word) => (0,predicate_types/* whatOf */.Em)(word.trim())));
        // Where a release would do in place of something else, nothing would answer; beside it, on a line of its own, the other does.
        const stands = lines.some((whats) => whats.length > 1 && whats.some(isRelease)) || (lines.length > 0 && lines.flat().every(isRelease));
        if (!stands)
            return;
        const answered = new Set(OF_RELEASE);
        for (const name of this.#asked.constraints.keys())
            if (!answered.has(name))
                this.#conflict(name, `require takes an attestation of a release for all, and that cannot answer ${name}: it does not say how anything was built.`);
    }
    /** cosign's words ask for a signature, those of GitHub for provenance. */
    #defaultClass() {
        if (this.#asksSummary())
            return 'vsa';
        return [...this.#asked.constraints.keys()].some((name) => fields/* fields */.O[name].dialect === 'github') ? 'provenance' : 'signature';
    }
    #asksSummary() {
        return [...this.#asked.constraints.keys()].some((name) => fields/* fields */.O[name].dialect === 'vsa');
    }
    // A summary that may be by any verifier, or about anything, is nobody's word on nothing; and nothing else than a summary can answer such questions.
    #summary(of) {
        const others = of.filter(({ what }) => what.kind !== 'statement' || what.predicateTypes.some((type) => type !== predicate_types/* VSA */.P1));
        const asked = [...this.#asked.constraints.keys()].find((name) => fields/* fields */.O[name].dialect === 'vsa');
        const [other] = others;
        if (asked !== undefined && other !== undefined)
            this.#conflict(asked, `${asked} is about verification summaries, and require asks for ${(0,errors/* bounded */.Mm)((0,predicate_types/* labelOf */.Wy)(other.what), 64)} as well: only a summary can answer it. Ask for them in two steps.`);
        if (others.length === of.length)
            return;
        for (const name of ['verifier-id', 'resource-uri']) {
            if (!this.#has(name))
                this.#problems.push((0,errors/* problem */.CC)('CONFIG_IDENTITY_REQUIRED', { about: name, what: `A verification summary counts only ${name === 'verifier-id' ? 'of the verifier that is named' : 'about what is named'}, and ${name} is not set.`, next: `Add ${name}.` }));
        }
    }
    #line(line) {
        const [first, ...rest] = line.split('|').flatMap((word) => this.#leaf(word.trim()) ?? []);
        if (first === undefined)
            return null;
        return rest.length === 0 ? first : { kind: 'any', of: [first, ...rest] };
    }
    #leaf(word) {
        const what = (0,predicate_types/* whatOf */.Em)(word);
        if (what === null) {
            this.#invalid('require', word, `${predicate_types/* classNames */.xW.join(', ')}, or a predicate type URI`);
            return null;
        }
        if (isRelease(what))
            return this.#release(what);
        const { checks, builders, quantifier } = this.#asked;
        if (what.kind === 'signature' && checks.length > 0)
            this.#conflict('check', 'A bare signature states nothing that a check could read: ask for a class of statements, or leave the check out.');
        return { kind: 'evidence', name: null, what, signedBy: this.#signers(what), where: this.#where, checks, builders, quantifier };
    }
    /**
     * GitHub's own attestation of a release: signed by GitHub and nobody else, whoever signs the rest. It says which repository and tag the files are of,
     * and not how they were built; what the inputs ask of a build is asked of other classes.
     */
    #release(what) {
        const { githubHost, tenantDomain, trust } = this.#asked;
        const [first, ...rest] = trust.filter((name) => name !== PUBLIC_GOOD);
        if (githubHost.kind === 'server' || first === undefined) {
            this.#conflict('require', githubHost.kind === 'server' ? `${githubHost.name} makes no attestations of releases.` : 'Attestations of releases are of GitHub\'s own Sigstore instance, and trust: public-good leaves it out.');
            return null;
        }
        if (!this.#has('repo'))
            this.#conflict('require', 'require: release needs repo: GitHub signs for every repository, and another one of the same owner may have released the same bytes.');
        const where = new Map(OF_RELEASE.flatMap((name) => {
            const { claim } = fields/* fields */.O[name];
            // As it was compiled: a ref may stand behind the repository, and is asked as well.
            const pattern = this.#where.get(claim) ?? this.#facts.get(claim) ?? this.#accept.get(claim);
            return pattern === undefined ? [] : [[claim, pattern]];
        }));
        // Of a tenant that does not say it, nobody is accepted: no authority issues a name like this.
        const signer = `https://${tenantDomain ?? (githubHost.kind === 'tenant' ? '<trust domain unknown>' : 'dotcom')}.releases.github.com`;
        this.#lines.push(`signer of the class release: ${signer}`);
        return { kind: 'evidence', name: null, what, signedBy: [{ kind: 'keyless', name: 'GitHub', accept: new Map([['certificate-identity', { kind: 'text', anyOf: [signer], star: false }]]), facts: new Map(), trust: [first, ...rest] }], where, checks: this.#asked.checks, builders: [], quantifier: this.#asked.quantifier };
    }
    #signers(what) {
        if (this.#asked.anyIdentity)
            return [{ kind: 'unsafe-any', input: 'unsafe-any-identity', facts: this.#facts, trust: this.#asked.trust }];
        const [first, ...rest] = this.#asked.keys.map(({ name, digest, trust }) => ({ kind: 'key', name, spki: digest, facts: this.#facts, trust }));
        if (first !== undefined)
            return [first, ...rest];
        const source = { kind: 'keyless', name: 'inputs', accept: this.#accept, facts: this.#facts, trust: this.#asked.trust };
        if (!this.#isBySource || this.#asked.githubHost.kind !== 'public' || !(0,predicate_types/* isProvenance */.WX)(what))
            return [source];
        const others = [...this.#accept].filter(([claim]) => claim !== 'signer-repo' && claim !== 'signer-owner');
        const own = this.#asked.builders.map(({ workflow, ref }) => ({
            kind: 'keyless', name: `the builder ${workflow}`, facts: this.#facts, trust: this.#asked.trust,
            accept: new Map([...others, ['signer-workflow', { kind: 'text', anyOf: [workflow], star: false }], ['signer-ref', { kind: 'text', anyOf: [ref], star: true }]]),
        }));
        return [source, { kind: 'keyless', name: 'a builder', accept: new Map([...others, ['builder', { kind: 'text', anyOf: this.#builders(), star: true }]]), facts: this.#facts, trust: this.#asked.trust }, ...own];
    }
}
/**
 * The constraints with names as they stand in certificates: `acme.ghe.com/acme` is `acme` where that is the host; `repo` has spellings of its own. Any other host stays, and is
 * no name. On github.com there is one way to write a name.
 */
function withoutHost(constraints, { kind, name }) {
    if (kind === 'public')
        return constraints;
    const ofHost = new Set(OF_HOST);
    const short = (value) => (value.startsWith(`${name}/`) ? value.slice(name.length + 1) : value);
    return new Map([...constraints].map(([field, values]) => [field, ofHost.has(field) && field !== 'repo' ? values.map(short) : values]));
}
/** `@v1.2.3` is how people write the tag that certificates write in full. */
function builderPattern(id) {
    const at = id.indexOf('@');
    if (at < 0)
        return { kind: 'builder', name: id };
    const version = id.slice(at + 1);
    return { kind: 'text', anyOf: version.startsWith('refs/') ? [id] : [id, `${id.slice(0, at)}@refs/tags/${version}`], star: false };
}
function isRelease(what) {
    return what?.kind === 'statement' && what.predicateTypes.every(predicate_types/* isReleaseType */.a3);
}
/** What a value must look like, so that one that can never match is an error now and not a refusal later. */
function formOf(name, field) {
    switch (name) {
        case 'repo':
        case 'signer-repo': return { pattern: /^[A-Za-z0-9_-]+\/[A-Za-z0-9_.-]+$/, expected: 'owner/name' };
        case 'owner': return { pattern: /^[A-Za-z0-9_-]+$/, expected: 'the name of an owner' };
        case 'repository-id':
        case 'owner-id': return { pattern: /^[1-9]\d*$/, expected: 'a number' };
        case 'source-ref': return { pattern: /^(refs\/|\{tag\}|[0-9a-f]{40}$).*$/, expected: 'a full ref, as refs/tags/v1.2.3 or refs/heads/main' };
        case 'source-digest':
        case 'signer-digest': return { pattern: /^([0-9a-f]{40}|[0-9a-f]{64})$/, expected: 'a full commit, 40 or 64 hex digits in lower case' };
        case 'verifier-id': return { pattern: /^\S+$/, expected: 'the id of a verifier, as https://example.com/verifier' };
        case 'resource-uri': return { pattern: /^\S+$/, expected: 'the address of what was verified' };
        case 'policy-digest': return { pattern: /^(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$/, expected: digest/* digestForm */.JN };
        case 'signed-identity': return { pattern: /^[^\s/]+(\/[^\s/]+)*$/, expected: 'the name of an image, as ghcr.io/acme/app' };
        case 'certificate-oidc-issuer': return { pattern: /^https?:\/\/\S+$/, expected: 'a URL, as https://token.actions.githubusercontent.com' };
        case 'entry-workflow': return { pattern: /^[A-Za-z0-9_-]+\/[A-Za-z0-9_.-]+\/\.github\/workflows\/[^/]+\.ya?ml@(?:refs\/.+|[0-9a-f]{40}|[0-9a-f]{64})$/, expected: 'owner/name/.github/workflows/file.yml@refs/heads/main, or @refs/tags/…' };
        case 'trigger': return { pattern: /^[a-z][a-z_]*$/, expected: 'the name of an event, as push' };
        case 'source-tag':
        case 'source-branch': return { pattern: /^(?!refs\/)\S+$/, expected: name === 'source-tag' ? 'a tag without refs/tags/, as v1.2.3' : 'a branch without refs/heads/, as main' };
        case 'builder-id': return { pattern: /^https:\/\/[^\s@]+(@[^\s@]+)?$/, expected: 'a URL, as https://github.com/owner/name/.github/workflows/file.yml@v1.2.3' };
        case 'build-level': return { pattern: /^[1-3]$/, expected: '1, 2 or 3' };
        case 'source-versioned-tag':
        case 'workflow-input':
        case 'external-parameter':
        case 'certificate-identity':
        case 'certificate-identity-regexp':
        case 'certificate-oidc-issuer-regexp':
        case 'signer-workflow':
        case 'deny-self-hosted-runners':
        case 'environment':
        case 'annotations':
        case 'verified-level':
        case 'max-age-days':
        default: return { pattern: /^.+$/, expected: `a value of the kind ${field.kind}` };
    }
}


/***/ }),

/***/ 6671:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vi: () => (/* binding */ namesAmong),
/* harmony export */   Xs: () => (/* binding */ writtenIn),
/* harmony export */   bR: () => (/* binding */ hostEditsOf),
/* harmony export */   mC: () => (/* binding */ around),
/* harmony export */   t7: () => (/* binding */ editsOf),
/* harmony export */   yl: () => (/* binding */ otherEndsOf)
/* harmony export */ });
// Names a keystroke away from a name, and what an expression itself writes out.
//
// `acme\d*`, `acm.` and `[^/]cme` are anchored and escaped, and let in `acme2`, `acmx` and `xcme`, which anybody can register. So each character
// is tried as others, each place with one more. What the author wrote out, as in `(acme|acme2)` or `sdk-(js|ts)`, is theirs and no neighbour.
/** What a character is replaced with and what is put in: all that names are made of, and some capitals, as names are compared without case. */
const ALL = 'abcdefghijklmnopqrstuvwxyz0123456789-_.AMX'.split('');
/** One of each class, for long names. */
const FEW = 'ax0-_.X'.split('');
const MAX_FULL = 64;
const MAX_EDITED = 256;
/** The longest name GitHub gives to an owner. */
const MAX_FILL = 39;
const MAX_WORDS = 16;
/** Top-level domains where the holder of a host's name under another one need not be the same. */
const OTHER_ENDS = ['com', 'org', 'net', 'io', 'co', 'dev', 'app', 'ai', 'example'];
/**
 * The names at one edit of a name, and those that keep one of its ends. Never the name in another case.
 *
 *   one for another, one more, one less      acmx, acme2, a-cme, acm
 *   an end cut off or filled up              ac, acxx, ac00, xxme
 *   a few in front or behind                 acme-x, x.acme
 *   only letters, only digits                xxxx, 0000, of any length
 */
function editsOf(name) {
    const chars = Array.from(name).slice(0, MAX_EDITED);
    const rest = name.slice(chars.join('').length);
    const alphabet = chars.length > MAX_FULL ? FEW : ALL;
    const edit = (from, middle, to) => `${chars.slice(0, from).join('')}${middle}${chars.slice(to).join('')}${rest}`;
    const places = [...chars.keys(), chars.length];
    const edits = places.flatMap((at) => [
        ...(at === chars.length ? [] : [edit(at, '', at + 1), edit(at, chars.slice(at, at + 1).join('').repeat(2), at + 1), ...alphabet.map((other) => edit(at, other, at + 1))]),
        ...alphabet.map((more) => edit(at, more, at)),
        chars.slice(0, at).join(''), chars.slice(at).join(''),
        ...['x', '0'].flatMap((fill) => [edit(at, fill.repeat(chars.length - at), chars.length), edit(0, fill.repeat(at), at)]),
    ]);
    const ends = [...['-x', '_x', '.x', '-0', 'x0'].map((end) => `${name}${end}`), ...['x-', 'x_', 'x.', '0-', '0x'].map((front) => `${front}${name}`)];
    const plain = ['x', '0'].flatMap((fill) => Array.from({ length: MAX_FILL }, (_, index) => fill.repeat(index + 1)));
    return [...new Set([...edits, ...ends, ...plain])].filter((other) => other !== '' && other.toLowerCase() !== name.toLowerCase());
}
/** The hosts at one edit of one label of a host. Its dots stay: what an unescaped dot lets in is judged elsewhere. */
function hostEditsOf(host) {
    const labels = host.split('.').slice(0, MAX_WORDS);
    return labels.length < host.split('.').length ? [] : labels.flatMap((label, index) => editsOf(label).map((other) => labels.with(index, other).join('.')));
}
/** The host under other top-level domains. */
function otherEndsOf(host) {
    const last = host.lastIndexOf('.');
    return last < 0 ? [] : OTHER_ENDS.map((end) => `${host.slice(0, last)}.${end}`).filter((other) => other !== host);
}
/** A word of another branch with something open around it. */
function around(word) {
    return ['evil', `${word}-evil`, `evil-${word}`, `${word}evil`, `evil${word}`, `${word}x`, `x${word}`, `${word}0`, `0${word}`];
}
// ── reading an expression
const TOKEN = /\\Q(?<quoted>.*?)(?:\\E|$)|(?<open>\(\?(?:P?<\w+>|[A-Za-z-]*[:)]))|(?<repeat>[*+?]\??|\{\d+(?:,\d*)?\}\??)|\\(?<escaped>[^A-Za-z0-9])|(?<wild>\\[pPx]\{[^}]*\}|\\[pP][A-Za-z]|\\x[0-9A-Fa-f]{2}|\\.?|\[\^?\]?(?:\[:\^?\w+:\]|\\.|[^\]\\])*\]|\.)|(?<edge>[()|^$/@:])|(?<plain>.)/gs;
/** Reads what an expression writes out. Where it is in doubt it reads less: what is not read is a neighbour. */
function writtenIn(source) {
    const words = [];
    const whole = [];
    let run = [];
    let edged = true;
    const flush = (closed) => {
        if (run.length > 0)
            words.push(run.join(''));
        if (run.length > 0 && edged && closed)
            whole.push(run.join('').toLowerCase());
        run = [];
        edged = closed;
    };
    for (const { groups = {} } of source.matchAll(TOKEN)) {
        const { quoted, repeat, escaped, wild, plain } = groups;
        if (wild !== undefined)
            flush(false);
        else if (repeat !== undefined && run.length > 0) {
            run.pop();
            flush(false);
        }
        else if (repeat !== undefined)
            continue;
        else if (quoted !== undefined || escaped !== undefined || plain !== undefined)
            run.push(quoted ?? escaped ?? plain ?? '');
        else
            flush(true);
    }
    flush(true);
    return { words: [...new Set(words)], spells: (name) => isReadOff(whole, name.toLowerCase()) };
}
/** The words that may name somebody: not what the identity has in its other parts. */
function namesAmong(words, ...others) {
    const known = new Set(others.flatMap((text) => [text, ...text.split('/')]));
    return words.filter((word) => !known.has(word) && word !== 'https').slice(0, MAX_WORDS);
}
function isReadOff(pieces, name) {
    const reached = new Set([0]);
    for (const piece of pieces) {
        // Of the positions before this piece only: each piece stands for itself once, so `ap(p)+` does not read `appp`.
        for (const at of Array.from(reached))
            if (name.startsWith(piece, at))
                reached.add(at + piece.length);
    }
    return reached.has(name.length);
}


/***/ }),

/***/ 9568:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U2: () => (/* binding */ preparePolicy),
/* harmony export */   tg: () => (/* binding */ checksOf),
/* harmony export */   wf: () => (/* binding */ leavesOf)
/* harmony export */ });
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6046);
/* harmony import */ var _domain_period_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7736);
/* harmony import */ var _domain_version_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8729);
/* harmony import */ var _lint_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3830);
// What a policy needs before anything is judged by it: its regular expressions compiled, its ranges and dates read.
//
// A value that cannot be read could only be compared wrongly: a deny rule with a mistyped date would deny nothing. The compilers of policies refuse
// such values where they were written; this is the last door, so that no other way into the model leads around them.




/** The evidence requirements of a tree, left to right. */
function leavesOf(requirement) {
    switch (requirement.kind) {
        case 'evidence': return [requirement];
        case 'all':
        case 'any':
        case 'at-least': return requirement.of.flatMap(leavesOf);
        case 'judged': return leavesOf(requirement.of);
        case 'exempt':
        case 'refuse': return [];
        default: return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .assertNever */ .xb)(requirement);
    }
}
/** The checks of a tree: of its evidence, and of what is judged. */
function checksOf(requirement) {
    const ofTree = (one) => {
        switch (one.kind) {
            case 'all':
            case 'any':
            case 'at-least': return one.of.flatMap(ofTree);
            case 'judged': return [one.check, ...ofTree(one.of)];
            case 'evidence':
            case 'exempt':
            case 'refuse':
            default: return [];
        }
    };
    return [...leavesOf(requirement).flatMap(({ checks }) => checks), ...ofTree(requirement)];
}
const prepared = new WeakMap();
/**
 * Reads all that a policy holds as text, once per policy. Null where it has no regular expression; RE2 is not loaded then.
 *
 * Throws `ConfigurationError` with everything that cannot be read.
 */
function preparePolicy(policy) {
    const known = prepared.get(policy);
    if (known !== undefined)
        return known;
    const made = prepare(policy);
    prepared.set(policy, made);
    return made;
}
async function prepare(policy) {
    const patterns = policy.flatMap(patternsOf);
    const regexps = patterns.some(([, pattern]) => pattern.kind === 'regexp') ? await (0,_lint_js__WEBPACK_IMPORTED_MODULE_2__/* .loadRegexps */ .XT)() : null;
    const [first, ...rest] = [...patterns.flatMap(([about, pattern]) => patternFaults(regexps, about, pattern)), ...policy.flatMap(dateFaults)];
    if (first !== undefined)
        throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1([first, ...rest]);
    return regexps;
}
function patternsOf(layer) {
    const leaves = layer.rules.flatMap((rule) => leavesOf(rule.require));
    const signers = leaves.flatMap((leaf) => leaf.signedBy).flatMap((signer) => (signer.kind === 'keyless' ? [signer.accept, signer.facts] : [signer.facts]));
    const constraints = [...leaves.map((leaf) => leaf.where), ...signers, ...layer.deny.map((rule) => rule.claims)];
    return constraints.flatMap((one) => [...one]);
}
function patternFaults(regexps, about, pattern) {
    if (pattern.kind === 'regexp' && regexps !== null)
        return (0,_lint_js__WEBPACK_IMPORTED_MODULE_2__/* .faultsOf */ .xm)(regexps, pattern.source, about);
    if (pattern.kind === 'version' && (0,_domain_version_js__WEBPACK_IMPORTED_MODULE_3__/* .parseRange */ .RC)(pattern.range) === null) {
        return [(0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)('CONFIG_INVALID_VALUE', { about, what: 'The range of versions cannot be read.', seen: pattern.range, expected: 'a range such as ^1.2 or ">=2 <3"' })];
    }
    return [];
}
function dateFaults(layer) {
    const waivers = layer.waivers.filter(({ until }) => !(0,_domain_period_js__WEBPACK_IMPORTED_MODULE_1__/* .isDay */ .N)(until)).map(({ until }) => (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)('CONFIG_INVALID_VALUE', { about: 'until', what: 'The last day of a waiver cannot be read.', seen: until, expected: 'a day as YYYY-MM-DD' }));
    const windows = layer.deny.flatMap(instantsOf).filter((instant) => Number.isNaN(Date.parse(instant))).map((instant) => (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)('CONFIG_INVALID_VALUE', { about: 'deny', what: 'The time window of a deny rule cannot be read.', seen: instant, expected: 'a time as 2027-03-31T00:00:00Z' }));
    return [...waivers, ...windows];
}
function instantsOf(rule) {
    return rule.witnessedBetween.filter((instant) => instant !== null);
}


/***/ }),

/***/ 248:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ countDistinct),
/* harmony export */   i: () => (/* binding */ principalOf)
/* harmony export */ });
// Who stands behind a signature, so that two signatures can be told to be two people's.
//
// One signer with two certificates, one workflow at two tags, one signature that fits two patterns: each is one principal. What is counted comes
// from the certificate or is the key itself; what a builder says of itself would let one signer be as many as it likes.
/**
 * Names the principal of an attestation: the builder whose key it is, else its key, else its workflow without the ref, else its names with the issuer.
 *
 * Evidence that names nobody is all one principal: it cannot be told apart.
 */
function principalOf(attestation) {
    const vouched = (name, from) => (attestation.claims.get(name) ?? []).filter((claim) => claim.from === from).map((claim) => claim.value).toSorted();
    // A builder with several keys is one: each of them signs the same build.
    const builder = vouched('builder-id', 'key').map((id) => id.split('@')[0]);
    if (builder.length > 0)
        return JSON.stringify(['builder', ...builder]);
    const key = vouched('key', 'key');
    if (key.length > 0)
        return JSON.stringify(['key', ...key]);
    const workflow = [vouched('signer-repo', 'certificate'), vouched('signer-workflow', 'certificate')];
    if (workflow.every((values) => values.length > 0))
        return JSON.stringify(['workflow', ...workflow]);
    return JSON.stringify(['names', vouched('certificate-identity', 'certificate'), vouched('certificate-oidc-issuer', 'certificate')]);
}
/**
 * The greatest number of members that can each be given a principal of its own, by augmenting paths.
 *
 * `members` lists, for each requirement, the principals whose evidence meets it.
 */
function countDistinct(members) {
    const holder = new Map();
    const place = (member, tried) => {
        for (const principal of members[member] ?? []) {
            if (tried.has(principal))
                continue;
            tried.add(principal);
            const other = holder.get(principal);
            // Whoever holds it may be content with another one.
            if (other === undefined || place(other, tried)) {
                holder.set(principal, member);
                return true;
            }
        }
        return false;
    };
    return members.filter((_, member) => place(member, new Set())).length;
}


/***/ }),

/***/ 9017:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ variantsOf),
/* harmony export */   l: () => (/* binding */ partsOfWorkflow)
/* harmony export */ });
/* harmony import */ var _neighbours_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6671);
// Hostile variants of an identity: what somebody else could hold whose name looks like the one a pattern just matched.
//
// Patterns are judged by what they would accept as well, not by how they are written: an author forgets an anchor, a dot or a slash, and a
// neighbour registers `acme-evil/app`. Variants are made from the matched identity, which may itself be an attacker's; they are only texts that a
// pattern is tried on, and nothing is ever accepted because of one.
//
// What is not tried: two independent edits of one name; another branch of a pattern whose workflow file or ref the matched identity does not fit
// (`A|^https://github\.com/beta.*/x/\.github/workflows/other\.yml@…`), which is found open once it lets somebody in; letters beyond ASCII.

/** Dots and path segments that are varied one by one; a longer identity is varied in its first ones and in all at once. */
const MAX_PARTS = 16;
const WORKFLOW = /^(https:\/\/)([^/?#@\s]+)\/([^/\s]+)\/([^/\s]+)\/(\.github\/workflows\/.+?)@((?:refs\/|[0-9a-f]{40}$).*)$/s;
const GITLAB = /^(https:\/\/)([^/?#@\s]+)\/([^@]+?)\/\/([^@]+)@(.+)$/s;
const ADDRESS = /^([a-z][a-z0-9+.-]*:\/\/)([^/?#\s]+)(.*)$/s;
const MAILBOX = /^([^@!\s/]+)([@!])([^@!\s/]+)$/;
/** Claims whose every other value is somebody else; the remaining ones (refs, triggers) are the same repository's own doing. */
const OF_SOMEBODY = new Set(['owner', 'owner-id', 'repo', 'repository-id', 'signer-owner', 'signer-repo', 'signer-workflow', 'entry-workflow', 'key', 'builder-id', 'signed-identity']);
/** Hosts that anybody can have an identity at. A name like theirs is somebody else's even where the pattern writes it out. */
const PUBLIC_HOSTS = new Set(['github.com', 'gitlab.com']);
/** The variants of a value of a claim, never the value itself. Other branches of the pattern are looked for with the words it writes out. */
function variantsOf(value, claim, words = []) {
    return variantsByForm(value, claim, words).filter((variant) => variant.text !== value);
}
function variantsByForm(value, claim, words) {
    const before = [...variantsBefore(value), ...variantsOfScheme(value)];
    if (claim !== 'certificate-identity' && claim !== 'certificate-oidc-issuer')
        return [...variantsOfText(value, OF_SOMEBODY.has(claim)), ...(OF_SOMEBODY.has(claim) ? editsOfText(value, claim, words) : [])];
    const workflow = claim === 'certificate-identity' ? WORKFLOW.exec(value) : null;
    if (workflow !== null)
        return [...before, ...variantsOfWorkflow(workflow), ...editsOfWorkflow(workflow, words)];
    const gitlab = claim === 'certificate-identity' ? GITLAB.exec(value) : null;
    if (gitlab !== null)
        return [...before, ...variantsOfGitlab(gitlab), ...editsOfGitlab(gitlab, words)];
    const address = ADDRESS.exec(value);
    if (address !== null)
        return [...before, ...variantsBehind(value), ...variantsOfAddress(address), ...editsOfAddress(address, words)];
    const mailbox = MAILBOX.exec(value);
    return [...before, ...variantsBehind(value), ...(mailbox === null ? foreign('the identity', ['evil']) : [...variantsOfMailbox(mailbox), ...editsOfMailbox(mailbox, words)])];
}
/** The parts of a GitHub workflow identity; null for any other text. */
function partsOfWorkflow(value) {
    const [, , host, owner, repo, , ref] = WORKFLOW.exec(value) ?? [];
    if (host === undefined || owner === undefined || repo === undefined || ref === undefined)
        return null;
    return { host, repository: `${owner}/${repo}`, head: value.slice(0, value.length - ref.length), ref };
}
// ── what is the same for all: something before, something behind
function variantsBefore(value) {
    const elsewhere = ['?u=', '', '#', '?u=https://', '\n'].map((joint) => `https://evil.example/${joint}${value}`);
    return foreign('what stands before the identity', [...elsewhere, `evil${value}`, `evil-${value}`]);
}
function variantsBehind(value) {
    return foreign('what stands behind the identity', ['evil', '-evil', '.evil.example', '/evil', '?evil', '@evil.example', '\nevil'].map((tail) => `${value}${tail}`));
}
function variantsOfScheme(value) {
    return value.startsWith('https://') ? foreign('the scheme', [value.replace('https', 'http')]) : [];
}
// ── by form
/** https://HOST/OWNER/REPO/.github/workflows/FILE@REF */
function variantsOfWorkflow([, scheme = '', host = '', owner = '', repo = '', path = '', ref = '']) {
    const at = (parts) => `${scheme}${parts.host ?? host}/${parts.owner ?? owner}/${parts.repo ?? repo}/${parts.path ?? path}@${parts.ref ?? ref}`;
    // A branch may be called like the rest of an identity: a pattern without its left anchor finds it there.
    const inBranch = (text) => `refs/heads/${text}/${path}@${ref}`;
    const evil = '.github/workflows/evil.yml';
    return [
        ...foreign('the host', otherHosts(host).map((other) => at({ host: other }))),
        ...foreign('the owner', [...neighbours(owner), `evil/${owner}`].map((other) => at({ owner: other }))),
        ...foreign('the owner', [at({ owner: 'evil', repo: 'evil' }), at({ owner: 'evil', repo: 'evil', path: evil, ref: inBranch(`${owner}/${repo}`) })]),
        ...foreign('the repository', [...neighbours(repo), `${repo}.evil`, `evil/${repo}`, ...withoutDots(repo)].map((other) => at({ repo: other }))),
        ...foreign('the repository', [at({ repo: 'evil', path: evil, ref: inBranch(repo) })]),
        ...loose('the workflow', otherFiles(path).map((other) => at({ path: other }))),
        ...loose('the ref', otherRefs(ref).map((other) => at({ ref: other }))),
        ...loose('a dot', [...withoutDots(host).map((other) => at({ host: other })), ...withoutDots(path).map((other) => at({ path: other })), ...withoutDots(ref).map((other) => at({ ref: other }))]),
    ];
}
/** https://HOST/GROUP/…/PROJECT//FILE@REF */
function variantsOfGitlab([, scheme = '', host = '', project = '', path = '', ref = '']) {
    const at = (h, p, f, r) => `${scheme}${h}/${p}//${f}@${r}`;
    return [
        ...foreign('the host', otherHosts(host).map((other) => at(other, project, path, ref))),
        ...foreign('the project', [...otherSegments(project), `evil/${project}`, `${project}/evil`, ...withoutDots(project)].map((other) => at(host, other, path, ref))),
        ...foreign('the project', [at(host, 'evil/evil', 'evil.yml', `refs/heads/${project}//${path}@${ref}`)]),
        ...loose('the pipeline file', [...neighbours(path), `${path}@evil.yml`].map((other) => at(host, project, other, ref))),
        ...loose('the ref', otherRefs(ref).map((other) => at(host, project, path, other))),
        ...loose('a dot', [...withoutDots(host).map((other) => at(other, project, path, ref)), ...withoutDots(path).map((other) => at(host, project, other, ref)), ...withoutDots(ref).map((other) => at(host, project, path, other))]),
    ];
}
/** Any other address: SPIFFE, Buildkite, an issuer. All of its path is who it is. */
function variantsOfAddress([, scheme = '', host = '', rest = '']) {
    return [
        ...foreign('the host', otherHosts(host).map((other) => `${scheme}${other}${rest}`)),
        ...foreign('the path', [...otherSegments(rest), ...withoutDots(rest), '/evil'].map((other) => `${scheme}${host}${other}`)),
        ...loose('a dot', withoutDots(host).map((other) => `${scheme}${other}${rest}`)),
    ];
}
/** LOCAL@DOMAIN, or USER!DOMAIN. Another mailbox is another person, at whatever domain. */
function variantsOfMailbox([, local = '', sign = '', domain = '']) {
    // A dot other than the last one can be replaced by somebody who registers the domain; the last one only by whoever runs the registry.
    const last = domain.lastIndexOf('.');
    const registrable = last < 0 ? [] : withoutDots(domain.slice(0, last)).map((front) => `${front}${domain.slice(last)}`);
    return [
        ...foreign('the mailbox', [...neighbours(local), `evil.${local}`, `${local}.evil`, `${local}+evil`, ...withoutDots(local)].map((other) => `${other}${sign}${domain}`)),
        ...foreign('the domain', [...otherHosts(domain).filter((other) => !other.includes('/')), ...registrable].map((other) => `${local}${sign}${other}`)),
        ...loose('a dot', withoutDots(domain).map((other) => `${local}${sign}${other}`).filter((text) => !registrable.includes(text.slice(local.length + 1)))),
    ];
}
/** A short fact: a repository's name, an id, a ref. */
function variantsOfText(value, somebody) {
    const others = [...neighbours(value), ...otherSegments(value), `evil/${value}`, `${value}/evil`, `${value}.evil`, `${value}\nevil`, `evil\n${value}`, ...withoutDots(value)];
    return somebody ? foreign('the name', others) : loose('the value', others);
}
// ── names a keystroke away, and other branches of the pattern
function editsOfWorkflow([, scheme = '', host = '', owner = '', repo = '', path = '', ref = ''], allWords) {
    const at = (h, o, r) => `${scheme}${h}/${o}/${r}/${path}@${ref}`;
    const words = (0,_neighbours_js__WEBPACK_IMPORTED_MODULE_0__/* .namesAmong */ .Vi)(allWords, host, path, ref);
    return [
        ...otherNames('the host', (0,_neighbours_js__WEBPACK_IMPORTED_MODULE_0__/* .hostEditsOf */ .bR)(host), (other) => at(other, owner, repo)),
        ...otherEnds(host, (other) => at(other, owner, repo)),
        ...otherNames('the owner', (0,_neighbours_js__WEBPACK_IMPORTED_MODULE_0__/* .editsOf */ .t7)(owner), (other) => at(host, other, repo)),
        ...otherNames('the repository', (0,_neighbours_js__WEBPACK_IMPORTED_MODULE_0__/* .editsOf */ .t7)(repo), (other) => at(host, owner, other)),
        ...words.flatMap((word) => [
            ...otherNames('the host', (0,_neighbours_js__WEBPACK_IMPORTED_MODULE_0__/* .around */ .mC)(word), (other) => at(other, owner, repo)),
            ...[repo, 'evil', ...words].flatMap((second) => otherNames('the owner', (0,_neighbours_js__WEBPACK_IMPORTED_MODULE_0__/* .around */ .mC)(word), (other) => at(host, other, second))),
            ...[owner, 'evil', ...words].flatMap((first) => otherNames('the repository', (0,_neighbours_js__WEBPACK_IMPORTED_MODULE_0__/* .around */ .mC)(word), (other) => at(host, first, other))),
        ]),
    ];
}
function editsOfGitlab([, scheme = '', host = '', project = '', path = '', ref = ''], allWords) {
    const at = (h, p) => `${scheme}${h}/${p}//${path}@${ref}`;
    const words = (0,_neighbours_js__WEBPACK_IMPORTED_MODULE_0__/* .namesAmong */ .Vi)(allWords, host, path, ref);
    return [
        ...otherNames('the host', (0,_neighbours_js__WEBPACK_IMPORTED_MODULE_0__/* .hostEditsOf */ .bR)(host), (other) => at(other, project)),
        ...otherEnds(host, (other) => at(other, project)),
        ...editedSegments('the project', project, (other) => at(host, other)),
        ...words.flatMap((word) => [
            ...otherNames('the host', (0,_neighbours_js__WEBPACK_IMPORTED_MODULE_0__/* .around */ .mC)(word), (other) => at(other, project)),
            ...['evil', ...project.split('/'), ...words].slice(0, MAX_PARTS).flatMap((beside) => otherNames('the project', (0,_neighbours_js__WEBPACK_IMPORTED_MODULE_0__/* .around */ .mC)(word), (other) => at(host, `${beside}/${other}`), (other) => at(host, `${other}/${beside}`))),
        ]),
    ];
}
function editsOfAddress([, scheme = '', host = '', rest = ''], allWords) {
    const words = (0,_neighbours_js__WEBPACK_IMPORTED_MODULE_0__/* .namesAmong */ .Vi)(allWords, host);
    return [
        ...otherNames('the host', [...(0,_neighbours_js__WEBPACK_IMPORTED_MODULE_0__/* .hostEditsOf */ .bR)(host), ...words.flatMap(_neighbours_js__WEBPACK_IMPORTED_MODULE_0__/* .around */ .mC)], (other) => `${scheme}${other}${rest}`),
        ...otherEnds(host, (other) => `${scheme}${other}${rest}`),
        ...editedSegments('the path', rest, (other) => `${scheme}${host}${other}`, words),
    ];
}
function editsOfMailbox([, local = '', sign = '', domain = ''], allWords) {
    const words = (0,_neighbours_js__WEBPACK_IMPORTED_MODULE_0__/* .namesAmong */ .Vi)(allWords);
    return [
        ...otherNames('the mailbox', (0,_neighbours_js__WEBPACK_IMPORTED_MODULE_0__/* .editsOf */ .t7)(local), (other) => `${other}${sign}${domain}`),
        ...otherNames('the domain', [...(0,_neighbours_js__WEBPACK_IMPORTED_MODULE_0__/* .hostEditsOf */ .bR)(domain), ...(0,_neighbours_js__WEBPACK_IMPORTED_MODULE_0__/* .otherEndsOf */ .yl)(domain)], (other) => `${local}${sign}${other}`),
        ...words.flatMap((word) => [
            ...[domain, 'evil.example', ...words].flatMap((second) => otherNames('the mailbox', (0,_neighbours_js__WEBPACK_IMPORTED_MODULE_0__/* .around */ .mC)(word), (other) => `${other}${sign}${second}`)),
            ...[local, 'evil', ...words].flatMap((first) => otherNames('the domain', (0,_neighbours_js__WEBPACK_IMPORTED_MODULE_0__/* .around */ .mC)(word), (other) => `${first}${sign}${other}`)),
        ]),
    ];
}
/** What stands before `@`, and the tag of an image, name somebody; behind is a ref or a version, their own doing. */
function editsOfText(value, claim, allWords) {
    const end = claim === 'signed-identity' ? /@|:[^/:]*$|$/ : /@|$/;
    const named = value.slice(0, value.search(end));
    return editedSegments('the name', named, (other) => `${other}${value.slice(named.length)}`, (0,_neighbours_js__WEBPACK_IMPORTED_MODULE_0__/* .namesAmong */ .Vi)(allWords, value));
}
/** The path with one segment edited, each in turn. */
function editedSegments(opens, path, at, words = []) {
    const segments = path.split('/');
    return segments.slice(0, MAX_PARTS).flatMap((segment, index) => segment === '' ? [] : otherNames(opens, [...(0,_neighbours_js__WEBPACK_IMPORTED_MODULE_0__/* .editsOf */ .t7)(segment), ...words.flatMap(_neighbours_js__WEBPACK_IMPORTED_MODULE_0__/* .around */ .mC)], (other) => at(segments.with(index, other).join('/'))));
}
function otherEnds(host, at) {
    return PUBLIC_HOSTS.has(host) ? foreign('the host', (0,_neighbours_js__WEBPACK_IMPORTED_MODULE_0__/* .otherEndsOf */ .yl)(host).map(at)) : otherNames('the host', (0,_neighbours_js__WEBPACK_IMPORTED_MODULE_0__/* .otherEndsOf */ .yl)(host), at);
}
/** Names that the pattern may write out, each in its places. */
function otherNames(opens, names, ...at) {
    return names.flatMap((name) => at.map((place) => ({ text: place(name), opens, foreign: true, name })));
}
// ── pieces
function neighbours(name) {
    return ['evil', `${name}-evil`, `evil-${name}`, `${name}evil`, `evil${name}`];
}
function otherHosts(host) {
    return ['evil.example', `${host}.evil.example`, `evil.${host}`, `evil${host}`, `evil-${host}`, `${host}@evil.example`, `evil.example/${host}`];
}
function otherFiles(path) {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const file = path.slice(folder.length);
    const other = file.endsWith('.yml') ? `${file.slice(0, -3)}yaml` : `${file.replace(/\.[^.]*$/, '')}.yml`;
    return [`${folder}evil.yml`, `${folder}evil-${file}`, `${folder}${other}`, `${path}-evil`, `${path}.bak`, `${path}@evil.yml`];
}
function otherRefs(ref) {
    const swapped = ref.toUpperCase() === ref ? ref.toLowerCase() : ref.toUpperCase();
    return ['refs/heads/evil', 'refs/heads/main', 'refs/tags/evil', 'refs/tags/v0.0.0-evil', 'refs/pull/1/merge', `${ref}-evil`, `${ref}/evil`, `${ref}@refs/heads/evil`, `${ref}\nevil`, swapped];
}
/** The path with one segment replaced by a neighbour, each in turn. */
function otherSegments(path) {
    const segments = path.split('/');
    return segments.slice(0, MAX_PARTS).flatMap((segment, index) => segment === '' ? [] : neighbours(segment).map((other) => segments.with(index, other).join('/')));
}
/** The text with its dots replaced: all of them, and each alone. An unescaped dot in a pattern accepts it. */
function withoutDots(text) {
    const at = [...text.matchAll(/\./g)].slice(0, MAX_PARTS).map((match) => match.index);
    return at.length === 0 ? [] : [...new Set([text.replaceAll('.', 'X'), ...at.map((index) => `${text.slice(0, index)}X${text.slice(index + 1)}`)])];
}
function foreign(opens, texts) {
    return texts.map((text) => ({ text, opens, foreign: true, name: null }));
}
function loose(opens, texts) {
    return texts.map((text) => ({ text, opens, foreign: false, name: null }));
}


/***/ }),

/***/ 8083:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run),
  survey: () => (/* binding */ survey)
});

// EXTERNAL MODULE: ./build/config/configure.js
var configure = __webpack_require__(6555);
// EXTERNAL MODULE: ./build/domain/errors.js
var errors = __webpack_require__(6046);
// EXTERNAL MODULE: ./build/domain/image-reference.js
var image_reference = __webpack_require__(880);
// EXTERNAL MODULE: ./build/domain/limits.js
var limits = __webpack_require__(545);
// EXTERNAL MODULE: ./build/domain/ports.js
var domain_ports = __webpack_require__(3741);
// EXTERNAL MODULE: ./build/domain/deadline.js
var domain_deadline = __webpack_require__(4445);
// EXTERNAL MODULE: ./build/evidence/catalog.js + 3 modules
var catalog = __webpack_require__(1529);
;// CONCATENATED MODULE: ./build/evidence/collect.js
// Asks all places for evidence, together. None hides another: every answer, also that there was none, is kept.




/**
 * The places that the lines of `bundle` name: paths and globs.
 *
 * Throws `SubjectError` (`SOURCE_NOT_FOUND`) for a line that names nothing, all such lines in one: who names a file means that it is there.
 */
async function placesOf(bundles, ports) {
    const found = await Promise.all(bundles.map(async (pattern) => ({ pattern, paths: await pathsOf(pattern, ports) })));
    const [missing, ...others] = found.filter(({ paths }) => paths.length === 0).map(({ pattern }) => (0,errors/* problem */.CC)('SOURCE_NOT_FOUND', { about: 'bundle', what: 'There is no such file of evidence.', seen: pattern }));
    if (missing !== undefined)
        throw new errors/* SubjectError */.lR([missing, ...others]);
    const addresses = [...new Set(found.flatMap(({ paths }) => paths))];
    if (addresses.length > limits/* limits */.F.evidenceFiles)
        throw new errors/* SubjectError */.lR([(0,errors/* problem */.CC)('SOURCE_TOO_LARGE', { about: 'bundle', what: `There are ${addresses.length} files of evidence; at most ${limits/* limits */.F.evidenceFiles} are read.` })]);
    return addresses.map((address) => ({ source: 'file', address }));
}
async function pathsOf(pattern, ports) {
    try {
        const paths = await ports.files.glob(pattern);
        // A path is handed back as it is, there or not.
        if (paths.length === 1 && paths[0] === pattern.replaceAll('\\', '/'))
            await ports.files.state(pattern);
        return paths;
    }
    catch (cause) {
        if (!(cause instanceof domain_ports/* FileError */.f))
            throw cause;
        // Named and there, and no file that can be read: the search of it says why.
        return cause.kind === 'missing' ? [] : [pattern];
    }
}
/** Asks each place once. The order of the answers is that of the places. */
async function collect(places, ports) {
    const searches = [];
    let bytes = 0;
    // One after the other: what is held is bounded for all together, and files of this machine do not answer faster side by side.
    for (const { source, address } of places) {
        if (bytes > limits/* limits */.F.evidenceBytes)
            searches.push({ at: { source, address }, outcome: 'unavailable', code: 'SOURCE_TOO_LARGE', cause: `the evidence before it is larger than ${limits/* limits */.F.evidenceBytes} bytes` });
        else
            searches.push(await catalog/* evidenceSources */.y[source](address, ports));
        const last = searches.at(-1);
        bytes += last?.outcome === 'found' ? last.candidates.reduce((sum, candidate) => sum + candidate.bytes.length, 0) : 0;
    }
    return searches;
}

// EXTERNAL MODULE: ./build/domain/digest.js
var domain_digest = __webpack_require__(3213);
// EXTERNAL MODULE: ./build/domain/json.js
var json = __webpack_require__(7803);
// EXTERNAL MODULE: ./build/net/fault.js
var fault = __webpack_require__(1924);
;// CONCATENATED MODULE: ./build/net/rekor.js
// A transparency log's REST API, Rekor v1 (sigstore/rekor openapi.yaml): asked for entries about one signature.
//
//   POST api/v1/log/entries/retrieve  {"entries":[proposed, …]}     [{<uuid>: entry}, …]; what is not in the log is left out
//   POST api/v1/index/retrieve        {"hash":"sha256:<hex>"}        ["<uuid>", …]; best effort: that nothing is found proves nothing
//   GET  api/v1/log/entries/<uuid>                                   {<uuid>: entry}; 404 where there is none
//
// What is answered is anybody's word. Entries are handed on as text under the id they were answered with, and verified like any that lay in a file:
// the id too, which must be the hash of the body.





/** Tree and leaf, or the leaf alone. */
const UUID = /^(?:[0-9a-f]{64}|[0-9a-f]{80})$/;
/** Makes the client of the log at an address. */
function rekorClient(address, { http, signal }) {
    const base = new URL(address.pathname.endsWith('/') ? address.href : `${address.origin}${address.pathname}/`);
    const ask = (path, body) => request(new URL(`api/v1/${path}`, base), body, { http, signal });
    const retrieve = async (proposals) => {
        const answer = await ask('log/entries/retrieve', { entries: proposals.map(proposalJson) });
        return listed(answer, limits/* limits */.F.rekorEntries, 'entries').map((item) => entryText(item, answer.url));
    };
    return {
        retrieve: async (proposals) => {
            try {
                return await retrieve(proposals);
            }
            catch (cause) {
                if (!(cause instanceof NotTaken) || proposals.length < 2)
                    throw cause;
                // One that the log does not take must not keep it from answering the others.
                return settle(await Promise.allSettled(proposals.map((one) => retrieve([one]))));
            }
        },
        search: async (hash) => {
            const answer = await ask('index/retrieve', { hash });
            return [...new Set(listed(answer, limits/* limits */.F.rekorIds, 'ids').map((item) => (typeof item === 'string' && UUID.test(item) ? item : malformed(answer.url, 'an id that is none'))))];
        },
        entry: async (uuid) => {
            const answer = await ask(`log/entries/${uuid}`, null);
            return answer.status === 404 ? null : entryText(parsed(answer), answer.url);
        },
    };
}
/** The log read the question and refuses it: no entry of this form can be in it, or it is of a version that we do not speak. */
class NotTaken extends errors/* SourceError */.c8 {
}
async function request(url, body, { http, signal }) {
    const bytes = body === null ? null : Buffer.from(JSON.stringify(body));
    if (bytes !== null && bytes.length > limits/* limits */.F.rekorRequestBytes)
        throw new errors/* SourceError */.c8('SOURCE_TOO_LARGE', `What would have to be sent to ${(0,fault/* placeOf */.$)(url)} has ${bytes.length} bytes; at most ${limits/* limits */.F.rekorRequestBytes} are sent.`);
    const answer = await http.request(url, {
        accept: 'application/json',
        maxBytes: limits/* limits */.F.rekorAnswerBytes,
        // A log that leads elsewhere is another log.
        follow: 'origin',
        signal,
        ...(bytes === null ? {} : { method: 'POST', body: bytes, headers: { 'content-type': 'application/json' }, repeatable: true }),
    });
    const { status } = answer;
    if (status === 200 || (status === 404 && bytes === null))
        return answer;
    const what = `${(0,fault/* placeOf */.$)(url)} does not answer the question (status ${status}).`;
    if (status === 401 || status === 403)
        throw new errors/* SourceError */.c8('SOURCE_UNAUTHORIZED', what);
    if (status === 400 || status === 422)
        throw new NotTaken('SOURCE_SERVER', what);
    throw new errors/* SourceError */.c8('SOURCE_SERVER', what);
}
// What was found counts whatever else was refused; where nothing was, a refusal of one is an answer only beside one that was taken.
function settle(answers) {
    const taken = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    const failed = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason instanceof Error ? answer.reason : new Error('no error was thrown', { cause: answer.reason })] : []));
    const worst = failed.find((reason) => !(reason instanceof NotTaken)) ?? (taken.length === 0 ? failed[0] : undefined);
    const found = taken.flat();
    if (found.length === 0 && worst !== undefined)
        throw worst;
    return found;
}
function proposalJson(proposed) {
    const verifier = base64(proposed.verifier);
    switch (proposed.kind) {
        case 'hashedrekord': return {
            kind: 'hashedrekord', apiVersion: '0.0.1',
            spec: { data: { hash: { algorithm: (0,domain_digest/* algorithmOf */.Hy)(proposed.digest), value: (0,domain_digest/* hexOf */.ZD)(proposed.digest) } }, signature: { content: base64(proposed.signature), publicKey: { content: verifier } } },
        };
        case 'dsse': return { kind: 'dsse', apiVersion: '0.0.1', spec: { proposedContent: { envelope: proposed.envelope, verifiers: [verifier] } } };
        case 'intoto': return { kind: 'intoto', apiVersion: '0.0.1', spec: { content: { envelope: proposed.envelope }, publicKey: verifier } };
        default: return proposed;
    }
}
function base64(bytes) {
    return Buffer.from(bytes).toString('base64');
}
function listed(answer, most, what) {
    const list = parsed(answer);
    if (!(0,json/* isJsonArray */.Md)(list))
        return malformed(answer.url, 'no list');
    if (list.length > most)
        throw new errors/* SourceError */.c8('SOURCE_TOO_LARGE', `${(0,fault/* placeOf */.$)(answer.url)} answers ${list.length} ${what}; at most ${most} are read.`);
    return list;
}
// One entry under its id. What else it holds is for whoever reads entries.
function entryText(item, url) {
    const [uuid, ...others] = (0,json/* isJsonObject */.OW)(item) ? Object.keys(item) : [];
    if (uuid === undefined || others.length > 0 || !UUID.test(uuid))
        return malformed(url, 'what is no entry under its id');
    return Buffer.from(JSON.stringify(item));
}
function parsed({ body, url }) {
    try {
        return (0,json/* parseJson */.qF)(body);
    }
    catch (cause) {
        if (!(cause instanceof json/* JsonError */.N3))
            throw cause;
        throw new errors/* SourceError */.c8('SOURCE_MALFORMED', `The answer of ${(0,fault/* placeOf */.$)(url)} ${cause.message}.`, { cause });
    }
}
function malformed(url, what) {
    throw new errors/* SourceError */.c8('SOURCE_MALFORMED', `${(0,fault/* placeOf */.$)(url)} answers ${what}.`);
}

;// CONCATENATED MODULE: ./build/evidence/complete.js
// Asks transparency logs for the entries of signatures that came without them: once for each signature of a run.
//
// Where nothing can be proposed the index of a log is asked, which is best effort: that it knows nothing proves nothing. A log that could not be
// asked, or that knows more than is looked at, is a place that is silent. Nothing that is found is believed here.





/** Makes what asks the logs of a run. */
function logLookups({ urls, http, signal }) {
    let asked = 0;
    return async ({ logs, proposals, hashes }) => {
        const addresses = urls.length > 0 ? urls : logs.flatMap((log) => httpsAddress(log));
        if (addresses.length === 0)
            return [];
        asked += 1;
        const tooMany = asked > limits/* limits */.F.logLookups;
        const answers = await Promise.all(addresses.map(async (address) => {
            const at = { source: 'rekor', address: nameOf(address) };
            if (tooMany)
                return [{ at, outcome: 'unavailable', code: 'SOURCE_TOO_LARGE', cause: `more than ${limits/* limits */.F.logLookups} signatures came without a log entry` }];
            try {
                const client = rekorClient(address, { http, signal });
                return proposals.length > 0 ? [searchOf(at, await client.retrieve(proposals))] : await searchIndex(client, hashes, at);
            }
            catch (cause) {
                return [unavailable(at, cause)];
            }
        }));
        return answers.flat();
    };
}
async function searchIndex(client, hashes, at) {
    const ids = [...new Set((await Promise.all(hashes.map((hash) => client.search(hash)))).flat())];
    const entries = await (0,domain_deadline/* mapBounded */.y)(ids.slice(0, limits/* limits */.F.rekorEntries), limits/* limits */.F.concurrentLookups, (id) => client.entry(id));
    const answer = searchOf(at, entries.flatMap((entry) => entry ?? []));
    if (ids.length <= limits/* limits */.F.rekorEntries)
        return [answer];
    // Anybody can log signatures of their own over these bytes, so that more than one are there says nothing; that not all were read does.
    const cut = { at, outcome: 'unavailable', code: 'SOURCE_TOO_LARGE', cause: `${ids.length} entries about this; ${limits/* limits */.F.rekorEntries} are read` };
    return answer.outcome === 'found' ? [answer, cut] : [cut];
}
function searchOf(at, entries) {
    const candidates = [...new Map(entries.map((bytes) => {
            const id = (0,domain_digest/* digestOf */.ol)(bytes);
            return [id, { id, foundAt: at, bytes, annotations: new Map(), mediaType: null }];
        })).values()];
    const [first, ...rest] = candidates;
    return first === undefined ? { at, outcome: 'none' } : { at, outcome: 'found', candidates: [first, ...rest] };
}
function unavailable(at, cause) {
    if (!(cause instanceof errors/* SourceError */.c8))
        throw cause;
    const code = cause.code;
    return { at, outcome: 'unavailable', code, cause };
}
// What a trust root calls a log may be a mere name: what is no address of a server that can be asked is not asked.
function httpsAddress(log) {
    const url = URL.parse(log);
    return url?.protocol === 'https:' && url.username === '' && url.password === '' ? [url] : [];
}
function nameOf({ origin, pathname }) {
    return `${origin}${pathname.replace(/\/+$/, '')}`;
}

// EXTERNAL MODULE: ./build/gather.js + 1 modules
var build_gather = __webpack_require__(7092);
// EXTERNAL MODULE: ./build/asked.js
var asked = __webpack_require__(1200);
// EXTERNAL MODULE: ./build/given.js + 1 modules
var build_given = __webpack_require__(3182);
// EXTERNAL MODULE: ./build/deciding-files.js
var deciding_files = __webpack_require__(4239);
// EXTERNAL MODULE: ./build/github.js
var build_github = __webpack_require__(1533);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/net/addresses.js
var addresses = __webpack_require__(560);
// EXTERNAL MODULE: ./build/domain/image-line.js
var image_line = __webpack_require__(139);
;// CONCATENATED MODULE: ./build/evidence/byte-budget.js
// How much evidence of images is held at a time, over all images of a run.
//
// An SBOM has megabytes, and there may be hundreds of images. Whoever needs more than is free waits until others are judged; all that one image needs
// is asked for at once, so nobody waits for what somebody who waits too holds. Of several budgets each is asked in the order in which they stand
// here: who holds a later one never waits for an earlier one.

/** Bytes that are given out and given back. */
class ByteBudget {
    #most;
    #waiting = [];
    #held = 0;
    constructor(most) {
        this.#most = most;
    }
    /** Resolves when `bytes` may be held, with what gives them back. More than there is counts as all there is. */
    async take(bytes) {
        const wanted = Math.min(bytes, this.#most);
        if (this.#waiting.length > 0 || this.#held + wanted > this.#most)
            await new Promise((begin) => void this.#waiting.push({ bytes: wanted, begin }));
        else
            this.#held += wanted;
        let isBack = false;
        return () => {
            if (!isBack)
                this.#giveBack(wanted);
            isBack = true;
        };
    }
    #giveBack(bytes) {
        this.#held -= bytes;
        // In the order of asking: a large one must not wait for ever behind small ones.
        for (let next = this.#waiting[0]; next !== undefined && this.#held + next.bytes <= this.#most; next = this.#waiting[0]) {
            this.#waiting.shift();
            this.#held += next.bytes;
            next.begin();
        }
    }
}
/** What the images of a run may hold of evidence at a time: manifests until their layers are had, layers as they are stored, and what became of compressed ones. */
class EvidenceBudget {
    manifests = new ByteBudget(limits/* limits */.F.imageManifestsHeld);
    stored = new ByteBudget(limits/* limits */.F.imageEvidenceHeld);
    unpacked = new ByteBudget(limits/* limits */.F.imageEvidenceBytes);
}

// EXTERNAL MODULE: ./build/domain/identifier.js
var domain_identifier = __webpack_require__(1266);
// EXTERNAL MODULE: ./build/subjects/file.js
var file = __webpack_require__(772);
// EXTERNAL MODULE: ./build/subjects/listed.js
var subjects_listed = __webpack_require__(8627);
;// CONCATENATED MODULE: ./build/subjects/resolve.js
// What the user wrote becomes subjects known by digest. After this nothing is compared with a name.








/**
 * The references that the lines of `artifact` name, each once, in their order. `@list.txt` reads lines from a file.
 *
 * Throws `SubjectError` with all that is wrong: `SUBJECT_NOT_FOUND`, `SUBJECT_UNREADABLE`, `SUBJECT_TOO_MANY`.
 */
async function expandSubjects(lines, ports) {
    const expanded = await Promise.all((await readLines(lines, 'artifact', ports)).map((line) => (0,file.expandArtifact)(line, ports)));
    const byKey = new Map(withoutProblems(expanded).flat().map((ref) => [keyOf(ref), ref]));
    const refs = [...byKey.values()];
    if (refs.length > limits/* limits */.F.subjects)
        refuse([(0,errors/* problem */.CC)('SUBJECT_TOO_MANY', { about: 'artifact', what: `There are ${refs.length} subjects; one run takes ${limits/* limits */.F.subjects}.` })]);
    return refs;
}
/** The references that the lines of `subject-digest` name, each once: digests, and identifiers of what has no bytes. Lines that are neither are left out. */
function identifiedSubjects(lines) {
    return [...new Set(lines)].flatMap((line) => {
        const digest = (0,domain_digest/* parseDigest */.m)(line);
        if (digest !== null)
            return [{ kind: 'digest', digest, seenAt: [] }];
        const identifier = (0,domain_identifier/* parseIdentifier */.fu)(line);
        return identifier === null ? [] : [{ kind: 'identifier', identifier, seenAt: [] }];
    });
}
/** The lines of `artifact` as subjects that nobody has looked at yet: for a report on a run that ended before it did. */
function namesIn(lines) {
    return lines.map((line) => {
        const digest = (0,domain_digest/* parseDigest */.m)(line);
        return { kind: digest === null ? 'file' : 'digest', name: line, digest, image: null, seenAt: [] };
    });
}
/**
 * The subject of one reference: a file is hashed, a digest is one. Where there are checksum files, one of them must list it.
 * Returns a problem where that is not so, or the file cannot be read.
 */
async function resolveSubject(ref, lists, ports) {
    const algorithms = ['sha256', ...(0,subjects_listed.algorithmsOf)(lists).filter((algorithm) => algorithm !== 'sha256')];
    const subject = await resolve(ref, algorithms, ports);
    return isProblem(subject) ? subject : (0,subjects_listed.withListing)(subject, lists);
}
async function resolve(ref, algorithms, ports) {
    switch (ref.kind) {
        case 'file': return (0,file.resolveFile)(ref.path, algorithms, ports);
        case 'digest': return { kind: 'digest', name: ref.digest, digest: ref.digest, digests: [ref.digest], weak: new Map(), version: null, listedIn: [], image: null, file: null, seenAt: ref.seenAt };
        // It has no digests: evidence about bytes is never about it.
        case 'identifier': return { kind: 'identifier', name: (0,domain_identifier/* formatIdentifier */.vD)(ref.identifier), digest: (0,domain_identifier/* digestOfIdentifier */.Tk)(ref.identifier), digests: [], weak: new Map(), version: null, listedIn: [], image: null, file: null, seenAt: ref.seenAt };
        case 'image':
        case 'release':
        case 'package':
        default: return (0,errors/* problem */.CC)('SUBJECT_UNREADABLE', { what: `Subjects of the kind ${ref.kind} are not read.` });
    }
}
/**
 * Whether a file still looks as it did when it was hashed: the problem `SUBJECT_CHANGED` where it does not, null where it does.
 *
 * Whoever can write to the file between hashing and the report could have other bytes deployed than were judged.
 */
async function changedSince(subject, ports) {
    const before = subject.file;
    if (before === null)
        return null;
    try {
        const now = await ports.files.state(before.path);
        const same = now.bytes === before.bytes && now.modifiedNs === before.modifiedNs && now.changedNs === before.changedNs && now.inode === before.inode;
        return same ? null : (0,errors/* problem */.CC)('SUBJECT_CHANGED', { about: 'artifact', seen: before.path });
    }
    catch (cause) {
        if (!(cause instanceof domain_ports/* FileError */.f))
            throw cause;
        return (0,errors/* problem */.CC)('SUBJECT_CHANGED', { about: 'artifact', what: `The file is not what was verified any more: ${cause.message}.`, seen: before.path });
    }
}
/** Tells a problem from a result. */
function isProblem(value) {
    return 'code' in value;
}
/** How a reference is named before it is resolved. */
function resolve_nameOf(ref) {
    switch (ref.kind) {
        case 'file': return ref.path;
        case 'digest': return ref.digest;
        case 'identifier': return (0,domain_identifier/* formatIdentifier */.vD)(ref.identifier);
        case 'image': return ref.reference;
        case 'release': return ref.line;
        case 'package':
        default: return ref.purl;
    }
}
function keyOf(ref) {
    return `${ref.kind} ${resolve_nameOf(ref)}`;
}
/** The lists, where none of them is a problem; throws all problems otherwise. */
function withoutProblems(results) {
    refuse(results.flatMap((result) => ('code' in result ? [result] : [])));
    return results.flatMap((result) => ('code' in result ? [] : [result]));
}
function refuse(problems) {
    const [first, ...others] = problems;
    if (first !== undefined)
        throw new errors/* SubjectError */.lR([first, ...others]);
}
// `@file` names a list; a list names no lists, so it cannot lead in circles.
/**
 * The lines of an input, those of the lists that it names among them; `at` says where in a list one stands.
 * Throws `SubjectError` with all that is wrong with the lists: `SUBJECT_NOT_FOUND`, `SUBJECT_UNREADABLE`, `SUBJECT_TOO_MANY`.
 */
async function readLines(lines, about, ports) {
    const read = await Promise.all(lines.map(async (line) => (line.startsWith('@') ? readList(line.slice(1), about, ports) : [{ text: line, at: null }])));
    return withoutProblems(read).flat();
}
async function readList(path, about, ports) {
    try {
        const text = (0,json/* decodeUtf8 */._6)(await ports.files.read(path, limits/* limits */.F.listBytes, { inside: true })).replace(/^\uFEFF/, '');
        const lines = text.split(/\r?\n/).map((line, index) => ({ text: line.trim(), at: `${path}, line ${index + 1}` })).filter((line) => line.text !== '');
        if (lines.length > limits/* limits */.F.subjects)
            return (0,errors/* problem */.CC)('SUBJECT_TOO_MANY', { about, what: `The list has ${lines.length} lines; one run takes ${limits/* limits */.F.subjects} subjects.`, seen: `@${path}` });
        return lines.length > 0 ? lines : (0,errors/* problem */.CC)('SUBJECT_NOT_FOUND', { about, what: 'The list is empty.', seen: `@${path}` });
    }
    catch (cause) {
        if (cause instanceof json/* JsonError */.N3)
            return (0,errors/* problem */.CC)('SUBJECT_UNREADABLE', { about, what: `The list ${cause.message}.`, seen: `@${path}` });
        return { ...(0,file.fileProblem)(`@${path}`, cause), about };
    }
}

;// CONCATENATED MODULE: ./build/images.js
// The images of a run: lines → stores → subjects → evidence → verdicts. Composes stages, as run.ts and gather.ts do, and decides nothing.
//
// All references are resolved first, side by side, and each digest is then looked into once, however many references lead to it. What is held of
// evidence is given back as soon as the subject is judged: there may be hundreds of images, and SBOMs have megabytes.










/**
 * The lines of `image`, each reference once, in their order; `@list.txt` reads lines from a file.
 * Throws `SubjectError` with all that is wrong: `SUBJECT_UNREADABLE`, `SUBJECT_NOT_FOUND`, `SUBJECT_TOO_MANY`.
 */
async function expandImages(lines, ports) {
    const read = (await readLines(lines, 'image', ports)).map(({ text, at }) => ({ line: (0,image_line/* parseImageLine */.tz)(text), text, at }));
    // A line of a list may be anything, a secret too: it is named by its place.
    const [wrong, ...others] = read.filter(({ line }) => line === null).map(({ text, at }) => (0,errors/* problem */.CC)('SUBJECT_UNREADABLE', { about: 'image', what: 'This is no reference to an image.', seen: at ?? text, expected: image_line/* imageLineForm */.Ec, next: 'Write it in the form that is expected.' }));
    if (wrong !== undefined)
        throw new errors/* SubjectError */.lR([wrong, ...others]);
    const distinct = [...new Map(read.flatMap(({ line }) => (line === null ? [] : [[`${line.text} ${(0,image_line/* keyOfLine */.hX)(line)}`, line]]))).values()];
    if (distinct.length > limits/* limits */.F.subjects)
        throw new errors/* SubjectError */.lR([(0,errors/* problem */.CC)('SUBJECT_TOO_MANY', { about: 'image', what: `There are ${distinct.length} images; one run takes ${limits/* limits */.F.subjects}.` })]);
    return distinct;
}
/** How a line is named before it is resolved. */
function nameOfLine(line) {
    return { kind: 'image', name: line.kind === 'registry' ? (0,image_reference/* nameOfRepository */.vQ)(line.repository) : `oci:${line.folder}`, digest: line.digest, image: { reference: line.text, platform: null, index: null, children: null, isTagged: line.digest === null }, seenAt: [] };
}
/** The lines of `image` as subjects that nobody has looked at yet. */
function imageNamesIn(lines) {
    return lines.map((text) => {
        const line = (0,image_line/* parseImageLine */.tz)(text);
        return line === null ? { kind: 'image', name: text, digest: null, image: null, seenAt: [] } : nameOfLine(line);
    });
}
/** Verifies images: results in the order of the lines, those of one line together. Never rejects but for defects outside of any image. */
async function verifyImages(lines, { settings, registryCa, gather, repositoriesFor, attestations, judge, finish, onListed, ports: given }) {
    const ports = { ...given, http: given.http.on({ unsafeHosts: settings.unsafeRegistries, extraCa: registryCa }) };
    const { open, openRepository, evidence, notes } = await openStores(lines, repositoriesFor !== null, settings, ports);
    const patience = new Patience(settings.waitMs, ports.deadline);
    const resolution = { open, platforms: settings.platforms, wait: () => patience.wait() };
    const outcomes = await (0,domain_deadline/* mapBounded */.y)(lines, limits/* limits */.F.concurrentImages, (line) => resolveLine(line, resolution, ports.deadline));
    const refused = settings.sameDigest ? unlessSame(outcomes) : null;
    if (refused !== null)
        return { results: refused, notes: notes() };
    const groups = Map.groupBy(outcomes.flatMap(({ resolved }) => (resolved === null || 'code' in resolved ? [] : resolved)), keyOfImage);
    const tools = { gather, onListed, evidence: (subject) => [...evidence, ...(repositoriesFor?.(subject) ?? []).map(openRepository)], patience, budget: new EvidenceBudget(), attestations: attestations === null ? NOT_ASKED : askedOnce(attestations, [...groups.values()].flatMap(([first]) => (first === undefined ? [] : [first.subject])), ports.deadline) };
    const judged = await (0,domain_deadline/* mapBounded */.y)([...groups.values()], limits/* limits */.F.concurrentImages, (members) => verifyGroup(members, tools, { judge, finish: (verdict, ms) => finish(verdict, ms, lines.length + groups.size) }, ports.deadline));
    const resultOf = new Map(judged.flat());
    return { results: outcomes.flatMap((outcome) => resultsOf(outcome, resultOf)), notes: [...notes(), ...absentNotes(groups.values(), resultOf)] };
}
async function resolveLine(line, resolution, deadline) {
    const started = performance.now();
    const ms = () => Math.round(performance.now() - started);
    const { resolveImage } = await __webpack_require__.e(/* import() */ 385).then(__webpack_require__.bind(__webpack_require__, 5385));
    try {
        return { line, resolved: await (0,domain_deadline/* untilDeadline */.H)(() => resolveImage(line, resolution), deadline), ms: ms() };
    }
    catch (cause) {
        return { line, resolved: problemOf(cause), ms: ms() };
    }
}
async function verifyGroup(members, tools, { judge, finish }, deadline) {
    const started = performance.now();
    const ms = () => Math.round(performance.now() - started);
    const [first] = members;
    if (first === undefined)
        return [];
    try {
        const results = await (0,domain_deadline/* untilDeadline */.H)(async () => {
            const { dossier, release } = await gatherImage(first, tools);
            try {
                requireAnything(first, dossier);
                return await Promise.all(members.map(async ({ subject }) => finish(await judge({ ...dossier, subject: { ...dossier.subject, name: subject.name, version: subject.version, image: subject.image } }), ms())));
            }
            finally {
                release();
            }
        }, deadline);
        return members.map((member, index) => {
            return [member, results?.[index] ?? { kind: 'interrupted', subject: member.subject, ms: ms() }];
        });
    }
    catch (cause) {
        return members.map((member) => [member, { kind: 'error', subject: member.subject, problem: problemOf(cause), ms: ms() }]);
    }
}
// Where the registry has neither the image nor anything about it, the name is wrong: that nobody signed would be the wrong word for it.
function requireAnything({ absent }, { searches }) {
    if (absent !== null && searches.every(({ outcome }) => outcome === 'none'))
        throw new errors/* SubjectError */.lR([absent]);
}
/** What to say of images that are not in their registries, though evidence about them was judged. */
function absentNotes(groups, resultOf) {
    const absent = [...groups].flat().filter((image) => image.absent !== null && resultOf.get(image)?.kind === 'reported');
    return absent.map(({ subject }) => (0,errors/* problem */.CC)('IMAGE_ABSENT', { about: subject.image?.reference ?? null, level: 'warning', seen: subject.digest }));
}
function resultsOf({ line, resolved, ms }, resultOf) {
    if (resolved === null)
        return [{ kind: 'interrupted', subject: nameOfLine(line), ms }];
    if ('code' in resolved)
        return [{ kind: kindOf(resolved), subject: nameOfLine(line), problem: resolved, ms }];
    return resolved.map((image) => {
        const result = resultOf.get(image) ?? { kind: 'error', subject: image.subject, problem: (0,errors/* problem */.CC)('INTERNAL', { what: 'Nothing became of an image.' }), ms: 0 };
        return result;
    });
}
/** What a problem of an image is: that nobody could be asked, that it is not what it has to be, or that there is none. */
function kindOf({ code }) {
    if (errors/* codes */.F4[code].family === 'source')
        return 'unasked';
    return code === 'PLATFORM_ABSENT' || code === 'DIGESTS_DIFFER' ? 'refused' : 'error';
}
/** Null where all images have one digest; else what becomes of each: none of them is the one that was meant. */
function unlessSame(outcomes) {
    const digests = outcomes.map(({ resolved }) => (resolved === null || 'code' in resolved ? null : (resolved[0].subject.listedIn[0]?.container ?? resolved[0].subject.digest)));
    const known = [...new Set(digests.filter((digest) => digest !== null))];
    if (known.length <= 1)
        return null;
    const seen = outcomes.map(({ line }, index) => `${line.text} ${digests[index] ?? 'unknown'}`).join(', ');
    return outcomes.map(({ line, resolved, ms }, index) => {
        const subject = { ...nameOfLine(line), digest: digests[index] ?? null };
        if (resolved === null)
            return { kind: 'interrupted', subject, ms };
        if ('code' in resolved)
            return { kind: kindOf(resolved), subject, problem: resolved, ms };
        return { kind: 'refused', subject, problem: (0,errors/* problem */.CC)('DIGESTS_DIFFER', { about: 'same-digest', seen, expected: 'one digest' }), ms };
    });
}
// What is thrown for one image is its error. What is not ours is a defect of ours.
function problemOf(cause) {
    if (cause instanceof errors/* VerifySupplyChainError */.CB)
        return cause.problems[0];
    return (0,errors/* problem */.CC)('INTERNAL', { seen: cause instanceof Error ? `${cause.name}: ${cause.message}` : typeof cause });
}
/** What opens the stores of a run: registries, and layouts on disk. What reads either is loaded only where there is one. */
async function openStores(lines, namesMore, settings, ports) {
    const needsRegistry = namesMore || settings.evidenceRepositories.length > 0 || lines.some(({ kind }) => kind === 'registry');
    const needsLayout = lines.some(({ kind }) => kind !== 'registry');
    const [layout, registry] = await Promise.all([needsLayout ? __webpack_require__.e(/* import() */ 604).then(__webpack_require__.bind(__webpack_require__, 604)) : null, needsRegistry ? openRegistries(settings, ports) : null]);
    const layouts = new Map();
    const openRepository = (repository) => {
        if (registry === null)
            throw new Error('no registry was opened');
        return registry.open(repository);
    };
    return {
        openRepository,
        open: (line) => {
            if (line.kind === 'registry')
                return openRepository(line.repository);
            if (layout === null)
                throw new Error('no layout was opened');
            const store = layouts.get(line.folder) ?? layout.openLayout(line.folder, ports.files);
            layouts.set(line.folder, store);
            return store;
        },
        evidence: registry === null ? [] : settings.evidenceRepositories.map(registry.open),
        notes: () => registry?.notes() ?? [],
    };
}
async function openRegistries(settings, ports) {
    const { credentialSource, registries, registryAuth } = await __webpack_require__.e(/* import() */ 193).then(__webpack_require__.bind(__webpack_require__, 193));
    const credentials = credentialSource(ports, settings.tokens);
    const notes = [];
    const auths = [];
    const authFor = (registry, base) => {
        const credential = async (path) => {
            // Whoever is on the way can hold a certificate that nobody looks at. Asked as the client asks: one host is spelled with its port and without.
            if ((0,addresses/* isAtOneOf */.BY)(base, settings.unsafeRegistries) && !(0,addresses/* isLoopback */.U9)(base)) {
                notes.push((0,errors/* problem */.CC)('CREDENTIALS_UNUSABLE', { about: registry, level: 'warning', seen: 'It is named in unsafe-registry, so credentials are not sent.', next: 'Give registry-ca in place of unsafe-registry, if the registry wants to know who asks.' }));
                return null;
            }
            const found = await credentials.for({ registry, path });
            notes.push(...found.notes);
            return found.credential;
        };
        const auth = registryAuth({ base, http: ports.http, credential, mask: ports.mask, now: () => performance.now(), signal: ports.deadline });
        auths.push(auth);
        return auth;
    };
    return {
        open: registries({ http: ports.http, unsafeHosts: settings.unsafeRegistries, authFor, signal: ports.deadline }),
        notes: () => [...new Map([...notes, ...auths.flatMap((auth) => auth.notes())].map((note) => [JSON.stringify(note), note])).entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, note]) => note),
    };
}
/** How long a run waits for what is not there yet: one clock for all of its images. */
class Patience {
    #until;
    #deadline;
    constructor(ms, deadline) {
        this.#until = performance.now() + ms;
        this.#deadline = deadline;
    }
    /** Waits a moment; false where the time is up. */
    async wait() {
        if (performance.now() >= this.#until || this.#deadline.aborted)
            return false;
        await (0,promises_.setTimeout)(Math.min(limits/* limits */.F.waitStepMs, Math.max(1, this.#until - performance.now())), undefined, { signal: this.#deadline });
        return true;
    }
}
const NOT_ASKED = async () => [];
/** Asks about all digests with the first of them, and about one alone where it is asked again: it was not there yet. */
function askedOnce(ask, subjects, deadline) {
    const seen = new Set();
    let all = null;
    return async (subject) => {
        const { digest } = subject;
        const isFirst = !seen.has(digest);
        seen.add(digest);
        deadline.throwIfAborted();
        return (await (isFirst ? (all ??= ask(subjects)) : ask([subject]))).get(digest) ?? [];
    };
}
/** Gathers the dossier of one image. `release` gives back what its evidence holds in memory; nothing of the evidence may be read behind it. */
async function gatherImage({ subject, store, statements }, { attestations, gather, onListed, evidence, patience, budget }) {
    const { searchImage } = await __webpack_require__.e(/* import() */ 332).then(__webpack_require__.bind(__webpack_require__, 3332));
    const stores = [...new Set([store, ...evidence(subject)])];
    // What is signed about the index that lists the image is shown beside it.
    const digests = [subject.digest, ...subject.listedIn.filter(({ how }) => how === 'index').map(({ container }) => container)];
    const releases = [];
    const release = () => {
        for (const one of releases.splice(0))
            one();
    };
    const search = async () => {
        for (;;) {
            const [found, kept] = await Promise.all([searchImage(stores, digests, budget, onListed), attestations(subject)]);
            releases.push(found.release);
            const searches = [...found.searches, ...kept];
            const isThere = searches.some(({ outcome }) => outcome === 'found');
            if (isThere || !(await patience.wait()))
                return [...searches, ...shown(store, statements)];
            release();
            for (const one of stores)
                one.forgetAbsent();
        }
    };
    try {
        return { dossier: await gather(subject, search), release };
    }
    catch (cause) {
        release();
        throw cause;
    }
}
// BuildKit's statements are named as what they are, unsigned; they are not fetched.
function shown(store, statements) {
    const candidates = statements.map(({ digest, mediaType, size, annotations }) => {
        const bytes = Buffer.from(JSON.stringify({ mediaType, digest, size, annotations: Object.fromEntries(annotations) }));
        return { id: (0,domain_digest/* digestOf */.ol)(bytes), foundAt: { source: 'oci-index', address: `${store.name}@${digest}` }, bytes, annotations: new Map(), mediaType: 'application/vnd.docker.attestation.manifest.v1+json' };
    });
    const [first, ...others] = candidates;
    return first === undefined ? [] : [{ at: { source: 'oci-index', address: store.name }, outcome: 'found', candidates: [first, ...others] }];
}
/** Images that are one and the same to look into: their place, their digest and the index they were found in. */
function keyOfImage({ subject, store }) {
    return [store.name, subject.digest, ...subject.listedIn.map(({ container }) => container)].join(' ');
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/domain/release-line.js
var release_line = __webpack_require__(9247);
;// CONCATENATED MODULE: ./build/releases.js
// The releases of a run: lines → assets → what vouches for them → verdicts. Composes stages, as run.ts and images.ts do, and decides nothing.
//
//   asset is evidence (by its name and by its bytes)     offered to all other assets; no subject, and never kept
//   asset is a checksum file that can be read             a container: what is signed about it counts for the files it lists under their names
//   any other asset                                      a subject; it passes by evidence, or the run does not
//
// What is fetched is written to a folder of the run under names of ours, and hashed as it comes. Only what passed is handed on, by its digest.







/** The lines of `release`, each once. Configuration has refused those that are none. */
function releaseLinesOf({ release, releaseRepo }) {
    const lines = release.flatMap((text) => {
        const line = (0,release_line/* parseReleaseLine */.PC)(text, releaseRepo);
        return line === null || line === 'no-repo' ? [] : [line];
    });
    return [...new Map(lines.map((line) => [`${line.repo}@${line.tag ?? ''}`, line])).values()];
}
/** How a line is named before it is resolved. */
function nameOfRelease({ repo, tag }) {
    return { kind: 'release', name: `${repo}@${tag ?? 'latest'}`, digest: null, image: null, seenAt: [] };
}
/** Verifies releases, one after the other: their files are large. Results in the order of lines and assets. Never rejects but for defects. */
async function verifyReleases(lines, bench) {
    const outcomes = [];
    const budget = { left: limits/* limits */.F.releaseBytes, evidence: limits/* limits */.F.evidenceBytes };
    for (const line of lines)
        outcomes.push(await verifyRelease(line, bench, budget));
    return {
        results: outcomes.flatMap(({ results }) => results),
        releases: outcomes.flatMap(({ releases }) => releases),
        files: allFiles(outcomes),
    };
}
/** The files of all releases: two may have the same bytes, under one name or several. Under one they are one file. */
function allFiles(outcomes) {
    const all = new Map();
    for (const [digest, files] of outcomes.flatMap((outcome) => [...outcome.files])) {
        const before = all.get(digest) ?? [];
        all.set(digest, [...before, ...files.filter(({ name }) => !before.some((known) => known.name === name))]);
    }
    return all;
}
async function verifyRelease(line, bench, budget) {
    const started = performance.now();
    const ms = () => Math.round(performance.now() - started);
    const subject = nameOfRelease(line);
    try {
        const api = await bench.github.api();
        const { resolveRelease } = await __webpack_require__.e(/* import() */ 869).then(__webpack_require__.bind(__webpack_require__, 6869));
        const prepared = await (0,domain_deadline/* untilDeadline */.H)(async () => {
            const release = await resolveRelease(line, api);
            return 'code' in release ? release : prepare(release, { ...bench, api }, budget);
        }, bench.ports.deadline);
        if (prepared === null)
            return alone({ kind: 'interrupted', subject, ms: ms() });
        if ('code' in prepared)
            return alone({ kind: errors/* codes */.F4[prepared.code].family === 'source' ? 'unasked' : 'error', subject, problem: prepared, ms: ms() });
        return await verifyAssets(prepared, { ...bench, api });
    }
    catch (cause) {
        const said = releases_problemOf(cause);
        return alone({ kind: errors/* codes */.F4[said.code].family === 'source' ? 'unasked' : 'error', subject, problem: said, ms: ms() });
    }
}
function alone(result) {
    return { results: [result], releases: [], files: new Map() };
}
/** Fetches what is evidence, and finds out which assets are subjects. */
async function prepare(release, bench, budget) {
    const { roleOf } = await __webpack_require__.e(/* import() */ 869).then(__webpack_require__.bind(__webpack_require__, 6869));
    const roles = new Map(release.assets.map((asset) => [asset, affordable(asset, roleOf(asset.name), budget)]));
    const sorted = await (0,domain_deadline/* mapBounded */.y)(release.assets, limits/* limits */.F.releaseDownloads, async (asset) => ({ asset, ...(await sortAsset(asset, roles.get(asset) ?? { role: 'file' }, release, bench)) }));
    const lists = sorted.flatMap(({ list }) => (list === null ? [] : [list]));
    const subjects = await selected(sorted.flatMap(({ asset, isSubject }) => (isSubject ? [asset] : [])), bench.settings.releaseAssets);
    if (subjects.length === 0)
        return (0,errors/* problem */.CC)('SUBJECT_NOT_FOUND', { about: 'release', what: `${release.repo}@${release.tag} has no assets to verify${bench.settings.releaseAssets.length === 0 ? '' : ' among those that release-assets selects'}.`, seen: `${release.assets.length} assets`, next: 'Check the tag, and release-assets.' });
    const bytes = subjects.reduce((sum, asset) => sum + asset.bytes, 0);
    if (bytes > budget.left)
        return (0,errors/* problem */.CC)('RELEASE_MALFORMED', { about: 'release', what: `The assets have, with those before them, more than ${limits/* limits */.F.releaseBytes} bytes.`, seen: `${release.repo}@${release.tag}`, next: 'Select some with release-assets, or split the run.' });
    budget.left -= bytes;
    const evidence = sorted.flatMap(({ search, signs }) => (search === null ? [] : [{ search, signs: signs !== null && release.assets.some(({ name }) => name === signs) ? signs : null }]));
    const own = new Map(subjects.map(({ name }) => [name, evidence.filter(({ signs }) => signs === name || (signs !== null && lists.some((list) => plainName(list.path) === signs && isListed(list, name)))).map(({ search }) => search)]));
    return { release, subjects, lists, shared: [...evidence.filter(({ signs }) => signs === null).map(({ search }) => search), ...(await searchRelease(release, bench))], own };
}
/** The endings of bundles, behind the name of what they are about. */
const WHOLE_ENDING = /\.(?:sigstore\.json|sigstore|bundle)$/;
const A_FILE = { list: null, search: null, signs: null, isSubject: true };
// What is too large to be looked at as evidence has to pass like every other asset: whoever fills the bound hides nothing by it.
function affordable({ bytes }, role, budget) {
    if (role.role === 'file')
        return role;
    if (bytes > (role.role === 'checksums' ? limits/* limits */.F.listBytes : limits/* limits */.F.evidenceFileBytes) || bytes > budget.evidence)
        return { role: 'file' };
    budget.evidence -= bytes;
    return role;
}
// The name says what to look for, the bytes whether it is: whoever gives a program the name of a bundle has made no evidence of it.
async function sortAsset(asset, role, release, { api }) {
    const at = { source: 'release-asset', address: `${release.repo}@${release.tag}/${asset.name}` };
    if (role.role === 'file')
        return A_FILE;
    const bytes = await assetBytes(asset, release, api);
    if (role.role === 'checksums') {
        const { parseChecksums } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 3236));
        const list = parseChecksums(at.address, (0,domain_digest/* digestOf */.ol)(bytes), bytes);
        // One that lists no other asset says nothing here, and may be anything that looks like a line of a list.
        const isList = !('code' in list) && release.assets.some(({ name }) => name !== asset.name && isListed(list, name));
        return isList ? { list, search: null, signs: null, isSubject: false } : A_FILE;
    }
    // What is signed with PGP is neither read nor anything to verify.
    if (isPgpSignature(bytes))
        return { list: null, search: { at, outcome: 'none' }, signs: role.signs, isSubject: false };
    const [{ splitCandidates }, { parseCandidate }] = await Promise.all([Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 8435)), Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 2523))]);
    const candidates = splitCandidates(bytes, at);
    const [first, ...rest] = candidates;
    const parsed = candidates.map(parseCandidate);
    if (first === undefined || candidates.length > limits/* limits */.F.candidatesPerFile)
        return A_FILE;
    // All of it is read, or known for what it is. A line that is neither may be anything, a program too.
    const isSubject = !parsed.every((one) => one.outcome === 'parsed' || one.rejection.code === 'FORMAT_UNSUPPORTED');
    // A signature over bytes is about one file, and is named after it; a statement may name many.
    const isOfOne = parsed.every((one) => one.outcome === 'parsed' && one.pieces.every((piece) => piece.kind === 'material' && piece.material.content.kind === 'message'));
    const signs = role.signs ?? (isOfOne ? asset.name.replace(WHOLE_ENDING, '') : null);
    return { list: null, search: { at, outcome: 'found', candidates: [first, ...rest] }, signs, isSubject };
}
async function selected(assets, globs) {
    if (globs.length === 0)
        return assets;
    const { matchesGlob } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 4757));
    return assets.filter(({ name }) => globs.some((text) => matchesGlob({ text, dialect: 'path' }, name)));
}
/** The attestation that GitHub makes of an immutable release, where the API is asked at all. */
async function searchRelease({ repo, revision }, { github }) {
    if (!github.isAsked || revision === null)
        return [];
    return (await github.attestations(scopeOf(repo))).searchRelease(revision);
}
function scopeOf(repo) {
    return { owner: repo.split('/')[0] ?? repo, repo };
}
async function verifyAssets(prepared, bench) {
    const { release, subjects } = prepared;
    const { deadline } = bench.ports;
    const fetched = await (0,domain_deadline/* mapBounded */.y)(subjects, limits/* limits */.F.releaseDownloads, (asset) => fetchAsset(asset, prepared, bench));
    const digests = fetched.flatMap(({ subject }) => (subject === null || 'code' in subject ? [] : [subject.digest]));
    const answers = bench.github.isAsked && digests.length > 0 ? await (0,domain_deadline/* untilDeadline */.H)(async () => (await bench.github.attestations(scopeOf(release.repo))).search(digests), deadline) : new Map();
    const results = await (0,domain_deadline/* mapBounded */.y)(fetched, limits/* limits */.F.concurrentFiles, async ({ asset, subject, started }) => {
        const ms = () => Math.round(performance.now() - started);
        const named = { kind: 'file', name: nameOfAsset(release, asset), digest: null, image: null, seenAt: [] };
        if (subject === null || answers === null)
            return { kind: 'interrupted', subject: named, ms: ms() };
        if ('code' in subject)
            return { kind: releases_kindOf(subject), subject: named, problem: subject, ms: ms() };
        try {
            const verdict = await (0,domain_deadline/* untilDeadline */.H)(async () => bench.judge(await bench.gather(subject, async () => [...prepared.shared, ...(prepared.own.get(asset.name) ?? []), ...(answers.get(subject.digest) ?? [])])), deadline);
            return verdict === null ? { kind: 'interrupted', subject, ms: ms() } : { kind: 'judged', verdict, ms: ms() };
        }
        catch (cause) {
            return { kind: 'error', subject: named, problem: releases_problemOf(cause), ms: ms() };
        }
    });
    const files = fetched.flatMap(({ asset, subject }) => (subject === null || 'code' in subject || subject.file === null ? [] : [{ from: subject.file.path, name: asset.name, digest: subject.digest }]));
    return { results, releases: [{ repo: release.repo, tag: release.tag, version: release.version?.version ?? null }], files: Map.groupBy(files, ({ digest }) => digest) };
}
async function fetchAsset(asset, prepared, bench) {
    const started = performance.now();
    try {
        return { asset, subject: await (0,domain_deadline/* untilDeadline */.H)(() => subjectOf(asset, prepared, bench), bench.ports.deadline), started };
    }
    catch (cause) {
        return { asset, subject: { ...releases_problemOf(cause), about: asset.name }, started };
    }
}
async function subjectOf(asset, { release, lists }, { api, ports }) {
    const stored = await storeAsset(asset, release, { api, ports });
    const [{ resolveFile }, { algorithmsOf }] = await Promise.all([Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 772)), Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 8627))]);
    const subject = await resolveFile(stored.path, ['sha256', ...algorithmsOf(lists).filter((algorithm) => algorithm !== 'sha256')], ports);
    if ('code' in subject)
        return subject;
    // Between the network and the second reading it lay on a disk that others can write to.
    if (subject.digest !== stored.digest)
        return (0,errors/* problem */.CC)('SUBJECT_CHANGED', { about: asset.name });
    return releases_listed({ ...subject, name: nameOfAsset(release, asset), version: release.version }, asset.name, lists);
}
/**
 * The asset with the lists that name it, under its own name: the bytes of another file of the release, which stands in the list as well, are not what
 * the list says of this one. A list that has another digest under its name refuses it.
 */
function releases_listed(subject, name, lists) {
    const listedIn = [];
    for (const list of lists) {
        for (const stated of statedIn(list, name)) {
            if (subject.digests.includes(stated))
                listedIn.push(list.container);
            else
                return (0,errors/* problem */.CC)('CHECKSUM_MISMATCH', { about: 'release', what: `${list.path} lists the file with another digest.`, seen: subject.digests.find((digest) => (0,domain_digest/* algorithmOf */.Hy)(digest) === (0,domain_digest/* algorithmOf */.Hy)(stated)) ?? subject.digest, expected: stated });
        }
    }
    return { ...subject, listedIn: [...new Set(listedIn)] };
}
// Lists are often made in the folder of the build, and name the files below it; in a release there are no folders.
function statedIn({ listed: entries }, name) {
    return [...entries].flatMap(([written, digest]) => (plainName(written) === name ? [digest] : []));
}
function isListed(list, name) {
    return statedIn(list, name).length > 0;
}
function plainName(path) {
    return path.slice(path.lastIndexOf('/') + 1);
}
function nameOfAsset({ repo, tag }, { name }) {
    return `${repo}@${tag}/${name}`;
}
// ── bytes
/** Fetches a small asset into memory. */
async function assetBytes(asset, release, api) {
    let chunks = [];
    const into = async () => {
        chunks = [];
        return { write: async (bytes) => void chunks.push(bytes), end: async () => { }, abandon: async () => { } };
    };
    await download(asset, release, api, into);
    const bytes = Buffer.concat(chunks);
    requireAsStated(asset, release, { bytes: bytes.length, digest: (algorithm) => (0,domain_digest/* digestOf */.ol)(bytes, algorithm) });
    return bytes;
}
/** Fetches an asset into a file of the run, hashed as it comes. */
async function storeAsset(asset, release, { api, ports }) {
    const algorithm = asset.digest === null ? 'sha256' : (0,domain_digest/* algorithmOf */.Hy)(asset.digest);
    const running = { file: null, bytes: 0, sha256: (0,external_node_crypto_.createHash)('sha256'), stated: (0,external_node_crypto_.createHash)(algorithm) };
    const into = async () => {
        const file = await ports.scratch.create();
        Object.assign(running, { file, bytes: 0, sha256: (0,external_node_crypto_.createHash)('sha256'), stated: (0,external_node_crypto_.createHash)(algorithm) });
        return {
            write: async (bytes) => {
                running.bytes += bytes.length;
                running.sha256.update(bytes);
                if (algorithm !== 'sha256')
                    running.stated.update(bytes);
                await file.write(bytes);
            },
            end: file.end,
            abandon: file.abandon,
        };
    };
    await download(asset, release, api, into);
    const digest = (0,domain_digest/* digestFromBytes */.SS)('sha256', running.sha256.digest());
    if (running.file === null || digest === null)
        throw new Error('an asset was fetched into no file');
    requireAsStated(asset, release, { bytes: running.bytes, digest: (wanted) => (wanted === 'sha256' ? digest : (0,domain_digest/* digestFromBytes */.SS)(wanted, running.stated.digest())) });
    return { path: running.file.path, digest };
}
async function download({ id, name, bytes }, { repo, tag }, api, into) {
    if (!(await api.download(`repos/${repo}/releases/assets/${id}`, bytes, into)))
        throw new errors/* SourceError */.c8('SOURCE_NOT_FOUND', `${repo}@${tag} lists the asset ${name} and does not have it.`);
}
function requireAsStated(asset, { repo, tag }, had) {
    const place = `The asset ${asset.name} of ${repo}@${tag}`;
    if (had.bytes !== asset.bytes)
        throw new errors/* SourceError */.c8('SOURCE_MISMATCH', `${place} has ${had.bytes} bytes, and GitHub says ${asset.bytes}.`);
    if (asset.digest !== null && had.digest((0,domain_digest/* algorithmOf */.Hy)(asset.digest)) !== asset.digest)
        throw new errors/* SourceError */.c8('SOURCE_MISMATCH', `${place} has not the digest that GitHub says, ${asset.digest}.`);
}
// ── problems
function releases_kindOf({ code }) {
    if (errors/* codes */.F4[code].family === 'source')
        return 'unasked';
    return code === 'CHECKSUM_MISMATCH' ? 'refused' : 'error';
}
function releases_problemOf(cause) {
    if (cause instanceof errors/* VerifySupplyChainError */.CB)
        return cause.problems[0];
    if (cause instanceof domain_ports/* FileError */.f)
        return (0,errors/* problem */.CC)('SUBJECT_UNREADABLE', { about: 'release', what: `A file of the run could not be used: ${cause.message}.`, next: 'Check that the temporary folder can be written to, and that its disk is not full.' });
    return (0,errors/* problem */.CC)('INTERNAL', { seen: cause instanceof Error ? `${cause.name}: ${cause.message}` : typeof cause });
}
/** One armoured signature (RFC 9580 §6.2) and nothing else: behind its first line a shell would go on with whatever stands there. */
function isPgpSignature(bytes) {
    const [begin, ...lines] = Buffer.from(bytes).toString('latin1').trimEnd().split(/\r?\n/);
    const end = lines.pop();
    return begin === '-----BEGIN PGP SIGNATURE-----' && end === '-----END PGP SIGNATURE-----' && lines.every((line) => /^(?:[A-Za-z]+: [^`$|;&<>()]*|[A-Za-z0-9+/]*={0,2}|=[A-Za-z0-9+/]{4})\s*$/.test(line));
}

// EXTERNAL MODULE: ./build/net/client.js
var client = __webpack_require__(665);
// EXTERNAL MODULE: ./build/policy/glob.js
var glob = __webpack_require__(4757);
// EXTERNAL MODULE: ./build/policy/judge.js + 2 modules
var judge = __webpack_require__(4047);
// EXTERNAL MODULE: ./build/report/build.js + 1 modules
var build = __webpack_require__(818);
// EXTERNAL MODULE: ./build/report/ledger.js
var ledger = __webpack_require__(8230);
;// CONCATENATED MODULE: ./build/exports/evidence.js
// Evidence that counted, kept beside the report so that a later run can verify it again without a network: with the log entry that was looked up.
//
//   DIR/evidence/<hex of the evidence>.sigstore.json       Sigstore bundle: v0.3, or v0.1 where an entry has its promise alone (sigstore_bundle.proto)
//   DIR/evidence/<hex of the evidence>.cosign-bundle.json  the older bundle of cosign, for envelopes whose entry names the envelope's own text
//
// What is kept is evidence and no verdict: whoever reads it verifies all of it again. A form is used only where it holds everything that was verified;
// what none holds, as signatures of images over a payload of their own, is left out and said. Names are digests, never text from evidence.



/** Collects the evidence of a run as its subjects are judged: the bytes of an image's evidence are let go behind that. */
class KeptEvidence {
    #made = new WeakMap();
    #texts = new Map();
    #left = new Map();
    #characters = 0;
    /** Remembers what an attestation was made of; `signed`: the digest of the bytes that were signed, null where a statement or a payload was. */
    remember(attestation, material, signed) {
        this.#made.set(attestation, { material, signed });
    }
    /** Keeps what these attestations were made of, each piece of evidence once. */
    keep(counted) {
        for (const attestation of counted) {
            const made = this.#made.get(attestation);
            if (made === undefined)
                continue;
            const written = writeEvidence(made.material, made.signed);
            if ('why' in written)
                this.#left.set(attestation.evidence, written.why);
            else
                this.#add(`${(0,domain_digest/* hexOf */.ZD)(attestation.evidence)}.${written.ending}`, written.text, attestation.evidence);
        }
    }
    /** The files below a folder, and what is to be said of evidence that is in none. */
    files(folder) {
        const left = [...this.#left].toSorted(([a], [b]) => (a < b ? -1 : 1)).slice(0, limits/* limits */.F.keptEvidenceNotes);
        return {
            files: [...this.#texts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, text]) => ({ path: `${folder.replace(/\/+$/, '')}/evidence/${name}`, text })),
            notes: left.map(([evidence, why]) => (0,errors/* problem */.CC)('EVIDENCE_NOT_KEPT', { about: evidence, level: 'note', seen: why })),
        };
    }
    #add(name, text, evidence) {
        if (this.#texts.has(name))
            return;
        if (this.#characters + text.length > limits/* limits */.F.keptEvidenceCharacters) {
            this.#left.set(evidence, `more than ${limits/* limits */.F.keptEvidenceCharacters} characters of evidence`);
            return;
        }
        this.#characters += text.length;
        this.#texts.set(name, text);
    }
}
/** Writes verified material in a form that holds all of it. `signed`: the digest of the bytes that were signed. */
function writeEvidence(material, signed) {
    const { content, logEntries, timestamps, timestampsOver } = material;
    if (content.kind === 'message' && (content.payload !== null || signed === null))
        return { why: 'the signature of an image over a payload of its own' };
    if (content.kind === 'envelope' && content.signedOver === 'payload')
        return { why: 'a signature over the payload of an envelope alone' };
    if (timestamps.length > 0 && timestampsOver === 'envelope-text')
        return { why: 'timestamps over the text of an envelope' };
    // Such an entry names the envelope's text, which no Sigstore bundle holds.
    if (logEntries.some(({ kind, version }) => `${kind}/${version}` === 'intoto/0.0.1'))
        return cosignBundle(material);
    const version = logEntries.every(({ proof }) => proof !== null) ? '0.3' : logEntries.every(({ promise }) => promise !== null) ? '0.1' : null;
    if (version === null)
        return { why: 'log entries of which one has only its proof and another only its promise' };
    return { ending: 'sigstore.json', text: JSON.stringify({
            mediaType: version === '0.3' ? 'application/vnd.dev.sigstore.bundle.v0.3+json' : 'application/vnd.dev.sigstore.bundle+json;version=0.1',
            verificationMaterial: {
                ...signerJson(material, version),
                tlogEntries: logEntries.map(entryJson),
                ...(timestamps.length === 0 ? {} : { timestampVerificationData: { rfc3161Timestamps: timestamps.map((token) => ({ signedTimestamp: evidence_base64(token) })) } }),
            },
            ...contentJson(content, material, signed),
        }) };
}
function signerJson({ signer }, version) {
    if (signer.kind === 'key')
        return { publicKey: { hint: signer.hint ?? '' } };
    const leaf = { rawBytes: evidence_base64(signer.leaf) };
    // Paths are built from the trust root alone: what came beside the leaf was looked at and not used.
    return version === '0.3' ? { certificate: leaf } : { x509CertificateChain: { certificates: [leaf] } };
}
function contentJson(content, { signature }, signed) {
    if (content.kind === 'envelope')
        return { dsseEnvelope: { payload: evidence_base64(content.payload), payloadType: content.payloadType, signatures: [{ sig: evidence_base64(signature), keyid: '' }] } };
    if (signed === null)
        throw new TypeError('a signature over bytes without their digest');
    const algorithm = { sha256: 'SHA2_256', sha384: 'SHA2_384', sha512: 'SHA2_512' }[(0,domain_digest/* algorithmOf */.Hy)(signed)];
    return { messageSignature: { messageDigest: { algorithm, digest: Buffer.from((0,domain_digest/* hexOf */.ZD)(signed), 'hex').toString('base64') }, signature: evidence_base64(signature) } };
}
function entryJson({ logId, logIndex, kind, version, integratedTime, promise, proof, body }) {
    return {
        logIndex,
        logId: { keyId: evidence_base64(logId) },
        kindVersion: { kind, version },
        ...(integratedTime === null ? {} : { integratedTime }),
        ...(promise === null ? {} : { inclusionPromise: { signedEntryTimestamp: evidence_base64(promise) } }),
        ...(proof === null ? {} : { inclusionProof: { logIndex: proof.logIndex, rootHash: evidence_base64(proof.rootHash), treeSize: proof.treeSize, hashes: proof.hashes.map(evidence_base64), checkpoint: { envelope: proof.checkpoint } } }),
        canonicalizedBody: evidence_base64(body),
    };
}
// {base64Signature: the envelope, cert, rekorBundle}: what `cosign attest-blob --bundle` wrote (cosign-bundle.ts).
function cosignBundle({ envelopeText, signer, logEntries: [entry, ...others], timestamps }) {
    if (envelopeText === null || entry === undefined || entry.promise === null || entry.integratedTime === null || others.length + timestamps.length > 0) {
        return { why: 'an entry that names the text of an envelope, beside further witnesses or without its promise' };
    }
    return { ending: 'cosign-bundle.json', text: JSON.stringify({
            base64Signature: evidence_base64(envelopeText),
            cert: signer.kind === 'certificate' ? evidence_base64(Buffer.from(`-----BEGIN CERTIFICATE-----\n${evidence_base64(signer.leaf)}\n-----END CERTIFICATE-----\n`)) : '',
            rekorBundle: {
                SignedEntryTimestamp: evidence_base64(entry.promise),
                Payload: { body: evidence_base64(entry.body), integratedTime: Number(entry.integratedTime), logIndex: Number(entry.logIndex), logID: Buffer.from(entry.logId).toString('hex') },
            },
        }) };
}
function evidence_base64(bytes) {
    return Buffer.from(bytes).toString('base64');
}

;// CONCATENATED MODULE: ./build/run.js
// READ FIRST: what a run does, from inputs to report. Everything it touches of the world comes in through the ports.
//
//   inputs ─configure─▶ settings
//   policies, checks, keys, roots ─read (given.ts)─▶ what decides
//   both ─compile (asked.ts)─▶ policy: a layer of the inputs and one of each policy file, each under the trust that it chose (trust-groups.ts)
//   artifact ─resolve─▶ subjects      bundle ─collect─▶ searches      image, release: images.ts, releases.ts
//   each subject ─gather, under each trust─▶ dossier ─judge, by every layer─▶ verdict
//   verdicts ─report─▶ Report (plain data): the entries publish it
//
// It never rejects: whatever goes wrong is in the report, as an error, and never a pass.























/** Verifies what the inputs ask. Never rejects. `door` is where the inputs come from: some exist at the command line only. `runner` is the GitHub whose runner it is. */
async function run(raw, ports, door, runner = null) {
    return perform(raw, ports, { door, runner, onDossier: null });
}
/**
 * Gathers what a run would judge, and shows each dossier. Nobody has to be named, so nobody is accepted: every subject is refused, and none can be
 * reported as passed. Never rejects; what could not be looked at is in the report.
 */
async function survey(raw, ports, onDossier) {
    return (await perform(raw, ports, { door: 'cli', runner: null, onDossier })).report;
}
async function perform(raw, ports, { door, runner, onDossier }) {
    const compile = onDossier === null ? asked/* compileRun */.xL : asked/* compileSurvey */.WK;
    const facts = new Facts();
    let files = [];
    let released = NO_RELEASES;
    // What waits for something that never comes must come to its deadline and say so. A deadline does not hold the process: it would end without a word.
    const alive = setInterval(() => { }, limits/* limits */.F.timeoutMinutes * 60_000);
    try {
        const { settings, problems } = (0,configure/* configure */.j)(raw, door, runner);
        facts.settings = settings;
        const deadline = AbortSignal.any([ports.deadline, AbortSignal.timeout(settings.timeoutMs)]);
        const bounded = { ...ports, deadline };
        const github = new build_github/* Github */.C(settings, bounded);
        const deciding = new deciding_files/* DecidingFiles */.t({ files: ports.files, api: () => github.api() });
        const local = [...problems, ...(await (0,deciding_files/* workspaceProblems */.A)((0,build_given/* decidingInputs */.hH)(settings), ports))];
        const given = await (0,domain_deadline/* untilDeadline */.H)(() => (0,build_given/* readGiven */.Q8)(settings, { deciding, mayAsk: local.length === 0, ports: bounded }), deadline);
        // Without its policies, checks and keys nobody can say what the run asks.
        const isUnknown = settings.key.length + settings.check.length + settings.policy.length > 0 || settings.constraints.has('builder-id');
        if (given === null && isUnknown && local.length === 0)
            throw interruptedBefore(settings, facts);
        const compiled = await compile(settings, given ?? build_given/* NOTHING_GIVEN */.Yf, local, { facts, github, ports: bounded });
        // Asked only now: every mistake is said before anybody is asked anything.
        const { tenantDomain, silent } = (await (0,domain_deadline/* untilDeadline */.H)(() => github.releaseDomain(), deadline)) ?? { tenantDomain: settings.tenantDomain, silent: [] };
        const { policy, trusts, ofThisGithub } = tenantDomain === settings.tenantDomain ? compiled : await compile({ ...settings, tenantDomain }, given ?? build_given/* NOTHING_GIVEN */.Yf, local, { facts, github, ports: bounded });
        if (given === null)
            throw interruptedBefore(settings, facts);
        const exports = new Exports(settings);
        const [checker] = await Promise.all([(0,asked/* checkerFor */.pV)(policy, settings, bounded), exports.prepare()]);
        const verified = await verify({ settings, trusts, policy, ofThisGithub, registryCa: given.registryCa, github, silent, checker, exports, onDossier }, bounded, facts);
        facts.results = verified.results;
        released = verified.released;
        await keep(settings, released, ports, facts);
        const made = exports.files(facts);
        await refuseOverwritingBy(made, facts, ports);
        files = made;
    }
    catch (cause) {
        if (!(cause instanceof Interrupted))
            facts.problems = problemsOf(cause);
    }
    finally {
        clearInterval(alive);
        await ports.scratch.remove().catch(() => null);
    }
    // A report that must not be written is not: the problem that says so is the only one of the run.
    const isRefused = facts.problems.some(({ code, about }) => code === 'CONFIG_CONFLICT' && about === 'reports');
    return { report: (0,build/* buildReport */.FK)(facts.done()), reports: isRefused ? null : (facts.settings?.reports ?? null), summary: facts.settings?.summary ?? true, files, release: havePassed(facts) && released.releases.length === 1 ? (released.releases[0] ?? null) : null };
}
const NO_RELEASES = { results: [], releases: [], files: new Map() };
/** Whether there is nothing of the run that did not pass. */
function havePassed({ problems, results }) {
    return problems.length === 0 && results.length > 0 && results.every((result) => result.kind === 'reported' && result.subject.outcome === 'passed');
}
/** Hands on the files of releases, where all of the run has passed; what keeps them from it is a problem of the run. */
async function keep({ download }, { files }, { scratch }, facts) {
    if (download === null || !havePassed(facts))
        return;
    const passed = new Set(facts.results.flatMap((result) => (result.kind === 'reported' ? [result.subject.digest] : [])));
    facts.problems = await scratch.keep([...files.values()].flat().filter(({ digest }) => passed.has(digest)), download);
}
/** The run ended before it began; what it was asked is in the report. */
class Interrupted extends Error {
    name = 'Interrupted';
}
/** What is known of the run so far: an error later on loses nothing of it. */
class Facts {
    settings = null;
    layers = [];
    constraints = [];
    trust = [];
    results = [];
    problems = [];
    notes = [];
    /** What policies weaken. */
    weakenedBy = [];
    done() {
        const { layers, constraints, trust, results, problems, notes, weakenedBy } = this;
        return { layers, mode: this.settings?.mode ?? 'enforce', constraints, weakenedBy: [...new Set([...(this.settings?.unsafe ?? []), ...weakenedBy])].toSorted(), trust, results, problems, notes, complete: false };
    }
}
function interruptedBefore(settings, facts) {
    const { image, artifact, subjectDigests, checksums } = settings;
    const releases = releaseLinesOf(settings);
    facts.results = [...imageNamesIn(image), ...namesIn([...artifact, ...subjectDigests, ...checksums]), ...releases.map(nameOfRelease)].map((subject) => ({ kind: 'interrupted', subject, ms: 0 }));
    return new Interrupted();
}
/** What is taken out of verified evidence: SBOMs, and what is in them. Kept as text until the run is over, and handed out only where all of it passed. */
class Exports {
    #settings;
    #sboms = [];
    #characters = 0;
    #subjects = [];
    #problems = [];
    #evidence;
    #sbom = null;
    constructor(settings) {
        this.#settings = settings;
        this.#evidence = settings.reports === null ? null : new KeptEvidence();
    }
    /** Remembers what an attestation was made of, where evidence is kept. */
    keep = (...made) => {
        this.#evidence?.remember(...made);
    };
    /** Loads what reads SBOMs, where somebody asks for one. */
    async prepare() {
        if (this.#settings.sbomPath === null && this.#settings.sbomQuery.length === 0)
            return;
        const [sbom, query] = await Promise.all([__webpack_require__.e(/* import() */ 727).then(__webpack_require__.bind(__webpack_require__, 4727)), __webpack_require__.e(/* import() */ 784).then(__webpack_require__.bind(__webpack_require__, 8784))]);
        this.#sbom = { ...sbom, ...query };
    }
    /** The report of a verdict, with what its SBOMs answer. */
    finish = (verdict, ms, of) => {
        // A piece of a text keeps the whole of it in memory: what a report quotes of an SBOM with megabytes must not hold the SBOMs of all images.
        const reported = structuredClone((0,build/* reportVerdict */.Ki)(verdict, ms, of));
        const { subject } = verdict.dossier;
        this.#subjects.push(subject.digest);
        if (verdict.outcome === 'passed')
            this.#evidence?.keep((0,ledger/* countedOf */.MJ)(verdict.rules));
        if (this.#sbom === null || verdict.outcome !== 'passed')
            return reported;
        const { sboms, problems } = this.#sbom.extractSboms((0,ledger/* countedOf */.MJ)(verdict.rules));
        const asked = this.#sbom.querySboms(this.#settings.sbomQuery, sboms);
        // Its text is what is written; that it is a document is all that is still asked of the document.
        if (this.#settings.sbomPath !== null)
            this.#keep(sboms);
        this.#problems.push(...problems, ...(this.#settings.sbomQuery.length === 0 ? [] : asked.problems));
        return { ...reported, subject: { ...reported.subject, components: sboms.length === 0 ? [] : asked.answers } };
    };
    // Beyond the bound nothing is kept, and nothing will be written: half of them would look like all.
    #keep(sboms) {
        this.#characters += sboms.reduce((sum, { text }) => sum + text.length, 0);
        if (this.#characters > limits/* limits */.F.sbomCharactersHeld)
            this.#sboms.length = 0;
        else
            this.#sboms.push(...sboms.map((sbom) => ({ ...sbom, document: sbom.document === null ? null : {} })));
    }
    /** The files to be written: evidence of what passed; SBOMs only where every subject did. What keeps them from being written is a problem of the run. */
    files(facts) {
        return [...this.#sbomFiles(facts), ...this.#evidenceFiles(facts)];
    }
    #evidenceFiles(facts) {
        const { reports } = this.#settings;
        if (this.#evidence === null || reports === null)
            return [];
        const { files, notes } = this.#evidence.files(reports);
        facts.notes = [...facts.notes, ...notes];
        return files.map((file) => ({ of: 'evidence', ...file, asked: reports }));
    }
    #sbomFiles(facts) {
        facts.notes = [...facts.notes, ...this.#problems];
        const { sbomPath } = this.#settings;
        if (this.#sbom === null || sbomPath === null || !havePassed(facts))
            return [];
        if (this.#characters > limits/* limits */.F.sbomCharactersHeld) {
            facts.problems = [...facts.problems, (0,errors/* problem */.CC)('SBOM_TOO_LARGE', { about: 'sbom-path' })];
            return [];
        }
        const files = this.#sbom.sbomFiles(sbomPath, this.#sboms, [...new Set(this.#subjects)]);
        if ('code' in files || files.length === 0) {
            facts.problems = [...facts.problems, 'code' in files ? files : (0,errors/* problem */.CC)('SBOM_NONE', { about: 'sbom-path' })];
            return [];
        }
        facts.notes = [...facts.notes, (0,errors/* problem */.CC)('SBOM_WRITTEN', { about: 'sbom-path', level: 'note', seen: files.map(({ path }) => path).join(', ') })];
        return files.map((file) => ({ of: 'sbom', ...file, asked: sbomPath }));
    }
}
async function verify(asked, ports, facts) {
    const { settings, trusts, policy, github } = asked;
    const started = performance.now();
    const cutOff = (subject) => ({ kind: 'interrupted', subject, ms: Math.round(performance.now() - started) });
    const named = await (0,domain_deadline/* untilDeadline */.H)(() => together(expand(settings, ports, facts), placesOf(settings.bundle, ports), settings.image.length === 0 ? NO_IMAGES : expandImages(settings.image, ports)), ports.deadline);
    const releases = releaseLinesOf(settings);
    const allCutOff = (subjects) => ({ results: [...subjects, ...releases.map(nameOfRelease)].map(cutOff), released: NO_RELEASES });
    // Not even what there is to verify was known by then: what was asked for is named as it was written.
    if (named === null)
        return allCutOff([...imageNamesIn(settings.image), ...namesIn([...settings.artifact, ...settings.subjectDigests, ...settings.checksums])]);
    const [{ refs, lists }, places, images] = named;
    await refuseOverwriting(settings, refs, ports);
    // A root the user gives is read whether or not evidence needs it: a mistake in it is theirs to know.
    const trusting = async () => Promise.all(trusts.filter(({ isOwn }) => isOwn).map((trust) => trust.all()));
    const besides = settings.bundle.length > 0 ? [] : lists.map(({ path }) => ({ source: 'beside', address: path }));
    const prepared = await (0,domain_deadline/* untilDeadline */.H)(() => together(collect([...places, ...besides], ports), trusting()), ports.deadline);
    if (prepared === null)
        return allCutOff([...images.map(nameOfLine), ...refs.map((ref) => subjectName(ref))]);
    // There is something to examine: its trust root is fetched while the subjects are hashed.
    if (prepared[0].some(({ outcome }) => outcome === 'found'))
        trusts[0].first().catch(() => null);
    const askLogs = logLookups({ urls: settings.rekorUrls, http: settings.offline ? client/* offlineHttp */.YP : ports.http, signal: ports.deadline });
    const parsed = new Map();
    const [first, ...others] = trusts.map((trust) => (0,build_gather/* gatherer */.P)({ searches: [...prepared[0], ...asked.silent], parsed, trust, hasKeys: trust.hasKeys, askLogs, onBound: asked.exports.keep, ports }));
    if (first === undefined)
        throw new TypeError('nobody is trusted');
    const gather = (0,build_gather/* gatherUnder */.s)([first, ...others]);
    const ofPolicies = policy.filter(({ digest }) => digest !== null);
    const attestations = github.search(asked.ofThisGithub.length === 0 ? null : (0,build_github/* scopesOfRules */.I)(asked.ofThisGithub));
    const bench = { settings, gather, policy, checker: asked.checker, ports, attestations, onDossier: asked.onDossier };
    const [ofImages, ofFiles, released] = await Promise.all([
        images.length === 0 ? [] : verifyImages(images, { settings, gather, attestations, repositoriesFor: repositoriesOfRules(ofPolicies), registryCa: asked.registryCa, judge: (dossier) => judgeDossier(dossier, bench), finish: asked.exports.finish, onListed: loadVerification, ports: { ...ports, http: settings.offline ? client/* offlineHttp */.YP : ports.http } }),
        verifyFiles(refs, lists, bench),
        releases.length === 0 ? NO_RELEASES : verifyReleases(releases, { settings, github, gather, judge: (dossier) => judgeDossier(dossier, bench), ports }),
    ]);
    facts.notes = [...facts.notes, ...('notes' in ofImages ? ofImages.notes : []), ...github.notes()];
    const files = await (0,domain_deadline/* mapBounded */.y)([...ofFiles, ...released.results], limits/* limits */.F.concurrentFiles, (result) => unlessChanged(result, ports));
    return { results: [...('results' in ofImages ? ofImages.results : []), ...files.map((result) => (result.kind === 'judged' ? asked.exports.finish(result.verdict, result.ms, files.length) : result))], released };
}
/** Repositories where rules look for evidence about an image: those that they name, and those of which the image's own serves copies. */
function repositoriesOfRules(layers) {
    if (layers.every(({ mirrors, rules }) => mirrors.length === 0 && rules.every(({ evidenceRepositories }) => evidenceRepositories.length === 0)))
        return null;
    return (subject) => {
        const named = layers.flatMap((layer) => [...layer.rules.filter((rule) => (0,glob/* isAbout */.KH)(rule.match, subject, layer.mirrors)).flatMap((rule) => rule.evidenceRepositories), ...(0,glob/* upstreamNames */.uc)(subject.name, layer.mirrors)]);
        return [...new Set(named)].flatMap((one) => (0,image_reference/* parseImageRepository */.fb)(one) ?? []);
    };
}
/** Loads what authenticates, which takes as long as a round trip: a registry's answers are waited for meanwhile. What goes wrong does so again when it is needed. */
function loadVerification() {
    Promise.all(/* import() */[__webpack_require__.e(187), __webpack_require__.e(517)]).then(__webpack_require__.bind(__webpack_require__, 1517)).catch(() => null);
}
const NO_IMAGES = Promise.resolve([]);
/** The subjects that are named, and the lists that must hold them. */
async function expand(settings, ports, facts) {
    const [lists, files] = await together((0,subjects_listed.readLists)(settings.checksums, ports), expandSubjects(settings.artifact, ports));
    const artifacts = [...files, ...identifiedSubjects(settings.subjectDigests)];
    if (lists.length === 0 || artifacts.length > 0)
        return { refs: artifacts, lists };
    const { refs, notes } = await (0,subjects_listed.expandLists)(lists, settings.checksumsRequire, ports);
    facts.notes = [...facts.notes, ...notes];
    return { refs, lists };
}
/** Throws `ConfigurationError` where the report would be written over a file that is verified: it would be other bytes then than were judged. */
async function refuseOverwriting({ reports, sbomPath }, refs, ports) {
    const artifacts = refs.flatMap((ref) => (ref.kind === 'file' ? [ref.path] : []));
    if (reports !== null)
        await refuseTarget('reports', `${reports}/report.json`, artifacts, ports);
    if (sbomPath !== null && !sbomPath.endsWith('/'))
        await refuseTarget('sbom-path', sbomPath, artifacts, ports);
}
/** The same of files whose names are known only now: in a folder, what an SBOM is called depends on what it is. */
async function refuseOverwritingBy(made, { results }, ports) {
    const artifacts = results.flatMap((result) => (result.kind === 'reported' && result.subject.kind === 'file' ? [result.subject.name] : []));
    for (const { of, path } of made)
        await refuseTarget(of === 'sbom' ? 'sbom-path' : 'reports', path, artifacts, ports);
}
async function refuseTarget(about, path, artifacts, { files }) {
    const target = await stateOrNull(path, files);
    for (const artifact of target === null ? [] : artifacts) {
        const state = await stateOrNull(artifact, files);
        if (state !== null && state.inode === target?.inode && state.bytes === target.bytes)
            throw new errors/* ConfigurationError */.j1([(0,errors/* problem */.CC)('CONFIG_CONFLICT', { about, what: about === 'reports' ? 'reports would write a report or evidence over an artifact.' : 'sbom-path would be written over an artifact.', seen: state.path, next: 'Give another folder.' })]);
    }
}
async function stateOrNull(path, files) {
    try {
        return await files.state(path);
    }
    catch (cause) {
        if (!(cause instanceof domain_ports/* FileError */.f))
            throw cause;
        // Not there, or no file: nothing can be lost. What is wrong with a subject is said when it is resolved.
        return null;
    }
}
/** All results; where several could not be had, what is wrong with each of them. */
async function together(...all) {
    const settled = await Promise.allSettled(all);
    const wrong = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    const [first, ...others] = wrong.flatMap((reason) => (reason instanceof errors/* SubjectError */.lR ? reason.problems : []));
    if (first !== undefined && wrong.every((reason) => reason instanceof errors/* SubjectError */.lR))
        throw new errors/* SubjectError */.lR([first, ...others]);
    return Promise.all(all);
}
/**
 * Files and digests, each to its end. Where GitHub is asked about them it is asked about all at once: so all are hashed first.
 */
async function verifyFiles(refs, lists, bench) {
    const { attestations, ports } = bench;
    const resolve = (ref) => resolveSubject(ref, lists, ports);
    if (attestations === null)
        return (0,domain_deadline/* mapBounded */.y)(refs, limits/* limits */.F.concurrentFiles, (ref) => verifyOne(ref, () => resolve(ref), bench));
    const resolved = await (0,domain_deadline/* mapBounded */.y)(refs, limits/* limits */.F.concurrentFiles, async (ref) => ({ ref, subject: await outcomeOf(() => (0,domain_deadline/* untilDeadline */.H)(() => resolve(ref), ports.deadline)) }));
    const subjects = resolved.flatMap(({ subject }) => ('value' in subject && subject.value !== null && !isProblem(subject.value) ? [subject.value] : []));
    const answers = once(() => attestations(subjects));
    return (0,domain_deadline/* mapBounded */.y)(resolved, limits/* limits */.F.concurrentFiles, ({ ref, subject }) => verifyOne(ref, async () => {
        if ('cause' in subject)
            throw subject.cause;
        // Cut off by the deadline: whoever waits for this is told so by it.
        return subject.value ?? new Promise(() => { });
    }, { ...bench, attestations: answers }));
}
/** What became of some work, whatever it was. */
async function outcomeOf(work) {
    try {
        return { value: await work() };
    }
    catch (cause) {
        return { cause };
    }
}
/** One subject, to its end. What was thrown is its error and nobody else's; what the deadline cut off is said to be. */
async function verifyOne(ref, resolve, bench) {
    const started = performance.now();
    const subject = subjectName(ref);
    const ms = () => Math.round(performance.now() - started);
    try {
        const judged = await (0,domain_deadline/* untilDeadline */.H)(() => judgeOne(resolve, bench), bench.ports.deadline);
        if (judged === null)
            return { kind: 'interrupted', subject, ms: ms() };
        if (isProblem(judged))
            return { kind: REFUSALS.has(judged.code) ? 'refused' : 'error', subject, problem: judged, ms: ms() };
        return { kind: 'judged', verdict: judged, ms: ms() };
    }
    catch (cause) {
        const [first] = problemsOf(cause);
        return { kind: 'error', subject, problem: first, ms: ms() };
    }
}
/** Problems that say what a file is, not that it could not be looked at. */
const REFUSALS = new Set(['CHECKSUM_MISMATCH', 'CHECKSUM_UNLISTED']);
async function judgeOne(resolve, bench) {
    const { settings, gather, ports, attestations } = bench;
    const subject = await resolve();
    if (isProblem(subject))
        return subject;
    const { file, digest } = subject;
    const dossier = await gather(subject, async () => {
        const beside = settings.bundle.length > 0 || file === null ? [] : await collect([{ source: 'beside', address: file.path }], ports);
        return attestations === null ? beside : [...beside, ...((await attestations([subject])).get(digest) ?? [])];
    });
    return judgeDossier(dossier, bench);
}
async function judgeDossier(dossier, { policy, checker, ports, onDossier }) {
    await onDossier?.(dossier);
    return (0,judge/* judge */.S)(dossier, policy, { checker, now: ports.now() });
}
/** How long a look at a file may take behind the deadline, in milliseconds: the report waits for it. */
const LAST_LOOK_MS = 1000;
/**
 * The result, unless its file is another one by now.
 *
 * Asked of every file when all are judged, not of each when it is: the first of many would else lie open for as long as the others take.
 */
async function unlessChanged(result, ports) {
    if (result.kind !== 'judged')
        return result;
    const { subject } = result.verdict.dossier;
    try {
        const deadline = ports.deadline.aborted ? AbortSignal.timeout(LAST_LOOK_MS) : ports.deadline;
        const change = await (0,domain_deadline/* untilDeadline */.H)(async () => ({ found: await changedSince(subject, ports) }), deadline);
        if (change === null)
            return { kind: 'interrupted', subject, ms: result.ms };
        return change.found === null ? result : { kind: 'error', subject, problem: change.found, ms: result.ms };
    }
    catch (cause) {
        const [first] = problemsOf(cause);
        return { kind: 'error', subject, problem: first, ms: result.ms };
    }
}
function subjectName(ref) {
    return { kind: ref.kind, name: resolve_nameOf(ref), digest: ref.kind === 'digest' ? ref.digest : null, image: null, seenAt: ref.seenAt };
}
function once(make) {
    let made = null;
    return () => (made ??= make());
}
/** What anything thrown means for the report. What is not ours is a defect of ours. */
function problemsOf(cause) {
    if (cause instanceof errors/* VerifySupplyChainError */.CB)
        return cause.problems;
    // The file of a subject, which was read before: that it cannot be now is a change.
    if (cause instanceof domain_ports/* FileError */.f)
        return [(0,errors/* problem */.CC)('SUBJECT_CHANGED', { about: 'artifact', what: `A file could be read, and then it could not: ${cause.message}.` })];
    return [(0,errors/* problem */.CC)('INTERNAL', { seen: cause instanceof Error ? `${cause.name}: ${cause.message}` : typeof cause })];
}


/***/ }),

/***/ 3236:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseChecksums: () => (/* binding */ parseChecksums)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _domain_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3213);
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6046);
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7803);
/* harmony import */ var _domain_limits_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(545);
// Checksum files: containers that list files by digest. What is signed about the list counts for every file it lists.
//
//   <hex>  <name>      GNU, text mode          SHA256 (<name>) = <hex>    BSD
//   <hex> *<name>      GNU, binary mode
//
// The list is read before its signature is verified, and believed in nothing: it says which files to hash, and a file counts as listed only if its
// own digest stands in it. Names are names below the list's own folder; one that leads elsewhere makes the whole list unusable, as does a weak hash.





/** Hashes by the length of their hex text. */
const ALGORITHMS = { 64: 'sha256', 96: 'sha384', 128: 'sha512' };
/** Reads a checksum file. Returns the problem `CHECKSUMS_MALFORMED` where any of its lines cannot be used: a list that is half read is half verified. */
function parseChecksums(path, digest, bytes) {
    // The line is numbered, never shown: what was taken for a list may be a file with secrets.
    const malformed = (what) => (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .problem */ .CC)('CHECKSUMS_MALFORMED', { about: 'checksums', what: `${(0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .bounded */ .Mm)(path, 200)}: ${what}` });
    let text;
    try {
        text = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_3__/* .decodeUtf8 */ ._6)(bytes).replace(/^\uFEFF/, '');
    }
    catch (cause) {
        if (!(cause instanceof _domain_json_js__WEBPACK_IMPORTED_MODULE_3__/* .JsonError */ .N3))
            throw cause;
        return malformed('The list is not text.');
    }
    const listed = new Map();
    for (const [index, line] of text.split(/\r?\n/).entries()) {
        if (line.trim() === '')
            continue;
        const entry = parseLine(line);
        if (typeof entry === 'string')
            return malformed(`Line ${index + 1} ${entry}.`);
        const known = listed.get(entry.name);
        if (known !== undefined && known !== entry.digest)
            return malformed(`Line ${index + 1} lists a file again, with another digest.`);
        listed.set(entry.name, entry.digest);
        if (listed.size > _domain_limits_js__WEBPACK_IMPORTED_MODULE_4__/* .limits */ .F.subjects)
            return malformed(`The list has more than ${_domain_limits_js__WEBPACK_IMPORTED_MODULE_4__/* .limits */ .F.subjects} files.`);
    }
    if (listed.size === 0)
        return malformed('The list is empty.');
    const slash = path.lastIndexOf('/');
    return { path, digest, folder: slash < 0 ? '' : path.slice(0, slash + 1), listed, container: containerOf(bytes, digest) };
}
// A list is small: what evidence may name it by is computed once, for all files that it lists.
function containerOf(bytes, digest) {
    const weak = new Map(Object.keys(_domain_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .weakAlgorithms */ .vW).filter(_domain_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isWeakAlgorithm */ .U6).map((algorithm) => [algorithm, (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(_domain_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .weakAlgorithms */ .vW[algorithm]).update(bytes).digest('hex')]));
    return { container: digest, how: 'checksums', digests: _domain_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestAlgorithms */ .DI.map((algorithm) => (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(bytes, algorithm)), weak, bytes };
}
// The file and its digest, or what is wrong with the line.
function parseLine(line) {
    const gnu = /^([0-9a-fA-F]+)(?:  | \*)(.+)$/.exec(line);
    const bsd = /^([A-Za-z0-9-]+) \((.+)\) = ([0-9a-fA-F]+)$/.exec(line);
    // A backslash in front says that the name is written with escapes; no release needs such names.
    if (line.startsWith('\\'))
        return 'has a name with escapes';
    const [hex, name] = gnu === null ? [bsd?.[3], bsd?.[2]] : [gnu[1], gnu[2]];
    if (hex === undefined || name === undefined)
        return 'is no checksum and name';
    const algorithm = ALGORITHMS[hex.length];
    const stated = bsd?.[1]?.toLowerCase().replace('-', '');
    if (algorithm === undefined || (stated !== undefined && stated !== algorithm))
        return 'uses a hash that is not SHA-256, SHA-384 or SHA-512';
    const digest = (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDigest */ .m)(`${algorithm}:${hex.toLowerCase()}`);
    const clean = name.replace(/^(?:\.\/)+/, '');
    if (digest === null || !isInside(clean))
        return 'has a name that leads out of the folder of the list';
    return { name: clean, digest };
}
function isInside(name) {
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    if (name === '' || name.length > 1024 || /[\\:\u0000-\u001f\u007f]/.test(name) || name.startsWith('/'))
        return false;
    return name.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}


/***/ }),

/***/ 772:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   expandArtifact: () => (/* binding */ expandArtifact),
/* harmony export */   fileProblem: () => (/* binding */ fileProblem),
/* harmony export */   resolveFile: () => (/* binding */ resolveFile)
/* harmony export */ });
/* harmony import */ var _domain_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3213);
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6046);
/* harmony import */ var _domain_ports_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3741);
// Files as subjects, and digests that stand for files that are elsewhere.



/** The references in one line: a digest, a path, or a glob. Returns a problem where there is none. */
async function expandArtifact({ text, at }, ports) {
    const digest = (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDigest */ .m)(text);
    if (digest !== null)
        return [{ kind: 'digest', digest, seenAt: [] }];
    const seen = at ?? text;
    // Lines of a list come here unread; those of the input were looked at with the other inputs.
    if ((0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isMeantAsDigest */ .IX)(text))
        return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('CONFIG_INVALID_VALUE', { about: 'artifact', what: 'This is not a digest that can be used.', seen, expected: _domain_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestForm */ .JN });
    try {
        const paths = await ports.files.glob(text);
        const [first, ...others] = paths;
        if (first === undefined)
            return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('SUBJECT_NOT_FOUND', { about: 'artifact', what: 'No file fits this glob.', seen });
        // A path comes back from a glob unlooked at. Its text would be the name of a subject, there or not.
        if (at !== null && others.length === 0)
            await ports.files.state(first);
        return paths.map((path) => ({ kind: 'file', path, seenAt: [] }));
    }
    catch (cause) {
        const said = fileProblem(seen, cause);
        // The message of the file system repeats the name.
        return at !== null && said.code === 'SUBJECT_UNREADABLE' ? { ...said, what: 'The line names nothing that can be read as a file.' } : said;
    }
}
/** The subject of a file, hashed. Returns a problem where it cannot be read. */
async function resolveFile(path, algorithms, ports) {
    try {
        const { digests, state } = await ports.files.hash(path, algorithms);
        return { kind: 'file', name: path, digest: digests[0], digests, weak: new Map(), version: null, listedIn: [], image: null, file: state, seenAt: [] };
    }
    catch (cause) {
        return fileProblem(path, cause);
    }
}
/** What a failure to read a file means. Rethrows what is no `FileError`. */
function fileProblem(path, cause) {
    if (!(cause instanceof _domain_ports_js__WEBPACK_IMPORTED_MODULE_2__/* .FileError */ .f))
        throw cause;
    switch (cause.kind) {
        case 'missing': return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('SUBJECT_NOT_FOUND', { about: 'artifact', what: 'There is no such file.', seen: path });
        case 'too-many': return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('SUBJECT_TOO_MANY', { about: 'artifact', what: `${cause.message}.`, seen: path });
        case 'changed': return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('SUBJECT_CHANGED', { about: 'artifact', what: `${cause.message}.`, seen: path });
        case 'unreadable':
        case 'not-a-file':
        case 'too-large':
        default: return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('SUBJECT_UNREADABLE', { about: 'artifact', what: `${cause.message}.`, seen: path });
    }
}


/***/ }),

/***/ 8627:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   algorithmsOf: () => (/* binding */ algorithmsOf),
/* harmony export */   expandLists: () => (/* binding */ expandLists),
/* harmony export */   readLists: () => (/* binding */ readLists),
/* harmony export */   withListing: () => (/* binding */ withListing)
/* harmony export */ });
/* harmony import */ var _domain_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3213);
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6046);
/* harmony import */ var _domain_limits_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(545);
/* harmony import */ var _domain_ports_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3741);
/* harmony import */ var _checksums_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3236);
/* harmony import */ var _file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(772);
// Subjects that checksum files list, and whether a subject is listed.







/** Reads all lists. Throws `SubjectError` with what is wrong in any of them: `CHECKSUMS_MALFORMED`, `SUBJECT_NOT_FOUND`, `SUBJECT_UNREADABLE`. */
async function readLists(paths, ports) {
    const read = await Promise.all(paths.map((path) => readList(path, ports)));
    refuse(read.flatMap((list) => ('code' in list ? [list] : [])));
    return read.flatMap((list) => ('code' in list ? [] : [list]));
}
async function readList(path, ports) {
    try {
        const bytes = await ports.files.read(path, _domain_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .limits */ .F.listBytes, { inside: true });
        return (0,_checksums_js__WEBPACK_IMPORTED_MODULE_4__.parseChecksums)(path.replaceAll('\\', '/'), (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .ol)(bytes), bytes);
    }
    catch (cause) {
        return (0,_file_js__WEBPACK_IMPORTED_MODULE_5__.fileProblem)(path, cause);
    }
}
/**
 * The files that the lists name and that are there, and notes on what is there unlisted. `all`: every listed file must be there.
 * Throws `SubjectError` (`SUBJECT_NOT_FOUND`) where one is missing that must be there, or where a list names no file that is.
 */
async function expandLists(lists, require, ports) {
    const expanded = await Promise.all(lists.map(async (list) => {
        const names = [...list.listed.keys()];
        const there = await Promise.all(names.map((name) => isThere(`${list.folder}${name}`, ports)));
        return { list, present: names.filter((_, index) => there[index]), missing: names.filter((_, index) => !there[index]) };
    }));
    refuse(expanded.flatMap(({ list, present, missing }) => {
        if (present.length === 0)
            return [(0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('SUBJECT_NOT_FOUND', { about: 'checksums', what: 'None of the files that the list names is beside it.', seen: list.path })];
        return require === 'all' ? missing.map((name) => (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('SUBJECT_NOT_FOUND', { about: 'checksums', what: `${list.path} lists a file that is not there.`, seen: name })) : [];
    }));
    const paths = new Set(expanded.flatMap(({ list, present }) => present.map((name) => `${list.folder}${name}`)));
    return { refs: [...paths].map((path) => ({ kind: 'file', path, seenAt: [] })), notes: await unlisted(lists, paths, ports) };
}
/** Algorithms that the lists use: the digests a subject needs so that it can be compared with them. */
function algorithmsOf(lists) {
    return [...new Set(lists.flatMap(({ listed }) => [...listed.values()].map(_domain_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .algorithmOf */ .Hy)))];
}
/**
 * The subject with the lists that hold its digest. Returns a problem where there are lists and none does (`CHECKSUM_UNLISTED`), or where one has
 * another digest under its name (`CHECKSUM_MISMATCH`): whoever signed the list meant another file.
 */
function withListing(subject, lists) {
    if (lists.length === 0)
        return subject;
    for (const list of lists) {
        const stated = list.listed.get(nameIn(list, subject));
        if (stated !== undefined && subject.digests.some((digest) => (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .algorithmOf */ .Hy)(digest) === (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .algorithmOf */ .Hy)(stated)) && !subject.digests.includes(stated)) {
            return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('CHECKSUM_MISMATCH', { about: 'checksums', what: `${list.path} lists the file with another digest.`, seen: subject.digests.find((digest) => (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .algorithmOf */ .Hy)(digest) === (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .algorithmOf */ .Hy)(stated)) ?? subject.digest, expected: stated });
        }
    }
    const listedIn = lists.filter(({ listed }) => [...listed.values()].some((digest) => subject.digests.includes(digest))).map(({ container }) => container);
    return listedIn.length > 0 ? { ...subject, listedIn } : (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('CHECKSUM_UNLISTED', { about: 'checksums', seen: subject.digest, expected: `one of the digests in ${lists.map(({ path }) => path).join(', ')}` });
}
// A file below the list's folder has its name there. One that lies elsewhere, or is written so that nobody can tell, is known by as much of its path's
// end as the list names: whoever has the bytes of another listed file laid under a name gets no further by writing the path another way.
function nameIn(list, subject) {
    const [path, folder] = [plainPath(subject.name), plainPath(list.folder)];
    const inside = path.startsWith(folder) ? path.slice(folder.length) : null;
    if (inside !== null && !path.startsWith('/', folder.length) && !inside.split('/').includes('..'))
        return inside;
    const parts = path.split('/');
    return parts.map((_, index) => parts.slice(index).join('/')).find((end) => list.listed.has(end)) ?? '';
}
function plainPath(path) {
    return path.replaceAll('\\', '/').replaceAll(/\/(?:\.?\/)+/g, '/').replace(/^(?:\.\/)+/, '');
}
async function isThere(path, { files }) {
    try {
        await files.state(path);
        return true;
    }
    catch (cause) {
        if (!(cause instanceof _domain_ports_js__WEBPACK_IMPORTED_MODULE_3__/* .FileError */ .f))
            throw cause;
        return cause.kind !== 'missing';
    }
}
const NAMED = 20;
/** Endings of files that are evidence about others. */
const EVIDENCE = /\.(?:sigstore\.json|sigstore|bundle|intoto\.jsonl|sig|pem|crt|cert|asc)$/;
// A file that somebody put beside the listed ones looks as verified as they are.
async function unlisted(lists, listed, ports) {
    const folders = [...new Set(lists.map(({ folder }) => folder))];
    const beside = (await Promise.all(folders.map((folder) => ports.files.glob(`${folder}*`)))).flat();
    const own = new Set(lists.map(({ path }) => path));
    const extra = beside.filter((path) => !listed.has(path) && !own.has(path) && !EVIDENCE.test(path));
    if (extra.length === 0)
        return [];
    return [(0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('CHECKSUM_BESIDE', { level: 'note', about: 'checksums', seen: `${extra.slice(0, NAMED).join(', ')}${extra.length > NAMED ? ` and ${extra.length - NAMED} more` : ''}` })];
}
function refuse(problems) {
    const [first, ...others] = problems;
    if (first !== undefined)
        throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SubjectError */ .lR([first, ...others]);
}


/***/ }),

/***/ 463:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ TrustGroups),
/* harmony export */   x: () => (/* binding */ domainNames)
/* harmony export */ });
/* harmony import */ var _domain_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3213);
/* harmony import */ var _domain_trust_domain_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9944);
/* harmony import */ var _trust_load_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7466);
/* harmony import */ var _verification_keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3416);
// Whom the parts of a run trust: inputs, policies, authorities. Each has trust domains of its own; what two of them choose alike is one.
//
// Domains of different parts are never taken for each other: their names are different, and a signer names the domains that it is accepted from. What
// one policy weakens, or takes from a root of its own, so counts for nobody else. What is loaded, and what there is to say of it, is in the report.




/** The trust of a run by its parts. */
class TrustGroups {
    #terms;
    #ports;
    #inputs;
    #groups = new Map();
    #loaders = new Map();
    /** `inputs`: what the inputs choose; null where they ask for no evidence themselves. Throws `TrustRootError` for a file of theirs that holds no roots. */
    constructor(inputs, terms, ports) {
        this.#terms = terms;
        this.#ports = ports;
        this.#inputs = inputs;
        if (inputs !== null)
            this.#add('', inputs);
    }
    /** The names of the domains of the inputs. */
    get ofInputs() {
        const group = this.#groups.get('');
        if (group === undefined)
            throw new TypeError('the inputs trust nobody');
        return namesOf(group);
    }
    /** Adds a choice, and returns the names of its domains. Throws `TrustRootError` for a file that holds no roots. */
    add(choice) {
        const identity = identityOf(choice);
        const same = [...this.#groups.values()].find((group) => identityOf(group.choice) === identity);
        if (same !== undefined)
            return namesOf(same);
        // What everybody has who says nothing has the names that everybody knows.
        if (isDefault(choice) && this.#inputs === null)
            return namesOf(this.#add('', choice));
        // A name that two have is no reason to trust as the first of them does.
        for (let number = 1;; number += 1) {
            const prefix = `${choice.name}${number === 1 ? '' : ` (${number})`}: `;
            if (!this.#groups.has(prefix))
                return namesOf(this.#add(prefix, choice));
        }
    }
    /** The trust of each part, to be loaded when evidence needs it. */
    trusts(now) {
        const [first, ...rest] = [...this.#groups.values()].map((group) => ({ ...this.#trust(group, now), hasKeys: group.choice.keys.length > 0, isOwn: group.choice.roots.kind === 'file' }));
        // Policies that ask for no evidence trust nobody: what lies there is listed, and counts for nothing.
        return first === undefined ? [this.#nobody(now)] : [first, ...rest];
    }
    #nobody(now) {
        const none = async () => ({ domains: [], keys: [], now: now(), contradictions: this.#terms.contradictions, unavailable: [] });
        return { first: none, all: none, hasKeys: false, isOwn: false };
    }
    #add(prefix, choice) {
        const group = { prefix, choice, loaders: this.#loadersOf(choice) };
        this.#groups.set(prefix, group);
        return group;
    }
    // Roots are fetched once, whoever asks for them.
    #loadersOf({ roots, thresholds, weakening }) {
        const key = identityOf({ name: '', roots, thresholds, weakening, keys: [], keysOnly: false });
        const known = this.#loaders.get(key) ?? loadersOf(roots, { thresholds, weakening, refresh: this.#terms.refresh, trustDomain: this.#terms.trustDomain }, this.#ports);
        this.#loaders.set(key, known);
        return known;
    }
    #trust({ prefix, choice, loaders }, now) {
        const isKeysAlone = choice.keysOnly && choice.keys.length > 0 && choice.keys.every(_verification_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .needsNoWitness */ .eo);
        const loading = loaders.map((loader) => once(async () => {
            const loaded = await loader.load();
            if (loaded.outcome !== 'loaded') {
                this.#terms.onLoaded(null, loaded.notes);
                return loaded;
            }
            const domain = { ...loaded.domain, name: `${prefix}${loaded.domain.name}` };
            this.#terms.onLoaded(domain, loaded.notes);
            return { ...loaded, domain };
        }));
        const load = async (some) => {
            const loaded = await Promise.all(some.map((one) => one()));
            return {
                domains: loaded.flatMap((one) => (one.outcome === 'loaded' ? [one.domain] : [])),
                keys: choice.keys, keyDomain: `${prefix}${_domain_trust_domain_js__WEBPACK_IMPORTED_MODULE_3__/* .KEY_DOMAIN */ .F}`, now: now(), contradictions: this.#terms.contradictions,
                unavailable: loaded.flatMap((one) => (one.outcome === 'loaded' ? [] : [{ at: { source: 'trust', address: one.name }, outcome: 'unavailable', code: one.code, cause: one.cause }])),
            };
        };
        const all = once(() => load(isKeysAlone ? [] : loading));
        return { first: choice.roots.kind === 'file' ? all : once(() => load(isKeysAlone ? [] : loading.slice(0, 1))), all };
    }
}
/** The domains that roots make, by the names that they have alone. Rejects with `TrustRootError` for a file that holds none; nothing is fetched. */
async function domainNames(roots, ports) {
    const [first, ...rest] = loadersOf(roots, { thresholds: { logs: null, timestamps: null, times: null }, weakening: { ignoreLogs: false, ignoreScts: false }, refresh: 'never', trustDomain: nobodySays }, ports);
    // What a file holds is known now; a mistake in it is said with all others.
    if (roots.kind === 'file')
        await Promise.all([first, ...rest].map(({ load }) => load()));
    return [first.name, ...rest.map(({ name }) => name)];
}
function loadersOf(roots, how, ports) {
    const { trustDomain, ...terms } = how;
    const tenant = roots.kind === 'built-in' ? roots.tenant : null;
    return (0,_trust_load_js__WEBPACK_IMPORTED_MODULE_1__/* .domainLoaders */ .l3)({
        trust: roots.kind === 'built-in' ? roots.which : 'auto', tenant: tenant === null ? null : async () => tenant.domain ?? trustDomain(tenant.host),
        trustedRoot: roots.kind === 'file' ? { bytes: roots.bytes, origin: roots.origin } : null,
        tuf: roots.kind === 'tuf' ? { mirror: roots.mirror, root: { bytes: roots.root, origin: roots.origin } } : null,
        ...terms,
    }, ports);
}
function nobodySays() {
    throw new TypeError('names of domains need no trust domain');
}
function namesOf({ prefix, loaders: [first, ...rest] }) {
    return { domains: [`${prefix}${first.name}`, ...rest.map(({ name }) => `${prefix}${name}`)], unlogged: `${prefix}${_domain_trust_domain_js__WEBPACK_IMPORTED_MODULE_3__/* .KEY_DOMAIN */ .F}` };
}
/** All that a choice comes to, without its name. */
function identityOf({ roots, thresholds, weakening, keys, keysOnly }) {
    const from = roots.kind === 'built-in' ? roots : { ...roots, bytes: null, root: null, is: (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .ol)(roots.kind === 'file' ? roots.bytes : roots.root) };
    return JSON.stringify([from, thresholds, weakening, keysOnly, keys.map(({ digest, keyid, log, validity, times, timestamps }) => [digest, keyid, log, validity, times, timestamps])]);
}
function isDefault({ roots, thresholds, weakening, keys }) {
    return roots.kind === 'built-in' && roots.which === 'auto' && roots.tenant === null && keys.length === 0 && !weakening.ignoreLogs && !weakening.ignoreScts && Object.values(thresholds).every((one) => one === null);
}
function once(make) {
    let made = null;
    return () => (made ??= make());
}


/***/ }),

/***/ 7466:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Q4: () => (/* binding */ CUSTOM),
  l3: () => (/* binding */ domainLoaders)
});

// UNUSED EXPORTS: GITHUB, PUBLIC_GOOD, customDomain, githubInstance, loadDomains, loaderOf, publicGoodDomain, publicGoodInstance

// EXTERNAL MODULE: ./build/domain/errors.js
var errors = __webpack_require__(6046);
// EXTERNAL MODULE: ./build/domain/json.js
var json = __webpack_require__(7803);
// EXTERNAL MODULE: ./build/domain/limits.js
var limits = __webpack_require__(545);
// EXTERNAL MODULE: ./build/domain/github-host.js
var github_host = __webpack_require__(6521);
;// CONCATENATED MODULE: ./build/trust/github.js
// GitHub's own Sigstore instance: no transparency log, no certificate log; a timestamp of its own authority says when.
//
// It signs for private repositories, and for public ones whoever asks it to. Its authorities change about twice a year, so what is built in is a place
// for TUF to start from: the first root it published (seeds/github/ORIGIN.md), expired as all but the newest are. Its newest trusted_root.json is
// built in only once scripts/update-github-root.ts has fetched it.

/** The address of GitHub's TUF repository. */
const GITHUB_MIRROR = 'https://tuf-repo.github.com';
/**
 * The repository of GitHub's instance. `tenant` is the trust domain of an enterprise with data residency, null for github.com. Only the target of
 * github.com can be built in. Throws `RangeError` for a trust domain that is none.
 */
async function github(tenant) {
    // Configuration says so before anything is asked; here it becomes part of an address.
    if (tenant !== null && !(0,github_host/* isTrustDomain */.JO)(tenant))
        throw new RangeError('this is not the name of a trust domain');
    const [root, target] = await Promise.all([__webpack_require__.e(/* import() */ 621).then(__webpack_require__.t.bind(__webpack_require__, 1621, 17)), __webpack_require__.e(/* import() */ 113).then(__webpack_require__.t.bind(__webpack_require__, 9113, 17))]);
    const builtIn = tenant === null ? target.default : null;
    // A signature of TUF is over the content, not over its spelling: written again it is as good.
    return {
        repository: { mirror: new URL(GITHUB_MIRROR), root: bytesOf(root.default), target: tenant === null ? 'trusted_root.json' : `${tenant}.trusted_root.json` },
        builtIn: builtIn === null ? null : bytesOf(builtIn),
    };
}
function bytesOf(value) {
    return Buffer.from(JSON.stringify(value));
}

;// CONCATENATED MODULE: ./build/trust/public-good.js
// The public-good Sigstore instance (sigstore.dev): its TUF repository, and what @sigstore/tuf ships of it.
//
// That package pins the repository's root and its trusted_root.json at release time; this program pins the package. So what is built in is as old as
// the pin: enough for TUF to start from, and for a run that must not ask, whose report says how old it is.

const MIRROR = 'https://tuf-repo-cdn.sigstore.dev';
const TARGET = 'trusted_root.json';
/** The repository of the public-good instance and its built-in trusted_root.json. Throws `TrustRootError` where the package holds none. */
async function public_good_publicGood() {
    const { default: seeds } = await __webpack_require__.e(/* import() */ 32).then(__webpack_require__.t.bind(__webpack_require__, 8032, 17));
    const seed = seeds[MIRROR].targets[TARGET];
    if (typeof seed !== 'string')
        throw new errors/* TrustRootError */.Tr([(0,errors/* problem */.CC)('TRUST_MALFORMED', { what: 'The built-in trust root is missing.' })]);
    const root = Buffer.from(seeds[MIRROR]['root.json'], 'base64');
    return { repository: { mirror: new URL(MIRROR), root, target: TARGET }, builtIn: Buffer.from(seed, 'base64') };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/trust/cache.js
// What was fetched by TUF, kept in the temporary folder for the next step of the job. One file for one repository:
//
//   {"format":1,"checked":"<time>","roots":["<base64>",…],"timestamp":"<base64>","snapshot":…,"targets":…,"target":…}
//
// Any earlier step can write there, so nothing that is read is believed: whoever reads verifies it from the trusted root on. What is left to whoever
// holds the folder is to remove the file, or to bring back an older one that has not expired: as much as holding the network would give them.
// One file and not a folder of them, because then a rename replaces all of it at once and no reader sees half of two walks.






/** The folder below the one for temporary files. */
const FOLDER = 'verify-supply-chain-trust';
/** Returns the cache in a folder for temporary files; without a folder, one that is always empty. */
function trustCache(temporary) {
    if (temporary === null)
        return { read: async () => ({ outcome: 'none' }), write: async () => { } };
    const folder = external_node_path_.join(temporary, FOLDER);
    return {
        read: (repository) => readFrom(folder, fileOf(repository)).catch(() => ({ outcome: 'unusable' })),
        write: (repository, stored) => writeTo(folder, fileOf(repository), textOf(stored)).catch(() => {
            // The next run asks again; this one has what it needs.
        }),
    };
}
/** By mirror and target, not by root: a copy that belongs to another root is to be found, and named. */
function fileOf({ mirror, target }) {
    return `${(0,external_node_crypto_.createHash)('sha256').update(`${mirror.href}\n${target}`).digest('hex')}.json`;
}
async function readFrom(folder, file) {
    const there = await statsOf(folder);
    if (there === null)
        return { outcome: 'none' };
    if (!isOurs(there))
        return { outcome: 'unusable' };
    const name = external_node_path_.join(folder, file);
    const stats = await statsOf(name);
    if (stats === null)
        return { outcome: 'none' };
    if (!stats.isFile())
        return { outcome: 'unusable' };
    // O_NONBLOCK: a pipe put there in between must not hold the run. Windows has neither flag.
    const handle = await (0,promises_.open)(name, external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NOFOLLOW ?? 0) | (external_node_fs_.constants.O_NONBLOCK ?? 0));
    try {
        const { size } = await handle.stat();
        if (size > limits/* limits */.F.tufCacheBytes)
            return { outcome: 'unusable' };
        const bytes = new Uint8Array(size);
        await handle.read(bytes, 0, size, 0);
        return { outcome: 'found', stored: parse(bytes) };
    }
    finally {
        await handle.close();
    }
}
/** What has the name, links not followed; null where nothing has. Rejects for what cannot be looked at. */
async function statsOf(name) {
    try {
        return await (0,promises_.lstat)(name);
    }
    catch (cause) {
        if (typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'ENOENT')
            return null;
        throw cause;
    }
}
/** Whether the folder is a real one that nobody else can write to: the system's temporary folder is everybody's. Windows has no such bits. */
function isOurs(stats) {
    if (!stats.isDirectory())
        return false;
    const user = process.geteuid?.();
    return user === undefined || (stats.uid === user && (stats.mode & 0o022) === 0);
}
function parse(bytes) {
    const value = (0,json/* parseJson */.qF)(bytes);
    if (!(0,json/* isJsonObject */.OW)(value) || value['format'] !== 1)
        throw new TypeError('is no stored copy');
    const { checked, roots } = value;
    const time = new Date(typeof checked === 'string' ? checked : Number.NaN);
    if (Number.isNaN(time.getTime()) || roots === undefined || !(0,json/* isJsonArray */.Md)(roots) || roots.length > limits/* limits */.F.tufRootRotations)
        throw new TypeError('is no stored copy');
    const part = (key) => cache_bytesOf(value, key);
    return {
        checked: time,
        copy: { roots: roots.map((_, index) => cache_bytesOf({ root: roots[index] ?? null }, 'root')), timestamp: part('timestamp'), snapshot: part('snapshot'), targets: part('targets'), target: part('target') },
    };
}
function cache_bytesOf(object, key) {
    const text = object[key];
    if (typeof text !== 'string')
        throw new TypeError(`has no ${key}`);
    return Buffer.from(text, 'base64');
}
function encode(bytes) {
    return Buffer.from(bytes).toString('base64');
}
function textOf({ copy, checked }) {
    const { roots, timestamp, snapshot, targets, target } = copy;
    return `${JSON.stringify({ format: 1, checked: checked.toISOString(), roots: roots.map(encode), timestamp: encode(timestamp), snapshot: encode(snapshot), targets: encode(targets), target: encode(target) })}\n`;
}
/** Writes beside the file, under a name nobody can have prepared, and renames: a link or a hard link at the name is replaced, not written to. */
async function writeTo(folder, file, text) {
    await (0,promises_.mkdir)(folder, { mode: 0o700 }).catch(() => {
        // It is there, or cannot be made: the look that follows tells.
    });
    const stats = await statsOf(folder);
    if (stats === null || !isOurs(stats))
        return;
    const beside = external_node_path_.join(folder, `.${(0,external_node_crypto_.randomUUID)()}.tmp`);
    const handle = await (0,promises_.open)(beside, external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL | (external_node_fs_.constants.O_NOFOLLOW ?? 0), 0o600);
    try {
        try {
            await handle.writeFile(text, 'utf8');
        }
        finally {
            await handle.close();
        }
        await (0,promises_.rename)(beside, external_node_path_.join(folder, file));
    }
    catch (cause) {
        await (0,promises_.rm)(beside, { force: true });
        throw cause;
    }
}

;// CONCATENATED MODULE: ./build/trust/tuf.js
// Walks a TUF repository (The Update Framework, specification 1.0.31) from a root that is trusted, to one target.
//
//   root vN ─▶ N+1.root.json ─▶ … ─▶ newest      each signed by the keys of the one before and its own
//   timestamp.json ─▶ <v>.snapshot.json ─▶ <v>.targets.json ─▶ targets/<hash>.<name>
//
// Everything fetched or stored is attacker-controlled until the chain from the trusted root says otherwise. The rules of the specification are those of
// tuf-js's store of trusted metadata; what is ours is the way: bytes in memory until all of them are verified (its updater writes each to a folder,
// and believes whatever root it finds there), every bound, and the time, which is asked of the run and not of the system.


/** Metadata or a target that does not follow from the trusted root, or cannot be had. `kind` tells what is foreign from what is merely old. */
class TufError extends Error {
    name = 'TufError';
    kind;
    constructor(kind, message, options) {
        super(message, options);
        this.kind = kind;
    }
}
/**
 * Verifies a stored copy from the trusted root on, without the network.
 *
 * Roots up to the trusted one's version are passed over: the program may be newer than the copy. Throws `TufError`: `foreign` where anything in it does
 * not follow from the trusted root, `expired` where all of it does and is too old to be used alone.
 */
async function verifyCopy(repository, copy, now) {
    const store = await openStore(repository.root, now);
    return translated(async () => {
        const roots = followRoots(store, copy.roots);
        store.updateTimestamp(toBuffer(copy.timestamp));
        store.updateSnapshot(toBuffer(copy.snapshot));
        store.updateDelegatedTargets(toBuffer(copy.targets), 'targets', 'root');
        await verifyTarget(targetOf(store, repository), copy.target);
        return verified(store, { ...copy, roots });
    });
}
/**
 * Walks the repository to its newest state.
 *
 * `known` is a copy that chained from the trusted root; it saves requests, and what it holds is never gone back behind. Throws `TufError` for a
 * repository that does not follow the rules, `SourceError` for one that does not answer.
 */
async function walk(repository, known, access) {
    const store = await openStore(repository.root, access.now);
    return translated(async () => {
        const roots = [...(known === null ? [] : followRoots(store, known.roots)), ...(await newRoots(store, repository, access))];
        const timestamp = await newTimestamp(store, known?.timestamp ?? null, repository, access);
        const snapshot = await newSnapshot(store, known?.snapshot ?? null, repository, access);
        const targets = await newTargets(store, known?.targets ?? null, repository, access);
        const target = await newTarget(store, known?.target ?? null, repository, access);
        return verified(store, { roots, timestamp, snapshot, targets, target });
    });
}
/** Opens the library's store on the trusted root, whose expiry does not matter here: the newest root's does. */
async function openStore(root, now) {
    const { TrustedMetadataStore } = await __webpack_require__.e(/* import() */ 683).then(__webpack_require__.t.bind(__webpack_require__, 5683, 19));
    return translated(async () => {
        const store = new TrustedMetadataStore(toBuffer(root));
        // The store takes the time from the system and gives no way to say another. A run has one clock; a library whose field is called otherwise would
        // silently have its own again.
        if (!Object.hasOwn(store, 'referenceTime'))
            throw new TypeError('tuf-js keeps the time of reference elsewhere');
        Reflect.set(store, 'referenceTime', now);
        return store;
    });
}
function followRoots(store, roots) {
    return roots.filter((bytes) => {
        if ((versionIn(bytes) ?? Number.MAX_SAFE_INTEGER) <= store.root.signed.version)
            return false;
        store.updateRoot(toBuffer(bytes));
        return true;
    });
}
// Believed for nothing but which roots to pass over: one that lies is then missing, or does not verify.
function versionIn(bytes) {
    const found = /"version":\s*(\d{1,9})\b/.exec(Buffer.from(bytes).toString('utf8'));
    return found === null ? null : Number(found[1]);
}
/** Fetches roots until the repository has no further one (§5.3). The number is bounded: each can be signed in advance by who holds the keys. */
async function newRoots(store, repository, access) {
    const roots = [];
    for (;;) {
        const bytes = await fetchPart(`${store.root.signed.version + 1}.root.json`, limits/* limits */.F.tufRootBytes, repository, access);
        if (bytes === null)
            return roots;
        if (roots.length >= limits/* limits */.F.tufRootRotations)
            throw new TufError('foreign', `${repository.mirror.host} has more than ${limits/* limits */.F.tufRootRotations} roots behind the one that is trusted`);
        store.updateRoot(toBuffer(bytes));
        roots.push(bytes);
    }
}
/** Fetches the timestamp (§5.4). The known one is put in first, so that no older one can follow. */
async function newTimestamp(store, known, repository, access) {
    if (known !== null)
        attempt(() => store.updateTimestamp(toBuffer(known)));
    const bytes = await requirePart('timestamp.json', limits/* limits */.F.tufTimestampBytes, repository, access);
    try {
        store.updateTimestamp(toBuffer(bytes));
        return bytes;
    }
    catch (cause) {
        // The same version again is no news and no fault. The known one stays, and has still to be unexpired.
        const { EqualVersionError } = await __webpack_require__.e(/* import() */ 376).then(__webpack_require__.t.bind(__webpack_require__, 6376, 19));
        if (known !== null && cause instanceof EqualVersionError)
            return known;
        throw cause;
    }
}
async function newSnapshot(store, known, repository, access) {
    // `true`: its bytes need not have the hash that the new timestamp names, because an older snapshot is put in to compare versions with.
    if (known !== null && attempt(() => store.updateSnapshot(toBuffer(known), true)))
        return known;
    const meta = store.timestamp?.signed.snapshotMeta;
    const name = versioned(store, meta?.version, 'snapshot.json');
    const bytes = await requirePart(name, boundOf(meta?.length, limits/* limits */.F.tufSnapshotBytes), repository, access);
    store.updateSnapshot(toBuffer(bytes));
    return bytes;
}
async function newTargets(store, known, repository, access) {
    if (known !== null && attempt(() => store.updateDelegatedTargets(toBuffer(known), 'targets', 'root')))
        return known;
    const meta = store.snapshot?.signed.meta['targets.json'];
    const name = versioned(store, meta?.version, 'targets.json');
    const bytes = await requirePart(name, boundOf(meta?.length, limits/* limits */.F.tufTargetsBytes), repository, access);
    store.updateDelegatedTargets(toBuffer(bytes), 'targets', 'root');
    return bytes;
}
async function newTarget(store, known, repository, access) {
    const target = targetOf(store, repository);
    if (known !== null && (await verifyTarget(target, known).then(() => true, () => false)))
        return known;
    if (target.length > limits/* limits */.F.trustRootBytes)
        throw new TufError('foreign', `the target ${repository.target} is larger than ${limits/* limits */.F.trustRootBytes} bytes`);
    // With consistent snapshots a target lies under its hash; which of several is the repository's choice, and the first listed is what clients take.
    const at = repository.target.lastIndexOf('/') + 1;
    const hash = Object.values(target.hashes)[0] ?? '';
    const file = store.root.signed.consistentSnapshot ? `${repository.target.slice(0, at)}${hash}.${repository.target.slice(at)}` : repository.target;
    const bytes = await requirePart(`targets/${file}`, target.length, repository, access);
    await verifyTarget(target, bytes);
    return bytes;
}
function targetOf(store, { target: name, mirror }) {
    const targets = store.targets?.signed.targets ?? {};
    const target = Object.hasOwn(targets, name) ? targets[name] : undefined;
    if (target === undefined)
        throw new TufError('missing', `${mirror.host} lists no target ${name}`);
    return target;
}
/** Hashes of which one at least must be there: the library takes a target without any by its length. */
const STRONG = ['sha256', 'sha384', 'sha512'];
async function verifyTarget(target, bytes) {
    if (!STRONG.some((name) => Object.hasOwn(target.hashes, name)))
        throw new TufError('foreign', `the target ${target.path} is listed without a hash that is known`);
    const { Readable } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 7075, 19));
    await target.verify(Readable.from([bytes]));
}
/** Whether it went well. What does not verify here is no fault: it is fetched anew. */
function attempt(act) {
    try {
        act();
        return true;
    }
    catch {
        return false;
    }
}
function versioned(store, version, file) {
    if (!store.root.signed.consistentSnapshot)
        return file;
    // It becomes part of an address.
    if (!Number.isSafeInteger(version) || version === undefined || version < 1)
        throw new TufError('foreign', `no version of ${file} is stated`);
    return `${version}.${file}`;
}
function boundOf(stated, most) {
    return stated === undefined ? most : Math.min(stated, most);
}
async function requirePart(path, maxBytes, repository, access) {
    const bytes = await fetchPart(path, maxBytes, repository, access);
    if (bytes === null)
        throw new TufError('missing', `${repository.mirror.host} has no ${path}`);
    return bytes;
}
/** One file of the repository; null where there is none. Stores for public files say 403 for it as well, where listing is forbidden. */
async function fetchPart(path, maxBytes, { mirror }, { http, signal }) {
    const base = mirror.href.endsWith('/') ? mirror.href : `${mirror.href}/`;
    const answer = await http.request(new URL(path, base), { accept: 'application/json, application/octet-stream', maxBytes, totalMs: limits/* limits */.F.tufRefreshMs, signal });
    if (answer.status === 404 || answer.status === 403)
        return null;
    if (answer.status !== 200)
        throw new errors/* SourceError */.c8('SOURCE_SERVER', `${mirror.host} answers for ${path} with status ${answer.status}.`);
    return answer.body;
}
function verified(store, copy) {
    return { copy, root: ageOf(store.root), timestamp: ageOf(store.timestamp), targets: ageOf(store.targets) };
}
function ageOf(role) {
    if (role === undefined)
        throw new TypeError('a walk ended before its last role');
    return { version: role.signed.version, expires: new Date(role.signed.expires) };
}
/** Runs one walk, and turns what the library throws, which for hostile bytes can be anything, into a `TufError`. */
async function translated(walkOn) {
    try {
        return await walkOn();
    }
    catch (cause) {
        if (cause instanceof TufError || cause instanceof errors/* SourceError */.c8)
            throw cause;
        const { ExpiredMetadataError } = await __webpack_require__.e(/* import() */ 376).then(__webpack_require__.t.bind(__webpack_require__, 6376, 19));
        throw new TufError(cause instanceof ExpiredMetadataError ? 'expired' : 'foreign', cause instanceof Error ? cause.message : 'the metadata cannot be read', { cause });
    }
}
function toBuffer(bytes) {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

;// CONCATENATED MODULE: ./build/trust/refresh.js
// Which copy of a TUF repository a run uses: the stored one, the repository's own, or none.
//
//   stored, verified, less than a day old ─▶ the repository ─▶ stored, verified, not expired, with a warning ─▶ none
//
// A stored copy is verified from the trusted root on before anything else is done with it. One that does not lead back there was put there by somebody:
// it is named, discarded, and gives the walk nothing to start from.




/**
 * The newest copy of a repository that may be used: one of less than a day that is stored and verifies; else what the repository has now; else, with a
 * warning, an older one that is stored, verifies and has not expired. `name` is the domain's, for what is said in `notes`. Throws what `walk` does.
 */
async function newestCopy(name, repository, ports, notes) {
    const now = ports.now();
    const cache = trustCache(ports.cacheFolder);
    const kept = await keptCopy(repository, await cache.read(repository), now);
    if (kept.foreign !== null)
        notes.push((0,errors/* problem */.CC)('TRUST_CACHE_FOREIGN', { about: name, level: 'warning', what: `A stored copy of the trust metadata of ${repository.mirror.host} was discarded.`, seen: kept.foreign }));
    if (kept.usable !== null && isFresh(kept.usable.checked, now))
        return kept.usable;
    try {
        return await refreshed(repository, kept.known, { cache, ports, now });
    }
    catch (cause) {
        if (kept.usable === null)
            throw cause;
        const why = cause instanceof Error ? cause.message : 'unknown';
        notes.push((0,errors/* problem */.CC)('TRUST_STALE', { about: name, level: 'warning', what: `The trust root of ${name} could not be refreshed; a verified copy from ${kept.usable.checked.toISOString()} is used.`, seen: why }));
        return kept.usable;
    }
}
async function refreshed(repository, known, { cache, ports, now }) {
    const signal = AbortSignal.any([ports.deadline, AbortSignal.timeout(limits/* limits */.F.tufRefreshMs)]);
    const verified = await walk(repository, known, { http: ports.http, now, signal });
    await cache.write(repository, { copy: verified.copy, checked: now });
    return { verified, checked: now };
}
async function keptCopy(repository, found, now) {
    if (found.outcome === 'none')
        return { usable: null, known: null, foreign: null };
    if (found.outcome === 'unusable')
        return { usable: null, known: null, foreign: 'something that is no copy, or in a folder that others can write to' };
    const { copy, checked } = found.stored;
    try {
        return { usable: { verified: await verifyCopy(repository, copy, now), checked }, known: copy, foreign: null };
    }
    catch (cause) {
        if (!(cause instanceof TufError))
            throw cause;
        // An expired one leads back to the trusted root: nothing older than it may come after it.
        return cause.kind === 'expired' ? { usable: null, known: copy, foreign: null } : { usable: null, known: null, foreign: cause.message };
    }
}
/** A time in the future is no promise to be fresh until then. */
function isFresh(checked, now) {
    const age = now.getTime() - checked.getTime();
    return age >= 0 && age < limits/* limits */.F.tufCacheMs;
}

;// CONCATENATED MODULE: ./build/trust/root-file.js
// Reads a trusted_root.json (Sigstore trust root v0.1, v0.2) into plain keys and certificates.
//
// The file is believed: whoever supplies it decides whom to trust. It is read entry by entry all the same, because roots outlive clients: an entry
// with a key type or a certificate this version cannot use disables that entry and is said; the others stay good. What is left out can only make
// evidence be refused, never accepted.



const MEDIA_TYPES = new Set([
    'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    'application/vnd.dev.sigstore.trustedroot+json;version=0.2',
    'application/vnd.dev.sigstore.trustedroot.v0.1+json',
    'application/vnd.dev.sigstore.trustedroot.v0.2+json',
]);
/** `keyDetails` of the Sigstore protobuf specs that can be verified here, with the key they must really be. */
const KEY_KINDS = {
    PKIX_ECDSA_P256_SHA_256: 'ec prime256v1',
    PKIX_ECDSA_P384_SHA_384: 'ec secp384r1',
    PKIX_ECDSA_P521_SHA_512: 'ec secp521r1',
    PKIX_ED25519: 'ed25519',
    PKCS1_RSA_PKCS1V5: 'rsa',
    PKIX_RSA_PKCS1V5: 'rsa',
    PKIX_RSA_PKCS1V15_2048_SHA256: 'rsa',
    PKIX_RSA_PKCS1V15_3072_SHA256: 'rsa',
    PKIX_RSA_PKCS1V15_4096_SHA256: 'rsa',
};
/** Why one entry cannot be used. */
class UnusableEntry extends Error {
    name = 'UnusableEntry';
}
/**
 * Reads a trusted_root.json. `origin` names the file in problems.
 *
 * Throws `TrustRootError` (`TRUST_MALFORMED`) where it is no trust root at all, or holds nothing that can be used.
 */
function root_file_parseTrustedRoot(bytes, origin) {
    const root = parseRoot(bytes, origin);
    const disabled = [];
    const read = (list, parse) => entriesOf(root, list, origin).flatMap((entry, index) => {
        try {
            if (!(0,json/* isJsonObject */.OW)(entry))
                throw new UnusableEntry('is no object');
            return [parse(entry)];
        }
        catch (cause) {
            if (!(cause instanceof UnusableEntry))
                throw cause;
            disabled.push((0,errors/* problem */.CC)('TRUST_ENTRY_DISABLED', { level: 'warning', about: `${list}[${index}]`, what: `Entry ${list}[${index}] of ${origin} ${cause.message} and is left out.` }));
            return [];
        }
    });
    const roots = {
        transparencyLogs: read('tlogs', (entry) => parseLog(entry, 'start-required')),
        certificateLogs: read('ctlogs', (entry) => parseLog(entry, 'start-optional')),
        certificateAuthorities: read('certificateAuthorities', parseAuthority),
        timestampAuthorities: read('timestampAuthorities', parseAuthority),
    };
    if (roots.certificateAuthorities.length + roots.timestampAuthorities.length + roots.transparencyLogs.length === 0)
        malformed(origin, 'holds nothing that can be used');
    const countOf = (list) => entriesOf(root, list, origin).length;
    const listed = { transparencyLogs: countOf('tlogs'), certificateLogs: countOf('ctlogs'), timestampAuthorities: countOf('timestampAuthorities') };
    return { roots, listed, disabled };
}
function parseRoot(bytes, origin) {
    let root;
    try {
        root = (0,json/* parseJson */.qF)(bytes);
    }
    catch (cause) {
        malformed(origin, 'is not JSON', cause);
    }
    if (!(0,json/* isJsonObject */.OW)(root))
        malformed(origin, 'is no JSON object');
    const mediaType = root['mediaType'];
    if (typeof mediaType !== 'string' || !MEDIA_TYPES.has(mediaType))
        malformed(origin, 'does not have the media type of a Sigstore trust root');
    return root;
}
function entriesOf(root, list, origin) {
    const entries = root[list] ?? [];
    if (!(0,json/* isJsonArray */.Md)(entries))
        malformed(origin, `has a ${list} that is no list`);
    return entries;
}
function malformed(origin, what, cause) {
    throw new errors/* TrustRootError */.Tr([(0,errors/* problem */.CC)('TRUST_MALFORMED', { what: `The trust root ${origin} ${what}.` })], { cause });
}
function parseLog(entry, start) {
    const key = objectAt(entry, 'publicKey');
    const details = textAt(key, 'keyDetails');
    const kind = KEY_KINDS[details];
    if (kind === undefined)
        throw new UnusableEntry(`has a key of the kind ${JSON.stringify(details.slice(0, 64))}, which is not known`);
    const validity = parseValidity(key['validFor']);
    // A period without its start is damaged, and read as open it would verify entries from before the key existed. A root without any period, as
    // private instances write, says that the key is good for ever.
    if (start === 'start-required' && validity.start === null && key['validFor'] !== undefined)
        throw new UnusableEntry('does not say from when its key is valid');
    const hash = entry['hashAlgorithm'] ?? 'SHA2_256';
    if (hash !== 'SHA2_256')
        throw new UnusableEntry('uses a hash that is not known');
    const publicKey = bytesAt(key, 'rawBytes');
    // checkpointKeyId is the full id of logs whose 4-byte hint is not a prefix of logId (Rekor v2).
    const id = (0,json/* isJsonObject */.OW)(entry['checkpointKeyId']) ? entry['checkpointKeyId'] : objectAt(entry, 'logId');
    return { baseUrl: textAt(entry, 'baseUrl'), logId: bytesAt(id, 'keyId'), publicKey, encoding: encodingOf(publicKey, kind), validity };
}
/** The encoding under which the bytes are a key of the kind its entry states: a label that does not fit is not used. */
function encodingOf(publicKey, kind) {
    for (const type of ['spki', 'pkcs1']) {
        try {
            const key = (0,external_node_crypto_.createPublicKey)({ key: publicKey, format: 'der', type });
            const name = key.asymmetricKeyDetails?.namedCurve;
            if (`${key.asymmetricKeyType}${name === undefined ? '' : ` ${name}`}` === kind)
                return type;
        }
        catch {
            // Not a key in this encoding; the other one is tried, and none fitting is said below.
        }
    }
    throw new UnusableEntry('has a key that is not of the kind it states');
}
function parseAuthority(entry) {
    const certificates = objectAt(entry, 'certChain')['certificates'];
    if (!(0,json/* isJsonArray */.Md)(certificates) || certificates.length === 0)
        throw new UnusableEntry('has no certificates');
    const chain = certificates.map((certificate) => {
        if (!(0,json/* isJsonObject */.OW)(certificate))
            throw new UnusableEntry('has a certificate that is no object');
        return parseCertificate(bytesAt(certificate, 'rawBytes'));
    });
    const uri = entry['uri'];
    return { name: typeof uri === 'string' ? uri : 'unnamed authority', chain, validity: parseValidity(entry['validFor']) };
}
function parseCertificate(der) {
    try {
        // Parsed to see that it can be; the verifier parses the same bytes again.
        return new external_node_crypto_.X509Certificate(der).raw;
    }
    catch (cause) {
        throw new UnusableEntry('has a malformed certificate', { cause });
    }
}
function parseValidity(value) {
    if (value === undefined)
        return { start: null, end: null };
    if (!(0,json/* isJsonObject */.OW)(value))
        throw new UnusableEntry('has a validity that is no object');
    return { start: timeAt(value, 'start'), end: timeAt(value, 'end') };
}
function timeAt(object, key) {
    const text = object[key];
    if (text === undefined || text === null)
        return null;
    const time = typeof text === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) ? new Date(text) : new Date(Number.NaN);
    if (Number.isNaN(time.getTime()))
        throw new UnusableEntry(`has a malformed ${key} of its validity`);
    return time;
}
function objectAt(object, key) {
    const value = object[key];
    if (!(0,json/* isJsonObject */.OW)(value))
        throw new UnusableEntry(`has no ${key}`);
    return value;
}
function textAt(object, key) {
    const value = object[key];
    if (typeof value !== 'string')
        throw new UnusableEntry(`has no ${key}`);
    return value;
}
function bytesAt(object, key) {
    const text = textAt(object, key);
    const bytes = Buffer.from(text, 'base64');
    if (bytes.length === 0)
        throw new UnusableEntry(`has no ${key}`);
    return bytes;
}

;// CONCATENATED MODULE: ./build/trust/load.js
// The trust domains a run may use. Roots and required witnesses come together here and are never mixed afterwards.
//
//   public-good   one log, one certificate log, a witnessed time      built in, refreshed by TUF
//   github        no log, one timestamp authority                     refreshed by TUF from a built-in TUF root
//   custom…       what the root lists decides                         the user's file, or TUF from the user's root
//
// A root that cannot be had is a value and no fault: evidence that another domain accepts does not need it, and evidence that does need it is then not
// judged at all. What is older than TUF allows is never used in silence.








/** Name of the public-good instance's domain. */
const PUBLIC_GOOD = 'public-good';
/** Name of the domain of GitHub's own instance. */
const GITHUB = 'github';
/** Name of the domain that `trusted-root`, or a TUF repository of the user's, makes. Further lines of the file are `custom-2`, `custom-3` and so on. */
const CUSTOM = 'custom';
/**
 * Returns the domains of a run in the order in which evidence is tried under them; nothing is loaded yet.
 * Throws `TrustRootError` for a file that is no text, or of more trust roots than are read.
 */
function domainLoaders(options, ports) {
    if (options.trustedRoot !== null)
        return rootsIn(options.trustedRoot, options);
    const { tuf, tenant } = options;
    if (tuf !== null) {
        const repository = { mirror: tuf.mirror, root: tuf.root.bytes, target: 'trusted_root.json' };
        return [loaderOf({ name: CUSTOM, open: async () => ({ repository, builtIn: null }), requires: listedBy }, options, ports)];
    }
    const publicGoodLoader = loaderOf(publicGoodInstance, options, ports);
    const githubLoader = loaderOf(githubInstance(tenant), options, ports);
    switch (options.trust) {
        case 'public-good': return [publicGoodLoader];
        case 'github': return [githubLoader];
        case 'auto':
        default: return [publicGoodLoader, githubLoader];
    }
}
/** Loads all domains of a run, side by side. Rejects as `DomainLoader.load` does. */
async function loadDomains(options, ports) {
    const all = await Promise.all(domainLoaders(options, ports).map(({ load }) => load()));
    const [first, ...others] = all.flatMap((loaded) => (loaded.outcome === 'loaded' ? [loaded.domain] : []));
    return {
        domains: first === undefined ? [] : [first, ...others],
        unavailable: all.filter((loaded) => loaded.outcome === 'unavailable'),
        notes: all.flatMap(({ notes }) => notes),
    };
}
/** The domain of the public-good instance from the root that is built in, however old. */
async function publicGoodDomain(weakening) {
    const { repository, builtIn } = await publicGood();
    const origin = `built in (${ageInWords(repository)})`;
    const root = parseTrustedRoot(builtIn, origin);
    return { domain: domainOf(PUBLIC_GOOD, origin, root, publicGoodInstance.requires(root), { weakening, thresholds: AS_THE_DOMAIN }), notes: root.disabled };
}
/** The domain of one trust root the user gives. Throws `TrustRootError`. */
function customDomain(bytes, origin, weakening) {
    const root = parseTrustedRoot(bytes, origin);
    return { domain: domainOf(CUSTOM, origin, root, listedBy(root), { weakening, thresholds: AS_THE_DOMAIN }), notes: root.disabled };
}
const AS_THE_DOMAIN = { logs: null, timestamps: null, times: null };
/**
 * What a trust root requires follows from what it lists, never from the evidence: one that lists logs asks for a log, one that lists certificate logs
 * asks for an SCT, and one that lists none (as GitHub's own instance) has none to ask. Entries that could not be used count as listed, so that a key
 * type from the future does not turn a requirement off.
 */
function listedBy({ listed }) {
    const witnesses = listed.transparencyLogs + listed.timestampAuthorities;
    return { logs: listed.transparencyLogs > 0 ? 1 : 'none', scts: listed.certificateLogs > 0 ? 1 : 'none', timestamps: 'none', times: witnesses > 0 ? 'one' : 'none-listed' };
}
function domainOf(name, origin, root, base, { weakening, thresholds }) {
    const weakenedBy = [];
    // A private authority without any service around it: nothing could ever say when a certificate of it signed. Who does without a log there has to
    // spell it, asks for no witness that is not there, and gets certificates that are valid now and no others.
    const isUnwitnessed = base.times === 'none-listed' && weakening.ignoreLogs && thresholds.times === null;
    if (weakening.ignoreLogs && (base.logs !== 'none' || isUnwitnessed))
        weakenedBy.push('unsafe-ignore-tlog');
    if (weakening.ignoreScts && base.scts !== 'none')
        weakenedBy.push('unsafe-ignore-sct');
    return {
        name,
        origin,
        requires: {
            logs: thresholds.logs ?? (weakening.ignoreLogs ? 'none' : base.logs),
            scts: weakening.ignoreScts ? 'none' : base.scts,
            timestamps: thresholds.timestamps ?? base.timestamps,
            // Whoever does without logs does not do without a time: a certificate of ten minutes says nothing about a signature of any other hour.
            times: isUnwitnessed ? 'now' : (thresholds.times ?? 1),
        },
        weakenedBy,
        roots: root.roots,
    };
}
/** The public-good instance (sigstore.dev): one log and one certificate log. */
const publicGoodInstance = { name: PUBLIC_GOOD, open: public_good_publicGood, requires: () => ({ logs: 1, scts: 1, timestamps: 'none', times: 'one' }) };
/** GitHub's own instance: it has no logs, and a timestamp authority says when. What does not tell its trust domain has no root. */
function githubInstance(tenant) {
    return { name: GITHUB, open: async () => github(tenant === null ? null : await tenant()), requires: () => ({ logs: 'none', scts: 'none', timestamps: 1, times: 'one' }) };
}
/** Makes the loader of an instance. */
function loaderOf(instance, options, ports) {
    const load = async () => {
        const notes = [];
        try {
            const { bytes, origin } = await newestRoot(instance, options, ports, notes);
            const root = root_file_parseTrustedRoot(bytes, origin);
            return { outcome: 'loaded', domain: domainOf(instance.name, origin, root, instance.requires(root), options), notes: [...notes, ...root.disabled] };
        }
        catch (cause) {
            const why = cause instanceof Error ? (0,errors/* bounded */.Mm)(cause.message) : 'unknown';
            const note = (0,errors/* problem */.CC)('TRUST_REFRESH', { about: instance.name, level: 'warning', what: `The trust root of ${instance.name} could not be had.`, seen: why });
            return { outcome: 'unavailable', name: instance.name, code: 'TRUST_REFRESH', cause, notes: [...notes, note] };
        }
    };
    return { name: instance.name, load: once(load) };
}
function once(make) {
    let made = null;
    return () => (made ??= make());
}
/** The trusted_root.json to use, and where it comes from in words. What is to be said beside that is added to `notes`. Throws what `walk` does. */
async function newestRoot({ name, open }, { refresh }, ports, notes) {
    const { repository, builtIn } = await open();
    if (refresh === 'auto') {
        const { verified, checked } = await newestCopy(name, repository, ports, notes);
        return { bytes: verified.copy.target, origin: originOf(repository, verified, checked) };
    }
    if (builtIn === null)
        throw new TufError('missing', `no ${repository.target} of ${repository.mirror.host} is built in, and none is to be fetched`);
    const age = rootAge(repository.root);
    if (age === null || age.expires <= ports.now()) {
        notes.push((0,errors/* problem */.CC)('TRUST_STALE', { about: name, level: 'warning', what: `The built-in trust root of ${name} is used without a refresh, and the TUF root beside it has expired.`, seen: ageInWords(repository) }));
    }
    return { bytes: builtIn, origin: `built in, not refreshed (${ageInWords(repository)})` };
}
function originOf({ mirror, target }, { root, targets, timestamp }, checked) {
    // Of a repository with a root for each tenant it matters which one it is.
    const which = target === 'trusted_root.json' ? '' : `${target} of the `;
    return `${which}TUF repository ${mirror.href} (root version ${root.version} until ${day(root.expires)}, targets version ${targets.version} until ${day(targets.expires)}, timestamp until ${day(timestamp.expires)}; checked ${checked.toISOString()})`;
}
/** How old the TUF root is that is built in, in words. */
function ageInWords({ mirror, root }) {
    const age = rootAge(root);
    return `${mirror.href}, root version ${age?.version ?? 'unknown'}, until ${age === null ? 'unknown' : day(age.expires)}`;
}
// Only for words and a warning: nothing is verified with a root that is read here.
function rootAge(root) {
    const value = (0,json/* parseJson */.qF)(root);
    const signed = (0,json/* isJsonObject */.OW)(value) ? value['signed'] : undefined;
    if (!(0,json/* isJsonObject */.OW)(signed) || typeof signed['version'] !== 'number' || typeof signed['expires'] !== 'string')
        return null;
    const expires = new Date(signed['expires']);
    return Number.isNaN(expires.getTime()) ? null : { version: signed['version'], expires };
}
function day(date) {
    return date.toISOString().slice(0, 10);
}
/** One domain for each trust root of the file. They are not merged: what one instance's root lists must not be asked of, or excuse, another's evidence. */
function rootsIn(file, options) {
    const loader = (given, index) => {
        const name = index === 0 ? CUSTOM : `${CUSTOM}-${index + 1}`;
        const load = async () => {
            const root = root_file_parseTrustedRoot(given.bytes, given.origin);
            return { outcome: 'loaded', domain: domainOf(name, given.origin, root, listedBy(root), options), notes: root.disabled };
        };
        return { name, load: once(load) };
    };
    const text = load_textOf(file.bytes);
    const lines = jsonLines(text);
    if (lines.length > limits/* limits */.F.trustDomains)
        throw new errors/* TrustRootError */.Tr([(0,errors/* problem */.CC)('TRUST_MALFORMED', { about: 'trusted-root', what: `The trust root ${file.origin} has more than ${limits/* limits */.F.trustDomains} lines.` })]);
    // One trust root, in however many lines it is written.
    if (lines.length < 2)
        return [loader({ bytes: Buffer.from(text), origin: file.origin }, 0)];
    const [first, ...others] = lines.map((line, index) => loader({ bytes: Buffer.from(line.text), origin: `${file.origin}, line ${line.number}` }, index));
    if (first === undefined)
        throw new TypeError('two lines and no first');
    return [first, ...others];
}
/** The text of a file without its byte order mark. Throws `TrustRootError` for what is not UTF-8. */
function load_textOf(bytes) {
    try {
        return (0,json/* decodeUtf8 */._6)(bytes).replace(/^\u{feff}/u, '');
    }
    catch (cause) {
        throw new errors/* TrustRootError */.Tr([(0,errors/* problem */.CC)('TRUST_MALFORMED', { about: 'trusted-root', what: 'The trust root is not UTF-8.' })], { cause });
    }
}
/** The lines of JSON lines, with their numbers; none where the first line is no whole object. Blank lines and CRLF are passed over. */
function jsonLines(text) {
    const lines = text.split('\n').map((line, index) => ({ text: line.trim(), number: index + 1 })).filter((line) => line.text !== '');
    const [first] = lines;
    return first !== undefined && isObject(first.text) ? lines : [];
}
function isObject(text) {
    try {
        return (0,json/* isJsonObject */.OW)((0,json/* parseJson */.qF)(text));
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 9716:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ preAuthEncoding),
/* harmony export */   c: () => (/* binding */ readStatement)
/* harmony export */ });
/* harmony import */ var _domain_limits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(545);
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7803);
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2334);
/* harmony import */ var _simple_signing_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8992);
// DSSE envelopes and the in-toto statements in them (DSSE v1.0.2 protocol.md; in-toto attestation framework v1, Statement v0.1 and v1).




const PAYLOAD_TYPE = 'application/vnd.in-toto+json';
const STATEMENT_TYPES = new Set(['https://in-toto.io/Statement/v1', 'https://in-toto.io/Statement/v0.1']);
/**
 * The bytes that are really signed: `DSSEv1 SP len(type) SP type SP len(payload) SP payload`, lengths in bytes; or the payload itself for the
 * few signers that sign it bare.
 */
function preAuthEncoding(envelope) {
    if (envelope.signedOver === 'payload')
        return Buffer.from(envelope.payload);
    const type = Buffer.from(envelope.payloadType, 'utf8');
    return Buffer.concat([Buffer.from(`DSSEv1 ${type.length} `), type, Buffer.from(` ${envelope.payload.length} `), envelope.payload]);
}
/** Reads the statement in an envelope. Throws `Fault`: `PAYLOAD_TYPE`, `STATEMENT_MALFORMED`. Does not look at the signature. */
function readStatement(envelope) {
    // Exactly: a signature over text/plain is no statement, whatever the text looks like.
    if (envelope.payloadType !== PAYLOAD_TYPE)
        throw new _fault_js__WEBPACK_IMPORTED_MODULE_2__/* .Fault */ .vC('PAYLOAD_TYPE', envelope.payloadType, PAYLOAD_TYPE);
    const document = parseDocument(envelope.payload);
    if (!STATEMENT_TYPES.has(document['_type']))
        malformed(`_type ${JSON.stringify(document['_type'] ?? null)}`, 'the type of an in-toto Statement v0.1 or v1');
    const predicateType = document['predicateType'];
    if (typeof predicateType !== 'string' || predicateType === '')
        malformed('no predicateType', 'a predicateType');
    return { subjects: readSubjects(document['subject']), predicateType, predicate: document['predicate'] ?? null, document };
}
function parseDocument(payload) {
    let document;
    try {
        document = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(payload);
    }
    catch (cause) {
        malformed(`a payload that ${(0,_fault_js__WEBPACK_IMPORTED_MODULE_2__/* .matterOf */ .XN)(cause)}`, 'a JSON object', cause);
    }
    return (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(document) ? document : malformed('a payload that is no object', 'a JSON object');
}
function readSubjects(value) {
    if (!(0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonArray */ .Md)(value) || value.length === 0)
        malformed('no subjects', 'at least one subject');
    if (value.length > _domain_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .limits */ .F.statementSubjects)
        malformed(`${value.length} subjects`, `at most ${_domain_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .limits */ .F.statementSubjects}`);
    return value.map(readSubject);
}
function readSubject(value) {
    // A null among the subjects has crashed verifiers and been skipped by others; a statement with one is not a statement.
    if (!(0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(value))
        malformed('a subject that is no object', 'an object with a digest');
    const [name, digest] = [value['name'], value['digest']];
    if (!(0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(digest))
        malformed('a subject without a digest', 'an object with a digest');
    const entries = Object.entries(digest);
    if (entries.length > _domain_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .limits */ .F.digestsPerSubject)
        malformed(`${entries.length} digests of one subject`, `at most ${_domain_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .limits */ .F.digestsPerSubject}`);
    const digests = entries.map(([algorithm, hex]) => [algorithm, typeof hex === 'string' ? hex : malformed('a digest that is no text', 'a digest in hex')]);
    const { annotations } = value;
    return { name: typeof name === 'string' ? name : null, digests: new Map(digests), annotations: (0,_simple_signing_js__WEBPACK_IMPORTED_MODULE_3__/* .readAnnotations */ .ti)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(annotations) ? annotations : null) };
}
function malformed(seen, expected, cause) {
    throw new _fault_js__WEBPACK_IMPORTED_MODULE_2__/* .Fault */ .vC('STATEMENT_MALFORMED', seen, expected, { cause });
}


/***/ }),

/***/ 2334:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   XN: () => (/* binding */ matterOf),
/* harmony export */   ec: () => (/* binding */ toFault),
/* harmony export */   hV: () => (/* binding */ toRejection),
/* harmony export */   vC: () => (/* binding */ Fault)
/* harmony export */ });
// Faults: why one candidate is not authentic, as a value. Thrown inside this folder only, and caught at its door.
/** What becomes a rejection. `seen` may be text from the candidate. */
class Fault extends Error {
    name = 'Fault';
    code;
    seen;
    expected;
    constructor(code, seen, expected, options) {
        super(`${code}: ${seen}`, options);
        this.code = code;
        this.seen = seen;
        this.expected = expected;
    }
}
/** What a parser says is the matter, to stand behind "that": its messages are written for it. */
function matterOf(cause) {
    return cause instanceof Error ? cause.message : 'cannot be read';
}
/** Whatever was thrown while a candidate was examined, as a fault: hostile bytes may surface as any error. */
function toFault(cause) {
    if (cause instanceof Fault)
        return cause;
    return new Fault('VERIFIER_THREW', cause instanceof Error ? `${cause.name}: ${cause.message}` : 'something that is no error', 'evidence that can be examined', { cause });
}
/** Turns whatever was thrown while a candidate was examined into its rejection. */
function toRejection(candidate, cause) {
    const { code, seen, expected, cause: deeper } = toFault(cause);
    return { candidate, code, seen, expected, cause: deeper ?? null };
}


/***/ }),

/***/ 2523:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  formats: () => (/* binding */ formats),
  parseCandidate: () => (/* binding */ parseCandidate)
});

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: ./build/domain/json.js
var json = __webpack_require__(7803);
// EXTERNAL MODULE: ./build/domain/limits.js
var limits = __webpack_require__(545);
// EXTERNAL MODULE: ./build/verification/fault.js
var verification_fault = __webpack_require__(2334);
// EXTERNAL MODULE: ./build/verification/simple-signing.js
var simple_signing = __webpack_require__(8992);
// EXTERNAL MODULE: ./build/domain/digest.js
var domain_digest = __webpack_require__(3213);
// EXTERNAL MODULE: ./build/verification/pem.js
var verification_pem = __webpack_require__(504);
;// CONCATENATED MODULE: ./build/verification/formats/parts.js
// Documents of several parts: a list of attestations, an envelope with several signatures.
//
// Each part is read by itself. Whoever adds one that cannot be read (or the day a service serves a newer version beside the known one) must not
// take away the others.

/** Reads each of some parts, of which each may turn out to be several; what is thrown for one is its fault alone. */
function readEach(parts, read) {
    const results = parts.map((part, index) => {
        try {
            return read(part, index);
        }
        catch (cause) {
            return { read: [], faults: [(0,verification_fault/* toFault */.ec)(cause)] };
        }
    });
    return { read: results.flatMap((result) => result.read), faults: results.flatMap(({ faults }) => faults) };
}
/** What was read without a fault. */
function whole(...read) {
    return { read, faults: [] };
}
/** The same with something else for each part that was read. */
function mapParts({ read, faults }, change) {
    return { read: read.map((part) => change(part)), faults };
}

;// CONCATENATED MODULE: ./build/verification/formats/protobuf-json.js
// Reading of protobuf JSON (proto3 JSON mapping), as far as Sigstore bundles need it, strictly.
//
// Both spellings of a key are legal (`tlogEntries`, `tlog_entries`), a 64-bit integer is text or a number, bytes are base64 of either alphabet, null is
// absent. Unknown fields are ignored, as every client does; a field in both spellings is refused, because nobody agrees which one counts.
var _a;



/** An object of the document with the path that leads to it, for messages. */
class Message {
    #object;
    #path;
    constructor(object, path) {
        this.#object = object;
        this.#path = path;
    }
    /** Whether the field is there and not null. */
    has(name) {
        return this.#field(name) !== undefined;
    }
    /** A message that must be there. */
    message(name) {
        return this.optionalMessage(name) ?? this.#fail(name, 'nothing', 'an object');
    }
    optionalMessage(name) {
        const value = this.#field(name);
        if (value === undefined)
            return null;
        return (0,json/* isJsonObject */.OW)(value) ? new _a(value, `${this.#path}.${name}`) : this.#fail(name, 'no object', 'an object');
    }
    /** An object as it stands, whatever its keys; null where it is absent. */
    object(name) {
        const value = this.#field(name);
        if (value === undefined)
            return null;
        return (0,json/* isJsonObject */.OW)(value) ? value : this.#fail(name, 'no object', 'an object');
    }
    /** A repeated message; absent is empty. */
    messages(name, most) {
        return this.#list(name, most).map((value, index) => this.#messageAt(name, value, index));
    }
    /** A repeated message of which each is read by itself: what is wrong with one says nothing of the others. Absent is empty. */
    eachMessage(name, most, read) {
        return readEach(this.#list(name, most), (value, index) => whole(read(this.#messageAt(name, value, index))));
    }
    /** A text; absent is empty, as in proto3. */
    text(name) {
        const value = this.#field(name) ?? '';
        return typeof value === 'string' ? value : this.#fail(name, 'no text', 'a text');
    }
    /** Repeated text; absent is empty. */
    texts(name, most) {
        return this.#list(name, most).map((value) => (typeof value === 'string' ? value : this.#fail(name, 'no text', 'texts')));
    }
    /** Bytes that must be there and not be empty. */
    bytes(name, most) {
        const value = this.#field(name);
        return value === undefined ? this.#fail(name, 'nothing', 'base64') : this.#decode(name, value, most);
    }
    /** Repeated bytes; absent is empty. */
    bytesList(name, mostEntries, most) {
        return this.#list(name, mostEntries).map((value) => this.#decode(name, value, most));
    }
    /** A non-negative 64-bit integer as decimal text; absent is 0. */
    integer(name) {
        const value = this.#field(name) ?? '0';
        const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
        const valid = typeof text === 'string' && /^(0|[1-9]\d{0,18})$/.test(text) && BigInt(text) < 2n ** 63n;
        return valid ? text : this.#fail(name, JSON.stringify(value), 'a whole number from 0 to 2^63-1');
    }
    #messageAt(name, value, index) {
        return (0,json/* isJsonObject */.OW)(value) ? new _a(value, `${this.#path}.${name}[${index}]`) : this.#fail(name, 'no object', 'objects');
    }
    #list(name, most) {
        const value = this.#field(name) ?? [];
        if (!(0,json/* isJsonArray */.Md)(value))
            return this.#fail(name, 'no list', 'a list');
        return value.length <= most ? value : this.#fail(name, `${value.length} entries`, `at most ${most}`);
    }
    #decode(name, value, most) {
        if (typeof value !== 'string')
            return this.#fail(name, 'no text', 'base64');
        // Node skips what is not of the alphabet; two different texts would then be one signature.
        const padding = value.endsWith('==') ? 2 : value.endsWith('=') ? 1 : 0;
        const digits = value.slice(0, value.length - padding);
        // One class at a time: a choice between repetitions remembers a way back for each character, and some megabytes of them overflow the stack of V8.
        if (digits === '' || digits.length % 4 === 1 || (/[^A-Za-z0-9+/]/.test(digits) && /[^A-Za-z0-9_-]/.test(digits)))
            return this.#fail(name, 'a text that is not base64', 'base64');
        const bytes = Buffer.from(value, 'base64');
        return bytes.length <= most ? bytes : this.#fail(name, `${bytes.length} bytes`, `at most ${most}`);
    }
    #field(name) {
        const snake = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
        const [camelValue, snakeValue] = [this.#object[name] ?? undefined, snake === name ? undefined : (this.#object[snake] ?? undefined)];
        if (camelValue !== undefined && snakeValue !== undefined)
            return this.#fail(name, 'both spellings of one field', 'one of them');
        return camelValue ?? snakeValue;
    }
    #fail(name, seen, expected) {
        throw new verification_fault/* Fault */.vC('FORMAT_MALFORMED', `${seen} at ${this.#path}.${name}`, expected);
    }
}
_a = Message;

;// CONCATENATED MODULE: ./build/verification/formats/dsse-envelope.js
// A bare DSSE envelope, with the certificate in the signature as slsa-github-generator writes it (`.intoto.jsonl`), or without one.
//
// It has no log entry. With a certificate nothing proves then when it was signed, so it is of use only together with an entry that is found
// elsewhere; without one a key must be given.





/** Whether a JSON document has the shape of a DSSE envelope. */
function isDsseEnvelope(document) {
    return (0,json/* isJsonObject */.OW)(document) && document['payload'] !== undefined && document['payloadType'] !== undefined && document['signatures'] !== undefined;
}
/** Reads a bare envelope: one material for each of its signatures, one fault for each that cannot be read. Throws `Fault` for the envelope: `FORMAT_MALFORMED`. */
function readDsseEnvelope(candidate, document) {
    if (!(0,json/* isJsonObject */.OW)(document))
        throw new verification_fault/* Fault */.vC('FORMAT_MALFORMED', 'no object', 'an envelope');
    const envelope = new Message(document, 'envelope');
    const payload = envelope.bytes('payload', limits/* limits */.F.evidenceFileBytes);
    const payloadType = envelope.text('payloadType');
    const signatures = envelope.eachMessage('signatures', limits/* limits */.F.envelopeSignatures, (signature) => ({
        candidate,
        format: 'dsse-envelope',
        content: { kind: 'envelope', payloadType, payload, signedOver: 'pae' },
        signature: signature.bytes('sig', limits/* limits */.F.signatureBytes),
        signer: readSigner(signature),
        logEntries: [],
        timestamps: [],
        timestampsOver: 'signature',
        envelopeText: candidate.bytes,
    }));
    if (signatures.read.length + signatures.faults.length === 0)
        throw new verification_fault/* Fault */.vC('FORMAT_MALFORMED', 'an envelope without signatures', 'at least one signature');
    return signatures;
}
function readSigner(signature) {
    const cert = signature.text('cert');
    if (cert === '')
        return { kind: 'key', hint: signature.text('keyid') };
    const pem = (0,verification_pem/* readPem */.J)(cert);
    if (pem?.label !== 'CERTIFICATE')
        throw new verification_fault/* Fault */.vC('FORMAT_MALFORMED', 'a cert that is no PEM certificate', 'one certificate in PEM');
    if (pem.der.length > limits/* limits */.F.certificateBytes)
        throw new verification_fault/* Fault */.vC('FORMAT_MALFORMED', `a certificate of ${pem.der.length} bytes`, `at most ${limits/* limits */.F.certificateBytes}`);
    return { kind: 'certificate', leaf: pem.der, others: [], mayHoldRoot: false };
}

;// CONCATENATED MODULE: ./build/verification/formats/cosign-bundle.js
// The legacy bundle of `cosign sign-blob --bundle`: {base64Signature, cert, rekorBundle: {SignedEntryTimestamp, Payload}} (sigstore/cosign
// pkg/cosign/bundle). Read into signed material; nothing is verified here.
//
// It has the log's promise and no proof. The digest that was signed stands only in the log's body, which is read for it without being believed:
// the signature decides, and the body is bound to signature, key and digest later like any other. `cosign attest-blob` puts a whole envelope
// where the signature stands.








/** Whether a JSON document has the shape of the legacy bundle. */
function isCosignBundle(document) {
    return (0,json/* isJsonObject */.OW)(document) && typeof document['base64Signature'] === 'string';
}
/** Reads a legacy cosign bundle. Throws `Fault`: `FORMAT_MALFORMED`. */
function readCosignBundle(candidate, document) {
    if (!(0,json/* isJsonObject */.OW)(document))
        throw new verification_fault/* Fault */.vC('FORMAT_MALFORMED', 'no object', 'a bundle');
    const bundle = new Message(document, 'bundle');
    const signature = bundle.bytes('base64Signature', limits/* limits */.F.evidenceFileBytes);
    const signer = readCosignSigner(bundle.text('cert'));
    const entry = readRekorBundle(bundle.optionalMessage('rekorBundle'));
    const logEntries = entry === null ? [] : [entry];
    const envelope = documentOf(signature);
    if (envelope !== null && isDsseEnvelope(envelope)) {
        return mapParts(readDsseEnvelope({ ...candidate, bytes: signature }, envelope), (material) => ({ ...material, candidate, format: 'cosign-bundle', signer, logEntries }));
    }
    if (signature.length > limits/* limits */.F.signatureBytes)
        throw new verification_fault/* Fault */.vC('FORMAT_MALFORMED', `a signature of ${signature.length} bytes`, `at most ${limits/* limits */.F.signatureBytes}`);
    const digest = entry === null ? null : digestInBody(entry.body);
    return whole({ candidate, format: 'cosign-bundle', content: { kind: 'message', digest, payload: null }, signature, signer, logEntries, timestamps: [], timestampsOver: 'signature', envelopeText: null });
}
/**
 * The signer that cosign writes down as PEM, or base64 of PEM. Throws `Fault`: `FORMAT_MALFORMED`.
 *
 * A bare public key in this place once made cosign skip the identity (GHSA-fx35-mq7g-6g98): here it is a signature by a plain key, which only a key
 * that the user gave can verify.
 */
function readCosignSigner(cert) {
    if (cert === '')
        return { kind: 'key', hint: null };
    const pem = (0,verification_pem/* readPem */.J)(cert.includes('-----BEGIN') ? cert : Buffer.from(cert, 'base64').toString('latin1'));
    if (pem === null)
        throw new verification_fault/* Fault */.vC('FORMAT_MALFORMED', 'a cert that is no PEM certificate', 'one certificate in PEM, or base64 of it');
    if (pem.label === 'PUBLIC KEY')
        return { kind: 'key', hint: null };
    if (pem.der.length > limits/* limits */.F.certificateBytes)
        throw new verification_fault/* Fault */.vC('FORMAT_MALFORMED', `a certificate of ${pem.der.length} bytes`, `at most ${limits/* limits */.F.certificateBytes}`);
    return { kind: 'certificate', leaf: pem.der, others: [], mayHoldRoot: false };
}
/** The entry in what cosign stores of Rekor's answer: {SignedEntryTimestamp, Payload}. Throws `Fault`: `FORMAT_MALFORMED`. */
function readRekorBundle(rekor) {
    if (rekor === null)
        return null;
    const payload = rekor.message('Payload');
    const body = payload.bytes('body', limits/* limits */.F.logBodyBytes);
    const logId = payload.text('logID');
    if (!/^[0-9a-f]{64}$/.test(logId))
        throw new verification_fault/* Fault */.vC('FORMAT_MALFORMED', 'a logID that is no SHA-256 in hex', '64 hex digits');
    return {
        ...kindOf(body),
        logId: Buffer.from(logId, 'hex'),
        logIndex: payload.integer('logIndex'),
        integratedTime: payload.integer('integratedTime'),
        promise: rekor.bytes('SignedEntryTimestamp', limits/* limits */.F.signatureBytes),
        proof: null,
        body,
    };
}
/** What a log entry's body says it is, where nothing around it does. Throws `Fault`: `FORMAT_MALFORMED`. */
function kindOf(body) {
    const document = documentOf(body);
    const [kind, version] = [document?.['kind'], document?.['apiVersion']];
    if (typeof kind !== 'string' || typeof version !== 'string')
        throw new verification_fault/* Fault */.vC('FORMAT_MALFORMED', 'a log entry that does not say its kind', 'kind and apiVersion');
    return { kind, version };
}
function digestInBody(body) {
    const hash = member(member(member(documentOf(body), 'spec'), 'data'), 'hash');
    const [algorithm, value] = [hash?.['algorithm'], hash?.['value']];
    return typeof algorithm === 'string' && typeof value === 'string' ? (0,domain_digest/* parseDigest */.m)(`${algorithm}:${value}`) : null;
}
function member(parent, key) {
    const value = parent?.[key];
    return (0,json/* isJsonObject */.OW)(value) ? value : null;
}
function documentOf(body) {
    try {
        const document = (0,json/* parseJson */.qF)(body);
        return (0,json/* isJsonObject */.OW)(document) ? document : null;
    }
    catch {
        // Whoever needs the body says that it cannot be read.
        return null;
    }
}

;// CONCATENATED MODULE: ./build/verification/formats/cosign-layer.js
// What cosign stores in a registry: a layer, with the signature, its certificate and what saw it in the layer's annotations (sigstore/cosign
// specs/SIGNATURE_SPEC.md). Read into signed material; nothing is verified here.
//
//   <image>.sig   bytes: simple signing payload (simple-signing.ts), signed as they are
//   <image>.att   bytes: DSSE envelope with its signature in it
//
//   dev.cosignproject.cosign/signature      base64 of the signature over the payload; empty beside an envelope
//   dev.sigstore.cosign/certificate         PEM; none where a plain key signed
//   dev.sigstore.cosign/chain               PEM; not used: paths are built from the trust root alone, and a root is always among them
//   dev.sigstore.cosign/bundle              {"SignedEntryTimestamp":…,"Payload":{"body":…,"integratedTime":…,"logIndex":…,"logID":…}}
//   dev.sigstore.cosign/rfc3161timestamp    {"SignedRFC3161Timestamp":…}: over the signature; beside an envelope over the envelope's text
//
// Whoever can push to the repository writes all of it. The layer's media type says nothing: what is read is known by its bytes, and by a signature
// beside them.








const SIGNATURE = 'dev.cosignproject.cosign/signature';
const CERTIFICATE = 'dev.sigstore.cosign/certificate';
const CHAIN = 'dev.sigstore.cosign/chain';
const BUNDLE = 'dev.sigstore.cosign/bundle';
const TIMESTAMP = 'dev.sigstore.cosign/rfc3161timestamp';
/** Whether a signature stands beside the bytes: they are then what was signed, whatever they are. */
function hasSignatureBeside({ annotations }) {
    return (annotations.get(SIGNATURE) ?? '') !== '';
}
/** Reads a payload with its signature beside it. Throws `Fault`: `UNSIGNED`, `FORMAT_MALFORMED`. */
function readCosignLayer(candidate) {
    const beside = new Beside(candidate);
    if (!hasSignatureBeside(candidate))
        throw new verification_fault/* Fault */.vC('UNSIGNED', 'the payload of an image\'s signature without the signature', `the signature in the annotation ${SIGNATURE}`);
    return {
        candidate,
        format: 'cosign-layer',
        content: { kind: 'message', digest: (0,domain_digest/* digestOf */.ol)(candidate.bytes), payload: candidate.bytes },
        signature: beside.signature(),
        signer: beside.signer(),
        logEntries: beside.logEntries(),
        timestamps: beside.timestamps(),
        timestampsOver: 'signature',
        envelopeText: null,
    };
}
/** Reads an envelope with what cosign writes beside it, or with nothing beside it. Throws `Fault`: `FORMAT_MALFORMED`. */
function readEnvelopeLayer(candidate, document) {
    const envelope = readDsseEnvelope(candidate, document);
    const beside = new Beside(candidate);
    if (beside.isEmpty)
        return envelope;
    const [signer, logEntries, timestamps] = [beside.signer(), beside.logEntries(), beside.timestamps()];
    const { read, faults } = readEach(envelope.read, (material) => whole({ ...material, format: 'cosign-layer', signer: oneOf(material.signer, signer), logEntries, timestamps, timestampsOver: 'envelope-text' }));
    return { read, faults: [...envelope.faults, ...faults] };
}
// Which of two certificates counts is a matter of taste, so neither does.
function oneOf(own, beside) {
    if (beside.kind === 'key')
        return own;
    if (own.kind === 'certificate' && !Buffer.from(own.leaf).equals(beside.leaf))
        throw new verification_fault/* Fault */.vC('FORMAT_MALFORMED', 'one certificate in the envelope and another one beside it', 'one certificate');
    return beside;
}
/** The annotations of cosign beside a layer. Others are not looked at. */
class Beside {
    #fields;
    isEmpty;
    /** Throws `Fault`: `FORMAT_MALFORMED` for one that is longer than any that is meant well; what is not used is bounded too. */
    constructor({ annotations }) {
        const known = [SIGNATURE, CERTIFICATE, CHAIN, BUNDLE, TIMESTAMP].flatMap((name) => {
            const value = annotations.get(name) ?? '';
            if (Buffer.byteLength(value) > limits/* limits */.F.manifestAnnotationBytes)
                throw new verification_fault/* Fault */.vC('FORMAT_MALFORMED', `an annotation ${name} of ${Buffer.byteLength(value)} bytes`, `at most ${limits/* limits */.F.manifestAnnotationBytes}`);
            return value === '' ? [] : [[name, value]];
        });
        this.isEmpty = known.length === 0;
        this.#fields = new Message(Object.fromEntries(known), 'annotations');
    }
    signature() {
        // What the command line printed ends in a line break, and is pasted so.
        return new Message({ signature: this.#fields.text(SIGNATURE).replaceAll(/[\r\n]/g, '') }, 'annotations').bytes('signature', limits/* limits */.F.signatureBytes);
    }
    signer() {
        return readCosignSigner(this.#fields.text(CERTIFICATE));
    }
    logEntries() {
        const entry = readRekorBundle(this.#document(BUNDLE));
        return entry === null ? [] : [entry];
    }
    timestamps() {
        const document = this.#document(TIMESTAMP);
        return document === null ? [] : [document.bytes('SignedRFC3161Timestamp', limits/* limits */.F.timestampBytes)];
    }
    #document(name) {
        const text = this.#fields.text(name);
        if (text === '')
            return null;
        try {
            const document = (0,json/* parseJson */.qF)(Buffer.from(text));
            if (document === null)
                return null;
            if ((0,json/* isJsonObject */.OW)(document))
                return new Message(document, name);
        }
        catch (cause) {
            throw new verification_fault/* Fault */.vC('FORMAT_MALFORMED', `an annotation ${name} that ${(0,verification_fault/* matterOf */.XN)(cause)}`, 'strict JSON', { cause });
        }
        throw new verification_fault/* Fault */.vC('FORMAT_MALFORMED', `an annotation ${name} that is no object`, 'an object');
    }
}

;// CONCATENATED MODULE: ./build/verification/formats/detached.js
// Detached signatures and certificates: `.sig` with `.pem`, `.crt` or `.cert` beside it, as `cosign sign-blob` writes them.
//
//   signature     base64 of the signature, or its bytes
//   certificate   PEM, or base64 of PEM
//
// Neither says what it belongs to. They are parts, put together by whoever has all that was found (assemble.ts).



/** The part that these bytes are; null where they are none. Throws `Fault` (`FORMAT_UNSUPPORTED`) for a public key, which is no evidence. */
function readDetached(candidate) {
    const bytes = Buffer.from(candidate.bytes);
    if (bytes.length > limits/* limits */.F.certificateBytes * 2)
        return null;
    const text = bytes.toString('latin1').trim();
    const decoded = decodeBase64(text);
    const pem = (0,verification_pem/* readPem */.J)(text) ?? (decoded === null ? null : (0,verification_pem/* readPem */.J)(decoded.toString('latin1')));
    if (pem?.label === 'PUBLIC KEY')
        throw new verification_fault/* Fault */.vC('FORMAT_UNSUPPORTED', 'a public key', 'evidence; a key is given with the input key');
    if (pem !== null)
        return { kind: 'certificate', candidate, certificate: pem.der };
    const signature = decoded ?? bytes;
    return isSignature(signature) ? { kind: 'signature', candidate, signature } : null;
}
function decodeBase64(text) {
    const joined = text.replaceAll(/\s+/g, '');
    return joined.length > 0 && joined.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(joined) ? Buffer.from(joined, 'base64') : null;
}
// ECDSA: a SEQUENCE that fills the bytes. Ed25519: 64 bytes. RSA: the length of a modulus of 2048 to 8192 bits. Whether it is a signature is seen when
// it is verified; this only keeps other files from being taken for one.
function isSignature(bytes) {
    // Asked first: one in 256 signatures of Ed25519 begins like a SEQUENCE.
    if (bytes.length === 64)
        return true;
    if (bytes[0] === 0x30 && bytes.length <= 150)
        return bytes[1] === bytes.length - 2 || (bytes[1] === 0x81 && bytes[2] === bytes.length - 3);
    return bytes.length >= 256 && bytes.length <= 1024 && bytes.length % 32 === 0;
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./build/domain/cloud-build.js
var cloud_build = __webpack_require__(6097);
// EXTERNAL MODULE: ./build/verification/envelope.js
var verification_envelope = __webpack_require__(9716);
;// CONCATENATED MODULE: ./build/verification/formats/gcb.js
// Provenance of Google Cloud Build, as `gcloud artifacts docker images describe IMAGE --show-provenance --format json` prints it.
//
// One file holds what is known of one image: several provenances, each an envelope with several signatures, and beside each envelope a copy of its
// statement for people to read. Only what is signed counts. The copies count for nothing, and are compared all the same: who reads a file that says
// one thing and proves another was deceived, and has nothing to gain from a pass.








/** Whether a JSON document has the shape of what gcloud prints of an image with its provenance. */
function isGcb(document) {
    return (0,json/* isJsonObject */.OW)(document) && (0,json/* isJsonObject */.OW)(document['provenance_summary']);
}
/**
 * Reads all provenances of the file: one material for each signature, one fault for each provenance or signature that cannot be read.
 * Throws `Fault` for the file itself: `FORMAT_MALFORMED`, `COPY_MISMATCH`.
 */
function readGcb(candidate, document) {
    if (!(0,json/* isJsonObject */.OW)(document))
        throw new verification_fault/* Fault */.vC('FORMAT_MALFORMED', 'no object', 'what gcloud prints of an image');
    const file = new Message(document, 'image');
    const image = summaryOf(file.message('imageSummary'));
    const provenances = file.message('provenanceSummary').messages('provenance', limits/* limits */.F.candidatesPerFile);
    return readEach(provenances, (provenance) => readProvenance(candidate, provenance, image));
}
/** The digest of the image that the file says it is about, in both spellings of it. */
function summaryOf(summary) {
    const [digest, qualified] = [summary.text('digest'), summary.text('fullyQualifiedDigest')];
    if (!/^sha256:[0-9a-f]{64}$/.test(digest))
        throw new verification_fault/* Fault */.vC('FORMAT_MALFORMED', 'an image_summary without a digest', 'the sha256 of the image');
    if (!qualified.endsWith(`@${digest}`))
        throw new verification_fault/* Fault */.vC('COPY_MISMATCH', `fully_qualified_digest ${qualified || 'nothing'}`, `one that ends with @${digest}, as digest says`);
    return digest;
}
function readProvenance(candidate, provenance, image) {
    const kind = provenance.text('kind');
    // Notes of other kinds stand in the same place: what was discovered in an image, what somebody attested of it.
    if (kind !== 'BUILD')
        throw new verification_fault/* Fault */.vC('FORMAT_UNSUPPORTED', `an occurrence of the kind ${kind || 'nothing says'}`, 'one of the kind BUILD');
    const envelope = provenance.message('envelope');
    const [payload, payloadType] = [envelope.bytes('payload', limits/* limits */.F.evidenceFileBytes), envelope.text('payloadType')];
    compareCopies((0,verification_envelope/* readStatement */.c)({ kind: 'envelope', payloadType, payload, signedOver: 'pae' }), provenance, image);
    const content = { payloadType, payload };
    const signatures = envelope.eachMessage('signatures', limits/* limits */.F.envelopeSignatures, (signature) => readSignature(candidate, signature, content));
    if (signatures.read.length + signatures.faults.length === 0)
        throw new verification_fault/* Fault */.vC('FORMAT_MALFORMED', 'an envelope without signatures', 'at least one signature');
    return signatures;
}
// The name of the key says what it signs. It is anybody's word, and does no harm: a key that signs bare payloads is believed only where the user, or
// what is built in, calls it by that very name.
function readSignature(candidate, signature, content) {
    const hint = signature.text('keyid');
    return {
        candidate,
        format: 'gcb',
        content: { kind: 'envelope', ...content, signedOver: (0,cloud_build/* cloudBuildKey */.rj)(hint)?.signs ?? 'pae' },
        signature: signature.bytes('sig', limits/* limits */.F.signatureBytes),
        signer: { kind: 'key', hint },
        logEntries: [],
        timestamps: [],
        timestampsOver: 'signature',
        envelopeText: null,
    };
}
/** Compares what stands around the envelope with the statement in it, whoever signed that. Throws `Fault` (`COPY_MISMATCH`). */
function compareCopies(statement, provenance, image) {
    const uri = provenance.text('resourceUri');
    const named = /@(sha256:[0-9a-f]{64})$/.exec(uri)?.[1];
    if (named !== image)
        throw new verification_fault/* Fault */.vC('COPY_MISMATCH', `resourceUri ${uri || 'nothing'}`, `one that ends with @${image}, as image_summary says`);
    const signed = statement.subjects.flatMap(({ digests }) => digests.get('sha256') ?? []).map((hex) => `sha256:${hex}`);
    if (!signed.includes(image))
        throw new verification_fault/* Fault */.vC('COPY_MISMATCH', `image_summary of ${image}`, `what the signed statement names: ${signed.slice(0, 3).join(', ') || 'no sha256'}`);
    const build = provenance.message('build');
    // v0.1 is copied with its predicate under a name of its own.
    const copy = build.object(statement.predicateType === 'https://slsa.dev/provenance/v1' ? 'inTotoSlsaProvenanceV1' : 'intotoStatement');
    const predicate = copy?.['slsaProvenance'] ?? copy?.['predicate'];
    const { document } = statement;
    const isSame = copy !== null && ['_type', 'predicateType', 'subject'].every((name) => (0,external_node_util_.isDeepStrictEqual)(copy[name], document[name])) && (0,external_node_util_.isDeepStrictEqual)(comparable(predicate), comparable(document['predicate']));
    if (!isSame)
        throw new verification_fault/* Fault */.vC('COPY_MISMATCH', copy === null ? 'an envelope without a copy of its statement' : 'a copy that says something else', 'the statement that was signed, once more');
}
// The one field in which Google's copies are known to differ from what it signs: a text where SLSA v0.1 wants a number.
function comparable(predicate) {
    if (!(0,json/* isJsonObject */.OW)(predicate) || !(0,json/* isJsonObject */.OW)(predicate['recipe']))
        return predicate;
    return { ...predicate, recipe: without(predicate['recipe'], 'definedInMaterial') };
}
function without(object, name) {
    return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
}

;// CONCATENATED MODULE: ./build/verification/formats/sigstore-bundle.js
// Sigstore bundles v0.1 to v0.3 (sigstore/protobuf-specs, sigstore_bundle.proto), read into signed material. Nothing is verified here.
//
// The media type is compared whole: a version nobody knows may mean anything. A bundle with both kinds of content is refused, because clients
// differ in which one they verify and which one they show.





const MEDIA_TYPES = new Map([
    ['application/vnd.dev.sigstore.bundle+json;version=0.1', '0.1'],
    ['application/vnd.dev.sigstore.bundle+json;version=0.2', '0.2'],
    ['application/vnd.dev.sigstore.bundle+json;version=0.3', '0.3'],
    ['application/vnd.dev.sigstore.bundle.v0.3+json', '0.3'],
]);
/** Hash algorithms of the Sigstore protobuf specs; the oldest writers left it out and meant SHA-256. */
const HASHES = { SHA2_256: 'sha256', SHA2_384: 'sha384', SHA2_512: 'sha512', HASH_ALGORITHM_UNSPECIFIED: 'sha256', '': 'sha256' };
/** Whether a JSON document calls itself a Sigstore bundle, of whatever version. */
function isSigstoreBundle(document) {
    const mediaType = (0,json/* isJsonObject */.OW)(document) ? (document['mediaType'] ?? document['media_type']) : undefined;
    return typeof mediaType === 'string' && mediaType.startsWith('application/vnd.dev.sigstore.bundle');
}
/** Reads a Sigstore bundle. Throws `Fault`: `FORMAT_UNSUPPORTED`, `FORMAT_MALFORMED`. */
function readSigstoreBundle(candidate, document) {
    if (!(0,json/* isJsonObject */.OW)(document))
        throw new verification_fault/* Fault */.vC('FORMAT_MALFORMED', 'no object', 'a bundle');
    const bundle = new Message(document, 'bundle');
    const version = MEDIA_TYPES.get(bundle.text('mediaType'));
    if (version === undefined)
        throw new verification_fault/* Fault */.vC('FORMAT_UNSUPPORTED', bundle.text('mediaType'), [...MEDIA_TYPES.keys()].join(', '));
    const material = bundle.message('verificationMaterial');
    const entries = material.messages('tlogEntries', limits/* limits */.F.logEntries);
    // Inclusion proofs came after whole chains had gone out of use.
    const isOldest = version === '0.1' && !entries.some((entry) => entry.has('inclusionProof'));
    const timestamps = material.optionalMessage('timestampVerificationData')?.messages('rfc3161Timestamps', limits/* limits */.F.timestamps) ?? [];
    return {
        candidate,
        format: `sigstore-bundle v${version}`,
        ...readContent(bundle),
        signer: sigstore_bundle_readSigner(material, version, isOldest),
        logEntries: entries.map((entry) => readLogEntry(entry, version)),
        timestamps: timestamps.map((timestamp) => timestamp.bytes('signedTimestamp', limits/* limits */.F.timestampBytes)),
        timestampsOver: 'signature',
        envelopeText: null,
    };
}
function readContent(bundle) {
    const [message, envelope] = [bundle.optionalMessage('messageSignature'), bundle.optionalMessage('dsseEnvelope')];
    if (envelope === null && message !== null)
        return { content: { kind: 'message', digest: readDigest(message.message('messageDigest')), payload: null }, signature: message.bytes('signature', limits/* limits */.F.signatureBytes) };
    if (envelope !== null && message === null)
        return readEnvelope(envelope);
    throw new verification_fault/* Fault */.vC('FORMAT_MALFORMED', message === null ? 'neither messageSignature nor dsseEnvelope' : 'messageSignature and dsseEnvelope', 'one of them');
}
function readEnvelope(envelope) {
    const signatures = envelope.messages('signatures', 16);
    const [signature] = signatures;
    // The bundle has one certificate, so further signatures would be by nobody.
    if (signature === undefined || signatures.length !== 1)
        throw new verification_fault/* Fault */.vC('FORMAT_MALFORMED', `${signatures.length} signatures in the envelope`, 'exactly one');
    return {
        content: { kind: 'envelope', payloadType: envelope.text('payloadType'), payload: envelope.bytes('payload', limits/* limits */.F.evidenceFileBytes), signedOver: 'pae' },
        signature: signature.bytes('sig', limits/* limits */.F.signatureBytes),
    };
}
function readDigest(message) {
    const algorithm = message.text('algorithm');
    const known = Object.hasOwn(HASHES, algorithm) ? HASHES[algorithm] : undefined;
    const digest = known === undefined ? null : (0,domain_digest/* digestFromBytes */.SS)(known, message.bytes('digest', 64));
    if (digest === null)
        throw new verification_fault/* Fault */.vC('FORMAT_MALFORMED', `a messageDigest of the algorithm ${algorithm}`, 'a digest of SHA2_256, SHA2_384 or SHA2_512');
    return digest;
}
function sigstore_bundle_readSigner(material, version, mayHoldRoot) {
    const given = ['x509CertificateChain', 'certificate', 'publicKey'].filter((name) => material.has(name));
    if (given.length !== 1)
        throw new verification_fault/* Fault */.vC('FORMAT_MALFORMED', given.length === 0 ? 'no certificate and no key' : given.join(' and '), 'one of certificate, x509CertificateChain, publicKey');
    const key = material.optionalMessage('publicKey');
    if (key !== null)
        return { kind: 'key', hint: key.text('hint') };
    const certificate = material.optionalMessage('certificate');
    if (certificate !== null)
        return { kind: 'certificate', leaf: certificate.bytes('rawBytes', limits/* limits */.F.certificateBytes), others: [], mayHoldRoot: false };
    if (version === '0.3')
        throw new verification_fault/* Fault */.vC('FORMAT_MALFORMED', 'x509CertificateChain in a bundle of version 0.3', 'certificate');
    const [leaf, ...others] = material.message('x509CertificateChain').messages('certificates', limits/* limits */.F.certificates).map((one) => one.bytes('rawBytes', limits/* limits */.F.certificateBytes));
    if (leaf === undefined)
        throw new verification_fault/* Fault */.vC('FORMAT_MALFORMED', 'an empty x509CertificateChain', 'the leaf certificate');
    return { kind: 'certificate', leaf, others, mayHoldRoot };
}
/** Reads a TransparencyLogEntry (sigstore_rekor.proto) by the rules of a bundle version. Throws `Fault`: `FORMAT_MALFORMED`. */
function readLogEntry(entry, version) {
    const kind = entry.message('kindVersion');
    const promise = entry.optionalMessage('inclusionPromise')?.bytes('signedEntryTimestamp', limits/* limits */.F.signatureBytes) ?? null;
    const proof = readProof(entry.optionalMessage('inclusionProof'), version);
    // sigstore_bundle.proto: v0.1 must have the promise, v0.2 and later the proof with its checkpoint.
    if (version === '0.1' && promise === null)
        throw new verification_fault/* Fault */.vC('FORMAT_MALFORMED', 'a log entry without inclusionPromise in a bundle of version 0.1', 'an inclusionPromise');
    if (version !== '0.1' && proof === null)
        throw new verification_fault/* Fault */.vC('FORMAT_MALFORMED', `a log entry without inclusionProof in a bundle of version ${version}`, 'an inclusionProof');
    const time = entry.integer('integratedTime');
    return {
        logId: entry.message('logId').bytes('keyId', 64),
        logIndex: entry.integer('logIndex'),
        kind: kind.text('kind'),
        version: kind.text('version'),
        integratedTime: time === '0' ? null : time,
        promise,
        proof,
        body: entry.bytes('canonicalizedBody', limits/* limits */.F.logBodyBytes),
    };
}
function readProof(proof, version) {
    if (proof === null)
        return null;
    const checkpoint = proof.optionalMessage('checkpoint')?.text('envelope') ?? '';
    if (checkpoint === '') {
        // Early v0.1 writers left the checkpoint out. Such a proof leads to nothing that is signed and is not looked at: the promise must do.
        if (version === '0.1')
            return null;
        throw new verification_fault/* Fault */.vC('FORMAT_MALFORMED', `an inclusionProof without checkpoint in a bundle of version ${version}`, 'a checkpoint');
    }
    return {
        logIndex: proof.integer('logIndex'),
        treeSize: proof.integer('treeSize'),
        rootHash: proof.bytes('rootHash', 64),
        hashes: proof.bytesList('hashes', limits/* limits */.F.proofHashes, 64),
        checkpoint,
    };
}

;// CONCATENATED MODULE: ./build/verification/formats/pep740.js
// A PEP 740 attestation, as the Python package index serves it: certificate, log entries and envelope of a Sigstore bundle under other names.





/** Whether a JSON document has the shape of a PEP 740 attestation. */
function isPep740(document) {
    return (0,json/* isJsonObject */.OW)(document) && document['verification_material'] !== undefined && document['envelope'] !== undefined && document['mediaType'] === undefined;
}
/** Reads a PEP 740 attestation of version 1. Throws `Fault`: `FORMAT_UNSUPPORTED`, `FORMAT_MALFORMED`. */
function readPep740(candidate, document) {
    if (!(0,json/* isJsonObject */.OW)(document))
        throw new verification_fault/* Fault */.vC('FORMAT_MALFORMED', 'no object', 'an attestation');
    if (document['version'] !== 1)
        throw new verification_fault/* Fault */.vC('FORMAT_UNSUPPORTED', `version ${JSON.stringify(document['version'] ?? null)} of a PEP 740 attestation`, 'version 1');
    const attestation = new Message(document, 'attestation');
    const material = attestation.message('verificationMaterial');
    const envelope = attestation.message('envelope');
    return {
        candidate,
        format: 'pep740',
        // The payload type is not written down; PEP 740 says what was signed.
        content: { kind: 'envelope', payloadType: 'application/vnd.in-toto+json', payload: envelope.bytes('statement', limits/* limits */.F.evidenceFileBytes), signedOver: 'pae' },
        signature: envelope.bytes('signature', limits/* limits */.F.signatureBytes),
        signer: { kind: 'certificate', leaf: material.bytes('certificate', limits/* limits */.F.certificateBytes), others: [], mayHoldRoot: false },
        logEntries: material.messages('transparencyEntries', limits/* limits */.F.logEntries).map((entry) => readLogEntry(entry, '0.3')),
        timestamps: [],
        timestampsOver: 'signature',
        envelopeText: null,
    };
}

;// CONCATENATED MODULE: ./build/verification/formats/rekor-entry.js
// An entry as Rekor's API answers it: {<uuid>: {body, integratedTime, logID, logIndex, verification: {signedEntryTimestamp, inclusionProof}}}
// (rekor openapi.yaml, LogEntry). Read; nothing is verified here.
//
// An entry for a signature over bytes holds all there is: signature, certificate or key, digest. An entry for an envelope completes an envelope
// that was found without one.





/** Whether a JSON document is one entry by its uuid, or the entry itself. */
function isRekorEntry(document) {
    return entryIn(document) !== null;
}
/** Reads an entry. Throws `Fault`: `FORMAT_MALFORMED`. */
function readRekorEntry(document) {
    const found = entryIn(document);
    if (found === null)
        throw new verification_fault/* Fault */.vC('FORMAT_MALFORMED', 'no entry', 'an entry as Rekor answers it');
    const entry = new Message(found, 'entry');
    const verification = entry.optionalMessage('verification');
    const body = entry.bytes('body', limits/* limits */.F.logBodyBytes);
    const promise = verification?.has('signedEntryTimestamp') === true ? verification.bytes('signedEntryTimestamp', limits/* limits */.F.signatureBytes) : null;
    const time = entry.integer('integratedTime');
    return {
        ...kindOf(body),
        logId: hexAt(entry, 'logID'),
        logIndex: entry.integer('logIndex'),
        integratedTime: time === '0' ? null : time,
        promise,
        proof: rekor_entry_readProof(verification?.optionalMessage('inclusionProof') ?? null),
        body,
    };
}
function entryIn(document) {
    if (!(0,json/* isJsonObject */.OW)(document))
        return null;
    const values = Object.entries(document);
    const [uuid, only] = values[0] ?? ['', null];
    const entry = values.length === 1 && /^[0-9a-f]{64,80}$/.test(uuid) && (0,json/* isJsonObject */.OW)(only) ? only : document;
    return typeof entry['body'] === 'string' && entry['logID'] !== undefined && entry['logIndex'] !== undefined ? entry : null;
}
// In this API, unlike in bundles, hashes are hex.
function rekor_entry_readProof(proof) {
    if (proof === null)
        return null;
    const checkpoint = proof.text('checkpoint');
    // Without its checkpoint a proof leads to nothing that is signed.
    if (checkpoint === '')
        return null;
    return { logIndex: proof.integer('logIndex'), treeSize: proof.integer('treeSize'), rootHash: hexAt(proof, 'rootHash'), hashes: proof.texts('hashes', limits/* limits */.F.proofHashes).map(hex), checkpoint };
}
function hexAt(message, name) {
    return hex(message.text(name));
}
function hex(text) {
    if (!/^[0-9a-f]{64}$/.test(text))
        throw new verification_fault/* Fault */.vC('FORMAT_MALFORMED', 'a hash that is no SHA-256 in hex', '64 hex digits in lower case');
    return Buffer.from(text, 'hex');
}

;// CONCATENATED MODULE: ./build/verification/formats/unread.js
// What is stored beside evidence, and is none: recognised so that it can be named, and never read further.
//
// An unsigned statement is the trap among them: it looks like provenance, and anybody who can push can write it. BuildKit puts such statements into
// the index of an image; what signs them, if anything does, is a signature of the manifest they lie in.


const BUILDKIT = 'application/vnd.docker.attestation.manifest.v1+json';
/** Media types of Notation (notaryproject.dev): its artifact, and the two envelopes of its signatures. */
const NOTATION = new Set(['application/vnd.cncf.notary.signature', 'application/jose+json', 'application/cose']);
/** Why a document that is of no format is no evidence; null where nothing is known of it. */
function faultOfUnread(candidate, document) {
    if (!(0,json/* isJsonObject */.OW)(document))
        return null;
    if (isStatement(document))
        return unsigned(`a statement of the type ${textOf(document['predicateType']) ?? 'nothing says'}`);
    if (candidate.mediaType === BUILDKIT || isOfBuildkit(document))
        return unsigned(`statements of BuildKit${typesIn(document)}`);
    return faultOfMediaType(candidate) ?? (textOf(document['artifactType']) === null ? null : faultOfMediaType({ ...candidate, mediaType: textOf(document['artifactType']) }));
}
/** The same of bytes that are no document. */
function faultOfMediaType({ mediaType }) {
    return mediaType !== null && NOTATION.has(mediaType) ? new verification_fault/* Fault */.vC('FORMAT_UNSUPPORTED', `a signature of Notation (${mediaType})`, 'a signature of Sigstore') : null;
}
function isStatement(document) {
    return textOf(document['_type'])?.startsWith('https://in-toto.io/Statement/') === true;
}
function isOfBuildkit(document) {
    const { annotations, artifactType } = document;
    return artifactType === BUILDKIT || ((0,json/* isJsonObject */.OW)(annotations) && annotations['vnd.docker.reference.type'] === 'attestation-manifest');
}
/** The predicate types that a manifest says its layers have, in words; none of a descriptor. */
function typesIn({ layers }) {
    if (!(0,json/* isJsonArray */.Md)(layers))
        return '';
    const types = layers.flatMap((layer) => ((0,json/* isJsonObject */.OW)(layer) && (0,json/* isJsonObject */.OW)(layer['annotations']) ? (textOf(layer['annotations']['in-toto.io/predicate-type']) ?? []) : []));
    return types.length === 0 ? '' : ` of the types ${[...new Set(types)].slice(0, MOST_TYPES).join(', ')}`;
}
/** Types that a message has room for. */
const MOST_TYPES = 4;
function unsigned(what) {
    return new verification_fault/* Fault */.vC('UNSIGNED', what, 'a signature: an envelope, or a bundle');
}
function textOf(value) {
    return typeof value === 'string' ? value : null;
}

;// CONCATENATED MODULE: ./build/verification/formats/catalog.js
// The formats of evidence that are read, and those that are recognised so that they can be named. Known by content, never by file name.















const formats = {
    'sigstore-bundle': { words: 'a Sigstore bundle', recognises: isSigstoreBundle, read: (candidate, document) => whole(toPiece(readSigstoreBundle(candidate, document))) },
    'cosign-bundle': { words: 'a bundle of cosign', recognises: isCosignBundle, read: (candidate, document) => mapParts(readCosignBundle(candidate, document), toPiece) },
    'dsse-envelope': { words: 'a DSSE envelope', recognises: isDsseEnvelope, read: (candidate, document) => mapParts(readEnvelopeLayer(candidate, document), toPiece) },
    pep740: { words: 'a PEP 740 attestation', recognises: isPep740, read: (candidate, document) => whole(toPiece(readPep740(candidate, document))) },
    gcb: { words: 'provenance of Google Cloud Build', recognises: isGcb, read: (candidate, document) => mapParts(readGcb(candidate, document), toPiece) },
    'rekor-entry': { words: 'an entry of Rekor', recognises: isRekorEntry, read: (candidate, document) => whole({ kind: 'log-entry', candidate, entry: readRekorEntry(document) }) },
    'cosign-layer': { words: 'a signature of cosign beside its payload', recognises: simple_signing/* isSimpleSigning */.Au, read: (candidate) => whole(toPiece(readCosignLayer(candidate))) },
};
/** What is read, in words, for refusals of everything else. */
const READ = [...Object.values(formats).map(({ words }) => words), 'an answer of an attestations API', 'a detached signature or a certificate'].join(', ');
/** Reads a candidate in whatever format it is. Never throws: what cannot be read is a rejection that says so. */
function parseCandidate(candidate) {
    const { read: [piece, ...pieces], faults } = readEach([candidate], readCandidate);
    const [rejection, ...rejections] = faults.map((fault) => (0,verification_fault/* toRejection */.hV)(candidate, fault));
    if (piece !== undefined)
        return { outcome: 'parsed', pieces: [piece, ...pieces], rejections: rejection === undefined ? [] : [rejection, ...rejections] };
    const first = rejection ?? (0,verification_fault/* toRejection */.hV)(candidate, new verification_fault/* Fault */.vC('FORMAT_MALFORMED', 'a list of attestations that is empty', 'at least one'));
    return { outcome: 'rejected', rejection: first, rejections: [first, ...rejections] };
}
function readCandidate(candidate) {
    const start = Buffer.from(candidate.bytes.subarray(0, 64)).toString('latin1').trimStart();
    // A signature in bytes may begin like anything, and is not text.
    if ((!start.startsWith('{') && !start.startsWith('[')) || !(0,external_node_buffer_.isUtf8)(candidate.bytes)) {
        // What a signature stands beside is what it was made over, and no part of anything else.
        if (hasSignatureBeside(candidate))
            return whole(toPiece(readCosignLayer(candidate)));
        const unread = faultOfMediaType(candidate);
        if (unread !== null)
            throw unread;
        // Whoever can push could have any number of loose parts lie in a registry, where none belongs, and crowd out the user's own.
        const part = candidate.mediaType === null ? readDetached(candidate) : null;
        if (part !== null)
            return whole(part);
    }
    return readDocument(candidate, parseDocument(candidate, start));
}
function parseDocument(candidate, start) {
    try {
        return (0,json/* parseJson */.qF)(candidate.bytes);
    }
    catch (cause) {
        // What is not even begun as a document was never meant to be one: where its first value ends tells nobody anything.
        if (!start.startsWith('{') && !start.startsWith('['))
            throw new verification_fault/* Fault */.vC('FORMAT_UNKNOWN', 'no JSON, and no signature or certificate', READ, { cause });
        throw new verification_fault/* Fault */.vC('FORMAT_MALFORMED', `a document that ${(0,verification_fault/* matterOf */.XN)(cause)}`, 'strict JSON', { cause });
    }
}
/** One attestation, or the answer of an attestations API with several: GitHub's and npm's `{attestations: [{bundle}]}`. */
function readDocument(candidate, document) {
    const list = (0,json/* isJsonObject */.OW)(document) ? document['attestations'] : undefined;
    // A signature beside the whole is over the whole.
    if (!(0,json/* isJsonArray */.Md)(list) || hasSignatureBeside(candidate))
        return readOne(candidate, document);
    // Whoever can push could have sixty thousand signatures examined for one image, in layers that are bounded in bytes and number.
    if (candidate.mediaType !== null)
        throw new verification_fault/* Fault */.vC('FORMAT_UNSUPPORTED', `a list of ${list.length} attestations in a registry`, 'one bundle or envelope in each layer');
    if (list.length > limits/* limits */.F.candidatesPerFile)
        throw new verification_fault/* Fault */.vC('FORMAT_MALFORMED', `${list.length} attestations`, `at most ${limits/* limits */.F.candidatesPerFile}`);
    return readEach(list, (item) => mapParts(readOne(candidate, item), withoutText));
}
// The text of the whole is not that of an envelope in it: a log entry that names it would speak of whatever else stands there.
function withoutText(piece) {
    return piece.kind === 'material' ? toPiece({ ...piece.material, envelopeText: null }) : piece;
}
function readOne(candidate, document) {
    const format = Object.entries(formats).find(([name, { recognises }]) => (name !== 'rekor-entry' || candidate.mediaType === null) && recognises(document))?.[1];
    if (format !== undefined)
        return format.read(candidate, document);
    if (hasSignatureBeside(candidate))
        return whole(toPiece(readCosignLayer(candidate)));
    const bundle = bundleIn(document);
    if (bundle !== null)
        return formats['sigstore-bundle'].read(candidate, bundle);
    throw faultOfUnread(candidate, document) ?? new verification_fault/* Fault */.vC('FORMAT_UNKNOWN', 'a JSON document of no known format', READ);
}
/**
 * The bundle in one item of an API's answer, or in what `gh attestation verify --format json` prints (`{attestation: {bundle}}`). Null for other
 * documents. Throws `Fault` (`FORMAT_UNSUPPORTED`) for an item without its bundle.
 */
function bundleIn(document) {
    if (!(0,json/* isJsonObject */.OW)(document))
        return null;
    const item = document['attestation'] ?? document;
    if (!(0,json/* isJsonObject */.OW)(item))
        return null;
    const { bundle, bundle_url: url } = item;
    if ((0,json/* isJsonObject */.OW)(bundle))
        return bundle;
    // GitHub may hand out the place of a bundle instead. Its address is not repeated: it may hold a token to read it with.
    if (typeof url === 'string' && url !== '')
        throw new verification_fault/* Fault */.vC('FORMAT_UNSUPPORTED', 'an attestation with a bundle_url and no bundle', 'the bundle itself, which has to be fetched from there');
    if (bundle !== undefined || item !== document)
        throw new verification_fault/* Fault */.vC('FORMAT_UNSUPPORTED', 'an attestation without its bundle', 'an attestation with its bundle');
    return null;
}
function toPiece(material) {
    return { kind: 'material', material };
}


/***/ }),

/***/ 3416:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AP: () => (/* binding */ isCalled),
/* harmony export */   Do: () => (/* binding */ parseKey),
/* harmony export */   YZ: () => (/* binding */ readKey),
/* harmony export */   eo: () => (/* binding */ needsNoWitness),
/* harmony export */   r2: () => (/* binding */ keyKinds)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _domain_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3213);
/* harmony import */ var _pem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(504);
// Public keys the user gives (RFC 7468, RFC 5280 SubjectPublicKeyInfo), and what may verify with them.



/** Kinds of keys that are verified, as users would name them. */
const keyKinds = 'ECDSA P-256, P-384 or P-521, RSA of 2048 bits or more, Ed25519';
/** Reads one PEM public key; null where it is none, or of a kind that is not verified. `keyid` is what evidence must call it; null: anything. */
function parseKey(pem, name, terms, keyid = null) {
    const block = (0,_pem_js__WEBPACK_IMPORTED_MODULE_2__/* .readPem */ .J)(pem);
    return block?.label === 'PUBLIC KEY' ? readKey(block.der, name, terms, keyid) : null;
}
/** The same of SubjectPublicKeyInfo in DER. */
function readKey(der, name, terms, keyid) {
    try {
        const given = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)({ key: Buffer.from(der), format: 'der', type: 'spki' });
        if (!isVerified(given))
            return null;
        // Written again, so that two encodings of one key are one key: OpenSSL keeps a point compressed that was.
        const key = given.asymmetricKeyType === 'ec' ? (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)({ key: given.export({ format: 'jwk' }), format: 'jwk' }) : given;
        const spki = key.export({ type: 'spki', format: 'der' });
        return { ...terms, name, keyid, spki, digest: (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(spki) };
    }
    catch {
        // Not a key that OpenSSL reads.
        return null;
    }
}
/** Whether evidence that calls its key by this id (null: by none) may be by the key at all. */
function isCalled({ keyid }, hint) {
    return keyid === null || keyid === hint;
}
/** Whether signatures by this key need nobody to have seen them: the user says that its owner does not log, and asks nothing about time. */
function needsNoWitness({ log, validity: { start, end }, times, timestamps }) {
    return log === 'none' && start === null && end === null && times === 'none' && timestamps === 'none';
}
function isVerified(key) {
    const { asymmetricKeyType, asymmetricKeyDetails } = key;
    if (asymmetricKeyType === 'ed25519')
        return true;
    if (asymmetricKeyType === 'rsa' || asymmetricKeyType === 'rsa-pss')
        return (asymmetricKeyDetails?.modulusLength ?? 0) >= 2048;
    return asymmetricKeyType === 'ec' && ['prime256v1', 'secp384r1', 'secp521r1'].includes(asymmetricKeyDetails?.namedCurve ?? '');
}


/***/ }),

/***/ 9013:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IO: () => (/* binding */ describesItself),
/* harmony export */   Vo: () => (/* binding */ materialOf),
/* harmony export */   yy: () => (/* binding */ bindLogEntry)
/* harmony export */ });
/* harmony import */ var _domain_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3213);
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6046);
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7803);
/* harmony import */ var _envelope_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9716);
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2334);
/* harmony import */ var _pem_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(504);
// What a log entry says must be what the bundle says: this key, this signature, this digest (Rekor v1 and v2 bodies, sigstore/rekor types).
//
// The log only vouches that it stored the body. Without this binding somebody who holds a signing key for ten minutes could log the same signature
// under another certificate or digest and show the entry as proof: verifiable here, and invisible to those who watch the log for their identity
// (the class of CVE-2026-22703 and CVE-2024-53267). The verification library compares signature and digest, and never the certificate.






/** Body readers by kind and version. What is not here is `LOG_KIND_UNSUPPORTED`. */
const readers = {
    'hashedrekord/0.0.1': readHashedrekord1,
    'dsse/0.0.1': readDsse1,
    'intoto/0.0.1': readIntoto1,
    'intoto/0.0.2': readIntoto2,
    'rekord/0.0.1': readHashedrekord1,
    'hashedrekord/0.0.2': readHashedrekord2,
    'dsse/0.0.2': readDsse2,
};
/**
 * Checks that an entry speaks of the signature, the digest and the key of the material.
 *
 * `signer` is the leaf certificate and its key, in DER. The entry's presence in a log is not looked at here. Returns what
 * the entry leaves open. Throws `Fault`: `LOG_KIND_UNSUPPORTED`, `LOG_BODY_MISMATCH`, `LOG_KEY_MISMATCH`.
 */
function bindLogEntry(entry, material, signer) {
    const binding = readBody(entry);
    if (binding.signature !== null && !binding.signature.equals(material.signature)) {
        throw new _fault_js__WEBPACK_IMPORTED_MODULE_4__/* .Fault */ .vC('LOG_BODY_MISMATCH', `an entry for another signature (${binding.signature.length} bytes)`, 'an entry for the signature of the bundle');
    }
    const expected = signedDigest(material, binding);
    if (expected === null)
        throw new _fault_js__WEBPACK_IMPORTED_MODULE_4__/* .Fault */ .vC('LOG_BODY_MISMATCH', `an entry of kind ${entry.kind} for what is no envelope`, 'an entry of a kind for signatures over bytes');
    if (binding.digest !== expected)
        throw new _fault_js__WEBPACK_IMPORTED_MODULE_4__/* .Fault */ .vC('LOG_BODY_MISMATCH', binding.digest, expected);
    // Clients of Rekor v2 log the bare key for a certificate too: it must be the certificate's own, and its identity is not in the log then. In v1 no
    // client does, and an entry that hides whose signature it is gets no further.
    const isBareKey = signer.certificate === null || (binding.names === 'key' && entry.version === '0.0.2' && binding.of === 'signed-bytes');
    const expectedVerifier = isBareKey ? signer.key : (signer.certificate ?? signer.key);
    if (!binding.verifier.equals(expectedVerifier)) {
        throw new _fault_js__WEBPACK_IMPORTED_MODULE_4__/* .Fault */ .vC('LOG_KEY_MISMATCH', `a ${binding.names} with the digest ${(0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .ol)(binding.verifier)}`, `the one that signed, with the digest ${(0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .ol)(expectedVerifier)}`);
    }
    return signer.certificate !== null && isBareKey ? [(0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('LOG_NAMES_KEY_ONLY', { level: 'warning', seen: `entry ${entry.logIndex}` })] : [];
}
// What the entry must name, hashed as the entry does. Null where the kind cannot speak of such content.
function signedDigest(material, binding) {
    const algorithm = (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .algorithmOf */ .Hy)(binding.digest);
    if (material.content.kind === 'message') {
        const { digest: signed, payload } = material.content;
        if (binding.of !== 'signed-bytes')
            return null;
        return payload === null ? signed : (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .ol)(payload, algorithm);
    }
    switch (binding.of) {
        case 'payload': return (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .ol)(material.content.payload, algorithm);
        case 'envelope': return material.envelopeText === null ? null : (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .ol)(material.envelopeText, algorithm);
        case 'signed-bytes':
        default: return (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .ol)((0,_envelope_js__WEBPACK_IMPORTED_MODULE_3__/* .preAuthEncoding */ .J)(material.content), algorithm);
    }
}
/** Whether an entry holds all there is to a signature over bytes: signature, signer and digest. */
function describesItself(entry) {
    return entry.kind === 'hashedrekord' || entry.kind === 'rekord';
}
/** The material that an entry describes by itself. Throws `Fault` where its body cannot be read. */
function materialOf(candidate, entry) {
    const body = readBody(entry);
    return {
        candidate,
        format: 'rekor-entry',
        content: { kind: 'message', digest: body.digest, payload: null },
        signature: body.signature ?? Buffer.alloc(0),
        signer: body.names === 'certificate' ? { kind: 'certificate', leaf: body.verifier, others: [], mayHoldRoot: false } : { kind: 'key', hint: null },
        logEntries: [entry],
        timestamps: [],
        timestampsOver: 'signature',
        envelopeText: null,
    };
}
function readBody(entry) {
    const kind = `${entry.kind}/${entry.version}`;
    const reader = Object.hasOwn(readers, kind) ? readers[kind] : undefined;
    if (reader === undefined)
        throw new _fault_js__WEBPACK_IMPORTED_MODULE_4__/* .Fault */ .vC('LOG_KIND_UNSUPPORTED', `an entry of the kind ${kind}`, Object.keys(readers).join(', '));
    try {
        const body = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)(entry.body);
        // The wrapper's kind is not covered by the log's signature, the body's is.
        if (!(0,_domain_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(body) || body['kind'] !== entry.kind || body['apiVersion'] !== entry.version)
            throw new Malformed('is not of the kind it is given as');
        return reader(object(body, 'spec'));
    }
    catch (cause) {
        throw new _fault_js__WEBPACK_IMPORTED_MODULE_4__/* .Fault */ .vC('LOG_BODY_MISMATCH', `a body that ${(0,_fault_js__WEBPACK_IMPORTED_MODULE_4__/* .matterOf */ .XN)(cause)}`, `a body of the kind ${kind}`, { cause });
    }
}
class Malformed extends Error {
    name = 'Malformed';
}
function readHashedrekord1(spec) {
    const hash = object(object(spec, 'data'), 'hash');
    const signature = object(spec, 'signature');
    return {
        signature: base64(text(signature, 'content')),
        ...pem(base64(text(object(signature, 'publicKey'), 'content'))),
        digest: digest(`${text(hash, 'algorithm')}:${text(hash, 'value')}`),
        of: 'signed-bytes',
    };
}
function readDsse1(spec) {
    const signature = single(spec, 'signatures');
    const hash = object(spec, 'payloadHash');
    return { signature: base64(text(signature, 'signature')), ...pem(base64(text(signature, 'verifier'))), digest: digest(`${text(hash, 'algorithm')}:${text(hash, 'value')}`), of: 'payload' };
}
// The oldest attestations. The body holds no signature, so only the envelope whose text it names is bound by it.
function readIntoto1(spec) {
    const hash = object(object(spec, 'content'), 'hash');
    return { signature: null, ...pem(base64(text(spec, 'publicKey'))), digest: digest(`${text(hash, 'algorithm')}:${text(hash, 'value')}`), of: 'envelope' };
}
function readIntoto2(spec) {
    const content = object(spec, 'content');
    const signature = single(object(content, 'envelope'), 'signatures');
    const hash = object(content, 'payloadHash');
    return {
        // The signature of this kind is base64 of base64.
        signature: base64(base64(text(signature, 'sig')).toString('latin1')),
        ...pem(base64(text(signature, 'publicKey'))),
        digest: digest(`${text(hash, 'algorithm')}:${text(hash, 'value')}`),
        of: 'payload',
    };
}
function readHashedrekord2(spec) {
    const record = object(spec, 'hashedRekordV002');
    return { ...readSignature2(object(record, 'signature')), digest: digest2(object(record, 'data')), of: 'signed-bytes' };
}
function readDsse2(spec) {
    const record = object(spec, 'dsseV002');
    return { ...readSignature2(single(record, 'signatures')), digest: digest2(object(record, 'payloadHash')), of: 'payload' };
}
function readSignature2(signature) {
    const verifier = object(signature, 'verifier');
    const [certificate, key] = [verifier['x509Certificate'], verifier['publicKey']];
    if ((certificate === undefined) === (key === undefined))
        fail('does not name one key');
    const names = certificate === undefined ? 'key' : 'certificate';
    return { signature: base64(text(signature, 'content')), verifier: base64(text(object(verifier, names === 'key' ? 'publicKey' : 'x509Certificate'), 'rawBytes')), names };
}
/** Hash algorithms of the Sigstore protobuf specs. */
const PROTOBUF_HASHES = { SHA2_256: 'sha256', SHA2_384: 'sha384', SHA2_512: 'sha512' };
function digest2(data) {
    return digest(`${PROTOBUF_HASHES[text(data, 'algorithm')] ?? ''}:${base64(text(data, 'digest')).toString('hex')}`);
}
function digest(value) {
    return (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDigest */ .m)(value) ?? fail('names no digest of a strong algorithm');
}
function object(parent, key) {
    const value = parent[key];
    return (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(value) ? value : fail(`has no ${key}`);
}
// An envelope has exactly one signature here, so an entry with several speaks of another one.
function single(parent, key) {
    const list = parent[key];
    const only = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonArray */ .Md)(list) && list.length === 1 ? list[0] : undefined;
    return (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(only) ? only : fail(`does not have exactly one of ${key}`);
}
function text(parent, key) {
    const value = parent[key];
    return typeof value === 'string' ? value : fail(`has no ${key}`);
}
// Compared with bytes afterwards, so leniency in the alphabet cannot make two values equal that are not.
function base64(value) {
    return Buffer.from(value, 'base64');
}
function pem(bytes) {
    const block = (0,_pem_js__WEBPACK_IMPORTED_MODULE_5__/* .readPem */ .J)(bytes.toString('latin1'));
    return block === null ? fail('names its key in no PEM block') : { verifier: block.der, names: block.label === 'CERTIFICATE' ? 'certificate' : 'key' };
}
function fail(what) {
    throw new Malformed(what);
}


/***/ }),

/***/ 504:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ readPem)
/* harmony export */ });
// One PEM block (RFC 7468), as log entries and legacy bundles carry certificates and keys.
//
// Attacker-controlled and up to megabytes long, so it is taken apart by position: a pattern with several runs of blanks in it needs time that
// grows with the cube of their number, and nothing can interrupt it.
/** Reads a text that is exactly one block of a certificate or a public key; null for anything else, also for two blocks. */
function readPem(text) {
    const block = text.trim();
    for (const label of ['CERTIFICATE', 'PUBLIC KEY']) {
        const [begin, end] = [`-----BEGIN ${label}-----`, `-----END ${label}-----`];
        if (!block.startsWith(begin) || !block.endsWith(end))
            continue;
        // Where begin and end overlap, what is between them is empty.
        const base64 = block.slice(begin.length, -end.length);
        return /^\s[A-Za-z0-9+/=\s]+$/.test(base64) ? { label, der: Buffer.from(base64, 'base64') } : null;
    }
    return null;
}


/***/ }),

/***/ 8992:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Au: () => (/* binding */ isSimpleSigning),
/* harmony export */   a: () => (/* binding */ readImageSignature),
/* harmony export */   ti: () => (/* binding */ readAnnotations)
/* harmony export */ });
/* harmony import */ var _domain_claims_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4140);
/* harmony import */ var _domain_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3213);
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7803);
/* harmony import */ var _domain_limits_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(545);
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2334);
// The payload of an image's signature: simple signing, as `cosign sign` writes it (containers/image docs/containers-signature.5.md; sigstore/sigstore
// pkg/signature/payload).
//
//   {"critical":{"identity":{"docker-reference":"ghcr.io/acme/app"},"image":{"docker-manifest-digest":"sha256:…"},"type":"cosign container image signature"},
//    "optional":{"env":"prod"}}
//
// It says which image was signed; its own bytes are nobody's subject. `critical` means that whoever does not understand a member of it must not accept
// the signature, so it is read to its last member, and so is the whole: a second spelling of a key (`Critical`) is what another reader would take.
// Other types than cosign's are of other protocols: `atomic container signature` is what GPG signs for containers/image.





const TYPE = 'cosign container image signature';
/** Whether a JSON document has the shape of such a payload, of whatever type. */
function isSimpleSigning(document) {
    return (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(document) && (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(document['critical']) && (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(document['critical']['image']);
}
/** Reads a payload whose signature was verified. Throws `Fault`: `PAYLOAD_TYPE`, `PAYLOAD_MALFORMED`. */
function readImageSignature(payload) {
    const document = parsePayload(payload);
    const critical = objectAt(document, 'critical');
    const type = critical['type'];
    if (type !== TYPE)
        throw new _fault_js__WEBPACK_IMPORTED_MODULE_4__/* .Fault */ .vC('PAYLOAD_TYPE', typeof type === 'string' ? type : 'a payload without a type', TYPE);
    onlyHas(document, 'the payload', ['critical', 'optional']);
    onlyHas(critical, 'critical', ['identity', 'image', 'type']);
    const [identity, image] = [objectAt(critical, 'identity'), objectAt(critical, 'image')];
    onlyHas(identity, 'critical.identity', ['docker-reference']);
    onlyHas(image, 'critical.image', ['docker-manifest-digest']);
    const digest = (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDigest */ .m)(textAt(image, 'docker-manifest-digest'));
    if (digest === null)
        malformed('a docker-manifest-digest that is none', 'sha256: and 64 hex digits in lower case');
    const optional = document['optional'] ?? null;
    if (optional !== null && !(0,_domain_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(optional))
        malformed('an optional that is no object', 'an object or null');
    return { image: digest, reference: textAt(identity, 'docker-reference'), annotations: readAnnotations(optional) };
}
/**
 * The annotations among these members: those that are text, of bounded length, under a key that can be asked for. None where there are too many:
 * which ones were left out would be the signer's choice of what is not looked at.
 */
function readAnnotations(members) {
    const all = Object.entries(members ?? {});
    if (all.length > _domain_limits_js__WEBPACK_IMPORTED_MODULE_3__/* .limits */ .F.signedAnnotations)
        return new Map();
    return new Map(all.flatMap(([key, value]) => ((0,_domain_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .openClaim */ .fc)('annotations', key) !== null && typeof value === 'string' && value.length <= _domain_limits_js__WEBPACK_IMPORTED_MODULE_3__/* .limits */ .F.signedAnnotationValue ? [[key, value]] : [])));
}
function parsePayload(payload) {
    if (payload.length > _domain_limits_js__WEBPACK_IMPORTED_MODULE_3__/* .limits */ .F.signaturePayloadBytes)
        malformed(`a payload of ${payload.length} bytes`, `at most ${_domain_limits_js__WEBPACK_IMPORTED_MODULE_3__/* .limits */ .F.signaturePayloadBytes}`);
    let document;
    try {
        document = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)(payload);
    }
    catch (cause) {
        malformed(`a payload that ${(0,_fault_js__WEBPACK_IMPORTED_MODULE_4__/* .matterOf */ .XN)(cause)}`, 'the JSON of a simple signing payload', cause);
    }
    return (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(document) ? document : malformed('a payload that is no object', 'an object');
}
function onlyHas(object, what, known) {
    const other = Object.keys(object).find((key) => !known.includes(key));
    if (other !== undefined)
        malformed(`${JSON.stringify(other.slice(0, 64))} in ${what}`, `${known.join(', ')} and nothing else`);
}
function objectAt(object, key) {
    const value = object[key];
    return (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(value) ? value : malformed(`no ${key}`, 'an object');
}
function textAt(object, key) {
    const value = object[key];
    return typeof value === 'string' ? value : malformed(`no ${key}`, 'a text');
}
function malformed(seen, expected, cause) {
    throw new _fault_js__WEBPACK_IMPORTED_MODULE_4__/* .Fault */ .vC('PAYLOAD_MALFORMED', seen, expected, { cause });
}


/***/ })

};
