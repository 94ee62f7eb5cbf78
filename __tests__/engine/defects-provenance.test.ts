// Defects that other verifiers had, about provenance, names and forms of evidence: the entries of peers 3.2 that defects.test.ts has no row for.
// Each is a run of its own that is refused with its code, beside a control that passes.

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { Desk, fates, onlySubject, problemCodes, reasons } from '../support/engine.ts';
import { githubAnswer } from '../support/evidence-forms.ts';
import { utf8 } from '../support/forge/der.ts';
import { GithubDesk } from '../support/github-engine.ts';
import type { Given } from '../support/inputs.ts';
import type { Json } from '../support/verification.ts';
import { DEFAULT_IDENTITY, GITHUB_ISSUER, VirtualSigstore, aGithubIdentity, aStatement, byGenerator, slsaPredicate, type GithubWorkflow, type Signed } from '../support/virtual-sigstore.ts';

const BYTES = Buffer.from('artifact');
const hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const REPO = { repo: 'acme/app' } as const;
const PASSED = ['passed'];

let sigstore: VirtualSigstore;
let desk: Desk;
beforeAll(async () => { sigstore = await VirtualSigstore.create(); });
beforeEach(() => {
  desk = new Desk(sigstore);
  desk.write('app.tar.gz', BYTES);
});
afterEach(() => desk.remove());

/** Outcome of a run over this evidence, and why. */
async function judged(evidence: Signed | string, given: Given): Promise<readonly string[]> {
  const report = await desk.report({ artifact: 'app.tar.gz', bundle: desk.write('evidence.json', typeof evidence === 'string' ? evidence : evidence.bytes), ...given });
  return [report.outcome, ...problemCodes(report), ...report.subjects.filter(({ outcome }) => outcome !== 'passed').flatMap((subject) => reasons(subject))];
}
const built = (workflow: GithubWorkflow = {}): Promise<Signed> => sigstore.sign({ statement: aStatement({ predicate: slsaPredicate(workflow) }) }, aGithubIdentity(workflow));
const unmet = (reason: string): readonly string[] => ['failed', reason];

describe('4 (CVE-2025-25204): the answer of the API has none of the type', () => {
  let github: GithubDesk;
  beforeAll(async () => {
    github = await GithubDesk.open();
    github.write('app.tar.gz', BYTES);
  });
  afterAll(() => github.close());

  it('is refused, and with one of the type it passes', async () => {
    github.repository.attest(await github.sigstore.sign({ statement: aStatement({ predicateType: 'https://spdx.dev/Document', predicate: { spdxVersion: 'SPDX-2.3' } }) }));
    const asked: Given = { artifact: 'app.tar.gz', ...REPO };
    const none = await github.report(asked);
    expect([none.outcome, none.exit, reasons(onlySubject(none))]).toEqual(['failed', 1, ['CLASS_MISSING']]);
    github.repository.attest(await github.sigstore.sign({ statement: aStatement({ predicate: slsaPredicate({}) }) }, aGithubIdentity({})));
    expect((await github.report(asked)).outcome).toBe('passed');
  });
});

