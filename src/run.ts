// READ FIRST: what a run does, from inputs to report. Everything it touches of the world comes in through the ports.
//
//   inputs ─configure─▶ settings ─compile─▶ policy
//   artifact ─resolve─▶ subjects      bundle ─collect─▶ searches
//   each subject ─gather─▶ dossier ─judge─▶ verdict
//   verdicts ─report─▶ Report (plain data): the entries publish it
//
// It never rejects: whatever goes wrong is in the report, as an error, and never a pass.

import { configure, type Settings } from './config/configure.ts';
import { AT_INPUTS } from './domain/at.ts';
import { cloudBuildKey, isCloudBuild } from './domain/cloud-build.ts';
import type { Dossier } from './domain/dossier.ts';
import { ConfigurationError, problem, SubjectError, VerifySupplyChainError, type Code, type Problem } from './domain/errors.ts';
import { nameOfRepository } from './domain/image-reference.ts';
import type { ImageLine } from './domain/image-line.ts';
import type { RawInputs } from './domain/inputs.ts';
import { decodeUtf8, JsonError } from './domain/json.ts';
import { limits } from './domain/limits.ts';
import type { Layer, Policy, Requirement } from './domain/policy.ts';
import { predicateAliases } from './domain/predicate-types.ts';
import { FileError, type Ports } from './domain/ports.ts';
import type { Report } from './domain/report.ts';
import type { FileState, NonEmpty, Subject, SubjectRef } from './domain/subject.ts';
import type { KeyTerms, TrustDomain, TrustedKey } from './domain/trust-domain.ts';
import type { SubjectName, SubjectResult, Verdict } from './domain/verdict.ts';
import { mapBounded, untilDeadline } from './domain/deadline.ts';
import type { Place } from './evidence/catalog.ts';
import { collect, placesOf } from './evidence/collect.ts';
import { logLookups } from './evidence/complete.ts';
import { gatherer, type Gather, type LoadedTrust, type Trust } from './gather.ts';
import { Github, type GithubSearch } from './github.ts';
import { expandImages, imageNamesIn, nameOfLine, verifyImages } from './images.ts';
import { nameOfRelease, releaseLinesOf, verifyReleases, type ReadRelease, type ReleaseOutcome } from './releases.ts';
import { offlineHttp } from './net/client.ts';
import { judge } from './policy/judge.ts';
import { compileInputs, NO_MORE } from './policy/native.ts';
import { buildReport, reportVerdict, type RunFacts, type RunResult } from './report/build.ts';
import { countedOf } from './report/ledger.ts';
import { KeptEvidence } from './exports/evidence.ts';
import type { Sbom } from './exports/sbom.ts';
import type { Digest } from './domain/digest.ts';
import type { ChecksumList } from './subjects/checksums.ts';
import { expandLists, readLists } from './subjects/listed.ts';
import { changedSince, expandSubjects, identifiedSubjects, isProblem, nameOf, namesIn, resolveSubject } from './subjects/resolve.ts';
import { cloudBuildKeys } from './trust/cloud-build.ts';
import { CUSTOM, domainLoaders, type DomainLoader, type GivenFile } from './trust/load.ts';
import { keyKinds, needsNoWitness, parseKey, readKey } from './verification/keys.ts';

/** What a run may touch. */
export type RunPorts = Pick<Ports, 'files' | 'http' | 'scratch' | 'exec' | 'env' | 'mask' | 'cacheFolder' | 'now' | 'log' | 'deadline'>;

/** What an entry needs to know to publish: the report, where the user wants it, and the release that passed where it was exactly one. */
export interface Run { readonly report: Report; readonly reports: string | null; readonly summary: boolean; readonly files: readonly OutputFile[]; readonly release: ReadRelease | null }

/** A file that was asked for beside the report, its text from verified evidence. `asked` is what the user wrote: its path, or the folder it lies in. */
export interface OutputFile { readonly of: 'sbom' | 'evidence'; readonly path: string; readonly text: string; readonly asked: string }

/** Verifies what the inputs ask. Never rejects. `door` is where the inputs come from: some exist at the command line only. */
export async function run(raw: RawInputs, ports: RunPorts, door: 'action' | 'cli'): Promise<Run> {
  return perform(raw, ports, door, null);
}

/** Is shown a dossier. What it throws is an error of the subject. */
type OnDossier = (dossier: Dossier) => Promise<void>;

/**
 * Gathers what a run would judge, and shows each dossier. Nobody has to be named, so nobody is accepted: every subject is refused, and none can be
 * reported as passed. Never rejects; what could not be looked at is in the report.
 */
export async function survey(raw: RawInputs, ports: RunPorts, onDossier: OnDossier): Promise<Report> {
  return (await perform(raw, ports, 'cli', onDossier)).report;
}

