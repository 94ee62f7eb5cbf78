import { describe, expect, it } from '@jest/globals';
import { digestOf, type Digest } from '../../../src/domain/digest.ts';
import { SourceError, type Problem } from '../../../src/domain/errors.ts';
import { parseImageLine } from '../../../src/domain/image-line.ts';
import { OCI_INDEX, type ImageStore, type StoredManifest } from '../../../src/domain/image-store.ts';
import { limits } from '../../../src/domain/limits.ts';
import type { NonEmpty } from '../../../src/domain/subject.ts';
import { resolveImage, type Platforms, type ResolvedImage } from '../../../src/subjects/image.ts';
import { aChart, anImage, anIndex } from '../../support/images.ts';
import { OciContent, type DescriptorJson, type OciRepository } from '../../support/servers/oci-content.ts';

const repositoryOf = (): OciRepository => new OciContent('ghcr.io').repository('acme/app');

/** The repository as a store that answers what is in it, and nothing about evidence. */
function storeOf(repository: OciRepository, changes: Partial<ImageStore> = {}): ImageStore {
  const manifestOf = (reference: string): StoredManifest | null => repository.manifest(reference) ?? null;
  return {
    name: repository.reference, roots: async () => [], hasTag: async (tag) => repository.tags.has(tag), resolve: async (tag) => [(repository.tags.has(tag) ? manifestOf(tag) : null) ?? []].flat(), manifest: async (digest) => manifestOf(digest),
    blob: async (digest, maxBytes) => {
      const bytes = repository.blobs.get(digest) ?? null;
      if (bytes !== null && bytes.length > maxBytes) throw new SourceError('SOURCE_TOO_LARGE', 'too large');
      return bytes;
    },
    referrers: async () => ({ outcome: 'unsupported' }), forgetAbsent: () => {}, ...changes,
  };
}

async function resolve(text: string, store: ImageStore, platforms: Platforms = 'index', wait: () => Promise<boolean> = async () => false): Promise<NonEmpty<ResolvedImage> | Problem> {
  const line = parseImageLine(text);
  if (line === null) throw new TypeError(text);
  return resolveImage(line, { open: () => store, platforms, wait });
}
async function subjects(text: string, store: ImageStore, platforms: Platforms = 'index'): Promise<readonly ResolvedImage[]> {
  const found = await resolve(text, store, platforms);
  if ('code' in found) throw new Error(`${found.code} ${found.what}`);
  return found;
}
async function code(text: string, store: ImageStore, platforms: Platforms = 'index'): Promise<string> {
  const found = await resolve(text, store, platforms);
  return 'code' in found ? found.code : 'resolved';
}

describe('an image by its tag', () => {
  it('is the digest of the bytes that were had, in every strong algorithm, and keeps its tag as the version', async () => {
    const repository = repositoryOf();
    const { digest } = anImage(repository, { tag: 'v1.2.3' });
    const bytes = repository.manifest(digest)?.bytes ?? Buffer.alloc(0);
    const [{ subject }] = await subjects('ghcr.io/acme/app:v1.2.3', storeOf(repository)) as NonEmpty<ResolvedImage>;
    expect(subject).toMatchObject({ kind: 'image', name: 'ghcr.io/acme/app', digest, digests: [digest, digestOf(bytes, 'sha384'), digestOf(bytes, 'sha512')], version: { tag: 'v1.2.3', version: '1.2.3' }, image: { reference: 'ghcr.io/acme/app:v1.2.3', isTagged: true, platform: null, children: null } });
  });

  it('by its digest too is not tagged, and its tag is what the user says of its version', async () => {
    const repository = repositoryOf();
    const { digest } = anImage(repository);
    const [plain] = await subjects(`ghcr.io/acme/app@${digest}`, storeOf(repository));
    const [tagged] = await subjects(`ghcr.io/acme/app:v2@${digest}`, storeOf(repository, { resolve: () => Promise.reject(new Error('the tag was asked for')) }));
    expect([plain?.subject.version, plain?.subject.image?.isTagged, tagged?.subject.version?.tag, tagged?.subject.image?.isTagged]).toEqual([null, false, 'v2', false]);
  });

  it('that is a chart has the version that Helm writes without a plus', async () => {
    const repository = repositoryOf();
    aChart(repository, { version: '1.2.3+b.5', tag: '1.2.3_b.5' });
    anImage(repository, { tag: '1.2.3_x' });
    const versions = await Promise.all(['1.2.3_b.5', '1.2.3_x'].map(async (tag) => (await subjects(`ghcr.io/acme/app:${tag}`, storeOf(repository)))[0]?.subject.version));
    expect(versions).toEqual([{ tag: '1.2.3_b.5', version: '1.2.3+b.5' }, { tag: '1.2.3_x', version: versions[1]?.version }]);
    expect(versions[1]?.version).not.toBe('1.2.3+x');
  });
});

