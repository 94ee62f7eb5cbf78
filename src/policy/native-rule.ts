// A rule of a policy file → a rule of the model: what it is about, and what evidence it asks for.
//
// Each piece of evidence is compiled as a step with the same words would be (native.ts): the fields of the rule, those of the evidence and those of who
// signed, together. What two of these say differently is a contradiction, whichever was meant to win.

import type { At } from '../domain/at.ts';
import type { OwnBuilder } from '../domain/builders.ts';
import { cloudBuildKey, isCloudBuild } from '../domain/cloud-build.ts';
import { bounded, problem, type Problem } from '../domain/errors.ts';
import { fields, type FieldName } from '../domain/fields.ts';
import type { GithubHost } from '../domain/github-host.ts';
import { nameOfRepository, parseImageRepository } from '../domain/image-reference.ts';
import { decodeUtf8 } from '../domain/json.ts';
import { limits } from '../domain/limits.ts';
import { nearest } from '../domain/nearest.ts';
import { parsePeriod, periodForm } from '../domain/period.ts';
import type { ClaimName } from '../domain/claims.ts';
import type { Check, Evidence, JoinKey, Match, Mode, Pattern, Requirement, Rule, Signer } from '../domain/policy.ts';
import { classNames, whatOf } from '../domain/predicate-types.ts';
import type { NonEmpty } from '../domain/subject.ts';
import type { KeyTerms, TrustedKey } from '../domain/trust-domain.ts';
import { kindOf, type Entry, type MapValue, type Value } from './document.ts';
import { places, subjectKinds } from './keys.ts';
import { compileRequirement, NO_MORE } from './native.ts';
import { fieldsOf, signersNamed, type FieldValues, type SaidSigner } from './named-signers.ts';
import type { Members, Reader, Said } from './reader.ts';
import type { PolicySource, PolicyTools } from './read-policy.ts';
import { parseSubjectGlob, type NamedKind } from './subject-glob.ts';

/** The name that stands for the domain of unlogged keys until the policy is built. */
export const UNLOGGED = 'key';

/** What all rules of a policy are compiled with. */
export interface RuleBench {
  readonly reader: Reader;
  readonly source: PolicySource;
  readonly tools: PolicyTools;
  readonly signers: ReadonlyMap<string, SaidSigner>;
  readonly builders: readonly OwnBuilder[];
  readonly githubHost: GithubHost;
  readonly tenantDomain: string | null;
  readonly domains: NonEmpty<string>;
  /** What is asked of keys beside what each of them says. */
  readonly terms: Pick<KeyTerms, 'times' | 'timestamps'>;
  /** The keys of the policy, each once; what its checks are; which signers are named by something. */
  readonly keys: Map<string, TrustedKey>;
  readonly checks: Check[];
  readonly used: Set<string>;
}

/** What a rule, a waiver or a test is about. */
export function readMatch(members: Members, about: string, at: At, reader: Reader): Match | null {
  const given = Object.entries(subjectKinds).filter(([key]) => members.has(key));
  const kinds = given.map(([, kind]) => kind);
  const anyOf = given.flatMap(([key, kind]) => globsOf(members.get(key), key, [kind], reader).map((glob) => ({ kind, glob })));
  const except = globsOf(members.get('except'), 'except', kinds, reader);
  const [first, ...rest] = anyOf;
  if (given.length === 0) reader.fault('CONFIG_MISSING_KEY', at, { about, what: `${about} says of nothing that it is about it.`, expected: Object.keys(subjectKinds).join(', '), next: 'Add images, files or packages.' });
  return first === undefined ? null : { anyOf: [first, ...rest], except };
}

function globsOf(entry: Entry | undefined, about: string, kinds: readonly NamedKind[], reader: Reader): Match['except'] {
  return (entry === undefined ? [] : reader.texts(entry.value, about)).flatMap(({ text, at }) => {
    const parsed = kinds.map((kind) => parseSubjectGlob(kind, text));
    const globs = parsed.flatMap((one) => ('glob' in one ? [one.glob] : []));
    const [fault] = parsed.flatMap((one) => ('fault' in one ? [one] : []));
    if (globs.length === 0 && fault !== undefined) reader.fault('CONFIG_INVALID_VALUE', at, { about, what: `This glob can match nothing. ${fault.fault}`, seen: text, next: fault.next });
    return globs.slice(0, 1);
  });
}

