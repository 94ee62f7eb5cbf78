// Versions: what `{version}` stands for, and which of two is later. Semantic Versioning 2.0.0 (semver.org/spec/v2.0.0.html), strictly.
//
// Tags and versions come from whoever pushed them. A text that is not a full semantic version is no version: reading "v1" as 1.0.0, or dropping
// the number of a release candidate, makes two different releases one.

/** A semantic version in parts. Numbers have no bound in the specification, so they are bigint. */
export interface SemanticVersion {
  readonly major: bigint;
  readonly minor: bigint;
  readonly patch: bigint;
  readonly prerelease: readonly string[];
  readonly build: readonly string[];
}

/** A conjunction of comparisons. */
export type VersionRange = readonly Comparator[];
interface Comparator { readonly operator: '<' | '<=' | '>' | '>=' | '='; readonly version: SemanticVersion }

/** Longest text that is read as a version or a range; the specification names 255 as a sensible limit. */
const MAX_LENGTH = 256;
const NUMBER = /^(?:0|[1-9][0-9]*)$/;
const IDENTIFIER = /^[0-9A-Za-z-]+$/;

/** Parses a full semantic version without any prefix; null for anything else. */
export function parseVersion(text: string): SemanticVersion | null {
  if (text.length > MAX_LENGTH) return null;
  const [withoutBuild, build] = cut(text, '+');
  const [triple, prerelease] = cut(withoutBuild, '-');
  const numbers = triple.split('.');
  const [major, minor, patch] = numbers.map((number) => (NUMBER.test(number) ? BigInt(number) : null));
  if (numbers.length !== 3 || major == null || minor == null || patch == null) return null;
  const pre = identifiers(prerelease, (part) => IDENTIFIER.test(part) && (!/^[0-9]+$/.test(part) || NUMBER.test(part)));
  const meta = identifiers(build, (part) => IDENTIFIER.test(part));
  return pre === null || meta === null ? null : { major, minor, patch, prerelease: pre, build: meta };
}

/** The version a tag states: the tag with one leading `v` removed, when that is a full semantic version; null otherwise. */
export function versionOfTag(tag: string): string | null {
  const text = tag.startsWith('v') ? tag.slice(1) : tag;
  return parseVersion(text) === null ? null : text;
}

/**
 * The release that a tag means, when it is a version or begins one: `14` and `14.2` are the releases 14.0.0 and 14.2.0, as Go reads them. For tags that
 * somebody asks for by their version only: two tags may mean one release.
 */
export function parseTagVersion(text: string): SemanticVersion | null {
  const [numbers = '', ...rest] = text.split('.');
  const isShort = rest.length < 2 && [numbers, ...rest].every((number) => NUMBER.test(number));
  return parseVersion(isShort ? `${text}${'.0'.repeat(2 - rest.length)}` : text);
}

/** Precedence (§11): negative where `a` comes before `b`, 0 where neither does. Build metadata is ignored. */
export function compareVersions(a: SemanticVersion, b: SemanticVersion): number {
  return compare(a.major, b.major) || compare(a.minor, b.minor) || compare(a.patch, b.patch) || comparePrereleases(a.prerelease, b.prerelease);
}

/**
 * Parses a range; null when it is none.
 *
 *   range      = comparison *( " " comparison )      all of them hold
 *   comparison = [ "=" | "<" | "<=" | ">" | ">=" | "^" | "~" ] partial
 *   partial    = "*" | major [ "." ( minor | "x" | "*" ) [ "." ( patch | "x" | "*" ) ] ] , or a full version
 *
 * Build metadata in a range is refused: it has no precedence, so a range that names it would promise a distinction nobody makes.
 */
export function parseRange(text: string): VersionRange | null {
  if (text.length > MAX_LENGTH) return null;
  const range: Comparator[] = [];
  for (const word of text.trim().split(/ +/)) {
    const comparison = parseComparison(word);
    if (comparison === null) return null;
    range.push(...comparison);
  }
  return range;
}

/**
 * Whether a version lies in a range.
 *
 * A prerelease does so only where the range names a prerelease of the same major.minor.patch: who asks for `^1.2` did not ask for candidates.
 */
export function satisfies(version: SemanticVersion, range: VersionRange): boolean {
  if (!range.every(({ operator, version: bound }) => compares(compareVersions(version, bound), operator))) return false;
  return version.prerelease.length === 0 || range.some(({ version: bound }) => isNamedPrerelease(bound) && sameTriple(bound, version));
}

// ── reading

/** Splits at the first separator; null for what stands behind one that is not there. */
function cut(text: string, separator: string): [string, string | null] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + 1)];
}

