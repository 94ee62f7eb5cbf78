// Whoever decides in which order evidence arrives decides nothing else: the report is the same to the byte.

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Report } from '../../src/domain/report.ts';
import { reportFormats } from '../../src/report/catalog.ts';
import { Desk } from '../support/engine.ts';
import type { Given } from '../support/inputs.ts';
import { seeded, shuffled } from '../support/seeded.ts';
import { VirtualSigstore, aGithubIdentity, aStatement, type Signed } from '../support/virtual-sigstore.ts';

let desk: Desk;
let lines: readonly string[] = [];
const NAMES = ['a.json', 'b.json', 'c.json', 'd.json', 'e.json', 'f.json', 'g.json'];
beforeAll(async () => {
  const sigstore = await VirtualSigstore.create();
  desk = new Desk(sigstore);
  desk.write('app.tar.gz', 'artifact');
  desk.write('other.tar.gz', 'other');
  const statement = aStatement();
  const signed: readonly Signed[] = [
    await sigstore.sign({ statement }), await sigstore.sign({ statement }, aGithubIdentity({ ref: 'refs/heads/main' })), await sigstore.sign({ statement }, aGithubIdentity({ repo: 'evil/app' })),
    await sigstore.sign({ statement }, { log: 'none', timestamps: 1 }), await sigstore.sign({ message: Buffer.from('artifact') }), await sigstore.sign({ statement: aStatement({ predicateType: 'https://cyclonedx.org/bom' }) }),
    await sigstore.sign({ statement }, { log: 'rekor-v2' }),
  ];
  lines = [...signed.map(({ bundle }) => JSON.stringify(bundle)), '{"no":"bundle"}'];
  for (const [index, name] of NAMES.entries()) desk.write(name, lines[index] ?? '');
});
afterAll(() => desk.remove());

/** All renderings of a report, without the time it took and without the inputs, which are told in the order in which they were given. */
function rendered(report: Report): readonly string[] {
  const still: Report = { ...report, constraints: [], subjects: report.subjects.map((subject) => ({ ...subject, ms: 0 })) };
  return Object.values(reportFormats).map((format) => format.render(still));
}

const SCENARIOS: readonly (readonly [string, Given, string])[] = [
  ['passes', { artifact: 'app.tar.gz', repo: 'acme/app' }, 'passed'],
  ['fails by its signer', { artifact: 'app.tar.gz', repo: 'acme/other' }, 'failed'],
  ['fails by a fact', { artifact: 'app.tar.gz', repo: 'acme/app', 'source-ref': 'refs/heads/dev' }, 'failed'],
  ['fails by its bytes', { artifact: 'other.tar.gz', repo: 'acme/app' }, 'failed'],
  ['asks for several classes', { artifact: ['app.tar.gz', 'other.tar.gz'], repo: 'acme/app', require: ['provenance', 'signature | sbom', 'vuln'] }, 'failed'],
];
/** Orders of each run, besides that in which the evidence was made. All runs together make the twenty. */
const ORDERS = [1, 2, 3, 4];

describe.each(SCENARIOS)('a run that %s', (_name, given, outcome) => {
  it('reports the same whatever the order of the bundles, and whichever is read first', async () => {
    const inOrder = await desk.report({ ...given, bundle: NAMES });
    expect([inOrder.outcome, inOrder.subjects[0]?.searches.filter(({ at }) => at.source !== 'rekor').length]).toEqual([outcome, NAMES.length]);
    for (const seed of ORDERS) {
      const random = seeded(seed);
      const files = desk.files();
      const waits = new Map(NAMES.map((name) => [name, random(4)]));
      const read = async (name: string, maxBytes: number): Promise<Uint8Array> => {
        for (let turn = waits.get(name) ?? 0; turn > 0; turn -= 1) await new Promise(setImmediate);
        return files.read(name, maxBytes);
      };
      const report = await desk.report({ ...given, bundle: shuffled(NAMES, random) }, { ports: { files: { ...files, read } } });
      expect(rendered(report)).toEqual(rendered(inOrder));
    }
  });

  it('reports the same whatever the order of the lines of one file', async () => {
    desk.write('all.jsonl', lines.join('\n'));
    const inOrder = await desk.report({ ...given, bundle: 'all.jsonl' });
    expect([inOrder.outcome, inOrder.subjects[0]?.ledger.length]).toEqual([outcome, lines.length]);
    for (const seed of ORDERS) {
      desk.write('all.jsonl', shuffled(lines, seeded(seed)).join('\n'));
      expect(rendered(await desk.report({ ...given, bundle: 'all.jsonl' }))).toEqual(rendered(inOrder));
    }
  });
});

it('shows an order that is not the same as a difference', async () => {
  const report = await desk.report({ artifact: 'app.tar.gz', repo: 'acme/app', bundle: NAMES });
  const [subject] = report.subjects;
  if (subject === undefined) throw new Error('no subject');
  const turned: Report = { ...report, subjects: [{ ...subject, ledger: subject.ledger.toReversed() }] };
  expect(rendered(turned)).not.toEqual(rendered(report));
});
