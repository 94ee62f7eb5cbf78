// The trust domains a run may use. Roots and required witnesses come together here and are never mixed afterwards.
//
//   public-good   one log, one certificate log, a witnessed time      built in, refreshed by TUF
//   github        no log, one timestamp authority                     refreshed by TUF from a built-in TUF root
//   custom…       what the root lists decides                         the user's file, or TUF from the user's root
//
// A root that cannot be had is a value and no fault: evidence that another domain accepts does not need it, and evidence that does need it is then not
// judged at all. What is older than TUF allows is never used in silence.

import { bounded, problem, TrustRootError, type Problem } from '../domain/errors.ts';
import { decodeUtf8, isJsonObject, parseJson } from '../domain/json.ts';
import { limits } from '../domain/limits.ts';
import type { NonEmpty } from '../domain/subject.ts';
import type { Count, TrustDomain, UnsafeInput } from '../domain/trust-domain.ts';
import { github } from './github.ts';
import { publicGood, type BuiltIn } from './public-good.ts';
import { newestCopy, type TrustPorts } from './refresh.ts';
import { parseTrustedRoot, type TrustedRoot } from './root-file.ts';
import { TufError, type TufRepository, type VerifiedCopy } from './tuf.ts';

export type { TrustPorts } from './refresh.ts';

/** Which inputs make less be required of every domain. A witnessed time is required whatever they say, but where the user's own root lists nobody who witnesses. */
export interface Weakening { readonly ignoreLogs: boolean; readonly ignoreScts: boolean }

/** How many witnesses the user asks for; null leaves it to the domain. None of them can ask for less than a domain does. */
export interface Thresholds { readonly logs: Count | null; readonly timestamps: Count | null; readonly times: Count | null }

/** A file the user gave, with the name it is shown by. */
export interface GivenFile { readonly bytes: Uint8Array; readonly origin: string }

/** Which domains a run uses, and how. A trust root or a TUF repository of the user's replaces the built-in ones. */
export interface TrustOptions {
  readonly trust: 'auto' | 'public-good' | 'github';
  /** trusted_root.json, or JSON lines of them. */
  readonly trustedRoot: GivenFile | null;
  readonly tuf: { readonly mirror: URL; readonly root: GivenFile } | null;
  /** Tells the trust domain of an enterprise with data residency (TENANT.ghe.com), when its root is first needed; null for github.com. */
  readonly tenant: (() => Promise<string>) | null;
  /** `never`: what is built in, and no request. */
  readonly refresh: 'auto' | 'never';
  readonly weakening: Weakening;
  readonly thresholds: Thresholds;
}

/** A domain, or that its root could not be had. `notes` are for the report either way. */
export type Loaded =
  | { readonly outcome: 'loaded'; readonly domain: TrustDomain; readonly notes: readonly Problem[] }
  | { readonly outcome: 'unavailable'; readonly name: string; readonly code: 'TRUST_REFRESH'; readonly cause: unknown; readonly notes: readonly Problem[] };

/** A domain that is loaded when it is first asked for, and once. Rejects with `TrustRootError` for a file of the user's that is no trust root. */
export interface DomainLoader { readonly name: string; readonly load: () => Promise<Loaded> }

/** All domains of a run that could be had, those that could not, and what the report has to say of either. */
export interface LoadedDomains {
  readonly domains: NonEmpty<TrustDomain> | readonly [];
  readonly unavailable: readonly Extract<Loaded, { outcome: 'unavailable' }>[];
  readonly notes: readonly Problem[];
}

/** Name of the public-good instance's domain. */
export const PUBLIC_GOOD = 'public-good';
/** Name of the domain of GitHub's own instance. */
export const GITHUB = 'github';
/** Name of the domain that `trusted-root`, or a TUF repository of the user's, makes. Further lines of the file are `custom-2`, `custom-3` and so on. */
export const CUSTOM = 'custom';

