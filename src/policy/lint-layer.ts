// What a policy leaves open, seen from its text alone: patterns that somebody else fits, requirements that deleting evidence satisfies, and what this
// version reads and does not act on. None of it keeps a policy from being used; a pattern that is open refuses when it meets an identity.

import type { ClaimName } from '../domain/claims.ts';
import { problem, type Problem } from '../domain/errors.ts';
import type { Evidence, Layer, Pattern, Rule } from '../domain/policy.ts';
import { labelOf } from '../domain/predicate-types.ts';
import type { NonEmpty } from '../domain/subject.ts';
import { loadRegexps, type Regexps } from './lint.ts';
import { leavesOf } from './prepare.ts';
import { partsOfWorkflow } from './variants.ts';

/** Names that anybody can have: whoever wrote a pattern that one of them fits meant somebody else. */
const ANYBODY: Readonly<Partial<Record<ClaimName, NonEmpty<string>>>> = {
  'certificate-identity': ['https://github.com/evil/evil/.github/workflows/evil.yml@refs/heads/evil', 'evil@evil.example', 'https://evil.example/?https://github.com/'],
  'certificate-oidc-issuer': ['https://evil.example', 'https://token.actions.evil.example'],
};

/** Warnings and notes about a layer, each at its rule. */
export async function lintLayer(layer: Layer): Promise<readonly Problem[]> {
  const regexps = layer.rules.flatMap((rule) => leavesOf(rule.require)).flatMap(patternsOf).some(([, { kind }]) => kind === 'regexp') ? await loadRegexps() : null;
  const found = layer.rules.flatMap((rule) => leavesOf(rule.require).flatMap((leaf) => [...openPatterns(leaf, rule, regexps), ...anybody(leaf, rule), ...deletable(leaf, rule), ...unknown(leaf, rule)]));
  const exempt = layer.rules.filter(({ require }) => require.kind === 'exempt').map(({ at, name }) => problem('POLICY_OPEN', { about: name, level: 'warning', what: 'The rule lets what it is about through without any evidence.', at }));
  const packages = layer.rules.filter(({ match }) => match.anyOf.every(({ kind }) => kind === 'package')).map(({ at, name }) => problem('POLICY_UNUSED', { about: name, level: 'note', what: 'The rule is about packages only, and this version verifies none.', next: 'Nothing, where another version will.', at }));
  const changes = layer.changes.length === 0 ? [] : [problem('POLICY_UNUSED', { about: 'changes', level: 'note', what: 'changes is read, and this version compares no versions of dependencies.', next: 'Nothing, where another version will.' })];
  return [...new Map([...found, ...exempt, ...packages, ...changes].map((one) => [JSON.stringify(one), one])).values()];
}

function patternsOf({ where, signedBy }: Evidence): readonly (readonly [ClaimName, Pattern])[] {
  return [where, ...signedBy.flatMap((signer) => [signer.facts, ...(signer.kind === 'keyless' ? [signer.accept] : [])])].flatMap((constraints) => [...constraints]);
}

function openPatterns(leaf: Evidence, rule: Rule, regexps: Regexps | null): readonly Problem[] {
  return patternsOf(leaf).flatMap(([claim, pattern]) => (pattern.kind === 'regexp' && regexps !== null ? openPattern(pattern, { claim, at: rule.at, regexps }) : []));
}

function openPattern({ source, unsafeOpen }: Extract<Pattern, { kind: 'regexp' }>, { claim, at, regexps }: { readonly claim: ClaimName; readonly at: Problem['at']; readonly regexps: Regexps }): readonly Problem[] {
  const compiled = regexps.compile(source);
  if ('fault' in compiled) return [];
  const closed = 'a pattern from ^ to $ that writes out whom it means, with \\. for each dot';
  const stranger = ANYBODY[claim]?.find((name) => compiled.test(name));
  if (stranger !== undefined) return [problem('PATTERN_OPEN', { about: claim, level: 'warning', what: `The pattern ${source} fits anybody.`, seen: stranger, expected: closed, at })];
  const meant = FILLINGS.map((filling) => meantBy(source, filling)).find((text) => compiled.test(text) && (!text.startsWith('https://') || claim !== 'certificate-identity' || partsOfWorkflow(text) !== null));
  if (meant === undefined) return [];
  const { foreign: [foreign], loose: [loose], fixed } = regexps.probe(compiled, meant, claim);
  if (foreign !== undefined) return [problem('PATTERN_OPEN', { about: claim, level: 'warning', what: `The pattern ${source} leaves ${foreign.opens} open: somebody else's identity would fit.${unsafeOpen ? '' : ' A run refuses by it.'}`, seen: foreign.text, expected: fixed ?? closed, at })];
  return loose === undefined ? [] : [problem('PATTERN_LOOSE', { about: claim, level: 'note', what: `The pattern ${source} leaves ${loose.opens} open.`, seen: loose.text, at })];
}

/** What may stand where a pattern ends open; the first with which it is a name that there can be. */
const FILLINGS = ['x', 'refs/heads/x', 'x.yml@refs/heads/x', '.github/workflows/x.yml@refs/heads/x', 'x/.github/workflows/x.yml@refs/heads/x', '/x/.github/workflows/x.yml@refs/heads/x'] as const;

/** A text that a simple pattern was likely written for: what it leaves open filled with a letter or a digit, and its open end with more. */
function meantBy(source: string, filling: string): string {
  const isClosed = /(?<!\\)\$$/.test(source);
  return `${source}${isClosed ? '' : '.*'}`
    .replace(/^\^/, '').replace(/(?<!\\)\$$/, '')
    .replaceAll(/\([^()|]*\)\?/g, '')
    .replaceAll(/\(([^()|]*)(?:\|[^()]*)?\)/g, '$1')
    .replaceAll(/\[[^\]]*\d[^\]]*\](?:[*+?]|\{[^}]*\})?|\\d[*+]?/g, '1')
    .replaceAll(/\[[^\]]*\](?:[*+?]|\{[^}]*\})?|\\w[*+]?/g, 'x')
    .replace(/(?:(?<!\\)\.[*+])+$/, filling)
    .replaceAll(/(?<!\\)\.[*+]/g, 'x')
    .replaceAll(/\\([^A-Za-z0-9])/g, '$1');
}

function anybody({ signedBy, what }: Evidence, { at }: Rule): readonly Problem[] {
  return signedBy.some(({ kind }) => kind === 'unsafe-any') ? [problem('POLICY_OPEN', { about: labelOf(what), level: 'warning', what: 'unsafe-any-identity accepts evidence whoever signed it.', at })] : [];
}

function deletable({ quantifier, what }: Evidence, { at }: Rule): readonly Problem[] {
  return quantifier === 'every' ? [problem('EVERY_DELETABLE', { about: labelOf(what), level: 'note', at })] : [];
}

function unknown({ signedBy, what }: Evidence, { at }: Rule): readonly Problem[] {
  return signedBy.some(({ kind }) => kind === 'previous') ? [problem('SIGNER_UNKNOWN', { about: labelOf(what), level: 'note', what: 'signed-by: previous is accepted by nobody: this version knows of no version in use.', next: 'Name the signer.', at })] : [];
}