async function perform(raw: RawInputs, ports: RunPorts, door: 'action' | 'cli', onDossier: OnDossier | null): Promise<Run> {
  const facts = new Facts();
  let files: readonly OutputFile[] = [];
  let released: ReleaseOutcome = NO_RELEASES;
  // What waits for something that never comes must come to its deadline and say so. A deadline does not hold the process: it would end without a word.
  const alive = setInterval(() => {}, limits.timeoutMinutes * 60_000);
  try {
    const { settings, problems } = configure(raw, door);
    facts.settings = settings;
    const deadline = AbortSignal.any([ports.deadline, AbortSignal.timeout(settings.timeoutMs)]);
    const bounded = { ...ports, deadline };
    const read = await untilDeadline(() => Promise.all([readKeys(settings, ports), readTrust(settings, ports), readRegistryCa(settings, ports)]), deadline);
    const [{ keys, problems: keyProblems }, given, registryCa] = read ?? [{ keys: [], problems: [] }, NOTHING_GIVEN, { certificates: [], problems: [] }];
    const wrong = [...problems, ...keyProblems, ...given.problems, ...registryCa.problems];
    // With inputs that cannot be used there are no domains yet; what else is wrong is said all the same.
    const loaders = wrong.length > 0 ? null : loadersOf(settings, given, bounded);
    // Without its keys nobody can say what the inputs ask.
    if (read === null && (settings.key.length > 0 || settings.constraints.has('builder-id')) && problems.length === 0) throw interruptedBefore(settings, facts);
    const layer = onDossier === null ? await compile(settings, { keys, domains: loaders === null ? [CUSTOM] : namesOf(loaders) }, wrong, facts) : refuseAll(settings, wrong, facts);
    if (loaders === null) throw new Error('no domains and no problem');
    if (read === null) throw interruptedBefore(settings, facts);
    const trust = trustOf(keys, given, loaders, { now: ports.now, facts, contradictions: settings.unsafe.has('unsafe-contradicted-provenance') ? 'ignore' : 'reject' });
    const exports = new Exports(settings);
    await exports.prepare();
    const verified = await verify({ settings, keys, trust, policy: [layer], registryCa: registryCa.certificates, exports, onDossier }, bounded, facts);
    facts.results = verified.results;
    released = verified.released;
    await keep(settings, released, ports, facts);
    const made = exports.files(facts);
    await refuseOverwritingBy(made, facts, ports);
    files = made;
  } catch (cause) {
    if (!(cause instanceof Interrupted)) facts.problems = problemsOf(cause);
  } finally {
    clearInterval(alive);
    await ports.scratch.remove().catch(() => null);
  }
  // A report that must not be written is not: the problem that says so is the only one of the run.
  const isRefused = facts.problems.some(({ code, about }) => code === 'CONFIG_CONFLICT' && about === 'reports');
  return { report: buildReport(facts.done()), reports: isRefused ? null : (facts.settings?.reports ?? null), summary: facts.settings?.summary ?? true, files, release: havePassed(facts) && released.releases.length === 1 ? (released.releases[0] ?? null) : null };
}

const NO_RELEASES: ReleaseOutcome = { results: [], releases: [], files: new Map() };

/** Whether there is nothing of the run that did not pass. */
function havePassed({ problems, results }: Facts): boolean {
  return problems.length === 0 && results.length > 0 && results.every((result) => result.kind === 'reported' && result.subject.outcome === 'passed');
}

/** Hands on the files of releases, where all of the run has passed; what keeps them from it is a problem of the run. */
async function keep({ download }: Settings, { files }: ReleaseOutcome, { scratch }: RunPorts, facts: Facts): Promise<void> {
  if (download === null || !havePassed(facts)) return;
  const passed = new Set(facts.results.flatMap((result) => (result.kind === 'reported' ? [result.subject.digest] : [])));
  facts.problems = await scratch.keep([...files.values()].flat().filter(({ digest }) => passed.has(digest)), download);
}

/** The run ended before it began; what it was asked is in the report. */
class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** What is known of the run so far: an error later on loses nothing of it. */
class Facts {
  settings: Settings | null = null;
  layers: Policy | readonly [] = [];
  constraints: readonly string[] = [];
  trust: readonly TrustDomain[] = [];
  results: readonly RunResult[] = [];
  problems: readonly Problem[] = [];
  notes: readonly Problem[] = [];

  done(): RunFacts {
    const { layers, constraints, trust, results, problems, notes } = this;
    return { layers, mode: this.settings?.mode ?? 'enforce', constraints, weakenedBy: [...(this.settings?.unsafe ?? [])].toSorted(), trust, results, problems, notes, complete: false };
  }
}

function interruptedBefore(settings: Settings, facts: Facts): Interrupted {
  const { image, artifact, subjectDigests, checksums } = settings;
  const releases = releaseLinesOf(settings);
  facts.results = [...imageNamesIn(image), ...namesIn([...artifact, ...subjectDigests, ...checksums]), ...releases.map(nameOfRelease)].map((subject) => ({ kind: 'interrupted', subject, ms: 0 }));
  return new Interrupted();
}

/** Lines of an input as the report shows what was asked. */
function shown(name: string, lines: readonly string[]): readonly string[] {
  return lines.slice(0, 20).map((line) => `${name}: ${line}`);
}

