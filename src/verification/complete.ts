// Completes a signature that came without a log entry: what is asked of the logs, and what becomes of their answers.
//
//   detached signature, image signature   hashedrekord: digest, signature, certificate or key
//   envelope with its own text            dsse and intoto: the exact text, certificate or key
//   envelope without one, or whose        the hash of its payload: an index knows entries by it, and an entry names its signer
//   certificate is missing
//
// An answer is evidence like any other. An entry counts only where it is about this very signature, digest and signer (log-entry.ts), and where the
// whole with it verifies under a trust domain; its id must be the hash of its body (RFC 6962 §2.1), or the log speaks of something else than it was
// asked. What does not, is refused by its own code and takes nothing away. Who answers is reached through a function: nothing here asks anybody.

import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { digestOf, type Digest } from '../domain/digest.ts';
import type { Rejection, Search } from '../domain/dossier.ts';
import type { LogQuestion, ProposedEntry } from '../domain/log-question.ts';
import type { Candidate, Location, LogEntry, SignedMaterial } from '../domain/material.ts';
import type { Container, Subject } from '../domain/subject.ts';
import type { LogKey, TrustDomain } from '../domain/trust-domain.ts';
import { authenticate, keysBehind, type Examination, type MadeBy, type SubjectBytes, type Trusted } from './authenticate.ts';
import { mayName } from './bind.ts';
import { readStatement } from './envelope.ts';
import { Fault, toRejection } from './fault.ts';
import { parseCandidate } from './formats/catalog.ts';
import { bindLogEntry, materialOf, type Verifier } from './log-entry.ts';
import { lacksLogOnly, readLeaf } from './sigstore.ts';

/** What became of material once the logs were asked: as it is with the entries that were added, and `seenIn` the logs that they are of. */
export interface Completed {
  readonly material: SignedMaterial;
  readonly examination: Examination;
  readonly searches: readonly Search[];
  readonly rejections: readonly Rejection[];
  readonly seenIn: readonly Location[];
}

/** A signature of which the logs can be asked. */
export interface Completable {
  /** Whether it may be about a subject: of signatures that are about something else no log is asked. */
  readonly mayBeAbout: (subject: Subject | Container) => boolean;
  readonly complete: (ask: (question: LogQuestion) => Promise<readonly Search[]>) => Promise<Completed>;
}

/** Whether material was refused for what a log entry may mend. It is no promise: `completable` looks closer. */
export function lacksLogEntry({ logEntries, signer }: SignedMaterial, examination: Examination): boolean {
  if (examination.outcome === 'authentic' || logEntries.length > 0) return false;
  const { code } = examination.rejection;
  // Where several domains refused it, what the first of them said is told.
  return code === 'WITNESSES_TOO_FEW' || (code === 'CERTIFICATE_CHAIN' && signer.kind === 'certificate') || (code === 'KEY_UNSUPPORTED' && signer.kind === 'key');
}

/** Prepares material that was refused to be completed; null where no log of these domains could help. Never rejects for what the material is. */
export async function completable(material: SignedMaterial, refused: Rejection, trusted: Trusted, subject: SubjectBytes | null): Promise<Completable | null> {
  try {
    const plan = material.signer.kind === 'key' && trusted.keys.length === 0 ? unsignedPlan(material, trusted.domains) : await signedPlan(material, trusted, subject);
    if (plan === null) return null;
    return { mayBeAbout: (one) => mayName(plan.content, one), complete: async (ask) => completeBy(plan, material, refused, { trusted, subject, ask }) };
  } catch {
    // Hostile bytes surface as any error. The material was refused already, and stays so.
    return null;
  }
}

/** What is asked, and how an entry that is answered is put to the material. */
interface Plan {
  readonly question: LogQuestion;
  readonly content: MadeBy['content'];
  /** The material with the entry, and with the entry's signer where it has none itself; in each of its texts that the entry is about. Throws `Fault` where it is about none. */
  readonly put: (entry: LogEntry) => readonly SignedMaterial[];
}

