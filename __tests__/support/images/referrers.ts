// Evidence that names its image: manifests with a `subject` (image-spec v1.1), and the index under the fallback tag that lists them where a
// registry does not.

import { createHash, sign } from 'node:crypto';
import { tagAbout } from '../../../src/domain/image-store.ts';
import { OCI_EMPTY, OCI_INDEX, OCI_MANIFEST, type DescriptorJson, type ManifestJson, type OciRepository } from '../servers/oci-content.ts';
import { IN_TOTO, makeKey, type SignOptions, type VirtualSigstore } from '../virtual-sigstore.ts';
import { DSSE_ENVELOPE, SIMPLE_SIGNING, cosignAnnotations, cosignManifest, predicateTypeOf, signEnvelope, simpleSigning, statementOf, type Attesting, type CosignAnnotations, type Evidence, type Place, type SimpleSigning, type StoredEvidence } from './cosign.ts';
import { hexOf, putEmpty, type Made } from './image.ts';

export const BUNDLE_TYPE = 'application/vnd.dev.sigstore.bundle.v0.3+json';
export const COSIGN_SIGN = 'https://sigstore.dev/cosign/sign/v1';
export const COSIGN_SIGNATURE_TYPE = 'application/vnd.dev.cosign.artifact.sig.v1+json';
export const NOTATION_TYPE = 'application/vnd.cncf.notary.signature';
const CREATED = { 'org.opencontainers.image.created': '2026-06-01T12:00:00Z' };

/**
 * Who wrote the manifest: cosign repeats the type inside the config; actions/attest does not; some writers state it as the media type of the
 * config alone; `untyped` states none that says anything.
 */
export type Writer = 'cosign' | 'attest-action' | 'config-type' | 'untyped';

export interface Referring {
  /** Where it goes, if not beside the image. */
  readonly on?: OciRepository;
  readonly writer?: Writer;
  readonly annotations?: Readonly<Record<string, string>>;
  /** What it names as its subject; null leaves it out. */
  readonly subject?: DescriptorJson | null;
}

/** Puts a manifest that refers to an image. */
export function putReferrer(image: Made, artifactType: string, layers: readonly DescriptorJson[], given: Referring = {}): DescriptorJson {
  const { on = image.repository, writer = 'cosign', annotations, subject = image.descriptor } = given;
  const { mediaType, digest, size } = putEmpty(on);
  const config: Record<Writer, DescriptorJson> = {
    cosign: { mediaType, size, digest, artifactType },
    'attest-action': { mediaType, size, digest },
    'config-type': { mediaType: artifactType, size, digest },
    untyped: { mediaType, size, digest },
  };
  const states = writer === 'cosign' || writer === 'attest-action';
  const manifest: ManifestJson = {
    schemaVersion: 2, mediaType: OCI_MANIFEST, config: config[writer], layers, ...(annotations === undefined ? {} : { annotations }),
    ...(subject === null ? {} : { subject }), ...(states ? { artifactType } : {}),
  };
  return on.putManifest(manifest);
}

/** What a bundle is about: an image signature unless a statement or a message is given. */
export interface Bundling extends Attesting {
  /** `cosign sign -a`, which stand in the subject of the statement. */
  readonly signatureAnnotations?: Readonly<Record<string, string>>;
  /** Signs the bytes of the image's manifest, and no statement. */
  readonly message?: boolean;
}

/** Signs or attests as `cosign sign` and `cosign attest` do now, and as actions/attest does: a bundle in a manifest that refers to the image. */
export async function bundleReferrer(sigstore: VirtualSigstore, image: Made, options: SignOptions & Bundling & Omit<Referring, 'annotations'> & { readonly manifestAnnotations?: Readonly<Record<string, string>> } = {}): Promise<Evidence> {
  const statement = bundledStatement(image, options);
  const message = image.repository.manifest(image.digest)?.bytes ?? Buffer.alloc(0);
  const what = options.message === true ? { message } : options.envelope === undefined ? { statement } : { envelope: options.envelope };
  const signed = await sigstore.sign(what, options);
  const layer = (options.on ?? image.repository).putBlob(signed.bytes, BUNDLE_TYPE);
  const predicateType = options.message === true || options.envelope !== undefined ? null : predicateTypeOf(statement);
  const annotations = {
    'dev.sigstore.bundle.content': options.message === true ? 'message-signature' : 'dsse-envelope',
    ...(predicateType === null ? {} : { 'dev.sigstore.bundle.predicateType': predicateType }), ...CREATED,
  };
  return { signed, blob: signed.bytes, layer, manifest: putReferrer(image, BUNDLE_TYPE, [layer], { ...options, annotations: options.manifestAnnotations ?? annotations }) };
}

function bundledStatement(image: Made, options: Bundling): object {
  if (options.statement !== undefined || options.predicateType !== undefined) return statementOf(image, options, 'https://in-toto.io/Statement/v1');
  const annotations = options.signatureAnnotations;
  const subject = [{ digest: { sha256: hexOf(image.digest) }, ...(annotations === undefined ? {} : { annotations }) }];
  return { _type: 'https://in-toto.io/Statement/v1', subject, predicateType: COSIGN_SIGN, predicate: {} };
}

