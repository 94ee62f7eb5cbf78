// Claims of a Fulcio certificate: who signed, in which workflow, from which source (Fulcio OID arc 1.3.6.1.4.1.57264.1, docs/oid-info.md).
//
// The authority vouches for what is in here; the builder cannot write it. Values that stand in an old and a new extension must agree. Names of
// repositories and workflows are shortened to `owner/repo` only where the issuer is the one of the host they name: a GitLab certificate can hold
// the text `acme/app` too, and must never be taken for GitHub's.

import type { Claim, ClaimName, Claims } from '../../domain/claims.ts';
import { githubOfIssuer } from '../../domain/github-host.ts';
import type { NonEmpty } from '../../domain/subject.ts';
import { readAlternativeNames, type Extension } from '../certificate.ts';
import { decodeText, DerError, readUtf8String } from '../der.ts';

const ARC = '1.3.6.1.4.1.57264.1.';

/** Extensions 1 to 6 hold raw text, 8 and above a DER UTF8String; 7 stands inside the alternative name. */
const LAST_RAW = 6;

/** Old and new extension of one fact. */
const PAIRS = [[1, 8], [2, 20], [3, 13], [6, 14]] as const;

/** Facts that are taken as they stand. */
const PLAIN: readonly (readonly [ClaimName, number, number | null])[] = [
  ['certificate-oidc-issuer', 8, 1],
  ['source-digest', 13, 3],
  ['source-ref', 14, 6],
  ['trigger', 20, 2],
  ['signer-digest', 10, null],
  ['entry-digest', 19, null],
  ['runner', 11, null],
  ['repository-id', 15, null],
  ['owner-id', 17, null],
  ['run', 21, null],
  ['visibility', 22, null],
  ['environment', 23, null],
];

/** Numbers of the extensions that are read: those above, and the addresses below. What nobody uses (as .4, the free name of a workflow) refuses nothing. */
const READ: ReadonlySet<number> = new Set([...PAIRS.flat(), ...PLAIN.flatMap(([, current, old]) => (old === null ? [current] : [current, old])), 5, 9, 12, 16, 18]);

/** The claims of a certificate with these extensions. Throws `DerError` where it cannot be read or contradicts itself. */
export function readFulcioClaims(extensions: ReadonlyMap<string, Extension>): Claims {
  const facts = readFacts(extensions);
  const names = readAlternativeNames(extensions).map((name) => name.value).filter((name) => name !== '');
  // Verifiers that asked for a name only where there was one took a certificate without any for everybody's.
  if (names.length === 0) throw new DerError('names nobody');
  const claims = new Map<ClaimName, NonEmpty<Claim>>();
  const add = (name: ClaimName, values: readonly (string | undefined)[]): void => {
    const [first, ...rest] = values.flatMap((value): readonly Claim[] => (value === undefined || value === '' ? [] : [{ value, from: 'certificate' }]));
    if (first !== undefined) claims.set(name, [first, ...rest]);
  };
  for (const [name, current, old] of PLAIN) add(name, [facts.get(current) ?? (old === null ? undefined : facts.get(old))]);
  add('certificate-identity', names);

  const host = githubHost(facts.get(8) ?? facts.get(1));
  const source = readSource(facts, host);
  add('repo', [source.repo]);
  add('owner', [source.owner]);
  const ref = facts.get(14) ?? facts.get(6);
  add('source-tag', [behind('refs/tags/', ref)]);
  add('source-branch', [behind('refs/heads/', ref)]);
  add('entry-workflow', [shortened(facts.get(18), host) ?? facts.get(18)]);

  const signer = readSigner(facts.get(9), names, host);
  add('signer-owner', [signer?.owner]);
  add('signer-repo', [signer?.repo]);
  add('signer-workflow', [signer?.workflow]);
  add('signer-ref', [signer?.ref]);
  return claims;
}

function readFacts(extensions: ReadonlyMap<string, Extension>): ReadonlyMap<number, string> {
  const facts = new Map<number, string>();
  for (const { oid, value } of extensions.values()) {
    if (!oid.startsWith(ARC)) continue;
    const number = Number(oid.slice(ARC.length));
    if (READ.has(number)) facts.set(number, number <= LAST_RAW ? decodeText(value) : readUtf8String(value));
  }
  for (const [old, current] of PAIRS) {
    const [a, b] = [facts.get(old), facts.get(current)];
    if (a !== undefined && b !== undefined && a !== b) throw new DerError(`says ${JSON.stringify(a)} in extension .${old} and ${JSON.stringify(b)} in .${current}`);
  }
  return facts;
}

