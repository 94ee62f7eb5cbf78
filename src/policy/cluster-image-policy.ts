// ClusterImagePolicy and TrustRoot of sigstore's policy-controller (policy.sigstore.dev/v1alpha1, v1beta1), read into the policy model: the format that
// a cluster and a pipeline share.
//
// Two passes. First the documents are held against what policy-controller itself refuses (validity.ts); then against what can be said here without
// loss (authority.ts, trust-root.ts). What means something in a cluster and cannot mean the same here is an error that names the field: a policy that is read in
// part is a policy that nobody wrote.

import type { At } from '../domain/at.ts';
import type { Digest } from '../domain/digest.ts';
import { bounded, problem, type Problem } from '../domain/errors.ts';
import { githubCom } from '../domain/github-host.ts';
import type { Match, Requirement, Rule } from '../domain/policy.ts';
import type { NonEmpty } from '../domain/subject.ts';
import type { TrustChoice, TrustNames } from '../domain/trust-domain.ts';
import { readAuthority, readCheck, type Authority, type ParseKey, type Shared } from './cluster-image-policy/authority.ts';
import { faultAt, inOrder, repeated, shapes, Spot } from './cluster-image-policy/fields.ts';
import { readTrustRoot, unusedRoot } from './cluster-image-policy/trust-root.ts';
import { policyFaults, trustRootFaults } from './cluster-image-policy/validity.ts';
import { memberOf, type Value } from './document.ts';
import type { ReadPolicy } from './read-policy.ts';

/** Where the kinds of documents that are read here come from. */
const GROUP = 'policy.sigstore.dev/';

/** What reading needs. `digest` is that of the file; `parseKey` reads public keys; `openPattern`: patterns hold that accept others as well. */
export interface ReadingTools { readonly digest: Digest; readonly parseKey: ParseKey; readonly openPattern: boolean }

/** Whether a document is of this kind. */
export function isClusterImagePolicy(document: Value): boolean {
  const version = document.kind === 'map' ? memberOf(document, 'apiVersion') : undefined;
  return version?.kind === 'text' && version.text.startsWith(GROUP);
}

/**
 * Reads the documents of a file. Never throws for what stands in them.
 *
 * Problems, all of them at once and in order: `CONFIG_POLICY_INVALID` for what policy-controller refuses too, `CONFIG_UNKNOWN_KEY` for a key that a cluster
 * leaves out without a word, `CONFIG_POLICY_UNSUPPORTED` for what cannot be said here. With any of them there is no policy.
 */
export async function readClusterImagePolicies(documents: readonly Value[], file: string, tools: ReadingTools): Promise<{ readonly policy: ReadPolicy | null; readonly problems: readonly Problem[] }> {
  const start: At = { file, line: 1, column: 1 };
  const spots = documents.map((value) => new Spot('', value.at, value));
  const kinds = spots.map(kindOf);
  const faults: Problem[] = [];
  for (const [index, spot] of spots.entries()) faults.push(...(await faultsOf(spot, kinds[index] ?? null)));
  const of = (kind: Kind): readonly Spot[] => spots.filter((_, index) => kinds[index] === kind);
  const invalid = faults.length > 0;
  // What is not valid may be missing what carrying over stands on.
  if (invalid) return { policy: null, problems: inOrder(faults) };
  const roots = of('TrustRoot').map(readTrustRoot);
  const shared: Shared = { roots: new Map(roots.map((root) => [root.name, root])), parseKey: tools.parseKey, openPattern: tools.openPattern, used: new Set(), choiceNames: new Set() };
  const read = of('ClusterImagePolicy').map((spot) => readPolicy(spot, shared));
  const problems = [...twice(of('TrustRoot')), ...twice(of('ClusterImagePolicy')), ...roots.flatMap((root) => root.problems), ...read.flatMap((one) => one.problems), ...(read.length > 0 ? [] : [nothingAsked(start)])];
  if (problems.length > 0) return { policy: null, problems: inOrder(problems) };
  const policies = read.flatMap(({ policy }) => policy ?? []);
  const build: ReadPolicy['build'] = (namesOf) => ({
    name: file, digest: tools.digest, rules: policies.map(({ rule }) => rule(namesOf)),
    // What becomes of images that no policy is about is said by the controller's configuration, which is not here.
    unmatched: 'deny', waivers: [], deny: [], changes: [], trust: [], mirrors: [],
  });
  const notes = [...read.flatMap((one) => one.notes), ...roots.filter(({ name }) => !shared.used.has(name)).map(unusedRoot)];
  return { policy: { choices: policies.flatMap(({ choices }) => choices), build, notes: inOrder(notes), allowInputs: new Set(), tests: [], githubHost: githubCom }, problems: [] };
}

