// A registry on 127.0.0.1 over real sockets: the whole pull side of distribution-spec v1.1, and enough of the push side for real clients.
//
// It is honest unless a test bends it: `options` and `auth` say how it behaves from now on, faults what becomes of single requests. Two more servers
// belong to it: the token server, and `elsewhere`, the host of another name that blobs and faults redirect to. All three write one journal.
// What it serves is an `OciContent`, which several registries can share.
//
// Limits: no ranges, no deletion, no catalog. Other hosts are other ports of 127.0.0.1.

import { digestOf } from '../../../src/domain/digest.ts';
import { RegistryAuth, type AuthOptions } from './oci-auth.ts';
import { OciContent, type OciRepository } from './oci-content.ts';
import { PushApi } from './oci-push.ts';
import { ReferrersApi, knowsSubjects, type ReferrersMode } from './oci-referrers.ts';
import { classify, errorReply, jsonReply, nameUnknown, reply, send, sendFault, withSecret, type Fault, type OciAsked, type Reply, type RequestKind, type ServerName } from './oci-traffic.ts';
import { Loopback, type Asked, type Credentials } from './loopback.ts';
import type http from 'node:http';

export type { AuthOptions, User } from './oci-auth.ts';
export * from './oci-content.ts';
export type { ReferrersMode } from './oci-referrers.ts';
export { REDIRECT_SECRET, reply, type Fault, type OciAsked, type Reply, type RequestKind, type ServerName } from './oci-traffic.ts';

/** A limit of rate: so many requests more. Docker Hub counts the GETs of manifests alone, and says how many are left. */
export interface RateLimit { left: number; readonly retryAfter: string | null; readonly style: 'generic' | 'docker-hub' }

/** How a registry behaves. Every field may be changed at any time. */
export interface RegistryOptions {
  referrers: ReferrersMode;
  digestHeader: 'right' | 'missing' | 'wrong';
  /** Whether blobs are redirected to the other host. */
  blobs: 'here' | 'redirected';
  /** Whether a manifest is there for whom does not accept its media type. */
  accept: 'strict' | 'any';
  limit: RateLimit | null;
  /** Milliseconds before any answer: the way to a registry that is not here. */
  delayMs: number;
}

const HONEST: RegistryOptions = { referrers: 'on', digestHeader: 'right', blobs: 'here', accept: 'strict', limit: null, delayMs: 0 };

interface Servers { readonly registry: Loopback; readonly token: Loopback; readonly elsewhere: Loopback }

/** A registry with all that belongs to it. */
export class OciRegistry {
  readonly content: OciContent;
  readonly options: RegistryOptions;
  /** How it authenticates; its `options` may be changed at any time too. */
  readonly auth: RegistryAuth;
  /** All requests to all three servers, in the order they came. */
  readonly journal: OciAsked[] = [];
  #servers: Servers | null = null;
  #faults: { readonly applies: (asked: OciAsked) => boolean; readonly fault: Fault }[] = [];
  readonly #referrers = new ReferrersApi();
  readonly #push: PushApi;

  private constructor(content: OciContent, options: Partial<RegistryOptions>, auth: Partial<AuthOptions>) {
    this.content = content;
    this.options = { ...HONEST, ...options };
    this.auth = new RegistryAuth(auth);
    this.#push = new PushApi(content);
  }

