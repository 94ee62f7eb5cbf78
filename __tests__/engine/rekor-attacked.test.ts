// Logs that are asked while a run goes on, and somebody who holds one, or sits between: what is counted as two that is one, what is taken from
// elsewhere, what is answered in another shape. Whatever is answered, nothing but the entry of this very signature makes it pass.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Report } from '../../src/domain/report.ts';
import { fates, onlySubject } from '../support/engine.ts';
import { certificatePem, rekorAnswer, signatureFile } from '../support/evidence-forms.ts';
import type { Given } from '../support/inputs.ts';
import { BY_SIGNER, LOG, RekorDesk } from '../support/rekor-desk.ts';
import { RekorServer, reroute } from '../support/servers/rekor.ts';
import type { Signed } from '../support/virtual-sigstore.ts';
import { httpClient, type HttpClient } from '../../src/net/http.ts';

const LIST = Buffer.from('list\n');
const ASKED: Given = { artifact: 'checksums.txt', bundle: ['checksums.txt.sig', 'checksums.txt.pem'], ...BY_SIGNER };

let desk: RekorDesk;
let signed: Signed;
let client: HttpClient;
beforeAll(async () => {
  desk = await RekorDesk.open();
  client = httpClient({ wait: () => Promise.resolve() });
  signed = await desk.sigstore.sign({ message: LIST }, { log: 'none', timestamps: 0 });
  desk.write('checksums.txt', LIST);
  desk.write('checksums.txt.sig', signatureFile(signed));
  desk.write('checksums.txt.pem', certificatePem(signed));
  desk.write('all.json', JSON.stringify(desk.sigstore.trustedRoot()));
});
beforeEach(() => {
  desk.rekor.forget();
  desk.rekor.log(signed);
});
afterAll(async () => {
  client.close();
  await desk.close();
});

const silent = (report: Report): readonly string[] => onlySubject(report).searches.flatMap(({ at, code }) => (at.source === 'rekor' && code !== null ? [code] : []));

it('passes by what the log holds: the control', async () => {
  const report = await desk.report(ASKED);
  expect([report.outcome, fates(onlySubject(report)), silent(report)]).toEqual(['passed', ['counted'], []]);
});

describe('one log', () => {
  it('under two addresses is one witness, and two logs are two', async () => {
    const other = await RekorServer.start(desk.sigstore);
    try {
      const asked = { ...ASKED, 'trusted-root': 'all.json', 'rekor-url': ['https://one.test', 'https://two.test'], 'log-threshold': '2' } as const;
      const http = reroute(client, { 'https://one.test': desk.rekor.url, 'https://two.test': other.url });
      other.log(signed);
      expect((await desk.report(asked, { ports: { http } })).outcome).toBe('failed');
      other.forget();
      other.log(signed, { log: 'rekor-v1-b' });
      expect((await desk.report(asked, { ports: { http } })).outcome).toBe('passed');
    } finally {
      await other.close();
    }
  });

  it('that answers its entry many times, or many of others before it, is one all the same', async () => {
    const entry = rekorAnswer(desk.sigstore.entry(signed));
    const others = await Promise.all(Array.from({ length: 7 }, async () => rekorAnswer(desk.sigstore.entry(await desk.sigstore.sign({ message: LIST }, { log: 'none', timestamps: 0 })))));
    desk.rekor.bend = () => ({ status: 200, body: [...others, ...Array.from({ length: 8 }, () => entry)] });
    expect((await desk.report(ASKED)).outcome).toBe('passed');
    expect((await desk.report({ ...ASKED, 'trusted-root': 'all.json', 'rekor-url': LOG, 'log-threshold': '2' })).outcome).toBe('failed');
    desk.rekor.bend = () => ({ status: 200, body: others });
    expect((await desk.report(ASKED)).outcome).toBe('failed');
  });
});

describe('a shard', () => {
  it('may name its tree as it likes, and not the leaf', async () => {
    const [[id, held] = ['', null]] = Object.entries(rekorAnswer(desk.sigstore.entry(signed)));
    const named = (name: string): void => { desk.rekor.bend = () => ({ status: 200, body: [{ [name]: held }] }); };
    named(`00000000deadbeef${id.slice(-64)}`);
    expect((await desk.report(ASKED)).outcome).toBe('passed');
    named(id.slice(-64));
    expect((await desk.report(ASKED)).outcome).toBe('passed');
    for (const wrong of [`${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`, 'f'.repeat(64)]) {
      named(wrong);
      const report = await desk.report(ASKED);
      expect([report.outcome, fates(onlySubject(report)).toSorted()]).toEqual(['failed', ['rejected LOG_INCLUSION', 'rejected WITNESSES_TOO_FEW']]);
    }
  });

  it('whose key ended before counts for nothing it says of later', async () => {
    const root = (end: string): string => desk.write('windowed.json', JSON.stringify(desk.sigstore.trustedRoot({ edit: (json) => { for (const log of json.tlogs) (log as unknown as { publicKey: { validFor: { end?: string } } }).publicKey.validFor.end = end; } })));
    const asked = { ...ASKED, 'rekor-url': LOG } as const;
    expect((await desk.report({ ...asked, 'trusted-root': root('2026-07-01T00:00:00Z') })).outcome).toBe('passed');
    expect((await desk.report({ ...asked, 'trusted-root': root('2026-05-01T00:00:00Z') })).outcome).toBe('failed');
  });
});

describe('an answer in another shape', () => {
  it.each<[string, (body: string) => Parameters<typeof reply>[0], readonly string[]]>([
    ['a page with the status 200', () => ({ headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>sign in</title>' }), ['SOURCE_MALFORMED']],
    ['a page behind a redirect to another host', () => ({ status: 302, headers: { location: 'https://elsewhere.test/entries' }, body: '' }), ['SOURCE_REFUSED']],
    ['a redirect to this machine', () => ({ status: 307, headers: { location: 'http://127.0.0.1:9/api/v1/log/entries/retrieve' }, body: '' }), ['SOURCE_REFUSED']],
    ['a compressed one that nobody asked for', (body) => ({ headers: { 'content-encoding': 'gzip' }, body: gzipSync(body) }), ['SOURCE_SERVER']],
    ['two documents', (body) => ({ body: `${body}\n${body}` }), ['SOURCE_MALFORMED']],
    ['a key twice', (body) => ({ body: body.replace('{', '{"x":1,"x":2,') }), ['SOURCE_MALFORMED']],
    ['a document nested without end', () => ({ body: `${'['.repeat(20_000)}${']'.repeat(20_000)}` }), ['SOURCE_MALFORMED']],
    ['no text', () => ({ body: Buffer.from([0x5b, 0xff, 0xfe, 0x5d]) }), ['SOURCE_MALFORMED']],
  ])('%s is no answer', async (_what, bend, expected) => {
    const honest = JSON.stringify([rekorAnswer(desk.sigstore.entry(signed))]);
    desk.rekor.bend = () => reply(bend(honest));
    const report = await desk.report(ASKED);
    expect([report.outcome, report.exit, silent(report)]).toEqual(['indeterminate', 3, expected]);
    // The same text in its own shape passes.
    desk.rekor.bend = () => reply({ body: honest });
    expect((await desk.report(ASKED)).outcome).toBe('passed');
  });
});

function reply({ status = 200, headers = {}, body }: { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body: string | Uint8Array }): (response: ServerResponse) => void {
  return (response) => void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
}
