// Every input there is: the only list. action.yml, the README's tables, the flags of the command line and its help are made or checked from it.
//
// Inputs that constrain a claim are rows of the field table (domain/fields.ts); what stands here says what is verified, with which evidence, and
// what the step does about the verdict.

import { fields, type Field } from '../domain/fields.ts';

/** How an input is written. `lines` takes several values, one per line or per flag; `secrets` too, and they are never shown. */
export type InputKind = 'lines' | 'keys' | 'text' | 'boolean' | 'choice' | 'minutes' | 'seconds' | 'period' | 'secrets';

export interface Input {
  readonly kind: InputKind;
  /** The value that stands in action.yml: `-` is not set. */
  readonly default: string;
  readonly choices: readonly string[];
  /** `cli`: a flag of the command line and a key of policies only. */
  readonly door: 'action' | 'cli';
  readonly group: 'what' | 'who' | 'evidence' | 'behaviour' | 'unsafe';
  readonly help: string;
}

const NOT_SET = '-';
const plain = { default: NOT_SET, choices: [], door: 'action' } as const;

const settings = {
  image: { ...plain, kind: 'lines', group: 'what', help: 'Images to verify, one per line, by tag or digest; any artifact in a registry, as Helm charts; oci:FOLDER for an OCI layout on disk; @file reads lines from a file. A tag is resolved once: deploy the digest that is handed on.' },
  policy: { ...plain, kind: 'lines', group: 'who', help: 'Policy files, one per line: a path, or github:owner/repo/path@ref with a commit in full. Each says what must be true of which subjects; all of them must pass, and what other inputs ask must hold as well. Native files and ClusterImagePolicies of Sigstore are read.' },
  check: { ...plain, kind: 'lines', group: 'who', help: 'Files with conditions on what the evidence states, one per line: .cel, .cue or .rego, as with cosign verify-attestation --policy. All must accept one and the same attestation.' },
  platforms: { ...plain, kind: 'lines', default: 'index', group: 'what', help: 'Which images of a multi-platform image are verified. index: the index itself, whose bytes fix the digest of each. all: each of them, or a list as linux/amd64, one per line: each needs evidence of its own, and one that is absent fails.' },
  'same-digest': { ...plain, kind: 'boolean', default: 'false', door: 'cli', group: 'what', help: 'Require that all images have one digest: one tag in several registries.' },
  wait: { ...plain, kind: 'seconds', door: 'cli', group: 'behaviour', help: 'How many seconds to wait for an image, or for evidence about it, that is not there yet: right after a push, registries may not list it. Evidence that is there and does not hold is not waited for. Default: none.' },
  'evidence-repository': { ...plain, kind: 'lines', group: 'evidence', help: 'Repositories to look for evidence in, beside the image\'s own, one per line and taken as they are: ghcr.io/acme/signatures. At the command line COSIGN_REPOSITORY is the default.' },
  'github-token': { ...plain, kind: 'secrets', group: 'evidence', help: 'A token, as github.token of the job, for the GitHub whose runner it is; on github.com for ghcr.io too. For another host a line host=token, as TENANT.ghe.com=token or github.com=token. A token is sent to its host only. Default: for registries what docker/login-action left, else anonymous.' },
  'github-attestations': { ...plain, kind: 'choice', choices: ['auto', 'always', 'never'], door: 'cli', group: 'evidence', help: 'Whether GitHub is asked for the attestations of its API. auto, the default: where repo or owner is set and bundle is not. always: with bundle too. never: not at all.' },
  'registry-ca': { ...plain, kind: 'text', group: 'evidence', help: 'A PEM file of authorities to trust for the certificates of registries, beside those of the system.' },
  download: { ...plain, kind: 'text', group: 'behaviour', help: 'A folder, in the workspace or the temporary folder, to keep exactly the verified files of release in. They get there when every subject of the run has passed; nothing is overwritten.' },
  'sbom-path': { ...plain, kind: 'text', group: 'behaviour', help: 'Where to write the SBOM out of verified evidence: a file, or with a / at its end a folder that takes several. require must ask for an SBOM. Nothing is written where verification fails.' },
  'sbom-query': { ...plain, kind: 'lines', door: 'cli', group: 'behaviour', help: 'Show the components of the verified SBOM that match: a purl as pkg:golang/k8s.io/client-go, or a part of a name; * stands for anything.' },
  'unsafe-registry': { ...plain, kind: 'lines', group: 'unsafe', help: 'Registries, as host or host:port, that may be asked without encryption, or under a certificate nobody vouches for. What they answer for a digest has it all the same.' },
  artifact: { ...plain, kind: 'lines', group: 'what', help: 'Files to verify: paths or globs, one per line; or digests as sha256:, sha384: or sha512: and hex; @file reads lines from a file. A glob that matches nothing is an error.' },
  release: { ...plain, kind: 'lines', group: 'what', help: 'Releases on GitHub to verify, one per line: a tag as v1.2.3 or latest, of the repository in repo; or owner/name@v1.2.3. Every asset must pass, by what the release carries (bundles, provenance, signed checksum files) or by attestations at GitHub; assets that are evidence themselves are used as that. {tag} and {version} are those of the release.' },
  'release-assets': { ...plain, kind: 'lines', group: 'what', help: 'Which assets of release are verified: names with * for anything, one per line. Default: all of them.' },
  checksums: { ...plain, kind: 'lines', group: 'what', help: 'Signed checksum files (sha256sum, BSD): what is signed about the list counts for every file it lists. Without artifact, the listed files that are beside it are verified; with artifact, each artifact must be listed.' },
  'checksums-require': { ...plain, kind: 'choice', choices: ['present', 'all'], door: 'cli', group: 'what', help: 'Whether only the listed files that are present are verified (default), or all listed files must be there.' },
  'subject-digest': { ...plain, kind: 'lines', door: 'cli', group: 'what', help: 'Subjects by what names them, as algorithm:value, one per line: a digest as for artifact, or for verification summaries the identifier of what has no bytes, as gce_image_id:8970095005306000053, whole and exact.' },
  key: { ...plain, kind: 'keys', group: 'who', help: 'Public keys that must have signed, instead of an identity: PEM, or paths to PEM files. Any of them. The signature must be in a transparency log, unless key-log says otherwise.' },
  'key-log': { ...plain, kind: 'choice', choices: ['required', 'none'], door: 'cli', group: 'who', help: 'none: the owner of the keys does not log what they sign. Changes nothing for certificates. Default: required.' },
  'key-id': { ...plain, kind: 'lines', door: 'cli', group: 'who', help: 'What evidence must call the keys (its keyid), one line for each key and in their order. It is not signed, so it can only narrow what counts; the keys of regions of Google Cloud Build need it.' },
  'key-valid-for': { ...plain, kind: 'period', door: 'cli', group: 'who', help: 'When signatures of the keys count, as START/END in ISO 8601 (either may be left out): a witness must prove a time in it.' },
  bundle: { ...plain, kind: 'lines', group: 'evidence', help: 'Files of evidence: paths or globs, one per line; bundles of Sigstore and cosign, DSSE envelopes, answers of the GitHub attestations API, Rekor entries, detached signatures and certificates are known by their content. Default: what lies beside the artifact as FILE.sigstore.json, .sigstore, .bundle, .intoto.jsonl, .sig with .pem, .crt or .cert.' },
  require: { ...plain, kind: 'lines', group: 'evidence', help: 'What must be there, one class per line; all of them. signature, provenance, publish, release, sbom, a predicate alias or a predicate type URI; "a | b" for either. Default: provenance with the words of GitHub (repo, owner, signer-*, source-*, deny-self-hosted-runners), signature with those of cosign.' },
  enterprise: { ...plain, kind: 'text', group: 'who', help: 'The slug of a GitHub enterprise whose tokens have an issuer of their own; becomes part of the default issuer.' },
  'github-host': { ...plain, kind: 'text', group: 'who', help: 'Which GitHub repo, owner, signer-repo, signer-workflow, release and policies speak of; its issuer is the default issuer. Default: the GitHub whose runner it is (GITHUB_SERVER_URL); at the command line github.com. Set github.com for software from there on other runners. TENANT.ghe.com is an enterprise with data residency, any other host a GitHub Enterprise Server, which needs the trusted-root of the authority that its owner runs. With another host than github.com these names may begin with it, as acme.ghe.com/owner/name.' },
  'github-trust-domain': { ...plain, kind: 'text', door: 'cli', group: 'evidence', help: 'The trust domain of TENANT.ghe.com, by which GitHub\'s repository of trust roots names its root: what https://api.TENANT.ghe.com/meta calls trust_domain. Default: it is asked there.' },
  'trusted-root': { ...plain, kind: 'text', group: 'evidence', help: 'A trusted_root.json to use instead of the built-in Sigstore instances, or JSON lines of several, as "gh attestation trusted-root" prints: a domain each, never merged. What a root lists is what is required: logs, certificate logs, a witnessed time.' },
  trust: { ...plain, kind: 'choice', default: 'auto', choices: ['auto', 'public-good', 'github'], group: 'evidence', help: 'Which Sigstore instances may have vouched for the signer. auto: the public-good instance and GitHub\'s own. public-good: only evidence in the public log. github: only GitHub\'s own instance, which has no public log.' },
  'trust-refresh': { ...plain, kind: 'choice', default: 'auto', choices: ['auto', 'never'], door: 'cli', group: 'evidence', help: 'Whether trust roots are refreshed by TUF. never: the built-in one is used, and its age is in the report; GitHub\'s is not built in.' },
  'tuf-mirror': { ...plain, kind: 'text', door: 'cli', group: 'evidence', help: 'The https address of a TUF repository to take trusted_root.json from, instead of the built-in instances. Needs tuf-root.' },
  'tuf-root': { ...plain, kind: 'text', door: 'cli', group: 'evidence', help: 'The root.json that trust in tuf-mirror starts from.' },
  'rekor-url': { ...plain, kind: 'lines', door: 'cli', group: 'evidence', help: 'The https address of a transparency log (Rekor v1) that is asked for the entry of a signature that came without one; several lines ask several. What it answers is verified by the keys of the trust root. Default: https://rekor.sigstore.dev for the public-good instance; with trusted-root the logs that it lists.' },
  'log-threshold': { ...plain, kind: 'choice', choices: ['1', '2', '3', '4'], door: 'cli', group: 'evidence', help: 'How many distinct transparency logs must have the signature. Default: 1 where the trust root lists logs.' },
  'timestamp-threshold': { ...plain, kind: 'choice', choices: ['1', '2', '3', '4'], door: 'cli', group: 'evidence', help: 'How many distinct timestamp authorities must have seen the signature. Default: none, where a log proves the time.' },
  'time-threshold': { ...plain, kind: 'choice', choices: ['1', '2', '3', '4'], door: 'cli', group: 'evidence', help: 'How many distinct witnesses, logs and timestamp authorities together, must prove when it was signed. Default: 1.' },
  offline: { ...plain, kind: 'boolean', default: 'false', group: 'evidence', help: 'Use the network for nothing: whatever would need it is refused.' },
  mode: { ...plain, kind: 'choice', default: 'enforce', choices: ['enforce', 'warn', 'observe'], group: 'behaviour', help: 'What the step does about a subject that did not pass. enforce: fail. warn: go on, with a warning for each. observe: go on, only the summary says so. The outcome says what is true in every mode.' },
  reports: { ...plain, kind: 'text', group: 'behaviour', help: 'A folder, in the workspace or the temporary folder, to write report.json into; and below it in evidence/ the evidence that counted, as bundles that can be verified again without a network.' },
  summary: { ...plain, kind: 'boolean', default: 'true', group: 'behaviour', help: 'Write the step summary.' },
  timeout: { ...plain, kind: 'minutes', default: '10', group: 'behaviour', help: 'Minutes for the whole run. What is not finished by then is indeterminate, and every output is still written.' },
  'unsafe-any-identity': { ...plain, kind: 'boolean', default: 'false', group: 'unsafe', help: 'Accept a signature by anybody. Other constraints still hold.' },
  'unsafe-ignore-tlog': { ...plain, kind: 'boolean', default: 'false', group: 'unsafe', help: 'Do not require a transparency log entry. A witnessed time is still required; only where a trust root of your own lists neither a log nor a timestamp authority, the certificate must be valid now instead.' },
  'unsafe-ignore-sct': { ...plain, kind: 'boolean', default: 'false', group: 'unsafe', help: 'Do not require proof that the certificate was published in a certificate log.' },
  'unsafe-contradicted-provenance': { ...plain, kind: 'boolean', default: 'false', door: 'cli', group: 'unsafe', help: 'Accept provenance that says something else than the certificate of its signer, as where somebody signed the provenance of another build again. Nothing that it says counts then.' },
  'unsafe-open-pattern': { ...plain, kind: 'boolean', default: 'false', group: 'unsafe', help: 'Accept a regular expression although it also accepts identities that somebody else controls.' },
} as const satisfies Record<string, Input>;

