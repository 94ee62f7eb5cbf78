// Raw inputs become settings; every mistake in them is found before anything is read or asked, and all are said at once.
//
// A gate that ignores a mistyped input, or takes an empty one for "not set", is open without anybody having opened it.

import { digestForm, isMeantAsDigest, parseDigest } from '../domain/digest.ts';
import { bounded, problem, type Problem } from '../domain/errors.ts';
import { fieldNames, type FieldName } from '../domain/fields.ts';
import { githubFileForm, parseFileLine } from '../domain/file-line.ts';
import { githubCom, githubHostForm, isTrustDomain, parseGithubHost, type GithubHost, type RunnerGithub } from '../domain/github-host.ts';
import { identifierForm, parseIdentifier } from '../domain/identifier.ts';
import { imageLineForm, parseImageLine } from '../domain/image-line.ts';
import { parseImageRepository, type ImageRepository } from '../domain/image-reference.ts';
import type { RawInputs } from '../domain/inputs.ts';
import { parseReleaseLine, releaseLineForm } from '../domain/release-line.ts';
import { limits } from '../domain/limits.ts';
import { parsePeriod, periodForm } from '../domain/period.ts';
import { isReleaseType, whatOf } from '../domain/predicate-types.ts';
import type { Mode } from '../domain/policy.ts';
import type { NonEmpty } from '../domain/subject.ts';
import type { Count, UnsafeInput, Validity } from '../domain/trust-domain.ts';
import { guardedInputs, inputs, type Input } from './inputs.ts';
import { nearest } from '../domain/nearest.ts';

/** What the inputs say, before the constraints are compiled to policy. */
export interface Settings {
  readonly image: readonly string[];
  /** Which images of an index: itself, all, or the named ones. */
  readonly platforms: 'index' | 'all' | NonEmpty<string>;
  readonly sameDigest: boolean;
  readonly evidenceRepositories: readonly ImageRepository[];
  /** Tokens with the hosts they are for. Secrets. */
  readonly tokens: readonly { readonly host: string; readonly token: string }[];
  readonly githubAttestations: 'auto' | 'always' | 'never';
  readonly registryCa: string | null;
  /** Registries that may be asked without encryption, or under any certificate. */
  readonly unsafeRegistries: ReadonlySet<string>;
  readonly sbomPath: string | null;
  readonly sbomQuery: readonly string[];
  readonly waitMs: number;
  readonly artifact: readonly string[];
  readonly release: readonly string[];
  /** The repository of releases that name none, as `owner/name`; null where no input names one. */
  readonly releaseRepo: string | null;
  readonly releaseAssets: readonly string[];
  /** The folder that verified files of releases are kept in. */
  readonly download: string | null;
  /** Digests, and identifiers of what has no bytes. */
  readonly subjectDigests: readonly string[];
  readonly checksums: readonly string[];
  readonly checksumsRequire: 'present' | 'all';
  /** PEM texts and paths of keys. */
  readonly key: readonly string[];
  /** What evidence must call the keys, in their order; none where that does not matter. */
  readonly keyIds: readonly string[];
  readonly keyLog: 'required' | 'none';
  readonly keyValidity: Validity;
  readonly bundle: readonly string[];
  readonly require: readonly string[];
  /** Policy files, as they are written. */
  readonly policy: readonly string[];
  /** Paths of checks. */
  readonly check: readonly string[];
  /** Whether the inputs ask for evidence themselves: with a policy they need not. */
  readonly asks: boolean;
  /** Inputs that only a policy of one's own leaves to the step, as far as they are set. */
  readonly guarded: readonly string[];
  readonly enterprise: string | null;
  readonly githubHost: GithubHost;
  /** The address of its API, where the runner says it; null for the usual one. */
  readonly githubApi: URL | null;
  /** The GitHub of the runner, where a token without a host was not taken for one of the GitHub that is meant; else null. */
  readonly tokenOf: string | null;
  /** The trust domain of a tenant, where the user names it; null for every other host. */
  readonly tenantDomain: string | null;
  readonly trustedRoot: string | null;
  readonly trust: 'auto' | 'public-good' | 'github';
  readonly trustRefresh: 'auto' | 'never';
  /** A TUF repository of the user's, and the path of the root that trust in it starts from. */
  readonly tuf: { readonly mirror: URL; readonly root: string } | null;
  /** Logs that are asked in place of those of the trust roots. */
  readonly rekorUrls: readonly URL[];
  /** Null: as the trust root asks. */
  readonly thresholds: { readonly logs: Count | null; readonly timestamps: Count | null; readonly times: Count | null };
  readonly offline: boolean;
  readonly mode: Mode;
  readonly reports: string | null;
  readonly summary: boolean;
  readonly timeoutMs: number;
  readonly unsafe: ReadonlySet<UnsafeInput>;
  /** Values of the inputs that constrain claims; a name that is not set is not in it. */
  readonly constraints: ReadonlyMap<FieldName, readonly string[]>;
}

