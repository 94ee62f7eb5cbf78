// Reads rendered Markdown as a reader of GitHub would be shown it, as far as tests need: what is code, and what is left that could be live.
//
// CommonMark 0.31 §6.1: a code span opens with a run of backticks and closes with the next run of the same length; a run without a partner is text.

/** The line with every code span replaced by `¤`: what Markdown and GitHub may make markup or links of. */
export function outsideCode(line: string): string {
  let out = '';
  let at = 0;
  while (at < line.length) {
    const run = /^`+/.exec(line.slice(at, at + 4096))?.[0] ?? '';
    if (run === '') { out += line[at]; at += 1; continue; }
    const close = closing(line, at + run.length, run.length);
    out += close < 0 ? run : '¤';
    at = close < 0 ? at + run.length : close + run.length;
  }
  return out;
}

function closing(line: string, from: number, length: number): number {
  for (const match of line.slice(from).matchAll(/`+/g)) if (match[0].length === length) return from + match.index;
  return -1;
}

// The only HTML that our reports write.
const OURS = /<\/?details>|<\/?summary>/g;
const LIVE: readonly (readonly [string, RegExp])[] = [
  ['HTML', /[<>]/], ['entity', /&/], ['link or image', /[[\]]/], ['URL', /:\/\//], ['bare domain', /www\./i], ['mention or mail', /@/], ['reference', /#|\bGH-\d/i],
  ['commit', /\b[0-9a-f]{7,}\b/i], ['unclosed code', /`/], ['emphasis or math', /[_~$]|(?<!\*)\*(?!\*)/], ['emoji', /:\w+:/], ['backslash', /\\/],
];

/** What is live in the Markdown though it should not be, one line each; empty where nothing is. */
export function liveMarkdown(markdown: string): readonly string[] {
  return markdown.split('\n').flatMap((line) => {
    // The marks of our own headings are no reference.
    const rest = outsideCode(line).replace(/^#{1,6} /, '').replace(OURS, '');
    const live = LIVE.filter(([, pattern]) => pattern.test(rest)).map(([what]) => `${what}: ${rest.slice(0, 200)}`);
    // A cell ends at every pipe, whatever it stands in.
    const columns = line.startsWith('|') && (line.match(/\|/g) ?? []).length !== 6 ? [`columns: ${line.slice(0, 200)}`] : [];
    return [...live, ...columns];
  });
}
