// YAML as policies are written in: a tree in which every value knows its place, so that each mistake can be shown on its line.
//
// A policy may be somebody else's, and a manifest anybody's: bytes, depth and number of values are bounded, keys are given once, and nothing of YAML
// that makes a text mean more than it shows is read: no tags, no merge keys, aliases only within a bound. Numbers keep the text they were written as,
// since `1.10` is a tag of git and no 1.1.

import { parseAllDocuments, isAlias, isMap, isScalar, isSeq, LineCounter, type Document, type Node as YamlNode, type YAMLError } from 'yaml';
import type { At } from '../domain/at.ts';
import { bounded, problem, type Problem } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';

/** One value of a document, with its place. `text` of a number or boolean is how it was written. */
export type Value =
  | { readonly kind: 'map'; readonly at: At; readonly entries: readonly Entry[] }
  | { readonly kind: 'list'; readonly at: At; readonly items: readonly Value[] }
  | { readonly kind: 'text'; readonly at: At; readonly text: string }
  | { readonly kind: 'number'; readonly at: At; readonly text: string; readonly number: number }
  | { readonly kind: 'boolean'; readonly at: At; readonly text: string; readonly boolean: boolean }
  | { readonly kind: 'empty'; readonly at: At };
export type MapValue = Extract<Value, { kind: 'map' }>;
/** One member of a map. Keys are texts, and each is there once. */
export interface Entry { readonly key: string; readonly at: At; readonly value: Value }

/** The documents of a file; none where there is a problem. */
export interface Documents { readonly documents: readonly Value[]; readonly problems: readonly Problem[] }

/** Reads all documents of a YAML file, empty ones left out. Never throws for what stands in it: `CONFIG_POLICY_SYNTAX`, all of them. */
export function parseYaml(text: string, file: string): Documents {
  const lines = new LineCounter();
  const atOffset = (offset: number): At => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const refuse = (at: At, what: string, seen: string | null = null, next = 'Correct the YAML.'): Problem => problem('CONFIG_POLICY_SYNTAX', { about: file, what, seen, next, at });
  if (text.length > limits.policyBytes) return { documents: [], problems: [refuse(atOffset(0), `The document is too long: ${text.length} characters; ${limits.policyBytes} are read.`)] };
  try {
    // `json` schemas would read `yes` and dates as they like; the core schema of YAML 1.2 knows null, booleans and numbers. A merge key is a key like any.
    // That a key is there once is looked at below: the parser compares each with each, and ten thousand of them would hold the run for seconds.
    const parsed = parseAllDocuments(text, { version: '1.2', schema: 'core', merge: false, strict: true, uniqueKeys: false, lineCounter: lines, prettyErrors: false, keepSourceTokens: false, stringKeys: false, logLevel: 'silent' });
    const documents: readonly Document.Parsed[] = 'empty' in parsed ? [] : parsed;
    const faults = documents.flatMap(({ errors, warnings }) => [...errors, ...warnings]).map((error) => refuse(atOffset(error.pos[0]), messageOf(error), null, nextOf(error, text)));
    if (faults.length > 0) return { documents: [], problems: faults.slice(0, limits.policyProblems) };
    const reader = new TreeReader(atOffset, refuse);
    const values = documents.flatMap((document) => (document.contents === null || (isScalar(document.contents) && document.contents.value === null) ? [] : reader.read(document)));
    return reader.problems.length > 0 ? { documents: [], problems: reader.problems } : { documents: values, problems: [] };
  } catch (cause) {
    return { documents: [], problems: [refuse(atOffset(0), `The document cannot be read: ${cause instanceof Error ? bounded(cause.message, 200) : 'its parser failed'}.`)] };
  }
}

function messageOf({ message, code }: YAMLError): string {
  return `This is no YAML that can be read: ${bounded(message.split('\n')[0] ?? code, 200)}.`;
}

