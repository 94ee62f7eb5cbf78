/* oxlint-disable unicorn/consistent-function-scoping -- small makers stand beside the tests they are for */
import { describe, expect, it } from '@jest/globals';
import { Attestation } from '../../../src/domain/attestation.ts';
import { ConfigurationError, EngineError, problem } from '../../../src/domain/errors.ts';
import type { DenyRule, Evidence, Layer, Policy, Requirement, Rule, Signer, Waiver } from '../../../src/domain/policy.ts';
import type { CheckAnswer, CheckDocument, Checker } from '../../../src/domain/ports.ts';
import type { Subject } from '../../../src/domain/subject.ts';
import type { Verdict } from '../../../src/domain/verdict.ts';
import { judge } from '../../../src/policy/judge.ts';
import {
  aCheck, aDossier, aLayer, anAttestation, anEvidence, aRejection, aRule, aSubject, classOf, constraints, digestFor, GITHUB_ISSUER, keyClaims, keyless, regexp, releaseClaims, releaseSigner,
  SBOM, saysStatement, silentSearch, text,
} from '../../support/attestations.ts';

const NOW = new Date('2026-06-15T12:00:00Z');
const YES: CheckAnswer = { ok: true, warning: null };
const no = (message: string, code: Extract<CheckAnswer, { ok: false }>['code'] = 'CHECK_FAILED'): CheckAnswer => ({ ok: false, code, message });
const accepting: Checker = async () => YES;

async function judged(policy: Policy | Rule | Requirement, attestations: readonly Attestation[], given: Partial<Parameters<typeof aDossier>[1]> = {}, checker: Checker = accepting): Promise<Verdict> {
  const layers: Policy = Array.isArray(policy) ? policy as unknown as Policy : 'require' in policy ? [aLayer([policy])] : [aLayer([aRule(policy as Requirement)])];
  return judge(aDossier(attestations, given), layers, { checker, now: NOW });
}
/** Outcome and code of the only rule's requirement. */
function short(verdict: Verdict): string {
  const judgement = verdict.rules[0].judgement;
  return judgement !== null && 'code' in judgement ? `${judgement.outcome} ${judgement.code}` : verdict.outcome;
}
const unmetOf = (verdict: Verdict): unknown => {
  const judgement = verdict.rules[0].judgement;
  return judgement !== null && 'code' in judgement ? judgement.closest?.unmet : null;
};
const basisOf = (verdict: Verdict): unknown => {
  const judgement = verdict.rules[0].judgement;
  return judgement?.outcome === 'passed' ? judgement.basis : null;
};
const silent = { searches: [silentSearch] };
const foreign = (): Attestation => anAttestation({ claims: releaseClaims({ 'signer-workflow': 'evil/x/.github/workflows/x.yml', 'signer-repo': 'evil/x', repo: 'evil/x' }) });
const signature = classOf('signature');
const byMail = (name: string): Signer => keyless(constraints({ 'certificate-identity': `${name}@acme.example`, 'certificate-oidc-issuer': 'https://accounts.google.com' }));
const mail = (name: string): Attestation => anAttestation({ says: { kind: 'signature' }, claims: mailClaims(name) });
const mailClaims = (name: string): Attestation['claims'] => new Map([['certificate-identity', [{ value: `${name}@acme.example`, from: 'certificate' }]], ['certificate-oidc-issuer', [{ value: 'https://accounts.google.com', from: 'certificate' }]]]);

