// Builds dist/: tsc to build/, then one ncc run over a generated entry, then two doors to it.
//
// dist/ is what users run, so its bytes must follow from the sources and the lock alone: nothing here may put the time, a path of this machine
// or the order of a directory into them. check-dist.ts holds that to account. Why one program behind two doors: docs/decisions/0001-bundling.md.

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { licenceText, type BundledModule } from './licenses.ts';

/** The part of ncc's programmatic interface that is used here; the package has no types of its own. */
type Ncc = (entry: string, options: Record<string, unknown>) => Promise<{
  code: string;
  assets: Record<string, { source: string | Uint8Array }>;
  stats: { compilation: { modules: Iterable<BundledModule>; errors: unknown[]; warnings: unknown[] } };
}>;

const ROOT = path.resolve(import.meta.dirname, '..');
const require = createRequire(import.meta.url);

/** File name of the part that both doors load; ncc names the lazily loaded chunks `<id>.program.js`. */
const PROGRAM = 'program.js';

// Lazy on both sides: whoever comes by one door must not pay for what only the other one needs.
const ENTRY = `export const action = () => import('./index.js');\nexport const cli = () => import('./cli.js');\n`;
const DOORS = {
  'index.js': `import { action } from './${PROGRAM}';\nawait action();\n`,
  'cli.js': `#!/usr/bin/env node\nimport { cli } from './${PROGRAM}';\nawait cli();\n`,
};

/** Compiles src/ into an emptied build/ and adds the generated entry. */
function compile(): string {
  const buildDir = path.join(ROOT, 'build');
  fs.rmSync(buildDir, { recursive: true, force: true });
  // process.execPath and a script's path rather than a command's name: no shell, so blanks in the path and Windows need no care.
  const tsc = spawnSync(process.execPath, [path.join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.json'], { cwd: ROOT, stdio: 'inherit' });
  if (tsc.status !== 0) throw new Error(`tsc ended with ${tsc.status ?? tsc.signal}`);
  for (const door of Object.keys(DOORS)) {
    if (!fs.existsSync(path.join(buildDir, door))) throw new Error(`build/${door} is missing: src/${door.replace(/js$/, 'ts')} is an entry of the build`);
  }
  const entry = path.join(buildDir, 'entry.js');
  fs.writeFileSync(entry, ENTRY);
  return entry;
}

/** Bundles the compiled entry. A warning is an error: ncc answers a missing module with one, and with code that throws when it is reached. */
async function bundle(entry: string): Promise<{ files: Map<string, string>; modules: Iterable<BundledModule> }> {
  const ncc = require('@vercel/ncc') as Ncc;
  const { code, assets, stats } = await ncc(entry, { filename: PROGRAM, esm: true, cache: false, quiet: true, minify: false, sourceMap: false, filterAssetBase: ROOT });
  const problems = [...stats.compilation.errors, ...stats.compilation.warnings];
  if (problems.length > 0) throw new AggregateError(problems, `ncc: ${problems.map(String).join('\n')}`);
  const files = new Map([[PROGRAM, code]]);
  for (const [name, { source }] of Object.entries(assets)) files.set(name, typeof source === 'string' ? source : Buffer.from(source).toString('utf8'));
  return { files, modules: stats.compilation.modules };
}

/** Refuses output that names the folder it was built in: it would differ on another machine. */
function assertNoMachinePaths(name: string, text: string): void {
  for (const folder of ['node_modules', 'build', 'src']) {
    const place = path.join(ROOT, folder);
    const found = [place, place.replaceAll('\\', '/'), place.replaceAll('\\', '\\\\')].find((form) => text.includes(form));
    if (found !== undefined) throw new Error(`dist/${name} contains the path ${found}`);
  }
}

/**
 * Builds everything that belongs into dist/ and writes it to `outDir`, which is emptied first: a chunk of an earlier build must not stay.
 * Returns the names written, sorted.
 */
export async function buildDist(outDir: string): Promise<readonly string[]> {
  // ncc names modules relative to the working directory.
  process.chdir(ROOT);
  const { files, modules } = await bundle(compile());
  const licences = licenceText(modules);
  for (const [name, text] of Object.entries(DOORS)) files.set(name, text);
  files.set('package.json', '{"type":"module"}\n');
  files.set('licenses.txt', licences.text);
  fs.rmSync(outDir, { recursive: true, force: true });
  fs.mkdirSync(outDir, { recursive: true });
  for (const [name, text] of files) {
    // Git keeps dist/ with LF; a dependency's CRLF would differ after a checkout. In JavaScript both mean the same, in template literals too (ECMA-262 §12.9.6).
    const written = text.replaceAll('\r\n', '\n');
    assertNoMachinePaths(name, written);
    fs.writeFileSync(path.join(outDir, name), written);
  }
  fs.chmodSync(path.join(outDir, 'cli.js'), 0o755);
  return [...files.keys()].toSorted();
}

if (import.meta.main) {
  const outDir = path.join(ROOT, 'dist');
  const names = await buildDist(outDir);
  const bytes = names.reduce((sum, name) => sum + fs.statSync(path.join(outDir, name)).size, 0);
  console.log(`dist: ${names.length} files, ${(bytes / 1e6).toFixed(2)} MB`);
}
