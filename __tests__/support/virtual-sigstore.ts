// An in-memory Sigstore: certificate authority, certificate logs, transparency logs of both generations, timestamp authorities, trust root.
//
// Tests sign with it and verify with the shipped code: they bend time, identity and logs instead of faking the verifier. It can make whatever an
// attacker can who holds a signing key, and whatever a log or authority gone bad can. It follows the Sigstore bundle specification v0.3,
// RFC 5280, RFC 6962 and RFC 3161 as far as Sigstore's own services do.
//
// Limits: it proves nothing about interoperability with real services, recorded bundles do. Trees exist only along the path of one entry: proofs
// of two entries do not share a root. RSA keys are shared by a process. Authorities sign with ECDSA only, TSA tokens with P-256/SHA-256.
// Checkpoints have no consistency proofs. There is no CRL, no OCSP and no serving over HTTP: servers are built on top of it.

import { assemble, cosignBundleJson, type BundleVersion, type Content, type CosignBundleJson, type CosignBundleOptions, type Parts, type Signed } from './forge/bundle.ts';
import { CertificateAuthority, CtLog, distinguishedName, fulcioExtension, type Extension, type Names } from './forge/certificate.ts';
import { makeKey, sha256, signWith, type HashName, type KeyKind, type SigningKey } from './forge/keys.ts';
import { envelopeText, logBody, type EntryKind, type EntryVerifier } from './forge/log-body.ts';
import { TransparencyLog, type EntryOptions, type LogEntryJson } from './forge/rekor.ts';
import { GITHUB_ISSUER, IN_TOTO, aGithubIdentity, preAuthEncoding, workflowOfIdentity } from './forge/statement.ts';
import { TimestampAuthority, type TokenRequest } from './forge/timestamp.ts';
import { trustedRootJson, type TrustedRootJson, type TrustedRootOptions } from './forge/trusted-root.ts';

export { reassemble, type BundleJson, type BundleVersion, type CosignBundleJson, type Parts, type Signed } from './forge/bundle.ts';
export { rawGeneralName, type Extension, type Names } from './forge/certificate.ts';
export { makeKey, pem, spkiOf, type HashName, type KeyKind, type SigningKey } from './forge/keys.ts';
export type { EntryKind, EntryVerifier } from './forge/log-body.ts';
export { recoverOtherKeys } from './forge/recovered-key.ts';
export type { CheckpointOptions, EntryOptions, LogEntryJson, TransparencyLog } from './forge/rekor.ts';
export * from './forge/provenance.ts';
export {
  DEFAULT_COMMIT, GITHUB_ISSUER, IN_TOTO, SLSA_1, aGithubIdentity, aStatement, preAuthEncoding, slsaPredicate,
  type GithubIdentity, type GithubWorkflow, type StatementJson, type StatementSubject,
} from './forge/statement.ts';
export type { TimestampAuthority, TokenRequest } from './forge/timestamp.ts';
export type { TrustedRootJson, TrustedRootOptions, TrustedRootPart } from './forge/trusted-root.ts';

/** The transparency logs of an instance: two of each generation, all of them trusted. */
export type LogName = 'rekor-v1' | 'rekor-v1-b' | 'rekor-v2' | 'rekor-v2-b';

export interface VirtualSigstoreOptions {
  /** Where the clock stands at first. */
  readonly now?: Date;
  /** Whether an intermediate certificate issues the leaves (yes, as Fulcio). */
  readonly intermediate?: boolean;
  /** Part of all host names. Two instances of one name are strangers all the same. */
  readonly name?: string;
  /** `github`: no logs of any kind, timestamps only, as GitHub's own instance for private repositories. */
  readonly style?: 'public-good' | 'github';
  readonly organization?: string;
  /** Keys of the certificate authority; Fulcio's are P-384, which costs ten times the verification. */
  readonly authorityKey?: 'P-256' | 'P-384';
}