async function signedPlan(material: SignedMaterial, trusted: Trusted, subject: SubjectBytes | null): Promise<Plan | null> {
  const logged = trusted.keys.filter(({ log }) => log === 'required');
  const made = await keysBehind(material, logged, subject);
  const [first] = made;
  const domains = trusted.domains.filter((domain) => couldAccept(material, domain));
  if (first === undefined || domains.length === 0) return null;
  return {
    question: { logs: logsOf(domains), ...askedAbout(material, made) },
    content: first.content,
    put: (entry) => thoseThat(inEachText(material).flatMap((one) => made.map((by) => [one, by] as const)), ([one, { bound, key }]) => {
      bindLogEntry(entry, { ...bound, envelopeText: one.envelopeText }, verifierOf(bound, key));
      return { ...one, logEntries: [entry] };
    }),
  };
}

/** An envelope whose certificate did not come with it. Its payload says what it is about; who signed is what an entry says, and then verified. */
function unsignedPlan(material: SignedMaterial, domains: readonly TrustDomain[]): Plan | null {
  const { content } = material;
  const withLogs = domains.filter(({ roots }) => roots.transparencyLogs.length > 0);
  if (content.kind !== 'envelope' || withLogs.length === 0) return null;
  return {
    question: { logs: logsOf(withLogs), proposals: [], hashes: [digestOf(content.payload)] },
    content: { kind: 'statement', statement: readStatement(content) },
    put: (entry) => {
      const { signer } = materialOf(material.candidate, entry);
      if (signer.kind !== 'certificate') throw new Fault('LOG_KEY_MISMATCH', 'an entry that names a plain key', 'an entry that names a certificate');
      const leaf = readLeaf(signer.leaf);
      return thoseThat(inEachText(material), (one) => {
        bindLogEntry(entry, one, { certificate: leaf.der, key: leaf.certificate.publicKey });
        return { ...one, signer, logEntries: [entry] };
      });
    },
  };
}

function couldAccept(material: SignedMaterial, domain: TrustDomain): boolean {
  if (material.signer.kind === 'certificate') return lacksLogOnly(material, readLeaf(material.signer.leaf), domain);
  return domain.roots.transparencyLogs.length > 0;
}

/** What could be made of the parts; what was thrown for the first of them, where nothing could. */
function thoseThat<T, R>(parts: readonly T[], make: (part: T) => R): readonly R[] {
  const causes: unknown[] = [];
  const made = parts.flatMap((part): readonly R[] => {
    try {
      return [make(part)];
    } catch (cause) {
      causes.push(cause);
      return [];
    }
  });
  if (made.length === 0) throw causes[0];
  return made;
}

function verifierOf({ signer }: SignedMaterial, key: KeyObject): Verifier {
  return { certificate: signer.kind === 'certificate' ? Buffer.from(signer.leaf) : null, key: key.export({ type: 'spki', format: 'der' }) };
}

// ── the question

function askedAbout(material: SignedMaterial, made: readonly MadeBy[]): Pick<LogQuestion, 'proposals' | 'hashes'> {
  const proposals = made.flatMap((one) => proposalsOf(one)).slice(0, MOST_PROPOSALS);
  if (proposals.length > 0) return { proposals, hashes: [] };
  const { content } = material;
  // An envelope that stood inside something else has no text of its own; of signatures by Ed25519 keys over bytes no client logs hashedrekord.
  const [signed] = made.map(({ bound }) => bound.content).flatMap((bound) => (bound.kind === 'message' && bound.digest !== null ? [bound.digest] : []));
  const hash = content.kind === 'envelope' ? digestOf(content.payload) : (signed ?? null);
  return { proposals: [], hashes: hash === null ? [] : [hash] };
}

/** As many as Rekor takes in one question. */
const MOST_PROPOSALS = 10;

