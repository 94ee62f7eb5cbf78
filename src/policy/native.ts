// Inputs become a policy layer: one rule for every subject, in the words of the field table.
//
// What `repo` and `owner` mean is said here. They name the source, and who may sign for it: unless signer-repo, signer-workflow or
// certificate-identity say otherwise, the signing workflow must lie in the same repository, or be the same owner's; or it is a builder of the catalog
// at a ref that the catalog trusts, which signs provenance of others and nothing else. A workflow of somebody else that was called from the right
// repository is not the right signer. Both are names on one GitHub host, whose issuer must have vouched for them.

import { bounded, problem, type Problem } from '../domain/errors.ts';
import { fields, type Field, type FieldName } from '../domain/fields.ts';
import { builderPatterns, FOREIGN_DELEGATE } from '../domain/builders.ts';
import { openClaim, openClaims, type ClaimName } from '../domain/claims.ts';
import { githubOfIssuer, issuerOf, type GithubHost } from '../domain/github-host.ts';
import type { Digest } from '../domain/digest.ts';
import { limits } from '../domain/limits.ts';
import { classNames, isProvenance, whatOf } from '../domain/predicate-types.ts';
import type { Evidence, Layer, Mode, Pattern, Requirement, Signer, What } from '../domain/policy.ts';
import { parseSourceUri } from '../domain/source-uri.ts';
import type { NonEmpty } from '../domain/subject.ts';
import { parseVersion } from '../domain/version.ts';
import { lintRegexp } from './lint.ts';

/** What inputs ask, as configured. `trust` are the names of the trust domains in use. */
export interface Asked {
  readonly constraints: ReadonlyMap<FieldName, readonly string[]>;
  readonly require: readonly string[];
  readonly enterprise: string | null;
  /** The GitHub that short names are of. */
  readonly githubHost: GithubHost;
  /** Keys the user gave, with the names of the trust domains their evidence may come from. */
  readonly keys: readonly { readonly name: string; readonly digest: Digest; readonly trust: NonEmpty<string> }[];
  readonly anyIdentity: boolean;
  readonly openPattern: boolean;
  readonly mode: Mode;
  readonly trust: NonEmpty<string>;
}

/** A layer where there is no problem. `constraints` are the constraints in force in words, one line each. */
export interface Compiled { readonly layer: Layer | null; readonly problems: readonly Problem[]; readonly notes: readonly Problem[]; readonly constraints: readonly string[] }

const AT = { file: 'inputs', line: 0, column: 0 } as const;

/** Compiles inputs to one layer named `inputs`. Never throws for what the user wrote: problems are values, all of them. */
export async function compileInputs(asked: Asked): Promise<Compiled> {
  const compiler = new InputCompiler(asked);
  return compiler.compile();
}

/** The inputs that name a signer; at most one kind of them may be given. */
const SIGNERS = ['certificate-identity', 'certificate-identity-regexp', 'signer-repo', 'signer-workflow'] as const;
const NAMES_NOBODY = 'Nothing says who must have signed.';
/** The inputs that speak of one GitHub: what they name is somebody else's on every other. */
const OF_HOST = ['repo', 'owner', 'signer-repo', 'signer-workflow'] as const;

class InputCompiler {
  readonly #asked: Asked;
  readonly #problems: Problem[] = [];
  readonly #notes: Problem[] = [];
  readonly #lines: string[] = [];
  readonly #accept = new Map<ClaimName, Pattern>();
  readonly #where = new Map<ClaimName, Pattern>();
  /** Whether nothing but the source says who may sign. */
  #isBySource = false;

  constructor(asked: Asked) {
    this.#asked = { ...asked, constraints: this.#sourceSpelled(withoutHost(asked.constraints, asked.githubHost), asked.githubHost) };
  }

