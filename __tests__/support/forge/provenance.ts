// Provenance as builders write it, agreeing with the certificate of the same run: one function for each shape there is.
//
// Shapes are those of the builders' own releases; names, numbers and digests are made up. Every default is valid, so a test shows just what it is about.

import { completedWorkflow, slsaPredicate, type GithubWorkflow } from './statement.ts';

export const GENERATOR = 'slsa-framework/slsa-github-generator';

/** A predicate with its type, and the run that a certificate for it is of. */
export interface Built { readonly predicateType: string; readonly predicate: object; readonly workflow: GithubWorkflow; readonly builderId: string; readonly buildType: string }

const SLSA_02 = 'https://slsa.dev/provenance/v0.2';
const SLSA_1 = 'https://slsa.dev/provenance/v1';

/** What GitHub tells a workflow about the event that started it. */
export interface Event { readonly baseRef?: string; readonly inputs?: Readonly<Record<string, unknown>>; readonly targetCommitish?: string }

function eventPayload({ baseRef, inputs, targetCommitish }: Event, ref: string): object {
  return {
    ref, repository: { name: 'app' }, sender: {},
    ...(baseRef === undefined ? {} : { base_ref: baseRef }),
    ...(inputs === undefined ? {} : { inputs }),
    ...(targetCommitish === undefined ? {} : { release: { target_commitish: targetCommitish, tag_name: 'v1.2.3' } }),
  };
}

function upper(workflow: GithubWorkflow, event: Event | null): Record<string, unknown> {
  const { repo, workflow: path, ref, sha, trigger, run, repositoryId, ownerId } = completedWorkflow(workflow);
  return {
    GITHUB_ACTOR_ID: '1', GITHUB_BASE_REF: '', GITHUB_EVENT_NAME: trigger, ...(event === null ? {} : { GITHUB_EVENT_PAYLOAD: eventPayload(event, ref) }), GITHUB_REF: ref, GITHUB_REF_TYPE: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    GITHUB_REPOSITORY: repo, GITHUB_REPOSITORY_ID: repositoryId, GITHUB_REPOSITORY_OWNER_ID: ownerId, GITHUB_RUN_ATTEMPT: '1', GITHUB_RUN_ID: run, GITHUB_RUN_NUMBER: '7', GITHUB_SHA: sha,
    GITHUB_TRIGGERING_ACTOR_ID: '1', GITHUB_WORKFLOW_REF: `${repo}/${path}@${ref}`, GITHUB_WORKFLOW_SHA: sha,
  };
}

/** The generator's builders that write SLSA v0.2: `generic`, `container` and `go`. */
export function byGenerator(kind: 'generic' | 'container' | 'go', given: GithubWorkflow & { readonly at?: string; readonly event?: Event } = {}): Built {
  const { at = 'refs/tags/v2.1.0', event = {}, ...run } = given;
  const signer = `${GENERATOR}/.github/workflows/${kind === 'go' ? 'builder' : 'generator'}_${kind}_slsa3.yml@${at}`;
  const workflow = { signer, ...run };
  const { repo, workflow: path, ref, sha, trigger, run: id, repositoryId, ownerId } = completedWorkflow(workflow);
  const source = { uri: `git+https://github.com/${repo}@${ref}`, digest: { sha1: sha } };
  const builderId = `https://github.com/${signer}`;
  const buildType = `https://github.com/${GENERATOR}/${kind}@v1`;
  const predicate = {
    builder: { id: builderId }, buildType,
    invocation: {
      configSource: { ...source, entryPoint: path }, parameters: {},
      environment: {
        ...(kind === 'go' ? { arch: 'X64', os: 'ubuntu22' } : {}),
        github_actor: 'jane', github_actor_id: '1', github_base_ref: '', github_event_name: trigger, github_event_payload: eventPayload(event, ref), github_head_ref: '', github_ref: ref,
        github_ref_type: ref.startsWith('refs/tags/') ? 'tag' : 'branch', github_repository_id: repositoryId, github_repository_owner: repo.split('/')[0], github_repository_owner_id: ownerId,
        github_run_attempt: '1', github_run_id: id, github_run_number: '7', github_sha1: sha,
      },
    },
    ...(kind === 'go' ? { buildConfig: { version: 1, steps: [{ workingDir: '/home/runner/work/app/app', command: ['go', 'mod', 'vendor'], env: null }] } } : {}),
    metadata: { buildInvocationID: `${id}-1`, completeness: { parameters: true, environment: false, materials: false }, reproducible: false },
    materials: [source, ...(kind === 'go' ? [{ uri: 'https://github.com/actions/virtual-environments/releases/tag/ubuntu22/20240101.1' }] : [])],
  };
  return { predicateType: SLSA_02, predicate, workflow, builderId, buildType };
}

