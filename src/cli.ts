// The terminal: flags of the same names as the inputs → run() → the report on stdout → exit code 0, 1 failed, 2 error, 3 indeterminate. Behind the word
// `policy` stand commands about policies (policy-commands.ts).

import os from 'node:os';
import process from 'node:process';
import { variablesFor, writableRoots } from './host/environment.ts';
import { filesOf } from './host/files.ts';
import { writeReports } from './host/safe-write.ts';
import { scratchIn } from './host/scratch.ts';
import { logLine } from './host/log-line.ts';
import { toolsOf } from './host/tools.ts';
import { cancellation, commandOf, endSoon, outliveReader, parseFlags, tooOld, wantsColour } from './host/terminal.ts';
import type { RawInputs } from './domain/inputs.ts';
import type { Exec } from './domain/ports.ts';
import type { RunPorts } from './run.ts';
import { flags, helpText, policyHelpText, versionText } from './config/help.ts';
import { httpFor } from './net/client.ts';

const { env, argv } = process;
const old = tooOld(process.versions.node);
// Most runs start no program, and need not load what starts them.
const exec: Exec = { run: async (command, options) => (await import('./host/exec.ts')).exec.run(command, options) };
const command = commandOf(argv.slice(2));
const args = command.name === 'unknown' ? [] : command.argv;
const line = parseFlags(args, flags);
const roots = { roots: writableRoots({}, process.cwd()) };
outliveReader(process);
if (command.name === 'unknown') endWith(command.what);
else if (line.version) tell(`${versionText}\n`);
else if (command.name === 'policy' || line.help || argv.length === 2) tell(command.name === 'verify' ? helpText() : policyHelpText());
else if (old !== null) endWith(old);
else if (command.name === 'verify' || command.name === 'explain') await verify(command.name);
else await aboutPolicies(command.name);

function endWith(why: string): void {
  process.stderr.write(`${logLine(why)}\n`);
  process.exitCode = 2;
}

// It ends well only where nothing else was asked: `--artifact "$NAME"` with a name that reads --help, or flags in a variable that is empty, have
// verified nothing, and whoever chose the name must not have passed the gate by it.
function tell(text: string): void {
  process.stdout.write(text);
  process.exitCode = args.length === 1 && (line.help || line.version) ? 0 : 2;
}

function portsOf(deadline: AbortSignal): RunPorts {
  return { files: filesOf(process.cwd(), { signal: deadline }), http: httpFor(env), scratch: scratchIn(roots.roots[1] ?? os.tmpdir(), roots), exec, tools: toolsOf(env), env: variablesFor(env), mask: () => {}, cacheFolder: roots.roots[1] ?? null, now: () => new Date(), log: () => {}, deadline };
}

async function verify(name: 'verify' | 'explain'): Promise<void> {
  // Loaded when there is something to verify: --help and --version need none of it.
  const [{ run }, { renderTerminal, reportFormats, withProblems }] = await Promise.all([import('./run.ts'), import('./report/catalog.ts')]);
  const { report: judged, reports, files } = await run(withDefaults(line.inputs), portsOf(cancellation(process)), 'cli');
  const path = reports === null ? null : `${reports}/report.json`;
  const report = withProblems(judged, await writeReports([...files, ...(path === null ? [] : [{ path, text: reportFormats.json.render(judged) }])], roots));
  process.stdout.write(line.json ? reportFormats.json.render(report) : name === 'explain' ? reportFormats.explain.render(report) : renderTerminal(report, { colour: wantsColour(env, process.stdout) }));
  endSoon(process, report.exit);
}

async function aboutPolicies(name: 'lint' | 'test' | 'suggest'): Promise<void> {
  const { policyCommand } = await import('./policy-commands.ts');
  const { stdout, stderr, exit } = await policyCommand(name, { ...line, inputs: name === 'suggest' ? withDefaults(line.inputs) : line.inputs }, portsOf(cancellation(process)));
  process.stderr.write(stderr);
  process.stdout.write(stdout);
  endSoon(process, exit);
}

// cosign's own variable: where it keeps evidence, its users expect it to be found. The action reads no variable that says what counts.
function withDefaults(inputs: RawInputs): RawInputs {
  const repository = env['COSIGN_REPOSITORY'] ?? '';
  return repository === '' || !inputs.has('image') || inputs.has('evidence-repository') ? inputs : new Map([...inputs, ['evidence-repository', [repository]]]);
}
