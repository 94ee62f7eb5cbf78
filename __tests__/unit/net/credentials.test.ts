import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import fs from 'node:fs';
import path from 'node:path';
import type { Problem } from '../../../src/domain/errors.ts';
import { parseImageRepository, type ImageRepository } from '../../../src/domain/image-reference.ts';
import { limits } from '../../../src/domain/limits.ts';
import { exec } from '../../../src/host/exec.ts';
import { filesOf } from '../../../src/host/files.ts';
import type { Credential } from '../../../src/net/credential.ts';
import { CREDENTIAL_VARIABLES, credentialSource, type CredentialPorts, type CredentialSource, type GivenToken } from '../../../src/net/credentials.ts';
import { faults, withFault } from '../../support/ports.ts';
import { temporaryFolder, withFiles } from '../host/temporary.ts';

const posix = process.platform === 'win32' ? it.skip : it;
const PATH = process.env['PATH'];
afterAll(() => {
  process.env['PATH'] = PATH;
});

let home: string;
beforeEach(() => {
  home = temporaryFolder();
});

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const basic = (username: string, password: string): Credential => ({ kind: 'basic', username, password });
const refresh = (token: string, login: { username: string; password: string } | null = null): Credential => ({ kind: 'refresh', token, login });

function repository(name: string): ImageRepository {
  const parsed = parseImageRepository(name);
  if (parsed === null) throw new TypeError(`${name} is no repository`);
  return parsed;
}

interface World extends CredentialSource { readonly masked: string[]; readonly read: () => readonly string[]; readonly asked: () => readonly string[] }

/** A source over files of `home`, with what it read, ran and masked. */
function source(env: CredentialPorts['env'] = {}, given: readonly GivenToken[] = []): World {
  const masked: string[] = [];
  const asked: string[] = [];
  const { files, calls } = withFault(filesOf(path.join(home, 'workspace')), 0, faults['missing'] ?? (() => Promise.reject(new TypeError())));
  const made = credentialSource({
    files, env: { HOME: home, ...env }, mask: (secret) => masked.push(secret),
    exec: { run: (argv, options) => {
      asked.push(argv.join(' '));
      return exec.run(argv, options);
    } },
  }, given);
  return { ...made, masked, read: () => calls.map(({ use, name }) => `${use} ${name}`), asked: () => asked };
}

/** Writes Docker's file in `home`. */
function config(content: unknown): void {
  withFiles(home, { '.docker/config.json': typeof content === 'string' ? content : JSON.stringify(content) });
}

async function credential(name: string, world: World = source()): Promise<Credential | null> {
  return (await world.for(repository(name))).credential;
}

const codes = (notes: readonly Problem[]): readonly string[] => notes.map(({ code, level, about, seen }) => `${code} ${level} ${about}: ${seen}`);

/** Puts helpers on PATH, each a shell script that writes down what it was asked. */
function helpers(scripts: Readonly<Record<string, string>>): { readonly asked: () => string } {
  const bin = path.join(home, 'bin');
  const log = path.join(home, 'log');
  fs.mkdirSync(bin);
  fs.writeFileSync(log, '');
  for (const [name, script] of Object.entries(scripts)) fs.writeFileSync(path.join(bin, `docker-credential-${name}`), `#!/bin/sh\nserver=$(cat)\necho "$1 $server" >> '${log}'\n${script}\n`, { mode: 0o755 });
  process.env['PATH'] = `${bin}${path.delimiter}${PATH ?? ''}`;
  return { asked: () => fs.readFileSync(log, 'utf8') };
}

const answers = (answer: unknown): string => `cat <<'END'\n${typeof answer === 'string' ? answer : JSON.stringify(answer)}\nEND`;
const knowsNone = 'echo "credentials not found in native keychain"; exit 1';

