import { afterEach, describe, expect, it } from '@jest/globals';
import fs from 'node:fs';
import path from 'node:path';
import { httpClient } from '../../../src/net/http.ts';
import { github } from '../../../src/trust/github.ts';
import { TufError, walk } from '../../../src/trust/tuf.ts';
import { renew } from '../../../scripts/update-github-root.ts';
import { TufServer } from '../../support/servers/tuf.ts';
import { VirtualSigstore } from '../../support/virtual-sigstore.ts';
import { rejection, temporaryFolder } from '../host/temporary.ts';

const NOW = new Date('2027-03-01T12:00:00Z');
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function served(server: TufServer): Promise<TufServer> {
  closing.unshift(() => server.close());
  return server.publish().start();
}
const client = (): ReturnType<typeof httpClient> => {
  const http = httpClient({ wait: async () => {} });
  closing.unshift(() => http.close());
  return http;
};

async function prepared(): Promise<{ readonly server: TufServer; readonly folder: string }> {
  const server = new TufServer(NOW);
  server.targets.set('trusted_root.json', Buffer.from(JSON.stringify((await VirtualSigstore.create({ style: 'github' })).trustedRoot())));
  server.rotationsTo(3);
  const folder = temporaryFolder();
  closing.push(() => fs.rmSync(folder, { recursive: true, force: true }));
  fs.writeFileSync(path.join(folder, 'root.json'), server.root(1));
  fs.writeFileSync(path.join(folder, 'trusted_root.json'), 'null\n');
  return { server: await served(server), folder };
}
const contentOf = (folder: string, name: string): string => fs.readFileSync(path.join(folder, name), 'utf8');

describe('GitHub\'s repository', () => {
  it('starts from a root that its own keys sign, and leads nowhere else', async () => {
    const { repository } = await github(null);
    expect([repository.mirror.href, repository.target]).toEqual(['https://tuf-repo.github.com/', 'trusted_root.json']);
    expect(JSON.parse(Buffer.from(repository.root).toString())).toMatchObject({ signed: { _type: 'root' } });
    // The root is taken by the store, which verifies it by its own keys; whatever another repository serves does not follow from it.
    const other = await served(new TufServer(NOW));
    const cause = await rejection(walk({ ...repository, mirror: other.mirror }, null, { http: client(), now: NOW, signal: new AbortController().signal }));
    expect(cause).toBeInstanceOf(TufError);
    expect(other.asked()[0]).toMatch(/^\/\d+\.root\.json$/);
    const tampered = Buffer.from(Buffer.from(repository.root).toString().replace(/"threshold":3/, '"threshold":1'));
    expect(tampered.equals(Buffer.from(repository.root))).toBe(false);
    await expect(rejection(walk({ ...repository, root: tampered, mirror: other.mirror }, null, { http: client(), now: NOW, signal: new AbortController().signal }))).resolves.toMatchObject({ kind: 'foreign' });
    expect(other.asked()).toEqual([]);
  });

  it('has a target for each tenant, which cannot be built in', async () => {
    await expect(github('octo-corp')).resolves.toMatchObject({ repository: { target: 'octo-corp.trusted_root.json' }, builtIn: null });
    await expect(github('a.b')).resolves.toMatchObject({ repository: { target: 'a.b.trusted_root.json' } });
  });

  it.each(['', '..', 'a/b', '../x', 'a..b', '.a', 'a.', 'a b', 'a?b', 'a%2fb'])('takes no %j for a tenant', async (tenant) => {
    await expect(rejection(github(tenant))).resolves.toBeInstanceOf(RangeError);
  });
});

describe('the renewal', () => {
  it('writes the newest root and its target, and then finds nothing new', async () => {
    const { server, folder } = await prepared();
    const renewal = { mirror: server.mirror, folder, http: client(), now: NOW };
    await expect(renew(renewal)).resolves.toContain('root version 3');
    expect(contentOf(folder, 'root.json')).toBe(server.root(3).toString());
    expect(contentOf(folder, 'trusted_root.json')).toBe(server.targets.get('trusted_root.json')?.toString());
    server.asked();
    await renew(renewal);
    expect(server.asked()[0]).toBe('/4.root.json');
    expect(contentOf(folder, 'root.json')).toBe(server.root(3).toString());
  });

  it.each<[string, (server: TufServer) => void]>([
    ['a root that does not follow', (server) => {
      const other = new TufServer(NOW);
      other.rotationsTo(3);
      server.files.set('/3.root.json', other.root(3));
    }],
    ['a target that is no trust root', (server) => {
      server.targets.set('trusted_root.json', Buffer.from('{}'));
      server.publish();
    }],
    ['a repository that has expired', (server) => {
      server.expires.timestamp = NOW;
      server.publish();
    }],
  ])('writes nothing for %s', async (_, spoil) => {
    const { server, folder } = await prepared();
    spoil(server);
    await expect(rejection(renew({ mirror: server.mirror, folder, http: client(), now: NOW }))).resolves.toBeInstanceOf(Error);
    expect([contentOf(folder, 'root.json'), contentOf(folder, 'trusted_root.json')]).toEqual([server.root(1).toString(), 'null\n']);
  });
});
