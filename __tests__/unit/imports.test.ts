// Who may import whom: the architecture's rule, read from the syntax tree of every file of src/.
//
// The last group is about security, not order: only verification/bind.ts may mint an attestation, and what decides (verification/, policy/judge.ts)
// can reach neither files nor the network nor programs, so no verdict depends on anything but its arguments.

import { describe, expect, it } from '@jest/globals';
import { parse } from '@babel/parser';
import fs from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');

const STAGES = ['config', 'subjects', 'trust', 'evidence', 'verification', 'policy', 'report', 'exports', 'changes'];

/** What a file's place in src/ lets it import from elsewhere in src/. Its own folder is always allowed. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  host: ['domain/'],
  net: ['domain/'],
  ...Object.fromEntries(STAGES.map((stage) => [stage, ['domain/', 'net/']])),
  'gather.ts': ['domain/', 'net/', ...STAGES.map((stage) => `${stage}/`)],
  'github.ts': ['domain/', 'net/', ...STAGES.map((stage) => `${stage}/`)],
  'images.ts': ['gather.ts', 'github.ts', 'domain/', 'net/', ...STAGES.map((stage) => `${stage}/`)],
  'releases.ts': ['gather.ts', 'github.ts', 'domain/', 'net/', ...STAGES.map((stage) => `${stage}/`)],
  'trust-groups.ts': ['gather.ts', 'domain/', 'net/', ...STAGES.map((stage) => `${stage}/`)],
  'deciding-files.ts': ['domain/', 'net/'],
  'policies.ts': ['deciding-files.ts', 'domain/', 'net/', ...STAGES.map((stage) => `${stage}/`)],
  'given.ts': ['deciding-files.ts', 'policies.ts', 'trust-groups.ts', 'domain/', 'net/', ...STAGES.map((stage) => `${stage}/`)],
  'asked.ts': ['github.ts', 'given.ts', 'policies.ts', 'trust-groups.ts', 'domain/', 'net/', ...STAGES.map((stage) => `${stage}/`)],
  'run.ts': ['deciding-files.ts', 'gather.ts', 'github.ts', 'images.ts', 'releases.ts', 'given.ts', 'asked.ts', 'policies.ts', 'trust-groups.ts', 'domain/', 'net/', ...STAGES.map((stage) => `${stage}/`)],
  'policy-files.ts': ['deciding-files.ts', 'run.ts', 'gather.ts', 'github.ts', 'given.ts', 'asked.ts', 'policies.ts', 'trust-groups.ts', 'domain/', 'net/', ...STAGES.map((stage) => `${stage}/`)],
  'policy-commands.ts': ['run.ts', 'policy-files.ts', 'domain/', 'net/', ...STAGES.map((stage) => `${stage}/`)],
  'index.ts': ['run.ts', 'host/', 'net/client.ts', 'report/catalog.ts'],
  // Help and version must not load the engine, so their texts are asked for where they stand.
  'cli.ts': ['run.ts', 'policy-commands.ts', 'host/', 'net/client.ts', 'report/catalog.ts', 'config/help.ts'],
};

/** Entries may name the domain's types, but not compute with it. */
const TYPES_FROM_DOMAIN: readonly string[] = ['index.ts', 'cli.ts'];

const PACKAGES: Readonly<Record<string, RegExp>> = {
  host: /^@actions\/[a-z-]+$/,
  trust: /^(@sigstore\/tuf|tuf-js)$/,
  verification: /^@sigstore\/(verify|core)$|^@noble\/[a-z]+$/,
  policy: /^(re2js|yaml|@bufbuild\/cel|@actions\/tool-cache)$/,
};

const IO = /^(node:)?(fs|net|http|https|http2|tls|dgram|dns|child_process|worker_threads|cluster|inspector|wasi)(\/|$)/;
const PURE = /^(verification\/|policy\/judge\.ts$)/;
const NOUNLESS = /^(utils?|helpers?|common|types?|misc|shared)$/;

