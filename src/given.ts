// Files that decide about the verdict, as inputs name them: policies, keys, trust roots, checks. Read before anything is asked; all that is wrong with them
// is said at once.

import type { Settings } from './config/configure.ts';
import { guardedInputs } from './config/inputs.ts';
import { cloudBuildKey, isCloudBuild } from './domain/cloud-build.ts';
import { problem, type Problem } from './domain/errors.ts';
import { githubFileForm, parseFileLine } from './domain/file-line.ts';
import { decodeUtf8, JsonError } from './domain/json.ts';
import { limits } from './domain/limits.ts';
import type { Check } from './domain/policy.ts';
import type { KeyTerms, TrustedKey } from './domain/trust-domain.ts';
import type { DecidingFiles, Had } from './deciding-files.ts';
import type { LoadedPolicies } from './policies.ts';
import type { PolicyTools } from './policy/read-policy.ts';
import { domainNames } from './trust-groups.ts';
import { cloudBuildKeys } from './trust/cloud-build.ts';
import type { GivenFile, TrustPorts } from './trust/load.ts';
import { keyKinds, parseKey, readKey } from './verification/keys.ts';

/** The keys the user gave: PEM as it stands, or read from its file. All that is wrong with them at once. */
async function readKeys(settings: Settings, readOne: ReadOne): Promise<{ readonly keys: readonly TrustedKey[]; readonly problems: readonly Problem[] }> {
  const [builtIn, ...read] = await Promise.all([builtInKeys(settings), ...settings.key.map((value, index) => readUserKey(value, settings.keyIds[index] ?? null, settings, readOne))]);
  const given = read.flatMap((key) => ('code' in key ? [] : [key]));
  // One of them by another name, or by none, is that key all the same: it signs for everybody.
  const named = given.map((key) => builtIn.find(({ digest }) => digest === key.digest) ?? key);
  const isAsked = settings.constraints.get('builder-id')?.some(isCloudBuild) === true;
  return { keys: [...(isAsked ? builtIn : []), ...named], problems: read.flatMap((key) => ('code' in key ? [key] : [])) };
}

/** The keys of builders that are built in. No log is asked for: Google Cloud Build has none, and its keys are not the user's to choose. */
async function builtInKeys(settings: Settings): Promise<readonly TrustedKey[]> {
  return settings.key.length === 0 && !settings.constraints.has('builder-id') ? [] : cloudBuildTrustedKeys(termsOf(settings));
}

async function cloudBuildTrustedKeys(terms: KeyTerms): Promise<readonly TrustedKey[]> {
  const keys = await cloudBuildKeys();
  return keys.flatMap(({ keyid, spki }) => readKey(Buffer.from(spki, 'base64'), `Google Cloud Build ${cloudBuildKey(keyid)?.name ?? ''}`, { ...terms, log: 'none' }, keyid) ?? []);
}

async function readUserKey(value: string, keyid: string | null, settings: Settings, readOne: ReadOne): Promise<TrustedKey | Problem> {
  const terms: KeyTerms = cloudBuildKey(keyid) === null ? termsOf(settings) : { ...termsOf(settings), log: 'none' };
  const isPem = value.startsWith('-----BEGIN ');
  const had = isPem ? null : await readOne(value, limits.keyBytes);
  if (had !== null && 'fault' in had) return problem('CONFIG_INVALID_VALUE', { about: 'key', what: `The key cannot be read: ${had.fault}`, seen: value, expected: 'a PEM public key, or the path of one' });
  const pem = had === null ? value : utf8(had.bytes);
  return (pem === null ? null : parseKey(pem, isPem ? 'key' : value, terms, keyid)) ?? problem('CONFIG_INVALID_VALUE', { about: 'key', what: 'This is not a public key that can be used.', seen: value.split('\n')[0] ?? value, expected: `PEM of a public key: ${keyKinds}` });
}

function termsOf({ keyLog, keyValidity, thresholds: { times, timestamps } }: Settings): KeyTerms {
  return { log: keyLog, validity: keyValidity, times: times ?? 'none', timestamps: timestamps ?? 'none' };
}

/** What the user gave by name: files that decide, and what they hold. */
export interface Given {
  readonly keys: readonly TrustedKey[];
  readonly checks: readonly Check[];
  readonly trustedRoot: GivenFile | null;
  readonly tufRoot: GivenFile | null;
  readonly registryCa: readonly string[];
  readonly loaded: LoadedPolicies;
  readonly problems: readonly Problem[];
  readonly notes: readonly Problem[];
}

/** Nothing, as where the run ended before it was read. */
export const NOTHING_GIVEN: Given = { keys: [], checks: [], trustedRoot: null, tufRoot: null, registryCa: [], loaded: { policies: [], problems: [], notes: [] }, problems: [], notes: [] };

/** The values of inputs that name files which decide about the verdict. */
export function decidingInputs({ policy, key, trustedRoot, tuf, check, registryCa }: Settings): readonly { readonly about: string; readonly text: string }[] {
  return [...valuesOf('policy', policy), ...valuesOf('key', key), ...valuesOf('trusted-root', [trustedRoot]), ...valuesOf('tuf-root', [tuf?.root ?? null]), ...valuesOf('check', check), ...valuesOf('registry-ca', [registryCa])];
}

function valuesOf(about: string, texts: readonly (string | null)[]): readonly { readonly about: string; readonly text: string }[] {
  return texts.flatMap((text) => (text === null || text.startsWith('-----BEGIN ') ? [] : [{ about, text }]));
}

