// Facts of runs for tests and samples of reports: one run for every outcome, and builders for the parts.
//
// Reports are plain data made of verdicts, so verdicts are written down here; no crypto is involved and nothing is judged.

import { mintAttestation, type Attestation, type AttestationFields } from '../../src/domain/attestation.ts';
import type { Claim, ClaimName, Claims } from '../../src/domain/claims.ts';
import { digestOf, type Digest } from '../../src/domain/digest.ts';
import type { Rejection, Search } from '../../src/domain/dossier.ts';
import { problem, type ReasonCode, type RejectionCode } from '../../src/domain/errors.ts';
import type { Candidate } from '../../src/domain/material.ts';
import type { Evidence, Layer, Mode, Requirement, Rule, Waiver } from '../../src/domain/policy.ts';
import { whatOf } from '../../src/domain/predicate-types.ts';
import type { NonEmpty, Subject } from '../../src/domain/subject.ts';
import type { TrustDomain } from '../../src/domain/trust-domain.ts';
import type { Judgement, Outcome, RuleVerdict, SubjectResult, Unmet, Verdict } from '../../src/domain/verdict.ts';
import type { RunFacts } from '../../src/report/build.ts';

export const PROVENANCE = 'https://slsa.dev/provenance/v1';
export const RELEASE_WORKFLOW = 'acme/app/.github/workflows/release.yml@refs/tags/v1.2.3';

export const aDigest = (seed: string): Digest => digestOf(Buffer.from(seed));

export function aSubject(name: string, given: Partial<Subject> = {}): Subject {
  const digest = aDigest(name);
  return { kind: 'file', name, digest, digests: [digest], weak: new Map(), version: null, listedIn: [], image: null, file: null, seenAt: [], ...given };
}

export function aCandidate(seed: string, address = `${seed}.sigstore.json`, source = 'bundle'): Candidate {
  return { id: aDigest(`evidence ${seed}`), foundAt: { source, address }, bytes: new Uint8Array(), annotations: new Map(), mediaType: null };
}

/** Claims of a workflow on github.com, with what a test changes. */
export function workflowClaims(given: Readonly<Partial<Record<ClaimName, string>>> = {}): Claims {
  const facts: Readonly<Partial<Record<ClaimName, string>>> = {
    'certificate-identity': `https://github.com/${RELEASE_WORKFLOW}`, 'certificate-oidc-issuer': 'https://token.actions.githubusercontent.com',
    'signer-repo': 'acme/app', 'signer-workflow': 'acme/app/.github/workflows/release.yml', 'signer-ref': 'refs/tags/v1.2.3',
    owner: 'acme', repo: 'acme/app', 'source-ref': 'refs/tags/v1.2.3', 'source-digest': 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00',
    runner: 'github-hosted', trigger: 'push', run: 'https://github.com/acme/app/actions/runs/1/attempts/1', ...given,
  };
  return new Map((Object.entries(facts) as [ClaimName, string][]).map(([name, value]): [ClaimName, NonEmpty<Claim>] => [name, [{ value, from: 'certificate' }]]));
}

export function anAttestation(subject: Subject, given: Partial<AttestationFields> & { readonly seed?: string } = {}): Attestation {
  const { seed = 'app', ...fields } = given;
  return mintAttestation({
    subject: subject.digest, through: null,
    says: { kind: 'statement', predicateType: PROVENANCE, statement: {}, predicate: {} },
    claims: workflowClaims(),
    witnessed: [{ kind: 'log', authority: 'rekor.sigstore.dev', index: '81234', at: new Date('2026-03-01T12:00:00Z') }],
    trust: 'public-good', foundAt: [aCandidate(seed).foundAt], evidence: aCandidate(seed).id, format: 'sigstore-bundle-0.3', warnings: [], ...fields,
  });
}

export function someEvidence(given: Partial<Evidence> & { readonly word?: string } = {}): Evidence {
  const { word = 'provenance', ...fields } = given;
  const what = whatOf(word);
  if (what === null) throw new Error(`no class ${word}`);
  return {
    kind: 'evidence', name: null, what, quantifier: 'some', checks: [], builders: [], where: new Map(),
    signedBy: [{ kind: 'keyless', name: 'inputs', facts: new Map(), trust: ['public-good'], accept: new Map([['repo', { kind: 'text', anyOf: ['acme/app'], star: false }]]) }],
    ...fields,
  };
}

export const aRule = (require: Requirement, given: Partial<Rule> = {}): Rule => ({
  name: 'inputs', at: { file: 'inputs', line: 0, column: 0 }, match: { anyOf: [{ kind: 'any', glob: { text: '**', dialect: 'path' } }], except: [] },
  evidenceRepositories: [], require, same: [], mode: 'enforce', ...given,
});

