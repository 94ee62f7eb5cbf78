// action.yml as GitHub will read it: by GitHub's own schema, and by what the product promises of every input and output.

import { describe, expect, it } from '@jest/globals';
import { parseAction } from '@actions/workflow-parser/actions/action-parser';
import { NoOperationTraceWriter } from '@actions/workflow-parser/templates/trace-writer';
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

const ROOT = path.resolve(import.meta.dirname, '../..');
const actionSource = (): string => fs.readFileSync(path.join(ROOT, 'action.yml'), 'utf8');

interface Action {
  readonly name?: string;
  readonly description?: string;
  readonly branding?: { readonly icon?: string; readonly color?: string };
  readonly runs?: Readonly<Record<string, string>>;
  readonly inputs?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly outputs?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** What GitHub's schema has against an action.yml. */
function schemaErrors(content: string): readonly string[] {
  const { value, context } = parseAction({ name: 'action.yml', content }, new NoOperationTraceWriter());
  const errors = context.errors.getErrors().map(({ message }) => message);
  return value === undefined && errors.length === 0 ? ['nothing was read'] : errors;
}

const isText = (x: unknown): x is string => typeof x === 'string' && x.trim() !== '';

/** What an action.yml lacks of what the product promises. `hasFile` says whether a path of the repository exists. */
function gaps(content: string, hasFile: (file: string) => boolean): readonly string[] {
  const action = parse(content) as Action;
  const found: string[] = [];
  if (!isText(action.name) || !isText(action.description)) found.push('no name or description');
  if (!isText(action.branding?.icon) || !isText(action.branding.color)) found.push('no branding');
  if (action.runs?.['using'] !== 'node24') found.push(`runs on ${action.runs?.['using']}`);
  // pre and post would run even when the step is skipped, with nothing to verify.
  found.push(...Object.keys(action.runs ?? {}).filter((key) => key !== 'using' && key !== 'main').map((key) => `runs has ${key}`));
  if (!hasFile(action.runs?.['main'] ?? '')) found.push(`${action.runs?.['main']} does not exist`);
  const inputs = Object.entries(action.inputs ?? {});
  const outputs = Object.entries(action.outputs ?? {});
  if (inputs.length === 0) found.push('no inputs');
  if (outputs.length === 0) found.push('no outputs');
  for (const [name, { description, default: preset, ...rest }] of inputs) {
    found.push(...Object.keys(rest).filter((key) => key !== 'required' && key !== 'deprecationMessage').map((key) => `input ${name}: unknown key ${key}`));
    if (!/^[a-z]+(-[a-z0-9]+)*$/.test(name)) found.push(`input ${name}: not in kebab case`);
    if (!isText(description)) found.push(`input ${name}: no description`);
    // Absent would arrive as the empty string, which is how an expression that expanded to nothing arrives: that must be told apart.
    // Unquoted `true` or `10` is not text for YAML, but the runner makes it the text it looks like.
    if (!isText(preset) && typeof preset !== 'boolean' && typeof preset !== 'number') found.push(`input ${name}: no default`);
    // What weakens is off until it is spelled.
    if (name.startsWith('unsafe-') && !['-', 'false', false].includes(preset as string | boolean)) found.push(`input ${name}: on by default`);
  }
  for (const [name, { description }] of outputs) if (!isText(description)) found.push(`output ${name}: no description`);
  return found;
}

const GOOD = `name: a
description: b
branding: { icon: shield, color: green }
inputs:
  image: { description: An image., default: '-' }
  unsafe-any-identity: { description: Weakens., default: 'false' }
outputs:
  outcome: { description: What is true. }
runs: { using: node24, main: dist/index.js }
`;

const isDist = (file: string): boolean => file === 'dist/index.js';

describe('action.yml', () => {
  it('is valid by the schema of GitHub', () => {
    expect(schemaErrors(actionSource())).toEqual([]);
  });

  it('describes every input and output, gives every input a default, and runs on a node24 file that is there', () => {
    expect(gaps(actionSource(), (file) => fs.existsSync(path.join(ROOT, file)))).toEqual([]);
  });
});

describe('the check of action.yml', () => {
  it('accepts one that is as promised', () => {
    expect(schemaErrors(GOOD)).toEqual([]);
    expect(gaps(GOOD, isDist)).toEqual([]);
  });

  it.each([
    ['node24', 'node99', "Unexpected value 'node99'"],
    ['main:', 'mian:', "Unexpected value 'mian'"],
    ['outputs:', 'outptus:', "Unexpected value 'outptus'"],
  ])('refuses by schema: %s written as %s', (right, wrong, expected) => {
    expect(schemaErrors(GOOD.replace(right, wrong)).join('\n')).toContain(expected);
  });

  it.each([
    ['node24', 'node20', 'runs on node20'],
    ['dist/index.js', 'dist/main.js', 'dist/main.js does not exist'],
    ['main: dist/index.js', 'main: dist/index.js, post: dist/index.js', 'runs has post'],
    ['branding: { icon: shield, color: green }\n', '', 'no branding'],
    ['An image.,', 'An image., defualt: x,', 'input image: unknown key defualt'],
    ["default: '-'", "default: ''", 'input image: no default'],
    [", default: '-'", '', 'input image: no default'],
    ['description: An image., ', '', 'input image: no description'],
    ['  image:', '  Image_Name:', 'input Image_Name: not in kebab case'],
    ["default: 'false'", "default: 'true'", 'input unsafe-any-identity: on by default'],
    ['{ description: What is true. }', '{}', 'output outcome: no description'],
  ])('refuses: %j written as %j', (right, wrong, expected) => {
    expect(gaps(GOOD.replace(right, wrong), isDist)).toEqual([expected]);
  });
});
