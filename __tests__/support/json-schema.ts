// A validator for the part of JSON Schema 2020-12 that our own schemas use.
//
// A keyword it does not know is an error, not a pass: a schema must not promise what no test looks at.

import { isDeepStrictEqual } from 'node:util';

type Schema = Readonly<Record<string, unknown>>;
type Check = (value: unknown, argument: unknown, context: { readonly schema: Schema; readonly root: Schema; readonly path: string }) => readonly string[];

const SILENT = new Set(['$schema', '$defs', 'title', 'description']);

/** What is wrong with the value, one line each with its path; empty where it is valid. */
export function validate(value: unknown, schema: Schema, root: Schema = schema, path = '$'): readonly string[] {
  return Object.entries(schema).flatMap(([keyword, argument]) => {
    if (SILENT.has(keyword)) return [];
    const check = CHECKS[keyword];
    if (check === undefined) throw new Error(`${path}: the schema uses ${keyword}, which is not checked`);
    return check(value, argument, { schema, root, path });
  });
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function typeOf(value: unknown): readonly string[] {
  if (value === null) return ['null'];
  if (Array.isArray(value)) return ['array'];
  if (typeof value === 'number') return Number.isInteger(value) ? ['integer', 'number'] : ['number'];
  return [typeof value];
}

const CHECKS: Readonly<Record<string, Check>> = {
  $ref: (value, argument, { root, path }) => validate(value, resolve(String(argument), root), root, path),
  type: (value, argument, { path }) => ([argument].flat().some((type) => typeOf(value).includes(String(type))) ? [] : [`${path}: is not ${String(argument)}`]),
  const: (value, argument, { path }) => (isDeepStrictEqual(value, argument) ? [] : [`${path}: is not ${String(argument)}`]),
  enum: (value, argument, { path }) => ((argument as unknown[]).includes(value) ? [] : [`${path}: ${String(value)} is not one of ${(argument as unknown[]).join(', ')}`]),
  pattern: (value, argument, { path }) => (typeof value !== 'string' || new RegExp(String(argument), 'u').test(value) ? [] : [`${path}: does not match ${String(argument)}`]),
  minimum: (value, argument, { path }) => (typeof value !== 'number' || value >= Number(argument) ? [] : [`${path}: is below ${String(argument)}`]),
  minItems: (value, argument, { path }) => (!Array.isArray(value) || value.length >= Number(argument) ? [] : [`${path}: has too few items`]),
  maxItems: (value, argument, { path }) => (!Array.isArray(value) || value.length <= Number(argument) ? [] : [`${path}: has too many items`]),
  items: (value, argument, { root, path }) => (Array.isArray(value) ? value.flatMap((item, index) => validate(item, argument as Schema, root, `${path}[${index}]`)) : []),
  required: (value, argument, { path }) => (isObject(value) ? (argument as string[]).filter((name) => !Object.hasOwn(value, name)).map((name) => `${path}: lacks ${name}`) : []),
  properties: (value, argument, { root, path }) =>
    (isObject(value) ? Object.entries(argument as Record<string, Schema>).flatMap(([name, schema]) => (Object.hasOwn(value, name) ? validate(value[name], schema, root, `${path}.${name}`) : [])) : []),
  additionalProperties: (value, argument, { schema, root, path }) => {
    if (argument === true) throw new Error(`${path}: additionalProperties: true says nothing`);
    const known = Object.keys(schema['properties'] ?? {});
    const others = isObject(value) ? Object.entries(value).filter(([name]) => !known.includes(name)) : [];
    return others.flatMap(([name, other]) => (argument === false ? [`${path}: has ${name}, which the schema does not know`] : validate(other, argument as Schema, root, `${path}.${name}`)));
  },
  minProperties: (value, argument, { path }) => (!isObject(value) || Object.keys(value).length >= Number(argument) ? [] : [`${path}: has too few members`]),
  maxProperties: (value, argument, { path }) => (!isObject(value) || Object.keys(value).length <= Number(argument) ? [] : [`${path}: has too many members`]),
  propertyNames: (value, argument, { root, path }) => (isObject(value) ? Object.keys(value).flatMap((name) => validate(name, argument as Schema, root, `${path} (name)`)) : []),
  not: (value, argument, { root, path }) => (validate(value, argument as Schema, root, path).length > 0 ? [] : [`${path}: is what it must not be`]),
  anyOf: (value, argument, { root, path }) => ((argument as Schema[]).some((schema) => validate(value, schema, root, path).length === 0) ? [] : [`${path}: fits none of the alternatives`]),
};

function resolve(reference: string, root: Schema): Schema {
  const name = /^#\/\$defs\/(.+)$/.exec(reference)?.[1];
  const found = name === undefined ? undefined : (root['$defs'] as Record<string, Schema> | undefined)?.[name];
  if (found === undefined) throw new Error(`the schema refers to ${reference}, which is not there`);
  return found;
}
