// What a run asks: inputs and policies as layers, each under the trust that it chose. All problems of all of them at once, before any subject is looked at.

import type { Settings } from './config/configure.ts';
import { AT_INPUTS } from './domain/at.ts';
import { cloudBuildKey, isCloudBuild } from './domain/cloud-build.ts';
import { bounded, ConfigurationError, problem, SourceError, type Problem } from './domain/errors.ts';
import { nameOfRepository } from './domain/image-reference.ts';
import type { Layer, Policy, Requirement, Rule } from './domain/policy.ts';
import { predicateAliases } from './domain/predicate-types.ts';
import { KEY_DOMAIN, type RootChoice, type TrustChoice, type TrustDomain, type TrustNames, type UnsafeInput } from './domain/trust-domain.ts';
import type { Github } from './github.ts';
import type { Given } from './given.ts';
import { offlineHttp } from './net/client.ts';
import type { LoadedPolicies } from './policies.ts';
import { compileInputs, NO_MORE, type Compiled } from './policy/native.ts';
import type { Checker } from './domain/ports.ts';
import type { EnginePorts } from './policy/checks/engine.ts';
import { checksOf, leavesOf } from './policy/prepare.ts';
import { requirementLine } from './report/requirement-words.ts';
import { TrustGroups } from './trust-groups.ts';
import { CUSTOM, type TrustPorts } from './trust/load.ts';

/** What is known of a run when it is compiled, for its report. */
export interface AskedFacts { layers: Policy | readonly []; constraints: readonly string[]; trust: readonly TrustDomain[]; notes: readonly Problem[]; weakenedBy: readonly UnsafeInput[] }

/** What compiling needs beside what was given. */
export interface Compiling { readonly facts: AskedFacts; readonly github: Pick<Github, 'trustDomain'>; readonly ports: TrustPorts }

/** What the run asks, and whom its parts trust. */
export interface CompiledRun {
  readonly policy: Policy;
  readonly trusts: ReturnType<TrustGroups['trusts']>;
  /** The layers of policies whose names are of the GitHub that this run asks: of another one they are somebody else's. */
  readonly ofThisGithub: readonly Layer[];
}

/** Inputs and policies as layers. Throws `ConfigurationError` with every problem there is, and `TrustRootError` for a file that holds no trust roots. */
export async function compileRun(settings: Settings, given: Given, before: readonly Problem[], { facts, github, ports }: Compiling): Promise<CompiledRun> {
  const { keys, checks, loaded } = given;
  const known = [...before, ...given.problems, ...forbiddenInputs(settings, loaded.policies)];
  const groups = known.length > 0 ? null : trustGroups(settings, given, { facts, github, ports });
  const asked = settings.asks ? await compileAsked(settings, { keys, checks }, groups?.ofInputs ?? { domains: [CUSTOM], unlogged: KEY_DOMAIN }) : null;
  facts.constraints = [...subjectLines(settings), ...(asked?.constraints ?? []), ...loaded.policies.flatMap(({ source, policy }) => [`policy: ${source.name} (${source.digest})`, ...policy.build(NAMELESS).rules.slice(0, POLICY_LINES).map(ruleLine)])];
  facts.notes = [...(asked?.notes ?? []), ...given.notes, ...loaded.notes];
  // A key that cannot be read was meant to say who: that nobody does is no second fault.
  const isUnread = settings.key.length > 0 && keys.length === 0;
  const isAbout = (layer: Layer | null): Promise<readonly Problem[]> => sbomProblems(settings, layer === null || loaded.problems.length > 0 ? null : [layer, ...loaded.policies.map(({ policy }) => policy.build(NAMELESS))]);
  // Of a policy that cannot be read nobody knows what it requires.
  const [first, ...rest] = [...known, ...(asked?.problems ?? []).filter(({ code }) => !isUnread || code !== 'CONFIG_IDENTITY_REQUIRED'), ...(await isAbout(asked === null ? NO_LAYER : asked.layer))];
  if (first !== undefined) throw new ConfigurationError([first, ...rest]);
  if (groups === null || (asked !== null && asked.layer === null)) throw new Error('nothing is compiled and no problem');
  const policies = loaded.policies.map(({ policy }) => {
    const names = new Map(policy.choices.map((choice) => [choice.name, groups.add(choice)]));
    if (names.size < policy.choices.length) throw new TypeError('two parts of a policy trust under one name');
    return policy.build((choice) => {
      const found = names.get(choice);
      if (found === undefined) throw new TypeError('a policy trusts whom it did not choose');
      return found;
    });
  });
  const [layer, ...layers] = [...(asked?.layer == null ? [] : [asked.layer]), ...policies];
  if (layer === undefined) throw new Error('no layer and no problem');
  facts.layers = [layer, ...layers];
  facts.weakenedBy = weakeningsOf(policies, loaded.policies.flatMap(({ policy }) => policy.choices));
  const ofThisGithub = policies.filter((_, index) => loaded.policies[index]?.policy.githubHost.name === settings.githubHost.name);
  return { policy: [layer, ...layers], trusts: groups.trusts(ports.now), ofThisGithub };
}

