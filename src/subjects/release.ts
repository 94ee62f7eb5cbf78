// Releases of GitHub: a line becomes a tag and its assets. What they are is known when their bytes are here; nothing that is said of them is believed.
//
// The release and its assets can be changed by whoever may write to the repository, unless it is immutable: between two looks the same tag may mean
// other files. So it is looked at once, all assets are listed to the last page (one that is left out would be one that nobody vouches for), and what
// GitHub says of their size and digest must hold for the bytes that came.

import { parseDigest, type Digest } from '../domain/digest.ts';
import { bounded, problem, SourceError, type Problem } from '../domain/errors.ts';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../domain/json.ts';
import { limits } from '../domain/limits.ts';
import { isGitTag, type ReleaseLine } from '../domain/release-line.ts';
import type { Subject } from '../domain/subject.ts';
import { versionOfTag } from '../domain/version.ts';
import type { GithubApi } from '../net/github.ts';

/** One file of a release, as GitHub lists it. `digest` is null for assets from before GitHub computed any. */
export interface ReleaseAsset { readonly id: number; readonly name: string; readonly bytes: number; readonly digest: Digest | null }

/** A release with all of its assets. `revision`: what its tag points to, as `sha1:…`; null where the tag is not there any more. */
export interface Release { readonly repo: string; readonly tag: string; readonly version: Subject['version']; readonly assets: readonly ReleaseAsset[]; readonly revision: string | null }

/**
 * The release that a line names. Returns a problem where there is none (`SUBJECT_NOT_FOUND`), where it cannot be used (`RELEASE_MALFORMED`), or where
 * nobody could be asked (a code of a source).
 */
export async function resolveRelease(line: ReleaseLine, api: GithubApi): Promise<Release | Problem> {
  try {
    return await findRelease(line, api);
  } catch (cause) {
    if (!(cause instanceof SourceError)) throw cause;
    return { ...cause.problems[0], about: line.text };
  }
}

async function findRelease({ text, repo, tag: asked }: ReleaseLine, api: GithubApi): Promise<Release | Problem> {
  const document = await api.get(asked === null ? `repos/${repo}/releases/latest` : `repos/${repo}/releases/tags/${encodeURIComponent(asked)}`);
  if (document === null) {
    await api.requireReadable(`repos/${repo}`);
    return problem('SUBJECT_NOT_FOUND', { about: 'release', what: `${repo} has no ${asked === null ? 'release that is neither a draft nor a prerelease' : 'published release with this tag'}.`, seen: text, next: 'Check the tag, and that the release is published: a draft is read by nobody.' });
  }
  const [id, tag] = isJsonObject(document) ? [document['id'], document['tag_name']] : [];
  if (!isId(id) || typeof tag !== 'string' || !isGitTag(tag)) throw new SourceError('SOURCE_MALFORMED', `What GitHub says of ${bounded(text)} is no release.`);
  if (asked !== null && tag !== asked) throw new SourceError('SOURCE_MISMATCH', `GitHub was asked for the tag ${asked}, and answered with ${bounded(tag)}.`);
  const assets = readAssets(await listAssets(`repos/${repo}/releases/${id}/assets`, api), text);
  return 'code' in assets ? assets : { repo, tag, version: { tag, version: versionOfTag(tag) }, assets, revision: await revisionOf(repo, tag, api) };
}

async function listAssets(path: string, api: GithubApi): Promise<readonly JsonValue[]> {
  const items: JsonValue[] = [];
  let cursor: Readonly<Record<string, string>> = {};
  for (let page = 0; page < limits.githubPages; page += 1) {
    const answer = await api.page(path, { per_page: '100', ...cursor });
    if (answer === null || !isJsonArray(answer.body)) throw new SourceError('SOURCE_MALFORMED', `The answer about ${path} is no list of assets.`);
    items.push(...answer.body);
    if (answer.next === null) return items;
    cursor = answer.next;
  }
  throw new SourceError('SOURCE_TOO_LARGE', `${path} lists more than ${limits.githubPages} pages of assets.`);
}

