// Whole runs over images, by somebody who wants a false pass, a secret, a crash or a hang out of them: one test for each thing that once held no longer.

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Http, HttpAnswer, HttpRequest } from '../../src/domain/ports.ts';
import { ImageDesk } from '../support/image-engine.ts';

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
