// The k-th call: each call that a run makes to its ports fails once, in every way there is.
//
// Whoever can make a read fail, or answer otherwise, must not gain a pass by it: no fault turns into one, none hangs the run, each has a code.

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codes } from '../../src/domain/errors.ts';
import type { Report } from '../../src/domain/report.ts';
import { outputsOf, reportFormats } from '../../src/report/catalog.ts';
import { Desk } from '../support/engine.ts';
import type { Given } from '../support/inputs.ts';
import { faults, soon, withFault, type Fault } from '../support/ports.ts';
import { VirtualSigstore, aStatement } from '../support/virtual-sigstore.ts';

const BYTES = Buffer.from('artifact');
let desk: Desk;
beforeAll(async () => {
  const sigstore = await VirtualSigstore.create();
  desk = new Desk(sigstore);
  desk.write('app.tar.gz', BYTES);
  desk.write('second.tar.gz', 'second');
  desk.write('list', 'app.tar.gz\n');
  const subjects = [{ name: 'a', bytes: BYTES }, { name: 'b', bytes: Buffer.from('second') }];
  desk.evidence('provenance.json', await sigstore.sign({ statement: aStatement({ subjects }) }));
  desk.evidence('ed25519.json', await sigstore.sign({ message: BYTES }, { key: 'Ed25519' }));
  desk.evidence('sha384.json', await sigstore.sign({ message: BYTES }, { key: 'P-384' }));
});
afterAll(() => desk.remove());

/** Runs in which every constraint counts and every use of the files occurs. */
const SCENARIOS: Readonly<Record<string, Given>> = {
  'one file, one bundle': { artifact: 'app.tar.gz', bundle: 'provenance.json', repo: 'acme/app' },
  'two files by glob, one bundle by glob': { artifact: '*.tar.gz', bundle: 'prov*.json', repo: 'acme/app' },
  'a list, and a signature over bytes': { artifact: '@list', bundle: 'ed25519.json', repo: 'acme/app', require: 'signature' },
  'a signature over another digest': { artifact: 'app.tar.gz', bundle: ['sha384.json', 'provenance.json'], repo: 'acme/app', require: ['signature', 'provenance'] },
};

/** The proof that a pass stands on: which bytes, by which evidence. */
function proofOf({ subjects }: Report): readonly string[] {
  return subjects.flatMap(({ name, digest, ledger }) => ledger.filter(({ became }) => became === 'counted').map(({ evidence }) => `${name} ${digest ?? ''} ${evidence}`)).toSorted();
}
async function runWith(given: Given, k: number, fault: Fault, deadline: AbortSignal): Promise<{ report: Report; calls: number }> {
  const { files, calls } = withFault(desk.files(), k, fault);
  return { report: await desk.report(given, { ports: { files, deadline } }), calls: calls.length };
}

describe.each(Object.entries(SCENARIOS))('%s', (_name, given) => {
  it.each(Object.entries(faults))('never passes by a fault: %s', async (name, fault) => {
    const sound = await runWith(given, 0, fault, new AbortController().signal);
    expect(sound.report.outcome).toBe('passed');
    const proof = proofOf(sound.report);
    expect(sound.calls).toBeGreaterThan(4);
    for (let k = 1; k <= sound.calls; k += 1) {
      const { report } = await runWith(given, k, fault, name === 'stalls' ? soon() : new AbortController().signal);
      const at = `call ${k}`;
      if (report.outcome === 'passed') expect({ at, proof: proofOf(report) }).toEqual({ at, proof });
      else {
        const why = [...report.problems, ...report.subjects.filter(({ outcome }) => outcome !== 'passed').flatMap(({ reasons }) => reasons)];
        expect({ at, why: why.length > 0, exit: report.exit === 0, verified: outputsOf(report).verified }).toEqual({ at, why: true, exit: false, verified: 'false' });
        for (const { code } of why) expect(Object.keys(codes)).toContain(code);
        // Only what is a defect is called one.
        expect({ at, internal: why.some(({ code }) => code === 'INTERNAL') }).toEqual({ at, internal: name === 'a defect' || name === 'a thrown text' });
      }
      // A run that stops says so in every format; of one that does not there is nothing to annotate.
      for (const [format, { render }] of Object.entries(reportFormats)) expect({ at, format, empty: render(report) === '' }).toEqual({ at, format, empty: format === 'annotations' && report.exit === 0 });
    }
  });
});

it('does fail where a fault takes the proof away', async () => {
  for (const [name, fault] of Object.entries(faults)) {
    const { report } = await runWith({ artifact: 'app.tar.gz', bundle: 'provenance.json', repo: 'acme/app' }, 3, fault, name === 'stalls' ? soon() : new AbortController().signal);
    expect({ name, passed: report.outcome === 'passed' }).toEqual({ name, passed: false });
  }
});
