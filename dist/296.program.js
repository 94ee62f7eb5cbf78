export const id = 296;
export const ids = [296,970,803];
export const modules = {

/***/ 9970:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   exec: () => (/* binding */ exec)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6046);
/* harmony import */ var _system_error_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5509);
// Programs of this machine: credential helpers, and the engines of checks.
//
// Which one is started is the word of the user's configuration, which bytes it has that of PATH; neither is checked here. What is bounded is what it
// can do to the run: it may hang, print without end, start others and leave them behind, or not read what it is given. No shell stands between, so
// no text in an argument is a command. What it prints to stderr is shown to nobody: it may hold what it was asked for.





/** Runs programs of this machine, each as the leader of a group of its own that ends with it where the time, the bytes or the signal end it. */
const exec = { run };
/** Groups of processes are of POSIX. */
const HAS_GROUPS = process.platform !== 'win32';
/**
 * Where programs are started. Relative folders on PATH, and on Windows the current folder before all of PATH, would find programs in the workspace,
 * which may be the head of a pull request. Whoever can write to this folder has replaced Node itself.
 */
const FOLDER = node_path__WEBPACK_IMPORTED_MODULE_2__.dirname(process.execPath);
/** Programs that run. Their groups are none of the terminal's, so they would outlive this process when it is ended. */
const running = new Set();
function endAll() {
    for (const child of running)
        end(child);
}
async function run([program, ...args], { stdin, timeoutMs, maxBytes, signal }) {
    const name = (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .bounded */ .Mm)(program);
    const interrupted = () => new _domain_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .SourceError */ .c8('INTERRUPTED', `${name} was stopped before it had answered.`);
    if (signal?.aborted === true)
        throw interrupted();
    const { promise, resolve, reject } = Promise.withResolvers();
    const child = start(program, args);
    if (running.size === 0)
        process.once('exit', endAll);
    running.add(child);
    const giveUp = (error) => {
        reject(error);
        end(child);
    };
    const onAbort = () => giveUp(interrupted());
    signal?.addEventListener('abort', onAbort, { once: true });
    const timer = setTimeout(() => giveUp(new _domain_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .SourceError */ .c8('SOURCE_TIMEOUT', `${name} took longer than ${timeoutMs} milliseconds.`)), timeoutMs);
    const chunks = [];
    let bytes = 0;
    child.stdout?.on('data', (chunk) => {
        bytes += chunk.length;
        if (bytes > maxBytes)
            giveUp(new _domain_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .SourceError */ .c8('SOURCE_TOO_LARGE', `${name} prints more than ${maxBytes} bytes.`));
        else
            chunks.push(chunk);
    });
    child.on('error', (cause) => reject(notStarted(program, cause)));
    // Not on its exit: what it printed last may still be on the way.
    child.on('close', (code, by) => resolve({ code: code ?? endedBy(by), stdout: Buffer.concat(chunks) }));
    // A program that ends, or closes its input, without having read it is no fault: its answer counts.
    child.stdin?.on('error', () => { });
    child.stdin?.end(stdin ?? new Uint8Array());
    try {
        return await promise;
    }
    finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
        running.delete(child);
        if (running.size === 0)
            process.removeListener('exit', endAll);
    }
}
function start(program, args) {
    try {
        return (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, args, { cwd: FOLDER, env: environment(), stdio: ['pipe', 'pipe', 'ignore'], detached: HAS_GROUPS, windowsHide: true });
    }
    catch (cause) {
        throw notStarted(program, cause);
    }
}
/**
 * The variables of a program: all of this process, because no list is enough. Helpers need HOME and PATH, those of clouds a profile, a role or the
 * address of a metadata service. Not the inputs: the runner hands them over as variables, tokens among them, and they are no business of a helper.
 */
function environment() {
    return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^INPUT_/i.test(name)));
}
/** Ends a program and what it started. Whatever left the group and still holds the pipe is not waited for. */
function end(child) {
    try {
        if (HAS_GROUPS && child.pid !== undefined)
            process.kill(-child.pid, 'SIGKILL');
        else
            child.kill('SIGKILL');
    }
    catch {
        // It had ended by itself.
    }
    child.stdin?.destroy();
    child.stdout?.destroy();
}
/** What a shell would give as the exit code of a program that a signal ended. */
function endedBy(signal) {
    return 128 + (signal === null ? 0 : node_os__WEBPACK_IMPORTED_MODULE_1__.constants.signals[signal]);
}
function notStarted(program, cause) {
    const code = (0,_system_error_js__WEBPACK_IMPORTED_MODULE_4__/* .systemCode */ .x)(cause);
    const why = code === 'ENOENT' ? 'it is not there' : code === 'EACCES' ? 'it may not be run' : `the system says ${code ?? 'nothing more'}`;
    return new _domain_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .SourceError */ .c8('SOURCE_UNREACHABLE', `${(0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .bounded */ .Mm)(program)} cannot be started: ${why}.`, { cause });
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

/***/ 6285:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $l: () => (/* binding */ maskSecret),
/* harmony export */   bg: () => (/* binding */ publishToRunner),
/* harmony export */   gU: () => (/* binding */ readRunnerInputs)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6046);
/* harmony import */ var _log_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9908);
/* harmony import */ var _system_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5509);
// GitHub's runner: the inputs it hands over, and what it takes back (docs.github.com, "Workflow commands for GitHub Actions").
//
// It hands inputs over as variables, `INPUT_` and the id in upper case: a hyphen stays a hyphen, a blank becomes `_`. It takes outputs and the
// summary as files, annotations and the log on stdout, where it obeys commands in any line. What is printed here holds text from evidence;
// it arrives as plain data and leaves it escaped, whatever the renderers did.
// `@actions/core` brings an HTTP client and costs more than a verification to load, so it is loaded when there is something to publish.




const PREFIX = 'INPUT_';
/** What an input of action.yml defaults to: not set. The runner has no other way to tell "left out" from "given, and empty". */
const NOT_SET = '-';
/**
 * Reads every variable that is an input, known or not.
 *
 * `-` is left out; an empty value stays, as it is what an expression that expanded to nothing becomes. Values are as handed over, blanks and line
 * ends included. The runner writes names in upper case, over whatever was there. `INPUT_bundle` beside `INPUT_BUNDLE` was put there by an earlier
 * step; it must not add a value to an input, so it is kept under a name that no input can have, and is refused.
 */
function readRunnerInputs(env) {
    const inputs = new Map();
    for (const [variable, value] of Object.entries(env)) {
        if (value === undefined || value === NOT_SET || !isInput(variable))
            continue;
        const name = isOfRunner(variable) ? variable.slice(PREFIX.length).toLowerCase() : `variable ${variable}`;
        inputs.set(name, [...(inputs.get(name) ?? []), value]);
    }
    return inputs;
}
function isOfRunner(variable) {
    return process.platform === 'win32' || variable === variable.toUpperCase();
}
/** Windows keeps the case in which a variable was first set, and does not tell names by case. */
function isInput(variable) {
    return (process.platform === 'win32' ? variable.toUpperCase() : variable).startsWith(PREFIX);
}
/**
 * Has the runner hide a secret in every log of the job from here on: a workflow command, with the characters escaped that would end it.
 * What is very short would hide half of the log, and is no secret.
 */
function maskSecret(secret, out) {
    if (secret.length < SHORTEST_SECRET)
        return;
    out.write(`::add-mask::${secret.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')}\n`);
}
/** Characters that a secret has at the least. */
const SHORTEST_SECRET = 4;
/**
 * Hands a run to the runner: log, annotations, outputs, summary.
 *
 * Where outputs cannot be handed over the step fails: a later step would read nothing where a verdict should be. A summary that cannot be written
 * is said, and changes nothing. Neither turns a step that failed into anything else. Reads the runner's files from the environment of this
 * process, as `@actions/core` does.
 */
