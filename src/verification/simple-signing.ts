// The payload of an image's signature: simple signing, as `cosign sign` writes it (containers/image docs/containers-signature.5.md; sigstore/sigstore
// pkg/signature/payload).
//
//   {"critical":{"identity":{"docker-reference":"ghcr.io/acme/app"},"image":{"docker-manifest-digest":"sha256:…"},"type":"cosign container image signature"},
//    "optional":{"env":"prod"}}
//
// It says which image was signed; its own bytes are nobody's subject. `critical` means that whoever does not understand a member of it must not accept
// the signature, so it is read to its last member, and so is the whole: a second spelling of a key (`Critical`) is what another reader would take.
// Other types than cosign's are of other protocols: `atomic container signature` is what GPG signs for containers/image.

import { openClaim } from '../domain/claims.ts';
import { parseDigest, type Digest } from '../domain/digest.ts';
import { isJsonObject, parseJson, type JsonObject, type JsonValue } from '../domain/json.ts';
import { limits } from '../domain/limits.ts';
import { Fault, matterOf } from './fault.ts';

/** What somebody signed about an image. */
export interface ImageSignature {
  /** The manifest or index that was signed. */
  readonly image: Digest;
  /** Under which name, in the signer's own words; nobody compared it with anything. */
  readonly reference: string;
  readonly annotations: SignedAnnotations;
}

/** What the signer added, by key: text only. */
export type SignedAnnotations = ReadonlyMap<string, string>;

const TYPE = 'cosign container image signature';

/** Whether a JSON document has the shape of such a payload, of whatever type. */
export function isSimpleSigning(document: JsonValue): boolean {
  return isJsonObject(document) && isJsonObject(document['critical']) && isJsonObject(document['critical']['image']);
}

/** Reads a payload whose signature was verified. Throws `Fault`: `PAYLOAD_TYPE`, `PAYLOAD_MALFORMED`. */
export function readImageSignature(payload: Uint8Array): ImageSignature {
  const document = parsePayload(payload);
  const critical = objectAt(document, 'critical');
  const type = critical['type'];
  if (type !== TYPE) throw new Fault('PAYLOAD_TYPE', typeof type === 'string' ? type : 'a payload without a type', TYPE);
  onlyHas(document, 'the payload', ['critical', 'optional']);
  onlyHas(critical, 'critical', ['identity', 'image', 'type']);
  const [identity, image] = [objectAt(critical, 'identity'), objectAt(critical, 'image')];
  onlyHas(identity, 'critical.identity', ['docker-reference']);
  onlyHas(image, 'critical.image', ['docker-manifest-digest']);
  const digest = parseDigest(textAt(image, 'docker-manifest-digest'));
  if (digest === null) malformed('a docker-manifest-digest that is none', 'sha256: and 64 hex digits in lower case');
  const optional = document['optional'] ?? null;
  if (optional !== null && !isJsonObject(optional)) malformed('an optional that is no object', 'an object or null');
  return { image: digest, reference: textAt(identity, 'docker-reference'), annotations: readAnnotations(optional) };
}

/**
 * The annotations among these members: those that are text, of bounded length, under a key that can be asked for. None where there are too many:
 * which ones were left out would be the signer's choice of what is not looked at.
 */
export function readAnnotations(members: JsonObject | null): SignedAnnotations {
  const all = Object.entries(members ?? {});
  if (all.length > limits.signedAnnotations) return new Map();
  return new Map(all.flatMap(([key, value]) => (openClaim('annotations', key) !== null && typeof value === 'string' && value.length <= limits.signedAnnotationValue ? [[key, value] as const] : [])));
}

function parsePayload(payload: Uint8Array): JsonObject {
  if (payload.length > limits.signaturePayloadBytes) malformed(`a payload of ${payload.length} bytes`, `at most ${limits.signaturePayloadBytes}`);
  let document: JsonValue;
  try {
    document = parseJson(payload);
  } catch (cause) {
    malformed(`a payload that ${matterOf(cause)}`, 'the JSON of a simple signing payload', cause);
  }
  return isJsonObject(document) ? document : malformed('a payload that is no object', 'an object');
}

function onlyHas(object: JsonObject, what: string, known: readonly string[]): void {
  const other = Object.keys(object).find((key) => !known.includes(key));
  if (other !== undefined) malformed(`${JSON.stringify(other.slice(0, 64))} in ${what}`, `${known.join(', ')} and nothing else`);
}

function objectAt(object: JsonObject, key: string): JsonObject {
  const value = object[key];
  return isJsonObject(value) ? value : malformed(`no ${key}`, 'an object');
}

function textAt(object: JsonObject, key: string): string {
  const value = object[key];
  return typeof value === 'string' ? value : malformed(`no ${key}`, 'a text');
}

function malformed(seen: string, expected: string, cause?: unknown): never {
  throw new Fault('PAYLOAD_MALFORMED', seen, expected, { cause });
}
