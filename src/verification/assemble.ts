// Puts parts together: a detached signature with a certificate, evidence without a log entry with an entry that was found beside it.
//
// Nothing here is believed. A part is offered to every other one it could belong to, and the signature decides; so whoever adds parts can add
// candidates that are rejected, and take nothing away. Their number is bounded, because pairs multiply.

import { algorithmOf, digestOf, type Digest } from '../domain/digest.ts';
import type { Rejection } from '../domain/dossier.ts';
import { limits } from '../domain/limits.ts';
import type { Candidate, Piece, SignedMaterial } from '../domain/material.ts';
import { Fault, toRejection } from './fault.ts';
import { describesItself, materialOf } from './log-entry.ts';

/** Material to examine, and parts that belong to nothing. */
export interface Assembled {
  readonly materials: readonly SignedMaterial[];
  readonly rejections: readonly Rejection[];
  /** For a candidate that became part of others: those. */
  readonly partOf: ReadonlyMap<Candidate, readonly Candidate[]>;
}

type Part<K extends Piece['kind']> = Extract<Piece, { kind: K }>;

/** A log entry whose body could be read; `alone`: what it says by itself, to be examined or to be compared with. */
interface ReadEntry { readonly part: Part<'log-entry'>; readonly alone: SignedMaterial }

/** Assembles all that was found for a subject. `hasKeys`: the user gave keys, so that a signature without a certificate can be verified. */
export function assemble(pieces: readonly Piece[], hasKeys: boolean): Assembled {
  const signatures = pieces.filter((piece) => piece.kind === 'signature');
  const certificates = pieces.filter((piece) => piece.kind === 'certificate');
  const parts = pieces.filter((piece) => piece.kind === 'log-entry');
  const whole = pieces.flatMap((piece) => (piece.kind === 'material' ? [piece.material] : []));
  const tooMany = [signatures, certificates, parts].find((some) => some.length > limits.loosePieces);
  if (tooMany !== undefined) {
    const all = [...signatures, ...certificates, ...parts];
    return { materials: whole, rejections: all.map(({ candidate }) => reject(candidate, 'FORMAT_MALFORMED', `${tooMany.length} parts of one kind`, `at most ${limits.loosePieces}`)), partOf: new Map() };
  }
  const { entries, rejections } = readEntries(parts);
  const used = new Uses();
  const detached = signatures.flatMap((signature) => withSigners(signature, certificates, hasKeys, used));
  const about = matcher();
  const materials: SignedMaterial[] = [];
  for (const material of [...whole, ...detached]) {
    // Equal signatures by many names and entries of them all multiply; what would be too many is examined as it came.
    const found = materials.length < limits.assembled ? entries.filter((entry) => about(entry, material)) : [];
    materials.push(...withEntries(material, found, used));
  }
  const unused = entries.filter(({ part, alone }) => !used.has(part.candidate) || (describesItself(part.entry) && !materials.some((material) => holds(material, part) && isSameSigner(material, alone))));
  return {
    materials: [...materials, ...unused.filter(({ part }) => describesItself(part.entry)).map(({ alone }) => alone)].map((material) => used.itself(material)),
    rejections: [
      ...rejections,
      ...(certificates.length > 0 || hasKeys ? [] : signatures.map(({ candidate }) => reject(candidate, 'KEY_UNSUPPORTED', 'a signature without a certificate', 'its certificate, or the key that made it'))),
      ...(signatures.length > 0 ? [] : certificates.map(({ candidate }) => reject(candidate, 'FORMAT_UNSUPPORTED', 'a certificate without a signature', 'its signature'))),
      ...unused.filter(({ part }) => !describesItself(part.entry)).map(({ part: { candidate, entry } }) => reject(candidate, 'FORMAT_UNSUPPORTED', `a log entry of the kind ${entry.kind} without what it is about`, 'the envelope it was made for')),
    ],
    partOf: used.all,
  };
}

// Each body is read once: it may be a megabyte, and there may be thousands of signatures it could be about.
function readEntries(parts: readonly Part<'log-entry'>[]): { readonly entries: readonly ReadEntry[]; readonly rejections: readonly Rejection[] } {
  const entries: ReadEntry[] = [];
  const rejections: Rejection[] = [];
  for (const part of parts) {
    try {
      entries.push({ part, alone: materialOf(part.candidate, part.entry) });
    } catch (cause) {
      rejections.push(toRejection(part.candidate, cause));
    }
  }
  return { entries, rejections };
}

