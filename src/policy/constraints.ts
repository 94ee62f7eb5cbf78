// One constraint against one claim: the only place where what a policy wants is compared with what evidence states.
//
// Values come from certificates and statements; who made the evidence may have chosen them. Comparison is exact and case-sensitive. The subject's
// version comes from a tag or a lockfile, attacker-controlled too: it is put into patterns that are already parsed, so a `*` in it stays a `*`.

import type { Claim, ClaimName } from '../domain/claims.ts';
import { assertNever, problem, type Problem, type ReasonCode } from '../domain/errors.ts';
import type { Pattern } from '../domain/policy.ts';
import type { NonEmpty, Subject } from '../domain/subject.ts';
import { parseRange, parseTagVersion, parseVersion, satisfies } from '../domain/version.ts';
import { matchesParts, type Part } from './glob.ts';
import type { Regexps } from './lint.ts';

/** What a comparison needs besides the pattern and the values. `regexps` may be null where no pattern is a regular expression. */
export interface Comparing { readonly subject: Subject; readonly claim: ClaimName; readonly regexps: Regexps | null }

/** Whether a constraint holds, or why not. `expected` and `seen` may hold text from outside. */
export type Holding =
  | { readonly ok: true; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly code: ReasonCode; readonly expected: string; readonly seen: string | null };

type TextPattern = Extract<Pattern, { kind: 'text' }>;
type RegexpPattern = Extract<Pattern, { kind: 'regexp' }>;

/**
 * Compares the values of a claim with a pattern. A claim that is absent never holds.
 *
 * A certificate with several names holds when one of them does: each name is vouched for by the authority.
 */
export function holds(pattern: Pattern, values: NonEmpty<Claim> | undefined, context: Comparing): Holding {
  if (values === undefined) return { ok: false, code: 'CLAIM_ABSENT', expected: describePattern(pattern), seen: null };
  const texts = values.map((claim) => claim.value);
  switch (pattern.kind) {
    case 'text': return holdsText(pattern, texts, context);
    case 'regexp': return holdsRegexp(pattern, texts, context);
    case 'version': return texts.some((text) => isInRange(text, pattern)) ? HOLDS : mismatch(pattern, texts);
    case 'builder': return holdsBuilder(pattern, texts);
    case 'number': return texts.some((text) => isBetween(text, pattern.min, pattern.max)) ? HOLDS : mismatch(pattern, texts);
    default: return assertNever(pattern);
  }
}

/** The words for a pattern in reports; placeholders stand as they were written. */
export function describePattern(pattern: Pattern): string {
  switch (pattern.kind) {
    case 'text': return pattern.anyOf.join(' or ');
    case 'regexp': return `a match of ${pattern.source}`;
    case 'version': return `${pattern.prefix}<version in ${pattern.range}>`;
    case 'builder': return `${pattern.name} at any version`;
    case 'number': return [pattern.min === null ? [] : `at least ${pattern.min}`, pattern.max === null ? [] : `at most ${pattern.max}`].flat().join(' and ') || 'a number';
    default: return assertNever(pattern);
  }
}

const HOLDS: Holding = { ok: true, warnings: [] };

function mismatch(pattern: Pattern, texts: readonly string[]): Holding {
  return { ok: false, code: 'CLAIM_MISMATCH', expected: describePattern(pattern), seen: texts.join(', ') };
}

// ── text

/** A parsed text pattern: parts to compare, or a placeholder nothing is known for. */
interface Expanded { readonly parts: readonly Part[]; readonly shown: string; readonly unknown: boolean }

function holdsText(pattern: TextPattern, texts: readonly string[], context: Comparing): Holding {
  const wanted = pattern.anyOf.map((text) => expand(text, pattern.star, context.subject));
  const known = wanted.filter((one) => !one.unknown);
  if (known.some(({ parts }) => texts.some((text) => matchesParts(parts, text)))) return HOLDS;
  const expected = wanted.map(({ shown }) => shown).join(' or ');
  const spelled = texts.find((text) => known.some(({ parts }) => matchesParts(lowered(parts), text.toLowerCase())));
  if (spelled !== undefined) return { ok: false, code: 'IDENTITY_CASE_ONLY', expected, seen: spelled };
  const slug = context.claim === 'certificate-oidc-issuer' ? enterpriseHint(known.map(({ shown }) => shown), texts) : null;
  if (slug !== null) return { ok: false, code: 'ISSUER_ENTERPRISE_SLUG', expected: `${expected} (${slug.hint})`, seen: slug.seen };
  return { ok: false, code: wanted.length > known.length ? 'VERSION_UNKNOWN' : 'CLAIM_MISMATCH', expected, seen: texts.join(', ') };
}

/** Parses a text pattern once and puts the subject's own tag and version in as literals. */
function expand(text: string, star: boolean, { version }: Subject): Expanded {
  const parts: Part[] = [];
  let shown = '';
  let unknown = false;
  for (const word of text.split(/(\{tag\}|\{version\}|\*)/).filter((piece) => piece !== '')) {
    const placeholder = word === '{tag}' || word === '{version}';
    const value = placeholder ? (word === '{tag}' ? version?.tag : version?.version) : word;
    // An empty version would turn `v{version}` into `v`, which is somebody's tag.
    unknown ||= placeholder && (value ?? '') === '';
    shown += value ?? word;
    parts.push(word === '*' && star ? { kind: 'run' } : { kind: 'literal', text: value ?? word });
  }
  return { parts, shown, unknown };
}

