// Changes to evidence: what an attacker, a broken tool or a broken disk makes of it.
//
// A change is made where it may get far: inside base64, inside JSON inside base64, inside DER inside PEM inside base64, with the lengths and the
// encodings around it right again. Random bytes alone would all end at the first parser.

import { mutateDer } from './der-tree.ts';
import { drop, parseTree, printTree, put, putBeside, rename, slotsOf, type Slot, type Tree } from './json-tree.ts';
import type { Original, Piece } from './originals.ts';
import type { Evidence } from './pipeline.ts';
import type { Random } from './random.ts';

/** A changed original. `how` names the changes; `donor` is another original that lent a part, null where none did. */
export interface Mutant extends Evidence { readonly how: readonly string[]; readonly donor: Original | null }

/** Changes one original in one to four ways. The same numbers make the same mutant. */
export function mutate(original: Original, originals: readonly Original[], random: Random): Mutant {
  const maker = new Maker(original, random.pick(originals), random);
  const times = random.chance(0.7) ? 1 : random.pick([2, 2, 2, 3, 4]);
  for (let time = 0; time < times; time += 1) maker.change();
  return maker.made();
}

/** Where a change happens, and what another original has in the same place. */
class Maker {
  readonly #random: Random;
  readonly #donor: Original;
  #files: Piece[];
  #checksums: Piece | null;
  #hasLent = false;
  readonly #how: string[] = [];

  constructor(original: Original, donor: Original, random: Random) {
    this.#random = random;
    this.#donor = donor;
    this.#files = [...original.files];
    this.#checksums = original.checksums;
  }

