// The images of a run: lines → stores → subjects → evidence → verdicts. Composes stages, as run.ts and gather.ts do, and decides nothing.
//
// All references are resolved first, side by side, and each digest is then looked into once, however many references lead to it. What is held of
// evidence is given back as soon as the subject is judged: there may be hundreds of images, and SBOMs have megabytes.

import { setTimeout as sleep } from 'node:timers/promises';
import type { Settings } from './config/configure.ts';
import type { Dossier, Search } from './domain/dossier.ts';
import { codes, problem, SubjectError, VerifySupplyChainError, type Problem } from './domain/errors.ts';
import { isAtOneOf, isLoopback } from './net/addresses.ts';
import { keyOfLine, parseImageLine, imageLineForm, type ImageLine } from './domain/image-line.ts';
import { nameOfRepository, type ImageRepository } from './domain/image-reference.ts';
import type { ImageStore } from './domain/image-store.ts';
import { digestOf, type Digest } from './domain/digest.ts';
import { mapBounded, untilDeadline } from './domain/deadline.ts';
import { limits } from './domain/limits.ts';
import type { Candidate } from './domain/material.ts';
import type { Http, Ports } from './domain/ports.ts';
import type { NonEmpty } from './domain/subject.ts';
import type { SubjectName, SubjectResult, Verdict } from './domain/verdict.ts';
import type { RunResult } from './report/build.ts';
import { EvidenceBudget } from './evidence/byte-budget.ts';
import type { GithubAnswers } from './evidence/github-attestations.ts';
import type { Gather } from './gather.ts';
import type { GithubSearch } from './github.ts';
import type { Named } from './policy/glob.ts';
import type { RegistryAuth } from './net/oci-auth.ts';
import type { ImageResolution, ResolvedImage } from './subjects/image.ts';
import { readLines } from './subjects/resolve.ts';

/** What the images of a run touch. */
export type ImagePorts = Pick<Ports, 'files' | 'exec' | 'env' | 'mask' | 'deadline'> & { readonly http: Http };

/**
 * The lines of `image`, each reference once, in their order; `@list.txt` reads lines from a file.
 * Throws `SubjectError` with all that is wrong: `SUBJECT_UNREADABLE`, `SUBJECT_NOT_FOUND`, `SUBJECT_TOO_MANY`.
 */
export async function expandImages(lines: readonly string[], ports: Pick<Ports, 'files'>): Promise<readonly ImageLine[]> {
  const read = (await readLines(lines, 'image', ports)).map(({ text, at }) => ({ line: parseImageLine(text), text, at }));
  // A line of a list may be anything, a secret too: it is named by its place.
  const [wrong, ...others] = read.filter(({ line }) => line === null).map(({ text, at }) => problem('SUBJECT_UNREADABLE', { about: 'image', what: 'This is no reference to an image.', seen: at ?? text, expected: imageLineForm, next: 'Write it in the form that is expected.' }));
  if (wrong !== undefined) throw new SubjectError([wrong, ...others]);
  const distinct = [...new Map(read.flatMap(({ line }) => (line === null ? [] : [[`${line.text} ${keyOfLine(line)}`, line] as const]))).values()];
  if (distinct.length > limits.subjects) throw new SubjectError([problem('SUBJECT_TOO_MANY', { about: 'image', what: `There are ${distinct.length} images; one run takes ${limits.subjects}.` })]);
  return distinct;
}

/** How a line is named before it is resolved. */
export function nameOfLine(line: ImageLine): SubjectName {
  return { kind: 'image', name: line.kind === 'registry' ? nameOfRepository(line.repository) : `oci:${line.folder}`, digest: line.digest, image: { reference: line.text, platform: null, index: null, children: null, isTagged: line.digest === null }, seenAt: [] };
}

