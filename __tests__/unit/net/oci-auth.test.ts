import { afterEach, describe, expect, it } from '@jest/globals';
import { SourceError } from '../../../src/domain/errors.ts';
import { limits } from '../../../src/domain/limits.ts';
import type { Http } from '../../../src/domain/ports.ts';
import { parseChallenges } from '../../../src/net/challenges.ts';
import type { Credential } from '../../../src/net/credential.ts';
import { httpClient, type HttpOptions } from '../../../src/net/http.ts';
import { registryAuth, type RegistryAuth } from '../../../src/net/oci-auth.ts';
import { realmOf } from '../../../src/net/token-server.ts';
import { credentials, Loopback, makeAuthority, type Answer, type Asked, type ServerOptions } from '../../support/servers/loopback.ts';
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

function client(options: Partial<HttpOptions> = {}): Http {
  const made = httpClient({ wait: async () => {}, ...options });
  closing.unshift(() => made.close());
  return made;
}

async function failure(promise: Promise<unknown>): Promise<SourceError> {
  const cause = await rejection(promise);
  if (!(cause instanceof SourceError)) throw new TypeError(`not a SourceError: ${String(cause)}`);
  return cause;
}

const PASSWORD = 'hunter2';
const IDENTITY = 'identity-hunter2';
const login: Credential = { kind: 'basic', username: 'user', password: PASSWORD };
const basic = `Basic ${Buffer.from(`user:${PASSWORD}`).toString('base64')}`;
const here: HttpOptions['resolve'] = async () => [{ address: '127.0.0.1', family: 4 }];

interface Given { readonly base: URL; readonly http?: Http; readonly credential?: Credential | null; readonly signal?: AbortSignal }
interface Signed extends RegistryAuth { readonly masked: string[]; readonly credentialsAsked: string[]; readonly clock: { ms: number } }

function auth({ base, http = client(), credential = null, signal = new AbortController().signal }: Given): Signed {
  const masked: string[] = [];
  const credentialsAsked: string[] = [];
  const clock = { ms: 0 };
  const made = registryAuth({ base, http, mask: (secret) => masked.push(secret), now: () => clock.ms, signal, credential: async (path) => {
    credentialsAsked.push(path);
    return credential;
  } });
  return { ...made, masked, credentialsAsked, clock };
}

const grant = (answer: unknown): Answer => (_, response) => response.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
const status = (number: number, headers: Record<string, string> = {}): Answer => (_, response) => response.writeHead(number, headers).end('{"errors":[{"code":"DENIED"}]}');
const bearer = (realm: URL | string, more = ''): string => `Bearer realm="${String(realm)}",service="registry.test"${more}`;
const asks = (server: Loopback): readonly string[] => server.journal.map(({ method, path, headers }) => `${method} ${path} ${headers.authorization ?? '-'}`);

/** A registry with its token server: which Authorization it takes, and which tokens it gives. */
async function registry({ accepts, token, challenge }: { readonly accepts: (authorization: string | undefined) => boolean; readonly token: Answer; readonly challenge?: string | null }): Promise<Loopback> {
  const server: Loopback = await serve((asked, response) => {
    if (asked.path.startsWith('/token')) token(asked, response);
    else if (accepts(asked.headers.authorization)) response.end('manifest');
    else response.writeHead(401, challenge === null ? {} : { 'www-authenticate': challenge ?? bearer(server.url('/token')) }).end();
  });
  return server;
}

/** Tokens with numbers: T1, T2, …; those of a login L1, L2, …. */
function numbered(more: object = {}): Answer {
  let last = 0;
  return (asked, response) => {
    last += 1;
    response.end(JSON.stringify({ token: `${asked.headers.authorization === undefined && asked.method === 'GET' ? 'T' : 'L'}${last}`, ...more }));
  };
}

/** Reads once, as the client of registries does: signs in as long as there is something to try. */
async function read(server: Loopback, signed: RegistryAuth, path = 'acme/app'): Promise<number> {
  const http = client();
  let authorization = await signed.authorization(path);
  for (let attempt = 0; ; attempt += 1) {
    const answer = await http.request(server.url(`/v2/${path}/manifests/v1`), { accept: '*/*', maxBytes: 100, ...(authorization === null ? {} : { authorization }) });
    if (answer.status !== 401) return answer.status;
    const next = await signed.answer(path, answer.headers.get('www-authenticate') ?? '', attempt, authorization);
    if (next === null) return 401;
    authorization = next;
  }
}

const plain = (text: string): unknown => parseChallenges(text).map(({ scheme, parameters }) => [scheme, Object.fromEntries(parameters)]);

