// One line for a log that a machine listens to.
//
// GitHub's runner obeys commands in what a step prints, on stdout and stderr alike:
//
//   ::set-output name=verified::true        at the start of a line, blanks before it allowed
//   text ##[set-output name=verified]true   anywhere in a line
//
// A terminal obeys escape sequences. Names of files, identities and predicates are attacker-controlled, so every line goes through here.

import { bounded } from '../domain/errors.ts';

/** Longest line of a log, in UTF-16 units. */
const LINE_LENGTH = 8192;

// Control characters move the cursor or end the line; U+2028 and U+2029 end it for some readers; the bidirectional controls and the invisible
// characters let a text read as another one (Trojan Source, CVE-2021-42574).
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const UNPRINTABLE = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** The text with every character that is not seen as itself written as `\u{…}`; a tab stays. */
export function printable(text: string): string {
  return text.toWellFormed().replace(UNPRINTABLE, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`);
}

/** The text as one line that neither the runner nor a terminal obeys; cut where it is too long. */
export function logLine(text: string): string {
  return printable(bounded(text, LINE_LENGTH)).replaceAll('##[', '#\\#[').replace(/^(\s*)::/u, '$1\\::');
}

/** Returns what prints lines to `stream`, each through `logLine`. */
export function logTo(stream: { write(text: string): unknown }): (line: string) => void {
  return (line) => {
    stream.write(`${logLine(line)}\n`);
  };
}
