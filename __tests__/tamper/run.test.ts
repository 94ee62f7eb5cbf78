// A handful of the matrix through the whole engine: what verification refuses, the run does not pass, and says so with the same code.

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Desk, fates, onlySubject } from '../support/engine.ts';
import { flipped, present } from '../support/verification.ts';
import { VirtualSigstore, aStatement, makeKey, reassemble, recoverOtherKeys, type Signed } from '../support/virtual-sigstore.ts';

const BYTES = Buffer.from('artifact');
let sigstore: VirtualSigstore;
let desk: Desk;
let signed: Signed;
beforeAll(async () => {
  sigstore = await VirtualSigstore.create();
  desk = new Desk(sigstore);
  desk.write('app.tar.gz', BYTES);
  signed = await sigstore.sign({ statement: aStatement() });
});
afterAll(() => desk.remove());

async function outcome(...evidence: readonly Signed[]): Promise<readonly unknown[]> {
  const { report } = await desk.run({ artifact: 'app.tar.gz', bundle: desk.evidence('evidence.jsonl', ...evidence), repo: 'acme/app' });
  return [report.outcome, report.exit, fates(onlySubject(report))];
}

const faults: readonly (readonly [string, string, () => Promise<Signed> | Signed])[] = [
  ['a signature that was altered', 'SIGNATURE_INVALID', () => reassemble(signed, { signature: flipped(signed.signature) })],
  ['an entry under another certificate', 'LOG_KEY_MISMATCH', () => reassemble(signed, { entries: [sigstore.entry(signed, { verifier: { certificate: sigstore.issue(makeKey(), { identity: 'mallory@example.com' }) } })] })],
  ['an entry under a recovered key', 'LOG_KEY_MISMATCH', () => reassemble(signed, { entries: [sigstore.entry(signed, { verifier: { key: present(recoverOtherKeys(signed)[0]) } })] })],
  ['no entry', 'WITNESSES_TOO_FEW', () => reassemble(signed, { entries: [] })],
  ['another artifact', 'SUBJECT_MISMATCH', () => sigstore.sign({ statement: aStatement({ subjects: [{ name: 'app.tar.gz', bytes: Buffer.from('other') }] }) })],
  ['an authority for leaf', 'CERTIFICATE_CHAIN', () => sigstore.sign({ statement: aStatement() }, { ca: true })],
  ['a subject that is null', 'STATEMENT_MALFORMED', () => sigstore.sign({ statement: { ...aStatement(), subject: [null] } })],
];

describe('a run', () => {
  it('passes with the control', async () => {
    expect(await outcome(signed)).toEqual(['passed', 0, ['counted']]);
  });

  it.each(faults)('does not pass with %s (%s), and passes with the control beside it', async (_name, code, make) => {
    const faulty = await make();
    expect(await outcome(faulty)).toEqual(['failed', 1, [`rejected ${code}`]]);
    expect(await outcome(faulty, signed)).toEqual(['passed', 0, expect.arrayContaining(['counted', `rejected ${code}`])]);
    expect(await outcome(signed, faulty)).toEqual(['passed', 0, expect.arrayContaining(['counted', `rejected ${code}`])]);
  });
});
