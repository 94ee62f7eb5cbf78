import { describe, expect, it } from '@jest/globals';
import { problem } from '../../../src/domain/errors.ts';
import { limits } from '../../../src/domain/limits.ts';
import type { Judgement, SubjectResult } from '../../../src/domain/verdict.ts';
import { buildReport } from '../../../src/report/build.ts';
import {
  aCandidate, aDigest, aLayer, anAttestation, aRejection, aRule, aRuleVerdict, aRun, aSubject, aTrustDomain, aVerdict, exempt, failed, indeterminate, interrupted, lacking,
  passed, RELEASE_WORKFLOW, runs, someEvidence, subjectError, tampered, workflowClaims,
} from '../../support/report-fixtures.ts';

const only = (result: SubjectResult) => {
  const subject = buildReport(aRun([result])).subjects[0];
  if (subject === undefined) throw new Error('no subject');
  return subject;
};

const lackingClass = (word: string): Judgement => ({ outcome: 'failed', requirement: someEvidence({ word }), code: 'CLASS_MISSING', closest: null, of: [] });

describe('buildReport: outcome and exit', () => {
  it.each([
    ['passed', 'passed', 0, 0], ['passed-three', 'passed', 0, 0],
    ['failed', 'failed', 1, 0], ['failed-one-of-three', 'failed', 1, 0],
    ['failed-warn', 'failed', 0, 1], ['failed-observe', 'failed', 0, 1], ['failed-waived', 'failed', 0, 1],
    ['indeterminate', 'indeterminate', 3, 0], ['interrupted', 'indeterminate', 3, 0],
    ['exempt', 'exempt', 0, 0], ['exempt-unmatched', 'exempt', 0, 0],
    ['nothing-to-verify', 'nothing-to-verify', 0, 0], ['nothing-to-verify-incomplete', 'nothing-to-verify', 2, 0],
    ['error-configuration', 'error', 2, 0], ['error-subject', 'error', 2, 0], ['error-after-judging', 'error', 2, 0],
  ])('of %s is %s, exit %i, %i excused', (name, outcome, exit, excused) => {
    const report = buildReport(runs[name] ?? aRun([]));
    expect([report.outcome, report.exit, report.excused]).toEqual([outcome, exit, excused]);
  });

  it('does not excuse a run because one of two failures is excused', () => {
    const report = buildReport(aRun([failed('a', { excused: true, mode: 'warn' }), failed('b')]));
    expect([report.outcome, report.exit, report.excused]).toEqual(['failed', 1, 1]);
  });

  it('does not let an excused failure hide an indeterminate subject', () => {
    const report = buildReport(aRun([failed('a', { excused: true, mode: 'warn' }), indeterminate('b')]));
    expect([report.outcome, report.exit]).toEqual(['failed', 1]);
  });

  it('never excuses an error', () => {
    expect(buildReport(aRun([failed('a', { excused: true, mode: 'observe' }), subjectError('b')], { mode: 'observe' })).exit).toBe(2);
  });

  it.each([
    ['the layer enforces', aLayer(), 3],
    ['every rule of the inputs observes', aLayer({ rules: [aRule(someEvidence(), { mode: 'observe' })] }), 0],
    ['a deny rule could have the last word', aLayer({ rules: [aRule(someEvidence(), { mode: 'observe' })], deny: [{ digests: [aDigest('x')], claims: new Map(), witnessedBetween: [null, null], reason: 'bad', at: { file: 'p', line: 1, column: 1 } }] }), 3],
    ['a subject of a policy file might be unmatched', aLayer({ digest: aDigest('p'), rules: [aRule(someEvidence(), { mode: 'observe' })] }), 3],
  ])('gives an interrupted subject its exit code where %s', (_, layer, exit) => {
    expect(buildReport(aRun([interrupted('a')], { layers: [layer], mode: 'observe' })).exit).toBe(exit);
  });

  it('names what weakens the run, from inputs and from trust domains, once', () => {
    const trust = [aTrustDomain({ weakenedBy: ['unsafe-ignore-sct', 'unsafe-ignore-tlog'] })];
    expect(buildReport(aRun([], { weakenedBy: ['unsafe-ignore-tlog'], trust })).weakenedBy).toEqual(['unsafe-ignore-tlog', 'unsafe-ignore-sct']);
  });

  it('notes empty outputs for several subjects only', () => {
    expect(buildReport(aRun([passed('a')])).notes).toEqual([]);
    expect(buildReport(aRun([passed('a'), passed('b')])).notes.map((note) => [note.code, note.level])).toEqual([['OUTPUT_EMPTY', 'note']]);
  });

  it('tells a warning of the policy once for all subjects', () => {
    const warnings = [problem('PATTERN_LOOSE', { level: 'warning', seen: '.*' })];
    const result = (name: string): SubjectResult => aVerdict(aSubject(name), 'exempt', aRuleVerdict('exempt', null), { warnings });
    expect(buildReport(aRun([result('a'), result('b')])).notes.map((note) => note.code)).toEqual(['PATTERN_LOOSE', 'OUTPUT_EMPTY']);
  });
});

