// One candidate through the door of verification, as a run does it: read, authenticated, bound to a subject.
//
// Nothing is replaced: the format readers, the authenticator and the binder are the shipped ones. What comes back is short enough to be asserted
// whole, so that a test which fails for another reason than it should stays red.

import type { Attestation } from '../../src/domain/attestation.ts';
import { digestOf, type Digest } from '../../src/domain/digest.ts';
import type { Rejection } from '../../src/domain/dossier.ts';
import type { Candidate, SignedMaterial, Piece } from '../../src/domain/material.ts';
import type { NonEmpty, Subject } from '../../src/domain/subject.ts';
import type { TrustDomain, TrustedKey } from '../../src/domain/trust-domain.ts';
import { parseTrustedRoot } from '../../src/trust/root-file.ts';
import { assemble } from '../../src/verification/assemble.ts';
import { authenticate, wantsSubject, type SubjectBytes } from '../../src/verification/authenticate.ts';
import { bindToSubject } from '../../src/verification/bind.ts';
import { parseCandidate } from '../../src/verification/formats/catalog.ts';
import { Fault } from '../../src/verification/fault.ts';
import type { TrustedRootJson } from './virtual-sigstore.ts';

/** The bytes everything is about unless a test says otherwise; the default statement of the forge names them. */
export const ARTIFACT = Buffer.from('artifact');

/** A document for a test to break at will. */
// oxlint-disable-next-line typescript/no-explicit-any -- its shape is what the test destroys
export type Json = { [key: string]: any };

/** A candidate as a file would give it; a document is written as JSON. */
export function candidateOf(document: object): Candidate {
  const bytes = document instanceof Uint8Array ? document : Buffer.from(JSON.stringify(document));
  return { id: digestOf(bytes), foundAt: { source: 'file', address: 'evidence.json' }, bytes, annotations: new Map(), mediaType: null };
}

/** The domain of a trust root: one witness of every kind that the root lists, also where an entry cannot be used, unless told to ignore them. */
export function domainOf(root: TrustedRootJson, ignore: { readonly ignoreLogs?: boolean; readonly ignoreScts?: boolean } = {}): TrustDomain {
  const { roots, listed } = parseTrustedRoot(Buffer.from(JSON.stringify(root)), 'root.json');
  const requires = {
    logs: listed.transparencyLogs > 0 && ignore.ignoreLogs !== true ? 1 : 'none',
    scts: listed.certificateLogs > 0 && ignore.ignoreScts !== true ? 1 : 'none',
    timestamps: 'none', times: 1,
  } as const;
  return { name: 'custom', origin: 'root.json', requires, weakenedBy: [], roots };
}

/** A domain that asks for other witnesses than its root makes it. */
export function requiring(domain: TrustDomain, requires: Partial<TrustDomain['requires']>): TrustDomain {
  return { ...domain, requires: { ...domain.requires, ...requires } };
}

/** A file with these bytes. Only the digests that are named are known of it. */
export function fileOf(bytes: Uint8Array, algorithms: NonEmpty<'sha256' | 'sha384' | 'sha512'> = ['sha256', 'sha384', 'sha512']): Subject {
  const [first, ...rest] = algorithms.map((algorithm) => digestOf(bytes, algorithm));
  const digest: Digest = first ?? digestOf(bytes);
  return { kind: 'file', name: 'app.tar.gz', digest, digests: [digest, ...rest], weak: new Map(), version: null, listedIn: [], image: null, file: null, seenAt: [] };
}

/** An image with these bytes as its manifest. */
export function imageOf(manifest: Uint8Array): Subject {
  return { ...fileOf(manifest, ['sha256']), kind: 'image', name: 'ghcr.io/acme/app' };
}

/** What became of a candidate. */
export type Fate = { readonly verdict: 'accepted'; readonly attestation: Attestation } | ({ readonly verdict: Rejection['code'] } & Rejection);

/** What verification is to be given otherwise than by default. */
export interface Asked {
  readonly domains: TrustDomain | NonEmpty<TrustDomain>;
  /** The file the evidence should be about; null where only its digest is known. */
  readonly bytes?: Uint8Array;
  readonly digestOnly?: boolean;
  /** The subject, where it is no file. */
  readonly subject?: Subject;
  /** Keys that the user gives. */
  readonly keys?: readonly TrustedKey[];
  readonly now?: Date;
}

