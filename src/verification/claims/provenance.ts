// Claims of provenance, whichever version of the predicate it is: who built, what that is worth, and what only the builder knows.
//
// The certificate comes first. What it states is in the claims already, and the predicate's word for it is only compared: where a table of
// build-types.ts pairs a path with a claim, a difference rejects the candidate. What is left over becomes claims that are marked as the builder's own.
//
// The builder is proven by the certificate too: by the workflow that signed, at a ref that the catalog trusts. What `builder.id` says counts where the
// certificate bears it out, or where a proven builder says it of one that it signed for.

import { UNKNOWN_BUILDER, UNTRUSTED_REF, builderOfBuildType, builderOfDelegate, builderOfWorkflow, trustInRef, type Builder } from '../../domain/builders.ts';
import { openClaim, type Claim, type ClaimName, type Claims } from '../../domain/claims.ts';
import { problem, type Problem } from '../../domain/errors.ts';
import { githubOfIssuer } from '../../domain/github-host.ts';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../domain/json.ts';
import { limits } from '../../domain/limits.ts';
import type { NonEmpty } from '../../domain/subject.ts';
import { Fault } from '../fault.ts';
import { buildTypeOf, type BuildType, type Pair } from './build-types.ts';
import { githubHost, parseWorkflow, type SigningWorkflow } from './fulcio.ts';
import { objectAt, textAt, valueAt } from './shape.ts';

/** What a predicate adds to what the certificate or key says. */
export interface PredicateFacts { readonly claims: Claims; readonly warnings: readonly Problem[] }

/** Provenance as it was read: where its version keeps the two texts that say what it is, and what else its version has. */
export interface Provenance {
  readonly predicate: JsonObject;
  readonly builderId: string | null;
  readonly buildType: string | null;
  /** Members of the predicate that its version does not have. */
  readonly unknown: readonly string[];
  /** Whether the version asks verifiers to refuse parameters that they do not know, and where those stand. */
  readonly externalParameters: string | null;
}

/** How the reader is to take a predicate that says something else than the certificate. Only an input that says so ignores it. */
export type Contradictions = 'reject' | 'ignore';

/** The claims of provenance by the signer with these claims. Throws `Fault`: `PROVENANCE_CONTRADICTED`, `STATEMENT_MALFORMED`. */
export function readProvenance(provenance: Provenance, signer: Claims, contradictions: Contradictions): PredicateFacts {
  const certificate = certificateOf(signer);
  const table = provenance.buildType === null ? undefined : buildTypeOf(provenance.buildType);
  const contradiction = table === undefined ? null : findContradiction(table, provenance.predicate, certificate);
  if (contradiction !== null && contradictions === 'reject') throw contradiction;
  // Whoever lets it pass all the same gets nothing from its predicate but its two names.
  if (contradiction !== null) return { claims: withoutBuilder(provenance), warnings: [problem('PROVENANCE_CONTRADICTED', { level: 'warning', about: 'predicate', seen: contradiction.seen, expected: contradiction.expected })] };
  const claims = new Map<ClaimName, NonEmpty<Claim>>();
  const add = (name: ClaimName, value: string | null | undefined, from: Claim['from']): void => {
    // What the certificate states stands: no word of the builder's takes its place.
    if (value != null && value !== '' && value.length <= limits.provenanceText && !signer.has(name) && !claims.has(name)) claims.set(name, [{ value, from }]);
  };
  const builder = proveBuilder(provenance, certificate);
  add('builder', builder.name, 'builder-catalog');
  add('builder-id', provenance.builderId, builder.id);
  add('build-type', provenance.buildType, 'self-declared');
  add('build-level', builder.level === null ? null : String(builder.level), 'builder-catalog');
  if (certificate.workflow === null) for (const [name, value] of sourceOf(provenance.predicate, table)) add(name, value, 'self-declared');
  // What an event carried is in no certificate, so who writes it down must be known: anybody in the repository could write it otherwise.
  if (isProven(builder)) for (const [name, value] of eventFacts(provenance.predicate, table, certificate)) add(name, value, 'self-declared');
  const { predicate, externalParameters } = provenance;
  for (const [name, value] of unknownParameters(externalParameters === null ? null : objectAt(predicate, externalParameters), table?.parameters ?? null)) add(name, value, 'self-declared');
  return { claims, warnings: unknownFields(provenance.unknown) };
}

