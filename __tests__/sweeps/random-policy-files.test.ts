// Random policies, printed as files and read again: what the reader makes of a file judges as the model that was printed.
//
// Whatever way a thing is said in, and in whatever order, the verdict is that of the model; a rule or a layer more, or evidence less, never lets anything
// through. POLICIES=20000 sets the number, SEED the start; both are in the message of a failure.

import { describe, expect, it } from '@jest/globals';
import type { Attestation } from '../../src/domain/attestation.ts';
import { digestOf, type Digest } from '../../src/domain/digest.ts';
import type { Dossier } from '../../src/domain/dossier.ts';
import { githubCom } from '../../src/domain/github-host.ts';
import type { DenyRule, Evidence, JoinKey, Layer, Match, Policy, Requirement, Rule, Signer } from '../../src/domain/policy.ts';
import type { CheckAnswer, Checker } from '../../src/domain/ports.ts';
import type { Outcome, Verdict } from '../../src/domain/verdict.ts';
import { parseYaml } from '../../src/policy/document.ts';
import { isAbout } from '../../src/policy/glob.ts';
import { judge } from '../../src/policy/judge.ts';
import { readNativePolicy } from '../../src/policy/native-file.ts';
import type { PolicySource, PolicyTools } from '../../src/policy/read-policy.ts';
import { parseKey } from '../../src/verification/keys.ts';
import { aDossier, aLayer, anAttestation, anEvidence, aRejection, aRule, aSubject, claimsOf, classOf, constraints, GITHUB_ISSUER, keyClaims, saysStatement, silentSearch } from '../support/attestations.ts';
import { Chance } from '../support/chance.ts';
import { printPolicy } from '../support/printed-policy.ts';
import { makeKey, pem } from '../support/virtual-sigstore.ts';

const COUNT = Math.min(Number(process.env['POLICIES'] ?? 500), 100_000);
const SEED = Number(process.env['SEED'] ?? 1);
const NOW = new Date('2026-06-15T00:00:00Z');
const GOOGLE = 'https://accounts.google.com';
const [GOOD, BAD] = ['c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00', 'badc0de0badc0de0badc0de0badc0de0badc0de0'] as const;

// ── the small world

const KEYS = [makeKey('P-256'), makeKey('P-256')].map((key, index) => ({ path: `keys/${index}.pub`, text: pem('PUBLIC KEY', key.spki), digest: digestOf(key.spki) }));
const WORKFLOWS = ['acme/app/.github/workflows/a.yml', 'acme/app/.github/workflows/b.yml', 'acme/tools/.github/workflows/a.yml'] as const;
const NAMES = ['ann@acme.example', 'bob@acme.example'] as const;
const CLASSES = ['signature', 'provenance', 'sbom'] as const;
const REFS = ['refs/tags/v1.2.3', 'refs/tags/v1.2.4', 'refs/heads/main'] as const;
const SUBJECT = aSubject();

function someEvidence(chance: Chance, signer: string): Attestation {
  const said = classOf(chance.one(CLASSES));
  const ref = chance.one(REFS);
  const named = { 'signed-identity': [{ value: chance.one(['ghcr.io/acme/app', 'ghcr.io/acme/other']), from: 'self-declared' }] } as const;
  const facts = { runner: chance.one(['github-hosted', 'self-hosted']), 'source-digest': chance.one([GOOD, BAD]), 'source-ref': ref, run: `https://github.com/acme/app/actions/runs/${chance.one(['1/attempts/1', '1/attempts/2', '2/attempts/1'])}` };
  const [owner, repo] = signer.split('/');
  const who = signer.includes('@')
    ? { 'certificate-identity': signer, 'certificate-oidc-issuer': chance.odds(0.9) ? GOOGLE : GITHUB_ISSUER }
    : { 'certificate-identity': `https://github.com/${signer}@${ref}`, 'certificate-oidc-issuer': chance.odds(0.95) ? GITHUB_ISSUER : GOOGLE, 'signer-workflow': signer, 'signer-ref': ref, 'signer-repo': `${owner ?? ''}/${repo ?? ''}`, 'signer-owner': owner ?? '', repo: `${owner ?? ''}/${repo ?? ''}`, owner: owner ?? '', ...facts };
  return anAttestation({
    claims: new Map([...(signer.startsWith('sha256:') ? keyClaims(signer) : claimsOf(who)), ...claimsOf(named)]),
    says: said.kind === 'signature' ? { kind: 'signature' } : saysStatement(chance.one(said.predicateTypes), { clean: chance.odds(0.7) }),
    witnessed: chance.odds(0.9) ? [{ kind: 'log', authority: 'rekor', index: '1', at: new Date(chance.one(['2026-01-01T00:00:00Z', '2026-06-01T00:00:00Z'])) }] : [],
  });
}

