// Trust domains: roots, and what must have witnessed a signature under them, as one choice. Never merged: thresholds belong to their roots.

import type { Digest } from './digest.ts';
import type { NonEmpty } from './subject.ts';

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

/** Where roots come from, before any of them is loaded. */
export type RootChoice =
  | { readonly kind: 'built-in'; readonly which: 'auto' | 'public-good' | 'github'; /** An enterprise with data residency (TENANT.ghe.com), and its trust domain where somebody names it; null for github.com. */ readonly tenant: { readonly host: string; readonly domain: string | null } | null }
  /** trusted_root.json, or JSON lines of them. */
  | { readonly kind: 'file'; readonly origin: string; readonly bytes: Uint8Array }
  | { readonly kind: 'tuf'; readonly mirror: URL; readonly origin: string; readonly root: Uint8Array };

/**
 * Whom one part of a policy trusts: inputs, a policy, an authority. Each becomes trust domains of its own, which are shared with no other part unless
 * both choose exactly the same: a root that one of them weakens must not count for another.
 */
export interface TrustChoice {
  /** Unique in a run; names the domains in reports. */
  readonly name: string;
  readonly roots: RootChoice;
  /** Witnesses that are asked for beyond what the roots ask; null leaves it to them. */
  readonly thresholds: { readonly logs: Count | null; readonly timestamps: Count | null; readonly times: Count | null };
  /** What makes less be required; each is said in every report. */
  readonly weakening: { readonly ignoreLogs: boolean; readonly ignoreScts: boolean };
  readonly keys: readonly TrustedKey[];
  /** Whether nobody signs but these keys: where none of them needs a witness, no root is loaded. */
  readonly keysOnly: boolean;
}

/** Name of the trust domain of keys whose owner does not log, where nothing else is said: nothing but the key vouches. */
export const KEY_DOMAIN = 'key';

/** The names of what a choice became: of its domains, and of the domain of its keys whose owner does not log. Signers name these. */
export interface TrustNames { readonly domains: NonEmpty<string>; readonly unlogged: string }