function withoutBuilder({ builderId, buildType }: Provenance): Claims {
  const texts = ([['builder-id', builderId], ['build-type', buildType]] as const).flatMap(([name, value]) => (value === null || value.length > limits.provenanceText ? [] : [[name, [{ value, from: 'self-declared' }]] as const]));
  return new Map<ClaimName, NonEmpty<Claim>>([['builder', [{ value: UNKNOWN_BUILDER, from: 'builder-catalog' }]], ...texts]);
}

/** Named, so that a builder's new member is seen; bounded, as whoever writes predicates can write any number. */
function unknownFields(unknown: readonly string[]): readonly Problem[] {
  if (unknown.length === 0) return [];
  const more = unknown.length - limits.unknownFields;
  return [problem('FIELDS_UNKNOWN', { level: 'note', about: 'predicate', seen: `${unknown.slice(0, limits.unknownFields).map((path) => path.slice(0, 64)).join(', ')}${more > 0 ? ` and ${more} more` : ''}` })];
}

// ── the certificate

interface Certificate {
  readonly of: (name: ClaimName) => string | undefined;
  readonly names: readonly string[];
  /** The address of the GitHub whose workflow it is of. */
  readonly host: string | null;
  /** The workflow that signed, on that host. */
  readonly workflow: SigningWorkflow | null;
  /** Whether that host is github.com. */
  readonly isPublic: boolean;
}

function certificateOf(signer: Claims): Certificate {
  const stated = (name: ClaimName): readonly string[] => (signer.get(name) ?? []).flatMap(({ value, from }) => (from === 'certificate' ? [value] : []));
  const of = (name: ClaimName): string | undefined => stated(name)[0];
  const [issuer, owner, repo, workflow, ref] = [of('certificate-oidc-issuer'), of('signer-owner'), of('signer-repo'), of('signer-workflow'), of('signer-ref')];
  return {
    of,
    names: stated('certificate-identity'),
    host: githubHost(issuer),
    workflow: owner === undefined || repo === undefined || workflow === undefined || ref === undefined ? null : { owner, repo, workflow, ref },
    isPublic: issuer !== undefined && githubOfIssuer(issuer)?.kind === 'public',
  };
}

// ── who built it

interface ProvenBuilder { readonly name: string; readonly id: Claim['from']; readonly level: number | null }

function proveBuilder({ builderId, buildType }: Provenance, certificate: Certificate): ProvenBuilder {
  const { workflow } = certificate;
  const unknown: ProvenBuilder = { name: UNKNOWN_BUILDER, id: voucherOf(builderId, certificate), level: null };
  if (workflow === null || buildType === null) return unknown;
  const named = certificate.isPublic ? builderOfWorkflow(workflow.workflow) : undefined;
  if (named === undefined) {
    const builder = builderOfBuildType(buildType);
    return builder === undefined || unknown.id === 'self-declared' ? unknown : { ...unknown, name: builder.name, level: levelOf(builder, 'release', certificate) };
  }
  if (!named.buildTypes.includes(buildType)) return unknown;
  const trust = trustInRef(named, workflow.ref, certificate.of('repo'));
  const untrusted: ProvenBuilder = { ...unknown, name: `${UNTRUSTED_REF}${named.name}` };
  if (trust === null) return untrusted;
  if (named.id !== 'delegate') return unknown.id === 'self-declared' ? unknown : { name: named.name, id: unknown.id, level: levelOf(named, trust, certificate) };
  const delegate = builderId === null ? null : parseWorkflow(builderId, 'https://github.com/');
  const name = delegate === null ? null : builderOfDelegate(delegate.repo, delegate.workflow, delegate.ref);
  if (name === null) return untrusted;
  // Of a reusable workflow that is somebody else's nobody here has said what it reaches.
  return { name, id: 'builder-catalog', level: name.includes('/') ? levelOf(named, trust, certificate) : null };
}

