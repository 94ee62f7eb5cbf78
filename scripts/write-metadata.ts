// Writes action.yml and the tables of inputs and outputs in README.md from src/config/inputs.ts, the tables of keys in docs/policy.md and the schema of
// policies from src/policy/keys.ts: `node scripts/write-metadata.ts`.
//
// Tests assert that all are up to date. Nobody edits them by hand: an input that action.yml lacks would have no default, and about one that
// it has too much nobody would know what it does.

import fs from 'node:fs';
import path from 'node:path';
import { inputs, type Input } from '../src/config/inputs.ts';
import { fieldNames } from '../src/domain/fields.ts';
import { places, type Form, type Key, type PlaceName } from '../src/policy/keys.ts';
import { outputNames, type OutputName } from '../src/report/outputs.ts';
import { policySchema } from './policy-schema.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
/** The file that GitHub's runner reads. */
export const ACTION_FILE = path.join(ROOT, 'action.yml');
/** The schema by which editors complete policies. */
export const POLICY_SCHEMA_FILE = path.join(ROOT, 'docs/policy.schema.json');
/** The file that people read. */
export const README_FILE = path.join(ROOT, 'README.md');
/** The guide to policies. */
export const POLICY_FILE = path.join(ROOT, 'docs', 'policy.md');

const NAME = 'Verify supply chain';
const DESCRIPTION = 'Verifies Sigstore evidence of images and files: who signed them, in which workflow, from which source. No evidence, no pass.';
const AUTHOR = 'The authors of verify-supply-chain';

/** What each output holds, and when it is empty. */
const OUTPUTS: Readonly<Record<OutputName, string>> = {
  outcome: 'What is true, in every mode: passed, failed, indeterminate (something could not be asked), exempt (a policy asks nothing of it) or error (there is no verdict). Reserved: nothing-to-verify.',
  verified: 'true if outcome is passed, else false.',
  digest: 'The digest that was verified: of the image or its index, the sha256 of the file, or the digest that was given. Empty unless there is exactly one subject, or each image of exactly one index, and the mode lets it through.',
  image: 'The verified image by its digest, as ghcr.io/acme/app@sha256:…: what to deploy. Empty where digest is, and for files and layouts on disk.',
  signer: 'Who signed, in one line. Empty unless there is exactly one subject and it passed.',
  images: 'JSON map of the images that the mode lets through: from what was written in image to the image by its digest. A single platform stands behind it, as "ghcr.io/acme/app:v1.2.3 linux/amd64". {} where there is none.',
  'verified-images': 'The same of those that passed.',
  'release-tag': 'The tag of the release, of latest too. Empty unless exactly one release was verified and the whole run passed.',
  version: 'The version that this tag states: without a v in front, and a whole semantic version; empty where it states none.',
  results: 'JSON: the outcome, the codes of problems, and for each subject its name, digest, outcome, signer and first code. A very long list is cut, the worst subjects stay, and "cut" says how many are left out.',
  'report-path': 'The path of report.json. Empty where the input reports is not set, or the file could not be written.',
  'sbom-path': 'What the input sbom-path says, where an SBOM was written: the file, or the folder with a / at its end. Empty otherwise.',
  'vsa-path': 'The path of a verification summary attestation. This version makes none: always empty.',
  'sarif-path': 'The path of a SARIF report. This version makes none: always empty.',
};

const GROUPS: Readonly<Record<Input['group'], string>> = {
  what: 'What is verified',
  who: 'Who must have signed, and from which source',
  evidence: 'Which evidence, under which trust',
  behaviour: 'What the step does',
  unsafe: 'What makes less be verified: off by default, and shown in every report',
};

const forAction: readonly (readonly [string, Input])[] = [...inputs].filter(([, { door }]) => door === 'action');

/** The text of action.yml. */
export function actionDocument(): string {
  return [
    '# Generated from src/config/inputs.ts by scripts/write-metadata.ts. Do not edit.',
    '#',
    '# The default - means "not set". It is there so that an input that is given but empty can be told apart: that is an error.',
    `name: ${quoted(NAME)}`,
    `description: ${quoted(DESCRIPTION)}`,
    `author: ${quoted(AUTHOR)}`,
    'branding:',
    '  icon: shield',
    '  color: green',
    'runs:',
    '  using: node24',
    '  main: dist/index.js',
    'inputs:',
    ...forAction.flatMap(([name, input]) => [`  ${name}:`, `    description: ${quoted(input.help)}`, `    default: ${quoted(input.default)}`]),
    'outputs:',
    ...outputNames.flatMap((name) => [`  ${name}:`, `    description: ${quoted(OUTPUTS[name])}`]),
    '',
  ].join('\n');
}

/** The text of the schema of policies. */
export function policySchemaDocument(): string {
  return `${JSON.stringify(policySchema(), null, 2)}\n`;
}

/** The README with its tables made anew. Throws where a marker is missing: a table that is not there cannot be up to date. */
export function readmeDocument(readme: string): string {
  const tables = { inputs: inputTables(forAction), outputs: outputTable(), flags: inputTables([...inputs].filter(([, { door }]) => door === 'cli')) };
  return Object.entries(tables).reduce((text, [name, table]) => between(text, name, table), readme);
}

function between(text: string, name: string, content: string): string {
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
  const [head, body, ...rest] = text.split(begin);
  const tail = body?.split(end)[1];
  if (head === undefined || tail === undefined || rest.length > 0) throw new Error(`there is not exactly one part between ${begin} and ${end}`);
  return `${head}${begin}\n${content}\n${end}${tail}`;
}

