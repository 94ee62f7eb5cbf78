import { afterEach, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { promisify } from 'node:util';
import { SourceError } from '../../../src/domain/errors.ts';
import { limits } from '../../../src/domain/limits.ts';
import type { HttpRequest } from '../../../src/domain/ports.ts';
import { isAtOneOf } from '../../../src/net/addresses.ts';
import { httpFor, offlineHttp } from '../../../src/net/client.ts';
import { httpClient, type HttpClient, type HttpOptions } from '../../../src/net/http.ts';
import { credentials, Loopback, makeAuthority, Proxy, type Answer, type ServerOptions } from '../../support/servers/loopback.ts';
import { rejection } from '../host/temporary.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serve(answer: Answer, options: ServerOptions = {}): Promise<Loopback> {
  const server = await Loopback.start(answer, options);
  closing.unshift(() => server.close());
  return server;
}

/** A client that does not wait between tries, and notes how long it was told to. */
function client(options: Partial<HttpOptions> = {}): HttpClient & { readonly waits: number[] } {
  const waits: number[] = [];
  const made = httpClient({ wait: async (ms) => waits.push(ms), ...options });
  closing.unshift(() => made.close());
  return { ...made, waits };
}

const ask: HttpRequest = { maxBytes: 1024, accept: 'application/json' };
const ok: Answer = (_, response) => response.end('good');
const textOf = ({ body }: { readonly body: Uint8Array }): string => Buffer.from(body).toString();

async function code(promise: Promise<unknown>): Promise<string> {
  const cause = await rejection(promise);
  return cause instanceof SourceError ? cause.code : `not a SourceError: ${String(cause)}`;
}

const silent: Answer = () => {};
const drip: Answer = (_, response) => {
  const timer = setInterval(() => response.write('x'), 2);
  response.on('close', () => clearInterval(timer));
};
const failing = (times: number, fail: Answer): Answer => {
  let left = times;
  return (asked, response) => (left-- > 0 ? fail(asked, response) : response.end('good'));
};
const status = (number: number, headers: Record<string, string> = {}): Answer => (_, response) => response.writeHead(number, headers).end();
const resolves = (...addresses: readonly string[]): Partial<HttpOptions> => ({ resolve: async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })) });
const here: HttpOptions['resolve'] = async () => [{ address: '127.0.0.1', family: 4 }];
const to = (location: string | URL, number = 302): Answer => (_, response) => response.writeHead(number, { location: String(location) }).end();
const counting = (last: number): Answer => (asked, response) => (asked.path === `/${last}` ? ok : to(`/${Number(asked.path.slice(1)) + 1}`))(asked, response);

function module(name: 'http' | 'client'): string {
  return JSON.stringify(new URL(`../../../src/net/${name}.ts`, import.meta.url).href);
}

/** What a script prints in a process of its own. `HTTP` and `CLIENT` in it are the addresses of modules. */
async function inProcess(script: string, env: Readonly<Record<string, string>> = {}): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--no-warnings', '-e', script.replaceAll('HTTP', module('http')).replaceAll('CLIENT', module('client'))], { env: { ...process.env, ...env } });
  return stdout;
}

describe('an answer', () => {
  it('comes with status, headers and bytes, and was asked for as it is', async () => {
    const server = await serve((_, response) => response.writeHead(404, { 'x-one': 'a' }).end('none'));
    const answer = await client().request(server.url('/x?y=1'), ask);
    expect([answer.status, answer.headers.get('x-one'), textOf(answer)]).toEqual([404, 'a', 'none']);
    expect(server.journal[0]?.headers).toMatchObject({ accept: 'application/json', 'accept-encoding': 'identity' });
    expect(server.journal[0]?.path).toBe('/x?y=1');
  });

  it('to a POST is to its body, to a HEAD has none', async () => {
    const server = await serve(ok);
    expect(textOf(await client().request(server.url('/'), { ...ask, method: 'POST', body: Buffer.from('{"a":1}'), headers: { 'content-type': 'application/json' } }))).toBe('good');
    expect(server.journal[0]?.body.toString()).toBe('{"a":1}');
    expect((await client().request(server.url('/'), { ...ask, method: 'HEAD' })).body).toHaveLength(0);
  });

  it.each<[string, Answer, string]>([
    ['announces more bytes than are wanted, before any of them comes', (_, response) => response.writeHead(200, { 'content-length': 1025 }).flushHeaders(), 'SOURCE_TOO_LARGE'],
    ['sends more bytes than are wanted, without announcing them', (_, response) => response.write(Buffer.alloc(1025)), 'SOURCE_TOO_LARGE'],
    ['breaks off', (_, response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('half', () => response.destroy());
    }, 'SOURCE_UNREACHABLE'],
    ['is in an encoding that would grow', (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('good')), 'SOURCE_SERVER'],
    ['is no HTTP', (_, response) => response.socket?.end('SSH-2.0-x\r\n'), 'SOURCE_SERVER'],
  ])('is refused where it %s', async (_, answer, expected) => {
    const server = await serve(answer);
    await expect(code(client().request(server.url('/'), ask))).resolves.toBe(expected);
  });

  it('of exactly as many bytes as are wanted is taken', async () => {
    const server = await serve((_, response) => response.end(Buffer.alloc(1024)));
    expect((await client().request(server.url('/'), ask)).body).toHaveLength(1024);
  });
});

