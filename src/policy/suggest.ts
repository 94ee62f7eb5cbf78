// A dossier → the tightest policy that accepts it: whoever signed, bound by all that their certificates state and that the next release will state too.
//
// All values come from whoever made the evidence, and anybody can sign for a digest: a suggestion says who did, and never whom to trust. Three rules keep
// it from saying more than was seen. What a signer says of itself is not bound, but where a policy must name it. `{tag}` and `{version}` stand for a ref
// only where the ref is exactly that of the subject's own tag. What the words of a policy cannot say exactly is left out and said: a pattern that only
// nearly means it could mean somebody else.

import type { Attestation, Says } from '../domain/attestation.ts';
import { isCloudBuild } from '../domain/cloud-build.ts';
import { levelClaim, type Claim, type ClaimName } from '../domain/claims.ts';
import { parseDigest, type Digest } from '../domain/digest.ts';
import type { Dossier, Rejection, Search } from '../domain/dossier.ts';
import { bounded } from '../domain/errors.ts';
import { fields, type Field, type FieldName } from '../domain/fields.ts';
import { githubCom, githubOfIssuer, issuerOf, type GithubHost } from '../domain/github-host.ts';
import { isVisible } from '../domain/invisible.ts';
import { limits } from '../domain/limits.ts';
import type { What } from '../domain/policy.ts';
import { classNames, isReleaseType, isSummary, labelOf, predicateAliases, whatOf } from '../domain/predicate-types.ts';
import type { NonEmpty, Subject } from '../domain/subject.ts';
import type { SuggestedMatch, SuggestedRequirement, Suggestion, Unbound } from '../domain/suggestion.ts';
import { judge } from './judge.ts';
import { compareTexts } from './leaf.ts';
import { compileInputs, formOf, NO_MORE } from './native.ts';
import { principalOf } from './principals.ts';
import { parseSubjectGlob } from './subject-glob.ts';

/**
 * The tightest policy that accepts a dossier: one requirement for each class of evidence and signer in it, and what it does not bind. `host` is the GitHub
 * that the policy's names are of; who signed at another one is named whole.
 */
export function suggest({ subject, searches, rejections, attestations }: Dossier, host: GithubHost = githubCom): Suggestion {
  const looked = attestations.map((attestation) => lookAt(attestation, subject, host));
  const drafts = looked.filter((one) => one instanceof Draft);
  const groups = Map.groupBy(drafts, ({ group }) => group);
  const chosen = [...groups].toSorted(([a], [b]) => compareTexts(a, b)).flatMap(([, members]) => members.toSorted(byTightness)[0] ?? []).toSorted(byClass);
  const kept = chosen.slice(0, limits.suggestedRequirements);
  const match = matchOf(subject);
  const unbound = [
    ...(match === null ? [{ about: 'subject', why: `no rule can match it by name: it is ${subject.kind === 'digest' ? 'known by its digest alone' : 'called what no glob can say exactly'}` }] : []),
    ...looked.flatMap((one) => (one instanceof Draft ? [] : one)),
    ...rivals(kept),
    ...kept.flatMap((draft) => draft.unbound),
    ...ofThisBuild(kept),
    ...selfDeclared(kept),
    ...versionless(kept, subject),
    ...otherTrust(kept),
    ...chosen.slice(limits.suggestedRequirements).map(({ evidence, what }) => about(evidence, `${labelOf(what)} by one more signer; ${limits.suggestedRequirements} requirements are suggested`)),
    ...drafts.filter((draft) => !chosen.includes(draft)).map(({ evidence, what }) => about(evidence, `${labelOf(what)} by a signer of whom there is other evidence of the class; one piece is asked for`)),
    ...rejections.toSorted((a, b) => compareTexts(a.candidate.id, b.candidate.id)).map(ofRejection),
    ...searches.flatMap(ofSilence),
  ];
  return { match, requirements: kept.map(requirementOf), unbound: few([...new Map(unbound.map((one) => [JSON.stringify([one.about, one.why]), one])).values()]) };
}

/**
 * The suggestion without what does not hold: each requirement is compiled as a policy's is, and judged on this dossier. One that does not accept its own
 * evidence would be a mistake of ours, or words that contradict each other; it is said and left out.
 */