/** Inputs that ask something of evidence and say where to look for it as well. */
const LOOKS: ReadonlySet<string> = new Set(['repo', 'owner', 'builder-id']);

/** What a survey asks: nothing, and it accepts nobody. Throws `ConfigurationError` with every problem there is, what asks something of evidence among them. */
export async function compileSurvey(settings: Settings, given: Given, before: readonly Problem[], { facts, github, ports }: Compiling): Promise<CompiledRun> {
  const { constraints, unsafe } = settings;
  const said = { policy: settings.policy.length > 0, check: settings.check.length > 0, require: settings.require.length > 0, enterprise: settings.enterprise !== null, 'sbom-path': settings.sbomPath !== null, 'sbom-query': settings.sbomQuery.length > 0, download: settings.download !== null, reports: settings.reports !== null, mode: settings.mode !== 'enforce' };
  const asking = [
    ...[...constraints].flatMap(([name, values]) => (LOOKS.has(name) && (name !== 'builder-id' || values.every(isCloudBuild)) ? [] : [name])),
    ...Object.entries(said).flatMap(([name, isSaid]) => (isSaid ? [name] : [])),
    ...[...unsafe].filter((name) => name === 'unsafe-any-identity' || name === 'unsafe-open-pattern'),
  ];
  const [first, ...rest] = [...before, ...given.problems, ...asking.map((name) => problem('CONFIG_CONFLICT', { about: name, what: `Nothing is asked of evidence here, and nothing comes of it but a suggestion: ${name} has nothing to do.`, next: 'Leave it out.' }))];
  if (first !== undefined) throw new ConfigurationError([first, ...rest]);
  const rule = { name: 'nothing is accepted', at: AT_INPUTS, match: { anyOf: [{ kind: 'any', glob: { text: '**', dialect: 'path' } }], except: [] }, evidenceRepositories: [], require: { kind: 'refuse', reason: 'nothing was asked' }, same: [], mode: 'enforce' } as const;
  const layer: Layer = { ...NO_LAYER, name: 'survey', rules: [rule], unmatched: 'deny' };
  facts.constraints = [...subjectLines(settings), 'nothing: this shows what there is, and accepts nobody'];
  facts.layers = [layer];
  return { policy: [layer], trusts: trustGroups(settings, given, { facts, github, ports }, false).trusts(ports.now), ofThisGithub: [] };
}

/** What policies weaken, in the words of the inputs: it is shown whether or not any evidence needed it. */
function weakeningsOf(layers: readonly Layer[], choices: readonly TrustChoice[]): readonly UnsafeInput[] {
  const leaves = layers.flatMap((layer) => layer.rules).flatMap((rule) => leavesOf(rule.require));
  const patterns = leaves.flatMap(({ where, signedBy }) => [where, ...signedBy.flatMap((signer) => (signer.kind === 'keyless' ? [signer.accept] : []))]).flatMap((constraints) => [...constraints.values()]);
  const words: readonly (readonly [UnsafeInput, boolean])[] = [
    ['unsafe-any-identity', leaves.some(({ signedBy }) => signedBy.some(({ kind }) => kind === 'unsafe-any'))],
    ['unsafe-open-pattern', patterns.some((pattern) => pattern.kind === 'regexp' && pattern.unsafeOpen)],
    ['unsafe-ignore-tlog', choices.some(({ weakening }) => weakening.ignoreLogs)],
    ['unsafe-ignore-sct', choices.some(({ weakening }) => weakening.ignoreScts)],
  ];
  return words.flatMap(([word, isSaid]) => (isSaid ? [word] : []));
}

