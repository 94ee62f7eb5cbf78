// Whole runs over images, by somebody who wants a false pass, a secret, a crash or a hang out of them: one test for each thing that once held no longer.

import fs from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { outputsOf } from '../../src/report/catalog.ts';
import { FileError, type Http, type HttpAnswer, type HttpRequest } from '../../src/domain/ports.ts';
import { limits } from '../../src/domain/limits.ts';
import { fates, onlySubject, problemCodes, reasons } from '../support/engine.ts';
import { BY_SIGNER, ImageDesk } from '../support/image-engine.ts';
import { anImage, anIndex, bundleReferrer, cosignSign, putReferrer, writeLayout, BUNDLE_TYPE, type Made } from '../support/images.ts';

let desk: ImageDesk;
beforeEach(async () => { desk = await ImageDesk.open(); });
afterEach(() => desk.close());

const CYCLONEDX = 'https://cyclonedx.org/bom';

describe('a registry that unsafe-registry names', () => {
  /** A registry that wants a login, and what it was told. */
  class Listening implements Http {
    readonly sent: string[] = [];
    request(url: URL, { authorization }: HttpRequest): Promise<HttpAnswer> {
      if (authorization !== undefined) this.sent.push(`${url.host} ${authorization}`);
      return Promise.resolve({ status: 401, headers: new Map([['www-authenticate', 'Basic realm="x"']]), body: new Uint8Array(), url });
    }
    on(): Http {
      return this;
    }
  }

  it.each([
    ['registry.test', 'registry.test'], ['registry.test:443', 'registry.test'], ['registry.test', 'registry.test:443'], ['Registry.test:443', 'registry.test:443'], ['registry.test:5000', 'registry.test:5000'],
  ])('as %s gets no credentials as %s, however its port is written', async (unsafe, host) => {
    const http = new Listening();
    await desk.report({ image: `${host}/acme/app:v1`, 'unsafe-registry': unsafe, 'github-token': `${host}=secret-token` }, { ports: { http } });
    expect(http.sent).toEqual([]);
  });

  it.each([['registry.test:80', 'registry.test'], ['registry.test:5000', 'registry.test'], ['registry.test', 'registry.test:5000'], ['other.test', 'registry.test']])('as %s is another one than %s, which gets them', async (unsafe, host) => {
    const http = new Listening();
    await desk.report({ image: `${host}/acme/app:v1`, 'unsafe-registry': unsafe, 'github-token': `${host}=secret-token` }, { ports: { http } });
    expect(http.sent.length).toBeGreaterThan(0);
  });
});

describe('the index of two repositories', () => {
  it('is handed on by the name of each, and not where an image of it in that repository did not pass', async () => {
    const [own, mirror] = [anIndex(desk.repository, { tag: 'v1' }), anIndex(desk.registry.repository('acme/mirror'), { tag: 'v1' })];
    for (const image of own.platforms.values()) await cosignSign(desk.sigstore, image);
    const given = { image: [desk.image(':v1'), desk.registry.image('acme/mirror:v1')], platforms: 'all' } as const;
    const half = outputsOf(await desk.report({ ...given, mode: 'warn' }));
    expect(Object.keys(JSON.parse(half['verified-images']) as object).filter((name) => !name.includes(' '))).toEqual([desk.image(':v1')]);
    for (const image of mirror.platforms.values()) await cosignSign(desk.sigstore, image);
    const both = outputsOf(await desk.report(given));
    expect(JSON.parse(both.images)).toMatchObject({ [desk.image(':v1')]: `${desk.image()}@${own.digest}`, [desk.registry.image('acme/mirror:v1')]: `${desk.registry.image('acme/mirror')}@${own.digest}` });
    expect([both.digest, both.image]).toEqual(['', '']);
  });
});

describe('a layout whose index other programs read otherwise', () => {
  const NAME = 'org.opencontainers.image.ref.name';
  let [good, evil]: Made[] = [];
  beforeEach(async () => {
    good = anImage(desk.repository, { tag: 'v1' });
    evil = anImage(desk.repository, { seed: 'evil' });
    await cosignSign(desk.sigstore, good);
    writeLayout(desk.path('saved'), desk.repository);
  });
  /** Puts an entry of the evil image before all others. */
  const first = (entry: object): void => {
    const file = desk.path('saved/index.json');
    const index = JSON.parse(fs.readFileSync(file, 'utf8')) as { manifests: readonly { readonly digest: string }[] };
    fs.writeFileSync(file, JSON.stringify({ ...index, manifests: [entry, ...index.manifests.filter(({ digest }) => digest !== evil?.digest)] }));
  };
  const run = (image: string) => desk.report({ image, offline: 'true' });

  it('passes as it was written', async () => {
    expect((await run('oci:saved:v1')).outcome).toBe('passed');
  });

  it.each<[string, (entry: Record<string, unknown>) => object]>([
    ['a digest in another case of letters', ({ digest, ...entry }) => ({ ...entry, Digest: digest, annotations: { [NAME]: 'v1' } })],
    ['annotations in another case of letters', (entry) => ({ ...entry, Annotations: { [NAME]: 'v1' } })],
    ['a size that is none', (entry) => ({ ...entry, size: -1, annotations: { [NAME]: 'v1' } })],
    ['its name behind too many others', (entry) => ({ ...entry, annotations: { ...Object.fromEntries(Array.from({ length: 64 }, (_unused, n) => [`a${n}`, 'x'])), [NAME]: 'v1' } })],
  ])('is not read where an entry has %s', async (_name, bend) => {
    first(bend({ ...evil?.descriptor }));
    const report = await run('oci:saved:v1');
    expect([report.outcome, report.exit, reasons(onlySubject(report))]).toEqual(['indeterminate', 3, ['SOURCE_MALFORMED oci:saved:v1']]);
  });

  it.each([{ [NAME]: 'v1' }, { [NAME]: 'evil.test/x:v1' }, { 'io.containerd.image.name': 'ghcr.io/acme/app:v1', [NAME]: 'x' }])('means several things where another entry has the name %j', async (annotations) => {
    first({ ...evil?.descriptor, annotations });
    const report = await run('oci:saved:v1');
    expect([report.outcome, reasons(onlySubject(report))]).toEqual(['error', ['SUBJECT_AMBIGUOUS image']]);
  });

  it('is a place that cannot be read where its blobs cannot be listed, and no defect of ours', async () => {
    const files = desk.files();
    const report = await desk.report({ image: 'oci:saved:v1', offline: 'true', 'certificate-identity': 'nobody@acme.test' }, { ports: { files: { ...files, glob: () => Promise.reject(new FileError('too-many', 'a pattern led to too many entries')) } } });
    expect(onlySubject(report).searches.flatMap(({ code }) => code ?? [])).toEqual(['SOURCE_TOO_LARGE']);
  });

  it('means several things where an entry is called evidence by nobody that is known', async () => {
    first({ ...evil?.descriptor, annotations: { kind: 'something' } });
    const report = await run('oci:saved');
    expect([report.outcome, reasons(onlySubject(report))]).toEqual(['error', ['SUBJECT_AMBIGUOUS image']]);
  });
});