describe('an entry', () => {
  it.each<[string, unknown, Credential | null]>([
    ['with auth', { auth: base64('user:password') }, basic('user', 'password')],
    ['with auth without padding', { auth: base64('user:pass').replace(/=+$/, '') }, basic('user', 'pass')],
    ['with auth on several lines', { auth: `${base64('user:password').slice(0, 8)}\r\n${base64('user:password').slice(8)}\n` }, basic('user', 'password')],
    ['with colons in the password', { auth: base64('user:a:b:') }, basic('user', 'a:b:')],
    ['with a name outside of ASCII', { auth: base64('üser:pässword') }, basic('üser', 'pässword')],
    ['with the zero bytes of old versions', { auth: base64('user:password\0\0') }, basic('user', 'password')],
    ['with name and password', { username: 'user', password: 'password' }, basic('user', 'password')],
    ['with both, where auth counts', { username: 'x', password: 'y', auth: base64('user:password') }, basic('user', 'password')],
    ['with an identity token', { identitytoken: 'identity' }, refresh('identity')],
    ['with an identity token and an empty password beside it', { auth: base64('00000000-0000-0000-0000-000000000000:'), identitytoken: 'identity' }, refresh('identity')],
    ['with an identity token and a login', { auth: base64('user:password'), identitytoken: 'identity' }, refresh('identity', { username: 'user', password: 'password' })],
    ['with the user <token>', { auth: base64('<token>:identity') }, refresh('identity')],
    ['with a registry token', { registrytoken: 'bearer', identitytoken: 'x', auth: base64('x:y') }, { kind: 'bearer', token: 'bearer' }],
    ['that is unknown beside what is known', { email: 'a@b', auth: base64('user:password'), more: { a: 1 } }, basic('user', 'password')],
    ['that is empty, as a store leaves it', {}, null],
    ['of another kind', 'text', null],
    ['of empty texts', { auth: '', username: '', password: '' }, null],
    ['of numbers', { auth: 1, username: 2, password: 3 }, null],
  ])('%s is read', async (_, entry, expected) => {
    config({ auths: { 'ghcr.io': entry }, HttpHeaders: { 'User-Agent': 'x' } });
    const { credential: found, notes } = await source().for(repository('ghcr.io/acme/app'));
    expect([found, notes]).toEqual([expected, []]);
  });

  it.each<[string, unknown, string]>([
    ['that is not base64', { auth: 'hunter2!' }, 'its auth is not a user name, a colon and a password in base64'],
    ['with something behind it', { auth: `${base64('user:hunter2')}!` }, 'its auth is not a user name, a colon and a password in base64'],
    ['without a colon', { auth: base64('hunter2') }, 'its auth is not a user name, a colon and a password in base64'],
    ['that is not UTF-8', { auth: Buffer.from([0xff, 0x3a, 0xfe]).toString('base64') }, 'its auth is not a user name, a colon and a password in base64'],
    ['whose token would begin another header', { registrytoken: 'hunter2\r\nx: y' }, 'its registrytoken is not a token'],
  ])('%s is a note, and the next one counts', async (_, entry, expected) => {
    config({ auths: { 'ghcr.io/acme': entry, 'ghcr.io': { auth: base64('user:password') } } });
    const { credential: found, notes } = await source().for(repository('ghcr.io/acme/app'));
    expect([found, codes(notes)]).toEqual([basic('user', 'password'), [`CREDENTIALS_UNUSABLE warning ghcr.io: ${path.join(home, '.docker', 'config.json')}: ${expected}`]]);
    expect(JSON.stringify(notes)).not.toMatch(/hunter2|aHVudGVyM|dXNlcjpodW50ZXIy/);
  });
});

