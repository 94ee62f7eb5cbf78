// The conformance client, asked as the suite asks it: by path and by digest, with evidence made here.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { answer } from '../../../scripts/conformance.ts';
import { aStatement, DEFAULT_IDENTITY, GITHUB_ISSUER, makeKey, pem, VirtualSigstore, type SignOptions, type ToSign } from '../../support/virtual-sigstore.ts';
import { temporaryFolder } from '../host/temporary.ts';

const folder = temporaryFolder();
const ARTIFACT = Buffer.from('artifact');
const DIGEST = `sha256:${createHash('sha256').update(ARTIFACT).digest('hex')}`;
const OTHER_DIGEST = `sha256:${'0'.repeat(64)}`;
const key = makeKey();
const IDENTITY = ['--certificate-identity', DEFAULT_IDENTITY, '--certificate-oidc-issuer', GITHUB_ISSUER];

const message: ToSign = { message: ARTIFACT };
const statement: ToSign = { statement: aStatement() };
const bundles: Readonly<Record<string, readonly [ToSign, SignOptions]>> = {
  'message.json': [message, {}],
  'message-v0.1.json': [message, { bundle: '0.1' }],
  'statement.json': [statement, {}],
  'rekor2.json': [statement, { log: 'rekor-v2' }],
  'spdx.json': [{ statement: aStatement({ predicateType: 'https://spdx.dev/Document' }) }, {}],
  'key.json': [message, { key, signer: 'key' }],
};

const write = (name: string, content: string | Uint8Array): void => fs.writeFileSync(path.join(folder, name), content);

beforeAll(async () => {
  const sigstore = await VirtualSigstore.create();
  write('root.json', JSON.stringify(sigstore.trustedRoot()));
  write('stranger.json', JSON.stringify((await VirtualSigstore.create()).trustedRoot()));
  write('a.txt', ARTIFACT);
  write('b[1].txt', ARTIFACT);
  write('other.txt', 'another artifact');
  write('key.pub', pem('PUBLIC KEY', key.spki));
  write('malformed.json', '{"mediaType":');
  for (const [name, [what, options]] of Object.entries(bundles)) write(name, (await sigstore.sign(what, options)).bytes);
  const signed = await sigstore.sign(message);
  write('forged.json', JSON.stringify({ ...signed.bundle, messageSignature: { ...signed.bundle.messageSignature, signature: Buffer.from('forged').toString('base64') } }));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

async function exitOf(bundle: string, subject: string, who: readonly string[] = IDENTITY, root = 'root.json'): Promise<number> {
  return (await answer(['verify-bundle', '--bundle', bundle, ...who, '--trusted-root', root, subject], folder)).exit;
}

describe('verify-bundle', () => {
  it.each(['message.json', 'message-v0.1.json', 'statement.json', 'rekor2.json', 'spdx.json'])('%s is accepted by path and by digest, and not for another artifact', async (bundle) => {
    expect(await exitOf(bundle, 'a.txt')).toBe(0);
    expect(await exitOf(bundle, DIGEST)).toBe(0);
    expect(await exitOf(bundle, 'other.txt')).toBe(1);
    expect(await exitOf(bundle, OTHER_DIGEST)).toBe(1);
  });

  it('verifies with a key in place of an identity, by path and by digest', async () => {
    const who = ['--key', 'key.pub'];
    expect(await exitOf('key.json', 'a.txt', who)).toBe(0);
    expect(await exitOf('key.json', DIGEST, who)).toBe(0);
    expect(await exitOf('key.json', 'other.txt', who)).toBe(1);
    expect(await exitOf('message.json', 'a.txt', who)).toBe(1);
  });

  it('takes paths as they are, absolute ones and such as look like a pattern too', async () => {
    expect(await exitOf(path.join(folder, 'message.json'), path.join(folder, 'b[1].txt'), IDENTITY, path.join(folder, 'root.json'))).toBe(0);
  });

  it.each([
    ['another identity', 'message.json', ['--certificate-identity', `${DEFAULT_IDENTITY}x`, '--certificate-oidc-issuer', GITHUB_ISSUER], 'root.json'],
    ['another issuer', 'message.json', ['--certificate-identity', DEFAULT_IDENTITY, '--certificate-oidc-issuer', 'https://accounts.google.com'], 'root.json'],
    ['nobody', 'message.json', [], 'root.json'],
    ['another trust root', 'message.json', IDENTITY, 'stranger.json'],
    ['a forged signature', 'forged.json', IDENTITY, 'root.json'],
    ['a malformed bundle', 'malformed.json', IDENTITY, 'root.json'],
    ['a bundle that is not there', 'missing.json', IDENTITY, 'root.json'],
    ['a trust root that is not there', 'message.json', IDENTITY, 'missing.json'],
  ])('refuses %s', async (_, bundle, who, root) => {
    expect(await exitOf('message.json', 'a.txt')).toBe(0);
    expect(await exitOf(bundle, 'a.txt', who, root)).toBe(1);
  });

  it('says why', async () => {
    const { text } = await answer(['verify-bundle', '--bundle', 'forged.json', ...IDENTITY, '--trusted-root', 'root.json', 'a.txt'], folder);
    expect(text).toContain('SIGNATURE_INVALID');
  });

  it('uses the built-in trust root where none is given, which does not know these signers', async () => {
    expect(await answer(['verify-bundle', '--bundle', 'message.json', ...IDENTITY, 'a.txt'], folder)).toMatchObject({ exit: 1, text: expect.stringMatching(/CERTIFICATE_CHAIN|WITNESSES_TOO_FEW/) });
  });

  it('takes --staging with a trust root only', async () => {
    expect((await answer(['verify-bundle', '--staging', '--bundle', 'message.json', ...IDENTITY, '--trusted-root', 'root.json', 'a.txt'], folder)).exit).toBe(0);
    expect(await answer(['verify-bundle', '--staging', '--bundle', 'message.json', ...IDENTITY, 'a.txt'], folder)).toMatchObject({ exit: 1, text: expect.stringContaining('--staging') });
  });
});

describe('the command line', () => {
  it.each([
    [['sign-bundle', '--identity-token', 'x', '--bundle', 'out.json', 'a.txt'], 'not supported'],
    [['verify'], 'there is no command "verify"'],
    [[], 'there is no command ""'],
    [['verify-bundle', '--bundle', 'message.json'], 'FILE_OR_DIGEST'],
    [['verify-bundle', '--bundel', 'message.json', 'a.txt'], '--bundel'],
  ])('%j exits with 1 and says why', async (argv, text) => {
    expect(await answer(argv, folder)).toEqual({ exit: 1, text: expect.stringContaining(text) });
  });

  it('is a program that exits with the answer', () => {
    const file = path.resolve(import.meta.dirname, '../../../scripts/conformance.ts');
    const exit = (subject: string): number | null => spawnSync(process.execPath, [file, 'verify-bundle', '--bundle', 'message.json', ...IDENTITY, '--trusted-root', 'root.json', subject], { cwd: folder }).status;
    expect(exit('a.txt')).toBe(0);
    expect(exit('other.txt')).toBe(1);
  });
});
