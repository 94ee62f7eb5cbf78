// Attestations, dossiers and policies for tests of policy alone.
//
// Attestations are minted here without any signature, which only tests may do (the import test knows): what is tested with them is judging, and
// judging takes authenticity for granted. Whatever is about authenticity is tested with real signatures.

import { mintAttestation, type Attestation, type AttestationFields, type Says } from '../../src/domain/attestation.ts';
import type { Claim, ClaimName } from '../../src/domain/claims.ts';
import { digestOf, type Digest } from '../../src/domain/digest.ts';
import type { Dossier, Rejection, Search } from '../../src/domain/dossier.ts';
import type { Check, Constraints, Evidence, Layer, Pattern, Requirement, Rule, Signer, What } from '../../src/domain/policy.ts';
import { whatOf } from '../../src/domain/predicate-types.ts';
import type { NonEmpty, Subject } from '../../src/domain/subject.ts';

export const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';
export const PROVENANCE = 'https://slsa.dev/provenance/v1';
export const SBOM = 'https://cyclonedx.org/bom';

/** The digest of a word: a readable way to have distinct digests. */
export function digestFor(word: string): Digest {
  return digestOf(Buffer.from(word));
}

/** An image `ghcr.io/acme/app` tagged v1.2.3. */
export function aSubject(given: Partial<Subject> = {}): Subject {
  return {
    kind: 'image', name: 'ghcr.io/acme/app', digest: digestFor('subject'), digests: [], weak: new Map(), version: { tag: 'v1.2.3', version: '1.2.3' },
    listedIn: [], image: null, file: null, seenAt: [], ...given,
  };
}

/** Claims by name; a text is one value the certificate states. */
export function claimsOf(given: Readonly<Partial<Record<ClaimName, string | NonEmpty<Claim>>>>): Map<ClaimName, NonEmpty<Claim>> {
  return new Map(Object.entries(given).map(([name, value]) => [name as ClaimName, typeof value === 'string' ? [{ value, from: 'certificate' }] : value as NonEmpty<Claim>]));
}

/** What the certificate of acme/app's release workflow states, with some of it replaced; null takes a claim away. */
export function releaseClaims(given: Readonly<Partial<Record<ClaimName, string | NonEmpty<Claim> | null>>> = {}): Map<ClaimName, NonEmpty<Claim>> {
  const stated = {
    'certificate-identity': 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1.2.3', 'certificate-oidc-issuer': GITHUB_ISSUER,
    'signer-owner': 'acme', 'signer-repo': 'acme/app', 'signer-workflow': 'acme/app/.github/workflows/release.yml', 'signer-ref': 'refs/tags/v1.2.3',
    owner: 'acme', repo: 'acme/app', 'source-ref': 'refs/tags/v1.2.3', 'source-digest': 'c0ffee', runner: 'github-hosted',
    run: 'https://github.com/acme/app/actions/runs/1/attempts/1', ...given,
  };
  return claimsOf(Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== null)) as Record<ClaimName, string>);
}

/** Claims of evidence signed with a key. */
export function keyClaims(spki: string): Map<ClaimName, NonEmpty<Claim>> {
  return claimsOf({ key: [{ value: spki, from: 'key' }] });
}

export function saysStatement(predicateType: string, predicate: unknown = {}): Says {
  return { kind: 'statement', predicateType, statement: { predicateType, predicate } as never, predicate: predicate as never };
}

let count = 0;
/** Provenance of the subject by acme/app's release workflow. Each has its own evidence digest. */
export function anAttestation(given: Partial<AttestationFields> = {}): Attestation {
  count += 1;
  return mintAttestation({
    subject: digestFor('subject'), through: null, says: saysStatement(PROVENANCE), claims: releaseClaims(),
    witnessed: [{ kind: 'log', authority: 'rekor', index: '1', at: new Date('2026-06-01T00:00:00Z') }], trust: 'public-good',
    foundAt: [{ source: 'file', address: 'bundle.json' }], evidence: digestFor(`evidence ${count}`), format: 'sigstore-bundle', warnings: [], ...given,
  });
}

export const silentSearch: Search = { at: { source: 'registry', address: 'ghcr.io' }, outcome: 'unavailable', code: 'SOURCE_UNREADABLE', cause: null };

export function aRejection(): Rejection {
  const foundAt = { source: 'file', address: 'forged.json' };
  return { candidate: { id: digestFor('forged'), foundAt, bytes: Buffer.from('forged'), annotations: new Map(), mediaType: null }, code: 'SIGNATURE_INVALID', seen: 'x', expected: 'y', cause: null };
}

export function aDossier(attestations: readonly Attestation[], given: Partial<Dossier> = {}): Dossier {
  return { subject: aSubject(), searches: [], rejections: [], attestations, ...given };
}

export function text(...anyOf: [string, ...string[]]): Pattern {
  return { kind: 'text', anyOf, star: false };
}
export function regexp(source: string, unsafeOpen = false): Pattern {
  return { kind: 'regexp', source, unsafeOpen };
}
/** Constraints by claim; a text is matched exactly. */
export function constraints(given: Readonly<Partial<Record<ClaimName, string | Pattern>>>): Constraints {
  return new Map(Object.entries(given).map(([name, value]) => [name as ClaimName, typeof value === 'string' ? text(value) : value as Pattern]));
}

export function keyless(accept: Constraints, given: Partial<Extract<Signer, { kind: 'keyless' }>> = {}): Signer {
  return { kind: 'keyless', name: 'signer', accept, facts: new Map(), trust: ['public-good'], ...given };
}
/** acme/app's release workflow at any ref. */
export const releaseSigner = keyless(constraints({ 'certificate-oidc-issuer': GITHUB_ISSUER, 'signer-workflow': 'acme/app/.github/workflows/release.yml' }));

export function classOf(word: string): What {
  const what = whatOf(word);
  if (what === null) throw new Error(`unknown class ${word}`);
  return what;
}

/** Provenance by acme/app's release workflow. */
export function anEvidence(given: Partial<Evidence> = {}): Evidence {
  return { kind: 'evidence', name: null, what: classOf('provenance'), signedBy: [releaseSigner], where: new Map(), checks: [], builders: [], quantifier: 'some', ...given };
}

export function aRule(require: Requirement, given: Partial<Rule> = {}): Rule {
  return {
    name: 'rule', at: { file: 'policy.yml', line: 1, column: 1 }, match: { anyOf: [{ kind: 'any', glob: { text: '**', dialect: 'path' } }], except: [] },
    evidenceRepositories: [], require, same: [], mode: 'enforce', ...given,
  };
}
export function aLayer(rules: readonly Rule[], given: Partial<Layer> = {}): Layer {
  return { name: 'policy.yml', digest: null, rules, unmatched: 'deny', waivers: [], deny: [], changes: [], trust: [], mirrors: [], ...given };
}
export function aCheck(source = 'true'): Check {
  return { language: 'cel', dialect: 'native', text: source, at: { file: 'check.cel', line: 3, column: 1 } };
}