/**
 * Returns the domains of a run in the order in which evidence is tried under them; nothing is loaded yet.
 * Throws `TrustRootError` for a file that is no text, or of more trust roots than are read.
 */
export function domainLoaders(options: TrustOptions, ports: TrustPorts): NonEmpty<DomainLoader> {
  if (options.trustedRoot !== null) return rootsIn(options.trustedRoot, options);
  const { tuf, tenant } = options;
  if (tuf !== null) {
    const repository: TufRepository = { mirror: tuf.mirror, root: tuf.root.bytes, target: 'trusted_root.json' };
    return [loaderOf({ name: CUSTOM, open: async () => ({ repository, builtIn: null }), requires: listedBy }, options, ports)];
  }
  const publicGoodLoader = loaderOf(publicGoodInstance, options, ports);
  const githubLoader = loaderOf(githubInstance(tenant), options, ports);
  switch (options.trust) {
    case 'public-good': return [publicGoodLoader];
    case 'github': return [githubLoader];
    case 'auto':
    default: return [publicGoodLoader, githubLoader];
  }
}

/** Loads all domains of a run, side by side. Rejects as `DomainLoader.load` does. */
export async function loadDomains(options: TrustOptions, ports: TrustPorts): Promise<LoadedDomains> {
  const all = await Promise.all(domainLoaders(options, ports).map(({ load }) => load()));
  const [first, ...others] = all.flatMap((loaded) => (loaded.outcome === 'loaded' ? [loaded.domain] : []));
  return {
    domains: first === undefined ? [] : [first, ...others],
    unavailable: all.filter((loaded) => loaded.outcome === 'unavailable'),
    notes: all.flatMap(({ notes }) => notes),
  };
}

/** The domain of the public-good instance from the root that is built in, however old. */
export async function publicGoodDomain(weakening: Weakening): Promise<{ readonly domain: TrustDomain; readonly notes: readonly Problem[] }> {
  const { repository, builtIn } = await publicGood();
  const origin = `built in (${ageInWords(repository)})`;
  const root = parseTrustedRoot(builtIn, origin);
  return { domain: domainOf(PUBLIC_GOOD, origin, root, publicGoodInstance.requires(root), { weakening, thresholds: AS_THE_DOMAIN }), notes: root.disabled };
}

/** The domain of one trust root the user gives. Throws `TrustRootError`. */
export function customDomain(bytes: Uint8Array, origin: string, weakening: Weakening): { readonly domain: TrustDomain; readonly notes: readonly Problem[] } {
  const root = parseTrustedRoot(bytes, origin);
  return { domain: domainOf(CUSTOM, origin, root, listedBy(root), { weakening, thresholds: AS_THE_DOMAIN }), notes: root.disabled };
}

const AS_THE_DOMAIN: Thresholds = { logs: null, timestamps: null, times: null };

/**
 * Witnesses that an instance has and evidence under it must show, before inputs raise or weaken them. `times` is `none-listed` where the root is the
 * user's own and lists nobody who could witness a time.
 */
type Required = Pick<TrustDomain['requires'], 'logs' | 'scts' | 'timestamps'> & { readonly times: 'one' | 'none-listed' };

/**
 * What a trust root requires follows from what it lists, never from the evidence: one that lists logs asks for a log, one that lists certificate logs
 * asks for an SCT, and one that lists none (as GitHub's own instance) has none to ask. Entries that could not be used count as listed, so that a key
 * type from the future does not turn a requirement off.
 */
function listedBy({ listed }: TrustedRoot): Required {
  const witnesses = listed.transparencyLogs + listed.timestampAuthorities;
  return { logs: listed.transparencyLogs > 0 ? 1 : 'none', scts: listed.certificateLogs > 0 ? 1 : 'none', timestamps: 'none', times: witnesses > 0 ? 'one' : 'none-listed' };
}