  async compile(): Promise<Compiled> {
    for (const [name, values] of this.#asked.constraints) await this.#field(name, values);
    this.#conflicts();
    this.#sourceSigns();
    this.#issuer();
    this.#identityGiven();
    const require = this.#requirement();
    const [problems, notes] = [this.#problems, this.#notes];
    if (require === null || problems.length > 0) return { layer: null, problems, notes, constraints: this.#lines };
    const rule = { name: 'inputs', at: AT, match: { anyOf: [{ kind: 'any', glob: { text: '**', dialect: 'path' } }], except: [] }, evidenceRepositories: [], require, same: [], mode: this.#asked.mode } as const;
    const layer: Layer = { name: 'inputs', digest: null, rules: [rule], unmatched: 'deny', waivers: [], deny: [], changes: [], trust: [] };
    return { layer, problems, notes, constraints: this.#lines };
  }

  /** The repository as certificates write it, however it is spelled. A ref behind it is one that the source must have been at. */
  #sourceSpelled(constraints: Asked['constraints'], host: GithubHost): Asked['constraints'] {
    const source = parseSourceUri(constraints.get('repo')?.[0] ?? '', host);
    if (source === null) return constraints;
    const given = constraints.get('source-ref');
    if (source.ref !== null && given !== undefined && given[0] !== source.ref) this.#conflict('repo', `repo names the ref ${bounded(source.ref, 64)}, and source-ref another one.`);
    if (source.ref !== null) {
      this.#where.set('source-ref', { kind: 'text', anyOf: [source.ref], star: false });
      this.#lines.push(`source-ref: ${bounded(source.ref)} (of repo)`);
    }
    return new Map([...constraints, ['repo', [source.repo]]]);
  }

  #has(name: FieldName): boolean {
    return this.#asked.constraints.has(name);
  }
  #value(name: FieldName): string {
    return this.#asked.constraints.get(name)?.[0] ?? '';
  }
  #invalid(about: string, seen: string, expected: string): void {
    this.#problems.push(problem('CONFIG_INVALID_VALUE', { about, what: `${about} is not of its form.`, seen, expected }));
  }
  #conflict(about: string, what: string): void {
    this.#problems.push(problem('CONFIG_CONFLICT', { about, what }));
  }