describe('buildReport: signer and chain', () => {
  it('names the workflow that signed in one line', () => {
    expect(only(passed('app.tgz')).signer).toBe(RELEASE_WORKFLOW);
  });

  it.each([
    ['an identity with its issuer', { 'certificate-identity': 'release@acme.example', 'certificate-oidc-issuer': 'https://accounts.google.com' }, 'release@acme.example (https://accounts.google.com)'],
    ['a workflow of another host in full', { 'certificate-identity': `https://github.evil.example/${RELEASE_WORKFLOW}` }, `https://github.evil.example/${RELEASE_WORKFLOW} (https://token.actions.githubusercontent.com)`],
    ['a workflow name by another issuer in full', { 'certificate-oidc-issuer': 'https://issuer.evil.example' }, `https://github.com/${RELEASE_WORKFLOW} (https://issuer.evil.example)`],
    ['a key', { key: 'sha256:ab' }, 'key sha256:ab'],
  ])('names %s', (_, claims, signer) => {
    const subject = aSubject('app');
    const attestation = anAttestation(subject, { claims: workflowClaims(claims) });
    const judgement: Judgement = { outcome: 'passed', requirement: someEvidence(), basis: [attestation], of: [] };
    expect(only(aVerdict(subject, 'passed', aRuleVerdict('passed', judgement), { attestations: [attestation] })).signer).toBe(signer);
  });

  it('names no signer for a subject that did not pass', () => {
    expect(only(failed('app')).signer).toBeNull();
  });

  it('keeps the origin of each fact, the witness and the trust domain', () => {
    const { chain } = only(passed('app.tgz'));
    expect(chain[0]).toEqual({ claim: 'class', value: 'https://slsa.dev/provenance/v1', from: 'certificate' });
    expect(chain).toContainEqual({ claim: 'source-ref', value: 'refs/tags/v1.2.3', from: 'certificate' });
    expect(chain).toContainEqual({ claim: 'witness', value: 'log rekor.sigstore.dev, entry 81234, at 2026-03-01T12:00:00.000Z', from: 'witness' });
    expect(chain).toContainEqual({ claim: 'trust', value: 'public-good', from: 'witness' });
  });

  it('keeps annotations only where a requirement asks for them', () => {
    const subject = aSubject('app');
    const attestation = anAttestation(subject, { claims: workflowClaims({ 'annotations.a': '1', 'annotations.b': '2' }) });
    const requirement = someEvidence({ where: new Map([['annotations.b', { kind: 'text', anyOf: ['2'], star: false }]]) });
    const judgement: Judgement = { outcome: 'passed', requirement, basis: [attestation], of: [] };
    const { chain } = only(aVerdict(subject, 'passed', aRuleVerdict('passed', judgement), { attestations: [attestation] }));
    expect(chain.filter((link) => link.claim.startsWith('annotations.')).map((link) => link.claim)).toEqual(['annotations.b']);
  });
});

