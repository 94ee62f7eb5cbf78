// Hostile variants of an identity: what somebody else could hold whose name looks like the one a pattern just matched.
//
// Patterns are judged by what they would accept as well, not by how they are written: an author forgets an anchor, a dot or a slash, and a
// neighbour registers `acme-evil/app`. Variants are made from the matched identity, which may itself be an attacker's; they are only texts that a
// pattern is tried on, and nothing is ever accepted because of one.
//
// What is not tried: two independent edits of one name; another branch of a pattern whose workflow file or ref the matched identity does not fit
// (`A|^https://github\.com/beta.*/x/\.github/workflows/other\.yml@…`), which is found open once it lets somebody in; letters beyond ASCII.

import type { ClaimName } from '../domain/claims.ts';
import { around, editsOf, hostEditsOf, namesAmong, otherEndsOf } from './neighbours.ts';

/** One text a pattern is tried on. `foreign`: who holds it is somebody else; otherwise it is the same repository doing something else. */
export interface Variant {
  readonly text: string;
  /** What the pattern leaves open when it accepts this. */
  readonly opens: string;
  readonly foreign: boolean;
  /** The name that makes it somebody else's, unless the pattern writes that name out; null where it is so in any case. */
  readonly name: string | null;
}

/** Dots and path segments that are varied one by one; a longer identity is varied in its first ones and in all at once. */
const MAX_PARTS = 16;