  async #field(name: FieldName, values: readonly string[]): Promise<void> {
    const field: Field = fields[name];
    // With any signer accepted, what would name the signer is a fact of what they signed.
    const into = field.part === 'fact' || this.#asked.anyIdentity ? this.#where : this.#accept;
    this.#lines.push(`${name}: ${values.map((value) => bounded(value)).join(field.kind === 'pairs' ? ' and ' : ' or ')}`);
    const [first, ...rest] = values;
    if (first === undefined) return;
    switch (field.kind) {
      case 'regexp': return this.#regexp(name, field, first, into);
      case 'boolean': return void into.set(field.claim, { kind: 'text', anyOf: [field.pins ?? 'true'], star: false });
      case 'workflow': return this.#workflow(name, first, into);
      case 'pairs': return this.#pairs(name, field, values, into);
      case 'version': return this.#version(name, field, first, into);
      case 'ref':
      case 'commit':
      case 'text':
      case 'number':
      case 'builder':
      default: break;
    }
    const form = formOf(name, field);
    for (const value of values) if (!form.pattern.test(value)) this.#invalid(name, value, form.expected);
    if (field.kind === 'number') into.set(field.claim, { kind: 'number', min: Number(first), max: null });
    else if (field.kind === 'builder') into.set(field.claim, builderPattern(first));
    else into.set(field.claim, { kind: 'text', anyOf: [first, ...rest], star: field.kind === 'ref' });
  }

  async #regexp(name: FieldName, field: Field, source: string, into: Map<ClaimName, Pattern>): Promise<void> {
    if (source.length > limits.patternLength) return this.#invalid(name, `${source.length} characters`, `at most ${limits.patternLength}`);
    this.#problems.push(...(await lintRegexp(source, name)));
    into.set(field.claim, { kind: 'regexp', source, unsafeOpen: this.#asked.openPattern });
  }

  // All must hold, of one piece of evidence: each is a constraint of its own. A value may hold further `=`, and may be empty.
  #pairs(name: FieldName, field: Field, values: readonly string[], into: Map<ClaimName, Pattern>): void {
    const wanted = new Map<ClaimName, string>();
    const set = openClaims.find((one) => field.claim === `${one}.*`);
    for (const line of values) {
      const at = line.indexOf('=');
      const claim = at < 0 || set === undefined ? null : openClaim(set, line.slice(0, at));
      if (claim === null) {
        this.#invalid(name, line, 'key=value; the key without blanks');
        continue;
      }
      const value = line.slice(at + 1);
      if ((wanted.get(claim) ?? value) !== value) this.#conflict(name, `${name} asks for two values of ${bounded(line.slice(0, at), 64)}.`);
      wanted.set(claim, value);
      into.set(claim, { kind: 'text', anyOf: [value], star: false });
    }
  }

  // A version that is named to its end is that one, and its build metadata counts where it is given; one or two numbers are every release that begins so.
  #version(name: FieldName, field: Field, value: string, into: Map<ClaimName, Pattern>): void {
    const [, prefix = '', version = ''] = /^(v?)(.*)$/s.exec(value) ?? [];
    const isWhole = parseVersion(version) !== null;
    if (!isWhole && !/^(?:0|[1-9]\d{0,15})(?:\.(?:0|[1-9]\d{0,15}))?$/.test(version)) return this.#invalid(name, value, 'v1.2.3, v1.2.3-rc.1, v1.2 or v1');
    into.set(field.claim, version.includes('+') ? { kind: 'text', anyOf: [value], star: false } : { kind: 'version', prefix, range: isWhole ? `=${version}` : version, short: true });
  }

  // owner/repo/path@ref; the ref starts at the first @ after which one can start, as in a certificate.
  #workflow(name: FieldName, value: string, into: Map<ClaimName, Pattern>): void {
    const match = /^([A-Za-z0-9_-]+\/[A-Za-z0-9_.-]+\/\.github\/workflows\/[^/]+?\.ya?ml)(?:@(refs\/.+|[0-9a-f]{40}|[0-9a-f]{64}))?$/.exec(value);
    const [, workflow, ref] = match ?? [];
    if (workflow === undefined) return this.#invalid(name, value, 'owner/name/.github/workflows/file.yml@refs/heads/main, or @refs/tags/…, or a full commit');
    into.set('signer-workflow', { kind: 'text', anyOf: [workflow], star: false });
    if (ref !== undefined) into.set('signer-ref', { kind: 'text', anyOf: [ref], star: true });
    else this.#notes.push(problem('PATTERN_LOOSE', { level: 'warning', about: name, what: `${name} accepts the workflow at every ref, also at a branch that anybody with write access made.`, seen: value, expected: `${value}@refs/heads/main`, next: 'Add @ and the ref it must run at.' }));
  }

  #conflicts(): void {
    const given = SIGNERS.filter((name) => this.#has(name));
    const [first, second] = given;
    if (first !== undefined && second !== undefined) this.#conflict(second, `${given.join(' and ')} each say who must have signed.`);
    if (this.#has('certificate-oidc-issuer') && this.#has('certificate-oidc-issuer-regexp')) this.#conflict('certificate-oidc-issuer-regexp', 'certificate-oidc-issuer and certificate-oidc-issuer-regexp both say who the issuer must be.');
    if (this.#has('repo') && this.#has('owner') && this.#value('repo').split('/')[0] !== this.#value('owner')) this.#conflict('owner', 'repo and owner name two owners.');
    if (this.#has('source-tag') && this.#has('source-versioned-tag')) this.#conflict('source-versioned-tag', 'source-tag and source-versioned-tag both say which tag it must be.');
    const identity = given.find((name) => this.#has(name));
    const keyless = [...this.#asked.constraints.keys()].find((name) => fields[name].part === 'signer');
    if (this.#asked.keys.length > 0 && keyless !== undefined) this.#conflict('key', `key says that a key must have signed, and ${keyless} that a certificate must.`);
    if (this.#asked.keys.length > 0 && this.#asked.anyIdentity) this.#conflict('unsafe-any-identity', 'unsafe-any-identity accepts anybody, and key says who.');
    if (this.#asked.anyIdentity && identity !== undefined) this.#conflict('unsafe-any-identity', `unsafe-any-identity accepts anybody, and ${identity} says who.`);
  }

  // The second half of what repo and owner mean.
  #sourceSigns(): void {
    if (this.#asked.anyIdentity || SIGNERS.some((name) => this.#has(name))) return;
    for (const [name, claim] of [['repo', 'signer-repo'], ['owner', 'signer-owner']] as const) {
      if (!this.#has(name)) continue;
      this.#isBySource = true;
      this.#accept.set(claim, { kind: 'text', anyOf: [this.#value(name)], star: false });
      this.#lines.push(`${claim}: ${bounded(this.#value(name))} (as ${name} says nothing else)`);
    }
    // The builders are on github.com: a workflow of the same name on another GitHub is somebody's there.
    if (this.#isBySource && this.#asked.githubHost.kind === 'public') this.#lines.push(`builder: ${this.#builders().join(' or ')}, at a release, may sign provenance as well`);
  }

  /** Who may sign for others. A reusable workflow that is nobody's here is accepted from a builder that signed for it, where builder-id names it. */
  #builders(): NonEmpty<string> {
    return this.#has('builder-id') ? [...builderPatterns, FOREIGN_DELEGATE] : builderPatterns;
  }

  #issuer(): void {
    const { enterprise, githubHost, anyIdentity } = this.#asked;
    const isGiven = this.#has('certificate-oidc-issuer') || this.#has('certificate-oidc-issuer-regexp');
    const isGithub = OF_HOST.some((name) => this.#has(name));
    if (githubHost.kind !== 'public') this.#lines.push(`github-host: ${githubHost.name}`);
    if (enterprise !== null) this.#lines.push(`enterprise: ${bounded(enterprise)}`);
    if (enterprise !== null && githubHost.kind !== 'public') this.#conflict('enterprise', `enterprise is about an issuer of github.com, and github-host is ${githubHost.name}.`);
    if (enterprise !== null && !/^[A-Za-z0-9-]{1,64}$/.test(enterprise)) this.#invalid('enterprise', enterprise, 'the slug of an enterprise: letters, digits and hyphens');
    if (enterprise !== null && isGiven) this.#conflict('enterprise', 'enterprise and certificate-oidc-issuer both say who the issuer must be.');
    if (enterprise !== null && !isGithub && !isGiven) this.#conflict('enterprise', 'enterprise is about the issuer of GitHub Actions, and no input is about GitHub. Give repo, owner, signer-repo or signer-workflow.');
    if (isGithub) this.#hostsIssuer();
    if (isGiven || !isGithub) return;
    const issuer = enterprise === null ? issuerOf(githubHost) : `${issuerOf(githubHost)}/${enterprise}`;
    (anyIdentity ? this.#where : this.#accept).set('certificate-oidc-issuer', { kind: 'text', anyOf: [issuer], star: false });
    this.#lines.push(`certificate-oidc-issuer: ${issuer} (default)`);
  }

  // A short name with the issuer of another host would be that host's repository of the name.
  #hostsIssuer(): void {
    const { githubHost } = this.#asked;
    const issuer = this.#value('certificate-oidc-issuer');
    const other = githubOfIssuer(issuer);
    if (this.#has('certificate-oidc-issuer') && (githubHost.kind === 'public' ? other !== null && other.kind !== 'public' : issuer !== issuerOf(githubHost))) {
      const next = other === null || other.kind === 'public' ? `Leave certificate-oidc-issuer out: it is ${issuerOf(githubHost)} by default.` : `Set github-host to ${other.name}, if that is the GitHub that you mean.`;
      this.#problems.push(problem('CONFIG_CONFLICT', { about: 'certificate-oidc-issuer', what: `certificate-oidc-issuer is not the issuer of ${githubHost.name}, which is the github-host.`, seen: issuer, expected: issuerOf(githubHost), next }));
    }
    if (this.#has('certificate-oidc-issuer-regexp') && githubHost.kind !== 'public') this.#conflict('certificate-oidc-issuer-regexp', `${githubHost.name}, the github-host, has one issuer, ${issuerOf(githubHost)}: an expression could let in another.`);
  }

  #identityGiven(): void {
    if (this.#asked.anyIdentity) return void this.#lines.push('signer: anybody (unsafe-any-identity)');
    if (this.#asked.keys.length > 0) return void this.#lines.push(...this.#asked.keys.map(({ name, digest, trust }) => `key: ${bounded(name)} (${digest})${trust[0] === 'key' ? ', which does not log' : ''}`));
    const isCosign = this.#has('certificate-identity') || this.#has('certificate-identity-regexp');
    const isGithub = OF_HOST.some((name) => this.#has(name));
    if (!isCosign && !isGithub) {
      const what = this.#has('certificate-oidc-issuer') ? `${NAMES_NOBODY} An issuer vouches for millions of identities.` : NAMES_NOBODY;
      this.#problems.push(problem('CONFIG_IDENTITY_REQUIRED', { what }));
    } else if (isCosign && !this.#accept.has('certificate-oidc-issuer')) {
      this.#problems.push(problem('CONFIG_IDENTITY_REQUIRED', { about: 'certificate-oidc-issuer', what: 'certificate-identity needs certificate-oidc-issuer: without it, whoever runs any accepted issuer can have that name.', next: 'Add certificate-oidc-issuer.' }));
    }
  }

  #requirement(): Requirement | null {
    const lines = this.#asked.require.length > 0 ? this.#asked.require : [this.#defaultClass()];
    this.#lines.push(`require: ${lines.map((line) => bounded(line)).join(', ')}${this.#asked.require.length > 0 ? '' : ' (default)'}`);
    const [first, ...rest] = lines.flatMap((line) => this.#line(line) ?? []);
    if (first === undefined) return null;
    return rest.length === 0 ? first : { kind: 'all', of: [first, ...rest] };
  }

  /** cosign's words ask for a signature, those of GitHub for provenance. */
  #defaultClass(): string {
    return [...this.#asked.constraints.keys()].some((name) => fields[name].dialect === 'github') ? 'provenance' : 'signature';
  }

  #line(line: string): Requirement | null {
    const [first, ...rest] = line.split('|').flatMap((word) => this.#leaf(word.trim()) ?? []);
    if (first === undefined) return null;
    return rest.length === 0 ? first : { kind: 'any', of: [first, ...rest] };
  }

  #leaf(word: string): Evidence | null {
    const what = whatOf(word);
    if (what === null) {
      this.#invalid('require', word, `${classNames.join(', ')}, or a predicate type URI`);
      return null;
    }
    return { kind: 'evidence', name: null, what, signedBy: this.#signers(what), where: this.#where, checks: [], quantifier: 'some' };
  }

  #signers(what: What): NonEmpty<Signer> {
    if (this.#asked.anyIdentity) return [{ kind: 'unsafe-any', input: 'unsafe-any-identity' }];
    const [first, ...rest] = this.#asked.keys.map(({ name, digest, trust }): Signer => ({ kind: 'key', name, spki: digest, trust }));
    if (first !== undefined) return [first, ...rest];
    const source: Signer = { kind: 'keyless', name: 'inputs', accept: this.#accept, trust: this.#asked.trust };
    if (!this.#isBySource || this.#asked.githubHost.kind !== 'public' || !isProvenance(what)) return [source];
    const others = [...this.#accept].filter(([claim]) => claim !== 'signer-repo' && claim !== 'signer-owner');
    return [source, { kind: 'keyless', name: 'a builder', accept: new Map([...others, ['builder', { kind: 'text', anyOf: this.#builders(), star: true }]]), trust: this.#asked.trust }];
  }
}

/**
 * The constraints with names as they stand in certificates: `acme.ghe.com/acme` is `acme` where that is the host; `repo` has spellings of its own. Any other host stays, and is
 * no name. On github.com there is one way to write a name.
 */
function withoutHost(constraints: Asked['constraints'], { kind, name }: GithubHost): Asked['constraints'] {
  if (kind === 'public') return constraints;
  const ofHost = new Set<FieldName>(OF_HOST);
  const short = (value: string): string => (value.startsWith(`${name}/`) ? value.slice(name.length + 1) : value);
  return new Map([...constraints].map(([field, values]) => [field, ofHost.has(field) && field !== 'repo' ? values.map(short) : values]));
}

/** `@v1.2.3` is how people write the tag that certificates write in full. */
function builderPattern(id: string): Pattern {
  const at = id.indexOf('@');
  if (at < 0) return { kind: 'builder', name: id };
  const version = id.slice(at + 1);
  return { kind: 'text', anyOf: version.startsWith('refs/') ? [id] : [id, `${id.slice(0, at)}@refs/tags/${version}`], star: false };
}

interface Form { readonly pattern: RegExp; readonly expected: string }

// What a value must look like, so that one that can never match is an error now and not a refusal later.
function formOf(name: FieldName, field: Field): Form {
  switch (name) {
    case 'repo':
    case 'signer-repo': return { pattern: /^[A-Za-z0-9_-]+\/[A-Za-z0-9_.-]+$/, expected: 'owner/name' };
    case 'owner': return { pattern: /^[A-Za-z0-9_-]+$/, expected: 'the name of an owner' };
    case 'repository-id':
    case 'owner-id': return { pattern: /^[1-9]\d*$/, expected: 'a number' };
    case 'source-ref': return { pattern: /^(refs\/|\{tag\}|[0-9a-f]{40}$).*$/, expected: 'a full ref, as refs/tags/v1.2.3 or refs/heads/main' };
    case 'source-digest':
    case 'signer-digest': return { pattern: /^([0-9a-f]{40}|[0-9a-f]{64})$/, expected: 'a full commit, 40 or 64 hex digits in lower case' };
    case 'signed-identity': return { pattern: /^[^\s/]+(\/[^\s/]+)*$/, expected: 'the name of an image, as ghcr.io/acme/app' };
    case 'certificate-oidc-issuer': return { pattern: /^https?:\/\/\S+$/, expected: 'a URL, as https://token.actions.githubusercontent.com' };
    case 'source-tag':
    case 'source-branch': return { pattern: /^(?!refs\/)\S+$/, expected: name === 'source-tag' ? 'a tag without refs/tags/, as v1.2.3' : 'a branch without refs/heads/, as main' };
    case 'builder-id': return { pattern: /^https:\/\/[^\s@]+(@[^\s@]+)?$/, expected: 'a URL, as https://github.com/owner/name/.github/workflows/file.yml@v1.2.3' };
    case 'build-level': return { pattern: /^[1-3]$/, expected: '1, 2 or 3' };
    case 'source-versioned-tag':
    case 'workflow-input':
    case 'external-parameter':
    case 'certificate-identity':
    case 'certificate-identity-regexp':
    case 'certificate-oidc-issuer-regexp':
    case 'signer-workflow':
    case 'deny-self-hosted-runners':
    case 'annotations':
    default: return { pattern: /^.+$/, expected: `a value of the kind ${field.kind}` };
  }
}