describe('challenges', () => {
  it.each<[string, string, unknown]>([
    ['of GitHub', 'Bearer realm="https://ghcr.io/token",service="ghcr.io",scope="repository:user/image:pull"', [['bearer', { realm: 'https://ghcr.io/token', service: 'ghcr.io', scope: 'repository:user/image:pull' }]]],
    ['of Docker', 'Bearer realm="https://auth.docker.io/token",service="registry.docker.io"', [['bearer', { realm: 'https://auth.docker.io/token', service: 'registry.docker.io' }]]],
    ['of Amazon', 'Basic realm="https://1.dkr.ecr.eu-west-1.amazonaws.com/",service="ecr.amazonaws.com"', [['basic', { realm: 'https://1.dkr.ecr.eu-west-1.amazonaws.com/', service: 'ecr.amazonaws.com' }]]],
    ['of Codeberg', 'Bearer realm="https://codeberg.org/v2/token",service="container_registry",scope="*",Basic realm="https://codeberg.org/v2",service="container_registry",scope="*"', [['bearer', { realm: 'https://codeberg.org/v2/token', service: 'container_registry', scope: '*' }], ['basic', { realm: 'https://codeberg.org/v2', service: 'container_registry', scope: '*' }]]],
    ['in any case, with blanks', '  BEARER   Realm = "a" ,\tSERVICE= "b" , ', [['bearer', { realm: 'a', service: 'b' }]]],
    ['without quotes', 'Bearer realm=https://a.example/token,service=a.example', [['bearer', { realm: 'https://a.example/token', service: 'a.example' }]]],
    ['with blanks instead of commas', 'Bearer realm="a" service="b"', [['bearer', { realm: 'a', service: 'b' }]]],
    ['with escapes', String.raw`Bearer realm="a\"b\\c\d",service="x,y=\"z\""`, [['bearer', { realm: String.raw`a"b\cd`, service: 'x,y="z"' }]]],
    ['with an empty value, and one that is none', 'Bearer realm="",service=,scope="x"', [['bearer', { realm: '', scope: 'x' }]]],
    ['with a parameter twice', 'Bearer realm="a",realm="b"', [['bearer', { realm: 'a' }]]],
    ['of other schemes', 'Negotiate, Digest realm="r", Negotiate YIIabc==, Bearer realm="a"', [['negotiate', {}], ['digest', { realm: 'r' }], ['negotiate', { yiiabc: '=' }], ['bearer', { realm: 'a' }]]],
    ['without an end', 'Bearer realm="a",service="b', [['bearer', { realm: 'a', service: 'b' }]]],
    ['that end in a backslash', 'Bearer realm="a\\', [['bearer', { realm: 'a' }]]],
    ['without a scheme', 'realm="a",service="b"', []],
    ['of nothing', '', []], ['of signs', ',,= "" =",=', []],
  ])('%s are read', (_, text, expected) => {
    expect(plain(text)).toEqual(expected);
  });

  it('are bounded in number, and so are their parameters', () => {
    expect(parseChallenges('Basic realm="a",'.repeat(100))).toHaveLength(limits.challenges);
    const many = Array.from({ length: 100 }, (_, index) => `p${index}="v"`).join(',');
    expect(parseChallenges(`Bearer ${many}`)[0]?.parameters.size).toBe(limits.challengeParameters);
  });

  it.each(['"', '\\', '=', ',', ' ', 'a', 'a ', 'a=', 'a="', 'a="\\', 'a=" b', '"\\"', 'é', '\0', '\r\n'])('of %j a million times are read in no time', (piece) => {
    const started = performance.now();
    for (const text of [piece.repeat(1_000_000), `Bearer realm="${piece.repeat(1_000_000)}"`]) expect(parseChallenges(text).length).toBeLessThanOrEqual(limits.challenges);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('a token server', () => {
  const realm = (text: string, base: string): string => {
    const [challenge] = parseChallenges(`Bearer realm="${text}"`);
    if (challenge === undefined) throw new TypeError('no challenge');
    try {
      return realmOf(challenge, new URL(base)).url.href;
    } catch (cause) {
      return cause instanceof SourceError ? cause.code : String(cause);
    }
  };

  it.each([
    ['https://registry.test', 'https://auth.test/token'], ['https://registry.test', 'https://registry.test:8443/token'], ['https://10.0.0.1:5000', 'https://10.0.0.1/token'], ['https://[fd00::1]:5000', 'https://[fd00::1]/token'],
    ['https://127.0.0.1:5000', 'https://localhost:5001/token'], ['http://127.0.0.1:5000', 'http://127.0.0.1:5001/token'], ['http://localhost:5000', 'http://[::1]:5001/token'], ['http://localhost:5000', 'https://auth.test/token'],
    ['http://registry.test:5000', 'http://registry.test:5001/token'], ['http://10.0.0.1:5000', 'http://10.0.0.1:5000/token'], ['http://registry.test', 'https://auth.test/token'], ['https://registry.test', 'https://8.8.8.8/token'],
    ['https://registry.test', 'https://172.32.0.1/token'], ['https://registry.test', 'https://100.128.0.1/token'],
  ])('of %s may be %s', (base, address) => {
    expect(realm(address, base)).toBe(address);
  });

  it.each([
    ['https://registry.test', 'http://auth.test/token'], ['https://registry.test', 'http://registry.test/token'], ['http://registry.test', 'http://auth.test/token'], ['http://registry.test', 'http://127.0.0.1/token'], ['http://127.0.0.1:5000', 'http://auth.test/token'],
    ['https://127.0.0.1:5000', 'http://127.0.0.1:5000/token'],
    ['https://registry.test', 'https://127.0.0.1/token'], ['https://registry.test', 'https://localhost/token'], ['https://registry.test', 'https://LOCALHOST./token'], ['https://registry.test', 'https://[::1]/token'], ['https://registry.test', 'https://0x7f.1/token'], ['https://registry.test', 'https://0/token'], ['https://registry.test', 'https://[::ffff:127.0.0.1]/token'],
    ['https://registry.test', 'https://10.0.0.1/token'], ['https://registry.test', 'https://10.255.255.255/token'], ['https://registry.test', 'https://172.16.0.1/token'], ['https://registry.test', 'https://172.31.255.255/token'], ['https://registry.test', 'https://192.168.1.1/token'], ['https://registry.test', 'https://100.64.0.1/token'],
    ['https://registry.test', 'https://[fc00::1]/token'], ['https://registry.test', 'https://[fdff::1]/token'], ['https://registry.test', 'https://[::ffff:10.0.0.1]/token'], ['https://registry.test', 'https://[64:ff9b::10.0.0.1]/token'], ['https://registry.test', 'https://167772161/token'],
    ['https://10.0.0.1', 'https://10.0.0.2/token'], ['http://127.0.0.1:5000', 'https://10.0.0.1/token'],
    ['https://registry.test', 'https://169.254.169.254/token'], ['https://169.254.169.254', 'https://169.254.169.254/token'], ['https://registry.test', 'https://metadata.google.internal/token'], ['https://registry.test', 'https://[fe80::1]/token'], ['https://registry.test', 'https://100.100.100.200/token'],
    ['https://registry.test', 'https://user:password@auth.test/token'], ['https://registry.test', 'https://user@auth.test/token'], ['https://registry.test', 'ftp://auth.test/token'], ['https://registry.test', 'file:///etc/passwd'], ['https://registry.test', 'javascript:alert(1)'],
  ])('of %s is never %s', (base, address) => {
    expect(realm(address, base)).toBe('SOURCE_REFUSED');
  });

  it.each(['', '/token', 'auth.test/token', 'https://', 'https://a b/'])('is none where the registry says %j', (address) => {
    expect(realm(address, 'https://registry.test')).toBe('SOURCE_MALFORMED');
  });

  it('that is refused is not asked, and gets no credential', async () => {
    const server = await serve(grant({ token: 'T' }));
    const signed = auth({ base: new URL('https://registry.test'), credential: login });
    expect((await failure(signed.answer('acme/app', bearer(server.url('/token')), 0, null))).code).toBe('SOURCE_REFUSED');
    expect([server.connections, signed.credentialsAsked]).toEqual([0, []]);
    await expect(auth({ base: server.url('/'), credential: login }).answer('acme/app', bearer(server.url('/token')), 0, null)).resolves.toBe('Bearer T');
  });
});

describe('a token', () => {
  it('for anybody is asked with the right to pull alone, whatever the registry would have asked', async () => {
    const server = await serve(grant({ token: 'T' }));
    const signed = auth({ base: server.url('/') });
    await expect(signed.authorization('acme/app')).resolves.toBeNull();
    await expect(signed.answer('acme/app', bearer(server.url('/token?account=x&scope=repository:acme/app:push'), ',scope="repository:acme/app:pull,push repository:other/app:pull registry:catalog:*"'), 0, null)).resolves.toBe('Bearer T');
    await expect(signed.authorization('acme/app')).resolves.toBe('Bearer T');
    await expect(signed.authorization('acme/other')).resolves.toBeNull();
    expect(asks(server)).toEqual(['GET /token?account=x&service=registry.test&scope=repository%3Aacme%2Fapp%3Apull -']);
    expect([signed.notes(), signed.masked]).toEqual([[], []]);
  });

  it('is asked with the login where there is one, and masked', async () => {
    const token = 'T'.repeat(limits.maskedTokenCharacters);
    const server = await serve(grant({ access_token: token }));
    const signed = auth({ base: server.url('/'), credential: login });
    await expect(signed.answer('acme/app', `Bearer realm=${String(server.url('/token'))}`, 0, null)).resolves.toBe(`Bearer ${token}`);
    expect(asks(server)).toEqual([`GET /token?scope=repository%3Aacme%2Fapp%3Apull ${basic}`]);
    expect(signed.masked).toEqual([token]);
  });

  it.each(['true', 'failed', 'indeterminate'])('that is a word of the report is not masked: the runner would take %j out of logs and outputs', async (token) => {
    const server = await serve(grant({ token }));
    const signed = auth({ base: server.url('/'), credential: login });
    await expect(signed.answer('acme/app', bearer(server.url('/token')), 0, null)).resolves.toBe(`Bearer ${token}`);
    expect(signed.masked).toEqual([]);
  });

  it('is asked by OAuth2 with an identity token', async () => {
    const server = await serve(grant({ access_token: 'T', refresh_token: 'x', scope: 'repository:acme/app:pull' }));
    const signed = auth({ base: server.url('/'), credential: { kind: 'refresh', token: IDENTITY, login: null } });
    await expect(signed.answer('acme/app', bearer(server.url('/token')), 0, null)).resolves.toBe('Bearer T');
    expect(asks(server)).toEqual(['POST /token -']);
    expect(server.journal[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(Object.fromEntries(new URLSearchParams(server.journal[0]?.body.toString()))).toEqual({ grant_type: 'refresh_token', refresh_token: IDENTITY, client_id: 'verify-supply-chain', scope: 'repository:acme/app:pull', service: 'registry.test' });
  });

  it.each([404, 405])('is asked with the login beside an identity token where a server knows no OAuth2 (%s), else for anybody', async (number) => {
    const server = await serve((asked, response) => (asked.method === 'POST' ? status(number) : numbered())(asked, response));
    const both = auth({ base: server.url('/'), credential: { kind: 'refresh', token: IDENTITY, login: { username: 'user', password: PASSWORD } } });
    await expect(both.answer('acme/app', bearer(server.url('/token')), 0, null)).resolves.toBe('Bearer L1');
    const alone = auth({ base: server.url('/'), credential: { kind: 'refresh', token: IDENTITY, login: null } });
    await expect(alone.answer('acme/app', bearer(server.url('/token')), 0, null)).resolves.toBe('Bearer T1');
    expect(asks(server).map((line) => line.replace(/\?\S*/, ''))).toEqual(['POST /token -', `GET /token ${basic}`, 'POST /token -', 'GET /token -']);
    expect([both.notes(), alone.notes().map(({ code, seen }) => [code, seen])]).toEqual([[], [['CREDENTIALS_UNUSABLE', `The token server refuses them (status ${number}) for acme/app.`]]]);
  });

  it('of the registry itself is sent as it is, without any exchange, once the registry minds', async () => {
    const server = await registry({ accepts: (authorization) => authorization === 'Bearer registry-hunter2', token: numbered() });
    const signed = auth({ base: server.url('/'), credential: { kind: 'bearer', token: 'registry-hunter2' } });
    await expect(read(server, signed)).resolves.toBe(200);
    await expect(read(server, signed)).resolves.toBe(200);
    expect(asks(server).map((line) => line.split(' ').slice(2).join(' '))).toEqual(['-', 'Bearer registry-hunter2', 'Bearer registry-hunter2']);
    // A registry that says nothing about how gets it too.
    const mute = await registry({ accepts: (authorization) => authorization === 'Bearer registry-hunter2', token: numbered(), challenge: null });
    await expect(read(mute, auth({ base: mute.url('/'), credential: { kind: 'bearer', token: 'registry-hunter2' } }))).resolves.toBe(200);
  });

  it.each<[string, object, number]>([['as long as it says', { expires_in: 300 }, 270_000], ['a minute where it does not say', {}, 54_000], ['a minute where it says nonsense', { expires_in: '300' }, 54_000], ['a minute where it says nothing that can be', { expires_in: -5 }, 54_000]])('is used for the most of its time: %s', async (_, more, until) => {
    const server = await serve(numbered(more));
    const signed = auth({ base: server.url('/') });
    await signed.answer('acme/app', bearer(server.url('/token')), 0, null);
    signed.clock.ms = until - 1;
    await expect(signed.authorization('acme/app')).resolves.toBe('Bearer T1');
    signed.clock.ms = until;
    await expect(signed.authorization('acme/app')).resolves.toBe('Bearer T2');
    expect(server.journal).toHaveLength(2);
  });

  it('is asked once for all that wait for it, and once for each repository', async () => {
    const server = await serve(numbered());
    const signed = auth({ base: server.url('/') });
    const challenge = bearer(server.url('/token'));
    const waiting = Array.from({ length: 8 }, () => signed.answer('acme/app', challenge, 0, null));
    await expect(Promise.all([...waiting, signed.authorization('acme/app')])).resolves.toEqual(Array.from({ length: 9 }, () => 'Bearer T1'));
    // The answer to a request that set out before the others came back.
    await expect(signed.answer('acme/app', challenge, 0, null)).resolves.toBe('Bearer T1');
    await expect(signed.answer('acme/other', challenge, 0, null)).resolves.toBe('Bearer T2');
    expect(server.journal).toHaveLength(2);
  });

  it('that could not be had is asked for again by whoever comes next', async () => {
    let failures = 2;
    const server = await serve((asked, response) => (failures-- > 0 ? status(404) : grant({ token: 'T' }))(asked, response));
    const signed = auth({ base: server.url('/') });
    const both = [failure(signed.answer('acme/app', bearer(server.url('/token')), 0, null)), failure(signed.answer('acme/app', bearer(server.url('/token')), 0, null))];
    expect((await Promise.all(both)).map(({ code }) => code)).toEqual(['SOURCE_SERVER', 'SOURCE_SERVER']);
    expect((await failure(signed.answer('acme/app', bearer(server.url('/token')), 0, null))).code).toBe('SOURCE_SERVER');
    await expect(signed.answer('acme/app', bearer(server.url('/token')), 0, null)).resolves.toBe('Bearer T');
  });

  it.each<[string, Answer, string]>([
    ['no JSON', grant('token hunter2'), 'SOURCE_MALFORMED'], ['a list', grant(['hunter2']), 'SOURCE_MALFORMED'], ['no token', grant({ expires_in: 300 }), 'SOURCE_MALFORMED'], ['an empty token', grant({ token: '', access_token: '' }), 'SOURCE_MALFORMED'],
    ['a token that is none', grant({ token: 5 }), 'SOURCE_MALFORMED'], ['a token that begins another header', grant({ token: 'hunter2\r\nx: y' }), 'SOURCE_MALFORMED'], ['a token with a blank', grant({ token: 'hunter2 x' }), 'SOURCE_MALFORMED'], ['a token outside of ASCII', grant({ token: 'hunter2é' }), 'SOURCE_MALFORMED'],
    ['a token twice', grant('{"token":"a","token":"hunter2"}'), 'SOURCE_MALFORMED'], ['too much', grant({ token: 'T', more: 'x'.repeat(limits.tokenBytes) }), 'SOURCE_TOO_LARGE'],
    ['that it does not let us', status(401), 'SOURCE_UNAUTHORIZED'], ['that nobody may', status(403), 'SOURCE_UNAUTHORIZED'], ['that it does not understand', status(400), 'SOURCE_SERVER'], ['that there is nothing', status(404), 'SOURCE_SERVER'],
    ['that it is too busy', status(429), 'SOURCE_RATE_LIMITED'], ['that it failed', status(500), 'SOURCE_SERVER'],
  ])('is none where the server says %s', async (_, answer, expected) => {
    const server = await serve(answer);
    const error = await failure(auth({ base: server.url('/') }).answer('acme/app', bearer(server.url('/token?x=hunter2')), 0, null));
    expect(error.code).toBe(expected);
    expect(shown(error)).not.toContain('hunter2');
  });

  it('of as many bytes as are allowed is taken', async () => {
    const frame = JSON.stringify({ token: 'T', more: '' }).length;
    const server = await serve(grant({ token: 'T', more: 'x'.repeat(limits.tokenBytes - frame) }));
    await expect(auth({ base: server.url('/') }).answer('acme/app', bearer(server.url('/token')), 0, null)).resolves.toBe('Bearer T');
  });

  it('is not waited for when the run ends', async () => {
    const abort = new AbortController();
    const server = await serve(() => abort.abort());
    expect((await failure(auth({ base: server.url('/'), signal: abort.signal }).answer('acme/app', bearer(server.url('/token')), 0, null))).code).toBe('SOURCE_TIMEOUT');
  });
});

describe('a login', () => {
  it('is sent with every request where the registry asks for that', async () => {
    const server = await registry({ accepts: (authorization) => authorization === basic, token: numbered(), challenge: 'Basic realm="x"' });
    const signed = auth({ base: server.url('/'), credential: login });
    await expect(read(server, signed)).resolves.toBe(200);
    signed.clock.ms = 1e12;
    await expect(read(server, signed)).resolves.toBe(200);
    expect(asks(server).map((line) => line.split(' ').slice(2).join(' '))).toEqual(['-', basic, basic]);
  });

  it('is changed for a token where the registry takes either', async () => {
    const server = await registry({ accepts: (authorization) => authorization === 'Bearer L1', token: numbered() });
    const signed = auth({ base: server.url('/'), credential: login });
    await expect(signed.answer('acme/app', `Basic realm="x", ${bearer(server.url('/token'))}`, 0, null)).resolves.toBe('Bearer L1');
  });

  it.each<[string, Credential | null, string]>([
    ['there is none', null, 'Basic realm="x"'], ['there is only an identity token', { kind: 'refresh', token: IDENTITY, login: null }, 'Basic realm="x"'],
    ['the registry wants something else', login, 'Negotiate, Digest realm="x"'], ['the registry says nothing', login, ''], ['the challenge has no realm', login, 'Bearer service="x"'],
  ])('is not tried where %s', async (_, credential, challenge) => {
    await expect(auth({ base: new URL('http://127.0.0.1'), credential }).answer('acme/app', challenge, 0, null)).resolves.toBeNull();
  });

  it('beside an identity token is one', async () => {
    const signed = auth({ base: new URL('https://registry.test'), credential: { kind: 'refresh', token: IDENTITY, login: { username: 'user', password: PASSWORD } } });
    await expect(signed.answer('acme/app', 'Basic realm="x"', 0, null)).resolves.toBe(basic);
  });
});

describe('a credential that is refused', () => {
  const seen = (signed: RegistryAuth): readonly unknown[] => signed.notes().map(({ code, level, about, seen: text }) => [code, level, about, text]);

  it.each([401, 403, 400])('by the token server (%s) does not hide a public image, and is said', async (number) => {
    const server = await registry({ accepts: (authorization) => authorization === 'Bearer T1', token: (asked, response) => (asked.headers.authorization === undefined ? grant({ token: 'T1' }) : status(number))(asked, response) });
    const signed = auth({ base: server.url('/'), credential: login });
    await expect(read(server, signed)).resolves.toBe(200);
    signed.clock.ms = 60_000;
    await expect(read(server, signed)).resolves.toBe(200);
    expect(seen(signed)).toEqual([['CREDENTIALS_UNUSABLE', 'warning', server.url('/').host, `The token server refuses them (status ${number}) for acme/app.`]]);
    // It is remembered: the second token was asked for anybody at once.
    expect(asks(server).filter((line) => line.includes('/token')).map((line) => line.split(' ').slice(2).join(' '))).toEqual([basic, '-', '-']);
  });

  it('as unknown is not tried for other repositories, as not enough is', async () => {
    for (const [number, tried] of [[401, 1], [403, 2]] as const) {
      const server = await registry({ accepts: () => false, token: (asked, response) => (asked.headers.authorization === undefined ? numbered() : status(number))(asked, response) });
      const signed = auth({ base: server.url('/'), credential: login });
      for (const path of ['acme/app', 'acme/other']) await signed.answer(path, bearer(server.url('/token')), 0, null);
      expect(asks(server).filter((line) => line.endsWith(basic))).toHaveLength(tried);
    }
  });

  it.each<[string, Credential]>([['of a login', login], ['of the registry', { kind: 'bearer', token: 'registry-hunter2' }]])('by the registry, as the token %s, gives way to what anybody may have', async (_, credential) => {
    const server = await registry({ accepts: (authorization) => authorization?.startsWith('Bearer T') ?? false, token: numbered() });
    const signed = auth({ base: server.url('/'), credential });
    await expect(read(server, signed)).resolves.toBe(200);
    await expect(read(server, signed)).resolves.toBe(200);
    expect(seen(signed)).toEqual([['CREDENTIALS_UNUSABLE', 'warning', server.url('/').host, 'The registry refuses them for acme/app.']]);
  });

  it('with 403, as a token of GitHub without the right to packages is, gives way as well', async () => {
    const server = await serve(numbered());
    const signed = auth({ base: server.url('/'), credential: login });
    await expect(signed.answer('acme/app', bearer(server.url('/token')), 0, null)).resolves.toBe('Bearer L1');
    await expect(signed.answer('acme/app', '', 1, 'Bearer L1')).resolves.toBe('Bearer T2');
    await expect(signed.answer('acme/app', '', 2, 'Bearer T2')).resolves.toBeNull();
    expect(signed.notes()).toHaveLength(1);
  });

  it('as a login leaves the answer of the registry as it is', async () => {
    const server = await registry({ accepts: () => false, token: numbered(), challenge: 'Basic realm="x"' });
    const signed = auth({ base: server.url('/'), credential: login });
    await expect(read(server, signed)).resolves.toBe(401);
    await expect(read(server, signed)).resolves.toBe(401);
    expect(asks(server).map((line) => line.split(' ').slice(2).join(' '))).toEqual(['-', basic, '-']);
    expect(signed.notes()).toHaveLength(1);
  });

  it('and nothing else helps: the answer stands, after few requests', async () => {
    const server = await registry({ accepts: () => false, token: numbered() });
    await expect(read(server, auth({ base: server.url('/'), credential: login }))).resolves.toBe(401);
    expect(asks(server).map((line) => line.replace(/\?\S*/, '').split(' ').slice(1).join(' '))).toEqual(['/v2/acme/app/manifests/v1 -', `/token ${basic}`, '/v2/acme/app/manifests/v1 Bearer L1', '/token -', '/v2/acme/app/manifests/v1 Bearer T2']);
  });

  it('and the image is of nobody: it is unauthorized', async () => {
    const server = await registry({ accepts: () => false, token: status(403) });
    const error = await failure(read(server, auth({ base: server.url('/'), credential: login })));
    expect(error.code).toBe('SOURCE_UNAUTHORIZED');
    expect(error.message).toContain(`gives no token to read ${server.url('/').host}/acme/app (status 403)`);
  });
});

describe('a session', () => {
  /** A registry that takes the newest token alone, and calls it back when told. */
  async function fickle(more = ''): Promise<{ readonly server: Loopback; readonly callBack: () => void }> {
    let good = '';
    let next = 0;
    const server = await registry({ accepts: (authorization) => authorization === `Bearer ${good}` && good !== '', token: (_, response) => {
      next += 1;
      good = `T${next}`;
      response.end(JSON.stringify({ token: good, expires_in: 3600 }));
    } });
    return { server, callBack: () => { good = more; } };
  }

  it('whose token is called back signs in once more', async () => {
    const { server, callBack } = await fickle();
    const signed = auth({ base: server.url('/'), credential: login });
    await expect(read(server, signed)).resolves.toBe(200);
    callBack();
    await expect(read(server, signed)).resolves.toBe(200);
    expect(asks(server).filter((line) => line.includes('/token'))).toHaveLength(2);
    expect(signed.notes()).toEqual([]);
  });

  it('signs in once where a token is called back under many requests', async () => {
    const { server, callBack } = await fickle();
    const signed = auth({ base: server.url('/') });
    await read(server, signed);
    callBack();
    await expect(Promise.all(Array.from({ length: 8 }, () => read(server, signed)))).resolves.toEqual(Array.from({ length: 8 }, () => 200));
    expect(asks(server).filter((line) => line.includes('/token'))).toHaveLength(2);
  });

  it('with a server that gives the same token again ends', async () => {
    const server = await registry({ accepts: () => false, token: (asked, response) => grant({ token: asked.headers.authorization === undefined ? 'T' : 'L', expires_in: 3600 })(asked, response) });
    const signed = auth({ base: server.url('/'), credential: login });
    await expect(read(server, signed)).resolves.toBe(401);
    await expect(signed.answer('acme/app', bearer(server.url('/token')), 0, null)).resolves.toBe('Bearer T');
    await expect(read(server, signed)).resolves.toBe(401);

    const other = await registry({ accepts: (authorization) => authorization === 'Bearer T', token: (asked, response) => grant({ token: asked.headers.authorization === undefined ? 'T' : 'L', expires_in: 3600 })(asked, response) });
    const known = auth({ base: other.url('/'), credential: login });
    await known.answer('acme/app', bearer(other.url('/token')), 0, null);
    await expect(read(other, known)).resolves.toBe(200);
  });

  it('tries a bounded number of times, whatever the registry answers', async () => {
    const server = await serve(numbered());
    const signed = auth({ base: server.url('/'), credential: login });
    await expect(signed.answer('acme/app', bearer(server.url('/token')), limits.authAttempts - 1, null)).resolves.toBe('Bearer L1');
    await expect(signed.answer('acme/app', bearer(server.url('/token')), limits.authAttempts, null)).resolves.toBeNull();
  });

  it('takes in a right to read that this very repository needs, and no other', async () => {
    const server = await serve(numbered());
    const signed = auth({ base: server.url('/'), credential: login });
    const notReading = 'repository(plugin):acme/app:push repository(plugin):acme/app:* repository(plugin):acme/app:pull:push';
    const wanted = 'repository(plugin):acme/app:pull,push repository:acme/app:push repository(plugin):acme/other:pull repository:acme/app/more:pull repository(other):acme/app:pull repository(plugin):acme/app:* registry:catalog:*';
    await expect(signed.answer('acme/app', bearer(server.url('/token'), `,scope="${wanted}"`), 0, null)).resolves.toBe('Bearer L1');
    await expect(signed.answer('acme/app', bearer(server.url('/token'), `,scope="${wanted}",error="insufficient_scope"`), 1, 'Bearer L1')).resolves.toBe('Bearer L2');
    await expect(auth({ base: server.url('/'), credential: login }).answer('acme/app', bearer(server.url('/token'), `,scope="${notReading}",error="insufficient_scope"`), 0, null)).resolves.toBe('Bearer L3');
    expect(server.journal.map(({ path }) => new URL(path, 'http://x').searchParams.getAll('scope'))).toEqual([['repository:acme/app:pull'], ['repository:acme/app:pull', 'repository(plugin):acme/app:pull'], ['repository:acme/app:pull']]);
    // The next refusal has nothing new to say.
    await expect(signed.answer('acme/app', bearer(server.url('/token'), `,scope="${wanted}",error="insufficient_scope"`), 2, 'Bearer L2')).resolves.toBe('Bearer T4');
  });
});

describe('a secret', () => {
  const secrets = /hunter2|aHVudGVyM|dXNlcjpodW50ZXIy/;
  const everyKind: readonly [string, Credential][] = [['a login', login], ['an identity token', { kind: 'refresh', token: IDENTITY, login: { username: 'user', password: PASSWORD } }], ['a token of the registry', { kind: 'bearer', token: 'registry-hunter2' }]];
  const holds = (server: Loopback): boolean => server.journal.some(({ method, path, headers, body }: Asked) => secrets.test(`${method} ${path} ${JSON.stringify(headers)} ${decodeURIComponent(body.toString())}`));

  it.each(everyKind)('does not follow the token server to another one: %s', async (_, credential) => {
    const stranger = await serve(grant({ token: 'T' }));
    const server = await serve((asked, response) => response.writeHead(asked.method === 'POST' ? 307 : 302, { location: String(stranger.url('/token')) }).end());
    const signed = auth({ base: server.url('/'), credential });
    await signed.answer('acme/app', bearer(server.url('/token')), 0, null).catch((cause: unknown) => {
      expect(cause instanceof SourceError && cause.code).toBe('SOURCE_REFUSED');
    });
    expect([holds(stranger), holds(server)]).toEqual([false, credential.kind !== 'bearer']);
  });

  it.each(everyKind)('is sent to no registry that is asked without encryption, nor to its token server: %s', async (_, credential) => {
    const elsewhere = await serve(grant({ token: 'T' }), { tls: credentials(['auth.test']) });
    const server = await serve(numbered());
    const http = client({ resolve: here, unsafeHosts: new Set([server.url('/', 'registry.test').host, elsewhere.url('/', 'auth.test').host]) });
    for (const realm of [server.url('/token', 'registry.test'), elsewhere.url('/token', 'auth.test')]) {
      const signed = auth({ base: server.url('/', 'registry.test'), http, credential });
      await expect(signed.answer('acme/app', bearer(realm), 0, null)).resolves.toMatch(/^Bearer T/);
      await expect(signed.answer('acme/other', 'Basic realm="x"', 0, null)).resolves.toBeNull();
      expect(signed.notes().map(({ code, seen }) => [code, seen])).toEqual([['CREDENTIALS_UNUSABLE', 'It is asked without encryption, so credentials are not sent.']]);
    }
    expect([server.journal.length, elsewhere.journal.length, holds(server), holds(elsewhere)]).toEqual([1, 1, false, false]);
    // Where there are none, nothing is said of them.
    const without = auth({ base: server.url('/', 'registry.test'), http });
    await without.answer('acme/app', bearer(server.url('/token', 'registry.test')), 0, null);
    expect(without.notes()).toEqual([]);
  });

  it.each(everyKind.slice(0, 2))('is sent to another host over TLS, as the registry names it: %s', async (_, credential) => {
    const authority = makeAuthority();
    const tls = credentials(['auth.test'], authority);
    const server = await serve(grant({ token: 'T' }), { tls });
    const http = client({ resolve: here, extraCa: [tls.ca] });
    await expect(auth({ base: new URL('https://registry.test'), http, credential }).answer('acme/app', bearer(server.url('/token', 'auth.test')), 0, null)).resolves.toBe('Bearer T');
    expect(holds(server)).toBe(true);
    // To one that cannot show that it is that host it is not.
    const impostor = await serve(grant({ token: 'T' }), { tls: credentials(['auth.test']) });
    expect((await failure(auth({ base: new URL('https://registry.test'), http, credential }).answer('acme/app', bearer(impostor.url('/token', 'auth.test')), 0, null))).code).toBe('SOURCE_UNREACHABLE');
    expect(impostor.journal).toEqual([]);
  });

  it.each(everyKind)('is in no error and in no note: %s', async (_, credential) => {
    const texts: string[] = [];
    const echo: Answer = (asked, response) => response.writeHead(Number(asked.path.slice(7, 10)), { 'x-echo': 'x' }).end(`${asked.headers.authorization ?? ''} ${asked.body.toString()}`);
    const server = await serve(echo);
    for (const number of [200, 400, 401, 403, 404, 405, 418, 429, 500, 503]) {
      const signed = auth({ base: server.url('/'), credential });
      let sent: string | null = null;
      for (const attempt of [0, 1, 2]) {
        try {
          sent = await signed.answer('acme/app', bearer(server.url(`/token/${number}`)), attempt, sent);
        } catch (cause) {
          texts.push(shown(cause));
        }
      }
      texts.push(JSON.stringify(signed.notes()));
    }
    expect(texts.length).toBeGreaterThan(10);
    expect(texts.filter((text) => secrets.test(text))).toEqual([]);
  });
});

/** All that an error could show, its causes included. */
function shown(cause: unknown): string {
  if (!(cause instanceof Error)) return JSON.stringify(cause) ?? '';
  return [cause.message, cause.stack, JSON.stringify(cause), shown(cause.cause)].join('\n');
}
