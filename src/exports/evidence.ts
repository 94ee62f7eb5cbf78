// Evidence that counted, kept beside the report so that a later run can verify it again without a network: with the log entry that was looked up.
//
//   DIR/evidence/<hex of the evidence>.sigstore.json       Sigstore bundle: v0.3, or v0.1 where an entry has its promise alone (sigstore_bundle.proto)
//   DIR/evidence/<hex of the evidence>.cosign-bundle.json  the older bundle of cosign, for envelopes whose entry names the envelope's own text
//
// What is kept is evidence and no verdict: whoever reads it verifies all of it again. A form is used only where it holds everything that was verified;
// what none holds, as signatures of images over a payload of their own, is left out and said. Names are digests, never text from evidence.

import type { Attestation } from '../domain/attestation.ts';
import { algorithmOf, hexOf, type Digest } from '../domain/digest.ts';
import { problem, type Problem } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';
import type { LogEntry, SignedContent, SignedMaterial } from '../domain/material.ts';

/** A file of evidence to be written. */
export interface EvidenceFile { readonly path: string; readonly text: string }

/** Evidence in a form that is read again, or why there is none. */
export type Written = { readonly ending: 'sigstore.json' | 'cosign-bundle.json'; readonly text: string } | { readonly why: string };

/** Collects the evidence of a run as its subjects are judged: the bytes of an image's evidence are let go behind that. */
export class KeptEvidence {
  readonly #made = new WeakMap<Attestation, { readonly material: SignedMaterial; readonly signed: Digest | null }>();
  readonly #texts = new Map<string, string>();
  readonly #left = new Map<Digest, string>();
  #characters = 0;

  /** Remembers what an attestation was made of; `signed`: the digest of the bytes that were signed, null where a statement or a payload was. */
  remember(attestation: Attestation, material: SignedMaterial, signed: Digest | null): void {
    this.#made.set(attestation, { material, signed });
  }

  /** Keeps what these attestations were made of, each piece of evidence once. */
  keep(counted: readonly Attestation[]): void {
    for (const attestation of counted) {
      const made = this.#made.get(attestation);
      if (made === undefined) continue;
      const written = writeEvidence(made.material, made.signed);
      if ('why' in written) this.#left.set(attestation.evidence, written.why);
      else this.#add(`${hexOf(attestation.evidence)}.${written.ending}`, written.text, attestation.evidence);
    }
  }

