import { describe, expect, it } from '@jest/globals';
import { proxyFrom } from '../../../src/net/proxy.ts';

describe('the proxy', () => {
  it.each<[Record<string, string>, string | null]>([
    [{}, null], [{ HTTPS_PROXY: '' }, null], [{ HTTP_PROXY: 'http://p.test:1' }, null], [{ ALL_PROXY: 'http://p.test:1' }, null],
    [{ HTTPS_PROXY: 'http://p.test:3128' }, 'http://p.test:3128/'], [{ https_proxy: ' http://a.test ', HTTPS_PROXY: 'http://b.test' }, 'http://a.test/'],
    [{ HTTPS_PROXY: 'p.test:3128' }, 'http://p.test:3128/'], [{ HTTPS_PROXY: 'https://u:p@p.test' }, 'https://u:p@p.test/'],
  ])('named by %j is %j', (env, expected) => {
    expect(proxyFrom(env)?.url?.href ?? null).toBe(expected);
  });

  it.each(['socks5://p.test', 'http://', 'not a name'])('named as %j is there, and cannot be used', (text) => {
    expect(proxyFrom({ HTTPS_PROXY: text })).toMatchObject({ url: null });
  });
});

describe('NO_PROXY', () => {
  it.each<[string, string, boolean]>([
    ['example.test', 'https://example.test/', true], ['example.test', 'https://a.example.test/', true], ['example.test', 'https://notexample.test/', false],
    ['.example.test', 'https://a.example.test/', true], ['*.example.test', 'https://a.example.test/', true], ['EXAMPLE.test', 'https://Example.TEST./', true],
    ['a.test, b.test c.test', 'https://c.test/', true], ['a.test,,', 'https://c.test/', false], ['', 'https://c.test/', false], ['.', 'https://c.test/', false],
    ['*', 'https://c.test/', true], ['c.test:8443', 'https://c.test:8443/', true], ['c.test:8443', 'https://c.test/', false], ['c.test:443', 'https://c.test/', true],
    ['10.0.0.1', 'https://10.0.0.1/', true], ['::1', 'https://[::1]/', true], ['[::1]:443', 'https://[::1]/', true], ['[::1]:444', 'https://[::1]/', false],
  ])('%j and %s: %s', (rules, url, expected) => {
    expect(proxyFrom({ HTTPS_PROXY: 'http://p.test', NO_PROXY: rules })?.bypass(new URL(url))).toBe(expected);
  });

  it('is read in lower case first', () => {
    const proxy = proxyFrom({ HTTPS_PROXY: 'http://p.test', NO_PROXY: 'a.test', no_proxy: 'b.test' });
    expect([proxy?.bypass(new URL('https://a.test')), proxy?.bypass(new URL('https://b.test'))]).toEqual([false, true]);
  });
});
