// What TrustRoot documents trust, and what an authority takes of it: its certificate authorities and certificate logs, its transparency logs, its
// timestamp authorities, each perhaps of another TrustRoot.

import { createHash, type KeyObject, type X509Certificate } from 'node:crypto';
import { problem, type Problem } from '../../domain/errors.ts';
import { isTrustDomain } from '../../domain/github-host.ts';
import { isJsonArray, isJsonObject, parseJson, type JsonObject, type JsonValue } from '../../domain/json.ts';
import type { RootChoice } from '../../domain/trust-domain.ts';
import { decodeBase64, inChain, isPlaceholder, readCertificates, readPublicKey } from './encoded.ts';
import { faultAt, type Spot } from './fields.ts';

/** The lists of a trusted_root.json. */
const LISTS = ['certificateAuthorities', 'ctlogs', 'tlogs', 'timestampAuthorities'] as const;
type List = (typeof LISTS)[number];
type Parts = Readonly<Record<List, readonly JsonValue[]>>;

/** Where roots come from: a whole that is loaded later, or keys and certificates that are at hand and can be taken one by one. */
export type Source = { readonly kind: 'whole'; readonly roots: RootChoice } | { readonly kind: 'parts'; readonly parts: Parts };

/** One TrustRoot; `source` is null where it cannot be used here, and the problems say why. */
export interface NamedRoot { readonly name: string; readonly document: Spot; readonly source: Source | null; readonly problems: readonly Problem[] }

/** The public-good instance: what a cluster trusts where nothing is said. */
export const PUBLIC_GOOD: Source = { kind: 'whole', roots: { kind: 'built-in', which: 'public-good', tenant: null } };

const TARGET = 'trusted_root.json';
const KEY_DETAILS: Readonly<Record<string, string>> = { prime256v1: 'PKIX_ECDSA_P256_SHA_256', secp384r1: 'PKIX_ECDSA_P384_SHA_384', secp521r1: 'PKIX_ECDSA_P521_SHA_512', ed25519: 'PKIX_ED25519', rsa: 'PKIX_RSA_PKCS1V5' };

/** Reads a valid TrustRoot. */
export function readTrustRoot(document: Spot): NamedRoot {
  const reader = new RootReader();
  const source = reader.read(document.get('spec'));
  return { name: document.get('metadata').get('name').text, document, source: reader.problems.length > 0 ? null : source, problems: reader.problems };
}

class RootReader {
  readonly problems: Problem[] = [];