describe('judge, one requirement', () => {
  it('passes on one attestation that has it all, which is the proof', async () => {
    const good = anAttestation();
    const verdict = await judged(anEvidence({ where: constraints({ 'source-ref': 'refs/tags/{tag}' }) }), [foreign(), good]);
    expect([verdict.outcome, verdict.excused, basisOf(verdict)]).toEqual(['passed', false, [good]]);
  });

  it.each<[string, Evidence, () => readonly Attestation[], string]>([
    ['nothing', anEvidence(), () => [], 'EVIDENCE_NONE'],
    ['another class', anEvidence(), () => [anAttestation({ says: saysStatement(SBOM) })], 'CLASS_MISSING'],
    ['an SBOM where a signature is asked for', anEvidence({ what: signature }), () => [anAttestation({ says: saysStatement(SBOM) })], 'CLASS_MISSING'],
    ['a signature where provenance is asked for', anEvidence(), () => [anAttestation({ says: { kind: 'signature' } })], 'CLASS_MISSING'],
    ['another signer', anEvidence(), () => [foreign()], 'SIGNER_MISMATCH'],
    ['a signer who says nothing of the workflow', anEvidence(), () => [anAttestation({ claims: releaseClaims({ 'signer-workflow': null }) })], 'CLAIM_ABSENT'],
    ['the right signer in another case', anEvidence(), () => [anAttestation({ claims: releaseClaims({ 'signer-workflow': 'Acme/app/.github/workflows/release.yml' }) })], 'IDENTITY_CASE_ONLY'],
    ['the issuer of an enterprise', anEvidence(), () => [anAttestation({ claims: releaseClaims({ 'certificate-oidc-issuer': `${GITHUB_ISSUER}/acme` }) })], 'ISSUER_ENTERPRISE_SLUG'],
    ['another trust domain', anEvidence(), () => [anAttestation({ trust: 'github' })], 'TRUST_MISMATCH'],
    ['another ref', anEvidence({ where: constraints({ 'source-ref': 'refs/tags/v1.2.4' }) }), () => [anAttestation()], 'CLAIM_MISMATCH'],
    ['an absent fact', anEvidence({ where: constraints({ environment: 'prod' }) }), () => [anAttestation()], 'CLAIM_ABSENT'],
    ['two facts unmet in two ways', anEvidence({ where: constraints({ environment: 'prod', runner: 'x' }) }), () => [anAttestation()], 'CLAIM_MISMATCH'],
    ['an unknown signer', anEvidence({ signedBy: [{ kind: 'previous', facts: new Map() }] }), () => [anAttestation()], 'SIGNER_UNKNOWN'],
    ['an open pattern', anEvidence({ signedBy: [keyless(constraints({ 'certificate-identity': regexp('https://github.com/acme/') }))] }), () => [anAttestation()], 'PATTERN_OPEN'],
    ['a signer without any name', anEvidence({ signedBy: [keyless(new Map())] }), () => [anAttestation()], 'SIGNER_MISMATCH'],
  ])('fails on %s', async (_, leaf, attestations, code) => {
    expect(short(await judged(leaf, attestations()))).toBe(`failed ${code}`);
    // The control: with an attestation by anybody of that class accepted, it is the named thing that failed.
    const control = { ...leaf, signedBy: [{ kind: 'unsafe-any', input: 'unsafe-any-identity', facts: new Map(), trust: ['public-good'] }] as const, where: new Map() };
    expect((await judged(control, [anAttestation({ says: leaf.what.kind === 'signature' ? { kind: 'signature' } : anAttestation().says })])).outcome).toBe('passed');
  });

  it('says EVIDENCE_REJECTED when all there is was forged', async () => {
    expect(short(await judged(anEvidence(), [], { rejections: [aRejection()] }))).toBe('failed EVIDENCE_REJECTED');
    expect(short(await judged(anEvidence(), [anAttestation()], { rejections: [aRejection()] }))).toBe('passed');
  });
  it('says VERSION_UNKNOWN where only the version is missing', async () => {
    const leaf = anEvidence({ where: constraints({ 'source-ref': 'refs/tags/v{version}' }) });
    expect(short(await judged(leaf, [anAttestation()], { subject: aSubject({ version: null }) }))).toBe('failed VERSION_UNKNOWN');
    expect(short(await judged(leaf, [anAttestation()]))).toBe('passed');
  });
  it('is indeterminate while a place is silent, and passes all the same on what is there', async () => {
    expect(short(await judged(anEvidence(), [], silent))).toBe('indeterminate EVIDENCE_NONE');
    expect(short(await judged(anEvidence(), [foreign()], silent))).toBe('indeterminate SIGNER_MISMATCH');
    expect(short(await judged(anEvidence(), [anAttestation()], silent))).toBe('passed');
    expect(short(await judged(anEvidence({ signedBy: [{ kind: 'previous', facts: new Map() }] }), [], silent))).toBe('failed SIGNER_UNKNOWN');
  });
  it('does not put facts of two attestations together', async () => {
    const leaf = anEvidence({ where: constraints({ runner: 'github-hosted', 'source-digest': 'c0ffee' }) });
    const one = anAttestation({ claims: releaseClaims({ runner: 'self-hosted' }) });
    const other = anAttestation({ claims: releaseClaims({ 'source-digest': 'bad' }) });
    expect(short(await judged(leaf, [one, other]))).toBe('failed CLAIM_MISMATCH');
  });
  it('takes a key only as a key, and only under its trust domain', async () => {
    const leaf = anEvidence({ signedBy: [{ kind: 'key', name: 'k', facts: new Map(), spki: digestFor('k'), trust: ['keys'] }] });
    expect(short(await judged(leaf, [anAttestation({ claims: keyClaims(digestFor('k')), trust: 'keys' })]))).toBe('passed');
    expect(short(await judged(leaf, [anAttestation({ claims: keyClaims(digestFor('k')), trust: 'public-good' })]))).toBe('failed TRUST_MISMATCH');
    expect(short(await judged(leaf, [anAttestation({ claims: keyClaims(digestFor('x')), trust: 'keys' })]))).toBe('failed SIGNER_MISMATCH');
    expect(short(await judged(leaf, [anAttestation({ claims: new Map([['key', [{ value: digestFor('k'), from: 'self-declared' }]]]), trust: 'keys' })]))).toBe('failed CLAIM_ABSENT');
  });
  it('takes who signed from the certificate, never from the statement', async () => {
    const own = releaseClaims({ 'signer-workflow': [{ value: 'acme/app/.github/workflows/release.yml', from: 'self-declared' }] });
    expect(short(await judged(anEvidence(), [anAttestation({ claims: own })]))).toBe('failed CLAIM_ABSENT');
    const fact = anEvidence({ where: constraints({ 'build-type': 'x' }) });
    expect(short(await judged(fact, [anAttestation({ claims: releaseClaims({ 'build-type': [{ value: 'x', from: 'self-declared' }] }) })]))).toBe('passed');
  });
  it('names the nearest miss, the same in every order', async () => {
    const leaf = anEvidence({ where: constraints({ runner: 'github-hosted', environment: 'prod', 'source-ref': 'refs/heads/main' }) });
    const far = anAttestation({ claims: releaseClaims({ runner: 'self-hosted' }) });
    const near = anAttestation({ claims: releaseClaims({ environment: 'prod' }) });
    const twin = anAttestation({ claims: releaseClaims({ environment: 'prod' }) });
    const expected = [{ about: 'source-ref', code: 'CLAIM_MISMATCH', expected: 'refs/heads/main', seen: 'refs/tags/v1.2.3' }];
    const verdicts = [await judged(leaf, [foreign(), far, near, twin]), await judged(leaf, [twin, near, far, foreign()])];
    expect(verdicts.map(unmetOf)).toEqual([expected, expected]);
    const closest = verdicts.map(({ rules: [{ judgement }] }) => (judgement !== null && 'code' in judgement ? judgement.closest?.attestation : null));
    expect(closest[0]).toBe(closest[1]);
    expect([near, twin]).toContain(closest[0]);
  });
  it('tells the same bytes apart that verified under two trust domains, the same in every order', async () => {
    const evidence = digestFor('the same');
    const twins = [anAttestation({ evidence, trust: 'b' }), anAttestation({ evidence, trust: 'a' })];
    const seen = [{ about: 'trust', code: 'TRUST_MISMATCH', expected: 'public-good', seen: 'a' }];
    expect([unmetOf(await judged(anEvidence(), twins)), unmetOf(await judged(anEvidence(), twins.toReversed()))]).toEqual([seen, seen]);
    const signatures = ['b', 'a'].map((trust) => anAttestation({ evidence, trust, says: { kind: 'signature' } }));
    const leaf = anEvidence({ what: signature });
    expect([unmetOf(await judged(leaf, signatures)), unmetOf(await judged(leaf, signatures.toReversed()))]).toEqual([seen, seen]);
  });
  it('accepts any one of several signers', async () => {
    const leaf = anEvidence({ what: signature, signedBy: [byMail('a'), byMail('b')] });
    expect((await judged(leaf, [mail('b')])).outcome).toBe('passed');
    expect(short(await judged(leaf, [mail('c')]))).toBe('failed SIGNER_MISMATCH');
  });
});