/** The generator's builder in a container, which writes a draft of SLSA v1. */
export function byContainerBased(given: GithubWorkflow & { readonly event?: Event } = {}): Built {
  const { event = {}, ...run } = given;
  const signer = `${GENERATOR}/.github/workflows/builder_container-based_slsa3.yml@refs/tags/v2.1.0`;
  const workflow = { signer, ...run };
  const { repo, ref, sha, run: id, attempt } = completedWorkflow(workflow);
  const source = { uri: `git+https://github.com/${repo}@${ref}`, digest: { sha1: sha } };
  const builderId = `https://github.com/${signer}`;
  const buildType = 'https://slsa.dev/container-based-build/v0.1?draft';
  const predicate = {
    buildDefinition: {
      buildType,
      externalParameters: { source, builderImage: { uri: `bash@sha256:${'9e'.repeat(32)}`, digest: { sha256: '9e'.repeat(32) } }, configPath: '.github/build.toml', buildConfig: { ArtifactPath: 'out/app', Command: ['make'] } },
      // Numbers, where all others write texts.
      internalParameters: { ...upper(workflow, event), GITHUB_RUN_ID: Number(id), GITHUB_RUN_NUMBER: 7 },
      resolvedDependencies: [source, { uri: `git+https://github.com/${GENERATOR}@refs/tags/v2.1.0`, digest: { sha256: '58'.repeat(32) } }],
    },
    runDetails: { builder: { id: builderId }, metadata: { invocationId: `https://github.com/${repo}/actions/runs/${id}/attempts/${attempt}` } },
  };
  return { predicateType: SLSA_1, predicate, workflow, builderId, buildType };
}

/** A reusable workflow that had its provenance signed by the generator's delegator; `trw` is `owner/name/path@ref`. */
export function byDelegator(given: GithubWorkflow & { readonly trw?: string; readonly at?: string; readonly event?: Event } = {}): Built {
  const { trw = `${GENERATOR}/.github/workflows/builder_maven_slsa3.yml@refs/tags/v2.1.0`, at = 'refs/tags/v2.1.0', event = {}, ...run } = given;
  const workflow = { signer: `${GENERATOR}/.github/workflows/delegator_lowperms-generic_slsa3.yml@${at}`, ...run };
  const { repo, ref, sha, run: id, attempt } = completedWorkflow(workflow);
  const builderId = `https://github.com/${trw}`;
  const buildType = `https://github.com/${GENERATOR}/delegator-generic@v0`;
  const predicate = {
    buildDefinition: {
      buildType, externalParameters: { inputs: { 'jdk-version': 17, 'rekor-log-public': false, directory: '.' }, vars: {} }, internalParameters: upper(workflow, event),
      resolvedDependencies: [{ uri: `git+https://github.com/${repo}@${ref}`, digest: { gitCommit: sha } }],
    },
    runDetails: { builder: { id: builderId }, metadata: { invocationId: `https://github.com/${repo}/actions/runs/${id}/attempts/${attempt}` } },
  };
  return { predicateType: SLSA_1, predicate, workflow, builderId, buildType };
}

