// Reading of protobuf JSON (proto3 JSON mapping), as far as Sigstore bundles need it, strictly.
//
// Both spellings of a key are legal (`tlogEntries`, `tlog_entries`), a 64-bit integer is text or a number, bytes are base64 of either alphabet, null is
// absent. Unknown fields are ignored, as every client does; a field in both spellings is refused, because nobody agrees which one counts.

import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../domain/json.ts';
import { Fault } from '../fault.ts';
import { readEach, whole, type Parts } from './parts.ts';

/** An object of the document with the path that leads to it, for messages. */
export class Message {
  readonly #object: JsonObject;
  readonly #path: string;
  constructor(object: JsonObject, path: string) {
    this.#object = object;
    this.#path = path;
  }

  /** Whether the field is there and not null. */
  has(name: string): boolean {
    return this.#field(name) !== undefined;
  }
  /** A message that must be there. */
  message(name: string): Message {
    return this.optionalMessage(name) ?? this.#fail(name, 'nothing', 'an object');
  }
  optionalMessage(name: string): Message | null {
    const value = this.#field(name);
    if (value === undefined) return null;
    return isJsonObject(value) ? new Message(value, `${this.#path}.${name}`) : this.#fail(name, 'no object', 'an object');
  }
  /** An object as it stands, whatever its keys; null where it is absent. */
  object(name: string): JsonObject | null {
    const value = this.#field(name);
    if (value === undefined) return null;
    return isJsonObject(value) ? value : this.#fail(name, 'no object', 'an object');
  }
  /** A repeated message; absent is empty. */
  messages(name: string, most: number): readonly Message[] {
    return this.#list(name, most).map((value, index) => this.#messageAt(name, value, index));
  }
  /** A repeated message of which each is read by itself: what is wrong with one says nothing of the others. Absent is empty. */
  eachMessage<T>(name: string, most: number, read: (message: Message) => T): Parts<T> {
    return readEach(this.#list(name, most), (value, index) => whole(read(this.#messageAt(name, value, index))));
  }
  /** A text; absent is empty, as in proto3. */
  text(name: string): string {
    const value = this.#field(name) ?? '';
    return typeof value === 'string' ? value : this.#fail(name, 'no text', 'a text');
  }
  /** Repeated text; absent is empty. */
  texts(name: string, most: number): readonly string[] {
    return this.#list(name, most).map((value) => (typeof value === 'string' ? value : this.#fail(name, 'no text', 'texts')));
  }
  /** Bytes that must be there and not be empty. */
  bytes(name: string, most: number): Buffer {
    const value = this.#field(name);
    return value === undefined ? this.#fail(name, 'nothing', 'base64') : this.#decode(name, value, most);
  }
  /** Repeated bytes; absent is empty. */
  bytesList(name: string, mostEntries: number, most: number): readonly Buffer[] {
    return this.#list(name, mostEntries).map((value) => this.#decode(name, value, most));
  }
  /** A non-negative 64-bit integer as decimal text; absent is 0. */
  integer(name: string): string {
    const value = this.#field(name) ?? '0';
    const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
    const valid = typeof text === 'string' && /^(0|[1-9]\d{0,18})$/.test(text) && BigInt(text) < 2n ** 63n;
    return valid ? text : this.#fail(name, JSON.stringify(value), 'a whole number from 0 to 2^63-1');
  }

  #messageAt(name: string, value: JsonValue, index: number): Message {
    return isJsonObject(value) ? new Message(value, `${this.#path}.${name}[${index}]`) : this.#fail(name, 'no object', 'objects');
  }

  #list(name: string, most: number): readonly JsonValue[] {
    const value = this.#field(name) ?? [];
    if (!isJsonArray(value)) return this.#fail(name, 'no list', 'a list');
    return value.length <= most ? value : this.#fail(name, `${value.length} entries`, `at most ${most}`);
  }

  #decode(name: string, value: JsonValue, most: number): Buffer {
    if (typeof value !== 'string') return this.#fail(name, 'no text', 'base64');
    // Node skips what is not of the alphabet; two different texts would then be one signature.
    const padding = value.endsWith('==') ? 2 : value.endsWith('=') ? 1 : 0;
    const digits = value.slice(0, value.length - padding);
    // One class at a time: a choice between repetitions remembers a way back for each character, and some megabytes of them overflow the stack of V8.
    if (digits === '' || digits.length % 4 === 1 || (/[^A-Za-z0-9+/]/.test(digits) && /[^A-Za-z0-9_-]/.test(digits))) return this.#fail(name, 'a text that is not base64', 'base64');
    const bytes = Buffer.from(value, 'base64');
    return bytes.length <= most ? bytes : this.#fail(name, `${bytes.length} bytes`, `at most ${most}`);
  }

  #field(name: string): JsonValue | undefined {
    const snake = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const [camelValue, snakeValue] = [this.#object[name] ?? undefined, snake === name ? undefined : (this.#object[snake] ?? undefined)];
    if (camelValue !== undefined && snakeValue !== undefined) return this.#fail(name, 'both spellings of one field', 'one of them');
    return camelValue ?? snakeValue;
  }

  #fail(name: string, seen: string, expected: string): never {
    throw new Fault('FORMAT_MALFORMED', `${seen} at ${this.#path}.${name}`, expected);
  }
}
