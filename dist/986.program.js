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
/* harmony import */ var _host_log_line_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9908);
/* harmony import */ var _host_tools_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6872);
/* harmony import */ var _host_terminal_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7199);
/* harmony import */ var _config_help_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(5392);
/* harmony import */ var _net_client_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(665);
// The terminal: flags of the same names as the inputs → run() → the report on stdout → exit code 0, 1 failed, 2 error, 3 indeterminate. Behind the word
// `policy` stand commands about policies (policy-commands.ts).











const { env, argv } = node_process__WEBPACK_IMPORTED_MODULE_1__;
const old = (0,_host_terminal_js__WEBPACK_IMPORTED_MODULE_8__/* .tooOld */ .Yo)(node_process__WEBPACK_IMPORTED_MODULE_1__.versions.node);
// Most runs start no program, and need not load what starts them.
const exec = { run: async (command, options) => (await __webpack_require__.e(/* import() */ 970).then(__webpack_require__.bind(__webpack_require__, 9970))).exec.run(command, options) };
const command = (0,_host_terminal_js__WEBPACK_IMPORTED_MODULE_8__/* .commandOf */ .Nl)(argv.slice(2));
const args = command.name === 'unknown' ? [] : command.argv;
const line = (0,_host_terminal_js__WEBPACK_IMPORTED_MODULE_8__/* .parseFlags */ .bQ)(args, _config_help_js__WEBPACK_IMPORTED_MODULE_9__/* .flags */ .Mv);
const roots = { roots: (0,_host_environment_js__WEBPACK_IMPORTED_MODULE_2__/* .writableRoots */ .KP)({}, node_process__WEBPACK_IMPORTED_MODULE_1__.cwd()) };
(0,_host_terminal_js__WEBPACK_IMPORTED_MODULE_8__/* .outliveReader */ .wk)(node_process__WEBPACK_IMPORTED_MODULE_1__);
if (command.name === 'unknown')
    endWith(command.what);
else if (line.version)
    tell(`${_config_help_js__WEBPACK_IMPORTED_MODULE_9__/* .versionText */ .KA}\n`);
else if (command.name === 'policy' || line.help || argv.length === 2)
    tell(command.name === 'verify' ? (0,_config_help_js__WEBPACK_IMPORTED_MODULE_9__/* .helpText */ .BK)() : (0,_config_help_js__WEBPACK_IMPORTED_MODULE_9__/* .policyHelpText */ .FJ)());
else if (old !== null)
    endWith(old);
else if (command.name === 'verify' || command.name === 'explain')
    await verify(command.name);
else
    await aboutPolicies(command.name);