export async function confirm(suggestion: Suggestion, dossier: Dossier, host: GithubHost = githubCom): Promise<Suggestion> {
  const requirements: SuggestedRequirement[] = [];
  const unbound: Unbound[] = [];
  for (const one of suggestion.requirements) {
    if (await accepts(one, dossier, host)) requirements.push(one);
    else unbound.push(about(one.evidence, `${labelOf(one.what)}: no policy in these words would accept it`));
  }
  return { ...suggestion, requirements, unbound: [...unbound, ...suggestion.unbound] };
}

async function accepts({ what, fields: constraints, key, evidence }: SuggestedRequirement, dossier: Dossier, githubHost: GithubHost): Promise<boolean> {
  const isBuilder = isCloudBuild(constraints.get('builder-id')?.[0] ?? '');
  const digest = key ?? (isBuilder ? parseDigest(evidence.claims.get('key')?.[0].value ?? '') : null);
  const keys = digest === null ? [] : [{ name: 'key', digest, trust: [evidence.trust] as const, builder: isBuilder ? ('cloud-build' as const) : null }];
  const { layer } = await compileInputs({ ...NO_MORE, constraints, require: [labelOf(what)], enterprise: null, githubHost, tenantDomain: null, keys, anyIdentity: false, openPattern: false, trust: [evidence.trust], mode: 'enforce' });
  if (layer === null) return false;
  const { outcome, rules } = await judge(dossier, [layer], { checker: async () => ({ ok: false, code: 'CHECK_FAILED', message: 'nothing is checked' }), now: new Date(0) });
  return outcome === 'passed' && rules.every(({ judgement }) => judgement?.outcome === 'passed' && judgement.basis.includes(evidence));
}

/** What a rule about this very subject is about. */
function matchOf({ kind, name }: Subject): SuggestedMatch | null {
  const key = { image: 'images', file: 'files', package: 'packages', digest: null, identifier: null, release: null } as const;
  const named = kind === 'image' || kind === 'file' || kind === 'package' ? kind : null;
  if (named === null || key[kind] === null || name.includes('*') || !isWritable(name)) return null;
  const parsed = parseSubjectGlob(named, name);
  return 'glob' in parsed && parsed.glob.text === name ? { key: key[kind], name } : null;
}

function requirementOf({ what, fields: bound, key, evidence }: Draft): SuggestedRequirement {
  return { what, fields: bound, key, isWitnessed: evidence.witnessed.length > 0, evidence };
}

function few(unbound: readonly Unbound[]): readonly Unbound[] {
  const more = unbound.length - limits.suggestedNotes;
  return more > 0 ? [...unbound.slice(0, limits.suggestedNotes), { about: 'more', why: `${more} more that are not listed` }] : unbound;
}

// ── one piece of evidence

/** What one attestation could be asked for by; or why by nothing. */
function lookAt(attestation: Attestation, subject: Subject, host: GithubHost): Draft | Unbound {
  const { says, through, claims } = attestation;
  if (through?.how === 'index') return about(attestation, `it is about the index ${through.container}, and proves none of its images`);
  const results = (claims.get('verification-result') ?? []).map(({ value }) => value);
  if (isSummary(says) && (results.length !== 1 || results[0] !== 'PASSED')) return about(attestation, 'it is a verification summary that does not say PASSED, which is proof of nothing');
  const what = whatOf(wordOf(says));
  // It becomes a key of YAML, which has 1,024 characters at the most.
  if (what === null || !isWritable(labelOf(what)) || labelOf(what).length > limits.suggestedText / 2 || labelOf(what).includes('|')) return about(attestation, 'its predicate type is no text that a policy could ask for');
  const draft = new Draft(attestation, what, { subject, host });
  const fault = draft.bindAll();
  return fault === null ? draft : about(attestation, fault);
}

/** The word of `require` for what an attestation says: the class that asks for its kind whichever version of it comes next, else the type itself. */
function wordOf(says: Says): string {
  if (says.kind === 'signature') return 'signature';
  const { predicateType } = says;
  const words = ['provenance', 'publish', 'release', 'vsa', 'spdx', 'cyclonedx', 'link', 'vuln', 'openvex', 'test-result', 'scai', 'custom'] as const;
  return words.find((word) => predicateAliases[word].some((type) => type === predicateType)) ?? predicateType;
}