function isProven({ name }: ProvenBuilder): boolean {
  return name !== UNKNOWN_BUILDER && !name.startsWith(UNTRUSTED_REF);
}

/** Who bears `builder.id` out: the certificate, where it is the workflow that signed or the kind of runner; else nobody. */
function voucherOf(builderId: string | null, certificate: Certificate): Claim['from'] {
  if (builderId === null || certificate.workflow === null) return 'self-declared';
  const runner = runnerIn(builderId);
  const isBorneOut = runner === null ? isNamed(builderId, certificate) : runner === certificate.of('runner');
  return isBorneOut ? 'certificate' : 'self-declared';
}

/** What a builder has earned here: nothing above 1 where the certificate does not say that GitHub ran it, as whoever runs the machine can do as they like. */
function levelOf({ level }: Builder, trust: 'release' | 'head', certificate: Certificate): number | null {
  if (trust === 'head') return null;
  return certificate.of('runner') === 'github-hosted' ? level : Math.min(level, 1);
}

// ── contradictions

/** The first pair that differs, with both values. */
function findContradiction({ rows }: BuildType, predicate: JsonObject, certificate: Certificate): Fault | null {
  for (const row of rows) {
    if (!('pair' in row)) continue;
    const said = textAt(predicate, row.path);
    if (said === null) continue;
    const stated = contradicted(row.pair, said, certificate);
    if (stated !== null) return new Fault('PROVENANCE_CONTRADICTED', `${row.path} ${JSON.stringify(said.slice(0, limits.provenanceText))}`, `${stated.claim} ${JSON.stringify(stated.value)}, as the certificate says`);
  }
  return null;
}

interface Stated { readonly claim: ClaimName; readonly value: string }

/** What the certificate says instead; null where they agree, or where it says nothing that can be compared. */
function contradicted(pair: Pair, said: string, certificate: Certificate): Stated | null {
  const differs = (claim: ClaimName, text: string | null, as: (value: string) => string = (value) => value): Stated | null => {
    const value = certificate.of(claim);
    return value === undefined || text === null || as(value) === text ? null : { claim, value };
  };
  const entry = certificate.of('entry-workflow');
  switch (pair) {
    case 'owner': case 'repository-id': case 'owner-id': case 'source-ref': case 'source-digest': case 'trigger': case 'runner': case 'entry-workflow': case 'entry-digest':
      return differs(pair, said);
    case 'repository': return differs('repo', shortOf(said, certificate));
    case 'source': {
      const { repository, ref } = parseSource(said);
      return differs('repo', shortOf(repository, certificate)) ?? differs('source-ref', ref);
    }
    case 'entry-path': return entryPathDiffers(said, entry, certificate);
    case 'entry-ref': return entryRefDiffers(said, entry);
    // Written as an address, as its number, or as number and attempt.
    case 'run': return differs('run', runNumber(said), (value) => runNumber(value) ?? value) ?? (said.includes('/') ? differs('run', withoutAttempt(said), withoutAttempt) : null);
    case 'signer': return runnerIn(said) === null ? signerDiffers(said, certificate) : differs('runner', runnerIn(said));
    case 'runner-id': return differs('runner', runnerIn(said));
    default: return pair satisfies never;
  }
}

/** A certificate that is of no workflow was asked for by somebody with another name, and says nothing of who built. */
function signerDiffers(said: string, certificate: Certificate): Stated | null {
  const { workflow, names } = certificate;
  return workflow === null || isNamed(said, certificate) ? null : { claim: 'certificate-identity', value: names.join(', ') };
}