function inputOf(field: Field): Input {
  return { kind: field.kind === 'boolean' ? 'boolean' : field.several ? 'lines' : 'text', default: field.kind === 'boolean' ? 'false' : NOT_SET, choices: [], door: field.door, group: 'who', help: field.help };
}

/** What is verified stands before who must have signed. */
const FIRST = ['image', 'artifact', 'release', 'release-assets', 'checksums', 'checksums-require', 'subject-digest', 'platforms', 'same-digest'] as const;

const GUARDED: readonly string[] = ['mode', 'trust', 'trusted-root', 'trust-refresh', 'tuf-mirror', 'tuf-root', 'log-threshold', 'timestamp-threshold', 'time-threshold', 'key-log', 'rekor-url', 'github-host', 'github-trust-domain'];

/** Inputs about trust, mode and what is weakened: a policy of another repository forbids them unless it allows them. */
export const guardedInputs: readonly string[] = [...GUARDED, ...Object.keys(settings).filter((name) => name.startsWith('unsafe-'))];

/** All inputs by name, in the order in which they are documented. */
export const inputs: ReadonlyMap<string, Input> = new Map<string, Input>([
  ...FIRST.map((name): [string, Input] => [name, settings[name]]),
  ...Object.entries(fields).map(([name, field]): [string, Input] => [name, inputOf(field)]),
  ...Object.entries(settings).filter(([name]) => !FIRST.some((first) => first === name)),
]);
