// Whole runs over images, by somebody who wants a false pass, a secret, a crash or a hang out of them: one test for each thing that once held no longer.

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { outputsOf } from '../../src/report/catalog.ts';
import type { Http, HttpAnswer, HttpRequest } from '../../src/domain/ports.ts';
import { ImageDesk } from '../support/image-engine.ts';
import { anIndex, cosignSign } from '../support/images.ts';

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
