// Annotations: the few lines that GitHub shows beside a run and on the lines of a pull request.
//
// GitHub keeps 10 of each type per step and 4,096 characters of each; what is more is counted in the last one. Texts are escaped for a log line;
// the protocol's own escaping is done by `renderAnnotations`, or by the client that sends them.

import type { Problem } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';
import type { Report, SubjectReport } from '../domain/report.ts';
import { excuse, placeOf, stateOf, weakening, worstFirst, titleOf } from './content.ts';
import { forCommandData, forCommandProperty, forLog } from './escape.ts';

/** One annotation. `message` may have several lines. Where `file` is given, lines and columns count from 1. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/**
 * The annotations of a report: what stops the step as errors, what a mode or waiver excuses as warnings, nothing for mode `observe`.
 *
 * What weakens the run is said in every mode, as a notice where the mode is silent: nobody may weaken without a trace.
 */
export function annotationsOf(report: Report): readonly Annotation[] {
  const silent = report.mode === 'observe';
  const notes = silent ? [] : report.notes.filter((note) => note.level === 'warning');
  const all = [
    ...report.problems.map((problem) => problemAnnotation('error', 'verification could not be done', problem)),
    ...emptyRun(report),
    ...worstFirst(report).flatMap(subjectAnnotations),
    ...weakeningAnnotations(report, silent ? 'notice' : 'warning'),
    ...notes.map((note) => problemAnnotation('warning', 'verification', note)),
  ];
  return (['error', 'warning', 'notice'] as const).flatMap((level) => firstOf(all.filter((annotation) => annotation.level === level), level));
}

/** The annotations as workflow commands, one per line. */
export function renderAnnotations(report: Report): string {
  return annotationsOf(report).map((annotation) => `${commandOf(annotation)}\n`).join('');
}

function commandOf({ level, title, message, file, line, column }: Annotation): string {
  const properties = [['title', title], ['file', file], ['line', line], ['col', column]] as const;
  const given = properties.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${forCommandProperty(String(value))}`]));
  return `::${level} ${given.join(',')}::${forCommandData(message)}`;
}

function emptyRun(report: Report): readonly Annotation[] {
  const stops = report.outcome === 'nothing-to-verify' && report.exit !== 0;
  return stops ? [{ level: 'error', title: 'nothing to verify', message: 'No subject was found, and it is not certain that there should be none. See the step summary.' }] : [];
}

function subjectAnnotations(subject: SubjectReport): readonly Annotation[] {
  const state = stateOf(subject);
  if (state === 'passed' || state === 'exempt' || (state === 'excused' && subject.mode === 'observe')) return [];
  const excused = excuse(subject);
  const lines = [
    ...(excused === null ? [] : [`${forLog(excused)}.`]),
    ...subject.reasons.slice(0, 3).flatMap(reasonLines),
    ...(subject.reasons.length > 3 ? [`And ${subject.reasons.length - 3} more reasons; see the step summary.`] : []),
  ];
  const at = subject.seenAt[0];
  return [{
    level: state === 'excused' ? 'warning' : 'error',
    title: forLog(`${subject.outcome}: ${titleOf(subject)}`, 200),
    message: boundedMessage(lines),
    ...(at === undefined ? {} : { file: forLog(at.file, 1000), line: at.line, column: at.column }),
  }];
}

function weakeningAnnotations(report: Report, level: 'warning' | 'notice'): readonly Annotation[] {
  const weak = weakening(report);
  return weak === null ? [] : [{ level, title: 'verification is weakened', message: `${weak.sentence} ${weak.inputs.slice(0, 20).map((input) => forLog(input)).join(', ')}` }];
}

function problemAnnotation(level: Annotation['level'], title: string, problem: Problem): Annotation {
  const { at } = problem;
  // A document of another repository has no line in this one: its place is in the text.
  const place = at === null || at.file.includes(':') ? {} : { file: forLog(at.file.replace(/^\.\//, ''), 1000), line: at.line, column: at.column };
  return { level, title: `${title}: ${problem.code}`, message: boundedMessage(reasonLines(problem)), ...place };
}

function reasonLines(reason: Problem): readonly string[] {
  return [
    `${forLog(reason.what, 600)} [${reason.code}${reason.about === null ? '' : ` ${forLog(reason.about, 120)}`}]`,
    ...(reason.at === null ? [] : [`At: ${forLog(placeOf(reason.at))}`]),
    ...(reason.expected === null ? [] : [`Expected: ${forLog(reason.expected)}`]),
    ...(reason.seen === null ? [] : [`Found: ${forLog(reason.seen)}`]),
    `Next step: ${forLog(reason.next, 600)}`,
  ];
}

// Whole lines only, so that a cut never splits what was escaped.
function boundedMessage(lines: readonly string[]): string {
  const cut = 'Cut; see the step summary.';
  let message = '';
  for (const line of lines) {
    if (message.length + line.length + cut.length + 2 > limits.annotationCharacters) return `${message}${cut}`;
    message += `${line}\n`;
  }
  return message.trimEnd();
}

function firstOf(all: readonly Annotation[], level: Annotation['level']): readonly Annotation[] {
  if (all.length <= limits.annotations) return all;
  const kept = all.slice(0, limits.annotations - 1);
  return [...kept, { level, title: 'verification: more', message: `And ${all.length - kept.length} more of this kind; see the step summary.` }];
}
