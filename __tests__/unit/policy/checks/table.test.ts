// The languages agree on one table. CEL always answers; CUE and Rego where their engines are on PATH.

import { describe, expect, it } from '@jest/globals';
import process from 'node:process';
import type { Check } from '../../../../src/domain/policy.ts';
import { lintChecks } from '../../../../src/policy/checks/catalog.ts';
import { aCheckIn, CheckDesk, onPath } from '../../../support/checks/bench.ts';
import { PREDICATE, singles, statement, table } from '../../../support/checks/table.ts';

const PROGRAMS: Readonly<Record<Check['language'], string | null>> = { cel: null, cue: 'cue', rego: 'opa' };
const LANGUAGES = ['cel', 'cue', 'rego'] as const;
const answering = LANGUAGES.filter((language) => PROGRAMS[language] === null || onPath(PROGRAMS[language]) !== null);
for (const language of LANGUAGES.filter((one) => !answering.includes(one))) process.stderr.write(`${PROGRAMS[language]} is not on PATH: ${table.length + singles.filter((one) => one.language === language).length} rows of the tables of checks were not run in ${language}\n`);

const desk = new CheckDesk();

describe.each(answering)('%s', (language) => {
  it.each(table.map((row) => [row.asks, row] as const))('%s', async (_, { yes, no, text }) => {
    const check = aCheckIn(language, text[language]);
    const said = async (documents: typeof yes): Promise<readonly unknown[]> => Promise.all(documents.map(async (one) => [(await desk.ask(check, one)).ok, one]));
    expect(await said(yes)).toEqual(yes.map((one) => [true, one]));
    expect(await said(no)).toEqual(no.map((one) => [false, one]));
  });

  it('has no row that says no without being asked', async () => {
    const codes = await Promise.all(table.flatMap(({ no, text }) => no.map(async (one) => (await desk.ask(aCheckIn(language, text[language]), one)))));
    expect(codes.filter((answer) => !answer.ok && answer.code === 'ENGINE_FAILED')).toEqual([]);
  });
});

// Without an engine there is no row, and an empty table is an error of Jest.
for (const language of answering.filter((one) => one !== 'cel')) describe(`${language} alone`, () => {
  it.each(singles.filter((one) => one.language === language).map((one) => [one.dialect, one.text, one.says] as const))('as %s: %j says %s', async (dialect, text, says) => {
    const answer = await desk.ask(aCheckIn(language, text, dialect), statement(PREDICATE));
    expect(answer.ok ? 'ok' : answer.code).toBe(says);
  });
});

describe('the table', () => {
  it('has nothing that lint finds fault with', async () => {
    expect(await lintChecks(table.flatMap(({ text }) => LANGUAGES.map((language) => aCheckIn(language, text[language]))))).toEqual([]);
  });
});
