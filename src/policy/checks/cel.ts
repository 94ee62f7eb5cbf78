// CEL, in this process.
//
// An expression is the policy's, the document somebody else's: it may be as large as evidence can be, and an expression that is harmless on a small one
// goes through it in each round of a loop over it. So rounds are counted, and the whole has a time limit that also ends what does not count: the
// evaluator runs inside a script of node:vm, which V8 stops wherever it is. The one thing that may not happen is a yes after that.

import { bounded, type Problem } from '../../domain/errors.ts';
import { isJsonArray, isJsonObject, type JsonValue } from '../../domain/json.ts';
import { limits } from '../../domain/limits.ts';
import type { Check } from '../../domain/policy.ts';
import type { CheckAnswer, CheckDocument } from '../../domain/ports.ts';
import { Steps, functionsOf, TICK } from './cel-functions.ts';
import { missingPath, namesIn, parentOf, pathsIn, shown, withTicks, type Expression } from './cel-expression.ts';
import { bindingsOf, celNames, documentOf, valueAt } from './cel-values.ts';
import { lintText, no, unusable, type CheckLanguage } from './language.ts';
import { withinTime } from './within-time.ts';

/** Checks in CEL. */
export const cel: CheckLanguage = { lint, ask };

type Cel = typeof import('@bufbuild/cel');

async function lint(check: Check): Promise<readonly Problem[]> {
  const broken = lintText(check, limits.celLength);
  if (broken.length > 0) return broken;
  const library = await import('@bufbuild/cel');
  try {
    const expression = library.parse(check.text).expr;
    const { functions, names } = namesIn(expression);
    const known = library.celEnv({ funcs: await functionsOf(library, new Steps()) }).funcs;
    // What every environment knows beside the variables: types.
    const unknown = names.filter((name) => !celNames.some((one) => one === name) && !TYPES.test(name));
    return [
      ...unknown.map((name) => unusable(check, `it speaks of ${name}, which it is not given.`, `Speak of ${celNames.join(', ')}.`)),
      ...functions.filter((name) => name === TICK || known.find(name) === undefined).map((name) => unusable(check, `there is no function ${name}.`, 'Use the functions of the language: has, all, exists, filter, map, matches, startsWith, endsWith, contains, size, in.')),
    ];
  } catch (cause) {
    return [unusable(check, cause instanceof Error ? cause.message : 'it cannot be read.', 'Correct the expression.')];
  }
}

const TYPES = /^(?:int|uint|double|bool|string|bytes|list|map|null_type|type|google)$/;

async function ask(check: Check, document: CheckDocument): Promise<CheckAnswer> {
  if (document.kind === 'authorities') return no('CHECK_FAILED', 'a check in CEL is asked about statements, not about authorities.');
  const library = await import('@bufbuild/cel');
  const steps = new Steps();
  const compiled = await compile(check, library, steps);
  if ('problem' in compiled) return no('CHECK_FAILED', compiled.problem);
  const { value, fault } = withinTime(() => compiled.evaluate(bindingsOf(document, library)), limits.celMs);
  // Asked first: a bound that was hit is an error inside the expression, and `||` and comprehensions forget errors.
  if (steps.exceeded !== null) return no('ENGINE_FAILED', `${quoted(check)}: ${steps.exceeded}`);
  if (fault !== null) return no('ENGINE_FAILED', `${quoted(check)}: ${fault}`);
  if (value === true) return { ok: true, warning: null };
  const facts = documentOf(document);
  if (library.isCelError(value)) return refused(check, compiled.expression, facts, value);
  if (value === false) return no('CHECK_FAILED', `${quoted(check)} is false${seenIn(compiled.expression, facts)}`);
  return no('CHECK_FAILED', `${quoted(check)} is no true or false, but ${library.isCelMap(value) ? 'a map' : library.isCelList(value) ? 'a list' : bounded(String(value), 100)}.`);
}

type Compiled = { readonly problem: string } | { readonly expression: Expression; readonly evaluate: (bindings: ReturnType<typeof bindingsOf>) => unknown };

async function compile(check: Check, library: Cel, steps: Steps): Promise<Compiled> {
  if (check.text.length > limits.celLength) return { problem: `the expression has ${check.text.length} characters, and ${limits.celLength} are taken.` };
  try {
    const expression = library.parse(check.text).expr;
    const environment = library.celEnv({ funcs: await functionsOf(library, steps) });
    return { expression, evaluate: library.plan(environment, withTicks(library.parse(check.text).expr)) };
  } catch (cause) {
    return { problem: `${quoted(check)} cannot be read: ${cause instanceof Error ? cause.message : 'no reason is known'}` };
  }
}

// ── what is said

function quoted({ text }: Check): string {
  return bounded(text.trim(), 300);
}

/** An evaluation that came to an error: mostly a path that the document does not have. */
function refused(check: Check, expression: Expression, document: JsonValue, error: { readonly message: string; readonly exprId: bigint | undefined }): CheckAnswer {
  const path = missingPath(expression, error);
  if (path === null) return no('CHECK_FAILED', `${quoted(check)}: ${error.message}${seenIn(expression, document)}`);
  const { exists, value } = parentOf(path, (parts) => valueAt(document, parts));
  return no('POLICY_FIELD_ABSENT', `${quoted(check)}: ${shown(path)} is absent${exists === null ? '' : `; ${exists} is ${told(value)}`}`);
}

/** What stands at the paths that an expression speaks of, a few of them. */
function seenIn(expression: Expression, document: JsonValue): string {
  const seen = pathsIn(expression).slice(0, 4).flatMap((path) => {
    const value = valueAt(document, path);
    return value === undefined ? [] : [`${shown(path)} is ${told(value)}`];
  });
  return seen.length === 0 ? '.' : `: ${seen.join('; ')}`;
}

/** A value for people: containers by their members, as a document may be large. */
function told(value: JsonValue | undefined): string {
  if (isJsonArray(value)) return `a list of ${value.length}`;
  if (isJsonObject(value)) return `{${bounded(Object.keys(value).slice(0, 20).join(', '), 200)}}`;
  return bounded(JSON.stringify(value ?? null), 200);
}