async function publishToRunner(publication) {
    const core = await __webpack_require__.e(/* import() */ 421).then(__webpack_require__.bind(__webpack_require__, 6421));
    printLog(core, publication.log);
    for (const annotation of publication.annotations)
        annotate(core, annotation);
    const problems = [...setOutputs(core, publication.outputs), ...(await appendSummary(core, publication.summary))];
    for (const { level, what, seen, next } of problems)
        annotate(core, { level: level === 'error' ? 'error' : 'warning', title: 'REPORT_UNWRITABLE', message: `${what} ${seen ?? ''} ${next}`, at: null });
    const isGood = publication.exit === 0 && problems.every(({ level }) => level !== 'error');
    return { exit: isGood ? 0 : 1, problems };
}
/**
 * Prints the log while the runner listens to no command.
 *
 * Each line is escaped as well: the brackets hold as long as nobody knows the token, the escaping also in front of a reader of the raw log.
 */
function printLog(core, lines) {
    if (lines.length === 0)
        return;
    const token = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)();
    core.info(`::stop-commands::${token}`);
    for (const line of lines)
        core.info((0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .logLine */ .BP)(line));
    core.info(`::${token}::`);
}
function annotate(core, { level, title, message, at }) {
    // The command's own escaping takes care of line ends, which an annotation may have; of other control characters it does not.
    const text = message.split(/\r?\n/u).map(_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$).join('\n');
    core[level](text, { title: (0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(title), ...(at === null ? {} : { file: (0,_log_line_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(at.file), startLine: at.line, startColumn: at.column }) });
}
function setOutputs(core, outputs) {
    try {
        // Without the file core prints ::set-output::, which current runners ignore: the outputs would be lost in silence.
        if ((process.env['GITHUB_OUTPUT'] ?? '') === '')
            throw new Unavailable('GITHUB_OUTPUT is not set.');
        for (const [name, value] of Object.entries(outputs)) {
            // core does not look at names, and a line end in one is an output more. Names are constants of ours; a defect shall stay harmless.
            if (!/^[a-z][a-z0-9-]*$/u.test(name))
                throw new Unavailable('The name of an output is not one.');
            core.setOutput(name, value);
        }
        return [];
    }
    catch (cause) {
        return [unwritable('outputs', 'error', 'The outputs cannot be handed over.', cause)];
    }
}
async function appendSummary(core, summary) {
    // A runner without summaries sets no file; that is no fault.
    if (summary === null || (process.env['GITHUB_STEP_SUMMARY'] ?? '') === '')
        return [];
    try {
        await core.summary.emptyBuffer().addRaw(summary, true).write();
        return [];
    }
    catch (cause) {
        return [unwritable('summary', 'warning', 'The step summary cannot be written.', cause)];
    }
}
class Unavailable extends Error {
}
function unwritable(about, level, what, cause) {
    const seen = cause instanceof Unavailable ? cause.message : `The system says ${(0,_system_error_js__WEBPACK_IMPORTED_MODULE_3__/* .systemCode */ .x)(cause) ?? 'nothing more'}.`;
    return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('REPORT_UNWRITABLE', { about, level, what, seen, next: 'Check that the disk is not full, and that no earlier step removed the files of the runner.' });
}


/***/ }),

/***/ 1296:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8161);
/* harmony import */ var _host_environment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2058);
/* harmony import */ var _host_exec_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9970);
/* harmony import */ var _host_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6640);
/* harmony import */ var _host_log_line_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9908);
/* harmony import */ var _host_runner_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6285);
/* harmony import */ var _host_safe_write_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(124);
/* harmony import */ var _host_scratch_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(557);
/* harmony import */ var _host_terminal_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7199);
/* harmony import */ var _net_client_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(665);
/* harmony import */ var _report_catalog_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(5803);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(2164);
// The action: the runner's inputs → run() → what the runner is given back → exit code.












const { env } = process;
const deadline = (0,_host_terminal_js__WEBPACK_IMPORTED_MODULE_8__/* .cancellation */ .WN)(process);
const root = (0,_host_environment_js__WEBPACK_IMPORTED_MODULE_1__/* .workspaceOf */ .B3)(env, process.cwd());
const roots = { roots: (0,_host_environment_js__WEBPACK_IMPORTED_MODULE_1__/* .writableRoots */ .KP)(env, process.cwd()) };
const ports = { files: (0,_host_files_js__WEBPACK_IMPORTED_MODULE_3__/* .filesOf */ .R)(root, { signal: deadline }), http: (0,_net_client_js__WEBPACK_IMPORTED_MODULE_9__/* .httpFor */ ._c)(env), scratch: (0,_host_scratch_js__WEBPACK_IMPORTED_MODULE_7__/* .scratchIn */ .q)(roots.roots[1] ?? node_os__WEBPACK_IMPORTED_MODULE_0__.tmpdir(), roots), exec: _host_exec_js__WEBPACK_IMPORTED_MODULE_2__.exec, env: (0,_host_environment_js__WEBPACK_IMPORTED_MODULE_1__/* .variablesFor */ .j$)(env), mask: (secret) => (0,_host_runner_js__WEBPACK_IMPORTED_MODULE_5__/* .maskSecret */ .$l)(secret, process.stdout), cacheFolder: (0,_host_environment_js__WEBPACK_IMPORTED_MODULE_1__/* .writableRoots */ .KP)(env, process.cwd())[1] ?? null, now: () => new Date(), log: (0,_host_log_line_js__WEBPACK_IMPORTED_MODULE_4__/* .logTo */ .kX)(process.stdout), deadline };
const { report: judged, reports, summary, files, release } = await (0,_run_js__WEBPACK_IMPORTED_MODULE_11__.run)((0,_host_runner_js__WEBPACK_IMPORTED_MODULE_5__/* .readRunnerInputs */ .gU)(env), ports, 'action');
const path = reports === null ? '' : `${reports}/report.json`;
const report = (0,_report_catalog_js__WEBPACK_IMPORTED_MODULE_10__.withProblems)(judged, await (0,_host_safe_write_js__WEBPACK_IMPORTED_MODULE_6__/* .writeReports */ .Li)([...files, ...(path === '' ? [] : [{ path, text: _report_catalog_js__WEBPACK_IMPORTED_MODULE_10__.reportFormats.json.render(judged) }])], roots));
const { exit } = await (0,_host_runner_js__WEBPACK_IMPORTED_MODULE_5__/* .publishToRunner */ .bg)({
    exit: report.exit,
    log: (0,_report_catalog_js__WEBPACK_IMPORTED_MODULE_10__.renderTerminal)(report).split('\n'),
    annotations: (0,_report_catalog_js__WEBPACK_IMPORTED_MODULE_10__.annotationsOf)(report).map(({ file, line, column, ...rest }) => ({ ...rest, at: file === undefined ? null : { file, line: line ?? 1, column: column ?? 1 } })),
    outputs: { ...(0,_report_catalog_js__WEBPACK_IMPORTED_MODULE_10__.outputsOf)(report), ...(0,_report_catalog_js__WEBPACK_IMPORTED_MODULE_10__.releaseOutputs)(report === judged ? release : null), 'report-path': report === judged ? path : '', 'sbom-path': report === judged ? (files.find(({ of }) => of === 'sbom')?.asked ?? '') : '' },
    summary: summary ? _report_catalog_js__WEBPACK_IMPORTED_MODULE_10__.reportFormats.summary.render(report) : null,
});
(0,_host_terminal_js__WEBPACK_IMPORTED_MODULE_8__/* .endSoon */ .nJ)(process, exit);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 5803:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  annotationsOf: () => (/* reexport */ annotationsOf),
  outputNames: () => (/* reexport */ outputNames),
  outputsOf: () => (/* reexport */ outputsOf),
  releaseOutputs: () => (/* reexport */ releaseOutputs),
  renderTerminal: () => (/* reexport */ renderTerminal),
  reportFormats: () => (/* binding */ reportFormats),
  withProblems: () => (/* reexport */ build/* withProblems */.rB)
});

