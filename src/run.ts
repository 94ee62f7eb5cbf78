// READ FIRST: what a run does, from inputs to report. Everything it touches of the world comes in through the ports.
//
//   inputs ─configure─▶ settings
//   policies, checks, keys, roots ─read (given.ts)─▶ what decides
//   both ─compile (asked.ts)─▶ policy: a layer of the inputs and one of each policy file, each under the trust that it chose (trust-groups.ts)
//   artifact ─resolve─▶ subjects      bundle ─collect─▶ searches      image, release: images.ts, releases.ts
//   each subject ─gather, under each trust─▶ dossier ─judge, by every layer─▶ verdict
//   verdicts ─report─▶ Report (plain data): the entries publish it
//
// It never rejects: whatever goes wrong is in the report, as an error, and never a pass.

import { configure, type Settings } from './config/configure.ts';
import type { Dossier, Search } from './domain/dossier.ts';
import type { RunnerGithub } from './domain/github-host.ts';
import { ConfigurationError, problem, SubjectError, VerifySupplyChainError, type Code, type Problem } from './domain/errors.ts';
import { parseImageRepository, type ImageRepository } from './domain/image-reference.ts';
import type { ImageLine } from './domain/image-line.ts';
import type { RawInputs } from './domain/inputs.ts';
import { limits } from './domain/limits.ts';
import type { Layer, Policy } from './domain/policy.ts';
import { FileError, type Checker, type Ports } from './domain/ports.ts';
import type { Report } from './domain/report.ts';
import type { FileState, NonEmpty, Subject, SubjectRef } from './domain/subject.ts';
import type { TrustDomain, UnsafeInput } from './domain/trust-domain.ts';
import type { SubjectName, SubjectResult, Verdict } from './domain/verdict.ts';
import { mapBounded, untilDeadline } from './domain/deadline.ts';
import type { Place } from './evidence/catalog.ts';
import { collect, placesOf } from './evidence/collect.ts';
import { logLookups } from './evidence/complete.ts';
import { gatherer, gatherUnder, type Gather, type Sources } from './gather.ts';
import { checkerFor, compileRun, compileSurvey, type CompiledRun } from './asked.ts';
import { decidingInputs, NOTHING_GIVEN, readGiven } from './given.ts';
import { DecidingFiles, workspaceProblems } from './deciding-files.ts';
import { Github, scopesOfRules, type GithubSearch } from './github.ts';
import { expandImages, imageNamesIn, nameOfLine, verifyImages } from './images.ts';
import { nameOfRelease, releaseLinesOf, verifyReleases, type ReadRelease, type ReleaseOutcome } from './releases.ts';
import { offlineHttp } from './net/client.ts';
import { isAbout, upstreamNames, type Named } from './policy/glob.ts';
import { judge } from './policy/judge.ts';
import { buildReport, reportVerdict, type RunFacts, type RunResult } from './report/build.ts';
import { countedOf } from './report/ledger.ts';
import { KeptEvidence } from './exports/evidence.ts';
import type { Sbom } from './exports/sbom.ts';
import type { Digest } from './domain/digest.ts';
import type { ChecksumList } from './subjects/checksums.ts';
import { expandLists, readLists } from './subjects/listed.ts';
import { changedSince, expandSubjects, identifiedSubjects, isProblem, nameOf, namesIn, resolveSubject } from './subjects/resolve.ts';

/** What a run may touch. */
export type RunPorts = Pick<Ports, 'files' | 'http' | 'scratch' | 'exec' | 'tools' | 'env' | 'mask' | 'cacheFolder' | 'now' | 'log' | 'deadline'>;

/** What an entry needs to know to publish: the report, where the user wants it, and the release that passed where it was exactly one. */
export interface Run { readonly report: Report; readonly reports: string | null; readonly summary: boolean; readonly files: readonly OutputFile[]; readonly release: ReadRelease | null }

/** A file that was asked for beside the report, its text from verified evidence. `asked` is what the user wrote: its path, or the folder it lies in. */
export interface OutputFile { readonly of: 'sbom' | 'evidence'; readonly path: string; readonly text: string; readonly asked: string }

/** Verifies what the inputs ask. Never rejects. `door` is where the inputs come from: some exist at the command line only. `runner` is the GitHub whose runner it is. */
export async function run(raw: RawInputs, ports: RunPorts, door: 'action' | 'cli', runner: RunnerGithub | null = null): Promise<Run> {
  return perform(raw, ports, { door, runner, onDossier: null });
}

/** Is shown a dossier. What it throws is an error of the subject. */
type OnDossier = (dossier: Dossier) => Promise<void>;

/**
 * Gathers what a run would judge, and shows each dossier. Nobody has to be named, so nobody is accepted: every subject is refused, and none can be
 * reported as passed. Never rejects; what could not be looked at is in the report.
 */
export async function survey(raw: RawInputs, ports: RunPorts, onDossier: OnDossier): Promise<Report> {
  return (await perform(raw, ports, { door: 'cli', runner: null, onDossier })).report;
}

