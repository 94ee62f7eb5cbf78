// Whole runs over images, by somebody who wants a false pass, a secret, a crash or a hang out of them: one test for each thing that once held no longer.

import fs from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { outputsOf } from '../../src/report/catalog.ts';
import type { Http, HttpAnswer, HttpRequest } from '../../src/domain/ports.ts';
import { onlySubject, reasons } from '../support/engine.ts';
import { ImageDesk } from '../support/image-engine.ts';
import { anImage, anIndex, cosignSign, writeLayout, type Made } from '../support/images.ts';

let desk: ImageDesk;
beforeEach(async () => { desk = await ImageDesk.open(); });
afterEach(() => desk.close());

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

  it('means several things where an entry is called evidence by nobody that is known', async () => {
    first({ ...evil?.descriptor, annotations: { kind: 'something' } });
    const report = await run('oci:saved');
    expect([report.outcome, reasons(onlySubject(report))]).toEqual(['error', ['SUBJECT_AMBIGUOUS image']]);
  });
});
