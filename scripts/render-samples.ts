// Renders every report format for every outcome into a folder, to be looked at: `node scripts/render-samples.ts [folder]`.
//
// The default is a new folder below the system's temporary one; its path is printed.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runs } from '../__tests__/support/report-fixtures.ts';
import { buildReport } from '../src/report/build.ts';
import { renderTerminal, reportFormats } from '../src/report/catalog.ts';

const folder = process.argv[2] ?? fs.mkdtempSync(path.join(os.tmpdir(), 'report-samples-'));
fs.mkdirSync(folder, { recursive: true });
for (const [run, facts] of Object.entries(runs)) {
  const report = buildReport(facts);
  for (const [format, { render, extension }] of Object.entries(reportFormats)) fs.writeFileSync(path.join(folder, `${run}.${format}.${extension}`), render(report));
  fs.writeFileSync(path.join(folder, `${run}.terminal-colour.txt`), renderTerminal(report, { colour: true }));
}
process.stdout.write(`${folder}\n`);