// ── documents

type Kind = keyof typeof shapes;

function kindOf(document: Spot): Kind | null {
  const [version, kind] = [document.get('apiVersion').text, document.get('kind').text];
  if (kind === 'ClusterImagePolicy' && (version === `${GROUP}v1beta1` || version === `${GROUP}v1alpha1`)) return kind;
  return kind === 'TrustRoot' && version === `${GROUP}v1alpha1` ? kind : null;
}

async function faultsOf(document: Spot, kind: Kind | null): Promise<readonly Problem[]> {
  if (kind === null) return [otherKind(document)];
  // Rules about values are for values of the right kind.
  const ofShape = document.faults(shapes[kind]);
  if (ofShape.some(({ code }) => code === 'CONFIG_POLICY_INVALID')) return ofShape;
  return [...ofShape, ...(kind === 'ClusterImagePolicy' ? await policyFaults(document) : trustRootFaults(document))];
}

function otherKind(document: Spot): Problem {
  const [version, kind] = [document.get('apiVersion'), document.get('kind')];
  const seen = `${bounded(version.text, 100)} ${bounded(kind.text, 100)}`;
  const expected = `ClusterImagePolicy of ${GROUP}v1beta1 or v1alpha1, or TrustRoot of ${GROUP}v1alpha1`;
  if (!version.text.startsWith(GROUP)) return faultAt('CONFIG_POLICY_UNSUPPORTED', [version], { what: 'A document of another kind is among the policies, and is not read.', seen, expected, next: 'Keep it in a file of its own.' });
  return faultAt('CONFIG_POLICY_INVALID', [['ClusterImagePolicy', 'TrustRoot'].includes(kind.text) ? version : kind], { what: 'There is no such kind of document.', seen, expected });
}

/** In a cluster the second document of a name takes the place of the first. */
function twice(documents: readonly Spot[]): readonly Problem[] {
  return repeated(documents.map((document) => document.get('metadata').get('name'))).map((name) => faultAt('CONFIG_POLICY_UNSUPPORTED', [name], { what: 'Two documents of one kind have this name: in a cluster the second takes the place of the first.', seen: name.text, next: 'Rename one of them, or take one out.' }));
}

function nothingAsked(at: At): Problem {
  return problem('CONFIG_POLICY_UNSUPPORTED', { about: 'kind', at, what: 'There is no ClusterImagePolicy in the file: nothing would pass.', next: 'Put a ClusterImagePolicy into the file.' });
}

// ── one policy

interface OnePolicy { readonly choices: readonly TrustChoice[]; readonly rule: (namesOf: (choice: string) => TrustNames) => Rule }

