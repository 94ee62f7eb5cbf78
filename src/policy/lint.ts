// Regular expressions of a policy: compiled with RE2, and probed.
//
// RE2 is linear in the text it reads (github.com/google/re2/wiki/Syntax), so no identity can stall a run. Its module is loaded when the first
// pattern needs it. What a pattern means is found by trying it: after it matched an identity it is tried on hostile variants of that identity.

import type { ClaimName } from '../domain/claims.ts';
import { problem, type Problem } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';
import { writtenIn } from './neighbours.ts';
import { partsOfWorkflow, variantsOf, type Variant } from './variants.ts';

/** A compiled regular expression. `test` is unanchored, as everywhere in this field: anchors are the author's. */
export interface Regexp { readonly source: string; readonly test: (text: string) => boolean }

/** Compiles regular expressions, each once. */
export interface Regexps {
  /** The expression, or why it is none in the words of RE2. */
  readonly compile: (source: string) => Regexp | { readonly fault: string };
  /** What an expression that matched a value would accept as well. */
  readonly probe: (regexp: Regexp, value: string, claim: ClaimName) => Openness;
}

/** What a pattern accepts besides the identity it was meant for. */
export interface Openness {
  /** Somebody else's identities; a pattern with any of these does not hold. */
  readonly foreign: readonly Variant[];
  /** Other doings of the same repository. */
  readonly loose: readonly Variant[];
  /** The pattern as it should be; null where it cannot be told whom its author meant. */
  readonly fixed: string | null;
}

/** Loads RE2. */
export async function loadRegexps(): Promise<Regexps> {
  const { RE2JS } = await import('re2js');
  const compiled = new Map<string, Regexp | { readonly fault: string }>();
  const probed = new Map<string, Openness>();
  const compile: Regexps['compile'] = (source) => remember(compiled, source, () => {
    if (source.length > limits.patternLength) return { fault: `longer than ${limits.patternLength} characters` };
    try {
      const program = RE2JS.compile(source);
      return { source, test: (text) => program.test(text) };
    } catch (cause) {
      // The library throws its syntax error for every text that is no expression; whatever it throws, this is none.
      return { fault: cause instanceof Error ? cause.message : 'cannot be compiled' };
    }
  });
  const probe: Regexps['probe'] = (regexp, value, claim) =>
    remember(probed, JSON.stringify([regexp.source, claim, value]), () => probeWith(compile, regexp, value, claim));
  return { compile, probe };
}

/** What is wrong with a regular expression as written, before it has met an identity. `about` names the input or field. */
export async function lintRegexp(source: string, about: string): Promise<readonly Problem[]> {
  return faultsOf(await loadRegexps(), source, about);
}

/** The same with RE2 at hand. */
export function faultsOf(regexps: Regexps, source: string, about: string): readonly Problem[] {
  const compiled = regexps.compile(source);
  if (!('fault' in compiled)) return [];
  return [problem('CONFIG_INVALID_VALUE', { about, what: `The regular expression cannot be used: ${compiled.fault}.`, seen: source, expected: 'a regular expression of RE2', next: 'Correct the expression. RE2 has no look-around and no back-references.' })];
}

// ── probing

function probeWith(compile: Regexps['compile'], regexp: Regexp, value: string, claim: ClaimName): Openness {
  const accepted = acceptedBy(regexp, value, claim);
  const foreign = accepted.filter((variant) => variant.foreign);
  const loose = accepted.filter((variant) => !variant.foreign);
  return { foreign, loose, fixed: foreign.length === 0 ? null : closed(compile, regexp.source, value, claim) };
}

function acceptedBy(regexp: Regexp, value: string, claim: ClaimName): readonly Variant[] {
  const { words, spells } = writtenIn(regexp.source);
  return variantsOf(value, claim, words).filter(({ text, name }) => regexp.test(text) && !(name !== null && spells(name)));
}

/**
 * The pattern anchored at both ends, escaped, with its author's own words for the ref where they still fit.
 *
 * It is made from the matched identity, and that may be the attacker's: `acme-evil/app` is what the open pattern `^https://github\.com/acme` let in.
 * So only when the author has written this very repository (or identity) out is the fix built on it; else none is given, rather than one that
 * invites the attacker.
 */
function closed(compile: Regexps['compile'], source: string, value: string, claim: ClaimName): string | null {
  const written = source.replaceAll(/\\([^A-Za-z0-9])/g, '$1');
  const workflow = claim === 'certificate-identity' ? partsOfWorkflow(value) : null;
  if (workflow === null) return written.includes(value) ? firstClosed(compile, [`^${quote(value)}$`], value, claim) : null;
  if (!names(written, workflow.repository) || (workflow.host !== 'github.com' && !names(written, workflow.host))) return null;
  const head = `^${quote(workflow.head)}`;
  const kept = refPartOf(source);
  return firstClosed(compile, [...(kept === null ? [] : [`${head}${kept}$`]), `${head}${quote(workflow.ref)}$`], value, claim);
}

function firstClosed(compile: Regexps['compile'], candidates: readonly string[], value: string, claim: ClaimName): string | null {
  return candidates.find((source) => {
    const regexp = compile(source);
    return !('fault' in regexp) && regexp.test(value) && !acceptedBy(regexp, value, claim).some((variant) => variant.foreign);
  }) ?? null;
}

/** Whether a name is written in a pattern as a whole: `acme/app` is not in `acme/app-evil`. */
function names(written: string, name: string): boolean {
  for (let at = written.indexOf(name); at >= 0; at = written.indexOf(name, at + 1)) {
    if (/^$|[/^]/.test(written.charAt(at - 1)) && /^$|[/$@]/.test(written.charAt(at + name.length))) return true;
  }
  return false;
}

/** What the author wrote behind `@`, with dots that stand for themselves escaped; null where nothing is. */
function refPartOf(source: string): string | null {
  const at = source.indexOf('@');
  if (at < 0 || at === source.length - 1) return null;
  return source.slice(at + 1).replace(/(?<!\\)\$$/, '').replaceAll(/\\.|\[[^\]]*\]|\.(?![*+?{])/gs, (found) => (found === '.' ? '\\.' : found));
}

/** The text as a regular expression that matches just it. */
function quote(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function remember<V>(memo: Map<string, V>, key: string, make: () => V): V {
  const known = memo.get(key);
  if (known !== undefined) return known;
  const made = make();
  memo.set(key, made);
  return made;
}