  made(): Mutant {
    return { files: this.#files, checksums: this.#checksums, how: this.#how, donor: this.#hasLent ? this.#donor : null };
  }

  change(): void {
    if (this.#checksums !== null && this.#random.chance(0.4)) {
      this.#checksums = { ...this.#checksums, bytes: this.#mutateList(this.#checksums.bytes) };
      return;
    }
    if (this.#random.chance(0.04)) this.#changeFiles();
    else {
      const at = this.#random.below(this.#files.length);
      const file = this.#files[at];
      if (file !== undefined) this.#files[at] = { ...file, bytes: this.#mutateFile(file.bytes) };
    }
  }

  #say(how: string): void {
    this.#how.push(how);
  }

  // Files come, go and change places.
  #changeFiles(): void {
    const random = this.#random;
    const at = random.below(this.#files.length);
    const lent = random.pick(this.#donor.files);
    const own = this.#files[at];
    // An earlier change took away all there was: what another original holds stands alone then.
    if (own === undefined) {
      this.#say('file: exchanged');
      this.#lend();
      this.#files.push(lent);
      return;
    }
    switch (random.below(5)) {
      case 0: this.#say('file: dropped'); this.#files.splice(at, 1); break;
      case 1: this.#say('file: twice'); this.#files.push({ ...own, name: `again-${own.name}` }); break;
      case 2: this.#say('file: exchanged'); this.#lend(); this.#files[at] = { name: own.name, bytes: lent.bytes }; break;
      case 3: this.#say('file: added'); this.#lend(); this.#files.push({ ...lent, name: `lent-${lent.name}` }); break;
      default: this.#say('file: joined'); this.#lend(); this.#files[at] = { name: own.name, bytes: Buffer.concat([own.bytes, Buffer.from(random.pick(['\n', '\r\n', '', '\n\n', ','])), lent.bytes]) };
    }
  }

  #lend(): void {
    this.#hasLent = true;
  }

  #mutateFile(bytes: Buffer): Buffer {
    const random = this.#random;
    const text = bytes.toString('utf8');
    const tree = random.chance(0.1) ? null : parseTree(text);
    if (tree === null) return random.chance(0.5) ? Buffer.from(this.#mutateText(text, null), 'utf8') : this.#mutateBytes(bytes);
    if (random.chance(0.06)) return Buffer.from(this.#wrap(tree, text));
    const lent = parseTree(random.pick(this.#donor.files).bytes.toString('utf8'));
    this.#mutateTree(tree, lent, 0);
    return Buffer.from(printTree(tree));
  }

  // The same document in another dress: most of this is to be accepted, and says the same.
  #wrap(tree: Tree, text: string): string {
    const random = this.#random;
    const blank = (): string => random.pick(['', '', ' ', '\n', '\r\n', '\t', '  ']);
    const deep = random.pick([3, 100, 127, 129, 5000]);
    switch (random.below(10)) {
      case 0: this.#say('wrap: blanks'); return printTree(tree, blank);
      case 1: this.#say('wrap: list'); return `[${text}]`;
      case 2: this.#say('wrap: answer'); return `{"attestations":[{"bundle":${text}}]}`;
      case 3: this.#say('wrap: bundle'); return `{"bundle":${text}}`;
      case 4: this.#say('wrap: lines'); return `${text}\n${text}\n`;
      case 5: this.#say('wrap: byte order mark'); return `\uFEFF${text}`;
      case 6: this.#say('wrap: deep'); return `${'['.repeat(deep)}${text}${']'.repeat(deep)}`;
      case 7: this.#say('wrap: broken line'); return `${text}\n${text.slice(0, random.below(text.length))}`;
      case 8: this.#say('wrap: uuid'); return `{"${'0'.repeat(64)}":${text}}`;
      default: this.#say('wrap: behind'); return `${text}${random.pick([' ', '\0', 'x', '{}', ',', '\n\n'])}`;
    }
  }

  #mutateTree(tree: Tree, lent: Tree | null, depth: number): void {
    const random = this.#random;
    const slots = slotsOf(tree);
    if (slots.length === 0) return;
    const slot = random.pick(slots);
    const where = depth === 0 ? 'json' : 'nested json';
    switch (random.below(36)) {
      case 0: this.#say(`${where}: dropped`); drop(slot); break;
      case 1: this.#say(`${where}: twice`); putBeside(slot, structuredClone(random.chance(0.5) ? slot.value : random.pick(slots).value), random.chance(0.5)); break;
      case 2: this.#say(`${where}: renamed`); rename(slot, this.#otherKey(slot.key, slots)); break;
      case 3: this.#say(`${where}: retyped`); put(slot, this.#retyped(slot.value)); break;
      case 4: {
        this.#say(`${where}: swapped`);
        // Copies: one may stand inside the other.
        const other = random.pick(slots);
        put(slot, structuredClone(other.value));
        put(other, structuredClone(slot.value));
        break;
      }
      case 5: this.#say(`${where}: number`); put(slot, { kind: 'raw', text: random.pick(NUMBERS) }); break;
      case 6: this.#say(`${where}: number as text`); put(slot, { kind: 'text', value: random.pick(NUMBERS) }); break;
      case 7: this.#say(`${where}: unknown field`); putBeside({ ...slot, key: random.pick(UNKNOWN) }, random.chance(0.5) ? structuredClone(slot.value) : { kind: 'raw', text: 'null' }, true); break;
      case 8: this.#say(`${where}: deep`); put(slot, { kind: 'raw', text: this.#deep(printTree(slot.value)) }); break;
      case 9:
        if (random.chance(0.85)) this.#mutateTree(tree, lent, depth);
        else this.#grow(slot);
        break;
      case 10: case 11: case 12: case 13: case 14: this.#splice(slot, slots, lent, where); break;
      default: this.#mutateSlot(slots, lent, depth);
    }
  }

  #deep(text: string): string {
    const deep = this.#random.pick([2, 100, 126, 127, 128, 200, 3000]);
    return this.#random.chance(0.5) ? `${'['.repeat(deep)}${text}${']'.repeat(deep)}` : `${'{"a":'.repeat(deep)}${text}${'}'.repeat(deep)}`;
  }

  // A part of another original under the same name: what does not belong together, each good by itself.
  #splice(slot: Slot, slots: readonly Slot[], lent: Tree | null, where: string): void {
    const random = this.#random;
    const others = lent === null ? [] : slotsOf(lent);
    const named = slots.filter(({ key }) => key !== '' && others.some((other) => other.key === key));
    const own = named.length === 0 ? slot : random.pick(named);
    const fits = others.filter(({ key }) => key === own.key);
    if (fits.length === 0) return;
    const value = structuredClone(random.pick(fits).value);
    this.#lend();
    if (own.value.kind === 'array' && value.kind === 'array' && random.chance(0.5)) {
      this.#say(`${where}: list joined ${own.key}`);
      own.value.items.splice(random.below(own.value.items.length + 1), 0, ...value.items);
    } else {
      this.#say(`${where}: spliced ${own.key}`);
      put(own, value);
    }
  }