function proposalsOf({ bound, key }: MadeBy): readonly ProposedEntry[] {
  const verifier = bound.signer.kind === 'certificate' ? pem('CERTIFICATE', bound.signer.leaf) : pem('PUBLIC KEY', key.export({ type: 'spki', format: 'der' }));
  const { content, signature, envelopeText } = bound;
  if (content.kind === 'message') {
    if (content.digest === null || key.asymmetricKeyType === 'ed25519') return [];
    return signedDigests(content, key).map((digest) => ({ kind: 'hashedrekord', digest, signature, verifier }));
  }
  if (envelopeText === null || content.signedOver !== 'pae') return [];
  return textsOf(envelopeText).flatMap((text) => {
    const envelope = Buffer.from(text).toString('utf8');
    return [{ kind: 'dsse', envelope, verifier }, { kind: 'intoto', envelope, verifier }] as const;
  });
}

// cosign hashed the payload of an image's signature with SHA-256 whatever the key, newer clients hash as the curve asks.
function signedDigests({ digest, payload }: { readonly digest: Digest | null; readonly payload: Uint8Array | null }, key: KeyObject): readonly Digest[] {
  if (digest === null) return [];
  const curve = key.asymmetricKeyDetails?.namedCurve;
  if (payload === null || (curve !== 'secp384r1' && curve !== 'secp521r1')) return [digest];
  return [digest, digestOf(payload, curve === 'secp384r1' ? 'sha384' : 'sha512')];
}

// The text as it was found, and without blanks around it: tools that write files end lines, and what was logged is the text before.
function textsOf(text: Uint8Array): readonly Uint8Array[] {
  const bytes = Buffer.from(text);
  const trimmed = Buffer.from(bytes.toString('latin1').trim(), 'latin1');
  return trimmed.length === bytes.length ? [bytes] : [bytes, trimmed];
}

/** The material with its envelope's text in each of the forms that may have been logged. */
function inEachText(material: SignedMaterial): readonly SignedMaterial[] {
  return material.envelopeText === null ? [material] : textsOf(material.envelopeText).map((envelopeText) => ({ ...material, envelopeText }));
}

function pem(label: string, der: Uint8Array): string {
  return `-----BEGIN ${label}-----\n${(Buffer.from(der).toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END ${label}-----\n`;
}

/** Addresses of the logs that speak Rekor v1: their id is the hash of their key, and the key is not one of those that only later logs have. */
function logsOf(domains: readonly TrustDomain[]): readonly string[] {
  return [...new Set(domains.flatMap(({ roots }) => roots.transparencyLogs.filter(isVersion1).map(({ baseUrl }) => baseUrl)))];
}

function isVersion1({ publicKey, encoding, logId }: LogKey): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: encoding });
  return key.asymmetricKeyType === 'ec' && createHash('sha256').update(publicKey).digest().equals(logId);
}

// ── the answers

/** An entry that was answered, read and put to the material. */
interface Put { readonly candidate: Candidate; readonly entry: LogEntry; readonly materials: readonly SignedMaterial[] }

interface Asking { readonly trusted: Trusted; readonly subject: SubjectBytes | null; readonly ask: (question: LogQuestion) => Promise<readonly Search[]> }

async function completeBy(plan: Plan, material: SignedMaterial, refused: Rejection, { trusted, subject, ask }: Asking): Promise<Completed> {
  const searches = await ask(plan.question);
  const found = new Map(searches.flatMap((search) => (search.outcome === 'found' ? search.candidates : [])).map((candidate) => [candidate.id, candidate]));
  const put: Put[] = [];
  const rejections: Rejection[] = [];
  for (const candidate of found.values()) {
    try {
      const entry = readAnswer(candidate);
      put.push({ candidate, entry, materials: plan.put(entry) });
    } catch (cause) {
      rejections.push(toRejection(candidate, cause));
    }
  }
  const accepted = await firstAccepted(put, rejections, { trusted, subject });
  if (accepted === null) return { material, examination: { outcome: 'rejected', rejection: refused }, searches, rejections, seenIn: [] };
  // What was added is no piece of evidence of its own any more: the place shows the signature that it completed.
  const used = new Set(accepted.used.map(({ candidate }) => candidate.id));
  return {
    material: accepted.material,
    examination: accepted.examination,
    searches: searches.map((search) => (search.outcome === 'found' ? withUsed(search, used, material.candidate) : search)),
    rejections: rejections.filter(({ candidate }) => !used.has(candidate.id)),
    seenIn: distinctPlaces(searches.flatMap((search) => (search.outcome === 'found' && search.candidates.some(({ id }) => used.has(id)) ? [search.at] : []))),
  };
}

