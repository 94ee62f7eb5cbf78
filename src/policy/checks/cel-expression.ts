// Expressions of CEL as trees: which names they use, which paths, and how rounds of their comprehensions are counted.

import type { parse } from '@bufbuild/cel';
import type { JsonValue } from '../../domain/json.ts';
import { TICK } from './cel-functions.ts';

/** A parsed expression. */
export type Expression = ReturnType<typeof parse>['expr'];

/** A path from a name. */
export type CelPath = readonly (string | number)[];

/** Functions that the evaluator has in itself. */
const BUILT_IN: ReadonlySet<string> = new Set(['_[_]', '_?_:_', '_&&_', '_||_', '@not_strictly_false', '__not_strictly_false__']);

/** The expressions right below one. */
function below({ exprKind: { case: kind, value } }: Expression): readonly Expression[] {
  const parts = (...some: readonly (Expression | undefined)[]): readonly Expression[] => some.flatMap((one) => one ?? []);
  switch (kind) {
    case 'selectExpr': return parts(value.operand);
    case 'callExpr': return parts(value.target, ...value.args);
    case 'listExpr': return value.elements;
    case 'structExpr': return value.entries.flatMap((entry) => parts(entry.keyKind.case === 'mapKey' ? entry.keyKind.value : undefined, entry.value));
    case 'comprehensionExpr': return parts(value.iterRange, value.accuInit, value.loopCondition, value.loopStep, value.result);
    case 'constExpr': case 'identExpr': case undefined: default: return [];
  }
}

/** The names that an expression uses without having made them, and the functions that it calls; each once. */
export function namesIn(expression: Expression): { readonly names: readonly string[]; readonly functions: readonly string[] } {
  const names = new Set<string>();
  const functions = new Set<string>();
  const walk = (at: Expression, own: readonly string[]): void => {
    const { case: kind, value } = at.exprKind;
    if (kind === 'identExpr' && !own.includes(value.name)) names.add(value.name);
    if (kind === 'callExpr' && !BUILT_IN.has(value.function)) functions.add(value.function);
    const inner = kind === 'comprehensionExpr' ? [...own, value.iterVar, value.accuVar] : own;
    for (const part of below(at)) walk(part, kind === 'comprehensionExpr' && part === value.iterRange ? own : inner);
  };
  walk(expression, []);
  return { names: [...names], functions: [...functions] };
}

/** Has every round of every comprehension counted. Changes the expression, and returns it. */
export function withTicks(expression: Expression): Expression {
  for (const part of below(expression)) withTicks(part);
  const { case: kind, value } = expression.exprKind;
  if (kind !== 'comprehensionExpr' || value.loopCondition === undefined) return expression;
  const tick = call(TICK, []);
  value.loopCondition = call('_&&_', [tick, value.loopCondition]);
  return expression;
}

function call(name: string, args: Expression[]): Expression {
  return { $typeName: 'cel.expr.Expr', id: 0n, exprKind: { case: 'callExpr', value: { $typeName: 'cel.expr.Expr.Call', function: name, args } } };
}

/** The path that an expression is: a name, members of it, elements by a number. Null for any other. */
function pathOf({ exprKind: { case: kind, value } }: Expression): CelPath | null {
  if (kind === 'identExpr') return [value.name];
  if (kind === 'selectExpr') {
    const operand = value.operand === undefined ? null : pathOf(value.operand);
    return operand === null ? null : [...operand, value.field];
  }
  if (kind !== 'callExpr' || value.function !== '_[_]') return null;
  const [of, index] = value.args;
  const operand = of === undefined ? null : pathOf(of);
  const constant = index?.exprKind.case === 'constExpr' ? index.exprKind.value.constantKind : null;
  if (operand === null || constant === null) return null;
  if (constant.case === 'stringValue') return [...operand, constant.value];
  return constant.case === 'int64Value' ? [...operand, Number(constant.value)] : null;
}

/** The path that the evaluator found missing, by what it says and the number that it gives; null where that is no path. */
export function missingPath(expression: Expression, { message, exprId }: { readonly message: string; readonly exprId: bigint | undefined }): CelPath | null {
  const [, name, index] = /^(?:field not found: ([\s\S]*)|index (-?\d+) out of bounds.*)$/.exec(message) ?? [];
  const last = index === undefined ? name : Number(index);
  const ends = nodesOf(expression).flatMap((one) => {
    const path = pathOf(one);
    return path !== null && path.length > 1 && path.at(-1) === last ? [{ path, isIt: one.id === exprId || one.exprKind.case === 'callExpr' }] : [];
  });
  // An index has the number of something else: only its key tells it.
  return ends.find(({ isIt }) => isIt)?.path ?? null;
}

function nodesOf(expression: Expression): readonly Expression[] {
  return [expression, ...below(expression).flatMap(nodesOf)];
}

/** The longest paths in an expression, each once. */
export function pathsIn(expression: Expression): readonly CelPath[] {
  const own = pathOf(expression);
  if (own !== null) return [own];
  const all = below(expression).flatMap(pathsIn);
  return [...new Map(all.map((path) => [JSON.stringify(path), path])).values()];
}

/** The nearest part of a path that is there, as text, and its value. */
export function parentOf(path: CelPath, valueOf: (path: CelPath) => JsonValue | undefined): { readonly exists: string | null; readonly value: JsonValue | undefined } {
  for (let length = path.length - 1; length > 0; length -= 1) {
    const value = valueOf(path.slice(0, length));
    if (value !== undefined) return { exists: shown(path.slice(0, length)), value };
  }
  return { exists: null, value: undefined };
}

/** A path as it is written. */
export function shown(path: CelPath): string {
  return path.map((part, index) => (typeof part === 'number' ? `[${part}]` : /^[A-Za-z_]\w*$/.test(part) ? `${index === 0 ? '' : '.'}${part}` : `[${JSON.stringify(part)}]`)).join('');
}