describe('what is not there', () => {
  it('is waited for as long as there is time, and asked for again each time', async () => {
    const repository = repositoryOf();
    const { digest } = anImage(repository);
    let [asked, forgotten, waits] = [0, 0, 0];
    const store = storeOf(repository, { resolve: async () => {
      asked += 1;
      if (asked === 3) repository.tags.set('v1', digest);
      return asked === 3 ? [repository.manifest(digest) as StoredManifest] : [];
    }, forgetAbsent: () => {
      forgotten += 1;
    } });
    const wait = async (): Promise<boolean> => {
      waits += 1;
      return waits < 10;
    };
    const found = await resolve('ghcr.io/acme/app:v1', store, 'index', wait);
    expect(['code' in found, asked, forgotten, waits]).toEqual([false, 3, 2, 2]);
    await expect(code('ghcr.io/acme/app:v2', storeOf(repository))).resolves.toBe('SUBJECT_NOT_FOUND');
  });

  it('by digest is that digest, and said to be absent; with platforms it has none', async () => {
    const absent = digestOf(Buffer.from('absent'));
    const [only] = await subjects(`ghcr.io/acme/app@${absent}`, storeOf(repositoryOf()));
    expect([only?.subject.digest, only?.subject.digests, only?.absent?.code]).toEqual([absent, [absent], 'SUBJECT_NOT_FOUND']);
    for (const platforms of ['all', ['linux/amd64']] as const) await expect(code(`ghcr.io/acme/app@${absent}`, storeOf(repositoryOf()), platforms)).resolves.toBe('SUBJECT_NOT_FOUND');
  });

  it.each(['SOURCE_UNAUTHORIZED', 'SOURCE_TIMEOUT', 'SOURCE_MISMATCH'] as const)('is not said where nobody could be asked: %s', async (source) => {
    const fail = (): Promise<never> => Promise.reject(new SourceError(source, 'x'));
    await expect(code('ghcr.io/acme/app:v1', storeOf(repositoryOf(), { resolve: fail }))).resolves.toBe(source);
    await expect(code(`ghcr.io/acme/app@${digestOf(Buffer.from('x'))}`, storeOf(repositoryOf(), { manifest: fail }))).resolves.toBe(source);
  });

  it('is not a layout that can mean two things', async () => {
    const repository = repositoryOf();
    const two = [anImage(repository), anImage(repository, { seed: 'b' })].map(({ digest }) => repository.manifest(digest) as StoredManifest);
    await expect(code('oci:dir', storeOf(repository, { roots: async () => two }))).resolves.toBe('SUBJECT_AMBIGUOUS');
    await expect(code('oci:dir', storeOf(repository, { roots: async () => two.slice(0, 1) }))).resolves.toBe('resolved');
  });
});

