// Every code the product can say, and the classes that are thrown.
//
// Two kinds, never mixed. A judgement is a value: a rejection of one candidate, a reason of one requirement. An error is thrown: the
// product could not be made. Both speak the codes of this one table, from which docs/codes.md is generated.
// A code is public: removing one, or giving it another meaning, breaks users.

import type { At } from './at.ts';
import { ownText } from './own-text.ts';

/** What a code is about; decides who has to act. */
export type CodeFamily = 'configuration' | 'subject' | 'trust' | 'source' | 'rejection' | 'reason' | 'run';

interface CodeEntry {
  readonly family: CodeFamily;
  /** One sentence: what is the case. */
  readonly means: string;
  /** One sentence: what the reader does next. */
  readonly next: string;
}

/** The catalog of codes. Meanings and next steps are for people; the key is the interface. */
export const codes = {
  // ── configuration: thrown before anything is read or asked, all problems at once
  CONFIG_UNKNOWN_INPUT: { family: 'configuration', means: 'An input or flag is not known.', next: 'Correct its name; what is expected is the nearest known one.' },
  CONFIG_EMPTY_INPUT: { family: 'configuration', means: 'An input was given but is empty, as when an expression expanded to nothing.', next: 'Give it a value, or leave the input out; find out why the expression came to nothing, if it is one.' },
  CONFIG_INVALID_VALUE: { family: 'configuration', means: 'The value of an input is not of its form.', next: 'Write the value in the form that is expected.' },
  CONFIG_CONFLICT: { family: 'configuration', means: 'Two inputs contradict each other.', next: 'Keep one of them.' },
  CONFIG_IDENTITY_REQUIRED: { family: 'configuration', means: 'Nothing says who must have signed.', next: 'Give certificate-identity with certificate-oidc-issuer; or repo, owner or signer-workflow; or key.' },
  CONFIG_SUBJECT_REQUIRED: { family: 'configuration', means: 'Nothing says what is to be verified.', next: 'Give image, artifact, release or checksums.' },
  CONFIG_POLICY_SYNTAX: { family: 'configuration', means: 'A policy is no YAML that can be read.', next: 'Correct the YAML.' },
  CONFIG_UNKNOWN_KEY: { family: 'configuration', means: 'A policy has a key that is not known there.', next: 'Correct it; what is expected is the nearest known one.' },
  CONFIG_MISSING_KEY: { family: 'configuration', means: 'A policy lacks a key that must be there.', next: 'Add it.' },
  CONFIG_POLICY_INVALID: { family: 'configuration', means: 'A ClusterImagePolicy or TrustRoot is not valid: policy-controller would refuse it too.', next: 'Correct the field.' },
  CONFIG_POLICY_UNSUPPORTED: { family: 'configuration', means: 'A field of a ClusterImagePolicy or TrustRoot means something in a cluster that cannot be said here without loss.', next: 'Keep a copy of the policy without this field for use here, where what it says does not matter.' },
  CONFIG_UNTRUSTED_FILE: { family: 'configuration', means: 'A file that decides about the verdict would be read from a workspace that the author of a pull request controls.', next: 'Read it from the base, as github:owner/repo/path@commit.' },
  POLICY_OPEN: { family: 'configuration', means: 'A part of the policy lets through what anybody made.', next: 'Say who must have signed, unless that is meant.' },
  POLICY_UNAVAILABLE: { family: 'configuration', means: 'A policy, or a file it names, cannot be had.', next: 'Check the path: a file in the workspace is looked for below it, what a policy names beside the policy, and globs are not taken. Of github:, check the ref, and that github-token may read the repository.' },
  // warnings about a policy that is in force, or about credentials; never thrown
  POLICY_MOVABLE: { family: 'configuration', means: 'The policy is read at a branch or tag: whoever can move it changes what is asked.', next: 'Write the commit it must be at, in full.' },
  POLICY_UNTESTED: { family: 'configuration', means: 'A policy brings no tests, so nothing was tested.', next: 'Add tests to the policy: a subject, recorded evidence, and the outcome that it must have.' },
  POLICY_UNUSED: { family: 'configuration', means: 'A part of the policy is used by nothing.', next: 'Use it, or take it out.' },
  POLICY_WIDER: { family: 'configuration', means: 'A field of a ClusterImagePolicy says where or in which form a cluster looks for evidence; here evidence counts wherever it is found, in every form.', next: 'Nothing: who must have signed what is the same.' },
  WAIVER_EXPIRED: { family: 'configuration', means: 'A waiver for this subject has expired and does not apply.', next: 'Remove the waiver, or have its owner renew it.' },
  WAIVER_EXPIRES: { family: 'configuration', means: 'A waiver for this subject expires within 14 days.', next: 'Mend what it excuses before that day, or have its owner renew it.' },
  EVERY_DELETABLE: { family: 'configuration', means: 'A requirement with every can be met by deleting the evidence that contradicts.', next: 'Ask for evidence that must be there instead, where you can.' },
  CHECK_PART_IGNORED: { family: 'configuration', means: 'A part of a check decides nothing.', next: 'Let allow ask for it (allow { count(deny) == 0; … }), or remove it.' },
  CREDENTIALS_UNUSABLE: { family: 'configuration', means: 'Credentials for a registry are configured but cannot be used or are refused; it is asked without them.', next: 'Sign in to the registry again before this step (docker/login-action), or mend what names the credentials; nothing, if the image is public.' },
  // ── subject: thrown
  SUBJECT_NOT_FOUND: { family: 'subject', means: 'A file, any file for a glob, or an image does not exist.', next: 'Check the path, and that an earlier step made the file.' },
  SUBJECT_AMBIGUOUS: { family: 'subject', means: 'What was written can mean several things.', next: 'Name one of them, by its digest or its tag.' },
  PLATFORM_ABSENT: { family: 'subject', means: 'The image has no image for a platform that must be there.', next: 'Build it for that platform too, or leave the platform out.' },
  IMAGE_ABSENT: { family: 'subject', means: 'The image is not in the registry; only evidence about its digest was verified.', next: 'Nothing where evidence is kept without images, or the image is elsewhere; else check the name, and that the image was pushed.' },
  DIGESTS_DIFFER: { family: 'subject', means: 'Images that must be one and the same have several digests.', next: 'Find out which registry was pushed to last, and by whom.' },
  SUBJECT_TOO_MANY: { family: 'subject', means: 'There are more subjects than one run takes.', next: 'Narrow the glob, or split the run.' },
  SUBJECT_UNREADABLE: { family: 'subject', means: 'A file is there but cannot be read, or is not a regular file.', next: 'Check its kind and its permissions.' },
  SUBJECT_CHANGED: { family: 'subject', means: 'A file changed while it was being verified.', next: 'Let nothing write to the file during the step, and run again.' },
  CHECKSUMS_MALFORMED: { family: 'subject', means: 'A checksum file cannot be used.', next: 'Ask the publisher for a list of SHA-256 checksums with names below its own folder.' },
  CHECKSUM_MISMATCH: { family: 'subject', means: 'The file is not the one that the checksum file lists under its name.', next: 'Fetch the file again; treat it as tampered with if it stays so.' },
  CHECKSUM_UNLISTED: { family: 'subject', means: 'The checksum file does not list this file.', next: 'Check that both are of the same version; verify the file without checksums if it is not meant to be listed.' },
  CHECKSUM_BESIDE: { family: 'subject', means: 'There are files beside the checksum file that it does not list; nothing is said about them.', next: 'Use only the files that are listed.' },
  RELEASE_MALFORMED: { family: 'subject', means: 'A release cannot be used as it is: an asset is not complete, is too large, or has a name that is none, or the same as another.', next: 'Ask the publisher to mend the release, or select assets with release-assets.' },
  // ── trust
  TRUST_MALFORMED: { family: 'trust', means: 'The trust root cannot be read.', next: 'Give a trusted_root.json as TUF hands it out, or the lines that "gh attestation trusted-root" prints.' },
  TRUST_ENTRY_DISABLED: { family: 'trust', means: 'One entry of the trust root cannot be used and is left out.', next: 'Nothing, unless evidence is refused for the lack of it.' },
  TRUST_CACHE_FOREIGN: { family: 'trust', means: 'A stored copy of trust metadata does not lead back to the root that is built in or given, and was discarded.', next: 'Find out which earlier step wrote into the temporary folder.' },
  TRUST_STALE: { family: 'trust', means: 'The trust root could not be refreshed, or was not to be, and is older than it should be.', next: 'Let the run reach the TUF repository, update this program, or give a newer trusted-root.' },
  // ── source: a place that was asked and gave no answer
  TRUST_REFRESH: { family: 'source', means: 'The trust root of a Sigstore instance could not be refreshed, or was not to be, and there is no copy that may be used in its place.', next: 'Let the run reach the TUF repository, or give a trusted-root. Without a network set offline for evidence of the public instance: its root is built in, and that of GitHub is not.' },
  SOURCE_TIMEOUT: { family: 'source', means: 'A server did not answer in time.', next: 'Run again; raise timeout if it stays so.' },
  SOURCE_DNS: { family: 'source', means: 'The name of a server is not known.', next: 'Check the name, and the network of the runner.' },
  SOURCE_UNREACHABLE: { family: 'source', means: 'No connection to a server could be made or kept.', next: 'Check the network of the runner, its proxy, and the certificate of the server; give registry-ca where an authority of your own issued it.' },
  SOURCE_UNAUTHORIZED: { family: 'source', means: 'A server does not let us read this, or wants to know who asks.', next: 'Check the name, as many registries say the same of what is not there. Sign in to the registry before this step (docker/login-action), or give github-token: for ghcr.io the token of the job with the permission packages: read, for another registry a line host=token.' },
  GITHUB_TOKEN_SCOPE: { family: 'source', means: 'GitHub does not let this token, or nobody without one, read the repository; or there is no such repository.', next: 'Check its name. For the job\'s own repository give github-token: ${{ github.token }} with permissions: contents: read, attestations: read; for another private one a token of a GitHub App that is installed there with the same permissions (actions/create-github-app-token).' },
  NOT_ON_THIS_HOST: { family: 'source', means: 'This GitHub has no attestations API.', next: 'Give the evidence with bundle, or lay it beside the artifact; set github-host to github.com if the software comes from there.' },
  SOURCE_MISMATCH: { family: 'source', means: 'A server answered with other bytes than those that were asked for by digest.', next: 'Treat the server as hostile until it is explained.' },
  SOURCE_MALFORMED: { family: 'source', means: 'The answer of a server, or a file of a layout, breaks the rules of its format.', next: 'Ask who runs the server, or who made the layout.' },
  SOURCE_RATE_LIMITED: { family: 'source', means: 'A server asks for fewer requests.', next: 'Run again later, or sign in to the server.' },
  SOURCE_SERVER: { family: 'source', means: 'A server failed, or gave an answer that is none.', next: 'Run again later; ask who runs the server if it stays so.' },
  SOURCE_REFUSED: { family: 'source', means: 'An address is not asked: without encryption, of the machine itself or of its cloud, or behind too many redirects.', next: 'Check where the address comes from.' },
  SOURCE_OFFLINE: { family: 'source', means: 'The network would have been needed, and offline is set.', next: 'Give the evidence, its log entry or the trust root as a file, or leave offline out.' },
  SOURCE_NOT_FOUND: { family: 'source', means: 'Evidence that was named does not exist: a file, or what a registry lists.', next: 'Check the path, and that an earlier step fetched the file; push the evidence again if a registry lost it.' },
  SOURCE_UNREADABLE: { family: 'source', means: 'A file of evidence cannot be read.', next: 'Check the path and its permissions.' },
  SOURCE_TOO_LARGE: { family: 'source', means: 'A file of evidence, or the answer of a server, is larger than the limit.', next: 'Check that it is evidence; split a file of many bundles.' },
  // ── rejection: one candidate was not accepted as authentic
  FORMAT_UNKNOWN: { family: 'rejection', means: 'The bytes are not evidence of any format that is read.', next: 'Give a bundle, an envelope, an answer of an attestations API, a Rekor entry, or a signature with its certificate.' },
  FORMAT_UNSUPPORTED: { family: 'rejection', means: 'The format, or its version, is recognised but not read.', next: 'Give what is expected; a Sigstore bundle v0.3 holds all that is needed in one file.' },
  FORMAT_MALFORMED: { family: 'rejection', means: 'The bytes break the rules of their format.', next: 'Ask the publisher for an intact copy.' },
  UNSIGNED: { family: 'rejection', means: 'Nobody signed this.', next: 'It never counts. Have it signed (actions/attest, cosign attest) if it should; nothing is to be done where signed evidence stands beside it.' },
  TRUST_NOT_LOADED: { family: 'rejection', means: 'No trust root could be had to examine the evidence under.', next: 'Read why the trust root could not be had; without a network give trusted-root, or set offline for evidence of the public instance.' },
  SIGNATURE_INVALID: { family: 'rejection', means: 'The signature does not fit the signed bytes and the key.', next: 'Treat the file as tampered with until the publisher explains it.' },
  KEY_UNSUPPORTED: { family: 'rejection', means: 'The signing key is of a kind that is not verified, or no key was given for it.', next: 'Give the public key with key, or the certificate with bundle; sign with ECDSA P-256 if the kind of the key is refused.' },
  CERTIFICATE_CHAIN: { family: 'rejection', means: 'The certificate does not lead to an authority of the trust root at the time of signing.', next: 'Check which Sigstore instance signed; give its trusted-root, or github-host for evidence of TENANT.ghe.com.' },
  CERTIFICATE_SCT: { family: 'rejection', means: 'The certificate carries too few valid proofs of certificate transparency.', next: 'Check which Sigstore instance signed; unsafe-ignore-sct does without.' },
  CERTIFICATE_EXTENSIONS: { family: 'rejection', means: 'The certificate contradicts itself, or an extension cannot be read.', next: 'Do not use this evidence; report it to the issuing authority.' },
  TIME_INVALID: { family: 'rejection', means: 'A timestamp does not verify, or lies outside the validity of the key.', next: 'Check which timestamp authority was used; give its trusted-root.' },
  LOG_INCLUSION: { family: 'rejection', means: 'The entry is not proven to be in the log.', next: 'Fetch the bundle again; treat it as forged if it stays so.' },
  LOG_BODY_MISMATCH: { family: 'rejection', means: 'The log entry speaks of another signature or another digest.', next: 'Treat the bundle as forged.' },
  LOG_KEY_MISMATCH: { family: 'rejection', means: 'The log entry names another certificate or key than the bundle.', next: 'Treat the bundle as forged: its signature is hidden from those who watch the log.' },
  LOG_KIND_UNSUPPORTED: { family: 'rejection', means: 'The log entry is of a kind that is not read.', next: 'Write the evidence with a current client.' },
  LOG_NAMES_KEY_ONLY: { family: 'rejection', means: 'The log entry names the key of the certificate and not the certificate itself.', next: 'Nothing, unless you rely on finding your own signatures in the log by identity: this one is found by its key or digest only.' },
  LOG_KEY_RETIRED: { family: 'rejection', means: 'The log that has the entry has retired its key, and nothing proves when the entry was made.', next: 'Nothing; newer evidence has a timestamp.' },
  TIME_UNWITNESSED: { family: 'rejection', means: 'Nobody witnessed when this was signed; the certificate is valid now, and that is all that is known.', next: 'Nothing, where the trust root is of a private authority without logs and timestamps; the same evidence is refused when the certificate has ended.' },
  UNLOGGED_PUBLIC: { family: 'rejection', means: 'The evidence is of an instance without a public log, and its certificate says that the source is public.', next: 'Nothing, or set trust to public-good where only logged evidence shall count.' },
  WITNESSES_TOO_FEW: { family: 'rejection', means: 'Too few distinct logs or timestamp authorities saw the signature.', next: 'Add the log entry to bundle, in a bundle or as Rekor answers it; without offline it is looked up in the logs of the trust root where it is all that is missing. Evidence of a private repository has none, and needs the trust root of GitHub, of TENANT.ghe.com with github-host; for a key whose owner does not log, key-log: none at the command line.' },
  PAYLOAD_TYPE: { family: 'rejection', means: 'What was signed does not say that it is an in-toto statement, or the signature of an image by cosign.', next: 'Sign statements with payload type application/vnd.in-toto+json, and images with cosign.' },
  PAYLOAD_MALFORMED: { family: 'rejection', means: 'The signed payload is not that of a signature of an image.', next: 'Sign the image again with a current client.' },
  STATEMENT_MALFORMED: { family: 'rejection', means: 'The signed statement is not an in-toto statement.', next: 'Ask the publisher to sign a Statement v0.1 or v1.' },
  COPY_MISMATCH: { family: 'rejection', means: 'What stands beside the signed statement for people to read says something else than was signed.', next: 'Do not rely on the file: fetch it again from where it was published, and ask who changed it.' },
  PROVENANCE_CONTRADICTED: { family: 'rejection', means: 'The provenance says something else than the certificate of whoever signed it, about a fact that both state.', next: 'Do not use this evidence: its builder is wrong, or somebody signed the provenance of another build.' },
  SUBJECT_MISMATCH: { family: 'rejection', means: 'The evidence is about other bytes.', next: 'Check that file and evidence are of the same version, and that the file is intact.' },
  SUBJECT_BYTES_NEEDED: { family: 'rejection', means: 'This signature can be verified over the bytes only, not over a digest.', next: 'Give the file instead of its digest.' },
  VERIFIER_THREW: { family: 'rejection', means: 'The bytes made the verifier fail in a way nobody foresaw.', next: 'Treat the evidence as hostile; report the case.' },
  // ── reason: why a requirement is not met
  EVIDENCE_NONE: { family: 'reason', means: 'No evidence was found.', next: 'Check that the publisher made any. For a file name it with bundle, or lay it beside the file; for attestations at GitHub give repo or owner; for an image say where else it lies with evidence-repository, or download it (gh attestation download) and name it with bundle.' },
  EVIDENCE_REJECTED: { family: 'reason', means: 'Evidence was found, and none of it is authentic evidence about this subject.', next: 'Read what became of each candidate.' },
  CLASS_MISSING: { family: 'reason', means: 'There is authentic evidence, but none of the class that is required.', next: 'Look at what was found; set require to it only if that proves enough. Without require, repo, owner, signer-* and source-* ask for provenance, and certificate-identity alone for a signature.' },
  SIGNER_MISMATCH: { family: 'reason', means: 'Evidence of the right class is signed by somebody else.', next: 'Compare what was found with what you expect; change the input only if the signer really is the right one. A reusable workflow of another repository is named with signer-workflow.' },
  CLAIM_MISMATCH: { family: 'reason', means: 'The right signer signed, but a fact differs.', next: 'Compare seen and expected.' },
  CLAIM_ABSENT: { family: 'reason', means: 'The evidence cannot answer what is asked.', next: 'Leave the constraint out, or ask for evidence that states it.' },
  THROUGH_INDEX: { family: 'reason', means: 'The evidence is about the index that lists this image, and not about the image itself.', next: 'Sign each platform (cosign sign --recursive), or set platforms to index.' },
  INDEX_ONLY: { family: 'reason', means: 'The index of a multi-platform image was verified; its bytes fix the digest of each of its images.', next: 'Nothing; set platforms to all where each image must have evidence of its own.' },
  TAG_UNBOUND: { family: 'reason', means: 'Nothing that was asked binds the tag of the image or release to the source it was built from: older bytes under this tag would pass.', next: 'Set source-ref to refs/tags/{tag}, or to refs/tags/v{version} where the image tag has no v in front; and write require out, as source-ref alone asks for provenance. A key says nothing of the source: there write the digest.' },
  REFERENCE_DIFFERS: { family: 'reason', means: 'The signature names the image by another repository.', next: 'Nothing where the image was copied; where it must not have been, set signed-identity at the command line.' },
  PARAMETER_UNKNOWN: { family: 'reason', means: 'The build was given a parameter that builds of its type do not have, and nobody knows what it did.', next: 'Name it with external-parameter and the value that it may have, if you know what it does.' },
  FIELDS_UNKNOWN: { family: 'reason', means: 'The predicate has members that its specification does not have; they were ignored.', next: 'Nothing; no decision rests on them.' },
  IDENTITY_CASE_ONLY: { family: 'reason', means: 'A value differs in upper and lower case only.', next: 'Write it exactly as it was seen.' },
  ISSUER_ENTERPRISE_SLUG: { family: 'reason', means: 'The issuer is the one of a GitHub enterprise with an issuer of its own.', next: 'Set enterprise to the value that is given, if it is yours.' },
  PATTERN_OPEN: { family: 'reason', means: 'A regular expression also accepts an identity that somebody else controls.', next: 'Write what is expected, or certificate-identity; unsafe-open-pattern accepts it as it is.' },
  PATTERN_LOOSE: { family: 'reason', means: 'A pattern leaves the workflow, the ref or a dot open.', next: 'Write the workflow and the ref in full, and escape its dots, if what would pass as well should not.' },
  VERSION_UNKNOWN: { family: 'reason', means: 'A constraint speaks of the version of the subject, and nothing states one.', next: 'Name the ref in full, or verify a subject that has a version.' },
  TRUST_MISMATCH: { family: 'reason', means: 'The evidence verified under a trust domain that the signer is not accepted from.', next: 'Check which Sigstore instance signed, and which ones trust accepts.' },
  CHECK_FAILED: { family: 'reason', means: 'A check did not accept the statement.', next: 'Read the message of the check.' },
  POLICY_FIELD_ABSENT: { family: 'reason', means: 'A check speaks of a field that the statement does not have.', next: 'Ask for evidence that states it. Where its absence is fine, let the check say so: has(…) in CEL, a default or name?: in CUE.' },
  ENGINE_FAILED: { family: 'reason', means: 'A check could not be asked: its engine crashed, took too long or too much, or printed what is no answer.', next: 'Run again; if it stays so, run the check by hand on the statement, and look at the engine on PATH.' },
  CHECK_WARNING: { family: 'reason', means: 'A check accepted with a warning.', next: 'Read the warning; the policy wrote it.' },
  EVIDENCE_INCOMPLETE: { family: 'reason', means: 'Every piece of evidence of this kind must agree, and a place that may hold more did not answer.', next: 'Run again when every place answers.' },
  CONTRADICTED: { family: 'reason', means: 'Every piece of evidence of this kind must agree, and one does not.', next: 'Read which one; it is by an accepted signer.' },
  AT_LEAST: { family: 'reason', means: 'Too few of the alternatives are met.', next: 'Read which are not.' },
  SIGNERS_NOT_DISTINCT: { family: 'reason', means: 'Enough signatures, but not by enough different signers.', next: 'Have another principal sign.' },
  NOT_SAME: { family: 'reason', means: 'Each requirement is met, but not by evidence of one and the same run or source.', next: 'Publish all evidence from one run.' },
  ALTERNATIVES: { family: 'reason', means: 'None of the alternatives is met.', next: 'Read why for each.' },
  REQUIREMENTS: { family: 'reason', means: 'Not all requirements are met.', next: 'Read which are not.' },
  REFUSED: { family: 'reason', means: 'The policy refuses this subject whatever is signed.', next: 'Ask the owner of the policy.' },
  DENIED: { family: 'reason', means: 'The policy names this very subject, commit or signer as denied.', next: 'Use another version; ask the owner of the policy.' },
  NO_RULE: { family: 'reason', means: 'No rule of the policy matches this subject.', next: 'Add a rule that matches its name. A digest alone has none: name the file, or the image.' },
  SIGNER_UNKNOWN: { family: 'reason', means: 'The requirement asks for the previous signer, and no previous version is known.', next: 'Name the signer.' },
  // ── run
  INTERRUPTED: { family: 'run', means: 'The run ended before this was finished, by its time limit or by cancellation.', next: 'Raise timeout, or run again.' },
  ENGINE_UNAVAILABLE: { family: 'run', means: 'The program that answers a check is neither on PATH nor to be had from its release.', next: 'Add a step that installs it before this one: cue-lang/setup-cue, or open-policy-agent/setup-opa.' },
  OUTPUT_EMPTY: { family: 'run', means: 'Outputs for exactly one subject are empty, because there are several.', next: 'Use results, which names each subject.' },
  SBOM_WRITTEN: { family: 'run', means: 'The SBOM out of verified evidence is written where it was asked to be.', next: 'Use it; what is in it is the word of whoever signed it.' },
  SBOM_MALFORMED: { family: 'run', means: 'A verified attestation of an SBOM holds none that can be read.', next: 'Ask the publisher to attest CycloneDX in JSON, or SPDX in JSON or tag-value form, under the predicate type of that format.' },
  SBOM_NONE: { family: 'run', means: 'An SBOM is to be written to a file, and no accepted evidence holds one.', next: 'Require sbom, so that its absence fails; check that the publisher attests one.' },
  SBOM_SEVERAL: { family: 'run', means: 'One SBOM is to be written to a file, and accepted evidence holds several.', next: 'End sbom-path with / to have all of them in that folder, or require one format.' },
  SBOM_TOO_LARGE: { family: 'run', means: 'The SBOMs that are to be written are larger together than one run can hold.', next: 'Verify fewer images in one run, or require one format.' },
  EVIDENCE_NOT_KEPT: { family: 'run', means: 'Evidence that counted is not kept in the folder of the reports: no bundle can hold it as it is, or there is too much of it.', next: 'Nothing, where the evidence stays where it was found.' },
  DOWNLOAD_UNWRITABLE: { family: 'run', means: 'Verified files cannot be kept in the folder of download.', next: 'Give a folder in the workspace or the temporary folder that holds no files of these names and is no link.' },
  REPORT_UNWRITABLE: { family: 'run', means: 'A report that was asked for cannot be written.', next: 'Check the path; it must lie in the workspace or the temporary folder, and not be a link.' },
  INTERNAL: { family: 'run', means: 'A defect of this program.', next: 'Report it, with the message.' },
} as const satisfies Record<string, CodeEntry>;

