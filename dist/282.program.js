export const id = 282;
export const ids = [282];
export const modules = {

/***/ 6282:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checkLanguages: () => (/* binding */ checkLanguages),
  checkerOf: () => (/* binding */ checkerOf),
  lintChecks: () => (/* binding */ lintChecks),
  loadChecker: () => (/* binding */ loadChecker)
});

// EXTERNAL MODULE: ./build/domain/errors.js
var errors = __webpack_require__(6046);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/domain/limits.js
var limits = __webpack_require__(545);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./build/policy/checks/archive.js
// One file out of a .tar.gz. The archive was verified before; it is read with bounds all the same, and nothing of it is written anywhere.


const BLOCK = 512;
/** The bytes of the regular file of this name. Throws where there is none, where what is unpacked is too large, and where the archive breaks off. */
function fileInArchive(archive, name) {
    const tar = (0,external_node_zlib_.gunzipSync)(archive, { maxOutputLength: limits/* limits */.F.engineBytes });
    for (let at = 0; at + BLOCK <= tar.length;) {
        const header = tar.subarray(at, at + BLOCK);
        const size = Number.parseInt(archive_text(header, 124, 12), 8);
        // Zeros end an archive; a size in another notation is of files of 8 GiB.
        if (!Number.isSafeInteger(size) || size < 0)
            break;
        const start = at + BLOCK;
        const type = archive_text(header, 156, 1);
        if (archive_text(header, 0, 100) === name && archive_text(header, 345, 155) === '' && (type === '0' || type === '')) {
            if (start + size > tar.length)
                break;
            return tar.subarray(start, start + size);
        }
        at = start + Math.ceil(size / BLOCK) * BLOCK;
    }
    throw new Error(`there is no file ${name} in the archive`);
}
function archive_text(header, at, length) {
    const bytes = Buffer.from(header.subarray(at, at + length));
    const end = bytes.indexOf(0);
    return bytes.subarray(0, end === -1 ? length : end).toString('latin1').trim();
}

;// CONCATENATED MODULE: ./build/policy/checks/engine.js
// The programs that answer CUE and Rego: where they come from, and how they are asked.
//
// PATH first: what stands there is the machine's own. Then the release of one version, whose digest stands below: kept in the tool cache, to which any
// earlier step can write, so what is kept is the file that was published, and it is hashed again at each use; or fetched. What runs is a copy in the
// run's own folder, made of the bytes that were hashed. No shell, no variables of this process, bounded in time and in what it prints.