function readPolicy(document: Spot, shared: Shared): { readonly policy: OnePolicy | null; readonly problems: readonly Problem[]; readonly notes: readonly Problem[] } {
  const problems: Problem[] = [];
  const unsupported = (spot: Spot, what: string, next?: string): null => {
    problems.push(faultAt('CONFIG_POLICY_UNSUPPORTED', [spot], { what, ...(next !== undefined && { next }) }));
    return null;
  };
  const [nameField, spec] = [document.get('metadata').get('name'), document.get('spec')];
  const spots = spec.get('authorities').items;
  const names = spots.map((spot, index) => (spot.get('name').text === '' ? `authority-${index}` : spot.get('name').text));
  const match = spec.get('match');
  if (match.items.length > 0) unsupported(match, 'The policy is for some workloads only, and which workload an image will be in is not known here.');
  const check = readCheck(spec.get('policy'), unsupported);
  if (check !== null) nameable(spots, names, unsupported);
  if (check?.text.includes('githubWorkflowName') === true) unsupported(spec.get('policy').get('data'), 'The check asks for githubWorkflowName, which is not read from certificates: in CUE it would pass.', 'Ask for the subject, which names the file of the workflow.');
  const choices = choiceNames(nameField.text, names, shared.choiceNames);
  const read = spots.map((spot, index) => readAuthority(spot, { policy: nameField.text, authority: names[index] ?? '', choice: choices[index] ?? '' }, shared));
  problems.push(...read.flatMap((one) => one.problems));
  const [first, ...others] = read.flatMap(({ authority }) => authority ?? []);
  const matches = matchOf(spec.get('images'));
  if (problems.length > 0 || first === undefined || matches === null) return { policy: null, problems, notes: [] };
  const authorities: NonEmpty<Authority> = [first, ...others];
  const rule: OnePolicy['rule'] = (namesOf) => {
    const require = anyOf(authorities, namesOf);
    return {
      name: nameField.text, at: nameField.at, match: matches, evidenceRepositories: [...new Set(authorities.flatMap(({ repositories }) => repositories))],
      require: check === null ? require : { kind: 'judged', of: require, check }, same: [], mode: spec.get('mode').text === 'warn' ? 'warn' : 'enforce',
    };
  };
  return { policy: { choices: authorities.flatMap(({ choice }) => choice ?? []), rule }, problems: [], notes: read.flatMap((one) => one.notes) };
}

function anyOf([first, ...others]: NonEmpty<Authority>, namesOf: (choice: string) => TrustNames): Requirement {
  const asked = ({ choice, requirementOf }: Authority): Requirement => requirementOf(choice === null ? null : namesOf(choice.name));
  return others.length === 0 ? asked(first) : { kind: 'any', of: [asked(first), ...others.map(asked)] };
}

function matchOf(images: Spot): Match | null {
  const [first, ...others] = images.items.map((image) => ({ kind: 'image', glob: { text: image.get('glob').text, dialect: 'reference' } }) as const);
  return first === undefined ? null : { anyOf: [first, ...others], except: [] };
}

/** A check over authorities finds each by its name, and each attestation by its own: where two share one, the last hides the others. */
function nameable(spots: readonly Spot[], names: readonly string[], unsupported: (spot: Spot, what: string, next?: string) => null): void {
  const seen = new Set<string>();
  for (const [index, spot] of spots.entries()) {
    const name = names[index] ?? '';
    if (seen.has(name)) unsupported(spot.get('name'), 'Two authorities have this name, and spec.policy can tell them apart by nothing else.', 'Rename one of them.');
    seen.add(name);
    for (const one of repeated(spot.get('attestations').items.map((item) => item.get('name')))) unsupported(one, 'Two attestations of the authority have this name, and spec.policy can tell them apart by nothing else.', 'Rename one of them.');
  }
}

/** What the trust of each authority is called; no two in a file are the same, whatever policies and authorities are called: one would be believed as the other is. */
function choiceNames(policy: string, names: readonly string[], taken: Set<string>): readonly string[] {
  return names.map((name) => {
    const plain = `cip/${bounded(policy, 64)}/${bounded(name, 64)}`;
    let free = plain;
    for (let number = 2; taken.has(free); number += 1) free = `${plain} (${number})`;
    taken.add(free);
    return free;
  });
}
