import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fs from 'node:fs';
import path from 'node:path';
import { getTrustedRoot } from '@sigstore/tuf';
import { SourceError } from '../../../src/domain/errors.ts';
import { httpClient, type HttpClient } from '../../../src/net/http.ts';
import { TufError, verifyCopy, walk, type TufCopy, type TufRepository } from '../../../src/trust/tuf.ts';
import { makeKey } from '../../support/forge/keys.ts';
import { TufServer } from '../../support/servers/tuf.ts';
import { VirtualSigstore } from '../../support/virtual-sigstore.ts';
import { rejection, temporaryFolder } from '../host/temporary.ts';

const NOW = new Date('2027-03-01T12:00:00Z');
const days = (count: number): Date => new Date(NOW.getTime() + count * 24 * 60 * 60 * 1000);
const TARGET = Buffer.from('{"the":"target"}');

let server: TufServer;
let http: HttpClient;
beforeEach(async () => {
  server = new TufServer(NOW);
  server.targets.set('trusted_root.json', TARGET);
  server.publish();
  await server.start();
  http = httpClient({ wait: async () => {} });
});
afterEach(async () => {
  http.close();
  await server.close();
});

function repository(given: Partial<TufRepository> = {}): TufRepository {
  return { mirror: server.mirror, root: server.root(1), target: 'trusted_root.json', ...given };
}
const walkAt = (now: Date = NOW, known: TufCopy | null = null, given: Partial<TufRepository> = {}): ReturnType<typeof walk> => walk(repository(given), known, { http, now, signal: new AbortController().signal });

/** The kind of a TufError, or the code of a source that gave none. */
async function fault(promise: Promise<unknown>): Promise<string> {
  const cause = await rejection(promise);
  return cause instanceof TufError ? cause.kind : cause instanceof SourceError ? cause.code : String(cause);
}

describe('a walk', () => {
  it('leads from the trusted root to the target, and says how old each part is', async () => {
    const { copy, root, timestamp, targets } = await walkAt();
    expect(Buffer.from(copy.target)).toEqual(TARGET);
    expect([root.version, timestamp.version, targets.version, timestamp.expires]).toEqual([1, 1, 1, days(7)]);
    expect(server.asked()).toEqual(['/2.root.json', '/timestamp.json', '/1.snapshot.json', '/1.targets.json', expect.stringMatching(/^\/targets\/[0-9a-f]{64}\.trusted_root\.json$/)]);
  });

  it.each(['P-256', 'Ed25519'] as const)('follows rotated roots, with keys of the kind %s, and then needs only what is new', async (kind) => {
    server.rotate(['root'], kind);
    server.rotate(['root', 'timestamp'], kind);
    server.publish();
    const { copy, root } = await walkAt();
    expect([copy.roots.length, root.version]).toEqual([2, 3]);
    server.asked();
    server.advance();
    expect((await walkAt(NOW, copy)).timestamp.version).toBe(2);
    expect(server.asked()).toEqual(['/4.root.json', '/timestamp.json', '/2.snapshot.json', '/2.targets.json']);
  });

  it('asks twice where nothing is new', async () => {
    const { copy } = await walkAt();
    server.asked();
    await expect(walkAt(NOW, copy)).resolves.toMatchObject({ copy: { roots: [], timestamp: copy.timestamp } });
    expect(server.asked()).toEqual(['/2.root.json', '/timestamp.json']);
  });

  it('may start from a root that has expired, if the newest has not', async () => {
    server.expires.root = days(-300);
    server.publishRoot();
    await expect(fault(walkAt())).resolves.toBe('expired');
    server.expires.root = days(300);
    server.rotate();
    expect((await walkAt()).root.version).toBe(2);
  });

  it('takes 403 for the end of the roots, as stores for files answer', async () => {
    server.faults.set('/2.root.json', (_, response) => response.writeHead(403).end());
    expect((await walkAt()).root.version).toBe(1);
  });
});