interface Import { readonly from: string; readonly typeOnly: boolean; readonly names: readonly string[]; readonly line: number }
interface Node { readonly type: string; readonly loc?: { readonly start: { readonly line: number } } | null; readonly [key: string]: unknown }

const isNode = (x: unknown): x is Node => typeof x === 'object' && x !== null && typeof (x as { type?: unknown }).type === 'string';

/** The node and everything below it, in source order. */
function* nodes(at: Node): Generator<Node> {
  yield at;
  for (const [key, value] of Object.entries(at)) {
    if (key.endsWith('Comments') || key === 'tokens') continue;
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* nodes(child);
  }
}

const textOf = (node: unknown): string | null => (isNode(node) && node.type === 'StringLiteral' && typeof node['value'] === 'string' ? node['value'] : null);
const nameOf = (node: unknown): string => (isNode(node) && typeof node['name'] === 'string' ? node['name'] : (textOf(node) ?? ''));

/** Reads the imports of a source, and what would import or run code past this reading. */
function read(source: string): { readonly imports: readonly Import[]; readonly hidden: readonly string[] } {
  const imports: Import[] = [];
  const hidden: string[] = [];
  const tree = parse(source, { sourceType: 'module', plugins: ['typescript'], createImportExpressions: true });
  for (const node of nodes(tree.program as unknown as Node)) {
    const line = node.loc?.start.line ?? 0;
    const add = (from: string | null, typeOnly: boolean, names: readonly string[]): void => {
      if (from === null) hidden.push(`line ${line}: imports what is not written as a literal`);
      else imports.push({ from, typeOnly, names, line });
    };
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportNamedDeclaration': {
        if (node.type === 'ExportNamedDeclaration' && !isNode(node['source'])) break;
        const specifiers = (node['specifiers'] as Node[]).map((one) => one.type === 'ImportSpecifier' ? nameOf(one['imported']) : one.type === 'ExportSpecifier' ? nameOf(one['local']) : one.type === 'ImportDefaultSpecifier' ? 'default' : '*');
        add(textOf(node['source']), node['importKind'] === 'type' || node['exportKind'] === 'type', specifiers);
        break;
      }
      case 'ExportAllDeclaration': add(textOf(node['source']), node['exportKind'] === 'type', ['*']); break;
      case 'ImportExpression': add(textOf(node['source']), false, ['*']); break;
      case 'TSImportType': add(textOf(node['argument']) ?? textOf((node['argument'] as Node)['literal']), true, ['*']); break;
      case 'TSImportEqualsDeclaration': hidden.push(`line ${line}: import = require`); break;
      case 'CallExpression':
      case 'NewExpression': {
        const callee = nameOf(node['callee']);
        if (['require', 'createRequire', 'eval', 'Function'].includes(callee)) hidden.push(`line ${line}: ${callee}()`);
        break;
      }
      case 'MemberExpression':
        // process.getBuiltinModule('node:fs') needs no import; constructor.constructor is Function by another name.
        if (nameOf(node['property']) === 'getBuiltinModule' || (nameOf(node['object']) === 'process' && nameOf(node['property']) === 'binding')) hidden.push(`line ${line}: .${nameOf(node['property'])}`);
        if (nameOf(node['property']) === 'constructor' && isNode(node['object']) && nameOf(node['object']['property']) === 'constructor') hidden.push(`line ${line}: a function constructor`);
        break;
      default:
    }
  }
  return { imports, hidden };
}

/** The target of a relative import as a path in src/, or null for a package or builtin. */
const targetOf = (file: string, from: string): string | null => (from.startsWith('.') ? path.posix.normalize(path.posix.join(path.posix.dirname(file), from)) : null);

const packageOf = (from: string): string => from.split('/').slice(0, from.startsWith('@') ? 2 : 1).join('/');

