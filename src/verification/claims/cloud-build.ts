// What a provenance of Google Cloud Build says, once its signature is proven to be by a key of that builder.
//
// The key proves the builder and nothing else: it signs for everybody who pays for a build. Source, ref and commit are the builder's own words, and
// marked so. They are taken only where the source decided what was built: a build whose steps came from elsewhere may have done anything with the
// source that it names, in the project of whoever likes. Provenance v1 says nothing of the source then; of v0.1 it is not read. Nor is it of a build
// of a pull request: that is anybody's code, named by the repository that it wants to get into and by a branch of any name.

import { HOSTED_WORKER, HOSTED_WORKER_VERSIONS, type CloudBuildKey } from '../../domain/cloud-build.ts';
import type { Claim, ClaimName, Claims } from '../../domain/claims.ts';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../domain/json.ts';
import type { NonEmpty } from '../../domain/subject.ts';
import type { Statement } from '../envelope.ts';
import { Fault } from '../fault.ts';
import { unknownParameters, type Said } from './provenance.ts';

const PREDICATES = { 'v0.1': 'https://slsa.dev/provenance/v0.1', v1: 'https://slsa.dev/provenance/v1' } as const;
const BUILD_TYPE = 'https://cloud.google.com/build/gcb-buildtypes/google-worker/v1';
const BUILD = 'type.googleapis.com/google.devtools.cloudbuild.v1.Build';
/** Builds by a cloudbuild.yaml in the source, and by steps that were handed in, of provenance v0.1 by the builder v0.3. */
const BY_SOURCE = 'https://cloudbuild.googleapis.com/CloudBuildYaml@';
/** The parameters from outside that Google's build type has. */
const EXTERNAL_PARAMETERS = ['buildConfigSource', 'substitutions'];
const BY_STEPS = 'https://cloudbuild.googleapis.com/CloudBuildSteps@';

/** What is read of a build; null where it is not said. `repository` is null where the source did not decide what was built, and where the source may be anybody's. */
interface Build {
  readonly builder: string;
  readonly type: string;
  readonly level: string;
  readonly repository: string | null;
  readonly ref: string | null;
  readonly commit: string | null;
  readonly run: string | null;
  /** Parameters from outside that its build type does not have. */
  readonly unknown: Said;
}

/** The claims of a provenance signed by `key`. Throws `Fault` (`STATEMENT_MALFORMED`) for what no such builder writes. */
export function readCloudBuildClaims({ predicateType, predicate }: Statement, key: CloudBuildKey): Claims {
  const wanted = PREDICATES[key.predicate];
  if (predicateType !== wanted) malformed(`a statement of the type ${predicateType} by the key ${key.name}`, wanted);
  if (!isJsonObject(predicate)) malformed('a predicate that is no object', 'an object');
  const build = key.predicate === 'v1' ? readV1(predicate) : readV01(predicate);
  const [, owner = null, name = null] = /^https:\/\/github\.com\/([A-Za-z0-9_-]+)\/([A-Za-z0-9_.-]+)$/.exec(build.repository ?? '') ?? [];
  const rows: readonly (readonly [ClaimName, readonly Claim[]])[] = [
    ['builder-id', [{ value: build.builder, from: 'key' }]],
    ['build-level', [{ value: build.level, from: 'builder-catalog' }]],
    ['build-type', said(build.type)],
    ['owner', said(owner)],
    ['repo', said(owner === null || name === null ? null : `${owner}/${name}`)],
    ['source-ref', said(build.repository === null ? null : build.ref)],
    ['source-tag', said(build.repository === null ? null : behind('refs/tags/', build.ref))],
    ['source-branch', said(build.repository === null ? null : behind('refs/heads/', build.ref))],
    ['source-digest', said(build.repository === null ? null : build.commit)],
    ['run', said(build.run)],
    ...build.unknown.map(([claim, value]) => [claim, said(value)] as const),
  ];
  return new Map(rows.flatMap(([claim, [first, ...rest]]): readonly (readonly [ClaimName, NonEmpty<Claim>])[] => (first === undefined ? [] : [[claim, [first, ...rest]]])));
}

function behind(start: string, ref: string | null): string | null {
  return ref?.startsWith(start) === true ? ref.slice(start.length) : null;
}

function said(value: string | null): readonly Claim[] {
  return value === null ? [] : [{ value, from: 'self-declared' }];
}

// ── SLSA v0.1

function readV01(predicate: JsonObject): Build {
  const builder = textAt(predicate, 'builder', 'id');
  const version = HOSTED_WORKER_VERSIONS.find((one) => builder === `${HOSTED_WORKER}@${one}`);
  if (version === undefined) malformed(`the builder ${builder ?? 'nothing says'}`, HOSTED_WORKER_VERSIONS.map((one) => `${HOSTED_WORKER}@${one}`).join(' or '));
  const type = textAt(predicate, 'recipe', 'type') ?? '';
  const isKnown = version === 'v0.2' ? type === builder : [BY_SOURCE, BY_STEPS].some((known) => type.startsWith(known));
  if (!isKnown) malformed(`a recipe of the type ${type || 'nothing says'}`, version === 'v0.2' ? `${HOSTED_WORKER}@v0.2` : `${BY_SOURCE}… or ${BY_STEPS}…`);
  const argument = textAt(predicate, 'recipe', 'arguments', '@type');
  if (argument !== BUILD) malformed(`recipe arguments of the type ${argument ?? 'nothing says'}`, BUILD);
  const substitutions = at(predicate, 'recipe', 'arguments', 'substitutions');
  const bySource = (textAt(predicate, 'recipe', 'entryPoint') ?? '') !== '' && !type.startsWith(BY_STEPS) && !isOfPullRequest(substitutions);
  const source = bySource ? sourceV01(predicate, version) : null;
  return {
    builder: `${HOSTED_WORKER}@${version}`,
    type,
    // Google names level 3 of its builder v0.3.
    level: version === 'v0.2' ? '2' : '3',
    repository: source?.repository ?? null,
    ref: refOf(substitutions, null),
    commit: source?.commit ?? null,
    run: textAt(predicate, 'recipe', 'arguments', 'name') ?? textAt(predicate, 'metadata', 'buildInvocationId'),
    // This version of provenance does not tell apart what came from outside.
    unknown: [],
  };
}