/** The inputs as a policy layer. Throws `ConfigurationError` with every problem there is. */
async function compile(settings: Settings, { keys, domains }: { readonly keys: readonly TrustedKey[]; readonly domains: NonEmpty<string> }, problems: readonly Problem[], facts: Facts): Promise<Layer> {
  const { constraints, require, enterprise, githubHost, tenantDomain, mode } = settings;
  const compiled = await compileInputs({ ...NO_MORE, constraints, require, enterprise, githubHost, tenantDomain, mode, keys: keys.map(({ name, digest, log, keyid }) => ({ name, digest, trust: log === 'none' ? ['key'] : domains, builder: cloudBuildKey(keyid) === null ? null : 'cloud-build' })), anyIdentity: settings.unsafe.has('unsafe-any-identity'), openPattern: settings.unsafe.has('unsafe-open-pattern'), trust: domains });
  facts.constraints = [...shown('image', settings.image), ...(settings.image.length === 0 ? [] : shown('platforms', [settings.platforms].flat())), ...shown('evidence-repository', settings.evidenceRepositories.map(nameOfRepository)), ...(settings.sameDigest ? ['same-digest: true'] : []), ...settings.artifact.slice(0, 20).map((line) => `artifact: ${line}`), ...shown('subject-digest', settings.subjectDigests), ...shown('release', settings.release), ...shown('release-assets', settings.releaseAssets), ...settings.checksums.map((line) => `checksums: ${line}`), ...compiled.constraints];
  facts.notes = compiled.notes;
  // A key that cannot be read was meant to say who: that nobody does is no second fault.
  const isUnread = settings.key.length > 0 && keys.length === 0;
  const [first, ...rest] = [...problems, ...compiled.problems.filter(({ code }) => !isUnread || code !== 'CONFIG_IDENTITY_REQUIRED'), ...(await sbomProblems(settings, compiled.layer))];
  if (first !== undefined) throw new ConfigurationError([first, ...rest]);
  if (compiled.layer === null) throw new Error('no layer and no problem');
  facts.layers = [compiled.layer];
  return compiled.layer;
}

/** Inputs that ask something of evidence and say where to look for it as well. */
const LOOKS: ReadonlySet<string> = new Set(['repo', 'owner', 'builder-id']);

/** The policy of a survey, which accepts nobody. Throws `ConfigurationError` with every problem, what asks something of evidence among them. */
function refuseAll(settings: Settings, problems: readonly Problem[], facts: Facts): Layer {
  const asking = [
    ...[...settings.constraints].flatMap(([name, values]) => (LOOKS.has(name) && (name !== 'builder-id' || values.every(isCloudBuild)) ? [] : [name])),
    ...Object.entries({ require: settings.require.length > 0, enterprise: settings.enterprise !== null, 'sbom-path': settings.sbomPath !== null, 'sbom-query': settings.sbomQuery.length > 0, download: settings.download !== null, reports: settings.reports !== null, mode: settings.mode !== 'enforce' }).flatMap(([name, isGiven]) => (isGiven ? [name] : [])),
    ...[...settings.unsafe].filter((name) => name === 'unsafe-any-identity' || name === 'unsafe-open-pattern'),
  ];
  const [first, ...rest] = [...problems, ...asking.map((name) => problem('CONFIG_CONFLICT', { about: name, what: `Nothing is asked of evidence here, and nothing comes of it but a suggestion: ${name} has nothing to do.`, next: 'Leave it out.' }))];
  if (first !== undefined) throw new ConfigurationError([first, ...rest]);
  const rule = { name: 'nothing is accepted', at: AT_INPUTS, match: { anyOf: [{ kind: 'any', glob: { text: '**', dialect: 'path' } }], except: [] }, evidenceRepositories: [], require: { kind: 'refuse', reason: 'nothing was asked' }, same: [], mode: 'enforce' } as const;
  const layer: Layer = { name: 'survey', digest: null, rules: [rule], unmatched: 'deny', waivers: [], deny: [], changes: [], trust: [], mirrors: [] };
  facts.constraints = ['nothing: this shows what there is, and accepts nobody'];
  facts.layers = [layer];
  return layer;
}

/** What is wrong with what is asked of SBOMs. */
async function sbomProblems({ sbomPath, sbomQuery, require }: Settings, layer: Layer | null): Promise<readonly Problem[]> {
  if (sbomPath === null && sbomQuery.length === 0) return [];
  const { componentPatternForm, parseComponentPattern } = await import('./exports/purl-pattern.ts');
  const about = sbomPath === null ? 'sbom-query' : 'sbom-path';
  const asks = layer === null || layer.rules.some((rule) => asksForSbom(rule.require));
  return [
    ...sbomQuery.filter((query) => parseComponentPattern(query) === null).map((query) => problem('CONFIG_INVALID_VALUE', { about: 'sbom-query', what: 'This is no query of components.', seen: query, expected: componentPatternForm })),
    ...(asks ? [] : [problem('CONFIG_CONFLICT', { about, what: `${about} is about an SBOM, and nothing requires one.`, seen: require.join(', ') || 'no require', next: 'Add a line sbom to require, or spdx or cyclonedx.' })]),
  ];
}

