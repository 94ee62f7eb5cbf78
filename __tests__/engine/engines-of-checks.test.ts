// Whole runs that need an engine for their checks: one that is there, one that is not, and those that are slow, crash, lie or flood. Whoever asks, by
// inputs or a policy: what has not answered is never a yes, and without anybody to ask there is no verdict at all.

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import process from 'node:process';
import { isDeepStrictEqual } from 'node:util';
import type { JsonValue } from '../../src/domain/json.ts';
import type { Check } from '../../src/domain/policy.ts';
import type { Exec } from '../../src/domain/ports.ts';
import type { Report } from '../../src/domain/report.ts';
import { exec } from '../../src/host/exec.ts';
import { offlineHttp } from '../../src/net/client.ts';
import type { EngineName } from '../../src/policy/checks/engine.ts';
import { CheckDesk, execWith, onPath, script } from '../support/checks/bench.ts';
import { faulty, HEAD, HONEST, REFUSING } from '../support/checks/programs.ts';
import { statement, table } from '../support/checks/table.ts';
import { Desk, onlySubject, reasons } from '../support/engine.ts';
import type { Given } from '../support/inputs.ts';
import { aGithubIdentity, aStatement, DEFAULT_IDENTITY, GITHUB_ISSUER, VirtualSigstore } from '../support/virtual-sigstore.ts';
import { temporaryFolder } from '../unit/host/temporary.ts';

// Scripts with a shebang are none of Windows.
const posix = process.platform === 'win32' ? describe.skip : describe;

const TYPE = 'https://acme.test/tested';
const LANGUAGES = { cue: 'cue', opa: 'rego' } as const satisfies Record<EngineName, Check['language']>;
const TEXTS: Readonly<Record<EngineName, string>> = { cue: 'predicate: n: 1\n', opa: 'package signature\nallow { input.predicate.n == 1 }\n' };
const IDENTITY = { 'certificate-identity': DEFAULT_IDENTITY, 'certificate-oidc-issuer': GITHUB_ISSUER } as const;

let desk: Desk;
const checks = new CheckDesk();
beforeAll(async () => {
  desk = new Desk(await VirtualSigstore.create());
  const { tlogs, timestampAuthorities, ...root } = desk.sigstore.trustedRoot();
  desk.write('root.json', JSON.stringify({ ...root, tlogs: tlogs.slice(0, 1), timestampAuthorities: timestampAuthorities.slice(0, 1) }));
  desk.write('app.tar.gz', 'artifact');
  desk.evidence('evidence.json', await desk.sigstore.sign({ statement: aStatement({ predicateType: TYPE, predicate: { n: 1 } }) }, aGithubIdentity({})));
  for (const [name, language] of Object.entries(LANGUAGES)) desk.write(`check.${language}`, TEXTS[name as EngineName]);
});
// Whatever became of a run: no policy, no document is left behind.
afterEach(() => expect(checks.left().filter((file) => /\.(?:cue|json|rego)$/.test(file))).toEqual([]));
afterAll(() => {
  checks.remove();
  desk.remove();
});

/** How the same check is asked for: by an input, and by a policy. */
const doors: Readonly<Record<string, (language: Check['language'], more?: string) => Given>> = {
  'an input': (language, mode = 'enforce') => ({ ...IDENTITY, require: TYPE, check: `check.${language}`, mode }),
  'a policy': (language, mode = 'enforce') => {
    desk.write('policy.yml', `version: 1\ntrust: { trusted-root: root.json }\nrules:\n- files: "**"\n  require: ${TYPE}\n  certificate-identity: ${DEFAULT_IDENTITY}\n  certificate-oidc-issuer: ${GITHUB_ISSUER}\n  check: check.${language}\n  mode: ${mode}\n`);
    return { policy: 'policy.yml' };
  },
};

async function runWith(given: Given, programs: Exec): Promise<Report> {
  const { scratch, tools } = checks.ports();
  return (await desk.run({ artifact: 'app.tar.gz', bundle: 'evidence.json', ...given }, { ports: { exec: programs, scratch, tools, http: offlineHttp } })).report;
}

/** A run where a script stands on PATH for an engine. */
function underScript(name: EngineName, text: string, given: Given): Promise<Report> {
  return runWith(given, execWith({ [name]: script(temporaryFolder(), name, HEAD + text) }, { timeoutMs: 1000, maxBytes: 64 * 1024 }));
}
const told = (report: Report): readonly unknown[] => [report.outcome, report.exit, report.problems.map(({ code }) => code), report.subjects.flatMap((subject) => reasons(subject))];

