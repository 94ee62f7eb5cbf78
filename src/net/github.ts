// GitHub's REST API, as much of it as reading evidence and releases needs.
//
//   github.com        https://api.github.com
//   TENANT.ghe.com    https://api.TENANT.ghe.com
//   any other host    https://HOST/api/v3              GitHub Enterprise Server
//
// Three things make its silence hard to read. It answers 404 both for what is not there and for what the token may not see, so whoever takes a 404
// for "none" has to know that the repository can be read at all (`requireReadable`). It refuses a token that is not its own, has run out or may not
// be used for this organisation, even for what everybody may read: what is refused is asked once more by nobody. And it says by one status, 403,
// that something is forbidden and that too much was asked; the latter is told apart, and waited for, where all requests are (net/http.ts).
//
// A token is for one host. It is sent to the API's own origin and to nothing that an answer names: not to the storage of assets and bundles, not to
// the next page of a listing, of which only the cursor is taken.

import { problem, SourceError, type Problem } from '../domain/errors.ts';
import type { GithubHost } from '../domain/github-host.ts';
import { isJsonObject, JsonError, parseJson, type JsonValue } from '../domain/json.ts';
import { limits } from '../domain/limits.ts';
import type { BodySink, Http, HttpAnswer, HttpRequest, Ports } from '../domain/ports.ts';
import { placeOf } from './fault.ts';

/** What GitHub is asked with. `tokens` are all that the user gives, each with the host beside which it was written. */
export interface GithubOptions {
  readonly host: GithubHost;
  /** The address of its API where it is known to be another than the usual one. */
  readonly api: URL | null;
  readonly http: Http;
  readonly tokens: readonly { readonly host: string; readonly token: string }[];
  readonly mask: Ports['mask'];
  readonly signal: AbortSignal;
}

/** One page of a listing, and the query that asks for the next; null where there is none. */
export interface Page { readonly body: JsonValue; readonly next: Query | null }

/** What stands behind `?`. */
export type Query = Readonly<Record<string, string>>;

/** The address of a host's API. */
export function apiOf(host: GithubHost): URL {
  switch (host.kind) {
    case 'public': return new URL('https://api.github.com/');
    case 'tenant': return new URL(`https://api.${host.name}/`);
    case 'server': return new URL(`https://${host.name}/api/v3/`);
    default: return host satisfies never;
  }
}

/** The version whose shape of answers is asked for. Answers of 2026-03-10, which have no `bundle`, are read all the same. */
const VERSION = '2022-11-28';
const JSON_TYPE = 'application/vnd.github+json';

interface Question extends Pick<HttpRequest, 'maxBytes' | 'body' | 'method' | 'into' | 'tryMs' | 'totalMs'> { readonly url: URL; readonly accept: string }

/** The API of one host. Every method rejects with `SourceError` where no answer was had. */
export class GithubApi {
  readonly base: URL;
  readonly host: GithubHost;
  readonly #options: GithubOptions;
  readonly #readable = new Map<string, Promise<void>>();
  readonly #waiting: (() => void)[] = [];
  readonly #notes = new Map<string, Problem>();
  #running = 0;
  #token: string | null;
  /** Whether there is a token of this host. */
  readonly hasToken: boolean;

  constructor(options: GithubOptions) {
    this.#options = options;
    this.host = options.host;
    this.base = options.api ?? apiOf(options.host);
    const own = options.tokens.find(({ host }) => host === this.base.host || host === options.host.name);
    this.#token = own?.token ?? null;
    this.hasToken = own !== undefined;
    if (own !== undefined) options.mask(own.token);
  }