function about({ evidence }: Attestation, why: string): Unbound {
  return { about: `evidence ${evidence}`, why };
}

/** Claims that are of one build, and of the next one others. */
const OF_BUILD = ['run', 'source-digest', 'signer-digest', 'entry-digest'] as const satisfies readonly ClaimName[];
/** Claims that others in the requirement stand for. */
const IMPLIED: ReadonlySet<ClaimName> = new Set<ClaimName>(['owner', 'signer-owner', 'signer-repo', 'source-tag', 'source-branch', 'builder']);

class Draft {
  readonly evidence: Attestation;
  readonly what: What;
  readonly #subject: Subject;
  readonly #host: GithubHost;
  readonly fields = new Map<FieldName, NonEmpty<string>>();
  readonly unbound: Unbound[] = [];
  key: Digest | null = null;
  /** How many refs follow the subject's own tag: such a requirement holds for the next release as well. */
  following = 0;

  constructor(evidence: Attestation, what: What, { subject, host }: { readonly subject: Subject; readonly host: GithubHost }) {
    this.evidence = evidence;
    this.what = what;
    this.#subject = subject;
    this.#host = host;
  }

  /** Evidence of one class by one signer: one requirement. */
  get group(): string {
    return JSON.stringify([labelOf(this.what), principalOf(this.evidence)]);
  }

  /** Binds all that can be. What keeps a policy from accepting this evidence at all; null where nothing does. */
  bindAll(): string | null {
    const { says } = this.evidence;
    if (says.kind === 'statement' && isReleaseType(says.predicateType)) return this.#release();
    return this.#signer() ?? this.#facts();
  }