/**
 * Signs as `cosign sign --registry-referrers-mode=oci-1-1` did: a simple signing layer in a manifest that refers to the image. The config alone
 * states its type, up to cosign 3.0; with `artifactType` the manifest does too.
 */
export async function cosignReferrer(sigstore: VirtualSigstore, image: Made, options: SignOptions & SimpleSigning & Pick<Place, 'on'> & { readonly artifactType?: boolean; readonly annotations?: CosignAnnotations } = {}): Promise<Evidence> {
  const on = options.on ?? image.repository;
  const blob = simpleSigning(image, options);
  const signed = await sigstore.sign({ message: blob }, options);
  const layer = on.putBlob(blob, SIMPLE_SIGNING, cosignAnnotations(sigstore, signed, options.annotations));
  const plain = cosignManifest(on, [layer]);
  const manifest = on.putManifest({
    ...plain, config: { ...plain.config, mediaType: COSIGN_SIGNATURE_TYPE }, subject: image.descriptor, ...(options.artifactType === true ? { artifactType: COSIGN_SIGNATURE_TYPE } : {}),
  });
  return { signed, blob, layer, manifest };
}

/** Attests with a bare DSSE envelope in a manifest that refers to the image; the rest stands in annotations of the layer. */
export async function dsseReferrer(sigstore: VirtualSigstore, image: Made, options: SignOptions & Attesting & Pick<Place, 'on'> & { readonly annotations?: CosignAnnotations } = {}): Promise<Evidence> {
  const { signed, blob, annotations } = await signEnvelope(sigstore, image, options);
  const layer = (options.on ?? image.repository).putBlob(blob, DSSE_ENVELOPE, annotations);
  return { signed, blob, layer, manifest: putReferrer(image, IN_TOTO, [layer], { ...options, annotations: CREATED }) };
}

/** Refers to the image with a bare statement, as Docker's hardened images do: nobody signed it. */
export function statementReferrer(image: Made, options: Attesting & Pick<Referring, 'on'> = {}): StoredEvidence {
  const statement = statementOf(image, options);
  const blob = Buffer.from(JSON.stringify(statement));
  const annotations = { 'in-toto.io/predicate-type': predicateTypeOf(statement) ?? '' };
  const layer = (options.on ?? image.repository).putBlob(blob, IN_TOTO, annotations);
  return { blob, layer, manifest: putReferrer(image, IN_TOTO, [layer], { ...options, writer: 'attest-action', annotations }) };
}

/** Refers to the image with a Notation signature: a JWS (notaryproject signature-envelope-jws.md) by a certificate of this instance. */
export function notationReferrer(sigstore: VirtualSigstore, image: Made, options: Pick<Referring, 'on'> = {}): StoredEvidence {
  const key = makeKey('P-256');
  const leaf = sigstore.issue(key);
  const text = (json: object): string => Buffer.from(JSON.stringify(json)).toString('base64url');
  const payload = text({ targetArtifact: image.descriptor });
  const header = text({
    alg: 'ES256', cty: 'application/vnd.cncf.notary.payload.v1+json', crit: ['io.cncf.notary.signingScheme'],
    'io.cncf.notary.signingScheme': 'notary.x509', 'io.cncf.notary.signingTime': sigstore.now.toISOString(),
  });
  const signature = sign('sha256', Buffer.from(`${header}.${payload}`), { key: key.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url');
  const blob = Buffer.from(JSON.stringify({ payload, protected: header, header: { x5c: [leaf.toString('base64')], 'io.cncf.notary.signingAgent': 'forge' }, signature }));
  const layer = (options.on ?? image.repository).putBlob(blob, 'application/jose+json');
  const thumbprint = createHash('sha256').update(leaf).digest('hex');
  const annotations = { 'io.cncf.notary.x509chain.thumbprint#S256': JSON.stringify([thumbprint]), ...CREATED };
  return { blob, layer, manifest: putReferrer(image, NOTATION_TYPE, [layer], { ...options, writer: 'config-type', annotations }) };
}

/**
 * Writes the index under the fallback tag `sha256-<hex>`, of all that refers to the image in the repository.
 *
 * `honest` states type and annotations of every manifest. `lying` is what cosign 3.0 wrote: the media type of the config as the type, and no
 * annotations; who filters by type finds nothing.
 */
export function fallbackIndex(image: Made, how: 'honest' | 'lying', { on = image.repository, also = [] }: { readonly on?: OciRepository; readonly also?: readonly DescriptorJson[] } = {}): DescriptorJson {
  const manifests = [...on.referrers(image.digest), ...also].map((one) => {
    if (how === 'honest') return one;
    const { mediaType, size, digest } = one;
    return { mediaType, size, digest, artifactType: on.json(digest).config?.mediaType ?? OCI_EMPTY };
  });
  return on.putManifest({ schemaVersion: 2, mediaType: OCI_INDEX, manifests }, { tag: tagAbout(image.digest, '') });
}