/** The values by input after all checks of form, and what is wrong with those that are not among them. */
interface Checked { readonly values: ReadonlyMap<string, readonly string[]>; readonly problems: readonly Problem[] }

/**
 * Reads the inputs. `door` says which of them exist: some are flags of the command line only. `runner` is the GitHub whose runner this is, and the
 * default of the one that is meant; null at the command line.
 *
 * Settings are complete even where there are problems, so that the compiler of constraints can add its own; they must not be used then.
 */
export function configure(raw: RawInputs, door: 'action' | 'cli', runner: RunnerGithub | null = null): { readonly settings: Settings; readonly problems: readonly Problem[] } {
  const { values, problems } = check(raw, door);
  const valueOf = (name: string): string | null => values.get(name)?.[0] ?? null;
  const linesOf = (name: string): readonly string[] => values.get(name) ?? [];
  const isSet = (name: string): boolean => valueOf(name) === 'true';
  const meant = githubMeant(values, runner);
  const settings: Settings = {
    image: linesOf('image'),
    platforms: platformsOf(linesOf('platforms')),
    sameDigest: isSet('same-digest'),
    evidenceRepositories: linesOf('evidence-repository').flatMap((line) => parseImageRepository(line) ?? []),
    tokens: linesOf('github-token').flatMap((line) => tokensOf(line, runner)),
    tokenOf: runner !== null && runner.host?.name !== meant.githubHost.name && linesOf('github-token').some((line) => TOKEN.exec(line)?.[1] === undefined) ? runner.server : null,
    githubAttestations: attestationsOf(valueOf('github-attestations')),
    registryCa: valueOf('registry-ca'),
    unsafeRegistries: new Set(linesOf('unsafe-registry').map((host) => host.toLowerCase())),
    sbomPath: valueOf('sbom-path'),
    sbomQuery: linesOf('sbom-query'),
    waitMs: Number(valueOf('wait') ?? 0) * 1000,
    artifact: linesOf('artifact'),
    release: linesOf('release'),
    releaseRepo: repoOf(valueOf('repo'), meant.githubHost),
    releaseAssets: linesOf('release-assets'),
    download: valueOf('download'),
    subjectDigests: linesOf('subject-digest'),
    checksums: linesOf('checksums'),
    checksumsRequire: valueOf('checksums-require') === 'all' ? 'all' : 'present',
    key: linesOf('key'),
    keyIds: linesOf('key-id'),
    keyLog: valueOf('key-log') === 'none' ? 'none' : 'required',
    keyValidity: parsePeriod(valueOf('key-valid-for') ?? '') ?? { start: null, end: null },
    bundle: linesOf('bundle'),
    require: linesOf('require'),
    policy: linesOf('policy'),
    check: linesOf('check'),
    asks: linesOf('policy').length === 0 || ASKING.some((name) => values.has(name)) || isSet('unsafe-any-identity') || fieldNames.some((name) => values.has(name) && valueOf(name) !== 'false'),
    guarded: guardedInputs.filter((name) => values.has(name) && linesOf(name).join() !== inputs.get(name)?.default),
    enterprise: valueOf('enterprise'),
    ...meant,
    tenantDomain: meant.githubHost.kind === 'tenant' ? valueOf('github-trust-domain') : null,
    trustedRoot: valueOf('trusted-root'),
    trust: trustOf(valueOf('trust')),
    trustRefresh: valueOf('trust-refresh') === 'never' ? 'never' : 'auto',
    tuf: tufOf(valueOf('tuf-mirror'), valueOf('tuf-root')),
    rekorUrls: linesOf('rekor-url').flatMap((line) => mirrorOf(line) ?? []),
    thresholds: { logs: countOf(valueOf('log-threshold')), timestamps: countOf(valueOf('timestamp-threshold')), times: countOf(valueOf('time-threshold')) },
    offline: isSet('offline'),
    mode: modeOf(valueOf('mode')),
    reports: valueOf('reports'),
    summary: valueOf('summary') !== 'false',
    // Whole milliseconds: a timer takes nothing else.
    timeoutMs: Math.round(Number(valueOf('timeout') ?? inputs.get('timeout')?.default) * 60_000),
    unsafe: new Set([...inputs.keys()].filter(isUnsafe).filter((name) => isSet(name) || (inputs.get(name)?.kind === 'lines' && values.has(name)))),
    constraints: new Map(fieldNames.filter((name) => values.has(name) && valueOf(name) !== 'false').map((name) => [name, linesOf(name)])),
  };
  const missing = ['image', 'artifact', 'release', 'checksums', 'subject-digest'].some((name) => raw.has(name)) ? [] : [problem('CONFIG_SUBJECT_REQUIRED', { about: 'image' })];
  const logs = settings.unsafe.has('unsafe-ignore-tlog') && settings.thresholds.logs !== null
    ? conflict('log-threshold', 'log-threshold asks for a log, and unsafe-ignore-tlog for none.')
    : [];
  const unlogged = settings.keyLog === 'none' && settings.thresholds.logs !== null ? conflict('log-threshold', 'log-threshold asks for a log, and key-log: none for none.') : [];
  const misnamed = settings.keyIds.length > 0 && settings.keyIds.length !== settings.key.length ? conflict('key-id', `key-id has ${settings.keyIds.length} lines, and key ${settings.key.length}: each key has one, in their order.`) : [];
  const notNames = settings.subjectDigests.filter((line) => parseDigest(line) === null && parseIdentifier(line) === null).map((line) => misformed('subject-digest', line, `${digestForm}; or ${identifierForm}`));
  const notDigests = settings.artifact.filter((line) => isMeantAsDigest(line) && parseDigest(line) === null).map(notDigest);
  return { settings, problems: [...problems, ...missing, ...logs, ...unlogged, ...misnamed, ...notNames, ...notDigests, ...logProblems(settings, linesOf('rekor-url')), ...trustConflicts(settings, valueOf), ...hostProblems(settings, values, runner), ...imageProblems(settings, linesOf, raw.has('image')), ...releaseProblems(settings), ...policyProblems(settings, valueOf)] };
}

