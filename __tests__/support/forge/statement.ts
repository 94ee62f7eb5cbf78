// Builders of what is signed: in-toto statements, DSSE's pre-authentication encoding, and the identity of a GitHub workflow.
//
// Every default is valid, so a test shows just what it is about.

import { sha256 } from './keys.ts';

export const IN_TOTO = 'application/vnd.in-toto+json';
export const SLSA_1 = 'https://slsa.dev/provenance/v1';
export const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';

/** A subject of a statement; `bytes` stand for their sha256. */
export type StatementSubject =
  | { readonly name: string; readonly digest: Readonly<Record<string, string>> }
  | { readonly name: string; readonly bytes: Uint8Array };

export interface StatementJson {
  _type: string;
  subject: { name: string; digest: Readonly<Record<string, string>> }[];
  predicateType: string;
  predicate: unknown;
}

/**
 * An in-toto statement; without more said, SLSA provenance v1 about `app.tar.gz` with the bytes `artifact`, by a builder that nobody knows: it agrees with
 * every certificate.
 */
export function aStatement(given: {
  readonly subjects?: readonly StatementSubject[];
  readonly type?: string;
  readonly predicateType?: string;
  readonly predicate?: unknown;
} = {}): StatementJson {
  const predicateType = given.predicateType ?? SLSA_1;
  return {
    _type: given.type ?? 'https://in-toto.io/Statement/v1',
    subject: (given.subjects ?? [{ name: 'app.tar.gz', bytes: Buffer.from('artifact') }]).map(subjectJson),
    predicateType,
    predicate: given.predicate ?? (predicateType === SLSA_1 ? homemadePredicate() : {}),
  };
}

function subjectJson(subject: StatementSubject): { name: string; digest: Readonly<Record<string, string>> } {
  if ('digest' in subject) return { name: subject.name, digest: subject.digest };
  return { name: subject.name, digest: { sha256: sha256(subject.bytes).toString('hex') } };
}

/** The predicate of SLSA v1 of a build type that no verifier has a table for. */
export function homemadePredicate(): object {
  return {
    buildDefinition: { buildType: 'https://acme.example/buildtypes/make/v1', externalParameters: { target: 'app.tar.gz' }, resolvedDependencies: [{ uri: 'git+https://github.com/acme/app@refs/tags/v1.2.3', digest: { gitCommit: DEFAULT_COMMIT } }] },
    runDetails: { builder: { id: 'https://acme.example/builder' } },
  };
}

/** The predicate of SLSA v1 as GitHub's own attestation action writes it, agreeing with the certificate of the same workflow. */
export function slsaPredicate(workflow: GithubWorkflow = {}): object {
  const { server, repo, workflow: path, ref, sha, signer, trigger, runner, run, attempt, repositoryId, ownerId } = completedWorkflow(workflow);
  return {
    buildDefinition: {
      buildType: 'https://actions.github.io/buildtypes/workflow/v1',
      externalParameters: { workflow: { ref, repository: `${server}/${repo}`, path } },
      internalParameters: { github: { event_name: trigger, repository_id: repositoryId, repository_owner_id: ownerId, runner_environment: runner } },
      resolvedDependencies: [{ uri: `git+${server}/${repo}@${ref}`, digest: { gitCommit: sha } }],
    },
    runDetails: {
      builder: { id: signer === '' ? `${server}/${repo}/${path}@${ref}` : `${server}/${signer}` },
      metadata: { invocationId: `${server}/${repo}/actions/runs/${run}/attempts/${attempt}` },
    },
  };
}

/** The bytes a DSSE signature covers: `DSSEv1 <len> <type> <len> <payload>` (DSSE protocol v1.0). */
export function preAuthEncoding(payloadType: string, payload: Uint8Array): Buffer {
  const type = Buffer.from(payloadType, 'utf8');
  return Buffer.concat([Buffer.from(`DSSEv1 ${type.length} `), type, Buffer.from(` ${payload.length} `), payload]);
}