  static async start(given: Partial<RegistryOptions> & { readonly content?: OciContent; readonly auth?: Partial<AuthOptions>; readonly tls?: Credentials } = {}): Promise<OciRegistry> {
    const { content = new OciContent(), auth = {}, tls, ...options } = given;
    const registry = new OciRegistry(content, options, auth);
    const start = (server: ServerName): Promise<Loopback> => Loopback.start((asked, response) => registry.#arrived(asked, response, server), tls === undefined ? {} : { tls });
    registry.#servers = { registry: await start('registry'), token: await start('token'), elsewhere: await start('elsewhere') };
    if (given.content === undefined) content.host = registry.host;
    return registry;
  }

  async close(): Promise<void> {
    for (const server of Object.values(this.#running) as Loopback[]) await server.close();
  }

  /** `127.0.0.1:port`, the registry in references to its images. */
  get host(): string {
    return this.url('/').host;
  }

  /** `acme/app:v1` as a reference to this registry. */
  image(name: string): string {
    return `${this.host}/${name}`;
  }

  /** An address at this registry, or at a server that belongs to it. */
  url(path: string, server: ServerName = 'registry'): URL {
    return this.#running[server].url(path);
  }

  repository(name: string): OciRepository {
    return this.content.repository(name);
  }

  /** How many requests of a kind there were, those sent away for want of a token included. */
  count(kind: RequestKind): number {
    return this.journal.filter((asked) => asked.kind === kind).length;
  }

  /** The requests as `GET /v2/`, in their order; to one server where one is named. */
  asked(server?: ServerName): readonly string[] {
    return this.journal.filter((one) => server === undefined || one.server === server).map(({ method, path }) => `${method} ${path}`);
  }

  /** Scripts a fault: for the k-th request from now on, of all servers, or for all that a predicate finds. The last one scripted wins. */
  fault(which: number | RequestKind | ((asked: OciAsked) => boolean), fault: Fault): void {
    const from = this.journal.length;
    const applies = typeof which === 'function' ? which : (asked: OciAsked) => (typeof which === 'number' ? asked.number === from + which : asked.kind === which);
    this.#faults.unshift({ applies, fault });
  }

  /** Takes all faults back. */
  heal(): void {
    this.#faults = [];
  }

  /** Forgets faults and journal. */
  forget(): void {
    this.heal();
    this.journal.length = 0;
  }

  get #running(): Servers {
    if (this.#servers === null) throw new Error('the registry was not started');
    return this.#servers;
  }

  #arrived(raw: Asked, response: http.ServerResponse, server: ServerName): void {
    const asked = classify(raw, server, this.journal.length + 1);
    this.journal.push(asked);
    const { delayMs } = this.options;
    if (delayMs === 0) this.#answer(asked, response);
    else setTimeout(() => this.#answer(asked, response), delayMs);
  }

  #answer(asked: OciAsked, response: http.ServerResponse): void {
    const fault = this.#faults.find(({ applies }) => applies(asked))?.fault;
    if (fault === undefined) return send(asked, response, this.#honest(asked));
    const realm = this.url('/token', 'token');
    let honest: Reply | null = null;
    sendFault(fault, asked, response, {
      honest: () => (honest ??= this.#honest(asked)), elsewhere: () => this.url(asked.path, 'elsewhere'), challenge: () => this.auth.challenge(asked, realm),
    });
  }

  #honest(asked: OciAsked): Reply {
    if (asked.server === 'token') return this.auth.token(asked);
    if (asked.server === 'elsewhere') return this.#elsewhere(asked);
    return this.auth.admit(asked, this.url('/token', 'token')) ?? this.#limited(asked) ?? this.#route(asked);
  }

  // As storage services do: who comes with a signed address and with credentials is sent away.
  #elsewhere(asked: OciAsked): Reply {
    if (asked.headers.authorization !== undefined) return reply(400, { 'content-type': 'application/xml' }, '<Error><Code>InvalidArgument</Code><Message>Only one auth mechanism allowed</Message></Error>');
    return asked.kind === 'other' ? reply(404, { 'content-type': 'text/plain; charset=utf-8' }, 'Not Found') : this.#route(asked);
  }

  #limited(asked: OciAsked): Reply | null {
    const { limit } = this.options;
    if (limit === null || !(limit.style === 'generic' || asked.kind === 'manifest-get')) return null;
    if (limit.left > 0) {
      limit.left -= 1;
      return null;
    }
    const headers = { ...this.#limitHeaders(asked), ...(limit.retryAfter === null ? {} : { 'retry-after': limit.retryAfter }) };
    if (limit.style === 'generic') return errorReply(429, 'TOOMANYREQUESTS', 'too many requests', undefined, headers);
    return errorReply(429, 'TOOMANYREQUESTS', 'You have reached your pull rate limit. You may increase the limit by authenticating and upgrading: https://www.docker.com/increase-rate-limits', undefined, headers);
  }

  #limitHeaders(asked: OciAsked): Readonly<Record<string, string>> {
    const { limit } = this.options;
    if (limit?.style !== 'docker-hub' || !asked.kind.startsWith('manifest-')) return {};
    return { 'ratelimit-limit': '100;w=21600', 'ratelimit-remaining': `${limit.left};w=21600`, 'docker-ratelimit-source': '192.0.2.1' };
  }

  #route(asked: OciAsked): Reply {
    if (asked.kind === 'ping') return jsonReply({}, { 'docker-distribution-api-version': 'registry/2.0' });
    if (asked.kind === 'push') return this.#push.answer(asked, knowsSubjects(this.options.referrers));
    const repository = this.content.repositories.get(asked.repository ?? '');
    if (asked.kind === 'other' || asked.kind === 'token') return reply(404, { 'content-type': 'text/plain; charset=utf-8' }, '404 page not found\n');
    // Before the name: a registry that lacks this listing lacks it for every name.
    if (asked.kind === 'referrers') return this.#referrers.answer(this.options.referrers, asked, repository, { elsewhere: this.url('/', 'elsewhere'), here: this.url('/') });
    if (repository === undefined) return nameUnknown(asked);
    switch (asked.kind) {
      case 'manifest-get': case 'manifest-head': return this.#manifest(asked, repository);
      case 'blob-get': case 'blob-head': return this.#blob(asked, repository);
      case 'tags': return tagsList(asked, repository);
      default: throw new RangeError(`no such kind: ${String(asked.kind satisfies never)}`);
    }
  }