function misformed(about: string, seen: string, expected: string): Problem {
  return problem('CONFIG_INVALID_VALUE', { about, what: `${about} is not of its form.`, seen, expected });
}

/** Inputs that say what evidence is asked for, beside the fields. */
const ASKING = ['key', 'require', 'check'] as const;

/** What is said of evidence that inputs ask for, where only policies ask for any. */
const OF_ASKED: readonly string[] = ['mode', 'trust', 'trusted-root', 'tuf-mirror', 'tuf-root', 'log-threshold', 'timestamp-threshold', 'time-threshold', 'key-log', 'github-trust-domain', 'unsafe-ignore-tlog', 'unsafe-ignore-sct', 'unsafe-open-pattern'];

/** What is wrong with what is said of policies and checks. */
function policyProblems({ policy, check: checks, asks, guarded, offline }: Settings, valueOf: (name: string) => string | null): readonly Problem[] {
  const idle = asks ? [] : [...OF_ASKED.filter((name) => guarded.includes(name)), ...['enterprise', 'key-id', 'key-valid-for'].filter((name) => valueOf(name) !== null)];
  return [
    ...policy.filter((line) => parseFileLine(line) === null).map((line) => misformed('policy', line, `a path, or ${githubFileForm}`)),
    ...(policy.length > limits.policies ? [misformed('policy', `${policy.length} lines`, `at most ${limits.policies}`)] : []),
    ...checks.filter((line) => !/\.(?:cel|cue|rego)(?:@[^@]+)?$/.test(line)).map((line) => misformed('check', line, 'a file that ends in .cel, .cue or .rego')),
    ...(offline ? [...policy, ...checks].filter((line) => line.startsWith('github:')).map((line) => problem('CONFIG_CONFLICT', { about: 'offline', what: 'offline asks for no network, and the policy lies at GitHub.', seen: line, next: 'Check its repository out in a step before, outside of the workspace, and give the path.' })) : []),
    ...idle.map((name) => problem('CONFIG_CONFLICT', { about: name, what: `${name} does not apply to policies: it is about what inputs ask for, and here they ask for nothing.`, seen: valueOf(name), next: `Write it in the policy, or leave ${name} out.` })),
  ];
}

