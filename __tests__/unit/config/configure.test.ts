import { describe, expect, it } from '@jest/globals';
import { configure, type Settings } from '../../../src/config/configure.ts';
import { inputs } from '../../../src/config/inputs.ts';
import { runnerGithub } from '../../../src/domain/github-host.ts';
import { limits } from '../../../src/domain/limits.ts';
import { rawInputs, type Given } from '../../support/inputs.ts';

const GOOD = { artifact: 'app.tar.gz' } as const;
const NAMES = [...inputs.keys()];

function configured(given: Given, door: 'action' | 'cli' = 'cli'): ReturnType<typeof configure> {
  return configure(rawInputs({ ...GOOD, ...given }), door);
}
/** The problems as `CODE about`. */
function problems(given: Given, door: 'action' | 'cli' = 'cli'): readonly string[] {
  return configured(given, door).problems.map(({ code, about }) => `${code} ${about ?? ''}`.trim());
}
function settings(given: Given, door: 'action' | 'cli' = 'cli'): Settings {
  const { settings: made, problems: found } = configured(given, door);
  expect(found).toEqual([]);
  return made;
}
/** A value that each input takes, by its kind. */
function goodValue(name: string): string {
  const input = inputs.get(name);
  if (input?.kind === 'boolean') return 'true';
  if (input?.kind === 'minutes' || input?.kind === 'seconds') return '5';
  if (name === 'platforms') return 'linux/amd64';
  if (name === 'subject-digest') return 'gce_image_id:42';
  if (name === 'tuf-mirror') return 'https://tuf.test';
  if (name === 'check') return 'policy.cel';
  if (name === 'rekor-url') return 'https://rekor.test';
  if (name === 'github-host') return 'acme.ghe.com';
  if (input?.kind === 'period') return '2026-01-01T00:00:00Z/';
  return input?.choices.at(-1) ?? (name === 'certificate-oidc-issuer' ? 'https://issuer.test' : 'value');
}

const FOR_IMAGES: ReadonlySet<string> = new Set(['evidence-repository', 'registry-ca', 'unsafe-registry', 'same-digest', 'platforms', 'wait']);

/** What an input cannot be given without. */
function partnerOf(name: string): Readonly<Record<string, string>> {
  if (name === 'tuf-mirror') return { 'tuf-root': 'root.json' };
  if (name === 'key-id') return { key: 'cosign.pub' };
  if (name === 'github-trust-domain') return { 'github-host': 'acme.ghe.com' };
  if (name === 'release') return { repo: 'acme/app' };
  if (name === 'release-assets' || name === 'download') return { release: 'acme/app@v1.2.3' };
  if (FOR_IMAGES.has(name)) return { image: 'ghcr.io/acme/app:v1' };
  return name === 'tuf-root' ? { 'tuf-mirror': 'https://tuf.test' } : {};
}

