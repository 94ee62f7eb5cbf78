// Reads images and evidence from registries: the pull side of distribution-spec v1.1, and nothing else of it.
//
// A registry is not trusted, and neither is the network to it. What it answers for a digest is hashed before anything looks into it; what it answers
// for a tag has the digest of its bytes, whatever a header says. Four answers are kept apart: the thing, "there is none" (404, by a server that has
// shown that it is a registry and knows us), "not for you" (401, 403), and no answer. Referrers are listed by an API that many registries lack, each
// in another way; only a real index by this very server is a listing (contracts of ghcr, which leads to another host, among them).

import { algorithmOf, digestOf, type Digest } from '../domain/digest.ts';
import { SourceError } from '../domain/errors.ts';
import { manifestTypeOf, readIndex } from '../domain/image-manifest.ts';
import { nameOfRepository, type ImageRepository } from '../domain/image-reference.ts';
import { MANIFEST_TYPES, OCI_INDEX, type Descriptor, type ImageStore, type Listing, type StoredManifest } from '../domain/image-store.ts';
import { limits } from '../domain/limits.ts';
import type { Http, HttpAnswer } from '../domain/ports.ts';
import { isAmong, isLoopback } from './addresses.ts';
import { placeOf } from './fault.ts';
import type { RegistryAuth } from './oci-auth.ts';

/** What registries are read with. */
export interface RegistryOptions {
  readonly http: Http;
  /** Hosts that may be asked without encryption or under a certificate nobody vouches for, as the user wrote them. */
  readonly unsafeHosts: ReadonlySet<string>;
  /** Signs in to a registry, which is reached at this address. */
  readonly authFor: (registry: string, base: URL) => RegistryAuth;
  readonly signal: AbortSignal;
}

/** Returns what opens repositories; what it opens shares connections, bounds and answers for the whole run. */
export function registries(options: RegistryOptions): (repository: ImageRepository) => ImageStore {
  const hosts = new Map<string, RegistryHost>();
  const stores = new Map<string, ImageStore>();
  return (repository) => {
    const host = hosts.get(repository.registry) ?? new RegistryHost(repository.registry, options);
    hosts.set(repository.registry, host);
    const name = nameOfRepository(repository);
    const store = stores.get(name) ?? new RegistryRepository(repository, host);
    stores.set(name, store);
    return store;
  };
}

/** Statuses by which registries say that they have no referrers API. */
const NO_REFERRERS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308, 400, 404, 405, 406]);

interface Question { readonly path: string; readonly method: 'GET' | 'HEAD'; readonly accept: string; readonly maxBytes: number; readonly follow?: 'any' | 'origin' }

/** One registry: its address, how many requests it gets at a time, and whether it has shown that it is one. */
class RegistryHost {
  readonly #name: string;
  readonly #options: RegistryOptions;
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #base: Promise<URL> | null = null;
  #auth: RegistryAuth | null = null;
  #known = false;
  #kept = 0;

  constructor(name: string, options: RegistryOptions) {
    this.#name = name;
    this.#options = options;
  }