/** The address of the GitHub whose tokens this issuer makes; null for every other issuer. */
export function githubHost(issuer: string | undefined): string | null {
  const host = issuer === undefined ? null : githubOfIssuer(issuer);
  return host === null ? null : `https://${host.name}/`;
}

function behind(prefix: string, text: string | undefined): string | undefined {
  return text?.startsWith(prefix) === true ? text.slice(prefix.length) : undefined;
}

/** What stands behind the host in an address of it; undefined for every other text. */
function shortened(address: string | undefined, host: string | null): string | undefined {
  return host === null ? undefined : behind(host, address);
}

/** `owner/repo` where the host is known and the address is exactly that; otherwise the whole address, which no short name equals. */
function readSource(facts: ReadonlyMap<number, string>, host: string | null): { readonly repo: string | undefined; readonly owner: string | undefined } {
  const [address, ownerAddress] = [facts.get(12), facts.get(16)];
  const current = shortened(address, host);
  const old = host === null ? undefined : facts.get(5);
  if (current !== undefined && old !== undefined && current !== old) throw new DerError(`says ${JSON.stringify(old)} in extension .5 and ${JSON.stringify(address)} in .12`);
  const name = current ?? (address === undefined ? old : undefined);
  const repo = name !== undefined && isRepository(name) ? name : address;
  const owner = shortened(ownerAddress, host) ?? ownerAddress ?? (repo === name ? name?.split('/')[0] : undefined);
  if (repo !== undefined && repo === name && owner !== undefined && repo.split('/')[0] !== owner) throw new DerError(`says owner ${JSON.stringify(owner)} and repository ${JSON.stringify(repo)}`);
  return { repo, owner };
}

/** What GitHub lets a repository be called. */
function isRepository(name: string): boolean {
  return /^[A-Za-z0-9_-]+\/[A-Za-z0-9_.-]+$/.test(name);
}

/** The parts of `https://host/owner/repo/path@ref`. */
export interface SigningWorkflow { readonly owner: string; readonly repo: string; readonly workflow: string; readonly ref: string }

function readSigner(address: string | undefined, names: readonly string[], host: string | null): SigningWorkflow | null {
  if (host === null) return null;
  const fromNames = names.flatMap((name) => parseWorkflow(name, host) ?? []);
  const stated = address === undefined ? null : parseWorkflow(address, host);
  const signer = stated ?? (address === undefined && fromNames.length === 1 ? fromNames[0] : undefined) ?? null;
  // Fulcio writes the same address into both, into the name as a URL: a ref with characters that URLs escape stands there escaped.
  if (stated !== null && address !== undefined && !names.some((name) => name === address || unescaped(name) === address)) throw new DerError('names another workflow in extension .9 than as its subject');
  return signer;
}

function unescaped(name: string): string | null {
  try {
    return decodeURIComponent(name);
  } catch {
    // A percent sign that begins no escape: the name stands for itself only.
    return null;
  }
}

/**
 * Takes a workflow's address apart.
 *
 * A workflow file lies directly in `.github/workflows`, so its name has no slash, and a ref starts with `refs/` or is a commit: the first `@`
 * after which a ref can start ends the path. `release.yml@evil.yml@refs/heads/main` is the file `release.yml@evil.yml`;
 * `release.yml@refs/heads/main@refs/heads/x` is a branch called `main@refs/heads/x`.
 */
export function parseWorkflow(address: string, host: string): SigningWorkflow | null {
  if (!address.startsWith(host)) return null;
  const match = /^([A-Za-z0-9_-]+)\/([A-Za-z0-9_.-]+)\/(\.github\/workflows\/[^/]+?|dynamic\/[^@]+?)@(refs\/.+|[0-9a-f]{40}|[0-9a-f]{64})$/.exec(address.slice(host.length));
  const [, owner, name, path, ref] = match ?? [];
  if (owner === undefined || name === undefined || path === undefined || ref === undefined) return null;
  const repo = `${owner}/${name}`;
  return { owner, repo, workflow: `${repo}/${path}`, ref };
}