export const aLayer = (given: Partial<Layer> = {}): Layer => ({
  name: 'inputs', digest: null, rules: [aRule(someEvidence())], unmatched: 'deny', waivers: [], deny: [], changes: [], trust: [], mirrors: [], ...given,
});

export const aTrustDomain = (given: Partial<TrustDomain> = {}): TrustDomain => ({
  name: 'public-good', origin: 'embedded, 2026-02-01', requires: { logs: 1, timestamps: 'none', times: 1, scts: 1 }, weakenedBy: [],
  roots: { transparencyLogs: [], certificateLogs: [], certificateAuthorities: [], timestampAuthorities: [] }, ...given,
});

export const aWaiver = (given: Partial<Waiver> = {}): Waiver => ({
  match: { anyOf: [{ kind: 'any', glob: { text: '**', dialect: 'path' } }], except: [] }, reason: 'rebuilt in Q1', owner: 'acme/platform-team', until: '2027-03-31',
  at: { file: 'policy.yml', line: 9, column: 3 }, ...given,
});

export const aRejection = (code: RejectionCode, given: Partial<Rejection> = {}): Rejection => ({
  candidate: aCandidate(code.toLowerCase()), code, seen: 'what was seen', expected: 'what was expected', cause: null, ...given,
});

export function aRuleVerdict(outcome: Outcome, judgement: Judgement | null, given: Partial<RuleVerdict> = {}): RuleVerdict {
  const rule = judgement === null ? null : aRule(judgement.requirement);
  return { layer: 'inputs', rule, outcome, mode: rule?.mode ?? 'enforce', judgement, waiver: null, denied: null, ...given };
}

interface VerdictParts { readonly searches?: readonly Search[]; readonly rejections?: readonly Rejection[]; readonly attestations?: readonly Attestation[]; readonly excused?: boolean; readonly rules?: readonly RuleVerdict[]; readonly warnings?: Verdict['warnings'] }

export function aVerdict(subject: Subject, outcome: Outcome, rule: RuleVerdict, parts: VerdictParts = {}): SubjectResult {
  const { searches = [], rejections = [], attestations = [], excused = false, rules = [], warnings = [] } = parts;
  return { kind: 'judged', ms: 12, verdict: { dossier: { subject, searches, rejections, attestations }, outcome, excused, rules: [rule, ...rules], warnings } };
}

const found = (candidate: Candidate): Search => ({ at: candidate.foundAt, outcome: 'found', candidates: [candidate] });

export function passed(name: string, given: Partial<Subject> = {}): SubjectResult {
  const subject = aSubject(name, given);
  const attestation = anAttestation(subject, { seed: name });
  const judgement: Judgement = { outcome: 'passed', requirement: someEvidence(), basis: [attestation], of: [] };
  return aVerdict(subject, 'passed', aRuleVerdict('passed', judgement), { attestations: [attestation], searches: [found(aCandidate(name))] });
}

/** The right signer built from a branch: one fact differs. */
export function failed(name: string, given: { readonly mode?: Mode; readonly excused?: boolean; readonly waiver?: Waiver; readonly subject?: Partial<Subject> } = {}): SubjectResult {
  const subject = aSubject(name, given.subject);
  const attestation = anAttestation(subject, { seed: name, claims: workflowClaims({ 'source-ref': 'refs/heads/main' }) });
  const stranger = anAttestation(subject, {
    seed: `${name} stranger`,
    claims: workflowClaims({ repo: 'evil/app', 'certificate-identity': 'https://github.com/evil/app/.github/workflows/release.yml@refs/tags/v1.2.3' }),
  });
  const unmet: NonEmpty<Unmet> = [{ about: 'source-ref', code: 'CLAIM_MISMATCH', expected: 'refs/tags/v1.2.3', seen: 'refs/heads/main' }];
  const requirement = someEvidence({ where: new Map([['source-ref', { kind: 'text', anyOf: ['refs/tags/v1.2.3'], star: false }]]) });
  const judgement: Judgement = { outcome: 'failed', requirement, code: 'CLAIM_MISMATCH', closest: { attestation, unmet }, of: [] };
  const rule = aRuleVerdict('failed', judgement, { mode: given.mode ?? 'enforce', waiver: given.waiver ?? null });
  return aVerdict(subject, 'failed', rule, {
    excused: given.excused ?? false, attestations: [attestation, stranger], rejections: [aRejection('LOG_KEY_MISMATCH')],
    searches: [found(aCandidate(name)), { at: { source: 'bundle', address: 'evidence/*.json' }, outcome: 'none' }],
  });
}

/** Bytes that no evidence speaks of: the case of a file that was tampered with. */
export function tampered(name: string): SubjectResult {
  const subject = aSubject(name);
  const rejection = aRejection('SUBJECT_MISMATCH', { candidate: aCandidate(name), seen: aDigest('other bytes'), expected: subject.digest });
  const judgement: Judgement = { outcome: 'failed', requirement: someEvidence(), code: 'EVIDENCE_REJECTED', closest: null, of: [] };
  return aVerdict(subject, 'failed', aRuleVerdict('failed', judgement), { rejections: [rejection], searches: [found(rejection.candidate)] });
}

