// GitHub's REST API on 127.0.0.1 over real sockets and TLS, under the names that it has in the world: what reading attestations and releases asks.
//
// The shipped client asks `https://api.github.com/…` through a proxy that leads each name to a server here; the authority of their certificates is
// given to the client. It speaks the API as documented for 2022-11-28, or without `bundle` as 2026-03-10 does: 404 for "none" and for "private",
// pages by `Link` under the path of the numeric repository, assets by redirect to a storage that takes no tokens, bundles as Snappy blocks.
// It is honest unless a test bends it by `options` or a fault. All servers write one journal.
//
// Limits: no writing, no GraphQL, no search. Tokens are known or unknown; scopes are the repositories they may read and whether attestations are among it.

import type http from 'node:http';
import { createHash } from 'node:crypto';
import { httpClient, type HttpClient } from '../../../src/net/http.ts';
import { credentials, Loopback, Proxy, type Asked } from './loopback.ts';

/** Where GitHub keeps bundles, and assets of releases. */
export const BUNDLE_STORAGE = 'tmaproduction.blob.core.windows.net';
export const ASSET_STORAGE = 'release-assets.githubusercontent.com';

/** An attestation as GitHub keeps it. */
export interface KeptAttestation { readonly id: number; readonly bundle: unknown; readonly digests: readonly string[]; readonly predicateType: string; readonly initiator: 'user' | 'github' }

/** An asset of a release. `digest`: what the API says of it; null as for old ones. */
export interface Asset { id: number; name: string; bytes: Buffer; digest: string | null; state: string; size: number }
export interface Release { id: number; tag: string; draft: boolean; prerelease: boolean; assets: Asset[] }

/** A repository with what it holds. */
export class GithubRepository {
  readonly name: string;
  readonly id: number;
  visibility: 'public' | 'private' = 'public';
  readonly attestations: KeptAttestation[] = [];
  readonly releases: Release[] = [];
  /** What tags point to: a commit, or an annotated tag's own object. */
  readonly refs = new Map<string, { readonly type: 'commit' | 'tag'; readonly sha: string }>();
  /** Files by commit and path. */
  readonly files = new Map<string, Map<string, Buffer>>();
  readonly #next: () => number;

  constructor(name: string, next: () => number) {
    this.name = name;
    this.id = next();
    this.#next = next;
  }

  /** Keeps a bundle under every digest that its statement names. */
  attest({ bundle }: { readonly bundle: object }, initiator: 'user' | 'github' = 'user'): KeptAttestation {
    const { dsseEnvelope } = bundle as { dsseEnvelope?: { payload: string } };
    const statement = JSON.parse(Buffer.from(dsseEnvelope?.payload ?? '', 'base64').toString()) as { subject: { digest: Record<string, string> }[]; predicateType: string };
    const digests = statement.subject.flatMap(({ digest }) => Object.entries(digest).map(([algorithm, hex]) => `${algorithm}:${hex}`));
    return this.keep(bundle, digests, statement.predicateType, initiator);
  }