/** The lines of `image` as subjects that nobody has looked at yet. */
export function imageNamesIn(lines: readonly string[]): readonly SubjectName[] {
  return lines.map((text) => {
    const line = parseImageLine(text);
    return line === null ? { kind: 'image', name: text, digest: null, image: null, seenAt: [] } : nameOfLine(line);
  });
}

/** What the images of a run are verified with. */
export interface ImageBench {
  readonly settings: Settings;
  readonly registryCa: readonly string[];
  readonly gather: Gather;
  /** Repositories that rules about an image look for evidence in, beside those of the inputs; null where no rule names any. */
  readonly repositoriesFor: ((subject: Named) => readonly ImageRepository[]) | null;
  /** Asks GitHub about images; null where it is not asked. */
  readonly attestations: GithubSearch | null;
  readonly judge: (dossier: Dossier) => Promise<Verdict>;
  /** Makes a verdict of what was judged, of so many subjects, into its report: nothing else of it is held. */
  readonly finish: (verdict: Verdict, ms: number, of: number) => RunResult;
  /** Called when a registry lists evidence: what examines it can be made ready while it is fetched. */
  readonly onListed: () => void;
  readonly ports: ImagePorts;
}

/** Verifies images: results in the order of the lines, those of one line together. Never rejects but for defects outside of any image. */
export async function verifyImages(lines: readonly ImageLine[], { settings, registryCa, gather, repositoriesFor, attestations, judge, finish, onListed, ports: given }: ImageBench): Promise<{ readonly results: readonly RunResult[]; readonly notes: readonly Problem[] }> {
  const ports = { ...given, http: given.http.on({ unsafeHosts: settings.unsafeRegistries, extraCa: registryCa }) };
  const { open, openRepository, evidence, notes } = await openStores(lines, repositoriesFor !== null, settings, ports);
  const patience = new Patience(settings.waitMs, ports.deadline);
  const resolution = { open, platforms: settings.platforms, wait: () => patience.wait() };
  const outcomes = await mapBounded(lines, limits.concurrentImages, (line) => resolveLine(line, resolution, ports.deadline));
  const refused = settings.sameDigest ? unlessSame(outcomes) : null;
  if (refused !== null) return { results: refused, notes: notes() };
  const groups = Map.groupBy(outcomes.flatMap(({ resolved }) => (resolved === null || 'code' in resolved ? [] : resolved)), keyOfImage);
  const tools = { gather, onListed, evidence: (subject: Named) => [...evidence, ...(repositoriesFor?.(subject) ?? []).map(openRepository)], patience, budget: new EvidenceBudget(), attestations: attestations === null ? NOT_ASKED : askedOnce(attestations, [...groups.values()].flatMap(([first]) => (first === undefined ? [] : [first.subject])), ports.deadline) };
  const judged = await mapBounded([...groups.values()], limits.concurrentImages, (members) => verifyGroup(members, tools, { judge, finish: (verdict, ms) => finish(verdict, ms, lines.length + groups.size) }, ports.deadline));
  const resultOf = new Map(judged.flat());
  return { results: outcomes.flatMap((outcome) => resultsOf(outcome, resultOf)), notes: [...notes(), ...absentNotes(groups.values(), resultOf)] };
}

type Outcome = { readonly line: ImageLine; readonly resolved: NonEmpty<ResolvedImage> | Problem | null; readonly ms: number };

async function resolveLine(line: ImageLine, resolution: ImageResolution, deadline: AbortSignal): Promise<Outcome> {
  const started = performance.now();
  const ms = (): number => Math.round(performance.now() - started);
  const { resolveImage } = await import('./subjects/image.ts');
  try {
    return { line, resolved: await untilDeadline(() => resolveImage(line, resolution), deadline), ms: ms() };
  } catch (cause) {
    return { line, resolved: problemOf(cause), ms: ms() };
  }
}

/** One image and what became of it. */
type Entry = readonly [ResolvedImage, RunResult];

