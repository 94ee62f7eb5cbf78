// The report as JSON: the whole of it, for programs. Its JSON Schema is docs/report.schema.json.
//
// Keys stand in the order of the type and nothing depends on the clock or the machine: the same report is the same text. Texts are as they were
// found, bounded; spelled so that printing the file into a log runs no workflow command and shows no invisible character.

import type { Report } from '../domain/report.ts';
import { forJson } from './escape.ts';

/** Renders the report as JSON that parses back to the same report (lone surrogates, which are no text, become U+FFFD). */
export function renderJson(report: Report): string {
  return `${forJson(JSON.stringify(report, (_key, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value), 2))}\n`;
}
