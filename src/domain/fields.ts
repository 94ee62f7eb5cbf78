// The field table: one row for every constraint a user can write. Inputs, policy keys, help, documentation and reports derive from it.
//
// It is data about claims and knows nothing of how a pattern is compared, so it lies in the domain: the inputs (config/) and the compiler of
// policies (policy/) both read it, and neither reads the other.

import type { ClaimName } from './claims.ts';

/**
 * How a value is written. `boolean` rows pin the claim to a fixed value when true; `pairs` are lines of key=value; a `number` is the least that is
 * accepted; a `version` is a tag, whole or its first numbers; a `builder` is an id with or without the version behind `@`;
 * `levels` are of verification summaries; `days` are the most that are accepted.
 */
export type FieldKind = 'text' | 'ref' | 'workflow' | 'regexp' | 'commit' | 'number' | 'boolean' | 'pairs' | 'version' | 'builder' | 'levels' | 'days';

export interface Field {
  /** The claim the value constrains; `workflow` constrains `signer-ref` too when an `@ref` is given, and `pairs` and `levels` the claim with each key in place of `*`. */
  readonly claim: ClaimName;
  readonly kind: FieldKind;
  /** `signer`: who must have signed. `fact`: what must be true of what they signed. */
  readonly part: 'signer' | 'fact';
  /** Several lines: any of them; of `pairs` and `levels` all. */
  readonly several: boolean;
  /** Where it can be written as an input; every row can be written in a policy. */
  readonly door: 'action' | 'cli';
  /** For `boolean`: the value of the claim that `true` asks for. */
  readonly pins: string | null;
  /** Whose words it is; decides what is required when `require` says nothing. */
  readonly dialect: 'cosign' | 'github' | 'vsa';
  readonly help: string;
}

const action = { door: 'action', several: false, pins: null } as const;
const cli = { door: 'cli', several: false, pins: null } as const;

