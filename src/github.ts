// GitHub, as a run asks it: one client, made when it is needed; and whose attestations the inputs speak of.
//
// The attestations API is asked where the inputs name a source on GitHub (repo, owner), because only then somebody says whose attestations are meant,
// and where nobody names the evidence with `bundle`. What it answers stands beside what lies in files and registries; none hides another.

import { asksRelease, type Settings } from './config/configure.ts';
import type { Digest } from './domain/digest.ts';
import { mapBounded } from './domain/deadline.ts';
import type { Search } from './domain/dossier.ts';
import { bounded, problem, SourceError, type Problem } from './domain/errors.ts';
import { isTrustDomain } from './domain/github-host.ts';
import { isJsonObject } from './domain/json.ts';
import { limits } from './domain/limits.ts';
import type { Evidence, Layer } from './domain/policy.ts';
import type { Ports } from './domain/ports.ts';
import type { AttestationScope, GithubAnswers, GithubAttestations } from './evidence/github-attestations.ts';
import { offlineHttp } from './net/client.ts';
import type { GithubApi } from './net/github.ts';
import { isAbout, type Named } from './policy/glob.ts';
import { leavesOf } from './policy/prepare.ts';

/** What asking GitHub touches of the world. */
export type GithubPorts = Pick<Ports, 'http' | 'mask' | 'deadline'>;

/** Asks GitHub about subjects, all in as few requests as it takes. */
export type GithubSearch = (subjects: readonly Named[]) => Promise<GithubAnswers>;

/** GitHub as the run asks it: one client for evidence and releases, made when it is needed. */
export class Github {
  readonly #settings: Settings;
  readonly #ports: GithubPorts;
  readonly #sources = new Map<string, Promise<GithubAttestations>>();
  #made: GithubApi | null = null;
  #domain: Promise<string> | null = null;
  /** Whether the API is asked for attestations of what is known to be of GitHub: its releases. */
  readonly isAsked: boolean;

  constructor(settings: Settings, ports: GithubPorts) {
    this.#settings = settings;
    this.#ports = ports;
    this.isAsked = asksFor(settings);
  }

