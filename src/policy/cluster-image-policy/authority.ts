// One authority of a ClusterImagePolicy: whom it trusts, which becomes trust domains of its own, and what it requires of whom.
//
// What a cluster does with these fields, and what becomes of it here, stands in docs/decisions/0015-cluster-image-policy.md. Where both differ, more
// is asked here.

import type { ClaimName } from '../../domain/claims.ts';
import type { Problem } from '../../domain/errors.ts';
import { parseImageRepository } from '../../domain/image-reference.ts';
import { limits } from '../../domain/limits.ts';
import type { Check, Evidence, Pattern, Requirement, Signer, What } from '../../domain/policy.ts';
import { COSIGN_SIGN, whatOf } from '../../domain/predicate-types.ts';
import type { NonEmpty } from '../../domain/subject.ts';
import type { KeyTerms, RootChoice, TrustChoice, TrustedKey, TrustNames } from '../../domain/trust-domain.ts';
import { pemBlocks, readCertificates, readPublicKey } from './encoded.ts';
import { faultAt, type Spot } from './fields.ts';
import { combine, countOf, ownAuthority, PUBLIC_GOOD, type NamedRoot, type Source, type Taken } from './trust-root.ts';
import { ABOUT_WORKLOAD, PREDICATE_WORDS } from './validity.ts';

const FULCIO = 'https://fulcio.sigstore.dev';
const REKOR = 'https://rekor.sigstore.dev';

/** Reads a public key in PEM; null where it is none that is verified with. */
export type ParseKey = (pem: string, name: string, terms: KeyTerms) => TrustedKey | null;

/** What the documents of a file share. */
export interface Shared {
  readonly roots: ReadonlyMap<string, NamedRoot>;
  readonly parseKey: ParseKey;
  /** Whether a pattern holds that also accepts somebody else's identity. */
  readonly openPattern: boolean;
  /** Names of the TrustRoots that were taken of. */
  readonly used: Set<string>;
  /** What the trust of authorities is called so far. */
  readonly choiceNames: Set<string>;
}

/** An authority that was read. `requirementOf` is asked when the names of its trust domains are known; `choice` is null where it trusts nobody. */
export interface Authority {
  readonly name: string;
  readonly choice: TrustChoice | null;
  readonly repositories: readonly string[];
  readonly requirementOf: (names: TrustNames | null) => Requirement;
}

/** Reads a valid authority. Null where something in it cannot be said here; the problems say what, all of it. */
export function readAuthority(spot: Spot, names: { readonly policy: string; readonly authority: string; readonly choice: string }, shared: Shared): { readonly authority: Authority | null; readonly problems: readonly Problem[]; readonly notes: readonly Problem[] } {
  const reader = new AuthorityReader(spot, names, shared);
  const authority = reader.read();
  return { authority: reader.problems.length > 0 ? null : authority, problems: reader.problems, notes: reader.notes };
}

/** Reads a check of a policy that is valid. Null where there is none, or where it is not at hand. */
export function readCheck(policy: Spot, unsupported: (spot: Spot, what: string, next?: string) => null): Check | null {
  if (!policy.isSet) return null;
  const [type, data, remote, configMap] = [policy.get('type'), policy.get('data'), policy.get('remote'), policy.get('configMapRef')];
  for (const field of ABOUT_WORKLOAD.map((key) => policy.get(key)).filter(({ isTrue }) => isTrue)) unsupported(field, `${field.path} shows the check something of the workload or of the image's configuration, which is not known here: in CUE a check of what is not shown would pass.`);
  if (remote.isSet) return unsupported(remote, 'Checks are not fetched: what is asked must be known before anything is.', 'Write the check into data.');
  if (configMap.isSet) return unsupported(configMap, 'A ConfigMap is in a cluster and nowhere else.', 'Write the check into data.');
  return { language: type.text === 'rego' ? 'rego' : 'cue', dialect: 'policy-controller', text: data.text, at: data.at };
}

class AuthorityReader {
  readonly problems: Problem[] = [];
  readonly notes: Problem[] = [];
  readonly #spot: Spot;
  readonly #names: { readonly policy: string; readonly authority: string; readonly choice: string };
  readonly #shared: Shared;

  constructor(spot: Spot, names: { readonly policy: string; readonly authority: string; readonly choice: string }, shared: Shared) {
    this.#spot = spot;
    this.#names = names;
    this.#shared = shared;
  }

