// A policy file in the native format → what it asks. The grammar is the table of keys (keys.ts); rules are compiled in native-rule.ts.
//
// Everything that is wrong with it is said at once, each with its line. Nothing of a policy with a problem is used: a rule that was left out because
// it could not be read would be a hole that nobody sees.

import { AT_INPUTS, type At } from '../domain/at.ts';
import type { OwnBuilder } from '../domain/builders.ts';
import { claimNames, type ClaimName } from '../domain/claims.ts';
import { digestForm, parseDigest, type Digest } from '../domain/digest.ts';
import { bounded, codes, problem, TrustRootError, type Problem } from '../domain/errors.ts';
import { fields as fieldTable, type Field } from '../domain/fields.ts';
import { githubHostForm, isTrustDomain, parseGithubHost, type GithubHost } from '../domain/github-host.ts';
import { parseImageLine } from '../domain/image-line.ts';
import { nameOfRepository } from '../domain/image-reference.ts';
import { decodeUtf8 } from '../domain/json.ts';
import { limits } from '../domain/limits.ts';
import { nearest } from '../domain/nearest.ts';
import { isDay, parseInstant } from '../domain/period.ts';
import type { ChangeRule, Constraints, DenyRule, Evidence, Layer, Mirror, Pattern, Requirement, Rule, Waiver } from '../domain/policy.ts';
import { isReleaseType } from '../domain/predicate-types.ts';
import { parsePurl, printPurl } from '../domain/purl.ts';
import type { NonEmpty } from '../domain/subject.ts';
import type { Count, RootChoice, TrustChoice, TrustedKey, TrustNames } from '../domain/trust-domain.ts';
import type { Outcome } from '../domain/verdict.ts';
import { kindOf, parseYaml, type Entry, type Value } from './document.ts';
import { compileClaims } from './native.ts';
import { compileRule, readKeys, readMatch, tooMany, UNLOGGED, type RuleBench } from './native-rule.ts';
import { fieldsOf, readSigners, type FieldValues, type SaidSigner } from './named-signers.ts';
import { leavesOf } from './prepare.ts';
import { Reader, type Members } from './reader.ts';
import type { PolicySource, PolicyTest, PolicyTools, ReadPolicy } from './read-policy.ts';
import { parseSubjectGlob } from './subject-glob.ts';

/** Compiles a policy in the native format. Never throws for what stands in it; `policy` is null where there is a problem. */
export async function readNativePolicy(document: Value, source: PolicySource, tools: PolicyTools): Promise<{ readonly policy: ReadPolicy | null; readonly problems: readonly Problem[]; readonly notes: readonly Problem[] }> {
  const compiler = new FileCompiler(source, tools);
  const policy = await compiler.compile(document);
  const problems = distinct(compiler.reader.problems).toSorted(byPlace);
  return { policy: problems.length > 0 ? null : policy, problems, notes: distinct(compiler.reader.notes) };
}

function distinct(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((one) => [JSON.stringify(one), one])).values()];
}

function byPlace(a: Problem, b: Problem): number {
  const [x, y] = [a.at ?? AT_INPUTS, b.at ?? AT_INPUTS];
  return x.line - y.line || x.column - y.column;
}

/** What is trusted, before keys. */
interface SaidTrust extends Omit<TrustChoice, 'keys' | 'keysOnly' | 'name'> { readonly githubHost: GithubHost; readonly tenantDomain: string | null }

class FileCompiler {
  readonly reader = new Reader();
  readonly #source: PolicySource;
  readonly #tools: PolicyTools;

  constructor(source: PolicySource, tools: PolicyTools) {
    this.#source = source;
    this.#tools = tools;
  }