describe('17 (slsa-verifier): versions', () => {
  it.each<[string, string, boolean]>([
    ['v1.2.3-rc.1', 'v1.2.3-rc.1', true], ['v1.2.3-rc.1', 'v1.2.3-rc.2', false], ['v1.2.3-rc.1', 'v1.2.3', false], ['v1.2.3-rc.1', 'v1.2', false], ['v1.2.3-rc.1', 'v1', false],
    ['v1.2.3-rc.10', 'v1.2.3-rc.1', false], ['v1.2.3', 'v1.2.3-rc.1', false], ['v1.2.3', 'v1.2', true], ['v1.2.3', 'v1', true], ['v1.2.3', 'v1.20', false], ['v11.2.3', 'v1', false], ['v1.2.30', 'v1.2.3', false],
    ['v1.2.3+build.1.x', 'v1.2.3+build.1.x', true], ['v1.2.3+build.1.x', 'v1.2.3+build.1.y', false], ['v1.2.3', 'v1.2.3+build.1.x', false], ['v1.2.3-a.b+c.d', 'v1.2.3-a.b+c.d', true], ['v1.2.3-a.b+c.d', 'v1.2.3-a.c', false],
    ['V1.2.3', 'v1.2.3', false], ['1.2.3', 'v1.2.3', false], ['v1.2.3.4', 'v1.2.3', false], ['v01.2.3', 'v1.2.3', false],
  ])('the tag %s, where %s is asked: %s', async (tag, wanted, passes) => {
    const verdict = await judged(await built({ ref: `refs/tags/${tag}` }), { ...REPO, 'source-versioned-tag': wanted });
    if (passes) expect(verdict).toEqual(PASSED);
    else expect([verdict[0], verdict[1]]).toEqual(['failed', expect.stringMatching(/^(?:CLAIM_MISMATCH|IDENTITY_CASE_ONLY) source-tag$/)]);
  });
});

describe('18 (gh): letters folded in refs', () => {
  it.each<[string, string]>([['refs/tags/V1', 'refs/tags/v1'], ['refs/heads/Main', 'refs/heads/main'], ['refs/heads/main', 'refs/heads/MAIN']])('%s is not %s', async (ref, wanted) => {
    const signed = await built({ ref });
    expect(await judged(signed, { ...REPO, 'source-ref': ref })).toEqual(PASSED);
    expect(await judged(signed, { ...REPO, 'source-ref': wanted })).toEqual(unmet('IDENTITY_CASE_ONLY source-ref'));
  });

  it('nor is another case of owner, workflow or commit', async () => {
    expect(await judged(await built({ repo: 'ACME/app' }), { owner: 'acme' })).toEqual(['failed', 'IDENTITY_CASE_ONLY owner', 'IDENTITY_CASE_ONLY signer-owner']);
    const upper = 'acme/app/.github/workflows/Release.yml@refs/tags/v1.2.3';
    expect(await judged(await built({ signer: upper }), { ...REPO, 'signer-workflow': upper })).toEqual(PASSED);
    expect(await judged(await built({ signer: upper }), { ...REPO, 'signer-workflow': upper.replace('R', 'r') })).toEqual(unmet('IDENTITY_CASE_ONLY signer-workflow'));
  });
});

