export const id = 986;
export const ids = [986];
export const modules = {

/***/ 3986:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8161);
/* harmony import */ var node_process__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1708);
/* harmony import */ var _host_environment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2058);
/* harmony import */ var _host_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6640);
/* harmony import */ var _host_safe_write_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(124);
/* harmony import */ var _host_scratch_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(557);
/* harmony import */ var _host_terminal_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7199);
/* harmony import */ var _config_help_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5392);
/* harmony import */ var _net_client_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(665);
// The terminal: flags of the same names as the inputs → run() → the report on stdout → exit code 0, 1 failed, 2 error, 3 indeterminate.









const { env, argv } = node_process__WEBPACK_IMPORTED_MODULE_1__;
const old = (0,_host_terminal_js__WEBPACK_IMPORTED_MODULE_6__/* .tooOld */ .Yo)(node_process__WEBPACK_IMPORTED_MODULE_1__.versions.node);
// Most runs start no program, and need not load what starts them.
const exec = { run: async (command, options) => (await __webpack_require__.e(/* import() */ 970).then(__webpack_require__.bind(__webpack_require__, 9970))).exec.run(command, options) };
const line = (0,_host_terminal_js__WEBPACK_IMPORTED_MODULE_6__/* .parseFlags */ .bQ)(argv.slice(2), _config_help_js__WEBPACK_IMPORTED_MODULE_7__/* .flags */ .Mv);
(0,_host_terminal_js__WEBPACK_IMPORTED_MODULE_6__/* .outliveReader */ .wk)(node_process__WEBPACK_IMPORTED_MODULE_1__);
if (line.version)
    tell(`${_config_help_js__WEBPACK_IMPORTED_MODULE_7__/* .versionText */ .KA}\n`);
else if (line.help || argv.length === 2)
    tell((0,_config_help_js__WEBPACK_IMPORTED_MODULE_7__/* .helpText */ .BK)());
else if (old !== null)
    endWith(old);
else
    await verify();
function endWith(why) {
    node_process__WEBPACK_IMPORTED_MODULE_1__.stderr.write(`${why}\n`);
    node_process__WEBPACK_IMPORTED_MODULE_1__.exitCode = 2;
}
// It ends well only where nothing else was asked: `--artifact "$NAME"` with a name that reads --help, or flags in a variable that is empty, have
// verified nothing, and whoever chose the name must not have passed the gate by it.
function tell(text) {
    node_process__WEBPACK_IMPORTED_MODULE_1__.stdout.write(text);
    node_process__WEBPACK_IMPORTED_MODULE_1__.exitCode = argv.length === 3 ? 0 : 2;
}
async function verify() {
    // Loaded when there is something to verify: --help and --version need none of it.
    const [{ run }, { renderTerminal, reportFormats, withProblems }] = await Promise.all([Promise.all(/* import() */[__webpack_require__.e(59), __webpack_require__.e(164)]).then(__webpack_require__.bind(__webpack_require__, 2164)), Promise.all(/* import() */[__webpack_require__.e(59), __webpack_require__.e(803)]).then(__webpack_require__.bind(__webpack_require__, 5803))]);
    const deadline = (0,_host_terminal_js__WEBPACK_IMPORTED_MODULE_6__/* .cancellation */ .WN)(node_process__WEBPACK_IMPORTED_MODULE_1__);
    const roots = { roots: (0,_host_environment_js__WEBPACK_IMPORTED_MODULE_2__/* .writableRoots */ .KP)({}, node_process__WEBPACK_IMPORTED_MODULE_1__.cwd()) };
    const ports = { files: (0,_host_files_js__WEBPACK_IMPORTED_MODULE_3__/* .filesOf */ .R)(node_process__WEBPACK_IMPORTED_MODULE_1__.cwd(), { signal: deadline }), http: (0,_net_client_js__WEBPACK_IMPORTED_MODULE_8__/* .httpFor */ ._c)(env), scratch: (0,_host_scratch_js__WEBPACK_IMPORTED_MODULE_5__/* .scratchIn */ .q)(roots.roots[1] ?? node_os__WEBPACK_IMPORTED_MODULE_0__.tmpdir(), roots), exec, env: (0,_host_environment_js__WEBPACK_IMPORTED_MODULE_2__/* .variablesFor */ .j$)(env), mask: () => { }, cacheFolder: (0,_host_environment_js__WEBPACK_IMPORTED_MODULE_2__/* .writableRoots */ .KP)({}, node_process__WEBPACK_IMPORTED_MODULE_1__.cwd())[1] ?? null, now: () => new Date(), log: () => { }, deadline };
    const { report: judged, reports, files } = await run(withDefaults(line.inputs), ports, 'cli');
    const path = reports === null ? null : `${reports}/report.json`;
    const report = withProblems(judged, await (0,_host_safe_write_js__WEBPACK_IMPORTED_MODULE_4__/* .writeReports */ .Li)([...files, ...(path === null ? [] : [{ path, text: reportFormats.json.render(judged) }])], roots));
    node_process__WEBPACK_IMPORTED_MODULE_1__.stdout.write(line.json ? reportFormats.json.render(report) : renderTerminal(report, { colour: (0,_host_terminal_js__WEBPACK_IMPORTED_MODULE_6__/* .wantsColour */ .Ml)(env, node_process__WEBPACK_IMPORTED_MODULE_1__.stdout) }));
    (0,_host_terminal_js__WEBPACK_IMPORTED_MODULE_6__/* .endSoon */ .nJ)(node_process__WEBPACK_IMPORTED_MODULE_1__, report.exit);
}
// cosign's own variable: where it keeps evidence, its users expect it to be found. The action reads no variable that says what counts.
function withDefaults(inputs) {
    const repository = env['COSIGN_REPOSITORY'] ?? '';
    return repository === '' || !inputs.has('image') || inputs.has('evidence-repository') ? inputs : new Map([...inputs, ['evidence-repository', [repository]]]);
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 5392:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BK: () => (/* binding */ helpText),
/* harmony export */   KA: () => (/* binding */ versionText),
/* harmony export */   Mv: () => (/* binding */ flags)
/* harmony export */ });
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9190);
// Help and flags of the command line, from the table of inputs.

