// Unverified material: bytes as found, and the one shape that every signed format is read into. Nothing in here is believed.

import type { Digest } from './digest.ts';

/** How GitHub's attestations API is called as a source. */
export const GITHUB_ATTESTATIONS = 'github-attestations';

/** Where something was found: which source, and its address there. Text from outside. */
export interface Location { readonly source: string; readonly address: string }

/**
 * One piece of evidence as found. Nothing it says is believed.
 *
 * `id` is the digest of its bytes; where there are annotations, of bytes and annotations: the signature of a simple signing layer stands there.
 */
export interface Candidate {
  readonly id: Digest;
  readonly foundAt: Location;
  readonly bytes: Uint8Array;
  /** What stands beside the bytes in a manifest of a registry. */
  readonly annotations: ReadonlyMap<string, string>;
  /** What the place calls it; null where it calls it nothing. Names what is not read; what is read is known by its content. */
  readonly mediaType: string | null;
}

/** An inclusion proof as stated (RFC 6962 §2.1.1), with the text of the checkpoint it leads to. */
export interface InclusionProof {
  readonly logIndex: string;
  readonly treeSize: string;
  readonly rootHash: Uint8Array;
  readonly hashes: readonly Uint8Array[];
  readonly checkpoint: string;
}

/** An entry of a transparency log as stated. Integers of 64 bits are decimal text. */
export interface LogEntry {
  readonly logId: Uint8Array;
  readonly logIndex: string;
  /** What the wrapper says the body is; the body itself is what counts, and must say the same. */
  readonly kind: string;
  readonly version: string;
  /** Seconds; null where none is stated (Rekor v2). Means nothing unless `promise` verifies. */
  readonly integratedTime: string | null;
  /** The signed entry timestamp. */
  readonly promise: Uint8Array | null;
  readonly proof: InclusionProof | null;
  /** The canonicalized body: what the log hashed. */
  readonly body: Uint8Array;
}

/** What was signed: bytes known by digest (or not yet known), the payload of an image's signature, or a DSSE envelope. */
export type SignedContent =
  /**
   * `digest` is what the format says was signed, null where it says nothing; the signature decides.
   *
   * `payload` is null where the subject's own bytes were signed. Otherwise it is what was signed in their place, which says what it is about: it must
   * be the payload of an image's signature (simple signing), `digest` is its own, and neither ever names a subject.
   */
  | { readonly kind: 'message'; readonly digest: Digest | null; readonly payload: Uint8Array | null }
  | { readonly kind: 'envelope'; readonly payloadType: string; readonly payload: Uint8Array; readonly signedOver: 'pae' | 'payload' };

/** Every signed format in one shape: what a format parser returns and the authenticator takes. */
export interface SignedMaterial {
  readonly candidate: Candidate;
  /** The format's name in the catalog of formats; shown in reports. */
  readonly format: string;
  readonly content: SignedContent;
  readonly signature: Uint8Array;
  /** `leaf` and `others` are DER. `mayHoldRoot`: the oldest writers put the whole chain down, its root too. */
  readonly signer:
    | { readonly kind: 'certificate'; readonly leaf: Uint8Array; readonly others: readonly Uint8Array[]; readonly mayHoldRoot: boolean }
    | { readonly kind: 'key'; readonly hint: string | null };
  readonly logEntries: readonly LogEntry[];
  /** RFC 3161 responses in DER. */
  readonly timestamps: readonly Uint8Array[];
  /** What the timestamps are over: the signature, or the text of the envelope with the signature in it, as beside attestations in a registry. */
  readonly timestampsOver: 'signature' | 'envelope-text';
  /** An envelope's own text as it was found; null where it stood inside something else. The oldest log entries name its hash. */
  readonly envelopeText: Uint8Array | null;
}

/** What one candidate turned out to be: material that stands for itself, or a part of some. */
export type Piece =
  | { readonly kind: 'material'; readonly material: SignedMaterial }
  | { readonly kind: 'signature'; readonly candidate: Candidate; readonly signature: Uint8Array }
  | { readonly kind: 'certificate'; readonly candidate: Candidate; readonly certificate: Uint8Array }
  | { readonly kind: 'log-entry'; readonly candidate: Candidate; readonly entry: LogEntry }
