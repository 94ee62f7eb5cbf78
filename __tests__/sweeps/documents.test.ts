// Documents: every block of code that a user may copy is read by what they will feed it to. That the recipes of the README do what they say is
// tested beside it (unit/readme.test.ts); here is that no block of any document is broken, and that none names an input or a flag there is not.

import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { flags } from '../../src/config/help.ts';
import { inputs } from '../../src/config/inputs.ts';
import { outputNames } from '../../src/report/catalog.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

interface Block { readonly file: string; readonly line: number; readonly language: string; readonly text: string }

function documents(): readonly string[] {
  const below = (folder: string): readonly string[] => fs.readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name));
  const top = fs.readdirSync(ROOT).filter((name) => name.endsWith('.md'));
  return [...top, ...['docs', 'examples', '.github'].flatMap(below).filter((name) => name.endsWith('.md'))].map((name) => name.replaceAll('\\', '/'));
}

/** The fenced blocks of a Markdown text; a fence closes with at least as many marks as it opened with. */
function blocksOf(file: string, markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  let open: { readonly fence: string; readonly block: Omit<Block, 'text'>; readonly lines: string[] } | null = null;
  for (const [index, line] of markdown.split(/\r?\n/).entries()) {
    const [, fence, info] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    if (open === null) {
      if (fence !== undefined) open = { fence, block: { file, line: index + 1, language: (info ?? '').trim().split(' ')[0] ?? '' }, lines: [] };
    } else if (fence !== undefined && fence.startsWith(open.fence) && info?.trim() === '') {
      blocks.push({ ...open.block, text: open.lines.join('\n') });
      open = null;
    } else open.lines.push(line);
  }
  if (open !== null) throw new Error(`${file}: the block at line ${open.block.line} does not end`);
  return blocks;
}

/** What is wrong with a block, in words. */
function faultsOf({ language, text }: Block): readonly string[] {
  switch (language) {
    case 'yaml': case 'yml': return yamlFaults(text);
    case 'json': return jsonFaults(text);
    case 'sh': case 'bash': case 'shell': case 'console': return shellFaults(text);
    // Checks begin with the name of their file, and are judged by their engines with the examples of the guide (policy-guide.test.ts, flow-000.test.ts).
    case 'cel': case 'cue': case 'rego': return /^(?:\/\/|#) checks\/[a-z.-]+\.\w+$/m.test(text) ? [] : [`a check in ${language} that names no file`];
    // Nothing reads these but people.
    case 'text': case 'ts': case 'http': case 'markdown': case 'mermaid': return [];
    default: return [`a block in ${language === '' ? 'no language' : language}`];
  }
}

function yamlFaults(text: string): readonly string[] {
  const parsed = parseAllDocuments(text, { uniqueKeys: true });
  if (!Array.isArray(parsed)) return ['an empty block'];
  const faults = parsed.flatMap((document) => [...document.errors, ...document.warnings].map(({ message }) => message));
  return [...faults, ...parsed.flatMap((document) => stepsIn(document.toJS()).flatMap(stepFaults)), ...outputFaults(text)];
}

interface Step { readonly uses: string; readonly with?: Readonly<Record<string, unknown>> | null }
function stepsIn(value: unknown): readonly Step[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(stepsIn);
  return 'uses' in value && typeof value.uses === 'string' ? [value as Step, ...inside] : inside;
}
function stepFaults({ uses, with: given }: Step): readonly string[] {
  if (!/verify-supply-chain@|^\.\/$/.test(uses)) return [];
  const unknown = Object.keys(given ?? {}).filter((name) => inputs.get(name)?.door !== 'action').map((name) => `there is no input ${name}`);
  // Who copies a sample pins what they copied.
  return uses === './' || /@(?:<commit>|<sha>|[0-9a-f]{40})$/.test(uses) ? unknown : [...unknown, `${uses} is not pinned by commit`];
}
function outputFaults(text: string): readonly string[] {
  const known: readonly string[] = outputNames;
  return [...text.matchAll(/steps\.verify[a-z-]*\.outputs\.([a-z-]+)/g)].flatMap(([, name]) => (known.includes(name ?? '') ? [] : [`there is no output ${name}`]));
}

function jsonFaults(text: string): readonly string[] {
  try {
    JSON.parse(text);
    return [];
  } catch (cause) {
    return [String(cause)];
  }
}

function shellFaults(text: string): readonly string[] {
  const own = new Set([...flags.map(({ name }) => name), 'json', 'help', 'version']);
  const lines = text.replaceAll('\\\n', ' ').split('\n').map((line) => line.replace(/^\$ /, ''));
  const unknown = lines.filter((line) => /\bdist\/cli\.js\b|^(?:npx )?verify-supply-chain\b|\bnpm run local --/.test(line))
    .flatMap((line) => [...line.matchAll(/\s--([a-z][a-z-]*)/g)].flatMap(([, name]) => (own.has(name ?? '') ? [] : [`there is no flag --${name}`])));
  // Placeholders in angle brackets would be redirections; `sh -n` reads without running.
  const syntax = process.platform === 'win32' ? null : spawnSync('sh', ['-n'], { input: lines.join('\n').replaceAll(/<([a-z/-]+)>/g, '$1'), encoding: 'utf8' });
  return syntax === null || syntax.status === 0 ? unknown : [...unknown, syntax.stderr];
}

const FILES = documents();
const BLOCKS = FILES.flatMap((file) => blocksOf(file, fs.readFileSync(path.join(ROOT, file), 'utf8')));

describe('documents', () => {
  it('are found, with blocks of YAML and of shell', () => {
    expect(FILES).toEqual(expect.arrayContaining(['README.md', 'SECURITY.md', 'docs/architecture.md', 'docs/codes.md']));
    expect(BLOCKS.filter(({ language }) => language === 'yaml').length).toBeGreaterThan(5);
    expect(BLOCKS.filter(({ language }) => language === 'sh').length).toBeGreaterThan(1);
  });

  it.each(BLOCKS.map((block) => [`${block.file}:${block.line} (${block.language})`, block] as const))('%s can be copied', (_name, block) => {
    expect(faultsOf(block)).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['yaml', 'a: [', 'Flow sequence'], ['yaml', 'a: 1\na: 2', 'unique'], ['yaml', '- uses: o/verify-supply-chain@v1\n  with:\n    repo: a/b', 'not pinned by commit'],
    ['yaml', '- uses: o/verify-supply-chain@<commit>\n  with:\n    artefact: a', 'no input artefact'], ['yaml', '- uses: o/verify-supply-chain@<commit>\n  with:\n    owner-id: 1', 'no input owner-id'],
    ['yaml', 'run: ${{ steps.verify.outputs.digests }}', 'no output digests'], ['json', '{', 'JSON'], ['sh', 'node dist/cli.js \\\n  --artefact a', 'no flag --artefact'], ['', 'x', 'no language'], ['rust', 'x', 'rust'],
    ...(process.platform === 'win32' ? [] : [['sh', 'if true; then', 'end of file'] as [string, string, string]]),
  ])('would be refused: %s %j', (language, text, fault) => {
    expect(faultsOf({ file: '', line: 1, language, text }).join('\n')).toContain(fault);
  });
});