  /** Keeps anything under digests. */
  keep(bundle: unknown, digests: readonly string[], predicateType = 'https://slsa.dev/provenance/v1', initiator: 'user' | 'github' = 'user'): KeptAttestation {
    const kept = { id: this.#next(), bundle, digests, predicateType, initiator };
    this.attestations.push(kept);
    return kept;
  }

  /** A commit with these files, which a ref may point to; returns its id. */
  commit(files: Readonly<Record<string, string | Uint8Array>>, ref: string | null = null): string {
    const entries = Object.entries(files).map(([path, content]) => [path, Buffer.from(content)] as const);
    const sha = createHash('sha1').update(`${this.name} ${entries.map(([path, bytes]) => `${path} ${bytes.toString('base64')}`).join('\n')}`).digest('hex');
    this.files.set(sha, new Map(entries));
    if (ref !== null) this.refs.set(ref, { type: 'commit', sha });
    return sha;
  }

  release(tag: string, files: Readonly<Record<string, string | Uint8Array>>, given: Partial<Pick<Release, 'draft' | 'prerelease'>> = {}): Release {
    const assets = Object.entries(files).map(([name, content]): Asset => {
      const bytes = Buffer.from(content);
      return { id: this.#next(), name, bytes, digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`, state: 'uploaded', size: bytes.length };
    });
    const release = { id: this.#next(), tag, draft: false, prerelease: false, assets, ...given };
    this.releases.push(release);
    this.refs.set(tag, { type: 'commit', sha: createHash('sha1').update(`${this.name} ${tag}`).digest('hex') });
    return release;
  }
}

/** Who a token is: the repositories that it may read beside public ones, and whether it may be used at all. */
export interface Token { readonly repos: readonly string[]; readonly attestations: boolean; readonly sso: 'none' | 'required' }

/** What becomes of one request in place of its answer. */
export type GithubFault = 'hang up' | 'stall' | 'endless' | 'truncated' | 'other bytes' | 'not json' | number;

export interface GithubBehaviour {
  bundles: 'inline' | 'url' | 'null and url' | 'absent';
  bulk: 'both' | 'none';
  bulkShape: 'object' | 'array';
  /** How "none" is said. */
  none: '404' | 'empty list';
  perPage: number;
  /** Downloads of a bundle that are refused as expired until it is listed anew. */
  expired: boolean;
  /** Requests that are still answered; null: any number. */
  left: number | null;
  limit: 'primary' | 'secondary';
  meta: unknown;
  /** Milliseconds that each answer is held back. */
  delayMs: number;
}

export interface GithubAsked { readonly server: 'api' | 'bundles' | 'assets'; readonly method: string; readonly path: string; readonly authorization: string | null; readonly headers: http.IncomingHttpHeaders }

const HONEST: GithubBehaviour = { bundles: 'inline', bulk: 'both', bulkShape: 'object', none: '404', perPage: 100, expired: false, left: null, limit: 'primary', meta: { domains: { artifact_attestations: { trust_domain: '', services: [] } } }, delayMs: 0 };

/** One GitHub. */
export class FakeGithub {
  readonly options: GithubBehaviour = { ...HONEST };
  readonly journal: GithubAsked[] = [];
  readonly repositories = new Map<string, GithubRepository>();
  /** Accounts that are users; every other owner of a repository is an organisation. */
  readonly users = new Set<string>();
  readonly tokens = new Map<string, Token>();
  /** What becomes of the k-th request from now, counted from 1. */
  fault: { readonly at: number | 'all'; readonly what: GithubFault } | null = null;
  readonly http: HttpClient;
  /** The authority of the certificates, in PEM. */
  readonly authority: string;
  readonly proxyPort: number;
  /** The port that a name and port of the world stand for here; 1 for one that nobody has. */
  readonly portOf: (target: string) => number;
  readonly #close: () => Promise<void>;
  readonly #host: string;
  readonly #root: string;
  #ids = 100;
  #listings = 0;
  #count = 0;

  private constructor(host: string, world: { readonly http: HttpClient; readonly authority: string; readonly proxyPort: number; readonly portOf: (target: string) => number; readonly close: () => Promise<void> }) {
    this.#host = host;
    this.#root = host.startsWith('api.') ? '' : '/api/v3';
    this.http = world.http;
    this.authority = world.authority;
    this.proxyPort = world.proxyPort;
    this.portOf = world.portOf;
    this.#close = world.close;
  }

  /** `host`: of the API, `api.github.com` where nothing else is said. `route`: ports of other names that the same client may ask. */
  static async open({ host = 'api.github.com', route = () => 1 }: { readonly host?: string; readonly route?: (target: string) => number } = {}): Promise<FakeGithub> {
    const tls = credentials([host, BUNDLE_STORAGE, ASSET_STORAGE]);
    const opened: { fake: FakeGithub | null } = { fake: null };
    const start = (server: GithubAsked['server']): Promise<Loopback> => Loopback.start((asked, response) => opened.fake?.answer(server, asked, response), { tls });
    const [api, bundles, assets] = [await start('api'), await start('bundles'), await start('assets')];
    const ports = new Map([[`${host}:443`, api.port], [`${BUNDLE_STORAGE}:443`, bundles.port], [`${ASSET_STORAGE}:443`, assets.port]]);
    const portOf = (target: string): number => ports.get(target) ?? route(target);
    const proxy = await Proxy.start({ route: portOf });
    const client = httpClient({ proxy: { url: new URL(`http://127.0.0.1:${proxy.port}`), bypass: () => false }, extraCa: [tls.ca], resolve: async () => [{ address: '127.0.0.1', family: 4 }], wait: () => Promise.resolve() });
    opened.fake = new FakeGithub(host, {
      http: client, authority: tls.ca, proxyPort: proxy.port, portOf,
      close: async () => {
        client.close();
        await proxy.close();
        for (const server of [api, bundles, assets]) await server.close();
      },
    });
    return opened.fake;
  }

  repository(name: string): GithubRepository {
    const known = this.repositories.get(name) ?? new GithubRepository(name, () => this.#ids += 1);
    this.repositories.set(name, known);
    return known;
  }

  /** Back to how it was opened, with nothing in it. */
  clear(): void {
    Object.assign(this.options, HONEST);
    this.repositories.clear();
    this.users.clear();
    this.tokens.clear();
    this.forget();
  }

  /** Has every request fail from now on. */
  always(what: GithubFault): void {
    this.fault = { at: 'all', what };
  }

  /** Forgets what was asked, and takes back a fault. */
  forget(): void {
    this.journal.length = 0;
    this.fault = null;
    this.#count = 0;
  }

  /** What was asked, as `GET /path`. */
  get asked(): readonly string[] {
    return this.journal.map(({ method, path }) => `${method} ${path}`);
  }

  close(): Promise<void> {
    return this.#close();
  }

  answer(server: GithubAsked['server'], asked: Asked, response: http.ServerResponse): void {
    this.#count += 1;
    this.journal.push({ server, method: asked.method, path: asked.path, authorization: asked.headers.authorization ?? null, headers: asked.headers });
    const isFaulty = this.fault?.at === 'all' || this.fault?.at === this.#count;
    const what = isFaulty ? this.fault?.what : undefined;
    if (what === 'hang up') return void response.destroy();
    if (what === 'stall') return;
    if (what === 'endless') return endless(response);
    if (typeof what === 'number') return send(response, { status: what, body: JSON.stringify(message(what)) });
    const answer = server === 'api' ? this.#api(asked) : server === 'bundles' ? this.#bundle(asked) : this.#asset(asked);
    if (what === 'not json') return send(response, { ...answer, body: '<html>' });
    if (what === 'other bytes') return send(response, { ...answer, body: Buffer.from(answer.body).map((byte) => byte ^ 1) });
    if (what === 'truncated') return truncated(response, answer);
    if (this.options.delayMs === 0) send(response, answer);
    else setTimeout(() => send(response, answer), this.options.delayMs);
  }

  #api(asked: Asked): Reply {
    const { pathname, searchParams } = new URL(asked.path, 'https://x');
    if (this.options.left !== null && (this.options.left -= 1) < 0) return limited(this.options.limit);
    const token = this.#tokenOf(asked);
    if (token === 'unknown') return json(401, { message: 'Bad credentials', documentation_url: 'https://docs.github.com/rest', status: '401' });
    const path = pathname.startsWith(`${this.#root}/`) ? decodeURIComponent(pathname.slice(this.#root.length + 1)) : '';
    if (token?.sso === 'required') return json(403, { message: 'Resource protected by organization SAML enforcement. You must grant your OAuth token access to this organization.', documentation_url: 'https://docs.github.com/articles/authenticating-to-a-github-organization-with-saml-single-sign-on/', status: '403' }, { 'x-github-sso': 'required; url=https://github.com/orgs/acme/sso' });
    if (path === 'meta') return this.options.meta === null ? notFound() : json(200, this.options.meta);
    const [kind = '', owner = '', ...rest] = path.split('/');
    if (kind === 'repos') return this.#repo(`${owner}/${rest[0] ?? ''}`, rest.slice(1), { token, search: searchParams, accept: asked.headers.accept ?? '' });
    if (kind !== 'orgs' && kind !== 'users') return notFound();
    const isUser = this.users.has(owner);
    const exists = isUser || [...this.repositories.keys()].some((name) => name.startsWith(`${owner}/`));
    // Every account is a user to `GET /users/…`, organisations too.
    if (kind === 'users' && rest.length === 0) return exists ? json(200, { login: owner, type: isUser ? 'User' : 'Organization' }) : notFound();
    if (!exists || (kind === 'orgs') === isUser || rest[0] !== 'attestations') return notFound();
    const kept = [...this.repositories.values()].filter((repo) => repo.name.startsWith(`${owner}/`) && mayRead(repo, token)).flatMap(({ id, attestations }) => attestations.map((one) => ({ ...one, repository: id })));
    if (rest[1] === 'bulk-list') return asked.method === 'POST' && this.options.bulk === 'both' ? this.#bulkList(kept, asked, searchParams) : notFound();
    return this.#list(kept, rest[1] ?? '', searchParams, `${kind}/${owner}`);
  }

  #tokenOf({ headers }: Asked): Token | null | 'unknown' {
    const [, token] = /^(?:Bearer|token) (.+)$/.exec(headers.authorization ?? '') ?? [];
    if (headers.authorization === undefined) return null;
    return this.tokens.get(token ?? '') ?? 'unknown';
  }

  #repo(name: string, rest: readonly string[], { token, search, accept }: { readonly token: Token | null; readonly search: URLSearchParams; readonly accept: string }): Reply {
    const repo = this.repositories.get(name);
    if (repo === undefined || !mayRead(repo, token)) return notFound();
    const [what, ...more] = rest;
    if (what === undefined) return json(200, { id: repo.id, full_name: repo.name, private: repo.visibility === 'private', visibility: repo.visibility });
    if (what === 'attestations') {
      if (repo.visibility === 'private' && token?.attestations !== true) return json(403, { message: 'Resource not accessible by integration', documentation_url: 'https://docs.github.com/rest', status: '403' });
      return this.#list(repo.attestations.map((one) => ({ ...one, repository: repo.id })), more[0] ?? '', search, `repositories/${repo.id}`);
    }
    if (what === 'git' && more[0] === 'ref' && more[1] === 'tags') {
      const tag = more.slice(2).join('/');
      const ref = repo.refs.get(tag);
      return ref === undefined ? notFound() : json(200, { ref: `refs/tags/${tag}`, node_id: 'x', url: `https://${this.#host}/x`, object: { ...ref, url: `https://${this.#host}/x` } });
    }
    if (what === 'commits') {
      const sha = repo.refs.get(more.join('/'))?.sha ?? (repo.files.has(more.join('/')) ? more.join('/') : undefined);
      if (sha === undefined) return json(422, { message: `No commit found for SHA: ${more.join('/')}`, status: '422' });
      return accept === 'application/vnd.github.sha' ? { status: 200, headers: { 'content-type': 'application/vnd.github.sha; charset=utf-8' }, body: sha } : json(200, { sha });
    }
    if (what === 'contents') return contentsOf(repo, more.join('/'), search.get('ref') ?? '');
    return what === 'releases' ? this.#releases(repo, more, search, accept) : notFound();
  }

  #releases(repo: GithubRepository, rest: readonly string[], search: URLSearchParams, accept: string): Reply {
    const there = repo.releases.filter(({ draft }) => !draft);
    const shown = (release: Release | undefined): Reply => (release === undefined ? notFound() : json(200, this.#releaseJson(repo, release)));
    if (rest[0] === 'latest') return shown(there.filter(({ prerelease }) => !prerelease).at(-1));
    if (rest[0] === 'tags') return shown(there.find(({ tag }) => tag === rest.slice(1).join('/')));
    if (rest[0] === 'assets') {
      const asset = repo.releases.flatMap(({ assets }) => assets).find(({ id }) => String(id) === rest[1]);
      if (asset === undefined) return notFound();
      if (accept !== 'application/octet-stream') return json(200, this.#assetJson(repo, asset));
      return { status: 302, headers: { location: `https://${ASSET_STORAGE}/github-production-release-asset/${asset.id}?sig=${SECRET}&se=2026` }, body: '' };
    }
    const release = repo.releases.find(({ id }) => String(id) === rest[0]);
    if (release === undefined || rest[1] !== 'assets') return shown(release);
    const page = Number(search.get('page') ?? 1);
    const size = Math.min(Number(search.get('per_page') ?? 30), this.options.perPage);
    const end = page * size;
    const link = end < release.assets.length ? { link: `<https://${this.#host}${this.#root}/repositories/${repo.id}/releases/${release.id}/assets?per_page=${size}&page=${page + 1}>; rel="next", <https://${this.#host}/x?page=9>; rel="last"` } : {};
    return json(200, release.assets.slice(end - size, end).map((asset) => this.#assetJson(repo, asset)), link);
  }

  #releaseJson(repo: GithubRepository, release: Release): object {
    return { url: `https://${this.#host}${this.#root}/repos/${repo.name}/releases/${release.id}`, id: release.id, tag_name: release.tag, target_commitish: 'main', name: release.tag, draft: release.draft, prerelease: release.prerelease, immutable: false, assets: release.assets.slice(0, 30).map((asset) => this.#assetJson(repo, asset)) };
  }

  #assetJson(repo: GithubRepository, { id, name, digest, state, size }: Asset): object {
    return { url: `https://${this.#host}${this.#root}/repos/${repo.name}/releases/assets/${id}`, id, name, label: null, state, content_type: 'application/octet-stream', size, digest, download_count: 1, browser_download_url: `https://github.com/${repo.name}/releases/download/x/${name}` };
  }

  #items(kept: readonly (KeptAttestation & { readonly repository: number })[]): readonly object[] {
    this.#listings += 1;
    return kept.map(({ id, bundle, repository, initiator }) => ({
      ...(this.options.bundles === 'inline' ? { bundle } : this.options.bundles === 'null and url' ? { bundle: null } : {}),
      repository_id: repository,
      bundle_url: this.options.bundles === 'absent' ? '' : `https://${BUNDLE_STORAGE}/attestations/${repository}/${id}.json.sn?se=2026&sig=${SECRET}-${this.#listings}&sp=r`,
      initiator,
    }));
  }

  #list(kept: readonly (KeptAttestation & { readonly repository: number })[], digest: string, search: URLSearchParams, path: string): Reply {
    const type = search.get('predicate_type');
    const matching = kept.filter((one) => one.digests.includes(digest) && (type === null || isOfType(one.predicateType, type)));
    if (matching.length === 0) return this.options.none === '404' ? notFound() : json(200, { attestations: [] });
    const start = Number(search.get('after') ?? 0);
    const end = start + Math.min(Number(search.get('per_page') ?? 30), this.options.perPage);
    const link = end < matching.length ? { link: `<https://${this.#host}${this.#root}/${path}/attestations/${digest}?per_page=100&after=${end}>; rel="next"` } : {};
    return json(200, { attestations: this.#items(matching.slice(start, end)) }, link);
  }

  #bulkList(kept: readonly (KeptAttestation & { readonly repository: number })[], { body }: Asked, search: URLSearchParams): Reply {
    const { subject_digests: digests } = JSON.parse(body.toString()) as { subject_digests: string[] };
    if (digests.length === 0 || digests.length > 1024) return json(422, { message: 'Validation Failed', status: '422' });
    const start = Number(search.get('after') ?? 0);
    const end = start + (this.options.perPage < 100 ? this.options.perPage : 1024);
    const answers = digests.slice(start, end).map((digest) => {
      const matching = kept.filter((one) => one.digests.includes(digest));
      return [digest, matching.length === 0 ? null : this.#items(matching)] as const;
    });
    const more = end < digests.length;
    const found = this.options.bulkShape === 'object' ? Object.fromEntries(answers) : answers.map(([digest, items]) => ({ [digest]: items }));
    return json(200, { attestations_subject_digests: found, page_info: { has_next: more, has_previous: start > 0, next: more ? String(end) : '', previous: '' } });
  }

  #bundle({ path, headers }: Asked): Reply {
    const { pathname, searchParams } = new URL(path, 'https://x');
    // Azure refuses a request that has a permission in its address and another in a header.
    if (headers.authorization !== undefined) return { status: 400, body: 'two permissions' };
    if (this.options.expired && searchParams.get('sig') === `${SECRET}-1`) return { status: 403, body: '<Error><Code>AuthenticationFailed</Code></Error>' };
    const id = /\/(\d+)\.json\.sn$/.exec(pathname)?.[1];
    const kept = [...this.repositories.values()].flatMap(({ attestations }) => attestations).find((one) => String(one.id) === id);
    return kept === undefined ? { status: 404, body: '' } : { status: 200, headers: { 'content-type': 'application/x-snappy' }, body: snappyLiterals(Buffer.from(JSON.stringify(kept.bundle))) };
  }

  #asset({ path, headers }: Asked): Reply {
    if (headers.authorization !== undefined) return { status: 400, body: 'two permissions' };
    const id = /\/(\d+)\?/.exec(path)?.[1];
    const asset = [...this.repositories.values()].flatMap(({ releases }) => releases).flatMap(({ assets }) => assets).find((one) => String(one.id) === id);
    return asset === undefined ? { status: 404, body: '' } : { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: asset.bytes };
  }
}

/** What stands in addresses of storage and must be shown nowhere. */
export const SECRET = 'c2lnbmF0dXJl';

interface Reply { readonly status: number; readonly headers?: http.OutgoingHttpHeaders; readonly body: string | Uint8Array }

function json(status: number, document: unknown, headers: http.OutgoingHttpHeaders = {}): Reply {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body: JSON.stringify(document) };
}

// A folder is an array, and what is larger than a megabyte has no content.
function contentsOf(repo: GithubRepository, path: string, ref: string): Reply {
  const files = repo.files.get(repo.refs.get(ref)?.sha ?? ref);
  const bytes = files?.get(path);
  const below = [...(files?.keys() ?? [])].filter((name) => name.startsWith(`${path}/`));
  if (bytes === undefined) return below.length === 0 ? notFound() : json(200, below.map((name) => ({ type: 'file', name, path: name })));
  const isLarge = bytes.length > 1 << 20;
  const content = isLarge ? '' : `${(bytes.toString('base64').match(/.{1,60}/g) ?? []).join('\n')}\n`;
  return json(200, { type: 'file', encoding: isLarge ? 'none' : 'base64', size: bytes.length, name: path.split('/').at(-1), path, content, sha: createHash('sha1').update(bytes).digest('hex') });
}

function notFound(): Reply {
  return json(404, { message: 'Not Found', documentation_url: 'https://docs.github.com/rest', status: '404' });
}

function message(status: number): object {
  return { message: 'no', documentation_url: 'https://docs.github.com/rest', status: String(status) };
}

function limited(kind: GithubBehaviour['limit']): Reply {
  const headers = kind === 'secondary' ? { 'retry-after': '3600' } : { 'x-ratelimit-limit': '60', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 3600), 'x-ratelimit-resource': 'core' };
  return json(403, { message: 'API rate limit exceeded', documentation_url: 'https://docs.github.com/rest', status: '403' }, headers);
}

function mayRead({ visibility, name }: GithubRepository, token: Token | null): boolean {
  return visibility === 'public' || token?.repos.includes(name) === true;
}

function isOfType(predicateType: string, asked: string): boolean {
  return asked === predicateType || (asked === 'release' && predicateType.startsWith('https://in-toto.io/attestation/release/')) || (asked === 'provenance' && predicateType.startsWith('https://slsa.dev/provenance/'));
}

function send(response: http.ServerResponse, { status, headers = {}, body }: Reply): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
}

function truncated(response: http.ServerResponse, { status, headers = {}, body }: Reply): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, 'content-length': bytes.length + 10 });
  response.write(bytes.subarray(0, bytes.length >> 1), () => response.destroy());
}

function endless(response: http.ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const chunk = Buffer.alloc(1 << 20, ' ');
  const more = (): void => {
    if (!response.destroyed) response.write(chunk, () => setImmediate(more));
  };
  more();
}

/** A Snappy block of literals only, as a writer that does not compress makes it. */
export function snappyLiterals(text: Uint8Array): Buffer {
  const length: number[] = [];
  for (let left = text.length; ; left >>>= 7) {
    length.push(left < 0x80 ? left : (left & 0x7f) | 0x80);
    if (left < 0x80) break;
  }
  const parts: Buffer[] = [Buffer.from(length)];
  for (let start = 0; start < text.length; start += 65_536) {
    const piece = text.subarray(start, start + 65_536);
    parts.push(Buffer.from([61 << 2, (piece.length - 1) & 0xff, (piece.length - 1) >> 8]), Buffer.from(piece));
  }
  return Buffer.concat(parts);
}