/** What is to be signed. A statement becomes the payload of an in-toto envelope. */
export type ToSign =
  | { readonly message: Uint8Array }
  | { readonly statement: object }
  | { readonly envelope: { readonly payload: Uint8Array; readonly payloadType: string } };

/** What a certificate says. Without more said: a release workflow of acme/app, as Fulcio writes it. */
export interface CertificateOptions {
  /** The subject alternative name: text with an `@` and no `:` is an e-mail address, other text a URI. */
  readonly identity?: string | Names;
  readonly issuer?: string;
  /** Fulcio extensions by number: changes to those that follow from the identity. Null removes one; bytes are the extnValue as it is. */
  readonly extensions?: Readonly<Record<number, string | Uint8Array | null>>;
  /** Appended as they are; a second one of an OID that is there already makes a duplicate. */
  readonly moreExtensions?: readonly Extension[];
  /** How many certificate logs promise (of the two there are), or which. */
  readonly sct?: boolean | number | readonly CtLog[];
  readonly sctAt?: Date;
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  /** Extended key usages; an empty list leaves the extension out. */
  readonly usages?: readonly string[];
  readonly ca?: boolean;
  /** The common name; Fulcio leaves the subject empty. */
  readonly commonName?: string;
  /** Time of issue; the certificate is valid from then for ten minutes. */
  readonly at?: Date;
}

/** One timestamp token. `over` replaces the signature under it. */
export interface TimestampOptions extends Partial<TokenRequest> {
  readonly authority?: TimestampAuthority;
  readonly over?: Uint8Array;
}

export interface SignOptions extends CertificateOptions {
  /** A kind of key, or a key that is there already. */
  readonly key?: KeyKind | SigningKey;
  /** Hash of the signature; the one that goes with the key. */
  readonly hash?: HashName;
  /** `key`: a managed key, and no certificate. */
  readonly signer?: 'certificate' | 'key';
  /** What the bundle calls a managed key. */
  readonly hint?: string;
  /** A certificate in place of a new one. */
  readonly leaf?: Uint8Array;
  readonly log?: 'none' | LogRef | readonly LogRef[];
  readonly promise?: boolean;
  readonly proof?: boolean;
  readonly treeSize?: number;
  /** How the entries are logged, in detail. */
  readonly entry?: EntryOptions;
  readonly entryKind?: 'hashedrekord' | 'dsse' | EntryKind;
  /** How many tokens, by the two authorities in turn, or which. */
  readonly timestamps?: number | readonly TimestampOptions[];
  /** What they are over; the text of the envelope, as beside attestations in a registry. */
  readonly stampOver?: 'signature' | 'envelope-text';
  readonly bundle?: BundleVersion;
  readonly mediaType?: string;
  /** Certificates behind the leaf; intermediates in v0.1 and v0.2, none in v0.3. */
  readonly chain?: 'none' | 'intermediates' | 'all' | readonly Buffer[];
}
/** One of an instance's own logs, or any log. */
export type LogRef = LogName | TransparencyLog;

/** An entry about a signature, with what it names otherwise than the signature does. */
export interface EntryRequest extends EntryOptions {
  readonly log?: LogRef;
  readonly kind?: 'hashedrekord' | 'dsse' | EntryKind;
  readonly signature?: Uint8Array;
  /** In place of the digest of the signed bytes (hashedrekord) or of the payload (dsse, intoto). */
  readonly digest?: Uint8Array;
  /** In place of the certificate or key that signed. */
  readonly verifier?: EntryVerifier;
}

const MINUTE_MS = 60_000;
const VALID_FROM = new Date('2021-01-01T00:00:00Z');
const VALID_UNTIL = new Date('2046-01-01T00:00:00Z');
/** Where clocks stand unless a test moves them: fixed, so that no test depends on the day it runs. */
export const DEFAULT_NOW = new Date('2026-06-01T12:00:00Z');
/** The identity that signs unless a test names another. */
export const DEFAULT_IDENTITY = 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1.2.3';

