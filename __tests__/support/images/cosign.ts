// Signatures and attestations under derived tags, as cosign wrote them before bundles:
//
//   sha256:<hex>  ->  sha256-<hex>.sig   a layer for each signature: the simple signing payload, and all else in annotations
//                     sha256-<hex>.att   a layer for each attestation: the DSSE envelope; its signature annotation is empty
//
// A second one is a second layer of the same manifest, as cosign appends it. A timestamp of a signature is over its bytes, that of an attestation is
// over the envelope as stored; so is the hash that the log keeps of an attestation.

import { tagAbout } from '../../../src/domain/image-store.ts';
import { OCI_CONFIG, OCI_MANIFEST, type DescriptorJson, type OciRepository } from '../servers/oci-content.ts';
import { cosignBundleJson } from '../forge/bundle.ts';
import { envelopeText } from '../forge/log-body.ts';
import { aStatement, pem, type SignOptions, type Signed, type VirtualSigstore } from '../virtual-sigstore.ts';
import { hexOf, type Made } from './image.ts';

export const SIMPLE_SIGNING = 'application/vnd.dev.cosign.simplesigning.v1+json';
export const DSSE_ENVELOPE = 'application/vnd.dsse.envelope.v1+json';

/** Evidence that was stored: its bytes as a blob, the layer that names them, and the manifest around it. */
export interface StoredEvidence { readonly blob: Buffer; readonly layer: DescriptorJson; readonly manifest: DescriptorJson }
/** Stored evidence that was signed. */
export interface Evidence extends StoredEvidence { readonly signed: Signed }

/** Where evidence goes, if not beside the image. */
export interface Place { readonly on?: OciRepository; readonly tag?: string }

/** What of a signature is written into annotations. What is left out here was made all the same. */
export interface CosignAnnotations {
  readonly certificate?: boolean;
  /** The certificates behind the leaf; `empty` is an annotation without any. */
  readonly chain?: 'authority' | 'empty' | 'absent';
  /** The promise of the log. */
  readonly bundle?: boolean;
  readonly timestamp?: boolean;
  /** Further annotations, or others in place of those; null takes one away. */
  readonly changes?: Readonly<Record<string, string | null>>;
}

/** What a simple signing payload says (containers/image docs/atomic-signature.md). */
export interface SimpleSigning {
  /** `critical.identity.docker-reference`; the repository of the image. */
  readonly reference?: string;
  /** `critical.image.docker-manifest-digest`; the digest of the image. */
  readonly digest?: string;
  /** `critical.type`; what cosign writes. */
  readonly type?: string;
  /** `optional`: what `cosign sign -a` writes. */
  readonly optional?: Readonly<Record<string, unknown>> | null;
  /** The payload as it is. */
  readonly payload?: Uint8Array;
}

/** The simple signing payload about an image. */
export function simpleSigning(image: Made, given: SimpleSigning = {}): Buffer {
  if (given.payload !== undefined) return Buffer.from(given.payload);
  return Buffer.from(JSON.stringify({
    critical: {
      identity: { 'docker-reference': given.reference ?? image.repository.reference },
      image: { 'docker-manifest-digest': given.digest ?? image.digest },
      type: given.type ?? 'cosign container image signature',
    },
    optional: given.optional ?? null,
  }));
}

/** Signs an image as `cosign sign` did: keyless with the promise of Rekor v1, unless options say otherwise. */
export async function cosignSign(sigstore: VirtualSigstore, image: Made, options: SignOptions & SimpleSigning & Place & { readonly annotations?: CosignAnnotations } = {}): Promise<Evidence> {
  const blob = simpleSigning(image, options);
  const signed = await sigstore.sign({ message: blob }, options);
  const annotations = cosignAnnotations(sigstore, signed, options.annotations);
  return { signed, ...append(image, '.sig', blob, SIMPLE_SIGNING, annotations, options) };
}

/** What an attestation says; SLSA provenance about the image, in a statement v0.1 as cosign writes it. */
export interface Attesting {
  readonly statement?: object;
  readonly predicateType?: string;
  readonly predicate?: unknown;
  /** In place of an in-toto envelope with the statement. */
  readonly envelope?: { readonly payload: Uint8Array; readonly payloadType: string };
}

/** The statement about an image. */
export function statementOf(image: Made, given: Attesting = {}, type = 'https://in-toto.io/Statement/v0.1'): object {
  return given.statement ?? aStatement({
    type, subjects: [{ name: image.repository.reference, digest: { sha256: hexOf(image.digest) } }],
    ...(given.predicateType === undefined ? {} : { predicateType: given.predicateType }), ...(given.predicate === undefined ? {} : { predicate: given.predicate }),
  });
}

/** The predicate type that a statement states; null where it states none. */
export function predicateTypeOf(statement: object): string | null {
  return 'predicateType' in statement && typeof statement.predicateType === 'string' ? statement.predicateType : null;
}