/** The program's version, as package.json states it (a test compares). */
const versionText = 'verify-supply-chain 0.0.0';
/** Kinds that take several values. */
const SEVERAL = new Set(['lines', 'keys', 'secrets']);
/** The flags: every input under its own name. */
const flags = [..._inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .inputs */ .Q].map(([name, { kind }]) => ({ name, kind: kind === 'boolean' ? 'boolean' : SEVERAL.has(kind) ? 'values' : 'value' }));
const GROUPS = {
    what: 'What is verified',
    who: 'Who must have signed, and from which source',
    evidence: 'Which evidence, under which trust',
    behaviour: 'What is done about it',
    unsafe: 'What makes less be verified',
};
/** The text of --help. */
function helpText() {
    const groups = Object.entries(GROUPS).map(([group, title]) => {
        const rows = [..._inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .inputs */ .Q].filter(([, input]) => input.group === group).map(([name, { kind, help }]) => `  --${name}${kind === 'boolean' ? '' : ' <value>'}${SEVERAL.has(kind) ? ' …' : ''}\n${wrap(help)}`);
        return `${title}:\n${rows.join('\n')}`;
    });
    return `Usage: verify-supply-chain --image <name:tag> --repo <owner/name> [flags]
       verify-supply-chain --artifact <file> --bundle <file> --repo <owner/name> [flags]

Verifies that images and files were signed by whom you think, from the source you think.
Exit code: 0 go on, 1 failed, 2 error, 3 indeterminate (try again: something did not answer).

${groups.join('\n\n')}

  --json\n${wrap('Print the report as JSON.')}
  --version, --help
`;
}
function wrap(text) {
    const lines = [''];
    for (const word of text.split(' ')) {
        const last = lines.length - 1;
        const line = lines[last] ?? '';
        if (line.length + word.length + 1 > 84)
            lines.push(word);
        else
            lines[last] = line === '' ? word : `${line} ${word}`;
    }
    return lines.map((line) => `      ${line}`).join('\n');
}


/***/ })

};
