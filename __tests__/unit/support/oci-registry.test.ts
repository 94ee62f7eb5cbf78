// The registry of the tests against the text of distribution-spec v1.1, with clients that know nothing of it: fetch, and node:http where fetch is
// too kind.

import { afterEach, describe, expect, it } from '@jest/globals';
import http from 'node:http';
import https from 'node:https';
import { digestOf } from '../../../src/domain/digest.ts';
import { OCI_INDEX, OCI_MANIFEST, OciContent, OciRegistry, REDIRECT_SECRET, type Fault, type OciRepository, type ReferrersMode } from '../../support/servers/oci-registry.ts';
import { credentials } from '../../support/servers/loopback.ts';

const NAME = 'acme/app';
const ABSENT = `sha256:${'0'.repeat(64)}`;
const running: OciRegistry[] = [];
afterEach(async () => {
  for (const registry of running.splice(0)) await registry.close();
});

type Given = NonNullable<Parameters<typeof OciRegistry.start>[0]>;

async function start(given: Given = {}): Promise<OciRegistry> {
  const registry = await OciRegistry.start(given);
  running.push(registry);
  return registry;
}

/** Content with one image, `v1`, whose only layer is `hello`. */
function filled(content = new OciContent()): { readonly content: OciContent; readonly repository: OciRepository; readonly digest: string; readonly blob: string } {
  const repository = content.repository(NAME);
  const config = repository.putBlob(Buffer.from('{}'), 'application/vnd.oci.image.config.v1+json');
  const layer = repository.putBlob(Buffer.from('hello'));
  const { digest } = repository.putManifest({ schemaVersion: 2, mediaType: OCI_MANIFEST, config, layers: [layer] }, { tag: 'v1' });
  return { content, repository, digest, blob: layer.digest };
}

/** The types of so many manifests that refer to the image. */
function refer(repository: OciRepository, count: number): readonly string[] {
  const { digest, mediaType, bytes } = repository.manifest('v1') ?? { digest: digestOf(Buffer.alloc(0)), mediaType: '', bytes: Buffer.alloc(0) };
  return Array.from({ length: count }, (_, i) => {
    repository.putManifest({ schemaVersion: 2, mediaType: OCI_MANIFEST, artifactType: `type/${i}`, subject: { mediaType, digest, size: bytes.length }, annotations: { n: String(i) } });
    return `type/${i}`;
  });
}

const get = (registry: OciRegistry, path: string, init: RequestInit = {}): Promise<Response> => fetch(registry.url(path), { redirect: 'manual', ...init });
const codeOf = async (response: Response): Promise<string> => ((await response.json()) as { errors: { code: string }[] }).errors[0]?.code ?? '';
const typesOf = async (response: Response): Promise<readonly (string | undefined)[]> => ((await response.json()) as { manifests: { artifactType?: string }[] }).manifests.map(({ artifactType }) => artifactType);

/** What became of a request: its status, with the error of the registry or how many bytes came; or the code of the broken connection. */
function outcome(url: URL): Promise<string> {
  return new Promise((resolve) => {
    const request = http.get(url, { agent: false }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        if (text.length > 1_000_000) {
          resolve('too much');
          request.destroy();
        }
      });
      response.on('end', () => resolve(`${response.statusCode ?? 0} ${/"code":"(\w+)"/.exec(text)?.[1] ?? `${text.length} bytes`}`));
      response.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    });
    request.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  });
}

