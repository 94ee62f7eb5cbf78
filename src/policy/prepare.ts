// What a policy needs before anything is judged by it: its regular expressions compiled, its ranges and dates read.
//
// A value that cannot be read could only be compared wrongly: a deny rule with a mistyped date would deny nothing. The compilers of policies refuse
// such values where they were written; this is the last door, so that no other way into the model leads around them.

import { assertNever, ConfigurationError, problem, type Problem } from '../domain/errors.ts';
import type { Check, Constraints, DenyRule, Evidence, Layer, Pattern, Policy, Requirement } from '../domain/policy.ts';
import { isDay } from '../domain/period.ts';
import { parseRange } from '../domain/version.ts';
import { faultsOf, loadRegexps, type Regexps } from './lint.ts';

/** The evidence requirements of a tree, left to right. */
export function leavesOf(requirement: Requirement): readonly Evidence[] {
  switch (requirement.kind) {
    case 'evidence': return [requirement];
    case 'all': case 'any': case 'at-least': return requirement.of.flatMap(leavesOf);
    case 'judged': return leavesOf(requirement.of);
    case 'exempt': case 'refuse': return [];
    default: return assertNever(requirement);
  }
}

/** The checks of a tree: of its evidence, and of what is judged. */
export function checksOf(requirement: Requirement): readonly Check[] {
  const ofTree = (one: Requirement): readonly Check[] => {
    switch (one.kind) {
      case 'all': case 'any': case 'at-least': return one.of.flatMap(ofTree);
      case 'judged': return [one.check, ...ofTree(one.of)];
      case 'evidence': case 'exempt': case 'refuse': default: return [];
    }
  };
  return [...leavesOf(requirement).flatMap(({ checks }) => checks), ...ofTree(requirement)];
}

const prepared = new WeakMap<Policy, Promise<Regexps | null>>();

/**
 * Reads all that a policy holds as text, once per policy. Null where it has no regular expression; RE2 is not loaded then.
 *
 * Throws `ConfigurationError` with everything that cannot be read.
 */
export function preparePolicy(policy: Policy): Promise<Regexps | null> {
  const known = prepared.get(policy);
  if (known !== undefined) return known;
  const made = prepare(policy);
  prepared.set(policy, made);
  return made;
}

async function prepare(policy: Policy): Promise<Regexps | null> {
  const patterns = policy.flatMap(patternsOf);
  const regexps = patterns.some(([, pattern]) => pattern.kind === 'regexp') ? await loadRegexps() : null;
  const [first, ...rest] = [...patterns.flatMap(([about, pattern]) => patternFaults(regexps, about, pattern)), ...policy.flatMap(dateFaults)];
  if (first !== undefined) throw new ConfigurationError([first, ...rest]);
  return regexps;
}

function patternsOf(layer: Layer): readonly (readonly [string, Pattern])[] {
  const leaves = layer.rules.flatMap((rule) => leavesOf(rule.require));
  const signers = leaves.flatMap((leaf) => leaf.signedBy).flatMap((signer) => (signer.kind === 'keyless' ? [signer.accept, signer.facts] : [signer.facts]));
  const constraints: readonly Constraints[] = [...leaves.map((leaf) => leaf.where), ...signers, ...layer.deny.map((rule) => rule.claims)];
  return constraints.flatMap((one) => [...one]);
}

function patternFaults(regexps: Regexps | null, about: string, pattern: Pattern): readonly Problem[] {
  if (pattern.kind === 'regexp' && regexps !== null) return faultsOf(regexps, pattern.source, about);
  if (pattern.kind === 'version' && parseRange(pattern.range) === null) {
    return [problem('CONFIG_INVALID_VALUE', { about, what: 'The range of versions cannot be read.', seen: pattern.range, expected: 'a range such as ^1.2 or ">=2 <3"' })];
  }
  return [];
}

function dateFaults(layer: Layer): readonly Problem[] {
  const waivers = layer.waivers.filter(({ until }) => !isDay(until)).map(({ until }) =>
    problem('CONFIG_INVALID_VALUE', { about: 'until', what: 'The last day of a waiver cannot be read.', seen: until, expected: 'a day as YYYY-MM-DD' }));
  const windows = layer.deny.flatMap(instantsOf).filter((instant) => Number.isNaN(Date.parse(instant))).map((instant) =>
    problem('CONFIG_INVALID_VALUE', { about: 'deny', what: 'The time window of a deny rule cannot be read.', seen: instant, expected: 'a time as 2027-03-31T00:00:00Z' }));
  return [...waivers, ...windows];
}

function instantsOf(rule: DenyRule): readonly string[] {
  return rule.witnessedBetween.filter((instant) => instant !== null);
}
