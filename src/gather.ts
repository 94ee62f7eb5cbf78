// One subject → its dossier: all evidence, examined, and compared with this very subject.
//
// A candidate is read and authenticated once for the whole run, however many subjects it serves and in however many places it lies; only what
// depends on the subject is done for each. Of the engine's files only this one and run.ts know more than one stage.

import { setImmediate } from 'node:timers/promises';
import { algorithmOf, type Digest, type WeakAlgorithm } from './domain/digest.ts';
import type { Dossier, Rejection, Search } from './domain/dossier.ts';
import type { Attestation } from './domain/attestation.ts';
import { bounded, type RejectionCode } from './domain/errors.ts';
import { limits } from './domain/limits.ts';
import { GITHUB_ATTESTATIONS, type Candidate, type Location, type SignedMaterial } from './domain/material.ts';
import { FileError, type Ports } from './domain/ports.ts';
import { mapBounded } from './domain/deadline.ts';
import type { Container, NonEmpty, Subject } from './domain/subject.ts';
import type { AskLogs } from './evidence/complete.ts';
import { assemble, type Assembled } from './verification/assemble.ts';
import type { Examination, SubjectBytes, Trusted } from './verification/authenticate.ts';
import type { Completable, Completed } from './verification/complete.ts';
import { parseCandidate, type Parsed } from './verification/formats/catalog.ts';

/** Whom the run trusts, and the trust roots that could not be had: silent places, as evidence under them cannot be examined. */
export interface LoadedTrust extends Trusted { readonly unavailable: readonly Search[] }

/** The trust of a run, as far as it is needed: the first domain, and all of them for what the first did not accept. */
export interface Trust { readonly first: () => Promise<LoadedTrust>; readonly all: () => Promise<LoadedTrust> }

/** What dossiers are gathered from. Trust is asked for when a candidate needs it. */
export interface Sources {
  /** What was parsed so far: gatherers of one run may share it. */
  readonly parsed?: Map<Digest, Parsed>;
  /** Answers of places that were asked once, for all subjects. */
  readonly searches: readonly Search[];
  readonly trust: Trust;
  readonly hasKeys: boolean;
  /** Asks the transparency logs about signatures that came without their entries. */
  readonly askLogs: AskLogs;
  /** Told of each attestation what it was made of, and the digest that was signed where bytes were. */
  readonly onBound: (attestation: Attestation, material: SignedMaterial, signed: Digest | null) => void;
  readonly ports: Pick<Ports, 'files' | 'deadline'>;
}

/** Gathers the dossier of one subject; `search` asks the places that are its own. Rejects for a trust root that cannot be used, a file that changed, the deadline, and defects; never for evidence. */
export type Gather = (subject: Subject, search: () => Promise<readonly Search[]>) => Promise<Dossier>;

/**
 * One gatherer that gathers under the trust of each of several: places are asked once, and what verifies under several is there under each. What is
 * authentic for one of them is no rejected candidate, whatever the others make of it.
 */
export function gatherUnder([first, ...rest]: NonEmpty<Gather>): Gather {
  if (rest.length === 0) return first;
  return async (subject, search) => {
    let asked: Promise<readonly Search[]> | null = null;
    const askOnce = (): Promise<readonly Search[]> => (asked ??= search());
    const dossiers: [Dossier, ...Dossier[]] = [await first(subject, askOnce)];
    // One after the other: the first parses what the others find parsed.
    for (const gather of rest) dossiers.push(await gather(subject, askOnce));
    return together(dossiers);
  };
}

function together(dossiers: readonly [Dossier, ...Dossier[]]): Dossier {
  const [{ subject }] = dossiers;
  const subjects = dossiers.map((one) => one.subject);
  const attestations = dossiers.flatMap((one) => one.attestations);
  const authentic = new Set(attestations.map(({ evidence }) => evidence));
  const rejections = new Map(dossiers.flatMap((one) => one.rejections).filter(({ candidate }) => !authentic.has(candidate.id)).map((one) => [`${one.candidate.id} ${one.code}`, one]));
  const searches = new Map(dossiers.flatMap((one) => one.searches).map((one) => [JSON.stringify([one.at, one.outcome]), one]));
  return {
    subject: { ...subject, digests: [...new Set(subjects.flatMap(({ digests }) => digests))], weak: new Map(subjects.flatMap(({ weak }) => [...weak])) },
    searches: [...searches.values()], rejections: [...rejections.values()], attestations,
  };
}

/** How long the thread may be held before timers and signals are let in, in milliseconds. */
const HOLD_MS = 20;

/**
 * Returns what lets timers and signals in, when they have waited long enough.
 *
 * Cryptography holds the thread, and what awaits nothing slow never gives it back: whoever adds candidates would hold the run beyond its deadline.
 */