describe('the pull side', () => {
  it('answers the base', async () => {
    const response = await get(await start(), '/v2/');
    expect([response.status, response.headers.get('docker-distribution-api-version')]).toEqual([200, 'registry/2.0']);
  });

  it('gives a manifest by tag and by digest, and says how long it is on HEAD', async () => {
    const { content, repository, digest } = filled();
    const registry = await start({ content });
    for (const reference of ['v1', digest]) {
      const response = await get(registry, `/v2/${NAME}/manifests/${reference}`, { headers: { accept: `text/plain, ${OCI_MANIFEST}` } });
      expect([response.status, response.headers.get('content-type'), response.headers.get('docker-content-digest')]).toEqual([200, OCI_MANIFEST, digest]);
      expect(digestOf(Buffer.from(await response.arrayBuffer()))).toBe(digest);
    }
    const head = await get(registry, `/v2/${NAME}/manifests/v1`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, String(repository.manifest('v1')?.bytes.length), '']);
    expect(registry.asked()).toEqual([`GET /v2/${NAME}/manifests/v1`, `GET /v2/${NAME}/manifests/${digest}`, `HEAD /v2/${NAME}/manifests/v1`]);
    expect([registry.count('manifest-get'), registry.count('manifest-head')]).toEqual([2, 1]);
  });

  it.each<[string, string, RequestInit, number, string]>([
    ['a tag that is not there', `/v2/${NAME}/manifests/v2`, {}, 404, 'MANIFEST_UNKNOWN'],
    ['a digest that is not there', `/v2/${NAME}/manifests/${ABSENT}`, {}, 404, 'MANIFEST_UNKNOWN'],
    ['a repository that is not there', '/v2/acme/other/manifests/v1', {}, 404, 'NAME_UNKNOWN'],
    ['a blob that is not there', `/v2/${NAME}/blobs/${ABSENT}`, {}, 404, 'BLOB_UNKNOWN'],
    ['a media type that is not accepted', `/v2/${NAME}/manifests/v1`, { headers: { accept: OCI_INDEX } }, 404, 'MANIFEST_UNKNOWN'],
    ['referrers of no digest', `/v2/${NAME}/referrers/v1`, {}, 400, 'DIGEST_INVALID'],
    ['referrers in a repository that is not there', `/v2/acme/other/referrers/${ABSENT}`, {}, 404, 'NAME_UNKNOWN'],
  ])('says so of %s', async (_name, path, init, status, code) => {
    const response = await get(await start({ content: filled().content }), path, init);
    expect([response.status, await codeOf(response)]).toEqual([status, code]);
  });

  it('gives blobs, here or by another host that takes no credentials', async () => {
    const { content, blob } = filled();
    const registry = await start({ content });
    expect(await (await get(registry, `/v2/${NAME}/blobs/${blob}`)).text()).toBe('hello');
    registry.options.blobs = 'redirected';
    const response = await get(registry, `/v2/${NAME}/blobs/${blob}`);
    const location = new URL(response.headers.get('location') ?? '');
    expect([response.status, location.host]).toEqual([307, registry.url('/', 'elsewhere').host]);
    expect(location.searchParams.get('X-Amz-Signature')).toBe(REDIRECT_SECRET);
    expect(await (await fetch(location)).text()).toBe('hello');
    expect((await fetch(location, { headers: { authorization: 'Bearer leaked' } })).status).toBe(400);
    expect(registry.journal.filter(({ server }) => server === 'elsewhere').map(({ headers }) => headers.authorization)).toEqual([undefined, 'Bearer leaked']);
  });

  it('lists tags in order, so many at a time', async () => {
    const { content, repository, digest } = filled();
    for (const tag of ['b', 'a', 'c']) repository.tags.set(tag, digestOf(Buffer.from(digest)));
    const registry = await start({ content });
    const response = await get(registry, `/v2/${NAME}/tags/list?n=2&last=a`);
    expect(await response.json()).toEqual({ name: NAME, tags: ['b', 'c'] });
    expect(response.headers.get('link')).toBe(`</v2/${NAME}/tags/list?n=2&last=c>; rel="next"`);
    expect((await get(registry, `/v2/${NAME}/tags/list`)).headers.get('link')).toBeNull();
  });

  it('is what its repositories are called by, unless the content has another host', async () => {
    const registry = await start();
    expect([registry.repository(NAME).reference, registry.image('acme/app:v1')]).toEqual([`${registry.host}/acme/app`, `127.0.0.1:${registry.url('/').port}/acme/app:v1`]);
    expect((await start({ content: new OciContent('ghcr.io') })).repository(NAME).reference).toBe('ghcr.io/acme/app');
  });

  it('serves one content from two registries, also by TLS', async () => {
    const { content, repository } = filled();
    const tls = credentials(['registry.test']);
    const [one, two] = [await start({ content }), await start({ content, tls })];
    const secure = (): Promise<number | undefined> => new Promise((resolve, reject) => {
      https.get(two.url(`/v2/${NAME}/manifests/v1`), { ca: tls.ca, agent: false }, (response) => resolve(response.resume().statusCode)).on('error', reject);
    });
    expect([(await get(one, `/v2/${NAME}/manifests/v1`)).status, await secure()]).toEqual([200, 200]);
    repository.tags.delete('v1');
    expect([(await get(one, `/v2/${NAME}/manifests/v1`)).status, await secure()]).toEqual([404, 404]);
  });

  it.each(['right', 'missing', 'wrong'] as const)('says a digest that is %s', async (digestHeader) => {
    const { content, digest } = filled();
    const said = (await get(await start({ content, digestHeader }), `/v2/${NAME}/manifests/v1`)).headers.get('docker-content-digest');
    expect(said === null ? 'missing' : said === digest ? 'right' : 'wrong').toBe(digestHeader);
  });
});

