import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fs from 'node:fs';
import path from 'node:path';
import { digestOf } from '../../../src/domain/digest.ts';
import { SourceError } from '../../../src/domain/errors.ts';
import { tagAbout, type ImageStore } from '../../../src/domain/image-store.ts';
import { limits } from '../../../src/domain/limits.ts';
import { filesOf } from '../../../src/host/files.ts';
import { openLayout } from '../../../src/net/oci-layout.ts';
import { anImage, anIndex, BUNDLE_TYPE, cosignManifest, putReferrer, SIMPLE_SIGNING, statementReferrer, writeLayout, type LayoutStyle, type Made } from '../../support/images.ts';
import { OCI_INDEX, OCI_MANIFEST, OciContent, type DescriptorJson, type OciRepository } from '../../support/servers/oci-registry.ts';
import { link, rejection, temporaryFolder } from '../host/temporary.ts';

let workspace: string;
let repository: OciRepository;
beforeEach(() => {
  workspace = temporaryFolder();
  repository = new OciContent().repository('acme/app');
});
afterEach(() => fs.rmSync(workspace, { recursive: true, force: true }));

const open = (folder = 'layout'): ImageStore => openLayout(folder, filesOf(workspace));
function write(style?: LayoutStyle): ImageStore {
  writeLayout(path.join(workspace, 'layout'), repository, style);
  return open();
}
const blobOf = (digest: string): string => path.join(workspace, 'layout', 'blobs', 'sha256', digest.slice('sha256:'.length));
function index(manifests: readonly unknown[]): void {
  fs.writeFileSync(path.join(workspace, 'layout', 'index.json'), JSON.stringify({ schemaVersion: 2, mediaType: OCI_INDEX, manifests }));
}
const entryOf = ({ descriptor }: Made, annotations?: Record<string, string>): object => ({ ...descriptor, ...(annotations === undefined ? {} : { annotations }) });
const digests = (found: readonly { readonly digest: string }[]): readonly string[] => found.map(({ digest }) => digest).toSorted((a, b) => (a < b ? -1 : 1));
async function code(promise: Promise<unknown>): Promise<string> {
  const cause = await rejection(promise);
  return cause instanceof SourceError ? cause.code : `not a SourceError: ${String(cause)}`;
}
async function listed(store: ImageStore, image: Made): Promise<readonly string[]> {
  const listing = await store.referrers(image.digest);
  return listing.outcome === 'listed' ? digests(listing.descriptors) : [];
}

describe('a layout', () => {
  it.each(['tags', 'references'] as const)('has images by their %s, and by their digests', async (names) => {
    const image = anImage(repository, { tag: 'v1' });
    const other = anIndex(repository, { seed: 'other', tag: 'v2' });
    const store = write({ names });
    expect([digests(await store.resolve('v1')), digests(await store.resolve('v2')), await store.resolve('v3'), await store.hasTag('v1'), await store.hasTag('v3')]).toEqual([[image.digest], [other.digest], [], true, false]);
    await expect(store.manifest(other.digest)).resolves.toMatchObject({ digest: other.digest, mediaType: OCI_INDEX });
    await expect(store.manifest(digestOf(Buffer.from('absent')))).resolves.toBeNull();
  });

  it('that is none has no answer, which is not none', async () => {
    fs.mkdirSync(path.join(workspace, 'layout'));
    await expect(code(open().roots())).resolves.toBe('SOURCE_NOT_FOUND');
    await expect(code(open('missing').resolve('v1'))).resolves.toBe('SOURCE_NOT_FOUND');
    fs.writeFileSync(path.join(workspace, 'layout', 'oci-layout'), '{}');
    await expect(code(open().roots())).resolves.toBe('SOURCE_NOT_FOUND');
    index([]);
    await expect(open().roots()).resolves.toEqual([]);
  });

  it.each<[string, string, string]>([['no JSON', '<', 'SOURCE_MALFORMED'], ['no index', '{}', 'SOURCE_MALFORMED'], ['a key twice', '{"manifests":[],"manifests":[]}', 'SOURCE_MALFORMED'], ['a field in two cases', '{"manifests":[],"Manifests":[]}', 'SOURCE_MALFORMED'], ['megabytes', ' '.repeat(limits.manifestBytes + 1), 'SOURCE_TOO_LARGE']])('whose index is %s is not read', async (_, text, expected) => {
    anImage(repository, { tag: 'v1' });
    write();
    fs.writeFileSync(path.join(workspace, 'layout', 'index.json'), text);
    await expect(code(open().resolve('v1'))).resolves.toBe(expected);
  });

  it('has other bytes under no digest', async () => {
    const image = anImage(repository, { tag: 'v1' });
    write();
    fs.appendFileSync(blobOf(image.digest), ' ');
    await expect(code(open().manifest(image.digest))).resolves.toBe('SOURCE_MISMATCH');
    await expect(code(open().blob(image.digest, 10_000))).resolves.toBe('SOURCE_MISMATCH');
    await expect(code(open().resolve('v1'))).resolves.toBe('SOURCE_MISMATCH');
  });

  it('is bounded in bytes', async () => {
    const image = anImage(repository, { tag: 'v1' });
    const store = write();
    await expect(code(store.manifest(image.digest, image.descriptor.size - 1))).resolves.toBe('SOURCE_TOO_LARGE');
    await expect(store.manifest(image.digest, image.descriptor.size)).resolves.toMatchObject({ digest: image.digest });
    await expect(code(store.blob(image.digest, 1))).resolves.toBe('SOURCE_TOO_LARGE');
  });

  it('does not lead out of the workspace by a link', async () => {
    const image = anImage(repository, { tag: 'v1' });
    write();
    const outside = temporaryFolder();
    fs.writeFileSync(path.join(outside, 'secret'), repository.manifests.get(image.digest)?.bytes ?? '');
    fs.rmSync(blobOf(image.digest));
    link(path.join(outside, 'secret'), blobOf(image.digest));
    await expect(code(open().manifest(image.digest))).resolves.toBe('SOURCE_UNREADABLE');
    fs.rmSync(outside, { recursive: true });
  });

  it('is not believed about the type of what it lists', async () => {
    const image = anImage(repository, { tag: 'v1' });
    write();
    index([{ ...image.descriptor, mediaType: OCI_INDEX, annotations: { 'org.opencontainers.image.ref.name': 'v1' } }]);
    await expect(code(open().resolve('v1'))).resolves.toBe('SOURCE_MALFORMED');
    const untyped = repository.putManifest(Buffer.from(JSON.stringify({ schemaVersion: 2, manifests: [image.descriptor] })), { mediaType: OCI_INDEX });
    write();
    index([{ ...untyped, mediaType: OCI_MANIFEST }]);
    await expect(code(open().manifest(untyped.digest))).resolves.toBe('SOURCE_MALFORMED');
    index([untyped]);
    await expect(open().manifest(untyped.digest)).resolves.toMatchObject({ mediaType: OCI_INDEX });
  });
});