const CUE = 'v0.17.1';
const OPA = 'v1.19.1';
const archive = (machine, sha256) => ({ name: `cue_${CUE}_${machine}.tar.gz`, sha256, within: 'cue' });
const program = (machine, sha256) => ({ name: `opa_${machine}`, sha256, within: null });
/** The engines that are fetched, with the digests of their files as they were published. */
const engines = {
    cue: {
        version: CUE, ask: ['version'], says: /^cue version (v(\d+)\.(\d+)\S*)/, least: [0, 11],
        folder: `https://github.com/cue-lang/cue/releases/download/${CUE}/`,
        files: {
            'linux-x64': archive('linux_amd64', 'a39b0c97695069d95d276d99be0f5dbabb081d801bfdc9ba49b76efaf94e2369'),
            'linux-arm64': archive('linux_arm64', '0d729be30d52c952ca38fc9dcb692caa09d8463fa0b64df5781312779183fbcd'),
            'darwin-x64': archive('darwin_amd64', '80aa026c3f47400c7bfc228b3422fd56b7c6c5ea4d70686f8d8f01ced716d3de'),
            'darwin-arm64': archive('darwin_arm64', '64921403f012a97f89494c03605db2fbf7d9daa77dc2631819ac4406cb2e8074'),
        },
        setUp: 'cue-lang/setup-cue',
    },
    opa: {
        version: OPA, ask: ['version'], says: /^Version: (v?(\d+)\.(\d+)\S*)/, least: [1, 0],
        folder: `https://github.com/open-policy-agent/opa/releases/download/${OPA}/`,
        files: {
            'linux-x64': program('linux_amd64_static', 'c9f985ce0d345f5484006ade2c695ed9e3f308e4441139e46695c5c182ac0839'),
            'linux-arm64': program('linux_arm64_static', '19dcb5186fd394c32023918c53eaacda55f835abb05e13e0f9a766dd1429494f'),
            'darwin-x64': program('darwin_amd64', '80a9e2bce1a44fd81dc4b5415439918786b4685f0709d533d0005abea7e10e02'),
            'darwin-arm64': program('darwin_arm64_static', '805ce3f336154150bef73bafa2dab8806631851bccc7cae95bef46ffabdf8fc3'),
        },
        setUp: 'open-policy-agent/setup-opa',
    },
};
/** An engine gave no answer. `message` says why, in words for the user. */
class NoAnswer extends Error {
    name = 'NoAnswer';
}
/** The engines of a run: each is looked for once, when it is first asked. */
class Engines {
    #ports;
    #catalog;
    #found = new Map();
    #said = new Map();
    #waiting = [];
    #running = 0;
    constructor(ports, catalog) {
        this.#ports = ports;
        this.#catalog = catalog;
    }
    /** Finds an engine, or fetches it. Rejects with `EngineError` where it cannot be had. */
    async find(name) {
        await this.#program(name);
    }
    /**
     * Runs an engine. Returns whatever it came to: exit code and output are for the caller to read.
     *
     * Rejects with `EngineError` where there is none, and with `NoAnswer` where it did not start, took too long or printed too much.
     */
    async run(name, args) {
        const path = await this.#program(name);
        return this.#inTurn(async () => {
            try {
                return await this.#start([path, ...args], limits/* limits */.F.engineMs, limits/* limits */.F.enginePrints);
            }
            catch (cause) {
                throw new NoAnswer(cause instanceof errors/* SourceError */.c8 ? cause.problems[0].what : `${name} could not be run.`, { cause });
            }
        });
    }
    /** What an engine prints, asked once in a run. Rejects as `run` does, and with `NoAnswer` where it fails. */
    async once(name, args) {
        const key = JSON.stringify([name, args]);
        const said = this.#said.get(key) ?? this.run(name, args).then(({ code, stdout }) => {
            if (code !== 0)
                throw new NoAnswer(`${name} ${args.join(' ')} ended with ${code}.`);
            return stdout;
        });
        this.#said.set(key, said);
        return said;
    }
    /** Hands files with these contents to a function, and removes them when it is done. Rejects with `NoAnswer` where they cannot be written. */
    async withFiles(contents, use) {
        const files = [];
        try {
            for (const [content, extension] of contents)
                files.push(await this.#write(Buffer.from(content), { extension }));
            return await use(files.map(({ path }) => path));
        }
        finally {
            for (const file of files)
                await file.remove();
        }
    }
    async #write(...given) {
        try {
            return await this.#ports.scratch.write(...given);
        }
        catch (cause) {
            throw new NoAnswer(cause instanceof Error ? cause.message : 'a file could not be written', { cause });
        }
    }
    /** So many at a time: each may take much of the machine. */
    async #inTurn(work) {
        if (this.#running >= limits/* limits */.F.enginesAtOnce)
            await new Promise((resolve) => this.#waiting.push(resolve));
        else
            this.#running += 1;
        try {
            return await work();
        }
        finally {
            const next = this.#waiting.shift();
            if (next === undefined)
                this.#running -= 1;
            else
                next();
        }
    }
    #start(argv, timeoutMs, maxBytes) {
        return this.#ports.exec.run(argv, { stdin: null, timeoutMs, maxBytes, stderr: 'keep', variables: 'none', signal: this.#ports.deadline });
    }
    #program(name) {
        const found = this.#found.get(name) ?? this.#look(name);
        this.#found.set(name, found);
        return found;
    }
    async #look(name) {
        try {
            return await this.#obtain(name);
        }
        catch (cause) {
            // What was cut off was never asked whether it is there.
            throw this.#ports.deadline.aborted ? new NoAnswer(`the run ended before ${name} was found.`, { cause }) : cause;
        }
    }
    async #obtain(name) {
        const engine = this.#catalog[name];
        const onPath = await this.#versionOf(name, engine);
        if (onPath.version !== null) {
            this.#ports.log(`${name} ${onPath.version} of PATH answers checks.`);
            return name;
        }
        const published = await this.#published(name, engine, onPath.why);
        const path = await this.#place(name, engine, published);
        const { version, why } = await this.#versionOf(path, engine);
        if (version === null)
            throw unavailable(name, engine, `${name} ${engine.version} was fetched and does not run: ${why}`);
        this.#ports.log(`${name} ${engine.version}, whose digest is known, answers checks.`);
        return path;
    }
    /** The version of a program, where it is the engine and new enough; else why it cannot be used. */
    async #versionOf(path, { ask, says, least: [major, minor] }) {
        try {
            const { code, stdout } = await this.#start([path, ...ask], limits/* limits */.F.engineVersionMs, 64 * 1024);
            const [, all, first, second] = (code === 0 ? says.exec(Buffer.from(stdout).toString()) : null) ?? [];
            if (all === undefined || first === undefined || second === undefined)
                return { version: null, why: `what is called so does not say its version, exit code ${code}` };
            const isNew = Number(first) > major || (Number(first) === major && Number(second) >= minor);
            return isNew ? { version: (0,errors/* bounded */.Mm)(all, 64), why: '' } : { version: null, why: `${(0,errors/* bounded */.Mm)(all, 64)} is older than ${major}.${minor}` };
        }
        catch (cause) {
            return { version: null, why: cause instanceof errors/* SourceError */.c8 ? cause.problems[0].what.replace(/\.$/, '') : 'it could not be run' };
        }
    }
    /** The file of the release, verified. */
    async #published(name, engine, onPath) {
        const { tools } = this.#ports;
        const file = engine.files[tools.machine];
        if (file === undefined)
            throw unavailable(name, engine, `${name} is not on PATH (${onPath}), and no release of it is known for ${tools.machine}.`);
        const isIt = (bytes) => (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex') === file.sha256;
        const old = await tools.kept(file.name, engine.version, limits/* limits */.F.engineBytes).catch(() => null);
        if (old !== null && isIt(old))
            return old;
        const bytes = await this.#fetch(name, engine, file.name, onPath);
        if (!isIt(bytes))
            throw unavailable(name, engine, `${engine.folder}${file.name} is not the file that was published: its digest is another one. It was not run.`);
        await tools.keep(file.name, engine.version, bytes).catch(() => { });
        return bytes;
    }
    async #fetch(name, engine, file, onPath) {
        const url = new URL(file, engine.folder);
        try {
            const { status, body } = await this.#ports.http.request(url, { accept: 'application/octet-stream', maxBytes: limits/* limits */.F.engineBytes, tryMs: limits/* limits */.F.engineFetchMs, totalMs: limits/* limits */.F.engineFetchMs, signal: this.#ports.deadline });
            if (status === 200)
                return body;
            throw new errors/* SourceError */.c8('SOURCE_SERVER', `the server answered ${status}.`);
        }
        catch (cause) {
            const why = cause instanceof errors/* SourceError */.c8 ? cause.problems[0].what : 'it could not be fetched.';
            throw unavailable(name, engine, `${name} is not on PATH (${onPath}), and ${url.href} cannot be had: ${why}`, cause);
        }
    }
    async #place(name, engine, published) {
        const within = engine.files[this.#ports.tools.machine]?.within ?? null;
        try {
            const bytes = within === null ? published : fileInArchive(published, within);
            return (await this.#ports.scratch.write(bytes, { extension: process.platform === 'win32' ? '.exe' : '', executable: true })).path;
        }
        catch (cause) {
            throw unavailable(name, engine, `${name} ${engine.version} was fetched and cannot be unpacked: ${cause instanceof Error ? cause.message : 'no reason is known'}`, cause);
        }
    }
}
function unavailable(name, { setUp }, what, cause) {
    return new errors/* EngineError */.NJ([(0,errors/* problem */.CC)('ENGINE_UNAVAILABLE', { about: name, what: (0,errors/* bounded */.Mm)(what), next: `Add a step that installs ${name} before this one: uses: ${setUp}.` })], { cause });
}

// EXTERNAL MODULE: ./build/domain/json.js
var json = __webpack_require__(7803);
;// CONCATENATED MODULE: ./build/policy/checks/cel-functions.js
// The functions of CEL that need a bound, or that the library has in a form that breaks on large documents.