  #manifest(asked: OciAsked, repository: OciRepository): Reply {
    const reference = asked.reference ?? '';
    const stored = repository.manifest(reference);
    if (stored === undefined) return errorReply(404, 'MANIFEST_UNKNOWN', 'manifest unknown', `unknown ${reference.includes(':') ? 'revision' : 'tag'}=${reference}`);
    if (this.options.accept === 'strict' && !accepts(asked.headers.accept, stored.mediaType)) return errorReply(404, 'MANIFEST_UNKNOWN', `manifest found, but accept header does not support ${stored.mediaType}`);
    return reply(200, { 'content-type': stored.mediaType, etag: `"${stored.digest}"`, ...this.#digestHeader(stored.digest), ...this.#limitHeaders(asked) }, stored.bytes);
  }

  #blob(asked: OciAsked, repository: OciRepository): Reply {
    const bytes = [...repository.blobs].find(([digest]) => digest === asked.reference)?.[1];
    if (bytes === undefined) return errorReply(404, 'BLOB_UNKNOWN', 'blob unknown to registry', asked.reference);
    if (this.options.blobs === 'redirected' && asked.server === 'registry') return reply(307, { location: withSecret(this.url(asked.path, 'elsewhere')) });
    return reply(200, { 'content-type': 'application/octet-stream', ...this.#digestHeader(asked.reference ?? '') }, bytes);
  }

  #digestHeader(digest: string): Readonly<Record<string, string>> {
    const { digestHeader } = this.options;
    if (digestHeader === 'missing') return {};
    return { 'docker-content-digest': digestHeader === 'right' ? digest : digestOf(Buffer.from(`not ${digest}`)) };
  }
}

function accepts(header: string | undefined, mediaType: string): boolean {
  const types = (header ?? '*/*').split(',').map((one) => one.split(';', 1)[0]?.trim() ?? '');
  return types.some((type) => type === mediaType || type === '*/*' || type === 'application/*');
}

// In ASCII order, `n` at a time, from behind `last` (distribution-spec v1.1 §listing-tags).
function tagsList(asked: OciAsked, repository: OciRepository): Reply {
  const last = asked.query.get('last');
  const all = [...repository.tags.keys()].toSorted().filter((tag) => last === null || tag > last);
  const n = Number(asked.query.get('n') ?? all.length);
  const tags = all.slice(0, n);
  const next = tags.length < all.length ? { link: `</v2/${repository.name}/tags/list?n=${n}&last=${tags.at(-1) ?? ''}>; rel="next"` } : {};
  return jsonReply({ name: repository.name, tags }, next);
}
