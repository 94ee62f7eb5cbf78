// The releases of a run: lines → assets → what vouches for them → verdicts. Composes stages, as run.ts and images.ts do, and decides nothing.
//
//   asset is evidence (by its name and by its bytes)     offered to all other assets; no subject, and never kept
//   asset is a checksum file that can be read             a container: what is signed about it counts for the files it lists under their names
//   any other asset                                      a subject; it passes by evidence, or the run does not
//
// What is fetched is written to a folder of the run under names of ours, and hashed as it comes. Only what passed is handed on, by its digest.

import { createHash, type Hash } from 'node:crypto';
import type { Settings } from './config/configure.ts';
import { mapBounded, untilDeadline } from './domain/deadline.ts';
import { algorithmOf, digestFromBytes, digestOf, type Digest } from './domain/digest.ts';
import type { Dossier, Search } from './domain/dossier.ts';
import { codes, problem, SourceError, VerifySupplyChainError, type Problem } from './domain/errors.ts';
import { limits } from './domain/limits.ts';
import type { Candidate, Location } from './domain/material.ts';
import { FileError, type BodySink, type KeptFile, type Ports, type ScratchFile } from './domain/ports.ts';
import { parseReleaseLine, type ReleaseLine } from './domain/release-line.ts';
import type { Subject } from './domain/subject.ts';
import type { SubjectName, SubjectResult, Verdict } from './domain/verdict.ts';
import type { AttestationScope } from './evidence/github-attestations.ts';
import type { Gather } from './gather.ts';
import type { Github } from './github.ts';
import type { GithubApi } from './net/github.ts';
import type { ChecksumList } from './subjects/checksums.ts';
import type { AssetRole, Release, ReleaseAsset } from './subjects/release.ts';

/** What the releases of a run touch. */
export type ReleasePorts = Pick<Ports, 'files' | 'scratch' | 'deadline'>;

/** What the releases of a run are verified with. */
export interface ReleaseBench {
  readonly settings: Settings;
  readonly github: Github;
  readonly gather: Gather;
  readonly judge: (dossier: Dossier) => Promise<Verdict>;
  readonly ports: ReleasePorts;
}

/** A release that was read: what its tag states, and how many of the results are its own. */
export interface ReadRelease { readonly repo: string; readonly tag: string; readonly version: string | null }

/** What became of the releases, and of which file each result of an asset is. */
export interface ReleaseOutcome { readonly results: readonly SubjectResult[]; readonly releases: readonly ReadRelease[]; readonly files: ReadonlyMap<Digest, readonly KeptFile[]> }

/** The lines of `release`, each once. Configuration has refused those that are none. */
export function releaseLinesOf({ release, releaseRepo }: Settings): readonly ReleaseLine[] {
  const lines = release.flatMap((text) => {
    const line = parseReleaseLine(text, releaseRepo);
    return line === null || line === 'no-repo' ? [] : [line];
  });
  return [...new Map(lines.map((line) => [`${line.repo}@${line.tag ?? ''}`, line])).values()];
}

/** How a line is named before it is resolved. */
export function nameOfRelease({ repo, tag }: ReleaseLine): SubjectName {
  return { kind: 'release', name: `${repo}@${tag ?? 'latest'}`, digest: null, image: null, seenAt: [] };
}

/** Verifies releases, one after the other: their files are large. Results in the order of lines and assets. Never rejects but for defects. */
export async function verifyReleases(lines: readonly ReleaseLine[], bench: ReleaseBench): Promise<ReleaseOutcome> {
  const outcomes: ReleaseOutcome[] = [];
  const budget = { left: limits.releaseBytes, evidence: limits.evidenceBytes };
  for (const line of lines) outcomes.push(await verifyRelease(line, bench, budget));
  return {
    results: outcomes.flatMap(({ results }) => results),
    releases: outcomes.flatMap(({ releases }) => releases),
    files: allFiles(outcomes),
  };
}

/** The files of all releases: two may have the same bytes, under one name or several. Under one they are one file. */
function allFiles(outcomes: readonly ReleaseOutcome[]): ReleaseOutcome['files'] {
  const all = new Map<Digest, readonly KeptFile[]>();
  for (const [digest, files] of outcomes.flatMap((outcome) => [...outcome.files])) {
    const before = all.get(digest) ?? [];
    all.set(digest, [...before, ...files.filter(({ name }) => !before.some((known) => known.name === name))]);
  }
  return all;
}

