// One signature in every form that tools write it in: files, as a user has them beside an artifact.
//
// Nothing is signed here. A test takes a signature of the virtual Sigstore and writes it down, whole or with parts of another one.

import { digestOf } from '../../src/domain/digest.ts';
import type { Candidate } from '../../src/domain/material.ts';
import { digest, pem } from './forge/keys.ts';
import { rekorBundleJson } from './forge/bundle.ts';
import type { LogBody } from './forge/rekor.ts';
import { present } from './verification.ts';
import type { LogEntryJson, Signed, VirtualSigstore } from './virtual-sigstore.ts';

const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64');
const hexOf = (text: string): string => Buffer.from(text, 'base64').toString('hex');

/** The id of an entry in Rekor: its tree, and the hash of its leaf. */
export function uuidOf({ canonicalizedBody }: LogEntryJson): string {
  return `24296fb24b8ad77a${digest('sha256', Buffer.concat([Buffer.from([0]), Buffer.from(canonicalizedBody, 'base64')])).toString('hex')}`;
}

/** An entry as Rekor's API answers it. */
export function rekorAnswer(entry: LogEntryJson): Record<string, unknown> {
  const { inclusionPromise: promise, inclusionProof: proof } = entry;
  return {
    [uuidOf(entry)]: {
      body: entry.canonicalizedBody, integratedTime: Number(entry.integratedTime ?? 0), logID: hexOf(entry.logId.keyId), logIndex: Number(entry.logIndex),
      verification: {
        ...(promise === undefined ? {} : { signedEntryTimestamp: promise.signedEntryTimestamp }),
        ...(proof === undefined ? {} : { inclusionProof: { checkpoint: proof.checkpoint?.envelope ?? '', hashes: proof.hashes.map(hexOf), logIndex: Number(proof.logIndex), rootHash: hexOf(proof.rootHash), treeSize: Number(proof.treeSize) } }),
      },
    },
  };
}

/** The only entry of a signature, as Rekor's API answers it. */
export function entryFile(signed: Signed): string {
  return JSON.stringify(rekorAnswer(present(signed.entries[0])));
}

/** The leaf certificate in PEM. */
export function certificatePem(signed: Pick<Signed, 'leaf'>): string {
  return pem('CERTIFICATE', signed.leaf);
}

/** The public key in PEM. */
export function keyPem(signed: { readonly key: { readonly spki: Uint8Array } }): string {
  return pem('PUBLIC KEY', signed.key.spki);
}

/** The signature as `cosign sign-blob` prints it. */
export function signatureFile(signed: Pick<Signed, 'signature'>): string {
  return `${base64(signed.signature)}\n`;
}

/** A bare DSSE envelope; with the certificate in the signature unless a key signed, or none is wanted. */
export function bareEnvelope(signed: Signed, certificate: string | null = signed.leaf.length > 0 ? certificatePem(signed) : null): string {
  if (signed.content.kind !== 'envelope') throw new TypeError('a message is in no envelope');
  const { payload, payloadType } = signed.content;
  return JSON.stringify({ payloadType, payload: base64(payload), signatures: [{ keyid: '', sig: base64(signed.signature), ...(certificate === null ? {} : { cert: certificate }) }] });
}

/** A PEP 740 attestation. */
export function pep740(signed: Signed): Record<string, unknown> {
  if (signed.content.kind !== 'envelope') throw new TypeError('a message is in no envelope');
  return {
    version: 1,
    verification_material: { certificate: base64(signed.leaf), transparency_entries: signed.bundle.verificationMaterial.tlogEntries },
    envelope: { statement: base64(signed.content.payload), signature: base64(signed.signature) },
  };
}

/** Bundles as GitHub's attestations API answers them. */
export function githubAnswer(...bundles: readonly Signed[]): string {
  return JSON.stringify({ attestations: bundles.map(({ bundle }, index) => ({ bundle, bundle_url: '', repository_id: 1000 + index, initiator: 'user' })) });
}

/** Bundles as npm's registry answers them. */
export function npmAnswer(...bundles: readonly Signed[]): string {
  return JSON.stringify({ attestations: bundles.map(({ bundle }) => ({ predicateType: 'https://slsa.dev/provenance/v1', bundle })) });
}

/** What `gh attestation verify --format json` prints. */
export function ghOutput(...bundles: readonly Signed[]): string {
  return JSON.stringify(bundles.map(({ bundle }) => ({ attestation: { bundle, bundle_url: '', initiator: 'user' }, verificationResult: { mediaType: 'application/vnd.dev.sigstore.verificationresult+json;version=0.1' } })));
}

/** A layer of a registry as a source hands it over: known by its bytes and by what stands beside them. */
export interface Layer { readonly bytes: Buffer; readonly annotations: Readonly<Record<string, string>>; readonly mediaType: string }

