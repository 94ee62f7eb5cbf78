// Whoever can push to the repository of an image, or to that of its evidence, and whoever is the registry: what they try, in whole runs. Each attack
// has a control beside it that passes. Peers' defects have their numbers in the names.

import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { Report } from '../../src/domain/report.ts';
import { tagAbout } from '../../src/domain/image-store.ts';
import { limits } from '../../src/domain/limits.ts';
import { outputsOf, reportFormats } from '../../src/report/catalog.ts';
import { fates, onlySubject, reasons } from '../support/engine.ts';
import { BY_SIGNER, ImageDesk, SIGNER } from '../support/image-engine.ts';
import { anImage, anIndex, BUNDLE_TYPE, bundleReferrer, cosignAttest, cosignManifest, cosignSign, dsseReferrer, DSSE_ENVELOPE, fallbackIndex, hexOf, putReferrer, SIMPLE_SIGNING, simpleSigning, writeLayout, type Made } from '../support/images.ts';
import { liveMarkdown } from '../support/markdown.ts';
import { DOCKER_LIST, OCI_INDEX, OCI_MANIFEST } from '../support/servers/oci-registry.ts';
import { aGithubIdentity, aStatement, GITHUB_ISSUER, VirtualSigstore } from '../support/virtual-sigstore.ts';
import type { Given } from '../support/inputs.ts';

let sigstore: VirtualSigstore;
beforeAll(async () => { sigstore = await VirtualSigstore.create(); });
let desk: ImageDesk;
let image: Made;
beforeEach(async () => {
  desk = await ImageDesk.open({}, { sigstore });
  image = anImage(desk.repository, { tag: 'v1.2.3' });
});
afterEach(() => desk.close());

const run = (given: Given = {}): Promise<Report> => desk.report({ image: desk.image(':v1.2.3'), ...given });
const pinned = ({ digest }: { readonly digest: string }): string => desk.image(`@${digest}`);
/** The outcome, and what became of each candidate. */
const told = async (given: Given = {}): Promise<readonly [string, readonly string[]]> => {
  const report = await run(given);
  return [report.outcome, report.subjects.flatMap(fates)];
};

/** The outcome where nothing is asked but this. */
const outcomeOf = async (given: Given): Promise<string> => (await desk.run({ image: desk.image(':v1.2.3'), ...given })).report.outcome;

describe('evidence that is forged', () => {
  it.each<[string, (envelope: { signatures: unknown[] }) => void]>([
    ['no signature', (envelope) => { envelope.signatures = []; }], ['an empty one', (envelope) => { envelope.signatures = [{ keyid: '', sig: '' }]; }], ['a garbage one', (envelope) => { envelope.signatures = [{ keyid: '', sig: Buffer.from('garbage').toString('base64') }]; }],
  ])('with %s is rejected, in .att and as a referrer, whatever stands beside it (peers 3.2-8)', async (_, bend) => {
    const { blob, layer } = await cosignAttest(sigstore, image);
    desk.repository.remove(tagAbout(image.digest, '.att'));
    const envelope = JSON.parse(blob.toString()) as { signatures: unknown[] };
    bend(envelope);
    const forged = { ...desk.repository.putBlob(Buffer.from(JSON.stringify(envelope)), DSSE_ENVELOPE), ...(layer.annotations === undefined ? {} : { annotations: layer.annotations }) };
    desk.repository.putManifest(cosignManifest(desk.repository, [forged]), { tag: tagAbout(image.digest, '.att') });
    putReferrer(image, 'application/vnd.in-toto+json', [forged]);
    const [outcome, all] = await told({ require: 'provenance' });
    expect([outcome, all.length > 0, all.filter((fate) => !fate.startsWith('rejected '))]).toEqual(['failed', true, []]);
    await cosignAttest(sigstore, image);
    expect((await told({ require: 'provenance' }))[0]).toBe('passed');
  });

  it('by a certificate that names nobody is rejected, for any identity that is asked (peers 3.2-14)', async () => {
    await cosignSign(sigstore, image, { identity: {}, issuer: GITHUB_ISSUER });
    const asked: readonly Given[] = [BY_SIGNER, { 'certificate-identity-regexp': '.*', 'certificate-oidc-issuer': GITHUB_ISSUER, 'unsafe-open-pattern': 'true' }];
    for (const given of asked) expect([JSON.stringify(given), await outcomeOf(given)]).toEqual([JSON.stringify(given), 'failed']);
    await cosignSign(sigstore, image);
    for (const given of asked) expect([JSON.stringify(given), await outcomeOf(given)]).toEqual([JSON.stringify(given), 'passed']);
  });

  it.each<[string, Given]>([
    ['the identity', { ...BY_SIGNER, 'certificate-identity': SIGNER.replace('acme', 'evil') }], ['the issuer', { ...BY_SIGNER, 'certificate-oidc-issuer': 'https://accounts.google.com' }],
    ['the pattern of the identity', { 'certificate-identity-regexp': String.raw`^https://github\.com/acme/app/\.github/workflows/other\.yml@refs/tags/v.*$`, 'certificate-oidc-issuer': GITHUB_ISSUER }],
    ['the pattern of the issuer', { 'certificate-identity': SIGNER, 'certificate-oidc-issuer-regexp': String.raw`^https://token\.evil\.example$` }], ['the source', { ...BY_SIGNER, 'source-ref': 'refs/heads/main' }], ['the repository', { ...BY_SIGNER, repo: 'evil/app' }],
  ])('of another signer is refused by %s alone (peers 3.2-12)', async (_, given) => {
    await cosignSign(sigstore, image);
    await expect(outcomeOf({ require: 'signature', ...given })).resolves.toBe('failed');
    await expect(outcomeOf({ require: 'signature', ...BY_SIGNER })).resolves.toBe('passed');
  });

  it('is not put together of two: the identity of one with the annotation of another (peers 3.2-13)', async () => {
    await cosignSign(sigstore, image);
    await cosignSign(sigstore, image, { ...aGithubIdentity({ repo: 'evil/app' }), optional: { env: 'prod' } });
    expect((await told({ annotations: 'env=prod' }))[0]).toBe('failed');
    await cosignSign(sigstore, image, { optional: { env: 'prod' } });
    expect((await told({ annotations: 'env=prod' }))[0]).toBe('passed');
  });
});

