// CUE, by the real engine.
//
// `cosign`: policy and statement are unified and have to come out concrete, as cosign asks; and what comes out has to be the statement. CUE fills in
// what a policy says and a statement lacks, so `predicate: builder: id: "x"` accepts a statement without a builder: here such a field is absent and
// the check fails. Not where the policy only has a default for it: that is asked of CUE itself, by demanding another value at that very path.
// `policy-controller`: policy and document must not contradict, and nothing more.
//
// A mark that nobody can guess is added to the policy, and has to come out: CUE leaves files out that say so (@if), and then accepts anything.

import { randomUUID } from 'node:crypto';
import { problem, type Problem } from '../../domain/errors.ts';
import { isJsonArray, isJsonObject, JsonError, parseJson, type JsonValue } from '../../domain/json.ts';
import { limits } from '../../domain/limits.ts';
import type { Check } from '../../domain/policy.ts';
import type { CheckAnswer, CheckDocument, ProgramResult } from '../../domain/ports.ts';
import { NoAnswer, type Engines } from './engine.ts';
import { jsonOf, lintText, no, unusable, type CheckLanguage } from './language.ts';
import { codeOf } from './source-text.ts';

/** Checks in CUE. */
export const cue: CheckLanguage = { lint, ask };

async function lint(check: Check): Promise<readonly Problem[]> {
  const broken = lintText(check, limits.checkLength);
  if (broken.length > 0) return broken;
  const code = codeOf(check.text, 'cue');
  if (code.replace(/^\s*package\s+\w+/, '').trim() === '') return [unusable(check, 'it constrains nothing.', 'Write the fields that it is about, and what they have to be.')];
  if (/^\s*@(?:if|ignore|extern)\b/m.test(code)) return [unusable(check, 'CUE would leave it out, or read other files, for an attribute (@if, @ignore, @extern) at its head.', 'Remove the attribute.')];
  const hidden = /^[ \t]*_type\s*:/m.test(code);
  return hidden ? [problem('CHECK_PART_IGNORED', { about: 'check', at: check.at, level: 'warning', what: 'The field _type decides nothing: a name that begins with _ is hidden in CUE.', next: 'Write it in quotes: "_type": …' })] : [];
}

async function ask(check: Check, document: CheckDocument, engines: Engines): Promise<CheckAnswer> {
  const taken = ownMembers(check, document);
  if (taken.length > 0) return no('CHECK_FAILED', `the statement has a member ${taken.join(', ')} beside those of a statement, which the policy uses for itself: it would decide what the policy asks.`);
  const mark = `verify-supply-chain-${randomUUID()}`;
  return engines.withFiles([[`${check.text}\n${JSON.stringify(mark)}: true\n`, '.cue'], [jsonOf(document), '.json']], (files) => {
    const question = { check, document, engines, files, mark };
    return check.dialect === 'policy-controller' ? askContradiction(question) : askEquality(question);
  });
}

interface Question { readonly check: Check; readonly document: CheckDocument; readonly engines: Engines; readonly files: readonly string[]; readonly mark: string }

/** Whether policy and document contradict each other; what is not concrete is no contradiction. */
async function askContradiction(question: Question): Promise<CheckAnswer> {
  const { engines, files } = question;
  const evaluated = await engines.run('cue', ['eval', ...files]);
  if (evaluated.code !== 0) return refusal(evaluated, question);
  requireMark(evaluated, question);
  return { ok: true, warning: null };
}

/** Whether the unification of policy and document is concrete, and the document. */
async function askEquality(question: Question): Promise<CheckAnswer> {
  const { document, engines, files, mark } = question;
  const exported = await engines.run('cue', ['export', '--out', 'json', ...files]);
  if (exported.code !== 0) return refusal(exported, question);
  const unified = readObject(exported);
  if (unified[mark] !== true) throw new NoAnswer('cue answered without having read the policy.');
  const { [mark]: _, ...rest } = unified;
  const added: Added[] = [];
  compare(document.kind === 'statement' ? document.statement : document.authorities, rest, [], added);
  const wanted = added.filter((one) => !isOwn(one, question));
  if (wanted.length === 0) return { ok: true, warning: null };
  const absent = await notByDefault(wanted, question);
  if (absent.length === 0) return { ok: true, warning: null };
  return no('POLICY_FIELD_ABSENT', absent.map(({ path, value }) => `${shown(path)} is absent; the policy says ${JSON.stringify(value).slice(0, 200)}`).join('\n'));
}

/** A no of CUE. It says so by exit code 1 and what it prints to stderr; anything else is a crash. */
function refusal({ code, stdout, stderr }: ProgramResult, { check, files: [policy = '', statement = ''] }: Question): CheckAnswer {
  const said = Buffer.from(stderr.subarray(0, 16 * limits.checkMessage)).toString().trim();
  if (code !== 1 || said === '' || stdout.length > 0) throw new NoAnswer(`cue ended with ${code}${said === '' ? ' and said nothing' : `: ${said}`}.`);
  return no('CHECK_FAILED', withName(withName(said, policy, check.at.file), statement, 'statement'));
}

/** Paths of files have names that say nothing to the user, and stand there relative to somewhere. */
function withName(text: string, path: string, name: string): string {
  const base = path.split(/[\\/]/).slice(-2).join('/');
  return text.split(/(\s+)/).map((word) => {
    const at = word.replaceAll('\\', '/').indexOf(base);
    return at === -1 ? word : `${name}${word.slice(at + base.length)}`;
  }).join('');
}

