// `npm run interop`: real tools write evidence and we verify it; we write evidence and real tools verify it. On this machine alone, without a network.
//
//   node scripts/interop.ts [--cosign2 PATH] [--cosign3 PATH] [--crane PATH] [--docker-registry PATH] [--gh PATH]
//                           [--slsa-verifier PATH] [--only TEXT]
//
// A tool that is not named is looked for under COSIGN2, COSIGN3, CRANE, DOCKER_REGISTRY, GH and SLSA_VERIFIER, then on PATH. What it takes and is not there is skipped and
// said to be. The exit code is 0 only where something ran and nothing failed; 1 where something failed; 2 for a tool that was named and is none;
// 3 where nothing ran.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { makeKey, pem, VirtualSigstore } from '../__tests__/support/virtual-sigstore.ts';
import { SigstoreServices } from '../__tests__/support/servers/sigstore-services.ts';
import { fileRows, NotRun, type FileRow, type FileSetting } from './interop/files.ts';
import { dockerRegistry, ownRegistry, type Registry } from './interop/registries.ts';
import { rows, Stand, type Row, type Setting } from './interop/rows.ts';
import { Bench, findTool, toolNames, type Tool, type ToolName } from './interop/tools.ts';

/** What became of a row at a registry. */
export interface Result { readonly registry: string; readonly row: string; readonly became: 'passed' | 'failed' | 'skipped'; readonly text: string }

/** The exit code of results. */
export function exitOf(results: readonly Result[]): 0 | 1 | 3 {
  if (results.some(({ became }) => became === 'failed')) return 1;
  return results.some(({ became }) => became === 'passed') ? 0 : 3;
}

/** The tools that rows lack, by name. */
export function lackedBy({ needs }: Pick<Row, 'needs'>, tools: ReadonlyMap<ToolName, unknown>): readonly ToolName[] {
  return [...new Set(needs)].filter((name) => !tools.has(name));
}

async function interop(args: readonly string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args: [...args], options: { ...Object.fromEntries(toolNames.map((name) => [name, text])) as Record<ToolName, typeof text>, only: text } });
  const tools = new Map(toolNames.flatMap((name): [ToolName, Tool][] => {
    const tool = findTool(name, values[name], process.env);
    return tool === null ? [] : [[name, tool]];
  }));
  for (const name of toolNames) console.log(`${name}: ${tools.get(name)?.version ?? 'missing'}`);
  const isWanted = ({ name }: { readonly name: string }): boolean => name.includes(values.only ?? '');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'interop-'));
  try {
    const bench = new Bench(folder);
    const results = [...await tryFiles(fileRows.filter(isWanted), tools, bench), ...await tryAll(rows.filter(isWanted), tools, bench)];
    const count = (became: Result['became']): string => `${results.filter((one) => one.became === became).length} ${became}`;
    console.log(`\n${count('passed')}, ${count('failed')}, ${count('skipped')}.`);
    return exitOf(results);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function tryFiles(wanted: readonly FileRow[], tools: ReadonlyMap<ToolName, Tool>, bench: Bench): Promise<readonly Result[]> {
  const setting: FileSetting = { bench, tools, sigstore: await VirtualSigstore.create({ now: new Date() }) };
  console.log('\n── files');
  const results: Result[] = [];
  for (const row of wanted) results.push(tell(await tried(row, { registry: 'files', row: row.name }, [], tools, () => row.run(setting))));
  return results;
}

async function tryAll(wanted: readonly Row[], tools: ReadonlyMap<ToolName, Tool>, bench: Bench): Promise<readonly Result[]> {
  const [sigstore, other] = await Promise.all([VirtualSigstore.create({ now: new Date() }), VirtualSigstore.create({ name: 'other' })]);
  bench.write('root.json', JSON.stringify(sigstore.trustedRoot()));
  bench.write('other-root.json', JSON.stringify(other.trustedRoot()));
  bench.write('no-services.json', JSON.stringify({ mediaType: 'application/vnd.dev.sigstore.signingconfig.v0.2+json', rekorTlogConfig: {}, tsaConfig: {} }));
  bench.write('other.pub', pem('PUBLIC KEY', makeKey().spki));
  const cosign = tools.get('cosign3') ?? tools.get('cosign2');
  if (cosign !== undefined) await bench.succeed(cosign, ['generate-key-pair']);
  const services = await SigstoreServices.start(sigstore);
  const setting: Setting = { bench, tools, sigstore, services };
  const results: Result[] = [];
  try {
    for (const open of registriesOf(tools, bench)) {
      const registry = await open();
      console.log(`\n── ${registry?.name ?? 'docker-registry'}`);
      try {
        for (const [index, row] of wanted.entries()) results.push(tell(await tryRow(row, registry, setting, index)));
      } finally {
        await registry?.close();
      }
    }
  } finally {
    await services.close();
  }
  return results;
}

function registriesOf(tools: ReadonlyMap<ToolName, Tool>, bench: Bench): readonly (() => Promise<Registry | null>)[] {
  const docker = tools.get('docker-registry');
  return [() => ownRegistry('on'), () => ownRegistry('off'), async () => (docker === undefined ? null : dockerRegistry(docker, bench))];
}

async function tryRow(row: Row, registry: Registry | null, setting: Setting, index: number): Promise<Result> {
  const result = { registry: registry?.name ?? 'docker-registry', row: row.name };
  return tried(row, result, registry === null ? ['docker-registry'] : [], setting.tools, async () => (registry === null ? '' : row.run(await Stand.open(setting, registry, `acme/row${index}`))));
}

async function tried(row: Pick<Row, 'needs'>, result: Pick<Result, 'registry' | 'row'>, missing: readonly string[], tools: ReadonlyMap<ToolName, Tool>, work: () => Promise<string | void>): Promise<Result> {
  const lacks = [...missing, ...lackedBy(row, tools)];
  if (lacks.length > 0) return { ...result, became: 'skipped', text: `${lacks.join(' and ')} missing` };
  try {
    return { ...result, became: 'passed', text: (await work()) ?? '' };
  } catch (cause) {
    if (cause instanceof NotRun) return { ...result, became: 'skipped', text: cause.message };
    return { ...result, became: 'failed', text: cause instanceof Error ? cause.message : String(cause) };
  }
}

function tell(result: Result): Result {
  console.log(`${result.became.padEnd(7)}  ${result.row}${result.text === '' ? '' : `  [${result.text}]`}`);
  return result;
}

if (import.meta.main) {
  try {
    process.exitCode = await interop(process.argv.slice(2));
  } catch (cause) {
    console.error(cause instanceof Error ? cause.message : cause);
    process.exitCode = 2;
  }
}