  // What a signature vouches for: who signed is never the signer's own word.
  #stated(name: ClaimName): readonly string[] {
    return (this.evidence.claims.get(name) ?? []).filter(({ from }) => from !== 'self-declared').map(({ value }) => value);
  }
  #said(name: ClaimName): string | undefined {
    return this.evidence.claims.get(name)?.[0].value;
  }

  /** Binds a field to exactly this value. Whether it could be; what could not is said. */
  #bind(name: FieldName, value: string | undefined): boolean {
    if (value === undefined) return false;
    const fault = faultOf(name, value);
    if (fault === null) this.fields.set(name, [value]);
    else this.unbound.push({ about: claimOf(name), why: `${bounded(value, 120)} cannot be written in a policy: ${fault}` });
    return fault === null;
  }

  /** The same of a value that ends in a ref. `isOwn`: the ref is of the source's own repository, whose releases have the tags that the subject has. */
  #bindRef(name: FieldName, head: string, ref: string, isOwn: boolean): boolean {
    if (!this.#bind(name, head + ref)) return false;
    const template = isOwn ? templateOf(ref, this.#subject) : null;
    if (template === null) return true;
    this.following += 1;
    this.fields.set(name, [head + template]);
    return true;
  }

  // ── who signed

  #signer(): string | null {
    if (this.#stated('key').length > 0 || (this.evidence.claims.get('builder-id') ?? []).some(({ from }) => from === 'key')) return this.#signerKey();
    const [issuer] = this.#stated('certificate-oidc-issuer');
    const names = this.#stated('certificate-identity');
    if (issuer === undefined || names.length === 0) return 'nothing in it says who signed';
    const isOfHost = githubOfIssuer(issuer)?.name === this.#host.name;
    const [workflow, ref, source] = [this.#stated('signer-workflow')[0], this.#stated('signer-ref')[0], this.#stated('repo')[0]];
    const isBound = isOfHost && workflow !== undefined && ref !== undefined && faultOf('signer-workflow', `${workflow}@${ref}`) === null
      ? this.#bindRef('signer-workflow', `${workflow}@`, ref, source !== undefined && workflow.startsWith(`${source}/`))
      : this.#identity(names, source);
    if (!isBound) return 'no policy can name its signer exactly';
    const isDefault = this.fields.has('signer-workflow') && issuer === issuerOf(this.#host);
    if (!isDefault && !this.#bind('certificate-oidc-issuer', issuer)) return 'no policy can name its issuer exactly';
    this.#source(issuer, isOfHost);
    return null;
  }

  #identity(names: readonly string[], source: string | undefined): boolean {
    const [name = '', ...others] = names;
    for (const other of others) this.unbound.push({ about: 'certificate-identity', why: `the certificate has a further name, ${bounded(other, 120)}; one of them is asked for` });
    const [, head = '', ref = ''] = /^(.*@)(refs\/tags\/.+)$/s.exec(name) ?? [];
    return ref === '' ? this.#bind('certificate-identity', name) : this.#bindRef('certificate-identity', head, ref, source !== undefined && (head.startsWith(`${source}/`) || head.includes(`/${source}/`)));
  }

  #signerKey(): string | null {
    const [builder] = (this.evidence.claims.get('builder-id') ?? []).filter(({ from }) => from === 'key');
    if (builder === undefined || !isCloudBuild(builder.value)) {
      const spki = (this.evidence.claims.get('key') ?? []).find(({ from }) => from === 'key')?.value;
      this.key = parseDigest(spki ?? '');
      if (this.key === null) return 'nothing in it says which key signed';
      this.unbound.push({ about: 'key', why: 'a key says nothing of workflow, ref, repository and runner: whoever has it can sign whatever they like' });
      return null;
    }
    // The keys of this builder sign for everybody: the source is its word, and all there is to tell one user's builds from another's.
    if (!this.#bind('builder-id', builder.value) || !this.#bind('repo', this.#said('repo'))) return 'its builder signs for everybody, and it names no source';
    const ref = this.#said('source-ref');
    if (ref !== undefined) this.#bindRef('source-ref', '', ref, true);
    this.unbound.push({ about: 'repo, source-ref', why: 'they are the word of the builder, as a policy about it must name them' });
    return null;
  }

  // ── which source, and how

  #source(issuer: string, isOfHost: boolean): void {
    const [repo] = this.#stated('repo');
    if (isOfHost) this.#bind('repo', repo);
    else if (repo !== undefined) this.unbound.push({ about: 'repo', why: `${bounded(repo, 120)} is none of ${this.#host.name}, which repo speaks of; its issuer is ${bounded(issuer, 120)}` });
    this.#bind('repository-id', this.#stated('repository-id')[0]);
    this.#bind('owner-id', this.#stated('owner-id')[0]);
    const [entry] = this.#stated('entry-workflow');
    const [workflow, at] = [this.#stated('signer-workflow')[0], this.#stated('signer-ref')[0]];
    if (!isOfHost || entry === undefined || entry === `${workflow ?? ''}@${at ?? ''}`) return;
    const [, path, ref] = /^(.+?@)(refs\/.+|[0-9a-f]{40}|[0-9a-f]{64})$/s.exec(entry) ?? [];
    if (path === undefined || ref === undefined) this.#bind('entry-workflow', entry);
    else this.#bindRef('entry-workflow', path, ref, repo !== undefined && path.startsWith(`${repo}/`));
  }

  #facts(): string | null {
    const [ref] = this.#stated('source-ref');
    if (ref !== undefined) this.#bindRef('source-ref', '', ref, true);
    this.#bind('trigger', this.#stated('trigger')[0]);
    this.#bind('environment', this.#stated('environment')[0]);
    const [runner] = this.#stated('runner');
    if (runner === fields['deny-self-hosted-runners'].pins) this.fields.set('deny-self-hosted-runners', ['true']);
    else if (runner !== undefined) this.unbound.push({ about: 'runner', why: `${bounded(runner, 120)}: a policy can ask for runners hosted by GitHub, and for no others` });
    this.#bind('build-level', this.#stated('build-level')[0]);
    // Where the signer is the builder, or the kind of runner, it is bound already.
    const delegate = (this.evidence.claims.get('builder-id') ?? []).find(({ from }) => from === 'builder-catalog');
    this.#bind('builder-id', delegate?.value);
    const [visibility] = this.#stated('visibility');
    if (visibility !== undefined) this.unbound.push({ about: 'visibility', why: 'it changes by itself when a repository is opened, so no policy asks for it' });
    return this.#summary() ?? this.#parameters();
  }

  /** A policy about summaries must name their verifier and what they are about. */
  #summary(): string | null {
    if (!isSummary(this.evidence.says)) return null;
    if (!this.#bind('verifier-id', this.#said('verifier-id')) || !this.#bind('resource-uri', this.#said('resource-uri'))) return 'a policy about verification summaries must name verifier and resource, and cannot';
    const levels = [...this.evidence.claims].flatMap(([name, [claim]]) => (name.startsWith('verified-level.') ? [lineOfLevel(name.slice('verified-level.'.length), claim)] : [])).filter((line) => line !== null);
    const [first, ...rest] = levels.filter((line) => isWritable(line) && levelClaim(line) !== null).toSorted(compareTexts);
    if (first !== undefined) this.fields.set('verified-level', [first, ...rest]);
    return null;
  }

  /** Parameters that nobody knows are refused unless they are named, so all of them are, or the evidence cannot be asked for. */
  #parameters(): string | null {
    const lines = [...this.evidence.claims].flatMap(([name, [claim]]) => (name.startsWith('external-parameter.') ? [`${name.slice('external-parameter.'.length)}=${claim.value}`] : [])).toSorted(compareTexts);
    if (lines.some((line) => !isWritable(line))) return 'it has a parameter of the build that a policy must name and cannot write exactly';
    const [first, ...rest] = lines;
    if (first !== undefined) {
      this.fields.set('external-parameter', [first, ...rest]);
      this.unbound.push({ about: 'external-parameter', why: 'parameters that builds of this type do not have count only where they are named: look at what they do' });
    }
    return null;
  }

  /** GitHub's own attestation of a release: who signs it is fixed, and all that it says is GitHub's word. */
  #release(): string | null {
    const isGithubs = this.#host.kind === 'public' && this.#stated('certificate-identity').includes('https://dotcom.releases.github.com') && this.evidence.trust !== 'public-good';
    if (!isGithubs || !this.#bind('repo', this.#said('repo'))) return 'it is an attestation of a release, and not by github.com';
    this.#bind('repository-id', this.#said('repository-id'));
    this.#bind('owner-id', this.#said('owner-id'));
    const ref = this.#said('source-ref');
    if (ref !== undefined) this.#bindRef('source-ref', '', ref, true);
    return this.#parameters();
  }
}