/** Attests as `cosign attest` did. The annotation `predicateType` is that of the statement. */
export async function cosignAttest(sigstore: VirtualSigstore, image: Made, options: SignOptions & Attesting & Place & { readonly annotations?: CosignAnnotations } = {}): Promise<Evidence> {
  const { signed, blob, annotations } = await signEnvelope(sigstore, image, options);
  return { signed, ...append(image, '.att', blob, DSSE_ENVELOPE, annotations, options) };
}

/** Signs a statement about an image, and writes the envelope and its annotations as cosign does. */
export async function signEnvelope(sigstore: VirtualSigstore, image: Made, options: SignOptions & Attesting & { readonly annotations?: CosignAnnotations }): Promise<{ readonly signed: Signed; readonly blob: Buffer; readonly annotations: Readonly<Record<string, string>> }> {
  const statement = statementOf(image, options);
  const signed = await sigstore.sign(options.envelope === undefined ? { statement } : { envelope: options.envelope }, options);
  const blob = storedEnvelope(signed);
  const stamped = signed.timestamps.length > 0 ? { ...signed, timestamps: [sigstore.timestamp(blob, { at: signed.at })] } : signed;
  const predicateType = options.envelope === undefined ? predicateTypeOf(statement) : null;
  const own = { 'dev.cosignproject.cosign/signature': '', ...(predicateType === null ? {} : { predicateType }) };
  const annotations = cosignAnnotations(sigstore, stamped, { ...options.annotations, changes: { ...own, ...options.annotations?.changes } });
  return { signed, blob, annotations };
}

function storedEnvelope({ content, signature }: Signed): Buffer {
  if (content.kind !== 'envelope') throw new TypeError('a message is in no envelope');
  return envelopeText({ envelope: content, signature });
}

/** The annotations of a signature. */
export function cosignAnnotations(sigstore: VirtualSigstore, signed: Signed, given: CosignAnnotations = {}): Readonly<Record<string, string>> {
  const keyless = signed.signer.kind === 'certificate';
  const [stamp] = signed.timestamps;
  const promise = cosignBundleJson(signed).rekorBundle;
  const chain = given.chain ?? 'authority';
  const all: Readonly<Record<string, string | null>> = {
    'dev.cosignproject.cosign/signature': signed.signature.toString('base64'),
    'dev.sigstore.cosign/bundle': promise === undefined || given.bundle === false ? null : JSON.stringify(promise),
    'dev.sigstore.cosign/certificate': keyless && given.certificate !== false ? pem('CERTIFICATE', signed.leaf) : null,
    'dev.sigstore.cosign/chain': !keyless || chain === 'absent' ? null : chain === 'empty' ? '' : sigstore.authority.chain.map((der) => pem('CERTIFICATE', der)).join(''),
    'dev.sigstore.cosign/rfc3161timestamp': stamp === undefined || given.timestamp === false ? null : JSON.stringify({ SignedRFC3161Timestamp: stamp.toString('base64') }),
    ...given.changes,
  };
  return Object.fromEntries(Object.entries(all).filter((one): one is [string, string] => one[1] !== null));
}

function append(image: Made, suffix: '.sig' | '.att', blob: Buffer, mediaType: string, annotations: Readonly<Record<string, string>>, place: Place): StoredEvidence {
  const repository = place.on ?? image.repository;
  const tag = place.tag ?? tagAbout(image.digest, suffix);
  const layer = repository.putBlob(blob, mediaType, annotations);
  const before = repository.tags.has(tag) ? repository.json(tag).layers ?? [] : [];
  repository.remove(tag);
  return { blob, layer, manifest: repository.putManifest(cosignManifest(repository, [...before, layer]), { tag }) };
}

/** The manifest around layers of signatures, with the configuration that cosign makes up for it. */
export function cosignManifest(repository: OciRepository, layers: readonly DescriptorJson[]): { readonly schemaVersion: 2; readonly mediaType: string; readonly config: DescriptorJson; readonly layers: readonly DescriptorJson[] } {
  const created = '0001-01-01T00:00:00Z';
  const config = { architecture: '', created, history: layers.map(() => ({ created })), os: '', rootfs: { type: 'layers', diff_ids: layers.map(({ digest }) => digest) }, config: {} };
  return { schemaVersion: 2, mediaType: OCI_MANIFEST, config: repository.putBlob(Buffer.from(JSON.stringify(config)), OCI_CONFIG), layers };
}

/** Puts an unsigned SBOM under `.sbom`, as `cosign attach sbom` did: nothing vouches for it. */
export function attachSbom(image: Made, text = 'SPDXVersion: SPDX-2.3\n'): StoredEvidence {
  const { repository } = image;
  const blob = Buffer.from(text);
  const layer = repository.putBlob(blob, 'text/spdx');
  const tag = `${tagAbout(image.digest, '')}.sbom`;
  return { blob, layer, manifest: repository.putManifest(cosignManifest(repository, [layer]), { tag }) };
}
