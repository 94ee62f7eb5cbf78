// The action: the runner's inputs → run() → what the runner is given back → exit code.

import os from 'node:os';
import { githubOf, variablesFor, workspaceOf, writableRoots } from './host/environment.ts';
import { exec } from './host/exec.ts';
import { filesOf } from './host/files.ts';
import { logTo } from './host/log-line.ts';
import { maskSecret, publishToRunner, readRunnerInputs } from './host/runner.ts';
import { writeReports } from './host/safe-write.ts';
import { scratchIn } from './host/scratch.ts';
import { cancellation, endSoon } from './host/terminal.ts';
import { httpFor } from './net/client.ts';
import { annotationsOf, outputsOf, releaseOutputs, renderTerminal, reportFormats, withProblems } from './report/catalog.ts';
import { run } from './run.ts';

const { env } = process;
const deadline = cancellation(process);
const root = workspaceOf(env, process.cwd());
const roots = { roots: writableRoots(env, process.cwd()) };
const ports = { files: filesOf(root, { signal: deadline }), http: httpFor(env), scratch: scratchIn(roots.roots[1] ?? os.tmpdir(), roots), exec, env: variablesFor(env), mask: (secret: string) => maskSecret(secret, process.stdout), cacheFolder: writableRoots(env, process.cwd())[1] ?? null, now: () => new Date(), log: logTo(process.stdout), deadline };

const { report: judged, reports, summary, files, release } = await run(readRunnerInputs(env), ports, 'action', githubOf(env));
const path = reports === null ? '' : `${reports}/report.json`;
const report = withProblems(judged, await writeReports([...files, ...(path === '' ? [] : [{ path, text: reportFormats.json.render(judged) }])], roots));
const { exit } = await publishToRunner({
  exit: report.exit,
  log: renderTerminal(report).split('\n'),
  annotations: annotationsOf(report).map(({ file, line, column, ...rest }) => ({ ...rest, at: file === undefined ? null : { file, line: line ?? 1, column: column ?? 1 } })),
  outputs: { ...outputsOf(report), ...releaseOutputs(report === judged ? release : null), 'report-path': report === judged ? path : '', 'sbom-path': report === judged ? (files.find(({ of }) => of === 'sbom')?.asked ?? '') : '' },
  summary: summary ? reportFormats.summary.render(report) : null,
});
endSoon(process, exit);