const checker: Checker = async (check, document) => answer(document.kind === 'statement' && check.text === 'predicate.clean' && (document.statement as { predicate: { clean: boolean } }).predicate.clean);
const answer = (ok: boolean): CheckAnswer => (ok ? { ok, warning: null } : { ok, code: 'CHECK_FAILED', message: 'no' });

const ref = (text: string) => ({ kind: 'text', anyOf: [text], star: true }) as const;
function someFacts(chance: Chance): Parameters<typeof constraints>[0] {
  return { ...(chance.odds(0.15) && { runner: 'github-hosted' }), ...(chance.odds(0.15) && { 'source-digest': GOOD }), ...(chance.odds(0.15) && { 'source-ref': ref(chance.one(['refs/tags/*', 'refs/tags/{tag}', 'refs/heads/main'])) }), ...(chance.odds(0.1) && { 'signed-identity': 'ghcr.io/acme/app' }) };
}
/** A signer, now and then with facts that are asked of nobody else. */
function someSigner(chance: Chance): Signer {
  const facts = chance.odds(0.3) ? constraints(someFacts(chance)) : new Map();
  const keyless = (accept: Parameters<typeof constraints>[0]): Signer => ({ kind: 'keyless', name: 's', accept: constraints(accept), facts, trust: ['public-good'] });
  const kind = chance.one(['workflow', 'workflow', 'repo', 'name', 'key', 'previous'] as const);
  switch (kind) {
    case 'workflow': return keyless({ 'signer-workflow': chance.one(WORKFLOWS), 'signer-ref': ref(chance.one(['refs/tags/v*', 'refs/tags/v{version}', 'refs/heads/main'])), 'certificate-oidc-issuer': GITHUB_ISSUER });
    case 'repo': return keyless({ 'signer-repo': 'acme/app', 'certificate-oidc-issuer': GITHUB_ISSUER });
    case 'name': return keyless({ 'certificate-identity': { kind: 'text', anyOf: chance.odds(0.3) ? [...NAMES] : [chance.one(NAMES)], star: false }, 'certificate-oidc-issuer': GOOGLE });
    case 'key': return { kind: 'key', name: 'k', spki: chance.one(KEYS).digest, facts: new Map([...facts].filter(([claim]) => claim === 'signed-identity')), trust: ['public-good'] };
    case 'previous': return { kind: 'previous', facts: new Map() };
    default: return kind satisfies never;
  }
}

/** Evidence whose facts and those of its signers do not speak of the same: a file would say that twice. */
function someLeaf(chance: Chance, signedBy: Evidence['signedBy'] | null = null): Evidence {
  const signers = signedBy ?? chance.some(3, () => someSigner(chance));
  const taken = new Set(signers.flatMap(({ facts }) => [...facts.keys()]));
  const where = new Map([...constraints(someFacts(chance))].filter(([claim]) => !taken.has(claim)));
  const what = classOf(chance.one(CLASSES));
  return anEvidence({ what, signedBy: signers, where, checks: what.kind === 'statement' && chance.odds(0.2) ? [{ language: 'cel', dialect: 'native', text: 'predicate.clean', at: { file: 'p', line: 1, column: 1 } }] : [], quantifier: chance.odds(0.05) ? 'every' : 'some' });
}
function someRequirement(chance: Chance): Requirement {
  // Often the same signers for all, which a file says once.
  const common = chance.odds(0.4) ? chance.some(2, () => someSigner(chance)) : null;
  const leaf = (): Evidence => someLeaf(chance, common);
  const member = (): Requirement => {
    const kind = chance.one(['evidence', 'evidence', 'any', 'at-least'] as const);
    if (kind === 'evidence') return leaf();
    if (kind === 'any') return { kind, of: [leaf(), leaf(), ...(chance.odds(0.3) ? [leaf()] : [])] };
    const of = chance.some(3, leaf);
    return { kind, count: 1 + chance.below(of.length), of };
  };
  return chance.odds(0.6) ? member() : { kind: 'all', of: [member(), member()] };
}