/** A run of a GitHub workflow. `signer` names the called workflow where a reusable one signs: `owner/name/path@ref`. */
export interface GithubWorkflow {
  readonly server?: string;
  readonly repo?: string;
  readonly workflow?: string;
  readonly ref?: string;
  readonly sha?: string;
  readonly signer?: string;
  readonly signerSha?: string;
  readonly workflowName?: string;
  readonly trigger?: string;
  readonly runner?: 'github-hosted' | 'self-hosted';
  readonly visibility?: 'public' | 'private' | 'internal';
  readonly repositoryId?: string;
  readonly ownerId?: string;
  readonly run?: string;
  readonly attempt?: string;
  readonly environment?: string;
  readonly issuer?: string;
}

/** What Fulcio would write into the certificate of a workflow run: options for `sign`. */
export interface GithubIdentity {
  readonly identity: string;
  readonly issuer: string;
  readonly extensions: Readonly<Record<number, string>>;
}

/**
 * The identity of a workflow run with all Fulcio extensions, .1 to .6 and .8 to .22 agreeing with each other (.23 with an environment).
 * Ids that are not given are derived from the names: equal for the same repository, different for another.
 */
export function aGithubIdentity(workflow: GithubWorkflow = {}): GithubIdentity {
  const w = completedWorkflow(workflow);
  const home = `${w.server}/${w.repo}`;
  const config = `${home}/${w.workflow}@${w.ref}`;
  const identity = w.signer === '' ? config : `${w.server}/${w.signer}`;
  return {
    identity,
    issuer: w.issuer,
    extensions: {
      1: w.issuer, 2: w.trigger, 3: w.sha, 4: w.workflowName, 5: w.repo, 6: w.ref,
      8: w.issuer, 9: identity, 10: w.signerSha === '' ? w.sha : w.signerSha, 11: w.runner,
      12: home, 13: w.sha, 14: w.ref, 15: w.repositoryId, 16: `${w.server}/${ownerOf(w.repo)}`, 17: w.ownerId,
      18: config, 19: w.sha, 20: w.trigger, 21: `${home}/actions/runs/${w.run}/attempts/${w.attempt}`, 22: w.visibility,
      ...(w.environment === '' ? {} : { 23: w.environment }),
    },
  };
}

/** The workflow that a subject alternative name of GitHub's form names: `https://<host>/<owner>/<name>/<path>@<ref>`; null for any other. */
export function workflowOfIdentity(identity: string): GithubWorkflow | null {
  const [, server, repo, workflow, ref] = /^(https:\/\/[^/]+)\/([^/]+\/[^/]+)\/(\.github\/workflows\/[^@]+)@(.+)$/.exec(identity) ?? [];
  if (server === undefined || repo === undefined || workflow === undefined || ref === undefined) return null;
  return { server, repo, workflow, ref };
}

/** The commit that everything is built from unless a test says otherwise. */
export const DEFAULT_COMMIT = 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00';

/** The run with everything that was not given. */
export function completedWorkflow(given: GithubWorkflow): Required<GithubWorkflow> {
  const repo = given.repo ?? 'acme/app';
  return {
    server: 'https://github.com', repo, workflow: '.github/workflows/release.yml', ref: 'refs/tags/v1.2.3', sha: DEFAULT_COMMIT,
    signer: '', signerSha: '', workflowName: 'Release', trigger: 'push', runner: 'github-hosted', visibility: 'public',
    repositoryId: idFrom(repo), ownerId: idFrom(ownerOf(repo)), run: '4242', attempt: '1', environment: '', issuer: GITHUB_ISSUER,
    ...given,
  };
}

const ownerOf = (repo: string): string => repo.slice(0, Math.max(0, repo.indexOf('/')));
const idFrom = (name: string): string => String(sha256(Buffer.from(name)).readUIntBE(0, 4));
