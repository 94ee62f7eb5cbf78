// Writes docs/codes.md from the table of codes in src/domain/errors.ts: `node scripts/write-codes.ts`. A test asserts that the file is up to date.

import fs from 'node:fs';
import path from 'node:path';
import { codes, type CodeFamily } from '../src/domain/errors.ts';

/** Where the document lies. */
export const CODES_FILE = path.resolve(import.meta.dirname, '../docs/codes.md');

const FAMILIES: Readonly<Record<CodeFamily, readonly [title: string, about: string]>> = {
  configuration: ['Configuration', 'The inputs or the policy cannot be used. All problems are reported at once, before anything is read or asked. The outcome is `error`.'],
  subject: ['Subject', 'What was named cannot be turned into something to verify. The outcome is `error`.'],
  trust: ['Trust', 'The trust root, or a part of it, cannot be used.'],
  source: ['Source', 'A place was asked for evidence and gave no answer. The outcome is `indeterminate` where the policy needed that answer.'],
  rejection: ['Rejection', 'One candidate was not accepted as authentic evidence about the subject. It fails nothing by itself; the ledger of the report lists it.'],
  reason: ['Reason', 'A requirement is not met. The outcome is `failed`, or `indeterminate` where a place could not be asked.'],
  run: ['Run', 'About the run as a whole.'],
};

/** The document: every code with its meaning and the next step, by family. */
export function codesDocument(): string {
  const families = Object.keys(FAMILIES) as CodeFamily[];
  return [
    '# Codes', '', '<!-- Generated from src/domain/errors.ts by scripts/write-codes.ts. Do not edit. -->', '',
    'Every problem in a report has one of these codes. A code is stable: it is not removed, and its meaning does not change.', '',
    ...families.flatMap(familyLines),
  ].join('\n');
}

function familyLines(family: CodeFamily): readonly string[] {
  const [title, about] = FAMILIES[family];
  const rows = Object.entries(codes).filter(([, entry]) => entry.family === family).map(([code, entry]) => `| \`${code}\` | ${cell(entry.means)} | ${cell(entry.next)} |`);
  return [`## ${title}`, '', about, '', '| code | what is the case | what to do |', '| --- | --- | --- |', ...rows, ''];
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}

if (import.meta.main) {
  fs.mkdirSync(path.dirname(CODES_FILE), { recursive: true });
  fs.writeFileSync(CODES_FILE, codesDocument());
}