export function lacking(name: string, code: ReasonCode, requirement: Requirement = someEvidence()): SubjectResult {
  const judgement: Judgement = { outcome: 'failed', requirement, code, closest: null, of: [] };
  return aVerdict(aSubject(name), 'failed', aRuleVerdict('failed', judgement), { searches: [{ at: { source: 'bundle', address: 'app.json' }, outcome: 'none' }] });
}

export function indeterminate(name: string): SubjectResult {
  const judgement: Judgement = { outcome: 'indeterminate', requirement: someEvidence(), code: 'EVIDENCE_NONE', closest: null, of: [] };
  const search: Search = { at: { source: 'bundle', address: 'evidence/app.json' }, outcome: 'unavailable', code: 'SOURCE_UNREADABLE', cause: null };
  return aVerdict(aSubject(name), 'indeterminate', aRuleVerdict('indeterminate', judgement), { searches: [search] });
}

export function exempt(name: string): SubjectResult {
  const judgement: Judgement = { outcome: 'exempt', requirement: { kind: 'exempt', reason: 'static: pass' }, reason: 'static: pass', of: [] };
  return aVerdict(aSubject(name), 'exempt', aRuleVerdict('exempt', judgement));
}

export const subjectError = (name: string): SubjectResult => ({
  kind: 'error', subject: { kind: 'file', name, digest: null, image: null, seenAt: [{ file: 'deploy/app.yaml', line: 12, column: 5, span: [200, 230] }] }, ms: 3,
  problem: problem('SUBJECT_UNREADABLE', { about: 'artifact', seen: `${name} (a directory)`, expected: 'a regular file' }),
});
export const interrupted = (name: string): SubjectResult => ({ kind: 'interrupted', subject: { kind: 'file', name, digest: null, image: null, seenAt: [] }, ms: 600_000 });

export function aRun(results: readonly SubjectResult[], given: Partial<RunFacts> = {}): RunFacts {
  return {
    layers: [aLayer()], mode: 'enforce',
    constraints: ['repo: acme/app', 'source-ref: refs/tags/v1.2.3', 'require: provenance (default, because repo is used)', 'trust: public-good (default)'],
    weakenedBy: [], trust: [aTrustDomain()], results, problems: [], notes: [], complete: false, ...given,
  };
}

const configurationProblems = [
  problem('CONFIG_UNKNOWN_INPUT', { about: 'repositry', seen: 'repositry', expected: 'repo' }),
  problem('CONFIG_EMPTY_INPUT', { about: 'source-ref', expected: 'a git ref, as refs/tags/v1.2.3' }),
];

/** One run for every outcome and every way to excuse one, by name. */
export const runs: Readonly<Record<string, RunFacts>> = {
  passed: aRun([passed('app.tgz')]),
  'passed-three': aRun([passed('app.tgz'), passed('app.zip'), passed('app.deb')]),
  failed: aRun([failed('app.tgz')]),
  'failed-tampered': aRun([tampered('app.tgz')]),
  'failed-without-evidence': aRun([lacking('app.tgz', 'EVIDENCE_NONE')]),
  'failed-one-of-three': aRun([passed('app.tgz'), failed('app.zip'), exempt('app.txt')]),
  'failed-weakened': aRun([failed('app.tgz')], { weakenedBy: ['unsafe-ignore-tlog'] }),
  'failed-warn': aRun([failed('app.tgz', { mode: 'warn', excused: true }), passed('app.zip')], { mode: 'warn' }),
  'failed-observe': aRun([failed('app.tgz', { mode: 'observe', excused: true })], { mode: 'observe' }),
  'failed-waived': aRun([failed('app.tgz', { excused: true, waiver: aWaiver() })]),
  indeterminate: aRun([indeterminate('app.tgz'), passed('app.zip')]),
  interrupted: aRun([interrupted('app.tgz')]),
  exempt: aRun([exempt('app.txt')]),
  'exempt-unmatched': aRun([aVerdict(aSubject('app.txt'), 'exempt', aRuleVerdict('exempt', null))]),
  'nothing-to-verify': aRun([], { complete: true }),
  'nothing-to-verify-incomplete': aRun([]),
  'error-configuration': aRun([], { problems: configurationProblems, layers: [], trust: [] }),
  'error-subject': aRun([subjectError('dist'), passed('app.tgz')]),
  'error-after-judging': aRun([passed('app.tgz')], { problems: [problem('SUBJECT_CHANGED', { about: 'app.tgz', seen: '1,024 bytes', expected: '1,000 bytes' })] }),
};