/** Compiles one rule; null where something is wrong with it, which the reader keeps. */
export async function compileRule(value: Value, index: number, bench: RuleBench): Promise<Rule | null> {
  const { reader } = bench;
  const members = reader.members(value, 'rule', `rule ${index + 1}`);
  if (members === null) return null;
  const name = nameOf(members, index, reader);
  const match = readMatch(members, `rule ${name}`, value.at, reader);
  const compiler = new EvidenceCompiler(bench, members, name);
  const require = members.get('require');
  const requirement = require === undefined ? null : await compiler.requirement(require.value);
  const same = members.get('same');
  const mode = members.get('mode');
  const evidenceRepositories = repositoriesOf(members.get('evidence-repository'), reader);
  if (match === null || requirement === null) return null;
  const modes: readonly Mode[] = ['enforce', 'warn', 'observe'];
  return { name, at: value.at, match, evidenceRepositories, require: requirement, same: same === undefined ? [] : joinsOf(same.value, reader), mode: mode === undefined ? 'enforce' : (reader.choice(mode.value, 'mode', modes) ?? 'enforce') };
}

function nameOf(members: Members, index: number, reader: Reader): string {
  const entry = members.get('name');
  return (entry === undefined ? null : reader.text(entry.value, 'name')?.text) ?? `#${index + 1}`;
}

function joinsOf(value: Value, reader: Reader): readonly JoinKey[] {
  const keys: readonly JoinKey[] = ['run', 'source-digest', 'source-ref'];
  const values = value.kind === 'list' ? value.items : [value];
  return [...new Set(values.flatMap((one) => reader.choice(one, 'same', keys) ?? []))];
}

function repositoriesOf(entry: Entry | undefined, reader: Reader): readonly string[] {
  return (entry === undefined ? [] : reader.texts(entry.value, 'evidence-repository')).flatMap(({ text, at }) => {
    const repository = parseImageRepository(text);
    if (repository === null) reader.invalid('evidence-repository', at, text, 'a repository as ghcr.io/acme/signatures, without tag and digest');
    return repository === null ? [] : [nameOfRepository(repository)];
  });
}

/** A class with its place, and what is asked of it alone. */
interface AskedClass { readonly what: Said; readonly own: Members | null; readonly at: At }

/** One piece of evidence by any of several. What is asked of all is asked once; what the fields come to for one of them alone is asked of what that one signed. */
function together(first: Evidence, rest: readonly Evidence[]): Evidence {
  const isShared = ([claim, pattern]: readonly [ClaimName, Pattern]): boolean => rest.every(({ where }) => JSON.stringify(where.get(claim)) === JSON.stringify(pattern));
  const shared = new Map([...first.where].filter(isShared));
  const own = ({ where, signedBy }: Evidence): readonly Signer[] => signedBy.map((signer) => ({ ...signer, facts: new Map([...[...where].filter(([claim]) => !shared.has(claim)), ...signer.facts]) }));
  const [signer, ...signers] = [first, ...rest].flatMap(own);
  return signer === undefined ? first : { ...first, where: shared, signedBy: [signer, ...signers] };
}

class EvidenceCompiler {
  readonly #bench: RuleBench;
  readonly #rule: Members;
  readonly #name: string;
  readonly #fields: FieldValues;

  constructor(bench: RuleBench, rule: Members, name: string) {
    this.#bench = bench;
    this.#rule = rule;
    this.#name = name;
    this.#fields = fieldsOf(rule, bench.reader);
  }

