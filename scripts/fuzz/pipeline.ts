// One piece of evidence through the engine's own functions, in the order of gather.ts: parse → assemble → authenticate → bind; and what to make of
// the result. Nothing of the engine is replaced. The functions are handed in, so that a test can break one and see that it is noticed.

import { createHash } from 'node:crypto';
import type { Attestation } from '../../src/domain/attestation.ts';
import { algorithmOf, digestFromBytes, digestOf, type Digest, type DigestAlgorithm, type WeakAlgorithm } from '../../src/domain/digest.ts';
import { limits } from '../../src/domain/limits.ts';
import type { Candidate, SignedMaterial } from '../../src/domain/material.ts';
import { FileError, type Files } from '../../src/domain/ports.ts';
import type { FileState, NonEmpty, Subject } from '../../src/domain/subject.ts';
import type { TrustedKey } from '../../src/domain/trust-domain.ts';
import { splitCandidates } from '../../src/evidence/files.ts';
import { anonymous, offlineHttp } from '../../src/net/client.ts';
import { run } from '../../src/run.ts';
import { parseChecksums } from '../../src/subjects/checksums.ts';
import { withListing } from '../../src/subjects/listed.ts';
import { isProblem } from '../../src/subjects/resolve.ts';
import { customDomain } from '../../src/trust/load.ts';
import { assemble } from '../../src/verification/assemble.ts';
import { authenticate, wantsSubject, type Trusted } from '../../src/verification/authenticate.ts';
import { algorithmsNeeded, bindToSubject, weakAlgorithmsNeeded } from '../../src/verification/bind.ts';
import { parseCandidate } from '../../src/verification/formats/catalog.ts';
import { parseKey } from '../../src/verification/keys.ts';
import { isLayered, LAYER_FILE, SUBJECT_NAME, type Original, type Piece } from './originals.ts';

/** The stages of the engine that a test may break. */
export const engine = { parseCandidate, assemble, authenticate, bindToSubject };
export type Stages = typeof engine;

/** What is fed: the files of an original, changed or not. */
export type Evidence = Pick<Original, 'files' | 'checksums'>;

/** One attestation, with all that may not differ from the original's in `what`, and who saw it, one by one. */
export interface Print { readonly what: string; readonly witnesses: readonly string[] }

/** What the engine said: attestations, and the codes of what it rejected. */
export interface Seen { readonly prints: readonly Print[]; readonly codes: readonly string[]; readonly threw: readonly string[] }

/** Clocks stand here in every run. */
const NOW = new Date('2026-07-01T00:00:00Z');

const trusts = new WeakMap<Original, Trusted>();

/** Whom an original's user trusts; made once, as a run does. */
function trustOf(original: Original): Trusted {
  const known = trusts.get(original);
  if (known !== undefined) return known;
  const { domain } = customDomain(Buffer.from(original.root), 'root.json', { ignoreLogs: false, ignoreScts: false });
  const keys = original.keys.map((pem): TrustedKey => {
    const key = parseKey(pem, 'key', { log: original.keyLog, validity: { start: null, end: null }, times: 'none', timestamps: 'none' });
    if (key === null) throw new Error(`${original.id}: the key cannot be read`);
    return key;
  });
  const trust: Trusted = { domains: [domain], keys, now: NOW };
  trusts.set(original, trust);
  return trust;
}

/** Shows evidence to the stages for the subject of the original, or for another. */
export async function examine(evidence: Evidence, original: Original, bytes: Buffer, stages: Stages = engine): Promise<Seen> {
  return new Examiner(evidence, original, stages).show(bytes);
}

/** One piece of evidence, shown for one subject after the other. As in a run, it is read and authenticated once where that depends on no subject. */
export class Examiner {
  readonly #evidence: Evidence;
  readonly #kind: 'image' | 'file';
  readonly #trust: Trusted;
  readonly #stages: Stages;
  readonly #examined = new Map<SignedMaterial, Awaited<ReturnType<Stages['authenticate']>>>();
  #assembled: ReturnType<Stages['assemble']> | null = null;

  constructor(evidence: Evidence, original: Original, stages: Stages = engine) {
    this.#evidence = evidence;
    this.#kind = isLayered(original) ? 'image' : 'file';
    this.#trust = trustOf(original);
    this.#stages = stages;
  }