export const LAYER_SIGNATURE = 'dev.cosignproject.cosign/signature';
export const LAYER_CERTIFICATE = 'dev.sigstore.cosign/certificate';
export const LAYER_CHAIN = 'dev.sigstore.cosign/chain';
export const LAYER_BUNDLE = 'dev.sigstore.cosign/bundle';
export const LAYER_TIMESTAMP = 'dev.sigstore.cosign/rfc3161timestamp';

/** The payload that `cosign sign` signs for an image; its text, with whatever members a test puts in place. */
export function simpleSigning(image: string, given: { readonly reference?: unknown; readonly type?: unknown; readonly optional?: unknown } = {}): Buffer {
  const { reference = 'ghcr.io/acme/app', type = 'cosign container image signature', optional = null } = given;
  return Buffer.from(JSON.stringify({ critical: { identity: { 'docker-reference': reference }, image: { 'docker-manifest-digest': image }, type }, optional }));
}

/** What `cosign sign` pushes: the message that was signed, its signature and all that goes with it beside it. */
export function signatureLayer(signed: Signed, annotations: Readonly<Record<string, string>> = {}): Layer {
  if (signed.content.kind !== 'message') throw new TypeError('an envelope is no payload');
  return { bytes: signed.content.message, annotations: { [LAYER_SIGNATURE]: base64(signed.signature), ...beside(signed), ...annotations }, mediaType: 'application/vnd.dev.cosign.simplesigning.v1+json' };
}

/** What `cosign attest` pushes: the envelope, and beside it all but the signature. */
export function attestationLayer(signed: Signed, annotations: Readonly<Record<string, string>> = {}): Layer {
  return { bytes: Buffer.from(bareEnvelope(signed, null)), annotations: { [LAYER_SIGNATURE]: '', ...beside(signed), predicateType: 'https://slsa.dev/provenance/v1', ...annotations }, mediaType: 'application/vnd.dsse.envelope.v1+json' };
}

function beside({ signer, leaf, chain, entries: [entry], timestamps: [token] }: Signed): Record<string, string> {
  return {
    ...(signer.kind === 'key' ? {} : { [LAYER_CERTIFICATE]: pem('CERTIFICATE', leaf), [LAYER_CHAIN]: chain.map((der) => pem('CERTIFICATE', der)).join('') }),
    ...(entry === undefined ? {} : { [LAYER_BUNDLE]: rekorBundle(entry) }),
    ...(token === undefined ? {} : { [LAYER_TIMESTAMP]: JSON.stringify({ SignedRFC3161Timestamp: base64(token) }) }),
  };
}

/** An entry as cosign keeps it: the promise, and what it is over. */
export function rekorBundle(entry: LogEntryJson): string {
  return JSON.stringify(rekorBundleJson(entry));
}

/** A layer as a candidate: its id covers the annotations, as the signature stands there. */
export function candidateOfLayer({ bytes, annotations, mediaType }: Layer): Candidate {
  const id = digestOf(Buffer.concat([bytes, Buffer.from(JSON.stringify(annotations))]));
  return { id, foundAt: { source: 'oci-tags', address: 'ghcr.io/acme/app:sha256-0.sig' }, bytes, annotations: new Map(Object.entries(annotations)), mediaType };
}

/** Logs a body that names the text of an envelope (intoto 0.0.1): how the oldest attestations were logged. */
export function entryOfText(sigstore: VirtualSigstore, signed: Signed, text: string, verifier = signed.leaf.length > 0 ? certificatePem(signed) : keyPem(signed)): LogEntryJson {
  const spec = { content: { hash: { algorithm: 'sha256', value: digest('sha256', Buffer.from(text)).toString('hex') } }, publicKey: base64(verifier) };
  return sigstore.logs['rekor-v1'].append(bodyOf('intoto', spec), { at: signed.at });
}

/** Logs a signature over bytes as `rekord`, with any digest and verifier. */
export function rekordEntry(sigstore: VirtualSigstore, signed: Signed, changes: { readonly verifier?: string; readonly digest?: string; readonly signature?: Uint8Array } = {}): LogEntryJson {
  const verifier = changes.verifier ?? (signed.leaf.length > 0 ? certificatePem(signed) : keyPem(signed));
  const value = changes.digest ?? digest('sha256', signed.signedBytes).toString('hex');
  const spec = { data: { hash: { algorithm: 'sha256', value } }, signature: { content: base64(changes.signature ?? signed.signature), format: 'x509', publicKey: { content: base64(verifier) } } };
  return sigstore.logs['rekor-v1'].append(bodyOf('rekord', spec), { at: signed.at });
}

/** A body of Rekor v1. */
export function bodyOf(kind: string, spec: object, apiVersion = '0.0.1'): LogBody {
  return { kind, version: apiVersion, bytes: Buffer.from(JSON.stringify({ apiVersion, kind, spec })) };
}
