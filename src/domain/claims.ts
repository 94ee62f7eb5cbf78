// The one vocabulary. Constraints, reasons, comparisons, suggestions and reports all speak in these names.

import { limits } from './limits.ts';
import type { NonEmpty } from './subject.ts';

/** Names of claims; see docs/glossary.md. Where a name is also an input, the input constrains this claim. */
export const claimNames = [
  'certificate-identity', 'certificate-oidc-issuer', 'key',
  'signer-owner', 'signer-repo', 'signer-workflow', 'signer-ref', 'signer-digest',
  'owner', 'owner-id', 'repo', 'repository-id', 'source-ref', 'source-tag', 'source-branch', 'source-digest', 'visibility',
  'entry-workflow', 'entry-digest',
  'run', 'trigger', 'runner', 'environment',
  'builder', 'builder-id', 'build-type', 'build-level', 'age-days', 'signed-identity',
  'verifier-id', 'resource-uri', 'policy-digest', 'verification-result', 'summary',
] as const;

/** Claims of open sets: each is one of these words and a key, behind a dot. */
export const openClaims = ['annotations', 'workflow-input', 'external-parameter', 'verified-level'] as const;
export type OpenClaim = (typeof openClaims)[number];
export type ClaimName = (typeof claimNames)[number] | `${OpenClaim}.${string}`;

/** The claim of an open set that has this key; null for a key that nobody can ask for: `=` ends the key of a request, which is one line. */
export function openClaim<O extends OpenClaim>(set: O, key: string): `${O}.${string}` | null {
  // oxlint-disable-next-line no-control-regex -- control characters are what it excludes
  return key.length <= limits.openClaimKey && /^[^\s=\u0000-\u001f\u007f-\u009f]+$/.test(key) ? `${set}.${key}` : null;
}

/** Whether a claim is of an open set: anybody can write thousands, so reports show those that are asked for. */
export function isOpenClaim(name: string): name is `${OpenClaim}.${string}` {
  return openClaims.some((set) => name.startsWith(`${set}.`));
}

/**
 * The claim that a level of a verification summary is. A level of SLSA, `SLSA_<TRACK>_LEVEL_<n>`, is the number n of its track; any other has
 * no order, and is there or not. Null for what nobody can ask for.
 */
export function levelClaim(level: string): { readonly claim: `verified-level.${string}`; readonly value: string; readonly number: number | null } | null {
  if (!/^[A-Za-z0-9][A-Za-z0-9_.:/-]{0,127}$/.test(level)) return null;
  const [, track, number] = /^(SLSA_[A-Z0-9_]+)_LEVEL_(0|[1-9]\d{0,2})$/.exec(level) ?? [];
  return track === undefined || number === undefined ? { claim: `verified-level.${level}`, value: level, number: null } : { claim: `verified-level.${track}`, value: number, number: Number(number) };
}

/** A fact with who vouches for it. `self-declared` facts are the signer's or the builder's own words. */
export interface Claim { readonly value: string; readonly from: 'certificate' | 'key' | 'witness' | 'builder-catalog' | 'self-declared' }

/**
 * The facts of one attestation. More than one value only for `certificate-identity` (a certificate with several names), for annotations (a statement
 * that names the subject several times) and for what a verification summary lists.
 * Where the certificate states a claim, the self-declared value is not in the map at all.
 */
export type Claims = ReadonlyMap<ClaimName, NonEmpty<Claim>>;

/**
 * Somebody independent who saw the signature. `authority` names the log or the timestamp authority; `index` is a log's proven index, null for a
 * timestamp. `at` is null where a log proves that it has the entry and not since when.
 */
export interface Witnessed { readonly kind: 'log' | 'timestamp'; readonly authority: string; readonly index: string | null; readonly at: Date | null }
