// Verification summaries (VSA) as a test's verifier writes them.

import { aStatement, type StatementSubject } from './forge/statement.ts';

export const VSA = 'https://slsa.dev/verification_summary/v1';
export const VERIFIER = 'https://verifier.example/v1';
export const RESOURCE = 'https://example.com/app.tar.gz';
export const POLICY = 'ab'.repeat(32);

/** The predicate of a summary that passed; `more` stands over its parts, `undefined` takes one out. */
export function summaryPredicate(more: Readonly<Record<string, unknown>> = {}): object {
  return Object.fromEntries(Object.entries({
    verifier: { id: VERIFIER }, timeVerified: '2026-01-10T00:00:00Z', resourceUri: RESOURCE, policy: { uri: 'https://example.com/policy', digest: { sha256: POLICY } },
    verificationResult: 'PASSED', verifiedLevels: ['SLSA_BUILD_LEVEL_2', 'ACME_REVIEWED'], ...more,
  }).filter(([, value]) => value !== undefined));
}

/** The statement of a summary, about `app.tar.gz` unless other subjects are given. */
export function aSummary(more: Readonly<Record<string, unknown>> = {}, subjects?: readonly StatementSubject[]): ReturnType<typeof aStatement> {
  return aStatement({ predicateType: VSA, predicate: summaryPredicate(more), ...(subjects === undefined ? {} : { subjects }) });
}