describe('a walk refuses', () => {
  it.each(['timestamp', 'snapshot', 'targets'] as const)('an expired %s, by the time of the run and not of the system', async (role) => {
    const expires = server.expires[role];
    server.expires = { root: days(900), timestamp: days(900), snapshot: days(900), targets: days(900), [role]: expires };
    server.publishRoot();
    server.publish();
    await expect(fault(walkAt(expires))).resolves.toBe('expired');
    expect((await walkAt(new Date(expires.getTime() - 1000))).targets.version).toBe(1);
  });

  it('nothing that had not expired at a time of the run that lies behind the system\'s', async () => {
    const then = new Date('2020-01-01T00:00:00Z');
    const old = new TufServer(then);
    old.targets.set('trusted_root.json', TARGET);
    await old.publish().start();
    try {
      const access = { http, now: then, signal: new AbortController().signal };
      expect((await walk({ mirror: old.mirror, root: old.root(1), target: 'trusted_root.json' }, null, access)).root.version).toBe(1);
      await expect(fault(walk({ mirror: old.mirror, root: old.root(1), target: 'trusted_root.json' }, null, { ...access, now: NOW }))).resolves.toBe('expired');
    } finally {
      await old.close();
    }
  });

  it.each(['timestamp', 'snapshot', 'targets'] as const)('a %s by a key that the root does not name', async (role) => {
    const content = { timestamp: { meta: { 'snapshot.json': { version: 1 } } }, snapshot: { meta: { 'targets.json': { version: 1 } } }, targets: { targets: {} } };
    server.write(role, content[role], [makeKey()]);
    await expect(fault(walkAt())).resolves.toBe('foreign');
  });

  it('a root that the keys of the one before did not sign, or that skips a version', async () => {
    const mine = new TufServer(NOW);
    mine.rotate();
    server.files.set('/2.root.json', mine.root(2));
    await expect(fault(walkAt())).resolves.toBe('foreign');

    server.files.delete('/2.root.json');
    server.rotationsTo(3);
    server.files.set('/2.root.json', server.root(3));
    await expect(fault(walkAt())).resolves.toBe('foreign');
  });

  it('a root signed by fewer keys than the one before asks for', async () => {
    const old = [makeKey(), makeKey(), makeKey()];
    server.roles.root = { keys: old, threshold: 2 };
    server.publishRoot();
    server.roles.root = { keys: [makeKey()], threshold: 1 };
    server.rootVersion = 2;
    server.publishRoot(old.slice(0, 1));
    await expect(fault(walkAt())).resolves.toBe('foreign');
    server.publishRoot(old.slice(0, 2));
    expect((await walkAt()).root.version).toBe(2);
  });

  it.each([
    ['an older timestamp', () => {
      server.versions.timestamp = 1;
    }],
    ['an older snapshot', () => {
      server.versions = { timestamp: 3, snapshot: 1, targets: 2 };
    }],
    ['older targets', () => {
      server.versions = { timestamp: 3, snapshot: 3, targets: 1 };
    }],
  ])('to go back behind what it knows: %s', async (_, back) => {
    server.advance();
    const { copy } = await walkAt();
    back();
    server.publish();
    await expect(fault(walkAt(NOW, copy))).resolves.toBe('foreign');
    // Nobody who does not know better can tell; and forward is no fault.
    expect((await walkAt()).targets.version).toBe(server.versions.targets);
    server.versions = { timestamp: 9, snapshot: 9, targets: 9 };
    server.publish();
    expect((await walkAt(NOW, copy)).targets.version).toBe(9);
  });

  it('a timestamp that is no newer than the known one and has expired with it', async () => {
    const { copy } = await walkAt();
    await expect(fault(walkAt(days(8), copy))).resolves.toBe('expired');
  });

  it('another target than the one that is listed, and one that is not listed', async () => {
    const [file] = [...server.files.keys()].filter((name) => name.startsWith('/targets/'));
    server.files.set(file ?? '', Buffer.from('{"the":"tarGet"}'));
    await expect(fault(walkAt())).resolves.toBe('foreign');
    await expect(fault(walkAt(NOW, null, { target: 'other.json' }))).resolves.toBe('missing');
    await expect(fault(walkAt(NOW, null, { target: 'constructor' }))).resolves.toBe('missing');
  });

  it('a target that is listed without a hash that is known', async () => {
    server.write('targets', { targets: { 'trusted_root.json': { length: TARGET.length, hashes: {} } } });
    server.files.set('/targets/.trusted_root.json', TARGET);
    await expect(fault(walkAt())).resolves.toBe('foreign');
  });

  it.each(['/2.root.json', '/timestamp.json', '/1.snapshot.json', '/1.targets.json'])('bytes without end at %s', async (file) => {
    let sent = 0;
    server.faults.set(file, (_, response) => {
      const more = (): void => {
        if (response.destroyed) return;
        sent += 65_536;
        response.write(Buffer.alloc(65_536), more);
      };
      more();
    });
    await expect(fault(walkAt())).resolves.toBe('SOURCE_TOO_LARGE');
    expect(sent).toBeLessThan(20_000_000);
  });

  it.each(['/2.root.json', '/timestamp.json', '/1.snapshot.json', '/1.targets.json'])('what is no metadata at %s', async (file) => {
    for (const text of ['', 'null', '[]', '{"signed":{}}', '{"signed":null,"signatures":[]}', '['.repeat(10_000)]) {
      server.files.set(file, Buffer.from(text));
      await expect(fault(walkAt())).resolves.toBe('foreign');
    }
  });

  it('more roots than it follows', async () => {
    // Ed25519: 257 roots are signed and verified here.
    server.roles.root = { keys: [makeKey('Ed25519')], threshold: 1 };
    server.publishRoot();
    for (let version = 2; version <= 258; version += 1) {
      server.rootVersion = version;
      server.publishRoot();
    }
    await expect(fault(walkAt())).resolves.toBe('foreign');
    server.files.delete('/258.root.json');
    expect((await walkAt()).root.version).toBe(257);
  });

  it('nothing where the repository does not answer, and says so', async () => {
    server.faults.set('/timestamp.json', (_, response) => response.writeHead(500).end());
    await expect(fault(walkAt())).resolves.toBe('SOURCE_SERVER');
    server.faults.set('/timestamp.json', (_, response) => response.writeHead(401).end());
    await expect(fault(walkAt())).resolves.toBe('SOURCE_SERVER');
    server.faults.set('/timestamp.json', (_, response) => response.writeHead(404).end());
    await expect(fault(walkAt())).resolves.toBe('missing');
  });
});

