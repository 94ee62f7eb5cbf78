// What policy-controller refuses when a document is applied: its rules, so that a document that a cluster takes is not called wrong here, and one that
// it refuses is, all of it at once. What means nothing outside a cluster is none of this file's business.
//
// A cluster may be set up to take a policy without authorities (fail-on-empty-authorities: false). Nothing passes such a policy, so it is refused here
// as it is by default.

import { isJsonObject, parseJson } from '../../domain/json.ts';
import { bounded, type Problem } from '../../domain/errors.ts';
import { limits } from '../../domain/limits.ts';
import { parseImageRepository } from '../../domain/image-reference.ts';
import { lintRegexp } from '../lint.ts';
import { decodeBase64, isPlaceholder, readCertificates, readPublicKey } from './encoded.ts';
import { faultAt, type Spot } from './fields.ts';

/** The short names of predicate types that a cluster knows. */
export const PREDICATE_WORDS: ReadonlySet<string> = new Set(['custom', 'slsaprovenance', 'spdx', 'spdxjson', 'cyclonedx', 'link', 'vuln']);
const RESOURCES: ReadonlySet<string> = new Set(['replicasets', 'deployments', 'pods', 'cronjobs', 'jobs', 'statefulsets', 'daemonsets']);
const HASHES: ReadonlySet<string> = new Set(['sha224', 'sha256', 'sha384', 'sha512']);
const KMS = ['awskms://', 'azurekms://', 'hashivault://', 'gcpkms://'] as const;
/** Fields of a policy that only the one over all authorities may have. */
export const ABOUT_WORKLOAD = ['fetchConfigFile', 'includeSpec', 'includeObjectMeta', 'includeTypeMeta'] as const;

/** What is wrong with a ClusterImagePolicy of the right shape. */
export async function policyFaults(document: Spot): Promise<readonly Problem[]> {
  const faults = new Faults();
  const spec = document.get('spec');
  faults.named(document);
  faults.listed(spec.get('images'));
  for (const image of spec.get('images').items) faults.glob(image.get('glob'));
  faults.listed(spec.get('authorities'));
  for (const authority of spec.get('authorities').items) await faults.authority(authority);
  faults.oneOfWords(spec.get('mode'), ['enforce', 'warn']);
  for (const match of spec.get('match').items) faults.match(match);
  faults.policy(spec.get('policy'), 'spec');
  return faults.all;
}

/** What is wrong with a TrustRoot of the right shape. */
export function trustRootFaults(document: Spot): readonly Problem[] {
  const faults = new Faults();
  faults.named(document);
  faults.trustRoot(document.get('spec'));
  return faults.all;
}

class Faults {
  readonly all: Problem[] = [];

