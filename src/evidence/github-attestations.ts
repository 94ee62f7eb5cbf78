// GitHub's attestations API: what workflows had it keep about a digest, for a repository or for all repositories of an owner.
//
//   POST /orgs/OWNER/attestations/bulk-list     many digests at once; /users/OWNER/… for an account that is no organisation
//   GET  /repos/OWNER/NAME/attestations/DIGEST   one digest, where the repository is known; /orgs/ and /users/ where only the owner is
//
// An attestation comes with its bundle, or with the address where the bundle lies, compressed, under a permission that runs out within the hour.
// Whoever may write attestations to any repository of the owner decides what is found here: it is evidence like any other, and none of it is believed.
//
// "None" is said with 404, and so is "not for you": a 404 counts as none only where the repository (or the account) can be seen by the same
// credentials. The listing of an owner leaves out what the token may not see, so none there means: none among what can be seen.

import type { Digest } from '../domain/digest.ts';
import { digestOf } from '../domain/digest.ts';
import type { Search } from '../domain/dossier.ts';
import { SourceError, type SourceCode } from '../domain/errors.ts';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../domain/json.ts';
import { limits } from '../domain/limits.ts';
import { GITHUB_ATTESTATIONS, type Candidate, type Location } from '../domain/material.ts';
import { mapBounded } from '../domain/deadline.ts';
import { placeOf } from '../net/fault.ts';
import type { GithubApi } from '../net/github.ts';
import { decodeSnappy } from '../net/snappy.ts';

/** Whose attestations are asked for: those of one repository (`owner/name`), or of all of an owner. */
export interface AttestationScope { readonly owner: string; readonly repo: string | null }

/** What GitHub has about each of the digests. A place that could not be asked is a search that is `unavailable`, never `none`. */
export type GithubAnswers = ReadonlyMap<Digest, readonly Search[]>;

/** What bundles are called here. Their bytes say what they are; this says that they lie in a place where no loose parts belong. */
const BUNDLE_TYPE = 'application/vnd.dev.sigstore.bundle+json';

/** Asks GitHub about digests, as few times as it takes. What is found is held for the run, within a bound. */
export class GithubAttestations {
  readonly #api: GithubApi;
  readonly #scope: AttestationScope;
  /** By where they lie: one attestation of a hundred files is fetched once. */
  readonly #fetched = new Map<string, Promise<Uint8Array | SourceError>>();
  readonly #kept = new Map<Digest, Uint8Array>();
  #held = 0;

  constructor(api: GithubApi, scope: AttestationScope) {
    this.#api = api;
    this.#scope = scope;
  }

