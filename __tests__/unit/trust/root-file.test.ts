import { generateKeyPairSync } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { TrustRootError } from '../../../src/domain/errors.ts';
import { parseTrustedRoot, type TrustedRoot } from '../../../src/trust/root-file.ts';
import { present, type Json } from '../../support/verification.ts';
import { VirtualSigstore, makeKey, type TrustedRootJson } from '../../support/virtual-sigstore.ts';

let sigstore: VirtualSigstore;
beforeAll(async () => {
  sigstore = await VirtualSigstore.create();
});

const parsed = (edit: (root: TrustedRootJson & Json) => void = () => {}): TrustedRoot => {
  const root = sigstore.trustedRoot();
  edit(root);
  return parseTrustedRoot(Buffer.from(JSON.stringify(root)), 'root.json');
};
const sizes = ({ roots }: TrustedRoot): readonly number[] => [roots.transparencyLogs, roots.certificateLogs, roots.certificateAuthorities, roots.timestampAuthorities].map(({ length }) => length);
const said = ({ disabled }: TrustedRoot): readonly string[] => disabled.map(({ code, about, what }) => `${code} ${about}: ${what}`);

describe('parseTrustedRoot', () => {
  it('reads logs and authorities as plain bytes', () => {
    const { roots, listed, disabled } = parsed();
    const log = sigstore.logs['rekor-v1'];
    expect(roots.transparencyLogs[0]).toEqual({ baseUrl: 'https://rekor.virtual.test', logId: log.logId, publicKey: log.key.spki, encoding: 'spki', validity: { start: new Date('2021-01-01T00:00:00Z'), end: null } });
    expect(roots.certificateLogs[0]?.baseUrl).toBe('https://ctfe.virtual.test/a');
    expect(roots.certificateAuthorities).toEqual([{ name: 'https://fulcio.virtual.test', chain: sigstore.authority.chain, validity: { start: new Date('2021-01-01T00:00:00Z'), end: null } }]);
    expect(roots.timestampAuthorities.map(({ name }) => name)).toEqual(['https://timestamp.virtual.test/a', 'https://timestamp.virtual.test/b']);
    expect(listed).toEqual({ transparencyLogs: 4, certificateLogs: 2, timestampAuthorities: 2 });
    expect(disabled).toEqual([]);
  });

  it.each(['application/vnd.dev.sigstore.trustedroot+json;version=0.1', 'application/vnd.dev.sigstore.trustedroot+json;version=0.2', 'application/vnd.dev.sigstore.trustedroot.v0.1+json', 'application/vnd.dev.sigstore.trustedroot.v0.2+json'])('reads the media type %s', (mediaType) => {
    expect(sizes(parsed((root) => { root.mediaType = mediaType; }))).toEqual([4, 2, 1, 2]);
  });

  it('takes lists that are not there for empty', () => {
    expect(sizes(parsed((root) => { for (const list of ['tlogs', 'ctlogs', 'timestampAuthorities']) delete root[list]; }))).toEqual([0, 0, 1, 0]);
  });

  it('takes the id by which checkpoints name a log, where there is one', () => {
    const { roots } = parsed((root) => { (root.tlogs[0] as Json)['checkpointKeyId'] = { keyId: Buffer.from('other').toString('base64') }; });
    expect(roots.transparencyLogs[0]?.logId).toEqual(Buffer.from('other'));
  });

  it.each<[string, string, () => { readonly details: string; readonly der: Buffer }]>([
    ['P-384', 'spki', () => ({ details: 'PKIX_ECDSA_P384_SHA_384', der: makeKey('P-384').spki })],
    ['P-521', 'spki', () => ({ details: 'PKIX_ECDSA_P521_SHA_512', der: makeKey('P-521').spki })],
    ['Ed25519', 'spki', () => ({ details: 'PKIX_ED25519', der: makeKey('Ed25519').spki })],
    ['RSA', 'spki', () => ({ details: 'PKIX_RSA_PKCS1V15_2048_SHA256', der: makeKey('RSA').spki })],
    ['RSA in its own encoding', 'pkcs1', () => ({ details: 'PKCS1_RSA_PKCS1V5', der: makeKey('RSA').publicKey.export({ format: 'der', type: 'pkcs1' }) })],
  ])('reads a log with a key of the kind %s', (_name, encoding, make) => {
    const { details, der } = make();
    const root = parsed((one) => { Object.assign(present(one.tlogs[0]).publicKey, { keyDetails: details, rawBytes: der.toString('base64') }); });
    expect(root.roots.transparencyLogs[0]).toMatchObject({ encoding, publicKey: der });
  });

  it('reads periods of validity', () => {
    const root = parsed((one) => {
      present(one.tlogs[0]).publicKey.validFor = { start: '2021-01-12T11:53:27.000Z', end: '2022-10-31T23:59:59+01:00' };
      delete present(one.tlogs[1]).publicKey.validFor;
      (present(one.certificateAuthorities[0]) as Json)['validFor'] = { start: null, end: '2030-01-01T00:00:00Z' };
    });
    expect(root.roots.transparencyLogs.slice(0, 2).map(({ validity }) => validity)).toEqual([
      { start: new Date('2021-01-12T11:53:27Z'), end: new Date('2022-10-31T22:59:59Z') }, { start: null, end: null },
    ]);
    expect(root.roots.certificateAuthorities[0]?.validity).toEqual({ start: null, end: new Date('2030-01-01T00:00:00Z') });
  });

  it.each<[string, (log: Json, root: Json) => void, string]>([
    ['of a kind from the future', (log) => { log['publicKey'].keyDetails = 'PKIX_ML_DSA_65'; }, 'has a key of the kind "PKIX_ML_DSA_65", which is not known'],
    ['of a kind of JavaScript', (log) => { log['publicKey'].keyDetails = 'constructor'; }, 'has a key that is not of the kind it states'],
    ['that is not of its kind', (log) => { log['publicKey'].keyDetails = 'PKIX_ECDSA_P384_SHA_384'; }, 'has a key that is not of the kind it states'],
    ['on a curve that is not of its kind', (log) => { log['publicKey'].rawBytes = generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).publicKey.export({ format: 'der', type: 'spki' }).toString('base64'); }, 'has a key that is not of the kind it states'],
    ['that is no key', (log) => { log['publicKey'].rawBytes = 'AAAA'; }, 'has a key that is not of the kind it states'],
    ['that is empty', (log) => { log['publicKey'].rawBytes = ''; }, 'has no rawBytes'],
    ['that is not there', (log) => { delete log['publicKey']; }, 'has no publicKey'],
    ['without a kind', (log) => { delete log['publicKey'].keyDetails; }, 'has no keyDetails'],
    ['whose period has lost its start', (log) => { log['publicKey'].validFor = { end: '2030-01-01T00:00:00Z' }; }, 'does not say from when its key is valid'],
    ['whose period is nothing', (log) => { log['publicKey'].validFor = null; }, 'has a validity that is no object'],
    ['whose period is empty', (log) => { log['publicKey'].validFor = {}; }, 'does not say from when its key is valid'],
    ['whose start is no time', (log) => { log['publicKey'].validFor = { start: 'always' }; }, 'has a malformed start of its validity'],
    ['whose start is a date alone', (log) => { log['publicKey'].validFor = { start: '2021-01-01' }; }, 'has a malformed start of its validity'],
    ['whose start is on no calendar', (log) => { log['publicKey'].validFor = { start: '2021-13-01T00:00:00Z' }; }, 'has a malformed start of its validity'],
    ['whose end is a number', (log) => { log['publicKey'].validFor = { start: '2021-01-01T00:00:00Z', end: 7 }; }, 'has a malformed end of its validity'],
    ['of a log with another hash', (log) => { log['hashAlgorithm'] = 'SHA2_512'; }, 'uses a hash that is not known'],
    ['of a log without id', (log) => { delete log['logId']; }, 'has no logId'],
    ['of a log without address', (log) => { delete log['baseUrl']; }, 'has no baseUrl'],
    ['of a log that is no object', (_log, root) => { root['tlogs'][1] = 'x'; }, 'is no object'],
  ])('leaves out a log key %s, and says so; the others stay', (_name, change, what) => {
    const root = parsed((one) => { change(present(one.tlogs[1]), one); });
    expect(sizes(root)).toEqual([3, 2, 1, 2]);
    expect(root.listed.transparencyLogs).toBe(4);
    expect(said(root)).toEqual([`TRUST_ENTRY_DISABLED tlogs[1]: Entry tlogs[1] of root.json ${what} and is left out.`]);
  });

  it('asks no start of certificate logs, which are bound by the times of certificates', () => {
    expect(sizes(parsed((root) => { present(root.ctlogs[0]).publicKey.validFor = {}; }))).toEqual([4, 2, 1, 2]);
  });

  it.each<[string, (authority: Json) => void, string]>([
    ['without certificates', (one) => { one['certChain'].certificates = []; }, 'has no certificates'],
    ['without a list of certificates', (one) => { one['certChain'].certificates = {}; }, 'has no certificates'],
    ['without a chain', (one) => { delete one['certChain']; }, 'has no certChain'],
    ['with a certificate that is no object', (one) => { one['certChain'].certificates[0] = 'x'; }, 'has a certificate that is no object'],
    ['with a certificate that is none', (one) => { one['certChain'].certificates[0] = { rawBytes: 'AAAA' }; }, 'has a malformed certificate'],
    ['whose validity is no object', (one) => { one['validFor'] = []; }, 'has a validity that is no object'],
  ])('leaves out an authority %s, and says so', (_name, change, what) => {
    const root = parsed((one) => { change(present(one.timestampAuthorities[1])); });
    expect(sizes(root)).toEqual([4, 2, 1, 1]);
    expect(said(root)).toEqual([`TRUST_ENTRY_DISABLED timestampAuthorities[1]: Entry timestampAuthorities[1] of root.json ${what} and is left out.`]);
  });

  it('calls an authority without address by no name', () => {
    expect(parsed((root) => { delete (root.certificateAuthorities[0] as Json | undefined)?.['uri']; }).roots.certificateAuthorities[0]?.name).toBe('unnamed authority');
  });

  it('bounds what it quotes', () => {
    const [problem] = parsed((root) => { present(root.tlogs[0]).publicKey.keyDetails = 'X'.repeat(10_000); }).disabled;
    expect(problem?.what.length).toBeLessThan(200);
  });

  it.each<[string, string, string]>([
    ['what is no JSON', 'x', 'is not JSON'],
    ['nothing', '', 'is not JSON'],
    ['one key twice', '{"tlogs":[],"tlogs":[]}', 'is not JSON'],
    ['a list', '[]', 'is no JSON object'],
    ['another document', '{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json"}', 'does not have the media type of a Sigstore trust root'],
    ['a version nobody knows', '{"mediaType":"application/vnd.dev.sigstore.trustedroot+json;version=0.9"}', 'does not have the media type of a Sigstore trust root'],
    ['no media type', '{}', 'does not have the media type of a Sigstore trust root'],
    ['logs that are no list', '{"mediaType":"application/vnd.dev.sigstore.trustedroot+json;version=0.1","tlogs":{}}', 'has a tlogs that is no list'],
    ['no authority at all', '{"mediaType":"application/vnd.dev.sigstore.trustedroot+json;version=0.1"}', 'holds nothing that can be used'],
    ['only authorities that cannot be used', '{"mediaType":"application/vnd.dev.sigstore.trustedroot+json;version=0.1","certificateAuthorities":[{}]}', 'holds nothing that can be used'],
  ])('refuses %s', (_name, text, what) => {
    let problems: readonly string[] = [];
    try {
      parseTrustedRoot(Buffer.from(text), 'root.json');
    } catch (error) {
      problems = error instanceof TrustRootError ? error.problems.map(({ code, what: one }) => `${code}: ${one}`) : [String(error)];
    }
    expect(problems).toEqual([`TRUST_MALFORMED: The trust root root.json ${what}.`]);
  });
});
