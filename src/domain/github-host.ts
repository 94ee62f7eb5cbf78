// The GitHubs there are: github.com, enterprises with data residency, and servers of one's own. Each has an issuer, and names its repositories by its host.
//
//   github.com        https://token.actions.githubusercontent.com, of some enterprises with /SLUG behind it
//   TENANT.ghe.com    https://token.actions.TENANT.ghe.com
//   any other host    https://HOST/_services/token                       GitHub Enterprise Server
//
// `acme/app` is a repository of one of them, and of each somebody else's. So a short name counts only together with the issuer of the host that is
// meant: `acme` on github.com and `acme` on evil.ghe.com have nothing to do with each other.

import { limits } from './limits.ts';

/** A GitHub by its host. `tenant`: an enterprise with data residency, by the first label of its host. `server`: run by its owner. */
export type GithubHost =
  | { readonly kind: 'public'; readonly name: 'github.com' }
  | { readonly kind: 'tenant'; readonly name: string; readonly tenant: string }
  | { readonly kind: 'server'; readonly name: string };

/** The GitHub that is meant where nothing else is said. */
export const githubCom: GithubHost = { kind: 'public', name: 'github.com' };

/** What a host must look like, in words. */
export const githubHostForm = 'github.com, TENANT.ghe.com, or the name of a GitHub Enterprise Server: in lower case, without https:// and path';

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const TENANT = new RegExp(`^(${LABEL})\\.ghe\\.com$`);
// The last label begins with a letter: an address of numbers is no name, and no certificate names it.
const SERVER = new RegExp(`^(?:${LABEL}\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$`);
/** Names below which GitHub itself answers: nobody runs a server of their own there, and a slip (api.github.com) must not be taken for one. */
const OF_GITHUB = /(?:^|\.)(?:github\.com|githubusercontent\.com|ghe\.com)$/;

/** The GitHub of a host, as it is written in lower case; null for what is none. */
export function parseGithubHost(text: string): GithubHost | null {
  if (text === githubCom.name) return githubCom;
  const tenant = TENANT.exec(text)?.[1];
  if (tenant !== undefined) return { kind: 'tenant', name: text, tenant };
  return text.length <= limits.hostName && SERVER.test(text) && !OF_GITHUB.test(text) ? { kind: 'server', name: text } : null;
}

/** The GitHub that a runner says it belongs to, by the addresses of its pages and of its API; `host` is null where that is none that can be meant. */
export interface RunnerGithub { readonly server: string; readonly host: GithubHost | null; readonly api: URL | null }

/**
 * Reads what a runner says of its GitHub; null where it says nothing. Only https at its usual port, and only an API of that very host, or of the
 * name `api.` before it: a token is shown to it.
 */
export function runnerGithub(server: string, api: string): RunnerGithub | null {
  if (server === '') return null;
  const host = parseGithubHost(/^https:\/\/([^/]+)\/?$/.exec(server)?.[1] ?? '');
  const url = URL.parse(api);
  const isOfHost = host !== null && url?.protocol === 'https:' && `${url.username}${url.password}${url.port}${url.search}${url.hash}` === '' && [host.name, `api.${host.name}`].includes(url.hostname);
  return { server, host, api: url !== null && isOfHost ? new URL(`${url.href.replace(/\/+$/, '')}/`) : null };
}

/** The issuer of the tokens of a host's workflows. */
export function issuerOf(host: GithubHost): string {
  switch (host.kind) {
    case 'public': return 'https://token.actions.githubusercontent.com';
    case 'tenant': return `https://token.actions.${host.name}`;
    case 'server': return `https://${host.name}/_services/token`;
    default: return host satisfies never;
  }
}

/** The GitHub whose tokens an issuer makes; null for every other issuer. An enterprise on github.com may have an issuer that ends in its slug. */
export function githubOfIssuer(issuer: string): GithubHost | null {
  if (/^https:\/\/token\.actions\.githubusercontent\.com(\/[A-Za-z0-9-]+)?$/.test(issuer)) return githubCom;
  const [, tenant, server] = /^https:\/\/(?:token\.actions\.([^/]+)|([^/]+)\/_services\/token)$/.exec(issuer) ?? [];
  const host = parseGithubHost(tenant ?? server ?? '');
  // Each issuer is of one host, and written in one way.
  return host !== null && issuerOf(host) === issuer ? host : null;
}

/**
 * Whether a text can be the name of a trust domain: what a host calls its authorities in the repository of trust roots. It becomes the name of a
 * target there, and part of an address.
 */
export function isTrustDomain(text: string): boolean {
  return text.length <= limits.hostName && /^[a-z0-9](?:[a-z0-9-]|\.(?=[a-z0-9]))*$/i.test(text);
}
