import { describe, expect, it } from '@jest/globals';
import { readPem } from '../../../src/verification/pem.ts';
import { pem } from '../../support/virtual-sigstore.ts';

const DER = Buffer.from('some bytes that stand for a certificate, long enough for two lines of text');

describe('readPem', () => {
  it.each(['CERTIFICATE', 'PUBLIC KEY'] as const)('reads a %s', (label) => {
    expect(readPem(pem(label, DER))).toEqual({ label, der: DER });
  });

  it('reads lines of any length and end, with blanks around', () => {
    expect(readPem(pem('CERTIFICATE', DER).replaceAll('\n', '\r\n'))?.der).toEqual(DER);
    expect(readPem(`-----BEGIN CERTIFICATE----- ${DER.toString('base64')}-----END CERTIFICATE-----`)?.der).toEqual(DER);
    expect(readPem(`\n\t ${pem('CERTIFICATE', DER)} \r\n`)?.der).toEqual(DER);
  });

  it.each([
    ['nothing', ''],
    ['base64 alone', DER.toString('base64')],
    ['two blocks', pem('CERTIFICATE', DER).repeat(2)],
    ['a block of another label', pem('CERTIFICATE', DER).replaceAll('CERTIFICATE', 'PRIVATE KEY')],
    ['a block that ends under another label', pem('CERTIFICATE', DER).replace('END CERTIFICATE', 'END PUBLIC KEY')],
    ['a block with nothing in it', '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----'],
    ['a beginning that is the end too', '-----BEGIN CERTIFICATE-----END CERTIFICATE-----'],
    ['headers', pem('CERTIFICATE', DER).replace('\n', '\nProc-Type: 4,ENCRYPTED\n\n')],
    ['text in front', `x${pem('CERTIFICATE', DER)}`],
    ['text behind', `${pem('CERTIFICATE', DER)}x`],
  ])('takes %s for no block', (_name, text) => {
    expect(readPem(text)).toBeNull();
  });

  it('reads megabytes of blanks in no time', () => {
    const blanks = ' \n'.repeat(1 << 20);
    const started = performance.now();
    expect(readPem(`-----BEGIN CERTIFICATE-----${blanks}x`)).toBeNull();
    expect(readPem(`-----BEGIN CERTIFICATE-----${blanks}!${blanks}-----END CERTIFICATE-----`)).toBeNull();
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
