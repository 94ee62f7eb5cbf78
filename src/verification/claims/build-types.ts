// One table per build type: which path of the predicate says the same as which claim of the certificate, and which does not and why.
//
// Only what is a pair here is compared, and a pair that differs rejects the candidate. A path that is no pair has its reason, so that the next reader
// does not make it one: a difference there is how that builder works.
//
//   claim             extensions         claim             extensions         claim           extensions
//   repo, owner       .12 .5, .16        repository-id     .15                trigger         .20 .2
//   source-ref        .14 .6             owner-id          .17                runner          .11
//   source-digest     .13 .3             entry-workflow    .18                run             .21
//   signer            .9, and the name   entry-digest      .19

/** What a path says. How each is compared stands in provenance.ts. */
export type Pair =
  /** `git+https://host/owner/name@ref`; the ref may be absent. */
  | 'source'
  /** `https://host/owner/name` or `owner/name`. */
  | 'repository'
  | 'owner' | 'repository-id' | 'owner-id' | 'source-ref' | 'source-digest' | 'trigger' | 'runner'
  /** The workflow that was started, as `owner/name/path@ref`, as its path in the source repository, or as its ref. */
  | 'entry-workflow' | 'entry-path' | 'entry-ref' | 'entry-digest'
  /** The address of the run, or its number. A repeated attempt is the same run. */
  | 'run'
  /** The workflow that signed. */
  | 'signer'
  /** `https://github.com/actions/runner/<kind>`. */
  | 'runner-id';

/** A path that is compared, or that is not and why. */
export type Row = { readonly path: string; readonly pair: Pair } | { readonly path: string; readonly why: string };

/** What is known of a build type. */
export interface BuildType {
  readonly names: readonly string[];
  readonly rows: readonly Row[];
  /** Members of `externalParameters` that are known; null where the predicate has none, or has what its caller makes up. */
  readonly parameters: readonly string[] | null;
  /** Where the variables of GitHub stand, among them the event that started the workflow; empty where it is not recorded. */
  readonly events: readonly string[];
}

const GENERATOR = 'https://github.com/slsa-framework/slsa-github-generator';

/** GitHub's variables, as they are recorded below a path. */
const variables = (at: string, names: { readonly sha: string; readonly upper: boolean }): readonly Row[] => {
  const path = (name: string): string => `${at}.${names.upper ? name : name.toLowerCase()}`;
  return [
    { path: path('GITHUB_EVENT_NAME'), pair: 'trigger' },
    { path: path('GITHUB_REF'), pair: 'source-ref' },
    { path: path('GITHUB_REPOSITORY'), pair: 'repository' },
    { path: path('GITHUB_REPOSITORY_ID'), pair: 'repository-id' },
    { path: path('GITHUB_REPOSITORY_OWNER'), pair: 'owner' },
    { path: path('GITHUB_REPOSITORY_OWNER_ID'), pair: 'owner-id' },
    { path: path('GITHUB_RUN_ID'), pair: 'run' },
    { path: path(names.sha), pair: 'source-digest' },
    { path: path('GITHUB_WORKFLOW_REF'), pair: 'entry-workflow' },
    { path: path('GITHUB_WORKFLOW_SHA'), pair: 'entry-digest' },
    { path: path('GITHUB_RUN_ATTEMPT'), why: 'a job that is run again signs in another attempt than the one that built' },
    { path: path('GITHUB_BASE_REF'), why: 'the branch that a pull request goes to is in no certificate' },
    { path: path('GITHUB_EVENT_PAYLOAD'), why: 'what an event carries, as base_ref and the inputs of a workflow, is in no certificate' },
    { path: path('GITHUB_ACTOR_ID'), why: 'who started the workflow is in no certificate' },
  ];
};

const configSource: readonly Row[] = [
  { path: 'invocation.configSource.uri', pair: 'source' },
  { path: 'invocation.configSource.digest.sha1', pair: 'source-digest' },
  // A workflow that an organisation requires lies in another repository than the source; then its path says nothing about the source's.
  { path: 'invocation.configSource.entryPoint', pair: 'entry-path' },
];
const firstMaterial: readonly Row[] = [
  { path: 'materials[0].uri', pair: 'source' },
  { path: 'materials[0].digest.sha1', pair: 'source-digest' },
];
const REUSED = 'a reusable workflow that is called from a run is not told apart from the run';
const DELEGATED = 'the reusable workflow that had this signed: the certificate names the delegator, and the catalog says whose name it vouches for';
const OWN_COMMIT = 'such a builder may make a commit of its own and build from that, and then no ref is recorded';

/** A workflow that GitHub runs, as its attestation action and the newer npm CLI record it. */
const workflow: readonly Row[] = [
  { path: 'buildDefinition.externalParameters.workflow.repository', pair: 'repository' },
  { path: 'buildDefinition.externalParameters.workflow.ref', pair: 'entry-ref' },
  { path: 'buildDefinition.externalParameters.workflow.path', pair: 'entry-path' },
  { path: 'buildDefinition.internalParameters.github.event_name', pair: 'trigger' },
  { path: 'buildDefinition.internalParameters.github.repository_id', pair: 'repository-id' },
  { path: 'buildDefinition.internalParameters.github.repository_owner_id', pair: 'owner-id' },
  { path: 'buildDefinition.internalParameters.github.runner_environment', pair: 'runner' },
  { path: 'buildDefinition.resolvedDependencies[0].uri', pair: 'source' },
  { path: 'buildDefinition.resolvedDependencies[0].digest.gitCommit', pair: 'source-digest' },
  { path: 'runDetails.metadata.invocationId', pair: 'run' },
];

