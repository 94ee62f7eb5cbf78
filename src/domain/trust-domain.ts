// Trust domains: roots, and what must have witnessed a signature under them, as one choice. Never merged: thresholds belong to their roots.

import type { Digest } from './digest.ts';

/** How many distinct witnesses. Zero cannot be said; `none` is spelled where a domain has no such witness. */
export type Count = 1 | 2 | 3 | 4;
/** An input that lowers assurance; shown in every report. */
export type UnsafeInput = `unsafe-${string}`;

/** A validity period; both ends inclusive, null is open. */
export interface Validity { readonly start: Date | null; readonly end: Date | null }

/** A log's public key (SPKI, or PKCS#1 for the RSA kinds that say so). */
export interface LogKey {
  readonly baseUrl: string;
  /** Raw id as entries, checkpoints and SCTs name it. */
  readonly logId: Uint8Array;
  readonly publicKey: Uint8Array;
  readonly encoding: 'spki' | 'pkcs1';
  readonly validity: Validity;
}
/** A certificate or timestamp authority: DER certificates, the one nearest to the leaf first. */
export interface Authority { readonly name: string; readonly chain: readonly Uint8Array[]; readonly validity: Validity }

/** What a trusted_root.json holds, entry by entry, as plain bytes. */
export interface TrustRoots {
  readonly transparencyLogs: readonly LogKey[];
  readonly certificateLogs: readonly LogKey[];
  readonly certificateAuthorities: readonly Authority[];
  readonly timestampAuthorities: readonly Authority[];
}

/** What must have seen signatures by a key. All of it is said by the user, never by evidence. */
export interface KeyTerms {
  /** Whether the key's owner logs what it signs. */
  readonly log: 'required' | 'none';
  /** When its signatures count, by the time of a witness; open where the user says nothing. */
  readonly validity: Validity;
  /** Distinct witnesses of the time that the user asks for; a key lives long, and needs none by itself. */
  readonly times: Count | 'none';
  /** Distinct timestamp authorities that the user asks for. */
  readonly timestamps: Count | 'none';
}

/** A public key the user trusts. */
export interface TrustedKey extends KeyTerms {
  readonly name: string;
  /** What evidence must call the key, by the word of the user; null where that does not matter. It is not signed, so it can only narrow. */
  readonly keyid: string | null;
  /** SubjectPublicKeyInfo in DER. */
  readonly spki: Uint8Array;
  /** sha256 of `spki`: what the claim `key` holds. */
  readonly digest: Digest;
}

/** Roots and required witnesses together, under the name that attestations and signers refer to. */
export interface TrustDomain {
  readonly name: string;
  /** Where the roots come from, for the report. */
  readonly origin: string;
  readonly requires: {
    /** Distinct transparency logs. */
    readonly logs: Count | 'none';
    /** Distinct timestamp authorities (RFC 3161). */
    readonly timestamps: Count | 'none';
    /**
     * Distinct witnesses of the time, logs with a promise and timestamp authorities together. Never none: a certificate means nothing without a time.
     *
     * `now`: the domain has nobody who could witness one, and the user does without; the certificate must be valid when the run looks at it.
     */
    readonly times: Count | 'now';
    /** Distinct certificate logs. */
    readonly scts: Count | 'none';
  };
  readonly weakenedBy: readonly UnsafeInput[];
  readonly roots: TrustRoots;
}
