// Whom the parts of a run trust: inputs, policies, authorities. Each has trust domains of its own; what two of them choose alike is one.
//
// Domains of different parts are never taken for each other: their names are different, and a signer names the domains that it is accepted from. What
// one policy weakens, or takes from a root of its own, so counts for nobody else. What is loaded, and what there is to say of it, is in the report.

import type { Problem } from './domain/errors.ts';
import { digestOf } from './domain/digest.ts';
import type { NonEmpty } from './domain/subject.ts';
import type { RootChoice, TrustChoice, TrustDomain, TrustNames } from './domain/trust-domain.ts';
import type { LoadedTrust, Trust } from './gather.ts';
import { domainLoaders, type DomainLoader, type Loaded, type TrustPorts } from './trust/load.ts';
import { KEY_DOMAIN } from './verification/authenticate.ts';
import { needsNoWitness } from './verification/keys.ts';

/** How trust is had in a run, whoever asks for it. */
export interface TrustTerms {
  /** `never`: what is built in, and no request. */
  readonly refresh: 'auto' | 'never';
  readonly contradictions: 'reject' | 'ignore';
  /** What a tenant calls its trust domain; asked where nobody names it. Rejects with `SourceError`. */
  readonly trustDomain: (host: string) => Promise<string>;
  /** Told of each domain that was loaded, and of what there is to say. */
  readonly onLoaded: (domain: TrustDomain | null, notes: readonly Problem[]) => void;
}

interface Group { readonly prefix: string; readonly choice: TrustChoice; readonly loaders: NonEmpty<DomainLoader> }

/** The trust of one part. `isOwn`: its roots are its owner's, and a mistake in them is theirs to know whether or not evidence needs them. */
export interface GroupTrust extends Trust { readonly hasKeys: boolean; readonly isOwn: boolean }

/** The trust of a run by its parts. */
export class TrustGroups {
  readonly #terms: TrustTerms;
  readonly #ports: TrustPorts;
  readonly #inputs: TrustChoice | null;
  readonly #groups = new Map<string, Group>();
  readonly #loaders = new Map<string, NonEmpty<DomainLoader>>();

  /** `inputs`: what the inputs choose; null where they ask for no evidence themselves. Throws `TrustRootError` for a file of theirs that holds no roots. */
  constructor(inputs: TrustChoice | null, terms: TrustTerms, ports: TrustPorts) {
    this.#terms = terms;
    this.#ports = ports;
    this.#inputs = inputs;
    if (inputs !== null) this.#add('', inputs);
  }

  /** The names of the domains of the inputs. */
  get ofInputs(): TrustNames {
    const group = this.#groups.get('');
    if (group === undefined) throw new TypeError('the inputs trust nobody');
    return namesOf(group);
  }