function identifiers(text: string | null, isValid: (part: string) => boolean): readonly string[] | null {
  if (text === null) return [];
  const parts = text.split('.');
  return parts.every(isValid) ? parts : null;
}

// The lowest of all prereleases: as an exclusive upper bound that was not written out it keeps 2.0.0-rc.1 out of `<2`.
const LOWEST = ['0'];

function parseComparison(word: string): readonly Comparator[] | null {
  const operator = /^(?:<=|>=|[<>=^~])?/.exec(word)?.[0] ?? '';
  const text = word.slice(operator.length);
  if (text.includes('+')) return null;
  const full = parseVersion(text);
  if (full !== null) return compareWithFull(operator, full);
  const partial = parsePartial(text);
  return partial === null ? null : compareWithPartial(operator, partial);
}

function compareWithFull(operator: string, version: SemanticVersion): readonly Comparator[] {
  const { major, minor, patch } = version;
  switch (operator) {
    case '<': case '<=': case '>': case '>=': return [{ operator, version }];
    case '~': return [{ operator: '>=', version }, below(major, minor + 1n, 0n)];
    case '^': return [{ operator: '>=', version }, major > 0n ? below(major + 1n, 0n, 0n) : minor > 0n ? below(0n, minor + 1n, 0n) : below(0n, 0n, patch + 1n)];
    default: return [{ operator: '=', version }];
  }
}

/** The numbers that are given, none to two of them. */
function parsePartial(text: string): readonly bigint[] | null {
  const parts = text.split('.');
  const given = parts.findIndex((part) => ['x', 'X', '*'].includes(part));
  const numbers = given < 0 ? parts : parts.slice(0, given);
  // Behind a wildcard nothing but wildcards: 1.x.3 means nothing.
  if (parts.length > 3 || numbers.length > 2 || !parts.slice(numbers.length).every((part) => ['x', 'X', '*'].includes(part))) return null;
  return numbers.every((number) => NUMBER.test(number)) ? numbers.map(BigInt) : null;
}

function compareWithPartial(operator: string, [major, minor]: readonly bigint[]): readonly Comparator[] | null {
  const from: Comparator = { operator: '>=', version: release(major ?? 0n, minor ?? 0n, 0n) };
  // `*` alone is any release; "less than anything" is nothing a user means.
  if (major === undefined) return operator === '' || operator === '=' ? [from] : null;
  const next = minor === undefined ? below(major + 1n, 0n, 0n) : below(major, minor + 1n, 0n);
  switch (operator) {
    case '<': return [below(major, minor ?? 0n, 0n)];
    case '<=': return [next];
    case '>': return [{ operator: '>=', version: release(next.version.major, next.version.minor, 0n) }];
    case '>=': return [from];
    case '^': return [from, major > 0n || minor === undefined ? below(major + 1n, 0n, 0n) : below(0n, minor + 1n, 0n)];
    default: return [from, next];
  }
}

function release(major: bigint, minor: bigint, patch: bigint): SemanticVersion {
  return { major, minor, patch, prerelease: [], build: [] };
}
function below(major: bigint, minor: bigint, patch: bigint): Comparator {
  return { operator: '<', version: { major, minor, patch, prerelease: LOWEST, build: [] } };
}

// ── comparing

function compare<T extends bigint | number | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** §11.3 and §11.4: a release comes after its prereleases; identifiers left to right, numbers before words, fewer before more. */
function comparePrereleases(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return compare(b.length, a.length);
  for (const [index, left] of a.entries()) {
    const right = b[index];
    if (right === undefined) return 1;
    const order = compareIdentifiers(left, right);
    if (order !== 0) return order;
  }
  return compare(a.length, b.length);
}

function compareIdentifiers(a: string, b: string): number {
  const numeric = [NUMBER.test(a), NUMBER.test(b)];
  if (numeric[0] === true && numeric[1] === true) return compare(BigInt(a), BigInt(b));
  if (numeric[0] !== numeric[1]) return numeric[0] === true ? -1 : 1;
  return compare(a, b);
}

function compares(order: number, operator: Comparator['operator']): boolean {
  switch (operator) {
    case '<': return order < 0;
    case '<=': return order <= 0;
    case '>': return order > 0;
    case '>=': return order >= 0;
    case '=': return order === 0;
    default: return operator satisfies never;
  }
}

function isNamedPrerelease(bound: SemanticVersion): boolean {
  return bound.prerelease.length > 0 && bound.prerelease !== LOWEST;
}
function sameTriple(a: SemanticVersion, b: SemanticVersion): boolean {
  return a.major === b.major && a.minor === b.minor && a.patch === b.patch;
}