/** Inputs that mean nothing without an image. */
const FOR_IMAGES = ['evidence-repository', 'registry-ca', 'unsafe-registry', 'same-digest', 'platforms', 'wait'] as const;

/** What is wrong with what is said of images. */
function imageProblems(settings: Settings, linesOf: (name: string) => readonly string[], hasImage: boolean): readonly Problem[] {
  const isDefault = (name: string): boolean => linesOf(name).length === 0 || linesOf(name).join() === inputs.get(name)?.default;
  const platforms = linesOf('platforms');
  return [
    ...settings.image.filter((line) => !line.startsWith('@') && parseImageLine(line) === null).map((line) => misformed('image', line, imageLineForm)),
    ...linesOf('evidence-repository').filter((line) => parseImageRepository(line) === null).map((line) => misformed('evidence-repository', line, 'a repository as ghcr.io/acme/signatures, without tag and digest')),
    ...linesOf('unsafe-registry').filter((line) => !HOST.test(line)).map((line) => misformed('unsafe-registry', line, 'host or host:port')),
    ...(platforms.length > 1 && platforms.some((line) => line === 'index' || line === 'all') ? conflict('platforms', 'platforms names single ones, and index or all.') : []),
    ...platforms.filter((line) => !/^(?:index|all|[a-z0-9]+\/[a-z0-9_]+(?:\/[a-z0-9]+)?)$/.test(line)).map((line) => misformed('platforms', line, 'index, all, or os/architecture as linux/amd64')),
    // The values are secrets: which line is wrong is said, and not what stands in it.
    ...linesOf('github-token').flatMap((line, index) => (tokensOf(line, null).length > 0 ? [] : [misformed('github-token', `line ${index + 1}`, 'a token, or host=token')])),
    // Said only where files are asked for: where nothing is, or an image that is empty, that is said already.
    ...(hasImage || settings.artifact.length + settings.checksums.length === 0 ? [] : FOR_IMAGES.filter((name) => !isDefault(name)).map((name) => problem('CONFIG_CONFLICT', { about: name, what: `${name} is about images, and there is none.`, next: 'Give image, or leave this input out.' }))),
    ...(settings.offline ? settings.image.filter((line) => parseImageLine(line)?.kind === 'registry').map((line) => problem('CONFIG_CONFLICT', { about: 'offline', what: 'offline asks for no network, and the image lies in a registry.', seen: line, next: 'Save the image with its evidence (cosign save), and give oci:FOLDER.' })) : []),
    ...(settings.sbomPath !== null && settings.reports !== null && plainPath(settings.sbomPath) === plainPath(`${settings.reports}/report.json`) ? conflict('sbom-path', 'sbom-path and reports would write one and the same file.') : []),
    ...(settings.sbomQuery.length > 0 && settings.image.length + settings.artifact.length + settings.release.length + settings.checksums.length === 0 ? conflict('sbom-query', 'sbom-query has nothing to look into.') : []),
  ];
}

// As far as it is written: `./a//b` is `a/b`.
function plainPath(path: string): string {
  return path.replaceAll('\\', '/').split('/').filter((part, index) => part !== '.' && (part !== '' || index === 0)).join('/');
}

