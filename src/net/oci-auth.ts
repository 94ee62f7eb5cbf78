// Signing in to one registry: what `Authorization` says, for each repository that is read there.
//
// A registry answers 401 and says how it wants to be told who asks (net/challenges.ts): by a token of its token server for one repository
// (net/token-server.ts), or by name and password. In order: the credential, then what anybody may have; each is tried until it is refused. So an old
// login does not hide a public image, and the report says that it was refused.
// The registry is hostile in the worst case. It can get the credential that was stored for it, and nothing else: not that of another host, not over a
// connection that others read, and no right but to pull from the repository that is read.

import { problem, SourceError, type Problem } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';
import type { Http } from '../domain/ports.ts';
import { isLoopback } from './addresses.ts';
import { parseChallenges, type Challenge } from './challenges.ts';
import { basicAuthorization, type Credential } from './credential.ts';
import { placeOf } from './fault.ts';
import { realmOf, requestToken, type Proof, type Realm } from './token-server.ts';

/** Signs in to one registry. All methods reject with `SourceError`. */
export interface RegistryAuth {
  /** The value of `Authorization` for reading this repository, from what is known; null: ask without, and see whether the registry minds. */
  readonly authorization: (repositoryPath: string) => Promise<string | null>;
  /**
   * What to try next where the registry answered 401, or 403 to a request with an `Authorization`: a value for it, or null where nothing is left and
   * the answer stands.
   *
   * `wwwAuthenticate`: the header of that answer, empty where it had none. `attempt`: how often this request was given something to try here before, 0
   * at first. `sent`: the `Authorization` that was refused, null where there was none; by it is told whether another request has got further since.
   */
  readonly answer: (repositoryPath: string, wwwAuthenticate: string, attempt: number, sent: string | null) => Promise<string | null>;
  /** Warnings (`CREDENTIALS_UNUSABLE`) about credentials that were refused, or were not sent; without secrets, in a fixed order. */
  readonly notes: () => readonly Problem[];
}

/** What signing in needs. `base`: scheme and host of the registry. `credential`: asked once the registry wants one, and possibly again. `now`: milliseconds. */
export interface RegistryAuthOptions {
  readonly base: URL;
  readonly http: Http;
  readonly credential: (repositoryPath: string) => Promise<Credential | null>;
  readonly mask: (secret: string) => void;
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/** Makes the sign-in to one registry. */
export function registryAuth(options: RegistryAuthOptions): RegistryAuth {
  const registry = new Registry(options);
  return {
    authorization: (path) => registry.repository(path).authorization(),
    answer: (path, wwwAuthenticate, attempt, sent) => registry.repository(path).answer(wwwAuthenticate, attempt, sent),
    notes: () => registry.notes(),
  };
}

/** What the registry asks for. */
type Wanted = { readonly scheme: 'basic' } | { readonly scheme: 'bearer'; readonly realm: Realm };

/** What is sent until it is refused or has run out. */
interface Held { readonly authorization: string; readonly until: number; readonly isAnonymous: boolean }

/** The share of its time for which a token is used: it is on the way for a while, and clocks differ. */
const USED = 0.9;

/** Kinds of repository that reading one may need a right for: images, and plug-ins of Docker under the same names. */
const KINDS = ['repository', 'repository(plugin)'];

class Registry {
  readonly options: RegistryAuthOptions;
  readonly #repositories = new Map<string, Repository>();
  /** Credentials that a token server does not know. Secret. */
  readonly #unknown = new Set<string>();
  readonly #notes = new Map<string, Problem>();

  constructor(options: RegistryAuthOptions) {
    this.options = options;
  }

  repository(path: string): Repository {
    const repository = this.#repositories.get(path) ?? new Repository(this, path);
    this.#repositories.set(path, repository);
    return repository;
  }

