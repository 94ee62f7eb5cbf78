export const id = 299;
export const ids = [299];
export const modules = {

/***/ 9762:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ INVISIBLE),
/* harmony export */   z: () => (/* binding */ isVisible)
/* harmony export */ });
// Characters that do not show: whoever reviews a text sees another one than the machine reads.
/**
 * What has no visible shape of its own: controls, format characters (bidirectional, zero-width, tags), lone surrogates, private use, separators,
 * blanks other than the space, fillers, variation selectors. With the flag `g`, for replacing.
 */
const INVISIBLE = /\p{Cc}|\p{Cf}|\p{Cs}|\p{Co}|\p{Zl}|\p{Zp}|(?! )\p{Zs}|[\u115f\u1160\u2800\u3164\uffa0]|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/gu;
/** Whether everything in a text shows. */
function isVisible(text) {
    return text.search(INVISIBLE) < 0;
}


/***/ }),

/***/ 6386:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   Bt: () => (/* binding */ chains),
/* harmony export */   C$: () => (/* binding */ weakening),
/* harmony export */   Gg: () => (/* binding */ titleOf),
/* harmony export */   HQ: () => (/* binding */ runState),
/* harmony export */   I6: () => (/* binding */ pinnedTitleOf),
/* harmony export */   IX: () => (/* binding */ excuse),
/* harmony export */   IY: () => (/* binding */ consequence),
/* harmony export */   L4: () => (/* binding */ stateOf),
/* harmony export */   Pl: () => (/* binding */ headline),
/* harmony export */   ZL: () => (/* binding */ componentLines),
/* harmony export */   _: () => (/* binding */ candidatesWords),
/* harmony export */   mG: () => (/* binding */ ruleWords),
/* harmony export */   md: () => (/* binding */ worstFirst),
/* harmony export */   o4: () => (/* binding */ searchesWords),
/* harmony export */   v6: () => (/* binding */ becameWords),
/* harmony export */   vk: () => (/* binding */ placesAsked),
/* harmony export */   xm: () => (/* binding */ exemptions)
/* harmony export */ });
/* harmony import */ var _domain_claims_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4140);
/* harmony import */ var _domain_predicate_types_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5940);
/* harmony import */ var _chain_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3150);
// What every report for people says, in which order: the verdict line, the subjects with the worst first, the facts of the chain.
//
// Summary, terminal and annotations say the same things and differ in layout only. Texts that may come from outside are marked as such here
// (`outside`) and escaped where they are printed; nothing in this file is printable as it is.



/** The order in which subjects are shown: what somebody has to look at first. */
const ORDER = ['error', 'failed', 'indeterminate', 'excused', 'exempt', 'passed', 'nothing-to-verify'];
/** A place in a document, as compilers write it. Not escaped. */
function placeOf({ file, line, column }) {
    return `${file}:${line}:${column}`;
}
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
    const asked = links.filter((link) => (0,_domain_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .isOpenClaim */ .n_)(link.claim));
    return [
        ...of('class').map(({ value }) => ({ label: className(value), value, mark: '' })),
        { label: 'signed by', value: (0,_chain_js__WEBPACK_IMPORTED_MODULE_2__/* .signerLine */ .z7)((claim) => of(claim).filter((link) => link.from !== 'self-declared').map((link) => link.value)), mark: '' },
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
    const known = Object.entries(_domain_predicate_types_js__WEBPACK_IMPORTED_MODULE_1__/* .predicateAliases */ .SZ).find(([, types]) => types.some((type) => type === says));
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


/***/ }),

/***/ 9924:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BO: () => (/* binding */ forMarkdownCell),
/* harmony export */   Bm: () => (/* binding */ forMarkdown),
/* harmony export */   Cx: () => (/* binding */ forJson),
/* harmony export */   Ig: () => (/* binding */ forLog),
/* harmony export */   Qf: () => (/* binding */ forTerminal),
/* harmony export */   Ql: () => (/* binding */ guardLine),
/* harmony export */   m6: () => (/* binding */ forMarkdownCode),
/* harmony export */   ps: () => (/* binding */ forCommandData),
/* harmony export */   uK: () => (/* binding */ forCommandProperty)
/* harmony export */ });
/* harmony import */ var _domain_invisible_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9762);
// Escaping, one function per place where text is printed. Renderers print nothing from outside without one of these.
//
// Attacker-controlled: every string of a certificate, a predicate, an annotation, a file name, an error. What they could reach:
// - the log of a runner, which obeys `::cmd::` at the start of a line and `##[cmd]` anywhere in it (actions/runner, ActionCommand);
// - a step summary: GitHub-flavoured Markdown, with HTML, links, images, mentions and bare URLs that become links;
// - a terminal, which obeys escape sequences, and whoever reads it, whom bidirectional and invisible characters deceive.
// Every function bounds what it returns: the length of a text is attacker-controlled too.

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
    return json.split('\n').map((line) => line.replaceAll('##[', '#\\u0023[').replace(_domain_invisible_js__WEBPACK_IMPORTED_MODULE_0__/* .INVISIBLE */ .k, spelled)).join('\n');
}
function spelled(character) {
    return character.split('').map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
}
// Bounded before, so that escaping a megabyte costs nothing, and after, because escapes are longer than what they stand for.
function visible(text, length) {
    const shown = clip(text, length).replace(_domain_invisible_js__WEBPACK_IMPORTED_MODULE_0__/* .INVISIBLE */ .k, (character) => NAMED[character] ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
    return text.length <= length && shown.length <= length * 2 ? shown : `${clip(shown, length)}… (cut)`;
}
// Cuts without leaving half of a surrogate pair.
function clip(text, length) {
    if (text.length <= length)
        return text;
    const last = text.charCodeAt(length - 1);
    return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}


/***/ }),

