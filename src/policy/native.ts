// Words of the field table become requirements: those of inputs one rule for every subject, those of a policy one leaf each.
//
// What `repo` and `owner` mean is said here. They name the source, and who may sign for it: unless signer-repo, signer-workflow or
// certificate-identity say otherwise, the signing workflow must lie in the same repository, or be the same owner's; or it is a builder of the catalog
// at a ref that the catalog trusts, which signs provenance of others and nothing else. A workflow of somebody else that was called from the right
// repository is not the right signer. Both are names on one GitHub host, whose issuer must have vouched for them.

import { bounded, problem, type Problem } from '../domain/errors.ts';
import { idsOfBuilder, isCloudBuild } from '../domain/cloud-build.ts';
import { fields, type Field, type FieldName } from '../domain/fields.ts';
import { AT_INPUTS } from '../domain/at.ts';
import { builderPatterns, FOREIGN_DELEGATE, type OwnBuilder } from '../domain/builders.ts';
import { levelClaim, openClaim, openClaims, type ClaimName } from '../domain/claims.ts';
import { githubOfIssuer, issuerOf, type GithubHost } from '../domain/github-host.ts';
import { digestForm, type Digest } from '../domain/digest.ts';
import { limits } from '../domain/limits.ts';
import { classNames, isProvenance, isReleaseType, labelOf, VSA, whatOf } from '../domain/predicate-types.ts';
import type { Check, Constraints, Evidence, Layer, Mode, Pattern, Requirement, Signer, What } from '../domain/policy.ts';
import { parseSourceUri } from '../domain/source-uri.ts';
import type { NonEmpty } from '../domain/subject.ts';
import { parseVersion } from '../domain/version.ts';
import { lintRegexp } from './lint.ts';
import { leavesOf } from './prepare.ts';

/** What inputs, or one place of a policy, ask. `trust` are the names of the trust domains in use. */
export interface AskedEvidence {
  readonly constraints: ReadonlyMap<FieldName, readonly string[]>;
  readonly require: readonly string[];
  readonly enterprise: string | null;
  /** The GitHub that short names are of. */
  readonly githubHost: GithubHost;
  /** The trust domain of a tenant; null for every other host. */
  readonly tenantDomain: string | null;
  /** Keys the user gave, and those of the builder that `builder-id` names, with the names of the trust domains their evidence may come from. */
  readonly keys: readonly { readonly name: string; readonly digest: Digest; readonly trust: NonEmpty<string>; readonly builder: 'cloud-build' | null }[];
  readonly anyIdentity: boolean;
  readonly openPattern: boolean;
  readonly trust: NonEmpty<string>;
  /** Fields that are said of a signer by name. Facts among them are asked of what this one signed, and of nobody else's. */
  readonly ofSigner: ReadonlySet<FieldName>;
  readonly checks: readonly Check[];
  readonly builders: readonly OwnBuilder[];
  readonly quantifier: Evidence['quantifier'];
}
/** What inputs ask, as configured. */
export interface Asked extends AskedEvidence { readonly mode: Mode }

/** A layer where there is no problem. `constraints` are the constraints in force in words, one line each. */
export interface Compiled { readonly layer: Layer | null; readonly problems: readonly Problem[]; readonly notes: readonly Problem[]; readonly constraints: readonly string[] }

/** A requirement where there is no problem. */
export interface CompiledRequirement { readonly requirement: Requirement | null; readonly problems: readonly Problem[]; readonly notes: readonly Problem[]; readonly constraints: readonly string[] }

/** Nothing of what only policies say. */
export const NO_MORE: Pick<AskedEvidence, 'ofSigner' | 'checks' | 'builders' | 'quantifier'> = { ofSigner: new Set(), checks: [], builders: [], quantifier: 'some' };

/** Compiles inputs to one layer named `inputs`. Never throws for what the user wrote: problems are values, all of them. */
export async function compileInputs(asked: Asked): Promise<Compiled> {
  const { requirement, ...said } = await compileRequirement(asked);
  if (requirement === null) return { layer: null, ...said };
  const rule = { name: 'inputs', at: AT_INPUTS, match: { anyOf: [{ kind: 'any', glob: { text: '**', dialect: 'path' } }], except: [] }, evidenceRepositories: [], require: requirement, same: [], mode: asked.mode } as const;
  return { layer: { name: 'inputs', digest: null, rules: [rule], unmatched: 'deny', waivers: [], deny: [], changes: [], trust: [], mirrors: [] }, ...said };
}