function domainOf(name: string, origin: string, root: TrustedRoot, base: Required, { weakening, thresholds }: Pick<TrustOptions, 'weakening' | 'thresholds'>): TrustDomain {
  const weakenedBy: UnsafeInput[] = [];
  // A private authority without any service around it: nothing could ever say when a certificate of it signed. Who does without a log there has to
  // spell it, asks for no witness that is not there, and gets certificates that are valid now and no others.
  const isUnwitnessed = base.times === 'none-listed' && weakening.ignoreLogs && thresholds.times === null;
  if (weakening.ignoreLogs && (base.logs !== 'none' || isUnwitnessed)) weakenedBy.push('unsafe-ignore-tlog');
  if (weakening.ignoreScts && base.scts !== 'none') weakenedBy.push('unsafe-ignore-sct');
  return {
    name,
    origin,
    requires: {
      logs: thresholds.logs ?? (weakening.ignoreLogs ? 'none' : base.logs),
      scts: weakening.ignoreScts ? 'none' : base.scts,
      timestamps: thresholds.timestamps ?? base.timestamps,
      // Whoever does without logs does not do without a time: a certificate of ten minutes says nothing about a signature of any other hour.
      times: isUnwitnessed ? 'now' : (thresholds.times ?? 1),
    },
    weakenedBy,
    roots: root.roots,
  };
}

/** A Sigstore instance that TUF gives the root of. */
export interface Instance { readonly name: string; readonly open: () => Promise<BuiltIn>; readonly requires: (root: TrustedRoot) => Required }

/** The public-good instance (sigstore.dev): one log and one certificate log. */
export const publicGoodInstance: Instance = { name: PUBLIC_GOOD, open: publicGood, requires: () => ({ logs: 1, scts: 1, timestamps: 'none', times: 'one' }) };

/** GitHub's own instance: it has no logs, and a timestamp authority says when. What does not tell its trust domain has no root. */
export function githubInstance(tenant: TrustOptions['tenant']): Instance {
  return { name: GITHUB, open: async () => github(tenant === null ? null : await tenant()), requires: () => ({ logs: 'none', scts: 'none', timestamps: 1, times: 'one' }) };
}

/** Makes the loader of an instance. */
export function loaderOf(instance: Instance, options: Pick<TrustOptions, 'refresh' | 'weakening' | 'thresholds'>, ports: TrustPorts): DomainLoader {
  const load = async (): Promise<Loaded> => {
    const notes: Problem[] = [];
    try {
      const { bytes, origin } = await newestRoot(instance, options, ports, notes);
      const root = parseTrustedRoot(bytes, origin);
      return { outcome: 'loaded', domain: domainOf(instance.name, origin, root, instance.requires(root), options), notes: [...notes, ...root.disabled] };
    } catch (cause) {
      const why = cause instanceof Error ? bounded(cause.message) : 'unknown';
      const note = problem('TRUST_REFRESH', { about: instance.name, level: 'warning', what: `The trust root of ${instance.name} could not be had.`, seen: why });
      return { outcome: 'unavailable', name: instance.name, code: 'TRUST_REFRESH', cause, notes: [...notes, note] };
    }
  };
  return { name: instance.name, load: once(load) };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => (made ??= make());
}

/** The trusted_root.json to use, and where it comes from in words. What is to be said beside that is added to `notes`. Throws what `walk` does. */
async function newestRoot({ name, open }: Instance, { refresh }: Pick<TrustOptions, 'refresh'>, ports: TrustPorts, notes: Problem[]): Promise<GivenFile> {
  const { repository, builtIn } = await open();
  if (refresh === 'auto') {
    const { verified, checked } = await newestCopy(name, repository, ports, notes);
    return { bytes: verified.copy.target, origin: originOf(repository, verified, checked) };
  }
  if (builtIn === null) throw new TufError('missing', `no ${repository.target} of ${repository.mirror.host} is built in, and none is to be fetched`);
  const age = rootAge(repository.root);
  if (age === null || age.expires <= ports.now()) {
    notes.push(problem('TRUST_STALE', { about: name, level: 'warning', what: `The built-in trust root of ${name} is used without a refresh, and the TUF root beside it has expired.`, seen: ageInWords(repository) }));
  }
  return { bytes: builtIn, origin: `built in, not refreshed (${ageInWords(repository)})` };
}