describe('a statement about the image', () => {
  const other = 'f'.repeat(64);
  const manifest = (): Buffer => desk.repository.manifest(image.digest)?.bytes ?? Buffer.alloc(0);
  const sha = (algorithm: string): string => createHash(algorithm).update(manifest()).digest('hex');
  it.each<[string, () => Record<string, string>, string]>([
    ['its sha256', () => ({ sha256: hexOf(image.digest) }), 'passed'], ['its sha512', () => ({ sha512: sha('sha512') }), 'passed'], ['both of its digests', () => ({ sha256: hexOf(image.digest), sha512: sha('sha512') }), 'passed'],
    ['its sha1 alone', () => ({ sha1: sha('sha1') }), 'failed'], ['its sha256 as a sha1', () => ({ sha1: hexOf(image.digest).slice(0, 40) }), 'failed'], ['its sha256 as a commit', () => ({ gitCommit: hexOf(image.digest) }), 'failed'], ['its sha256 in upper case', () => ({ sha256: hexOf(image.digest).toUpperCase() }), 'failed'],
    ['nothing as sha256', () => ({ sha256: '' }), 'failed'], ['a part of its sha512', () => ({ sha512: sha('sha512').slice(0, 64) }), 'failed'], ['its sha512 as a sha256', () => ({ sha256: sha('sha512') }), 'failed'], ['its sha256, and another sha512', () => ({ sha256: hexOf(image.digest), sha512: other + other }), 'failed'],
    ['another sha256, and its sha512', () => ({ sha256: other, sha512: sha('sha512') }), 'failed'], ['another sha256', () => ({ sha256: other }), 'failed'],
  ])('by %s (peers 3.2-38)', async (_, digest, expected) => {
    await bundleReferrer(sigstore, image, { statement: aStatement({ subjects: [{ name: 'app', digest: digest() }] }) });
    expect((await told({ require: 'provenance' }))[0]).toBe(expected);
  });
});

