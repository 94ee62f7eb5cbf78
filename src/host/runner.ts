// GitHub's runner: the inputs it hands over, and what it takes back (docs.github.com, "Workflow commands for GitHub Actions").
//
// It hands inputs over as variables, `INPUT_` and the id in upper case: a hyphen stays a hyphen, a blank becomes `_`. It takes outputs and the
// summary as files, annotations and the log on stdout, where it obeys commands in any line. What is printed here holds text from evidence;
// it arrives as plain data and leaves it escaped, whatever the renderers did.
// `@actions/core` brings an HTTP client and costs more than a verification to load, so it is loaded when there is something to publish.

import { randomUUID } from 'node:crypto';
import { problem, type Problem } from '../domain/errors.ts';
import type { RawInputs } from '../domain/inputs.ts';
import type { ExitCode } from '../domain/verdict.ts';
import type { Environment } from './environment.ts';
import { logLine, printable } from './log-line.ts';
import { systemCode } from './system-error.ts';

const PREFIX = 'INPUT_';
/** What an input of action.yml defaults to: not set. The runner has no other way to tell "left out" from "given, and empty". */
const NOT_SET = '-';

/**
 * Reads every variable that is an input, known or not.
 *
 * `-` is left out; an empty value stays, as it is what an expression that expanded to nothing becomes. Values are as handed over, blanks and line
 * ends included. The runner writes names in upper case, over whatever was there. `INPUT_bundle` beside `INPUT_BUNDLE` was put there by an earlier
 * step; it must not add a value to an input, so it is kept under a name that no input can have, and is refused.
 */
export function readRunnerInputs(env: Environment): RawInputs {
  const inputs = new Map<string, readonly string[]>();
  for (const [variable, value] of Object.entries(env)) {
    if (value === undefined || value === NOT_SET || !isInput(variable)) continue;
    const name = isOfRunner(variable) ? variable.slice(PREFIX.length).toLowerCase() : `variable ${variable}`;
    inputs.set(name, [...(inputs.get(name) ?? []), value]);
  }
  return inputs;
}

function isOfRunner(variable: string): boolean {
  return process.platform === 'win32' || variable === variable.toUpperCase();
}

/** Windows keeps the case in which a variable was first set, and does not tell names by case. */
function isInput(variable: string): boolean {
  return (process.platform === 'win32' ? variable.toUpperCase() : variable).startsWith(PREFIX);
}

/**
 * Has the runner hide a secret in every log of the job from here on: a workflow command, with the characters escaped that would end it.
 * What is very short would hide half of the log, and is no secret.
 */
export function maskSecret(secret: string, out: { write(text: string): unknown }): void {
  if (secret.length < SHORTEST_SECRET) return;
  out.write(`::add-mask::${secret.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')}\n`);
}

/** Characters that a secret has at the least. */
const SHORTEST_SECRET = 4;

/** One annotation. Lines and columns count from 1; `file` is relative to the workspace. Text from outside, not escaped. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
  readonly at: { readonly file: string; readonly line: number; readonly column: number } | null;
}

/** What the runner is given of one run: rendered, plain data. */
export interface Publication {
  readonly exit: ExitCode;
  /** The report as text, line by line. */
  readonly log: readonly string[];
  readonly annotations: readonly Annotation[];
  /** Every output of action.yml by its name. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Markdown, within the runner's limit; null where none is wanted. */
  readonly summary: string | null;
}

/** What became of a publication: the exit code of the step, and what could not be handed over. */
export interface Published { readonly exit: 0 | 1; readonly problems: readonly Problem[] }

type Core = typeof import('@actions/core');

/**
 * Hands a run to the runner: log, annotations, outputs, summary.
 *
 * Where outputs cannot be handed over the step fails: a later step would read nothing where a verdict should be. A summary that cannot be written
 * is said, and changes nothing. Neither turns a step that failed into anything else. Reads the runner's files from the environment of this
 * process, as `@actions/core` does.
 */
export async function publishToRunner(publication: Publication): Promise<Published> {
  const core = await import('@actions/core');
  printLog(core, publication.log);
  for (const annotation of publication.annotations) annotate(core, annotation);
  const problems = [...setOutputs(core, publication.outputs), ...(await appendSummary(core, publication.summary))];
  for (const { level, what, seen, next } of problems) annotate(core, { level: level === 'error' ? 'error' : 'warning', title: 'REPORT_UNWRITABLE', message: `${what} ${seen ?? ''} ${next}`, at: null });
  const isGood = publication.exit === 0 && problems.every(({ level }) => level !== 'error');
  return { exit: isGood ? 0 : 1, problems };
}

/**
 * Prints the log while the runner listens to no command.
 *
 * Each line is escaped as well: the brackets hold as long as nobody knows the token, the escaping also in front of a reader of the raw log.
 */
function printLog(core: Core, lines: readonly string[]): void {
  if (lines.length === 0) return;
  const token = randomUUID();
  core.info(`::stop-commands::${token}`);
  for (const line of lines) core.info(logLine(line));
  core.info(`::${token}::`);
}

function annotate(core: Core, { level, title, message, at }: Annotation): void {
  // The command's own escaping takes care of line ends, which an annotation may have; of other control characters it does not.
  const text = message.split(/\r?\n/u).map(printable).join('\n');
  core[level](text, { title: printable(title), ...(at === null ? {} : { file: printable(at.file), startLine: at.line, startColumn: at.column }) });
}

function setOutputs(core: Core, outputs: Publication['outputs']): readonly Problem[] {
  try {
    // Without the file core prints ::set-output::, which current runners ignore: the outputs would be lost in silence.
    if ((process.env['GITHUB_OUTPUT'] ?? '') === '') throw new Unavailable('GITHUB_OUTPUT is not set.');
    for (const [name, value] of Object.entries(outputs)) {
      // core does not look at names, and a line end in one is an output more. Names are constants of ours; a defect shall stay harmless.
      if (!/^[a-z][a-z0-9-]*$/u.test(name)) throw new Unavailable('The name of an output is not one.');
      core.setOutput(name, value);
    }
    return [];
  } catch (cause) {
    return [unwritable('outputs', 'error', 'The outputs cannot be handed over.', cause)];
  }
}

async function appendSummary(core: Core, summary: string | null): Promise<readonly Problem[]> {
  // A runner without summaries sets no file; that is no fault.
  if (summary === null || (process.env['GITHUB_STEP_SUMMARY'] ?? '') === '') return [];
  try {
    await core.summary.emptyBuffer().addRaw(summary, true).write();
    return [];
  } catch (cause) {
    return [unwritable('summary', 'warning', 'The step summary cannot be written.', cause)];
  }
}

class Unavailable extends Error {}

function unwritable(about: string, level: Problem['level'], what: string, cause: unknown): Problem {
  const seen = cause instanceof Unavailable ? cause.message : `The system says ${systemCode(cause) ?? 'nothing more'}.`;
  return problem('REPORT_UNWRITABLE', { about, level, what, seen, next: 'Check that the disk is not full, and that no earlier step removed the files of the runner.' });
}
