// Suggested policies as a policy file: YAML in the native format, with what it does not bind in comments above.
//
// All values come from whoever made the evidence, and the text is meant to be committed and obeyed. A value is written plainly only where YAML reads it
// back as it stands; every other is quoted. What does not show was left out before (policy/suggest.ts). Comments are escaped as lines of a log are, which
// they may become too.

import type { Digest } from '../domain/digest.ts';
import { fields, type FieldName } from '../domain/fields.ts';
import { limits } from '../domain/limits.ts';
import { labelOf } from '../domain/predicate-types.ts';
import type { NonEmpty } from '../domain/subject.ts';
import type { UnsafeInput } from '../domain/trust-domain.ts';
import type { PrintedRequirement, PrintedSuggestion, Unbound } from '../domain/suggestion.ts';
import { forLog } from './escape.ts';

/** What stands above every suggestion, on the terminal and in JSON. */
export const SHOWS_NOT_TRUSTS = [
  'This shows who signed, NOT whom to trust: anybody can sign for any digest, and whoever can push can attach what they signed.',
  'Read every signer before you use it, and delete what you did not expect.',
] as const;

/** The path that stands for a key nobody named. */
const NO_KEY = 'PATH-OF-THE-PUBLIC-KEY.pem';
/** What stands for a name that no rule can match: a rule about nothing. */
const NO_NAME = 'NAME-OF-THE-SUBJECT';

/** What is printed with suggestions. */
export interface Printing {
  /** How the user names the keys that signed: PEM or path. */
  readonly keys: ReadonlyMap<Digest, string>;
  /** What the user trusts otherwise than by default, in the words of `trust:`. A policy trusts nobody else's choice. */
  readonly trust: ReadonlyMap<string, string>;
  /** What made less be verified. The policy does not say it again. */
  readonly weakenedBy: readonly UnsafeInput[];
}

/** Renders suggestions as one policy file. */
export function renderSuggestions(suggestions: readonly PrintedSuggestion[], { keys = new Map(), trust = new Map(), weakenedBy = [] }: Partial<Printing> = {}): string {
  const signers = new SignerNames(keys);
  const all = rulesOf(suggestions);
  const rulings = all.slice(0, limits.policyRules);
  const rules = rulings.flatMap((suggestion) => ruleLines(suggestion, signers));
  const trusted = trust.size === 0 ? [] : ['trust:', ...[...trust].map(([name, value]) => `  ${name}: ${scalar(value)}`)];
  const body = rules.length === 0
    ? ['# No policy: no evidence was verified that one could ask for.']
    : [...(all.length > rulings.length ? [`# NOT COMPLETE: a policy has ${limits.policyRules} rules at the most, and ${all.length - rulings.length} more would be needed.`] : []), 'version: 1', ...signers.lines(), 'rules:', ...rules, 'unmatched: deny', ...trusted];
  return `${[...SHOWS_NOT_TRUSTS.map((line) => `# ${line}`), ...(weakenedBy.length === 0 ? [] : [`# LESS WAS VERIFIED THAN USUAL, weakened by ${weakenedBy.join(', ')}.`]), ...unboundLines(suggestions, sharedNames(rulings)), ...body].join('\n')}\n`;
}

// ── comments

function unboundLines(suggestions: readonly PrintedSuggestion[], shared: ReadonlySet<string>): readonly string[] {
  const lines = suggestions.flatMap(({ subject, match, unbound }) => {
    const isShared = match !== null && shared.has(`${match.key} ${match.name}`);
    const all = [...(isShared ? [{ about: subject.name, why: 'another subject has this name and other evidence: a rule is about both, and each must pass both rules' }] : []), ...unbound];
    return ['#', comment(`${subject.name} ${subject.digest}`), ...(all.length === 0 ? [] : ['# Not bound, and why:']), ...all.map(unboundLine)];
  });
  return lines.length === 0 ? [] : [...lines, ''];
}

function unboundLine({ about, why }: Unbound): string {
  return comment(`  ${about}: ${why}`);
}

function comment(text: string): string {
  return `# ${forLog(text, 600)}`;
}

// ── rules

/** Suggestions that make a rule; of equal ones the first. */
function rulesOf(suggestions: readonly PrintedSuggestion[]): readonly PrintedSuggestion[] {
  const able = suggestions.filter(({ requirements }) => requirements.length > 0);
  return [...new Map(able.map((one, index) => [one.match === null ? String(index) : asked(one), one] as const).toReversed()).values()].toReversed();
}

