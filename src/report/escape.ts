// Escaping, one function per place where text is printed. Renderers print nothing from outside without one of these.
//
// Attacker-controlled: every string of a certificate, a predicate, an annotation, a file name, an error. What they could reach:
// - the log of a runner, which obeys `::cmd::` at the start of a line and `##[cmd]` anywhere in it (actions/runner, ActionCommand);
// - a step summary: GitHub-flavoured Markdown, with HTML, links, images, mentions and bare URLs that become links;
// - a terminal, which obeys escape sequences, and whoever reads it, whom bidirectional and invisible characters deceive.
// Every function bounds what it returns: the length of a text is attacker-controlled too.

import { INVISIBLE } from '../domain/invisible.ts';

const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Characters of one text from outside in a report for people; the cut is said. */
const SHOWN = 300;

/** One line for a log: no control or invisible character, no live workflow command at any place of it. */
export function forLog(text: string, length: number = SHOWN): string {
  return guardLine(visible(text, length));
}

/** Text within a line of a terminal: escape sequences and invisible characters are shown as `\u{1b}`. The whole line goes through `guardLine`. */
export function forTerminal(text: string, length: number = SHOWN): string {
  return visible(text, length);
}

/**
 * Disarms what a runner would obey in a finished line: `::` at its start and `##[` anywhere.
 *
 * Applied to whole lines too, because two harmless pieces can become a command when they are put together.
 */
export function guardLine(line: string): string {
  return line.replaceAll('##[', '##\\[').replace(/^(\s*)::/, '$1\\::');
}

/**
 * Inline code of Markdown, outside of tables. Nothing inside is markup, and GitHub makes no link, mention or image of it.
 *
 * The fence is longer than any run of backticks inside (CommonMark 0.31 §6.1), so it cannot be closed from inside.
 */
export function forMarkdownCode(text: string, length: number = SHOWN): string {
  return codeSpan(forLog(text, length));
}

function codeSpan(shown: string): string {
  if (shown === '') return '(empty)';
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
export function forMarkdownCell(text: string, length: number = SHOWN): string {
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
export function forMarkdown(text: string, length: number = 600): string {
  const out: string[] = [];
  let code: string[] = [];
  const close = (): void => {
    if (code.length > 0) out.push(forMarkdownCell(code.join(' '), length));
    code = [];
  };
  for (const word of visible(text, length).split(' ')) {
    if (word === '' && code.length === 0) continue;
    if (PROSE.test(word) && !LINKED.test(word)) { close(); out.push(word); continue; }
    // What ends a part of the sentence is no part of a value that is to be copied.
    const [, value = word, stop = ''] = /^(.+?)([,.;]?)$/u.exec(word) ?? [];
    code.push(value);
    if (stop !== '') { close(); out.push(`${out.pop() ?? ''}${stop}`); }
  }
  close();
  return out.join(' ');
}

/** Data of a workflow command: what stands behind the second `::`. Line breaks are kept, as the protocol spells them. */
export function forCommandData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** Value of a property of a workflow command. */
export function forCommandProperty(text: string): string {
  return forCommandData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/**
 * JSON text that may be printed into a log: parses to the same value, with invisible characters and `##[` spelled as `\u…`.
 *
 * Both can occur within strings only, where every character may be spelled that way (RFC 8259 §7). Line breaks of the layout stay.
 */
export function forJson(json: string): string {
  // By line: a report may be hundreds of megabytes, and the engine ends the process when one replacement gets too large.
  return json.split('\n').map((line) => line.replaceAll('##[', '#\\u0023[').replace(INVISIBLE, spelled)).join('\n');
}

function spelled(character: string): string {
  return character.split('').map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
}

// Bounded before, so that escaping a megabyte costs nothing, and after, because escapes are longer than what they stand for.
function visible(text: string, length: number): string {
  const shown = clip(text, length).replace(INVISIBLE, (character) => NAMED[character] ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
  return text.length <= length && shown.length <= length * 2 ? shown : `${clip(shown, length)}… (cut)`;
}

// Cuts without leaving half of a surrogate pair.
function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}