// EXTERNAL MODULE: ./build/domain/limits.js
var limits = __webpack_require__(545);
// EXTERNAL MODULE: ./build/domain/claims.js
var claims = __webpack_require__(4140);
// EXTERNAL MODULE: ./build/domain/predicate-types.js
var predicate_types = __webpack_require__(5940);
// EXTERNAL MODULE: ./build/report/chain.js
var chain = __webpack_require__(3150);
;// CONCATENATED MODULE: ./build/report/content.js
// What every report for people says, in which order: the verdict line, the subjects with the worst first, the facts of the chain.
//
// Summary, terminal and annotations say the same things and differ in layout only. Texts that may come from outside are marked as such here
// (`outside`) and escaped where they are printed; nothing in this file is printable as it is.



/** The order in which subjects are shown: what somebody has to look at first. */
const ORDER = ['error', 'failed', 'indeterminate', 'excused', 'exempt', 'passed', 'nothing-to-verify'];
/** How the subject stands. Only `passed` may ever be shown as good. */
function stateOf(subject) {
    const lacks = subject.outcome === 'failed' || subject.outcome === 'indeterminate';
    return lacks && subject.excused ? 'excused' : subject.outcome;
}
/** How the run stands. Excused only where the step really goes on. */
function runState(report) {
    const lacks = report.outcome === 'failed' || report.outcome === 'indeterminate';
    return lacks && report.exit === 0 ? 'excused' : report.outcome;
}
/** The subjects with the worst first; equal ones in the order of the report. */
function worstFirst(report) {
    return report.subjects.toSorted((a, b) => ORDER.indexOf(stateOf(a)) - ORDER.indexOf(stateOf(b)));
}
/** Verdict, count, what was excused, and the subject: the first line of every report. */
function headline(report) {
    const total = report.subjects.length;
    const passed = report.subjects.filter((subject) => subject.outcome === 'passed').length;
    const first = worstFirst(report)[0];
    const pieces = [ours(report.outcome), ours(total === 0 ? 'no subject' : `${passed} of ${total}${passed === total ? '' : ' passed'}`)];
    if (report.excused > 0)
        pieces.push(ours(`${report.excused} excused`));
    if (first !== undefined)
        pieces.push({ text: titleOf(first), outside: true });
    if (total > 1)
        pieces.push(ours(`and ${total - 1} more`));
    return pieces;
}
/** What the outcome means for the step, in one sentence. */
function consequence(report) {
    const goesOn = report.exit === 0;
    switch (report.outcome) {
        case 'passed': return 'Every subject has verified evidence that meets every requirement.';
        case 'exempt': return 'The policy asks nothing of at least one subject, so that one is not verified.';
        case 'failed': return goesOn ? 'At least one subject did not pass. A mode or a waiver lets the step go on all the same.' : 'At least one subject did not pass, so the step fails.';
        case 'indeterminate': return goesOn
            ? 'At least one subject could not be judged to the end. A mode or a waiver lets the step go on all the same.'
            : `At least one subject could not be judged to the end, so the step fails.${onlyUnauthorized(report) ? '' : ' Running it again may help.'}`;
        case 'nothing-to-verify': return goesOn ? 'There is nothing to verify.' : 'There was nothing to verify, and it is not certain that there should be nothing, so the step fails.';
        case 'error': return 'The verification could not do its work, so the step fails.';
        default: return report.outcome;
    }
}
// Who is not let in now will not be let in later.
function onlyUnauthorized({ subjects }) {
    return subjects.filter(({ outcome }) => outcome === 'indeterminate').every(({ reasons }) => reasons.length > 0 && reasons.every(({ code }) => code === 'SOURCE_UNAUTHORIZED'));
}
/** One sentence on what is weakened; null where nothing is. */
function weakening(report) {
    if (report.weakenedBy.length === 0)
        return null;
    return { inputs: report.weakenedBy, sentence: 'Less is verified than usual. Weakened by' };
}
/** The chain of each attestation that counted: its class, who signed, which source, which builder, who saw it and when. */
function chains(subject) {
    const groups = [];
    for (const link of subject.chain) {
        const last = groups.at(-1);
        if (link.claim === 'class' || last === undefined)
            groups.push([link]);
        else
            last.push(link);
    }
    return groups.map(factsOf);
}
// Labels of the claims that are shown, in the order of the story. What is not here is in report.json.
const TOLD = [
    ['repo', 'source'], ['source-digest', 'commit'], ['source-ref', 'ref'], ['source-tag', 'tag'], ['source-branch', 'branch'], ['builder', 'builder'], ['builder-id', 'builder id'], ['build-level', 'build level'],
    ['trigger', 'trigger'], ['runner', 'runner'], ['run', 'run'],
    ['verifier-id', 'verifier'], ['resource-uri', 'verified'], ['verification-result', 'result'], ['policy-digest', 'policy'], ['age-days', 'days ago'], ['summary', 'says'],
];
function factsOf(links) {
    const of = (claim) => links.filter((link) => link.claim === claim);
    const told = (claim, label) => of(claim).map((link) => ({ label, value: link.value, mark: link.from === 'self-declared' ? 'self-declared' : '' }));
    const asked = links.filter((link) => (0,claims/* isOpenClaim */.n_)(link.claim));
    return [
        ...of('class').map(({ value }) => ({ label: className(value), value, mark: '' })),
        { label: 'signed by', value: (0,chain/* signerLine */.z7)((claim) => of(claim).filter((link) => link.from !== 'self-declared').map((link) => link.value)), mark: '' },
        ...TOLD.flatMap(([claim, label]) => (inRef(claim, links) ? [] : told(claim, label))),
        ...asked.flatMap((link) => [{ label: 'fact', value: `${link.claim} = ${link.value}`, mark: link.from === 'self-declared' ? 'self-declared' : '' }]),
        ...told('through', 'named by'),
        ...told('witness', 'seen by'),
        ...told('trust', 'trust'),
    ];
}
/** Whether a tag or branch is the one in the ref, which is told already. */
function inRef(claim, links) {
    const isName = claim === 'source-tag' || claim === 'source-branch';
    return isName && links.some((link) => link.claim === claim && links.some((ref) => ref.claim === 'source-ref' && ref.value.endsWith(`/${link.value}`)));
}
// The word of `require` for a predicate type. `signature` and types without a word are named by themselves.
function className(says) {
    const known = Object.entries(predicate_types/* predicateAliases */.SZ).find(([, types]) => types.some((type) => type === says));
    return known?.[0] ?? 'evidence';
}
/** What became of a candidate, in words. */
const becameWords = {
    counted: 'counted as proof',
    unmet: 'right signer, a fact differs',
    foreign: 'signed by somebody else',
    'not-needed': 'authentic, not needed',
    rejected: 'rejected',
};
/** The places that were asked, counted by answer: `2 found, 1 none, 1 unavailable`. */
function searchesWords(subject) {
    const counts = ['found', 'none', 'unavailable'].map((outcome) => [subject.searches.filter((search) => search.outcome === outcome).length, outcome]);
    const asked = counts.filter(([count]) => count > 0).map(([count, outcome]) => `${count} ${outcome}`);
    return asked.length === 0 ? 'no place was asked' : `places asked: ${asked.join(', ')}`;
}
/** The number of candidates, in words. */
function candidatesWords(subject) {
    const count = subject.ledger.length + subject.omitted;
    return count === 1 ? '1 candidate' : `${count} candidates`;
}
/** The layer and the rule, in words; a rule that is called like its layer is named once. */
function ruleWords(rule) {
    return rule.rule === rule.layer ? rule.layer : `${rule.layer}, ${rule.rule === 'unmatched' ? 'no rule' : `rule ${rule.rule}`}`;
}
/** Why the policy asks nothing, where it is exempt and says so. */
function exemptions(subject) {
    return subject.rules.flatMap((rule) => (rule.outcome === 'exempt' && rule.tree !== null && rule.tree.code === null ? [rule.tree.what] : []));
}
// Waivers that speak of this subject: reason, owner, and until when.
function waivers(subject) {
    return subject.rules.flatMap(({ waiver }) => (waiver === null ? [] : [`${waiver.reason} (owner ${waiver.owner}, until ${waiver.until})`]));
}
/** Which modes and waivers excuse the subject, in one sentence; null where it is not excused. */
function excuse(subject) {
    if (stateOf(subject) !== 'excused')
        return null;
    const waived = waivers(subject)[0];
    return waived === undefined ? `excused by mode ${subject.mode}` : `excused by a waiver: ${waived}`;
}
function ours(text) {
    return { text, outside: false };
}
/** What a subject is called: as the user wrote it, and which of its platforms it is. */
function titleOf({ name, image }) {
    if (image === null)
        return name;
    return image.platform === null ? image.reference : `${image.reference} (${image.platform})`;
}
/** What was really looked at: the digest, for an image behind its canonical name; null where nothing was. */
function pinnedTitleOf({ name, digest, image }) {
    return digest === null || image === null ? digest : `${name}@${digest}`;
}
/** Places that are listed one by one. */
const PLACES = 20;
/** Every place that was asked about an image, with its answer; empty for other subjects, whose places are named where something is found. */
function placesAsked({ image, searches }) {
    if (image === null)
        return [];
    const lines = searches.map(({ at, outcome, code }) => `${outcome === 'unavailable' ? `no answer (${code ?? 'unknown'})` : outcome === 'found' ? 'found' : 'nothing'}: ${at.source} ${at.address}`);
    return lines.length > PLACES ? [...lines.slice(0, PLACES), `and ${lines.length - PLACES} more places`] : lines;
}
/** What the verified SBOMs answered, one line for each component; a query without a match says so. */
function componentLines({ components }) {
    return components.flatMap(({ query, matches, omitted }) => {
        if (matches.length === 0)
            return [`${query}: no component`];
        const lines = matches.map(({ name, version, purl }) => `${query}: ${name}${version === null ? '' : `@${version}`}${purl === null ? '' : ` (${purl})`}`);
        return omitted > 0 ? [...lines, `${query}: and ${omitted} more`] : lines;
    });
}

