import { describe, expect, it } from '@jest/globals';
import { parsePurl, printPurl, purlForm, purlOfName, type PackageUrl } from '../../../src/domain/purl.ts';
import { seeded } from '../../support/seeded.ts';

const purl = (given: Partial<PackageUrl>): PackageUrl => ({ type: 'npm', namespace: null, name: 'left-pad', version: null, qualifiers: new Map(), subpath: null, ...given });
const printed = (text: string): string | null => {
  const parsed = parsePurl(text);
  return parsed === null ? null : printPurl(parsed);
};

describe('parsePurl', () => {
  it('reads all parts', () => {
    expect(parsePurl('pkg:deb/debian/attr@1:2.4.47-2%2Bb1?arch=amd64&distro=debian%2012#usr/share/doc')).toEqual({
      type: 'deb', namespace: 'debian', name: 'attr', version: '1:2.4.47-2+b1', qualifiers: new Map([['arch', 'amd64'], ['distro', 'debian 12']]), subpath: 'usr/share/doc',
    });
  });

  it('leaves null what is not there', () => {
    expect(parsePurl('pkg:npm/left-pad')).toEqual(purl({}));
  });

  it.each<[string, Partial<PackageUrl>]>([
    ['pkg:npm/left-pad@1.3.0', { version: '1.3.0' }],
    ['PKG:NPM/left-pad', {}],
    ['pkg://npm/left-pad', {}],
    ['pkg:/npm//left-pad//', {}],
    ['pkg:npm/left-pad/@1.3.0', { version: '1.3.0' }],
    ['pkg:npm/left-pad@', {}],
    ['pkg:npm/left-pad?#', {}],
    ['pkg:npm/left-pad@1?&&ARCH=x&empty=&bare', { version: '1', qualifiers: new Map([['arch', 'x']]) }],
    ['pkg:npm/left-pad?a=b=c', { qualifiers: new Map([['a', 'b=c']]) }],
    ['pkg:generic/a?vcs_url=git%2Bhttps://git.test/x%40cc55', { type: 'generic', name: 'a', qualifiers: new Map([['vcs_url', 'git+https://git.test/x@cc55']]) }],
    ['pkg:npm/left-pad#/a//./b/%2e%2E/c/', { subpath: 'a/b/c' }],
    ['pkg:npm/%40angular/core@12.3.1', { namespace: '@angular', name: 'core', version: '12.3.1' }],
    ['pkg:npm/@angular/core@12.3.1', { namespace: '@angular', name: 'core', version: '12.3.1' }],
    ['pkg:npm/@angular/core', { namespace: '@angular', name: 'core' }],
    ['pkg:golang/k8s.io/client-go@v0.29.0', { type: 'golang', namespace: 'k8s.io', name: 'client-go', version: 'v0.29.0' }],
    ['pkg:golang/stdlib@1.22.1', { type: 'golang', name: 'stdlib', version: '1.22.1' }],
    ['pkg:golang/github.com%2Fgorilla%2Fmux@v1', { type: 'golang', name: 'github.com/gorilla/mux', version: 'v1' }],
    ['pkg:oci/app@sha256%3Aaa?repository_url=ghcr.io/acme/app', { type: 'oci', name: 'app', version: 'sha256:aa', qualifiers: new Map([['repository_url', 'ghcr.io/acme/app']]) }],
    ['pkg:generic/a%20b@1%2F2', { type: 'generic', name: 'a b', version: '1/2' }],
    ['pkg:generic/app@release/1', { type: 'generic', name: 'app', version: 'release/1' }],
    ['pkg:generic/%E2%82%AC', { type: 'generic', name: '€' }],
  ])('reads %j', (text, expected) => {
    expect(parsePurl(text)).toEqual(purl(expected));
  });

  it.each<[string, Partial<PackageUrl>]>([
    ['pkg:pypi/Foo_.-Bar.baz@1.0', { type: 'pypi', name: 'foo-bar-baz', version: '1.0' }],
    ['pkg:pub/Flutter-Lints', { type: 'pub', name: 'flutter_lints' }],
    ['pkg:github/Acme/App@V1', { type: 'github', namespace: 'acme', name: 'app', version: 'V1' }],
    ['pkg:golang/github.com/Masterminds/semver', { type: 'golang', namespace: 'github.com/masterminds', name: 'semver' }],
    ['pkg:docker/Acme/App', { type: 'docker', namespace: 'acme', name: 'app' }],
    ['pkg:rpm/Fedora/GConf2', { type: 'rpm', namespace: 'fedora', name: 'GConf2' }],
    ['pkg:maven/Com.Acme/Lib', { type: 'maven', namespace: 'Com.Acme', name: 'Lib' }],
    ['pkg:cargo/Inflector', { type: 'cargo', name: 'Inflector' }],
    ['pkg:nuget/Newtonsoft.Json', { type: 'nuget', name: 'Newtonsoft.Json' }],
    ['pkg:huggingface/Acme/Model@ABC', { type: 'huggingface', namespace: 'Acme', name: 'Model', version: 'abc' }],
  ])('brings %j into the case of its type', (text, expected) => {
    expect(parsePurl(text)).toEqual(purl(expected));
  });

  it.each([
    '', 'pkg', 'pkg:', 'pkg:npm', 'pkg:npm/', 'pkg:npm/@1.3.0', 'pkg:npm///', 'left-pad@1.3.0', 'npm/left-pad', ' pkg:npm/left-pad', 'pkg%3Anpm/left-pad', 'http://npm/left-pad',
    'pkg:3nginx/nginx', 'pkg:n&g?inx/nginx@0.8.9', 'pkg:nginx:a/nginx', 'pkg:n%70m/left-pad', 'pkg:*/left-pad', 'pkg:n+m/left-pad', 'pkg: npm/left-pad', 'pkg:ſwift/a', 'pkg:\u212apm/a', 'pkg:npm/a?\u212a=b',
    'pkg:npm/left-pad?in%20production=true', 'pkg:npm/left-pad?1=a', 'pkg:npm/left-pad?=a', 'pkg:npm/left-pad?a=1&a=2', 'pkg:npm/left-pad?a=1&A=1',
    'pkg:npm/%zz', 'pkg:npm/%', 'pkg:npm/%ff', 'pkg:npm/%ed%a0%80', 'pkg:npm/a@%', 'pkg:npm/a?b=%', 'pkg:npm/a#%', 'pkg:npm/\ud800',
    'pkg:golang/github.com%2Fgorilla/mux', 'pkg:npm/a#b%2Fc', 'pkg:maven/@a/b',
  ])('refuses %j', (text) => {
    expect(parsePurl(text)).toBeNull();
  });

  it('gives qualifiers that have names of JavaScript no meaning', () => {
    expect(parsePurl('pkg:npm/constructor?constructor=a&tostring=b')).toEqual(purl({ name: 'constructor', qualifiers: new Map([['constructor', 'a'], ['tostring', 'b']]) }));
    expect(parsePurl('pkg:npm/__proto__?__proto__=a')).toBeNull();
  });

  it('reads its own example', () => {
    expect(parsePurl(purlForm.split(' ').at(-1) ?? '')).toEqual(purl({ version: '1.3.0' }));
  });
});