  async compile(document: Value): Promise<ReadPolicy | null> {
    const { reader } = this;
    const members = reader.members(document, 'policy', 'the policy');
    if (members === null) return null;
    const version = members.get('version')?.value;
    if (version !== undefined && !('text' in version && version.text === '1')) reader.invalid('version', version.at, 'text' in version ? version.text : kindOf(version), '1');
    const signers = readSigners(members.get('signers'), reader);
    const trust = await this.#trust(members.get('trust'));
    const bench: RuleBench = {
      reader, source: this.#source, tools: this.#tools, signers, builders: this.#builders(members.get('builders'), trust.githubHost.name), githubHost: trust.githubHost, tenantDomain: trust.tenantDomain,
      domains: await this.#domains(trust, members), terms: { times: trust.thresholds.times ?? 'none', timestamps: trust.thresholds.timestamps ?? 'none' }, keys: new Map(), checks: [], used: new Set(),
    };
    const rules = await this.#rules(members.get('rules'), bench);
    const release = trust.githubHost.kind === 'tenant' && trust.tenantDomain === null ? rules.find((rule) => leavesOf(rule.require).some(({ what }) => what.kind === 'statement' && what.predicateTypes.some(isReleaseType))) : undefined;
    if (release !== undefined) reader.fault('CONFIG_MISSING_KEY', release.at, { about: 'github-trust-domain', what: `Releases of ${trust.githubHost.name} are signed under the name of its trust domain, which the policy does not say.`, next: 'Add github-trust-domain to trust.' });
    const deny = await this.#denials(members.get('deny'), bench, true);
    const unmatched = members.get('unmatched');
    const choices: readonly Layer['unmatched'][] = ['deny', 'exempt'];
    const layer: Layer = {
      name: this.#source.name, digest: this.#source.digest, rules, deny, trust: [],
      unmatched: (unmatched === undefined ? null : reader.choice(unmatched.value, 'unmatched', choices)) ?? 'deny',
      waivers: this.#waivers(members.get('waivers')), changes: this.#changes(members.get('changes')), mirrors: this.#mirrors(members.get('mirrors')),
    };
    const tests = await this.#tests(members.get('tests'));
    await this.#unused(signers, bench);
    const linted = await this.#tools.lintChecks(bench.checks);
    reader.problems.push(...linted.filter(({ level }) => level === 'error'));
    reader.notes.push(...linted.filter(({ level }) => level !== 'error'));
    const choice: TrustChoice = { name: this.#source.name, roots: trust.roots, thresholds: trust.thresholds, weakening: trust.weakening, keys: [...bench.keys.values()], keysOnly: rules.flatMap((rule) => leavesOf(rule.require)).every(({ signedBy }) => signedBy.every(({ kind }) => kind === 'key')) };
    return {
      choices: [choice], notes: reader.notes, tests, githubHost: trust.githubHost,
      allowInputs: this.#allowed(members.get('allow-inputs')),
      build: (namesOf) => withTrust(layer, bench.domains, namesOf(choice.name)),
    };
  }

  async #rules(entry: Entry | undefined, bench: RuleBench): Promise<readonly Rule[]> {
    const items = entry === undefined ? [] : this.reader.items(entry.value, 'rules');
    if (entry !== undefined && entry.value.kind === 'list' && items.length === 0) this.reader.fault('CONFIG_EMPTY_INPUT', entry.value.at, { about: 'rules', what: 'rules is given but empty: the policy asks nothing of anything.' });
    if (items.length > limits.policyRules && entry !== undefined) this.reader.problems.push(tooMany('rules', items.length, limits.policyRules, entry.at));
    const rules: Rule[] = [];
    for (const [index, item] of items.slice(0, limits.policyRules).entries()) {
      const rule = await compileRule(item, index, bench);
      if (rule !== null) rules.push(rule);
    }
    const leaves = rules.flatMap((rule) => leavesOf(rule.require)).length;
    if (leaves > limits.policyRequirements && entry !== undefined) this.reader.problems.push(tooMany('requirements', leaves, limits.policyRequirements, entry.at));
    const names = rules.map(({ name }) => name);
    for (const [index, { name, at }] of rules.entries()) if (names.indexOf(name) < index) this.reader.fault('CONFIG_CONFLICT', at, { about: 'name', what: 'Two rules have one name: reports could not tell them apart.', seen: name, next: 'Call one of them something else.' });
    return rules;
  }

