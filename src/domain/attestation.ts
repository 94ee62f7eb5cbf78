// The only verified thing there is.
//
// An attestation is authentic, not acceptable: whose signature is wanted, and which facts, is the policy's question. The constructor is private
// and `mintAttestation` has one importer, verification/bind.ts (a test walks the imports), so policy code cannot be handed anything else.

import type { Claims, Witnessed } from './claims.ts';
import type { Digest } from './digest.ts';
import type { Problem } from './errors.ts';
import type { JsonValue } from './json.ts';
import type { Location } from './material.ts';
import type { Inclusion, NonEmpty } from './subject.ts';

/** What an attestation says: that somebody signed these bytes, or a statement about them. */
export type Says =
  | { readonly kind: 'signature' }
  | { readonly kind: 'statement'; readonly predicateType: string; readonly statement: JsonValue; readonly predicate: JsonValue };

export interface AttestationFields {
  readonly subject: Digest;
  /** Null: the statement names the subject itself. Otherwise it names a container that lists it. */
  readonly through: Inclusion | null;
  readonly says: Says;
  readonly claims: Claims;
  /** Who saw the signature; empty only for a key whose owner does not log. */
  readonly witnessed: readonly Witnessed[];
  /** The trust domain under which it verified. */
  readonly trust: string;
  readonly foundAt: NonEmpty<Location>;
  /** Digest of the candidate's bytes. */
  readonly evidence: Digest;
  /** The format it was read from. */
  readonly format: string;
  /** What a reader should know though it verified: what its witnesses leave open. */
  readonly warnings: readonly Problem[];
}

let mint: (fields: AttestationFields) => Attestation;

/**
 * An authentic signed statement (or bare signature) naming this very subject, or a container that lists it.
 * `verification/` makes it; everybody else can only receive it.
 */
export class Attestation {
  readonly #fields: AttestationFields;
  private constructor(fields: AttestationFields) {
    this.#fields = Object.freeze({ ...fields });
  }
  static {
    mint = (fields) => new Attestation(fields);
  }
  get subject(): Digest { return this.#fields.subject; }
  get through(): Inclusion | null { return this.#fields.through; }
  get says(): Says { return this.#fields.says; }
  get claims(): Claims { return this.#fields.claims; }
  get witnessed(): readonly Witnessed[] { return this.#fields.witnessed; }
  get trust(): string { return this.#fields.trust; }
  get foundAt(): NonEmpty<Location> { return this.#fields.foundAt; }
  get evidence(): Digest { return this.#fields.evidence; }
  get format(): string { return this.#fields.format; }
  get warnings(): readonly Problem[] { return this.#fields.warnings; }

  /** Whether `x` was minted here. A cast, a copy, a clone and an object with the same prototype were not. */
  static is(x: unknown): x is Attestation {
    return typeof x === 'object' && x !== null && #fields in x;
  }
}

export { mint as mintAttestation };
