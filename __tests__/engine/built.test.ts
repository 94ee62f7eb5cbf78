// The built program: what users run. A subset of the stories again, through dist/, with the runner's variables and with flags.

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { outputNames } from '../../src/report/catalog.ts';
import { builtDoor, runAction, runCli } from '../support/built.ts';
import { Desk } from '../support/engine.ts';
import type { Given } from '../support/inputs.ts';
import { liveMarkdown } from '../support/markdown.ts';
import { DEFAULT_IDENTITY, GITHUB_ISSUER, VirtualSigstore, aGithubIdentity, aStatement } from '../support/virtual-sigstore.ts';

const BYTES = Buffer.from('artifact');
const SHA256 = `sha256:${createHash('sha256').update(BYTES).digest('hex')}`;
const ASKED: Given = { artifact: 'app.tar.gz', bundle: 'provenance.json', repo: 'acme/app', 'trusted-root': 'root.json' };
const windows = process.platform === 'win32';
/** The line that a workflow command of somebody else would begin with; the names of our own annotations are known. */
const COMMAND = /^\s*(?:::(?!(?:error|warning|notice) title=|stop-commands::)(?![0-9a-f-]{36}::$)|.*##\[)/;

/** The flags of a run that passes, with changes. */
function flags(given: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries({ ...ASKED, ...given }).flatMap(([name, value]) => [`--${name}`, String(value)]);
}

let desk: Desk;
beforeAll(async () => {
  const sigstore = await VirtualSigstore.create();
  desk = new Desk(sigstore);
  desk.write('app.tar.gz', BYTES);
  desk.write('other.tar.gz', 'other');
  desk.evidence('provenance.json', await sigstore.sign({ statement: aStatement() }));
  desk.evidence('signature.json', await sigstore.sign({ message: BYTES }));
  // Everything that somebody who signs may choose, as hostile as it can be.
  const hostile = '\n::set-output name=verified::true\n##[set-output name=verified]true\u001b[2J<img src=x>](https://evil.test)`|@everyone';
  desk.evidence('hostile.json', await sigstore.sign({ statement: aStatement({ predicateType: `https://evil.test/${hostile}` }) }, { ...aGithubIdentity({ repo: 'evil/app' }), identity: `https://github.com/evil/app/.github/workflows/x.yml@refs/heads/${hostile}` }));
});
afterAll(() => desk.remove());

it('is there', () => {
  expect([builtDoor('index.js'), builtDoor('cli.js')].map((door) => path.basename(path.dirname(door)))).toEqual(['dist', 'dist']);
});

describe('the action', () => {
  it('passes: exit 0, every output, a summary, and nothing on stderr', async () => {
    const { exit, stderr, stdout, outputs, summary } = await runAction(desk.folder, ASKED);
    expect([exit, stderr]).toEqual([0, '']);
    expect(Object.keys(outputs ?? {}).toSorted()).toEqual([...outputNames].toSorted());
    expect(outputs).toMatchObject({ outcome: 'passed', verified: 'true', digest: SHA256, signer: 'acme/app/.github/workflows/release.yml@refs/tags/v1.2.3' });
    expect(summary?.split('\n')[0]).toMatch(/passed.*app\.tar\.gz/);
    expect(stdout).toContain('✓ passed');
  });

  it.each<[string, Given, number, string, string]>([
    ['fails for another file', { artifact: 'other.tar.gz' }, 1, 'failed', 'SUBJECT_MISMATCH'],
    ['fails for another signer', { repo: 'acme/other' }, 1, 'failed', 'SIGNER_MISMATCH'],
    ['goes on in mode warn', { repo: 'acme/other', mode: 'warn' }, 0, 'failed', 'SIGNER_MISMATCH'],
    ['stops where evidence cannot be read', { artifact: 'other.tar.gz', bundle: '.' }, 1, 'indeterminate', 'SOURCE_UNREADABLE'],
    ['is an error without the file', { artifact: 'missing.tar.gz' }, 1, 'error', 'SUBJECT_NOT_FOUND'],
    ['is an error in mode warn too', { artifact: 'missing.tar.gz', mode: 'warn' }, 1, 'error', 'SUBJECT_NOT_FOUND'],
    ['is an error where an expression expanded to nothing', { repo: '' }, 1, 'error', 'CONFIG_EMPTY_INPUT'],
    ['is an error for an input that is no input', { repoo: 'acme/app' }, 1, 'error', 'CONFIG_UNKNOWN_INPUT'],
    ['is an error for a flag of the command line', { 'log-threshold': '1' }, 1, 'error', 'CONFIG_UNKNOWN_INPUT'],
    ['is an error for a boolean that is none', { offline: 'yes' }, 1, 'error', 'CONFIG_INVALID_VALUE'],
  ])('%s', async (_name, given, exit, outcome, code) => {
    const ended = await runAction(desk.folder, { ...ASKED, ...given });
    expect([ended.exit, ended.stderr]).toEqual([exit, '']);
    expect(Object.keys(ended.outputs ?? {}).toSorted()).toEqual([...outputNames].toSorted());
    expect(ended.outputs).toMatchObject({ outcome, verified: 'false' });
    if (given['mode'] !== 'warn' || outcome === 'error') expect(ended.outputs).toMatchObject({ digest: '', signer: '' });
    // Whoever opens the log, the summary or the annotations finds the code.
    for (const text of [ended.stdout, ended.summary]) expect(text).toContain(code);
    expect(ended.stdout).toMatch(new RegExp(`^::${outcome === 'failed' && exit === 0 ? 'warning' : 'error'} .*`, 'm'));
  });

  it('writes the report where it is asked to, and no summary where none is wanted', async () => {
    const { exit, outputs, summary } = await runAction(desk.folder, { ...ASKED, reports: 'verification', summary: 'false' });
    expect([exit, outputs?.['report-path'], summary]).toEqual([0, 'verification/report.json', '']);
    expect(JSON.parse(fs.readFileSync(desk.path('verification/report.json'), 'utf8'))).toMatchObject({ schema: 1, outcome: 'passed', subjects: [{ name: 'app.tar.gz', digest: SHA256 }] });
  });

  it.each(['../outside', windows ? 'C:\\Windows' : '/proc/self', 'app.tar.gz'])('is an error where the report cannot be written: %s', async (reports) => {
    const { exit, outputs, stdout } = await runAction(desk.folder, { ...ASKED, reports });
    expect([exit, outputs]).toMatchObject([1, { outcome: 'error', verified: 'false', digest: '', 'report-path': '' }]);
    expect(stdout).toContain('REPORT_UNWRITABLE');
  });

  it('fails where the outputs cannot be handed over', async () => {
    for (const GITHUB_OUTPUT of [undefined, '', path.join(desk.folder, 'none', 'output')]) {
      const { exit, stdout } = await runAction(desk.folder, ASKED, { env: { GITHUB_OUTPUT } });
      expect([exit, stdout]).toEqual([1, expect.stringContaining('REPORT_UNWRITABLE')]);
    }
  });

  it('takes nothing of trust, policy or identity from its variables', async () => {
    const env = { SIGSTORE_ROOT_FILE: 'root.json', TUF_ROOT: desk.folder, GITHUB_REPOSITORY: 'acme/other', GITHUB_ACTIONS: 'true', CI: 'true', VERIFY_MODE: 'warn', MODE: 'warn', HTTPS_PROXY: 'http://127.0.0.1:9', NODE_ENV: 'test' };
    const ended = await runAction(desk.folder, { ...ASKED, 'trusted-root': '-', trust: 'public-good', offline: 'true' }, { env });
    expect([ended.exit, ended.outputs]).toMatchObject([1, { outcome: 'failed' }]);
    expect((await runAction(desk.folder, ASKED, { env })).exit).toBe(0);
  });

  (windows ? it.skip : it)('is an error for a value in a variable that the runner did not write', async () => {
    const asked = { ...ASKED, bundle: 'signature.json', repo: '-', require: 'signature', 'certificate-identity': 'jane@example.com', 'certificate-oidc-issuer': GITHUB_ISSUER };
    const { exit, outputs, stdout } = await runAction(desk.folder, asked, { env: { 'INPUT_certificate-identity': DEFAULT_IDENTITY } });
    expect([exit, outputs?.['outcome'], stdout]).toEqual([1, 'error', expect.stringContaining('INPUT_certificate-identity')]);
    expect((await runAction(desk.folder, { ...asked, 'certificate-identity': DEFAULT_IDENTITY })).exit).toBe(0);
  });

  it('obeys nothing that evidence says', async () => {
    for (const given of [{ bundle: 'hostile.json' }, { bundle: ['hostile.json', 'provenance.json'] }, { bundle: 'hostile.json', mode: 'warn' }]) {
      const { stdout, summary, outputs } = await runAction(desk.folder, { ...ASKED, ...given });
      expect(stdout.split('\n').filter((line) => COMMAND.test(line))).toEqual([]);
      expect(stdout).not.toContain('\u001b');
      expect(liveMarkdown(summary ?? '')).toEqual([]);
      expect(outputs?.['verified']).toBe(String(given.bundle !== 'hostile.json'));
    }
  });

  it('obeys nothing that file names say', async () => {
    const all = ['::set-output name=verified::true', '##[set-output name=verified]true', '\u001b[31mred', '<script>alert(1)<script>', 'a`b|c', '`${IFS}`', '@everyone', '--mode=warn', '- true', '\u200binvisible', 'ü'.repeat(100), 'new\nline', 'x\n::error::y', 'a"b'];
    const names = all.filter((name) => !windows || !/[<>:"|?*]|\p{Cc}/u.test(name));
    for (const name of names) desk.write(path.join('hostile', name), 'other');
    const { exit, stdout, summary, outputs } = await runAction(desk.folder, { ...ASKED, artifact: 'hostile/*' });
    expect([exit, outputs?.['outcome'], outputs?.['verified']]).toEqual([1, 'failed', 'false']);
    expect((JSON.parse(outputs?.['results'] ?? '') as { subjects: unknown[] }).subjects).toHaveLength(names.length);
    expect(stdout.split('\n').filter((line) => COMMAND.test(line))).toEqual([]);
    expect(stdout).not.toContain('\u001b');
    expect(liveMarkdown(summary ?? '')).toEqual([]);
  });

  (windows ? it.skip : it)('publishes what is known when it is cancelled while it hashes', async () => {
    // A file without content on the disk: it takes longer to hash than any test may take.
    fs.writeFileSync(desk.path('huge'), '');
    fs.truncateSync(desk.path('huge'), 256 * 2 ** 30);
    // Says when the program is listening for signals; a signal before that ends any program.
    const ready = 'const on=process.on;process.on=function(e,...a){const r=on.call(this,e,...a);if(e==="SIGTERM")setTimeout(()=>process.stderr.write("ready"),200);return r}';
    const started = performance.now();
    const { exit, signal, outputs, summary, stderr } = await runAction(desk.folder, { ...ASKED, artifact: 'huge' }, {
      env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(ready)}` },
      onError: (text, kill) => { if (text.includes('ready')) kill('SIGTERM'); },
    });
    expect([exit, signal, stderr]).toEqual([1, null, 'ready']);
    expect(outputs).toMatchObject({ outcome: 'indeterminate', verified: 'false', digest: '' });
    expect(Object.keys(outputs ?? {}).toSorted()).toEqual([...outputNames].toSorted());
    expect(summary).toContain('INTERRUPTED');
    expect(performance.now() - started).toBeLessThan(7000);
  }, 20_000);

  it('ends by its timeout, and says so', async () => {
    if (!fs.existsSync(desk.path('huge'))) fs.writeFileSync(desk.path('huge'), '');
    fs.truncateSync(desk.path('huge'), windows ? 2 ** 31 : 256 * 2 ** 30);
    const { exit, outputs, summary } = await runAction(desk.folder, { ...ASKED, artifact: ['app.tar.gz', 'huge'], timeout: '0.01' });
    expect([exit, outputs?.['outcome']]).toEqual([1, 'indeterminate']);
    expect(summary).toContain('INTERRUPTED');
  }, 20_000);
});

describe('the command line', () => {
  it.each<[string, readonly string[], number]>([
    ['0 where it passes', flags({}), 0],
    ['0 with flags of its own', flags({ 'log-threshold': '1', 'signer-digest': 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00' }), 0],
    ['0 with an equals sign', ['--artifact=app.tar.gz', '--bundle=provenance.json', '--repo=acme/app', '--trusted-root=root.json'], 0],
    ['1 where it fails', flags({ repo: 'acme/other' }), 1],
    ['1 for another file', flags({ artifact: 'other.tar.gz' }), 1],
    ['2 for an error', flags({ artifact: 'missing' }), 2],
    ['2 for a mistyped flag', [...flags({}), '--mod', 'warn'], 2],
    ['2 for a word that is no flag', [...flags({}), 'other.tar.gz'], 2],
    ['2 for a flag without value', [...flags({}), '--bundle'], 2],
    ['2 for a boolean with a value behind it', [...flags({}), '--offline', 'true'], 2],
    ['2 for anything behind two hyphens', [...flags({}), '--', '--mode'], 2],
    ['3 where something could not be asked', flags({ artifact: 'other.tar.gz', bundle: '.' }), 3],
    ['0 where a mode excuses', flags({ repo: 'acme/other', mode: 'observe' }), 0],
    ['2 where a mode cannot excuse', flags({ artifact: 'missing', mode: 'observe' }), 2],
  ])('ends with %s', async (_name, given, exit) => {
    const ended = await runCli(desk.folder, given);
    expect([ended.exit, ended.stderr]).toEqual([exit, '']);
    expect(ended.stdout.split('\n')[0]).toMatch(/^[✓✗?!] (passed|failed|indeterminate|error)/);
  });

  it('prints the report as JSON', async () => {
    const ended = await runCli(desk.folder, [...flags({ repo: 'acme/other' }), '--json']);
    expect([ended.exit, JSON.parse(ended.stdout)]).toMatchObject([1, { schema: 1, outcome: 'failed', exit: 1 }]);
  });

  it('helps, says its version, and ends with 2 where there is nothing to do', async () => {
    const [help, version, none] = await Promise.all([runCli(desk.folder, ['--help']), runCli(desk.folder, ['--version']), runCli(desk.folder, [])]);
    expect([help.exit, version.exit, version.stdout]).toEqual([0, 0, expect.stringMatching(/^verify-supply-chain \d/)]);
    expect(help.stdout).toContain('--certificate-identity-regexp');
    // `verify-supply-chain $FLAGS` with an empty variable is a gate that verified nothing.
    expect([none.stdout, none.exit]).toEqual([help.stdout, 2]);
  });

  it.each(['--help', '--version', '--json', '-h'])('verifies, and does not end well, where a value that somebody else chose reads %s', async (value) => {
    for (const given of [flags({ artifact: value }), flags({ repo: value }), [...flags({ repo: 'acme/other' }), value]]) expect((await runCli(desk.folder, given)).exit).not.toBe(0);
  });

  it('takes all of cosign\'s words', async () => {
    const ended = await runCli(desk.folder, ['--artifact', SHA256, '--bundle', 'signature.json', '--trusted-root', 'root.json', '--certificate-identity', 'jane@example.com', '--certificate-identity', DEFAULT_IDENTITY, '--certificate-oidc-issuer', GITHUB_ISSUER]);
    expect(ended.exit).toBe(0);
  });

  it('prints nothing that a runner or a terminal would obey', async () => {
    const ended = await runCli(desk.folder, flags({ bundle: 'hostile.json' }));
    expect([ended.exit, ended.stdout.split('\n').filter((line) => COMMAND.test(line)), ended.stdout.includes('\u001b')]).toEqual([1, [], false]);
  });
});

describe('offline', () => {
  // Writes a line for every attempt to reach anybody, and lets none succeed.
  const watch = `import net from 'node:net';import dns from 'node:dns';import dgram from 'node:dgram';import {syncBuiltinESMExports} from 'node:module';
    const no=(what)=>()=>{process.stderr.write('reached for '+what+'\\n');throw new Error('no network')};
    net.Socket.prototype.connect=no('a socket');dns.lookup=no('a name');dns.promises.lookup=no('a name');dgram.createSocket=no('a datagram');globalThis.fetch=no('a page');syncBuiltinESMExports();`;
  const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(watch)}` };
  const examples = path.resolve(import.meta.dirname, '../../examples');
  const asked = fs.readFileSync(path.join(examples, 'bench-flags.txt'), 'utf8').split(/\r?\n/u).filter((line) => line !== '' && line !== '--offline').map((line) => line.replace(/^examples\//u, ''));

  it('reaches for nobody, with the roots that are built in', async () => {
    const { exit, stderr } = await runCli(examples, [...asked, '--offline'], { env });
    expect([exit, stderr]).toEqual([0, '']);
  });

  it('is what keeps it from that: the control', async () => {
    const { exit, stdout, stderr } = await runCli(examples, asked, { env });
    expect([exit, stderr.includes('reached for')]).toEqual([3, true]);
    expect(stdout).toContain('TRUST_REFRESH');
  });

  // A namespace without interfaces; where the system gives none to users, the tests above are what there is.
  const isolates = spawnSync('unshare', ['-rn', 'true']).status === 0;
  (isolates ? it : it.skip)('works in a network namespace of its own', () => {
    const { status, stdout } = spawnSync('unshare', ['-rn', process.execPath, builtDoor('cli.js'), ...asked, '--offline'], { cwd: examples, encoding: 'utf8' });
    expect([status, stdout.includes('✓ passed')]).toEqual([0, true]);
  });
});