const WORKFLOW = /^(https:\/\/)([^/?#@\s]+)\/([^/\s]+)\/([^/\s]+)\/(\.github\/workflows\/.+?)@((?:refs\/|[0-9a-f]{40}$).*)$/s;
const GITLAB = /^(https:\/\/)([^/?#@\s]+)\/([^@]+?)\/\/([^@]+)@(.+)$/s;
const ADDRESS = /^([a-z][a-z0-9+.-]*:\/\/)([^/?#\s]+)(.*)$/s;
const MAILBOX = /^([^@!\s/]+)([@!])([^@!\s/]+)$/;

/** Claims whose every other value is somebody else; the remaining ones (refs, triggers) are the same repository's own doing. */
const OF_SOMEBODY: ReadonlySet<string> = new Set<ClaimName>(['owner', 'owner-id', 'repo', 'repository-id', 'signer-owner', 'signer-repo', 'signer-workflow', 'entry-workflow', 'key', 'builder-id', 'signed-identity']);

/** Hosts that anybody can have an identity at. A name like theirs is somebody else's even where the pattern writes it out. */
const PUBLIC_HOSTS: ReadonlySet<string> = new Set(['github.com', 'gitlab.com']);

/** The variants of a value of a claim, never the value itself. Other branches of the pattern are looked for with the words it writes out. */
export function variantsOf(value: string, claim: ClaimName, words: readonly string[] = []): readonly Variant[] {
  return variantsByForm(value, claim, words).filter((variant) => variant.text !== value);
}

function variantsByForm(value: string, claim: ClaimName, words: readonly string[]): readonly Variant[] {
  const before = [...variantsBefore(value), ...variantsOfScheme(value)];
  if (claim !== 'certificate-identity' && claim !== 'certificate-oidc-issuer') return [...variantsOfText(value, OF_SOMEBODY.has(claim)), ...(OF_SOMEBODY.has(claim) ? editsOfText(value, claim, words) : [])];
  const workflow = claim === 'certificate-identity' ? WORKFLOW.exec(value) : null;
  if (workflow !== null) return [...before, ...variantsOfWorkflow(workflow), ...editsOfWorkflow(workflow, words)];
  const gitlab = claim === 'certificate-identity' ? GITLAB.exec(value) : null;
  if (gitlab !== null) return [...before, ...variantsOfGitlab(gitlab), ...editsOfGitlab(gitlab, words)];
  const address = ADDRESS.exec(value);
  if (address !== null) return [...before, ...variantsBehind(value), ...variantsOfAddress(address), ...editsOfAddress(address, words)];
  const mailbox = MAILBOX.exec(value);
  return [...before, ...variantsBehind(value), ...(mailbox === null ? foreign('the identity', ['evil']) : [...variantsOfMailbox(mailbox), ...editsOfMailbox(mailbox, words)])];
}

/** The parts of a GitHub workflow identity; null for any other text. */
export function partsOfWorkflow(value: string): { readonly host: string; readonly repository: string; readonly head: string; readonly ref: string } | null {
  const [, , host, owner, repo, , ref] = WORKFLOW.exec(value) ?? [];
  if (host === undefined || owner === undefined || repo === undefined || ref === undefined) return null;
  return { host, repository: `${owner}/${repo}`, head: value.slice(0, value.length - ref.length), ref };
}

// ── what is the same for all: something before, something behind

function variantsBefore(value: string): readonly Variant[] {
  const elsewhere = ['?u=', '', '#', '?u=https://', '\n'].map((joint) => `https://evil.example/${joint}${value}`);
  return foreign('what stands before the identity', [...elsewhere, `evil${value}`, `evil-${value}`]);
}

function variantsBehind(value: string): readonly Variant[] {
  return foreign('what stands behind the identity', ['evil', '-evil', '.evil.example', '/evil', '?evil', '@evil.example', '\nevil'].map((tail) => `${value}${tail}`));
}

function variantsOfScheme(value: string): readonly Variant[] {
  return value.startsWith('https://') ? foreign('the scheme', [value.replace('https', 'http')]) : [];
}

// ── by form

/** https://HOST/OWNER/REPO/.github/workflows/FILE@REF */
function variantsOfWorkflow([, scheme = '', host = '', owner = '', repo = '', path = '', ref = '']: readonly string[]): readonly Variant[] {
  const at = (parts: { host?: string; owner?: string; repo?: string; path?: string; ref?: string }): string =>
    `${scheme}${parts.host ?? host}/${parts.owner ?? owner}/${parts.repo ?? repo}/${parts.path ?? path}@${parts.ref ?? ref}`;
  // A branch may be called like the rest of an identity: a pattern without its left anchor finds it there.
  const inBranch = (text: string): string => `refs/heads/${text}/${path}@${ref}`;
  const evil = '.github/workflows/evil.yml';
  return [
    ...foreign('the host', otherHosts(host).map((other) => at({ host: other }))),
    ...foreign('the owner', [...neighbours(owner), `evil/${owner}`].map((other) => at({ owner: other }))),
    ...foreign('the owner', [at({ owner: 'evil', repo: 'evil' }), at({ owner: 'evil', repo: 'evil', path: evil, ref: inBranch(`${owner}/${repo}`) })]),
    ...foreign('the repository', [...neighbours(repo), `${repo}.evil`, `evil/${repo}`, ...withoutDots(repo)].map((other) => at({ repo: other }))),
    ...foreign('the repository', [at({ repo: 'evil', path: evil, ref: inBranch(repo) })]),
    ...loose('the workflow', otherFiles(path).map((other) => at({ path: other }))),
    ...loose('the ref', otherRefs(ref).map((other) => at({ ref: other }))),
    ...loose('a dot', [...withoutDots(host).map((other) => at({ host: other })), ...withoutDots(path).map((other) => at({ path: other })), ...withoutDots(ref).map((other) => at({ ref: other }))]),
  ];
}

/** https://HOST/GROUP/…/PROJECT//FILE@REF */
function variantsOfGitlab([, scheme = '', host = '', project = '', path = '', ref = '']: readonly string[]): readonly Variant[] {
  const at = (h: string, p: string, f: string, r: string): string => `${scheme}${h}/${p}//${f}@${r}`;
  return [
    ...foreign('the host', otherHosts(host).map((other) => at(other, project, path, ref))),
    ...foreign('the project', [...otherSegments(project), `evil/${project}`, `${project}/evil`, ...withoutDots(project)].map((other) => at(host, other, path, ref))),
    ...foreign('the project', [at(host, 'evil/evil', 'evil.yml', `refs/heads/${project}//${path}@${ref}`)]),
    ...loose('the pipeline file', [...neighbours(path), `${path}@evil.yml`].map((other) => at(host, project, other, ref))),
    ...loose('the ref', otherRefs(ref).map((other) => at(host, project, path, other))),
    ...loose('a dot', [...withoutDots(host).map((other) => at(other, project, path, ref)), ...withoutDots(path).map((other) => at(host, project, other, ref)), ...withoutDots(ref).map((other) => at(host, project, path, other))]),
  ];
}

/** Any other address: SPIFFE, Buildkite, an issuer. All of its path is who it is. */
function variantsOfAddress([, scheme = '', host = '', rest = '']: readonly string[]): readonly Variant[] {
  return [
    ...foreign('the host', otherHosts(host).map((other) => `${scheme}${other}${rest}`)),
    ...foreign('the path', [...otherSegments(rest), ...withoutDots(rest), '/evil'].map((other) => `${scheme}${host}${other}`)),
    ...loose('a dot', withoutDots(host).map((other) => `${scheme}${other}${rest}`)),
  ];
}

/** LOCAL@DOMAIN, or USER!DOMAIN. Another mailbox is another person, at whatever domain. */
function variantsOfMailbox([, local = '', sign = '', domain = '']: readonly string[]): readonly Variant[] {
  // A dot other than the last one can be replaced by somebody who registers the domain; the last one only by whoever runs the registry.
  const last = domain.lastIndexOf('.');
  const registrable = last < 0 ? [] : withoutDots(domain.slice(0, last)).map((front) => `${front}${domain.slice(last)}`);
  return [
    ...foreign('the mailbox', [...neighbours(local), `evil.${local}`, `${local}.evil`, `${local}+evil`, ...withoutDots(local)].map((other) => `${other}${sign}${domain}`)),
    ...foreign('the domain', [...otherHosts(domain).filter((other) => !other.includes('/')), ...registrable].map((other) => `${local}${sign}${other}`)),
    ...loose('a dot', withoutDots(domain).map((other) => `${local}${sign}${other}`).filter((text) => !registrable.includes(text.slice(local.length + 1)))),
  ];
}

/** A short fact: a repository's name, an id, a ref. */
function variantsOfText(value: string, somebody: boolean): readonly Variant[] {
  const others = [...neighbours(value), ...otherSegments(value), `evil/${value}`, `${value}/evil`, `${value}.evil`, `${value}\nevil`, `evil\n${value}`, ...withoutDots(value)];
  return somebody ? foreign('the name', others) : loose('the value', others);
}

// ── names a keystroke away, and other branches of the pattern

function editsOfWorkflow([, scheme = '', host = '', owner = '', repo = '', path = '', ref = '']: readonly string[], allWords: readonly string[]): readonly Variant[] {
  const at = (h: string, o: string, r: string): string => `${scheme}${h}/${o}/${r}/${path}@${ref}`;
  const words = namesAmong(allWords, host, path, ref);
  return [
    ...otherNames('the host', hostEditsOf(host), (other) => at(other, owner, repo)),
    ...otherEnds(host, (other) => at(other, owner, repo)),
    ...otherNames('the owner', editsOf(owner), (other) => at(host, other, repo)),
    ...otherNames('the repository', editsOf(repo), (other) => at(host, owner, other)),
    ...words.flatMap((word) => [
      ...otherNames('the host', around(word), (other) => at(other, owner, repo)),
      ...[repo, 'evil', ...words].flatMap((second) => otherNames('the owner', around(word), (other) => at(host, other, second))),
      ...[owner, 'evil', ...words].flatMap((first) => otherNames('the repository', around(word), (other) => at(host, first, other))),
    ]),
  ];
}

function editsOfGitlab([, scheme = '', host = '', project = '', path = '', ref = '']: readonly string[], allWords: readonly string[]): readonly Variant[] {
  const at = (h: string, p: string): string => `${scheme}${h}/${p}//${path}@${ref}`;
  const words = namesAmong(allWords, host, path, ref);
  return [
    ...otherNames('the host', hostEditsOf(host), (other) => at(other, project)),
    ...otherEnds(host, (other) => at(other, project)),
    ...editedSegments('the project', project, (other) => at(host, other)),
    ...words.flatMap((word) => [
      ...otherNames('the host', around(word), (other) => at(other, project)),
      ...['evil', ...project.split('/'), ...words].slice(0, MAX_PARTS).flatMap((beside) => otherNames('the project', around(word), (other) => at(host, `${beside}/${other}`), (other) => at(host, `${other}/${beside}`))),
    ]),
  ];
}

function editsOfAddress([, scheme = '', host = '', rest = '']: readonly string[], allWords: readonly string[]): readonly Variant[] {
  const words = namesAmong(allWords, host);
  return [
    ...otherNames('the host', [...hostEditsOf(host), ...words.flatMap(around)], (other) => `${scheme}${other}${rest}`),
    ...otherEnds(host, (other) => `${scheme}${other}${rest}`),
    ...editedSegments('the path', rest, (other) => `${scheme}${host}${other}`, words),
  ];
}

function editsOfMailbox([, local = '', sign = '', domain = '']: readonly string[], allWords: readonly string[]): readonly Variant[] {
  const words = namesAmong(allWords);
  return [
    ...otherNames('the mailbox', editsOf(local), (other) => `${other}${sign}${domain}`),
    ...otherNames('the domain', [...hostEditsOf(domain), ...otherEndsOf(domain)], (other) => `${local}${sign}${other}`),
    ...words.flatMap((word) => [
      ...[domain, 'evil.example', ...words].flatMap((second) => otherNames('the mailbox', around(word), (other) => `${other}${sign}${second}`)),
      ...[local, 'evil', ...words].flatMap((first) => otherNames('the domain', around(word), (other) => `${first}${sign}${other}`)),
    ]),
  ];
}

/** What stands before `@`, and the tag of an image, name somebody; behind is a ref or a version, their own doing. */
function editsOfText(value: string, claim: ClaimName, allWords: readonly string[]): readonly Variant[] {
  const end = claim === 'signed-identity' ? /@|:[^/:]*$|$/ : /@|$/;
  const named = value.slice(0, value.search(end));
  return editedSegments('the name', named, (other) => `${other}${value.slice(named.length)}`, namesAmong(allWords, value));
}

/** The path with one segment edited, each in turn. */
function editedSegments(opens: string, path: string, at: (path: string) => string, words: readonly string[] = []): readonly Variant[] {
  const segments = path.split('/');
  return segments.slice(0, MAX_PARTS).flatMap((segment, index) =>
    segment === '' ? [] : otherNames(opens, [...editsOf(segment), ...words.flatMap(around)], (other) => at(segments.with(index, other).join('/'))));
}

function otherEnds(host: string, at: (host: string) => string): readonly Variant[] {
  return PUBLIC_HOSTS.has(host) ? foreign('the host', otherEndsOf(host).map(at)) : otherNames('the host', otherEndsOf(host), at);
}

/** Names that the pattern may write out, each in its places. */
function otherNames(opens: string, names: readonly string[], ...at: readonly ((name: string) => string)[]): readonly Variant[] {
  return names.flatMap((name) => at.map((place) => ({ text: place(name), opens, foreign: true, name })));
}

// ── pieces

function neighbours(name: string): readonly string[] {
  return ['evil', `${name}-evil`, `evil-${name}`, `${name}evil`, `evil${name}`];
}

function otherHosts(host: string): readonly string[] {
  return ['evil.example', `${host}.evil.example`, `evil.${host}`, `evil${host}`, `evil-${host}`, `${host}@evil.example`, `evil.example/${host}`];
}

function otherFiles(path: string): readonly string[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const file = path.slice(folder.length);
  const other = file.endsWith('.yml') ? `${file.slice(0, -3)}yaml` : `${file.replace(/\.[^.]*$/, '')}.yml`;
  return [`${folder}evil.yml`, `${folder}evil-${file}`, `${folder}${other}`, `${path}-evil`, `${path}.bak`, `${path}@evil.yml`];
}

function otherRefs(ref: string): readonly string[] {
  const swapped = ref.toUpperCase() === ref ? ref.toLowerCase() : ref.toUpperCase();
  return ['refs/heads/evil', 'refs/heads/main', 'refs/tags/evil', 'refs/tags/v0.0.0-evil', 'refs/pull/1/merge', `${ref}-evil`, `${ref}/evil`, `${ref}@refs/heads/evil`, `${ref}\nevil`, swapped];
}

/** The path with one segment replaced by a neighbour, each in turn. */
function otherSegments(path: string): readonly string[] {
  const segments = path.split('/');
  return segments.slice(0, MAX_PARTS).flatMap((segment, index) =>
    segment === '' ? [] : neighbours(segment).map((other) => segments.with(index, other).join('/')));
}

/** The text with its dots replaced: all of them, and each alone. An unescaped dot in a pattern accepts it. */
function withoutDots(text: string): readonly string[] {
  const at = [...text.matchAll(/\./g)].slice(0, MAX_PARTS).map((match) => match.index);
  return at.length === 0 ? [] : [...new Set([text.replaceAll('.', 'X'), ...at.map((index) => `${text.slice(0, index)}X${text.slice(index + 1)}`)])];
}

function foreign(opens: string, texts: readonly string[]): readonly Variant[] {
  return texts.map((text) => ({ text, opens, foreign: true, name: null }));
}
function loose(opens: string, texts: readonly string[]): readonly Variant[] {
  return texts.map((text) => ({ text, opens, foreign: false, name: null }));
}
