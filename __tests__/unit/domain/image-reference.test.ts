import { describe, expect, it } from '@jest/globals';
import { keyOfLine, parseImageLine } from '../../../src/domain/image-line.ts';
import { canonicalReference, isTag, nameOfRepository, parseImageReference, parseImageRepository } from '../../../src/domain/image-reference.ts';
import { seeded } from '../../support/seeded.ts';

const HEX = 'ab'.repeat(32);
const DIGEST = `sha256:${HEX}`;
const canonical = (text: string): string | null => {
  const parsed = parseImageReference(text);
  return parsed === null ? null : canonicalReference(parsed);
};

describe('a reference', () => {
  it.each([
    // Docker Hub by all of its names (contracts 1.1, and 0-5).
    ['alpine', 'index.docker.io/library/alpine:latest'],
    ['alpine:3.20', 'index.docker.io/library/alpine:3.20'],
    ['acme/app', 'index.docker.io/acme/app:latest'],
    ['docker.io/alpine', 'index.docker.io/library/alpine:latest'],
    ['docker.io/library/alpine', 'index.docker.io/library/alpine:latest'],
    ['index.docker.io/acme/app:v1', 'index.docker.io/acme/app:v1'],
    ['registry-1.docker.io/acme/app:v1', 'index.docker.io/acme/app:v1'],
    ['DOCKER.io/acme/app', 'index.docker.io/acme/app:latest'],
    [`docker.io/acme/app@${DIGEST}`, `index.docker.io/acme/app@${DIGEST}`],
    // A first part is a host only with a dot or a colon, or as localhost.
    ['ghcr.io', 'index.docker.io/library/ghcr.io:latest'],
    ['ghcr/acme/app', 'index.docker.io/ghcr/acme/app:latest'],
    ['localhost/x', 'localhost/x:latest'],
    ['localhost:5000/x', 'localhost:5000/x:latest'],
    ['registry:5000/x:v1', 'registry:5000/x:v1'],
    ['ghcr.io/acme/app', 'ghcr.io/acme/app:latest'],
    ['GHCR.io/acme/app:V1', 'ghcr.io/acme/app:V1'],
    ['10.0.0.1:5000/a/b:v1', '10.0.0.1:5000/a/b:v1'],
    ['[::1]:5000/a/b:v1', '[::1]:5000/a/b:v1'],
    ['[2001:DB8::1]/a/b', '[2001:db8::1]/a/b:latest'],
    // Tags and digests.
    [`ghcr.io/acme/app:v1@${DIGEST}`, `ghcr.io/acme/app:v1@${DIGEST}`],
    ['ghcr.io/acme/app:_1.2-3', 'ghcr.io/acme/app:_1.2-3'],
    [`ghcr.io/acme/app:${'a'.repeat(128)}`, `ghcr.io/acme/app:${'a'.repeat(128)}`],
    // Separators in a path.
    ['ghcr.io/a.b/c_d/e__f/g---h/0', 'ghcr.io/a.b/c_d/e__f/g---h/0:latest'],
    [`a.b/${'c'.repeat(251)}`, `a.b/${'c'.repeat(251)}:latest`],
  ])('%s is %s', (text, expected) => {
    expect(canonical(text)).toBe(expected);
  });

  it.each([
    ['nothing', ''], ['a blank', ' '], ['upper case in a path', 'ghcr.io/Acme/app'], ['upper case on Docker Hub', 'Alpine'], ['an empty tag', 'ghcr.io/acme/app:'], ['a tag that begins with a dot', 'alpine:.x'], ['a tag that begins with a hyphen', 'alpine:-x'],
    ['a tag of 129', `alpine:${'a'.repeat(129)}`], ['a + in a tag', 'alpine:1+2'], ['an empty part', 'ghcr.io/acme//app'], ['a slash at the end', 'ghcr.io/acme/'], ['a host and a slash', 'ghcr.io/'], ['a dot that ends a part', 'ghcr.io/acme./app'],
    ['two dots', 'ghcr.io/a..b/c'], ['three underlines', 'ghcr.io/a___b/c'], ['dots as a part', 'ghcr.io/../app'], ['an address', 'https://ghcr.io/acme/app'], ['a user', 'user@ghcr.io/acme/app'], ['two digests', `alpine@${DIGEST}@${DIGEST}`],
    ['a digest in upper case', `alpine@sha256:${HEX.toUpperCase()}`], ['a short digest', 'alpine@sha256:abc'], ['an empty digest', 'alpine@'], ['a digest without its name', `alpine@${HEX}`], ['another algorithm', `alpine@sha512:${'ab'.repeat(64)}`], ['no port', 'ghcr.io:/acme/app'],
    ['port 0', 'ghcr.io:0/acme/app'], ['port 65536', 'ghcr.io:65536/acme/app'], ['256 characters', `a.b/${'c'.repeat(252)}`], ['a line end', 'alpine\n'], ['a NUL', 'alpine\0'], ['a query', 'ghcr.io/acme/app?x=1'], ['a fragment', 'ghcr.io/acme/app#x'], ['a percent', 'ghcr.io/acme%2fapp'],
    ['a backslash', 'ghcr.io\\acme/app'], ['a host that begins with a hyphen', '-a.b/c'], ['another alphabet', 'ghcr.io/асme/app'],
    // Letters of a host, and no host: what these would be asked by is no address.
    ['five numbers', '1.2.3.4.5/acme/app'], ['a number that is too large', '999.1.1.1/acme/app'], ['a name that ends in a number', 'foo.123/acme/app'], ['colons in brackets', '[:::]/acme/app'],
  ])('is not %s', (_, text) => {
    expect(canonical(text)).toBeNull();
    expect(parseImageLine(text)).toBeNull();
  });

  it('is read again as what it was written from, however it was spelled', () => {
    const random = seeded(7);
    const pick = (items: readonly string[]): string => items[random(items.length)] ?? '';
    const hosts = ['', '', 'ghcr.io/', 'GHCR.io/', 'docker.io/', 'localhost/', 'localhost:5000/', '[::1]:80/', '127.0.0.1:5000/', 'registry-1.docker.io/', 'a-b.c/', 'x.y.z:443/'];
    const parts = ['a', 'app', 'a.b', 'a_b', 'a__b', 'a--b', '0', 'library', 'A', 'a..b', '', 'x/y', 'x/y/z'];
    const tails = ['', ':latest', ':v1.2.3', ':_', `@${DIGEST}`, `:v1@${DIGEST}`, ':', '@', ':1+2'];
    let accepted = 0;
    for (let round = 0; round < 5000; round += 1) {
      const text = `${pick(hosts)}${pick(parts)}${pick(['', '', '/'])}${pick(['', 'app'])}${pick(tails)}`;
      const parsed = parseImageReference(text);
      if (parsed === null) continue;
      accepted += 1;
      expect({ text, again: parseImageReference(canonicalReference(parsed)) }).toEqual({ text, again: parsed });
      // What it becomes in an address is the host and the path that were parsed, and nothing else.
      const url = new URL(`https://${parsed.repository.registry}/v2/${parsed.repository.path}/manifests/x`);
      expect({ text, path: url.pathname, rest: url.search + url.hash + url.username }).toEqual({ text, path: `/v2/${parsed.repository.path}/manifests/x`, rest: '' });
    }
    expect(accepted).toBeGreaterThan(1000);
  });
});