/** The line of `verified-level` that a claim of a summary is. */
function lineOfLevel(name: string, { value }: Claim): string | null {
  const line = /^SLSA_[A-Z0-9_]+$/.test(name) && /^\d+$/.test(value) ? `${name}_LEVEL_${value}` : value;
  return levelClaim(line)?.claim === `verified-level.${name}` ? line : null;
}

// ── values

/** The claim that a field is about, as reports name it. */
function claimOf(name: FieldName): string {
  return fields[name].kind === 'workflow' ? 'signer-workflow' : fields[name].claim.replace(/\.\*$/, '');
}

/** What stands for a ref of the subject's own tag; null for every other ref. Only refs have a template: a number that is part of a version is none. */
function templateOf(ref: string, { version }: Subject): string | null {
  if (version === null) return null;
  if (ref === `refs/tags/${version.tag}`) return 'refs/tags/{tag}';
  if (version.version === null) return null;
  if (ref === `refs/tags/v${version.version}`) return 'refs/tags/v{version}';
  return ref === `refs/tags/${version.version}` ? 'refs/tags/{version}' : null;
}

const WORKFLOW = /^[A-Za-z0-9_-]+\/[A-Za-z0-9_.-]+\/\.github\/workflows\/[^/]+?\.ya?ml@(?:refs\/.+|[0-9a-f]{40}|[0-9a-f]{64})$/;

/** Why a value cannot be the value of a field, meaning itself; null where it can. */
function faultOf(name: FieldName, value: string): string | null {
  const field: Field = fields[name];
  if (value.length > limits.suggestedText) return `it has ${value.length} characters`;
  if (!isVisible(value) || value.trim() !== value) return 'it has characters that do not show';
  if (isTemplate(value)) return 'what stands in braces in it would stand for the subject\'s own';
  if ((field.kind === 'ref' || field.kind === 'workflow') && value.includes('*')) return 'its * would stand for anything';
  const form = field.kind === 'workflow' ? WORKFLOW : formOf(name, field).pattern;
  return form.test(value) ? null : 'it is not of the form of the field';
}

