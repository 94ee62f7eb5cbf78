import { describe, expect, it } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { digestOf } from '../../../src/domain/digest.ts';
import { parseKey } from '../../../src/verification/keys.ts';
import { makeKey, pem, spkiOf } from '../../support/virtual-sigstore.ts';

const TERMS = { log: 'required', validity: { start: null, end: null }, times: 'none', timestamps: 'none' } as const;
const parse = (text: string): ReturnType<typeof parseKey> => parseKey(text, 'key.pem', TERMS);
const spki = (type: 'ec' | 'rsa' | 'rsa-pss' | 'ed448' | 'x25519', options: object = {}): Buffer => spkiOf(generateKeyPairSync(type as 'ec', options as { namedCurve: string }).publicKey);

describe('parseKey', () => {
  it.each(['P-256', 'P-384', 'P-521', 'RSA', 'Ed25519'] as const)('reads a key of the kind %s', (kind) => {
    const key = makeKey(kind);
    expect(parse(pem('PUBLIC KEY', key.spki))).toEqual({ name: 'key.pem', keyid: null, spki: key.spki, digest: digestOf(key.spki), ...TERMS });
  });

  it('reads a key that may only make PSS signatures', () => {
    expect(parse(pem('PUBLIC KEY', spki('rsa-pss', { modulusLength: 2048 })))?.name).toBe('key.pem');
  });

  it('keeps what is said of log and time', () => {
    const validity = { start: new Date(0), end: null };
    expect(parseKey(pem('PUBLIC KEY', makeKey().spki), 'k', { ...TERMS, log: 'none', validity })).toMatchObject({ log: 'none', validity });
  });

  it('makes one key of two encodings of it', () => {
    const key = makeKey();
    // The same point, compressed: byte 26 says how it is written.
    const compressed = Buffer.concat([Buffer.from('3039301306072a8648ce3d020106082a8648ce3d030107032200', 'hex'), Buffer.from([2 + ((key.spki.at(-1) ?? 0) & 1)]), key.spki.subarray(27, 59)]);
    expect(parse(pem('PUBLIC KEY', compressed))?.digest).toBe(digestOf(key.spki));
  });

  it.each<readonly [string, () => string]>([
    ['nothing', () => ''],
    ['a label of something else', () => pem('PUBLIC KEY', makeKey().spki).replaceAll('PUBLIC KEY', 'RSA PUBLIC KEY')],
    ['a certificate', () => pem('CERTIFICATE', makeKey().spki)],
    ['two keys', () => pem('PUBLIC KEY', makeKey().spki).repeat(2)],
    ['bytes that are no key', () => pem('PUBLIC KEY', Buffer.from('no key'))],
    ['a key that is cut off', () => pem('PUBLIC KEY', makeKey().spki.subarray(0, -1))],
    ['RSA of 1024 bits', () => pem('PUBLIC KEY', spki('rsa', { modulusLength: 1024 }))],
    ['a curve nobody signs with here', () => pem('PUBLIC KEY', spki('ec', { namedCurve: 'secp256k1' }))],
    ['Ed448', () => pem('PUBLIC KEY', spki('ed448'))],
    ['X25519', () => pem('PUBLIC KEY', spki('x25519'))],
  ])('refuses %s', (_name, text) => {
    expect(parse(text())).toBeNull();
  });
});
