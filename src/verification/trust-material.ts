// Trust domains in the shape the verification library takes.

import { createPublicKey } from 'node:crypto';
import { VerificationError, type TrustMaterial } from '@sigstore/verify';
import type { Authority, LogKey, TrustDomain, Validity } from '../domain/trust-domain.ts';
import { LibraryCertificate } from './library-certificate.ts';

// One conversion per domain and run.
const converted = new WeakMap<TrustDomain, TrustMaterial>();

/** The domain's roots for the library; converted once. */
export function trustMaterialOf(domain: TrustDomain): TrustMaterial {
  const known = converted.get(domain);
  if (known !== undefined) return known;
  const { roots } = domain;
  const material: TrustMaterial = {
    certificateAuthorities: roots.certificateAuthorities.map(toLibraryAuthority),
    timestampAuthorities: roots.timestampAuthorities.map(toLibraryAuthority),
    tlogs: roots.transparencyLogs.map(toLibraryLog),
    ctlogs: roots.certificateLogs.map(toLibraryLog),
    publicKey: () => {
      throw new VerificationError({ code: 'PUBLIC_KEY_ERROR', message: 'no keys are given' });
    },
  };
  converted.set(domain, material);
  return material;
}

function toLibraryAuthority(authority: Authority): TrustMaterial['certificateAuthorities'][number] {
  const validFor = toLibraryValidity(authority.validity);
  try {
    return { certChain: authority.chain.map((der) => LibraryCertificate.parse(Buffer.from(der))), validFor };
  } catch {
    // A certificate the library cannot parse: an empty chain verifies nothing, and the other authorities stay good.
    return { certChain: [], validFor };
  }
}

function toLibraryLog(log: LogKey): TrustMaterial['tlogs'][number] {
  return { baseURL: log.baseUrl, logID: Buffer.from(log.logId), publicKey: createPublicKey({ key: Buffer.from(log.publicKey), format: 'der', type: log.encoding }), validFor: toLibraryValidity(log.validity) };
}

function toLibraryValidity(validity: Validity): { readonly start: Date; readonly end: Date } {
  return { start: validity.start ?? new Date(0), end: validity.end ?? new Date(8.64e15) };
}
