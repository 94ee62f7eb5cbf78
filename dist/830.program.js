export const id = 830;
export const ids = [830];
export const modules = {

/***/ 7830:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  annotationsOf: () => (/* reexport */ annotationsOf),
  outputNames: () => (/* reexport */ outputNames),
  outputsOf: () => (/* reexport */ outputsOf),
  releaseOutputs: () => (/* reexport */ releaseOutputs),
  renderTerminal: () => (/* reexport */ terminal/* renderTerminal */.b),
  reportFormats: () => (/* binding */ reportFormats),
  withProblems: () => (/* reexport */ build/* withProblems */.rB)
});

// EXTERNAL MODULE: ./build/domain/limits.js
var limits = __webpack_require__(545);
// EXTERNAL MODULE: ./build/report/content.js
var content = __webpack_require__(6386);
// EXTERNAL MODULE: ./build/report/escape.js
var report_escape = __webpack_require__(9924);
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
        ...(0,content/* worstFirst */.md)(report).flatMap(subjectAnnotations),
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
    const given = properties.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${(0,report_escape/* forCommandProperty */.uK)(String(value))}`]));
    return `::${level} ${given.join(',')}::${(0,report_escape/* forCommandData */.ps)(message)}`;
}
function emptyRun(report) {
    const stops = report.outcome === 'nothing-to-verify' && report.exit !== 0;
    return stops ? [{ level: 'error', title: 'nothing to verify', message: 'No subject was found, and it is not certain that there should be none. See the step summary.' }] : [];
}
function subjectAnnotations(subject) {
    const state = (0,content/* stateOf */.L4)(subject);
    if (state === 'passed' || state === 'exempt' || (state === 'excused' && subject.mode === 'observe'))
        return [];
    const excused = (0,content/* excuse */.IX)(subject);
    const lines = [
        ...(excused === null ? [] : [`${(0,report_escape/* forLog */.Ig)(excused)}.`]),
        ...subject.reasons.slice(0, 3).flatMap(reasonLines),
        ...(subject.reasons.length > 3 ? [`And ${subject.reasons.length - 3} more reasons; see the step summary.`] : []),
    ];
    const at = subject.seenAt[0];
    return [{
            level: state === 'excused' ? 'warning' : 'error',
            title: (0,report_escape/* forLog */.Ig)(`${subject.outcome}: ${(0,content/* titleOf */.Gg)(subject)}`, 200),
            message: boundedMessage(lines),
            ...(at === undefined ? {} : { file: (0,report_escape/* forLog */.Ig)(at.file, 1000), line: at.line, column: at.column }),
        }];
}
function weakeningAnnotations(report, level) {
    const weak = (0,content/* weakening */.C$)(report);
    return weak === null ? [] : [{ level, title: 'verification is weakened', message: `${weak.sentence} ${weak.inputs.slice(0, 20).map((input) => (0,report_escape/* forLog */.Ig)(input)).join(', ')}` }];
}
function problemAnnotation(level, title, problem) {
    const { at } = problem;
    // A document of another repository has no line in this one: its place is in the text.
    const place = at === null || at.file.includes(':') ? {} : { file: (0,report_escape/* forLog */.Ig)(at.file.replace(/^\.\//, ''), 1000), line: at.line, column: at.column };
    return { level, title: `${title}: ${problem.code}`, message: boundedMessage(reasonLines(problem)), ...place };
}
function reasonLines(reason) {
    return [
        `${(0,report_escape/* forLog */.Ig)(reason.what, 600)} [${reason.code}${reason.about === null ? '' : ` ${(0,report_escape/* forLog */.Ig)(reason.about, 120)}`}]`,
        ...(reason.at === null ? [] : [`At: ${(0,report_escape/* forLog */.Ig)((0,content/* placeOf */.$t)(reason.at))}`]),
        ...(reason.expected === null ? [] : [`Expected: ${(0,report_escape/* forLog */.Ig)(reason.expected)}`]),
        ...(reason.seen === null ? [] : [`Found: ${(0,report_escape/* forLog */.Ig)(reason.seen)}`]),
        `Next step: ${(0,report_escape/* forLog */.Ig)(reason.next, 600)}`,
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

;// CONCATENATED MODULE: ./build/report/explain.js
// The explanation of a report: every layer, rule and requirement with what met it, or how near the nearest evidence came; and what became of the rest.
//
// It says more than the terminal and decides as little: all of it is in the report. Every finished line is escaped and guarded, as a terminal's is.



/** Renders how the verdict came about, for the terminal; of a subject that passed as of one that did not. */
function renderExplanation(report) {
    const lines = [...headLines(report), ...report.subjects.flatMap(subjectLines), ...noteLines(report)];
    const shown = lines.slice(0, limits/* limits */.F.explainedLines);
    const more = lines.length - shown.length;
    return `${[...shown, ...(more > 0 ? [`… and ${more} more lines: the whole report is printed by --json`] : [])].map(report_escape/* guardLine */.Ql).join('\n')}\n`;
}
function headLines(report) {
    const weak = (0,content/* weakening */.C$)(report);
    return [
        (0,content/* headline */.Pl)(report).map((piece) => (piece.outside ? (0,report_escape/* forTerminal */.Qf)(piece.text) : piece.text)).join(' · '),
        `${(0,content/* consequence */.IY)(report)} Exit code ${report.exit}.`,
        ...(weak === null ? [] : [`${weak.sentence} ${weak.inputs.slice(0, 20).map((input) => (0,report_escape/* forTerminal */.Qf)(input)).join(', ')}.`]),
        ...section('asked', report.constraints),
        ...section('policy', report.layers.map(({ name, digest }) => (digest === null ? name : `${name} ${digest}`))),
        ...section('trust', report.trust.map(({ name, origin }) => `${name}: ${origin}`)),
        ...(report.problems.length === 0 ? [] : ['why there is no verdict:', ...report.problems.flatMap((one) => said('  ', one))]),
    ];
}
function section(name, texts) {
    return texts.length === 0 ? [] : [`${name}:`, ...texts.map((text) => `  ${(0,report_escape/* forTerminal */.Qf)(text, 600)}`)];
}
function said(indent, { code, about, what, expected, seen, next, at }) {
    return [
        `${indent}${at === null ? '' : `${(0,report_escape/* forTerminal */.Qf)(at.file)}:${at.line}:${at.column}: `}${(0,report_escape/* forTerminal */.Qf)(code)}${about === null ? '' : ` ${(0,report_escape/* forTerminal */.Qf)(about)}`}: ${(0,report_escape/* forTerminal */.Qf)(what, 600)}`,
        ...(expected === null && seen === null ? [] : [`${indent}  ${difference(expected ?? 'nothing', seen)}`]),
        `${indent}  next: ${(0,report_escape/* forTerminal */.Qf)(next, 600)}`,
    ];
}
function difference(expected, seen) {
    return `expected ${(0,report_escape/* forTerminal */.Qf)(expected)}; found ${seen === null ? 'nothing' : (0,report_escape/* forTerminal */.Qf)(seen)}`;
}
// ── a subject
function subjectLines(subject) {
    const pinned = (0,content/* pinnedTitleOf */.I6)(subject);
    const why = (0,content/* excuse */.IX)(subject);
    const rows = new Map(subject.ledger.map((row) => [row.evidence, row]));
    return [
        '',
        `${(0,report_escape/* forTerminal */.Qf)((0,content/* titleOf */.Gg)(subject))}: ${subject.outcome}${(0,content/* stateOf */.L4)(subject) === 'excused' ? ' (excused)' : ''}`,
        ...(pinned === null ? [] : [`  ${(0,report_escape/* forTerminal */.Qf)(pinned, 400)}`]),
        ...(why === null ? [] : [`  ${(0,report_escape/* forTerminal */.Qf)(why, 600)}`]),
        ...subject.rules.flatMap((rule) => ruleLines(rule, rows)),
        ...(subject.rules.length === 0 ? subject.reasons.flatMap((reason) => said('  ', reason)) : []),
        `  evidence: ${(0,content/* candidatesWords */._)(subject)}; ${(0,content/* searchesWords */.o4)(subject)}`,
        ...subject.ledger.map(rowLine),
        ...(subject.omitted > 0 ? [`    and ${subject.omitted} more candidates`] : []),
        ...subject.searches.map(({ at, outcome, code }) => `    asked ${(0,report_escape/* forTerminal */.Qf)(at.source)} ${(0,report_escape/* forTerminal */.Qf)(at.address)}: ${outcome}${code === null ? '' : ` (${(0,report_escape/* forTerminal */.Qf)(code)})`}`),
    ];
}
function ruleLines(rule, rows) {
    const { waiver } = rule;
    return [
        `  ${(0,report_escape/* forTerminal */.Qf)((0,content/* ruleWords */.mG)(rule))}: ${rule.outcome}${rule.mode === 'enforce' ? '' : ` (mode ${rule.mode})`}`,
        ...(waiver === null ? [] : [`    waived: ${(0,report_escape/* forTerminal */.Qf)(waiver.reason)} (owner ${(0,report_escape/* forTerminal */.Qf)(waiver.owner)}, until ${(0,report_escape/* forTerminal */.Qf)(waiver.until)})`]),
        ...(rule.tree === null ? ['    no requirement was judged'] : treeLines(rule.tree, 2, rows)),
    ];
}
function treeLines(node, depth, rows) {
    const indent = '  '.repeat(Math.min(depth, 20));
    return [
        `${indent}${node.outcome}: ${(0,report_escape/* forTerminal */.Qf)(node.what, 1200)}${node.code === null ? '' : ` · ${(0,report_escape/* forTerminal */.Qf)(node.code)}`}`,
        ...node.by.map((evidence) => `${indent}  met by ${named(evidence, rows)}`),
        ...(node.nearest === null ? [] : [`${indent}  nearest was ${named(node.nearest, rows)}`]),
        ...node.unmet.map(({ about, code, expected, seen }) => `${indent}    ${(0,report_escape/* forTerminal */.Qf)(about)}: ${difference(expected, seen)} · ${(0,report_escape/* forTerminal */.Qf)(code)}`),
        ...node.of.flatMap((part) => treeLines(part, depth + 1, rows)),
    ];
}
/** A piece of evidence by its digest, with what the ledger knows of it. */
function named(evidence, rows) {
    const row = rows.get(evidence);
    const says = row?.says == null ? '' : ` · ${(0,report_escape/* forTerminal */.Qf)(row.says)}`;
    return `${(0,report_escape/* forTerminal */.Qf)(evidence)}${says}${row?.signer == null ? '' : ` by ${(0,report_escape/* forTerminal */.Qf)(row.signer)}`}`;
}
function rowLine(row) {
    const what = [row.says ?? row.format, row.signer === null ? null : `by ${row.signer}`, `at ${row.at.source}: ${row.at.address}`].flatMap((part) => (part === null ? [] : [(0,report_escape/* forTerminal */.Qf)(part)]));
    const why = row.code === null ? '' : ` · ${(0,report_escape/* forTerminal */.Qf)(row.code)}${row.expected === null && row.seen === null ? '' : `: ${difference(row.expected ?? 'nothing', row.seen)}`}`;
    return `    ${content/* becameWords */.v6[row.became]}: ${(0,report_escape/* forTerminal */.Qf)(row.evidence)} ${what.join(' ')}${why}`;
}
function noteLines(report) {
    // Outputs are a workflow's; a terminal has none.
    const notes = report.notes.filter((note) => note.code !== 'OUTPUT_EMPTY');
    return notes.length === 0 ? [] : ['', 'notes:', ...notes.flatMap((note) => said('  ', note))];
}

;// CONCATENATED MODULE: ./build/report/json.js
// The report as JSON: the whole of it, for programs. Its JSON Schema is docs/report.schema.json.
//
// Keys stand in the order of the type and nothing depends on the clock or the machine: the same report is the same text. Texts are as they were
// found, bounded; spelled so that printing the file into a log runs no workflow command and shows no invisible character.

/** Renders the report as JSON that parses back to the same report (lone surrogates, which are no text, become U+FFFD). */
function renderJson(report) {
    return `${(0,report_escape/* forJson */.Cx)(JSON.stringify(report, (_key, value) => (typeof value === 'string' ? value.toWellFormed() : value), 2))}\n`;
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
    const through = outputs_named(report.subjects.filter((subject) => letThrough(subject, report)), report.subjects);
    const passed = outputs_named(report.subjects.filter((subject) => subject.outcome === 'passed' && letThrough(subject, report)), report.subjects);
    // All images of one index are one thing to deploy.
    const whole = through.length > 0 && new Set(report.subjects.map(indexOf)).size === 1 && report.subjects[0]?.image?.index != null ? through.find(({ platform }) => platform === null) : undefined;
    const fixed = {
        outcome: report.outcome,
        verified: String(report.outcome === 'passed'),
        digest: (0,domain_digest/* parseDigest */.m)(only?.digest ?? whole?.digest ?? '') ?? '',
        image: only === undefined ? (whole?.pinned ?? '') : pinned(only.name, only.digest, only.kind) ?? '',
        signer: only?.signer == null ? '' : (0,report_escape/* forLog */.Ig)(only.signer, 600),
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
    return { 'release-tag': release === null ? '' : (0,report_escape/* forLog */.Ig)(release.tag, 600), version: release?.version == null ? '' : (0,report_escape/* forLog */.Ig)(release.version, 600) };
}
/** The outputs as JSON text, for people and tests. */
function renderOutputs(report) {
    return `${JSON.stringify(outputsOf(report), null, 2)}\n`;
}
// A problem of the run (a file that changed after it was judged, for one) takes back what single subjects earned.
function letThrough(subject, report) {
    const state = (0,content/* stateOf */.L4)(subject);
    return report.problems.length === 0 && (state === 'passed' || state === 'exempt' || state === 'excused');
}
function pinned(name, text, kind) {
    const digest = (0,domain_digest/* parseDigest */.m)(text ?? '');
    // A name that is no image name is not handed to a deploy tool, whatever it may be; a folder on this machine is none either.
    return kind === 'image' && digest !== null && !name.startsWith('oci:') && /^[a-z0-9[][a-zA-Z0-9._:/[\]-]*$/.test(name) ? `${name}@${digest}` : null;
}
// Single platforms are named so; where each image of an index is among them, the index is one too, under the reference itself.
function outputs_named(subjects, all) {
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
        const name = (0,report_escape/* forLog */.Ig)(platform === null ? reference : `${reference} ${platform}`, 600);
        byName.set(name, (byName.get(name) ?? new Set()).add(digest));
    }
    const entries = [...byName].flatMap(([name, references]) => [...references].map((reference) => [references.size === 1 ? name : reference, reference]));
    const text = (0,report_escape/* forJson */.Cx)(JSON.stringify(Object.fromEntries(entries)));
    // Half a map would deploy half; an empty one fails where it is used.
    return text.length * 2 <= limits/* limits */.F.outputBytes / 4 ? text : '{}';
}
// `{"outcome", "problems": [codes], "subjects": [...], "cut": null | {"omitted", "see": "report-path"}}`; where it is cut, the worst subjects are the ones that are kept.
function resultsOf(report, bytes) {
    const whole = resultsText(report, report.subjects, 0);
    if (whole.length * 2 <= bytes)
        return whole;
    const subjects = (0,content/* worstFirst */.md)(report);
    let length = resultsText(report, [], subjects.length).length;
    let count = 0;
    for (const subject of subjects) {
        length += (0,report_escape/* forJson */.Cx)(JSON.stringify(resultOf(subject))).length + 1;
        if (length * 2 > bytes)
            break;
        count += 1;
    }
    return resultsText(report, subjects.slice(0, count), subjects.length - count);
}
function resultsText(report, subjects, omitted) {
    const cut = omitted === 0 ? null : { omitted, see: 'report-path' };
    return (0,report_escape/* forJson */.Cx)(JSON.stringify({ outcome: report.outcome, problems: report.problems.slice(0, 50).map((problem) => problem.code), subjects: subjects.map(resultOf), cut }));
}
function resultOf({ kind, name, digest, outcome, excused, signer, reasons }) {
    return { kind, name: (0,report_escape/* forLog */.Ig)(name, 600), digest: (0,domain_digest/* parseDigest */.m)(digest ?? ''), outcome, excused, signer: signer === null ? null : (0,report_escape/* forLog */.Ig)(signer, 600), code: reasons[0]?.code ?? null };
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
    const head = [...summary_headLines(report), ...problemLines(report)];
    const tail = tailLines(report);
    const room = maxBytes - CUT_LINE - bytesOf(head) - bytesOf(tail);
    const { lines, left } = summary_subjectLines((0,content/* worstFirst */.md)(report), room);
    return `${within([...head, ...lines, ...cutLines(left, report), ...tail].filter(isNeeded), maxBytes).join('\n')}\n`;
}
function summary_headLines(report) {
    const lines = [`### ${ICONS[(0,content/* runState */.HQ)(report)]} ${(0,content/* headline */.Pl)(report).map(pieceText).join(' · ')}`, ''];
    const weak = (0,content/* weakening */.C$)(report);
    if (weak !== null)
        lines.push(`⚠️ **${weak.sentence}** ${weak.inputs.slice(0, 20).map((input) => (0,report_escape/* forMarkdownCode */.m6)(input)).join(', ')}`, '');
    lines.push((0,report_escape/* forMarkdown */.Bm)((0,content/* consequence */.IY)(report)), '');
    lines.push(report.constraints.length === 0 ? '**Asked:** no constraints are known.' : `**Asked:** ${topConstraints(report)}`, '');
    return lines;
}
function topConstraints({ constraints }) {
    const more = constraints.length - CONSTRAINTS_AT_TOP;
    return [...constraints.slice(0, CONSTRAINTS_AT_TOP).map((line) => (0,report_escape/* forMarkdownCode */.m6)(line, 160)), ...(more > 0 ? [`and ${more} more, listed below`] : [])].join(' · ');
}
function problemLines({ problems }) {
    if (problems.length === 0)
        return [];
    const more = problems.length > 20 ? [`- and ${problems.length - 20} more problems`] : [];
    return ['#### ⛔ Why there is no verdict', '', ...problems.slice(0, 20).flatMap(summary_reasonLines), ...more, ''];
}
// ── subjects
// Everybody gets the richest layout that fits for all; what room is left goes to more details, the worst first.
function summary_subjectLines(subjects, room) {
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
    const state = (0,content/* stateOf */.L4)(subject);
    const said = state === 'passed' ? subject.signer : subject.reasons[0]?.code ?? null;
    return `- ${ICONS[state]} ${(0,report_escape/* forMarkdownCode */.m6)((0,content/* titleOf */.Gg)(subject), 120)} ${subject.outcome}${state === 'excused' ? ' (excused)' : ''}${said === null ? '' : ` · ${(0,report_escape/* forMarkdownCode */.m6)(said, 160)}`}`;
}
function shortLines(subject) {
    const lines = ['', `#### ${ICONS[(0,content/* stateOf */.L4)(subject)]} ${(0,report_escape/* forMarkdownCode */.m6)((0,content/* titleOf */.Gg)(subject), 160)} ${subject.outcome}${(0,content/* stateOf */.L4)(subject) === 'excused' ? ' (excused)' : ''}`, ''];
    const why = (0,content/* excuse */.IX)(subject);
    if (why !== null)
        lines.push(`${(0,report_escape/* forMarkdown */.Bm)(upperFirst(why))}.`, '');
    lines.push(...subject.reasons.slice(0, REASONS).flatMap(summary_reasonLines));
    if (subject.reasons.length > REASONS)
        lines.push(`- and ${subject.reasons.length - REASONS} more reasons`);
    if (subject.reasons.length > 0)
        lines.push('');
    return [...lines, ...(0,content/* exemptions */.xm)(subject).slice(0, REASONS).map((line) => `- ${(0,report_escape/* forMarkdown */.Bm)(line)}`), ...chainLines(subject), ...(0,content/* componentLines */.ZL)(subject).slice(0, COMPONENTS).map((line) => `- component ${(0,report_escape/* forMarkdownCode */.m6)(line, 300)}`)];
}
function fullLines(subject) {
    const pinned = (0,content/* pinnedTitleOf */.I6)(subject);
    return [...shortLines(subject), ...(pinned === null ? [] : ['', (0,report_escape/* forMarkdownCode */.m6)(pinned, 400)]), ...ledgerLines(subject), ...summary_ruleLines(subject), ''];
}
function summary_reasonLines(reason) {
    const about = reason.about === null ? '' : ` · ${(0,report_escape/* forMarkdownCode */.m6)(reason.about, 120)}`;
    const lines = [`- **${(0,report_escape/* forMarkdown */.Bm)(reason.what)}** ${(0,report_escape/* forMarkdownCode */.m6)(reason.code)}${about}`];
    if (reason.at !== null)
        lines.push(`  - at: ${(0,report_escape/* forMarkdownCode */.m6)((0,content/* placeOf */.$t)(reason.at), 400)}`);
    if (reason.expected !== null)
        lines.push(`  - expected: ${(0,report_escape/* forMarkdownCode */.m6)(reason.expected)}`);
    if (reason.seen !== null)
        lines.push(`  - found: ${(0,report_escape/* forMarkdownCode */.m6)(reason.seen)}`);
    else if (reason.expected !== null)
        lines.push('  - found: nothing');
    return [...lines, `  - next step: ${(0,report_escape/* forMarkdown */.Bm)(reason.next)}`];
}
function chainLines(subject) {
    return (0,content/* chains */.Bt)(subject).slice(0, REASONS).map((facts) => `- ${facts.map(({ label, value, mark }) => `${label} ${(0,report_escape/* forMarkdownCode */.m6)(value, 200)}${mark === '' ? '' : ` (${mark})`}`).join(' · ')}`);
}
function ledgerLines(subject) {
    const shown = subject.ledger.slice(0, limits/* limits */.F.ledgerRows);
    const more = subject.ledger.length - shown.length + subject.omitted;
    // Nothing was searched: there is nothing to say.
    if (shown.length === 0 && subject.searches.length === 0)
        return [];
    const places = (0,content/* placesAsked */.vk)(subject).map((place) => `- ${(0,report_escape/* forMarkdown */.Bm)(place, 400)}`);
    if (shown.length === 0)
        return ['', `No candidate was found; ${(0,content/* searchesWords */.o4)(subject)}.`, '', ...places];
    return [
        '', `<details><summary>${upperFirst((0,content/* candidatesWords */._)(subject))}; ${(0,content/* searchesWords */.o4)(subject)}</summary>`, '',
        '| became | says | signed by | found at | why |', '| --- | --- | --- | --- | --- |',
        ...shown.map(summary_rowLine),
        ...(more > 0 ? ['', `and ${more} more candidates, which are not shown here`] : []),
        '', ...places, '', '</details>',
    ];
}
function summary_rowLine(row) {
    const expected = row.expected === null ? '' : `, expected ${(0,report_escape/* forMarkdownCell */.BO)(row.expected, 120)}`;
    const why = row.code === null ? '–' : `${(0,report_escape/* forMarkdownCell */.BO)(row.code)}${row.seen === null ? '' : ` found ${(0,report_escape/* forMarkdownCell */.BO)(row.seen, 120)}`}${expected}`;
    return `| ${content/* becameWords */.v6[row.became]} | ${cell(row.says ?? row.format, 120)} | ${cell(row.signer, 160)} | ${cell(`${row.at.source}: ${row.at.address}`, 160)} | ${why} |`;
}
function cell(text, length) {
    return text === null ? '–' : (0,report_escape/* forMarkdownCell */.BO)(text, length);
}
function summary_ruleLines(subject) {
    const lines = subject.rules.flatMap((rule) => [
        `- ${(0,report_escape/* forMarkdown */.Bm)((0,content/* ruleWords */.mG)(rule), 240)}: **${rule.outcome}**${rule.mode === 'enforce' ? '' : ` (mode ${rule.mode})`}`,
        ...(rule.tree === null ? [] : summary_treeLines(rule.tree, 1)),
    ]);
    if (lines.length === 0)
        return [];
    const more = lines.length > TREE_LINES ? [`- and ${lines.length - TREE_LINES} more lines, which are not shown here`] : [];
    return ['', '<details><summary>What was asked, and what each part came to</summary>', '', ...lines.slice(0, TREE_LINES), ...more, '', '</details>'];
}
function summary_treeLines(node, depth) {
    const code = node.code === null ? '' : ` ${(0,report_escape/* forMarkdownCode */.m6)(node.code)}`;
    return [`${'  '.repeat(depth)}- **${node.outcome}**${code} ${(0,report_escape/* forMarkdown */.Bm)(node.what)}`, ...node.of.flatMap((part) => summary_treeLines(part, depth + 1))];
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
        lines.push('', '#### Notes', '', ...notes.flatMap(summary_noteLines));
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
function summary_noteLines(note) {
    const seen = note.seen === null ? '' : ` Found ${(0,report_escape/* forMarkdownCode */.m6)(note.seen)}.`;
    const expected = note.expected === null ? '' : ` Expected ${(0,report_escape/* forMarkdownCode */.m6)(note.expected)}.`;
    const about = note.about === null ? '' : ` · ${(0,report_escape/* forMarkdownCode */.m6)(note.about, 120)}`;
    const at = note.at === null ? '' : ` At ${(0,report_escape/* forMarkdownCode */.m6)((0,content/* placeOf */.$t)(note.at), 400)}.`;
    return [`- ${(0,report_escape/* forMarkdown */.Bm)(note.what)}${at}${seen}${expected} ${(0,report_escape/* forMarkdown */.Bm)(note.next)} ${(0,report_escape/* forMarkdownCode */.m6)(note.code)}${about}`];
}
function listed(texts) {
    const more = texts.length > 50 ? [`- and ${texts.length - 50} more`] : [];
    return [...texts.slice(0, 50).map((text) => `- ${(0,report_escape/* forMarkdownCode */.m6)(text, 600)}`), ...more];
}
function pieceText(piece) {
    return piece.outside ? (0,report_escape/* forMarkdownCode */.m6)(piece.text, 120) : piece.text;
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

// EXTERNAL MODULE: ./build/report/terminal.js
var terminal = __webpack_require__(3299);
// EXTERNAL MODULE: ./build/report/build.js + 1 modules
var build = __webpack_require__(818);
;// CONCATENATED MODULE: ./build/report/catalog.js
// The formats a report is rendered in. A format is one file here and one line below; docs and tests walk this list.
//
// This is the folder's front door for the entries, which publish a report.
//
// Every format sees the `Report` only: a report that was loaded from JSON, or merged, renders like a fresh one.










/** All formats by name; the name is the name of the file that renders it. */
const reportFormats = {
    annotations: { render: renderAnnotations, extension: 'txt', about: 'Workflow commands: what GitHub shows beside the run and on the lines of a pull request.' },
    explain: { render: renderExplanation, extension: 'txt', about: 'How the verdict came about: every rule and requirement, and what met it or came how near.' },
    json: { render: renderJson, extension: 'json', about: 'The whole report, for programs.' },
    outputs: { render: renderOutputs, extension: 'json', about: 'The outputs of the step, for later steps.' },
    summary: { render: (report) => renderSummary(report), extension: 'md', about: 'The step summary, for whoever opens the run.' },
    terminal: { render: (report) => (0,terminal/* renderTerminal */.b)(report), extension: 'txt', about: 'The same for a terminal.' },
};


/***/ })

};