describe('a key', () => {
  it.each(['ghcr.io', 'GHCR.io', 'https://ghcr.io', 'http://ghcr.io/', 'https://ghcr.io/v1/', 'https://ghcr.io/v2/', 'https://ghcr.io/v2', 'HTTPS://ghcr.io/any/path', 'ghcr.io/v1/', 'ghcr.io/v2/', 'ghcr.io/acme', 'ghcr.io/acme/app', 'ghcr.io/acme/app/'])('%s is for ghcr.io/acme/app', async (key) => {
    config({ auths: { [key]: { auth: base64('user:password') } } });
    await expect(credential('ghcr.io/acme/app')).resolves.toEqual(basic('user', 'password'));
  });

  it.each([
    'evil.example', 'ghcr.io.evil.example', 'evil-ghcr.io', 'hcr.io', 'ghcr.io:8443', 'https://ghcr.io:8443/v2/', 'https://evil.example/ghcr.io', 'https://ghcr.io@evil.example/', 'evil.example#ghcr.io', '*.io', 'io', '', 'acme', 'acme/app',
    'ghcr.io/acm', 'ghcr.io/acme-evil', 'ghcr.io/acme/app-evil', 'ghcr.io/acme/ap', 'ghcr.io/acme/app/more', 'ghcr.io/ACME', 'ghcr.io//acme', '__proto__',
  ])('%s is not', async (key) => {
    config({ auths: { [key]: { auth: base64('user:password') } } });
    await expect(credential('ghcr.io/acme/app')).resolves.toBeNull();
  });

  it.each(['https://index.docker.io/v1/', 'https://index.docker.io/v2/', 'index.docker.io', 'docker.io', 'registry-1.docker.io', 'https://registry-1.docker.io', 'docker.io/library', 'docker.io/library/alpine'])('%s is for an image of Docker', async (key) => {
    config({ auths: { [key]: { auth: base64('user:password') } } });
    await expect(credential('alpine')).resolves.toEqual(basic('user', 'password'));
  });

  it.each(['https://index.docker.io/v1/access-token', 'https://index.docker.io/v1/refresh-token', 'hub.docker.com', 'docker.io/alpine', 'library', 'alpine'])('%s is not', async (key) => {
    config({ auths: { [key]: { auth: base64('user:password') } } });
    await expect(credential('alpine')).resolves.toBeNull();
  });

  it('keeps its port', async () => {
    config({ auths: { 'localhost:5000': { auth: base64('user:five') }, 'localhost:6000': { auth: base64('user:six') } } });
    await expect(credential('localhost:6000/app')).resolves.toEqual(basic('user', 'six'));
  });

  it('that is narrower goes first, and what is spelled as programs do before other spellings', async () => {
    const auth = (password: string): unknown => ({ auth: base64(`user:${password}`) });
    config({ auths: { 'https://ghcr.io/v1/': auth('address'), 'ghcr.io': auth('host'), 'ghcr.io/acme': auth('owner'), 'ghcr.io/acme/app': auth('name'), 'docker.io': auth('name of Docker'), 'https://index.docker.io/v1/': auth('Docker') } });
    const world = source();
    const found = await Promise.all(['ghcr.io/acme/app', 'ghcr.io/acme/other', 'ghcr.io/other/app', 'alpine'].map((name) => credential(name, world)));
    expect(found).toEqual([basic('user', 'name'), basic('user', 'owner'), basic('user', 'host'), basic('user', 'Docker')]);
  });

  it('that is spelled in two ways gives what is not empty', async () => {
    config({ auths: { 'ghcr.io': {}, 'https://ghcr.io': { auth: base64('user:password') } } });
    await expect(credential('ghcr.io/acme/app')).resolves.toEqual(basic('user', 'password'));
  });
});