/** The function that counts a round of a comprehension. No expression can name it. */
const TICK = '@round';
/** How much an evaluation has done. What is beyond a bound stays known: an expression can swallow the error, not this. */
class Steps {
    exceeded = null;
    #steps = 0;
    /** Counts; throws where it is too much. */
    take(steps) {
        this.#steps += steps;
        if (this.#steps > limits/* limits */.F.celSteps)
            this.#stop(`it takes more than ${limits/* limits */.F.celSteps} rounds on this document.`);
    }
    /** Refuses texts that are too long to be put together. */
    takeText(characters) {
        if (characters > limits/* limits */.F.celText)
            this.#stop(`it makes a text of more than ${limits/* limits */.F.celText} characters.`);
    }
    #stop(why) {
        this.exceeded ??= why;
        throw new RangeError(why);
    }
}
/** The functions of one evaluation. */
async function functionsOf({ celFunc, celMethod, celList, CelScalar, listType }, steps) {
    const { RE2JS } = await __webpack_require__.e(/* import() */ 856).then(__webpack_require__.bind(__webpack_require__, 2856));
    const { BOOL, DYN, INT, STRING } = CelScalar;
    const list = listType(DYN);
    const patterns = new Map();
    const growing = new WeakMap();
    // An expression is often asked a hundred thousand times, with one pattern. One out of a document may be of any length.
    const matches = (text, pattern) => {
        if (pattern.length > limits/* limits */.F.patternLength)
            throw new RangeError(`a pattern has more than ${limits/* limits */.F.patternLength} characters`);
        const known = patterns.get(pattern) ?? RE2JS.compile(pattern);
        if (patterns.size < 64)
            patterns.set(pattern, known);
        return known.test(text);
    };
    // The library joins by nesting: a list that a loop made of a hundred thousand is nested as deep. The first part is taken over where nothing was
    // added behind it; it keeps its own size.
    const join = (left, right) => {
        steps.take(right.size);
        let elements = growing.get(left);
        if (elements?.length !== left.size) {
            steps.take(left.size);
            elements = [...left];
        }
        for (const element of right)
            elements.push(element);
        const joined = upTo(celList(elements), elements.length);
        growing.set(joined, elements);
        return joined;
    };
    return [
        celFunc(TICK, [], BOOL, () => {
            steps.take(1);
            return true;
        }),
        celFunc('_+_', [list, list], list, join),
        celFunc('_+_', [STRING, STRING], STRING, (left, right) => {
            steps.takeText(left.length + right.length);
            return left + right;
        }),
        celFunc('size', [STRING], INT, sizeOf),
        celMethod('size', STRING, [], INT, function size() { return sizeOf(this); }),
        celMethod('matches', STRING, [STRING], BOOL, function matchesPattern(pattern) { return matches(this, pattern); }),
    ];
}
/** Code points of a text, without an array of them. */
function sizeOf(text) {
    let count = 0;
    for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)
        count += 1;
    return BigInt(count);
}
/** The first elements of a list that may grow. */
function upTo(list, size) {
    const first = list.get.bind(list);
    function* values() {
        for (let at = 0; at < size; at += 1) {
            const value = first(at);
            if (value !== undefined)
                yield value;
        }
    }
    return Object.defineProperties(list, { size: { value: size }, values: { value: values } });
}

;// CONCATENATED MODULE: ./build/policy/checks/cel-expression.js
// Expressions of CEL as trees: which names they use, which paths, and how rounds of their comprehensions are counted.

/** Functions that the evaluator has in itself. */
const BUILT_IN = new Set(['_[_]', '_?_:_', '_&&_', '_||_', '@not_strictly_false', '__not_strictly_false__']);
/** The expressions right below one. */
function below({ exprKind: { case: kind, value } }) {
    const parts = (...some) => some.flatMap((one) => one ?? []);
    switch (kind) {
        case 'selectExpr': return parts(value.operand);
        case 'callExpr': return parts(value.target, ...value.args);
        case 'listExpr': return value.elements;
        case 'structExpr': return value.entries.flatMap((entry) => parts(entry.keyKind.case === 'mapKey' ? entry.keyKind.value : undefined, entry.value));
        case 'comprehensionExpr': return parts(value.iterRange, value.accuInit, value.loopCondition, value.loopStep, value.result);
        case 'constExpr':
        case 'identExpr':
        case undefined:
        default: return [];
    }
}
/** The names that an expression uses without having made them, and the functions that it calls; each once. */
function namesIn(expression) {
    const names = new Set();
    const functions = new Set();
    const walk = (at, own) => {
        const { case: kind, value } = at.exprKind;
        if (kind === 'identExpr' && !own.includes(value.name))
            names.add(value.name);
        if (kind === 'callExpr' && !BUILT_IN.has(value.function))
            functions.add(value.function);
        const inner = kind === 'comprehensionExpr' ? [...own, value.iterVar, value.accuVar] : own;
        for (const part of below(at))
            walk(part, kind === 'comprehensionExpr' && part === value.iterRange ? own : inner);
    };
    walk(expression, []);
    return { names: [...names], functions: [...functions] };
}
/** Has every round of every comprehension counted. Changes the expression, and returns it. */
function withTicks(expression) {
    for (const part of below(expression))
        withTicks(part);
    const { case: kind, value } = expression.exprKind;
    if (kind !== 'comprehensionExpr' || value.loopCondition === undefined)
        return expression;
    const tick = call(TICK, []);
    value.loopCondition = call('_&&_', [tick, value.loopCondition]);
    return expression;
}
function call(name, args) {
    return { $typeName: 'cel.expr.Expr', id: 0n, exprKind: { case: 'callExpr', value: { $typeName: 'cel.expr.Expr.Call', function: name, args } } };
}
/** The path that an expression is: a name, members of it, elements by a number. Null for any other. */
function pathOf({ exprKind: { case: kind, value } }) {
    if (kind === 'identExpr')
        return [value.name];
    if (kind === 'selectExpr') {
        const operand = value.operand === undefined ? null : pathOf(value.operand);
        return operand === null ? null : [...operand, value.field];
    }
    if (kind !== 'callExpr' || value.function !== '_[_]')
        return null;
    const [of, index] = value.args;
    const operand = of === undefined ? null : pathOf(of);
    const constant = index?.exprKind.case === 'constExpr' ? index.exprKind.value.constantKind : null;
    if (operand === null || constant === null)
        return null;
    if (constant.case === 'stringValue')
        return [...operand, constant.value];
    return constant.case === 'int64Value' ? [...operand, Number(constant.value)] : null;
}
/** The path that the evaluator found missing, by what it says and the number that it gives; null where that is no path. */
function missingPath(expression, { message, exprId }) {
    const [, name, index] = /^(?:field not found: ([\s\S]*)|index (-?\d+) out of bounds.*)$/.exec(message) ?? [];
    const last = index === undefined ? name : Number(index);
    const ends = nodesOf(expression).flatMap((one) => {
        const path = pathOf(one);
        return path !== null && path.length > 1 && path.at(-1) === last ? [{ path, isIt: one.id === exprId || one.exprKind.case === 'callExpr' }] : [];
    });
    // An index has the number of something else: only its key tells it.
    return ends.find(({ isIt }) => isIt)?.path ?? null;
}
function nodesOf(expression) {
    return [expression, ...below(expression).flatMap(nodesOf)];
}
/** The longest paths in an expression, each once. */
function pathsIn(expression) {
    const own = pathOf(expression);
    if (own !== null)
        return [own];
    const all = below(expression).flatMap(pathsIn);
    return [...new Map(all.map((path) => [JSON.stringify(path), path])).values()];
}
/** The nearest part of a path that is there, as text, and its value. */
function parentOf(path, valueOf) {
    for (let length = path.length - 1; length > 0; length -= 1) {
        const value = valueOf(path.slice(0, length));
        if (value !== undefined)
            return { exists: shown(path.slice(0, length)), value };
    }
    return { exists: null, value: undefined };
}
/** A path as it is written. */
function shown(path) {
    return path.map((part, index) => (typeof part === 'number' ? `[${part}]` : /^[A-Za-z_]\w*$/.test(part) ? `${index === 0 ? '' : '.'}${part}` : `[${JSON.stringify(part)}]`)).join('');
}