  #builders(entry: Entry | undefined, host: string): readonly OwnBuilder[] {
    return (entry === undefined ? [] : this.reader.items(entry.value, 'builders')).flatMap((item) => this.#builder(item, host) ?? []);
  }

  #builder(item: Value, host: string): OwnBuilder | null {
    const { reader } = this;
    const members = reader.members(item, 'builder', 'a builder');
    const said = textOf(members, 'signer-workflow', reader);
    const level = textOf(members, 'build-level', reader);
    const selfHosted = members?.get('self-hosted');
    if (said === null || level === null) return null;
    const [, workflow, ref] = /^([A-Za-z0-9_-]+\/[A-Za-z0-9_.-]+\/\.github\/workflows\/[^/@]+\.ya?ml)@(refs\/.+|[0-9a-f]{40}|[0-9a-f]{64})$/.exec(said.text) ?? [];
    if (workflow === undefined || ref === undefined) reader.invalid('signer-workflow', said.at, said.text, 'owner/repo/.github/workflows/file.yml@refs/tags/v1.*');
    const levels = { 1: 1, 2: 2, 3: 3 } as const;
    const number = ([1, 2, 3] as const).find((one) => String(one) === level.text);
    if (number === undefined) reader.invalid('build-level', level.at, level.text, '1, 2 or 3');
    return workflow === undefined || ref === undefined || number === undefined ? null : { workflow, ref, host, level: levels[number], selfHosted: selfHosted !== undefined && reader.boolean(selfHosted.value, 'self-hosted') === true };
  }

  // ── trust

  async #trust(entry: Entry | undefined): Promise<SaidTrust> {
    const { reader } = this;
    const members: Members | null = entry === undefined ? new Map() : entry.value.kind === 'map' ? reader.members(entry.value, 'trust', 'trust') : new Map([['trust', entry]]);
    const which = members?.get('trust');
    const choices: readonly ('auto' | 'public-good' | 'github')[] = ['auto', 'public-good', 'github'];
    const word = (which === undefined ? null : reader.choice(which.value, 'trust', choices)) ?? 'auto';
    const { githubHost, tenantDomain } = this.#host(members);
    const own = await this.#ownRoots(members);
    if (own === null && githubHost.kind === 'server') reader.fault('CONFIG_CONFLICT', entry?.at ?? AT_INPUTS, { about: 'github-host', what: `${githubHost.name} is neither github.com nor TENANT.ghe.com, so a GitHub Enterprise Server: no built-in Sigstore instance issues certificates to its workflows.`, seen: githubHost.name, next: 'Give trusted-root, the trust root of the authority that its owner runs; or correct the host: github-host: github.com in trust for software from there.' });
    if (own !== null && which !== undefined) reader.fault('CONFIG_CONFLICT', which.at, { about: 'trust', what: 'trust names a built-in instance, and a root of the policy replaces them.', next: 'Keep one of them.' });
    const isSet = (name: string): boolean => {
      const flag = members?.get(name);
      return flag !== undefined && reader.boolean(flag.value, name) === true;
    };
    if (isSet('unsafe-ignore-tlog') && members?.has('log-threshold') === true) reader.fault('CONFIG_CONFLICT', members.get('log-threshold')?.at ?? AT_INPUTS, { about: 'log-threshold', what: 'log-threshold asks for a log, and unsafe-ignore-tlog for none.' });
    return {
      githubHost, tenantDomain, roots: own ?? { kind: 'built-in', which: word, tenant: githubHost.kind === 'tenant' ? { host: githubHost.name, domain: tenantDomain } : null },
      thresholds: { logs: countOf(members, 'log-threshold', reader), timestamps: countOf(members, 'timestamp-threshold', reader), times: countOf(members, 'time-threshold', reader) },
      weakening: { ignoreLogs: isSet('unsafe-ignore-tlog'), ignoreScts: isSet('unsafe-ignore-sct') },
    };
  }

  #host(members: Members | null): { readonly githubHost: GithubHost; readonly tenantDomain: string | null } {
    const said = textOf(members, 'github-host', this.reader);
    const domain = textOf(members, 'github-trust-domain', this.reader);
    const host = said === null ? this.#tools.githubHost : parseGithubHost(said.text);
    if (said !== null && host === null) this.reader.invalid('github-host', said.at, said.text, githubHostForm);
    if (domain !== null && (host?.kind !== 'tenant' || !isTrustDomain(domain.text))) this.reader.invalid('github-trust-domain', domain.at, domain.text, 'the trust domain of the TENANT.ghe.com that github-host names');
    return { githubHost: host ?? this.#tools.githubHost, tenantDomain: host?.kind === 'tenant' ? (domain?.text ?? null) : null };
  }

  async #ownRoots(members: Members | null): Promise<RootChoice | null> {
    const { reader } = this;
    const file = textOf(members, 'trusted-root', reader);
    const [mirror, root] = [textOf(members, 'tuf-mirror', reader), textOf(members, 'tuf-root', reader)];
    const lone = mirror === null ? root : root === null ? mirror : null;
    if (lone !== null) reader.fault('CONFIG_CONFLICT', lone.at, { about: mirror === null ? 'tuf-root' : 'tuf-mirror', what: 'tuf-mirror and tuf-root belong together.', next: 'Give both, or neither.' });
    if (file !== null && mirror !== null) reader.fault('CONFIG_CONFLICT', mirror.at, { about: 'tuf-mirror', what: 'trusted-root and tuf-mirror both say where trust comes from.', next: 'Keep one of them.' });
    if (file !== null) {
      const bytes = await this.#file(file.text, 'trusted-root', file.at, limits.trustRootBytes);
      return bytes === null ? null : { kind: 'file', origin: `${this.#source.name} ${file.text}`, bytes };
    }
    if (mirror === null || root === null) return null;
    const url = URL.parse(mirror.text);
    if (url === null || url.protocol !== 'https:' || url.username !== '' || url.password !== '') reader.invalid('tuf-mirror', mirror.at, mirror.text, 'an https address without credentials');
    const bytes = await this.#file(root.text, 'tuf-root', root.at, limits.trustRootBytes);
    return bytes === null || url === null ? null : { kind: 'tuf', mirror: url, origin: `${this.#source.name} ${root.text}`, root: bytes };
  }

  async #domains({ roots }: SaidTrust, members: Members): Promise<NonEmpty<string>> {
    try {
      return await this.#tools.domainNames(roots);
    } catch (cause) {
      if (!(cause instanceof TrustRootError)) throw cause;
      const at = members.get('trust')?.at ?? AT_INPUTS;
      this.reader.problems.push(...cause.problems.map((one) => ({ ...one, at })));
      return ['none'];
    }
  }

  async #file(path: string, about: string, at: At, maxBytes: number): Promise<Uint8Array | null> {
    const read = await this.#source.read(path, maxBytes);
    if (read instanceof Uint8Array) return read;
    this.reader.fault('POLICY_UNAVAILABLE', at, { about, what: `${about} cannot be read: ${read.fault}`, seen: path });
    return null;
  }

  // ── what is denied, waived, changed

  async #denials(entry: Entry | undefined, bench: RuleBench, mayName: boolean): Promise<readonly DenyRule[]> {
    const rules: DenyRule[] = [];
    for (const item of entry === undefined ? [] : this.reader.items(entry.value, 'deny')) {
      if (item.kind === 'text' && mayName) rules.push(...(await this.#sharedDenials(item.text, item.at, bench)));
      else rules.push(...(await this.#denial(item, bench)));
    }
    return rules;
  }

  /** A list of what is denied that several policies name: a list, or a map with `deny` in it. It names no further ones. */
  async #sharedDenials(path: string, at: At, bench: RuleBench): Promise<readonly DenyRule[]> {
    const bytes = await this.#file(path, 'deny', at, limits.policyFileBytes);
    if (bytes === null) return [];
    const { documents, problems } = parseYaml(decoded(bytes), `${this.#source.name} ${path}`);
    this.reader.problems.push(...problems);
    const [document] = documents;
    const list = document?.kind === 'map' ? document.entries.find(({ key }) => key === 'deny') : undefined;
    const others = document?.kind === 'map' ? document.entries.filter(({ key }) => key !== 'deny' && key !== 'version') : [];
    for (const { key, at: place } of others) this.reader.unknown(key, place, ['deny', 'version'], 'a shared list of what is denied');
    if (problems.length === 0 && (document === undefined || documents.length > 1 || (document.kind !== 'list' && list === undefined))) this.reader.invalid('deny', at, path, 'a file with a list, or with deny: and a list', 'The file holds no list of what is denied.');
    return document === undefined ? [] : this.#denials(list ?? { key: 'deny', at: document.at, value: document }, bench, false);
  }

  async #denial(item: Value, bench: RuleBench): Promise<readonly DenyRule[]> {
    const { reader } = this;
    const members = reader.members(item, 'deny', 'an entry of deny');
    if (members === null) return [];
    const digests = this.#digests(members.get('digests'));
    const claims = await this.#deniedClaims(members, bench);
    const [from, until] = (['from', 'until'] as const).map((name) => this.#instant(members, name));
    const isTimed = from !== undefined && until !== undefined && (from ?? until) !== null;
    const end = members.get('until')?.value.at ?? item.at;
    if (from != null && until != null && Date.parse(from) > Date.parse(until)) reader.invalid('until', end, until, `a time behind ${from}`, 'The entry ends before it begins, and would deny nothing.');
    const reason = textOf(members, 'reason', reader)?.text ?? '';
    if (digests.length === 0 && claims.every(({ size }) => size === 0)) reader.fault('CONFIG_MISSING_KEY', item.at, { about: 'deny', what: isTimed ? 'The entry names a time and nobody: everything that was signed in it would be denied.' : 'The entry denies nothing.', expected: 'digests, source-digest, signed-by or another field', next: 'Say what is denied.' });
    if (digests.length > 0 && (isTimed || claims.some(({ size }) => size > 0))) reader.fault('CONFIG_CONFLICT', item.at, { about: 'digests', what: 'digests deny subjects, and the other keys deny evidence: together in one entry they would not narrow each other.', next: 'Write two entries.' });
    return claims.map((one) => ({ digests, claims: one, witnessedBetween: [from ?? null, until ?? null], reason, at: item.at }));
  }

  #digests(entry: Entry | undefined): readonly Digest[] {
    return (entry === undefined ? [] : this.reader.texts(entry.value, 'digests')).flatMap(({ text, at }) => {
      const digest = parseDigest(text);
      if (digest === null) this.reader.invalid('digests', at, text, digestForm);
      return digest ?? [];
    });
  }

  /** The claims that are denied: of each signer that is named, with the other fields of the entry; each key is a claim of its own. */
  async #deniedClaims(members: Members, bench: RuleBench): Promise<readonly Constraints[]> {
    const { reader } = this;
    const own = fieldsOf(members, reader, 'denied');
    const names = members.get('signed-by');
    const named = (names === undefined ? [] : reader.texts(names.value, 'signed-by')).flatMap(({ text, at }) => {
      const signer = bench.signers.get(text);
      if (signer === undefined) reader.invalid('signed-by', at, text, [...bench.signers.keys()].join(', ') || 'a name out of signers', `There is no signer "${bounded(text, 64)}".`);
      else bench.used.add(signer.name);
      return signer ?? [];
    });
    const compile = async (fields: typeof own): Promise<Map<ClaimName, Pattern>> => {
      const { claims, problems } = await compileClaims(new Map([...fields].map(([name, { values }]) => [name, values])), bench.githubHost);
      reader.problems.push(...problems.map((one) => ({ ...one, at: [...fields].find(([name]) => name === one.about)?.[1].at ?? null })));
      return new Map(claims);
    };
    const compiled: Constraints[] = [];
    if (named.length === 0) for (const one of valueByValue(own)) compiled.push(await compile(one));
    for (const signer of named) {
      for (const [name, { at, values }] of own) if ((signer.fields.get(name)?.values ?? values).join('\n') !== values.join('\n')) reader.fault('CONFIG_CONFLICT', at, { about: name, what: `${name} is said by the entry and by the signer ${bounded(signer.name, 64)}, and differently.`, seen: values.join(', '), next: 'Write two entries.' });
      const keys = await readKeys(signer.members, bench);
      const [first, ...rest] = keys.map(({ digest }) => digest);
      for (const one of valueByValue(own)) {
        const claims = anyVersion(await compile(new Map([...signer.fields, ...one])));
        if (first !== undefined) claims.set('key', { kind: 'text', anyOf: [first, ...rest], star: false });
        compiled.push(claims);
      }
    }
    if (compiled.length > limits.policyRequirements) reader.problems.push(tooMany('combinations of what is denied', compiled.length, limits.policyRequirements, members.get('reason')?.at ?? AT_INPUTS));
    return compiled;
  }

  #instant(members: Members, name: 'from' | 'until'): string | null {
    const said = textOf(members, name, this.reader);
    if (said !== null && parseInstant(said.text) === null) this.reader.invalid(name, said.at, said.text, 'a time as 2027-03-31T00:00:00Z');
    return said?.text ?? null;
  }

  #waivers(entry: Entry | undefined): readonly Waiver[] {
    return (entry === undefined ? [] : this.reader.items(entry.value, 'waivers')).flatMap((item, index) => {
      const about = `waiver ${index + 1}`;
      const members = this.reader.members(item, 'waiver', about);
      if (members === null) return [];
      const match = readMatch(members, about, item.at, this.reader);
      const [reason, owner, until] = (['reason', 'owner', 'until'] as const).map((name) => textOf(members, name, this.reader));
      if (until != null && !isDay(until.text)) this.reader.invalid('until', until.at, until.text, 'a day as 2027-03-31');
      return match === null || reason == null || owner == null || until == null ? [] : [{ match, reason: reason.text, owner: owner.text, until: until.text, at: item.at }];
    });
  }

  #changes(entry: Entry | undefined): readonly ChangeRule[] {
    const members = entry === undefined ? null : this.reader.members(entry.value, 'changes', 'changes');
    if (members === null || entry === undefined) return [];
    type Change = ClaimName | 'gone' | 'first' | 'none';
    const known: readonly Change[] = [...claimNames, 'gone', 'first', 'none'];
    const on = new Map<Change, 'fail' | 'warn' | 'note'>();
    for (const level of ['fail', 'warn', 'note'] as const) {
      const value = members.get(level)?.value;
      for (const one of value === undefined ? [] : value.kind === 'list' ? value.items : [value]) {
        const change = this.reader.choice(one, level, known);
        if (change !== null && on.has(change)) this.reader.fault('CONFIG_CONFLICT', one.at, { about: level, what: 'A change is named twice.', seen: change, next: 'Keep one of them.' });
        if (change !== null) on.set(change, level);
      }
    }
    return [{ match: { anyOf: [{ kind: 'any', glob: { text: '**', dialect: 'path' } }], except: [] }, on }];
  }

  #mirrors(entry: Entry | undefined): readonly Mirror[] {
    if (entry === undefined) return [];
    if (entry.value.kind !== 'map') this.reader.invalid('mirrors', entry.value.at, kindOf(entry.value), 'a map: copy: upstream');
    return (entry.value.kind === 'map' ? entry.value.entries : []).flatMap(({ key, at, value }) => {
      const upstream = this.reader.text(value, 'mirrors');
      const [from, to] = [this.#prefix(key, at), upstream === null ? null : this.#prefix(upstream.text, upstream.at)];
      return from === null || to === null ? [] : [{ copy: from, upstream: to }];
    });
  }

  // A path of repositories by canonical name: what stands before the / of those below it.
  #prefix(text: string, at: At): string | null {
    const parsed = parseSubjectGlob('image', `${text.replace(/\/$/, '')}/**`);
    if ('glob' in parsed && !text.includes('*')) return parsed.glob.text.slice(0, -'/**'.length);
    this.reader.invalid('mirrors', at, text, 'a registry or a path in one, as registry.example.com/hub or docker.io/library');
    return null;
  }

  // ── tests, and what lies around

  async #tests(entry: Entry | undefined): Promise<readonly PolicyTest[]> {
    const tests: PolicyTest[] = [];
    for (const [index, item] of (entry === undefined ? [] : this.reader.items(entry.value, 'tests')).entries()) {
      const test = await this.#test(item, index);
      if (test !== null) tests.push(test);
    }
    return tests;
  }

  async #test(item: Value, index: number): Promise<PolicyTest | null> {
    const { reader } = this;
    const members = reader.members(item, 'test', `test ${index + 1}`);
    const subjectEntry = members?.get('subject');
    const subject = subjectEntry === undefined ? null : this.#testSubject(subjectEntry.value);
    const expect = members?.get('expect');
    const outcomes: readonly Outcome[] = ['passed', 'failed', 'indeterminate', 'exempt'];
    const outcome = expect === undefined ? null : reader.choice(expect.value, 'expect', outcomes);
    const paths = members?.get('evidence');
    const evidence: { readonly path: string; readonly bytes: Uint8Array }[] = [];
    for (const { text, at } of paths === undefined ? [] : reader.texts(paths.value, 'evidence')) {
      const bytes = await this.#file(text, 'evidence', at, limits.evidenceFileBytes);
      if (bytes !== null) evidence.push({ path: text, bytes });
    }
    const code = textOf(members, 'code', reader);
    if (code !== null && !Object.hasOwn(codes, code.text)) reader.invalid('code', code.at, code.text, nearest(code.text, Object.keys(codes)) ?? 'a code of a reason, as SIGNER_MISMATCH');
    if (code !== null && outcome === 'passed') reader.fault('CONFIG_CONFLICT', code.at, { about: 'code', what: 'What passed has no reason, and code names one.', seen: code.text, next: 'Take code out, or correct expect.' });
    if (subject === null || outcome === null) return null;
    return { name: textOf(members, 'name', reader)?.text ?? `test ${index + 1}`, at: item.at, subject, evidence, expect: outcome, code: code?.text ?? null };
  }

  #testSubject(value: Value): PolicyTest['subject'] | null {
    const { reader } = this;
    const members = reader.members(value, 'subject', 'subject');
    const said = textOf(members, 'digest', reader);
    const digest = said === null ? null : parseDigest(said.text);
    if (said !== null && digest === null) reader.invalid('digest', said.at, said.text, digestForm);
    const kinds = (['image', 'file', 'package'] as const).filter((kind) => members?.has(kind) === true);
    const [kind, second] = kinds;
    if (members !== null && (kind === undefined || second !== undefined)) reader.fault('CONFIG_MISSING_KEY', value.at, { about: 'subject', what: 'A subject is one thing.', expected: 'image, file or package', next: 'Give one of them.' });
    const name = kind === undefined ? null : textOf(members, kind, reader);
    if (kind === undefined || name === null || digest === null) return null;
    const line = kind === 'image' ? parseImageLine(name.text) : null;
    const purl = kind === 'package' ? parsePurl(name.text) : null;
    if ((kind === 'image' && line?.kind !== 'registry') || (kind === 'package' && purl === null)) reader.invalid(kind, name.at, name.text, kind === 'image' ? 'registry/name:tag' : 'a package URL');
    if (line?.kind === 'registry') return { kind, name: nameOfRepository(line.repository), digest, tag: line.tag };
    return purl === null ? { kind, name: name.text, digest, tag: null } : { kind, name: printPurl({ ...purl, version: null }), digest, tag: purl.version };
  }

  #allowed(entry: Entry | undefined): ReadonlySet<string> {
    const { guardedInputs } = this.#tools;
    return new Set((entry === undefined ? [] : this.reader.texts(entry.value, 'allow-inputs')).flatMap(({ text, at }) => {
      if (!guardedInputs.includes(text)) this.reader.invalid('allow-inputs', at, text, guardedInputs.join(', '));
      return guardedInputs.includes(text) ? [text] : [];
    }));
  }

  async #unused(signers: ReadonlyMap<string, SaidSigner>, bench: RuleBench): Promise<void> {
    for (const { name, at, members } of signers.values()) {
      if (bench.used.has(name)) continue;
      // What is not used may be wrong all the same.
      await readKeys(members, { ...bench, keys: new Map<string, TrustedKey>() });
      this.reader.notes.push(problem('POLICY_UNUSED', { about: bounded(name, 64), level: 'warning', what: `The signer ${bounded(name, 64)} is named by no rule.`, at }));
    }
  }
}