  /** What the engine says of this evidence about a file with these bytes. Rejects with whatever the engine throws. */
  async show(bytes: Buffer): Promise<Seen> {
    const resolved = subjectOf(this.#evidence, this.#kind, bytes);
    if (typeof resolved === 'string') return { prints: [], codes: [resolved], threw: [] };
    let subject = resolved;
    const { materials, rejections } = (this.#assembled ??= this.#read());
    const all = [...rejections];
    const prints: Print[] = [];
    for (const material of materials) {
      if (material.content.kind === 'message' && material.content.digest === null) subject = withDigests(subject, ['sha256', 'sha384', 'sha512'], bytes);
      const examination = await this.#authenticate(material, subject, bytes);
      if (examination.outcome === 'rejected') {
        all.push(examination.rejection);
        continue;
      }
      subject = withDigests(subject, algorithmsNeeded(examination.authentic), bytes);
      subject = withWeak(subject, weakAlgorithmsNeeded(examination.authentic, subject), bytes);
      const binding = this.#stages.bindToSubject(examination.authentic, subject, [material.candidate.foundAt]);
      if (binding.outcome === 'bound') prints.push(printOf(binding.attestation, material, this.#trust, bytes));
      else all.push(binding.rejection);
    }
    return { prints, codes: all.length === 0 ? ['NO_EVIDENCE'] : all.map(({ code }) => code), threw: all.filter(({ code }) => code === 'VERIFIER_THREW').map(({ seen }) => seen) };
  }

  #read(): ReturnType<Stages['assemble']> {
    const { pieces, rejections } = parseAll(this.#evidence, this.#stages);
    const assembled = this.#stages.assemble(pieces, this.#trust.keys.length > 0);
    return { ...assembled, rejections: [...rejections, ...assembled.rejections] };
  }

  async #authenticate(material: SignedMaterial, subject: Subject, bytes: Buffer): ReturnType<Stages['authenticate']> {
    const wants = wantsSubject(material, this.#trust.keys);
    if (wants !== 'no') return this.#stages.authenticate(material, this.#trust, { digests: subject.digests, bytes: wants === 'bytes' ? bytes : null });
    const known = this.#examined.get(material) ?? await this.#stages.authenticate(material, this.#trust, null);
    this.#examined.set(material, known);
    return known;
  }
}

type Parsed = ReturnType<Stages['parseCandidate']>;

// As searchFile and gather.ts do: each distinct document once, and a file of too many is not looked into.
function parseAll({ files }: Evidence, stages: Stages): { readonly pieces: Parameters<Stages['assemble']>[0]; readonly rejections: readonly Extract<Parsed, { outcome: 'rejected' }>['rejection'][] } {
  const candidates = new Map<Digest, Candidate>();
  for (const { name, bytes } of files) {
    const found = name.endsWith(LAYER_FILE) ? layerIn(bytes, name) : splitCandidates(bytes, { source: 'file', address: name });
    if (found.length > limits.candidatesPerFile) continue;
    for (const candidate of found) if (!candidates.has(candidate.id)) candidates.set(candidate.id, candidate);
  }
  const parsed = [...candidates.values()].map((candidate) => stages.parseCandidate(candidate));
  return { pieces: parsed.flatMap((result) => (result.outcome === 'parsed' ? result.pieces : [])), rejections: parsed.flatMap(({ rejections }) => rejections) };
}

// As a source hands over a layer: its bytes, and the annotations that are text. What is around them is the fuzzer's; where it is broken there is none.
function layerIn(text: Buffer, address: string): readonly Candidate[] {
  const { bytes, annotations, mediaType } = layerOf(text);
  if (typeof bytes !== 'string') return [];
  const beside = new Map(Object.entries(annotations ?? {}).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value] as const] : [])));
  return [{ id: digestOf(text), foundAt: { source: 'layer', address }, bytes: Buffer.from(bytes, 'base64'), annotations: beside, mediaType: typeof mediaType === 'string' ? mediaType : null }];
}

function layerOf(text: Buffer): { readonly bytes?: unknown; readonly annotations?: object | null; readonly mediaType?: unknown } {
  try {
    return Object(JSON.parse(text.toString())) as ReturnType<typeof layerOf>;
  } catch {
    return {};
  }
}

// A subject that a checksum file lists, where there is one; the code of the problem where the list cannot be used.
function subjectOf({ checksums }: Evidence, kind: 'image' | 'file', bytes: Buffer): Subject | string {
  const digest = digestOf(bytes);
  const subject: Subject = { kind, name: SUBJECT_NAME, digest, digests: [digest], weak: new Map(), version: null, listedIn: [], image: null, file: { path: SUBJECT_NAME, bytes: bytes.length, modifiedNs: 0n, changedNs: 0n, inode: 0n }, seenAt: [] };
  if (checksums === null) return subject;
  const list = parseChecksums(checksums.name, digestOf(checksums.bytes), checksums.bytes);
  if ('code' in list) return list.code;
  const listed = withListing(withDigests(subject, ['sha384', 'sha512'], bytes), [list]);
  return isProblem(listed) ? listed.code : listed;
}

