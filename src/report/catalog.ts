// The formats a report is rendered in. A format is one file here and one line below; docs and tests walk this list.
//
// This is the folder's front door for the entries, which publish a report.
//
// Every format sees the `Report` only: a report that was loaded from JSON, or merged, renders like a fresh one.

import type { Report } from '../domain/report.ts';
import { renderAnnotations } from './annotations.ts';
import { renderExplanation } from './explain.ts';
import { renderJson } from './json.ts';
import { renderOutputs } from './outputs.ts';
import { renderSummary } from './summary.ts';
import { renderTerminal } from './terminal.ts';

export { annotationsOf, type Annotation } from './annotations.ts';
export { withProblems } from './build.ts';
export { outputNames, outputsOf, releaseOutputs, type OutputName, type Outputs } from './outputs.ts';
export { renderTerminal } from './terminal.ts';

/** A format: how it is rendered, the ending of its file, and for whom it is. */
export interface ReportFormat { readonly render: (report: Report) => string; readonly extension: string; readonly about: string }

/** All formats by name; the name is the name of the file that renders it. */
export const reportFormats = {
  annotations: { render: renderAnnotations, extension: 'txt', about: 'Workflow commands: what GitHub shows beside the run and on the lines of a pull request.' },
  explain: { render: renderExplanation, extension: 'txt', about: 'How the verdict came about: every rule and requirement, and what met it or came how near.' },
  json: { render: renderJson, extension: 'json', about: 'The whole report, for programs.' },
  outputs: { render: renderOutputs, extension: 'json', about: 'The outputs of the step, for later steps.' },
  summary: { render: (report) => renderSummary(report), extension: 'md', about: 'The step summary, for whoever opens the run.' },
  terminal: { render: (report) => renderTerminal(report), extension: 'txt', about: 'The same for a terminal.' },
} as const satisfies Record<string, ReportFormat>;

export type ReportFormatName = keyof typeof reportFormats;