describe('judge, checks', () => {
  const leaf = anEvidence({ checks: [aCheck('one'), aCheck('two')] });
  it('hands the statement as signed to every check', async () => {
    const seen: unknown[] = [];
    const verdict = await judged(leaf, [anAttestation({ says: saysStatement('https://slsa.dev/provenance/v1', { a: 1 }) })], {}, async (check, document) => {
      seen.push([check.text, document]);
      return YES;
    });
    const statement = { kind: 'statement', statement: { predicateType: 'https://slsa.dev/provenance/v1', predicate: { a: 1 } }, claims: anAttestation().claims };
    expect([verdict.outcome, seen]).toEqual(['passed', [['one', statement], ['two', statement]]]);
  });
  it('fails when one does not accept, with its message', async () => {
    const verdict = await judged(leaf, [anAttestation()], {}, async (check) => (check.text === 'one' ? YES : no('log4j')));
    expect([short(verdict), unmetOf(verdict)]).toEqual(['failed CHECK_FAILED', [{ about: 'check', code: 'CHECK_FAILED', expected: 'the cel check at check.cel:3 to accept it', seen: 'log4j' }]]);
  });
  it.each<[string, Checker]>([
    ['rejects', () => Promise.reject(new Error('engine gone'))],
    ['throws', () => { throw new Error('engine gone'); }],
  ])('is not accepted by one that %s, and not refused either', async (_, checker) => {
    const verdict = await judged(leaf, [anAttestation()], {}, checker);
    expect([short(verdict), unmetOf(verdict)]).toEqual(['indeterminate ENGINE_FAILED', [expect.objectContaining({ seen: 'engine gone' }), expect.objectContaining({ seen: 'engine gone' })]]);
  });

  it('reads the claims that a field would compare, with the level that the policy gives', async () => {
    const seen: unknown[] = [];
    const checker: Checker = async (_, document) => {
      seen.push(document.kind === 'statement' ? Object.fromEntries(['builder-id', 'build-level', 'source-tag', 'repo'].map((name) => [name, document.claims.get(name as 'repo')?.map(({ value }) => value)])) : null);
      return YES;
    };
    const claims = releaseClaims({ 'builder-id': [{ value: 'https://builder.example', from: 'self-declared' }], 'source-tag': [{ value: 'v1.2.3', from: 'self-declared' }] } as never);
    const builders = [{ workflow: 'acme/app/.github/workflows/release.yml', ref: 'refs/tags/v1.*', host: 'github.com', level: 3, selfHosted: false }] as const;
    const attestation = anAttestation({ claims });
    expect((await judged(anEvidence({ checks: [aCheck('c')], builders }), [attestation], {}, checker)).outcome).toBe('passed');
    expect(seen).toEqual([{ 'builder-id': undefined, 'build-level': ['3'], 'source-tag': ['v1.2.3'], repo: ['acme/app'] }]);
    expect(short(await judged(anEvidence({ where: constraints({ 'builder-id': 'https://builder.example' }) }), [attestation]))).toBe('failed CLAIM_ABSENT');
  });
  it.each([['yes'], [1], [{}], [undefined], [null]])('is not accepted by the answer %j', async (ok) => {
    expect(short(await judged(leaf, [anAttestation()], {}, async () => ({ ok, message: '' }) as unknown as CheckAnswer))).toBe('failed CHECK_FAILED');
  });
  it('is not accepted by no answer, or a thrown text', async () => {
    expect(short(await judged(leaf, [anAttestation()], {}, async () => null as never))).toBe('indeterminate ENGINE_FAILED');
    // oxlint-disable-next-line typescript/only-throw-error, typescript/prefer-promise-reject-errors -- a foreign engine may reject with anything
    expect(unmetOf(await judged(leaf, [anAttestation()], {}, () => Promise.reject('text')))).toMatchObject([{ seen: 'the check could not be run' }, {}]);
  });
  it('says with which code it was refused', async () => {
    expect(short(await judged(leaf, [anAttestation()], {}, async () => no('gone', 'POLICY_FIELD_ABSENT')))).toBe('failed POLICY_FIELD_ABSENT');
    expect(short(await judged(leaf, [anAttestation()], {}, async () => ({ ok: false, code: 'EVIDENCE_NONE', message: '' }) as unknown as CheckAnswer))).toBe('failed CHECK_FAILED');
  });
  it('rejects where there is nobody to ask', async () => {
    const gone = new EngineError([problem('ENGINE_UNAVAILABLE')]);
    await expect(judged(leaf, [anAttestation()], {}, () => Promise.reject(gone))).rejects.toBe(gone);
  });
  it('warns of what it accepts with a warning', async () => {
    expect((await judged(leaf, [anAttestation()], {}, async () => ({ ok: true, warning: 'soon' }))).warnings).toMatchObject([{ code: 'CHECK_WARNING', seen: 'soon' }]);
  });
  it('never runs on a statement by somebody else', async () => {
    let calls = 0;
    await judged(leaf, [foreign()], {}, async () => { calls += 1; return YES; });
    expect(calls).toBe(0);
  });
  it('has nothing to read in a bare signature', async () => {
    const signed = anEvidence({ what: signature, checks: [aCheck()] });
    expect(short(await judged(signed, [anAttestation({ says: { kind: 'signature' } })]))).toBe('failed CHECK_FAILED');
    expect(short(await judged({ ...signed, checks: [] }, [anAttestation({ says: { kind: 'signature' } })]))).toBe('passed');
  });
});

// Asked, and no answer: neither a yes nor a no.
describe('judge, an engine that fails', () => {
  const clean = (): Attestation => anAttestation({ says: saysStatement('https://slsa.dev/provenance/v1', { clean: true }) });
  const dirty = (): Attestation => anAttestation({ says: saysStatement('https://slsa.dev/provenance/v1', { dirty: true }) });
  const failing: Checker = async (_, document) => (JSON.stringify(document).includes('clean') ? YES : JSON.stringify(document).includes('dirty') ? no('dirty') : no('crashed', 'ENGINE_FAILED'));
  const leaf = anEvidence({ checks: [aCheck()] });
  const every = anEvidence({ checks: [aCheck()], quantifier: 'every' });

  it.each<[string, Evidence, readonly Attestation[], string]>([
    ['leaves a requirement open', leaf, [anAttestation()], 'indeterminate ENGINE_FAILED'],
    ['leaves it open beside one that is refused', leaf, [anAttestation(), dirty()], 'indeterminate ENGINE_FAILED'],
    ['does not matter beside one that is accepted', leaf, [anAttestation(), clean()], 'passed'],
    ['leaves every open', every, [anAttestation(), clean()], 'indeterminate ENGINE_FAILED'],
    ['contradicts nothing, and one that is refused does', every, [anAttestation(), dirty()], 'failed CONTRADICTED'],
    ['is none where all answer', every, [clean()], 'passed'],
  ])('%s', async (_, requirement, attestations, expected) => {
    expect(short(await judged(requirement, attestations, {}, failing))).toBe(expected);
  });
  it('is no excuse for what differs anyhow', async () => {
    const github = anEvidence({ checks: [aCheck()], where: constraints({ runner: 'self-hosted' }) });
    expect(short(await judged(github, [anAttestation()], {}, failing))).toMatch(/^failed/);
  });
  it('leaves open whether signers are distinct, and evidence of one run', async () => {
    const twice: Requirement = { kind: 'at-least', count: 2, of: [anEvidence(), anEvidence(), leaf] };
    expect(short(await judged(twice, [anAttestation()], {}, failing))).toBe('indeterminate SIGNERS_NOT_DISTINCT');
    expect(short(await judged(twice, [dirty()], {}, failing))).toBe('failed SIGNERS_NOT_DISTINCT');
    const both: Requirement = { kind: 'all', of: [leaf, anEvidence({ what: { kind: 'statement', predicateTypes: [SBOM], label: 'sbom' } })] };
    const [runOne, runTwo] = ['https://github.com/acme/app/actions/runs/1', 'https://github.com/acme/app/actions/runs/2'];
    const ofRun = (run: string, says: Attestation['says']): Attestation => anAttestation({ says, claims: releaseClaims({ run }) });
    const cleanOfOne = ofRun(runOne, saysStatement('https://slsa.dev/provenance/v1', { clean: true }));
    const unknownOfTwo = ofRun(runTwo, saysStatement('https://slsa.dev/provenance/v1', { other: true }));
    const sbomOfTwo = ofRun(runTwo, saysStatement(SBOM, {}));
    expect(short(await judged(aRule(both, { same: ['run'] }), [cleanOfOne, unknownOfTwo, sbomOfTwo], {}, failing))).toBe('indeterminate NOT_SAME');
    expect(short(await judged(aRule(both, { same: ['run'] }), [cleanOfOne, sbomOfTwo], {}, failing))).toBe('failed NOT_SAME');
  });
});

