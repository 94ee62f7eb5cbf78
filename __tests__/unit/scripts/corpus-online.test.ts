// What the corpus script says of a look-up has to be true: an entry about other bytes is refused, and what is not as the case says does not agree.

import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Case, Inputs } from '../../../scripts/corpus/adapters.ts';
import { judgeOnline, type Engine, type Looked, type Online } from '../../../scripts/corpus/online.ts';
import { Desk } from '../../support/engine.ts';
import { bareEnvelope, certificatePem, signatureFile } from '../../support/evidence-forms.ts';
import { rawInputs } from '../../support/inputs.ts';
import type { TrustedRootJson } from '../../support/forge/trusted-root.ts';
import { BY_SIGNER } from '../../support/rekor-desk.ts';
import { aStatement, VirtualSigstore } from '../../support/virtual-sigstore.ts';

const ARTIFACT = Buffer.from('artifact');
const UNLOGGED = { log: 'none', timestamps: 0 } as const;

let desk: Desk;
const engine: Engine = (inputs, http) => desk.report(Object.fromEntries(inputs), { ports: { http } });

beforeAll(async () => {
  const sigstore = await VirtualSigstore.create();
  desk = new Desk(sigstore);
  desk.write('stranger.json', JSON.stringify((await VirtualSigstore.create()).trustedRoot()));
  desk.write('artifact', ARTIFACT);
  const message = await sigstore.sign({ message: ARTIFACT }, UNLOGGED);
  desk.write('artifact.sig', signatureFile(message));
  desk.write('artifact.pem', certificatePem(message));
  desk.write('other.sig', signatureFile(await sigstore.sign({ message: Buffer.from('other') }, UNLOGGED)));
  desk.write('unpromised.pem', certificatePem(await sigstore.sign({ message: ARTIFACT }, { ...UNLOGGED, key: message.key, sct: false })));
  desk.write('envelope.json', `${bareEnvelope(await sigstore.sign({ statement: aStatement() }, UNLOGGED))}\n`);
});
afterAll(() => desk.remove());

const detached = (more: Partial<Case> = {}): Case => ({
  id: 'detached', kind: 'detached-blob', files: { signature: 'artifact.sig', certificate: 'artifact.pem', artifact: 'artifact' }, trusted_root: 'root.json', expected: 'accept', offline: false, ...more,
});
const enveloped = (more: Partial<Case> = {}): Case => ({ ...detached(), id: 'enveloped', kind: 'slsa-artifact', files: { provenance: 'envelope.json' }, ...more });

function inputsOf({ files }: Case, more: Readonly<Record<string, string>> = {}): Inputs {
  const bundle = [files['provenance'] ?? [], files['signature'] ?? [], files['certificate'] ?? []].flat();
  return rawInputs({ artifact: 'artifact', bundle, offline: 'true', require: files['provenance'] === undefined ? 'signature' : 'provenance', ...BY_SIGNER, ...more });
}

function judge(one: Case, { more = {}, by = engine }: { readonly more?: Readonly<Record<string, string>>; readonly by?: Engine } = {}): Promise<Online> {
  return judgeOnline(one, { runs: [inputsOf(one, more)] }, { root: desk.folder, engine: by });
}

function runsOf(online: Online): readonly Looked[] {
  if ('notRun' in online) throw new Error(online.notRun);
  return online.runs;
}

const brief = (online: Online): readonly (readonly [string, string, boolean])[] => runsOf(online).map(({ log, outcome, agrees }) => [log, outcome, agrees]);
const codesFor = (online: Online, log: string): readonly string[] => runsOf(online).find((one) => one.log === log)?.codes ?? [];