/** The same of a text that has no form of its own. */
function isWritable(text: string): boolean {
  return text.length <= limits.suggestedText && isVisible(text) && text.trim() === text && !isTemplate(text);
}

function isTemplate(text: string): boolean {
  return /\{(?:tag|version)\}/.test(text);
}

// ── which of several

/** The one that also holds for the next release, then the one that binds more; among equals by digest. */
function byTightness(a: Draft, b: Draft): number {
  return b.following - a.following || b.fields.size - a.fields.size || Number(b.fields.get('build-level')?.[0] ?? 0) - Number(a.fields.get('build-level')?.[0] ?? 0) || compareTexts(a.evidence.evidence, b.evidence.evidence);
}

function byClass(a: Draft, b: Draft): number {
  const rank = ({ what }: Draft): number => (classNames.includes(labelOf(what)) ? classNames.indexOf(labelOf(what)) : classNames.length);
  return rank(a) - rank(b) || compareTexts(a.group, b.group);
}

// ── what is not bound

function rivals(kept: readonly Draft[]): readonly Unbound[] {
  return [...Map.groupBy(kept, ({ what }) => labelOf(what))].filter(([, of]) => of.length > 1).map(([word, of]) => ({ about: word, why: `there is ${word} by ${of.length} signers, and each is a requirement: delete those whom you do not trust` }));
}

function ofThisBuild(kept: readonly Draft[]): readonly Unbound[] {
  const names = OF_BUILD.filter((name) => kept.some(({ evidence }) => evidence.claims.get(name)?.some(({ from }) => from !== 'self-declared')));
  return names.length === 0 ? [] : [{ about: names.join(', '), why: 'of this build alone: the next one has others' }];
}

function selfDeclared(kept: readonly Draft[]): readonly Unbound[] {
  const names = new Set(kept.flatMap(({ evidence, fields: bound }) => {
    const used = new Set<string>([...bound.keys()].map(claimOf));
    return [...evidence.claims].flatMap(([name, values]) => (values.every(({ from }) => from === 'self-declared') && !used.has(name) && !used.has(name.split('.')[0] ?? name) && !IMPLIED.has(name) ? [name] : []));
  }));
  const listed = [...names].toSorted(compareTexts);
  if (listed.length === 0) return [];
  return [{ about: listed.slice(0, 8).map((name) => bounded(name, 40)).join(', '), why: `${listed.length > 8 ? `and ${listed.length - 8} more: ` : ''}the word of the signer or builder of itself, which is not bound` }];
}

function versionless(kept: readonly Draft[], { version }: Subject): readonly Unbound[] {
  const refs = [...new Set(kept.flatMap(({ fields: bound }) => (['signer-workflow', 'certificate-identity', 'entry-workflow', 'source-ref'] as const).flatMap((name) => /refs\/tags\/.+$/s.exec(bound.get(name)?.[0] ?? '')?.[0] ?? [])))].filter((ref) => !isTemplate(ref));
  if (refs.length === 0) return [];
  return [{ about: refs.slice(0, 4).map((ref) => bounded(ref, 80)).join(', '), why: version === null ? 'nothing states the tag of the subject, so these are the tags of this very evidence: the next release has others' : `they are not exactly the tag of the subject, ${bounded(version.tag, 80)}, and stand as they are` }];
}

function otherTrust(kept: readonly Draft[]): readonly Unbound[] {
  const names = [...new Set(kept.map(({ evidence }) => evidence.trust))].filter((name) => !['public-good', 'github', 'key'].includes(name));
  return names.map((name) => ({ about: 'trust', why: `evidence verified under the trust domain ${bounded(name, 80)}, which is not built in: a policy trusts only whom its trust section names` }));
}

function ofRejection({ candidate, code, seen }: Rejection): Unbound {
  return { about: `evidence ${candidate.id}`, why: `it did not verify (${code}): ${bounded(seen, 160)}` };
}

function ofSilence(search: Search): readonly Unbound[] {
  return search.outcome === 'unavailable' ? [{ about: `${search.at.source} ${search.at.address}`, why: `it gave no answer (${search.code}), and may hold more evidence` }] : [];
}