function violationsOfImport(file: string, place: string, { from, typeOnly, names }: Import): readonly string[] {
  const target = targetOf(file, from);
  if (target !== null) {
    const own = place.endsWith('.ts') ? target === file : target.startsWith(`${place}/`);
    const listed = (ALLOWED[place] ?? []).some((allowed) => (allowed.endsWith('/') ? target.startsWith(allowed) : target === allowed));
    const type = typeOnly && TYPES_FROM_DOMAIN.includes(file) && target.startsWith('domain/');
    const found = own || listed || type ? [] : [`${place} imports ${target}`];
    if (PURE.test(file) && target.startsWith('net/')) found.push(`decides, yet imports ${target}`);
    // A star brings every name along, so it counts as this one.
    if (target === 'domain/attestation.ts' && !typeOnly && names.some((name) => name === 'mintAttestation' || name === '*') && file !== 'verification/bind.ts') found.push('mints attestations');
    return found;
  }
  const found = [];
  if (!from.startsWith('node:') && !(PACKAGES[place]?.test(packageOf(from)) ?? false)) found.push(`${place} imports the package ${from}`);
  if (PURE.test(file) && IO.test(from)) found.push(`decides, yet imports ${from}`);
  return found;
}

/** What a file of src/ breaks of the rule; `file` is its path in src/ with `/`. */
function violations(file: string, source: string): readonly string[] {
  const place = file.includes('/') ? file.slice(0, file.indexOf('/')) : file;
  const { imports, hidden } = read(source);
  return [
    ...(place in ALLOWED ? [] : [`${place} has no place in the architecture`]),
    ...file.split('/').filter((part) => NOUNLESS.test(part.replace(/\.ts$/, ''))).map((part) => `${part} names no thing`),
    ...hidden,
    ...imports.flatMap((one) => violationsOfImport(file, place, one).map((text) => `line ${one.line}: ${text}`)),
  ];
}

/** What a file of src/ reaches by imports of values, itself first. */
function reach(file: string, sourceAt: (file: string) => string, seen = new Set<string>()): ReadonlySet<string> {
  if (!seen.has(file)) {
    seen.add(file);
    for (const { from, typeOnly } of read(sourceAt(file)).imports) {
      const target = targetOf(file, from);
      if (target !== null && !typeOnly) reach(target, sourceAt, seen);
    }
  }
  return seen;
}

/** Files that `file` reaches and that do I/O. */
const ioReachedFrom = (file: string, sourceAt: (file: string) => string): readonly string[] =>
  [...reach(file, sourceAt)].filter((reached) => read(sourceAt(reached)).imports.some(({ from }) => IO.test(from)));

/** Paths below a folder that end in .ts, relative, with `/`. */
const sourcesIn = (folder: string): readonly string[] =>
  fs.readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/')).filter((name) => name.endsWith('.ts')).toSorted();
const sourceOf = (folder: string, file: string): string => fs.readFileSync(path.join(ROOT, folder, file), 'utf8');

/** Whether a file of the tests mints attestations outside of the one place for it. */
const mints = (file: string, source: string): boolean =>
  !file.startsWith('support/') && read(source).imports.some(({ from, typeOnly, names }) => !typeOnly && from.endsWith('/domain/attestation.ts') && names.some((name) => name === 'mintAttestation' || name === '*'));

describe('src', () => {
  it('keeps the import rule in every file', () => {
    const files = sourcesIn('src');
    expect(files).toContain('domain/attestation.ts');
    expect(files.flatMap((file) => violations(file, sourceOf('src', file)).map((text) => `src/${file}: ${text}`))).toEqual([]);
  });
});