describe('printPurl', () => {
  it.each([
    ['pkg://NPM/@angular/Core@1', 'pkg:npm/%40angular/core@1'],
    ['pkg:oci/app@sha256%3aaa?tag=v1&arch=amd64', 'pkg:oci/app@sha256:aa?arch=amd64&tag=v1'],
    ['pkg:golang/github.com%2Fgorilla%2Fmux', 'pkg:golang/github.com%2Fgorilla%2Fmux'],
    [`pkg:generic/a!'()*b c~@1+2#x y`, 'pkg:generic/a%21%27%28%29%2Ab%20c~@1%2B2#x%20y'],
  ])('prints %j as %j', (text, expected) => {
    expect(printed(text)).toBe(expected);
  });

  it('is undone by parsing, and undoes it, for whatever parses', () => {
    const random = seeded(1);
    const pieces = ['pkg:', 'npm', 'golang', 'pypi', 'generic', '/', '/', '@', '?', '#', '&', '=', '%2F', '%40', '%', 'a', 'B', '_', '.', '..', '-', '€', '\ud83d\ude00', '\ud800', ' ', '*', ':', '+', '\0', '__proto__'];
    let parsed = 0;
    for (let i = 0; i < 40_000; i += 1) {
      const start = random(4) === 0 ? '' : `pkg:${['npm', 'golang', 'pypi', 'generic', 'rpm', 'pub'][random(6)] ?? ''}/`;
      const text = start + Array.from({ length: random(12) }, () => pieces[random(pieces.length)]).join('');
      const first = parsePurl(text);
      if (first === null) continue;
      parsed += 1;
      const canonical = printPurl(first);
      expect([text, parsePurl(canonical)]).toEqual([text, first]);
      expect(canonical).toMatch(/^pkg:[a-z0-9.-]+\/[A-Za-z0-9.~_%:@?&=#/-]+$/);
    }
    expect(parsed).toBeGreaterThan(5_000);
  });
});

describe('purlOfName', () => {
  it.each<[string, string, Partial<PackageUrl> | null]>([
    ['golang', 'k8s.io/Client-Go', { type: 'golang', namespace: 'k8s.io', name: 'client-go' }],
    ['npm', '@angular/core', { namespace: '@angular', name: 'core' }],
    ['npm', 'a@1?b#c%41', { name: 'a@1?b#c%41' }],
    ['pypi', 'Foo.Bar', { type: 'pypi', name: 'foo-bar' }],
    ['npm', '', null], ['npm', '//', null], ['NPM', 'A', { name: 'a' }], ['', 'a', null], ['a/b', 'a', null], ['npm', '\udc00', null],
  ])('reads %j %j', (type, name, expected) => {
    expect(purlOfName(type, name)).toEqual(expected === null ? null : purl(expected));
  });
});

it('takes time in proportion to the text', () => {
  const started = performance.now();
  for (const long of ['/', '@', '@/', '?', '&', 'a=b&', '#', '%', '%41', '..', 'A', ':']) {
    const text = long.repeat(400_000 / long.length);
    for (const start of ['pkg:', 'pkg:npm/', 'pkg:npm/@', 'pkg:npm/a?', 'pkg:npm/a#', 'pkg:pypi/a']) parsePurl(start + text);
    purlOfName('pypi', text);
  }
  expect(performance.now() - started).toBeLessThan(20_000);
});