describe('buildReport: ledger', () => {
  it('lists each candidate once with what became of it', () => {
    const rows = only(failed('app.tgz')).ledger.map((row) => [row.became, row.code, row.seen, row.expected]);
    expect(rows).toEqual([
      ['unmet', 'CLAIM_MISMATCH', 'refs/heads/main', 'refs/tags/v1.2.3'],
      ['foreign', 'SIGNER_MISMATCH', 'evil/app/.github/workflows/release.yml@refs/tags/v1.2.3', 'repo acme/app'],
      ['rejected', 'LOG_KEY_MISMATCH', 'what was seen', 'what was expected'],
    ]);
  });

  it('calls evidence of another class not needed, and a second piece by the same signer too', () => {
    const subject = aSubject('app');
    const proof = anAttestation(subject, { seed: 'proof' });
    const second = anAttestation(subject, { seed: 'second' });
    const sbom = anAttestation(subject, { seed: 'sbom', says: { kind: 'signature' } });
    const judgement: Judgement = { outcome: 'passed', requirement: someEvidence(), basis: [proof], of: [] };
    const { ledger } = only(aVerdict(subject, 'passed', aRuleVerdict('passed', judgement), { attestations: [sbom, second, proof] }));
    expect(ledger.map((row) => [row.at.address, row.became])).toEqual([['proof.sigstore.json', 'counted'], ['sbom.sigstore.json', 'not-needed'], ['second.sigstore.json', 'not-needed']]);
  });

  it('never takes the signer from the builder\'s own words', () => {
    const subject = aSubject('app');
    const claims = new Map(workflowClaims({ repo: 'evil/app' })).set('repo', [{ value: 'acme/app', from: 'self-declared' }]);
    const liar = anAttestation(subject, { claims });
    const judgement: Judgement = { outcome: 'failed', requirement: someEvidence(), code: 'EVIDENCE_REJECTED', closest: null, of: [] };
    expect(only(aVerdict(subject, 'failed', aRuleVerdict('failed', judgement), { attestations: [liar] })).ledger[0]?.became).toBe('foreign');
  });

  it('says who differs where the nearest miss is signed by somebody else', () => {
    const subject = aSubject('app');
    const stranger = anAttestation(subject, { claims: workflowClaims({ repo: 'evil/app' }) });
    const closest = { attestation: stranger, unmet: [{ about: 'repo', code: 'CLAIM_MISMATCH', expected: 'acme/app', seen: 'evil/app' }] } as const;
    const judgement: Judgement = { outcome: 'failed', requirement: someEvidence(), code: 'SIGNER_MISMATCH', closest, of: [] };
    const report = only(aVerdict(subject, 'failed', aRuleVerdict('failed', judgement), { attestations: [stranger] }));
    expect(report.ledger.map((row) => [row.became, row.code, row.seen, row.expected])).toEqual([['foreign', 'SIGNER_MISMATCH', 'evil/app', 'acme/app']]);
    expect(report.reasons.map((reason) => [reason.code, reason.about, reason.seen, reason.expected])).toEqual([['SIGNER_MISMATCH', 'repo', 'evil/app', 'acme/app']]);
  });

  it('does not count what a denied rule would have counted', () => {
    const subject = aSubject('app');
    const proof = anAttestation(subject);
    const judgement: Judgement = { outcome: 'passed', requirement: someEvidence(), basis: [proof], of: [] };
    const rule = { digests: [], claims: new Map(), witnessedBetween: [null, null], reason: 'stolen key', at: { file: 'p', line: 1, column: 1 } } as const;
    const report = only(aVerdict(subject, 'failed', aRuleVerdict('failed', judgement, { denied: { rule, by: proof } }), { attestations: [proof] }));
    expect([report.ledger[0]?.became, report.ledger[0]?.code, report.chain]).toEqual(['unmet', 'DENIED', []]);
    expect(report.reasons.map((reason) => [reason.code, reason.what])).toEqual([['DENIED', 'The policy denies this: stolen key']]);
    expect(report.rules[0]?.tree?.code).toBe('DENIED');
  });

  it('takes the same bytes found in two places for one candidate', () => {
    const subject = aSubject('app');
    const candidate = aCandidate('one', 'b.json');
    const again = { ...candidate, foundAt: { source: 'bundle', address: 'a.json' } };
    const rejections = [aRejection('SUBJECT_MISMATCH', { candidate }), aRejection('SUBJECT_MISMATCH', { candidate: again })];
    const judgement: Judgement = { outcome: 'failed', requirement: someEvidence(), code: 'EVIDENCE_REJECTED', closest: null, of: [] };
    expect(only(aVerdict(subject, 'failed', aRuleVerdict('failed', judgement), { rejections })).ledger.map((row) => row.at.address)).toEqual(['a.json']);
  });

  it('shows a candidate that nothing became of as a defect', () => {
    const subject = aSubject('app');
    const candidate = aCandidate('lost');
    const judgement: Judgement = { outcome: 'failed', requirement: someEvidence(), code: 'EVIDENCE_NONE', closest: null, of: [] };
    const searches = [{ at: candidate.foundAt, outcome: 'found', candidates: [candidate] }] as const;
    expect(only(aVerdict(subject, 'failed', aRuleVerdict('failed', judgement), { searches })).ledger.map((row) => [row.became, row.code])).toEqual([['rejected', 'INTERNAL']]);
  });

  it('bounds the rows of a whole report and counts what is left out', () => {
    const rejections = Array.from({ length: 60 }, (_, index) => aRejection('SUBJECT_MISMATCH', { candidate: aCandidate(`c${index}`) }));
    const judgement: Judgement = { outcome: 'failed', requirement: someEvidence(), code: 'EVIDENCE_REJECTED', closest: null, of: [] };
    const results = Array.from({ length: 1000 }, (_, index) => aVerdict(aSubject(`s${index}`), 'failed', aRuleVerdict('failed', judgement), { rejections }));
    const { subjects } = buildReport(aRun(results));
    expect(subjects.reduce((sum, subject) => sum + subject.ledger.length, 0)).toBe(limits.reportRows);
    expect(subjects.every((subject) => subject.ledger.length + subject.omitted === 60)).toBe(true);
  });
});