describe('referrers', () => {
  async function listing(referrers: ReferrersMode, query = '', count = 3): Promise<{ readonly response: Response; readonly registry: OciRegistry; readonly path: string }> {
    const { content, repository, digest } = filled();
    refer(repository, count);
    const registry = await start({ content, referrers });
    const path = `/v2/${NAME}/referrers/${digest}`;
    return { response: await get(registry, path + query), registry, path };
  }

  it('are listed with type and annotations', async () => {
    const { response } = await listing('on', '', 1);
    expect(response.headers.get('content-type')).toBe(OCI_INDEX);
    expect(await response.json()).toMatchObject({ schemaVersion: 2, mediaType: OCI_INDEX, manifests: [{ mediaType: OCI_MANIFEST, artifactType: 'type/0', annotations: { n: '0' } }] });
  });

  it.each<[ReferrersMode, readonly string[], string | null]>([
    ['on', ['type/1'], 'artifactType'],
    ['unfiltered', ['type/0', 'type/1', 'type/2'], null],
    ['lying-filter', ['type/0', 'type/1', 'type/2'], 'artifactType'],
  ])('%s are filtered so', async (mode, types, applied) => {
    const { response } = await listing(mode, '?artifactType=type/1');
    expect([await typesOf(response), response.headers.get('oci-filters-applied')]).toEqual([types, applied]);
  });

  it.each<[ReferrersMode, number, string | null]>([
    ['off', 404, 'text/plain; charset=utf-8'], [400, 400, 'application/json'], [405, 405, 'application/json'], [406, 406, 'application/json'],
    ['wrong-type', 200, 'application/json'], ['ghcr', 303, null],
  ])('%s are no list', async (mode, status, type) => {
    const { response } = await listing(mode);
    expect([response.status, response.headers.get('content-type')]).toEqual([status, type]);
  });

  it('of ghcr lead to another host that knows nothing', async () => {
    const { response, registry } = await listing('ghcr');
    const location = new URL(response.headers.get('location') ?? '');
    expect(location.href).toBe(registry.url('/-/v2/packages/container/package/acme%2Fapp%2Freferrers%2Fsha256', 'elsewhere').href);
    const there = await fetch(location);
    expect([there.status, there.headers.get('content-type'), await there.text()]).toEqual([404, 'text/plain; charset=utf-8', 'Not Found']);
  });

  it.each(['relative', 'absolute'] as const)('come in pages with %s links', async (link) => {
    const { response: first, registry } = await listing({ paged: 2, link });
    expect(await typesOf(first)).toEqual(['type/0', 'type/1']);
    const [, next = ''] = /^<(.*)>; rel="next"$/.exec(first.headers.get('link') ?? '') ?? [];
    expect(next.startsWith('http')).toBe(link === 'absolute');
    const second = await fetch(new URL(next, registry.url('/')));
    expect([await typesOf(second), second.headers.get('link')]).toEqual([['type/2'], null]);
  });

  it('that loop always have a next page', async () => {
    const { response } = await listing({ paged: 5, loop: true });
    expect(response.headers.get('link')).toMatch(/rel="next"$/);
  });

  it('that are late are empty at first', async () => {
    const { response, registry, path } = await listing({ late: 2 });
    const later = [await get(registry, path), await get(registry, path)];
    expect([await typesOf(response), ...await Promise.all(later.map(typesOf))]).toEqual([[], [], ['type/0', 'type/1', 'type/2']]);
  });
});