describe('policy/judge.ts', () => {
  const sources: Readonly<Record<string, string>> = {
    'policy/judge.ts': `import { met } from './constraints.ts';\nimport type { Files } from './files.ts';`,
    'policy/constraints.ts': `import { rank } from '../domain/verdict.ts';`,
    'policy/files.ts': `import fs from 'node:fs';`,
  };

  it('reaches no I/O, through others either', () => {
    expect(ioReachedFrom('policy/judge.ts', (file) => sourceOf('src', file))).toEqual([]);
  });

  it.each([
    ['', []],
    [`import fs from 'node:fs';`, ['domain/verdict.ts']],
    [`export * from '../policy/files.ts';`, ['policy/files.ts']],
  ])('is seen to reach it two imports away: %j', (source, expected) => {
    expect(ioReachedFrom('policy/judge.ts', (file) => sources[file] ?? source)).toEqual(expected);
  });
});

describe('the tests', () => {
  it('mint attestations nowhere but in support/', () => {
    expect(sourcesIn('__tests__').filter((file) => mints(file, sourceOf('__tests__', file)))).toEqual([]);
  });

  it.each([
    ['unit/policy/judge.test.ts', `import { mintAttestation } from '../../../src/domain/attestation.ts';`, true],
    ['unit/policy/judge.test.ts', `const { mintAttestation } = await import('../../../src/domain/attestation.ts');`, true],
    ['unit/policy/judge.test.ts', `import { Attestation } from '../../../src/domain/attestation.ts';`, false],
    ['support/mint.ts', `import { mintAttestation } from '../../src/domain/attestation.ts';`, false],
  ])('%s with %j: %j', (file, source, expected) => {
    expect(mints(file, source)).toBe(expected);
  });
});