describe('buildReport: reasons', () => {
  it.each([
    ['a fact that differs', failed('app'), [['CLAIM_MISMATCH', 'refs/heads/main', 'refs/tags/v1.2.3']]],
    ['no evidence', lacking('app', 'EVIDENCE_NONE'), [['EVIDENCE_NONE', 'no evidence', 'provenance signed by repo acme/app']]],
    ['a tampered file', tampered('app'), [['EVIDENCE_REJECTED', aDigest('other bytes'), aDigest('app')]]],
    ['a place that could not be asked, first', indeterminate('app'), [['SOURCE_UNREADABLE', null, null], ['EVIDENCE_NONE', null, 'provenance signed by repo acme/app']]],
    ['a refusal', lacking('app', 'REFUSED', { kind: 'refuse', reason: 'not here' }), [['REFUSED', null, null]]],
    ['an interrupted run', interrupted('app'), [['INTERRUPTED', null, null]]],
    ['nothing for what passed', passed('app'), []],
    ['nothing for what a rule exempts', exempt('app'), []],
  ])('says %s', (_, result, reasons) => {
    expect(only(result).reasons.map((reason) => [reason.code, reason.seen, reason.expected])).toEqual(reasons);
  });

  it('says of rejected evidence why the nearest was rejected, and what to do about that', () => {
    const [reason] = only(tampered('app')).reasons;
    expect(reason).toMatchObject({ about: 'SUBJECT_MISMATCH', what: 'One candidate was found, and it was rejected: the evidence is about other bytes.', next: 'Check that file and evidence are of the same version, and that the file is intact.' });
  });

  it('names the place that could not be asked in one sentence', () => {
    expect(only(indeterminate('app')).reasons[0]?.what).toBe('A place could not be asked, bundle evidence/app.json: a file of evidence cannot be read.');
  });

  it('says why for each part that is not met, and not that the whole is not', () => {
    const requirement = { kind: 'all', of: [someEvidence(), someEvidence({ word: 'sbom' })] } as const;
    const judgement: Judgement = { outcome: 'failed', requirement, code: 'REQUIREMENTS', closest: null, of: [lackingClass('provenance'), lackingClass('sbom')] };
    const { reasons, rules } = only(aVerdict(aSubject('app'), 'failed', aRuleVerdict('failed', judgement)));
    expect(reasons.map((reason) => [reason.code, reason.expected])).toEqual([['CLASS_MISSING', 'provenance signed by repo acme/app'], ['CLASS_MISSING', 'sbom signed by repo acme/app']]);
    expect(rules[0]?.tree).toMatchObject({ what: 'all of these', code: 'REQUIREMENTS', of: [{ outcome: 'failed' }, { outcome: 'failed' }] });
  });

  it('tells what two layers ask alike with the layer it is from', () => {
    const judgement: Judgement = { outcome: 'failed', requirement: someEvidence(), code: 'EVIDENCE_NONE', closest: null, of: [] };
    const rules = [aRuleVerdict('failed', judgement, { layer: 'organisation' })];
    const { reasons } = only(aVerdict(aSubject('app'), 'failed', aRuleVerdict('failed', judgement), { rules }));
    expect(reasons.map((reason) => reason.what)).toEqual(['inputs, rule inputs: No evidence was found.', 'organisation, rule inputs: No evidence was found.']);
  });

  it.each([[{}, 'error'], [{ excused: true, mode: 'warn' }, 'warning'], [{ excused: true, mode: 'observe' }, 'note']] as const)('gives reasons of %j the level %s', (given, level) => {
    expect(only(failed('app', given)).reasons.map((reason) => reason.level)).toEqual([level]);
  });

  it('marks a requirement that can be met by deleting evidence', () => {
    const { rules } = only(lacking('app', 'CONTRADICTED', someEvidence({ quantifier: 'every' })));
    expect(rules[0]?.tree?.what).toContain('deletable');
  });
});