describe('SBOMs that are written', () => {
  // Nested so deep that indentation makes a hundred times as much of it.
  const deep = (seed: number): object => ({ bomFormat: 'CycloneDX', specVersion: '1.6', seed, extra: Array.from({ length: 3000 }, () => JSON.parse(`${'['.repeat(100)}${']'.repeat(100)}`) as unknown) });

  it('into a folder are not written over a file that was verified', async () => {
    const bom = { bomFormat: 'CycloneDX', specVersion: '1.6', components: [] };
    const bytes = Buffer.from('{}');
    desk.write('out/cyclonedx.json', bytes);
    const evidence = await desk.sigstore.sign({ statement: { _type: 'https://in-toto.io/Statement/v1', subject: [{ digest: { sha256: (await import('../../src/domain/digest.ts')).digestOf(bytes).slice(7) } }], predicateType: CYCLONEDX, predicate: bom } });
    const given = { ...BY_SIGNER, artifact: 'out/cyclonedx.json', bundle: desk.evidence('bundle.json', evidence), require: 'cyclonedx' } as const;
    expect((await desk.run({ ...given, 'sbom-path': 'other/' })).files.map(({ path }) => path)).toEqual(['other/cyclonedx.json']);
    const { report, files } = await desk.run({ ...given, 'sbom-path': 'out/' });
    expect([report.outcome, problemCodes(report), files]).toEqual(['error', ['CONFIG_CONFLICT'], []]);
  });

  it('are bounded together: nobody ends the process by signing many that become large', async () => {
    const image = anImage(desk.repository, { tag: 'v1' });
    for (let seed = 0; seed < 4; seed += 1) await bundleReferrer(desk.sigstore, image, { predicateType: CYCLONEDX, predicate: deep(seed) });
    const { report, files } = await desk.run({ ...BY_SIGNER, image: desk.image(':v1'), require: 'cyclonedx', 'sbom-path': 'sboms/' });
    expect([report.outcome, files.length, files.reduce((sum, { text }) => sum + text.length, 0) < 2 * limits.sbomCharacters]).toEqual(['passed', 4, true]);
  }, 30_000);

  it('of many images are not held beyond a bound, and none of them is written then', async () => {
    const made = Array.from({ length: 5 }, (_unused, seed) => anImage(desk.repository, { seed: String(seed), tag: `v${seed}` }));
    const [first] = made;
    if (first === undefined) throw new Error('no image');
    const subject = made.map(({ digest }) => ({ digest: { sha256: digest.slice('sha256:'.length) } }));
    const { layer } = await bundleReferrer(desk.sigstore, first, { statement: { _type: 'https://in-toto.io/Statement/v1', subject, predicateType: CYCLONEDX, predicate: deep(0) } });
    for (const image of made.slice(1)) putReferrer(image, BUNDLE_TYPE, [layer]);
    const { report, files } = await desk.run({ ...BY_SIGNER, image: made.map((_unused, seed) => desk.image(`:v${seed}`)), require: 'cyclonedx', 'sbom-path': 'sboms/' });
    expect([report.outcome, problemCodes(report), files]).toEqual(['error', ['SBOM_TOO_LARGE'], []]);
  }, 30_000);
});

describe('junk in a registry', () => {
  it('multiplies by no list of attestations: those are answers of an API, and no evidence that lies in a registry', async () => {
    const image = anImage(desk.repository, { tag: 'v1' });
    await cosignSign(desk.sigstore, image);
    const junk = await desk.sigstore.sign({ message: Buffer.from('junk') }, { key: 'P-521', identity: 'https://github.com/evil/app/.github/workflows/x.yml@refs/heads/main' });
    const layer = desk.repository.putBlob(Buffer.from(JSON.stringify({ attestations: Array.from({ length: 300 }, () => ({ bundle: junk.bundle })) })), BUNDLE_TYPE);
    putReferrer(image, BUNDLE_TYPE, [layer]);
    const report = await desk.report({ image: desk.image(':v1') });
    expect([report.outcome, fates(onlySubject(report))]).toEqual(['passed', ['counted', 'rejected FORMAT_UNSUPPORTED']]);
  });
});