  #missing(...spots: readonly [Spot, ...Spot[]]): void {
    this.all.push(faultAt('CONFIG_POLICY_INVALID', spots, { what: `${spots.length > 1 ? 'One of these fields must be there' : 'This field must be there'}: ${spots.map(({ path }) => path).join(', ')}.`, next: 'Add it.' }));
  }
  #several(...spots: readonly [Spot, ...Spot[]]): void {
    this.all.push(faultAt('CONFIG_POLICY_INVALID', spots, { what: `Only one of these fields may be there: ${spots.map(({ path }) => path).join(', ')}.`, next: 'Keep one of them.' }));
  }
  #invalid(spot: Spot, expected: string, seen: string = spot.text): void {
    this.all.push(faultAt('CONFIG_POLICY_INVALID', [spot], { what: `${spot.path} has a value that it cannot have.`, seen, expected }));
  }

  named(document: Spot): void {
    const name = document.get('metadata').get('name');
    if (name.text === '') this.#missing(name);
  }
  listed(spot: Spot): void {
    if (spot.items.length === 0) this.#missing(spot);
  }
  oneOfWords(spot: Spot, words: readonly string[]): void {
    if (spot.text !== '' && !words.includes(spot.text)) this.#invalid(spot, words.join(' or '));
  }

  glob(glob: Spot): void {
    if (glob.text === '') this.#missing(glob);
    else if (!/^[a-zA-Z0-9_:/*.@-]+$/.test(glob.text)) this.#invalid(glob, 'the name of an image, with * for anything but / and ** for anything');
  }

  match(match: Spot): void {
    const [resource, selector] = [match.get('resource'), match.get('selector')];
    if (resource.text !== '' && !RESOURCES.has(resource.text)) this.#invalid(resource, [...RESOURCES].join(', '));
    if (selector.isSet && ['resource', 'version', 'group'].every((key) => match.get(key).text === '')) this.#invalid(selector, 'a resource beside it', '');
  }

  async authority(authority: Spot): Promise<void> {
    const kinds: readonly [Spot, Spot, Spot] = [authority.get('key'), authority.get('keyless'), authority.get('static')];
    const [key, keyless, fixed] = kinds;
    const count = kinds.filter(({ isSet }) => isSet).length;
    // What else there is could only be judged by what the authority is.
    if (count === 0) return this.#missing(...kinds);
    if (count > 1) return this.#several(...kinds);
    if (key.isSet) this.#key(key, 'key');
    if (keyless.isSet) await this.#keyless(keyless);
    if (fixed.isSet) this.#static(fixed, authority);
    const source = authority.get('source');
    if (source.items.length > 1) this.#invalid(source, 'one source', `${source.items.length} sources`);
    for (const one of source.items) this.#source(one);
    for (const one of authority.get('attestations').items) this.#attestation(one);
    this.oneOfWords(authority.get('signatureFormat'), ['legacy', 'bundle']);
  }

  #static(fixed: Spot, authority: Spot): void {
    const action = fixed.get('action');
    if (action.text === '') this.#missing(action);
    this.oneOfWords(action, ['pass', 'fail']);
    const beside = ['attestations', 'source'].map((key) => authority.get(key)).filter(({ items }) => items.length > 0);
    const more = ['ctlog', 'rfc3161timestamp'].map((key) => authority.get(key)).filter(({ isSet }) => isSet);
    if (beside.length + more.length > 0) this.#several(fixed, ...beside, ...more);
  }

  #key(key: Spot, as: 'key' | 'ca-cert'): void {
    const [data, kms, secret, hash] = [key.get('data'), key.get('kms'), key.get('secretRef'), key.get('hashAlgorithm')];
    const given = [data.text !== '', kms.text !== '', secret.isSet].filter(Boolean).length;
    if (given === 0) this.#missing(data, kms, secret);
    if (given > 1) this.#several(data, kms, secret);
    if (hash.text !== '' && !HASHES.has(hash.text.trim().toLowerCase())) this.#invalid(hash, [...HASHES].join(', '));
    const isReadable = readPublicKey(data.text) !== null || (as === 'ca-cert' && readCertificates(data.text) !== null);
    if (data.text !== '' && !isReadable) this.#invalid(data, as === 'key' ? 'a public key in PEM' : 'certificates in PEM');
    if (kms.text !== '' && !isKms(kms.text)) this.#invalid(kms, kms.text.startsWith('awskms://') ? 'awskms://HOST:PORT/ and the ARN of a key or alias; HOST:PORT may be left out' : KMS.join(', '));
  }

  async #keyless(keyless: Spot): Promise<void> {
    const [url, authorityCertificate] = [keyless.get('url'), keyless.get('ca-cert')];
    if (url.text !== '' && authorityCertificate.isSet) this.#several(url, authorityCertificate);
    if (url.text !== '' && !isReference(url.text)) this.#invalid(url, 'a URL');
    if (authorityCertificate.isSet) this.#key(authorityCertificate, 'ca-cert');
    this.listed(keyless.get('identities'));
    for (const identity of keyless.get('identities').items) for (const name of ['issuer', 'subject']) await this.#named(identity.get(name), identity.get(`${name}RegExp`));
  }

  async #named(exact: Spot, pattern: Spot): Promise<void> {
    if (exact.text !== '' && pattern.text !== '') this.#several(exact, pattern);
    if (exact.text === '' && pattern.text === '') this.#missing(exact, pattern);
    if (pattern.text === '' || pattern.text.length > limits.patternLength) return;
    for (const { what } of await lintRegexp(pattern.text, pattern.path)) this.all.push(faultAt('CONFIG_POLICY_INVALID', [pattern], { what, seen: pattern.text, expected: 'a regular expression of RE2' }));
  }

  #source(source: Spot): void {
    const oci = source.get('oci');
    if (oci.text !== '' && !isPlaceOfImages(oci.text)) this.#invalid(oci, 'a registry, or a repository with its registry, as ghcr.io/acme/signatures');
    for (const secret of source.get('signaturePullSecrets').items) if (secret.get('name').text === '') this.#missing(secret.get('name'));
  }

  #attestation(attestation: Spot): void {
    const [name, type] = [attestation.get('name'), attestation.get('predicateType')];
    if (name.text === '') this.#missing(name);
    if (type.text === '') this.#missing(type);
    else if (!PREDICATE_WORDS.has(type.text) && !isUri(type.text)) this.#invalid(type, `a URI, or one of ${[...PREDICATE_WORDS].join(', ')}`);
    this.policy(attestation.get('policy'), 'attestation');
  }

  policy(policy: Spot, of: 'spec' | 'attestation'): void {
    if (!policy.isSet) return;
    const [type, data, remote, configMap] = [policy.get('type'), policy.get('data'), policy.get('remote'), policy.get('configMapRef')];
    if (type.text !== 'cue' && type.text !== 'rego') this.#invalid(type, 'cue or rego');
    const given = [data.text !== '', remote.isSet, configMap.isSet].filter(Boolean).length;
    if (given === 0) this.#missing(data, remote, configMap);
    if (given > 1) this.#several(data, remote, configMap);
    if (remote.isSet) this.#remote(remote);
    if (configMap.isSet) for (const key of ['name', 'key']) if (configMap.get(key).text === '') this.#missing(configMap.get(key));
    if (of === 'spec') return;
    for (const field of ABOUT_WORKLOAD.map((key) => policy.get(key)).filter(({ isSet }) => isSet)) this.all.push(faultAt('CONFIG_POLICY_INVALID', [field], { what: `${field.path} may only be there in spec.policy.`, next: 'Take it out.' }));
  }

  #remote(remote: Spot): void {
    const [url, sum] = [remote.get('url'), remote.get('sha256sum')];
    if (url.text === '') this.#missing(url);
    else if (!/^https:\/\/[^/?#]/i.test(url.text) || !isReference(url.text)) this.#invalid(url, 'an https address');
    if (sum.text === '') this.#missing(sum);
  }

  // ── trust roots

  trustRoot(spec: Spot): void {
    const kinds: readonly [Spot, Spot, Spot, Spot] = [spec.get('repository'), spec.get('remote'), spec.get('sigstoreKeys'), spec.get('trustedRootJSON')];
    const [repository, remote, keys, json] = kinds;
    const given = kinds.filter((one) => (one === json ? one.text !== '' : one.isSet));
    if (given.length === 0) return this.#missing(...kinds);
    if (given.length > 1) return this.#several(...kinds);
    if (repository.isSet) this.#repository(repository);
    if (remote.isSet) {
      if (remote.get('mirror').text === '') this.#missing(remote.get('mirror'));
      this.#root(remote.get('root'));
    }
    if (keys.isSet) this.#sigstoreKeys(keys);
  }

  #repository(repository: Spot): void {
    const mirror = repository.get('mirrorFS');
    this.#root(repository.get('root'));
    if (mirror.text === '') this.#missing(mirror);
    else if (!isPlaceholder(mirror.text) && decodeBase64(mirror.text)?.subarray(0, 2).toString('hex') !== '1f8b') this.#invalid(mirror, 'a compressed archive of a TUF repository (tar.gz) in base64', bounded(mirror.text, 32));
  }

  #root(root: Spot): void {
    if (root.text === '') return this.#missing(root);
    if (!isPlaceholder(root.text) && !isTufRoot(decodeBase64(root.text))) this.#invalid(root, 'a signed root.json of TUF in base64', bounded(root.text, 32));
  }

  #sigstoreKeys(keys: Spot): void {
    const [authorities, timestamps] = [keys.get('certificateAuthorities'), keys.get('timestampAuthorities')];
    if (authorities.items.length + timestamps.items.length === 0) this.#missing(authorities, timestamps);
    for (const one of [...authorities.items, ...timestamps.items]) {
      for (const field of [one.get('subject').get('organization'), one.get('subject').get('commonName'), one.get('uri'), one.get('certChain')]) if (field.text === '') this.#missing(field);
      this.#base64(one.get('certChain'));
    }
    for (const one of timestamps.items) this.#timestampChain(one.get('certChain'));
    for (const one of [...keys.get('tLogs').items, ...keys.get('ctLogs').items]) {
      for (const field of [one.get('baseURL'), one.get('hashAlgorithm'), one.get('publicKey')]) if (field.text === '') this.#missing(field);
      this.#base64(one.get('publicKey'));
    }
  }

  #base64(field: Spot): void {
    if (field.text !== '' && !isPlaceholder(field.text) && decodeBase64(field.text) === null) this.#invalid(field, 'PEM in base64', bounded(field.text, 32));
  }

  #timestampChain(chain: Spot): void {
    const bytes = decodeBase64(chain.text);
    if (chain.text === '' || isPlaceholder(chain.text) || bytes === null) return;
    const certificates = readCertificates(bytes.toString('latin1'));
    if (certificates === null) this.#invalid(chain, 'certificates in PEM, in base64', bounded(chain.text, 32));
    else if (certificates.filter(({ ca }) => !ca).length > 1) this.#invalid(chain, 'at most one certificate that is no authority\'s', `${certificates.length} certificates`);
  }
}

// ── forms

/** As Go reads a reference to anything (RFC 3986): little is none. */
function isReference(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what it excludes
  return !/[\u0000-\u0020\u007f]/.test(text) && !/%(?![0-9A-Fa-f]{2})/.test(text) && !text.startsWith(':');
}

/** As Go reads what stands in the line of a request: an absolute path, or anything behind a scheme. */
function isUri(text: string): boolean {
  return isReference(text) && /^(?:\/|\*$|[A-Za-z][A-Za-z0-9+.-]*:)/.test(text);
}

// A host is told from a path by its dot or port, and a repository must name its host.
function isPlaceOfImages(text: string): boolean {
  const slash = text.indexOf('/');
  if (slash < 0) return parseImageRepository(`${text.includes('.') || text.includes(':') ? text : `${text}.invalid`}/x`) !== null;
  const isHost = /[.:]/.test(text.slice(0, slash));
  // Of Docker Hub the whole path must be written.
  return isHost && parseImageRepository(text) !== null && !/^(?:index\.)?docker\.io\/[^/]+$/.test(text);
}

/** AWS takes the ARN of a key or of an alias: their bare ids need an environment to be understood. */
function isKms(text: string): boolean {
  if (!KMS.some((prefix) => text.startsWith(prefix))) return false;
  if (!text.startsWith('awskms://')) return true;
  const [, , endpoint = '', name = '', ...more] = text.split('/');
  const isEndpoint = endpoint === '' || /^(?:[^:[\]]*|\[[^[\]]*\]):[^:[\]]*$/.test(endpoint);
  return isEndpoint && more.length > 0 && /^arn:(?:aws|aws-us-gov|aws-cn):kms:[a-z0-9-]+:\d{12}:(?:key|alias)$/.test(name) && (!name.endsWith(':key') || isKeyId(more.join('/')));
}

function isKeyId(text: string): boolean {
  return /^(?:mrk-)?[A-Fa-f0-9]{8}-?[A-Fa-f0-9]{4}-?[A-Fa-f0-9]{4}-?[A-Fa-f0-9]{4}-?[A-Fa-f0-9]{12}$/.test(text);
}

function isTufRoot(bytes: Buffer | null): boolean {
  try {
    const root = bytes === null ? undefined : parseJson(bytes);
    return isJsonObject(root) && root['signatures'] !== undefined && root['signatures'] !== null;
  } catch {
    // No JSON.
    return false;
  }
}