/** Names for a layer that is only looked at. */
const NAMELESS = (): TrustNames => ({ domains: [CUSTOM], unlogged: KEY_DOMAIN });

/** What a rule asks, in one line. */
function ruleLine({ name, match, mode, same, evidenceRepositories, require }: Rule): string {
  const about = match.anyOf.map(({ kind, glob }) => `${kind} ${glob.text}`).join(', ');
  const more = [...(match.except.length > 0 ? [`except ${match.except.map(({ text }) => text).join(', ')}`] : []), ...(same.length > 0 ? [`same ${same.join(', ')}`] : []), ...(evidenceRepositories.length > 0 ? [`evidence in ${evidenceRepositories.join(', ')}`] : []), ...(mode === 'enforce' ? [] : [`mode ${mode}`])];
  return bounded(`rule ${name}: ${about}${more.length > 0 ? ` (${more.join('; ')})` : ''}: ${requirementLine(require)}`);
}

/** Lines of one policy that a report shows of what it asks. */
const POLICY_LINES = 50;
/** A layer that asks for nothing: with policies the inputs may ask for nothing themselves. */
const NO_LAYER: Layer = { name: 'inputs', digest: null, rules: [], unmatched: 'exempt', waivers: [], deny: [], changes: [], trust: [], mirrors: [] };

function subjectLines(settings: Settings): readonly string[] {
  return [...shown('image', settings.image), ...(settings.image.length === 0 ? [] : shown('platforms', [settings.platforms].flat())), ...shown('evidence-repository', settings.evidenceRepositories.map(nameOfRepository)), ...(settings.sameDigest ? ['same-digest: true'] : []), ...settings.artifact.slice(0, 20).map((line) => `artifact: ${line}`), ...shown('subject-digest', settings.subjectDigests), ...shown('release', settings.release), ...shown('release-assets', settings.releaseAssets), ...settings.checksums.map((line) => `checksums: ${line}`)];
}

/** What inputs ask for themselves, as a layer. */
async function compileAsked(settings: Settings, { keys, checks }: Pick<Given, 'keys' | 'checks'>, { domains, unlogged }: TrustNames): Promise<Compiled> {
  const { constraints, require, enterprise, githubHost, tenantDomain, mode } = settings;
  const compiled = await compileInputs({ ...NO_MORE, checks, constraints, require, enterprise, githubHost, tenantDomain, mode, keys: keys.map(({ name, digest, log, keyid }) => ({ name, digest, trust: log === 'none' ? [unlogged] : domains, builder: cloudBuildKey(keyid) === null ? null : 'cloud-build' })), anyIdentity: settings.unsafe.has('unsafe-any-identity'), openPattern: settings.unsafe.has('unsafe-open-pattern'), trust: domains });
  return { ...compiled, constraints: [...compiled.constraints, ...shown('check', settings.check)] };
}

/** Inputs that a policy of another repository does not leave to the step. */
function forbiddenInputs({ guarded }: Settings, policies: LoadedPolicies['policies']): readonly Problem[] {
  return policies.filter(({ isRemote }) => isRemote).flatMap(({ source, policy }) => guarded.filter((name) => !policy.allowInputs.has(name)).map((name) =>
    problem('CONFIG_CONFLICT', { about: name, what: `${name} is not left to the step by the policy ${bounded(source.name, 200)}.`, next: `Leave ${name} out, or have the owner of the policy add it to allow-inputs.` })));
}

