// What every language of checks has, and the words they share.

import { bounded, problem, type Problem } from '../../domain/errors.ts';
import { limits } from '../../domain/limits.ts';
import type { Check } from '../../domain/policy.ts';
import type { CheckAnswer, CheckDocument } from '../../domain/ports.ts';
import type { Engines } from './engine.ts';

/** A language that checks are written in. */
export interface CheckLanguage {
  /** What is wrong with a check, as far as its text says without a program being run: errors, and warnings about what decides nothing. Never rejects. */
  readonly lint: (check: Check) => Promise<readonly Problem[]>;
  /** Asks it about a document. Only `ok: true` is a yes. Rejects with `EngineError` where there is nobody to ask; anything else is an answer. */
  readonly ask: (check: Check, document: CheckDocument, engines: Engines) => Promise<CheckAnswer>;
}

/** A no, with what the check says. The text is cut, and escaped by nobody yet. */
export function no(code: Extract<CheckAnswer, { ok: false }>['code'], message: string): CheckAnswer {
  return { ok: false, code, message: bounded(message, limits.checkMessage) };
}

/** The check cannot be used as it is written. */
export function unusable({ language, at }: Check, what: string, next: string): Problem {
  return problem('CONFIG_INVALID_VALUE', { about: 'check', at, what: bounded(`This is no ${NAMES[language]} check: ${what}`), next });
}

const NAMES: Readonly<Record<Check['language'], string>> = { cel: 'CEL', cue: 'CUE', rego: 'Rego' };

/** What is wrong with any text, whatever its language. */
export function lintText(check: Check, longest: number): readonly Problem[] {
  if (check.text.trim() === '') return [unusable(check, 'it is empty, and would ask nothing.', 'Write the check, or leave it out.')];
  return check.text.length > longest ? [unusable(check, `it has ${check.text.length} characters, and ${longest} are taken.`, 'Make it shorter.')] : [];
}

/** The document as a program reads it. */
export function jsonOf(document: CheckDocument): string {
  return JSON.stringify(document.kind === 'statement' ? document.statement : document.authorities);
}