describe('19 (gh 2.96, wirelog 1322): names that are not whole', () => {
  const WORKFLOW = 'acme/app/.github/workflows/release.yml';
  const asked = { ...REPO, 'signer-workflow': `${WORKFLOW}@refs/heads/main` } as const;

  it('pass as they are: the control', async () => {
    expect(await judged(await built({ ref: 'refs/heads/main', signer: `${WORKFLOW}@refs/heads/main` }), asked)).toEqual(PASSED);
  });

  it.each<[string, string]>([
    ['a workflow whose name goes on', `${WORKFLOW}-evil.yml@refs/heads/main`],
    ['a workflow with another ending', 'acme/app/.github/workflows/release.yaml@refs/heads/main'],
    ['a copy of the workflow', `${WORKFLOW}.bak.yml@refs/heads/main`],
    ['a branch that begins so', `${WORKFLOW}@refs/heads/main-evil`],
    ['a branch that is called like a workflow at a branch', `${WORKFLOW}@refs/heads/x@refs/heads/main`],
    ['a workflow that is called like a workflow at a file', `${WORKFLOW}@evil.yml@refs/heads/main`],
    ['a neighbour', 'acme/app-evil/.github/workflows/release.yml@refs/heads/main'],
    ['an owner whose name goes on', 'acme-evil/app/.github/workflows/release.yml@refs/heads/main'],
    ['a letter for a dot', 'acme/app/.github/workflows/releaseXyml@refs/heads/main'],
    ['a folder below', 'acme/app/.github/workflows/release.yml/../evil.yml@refs/heads/main'],
  ])('are refused: %s', async (_what, signer) => {
    const [outcome, ...why] = await judged(await built({ ref: 'refs/heads/main', signer }), asked);
    expect([outcome, why.some((reason) => /^(?:SIGNER_MISMATCH|CLAIM_MISMATCH|CLAIM_ABSENT|EVIDENCE_REJECTED) /.test(reason))]).toEqual(['failed', true]);
  });

  it.each<[string, string, string]>([
    ['a dot that is open', '^https://github.com/acme/app/', DEFAULT_IDENTITY.replace('github.com', 'githubXcom')],
    ['no beginning', String.raw`https://github\.com/acme/app/`, `https://evil.example/?u=${DEFAULT_IDENTITY}`],
    ['no end of the name', String.raw`^https://github\.com/acme/app`, DEFAULT_IDENTITY.replace('acme/app', 'acme/app-evil')],
  ])('are refused for an expression with %s', async (_what, source, hostile) => {
    const given = { 'certificate-oidc-issuer': GITHUB_ISSUER, 'certificate-identity-regexp': source } as const;
    const signed = await sigstore.sign({ message: BYTES }, { identity: { uri: [hostile] }, issuer: GITHUB_ISSUER, extensions: { 9: null } });
    const [outcome, reason] = await judged(signed, given);
    expect([outcome, reason]).toEqual(['failed', 'PATTERN_OPEN certificate-identity']);
    const whole = { ...given, 'certificate-identity-regexp': String.raw`^https://github\.com/acme/app/\.github/workflows/release\.yml@refs/tags/v1\.2\.3$` };
    expect([await judged(signed, whole), await judged(await sigstore.sign({ message: BYTES }), whole)]).toEqual([['failed', 'SIGNER_MISMATCH certificate-identity'], PASSED]);
  });
});

describe('22 (slsa-verifier): spellings of the source', () => {
  it.each(['acme/app', 'github.com/acme/app', 'https://github.com/acme/app', 'https://github.com/acme/app.git', 'https://github.com/acme/app/', 'git+https://github.com/acme/app', 'git+https://github.com/acme/app.git@refs/tags/v1.2.3', 'https://GitHub.com/acme/app'])('%s is the repository', async (repo) => {
    expect(await judged(await built(), { repo })).toEqual(PASSED);
  });

  it.each<[string, readonly string[]]>([
    ['https://github.com/Acme/app', ['failed', 'IDENTITY_CASE_ONLY repo', 'IDENTITY_CASE_ONLY signer-repo']],
    ['acme/app.', ['failed', 'CLAIM_MISMATCH repo', 'SIGNER_MISMATCH signer-repo']],
    ['git+https://github.com/acme/app@refs/tags/v1.2.4', ['failed', 'CLAIM_MISMATCH source-ref']],
    ['http://github.com/acme/app', ['error', 'CONFIG_INVALID_VALUE']],
    ['https://github.com.evil.example/acme/app', ['error', 'CONFIG_INVALID_VALUE']],
    ['https://evil.example/github.com/acme/app', ['error', 'CONFIG_INVALID_VALUE']],
    ['https://github.com/acme/app/../evil', ['error', 'CONFIG_INVALID_VALUE']],
    ['https://user@github.com/acme/app', ['error', 'CONFIG_INVALID_VALUE']],
    ['acme/app@v1.2.3', ['error', 'CONFIG_INVALID_VALUE']],
  ])('%s is not', async (repo, [outcome, ...codes]) => {
    const verdict = await judged(await built(), { repo });
    expect(verdict[0]).toBe(outcome);
    for (const code of codes) expect(verdict.map((reason) => reason.replace(/^(?:CLAIM|SIGNER)_MISMATCH/, 'MISMATCH'))).toContain(code.replace(/^(?:CLAIM|SIGNER)_MISMATCH/, 'MISMATCH'));
  });
});

