// Package URLs: the name of a package in any ecosystem.
//
//   pkg:type/namespace/name@version?key=value&key=value#subpath
//
// ECMA-427 (github.com/package-url/purl-spec), read from right to left as it says. In SBOMs they are attacker-controlled: text that breaks the rules
// is no package URL, whatever could be guessed from it, and reading takes time in proportion to the text. What a type demands of its packages (a
// namespace for Go, a version for OCI) is not asked here: real SBOMs name `pkg:golang/stdlib`, and a question may leave the version open.

/** A package. All parts are percent-decoded, and in the case that the type prescribes: two spellings of one package are equal in all of them. */
export interface PackageUrl {
  readonly type: string;
  /** Its segments with `/` between them; null where there is none. An npm scope has its `@`. */
  readonly namespace: string | null;
  readonly name: string;
  readonly version: string | null;
  readonly qualifiers: ReadonlyMap<string, string>;
  readonly subpath: string | null;
}

/** How one is written, in words. */
export const purlForm = 'pkg:type/namespace/name@version, as pkg:npm/left-pad@1.3.0';

// Looked at as written: there are letters beyond ASCII whose lower case is not.
const TYPE = /^[a-z][a-z0-9.-]*$/i;
const KEY = /^[a-z][a-z0-9._-]*$/i;

/** Types whose namespace and name differ in nothing by case (the type definitions of the specification; docker as its registry does). */
const CASELESS: ReadonlySet<string> = new Set(['alpm', 'apk', 'bitbucket', 'bitnami', 'composer', 'deb', 'docker', 'github', 'golang', 'hex', 'luarocks', 'npm', 'oci', 'pub', 'pypi']);
/** Types of which only the namespace is without case: it is a vendor. */
const CASELESS_NAMESPACE: ReadonlySet<string> = new Set(['qpkg', 'rpm']);

