// Puts parts together: a detached signature with a certificate, evidence without a log entry with an entry that was found beside it.
//
// Nothing here is believed. A part is offered to every other one it could belong to, and the signature decides; so whoever adds parts can add
// candidates that are rejected, and take nothing away. Their number is bounded, because pairs multiply.

import { digestOf } from '../domain/digest.ts';
import type { Rejection } from '../domain/dossier.ts';
import { limits } from '../domain/limits.ts';
import type { Candidate, LogEntry, Piece, SignedMaterial } from '../domain/material.ts';
import { Fault, toRejection } from './fault.ts';
import { describesItself, materialOf, mayBeAbout } from './log-entry.ts';

/** Material to examine, and parts that belong to nothing. */
export interface Assembled {
  readonly materials: readonly SignedMaterial[];
  readonly rejections: readonly Rejection[];
  /** For a candidate that became part of others: those. */
  readonly partOf: ReadonlyMap<Candidate, readonly Candidate[]>;
}

type Part<K extends Piece['kind']> = Extract<Piece, { kind: K }>;

/** Assembles all that was found for a subject. `hasKeys`: the user gave keys, so that a signature without a certificate can be verified. */
export function assemble(pieces: readonly Piece[], hasKeys: boolean): Assembled {
  const signatures = pieces.filter((piece) => piece.kind === 'signature');
  const certificates = pieces.filter((piece) => piece.kind === 'certificate');
  const entries = pieces.filter((piece) => piece.kind === 'log-entry');
  const whole = pieces.flatMap((piece) => (piece.kind === 'material' ? [piece.material] : []));
  const tooMany = [signatures, certificates, entries].find((parts) => parts.length > limits.loosePieces);
  if (tooMany !== undefined) {
    const parts = [...signatures, ...certificates, ...entries];
    return { materials: whole, rejections: parts.map(({ candidate }) => reject(candidate, 'FORMAT_MALFORMED', `${tooMany.length} parts of one kind`, `at most ${limits.loosePieces}`)), partOf: new Map() };
  }
  const used = new Uses();
  const detached = signatures.flatMap((signature) => withSigners(signature, certificates, hasKeys, used));
  const materials = [...whole, ...detached].map((material) => withEntries(material, entries, used));
  return {
    materials: [...materials, ...entries.filter(({ candidate, entry }) => !used.has(candidate) && describesItself(entry)).map(({ candidate, entry }) => materialOf(candidate, entry))],
    rejections: [
      ...(certificates.length > 0 || hasKeys ? [] : signatures.map(({ candidate }) => reject(candidate, 'KEY_UNSUPPORTED', 'a signature without a certificate', 'its certificate, or the key that made it'))),
      ...(signatures.length > 0 ? [] : certificates.map(({ candidate }) => reject(candidate, 'FORMAT_UNSUPPORTED', 'a certificate without a signature', 'its signature'))),
      ...entries.filter(({ candidate, entry }) => !used.has(candidate) && !describesItself(entry)).map(({ candidate, entry }) => reject(candidate, 'FORMAT_UNSUPPORTED', `a log entry of the kind ${entry.kind} without what it is about`, 'the envelope it was made for')),
    ],
    partOf: used.all,
  };
}

function withSigners({ candidate, signature }: Part<'signature'>, certificates: readonly Part<'certificate'>[], hasKeys: boolean, used: Uses): readonly SignedMaterial[] {
  const material = (signer: SignedMaterial['signer'], of: Candidate): SignedMaterial =>
    ({ candidate: of, format: 'detached', content: { kind: 'message', digest: null, payload: null }, signature, signer, logEntries: [], timestamps: [], envelopeText: null });
  const pairs = certificates.map((part) => material({ kind: 'certificate', leaf: part.certificate, others: [], mayHoldRoot: false }, used.together(candidate, part.candidate)));
  return hasKeys ? [...pairs, material({ kind: 'key', hint: null }, candidate)] : pairs;
}

// An entry is offered to what lacks one; whether it is about it in every respect is checked when it is verified.
function withEntries(material: SignedMaterial, entries: readonly Part<'log-entry'>[], used: Uses): SignedMaterial {
  if (material.logEntries.length > 0) return material;
  const found = entries.filter(({ entry }) => mayBeAbout(entry, material));
  return found.length === 0 ? material : { ...material, candidate: found.reduce((of, part) => used.together(of, part.candidate), material.candidate), logEntries: found.map(({ entry }): LogEntry => entry) };
}

/** Which candidates became part of which. */
class Uses {
  readonly all = new Map<Candidate, readonly Candidate[]>();

  has(part: Candidate): boolean {
    return this.all.has(part);
  }
  /** Two candidates as one: named by both places, known by the digest of both. */
  together(a: Candidate, b: Candidate): Candidate {
    const bytes = Buffer.concat([a.bytes, Buffer.from('\n'), b.bytes]);
    const whole: Candidate = { id: digestOf(bytes), foundAt: { source: a.foundAt.source, address: `${a.foundAt.address} + ${b.foundAt.address}` }, bytes, annotations: a.annotations };
    for (const part of [a, b]) this.all.set(part, [...(this.all.get(part) ?? []), whole]);
    return whole;
  }
}

function reject(candidate: Candidate, code: 'FORMAT_MALFORMED' | 'FORMAT_UNSUPPORTED' | 'KEY_UNSUPPORTED', seen: string, expected: string): Rejection {
  return toRejection(candidate, new Fault(code, seen, expected));
}