function withSigners({ candidate, signature }: Part<'signature'>, certificates: readonly Part<'certificate'>[], hasKeys: boolean, used: Uses): readonly SignedMaterial[] {
  const material = (signer: SignedMaterial['signer'], of: Candidate): SignedMaterial =>
    ({ candidate: of, format: 'detached', content: { kind: 'message', digest: null, payload: null }, signature, signer, logEntries: [], timestamps: [], timestampsOver: 'signature', envelopeText: null });
  const pairs = certificates.map((part) => material({ kind: 'certificate', leaf: part.certificate, others: [], mayHoldRoot: false }, used.together(candidate, part.candidate)));
  return hasKeys ? [...pairs, material({ kind: 'key', hint: null }, candidate)] : pairs;
}

/** Tells whether an entry may be about some material, so that it is worth verifying: the same signature, or where it holds none the same text. */
function matcher(): (entry: ReadEntry, material: SignedMaterial) => boolean {
  // An envelope's text is hashed once, however many signatures it has.
  const hashes = new WeakMap<Uint8Array, Map<string, Digest>>();
  const hashOf = (text: Uint8Array, as: Digest): Digest => {
    const known = hashes.get(text) ?? new Map<string, Digest>();
    const algorithm = algorithmOf(as);
    const hash = known.get(algorithm) ?? digestOf(text, algorithm);
    hashes.set(text, known.set(algorithm, hash));
    return hash;
  };
  return ({ alone }, material) => {
    if (alone.signature.length > 0) return Buffer.from(alone.signature).equals(material.signature);
    const stated = alone.content.kind === 'message' ? alone.content.digest : null;
    return stated !== null && material.envelopeText !== null && hashOf(material.envelopeText, stated) === stated;
  };
}

// Entries are offered to what lacks one: all together, because several logs may be asked for, and each alone, because one that was made to deceive
// sinks what it is put to. Whether an entry is about the material in every respect is checked when it is verified.
function withEntries(material: SignedMaterial, found: readonly ReadEntry[], used: Uses): readonly SignedMaterial[] {
  if (material.logEntries.length > 0 || found.length === 0) return [material];
  const groups = found.length === 1 ? [found] : [found, ...found.map((entry) => [entry])];
  return groups.map((group) => ({ ...material, candidate: group.reduce((of, { part }) => used.together(of, part.candidate), material.candidate), logEntries: group.map(({ part }) => part.entry) }));
}

function holds({ logEntries }: SignedMaterial, { entry }: Part<'log-entry'>): boolean {
  return logEntries.length === 1 && logEntries[0] === entry;
}

// Put to a signer that it does not name, an entry is refused; it may still be right by itself.
function isSameSigner({ signer: a }: SignedMaterial, { signer: b }: SignedMaterial): boolean {
  return a.kind === 'certificate' && b.kind === 'certificate' ? Buffer.from(a.leaf).equals(b.leaf) : a.kind === b.kind;
}

/** Which candidates became part of which. */
class Uses {
  readonly all = new Map<Candidate, Candidate[]>();

  has(part: Candidate): boolean {
    return this.all.has(part);
  }
  /** The material under a candidate of its own, where its candidate became part of others and is to be examined by itself too. */
  itself(material: SignedMaterial): SignedMaterial {
    const known = this.all.get(material.candidate);
    if (known === undefined) return material;
    const candidate = { ...material.candidate };
    known.push(candidate);
    return { ...material, candidate };
  }
  /** Two candidates as one: named by both places, known by the digest of both. Their bytes were read; copied for each pair they would not fit into memory. */
  together(a: Candidate, b: Candidate): Candidate {
    const id = digestOf(Buffer.from(`${a.id}\n${b.id}`));
    const whole: Candidate = { id, foundAt: { source: a.foundAt.source, address: `${a.foundAt.address} + ${b.foundAt.address}` }, bytes: a.bytes, annotations: a.annotations, mediaType: null };
    for (const part of [a, b]) this.#add(part, whole);
    return whole;
  }

  #add(part: Candidate, whole: Candidate): void {
    const known = this.all.get(part);
    if (known === undefined) this.all.set(part, [whole]);
    else known.push(whole);
  }
}

function reject(candidate: Candidate, code: 'FORMAT_MALFORMED' | 'FORMAT_UNSUPPORTED' | 'KEY_UNSUPPORTED', seen: string, expected: string): Rejection {
  return toRejection(candidate, new Fault(code, seen, expected));
}