  /** What there is to say of the token. */
  notes(): readonly Problem[] {
    return [...this.#notes.values()];
  }

  /** A document; null where GitHub says that there is none, or nothing to say (404, 204). */
  async get(path: string, query: Query = {}): Promise<JsonValue | null> {
    return (await this.page(path, query))?.body ?? null;
  }

  /** One page of a listing; null as for `get`. */
  async page(path: string, query: Query = {}): Promise<Page | null> {
    const answer = await this.#ask({ url: this.#url(path, query), accept: JSON_TYPE, maxBytes: limits.githubAnswerBytes });
    return answer === null ? null : { body: bodyOf(answer), next: nextOf(answer) };
  }

  /** The answer to a question that does not fit into an address; null as for `get`. */
  async post(path: string, query: Query, body: JsonValue): Promise<JsonValue | null> {
    const answer = await this.#ask({ url: this.#url(path, query), accept: JSON_TYPE, maxBytes: limits.githubAnswerBytes, method: 'POST', body: Buffer.from(JSON.stringify(body)) });
    return answer === null ? null : bodyOf(answer);
  }

  /** The commit that a branch, a tag or the beginning of a commit stands for now; null where there is none, as for `get`. */
  async commitOf(repo: string, ref: string): Promise<string | null> {
    const answer = await this.#ask({ url: this.#url(`repos/${repo}/commits/${encodeURIComponent(ref)}`, {}), accept: 'application/vnd.github.sha', maxBytes: 1024 });
    const sha = answer === null ? null : Buffer.from(answer.body).toString('latin1').trim();
    if (sha !== null && !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(sha)) throw new SourceError('SOURCE_MALFORMED', `${placeOf(this.base)} names no commit for a ref of ${repo}.`);
    return sha;
  }

  /**
   * A file of a repository at a commit (contents API); null where there is none, as for `get`. Rejects with `SOURCE_MALFORMED` for what is no file, or is
   * larger than the megabyte that this API hands out.
   */
  async file(repo: string, path: string, commit: string): Promise<Uint8Array | null> {
    const answer = await this.get(`repos/${repo}/contents/${path.split('/').map(encodeURIComponent).join('/')}`, { ref: commit });
    if (answer === null) return null;
    const { type, encoding, content } = isJsonObject(answer) ? answer : {};
    if (type !== 'file' || encoding !== 'base64' || typeof content !== 'string') throw new SourceError('SOURCE_MALFORMED', `${repo}/${path} is ${type === 'file' ? 'larger than 1 MB, which GitHub does not hand out' : 'no file'}.`);
    const text = content.replaceAll('\n', '');
    const bytes = Buffer.from(text, 'base64');
    if (bytes.toString('base64') !== text) throw new SourceError('SOURCE_MALFORMED', `The answer about ${repo}/${path} is no base64.`);
    return bytes;
  }

  /** Fetches bytes, of which GitHub may say that they lie elsewhere, into a sink; false where there are none. */
  async download(path: string, maxBytes: number, into: () => Promise<BodySink>): Promise<boolean> {
    const answer = await this.#ask({ url: this.#url(path, {}), accept: 'application/octet-stream', maxBytes, into, tryMs: limits.releaseAssetMs, totalMs: limits.releaseAssetMs }, 'any');
    return answer !== null;
  }

  /** Fetches what an answer gave the address of: without any token, which is not for whoever keeps it. */
  async fetch(url: URL, maxBytes: number): Promise<HttpAnswer> {
    if (url.protocol !== 'https:') throw new SourceError('SOURCE_REFUSED', `${placeOf(url)} is not encrypted.`);
    return this.#inTurn(() => this.#options.http.request(url, { maxBytes, accept: '*/*', led: true, signal: this.#options.signal }));
  }

  /**
   * Resolves where these credentials may read a thing, as `repos/acme/app`: then a 404 below it means that there is none.
   * Rejects with `SourceError` (`GITHUB_TOKEN_SCOPE`) where they may not, or it does not exist. Asked once.
   */
  requireReadable(path: string): Promise<void> {
    const known = this.#readable.get(path) ?? this.get(path).then((found) => {
      if (found === null) throw new SourceError('GITHUB_TOKEN_SCOPE', `${placeOf(this.#url(path, {}))} is not there for ${this.#token === null ? 'anybody without a token' : 'this token'}: it does not exist, or is private (status 404).`);
    });
    this.#readable.set(path, known);
    return known;
  }

  #url(path: string, query: Query): URL {
    const url = new URL(path, this.base);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return url;
  }

  async #ask(question: Question, follow: 'any' | 'origin' = 'origin'): Promise<HttpAnswer | null> {
    const answer = await this.#authorized(question, follow);
    const { status, url } = answer;
    if (status === 200 || status === 201) return answer;
    // Where another host was led to, its word is none about what lies at GitHub.
    if ((status === 404 || status === 204) && url.origin === this.base.origin) return null;
    if ((status === 401 || status === 403) && url.origin === this.base.origin) throw new SourceError('GITHUB_TOKEN_SCOPE', `${placeOf(url)} is not for ${this.#token === null ? 'anybody without a token' : 'this token'} to read (status ${status}).`);
    throw new SourceError('SOURCE_SERVER', `${placeOf(url)} answered with the status ${status}.`);
  }

  async #authorized(question: Question, follow: 'any' | 'origin'): Promise<HttpAnswer> {
    const token = this.#token;
    const answer = await this.#once(question, follow, token);
    const isRefused = (answer.status === 401 || answer.status === 403) && answer.url.origin === this.base.origin;
    if (token === null || !isRefused) return answer;
    // It is no token of this host's, or none that this owner lets in, and will not become one: what follows is asked by nobody too, so that a 404 means
    // to all of it what it means to anybody.
    const isUseless = answer.status === 401 || answer.headers.has('x-github-sso');
    if (isUseless) this.#token = null;
    const open = await this.#openly(question, follow, { refused: answer, isUseless });
    if (isUseless || open !== answer) this.#note(answer.status);
    return open;
  }

  // What everybody may read is there without a token.
  async #openly(question: Question, follow: 'any' | 'origin', { refused, isUseless }: { readonly refused: HttpAnswer; readonly isUseless: boolean }): Promise<HttpAnswer> {
    try {
      const open = await this.#once(question, follow, null);
      // To nobody a 404 may mean "private", where the token can see that it is there: that it may not read it is the answer then.
      return isUseless || open.status === 200 || open.status === 201 ? open : refused;
    } catch (cause) {
      // That nobody may ask more now is no answer; that the token was refused is one, unless it was no token at all.
      if (!(cause instanceof SourceError) || isUseless) throw cause;
      return refused;
    }
  }

  #note(status: number): void {
    const what = status === 401 ? 'The token is none of this host, or has run out' : 'The token may not be used for this (single sign-on, or a permission that it lacks)';
    this.#notes.set(what, problem('CREDENTIALS_UNUSABLE', { about: this.base.host, level: 'warning', what: `${what} (status ${status}); what everybody may read was asked without it.`, next: 'Give a token of this host in github-token, with permissions: contents: read, attestations: read; or none, for public repositories.' }));
  }

  #once({ url, ...question }: Question, follow: 'any' | 'origin', token: string | null): Promise<HttpAnswer> {
    const headers = { 'x-github-api-version': VERSION, ...(question.body === undefined ? {} : { 'content-type': 'application/json' }) };
    return this.#inTurn(() => this.#options.http.request(url, { ...question, headers, follow, repeatable: true, signal: this.#options.signal, ...(token === null ? {} : { authorization: `Bearer ${token}` }) }));
  }

  /** Asks when a place is free: what waits in here has not begun, so its time does not run. */
  async #inTurn<T>(ask: () => Promise<T>): Promise<T> {
    if (this.#running >= limits.githubRequests) await new Promise<void>((resolve) => void this.#waiting.push(resolve));
    else this.#running += 1;
    try {
      return await ask();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }
}

