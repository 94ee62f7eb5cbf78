// Names a keystroke away from a name, and what an expression itself writes out.
//
// `acme\d*`, `acm.` and `[^/]cme` are anchored and escaped, and let in `acme2`, `acmx` and `xcme`, which anybody can register. So each character
// is tried as others, each place with one more. What the author wrote out, as in `(acme|acme2)` or `sdk-(js|ts)`, is theirs and no neighbour.

/** What a character is replaced with and what is put in: all that names are made of, and some capitals, as names are compared without case. */
const ALL = 'abcdefghijklmnopqrstuvwxyz0123456789-_.AMX'.split('');
/** One of each class, for long names. */
const FEW = 'ax0-_.X'.split('');

const MAX_FULL = 64;
const MAX_EDITED = 256;
/** The longest name GitHub gives to an owner. */
const MAX_FILL = 39;
const MAX_WORDS = 16;

/** Top-level domains where the holder of a host's name under another one need not be the same. */
const OTHER_ENDS = ['com', 'org', 'net', 'io', 'co', 'dev', 'app', 'ai', 'example'];

/** What an expression writes out. */
export interface Written {
  /** Its literal words, in order and each once: where another branch of it may be found open. */
  readonly words: readonly string[];
  /** Whether a name can be read off the expression from left to right, leaving pieces out, without a class, a dot or a repetition. */
  readonly spells: (name: string) => boolean;
}

/**
 * The names at one edit of a name, and those that keep one of its ends. Never the name in another case.
 *
 *   one for another, one more, one less      acmx, acme2, a-cme, acm
 *   an end cut off or filled up              ac, acxx, ac00, xxme
 *   a few in front or behind                 acme-x, x.acme
 *   only letters, only digits                xxxx, 0000, of any length
 */
export function editsOf(name: string): readonly string[] {
  const chars = Array.from(name).slice(0, MAX_EDITED);
  const rest = name.slice(chars.join('').length);
  const alphabet = chars.length > MAX_FULL ? FEW : ALL;
  const edit = (from: number, middle: string, to: number): string => `${chars.slice(0, from).join('')}${middle}${chars.slice(to).join('')}${rest}`;
  const places = [...chars.keys(), chars.length];
  const edits = places.flatMap((at) => [
    ...(at === chars.length ? [] : [edit(at, '', at + 1), edit(at, chars.slice(at, at + 1).join('').repeat(2), at + 1), ...alphabet.map((other) => edit(at, other, at + 1))]),
    ...alphabet.map((more) => edit(at, more, at)),
    chars.slice(0, at).join(''), chars.slice(at).join(''),
    ...['x', '0'].flatMap((fill) => [edit(at, fill.repeat(chars.length - at), chars.length), edit(0, fill.repeat(at), at)]),
  ]);
  const ends = [...['-x', '_x', '.x', '-0', 'x0'].map((end) => `${name}${end}`), ...['x-', 'x_', 'x.', '0-', '0x'].map((front) => `${front}${name}`)];
  const plain = ['x', '0'].flatMap((fill) => Array.from({ length: MAX_FILL }, (_, index) => fill.repeat(index + 1)));
  return [...new Set([...edits, ...ends, ...plain])].filter((other) => other !== '' && other.toLowerCase() !== name.toLowerCase());
}

/** The hosts at one edit of one label of a host. Its dots stay: what an unescaped dot lets in is judged elsewhere. */
export function hostEditsOf(host: string): readonly string[] {
  const labels = host.split('.').slice(0, MAX_WORDS);
  return labels.length < host.split('.').length ? [] : labels.flatMap((label, index) => editsOf(label).map((other) => labels.with(index, other).join('.')));
}

/** The host under other top-level domains. */
export function otherEndsOf(host: string): readonly string[] {
  const last = host.lastIndexOf('.');
  return last < 0 ? [] : OTHER_ENDS.map((end) => `${host.slice(0, last)}.${end}`).filter((other) => other !== host);
}

/** A word of another branch with something open around it. */
export function around(word: string): readonly string[] {
  return ['evil', `${word}-evil`, `evil-${word}`, `${word}evil`, `evil${word}`, `${word}x`, `x${word}`, `${word}0`, `0${word}`];
}

// ── reading an expression

const TOKEN = /\\Q(?<quoted>.*?)(?:\\E|$)|(?<open>\(\?(?:P?<\w+>|[A-Za-z-]*[:)]))|(?<repeat>[*+?]\??|\{\d+(?:,\d*)?\}\??)|\\(?<escaped>[^A-Za-z0-9])|(?<wild>\\[pPx]\{[^}]*\}|\\[pP][A-Za-z]|\\x[0-9A-Fa-f]{2}|\\.?|\[\^?\]?(?:\[:\^?\w+:\]|\\.|[^\]\\])*\]|\.)|(?<edge>[()|^$/@:])|(?<plain>.)/gs;

/** Reads what an expression writes out. Where it is in doubt it reads less: what is not read is a neighbour. */
export function writtenIn(source: string): Written {
  const words: string[] = [];
  const whole: string[] = [];
  let run: string[] = [];
  let edged = true;
  const flush = (closed: boolean): void => {
    if (run.length > 0) words.push(run.join(''));
    if (run.length > 0 && edged && closed) whole.push(run.join('').toLowerCase());
    run = [];
    edged = closed;
  };
  for (const { groups = {} } of source.matchAll(TOKEN)) {
    const { quoted, repeat, escaped, wild, plain } = groups;
    if (wild !== undefined) flush(false);
    else if (repeat !== undefined && run.length > 0) { run.pop(); flush(false); }
    else if (repeat !== undefined) continue;
    else if (quoted !== undefined || escaped !== undefined || plain !== undefined) run.push(quoted ?? escaped ?? plain ?? '');
    else flush(true);
  }
  flush(true);
  return { words: [...new Set(words)], spells: (name) => isReadOff(whole, name.toLowerCase()) };
}

/** The words that may name somebody: not what the identity has in its other parts. */
export function namesAmong(words: readonly string[], ...others: readonly string[]): readonly string[] {
  const known = new Set(others.flatMap((text) => [text, ...text.split('/')]));
  return words.filter((word) => !known.has(word) && word !== 'https').slice(0, MAX_WORDS);
}

function isReadOff(pieces: readonly string[], name: string): boolean {
  const reached = new Set([0]);
  for (const piece of pieces) {
    // Of the positions before this piece only: each piece stands for itself once, so `ap(p)+` does not read `appp`.
    for (const at of Array.from(reached)) if (name.startsWith(piece, at)) reached.add(at + piece.length);
  }
  return reached.has(name.length);
}
