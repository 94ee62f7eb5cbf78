// The catalog of builders: who builds for others, how a certificate proves that it was them, and what their provenance is worth.
//
// It is data. A builder is proven by the certificate and never by what the predicate says: the workflow that signed, on github.com, at a ref that only
// the builder's maintainers can make. Whoever is not in here is unknown, and is said to be. A policy adds reusable workflows of its owner's (`builders:`), which count for that policy alone.

/** One builder. Workflows are `owner/name/path` on github.com: the same name on another GitHub is somebody else's. */
export interface Builder {
  /** What the claim `builder` says. The part before `/` is who maintains it. */
  readonly name: string;
  /** The workflows whose certificate proves it. None: every workflow can be one, and its certificate proves no more than which it was. */
  readonly workflows: readonly string[];
  /** Build types that it writes. Provenance of another build type is not taken for its work. */
  readonly buildTypes: readonly string[];
  /**
   * What `builder.id` in its provenance names. `signer`: the workflow that signed. `delegate`: a trusted reusable workflow that had the signing done by
   * this one, whose name this one has checked. `runner`: the kind of runner.
   */
  readonly id: 'signer' | 'delegate' | 'runner';
  /** The SLSA build level that its maintainers have shown it to reach, on runners of GitHub's. */
  readonly level: 1 | 2 | 3;
  /**
   * A branch of the builder that counts for repositories of the very same maintainers, who test it there before they release it. What was built so
   * earns no level.
   */
  readonly head: { readonly ref: string; readonly sources: readonly string[] } | null;
}

/**
 * A reusable workflow of a policy's owner: the word of the policy for what it is worth. Proven as those of the catalog are, by the workflow and the ref in
 * the certificate; `*` in the ref stops at `/`.
 */
export interface OwnBuilder {
  readonly workflow: string;
  readonly ref: string;
  /** The GitHub that the workflow is of: the same name on another one is somebody else's. */
  readonly host: string;
  readonly level: 1 | 2 | 3;
  /** Whether that holds on runners that GitHub does not host: nobody but their owner knows what they are. */
  readonly selfHosted: boolean;
}

const GENERATOR = 'slsa-framework/slsa-github-generator';
const GENERATOR_TYPES = `https://github.com/${GENERATOR}`;
const generator = { level: 3, head: { ref: 'refs/heads/main', sources: [GENERATOR, 'slsa-framework/example-package'] } } as const;
const workflowsOf = (...files: readonly string[]): readonly string[] => files.map((file) => `${GENERATOR}/.github/workflows/${file}_slsa3.yml`);

const GITHUB_WORKFLOW = 'https://actions.github.io/buildtypes/workflow/v1';
const GITHUB_WORKFLOW_OLD = 'https://slsa-framework.github.io/github-actions-buildtypes/workflow/v1';