/** What is wrong with what is said of releases. */
function releaseProblems({ release, releaseRepo, releaseAssets, download, offline }: Settings): readonly Problem[] {
  const parsed = release.map((text) => ({ text, line: parseReleaseLine(text, releaseRepo) }));
  const about = [...(releaseAssets.length > 0 ? ['release-assets'] : []), ...(download === null ? [] : ['download'])];
  return [
    ...parsed.filter(({ line }) => line === null).map(({ text }) => misformed('release', text, releaseLineForm)),
    ...parsed.filter(({ line }) => line === 'no-repo').map(({ text }) => problem('CONFIG_CONFLICT', { about: 'release', what: 'Nothing says which repository the release is of.', seen: text, next: 'Give repo, or write owner/name@TAG.' })),
    ...(release.length > limits.releases ? [problem('SUBJECT_TOO_MANY', { about: 'release', what: `There are ${release.length} releases; one run takes ${limits.releases}.` })] : []),
    ...(release.length > 0 ? [] : about.flatMap((name) => conflict(name, `${name} is about releases, and there is none.`))),
    ...(release.length > 0 && offline ? [problem('CONFIG_CONFLICT', { about: 'offline', what: 'offline asks for no network, and the release lies at GitHub.', seen: release.join(', '), next: 'Fetch the files with their evidence (gh release download), and give artifact.' })] : []),
  ];
}

function repoOf(repo: string | null, { name }: GithubHost): string | null {
  const short = repo?.startsWith(`${name}/`) === true ? repo.slice(name.length + 1) : repo;
  return short !== null && /^[A-Za-z0-9_-]+\/[A-Za-z0-9_.-]+$/.test(short) ? short : null;
}

const HOST = /^[A-Za-z0-9.-]+(?::\d{1,5})?$|^\[[0-9a-fA-F:]+\](?::\d{1,5})?$/;

function platformsOf(lines: readonly string[]): Settings['platforms'] {
  const [first, ...rest] = lines;
  return first === undefined || first === 'index' ? 'index' : first === 'all' ? 'all' : [first, ...rest];
}

/** Where a token of github.com is shown: its registry and its API, and nothing else of what images and evidence lie in. */
const OF_GITHUB_COM = ['ghcr.io', 'api.github.com'] as const;
const TOKEN = /^(?:([A-Za-z0-9.-]+(?::\d{1,5})?)=)?([\x21-\x7e]+)$/;

// A token alone is one of the GitHub whose runner it is, whichever GitHub is meant: it is the token of the job, and would be shown to strangers.
function tokensOf(line: string, runner: RunnerGithub | null): Settings['tokens'] {
  const [, host, token] = TOKEN.exec(line) ?? [];
  const of = host?.toLowerCase() ?? (runner === null ? githubCom.name : runner.host?.name);
  return token === undefined || of === undefined ? [] : (of === githubCom.name ? OF_GITHUB_COM : [of]).map((shownTo) => ({ host: shownTo, token }));
}

function attestationsOf(text: string | null): Settings['githubAttestations'] {
  return text === 'always' || text === 'never' ? text : 'auto';
}

/** What contradicts itself, or is not of its form, about where trust comes from. */
function trustConflicts(settings: Settings, valueOf: (name: string) => string | null): readonly Problem[] {
  const [mirror, root] = [valueOf('tuf-mirror'), valueOf('tuf-root')];
  const own = settings.trustedRoot !== null ? 'trusted-root' : 'tuf-mirror';
  return [
    ...((mirror === null) === (root === null) ? [] : conflict(mirror === null ? 'tuf-mirror' : 'tuf-root', 'tuf-mirror and tuf-root belong together.')),
    ...(settings.trustedRoot !== null && (mirror ?? root) !== null ? conflict('tuf-mirror', 'trusted-root and tuf-mirror both say where trust comes from.') : []),
    ...(settings.trust !== 'auto' && (settings.trustedRoot ?? mirror) !== null ? conflict('trust', `trust names a built-in instance, and ${own} replaces them.`) : []),
    ...(mirror !== null && (settings.offline || settings.trustRefresh === 'never') ? conflict('tuf-mirror', 'tuf-mirror needs the network, which offline and trust-refresh: never do without.') : []),
    ...(mirror !== null && mirrorOf(mirror) === null ? [problem('CONFIG_INVALID_VALUE', { about: 'tuf-mirror', what: 'tuf-mirror is not of its form.', seen: mirror, expected: 'an https address without credentials' })] : []),
  ];
}