describe('judge, groups', () => {
  const a = anEvidence();
  const b = anEvidence({ what: classOf('sbom') });
  const exempt: Requirement = { kind: 'exempt', reason: 'static: pass' };
  const refuse: Requirement = { kind: 'refuse', reason: 'no' };
  const provenance = anAttestation();
  const sbom = anAttestation({ says: saysStatement(SBOM) });
  it.each<[string, Requirement, readonly Attestation[], string, string]>([
    ['all of both', { kind: 'all', of: [a, b] }, [provenance, sbom], 'passed', 'passed'],
    ['all of one', { kind: 'all', of: [a, b] }, [provenance], 'failed REQUIREMENTS', 'indeterminate REQUIREMENTS'],
    ['any of one', { kind: 'any', of: [a, b] }, [sbom], 'passed', 'passed'],
    ['any of none', { kind: 'any', of: [a, b] }, [], 'failed ALTERNATIVES', 'indeterminate ALTERNATIVES'],
    ['all with exempt', { kind: 'all', of: [a, exempt] }, [provenance], 'passed', 'passed'],
    ['all with exempt, unmet', { kind: 'all', of: [a, exempt] }, [], 'failed REQUIREMENTS', 'indeterminate REQUIREMENTS'],
    ['any with exempt', { kind: 'any', of: [a, exempt] }, [], 'exempt', 'exempt'],
    ['any with exempt and proof', { kind: 'any', of: [a, exempt] }, [provenance], 'passed', 'passed'],
    ['only exempt', exempt, [provenance], 'exempt', 'exempt'],
    ['only exempt twice', { kind: 'all', of: [exempt, exempt] }, [provenance], 'exempt', 'exempt'],
    ['refuse', refuse, [provenance], 'failed REFUSED', 'failed REFUSED'],
    ['all with refuse', { kind: 'all', of: [a, refuse] }, [provenance], 'failed REQUIREMENTS', 'failed REQUIREMENTS'],
    ['any with refuse', { kind: 'any', of: [a, refuse] }, [provenance], 'passed', 'passed'],
  ])('%s', async (_, requirement, attestations, expected, whileSilent) => {
    expect(short(await judged(requirement, attestations))).toBe(expected);
    expect(short(await judged(requirement, attestations, silent))).toBe(whileSilent);
  });
  it('judges every member, whatever the first one says, and proves with all', async () => {
    const verdict = await judged({ kind: 'any', of: [a, b] }, [provenance, sbom]);
    expect(verdict.rules[0].judgement?.of.map(({ outcome }) => outcome)).toEqual(['passed', 'passed']);
    expect(new Set(basisOf(verdict) as Attestation[])).toEqual(new Set([provenance, sbom]));
    expect((await judged({ kind: 'all', of: [b, a] }, [])).rules[0].judgement?.of).toHaveLength(2);
  });
});

describe('judge, at least', () => {
  const signed = (...signers: [Signer, ...Signer[]]): Evidence => anEvidence({ what: signature, signedBy: signers });
  const atLeast = (count: number, ...of: [Evidence, ...Evidence[]]): Requirement => ({ kind: 'at-least', count, of });
  it.each<[string, Requirement, readonly Attestation[], string]>([
    ['two of three by two people', atLeast(2, signed(byMail('a')), signed(byMail('b')), signed(byMail('c'))), [mail('a'), mail('c')], 'passed'],
    ['one of two', atLeast(2, signed(byMail('a')), signed(byMail('b'))), [mail('a'), mail('a')], 'failed AT_LEAST'],
    ['one signature that fits two patterns', atLeast(2, signed(byMail('a')), signed(byMail('a'), byMail('b'))), [mail('a')], 'failed SIGNERS_NOT_DISTINCT'],
    ['two signatures of one signer', atLeast(2, signed(byMail('a')), signed(byMail('a'), byMail('b'))), [mail('a'), mail('a')], 'failed SIGNERS_NOT_DISTINCT'],
    ['overlapping patterns, by a matching', atLeast(2, signed(byMail('a'), byMail('b')), signed(byMail('a'))), [mail('a'), mail('b')], 'passed'],
    ['a chain that only a matching finds', atLeast(3, signed(byMail('a'), byMail('b')), signed(byMail('b'), byMail('c')), signed(byMail('a'))), [mail('a'), mail('b'), mail('c')], 'passed'],
    ['more than there are members', atLeast(3, signed(byMail('a')), signed(byMail('b'))), [mail('a'), mail('b')], 'failed AT_LEAST'],
    ['zero', atLeast(0, signed(byMail('a'))), [], 'failed AT_LEAST'],
    ['not a number', atLeast(Number.NaN, signed(byMail('a'))), [mail('a')], 'failed AT_LEAST'],
  ])('%s', async (_, requirement, attestations, expected) => {
    expect(short(await judged(requirement, attestations))).toBe(expected);
  });
  it('counts a workflow once, whatever its ref', async () => {
    const leaf = anEvidence();
    const at = (ref: string): Attestation => anAttestation({ claims: releaseClaims({ 'certificate-identity': `https://github.com/acme/app/.github/workflows/release.yml@${ref}`, 'signer-ref': ref }) });
    expect(short(await judged(atLeast(2, leaf, { ...leaf }), [at('refs/tags/v1'), at('refs/tags/v2')]))).toBe('failed SIGNERS_NOT_DISTINCT');
    expect(short(await judged(atLeast(2, leaf, signed(byMail('a'))), [at('refs/tags/v1'), mail('a')]))).toBe('passed');
  });
  it('counts keys by key, and does not believe a key or workflow that is only said', async () => {
    const any = anEvidence({ signedBy: [{ kind: 'unsafe-any', input: 'unsafe-any-identity', facts: new Map(), trust: ['public-good'] }] });
    const key = (word: string): Attestation => anAttestation({ claims: keyClaims(word) });
    const said = (repo: string): Attestation => anAttestation({ claims: new Map([['signer-repo', [{ value: repo, from: 'self-declared' }]], ['signer-workflow', [{ value: 'w', from: 'self-declared' }]]]) });
    expect(short(await judged(atLeast(2, any, { ...any }), [key('a'), key('b')]))).toBe('passed');
    expect(short(await judged(atLeast(2, any, { ...any }), [key('a'), key('a')]))).toBe('failed SIGNERS_NOT_DISTINCT');
    expect(short(await judged(atLeast(2, any, { ...any }), [said('a'), said('b')]))).toBe('failed SIGNERS_NOT_DISTINCT');
  });
  it('stays indeterminate while a place is silent that may hold the other signature', async () => {
    expect(short(await judged(atLeast(2, signed(byMail('a')), signed(byMail('a'), byMail('b'))), [mail('a')], silent))).toBe('indeterminate SIGNERS_NOT_DISTINCT');
    expect(short(await judged(atLeast(2, signed(byMail('a')), signed(byMail('b'))), [mail('a')], silent))).toBe('indeterminate AT_LEAST');
  });
});