  /** Adds a choice, and returns the names of its domains. Throws `TrustRootError` for a file that holds no roots. */
  add(choice: TrustChoice): TrustNames {
    const identity = identityOf(choice);
    const same = [...this.#groups.values()].find((group) => identityOf(group.choice) === identity);
    if (same !== undefined) return namesOf(same);
    // What everybody has who says nothing has the names that everybody knows.
    if (isDefault(choice) && this.#inputs === null) return namesOf(this.#add('', choice));
    // A name that two have is no reason to trust as the first of them does.
    for (let number = 1; ; number += 1) {
      const prefix = `${choice.name}${number === 1 ? '' : ` (${number})`}: `;
      if (!this.#groups.has(prefix)) return namesOf(this.#add(prefix, choice));
    }
  }

  /** The trust of each part, to be loaded when evidence needs it. */
  trusts(now: () => Date): NonEmpty<GroupTrust> {
    const [first, ...rest] = [...this.#groups.values()].map((group) => ({ ...this.#trust(group, now), hasKeys: group.choice.keys.length > 0, isOwn: group.choice.roots.kind === 'file' }));
    // A policy that lets through or refuses without looking trusts nobody, and no evidence is authentic then.
    return first === undefined ? [this.#nobody(now)] : [first, ...rest];
  }

  #nobody(now: () => Date): GroupTrust {
    const load = async (): Promise<LoadedTrust> => ({ domains: [], keys: [], keyDomain: KEY_DOMAIN, now: now(), contradictions: this.#terms.contradictions, unavailable: [] });
    return { first: load, all: load, hasKeys: false, isOwn: false };
  }

  #add(prefix: string, choice: TrustChoice): Group {
    const group = { prefix, choice, loaders: this.#loadersOf(choice) };
    this.#groups.set(prefix, group);
    return group;
  }

  // Roots are fetched once, whoever asks for them.
  #loadersOf({ roots, thresholds, weakening }: TrustChoice): NonEmpty<DomainLoader> {
    const key = identityOf({ name: '', roots, thresholds, weakening, keys: [], keysOnly: false });
    const known = this.#loaders.get(key) ?? loadersOf(roots, { thresholds, weakening, refresh: this.#terms.refresh, trustDomain: this.#terms.trustDomain }, this.#ports);
    this.#loaders.set(key, known);
    return known;
  }

  #trust({ prefix, choice, loaders }: Group, now: () => Date): Trust {
    const isKeysAlone = choice.keysOnly && choice.keys.length > 0 && choice.keys.every(needsNoWitness);
    const loading = loaders.map((loader) => once(async (): Promise<Loaded> => {
      const loaded = await loader.load();
      if (loaded.outcome !== 'loaded') {
        this.#terms.onLoaded(null, loaded.notes);
        return loaded;
      }
      const domain = { ...loaded.domain, name: `${prefix}${loaded.domain.name}` };
      this.#terms.onLoaded(domain, loaded.notes);
      return { ...loaded, domain };
    }));
    const load = async (some: typeof loading): Promise<LoadedTrust> => {
      const loaded = await Promise.all(some.map((one) => one()));
      return {
        domains: loaded.flatMap((one) => (one.outcome === 'loaded' ? [one.domain] : [])),
        keys: choice.keys, keyDomain: `${prefix}${KEY_DOMAIN}`, now: now(), contradictions: this.#terms.contradictions,
        unavailable: loaded.flatMap((one) => (one.outcome === 'loaded' ? [] : [{ at: { source: 'trust', address: one.name }, outcome: 'unavailable', code: one.code, cause: one.cause } as const])),
      };
    };
    const all = once(() => load(isKeysAlone ? [] : loading));
    return { first: choice.roots.kind === 'file' ? all : once(() => load(isKeysAlone ? [] : loading.slice(0, 1))), all };
  }
}

/** The domains that roots make, by the names that they have alone. Rejects with `TrustRootError` for a file that holds none; nothing is fetched. */
export async function domainNames(roots: RootChoice, ports: TrustPorts): Promise<NonEmpty<string>> {
  const [first, ...rest] = loadersOf(roots, { thresholds: { logs: null, timestamps: null, times: null }, weakening: { ignoreLogs: false, ignoreScts: false }, refresh: 'never', trustDomain: nobodySays }, ports);
  // What a file holds is known now; a mistake in it is said with all others.
  if (roots.kind === 'file') await Promise.all([first, ...rest].map(({ load }) => load()));
  return [first.name, ...rest.map(({ name }) => name)];
}

function loadersOf(roots: RootChoice, how: Pick<TrustChoice, 'thresholds' | 'weakening'> & Pick<TrustTerms, 'refresh' | 'trustDomain'>, ports: TrustPorts): NonEmpty<DomainLoader> {
  const { trustDomain, ...terms } = how;
  const tenant = roots.kind === 'built-in' ? roots.tenant : null;
  return domainLoaders({
    trust: roots.kind === 'built-in' ? roots.which : 'auto', tenant: tenant === null ? null : async () => tenant.domain ?? trustDomain(tenant.host),
    trustedRoot: roots.kind === 'file' ? { bytes: roots.bytes, origin: roots.origin } : null,
    tuf: roots.kind === 'tuf' ? { mirror: roots.mirror, root: { bytes: roots.root, origin: roots.origin } } : null,
    ...terms,
  }, ports);
}

function nobodySays(): never {
  throw new TypeError('names of domains need no trust domain');
}

function namesOf({ prefix, loaders: [first, ...rest] }: Group): TrustNames {
  return { domains: [`${prefix}${first.name}`, ...rest.map(({ name }) => `${prefix}${name}`)], unlogged: `${prefix}${KEY_DOMAIN}` };
}

/** All that a choice comes to, without its name. */
function identityOf({ roots, thresholds, weakening, keys, keysOnly }: TrustChoice): string {
  const from = roots.kind === 'built-in' ? roots : { ...roots, bytes: null, root: null, is: digestOf(roots.kind === 'file' ? roots.bytes : roots.root) };
  return JSON.stringify([from, thresholds, weakening, keysOnly, keys.map(({ digest, keyid, log, validity, times, timestamps }) => [digest, keyid, log, validity, times, timestamps])]);
}

function isDefault({ roots, thresholds, weakening, keys }: TrustChoice): boolean {
  return roots.kind === 'built-in' && roots.which === 'auto' && roots.tenant === null && keys.length === 0 && !weakening.ignoreLogs && !weakening.ignoreScts && Object.values(thresholds).every((one) => one === null);
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => (made ??= make());
}