const JOINS: readonly (readonly JoinKey[])[] = [[], [], [], ['run'], ['source-digest'], ['run', 'source-ref']];
const image = (text: string) => ({ kind: 'image', glob: { text, dialect: 'path' } }) as const;
function someMatch(chance: Chance): Match {
  const anyOf = chance.some(2, () => image(chance.one(['ghcr.io/acme/*', 'ghcr.io/acme/**', 'ghcr.io/acme/app', '**', 'ghcr.io/other/*'])));
  return { anyOf, except: chance.odds(0.1) ? [{ text: chance.one(['ghcr.io/acme/app', 'ghcr.io/acme/sandbox-*']), dialect: 'path' }] : [] };
}
let count = 0;
function someRule(chance: Chance): Rule {
  count += 1;
  return aRule(someRequirement(chance), { name: `rule ${count}`, match: someMatch(chance), same: chance.one(JOINS), mode: chance.one(['enforce', 'warn', 'observe']) });
}
function someDeny(chance: Chance): DenyRule {
  const isDigest = chance.odds(0.1);
  return { digests: isDigest ? [SUBJECT.digest] : [], claims: isDigest ? new Map() : constraints(chance.one<Parameters<typeof constraints>[0]>([{ 'source-digest': BAD }, { 'certificate-identity': NAMES[0] }, { 'signer-repo': 'acme/tools' }])), witnessedBetween: isDigest ? [null, null] : chance.one([[null, null], ['2026-05-01T00:00:00Z', null], [null, '2026-05-01T00:00:00Z']] as const), reason: 'broken', at: { file: 'p', line: 1, column: 1 } };
}
function someLayer(chance: Chance): Layer {
  return aLayer(chance.some(3, () => someRule(chance)), { unmatched: chance.one(['deny', 'exempt']), deny: chance.odds(0.2) ? [someDeny(chance)] : [] });
}

// ── the way through a file

const paths = new Map<Digest, string>(KEYS.map(({ digest, path }) => [digest, path]));
const source: PolicySource = { name: 'policy.yml', digest: SUBJECT.digest, read: async (path) => Buffer.from(KEYS.find((key) => key.path === path)?.text ?? '') };
// Each key is read once: reading keys is none of what is tested.
const known = new Map<string, ReturnType<typeof parseKey>>();
const parseOnce: PolicyTools['parseKey'] = (text, name, terms, keyid) => {
  const key = known.get(text) ?? parseKey(text, name, terms, keyid);
  known.set(text, key);
  return key;
};
const tools: PolicyTools = { parseKey: parseOnce, keyKinds: 'keys', builtInKeys: async () => [], isBuiltIn: () => false, domainNames: async () => ['public-good'], lintChecks: async () => [], githubHost: githubCom, guardedInputs: [] };

async function reread(layer: Layer, chance: Chance): Promise<Layer> {
  const text = printPolicy(layer, { keys: paths, chance });
  const { documents: [document], problems } = parseYaml(text, 'policy.yml');
  if (document === undefined) throw new Error(`${JSON.stringify(problems)}\n${text}`);
  const read = await readNativePolicy(document, source, tools);
  if (read.policy === null) throw new Error(`${JSON.stringify(read.problems.map(({ code, about, what, seen, at }) => [code, about, what, seen, at?.line]))}\n${text}`);
  return read.policy.build(() => ({ domains: ['public-good'], unlogged: 'key' }));
}
const through = async (policy: Policy, chance: Chance): Promise<Policy> => {
  const [first, ...rest] = policy;
  const read: [Layer, ...Layer[]] = [await reread(first, chance)];
  for (const layer of rest) read.push(await reread(layer, chance));
  return read;
};

/** A verdict as text: what each rule says, and what the step does. Which of several proofs is shown may follow the order of alternatives. */
const told = ({ outcome, excused, rules }: Verdict): string => JSON.stringify([outcome, excused, rules.map((one) => JSON.stringify([one.rule?.name ?? null, one.outcome, one.mode, one.denied?.by?.evidence ?? one.denied?.rule.reason ?? null, one.judgement !== null && 'code' in one.judgement ? one.judgement.code : null])).toSorted()]);
const lets = (outcome: Outcome): boolean => outcome === 'passed' || outcome === 'exempt';
const leavesIn = (requirement: Requirement): readonly Evidence[] => (requirement.kind === 'evidence' ? [requirement] : 'of' in requirement && requirement.kind !== 'judged' ? requirement.of.flatMap(leavesIn) : []);
const hasEvery = (policy: Policy): boolean => policy.flatMap(({ rules }) => rules).flatMap(({ require }) => leavesIn(require)).some(({ quantifier }) => quantifier === 'every');