function bodyOf({ body, url }: HttpAnswer): JsonValue {
  try {
    return parseJson(body);
  } catch (cause) {
    if (!(cause instanceof JsonError)) throw cause;
    throw new SourceError('SOURCE_MALFORMED', `The answer of ${placeOf(url)} ${cause.message}.`, { cause });
  }
}

/** Parameters by which GitHub leads on. */
const CURSORS = ['after', 'page'] as const;

// GitHub names the next page under another path than was asked (/repositories/<id>/…), and a page elsewhere would be another question: so the place
// stays, and only what says where to go on is taken.
function nextOf({ headers, url }: HttpAnswer): Query | null {
  const link = (headers.get('link') ?? '').split(/,\s*(?=<)/).find((part) => /;\s*rel="?next"?\s*(?:;|$)/i.test(part));
  if (link === undefined) return null;
  const target = URL.parse(/^\s*<([^>]*)>/.exec(link)?.[1] ?? '', url.href);
  const cursors = target === null || target.origin !== url.origin ? [] : CURSORS.flatMap((name) => (target.searchParams.get(name) ?? '') === '' ? [] : [[name, target.searchParams.get(name) ?? ''] as const]);
  if (cursors.length === 0) throw new SourceError('SOURCE_MALFORMED', `${placeOf(url)} names a next page that is none of this listing.`);
  return Object.fromEntries(cursors);
}
