// One signature in every form that tools write it in: files, as a user has them beside an artifact.
//
// Nothing is signed here. A test takes a signature of the virtual Sigstore and writes it down, whole or with parts of another one.

import { digest, pem } from './forge/keys.ts';
import type { LogBody } from './forge/rekor.ts';
import { present } from './verification.ts';
import type { LogEntryJson, Signed, VirtualSigstore } from './virtual-sigstore.ts';

const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64');
const hexOf = (text: string): string => Buffer.from(text, 'base64').toString('hex');

/** An entry as Rekor's API answers it. */
export function rekorAnswer(entry: LogEntryJson): Record<string, unknown> {
  const { inclusionPromise: promise, inclusionProof: proof } = entry;
  return {
    [`24296fb24b8ad77a${digest('sha256', Buffer.from(entry.canonicalizedBody)).toString('hex')}`]: {
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