describe('28 (sigstore-python 1381): every time that is there has to hold', () => {
  it('one good timestamp does not make up for one from before the certificate', async () => {
    const asked = { 'certificate-identity': DEFAULT_IDENTITY, 'certificate-oidc-issuer': GITHUB_ISSUER } as const;
    expect(await judged(await sigstore.sign({ message: BYTES }, { timestamps: 2 }), asked)).toEqual(PASSED);
    expect(await judged(await sigstore.sign({ message: BYTES }, { timestamps: [{}, { at: new Date('2026-06-01T11:00:00Z') }] }), asked)).toEqual(unmet('EVIDENCE_REJECTED CERTIFICATE_CHAIN'));
  });
});

describe('30 (jans 14636): a root that has retired since', () => {
  it.each<[string, string, readonly string[]]>([['after it was signed', '2026-07-01T00:00:00Z', PASSED], ['before', '2026-05-01T00:00:00Z', ['failed', 'EVIDENCE_REJECTED']]])('%s', async (_when, end, [outcome, reason]) => {
    const edit = (text: object): void => {
      const json = text as Json;
      for (const list of ['tlogs', 'ctlogs'] as const) for (const log of json[list]) log['publicKey'].validFor.end = end;
      for (const list of ['certificateAuthorities', 'timestampAuthorities'] as const) for (const authority of json[list]) authority['validFor'].end = end;
    };
    desk.write('retired.json', JSON.stringify(sigstore.trustedRoot({ edit })));
    const verdict = await judged(await built(), { ...REPO, 'trusted-root': 'retired.json' });
    expect([verdict[0], verdict[1]?.split(' ')[0]]).toEqual([outcome, reason]);
    // By the clock of the run both have retired.
    expect((await desk.report({ artifact: 'app.tar.gz', bundle: 'evidence.json', ...REPO, 'trusted-root': 'retired.json' }, { ports: { now: () => new Date('2031-01-01T00:00:00Z') } })).outcome).toBe(outcome);
  });
});

describe('38 and 39: digests and counts of subjects', () => {
  it.each<[string, unknown, readonly string[]]>([
    ['in lower case', [{ name: 'app.tar.gz', digest: { sha256: hex(BYTES) } }], PASSED],
    ['in upper case', [{ name: 'app.tar.gz', digest: { sha256: hex(BYTES).toUpperCase() } }], unmet('EVIDENCE_REJECTED SUBJECT_MISMATCH')],
    ['a sha512 that is cut', [{ name: 'app.tar.gz', digest: { sha512: createHash('sha512').update(BYTES).digest('hex').slice(0, 64) } }], unmet('EVIDENCE_REJECTED SUBJECT_MISMATCH')],
    ['1,024 subjects', [...Array.from({ length: 1023 }, (_, index) => ({ name: `${index}`, digest: { sha256: hex(Buffer.from(`${index}`)) } })), { name: 'app.tar.gz', digest: { sha256: hex(BYTES) } }], PASSED],
  ])('%s', async (_what, subject, expected) => {
    expect(await judged(await sigstore.sign({ statement: { ...aStatement({ predicate: slsaPredicate({}) }), subject } }, aGithubIdentity({})), REPO)).toEqual(expected);
  });
});

describe('40: files of several bundles', () => {
  it('pass with a byte order mark, blank lines, CRLF, as a list, and where only the last one is valid', async () => {
    const good = JSON.stringify((await built()).bundle);
    const bad = JSON.stringify((await built({ repo: 'evil/app' })).bundle);
    for (const text of [`\uFEFF${good}`, `\r\n\r\n${good}\r\n\r\n`, `${bad}\n${bad}\n\n${good}`, `[${bad},${good}]`, githubAnswer(await built({ repo: 'evil/app' }), await built())]) {
      expect(await judged(typeof text === 'string' ? text : JSON.stringify(text), REPO)).toEqual(PASSED);
    }
    expect((await judged(`\uFEFF${bad}\r\n\r\n${bad}`, REPO))[0]).toBe('failed');
  });
});