function lowered(parts: readonly Part[]): readonly Part[] {
  return parts.map((part) => (part.kind === 'literal' ? { kind: 'literal', text: part.text.toLowerCase() } : part));
}

const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';

/** Whether wanted and seen issuer are GitHub's and differ by one enterprise's slug, and what to set then. Never accepted by itself. */
function enterpriseHint(wanted: readonly string[], texts: readonly string[]): { readonly hint: string; readonly seen: string } | null {
  for (const seen of texts) {
    const slug = slugOf(seen);
    if (slug !== null && wanted.includes(GITHUB_ISSUER)) return { seen, hint: `set enterprise to ${slug} if that enterprise is yours` };
    if (seen === GITHUB_ISSUER && wanted.some((issuer) => slugOf(issuer) !== null)) return { seen, hint: 'leave enterprise out if this is not the issuer of an enterprise' };
  }
  return null;
}

function slugOf(issuer: string): string | null {
  return /^\/([A-Za-z0-9_.-]+)$/.exec(issuer.startsWith(GITHUB_ISSUER) ? issuer.slice(GITHUB_ISSUER.length) : '')?.[1] ?? null;
}

// ── regular expressions

/** Matches, then probes: a pattern that would also accept somebody else's identity does not hold, whoever's identity it matched. */
function holdsRegexp(pattern: RegexpPattern, texts: readonly string[], { claim, regexps }: Comparing): Holding {
  const regexp = regexps?.compile(pattern.source);
  if (regexps == null || regexp === undefined || 'fault' in regexp) throw new TypeError('a regular expression was not prepared');
  const matched = texts.filter((text) => regexp.test(text));
  if (matched.length === 0) return mismatch(pattern, texts);
  const warnings: Problem[] = [];
  for (const value of matched) {
    const { foreign, loose, fixed } = regexps.probe(regexp, value, claim);
    const [worst] = foreign;
    if (worst !== undefined && !pattern.unsafeOpen) {
      return { ok: false, code: 'PATTERN_OPEN', expected: fixed ?? 'a pattern from ^ to $ that writes out whom it means, with \\. for each dot', seen: `${value}, and as well ${worst.text}` };
    }
    if (worst !== undefined) warnings.push(problem('PATTERN_OPEN', { about: claim, level: 'warning', seen: worst.text, expected: fixed ?? pattern.source, what: `The pattern leaves ${listed(foreign.map(({ opens }) => opens))} open: somebody else's identity would pass.` }));
    if (loose.length > 0) warnings.push(problem('PATTERN_LOOSE', { about: claim, level: 'warning', seen: firstOfEach(loose), expected: pattern.source, what: `The pattern leaves ${listed(loose.map(({ opens }) => opens))} open: what was seen would pass as well.` }));
  }
  return { ok: true, warnings };
}

function listed(words: readonly string[]): string {
  const distinct = [...new Set(words)];
  return distinct.length < 2 ? distinct.join('') : `${distinct.slice(0, -1).join(', ')} and ${distinct.at(-1) ?? ''}`;
}

/** One example for each thing that is left open. */
function firstOfEach(variants: readonly { readonly text: string; readonly opens: string }[]): string {
  return variants.filter((variant, index) => variants.findIndex(({ opens }) => opens === variant.opens) === index).map(({ text }) => text).join(', ');
}

// ── builders, versions and numbers

/**
 * Of a workflow the version begins at the first `@` behind which a ref can start, as in a certificate: `build.yml@evil.yml@refs/heads/main` is no version of
 * `build.yml`. Of every other builder it is what stands behind the only `@`.
 */
function holdsBuilder(pattern: Extract<Pattern, { kind: 'builder' }>, texts: readonly string[]): Holding {
  const names = texts.map((text) => /^(.+?)@(?:refs\/.+|[0-9a-f]{40}|[0-9a-f]{64})$/s.exec(text)?.[1] ?? (text.split('@').length === 2 ? (text.split('@')[0] ?? text) : text));
  if (names.includes(pattern.name)) return HOLDS;
  const spelled = names.findIndex((name) => name.toLowerCase() === pattern.name.toLowerCase());
  return spelled < 0 ? mismatch(pattern, texts) : { ok: false, code: 'IDENTITY_CASE_ONLY', expected: describePattern(pattern), seen: texts[spelled] ?? null };
}

function isInRange(text: string, { prefix, range, short }: Extract<Pattern, { kind: 'version' }>): boolean {
  const parse = short ? parseTagVersion : parseVersion;
  const version = text.startsWith(prefix) ? parse(text.slice(prefix.length)) : null;
  const parsed = parseRange(range);
  return version !== null && parsed !== null && satisfies(version, parsed);
}

/** Plain decimals only: `Number` would read an empty text as 0, and 0x10 and 1e3 as numbers. */
function isBetween(text: string, min: number | null, max: number | null): boolean {
  if (!/^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/.test(text)) return false;
  const value = Number(text);
  return Number.isFinite(value) && (min === null || value >= min) && (max === null || value <= max);
}