function textOf(members: Members | null, key: string, reader: Reader): ReturnType<Reader['text']> {
  const entry = members?.get(key);
  return entry === undefined ? null : reader.text(entry.value, key);
}

function countOf(members: Members | null, key: string, reader: Reader): Count | null {
  const said = textOf(members, key, reader);
  const count = ([1, 2, 3, 4] as const).find((one) => String(one) === said?.text) ?? null;
  if (said !== null && count === null) reader.invalid(key, said.at, said.text, '1, 2, 3 or 4');
  return count;
}

// What is no UTF-8 is no YAML either; its parser says what is wrong, with a place.
function decoded(bytes: Uint8Array): string {
  try {
    return decodeUtf8(bytes);
  } catch {
    return '\u{fffd}: [';
  }
}

/** A signer that is accepted at the version of the subject is denied at every one: what it signed for another release may be accepted by somebody's wider pattern. */
function anyVersion(claims: ReadonlyMap<ClaimName, Pattern>): Map<ClaimName, Pattern> {
  return new Map([...claims].map(([claim, pattern]) => {
    if (pattern.kind !== 'text' || pattern.anyOf.every((text) => withStars(text) === text)) return [claim, pattern];
    const [first, ...rest] = pattern.anyOf;
    return [claim, { kind: 'text', anyOf: [withStars(first), ...rest.map(withStars)], star: true }];
  }));
}