  /**
   * Asks for what the API has about subjects of this run; null where it is not asked. `ofRules`: whose attestations policies speak of, beside those that
   * the inputs name.
   */
  search(ofRules: ((subject: Named) => readonly AttestationScope[]) | null): GithubSearch | null {
    const ofInputs = scopeOf(this.#settings);
    if (!this.isAsked || (ofInputs === null && ofRules === null)) return null;
    return async (subjects) => {
      const asked = new Map<string, { readonly scope: AttestationScope; readonly digests: Set<Digest> }>();
      for (const subject of subjects) {
        for (const scope of [...(ofInputs === null ? [] : [ofInputs]), ...(ofRules?.(subject) ?? [])]) {
          const key = scope.repo ?? scope.owner;
          const known = asked.get(key) ?? { scope, digests: new Set<Digest>() };
          known.digests.add(subject.digest);
          asked.set(key, known);
        }
      }
      const answers = await mapBounded([...asked.values()], limits.githubRequests, async ({ scope, digests }) => (await this.attestations(scope)).search([...digests]));
      return merged(answers);
    };
  }

  /** The client, which loads with its first use. */
  async api(): Promise<GithubApi> {
    const { GithubApi: Api } = await import('./net/github.ts');
    const { githubHost: host, githubApi, offline, tokens } = this.#settings;
    const { http, mask, deadline: signal } = this.#ports;
    return (this.#made ??= new Api({ host, api: githubApi, http: offline ? offlineHttp : http, tokens, mask, signal }));
  }

  /** Who asks for the attestations of a repository or an owner; one for each. */
  attestations(scope: AttestationScope): Promise<GithubAttestations> {
    const key = scope.repo ?? scope.owner;
    const known = this.#sources.get(key) ?? Promise.all([this.api(), import('./evidence/github-attestations.ts')]).then(([api, { GithubAttestations: Source }]) => new Source(api, scope));
    this.#sources.set(key, known);
    return known;
  }

  /**
   * The trust domain of a tenant: as the user names it, else what the tenant says of itself, asked once. How it is called is documented nowhere else,
   * so there is none to guess. Rejects with `SourceError` where nobody says it.
   */
  trustDomain(): Promise<string> {
    return (this.#domain ??= this.#askDomain());
  }

  async #askDomain(): Promise<string> {
    if (this.#settings.tenantDomain !== null) return this.#settings.tenantDomain;
    const api = await this.api();
    const meta = await api.get('meta');
    const domains = isJsonObject(meta ?? undefined) && isJsonObject(meta) ? meta['domains'] : undefined;
    const own = isJsonObject(domains) ? domains['artifact_attestations'] : undefined;
    const domain = isJsonObject(own) ? own['trust_domain'] : undefined;
    // github.com has no name, and signs releases as dotcom: what says so of a tenant would have it trust github.com's word on `acme/app`.
    if (typeof domain !== 'string' || !isTrustDomain(domain) || domain.toLowerCase() === 'dotcom') throw new SourceError('SOURCE_MALFORMED', `${api.base.host} does not say what the trust domain of ${api.host.name} is called (/meta).`);
    return domain;
  }

  /** What has to be known of GitHub before the inputs can be compiled: who signs the releases of a tenant. `silent`: why that is not known. */
  async releaseDomain(): Promise<{ readonly tenantDomain: string | null; readonly silent: readonly Search[] }> {
    const { githubHost, require } = this.#settings;
    if (githubHost.kind !== 'tenant' || !require.some(asksRelease)) return { tenantDomain: this.#settings.tenantDomain, silent: [] };
    try {
      return { tenantDomain: await this.trustDomain(), silent: [] };
    } catch (cause) {
      if (!(cause instanceof SourceError)) throw cause;
      return { tenantDomain: null, silent: [{ at: { source: 'trust', address: githubHost.name }, outcome: 'unavailable', code: cause.code, cause }] };
    }
  }

  notes(): readonly Problem[] {
    const { tokenOf, githubHost } = this.#settings;
    const isForeign = tokenOf !== null && this.#made?.hasToken === false;
    const isUnasked = this.#settings.githubHost.kind === 'server' && !this.isAsked && scopeOf(this.#settings) !== null && asksBut(this.#settings);
    return [...(this.#made?.notes() ?? []), ...(isForeign ? [problem('CREDENTIALS_UNUSABLE', { about: githubHost.name, level: 'note', what: `A token in github-token is taken for one of ${bounded(tokenOf, 128)}, whose runner this is; ${githubHost.name} was asked without it.`, next: `Write ${githubHost.name}=TOKEN for a token of ${githubHost.name}.` })] : []), ...(isUnasked ? [problem('NOT_ON_THIS_HOST', { about: 'github-host', level: 'note', seen: this.#settings.githubHost.name })] : [])];
  }
}

function merged(answers: readonly GithubAnswers[]): GithubAnswers {
  const [first, ...rest] = answers;
  if (first === undefined || rest.length === 0) return first ?? new Map<Digest, readonly Search[]>();
  const all = new Map<Digest, readonly Search[]>();
  for (const [digest, searches] of answers.flatMap((one) => [...one])) all.set(digest, [...(all.get(digest) ?? []), ...searches]);
  return all;
}

/** Whose attestations the rules about a subject speak of: the repositories and owners that they name as text. */
export function scopesOfRules(layers: readonly Layer[]): (subject: Named) => readonly AttestationScope[] {
  return (subject) => layers.flatMap((layer) => layer.rules.filter((rule) => isAbout(rule.match, subject, layer.mirrors)).flatMap((rule) => leavesOf(rule.require)).flatMap(scopesOfLeaf));
}

function scopesOfLeaf({ where, signedBy }: Evidence): readonly AttestationScope[] {
  const constraints = [where, ...signedBy.flatMap((signer) => (signer.kind === 'keyless' ? [signer.accept, signer.facts] : [signer.facts]))];
  const named = (claim: 'repo' | 'owner'): readonly string[] => constraints.flatMap((one) => {
    const pattern = one.get(claim);
    return pattern?.kind === 'text' && !pattern.star ? pattern.anyOf : [];
  });
  const repos = named('repo').map((repo) => ({ owner: repo.split('/')[0] ?? repo, repo }));
  return repos.length > 0 ? repos : named('owner').map((owner) => ({ owner, repo: null }));
}

/** Whose attestations the inputs speak of; null where they name no source on GitHub. */
function scopeOf({ constraints, githubHost }: Settings): AttestationScope | null {
  const named = (name: 'repo' | 'owner'): string | null => {
    const value = constraints.get(name)?.[0] ?? null;
    return value !== null && githubHost.kind !== 'public' && value.startsWith(`${githubHost.name}/`) ? value.slice(githubHost.name.length + 1) : value;
  };
  const repo = named('repo');
  const owner = repo?.split('/')[0] ?? named('owner');
  return owner === null ? null : { owner, repo };
}

// A server of one's own has no attestations API as far as is known: that it is silent would make every file without evidence indeterminate.
function asksFor(settings: Settings): boolean {
  return settings.githubAttestations === 'always' ? !settings.offline : settings.githubHost.kind !== 'server' && asksBut(settings);
}

// Who names the evidence means it, as for what lies beside a file.
function asksBut({ githubAttestations, offline, bundle }: Settings): boolean {
  return githubAttestations === 'auto' && !offline && bundle.length === 0;
}
