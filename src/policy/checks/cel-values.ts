// Documents as CEL sees them.
//
// Integers are `int` where a double holds them exactly; beyond, and with a fraction, numbers are `double`, which is what reading JSON made of them. A
// claim is its text, or a list of texts where there are several.

import type { CelInput } from '@bufbuild/cel';
import { isJsonArray, isJsonObject, type JsonValue } from '../../domain/json.ts';
import type { CheckDocument } from '../../domain/ports.ts';

type Cel = typeof import('@bufbuild/cel');
type StatementDocument = Extract<CheckDocument, { kind: 'statement' }>;

/** What an expression is given. */
export const celNames = ['subject', 'predicate', 'predicateType', 'claims'] as const;

/** What an expression is given, as JSON. A member that the statement lacks is absent here too. */
export function documentOf({ statement, claims }: StatementDocument): JsonValue {
  const members = isJsonObject(statement) ? statement : {};
  const texts = [...claims].map(([name, [first, ...rest]]): [string, JsonValue] => [name, rest.length === 0 ? first.value : [first, ...rest].map(({ value }) => value)]);
  return { ...Object.fromEntries(celNames.flatMap((name) => (Object.hasOwn(members, name) ? [[name, members[name] ?? null]] : []))), claims: Object.fromEntries(texts) };
}

/** What an expression is given, as values of the evaluator. */
export function bindingsOf(document: StatementDocument, library: Cel): Readonly<Record<string, CelInput>> {
  const members = documentOf(document);
  return isJsonObject(members) ? Object.fromEntries(Object.entries(members).map(([name, value]) => [name, toCel(value, library)])) : {};
}

function toCel(value: JsonValue, library: Cel): CelInput {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (isJsonArray(value)) return library.celList(value.map((one) => toCel(one, library)));
  if (!isJsonObject(value)) return value;
  const map = new Map(Object.entries(value).map(([key, member]) => [key, toCel(member, library)]));
  const made = library.celMap(map);
  // A member that is null is there: the evaluator's own map says that it is not, and `!has(…)` would hold.
  return [...map.values()].includes(null) ? Object.assign(made, { has: (key: unknown) => typeof key === 'string' && map.has(key) }) : made;
}

/** The value at a path, undefined where there is none. */
export function valueAt(document: JsonValue, path: readonly (string | number)[]): JsonValue | undefined {
  let value: JsonValue | undefined = document;
  for (const part of path) {
    if (typeof part === 'number') value = isJsonArray(value) ? value[part] : undefined;
    else value = isJsonObject(value) && Object.hasOwn(value, part) ? value[part] : undefined;
  }
  return value;
}