/** Bytes that may still be fetched: of subjects, and of what is evidence by its name, which is held in memory. */
interface Budget { left: number; evidence: number }

async function verifyRelease(line: ReleaseLine, bench: ReleaseBench, budget: Budget): Promise<ReleaseOutcome> {
  const started = performance.now();
  const ms = (): number => Math.round(performance.now() - started);
  const subject = nameOfRelease(line);
  try {
    const api = await bench.github.api();
    const { resolveRelease } = await import('./subjects/release.ts');
    const prepared = await untilDeadline(async () => {
      const release = await resolveRelease(line, api);
      return 'code' in release ? release : prepare(release, { ...bench, api }, budget);
    }, bench.ports.deadline);
    if (prepared === null) return alone({ kind: 'interrupted', subject, ms: ms() });
    if ('code' in prepared) return alone({ kind: codes[prepared.code].family === 'source' ? 'unasked' : 'error', subject, problem: prepared, ms: ms() });
    return await verifyAssets(prepared, { ...bench, api });
  } catch (cause) {
    const said = problemOf(cause);
    return alone({ kind: codes[said.code].family === 'source' ? 'unasked' : 'error', subject, problem: said, ms: ms() });
  }
}

function alone(result: SubjectResult): ReleaseOutcome {
  return { results: [result], releases: [], files: new Map() };
}

interface ApiBench extends ReleaseBench { readonly api: GithubApi }

/** A release whose evidence is at hand: what is offered to every asset, and what to one alone. */
interface Prepared {
  readonly release: Release;
  readonly subjects: readonly ReleaseAsset[];
  readonly lists: readonly ChecksumList[];
  readonly shared: readonly Search[];
  readonly own: ReadonlyMap<string, readonly Search[]>;
}

/** Fetches what is evidence, and finds out which assets are subjects. */
async function prepare(release: Release, bench: ApiBench, budget: Budget): Promise<Prepared | Problem> {
  const { roleOf } = await import('./subjects/release.ts');
  const roles = new Map(release.assets.map((asset) => [asset, affordable(asset, roleOf(asset.name), budget)]));
  const sorted = await mapBounded(release.assets, limits.releaseDownloads, async (asset) => ({ asset, ...(await sortAsset(asset, roles.get(asset) ?? { role: 'file' }, release, bench)) }));
  const lists = sorted.flatMap(({ list }) => (list === null ? [] : [list]));
  const subjects = await selected(sorted.flatMap(({ asset, isSubject }) => (isSubject ? [asset] : [])), bench.settings.releaseAssets);
  if (subjects.length === 0) return problem('SUBJECT_NOT_FOUND', { about: 'release', what: `${release.repo}@${release.tag} has no assets to verify${bench.settings.releaseAssets.length === 0 ? '' : ' among those that release-assets selects'}.`, seen: `${release.assets.length} assets`, next: 'Check the tag, and release-assets.' });
  const bytes = subjects.reduce((sum, asset) => sum + asset.bytes, 0);
  if (bytes > budget.left) return problem('RELEASE_MALFORMED', { about: 'release', what: `The assets have, with those before them, more than ${limits.releaseBytes} bytes.`, seen: `${release.repo}@${release.tag}`, next: 'Select some with release-assets, or split the run.' });
  budget.left -= bytes;
  const evidence = sorted.flatMap(({ search, signs }) => (search === null ? [] : [{ search, signs: signs !== null && release.assets.some(({ name }) => name === signs) ? signs : null }]));
  const own = new Map(subjects.map(({ name }) => [name, evidence.filter(({ signs }) => signs === name || (signs !== null && lists.some((list) => plainName(list.path) === signs && isListed(list, name)))).map(({ search }) => search)]));
  return { release, subjects, lists, shared: [...evidence.filter(({ signs }) => signs === null).map(({ search }) => search), ...(await searchRelease(release, bench))], own };
}

/** The endings of bundles, behind the name of what they are about. */
const WHOLE_ENDING = /\.(?:sigstore\.json|sigstore|bundle)$/;

/** What an asset turned out to be: a list, evidence (`search`) about `signs` or about anything, a subject. What can be read only in part is both of the latter. */
interface Sorted { readonly list: ChecksumList | null; readonly search: Search | null; readonly signs: string | null; readonly isSubject: boolean }
const A_FILE: Sorted = { list: null, search: null, signs: null, isSubject: true };