describe('the files', () => {
  const auths = (password: string): string => JSON.stringify({ auths: { 'ghcr.io': { auth: base64(`user:${password}`) } } });
  const four = (): CredentialPorts['env'] => {
    withFiles(home, { 'docker/config.json': auths('docker'), 'auth.json': auths('registry'), 'run/containers/auth.json': auths('run'), 'xdg/containers/auth.json': auths('xdg'), '.docker/config.json': auths('home'), '.config/containers/auth.json': auths('config') });
    return { DOCKER_CONFIG: path.join(home, 'docker'), REGISTRY_AUTH_FILE: path.join(home, 'auth.json'), XDG_RUNTIME_DIR: path.join(home, 'run'), XDG_CONFIG_HOME: path.join(home, 'xdg') };
  };

  it.each<[string, readonly string[]]>([
    ['docker', []], ['registry', ['docker/config.json']], ['run', ['docker/config.json', 'auth.json']], ['xdg', ['docker/config.json', 'auth.json', 'run/containers/auth.json']],
  ])('are looked into in order: %s, where %j are not there', async (expected, missing) => {
    const env = four();
    for (const name of missing) fs.rmSync(path.join(home, name));
    const { credential: found, notes } = await source(env).for(repository('ghcr.io/acme/app'));
    expect([found, notes]).toEqual([basic('user', expected), []]);
  });

  it.each<[string, CredentialPorts['env'], string]>([
    ['Docker of the home folder', {}, 'home'], ['the home folder by its name on Windows', { HOME: undefined, USERPROFILE: 'home' }, 'home'], ['variables that are empty', { DOCKER_CONFIG: '', XDG_CONFIG_HOME: '', REGISTRY_AUTH_FILE: '' }, 'home'],
    ['Podman of the home folder', { DOCKER_CONFIG: '/nowhere' }, 'config'],
  ])('are those of %s', async (_, env, expected) => {
    four();
    await expect(credential('ghcr.io/acme/app', source({ ...env, ...(env['USERPROFILE'] === undefined ? {} : { USERPROFILE: home }) }))).resolves.toEqual(basic('user', expected));
  });

  it('may all be missing, and so may the variables', async () => {
    for (const world of [source(), source({ HOME: undefined })]) await expect(world.for(repository('ghcr.io/acme/app'))).resolves.toEqual({ credential: null, notes: [] });
  });

  it('are read once in a run, and only those that are needed', async () => {
    const env = four();
    const world = source({ ...env, REGISTRY_AUTH_FILE: path.join(home, 'docker', 'config.json') });
    await Promise.all(['ghcr.io/acme/app', 'ghcr.io/acme/other', 'ghcr.io/acme/app'].map((name) => world.for(repository(name))));
    expect(world.read()).toEqual([`read ${path.join(home, 'docker', 'config.json')}`]);
    await world.for(repository('quay.io/acme/app'));
    await world.for(repository('quay.io/acme/app'));
    expect(world.read()).toEqual(['docker/config.json', 'run/containers/auth.json', 'xdg/containers/auth.json'].map((name) => `read ${path.join(home, name)}`));
  });

  it.each<[string, string, RegExp]>([
    ['is no JSON', '{"auths": {"ghcr.io": {"auth": "aHVudGVyMjp4', /the file .*at character/], ['has a key twice', '{"auths": {}, "auths": {}}', /the file has the key "auths" twice/], ['is no object', '[]', /the file is not an object/],
    ['is too large', ' '.repeat(limits.credentialFileBytes + 1), /is larger than/], ['is not UTF-8', 'ÿ', /the file is not UTF-8/],
  ])('that are unusable are a note, and the next one counts: one that %s', async (_, text, expected) => {
    const env = four();
    const file = path.join(home, 'docker', 'config.json');
    fs.writeFileSync(file, Buffer.from(text, 'latin1'));
    const { credential: found, notes } = await source(env).for(repository('ghcr.io/acme/app'));
    expect([found, notes.map(({ code, about }) => [code, about])]).toEqual([basic('user', 'registry'), [['CREDENTIALS_UNUSABLE', file]]]);
    expect(notes[0]?.seen).toMatch(expected);
    expect(JSON.stringify(notes)).not.toContain('aHVudGVyM');
  });

  it('are never those of the workspace, which may be the head of a pull request', async () => {
    withFiles(home, { 'workspace/config.json': auths('of the head'), 'workspace/.docker/config.json': auths('of the head'), 'workspace/auth.json': auths('of the head') });
    const world = source({ HOME: '.', DOCKER_CONFIG: '.', REGISTRY_AUTH_FILE: 'auth.json' });
    const { credential: found, notes } = await world.for(repository('ghcr.io/acme/app'));
    expect([found, world.read(), new Set(notes.map(({ code }) => code)), notes.length]).toEqual([null, [], new Set(['CREDENTIALS_UNUSABLE']), 3]);
    await expect(credential('ghcr.io/acme/app', source({ DOCKER_CONFIG: path.join(home, 'workspace') }))).resolves.toEqual(basic('user', 'of the head'));
  });

  it('are named by these variables alone', async () => {
    const read = new Set<string>();
    const env = new Proxy<Record<string, string | undefined>>({}, { get: (_, name) => {
      read.add(String(name));
      return undefined;
    } });
    await credentialSource({ files: filesOf(home), exec, env, mask: () => {} }, []).for(repository('alpine'));
    expect([...read].toSorted()).toEqual([...CREDENTIAL_VARIABLES].toSorted());
  });
});