describe('judge, same', () => {
  const both: Requirement = { kind: 'all', of: [anEvidence(), anEvidence({ what: classOf('sbom') })] };
  const inRun = (run: string | null, type?: string): Attestation => anAttestation({ ...(type !== undefined && { says: saysStatement(type) }), claims: releaseClaims({ run: run === null ? null : `https://github.com/acme/app/actions/runs/${run}` }) });
  const rule = aRule(both, { same: ['run'] });
  it('needs one run that has it all', async () => {
    const good = [inRun('1/attempts/1'), inRun('1/attempts/2', SBOM)];
    const verdict = await judged(rule, [...good, inRun('2')]);
    expect([verdict.outcome, new Set(basisOf(verdict) as Attestation[])]).toEqual(['passed', new Set(good)]);
  });
  it('fails where two runs share it out', async () => {
    expect(short(await judged(rule, [inRun('1'), inRun('2', SBOM)]))).toBe('failed NOT_SAME');
    expect(short(await judged(rule, [inRun('1'), inRun('11', SBOM)]))).toBe('failed NOT_SAME');
    expect(short(await judged(rule, [inRun('1'), inRun('2', SBOM)], silent))).toBe('indeterminate NOT_SAME');
    expect(short(await judged({ ...rule, same: [] }, [inRun('1'), inRun('2', SBOM)]))).toBe('passed');
  });
  it('does not join what states no run, or states it itself', async () => {
    expect(short(await judged(rule, [inRun(null), inRun(null, SBOM)]))).toBe('failed NOT_SAME');
    const said = { claims: releaseClaims({ run: [{ value: 'r', from: 'self-declared' }] }) };
    expect(short(await judged(rule, [anAttestation(said), anAttestation({ ...said, says: saysStatement(SBOM) })]))).toBe('failed NOT_SAME');
  });
  it('explains by the requirement where that is not met at all', async () => {
    expect(short(await judged(rule, [inRun('1')]))).toBe('failed REQUIREMENTS');
  });
  it('joins by several keys at once', async () => {
    const twice = { ...rule, same: ['run', 'source-digest'] as const };
    const other = anAttestation({ says: saysStatement(SBOM), claims: releaseClaims({ 'source-digest': 'other' }) });
    expect(short(await judged(twice, [anAttestation(), other]))).toBe('failed NOT_SAME');
    expect(short(await judged(twice, [anAttestation(), anAttestation({ says: saysStatement(SBOM) })]))).toBe('passed');
  });
  it('lets an exempt alternative stand without any run', async () => {
    const either = aRule({ kind: 'any', of: [both, { kind: 'exempt', reason: 'x' }] }, { same: ['run'] });
    expect((await judged(either, [inRun('1'), inRun('2', SBOM)])).outcome).toBe('exempt');
    expect((await judged(either, [inRun('1'), inRun('1', SBOM)])).outcome).toBe('passed');
  });
});

describe('judge, every', () => {
  const leaf = anEvidence({ quantifier: 'every', where: constraints({ runner: 'github-hosted' }), checks: [aCheck()] });
  const bad = (given: Parameters<typeof releaseClaims>[0] = {}): Attestation => anAttestation({ claims: releaseClaims({ runner: 'self-hosted', ...given }) });
  it('needs a good one and none that contradicts', async () => {
    expect(short(await judged(leaf, [anAttestation()]))).toBe('passed');
    expect(short(await judged(leaf, []))).toBe('failed EVIDENCE_NONE');
    const verdict = await judged(leaf, [anAttestation(), bad()]);
    expect([short(verdict), unmetOf(verdict)]).toEqual(['failed CONTRADICTED', [expect.objectContaining({ about: 'runner', seen: 'self-hosted' })]]);
    expect(short(await judged({ ...leaf, quantifier: 'some' }, [anAttestation(), bad()]))).toBe('passed');
  });
  it('is contradicted by a check that fails on one', async () => {
    const clean = anAttestation({ says: saysStatement('https://slsa.dev/provenance/v1', { clean: true }) });
    const checker: Checker = async (_, document) => (JSON.stringify(document).includes('clean') ? YES : no('dirty'));
    expect(short(await judged(leaf, [clean, anAttestation()], {}, checker))).toBe('failed CONTRADICTED');
    expect(short(await judged(leaf, [clean], {}, checker))).toBe('passed');
  });
  it('is not contradicted by somebody else or another class', async () => {
    expect(short(await judged(leaf, [anAttestation(), foreign(), anAttestation({ says: saysStatement(SBOM) })]))).toBe('passed');
  });
  it('is indeterminate while a place is silent, and failed when one contradicts for certain', async () => {
    expect(short(await judged(leaf, [anAttestation()], silent))).toBe('indeterminate EVIDENCE_INCOMPLETE');
    expect(short(await judged(leaf, [anAttestation(), bad()], silent))).toBe('failed CONTRADICTED');
  });
  it('is contradicted from another run too, and by denied evidence', async () => {
    const rule = aRule(leaf, { same: ['run'] });
    expect(short(await judged(rule, [anAttestation(), bad({ run: 'https://github.com/acme/app/actions/runs/2' })]))).toBe('failed CONTRADICTED');
    const deny: DenyRule = { digests: [], claims: constraints({ runner: 'self-hosted' }), witnessedBetween: [null, null], reason: 'x', at: rule.at };
    expect(short(await judged([aLayer([aRule(leaf)], { deny: [deny] })], [anAttestation(), bad()]))).toBe('failed CONTRADICTED');
  });
  it('is marked as deletable', async () => {
    expect((await judged(leaf, [anAttestation()])).warnings).toMatchObject([{ code: 'EVERY_DELETABLE', level: 'note', about: 'provenance' }]);
    expect((await judged(anEvidence(), [anAttestation()])).warnings).toEqual([]);
  });
});

