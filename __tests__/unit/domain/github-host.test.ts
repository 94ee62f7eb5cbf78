import { describe, expect, it } from '@jest/globals';
import { githubCom, githubOfIssuer, isTrustDomain, issuerOf, parseGithubHost, type GithubHost } from '../../../src/domain/github-host.ts';
import { limits } from '../../../src/domain/limits.ts';

const tenant = (name: string): GithubHost => ({ kind: 'tenant', name: `${name}.ghe.com`, tenant: name });
const server = (name: string): GithubHost => ({ kind: 'server', name });
const LONG = 'a'.repeat(63);

describe('the host', () => {
  it.each<[string, GithubHost, string]>([
    ['github.com', githubCom, 'https://token.actions.githubusercontent.com'],
    ['acme.ghe.com', tenant('acme'), 'https://token.actions.acme.ghe.com'],
    ['octo-corp-1.ghe.com', tenant('octo-corp-1'), 'https://token.actions.octo-corp-1.ghe.com'],
    [`${LONG}.ghe.com`, tenant(LONG), `https://token.actions.${LONG}.ghe.com`],
    ['git.acme.example', server('git.acme.example'), 'https://git.acme.example/_services/token'],
    ['mygithub.com', server('mygithub.com'), 'https://mygithub.com/_services/token'],
    ['acme-ghe.com', server('acme-ghe.com'), 'https://acme-ghe.com/_services/token'],
  ])('%s is a GitHub with an issuer of its own, which leads back to it', (name, host, issuer) => {
    expect(parseGithubHost(name)).toEqual(host);
    expect(issuerOf(host)).toBe(issuer);
    expect(githubOfIssuer(issuer)).toEqual(host);
  });

  it.each([
    ['', 'ghe.com', '.ghe.com', 'a.b.ghe.com', 'token.actions.acme.ghe.com', '-acme.ghe.com', 'acme-.ghe.com', 'ac_me.ghe.com', `${LONG}a.ghe.com`],
    ['GitHub.com', 'Acme.ghe.com', 'acme.GHE.com', 'GIT.acme.example'],
    ['api.github.com', 'www.github.com', 'token.actions.githubusercontent.com', 'github.com.', 'acme.ghe.com.'],
    ['https://acme.ghe.com', 'acme.ghe.com/', 'acme.ghe.com/acme', 'acme.ghe.com:443', 'user@acme.ghe.com', 'git.acme.example:8443', 'git.acme.example?x', 'git.acme.example#x', 'git.acme.example\\x'],
    ['acme', 'localhost', '10.0.0.1', '[::1]', 'git..example', '.example.com', 'gït.example', 'git.acme.example\n', ' acme.ghe.com', `${`${LONG}.`.repeat(4)}example`],
  ].flat())('%j is none', (text) => {
    expect(parseGithubHost(text)).toBeNull();
  });

  it('is as long as a name can be, and no longer', () => {
    const name = `${`${LONG}.`.repeat(3)}${'b'.repeat(limits.hostName - 3 * 64 - 3)}.ab`;
    expect([name.length, parseGithubHost(name)?.kind]).toEqual([limits.hostName, 'server']);
    expect(parseGithubHost(`c${name}`.replace(`c${LONG}`, `c.${LONG}`))).toBeNull();
  });
});

describe('an issuer', () => {
  it('of an enterprise on github.com is one of github.com', () => {
    expect(githubOfIssuer('https://token.actions.githubusercontent.com/acme-corp')).toBe(githubCom);
  });

  it.each([
    '', 'https://accounts.google.com', 'https://gitlab.com', 'http://token.actions.githubusercontent.com', 'https://token.actions.githubusercontent.com/', 'https://token.actions.githubusercontent.com/a/b',
    'https://token.actions.githubusercontent.com.evil.example', 'https://token.actions.evil.example', 'https://token.actions.git.acme.example', 'https://token.actions.github.com', 'https://token.actions.ghe.com',
    'https://token.actions.acme.ghe.com/', 'https://token.actions.acme.ghe.com/corp', 'https://token.actions.evil.acme.ghe.com', 'https://token.actions.ACME.ghe.com', 'http://token.actions.acme.ghe.com',
    'https://github.com/_services/token', 'https://acme.ghe.com/_services/token', 'https://api.github.com/_services/token', 'https://git.acme.example/_services/token/', 'https://git.acme.example/_services/token/acme',
    'https://git.acme.example/_services/tokens', 'http://git.acme.example/_services/token', 'https://git.acme.example:8443/_services/token', 'https://evil.example/git.acme.example/_services/token', 'https://user@git.acme.example/_services/token',
    'https://token.actions.acme.ghe.com\n', 'x https://token.actions.acme.ghe.com', 'https://evil.example/?https://token.actions.acme.ghe.com',
  ])('%j is of no GitHub', (issuer) => {
    expect(githubOfIssuer(issuer)).toBeNull();
  });
});

describe('the name of a trust domain', () => {
  it.each(['acme', 'octo-corp', 'a.b', 'A1', 'x'.repeat(limits.hostName)])('%s can be one', (text) => {
    expect(isTrustDomain(text)).toBe(true);
  });
  it.each(['', '..', 'a/b', '../x', 'a..b', '.a', 'a.', '-a', 'a b', 'a?b', 'a%2fb', 'a\\b', 'ä', 'a\n', 'x'.repeat(limits.hostName + 1)])('%j cannot', (text) => {
    expect(isTrustDomain(text)).toBe(false);
  });
});
