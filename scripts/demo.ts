// `npm run demo`: verifies a real signature in a fresh clone, and shows two refusals. No build, no network.
//
// The signature is of 2022 and public (examples/ORIGIN.md). The verdicts come from run(), as in the action and at the command line. The exit code
// is 0 only if all three are as expected: an engine that let everything pass, or nothing, would not look like a working one.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Report } from '../src/domain/report.ts';
import { filesOf } from '../src/host/files.ts';
import { renderTerminal } from '../src/report/catalog.ts';
import { run } from '../src/run.ts';
import { anonymous, offlineHttp } from '../src/net/client.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const FILE = 'payload.json';
const BUNDLE = 'payload.json.cosign-bundle.json';
const ISSUER = 'https://token.actions.githubusercontent.com';
const SIGNER = 'https://github.com/MattiasGees/S3C-demo/.github/workflows/build.yml@refs/heads/main';
const OTHER = 'https://github.com/MattiasGees/S3C-demo/.github/workflows/build.yml@refs/heads/experiment';

/** What a report must say: its outcome, the code of the reason, and the code of the one candidate. Null where there is none. */
export interface Expected { readonly outcome: Report['outcome']; readonly exit: Report['exit']; readonly reason: string | null; readonly candidate: string | null }

interface Scene { readonly title: string; readonly folder: string; readonly identity: string; readonly expected: Expected; readonly because: string }

/** How a report differs from what is expected, in words; null where it does not. */
export function difference(report: Report, expected: Expected): string | null {
  const [subject] = report.subjects;
  const seen: Expected = { outcome: report.outcome, exit: report.exit, reason: subject?.reasons[0]?.code ?? null, candidate: subject?.ledger[0]?.code ?? null };
  const said = [seen, expected].map(({ outcome, exit, reason, candidate }) => `${outcome}, exit ${exit}, ${reason ?? 'no reason'}, ${candidate ?? 'nothing against the candidate'}`);
  return said[0] === said[1] && report.subjects.length === 1 ? null : `found ${said[0]}; expected ${said[1]}`;
}

/** A folder with a copy of the evidence, and of the file with one byte changed. */
function forge(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'demo-'));
  const bytes = fs.readFileSync(path.join(ROOT, 'examples', FILE));
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  fs.writeFileSync(path.join(folder, FILE), bytes);
  fs.copyFileSync(path.join(ROOT, 'examples', BUNDLE), path.join(folder, BUNDLE));
  return folder;
}

function scenes(forged: string): readonly Scene[] {
  const examples = path.join(ROOT, 'examples');
  return [
    {
      title: 'The file as it was signed', folder: examples, identity: SIGNER,
      expected: { outcome: 'passed', exit: 0, reason: null, candidate: null },
      because: 'The bundle proves that this workflow signed these very bytes, and that a public log saw it.',
    },
    {
      title: 'The same file with its last byte changed', folder: forged, identity: SIGNER,
      expected: { outcome: 'failed', exit: 1, reason: 'EVIDENCE_REJECTED', candidate: 'SUBJECT_MISMATCH' },
      because: 'The bundle is authentic, but it is about other bytes.',
    },
    {
      title: 'The file as it was signed, but somebody else should have signed it', folder: examples, identity: OTHER,
      expected: { outcome: 'failed', exit: 1, reason: 'SIGNER_MISMATCH', candidate: 'SIGNER_MISMATCH' },
      because: 'The signature is good. It was made on the branch main, and asked for is the branch experiment.',
    },
  ];
}

async function verify({ folder, identity }: Scene): Promise<Report> {
  const inputs = new Map([['artifact', [FILE]], ['bundle', [BUNDLE]], ['certificate-identity', [identity]], ['certificate-oidc-issuer', [ISSUER]], ['offline', ['true']]]);
  const deadline = new AbortController().signal;
  const { report } = await run(inputs, { ...anonymous, files: filesOf(folder, { signal: deadline }), http: offlineHttp, cacheFolder: null, now: () => new Date(), log: () => {}, deadline }, 'cli');
  return report;
}

async function demo(): Promise<number> {
  const forged = forge();
  try {
    const all = scenes(forged);
    let asExpected = 0;
    for (const [index, scene] of all.entries()) {
      const report = await verify(scene);
      const differs = difference(report, scene.expected);
      if (differs === null) asExpected += 1;
      console.log(`── ${index + 1}. ${scene.title}\n`);
      console.log(renderTerminal(report, { colour: process.stdout.isTTY }).trimEnd().replaceAll(/^(?=.)/gm, '   '));
      console.log(`\n   => ${differs === null ? `As expected: ${report.outcome}. ${scene.because}` : `NOT as expected: ${differs}`}\n`);
    }
    console.log(`${asExpected} of ${all.length} as expected.`);
    return asExpected === all.length ? 0 : 1;
  } finally {
    fs.rmSync(forged, { recursive: true, force: true });
  }
}

if (import.meta.main) process.exitCode = await demo();