describe('junk', () => {
  it('without end, in every place, keeps no image from passing, and is bounded (peers 3.2-32)', async () => {
    const { repository } = desk;
    // What is genuine, in the place with least of junk; all else by whoever can push.
    await cosignSign(sigstore, image);
    const junk = Array.from({ length: limits.evidenceLayers }, (_, n) => repository.putBlob(Buffer.from(`{"junk":${n}}`), BUNDLE_TYPE));
    for (let n = 0; n < 200; n += 1) putReferrer(image, BUNDLE_TYPE, junk.slice(0, 4), { annotations: { n: `${n}` } });
    fallbackIndex(image, 'lying');
    repository.putManifest(cosignManifest(repository, junk), { tag: tagAbout(image.digest, '.att') });
    const report = await run();
    expect([report.outcome, onlySubject(report).searches.some(({ code }) => code === 'SOURCE_TOO_LARGE'), desk.registry.journal.length < 1000]).toEqual(['passed', true, true]);
  }, 30_000);

  it('that is compressed is read as what it was, and a bomb is named (peers 3.2-33)', async () => {
    const { blob } = await bundleReferrer(sigstore, image);
    for (const { digest } of desk.repository.referrers(image.digest)) desk.repository.remove(digest);
    const compressed = (bytes: Uint8Array): void => void putReferrer(image, BUNDLE_TYPE, [desk.repository.putBlob(gzipSync(bytes), BUNDLE_TYPE)]);
    compressed(Buffer.concat([blob, Buffer.alloc(limits.evidenceFileBytes, ' ')]));
    const bomb = await run();
    expect([bomb.outcome, onlySubject(bomb).searches.flatMap(({ code }) => code ?? [])]).toEqual(['indeterminate', ['SOURCE_TOO_LARGE']]);
    compressed(blob);
    expect((await told())[0]).toBe('passed');
  });

  it('about an index and its images that fills memory does not make them wait for each other', async () => {
    const index = anIndex(desk.repository, { tag: 'v2' });
    for (const about of [index, ...index.platforms.values()]) {
      await cosignSign(sigstore, about);
      desk.repository.putManifest(cosignManifest(desk.repository, [0, 1].map((n) => ({ mediaType: SIMPLE_SIGNING, digest: image.digest, size: limits.evidenceFileBytes - n }))), { tag: tagAbout(about.digest, '.att') });
    }
    const report = await desk.report({ image: desk.image(':v2'), platforms: 'all', timeout: '0.3' });
    expect([report.outcome, report.subjects.map(({ outcome }) => outcome)]).toEqual(['passed', ['passed', 'passed']]);
  }, 30_000);

  it('of lies about the layer of a good signature hides it nowhere', async () => {
    const { layer } = await cosignSign(sigstore, image, { on: desk.registry.repository('acme/signatures') });
    const { repository } = desk;
    for (const size of [0, 1, layer.size + 1, 2 ** 40]) putReferrer(image, BUNDLE_TYPE, [{ ...layer, size }]);
    repository.blobs.set(layer.digest, Buffer.from('other bytes'));
    expect((await told({ 'evidence-repository': desk.registry.image('acme/signatures') }))[0]).toBe('passed');
  });
});