/** As a path in the source repository, or whole. Of a workflow that lies elsewhere, as one that an organisation requires, the path alone says nothing. */
function entryPathDiffers(said: string, entry: string | undefined, certificate: Certificate): Stated | null {
  if (entry === undefined) return null;
  const { repo, path } = entryOf(entry) ?? {};
  if (said.includes('@')) return said === entry ? null : { claim: 'entry-workflow', value: entry };
  // The oldest provenance has the name of the workflow here, which is free text.
  const isPath = said.startsWith('.github/workflows/') || said.startsWith('dynamic/');
  return !isPath || repo !== certificate.of('repo') || path === said ? null : { claim: 'entry-workflow', value: entry };
}

/** Older releases of the attestation action and of npm cut the ref at its first `@`, as in `refs/tags/pkg@1.0.0`. */
function entryRefDiffers(said: string, entry: string | undefined): Stated | null {
  const ref = entry === undefined ? undefined : entryOf(entry)?.ref;
  return entry === undefined || ref === undefined || ref === said || ref.startsWith(`${said}@`) ? null : { claim: 'entry-workflow', value: entry };
}

function entryOf(entry: string): { readonly repo: string; readonly path: string; readonly ref: string } | null {
  const parsed = parseWorkflow(`https://github.com/${entry}`, 'https://github.com/');
  return parsed === null ? null : { repo: parsed.repo, path: parsed.workflow.slice(parsed.repo.length + 1), ref: parsed.ref };
}

/**
 * Whether a text names the workflow that signed, as the certificate states it apart from its name. The name is a URL, in which characters stand escaped:
 * unescaped it would make one ref of `main` and `ma%69n`, and whoever may push a branch can call it so. Old certificates have the name alone, without
 * the commit of the workflow as well: for these the text is written as the name is.
 */
function isNamed(said: string, { of, host, workflow }: Certificate): boolean {
  if (host === null || workflow === null) return false;
  const signer = `${host}${workflow.workflow}@${workflow.ref}`;
  return said === signer || (of('signer-digest') === undefined && escaped(said) === signer);
}