describe('what a layout is about', () => {
  it('is what is no evidence in it', async () => {
    const image = anImage(repository);
    statementReferrer(image);
    repository.putManifest(cosignManifest(repository, [repository.putBlob(Buffer.from('{}'), SIMPLE_SIGNING)]), { tag: tagAbout(image.digest, '.sig') });
    for (const style of [{ names: 'tags' }, { names: 'references' }, { saved: image }] as const) expect({ style, roots: digests(await write(style).roots()) }).toEqual({ style, roots: [image.digest] });
  });

  it('is everything that could be meant: who adds an image to what was saved makes it ambiguous', async () => {
    const [image, evil] = [anImage(repository), anImage(repository, { seed: 'evil' })];
    write();
    index([entryOf(image, { kind: 'dev.cosignproject.cosign/image' }), entryOf(evil)]);
    expect(digests(await open().roots())).toEqual(digests([image, evil]));
    index([entryOf(image, { kind: 'dev.cosignproject.cosign/image' }), entryOf(evil, { kind: 'dev.cosignproject.cosign/imageIndex' })]);
    expect(digests(await open().roots())).toEqual(digests([image, evil]));
    index([entryOf(image, { kind: 'dev.cosignproject.cosign/image' }), entryOf(image)]);
    expect(digests(await open().roots())).toEqual([image.digest]);
  });
});

describe('what refers to an image in a layout', () => {
  let image: Made;
  let referrer: DescriptorJson;
  beforeEach(() => {
    image = anImage(repository);
    referrer = putReferrer(image, BUNDLE_TYPE, [repository.putBlob(Buffer.from('{"a":1}'), BUNDLE_TYPE)], { writer: 'attest-action' });
  });

  it('is found in the index, and among the blobs where cosign leaves it', async () => {
    await expect(listed(write({ names: 'tags' }), image)).resolves.toEqual([referrer.digest]);
    await expect(listed(write({ saved: image }), image)).resolves.toEqual([referrer.digest]);
  });

  it('is found beside blobs that are anything else', async () => {
    repository.putBlob(Buffer.from('{"subject": not JSON'));
    repository.putBlob(Buffer.from('{"subject":{"digest":"sha256:x"}}'));
    repository.putBlob(Buffer.alloc(limits.layoutManifestBytes + 1, '{'));
    repository.putBlob(Buffer.from(''));
    write({ saved: image });
    fs.writeFileSync(path.join(workspace, 'layout', 'blobs', 'sha256', 'README'), 'no blob');
    fs.mkdirSync(blobOf(digestOf(Buffer.from('a folder'))));
    await expect(listed(open(), image)).resolves.toEqual([referrer.digest]);
  });

  it('that cannot be read is told as such, and hides no other', async () => {
    write({ saved: image });
    // A blob whose bytes are others than its name says, and a manifest that is listed and is none.
    const [wrong, none] = [digestOf(Buffer.from('wrong')), digestOf(Buffer.from('none'))];
    fs.writeFileSync(blobOf(wrong), '{"subject":1}');
    fs.writeFileSync(blobOf(none), 'none');
    index([entryOf(image), { mediaType: OCI_MANIFEST, digest: none, size: 4 }]);
    const store = open();
    await expect(listed(store, image)).resolves.toEqual(digests([{ digest: wrong }, { digest: none }, referrer]));
    await expect(Promise.all([code(store.manifest(wrong)), code(store.manifest(none))])).resolves.toEqual(['SOURCE_MISMATCH', 'SOURCE_MALFORMED']);
  });

  it('is looked for among a bounded number of blobs, and it is said that there are more', async () => {
    write({ saved: image });
    for (let n = 0; n < limits.descriptors; n += 1) fs.writeFileSync(blobOf(digestOf(Buffer.from(`${n}`))), '');
    const listing = await open().referrers(image.digest);
    expect(listing.outcome === 'listed' ? listing.partial : listing.outcome).toBe(`more than ${limits.descriptors} blobs`);
  });
});
