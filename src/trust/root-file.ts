// Reads a trusted_root.json (Sigstore trust root v0.1, v0.2) into plain keys and certificates.
//
// The file is believed: whoever supplies it decides whom to trust. It is read entry by entry all the same, because roots outlive clients: an entry
// with a key type or a certificate this version cannot use disables that entry and is said; the others stay good. What is left out can only make
// evidence be refused, never accepted.

import { createPublicKey, X509Certificate } from 'node:crypto';
import { problem, TrustRootError, type Problem } from '../domain/errors.ts';
import { isJsonArray, isJsonObject, parseJson, type JsonObject, type JsonValue } from '../domain/json.ts';
import type { Authority, LogKey, TrustRoots, Validity } from '../domain/trust-domain.ts';

/** What a trust root holds, how many entries it lists of each kind (also those that cannot be used), and what was left out. */
export interface TrustedRoot {
  readonly roots: TrustRoots;
  readonly listed: { readonly transparencyLogs: number; readonly certificateLogs: number; readonly timestampAuthorities: number };
  readonly disabled: readonly Problem[];
}

const MEDIA_TYPES: ReadonlySet<string> = new Set([
  'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
  'application/vnd.dev.sigstore.trustedroot+json;version=0.2',
  'application/vnd.dev.sigstore.trustedroot.v0.1+json',
  'application/vnd.dev.sigstore.trustedroot.v0.2+json',
]);

/** `keyDetails` of the Sigstore protobuf specs that can be verified here, with the key they must really be. */
const KEY_KINDS: Readonly<Record<string, string>> = {
  PKIX_ECDSA_P256_SHA_256: 'ec prime256v1',
  PKIX_ECDSA_P384_SHA_384: 'ec secp384r1',
  PKIX_ECDSA_P521_SHA_512: 'ec secp521r1',
  PKIX_ED25519: 'ed25519',
  PKCS1_RSA_PKCS1V5: 'rsa',
  PKIX_RSA_PKCS1V5: 'rsa',
  PKIX_RSA_PKCS1V15_2048_SHA256: 'rsa',
  PKIX_RSA_PKCS1V15_3072_SHA256: 'rsa',
  PKIX_RSA_PKCS1V15_4096_SHA256: 'rsa',
};

/** Why one entry cannot be used. */
class UnusableEntry extends Error {
  override readonly name = 'UnusableEntry';
}

/**
 * Reads a trusted_root.json. `origin` names the file in problems.
 *
 * Throws `TrustRootError` (`TRUST_MALFORMED`) where it is no trust root at all, or holds nothing that can be used.
 */
export function parseTrustedRoot(bytes: Uint8Array, origin: string): TrustedRoot {
  const root = parseRoot(bytes, origin);
  const disabled: Problem[] = [];
  const read = <T>(list: string, parse: (entry: JsonObject) => T): T[] =>
    entriesOf(root, list, origin).flatMap((entry, index) => {
      try {
        if (!isJsonObject(entry)) throw new UnusableEntry('is no object');
        return [parse(entry)];
      } catch (cause) {
        if (!(cause instanceof UnusableEntry)) throw cause;
        disabled.push(problem('TRUST_ENTRY_DISABLED', { level: 'warning', about: `${list}[${index}]`, what: `Entry ${list}[${index}] of ${origin} ${cause.message} and is left out.` }));
        return [];
      }
    });
  const roots: TrustRoots = {
    transparencyLogs: read('tlogs', (entry) => parseLog(entry, 'start-required')),
    certificateLogs: read('ctlogs', (entry) => parseLog(entry, 'start-optional')),
    certificateAuthorities: read('certificateAuthorities', parseAuthority),
    timestampAuthorities: read('timestampAuthorities', parseAuthority),
  };
  if (roots.certificateAuthorities.length + roots.timestampAuthorities.length + roots.transparencyLogs.length === 0) malformed(origin, 'holds nothing that can be used');
  const countOf = (list: string): number => entriesOf(root, list, origin).length;
  const listed = { transparencyLogs: countOf('tlogs'), certificateLogs: countOf('ctlogs'), timestampAuthorities: countOf('timestampAuthorities') };
  return { roots, listed, disabled };
}

function parseRoot(bytes: Uint8Array, origin: string): JsonObject {
  let root: JsonValue;
  try {
    root = parseJson(bytes);
  } catch (cause) {
    malformed(origin, 'is not JSON', cause);
  }
  if (!isJsonObject(root)) malformed(origin, 'is no JSON object');
  const mediaType = root['mediaType'];
  if (typeof mediaType !== 'string' || !MEDIA_TYPES.has(mediaType)) malformed(origin, 'does not have the media type of a Sigstore trust root');
  return root;
}