/** The tables. A build type that is in none is compared with nothing, and its builder is unknown. */
export const buildTypes: readonly BuildType[] = [
  {
    names: ['generic', 'container', 'go'].map((kind) => `${GENERATOR}/${kind}@v1`).concat(`${GENERATOR}-go@v1`, `${GENERATOR}@v1`),
    rows: [
      { path: 'builder.id', pair: 'signer' },
      ...configSource, ...firstMaterial,
      ...variables('invocation.environment', { sha: 'GITHUB_SHA1', upper: false }),
      { path: 'metadata.buildInvocationID', pair: 'run' },
      { path: 'materials[1].uri', why: 'the image of the runner' },
      { path: 'buildConfig', why: 'the steps of the build are in no certificate' },
    ],
    parameters: null,
    events: ['invocation.environment.github_event_payload'],
  },
  {
    names: ['https://slsa.dev/container-based-build/v0.1?draft'],
    rows: [
      { path: 'runDetails.builder.id', pair: 'signer' },
      { path: 'buildDefinition.externalParameters.source.uri', pair: 'source' },
      { path: 'buildDefinition.externalParameters.source.digest.sha1', pair: 'source-digest' },
      { path: 'buildDefinition.externalParameters.builderImage', why: 'the image that was built in is in no certificate' },
      { path: 'buildDefinition.externalParameters.configPath', why: 'a file of the source, and no workflow' },
      { path: 'buildDefinition.resolvedDependencies[0].uri', pair: 'source' },
      { path: 'buildDefinition.resolvedDependencies[0].digest.sha1', pair: 'source-digest' },
      { path: 'buildDefinition.resolvedDependencies[1]', why: 'the program of the builder, by the digest of a file and not of a commit' },
      ...variables('buildDefinition.internalParameters', { sha: 'GITHUB_SHA', upper: true }),
      { path: 'runDetails.metadata.invocationId', pair: 'run' },
    ],
    parameters: ['source', 'builderImage', 'configPath', 'buildConfig'],
    events: ['buildDefinition.internalParameters.GITHUB_EVENT_PAYLOAD'],
  },
  {
    names: [`${GENERATOR}/delegator-generic@v0`],
    rows: [
      { path: 'runDetails.builder.id', why: DELEGATED },
      { path: 'buildDefinition.externalParameters', why: 'inputs and variables of the reusable workflow; which there are is its own' },
      { path: 'buildDefinition.resolvedDependencies[0].uri', pair: 'source' },
      { path: 'buildDefinition.resolvedDependencies[0].digest.gitCommit', why: OWN_COMMIT },
      ...variables('buildDefinition.internalParameters', { sha: 'GITHUB_SHA', upper: true }),
      { path: 'runDetails.metadata.invocationId', pair: 'run' },
      // The same in the predicate of SLSA v0.2, which the builder of packages for npm writes.
      { path: 'builder.id', why: DELEGATED },
      ...configSource,
      { path: 'materials[0].uri', pair: 'source' },
      { path: 'materials[0].digest.sha1', why: OWN_COMMIT },
      ...variables('invocation.environment', { sha: 'GITHUB_SHA', upper: true }),
      { path: 'metadata.buildInvocationId', pair: 'run' },
    ],
    parameters: ['inputs', 'vars'],
    events: ['buildDefinition.internalParameters.GITHUB_EVENT_PAYLOAD', 'invocation.environment.GITHUB_EVENT_PAYLOAD'],
  },
  {
    names: ['https://actions.github.io/buildtypes/workflow/v1'],
    rows: [{ path: 'runDetails.builder.id', pair: 'signer' }, ...workflow],
    parameters: ['workflow'],
    events: [],
  },
  {
    names: ['https://slsa-framework.github.io/github-actions-buildtypes/workflow/v1'],
    rows: [{ path: 'runDetails.builder.id', pair: 'runner-id' }, ...workflow, { path: 'the workflow that signed', why: REUSED }],
    parameters: ['workflow', 'inputs', 'vars'],
    events: [],
  },
  {
    names: ['https://github.com/npm/cli/gha/v2', 'https://github.com/npm/cli/gha@v1', 'https://github.com/npm/cli/gha@v0'],
    rows: [
      // The older ones name the version of the npm CLI here.
      { path: 'builder.id', pair: 'runner-id' },
      ...configSource, ...firstMaterial,
      ...variables('invocation.environment', { sha: 'GITHUB_SHA', upper: true }),
      { path: 'metadata.buildInvocationId', pair: 'run' },
      { path: 'the workflow that signed', why: REUSED },
    ],
    parameters: null,
    events: [],
  },
];

/** The table of a build type; undefined for one that nobody here knows. */
export function buildTypeOf(name: string): BuildType | undefined {
  return buildTypes.find(({ names }) => names.includes(name));
}