// The one mistake that everybody makes: `{ source-ref: refs/tags/{tag} }`.
function nextOf({ pos }: YAMLError, text: string): string {
  const line = text.slice(text.lastIndexOf('\n', pos[0] - 1) + 1, (text.indexOf('\n', pos[0]) + text.length + 1) % (text.length + 1) || text.length);
  return /\{(?:tag|version)\}/.test(line) && /\{.*\{/.test(line) ? 'Quote a text with { } inside { }, as "refs/tags/{tag}".' : 'Correct the YAML; a text with a special character at its beginning, as * or @ or {, or with ": " in it, must be quoted.';
}

type AtOffset = (offset: number) => At;
type Refuse = (at: At, what: string, seen?: string | null, next?: string) => Problem;

class TreeReader {
  readonly #atOffset: AtOffset;
  readonly #refuse: Refuse;
  readonly problems: Problem[] = [];
  #values = 0;
  #aliases = 0;

  constructor(atOffset: AtOffset, refuse: Refuse) {
    this.#atOffset = atOffset;
    this.#refuse = refuse;
  }

  read(document: Document.Parsed): readonly Value[] {
    const value = this.#value(document.contents, document, 0, { file: '', line: 1, column: 1 });
    return value === null ? [] : [value];
  }

  #fault(at: At, what: string, seen: string | null = null): null {
    if (this.problems.length < limits.policyProblems) this.problems.push(this.#refuse(at, what, seen));
    return null;
  }

  #value(node: unknown, document: Document.Parsed, depth: number, from: At): Value | null {
    const at = isYamlNode(node) && node.range != null ? this.#atOffset(node.range[0]) : from;
    this.#values += 1;
    if (this.#values > limits.policyValues) return this.#values === limits.policyValues + 1 ? this.#fault(at, `The document has more than ${limits.policyValues} values.`) : null;
    if (depth > limits.policyDepth) return this.#fault(at, `The document is nested deeper than ${limits.policyDepth}.`);
    if (node === null || node === undefined) return { kind: 'empty', at };
    if (isAlias(node)) {
      this.#aliases += 1;
      if (this.#aliases > limits.policyAliases) return this.#fault(at, `The document has more than ${limits.policyAliases} aliases.`);
      const named = node.resolve(document);
      return named === undefined ? this.#fault(at, 'An alias names nothing that stands before it.', node.source) : this.#value(named, document, depth + 1, at);
    }
    if (!isYamlNode(node)) return this.#fault(at, 'This is no value of a policy.');
    if (node.tag !== undefined && !node.tag.startsWith('tag:yaml.org,2002:')) return this.#fault(at, 'Tags are not read.', node.tag);
    if (isMap(node)) {
      const keys = new Set<string>();
      return { kind: 'map', at, entries: node.items.flatMap(({ key, value }) => this.#entry(key, value, document, depth, at, keys)) };
    }
    if (isSeq(node)) return { kind: 'list', at, items: node.items.flatMap((item) => this.#value(item, document, depth + 1, at) ?? []) };
    return isScalar(node) ? this.#scalar(node.value, node.source, at) : this.#fault(at, 'This is no value of a policy.');
  }

  #entry(key: unknown, value: unknown, document: Document.Parsed, depth: number, from: At, keys: Set<string>): readonly Entry[] {
    const at = isYamlNode(key) && key.range != null ? this.#atOffset(key.range[0]) : from;
    const name = isScalar(key) && key.value !== null ? (typeof key.value === 'string' ? key.value : (key.source ?? null)) : null;
    if (name === null) {
      this.#fault(at, 'A key must be a text; a text that begins with { or [ must be quoted.');
      return [];
    }
    // By its text: `true` and "true" are one key to whoever asks for it.
    if (keys.size === keys.add(name).size) this.#fault(at, 'A key stands here that its map has already.');
    const read = this.#value(value, document, depth + 1, at);
    return read === null ? [] : [{ key: name, at, value: read }];
  }

  #scalar(value: unknown, source: string | undefined, at: At): Value | null {
    if (typeof value === 'string') return { kind: 'text', at, text: value };
    if (typeof value === 'number') return { kind: 'number', at, text: source ?? String(value), number: value };
    if (typeof value === 'boolean') return { kind: 'boolean', at, text: source ?? String(value), boolean: value };
    return value === null ? { kind: 'empty', at } : this.#fault(at, 'This is no value of a policy.');
  }
}

function isYamlNode(node: unknown): node is YamlNode {
  return isAlias(node) || isMap(node) || isSeq(node) || isScalar(node);
}

/** The value of a key; undefined where the map does not have it. */
export function memberOf(map: MapValue, key: string): Value | undefined {
  return map.entries.find((entry) => entry.key === key)?.value;
}

/** What a value is, for messages. */
export function kindOf({ kind }: Value): string {
  return { map: 'a map', list: 'a list', text: 'a text', number: 'a number', boolean: 'true or false', empty: 'nothing' }[kind];
}