;// CONCATENATED MODULE: ./build/report/escape.js
// Escaping, one function per place where text is printed. Renderers print nothing from outside without one of these.
//
// Attacker-controlled: every string of a certificate, a predicate, an annotation, a file name, an error. What they could reach:
// - the log of a runner, which obeys `::cmd::` at the start of a line and `##[cmd]` anywhere in it (actions/runner, ActionCommand);
// - a step summary: GitHub-flavoured Markdown, with HTML, links, images, mentions and bare URLs that become links;
// - a terminal, which obeys escape sequences, and whoever reads it, whom bidirectional and invisible characters deceive.
// Every function bounds what it returns: the length of a text is attacker-controlled too.
// What has no visible shape of its own: controls, format characters (bidirectional, zero-width, tags), lone surrogates, private use, separators,
// blanks other than the space, fillers, variation selectors.
const INVISIBLE = /\p{Cc}|\p{Cf}|\p{Cs}|\p{Co}|\p{Zl}|\p{Zp}|(?! )\p{Zs}|[\u115f\u1160\u2800\u3164\uffa0]|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/gu;
const NAMED = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
/** Characters of one text from outside in a report for people; the cut is said. */
const SHOWN = 300;
/** One line for a log: no control or invisible character, no live workflow command at any place of it. */
function forLog(text, length = SHOWN) {
    return guardLine(visible(text, length));
}
/** Text within a line of a terminal: escape sequences and invisible characters are shown as `\u{1b}`. The whole line goes through `guardLine`. */
function forTerminal(text, length = SHOWN) {
    return visible(text, length);
}
/**
 * Disarms what a runner would obey in a finished line: `::` at its start and `##[` anywhere.
 *
 * Applied to whole lines too, because two harmless pieces can become a command when they are put together.
 */
function guardLine(line) {
    return line.replaceAll('##[', '##\\[').replace(/^(\s*)::/, '$1\\::');
}
/**
 * Inline code of Markdown, outside of tables. Nothing inside is markup, and GitHub makes no link, mention or image of it.
 *
 * The fence is longer than any run of backticks inside (CommonMark 0.31 §6.1), so it cannot be closed from inside.
 */
function forMarkdownCode(text, length = SHOWN) {
    return codeSpan(forLog(text, length));
}
function codeSpan(shown) {
    if (shown === '')
        return '(empty)';
    const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length));
    const fence = '`'.repeat(longest + 1);
    const pad = /^[` ]|[` ]$/.test(shown) ? ' ' : '';
    return `${fence}${pad}${shown}${pad}${fence}`;
}
/**
 * Inline code of Markdown inside a table cell.
 *
 * A pipe ends a cell even within code, and parsers differ in how a backslash before it counts; so it is not escaped but spelled.
 */