export const fields = {
  'certificate-identity': { ...action, claim: 'certificate-identity', kind: 'text', part: 'signer', several: true, dialect: 'cosign', help: 'Who must have signed: the identity in the certificate (its subject alternative name), whole and case-sensitive. Several lines: any of them. Needs certificate-oidc-issuer.' },
  'certificate-identity-regexp': { ...action, claim: 'certificate-identity', kind: 'regexp', part: 'signer', dialect: 'cosign', help: 'The same as a regular expression (RE2). Refused when it would also accept an identity that somebody else controls.' },
  'certificate-oidc-issuer': { ...action, claim: 'certificate-oidc-issuer', kind: 'text', part: 'signer', dialect: 'cosign', help: 'Who vouched for that identity: the OIDC issuer. Default with repo, owner, signer-repo and signer-workflow: the issuer of GitHub Actions on github-host.' },
  'certificate-oidc-issuer-regexp': { ...cli, claim: 'certificate-oidc-issuer', kind: 'regexp', part: 'signer', dialect: 'cosign', help: 'The OIDC issuer as a regular expression (RE2).' },
  repo: { ...action, claim: 'repo', kind: 'text', part: 'signer', dialect: 'github', help: 'The source repository, as owner/name. Unless signer-repo, signer-workflow or certificate-identity say otherwise, the signing workflow must lie in it too.' },
  owner: { ...action, claim: 'owner', kind: 'text', part: 'signer', dialect: 'github', help: 'The owner of the source repository. Unless signer-repo, signer-workflow or certificate-identity say otherwise, the signing workflow must be the owner\'s too.' },
  'signer-repo': { ...action, claim: 'signer-repo', kind: 'text', part: 'signer', dialect: 'github', help: 'The repository whose workflow must have signed, as owner/name: for reusable workflows of another repository.' },
  'signer-workflow': { ...action, claim: 'signer-workflow', kind: 'workflow', part: 'signer', dialect: 'github', help: 'The workflow that must have signed, as owner/name/.github/workflows/file.yml@ref. Without @ref any ref is accepted, with a warning; in a policy it must be there. A * in the ref stops at /.' },
  'signer-digest': { ...cli, claim: 'signer-digest', kind: 'commit', part: 'signer', dialect: 'github', help: 'The commit of the workflow that signed.' },
  'repository-id': { ...cli, claim: 'repository-id', kind: 'text', part: 'signer', dialect: 'github', help: 'The numeric id of the source repository: survives renames, and refuses a re-created repository of the same name.' },
  'owner-id': { ...cli, claim: 'owner-id', kind: 'text', part: 'signer', dialect: 'github', help: 'The numeric id of the owner of the source repository.' },
  'source-ref': { ...action, claim: 'source-ref', kind: 'ref', part: 'fact', dialect: 'github', help: 'The git ref it was built from, as refs/tags/v1.2.3 or refs/heads/main. A * stops at /; {tag} and {version} stand for the subject\'s own.' },
  'source-tag': { ...cli, claim: 'source-tag', kind: 'text', part: 'fact', dialect: 'github', help: 'The tag it was built from, as v1.2.3: whole and case-sensitive. {tag} and {version} stand for the subject\'s own.' },
  'source-versioned-tag': { ...cli, claim: 'source-tag', kind: 'version', part: 'fact', dialect: 'github', help: 'The version of the tag it was built from, as v1.2.3; v1.2 and v1 stand for every release that begins so. A prerelease is another version, and is accepted only where it is named; build metadata matters only where it is given. It takes no {tag}: source-tag does.' },
  'source-branch': { ...cli, claim: 'source-branch', kind: 'text', part: 'fact', dialect: 'github', help: 'The branch it was built from, as main. Of what was built from a tag the certificate names no branch: then the word of the builder counts, and the report says so.' },
  'source-digest': { ...action, claim: 'source-digest', kind: 'commit', part: 'fact', dialect: 'github', help: 'The commit it was built from, in full.' },
  'deny-self-hosted-runners': { ...action, claim: 'runner', kind: 'boolean', part: 'fact', pins: 'github-hosted', dialect: 'github', help: 'Require that it was built on a runner hosted by GitHub.' },
  'entry-workflow': { ...cli, claim: 'entry-workflow', kind: 'ref', part: 'signer', dialect: 'github', help: 'The workflow of the source repository that the run began with, as owner/name/.github/workflows/file.yml@ref: where a reusable workflow signs, the one that called it. A * stops at /; {tag} and {version} stand for the subject\'s own.' },
  trigger: { ...cli, claim: 'trigger', kind: 'text', part: 'fact', several: true, dialect: 'github', help: 'The event that started the run, as push or release. Several lines: any of them.' },
  environment: { ...cli, claim: 'environment', kind: 'text', part: 'fact', several: true, dialect: 'github', help: 'The deployment environment that the job ran in, whose rules (who approves, which branches) the run went through. Several lines: any of them.' },
  'builder-id': { ...cli, claim: 'builder-id', kind: 'builder', part: 'fact', dialect: 'github', help: 'The builder, as https://github.com/owner/name/.github/workflows/file.yml@v1.2.3, whole; @v1.2.3 stands for @refs/tags/v1.2.3 too, and without @ any version is accepted. It must be proven by the certificate, or by a builder of the catalog that signed for it. Names a reusable workflow that builds by slsa-github-generator, too. With https://cloudbuild.googleapis.com/GoogleHostedWorker provenance of Google Cloud Build counts, by its own keys; repo or owner must say whose build it is then, as its keys sign for everybody.' },
  'build-level': { ...cli, claim: 'build-level', kind: 'number', part: 'fact', dialect: 'github', help: 'The least SLSA build level, 1 to 3: what the builder has earned, by the catalog of builders and by who ran it, and never what it says of itself.' },
  'workflow-input': { ...cli, claim: 'workflow-input.*', kind: 'pairs', part: 'fact', several: true, dialect: 'github', help: 'An input with which the workflow was started by hand, as key=value; several lines: all of them. It is the word of the builder.' },
  'external-parameter': { ...cli, claim: 'external-parameter.*', kind: 'pairs', part: 'fact', several: true, dialect: 'github', help: 'A parameter of the build that builds of its type do not have, as key=value: it is refused unless it is named here. Several lines: all of them.' },
  'signed-identity': { ...cli, claim: 'signed-identity', kind: 'text', part: 'fact', dialect: 'cosign', help: 'The name under which cosign signed the image, as it stands in the signature (docker-reference), whole and case-sensitive; of Docker Hub index.docker.io/library/name. It is the word of the signer, and says nothing about who that is.' },
  'verifier-id': { ...cli, claim: 'verifier-id', kind: 'text', part: 'fact', dialect: 'vsa', help: 'The verifier that a verification summary (VSA) must be of, whole and case-sensitive: what its signer calls itself. Who signed is asked beside that, with key or an identity.' },
  'resource-uri': { ...cli, claim: 'resource-uri', kind: 'text', part: 'fact', dialect: 'vsa', help: 'What a verification summary must be about, as its verifier names it, whole and case-sensitive. {tag} and {version} stand for the subject\'s own.' },
  'verified-level': { ...cli, claim: 'verified-level.*', kind: 'levels', part: 'fact', several: true, dialect: 'vsa', help: 'What a verification summary must have found, as SLSA_BUILD_LEVEL_3: a level of SLSA or a higher one of the same track, any other exactly. Several lines: all of them.' },
  'policy-digest': { ...cli, claim: 'policy-digest', kind: 'text', part: 'fact', several: true, dialect: 'vsa', help: 'The policy that a verification summary must be by, as sha256: and hex. Several lines: any of them.' },
  'max-age-days': { ...cli, claim: 'age-days', kind: 'days', part: 'fact', dialect: 'vsa', help: 'How many days ago a verification summary may say it was made, at the most, by the clock of the run.' },
  annotations: { ...cli, claim: 'annotations.*', kind: 'pairs', part: 'fact', several: true, dialect: 'cosign', help: 'What the signer must have added to the signature of an image, as key=value; several lines: all of them, in one and the same signature. It is the word of the signer, and says nothing about who that is.' },
} as const satisfies Record<string, Field>;

export type FieldName = keyof typeof fields;
export const fieldNames = Object.keys(fields).filter((name): name is FieldName => Object.hasOwn(fields, name));