describe('configure', () => {
  it('takes a subject alone, with the defaults of action.yml', () => {
    expect(settings({})).toEqual({
      image: [], platforms: 'index', sameDigest: false, evidenceRepositories: [], tokens: [], tokenOf: null, githubAttestations: 'auto', registryCa: null, unsafeRegistries: new Set(), sbomPath: null, sbomQuery: [], waitMs: 0,
      artifact: ['app.tar.gz'], release: [], releaseRepo: null, releaseAssets: [], download: null, checksums: [], checksumsRequire: 'present', subjectDigests: [], key: [], keyIds: [], keyLog: 'required', keyValidity: { start: null, end: null }, bundle: [], require: [], policy: [], check: [], asks: true, guarded: [], enterprise: null, githubHost: { kind: 'public', name: 'github.com' }, githubApi: null, tenantDomain: null, trustedRoot: null, trust: 'auto', trustRefresh: 'auto', tuf: null, rekorUrls: [], thresholds: { logs: null, timestamps: null, times: null },
      offline: false, mode: 'enforce', reports: null, summary: true, timeoutMs: 600_000, unsafe: new Set(), constraints: new Map(),
    });
  });

  it('asks for a subject', () => {
    expect(configure(new Map(), 'action').problems.map(({ code, about }) => [code, about])).toEqual([['CONFIG_SUBJECT_REQUIRED', 'image']]);
  });

  describe('names', () => {
    it.each([
      ['artefact', 'artifact'], ['bundel', 'bundle'], ['certificate_identity', 'certificate-identity'], ['certificate-identiy-regexp', 'certificate-identity-regexp'],
      ['signer-workfow', 'signer-workflow'], ['unsafe-any-identty', 'unsafe-any-identity'], ['timout', 'timeout'], ['repos', 'repo'],
    ])('refuses %s and names %s', (name, known) => {
      expect(configured({ [name]: 'x' }).problems).toMatchObject([{ code: 'CONFIG_UNKNOWN_INPUT', about: name, seen: name, expected: known }]);
    });

    it('guesses nothing where nothing is near', () => {
      const [found] = configured({ 'kubernetes-namespace': 'x' }).problems;
      expect(found).toMatchObject({ code: 'CONFIG_UNKNOWN_INPUT', expected: null, next: 'Take it out; the README lists all inputs.' });
    });

    it.each(['', '__proto__', 'constructor', 'toString', 'ARTIFACT', 'artifact ', 'x'.repeat(10_000)])('refuses the name %j', (name) => {
      expect(configured({ [name]: 'x' }).problems).toMatchObject([{ code: 'CONFIG_UNKNOWN_INPUT' }]);
    });

    it.each([['argument "other.tar.gz"', 'arguments', '"other.tar.gz"'], ['argument "a\nb"', 'arguments', '"a\nb"'], ['variable INPUT_bundle', 'variables', 'INPUT_bundle']])('says of %j what it is', (name, about, seen) => {
      expect(configured({ [name]: 'x' }).problems).toMatchObject([{ code: 'CONFIG_UNKNOWN_INPUT', about, seen, expected: null }]);
    });

    it('takes every input of its own door, with a value of its form', () => {
      for (const name of NAMES) expect({ name, found: problems({ [name]: goodValue(name), ...partnerOf(name) }) }).toEqual({ name, found: [] });
    });

    it.each(NAMES.filter((name) => inputs.get(name)?.door === 'cli'))('does not know %s at the door of the action', (name) => {
      expect(problems({ [name]: goodValue(name) }, 'action')).toEqual([`CONFIG_UNKNOWN_INPUT ${name}`]);
      expect(problems({ [name]: goodValue(name), ...partnerOf(name) }, 'cli')).toEqual([]);
    });
  });

  describe('empty values', () => {
    it.each(NAMES)('refuses an empty %s', (name) => {
      for (const empty of ['', ' ', '\n', '\r\n \t']) expect(problems({ [name]: empty })).toEqual([`CONFIG_EMPTY_INPUT ${name}`]);
    });

    it('refuses one empty value among good ones', () => {
      expect(problems({ bundle: ['a.json', '', 'b.json'] })).toEqual(['CONFIG_EMPTY_INPUT bundle']);
      expect(problems({ 'certificate-identity': ['a@b.test', ' '] })).toEqual(['CONFIG_EMPTY_INPUT certificate-identity']);
      expect(problems({ bundle: ['a.json', 'b.json'] })).toEqual([]);
    });

    it('says of an empty artifact that it is empty, and not that there is none', () => {
      expect(configure(rawInputs({ artifact: '' }), 'action').problems.map(({ code }) => code)).toEqual(['CONFIG_EMPTY_INPUT']);
    });

    it('refuses an input that was named without any value', () => {
      expect(problems({ bundle: [] })).toEqual(['CONFIG_EMPTY_INPUT bundle']);
    });
  });

  describe('values', () => {
    it.each(NAMES.filter((name) => inputs.get(name)?.kind === 'boolean'))('takes true and false for %s, and nothing else', (name) => {
      for (const value of ['true', 'false']) expect(problems({ [name]: value, ...partnerOf(name) })).toEqual([]);
      for (const value of ['True', 'TRUE', 'yes', 'no', '1', '0', 'on', 'y', 'null', 'true false', '-']) expect(problems({ [name]: value })).toEqual([`CONFIG_INVALID_VALUE ${name}`]);
      expect(problems({ [name]: 'true\nfalse' })).toEqual([`CONFIG_INVALID_VALUE ${name}`]);
    });

    it('never shows what stands in github-token', () => {
      for (const token of ['ghp_secret with blanks', 'host/path=x y', 'sec\u0000ret']) {
        const found = configured({ image: 'ghcr.io/acme/app:v1', 'github-token': token }).problems;
        expect([found.map(({ code }) => code), JSON.stringify(found)]).toEqual([['CONFIG_INVALID_VALUE'], expect.not.stringMatching(/ghp_secret|sec.{1,6}ret|x y/)]);
      }
      expect(settings({ image: 'ghcr.io/acme/app:v1', 'github-token': ['ghp_abc', 'quay.io=tok'] }).tokens).toEqual([{ host: 'ghcr.io', token: 'ghp_abc' }, { host: 'api.github.com', token: 'ghp_abc' }, { host: 'quay.io', token: 'tok' }]);
    });

    it.each<[string, string]>([['image', 'Acme/App'], ['image', 'ghcr.io/acme/app@sha256:abc'], ['image', 'oci:'], ['evidence-repository', 'ghcr.io/acme/app:tag'], ['platforms', 'amd64'], ['unsafe-registry', 'https://registry.test'], ['wait', '601'], ['wait', '1.5']])('refuses %s %s', (name, value) => {
      expect(problems({ image: 'ghcr.io/acme/app:v1', [name]: value })).toEqual([`CONFIG_INVALID_VALUE ${name}`]);
    });

    it.each(['enforce', 'warn', 'observe'] as const)('takes mode %s', (mode) => {
      expect(settings({ mode }).mode).toBe(mode);
    });
    it.each(['Warn', 'none', 'enforce,warn', 'enforce\nwarn', 'off'])('refuses mode %j', (mode) => {
      expect(problems({ mode })).toEqual(['CONFIG_INVALID_VALUE mode']);
    });

    it.each([['10', 600_000], ['0.5', 30_000], ['0.001', 60], ['1.005', 60_300], ['2.007', 120_420], ['360', 21_600_000]])('takes a timeout of %s minutes as %i ms', (timeout, ms) => {
      expect(settings({ timeout }).timeoutMs).toBe(ms);
    });
    it('takes every timeout that it accepts as whole milliseconds', () => {
      for (let thousandths = 1; thousandths < 3000; thousandths += 7) expect(Number.isInteger(settings({ timeout: (thousandths / 1000).toFixed(3) }).timeoutMs)).toBe(true);
    });
    it.each(['0', '0.000', '-1', '361', '1e3', '0x10', 'Infinity', 'NaN', '10m', '5 minutes', '1.2345', '٣'])('refuses a timeout of %s', (timeout) => {
      expect(problems({ timeout })).toEqual(['CONFIG_INVALID_VALUE timeout']);
    });

    it.each(['log-threshold', 'timestamp-threshold', 'time-threshold'])('takes 1 to 4 for %s, and never 0', (name) => {
      for (const value of ['1', '4']) expect(problems({ [name]: value })).toEqual([]);
      for (const value of ['0', '5', '-1', '01', '1.0', 'one']) expect(problems({ [name]: value })).toEqual([`CONFIG_INVALID_VALUE ${name}`]);
      expect(settings({ 'log-threshold': '2', 'timestamp-threshold': '3', 'time-threshold': '4' }).thresholds).toEqual({ logs: 2, timestamps: 3, times: 4 });
    });

    it.each(['repo', 'trusted-root', 'reports', 'certificate-oidc-issuer', 'signer-workflow'])('refuses two values for %s', (name) => {
      expect(problems({ [name]: ['a', 'b'] })).toEqual([`CONFIG_INVALID_VALUE ${name}`]);
      expect(problems({ [name]: 'a\nb' })).toEqual([`CONFIG_INVALID_VALUE ${name}`]);
    });

    it('refuses control characters', () => {
      for (const value of ['a\0b', 'a\u001b[31mb', 'a\u007fb', 'a\rb']) expect(problems({ bundle: value })).toEqual(['CONFIG_INVALID_VALUE bundle']);
      expect(problems({ bundle: 'ä 日本' })).toEqual([]);
    });

    it('bounds lines and bytes', () => {
      expect(problems({ bundle: 'x\n'.repeat(limits.inputLines) })).toEqual([]);
      expect(problems({ bundle: 'x\n'.repeat(limits.inputLines + 1) })).toEqual(['CONFIG_INVALID_VALUE bundle']);
      expect(problems({ bundle: 'x'.repeat(limits.inputBytes) })).toEqual([]);
      expect(problems({ bundle: 'x'.repeat(limits.inputBytes + 1) })).toEqual(['CONFIG_INVALID_VALUE bundle']);
    });

    it('trims lines, also those of Windows, and leaves blank ones out', () => {
      expect(settings({ artifact: ' a \r\n\r\n b c\n' }).artifact).toEqual(['a', 'b c']);
      expect(settings({ artifact: ['a', 'b\nc'] }).artifact).toEqual(['a', 'b', 'c']);
    });

    it.each(['sha256:ABC', 'SHA256:aa', 'sha1:da39a3ee5e6b4b0d3255bfef95601890afd80709', 'md5:d41d8cd98f00b204e9800998ecf8427e', 'sha256:', 'sha-256:aa', 'sha256=aa', `sha256:${'A'.repeat(64)}`])('refuses the artifact %s, which is no usable digest', (artifact) => {
      expect(configured({ artifact }).problems).toMatchObject([{ code: 'CONFIG_INVALID_VALUE', about: 'artifact', seen: artifact }]);
    });
    it('takes digests, and files that are called like algorithms', () => {
      expect(problems({ artifact: [`sha256:${'a'.repeat(64)}`, `sha384:${'a'.repeat(96)}`, `sha512:${'a'.repeat(128)}`, 'sha256', 'sha256.txt', 'SHA256SUMS', './sha1:x'] })).toEqual([]);
    });
  });

  it('takes a boolean that is false for not set', () => {
    expect(settings({ 'deny-self-hosted-runners': 'false', 'unsafe-any-identity': 'false', offline: 'false', summary: 'false' })).toMatchObject({ constraints: new Map(), unsafe: new Set(), offline: false, summary: false });
    expect(settings({ 'deny-self-hosted-runners': 'true', 'unsafe-ignore-sct': 'true' })).toMatchObject({ constraints: new Map([['deny-self-hosted-runners', ['true']]]), unsafe: new Set(['unsafe-ignore-sct']) });
  });

  it('refuses a threshold of logs together with ignoring them', () => {
    expect(problems({ 'log-threshold': '1', 'unsafe-ignore-tlog': 'true' })).toEqual(['CONFIG_CONFLICT log-threshold']);
    expect(problems({ 'log-threshold': '1', 'unsafe-ignore-tlog': 'false' })).toEqual([]);
  });

  describe('the GitHub that is meant', () => {
    const OWN = { 'trusted-root': 'root.json' } as const;
    it.each<[Given, string, string | null]>([
      [{}, 'github.com', null], [{ 'github-host': 'github.com' }, 'github.com', null], [{ 'github-host': 'acme.ghe.com' }, 'acme.ghe.com', null],
      [{ 'github-host': 'acme.ghe.com', 'github-trust-domain': 'octo.corp' }, 'acme.ghe.com', 'octo.corp'], [{ 'github-host': 'acme.ghe.com', trust: 'github' }, 'acme.ghe.com', null],
      [{ 'github-host': 'acme.ghe.com', ...OWN }, 'acme.ghe.com', null], [{ 'github-host': 'acme.ghe.com', ...OWN, require: 'release', 'github-trust-domain': 'octo' }, 'acme.ghe.com', 'octo'], [{ 'github-host': 'git.acme.example', ...OWN }, 'git.acme.example', null],
      [{ 'github-host': 'git.acme.example', 'tuf-mirror': 'https://tuf.test', 'tuf-root': 'root.json' }, 'git.acme.example', null],
    ])('by %j is %s with the trust domain %s', (given, name, domain) => {
      const { githubHost, tenantDomain } = settings(given);
      expect([githubHost.name, tenantDomain]).toEqual([name, domain]);
    });

    it.each<[string, Given, string]>([
      ['an address', { 'github-host': 'https://acme.ghe.com' }, 'CONFIG_INVALID_VALUE github-host'],
      ['another case', { 'github-host': 'Acme.ghe.com' }, 'CONFIG_INVALID_VALUE github-host'],
      ['a host below another', { 'github-host': 'api.acme.ghe.com' }, 'CONFIG_INVALID_VALUE github-host'],
      ['a slug alone', { 'github-host': 'acme', 'github-trust-domain': 'acme' }, 'CONFIG_INVALID_VALUE github-host'],
      ['a server that no built-in instance knows', { 'github-host': 'git.acme.example' }, 'CONFIG_CONFLICT github-host'],
      ['a server under the public instance', { 'github-host': 'git.acme.example', trust: 'public-good' }, 'CONFIG_CONFLICT github-host'],
      ['a tenant under the public instance', { 'github-host': 'acme.ghe.com', trust: 'public-good' }, 'CONFIG_CONFLICT trust'],
      ['a trust domain of github.com', { 'github-trust-domain': 'acme' }, 'CONFIG_CONFLICT github-trust-domain'],
      ['a trust domain of a server', { 'github-host': 'git.acme.example', ...OWN, 'github-trust-domain': 'acme' }, 'CONFIG_CONFLICT github-trust-domain'],
      ['a trust domain beside a root', { 'github-host': 'acme.ghe.com', ...OWN, 'github-trust-domain': 'acme' }, 'CONFIG_CONFLICT github-trust-domain'],
      ['a trust domain beside a repository', { 'github-host': 'acme.ghe.com', 'tuf-mirror': 'https://tuf.test', 'tuf-root': 'root.json', 'github-trust-domain': 'acme' }, 'CONFIG_CONFLICT github-trust-domain'],
      ['a trust domain that leads elsewhere', { 'github-host': 'acme.ghe.com', 'github-trust-domain': '../evil' }, 'CONFIG_INVALID_VALUE github-trust-domain'],
      ['a trust domain that is an address', { 'github-host': 'acme.ghe.com', 'github-trust-domain': 'https://x' }, 'CONFIG_INVALID_VALUE github-trust-domain'],
    ])('is not %s', (_name, given, expected) => {
      expect(new Set(problems(given))).toContain(expected);
      expect(problems(given).filter((line) => line !== expected)).toEqual([]);
    });

    it('says of a server what it lacks', () => {
      expect(configured({ 'github-host': 'git.acme.example' }, 'action').problems).toMatchObject([{ seen: 'git.acme.example', next: expect.stringMatching(/^Give trusted-root, /) as unknown }]);
    });
  });

  describe('the GitHub of the runner', () => {
    const COSIGN = { 'certificate-identity': 'https://github.com/acme/app/.github/workflows/r.yml@refs/heads/main', 'certificate-oidc-issuer': 'https://token.actions.githubusercontent.com' } as const;
    const on = (given: Given, server: string, api = ''): { readonly meant: readonly unknown[]; readonly found: readonly string[]; readonly next: readonly string[] } => {
      const { settings: { githubHost, githubApi, tokens, tokenOf }, problems: all } = configure(rawInputs({ ...GOOD, ...given }), 'action', runnerGithub(server, api));
      return { meant: [githubHost.name, githubApi?.href ?? null, tokens.map(({ host }) => host), tokenOf], found: all.map(({ code, about }) => `${code} ${about ?? ''}`), next: all.map(({ next }) => next ?? '') };
    };

    it.each<[string, Given, string, string, readonly unknown[]]>([
      ['of github.com', { repo: 'a/b', 'github-token': 't' }, 'https://github.com', 'https://api.github.com', ['github.com', 'https://api.github.com/', ['ghcr.io', 'api.github.com'], null]],
      ['of a tenant', { repo: 'a/b', 'github-token': 't' }, 'https://acme.ghe.com', 'https://api.acme.ghe.com', ['acme.ghe.com', 'https://api.acme.ghe.com/', ['acme.ghe.com'], null]],
      ['of a server', { repo: 'a/b', 'trusted-root': 'r.json', 'github-token': 't' }, 'https://git.acme.example', 'https://git.acme.example/api/v3', ['git.acme.example', 'https://git.acme.example/api/v3/', ['git.acme.example'], null]],
      ['of nobody', { repo: 'a/b', 'github-token': 't' }, '', 'https://api.evil.example', ['github.com', null, ['ghcr.io', 'api.github.com'], null]],
      ['of a tenant, where a release is meant', { release: 'a/b@v1', ...COSIGN }, 'https://acme.ghe.com', '', ['acme.ghe.com', null, [], null]],
      ['of a server, for a release that no workflow of it signed', { release: 'a/b@v1', key: 'k.pub' }, 'https://git.acme.example', '', ['git.acme.example', null, [], null]],
      // A whole identity is the same everywhere: it needs no GitHub that is meant.
      ['of a server, where nothing speaks of it', COSIGN, 'https://git.acme.example', 'https://git.acme.example/api/v3', ['github.com', null, [], null]],
      ['of a tenant, where nothing speaks of it', { ...COSIGN, trust: 'public-good' }, 'https://acme.ghe.com', '', ['github.com', null, [], null]],
      ['that cannot be meant, where nothing speaks of it', COSIGN, 'http://git.acme.example:8080', '', ['github.com', null, [], null]],
      // What is written wins, and the token of the job stays where it belongs.
      ['of a tenant, where github.com is written', { repo: 'a/b', 'github-host': 'github.com', 'github-token': 't' }, 'https://acme.ghe.com', 'https://api.acme.ghe.com', ['github.com', null, ['acme.ghe.com'], 'https://acme.ghe.com']],
      ['of a server, where github.com is written', { repo: 'a/b', 'github-host': 'github.com', 'github-token': 'github.com=t' }, 'https://git.acme.example', 'https://git.acme.example/api/v3', ['github.com', null, ['ghcr.io', 'api.github.com'], null]],
      ['of github.com, where a tenant is written', { repo: 'a/b', 'github-host': 'acme.ghe.com', 'github-token': 't' }, 'https://github.com', 'https://api.github.com', ['acme.ghe.com', null, ['ghcr.io', 'api.github.com'], 'https://github.com']],
      ['that cannot be meant, where github.com is written', { repo: 'a/b', 'github-host': 'github.com', 'github-token': 't' }, 'http://git.acme.example', '', ['github.com', null, [], 'http://git.acme.example']],
    ])('%s', (_name, given, server, api, meant) => {
      expect(on(given, server, api)).toEqual({ meant, found: [], next: [] });
    });

    it.each(['https://evil.example', 'https://git.acme.example.evil.example/api/v3', 'https://git.acme.example:8443/api/v3', 'https://user@git.acme.example/api/v3', 'http://git.acme.example/api/v3', 'https://xgit.acme.example', 'https://git.acme.example/api/v3?to=evil', 'git.acme.example'])('has no API at %s', (api) => {
      expect(on({ repo: 'a/b', 'trusted-root': 'r.json' }, 'https://git.acme.example', api).meant.slice(0, 2)).toEqual(['git.acme.example', null]);
    });

    it.each<[string, Given, string, string]>([
      ['a server whose root nobody gave', { repo: 'a/b' }, 'https://git.acme.example', 'CONFIG_CONFLICT github-host'],
      ['a tenant under the public instance', { repo: 'a/b', trust: 'public-good' }, 'https://acme.ghe.com', 'CONFIG_CONFLICT trust'],
    ])('says of %s that github.com may be what is meant', (_name, given, server, code) => {
      const { found, next } = on(given, server);
      expect(found).toEqual([code]);
      expect(next.join()).toContain('set github-host: github.com');
      expect(on({ ...given, 'github-host': 'github.com' }, server).found).toEqual([]);
    });

    it.each(['http://git.acme.example', 'https://git.acme.example:8443', 'https://github.com.', 'https://api.github.com', 'https://github.com/evil', 'https://GitHub.com', 'https://10.0.0.1', 'file:///', '\u0000'])('is not guessed where it says %j', (server) => {
      expect(on({ repo: 'a/b' }, server).found).toEqual(['CONFIG_CONFLICT github-host']);
      expect(on({ repo: 'a/b', 'github-host': 'github.com' }, server).found).toEqual([]);
    });
  });

  it('tells every problem at once', () => {
    const found = configure(rawInputs({ artifakt: 'x', bundle: '', mode: 'off', offline: 'yes', timeout: '0', repo: ['a', 'b'] }), 'action').problems;
    expect(found.map(({ code, about }) => `${code} ${about}`)).toEqual([
      'CONFIG_UNKNOWN_INPUT artifakt', 'CONFIG_EMPTY_INPUT bundle', 'CONFIG_INVALID_VALUE mode', 'CONFIG_INVALID_VALUE offline',
      'CONFIG_INVALID_VALUE timeout', 'CONFIG_INVALID_VALUE repo', 'CONFIG_SUBJECT_REQUIRED image',
    ]);
  });
});