async function perform(raw: RawInputs, ports: RunPorts, { door, runner, onDossier }: { readonly door: 'action' | 'cli'; readonly runner: RunnerGithub | null; readonly onDossier: OnDossier | null }): Promise<Run> {
  const compile = onDossier === null ? compileRun : compileSurvey;
  const facts = new Facts();
  let files: readonly OutputFile[] = [];
  let released: ReleaseOutcome = NO_RELEASES;
  // What waits for something that never comes must come to its deadline and say so. A deadline does not hold the process: it would end without a word.
  const alive = setInterval(() => {}, limits.timeoutMinutes * 60_000);
  try {
    const { settings, problems } = configure(raw, door, runner);
    facts.settings = settings;
    const deadline = AbortSignal.any([ports.deadline, AbortSignal.timeout(settings.timeoutMs)]);
    const bounded = { ...ports, deadline };
    const github = new Github(settings, bounded);
    const deciding = new DecidingFiles({ files: ports.files, api: () => github.api() });
    const local = [...problems, ...(await workspaceProblems(decidingInputs(settings), ports))];
    const given = await untilDeadline(() => readGiven(settings, { deciding, mayAsk: local.length === 0, ports: bounded }), deadline);
    // Without its policies, checks and keys nobody can say what the run asks.
    const isUnknown = settings.key.length + settings.check.length + settings.policy.length > 0 || settings.constraints.has('builder-id');
    if (given === null && isUnknown && local.length === 0) throw interruptedBefore(settings, facts);
    const compiled = await compile(settings, given ?? NOTHING_GIVEN, local, { facts, github, ports: bounded });
    // Asked only now: every mistake is said before anybody is asked anything.
    const { tenantDomain, silent } = (await untilDeadline(() => github.releaseDomain(), deadline)) ?? { tenantDomain: settings.tenantDomain, silent: [] };
    const { policy, trusts, ofThisGithub } = tenantDomain === settings.tenantDomain ? compiled : await compile({ ...settings, tenantDomain }, given ?? NOTHING_GIVEN, local, { facts, github, ports: bounded });
    if (given === null) throw interruptedBefore(settings, facts);
    const exports = new Exports(settings);
    const [checker] = await Promise.all([checkerFor(policy, settings, bounded), exports.prepare()]);
    const verified = await verify({ settings, trusts, policy, ofThisGithub, registryCa: given.registryCa, github, silent, checker, exports, onDossier }, bounded, facts);
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
  /** What policies weaken. */
  weakenedBy: readonly UnsafeInput[] = [];

  done(): RunFacts {
    const { layers, constraints, trust, results, problems, notes, weakenedBy } = this;
    return { layers, mode: this.settings?.mode ?? 'enforce', constraints, weakenedBy: [...new Set([...(this.settings?.unsafe ?? []), ...weakenedBy])].toSorted(), trust, results, problems, notes, complete: false };
  }
}

function interruptedBefore(settings: Settings, facts: Facts): Interrupted {
  const { image, artifact, subjectDigests, checksums } = settings;
  const releases = releaseLinesOf(settings);
  facts.results = [...imageNamesIn(image), ...namesIn([...artifact, ...subjectDigests, ...checksums]), ...releases.map(nameOfRelease)].map((subject) => ({ kind: 'interrupted', subject, ms: 0 }));
  return new Interrupted();
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
interface Asked { readonly settings: Settings; readonly trusts: CompiledRun['trusts']; readonly policy: Policy; readonly ofThisGithub: readonly Layer[]; readonly registryCa: readonly string[]; readonly github: Github; readonly silent: readonly Search[]; readonly checker: Checker; readonly exports: Exports; readonly onDossier: OnDossier | null }

async function verify(asked: Asked, ports: RunPorts, facts: Facts): Promise<{ readonly results: readonly RunResult[]; readonly released: ReleaseOutcome }> {
  const { settings, trusts, policy, github } = asked;
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
  const trusting = async (): Promise<unknown> => Promise.all(trusts.filter(({ isOwn }) => isOwn).map((trust) => trust.all()));
  const besides: readonly Place[] = settings.bundle.length > 0 ? [] : lists.map(({ path }) => ({ source: 'beside', address: path }));
  const prepared = await untilDeadline(() => together(collect([...places, ...besides], ports), trusting()), ports.deadline);
  if (prepared === null) return allCutOff([...images.map(nameOfLine), ...refs.map((ref) => subjectName(ref))]);
  // There is something to examine: its trust root is fetched while the subjects are hashed.
  if (prepared[0].some(({ outcome }) => outcome === 'found')) trusts[0].first().catch(() => null);
  const askLogs = logLookups({ urls: settings.rekorUrls, http: settings.offline ? offlineHttp : ports.http, signal: ports.deadline });
  const parsed: NonNullable<Sources['parsed']> = new Map();
  const [first, ...others] = trusts.map((trust) => gatherer({ searches: [...prepared[0], ...asked.silent], parsed, trust, hasKeys: trust.hasKeys, askLogs, onBound: asked.exports.keep, ports }));
  if (first === undefined) throw new TypeError('nobody is trusted');
  const gather = gatherUnder([first, ...others]);
  const ofPolicies = policy.filter(({ digest }) => digest !== null);
  const attestations = github.search(asked.ofThisGithub.length === 0 ? null : scopesOfRules(asked.ofThisGithub));
  const bench: Bench = { settings, gather, policy, checker: asked.checker, ports, attestations, onDossier: asked.onDossier };
  const [ofImages, ofFiles, released] = await Promise.all([
    images.length === 0 ? [] : verifyImages(images, { settings, gather, attestations, repositoriesFor: repositoriesOfRules(ofPolicies), registryCa: asked.registryCa, judge: (dossier) => judgeDossier(dossier, bench), finish: asked.exports.finish, onListed: loadVerification, ports: { ...ports, http: settings.offline ? offlineHttp : ports.http } }),
    verifyFiles(refs, lists, bench),
    releases.length === 0 ? NO_RELEASES : verifyReleases(releases, { settings, github, gather, judge: (dossier) => judgeDossier(dossier, bench), ports }),
  ]);
  facts.notes = [...facts.notes, ...('notes' in ofImages ? ofImages.notes : []), ...github.notes()];
  const files = await mapBounded([...ofFiles, ...released.results], limits.concurrentFiles, (result) => unlessChanged(result, ports));
  return { results: [...('results' in ofImages ? ofImages.results : []), ...files.map((result) => (result.kind === 'judged' ? asked.exports.finish(result.verdict, result.ms, files.length) : result))], released };
}

/** Repositories where rules look for evidence about an image: those that they name, and those of which the image's own serves copies. */
function repositoriesOfRules(layers: readonly Layer[]): ((subject: Named) => readonly ImageRepository[]) | null {
  if (layers.every(({ mirrors, rules }) => mirrors.length === 0 && rules.every(({ evidenceRepositories }) => evidenceRepositories.length === 0))) return null;
  return (subject) => {
    const named = layers.flatMap((layer) => [...layer.rules.filter((rule) => isAbout(rule.match, subject, layer.mirrors)).flatMap((rule) => rule.evidenceRepositories), ...upstreamNames(subject.name, layer.mirrors)]);
    return [...new Set(named)].flatMap((one) => parseImageRepository(one) ?? []);
  };
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

/** All results; where several could not be had, what is wrong with each of them. */
async function together<T extends readonly unknown[]>(...all: { readonly [K in keyof T]: Promise<T[K]> }): Promise<T> {
  const settled = await Promise.allSettled(all);
  const wrong = settled.flatMap((one): readonly unknown[] => (one.status === 'rejected' ? [one.reason] : []));
  const [first, ...others] = wrong.flatMap((reason) => (reason instanceof SubjectError ? reason.problems : []));
  if (first !== undefined && wrong.every((reason) => reason instanceof SubjectError)) throw new SubjectError([first, ...others]);
  return Promise.all(all);
}

/**
 * Files and digests, each to its end. Where GitHub is asked about them it is asked about all at once: so all are hashed first.
 */
async function verifyFiles(refs: readonly SubjectRef[], lists: readonly ChecksumList[], bench: Bench): Promise<readonly SubjectResult[]> {
  const { attestations, ports } = bench;
  const resolve = (ref: SubjectRef): Promise<Subject | Problem> => resolveSubject(ref, lists, ports);
  if (attestations === null) return mapBounded(refs, limits.concurrentFiles, (ref) => verifyOne(ref, () => resolve(ref), bench));
  const resolved = await mapBounded(refs, limits.concurrentFiles, async (ref) => ({ ref, subject: await outcomeOf(() => untilDeadline(() => resolve(ref), ports.deadline)) }));
  const subjects = resolved.flatMap(({ subject }) => ('value' in subject && subject.value !== null && !isProblem(subject.value) ? [subject.value] : []));
  const answers = once(() => attestations(subjects));
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
interface Bench { readonly settings: Settings; readonly gather: Gather; readonly policy: Policy; readonly checker: Checker; readonly ports: RunPorts; readonly attestations: GithubSearch | null; readonly onDossier: OnDossier | null }

/** Problems that say what a file is, not that it could not be looked at. */
const REFUSALS: ReadonlySet<Code> = new Set<Code>(['CHECKSUM_MISMATCH', 'CHECKSUM_UNLISTED']);

async function judgeOne(resolve: () => Promise<Subject | Problem>, bench: Bench): Promise<Verdict | Problem> {
  const { settings, gather, ports, attestations } = bench;
  const subject = await resolve();
  if (isProblem(subject)) return subject;
  const { file, digest } = subject;
  const dossier = await gather(subject, async () => {
    const beside = settings.bundle.length > 0 || file === null ? [] : await collect([{ source: 'beside', address: file.path }], ports);
    return attestations === null ? beside : [...beside, ...((await attestations([subject])).get(digest) ?? [])];
  });
  return judgeDossier(dossier, bench);
}

async function judgeDossier(dossier: Dossier, { policy, checker, ports, onDossier }: Bench): Promise<Verdict> {
  await onDossier?.(dossier);
  return judge(dossier, policy, { checker, now: ports.now() });
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
