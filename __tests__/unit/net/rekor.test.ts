// The client of logs, and the log on loopback that other tests ask: each is held to what Rekor's API says.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { digestOf, parseDigest } from '../../../src/domain/digest.ts';
import { SourceError } from '../../../src/domain/errors.ts';
import type { ProposedEntry } from '../../../src/domain/log-question.ts';
import { httpClient, type HttpClient } from '../../../src/net/http.ts';
import { rekorClient, type RekorClient } from '../../../src/net/rekor.ts';
import { bareEnvelope, certificatePem, uuidOf } from '../../support/evidence-forms.ts';
import { RekorServer } from '../../support/servers/rekor.ts';
import { present } from '../../support/verification.ts';
import { aStatement, VirtualSigstore, type Signed } from '../../support/virtual-sigstore.ts';

const BYTES = Buffer.from('artifact');
let sigstore: VirtualSigstore;
let rekor: RekorServer;
let http: HttpClient;
let client: RekorClient;
let signed: Signed;
let enveloped: Signed;
beforeAll(async () => {
  sigstore = await VirtualSigstore.create();
  rekor = await RekorServer.start(sigstore);
  http = httpClient({ wait: () => Promise.resolve() });
  client = rekorClient(new URL(rekor.url), { http, signal: new AbortController().signal });
  signed = await sigstore.sign({ message: BYTES }, { log: 'none' });
  enveloped = await sigstore.sign({ statement: aStatement({ subjects: [{ name: 'a', bytes: BYTES }] }) }, { log: 'none' });
});
afterAll(async () => {
  http.close();
  await rekor.close();
});
beforeEach(() => rekor.forget());

const hashedrekord = (): ProposedEntry => ({ kind: 'hashedrekord', digest: digestOf(BYTES), signature: signed.signature, verifier: certificatePem(signed) });
const dsse = (): ProposedEntry => ({ kind: 'dsse', envelope: bareEnvelope(enveloped), verifier: certificatePem(enveloped) });
const idsIn = (answers: readonly Uint8Array[]): readonly string[] => answers.flatMap((bytes) => Object.keys(JSON.parse(Buffer.from(bytes).toString()) as object));

async function codeOf(asking: Promise<unknown>): Promise<string> {
  try {
    return `answered ${JSON.stringify(await asking)}`;
  } catch (cause) {
    return cause instanceof SourceError ? cause.code : 'no SourceError';
  }
}

describe('a log', () => {
  it('answers the entries that were proposed and that it holds, under their ids', async () => {
    const [one, other] = [rekor.log(signed), rekor.log(enveloped, { text: bareEnvelope(enveloped) })];
    rekor.log(await sigstore.sign({ message: Buffer.from('other') }, { log: 'none' }));
    expect(idsIn(await client.retrieve([hashedrekord()]))).toEqual([uuidOf(one)]);
    expect(idsIn(await client.retrieve([hashedrekord(), dsse()])).toSorted()).toEqual([uuidOf(one), uuidOf(other)].toSorted());
  });

  it('answers an empty list where it holds none', async () => {
    expect(await client.retrieve([hashedrekord(), dsse()])).toEqual([]);
    expect(await client.search(digestOf(BYTES))).toEqual([]);
    expect(await client.entry('0'.repeat(80))).toBeNull();
  });

  it('knows entries by the hash of what was signed, of an envelope and of its payload', async () => {
    const [one, other] = [rekor.log(signed), rekor.log(enveloped, { text: bareEnvelope(enveloped) })];
    expect(await client.search(digestOf(BYTES))).toEqual([uuidOf(one)]);
    const payload = enveloped.content.kind === 'envelope' ? enveloped.content.payload : Buffer.alloc(0);
    expect(await client.search(digestOf(payload))).toEqual([uuidOf(other)]);
    expect(await client.search(digestOf(Buffer.from(bareEnvelope(enveloped))))).toEqual([uuidOf(other)]);
    expect(idsIn([present(await client.entry(uuidOf(other)))])).toEqual([uuidOf(other)]);
  });

  it('refuses an envelope whose signature does not fit, and what is of no kind that it knows', async () => {
    const foreign: ProposedEntry = { kind: 'dsse', envelope: bareEnvelope(enveloped), verifier: certificatePem(signed) };
    expect(await codeOf(client.retrieve([foreign]))).toBe('SOURCE_SERVER');
    expect(await codeOf(client.retrieve([foreign, hashedrekord()]))).toBe('answered []');
    rekor.log(signed);
    expect(await client.retrieve([foreign, hashedrekord()])).toHaveLength(1);
  });

  it('refuses more proposals than ten', async () => {
    expect(await codeOf(client.retrieve(Array.from({ length: 11 }, hashedrekord)))).toBe('answered []');
    expect(rekor.asked).toHaveLength(12);
  });
});

describe('the client', () => {
  it('keeps the path of an address, and asks below it', async () => {
    await codeOf(rekorClient(new URL(`${rekor.url}/log-of/acme/?x=1`), { http, signal: new AbortController().signal }).retrieve([hashedrekord()]));
    expect(rekor.asked).toEqual(['POST /log-of/acme/api/v1/log/entries/retrieve']);
  });

  it('sends no more than the bound, and says so', async () => {
    expect(await codeOf(client.retrieve([{ kind: 'dsse', envelope: 'x'.repeat(8 * 1024 * 1024), verifier: '' }]))).toBe('SOURCE_TOO_LARGE');
    expect(rekor.asked).toEqual([]);
  });

  it('does not follow a log to another one, and sends it nothing', async () => {
    rekor.bend = () => ({ status: 302, body: null, headers: { location: 'http://127.0.0.1:9/api/v1/log/entries/x' } });
    expect(await codeOf(client.entry('0'.repeat(80)))).toBe('SOURCE_SERVER');
    expect(await codeOf(client.retrieve([hashedrekord()]))).toBe('SOURCE_REFUSED');
  });

  it.each<[string, unknown, string]>([
    ['an object', {}, 'SOURCE_MALFORMED'], ['ids that are none', ['x'], 'SOURCE_MALFORMED'], ['ids that lead elsewhere', ['../../index/retrieve'], 'SOURCE_MALFORMED'], ['numbers', [1], 'SOURCE_MALFORMED'],
    ['more ids than are read', Array.from({ length: 1025 }, (_, index) => String(index).padStart(80, '0')), 'SOURCE_TOO_LARGE'],
  ])('takes no list of ids for one that is %s', async (_what, body, code) => {
    rekor.bend = () => ({ status: 200, body });
    expect(await codeOf(client.search(present(parseDigest(`sha256:${'0'.repeat(64)}`))))).toBe(code);
  });

  it('takes a list of ids once each', async () => {
    rekor.bend = () => ({ status: 200, body: ['0'.repeat(80), '0'.repeat(80), '1'.repeat(64)] });
    expect(await client.search(digestOf(BYTES))).toEqual(['0'.repeat(80), '1'.repeat(64)]);
  });
});