/** One instance. Everything it makes is trusted by its own trust root and by no other. */
export class VirtualSigstore {
  readonly name: string;
  readonly style: 'public-good' | 'github';
  readonly organization: string;
  readonly authority: CertificateAuthority;
  readonly ctLogs: readonly [CtLog, CtLog];
  readonly logs: Readonly<Record<LogName, TransparencyLog>>;
  readonly timestampAuthorities: readonly [TimestampAuthority, TimestampAuthority];
  /** The clock: set it, and what is signed next is signed then. */
  now: Date;

  private constructor(options: VirtualSigstoreOptions) {
    this.name = options.name ?? 'virtual';
    this.style = options.style ?? 'public-good';
    this.organization = options.organization ?? (this.style === 'github' ? 'GitHub, Inc.' : `${this.name}.test`);
    this.now = options.now ?? DEFAULT_NOW;
    const { organization } = this;
    const validity = { notBefore: VALID_FROM, notAfter: VALID_UNTIL };
    const url = (host: string): string => `https://${host}.${this.name}.test`;
    this.authority = new CertificateAuthority(url('fulcio'), {
      organization, keyKind: options.authorityKey ?? 'P-256', intermediate: options.intermediate ?? true, ...validity,
    });
    this.ctLogs = [new CtLog(`${url('ctfe')}/a`), new CtLog(`${url('ctfe')}/b`)];
    this.logs = {
      'rekor-v1': new TransparencyLog('v1', url('rekor')),
      'rekor-v1-b': new TransparencyLog('v1', url('rekor-b')),
      'rekor-v2': new TransparencyLog('v2', url('log2026-1.rekor')),
      'rekor-v2-b': new TransparencyLog('v2', url('log2026-2.rekor')),
    };
    const tsa = (letter: string): TimestampAuthority =>
      new TimestampAuthority(`${url('timestamp')}/${letter}`, { organization, commonName: `tsa ${letter}`, ...validity });
    this.timestampAuthorities = [tsa('a'), tsa('b')];
  }

  /** Sets up an instance with keys of its own. */
  static async create(options: VirtualSigstoreOptions = {}): Promise<VirtualSigstore> {
    return new VirtualSigstore(options);
  }

  /** Moves the clock on. */
  advance(ms: number): void {
    this.now = new Date(this.now.getTime() + ms);
  }

  /** trusted_root.json of this instance; altered where options say so. */
  trustedRoot(options: TrustedRootOptions = {}): TrustedRootJson {
    const github = this.style === 'github';
    return trustedRootJson({
      organization: this.organization, validFrom: VALID_FROM, authority: this.authority, timestampAuthorities: this.timestampAuthorities,
      logs: github ? [] : Object.values(this.logs), ctLogs: github ? [] : this.ctLogs,
    }, options);
  }

  /** Signs, has the signature witnessed, and puts it all into a bundle. */
  async sign(what: ToSign, options: SignOptions = {}): Promise<Signed> {
    return this.#sign(what, options);
  }

  /** Signs as `cosign sign-blob --bundle` did: a cosign bundle with the promise of Rekor v1. */
  cosignBundle(what: ToSign | Uint8Array, options: SignOptions & { readonly cosign?: CosignBundleOptions } = {}): CosignBundleJson {
    const signed = this.#sign(what instanceof Uint8Array ? { message: what } : what, { proof: false, ...options });
    return cosignBundleJson(signed, options.cosign);
  }

  /** An existing signature as a cosign bundle. */
  toCosignBundle(signed: Signed, options: CosignBundleOptions = {}): CosignBundleJson {
    return cosignBundleJson(signed, options);
  }