// What is too large to be looked at as evidence has to pass like every other asset: whoever fills the bound hides nothing by it.
function affordable({ bytes }: ReleaseAsset, role: AssetRole, budget: Budget): AssetRole {
  if (role.role === 'file') return role;
  if (bytes > (role.role === 'checksums' ? limits.listBytes : limits.evidenceFileBytes) || bytes > budget.evidence) return { role: 'file' };
  budget.evidence -= bytes;
  return role;
}

// The name says what to look for, the bytes whether it is: whoever gives a program the name of a bundle has made no evidence of it.
async function sortAsset(asset: ReleaseAsset, role: AssetRole, release: Release, { api }: ApiBench): Promise<Sorted> {
  const at: Location = { source: 'release-asset', address: `${release.repo}@${release.tag}/${asset.name}` };
  if (role.role === 'file') return A_FILE;
  const bytes = await assetBytes(asset, release, api);
  if (role.role === 'checksums') {
    const { parseChecksums } = await import('./subjects/checksums.ts');
    const list = parseChecksums(at.address, digestOf(bytes), bytes);
    // One that lists no other asset says nothing here, and may be anything that looks like a line of a list.
    const isList = !('code' in list) && release.assets.some(({ name }) => name !== asset.name && isListed(list, name));
    return isList ? { list, search: null, signs: null, isSubject: false } : A_FILE;
  }
  // What is signed with PGP is neither read nor anything to verify.
  if (isPgpSignature(bytes)) return { list: null, search: { at, outcome: 'none' }, signs: role.signs, isSubject: false };
  const [{ splitCandidates }, { parseCandidate }] = await Promise.all([import('./evidence/files.ts'), import('./verification/formats/catalog.ts')]);
  const candidates: readonly Candidate[] = splitCandidates(bytes, at);
  const [first, ...rest] = candidates;
  const parsed = candidates.map(parseCandidate);
  if (first === undefined || candidates.length > limits.candidatesPerFile) return A_FILE;
  // All of it is read, or known for what it is. A line that is neither may be anything, a program too.
  const isSubject = !parsed.every((one) => one.outcome === 'parsed' || one.rejection.code === 'FORMAT_UNSUPPORTED');
  // A signature over bytes is about one file, and is named after it; a statement may name many.
  const isOfOne = parsed.every((one) => one.outcome === 'parsed' && one.pieces.every((piece) => piece.kind === 'material' && piece.material.content.kind === 'message'));
  const signs = role.signs ?? (isOfOne ? asset.name.replace(WHOLE_ENDING, '') : null);
  return { list: null, search: { at, outcome: 'found', candidates: [first, ...rest] }, signs, isSubject };
}

async function selected(assets: readonly ReleaseAsset[], globs: readonly string[]): Promise<readonly ReleaseAsset[]> {
  if (globs.length === 0) return assets;
  const { matchesGlob } = await import('./policy/glob.ts');
  return assets.filter(({ name }) => globs.some((text) => matchesGlob({ text, dialect: 'path' }, name)));
}

/** The attestation that GitHub makes of an immutable release, where the API is asked at all. */
async function searchRelease({ repo, revision }: Release, { github }: ApiBench): Promise<readonly Search[]> {
  if (!github.isAsked || revision === null) return [];
  return (await github.attestations(scopeOf(repo))).searchRelease(revision);
}

function scopeOf(repo: string): AttestationScope {
  return { owner: repo.split('/')[0] ?? repo, repo };
}

