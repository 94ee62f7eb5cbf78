import { describe, expect, it } from '@jest/globals';
import { githubCom, type GithubHost } from '../../../src/domain/github-host.ts';
import { parseSourceUri } from '../../../src/domain/source-uri.ts';

const TENANT: GithubHost = { kind: 'tenant', name: 'acme.ghe.com', tenant: 'acme' };

describe('parseSourceUri', () => {
  it.each([
    'acme/app', 'acme/app/', 'acme/app.git', 'acme/app.git/', 'github.com/acme/app', 'github.com/acme/app/', 'https://github.com/acme/app', 'https://github.com/acme/app.git', 'https://GITHUB.com/acme/app',
    'git+https://github.com/acme/app', 'git+https://github.com/acme/app.git/',
  ])('reads %s as the same repository', (text) => {
    expect(parseSourceUri(text, githubCom)).toEqual({ repo: 'acme/app', ref: null });
  });
  it.each<[string, string, string | null]>([
    ['git+https://github.com/acme/app@refs/tags/v1.2.3', 'acme/app', 'refs/tags/v1.2.3'], ['acme/app@refs/heads/main', 'acme/app', 'refs/heads/main'], ['github.com/acme/app.git@refs/heads/a@b', 'acme/app', 'refs/heads/a@b'],
    ['https://github.com/Acme/App', 'Acme/App', null], ['acme/app.git.git', 'acme/app.git', null], ['acme/.git', 'acme/', null],
  ])('keeps what is not spelling: %s', (text, repo, ref) => {
    expect(parseSourceUri(text, githubCom)).toEqual(repo.endsWith('/') ? null : { repo, ref });
  });
  it.each([
    '', 'acme', 'acme/', '/app', 'acme/app//', 'acme/app/x', 'https://gitlab.com/acme/app', 'http://github.com/acme/app', 'ssh://github.com/acme/app', 'git@github.com:acme/app.git', 'git+https://github.com.evil.example/acme/app',
    'https://evil.example/github.com/acme/app', 'github.com/github.com/acme/app', 'https://user@github.com/acme/app', 'acme/app@v1.2.3', 'acme/app@', 'acme/app@refs/', 'acme/app@refs/tags/v1 x', 'acme/*', 'acme/app?x', 'acme/app#x', 'git+acme/app', ' acme/app', 'acme/app\n', 'acme%2Fapp',
  ])('refuses %j', (text) => {
    expect(parseSourceUri(text, githubCom)).toBeNull();
  });
  it('knows one host', () => {
    expect(parseSourceUri('https://acme.ghe.com/acme/app', TENANT)).toEqual({ repo: 'acme/app', ref: null });
    expect(parseSourceUri('acme/app', TENANT)).toEqual({ repo: 'acme/app', ref: null });
    for (const text of ['https://github.com/acme/app', 'github.com/acme/app', 'acme.ghe.com/acme.ghe.com/acme/app']) expect(parseSourceUri(text, TENANT)).toBeNull();
  });
});