interface Judging { readonly judge: ImageBench['judge']; readonly finish: (verdict: Verdict, ms: number) => RunResult }

async function verifyGroup(members: readonly ResolvedImage[], tools: Tools, { judge, finish }: Judging, deadline: AbortSignal): Promise<readonly Entry[]> {
  const started = performance.now();
  const ms = (): number => Math.round(performance.now() - started);
  const [first] = members;
  if (first === undefined) return [];
  try {
    const results = await untilDeadline(async () => {
      const { dossier, release } = await gatherImage(first, tools);
      try {
        requireAnything(first, dossier);
        return await Promise.all(members.map(async ({ subject }) => finish(await judge({ ...dossier, subject: { ...dossier.subject, name: subject.name, version: subject.version, image: subject.image } }), ms())));
      } finally {
        release();
      }
    }, deadline);
    return members.map((member, index): Entry => {
      return [member, results?.[index] ?? { kind: 'interrupted', subject: member.subject, ms: ms() }];
    });
  } catch (cause) {
    return members.map((member): Entry => [member, { kind: 'error', subject: member.subject, problem: problemOf(cause), ms: ms() }]);
  }
}

// Where the registry has neither the image nor anything about it, the name is wrong: that nobody signed would be the wrong word for it.
function requireAnything({ absent }: ResolvedImage, { searches }: Dossier): void {
  if (absent !== null && searches.every(({ outcome }) => outcome === 'none')) throw new SubjectError([absent]);
}

/** What to say of images that are not in their registries, though evidence about them was judged. */
function absentNotes(groups: Iterable<readonly ResolvedImage[]>, resultOf: ReadonlyMap<ResolvedImage, RunResult>): readonly Problem[] {
  const absent = [...groups].flat().filter((image) => image.absent !== null && resultOf.get(image)?.kind === 'reported');
  return absent.map(({ subject }) => problem('IMAGE_ABSENT', { about: subject.image?.reference ?? null, level: 'warning', seen: subject.digest }));
}

function resultsOf({ line, resolved, ms }: Outcome, resultOf: ReadonlyMap<ResolvedImage, RunResult>): readonly RunResult[] {
  if (resolved === null) return [{ kind: 'interrupted', subject: nameOfLine(line), ms }];
  if ('code' in resolved) return [{ kind: kindOf(resolved), subject: nameOfLine(line), problem: resolved, ms }];
  return resolved.map((image): RunResult => {
    const result: RunResult = resultOf.get(image) ?? { kind: 'error', subject: image.subject, problem: problem('INTERNAL', { what: 'Nothing became of an image.' }), ms: 0 } as const;
    return result;
  });
}

/** What a problem of an image is: that nobody could be asked, that it is not what it has to be, or that there is none. */
function kindOf({ code }: Problem): 'unasked' | 'refused' | 'error' {
  if (codes[code].family === 'source') return 'unasked';
  return code === 'PLATFORM_ABSENT' || code === 'DIGESTS_DIFFER' ? 'refused' : 'error';
}

/** Null where all images have one digest; else what becomes of each: none of them is the one that was meant. */
function unlessSame(outcomes: readonly Outcome[]): readonly SubjectResult[] | null {
  const digests = outcomes.map(({ resolved }) => (resolved === null || 'code' in resolved ? null : (resolved[0].subject.listedIn[0]?.container ?? resolved[0].subject.digest)));
  const known = [...new Set(digests.filter((digest) => digest !== null))];
  if (known.length <= 1) return null;
  const seen = outcomes.map(({ line }, index) => `${line.text} ${digests[index] ?? 'unknown'}`).join(', ');
  return outcomes.map(({ line, resolved, ms }, index): SubjectResult => {
    const subject = { ...nameOfLine(line), digest: digests[index] ?? null };
    if (resolved === null) return { kind: 'interrupted', subject, ms };
    if ('code' in resolved) return { kind: kindOf(resolved), subject, problem: resolved, ms };
    return { kind: 'refused', subject, problem: problem('DIGESTS_DIFFER', { about: 'same-digest', seen, expected: 'one digest' }), ms };
  });
}

