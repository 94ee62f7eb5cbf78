// The terminal: flags of the same names as the inputs → run() → the report on stdout → exit code 0, 1 failed, 2 error, 3 indeterminate.

import os from 'node:os';
import process from 'node:process';
import { variablesFor, writableRoots } from './host/environment.ts';
import { filesOf } from './host/files.ts';
import { writeReports } from './host/safe-write.ts';
import { scratchIn } from './host/scratch.ts';
import { toolsOf } from './host/tools.ts';
import { cancellation, endSoon, outliveReader, parseFlags, tooOld, wantsColour } from './host/terminal.ts';
import type { RawInputs } from './domain/inputs.ts';
import type { Exec } from './domain/ports.ts';
import { flags, helpText, versionText } from './config/help.ts';
import { httpFor } from './net/client.ts';

const { env, argv } = process;
const old = tooOld(process.versions.node);
// Most runs start no program, and need not load what starts them.
const exec: Exec = { run: async (command, options) => (await import('./host/exec.ts')).exec.run(command, options) };
const line = parseFlags(argv.slice(2), flags);
outliveReader(process);
if (line.version) tell(`${versionText}\n`);
else if (line.help || argv.length === 2) tell(helpText());
else if (old !== null) endWith(old);
else await verify();

function endWith(why: string): void {
  process.stderr.write(`${why}\n`);
  process.exitCode = 2;
}

// It ends well only where nothing else was asked: `--artifact "$NAME"` with a name that reads --help, or flags in a variable that is empty, have
// verified nothing, and whoever chose the name must not have passed the gate by it.
function tell(text: string): void {
  process.stdout.write(text);
  process.exitCode = argv.length === 3 ? 0 : 2;
}

async function verify(): Promise<void> {
  // Loaded when there is something to verify: --help and --version need none of it.
  const [{ run }, { renderTerminal, reportFormats, withProblems }] = await Promise.all([import('./run.ts'), import('./report/catalog.ts')]);
  const deadline = cancellation(process);
  const roots = { roots: writableRoots({}, process.cwd()) };
  const ports = { files: filesOf(process.cwd(), { signal: deadline }), http: httpFor(env), scratch: scratchIn(roots.roots[1] ?? os.tmpdir(), roots), exec, tools: toolsOf(env), env: variablesFor(env), mask: () => {}, cacheFolder: writableRoots({}, process.cwd())[1] ?? null, now: () => new Date(), log: () => {}, deadline };
  const { report: judged, reports, files } = await run(withDefaults(line.inputs), ports, 'cli');
  const path = reports === null ? null : `${reports}/report.json`;
  const report = withProblems(judged, await writeReports([...files, ...(path === null ? [] : [{ path, text: reportFormats.json.render(judged) }])], roots));
  process.stdout.write(line.json ? reportFormats.json.render(report) : renderTerminal(report, { colour: wantsColour(env, process.stdout) }));
  endSoon(process, report.exit);
}

// cosign's own variable: where it keeps evidence, its users expect it to be found. The action reads no variable that says what counts.
function withDefaults(inputs: RawInputs): RawInputs {
  const repository = env['COSIGN_REPOSITORY'] ?? '';
  return repository === '' || !inputs.has('image') || inputs.has('evidence-repository') ? inputs : new Map([...inputs, ['evidence-repository', [repository]]]);
}