describe('a repository', () => {
  it('has neither tag nor digest', () => {
    expect(['ghcr.io/acme/app', 'ghcr.io/acme/app:v1', `ghcr.io/acme/app@${DIGEST}`, 'alpine'].map((text) => parseImageRepository(text)).map((parsed) => (parsed === null ? null : nameOfRepository(parsed)))).toEqual(['ghcr.io/acme/app', null, null, 'index.docker.io/library/alpine']);
  });
  it('has tags of a form of their own', () => {
    expect(['v1', '_', 'a'.repeat(128), '', '.a', '-a', 'a b', 'a'.repeat(129), 'v1\n'].map(isTag)).toEqual([true, true, true, false, false, false, false, false, false]);
  });
});

describe('a line', () => {
  it.each([
    ['oci:dir', { folder: 'dir', tag: null, digest: null }], ['oci:dir:v1', { folder: 'dir', tag: 'v1', digest: null }], [`oci:dir@${DIGEST}`, { folder: 'dir', tag: null, digest: DIGEST }], [`oci:a/b:v1@${DIGEST}`, { folder: 'a/b', tag: 'v1', digest: DIGEST }],
    ['oci:/abs/dir', { folder: '/abs/dir', tag: null, digest: null }], ['oci:C:\\dir', { folder: 'C:\\dir', tag: null, digest: null }], ['oci:C:/dir:v1', { folder: 'C:/dir', tag: 'v1', digest: null }],
  ])('%s is a layout on disk', (text, expected) => {
    expect(parseImageLine(text)).toEqual({ kind: 'layout', text, ...expected });
  });
  it.each(['oci:', 'oci:dir@sha256:abc'])('%s is none', (text) => {
    expect(parseImageLine(text)).toBeNull();
  });
  it('is one line however the reference is spelled', () => {
    const keys = ['alpine', 'docker.io/alpine:latest', 'index.docker.io/library/alpine', 'alpine:3'].map((text) => {
      const line = parseImageLine(text);
      return line === null ? null : keyOfLine(line);
    });
    expect(keys).toEqual(['index.docker.io/library/alpine:latest', 'index.docker.io/library/alpine:latest', 'index.docker.io/library/alpine:latest', 'index.docker.io/library/alpine:3']);
  });
});