function turns(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < HOLD_MS) return;
    await setImmediate();
    since = performance.now();
  };
}

/** Makes the gatherer of a run; what it returns shares all work that does not depend on the subject. */
export function gatherer(sources: Sources): Gather {
  const parsed = sources.parsed ?? new Map<Digest, Parsed>();
  // By identity: one candidate may hold several pieces of material.
  const examined = new WeakMap<SignedMaterial, Promise<Examination>>();
  const turn = turns();
  // Parsing holds the thread as well as cryptography does: megabytes of JSON for each candidate.
  const letOthersIn = async (): Promise<void> => {
    await turn();
    sources.ports.deadline.throwIfAborted();
  };
  const readAll = (searches: readonly Search[]): Promise<Read> => read(searches, parsed, sources.hasKeys, letOthersIn);
  let shared: Promise<Read> | null = null;

  const examine = async (material: SignedMaterial, subject: Subject, bytes: () => Promise<Uint8Array | null>): Promise<Examined> => {
    const { wantsSubject } = await import('./verification/authenticate.ts');
    const wants = wantsSubject(material, (await sources.trust.first()).keys);
    if (wants !== 'no') {
      // What is signed about a list is for all that it lists, and is verified once.
      const lists = await Promise.all(subject.listedIn.map(async (container): Promise<Examined> => ({ examination: await examineOver(material, container), over: container, about: container.container })));
      const own: SubjectBytes = { digests: subject.digests, bytes: wants === 'bytes' ? await bytes() : null };
      return lists.find(({ examination }) => examination.outcome === 'authentic') ?? lists.find(({ examination }) => isUnwitnessed(examination)) ?? { examination: await authenticateUnder(material, sources.trust, own), over: own, about: subject.digest };
    }
    // Kept before it is awaited: subjects are gathered side by side, and the second must find what the first has begun.
    const known = examined.get(material) ?? bytesAtHand(material, subject, bytes).then((hint) => authenticateUnder(material, sources.trust, hint));
    examined.set(material, known);
    return { examination: await known, over: null, about: null };
  };

  const prepared = new WeakMap<SignedMaterial, Map<Digest | null, Promise<Completable | null>>>();
  const completed = new WeakMap<Completable, Promise<Completed>>();
  // Once for each piece of material, as everything that does not depend on the subject: a hundred files of one attestation are one question.
  const complete = async (material: SignedMaterial, { examination, over, about }: Examined, subject: Subject): Promise<Completed | null> => {
    if (examination.outcome === 'authentic') return null;
    const { completable, lacksLogEntry } = await import('./verification/complete.ts');
    if (!lacksLogEntry(material, examination)) return null;
    const bySubject = prepared.get(material) ?? new Map<Digest | null, Promise<Completable | null>>();
    // For what has no certificate further domains say nothing new, and loading them costs a request.
    const trusted = examination.rejection.code === 'KEY_UNSUPPORTED' ? sources.trust.first : sources.trust.all;
    const preparing = bySubject.get(about) ?? trusted().then((domains) => completable(material, examination.rejection, domains, over));
    prepared.set(material, bySubject.set(about, preparing));
    const found = await preparing;
    if (found === null || ![subject, ...subject.listedIn].some(found.mayBeAbout)) return null;
    const completing = completed.get(found) ?? found.complete(sources.askLogs);
    completed.set(found, completing);
    return completing;
  };

  const examinedOver = new WeakMap<SignedMaterial, Map<Container, Promise<Examination>>>();
  const examineOver = (material: SignedMaterial, container: Container): Promise<Examination> => {
    const byContainer = examinedOver.get(material) ?? new Map<Container, Promise<Examination>>();
    const known = byContainer.get(container) ?? authenticateUnder(material, sources.trust, container);
    examinedOver.set(material, byContainer.set(container, known));
    return known;
  };

  return async (subject, search) => {
    const own = await search();
    const { materials, rejections, placesOf, searches } = own.some(({ outcome }) => outcome === 'found') ? await readAll([...sources.searches, ...own]) : withSilent(await (shared ??= readAll(sources.searches)), own);
    const gathered = await gatherFrom(materials, subject, { examine, complete, placesOf, sources, letOthersIn });
    // A root that could not be had matters only to evidence that nothing else accepted.
    const unavailable = gathered.rejections.some(({ code }) => MAY_BE_ELSEWHERE.has(code)) ? (await sources.trust.all()).unavailable : [];
    return { subject: gathered.subject, searches: [...searches, ...gathered.searches, ...unavailable], rejections: [...rejections, ...gathered.rejections], attestations: gathered.attestations };
  };
}

