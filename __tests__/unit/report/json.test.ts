import { describe, expect, it } from '@jest/globals';
import fs from 'node:fs';
import path from 'node:path';
import { claimNames } from '../../../src/domain/claims.ts';
import { parseJson } from '../../../src/domain/json.ts';
import type { Report } from '../../../src/domain/report.ts';
import type { SubjectResult } from '../../../src/domain/verdict.ts';
import { buildReport } from '../../../src/report/build.ts';
import { renderJson } from '../../../src/report/json.ts';
import { validate } from '../../support/json-schema.ts';
import { aLayer, aDigest, anAttestation, aRuleVerdict, aRun, aSubject, aVerdict, passed, runs, someEvidence, subjectError, workflowClaims } from '../../support/report-fixtures.ts';

type Json = { [key: string]: unknown };
const schema = JSON.parse(fs.readFileSync(path.resolve(import.meta.dirname, '../../../docs/report.schema.json'), 'utf8')) as Json;
const asJson = (report: Report): Json => JSON.parse(renderJson(report)) as Json;

// Every claim, a container, positions, a layer with a digest: what the samples do not have.
function everything(): SubjectResult {
  const subject = aSubject('app', { seenAt: [{ file: 'deploy/app.yaml', line: 1, column: 1, span: [0, 3] }] });
  const claims = workflowClaims(Object.fromEntries(claimNames.filter((name) => name !== 'key').map((name) => [name, `value of ${name}`])));
  const attestation = anAttestation(subject, { claims, through: { container: aDigest('SHA256SUMS'), how: 'checksums' }, witnessed: [{ kind: 'timestamp', authority: 'tsa', index: null, at: null }] });
  return aVerdict(subject, 'passed', aRuleVerdict('passed', { outcome: 'passed', requirement: someEvidence(), basis: [attestation], of: [] }), { attestations: [attestation] });
}
const samples: Readonly<Record<string, Report>> = {
  ...Object.fromEntries(Object.entries(runs).map(([name, facts]) => [name, buildReport(facts)])),
  everything: buildReport(aRun([everything(), subjectError('b')], { layers: [aLayer({ digest: aDigest('policy') })], weakenedBy: ['unsafe-ignore-sct'] })),
};

/** The value with one thing changed at one path, for every object below it. */
function* without(value: unknown, rebuild: (part: unknown) => unknown = (part) => part): Generator<{ readonly what: string; readonly value: unknown }> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* without(item, (part) => rebuild(value.with(index, part)));
  } else if (typeof value === 'object' && value !== null) {
    const object = value as Json;
    yield { what: 'a key that is not known', value: rebuild({ ...object, surprise: 1 }) };
    for (const key of Object.keys(object)) {
      const { [key]: _, ...rest } = object;
      yield { what: `without ${key}`, value: rebuild(rest) };
      yield { what: `${key} of another type`, value: rebuild({ ...object, [key]: { not: 'this' } }) };
      yield* without(object[key], (part) => rebuild({ ...object, [key]: part }));
    }
  }
}

describe('renderJson', () => {
  it.each(Object.keys(samples))('parses back to the report %s', (name) => {
    const report = samples[name];
    const text = renderJson(report ?? buildReport(aRun([])));
    expect(JSON.parse(text)).toEqual(report);
    expect(parseJson(text)).toMatchObject({ schema: 1 });
  });

  it('is the same text for the same report, loaded or fresh', () => {
    const report = buildReport(aRun([passed('app')]));
    expect(renderJson(JSON.parse(renderJson(report)) as Report)).toBe(renderJson(report));
  });

  it('replaces what is no text', () => {
    const report = buildReport(aRun([], { constraints: ['a'] }));
    expect(parseJson(renderJson({ ...report, constraints: ['\ud800'] }))).toMatchObject({ constraints: ['\ufffd'] });
  });
});

describe('docs/report.schema.json', () => {
  it.each(Object.keys(samples))('accepts the report %s', (name) => {
    expect(validate(asJson(samples[name] ?? buildReport(aRun([]))), schema)).toEqual([]);
  });

  it.each(['failed-waived', 'everything'])('refuses every part of %s that is missing, unknown or of another type', (name) => {
    const accepted = [...without(asJson(samples[name] ?? buildReport(aRun([]))))].filter((mutant) => validate(mutant.value, schema).length === 0);
    expect(accepted.map((mutant) => mutant.what)).toEqual([]);
  });

  it.each([['outcome', 'ok'], ['exit', 4], ['schema', 2], ['mode', 'off'], ['weakenedBy', ['safe']], ['excused', -1]])('refuses the value %s: %j', (key, value) => {
    expect(validate({ ...asJson(buildReport(aRun([]))), [key]: value }, schema)).toHaveLength(1);
  });
});
