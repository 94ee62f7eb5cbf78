import { describe, expect, it } from '@jest/globals';
import { limits } from '../../../src/domain/limits.ts';
import type { JsonValue } from '../../../src/domain/json.ts';
import { isDsseEnvelope, readDsseEnvelope } from '../../../src/verification/formats/dsse-envelope.ts';
import { candidateOf, faultOf } from '../../support/verification.ts';
import { makeKey, pem } from '../../support/virtual-sigstore.ts';

const signature = { keyid: 'mine', sig: 'AQID' };
const envelope = (changes: Record<string, JsonValue> = {}): JsonValue => ({ payloadType: 'application/vnd.in-toto+json', payload: 'e30=', signatures: [signature], ...changes });
const read = (document: JsonValue): ReturnType<typeof readDsseEnvelope> => readDsseEnvelope(candidateOf(Buffer.from(JSON.stringify(document))), document);

describe('a bare envelope', () => {
  it('is known by its three fields', () => {
    expect(isDsseEnvelope(envelope())).toBe(true);
    for (const field of ['payload', 'payloadType', 'signatures']) expect(isDsseEnvelope(JSON.parse(JSON.stringify({ ...(envelope() as object), [field]: undefined })) as JsonValue)).toBe(false);
    expect(isDsseEnvelope([envelope()])).toBe(false);
  });

  it('is material with what was signed, and its own text', () => {
    expect(read(envelope()).read).toMatchObject([{ format: 'dsse-envelope', content: { kind: 'envelope', payloadType: 'application/vnd.in-toto+json', payload: Buffer.from('{}'), signedOver: 'pae' }, signature: Buffer.from([1, 2, 3]), signer: { kind: 'key', hint: 'mine' }, logEntries: [], timestamps: [], envelopeText: Buffer.from(JSON.stringify(envelope())) }]);
  });

  it('names the certificate that stands in the signature', () => {
    expect(read(envelope({ signatures: [{ ...signature, cert: pem('CERTIFICATE', Buffer.from('leaf')) }] })).read[0]?.signer).toEqual({ kind: 'certificate', leaf: Buffer.from('leaf'), others: [], mayHoldRoot: false });
  });

  it('is one material for each of its signatures', () => {
    expect(read(envelope({ signatures: Array.from({ length: limits.envelopeSignatures }, () => signature) })).read).toHaveLength(limits.envelopeSignatures);
  });

  it.each<readonly [string, Record<string, JsonValue>]>([
    ['no signatures', { signatures: [] }],
    ['too many signatures', { signatures: Array.from({ length: limits.envelopeSignatures + 1 }, () => signature) }],
    ['signatures that are no list', { signatures: {} }],
    ['a payload that is no base64', { payload: '!' }],
    ['a payload type that is no text', { payloadType: 1 }],
  ])('is malformed with %s', (_name, changes) => {
    expect(faultOf(() => read(envelope(changes)))).toBe('FORMAT_MALFORMED');
    expect(faultOf(() => read(envelope()))).toBe('nothing');
  });

  // Whoever adds a signature takes none away.
  it.each<readonly [string, JsonValue]>([
    ['a public key in place of the certificate', { ...signature, cert: pem('PUBLIC KEY', makeKey().spki) }],
    ['two certificates', { ...signature, cert: pem('CERTIFICATE', Buffer.from('a')).repeat(2) }],
    ['prose for a certificate', { ...signature, cert: 'hello' }],
    ['a signature that is too long', { sig: Buffer.alloc(limits.signatureBytes + 1).toString('base64') }],
    ['no signature', { keyid: 'mine' }],
    ['no object', 7],
  ])('keeps its other signatures beside one with %s', (_name, bad) => {
    const { read: good, faults } = read(envelope({ signatures: [bad, signature, bad] }));
    expect([good.map((material) => material.signature), faults.map(({ code }) => code)]).toEqual([[Buffer.from([1, 2, 3])], ['FORMAT_MALFORMED', 'FORMAT_MALFORMED']]);
    expect(read(envelope({ signatures: [signature] }))).toMatchObject({ read: [{}], faults: [] });
    expect(read(envelope({ signatures: [bad] }))).toMatchObject({ read: [], faults: [{ code: 'FORMAT_MALFORMED' }] });
  });
});