/** The bytes that a signature says it is over, where they are this file's and few: verified over them it costs less than over their digest. */
async function bytesAtHand({ content }: SignedMaterial, subject: Subject, bytes: () => Promise<Uint8Array | null>): Promise<SubjectBytes | null> {
  const stated = content.kind === 'message' ? content.digest : null;
  const container = stated === null ? undefined : subject.listedIn.find(({ digests }) => digests.includes(stated));
  if (container !== undefined) return container;
  const isOurs = stated !== null && subject.digests.includes(stated);
  if (!isOurs || subject.file === null || subject.file.bytes > limits.subjectBytesAtHand) return null;
  try {
    return { digests: subject.digests, bytes: await bytes() };
  } catch (cause) {
    if (!(cause instanceof FileError)) throw cause;
    // What is found out here is for all subjects of the run, and a file that went away is the fault of one: its digest does as well, and the last
    // look at the file sees the change.
    return null;
  }
}

/** What evidence of another domain is refused for: only then the others are asked for, which may need the network. */
const MAY_BE_ELSEWHERE: ReadonlySet<RejectionCode> = new Set<RejectionCode>(['CERTIFICATE_CHAIN', 'CERTIFICATE_SCT', 'WITNESSES_TOO_FEW', 'TIME_INVALID', 'TRUST_NOT_LOADED']);

async function authenticateUnder(material: SignedMaterial, trust: Trust, subject: SubjectBytes | null): Promise<Examination> {
  const { authenticate } = await import('./verification/authenticate.ts');
  const examination = await authenticate(material, await trust.first(), subject);
  return examination.outcome === 'rejected' && MAY_BE_ELSEWHERE.has(examination.rejection.code) ? authenticate(material, await trust.all(), subject) : examination;
}

/** What some searches found, read and put together; `placesOf` names every place a candidate lies at. */
interface Read extends Pick<Assembled, 'materials' | 'rejections'> { readonly searches: readonly Search[]; readonly placesOf: (material: SignedMaterial) => NonEmpty<Location> }

/** What was read for all subjects, with places of one that hold nothing. */
function withSilent(shared: Read, own: readonly Search[]): Read {
  return { ...shared, searches: [...shared.searches, ...own] };
}

async function read(searches: readonly Search[], parsed: Map<Digest, Parsed>, hasKeys: boolean, letOthersIn: () => Promise<void>): Promise<Read> {
  const places = new Map<Digest, NonEmpty<Location>>();
  const results: Parsed[] = [];
  for (const candidate of searches.flatMap((search) => (search.outcome === 'found' ? search.candidates : []))) {
    const known = places.get(candidate.id);
    places.set(candidate.id, known === undefined ? [candidate.foundAt] : [...known, candidate.foundAt]);
    if (known !== undefined) continue;
    await letOthersIn();
    const result = parsed.get(candidate.id) ?? parseCandidate(candidate);
    // What lies in a registry is about one image. Kept for the whole run, the evidence of hundreds would not fit into memory. What GitHub keeps is
    // one attestation for all files of a release, and is bounded for the run.
    if (candidate.mediaType === null || candidate.foundAt.source === GITHUB_ATTESTATIONS) parsed.set(candidate.id, result);
    results.push(result);
  }
  const { materials, rejections, partOf } = assemble(results.flatMap((result) => (result.outcome === 'parsed' ? result.pieces : [])), hasKeys);
  return {
    materials,
    searches: searches.map((search) => withWholes(search, partOf)),
    rejections: [...results.flatMap((result) => result.rejections), ...rejections],
    placesOf: ({ candidate }) => places.get(candidate.id) ?? [candidate.foundAt],
  };
}

/** The answer of a place with parts replaced by what was put together of them: that is what is examined, and what the report lists. */
function withWholes(search: Search, partOf: Assembled['partOf']): Search {
  if (search.outcome !== 'found' || !search.candidates.some((candidate) => partOf.has(candidate))) return search;
  const wholes = (candidate: Candidate): readonly Candidate[] => partOf.get(candidate)?.flatMap(wholes) ?? [candidate];
  const [first, ...rest] = search.candidates.flatMap(wholes);
  return first === undefined ? search : { ...search, candidates: [first, ...rest] };
}

/** What came of material by itself; `over`: the bytes it was held against, and `about`: their digest. Null where it depends on none. */
interface Examined { readonly examination: Examination; readonly over: SubjectBytes | null; readonly about: Digest | null }

function isUnwitnessed(examination: Examination): boolean {
  return examination.outcome === 'rejected' && examination.rejection.code === 'WITNESSES_TOO_FEW';
}

interface Bench {
  readonly examine: (material: SignedMaterial, subject: Subject, bytes: () => Promise<Uint8Array | null>) => Promise<Examined>;
  /** Null where no log is to be asked. */
  readonly complete: (material: SignedMaterial, examined: Examined, subject: Subject) => Promise<Completed | null>;
  readonly placesOf: Read['placesOf'];
  readonly letOthersIn: () => Promise<void>;
  readonly sources: Sources;
}