describe('authentication', () => {
  const users = [{ user: 'jane', password: 'secret' }, { user: 'joe', password: 'p', repositories: ['acme/other'] }];
  const basic = (text: string): Record<string, string> => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });
  const bearer = (given: string): RequestInit => ({ headers: { authorization: `Bearer ${given}` } });
  const manifest = `/v2/${NAME}/manifests/v1`;

  async function secured(auth: NonNullable<Given['auth']>): Promise<OciRegistry> {
    return start({ content: filled().content, auth: { users, ...auth } });
  }

  /** A token for pulling the image; null where none was given. */
  async function token(registry: OciRegistry, headers: Record<string, string> = {}, field: 'token' | 'access_token' = 'token'): Promise<string | null> {
    const response = await fetch(registry.url(`/token?service=registry.test&scope=repository:${NAME}:pull`, 'token'), { headers });
    return ((await response.json()) as Record<string, string | undefined>)[field] ?? null;
  }

  it('by Basic asks for it, and lets the right user in', async () => {
    const registry = await secured({ scheme: 'basic', anonymous: false });
    const refused = await get(registry, '/v2/');
    expect([refused.status, refused.headers.get('www-authenticate'), await codeOf(refused)]).toEqual([401, 'Basic realm="registry",service="registry.test"', 'UNAUTHORIZED']);
    const statuses = ['jane:secret', 'jane:wrong', 'joe:p'].map(async (text) => (await get(registry, manifest, { headers: basic(text) })).status);
    expect(await Promise.all(statuses)).toEqual([200, 401, 401]);
  });

  it('by token names realm, service and scope, and takes a token for that scope alone', async () => {
    const registry = await secured({ scheme: 'bearer' });
    const realm = registry.url('/token', 'token').href;
    expect((await get(registry, '/v2/')).headers.get('www-authenticate')).toBe(`Bearer realm="${realm}",service="registry.test"`);
    expect((await get(registry, manifest)).headers.get('www-authenticate')).toBe(`Bearer realm="${realm}",service="registry.test",scope="repository:acme/app:pull"`);
    const given = await token(registry) ?? '';
    expect((await get(registry, manifest, bearer(given))).status).toBe(200);
    expect((await get(registry, '/v2/acme/other/manifests/v1', bearer(given))).headers.get('www-authenticate')).toMatch(/error="insufficient_scope"$/);
    expect((await get(registry, manifest, bearer('invented'))).headers.get('www-authenticate')).toMatch(/error="invalid_token"$/);
    expect(registry.count('token')).toBe(1);
  });

  it('by token gives none to strangers where it is private, or an empty one', async () => {
    const registry = await secured({ scheme: 'bearer', anonymous: ['acme/open'] });
    expect(await token(registry)).toBeNull();
    expect(await token(registry, basic('jane:wrong'))).toBeNull();
    expect(await token(registry, basic('joe:p'))).toBeNull();
    expect(await token(registry, basic('jane:secret'))).toMatch(/^token-/);
    registry.auth.options.refusal = 'empty-token';
    expect((await get(registry, manifest, bearer(await token(registry) ?? ''))).status).toBe(401);
  });

  it('by token ends after its time, its uses, or when it is taken back', async () => {
    let now = 0;
    const registry = await secured({ scheme: 'bearer', uses: 2, expiresIn: null, now: () => now });
    const statusWith = async (given: string): Promise<number> => (await get(registry, manifest, bearer(given))).status;
    const used = await token(registry) ?? '';
    expect([await statusWith(used), await statusWith(used), await statusWith(used)]).toEqual([200, 200, 401]);
    const old = await token(registry) ?? '';
    now = 60_000;
    expect(await statusWith(old)).toBe(401);
    const issued = registry.auth.issue({ repository: NAME, actions: ['pull'] });
    expect(await statusWith(issued)).toBe(200);
    registry.auth.revoke();
    expect(await statusWith(issued)).toBe(401);
  });

  it('by token says odd things where it is told to', async () => {
    const registry = await secured({ scheme: 'bearer', field: 'access_token', realm: 'https://auth.example/token', challengeScope: 'repository:user/image:pull' });
    expect((await get(registry, '/v2/')).headers.get('www-authenticate')).toBe('Bearer realm="https://auth.example/token",service="registry.test",scope="repository:user/image:pull"');
    expect([await token(registry), await token(registry, {}, 'access_token')]).toEqual([null, expect.stringMatching(/^token-/)]);
    registry.auth.options.challenge = 'bEaReR realm=x, Basic realm="y, z"';
    expect((await get(registry, '/v2/')).headers.get('www-authenticate')).toBe('bEaReR realm=x, Basic realm="y, z"');
  });

  it('by identity token takes the form of OAuth2, where it is on', async () => {
    const registry = await secured({ scheme: 'bearer', anonymous: false, refreshTokens: ['identity'] });
    const post = (form: Record<string, string>): Promise<Response> => fetch(registry.url('/token', 'token'), { method: 'POST', body: new URLSearchParams({ service: 'registry.test', scope: `repository:${NAME}:pull`, ...form }) });
    const answer = await (await post({ grant_type: 'refresh_token', refresh_token: 'identity' })).json() as { access_token: string };
    expect(answer).toMatchObject({ expires_in: 300, refresh_token: 'identity' });
    expect((await get(registry, manifest, bearer(answer.access_token))).status).toBe(200);
    expect((await post({ grant_type: 'refresh_token', refresh_token: 'other' })).status).toBe(401);
    expect((await post({ grant_type: 'password', username: 'jane', password: 'secret' })).status).toBe(200);
    registry.auth.options.post = false;
    expect((await post({ grant_type: 'refresh_token', refresh_token: 'identity' })).status).toBe(404);
  });
});

