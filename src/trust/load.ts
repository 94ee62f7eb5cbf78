// The trust domains a run may use. Roots and required witnesses come together here and are never mixed afterwards.

import type { Problem } from '../domain/errors.ts';
import type { Count, TrustDomain, UnsafeInput } from '../domain/trust-domain.ts';
import { publicGoodRoot } from './public-good.ts';
import { parseTrustedRoot, type TrustedRoot } from './root-file.ts';

/** Which inputs make less be required of every domain. */
export interface Weakening { readonly ignoreLogs: boolean; readonly ignoreScts: boolean }

/** Name of the public-good instance's domain. */
export const PUBLIC_GOOD = 'public-good';
/** Name of the domain that `trusted-root` makes. */
export const CUSTOM = 'custom';

/**
 * The domain of the public-good Sigstore instance (sigstore.dev), from the root that is built in.
 * One log, one certificate log, one witnessed time.
 */
export async function publicGoodDomain(weakening: Weakening): Promise<{ readonly domain: TrustDomain; readonly notes: readonly Problem[] }> {
  const { bytes, origin } = await publicGoodRoot();
  const root = parseTrustedRoot(bytes, origin);
  return { domain: domainOf(PUBLIC_GOOD, origin, root, { logs: 1, scts: 1 }, weakening), notes: root.disabled };
}

/**
 * The domain of a trust root the user gives.
 *
 * What it requires follows from what the root lists, never from the evidence: a root that lists logs asks for a log, one that lists certificate
 * logs asks for an SCT, and one that lists none (as GitHub's own instance) has none to ask. Entries that could not be used count as listed, so
 * that a key type from the future does not turn a requirement off.
 * Throws `TrustRootError`.
 */
export function customDomain(bytes: Uint8Array, origin: string, weakening: Weakening): { readonly domain: TrustDomain; readonly notes: readonly Problem[] } {
  const root = parseTrustedRoot(bytes, origin);
  const requires = { logs: root.listed.transparencyLogs > 0 ? 1 : 'none', scts: root.listed.certificateLogs > 0 ? 1 : 'none' } as const;
  return { domain: domainOf(CUSTOM, origin, root, requires, weakening), notes: root.disabled };
}

function domainOf(name: string, origin: string, root: TrustedRoot, base: { readonly logs: Count | 'none'; readonly scts: Count | 'none' }, weakening: Weakening): TrustDomain {
  const weakenedBy: UnsafeInput[] = [];
  if (weakening.ignoreLogs && base.logs !== 'none') weakenedBy.push('unsafe-ignore-tlog');
  if (weakening.ignoreScts && base.scts !== 'none') weakenedBy.push('unsafe-ignore-sct');
  return {
    name,
    origin,
    requires: {
      logs: weakening.ignoreLogs ? 'none' : base.logs,
      scts: weakening.ignoreScts ? 'none' : base.scts,
      timestamps: 'none',
      times: 1,
    },
    weakenedBy,
    roots: root.roots,
  };
}
