// The languages of checks. A row is all that a language needs to be known.

import { EngineError, problem, type Problem } from '../../domain/errors.ts';
import type { Check } from '../../domain/policy.ts';
import type { Checker } from '../../domain/ports.ts';
import { Engines, engines, NoAnswer, type Engine, type EngineName, type EnginePorts } from './engine.ts';
import { cel } from './cel.ts';
import { cue } from './cue.ts';
import { rego } from './rego.ts';
import { no, type CheckLanguage } from './language.ts';

/** Every language, and the program that answers it; null where none is needed. */
export const checkLanguages = {
  cel: { language: cel, engine: null },
  cue: { language: cue, engine: 'cue' },
  rego: { language: rego, engine: 'opa' },
} as const satisfies Record<Check['language'], { readonly language: CheckLanguage; readonly engine: EngineName | null }>;

/** What is wrong with checks, from their texts alone: errors that keep them from being used, and warnings. No program is run, nothing is fetched. */
export async function lintChecks(checks: readonly Check[]): Promise<readonly Problem[]> {
  const found = await Promise.all(checks.map((check) => checkLanguages[check.language].language.lint(check)));
  return found.flat();
}

/** Who answers checks in a run; engines are looked for when they are first asked. `catalog` says which are fetched, and their digests. */
export function checkerOf(ports: EnginePorts, catalog: Readonly<Record<EngineName, Engine>> = engines): Checker {
  return checkerBy(new Engines(ports, catalog));
}

/**
 * Who answers these checks, with every engine they need at hand: so that one that cannot be had is said before anything is verified.
 *
 * Rejects with `EngineError`, all that cannot be had in one. Where the run ends meanwhile it resolves, and no check gets an answer.
 */
export async function loadChecker(checks: readonly Check[], ports: EnginePorts, catalog: Readonly<Record<EngineName, Engine>> = engines): Promise<Checker> {
  const all = new Engines(ports, catalog);
  const needed = new Set(checks.flatMap(({ language }) => checkLanguages[language].engine ?? []));
  const missing = (await Promise.all([...needed].map((name) => all.find(name).then(() => [], (cause: unknown) => [cause])))).flat();
  const [first, ...rest] = missing.flatMap((cause) => (cause instanceof EngineError ? cause.problems : cause instanceof NoAnswer ? [] : [problem('ENGINE_UNAVAILABLE')]));
  if (first !== undefined) throw new EngineError([first, ...rest], { cause: missing[0] });
  return checkerBy(all);
}

function checkerBy(all: Engines): Checker {
  return async (check, document) => {
    const { language } = checkLanguages[check.language];
    try {
      return await language.ask(check, document, all);
    } catch (cause) {
      if (cause instanceof EngineError) throw cause;
      return no('ENGINE_FAILED', cause instanceof Error ? cause.message : 'the check could not be run');
    }
  };
}
