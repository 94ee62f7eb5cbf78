import { beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonValue } from '../../../src/domain/json.ts';
import { isPep740, readPep740 } from '../../../src/verification/formats/pep740.ts';
import { pep740 } from '../../support/evidence-forms.ts';
import { candidateOf, faultOf, type Json } from '../../support/verification.ts';
import { VirtualSigstore, aStatement, type Signed } from '../../support/virtual-sigstore.ts';

let signed: Signed;
beforeAll(async () => {
  signed = await (await VirtualSigstore.create()).sign({ statement: aStatement() });
});
function attestation(change: (json: Json) => void = () => {}): JsonValue {
  const json = structuredClone(pep740(signed)) as Json;
  change(json);
  return JSON.parse(JSON.stringify(json)) as JsonValue;
}
const read = (document: JsonValue): ReturnType<typeof readPep740> => readPep740(candidateOf(Buffer.from('{}')), document);

describe('a PEP 740 attestation', () => {
  it('is known by its fields, and a Sigstore bundle is none', () => {
    expect([isPep740(attestation()), isPep740(attestation((json) => { json['mediaType'] = 'x'; })), isPep740(attestation((json) => { delete json['envelope']; })), isPep740([])]).toEqual([true, false, false, false]);
  });

  it('is the material of the bundle it was made of', () => {
    expect(read(attestation())).toMatchObject({
      format: 'pep740', content: { kind: 'envelope', payloadType: 'application/vnd.in-toto+json', signedOver: 'pae' }, signature: signed.signature,
      signer: { kind: 'certificate', leaf: signed.leaf, others: [], mayHoldRoot: false }, logEntries: [{ kind: 'dsse', version: '0.0.1' }], timestamps: [], envelopeText: null,
    });
  });

  it.each<readonly [string, string, (json: Json) => void]>([
    ['another version', 'FORMAT_UNSUPPORTED', (json) => { json['version'] = 2; }],
    ['a version in text', 'FORMAT_UNSUPPORTED', (json) => { json['version'] = '1'; }],
    ['no version', 'FORMAT_UNSUPPORTED', (json) => { delete json['version']; }],
    ['a statement that is no base64', 'FORMAT_MALFORMED', (json) => { json['envelope'].statement = '!'; }],
    ['a certificate that is no text', 'FORMAT_MALFORMED', (json) => { json['verification_material'].certificate = 1; }],
    ['entries that are no list', 'FORMAT_MALFORMED', (json) => { json['verification_material'].transparency_entries = {}; }],
    ['an envelope that is none', 'FORMAT_MALFORMED', (json) => { json['envelope'] = 'x'; }],
  ])('is refused with %s', (_name, code, change) => {
    expect(faultOf(() => read(attestation(change)))).toBe(code);
  });
});