/** The first material is the source. The builder v0.2 writes the commit into its address, v0.3 beside it. */
function sourceV01(predicate: JsonObject, version: string): Pick<Build, 'repository' | 'commit'> {
  const materials = predicate['materials'];
  const first = isJsonArray(materials) ? materials[0] : undefined;
  const uri = textAt(first, 'uri') ?? '';
  if (version !== 'v0.2') return { repository: repositoryOf(uri), commit: commitOf(textAt(first, 'digest', 'sha1')) };
  const [, repository = '', commit = null] = /^(.+)\/commit\/([0-9a-f]{40})$/.exec(uri) ?? [];
  return { repository: repositoryOf(repository), commit };
}

// ── SLSA v1

function readV1(predicate: JsonObject): Build {
  const builder = textAt(predicate, 'runDetails', 'builder', 'id');
  if (builder !== HOSTED_WORKER) malformed(`the builder ${builder ?? 'nothing says'}`, HOSTED_WORKER);
  const definition = at(predicate, 'buildDefinition');
  const type = textAt(definition, 'buildType');
  const parameters = at(definition, 'externalParameters');
  if (type !== BUILD_TYPE) malformed(`the build type ${type ?? 'nothing says'}`, BUILD_TYPE);
  const [uri, ref] = [textAt(definition, 'externalParameters', 'buildConfigSource', 'repository'), textAt(definition, 'externalParameters', 'buildConfigSource', 'ref')];
  const substitutions = at(definition, 'internalParameters', 'systemSubstitutions');
  const isForeign = [substitutions, at(definition, 'externalParameters', 'substitutions')].some(isOfPullRequest) || ref?.startsWith('refs/pull/') === true;
  const source = isForeign ? null : dependencyOf(definition, uri, ref);
  return {
    builder,
    type,
    level: '3',
    // What was fetched must be what the configuration came from: a trigger may build one repository by the file of another.
    repository: source === null || uri === null ? null : repositoryOf(uri),
    ref: isForeign ? null : refOf(substitutions, ref),
    commit: commitOf(textAt(source, 'digest', 'gitCommit')),
    run: textAt(predicate, 'runDetails', 'metadata', 'invocationId'),
    unknown: unknownParameters(isJsonObject(parameters) ? parameters : null, EXTERNAL_PARAMETERS),
  };
}

function dependencyOf(definition: JsonValue | undefined, uri: string | null, ref: string | null): JsonValue | null {
  const dependencies = at(definition, 'resolvedDependencies');
  if (uri === null || ref === null || !isJsonArray(dependencies)) return null;
  const [first, ...others] = dependencies.filter((one) => textAt(one, 'uri') === `${uri}@${ref}`);
  // Two commits of one source: it proves neither.
  return first === undefined || others.some((one) => textAt(one, 'digest', 'gitCommit') !== textAt(first, 'digest', 'gitCommit')) ? null : first;
}

// ── parts of both

/**
 * The ref by the substitutions of the builder, which must agree with `stated` where the provenance states one. Throws `Fault` where they do not: a
 * provenance that contradicts itself proves neither.
 */
function refOf(substitutions: JsonValue | undefined, stated: string | null): string | null {
  const [tag, branch] = [textAt(substitutions, 'TAG_NAME'), textAt(substitutions, 'BRANCH_NAME')];
  const named = [tag === null ? [] : `refs/tags/${tag}`, branch === null ? [] : `refs/heads/${branch}`].flat();
  const [first = stated, ...others] = stated === null ? named : [stated, ...named];
  const other = others.find((ref) => ref !== first);
  if (other !== undefined) malformed(`the ref ${first ?? ''}, and ${other}`, 'one ref');
  return first;
}

function isOfPullRequest(substitutions: JsonValue | undefined): boolean {
  return ['_PR_NUMBER', '_HEAD_REPO_URL'].some((name) => at(substitutions, name) !== undefined);
}

/** The repository as https://host/path; null for what is none, as an archive in a bucket. */
function repositoryOf(uri: string): string | null {
  return /^(?:git\+)?(https:\/\/[^\s@#?]+?)(?:\.git)?\/?$/.exec(uri)?.[1] ?? null;
}

function commitOf(text: string | null): string | null {
  return text !== null && /^[0-9a-f]{40}$/.test(text) ? text : null;
}

function at(value: JsonValue | undefined, ...path: readonly string[]): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>((inner, name) => (isJsonObject(inner) ? inner[name] : undefined), value);
}

function textAt(value: JsonValue | undefined, ...path: readonly string[]): string | null {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : null;
}

function malformed(seen: string, expected: string): never {
  throw new Fault('STATEMENT_MALFORMED', seen, expected);
}
