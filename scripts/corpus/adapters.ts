// One adapter per kind of case: what the case asks, as inputs of the command line.

import fs from 'node:fs';
import path from 'node:path';

/** A line of cases.jsonl, as far as it is read. */
export interface Case {
  readonly id: string;
  readonly kind: string;
  readonly files: Readonly<Record<string, string>>;
  readonly artifact_digest?: Readonly<Record<string, string | number>>;
  readonly trusted_root?: string;
  readonly identity?: Identity & { readonly any_of?: readonly Identity[] };
  readonly expect?: Readonly<Record<string, unknown>>;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly expected: string;
  readonly reason?: string;
  readonly contested?: string;
  readonly offline?: boolean;
  readonly offline_expected?: string;
}
interface Identity { readonly san?: string; readonly san_regex?: string; readonly issuer?: string; readonly issuer_regex?: string }

type Inputs = ReadonlyMap<string, readonly string[]>;
/** What is asked: runs (one accepted is enough), the answer of a parser, or that it cannot be asked yet. */
export type Asked = { readonly runs: readonly Inputs[] } | { readonly parsed: { readonly got: string; readonly why: string } } | { readonly notYet: string };
type Adapter = (one: Case, root: string) => Asked;

/** Kinds that can be asked. A kind that is not here is "not yet". */
export const adapters: Readonly<Record<string, Adapter>> = {
  'sigstore-bundle': askBundle,
  'cosign-legacy-blob-bundle': askBundle,
};

function askBundle(one: Case, root: string): Asked {
  if (one.files['key'] !== undefined) return { notYet: 'evidence by a plain key' };
  const { bundle } = one.files;
  if (bundle === undefined) return { notYet: 'evidence in another file' };
  const evidence = describe(path.join(root, bundle));
  const artifact = one.files['artifact'] ?? digestOf(one.artifact_digest) ?? evidence.digest;
  if (artifact === null) return { notYet: 'a case without artifact and digest' };
  const base = new Map<string, readonly string[]>([
    ['artifact', [artifact]],
    ['bundle', [bundle]],
    ['require', [evidence.require]],
    ['offline', ['true']],
    ...(one.trusted_root === undefined ? [] : [['trusted-root', [one.trusted_root]] as const]),
    ...thresholds(one.options ?? {}),
  ]);
  const identities = one.identity?.any_of ?? [one.identity ?? {}];
  return { runs: identities.map((identity) => new Map([...base, ...signer(identity)])) };
}

function signer(identity: Identity): readonly (readonly [string, readonly string[]])[] {
  const rows: [string, readonly string[]][] = [];
  if (identity.san !== undefined) rows.push(['certificate-identity', [identity.san]]);
  // A corpus speaks for verifiers that take a pattern as it is.
  if (identity.san_regex !== undefined) rows.push(['certificate-identity-regexp', [identity.san_regex]], ['unsafe-open-pattern', ['true']]);
  if (identity.san === undefined && identity.san_regex === undefined) rows.push(['unsafe-any-identity', ['true']]);
  if (identity.issuer !== undefined) rows.push(['certificate-oidc-issuer', [identity.issuer]]);
  if (identity.issuer_regex !== undefined) rows.push(['certificate-oidc-issuer-regexp', [identity.issuer_regex]], ['unsafe-open-pattern', ['true']]);
  return rows;
}

// 0 is waived by the input that says so; more than is required anyhow is asked for.
function thresholds(options: Readonly<Record<string, unknown>>): readonly (readonly [string, readonly string[]])[] {
  const rows: [string, readonly string[]][] = [];
  const { tlog_threshold: logs, ctlog_threshold: scts, tsa_threshold: authorities, timestamp_threshold: times } = options;
  if (logs === 0) rows.push(['unsafe-ignore-tlog', ['true']]);
  else if (typeof logs === 'number') rows.push(['log-threshold', [String(logs)]]);
  if (scts === 0) rows.push(['unsafe-ignore-sct', ['true']]);
  if (typeof authorities === 'number' && authorities > 0) rows.push(['timestamp-threshold', [String(authorities)]]);
  if (typeof times === 'number' && times > 0) rows.push(['time-threshold', [String(times)]]);
  return rows;
}

function digestOf(digests: Case['artifact_digest']): string | null {
  const found = ['sha256', 'sha384', 'sha512'].find((algorithm) => typeof digests?.[algorithm] === 'string');
  return found === undefined ? null : `${found}:${digests?.[found]}`;
}

/** What a bundle says it is, unverified: the class to ask for, and a digest for cases that come without an artifact. */
function describe(file: string): { readonly require: string; readonly digest: string | null } {
  try {
    const bundle = JSON.parse(fs.readFileSync(file, 'utf8')) as { dsseEnvelope?: { payload?: string }; messageSignature?: { messageDigest?: { digest?: string } } };
    if (bundle.dsseEnvelope === undefined) {
      const digest = bundle.messageSignature?.messageDigest?.digest;
      return { require: 'signature', digest: digest === undefined ? null : `sha256:${Buffer.from(digest, 'base64').toString('hex')}` };
    }
    const statement = JSON.parse(Buffer.from(bundle.dsseEnvelope.payload ?? '', 'base64').toString('utf8')) as { predicateType?: string; subject?: { digest?: Record<string, string> }[] };
    const [algorithm, hex] = Object.entries(statement.subject?.[0]?.digest ?? {}).find(([name]) => name === 'sha256' || name === 'sha512') ?? [];
    return { require: statement.predicateType ?? 'provenance', digest: hex === undefined ? null : `${algorithm}:${hex}` };
  } catch {
    // Malformed evidence: the verifier says so, whatever class is asked for.
    return { require: 'signature', digest: null };
  }
}