describe('judge, judged', () => {
  const gha = anEvidence({ name: 'gha' });
  const key = anEvidence({ name: 'key', what: signature, signedBy: [byMail('a')] });
  const node = (of: Requirement): Requirement => ({ kind: 'judged', of, check: { ...aCheck('policy'), language: 'rego' } });
  const matchesIn = (document: CheckDocument): object => (document.kind === 'authorities' ? (document.authorities as { authorityMatches: object }).authorityMatches : {});
  const wants = (name: string): Checker => async (_, document) => (Object.hasOwn(matchesIn(document), name) ? YES : no(`wants ${name}`));
  const any: Requirement = { kind: 'any', of: [gha, key] };

  it('asks about the members that are satisfied', async () => {
    expect(short(await judged(node(any), [anAttestation()], {}, wants('gha')))).toBe('passed');
    expect(short(await judged(node(any), [anAttestation()], {}, wants('key')))).toBe('failed CHECK_FAILED');
    expect(short(await judged(node(any), [anAttestation()], silent, wants('key')))).toBe('indeterminate CHECK_FAILED');
    expect(short(await judged(node(any), [], {}, wants('gha')))).toBe('failed ALTERNATIVES');
    expect(short(await judged(node(any), [], silent, wants('gha')))).toBe('indeterminate ALTERNATIVES');
  });
  it('shows signatures and attestations by the names of the members', async () => {
    let seen: unknown = null;
    const provenance = anAttestation();
    const signed = mail('a');
    await judged(node(any), [provenance, signed], {}, async (_, document) => { seen = document; return YES; });
    expect(seen).toEqual({ kind: 'authorities', authorities: { authorityMatches: {
      gha: { attestations: { provenance: [expect.objectContaining({ id: provenance.evidence.slice(7), issuer: GITHUB_ISSUER, githubWorkflowRepo: 'acme/app', predicateType: 'https://slsa.dev/provenance/v1', digest: digestFor('subject') })] } },
      key: { signatures: [{ id: signed.evidence.slice(7), subject: 'a@acme.example', issuer: 'https://accounts.google.com' }] },
    } } });
  });
  it('does not let what is exempt escape the check', async () => {
    const exempt: Requirement = { kind: 'any', of: [gha, { kind: 'exempt', reason: 'static: pass' }] };
    expect(short(await judged(node(exempt), [], {}, wants('gha')))).toBe('failed CHECK_FAILED');
    expect(short(await judged(node(exempt), [], {}, accepting))).toBe('exempt');
  });
  it('never accepts by a check that throws', async () => {
    expect(short(await judged(node(any), [anAttestation()], {}, () => Promise.reject(new Error('gone'))))).toBe('indeterminate ENGINE_FAILED');
  });
  it('hands on what a check that accepts warns of', async () => {
    const verdict = await judged(node(any), [anAttestation()], {}, async () => ({ ok: true, warning: 'soon' }));
    expect([short(verdict), verdict.warnings]).toMatchObject(['passed', [{ code: 'CHECK_WARNING', level: 'warning', about: 'check.cel:3', seen: 'soon' }]]);
    expect((await judged(node(any), [anAttestation()], {}, accepting)).warnings).toEqual([]);
  });
});

describe('judge, layers and rules', () => {
  const passing = aRule(anEvidence());
  const failing = aRule(anEvidence({ what: classOf('sbom') }));
  const elsewhere = { anyOf: [{ kind: 'image', glob: { text: 'ghcr.io/other/**', dialect: 'path' } }], except: [] } as const;
  const good = anAttestation();
  it.each<[string, Policy, string]>([
    ['one layer', [aLayer([passing])], 'passed'],
    ['every matching rule must pass', [aLayer([passing, failing])], 'failed'],
    ['a rule about something else asks nothing', [aLayer([passing, { ...failing, match: elsewhere }])], 'passed'],
    ['unmatched is denied', [aLayer([{ ...passing, match: elsewhere }])], 'failed'],
    ['a layer without rules denies', [aLayer([])], 'failed'],
    ['unmatched is exempt where that is said', [aLayer([], { unmatched: 'exempt' })], 'exempt'],
    ['every layer must pass', [aLayer([passing]), aLayer([failing])], 'failed'],
    ['an exempting layer takes nothing from another', [aLayer([], { unmatched: 'exempt' }), aLayer([failing])], 'failed'],
    ['an exempting layer beside a passing one', [aLayer([], { unmatched: 'exempt' }), aLayer([passing])], 'passed'],
    ['a denying layer beside a passing one', [aLayer([passing]), aLayer([])], 'failed'],
  ])('%s', async (_, policy, expected) => {
    expect((await judge(aDossier([good]), policy, { checker: accepting, now: NOW })).outcome).toBe(expected);
  });
  it('reports each rule of each layer, and the unmatched layer as one', async () => {
    const { rules } = await judge(aDossier([good]), [aLayer([passing, failing], { name: 'a' }), aLayer([], { name: 'b' })], { checker: accepting, now: NOW });
    expect(rules.map((rule) => [rule.layer, rule.rule === null, rule.outcome, rule.mode])).toEqual([['a', false, 'passed', 'enforce'], ['a', false, 'failed', 'enforce'], ['b', true, 'failed', 'enforce']]);
  });
});

