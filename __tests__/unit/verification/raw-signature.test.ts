import { constants, createHash, generateKeyPairSync, privateEncrypt, sign, type KeyObject } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { ed25519ph } from '@noble/curves/ed25519.js';
import { p256 } from '@noble/curves/nist.js';
import { digestOf, type DigestAlgorithm } from '../../../src/domain/digest.ts';
import { digestAlgorithmOf, needsBytes, prepare, verifyBytes, verifyDigest, verifyMessageBytes, verifyPss } from '../../../src/verification/raw-signature.ts';
import { signWith } from '../../support/forge/keys.ts';
import { makeKey, type KeyKind, type SigningKey } from '../../support/virtual-sigstore.ts';
import { flipped } from '../../support/verification.ts';

const DATA = Buffer.from('some bytes');
const keys = new Map<KeyKind, SigningKey>();
const keyOf = (kind: KeyKind): SigningKey => keys.get(kind) ?? keys.set(kind, makeKey(kind)).get(kind) ?? makeKey(kind);
let secp256k1: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
beforeAll(async () => {
  await prepare([keyOf('P-256').publicKey, keyOf('Ed25519').publicKey]);
  secp256k1 = generateKeyPairSync('ec', { namedCurve: 'secp256k1' });
});

const CASES: readonly (readonly [KeyKind, DigestAlgorithm])[] = (['P-256', 'P-384', 'P-521', 'RSA'] as const).flatMap((kind) => (['sha256', 'sha384', 'sha512'] as const).map((hash) => [kind, hash] as const));

const INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex');
const HASH = createHash('sha256').update(DATA).digest();
/** The block as PKCS#1 v1.5 pads it, or otherwise. */
const block = (content: Buffer, type = 1, filler = 0xff): Buffer => {
  const size = 256;
  return Buffer.concat([Buffer.from([0, type]), Buffer.alloc(size - 3 - content.length, filler), Buffer.from([0]), content]);
};
const raw = (bytes: Buffer): Buffer => privateEncrypt({ key: keyOf('RSA').privateKey, padding: constants.RSA_NO_PADDING }, bytes);

describe('verifyDigest', () => {
  it.each(CASES)('verifies %s over %s, and no other digest, key or signature', (kind, hash) => {
    const key = keyOf(kind);
    const signature = signWith(key, DATA, hash);
    expect(verifyDigest(key.publicKey, digestOf(DATA, hash), signature)).toBe(true);
    expect(verifyDigest(key.publicKey, digestOf(Buffer.from('other bytes'), hash), signature)).toBe(false);
    expect(verifyDigest(key.publicKey, digestOf(DATA, hash === 'sha256' ? 'sha512' : 'sha256'), signature)).toBe(false);
    expect(verifyDigest(key.publicKey, digestOf(DATA, hash), flipped(signature))).toBe(false);
    expect(verifyDigest(key.publicKey, digestOf(DATA, hash), signature.subarray(0, -1))).toBe(false);
    expect(verifyDigest(key.publicKey, digestOf(DATA, hash), Buffer.concat([signature, Buffer.from([0])]))).toBe(false);
    expect(verifyDigest(keyOf(kind === 'P-256' ? 'P-384' : 'P-256').publicKey, digestOf(DATA, hash), signature)).toBe(false);
  });

  it('agrees with OpenSSL about a hundred signatures', () => {
    const key = makeKey('P-256');
    for (let i = 0; i < 100; i += 1) {
      const data = Buffer.from([i]);
      const signature = flipped(sign('sha256', data, key.privateKey), i % 2 === 0 ? 5 + (i % 20) : 0);
      expect(verifyDigest(key.publicKey, digestOf(data), signature)).toBe(verifyBytes(key.publicKey, data, signature, 'sha256'));
      expect(verifyDigest(key.publicKey, digestOf(data), sign('sha256', data, key.privateKey))).toBe(true);
    }
  });

  it('accepts both halves of the order', () => {
    const key = makeKey('P-256');
    const digest = digestOf(DATA);
    const { r, s } = p256.Signature.fromBytes(signWith(key, DATA), 'der');
    const mirrored = new p256.Signature(r, p256.Point.Fn.ORDER - s);
    for (const signature of [new p256.Signature(r, s), mirrored]) {
      expect(verifyDigest(key.publicKey, digest, signature.toBytes('der'))).toBe(true);
      expect(verifyBytes(key.publicKey, DATA, signature.toBytes('der'), 'sha256')).toBe(true);
    }
    expect([r > 0n, s === p256.Point.Fn.ORDER - s]).toEqual([true, false]);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['zeros', Buffer.from('3006020100020100', 'hex')],
    ['a number too many', Buffer.from('3009020101020101020101', 'hex')],
    ['a negative number', Buffer.from('30060201ff020101', 'hex')],
    ['what is no DER', Buffer.alloc(64, 1)],
  ])('takes %s for no signature', (_name, signature) => {
    expect(verifyDigest(keyOf('P-256').publicKey, digestOf(DATA), signature)).toBe(false);
    expect(verifyDigest(keyOf('RSA').publicKey, digestOf(DATA), signature)).toBe(false);
  });

  describe('under RSA', () => {
    it('opens a signature that was made by hand', () => {
      expect(verifyDigest(keyOf('RSA').publicKey, digestOf(DATA), raw(block(Buffer.concat([INFO, HASH]))))).toBe(true);
    });

    it.each<[string, () => Buffer]>([
      ['bytes behind the digest', () => block(Buffer.concat([INFO, HASH, Buffer.alloc(20, 1)]))],
      ['bytes behind the digest, and padding cut short for them', () => Buffer.concat([Buffer.from([0, 1]), Buffer.alloc(8, 0xff), Buffer.from([0]), INFO, HASH, Buffer.alloc(256 - 11 - 51, 1)])],
      ['padding of another type', () => block(Buffer.concat([INFO, HASH]), 2, 0x11)],
      ['padding of other bytes', () => block(Buffer.concat([INFO, HASH]), 1, 0xfe)],
      ['the digest without its name', () => block(HASH)],
      ['the name of another digest', () => block(Buffer.concat([Buffer.from('3031300d060960864801650304020205000430', 'hex'), HASH]))],
      ['a name without its NULL', () => block(Buffer.concat([Buffer.from('302f300b06096086480165030402010420', 'hex'), HASH]))],
      ['SHA-1', () => block(Buffer.concat([Buffer.from('3021300906052b0e03021a05000414', 'hex'), createHash('sha1').update(DATA).digest()]))],
    ])('refuses %s', (_name, make) => {
      expect(verifyDigest(keyOf('RSA').publicKey, digestOf(DATA), raw(make()))).toBe(false);
    });

    it('refuses PSS', () => {
      expect(verifyDigest(keyOf('RSA').publicKey, digestOf(DATA), sign('sha256', DATA, { key: keyOf('RSA').privateKey, padding: constants.RSA_PKCS1_PSS_PADDING }))).toBe(false);
    });
  });

  it('is false for keys that sign no digest', () => {
    expect(verifyDigest(keyOf('Ed25519').publicKey, digestOf(DATA), signWith(keyOf('Ed25519'), DATA))).toBe(false);
    expect(verifyDigest(secp256k1.publicKey, digestOf(DATA), sign('sha256', DATA, secp256k1.privateKey))).toBe(false);
  });
});