// What is thrown for one image is its error. What is not ours is a defect of ours.
function problemOf(cause: unknown): Problem {
  if (cause instanceof VerifySupplyChainError) return cause.problems[0];
  return problem('INTERNAL', { seen: cause instanceof Error ? `${cause.name}: ${cause.message}` : typeof cause });
}

/** What images are read from, and what there is to say of credentials so far. */
interface Stores { readonly open: (line: ImageLine) => ImageStore; readonly openRepository: (repository: ImageRepository) => ImageStore; readonly evidence: readonly ImageStore[]; readonly notes: () => readonly Problem[] }

/** What opens the stores of a run: registries, and layouts on disk. What reads either is loaded only where there is one. */
async function openStores(lines: readonly ImageLine[], namesMore: boolean, settings: Settings, ports: ImagePorts): Promise<Stores> {
  const needsRegistry = namesMore || settings.evidenceRepositories.length > 0 || lines.some(({ kind }) => kind === 'registry');
  const needsLayout = lines.some(({ kind }) => kind !== 'registry');
  const [layout, registry] = await Promise.all([needsLayout ? import('./net/oci-layout.ts') : null, needsRegistry ? openRegistries(settings, ports) : null]);
  const layouts = new Map<string, ImageStore>();
  const openRepository = (repository: ImageRepository): ImageStore => {
    if (registry === null) throw new Error('no registry was opened');
    return registry.open(repository);
  };
  return {
    openRepository,
    open: (line) => {
      if (line.kind === 'registry') return openRepository(line.repository);
      if (layout === null) throw new Error('no layout was opened');
      const store = layouts.get(line.folder) ?? layout.openLayout(line.folder, ports.files);
      layouts.set(line.folder, store);
      return store;
    },
    evidence: registry === null ? [] : settings.evidenceRepositories.map(registry.open),
    notes: () => registry?.notes() ?? [],
  };
}

async function openRegistries(settings: Settings, ports: ImagePorts): Promise<{ readonly open: (repository: ImageRepository) => ImageStore; readonly notes: () => readonly Problem[] }> {
  const { credentialSource, registries, registryAuth } = await import('./net/registry-client.ts');
  const credentials = credentialSource(ports, settings.tokens);
  const notes: Problem[] = [];
  const auths: RegistryAuth[] = [];
  const authFor = (registry: string, base: URL): RegistryAuth => {
    const credential = async (path: string): Promise<Awaited<ReturnType<typeof credentials.for>>['credential']> => {
      // Whoever is on the way can hold a certificate that nobody looks at. Asked as the client asks: one host is spelled with its port and without.
      if (isAtOneOf(base, settings.unsafeRegistries) && !isLoopback(base)) {
        notes.push(problem('CREDENTIALS_UNUSABLE', { about: registry, level: 'warning', seen: 'It is named in unsafe-registry, so credentials are not sent.', next: 'Give registry-ca in place of unsafe-registry, if the registry wants to know who asks.' }));
        return null;
      }
      const found = await credentials.for({ registry, path });
      notes.push(...found.notes);
      return found.credential;
    };
    const auth = registryAuth({ base, http: ports.http, credential, mask: ports.mask, now: () => performance.now(), signal: ports.deadline });
    auths.push(auth);
    return auth;
  };
  return {
    open: registries({ http: ports.http, unsafeHosts: settings.unsafeRegistries, authFor, signal: ports.deadline }),
    notes: () => [...new Map([...notes, ...auths.flatMap((auth) => auth.notes())].map((note) => [JSON.stringify(note), note])).entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, note]) => note),
  };
}

/** How long a run waits for what is not there yet: one clock for all of its images. */
class Patience {
  readonly #until: number;
  readonly #deadline: AbortSignal;