  /** The address that requests go to. */
  base(): Promise<URL> {
    return (this.#base ??= this.#findBase());
  }

  // This machine itself is asked without encryption, as every client of registries does. A host that the user calls unsafe is asked with it first.
  async #findBase(): Promise<URL> {
    const plain = new URL(`http://${this.#name}/`);
    const secure = new URL(`https://${this.#name}/`);
    if (isLoopback(plain)) return plain;
    if (!isAmong(this.#options.unsafeHosts, secure)) return secure;
    try {
      await this.#options.http.request(new URL('v2/', secure), { method: 'GET', accept: 'application/json', maxBytes: limits.tokenBytes, retries: 0, signal: this.#options.signal });
      return secure;
    } catch (cause) {
      if (!(cause instanceof SourceError)) throw cause;
      // Whatever else went wrong went wrong with encryption, and may be over by the next request.
      return cause.code === 'SOURCE_UNREACHABLE' ? plain : secure;
    }
  }

  /** Who signs in to it; one for all of its repositories. */
  async auth(): Promise<RegistryAuth> {
    const base = await this.base();
    return (this.#auth ??= this.#options.authFor(this.#name, base));
  }

  /** Asks once, when a place is free: what waits in here has not begun, so its time does not run. */
  async ask(question: Question, authorization: string | null): Promise<HttpAnswer> {
    const base = await this.base();
    if (this.#running >= limits.registryRequests) await new Promise<void>((resolve) => void this.#waiting.push(resolve));
    else this.#running += 1;
    try {
      const { path, ...request } = question;
      const answer = await this.#options.http.request(new URL(path, base), { ...request, ...(authorization === null ? {} : { authorization }), signal: this.#options.signal });
      if (answer.status === 200 && answer.url.origin === base.origin) this.#known = true;
      return answer;
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }

  /** Counts bytes that are to be kept; false where there are too many already. */
  keeps(bytes: number): boolean {
    if (this.#kept + bytes > limits.manifestsKept) return false;
    this.#kept += bytes;
    return true;
  }

  /** Whether the server has answered as a registry: only then its 404 is a statement about a repository. */
  get isKnown(): boolean {
    return this.#known;
  }
}

class RegistryRepository implements ImageStore {
  readonly name: string;
  readonly #path: string;
  readonly #host: RegistryHost;
  readonly #answers = new Map<string, { readonly answer: Promise<unknown>; isAbsent: boolean }>();

  constructor(repository: ImageRepository, host: RegistryHost) {
    this.name = nameOfRepository(repository);
    this.#path = repository.path;
    this.#host = host;
  }

  resolve(tag: string): Promise<readonly StoredManifest[]> {
    return this.#once(`tag ${tag}`, async () => {
      const manifest = await this.#manifestAt(tag, null, limits.manifestBytes);
      return manifest === null ? [] : [manifest];
    });
  }

  async roots(): Promise<readonly StoredManifest[]> {
    return [];
  }

  hasTag(tag: string): Promise<boolean> {
    return this.#once(`has ${tag}`, async () => {
      const answer = await this.#ask({ path: this.#at('manifests', tag), method: 'HEAD', accept: MANIFEST_TYPES.join(','), maxBytes: 0 });
      return answer !== null;
    });
  }

  manifest(digest: Digest, maxBytes: number = limits.manifestBytes): Promise<StoredManifest | null> {
    return this.#once(`manifest ${digest} ${maxBytes}`, () => this.#manifestAt(digest, digest, maxBytes));
  }

  // Not kept: it may be large, and who needs it has it then.
  async blob(digest: Digest, maxBytes: number): Promise<Uint8Array | null> {
    const answer = await this.#ask({ path: this.#at('blobs', digest), method: 'GET', accept: '*/*', maxBytes });
    if (answer === null) return null;
    requireDigest(answer, digest);
    return answer.body;
  }

  referrers(digest: Digest): Promise<Listing> {
    return this.#once(`referrers ${digest}`, () => this.#listReferrers(digest));
  }

  forgetAbsent(): void {
    for (const [question, known] of this.#answers) if (known.isAbsent) this.#answers.delete(question);
  }

  // What was asked once is not asked again, whatever the answer was: also that there was none. Only where a registry answers with megabytes again and
  // again it is asked again, as a run over hundreds of images could not hold them.
  #once<T>(question: string, ask: () => Promise<T>): Promise<T> {
    // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- the question says what kind of answer was kept under it
    const known = this.#answers.get(question)?.answer as Promise<T> | undefined;
    if (known !== undefined) return known;
    const answer = ask();
    const kept = { answer, isAbsent: false };
    this.#answers.set(question, kept);
    answer.then((found) => {
      kept.isAbsent = isAbsent(found);
      if (!this.#host.keeps(bytesIn(found))) this.#answers.delete(question);
    }, () => {
      kept.isAbsent = true;
    });
    return answer;
  }

  #at(kind: 'manifests' | 'blobs' | 'referrers', reference: string): string {
    // Path, tag and digest were parsed: nothing in them leaves its place in a URL.
    return `v2/${this.#path}/${kind}/${reference}`;
  }

  async #manifestAt(reference: string, digest: Digest | null, maxBytes: number): Promise<StoredManifest | null> {
    const answer = await this.#ask({ path: this.#at('manifests', reference), method: 'GET', accept: MANIFEST_TYPES.join(','), maxBytes });
    if (answer === null) return null;
    if (digest !== null) requireDigest(answer, digest);
    return storedManifest(answer, digest ?? digestOf(answer.body));
  }

  async #listReferrers(digest: Digest): Promise<Listing> {
    const descriptors: Descriptor[] = [];
    let path = this.#at('referrers', digest);
    for (let page = 0; ; page += 1) {
      if (page === limits.referrerPages) return { outcome: 'listed', descriptors, partial: `more than ${limits.referrerPages} pages` };
      const answer = await this.#authorized({ path, method: 'GET', accept: OCI_INDEX, maxBytes: limits.manifestBytes, follow: 'origin' });
      const isListing = answer.status === 200 && mediaTypeOf(answer) === OCI_INDEX;
      if (!isListing) {
        // In the middle of a listing it is no word about the API.
        if (page === 0 && (NO_REFERRERS.has(answer.status) || answer.status === 200)) return { outcome: 'unsupported' };
        throw unexpected(answer);
      }
      // Nobody asks a listing for annotations, and they can be most of its bytes.
      descriptors.push(...readIndex(answer.body, placeOf(answer.url)).map((descriptor) => ({ ...descriptor, annotations: NO_ANNOTATIONS })));
      if (descriptors.length > limits.descriptors) return { outcome: 'listed', descriptors: descriptors.slice(0, limits.descriptors), partial: `more than ${limits.descriptors} entries` };
      const next = nextPage(answer, this.#at('referrers', digest));
      if (next === null) return { outcome: 'listed', descriptors, partial: null };
      path = next;
    }
  }

  /** The answer, or null for a 404 that is a statement. Rejects with `SourceError` for every other status. */
  async #ask(question: Question): Promise<HttpAnswer | null> {
    const answer = await this.#authorized(question);
    if (answer.status === 200) return answer;
    if (answer.status !== 404) throw unexpected(answer);
    // Where the registry leads elsewhere, the other host's word is none about the repository.
    if (await this.#isElsewhere(answer)) throw new SourceError('SOURCE_SERVER', `${placeOf(answer.url)}, where ${this.name} leads, does not have it (status 404).`);
    await this.#requireRegistry();
    return null;
  }

  async #authorized(question: Question): Promise<HttpAnswer> {
    const auth = await this.#host.auth();
    let authorization = await auth.authorization(this.#path);
    for (let attempt = 0; ; attempt += 1) {
      const answer = await this.#host.ask(question, authorization);
      const isRefused = answer.status === 401 || (answer.status === 403 && authorization !== null);
      if (!isRefused) return answer;
      // Another host that the registry leads to does not say where the registry's credentials are to be shown.
      if (await this.#isElsewhere(answer)) throw unauthorized(answer);
      const next = await auth.answer(this.#path, answer.headers.get('www-authenticate') ?? '', attempt, authorization);
      if (next === null) throw unauthorized(answer);
      authorization = next;
    }
  }

  async #isElsewhere({ url }: HttpAnswer): Promise<boolean> {
    return url.origin !== (await this.#host.base()).origin;
  }

  // A server that has never answered as a registry may be anything: its 404 would hide a mistyped host, or somebody's error page.
  async #requireRegistry(): Promise<void> {
    if (this.#host.isKnown) return;
    const answer = await this.#authorized({ path: 'v2/', method: 'GET', accept: 'application/json', maxBytes: limits.tokenBytes });
    if (answer.status === 403) throw unauthorized(answer);
    if (answer.status !== 200) throw new SourceError('SOURCE_SERVER', `${placeOf(answer.url)} does not answer as a registry (status ${answer.status}).`);
  }
}

const NO_ANNOTATIONS: ReadonlyMap<string, string> = new Map();

/** The bytes of the manifests in an answer. */
function bytesIn(found: unknown): number {
  if (Array.isArray(found)) return found.reduce<number>((sum, one) => sum + bytesIn(one), 0);
  return typeof found === 'object' && found !== null && 'bytes' in found && found.bytes instanceof Uint8Array ? found.bytes.length : 0;
}

function isAbsent(found: unknown): boolean {
  if (found === null || found === false || (Array.isArray(found) && found.length === 0)) return true;
  return typeof found === 'object' && found !== null && 'descriptors' in found && Array.isArray(found.descriptors);
}

function requireDigest(answer: HttpAnswer, digest: Digest): void {
  const found = digestOf(answer.body, algorithmOf(digest));
  if (found !== digest) throw new SourceError('SOURCE_MISMATCH', `${placeOf(answer.url)} was asked for ${digest}, and answered with ${found}.`);
}

/** The media type without its parameters. */
function mediaTypeOf({ headers }: HttpAnswer): string {
  return (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

function storedManifest(answer: HttpAnswer, digest: Digest): StoredManifest {
  return { digest, mediaType: manifestTypeOf(answer.body, mediaTypeOf(answer), placeOf(answer.url)), bytes: answer.body };
}

/** The next page by `Link` (RFC 8288), where it is one of the same listing; null where there is none. Throws `SourceError` where it leads elsewhere. */
function nextPage({ headers, url }: HttpAnswer, path: string): string | null {
  const link = (headers.get('link') ?? '').split(/,\s*(?=<)/).find((part) => /;\s*rel="?next"?\s*(?:;|$)/i.test(part));
  if (link === undefined) return null;
  const target = URL.parse(/^\s*<([^>]*)>/.exec(link)?.[1] ?? '', url.href);
  // Another path would be another question, with our credentials for this one.
  if (target === null || target.origin !== url.origin || target.pathname.replaceAll(/%3a/gi, ':') !== `/${path}`) throw new SourceError('SOURCE_MALFORMED', `${placeOf(url)} names a next page that is none of this listing.`);
  return `${path}${target.search}`;
}

function unauthorized({ url, status }: HttpAnswer): SourceError {
  return new SourceError('SOURCE_UNAUTHORIZED', `${placeOf(url)} is not for us to read (status ${status}).`);
}

function unexpected(answer: HttpAnswer): SourceError {
  const { status, url } = answer;
  if (status === 401 || status === 403) return unauthorized(answer);
  return new SourceError('SOURCE_SERVER', `${placeOf(url)} answered with the status ${status}.`);
}