describe('a helper', () => {
  const good = answers({ ServerURL: 'ghcr.io', Username: 'octocat', Secret: 'hunter2' });

  posix('is asked for the host, and what it answers counts', async () => {
    const { asked } = helpers({ good });
    config({ credHelpers: { 'ghcr.io': 'good' } });
    await expect(credential('ghcr.io/acme/app')).resolves.toEqual(basic('octocat', 'hunter2'));
    expect(asked()).toBe('get ghcr.io\n');
  });

  posix('is asked for the registry of Docker by its old name', async () => {
    const { asked } = helpers({ hub: answers({ ServerURL: 'https://index.docker.io/v1/', Username: 'octocat', Secret: 'hunter2' }) });
    config({ credsStore: 'hub' });
    await expect(credential('alpine')).resolves.toEqual(basic('octocat', 'hunter2'));
    expect(asked()).toBe('get https://index.docker.io/v1/\n');
  });

  posix('for the host goes before the one for all, and that before the entries', async () => {
    const entries = { auths: { 'ghcr.io/acme/app': { auth: base64('user:entry') }, 'quay.io': { auth: base64('user:entry') } } };
    const { asked } = helpers({ host: answers({ Username: 'user', Secret: 'host' }), all: answers({ Username: 'user', Secret: 'all' }) });
    config({ ...entries, credHelpers: { 'https://ghcr.io/v2/': 'host' }, credsStore: 'all' });
    const world = source();
    await expect(credential('ghcr.io/acme/app', world)).resolves.toEqual(basic('user', 'host'));
    await expect(credential('quay.io/acme/app', world)).resolves.toEqual(basic('user', 'all'));
    expect(asked()).toBe('get ghcr.io\nget quay.io\n');
    config(entries);
    await expect(credential('ghcr.io/acme/app')).resolves.toEqual(basic('user', 'entry'));
  });

  posix('that knows none is no fault, and the entries and files behind it count', async () => {
    helpers({ none: knowsNone });
    config({ credsStore: 'none', auths: { 'ghcr.io': {} } });
    await expect(source().for(repository('ghcr.io/acme/app'))).resolves.toEqual({ credential: null, notes: [] });
    withFiles(home, { '.config/containers/auth.json': JSON.stringify({ auths: { 'ghcr.io': { auth: base64('user:podman') } } }) });
    await expect(source().for(repository('ghcr.io/acme/app'))).resolves.toEqual({ credential: basic('user', 'podman'), notes: [] });
  });

  posix('is asked once for one registry, however many ask', async () => {
    const { asked } = helpers({ good, quay: answers({ Username: 'user', Secret: 'quay' }) });
    config({ credHelpers: { 'ghcr.io': 'good', 'quay.io': 'quay' } });
    const world = source();
    await Promise.all(['ghcr.io/acme/app', 'ghcr.io/acme/other', 'ghcr.io/acme/app', 'quay.io/acme/app'].map((name) => world.for(repository(name))));
    await world.for(repository('ghcr.io/acme/third'));
    expect(asked().split('\n').filter((line) => line !== '').toSorted()).toEqual(['get ghcr.io', 'get quay.io']);
  });

  posix.each<[string, unknown, Credential | null]>([
    ['an identity token', { Username: '<token>', Secret: 'identity' }, refresh('identity')], ['a server as an address', { ServerURL: 'https://GHCR.io/', Username: 'u', Secret: 's' }, basic('u', 's')], ['an empty server', { ServerURL: '', Username: 'u', Secret: 's' }, basic('u', 's')],
    ['nothing', {}, null], ['empty texts', { Username: '', Secret: '' }, null], ['an empty identity token', { Username: '<token>', Secret: '' }, null],
  ])('may answer with %s', async (_, answer, expected) => {
    helpers({ x: answers(answer) });
    config({ credsStore: 'x' });
    await expect(source().for(repository('ghcr.io/acme/app'))).resolves.toEqual({ credential: expected, notes: [] });
  });

  posix.each<[string, string, string]>([
    ['fails', 'echo hunter2; exit 1', 'docker-credential-x ended with exit code 1'],
    ['fails with the words for none in the wrong place', 'echo "hunter2: credentials not found in native keychain"; exit 1', 'docker-credential-x ended with exit code 1'],
    ['is ended by a signal', 'kill -9 $$', 'docker-credential-x ended with exit code 137'],
    ['says none without failing', 'echo "credentials not found in native keychain"', 'docker-credential-x answers with what is no credential'],
    ['answers with no JSON', answers('{"Username":"u","Secret":"hunter2"'), 'docker-credential-x answers with what is no credential'],
    ['answers with a key twice', answers('{"Secret":"x","Secret":"hunter2"}'), 'docker-credential-x answers with what is no credential'],
    ['answers with a list', answers(['hunter2']), 'docker-credential-x answers with what is no credential'],
    ['answers with a secret that is none', answers({ Username: 'hunter2', Secret: 1 }), 'docker-credential-x answers with what is no credential'],
    ['answers for another server', answers({ ServerURL: 'https://evil.example', Username: 'u', Secret: 'hunter2' }), 'docker-credential-x answers with the credential of another server'],
    ['answers for a server below the name', answers({ ServerURL: 'ghcr.io.evil.example', Username: 'u', Secret: 'hunter2' }), 'docker-credential-x answers with the credential of another server'],
    ['floods', 'while :; do echo hunter2; done', `docker-credential-x prints more than ${limits.helperBytes} bytes`],
  ])('that %s is a note without what it printed, and an entry behind it counts', async (_, script, expected) => {
    helpers({ x: script });
    config({ credsStore: 'x', auths: { 'ghcr.io/acme/other': { auth: base64('user:password') } } });
    const world = source();
    const { credential: found, notes } = await world.for(repository('ghcr.io/acme/app'));
    expect([found, codes(notes)]).toEqual([null, [`CREDENTIALS_UNUSABLE warning ghcr.io: ${path.join(home, '.docker', 'config.json')}: ${expected}`]]);
    expect(JSON.stringify(notes)).not.toContain('hunter2');
    await expect(credential('ghcr.io/acme/other', world)).resolves.toEqual(basic('user', 'password'));
  });

  it('that is not there is a note', async () => {
    config({ credsStore: 'nowhere' });
    const { credential: found, notes } = await source().for(repository('ghcr.io/acme/app'));
    expect([found, notes.map(({ seen }) => seen)]).toEqual([null, [`${path.join(home, '.docker', 'config.json')}: docker-credential-nowhere cannot be started: it is not there`]]);
  });

  it('is given its time and no more', async () => {
    config({ credsStore: 'x' });
    const given: unknown[] = [];
    await credentialSource({ files: filesOf(home), env: { HOME: home }, mask: () => {}, exec: { run: async (argv, { timeoutMs, maxBytes }) => {
      given.push(argv, timeoutMs, maxBytes);
      return { code: 0, stdout: Buffer.from('{}'), stderr: new Uint8Array() };
    } } }, []).for(repository('ghcr.io/acme/app'));
    expect(given).toEqual([['docker-credential-x', 'get'], limits.helperMs, limits.helperBytes]);
  });

  it.each(['../evil', '/bin/sh', 'a b', 'a;b', '$(x)', 'a\nb', 'é', 'a\\b'])('by the name %j is never run', async (name) => {
    config({ credsStore: name });
    const world = source();
    const { credential: found, notes } = await world.for(repository('ghcr.io/acme/app'));
    expect([found, notes.map(({ code }) => code), world.asked()]).toEqual([null, ['CREDENTIALS_UNUSABLE'], []]);
  });
});