/** The same in SLSA v0.2, as the builder of packages for npm wrote it. */
export function byNodeDelegator(given: GithubWorkflow = {}): Built {
  const workflow = { signer: `${GENERATOR}/.github/workflows/delegator_lowperms-generic_slsa3.yml@refs/tags/v1.6.0`, ...given };
  const { repo, workflow: path, ref, sha, run: id } = completedWorkflow(workflow);
  const source = { uri: `git+https://github.com/${repo}@${ref}`, digest: { sha1: sha } };
  const builderId = `https://github.com/${GENERATOR}/.github/workflows/builder_nodejs_slsa3.yml@refs/tags/v1.6.0`;
  const buildType = `https://github.com/${GENERATOR}/delegator-generic@v0`;
  const predicate = {
    builder: { id: builderId }, buildType,
    invocation: { configSource: { ...source, entryPoint: path }, parameters: { inputs: { directory: '.', 'run-scripts': 'ci, build' } }, environment: upper(workflow, null) },
    metadata: { buildInvocationId: `${id}-1`, completeness: { parameters: true } },
    materials: [source],
  };
  return { predicateType: SLSA_02, predicate, workflow, builderId, buildType };
}

/** GitHub's attestation action: in a workflow of one's own, or in a reusable one that `signer` names. */
export function byAttestAction(workflow: GithubWorkflow = {}): Built {
  const { server, repo, workflow: path, ref, signer } = completedWorkflow(workflow);
  return { predicateType: SLSA_1, predicate: slsaPredicate(workflow), workflow, builderId: `${server}/${signer === '' ? `${repo}/${path}@${ref}` : signer}`, buildType: 'https://actions.github.io/buildtypes/workflow/v1' };
}

/** The npm CLI, and the attestation action in its first releases: the builder is the kind of runner. */
export function byNpm(workflow: GithubWorkflow = {}): Built {
  const { repo, workflow: path, ref, sha, trigger, runner, run, attempt, repositoryId, ownerId } = completedWorkflow(workflow);
  const builderId = `https://github.com/actions/runner/${runner}`;
  const buildType = 'https://slsa-framework.github.io/github-actions-buildtypes/workflow/v1';
  const predicate = {
    buildDefinition: {
      buildType, externalParameters: { workflow: { ref, repository: `https://github.com/${repo}`, path } },
      internalParameters: { github: { event_name: trigger, repository_id: repositoryId, repository_owner_id: ownerId } },
      resolvedDependencies: [{ uri: `git+https://github.com/${repo}@${ref}`, digest: { gitCommit: sha } }],
    },
    runDetails: { builder: { id: builderId }, metadata: { invocationId: `https://github.com/${repo}/actions/runs/${run}/attempts/${attempt}` } },
  };
  return { predicateType: SLSA_1, predicate, workflow, builderId, buildType };
}

/** The npm CLI of 2023, which wrote SLSA v0.2. */
export function byOldNpm(workflow: GithubWorkflow = {}, version: 'v0' | 'v1' | 'v2' = 'v2'): Built {
  const { repo, workflow: path, ref, sha, run } = completedWorkflow(workflow);
  const uri = `git+https://github.com/${repo}`;
  const builderId = version === 'v2' ? 'https://github.com/actions/runner' : 'https://github.com/npm/cli@9.5.0';
  const buildType = `https://github.com/npm/cli/${version === 'v2' ? 'gha/v2' : `gha@${version}`}`;
  const predicate = {
    buildType, builder: { id: builderId },
    invocation: { configSource: { uri: `${uri}@${ref}`, digest: { sha1: sha }, entryPoint: version === 'v2' ? path : `${repo}/${path}@${ref}` }, parameters: {}, environment: upper(workflow, null) },
    metadata: { buildInvocationId: `${run}-1`, completeness: { parameters: false, environment: false, materials: false }, reproducible: false },
    // Before it was generally available it left the ref out.
    materials: [{ uri: version === 'v2' ? `${uri}@${ref}` : uri, digest: { sha1: sha } }],
  };
  return { predicateType: SLSA_02, predicate, workflow, builderId, buildType };
}

/** A publisher of modules for Bazel: GitHub's action in a reusable workflow of theirs. */
export function byBazelPublisher(given: GithubWorkflow = {}): Built {
  return byAttestAction({ signer: 'bazel-contrib/publish-to-bcr/.github/workflows/publish.yaml@refs/tags/v1.0.0', ...given });
}