  /** Asks about all of these. Rejects for defects only. */
  async search(digests: readonly Digest[]): Promise<GithubAnswers> {
    const distinct = [...new Set(digests)];
    const listed = distinct.length === 0 ? new Map<Digest, Listed>() : await this.#listAll(distinct);
    const answers = await mapBounded(distinct, limits.githubRequests, async (digest): Promise<readonly [Digest, readonly Search[]]> => [digest, await this.#searchesOf(digest, listed.get(digest) ?? NONE)]);
    return new Map(answers);
  }

  /** The attestation that GitHub made of a release, known by what its tag points to, as `sha1:…`. */
  async searchRelease(revision: string): Promise<readonly Search[]> {
    const { repo, owner } = this.#scope;
    const at = this.#at(revision);
    const listed = await withFault(async () => {
      await this.#requireApi();
      return this.#pages(`repos/${repo ?? owner}/attestations/${revision}`, { predicate_type: 'release' });
    });
    return this.#found(at, 'fault' in listed || listed.items.length > 0 ? listed : await this.#honest(listed), null);
  }

  async #listAll(digests: readonly Digest[]): Promise<ReadonlyMap<Digest, Listed>> {
    const unsupported = await withFault(() => this.#requireApi());
    if ('fault' in unsupported) return new Map(digests.map((digest) => [digest, unsupported]));
    const { repo } = this.#scope;
    const [only, ...others] = digests;
    if (only !== undefined && others.length === 0 && repo !== null) return new Map([[only, await this.#listOne(only)]]);
    const lists: (readonly [Digest, Listed])[] = [];
    for (let start = 0; start < digests.length; start += limits.githubDigests) lists.push(...(await this.#listMany(digests.slice(start, start + limits.githubDigests))));
    return new Map(lists);
  }

  // A server of one's own has no such API as far as is known, and says so in what it says of itself.
  async #requireApi(): Promise<Listed> {
    if (this.#api.host.kind !== 'server') return NONE;
    const meta = await this.#api.get('meta');
    const domains = isJsonObject(meta ?? undefined) && isJsonObject(meta) ? meta['domains'] : undefined;
    if (!isJsonObject(domains) || !isJsonObject(domains['artifact_attestations'])) throw new SourceError('NOT_ON_THIS_HOST', `${this.#api.host.name} has no attestations API.`);
    return NONE;
  }

  async #listMany(digests: readonly Digest[]): Promise<readonly (readonly [Digest, Listed])[]> {
    try {
      for (const kind of ['orgs', 'users'] as const) {
        const found = await this.#bulk(kind, digests);
        if (found !== null) return digests.map((digest) => [digest, found.get(digest) ?? NONE]);
      }
    } catch (cause) {
      if (!(cause instanceof SourceError)) throw cause;
      // Many bundles with SBOMs in them are more than one answer holds: half as many are half as much.
      if (cause.code === 'SOURCE_TOO_LARGE' && digests.length > 1) {
        const half = digests.length >> 1;
        return [...(await this.#listMany(digests.slice(0, half))), ...(await this.#listMany(digests.slice(half)))];
      }
      // A token of one repository may not be let at the lists of its owner. What does not answer now is not asked five hundred times more.
      if (cause.code !== 'GITHUB_TOKEN_SCOPE' && cause.code !== 'SOURCE_SERVER') return digests.map((digest) => [digest, { fault: cause }]);
    }
    return mapBounded(digests, limits.githubRequests, async (digest): Promise<readonly [Digest, Listed]> => [digest, await this.#listOne(digest)]);
  }

  /** Null where there is no such account, or no such list. */
  async #bulk(kind: 'orgs' | 'users', digests: readonly Digest[]): Promise<ReadonlyMap<Digest, Listed> | null> {
    const lists = new Map<Digest, JsonValue[]>(digests.map((digest) => [digest, []]));
    let after: string | null = null;
    for (let page = 0; page < limits.githubPages; page += 1) {
      const path = `${kind}/${this.#scope.owner}/attestations/bulk-list`;
      const answer: JsonValue | null = await this.#api.post(path, { per_page: PER_PAGE, ...(after === null ? {} : { after }) }, { subject_digests: digests });
      if (answer === null) {
        if (page === 0) return null;
        throw new SourceError('SOURCE_MALFORMED', `${placeOf(new URL(path, this.#api.base))} has a page and then has none.`);
      }
      if (!isJsonObject(answer)) throw malformed(path);
      for (const [digest, items] of bulkItems(answer, path)) lists.get(digest)?.push(...items);
      after = nextCursor(answer);
      if (after === null) return new Map([...lists].map(([digest, items]) => [digest, bounded({ items, partial: null })]));
    }
    return new Map([...lists].map(([digest, items]) => [digest, bounded({ items, partial: `more than ${limits.githubPages} pages` })]));
  }

  async #listOne(digest: Digest): Promise<Listed> {
    const { repo, owner } = this.#scope;
    const paths = repo === null ? [`orgs/${owner}`, `users/${owner}`] : [`repos/${repo}`];
    for (const path of paths) {
      const listed = await withFault(() => this.#pages(`${path}/attestations/${digest}`, {}));
      if ('fault' in listed || listed.items.length > 0) return listed;
    }
    return NONE;
  }

  /** All pages of a list; empty where there is none. Bundles with SBOMs in them may be more than one answer holds: then fewer are asked for. */
  async #pages(path: string, query: Readonly<Record<string, string>>): Promise<Listed> {
    try {
      return await this.#pagesOf(path, { ...query, per_page: PER_PAGE });
    } catch (cause) {
      if (!(cause instanceof SourceError) || cause.code !== 'SOURCE_TOO_LARGE') throw cause;
      return this.#pagesOf(path, { ...query, per_page: FEW_PER_PAGE });
    }
  }

  async #pagesOf(path: string, query: Readonly<Record<string, string>>): Promise<Listed> {
    const items: JsonValue[] = [];
    let cursor: Readonly<Record<string, string>> = {};
    for (let page = 0; page < limits.githubPages; page += 1) {
      const answer = await this.#api.page(path, { ...query, ...cursor });
      if (answer === null) return { items, partial: page === 0 ? null : 'a page, and then none' };
      const list = isJsonObject(answer.body) ? answer.body['attestations'] : undefined;
      if (!isJsonArray(list)) throw malformed(path);
      items.push(...list);
      if (answer.next === null) return bounded({ items, partial: null });
      cursor = answer.next;
    }
    return bounded({ items, partial: `more than ${limits.githubPages} pages` });
  }

  async #searchesOf(digest: Digest, listed: Listed): Promise<readonly Search[]> {
    return this.#found(this.#at(digest), 'fault' in listed || listed.items.length > 0 ? listed : await this.#honest(listed), digest);
  }

  // That a list is empty says something only to those who may see what is in it.
  async #honest(listed: Listed): Promise<Listed> {
    const { repo, owner } = this.#scope;
    return withFault(async () => {
      await this.#api.requireReadable(repo === null ? `users/${owner}` : `repos/${repo}`);
      return listed;
    });
  }

  /** What a list comes to: candidates, each thing that could not be had, or that there is none. `digest`: what is listed again where an address has run out. */
  async #found(at: Location, listed: Listed, digest: Digest | null): Promise<readonly Search[]> {
    if ('fault' in listed) return [unavailable(at, listed.fault)];
    let again: Promise<Listed> | null = null;
    const listAgain = (): Promise<Listed> => (again ??= digest === null ? Promise.resolve(listed) : this.#listOne(digest));
    const had = await mapBounded(listed.items, limits.githubRequests, (item) => this.#bundleOf(item, listAgain));
    const [first, ...rest] = had.flatMap((bytes): readonly Candidate[] => (bytes instanceof SourceError ? [] : [{ id: digestOf(bytes), foundAt: at, bytes, annotations: new Map(), mediaType: BUNDLE_TYPE }]));
    const silent = [
      ...had.flatMap((fault) => (fault instanceof SourceError ? [unavailable(at, fault)] : [])),
      ...(listed.partial === null ? [] : [unavailable(at, new SourceError('SOURCE_TOO_LARGE', `It lists ${listed.partial}.`))]),
    ];
    return [...(first === undefined ? (silent.length > 0 ? [] : [{ at, outcome: 'none' } as const]) : [{ at, outcome: 'found', candidates: [first, ...rest] } as const]), ...saidOnce(silent)];
  }

  /** The bytes, once for all the digests they are about; or that there are too many already. */
  #keep(bytes: Uint8Array): Uint8Array | SourceError {
    const id = digestOf(bytes);
    const known = this.#kept.get(id);
    if (known !== undefined) return known;
    if (this.#held + bytes.length > limits.githubEvidenceBytes) return new SourceError('SOURCE_TOO_LARGE', `With the bundles before it, a bundle makes more than ${limits.githubEvidenceBytes} bytes.`);
    this.#held += bytes.length;
    this.#kept.set(id, bytes);
    return bytes;
  }

  /** The bytes of an item's bundle, in it or where it says. */
  async #bundleOf(item: JsonValue, listAgain: () => Promise<Listed>): Promise<Uint8Array | SourceError> {
    const { bundle, bundle_url: address } = isJsonObject(item) ? item : NO_ITEM;
    if (isJsonObject(bundle)) return this.#keep(Buffer.from(JSON.stringify(bundle)));
    if (typeof address !== 'string' || address === '') return new SourceError('SOURCE_MALFORMED', 'GitHub has an attestation, and says neither its bundle nor where that lies.');
    const url = URL.parse(address);
    if (url === null) return new SourceError('SOURCE_MALFORMED', 'An attestation has a bundle_url that is no address.');
    const known = this.#fetched.get(placeOf(url)) ?? this.#fetchBundle(url, listAgain);
    this.#fetched.set(placeOf(url), known);
    return known;
  }

  async #fetchBundle(url: URL, listAgain: () => Promise<Listed>): Promise<Uint8Array | SourceError> {
    try {
      const answer = await this.#api.fetch(url, limits.evidenceFileBytes);
      if (answer.status === 200) return this.#keep(unpacked(answer.body));
      const renewed = answer.status === 403 ? await renewedAddress(url, listAgain) : null;
      const second = renewed === null ? answer : await this.#api.fetch(renewed, limits.evidenceFileBytes);
      if (second.status === 200) return this.#keep(unpacked(second.body));
      return new SourceError(second.status === 404 ? 'SOURCE_NOT_FOUND' : 'SOURCE_SERVER', `${placeOf(url)}, where a bundle should lie, answered with the status ${second.status}.`);
    } catch (cause) {
      if (cause instanceof SourceError) return cause;
      throw cause;
    }
  }

  #at(revision: string): Location {
    const { repo, owner } = this.#scope;
    return { source: GITHUB_ATTESTATIONS, address: placeOf(new URL(`${repo === null ? `orgs/${owner}` : `repos/${repo}`}/attestations/${revision}`, this.#api.base)) };
  }
}

/** Items about one digest, as many as are looked at; `partial` says why there may be more. Or why there is no list. */
type Listed = { readonly items: readonly JsonValue[]; readonly partial: string | null } | { readonly fault: SourceError };

const NONE: Listed = { items: [], partial: null };
const NO_ITEM: JsonObject = {};
const PER_PAGE = '100';
const FEW_PER_PAGE = '5';

function bounded({ items, partial }: { readonly items: readonly JsonValue[]; readonly partial: string | null }): Listed {
  return items.length <= limits.githubAttestations ? { items, partial } : { items: items.slice(0, limits.githubAttestations), partial: `more than ${limits.githubAttestations} attestations` };
}

async function withFault(list: () => Promise<Listed>): Promise<Listed> {
  try {
    return await list();
  } catch (cause) {
    if (cause instanceof SourceError) return { fault: cause };
    throw cause;
  }
}

// The schema says an object, GitHub's own example shows a list of them.
function bulkItems(answer: JsonObject, path: string): readonly (readonly [Digest, readonly JsonValue[]])[] {
  const field = answer['attestations_subject_digests'];
  const objects = isJsonArray(field) ? field : [field];
  return objects.flatMap((one) => {
    if (!isJsonObject(one)) throw malformed(path);
    // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- a key that was not asked for is found nowhere
    return Object.entries(one).map(([digest, items]) => [digest as Digest, isJsonArray(items) ? items : []] as const);
  });
}

function nextCursor(answer: JsonObject): string | null {
  const info = answer['page_info'];
  if (!isJsonObject(info) || info['has_next'] !== true) return null;
  const next = info['next'];
  if (typeof next !== 'string' || next === '') throw new SourceError('SOURCE_MALFORMED', 'A list of attestations goes on, and does not say where.');
  return next;
}

/** The address of the same bundle with a new permission to read it. */
async function renewedAddress(url: URL, listAgain: () => Promise<Listed>): Promise<URL | null> {
  const listed = await listAgain();
  for (const item of 'fault' in listed ? [] : listed.items) {
    const address = isJsonObject(item) ? item['bundle_url'] : undefined;
    const renewed = typeof address === 'string' ? URL.parse(address) : null;
    if (renewed !== null && placeOf(renewed) === placeOf(url)) return renewed;
  }
  return null;
}

// A Snappy block that began as JSON does would be one of 123 bytes.
function unpacked(body: Uint8Array): Uint8Array {
  return body[0] === 0x7b ? body : decodeSnappy(body, limits.evidenceFileBytes);
}

function malformed(path: string): SourceError {
  return new SourceError('SOURCE_MALFORMED', `The answer about ${path} is no list of attestations.`);
}

function unavailable(at: Location, fault: SourceError): { readonly at: Location; readonly outcome: 'unavailable'; readonly code: SourceCode; readonly cause: unknown } {
  return { at, outcome: 'unavailable', code: fault.code, cause: fault };
}

/** Places that are silent for one reason are said once. */
function saidOnce(searches: readonly ReturnType<typeof unavailable>[]): readonly Search[] {
  return [...new Map(searches.map((search) => [search.code, search])).values()];
}