/** One of the codes. */
export type Code = keyof typeof codes;
/** The codes a rejection can have. */
export type RejectionCode = { [C in Code]: (typeof codes)[C]['family'] extends 'rejection' ? C : never }[Code];
/** The codes a requirement that is not met can have. */
export type ReasonCode = { [C in Code]: (typeof codes)[C]['family'] extends 'reason' ? C : never }[Code];
/** The codes a place that gave no answer can have. */
export type SourceCode = { [C in Code]: (typeof codes)[C]['family'] extends 'source' | 'run' ? C : never }[Code];

/**
 * One thing somebody should read: a code with what was seen and expected as data.
 *
 * `seen` and `expected` may hold text from outside, bounded but not escaped: each renderer escapes for its place.
 */
export interface Problem {
  readonly code: Code;
  /** Which fact, input or step it is about; null where the code says it all. */
  readonly about: string | null;
  readonly level: 'error' | 'warning' | 'note';
  readonly what: string;
  readonly seen: string | null;
  readonly expected: string | null;
  readonly next: string;
  /** Where in a document it was written; null for what no document says. */
  readonly at: At | null;
}

/** Makes a `Problem`, taking what is not said from the catalog. */
export function problem(code: Code, given: Partial<Omit<Problem, 'code'>> = {}): Problem {
  const entry = codes[code];
  return {
    code,
    about: given.about ?? null,
    level: given.level ?? 'error',
    what: given.what ?? entry.means,
    seen: given.seen == null ? null : bounded(given.seen),
    expected: given.expected == null ? null : bounded(given.expected),
    next: given.next ?? entry.next,
    at: given.at ?? null,
  };
}