function endWith(why) {
    node_process__WEBPACK_IMPORTED_MODULE_1__.stderr.write(`${(0,_host_log_line_js__WEBPACK_IMPORTED_MODULE_6__/* .logLine */ .BP)(why)}\n`);
    node_process__WEBPACK_IMPORTED_MODULE_1__.exitCode = 2;
}
// It ends well only where nothing else was asked: `--artifact "$NAME"` with a name that reads --help, or flags in a variable that is empty, have
// verified nothing, and whoever chose the name must not have passed the gate by it.
function tell(text) {
    node_process__WEBPACK_IMPORTED_MODULE_1__.stdout.write(text);
    node_process__WEBPACK_IMPORTED_MODULE_1__.exitCode = args.length === 1 && (line.help || line.version) ? 0 : 2;
}
function portsOf(deadline) {
    return { files: (0,_host_files_js__WEBPACK_IMPORTED_MODULE_3__/* .filesOf */ .R)(node_process__WEBPACK_IMPORTED_MODULE_1__.cwd(), { signal: deadline }), http: (0,_net_client_js__WEBPACK_IMPORTED_MODULE_10__/* .httpFor */ ._c)(env), scratch: (0,_host_scratch_js__WEBPACK_IMPORTED_MODULE_5__/* .scratchIn */ .q)(roots.roots[1] ?? node_os__WEBPACK_IMPORTED_MODULE_0__.tmpdir(), roots), exec, tools: (0,_host_tools_js__WEBPACK_IMPORTED_MODULE_7__/* .toolsOf */ .F)(env), env: (0,_host_environment_js__WEBPACK_IMPORTED_MODULE_2__/* .variablesFor */ .j$)(env), mask: () => { }, cacheFolder: roots.roots[1] ?? null, now: () => new Date(), log: () => { }, deadline };
}
async function verify(name) {
    // Loaded when there is something to verify: --help and --version need none of it.
    const [{ run }, { renderTerminal, reportFormats, withProblems }] = await Promise.all([Promise.all(/* import() */[__webpack_require__.e(818), __webpack_require__.e(83)]).then(__webpack_require__.bind(__webpack_require__, 8083)), Promise.all(/* import() */[__webpack_require__.e(818), __webpack_require__.e(299), __webpack_require__.e(830)]).then(__webpack_require__.bind(__webpack_require__, 7830))]);
    const { report: judged, reports, files } = await run(withDefaults(line.inputs), portsOf((0,_host_terminal_js__WEBPACK_IMPORTED_MODULE_8__/* .cancellation */ .WN)(node_process__WEBPACK_IMPORTED_MODULE_1__)), 'cli');
    const path = reports === null ? null : `${reports}/report.json`;
    const report = withProblems(judged, await (0,_host_safe_write_js__WEBPACK_IMPORTED_MODULE_4__/* .writeReports */ .Li)([...files, ...(path === null ? [] : [{ path, text: reportFormats.json.render(judged) }])], roots));
    node_process__WEBPACK_IMPORTED_MODULE_1__.stdout.write(line.json ? reportFormats.json.render(report) : name === 'explain' ? reportFormats.explain.render(report) : renderTerminal(report, { colour: (0,_host_terminal_js__WEBPACK_IMPORTED_MODULE_8__/* .wantsColour */ .Ml)(env, node_process__WEBPACK_IMPORTED_MODULE_1__.stdout) }));
    (0,_host_terminal_js__WEBPACK_IMPORTED_MODULE_8__/* .endSoon */ .nJ)(node_process__WEBPACK_IMPORTED_MODULE_1__, report.exit);
}
async function aboutPolicies(name) {
    const { policyCommand } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(818), __webpack_require__.e(83), __webpack_require__.e(299), __webpack_require__.e(254), __webpack_require__.e(654)]).then(__webpack_require__.bind(__webpack_require__, 7273));
    const { stdout, stderr, exit } = await policyCommand(name, { ...line, inputs: name === 'suggest' ? withDefaults(line.inputs) : line.inputs }, portsOf((0,_host_terminal_js__WEBPACK_IMPORTED_MODULE_8__/* .cancellation */ .WN)(node_process__WEBPACK_IMPORTED_MODULE_1__)));
    node_process__WEBPACK_IMPORTED_MODULE_1__.stderr.write(stderr);
    node_process__WEBPACK_IMPORTED_MODULE_1__.stdout.write(stdout);
    (0,_host_terminal_js__WEBPACK_IMPORTED_MODULE_8__/* .endSoon */ .nJ)(node_process__WEBPACK_IMPORTED_MODULE_1__, exit);
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
/* harmony export */   FJ: () => (/* binding */ policyHelpText),
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
       verify-supply-chain policy suggest | explain | lint | test --help

Verifies that images and files were signed by whom you think, from the source you think.
Exit code: 0 go on, 1 failed, 2 error, 3 indeterminate (try again: something did not answer).

${groups.join('\n\n')}

  --json\n${wrap('Print the report as JSON.')}
  --version, --help
`;
}
/** The text of `policy --help`, and of each of its words. */
function policyHelpText() {
    return `Usage: verify-supply-chain policy suggest --image <name:tag> [flags]
       verify-supply-chain policy suggest --artifact <file> --bundle <file> [flags]
       verify-supply-chain policy explain <the flags of a run>
       verify-supply-chain policy lint <file> …
       verify-supply-chain policy test <file> …

suggest
${wrap('Looks at the evidence about the subjects, verifies it, and prints the tightest policy that accepts it, with what it does not bind and why. No identity is needed, and nobody is accepted: it shows who signed, not whom to trust. repo or owner say whose attestations GitHub is asked for. Exit code: 0 a policy was printed, 1 nothing was verified that a policy could ask for, 2 error, 3 a place did not answer.')}
explain
${wrap('Verifies, and prints how the verdict came about: every layer, rule and requirement, and what met it or came how near. The exit code is that of the run.')}
lint
${wrap('Says what is wrong with policy files, and what they leave open.')}
test
${wrap('Runs the tests that policy files bring.')}

  --json
${wrap('Print the same for programs.')}
The flags are those of a run: verify-supply-chain --help.
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