function asksForSbom(requirement: Requirement): boolean {
  switch (requirement.kind) {
    case 'evidence': return requirement.what.kind === 'statement' && requirement.what.predicateTypes.some((type) => predicateAliases.sbom.some((known) => known === type));
    case 'all': case 'any': case 'at-least': return requirement.of.some(asksForSbom);
    case 'judged': return asksForSbom(requirement.of);
    case 'exempt': case 'refuse': default: return false;
  }
}

/** What is taken out of verified evidence: SBOMs, and what is in them. Kept as text until the run is over, and handed out only where all of it passed. */
class Exports {
  readonly #settings: Settings;
  readonly #sboms: Sbom[] = [];
  #characters = 0;
  readonly #subjects: Digest[] = [];
  readonly #problems: Problem[] = [];
  readonly #evidence: KeptEvidence | null;
  #sbom: typeof import('./exports/sbom.ts') & typeof import('./exports/sbom-query.ts') | null = null;

  constructor(settings: Settings) {
    this.#settings = settings;
    this.#evidence = settings.reports === null ? null : new KeptEvidence();
  }

  /** Remembers what an attestation was made of, where evidence is kept. */
  readonly keep = (...made: Parameters<KeptEvidence['remember']>): void => {
    this.#evidence?.remember(...made);
  };

