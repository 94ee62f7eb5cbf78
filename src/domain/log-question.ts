// What a transparency log is asked about a signature that came without its entry. Plain data: who makes the question asks nobody, who asks knows
// nothing of signatures.

import type { Digest } from './digest.ts';

/** An entry as its signer must have proposed it, if they did: a log that holds it answers it. `verifier`: the certificate or the key, in PEM. */
export type ProposedEntry =
  | { readonly kind: 'hashedrekord'; readonly digest: Digest; readonly signature: Uint8Array; readonly verifier: string }
  | { readonly kind: 'dsse' | 'intoto'; readonly envelope: string; readonly verifier: string };

/** A question about one signature. */
export interface LogQuestion {
  /** Addresses of the logs whose word would count: those of the trust domains that could accept the signature. Text from a trust root. */
  readonly logs: readonly string[];
  readonly proposals: readonly ProposedEntry[];
  /** What entries are looked for by, where nothing can be proposed. An index finds them, as well as it can. */
  readonly hashes: readonly Digest[];
}