describe('judge, modes and waivers', () => {
  const failing = aRule(anEvidence());
  const waiver = (until: string, given: Partial<Waiver> = {}): Waiver => ({ match: failing.match, reason: 'rebuilt soon', owner: 'team', until, at: failing.at, ...given });
  const layer = (given: Partial<Layer>, rule: Rule = failing): Policy => [aLayer([rule], given)];
  const short2 = ({ outcome, excused }: Verdict): unknown => [outcome, excused];
  it.each(['warn', 'observe'] as const)('%s excuses and changes no outcome', async (mode) => {
    expect(short2(await judged({ ...failing, mode }, []))).toEqual(['failed', true]);
    expect(short2(await judged({ ...failing, mode }, [], silent))).toEqual(['indeterminate', true]);
    expect(short2(await judged({ ...failing, mode }, [anAttestation()]))).toEqual(['passed', false]);
  });
  it('excuses nothing of another rule or layer', async () => {
    expect(short2(await judged([aLayer([{ ...failing, mode: 'warn' }, failing])], []))).toEqual(['failed', false]);
    expect(short2(await judged([aLayer([{ ...failing, mode: 'warn' }]), aLayer([failing])], []))).toEqual(['failed', false]);
    expect(short2(await judged([aLayer([failing]), aLayer([failing], { waivers: [waiver('2027-01-01')] })], []))).toEqual(['failed', false]);
  });
  it.each([['2026-06-15', true], ['2026-06-14', false], ['2027-01-01', true], ['2020-01-01', false]])('a waiver until %s excuses on 2026-06-15: %s', async (until, excused) => {
    const verdict = await judged(layer({ waivers: [waiver(until)] }), []);
    expect([short2(verdict), verdict.rules[0].waiver?.until ?? null]).toEqual([['failed', excused], excused ? until : null]);
  });
  it('counts its last day in UTC, to the end', async () => {
    const at = async (now: string): Promise<unknown> => short2(await judge(aDossier([]), layer({ waivers: [waiver('2026-06-15')] }), { checker: accepting, now: new Date(now) }));
    expect([await at('2026-06-15T23:59:59.999Z'), await at('2026-06-16T00:00:00Z')]).toEqual([['failed', true], ['failed', false]]);
  });
  it('is for the subjects it matches', async () => {
    const other = waiver('2027-01-01', { match: { anyOf: [{ kind: 'any', glob: { text: 'other', dialect: 'path' } }], except: [] } });
    const verdict = await judged(layer({ waivers: [other] }), []);
    expect([short2(verdict), verdict.warnings]).toEqual([['failed', false], []]);
  });
  it('excuses what no rule matches, where unmatched is denied', async () => {
    expect(short2(await judged([aLayer([], { waivers: [waiver('2027-01-01')] })], []))).toEqual(['failed', true]);
  });
  it('takes the waiver that lasts longest, and among equals the same one in every order', async () => {
    const waivers = [waiver('2027-01-01', { reason: 'b' }), waiver('2026-12-31'), waiver('2027-01-01', { reason: 'a' })];
    for (const order of [waivers, waivers.toReversed()]) expect((await judged(layer({ waivers: order }), [])).rules[0].waiver).toMatchObject({ until: '2027-01-01', reason: 'a' });
  });
  it('does not excuse forged evidence', async () => {
    expect(short2(await judged(layer({ waivers: [waiver('2027-01-01')] }), [], { rejections: [aRejection()] }))).toEqual(['failed', false]);
    expect(short2(await judged(layer({ waivers: [waiver('2027-01-01')] }), []))).toEqual(['failed', true]);
  });
  it('warns from fourteen days before its end, and when it has expired', async () => {
    const warned = async (until: string): Promise<readonly string[]> => (await judged(layer({ waivers: [waiver(until)] }), [anAttestation()])).warnings.map((one) => `${one.level} ${one.code}`);
    expect([await warned('2026-06-29'), await warned('2026-06-30'), await warned('2026-06-15'), await warned('2026-06-14')])
      .toEqual([['warning WAIVER_EXPIRES'], [], ['warning WAIVER_EXPIRES'], ['warning WAIVER_EXPIRED']]);
  });
});

describe('judge, deny rules', () => {
  const rule = aRule(anEvidence());
  const deny = (given: Partial<DenyRule>): DenyRule => ({ digests: [], claims: new Map(), witnessedBetween: [null, null], reason: 'compromised', at: rule.at, ...given });
  const denying = (given: Partial<DenyRule>, one: Rule = rule, layer: Partial<Layer> = {}): Policy => [aLayer([one], { deny: [deny(given)], ...layer })];
  const good = anAttestation();
  const outcomeOf = ({ outcome, excused, rules }: Verdict): unknown => [outcome, excused, rules[0].denied?.rule.reason ?? null];

  it('refuses a digest, also one of its others, in every mode and against every waiver', async () => {
    const waivers = [{ match: rule.match, reason: 'r', owner: 'o', until: '2027-01-01', at: rule.at }];
    expect(outcomeOf(await judged(denying({ digests: [digestFor('subject')] }), [good]))).toEqual(['failed', false, 'compromised']);
    expect(outcomeOf(await judged(denying({ digests: [digestFor('subject')] }, { ...rule, mode: 'observe' }, { waivers }), [good]))).toEqual(['failed', false, 'compromised']);
    expect(outcomeOf(await judged(denying({ digests: [digestFor('alias')] }), [good], { subject: aSubject({ digests: [digestFor('alias')] }) }))).toEqual(['failed', false, 'compromised']);
    expect(outcomeOf(await judged(denying({ digests: [digestFor('other')] }), [good]))).toEqual(['passed', false, null]);
    const container = digestFor('index');
    const listed = (how: 'index' | 'checksums'): { readonly subject: Subject } => ({ subject: aSubject({ listedIn: [{ container, how, digests: [container], weak: new Map(), bytes: Buffer.alloc(0) }] }) });
    expect(outcomeOf(await judged(denying({ digests: [container] }), [good], listed('index')))).toEqual(['failed', false, 'compromised']);
    expect(outcomeOf(await judged(denying({ digests: [container] }), [good], listed('checksums')))).toEqual(['passed', false, null]);
    expect(outcomeOf(await judged(denying({ digests: [digestFor('child')] }), [good], { subject: aSubject({ lists: [digestFor('child')] }) }))).toEqual(['failed', false, 'compromised']);
    expect(outcomeOf(await judged(denying({ digests: [digestFor('child')] }), [good], { subject: aSubject({ lists: [digestFor('other')] }) }))).toEqual(['passed', false, null]);
  });
  it('refuses a digest that no rule matches', async () => {
    expect(outcomeOf(await judged([aLayer([], { unmatched: 'exempt', deny: [deny({ digests: [digestFor('subject')] })] })], [good]))).toEqual(['failed', false, 'compromised']);
  });
  it('lets denied evidence not count, and says which', async () => {
    const verdict = await judged(denying({ claims: constraints({ 'source-digest': 'c0ffee' }) }, { ...rule, mode: 'warn' }), [good]);
    expect([short(verdict), outcomeOf(verdict), verdict.rules[0].denied?.by]).toEqual(['failed DENIED', ['failed', false, 'compromised'], good]);
    expect(outcomeOf(await judged(denying({ claims: constraints({ 'source-digest': 'other' }) }), [good]))).toEqual(['passed', false, null]);
  });
  it('passes on other evidence, with a warning', async () => {
    const other = anAttestation({ claims: releaseClaims({ 'source-digest': 'fine' }) });
    const verdict = await judged(denying({ claims: constraints({ 'source-digest': 'c0ffee' }) }), [good, other]);
    expect([outcomeOf(verdict), basisOf(verdict), verdict.warnings.map((one) => `${one.level} ${one.code}`)]).toEqual([['passed', false, null], [other], ['warning DENIED']]);
  });
  it('is of all layers for all layers', async () => {
    const organisation = aLayer([], { unmatched: 'exempt', deny: [deny({ claims: constraints({ 'source-digest': 'c0ffee' }) })] });
    expect((await judged([aLayer([rule]), organisation], [good])).outcome).toBe('failed');
    expect((await judged([aLayer([rule]), { ...organisation, deny: [] }], [good])).outcome).toBe('passed');
  });
  it('is no lever for somebody else: foreign evidence that is denied changes nothing', async () => {
    const evil = foreign();
    const policy = denying({ claims: constraints({ repo: 'evil/x' }) }, { ...rule, mode: 'warn' });
    expect([outcomeOf(await judged(policy, [good, evil])), outcomeOf(await judged(policy, [evil]))]).toEqual([['passed', false, null], ['failed', true, null]]);
  });
  it.each<[string, readonly [string | null, string | null], boolean]>([
    ['inside', ['2026-05-01T00:00:00Z', '2026-07-01T00:00:00Z'], true], ['on its first instant', ['2026-06-01T00:00:00Z', null], true], ['on its last instant', [null, '2026-06-01T00:00:00Z'], true],
    ['before', ['2026-06-01T00:00:00.001Z', null], false], ['behind', [null, '2026-05-31T23:59:59.999Z'], false],
  ])('denies a signer in a window: witnessed %s of it', async (_, witnessedBetween, hit) => {
    const policy = denying({ claims: constraints({ repo: 'acme/app' }), witnessedBetween });
    expect((await judged(policy, [good])).outcome).toBe(hit ? 'failed' : 'passed');
    // Nobody says when: it could be from any time.
    expect((await judged(policy, [anAttestation({ witnessed: [] })])).outcome).toBe('failed');
  });
  it.each([['another case', text('Acme/app')], ['an open pattern', regexp('^acme')], ['an unknown version', text('{version}')]])('reads a rule that denies widely: %s', async (_, pattern) => {
    expect((await judged(denying({ claims: new Map([['repo', pattern]]) }), [good], { subject: aSubject({ version: null }) })).outcome).toBe('failed');
    expect((await judged(denying({ claims: new Map([['repo', text('other/app')]]) }), [good], { subject: aSubject({ version: null }) })).outcome).toBe('passed');
  });
  it('reports the same one of several rules in every order', async () => {
    const one = deny({ claims: constraints({ 'source-digest': 'c0ffee' }), reason: 'one' });
    const two = deny({ claims: constraints({ repo: 'acme/app' }), reason: 'two' });
    const told = async (rules: readonly DenyRule[]): Promise<unknown> => unmetOf(await judged([aLayer([rule], { deny: rules })], [good]));
    expect(await told([one, two])).toEqual([{ about: 'repo', code: 'DENIED', expected: 'evidence that is not denied (two)', seen: 'acme/app' }]);
    expect(await told([two, one])).toEqual(await told([one, two]));
  });
  it('does not deny for a claim that is not stated', async () => {
    expect((await judged(denying({ claims: constraints({ environment: 'prod' }) }), [good])).outcome).toBe('passed');
  });
  it('denies all by a rule that names nothing', async () => {
    expect(outcomeOf(await judged(denying({}), [good]))).toEqual(['failed', false, 'compromised']);
  });
  it('cannot be excused where it took the second signer or the common run away', async () => {
    const member = (name: string): Evidence => anEvidence({ what: signature, signedBy: [byMail(name), byMail('a')] });
    const two = aRule({ kind: 'at-least', count: 2, of: [member('a'), member('b')] }, { mode: 'warn' });
    const policy = denying({ claims: constraints({ 'certificate-identity': 'b@acme.example' }) }, two);
    const verdict = await judged(policy, [mail('a'), mail('b')]);
    expect([short(verdict), outcomeOf(verdict)]).toEqual(['failed SIGNERS_NOT_DISTINCT', ['failed', false, 'compromised']]);
    expect(outcomeOf(await judged(policy, [mail('a')]))).toEqual(['failed', true, null]);
  });
});