describe('an answer that is not the thing', () => {
  it.each([307, 404, 401])('may have more bytes than the thing: %i', async (number) => {
    const server = await serve((asked, response) => (asked.path === '/there' ? response.end('ok') : response.writeHead(number, { location: '/there' }).end('x'.repeat(1000))));
    const answer = await client().request(server.url('/'), { ...ask, maxBytes: 2 });
    expect([answer.status, textOf(answer).length]).toEqual(number === 307 ? [200, 2] : [number, 1000]);
    await expect(code(client().request((await serve((_, response) => response.end('xyz'))).url('/'), { ...ask, maxBytes: 2 }))).resolves.toBe('SOURCE_TOO_LARGE');
  });

  it('has a bound all the same', async () => {
    const server = await serve((_, response) => response.writeHead(404).end('x'.repeat(65_537)));
    await expect(code(client().request(server.url('/'), { ...ask, maxBytes: 2 }))).resolves.toBe('SOURCE_TOO_LARGE');
  });

  it.each(['GET', 'HEAD'] as const)('is no other protocol, which nobody asked for: %s', async (method) => {
    const server = await serve((_, response) => response.socket?.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'));
    await expect(code(client().request(server.url('/'), { ...ask, method }))).resolves.toBe('SOURCE_SERVER');
  });
});

describe('time', () => {
  it.each([['never answers', silent], ['sends a byte now and then', drip]])('ends with a server that %s, try by try', async (_, answer) => {
    const server = await serve(answer);
    const http = client();
    await expect(code(http.request(server.url('/'), { ...ask, maxBytes: 1e6, tryMs: 40 }))).resolves.toBe('SOURCE_TIMEOUT');
    expect(server.journal).toHaveLength(3);
  });

  it('ends with the total, however many tries are left', async () => {
    const server = await serve(silent);
    await expect(code(client().request(server.url('/'), { ...ask, totalMs: 40, retries: 100 }))).resolves.toBe('SOURCE_TIMEOUT');
    expect(server.journal).toHaveLength(1);
  });

  it('ends with the signal of whoever asks, also between two tries', async () => {
    const server = await serve(silent);
    const abort = new AbortController();
    const waiting = code(client().request(server.url('/'), { ...ask, signal: abort.signal }));
    abort.abort();
    await expect(waiting).resolves.toBe('SOURCE_TIMEOUT');

    const busy = await serve((_, response) => response.writeHead(503).end());
    const between = new AbortController();
    const http = httpClient({ wait: (_, signal) => {
      between.abort();
      signal.throwIfAborted();
      return Promise.resolve();
    } });
    closing.unshift(() => http.close());
    await expect(code(http.request(busy.url('/'), { ...ask, signal: between.signal }))).resolves.toBe('SOURCE_SERVER');
    expect(busy.journal).toHaveLength(1);
  });
});

describe('repetition', () => {
  it.each<[string, Answer]>([
    ['408', status(408)], ['429', status(429)], ['500', status(500)], ['503', status(503)],
    ['a broken connection', (_, response) => response.socket?.destroy()],
  ])('follows %s, and a later answer counts', async (_, fail) => {
    const server = await serve(failing(2, fail));
    expect(textOf(await client().request(server.url('/'), ask))).toBe('good');
    expect(server.journal).toHaveLength(3);
  });

  it.each<[string, Answer, string]>([
    ['408', status(408), 'SOURCE_TIMEOUT'], ['429', status(429), 'SOURCE_RATE_LIMITED'], ['502', status(502), 'SOURCE_SERVER'],
  ])('ends after as many as are allowed: %s', async (_, fail, expected) => {
    const server = await serve(fail);
    await expect(code(client().request(server.url('/'), { ...ask, retries: 1 }))).resolves.toBe(expected);
    expect(server.journal).toHaveLength(2);
  });

  it.each([401, 403, 404, 410])('does not follow %i, which is an answer', async (answer) => {
    const server = await serve(status(answer));
    expect((await client().request(server.url('/'), ask)).status).toBe(answer);
    expect(server.journal).toHaveLength(1);
  });

  it('does not send a POST twice, unless it only asks', async () => {
    const server = await serve(failing(1, status(503)));
    await expect(code(client().request(server.url('/'), { ...ask, method: 'POST', body: Buffer.from('x') }))).resolves.toBe('SOURCE_SERVER');
    expect(server.journal).toHaveLength(1);
    const lookup = await serve(failing(1, status(503)));
    expect(textOf(await client().request(lookup.url('/'), { ...ask, method: 'POST', body: Buffer.from('x'), repeatable: true }))).toBe('good');
  });

  it('waits as long as the server asks, in seconds or until a date', async () => {
    const http = client();
    const server = await serve(failing(1, status(429, { 'retry-after': '7' })));
    await http.request(server.url('/'), ask);
    expect(http.waits).toEqual([7000]);
    const dated = await serve(failing(1, status(503, { 'retry-after': new Date(Date.now() + 20_000).toUTCString() })));
    await http.request(dated.url('/'), ask);
    expect(http.waits[1]).toBeGreaterThan(15_000);
    expect(http.waits[1]).toBeLessThanOrEqual(20_000);
  });

  it('does not begin a wait that its time does not cover', async () => {
    const http = client();
    const server = await serve(status(429, { 'retry-after': '3600' }));
    await expect(code(http.request(server.url('/'), ask))).resolves.toBe('SOURCE_RATE_LIMITED');
    expect([http.waits, server.journal.length]).toEqual([[], 1]);
  });
});

describe('connections', () => {
  it('are kept, and bounded for one host', async () => {
    const server = await serve((_, response) => setImmediate(() => response.end('good')));
    const http = client();
    await Promise.all(Array.from({ length: 40 }, () => http.request(server.url('/'), ask)));
    await http.request(server.url('/'), ask);
    expect(server.journal).toHaveLength(41);
    expect(server.connections).toBeLessThanOrEqual(limits.httpConnections);
  });

  it('that nobody accepts are said to be unreachable', async () => {
    const server = await Loopback.start(ok);
    const url = server.url('/');
    await server.close();
    await expect(code(client().request(url, ask))).resolves.toBe('SOURCE_UNREACHABLE');
  });

  it('are not made to a server whose certificate nobody trusts', async () => {
    const tls = credentials(['localhost']);
    const server = await serve(ok, { tls });
    await expect(code(client().request(server.url('/'), ask))).resolves.toBe('SOURCE_UNREACHABLE');
    expect(textOf(await client({ extraCa: [tls.ca] }).request(server.url('/'), ask))).toBe('good');
  });

  // In a process of its own: the runtime reads the variable, not the tests. Its own client, which obeys, is the control.
  it('are not made to it either where NODE_TLS_REJECT_UNAUTHORIZED says so', async () => {
    const server = await serve(ok, { tls: credentials(['localhost']) });
    const stdout = await inProcess(`
      import https from 'node:https';
      const { httpClient } = await import(HTTP);
      await new Promise((resolve) => https.get(${JSON.stringify(server.url('/').href)}, (answer) => { console.log('control', answer.statusCode); answer.resume(); answer.on('end', resolve); }));
      try { await httpClient().request(new URL(${JSON.stringify(server.url('/').href)}), { maxBytes: 9, accept: '*/*' }); console.log('taken'); } catch (cause) { console.log(cause.code); }
      process.exit();`, { NODE_TLS_REJECT_UNAUTHORIZED: '0' });
    expect(stdout.trim().split('\n')).toEqual(['control 200', 'SOURCE_UNREACHABLE']);
  });
});

describe('names', () => {
  it('that nobody knows are said to be unknown', async () => {
    const unknown = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' });
    await expect(code(client({ resolve: () => Promise.reject(unknown) }).request(new URL('https://nobody.test/'), ask))).resolves.toBe('SOURCE_DNS');
    await expect(code(client(resolves()).request(new URL('https://nobody.test/'), ask))).resolves.toBe('SOURCE_DNS');
  });

  it.each([
    'http://169.254.169.254/latest/meta-data/', 'https://169.254.169.254/', 'https://0xa9fea9fe/', 'https://[fe80::1]/', 'https://[::ffff:169.254.169.254]/', 'https://[fd00:ec2::254]/',
    'https://metadata.google.internal/', 'https://METADATA.google.internal./', 'https://100.100.100.200/',
  ])('and addresses of the link and of metadata services are refused: %s', async (url) => {
    await expect(code(client({ unsafeHosts: new Set(['169.254.169.254']) }).request(new URL(url), ask))).resolves.toBe('SOURCE_REFUSED');
  });

  it.each([['169.254.169.254'], ['fe80::1'], ['::ffff:169.254.169.254'], ['127.0.0.1', '169.254.169.254']])('that resolve to such an address are refused: %s', async (...addresses) => {
    await expect(code(client(resolves(...addresses)).request(new URL('https://harmless.test/'), ask))).resolves.toBe('SOURCE_REFUSED');
  });

  it('that the user gives may mean this machine; the control of the refusals', async () => {
    const tls = credentials(['harmless.test']);
    const server = await serve(ok, { tls });
    expect(textOf(await client({ ...resolves('127.0.0.1'), extraCa: [tls.ca] }).request(server.url('/', 'harmless.test'), ask))).toBe('good');
  });
});

describe('encryption', () => {
  it('is required but for this machine and hosts that are named', async () => {
    const server = await serve(ok);
    const url = server.url('/', 'plain.test');
    await expect(code(client({ resolve: here }).request(url, ask))).resolves.toBe('SOURCE_REFUSED');
    expect(server.connections).toBe(0);
    expect(textOf(await client({ resolve: here, unsafeHosts: new Set([url.host]) }).request(url, ask))).toBe('good');
    // Another port is another server.
    await expect(code(client({ resolve: here, unsafeHosts: new Set(['plain.test:1']) }).request(url, ask))).resolves.toBe('SOURCE_REFUSED');
  });

  it.each([
    ['https://a.test', 'a.test', true], ['https://a.test', 'a.test:443', true], ['http://a.test', 'a.test:80', true], ['https://a.test:80', 'a.test:80', true], ['http://a.test:443', 'a.test:443', true],
    ['https://a.test', 'a.test:80', false], ['http://a.test', 'a.test:443', false], ['https://a.test:5000', 'a.test', false], ['https://[2001:db8::1]', '[2001:db8::1]:443', true], ['https://b.a.test', 'a.test', false],
  ])('%s is at the host that is written as %s: %s, because a port that no URL shows is one all the same', (url, host, is) => {
    expect(isAtOneOf(new URL(url), new Set([host]))).toBe(is);
  });

  it.each(['ftp://127.0.0.1/x', 'file:///etc/passwd', 'data:text/plain,x'])('has nothing to do with %s, which is refused', async (url) => {
    await expect(code(client().request(new URL(url), ask))).resolves.toBe('SOURCE_REFUSED');
  });
});

describe('redirects', () => {
  const signedIn = { ...ask, authorization: 'Bearer secret' };

  it('are followed, relative ones too, and credentials stay at their origin', async () => {
    const other = await serve(ok);
    const server = await serve((asked, response) => {
      if (asked.path === '/a') to('/b', 307)(asked, response);
      else if (asked.path === '/b') to(other.url('/c'))(asked, response);
    });
    const answer = await client().request(server.url('/a'), signedIn);
    expect([textOf(answer), answer.url.href]).toEqual(['good', other.url('/c').href]);
    expect(server.journal.map(({ headers }) => headers.authorization)).toEqual(['Bearer secret', 'Bearer secret']);
    // Only the port differs: another origin all the same.
    expect(other.journal.map(({ headers }) => headers.authorization)).toEqual([undefined]);
  });

  it('do not bring credentials back to whoever they were taken from', async () => {
    let home: URL | null = null;
    const other = await serve((asked, response) => to(home ?? '')(asked, response));
    const server = await serve((asked, response) => (asked.path === '/home' ? ok : to(other.url('/')))(asked, response));
    home = server.url('/home');
    expect(textOf(await client().request(server.url('/'), signedIn))).toBe('good');
    expect(server.journal.map(({ headers }) => headers.authorization)).toEqual(['Bearer secret', undefined]);
  });

  it('end, and five of them are followed', async () => {
    const few = await serve(counting(5));
    expect(textOf(await client().request(few.url('/0'), ask))).toBe('good');
    const many = await serve(counting(6));
    await expect(code(client().request(many.url('/0'), ask))).resolves.toBe('SOURCE_REFUSED');
    expect(many.journal).toHaveLength(6);
  });

  it('of what sends something are refused', async () => {
    const server = await serve(to('/b', 307));
    await expect(code(client().request(server.url('/a'), { ...ask, method: 'POST', body: Buffer.from('x') }))).resolves.toBe('SOURCE_REFUSED');
    expect(server.journal).toHaveLength(1);
  });

  it.each([
    ['without encryption, even of a host that may be asked so', (plain: Loopback) => plain.url('/', 'plain.test').href],
    ['of a metadata service', () => 'https://169.254.169.254/latest'],
    ['with credentials in it', () => 'https://user:secret@example.test/'],
    ['that is a file', () => 'file:///etc/passwd'],
    ['of this machine itself, by its address', (_: Loopback, secure: Loopback) => secure.url('/').href],
    ['of this machine itself, by a name', (_: Loopback, secure: Loopback) => secure.url('/', 'inside.test').href],
  ])('from an encrypted server elsewhere are refused to an address %s', async (_, location) => {
    const authority = makeAuthority();
    const inside = await serve(ok, { tls: credentials(['inside.test'], authority) });
    const plain = await serve(ok);
    const tls = credentials(['elsewhere.test'], authority);
    const server = await serve((asked, response) => (asked.path === '/own' ? ok : to(asked.path === '/' ? location(plain, inside) : '/own'))(asked, response), { tls });
    const names: string[] = [];
    const http = client({ extraCa: [tls.ca], unsafeHosts: new Set([plain.url('/', 'plain.test').host]), resolve: (name) => {
      names.push(name);
      return here(name);
    } });
    // The control: the server itself is asked, and leads on within itself.
    expect(textOf(await http.request(server.url('/control', 'elsewhere.test'), ask))).toBe('good');
    await expect(code(http.request(server.url('/', 'elsewhere.test'), ask))).resolves.toBe('SOURCE_REFUSED');
    expect([inside.journal, plain.journal]).toEqual([[], []]);
    // Refused for what it is, and not only for where this name leads in a test.
    expect(names).not.toContain('plain.test');
  });

  it('without a location are answers', async () => {
    const server = await serve((_, response) => response.writeHead(304).end());
    expect((await client().request(server.url('/'), ask)).status).toBe(304);
  });
});

describe('a request', () => {
  it('is refused with credentials in its address, and they are not shown', async () => {
    const cause = await rejection(client().request(new URL('https://user:hunter2@example.test/?sig=hunter2'), ask));
    expect(cause).toMatchObject({ code: 'SOURCE_REFUSED' });
    expect(String(cause)).not.toContain('hunter2');
  });

  it('does not show the query of an address, which may hold a signature', async () => {
    const server = await serve((_, response) => response.writeHead(500).end());
    expect(String(await rejection(client().request(server.url('/x?sig=hunter2'), ask)))).not.toContain('hunter2');
  });

  it.each(['Authorization', 'cookie', 'Accept-Encoding', 'host'])('takes no header %s beside its own', async (name) => {
    const server = await serve(ok);
    await expect(rejection(client().request(server.url('/'), { ...ask, headers: { [name]: 'x' } }))).resolves.toBeInstanceOf(TypeError);
    expect(server.connections).toBe(0);
  });
});

describe('a proxy', () => {
  it('carries what is encrypted, is signed in to by itself, and sees no credentials of the server', async () => {
    const tls = credentials(['far.test']);
    const server = await serve(ok, { tls });
    const proxy = await Proxy.start({ port: server.port });
    closing.unshift(() => proxy.close());
    const http = client({ extraCa: [tls.ca], resolve: () => Promise.reject(new Error('names are the proxy\'s')), proxy: { url: new URL(`http://me:p%40ss@127.0.0.1:${proxy.port}`), bypass: () => false } });
    expect(textOf(await http.request(new URL('https://far.test/x'), { ...ask, authorization: 'Bearer secret' }))).toBe('good');
    expect(proxy.journal).toEqual([{ target: 'far.test:443', authorization: `Basic ${Buffer.from('me:p@ss').toString('base64')}` }]);
    expect(server.journal[0]?.headers).toMatchObject({ authorization: 'Bearer secret' });
    expect(server.journal[0]?.headers['proxy-authorization']).toBeUndefined();
  });

  it('that refuses is said to, and nothing goes past it', async () => {
    const tls = credentials(['far.test']);
    const server = await serve(ok, { tls });
    const proxy = await Proxy.start({ refuse: 407 });
    closing.unshift(() => proxy.close());
    const http = client({ extraCa: [tls.ca], resolve: here, proxy: { url: new URL(`http://127.0.0.1:${proxy.port}`), bypass: (url) => url.hostname === 'near.test' } });
    await expect(code(http.request(server.url('/', 'far.test'), ask))).resolves.toBe('SOURCE_UNREACHABLE');
    expect(server.connections).toBe(0);
  });

  it('does not stand before metadata services, this machine, or what is asked without it', async () => {
    const tls = credentials(['near.test']);
    const server = await serve(ok, { tls });
    const proxy = await Proxy.start({ refuse: 403 });
    closing.unshift(() => proxy.close());
    const http = client({ extraCa: [tls.ca], resolve: here, proxy: { url: new URL(`http://127.0.0.1:${proxy.port}`), bypass: (url) => url.hostname === 'near.test' } });
    expect(textOf(await http.request(server.url('/', 'near.test'), ask))).toBe('good');
    expect(textOf(await http.request(server.url('/'), ask))).toBe('good');
    await expect(code(http.request(new URL('https://metadata.google.internal/'), ask))).resolves.toBe('SOURCE_REFUSED');
    expect(proxy.journal).toEqual([]);
  });

  it('that is none is not gone around', async () => {
    await expect(code(client({ proxy: { url: null, bypass: () => false } }).request(new URL('https://far.test/'), ask))).resolves.toBe('SOURCE_REFUSED');
  });
});

describe('the client of a run', () => {
  it('asks, and goes through the proxy that the environment names', async () => {
    const server = await serve(ok);
    const proxy = await Proxy.start({ refuse: 403 });
    closing.unshift(() => proxy.close());
    const http = httpFor({ HTTPS_PROXY: `127.0.0.1:${proxy.port}`, NO_PROXY: 'near.test' });
    expect(textOf(await http.request(server.url('/'), ask))).toBe('good');
    await expect(code(http.request(new URL('https://far.test/'), ask))).resolves.toBe('SOURCE_UNREACHABLE');
    expect(proxy.journal.map(({ target }) => target)).toEqual(['far.test:443']);
  });
});

describe('offline', () => {
  it('refuses every request', async () => {
    const server = await serve(ok);
    await expect(code(offlineHttp.request(server.url('/'), ask))).resolves.toBe('SOURCE_OFFLINE');
    expect(server.connections).toBe(0);
  });

  // In a process of its own in which every socket and every look-up throws; the client that is not offline is the control.
  it.each([['offlineHttp', 'SOURCE_OFFLINE'], ['httpFor({})', 'socket']])('%s in a process without sockets: %s', async (made, expected) => {
    const stdout = await inProcess(`
      import net from 'node:net'; import dns from 'node:dns';
      const refuse = () => { throw Object.assign(new Error('socket'), { code: 'TEST_SOCKET' }); };
      net.Socket.prototype.connect = refuse; dns.promises.lookup = refuse; dns.lookup = refuse;
      const { httpFor, offlineHttp } = await import(CLIENT);
      try { await ${made}.request(new URL('http://127.0.0.1:9/'), { maxBytes: 1, accept: '*/*', retries: 0 }); } catch (cause) { console.log(cause.code, cause.cause?.message ?? ''); }`);
    expect(stdout).toContain(expected);
  });
});
