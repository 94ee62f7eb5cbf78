// Classes of evidence and the predicate types they hold. The only table of them.
//
// Classes are strict: none stands in for another. An SBOM signed by the right identity is no signature, and a signature is no provenance.

import type { Says } from './attestation.ts';
import type { What } from './policy.ts';
import type { NonEmpty } from './subject.ts';

/** What `cosign sign` writes in bundle format: a statement whose only content is that it was signed. Counts as a signature. */
export const COSIGN_SIGN = 'https://sigstore.dev/cosign/sign/v1';

/** A verification summary of SLSA: that a verifier looked, at what, by which policy, and what came of it. */
export const VSA = 'https://slsa.dev/verification_summary/v1';

const SLSA_01 = 'https://slsa.dev/provenance/v0.1';
/** Provenance in the two versions that are read. */
export const SLSA_PROVENANCE_02 = 'https://slsa.dev/provenance/v0.2';
export const SLSA_PROVENANCE_1 = 'https://slsa.dev/provenance/v1';
const SPDX = 'https://spdx.dev/Document';
const CYCLONEDX = 'https://cyclonedx.org/bom';

/** Words of `require` that stand for predicate types: our classes, then cosign's `--type` aliases. `signature` is not among them: it is no predicate. */
export const predicateAliases = {
  provenance: [SLSA_01, SLSA_PROVENANCE_02, SLSA_PROVENANCE_1],
  publish: ['https://github.com/npm/attestation/tree/main/specs/publish/v0.1', 'https://docs.pypi.org/attestations/publish/v1'],
  release: ['https://in-toto.io/attestation/release/v0.1', 'https://in-toto.io/attestation/release/v0.2'],
  sbom: [SPDX, `${SPDX}/v2.2`, `${SPDX}/v2.3`, `${SPDX}/v3`, CYCLONEDX, `${CYCLONEDX}/v1.4`, `${CYCLONEDX}/v1.5`, `${CYCLONEDX}/v1.6`],
  slsaprovenance: [SLSA_PROVENANCE_02],
  slsaprovenance02: [SLSA_PROVENANCE_02],
  slsaprovenance1: [SLSA_PROVENANCE_1],
  spdx: [SPDX, `${SPDX}/v2.2`, `${SPDX}/v2.3`, `${SPDX}/v3`],
  spdxjson: [SPDX],
  cyclonedx: [CYCLONEDX, `${CYCLONEDX}/v1.4`, `${CYCLONEDX}/v1.5`, `${CYCLONEDX}/v1.6`],
  link: ['https://in-toto.io/Link/v1', 'https://in-toto.io/attestation/link/v0.3'],
  vuln: ['https://cosign.sigstore.dev/attestation/vuln/v1', 'https://in-toto.io/attestation/vulns/v0.1', 'https://in-toto.io/attestation/vulns/v0.2'],
  openvex: ['https://openvex.dev/ns', 'https://openvex.dev/ns/v0.2.0'],
  vsa: [VSA],
  'test-result': ['https://in-toto.io/attestation/test-result/v0.1'],
  scai: ['https://in-toto.io/attestation/scai/v0.3'],
  custom: ['https://cosign.sigstore.dev/attestation/v1'],
} as const satisfies Record<string, NonEmpty<string>>;

/** Whether a predicate type is that of GitHub's attestation of a release. */
export function isReleaseType(predicateType: string): boolean {
  const types: readonly string[] = predicateAliases.release;
  return types.includes(predicateType);
}

/** Every word `require` knows besides predicate type URIs. */
export const classNames: readonly string[] = ['signature', ...Object.keys(predicateAliases)];

/**
 * The class a word of `require` names: `signature`, an alias, or a predicate type URI. Null where it is none of these.
 * The URI of cosign's sign predicate is the class `signature`.
 */
export function whatOf(word: string): What | null {
  if (word === 'signature' || word === COSIGN_SIGN) return { kind: 'signature' };
  if (Object.hasOwn(predicateAliases, word)) {
    // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- hasOwn has just proved it; TypeScript does not narrow keys by it
    return { kind: 'statement', predicateTypes: predicateAliases[word as keyof typeof predicateAliases], label: word };
  }
  return /^[a-z][a-z0-9+.-]*:\/\/[^\s]+$/.test(word) ? { kind: 'statement', predicateTypes: [word], label: word } : null;
}

/** Whether what an attestation says is of the class. */
export function isOfClass(says: Says, what: What): boolean {
  const signs = says.kind === 'signature' || says.predicateType === COSIGN_SIGN;
  if (what.kind === 'signature') return signs;
  return says.kind === 'statement' && !signs && what.predicateTypes.includes(says.predicateType);
}

/** Whether an attestation is a verification summary, of whatever version: one that is not read cannot be known to have passed. */
export function isSummary(says: Says): boolean {
  return says.kind === 'statement' && says.predicateType.startsWith('https://slsa.dev/verification_summary/');
}

/** The words for a class in reports. */
export function labelOf(what: What): string {
  return what.kind === 'signature' ? 'signature' : what.label;
}

/** Whether a predicate type is provenance. */
export function isProvenanceType(predicateType: string): boolean {
  const types: readonly string[] = predicateAliases.provenance;
  return types.includes(predicateType);
}

/** Whether a class is provenance and nothing else: only that can a builder sign for somebody else's source. */
export function isProvenance(what: What): boolean {
  return what.kind === 'statement' && what.predicateTypes.every(isProvenanceType);
}