/** What is wrong with the logs that are to be asked. */
function logProblems({ offline, trust }: Settings, lines: readonly string[]): readonly Problem[] {
  return [
    ...lines.filter((line) => mirrorOf(line) === null).map((line) => misformed('rekor-url', line, 'an https address without credentials')),
    ...(lines.length > 0 && offline ? conflict('rekor-url', 'rekor-url needs the network, which offline does without.') : []),
    ...(lines.length > 0 && trust === 'github' ? conflict('rekor-url', "rekor-url names a log, and trust: github accepts only GitHub's own instance, which has none.") : []),
  ];
}

/**
 * What is wrong about the GitHub that is meant.
 *
 * The public-good instance issues nothing to a tenant's workflows: `trust: public-good` could never pass. With `auto` both instances stay in use, as
 * gh does it, since evidence by others than workflows may lie beside.
 */
function hostProblems({ githubHost, trust, trustedRoot, require }: Settings, values: Checked['values'], runner: RunnerGithub | null): readonly Problem[] {
  const [written, domain] = [values.get('github-host')?.[0] ?? null, values.get('github-trust-domain')?.[0] ?? null];
  const isMisspelled = written !== null && parseGithubHost(written) === null;
  const own = trustedRoot !== null ? 'trusted-root' : values.has('tuf-mirror') ? 'tuf-mirror' : null;
  const isTenant = githubHost.kind === 'tenant';
  const word = SHORT_NAMES.find((name) => values.has(name));
  const isOfRunner = written === null && runner !== null && speaksOfGithub(values);
  const orPublic = isOfRunner ? ' For software from github.com, set github-host: github.com.' : '';
  // A release on it may be signed by a key, or by somebody that is no workflow of it. Policies say themselves whom they trust, and are asked for it.
  const needsRoot = githubHost.kind === 'server' && own === null && (word !== undefined || (!values.has('release') && !values.has('policy') && (written !== null || !isOfRunner)));
  return [
    ...(isOfRunner && runner.host === null ? [problem('CONFIG_CONFLICT', { about: 'github-host', what: `This is a runner of ${bounded(runner.server, 128)}, which is no GitHub that can be meant.`, seen: runner.server, expected: `https:// and ${githubHostForm}`, next: 'Set github-host to the GitHub that is meant.' })] : []),
    ...(isMisspelled ? [problem('CONFIG_INVALID_VALUE', { about: 'github-host', what: 'github-host is not of its form.', seen: written, expected: githubHostForm })] : []),
    ...(needsRoot ? [problem('CONFIG_CONFLICT', { about: 'github-host', what: `${isOfRunner && word !== undefined ? `${word} speaks of the GitHub of this runner. ` : ''}${githubHost.name} is neither github.com nor TENANT.ghe.com, so a GitHub Enterprise Server: no built-in Sigstore instance issues certificates to its workflows.`, seen: githubHost.name, next: `Give trusted-root, the trust root of the authority that its owner runs; or correct the host.${orPublic}` })] : []),
    ...(isTenant && trust === 'public-good' ? [problem('CONFIG_CONFLICT', { about: 'trust', what: `Certificates of ${githubHost.name} are of GitHub's own instance, and trust: public-good leaves it out.`, ...(isOfRunner ? { next: `Leave trust out.${orPublic}` } : {}) })] : []),
    ...(domain !== null && !isTrustDomain(domain) ? [problem('CONFIG_INVALID_VALUE', { about: 'github-trust-domain', what: 'github-trust-domain is not of its form.', seen: domain, expected: 'the name of a trust domain: letters, digits, hyphens and single dots' })] : []),
    ...(domain !== null && !isTenant && !isMisspelled ? conflict('github-trust-domain', `github-trust-domain is about TENANT.ghe.com, and github-host is ${githubHost.name}.`) : []),
    // It is a part of the name that signs releases as well.
    ...(domain !== null && own !== null && !require.some(asksRelease) ? conflict('github-trust-domain', `github-trust-domain names a root of GitHub's, and ${own} replaces it.`) : []),
  ];
}

