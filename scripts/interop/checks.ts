// The tables of checks, in the languages that real engines answer: each row by what it asks, and how every document has to be judged.

import { aCheckIn, CheckDesk, execWith } from '../../__tests__/support/checks/bench.ts';
import { PREDICATE, singles, statement, table } from '../../__tests__/support/checks/table.ts';
import type { JsonValue } from '../../src/domain/json.ts';
import type { Check } from '../../src/domain/policy.ts';
import type { Tool, ToolName } from './tools.ts';

/** One row in one language: what it needs, and what is asked. It throws where an answer is not as it must be. */
export interface CheckRow { readonly name: string; readonly needs: readonly ToolName[]; readonly run: (tools: ReadonlyMap<ToolName, Tool>) => Promise<void> }

const NEEDS: Readonly<Record<Check['language'], readonly ToolName[]>> = { cel: [], cue: ['cue'], rego: ['opa'] };

/** Every row of the tables, in each of these languages. */
export const checkRows: readonly CheckRow[] = [
  ...(['cue', 'rego'] as const).flatMap((language) => table.map(({ asks, yes, no, text }) => row(aCheckIn(language, text[language]), `${language}: ${asks}`, [...yes.map((one) => [one, 'ok'] as const), ...no.map((one) => [one, 'no'] as const)]))),
  ...singles.map(({ language, dialect, text, says }) => row(aCheckIn(language, text, dialect), `${language} as ${dialect}: ${JSON.stringify(text)}`, [[statement(PREDICATE), says]])),
];

function row(check: Check, name: string, documents: readonly (readonly [JsonValue, string])[]): CheckRow {
  return { name, needs: NEEDS[check.language], run: async (tools) => {
    const programs = Object.fromEntries([...tools].map(([tool, { path }]) => [tool, path]));
    for (const [document, expected] of documents) {
      const desk = new CheckDesk();
      const answer = await desk.ask(check, document, { exec: execWith(programs) }).finally(() => desk.remove());
      const got = answer.ok ? 'ok' : expected === 'no' && answer.code !== 'ENGINE_FAILED' ? 'no' : answer.code;
      if (got !== expected) throw new Error(`${JSON.stringify(document)}: ${got}, not ${expected}${answer.ok ? '' : `: ${answer.message}`}`);
    }
  } };
}
