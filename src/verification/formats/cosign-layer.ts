// What cosign stores in a registry: a layer, with the signature, its certificate and what saw it in the layer's annotations (sigstore/cosign
// specs/SIGNATURE_SPEC.md). Read into signed material; nothing is verified here.
//
//   <image>.sig   bytes: simple signing payload (simple-signing.ts), signed as they are
//   <image>.att   bytes: DSSE envelope with its signature in it
//
//   dev.cosignproject.cosign/signature      base64 of the signature over the payload; empty beside an envelope
//   dev.sigstore.cosign/certificate         PEM; none where a plain key signed
//   dev.sigstore.cosign/chain               PEM; not used: paths are built from the trust root alone, and a root is always among them
//   dev.sigstore.cosign/bundle              {"SignedEntryTimestamp":…,"Payload":{"body":…,"integratedTime":…,"logIndex":…,"logID":…}}
//   dev.sigstore.cosign/rfc3161timestamp    {"SignedRFC3161Timestamp":…}: over the signature; beside an envelope over the envelope's text
//
// Whoever can push to the repository writes all of it. The layer's media type says nothing: what is read is known by its bytes, and by a signature
// beside them.

import { isJsonObject, parseJson, type JsonValue } from '../../domain/json.ts';
import { digestOf } from '../../domain/digest.ts';
import { limits } from '../../domain/limits.ts';
import type { Candidate, LogEntry, SignedMaterial } from '../../domain/material.ts';
import { Fault, matterOf } from '../fault.ts';
import { readCosignSigner, readRekorBundle } from './cosign-bundle.ts';
import { readDsseEnvelope } from './dsse-envelope.ts';
import { readEach, whole, type Parts } from './parts.ts';
import { Message } from './protobuf-json.ts';

const SIGNATURE = 'dev.cosignproject.cosign/signature';
const CERTIFICATE = 'dev.sigstore.cosign/certificate';
const CHAIN = 'dev.sigstore.cosign/chain';
const BUNDLE = 'dev.sigstore.cosign/bundle';
const TIMESTAMP = 'dev.sigstore.cosign/rfc3161timestamp';

/** Whether a signature stands beside the bytes: they are then what was signed, whatever they are. */
export function hasSignatureBeside({ annotations }: Candidate): boolean {
  return (annotations.get(SIGNATURE) ?? '') !== '';
}

/** Reads a payload with its signature beside it. Throws `Fault`: `UNSIGNED`, `FORMAT_MALFORMED`. */
export function readCosignLayer(candidate: Candidate): SignedMaterial {
  const beside = new Beside(candidate);
  if (!hasSignatureBeside(candidate)) throw new Fault('UNSIGNED', 'the payload of an image\'s signature without the signature', `the signature in the annotation ${SIGNATURE}`);
  return {
    candidate,
    format: 'cosign-layer',
    content: { kind: 'message', digest: digestOf(candidate.bytes), payload: candidate.bytes },
    signature: beside.signature(),
    signer: beside.signer(),
    logEntries: beside.logEntries(),
    timestamps: beside.timestamps(),
    timestampsOver: 'signature',
    envelopeText: null,
  };
}

/** Reads an envelope with what cosign writes beside it, or with nothing beside it. Throws `Fault`: `FORMAT_MALFORMED`. */
export function readEnvelopeLayer(candidate: Candidate, document: JsonValue): Parts<SignedMaterial> {
  const envelope = readDsseEnvelope(candidate, document);
  const beside = new Beside(candidate);
  if (beside.isEmpty) return envelope;
  const [signer, logEntries, timestamps] = [beside.signer(), beside.logEntries(), beside.timestamps()];
  const { read, faults } = readEach(envelope.read, (material) => whole<SignedMaterial>({ ...material, format: 'cosign-layer', signer: oneOf(material.signer, signer), logEntries, timestamps, timestampsOver: 'envelope-text' }));
  return { read, faults: [...envelope.faults, ...faults] };
}

type Signer = SignedMaterial['signer'];

// Which of two certificates counts is a matter of taste, so neither does.
function oneOf(own: Signer, beside: Signer): Signer {
  if (beside.kind === 'key') return own;
  if (own.kind === 'certificate' && !Buffer.from(own.leaf).equals(beside.leaf)) throw new Fault('FORMAT_MALFORMED', 'one certificate in the envelope and another one beside it', 'one certificate');
  return beside;
}

/** The annotations of cosign beside a layer. Others are not looked at. */
class Beside {
  readonly #fields: Message;
  readonly isEmpty: boolean;

  /** Throws `Fault`: `FORMAT_MALFORMED` for one that is longer than any that is meant well; what is not used is bounded too. */
  constructor({ annotations }: Candidate) {
    const known = [SIGNATURE, CERTIFICATE, CHAIN, BUNDLE, TIMESTAMP].flatMap((name) => {
      const value = annotations.get(name) ?? '';
      if (Buffer.byteLength(value) > limits.manifestAnnotationBytes) throw new Fault('FORMAT_MALFORMED', `an annotation ${name} of ${Buffer.byteLength(value)} bytes`, `at most ${limits.manifestAnnotationBytes}`);
      return value === '' ? [] : [[name, value] as const];
    });
    this.isEmpty = known.length === 0;
    this.#fields = new Message(Object.fromEntries(known), 'annotations');
  }

  signature(): Buffer {
    // What the command line printed ends in a line break, and is pasted so.
    return new Message({ signature: this.#fields.text(SIGNATURE).replaceAll(/[\r\n]/g, '') }, 'annotations').bytes('signature', limits.signatureBytes);
  }
  signer(): Signer {
    return readCosignSigner(this.#fields.text(CERTIFICATE));
  }
  logEntries(): readonly LogEntry[] {
    const entry = readRekorBundle(this.#document(BUNDLE));
    return entry === null ? [] : [entry];
  }
  timestamps(): readonly Buffer[] {
    const document = this.#document(TIMESTAMP);
    return document === null ? [] : [document.bytes('SignedRFC3161Timestamp', limits.timestampBytes)];
  }

  #document(name: string): Message | null {
    const text = this.#fields.text(name);
    if (text === '') return null;
    try {
      const document = parseJson(Buffer.from(text));
      if (document === null) return null;
      if (isJsonObject(document)) return new Message(document, name);
    } catch (cause) {
      throw new Fault('FORMAT_MALFORMED', `an annotation ${name} that ${matterOf(cause)}`, 'strict JSON', { cause });
    }
    throw new Fault('FORMAT_MALFORMED', `an annotation ${name} that is no object`, 'an object');
  }
}