  read(spec: Spot): Source | null {
    const [remote, keys, json] = [spec.get('remote'), spec.get('sigstoreKeys'), spec.get('trustedRootJSON')];
    if (remote.isSet) return this.#remote(remote);
    if (keys.isSet) return { kind: 'parts', parts: this.#keys(keys) };
    return json.text === '' ? this.#unsupported(spec.get('repository'), 'An archive of a TUF repository is not unpacked here.', 'Give the same roots as sigstoreKeys, or by remote.') : this.#json(json);
  }

  #unsupported(spot: Spot, what: string, next?: string): null {
    this.problems.push(faultAt('CONFIG_POLICY_UNSUPPORTED', [spot], { what, ...(next !== undefined && { next }) }));
    return null;
  }
  #bytes(spot: Spot): Buffer {
    if (isPlaceholder(spot.text)) this.#unsupported(spot, `${spot.path} holds the name of what a script puts there.`, 'Put the value there before the policy is used.');
    return decodeBase64(spot.text) ?? Buffer.alloc(0);
  }

  /**
   * A TUF repository. The two instances that are built in are what their address says, with the root of TUF that is built in: their newest root is
   * the same whichever older one somebody starts from.
   */
  #remote(remote: Spot): Source | null {
    const [mirrorField, targets, targetField] = [remote.get('mirror'), remote.get('targets'), remote.get('trustedRootTarget')];
    const root = this.#bytes(remote.get('root'));
    const mirror = URL.parse(mirrorField.text);
    const isLocal = mirror !== null && ['localhost', '127.0.0.1', '[::1]'].includes(mirror.hostname);
    if (mirror === null || mirror.username !== '' || mirror.password !== '' || !(mirror.protocol === 'https:' || (mirror.protocol === 'http:' && isLocal))) return this.#unsupported(mirrorField, 'A TUF repository is asked by https only, without credentials.', 'Give its address as https://HOST/PATH.');
    if (targets.text !== '' && targets.text !== 'targets') return this.#unsupported(targets, 'Targets of a TUF repository are looked for in its folder targets only.');
    const target = targetField.text === '' ? TARGET : targetField.text;
    const tenant = target.endsWith(`.${TARGET}`) ? target.slice(0, -TARGET.length - 1) : null;
    const address = mirror.href.replace(/\/+$/, '');
    if (address === 'https://tuf-repo.github.com' && (target === TARGET || (tenant !== null && isTrustDomain(tenant)))) return { kind: 'whole', roots: { kind: 'built-in', which: 'github', tenant: tenant === null ? null : { host: `${tenant}.ghe.com`, domain: tenant } } };
    if (target !== TARGET) return this.#unsupported(targetField, `Of a TUF repository only ${TARGET} is read.`);
    if (address === 'https://tuf-repo-cdn.sigstore.dev') return PUBLIC_GOOD;
    return { kind: 'whole', roots: { kind: 'tuf', mirror, origin: `TrustRoot at ${remote.at.file}:${remote.at.line}`, root } };
  }

  #json(field: Spot): Source | null {
    const bytes = field.text.trimStart().startsWith('{') ? Buffer.from(field.text) : this.#bytes(field);
    try {
      const root = parseJson(bytes);
      if (isJsonObject(root)) return { kind: 'parts', parts: partsOf((list) => listOf(root, list)) };
    } catch {
      // No JSON, or not as it should be: said below.
    }
    return this.#unsupported(field, 'This is no trusted_root.json that can be read.');
  }

  #keys(keys: Spot): Parts {
    const authorities = (name: string): readonly JsonValue[] => keys.get(name).items.flatMap((one) => this.#authority(one));
    const logs = (name: string): readonly JsonValue[] => keys.get(name).items.flatMap((one) => this.#log(one));
    return { certificateAuthorities: authorities('certificateAuthorities'), ctlogs: logs('ctLogs'), tlogs: logs('tLogs'), timestampAuthorities: authorities('timestampAuthorities') };
  }

  #authority(authority: Spot): readonly JsonValue[] {
    const field = authority.get('certChain');
    const bytes = this.#bytes(field);
    if (isPlaceholder(field.text)) return [];
    const certificates = readCertificates(bytes.toString('latin1'));
    const chain = certificates === null ? null : inChain(certificates);
    if (chain !== null) return [authorityOf(authority.get('uri').text, chain)];
    this.#unsupported(field, certificates === null ? 'These are no certificates that can be read.' : 'These certificates are not one chain.', 'Write one entry for each chain, from the certificate that signs to the one that signs itself.');
    return [];
  }

  #log(log: Spot): readonly JsonValue[] {
    const [keyField, hashField] = [log.get('publicKey'), log.get('hashAlgorithm')];
    const bytes = this.#bytes(keyField);
    if (isPlaceholder(keyField.text)) return [];
    const key = readPublicKey(bytes.toString('latin1'));
    const details = key === null ? undefined : KEY_DETAILS[key.asymmetricKeyDetails?.namedCurve ?? key.asymmetricKeyType ?? ''];
    if (!/^sha-?2?[-_]?256$/i.test(hashField.text)) this.#unsupported(hashField, 'Logs are verified with SHA-256 only.');
    else if (key === null || details === undefined) this.#unsupported(keyField, 'This is no public key of a log that can be verified with.');
    else return [logOf(log.get('baseURL').text, key, details)];
    return [];
  }
}