/** Parses a package URL; null where it is none. */
export function parsePurl(text: string): PackageUrl | null {
  if (!text.isWellFormed()) return null;
  const [beforeSubpath, subpathText] = splitAtLast(text, '#');
  const [beforeQualifiers, qualifiersText] = splitAtLast(beforeSubpath, '?');
  const scheme = /^pkg:\/*/i.exec(beforeQualifiers)?.[0];
  if (scheme === undefined) return null;
  const [typeText, path] = splitAtFirst(beforeQualifiers.slice(scheme.length), '/');
  if (path === null || !TYPE.test(typeText)) return null;
  const type = typeText.toLowerCase();
  const [fullName, versionText] = splitVersion(type, path);
  const segments = segmentsOf(fullName);
  const version = decode(versionText ?? '');
  const qualifiers = qualifiersOf(qualifiersText ?? '');
  const subpath = subpathOf(subpathText ?? '');
  if (segments === null || version === null || qualifiers === null || subpath === null) return null;
  // A slash within a segment of the namespace would make two packages one. A name may have one, and keeps it to itself.
  if (segments.slice(0, -1).some((segment) => segment.includes('/'))) return null;
  return inPrescribedCase({ type, ...splitName(segments), version: orNull(version), qualifiers, subpath: orNull(subpath) });
}

/**
 * The package of a type that has this full name, as `k8s.io/client-go` or `@angular/core`; null where it cannot be one.
 *
 * For components that state no package URL: their name is brought into the same case and spelling.
 */
export function purlOfName(type: string, fullName: string): PackageUrl | null {
  if (!fullName.isWellFormed() || !TYPE.test(type)) return null;
  const segments = fullName.split('/').filter((segment) => segment !== '');
  return inPrescribedCase({ type: type.toLowerCase(), ...splitName(segments), version: null, qualifiers: new Map(), subpath: null });
}

/** The canonical text. */
export function printPurl({ type, namespace, name, version, qualifiers, subpath }: PackageUrl): string {
  const path = [...(namespace?.split('/') ?? []), name].map(encode).join('/');
  // By code unit: keys are ASCII.
  const pairs = [...qualifiers].map(([key, value]) => `${key}=${encode(value)}`).toSorted();
  const tail = [version === null ? '' : `@${encode(version)}`, pairs.length === 0 ? '' : `?${pairs.join('&')}`, subpath === null ? '' : `#${subpath.split('/').map(encode).join('/')}`];
  return `pkg:${type}/${path}${tail.join('')}`;
}

// The version stands behind the last `@`. npm's scopes begin with one too, which must be encoded and seldom is: `pkg:npm/@angular/core`. There
// nothing stands before it, and a slash behind.
function splitVersion(type: string, path: string): readonly [string, string | null] {
  const [name, version] = splitAtLast(path, '@');
  const isScope = type === 'npm' && /^\/*$/.test(name) && version?.includes('/') === true;
  return isScope ? [path, null] : [name, version];
}

/** The decoded segments of a path; null where one cannot be decoded. Empty ones count for nothing. */
function segmentsOf(path: string): readonly string[] | null {
  const segments = path.split('/').filter((segment) => segment !== '').map(decode);
  return segments.every((segment) => segment !== null) ? segments : null;
}

function splitName(segments: readonly string[]): { readonly namespace: string | null; readonly name: string } {
  return { namespace: orNull(segments.slice(0, -1).join('/')), name: segments.at(-1) ?? '' };
}

function qualifiersOf(text: string): ReadonlyMap<string, string> | null {
  const qualifiers = new Map<string, string>();
  for (const pair of text.split('&').filter((each) => each !== '')) {
    const [keyText, valueText] = splitAtFirst(pair, '=');
    const key = keyText.toLowerCase();
    const value = decode(valueText ?? '');
    // Which of two values of one key is meant, readers would answer differently.
    if (!KEY.test(keyText) || value === null || qualifiers.has(key)) return null;
    qualifiers.set(key, value);
  }
  // A key without a value is as good as none.
  return new Map([...qualifiers].filter(([, value]) => value !== ''));
}

/** The decoded subpath, `''` where nothing is left of it; null where it is none: a segment must not have a slash of its own. */
function subpathOf(text: string): string | null {
  const segments = segmentsOf(text)?.filter((segment) => segment !== '.' && segment !== '..');
  return segments === undefined || segments.some((segment) => segment.includes('/')) ? null : segments.join('/');
}

// Null where there is no name. What mlflow says of case goes by the server, and is left alone.
function inPrescribedCase(purl: PackageUrl): PackageUrl | null {
  const { type, namespace, name, version } = purl;
  if (name === '') return null;
  const caseless = CASELESS.has(type);
  return {
    ...purl,
    namespace: caseless || CASELESS_NAMESPACE.has(type) ? namespace?.toLowerCase() ?? null : namespace,
    name: inPrescribedSpelling(type, caseless ? name.toLowerCase() : name),
    version: type === 'huggingface' ? version?.toLowerCase() ?? null : version,
  };
}

function inPrescribedSpelling(type: string, name: string): string {
  // PEP 503: runs of these are one dash. Older package URLs keep the dots, and are brought to the same.
  if (type === 'pypi') return name.replace(/[-_.]+/g, '-');
  return type === 'pub' ? name.replaceAll('-', '_') : name;
}

/** Percent-decodes; null where the text is not UTF-8 in percent-encoding. */
function decode(text: string): string | null {
  // An SBOM has a hundred thousand of these, and hardly one is encoded.
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    if (!(cause instanceof URIError)) throw cause;
    return null;
  }
}

// Letters, digits, `.-_~` and the colon stand for themselves; encodeURIComponent leaves some more, and encodes the colon.
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!*'()]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`).replaceAll('%3A', ':');
}

function splitAtFirst(text: string, mark: string): readonly [string, string | null] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + mark.length)];
}

function splitAtLast(text: string, mark: string): readonly [string, string | null] {
  const at = text.lastIndexOf(mark);
  return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + mark.length)];
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}