/** Longest text from outside that is kept in a message, in UTF-16 units. Longer ones are cut and the cut is said. */
const MESSAGE_TEXT = 512;

/** Cuts `text` to a length that fits into a message; the cut is marked with its number of characters. Does not escape. */
export function bounded(text: string, length: number = MESSAGE_TEXT): string {
  return text.length <= length ? text : `${ownText(text.slice(0, length))}… (${text.length} characters)`;
}

/** The parent of everything this program throws on purpose; carries what a report needs. */
export abstract class VerifySupplyChainError extends Error {
  abstract override readonly name: string;
  readonly problems: readonly [Problem, ...Problem[]];
  constructor(problems: readonly [Problem, ...Problem[]], options?: ErrorOptions) {
    super(problems.map((p) => `${p.code}: ${p.what}`).join('\n'), options);
    this.problems = problems;
  }
}
/** The inputs or policies cannot be used. Thrown before anything is read or asked, with all problems in one. */
export class ConfigurationError extends VerifySupplyChainError { override readonly name = 'ConfigurationError'; }
/** What the user named cannot be turned into subjects. */
export class SubjectError extends VerifySupplyChainError { override readonly name = 'SubjectError'; }
/** The trust root cannot be used at all. */
export class TrustRootError extends VerifySupplyChainError { override readonly name = 'TrustRootError'; }
/** A place was asked and gave no answer. Not thrown out of a run: whoever asks turns it into a place that is unavailable. */
export class SourceError extends VerifySupplyChainError {
  override readonly name = 'SourceError';
  readonly code: SourceCode;
  constructor(code: SourceCode, what: string, options?: ErrorOptions) {
    super([problem(code, { what })], options);
    this.code = code;
  }
}
/** The program that answers a check cannot be had, so nothing can be judged by it. */
export class EngineError extends VerifySupplyChainError { override readonly name = 'EngineError'; }
/** A report or output that was asked for cannot be written. */
export class OutputError extends VerifySupplyChainError { override readonly name = 'OutputError'; }

/** Fails to compile where a union has a member that was not handled; throws where the types were lied to. */
export function assertNever(value: never): never {
  throw new Error(`unhandled: ${JSON.stringify(value)}`);
}
