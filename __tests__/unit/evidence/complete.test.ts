// Asking logs: how many, how often, and what silence is.

import { describe, expect, it } from '@jest/globals';
import { digestOf } from '../../../src/domain/digest.ts';
import { limits } from '../../../src/domain/limits.ts';
import type { LogQuestion } from '../../../src/domain/log-question.ts';
import type { Http } from '../../../src/domain/ports.ts';
import { logLookups } from '../../../src/evidence/complete.ts';
import { emptyLogs } from '../../support/ports.ts';

const QUESTION: LogQuestion = { logs: ['https://a.test', 'https://b.test/', 'http://plain.test', 'a name', 'https://user:secret@c.test'], proposals: [{ kind: 'hashedrekord', digest: digestOf(Buffer.from('x')), signature: Buffer.from('s'), verifier: 'v' }], hashes: [] };
const signal = new AbortController().signal;

function counting(): { readonly http: Http; readonly asked: string[] } {
  const asked: string[] = [];
  const http: Http = { request: (url, request) => { asked.push(url.href); return emptyLogs.request(url, request); }, on: () => http };
  return { http, asked };
}

describe('logs of trust roots', () => {
  it('are asked where they have an https address, and no others', async () => {
    const { http, asked } = counting();
    const searches = await logLookups({ urls: [], http, signal })(QUESTION);
    expect(asked).toEqual(['https://a.test/api/v1/log/entries/retrieve', 'https://b.test/api/v1/log/entries/retrieve']);
    expect(searches.map(({ at, outcome }) => `${at.source} ${at.address} ${outcome}`)).toEqual(['rekor https://a.test none', 'rekor https://b.test none']);
  });

  it('are not asked where the user names others', async () => {
    const { http, asked } = counting();
    await logLookups({ urls: [new URL('https://mine.test/log')], http, signal })(QUESTION);
    expect(asked).toEqual(['https://mine.test/log/api/v1/log/entries/retrieve']);
  });

  it('are nowhere to be asked where none has an address', async () => {
    const { http, asked } = counting();
    expect([await logLookups({ urls: [], http, signal })({ ...QUESTION, logs: ['a name'] }), asked]).toEqual([[], []]);
  });

  it('are asked about so many signatures, and are silent about more', async () => {
    const { http, asked } = counting();
    const ask = logLookups({ urls: [], http, signal });
    const question = { ...QUESTION, logs: ['https://a.test'] };
    for (let index = 0; index < limits.logLookups; index += 1) await ask(question);
    const [search] = await ask(question);
    expect([asked.length, search?.outcome === 'unavailable' ? search.code : search?.outcome]).toEqual([limits.logLookups, 'SOURCE_TOO_LARGE']);
  });

  it('are asked by hash where nothing can be proposed', async () => {
    const { http, asked } = counting();
    await logLookups({ urls: [], http, signal })({ logs: ['https://a.test'], proposals: [], hashes: [digestOf(Buffer.from('x'))] });
    expect(asked).toEqual(['https://a.test/api/v1/index/retrieve']);
  });
});