// Each line breaks one rule; the line after it is its neighbour that does not. Without these the walk above could pass by seeing nothing.
describe('the rule', () => {
  it.each<[string, string, string | null]>([
    ['domain/digest.ts', `import { z } from 'zod';`, 'line 1: domain imports the package zod'],
    ['domain/digest.ts', `import { createHash } from 'node:crypto';`, null],
    ['domain/digest.ts', `import type { Http } from '../net/http.ts';`, 'line 1: domain imports net/http.ts'],
    ['domain/digest.ts', `export * from './json.ts';`, null],
    ['evidence/collect.ts', `import { parse } from '../verification/formats/catalog.ts';`, 'line 1: evidence imports verification/formats/catalog.ts'],
    ['evidence/collect.ts', `import type { Format } from '../verification/formats/catalog.ts';`, 'line 1: evidence imports verification/formats/catalog.ts'],
    ['evidence/collect.ts', `type F = import('../verification/formats/catalog.ts').Format;`, 'line 1: evidence imports verification/formats/catalog.ts'],
    ['evidence/collect.ts', `export { x } from '../policy/fields.ts';`, 'line 1: evidence imports policy/fields.ts'],
    ['evidence/collect.ts', `const m = await import('../policy/fields.ts');`, 'line 1: evidence imports policy/fields.ts'],
    ['evidence/deep/one.ts', `import { a } from '../../domain/json.ts';\nimport { b } from '../../net/oci.ts';\nimport { c } from '../catalog.ts';`, null],
    ['net/http.ts', `import { x } from '../host/files.ts';`, 'line 1: net imports host/files.ts'],
    ['host/files.ts', `import { x } from '../net/http.ts';`, 'line 1: host imports net/http.ts'],
    ['host/runner.ts', `import * as core from '@actions/core';\nimport type { Files } from '../domain/ports.ts';`, null],
    ['net/http.ts', `import * as core from '@actions/core';`, 'line 1: net imports the package @actions/core'],
    ['trust/load.ts', `const seeds = await import('@sigstore/tuf/seeds.json', { with: { type: 'json' } });`, null],
    ['verification/sigstore.ts', `import { Verifier } from '@sigstore/verify';\nimport { p256 } from '@noble/curves/nist.js';`, null],
    ['verification/sigstore.ts', `import { verify } from 'sigstore';`, 'line 1: verification imports the package sigstore'],
    ['policy/constraints.ts', `import { RE2JS } from 're2js';`, null],
    ['report/json.ts', `import { RE2JS } from 're2js';`, 'line 1: report imports the package re2js'],
    ['gather.ts', `import { judge } from './policy/judge.ts';\nimport { bind } from './verification/bind.ts';`, null],
    ['gather.ts', `import { files } from './host/files.ts';`, 'line 1: gather.ts imports host/files.ts'],
    ['run.ts', `import { gather } from './gather.ts';`, null],
    ['gather.ts', `import { run } from './run.ts';`, 'line 1: gather.ts imports run.ts'],
    ['cli.ts', `import { run } from './run.ts';\nimport { reports } from './report/catalog.ts';\nimport type { Report } from './domain/report.ts';`, null],
    ['cli.ts', `import { judge } from './policy/judge.ts';`, 'line 1: cli.ts imports policy/judge.ts'],
    ['cli.ts', `import { helpText } from './config/help.ts';`, null],
    ['cli.ts', `import { configure } from './config/configure.ts';`, 'line 1: cli.ts imports config/configure.ts'],
    ['index.ts', `import { helpText } from './config/help.ts';`, 'line 1: index.ts imports config/help.ts'],
    ['index.ts', `import { all } from './domain/verdict.ts';`, 'line 1: index.ts imports domain/verdict.ts'],
    ['index.ts', `import { json } from './report/json.ts';`, 'line 1: index.ts imports report/json.ts'],
    ['judge.ts', ``, 'judge.ts has no place in the architecture'],
    ['lib/x.ts', ``, 'lib has no place in the architecture'],
    ['net/utils.ts', ``, 'utils.ts names no thing'],
    ['policy/helpers/x.ts', ``, 'helpers names no thing'],
    ['domain/predicate-types.ts', ``, null],
    ['verification/bind.ts', `import { mintAttestation } from '../domain/attestation.ts';`, null],
    ['verification/authenticate.ts', `import { mintAttestation as forge } from '../domain/attestation.ts';`, 'line 1: mints attestations'],
    ['policy/judge.ts', `import * as a from '../domain/attestation.ts';`, 'line 1: mints attestations'],
    ['domain/report.ts', `export * from './attestation.ts';`, 'line 1: mints attestations'],
    ['policy/judge.ts', `import { Attestation } from '../domain/attestation.ts';`, null],
    ['policy/judge.ts', `import fs from 'node:fs';`, 'line 1: decides, yet imports node:fs'],
    ['policy/lint.ts', `import fs from 'node:fs';`, null],
    ['verification/formats/dsse.ts', `const { get } = await import('node:https');`, 'line 1: decides, yet imports node:https'],
    ['verification/bind.ts', `import { readFile } from 'node:fs/promises';`, 'line 1: decides, yet imports node:fs/promises'],
    ['verification/bind.ts', `import { request } from '../net/http.ts';`, 'line 1: decides, yet imports net/http.ts'],
    ['verification/bind.ts', `import { createHash } from 'node:crypto';`, null],
    ['policy/native.ts', `const name = './x.ts'; await import(name);`, 'line 1: imports what is not written as a literal'],
    ['policy/native.ts', `const fs = process.getBuiltinModule('node:fs');`, 'line 1: .getBuiltinModule'],
    ['policy/native.ts', `import x = require('fs');`, 'line 1: import = require'],
    ['policy/native.ts', `createRequire(import.meta.url);`, 'line 1: createRequire()'],
    ['policy/native.ts', `const f = new Function('return 1');`, 'line 1: Function()'],
    ['policy/native.ts', `const f = (() => 1).constructor.constructor('return 1');`, 'line 1: a function constructor'],
    ['policy/native.ts', `eval('1');`, 'line 1: eval()'],
    ['policy/native.ts', `const text = 'eval(1)'; // import x from 'zod'`, null],
  ])('%s with %j: %j', (file, source, expected) => {
    expect(violations(file, source)).toEqual(expected === null ? [] : [expected]);
  });
});