;// CONCATENATED MODULE: ./build/policy/checks/cel-values.js
// Documents as CEL sees them.
//
// Integers are `int` where a double holds them exactly; beyond, and with a fraction, numbers are `double`, which is what reading JSON made of them. A
// claim is its text, or a list of texts where there are several.

/** What an expression is given. */
const celNames = ['subject', 'predicate', 'predicateType', 'claims'];
/** What an expression is given, as JSON. A member that the statement lacks is absent here too. */
function documentOf({ statement, claims }) {
    const members = (0,json/* isJsonObject */.OW)(statement) ? statement : {};
    const texts = [...claims].map(([name, [first, ...rest]]) => [name, rest.length === 0 ? first.value : [first, ...rest].map(({ value }) => value)]);
    return { ...Object.fromEntries(celNames.flatMap((name) => (Object.hasOwn(members, name) ? [[name, members[name] ?? null]] : []))), claims: Object.fromEntries(texts) };
}
/** What an expression is given, as values of the evaluator. */
function bindingsOf(document, library) {
    const members = documentOf(document);
    return (0,json/* isJsonObject */.OW)(members) ? Object.fromEntries(Object.entries(members).map(([name, value]) => [name, toCel(value, library)])) : {};
}
function toCel(value, library) {
    if (typeof value === 'number')
        return Number.isSafeInteger(value) ? BigInt(value) : value;
    if ((0,json/* isJsonArray */.Md)(value))
        return library.celList(value.map((one) => toCel(one, library)));
    if (!(0,json/* isJsonObject */.OW)(value))
        return value;
    const map = new Map(Object.entries(value).map(([key, member]) => [key, toCel(member, library)]));
    const made = library.celMap(map);
    // A member that is null is there: the evaluator's own map says that it is not, and `!has(…)` would hold.
    return [...map.values()].includes(null) ? Object.assign(made, { has: (key) => typeof key === 'string' && map.has(key) }) : made;
}
/** The value at a path, undefined where there is none. */
function valueAt(document, path) {
    let value = document;
    for (const part of path) {
        if (typeof part === 'number')
            value = (0,json/* isJsonArray */.Md)(value) ? value[part] : undefined;
        else
            value = (0,json/* isJsonObject */.OW)(value) && Object.hasOwn(value, part) ? value[part] : undefined;
    }
    return value;
}

;// CONCATENATED MODULE: ./build/policy/checks/language.js
// What every language of checks has, and the words they share.


/** A no, with what the check says. The text is cut, and escaped by nobody yet. */
function no(code, message) {
    return { ok: false, code, message: (0,errors/* bounded */.Mm)(message, limits/* limits */.F.checkMessage) };
}
/** The check cannot be used as it is written. */
function unusable({ language, at }, what, next) {
    return (0,errors/* problem */.CC)('CONFIG_INVALID_VALUE', { about: 'check', at, what: (0,errors/* bounded */.Mm)(`This is no ${NAMES[language]} check: ${what}`), next });
}
const NAMES = { cel: 'CEL', cue: 'CUE', rego: 'Rego' };
/** What is wrong with any text, whatever its language. */
function lintText(check, longest) {
    if (check.text.trim() === '')
        return [unusable(check, 'it is empty, and would ask nothing.', 'Write the check, or leave it out.')];
    return check.text.length > longest ? [unusable(check, `it has ${check.text.length} characters, and ${longest} are taken.`, 'Make it shorter.')] : [];
}
/** The document as a program reads it. */
function jsonOf(document) {
    return JSON.stringify(document.kind === 'statement' ? document.statement : document.authorities);
}

// EXTERNAL MODULE: external "node:vm"
var external_node_vm_ = __webpack_require__(714);
;// CONCATENATED MODULE: ./build/policy/checks/within-time.js
// A time limit for what runs without a break: a timer would not fire before it ends.

const script = new external_node_vm_.Script('work()');
const box = { work: null };
let context = null;
/** What a function returns; or why it returned nothing: when its time is up V8 stops it, whatever it does, and none of its handlers runs. */
function withinTime(work, ms) {
    context ??= external_node_vm_.createContext(box);
    box.work = work;
    try {
        const value = script.runInContext(context, { timeout: ms });
        return { value, fault: null };
    }
    catch (cause) {
        // Of the realm of the context, so no instance of our Error.
        const isLate = typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
        return { value: null, fault: isLate ? `it takes longer than ${ms} milliseconds on this document.` : 'the evaluator failed.' };
    }
    finally {
        box.work = null;
    }
}

;// CONCATENATED MODULE: ./build/policy/checks/cel.js
// CEL, in this process.
//
// An expression is the policy's, the document somebody else's: it may be as large as evidence can be, and an expression that is harmless on a small one
// goes through it in each round of a loop over it. So rounds are counted, and the whole has a time limit that also ends what does not count: the
// evaluator runs inside a script of node:vm, which V8 stops wherever it is. The one thing that may not happen is a yes after that.








