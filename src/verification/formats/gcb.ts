// Provenance of Google Cloud Build, as `gcloud artifacts docker images describe IMAGE --show-provenance --format json` prints it.
//
// One file holds what is known of one image: several provenances, each an envelope with several signatures, and beside each envelope a copy of its
// statement for people to read. Only what is signed counts. The copies count for nothing, and are compared all the same: who reads a file that says
// one thing and proves another was deceived, and has nothing to gain from a pass.

import { isDeepStrictEqual } from 'node:util';
import { cloudBuildKey } from '../../domain/cloud-build.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../domain/json.ts';
import { limits } from '../../domain/limits.ts';
import type { Candidate, SignedContent, SignedMaterial } from '../../domain/material.ts';
import { readStatement, type Statement } from '../envelope.ts';
import { Fault } from '../fault.ts';
import { readEach, type Parts } from './parts.ts';
import { Message } from './protobuf-json.ts';

type Envelope = Extract<SignedContent, { kind: 'envelope' }>;

/** Whether a JSON document has the shape of what gcloud prints of an image with its provenance. */
export function isGcb(document: JsonValue): boolean {
  return isJsonObject(document) && isJsonObject(document['provenance_summary']);
}

/**
 * Reads all provenances of the file: one material for each signature, one fault for each provenance or signature that cannot be read.
 * Throws `Fault` for the file itself: `FORMAT_MALFORMED`, `COPY_MISMATCH`.
 */
export function readGcb(candidate: Candidate, document: JsonValue): Parts<SignedMaterial> {
  if (!isJsonObject(document)) throw new Fault('FORMAT_MALFORMED', 'no object', 'what gcloud prints of an image');
  const file = new Message(document, 'image');
  const image = summaryOf(file.message('imageSummary'));
  const provenances = file.message('provenanceSummary').messages('provenance', limits.candidatesPerFile);
  return readEach(provenances, (provenance) => readProvenance(candidate, provenance, image));
}

/** The digest of the image that the file says it is about, in both spellings of it. */
function summaryOf(summary: Message): string {
  const [digest, qualified] = [summary.text('digest'), summary.text('fullyQualifiedDigest')];
  if (!/^sha256:[0-9a-f]{64}$/.test(digest)) throw new Fault('FORMAT_MALFORMED', 'an image_summary without a digest', 'the sha256 of the image');
  if (!qualified.endsWith(`@${digest}`)) throw new Fault('COPY_MISMATCH', `fully_qualified_digest ${qualified || 'nothing'}`, `one that ends with @${digest}, as digest says`);
  return digest;
}

function readProvenance(candidate: Candidate, provenance: Message, image: string): Parts<SignedMaterial> {
  const kind = provenance.text('kind');
  // Notes of other kinds stand in the same place: what was discovered in an image, what somebody attested of it.
  if (kind !== 'BUILD') throw new Fault('FORMAT_UNSUPPORTED', `an occurrence of the kind ${kind || 'nothing says'}`, 'one of the kind BUILD');
  const envelope = provenance.message('envelope');
  const [payload, payloadType] = [envelope.bytes('payload', limits.evidenceFileBytes), envelope.text('payloadType')];
  compareCopies(readStatement({ kind: 'envelope', payloadType, payload, signedOver: 'pae' }), provenance, image);
  const content = { payloadType, payload };
  const signatures = envelope.eachMessage('signatures', limits.envelopeSignatures, (signature) => readSignature(candidate, signature, content));
  if (signatures.read.length + signatures.faults.length === 0) throw new Fault('FORMAT_MALFORMED', 'an envelope without signatures', 'at least one signature');
  return signatures;
}

// The name of the key says what it signs. It is anybody's word, and does no harm: a key that signs bare payloads is believed only where the user, or
// what is built in, calls it by that very name.
function readSignature(candidate: Candidate, signature: Message, content: Pick<Envelope, 'payloadType' | 'payload'>): SignedMaterial {
  const hint = signature.text('keyid');
  return {
    candidate,
    format: 'gcb',
    content: { kind: 'envelope', ...content, signedOver: cloudBuildKey(hint)?.signs ?? 'pae' },
    signature: signature.bytes('sig', limits.signatureBytes),
    signer: { kind: 'key', hint },
    logEntries: [],
    timestamps: [],
    timestampsOver: 'signature',
    envelopeText: null,
  };
}

/** Compares what stands around the envelope with the statement in it, whoever signed that. Throws `Fault` (`COPY_MISMATCH`). */
function compareCopies(statement: Statement, provenance: Message, image: string): void {
  const uri = provenance.text('resourceUri');
  const named = /@(sha256:[0-9a-f]{64})$/.exec(uri)?.[1];
  if (named !== image) throw new Fault('COPY_MISMATCH', `resourceUri ${uri || 'nothing'}`, `one that ends with @${image}, as image_summary says`);
  const signed = statement.subjects.flatMap(({ digests }) => digests.get('sha256') ?? []).map((hex) => `sha256:${hex}`);
  if (!signed.includes(image)) throw new Fault('COPY_MISMATCH', `image_summary of ${image}`, `what the signed statement names: ${signed.slice(0, 3).join(', ') || 'no sha256'}`);
  const build = provenance.message('build');
  // v0.1 is copied with its predicate under a name of its own.
  const copy = build.object(statement.predicateType === 'https://slsa.dev/provenance/v1' ? 'inTotoSlsaProvenanceV1' : 'intotoStatement');
  const predicate = copy?.['slsaProvenance'] ?? copy?.['predicate'];
  const { document } = statement;
  const isSame = copy !== null && ['_type', 'predicateType', 'subject'].every((name) => isDeepStrictEqual(copy[name], document[name])) && isDeepStrictEqual(comparable(predicate), comparable(document['predicate']));
  if (!isSame) throw new Fault('COPY_MISMATCH', copy === null ? 'an envelope without a copy of its statement' : 'a copy that says something else', 'the statement that was signed, once more');
}

// The one field in which Google's copies are known to differ from what it signs: a text where SLSA v0.1 wants a number.
function comparable(predicate: JsonValue | undefined): JsonValue | undefined {
  if (!isJsonObject(predicate) || !isJsonObject(predicate['recipe'])) return predicate;
  return { ...predicate, recipe: without(predicate['recipe'], 'definedInMaterial') };
}

function without(object: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
}