  /** Loads what reads SBOMs, where somebody asks for one. */
  async prepare(): Promise<void> {
    if (this.#settings.sbomPath === null && this.#settings.sbomQuery.length === 0) return;
    const [sbom, query] = await Promise.all([import('./exports/sbom.ts'), import('./exports/sbom-query.ts')]);
    this.#sbom = { ...sbom, ...query };
  }

  /** The report of a verdict, with what its SBOMs answer. */
  readonly finish = (verdict: Verdict, ms: number, of: number): RunResult => {
    // A piece of a text keeps the whole of it in memory: what a report quotes of an SBOM with megabytes must not hold the SBOMs of all images.
    const reported = structuredClone(reportVerdict(verdict, ms, of));
    const { subject } = verdict.dossier;
    this.#subjects.push(subject.digest);
    if (verdict.outcome === 'passed') this.#evidence?.keep(countedOf(verdict.rules));
    if (this.#sbom === null || verdict.outcome !== 'passed') return reported;
    const { sboms, problems } = this.#sbom.extractSboms(countedOf(verdict.rules));
    const asked = this.#sbom.querySboms(this.#settings.sbomQuery, sboms);
    // Its text is what is written; that it is a document is all that is still asked of the document.
    if (this.#settings.sbomPath !== null) this.#keep(sboms);
    this.#problems.push(...problems, ...(this.#settings.sbomQuery.length === 0 ? [] : asked.problems));
    return { ...reported, subject: { ...reported.subject, components: sboms.length === 0 ? [] : asked.answers } };
  };

  // Beyond the bound nothing is kept, and nothing will be written: half of them would look like all.
  #keep(sboms: readonly Sbom[]): void {
    this.#characters += sboms.reduce((sum, { text }) => sum + text.length, 0);
    if (this.#characters > limits.sbomCharactersHeld) this.#sboms.length = 0;
    else this.#sboms.push(...sboms.map((sbom) => ({ ...sbom, document: sbom.document === null ? null : {} })));
  }

  /** The files to be written: evidence of what passed; SBOMs only where every subject did. What keeps them from being written is a problem of the run. */
  files(facts: Facts): readonly OutputFile[] {
    return [...this.#sbomFiles(facts), ...this.#evidenceFiles(facts)];
  }

  #evidenceFiles(facts: Facts): readonly OutputFile[] {
    const { reports } = this.#settings;
    if (this.#evidence === null || reports === null) return [];
    const { files, notes } = this.#evidence.files(reports);
    facts.notes = [...facts.notes, ...notes];
    return files.map((file) => ({ of: 'evidence', ...file, asked: reports }));
  }

  #sbomFiles(facts: Facts): readonly OutputFile[] {
    facts.notes = [...facts.notes, ...this.#problems];
    const { sbomPath } = this.#settings;
    if (this.#sbom === null || sbomPath === null || !havePassed(facts)) return [];
    if (this.#characters > limits.sbomCharactersHeld) {
      facts.problems = [...facts.problems, problem('SBOM_TOO_LARGE', { about: 'sbom-path' })];
      return [];
    }
    const files = this.#sbom.sbomFiles(sbomPath, this.#sboms, [...new Set(this.#subjects)]);
    if ('code' in files || files.length === 0) {
      facts.problems = [...facts.problems, 'code' in files ? files : problem('SBOM_NONE', { about: 'sbom-path' })];
      return [];
    }
    facts.notes = [...facts.notes, problem('SBOM_WRITTEN', { about: 'sbom-path', level: 'note', seen: files.map(({ path }) => path).join(', ') })];
    return files.map((file) => ({ of: 'sbom', ...file, asked: sbomPath }));
  }
}

/** What a run is asked, once the inputs are understood. */
interface Asked { readonly settings: Settings; readonly keys: readonly TrustedKey[]; readonly trust: Trust; readonly policy: Policy; readonly registryCa: readonly string[]; readonly exports: Exports; readonly onDossier: OnDossier | null }

async function verify(asked: Asked, ports: RunPorts, facts: Facts): Promise<{ readonly results: readonly RunResult[]; readonly released: ReleaseOutcome }> {
  const { settings, trust, policy } = asked;
  const started = performance.now();
  const cutOff = (subject: SubjectName): SubjectResult => ({ kind: 'interrupted', subject, ms: Math.round(performance.now() - started) });
  const named = await untilDeadline(() => together(expand(settings, ports, facts), placesOf(settings.bundle, ports), settings.image.length === 0 ? NO_IMAGES : expandImages(settings.image, ports)), ports.deadline);
  const releases = releaseLinesOf(settings);
  const allCutOff = (subjects: readonly SubjectName[]): Awaited<ReturnType<typeof verify>> => ({ results: [...subjects, ...releases.map(nameOfRelease)].map(cutOff), released: NO_RELEASES });
  // Not even what there is to verify was known by then: what was asked for is named as it was written.
  if (named === null) return allCutOff([...imageNamesIn(settings.image), ...namesIn([...settings.artifact, ...settings.subjectDigests, ...settings.checksums])]);
  const [{ refs, lists }, places, images] = named;
  await refuseOverwriting(settings, refs, ports);
  // A root the user gives is read whether or not evidence needs it: a mistake in it is theirs to know.
  const trusting = async (): Promise<unknown> => (settings.trustedRoot === null ? null : trust.all());
  const besides: readonly Place[] = settings.bundle.length > 0 ? [] : lists.map(({ path }) => ({ source: 'beside', address: path }));
  const prepared = await untilDeadline(() => together(collect([...places, ...besides], ports), trusting()), ports.deadline);
  if (prepared === null) return allCutOff([...images.map(nameOfLine), ...refs.map((ref) => subjectName(ref))]);
  // There is something to examine: its trust root is fetched while the subjects are hashed.
  if (prepared[0].some(({ outcome }) => outcome === 'found')) trust.first().catch(() => null);
  const askLogs = logLookups({ urls: settings.rekorUrls, http: settings.offline ? offlineHttp : ports.http, signal: ports.deadline });
  const gather = gatherer({ searches: prepared[0], trust, hasKeys: asked.keys.length > 0, askLogs, onBound: asked.exports.keep, ports });
  const github = new Github(settings, ports);
  const bench: Bench = { settings, gather, policy, ports, attestations: github.search, onDossier: asked.onDossier };
  const [ofImages, ofFiles, released] = await Promise.all([
    images.length === 0 ? [] : verifyImages(images, { settings, gather, attestations: github.search, registryCa: asked.registryCa, judge: (dossier) => judgeDossier(dossier, bench), finish: asked.exports.finish, onListed: loadVerification, ports: { ...ports, http: settings.offline ? offlineHttp : ports.http } }),
    verifyFiles(refs, lists, bench),
    releases.length === 0 ? NO_RELEASES : verifyReleases(releases, { settings, github, gather, judge: (dossier) => judgeDossier(dossier, bench), ports }),
  ]);
  facts.notes = [...facts.notes, ...('notes' in ofImages ? ofImages.notes : []), ...github.notes()];
  const files = await mapBounded([...ofFiles, ...released.results], limits.concurrentFiles, (result) => unlessChanged(result, ports));
  return { results: [...('results' in ofImages ? ofImages.results : []), ...files.map((result) => (result.kind === 'judged' ? asked.exports.finish(result.verdict, result.ms, files.length) : result))], released };
}

/** Loads what authenticates, which takes as long as a round trip: a registry's answers are waited for meanwhile. What goes wrong does so again when it is needed. */
function loadVerification(): void {
  import('./verification/authenticate.ts').catch(() => null);
}

const NO_IMAGES: Promise<readonly ImageLine[]> = Promise.resolve([]);

/** The subjects that are named, and the lists that must hold them. */
async function expand(settings: Settings, ports: RunPorts, facts: Facts): Promise<{ readonly refs: readonly SubjectRef[]; readonly lists: readonly ChecksumList[] }> {
  const [lists, files] = await together(readLists(settings.checksums, ports), expandSubjects(settings.artifact, ports));
  const artifacts = [...files, ...identifiedSubjects(settings.subjectDigests)];
  if (lists.length === 0 || artifacts.length > 0) return { refs: artifacts, lists };
  const { refs, notes } = await expandLists(lists, settings.checksumsRequire, ports);
  facts.notes = [...facts.notes, ...notes];
  return { refs, lists };
}

/** Throws `ConfigurationError` where the report would be written over a file that is verified: it would be other bytes then than were judged. */
async function refuseOverwriting({ reports, sbomPath }: Settings, refs: readonly SubjectRef[], ports: RunPorts): Promise<void> {
  const artifacts = refs.flatMap((ref) => (ref.kind === 'file' ? [ref.path] : []));
  if (reports !== null) await refuseTarget('reports', `${reports}/report.json`, artifacts, ports);
  if (sbomPath !== null && !sbomPath.endsWith('/')) await refuseTarget('sbom-path', sbomPath, artifacts, ports);
}

/** The same of files whose names are known only now: in a folder, what an SBOM is called depends on what it is. */
async function refuseOverwritingBy(made: readonly OutputFile[], { results }: Facts, ports: RunPorts): Promise<void> {
  const artifacts = results.flatMap((result) => (result.kind === 'reported' && result.subject.kind === 'file' ? [result.subject.name] : []));
  for (const { of, path } of made) await refuseTarget(of === 'sbom' ? 'sbom-path' : 'reports', path, artifacts, ports);
}

async function refuseTarget(about: 'reports' | 'sbom-path', path: string, artifacts: readonly string[], { files }: RunPorts): Promise<void> {
  const target = await stateOrNull(path, files);
  for (const artifact of target === null ? [] : artifacts) {
    const state = await stateOrNull(artifact, files);
    if (state !== null && state.inode === target?.inode && state.bytes === target.bytes) throw new ConfigurationError([problem('CONFIG_CONFLICT', { about, what: about === 'reports' ? 'reports would write a report or evidence over an artifact.' : 'sbom-path would be written over an artifact.', seen: state.path, next: 'Give another folder.' })]);
  }
}

async function stateOrNull(path: string, files: RunPorts['files']): Promise<FileState | null> {
  try {
    return await files.state(path);
  } catch (cause) {
    if (!(cause instanceof FileError)) throw cause;
    // Not there, or no file: nothing can be lost. What is wrong with a subject is said when it is resolved.
    return null;
  }
}

/** The keys the user gave: PEM as it stands, or read from its file. All that is wrong with them at once. */
async function readKeys(settings: Settings, ports: RunPorts): Promise<{ readonly keys: readonly TrustedKey[]; readonly problems: readonly Problem[] }> {
  const [builtIn, ...read] = await Promise.all([builtInKeys(settings), ...settings.key.map((value, index) => readUserKey(value, settings.keyIds[index] ?? null, settings, ports))]);
  const given = read.flatMap((key) => ('code' in key ? [] : [key]));
  // One of them by another name, or by none, is that key all the same: it signs for everybody.
  const named = given.map((key) => builtIn.find(({ digest }) => digest === key.digest) ?? key);
  const isAsked = settings.constraints.get('builder-id')?.some(isCloudBuild) === true;
  return { keys: [...(isAsked ? builtIn : []), ...named], problems: read.flatMap((key) => ('code' in key ? [key] : [])) };
}

/** The keys of builders that are built in. No log is asked for: Google Cloud Build has none, and its keys are not the user's to choose. */
async function builtInKeys(settings: Settings): Promise<readonly TrustedKey[]> {
  if (settings.key.length === 0 && !settings.constraints.has('builder-id')) return [];
  const keys = await cloudBuildKeys();
  return keys.flatMap(({ keyid, spki }) => readKey(Buffer.from(spki, 'base64'), `Google Cloud Build ${cloudBuildKey(keyid)?.name ?? ''}`, { ...termsOf(settings), log: 'none' }, keyid) ?? []);
}

async function readUserKey(value: string, keyid: string | null, settings: Settings, ports: RunPorts): Promise<TrustedKey | Problem> {
  const terms: KeyTerms = cloudBuildKey(keyid) === null ? termsOf(settings) : { ...termsOf(settings), log: 'none' };
  const isPem = value.startsWith('-----BEGIN ');
  try {
    const pem = isPem ? value : decodeUtf8(await ports.files.read(value, limits.keyBytes));
    return parseKey(pem, isPem ? 'key' : value, terms, keyid) ?? problem('CONFIG_INVALID_VALUE', { about: 'key', what: 'This is not a public key that can be used.', seen: value.split('\n')[0] ?? value, expected: `PEM of a public key: ${keyKinds}` });
  } catch (cause) {
    if (!(cause instanceof FileError) && !(cause instanceof JsonError)) throw cause;
    return problem('CONFIG_INVALID_VALUE', { about: 'key', what: `The key cannot be read: ${cause.message}.`, seen: value, expected: 'a PEM public key, or the path of one' });
  }
}

function termsOf({ keyLog, keyValidity, thresholds: { times, timestamps } }: Settings): KeyTerms {
  return { log: keyLog, validity: keyValidity, times: times ?? 'none', timestamps: timestamps ?? 'none' };
}

/** All results; where several could not be had, what is wrong with each of them. */
async function together<T extends readonly unknown[]>(...all: { readonly [K in keyof T]: Promise<T[K]> }): Promise<T> {
  const settled = await Promise.allSettled(all);
  const wrong = settled.flatMap((one): readonly unknown[] => (one.status === 'rejected' ? [one.reason] : []));
  const [first, ...others] = wrong.flatMap((reason) => (reason instanceof SubjectError ? reason.problems : []));
  if (first !== undefined && wrong.every((reason) => reason instanceof SubjectError)) throw new SubjectError([first, ...others]);
  return Promise.all(all);
}

/** The trust of the run. What is loaded, and what there is to say of it, is in the report; nothing is loaded before it is needed. */
function trustOf(keys: readonly TrustedKey[], given: GivenTrust, loaders: NonEmpty<DomainLoader>, { now, facts, contradictions }: { readonly now: () => Date; readonly facts: Facts; readonly contradictions: 'reject' | 'ignore' }): Trust {
  const loading = loaders.map((loader) => once(async () => {
    const loaded = await loader.load();
    facts.notes = [...facts.notes, ...loaded.notes];
    if (loaded.outcome === 'loaded') facts.trust = [...facts.trust, loaded.domain];
    return loaded;
  }));
  const load = async (some: typeof loading): Promise<LoadedTrust> => {
    const loaded = await Promise.all(some.map((one) => one()));
    return {
      domains: loaded.flatMap((one) => (one.outcome === 'loaded' ? [one.domain] : [])),
      keys,
      now: now(),
      contradictions,
      unavailable: loaded.flatMap((one) => (one.outcome === 'loaded' ? [] : [{ at: { source: 'trust', address: one.name }, outcome: 'unavailable', code: one.code, cause: one.cause } as const])),
    };
  };
  const isKeysAlone = keys.length > 0 && keys.every(needsNoWitness);
  const all = once(() => load(isKeysAlone ? [] : loading));
  return { first: given.trustedRoot === null ? once(() => load(isKeysAlone ? [] : loading.slice(0, 1))) : all, all };
}

/** Where trust comes from, by what the user gave. Throws `ConfigurationError`, and `TrustRootError` for a file that holds no trust roots. */
function loadersOf(settings: Settings, given: GivenTrust, ports: RunPorts): NonEmpty<DomainLoader> {
  const http = settings.offline ? offlineHttp : ports.http;
  return domainLoaders({
    trust: settings.trust,
    trustedRoot: given.trustedRoot,
    tuf: settings.tuf === null || given.tufRoot === null ? null : { mirror: settings.tuf.mirror, root: given.tufRoot },
    tenant: settings.tenantDomain,
    refresh: settings.offline ? 'never' : settings.trustRefresh,
    weakening: { ignoreLogs: settings.unsafe.has('unsafe-ignore-tlog'), ignoreScts: settings.unsafe.has('unsafe-ignore-sct') },
    thresholds: settings.thresholds,
  }, { http, now: ports.now, deadline: ports.deadline, cacheFolder: ports.cacheFolder });
}

/** Files of trust that the user gave. */
interface GivenTrust { readonly trustedRoot: GivenFile | null; readonly tufRoot: GivenFile | null; readonly problems: readonly Problem[] }

const NOTHING_GIVEN: GivenTrust = { trustedRoot: null, tufRoot: null, problems: [] };

async function readTrust(settings: Settings, ports: RunPorts): Promise<GivenTrust> {
  const problems: Problem[] = [];
  const read = async (path: string | null, about: string): Promise<GivenFile | null> => {
    const root = path === null ? null : await readRoot(path, about, ports);
    if (root !== null && 'code' in root) problems.push(root);
    return root === null || 'code' in root ? null : root;
  };
  return { trustedRoot: await read(settings.trustedRoot, 'trusted-root'), tufRoot: await read(settings.tuf?.root ?? null, 'tuf-root'), problems };
}

/** Certificates of authorities for registries, in PEM. */
async function readRegistryCa({ registryCa: path }: Settings, ports: RunPorts): Promise<{ readonly certificates: readonly string[]; readonly problems: readonly Problem[] }> {
  if (path === null) return { certificates: [], problems: [] };
  const wrong = (what: string): { readonly certificates: readonly string[]; readonly problems: readonly Problem[] } => ({ certificates: [], problems: [problem('CONFIG_INVALID_VALUE', { about: 'registry-ca', what, seen: path, expected: 'a file of PEM certificates' })] });
  try {
    const text = decodeUtf8(await ports.files.read(path, limits.registryCaBytes));
    const certificates = text.match(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g) ?? [];
    return certificates.length === 0 ? wrong('The file holds no certificate.') : { certificates, problems: [] };
  } catch (cause) {
    if (!(cause instanceof FileError) && !(cause instanceof JsonError)) throw cause;
    return wrong(`The file cannot be read: ${cause.message}.`);
  }
}

async function readRoot(path: string, about: string, ports: RunPorts): Promise<GivenFile | Problem> {
  try {
    return { bytes: await ports.files.read(path, limits.trustRootBytes), origin: path };
  } catch (cause) {
    if (!(cause instanceof FileError)) throw cause;
    return problem('TRUST_MALFORMED', { about, what: `The trust root cannot be read: ${cause.message}.`, seen: path, next: 'Check the path.' });
  }
}

function namesOf([first, ...rest]: NonEmpty<DomainLoader>): NonEmpty<string> {
  return [first.name, ...rest.map(({ name }) => name)];
}

/**
 * Files and digests, each to its end. Where GitHub is asked about them it is asked about all at once: so all are hashed first.
 */
async function verifyFiles(refs: readonly SubjectRef[], lists: readonly ChecksumList[], bench: Bench): Promise<readonly SubjectResult[]> {
  const { attestations, ports } = bench;
  const resolve = (ref: SubjectRef): Promise<Subject | Problem> => resolveSubject(ref, lists, ports);
  if (attestations === null) return mapBounded(refs, limits.concurrentFiles, (ref) => verifyOne(ref, () => resolve(ref), bench));
  const resolved = await mapBounded(refs, limits.concurrentFiles, async (ref) => ({ ref, subject: await outcomeOf(() => untilDeadline(() => resolve(ref), ports.deadline)) }));
  const digests = resolved.flatMap(({ subject }) => ('value' in subject && subject.value !== null && !isProblem(subject.value) ? [subject.value.digest] : []));
  const answers = once(() => attestations(digests));
  return mapBounded(resolved, limits.concurrentFiles, ({ ref, subject }) => verifyOne(ref, async () => {
    if ('cause' in subject) throw subject.cause;
    // Cut off by the deadline: whoever waits for this is told so by it.
    return subject.value ?? new Promise<never>(() => {});
  }, { ...bench, attestations: answers }));
}

/** What became of some work, whatever it was. */
async function outcomeOf<T>(work: () => Promise<T>): Promise<{ readonly value: T } | { readonly cause: unknown }> {
  try {
    return { value: await work() };
  } catch (cause) {
    return { cause };
  }
}

/** One subject, to its end. What was thrown is its error and nobody else's; what the deadline cut off is said to be. */
async function verifyOne(ref: SubjectRef, resolve: () => Promise<Subject | Problem>, bench: Bench): Promise<SubjectResult> {
  const started = performance.now();
  const subject = subjectName(ref);
  const ms = (): number => Math.round(performance.now() - started);
  try {
    const judged = await untilDeadline(() => judgeOne(resolve, bench), bench.ports.deadline);
    if (judged === null) return { kind: 'interrupted', subject, ms: ms() };
    if (isProblem(judged)) return { kind: REFUSALS.has(judged.code) ? 'refused' : 'error', subject, problem: judged, ms: ms() };
    return { kind: 'judged', verdict: judged, ms: ms() };
  } catch (cause) {
    const [first] = problemsOf(cause);
    return { kind: 'error', subject, problem: first, ms: ms() };
  }
}

/** What all subjects of a run are judged with. */
interface Bench { readonly settings: Settings; readonly gather: Gather; readonly policy: Policy; readonly ports: RunPorts; readonly attestations: GithubSearch | null; readonly onDossier: OnDossier | null }

/** Problems that say what a file is, not that it could not be looked at. */
const REFUSALS: ReadonlySet<Code> = new Set<Code>(['CHECKSUM_MISMATCH', 'CHECKSUM_UNLISTED']);

async function judgeOne(resolve: () => Promise<Subject | Problem>, bench: Bench): Promise<Verdict | Problem> {
  const { settings, gather, ports, attestations } = bench;
  const subject = await resolve();
  if (isProblem(subject)) return subject;
  const { file, digest } = subject;
  const dossier = await gather(subject, async () => {
    const beside = settings.bundle.length > 0 || file === null ? [] : await collect([{ source: 'beside', address: file.path }], ports);
    return attestations === null ? beside : [...beside, ...((await attestations([digest])).get(digest) ?? [])];
  });
  return judgeDossier(dossier, bench);
}

async function judgeDossier(dossier: Dossier, { policy, ports, onDossier }: Bench): Promise<Verdict> {
  await onDossier?.(dossier);
  return judge(dossier, policy, { checker: noChecks, now: ports.now() });
}

/** How long a look at a file may take behind the deadline, in milliseconds: the report waits for it. */
const LAST_LOOK_MS = 1000;

/**
 * The result, unless its file is another one by now.
 *
 * Asked of every file when all are judged, not of each when it is: the first of many would else lie open for as long as the others take.
 */
async function unlessChanged(result: SubjectResult, ports: RunPorts): Promise<SubjectResult> {
  if (result.kind !== 'judged') return result;
  const { subject } = result.verdict.dossier;
  try {
    const deadline = ports.deadline.aborted ? AbortSignal.timeout(LAST_LOOK_MS) : ports.deadline;
    const change = await untilDeadline(async () => ({ found: await changedSince(subject, ports) }), deadline);
    if (change === null) return { kind: 'interrupted', subject, ms: result.ms };
    return change.found === null ? result : { kind: 'error', subject, problem: change.found, ms: result.ms };
  } catch (cause) {
    const [first] = problemsOf(cause);
    return { kind: 'error', subject, problem: first, ms: result.ms };
  }
}

function subjectName(ref: SubjectRef): SubjectName {
  return { kind: ref.kind, name: nameOf(ref), digest: ref.kind === 'digest' ? ref.digest : null, image: null, seenAt: ref.seenAt };
}

// Inputs have no checks yet; a policy that had one must not pass because nobody ran it.
async function noChecks(): Promise<{ readonly ok: boolean; readonly message: string }> {
  return { ok: false, message: 'checks are not run' };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => (made ??= make());
}

/** What anything thrown means for the report. What is not ours is a defect of ours. */
function problemsOf(cause: unknown): NonEmpty<Problem> {
  if (cause instanceof VerifySupplyChainError) return cause.problems;
  // The file of a subject, which was read before: that it cannot be now is a change.
  if (cause instanceof FileError) return [problem('SUBJECT_CHANGED', { about: 'artifact', what: `A file could be read, and then it could not: ${cause.message}.` })];
  return [problem('INTERNAL', { seen: cause instanceof Error ? `${cause.name}: ${cause.message}` : typeof cause })];
}