/** The inputs that are names on one GitHub. */
const SHORT_NAMES = ['repo', 'owner', 'signer-repo', 'signer-workflow'] as const;

/** Inputs that may name a file of a repository. */
const DECIDING = ['policy', 'check', 'key', 'trusted-root', 'tuf-root', 'registry-ca'] as const;

/**
 * Whether an input means nothing without a GitHub that is meant. So it is with policies, which are written in short names: those of acme on a GitHub of its
 * own would else be those of whoever is called acme on github.com. And with a file of a repository.
 */
function speaksOfGithub(values: Checked['values']): boolean {
  const isAtGithub = DECIDING.some((name) => values.get(name)?.some((line) => parseFileLine(line)?.kind === 'github') === true);
  return values.has('release') || values.has('policy') || isAtGithub || SHORT_NAMES.some((name) => values.has(name));
}

/**
 * The GitHub that is meant: what is written; else the one whose runner it is. Where no input speaks of any it is github.com, whatever the runner:
 * who verifies software of others by a whole identity or a key gets the same everywhere.
 */
function githubMeant(values: Checked['values'], runner: RunnerGithub | null): Pick<Settings, 'githubHost' | 'githubApi'> {
  const written = values.get('github-host')?.[0] ?? null;
  const githubHost = written !== null ? parseGithubHost(written) : speaksOfGithub(values) ? (runner?.host ?? null) : null;
  return { githubHost: githubHost ?? githubCom, githubApi: githubHost !== null && runner?.host?.name === githubHost.name ? runner.api : null };
}

/** Whether a line of `require` asks for an attestation of a release. */
export function asksRelease(line: string): boolean {
  return line.split('|').some((word) => {
    const what = whatOf(word.trim());
    return what?.kind === 'statement' && what.predicateTypes.every(isReleaseType);
  });
}

function conflict(about: string, what: string): readonly Problem[] {
  return [problem('CONFIG_CONFLICT', { about, what })];
}

function tufOf(mirror: string | null, root: string | null): Settings['tuf'] {
  const url = mirror === null ? null : mirrorOf(mirror);
  return url === null || root === null ? null : { mirror: url, root };
}

// Plain http only to this machine itself, as for a test repository.
function mirrorOf(text: string): URL | null {
  const url = URL.parse(text);
  if (url === null || url.username !== '' || url.password !== '') return null;
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLocal) ? url : null;
}

function trustOf(text: string | null): Settings['trust'] {
  return text === 'public-good' || text === 'github' ? text : 'auto';
}

function notDigest(line: string): Problem {
  return problem('CONFIG_INVALID_VALUE', { about: 'artifact', what: 'This is not a digest that can be used.', seen: line, expected: digestForm });
}

function check(raw: RawInputs, door: 'action' | 'cli'): Checked {
  const known = new Map([...inputs].filter(([, input]) => door === 'cli' || input.door === 'action'));
  const values = new Map<string, readonly string[]>();
  const problems: Problem[] = [];
  for (const [name, given] of raw) {
    const input = known.get(name);
    const checked = input === undefined ? unknownInput(name, known.keys()) : checkInput(name, input, given);
    if (Array.isArray(checked)) values.set(name, checked);
    else if ('code' in checked) problems.push(checked);
  }
  return { values, problems };
}