/** Compiles what is asked of evidence. Never throws for what was written: problems are values, all of them, `about` the name of the field. */
export async function compileRequirement(asked: AskedEvidence): Promise<CompiledRequirement> {
  return new FieldCompiler(asked).compile();
}

/**
 * Compiles fields to constraints on claims, each for itself: `repo` is the source and says nothing of who signed. For rules that deny, which are read
 * widely.
 */
export async function compileClaims(constraints: AskedEvidence['constraints'], githubHost: GithubHost): Promise<{ readonly claims: Constraints; readonly problems: readonly Problem[] }> {
  return new FieldCompiler({ ...NO_MORE, constraints, require: [], enterprise: null, githubHost, tenantDomain: null, keys: [], anyIdentity: true, openPattern: true, trust: ['any'] }).compileClaims();
}

/** The inputs that name a signer; at most one kind of them may be given. */
const SIGNERS = ['certificate-identity', 'certificate-identity-regexp', 'signer-repo', 'signer-workflow'] as const;
const NAMES_NOBODY = 'Nothing says who must have signed.';
/** The constraints that an attestation of a release can answer. */
const OF_RELEASE = ['repo', 'owner', 'repository-id', 'owner-id', 'source-ref', 'source-tag', 'source-versioned-tag'] as const;
/** The domain of the instance that anybody can have certificates of. */
const PUBLIC_GOOD = 'public-good';
/** The inputs that speak of one GitHub: what they name is somebody else's on every other. */
const OF_HOST = ['repo', 'owner', 'signer-repo', 'signer-workflow'] as const;

class FieldCompiler {
  readonly #asked: AskedEvidence;
  readonly #problems: Problem[] = [];
  readonly #notes: Problem[] = [];
  readonly #lines: string[] = [];
  readonly #accept = new Map<ClaimName, Pattern>();
  readonly #where = new Map<ClaimName, Pattern>();
  /** What is said of the signer alone. */
  readonly #facts = new Map<ClaimName, Pattern>();
  /** Whether nothing but the source says who may sign. */
  #isBySource = false;

  constructor(asked: AskedEvidence) {
    this.#asked = { ...asked, constraints: this.#sourceSpelled(withoutHost(asked.constraints, asked.githubHost), asked) };
  }