  /** The files below a folder, and what is to be said of evidence that is in none. */
  files(folder: string): { readonly files: readonly EvidenceFile[]; readonly notes: readonly Problem[] } {
    const left = [...this.#left].toSorted(([a], [b]) => (a < b ? -1 : 1)).slice(0, limits.keptEvidenceNotes);
    return {
      files: [...this.#texts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, text]) => ({ path: `${folder.replace(/\/+$/, '')}/evidence/${name}`, text })),
      notes: left.map(([evidence, why]) => problem('EVIDENCE_NOT_KEPT', { about: evidence, level: 'note', seen: why })),
    };
  }

  #add(name: string, text: string, evidence: Digest): void {
    if (this.#texts.has(name)) return;
    if (this.#characters + text.length > limits.keptEvidenceCharacters) {
      this.#left.set(evidence, `more than ${limits.keptEvidenceCharacters} characters of evidence`);
      return;
    }
    this.#characters += text.length;
    this.#texts.set(name, text);
  }
}

/** Writes verified material in a form that holds all of it. `signed`: the digest of the bytes that were signed. */
export function writeEvidence(material: SignedMaterial, signed: Digest | null): Written {
  const { content, logEntries, timestamps, timestampsOver } = material;
  if (content.kind === 'message' && (content.payload !== null || signed === null)) return { why: 'the signature of an image over a payload of its own' };
  if (content.kind === 'envelope' && content.signedOver === 'payload') return { why: 'a signature over the payload of an envelope alone' };
  if (timestamps.length > 0 && timestampsOver === 'envelope-text') return { why: 'timestamps over the text of an envelope' };
  // Such an entry names the envelope's text, which no Sigstore bundle holds.
  if (logEntries.some(({ kind, version }) => `${kind}/${version}` === 'intoto/0.0.1')) return cosignBundle(material);
  const version = logEntries.every(({ proof }) => proof !== null) ? '0.3' : logEntries.every(({ promise }) => promise !== null) ? '0.1' : null;
  if (version === null) return { why: 'log entries of which one has only its proof and another only its promise' };
  return { ending: 'sigstore.json', text: JSON.stringify({
    mediaType: version === '0.3' ? 'application/vnd.dev.sigstore.bundle.v0.3+json' : 'application/vnd.dev.sigstore.bundle+json;version=0.1',
    verificationMaterial: {
      ...signerJson(material, version),
      tlogEntries: logEntries.map(entryJson),
      ...(timestamps.length === 0 ? {} : { timestampVerificationData: { rfc3161Timestamps: timestamps.map((token) => ({ signedTimestamp: base64(token) })) } }),
    },
    ...contentJson(content, material, signed),
  }) };
}

function signerJson({ signer }: SignedMaterial, version: '0.1' | '0.3'): object {
  if (signer.kind === 'key') return { publicKey: { hint: signer.hint ?? '' } };
  const leaf = { rawBytes: base64(signer.leaf) };
  // Paths are built from the trust root alone: what came beside the leaf was looked at and not used.
  return version === '0.3' ? { certificate: leaf } : { x509CertificateChain: { certificates: [leaf] } };
}

function contentJson(content: SignedContent, { signature }: SignedMaterial, signed: Digest | null): object {
  if (content.kind === 'envelope') return { dsseEnvelope: { payload: base64(content.payload), payloadType: content.payloadType, signatures: [{ sig: base64(signature), keyid: '' }] } };
  if (signed === null) throw new TypeError('a signature over bytes without their digest');
  const algorithm = { sha256: 'SHA2_256', sha384: 'SHA2_384', sha512: 'SHA2_512' }[algorithmOf(signed)];
  return { messageSignature: { messageDigest: { algorithm, digest: Buffer.from(hexOf(signed), 'hex').toString('base64') }, signature: base64(signature) } };
}

function entryJson({ logId, logIndex, kind, version, integratedTime, promise, proof, body }: LogEntry): object {
  return {
    logIndex,
    logId: { keyId: base64(logId) },
    kindVersion: { kind, version },
    ...(integratedTime === null ? {} : { integratedTime }),
    ...(promise === null ? {} : { inclusionPromise: { signedEntryTimestamp: base64(promise) } }),
    ...(proof === null ? {} : { inclusionProof: { logIndex: proof.logIndex, rootHash: base64(proof.rootHash), treeSize: proof.treeSize, hashes: proof.hashes.map(base64), checkpoint: { envelope: proof.checkpoint } } }),
    canonicalizedBody: base64(body),
  };
}

// {base64Signature: the envelope, cert, rekorBundle}: what `cosign attest-blob --bundle` wrote (cosign-bundle.ts).
function cosignBundle({ envelopeText, signer, logEntries: [entry, ...others], timestamps }: SignedMaterial): Written {
  if (envelopeText === null || entry === undefined || entry.promise === null || entry.integratedTime === null || others.length + timestamps.length > 0) {
    return { why: 'an entry that names the text of an envelope, beside further witnesses or without its promise' };
  }
  return { ending: 'cosign-bundle.json', text: JSON.stringify({
    base64Signature: base64(envelopeText),
    cert: signer.kind === 'certificate' ? base64(Buffer.from(`-----BEGIN CERTIFICATE-----\n${base64(signer.leaf)}\n-----END CERTIFICATE-----\n`)) : '',
    rekorBundle: {
      SignedEntryTimestamp: base64(entry.promise),
      Payload: { body: base64(entry.body), integratedTime: Number(entry.integratedTime), logIndex: Number(entry.logIndex), logID: Buffer.from(entry.logId).toString('hex') },
    },
  }) };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