function requireMark({ stdout }: ProgramResult, { mark }: Question): void {
  if (!new RegExp(`^"?${mark}"?:\\s+true$`, 'm').test(Buffer.from(stdout).toString())) throw new NoAnswer('cue answered without having read the policy.');
}

function readObject({ stdout }: ProgramResult): { readonly [key: string]: JsonValue } {
  try {
    const value = parseJson(stdout);
    if (isJsonObject(value)) return value;
  } catch (cause) {
    throw new NoAnswer(`cue printed what is no answer: it ${cause instanceof JsonError ? cause.message : 'cannot be read'}.`, { cause });
  }
  throw new NoAnswer('cue printed what is no answer.');
}

// ── what the policy added

type Path = readonly (string | number)[];
/** A path of the unification that the document does not have, down to a value that holds no others. */
interface Added { readonly path: Path; readonly value: JsonValue }

/** Finds what the unification adds to a document. Throws `NoAnswer` where it lacks or changes something: unifying cannot do that. */
function compare(document: JsonValue, unified: JsonValue | undefined, path: Path, added: Added[]): void {
  if (isJsonObject(document) && isJsonObject(unified)) {
    for (const [key, value] of Object.entries(document)) compare(value, Object.hasOwn(unified, key) ? unified[key] : undefined, [...path, key], added);
    for (const [key, value] of Object.entries(unified)) if (!Object.hasOwn(document, key)) collect(value, [...path, key], added);
  } else if (isJsonArray(document) && isJsonArray(unified) && document.length === unified.length) {
    for (const [index, value] of document.entries()) compare(value, unified[index], [...path, index], added);
  } else if (document !== unified) {
    throw new NoAnswer(`cue printed another document than it was given: ${shown(path)} differs.`);
  }
}

function collect(value: JsonValue, path: Path, added: Added[]): void {
  const members = isJsonObject(value) ? Object.entries(value) : isJsonArray(value) ? [...value.entries()] : [];
  if (members.length === 0) added.push({ path, value });
  for (const [key, member] of members) collect(member, [...path, key], added);
}

/** The members of a statement. A policy that speaks of another member at the root means one of its own, if it uses it. */
const OF_STATEMENT: ReadonlySet<string | number | undefined> = new Set(['_type', 'type', 'subject', 'predicateType', 'predicate']);

/** Members of a statement that stand where the policy has fields for itself: whoever signed it would choose what they are, where the policy only has a default. */
function ownMembers(check: Check, document: CheckDocument): readonly string[] {
  const names = document.kind === 'statement' && isJsonObject(document.statement) ? Object.keys(document.statement) : [];
  return names.filter((name) => isOwn({ path: [name] }, { check, document })).slice(0, 8);
}

/** Whether a path belongs to a field that the policy has for itself, at the root: it is no field of a statement, and other parts of the policy name it. */
function isOwn({ path: [root] }: Pick<Added, 'path'>, { check, document }: Pick<Question, 'check' | 'document'>): boolean {
  if (typeof root !== 'string' || document.kind !== 'statement' || OF_STATEMENT.has(root) || !/^[A-Za-z]\w*$/.test(root)) return false;
  return new RegExp(`(?<![.\\w"#$])${root}(?![\\w"]|\\s*[?!]?\\s*:)`).test(codeOf(check.text, 'cue'));
}

/** Those paths at which the policy takes no other value than the one it adds. With too many to ask about, all of them. */
async function notByDefault(added: readonly Added[], question: Question): Promise<readonly Added[]> {
  if (await takesOthers(added, question)) return [];
  if (added.length > limits.addedPaths) return added.slice(0, limits.addedPaths);
  const absent: Added[] = [];
  for (const one of added) if (added.length === 1 || !(await takesOthers([one], question))) absent.push(one);
  return absent;
}

/** Whether the policy takes other values at all of these paths: then what it adds there are defaults. */
async function takesOthers(added: readonly Added[], { engines, files, mark, ...question }: Question): Promise<boolean> {
  const probes = added.map(({ path, value }) => within(path, otherThan(value)));
  return engines.withFiles([[probes.join('\n'), '.cue']], async (probe) => {
    const result = await engines.run('cue', ['eval', ...files, ...probe]);
    if (result.code === 0) {
      requireMark(result, { engines, files, mark, ...question });
      return true;
    }
    refusal(result, { engines, files, mark, ...question });
    return false;
  });
}

/** Every kind of value, in CUE. */
const KINDS: readonly (readonly [kind: string, type: string])[] = [['null', 'null'], ['boolean', 'bool'], ['number', 'number'], ['string', 'string'], ['object', '{...}'], ['array', '[...]']];

/** A constraint that every value holds but this one; of lists and structs, every value of another kind. */
function otherThan(value: JsonValue): string {
  const kind = value === null ? 'null' : isJsonArray(value) ? 'array' : typeof value;
  const others = KINDS.filter(([name]) => name !== kind).map(([, type]) => type);
  if (typeof value === 'boolean') others.push(String(!value));
  if (typeof value === 'number' || typeof value === 'string') others.push(`!=${JSON.stringify(value)}`);
  return `(${others.join(' | ')})`;
}

function within(path: Path, constraint: string): string {
  return path.toReversed().reduce<string>((text, key) => (typeof key === 'number' ? `[${'_, '.repeat(key)}${text}, ...]` : `{${JSON.stringify(key)}: ${text}}`), constraint);
}

function shown(path: Path): string {
  return path.length === 0 ? 'the document' : path.map((key, index) => (typeof key === 'number' ? `[${key}]` : /^[A-Za-z_]\w*$/.test(key) ? `${index === 0 ? '' : '.'}${key}` : `[${JSON.stringify(key)}]`)).join('');
}
