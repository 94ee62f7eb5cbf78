// Who stands behind a signature, so that two signatures can be told to be two people's.
//
// One signer with two certificates, one workflow at two tags, one signature that fits two patterns: each is one principal. What is counted comes
// from the certificate or is the key itself; what a builder says of itself would let one signer be as many as it likes.

import type { Attestation } from '../domain/attestation.ts';
import type { Claim, ClaimName } from '../domain/claims.ts';

/**
 * Names the principal of an attestation: the builder whose key it is, else its key, else its workflow without the ref, else its names with the issuer.
 *
 * Evidence that names nobody is all one principal: it cannot be told apart.
 */
export function principalOf(attestation: Attestation): string {
  const vouched = (name: ClaimName, from: Claim['from']): readonly string[] =>
    (attestation.claims.get(name) ?? []).filter((claim) => claim.from === from).map((claim) => claim.value).toSorted();
  // A builder with several keys is one: each of them signs the same build.
  const builder = vouched('builder-id', 'key').map((id) => id.split('@')[0]);
  if (builder.length > 0) return JSON.stringify(['builder', ...builder]);
  const key = vouched('key', 'key');
  if (key.length > 0) return JSON.stringify(['key', ...key]);
  const workflow = [vouched('signer-repo', 'certificate'), vouched('signer-workflow', 'certificate')];
  if (workflow.every((values) => values.length > 0)) return JSON.stringify(['workflow', ...workflow]);
  return JSON.stringify(['names', vouched('certificate-identity', 'certificate'), vouched('certificate-oidc-issuer', 'certificate')]);
}

/**
 * The greatest number of members that can each be given a principal of its own, by augmenting paths.
 *
 * `members` lists, for each requirement, the principals whose evidence meets it.
 */
export function countDistinct(members: readonly ReadonlySet<string>[]): number {
  const holder = new Map<string, number>();
  const place = (member: number, tried: Set<string>): boolean => {
    for (const principal of members[member] ?? []) {
      if (tried.has(principal)) continue;
      tried.add(principal);
      const other = holder.get(principal);
      // Whoever holds it may be content with another one.
      if (other === undefined || place(other, tried)) {
        holder.set(principal, member);
        return true;
      }
    }
    return false;
  };
  return members.filter((_, member) => place(member, new Set())).length;
}
