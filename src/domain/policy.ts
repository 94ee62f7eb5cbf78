// The policy model. Inputs, a repository's file and an organisation's file all compile to this, and one evaluator judges it.

import type { At } from './at.ts';
import type { OwnBuilder } from './builders.ts';
import type { ClaimName } from './claims.ts';
import type { Digest } from './digest.ts';
import type { NonEmpty } from './subject.ts';
import type { TrustDomain } from './trust-domain.ts';

export type { At } from './at.ts';

/** Layers are a conjunction: a subject must pass every one, and each is judged on its own. */
export type Policy = NonEmpty<Layer>;

/** Inputs, a repository's file, an organisation's file. */
export interface Layer {
  readonly name: string;
  /** Digest of the document; null for inputs. */
  readonly digest: Digest | null;
  readonly rules: readonly Rule[];
  readonly unmatched: 'deny' | 'exempt';
  readonly waivers: readonly Waiver[];
  /** Last word, in every mode: what is refused however well it is signed. */
  readonly deny: readonly DenyRule[];
  readonly changes: readonly ChangeRule[];
  readonly trust: readonly TrustDomain[];
  /** Names under which images of other repositories are served: rules about the upstream name are about the copy as well. */
  readonly mirrors: readonly Mirror[];
}
/** A repository, or a path of several, that serves copies of another: both by canonical name, without a slash at the end. */
export interface Mirror { readonly copy: string; readonly upstream: string }

export interface Rule {
  readonly name: string;
  readonly at: At;
  readonly match: Match;
  /** More places to look; never a filter on what counts. */
  readonly evidenceRepositories: readonly string[];
  readonly require: Requirement;
  /** One value of these facts for all evidence that counts: each value is tried alone. */
  readonly same: readonly JoinKey[];
  /** What the step does about a verdict; never what the verdict is. */
  readonly mode: Mode;
}
export type Mode = 'enforce' | 'warn' | 'observe';

export interface Match {
  readonly anyOf: NonEmpty<{ readonly kind: 'image' | 'file' | 'package' | 'any'; readonly glob: Glob }>;
  readonly except: readonly Glob[];
}
/**
 * `*` stops at `/` in the `path` dialect (and `**` does not); in `wildcard` it does not. `reference` is as `path`, of every way to write an image: with
 * or without its tag and digest, and as Docker names its own registry. The text is kept for reports and export.
 */
export interface Glob { readonly text: string; readonly dialect: 'path' | 'wildcard' | 'reference' }

export type Requirement =
  | Evidence
  | { readonly kind: 'all' | 'any'; readonly of: NonEmpty<Requirement> }
  /** Distinct principals are counted, so its members are evidence and nothing deeper. */
  | { readonly kind: 'at-least'; readonly count: number; readonly of: NonEmpty<Evidence> }
  | { readonly kind: 'judged'; readonly of: Requirement; readonly check: Check }
  /** `name` is that of an authority, where a check over authorities may ask for it. */
  | { readonly kind: 'exempt'; readonly reason: string; readonly name?: string }
  | { readonly kind: 'refuse'; readonly reason: string };

/** The one leaf: class, signer, facts and checks all hold on one and the same attestation. */
export interface Evidence {
  readonly kind: 'evidence';
  readonly name: string | null;
  readonly what: What;
  readonly signedBy: NonEmpty<Signer>;
  readonly where: Constraints;
  readonly checks: readonly Check[];
  /** What workflows of the policy's owner earn beside the builders of the catalog. */
  readonly builders: readonly OwnBuilder[];
  /** `every`: none by an accepted signer may contradict; weaker against whoever can delete evidence. */
  readonly quantifier: 'some' | 'every';
}
export type JoinKey = 'run' | 'source-digest' | 'source-ref';

/** A class of evidence. `signature` is only a signature; anything else is a set of predicate types. */
export type What = { readonly kind: 'signature' } | { readonly kind: 'statement'; readonly predicateTypes: NonEmpty<string>; readonly label: string };

export type Constraints = ReadonlyMap<ClaimName, Pattern>;
export type Pattern =
  /** Any of these, whole and case-sensitive. `{version}`, `{tag}` stand for the subject's; `*`, where `star` is set, stops at `/`. */
  | { readonly kind: 'text'; readonly anyOf: NonEmpty<string>; readonly star: boolean }
  /**
   * RE2, anchored only where its author anchored it. After it matched it is probed with hostile variants of what it matched; one that also
   * accepts somebody else's identity does not hold (`PATTERN_OPEN`) unless `unsafeOpen`, which `unsafe-open-pattern` sets.
   */
  | { readonly kind: 'regexp'; readonly source: string; readonly unsafeOpen: boolean }
  /** A release tag in this semver range; prereleases only when the range names one. Where `short` is set, a tag of one or two numbers is the release .0 of it. */
  | { readonly kind: 'version'; readonly prefix: string; readonly range: string; readonly short: boolean }
  /** This builder at whatever version: its id is one text, and what stands behind `@` may hold whatever a ref can. */
  | { readonly kind: 'builder'; readonly name: string }
  | { readonly kind: 'number'; readonly min: number | null; readonly max: number | null };

/** `facts` must be true of what this signer signed, beside what is asked of everybody: where one of several differs in them, it has not signed. */
export type Signer = { readonly facts: Constraints } & (
  | { readonly kind: 'keyless'; readonly name: string; readonly accept: Constraints; readonly trust: NonEmpty<string> }
  | { readonly kind: 'key'; readonly name: string; readonly spki: Digest; readonly trust: NonEmpty<string> }
  /** Whoever signed the version this change replaces: becomes `keyless` or `key` signers when the base is known. */
  | { readonly kind: 'previous' }
  /** Anybody, under the trust domains of who says so: what another layer takes from a root of its own, or weakens, is nothing to this one. */
  | { readonly kind: 'unsafe-any'; readonly input: 'unsafe-any-identity'; readonly trust: NonEmpty<string> }
);

export interface Check {
  readonly language: 'cel' | 'cue' | 'rego';
  /** Which document it sees and what its answer means. */
  readonly dialect: 'native' | 'cosign' | 'policy-controller';
  readonly text: string;
  readonly at: At;
}
/** A digest, a commit, a signer in a time window, a builder version: claims that no counted attestation may have. Both ends of the window are ISO 8601 instants, inclusive. */
export interface DenyRule { readonly digests: readonly Digest[]; readonly claims: Constraints; readonly witnessedBetween: readonly [string | null, string | null]; readonly reason: string; readonly at: At }
/** `until` is a UTC date (YYYY-MM-DD), inclusive. */
export interface Waiver { readonly match: Match; readonly reason: string; readonly owner: string; readonly until: string; readonly at: At }
export interface ChangeRule { readonly match: Match; readonly on: ReadonlyMap<ClaimName | 'gone' | 'first' | 'none', 'fail' | 'warn' | 'note'> }