describe('a copy', () => {
  it('verifies from the trusted root on, without a request', async () => {
    server.rotate();
    server.publish();
    const { copy } = await walkAt();
    server.asked();
    await expect(verifyCopy(repository(), copy, NOW)).resolves.toMatchObject({ root: { version: 2 }, copy: { target: copy.target } });
    expect(server.asked()).toEqual([]);
  });

  it('made from an older trusted root is as good for a newer one', async () => {
    server.rotate();
    server.rotate();
    server.publish();
    const { copy } = await walkAt();
    await expect(verifyCopy(repository({ root: server.root(2) }), copy, NOW)).resolves.toMatchObject({ root: { version: 3 }, copy: { roots: [server.root(3)] } });
    expect((await walkAt(NOW, copy, { root: server.root(3) })).root.version).toBe(3);
  });

  it('is expired when its timestamp is', async () => {
    const { copy } = await walkAt();
    await expect(fault(verifyCopy(repository(), copy, days(8)))).resolves.toBe('expired');
  });

  it.each(['timestamp', 'snapshot', 'targets', 'target'] as const)('of which the %s is another repository\'s is foreign', async (part) => {
    const { copy } = await walkAt();
    const other = new TufServer(NOW);
    other.targets.set('trusted_root.json', Buffer.from('{}'));
    other.publish();
    await other.start();
    const { copy: foreign } = await walk({ mirror: other.mirror, root: other.root(1), target: 'trusted_root.json' }, null, { http, now: NOW, signal: new AbortController().signal });
    await other.close();
    await expect(fault(verifyCopy(repository(), { ...copy, [part]: foreign[part] }, NOW))).resolves.toBe('foreign');
  });

  it('with roots of another repository is foreign', async () => {
    server.rotate();
    server.publish();
    const { copy } = await walkAt();
    const other = new TufServer(NOW);
    other.rotate();
    await expect(fault(verifyCopy(repository(), { ...copy, roots: [other.root(2)] }, NOW))).resolves.toBe('foreign');
  });
});

describe('the library alone', () => {
  // What @sigstore/tuf does with a folder that somebody else has filled: the reason why no folder is believed here.
  it('takes whatever root it finds in its cache, and with forceCache asks nobody', async () => {
    const real = new Date();
    const attacker = new TufServer(real);
    const forged = (await VirtualSigstore.create()).trustedRoot();
    attacker.targets.set('trusted_root.json', Buffer.from(JSON.stringify(forged)));
    attacker.publish();
    const honest = new TufServer(real);
    honest.targets.set('trusted_root.json', TARGET);
    honest.publish();
    await honest.start();
    const folder = temporaryFolder();
    try {
      const rootPath = path.join(folder, 'root.json');
      fs.writeFileSync(rootPath, honest.root(1));
      const cachePath = path.join(folder, 'cache');
      const poisoned = path.join(cachePath, encodeURIComponent(honest.mirror.host));
      fs.mkdirSync(path.join(poisoned, 'targets'), { recursive: true });
      for (const [name, file] of [['root', '/1.root.json'], ['timestamp', '/timestamp.json'], ['snapshot', '/1.snapshot.json'], ['targets', '/1.targets.json']] as const) {
        fs.writeFileSync(path.join(poisoned, `${name}.json`), attacker.files.get(file) ?? '');
      }
      fs.writeFileSync(path.join(poisoned, 'targets', 'trusted_root.json'), JSON.stringify(forged));
      const mirrorURL = honest.mirror.href.replace(/\/$/, '');
      const taken = await getTrustedRoot({ mirrorURL, rootPath, cachePath, forceCache: true });
      expect(taken.certificateAuthorities[0]?.certChain?.certificates[0]?.rawBytes.toString('base64')).toBe(forged.certificateAuthorities[0]?.certChain.certificates[0]?.rawBytes);
      expect(honest.asked()).toEqual([]);

      const part = (file: string): Buffer => attacker.files.get(file) ?? Buffer.alloc(0);
      const copy: TufCopy = { roots: [], timestamp: part('/timestamp.json'), snapshot: part('/1.snapshot.json'), targets: part('/1.targets.json'), target: Buffer.from(JSON.stringify(forged)) };
      await expect(fault(verifyCopy({ mirror: honest.mirror, root: honest.root(1), target: 'trusted_root.json' }, copy, real))).resolves.toBe('foreign');
      // The control: under the attacker's own root the same copy is sound.
      await expect(verifyCopy({ mirror: honest.mirror, root: attacker.root(1), target: 'trusted_root.json' }, copy, real)).resolves.toMatchObject({ root: { version: 1 } });
    } finally {
      await honest.close();
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });
});