describe('a signature whose case is accepted', () => {
  it('passes by its entry, and neither without one nor by one about other bytes', async () => {
    const online = await judge(detached());
    expect(brief(online)).toEqual([['no entry', 'failed', true], ['an entry of kind hashedrekord about other bytes', 'failed', true], ['its entry of kind hashedrekord', 'passed', true]]);
    expect(codesFor(online, 'no entry')).toContain('WITNESSES_TOO_FEW');
    expect(codesFor(online, 'no entry')).not.toContain('LOG_BODY_MISMATCH');
    expect(codesFor(online, 'an entry of kind hashedrekord about other bytes')).toContain('LOG_BODY_MISMATCH');
    expect(online).toMatchObject({ got: 'accept', agrees: true });
  });

  it('passes as an envelope by an entry of either kind', async () => {
    const online = await judge(enveloped());
    expect(brief(online).map(([log, outcome]) => [log, outcome])).toEqual([
      ['no entry', 'failed'], ['an entry of kind dsse about other bytes', 'failed'], ['an entry of kind intoto about other bytes', 'failed'], ['its entry of kind dsse', 'passed'], ['its entry of kind intoto', 'passed'],
    ]);
    for (const kind of ['dsse', 'intoto']) expect(codesFor(online, `an entry of kind ${kind} about other bytes`)).toContain('LOG_BODY_MISMATCH');
    expect(online).toMatchObject({ got: 'accept', agrees: true });
  });

  it('does not agree where something else than the entry is missing', async () => {
    expect(await judge(detached({ trusted_root: 'stranger.json' }))).toMatchObject({ got: 'reject', agrees: false });
    expect(await judge(detached(), { more: { 'certificate-identity': 'https://github.com/other/app/.github/workflows/release.yml@refs/tags/v1.2.3' } })).toMatchObject({ got: 'reject', agrees: false });
  });

  it('does not agree where the engine passes whatever the log holds, or never asks it', async () => {
    const careless: Engine = async (inputs, http) => ({ ...await engine(inputs, http), outcome: 'passed' });
    expect(brief(await judge(detached(), { by: careless })).map(([, , agrees]) => agrees)).toEqual([false, false, true]);
    const offline: Engine = (inputs, http) => engine(new Map([...inputs, ['offline', ['true']]]), http);
    expect(brief(await judge(detached(), { by: offline })).map(([, , agrees]) => agrees)).toEqual([false, false, false]);
  });

  it('is not logged where it is over something else', async () => {
    await expect(judge(detached({ files: { signature: 'other.sig', certificate: 'artifact.pem', artifact: 'artifact' } }))).rejects.toThrow('the signature is not over the artifact');
  });
});

describe('a signature whose case is rejected', () => {
  it('fails without an entry, and the log was asked for it', async () => {
    const online = await judge(enveloped({ expected: 'reject', reason: 'no-tlog-entry' }));
    expect(brief(online).map(([, outcome, agrees]) => [outcome, agrees])).toEqual([['failed', true], ['failed', true]]);
    expect(codesFor(online, 'no entry')).not.toContain('the log was not asked');
    expect(online).toMatchObject({ got: 'reject', agrees: true });
  });

  it('is asked about also where its certificate has no promise, once none is wanted', async () => {
    const online = await judge(detached({ files: { signature: 'artifact.sig', certificate: 'unpromised.pem', artifact: 'artifact' }, expected: 'reject', reason: 'no-tlog-entry' }));
    expect(runsOf(online).map(({ codes, agrees }) => [codes.includes('the log was not asked'), agrees])).toEqual([[true, true], [false, true]]);
  });

  it('fails for its signer with its entry in the log, and does not agree where the signer is the right one', async () => {
    const strange = enveloped({ expected: 'reject', reason: 'untrusted-builder' });
    const online = await judge(strange, { more: { 'certificate-identity': 'https://github.com/other/app/.github/workflows/release.yml@refs/tags/v1.2.3' } });
    expect(codesFor(online, 'its entry of kind dsse')).toContain('SIGNER_MISMATCH');
    expect(online).toMatchObject({ got: 'reject', agrees: true });
    expect(await judge(strange)).toMatchObject({ got: 'accept', agrees: false });
  });
});

it.each<[string, Partial<Case>]>([['of another kind', { kind: 'github-attestation' }], ['without a trust root', { trusted_root: '' }], ['rejected for what has no code', { expected: 'reject', reason: 'other' }]])('a case %s is not run', async (_, more) => {
  const { trusted_root: root, ...one } = detached(more);
  expect(await judge(root === '' || root === undefined ? one : { ...one, trusted_root: root })).toHaveProperty('notRun');
});

it('adds one log to a copy of the trust root, leaves the rest as it is, and takes the copy away', async () => {
  const roots: { readonly file: string; readonly text: string }[] = [];
  const watched: Engine = (inputs, http) => {
    const [file = ''] = inputs.get('trusted-root') ?? [];
    roots.push({ file, text: fs.readFileSync(file, 'utf8') });
    return engine(inputs, http);
  };
  await judge(detached(), { by: watched });
  const given = JSON.parse(fs.readFileSync(desk.path('root.json'), 'utf8')) as TrustedRootJson;
  expect(roots).toHaveLength(3);
  for (const { file, text } of roots) {
    const { tlogs, ...rest } = JSON.parse(text) as TrustedRootJson;
    expect({ ...rest, tlogs: tlogs.slice(0, -1) }).toEqual(given);
    expect(given.tlogs.map(({ publicKey }) => publicKey.rawBytes)).not.toContain(tlogs.at(-1)?.publicKey.rawBytes);
    expect(fs.existsSync(path.dirname(file))).toBe(false);
  }
});