/** All builders that are known. */
export const builders: readonly Builder[] = [
  { ...generator, name: 'slsa-github-generator/generic', workflows: workflowsOf('generator_generic'), buildTypes: [`${GENERATOR_TYPES}/generic@v1`], id: 'signer' },
  { ...generator, name: 'slsa-github-generator/container', workflows: workflowsOf('generator_container'), buildTypes: [`${GENERATOR_TYPES}/container@v1`], id: 'signer' },
  { ...generator, name: 'slsa-github-generator/go', workflows: workflowsOf('builder_go'), buildTypes: [`${GENERATOR_TYPES}/go@v1`, `${GENERATOR_TYPES}-go@v1`, `${GENERATOR_TYPES}@v1`], id: 'signer' },
  // Its first releases were called after the program that it runs.
  { ...generator, name: 'slsa-github-generator/container-based', workflows: workflowsOf('builder_container-based', 'builder_docker-based'), buildTypes: ['https://slsa.dev/container-based-build/v0.1?draft'], id: 'signer' },
  { ...generator, name: 'slsa-github-generator/delegator', workflows: workflowsOf('delegator_generic', 'delegator_lowperms-generic'), buildTypes: [`${GENERATOR_TYPES}/delegator-generic@v0`], id: 'delegate' },
  // Reusable workflows that attest what modules of Bazel are published from; nobody has shown that they keep the build away from their caller.
  { name: 'bazel-contrib/publish-to-bcr', workflows: ['bazel-contrib/publish-to-bcr/.github/workflows/publish.yaml'], buildTypes: [GITHUB_WORKFLOW], id: 'signer', level: 2, head: null },
  { name: 'bazel-contrib/release-ruleset', workflows: ['bazel-contrib/.github/.github/workflows/release_ruleset.yaml'], buildTypes: [GITHUB_WORKFLOW], id: 'signer', level: 2, head: null },
  // Anybody's workflow: it could sign whatever it likes, so it earns what a signature by the platform earns.
  { name: 'github-actions/attest', workflows: [], buildTypes: [GITHUB_WORKFLOW], id: 'signer', level: 2, head: null },
  { name: 'github-actions/workflow', workflows: [], buildTypes: [GITHUB_WORKFLOW_OLD], id: 'runner', level: 2, head: null },
  { name: 'npm/cli', workflows: [], buildTypes: ['https://github.com/npm/cli/gha/v2', 'https://github.com/npm/cli/gha@v1', 'https://github.com/npm/cli/gha@v0'], id: 'runner', level: 2, head: null },
];

/** What the claim `builder` says of everybody else. No name of the catalog is this, and none begins with it. */
export const UNKNOWN_BUILDER = 'unknown';

/** A builder of the catalog whose workflow was at a ref that is not trusted: no name of the catalog begins with this. */
export const UNTRUSTED_REF = 'untrusted-ref/';

/** A trusted reusable workflow of somebody else that the delegator signed for: only who names it accepts it. */
export const FOREIGN_DELEGATE = 'delegated';

/** Builders that may sign for a repository that is not theirs, as patterns of the claim `builder`, in which `*` stops at `/`. */
export const builderPatterns: readonly [string, ...string[]] = ['slsa-github-generator/*', 'bazel-contrib/*'];

/** The builder that a workflow on github.com is; undefined for all others. */
export function builderOfWorkflow(workflow: string): Builder | undefined {
  return builders.find(({ workflows }) => workflows.includes(workflow));
}

/** The builder that is not told by its workflow, of a build type. */
export function builderOfBuildType(buildType: string): Builder | undefined {
  return builders.find(({ workflows, buildTypes }) => workflows.length === 0 && buildTypes.includes(buildType));
}

/** How far a ref of a builder is trusted for a source: a release, its own maintainers' branch, or not at all. */
export function trustInRef({ head }: Builder, ref: string, source: string | undefined): 'release' | 'head' | null {
  if (isRelease(ref)) return 'release';
  return head !== null && ref === head.ref && source !== undefined && head.sources.includes(source) ? 'head' : null;
}

/** A tag vX.Y.Z, whole. A prerelease is not released, and build metadata or a short tag can be moved to anything. */
function isRelease(ref: string): boolean {
  return /^refs\/tags\/v(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)$/.test(ref);
}

/** Reusable workflows of the generator's own repository that its delegator signs for; the rest of their name is theirs. */
const DELEGATE = /^builder_([a-z]+)_slsa3\.yml$/;
/** Releases its workflow for each language under a suffix of its own (slsa-github-generator#2035). */
const JRELEASER = 'jreleaser/release-action';

/** The builder that had its provenance signed by the delegator: `owner/name/path` and ref of what `builder.id` names. Null where the ref is no release. */
export function builderOfDelegate(repo: string, workflow: string, ref: string): string | null {
  if (repo === JRELEASER) return /^(.+)-java$/.test(ref) && isRelease(ref.slice(0, -'-java'.length)) ? FOREIGN_DELEGATE : null;
  if (!isRelease(ref)) return null;
  if (repo !== GENERATOR) return FOREIGN_DELEGATE;
  return `slsa-github-generator/${DELEGATE.exec(workflow.slice(`${GENERATOR}/.github/workflows/`.length))?.[1] ?? 'delegate'}`;
}
