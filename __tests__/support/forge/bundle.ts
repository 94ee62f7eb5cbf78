// Assembly: signature, verification material and content as a Sigstore bundle (v0.1 to v0.3) or a cosign bundle.
//
// Assembling believes its parts. Taking a signature apart and putting it together with parts of another is how tamper tests swap things.

import type { KeyObject } from 'node:crypto';
import { envelopeText } from './log-body.ts';
import { HASH_NAMES, digest, pem, type HashName, type SigningKey } from './keys.ts';
import type { LogEntryJson } from './rekor.ts';

export type BundleVersion = '0.1' | '0.2' | '0.3';

/** What was signed. */
export type Content =
  | { readonly kind: 'message'; readonly message: Buffer }
  | { readonly kind: 'envelope'; readonly payload: Buffer; readonly payloadType: string };

/** A signature taken apart. */
export interface Parts {
  readonly version: BundleVersion;
  readonly content: Content;
  readonly signature: Buffer;
  /** Hash of the signature, and of the digest that a message bundle names. */
  readonly hash: HashName;
  /** The digest that a message bundle names, where it is a lie. */
  readonly messageDigest?: Buffer;
  readonly signer: { readonly kind: 'certificate'; readonly leaf: Buffer } | { readonly kind: 'key'; readonly hint: string };
  /** Certificates behind the leaf, in bundles that hold a chain. */
  readonly chain: readonly Buffer[];
  readonly entries: readonly LogEntryJson[];
  readonly timestamps: readonly Buffer[];
  readonly mediaType?: string;
}

/** A Sigstore bundle as JSON; plain and mutable, for tests to break. */
export interface BundleJson {
  mediaType: string;
  verificationMaterial: {
    certificate?: { rawBytes: string };
    x509CertificateChain?: { certificates: { rawBytes: string }[] };
    publicKey?: { hint: string };
    tlogEntries: LogEntryJson[];
    timestampVerificationData?: { rfc3161Timestamps: { signedTimestamp: string }[] };
  };
  messageSignature?: { messageDigest: { algorithm: string; digest: string }; signature: string };
  dsseEnvelope?: { payload: string; payloadType: string; signatures: { sig: string; keyid: string }[] };
}

const MEDIA_TYPES: Readonly<Record<BundleVersion, string>> = {
  '0.1': 'application/vnd.dev.sigstore.bundle+json;version=0.1',
  '0.2': 'application/vnd.dev.sigstore.bundle+json;version=0.2',
  '0.3': 'application/vnd.dev.sigstore.bundle.v0.3+json',
};

/** Puts the parts together as a bundle of their version. */
export function bundleJson(parts: Parts): BundleJson {
  return {
    mediaType: parts.mediaType ?? MEDIA_TYPES[parts.version],
    verificationMaterial: {
      ...signerJson(parts),
      tlogEntries: structuredClone([...parts.entries]),
      ...(parts.timestamps.length === 0 ? {} : { timestampVerificationData: { rfc3161Timestamps: parts.timestamps.map((token) => ({ signedTimestamp: base64(token) })) } }),
    },
    ...contentJson(parts),
  };
}

function signerJson({ version, signer, chain }: Parts): Partial<BundleJson['verificationMaterial']> {
  if (signer.kind === 'key') return { publicKey: { hint: signer.hint } };
  const leaf = { rawBytes: base64(signer.leaf) };
  if (version === '0.3' && chain.length === 0) return { certificate: leaf };
  return { x509CertificateChain: { certificates: [leaf, ...chain.map((der) => ({ rawBytes: base64(der) }))] } };
}

function contentJson({ content, signature, hash, messageDigest }: Parts): Partial<BundleJson> {
  if (content.kind === 'envelope') {
    const { payload, payloadType } = content;
    return { dsseEnvelope: { payload: base64(payload), payloadType, signatures: [{ sig: base64(signature), keyid: '' }] } };
  }
  const named = messageDigest ?? digest(hash, content.message);
  return { messageSignature: { messageDigest: { algorithm: HASH_NAMES[hash], digest: base64(named) }, signature: base64(signature) } };
}

/** cosign's own bundle, `cosign sign-blob --bundle` before 3.0. */
export interface CosignBundleJson {
  base64Signature: string;
  cert?: string;
  rekorBundle?: { SignedEntryTimestamp: string; Payload: { body: string; integratedTime: number; logIndex: number; logID: string } };
}

/** How a cosign bundle writes its certificate or key: base64 of PEM, as cosign does, or bare PEM. */
export interface CosignBundleOptions { readonly certificate?: 'base64-pem' | 'pem' | 'absent'; readonly rekor?: boolean }

/** Writes the parts as a cosign bundle. An envelope stands as JSON inside base64Signature, as attest-blob writes it. */
export function cosignBundleJson(parts: Parts & { readonly publicKey: KeyObject }, options: CosignBundleOptions = {}): CosignBundleJson {
  const { signer, content, signature } = parts;
  const text = signer.kind === 'certificate' ? pem('CERTIFICATE', signer.leaf) : pem('PUBLIC KEY', parts.publicKey.export({ format: 'der', type: 'spki' }));
  const form = options.certificate ?? 'base64-pem';
  const [entry] = parts.entries;
  return {
    base64Signature: base64(content.kind === 'message' ? signature : envelopeText({ envelope: content, signature })),
    ...(form === 'absent' ? {} : { cert: form === 'pem' ? text : base64(Buffer.from(text)) }),
    ...(entry === undefined || options.rekor === false ? {} : { rekorBundle: rekorBundleJson(entry) }),
  };
}

/** An entry as cosign keeps it. */
export function rekorBundleJson(entry: LogEntryJson): NonNullable<CosignBundleJson['rekorBundle']> {
  return {
    SignedEntryTimestamp: entry.inclusionPromise?.signedEntryTimestamp ?? '',
    Payload: {
      body: entry.canonicalizedBody,
      integratedTime: Number(entry.integratedTime ?? 0),
      logIndex: Number(entry.logIndex),
      logID: Buffer.from(entry.logId.keyId, 'base64').toString('hex'),
    },
  };
}

/** A signature with everything needed to take it apart and put it together again. */
export interface Signed extends Parts {
  readonly bundle: BundleJson;
  /** The bundle as a file. */
  readonly bytes: Buffer;
  /** The bytes under the signature: the message, or the pre-authentication encoding. */
  readonly signedBytes: Buffer;
  /** The leaf certificate in DER; empty where a plain key signed. */
  readonly leaf: Buffer;
  readonly key: SigningKey;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly at: Date;
}

/** Puts a signature and all that goes with it into a bundle. */
export function assemble(made: Omit<Signed, 'bundle' | 'bytes' | 'leaf'>): Signed {
  const bundle = bundleJson(made);
  return { ...made, bundle, bytes: Buffer.from(JSON.stringify(bundle)), leaf: made.signer.kind === 'certificate' ? made.signer.leaf : Buffer.alloc(0) };
}

/**
 * The same signature with some parts changed, as a new bundle. Nothing is signed again: what no longer fits is the point.
 */
export function reassemble(signed: Signed, changes: Partial<Parts>): Signed {
  return assemble({ ...signed, ...changes });
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