/***/ 3299:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ renderTerminal)
/* harmony export */ });
/* harmony import */ var _domain_limits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(545);
/* harmony import */ var _content_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6386);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9924);
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
    const rows = Math.min(_domain_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .limits */ .F.ledgerRows, Math.max(3, Math.floor(ROWS / Math.max(1, report.subjects.length))));
    const lines = [...headLines(report, style), ...problemLines(report, style), ...(0,_content_js__WEBPACK_IMPORTED_MODULE_1__/* .worstFirst */ .md)(report).flatMap((subject) => subjectLines(subject, rows, style)), ...tailLines(report)];
    return `${lines.map(_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .guardLine */ .Ql).join('\n')}\n`;
}
function headLines(report, style) {
    const state = (0,_content_js__WEBPACK_IMPORTED_MODULE_1__/* .runState */ .HQ)(report);
    const words = (0,_content_js__WEBPACK_IMPORTED_MODULE_1__/* .headline */ .Pl)(report).map((piece) => (piece.outside ? (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .forTerminal */ .Qf)(piece.text) : piece.text)).join(' · ');
    const lines = [painted(`${SIGNS[state]} ${words}`, state, style)];
    const weak = (0,_content_js__WEBPACK_IMPORTED_MODULE_1__/* .weakening */ .C$)(report);
    if (weak !== null)
        lines.push(painted(`! ${weak.sentence} ${weak.inputs.slice(0, 20).map((input) => (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .forTerminal */ .Qf)(input)).join(', ')}`, 'excused', style));
    lines.push((0,_content_js__WEBPACK_IMPORTED_MODULE_1__/* .consequence */ .IY)(report), 'asked:');
    lines.push(...(report.constraints.length === 0 ? ['  no constraints are known'] : listed(report.constraints, 20)));
    return lines;
}
function problemLines(report, style) {
    if (report.problems.length === 0)
        return [];
    return ['', painted('✗ why there is no verdict', 'error', style), ...report.problems.slice(0, 50).flatMap(reasonLines), ...moreLine(report.problems.length - 50, 'problems')];
}
function subjectLines(subject, rows, style) {
    const state = (0,_content_js__WEBPACK_IMPORTED_MODULE_1__/* .stateOf */ .L4)(subject);
    const lines = ['', painted(`${SIGNS[state]} ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .forTerminal */ .Qf)((0,_content_js__WEBPACK_IMPORTED_MODULE_1__/* .titleOf */ .Gg)(subject))} ${subject.outcome}${state === 'excused' ? ' (excused)' : ''}`, state, style)];
    const pinned = (0,_content_js__WEBPACK_IMPORTED_MODULE_1__/* .pinnedTitleOf */ .I6)(subject);
    if (pinned !== null)
        lines.push(`    ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .forTerminal */ .Qf)(pinned, 400)}`);
    const why = (0,_content_js__WEBPACK_IMPORTED_MODULE_1__/* .excuse */ .IX)(subject);
    if (why !== null)
        lines.push(`    ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .forTerminal */ .Qf)(why)}`);
    lines.push(...subject.reasons.slice(0, 10).flatMap(reasonLines), ...moreLine(subject.reasons.length - 10, 'reasons'));
    lines.push(...(0,_content_js__WEBPACK_IMPORTED_MODULE_1__/* .exemptions */ .xm)(subject).slice(0, 10).map((line) => `    ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .forTerminal */ .Qf)(line)}`));
    lines.push(...chainLines(subject), ...(0,_content_js__WEBPACK_IMPORTED_MODULE_1__/* .componentLines */ .ZL)(subject).map((line) => `    component    ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .forTerminal */ .Qf)(line)}`), ...ledgerLines(subject, rows));
    // The tree repeats what the chain says of a subject that passed.
    return subject.outcome === 'passed' ? lines : [...lines, ...ruleLines(subject)];
}
function reasonLines(reason) {
    const lines = [`    ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .forTerminal */ .Qf)(reason.what, 600)}`, `      code      ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .forTerminal */ .Qf)(reason.code)}${reason.about === null ? '' : ` · ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .forTerminal */ .Qf)(reason.about)}`}`];
    if (reason.at !== null)
        lines.push(`      at        ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .forTerminal */ .Qf)((0,_content_js__WEBPACK_IMPORTED_MODULE_1__/* .placeOf */ .$t)(reason.at))}`);
    if (reason.expected !== null)
        lines.push(`      expected  ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .forTerminal */ .Qf)(reason.expected)}`);
    if (reason.seen !== null)
        lines.push(`      found     ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .forTerminal */ .Qf)(reason.seen)}`);
    else if (reason.expected !== null)
        lines.push('      found     nothing');
    return [...lines, `      next step ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .forTerminal */ .Qf)(reason.next, 600)}`];
}
function chainLines(subject) {
    return (0,_content_js__WEBPACK_IMPORTED_MODULE_1__/* .chains */ .Bt)(subject).slice(0, 10).flatMap((facts) => facts.map(({ label, value, mark }, index) => `    ${index === 0 ? '' : '  '}${label.padEnd(index === 0 ? 12 : 10)} ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .forTerminal */ .Qf)(value)}${mark === '' ? '' : ` (${mark})`}`));
}
function ledgerLines(subject, rows) {
    if (subject.ledger.length === 0 && subject.searches.length === 0)
        return [];
    const shown = subject.ledger.slice(0, rows);
    const more = subject.ledger.length - shown.length + subject.omitted;
    return [`    ${(0,_content_js__WEBPACK_IMPORTED_MODULE_1__/* .candidatesWords */ ._)(subject)}; ${(0,_content_js__WEBPACK_IMPORTED_MODULE_1__/* .searchesWords */ .o4)(subject)}`, ...shown.map(rowLine), ...moreLine(more, 'candidates'), ...(0,_content_js__WEBPACK_IMPORTED_MODULE_1__/* .placesAsked */ .vk)(subject).map((place) => `      ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .forTerminal */ .Qf)(place, 400)}`)];
}
function rowLine(row) {
    const said = [row.says ?? row.format, row.signer === null ? null : `by ${row.signer}`, `at ${row.at.source}: ${row.at.address}`]
        .flatMap((part) => (part === null ? [] : [(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .forTerminal */ .Qf)(part)]));
    const why = row.code === null ? '' : ` · ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .forTerminal */ .Qf)(row.code)}${row.seen === null ? '' : ` found ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .forTerminal */ .Qf)(row.seen)}`}${row.expected === null ? '' : `, expected ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .forTerminal */ .Qf)(row.expected)}`}`;
    return `      ${_content_js__WEBPACK_IMPORTED_MODULE_1__/* .becameWords */ .v6[row.became]}: ${said.join(' ')}${why}`;
}
function ruleLines(subject) {
    const lines = subject.rules.flatMap((rule) => [
        `      ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .forTerminal */ .Qf)((0,_content_js__WEBPACK_IMPORTED_MODULE_1__/* .ruleWords */ .mG)(rule))}: ${rule.outcome}${rule.mode === 'enforce' ? '' : ` (mode ${rule.mode})`}`,
        ...(rule.tree === null ? [] : treeLines(rule.tree, 4)),
    ]);
    return lines.length === 0 ? [] : ['    rules:', ...lines.slice(0, 40), ...moreLine(lines.length - 40, 'lines')];
}
function treeLines(node, depth) {
    return [`${'  '.repeat(depth)}${node.outcome}: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .forTerminal */ .Qf)(node.what)}${node.code === null ? '' : ` · ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .forTerminal */ .Qf)(node.code)}`}`, ...node.of.flatMap((part) => treeLines(part, depth + 1))];
}
function tailLines(report) {
    // Outputs are a workflow's; a terminal has none.
    const notes = report.notes.filter((note) => note.code !== 'OUTPUT_EMPTY');
    const lines = [];
    if (notes.length > 0)
        lines.push('', 'notes:', ...notes.slice(0, 50).flatMap(reasonLines), ...moreLine(notes.length - 50, 'notes'));
    if (report.layers.length > 0)
        lines.push('', 'policy:', ...listed(report.layers.map(({ name, digest }) => (digest === null ? name : `${name} ${digest}`)), 20));
    if (report.trust.length > 0)
        lines.push('trust:', ...listed(report.trust.map(({ name, origin }) => `${name}: ${origin}`), 20));
    return lines;
}
function listed(texts, most) {
    return [...texts.slice(0, most).map((text) => `  ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .forTerminal */ .Qf)(text, 600)}`), ...moreLine(texts.length - most, 'lines')];
}
function moreLine(more, what) {
    return more > 0 ? [`      and ${more} more ${what}`] : [];
}
function painted(line, state, { colour }) {
    return colour ? `\u001b[${COLOURS[state]}m${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .guardLine */ .Ql)(line)}\u001b[0m` : line;
}


/***/ })

};
