import { afterEach, describe, expect, it } from '@jest/globals';
import { SourceError } from '../../../src/domain/errors.ts';
import type { BodySink, HttpRequest } from '../../../src/domain/ports.ts';
import { httpClient } from '../../../src/net/http.ts';
import { Loopback, type Answer } from '../../support/servers/loopback.ts';

let server: Loopback | null = null;
const waits: number[] = [];
afterEach(async () => {
  await server?.close();
  server = null;
  waits.length = 0;
});

const codeOf = async (act: Promise<unknown>): Promise<string> => {
  try {
    await act;
    return 'answered';
  } catch (cause) {
    return cause instanceof SourceError ? cause.code : String(cause);
  }
};

/** Sinks that write down what becomes of them. */
function sinks(): { readonly into: () => Promise<BodySink>; readonly made: { bytes: string; ended: boolean; abandoned: boolean }[] } {
  const made: { bytes: string; ended: boolean; abandoned: boolean }[] = [];
  return {
    made,
    into: async () => {
      const one = { bytes: '', ended: false, abandoned: false };
      made.push(one);
      return { write: async (bytes) => { one.bytes += Buffer.from(bytes).toString(); }, end: async () => { one.ended = true; }, abandon: async () => { one.abandoned = true; } };
    },
  };
}

async function ask(answer: Answer, request: Partial<HttpRequest>, path = '/x'): Promise<string> {
  server = await Loopback.start(answer);
  const client = httpClient({ wait: async (ms) => void waits.push(ms) });
  try {
    return await codeOf(client.request(server.url(path), { maxBytes: 100, accept: '*/*', ...request }));
  } finally {
    client.close();
  }
}

describe('a sink', () => {
  it('takes the body in place of memory', async () => {
    const { into, made } = sinks();
    server = await Loopback.start((_, response) => response.end('the body'));
    const client = httpClient();
    const answer = await client.request(server.url('/'), { maxBytes: 100, accept: '*/*', into });
    client.close();
    expect([answer.status, answer.body.length, made]).toEqual([200, 0, [{ bytes: 'the body', ended: true, abandoned: false }]]);
  });

  it('is made anew for each try, and what did not come whole is abandoned', async () => {
    const { into, made } = sinks();
    let tries = 0;
    const breaksFirst: Answer = (_, response) => {
      tries += 1;
      if (tries > 1) {
        response.end('whole');
        return;
      }
      response.writeHead(200, { 'content-length': 10 });
      response.write('half', () => response.destroy());
    };
    expect(await ask(breaksFirst, { into })).toBe('answered');
    expect(made).toEqual([{ bytes: 'half', ended: false, abandoned: true }, { bytes: 'whole', ended: true, abandoned: false }]);
  });

  it('gets no more than is allowed, said or not, and no body of a refusal', async () => {
    const { into, made } = sinks();
    expect(await ask((_, response) => void response.writeHead(200).end('x'.repeat(101)), { into })).toBe('SOURCE_TOO_LARGE');
    expect(made.every(({ abandoned, ended }) => abandoned && !ended)).toBe(true);
    await server?.close();
    made.length = 0;
    expect(await ask((_, response) => void response.writeHead(404).end('no'), { into })).toBe('answered');
    expect(made).toEqual([]);
  });

  it('that fails ends the request with its own fault', async () => {
    const into = async (): Promise<BodySink> => ({ write: () => Promise.reject(new SourceError('SOURCE_TOO_LARGE', 'the disk is full')), end: async () => {}, abandon: async () => {} });
    expect(await ask((_, response) => void response.end('x'), { into })).toBe('SOURCE_TOO_LARGE');
    expect(server?.journal.length).toBe(1);
  });
});

describe('a server that asks for fewer requests by 403', () => {
  const at = (seconds: number): string => String(Math.floor(Date.now() / 1000) + seconds);

  it.each<[string, Record<string, string>, string, number]>([
    ['with the time to wait', { 'retry-after': '2' }, 'answered', 1],
    ['with the time when it takes them again', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': at(3) }, 'answered', 1],
    ['for longer than is waited', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': at(3600) }, 'SOURCE_RATE_LIMITED', 0],
  ])('is waited for %s', async (_what, headers, expected, waited) => {
    let tries = 0;
    const outcome = await ask((_, response) => {
      tries += 1;
      if (tries === 1) response.writeHead(403, headers).end();
      else response.end('ok');
    }, {});
    expect([outcome, waits.length]).toEqual([expected, waited]);
    expect(waits.every((ms) => ms >= 1000 && ms <= 3000)).toBe(true);
  });

  it('is told from one that forbids', async () => {
    for (const headers of [{}, { 'x-ratelimit-remaining': '12', 'x-ratelimit-reset': '9999999999' }, { 'x-ratelimit-remaining': '0' }]) {
      expect([await ask((_, response) => void response.writeHead(403, headers).end(), {}), waits]).toEqual(['answered', []]);
      await server?.close();
    }
  });
});

describe('an address that a server named', () => {
  it.each([['by its number', '127.0.0.1'], ['by its name', 'localhost']])('is not asked where it is this machine, %s', async (_how, host) => {
    server = await Loopback.start((_, response) => void response.end('secret'));
    const client = httpClient();
    expect([await codeOf(client.request(server.url('/', host), { maxBytes: 100, accept: '*/*', led: true })), server.journal.length]).toEqual(['SOURCE_REFUSED', 0]);
    client.close();
  });

  it('is not asked where its name leads to this machine', async () => {
    const client = httpClient({ resolve: async () => [{ address: '127.0.0.1', family: 4 }] });
    expect(await codeOf(client.request(new URL('https://blob.example/x'), { maxBytes: 100, accept: '*/*', led: true, retries: 0 }))).toBe('SOURCE_REFUSED');
    client.close();
  });
});
