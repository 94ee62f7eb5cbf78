// One adapter per kind of case: what the case asks, as inputs of the command line.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseJson } from '../../src/domain/json.ts';
import { whatOf } from '../../src/domain/predicate-types.ts';
import { parseCheckpoint } from '../../src/verification/checkpoint.ts';
import { readRekorEntry } from '../../src/verification/formats/rekor-entry.ts';
import { askClusterImagePolicy } from './cluster-image-policy.ts';
import { askCloudBuildImage, askCloudBuildSignature, askStatement, askSummary } from './keyed.ts';

/** A line of cases.jsonl, as far as it is read. */
export interface Case {
  readonly id: string;
  readonly kind: string;
  /** `key` may be several. */
  readonly files: Readonly<Record<string, string | readonly string[] | undefined>>;
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
  readonly notes?: string;
}
interface Identity { readonly san?: string; readonly san_regex?: string; readonly issuer?: string; readonly issuer_regex?: string }

export type Inputs = ReadonlyMap<string, readonly string[]>;
/** What is asked: runs (`atLeast` of them must be accepted, one where it is not said), the answer of a parser, or that it cannot be asked yet. */
export type Asked = { readonly runs: readonly Inputs[]; readonly atLeast?: number } | { readonly parsed: { readonly got: string; readonly why: string } } | { readonly notYet: string };
type Adapter = (one: Case, root: string) => Asked | Promise<Asked>;

/** Kinds that can be asked. A kind that is not here is "not yet". */
export const adapters: Readonly<Record<string, Adapter>> = {
  'sigstore-bundle': askBundle,
  'cosign-legacy-blob-bundle': askBundle,
  'image-attestation-bundle': askBundle,
  'cosign-image-signature': askImage,
  'cosign-image-bundle': askImage,
  'cosign-image-attestation': askImage,
  'blob-attestation-key': (one, root) => askEvidence(one, root, ['attestation']),
  'pypi-attestation': (one, root) => askEvidence(one, root, ['attestation']),
  'detached-blob': (one, root) => askEvidence(one, root, ['signature', 'certificate']),
  'github-attestation': askGithub,
  'gcb-image': askCloudBuildImage,
  'gcb-signature': askCloudBuildSignature,
  vsa: askSummary,
  'cluster-image-policy': askClusterImagePolicy,
  'attestation-statement': askStatement,
  'slsa-artifact': askSlsa,
  'slsa-image': askSlsa,
  'checkpoint-parse': (one, root) => askParser(() => parseCheckpoint(fs.readFileSync(path.join(root, fileOf(one, 'checkpoint')), 'utf8'))),
  'rekor-log-entry': (one, root) => askParser(() => readRekorEntry(parseJson(fs.readFileSync(path.join(root, fileOf(one, 'entry')))))),
};

// Parser kinds go through the parser that the engine uses.
function askParser(parse: () => unknown): Asked {
  try {
    parse();
    return { parsed: { got: 'accept', why: '' } };
  } catch (cause) {
    return { parsed: { got: 'reject', why: String(cause) } };
  }
}

// A corpus of bundles speaks for verifiers that do not read what a predicate says: some of theirs sign the provenance of another build again.
function askBundle(one: Case, root: string): Asked {
  const asked = askEvidence(one, root, ['bundle']);
  return 'runs' in asked ? { ...asked, runs: asked.runs.map((run) => new Map([...run, ['unsafe-contradicted-provenance', ['true']]])) } : asked;
}

/** What --cert-oidc-issuer of gh is where nothing is given. */
const GH_ISSUER = 'https://token.actions.githubusercontent.com';