describe('buildReport: what comes from outside', () => {
  it('is the same for every order of answers', () => {
    const subject = aSubject('app');
    const attestations = ['a', 'b', 'c'].map((seed) => anAttestation(subject, { seed }));
    const rejections = ['d', 'e'].map((seed) => aRejection('SUBJECT_MISMATCH', { candidate: aCandidate(seed) }));
    const searches = ['x', 'y', 'z'].map((address) => ({ at: { source: 'bundle', address }, outcome: 'unavailable', code: 'SOURCE_UNREADABLE', cause: null }) as const);
    const judgement: Judgement = { outcome: 'indeterminate', requirement: someEvidence(), code: 'EVIDENCE_NONE', closest: null, of: [] };
    const result = (turn: <T>(list: readonly T[]) => readonly T[]): SubjectResult =>
      aVerdict(subject, 'indeterminate', aRuleVerdict('indeterminate', judgement), { attestations: turn(attestations), rejections: turn(rejections), searches: turn(searches) });
    expect(buildReport(aRun([result((list) => list.toReversed())]))).toEqual(buildReport(aRun([result((list) => list)])));
  });

  it('is kept as it is where it is of a usual length', () => {
    const identity = `certificate-identity: https://github.com/acme/${'a'.repeat(300)}/.github/workflows/release.yml@refs/tags/v1.2.3`;
    expect(buildReport(aRun([], { constraints: [identity, identity, identity] })).constraints).toEqual([identity, identity, identity]);
  });

  it('is bounded, with the cut said', () => {
    const report = buildReport(aRun([failed('n'.repeat(1_000_000))], { constraints: ['c'.repeat(1_000_000)], problems: [problem('INTERNAL', { what: 'w'.repeat(1_000_000) })] }));
    expect(report.subjects[0]?.name).toBe(`${'n'.repeat(512)}… (1000000 characters)`);
    expect(JSON.stringify(report).length).toBeLessThan(20_000);
  });
});
