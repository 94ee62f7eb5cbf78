import { describe, expect, it } from '@jest/globals';
import { limits } from '../../../src/domain/limits.ts';
import { readDetached } from '../../../src/verification/formats/detached.ts';
import { parseCandidate } from '../../../src/verification/formats/catalog.ts';
import { candidateOf, faultOf } from '../../support/verification.ts';
import { makeKey, pem } from '../../support/virtual-sigstore.ts';

const read = (content: string | Uint8Array): readonly [string, Buffer] | null => {
  const piece = readDetached(candidateOf(Buffer.from(content)));
  if (piece === null || piece.kind === 'material' || piece.kind === 'log-entry') return null;
  return [piece.kind, Buffer.from(piece.kind === 'signature' ? piece.signature : piece.certificate)];
};
/** Bytes like an ECDSA signature, of a whole length. */
const sequence = (length: number): Buffer => (length < 130 ? Buffer.concat([Buffer.from([0x30, length - 2]), Buffer.alloc(length - 2, 2)]) : Buffer.concat([Buffer.from([0x30, 0x81, length - 3]), Buffer.alloc(length - 3, 2)]));

describe('readDetached', () => {
  it.each([70, 72, 103, 139])('reads an ECDSA signature of %d bytes, in base64 and as it is', (length) => {
    const signature = sequence(length);
    for (const text of [signature, signature.toString('base64'), `${signature.toString('base64')}\r\n`, ` ${signature.toString('base64').slice(0, 20)}\n${signature.toString('base64').slice(20)}`]) expect(read(text)).toEqual(['signature', signature]);
  });

  it.each([64, 256, 384, 512, 1024])('reads %d bytes as a signature, whatever they begin with', (length) => {
    for (const first of [0x00, 0x30, 0x7b, 0x5b, 0x20, 0xef]) {
      const signature = Buffer.alloc(length, 0xfe);
      signature[0] = first;
      expect(read(signature)).toEqual(['signature', signature]);
      const parsed = parseCandidate(candidateOf(signature));
      expect(parsed.outcome === 'parsed' ? parsed.pieces[0].kind : parsed.rejection.code).toBe('signature');
    }
  });

  it('reads a certificate in PEM, and in base64 of PEM', () => {
    const text = pem('CERTIFICATE', Buffer.from('a certificate'));
    for (const form of [text, text.trim(), `\n${text}\n`, text.replaceAll('\n', '\r\n'), Buffer.from(text).toString('base64')]) expect(read(form)).toEqual(['certificate', Buffer.from('a certificate')]);
  });

  it('refuses a public key, which is no evidence', () => {
    const text = pem('PUBLIC KEY', makeKey().spki);
    for (const form of [text, Buffer.from(text).toString('base64')]) expect(faultOf(() => read(form))).toBe('FORMAT_UNSUPPORTED');
    expect(faultOf(() => read(pem('CERTIFICATE', Buffer.from('x'))))).toBe('nothing');
  });

  it.each<readonly [string, string | Uint8Array]>([
    ['nothing', ''], ['prose', 'hello'], ['a sequence that ends too soon', sequence(70).subarray(0, 60)], ['a sequence with something behind it', Buffer.concat([sequence(70), Buffer.from([0])])],
    ['too few bytes', Buffer.alloc(63, 1)], ['bytes between the lengths', Buffer.alloc(300, 1)], ['bytes of no key', Buffer.alloc(1056, 1)],
    ['two certificates', pem('CERTIFICATE', Buffer.from('x')).repeat(2)], ['a certificate that is too long', pem('CERTIFICATE', Buffer.alloc(limits.certificateBytes * 2))],
  ])('leaves alone what is neither: %s', (_name, content) => {
    expect(read(content)).toBeNull();
  });
});