function trustGroups(settings: Settings, { keys, trustedRoot, tufRoot }: Given, { facts, github, ports }: Compiling, keysOnly = keys.length > 0): TrustGroups {
  const { tuf, tenantDomain, githubHost, unsafe, thresholds } = settings;
  const tenant = githubHost.kind === 'tenant' ? { host: githubHost.name, domain: tenantDomain } : null;
  const roots: RootChoice = trustedRoot !== null ? { kind: 'file', ...trustedRoot } : tuf !== null && tufRoot !== null ? { kind: 'tuf', mirror: tuf.mirror, origin: tufRoot.origin, root: tufRoot.bytes } : { kind: 'built-in', which: settings.trust, tenant };
  const weakening = { ignoreLogs: unsafe.has('unsafe-ignore-tlog'), ignoreScts: unsafe.has('unsafe-ignore-sct') };
  const onLoaded = (domain: TrustDomain | null, notes: readonly Problem[]): void => {
    facts.notes = [...facts.notes, ...notes];
    if (domain !== null) facts.trust = [...facts.trust, domain];
  };
  // Only the GitHub that this run is about can be asked: another one is nobody's to choose here.
  const domainOf = (host: string): Promise<string> => (host === githubHost.name ? github.trustDomain() : Promise.reject(new SourceError('NOT_ON_THIS_HOST', `Nobody says what the trust domain of ${host} is called: give github-trust-domain.`)));
  const terms = { refresh: settings.offline ? 'never' as const : settings.trustRefresh, contradictions: unsafe.has('unsafe-contradicted-provenance') ? 'ignore' as const : 'reject' as const, trustDomain: domainOf, onLoaded };
  return new TrustGroups(settings.asks ? { name: 'inputs', roots, thresholds, weakening, keys, keysOnly } : null, terms, { ...ports, http: settings.offline ? offlineHttp : ports.http });
}

/** What is wrong with what is asked of SBOMs. */
async function sbomProblems({ sbomPath, sbomQuery, require }: Settings, layers: readonly Layer[] | null): Promise<readonly Problem[]> {
  if (sbomPath === null && sbomQuery.length === 0) return [];
  const { componentPatternForm, parseComponentPattern } = await import('./exports/purl-pattern.ts');
  const about = sbomPath === null ? 'sbom-query' : 'sbom-path';
  const asks = layers === null || layers.some((layer) => layer.rules.some((rule) => asksForSbom(rule.require)));
  return [
    ...sbomQuery.filter((query) => parseComponentPattern(query) === null).map((query) => problem('CONFIG_INVALID_VALUE', { about: 'sbom-query', what: 'This is no query of components.', seen: query, expected: componentPatternForm })),
    ...(asks ? [] : [problem('CONFIG_CONFLICT', { about, what: `${about} is about an SBOM, and nothing requires one.`, seen: require.join(', ') || 'no require', next: 'Add a line sbom to require, or spdx or cyclonedx.' })]),
  ];
}

function asksForSbom(requirement: Requirement): boolean {
  switch (requirement.kind) {
    case 'evidence': return requirement.what.kind === 'statement' && requirement.what.predicateTypes.some((type) => predicateAliases.sbom.some((known) => known === type));
    case 'all': case 'any': case 'at-least': return requirement.of.some(asksForSbom);
    case 'judged': return asksForSbom(requirement.of);
    case 'exempt': case 'refuse': default: return false;
  }
}

/** Lines of an input as the report shows what was asked. */
function shown(name: string, lines: readonly string[]): readonly string[] {
  return lines.slice(0, 20).map((line) => `${name}: ${line}`);
}

/** What answers the checks of a policy. The engines that they need are had first; without any nothing is loaded. Throws `EngineError`. */
export async function checkerFor(policy: Policy, { offline }: Pick<Settings, 'offline'>, ports: EnginePorts): Promise<Checker> {
  const checks = policy.flatMap((layer) => layer.rules).flatMap((rule) => checksOf(rule.require));
  if (checks.length === 0) return () => Promise.reject(new Error('a check that the policy does not have'));
  const { loadChecker } = await import('./policy/checks/catalog.ts');
  return loadChecker(checks, { ...ports, http: offline ? offlineHttp : ports.http });
}
