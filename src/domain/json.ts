// Strict JSON for everything that is signed or decides something.
//
// RFC 8259, and less: bytes must be UTF-8, no key may stand twice in one object, nesting is bounded. Parsers differ in which of two equal keys
// they believe (Go: the last, case-insensitively; JavaScript: the last), so a document with two can mean one thing to its signer's tools and
// another here. What comes back is frozen and has no prototype: a key named __proto__ is a key.

import { limits } from './limits.ts';
import { ownText } from './own-text.ts';

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export interface JsonObject { readonly [key: string]: JsonValue }

/** The text is not strict JSON. `message` says what and where; it quotes nothing but a bounded key. */
export class JsonError extends Error {
  override readonly name = 'JsonError';
}

/**
 * Parses one JSON document from UTF-8 bytes or text. Frozen, without prototypes.
 *
 * Throws `JsonError` for anything else than exactly one document, for a duplicate key, a lone surrogate, a number that is no finite double, and
 * for nesting deeper than `limits.jsonDepth`, more than `limits.jsonContainers` objects and arrays or more than `limits.jsonValues` values in all. The
 * caller bounds the bytes.
 */
export function parseJson(input: Uint8Array | string): JsonValue {
  return new Parser(typeof input === 'string' ? input : decodeUtf8(input)).document();
}

/** Decodes UTF-8 strictly and keeps a byte order mark. Throws `JsonError` for invalid bytes. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new JsonError('is not UTF-8', { cause });
  }
}

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
export function isJsonArray(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
// A run of characters that stand for themselves: anything but a quote, a backslash and control characters.
// oxlint-disable-next-line no-control-regex -- control characters are what it excludes
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const ESCAPES: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** Characters of a document whose parts need not be copies: to hold it with one of them costs little. */
const SMALL = 16_384;

class Parser {
  readonly #text: string;
  #at = 0;
  #containers = 0;
  #values = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): JsonValue {
    const value = this.#value(0);
    this.#blank();
    if (this.#at < this.#text.length) this.#fail('has something behind the document');
    return value;
  }

  #value(depth: number): JsonValue {
    if (depth > limits.jsonDepth) this.#fail(`is nested deeper than ${limits.jsonDepth}`);
    if (this.#containers > limits.jsonContainers) this.#fail(`has more than ${limits.jsonContainers} objects and arrays`);
    this.#values += 1;
    if (this.#values > limits.jsonValues) this.#fail(`has more than ${limits.jsonValues} values`);
    this.#blank();
    switch (this.#text[this.#at] ?? '') {
      case '{': return this.#object(depth);
      case '[': return this.#array(depth);
      case '"': return this.#string();
      case 't': return this.#word('true', true);
      case 'f': return this.#word('false', false);
      case 'n': return this.#word('null', null);
      default: return this.#number();
    }
  }

  #object(depth: number): JsonObject {
    // oxlint-disable-next-line typescript/no-unsafe-assignment -- Object.create is typed any
    const object: Record<string, JsonValue> = Object.create(null);
    this.#containers += 1;
    this.#at += 1;
    this.#blank();
    if (this.#take('}')) return Object.freeze(object);
    for (;;) {
      this.#blank();
      if (this.#text[this.#at] !== '"') this.#fail('needs a key');
      const key = this.#string();
      if (Object.hasOwn(object, key)) this.#fail(`has the key ${JSON.stringify(key.slice(0, 64))} twice`);
      this.#blank();
      if (!this.#take(':')) this.#fail('needs a colon');
      object[key] = this.#value(depth + 1);
      this.#blank();
      if (this.#take('}')) return Object.freeze(object);
      if (!this.#take(',')) this.#fail('needs a comma or a closing brace');
    }
  }

  #array(depth: number): readonly JsonValue[] {
    const array: JsonValue[] = [];
    this.#containers += 1;
    this.#at += 1;
    this.#blank();
    if (this.#take(']')) return Object.freeze(array);
    for (;;) {
      array.push(this.#value(depth + 1));
      this.#blank();
      if (this.#take(']')) return Object.freeze(array);
      if (!this.#take(',')) this.#fail('needs a comma or a closing bracket');
    }
  }

  #string(): string {
    this.#at += 1;
    let out = '';
    for (;;) {
      // By its end alone: a match as such would be an array, for each of a million strings.
      PLAIN.lastIndex = this.#at;
      PLAIN.test(this.#text);
      out += this.#text.slice(this.#at, PLAIN.lastIndex);
      this.#at = PLAIN.lastIndex;
      if (this.#take('"')) break;
      if (!this.#take('\\')) this.#fail('has a string that does not end, or holds a control character');
      out += this.#escape();
    }
    if (!out.isWellFormed()) this.#fail('has a lone surrogate in a string');
    // A small document may be held by its parts, and one part that is most of it may hold the rest.
    return this.#text.length < SMALL || out.length * 2 > this.#text.length ? out : ownText(out);
  }

  #escape(): string {
    const letter = this.#text[this.#at] ?? '';
    this.#at += 1;
    if (letter !== 'u') return ESCAPES[letter] ?? this.#fail('has an unknown escape');
    const hex = this.#text.slice(this.#at, this.#at + 4);
    if (!/^[0-9a-fA-F]{4}$/.test(hex)) this.#fail('has an unknown escape');
    this.#at += 4;
    return String.fromCharCode(Number.parseInt(hex, 16));
  }

  #number(): number {
    NUMBER.lastIndex = this.#at;
    const text = NUMBER.exec(this.#text)?.[0];
    if (text === undefined) this.#fail('needs a value');
    this.#at += text.length;
    const number = Number(text);
    return Number.isFinite(number) ? number : this.#fail('has a number that is too large');
  }

  #word<T extends JsonValue>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) this.#fail('needs a value');
    this.#at += word.length;
    return value;
  }

  #blank(): void {
    for (;;) {
      const character = this.#text.charCodeAt(this.#at);
      if (character !== 0x20 && character !== 0x0a && character !== 0x0d && character !== 0x09) return;
      this.#at += 1;
    }
  }

  #take(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #fail(what: string): never {
    throw new JsonError(`${what}, at character ${this.#at}`);
  }
}