function inputTables(rows: readonly (readonly [string, Input])[]): string {
  return (Object.keys(GROUPS) as Input['group'][]).flatMap((group) => {
    const own = rows.filter(([, input]) => input.group === group);
    if (own.length === 0) return [];
    return [`**${GROUPS[group]}**\n\n| name | default | meaning |\n| --- | --- | --- |\n${own.map(inputRow).join('\n')}`];
  }).join('\n\n');
}

function inputRow([name, input]: readonly [string, Input]): string {
  const choices = input.choices.length === 0 ? '' : ` One of ${input.choices.map((choice) => `\`${choice}\``).join(', ')}.`;
  return `| \`${name}\` | ${input.default === '-' ? '' : `\`${input.default}\``} | ${cell(input.help)}${choices} |`;
}

function outputTable(): string {
  return `| name | what it holds |\n| --- | --- |\n${outputNames.map((name) => `| \`${name}\` | ${cell(OUTPUTS[name])} |`).join('\n')}`;
}

// ── keys of policies

/** The places of a policy as the guide calls them, in its order. */
const PLACES: Readonly<Record<PlaceName, string>> = {
  policy: 'The policy',
  signer: 'A signer, by its name in `signers`',
  rule: 'A rule, in `rules`',
  evidence: 'A class with keys of its own, in `require`',
  builder: 'A builder, in `builders`',
  deny: 'An entry of `deny`',
  waiver: 'A waiver, in `waivers`',
  trust: '`trust`',
  changes: '`changes`',
  test: 'A test, in `tests`',
  subject: 'The `subject` of a test',
};

/** The guide with its tables of keys made anew. Throws where a marker is missing. */
export function policyDocument(guide: string): string {
  return between(guide, 'keys', [...(Object.keys(PLACES) as PlaceName[]).map(placeTable), fieldTable()].join('\n\n'));
}

const isField = (name: string): boolean => fieldNames.some((field) => field === name);

// Keys that stand in another table are not repeated: those of fields, where a place takes most of them, and those of signers.
function placeTable(place: PlaceName): string {
  const keys = places[place];
  const [lacks, has] = [fieldNames.filter((name) => !Object.hasOwn(keys, name)), fieldNames.filter((name) => Object.hasOwn(keys, name))];
  const ofFields: readonly string[] = has.length > lacks.length ? has : [];
  const signer = Object.keys(places.signer).filter((name) => !isField(name));
  const ofSigners = place !== 'signer' && signer.every((name) => Object.hasOwn(keys, name)) ? signer : [];
  const own = Object.entries(keys).filter(([name]) => !ofFields.includes(name) && !ofSigners.includes(name));
  const but = lacks.length === 0 ? '' : ` but ${lacks.map((name) => `\`${name}\``).join(', ')}`;
  const also = [...(ofSigners.length > 0 ? ['every key of a signer'] : []), ...(ofFields.length > 0 ? [`every [field](#fields)${but}`] : [])];
  return `**${PLACES[place]}**${also.length === 0 ? '' : `; takes ${also.join(' and ')} too`}\n\n${keyTable(own)}`;
}

function fieldTable(): string {
  const rows = fieldNames.flatMap((name): [string, Key][] => {
    const key = places.rule[name];
    return key === undefined ? [] : [[name, key]];
  });
  return `### Fields\n\nIn rules, classes, signers and entries of \`deny\`. Those that a rule, a class in it and its signer say come together, and all must hold for one and the same evidence. Where it says several lines, write a list; \`deny\` takes a list for each. Where a policy accepts, the \`@ref\` of a workflow may not be left out.\n\n${keyTable(rows)}`;
}

function keyTable(rows: readonly (readonly [string, Key])[]): string {
  return `| key | written as | meaning |\n| --- | --- | --- |\n${rows.map(([name, { form, required, help }]) => `| \`${name}\`${required ? ' (required)' : ''} | ${cell(formWords(form))} | ${cell(help)} |`).join('\n')}`;
}

function formWords(form: Form): string {
  const words = (choices: readonly string[]): string => choices.map((choice) => `\`${choice}\``).join(', ');
  switch (form.form) {
    case 'text': return 'text';
    case 'texts': return 'text, or a list';
    case 'boolean': return '`true` or `false`';
    case 'version': return '`1`';
    case 'pairs': return 'key=value, a list of these, or a map';
    case 'choice': return `one of ${words(form.choices)}`;
    case 'choices': return form.choices.length > 8 ? 'names of claims, `gone`, `first`, `none`' : `any of ${words(form.choices)}`;
    case 'map': return form.text === null ? 'map' : `map; or ${form.text}`;
    case 'list': return form.text === null ? 'list of maps' : `list of maps; an item may be ${form.text}`;
    case 'named': return form.text === null ? 'map of names' : `map of names: each a map, or ${form.text}`;
    case 'texts-by-name': return 'map of texts';
    case 'require': return 'class, `a | b`, or a list of these, of `class: {keys}`, `any: […]`, `at-least: n` with `of: […]`';
    case 'members': return 'list of classes';
    default: return form satisfies never;
  }
}

/** A YAML scalar in single quotes: nothing in it is read as anything but text, save the quote itself. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('*', '\\*');
}

if (import.meta.main) {
  fs.writeFileSync(ACTION_FILE, actionDocument());
  fs.writeFileSync(POLICY_SCHEMA_FILE, policySchemaDocument());
  fs.writeFileSync(README_FILE, readmeDocument(fs.readFileSync(README_FILE, 'utf8')));
  fs.writeFileSync(POLICY_FILE, policyDocument(fs.readFileSync(POLICY_FILE, 'utf8')));
}