function withDigests(subject: Subject, algorithms: readonly DigestAlgorithm[], bytes: Buffer): Subject {
  const missing = algorithms.filter((algorithm) => !subject.digests.some((digest) => digest.startsWith(`${algorithm}:`)));
  return missing.length === 0 ? subject : { ...subject, digests: [...subject.digests, ...missing.map((algorithm) => digestOf(bytes, algorithm))] };
}

function withWeak(subject: Subject, algorithms: readonly WeakAlgorithm[], bytes: Buffer): Subject {
  return algorithms.length === 0 ? subject : { ...subject, weak: new Map([...subject.weak, ...algorithms.map((name) => [name, weakHash(name, bytes)] as const)]) };
}

function weakHash(name: WeakAlgorithm, bytes: Buffer): string {
  return createHash(name === 'sha512_256' ? 'sha512-256' : name).update(bytes).digest('hex');
}

// Payload, signer, signature, log bodies, claims and statement: an accepted mutant in which one of them is new is a forgery.
function printOf({ subject, through, says, claims, witnessed, trust }: Attestation, material: SignedMaterial, { domains }: Trusted, bytes: Buffer): Print {
  const { content, signature, signer, logEntries } = material;
  const knownLogs = new Set(domains.flatMap(({ roots }) => roots.transparencyLogs.map(({ logId }) => Buffer.from(logId).toString('hex'))));
  const what = {
    subject, through, trust, says,
    payload: content.kind === 'envelope' ? [content.payloadType, sha256(content.payload)] : namesBytes(content.digest, bytes) ? subject : content.digest,
    signature: Buffer.from(signature).toString('hex'),
    signer: signer.kind === 'certificate' ? sha256(signer.leaf) : 'key',
    bodies: [...new Set(logEntries.filter(({ logId }) => knownLogs.has(Buffer.from(logId).toString('hex'))).map(({ body }) => sha256(body)))].toSorted(),
    claims: [...claims].toSorted(([a], [b]) => (a < b ? -1 : 1)),
  };
  return { what: JSON.stringify(what), witnesses: [...new Set(witnessed.map(({ kind, authority, index, at }) => JSON.stringify([kind, authority, index, at])))].toSorted() };
}