/** How what decides is read. `mayAsk`: whether a repository may be asked for it; with inputs that cannot be used nobody is asked anything. */
export interface Reading { readonly deciding: DecidingFiles; readonly mayAsk: boolean; readonly ports: TrustPorts }

/** Reads all that decides, and says all that is wrong with it. */
export async function readGiven(settings: Settings, reading: Reading): Promise<Given> {
  const readOne = (text: string, maxBytes: number): Promise<Had> => {
    const line = parseFileLine(text);
    if (line === null) return Promise.resolve({ fault: `it is not of the form ${githubFileForm}.`, name: text });
    return line.kind === 'github' && !reading.mayAsk ? Promise.resolve({ fault: 'nothing was asked, as other inputs cannot be used.', name: text }) : reading.deciding.read(line, maxBytes);
  };
  const policies = reading.mayAsk ? settings.policy : settings.policy.filter((line) => !line.startsWith('github:'));
  const [{ keys, problems: keyProblems }, { checks, problems: checkProblems, notes }, trustedRoot, tufRoot, { certificates, problems: caProblems }, loaded] = await Promise.all([
    readKeys(settings, readOne), readChecks(settings.check, readOne), readRoot(settings.trustedRoot, 'trusted-root', readOne), readRoot(settings.tuf?.root ?? null, 'tuf-root', readOne), readRegistryCa(settings, readOne),
    policies.length === 0 ? NOTHING_GIVEN.loaded : (await import('./policies.ts')).loadPolicies(policies, reading.deciding, policyTools(settings, reading.ports)),
  ]);
  const roots = [trustedRoot, tufRoot].flatMap((root) => (root !== null && 'code' in root ? [root] : []));
  return { keys, checks, registryCa: certificates, loaded, trustedRoot: fileIn(trustedRoot), tufRoot: fileIn(tufRoot), problems: [...keyProblems, ...checkProblems, ...roots, ...caProblems, ...loaded.problems], notes };
}

type ReadOne = (text: string, maxBytes: number) => Promise<Had>;

function fileIn(root: GivenFile | Problem | null): GivenFile | null {
  return root === null || 'code' in root ? null : root;
}

/** What is wrong with checks, by their texts. What reads them is loaded where there are any. */
async function lintChecks(checks: readonly Check[]): Promise<readonly Problem[]> {
  return checks.length === 0 ? [] : (await import('./policy/checks/catalog.ts')).lintChecks(checks);
}

/** What policies are read with. */
export function policyTools(settings: Settings, ports: TrustPorts): PolicyTools {
  return {
    parseKey, keyKinds, guardedInputs, githubHost: settings.githubHost,
    builtInKeys: () => cloudBuildTrustedKeys(termsOf(settings)),
    isBuiltIn: ({ keyid }) => cloudBuildKey(keyid) !== null,
    domainNames: (roots) => domainNames(roots, ports),
    lintChecks,
  };
}

/** The checks that inputs name, each a file. */
async function readChecks(lines: readonly string[], readOne: ReadOne): Promise<{ readonly checks: readonly Check[]; readonly problems: readonly Problem[]; readonly notes: readonly Problem[] }> {
  const read = await Promise.all(lines.map(async (text): Promise<Check | Problem> => {
    const had = await readOne(text, limits.policyFileBytes);
    if ('fault' in had) return problem('POLICY_UNAVAILABLE', { about: 'check', what: `The check cannot be read: ${had.fault}`, seen: text });
    const language = /\.(cel|cue|rego)(?:@[^@]+)?$/.exec(text)?.[1];
    const source = utf8(had.bytes);
    if (source === null) return problem('CONFIG_INVALID_VALUE', { about: 'check', what: 'The check is not UTF-8.', seen: text });
    return { language: language === 'cue' || language === 'rego' ? language : 'cel', dialect: language === 'cel' ? 'native' : 'cosign', text: source, at: { file: text, line: 1, column: 1 } };
  }));
  const checks = read.flatMap((one) => ('code' in one ? [] : [one]));
  const linted = await lintChecks(checks);
  return { checks, problems: [...read.flatMap((one) => ('code' in one ? [one] : [])), ...linted.filter(({ level }) => level === 'error')], notes: linted.filter(({ level }) => level !== 'error') };
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return decodeUtf8(bytes);
  } catch (cause) {
    if (!(cause instanceof JsonError)) throw cause;
    return null;
  }
}

/** Certificates of authorities for registries, in PEM. */
async function readRegistryCa({ registryCa: path }: Settings, readOne: ReadOne): Promise<{ readonly certificates: readonly string[]; readonly problems: readonly Problem[] }> {
  if (path === null) return { certificates: [], problems: [] };
  const wrong = (what: string): { readonly certificates: readonly string[]; readonly problems: readonly Problem[] } => ({ certificates: [], problems: [problem('CONFIG_INVALID_VALUE', { about: 'registry-ca', what, seen: path, expected: 'a file of PEM certificates' })] });
  const had = await readOne(path, limits.registryCaBytes);
  if ('fault' in had) return wrong(`The file cannot be read: ${had.fault}`);
  const certificates = utf8(had.bytes)?.match(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g) ?? [];
  return certificates.length === 0 ? wrong('The file holds no certificate.') : { certificates, problems: [] };
}

async function readRoot(path: string | null, about: string, readOne: ReadOne): Promise<GivenFile | Problem | null> {
  if (path === null) return null;
  const had = await readOne(path, limits.trustRootBytes);
  return 'fault' in had ? problem('TRUST_MALFORMED', { about, what: `The trust root cannot be read: ${had.fault}`, seen: path, next: 'Check the path.' }) : { bytes: had.bytes, origin: had.name };
}