  constructor(ms: number, deadline: AbortSignal) {
    this.#until = performance.now() + ms;
    this.#deadline = deadline;
  }

  /** Waits a moment; false where the time is up. */
  async wait(): Promise<boolean> {
    if (performance.now() >= this.#until || this.#deadline.aborted) return false;
    await sleep(Math.min(limits.waitStepMs, Math.max(1, this.#until - performance.now())), undefined, { signal: this.#deadline });
    return true;
  }
}

const NOT_ASKED = async (): Promise<readonly Search[]> => [];

/** Asks about all digests with the first of them, and about one alone where it is asked again: it was not there yet. */
function askedOnce(ask: GithubSearch, subjects: readonly Named[], deadline: AbortSignal): (subject: Named) => Promise<readonly Search[]> {
  const seen = new Set<Digest>();
  let all: Promise<GithubAnswers> | null = null;
  return async (subject) => {
    const { digest } = subject;
    const isFirst = !seen.has(digest);
    seen.add(digest);
    deadline.throwIfAborted();
    return (await (isFirst ? (all ??= ask(subjects)) : ask([subject]))).get(digest) ?? [];
  };
}

/** What dossiers of images are gathered with. */
interface Tools { readonly attestations: (subject: Named) => Promise<readonly Search[]>; readonly gather: Gather; readonly onListed: () => void; readonly evidence: (subject: Named) => readonly ImageStore[]; readonly patience: Patience; readonly budget: EvidenceBudget }

/** Gathers the dossier of one image. `release` gives back what its evidence holds in memory; nothing of the evidence may be read behind it. */
async function gatherImage({ subject, store, statements }: ResolvedImage, { attestations, gather, onListed, evidence, patience, budget }: Tools): Promise<{ readonly dossier: Dossier; readonly release: () => void }> {
  const { searchImage } = await import('./evidence/images.ts');
  const stores = [...new Set([store, ...evidence(subject)])];
  // What is signed about the index that lists the image is shown beside it.
  const digests = [subject.digest, ...subject.listedIn.filter(({ how }) => how === 'index').map(({ container }) => container)];
  const releases: (() => void)[] = [];
  const release = (): void => {
    for (const one of releases.splice(0)) one();
  };
  const search = async (): Promise<readonly Search[]> => {
    for (;;) {
      const [found, kept] = await Promise.all([searchImage(stores, digests, budget, onListed), attestations(subject)]);
      releases.push(found.release);
      const searches = [...found.searches, ...kept];
      const isThere = searches.some(({ outcome }) => outcome === 'found');
      if (isThere || !(await patience.wait())) return [...searches, ...shown(store, statements)];
      release();
      for (const one of stores) one.forgetAbsent();
    }
  };
  try {
    return { dossier: await gather(subject, search), release };
  } catch (cause) {
    release();
    throw cause;
  }
}

// BuildKit's statements are named as what they are, unsigned; they are not fetched.
function shown(store: ImageStore, statements: ResolvedImage['statements']): readonly Search[] {
  const candidates = statements.map(({ digest, mediaType, size, annotations }): Candidate => {
    const bytes = Buffer.from(JSON.stringify({ mediaType, digest, size, annotations: Object.fromEntries(annotations) }));
    return { id: digestOf(bytes), foundAt: { source: 'oci-index', address: `${store.name}@${digest}` }, bytes, annotations: new Map(), mediaType: 'application/vnd.docker.attestation.manifest.v1+json' };
  });
  const [first, ...others] = candidates;
  return first === undefined ? [] : [{ at: { source: 'oci-index', address: store.name }, outcome: 'found', candidates: [first, ...others] }];
}

/** Images that are one and the same to look into: their place, their digest and the index they were found in. */
function keyOfImage({ subject, store }: ResolvedImage): string {
  return [store.name, subject.digest, ...subject.listedIn.map(({ container }) => container)].join(' ');
}