describe('an index', () => {
  const all = (reference: string): Promise<Report> => desk.report({ image: reference, platforms: 'all' });
  const platform = (architecture: string): { readonly os: string; readonly architecture: string } => ({ os: 'linux', architecture });
  const put = (json: object, mediaType = OCI_INDEX): { readonly digest: string } => desk.repository.putManifest(Buffer.from(JSON.stringify(json)), { mediaType });

  it.each(['linux/amd64', 'linux/arm64'])('that some parsers read otherwise is not read at all: %s', async (which) => {
    await cosignSign(sigstore, image);
    const evil = anImage(desk.repository, { seed: 'evil' });
    const good = [{ ...image.descriptor, platform: platform('amd64') }];
    const index = { schemaVersion: 2, mediaType: OCI_INDEX, manifests: good };
    for (const twice of [{ ...index, Manifests: [{ ...evil.descriptor, platform: platform('amd64') }] }, { ...index, 'manife\u017fts': [] }, { ...index, manifests: [{ ...good[0], Digest: evil.digest }] }, { ...index, manifests: [{ ...good[0], platform: { ...platform('amd64'), Architecture: 'arm64' } }] }]) {
      const report = await desk.report({ image: pinned(put(twice)), platforms: which });
      expect([JSON.stringify(twice), report.outcome === 'passed', outputsOf(report).digest]).toEqual([JSON.stringify(twice), false, '']);
      expect([(await all(pinned(put(twice)))).outcome, (await desk.report({ image: pinned(put(twice)) })).outcome === 'passed']).toEqual(['indeterminate', false]);
    }
    expect((await all(pinned(put(index)))).outcome).toBe('passed');
  });

  it('that is sent as an image is none: what is signed about it is about none of its images', async () => {
    const json = { schemaVersion: 2, manifests: [{ ...image.descriptor, platform: platform('amd64') }] };
    for (const mediaType of [OCI_MANIFEST, 'application/vnd.docker.distribution.manifest.v2+json']) {
      const index = put(json, mediaType);
      await cosignSign(sigstore, { ...image, digest: index.digest as Made['digest'] });
      expect([mediaType, (await all(pinned(index))).outcome, (await desk.report({ image: pinned(index) })).outcome]).toEqual([mediaType, 'indeterminate', 'indeterminate']);
    }
    const honest = put(json);
    expect(reasons(onlySubject(await all(pinned(honest))))[0]).toBe('THROUGH_INDEX through');
    await cosignSign(sigstore, image);
    expect((await all(pinned(honest))).outcome).toBe('passed');
  });

  it('in an index is no image, however it is signed', async () => {
    const inner = anIndex(desk.repository, { seed: 'inner' });
    await cosignSign(sigstore, inner);
    const outer = put({ schemaVersion: 2, mediaType: OCI_INDEX, manifests: [{ ...inner.descriptor, platform: platform('amd64') }] });
    expect([(await all(pinned(outer))).outcome, (await all(pinned(inner))).outcome, (await desk.report({ image: pinned(inner) })).outcome]).toEqual(['indeterminate', 'failed', 'passed']);
  });

  it('that lists an image twice verifies it for each platform, once; one that is not there fails (peers 3.2-46)', async () => {
    await cosignSign(sigstore, image);
    const twice = put({ schemaVersion: 2, mediaType: DOCKER_LIST, manifests: [{ ...image.descriptor, platform: platform('amd64') }, { ...image.descriptor, platform: platform('amd64') }, { ...image.descriptor, platform: platform('arm64') }] }, DOCKER_LIST);
    const report = await all(pinned(twice));
    expect([report.outcome, report.subjects.map((subject) => subject.image?.platform), desk.registry.count('blob-get')]).toEqual(['passed', ['linux/amd64', 'linux/arm64'], 1]);
    const gone = anImage(desk.repository, { seed: 'gone' });
    desk.repository.manifests.delete(gone.digest);
    const missing = await all(pinned(put({ schemaVersion: 2, mediaType: OCI_INDEX, manifests: [{ ...image.descriptor, platform: platform('amd64') }, { ...gone.descriptor, platform: platform('arm64') }] })));
    expect([missing.outcome, missing.exit, onlySubject(missing).reasons.map(({ code }) => code)]).toEqual(['error', 2, ['SUBJECT_NOT_FOUND']]);
  });

  it.each(['wrong-annotation', 'wrong-subject', 'without-annotation', 'without-subject'] as const)('with statements that are tied to another image proves nothing by them: %s (peers 3.2-46)', async (buildkit) => {
    const index = anIndex(desk.repository, { seed: buildkit, buildkit });
    const report = await desk.report({ image: pinned(index), platforms: 'all', require: 'provenance' });
    expect([report.outcome === 'passed', report.subjects.flatMap(fates).filter((fate) => fate === 'counted')]).toEqual([false, []]);
    for (const one of index.platforms.values()) await cosignAttest(sigstore, one);
    const later = await desk.report({ image: pinned(index), platforms: [...index.platforms.keys()], require: 'provenance' });
    expect(later.outcome).toBe('passed');
  });
});

describe('text of whoever can push', () => {
  const TEXTS = ['::set-output name=verified::true', 'x\n::error file=a::b', '\u001b[31mred\u001b[0m', '##[error]x', '<img src=x onerror=alert(1)>', '[a](https://evil.example)', 'a\u202eb'];
  it('becomes no command, no escape sequence and no markup, wherever it stands (peers 3.2-36)', async () => {
    for (const [at, text] of TEXTS.entries()) {
      await cosignSign(sigstore, image, { reference: `${text}${at}`, optional: { [text]: text }, annotations: { changes: { [text]: text } } });
      putReferrer(image, text, [desk.repository.putBlob(Buffer.from('{}'), text)], { annotations: { [text]: text } });
      putReferrer(image, BUNDLE_TYPE, [desk.repository.putBlob(Buffer.from(text), BUNDLE_TYPE)], { annotations: { [text]: text } });
      await bundleReferrer(sigstore, image, { statement: aStatement({ subjects: [{ name: text, digest: { sha256: hexOf(image.digest) } }], predicateType: `https://evil.example/${text}`, predicate: { [text]: text } }) });
    }
    await cosignSign(sigstore, image);
    const wanted: readonly Given[] = [{}, { annotations: 'env=prod' }, { 'signed-identity': 'ghcr.io/acme/app' }, { platforms: 'linux/s390x' }];
    for (const given of wanted) {
      const report = await run(given);
      expect([JSON.stringify(given), report.outcome]).toEqual([JSON.stringify(given), given === wanted[0] ? 'passed' : 'failed']);
      for (const [format, { render }] of Object.entries(reportFormats)) {
        const lines = render(report).split(/[\n\r\v\f\u0085\u2028\u2029]/);
        const live = lines.filter((line) => (format === 'annotations' ? !/^(?:$|::(?:error|warning|notice) title=)/.test(line) : /^\s*::/.test(line)) || line.includes('##[') || line.includes('\u001b') || line.includes('\u202e'));
        if (format === 'summary') expect(liveMarkdown(render(report))).toEqual([]);
        expect({ given, format, live }).toEqual({ given, format, live: [] });
      }
    }
  }, 30_000);
});