describe('42: names of certificates', () => {
  const asked = { 'certificate-identity': DEFAULT_IDENTITY, 'certificate-oidc-issuer': GITHUB_ISSUER } as const;
  const unstated = { extensions: { 9: null }, issuer: GITHUB_ISSUER } as const;
  const outcomeOf = async (identity: object, given: Given = asked): Promise<readonly string[]> => judged(await sigstore.sign({ message: BYTES }, { identity, ...unstated }), given);

  it('the name alone passes: the control', async () => {
    expect(await outcomeOf({ uri: [DEFAULT_IDENTITY] })).toEqual(PASSED);
  });

  it.each<[string, object]>([
    ['an address of mail that reads like the name', { email: [DEFAULT_IDENTITY.slice('https://'.length)] }],
    ['another name', { otherName: 'acme!github.com' }],
    ['a host that looks like it', { uri: [DEFAULT_IDENTITY.replace('github.com', 'xn--gthub-n4a.com')] }],
    ['letters that are no ASCII', { uri: [DEFAULT_IDENTITY.replace('github.com', 'g\u0456thub.com')] }],
    ['one of 9,000 characters', { uri: [`${DEFAULT_IDENTITY}${'x'.repeat(9000)}`] }],
    ['one with NUL behind it', { uri: [`${DEFAULT_IDENTITY}\0.evil`] }],
  ])('%s is refused', async (_what, identity) => {
    const [outcome, reason] = await outcomeOf(identity);
    expect([outcome, /^(?:SIGNER_MISMATCH certificate-identity|EVIDENCE_REJECTED (?:CERTIFICATE_EXTENSIONS|FORMAT_MALFORMED))$/.test(reason ?? '')]).toEqual(['failed', true]);
  });

  it('several are each vouched for, and nothing is put together of them', async () => {
    expect(await outcomeOf({ uri: [DEFAULT_IDENTITY], email: ['release@acme.example'] })).toEqual(PASSED);
    expect(await outcomeOf({ uri: ['https://evil.example/x'], email: ['release@acme.example'] })).toEqual(unmet('SIGNER_MISMATCH certificate-identity'));
    // Where only its names tell the workflow, of two neither is whose workflow it was.
    const workflow = aGithubIdentity({});
    const told = (...uri: readonly string[]): Promise<Signed> => sigstore.sign({ statement: aStatement({ predicate: slsaPredicate({}) }) }, { ...workflow, identity: { uri }, extensions: { ...workflow.extensions, 9: null } });
    expect(await judged(await told(DEFAULT_IDENTITY), REPO)).toEqual(PASSED);
    const two = await told(DEFAULT_IDENTITY, DEFAULT_IDENTITY.replace('acme/app', 'evil/app'));
    expect([(await judged(two, REPO))[0], (await judged(two, { repo: 'evil/app' }))[0]]).toEqual(['failed', 'failed']);
  });
});

describe('43: a fact that the certificate states twice', () => {
  const workflow = aGithubIdentity({});
  const signed = (extensions: Readonly<Record<number, string | null | Uint8Array>>): Promise<Signed> => sigstore.sign({ statement: aStatement({ predicate: slsaPredicate({}) }) }, { ...workflow, extensions: { ...workflow.extensions, ...extensions } });

  it('passes where both say the same, or the old form alone does not contradict', async () => {
    expect(await judged(await signed({}), REPO)).toEqual(PASSED);
    expect(await judged(await signed({ 1: null, 2: null, 3: null, 4: null, 5: null, 6: null }), REPO)).toEqual(PASSED);
  });

  it.each<[string, Readonly<Record<number, string | Uint8Array>>]>([
    ['two issuers', { 1: 'https://accounts.google.com' }],
    ['two repositories', { 5: 'evil/app' }],
    ['two refs', { 6: 'refs/heads/main' }],
    ['two commits', { 3: 'f'.repeat(40) }],
    ['two triggers', { 2: 'pull_request' }],
    ['an issuer without the DER around it', { 8: Buffer.from(GITHUB_ISSUER) }],
    ['an old issuer with DER around it', { 1: utf8(GITHUB_ISSUER) }],
  ])('is refused with %s', async (_what, extensions) => {
    const report = await desk.report({ artifact: 'app.tar.gz', bundle: desk.write('evidence.json', (await signed(extensions)).bytes), ...REPO });
    expect([report.outcome, fates(onlySubject(report))]).toEqual(['failed', [expect.stringMatching(/^rejected CERTIFICATE_/)]]);
  });
});