describe('limits of rate', () => {
  it('of Docker Hub count the GETs of manifests', async () => {
    const { content, blob } = filled();
    const registry = await start({ content, limit: { left: 1, retryAfter: null, style: 'docker-hub' } });
    const path = `/v2/${NAME}/manifests/v1`;
    const head = await get(registry, path, { method: 'HEAD' });
    expect(head.headers.get('ratelimit-remaining')).toBe('1;w=21600');
    expect([(await get(registry, path)).status, (await get(registry, `/v2/${NAME}/blobs/${blob}`)).status]).toEqual([200, 200]);
    const over = await get(registry, path);
    expect([over.status, over.headers.get('retry-after'), over.headers.get('ratelimit-limit'), await codeOf(over)]).toEqual([429, null, '100;w=21600', 'TOOMANYREQUESTS']);
  });

  it('of others count everything, and say when to come again', async () => {
    const registry = await start({ content: filled().content, limit: { left: 0, retryAfter: '7', style: 'generic' } });
    const response = await get(registry, '/v2/');
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7']);
    registry.options.limit = null;
    expect((await get(registry, '/v2/')).status).toBe(200);
  });
});

describe('faults', () => {
  it.each<[Fault, string]>([
    ['refused', 'ECONNRESET'], ['reset', 'ECONNRESET'], ['truncated', 'ECONNRESET'], ['endless', 'too much'], [401, '401 UNAUTHORIZED'], [403, '403 DENIED'], [404, '404 MANIFEST_UNKNOWN'],
    [429, '429 TOOMANYREQUESTS'], [500, '500 UNKNOWN'], [() => ({ status: 200, headers: {}, body: Buffer.from('bent') }), '200 4 bytes'],
  ])('%s does so', async (fault, expected) => {
    const { content, digest } = filled();
    const registry = await start({ content });
    registry.fault('manifest-get', fault);
    expect(await outcome(registry.url(`/v2/${NAME}/manifests/${digest}`))).toBe(expected);
    registry.heal();
    expect(await outcome(registry.url(`/v2/${NAME}/manifests/${digest}`))).toBe('200 378 bytes');
  });

  it.each<Fault>(['timeout', 'stalled'])('%s does not keep the registry from closing', async (fault) => {
    const registry = await OciRegistry.start({ content: filled().content });
    registry.fault(1, fault);
    const asked = outcome(registry.url(`/v2/${NAME}/manifests/v1`));
    await fetch(registry.url('/v2/'));
    await registry.close();
    expect(await asked).toBe('ECONNRESET');
  });

  it('give other bytes that parse all the same', async () => {
    const { content, digest, blob } = filled();
    const registry = await start({ content });
    registry.fault(() => true, 'wrong-digest');
    const manifest = await get(registry, `/v2/${NAME}/manifests/${digest}`);
    const text = await manifest.text();
    expect([digestOf(Buffer.from(text)) === digest, (JSON.parse(text) as object)]).toEqual([false, expect.objectContaining({ schemaVersion: 2 })]);
    expect(await (await get(registry, `/v2/${NAME}/blobs/${blob}`)).text()).toBe('iello');
  });

  it('hide a gigabyte in an answer', async () => {
    const registry = await start({ content: filled().content });
    registry.fault('manifest-get', 'gzip-bomb');
    const response = await get(registry, `/v2/${NAME}/manifests/v1`);
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(Number(response.headers.get('content-length'))).toBeLessThan(2_000_000);
    const reader = response.body?.getReader();
    let length = 0;
    while (length < 40_000_000) length += (await reader?.read())?.value?.length ?? Number.POSITIVE_INFINITY;
    await reader?.cancel();
    expect(length).toBeLessThan(1e9);
  });

  it('lead to the other host, or say another type', async () => {
    const registry = await start({ content: filled().content });
    registry.fault(1, 'redirect');
    registry.fault(2, 'wrong-media-type');
    const path = `/v2/${NAME}/manifests/v1`;
    const moved = await get(registry, path);
    expect([moved.status, moved.headers.get('location')]).toEqual([307, `${registry.url(path, 'elsewhere').href}?X-Amz-Signature=${REDIRECT_SECRET}`]);
    expect((await get(registry, path)).headers.get('content-type')).toBe('text/html');
    expect((await get(registry, path)).headers.get('content-type')).toBe(OCI_MANIFEST);
  });

  it('are counted from where they are scripted, over all servers', async () => {
    const registry = await start({ content: filled().content, auth: { scheme: 'bearer' } });
    await get(registry, '/v2/');
    registry.fault(2, 500);
    await fetch(registry.url('/token', 'token'));
    const statuses = [await fetch(registry.url('/token', 'token')), await get(registry, '/v2/')].map(({ status }) => status);
    expect(statuses).toEqual([500, 401]);
    expect(registry.journal.map(({ server, number }) => `${server} ${number}`)).toEqual(['registry 1', 'token 2', 'token 3', 'registry 4']);
    registry.forget();
    expect(registry.asked()).toEqual([]);
  });

  it('that are a 401 bring the challenge', async () => {
    const registry = await start({ content: filled().content, auth: { scheme: 'bearer' } });
    registry.fault(1, 401);
    expect((await get(registry, `/v2/${NAME}/manifests/v1`)).headers.get('www-authenticate')).toMatch(/^Bearer realm=/);
  });
});