async function verifyAssets(prepared: Prepared, bench: ApiBench): Promise<ReleaseOutcome> {
  const { release, subjects } = prepared;
  const { deadline } = bench.ports;
  const fetched = await mapBounded(subjects, limits.releaseDownloads, (asset) => fetchAsset(asset, prepared, bench));
  const digests = fetched.flatMap(({ subject }) => (subject === null || 'code' in subject ? [] : [subject.digest]));
  const answers = bench.github.isAsked && digests.length > 0 ? await untilDeadline(async () => (await bench.github.attestations(scopeOf(release.repo))).search(digests), deadline) : new Map<Digest, readonly Search[]>();
  const results = await mapBounded(fetched, limits.concurrentFiles, async ({ asset, subject, started }): Promise<SubjectResult> => {
    const ms = (): number => Math.round(performance.now() - started);
    const named: SubjectName = { kind: 'file', name: nameOfAsset(release, asset), digest: null, image: null, seenAt: [] };
    if (subject === null || answers === null) return { kind: 'interrupted', subject: named, ms: ms() };
    if ('code' in subject) return { kind: kindOf(subject), subject: named, problem: subject, ms: ms() };
    try {
      const verdict = await untilDeadline(async () => bench.judge(await bench.gather(subject, async () => [...prepared.shared, ...(prepared.own.get(asset.name) ?? []), ...(answers.get(subject.digest) ?? [])])), deadline);
      return verdict === null ? { kind: 'interrupted', subject, ms: ms() } : { kind: 'judged', verdict, ms: ms() };
    } catch (cause) {
      return { kind: 'error', subject: named, problem: problemOf(cause), ms: ms() };
    }
  });
  const files = fetched.flatMap(({ asset, subject }) => (subject === null || 'code' in subject || subject.file === null ? [] : [{ from: subject.file.path, name: asset.name, digest: subject.digest }]));
  return { results, releases: [{ repo: release.repo, tag: release.tag, version: release.version?.version ?? null }], files: Map.groupBy(files, ({ digest }) => digest) };
}

/** An asset as a subject; the problem that keeps it from being one; null where the deadline came first. */
interface Fetched { readonly asset: ReleaseAsset; readonly subject: Subject | Problem | null; readonly started: number }

async function fetchAsset(asset: ReleaseAsset, prepared: Prepared, bench: ApiBench): Promise<Fetched> {
  const started = performance.now();
  try {
    return { asset, subject: await untilDeadline(() => subjectOf(asset, prepared, bench), bench.ports.deadline), started };
  } catch (cause) {
    return { asset, subject: { ...problemOf(cause), about: asset.name }, started };
  }
}

async function subjectOf(asset: ReleaseAsset, { release, lists }: Prepared, { api, ports }: ApiBench): Promise<Subject | Problem> {
  const stored = await storeAsset(asset, release, { api, ports });
  const [{ resolveFile }, { algorithmsOf }] = await Promise.all([import('./subjects/file.ts'), import('./subjects/listed.ts')]);
  const subject = await resolveFile(stored.path, ['sha256', ...algorithmsOf(lists).filter((algorithm) => algorithm !== 'sha256')], ports);
  if ('code' in subject) return subject;
  // Between the network and the second reading it lay on a disk that others can write to.
  if (subject.digest !== stored.digest) return problem('SUBJECT_CHANGED', { about: asset.name });
  return listed({ ...subject, name: nameOfAsset(release, asset), version: release.version }, asset.name, lists);
}

/**
 * The asset with the lists that name it, under its own name: the bytes of another file of the release, which stands in the list as well, are not what
 * the list says of this one. A list that has another digest under its name refuses it.
 */
function listed(subject: Subject, name: string, lists: readonly ChecksumList[]): Subject | Problem {
  const listedIn: Subject['listedIn'][number][] = [];
  for (const list of lists) {
    for (const stated of statedIn(list, name)) {
      if (subject.digests.includes(stated)) listedIn.push(list.container);
      else return problem('CHECKSUM_MISMATCH', { about: 'release', what: `${list.path} lists the file with another digest.`, seen: subject.digests.find((digest) => algorithmOf(digest) === algorithmOf(stated)) ?? subject.digest, expected: stated });
    }
  }
  return { ...subject, listedIn: [...new Set(listedIn)] };
}

// Lists are often made in the folder of the build, and name the files below it; in a release there are no folders.
function statedIn({ listed: entries }: ChecksumList, name: string): readonly Digest[] {
  return [...entries].flatMap(([written, digest]) => (plainName(written) === name ? [digest] : []));
}

function isListed(list: ChecksumList, name: string): boolean {
  return statedIn(list, name).length > 0;
}

function plainName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function nameOfAsset({ repo, tag }: Release, { name }: ReleaseAsset): string {
  return `${repo}@${tag}/${name}`;
}

// ── bytes

