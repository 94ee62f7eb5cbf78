// The shape of a predicate: which type a member has, and which members nobody knows.
//
// A member of another type is an error: whoever reads it otherwise reads another document. A member that is not known is let be, and named: builders
// add some, and no decision rests on it. A member that is null or missing says nothing; what needs it does not hold.

import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../domain/json.ts';
import { Fault } from '../fault.ts';

/** What a value may be: of a type (`texts`: an object of texts), a list of such, an object with these members. */
export type Shape = 'text' | 'texts' | 'boolean' | 'object' | 'any' | readonly [Shape] | { readonly [member: string]: Shape };

/** Compares a predicate with its shape. Returns the paths of unknown members. Throws `Fault` `STATEMENT_MALFORMED`. */
export function checkShape(predicate: JsonValue, shape: Shape): { readonly predicate: JsonObject; readonly unknown: readonly string[] } {
  if (!isJsonObject(predicate)) throw wrong('', 'an object', predicate);
  return { predicate, unknown: compare(predicate, shape, '') };
}

/** The value at a path as `a.b[0].c`; undefined where there is none. */
export function valueAt(document: JsonValue, path: string): JsonValue | undefined {
  let value: JsonValue | undefined = document;
  for (const step of path.split(/[.[\]]+/).filter((word) => word !== '')) {
    if (isJsonArray(value)) value = value[Number(step)];
    else value = isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }
  return value;
}

/** The text at a path; null where nothing is said. A number is written as one: some builders write ids so. Throws `Fault` for everything else. */
export function textAt(document: JsonValue, path: string): string | null {
  const value = valueAt(document, path) ?? null;
  if (value === null || value === '') return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  throw wrong(path, 'a text', value);
}

/** The object at a path; null where there is none. Throws `Fault` for a value of another type. */
export function objectAt(document: JsonValue, path: string): JsonObject | null {
  const value = valueAt(document, path) ?? null;
  if (value === null) return null;
  if (!isJsonObject(value)) throw wrong(path, 'an object', value);
  return value;
}

function compare(value: JsonValue | undefined, shape: Shape, path: string): readonly string[] {
  if (value === undefined || value === null || shape === 'any') return [];
  if (typeof shape === 'string') {
    if (!isOf(value, shape)) throw wrong(path, shape === 'texts' ? 'an object of texts' : `a ${shape}`, value);
    return [];
  }
  if (isList(shape)) {
    if (!isJsonArray(value)) throw wrong(path, 'a list', value);
    const [member] = shape;
    return value.flatMap((one, index) => (one === null ? raise(wrong(`${path}[${index}]`, 'an object', one)) : compare(one, member, `${path}[${index}]`)));
  }
  if (!isJsonObject(value)) throw wrong(path, 'an object', value);
  return Object.keys(value).flatMap((key) => {
    const at = path === '' ? key : `${path}.${key}`;
    const member = Object.hasOwn(shape, key) ? shape[key] : undefined;
    return member === undefined ? [at] : compare(value[key], member, at);
  });
}

function isOf(value: JsonValue, type: 'text' | 'texts' | 'boolean' | 'object'): boolean {
  switch (type) {
    case 'text': return typeof value === 'string';
    case 'boolean': return typeof value === 'boolean';
    case 'object': return isJsonObject(value);
    case 'texts': return isJsonObject(value) && Object.values(value).every((one) => typeof one === 'string');
    default: return type satisfies never;
  }
}

function isList(shape: Exclude<Shape, string>): shape is readonly [Shape] {
  return Array.isArray(shape);
}

function raise(fault: Fault): never {
  throw fault;
}

function wrong(path: string, expected: string, value: JsonValue): Fault {
  const kind = value === null ? 'null' : isJsonArray(value) ? 'a list' : isJsonObject(value) ? 'an object' : `a ${typeof value === 'string' ? 'text' : typeof value}`;
  return new Fault('STATEMENT_MALFORMED', `a predicate in which ${path === '' ? 'the whole' : path} is ${kind}`, expected);
}
