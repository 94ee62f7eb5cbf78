// A whole run in one process: real files in a folder of its own, evidence signed by a virtual Sigstore, the shipped engine.
//
// Nothing of the engine is replaced. What a test bends is the evidence, the inputs, the files, or the ports that it hands in.

import fs from 'node:fs';
import path from 'node:path';
import { filesOf } from '../../src/host/files.ts';
import type { Files } from '../../src/domain/ports.ts';
import type { Report, SubjectReport } from '../../src/domain/report.ts';
import { run, type Run, type RunPorts } from '../../src/run.ts';
import { anonymous } from '../../src/net/client.ts';
import { temporaryFolder } from '../unit/host/temporary.ts';
import { rawInputs, type Given } from './inputs.ts';
import { emptyLogs } from './ports.ts';
import type { BundleJson, VirtualSigstore } from './virtual-sigstore.ts';

/** GitHub's attestations API is not asked. */
export const UNASKED: Given = { 'github-attestations': 'never' };

/** What a test may bend of a run. */
export interface Bent { readonly door?: 'action' | 'cli'; readonly ports?: Partial<RunPorts> }

/** A folder with artifacts and evidence, and runs over it. `root.json` in it is the trust root of its Sigstore. */
export class Desk {
  readonly folder = temporaryFolder();
  readonly sigstore: VirtualSigstore;

  constructor(sigstore: VirtualSigstore) {
    this.sigstore = sigstore;
    this.write('root.json', JSON.stringify(sigstore.trustedRoot()));
  }

  /** Writes a file, and returns its name. */
  write(name: string, content: string | Uint8Array): string {
    fs.mkdirSync(path.dirname(this.path(name)), { recursive: true });
    fs.writeFileSync(this.path(name), content);
    return name;
  }

  /** Writes bundles, one per line, and returns the file's name. */
  evidence(name: string, ...bundles: readonly { readonly bundle: BundleJson }[]): string {
    return this.write(name, bundles.map(({ bundle }) => JSON.stringify(bundle)).join('\n'));
  }

  path(name: string): string {
    return path.join(this.folder, name);
  }

  files(signal?: AbortSignal): Files {
    return filesOf(this.folder, signal === undefined ? {} : { signal });
  }

  /** Runs the engine with the trust root of this desk, unless the inputs name another, or a policy. Its logs answer, and hold nothing. */
  async run(given: Given, { door = 'cli', ports = {} }: Bent = {}): Promise<Run> {
    const all: RunPorts = { ...anonymous, files: this.files(ports.deadline), http: emptyLogs, cacheFolder: null, now: () => new Date(), log: () => {}, deadline: new AbortController().signal, ...ports };
    // GitHub's API is asked in tests of their own (github-engine.ts); here nobody would answer.
    // Policies say themselves whom they trust.
    const root: Given = 'policy' in given ? {} : { 'trusted-root': 'root.json' };
    return run(rawInputs({ ...root, ...(ports.http === undefined && door === 'cli' ? UNASKED : {}), ...given }), all, door);
  }

  async report(given: Given, bent: Bent = {}): Promise<Report> {
    return (await this.run(given, bent)).report;
  }

  remove(): void {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The only subject of a report. */
export function onlySubject(report: Report): SubjectReport {
  const [subject, ...others] = report.subjects;
  if (subject === undefined || others.length > 0) throw new Error(`the report has ${report.subjects.length} subjects: ${JSON.stringify(report.problems)}`);
  return subject;
}

/** The codes of the problems of a run, in their order. */
export function problemCodes(report: Report): readonly string[] {
  return report.problems.map(({ code }) => code);
}

/** What became of each candidate of a subject: `counted`, or the word and the code. */
export function fates(subject: SubjectReport): readonly string[] {
  return subject.ledger.map(({ became, code }) => (code === null ? became : `${became} ${code}`));
}

/** The reasons of a subject as `CODE about`, in their order. */
export function reasons(subject: SubjectReport): readonly string[] {
  return subject.reasons.map(({ code, about }) => (about === null ? code : `${code} ${about}`));
}