async function gatherFrom(materials: readonly SignedMaterial[], subject: Subject, bench: Bench): Promise<Dossier> {
  const { placesOf, sources, letOthersIn } = bench;
  const attestations: Attestation[] = [];
  const { known: examinedAs, examined } = await examineAll(materials, subject, bench);
  let known = examinedAs;
  // Side by side: most of it is waiting. Of most evidence there is nothing to ask, and thousands of subjects may share it.
  const lacking = examined.filter(([{ logEntries }, { examination }]) => examination.outcome === 'rejected' && logEntries.length === 0);
  const completions = new Map(await mapBounded(lacking, limits.concurrentLookups, async ([material, one]) => [material, await bench.complete(material, one, examinedAs)] as const));
  const rejections: Rejection[] = [...completions.values()].flatMap((completion) => completion?.rejections ?? []);
  for (const [material, { examination: first }] of examined) {
    await letOthersIn();
    const completion = completions.get(material) ?? null;
    const examination = completion?.examination ?? first;
    if (examination.outcome === 'rejected') {
      rejections.push(examination.rejection);
      continue;
    }
    const { algorithmsNeeded, bindToSubject, weakAlgorithmsNeeded } = await import('./verification/bind.ts');
    known = await withDigests(known, algorithmsNeeded(examination.authentic), sources);
    known = await withWeak(known, weakAlgorithmsNeeded(examination.authentic, known), sources);
    const [place, ...places] = placesOf(material);
    const binding = bindToSubject(examination.authentic, known, [place, ...places, ...(completion?.seenIn ?? [])]);
    if (binding.outcome === 'rejected') rejections.push(binding.rejection);
    else {
      attestations.push(binding.attestation);
      const { content } = examination.authentic.fields;
      sources.onBound(binding.attestation, completion?.material ?? material, content.kind === 'message' ? content.digest : null);
    }
  }
  const asked = [...completions.values()].flatMap((completion) => completion?.searches ?? []);
  if (asked.length === 0) return { subject: known, searches: [], rejections, attestations };
  const { mergeSearches } = await import('./verification/complete.ts');
  return { subject: known, searches: mergeSearches(asked), rejections, attestations };
}

async function examineAll(materials: readonly SignedMaterial[], subject: Subject, { examine, sources, letOthersIn }: Bench): Promise<{ readonly known: Subject; readonly examined: readonly (readonly [SignedMaterial, Examined])[] }> {
  const examined: (readonly [SignedMaterial, Examined])[] = [];
  let known = subject;
  // Read once for all candidates that need it: whoever adds candidates must not have a large file read for each.
  let held: Promise<Uint8Array | null> | null = null;
  const bytes = (): Promise<Uint8Array | null> => (held ??= subjectBytes(subject, sources));
  for (const material of materials) {
    await letOthersIn();
    // A signature that says no digest may be over any of the strong ones.
    if (material.content.kind === 'message' && material.content.digest === null) known = await withDigests(known, ['sha256', 'sha384', 'sha512'], sources);
    examined.push([material, await examine(material, known, bytes)]);
  }
  return { known, examined };
}

/** Adds the digests a statement uses, computed from the file; a subject without a file keeps what it has. */
async function withDigests(subject: Subject, algorithms: ReturnType<typeof import('./verification/bind.ts').algorithmsNeeded>, { ports }: Sources): Promise<Subject> {
  const [first, ...rest] = algorithms.filter((algorithm) => !subject.digests.some((digest) => digest.startsWith(`${algorithm}:`)));
  if (first === undefined || subject.file === null) return subject;
  // The file is read again, and the digest it is known by with it: other bytes that lay there for a moment, and were gone before the last look, must
  // not lend it their digests.
  const { digests: [again, ...others] } = await ports.files.hash(subject.file.path, [algorithmOf(subject.digest), first, ...rest]);
  if (again !== subject.digest) throw new FileError('changed', `${bounded(subject.file.path)} was another file when it was read again`);
  return { ...subject, digests: [...subject.digests, ...others] };
}

async function withWeak(subject: Subject, algorithms: readonly WeakAlgorithm[], { ports }: Sources): Promise<Subject> {
  const [first, ...rest] = algorithms;
  if (first === undefined || subject.file === null) return subject;
  return { ...subject, weak: new Map([...subject.weak, ...(await ports.files.weakHash(subject.file.path, [first, ...rest]))]) };
}

// A file that is too large to be held is treated like one that is elsewhere: the signature cannot be verified, and that is said.
async function subjectBytes({ file }: Subject, { ports }: Sources): Promise<Uint8Array | null> {
  return file !== null && file.bytes <= limits.subjectBytesInMemory ? ports.files.read(file.path, limits.subjectBytesInMemory) : null;
}