describe('judge, what is no verdict', () => {
  const policy: Policy = [aLayer([aRule(anEvidence())])];
  const world = { checker: accepting, now: NOW };
  it('throws for what was not minted', async () => {
    const good = anAttestation();
    // oxlint-disable-next-line typescript/no-misused-spread -- losing the class is what is tested
    const copies = [{ ...good }, Object.create(Attestation.prototype) as object, { subject: good.subject, claims: good.claims, says: good.says }, structuredClone({}), null];
    for (const copy of copies) await expect(judge(aDossier([copy as unknown as Attestation]), policy, world)).rejects.toThrow(new TypeError('not an attestation that was verified here'));
    expect((await judge(aDossier([good]), policy, world)).outcome).toBe('passed');
  });
  it('throws for an attestation about something else', async () => {
    const container = digestFor('checksums');
    const through = { container, how: 'checksums' } as const;
    const elsewhere = new TypeError('an attestation about something else');
    const listed = aSubject({ listedIn: [{ ...through, digests: [container], weak: new Map(), bytes: Buffer.alloc(0) }], digests: [digestFor('alias')] });
    await expect(judge(aDossier([anAttestation({ subject: digestFor('other') })]), policy, world)).rejects.toThrow(elsewhere);
    await expect(judge(aDossier([anAttestation({ through })]), policy, world)).rejects.toThrow(elsewhere);
    await expect(judge(aDossier([anAttestation({ through: { container, how: 'index' }, subject: container })], { subject: listed }), policy, world)).rejects.toThrow(elsewhere);
    await expect(judge(aDossier([anAttestation({ through, subject: digestFor('other') })], { subject: listed }), policy, world)).rejects.toThrow(elsewhere);
    await expect(judge(aDossier([anAttestation({ subject: container })], { subject: listed }), policy, world)).rejects.toThrow(elsewhere);
    for (const given of [{ subject: digestFor('alias') }, { through, subject: container }, { through }]) {
      expect((await judge(aDossier([anAttestation(given)], { subject: listed }), policy, world)).outcome).toBe('passed');
    }
  });
  it('throws for a policy that cannot be read, with all that is wrong', async () => {
    const rule = aRule(anEvidence({ where: constraints({ repo: regexp('('), 'source-ref': { kind: 'version', prefix: 'v', range: 'garbage', short: false } }) }));
    const broken: Policy = [aLayer([rule], {
      waivers: ['2027-02-30', 'soon', '2027-1-1'].map((until) => ({ match: rule.match, reason: '', owner: '', until, at: rule.at })),
      deny: [{ digests: [], claims: new Map(), witnessedBetween: ['yesterday', null], reason: '', at: rule.at }],
    })];
    const thrown = await judge(aDossier([anAttestation()]), broken, world).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(ConfigurationError);
    expect((thrown as ConfigurationError).problems.map((one) => [one.code, one.seen])).toEqual(['(', 'garbage', '2027-02-30', 'soon', '2027-1-1', 'yesterday'].map((seen) => ['CONFIG_INVALID_VALUE', seen]));
  });
  it('warns once of a loose pattern that let an accepted signer in', async () => {
    const loose = anEvidence({ signedBy: [keyless(constraints({ 'certificate-identity': regexp(String.raw`^https://github\.com/acme/app/`) }))] });
    const verdict = await judged({ kind: 'all', of: [loose, { ...loose }] }, [anAttestation(), foreign()]);
    expect([verdict.outcome, verdict.warnings.map((one) => `${one.level} ${one.code}`)]).toEqual(['passed', ['warning PATTERN_LOOSE']]);
  });
  it('accepts by an exact signer before a loose one, and then has nothing to warn of', async () => {
    const looseSigner = keyless(constraints({ 'certificate-identity': regexp(String.raw`^https://github\.com/acme/app/`) }));
    for (const signedBy of [[looseSigner, releaseSigner], [releaseSigner, looseSigner]] as const) expect((await judged(anEvidence({ signedBy }), [anAttestation()])).warnings).toEqual([]);
  });
});