// The hosts keep what is no input under a name that no input can have: a word of the command line, a variable that the runner did not write.
function unknownInput(name: string, known: Iterable<string>): Problem {
  const [, kind, word] = /^(argument|variable) (.+)$/s.exec(name) ?? [];
  if (kind === 'argument') return problem('CONFIG_UNKNOWN_INPUT', { about: 'arguments', what: 'A word of the command line belongs to no flag.', seen: word ?? '', next: 'Write the flag that it is the value of, as --artifact, before it.' });
  if (kind === 'variable') return problem('CONFIG_UNKNOWN_INPUT', { about: 'variables', what: 'A variable looks like an input and was not written by the runner.', seen: word ?? '', next: 'Find out which earlier step sets it, and do not let it.' });
  const guess = nearest(name, known);
  return problem('CONFIG_UNKNOWN_INPUT', { about: bounded(name, 64), what: `There is no input "${bounded(name, 64)}".`, seen: name, expected: guess, ...(guess === null ? { next: 'Take it out; the README lists all inputs.' } : {}) });
}

function checkInput(name: string, input: Input, given: readonly string[]): readonly string[] | Problem {
  const invalid = (what: string, expected: string, seen: string): Problem => problem('CONFIG_INVALID_VALUE', { about: name, what, seen, expected });
  if (given.some((value) => Buffer.byteLength(value) > limits.inputBytes)) return invalid(`${name} is too long.`, `at most ${limits.inputBytes} bytes`, `${given.join('').length} characters`);
  const lines = given.flatMap((value) => value.split(/\r?\n/)).map((line) => line.trim()).filter((line) => line !== '');
  // One empty value among good ones is an expression that expanded to nothing as well.
  if (given.some((value) => value.trim() === '') || lines.length === 0) return problem('CONFIG_EMPTY_INPUT', { about: name, what: `${name} is given but empty.` });
  if (lines.length > limits.inputLines) return invalid(`${name} has too many lines.`, `at most ${limits.inputLines}`, String(lines.length));
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  const strange = lines.find((line) => /[\u0000-\u001f\u007f]/.test(line));
  if (strange !== undefined) return invalid(`${name} has a control character.`, 'plain text', input.kind === 'secrets' ? 'a secret' : strange);
  if (input.kind === 'keys') return joinPem(lines);
  if (input.kind !== 'lines' && input.kind !== 'secrets' && lines.length > 1) return invalid(`${name} takes one value.`, 'one value', lines.join(', '));
  return checkKind(name, input, lines) ?? lines;
}

// The lines of a PEM block are one value; every other line is one, a path.
function joinPem(lines: readonly string[]): readonly string[] {
  const values: string[] = [];
  let block: string[] | null = null;
  for (const line of lines) {
    if (line.startsWith('-----BEGIN ')) block = [];
    if (block === null) {
      values.push(line);
      continue;
    }
    block.push(line);
    if (!line.startsWith('-----END ')) continue;
    values.push(block.join('\n'));
    block = null;
  }
  // A block that does not end is handed on: who reads keys says what is wrong with it.
  return block === null ? values : [...values, block.join('\n')];
}

function checkKind(name: string, input: Input, lines: readonly string[]): Problem | null {
  const value = lines[0] ?? '';
  const invalid = (expected: string): Problem => problem('CONFIG_INVALID_VALUE', { about: name, what: `${name} has a value that it does not take.`, seen: value, expected });
  switch (input.kind) {
    case 'boolean': return value === 'true' || value === 'false' ? null : invalid('true or false');
    case 'choice': return input.choices.includes(value) ? null : invalid(input.choices.join(', '));
    case 'minutes': return /^\d{1,3}(\.\d{1,3})?$/.test(value) && Number(value) > 0 && Number(value) <= limits.timeoutMinutes ? null : invalid(`minutes, more than 0 and at most ${limits.timeoutMinutes}`);
    case 'seconds': return /^\d{1,4}$/.test(value) && Number(value) <= limits.waitSeconds ? null : invalid(`seconds, at most ${limits.waitSeconds}`);
    case 'period': return parsePeriod(value) === null ? invalid(periodForm) : null;
    case 'lines':
    case 'keys':
    case 'secrets':
    case 'text':
    default: return null;
  }
}

function isUnsafe(name: string): name is UnsafeInput {
  return name.startsWith('unsafe-');
}

function countOf(text: string | null): Count | null {
  const number = Number(text);
  return number === 1 || number === 2 || number === 3 || number === 4 ? number : null;
}

function modeOf(text: string | null): Mode {
  return text === 'warn' || text === 'observe' ? text : 'enforce';
}
