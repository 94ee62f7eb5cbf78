import { describe, expect, it } from '@jest/globals';
import fs from 'node:fs';
import path from 'node:path';
import type { Report } from '../../../src/domain/report.ts';
import { buildReport } from '../../../src/report/build.ts';
import { reportFormats } from '../../../src/report/catalog.ts';
import { renderJson } from '../../../src/report/json.ts';
import { aRun, runs } from '../../support/report-fixtures.ts';

const folder = path.resolve(import.meta.dirname, '../../../src/report');
// What the formats are made of; everything else in the folder is a format.
const parts = ['build', 'catalog', 'chain', 'content', 'escape', 'image-notes', 'ledger', 'reasons', 'requirement-words', 'suggestion'];
const table = Object.keys(reportFormats).flatMap((format) => Object.keys(runs).map((run) => [format as keyof typeof reportFormats, run] as const));

describe('reportFormats', () => {
  it('lists every format of the folder', () => {
    const files = fs.readdirSync(folder).map((file) => path.basename(file, '.ts')).filter((file) => !parts.includes(file));
    expect(Object.keys(reportFormats).toSorted()).toEqual(files.toSorted());
  });

  it.each(table)('renders %s of %s from a loaded report like from a fresh one', (format, run) => {
    const report = buildReport(runs[run] ?? aRun([]));
    const rendered = reportFormats[format].render(report);
    expect(reportFormats[format].render(JSON.parse(renderJson(report)) as Report)).toBe(rendered);
    if (format !== 'annotations') expect(rendered).toContain(report.outcome);
  });
});