function originOf({ mirror, target }: TufRepository, { root, targets, timestamp }: VerifiedCopy, checked: Date): string {
  // Of a repository with a root for each tenant it matters which one it is.
  const which = target === 'trusted_root.json' ? '' : `${target} of the `;
  return `${which}TUF repository ${mirror.href} (root version ${root.version} until ${day(root.expires)}, targets version ${targets.version} until ${day(targets.expires)}, timestamp until ${day(timestamp.expires)}; checked ${checked.toISOString()})`;
}

/** How old the TUF root is that is built in, in words. */
function ageInWords({ mirror, root }: TufRepository): string {
  const age = rootAge(root);
  return `${mirror.href}, root version ${age?.version ?? 'unknown'}, until ${age === null ? 'unknown' : day(age.expires)}`;
}

// Only for words and a warning: nothing is verified with a root that is read here.
function rootAge(root: Uint8Array): { readonly version: number; readonly expires: Date } | null {
  const value = parseJson(root);
  const signed = isJsonObject(value) ? value['signed'] : undefined;
  if (!isJsonObject(signed) || typeof signed['version'] !== 'number' || typeof signed['expires'] !== 'string') return null;
  const expires = new Date(signed['expires']);
  return Number.isNaN(expires.getTime()) ? null : { version: signed['version'], expires };
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** One domain for each trust root of the file. They are not merged: what one instance's root lists must not be asked of, or excuse, another's evidence. */
function rootsIn(file: GivenFile, options: TrustOptions): NonEmpty<DomainLoader> {
  const loader = (given: GivenFile, index: number): DomainLoader => {
    const name = index === 0 ? CUSTOM : `${CUSTOM}-${index + 1}`;
    const load = async (): Promise<Loaded> => {
      const root = parseTrustedRoot(given.bytes, given.origin);
      return { outcome: 'loaded', domain: domainOf(name, given.origin, root, listedBy(root), options), notes: root.disabled };
    };
    return { name, load: once(load) };
  };
  const text = textOf(file.bytes);
  const lines = jsonLines(text);
  if (lines.length > limits.trustDomains) throw new TrustRootError([problem('TRUST_MALFORMED', { about: 'trusted-root', what: `The trust root ${file.origin} has more than ${limits.trustDomains} lines.` })]);
  // One trust root, in however many lines it is written.
  if (lines.length < 2) return [loader({ bytes: Buffer.from(text), origin: file.origin }, 0)];
  const [first, ...others] = lines.map((line, index) => loader({ bytes: Buffer.from(line.text), origin: `${file.origin}, line ${line.number}` }, index));
  if (first === undefined) throw new TypeError('two lines and no first');
  return [first, ...others];
}

/** The text of a file without its byte order mark. Throws `TrustRootError` for what is not UTF-8. */
function textOf(bytes: Uint8Array): string {
  try {
    return decodeUtf8(bytes).replace(/^\u{feff}/u, '');
  } catch (cause) {
    throw new TrustRootError([problem('TRUST_MALFORMED', { about: 'trusted-root', what: 'The trust root is not UTF-8.' })], { cause });
  }
}

/** The lines of JSON lines, with their numbers; none where the first line is no whole object. Blank lines and CRLF are passed over. */
function jsonLines(text: string): readonly { readonly text: string; readonly number: number }[] {
  const lines = text.split('\n').map((line, index) => ({ text: line.trim(), number: index + 1 })).filter((line) => line.text !== '');
  const [first] = lines;
  return first !== undefined && isObject(first.text) ? lines : [];
}

function isObject(text: string): boolean {
  try {
    return isJsonObject(parseJson(text));
  } catch {
    return false;
  }
}