// A signature over bytes says beside itself which digest they have: the same bytes by another algorithm are the same payload.
function namesBytes(stated: Digest | null, bytes: Buffer): boolean {
  return stated === null || stated === digestOf(bytes, algorithmOf(stated));
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * All that may be seen in evidence that is a part of this original: its own prints, and those of the original with a promise, a proof, an entry or
 * a timestamp left out, which are as true, and vouched for by fewer.
 */
export interface Truth { readonly prints: readonly Print[]; readonly reduced: () => Promise<readonly Print[]> }

/** What became of evidence. `fewer`: all that is said is true and by the same signer, and some of its witnesses are gone. */
export type Fate = 'rejected' | 'equal' | 'fewer' | 'false-accept';

/** Compares what was seen with what is true. */
export async function judge({ prints }: Seen, truths: readonly Truth[]): Promise<Fate> {
  if (prints.length === 0) return 'rejected';
  const odd = prints.filter((print) => !truths.some((truth) => truth.prints.some((one) => one.what === print.what && one.witnesses.join() === print.witnesses.join())));
  if (odd.length === 0) return 'equal';
  const reduced = (await Promise.all(truths.map((truth) => truth.reduced()))).flat();
  const isTrue = (print: Print): boolean => reduced.some((one) => one.what === print.what && print.witnesses.join() === one.witnesses.join());
  return odd.every(isTrue) ? 'fewer' : 'false-accept';
}

/** What is true of an original. Rejects where it is not accepted as it is: what is refused anyhow shows nothing when it is refused changed. */
export async function truthOf(original: Original): Promise<Truth> {
  const truth = await truthIn(original, original);
  if (truth.prints.length === 0) throw new Error(`${original.id} is not accepted as it is`);
  return truth;
}

/** What untouched evidence says to the user of an original, whom it may not concern. */
export async function truthIn(evidence: Evidence, original: Original): Promise<Truth> {
  const { prints } = await examine(evidence, original, original.subject);
  let reduced: Promise<readonly Print[]> | null = null;
  return { prints, reduced: () => (reduced ??= reductions(evidence, original)) };
}

// Prints of the evidence with witnesses left out. Taken apart behind the parser, so that no format can refuse to be smaller.
async function reductions(evidence: Evidence, original: Original): Promise<readonly Print[]> {
  const stages: Stages = {
    ...engine,
    assemble: (pieces, hasKeys) => {
      const assembled = assemble(pieces, hasKeys);
      return { ...assembled, materials: assembled.materials.flatMap(reduce) };
    },
  };
  return (await examine(evidence, original, original.subject, stages)).prints;
}

function reduce(material: SignedMaterial): readonly SignedMaterial[] {
  const found = new Map<string, SignedMaterial>();
  for (const keepEntry of SOME) {
    for (const keepTimestamp of SOME) {
      for (const without of [null, 'promise', 'proof'] as const) {
        const logEntries = material.logEntries.filter((_, index) => keepEntry(index)).map((entry) => (without === null ? entry : { ...entry, [without]: null }));
        const timestamps = material.timestamps.filter((_, index) => keepTimestamp(index));
        found.set(JSON.stringify([logEntries, timestamps]), { ...material, logEntries, timestamps });
      }
    }
  }
  return [...found.values()];
}

/** Which of the entries, and of the timestamps, are left: an original has two of each at the most. */
const SOME: readonly ((index: number) => boolean)[] = [() => true, (index) => index === 0, (index) => index > 0, () => false];

/** Runs evidence through run(), as the command line does, with files in memory. */
export async function runAll(evidence: Evidence, original: Original): Promise<{ readonly outcome: string; readonly codes: readonly string[] }> {
  const keys = original.keys.map((pem, index): Piece => ({ name: `key${index}.pem`, bytes: Buffer.from(pem) }));
  const all = [...evidence.files, ...keys, { name: SUBJECT_NAME, bytes: original.subject }, { name: 'root.json', bytes: Buffer.from(original.root) }, ...(evidence.checksums === null ? [] : [evidence.checksums])];
  const inputs = new Map<string, readonly string[]>([
    ['artifact', [SUBJECT_NAME]],
    ['bundle', evidence.files.map(({ name }) => name)],
    ['require', [original.require]],
    ['trusted-root', ['root.json']],
    ['offline', ['true']],
    ...(keys.length === 0 ? [['unsafe-any-identity', ['true']] as const] : [['key', keys.map(({ name }) => name)] as const, ['key-log', [original.keyLog]] as const]),
    ...(evidence.checksums === null ? [] : [['checksums', [evidence.checksums.name]] as const]),
  ]);
  const { report } = await run(inputs, { ...anonymous, files: inMemory(all), http: offlineHttp, cacheFolder: null, now: () => NOW, log: () => {}, deadline: new AbortController().signal }, 'cli');
  return { outcome: report.outcome, codes: [...report.problems, ...report.subjects.flatMap(({ reasons }) => reasons)].map(({ code }) => code) };
}

function inMemory(pieces: readonly Piece[]): Files {
  const held = new Map(pieces.map(({ name, bytes }) => [name, bytes]));
  const get = (name: string): Buffer => {
    const bytes = held.get(name);
    if (bytes === undefined) throw new FileError('missing', `${name} does not exist`);
    return bytes;
  };
  const stateOf = (path: string): FileState => ({ path, bytes: get(path).length, modifiedNs: 1n, changedNs: 1n, inode: 1n });
  return {
    read: async (name, most) => {
      if (get(name).length > most) throw new FileError('too-large', `${name} is too large`);
      return get(name);
    },
    hash: async (name, algorithms) => {
      const [first, ...rest] = algorithms.map((algorithm) => hashed(get(name), algorithm));
      if (first === undefined) throw new RangeError('no algorithm');
      const digests: NonEmpty<Digest> = [first, ...rest];
      return { digests, state: stateOf(name) };
    },
    weakHash: async (name, algorithms) => new Map(algorithms.map((algorithm) => [algorithm, weakHash(algorithm, get(name))])),
    state: async (name) => stateOf(name),
    glob: async (pattern) => [...held.keys()].filter((name) => name === pattern || (pattern.endsWith('*') && name.startsWith(pattern.slice(0, -1)))),
  };
}

function hashed(bytes: Buffer, algorithm: DigestAlgorithm): Digest {
  const digest = digestFromBytes(algorithm, createHash(algorithm).update(bytes).digest());
  if (digest === null) throw new RangeError(algorithm);
  return digest;
}