/** Checks in CEL. */
const cel = { lint, ask };
async function lint(check) {
    const broken = lintText(check, limits/* limits */.F.celLength);
    if (broken.length > 0)
        return broken;
    const library = await __webpack_require__.e(/* import() */ 890).then(__webpack_require__.bind(__webpack_require__, 8890));
    try {
        const expression = library.parse(check.text).expr;
        const { functions, names } = namesIn(expression);
        const known = library.celEnv({ funcs: await functionsOf(library, new Steps()) }).funcs;
        // What every environment knows beside the variables: types.
        const unknown = names.filter((name) => !celNames.some((one) => one === name) && !TYPES.test(name));
        return [
            ...unknown.map((name) => unusable(check, `it speaks of ${name}, which it is not given.`, `Speak of ${celNames.join(', ')}.`)),
            ...functions.filter((name) => name === TICK || known.find(name) === undefined).map((name) => unusable(check, `there is no function ${name}.`, 'Use the functions of the language: has, all, exists, filter, map, matches, startsWith, endsWith, contains, size, in.')),
        ];
    }
    catch (cause) {
        return [unusable(check, cause instanceof Error ? cause.message : 'it cannot be read.', 'Correct the expression.')];
    }
}
const TYPES = /^(?:int|uint|double|bool|string|bytes|list|map|null_type|type|google)$/;
async function ask(check, document) {
    if (document.kind === 'authorities')
        return no('CHECK_FAILED', 'a check in CEL is asked about statements, not about authorities.');
    const library = await __webpack_require__.e(/* import() */ 890).then(__webpack_require__.bind(__webpack_require__, 8890));
    const steps = new Steps();
    const compiled = await compile(check, library, steps);
    if ('problem' in compiled)
        return no('CHECK_FAILED', compiled.problem);
    const { value, fault } = withinTime(() => compiled.evaluate(bindingsOf(document, library)), limits/* limits */.F.celMs);
    // Asked first: a bound that was hit is an error inside the expression, and `||` and comprehensions forget errors.
    if (steps.exceeded !== null)
        return no('ENGINE_FAILED', `${quoted(check)}: ${steps.exceeded}`);
    if (fault !== null)
        return no('ENGINE_FAILED', `${quoted(check)}: ${fault}`);
    if (value === true)
        return { ok: true, warning: null };
    const facts = documentOf(document);
    if (library.isCelError(value))
        return refused(check, compiled.expression, facts, value);
    if (value === false)
        return no('CHECK_FAILED', `${quoted(check)} is false${seenIn(compiled.expression, facts)}`);
    return no('CHECK_FAILED', `${quoted(check)} is no true or false, but ${library.isCelMap(value) ? 'a map' : library.isCelList(value) ? 'a list' : (0,errors/* bounded */.Mm)(String(value), 100)}.`);
}
async function compile(check, library, steps) {
    if (check.text.length > limits/* limits */.F.celLength)
        return { problem: `the expression has ${check.text.length} characters, and ${limits/* limits */.F.celLength} are taken.` };
    try {
        const expression = library.parse(check.text).expr;
        const environment = library.celEnv({ funcs: await functionsOf(library, steps) });
        return { expression, evaluate: library.plan(environment, withTicks(library.parse(check.text).expr)) };
    }
    catch (cause) {
        return { problem: `${quoted(check)} cannot be read: ${cause instanceof Error ? cause.message : 'no reason is known'}` };
    }
}
// ── what is said
function quoted({ text }) {
    return (0,errors/* bounded */.Mm)(text.trim(), 300);
}
/** An evaluation that came to an error: mostly a path that the document does not have. */
function refused(check, expression, document, error) {
    const path = missingPath(expression, error);
    if (path === null)
        return no('CHECK_FAILED', `${quoted(check)}: ${error.message}${seenIn(expression, document)}`);
    const { exists, value } = parentOf(path, (parts) => valueAt(document, parts));
    return no('POLICY_FIELD_ABSENT', `${quoted(check)}: ${shown(path)} is absent${exists === null ? '' : `; ${exists} is ${told(value)}`}`);
}
/** What stands at the paths that an expression speaks of, a few of them. */
function seenIn(expression, document) {
    const seen = pathsIn(expression).slice(0, 4).flatMap((path) => {
        const value = valueAt(document, path);
        return value === undefined ? [] : [`${shown(path)} is ${told(value)}`];
    });
    return seen.length === 0 ? '.' : `: ${seen.join('; ')}`;
}
/** A value for people: containers by their members, as a document may be large. */
function told(value) {
    if ((0,json/* isJsonArray */.Md)(value))
        return `a list of ${value.length}`;
    if ((0,json/* isJsonObject */.OW)(value))
        return `{${(0,errors/* bounded */.Mm)(Object.keys(value).slice(0, 20).join(', '), 200)}}`;
    return (0,errors/* bounded */.Mm)(JSON.stringify(value ?? null), 200);
}

