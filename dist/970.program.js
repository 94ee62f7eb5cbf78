export const id = 970;
export const ids = [970];
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
// no text in an argument is a command. What it prints to stderr is shown to nobody, unless who starts it
// wants it: a helper's may hold what it was asked for.





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
async function run([program, ...args], { stdin, timeoutMs, maxBytes, signal, stderr, variables }) {
    const name = (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .bounded */ .Mm)(program);
    const interrupted = () => new _domain_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .SourceError */ .c8('INTERRUPTED', `${name} was stopped before it had answered.`);
    if (signal?.aborted === true)
        throw interrupted();
    const { promise, resolve, reject } = Promise.withResolvers();
    const child = start(program, args, { stderr, variables });
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
    const printed = { stdout: new Array(), stderr: new Array() };
    let bytes = 0;
    for (const stream of ['stdout', 'stderr']) {
        child[stream]?.on('data', (chunk) => {
            bytes += chunk.length;
            if (bytes > maxBytes)
                giveUp(new _domain_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .SourceError */ .c8('SOURCE_TOO_LARGE', `${name} prints more than ${maxBytes} bytes.`));
            else
                printed[stream].push(chunk);
        });
    }
    child.on('error', (cause) => reject(notStarted(program, cause)));
    // Not on its exit: what it printed last may still be on the way.
    child.on('close', (code, by) => resolve({ code: code ?? endedBy(by), stdout: Buffer.concat(printed.stdout), stderr: Buffer.concat(printed.stderr) }));
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
function start(program, args, { stderr, variables }) {
    try {
        return (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, args, { cwd: FOLDER, env: variables === 'none' ? bareEnvironment() : environment(), stdio: ['pipe', 'pipe', stderr === 'keep' ? 'pipe' : 'ignore'], detached: HAS_GROUPS, windowsHide: true });
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
/** The variables without which programs are not found or, on Windows, do not start. */
function bareEnvironment() {
    return Object.fromEntries(Object.entries(process.env).filter(([name]) => /^(PATH|PATHEXT|SYSTEMROOT)$/i.test(name)));
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
    child.stderr?.destroy();
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


/***/ })

};