  #unsupported(spot: Spot, what: string, next?: string): null {
    this.problems.push(faultAt('CONFIG_POLICY_UNSUPPORTED', [spot], { what, ...(spot.text !== '' && { seen: spot.text }), ...(next !== undefined && { next }) }));
    return null;
  }
  #note(spot: Spot, what: string): void {
    this.notes.push(faultAt('POLICY_WIDER', [spot], { level: 'note', what }));
  }

  read(): Authority | null {
    const name = this.#names.authority;
    const fixed = this.#spot.get('static');
    if (fixed.isSet) {
      const message = fixed.get('message').text;
      const requirement: Requirement = fixed.get('action').text === 'pass' ? { kind: 'exempt', name, reason: 'static: pass' } : { kind: 'refuse', reason: message === '' ? 'static: fail' : message };
      return { name, choice: null, repositories: [], requirementOf: () => requirement };
    }
    const repositories = this.#repositories();
    if (this.#spot.get('signatureFormat').text !== '') this.#note(this.#spot.get('signatureFormat'), 'A cluster looks for signatures in this format only; here every format counts.');
    const statements = this.#statements();
    const key = this.#spot.get('key');
    const signed = key.isSet ? this.#key(key) : this.#keyless(this.#spot.get('keyless'));
    if (signed === null) return null;
    const { choice, signersOf } = signed;
    const requirementOf = (names: TrustNames | null): Requirement => {
      if (names === null) throw new TypeError('an authority without trust domains');
      return this.#require(signersOf(names), statements);
    };
    return { name, choice, repositories, requirementOf };
  }

  #require(signedBy: NonEmpty<Signer>, statements: readonly { readonly what: What; readonly checks: readonly Check[] }[]): Requirement {
    const leaf = (what: What, checks: readonly Check[]): Evidence => ({ kind: 'evidence', name: this.#names.authority, what, signedBy, where: new Map(), builders: [], checks, quantifier: 'some' });
    const [first, ...others] = statements.map(({ what, checks }) => leaf(what, checks));
    // Attestations take the place of the signature, as in a cluster.
    if (first === undefined) return leaf({ kind: 'signature' }, []);
    return others.length === 0 ? first : { kind: 'all', of: [first, ...others] };
  }

  /** The attestations it lists. Each keeps its name, by which `spec.policy` finds it. */
  #statements(): readonly { readonly what: What; readonly checks: readonly Check[] }[] {
    return this.#spot.get('attestations').items.flatMap((one) => {
      const [name, type] = [one.get('name').text, one.get('predicateType')];
      // A word stands for the one type that cosign writes under it, and not for all that are of its class here.
      const word = PREDICATE_WORDS.has(type.text) ? whatOf(type.text) : null;
      const [uri] = word?.kind === 'statement' ? word.predicateTypes : [type.text];
      if (uri === COSIGN_SIGN) this.#unsupported(type, 'This type is how cosign writes signatures; here it counts as a signature, and as no attestation.', 'Leave attestations out: then a signature is what is asked for.');
      const check = readCheck(one.get('policy'), (spot, what, next) => this.#unsupported(spot, what, next));
      return [{ what: { kind: 'statement', predicateTypes: [uri], label: name } as const, checks: check === null ? [] : [check] }];
    });
  }

  /** Where else evidence lies. A cluster looks there and not beside the image; evidence that counts there counts wherever it is. */
  #repositories(): readonly string[] {
    return this.#spot.get('source').items.flatMap((source) => {
      const [oci, prefix, secrets] = [source.get('oci'), source.get('tagPrefix'), source.get('signaturePullSecrets')];
      if (prefix.text !== '') this.#unsupported(prefix, 'Tags with a prefix are not looked for: evidence under them would not be found.');
      if (secrets.items.length > 0) this.#note(secrets, 'Secrets of a cluster are not read; registries are asked with the credentials of this machine.');
      if (oci.text === '') return [];
      if (parseImageRepository(oci.text) === null || !oci.text.includes('/')) return this.#unsupported(oci, 'A registry alone names no repository.', 'Name the repository, as ghcr.io/acme/signatures.') ?? [];
      this.#note(oci, 'A cluster looks for evidence there and not beside the image; here it counts in either place.');
      return [oci.text];
    });
  }

  // ── whom it trusts

  /** The TrustRoot that a field names. */
  #root(field: Spot): Source | null {
    if (field.text === '') return null;
    const root = this.#shared.roots.get(field.text);
    if (root === undefined) return this.#unsupported(field, 'There is no TrustRoot of this name in the file.', 'Put the TrustRoot into the same file, behind ---.');
    this.#shared.used.add(root.name);
    // What is wrong with it is said where it stands.
    return root.source ?? this.#unsupported(field, 'The TrustRoot of this name cannot be used.', 'Correct the TrustRoot.');
  }

  /**
   * Where logs are taken from. `isOff`: a `ctlog` that names neither says that signatures are not logged. An address alone means the public log, as
   * whose keys a cluster takes those of its own TUF root.
   */
  #logs(): { readonly source: Source | null; readonly isOff: boolean; readonly isAsked: boolean } {
    const ctlog = this.#spot.get('ctlog');
    const [url, reference] = [ctlog.get('url'), ctlog.get('trustRootRef')];
    if (reference.text !== '') return { source: this.#root(reference), isOff: false, isAsked: true };
    if (url.text === '') return { source: null, isOff: ctlog.isSet, isAsked: false };
    if (withoutSlash(url.text) !== REKOR) this.#unsupported(url, 'Nothing says which key this log has; in a cluster its TUF root does.', 'Name a TrustRoot with the key of the log in trustRootRef.');
    return { source: PUBLIC_GOOD, isOff: false, isAsked: true };
  }

  #timestamps(): Source | null {
    const field = this.#spot.get('rfc3161timestamp');
    if (field.isSet && field.get('trustRootRef').text === '') return this.#unsupported(field, 'This asks for a timestamp of nobody: a cluster passes over it.', 'Name a TrustRoot in trustRootRef, or take the field out.');
    return this.#root(field.get('trustRootRef'));
  }

  #combine(taken: Taken, field: Spot): RootChoice | null {
    return combine(taken, `authority ${this.#names.authority} of ${this.#names.policy}`) ?? this.#unsupported(field, 'Its certificates, logs and timestamps are of instances that are loaded as a whole, and of different ones.', 'Take them all from one TrustRoot, or from TrustRoots with sigstoreKeys.');
  }

  #keyless(keyless: Spot): { readonly choice: TrustChoice; readonly signersOf: (names: TrustNames) => NonEmpty<Signer> } | null {
    const signers = this.#signers(keyless);
    const { source: given, isOff, isAsked } = this.#logs();
    const stamps = this.#timestamps();
    const accepts = this.#identities(keyless);
    const [first, ...others] = accepts;
    if (signers === null || first === undefined) return null;
    // What the policy does not say, the public log would be asked in a cluster, whose keys are not at hand.
    if (keyless.get('ca-cert').isSet && !isOff && !isAsked && stamps === null) return this.#unsupported(keyless.get('ca-cert'), 'Nothing says who saw what this authority\'s certificates signed.', 'Name a TrustRoot in ctlog or rfc3161timestamp; with ctlog: {} certificates count that are valid now.');
    const isOwn = keyless.get('trustRootRef').text !== '' || keyless.get('ca-cert').isSet;
    // Where nothing is said of logs, all that the same root lists may witness.
    const isSilent = !isOff && !isAsked && stamps === null;
    const logs = given ?? (isSilent || !isOwn ? signers : null);
    const timestamps = stamps ?? (isSilent ? signers : null);
    const roots = this.#combine({ signers, logs: isOff && signers.kind === 'parts' ? null : logs, timestamps }, isAsked ? this.#spot.get('ctlog') : this.#spot.get('rfc3161timestamp'));
    if (roots === null) return null;
    const isUnwitnessed = isSilent && countOf(signers, 'tlogs') === 0 && countOf(signers, 'timestampAuthorities') === 0;
    const choice: TrustChoice = {
      name: this.#names.choice, roots, keys: [], keysOnly: false,
      thresholds: { logs: isAsked ? 1 : null, timestamps: stamps === null ? null : 1, times: null },
      weakening: { ignoreLogs: isOff || isUnwitnessed || (stamps !== null && !isAsked), ignoreScts: keyless.get('insecureIgnoreSCT').isTrue },
    };
    const signerOf = (accept: ReadonlyMap<ClaimName, Pattern>, { domains }: TrustNames): Signer => ({ kind: 'keyless', name: this.#names.authority, accept, facts: new Map(), trust: domains });
    return { choice, signersOf: (names) => [signerOf(first, names), ...others.map((one) => signerOf(one, names))] };
  }

  #signers(keyless: Spot): Source | null {
    const [url, own, reference] = [keyless.get('url'), keyless.get('ca-cert'), keyless.get('trustRootRef')];
    if (own.isSet) return this.#ownAuthority(own);
    if (reference.text !== '') return this.#root(reference);
    if (url.text === '' || withoutSlash(url.text) === FULCIO) return PUBLIC_GOOD;
    return this.#unsupported(url, 'Nothing says which certificates this instance has; in a cluster its TUF root does.', 'Name a TrustRoot in trustRootRef.');
  }

  #ownAuthority(own: Spot): Source | null {
    const data = own.get('data');
    if (data.text === '') return this.#notAtHand(own);
    const certificates = readCertificates(data.text);
    if (certificates === null) return this.#unsupported(data, 'This is a key, and no certificate of an authority.', 'Write the certificates of the authority in PEM.');
    return ownAuthority(certificates) ?? this.#unsupported(data, 'These certificates are not one chain.');
  }

  /** Who may sign, each by issuer and name together. */
  #identities(keyless: Spot): readonly ReadonlyMap<ClaimName, Pattern>[] {
    return keyless.get('identities').items.map((identity) => {
      const of = (exact: Spot, pattern: Spot): Pattern => (exact.text === '' ? this.#pattern(pattern) : this.#exact(exact));
      return new Map<ClaimName, Pattern>([
        ['certificate-oidc-issuer', of(identity.get('issuer'), identity.get('issuerRegExp'))],
        ['certificate-identity', of(identity.get('subject'), identity.get('subjectRegExp'))],
      ]);
    });
  }

  #exact(spot: Spot): Pattern {
    if (/\{(?:version|tag)\}/.test(spot.text)) this.#unsupported(spot, 'In braces stands what is replaced by the version of the image here.');
    return { kind: 'text', anyOf: [spot.text], star: false };
  }
  #pattern(spot: Spot): Pattern {
    if (spot.text.length > limits.patternLength) this.#unsupported(spot, `Regular expressions of more than ${limits.patternLength} characters are not used.`);
    return { kind: 'regexp', source: spot.text, unsafeOpen: this.#shared.openPattern };
  }

  #key(field: Spot): { readonly choice: TrustChoice; readonly signersOf: (names: TrustNames) => NonEmpty<Signer> } | null {
    const { source: logs, isAsked } = this.#logs();
    const timestamps = this.#timestamps();
    const key = this.#trustedKey(field, { log: isAsked ? 'required' : 'none', validity: { start: null, end: null }, times: 'none', timestamps: timestamps === null ? 'none' : 1 });
    const roots = this.#combine({ signers: null, logs, timestamps }, this.#spot.get('rfc3161timestamp'));
    if (key === null || roots === null) return null;
    const choice: TrustChoice = { name: this.#names.choice, roots, keys: [key], keysOnly: true, thresholds: { logs: isAsked ? 1 : null, timestamps: timestamps === null ? null : 1, times: null }, weakening: { ignoreLogs: false, ignoreScts: false } };
    return { choice, signersOf: ({ domains, unlogged }) => [{ kind: 'key', name: this.#names.authority, spki: key.digest, facts: new Map(), trust: isAsked ? domains : [unlogged] }] };
  }

  #trustedKey(field: Spot, terms: KeyTerms): TrustedKey | null {
    const [data, hash] = [field.get('data'), field.get('hashAlgorithm')];
    if (data.text === '') return this.#notAtHand(field);
    if ((pemBlocks(data.text)?.length ?? 0) !== 1) return this.#unsupported(data, 'There are several keys: in a cluster one of them has to sign an image, and each of them every attestation.', 'Write an authority for each key.');
    const given = readPublicKey(data.text);
    const key = given === null ? null : this.#shared.parseKey(given.export({ type: 'spki', format: 'pem' }).toString(), this.#names.choice, terms);
    if (key === null || given === null) return this.#unsupported(data, 'Keys of this kind are not verified with.', 'Give an ECDSA key on P-256, P-384 or P-521, an RSA key of 2048 bits or more, or an Ed25519 key.');
    const algorithm = hash.text === '' ? 'sha256' : hash.text.trim().toLowerCase();
    const { namedCurve } = given.asymmetricKeyDetails ?? {};
    const usual = { secp384r1: 'sha384', secp521r1: 'sha512' }[namedCurve ?? ''];
    if (algorithm !== 'sha256' && algorithm !== usual && given.asymmetricKeyType !== 'ed25519') this.#unsupported(hash, `Signatures of this key over ${algorithm} are not verified.`, `Use sha256${usual === undefined ? '' : ` or ${usual}`}.`);
    return key;
  }

  #notAtHand(key: Spot): null {
    const field = key.get('kms').text === '' ? key.get('secretRef') : key.get('kms');
    return this.#unsupported(field, `${field.path} names what only a cluster or a service has.`, 'Write the public key into data; it is no secret.');
  }
}

function withoutSlash(url: string): string {
  return url.replace(/\/$/, '');
}