function readAnswer(candidate: Candidate): LogEntry {
  const parsed = parseCandidate(candidate);
  if (parsed.outcome === 'rejected') throw new Fault(parsed.rejection.code, parsed.rejection.seen, parsed.rejection.expected, { cause: parsed.rejection.cause });
  const [piece] = parsed.pieces;
  if (piece.kind !== 'log-entry') throw new Fault('FORMAT_UNSUPPORTED', 'an answer that is no log entry', 'a log entry');
  const leaf = createHash('sha256').update(Buffer.from([0])).update(piece.entry.body).digest('hex');
  // {"<uuid>": …}: the client that asked has seen to it that there is one, of hex digits.
  const uuid = /^\{"([0-9a-f]+)"/.exec(Buffer.from(candidate.bytes.subarray(0, 128)).toString('latin1'))?.[1] ?? '';
  if (uuid.slice(-64) !== leaf) throw new Fault('LOG_INCLUSION', `an entry under the id ${uuid.slice(0, 80)}`, `an id that ends in the hash of its body, ${leaf}`);
  return piece.entry;
}

/** Material with entries that make it authentic. */
interface Accepted { readonly material: SignedMaterial; readonly examination: Examination; readonly used: readonly Put[] }

/**
 * The examination of the material with entries that makes it authentic: with one of each log together, because several logs may be asked for, then
 * with each entry alone, because one that was made to deceive sinks what it is put to. What is wrong with each is added to `rejections`.
 */
async function firstAccepted(put: readonly Put[], rejections: Rejection[], { trusted, subject }: Pick<Asking, 'trusted' | 'subject'>): Promise<Accepted | null> {
  const oneOfEach = [...new Map(put.map((one) => [Buffer.from(one.entry.logId).toString('hex'), one])).values()];
  const groups = [...(oneOfEach.length > 1 ? [oneOfEach] : []), ...put.map((one) => [one])];
  for (const group of groups) {
    const [first, ...others] = group;
    if (first === undefined) continue;
    const logEntries = group.map(({ entry }) => entry);
    const refused: Rejection[] = [];
    for (const one of first.materials) {
      const material = { ...one, logEntries };
      const examination = await authenticate(material, trusted, subject);
      if (examination.outcome === 'authentic') return { material, examination, used: group };
      refused.push({ ...examination.rejection, candidate: first.candidate });
    }
    if (others.length === 0) rejections.push(...refused.slice(0, 1));
  }
  return null;
}

function withUsed(search: Extract<Search, { outcome: 'found' }>, used: ReadonlySet<Digest>, whole: Candidate): Search {
  const others = search.candidates.filter(({ id }) => !used.has(id));
  const [first, ...rest] = others.length < search.candidates.length ? [whole, ...others] : search.candidates;
  return first === undefined ? search : { ...search, candidates: [first, ...rest] };
}

function distinctPlaces(places: readonly Location[]): readonly Location[] {
  return [...new Map(places.map((place) => [`${place.source} ${place.address}`, place])).values()];
}

/** Answers of several questions, each place once for each kind of answer: that something was not found there is said only where nothing was. */
export function mergeSearches(searches: readonly Search[]): readonly Search[] {
  const places = Map.groupBy(searches, ({ at }) => `${at.source} ${at.address}`);
  return [...places.values()].flatMap((answers): readonly Search[] => {
    const found = answers.flatMap((answer) => (answer.outcome === 'found' ? answer.candidates : []));
    const silent = [...new Map(answers.flatMap((answer) => (answer.outcome === 'unavailable' ? [[answer.code, answer] as const] : []))).values()];
    const [first, ...rest] = [...new Map(found.map((candidate) => [candidate.id, candidate])).values()];
    const [{ at } = { at: { source: 'rekor', address: '' } }] = answers;
    if (first !== undefined) return [{ at, outcome: 'found', candidates: [first, ...rest] }, ...silent];
    return silent.length > 0 ? silent : [{ at, outcome: 'none' }];
  });
}