function withStars(text: string): string {
  return text.replaceAll(/\{(?:tag|version)\}/g, '*');
}

/** Fields of which a claim takes one value: of several each is denied by itself. Of all others one pattern has them all. */
function valueByValue(fields: FieldValues): readonly FieldValues[] {
  let all: readonly FieldValues[] = [new Map()];
  for (const [name, { values, at }] of fields) {
    const each = TOGETHER.has(fieldTable[name].kind) && name !== 'repo' ? [values] : values.map((value) => [value]);
    all = all.slice(0, limits.policyRequirements + 1).flatMap((one) => each.map((some) => new Map([...one, [name, { values: some, at }]])));
  }
  return all.slice(0, limits.policyRequirements + 1);
}

const TOGETHER: ReadonlySet<Field['kind']> = new Set<Field['kind']>(['text', 'ref', 'commit', 'pairs']);

/** The layer with its domains under the names that they have in this run. */
function withTrust(layer: Layer, domains: NonEmpty<string>, names: TrustNames): Layer {
  const named = (trust: NonEmpty<string>): NonEmpty<string> => {
    const [first, ...rest] = trust.map((name) => (name === UNLOGGED ? names.unlogged : (names.domains[domains.indexOf(name)] ?? name)));
    return first === undefined ? trust : [first, ...rest];
  };
  const evidence = (leaf: Evidence): Evidence => {
    const [first, ...rest] = leaf.signedBy.map((signer) => (signer.kind === 'previous' ? signer : { ...signer, trust: named(signer.trust) }));
    return first === undefined ? leaf : { ...leaf, signedBy: [first, ...rest] };
  };
  const rebuilt = (requirement: Requirement): Requirement => {
    switch (requirement.kind) {
      case 'evidence': return evidence(requirement);
      case 'all': case 'any': {
        const [first, ...rest] = requirement.of.map(rebuilt);
        return first === undefined ? requirement : { ...requirement, of: [first, ...rest] };
      }
      case 'at-least': {
        const [first, ...rest] = requirement.of.map(evidence);
        return first === undefined ? requirement : { ...requirement, of: [first, ...rest] };
      }
      case 'judged': return { ...requirement, of: rebuilt(requirement.of) };
      case 'exempt': case 'refuse': default: return requirement;
    }
  };
  return { ...layer, rules: layer.rules.map((rule) => ({ ...rule, require: rebuilt(rule.require) })) };
}