function authorityOf(uri: string, chain: readonly X509Certificate[]): JsonObject {
  return { uri, certChain: { certificates: chain.map(({ raw }) => ({ rawBytes: raw.toString('base64') })) } };
}

/** A log's id is the hash of its key (RFC 6962 §3.2), and Rekor's is the same. */
function logOf(baseUrl: string, key: KeyObject, keyDetails: string): JsonObject {
  const spki = key.export({ type: 'spki', format: 'der' });
  return { baseUrl, hashAlgorithm: 'SHA2_256', publicKey: { rawBytes: spki.toString('base64'), keyDetails }, logId: { keyId: createHash('sha256').update(spki).digest('base64') } };
}

function partsOf(list: (name: List) => readonly JsonValue[]): Parts {
  return { certificateAuthorities: list('certificateAuthorities'), ctlogs: list('ctlogs'), tlogs: list('tlogs'), timestampAuthorities: list('timestampAuthorities') };
}

function listOf(root: JsonObject, name: List): readonly JsonValue[] {
  const list = root[name] ?? [];
  if (!isJsonArray(list)) throw new TypeError(`${name} is no list`);
  return list;
}

/** Certificates of an authority's own, as parts. */
export function ownAuthority(certificates: readonly X509Certificate[]): Source | null {
  const chain = inChain(certificates);
  return chain === null ? null : { kind: 'parts', parts: { certificateAuthorities: [authorityOf('https://ca-cert.invalid', chain)], ctlogs: [], tlogs: [], timestampAuthorities: [] } };
}

/** What an authority takes from where; null for what it takes from nowhere. */
export interface Taken { readonly signers: Source | null; readonly logs: Source | null; readonly timestamps: Source | null }

/**
 * The roots of an authority: one whole, or a trusted_root.json put together of parts that are at hand. Null where it takes of two that cannot be put
 * together: of a whole nothing can be taken out before it is loaded, and roots are never merged then.
 */
export function combine({ signers, logs, timestamps }: Taken, origin: string): RootChoice | null {
  const given = [signers, logs, timestamps].filter((one) => one !== null);
  const [first, ...others] = given;
  if (first === undefined) return { kind: 'built-in', which: 'public-good', tenant: null };
  if (first.kind === 'whole') return others.every((one) => one.kind === 'whole' && isSame(one.roots, first.roots)) ? first.roots : null;
  if (others.some(({ kind }) => kind === 'whole')) return null;
  const document = {
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    certificateAuthorities: partOf(signers, 'certificateAuthorities'), ctlogs: partOf(signers, 'ctlogs'), tlogs: partOf(logs, 'tlogs'), timestampAuthorities: partOf(timestamps, 'timestampAuthorities'),
  };
  return { kind: 'file', origin, bytes: Buffer.from(JSON.stringify(document)) };
}

/** How many entries of a list a source has at hand; null where that is known only when it is loaded. */
export function countOf(source: Source, list: List): number | null {
  return source.kind === 'whole' ? null : source.parts[list].length;
}

function partOf(source: Source | null, list: List): readonly JsonValue[] {
  return source?.kind === 'parts' ? source.parts[list] : [];
}

function isSame(a: RootChoice, b: RootChoice): boolean {
  if (a.kind === 'built-in') return b.kind === 'built-in' && a.which === b.which && a.tenant === b.tenant;
  return a.kind === 'tuf' && b.kind === 'tuf' && a.mirror.href === b.mirror.href && Buffer.from(a.root).equals(b.root);
}

/** A TrustRoot that no authority takes anything of. */
export function unusedRoot({ name, document }: NamedRoot): Problem {
  return problem('POLICY_UNUSED', { about: document.get('metadata').get('name').path, level: 'warning', what: 'No authority names this TrustRoot.', seen: name, at: document.at });
}