describe('verifyBytes', () => {
  it.each(['P-256', 'P-384', 'P-521', 'RSA', 'Ed25519'] as const)('verifies %s', (kind) => {
    const key = keyOf(kind);
    const signature = signWith(key, DATA);
    expect(verifyBytes(key.publicKey, DATA, signature, key.hash)).toBe(true);
    expect(verifyBytes(key.publicKey, Buffer.from('other bytes'), signature, key.hash)).toBe(false);
    expect(verifyBytes(key.publicKey, DATA, signature.subarray(1), key.hash)).toBe(false);
    expect(verifyBytes(key.publicKey, DATA, Buffer.alloc(0), key.hash)).toBe(false);
  });

  it('is false where OpenSSL does not know what to do', () => {
    expect(verifyBytes(keyOf('Ed25519').publicKey, DATA, signWith(keyOf('Ed25519'), DATA), 'sha256')).toBe(false);
  });
});

describe('what a key signs', () => {
  it.each([['P-256', 'sha256', false], ['P-384', 'sha384', false], ['P-521', 'sha512', false], ['RSA', 'sha256', false], ['Ed25519', null, true]] as const)('of the kind %s is %s', (kind, algorithm, bytes) => {
    expect(digestAlgorithmOf(keyOf(kind).publicKey)).toBe(algorithm);
    expect(needsBytes(keyOf(kind).publicKey)).toBe(bytes);
  });

  it('is not known of other curves and kinds', () => {
    for (const key of [secp256k1.publicKey, generateKeyPairSync('x25519').publicKey, generateKeyPairSync('ed448').publicKey]) {
      expect(digestAlgorithmOf(key)).toBeNull();
      expect(needsBytes(key)).toBe(false);
    }
  });
});

describe('verifyMessageBytes and verifyPss', () => {
  it('verify PSS signatures of RSA keys over the bytes, and nothing else', () => {
    const { publicKey, privateKey } = keyOf('RSA');
    for (const hash of ['sha256', 'sha384', 'sha512'] as const) {
      const signature = sign(hash, DATA, { key: privateKey, padding: constants.RSA_PKCS1_PSS_PADDING });
      expect([verifyPss(publicKey, DATA, signature), verifyMessageBytes(publicKey, DATA, signature)]).toEqual([true, true]);
      expect([verifyPss(publicKey, Buffer.from('other'), signature), verifyPss(publicKey, DATA, flipped(signature))]).toEqual([false, false]);
    }
    expect(verifyPss(publicKey, DATA, sign('sha256', DATA, privateKey))).toBe(false);
    expect(verifyPss(keyOf('P-256').publicKey, DATA, sign('sha256', DATA, keyOf('P-256').privateKey))).toBe(false);
  });

  it('verify Ed25519 as it is and prehashed', () => {
    const { publicKey, privateKey } = keyOf('Ed25519');
    const seed = Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url');
    for (const signature of [sign(null, DATA, privateKey), Buffer.from(ed25519ph.sign(DATA, seed))]) {
      expect(verifyMessageBytes(publicKey, DATA, signature)).toBe(true);
      expect([verifyMessageBytes(publicKey, Buffer.from('other'), signature), verifyMessageBytes(publicKey, DATA, flipped(signature)), verifyMessageBytes(publicKey, DATA, signature.subarray(1))]).toEqual([false, false, false]);
    }
  });
});
