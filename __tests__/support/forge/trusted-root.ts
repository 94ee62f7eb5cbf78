// trusted_root.json (Sigstore trust root v0.1): the keys and authorities of a virtual Sigstore, with validity that starts in the past.

import type { CertificateAuthority, CtLog } from './certificate.ts';
import type { SigningKey } from './keys.ts';
import type { TransparencyLog } from './rekor.ts';
import type { TimestampAuthority } from './timestamp.ts';

export interface ValidityJson { start?: string; end?: string }
export interface LogJson {
  baseUrl: string;
  hashAlgorithm: string;
  publicKey: { rawBytes: string; keyDetails: string; validFor?: ValidityJson };
  logId: { keyId: string };
}
export interface AuthorityJson {
  subject: { organization: string; commonName: string };
  uri: string;
  certChain: { certificates: { rawBytes: string }[] };
  validFor?: ValidityJson;
}
/** The shape of trusted_root.json; plain and mutable, for tests to break. */
export interface TrustedRootJson {
  mediaType: string;
  tlogs: LogJson[];
  certificateAuthorities: AuthorityJson[];
  ctlogs: LogJson[];
  timestampAuthorities: AuthorityJson[];
}

/** The lists of a trust root. */
export type TrustedRootPart = 'tlogs' | 'certificateAuthorities' | 'ctlogs' | 'timestampAuthorities';

/** A change to the validity of every entry of a list: a date sets a bound, null leaves the bound out. */
export interface ValidityChange { readonly start?: Date | string | null; readonly end?: Date | string | null }

/** How a trust root differs from the whole one. Applied in this order. */
export interface TrustedRootOptions {
  readonly validity?: Partial<Readonly<Record<TrustedRootPart, ValidityChange>>>;
  /** Lists that are left empty. */
  readonly without?: readonly TrustedRootPart[];
  /** Trust roots whose entries are appended, list by list. */
  readonly foreign?: readonly TrustedRootJson[];
  /** Has the last word. */
  readonly edit?: (root: TrustedRootJson) => void;
}

/** Everything that a trust root speaks of. */
export interface Trusted {
  readonly organization: string;
  readonly validFrom: Date;
  readonly logs: readonly TransparencyLog[];
  readonly ctLogs: readonly CtLog[];
  readonly authority: CertificateAuthority;
  readonly timestampAuthorities: readonly TimestampAuthority[];
}

/** Writes the trust root. */
export function trustedRootJson(trusted: Trusted, options: TrustedRootOptions = {}): TrustedRootJson {
  const start = trusted.validFrom.toISOString();
  const authority = (named: CertificateAuthority | TimestampAuthority, commonName: string): AuthorityJson => ({
    subject: { organization: trusted.organization, commonName },
    uri: named.baseUrl,
    certChain: { certificates: named.chain.map((der) => ({ rawBytes: der.toString('base64') })) },
    validFor: { start },
  });
  const root: TrustedRootJson = {
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    tlogs: trusted.logs.map((log) => logJson(log, start)),
    certificateAuthorities: [authority(trusted.authority, 'fulcio')],
    ctlogs: trusted.ctLogs.map((log) => logJson(log, start)),
    timestampAuthorities: trusted.timestampAuthorities.map((named) => authority(named, 'tsa')),
  };
  for (const part of PARTS) applyValidity(root, part, options.validity?.[part]);
  for (const part of options.without ?? []) root[part] = [];
  for (const other of options.foreign ?? []) append(root, structuredClone(other));
  options.edit?.(root);
  return root;
}

const PARTS: readonly TrustedRootPart[] = ['tlogs', 'certificateAuthorities', 'ctlogs', 'timestampAuthorities'];

function logJson(log: { readonly baseUrl: string; readonly key: SigningKey; readonly logId: Buffer }, start: string): LogJson {
  return {
    baseUrl: log.baseUrl,
    hashAlgorithm: 'SHA2_256',
    publicKey: { rawBytes: log.key.spki.toString('base64'), keyDetails: log.key.details, validFor: { start } },
    logId: { keyId: log.logId.toString('base64') },
  };
}

function applyValidity(root: TrustedRootJson, part: TrustedRootPart, change: ValidityChange | undefined): void {
  if (change === undefined) return;
  for (const entry of root[part]) {
    const holder = 'publicKey' in entry ? entry.publicKey : entry;
    const validity = { ...holder.validFor };
    for (const bound of ['start', 'end'] as const) {
      const value = change[bound];
      if (value === null) delete validity[bound];
      else if (value !== undefined) validity[bound] = typeof value === 'string' ? value : value.toISOString();
    }
    holder.validFor = validity;
  }
}

function append(root: TrustedRootJson, other: TrustedRootJson): void {
  root.tlogs.push(...other.tlogs);
  root.certificateAuthorities.push(...other.certificateAuthorities);
  root.ctlogs.push(...other.ctlogs);
  root.timestampAuthorities.push(...other.timestampAuthorities);
}