  #mutateSlot(slots: readonly Slot[], lent: Tree | null, depth: number): void {
    const all = slots.filter(({ value }) => value.kind === 'text');
    // Long texts hold what is signed and what signs it: certificates, bodies, payloads, tokens.
    const long = all.filter(({ value }) => value.kind === 'text' && value.value.length > 100);
    const texts = long.length > 0 && this.#random.chance(0.6) ? long : all;
    if (texts.length === 0) return;
    const slot = this.#random.pick(texts);
    if (slot.value.kind !== 'text') return;
    const fits = lent === null ? [] : slotsOf(lent).filter(({ key, value }) => key === slot.key && value.kind === 'text');
    const other = fits.length === 0 ? null : this.#random.pick(fits).value;
    put(slot, { kind: 'text', value: this.#mutateText(slot.value.value, other?.kind === 'text' ? other.value : null, depth) });
  }

  #otherKey(key: string, slots: readonly Slot[]): string {
    const random = this.#random;
    const snake = key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const camel = key.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    return random.pick([snake, camel, key.toUpperCase(), `${key} `, ` ${key}`, `${key}\0`, key.replace('e', '\u0435'), '', '__proto__', 'constructor', 'toString', random.pick(slots).key]);
  }

  #retyped(value: Tree): Tree {
    const text = printTree(value);
    const raw = this.#random.pick(['null', 'true', 'false', '0', '{}', '[]', '""', `[${text}]`, `{"value":${text}}`, `{"0":${text}}`, JSON.stringify(text), '{"length":1}', '[[]]', '[null]', '{"toString":1}']);
    return { kind: 'raw', text: raw };
  }

  /** Makes something large: what takes more than linear time shows itself only then. */
  #grow(slot: Slot): void {
    const random = this.#random;
    this.#say('grown');
    const count = random.pick([1000, 20_000, 200_000]);
    if (slot.value.kind === 'array' && slot.value.items.length > 0) {
      const item = printTree(slot.value.items[0] ?? slot.value);
      put(slot, { kind: 'raw', text: `[${Array.from({ length: Math.min(random.pick([17, 33, 65, 1025, 3000]), Math.ceil(1_000_000 / item.length)) }, () => item).join(',')}]` });
      return;
    }
    const text = slot.value.kind === 'text' ? slot.value.value : '';
    const filler = random.pick([' ', '\n', 'A', '=', '-', '\u2014 ', '-----BEGIN CERTIFICATE-----\n', '\\', '\u00e9', '[', '{"a":']).repeat(count);
    const at = random.below(text.length + 1);
    put(slot, { kind: 'text', value: `${text.slice(0, at)}${filler}`.slice(0, 1_500_000) + text.slice(at) });
  }

  /** Changes a text by what it seems to be: a checkpoint, PEM, base64, hex, anything. `lent` is the text another original has in this place. */
  #mutateText(text: string, lent: string | null, depth = 0): string {
    const random = this.#random;
    // JSON in a text, as an annotation holds it.
    const tree = depth < 5 && text.startsWith('{') && random.chance(0.9) ? parseTree(text) : null;
    if (tree !== null) {
      this.#mutateTree(tree, lent === null ? null : parseTree(lent), depth + 1);
      return printTree(tree);
    }
    if (text.includes('\n\n')) return this.#mutateLines(text, lent, 'checkpoint');
    if (text.includes('-----BEGIN')) return random.chance(0.7) ? this.#mutatePem(text, lent) : this.#mutateLines(text, lent, 'pem');
    const bytes = decoded(text);
    if (bytes !== null && random.chance(0.85)) {
      const isHex = /^[0-9a-f]+$/.test(text);
      const inner = this.#mutateInner(bytes, lent === null ? null : decoded(lent), depth + 1);
      if (isHex) return inner.toString('hex');
      return this.#spelled(inner.toString('base64'));
    }
    return this.#mutateCharacters(text);
  }

  // Mostly plain, sometimes in another alphabet, without padding, or with bits that nobody reads.
  #spelled(base64: string): string {
    const random = this.#random;
    if (random.chance(0.93)) return base64;
    this.#say('base64: spelled otherwise');
    switch (random.below(5)) {
      case 0: return base64.replaceAll('+', '-').replaceAll('/', '_');
      case 1: return base64.replace(/=+$/, '');
      case 2: return base64.replaceAll(/.{64}/g, '$&\n');
      case 3: return `${base64}=`;
      default: return base64.replace(/.(=+)$/, (_, pad: string) => `${random.pick(['Q', 'g', 'w', 'R', '/'])}${pad}`);
    }
  }

  #mutateInner(bytes: Buffer, lent: Buffer | null, depth: number): Buffer {
    const random = this.#random;
    if (lent !== null && random.chance(0.08)) {
      this.#say('base64: exchanged');
      this.#lend();
      return lent;
    }
    const start = bytes[0];
    if (start === 0x7b && depth < 5 && random.chance(0.8)) {
      const tree = parseTree(bytes.toString('utf8'));
      if (tree !== null) {
        const other = lent === null ? null : parseTree(lent.toString('utf8'));
        if (random.chance(0.1)) {
          this.#say('nested json: blanks');
          return Buffer.from(printTree(tree, () => random.pick(['', '', '', ' ', '\n'])));
        }
        this.#mutateTree(tree, other, depth);
        return Buffer.from(printTree(tree));
      }
    }
    if (start === 0x2d && random.chance(0.8)) return Buffer.from(this.#mutatePem(bytes.toString('latin1'), lent?.toString('latin1') ?? null), 'latin1');
    // Base64 of base64, as some entries hold signatures.
    if (depth < 5 && /^[A-Za-z0-9+/]{16,}={0,2}$/.test(bytes.toString('latin1')) && random.chance(0.7)) return Buffer.from(this.#mutateText(bytes.toString('latin1'), null, depth), 'latin1');
    if (start === 0x30 && random.chance(0.6)) return this.#mutateDer(bytes, lent);
    return this.#mutateBytes(bytes);
  }

  #mutateDer(bytes: Buffer, lent: Buffer | null): Buffer {
    const changed = mutateDer(bytes, this.#random, lent, (content) => this.#bytes(content));
    if (changed === null) return this.#mutateBytes(bytes);
    if (lent !== null) this.#lend();
    this.#say('der');
    return changed;
  }

  #mutatePem(text: string, lent: string | null): string {
    const base64 = text.replaceAll(/-----[^-]*-----/g, '').replaceAll(/\s/g, '');
    const other = lent === null ? null : Buffer.from(lent.replaceAll(/-----[^-]*-----/g, ''), 'base64');
    const changed = this.#mutateInner(Buffer.from(base64, 'base64'), other, 5).toString('base64');
    const label = /-----BEGIN ([A-Z ]+)-----/.exec(text)?.[1] ?? 'CERTIFICATE';
    return `-----BEGIN ${label}-----\n${(changed.match(/.{1,64}/g) ?? []).join('\n')}\n-----END ${label}-----\n`;
  }

  // Checkpoints, checksum files and PEM are lines.
  #mutateLines(text: string, lent: string | null, what: string): string {
    const random = this.#random;
    const lines = text.split('\n');
    const at = random.below(lines.length);
    const line = lines[at] ?? '';
    const others = lent?.split('\n') ?? lines;
    const from = random.below(others.length);
    this.#say(`${what}: line`);
    switch (random.below(9)) {
      case 0: lines.splice(at, 1); break;
      case 1: lines.splice(at, 0, line); break;
      case 2: lines.splice(at, 0, others[from] ?? ''); this.#lend(); break;
      case 3: lines[at] = others[from] ?? ''; this.#lend(); break;
      case 4: lines[at] = random.pick(NUMBERS); break;
      case 5: lines[at] = `${line}${random.pick(['\r', ' ', '\0', '\u2028'])}`; break;
      case 6: {
        // The base64 at a line's end: a root hash, or a key hint and signature.
        const [, before = '', base64 = ''] = /^(.*?)([A-Za-z0-9+/]{20,}={0,2})$/.exec(line) ?? [];
        lines[at] = base64 === '' ? this.#mutateCharacters(line) : `${before}${this.#bytes(Buffer.from(base64, 'base64')).toString('base64')}`;
        break;
      }
      case 7: lines.splice(at, 0, ''); break;
      default: lines[at] = this.#mutateCharacters(line);
    }
    return lines.join('\n');
  }

  #mutateList(bytes: Buffer): Buffer {
    this.#say('checksums');
    return this.#random.chance(0.7) ? Buffer.from(this.#mutateLines(bytes.toString('utf8'), this.#donor.checksums?.bytes.toString('utf8') ?? null, 'checksums')) : this.#mutateBytes(bytes);
  }

  #mutateCharacters(text: string): string {
    const random = this.#random;
    this.#say('characters');
    const at = random.below(text.length + 1);
    const character = text[at] ?? '';
    switch (random.below(8)) {
      case 0: return text.slice(0, at) + text.slice(at + 1);
      case 1: return text.slice(0, at) + random.pick(STRANGE) + text.slice(at);
      case 2: return text.slice(0, at) + String.fromCodePoint(32 + random.below(95)) + text.slice(at + 1);
      case 3: return text.slice(0, at) + (character === character.toUpperCase() ? character.toLowerCase() : character.toUpperCase()) + text.slice(at + 1);
      case 4: return `${text}${random.pick(['', ' ', '\n', text])}`;
      case 5: return text.slice(0, at);
      case 6: return '';
      default: return text.normalize(random.pick(['NFD', 'NFKC'])).replace(random.pick(['a', 'e', 'o', '/', '.']), random.pick(['\u0430', '\u0435', '\u043e', '\u2215', '\u2024']));
    }
  }

  #mutateBytes(bytes: Buffer): Buffer {
    this.#say('bytes');
    return this.#bytes(bytes);
  }

  #bytes(bytes: Buffer): Buffer {
    const random = this.#random;
    const at = random.below(bytes.length + 1);
    const length = 1 + random.below(random.pick([1, 4, 32, 256]));
    const [before, cut, after] = [bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at + length)];
    switch (random.below(12)) {
      case 0: return Buffer.concat([before, after]);
      case 1: return Buffer.concat([before, random.bytes(length), bytes.subarray(at)]);
      case 2: return Buffer.concat([before, random.bytes(cut.length), after]);
      case 3: return Buffer.concat([before, cut, cut, after]);
      case 4: return before;
      case 5: return Buffer.concat([bytes, random.bytes(random.pick([1, 8, 64]))]);
      case 6: return Buffer.concat([before, Buffer.alloc(cut.length, random.pick([0x00, 0xff, 0x80, 0x20])), after]);
      case 7: return Buffer.alloc(0);
      default: {
        const copy = Buffer.from(bytes);
        const place = random.below(bytes.length);
        if (copy.length > 0) copy[place] = (copy[place] ?? 0) ^ (1 << random.below(8));
        return copy;
      }
    }
  }
}