describe('44: predicates that are no objects', () => {
  it.each<[string, unknown]>([['a text', 'x'], ['a list', []], ['a number', 1], ['null', null]])('%s is refused', async (_what, predicate) => {
    const report = await desk.report({ artifact: 'app.tar.gz', bundle: desk.evidence('evidence.json', await sigstore.sign({ statement: { ...aStatement(), predicate } }, aGithubIdentity({}))), ...REPO });
    expect([report.outcome, fates(onlySubject(report))]).toEqual(['failed', [expect.stringMatching(/^rejected (?:STATEMENT|PREDICATE)_MALFORMED$/)]]);
  });
  it('an object passes: the control', async () => expect(await judged(await built(), REPO)).toEqual(PASSED));
});

describe('45: lists that lead elsewhere', () => {
  const listed = async (text: string, more: Given = {}): Promise<readonly string[]> => {
    desk.write('dist/app.tar.gz', BYTES);
    desk.write('outside', 'outside');
    desk.write('dist/SUMS', text);
    const report = await desk.report({ checksums: 'dist/SUMS', bundle: desk.evidence('sums.json', await sigstore.sign({ message: Buffer.from(text) })), 'certificate-identity': DEFAULT_IDENTITY, 'certificate-oidc-issuer': GITHUB_ISSUER, ...more });
    return [report.outcome, ...problemCodes(report), ...report.subjects.flatMap((subject) => [subject.name, ...reasons(subject)])];
  };
  const line = (name: string, bytes: Uint8Array = BYTES): string => `${hex(bytes)}  ${name}\n`;

  it.each<[string, string]>([['as it is', line('app.tar.gz')], ['in the binary form', `${hex(BYTES)} *app.tar.gz\n`], ['in the BSD form', `SHA256 (app.tar.gz) = ${hex(BYTES)}\n`]])('a name %s passes: the control', async (_what, text) => {
    expect(await listed(text)).toEqual(['passed', 'dist/app.tar.gz']);
  });

  it.each<[string, string]>([
    ['a name that leads up', line('../outside', Buffer.from('outside'))],
    ['a name that leads up from below', line('x/../../outside', Buffer.from('outside'))],
    ['an absolute name', line('/etc/hostname')],
    ['a name of Windows', line('..\\outside', Buffer.from('outside'))],
    ['two digests for one name', `${line('app.tar.gz')}${line('app.tar.gz', Buffer.from('other'))}`],
    ['two digests by another spelling', `${line('app.tar.gz')}${line('./app.tar.gz', Buffer.from('other'))}`],
    ['an escaped name', `\\${hex(BYTES)}  a\\nb\n`],
  ])('is refused: %s', async (_what, text) => {
    expect(await listed(`${line('app.tar.gz')}${text}`)).toEqual(['error', 'CHECKSUMS_MALFORMED']);
  });
});

describe('20 (gh release verify): the builder of another repository', () => {
  it('does not stand in for this one, whatever the names of files are', async () => {
    const { predicate, predicateType, workflow } = byGenerator('generic', { repo: 'evil/app' });
    const foreign = await sigstore.sign({ statement: aStatement({ predicateType, predicate }) }, aGithubIdentity(workflow));
    expect((await judged(foreign, REPO))[0]).toBe('failed');
    expect(await judged(foreign, { repo: 'evil/app' })).toEqual(PASSED);
  });
});