describe('a given token', () => {
  const given: readonly GivenToken[] = [{ host: 'GHCR.io', token: 'ghs_given' }, { host: 'docker.io', token: 'hub' }, { host: 'github.com', token: 'ghs_given' }, { host: 'quay.io', token: '' }];

  it('goes before everything that is stored for its host, and nothing is looked for then', async () => {
    config({ auths: { 'ghcr.io/acme/app': { auth: base64('user:stored') }, 'quay.io': { auth: base64('user:quay') } } });
    const world = source({}, given);
    await expect(world.for(repository('ghcr.io/acme/app'))).resolves.toEqual({ credential: basic('x-access-token', 'ghs_given'), notes: [] });
    await expect(credential('alpine', world)).resolves.toEqual(basic('x-access-token', 'hub'));
    expect(world.read()).toEqual([]);
    await expect(credential('quay.io/acme/app', world)).resolves.toEqual(basic('user', 'quay'));
  });

  it.each(['ghcr.io.evil.example/acme/app', 'evil.example/ghcr.io/app', 'ghcr.io:443/acme/app', 'sub.ghcr.io/acme/app', 'xghcr.io/acme/app', 'localhost/ghcr.io/app', 'github.com.evil.example/acme/app'])('is for no other host: %s', async (name) => {
    await expect(credential(name, source({}, given))).resolves.toBeNull();
  });
});