describe('the platforms of an index', () => {
  const PLATFORMS = ['linux/amd64', 'linux/arm64/v8', 'linux/arm/v7', 'windows/amd64'];
  const placed = (): { readonly repository: OciRepository; readonly index: ReturnType<typeof anIndex>; readonly store: ImageStore } => {
    const repository = repositoryOf();
    return { repository, index: anIndex(repository, { tag: 'v1', platforms: PLATFORMS, buildkit: 'right' }), store: storeOf(repository) };
  };

  it('are each a subject, listed in the index, with the statements about it alone', async () => {
    const { index, store } = placed();
    const found = await subjects('ghcr.io/acme/app:v1', store, 'all');
    expect(found.map(({ subject }) => [subject.image?.platform, subject.digest])).toEqual(PLATFORMS.map((platform) => [platform, index.platforms.get(platform)?.digest]));
    expect(new Set(found.flatMap(({ subject }) => subject.listedIn.map(({ container, how }) => `${how} ${container}`)))).toEqual(new Set([`index ${index.digest}`]));
    expect(found.map(({ statements }) => statements.map(({ digest }) => digest))).toEqual(PLATFORMS.map((platform) => [index.attestations.get(platform)?.digest]));
    expect(found.map(({ subject }) => subject.image?.index)).toEqual(PLATFORMS.map(() => index.digest));
    const [whole] = await subjects('ghcr.io/acme/app:v1', store);
    expect([whole?.subject.image?.children, whole?.statements.length, whole?.subject.listedIn]).toEqual([4, 4, []]);
  });

  it.each<[readonly string[], readonly string[] | string]>([
    [['linux/amd64'], ['linux/amd64']], [['linux/arm64'], ['linux/arm64/v8']], [['linux/arm64/v8'], ['linux/arm64/v8']], [['linux/arm'], ['linux/arm/v7']], [['windows/amd64', 'linux/amd64'], ['linux/amd64', 'windows/amd64']],
    [['linux/arm64/v9'], 'PLATFORM_ABSENT'], [['linux'], PLATFORMS.filter((platform) => platform.startsWith('linux/'))], [['linux/am'], 'PLATFORM_ABSENT'], [['linux/amd64', 'linux/s390x'], 'PLATFORM_ABSENT'], [['unknown/unknown'], 'PLATFORM_ABSENT'],
  ])('named as %j are %j', async (platforms, expected) => {
    const { store } = placed();
    const [first, ...rest] = platforms;
    const found = await resolve('ghcr.io/acme/app:v1', store, [first ?? '', ...rest]);
    expect('code' in found ? found.code : found.map(({ subject }) => subject.image?.platform)).toEqual(expected);
  });

  it('are those of the config where there is no index, whose size is not believed', async () => {
    const repository = repositoryOf();
    anImage(repository, { tag: 'v1', platform: 'linux/arm64/v8' });
    const store = storeOf(repository);
    await expect(Promise.all((['all', ['linux/arm64'], ['linux/amd64'], ['linux/arm64', 'linux/amd64']] as const).map((platforms) => code('ghcr.io/acme/app:v1', store, platforms)))).resolves.toEqual(['resolved', 'resolved', 'PLATFORM_ABSENT', 'PLATFORM_ABSENT']);
    const json = repository.json('v1');
    const lying = { ...json, config: { ...json.config, size: 1 } as DescriptorJson };
    repository.putManifest(lying, { tag: 'v1' });
    await expect(code('ghcr.io/acme/app:v1', store, ['linux/arm64'])).resolves.toBe('SOURCE_TOO_LARGE');
    repository.blobs.clear();
    await expect(code('ghcr.io/acme/app:v1', store, ['linux/arm64'])).resolves.toBe('PLATFORM_ABSENT');
  });

  it('are bounded, none of them missing, and each of them an image', async () => {
    const repository = repositoryOf();
    const index = (manifests: readonly unknown[]): string => `ghcr.io/acme/app@${repository.putManifest(Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: OCI_INDEX, manifests })), { mediaType: OCI_INDEX }).digest}`;
    const image = anImage(repository);
    const entry = (n: number): object => ({ ...image.descriptor, platform: { os: 'linux', architecture: `a${n}` } });
    const store = storeOf(repository);
    const many = (count: number): string => index(Array.from({ length: count }, (_, n) => entry(n)));
    await expect(Promise.all([code(many(limits.platforms), store, 'all'), code(many(limits.platforms + 1), store, 'all'), code(many(limits.platforms + 1), store, ['linux/a3'])])).resolves.toEqual(['resolved', 'SUBJECT_TOO_MANY', 'resolved']);
    const missing = { ...image.descriptor, digest: digestOf(Buffer.from('missing')) };
    const nested = anIndex(repository, { seed: 'nested' }).descriptor;
    await expect(Promise.all([code(index([entry(0), missing]), store, 'all'), code(index([entry(0), nested]), store, 'all'), code(index([]), store, 'all'), code(index([entry(0), { digest: 'sha256:x' }]), store, 'all')])).resolves.toEqual(['SUBJECT_NOT_FOUND', 'SOURCE_MALFORMED', 'SUBJECT_NOT_FOUND', 'SOURCE_MALFORMED']);
    // Named one by one, what is broken for another platform is no matter, unless it may be that platform too.
    await expect(code(index([entry(0), { ...missing, platform: { os: 'linux', architecture: 's390x' } }]), store, ['linux/a0'])).resolves.toBe('resolved');
  });

  it('that none states are images all the same: a runtime may choose them', async () => {
    const repository = repositoryOf();
    const [a, b] = [anImage(repository), anImage(repository, { seed: 'b' })];
    const { digest } = repository.putManifest({ schemaVersion: 2, mediaType: OCI_INDEX, manifests: [{ ...a.descriptor, platform: { os: 'linux', architecture: 'amd64' } }, b.descriptor] });
    const found = await subjects(`ghcr.io/acme/app@${digest}`, storeOf(repository), 'all');
    expect(found.map(({ subject }): readonly [Digest, string | undefined | null] => [subject.digest, subject.image?.platform])).toEqual([[a.digest, 'linux/amd64'], [b.digest, 'none stated']]);
  });
});
