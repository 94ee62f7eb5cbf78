// The one vocabulary. Constraints, reasons, comparisons, suggestions and reports all speak in these names.

import type { NonEmpty } from './subject.ts';

/** Names of claims; see docs/glossary.md. Where a name is also an input, the input constrains this claim. */
export const claimNames = [
  'certificate-identity', 'certificate-oidc-issuer', 'key',
  'signer-owner', 'signer-repo', 'signer-workflow', 'signer-ref', 'signer-digest',
  'owner', 'owner-id', 'repo', 'repository-id', 'source-ref', 'source-digest', 'visibility',
  'run', 'trigger', 'runner', 'environment',
  'builder-id', 'build-type', 'build-level', 'age-days', 'signed-identity',
] as const;
export type ClaimName = (typeof claimNames)[number] | `annotations.${string}` | `workflow-input.${string}`;

/** A fact with who vouches for it. `self-declared` facts are the builder's own words about itself. */
export interface Claim { readonly value: string; readonly from: 'certificate' | 'key' | 'witness' | 'builder-catalog' | 'self-declared' }

/**
 * The facts of one attestation. More than one value only for `certificate-identity` (a certificate with several names).
 * Where the certificate states a claim, the self-declared value is not in the map at all.
 */
export type Claims = ReadonlyMap<ClaimName, NonEmpty<Claim>>;

/**
 * Somebody independent who saw the signature. `authority` names the log or the timestamp authority; `index` is a log's proven index, null for a
 * timestamp. `at` is null where a log proves that it has the entry and not since when.
 */
export interface Witnessed { readonly kind: 'log' | 'timestamp'; readonly authority: string; readonly index: string | null; readonly at: Date | null }