  /** Issues a leaf certificate for a public key (a `SigningKey` is one), in DER. */
  issue({ spki }: { readonly spki: Uint8Array }, options: CertificateOptions = {}): Buffer {
    const at = options.at ?? this.now;
    const { names, extensions } = identityOf(options);
    return this.authority.issue({
      spki, names, extensions: [...extensions, ...(options.moreExtensions ?? [])],
      notBefore: options.notBefore ?? at,
      notAfter: options.notAfter ?? new Date(at.getTime() + 10 * MINUTE_MS),
      ctLogs: this.#promisers(options.sct), sctAt: options.sctAt ?? at,
      ...(options.commonName === undefined ? {} : { subject: distinguishedName({ commonName: options.commonName }) }),
      ...(options.usages === undefined ? {} : { usages: options.usages }),
      ...(options.ca === undefined ? {} : { ca: options.ca }),
    });
  }

  /** Logs a signature, as what it is or as something else. */
  entry(signed: Logging, request: EntryRequest = {}): LogEntryJson {
    const log = this.#log(request.log ?? 'rekor-v1');
    const { content, signer, key } = signed;
    const kind = entryKind(request.kind, content, log.version);
    const body = logBody(kind, {
      signature: request.signature ?? signed.signature,
      signedBytes: signed.signedBytes,
      hash: signed.hash,
      ...(request.digest === undefined ? {} : { digest: request.digest }),
      envelope: content.kind === 'envelope' ? content : null,
      verifier: request.verifier ?? (signer.kind === 'certificate' ? { certificate: signer.leaf } : { key: key.publicKey }),
      details: key.details,
    });
    return log.append(body, { at: signed.at, ...request });
  }

  /** A timestamp token over a signature, in DER. */
  timestamp(signature: Uint8Array, options: TimestampOptions = {}): Buffer {
    const { authority = this.timestampAuthorities[0], over = signature, ...request } = options;
    return authority.stamp(over, { at: this.now, ...request });
  }

  #sign(what: ToSign, options: SignOptions): Signed {
    const at = options.at ?? this.now;
    const key = typeof options.key === 'object' ? options.key : makeKey(options.key);
    const hash = options.hash ?? key.hash ?? 'sha256';
    const content = contentOf(what);
    const signedBytes = content.kind === 'message' ? content.message : preAuthEncoding(content.payloadType, content.payload);
    const signature = signWith(key, signedBytes, hash);
    const version = options.bundle ?? '0.3';
    const signer = this.#signer(key, { ...options, at });
    const logging = { content, signature, signedBytes, signer, hash, key, at };
    const entries = this.#logsOf(options.log).map((log) => this.entry(logging, { log, ...entryRequest(options, version) }));
    const stamped = options.stampOver === 'envelope-text' && content.kind === 'envelope' ? envelopeText({ envelope: content, signature }) : signature;
    const timestamps = this.#timestamps(stamped, at, options, entries);
    return assemble({
      ...logging, version, entries, timestamps, chain: this.#chain(signer.kind, version, options.chain),
      privateKey: key.privateKey, publicKey: key.publicKey,
      ...(options.mediaType === undefined ? {} : { mediaType: options.mediaType }),
    });
  }

  #signer(key: SigningKey, options: SignOptions): Parts['signer'] {
    if (options.signer === 'key') return { kind: 'key', hint: options.hint ?? sha256(key.spki).toString('base64') };
    return { kind: 'certificate', leaf: options.leaf === undefined ? this.issue(key, options) : Buffer.from(options.leaf) };
  }

  #promisers(sct: CertificateOptions['sct'] = this.style !== 'github'): readonly CtLog[] {
    if (typeof sct === 'object') return sct;
    if (Number(sct) > this.ctLogs.length) throw new RangeError('there are two certificate logs; name others');
    return this.ctLogs.slice(0, Number(sct));
  }

  #log(ref: LogRef): TransparencyLog {
    return typeof ref === 'string' ? this.logs[ref] : ref;
  }

  #logsOf(log: SignOptions['log'] = this.style === 'github' ? 'none' : 'rekor-v1'): readonly TransparencyLog[] {
    if (log === 'none') return [];
    const refs = typeof log === 'string' || !isList(log) ? [log] : log;
    return refs.map((ref) => this.#log(ref));
  }

  // A promise of Rekor v1 says the time; an entry without one, and a certificate without an entry, need an authority for it.
  #timestamps(signature: Buffer, at: Date, options: SignOptions, entries: readonly LogEntryJson[]): readonly Buffer[] {
    const timed = entries.some((entry) => entry.inclusionPromise !== undefined);
    const wanted = options.timestamps ?? (timed || (options.signer === 'key' && entries.length === 0) ? 0 : 1);
    const list: readonly TimestampOptions[] = typeof wanted === 'object' ? wanted : Array.from({ length: wanted }, (_, i) => ({ authority: this.#timestamper(i) }));
    return list.map((one) => this.timestamp(signature, { at, ...one }));
  }

  #timestamper(turn: number): TimestampAuthority {
    return turn % 2 === 0 ? this.timestampAuthorities[0] : this.timestampAuthorities[1];
  }

  #chain(kind: Parts['signer']['kind'], version: BundleVersion, wanted: SignOptions['chain']): readonly Buffer[] {
    if (typeof wanted === 'object') return wanted;
    const which = wanted ?? (version === '0.3' || kind === 'key' ? 'none' : 'intermediates');
    if (which === 'none') return [];
    return which === 'all' ? this.authority.chain : this.authority.chain.slice(0, -1);
  }
}