posix.each(['cue', 'opa'] as const)('a run that needs %s', (name) => {
  describe.each(Object.entries(doors))('by %s', (_door, asks) => {
    it('passes where it accepts, and fails where it refuses', async () => {
      expect(told(await underScript(name, HONEST[name], asks(LANGUAGES[name])))).toEqual(['passed', 0, [], []]);
      expect(told(await underScript(name, REFUSING[name], asks(LANGUAGES[name])))).toEqual(['failed', 1, [], ['CHECK_FAILED check']]);
    });

    it.each(['enforce', 'warn', 'observe'])('is an error without it, with the step that sets it up, in mode %s too', async (mode) => {
      const report = await runWith(asks(LANGUAGES[name], mode), execWith({}));
      expect(told(report)).toEqual(['error', 2, ['ENGINE_UNAVAILABLE'], []]);
      expect(report.problems).toMatchObject([{ about: name, next: expect.stringContaining(name === 'cue' ? 'cue-lang/setup-cue' : 'open-policy-agent/setup-opa') as unknown }]);
    });

    it('is an error where what is called so is something else, or too old', async () => {
      for (const version of ["say('git version 2.50')", `say('${name === 'cue' ? 'cue version v0.4.0' : 'Version: 0.20.0'}')`, 'process.exit(1)']) {
        const program = script(temporaryFolder(), name, `${HEAD.replace(/say\(args\.length[^;]*;/, `${version};`)}${HONEST[name]}`);
        expect(told(await runWith(asks(LANGUAGES[name]), execWith({ [name]: program })))).toEqual(['error', 2, ['ENGINE_UNAVAILABLE'], []]);
      }
    });
  });

  it.each(faulty(name))('is undecided where it %s', async (_what, text) => {
    const report = await underScript(name, text, doors['an input']?.(LANGUAGES[name]) ?? {});
    expect(told(report)).toEqual(['indeterminate', 3, [], ['ENGINE_FAILED check']]);
    expect(onlySubject(report).ledger.map(({ became }) => became)).not.toContain('counted');
  });

  it('is not let through by one that never answers beside evidence of another class', async () => {
    const given = { ...IDENTITY, require: [TYPE, 'signature'], check: `check.${LANGUAGES[name]}` };
    expect((await underScript(name, HONEST[name], given)).problems.map(({ code }) => code)).toEqual(['CONFIG_CONFLICT']);
  });
});

// ── the languages, through whole runs

const PROGRAMS: Readonly<Record<Check['language'], EngineName | null>> = { cel: null, cue: 'cue', rego: 'opa' };
const all = ['cel', 'cue', 'rego'] as const;
const answering = all.filter((language) => PROGRAMS[language] === null || onPath(PROGRAMS[language]) !== null);
for (const language of all.filter((one) => !answering.includes(one))) process.stderr.write(`${PROGRAMS[language]} is not on PATH: ${table.length} rows of checks were not run in ${language} through whole runs\n`);

/** What can be signed about a file: a statement of the usual kind, whose subject the file takes the place of. */
function predicateOf(document: JsonValue): { readonly predicateType: string; readonly predicate: JsonValue } | null {
  const given = document as { readonly predicateType?: unknown; readonly predicate?: JsonValue; readonly subject?: JsonValue } | null;
  const usual = statement({}) as { readonly subject: JsonValue };
  if (typeof given !== 'object' || given === null || typeof given.predicateType !== 'string' || given.predicate === undefined || !isDeepStrictEqual(given.subject, usual.subject)) return null;
  return { predicateType: given.predicateType, predicate: given.predicate };
}

describe.each(answering)('%s, through whole runs', (language) => {
  // Each document is signed about a file of its own, so that one run asks about all of them. What names the digest of its subject would name one file alone.
  it.each(table.filter(({ text }) => !text[language].includes('ab'.repeat(32))).map((row) => [row.asks, row] as const))('%s', async (_asks, { yes, no, text }) => {
    const documents = [...yes.map((one) => [true, one] as const), ...no.map((one) => [false, one] as const)].flatMap(([expected, one], index) => {
      const said = predicateOf(one);
      return said === null ? [] : [{ expected, ...said, file: `document-${index}` }];
    });
    for (const { file, predicateType, predicate } of documents) {
      desk.write(file, file);
      desk.evidence(`${file}.json`, await desk.sigstore.sign({ statement: aStatement({ subjects: [{ name: file, bytes: Buffer.from(file) }], predicateType, predicate: { ...(predicate as object) } }) }, aGithubIdentity({})));
    }
    desk.write(`row.${language}`, text[language]);
    const types = [...new Set(documents.map(({ predicateType }) => predicateType))].join(' | ');
    const { scratch, tools } = checks.ports();
    const { report } = await desk.run({ artifact: documents.map(({ file }) => file), bundle: documents.map(({ file }) => `${file}.json`), ...IDENTITY, require: types, check: `row.${language}` }, { ports: { exec, scratch, tools, http: offlineHttp } });
    expect(report.problems).toEqual([]);
    expect(documents.some(({ expected }) => expected) && documents.some(({ expected }) => !expected)).toBe(true);
    expect(report.subjects.map(({ name, outcome }) => `${name} ${outcome}`).toSorted()).toEqual(documents.map(({ file, expected }) => `${file} ${expected ? 'passed' : 'failed'}`).toSorted());
    expect([...new Set(report.subjects.flatMap((subject) => subject.reasons.map(({ code }) => code)))].filter((code) => !['CHECK_FAILED', 'POLICY_FIELD_ABSENT', 'CLASS_MISSING'].includes(code))).toEqual([]);
  });
});