/** Fetches a small asset into memory. */
async function assetBytes(asset: ReleaseAsset, release: Release, api: GithubApi): Promise<Uint8Array> {
  let chunks: Uint8Array[] = [];
  const into = async (): Promise<BodySink> => {
    chunks = [];
    return { write: async (bytes) => void chunks.push(bytes), end: async () => {}, abandon: async () => {} };
  };
  await download(asset, release, api, into);
  const bytes = Buffer.concat(chunks);
  requireAsStated(asset, release, { bytes: bytes.length, digest: (algorithm) => digestOf(bytes, algorithm) });
  return bytes;
}

/** Fetches an asset into a file of the run, hashed as it comes. */
async function storeAsset(asset: ReleaseAsset, release: Release, { api, ports }: { readonly api: GithubApi; readonly ports: ReleasePorts }): Promise<{ readonly path: string; readonly digest: Digest }> {
  const algorithm = asset.digest === null ? 'sha256' : algorithmOf(asset.digest);
  const running: { file: ScratchFile | null; bytes: number; sha256: Hash; stated: Hash } = { file: null, bytes: 0, sha256: createHash('sha256'), stated: createHash(algorithm) };
  const into = async (): Promise<BodySink> => {
    const file = await ports.scratch.create();
    Object.assign(running, { file, bytes: 0, sha256: createHash('sha256'), stated: createHash(algorithm) });
    return {
      write: async (bytes) => {
        running.bytes += bytes.length;
        running.sha256.update(bytes);
        if (algorithm !== 'sha256') running.stated.update(bytes);
        await file.write(bytes);
      },
      end: file.end,
      abandon: file.abandon,
    };
  };
  await download(asset, release, api, into);
  const digest = digestFromBytes('sha256', running.sha256.digest());
  if (running.file === null || digest === null) throw new Error('an asset was fetched into no file');
  requireAsStated(asset, release, { bytes: running.bytes, digest: (wanted) => (wanted === 'sha256' ? digest : digestFromBytes(wanted, running.stated.digest())) });
  return { path: running.file.path, digest };
}

async function download({ id, name, bytes }: ReleaseAsset, { repo, tag }: Release, api: GithubApi, into: () => Promise<BodySink>): Promise<void> {
  if (!(await api.download(`repos/${repo}/releases/assets/${id}`, bytes, into))) throw new SourceError('SOURCE_NOT_FOUND', `${repo}@${tag} lists the asset ${name} and does not have it.`);
}

function requireAsStated(asset: ReleaseAsset, { repo, tag }: Release, had: { readonly bytes: number; readonly digest: (algorithm: ReturnType<typeof algorithmOf>) => Digest | null }): void {
  const place = `The asset ${asset.name} of ${repo}@${tag}`;
  if (had.bytes !== asset.bytes) throw new SourceError('SOURCE_MISMATCH', `${place} has ${had.bytes} bytes, and GitHub says ${asset.bytes}.`);
  if (asset.digest !== null && had.digest(algorithmOf(asset.digest)) !== asset.digest) throw new SourceError('SOURCE_MISMATCH', `${place} has not the digest that GitHub says, ${asset.digest}.`);
}

// ── problems

function kindOf({ code }: Problem): 'unasked' | 'refused' | 'error' {
  if (codes[code].family === 'source') return 'unasked';
  return code === 'CHECKSUM_MISMATCH' ? 'refused' : 'error';
}

function problemOf(cause: unknown): Problem {
  if (cause instanceof VerifySupplyChainError) return cause.problems[0];
  if (cause instanceof FileError) return problem('SUBJECT_UNREADABLE', { about: 'release', what: `A file of the run could not be used: ${cause.message}.`, next: 'Check that the temporary folder can be written to, and that its disk is not full.' });
  return problem('INTERNAL', { seen: cause instanceof Error ? `${cause.name}: ${cause.message}` : typeof cause });
}

/** One armoured signature (RFC 9580 §6.2) and nothing else: behind its first line a shell would go on with whatever stands there. */
function isPgpSignature(bytes: Uint8Array): boolean {
  const [begin, ...lines] = Buffer.from(bytes).toString('latin1').trimEnd().split(/\r?\n/);
  const end = lines.pop();
  return begin === '-----BEGIN PGP SIGNATURE-----' && end === '-----END PGP SIGNATURE-----' && lines.every((line) => /^(?:[A-Za-z]+: [^`$|;&<>()]*|[A-Za-z0-9+/]*={0,2}|=[A-Za-z0-9+/]{4})\s*$/.test(line));
}