/** What a rule asks, and of what. */
function asked({ match, requirements }: PrintedSuggestion): string {
  return JSON.stringify([match, requirements.map(({ what, fields: bound, key }) => [labelOf(what), [...bound], key])]);
}

/** The names of subjects that several rules are about. */
function sharedNames(rules: readonly PrintedSuggestion[]): ReadonlySet<string> {
  const named = rules.filter(({ match }) => match !== null);
  return new Set([...Map.groupBy(named, ({ match }) => `${match?.key} ${match?.name}`)].flatMap(([name, of]) => (of.length > 1 ? [name] : [])));
}

function ruleLines({ match, requirements }: PrintedSuggestion, signers: SignerNames): readonly string[] {
  return [`  - ${match === null ? `files: ${NO_NAME}` : `${match.key}: ${scalar(match.name)}`}`, '    require:', ...requirements.flatMap((requirement) => requirementLines(requirement, signers))];
}

function requirementLines(requirement: PrintedRequirement, signers: SignerNames): readonly string[] {
  const name = signers.nameOf(requirement);
  const own = [...requirement.fields].filter(([field]) => name === null || fields[field].part === 'fact');
  const lines = [...(name === null ? [] : [`signed-by: ${name}`]), ...own.flatMap(([field, values]) => fieldLines(field, values))];
  return [`      # ${requirement.evidence}`, `      - ${scalar(labelOf(requirement.what))}:`, ...lines.map((line) => `          ${line}`)];
}

function fieldLines(name: FieldName, values: NonEmpty<string>): readonly string[] {
  const [first, ...rest] = values;
  if (fields[name].kind === 'boolean') return [`${name}: true`];
  return rest.length === 0 ? [`${name}: ${scalar(first)}`] : [`${name}:`, ...values.map((value) => `  - ${scalar(value)}`)];
}

// ── signers

/** The signers of the rules, each once and under a name of ours: what evidence calls itself names nothing. */
class SignerNames {
  readonly #keys: ReadonlyMap<Digest, string>;
  readonly #names = new Map<string, string>();
  readonly #taken = new Set(['previous']);

  constructor(keys: ReadonlyMap<Digest, string>) {
    this.#keys = keys;
  }

  /** The name of who signed; null where the class or the builder says it already. */
  nameOf(requirement: PrintedRequirement): string | null {
    const lines = this.#linesOf(requirement);
    if (lines === null) return null;
    const text = lines.join('\n');
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    const stem = stemOf(requirement);
    let name = stem;
    for (let number = 2; this.#taken.has(name); number += 1) name = `${stem}-${number}`;
    this.#taken.add(name);
    this.#names.set(text, name);
    return name;
  }

  #linesOf({ fields: bound, key, isWitnessed }: PrintedRequirement): readonly string[] | null {
    if (key !== null) return [`# the key ${key}`, `key: ${scalar(this.#keys.get(key) ?? NO_KEY)}`, ...(isWitnessed ? [] : ['key-log: none'])];
    if (!bound.has('signer-workflow') && !bound.has('certificate-identity')) return null;
    return [...bound].filter(([field]) => fields[field].part === 'signer').flatMap(([field, values]) => fieldLines(field, values));
  }

  lines(): readonly string[] {
    if (this.#names.size === 0) return [];
    return ['signers:', ...[...this.#names].flatMap(([text, name]) => [`  ${name}:`, ...text.split('\n').map((line) => `    ${line}`)])];
  }
}

function stemOf({ fields: bound, key }: PrintedRequirement): string {
  if (key !== null) return 'key';
  return /\/([A-Za-z][A-Za-z0-9_-]{0,39})\.ya?ml@/.exec(bound.get('signer-workflow')?.[0] ?? '')?.[1]?.toLowerCase() ?? 'signer';
}

// ── YAML

const PLAIN = /^[A-Za-z0-9](?:[A-Za-z0-9._/@+-]|\{tag\}|\{version\}|:(?=[A-Za-z0-9/]))*$/;
const WORDS: ReadonlySet<string> = new Set(['null', 'true', 'false', 'yes', 'no', 'on', 'off', 'y', 'n']);

/** A text as YAML (1.2, and 1.1 as well) reads it back, in a block or as a key. */
function scalar(text: string): string {
  // Whole numbers of few digits are read back as they were written; whatever else looks like a number is quoted.
  const isPlain = PLAIN.test(text) && !WORDS.has(text.toLowerCase()) && (/^[1-9]\d{0,14}$/.test(text) || !/^[0-9]/.test(text));
  return isPlain ? text : JSON.stringify(text).replaceAll('##[', '#\\x23[');
}