const NUMBERS = ['0', '-0', '-1', '1', '00', '01', '+1', '1.0', '0.5', '1e3', '1E400', '-1e-400', '2147483648', '4294967296', '9007199254740993', '9223372036854775807', '9223372036854775808', '18446744073709551616', '1'.repeat(400), 'NaN', 'Infinity', '0x10', ' 1', '1\n', '\u0661'] as const;
const STRANGE = ['\0', '\u202e', '\u200b', '\ufeff', '\u00e9', 'e\u0301', '\ud83d\ude00', '\u2028', '\r\n', '\t', ' ', '"', '\\', '%', '*', '@', '/'] as const;
const UNKNOWN = ['unknown', 'comment', '$schema', 'MediaType', 'payloadtype', 'Payload', 'keyid', 'publicKey', 'certificate', 'dsseEnvelope', 'messageSignature', 'envelope', 'tlogEntries', 'x509CertificateChain', '__proto__', 'toJSON'] as const;

// Bytes in base64 or hex; null for short words, which are text.
function decoded(text: string): Buffer | null {
  if (text.length < 8) return null;
  if (text.length % 2 === 0 && /^[0-9a-f]{40,}$/.test(text)) return Buffer.from(text, 'hex');
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text) && (text.length > 24 || text.endsWith('=')) ? Buffer.from(text, 'base64') : null;
}