;// CONCATENATED MODULE: ./build/policy/checks/source-text.js
// Policies as text: their code alone, without comments and without what stands in quotes, for what can be said of them before a program runs.
/** How a language writes comments and texts. Each part is matched whole, from the left. */
const PARTS = {
    cue: /\/\/[^\n]*|(#+)"""[\s\S]*?"""\1|(#+)'''[\s\S]*?'''\2|(#+)"[^\n]*?"\3|(#+)'[^\n]*?'\4|"""(?:\\[\s\S]|[^\\])*?"""|'''(?:\\[\s\S]|[^\\])*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g,
    rego: /#[^\n]*|"(?:\\.|[^"\\\n])*"|`[^`]*`/g,
};
const COMMENT = { cue: '//', rego: '#' };
/** The code of a policy: comments are gone, texts are `""`. A text that is put together from others keeps the names in it. */
function codeOf(text, language) {
    return text.replaceAll(PARTS[language], (part) => {
        if (part.startsWith(COMMENT[language]))
            return '';
        const inner = language === 'cue' ? [...part.matchAll(/\\#*\(([^)]*)\)/g)].map(([, code]) => code) : [];
        return `""${inner.length === 0 ? '' : ` + (${inner.join(' ')})`}`;
    });
}

;// CONCATENATED MODULE: ./build/policy/checks/cue.js
// CUE, by the real engine.
//
// `cosign`: policy and statement are unified and have to come out concrete, as cosign asks; and what comes out has to be the statement. CUE fills in
// what a policy says and a statement lacks, so `predicate: builder: id: "x"` accepts a statement without a builder: here such a field is absent and
// the check fails. Not where the policy only has a default for it: that is asked of CUE itself, by demanding another value at that very path.
// `policy-controller`: policy and document must not contradict, and nothing more.
//
// A mark that nobody can guess is added to the policy, and has to come out: CUE leaves files out that say so (@if), and then accepts anything.







/** Checks in CUE. */
const cue = { lint: cue_lint, ask: cue_ask };
async function cue_lint(check) {
    const broken = lintText(check, limits/* limits */.F.checkLength);
    if (broken.length > 0)
        return broken;
    const code = codeOf(check.text, 'cue');
    if (code.replace(/^\s*package\s+\w+/, '').trim() === '')
        return [unusable(check, 'it constrains nothing.', 'Write the fields that it is about, and what they have to be.')];
    if (/^\s*@(?:if|ignore|extern)\b/m.test(code))
        return [unusable(check, 'CUE would leave it out, or read other files, for an attribute (@if, @ignore, @extern) at its head.', 'Remove the attribute.')];
    const hidden = /^[ \t]*_type\s*:/m.test(code);
    return hidden ? [(0,errors/* problem */.CC)('CHECK_PART_IGNORED', { about: 'check', at: check.at, level: 'warning', what: 'The field _type decides nothing: a name that begins with _ is hidden in CUE.', next: 'Write it in quotes: "_type": …' })] : [];
}
async function cue_ask(check, document, engines) {
    const taken = ownMembers(check, document);
    if (taken.length > 0)
        return no('CHECK_FAILED', `the statement has a member ${taken.join(', ')} beside those of a statement, which the policy uses for itself: it would decide what the policy asks.`);
    const mark = `verify-supply-chain-${(0,external_node_crypto_.randomUUID)()}`;
    return engines.withFiles([[`${check.text}\n${JSON.stringify(mark)}: true\n`, '.cue'], [jsonOf(document), '.json']], (files) => {
        const question = { check, document, engines, files, mark };
        return check.dialect === 'policy-controller' ? askContradiction(question) : askEquality(question);
    });
}
/** Whether policy and document contradict each other; what is not concrete is no contradiction. */
async function askContradiction(question) {
    const { engines, files } = question;
    const evaluated = await engines.run('cue', ['eval', ...files]);
    if (evaluated.code !== 0)
        return refusal(evaluated, question);
    requireMark(evaluated, question);
    return { ok: true, warning: null };
}
/** Whether the unification of policy and document is concrete, and the document. */
async function askEquality(question) {
    const { document, engines, files, mark } = question;
    const exported = await engines.run('cue', ['export', '--out', 'json', ...files]);
    if (exported.code !== 0)
        return refusal(exported, question);
    const unified = readObject(exported);
    if (unified[mark] !== true)
        throw new NoAnswer('cue answered without having read the policy.');
    const { [mark]: _, ...rest } = unified;
    const added = [];
    compare(document.kind === 'statement' ? document.statement : document.authorities, rest, [], added);
    const wanted = added.filter((one) => !isOwn(one, question));
    if (wanted.length === 0)
        return { ok: true, warning: null };
    const absent = await notByDefault(wanted, question);
    if (absent.length === 0)
        return { ok: true, warning: null };
    return no('POLICY_FIELD_ABSENT', absent.map(({ path, value }) => `${cue_shown(path)} is absent; the policy says ${JSON.stringify(value).slice(0, 200)}`).join('\n'));
}
/** A no of CUE. It says so by exit code 1 and what it prints to stderr; anything else is a crash. */
function refusal({ code, stdout, stderr }, { check, files: [policy = '', statement = ''] }) {
    const said = Buffer.from(stderr.subarray(0, 16 * limits/* limits */.F.checkMessage)).toString().trim();
    if (code !== 1 || said === '' || stdout.length > 0)
        throw new NoAnswer(`cue ended with ${code}${said === '' ? ' and said nothing' : `: ${said}`}.`);
    return no('CHECK_FAILED', withName(withName(said, policy, check.at.file), statement, 'statement'));
}
/** Paths of files have names that say nothing to the user, and stand there relative to somewhere. */
function withName(text, path, name) {
    const base = path.split(/[\\/]/).slice(-2).join('/');
    return text.split(/(\s+)/).map((word) => {
        const at = word.replaceAll('\\', '/').indexOf(base);
        return at === -1 ? word : `${name}${word.slice(at + base.length)}`;
    }).join('');
}
function requireMark({ stdout }, { mark }) {
    if (!new RegExp(`^"?${mark}"?:\\s+true$`, 'm').test(Buffer.from(stdout).toString()))
        throw new NoAnswer('cue answered without having read the policy.');
}
function readObject({ stdout }) {
    try {
        const value = (0,json/* parseJson */.qF)(stdout);
        if ((0,json/* isJsonObject */.OW)(value))
            return value;
    }
    catch (cause) {
        throw new NoAnswer(`cue printed what is no answer: it ${cause instanceof json/* JsonError */.N3 ? cause.message : 'cannot be read'}.`, { cause });
    }
    throw new NoAnswer('cue printed what is no answer.');
}
/** Finds what the unification adds to a document. Throws `NoAnswer` where it lacks or changes something: unifying cannot do that. */
function compare(document, unified, path, added) {
    if ((0,json/* isJsonObject */.OW)(document) && (0,json/* isJsonObject */.OW)(unified)) {
        for (const [key, value] of Object.entries(document))
            compare(value, Object.hasOwn(unified, key) ? unified[key] : undefined, [...path, key], added);
        for (const [key, value] of Object.entries(unified))
            if (!Object.hasOwn(document, key))
                collect(value, [...path, key], added);
    }
    else if ((0,json/* isJsonArray */.Md)(document) && (0,json/* isJsonArray */.Md)(unified) && document.length === unified.length) {
        for (const [index, value] of document.entries())
            compare(value, unified[index], [...path, index], added);
    }
    else if (document !== unified) {
        throw new NoAnswer(`cue printed another document than it was given: ${cue_shown(path)} differs.`);
    }
}
function collect(value, path, added) {
    const members = (0,json/* isJsonObject */.OW)(value) ? Object.entries(value) : (0,json/* isJsonArray */.Md)(value) ? [...value.entries()] : [];
    if (members.length === 0)
        added.push({ path, value });
    for (const [key, member] of members)
        collect(member, [...path, key], added);
}
/** The members of a statement. A policy that speaks of another member at the root means one of its own, if it uses it. */
const OF_STATEMENT = new Set(['_type', 'type', 'subject', 'predicateType', 'predicate']);
/** Members of a statement that stand where the policy has fields for itself: whoever signed it would choose what they are, where the policy only has a default. */
function ownMembers(check, document) {
    const names = document.kind === 'statement' && (0,json/* isJsonObject */.OW)(document.statement) ? Object.keys(document.statement) : [];
    return names.filter((name) => isOwn({ path: [name] }, { check, document })).slice(0, 8);
}
/** Whether a path belongs to a field that the policy has for itself, at the root: it is no field of a statement, and other parts of the policy name it. */
function isOwn({ path: [root] }, { check, document }) {
    if (typeof root !== 'string' || document.kind !== 'statement' || OF_STATEMENT.has(root) || !/^[A-Za-z]\w*$/.test(root))
        return false;
    return new RegExp(`(?<![.\\w"#$])${root}(?![\\w"]|\\s*[?!]?\\s*:)`).test(codeOf(check.text, 'cue'));
}
/** Those paths at which the policy takes no other value than the one it adds. With too many to ask about, all of them. */
async function notByDefault(added, question) {
    if (await takesOthers(added, question))
        return [];
    if (added.length > limits/* limits */.F.addedPaths)
        return added.slice(0, limits/* limits */.F.addedPaths);
    const absent = [];
    for (const one of added)
        if (added.length === 1 || !(await takesOthers([one], question)))
            absent.push(one);
    return absent;
}
/** Whether the policy takes other values at all of these paths: then what it adds there are defaults. */
async function takesOthers(added, { engines, files, mark, ...question }) {
    const probes = added.map(({ path, value }) => within(path, otherThan(value)));
    return engines.withFiles([[probes.join('\n'), '.cue']], async (probe) => {
        const result = await engines.run('cue', ['eval', ...files, ...probe]);
        if (result.code === 0) {
            requireMark(result, { engines, files, mark, ...question });
            return true;
        }
        refusal(result, { engines, files, mark, ...question });
        return false;
    });
}
/** Every kind of value, in CUE. */
const KINDS = [['null', 'null'], ['boolean', 'bool'], ['number', 'number'], ['string', 'string'], ['object', '{...}'], ['array', '[...]']];
/** A constraint that every value holds but this one; of lists and structs, every value of another kind. */
function otherThan(value) {
    const kind = value === null ? 'null' : (0,json/* isJsonArray */.Md)(value) ? 'array' : typeof value;
    const others = KINDS.filter(([name]) => name !== kind).map(([, type]) => type);
    if (typeof value === 'boolean')
        others.push(String(!value));
    if (typeof value === 'number' || typeof value === 'string')
        others.push(`!=${JSON.stringify(value)}`);
    return `(${others.join(' | ')})`;
}
function within(path, constraint) {
    return path.toReversed().reduce((text, key) => (typeof key === 'number' ? `[${'_, '.repeat(key)}${text}, ...]` : `{${JSON.stringify(key)}: ${text}}`), constraint);
}
function cue_shown(path) {
    return path.length === 0 ? 'the document' : path.map((key, index) => (typeof key === 'number' ? `[${key}]` : /^[A-Za-z_]\w*$/.test(key) ? `${index === 0 ? '' : '.'}${key}` : `[${JSON.stringify(key)}]`)).join('');
}

;// CONCATENATED MODULE: ./build/policy/checks/rego.js
// Rego, by OPA: rules of version 0, as cosign and policy-controller read them.
//
// `cosign`: `data.signature.allow` has to be `true` itself. `policy-controller`: `data.sigstore.isCompliant` is `true`, or holds a result that is. OPA
// runs without what reaches out of the policy: http.send, net.*, opa.runtime. A rule that nobody asks for decides nothing, and that is said.






/** Checks in Rego. */
const rego = { lint: rego_lint, ask: rego_ask };
/** What each dialect asks: the package of the policy, and the rule in it. */
const ASKED = {
    native: { package: 'signature', rule: 'allow' },
    cosign: { package: 'signature', rule: 'allow' },
    'policy-controller': { package: 'sigstore', rule: 'isCompliant' },
};
/** What reaches out of a policy: to the network, or to the variables of OPA. */
const OUTSIDE = /^(?:http\.send|net\..*|opa\.runtime)$/;
async function rego_lint(check) {
    const broken = lintText(check, limits/* limits */.F.checkLength);
    if (broken.length > 0)
        return broken;
    const code = codeOf(check.text, 'rego');
    const asked = ASKED[check.dialect];
    const [, name] = /^\s*package\s+([\w.]+)/.exec(code) ?? [];
    if (name !== asked.package)
        return [unusable(check, `its package is ${name ?? 'not said'}.`, `Begin it with: package ${asked.package}`)];
    if (!new RegExp(`^[ \\t]*(?:default[ \\t]+)?${asked.rule}\\b`, 'm').test(code))
        return [unusable(check, `it has no rule ${asked.rule}.`, `Write the rule ${asked.rule}: what it says decides.`)];
    return isDenyIgnored(code) ? [(0,errors/* problem */.CC)('CHECK_PART_IGNORED', { about: 'check', at: check.at, level: 'warning', what: `The rule deny decides nothing: only ${asked.rule} is asked, and it does not ask for deny.` })] : [];
}
/** Whether there are rules of the name deny, and nothing that asks for them. */
function isDenyIgnored(code) {
    const heads = code.match(/^[ \t]*(?:default[ \t]+)?deny\b(?=[ \t]*(?:\[|\{|=|:=|contains\b|if\b))/gm) ?? [];
    return heads.length > 0 && (code.match(/\bdeny\b/g) ?? []).length === heads.length;
}
async function rego_ask(check, document, engines) {
    const asked = ASKED[check.dialect];
    const query = `data.${asked.package}.${asked.rule}`;
    const capabilities = await capabilitiesOf(engines);
    return engines.withFiles([[check.text, '.rego'], [jsonOf(document), '.json'], [capabilities, '.json']], async ([policy = '', input = '', allowed = '']) => {
        const result = await engines.run('opa', ['eval', '--v0-compatible', '--format', 'json', '--capabilities', allowed, '--data', policy, '--input', input, query]);
        const said = read(result);
        if (said.errors !== null)
            return no('CHECK_FAILED', withNames(said.errors, check, policy));
        if (said.value === undefined)
            return no('CHECK_FAILED', `${query} is undefined: no rule of that name holds.`);
        return check.dialect === 'policy-controller' ? compliance(said.value, document) : said.value === true ? { ok: true, warning: null } : no('CHECK_FAILED', `${query} is ${JSON.stringify(said.value)}, not true.`);
    });
}
/** All that this OPA can do, but what reaches out. Rejects with `NoAnswer` where OPA does not say. */
async function capabilitiesOf(engines) {
    const all = readJson(await engines.once('opa', ['capabilities', '--current', '--v0-compatible']));
    const builtins = (0,json/* isJsonObject */.OW)(all) ? all['builtins'] : null;
    if (!(0,json/* isJsonObject */.OW)(all) || !(0,json/* isJsonArray */.Md)(builtins) || builtins.length === 0)
        throw new NoAnswer('opa does not say what it can do.');
    const kept = builtins.filter((one) => (0,json/* isJsonObject */.OW)(one) && typeof one['name'] === 'string' && !OUTSIDE.test(one['name']));
    return JSON.stringify({ ...all, builtins: kept, allow_net: [] });
}
function readJson(bytes) {
    try {
        return (0,json/* parseJson */.qF)(bytes);
    }
    catch (cause) {
        throw new NoAnswer(`opa printed what is no answer: it ${cause instanceof json/* JsonError */.N3 ? cause.message : 'cannot be read'}.`, { cause });
    }
}
/**
 * What OPA answered: the one value of the one expression, nothing, or errors.
 *
 * Its exit code and what it prints have to say the same. Anything else is no answer.
 */
function read({ code, stdout, stderr }) {
    if (stdout.length === 0)
        throw new NoAnswer(`opa ended with ${code} and printed nothing: ${Buffer.from(stderr.subarray(0, limits/* limits */.F.checkMessage)).toString().trim()}`);
    const said = readJson(stdout);
    if (!(0,json/* isJsonObject */.OW)(said))
        throw new NoAnswer('opa printed what is no answer.');
    const { errors, result, ...others } = said;
    if (code === 2 && (0,json/* isJsonArray */.Md)(errors) && errors.length > 0 && result === undefined)
        return { value: undefined, errors: errors.map(errorText).join('\n') };
    if (code !== 0 || errors !== undefined || Object.keys(others).length > 0)
        throw new NoAnswer(`opa ended with ${code}, and what it printed does not fit to that.`);
    if (result === undefined)
        return { value: undefined, errors: null };
    const [only, ...more] = (0,json/* isJsonArray */.Md)(result) ? result : [];
    const [expression, ...further] = (0,json/* isJsonObject */.OW)(only) && only['bindings'] === undefined && (0,json/* isJsonArray */.Md)(only['expressions']) ? only['expressions'] : [];
    if (more.length > 0 || further.length > 0 || !(0,json/* isJsonObject */.OW)(expression) || expression['value'] === undefined)
        throw new NoAnswer('opa printed what is no answer to one question.');
    return { value: expression['value'], errors: null };
}
function errorText(error) {
    if (!(0,json/* isJsonObject */.OW)(error))
        return 'an error that is none';
    const at = (0,json/* isJsonObject */.OW)(error['location']) ? error['location'] : {};
    const place = typeof at['file'] === 'string' && typeof at['row'] === 'number' ? `${at['file']}:${at['row']}: ` : '';
    return `${place}${typeof error['message'] === 'string' ? error['message'] : 'no reason is given'}`;
}
/** Files have names that say nothing to the user. */
function withNames(text, { at }, policy) {
    return text.replaceAll(policy, at.file);
}
/**
 * What policy-controller makes of a value: `true`, or results of which the first that is true decides. A warning disqualifies an attestation; of a
 * whole policy it is a warning.
 */
function compliance(value, { kind }) {
    if (value === true)
        return { ok: true, warning: null };
    let reason = `data.sigstore.isCompliant is ${JSON.stringify(value).slice(0, 200)}`;
    for (const result of (0,json/* isJsonArray */.Md)(value) ? value : []) {
        if (!(0,json/* isJsonObject */.OW)(result))
            return no('CHECK_FAILED', `${reason}, which holds what is no result.`);
        const { error, warning } = result;
        if (result['result'] === true) {
            const said = typeof warning === 'string' && warning !== '' ? warning : null;
            return said !== null && kind === 'statement' ? no('CHECK_FAILED', `warning: ${said}`) : { ok: true, warning: said };
        }
        if (typeof error === 'string' && error !== '')
            reason = error;
    }
    return no('CHECK_FAILED', reason);
}

;// CONCATENATED MODULE: ./build/policy/checks/catalog.js
// The languages of checks. A row is all that a language needs to be known.






/** Every language, and the program that answers it; null where none is needed. */
const checkLanguages = {
    cel: { language: cel, engine: null },
    cue: { language: cue, engine: 'cue' },
    rego: { language: rego, engine: 'opa' },
};
/** What is wrong with checks, from their texts alone: errors that keep them from being used, and warnings. No program is run, nothing is fetched. */
async function lintChecks(checks) {
    const found = await Promise.all(checks.map((check) => checkLanguages[check.language].language.lint(check)));
    return found.flat();
}
/** Who answers checks in a run; engines are looked for when they are first asked. `catalog` says which are fetched, and their digests. */
function checkerOf(ports, catalog = engines) {
    return checkerBy(new Engines(ports, catalog));
}
/**
 * Who answers these checks, with every engine they need at hand: so that one that cannot be had is said before anything is verified.
 *
 * Rejects with `EngineError`, all that cannot be had in one. Where the run ends meanwhile it resolves, and no check gets an answer.
 */
async function loadChecker(checks, ports, catalog = engines) {
    const all = new Engines(ports, catalog);
    const needed = new Set(checks.flatMap(({ language }) => checkLanguages[language].engine ?? []));
    const missing = (await Promise.all([...needed].map((name) => all.find(name).then(() => [], (cause) => [cause])))).flat();
    const [first, ...rest] = missing.flatMap((cause) => (cause instanceof errors/* EngineError */.NJ ? cause.problems : cause instanceof NoAnswer ? [] : [(0,errors/* problem */.CC)('ENGINE_UNAVAILABLE')]));
    if (first !== undefined)
        throw new errors/* EngineError */.NJ([first, ...rest], { cause: missing[0] });
    return checkerBy(all);
}
function checkerBy(all) {
    return async (check, document) => {
        const { language } = checkLanguages[check.language];
        try {
            return await language.ask(check, document, all);
        }
        catch (cause) {
            if (cause instanceof errors/* EngineError */.NJ)
                throw cause;
            return no('ENGINE_FAILED', cause instanceof Error ? cause.message : 'the check could not be run');
        }
    };
}


/***/ })

};