/** What a URL has escaped in a path; a percent sign, which may stand for itself, is left. */
function escaped(text: string): string {
  return text.replaceAll(/[^\u0021-\u007e]|["<>`{|}]/gu, (character) => encodeURIComponent(character));
}

/** `owner/name` on the certificate's GitHub; any other address stays whole, and is no short name. */
function shortOf(address: string, { host }: Certificate): string {
  const short = host !== null && address.startsWith(host) ? address.slice(host.length) : address;
  return short.endsWith('.git') ? short.slice(0, -'.git'.length) : short;
}

function parseSource(uri: string): { readonly repository: string; readonly ref: string | null } {
  const text = uri.startsWith('git+') ? uri.slice('git+'.length) : uri;
  const at = text.indexOf('@');
  return at < 0 ? { repository: text, ref: null } : { repository: text.slice(0, at), ref: text.slice(at + 1) };
}

function runNumber(text: string): string | null {
  return /^(\d+)(?:-\d+)?$/.exec(text)?.[1] ?? /\/actions\/runs\/(\d+)(?:\/attempts\/\d+)?$/.exec(text)?.[1] ?? null;
}

function withoutAttempt(run: string): string {
  return run.replace(/\/attempts\/\d+$/, '');
}

function runnerIn(id: string): string | null {
  return /^https:\/\/github\.com\/actions\/runner\/(github-hosted|self-hosted)$/.exec(id)?.[1] ?? null;
}

// ── what only the predicate knows

/** Claims with their values, as a predicate says them. */
export type Said = readonly (readonly [ClaimName, string])[];

/** The source, for evidence whose certificate names no workflow. Where the predicate says two things of one fact it says nothing. */
function sourceOf(predicate: JsonObject, table: BuildType | undefined): Said {
  const said = new Map<'source-ref' | 'source-digest', Set<string>>([['source-ref', new Set()], ['source-digest', new Set()]]);
  for (const row of table?.rows ?? []) {
    const text = 'pair' in row ? textAt(predicate, row.path) : null;
    if (text === null || !('pair' in row)) continue;
    const ref = row.pair === 'source' ? parseSource(text).ref : row.pair === 'source-ref' ? text : null;
    if (ref !== null) said.get('source-ref')?.add(ref);
    if (row.pair === 'source-digest') said.get('source-digest')?.add(text);
  }
  return [...said].flatMap(([name, values]): Said => {
    const [value, ...others] = values;
    if (value === undefined || others.length > 0) return [];
    return [[name, value], ...(name === 'source-ref' ? namesOfRef(value) : [])];
  });
}

function namesOfRef(ref: string): Said {
  const [, kind, name] = /^refs\/(tags|heads)\/(.+)$/s.exec(ref) ?? [];
  return name === undefined ? [] : [[kind === 'tags' ? 'source-tag' : 'source-branch', name]];
}

/** The branch that a tag was made on, and the inputs of a workflow that somebody started by hand: they stand in the event alone. */
function eventFacts(predicate: JsonObject, table: BuildType | undefined, certificate: Certificate): Said {
  if (table === undefined) return [];
  const events = table.events.flatMap((path) => objectAt(predicate, path) ?? []);
  const [event, ...others] = events;
  if (event === undefined || others.length > 0) return [];
  const trigger = certificate.of('trigger') ?? triggerOf(predicate, table) ?? '';
  const ref = certificate.of('source-ref') ?? null;
  switch (trigger) {
    case 'push': return (ref ?? 'refs/tags/').startsWith('refs/tags/') ? branchOf(valueAt(event, 'base_ref')) : [];
    case 'release': return branchOf(valueAt(event, 'release.target_commitish'));
    case 'workflow_dispatch': return inputsOf(valueAt(event, 'inputs') ?? null);
    default: return [];
  }
}

function triggerOf(predicate: JsonObject, { rows }: BuildType): string | null {
  const said = rows.flatMap((row) => ('pair' in row && row.pair === 'trigger' ? (textAt(predicate, row.path) ?? []) : []));
  return said[0] ?? null;
}

/** A release may name a commit instead of a branch. */
function branchOf(value: JsonValue | undefined): Said {
  if (typeof value !== 'string' || value === '' || /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(value)) return [];
  return value.startsWith('refs/') ? namesOfRef(value).filter(([name]) => name === 'source-branch') : [['source-branch', value]];
}

function inputsOf(inputs: JsonValue): Said {
  if (!isJsonObject(inputs)) return [];
  const entries = Object.entries(inputs);
  if (entries.length > limits.workflowInputs) throw new Fault('STATEMENT_MALFORMED', `${entries.length} inputs of a workflow`, `at most ${limits.workflowInputs}`);
  return entries.flatMap(([key, value]): Said => {
    const name = openClaim('workflow-input', key);
    const text = typeof value === 'string' ? value : typeof value === 'boolean' || typeof value === 'number' ? String(value) : null;
    return name === null || text === null ? [] : [[name, text]];
  });
}

/**
 * Parameters from outside that the build type does not have: what they did to the build nobody here knows (SLSA v1.0, verifying artifacts: "reject unknown
 * external parameters"). As claims they are refused by every requirement that does not name them. Throws `Fault` (`STATEMENT_MALFORMED`) for what nobody could name.
 */
export function unknownParameters(given: JsonObject | null, known: readonly string[] | null): Said {
  if (known === null || given === null) return [];
  const unknown = Object.entries(given).filter(([key]) => !known.includes(key));
  if (unknown.length > limits.unknownParameters) throw new Fault('STATEMENT_MALFORMED', `${unknown.length} unknown parameters of the build`, `at most ${limits.unknownParameters}`);
  return unknown.map(([key, value]) => {
    const name = openClaim('external-parameter', key);
    const text = isJsonObject(value) || isJsonArray(value) || value === null ? JSON.stringify(value) : String(value);
    // One that could not be named could not be refused either.
    if (name === null || text === '' || text.length > limits.provenanceText) throw new Fault('STATEMENT_MALFORMED', 'a parameter of the build that nobody knows and nobody can name', 'parameters of the build type');
    return [name, text];
  });
}
