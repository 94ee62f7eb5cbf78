// What a policy leaves open, seen from its text alone: patterns that somebody else fits, requirements that deleting evidence satisfies, and what this
// version reads and does not act on. None of it keeps a policy from being used; a pattern that is open refuses when it meets an identity.

import type { ClaimName } from '../domain/claims.ts';
import { problem, type Problem } from '../domain/errors.ts';
import type { Evidence, Layer, Pattern, Rule } from '../domain/policy.ts';
import { labelOf } from '../domain/predicate-types.ts';
import type { NonEmpty } from '../domain/subject.ts';
import { loadRegexps, type Regexps } from './lint.ts';
import { leavesOf } from './prepare.ts';

/** Names that anybody can have: whoever wrote a pattern that one of them fits meant somebody else. */
const ANYBODY: Readonly<Partial<Record<ClaimName, NonEmpty<string>>>> = {
  'certificate-identity': ['https://github.com/evil/evil/.github/workflows/evil.yml@refs/heads/evil', 'evil@evil.example', 'https://evil.example/?https://github.com/'],
  'certificate-oidc-issuer': ['https://evil.example', 'https://token.actions.evil.example'],
};

/** Warnings and notes about a layer, each at its rule. */
export async function lintLayer(layer: Layer): Promise<readonly Problem[]> {
  const regexps = layer.rules.flatMap((rule) => leavesOf(rule.require)).flatMap(patternsOf).some(([, { kind }]) => kind === 'regexp') ? await loadRegexps() : null;
  const found = layer.rules.flatMap((rule) => leavesOf(rule.require).flatMap((leaf) => [...openPatterns(leaf, rule, regexps), ...deletable(leaf, rule), ...unknown(leaf, rule)]));
  const packages = layer.rules.filter(({ match }) => match.anyOf.every(({ kind }) => kind === 'package')).map(({ at, name }) => problem('POLICY_UNUSED', { about: name, level: 'note', what: 'The rule is about packages only, and this version verifies none.', next: 'Nothing, where another version will.', at }));
  const changes = layer.changes.length === 0 ? [] : [problem('POLICY_UNUSED', { about: 'changes', level: 'note', what: 'changes is read, and this version compares no versions of dependencies.', next: 'Nothing, where another version will.' })];
  return [...new Map([...found, ...packages, ...changes].map((one) => [JSON.stringify(one), one])).values()];
}

function patternsOf({ where, signedBy }: Evidence): readonly (readonly [ClaimName, Pattern])[] {
  return [where, ...signedBy.flatMap((signer) => [signer.facts, ...(signer.kind === 'keyless' ? [signer.accept] : [])])].flatMap((constraints) => [...constraints]);
}

function openPatterns(leaf: Evidence, { at }: Rule, regexps: Regexps | null): readonly Problem[] {
  return patternsOf(leaf).flatMap(([claim, pattern]) => {
    const compiled = pattern.kind === 'regexp' && regexps !== null ? regexps.compile(pattern.source) : null;
    const foreign = compiled === null || 'fault' in compiled ? undefined : ANYBODY[claim]?.find((name) => compiled.test(name));
    return foreign === undefined || pattern.kind !== 'regexp' ? [] : [problem('PATTERN_OPEN', { about: claim, level: 'warning', what: `The pattern ${pattern.source} fits anybody.`, seen: foreign, expected: 'a pattern from ^ to $ that writes out whom it means, with \\. for each dot', at })];
  });
}

function deletable({ quantifier, what }: Evidence, { at }: Rule): readonly Problem[] {
  return quantifier === 'every' ? [problem('EVERY_DELETABLE', { about: labelOf(what), level: 'note', at })] : [];
}

function unknown({ signedBy, what }: Evidence, { at }: Rule): readonly Problem[] {
  return signedBy.some(({ kind }) => kind === 'previous') ? [problem('SIGNER_UNKNOWN', { about: labelOf(what), level: 'note', what: 'signed-by: previous is accepted by nobody: this version knows of no version in use.', next: 'Name the signer.', at })] : [];
}