  notes(): readonly Problem[] {
    return [...this.#notes].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, note]) => note);
  }

  note(what: string): void {
    this.#notes.set(what, problem('CREDENTIALS_UNUSABLE', { about: this.options.base.host, level: 'warning', seen: what }));
  }

  /** The credential for a repository, null where there is none that may be sent. */
  async credential(path: string): Promise<Credential | null> {
    const { base } = this.options;
    const credential = await this.options.credential(path);
    if (credential === null || this.#unknown.has(secretOf(credential))) return null;
    // Whoever is on the way can read it, and can answer with a token server of their own.
    if (base.protocol !== 'https:' && !isLoopback(base)) {
      this.note('It is asked without encryption, so credentials are not sent.');
      return null;
    }
    return credential;
  }

  /** Remembers that a token server knows no such credential. It is not tried for other repositories: some servers lock an account. */
  setUnknown(credential: Credential): void {
    this.#unknown.add(secretOf(credential));
  }
}

function secretOf(credential: Credential): string {
  return credential.kind === 'basic' ? basicAuthorization(credential) : credential.token;
}

class Repository {
  readonly #registry: Registry;
  readonly #path: string;
  readonly #scopes: Set<string>;
  #wanted: Wanted | null = null;
  #held: Held | null = null;
  #isRefused = false;
  #signingIn: Promise<Held | null> | null = null;

  constructor(registry: Registry, path: string) {
    this.#registry = registry;
    this.#path = path;
    this.#scopes = new Set([`repository:${path}:pull`]);
  }

  async authorization(): Promise<string | null> {
    const held = this.#held;
    if (this.#signingIn === null && (held === null || this.#isCurrent(held))) return held?.authorization ?? null;
    return (await this.#signIn())?.authorization ?? null;
  }

  async answer(wwwAuthenticate: string, attempt: number, sent: string | null): Promise<string | null> {
    if (attempt >= limits.authAttempts) return null;
    if (this.#signingIn === null) {
      const held = this.#held;
      // Another request has got something newer in the meantime.
      if (held !== null && held.authorization !== sent && this.#isCurrent(held)) return held.authorization;
      const isWider = this.#learn(wwwAuthenticate, sent);
      if (held !== null && held.authorization === sent && !this.#giveUp(held, attempt === 0 || isWider)) return null;
    }
    const next = await this.#signIn();
    if (next === null || next.authorization !== sent) return next?.authorization ?? null;
    // What is no token stays the same, and a token server may give the same one again: it is refused already.
    return this.#giveUp(next, false) ? ((await this.#signIn())?.authorization ?? null) : null;
  }

  #isCurrent({ until }: Held): boolean {
    return this.#registry.options.now() < until;
  }

  /**
   * Gives up what was refused; false where nothing is left to try.
   *
   * `mayRenew`: another token of the same kind may do, because this one is from before the request and may have been called back, or because the next
   * one is for more. Another one like it would be no better.
   */
  #giveUp(held: Held, mayRenew: boolean): boolean {
    if (this.#held === held) this.#held = null;
    if (mayRenew) return true;
    if (!held.isAnonymous) this.#refuse('The registry refuses them');
    return !held.isAnonymous;
  }

  #refuse(what: string): void {
    this.#isRefused = true;
    this.#registry.note(`${what} for ${this.#path}.`);
  }

  /** Takes in what the registry asks for, and says whether it needs a wider token than before. Throws `SourceError` for a token server that is not asked. */
  #learn(wwwAuthenticate: string, sent: string | null): boolean {
    const challenges = parseChallenges(wwwAuthenticate);
    const bearer = challenges.find(({ scheme, parameters }) => scheme === 'bearer' && parameters.has('realm'));
    if (bearer !== undefined) {
      this.#wanted = { scheme: 'bearer', realm: realmOf(bearer, this.#registry.options.base) };
      // A first challenge often asks for something else: what the ping needs, or more than reading.
      return (sent !== null || bearer.parameters.get('error') === 'insufficient_scope') && this.#widen(bearer);
    }
    if (challenges.some(({ scheme }) => scheme === 'basic')) this.#wanted = { scheme: 'basic' };
    return false;
  }

  /** Adds what reading this very repository needs beside the usual, and says whether there was any. */
  #widen({ parameters }: Challenge): boolean {
    const before = this.#scopes.size;
    for (const scope of (parameters.get('scope') ?? '').split(' ')) {
      const kind = KINDS.find((one) => scope.startsWith(`${one}:${this.#path}:`));
      if (kind !== undefined && scope.slice(scope.lastIndexOf(':') + 1).split(',').includes('pull')) this.#scopes.add(`${kind}:${this.#path}:pull`);
    }
    return this.#scopes.size > before;
  }

  /** Signs in once for all that wait for it. */
  #signIn(): Promise<Held | null> {
    this.#signingIn ??= this.#obtain().then((held) => (this.#held = held)).finally(() => {
      this.#signingIn = null;
    });
    return this.#signingIn;
  }

  async #obtain(): Promise<Held | null> {
    const credential = this.#isRefused ? null : await this.#registry.credential(this.#path);
    const held = credential === null ? null : await this.#byCredential(credential);
    if (held !== null || this.#wanted?.scheme !== 'bearer') return held;
    const { realm } = this.#wanted;
    const granted = await this.#requestToken(realm, null);
    if ('refused' in granted) throw new SourceError('SOURCE_UNAUTHORIZED', `${placeOf(realm.url)} gives no token to read ${this.#registry.options.base.host}/${this.#path} (status ${granted.refused}).`);
    return granted;
  }

  /** What a credential leads to; null where it leads to nothing here, or is refused. */
  async #byCredential(credential: Credential): Promise<Held | null> {
    if (credential.kind === 'bearer') return lasting(`Bearer ${credential.token}`);
    if (this.#wanted?.scheme === 'bearer') {
      const granted = await this.#requestToken(this.#wanted.realm, credential);
      if (!('refused' in granted)) return granted;
      if (granted.refused === 401) this.#registry.setUnknown(credential);
      this.#refuse(`The token server refuses them (status ${granted.refused})`);
      return null;
    }
    const login = credential.kind === 'basic' ? credential : credential.login;
    return this.#wanted === null || login === null ? null : lasting(basicAuthorization(login));
  }

  async #requestToken(realm: Realm, proof: Proof | null): Promise<Held | { readonly refused: number }> {
    const { http, signal, now, mask } = this.#registry.options;
    // Counted from the question: the answer may have been long on the way.
    const asked = now();
    const granted = await requestToken({ realm, scopes: [...this.#scopes], proof, http, signal });
    if ('refused' in granted) return granted;
    if (proof !== null && granted.token.length >= limits.maskedTokenCharacters) mask(granted.token);
    return { authorization: `Bearer ${granted.token}`, until: asked + granted.lifetimeMs * USED, isAnonymous: proof === null };
  }
}

/** What is sent as it is, with every request. */
function lasting(authorization: string): Held {
  return { authorization, until: Infinity, isAnonymous: false };
}