describe('the push side', () => {
  const bytes = Buffer.from('pushed');
  const digest = digestOf(bytes);

  it('takes a blob in steps, in one, and from another repository', async () => {
    const registry = await start({ content: filled().content });
    const begun = await get(registry, '/v2/acme/new/blobs/uploads/', { method: 'POST' });
    const location = begun.headers.get('location') ?? '';
    const patched = await get(registry, location, { method: 'PATCH', body: bytes });
    const put = await get(registry, `${patched.headers.get('location') ?? ''}?digest=${digest}`, { method: 'PUT' });
    expect([begun.status, patched.status, put.status, put.headers.get('location')]).toEqual([202, 202, 201, `/v2/acme/new/blobs/${digest}`]);
    expect((await get(registry, `/v2/acme/one/blobs/uploads/?digest=${digest}`, { method: 'POST', body: bytes })).status).toBe(201);
    expect((await get(registry, `/v2/acme/two/blobs/uploads/?mount=${digest}&from=acme/one`, { method: 'POST' })).status).toBe(201);
    expect((await get(registry, `/v2/acme/two/blobs/uploads/?mount=${ABSENT}&from=acme/one`, { method: 'POST' })).status).toBe(202);
    expect(['acme/new', 'acme/one', 'acme/two'].map((name) => registry.repository(name).blobs.get(digest)?.toString())).toEqual(['pushed', 'pushed', 'pushed']);
    expect(await codeOf(await get(registry, `/v2/acme/one/blobs/uploads/?digest=${ABSENT}`, { method: 'POST', body: bytes }))).toBe('DIGEST_INVALID');
    expect(await codeOf(await get(registry, location, { method: 'PATCH', body: bytes }))).toBe('BLOB_UPLOAD_UNKNOWN');
  });

  it('takes manifests, and says which subject it understood where it lists referrers', async () => {
    const { content, repository, digest: subject } = filled();
    const registry = await start({ content });
    const manifest = JSON.stringify({ schemaVersion: 2, mediaType: OCI_MANIFEST, artifactType: 'a/b', subject: { mediaType: OCI_MANIFEST, digest: subject, size: 1 } });
    const put = (reference: string, body = manifest): Promise<Response> => get(registry, `/v2/${NAME}/manifests/${reference}`, { method: 'PUT', body, headers: { 'content-type': OCI_MANIFEST } });
    const on = await put('sig');
    expect([on.status, on.headers.get('oci-subject'), on.headers.get('docker-content-digest')]).toEqual([201, subject, digestOf(Buffer.from(manifest))]);
    expect(repository.referrers(subject).map(({ artifactType }) => artifactType)).toEqual(['a/b']);
    registry.options.referrers = 'off';
    expect((await put(digestOf(Buffer.from(manifest)))).headers.get('oci-subject')).toBeNull();
    expect([...repository.tags.keys()]).toEqual(['v1', 'sig']);
    expect([await codeOf(await put(ABSENT)), await codeOf(await put('bad', '{'))]).toEqual(['DIGEST_INVALID', 'MANIFEST_INVALID']);
  });
});