/** gh's flags are our inputs; what gh asks by default, provenance of SLSA v1, is asked for where the case says nothing. */
function askGithub(one: Case, root: string): Asked {
  const { owner, repo, signer_repo: signerRepo, signer_workflow: signerWorkflow, hostname, tenant, builderID } = one.expect ?? {};
  if (builderID !== undefined) return askSlsa(one);
  const asked = askEvidence(one, root, [one.files['bundles'] === undefined ? 'bundle' : 'bundles']);
  if (!('runs' in asked)) return asked;
  const host = typeof hostname === 'string' ? hostname : typeof tenant === 'string' ? `${tenant}.ghe.com` : undefined;
  const github = [['github-host', host], ['repo', repo], ['owner', repo === undefined ? owner : undefined], ['signer-repo', signerRepo], ['signer-workflow', typeof signerWorkflow === 'string' ? signerWorkflow.replace(/^github\.com\//, '') : undefined]] as const;
  const rows = github.flatMap(([name, value]): [string, readonly string[]][] => (typeof value === 'string' ? [[name, [value]]] : []));
  // Where there is a host, gh takes its own default issuer for one that nobody gave, and asks for the host's.
  const isGiven = ([name, [value]]: readonly [string, readonly string[]]): boolean => host === undefined || name !== 'certificate-oidc-issuer' || value !== GH_ISSUER;
  return { runs: asked.runs.map((run) => new Map([...[...run].filter(([name]) => rows.every(([row]) => row === 'github-host') || name !== 'unsafe-any-identity').filter(isGiven), ...rows])) };
}

/** slsa-verifier's flags by our names. Without a builder its list of builders counts, as our catalog does where nothing else says who may sign. */
function askSlsa(one: Case): Asked {
  const { source, tag, versionedTag, branch, builderID, inputs, imageDigest } = one.expect ?? {};
  const layout = fileOf(one, 'layout');
  const [evidence] = [one.files['bundle'], one.files['provenance'], one.files['bundles']].flatMap((file) => file ?? []);
  const digest = digestOf(one.artifact_digest);
  const artifacts = [one.files['artifacts'] ?? one.files['artifact'] ?? digest ?? []].flat();
  const image = layout !== '' && (digest ?? imageDigest) !== undefined ? `oci:${layout}@${typeof imageDigest === 'string' ? imageDigest : digest}` : null;
  if (typeof source !== 'string') return { notYet: 'a case without a source' };
  if (image === null && (evidence === undefined || artifacts.length === 0)) return { notYet: 'a case without artifact, evidence and image' };
  const pairs = Object.entries(typeof inputs === 'object' && inputs !== null ? inputs : {}).map(([key, value]) => `${key}=${String(value)}`);
  const rows = [['repo', source], ['source-tag', tag], ['source-versioned-tag', versionedTag], ['source-branch', branch], ['builder-id', builderID]] as const;
  return { runs: [new Map<string, readonly string[]>([
    ...(image === null ? [['artifact', artifacts], ['bundle', [evidence ?? '']]] as const : [['image', [image]]] as const),
    ['require', ['provenance']],
    ['offline', ['true']],
    ...(one.trusted_root === undefined ? [] : [['trusted-root', [one.trusted_root]] as const]),
    ...thresholds(one.options ?? {}),
    ...rows.flatMap(([name, value]): [string, readonly string[]][] => (typeof value === 'string' ? [[name, [value]]] : [])),
    ...(pairs.length === 0 ? [] : [['workflow-input', pairs] as const]),
  ])] };
}

function askEvidence(one: Case, root: string, roles: readonly string[]): Asked {
  const bundles = roles.map((role) => fileOf(one, role));
  if (bundles.includes('')) return { notYet: 'evidence in another file' };
  const evidence = describe(path.join(root, bundles[0] ?? ''));
  const artifact = maybe(fileOf(one, 'artifact')) ?? digestOf(one.artifact_digest) ?? evidence.digest;
  if (artifact === null) return { notYet: 'a case without artifact and digest' };
  const base = new Map<string, readonly string[]>([
    ['artifact', [artifact]],
    ['bundle', bundles],
    ['require', [classOf(one.expect?.['predicate_type']) ?? evidence.require]],
    ['offline', ['true']],
    ...(one.trusted_root === undefined ? [] : [['trusted-root', [one.trusted_root]] as const]),
    ...thresholds(one.options ?? {}),
  ]);
  const key = fileOf(one, 'key');
  if (key !== '') {
    const keyed = new Map([...base].filter(([name]) => name !== 'unsafe-ignore-tlog'));
    return { runs: [new Map([...keyed, ['key', [key]], ...(base.has('unsafe-ignore-tlog') ? [['key-log', ['none']] as const] : []), ...validity(one.options?.['key_valid_for'])])] };
  }
  const identities = one.identity?.any_of ?? [one.identity ?? {}];
  return { runs: identities.map((identity) => new Map([...base, ...signer(identity)])) };
}

/** The first file of a role; empty where there is none. */
function fileOf(one: Case, role: string): string {
  return [one.files[role] ?? ''].flat()[0] ?? '';
}

function maybe(text: string): string | null {
  return text === '' ? null : text;
}

/**
 * An image in a layout: its digest, with whatever evidence lies beside it. Keys are asked one by one, as many must sign as the case says. A case
 * without a layout is its bundle, about a digest.
 */
function askImage(one: Case, root: string): Asked {
  const layout = fileOf(one, 'layout');
  const digest = digestOf(one.artifact_digest);
  if (layout === '' || digest === null) return askEvidence(one, root, ['bundle']);
  const authorities = [one.files['ca_intermediates'], one.files['ca_roots']].flatMap((file) => file ?? []);
  const trusted = authorities.length > 0 ? rootOf(authorities.map((file) => path.join(root, file))) : one.trusted_root;
  const identity = one.expect?.['docker_reference'];
  const base = new Map<string, readonly string[]>([
    ['image', [`oci:${layout}@${digest}`]],
    ['require', [classOf(one.expect?.['predicate_type']) ?? 'signature']],
    ['offline', ['true']],
    ...(trusted === undefined ? [] : [['trusted-root', [trusted]] as const]),
    ...(typeof identity === 'string' ? [['signed-identity', [identity]] as const] : []),
    // A root of authorities alone lists no log that could be asked for.
    ...thresholds(one.options ?? {}).filter(([name]) => name !== 'log-threshold' || one.trusted_root !== undefined),
  ]);
  const keys = [one.files['key'] ?? []].flat();
  if (keys.length > 0) {
    const keyed = [...base].filter(([name]) => name !== 'unsafe-ignore-tlog');
    const terms = base.has('unsafe-ignore-tlog') ? [['key-log', ['none']] as const] : [];
    const threshold = one.options?.['signature_threshold'];
    return { runs: keys.map((key) => new Map([...keyed, ['key', [key]], ...terms])), atLeast: typeof threshold === 'number' ? threshold : 1 };
  }
  return { runs: (one.identity?.any_of ?? [one.identity ?? {}]).map((asked) => new Map([...base, ...signer(asked)])) };
}

/** A trust root of authorities alone, from PEM: what `cosign trusted-root create` writes of `--ca-roots` and `--ca-intermediates`. */
function rootOf(files: readonly string[]): string {
  const certificates = files.flatMap((file) => fs.readFileSync(file, 'utf8').match(/(?<=-----BEGIN CERTIFICATE-----)[^-]+(?=-----END CERTIFICATE-----)/g) ?? []).map((text) => ({ rawBytes: text.replaceAll(/\s/g, '') }));
  const document = { mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1', certificateAuthorities: [{ subject: { organization: 'private', commonName: 'private' }, uri: 'https://ca.invalid', certChain: { certificates }, validFor: { start: '2000-01-01T00:00:00Z' } }] };
  const target = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'corpus-')), 'trusted_root.json');
  fs.writeFileSync(target, JSON.stringify(document));
  return target;
}

function signer(identity: Identity): readonly (readonly [string, readonly string[]])[] {
  const rows: [string, readonly string[]][] = [];
  if (identity.san !== undefined) rows.push(['certificate-identity', [identity.san]]);
  // A corpus speaks for verifiers that take a pattern as it is.
  if (identity.san_regex !== undefined) rows.push(['certificate-identity-regexp', [identity.san_regex]], ['unsafe-open-pattern', ['true']]);
  if (identity.san === undefined && identity.san_regex === undefined) rows.push(['unsafe-any-identity', ['true']]);
  if (identity.issuer === undefined && identity.issuer_regex === undefined && (identity.san ?? identity.san_regex) !== undefined) rows.push(['certificate-oidc-issuer-regexp', ['.*']], ['unsafe-open-pattern', ['true']]);
  if (identity.issuer !== undefined) rows.push(['certificate-oidc-issuer', [identity.issuer]]);
  if (identity.issuer_regex !== undefined) rows.push(['certificate-oidc-issuer-regexp', [identity.issuer_regex]], ['unsafe-open-pattern', ['true']]);
  return rows;
}

function validity(period: unknown): readonly (readonly [string, readonly string[]])[] {
  const { start = '', end = '' } = (period ?? {}) as { start?: string; end?: string };
  return period === undefined ? [] : [['key-valid-for', [`${start}/${end}`]]];
}

// 0 is waived by the input that says so; more than is required anyhow is asked for.
function thresholds(options: Readonly<Record<string, unknown>>): readonly (readonly [string, readonly string[]])[] {
  const rows: [string, readonly string[]][] = [];
  const { tlog_threshold: logs, ctlog_threshold: scts, tsa_threshold: authorities, timestamp_threshold: times } = options;
  if (logs === 0) rows.push(['unsafe-ignore-tlog', ['true']]);
  // Asked for also where the trust root lists no logs: a corpus speaks for verifiers that ask for one until it is waived.
  else rows.push(['log-threshold', [typeof logs === 'number' ? String(logs) : '1']]);
  if (scts === 0) rows.push(['unsafe-ignore-sct', ['true']]);
  if (typeof authorities === 'number' && authorities > 0) rows.push(['timestamp-threshold', [String(authorities)]]);
  if (typeof times === 'number' && times > 0) rows.push(['time-threshold', [String(times)]]);
  return rows;
}

function digestOf(digests: Case['artifact_digest']): string | null {
  const found = ['sha256', 'sha384', 'sha512'].find((algorithm) => typeof digests?.[algorithm] === 'string');
  return found === undefined ? null : `${found}:${digests?.[found]}`;
}

function classOf(type: unknown): string | null {
  if (typeof type !== 'string') return null;
  // A type that is no class of ours and no URI is one that nobody writes; it is asked for as such.
  return whatOf(type) === null ? `unknown://${type}` : type;
}

/** What a bundle says it is, unverified: the class to ask for, and a digest for cases that come without an artifact. */
function describe(file: string): { readonly require: string; readonly digest: string | null } {
  try {
    const text = fs.readFileSync(file, 'utf8');
    // Several in one file: the first speaks for them.
    const document = JSON.parse(text.trimStart().startsWith('{') ? (tryParse(text) ?? text.split('\n')[0] ?? '') : text) as Evidence;
    const payload = document.dsseEnvelope?.payload ?? document.payload ?? document.envelope?.statement;
    if (payload === undefined) {
      const digest = document.messageSignature?.messageDigest?.digest;
      return { require: 'signature', digest: digest === undefined ? null : `sha256:${Buffer.from(digest, 'base64').toString('hex')}` };
    }
    const statement = JSON.parse(Buffer.from(payload, 'base64').toString('utf8')) as { predicateType?: string; subject?: { digest?: Record<string, string> }[] };
    const [algorithm, hex] = Object.entries(statement.subject?.[0]?.digest ?? {}).find(([name]) => name === 'sha256' || name === 'sha512') ?? [];
    return { require: statement.predicateType ?? 'provenance', digest: hex === undefined ? null : `${algorithm}:${hex}` };
  } catch {
    // Malformed evidence: the verifier says so, whatever class is asked for.
    return { require: 'signature', digest: null };
  }
}

interface Evidence { dsseEnvelope?: { payload?: string }; payload?: string; envelope?: { statement?: string }; messageSignature?: { messageDigest?: { digest?: string } } }

function tryParse(text: string): string | null {
  try {
    JSON.parse(text);
    return text;
  } catch {
    return null;
  }
}