// One that cannot be used makes the whole unusable: it would be left out of what is verified, and not out of what is downloaded.
function readAssets(items: readonly JsonValue[], text: string): readonly ReleaseAsset[] | Problem {
  const malformed = (what: string, seen: string): Problem => problem('RELEASE_MALFORMED', { about: 'release', what: `${bounded(text, 200)}: ${what}`, seen });
  if (items.length > limits.releaseAssets) return malformed(`It has ${items.length} assets; at most ${limits.releaseAssets} are taken.`, text);
  const assets: ReleaseAsset[] = [];
  for (const item of items) {
    const asset = isJsonObject(item) ? readAsset(item) : null;
    if (asset === null) throw new SourceError('SOURCE_MALFORMED', `An asset of ${bounded(text)} is not one.`);
    if (!isAssetName(asset.name)) return malformed('An asset has a name that is none.', asset.name);
    if (assets.some(({ name }) => name === asset.name)) return malformed('Two assets have one name.', asset.name);
    if (isJsonObject(item) && item['state'] !== 'uploaded') return malformed('An asset is not uploaded to its end.', asset.name);
    if (asset.bytes > limits.releaseAssetBytes) return malformed(`An asset has more than ${limits.releaseAssetBytes} bytes.`, asset.name);
    assets.push(asset);
  }
  return assets;
}

function readAsset(item: JsonObject): ReleaseAsset | null {
  const { id, name, size, digest } = item;
  if (!isId(id) || typeof name !== 'string' || typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) return null;
  // Where it says one it must be one: a digest that cannot be read would be a check that is not made.
  const stated = typeof digest === 'string' ? parseDigest(digest) : null;
  return typeof digest === 'string' && stated === null ? null : { id, name, bytes: size, digest: stated };
}

function isId(value: JsonValue | undefined): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}

/** A name that is one file below any folder, on any system; GitHub lets assets have no other. */
export function isAssetName(name: string): boolean {
  return name.length <= limits.assetName && /^[\p{L}\p{N}_][\p{L}\p{M}\p{N} _.+@~#$%&(),;=![\]{}'^-]*$/u.test(name) && !/[. ]$/.test(name) && !/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name);
}

// The object of an annotated tag is what GitHub made its attestation of, not the commit behind it.
async function revisionOf(repo: string, tag: string, api: GithubApi): Promise<string | null> {
  const ref = await api.get(`repos/${repo}/git/ref/tags/${tag.split('/').map(encodeURIComponent).join('/')}`);
  const object = isJsonObject(ref ?? undefined) && isJsonObject(ref) ? ref['object'] : undefined;
  const sha = isJsonObject(object) ? object['sha'] : undefined;
  return typeof sha !== 'string' ? null : /^[0-9a-f]{40}$/.test(sha) ? `sha1:${sha}` : /^[0-9a-f]{64}$/.test(sha) ? `sha256:${sha}` : null;
}

/** What an asset is by its name; its bytes have the last word. `signs` is the asset that it is about alone: loose parts say nothing of it themselves. */
export type AssetRole = { readonly role: 'evidence'; readonly signs: string | null } | { readonly role: 'checksums' } | { readonly role: 'file' };

/** Endings of evidence that names what it is about in itself, and of parts of it that do not. */
const WHOLE = /\.(?:sigstore\.json|sigstore|bundle|intoto\.jsonl|attestation|sigstore\.jsonl)$/;
const LOOSE = /^(.+)\.(?:sig|pem|crt|cert|asc)$/;
const CHECKSUMS = /(?:^|[-_.])(?:sha-?(?:256|384|512)(?:-?sums?)?|checksums?)(?:\.txt)?$/i;

export function roleOf(name: string): AssetRole {
  const signs = LOOSE.exec(name)?.[1];
  if (signs !== undefined) return { role: 'evidence', signs };
  if (WHOLE.test(name)) return { role: 'evidence', signs: null };
  return CHECKSUMS.test(name) ? { role: 'checksums' } : { role: 'file' };
}