  async compileClaims(): Promise<{ readonly claims: Constraints; readonly problems: readonly Problem[] }> {
    for (const [name, values] of this.#asked.constraints) await this.#field(name, values);
    return { claims: this.#where, problems: this.#problems };
  }

  async compile(): Promise<CompiledRequirement> {
    for (const [name, values] of this.#asked.constraints) await this.#field(name, values);
    this.#conflicts();
    this.#sourceSigns();
    this.#issuer();
    this.#identityGiven();
    const require = this.#requirement();
    this.#onlyRelease();
    const [problems, notes] = [this.#problems, this.#notes];
    return { requirement: problems.length > 0 ? null : require, problems, notes, constraints: this.#lines };
  }

  /** The repository as certificates write it, however it is spelled. A ref behind it is one that the source must have been at. */
  #sourceSpelled(constraints: AskedEvidence['constraints'], { githubHost, ofSigner }: AskedEvidence): AskedEvidence['constraints'] {
    const source = parseSourceUri(constraints.get('repo')?.[0] ?? '', githubHost);
    if (source === null) return constraints;
    const given = constraints.get('source-ref');
    if (source.ref !== null && given !== undefined && given[0] !== source.ref) this.#conflict('repo', `repo names the ref ${bounded(source.ref, 64)}, and source-ref another one.`);
    if (source.ref !== null) {
      (ofSigner.has('repo') ? this.#facts : this.#where).set('source-ref', { kind: 'text', anyOf: [source.ref], star: false });
      this.#lines.push(`source-ref: ${bounded(source.ref)} (of repo)`);
    }
    return new Map([...constraints, ['repo', [source.repo]]]);
  }

  #has(name: FieldName): boolean {
    return this.#asked.constraints.has(name);
  }
  /** Whether the builder asked for is Google's: it signs by key, and what it says of the source is its own word, a fact and no signer. */
  get #isCloudBuild(): boolean {
    return isCloudBuild(this.#value('builder-id'));
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
    const isFact = field.part === 'fact' || this.#asked.anyIdentity || this.#isCloudBuild;
    const into = !isFact ? this.#accept : this.#asked.ofSigner.has(name) ? this.#facts : this.#where;
    if (name === 'max-age-days') this.#lines.push(`${name}: ${bounded(values[0] ?? '')} (since the time that the summary states, by the clock of this run)`);
    else this.#lines.push(`${name}: ${values.map((value) => bounded(value)).join(field.kind === 'pairs' || field.kind === 'levels' ? ' and ' : ' or ')}`);
    const [first, ...rest] = values;
    if (first === undefined) return;
    switch (field.kind) {
      case 'regexp': return this.#regexp(name, field, first, into);
      case 'boolean': return void into.set(field.claim, { kind: 'text', anyOf: [field.pins ?? 'true'], star: false });
      case 'workflow': return this.#workflow(name, first, into);
      case 'levels': return this.#levels(name, values, into);
      case 'days': return this.#days(name, field, first, into);
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
    if (name === 'builder-id' && isCloudBuild(first)) return void into.set(field.claim, { kind: 'text', anyOf: idsOfBuilder(first), star: false });
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

  #days(name: FieldName, field: Field, value: string, into: Map<ClaimName, Pattern>): void {
    if (!/^\d{1,5}(?:\.\d{1,3})?$/.test(value)) return this.#invalid(name, value, 'a number of days');
    into.set(field.claim, { kind: 'number', min: null, max: Number(value) });
  }

  // All must hold, of one summary. The higher of two levels of one track asks for both.
  #levels(name: FieldName, values: readonly string[], into: Map<ClaimName, Pattern>): void {
    const wanted = new Map<ClaimName, number>();
    for (const line of values) {
      const level = levelClaim(line);
      if (level === null) this.#invalid(name, line, 'a level as SLSA_BUILD_LEVEL_3');
      else if (level.number === null) into.set(level.claim, { kind: 'text', anyOf: [level.value], star: false });
      else wanted.set(level.claim, Math.max(level.number, wanted.get(level.claim) ?? 0));
    }
    for (const [claim, min] of wanted) into.set(claim, { kind: 'number', min, max: null });
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
    const keyless = [...this.#asked.constraints.keys()].find((name) => fields[name].part === 'signer' && (!this.#isCloudBuild || (name !== 'repo' && name !== 'owner')));
    this.#builderKeys();
    if (this.#asked.keys.length > 0 && keyless !== undefined) this.#conflict('key', `key says that a key must have signed, and ${keyless} that a certificate must.`);
    if (this.#asked.keys.length > 0 && this.#asked.anyIdentity) this.#conflict('unsafe-any-identity', 'unsafe-any-identity accepts anybody, and key says who.');
    if (this.#asked.anyIdentity && identity !== undefined) this.#conflict('unsafe-any-identity', `unsafe-any-identity accepts anybody, and ${identity} says who.`);
  }

  // The keys of Google Cloud Build sign for everybody: they are nobody's without a source, and no user's key among them would be told apart.
  #builderKeys(): void {
    const { keys, githubHost, enterprise } = this.#asked;
    const ofBuilder = keys.find(({ builder }) => builder === 'cloud-build');
    const other = keys.find(({ builder }) => builder === null);
    if (!this.#isCloudBuild) {
      if (ofBuilder !== undefined) this.#conflict('key', `${bounded(ofBuilder.name, 64)} is a key of Google Cloud Build, which signs for everybody: give builder-id, and repo or owner, and it says whose build it was.`);
      return;
    }
    if (other !== undefined) this.#conflict('key-id', `builder-id asks for Google Cloud Build, and ${bounded(other.name, 64)} is not said to be one of its keys: give the name of the key with key-id.`);
    if (githubHost.kind !== 'public') this.#conflict('github-host', `Google Cloud Build is verified for sources on github.com, and github-host is ${githubHost.name}.`);
    if (enterprise !== null) this.#conflict('enterprise', 'enterprise is about certificates, and Google Cloud Build signs by key.');
  }

  // The second half of what repo and owner mean. A builder that signs by key has no workflow to lie anywhere.
  #sourceSigns(): void {
    if (this.#isCloudBuild || this.#asked.anyIdentity || SIGNERS.some((name) => this.#has(name))) return;
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
    if (this.#isCloudBuild) return;
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
    (!anyIdentity ? this.#accept : this.#asked.ofSigner.size > 0 ? this.#facts : this.#where).set('certificate-oidc-issuer', { kind: 'text', anyOf: [issuer], star: false });
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
    if (this.#isCloudBuild && !this.#has('repo') && !this.#has('owner')) this.#problems.push(problem('CONFIG_IDENTITY_REQUIRED', { about: 'builder-id', what: 'Google Cloud Build builds for everybody, and signs all of it with the same keys.', next: 'Add repo: the source it must have built from.' }));
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
    this.#summary([first, ...rest].flatMap(leavesOf));
    return rest.length === 0 ? first : { kind: 'all', of: [first, ...rest] };
  }

  // What nothing that is required can answer would be ignored.
  #onlyRelease(): void {
    const lines = this.#asked.require.map((line) => line.split('|').map((word) => whatOf(word.trim())));
    // Where a release would do in place of something else, nothing would answer; beside it, on a line of its own, the other does.
    const stands = lines.some((whats) => whats.length > 1 && whats.some(isRelease)) || (lines.length > 0 && lines.flat().every(isRelease));
    if (!stands) return;
    const answered = new Set<FieldName>(OF_RELEASE);
    for (const name of this.#asked.constraints.keys()) if (!answered.has(name)) this.#conflict(name, `require takes an attestation of a release for all, and that cannot answer ${name}: it does not say how anything was built.`);
  }

  /** cosign's words ask for a signature, those of GitHub for provenance. */
  #defaultClass(): string {
    if (this.#asksSummary()) return 'vsa';
    return [...this.#asked.constraints.keys()].some((name) => fields[name].dialect === 'github') ? 'provenance' : 'signature';
  }

  #asksSummary(): boolean {
    return [...this.#asked.constraints.keys()].some((name) => fields[name].dialect === 'vsa');
  }

  // A summary that may be by any verifier, or about anything, is nobody's word on nothing; and nothing else than a summary can answer such questions.
  #summary(of: readonly Evidence[]): void {
    const others = of.filter(({ what }) => what.kind !== 'statement' || what.predicateTypes.some((type) => type !== VSA));
    const asked = [...this.#asked.constraints.keys()].find((name) => fields[name].dialect === 'vsa');
    const [other] = others;
    if (asked !== undefined && other !== undefined) this.#conflict(asked, `${asked} is about verification summaries, and require asks for ${bounded(labelOf(other.what), 64)} as well: only a summary can answer it. Ask for them in two steps.`);
    if (others.length === of.length) return;
    for (const name of ['verifier-id', 'resource-uri'] as const) {
      if (!this.#has(name)) this.#problems.push(problem('CONFIG_IDENTITY_REQUIRED', { about: name, what: `A verification summary counts only ${name === 'verifier-id' ? 'of the verifier that is named' : 'about what is named'}, and ${name} is not set.`, next: `Add ${name}.` }));
    }
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
    if (isRelease(what)) return this.#release(what);
    const { checks, builders, quantifier } = this.#asked;
    if (what.kind === 'signature' && checks.length > 0) this.#conflict('check', 'A bare signature states nothing that a check could read: ask for a class of statements, or leave the check out.');
    return { kind: 'evidence', name: null, what, signedBy: this.#signers(what), where: this.#where, checks, builders, quantifier };
  }

  /**
   * GitHub's own attestation of a release: signed by GitHub and nobody else, whoever signs the rest. It says which repository and tag the files are of,
   * and not how they were built; what the inputs ask of a build is asked of other classes.
   */
  #release(what: What): Evidence | null {
    const { githubHost, tenantDomain, trust } = this.#asked;
    const [first, ...rest] = trust.filter((name) => name !== PUBLIC_GOOD);
    if (githubHost.kind === 'server' || first === undefined) {
      this.#conflict('require', githubHost.kind === 'server' ? `${githubHost.name} makes no attestations of releases.` : 'Attestations of releases are of GitHub\'s own Sigstore instance, and trust: public-good leaves it out.');
      return null;
    }
    if (!this.#has('repo')) this.#conflict('require', 'require: release needs repo: GitHub signs for every repository, and another one of the same owner may have released the same bytes.');
    const where = new Map<ClaimName, Pattern>(OF_RELEASE.flatMap((name) => {
      const { claim } = fields[name];
      // As it was compiled: a ref may stand behind the repository, and is asked as well.
      const pattern = this.#where.get(claim) ?? this.#facts.get(claim) ?? this.#accept.get(claim);
      return pattern === undefined ? [] : [[claim, pattern] as const];
    }));
    // Of a tenant that does not say it, nobody is accepted: no authority issues a name like this.
    const signer = `https://${tenantDomain ?? (githubHost.kind === 'tenant' ? '<trust domain unknown>' : 'dotcom')}.releases.github.com`;
    this.#lines.push(`signer of the class release: ${signer}`);
    return { kind: 'evidence', name: null, what, signedBy: [{ kind: 'keyless', name: 'GitHub', accept: new Map<ClaimName, Pattern>([['certificate-identity', { kind: 'text', anyOf: [signer], star: false }]]), facts: new Map(), trust: [first, ...rest] }], where, checks: this.#asked.checks, builders: [], quantifier: this.#asked.quantifier };
  }

  #signers(what: What): NonEmpty<Signer> {
    if (this.#asked.anyIdentity) return [{ kind: 'unsafe-any', input: 'unsafe-any-identity', facts: this.#facts, trust: this.#asked.trust }];
    const [first, ...rest] = this.#asked.keys.map(({ name, digest, trust }): Signer => ({ kind: 'key', name, spki: digest, facts: this.#facts, trust }));
    if (first !== undefined) return [first, ...rest];
    const source: Signer = { kind: 'keyless', name: 'inputs', accept: this.#accept, facts: this.#facts, trust: this.#asked.trust };
    if (!this.#isBySource || this.#asked.githubHost.kind !== 'public' || !isProvenance(what)) return [source];
    const others = [...this.#accept].filter(([claim]) => claim !== 'signer-repo' && claim !== 'signer-owner');
    const own = this.#asked.builders.map(({ workflow, ref }): Signer => ({
      kind: 'keyless', name: `the builder ${workflow}`, facts: this.#facts, trust: this.#asked.trust,
      accept: new Map<ClaimName, Pattern>([...others, ['signer-workflow', { kind: 'text', anyOf: [workflow], star: false }], ['signer-ref', { kind: 'text', anyOf: [ref], star: true }]]),
    }));
    return [source, { kind: 'keyless', name: 'a builder', accept: new Map([...others, ['builder', { kind: 'text', anyOf: this.#builders(), star: true }]]), facts: this.#facts, trust: this.#asked.trust }, ...own];
  }
}

/**
 * The constraints with names as they stand in certificates: `acme.ghe.com/acme` is `acme` where that is the host; `repo` has spellings of its own. Any other host stays, and is
 * no name. On github.com there is one way to write a name.
 */
function withoutHost(constraints: AskedEvidence['constraints'], { kind, name }: GithubHost): AskedEvidence['constraints'] {
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

function isRelease(what: What | null): boolean {
  return what?.kind === 'statement' && what.predicateTypes.every(isReleaseType);
}

interface Form { readonly pattern: RegExp; readonly expected: string }

/** What a value must look like, so that one that can never match is an error now and not a refusal later. */
export function formOf(name: FieldName, field: Field): Form {
  switch (name) {
    case 'repo':
    case 'signer-repo': return { pattern: /^[A-Za-z0-9_-]+\/[A-Za-z0-9_.-]+$/, expected: 'owner/name' };
    case 'owner': return { pattern: /^[A-Za-z0-9_-]+$/, expected: 'the name of an owner' };
    case 'repository-id':
    case 'owner-id': return { pattern: /^[1-9]\d*$/, expected: 'a number' };
    case 'source-ref': return { pattern: /^(refs\/|\{tag\}|[0-9a-f]{40}$).*$/, expected: 'a full ref, as refs/tags/v1.2.3 or refs/heads/main' };
    case 'source-digest':
    case 'signer-digest': return { pattern: /^([0-9a-f]{40}|[0-9a-f]{64})$/, expected: 'a full commit, 40 or 64 hex digits in lower case' };
    case 'verifier-id': return { pattern: /^\S+$/, expected: 'the id of a verifier, as https://example.com/verifier' };
    case 'resource-uri': return { pattern: /^\S+$/, expected: 'the address of what was verified' };
    case 'policy-digest': return { pattern: /^(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$/, expected: digestForm };
    case 'signed-identity': return { pattern: /^[^\s/]+(\/[^\s/]+)*$/, expected: 'the name of an image, as ghcr.io/acme/app' };
    case 'certificate-oidc-issuer': return { pattern: /^https?:\/\/\S+$/, expected: 'a URL, as https://token.actions.githubusercontent.com' };
    case 'entry-workflow': return { pattern: /^[A-Za-z0-9_-]+\/[A-Za-z0-9_.-]+\/\.github\/workflows\/[^/]+\.ya?ml@(?:refs\/.+|[0-9a-f]{40}|[0-9a-f]{64})$/, expected: 'owner/name/.github/workflows/file.yml@refs/heads/main, or @refs/tags/…' };
    case 'trigger': return { pattern: /^[a-z][a-z_]*$/, expected: 'the name of an event, as push' };
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
    case 'environment':
    case 'annotations':
    case 'verified-level':
    case 'max-age-days':
    default: return { pattern: /^.+$/, expected: `a value of the kind ${field.kind}` };
  }
}