/** Everything that must hold of one policy and dossier; the name of the first that does not. */
async function broken(chance: Chance, pool: readonly Attestation[]): Promise<{ readonly what: string | null; readonly outcome: Outcome }> {
  const policy: Policy = chance.odds(0.7) ? [someLayer(chance)] : [someLayer(chance), someLayer(chance)];
  const attestations = [...new Set(Array.from({ length: chance.below(14) }, () => chance.one(pool)))];
  const dossier = aDossier(attestations, { searches: chance.odds(0.15) ? [silentSearch] : [] });
  const ask = (by: Policy, of: Dossier = dossier): Promise<Verdict> => judge(of, by, { checker, now: NOW });
  const base = await ask(policy);
  const fail = (what: string): { readonly what: string; readonly outcome: Outcome } => ({ what, outcome: base.outcome });

  const read = await through(policy, chance);
  const said = await ask(read);
  if (told(said) !== told(base)) return fail(`the file says ${told(said)}, the model ${told(base)}: ${printPolicy(policy[0], { keys: paths, chance })}`);
  // The other order: of rules, layers and evidence; the printer puts maps, signers and members into one of its own.
  const turned = policy.map((layer) => ({ ...layer, rules: chance.shuffled(layer.rules) })).toReversed() as unknown as Policy;
  const back = await ask(await through(turned, chance), { ...dossier, attestations: chance.shuffled(attestations) });
  if (told(back) !== told(base)) return fail(`the order tells: ${told(back)}, and before ${told(base)}`);
  if (lets(base.outcome)) return { what: null, outcome: base.outcome };

  const [first, ...rest] = policy;
  // A rule that is the first to match adopts a subject that was denied for want of one; that is what rules are for.
  const isMatched = first.rules.some(({ match }) => isAbout(match, SUBJECT));
  const turn = chance.one(['layer', ...(isMatched ? ['rule' as const] : []), 'deny', 'evidence'] as const);
  switch (turn) {
    case 'layer': return lets((await ask(await through([...policy, someLayer(chance)], chance))).outcome) ? fail('one more layer helps') : { what: null, outcome: base.outcome };
    case 'rule': return lets((await ask(await through([{ ...first, rules: chance.shuffled([...first.rules, someRule(chance)]) }, ...rest], chance))).outcome) ? fail('one more rule helps') : { what: null, outcome: base.outcome };
    case 'deny': return lets((await ask(await through([{ ...first, deny: [...first.deny, someDeny(chance)] }, ...rest], chance))).outcome) ? fail('one more that is denied helps') : { what: null, outcome: base.outcome };
    case 'evidence': {
      // `every` is the one requirement that deleting evidence can satisfy; it is marked so in the report.
      if (hasEvery(policy) || attestations.length === 0) return { what: null, outcome: base.outcome };
      const gone = chance.one(attestations);
      return lets((await ask(read, { ...dossier, attestations: attestations.filter((one) => one !== gone), rejections: [aRejection()] })).outcome) ? fail('less evidence helps') : { what: null, outcome: base.outcome };
    }
    default: return turn satisfies never;
  }
}

describe('random policies, through files', () => {
  it(`judge as the model, ${COUNT} times`, async () => {
    const start = new Chance(SEED);
    const people = [...WORKFLOWS, ...NAMES, ...KEYS.map(({ digest }) => digest), 'evil/app/.github/workflows/a.yml'];
    const pool = Array.from({ length: 400 }, () => someEvidence(start, start.one(people)));
    const seen = new Map<Outcome, number>();
    for (let index = 0; index < COUNT; index += 1) {
      const { what, outcome } = await broken(new Chance(SEED * 1_000_003 + index), pool);
      if (what !== null) expect({ seed: SEED, index, outcome, what }).toEqual('nothing broken');
      seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
    }
    // A sweep in which nothing passes would prove nothing.
    for (const outcome of ['passed', 'failed', 'indeterminate', 'exempt'] as const) expect([outcome, (seen.get(outcome) ?? 0) > COUNT / 200]).toEqual([outcome, true]);
    if (process.env['POLICIES'] !== undefined) process.stdout.write(`${COUNT} policies: ${JSON.stringify([...seen])}\n`);
  }, 600_000);
});