/** Reads, authenticates and binds a candidate, or a document as one. */
export async function examine(document: object, asked: Asked): Promise<Fate> {
  const { bytes = ARTIFACT, digestOnly = false, keys = [], now = new Date() } = asked;
  const domains: NonEmpty<TrustDomain> = 'name' in asked.domains ? [asked.domains] : asked.domains;
  const parsed = parseCandidate(isCandidate(document) ? document : candidateOf(document));
  if (parsed.outcome === 'rejected') return { verdict: parsed.rejection.code, ...parsed.rejection };
  const subject = asked.subject ?? fileOf(bytes, digestOnly ? ['sha256'] : undefined);
  const known: SubjectBytes = { digests: subject.digests, bytes: digestOnly ? null : bytes };
  const { materials: [material], rejections: [loose] } = assemble(parsed.pieces, keys.length > 0);
  if (material === undefined) return loose === undefined ? Promise.reject(new Error('nothing came of the candidate')) : { verdict: loose.code, ...loose };
  const examined = await authenticate(material, { domains, keys, now }, wantsSubject(material, keys) === 'no' ? null : known);
  if (examined.outcome === 'rejected') return { verdict: examined.rejection.code, ...examined.rejection };
  const bound = bindToSubject(examined.authentic, subject, [material.candidate.foundAt]);
  return bound.outcome === 'bound' ? { verdict: 'accepted', attestation: bound.attestation } : { verdict: bound.rejection.code, ...bound.rejection };
}

function isCandidate(document: object): document is Candidate {
  return 'foundAt' in document && 'annotations' in document;
}

/** The short form: `accepted`, or the code of the rejection. */
export async function verdictOn(document: object, asked: Asked | TrustDomain): Promise<Fate['verdict']> {
  return (await examine(document, 'name' in asked ? { domains: asked } : asked)).verdict;
}

/** The attestation of a candidate that is accepted; throws with the code otherwise. */
export async function accepted(document: object, asked: Asked | TrustDomain): Promise<Attestation> {
  const fate = await examine(document, 'name' in asked ? { domains: asked } : asked);
  if (fate.verdict !== 'accepted') throw new Error(`${fate.verdict}: ${fate.seen} (expected ${fate.expected})`);
  return fate.attestation;
}

/** The claims of an attestation as text, by name. */
export function claimTexts(attestation: Pick<Attestation, 'claims'>): Readonly<Record<string, string>> {
  return Object.fromEntries([...attestation.claims].map(([name, values]) => [name, values.map(({ value }) => value).join(' | ')]));
}

/** What a reader makes of a document: the material, or the code of its rejection. */
export function read(document: object): SignedMaterial | Rejection['code'] {
  const parsed = parseCandidate(candidateOf(document));
  return parsed.outcome === 'parsed' ? onlyMaterial(parsed.pieces) : parsed.rejection.code;
}

/** The only material among pieces; throws where there is another number of them. */
export function onlyMaterial(pieces: readonly Piece[]): SignedMaterial {
  const [only, ...rest] = pieces;
  if (only?.kind !== 'material' || rest.length > 0) throw new Error(`pieces: ${pieces.map(({ kind }) => kind).join(', ')}`);
  return only.material;
}

/** The code of the fault that `act` throws; `nothing` where it throws none, the error where it is another. */
export function faultOf(act: () => unknown): unknown {
  try {
    act();
    return 'nothing';
  } catch (error) {
    return error instanceof Fault ? error.code : error;
  }
}

/** A copy with one bit of one byte flipped: the last byte, unless a place is given (negative: from the end). */
export function flipped(bytes: Uint8Array, at = -1): Buffer {
  const copy = Buffer.from(bytes);
  const place = at < 0 ? copy.length + at : at;
  if (place < 0 || place >= copy.length) throw new RangeError(`no byte ${at} in ${copy.length}`);
  copy[place] = (copy[place] ?? 0) ^ 1;
  return copy;
}

/** The same over base64 text. */
export function flippedText(base64: string, at = -1): string {
  return flipped(Buffer.from(base64, 'base64'), at).toString('base64');
}

/** The value, which must be there. */
export function present<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('it is not there');
  return value;
}