function forMarkdownCell(text, length = SHOWN) {
    return codeSpan(forLog(text, length).replaceAll('|', '\\u{7c}'));
}
// Words of plain prose. Everything that is markup to Markdown, HTML or GitHub (`*_~[]<>&|#@$\` and backticks) is not in it.
const PROSE = /^[\p{L}\p{N}.,;:'"()/?!%+=…·–-]+$/u;
// What GitHub makes links or pictures of though it is prose: URLs, www., :emoji:, GH-1, commit ids.
const LINKED = /:\/\/|www\.|:[^:]*:|\bgh-\d|\b[0-9a-f]{7,}\b/iu;
/**
 * Prose in Markdown, safe in a table cell too: words that could be markup or become a link are shown as code, the rest stays as it is.
 *
 * URLs, mentions and identities are thus readable and can be copied, and none of them is live.
 */
function forMarkdown(text, length = 600) {
    const out = [];
    let code = [];
    const close = () => {
        if (code.length > 0)
            out.push(forMarkdownCell(code.join(' '), length));
        code = [];
    };
    for (const word of visible(text, length).split(' ')) {
        if (word === '' && code.length === 0)
            continue;
        if (PROSE.test(word) && !LINKED.test(word)) {
            close();
            out.push(word);
            continue;
        }
        // What ends a part of the sentence is no part of a value that is to be copied.
        const [, value = word, stop = ''] = /^(.+?)([,.;]?)$/u.exec(word) ?? [];
        code.push(value);
        if (stop !== '') {
            close();
            out.push(`${out.pop() ?? ''}${stop}`);
        }
    }
    close();
    return out.join(' ');
}
/** Data of a workflow command: what stands behind the second `::`. Line breaks are kept, as the protocol spells them. */
function forCommandData(text) {
    return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
/** Value of a property of a workflow command. */
function forCommandProperty(text) {
    return forCommandData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
/**
 * JSON text that may be printed into a log: parses to the same value, with invisible characters and `##[` spelled as `\u…`.
 *
 * Both can occur within strings only, where every character may be spelled that way (RFC 8259 §7). Line breaks of the layout stay.
 */
function forJson(json) {
    // By line: a report may be hundreds of megabytes, and the engine ends the process when one replacement gets too large.
    return json.split('\n').map((line) => line.replaceAll('##[', '#\\u0023[').replace(INVISIBLE, spelled)).join('\n');
}
function spelled(character) {
    return character.split('').map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
}
// Bounded before, so that escaping a megabyte costs nothing, and after, because escapes are longer than what they stand for.
function visible(text, length) {
    const shown = clip(text, length).replace(INVISIBLE, (character) => NAMED[character] ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
    return text.length <= length && shown.length <= length * 2 ? shown : `${clip(shown, length)}… (cut)`;
}
// Cuts without leaving half of a surrogate pair.
function clip(text, length) {
    if (text.length <= length)
        return text;
    const last = text.charCodeAt(length - 1);
    return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}

;// CONCATENATED MODULE: ./build/report/annotations.js
// Annotations: the few lines that GitHub shows beside a run and on the lines of a pull request.
//
// GitHub keeps 10 of each type per step and 4,096 characters of each; what is more is counted in the last one. Texts are escaped for a log line;
// the protocol's own escaping is done by `renderAnnotations`, or by the client that sends them.



/**
 * The annotations of a report: what stops the step as errors, what a mode or waiver excuses as warnings, nothing for mode `observe`.
 *
 * What weakens the run is said in every mode, as a notice where the mode is silent: nobody may weaken without a trace.
 */
function annotationsOf(report) {
    const silent = report.mode === 'observe';
    const notes = silent ? [] : report.notes.filter((note) => note.level === 'warning');
    const all = [
        ...report.problems.map((problem) => problemAnnotation('error', 'verification could not be done', problem)),
        ...emptyRun(report),
        ...worstFirst(report).flatMap(subjectAnnotations),
        ...weakeningAnnotations(report, silent ? 'notice' : 'warning'),
        ...notes.map((note) => problemAnnotation('warning', 'verification', note)),
    ];
    return ['error', 'warning', 'notice'].flatMap((level) => firstOf(all.filter((annotation) => annotation.level === level), level));
}
/** The annotations as workflow commands, one per line. */
function renderAnnotations(report) {
    return annotationsOf(report).map((annotation) => `${commandOf(annotation)}\n`).join('');
}
function commandOf({ level, title, message, file, line, column }) {
    const properties = [['title', title], ['file', file], ['line', line], ['col', column]];
    const given = properties.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${forCommandProperty(String(value))}`]));
    return `::${level} ${given.join(',')}::${forCommandData(message)}`;
}
function emptyRun(report) {
    const stops = report.outcome === 'nothing-to-verify' && report.exit !== 0;
    return stops ? [{ level: 'error', title: 'nothing to verify', message: 'No subject was found, and it is not certain that there should be none. See the step summary.' }] : [];
}
function subjectAnnotations(subject) {
    const state = stateOf(subject);
    if (state === 'passed' || state === 'exempt' || (state === 'excused' && subject.mode === 'observe'))
        return [];
    const excused = excuse(subject);
    const lines = [
        ...(excused === null ? [] : [`${forLog(excused)}.`]),
        ...subject.reasons.slice(0, 3).flatMap(reasonLines),
        ...(subject.reasons.length > 3 ? [`And ${subject.reasons.length - 3} more reasons; see the step summary.`] : []),
    ];
    const at = subject.seenAt[0];
    return [{
            level: state === 'excused' ? 'warning' : 'error',
            title: forLog(`${subject.outcome}: ${titleOf(subject)}`, 200),
            message: boundedMessage(lines),
            ...(at === undefined ? {} : { file: forLog(at.file, 1000), line: at.line, column: at.column }),
        }];
}
function weakeningAnnotations(report, level) {
    const weak = weakening(report);
    return weak === null ? [] : [{ level, title: 'verification is weakened', message: `${weak.sentence} ${weak.inputs.slice(0, 20).map((input) => forLog(input)).join(', ')}` }];
}
function problemAnnotation(level, title, problem) {
    return { level, title: `${title}: ${problem.code}`, message: boundedMessage(reasonLines(problem)) };
}
function reasonLines(reason) {
    return [
        `${forLog(reason.what, 600)} [${reason.code}${reason.about === null ? '' : ` ${forLog(reason.about, 120)}`}]`,
        ...(reason.expected === null ? [] : [`Expected: ${forLog(reason.expected)}`]),
        ...(reason.seen === null ? [] : [`Found: ${forLog(reason.seen)}`]),
        `Next step: ${forLog(reason.next, 600)}`,
    ];
}
// Whole lines only, so that a cut never splits what was escaped.
function boundedMessage(lines) {
    const cut = 'Cut; see the step summary.';
    let message = '';
    for (const line of lines) {
        if (message.length + line.length + cut.length + 2 > limits/* limits */.F.annotationCharacters)
            return `${message}${cut}`;
        message += `${line}\n`;
    }
    return message.trimEnd();
}
function firstOf(all, level) {
    if (all.length <= limits/* limits */.F.annotations)
        return all;
    const kept = all.slice(0, limits/* limits */.F.annotations - 1);
    return [...kept, { level, title: 'verification: more', message: `And ${all.length - kept.length} more of this kind; see the step summary.` }];
}

;// CONCATENATED MODULE: ./build/report/json.js
// The report as JSON: the whole of it, for programs. Its JSON Schema is docs/report.schema.json.
//
// Keys stand in the order of the type and nothing depends on the clock or the machine: the same report is the same text. Texts are as they were
// found, bounded; spelled so that printing the file into a log runs no workflow command and shows no invisible character.

/** Renders the report as JSON that parses back to the same report (lone surrogates, which are no text, become U+FFFD). */
function renderJson(report) {
    return `${forJson(JSON.stringify(report, (_key, value) => (typeof value === 'string' ? value.toWellFormed() : value), 2))}\n`;
}

// EXTERNAL MODULE: ./build/domain/digest.js
var domain_digest = __webpack_require__(3213);
;// CONCATENATED MODULE: ./build/report/outputs.js
// The outputs of a step: a complete record, every one always set.
//
// Always all of them: the runner processes the output file after the step, and what it sets wins over what a forged log command set before. A
// digest or reference that was not let through is never handed out: a later step may run all the same (continue-on-error, always()) and deploy it.




/** Names of the outputs, as action.yml lists them. */
const outputNames = [
    'outcome', 'verified', 'digest', 'image', 'signer', 'images', 'verified-images', 'release-tag', 'version', 'results',
    'report-path', 'sbom-path', 'vsa-path', 'sarif-path',
];
/**
 * The outputs of a report. What the report cannot know (paths of files, the release) is empty and is filled in by whoever wrote it.
 *
 * `digest`, `image` and `signer` are those of the only subject, and like `images` they are given only for what the mode lets through;
 * `verified-images` holds only what passed.
 */
function outputsOf(report) {
    const only = report.subjects.length === 1 ? report.subjects.find((subject) => letThrough(subject, report)) : undefined;
    const through = named(report.subjects.filter((subject) => letThrough(subject, report)), report.subjects);
    const passed = named(report.subjects.filter((subject) => subject.outcome === 'passed' && letThrough(subject, report)), report.subjects);
    // All images of one index are one thing to deploy.
    const whole = through.length > 0 && new Set(report.subjects.map(indexOf)).size === 1 && report.subjects[0]?.image?.index != null ? through.find(({ platform }) => platform === null) : undefined;
    const fixed = {
        outcome: report.outcome,
        verified: String(report.outcome === 'passed'),
        digest: (0,domain_digest/* parseDigest */.m)(only?.digest ?? whole?.digest ?? '') ?? '',
        image: only === undefined ? (whole?.pinned ?? '') : pinned(only.name, only.digest, only.kind) ?? '',
        signer: only?.signer == null ? '' : forLog(only.signer, 600),
        images: imageMap(through),
        'verified-images': imageMap(passed),
        'release-tag': '', version: '', 'report-path': '', 'sbom-path': '', 'vsa-path': '', 'sarif-path': '',
    };
    // Counted as UTF-16, as GitHub estimates; paths that are filled in later are far below the margin.
    const used = Object.values(fixed).reduce((sum, value) => sum + value.length * 2, 0);
    return { ...fixed, results: resultsOf(report, limits/* limits */.F.outputBytes - used - 16 * 1024) };
}
/** The outputs about a release: empty but for exactly one that passed. Its tag is text of its repository. */
function releaseOutputs(release) {
    return { 'release-tag': release === null ? '' : forLog(release.tag, 600), version: release?.version == null ? '' : forLog(release.version, 600) };
}
/** The outputs as JSON text, for people and tests. */
function renderOutputs(report) {
    return `${JSON.stringify(outputsOf(report), null, 2)}\n`;
}
// A problem of the run (a file that changed after it was judged, for one) takes back what single subjects earned.
function letThrough(subject, report) {
    const state = stateOf(subject);
    return report.problems.length === 0 && (state === 'passed' || state === 'exempt' || state === 'excused');
}
function pinned(name, text, kind) {
    const digest = (0,domain_digest/* parseDigest */.m)(text ?? '');
    // A name that is no image name is not handed to a deploy tool, whatever it may be; a folder on this machine is none either.
    return kind === 'image' && digest !== null && !name.startsWith('oci:') && /^[a-z0-9[][a-zA-Z0-9._:/[\]-]*$/.test(name) ? `${name}@${digest}` : null;
}
// Single platforms are named so; where each image of an index is among them, the index is one too, under the reference itself.
function named(subjects, all) {
    const single = subjects.flatMap(({ name, digest, kind, image }) => {
        const reference = pinned(name, digest, kind);
        return reference === null || digest === null ? [] : [{ reference: image?.reference ?? name, platform: image?.platform ?? null, pinned: reference, digest }];
    });
    const indexes = [...Map.groupBy(all, indexOf).values()].flatMap((children) => {
        const [first] = children;
        const index = first?.image?.index ?? null;
        const reference = first === undefined ? null : pinned(first.name, index, 'image');
        if (index === null || reference === null || children.some((child) => !subjects.includes(child)))
            return [];
        return [...new Set(children.flatMap(({ image }) => image?.reference ?? []))].map((text) => ({ reference: text, platform: null, pinned: reference, digest: index }));
    });
    return [...indexes, ...single];
}
// Whose images these are: one index in two repositories is two things to deploy, and evidence in one of them says nothing of the other.
function indexOf({ name, image }) {
    return `${name}@${image?.index ?? ''}`;
}
// Two digests under one name are kept apart by their pinned references: the later one must not stand for both.
function imageMap(images) {
    const byName = new Map();
    for (const { reference, platform, pinned: digest } of images) {
        const name = forLog(platform === null ? reference : `${reference} ${platform}`, 600);
        byName.set(name, (byName.get(name) ?? new Set()).add(digest));
    }
    const entries = [...byName].flatMap(([name, references]) => [...references].map((reference) => [references.size === 1 ? name : reference, reference]));
    const text = forJson(JSON.stringify(Object.fromEntries(entries)));
    // Half a map would deploy half; an empty one fails where it is used.
    return text.length * 2 <= limits/* limits */.F.outputBytes / 4 ? text : '{}';
}
// `{"outcome", "problems": [codes], "subjects": [...], "cut": null | {"omitted", "see": "report-path"}}`; where it is cut, the worst subjects are the ones that are kept.
function resultsOf(report, bytes) {
    const whole = resultsText(report, report.subjects, 0);
    if (whole.length * 2 <= bytes)
        return whole;
    const subjects = worstFirst(report);
    let length = resultsText(report, [], subjects.length).length;
    let count = 0;
    for (const subject of subjects) {
        length += forJson(JSON.stringify(resultOf(subject))).length + 1;
        if (length * 2 > bytes)
            break;
        count += 1;
    }
    return resultsText(report, subjects.slice(0, count), subjects.length - count);
}
function resultsText(report, subjects, omitted) {
    const cut = omitted === 0 ? null : { omitted, see: 'report-path' };
    return forJson(JSON.stringify({ outcome: report.outcome, problems: report.problems.slice(0, 50).map((problem) => problem.code), subjects: subjects.map(resultOf), cut }));
}
function resultOf({ kind, name, digest, outcome, excused, signer, reasons }) {
    return { kind, name: forLog(name, 600), digest: (0,domain_digest/* parseDigest */.m)(digest ?? ''), outcome, excused, signer: signer === null ? null : forLog(signer, 600), code: reasons[0]?.code ?? null };
}

;// CONCATENATED MODULE: ./build/report/summary.js
// The step summary: GitHub-flavoured Markdown, for somebody who wants to know in five seconds what happened and what to do.
//
// GitHub drops a summary above 1,048,576 bytes whole, so it is bounded in bytes of UTF-8 (`limits.summaryBytes`), and what is left out is said.
// Subjects are shown in full, in short, in one line, or counted; the worst first, so that what is left out is what passed.



const ICONS = {
    passed: '✅', failed: '❌', error: '⛔', indeterminate: '❓', excused: '⚠️', exempt: '➖', 'nothing-to-verify': '➖',
};
/** Constraints on the line at the top, so that the failing subject stays within the first 20 lines; all of them follow at the end. */
const CONSTRAINTS_AT_TOP = 8;
const REASONS = 10;
/** Components shown of one subject; all are in the JSON report. */
const COMPONENTS = 50;
const TREE_LINES = 40;
/** Subjects that are shown with all details even where there is no room for the details of all. */
const FIRST = 20;
/** Room for the line that says what was left out. */
const CUT_LINE = 400;
/** Renders the step summary. Its first line is verdict, count and subject; it is never larger than `maxBytes`. */
function renderSummary(report, maxBytes = limits/* limits */.F.summaryBytes) {
    const head = [...headLines(report), ...problemLines(report)];
    const tail = tailLines(report);
    const room = maxBytes - CUT_LINE - bytesOf(head) - bytesOf(tail);
    const { lines, left } = subjectLines(worstFirst(report), room);
    return `${within([...head, ...lines, ...cutLines(left, report), ...tail].filter(isNeeded), maxBytes).join('\n')}\n`;
}
function headLines(report) {
    const lines = [`### ${ICONS[runState(report)]} ${headline(report).map(pieceText).join(' · ')}`, ''];
    const weak = weakening(report);
    if (weak !== null)
        lines.push(`⚠️ **${weak.sentence}** ${weak.inputs.slice(0, 20).map((input) => forMarkdownCode(input)).join(', ')}`, '');
    lines.push(forMarkdown(consequence(report)), '');
    lines.push(report.constraints.length === 0 ? '**Asked:** no constraints are known.' : `**Asked:** ${topConstraints(report)}`, '');
    return lines;
}
function topConstraints({ constraints }) {
    const more = constraints.length - CONSTRAINTS_AT_TOP;
    return [...constraints.slice(0, CONSTRAINTS_AT_TOP).map((line) => forMarkdownCode(line, 160)), ...(more > 0 ? [`and ${more} more, listed below`] : [])].join(' · ');
}
function problemLines({ problems }) {
    if (problems.length === 0)
        return [];
    const more = problems.length > 20 ? [`- and ${problems.length - 20} more problems`] : [];
    return ['#### ⛔ Why there is no verdict', '', ...problems.slice(0, 20).flatMap(summary_reasonLines), ...more, ''];
}
// ── subjects
// Everybody gets the richest layout that fits for all; what room is left goes to more details, the worst first.
function subjectLines(subjects, room) {
    const short = subjects.map(shortLines);
    const roomy = short.reduce((sum, lines) => sum + bytesOf(lines), 0) <= room;
    const base = roomy ? short : subjects.map((subject) => [briefLine(subject)]);
    let spare = room - base.reduce((sum, lines) => sum + bytesOf(lines), 0);
    let detailed = spare > 0;
    const out = [];
    let used = 0;
    for (const [index, subject] of subjects.entries()) {
        const least = base[index] ?? [];
        const rich = detailed ? (roomy || index < FIRST ? fullLines(subject) : short[index] ?? least) : least;
        // Once details do not fit they are not tried again: every try costs, and later subjects are less important.
        detailed &&= bytesOf(rich) - bytesOf(least) <= spare;
        const chosen = detailed ? rich : least;
        spare -= bytesOf(chosen) - bytesOf(least);
        used += bytesOf(chosen);
        // Even one line each is too much: what is left is counted, never dropped in silence.
        if (used > room)
            return { lines: out, left: subjects.length - index };
        out.push(...chosen);
    }
    return { lines: out, left: 0 };
}
function briefLine(subject) {
    const state = stateOf(subject);
    const said = state === 'passed' ? subject.signer : subject.reasons[0]?.code ?? null;
    return `- ${ICONS[state]} ${forMarkdownCode(titleOf(subject), 120)} ${subject.outcome}${state === 'excused' ? ' (excused)' : ''}${said === null ? '' : ` · ${forMarkdownCode(said, 160)}`}`;
}
function shortLines(subject) {
    const lines = ['', `#### ${ICONS[stateOf(subject)]} ${forMarkdownCode(titleOf(subject), 160)} ${subject.outcome}${stateOf(subject) === 'excused' ? ' (excused)' : ''}`, ''];
    const why = excuse(subject);
    if (why !== null)
        lines.push(`${forMarkdown(upperFirst(why))}.`, '');
    lines.push(...subject.reasons.slice(0, REASONS).flatMap(summary_reasonLines));
    if (subject.reasons.length > REASONS)
        lines.push(`- and ${subject.reasons.length - REASONS} more reasons`);
    if (subject.reasons.length > 0)
        lines.push('');
    return [...lines, ...exemptions(subject).slice(0, REASONS).map((line) => `- ${forMarkdown(line)}`), ...chainLines(subject), ...componentLines(subject).slice(0, COMPONENTS).map((line) => `- component ${forMarkdownCode(line, 300)}`)];
}
function fullLines(subject) {
    const pinned = pinnedTitleOf(subject);
    return [...shortLines(subject), ...(pinned === null ? [] : ['', forMarkdownCode(pinned, 400)]), ...ledgerLines(subject), ...ruleLines(subject), ''];
}
function summary_reasonLines(reason) {
    const about = reason.about === null ? '' : ` · ${forMarkdownCode(reason.about, 120)}`;
    const lines = [`- **${forMarkdown(reason.what)}** ${forMarkdownCode(reason.code)}${about}`];
    if (reason.expected !== null)
        lines.push(`  - expected: ${forMarkdownCode(reason.expected)}`);
    if (reason.seen !== null)
        lines.push(`  - found: ${forMarkdownCode(reason.seen)}`);
    else if (reason.expected !== null)
        lines.push('  - found: nothing');
    return [...lines, `  - next step: ${forMarkdown(reason.next)}`];
}
function chainLines(subject) {
    return chains(subject).slice(0, REASONS).map((facts) => `- ${facts.map(({ label, value, mark }) => `${label} ${forMarkdownCode(value, 200)}${mark === '' ? '' : ` (${mark})`}`).join(' · ')}`);
}
function ledgerLines(subject) {
    const shown = subject.ledger.slice(0, limits/* limits */.F.ledgerRows);
    const more = subject.ledger.length - shown.length + subject.omitted;
    // Nothing was searched: there is nothing to say.
    if (shown.length === 0 && subject.searches.length === 0)
        return [];
    const places = placesAsked(subject).map((place) => `- ${forMarkdown(place, 400)}`);
    if (shown.length === 0)
        return ['', `No candidate was found; ${searchesWords(subject)}.`, '', ...places];
    return [
        '', `<details><summary>${upperFirst(candidatesWords(subject))}; ${searchesWords(subject)}</summary>`, '',
        '| became | says | signed by | found at | why |', '| --- | --- | --- | --- | --- |',
        ...shown.map(rowLine),
        ...(more > 0 ? ['', `and ${more} more candidates, which are not shown here`] : []),
        '', ...places, '', '</details>',
    ];
}
function rowLine(row) {
    const expected = row.expected === null ? '' : `, expected ${forMarkdownCell(row.expected, 120)}`;
    const why = row.code === null ? '–' : `${forMarkdownCell(row.code)}${row.seen === null ? '' : ` found ${forMarkdownCell(row.seen, 120)}`}${expected}`;
    return `| ${becameWords[row.became]} | ${cell(row.says ?? row.format, 120)} | ${cell(row.signer, 160)} | ${cell(`${row.at.source}: ${row.at.address}`, 160)} | ${why} |`;
}
function cell(text, length) {
    return text === null ? '–' : forMarkdownCell(text, length);
}
function ruleLines(subject) {
    const lines = subject.rules.flatMap((rule) => [
        `- ${forMarkdown(ruleWords(rule), 240)}: **${rule.outcome}**${rule.mode === 'enforce' ? '' : ` (mode ${rule.mode})`}`,
        ...(rule.tree === null ? [] : treeLines(rule.tree, 1)),
    ]);
    if (lines.length === 0)
        return [];
    const more = lines.length > TREE_LINES ? [`- and ${lines.length - TREE_LINES} more lines, which are not shown here`] : [];
    return ['', '<details><summary>What was asked, and what each part came to</summary>', '', ...lines.slice(0, TREE_LINES), ...more, '', '</details>'];
}
function treeLines(node, depth) {
    const code = node.code === null ? '' : ` ${forMarkdownCode(node.code)}`;
    return [`${'  '.repeat(depth)}- **${node.outcome}**${code} ${forMarkdown(node.what)}`, ...node.of.flatMap((part) => treeLines(part, depth + 1))];
}
// ── the end
// The last guard of the limit: hostile texts in constraints, problems and notes alone could exceed it.
function within(lines, maxBytes) {
    if (bytesOf(lines) <= maxBytes)
        return lines;
    let used = CUT_LINE;
    const fitting = lines.findIndex((line) => (used += bytesOf([line])) > maxBytes);
    return [...lines.slice(0, fitting), '', '✂️ **Cut here**, because a step summary holds no more. All is in the JSON report (output `report-path`).'];
}
function cutLines(left, report) {
    if (left === 0)
        return [];
    return ['', `✂️ **Cut: ${left} of ${report.subjects.length} subjects are not shown**, because a step summary holds no more. All are in the JSON report (output \`report-path\`).`];
}
function tailLines(report) {
    const lines = [];
    const notes = report.notes.slice(0, 20);
    if (notes.length > 0)
        lines.push('', '#### Notes', '', ...notes.flatMap(noteLines));
    if (report.notes.length > notes.length)
        lines.push(`- and ${report.notes.length - notes.length} more notes`);
    if (report.constraints.length > CONSTRAINTS_AT_TOP)
        lines.push('', '#### Asked', '', ...listed(report.constraints));
    const layers = report.layers.map(({ name, digest }) => (digest === null ? name : `${name} ${digest}`));
    if (layers.length > 0)
        lines.push('', '#### Policy', '', ...listed(layers));
    const trust = report.trust.map(({ name, origin }) => `${name}: ${origin}`);
    if (trust.length > 0)
        lines.push('', '#### Trust', '', ...listed(trust));
    return lines;
}
function noteLines(note) {
    const seen = note.seen === null ? '' : ` Found ${forMarkdownCode(note.seen)}.`;
    const expected = note.expected === null ? '' : ` Expected ${forMarkdownCode(note.expected)}.`;
    const about = note.about === null ? '' : ` · ${forMarkdownCode(note.about, 120)}`;
    return [`- ${forMarkdown(note.what)}${seen}${expected} ${forMarkdown(note.next)} ${forMarkdownCode(note.code)}${about}`];
}
function listed(texts) {
    const more = texts.length > 50 ? [`- and ${texts.length - 50} more`] : [];
    return [...texts.slice(0, 50).map((text) => `- ${forMarkdownCode(text, 600)}`), ...more];
}
function pieceText(piece) {
    return piece.outside ? forMarkdownCode(piece.text, 120) : piece.text;
}
// Parts are set apart by an empty line on either side; one is enough.
function isNeeded(line, index, lines) {
    return line !== '' || lines[index - 1] !== '';
}
function bytesOf(lines) {
    return lines.reduce((sum, line) => sum + Buffer.byteLength(line, 'utf8') + 1, 0);
}
function upperFirst(sentence) {
    return `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}`;
}

;// CONCATENATED MODULE: ./build/report/terminal.js
// The report for a terminal: what the summary says, as plain lines. No width is assumed; the terminal wraps.
//
// A command line also runs inside of workflow steps, whose runner reads every line of stdout and stderr for commands; so every finished line is
// guarded. Colour is ours only: an escape sequence from outside is shown, not obeyed.



const SIGNS = {
    passed: '✓', failed: '✗', error: '✗', indeterminate: '?', excused: '!', exempt: '-', 'nothing-to-verify': '-',
};
const COLOURS = {
    passed: 32, failed: 31, error: 31, indeterminate: 33, excused: 33, exempt: 36, 'nothing-to-verify': 36,
};
/** Ledger rows of all subjects together. */
const ROWS = 2000;
/** Renders the report for a terminal. `colour` adds colour; the words are the same with and without. */
function renderTerminal(report, style = { colour: false }) {
    // Of few subjects every candidate is shown, of thousands a few each: a log is read by people.
    const rows = Math.min(limits/* limits */.F.ledgerRows, Math.max(3, Math.floor(ROWS / Math.max(1, report.subjects.length))));
    const lines = [...terminal_headLines(report, style), ...terminal_problemLines(report, style), ...worstFirst(report).flatMap((subject) => terminal_subjectLines(subject, rows, style)), ...terminal_tailLines(report)];
    return `${lines.map(guardLine).join('\n')}\n`;
}
function terminal_headLines(report, style) {
    const state = runState(report);
    const words = headline(report).map((piece) => (piece.outside ? forTerminal(piece.text) : piece.text)).join(' · ');
    const lines = [painted(`${SIGNS[state]} ${words}`, state, style)];
    const weak = weakening(report);
    if (weak !== null)
        lines.push(painted(`! ${weak.sentence} ${weak.inputs.slice(0, 20).map((input) => forTerminal(input)).join(', ')}`, 'excused', style));
    lines.push(consequence(report), 'asked:');
    lines.push(...(report.constraints.length === 0 ? ['  no constraints are known'] : terminal_listed(report.constraints, 20)));
    return lines;
}
function terminal_problemLines(report, style) {
    if (report.problems.length === 0)
        return [];
    return ['', painted('✗ why there is no verdict', 'error', style), ...report.problems.slice(0, 50).flatMap(terminal_reasonLines), ...moreLine(report.problems.length - 50, 'problems')];
}
function terminal_subjectLines(subject, rows, style) {
    const state = stateOf(subject);
    const lines = ['', painted(`${SIGNS[state]} ${forTerminal(titleOf(subject))} ${subject.outcome}${state === 'excused' ? ' (excused)' : ''}`, state, style)];
    const pinned = pinnedTitleOf(subject);
    if (pinned !== null)
        lines.push(`    ${forTerminal(pinned, 400)}`);
    const why = excuse(subject);
    if (why !== null)
        lines.push(`    ${forTerminal(why)}`);
    lines.push(...subject.reasons.slice(0, 10).flatMap(terminal_reasonLines), ...moreLine(subject.reasons.length - 10, 'reasons'));
    lines.push(...exemptions(subject).slice(0, 10).map((line) => `    ${forTerminal(line)}`));
    lines.push(...terminal_chainLines(subject), ...componentLines(subject).map((line) => `    component    ${forTerminal(line)}`), ...terminal_ledgerLines(subject, rows));
    // The tree repeats what the chain says of a subject that passed.
    return subject.outcome === 'passed' ? lines : [...lines, ...terminal_ruleLines(subject)];
}
function terminal_reasonLines(reason) {
    const lines = [`    ${forTerminal(reason.what, 600)}`, `      code      ${forTerminal(reason.code)}${reason.about === null ? '' : ` · ${forTerminal(reason.about)}`}`];
    if (reason.expected !== null)
        lines.push(`      expected  ${forTerminal(reason.expected)}`);
    if (reason.seen !== null)
        lines.push(`      found     ${forTerminal(reason.seen)}`);
    else if (reason.expected !== null)
        lines.push('      found     nothing');
    return [...lines, `      next step ${forTerminal(reason.next, 600)}`];
}
function terminal_chainLines(subject) {
    return chains(subject).slice(0, 10).flatMap((facts) => facts.map(({ label, value, mark }, index) => `    ${index === 0 ? '' : '  '}${label.padEnd(index === 0 ? 12 : 10)} ${forTerminal(value)}${mark === '' ? '' : ` (${mark})`}`));
}
function terminal_ledgerLines(subject, rows) {
    if (subject.ledger.length === 0 && subject.searches.length === 0)
        return [];
    const shown = subject.ledger.slice(0, rows);
    const more = subject.ledger.length - shown.length + subject.omitted;
    return [`    ${candidatesWords(subject)}; ${searchesWords(subject)}`, ...shown.map(terminal_rowLine), ...moreLine(more, 'candidates'), ...placesAsked(subject).map((place) => `      ${forTerminal(place, 400)}`)];
}
function terminal_rowLine(row) {
    const said = [row.says ?? row.format, row.signer === null ? null : `by ${row.signer}`, `at ${row.at.source}: ${row.at.address}`]
        .flatMap((part) => (part === null ? [] : [forTerminal(part)]));
    const why = row.code === null ? '' : ` · ${forTerminal(row.code)}${row.seen === null ? '' : ` found ${forTerminal(row.seen)}`}${row.expected === null ? '' : `, expected ${forTerminal(row.expected)}`}`;
    return `      ${becameWords[row.became]}: ${said.join(' ')}${why}`;
}
function terminal_ruleLines(subject) {
    const lines = subject.rules.flatMap((rule) => [
        `      ${forTerminal(ruleWords(rule))}: ${rule.outcome}${rule.mode === 'enforce' ? '' : ` (mode ${rule.mode})`}`,
        ...(rule.tree === null ? [] : terminal_treeLines(rule.tree, 4)),
    ]);
    return lines.length === 0 ? [] : ['    rules:', ...lines.slice(0, 40), ...moreLine(lines.length - 40, 'lines')];
}
function terminal_treeLines(node, depth) {
    return [`${'  '.repeat(depth)}${node.outcome}: ${forTerminal(node.what)}${node.code === null ? '' : ` · ${forTerminal(node.code)}`}`, ...node.of.flatMap((part) => terminal_treeLines(part, depth + 1))];
}
function terminal_tailLines(report) {
    // Outputs are a workflow's; a terminal has none.
    const notes = report.notes.filter((note) => note.code !== 'OUTPUT_EMPTY');
    const lines = [];
    if (notes.length > 0)
        lines.push('', 'notes:', ...notes.slice(0, 50).flatMap(terminal_reasonLines), ...moreLine(notes.length - 50, 'notes'));
    if (report.layers.length > 0)
        lines.push('', 'policy:', ...terminal_listed(report.layers.map(({ name, digest }) => (digest === null ? name : `${name} ${digest}`)), 20));
    if (report.trust.length > 0)
        lines.push('trust:', ...terminal_listed(report.trust.map(({ name, origin }) => `${name}: ${origin}`), 20));
    return lines;
}
function terminal_listed(texts, most) {
    return [...texts.slice(0, most).map((text) => `  ${forTerminal(text, 600)}`), ...moreLine(texts.length - most, 'lines')];
}
function moreLine(more, what) {
    return more > 0 ? [`      and ${more} more ${what}`] : [];
}
function painted(line, state, { colour }) {
    return colour ? `\u001b[${COLOURS[state]}m${guardLine(line)}\u001b[0m` : line;
}

// EXTERNAL MODULE: ./build/report/build.js + 2 modules
var build = __webpack_require__(6059);
;// CONCATENATED MODULE: ./build/report/catalog.js
// The formats a report is rendered in. A format is one file here and one line below; docs and tests walk this list.
//
// This is the folder's front door for the entries, which publish a report.
//
// Every format sees the `Report` only: a report that was loaded from JSON, or merged, renders like a fresh one.









/** All formats by name; the name is the name of the file that renders it. */
const reportFormats = {
    annotations: { render: renderAnnotations, extension: 'txt', about: 'Workflow commands: what GitHub shows beside the run and on the lines of a pull request.' },
    json: { render: renderJson, extension: 'json', about: 'The whole report, for programs.' },
    outputs: { render: renderOutputs, extension: 'json', about: 'The outputs of the step, for later steps.' },
    summary: { render: (report) => renderSummary(report), extension: 'md', about: 'The step summary, for whoever opens the run.' },
    terminal: { render: (report) => renderTerminal(report), extension: 'txt', about: 'The same for a terminal.' },
};


/***/ })

};