/** What an entry needs to know of a signature; a `Signed` is one. */
export type Logging = Pick<Signed, 'content' | 'signature' | 'signedBytes' | 'signer' | 'hash' | 'key' | 'at'>;

const isList = (log: LogRef | readonly LogRef[]): log is readonly LogRef[] => Array.isArray(log);

function contentOf(what: ToSign): Content {
  if ('message' in what) return { kind: 'message', message: Buffer.from(what.message) };
  if ('statement' in what) return { kind: 'envelope', payload: Buffer.from(JSON.stringify(what.statement)), payloadType: IN_TOTO };
  return { kind: 'envelope', payload: Buffer.from(what.envelope.payload), payloadType: what.envelope.payloadType };
}

// Bundles v0.1 were written before there were proofs.
function entryRequest(options: SignOptions, version: BundleVersion): EntryRequest {
  const { promise, proof = version === '0.1' ? false : undefined, treeSize, entryKind: kind } = options;
  return {
    ...(promise === undefined ? {} : { promise }), ...(proof === undefined ? {} : { proof }),
    ...(treeSize === undefined ? {} : { treeSize }), ...(kind === undefined ? {} : { kind }), ...options.entry,
  };
}

// What today's clients log: Rekor v2 takes an envelope as hashedrekord over its pre-authentication encoding.
function entryKind(wanted: EntryRequest['kind'], content: Content, version: 'v1' | 'v2'): EntryKind {
  const kind = wanted ?? (content.kind === 'message' || version === 'v2' ? 'hashedrekord' : 'dsse');
  if (kind !== 'hashedrekord' && kind !== 'dsse') return kind;
  return `${kind}-${version === 'v1' ? '0.0.1' : '0.0.2'}`;
}

function identityOf(options: CertificateOptions): { readonly names: Names; readonly extensions: readonly Extension[] } {
  const identity = options.identity ?? DEFAULT_IDENTITY;
  const names = typeof identity === 'string' ? namesOf(identity) : identity;
  const issuer = options.issuer ?? (names.uri === undefined ? 'https://accounts.google.com' : GITHUB_ISSUER);
  const workflow = workflowOfIdentity(names.uri?.[0] ?? '');
  const usual: Readonly<Record<number, string>> = workflow === null ? { 1: issuer, 8: issuer } : aGithubIdentity({ ...workflow, issuer }).extensions;
  const all: [string, string | Uint8Array | null][] = Object.entries({ ...usual, ...options.extensions });
  return { names, extensions: all.flatMap(([n, value]) => (value === null ? [] : [fulcioExtension(Number(n), value)])) };
}

const namesOf = (identity: string): Names => (/^[^:/]+@[^:/]+$/.test(identity) ? { email: [identity] } : { uri: [identity] });