  get #reader(): Reader {
    return this.#bench.reader;
  }

  async requirement(value: Value): Promise<Requirement | null> {
    if (value.kind !== 'list') return this.#item(value);
    if (value.items.length === 0) this.#reader.fault('CONFIG_EMPTY_INPUT', value.at, { about: 'require', what: 'require is given but empty.' });
    return grouped('all', await this.#each(value.items, (item) => this.#item(item)));
  }

  // One after the other: what is wrong is said in the order in which it stands there.
  async #each<T>(items: readonly T[], compile: (item: T) => Promise<Requirement | null>): Promise<readonly Requirement[]> {
    const done: Requirement[] = [];
    for (const item of items) {
      const one = await compile(item);
      if (one !== null) done.push(one);
    }
    return done;
  }

  async #item(value: Value): Promise<Requirement | null> {
    if (value.kind !== 'map') {
      const said = this.#reader.text(value, 'require');
      return said === null ? null : grouped('any', await this.#each(said.text.split('|').map((word) => word.trim()), (word) => this.#evidence({ what: { text: word, at: said.at }, own: null, at: said.at })));
    }
    const keys = value.entries.map(({ key }) => key);
    if (keys.includes('any')) return this.#any(value);
    if (keys.includes('at-least') || keys.includes('of')) return this.#atLeast(value);
    const asked = this.#class(value);
    return asked === null ? null : this.#evidence(asked);
  }

  async #any(value: MapValue): Promise<Requirement | null> {
    this.#only(value, ['any']);
    return grouped('any', await this.#membersOf(value, 'any'));
  }

  async #atLeast(value: MapValue): Promise<Requirement | null> {
    this.#only(value, ['at-least', 'of']);
    const count = value.entries.find(({ key }) => key === 'at-least')?.value;
    const of = await this.#membersOf(value, 'of');
    const number = count?.kind === 'number' && Number.isSafeInteger(count.number) ? count.number : null;
    if (number === null || number < 1 || number > of.length) {
      this.#reader.invalid('at-least', count?.at ?? value.at, count !== undefined && 'text' in count ? count.text : null, `a number from 1 to ${Math.max(1, of.length)}: as many as there are classes in of`);
      return null;
    }
    const [first, ...rest] = of;
    return first === undefined ? null : { kind: 'at-least', count: number, of: [first, ...rest] };
  }

  #only(value: MapValue, known: readonly string[]): void {
    for (const { key, at } of value.entries) if (!known.includes(key)) this.#reader.unknown(key, at, known, known.join(' with '));
    for (const key of known) if (!value.entries.some((entry) => entry.key === key)) this.#reader.fault('CONFIG_MISSING_KEY', value.at, { about: key, what: `${known.join(' with ')} has no ${key}.`, next: `Add ${key}.` });
  }

  // Members are classes and nothing deeper: distinct signers are counted, and verdicts would else depend on the order of what is nested.
  async #membersOf(value: MapValue, key: string): Promise<readonly Evidence[]> {
    const list = value.entries.find((entry) => entry.key === key)?.value;
    if (list === undefined) return [];
    const items = this.#reader.items(list, key);
    if (list.kind === 'list' && items.length === 0) this.#reader.fault('CONFIG_EMPTY_INPUT', list.at, { about: key, what: `${key} is given but empty.` });
    const members: Evidence[] = [];
    for (const item of items) {
      const asked = this.#member(item, key);
      const evidence = asked === null ? null : await this.#evidence(asked);
      if (evidence !== null) members.push(evidence);
    }
    return members;
  }

  #member(item: Value, key: string): AskedClass | null {
    const nested = item.kind === 'map' && item.entries.some((entry) => entry.key === 'any' || entry.key === 'at-least' || entry.key === 'of');
    if (nested || (item.kind === 'text' && item.text.includes('|'))) {
      this.#reader.fault('CONFIG_INVALID_VALUE', item.at, { about: key, what: `Members of ${key} are classes, and nothing deeper.`, seen: item.kind === 'text' ? item.text : kindOf(item), expected: 'one class, as provenance, or a class with keys of its own', next: 'Write the alternatives as members of their own, or as a rule of its own.' });
      return null;
    }
    if (item.kind === 'map') return this.#class(item);
    const said = this.#reader.text(item, key);
    return said === null ? null : { what: said, own: null, at: said.at };
  }

  // {class: {keys}}; nothing behind the class asks no more of it.
  #class(value: MapValue): AskedClass | null {
    const [entry, second] = value.entries;
    if (entry === undefined || second !== undefined) {
      const at = second?.at ?? value.at;
      this.#reader.fault('CONFIG_INVALID_VALUE', at, { about: 'require', what: 'Each item of require is one class, with its keys below it.', seen: second?.key ?? null, expected: '- provenance: with its keys indented below', next: second !== undefined && Object.hasOwn(places.evidence, second.key) ? `Indent ${second.key} below ${entry?.key ?? 'the class'}.` : 'Begin a new item with - for each class.' });
      return null;
    }
    if (whatOf(entry.key) === null) {
      const guess = nearest(entry.key, [...classNames, 'any', 'at-least']);
      this.#reader.fault('CONFIG_INVALID_VALUE', entry.at, { about: 'require', what: `There is no class "${bounded(entry.key, 64)}".`, seen: entry.key, expected: guess ?? `${classNames.join(', ')}, or a predicate type URI` });
      return null;
    }
    const own = entry.value.kind === 'empty' ? null : this.#reader.members(entry.value, 'evidence', entry.key);
    return { what: { text: entry.key, at: entry.at }, own, at: entry.at };
  }

  /** The evidence of a class by any of those who may sign it; null where something is wrong. */
  async #evidence(asked: AskedClass): Promise<Evidence | null> {
    const signedBy = asked.own?.get('signed-by') ?? this.#rule.get('signed-by');
    const named = signedBy === undefined ? [null] : signersNamed(signedBy, this.#bench.signers, this.#reader);
    for (const one of named) if (one !== null && one !== 'previous') this.#bench.used.add(one.name);
    const checks = await this.#checks(asked);
    const alternatives: Evidence[] = [];
    for (const one of named) {
      const evidence = await this.#signedBy(one, asked, checks);
      if (evidence !== null) alternatives.push(evidence);
    }
    const [first, ...rest] = alternatives;
    return first === undefined || alternatives.length < named.length ? null : together(first, rest);
  }

  /** The evidence by one of those who may sign it; null: nobody is named, and the fields say who. */
  async #signedBy(signer: SaidSigner | 'previous' | null, { what, own, at }: AskedClass, checks: readonly Check[]): Promise<Evidence | null> {
    const { builders, githubHost, tenantDomain, domains } = this.#bench;
    const said = signer === 'previous' ? null : signer;
    const merged = this.#merge([this.#fields, own === null ? new Map() : fieldsOf(own, this.#reader), said?.fields ?? new Map()]);
    const words = [this.#rule, ...(own === null ? [] : [own]), ...(said === null ? [] : [said.members])];
    for (const name of SAID_ONCE) this.#once(words, name);
    if (signer !== null && this.#flag(words, 'unsafe-any-identity')) this.#reader.fault('CONFIG_CONFLICT', at, { about: 'unsafe-any-identity', what: 'unsafe-any-identity accepts anybody, and signed-by says who.', next: 'Keep one of them.' });
    const keys = await this.#keysIn(words, merged);
    const every = own?.get('every');
    const compiled = await compileRequirement({
      ...NO_MORE,
      constraints: new Map([...merged].map(([name, { values }]) => [name, values])),
      require: [what.text], enterprise: this.#word(words, 'enterprise'), githubHost, tenantDomain,
      keys: keys.map((key) => ({ name: key.name, digest: key.digest, trust: key.log === 'none' ? [UNLOGGED] : domains, builder: cloudBuildKey(key.keyid) === null ? null : 'cloud-build' as const })),
      anyIdentity: signer === 'previous' || this.#flag(words, 'unsafe-any-identity'), openPattern: this.#flag(words, 'unsafe-open-pattern'), trust: domains,
      ofSigner: new Set(said === null ? [] : said.fields.keys()),
      checks, builders, quantifier: every !== undefined && this.#reader.boolean(every.value, 'every') === true ? 'every' : 'some',
    });
    const placed = (one: Problem): Problem => ({ ...one, at: placeOf(one.about, merged, words) ?? (one.about === 'require' ? what.at : at), what: one.code === 'CONFIG_IDENTITY_REQUIRED' ? `${this.#name}: ${bounded(what.text, 64)}: ${one.what}` : one.what, next: one.code === 'CONFIG_IDENTITY_REQUIRED' && one.about === null ? 'Add signed-by, with a name out of signers or a workflow as owner/repo/.github/workflows/file.yml@ref.' : one.next });
    // A key that cannot be read was meant to say who: that nobody does is no second fault.
    const isUnread = keys.length === 0 && words.some((members) => members.has('key'));
    this.#reader.problems.push(...compiled.problems.filter(({ code }) => !isUnread || code !== 'CONFIG_IDENTITY_REQUIRED').map(placed));
    this.#reader.notes.push(...compiled.notes.map(placed));
    const leaf = compiled.requirement?.kind === 'evidence' ? compiled.requirement : null;
    if (leaf === null) return null;
    const previous: NonEmpty<Signer> = [{ kind: 'previous', facts: new Map() }];
    return signer === 'previous' ? { ...leaf, signedBy: previous } : leaf;
  }

  #merge(all: readonly FieldValues[]): FieldValues {
    const merged = new Map<FieldName, { readonly values: readonly string[]; readonly at: At }>();
    for (const [name, { values, at }] of all.flatMap((one) => [...one])) {
      const known = merged.get(name);
      const isAdded = fields[name].kind === 'pairs' || fields[name].kind === 'levels';
      if (known === undefined) merged.set(name, { values, at });
      else if (isAdded) merged.set(name, { values: [...new Set([...known.values, ...values])], at });
      else if (known.values.join('\n') !== values.join('\n')) this.#reader.fault('CONFIG_CONFLICT', at, { about: name, what: `${name} is said twice for the same evidence, and differently: by the rule, the class or its signer.`, seen: values.join(', '), expected: known.values.join(', '), next: 'Say it in one of these places.' });
    }
    return merged;
  }

  /** What is said in several places must be the same: whichever was meant to win, the other would be forgotten. */
  #once(words: readonly Members[], name: string): void {
    const [first, ...others] = words.flatMap((members) => members.get(name)?.value ?? []);
    const other = first === undefined ? undefined : others.find((value) => textsIn(value).join('\n') !== textsIn(first).join('\n'));
    if (first === undefined || other === undefined) return;
    this.#reader.fault('CONFIG_CONFLICT', other.at, { about: name, what: `${name} is said twice for the same evidence, and differently: by the rule, the class or its signer.`, seen: textsIn(other)[0]?.split('\n')[0] ?? null, expected: textsIn(first)[0]?.split('\n')[0] ?? null, next: 'Say it in one of these places.' });
  }

  #word(words: readonly Members[], name: string): string | null {
    for (const members of words) {
      const entry = members.get(name);
      const said = entry === undefined ? null : this.#reader.text(entry.value, name);
      if (said !== null) return said.text;
    }
    return null;
  }

  #flag(words: readonly Members[], name: string): boolean {
    return words.map((members) => members.get(name)).some((entry) => entry !== undefined && this.#reader.boolean(entry.value, name) === true);
  }

  /** The keys that may have signed: those that are written, and those of a builder that is asked for. */
  async #keysIn(words: readonly Members[], merged: FieldValues): Promise<readonly TrustedKey[]> {
    const read = (await Promise.all(words.map((members) => readKeys(members, this.#bench)))).flat();
    const builtIn = merged.get('builder-id')?.values.some(isCloudBuild) === true || read.some(this.#bench.tools.isBuiltIn) ? await this.#bench.tools.builtInKeys() : [];
    const isAsked = merged.get('builder-id')?.values.some(isCloudBuild) === true;
    const keys = [...(isAsked ? builtIn : []), ...read.map((key) => builtIn.find(({ digest }) => digest === key.digest) ?? key)];
    for (const key of keys) this.#bench.keys.set(key.digest, key);
    return keys;
  }

  async #checks({ own }: AskedClass): Promise<readonly Check[]> {
    const said = [this.#rule.get('check'), own?.get('check')].flatMap((entry) => (entry === undefined ? [] : this.#reader.texts(entry.value, 'check')));
    const checks = (await Promise.all(said.map((one) => readCheck(one, this.#bench)))).flatMap((one) => one ?? []);
    this.#bench.checks.push(...checks);
    return checks;
  }
}

/** What is no field, and says who signs or what is believed of it. */
const SAID_ONCE = ['key', 'enterprise', 'unsafe-any-identity', 'unsafe-open-pattern', 'deny-self-hosted-runners'] as const;

function textsIn(value: Value): readonly string[] {
  return value.kind === 'list' ? value.items.flatMap(textsIn) : 'text' in value ? [value.text.trim()] : [];
}

function placeOf(about: string | null, merged: FieldValues, words: readonly Members[]): At | null {
  for (const [name, { at }] of merged) if (name === about) return at;
  return words.flatMap((members) => members.get(about ?? '')?.value.at ?? [])[0] ?? null;
}

function grouped(kind: 'all' | 'any', of: readonly Requirement[]): Requirement | null {
  const [first, ...rest] = of;
  return first === undefined || rest.length === 0 ? (first ?? null) : { kind, of: [first, ...rest] };
}

const CHECK_FILE = /^[^\s()"']+\.(cel|cue|rego)$/;

/** A check as it is written: an expression, or a file beside the policy. */
async function readCheck({ text, at }: Said, { reader, source }: RuleBench): Promise<Check | null> {
  const language = CHECK_FILE.exec(text)?.[1];
  if (language === undefined) return { language: 'cel', dialect: 'native', text, at };
  const read = await source.read(text, limits.policyFileBytes);
  if (!(read instanceof Uint8Array)) {
    reader.fault('POLICY_UNAVAILABLE', at, { about: 'check', what: `The check cannot be read: ${read.fault}`, seen: text });
    return null;
  }
  const decoded = textOf(read);
  if (decoded === null) reader.invalid('check', at, text, 'a text in UTF-8', 'The check is no text.');
  const place = { file: `${source.name} ${text}`, line: 1, column: 1 };
  return decoded === null ? null : { language: language === 'cue' || language === 'rego' ? language : 'cel', dialect: language === 'cel' ? 'native' : 'cosign', text: decoded, at: place };
}

/** What is said of keys, and of no key by itself. */
const KEY_TERMS = ['key-id', 'key-log', 'key-valid-for'] as const;

/** Reads the keys of a place: PEM, or files beside the policy. */
export async function readKeys(members: Members, { reader, source, tools, terms, keys }: Pick<RuleBench, 'reader' | 'source' | 'tools' | 'terms' | 'keys'>): Promise<readonly TrustedKey[]> {
  const entry = members.get('key');
  // Terms of no key would bind nothing: whoever wrote them meant one that is given elsewhere.
  for (const name of KEY_TERMS) {
    const term = entry === undefined ? members.get(name) : undefined;
    if (term !== undefined) reader.fault('CONFIG_MISSING_KEY', term.at, { about: name, what: `${name} is about a key, and none is given beside it.`, next: `Write ${name} where the key is.` });
  }
  if (entry === undefined) return [];
  const said = reader.texts(entry.value, 'key');
  const idEntry = members.get('key-id');
  const ids = idEntry === undefined ? [] : reader.texts(idEntry.value, 'key-id');
  if (idEntry !== undefined && ids.length !== said.length) reader.fault('CONFIG_CONFLICT', idEntry.at, { about: 'key-id', what: `key-id has ${ids.length} values, and key ${said.length}: each key has one, in their order.`, next: 'Give one for each key.' });
  const own: KeyTerms = { ...terms, log: logOf(members, reader), validity: validityOf(members, reader) };
  const read = await Promise.all(said.map(async ({ text, at }, index): Promise<TrustedKey | null> => {
    const isPem = text.startsWith('-----BEGIN ');
    const bytes = isPem ? null : await source.read(text, limits.keyBytes);
    if (bytes !== null && !(bytes instanceof Uint8Array)) {
      reader.fault('POLICY_UNAVAILABLE', at, { about: 'key', what: `The key cannot be read: ${bytes.fault}`, seen: text });
      return null;
    }
    const keyid = ids[index]?.text ?? null;
    const key = tools.parseKey((bytes === null ? text : textOf(bytes)) ?? '', isPem ? 'key' : text, cloudBuildKey(keyid) === null ? own : { ...own, log: 'none' }, keyid);
    if (key === null) reader.invalid('key', at, text.split('\n')[0] ?? text, `PEM of a public key: ${tools.keyKinds}`, 'This is not a public key that can be used.');
    const known = key === null ? undefined : keys.get(key.digest);
    if (key !== null && known !== undefined && JSON.stringify([known.log, known.validity, known.keyid]) !== JSON.stringify([key.log, key.validity, key.keyid])) reader.fault('CONFIG_CONFLICT', at, { about: 'key', what: 'The same key is given on two terms: key-log, key-valid-for or key-id differ.', seen: text, next: 'Say it once, as a signer.' });
    if (key !== null) keys.set(key.digest, key);
    return key;
  }));
  return read.flatMap((key) => key ?? []);
}

function logOf(members: Members, reader: Reader): KeyTerms['log'] {
  const entry = members.get('key-log');
  const choices: readonly KeyTerms['log'][] = ['required', 'none'];
  return (entry === undefined ? null : reader.choice(entry.value, 'key-log', choices)) ?? 'required';
}

function validityOf(members: Members, reader: Reader): KeyTerms['validity'] {
  const entry = members.get('key-valid-for');
  const said = entry === undefined ? null : reader.text(entry.value, 'key-valid-for');
  const period = said === null ? null : parsePeriod(said.text);
  if (said !== null && period === null) reader.invalid('key-valid-for', said.at, said.text, periodForm);
  return period ?? { start: null, end: null };
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return decodeUtf8(bytes);
  } catch {
    // Bytes that are no UTF-8 are no text; who asked says so.
    return null;
  }
}

/** The problem of keys of one kind that are too many. */
export function tooMany(what: string, count: number, most: number, at: At): Problem {
  return problem('CONFIG_INVALID_VALUE', { about: what, what: `There are too many ${what}.`, seen: String(count), expected: `at most ${most}`, at });
}