describe('a run that waits for what never comes', () => {
  // In a process of its own: with nothing that holds it, node would end it without a word, and with an exit code of its own.
  it('comes to its deadline and says so', async () => {
    const script = `
      const [{ run }, { filesOf }, { offlineHttp }] = await Promise.all(['run', 'host/files', 'net/client'].map((name) => import(new URL(name + '.ts', ${JSON.stringify(new URL('../../src/', import.meta.url).href)}))));
      const http = { request: () => new Promise(() => {}), on: () => http };
      const ports = { files: filesOf(${JSON.stringify(desk.folder)}), http, exec: { run: () => new Promise(() => {}) }, env: {}, mask() {}, scratch: { remove: async () => {} }, cacheFolder: null, now: () => new Date(), log() {}, deadline: new AbortController().signal };
      const inputs = new Map(Object.entries({ image: ['ghcr.io/acme/app:v1'], 'certificate-identity': ['a@b.example'], 'certificate-oidc-issuer': ['https://b.example'], timeout: ['0.01'] }));
      const { report } = await run(inputs, ports, 'cli');
      console.log(report.outcome, report.exit, report.subjects.map(({ reasons }) => reasons.map(({ code }) => code)).join());`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--no-warnings', '-e', script]);
    expect(stdout.trim()).toBe('indeterminate 3 INTERRUPTED');
  }, 30_000);
});

describe('a layout from anywhere', () => {
  it('passes by what is signed, and by nothing that was changed in it', async () => {
    await cosignSign(sigstore, image);
    writeLayout(desk.path('layout'), desk.repository, { saved: image });
    const given = { image: 'oci:layout', offline: 'true' };
    expect((await desk.report(given)).outcome).toBe('passed');
    desk.write(`layout/blobs/sha256/${hexOf(image.digest)}`, `${desk.repository.manifest(image.digest)?.bytes.toString() ?? ''} `);
    expect((await desk.report(given)).outcome).toBe('indeterminate');
    // Somebody else's image beside the one that was saved: which is meant?
    const evil = anImage(desk.repository, { seed: 'evil' });
    writeLayout(desk.path('layout'), desk.repository, { saved: image });
    const { manifests } = JSON.parse((await desk.files().read('layout/index.json', 100_000)).toString()) as { manifests: object[] };
    desk.write('layout/index.json', JSON.stringify({ schemaVersion: 2, mediaType: OCI_INDEX, manifests: [...manifests, evil.descriptor] }));
    expect(reasons(onlySubject(await desk.report(given)))).toEqual(['SUBJECT_AMBIGUOUS image']);
    expect((await desk.report({ ...given, image: `oci:layout@${image.digest}` })).outcome).toBe('passed');
  });
});

describe('a signature of the wrong kind', () => {
  it.each(['cosign container image signature ', 'atomic container signature', 'Cosign container image signature', ''])('whose payload says %j is no signature of an image', async (type) => {
    await cosignSign(sigstore, image, { type });
    expect((await told())[0]).toBe('failed');
    await cosignSign(sigstore, image);
    expect((await told())[0]).toBe('passed');
  });

  it('is that of a payload in a bundle, or of a statement in a signature', async () => {
    const payload = simpleSigning(image);
    await bundleReferrer(sigstore, image, { envelope: { payload, payloadType: 'application/vnd.in-toto+json' } });
    await dsseReferrer(sigstore, image, { envelope: { payload, payloadType: 'application/vnd.dev.cosign.simplesigning.v1+json' } });
    await cosignSign(sigstore, image, { payload: Buffer.from(JSON.stringify(aStatement({ subjects: [{ name: 'app', digest: { sha256: hexOf(image.digest) } }] }))) });
    expect((await told({ require: 'signature | provenance' }))[0]).toBe('failed');
  });
});
