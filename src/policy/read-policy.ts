// What a policy document comes to, whatever it is written in: a layer that is built when the names of its trust domains are known.

import type { At } from '../domain/at.ts';
import type { Digest } from '../domain/digest.ts';
import type { Problem } from '../domain/errors.ts';
import type { GithubHost } from '../domain/github-host.ts';
import type { Check, Layer } from '../domain/policy.ts';
import type { NonEmpty } from '../domain/subject.ts';
import type { KeyTerms, RootChoice, TrustChoice, TrustedKey, TrustNames } from '../domain/trust-domain.ts';
import type { Outcome } from '../domain/verdict.ts';

/** A policy that was read. It decides nothing before it is built. */
export interface ReadPolicy {
  /** Whom its parts trust. */
  readonly choices: readonly TrustChoice[];
  /** The layer, with each choice under the names that its domains have in this run. */
  readonly build: (namesOf: (choice: string) => TrustNames) => Layer;
  readonly notes: readonly Problem[];
  /** Inputs that it lets steps set although it is somebody else's. */
  readonly allowInputs: ReadonlySet<string>;
  readonly tests: readonly PolicyTest[];
  /** The GitHub that its names are of. */
  readonly githubHost: GithubHost;
}

/** A test that a policy brings: what is judged, on which recorded evidence, and what must come of it. */
export interface PolicyTest {
  readonly name: string;
  readonly at: At;
  readonly subject: { readonly kind: 'image' | 'file' | 'package'; readonly name: string; readonly digest: Digest; readonly tag: string | null };
  readonly evidence: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  readonly expect: Outcome;
  readonly code: string | null;
}

/** Where a policy lies. What it names is read from there and from nowhere else. */
export interface PolicySource {
  /** What reports call it. */
  readonly name: string;
  readonly digest: Digest;
  /** The bytes of a file beside it, or why they cannot be had. */
  readonly read: (path: string, maxBytes: number) => Promise<Uint8Array | { readonly fault: string }>;
}

/** What reading a policy asks of others. */
export interface PolicyTools {
  readonly parseKey: (pem: string, name: string, terms: KeyTerms, keyid: string | null) => TrustedKey | null;
  /** The kinds of keys that can be read, in words. */
  readonly keyKinds: string;
  /** The keys of builders that are built in, under the terms of theirs. */
  readonly builtInKeys: () => Promise<readonly TrustedKey[]>;
  /** Whether a key is one of theirs. */
  readonly isBuiltIn: (key: TrustedKey) => boolean;
  /** The domains that roots make, by the names that they have alone. Rejects with `TrustRootError` for a file that holds none. */
  readonly domainNames: (roots: RootChoice) => Promise<NonEmpty<string>>;
  readonly lintChecks: (checks: readonly Check[]) => Promise<readonly Problem[]>;
  /** The GitHub that names are of where the policy says no other: that of the run. */
  readonly githubHost: GithubHost;
  /** The inputs that a policy of another repository forbids unless it allows them. */
  readonly guardedInputs: readonly string[];
}