describe('every secret', () => {
  it('that is given is masked before anything is asked, with the header that it is sent in', () => {
    const { masked } = source({}, [{ host: 'ghcr.io', token: 'ghs_given' }, { host: 'no host at all', token: 'misplaced' }, { host: 'ghcr.io', token: '' }, { host: 'ghcr.io', token: 'second' }]);
    expect(masked).toEqual(expect.arrayContaining(['ghs_given', base64('x-access-token:ghs_given'), 'misplaced', 'second']));
    expect(masked).not.toContain('');
  });

  it.each<[string, unknown, readonly string[]]>([
    ['a password', { auth: base64('user:pass').replace(/=+$/, '') }, ['pass', base64('user:pass'), base64('user:pass').replace(/=+$/, '')]],
    ['an identity token and the login beside it', { identitytoken: 'identity', auth: base64('user:password') }, ['identity', 'password', base64('user:password'), base64('user:password').replace(/=+$/, '')]],
    ['a registry token', { registrytoken: 'bearer' }, ['bearer']],
  ])('that is found is masked once: %s', async (_, entry, expected) => {
    config({ auths: { 'ghcr.io': entry } });
    const world = source();
    await credential('ghcr.io/acme/app', world);
    await credential('ghcr.io/acme/other', world);
    expect(world.masked.toSorted()).toEqual([...new Set(expected)].toSorted());
  });

  posix('of a helper is masked', async () => {
    helpers({ x: answers({ Username: '<token>', Secret: 'identity' }) });
    config({ credsStore: 'x' });
    const world = source();
    await credential('ghcr.io/acme/app', world);
    expect(world.masked).toEqual(['identity']);
  });
});
