// One subject → its dossier: all evidence, examined, and compared with this very subject.
//
// A candidate is read and authenticated once for the whole run, however many subjects it serves and in however many places it lies; only what
// depends on the subject is done for each. Of the engine's files only this one and run.ts know more than one stage.

import { setImmediate } from 'node:timers/promises';
import { algorithmOf, type Digest } from './domain/digest.ts';
import type { Dossier, Rejection, Search } from './domain/dossier.ts';
import type { Attestation } from './domain/attestation.ts';
import { bounded } from './domain/errors.ts';
import { limits } from './domain/limits.ts';
import type { Candidate, Location } from './domain/material.ts';
import { FileError, type Ports } from './domain/ports.ts';
import type { NonEmpty, Subject } from './domain/subject.ts';
import type { TrustDomain } from './domain/trust-domain.ts';
import type { Examination } from './verification/authenticate.ts';
import { parseCandidate, type Parsed } from './verification/formats/catalog.ts';

/** What dossiers are gathered from. `domains` is asked for when the first candidate needs it. */
export interface Sources {
  readonly searches: readonly Search[];
  readonly domains: () => Promise<NonEmpty<TrustDomain>>;
  readonly ports: Pick<Ports, 'files' | 'deadline'>;
}

/** Gathers the dossier of one subject. Rejects for a trust root that cannot be used, a file that changed, the deadline, and defects; never for evidence. */
export type Gather = (subject: Subject) => Promise<Dossier>;

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
  const candidates = mergePlaces(sources.searches);
  const parsed = new Map<Digest, Parsed>();
  const examined = new Map<Digest, Promise<Examination>>();
  const letOthersIn = turns();

  const examine = async ({ candidate }: Found, subject: Subject, bytes: () => Promise<Uint8Array | null>): Promise<Examination> => {
    const found = parsed.get(candidate.id) ?? parseCandidate(candidate);
    parsed.set(candidate.id, found);
    if (found.outcome === 'rejected') return found;
    const { material } = found;
    const { authenticate, wantsSubject } = await import('./verification/authenticate.ts');
    const wants = wantsSubject(material);
    if (wants !== 'no') return authenticate(material, await sources.domains(), { digests: material.content.kind === 'message' ? subject.digests : [], bytes: wants === 'bytes' ? await bytes() : null });
    // Kept before it is awaited: subjects are gathered side by side, and the second must find what the first has begun.
    const known = examined.get(candidate.id) ?? sources.domains().then((domains) => authenticate(material, domains, null));
    examined.set(candidate.id, known);
    return known;
  };

  return async (subject) => {
    const attestations: Attestation[] = [];
    const rejections: Rejection[] = [];
    let known = subject;
    // Read once for all candidates that need it: whoever adds candidates must not have a large file read for each.
    let held: Promise<Uint8Array | null> | null = null;
    const bytes = (): Promise<Uint8Array | null> => (held ??= subjectBytes(subject, sources));
    for (const found of candidates) {
      await letOthersIn();
      sources.ports.deadline.throwIfAborted();
      const examination = await examine(found, known, bytes);
      if (examination.outcome === 'rejected') {
        rejections.push(examination.rejection);
        continue;
      }
      const { algorithmsNeeded, bindToSubject } = await import('./verification/bind.ts');
      known = await withDigests(known, algorithmsNeeded(examination.authentic), sources);
      const binding = bindToSubject(examination.authentic, known, found.foundAt);
      if (binding.outcome === 'bound') attestations.push(binding.attestation);
      else rejections.push(binding.rejection);
    }
    return { subject: known, searches: sources.searches, rejections, attestations };
  };
}

/** A candidate with every place it was found at. */
interface Found { readonly candidate: Candidate; readonly foundAt: NonEmpty<Location> }

function mergePlaces(searches: readonly Search[]): readonly Found[] {
  const merged = new Map<Digest, Found>();
  for (const search of searches) {
    for (const candidate of search.outcome === 'found' ? search.candidates : []) {
      const known = merged.get(candidate.id);
      merged.set(candidate.id, known === undefined ? { candidate, foundAt: [candidate.foundAt] } : { candidate: known.candidate, foundAt: [...known.foundAt, candidate.foundAt] });
    }
  }
  return [...merged.values()];
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

// A file that is too large to be held is treated like one that is elsewhere: the signature cannot be verified, and that is said.
async function subjectBytes({ file }: Subject, { ports }: Sources): Promise<Uint8Array | null> {
  return file !== null && file.bytes <= limits.subjectBytesInMemory ? ports.files.read(file.path, limits.subjectBytesInMemory) : null;
}