function entriesOf(root: JsonObject, list: string, origin: string): readonly JsonValue[] {
  const entries = root[list] ?? [];
  if (!isJsonArray(entries)) malformed(origin, `has a ${list} that is no list`);
  return entries;
}

function malformed(origin: string, what: string, cause?: unknown): never {
  throw new TrustRootError([problem('TRUST_MALFORMED', { what: `The trust root ${origin} ${what}.` })], { cause });
}

function parseLog(entry: JsonObject, start: 'start-required' | 'start-optional'): LogKey {
  const key = objectAt(entry, 'publicKey');
  const details = textAt(key, 'keyDetails');
  const kind = KEY_KINDS[details];
  if (kind === undefined) throw new UnusableEntry(`has a key of the kind ${JSON.stringify(details.slice(0, 64))}, which is not known`);
  const validity = parseValidity(key['validFor']);
  // A period without its start is damaged, and read as open it would verify entries from before the key existed. A root without any period, as
  // private instances write, says that the key is good for ever.
  if (start === 'start-required' && validity.start === null && key['validFor'] !== undefined) throw new UnusableEntry('does not say from when its key is valid');
  const hash = entry['hashAlgorithm'] ?? 'SHA2_256';
  if (hash !== 'SHA2_256') throw new UnusableEntry('uses a hash that is not known');
  const publicKey = bytesAt(key, 'rawBytes');
  // checkpointKeyId is the full id of logs whose 4-byte hint is not a prefix of logId (Rekor v2).
  const id = isJsonObject(entry['checkpointKeyId']) ? entry['checkpointKeyId'] : objectAt(entry, 'logId');
  return { baseUrl: textAt(entry, 'baseUrl'), logId: bytesAt(id, 'keyId'), publicKey, encoding: encodingOf(publicKey, kind), validity };
}

/** The encoding under which the bytes are a key of the kind its entry states: a label that does not fit is not used. */
function encodingOf(publicKey: Buffer, kind: string): 'spki' | 'pkcs1' {
  for (const type of ['spki', 'pkcs1'] as const) {
    try {
      const key = createPublicKey({ key: publicKey, format: 'der', type });
      const name = key.asymmetricKeyDetails?.namedCurve;
      if (`${key.asymmetricKeyType}${name === undefined ? '' : ` ${name}`}` === kind) return type;
    } catch {
      // Not a key in this encoding; the other one is tried, and none fitting is said below.
    }
  }
  throw new UnusableEntry('has a key that is not of the kind it states');
}

function parseAuthority(entry: JsonObject): Authority {
  const certificates = objectAt(entry, 'certChain')['certificates'];
  if (!isJsonArray(certificates) || certificates.length === 0) throw new UnusableEntry('has no certificates');
  const chain = certificates.map((certificate) => {
    if (!isJsonObject(certificate)) throw new UnusableEntry('has a certificate that is no object');
    return parseCertificate(bytesAt(certificate, 'rawBytes'));
  });
  const uri = entry['uri'];
  return { name: typeof uri === 'string' ? uri : 'unnamed authority', chain, validity: parseValidity(entry['validFor']) };
}

function parseCertificate(der: Buffer): Buffer {
  try {
    // Parsed to see that it can be; the verifier parses the same bytes again.
    return new X509Certificate(der).raw;
  } catch (cause) {
    throw new UnusableEntry('has a malformed certificate', { cause });
  }
}

function parseValidity(value: JsonValue | undefined): Validity {
  if (value === undefined) return { start: null, end: null };
  if (!isJsonObject(value)) throw new UnusableEntry('has a validity that is no object');
  return { start: timeAt(value, 'start'), end: timeAt(value, 'end') };
}

function timeAt(object: JsonObject, key: string): Date | null {
  const text = object[key];
  if (text === undefined || text === null) return null;
  const time = typeof text === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) ? new Date(text) : new Date(Number.NaN);
  if (Number.isNaN(time.getTime())) throw new UnusableEntry(`has a malformed ${key} of its validity`);
  return time;
}

function objectAt(object: JsonObject, key: string): JsonObject {
  const value = object[key];
  if (!isJsonObject(value)) throw new UnusableEntry(`has no ${key}`);
  return value;
}
function textAt(object: JsonObject, key: string): string {
  const value = object[key];
  if (typeof value !== 'string') throw new UnusableEntry(`has no ${key}`);
  return value;
}
function bytesAt(object: JsonObject, key: string): Buffer {
  const text = textAt(object, key);
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length === 0) throw new UnusableEntry(`has no ${key}`);
  return bytes;
}
