// What `authenticate` hands to `bind`: verified as to who signed, not yet compared with any subject.

import type { Claims, Witnessed } from '../domain/claims.ts';
import type { Problem } from '../domain/errors.ts';
import type { Digest } from '../domain/digest.ts';
import type { Candidate } from '../domain/material.ts';
import type { Statement } from './envelope.ts';
import type { ImageSignature } from './simple-signing.ts';

export interface AuthenticFields {
  readonly candidate: Candidate;
  readonly format: string;
  /** The digest whose bytes were signed, what the signed payload says of an image, or the signed statement. */
  readonly content:
    | { readonly kind: 'message'; readonly digest: Digest }
    | { readonly kind: 'image'; readonly signature: ImageSignature }
    | { readonly kind: 'statement'; readonly statement: Statement };
  readonly claims: Claims;
  readonly witnessed: readonly Witnessed[];
  readonly trust: string;
  readonly warnings: readonly Problem[];
}

let mint: (fields: AuthenticFields) => Authentic;

/** A candidate whose signature, signer and witnesses verified under one trust domain. Only `authenticate` makes it. */
export class Authentic {
  readonly #fields: AuthenticFields;
  private constructor(fields: AuthenticFields) {
    this.#fields = Object.freeze({ ...fields });
  }
  static {
    mint = (fields) => new Authentic(fields);
  }
  get fields(): AuthenticFields { return this.#fields; }
}

export { mint as mintAuthentic };
