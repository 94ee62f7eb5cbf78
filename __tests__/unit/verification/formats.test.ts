import { beforeAll, describe, expect, it } from '@jest/globals';
import type { SignedMaterial } from '../../../src/domain/material.ts';
import { parseCandidate } from '../../../src/verification/formats/catalog.ts';
import { isCosignBundle, readCosignBundle } from '../../../src/verification/formats/cosign-bundle.ts';
import { isSigstoreBundle, readSigstoreBundle } from '../../../src/verification/formats/sigstore-bundle.ts';
import { ARTIFACT, candidateOf, domainOf, faultOf, present, read, verdictOn } from '../../support/verification.ts';
import { VirtualSigstore, aStatement, pem, type BundleJson, type CosignBundleJson, type SignOptions, type ToSign } from '../../support/virtual-sigstore.ts';

type Json = { [key: string]: any };

let sigstore: VirtualSigstore;
beforeAll(async () => {
  sigstore = await VirtualSigstore.create();
});

const message: ToSign = { message: ARTIFACT };
const statement: ToSign = { statement: aStatement() };

async function bundle(what: ToSign = message, options: SignOptions = {}, change: (json: Json) => void = () => {}): Promise<BundleJson> {
  const json = structuredClone((await sigstore.sign(what, options)).bundle);
  change(json);
  return json;
}
const materialOf = (document: object): SignedMaterial => {
  const material = read(document);
  if (typeof material === 'string') throw new Error(material);
  return material;
};

/** The same document with the other spelling of every key. */
function snaked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(snaked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), snaked(inner)]));
}

/** Where a field of the bundle is, by its path. */
const set = (path: string, value: unknown) => (json: Json): void => {
  const keys = path.split('.');
  const last = present(keys.pop());
  const holder = keys.reduce<Json>((at, key) => at[key], json);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
};
const ENTRY = 'verificationMaterial.tlogEntries.0';

describe('a Sigstore bundle', () => {
  it.each([
    ['0.1', 'application/vnd.dev.sigstore.bundle+json;version=0.1'], ['0.2', 'application/vnd.dev.sigstore.bundle+json;version=0.2'],
    ['0.3', 'application/vnd.dev.sigstore.bundle+json;version=0.3'], ['0.3', 'application/vnd.dev.sigstore.bundle.v0.3+json'],
  ] as const)('of version %s is read, written as %s', async (version, mediaType) => {
    const signed = await sigstore.sign(message, { bundle: version, mediaType, timestamps: 1 });
    const material = materialOf(signed.bundle);
    expect(material).toMatchObject({
      format: `sigstore-bundle v${version}`,
      content: { kind: 'message', digest: 'sha256:c7c5c1d70c5dec4416ab6158afd0b223ef40c29b1dc1f97ed9428b94d4cadb1c', payload: null },
      signature: signed.signature, signer: { kind: 'certificate', leaf: signed.leaf, others: signed.chain }, timestamps: signed.timestamps,
    });
    const entry = present(signed.entries[0]);
    expect(material.logEntries).toMatchObject([{ logIndex: entry.logIndex, kind: 'hashedrekord', version: '0.0.1', integratedTime: entry.integratedTime, body: Buffer.from(entry.canonicalizedBody, 'base64') }]);
  });

  it('of an envelope is read', async () => {
    const material = materialOf(await bundle(statement, { log: 'rekor-v2' }));
    expect(material.content).toMatchObject({ kind: 'envelope', payloadType: 'application/vnd.in-toto+json', signedOver: 'pae' });
    expect(material.logEntries).toMatchObject([{ kind: 'hashedrekord', version: '0.0.2', integratedTime: null, promise: null }]);
  });

  it('is read in the other spelling of its keys', async () => {
    const json = await bundle(statement, { timestamps: 1 });
    const { candidate: _, ...camel } = materialOf(json);
    expect(materialOf(snaked(json) as object)).toMatchObject({ ...camel, signer: { kind: 'certificate' } });
  });

  it('with a key names its hint', async () => {
    expect(materialOf(await bundle(message, { signer: 'key', hint: 'my key' })).signer).toEqual({ kind: 'key', hint: 'my key' });
  });

  it.each([['0.1', true], ['0.2', false]] as const)('of version %s may hold a root only where it is of the oldest', async (version, expected) => {
    expect(materialOf(await bundle(message, { bundle: version, chain: 'all' })).signer).toMatchObject({ mayHoldRoot: expected });
    expect(materialOf(await bundle(message, { bundle: version, chain: 'all', proof: true })).signer).toMatchObject({ mayHoldRoot: false });
  });

  it.each<[string, (json: Json) => void]>([
    ['unknown fields', set('newField', { x: 1 })],
    ['numbers for integers', (json) => { set(`${ENTRY}.logIndex`, 5)(json); set(`${ENTRY}.integratedTime`, 1_780_315_200)(json); }],
    ['null for what is absent', (json) => { set('dsseEnvelope', null)(json); set('verificationMaterial.publicKey', null)(json); set('verificationMaterial.timestampVerificationData', { rfc3161Timestamps: null })(json); }],
    ['base64 of the other alphabet', (json) => set('messageSignature.signature', json['messageSignature'].signature.replaceAll('+', '-').replaceAll('/', '_'))(json)],
    ['base64 without padding', (json) => set('messageSignature.signature', json['messageSignature'].signature.replace(/=+$/, ''))(json)],
    ['no name for the hash', set('messageSignature.messageDigest.algorithm', undefined)],
    ['a hash that is not specified', set('messageSignature.messageDigest.algorithm', 'HASH_ALGORITHM_UNSPECIFIED')],
    ['a checkpoint beside a promise', () => {}],
  ])('with %s is read', async (_name, change) => {
    expect(read(await bundle(message, {}, change))).toMatchObject({ format: 'sigstore-bundle v0.3' });
  });

  it.each<[string, (json: Json) => void]>([
    ['both spellings of one field', (json) => set('verification_material', json['verificationMaterial'])(json)],
    ['no verification material', set('verificationMaterial', undefined)],
    ['verification material that is no object', set('verificationMaterial', [])],
    ['neither message nor envelope', set('messageSignature', undefined)],
    ['message and envelope', set('dsseEnvelope', { payload: 'e30=', payloadType: 'x', signatures: [{ sig: 'AAAA' }] })],
    ['message and an empty envelope', set('dsseEnvelope', {})],
    ['no digest', set('messageSignature.messageDigest', undefined)],
    ['a digest of a weak algorithm', set('messageSignature.messageDigest.algorithm', 'SHA1')],
    ['a digest of an algorithm that is a number', set('messageSignature.messageDigest.algorithm', 1)],
    ['a digest of an algorithm of JavaScript', set('messageSignature.messageDigest.algorithm', 'constructor')],
    ['a digest of another length', set('messageSignature.messageDigest.algorithm', 'SHA2_512')],
    ['a digest that is too long for any', set('messageSignature.messageDigest.digest', Buffer.alloc(65).toString('base64'))],
    ['no signature', set('messageSignature.signature', undefined)],
    ['an empty signature', set('messageSignature.signature', '')],
    ['a signature that is a number', set('messageSignature.signature', 7)],
    ['a signature with a blank in it', set('messageSignature.signature', 'AAAA AAAA')],
    ['a signature with a line break at its end', set('messageSignature.signature', 'AAAA\n')],
    ['a signature of both alphabets', set('messageSignature.signature', 'A+A_')],
    ['a signature with padding inside', set('messageSignature.signature', 'AA==AA==')],
    ['a signature of padding', set('messageSignature.signature', '==')],
    ['a signature of one letter', set('messageSignature.signature', 'A')],
    ['a signature that is cut off within a letter', set('messageSignature.signature', 'AAAAA')],
    ['a signature that is too long', set('messageSignature.signature', Buffer.alloc(16_385, 1).toString('base64'))],
    ['no signer', set('verificationMaterial.certificate', undefined)],
    ['a certificate and a key', set('verificationMaterial.publicKey', { hint: 'x' })],
    ['a certificate without bytes', set('verificationMaterial.certificate', {})],
    ['a certificate that is too long', set('verificationMaterial.certificate.rawBytes', Buffer.alloc(65_537, 1).toString('base64'))],
    ['entries that are no list', set('verificationMaterial.tlogEntries', {})],
    ['an entry that is no object', set(ENTRY, 'x')],
    ['too many entries', (json) => set('verificationMaterial.tlogEntries', Array.from({ length: 33 }, () => json['verificationMaterial'].tlogEntries[0]))(json)],
    ['an entry without kind', set(`${ENTRY}.kindVersion`, undefined)],
    ['an entry without log', set(`${ENTRY}.logId`, undefined)],
    ['an entry without body', set(`${ENTRY}.canonicalizedBody`, undefined)],
    ['an entry without proof', set(`${ENTRY}.inclusionProof`, undefined)],
    ['an entry without checkpoint', set(`${ENTRY}.inclusionProof.checkpoint`, undefined)],
    ['an empty checkpoint', set(`${ENTRY}.inclusionProof.checkpoint.envelope`, '')],
    ['an empty promise', set(`${ENTRY}.inclusionPromise.signedEntryTimestamp`, '')],
    ['a negative index', set(`${ENTRY}.logIndex`, '-1')],
    ['a negative number for index', set(`${ENTRY}.logIndex`, -1)],
    ['an index with a zero in front', set(`${ENTRY}.logIndex`, '01')],
    ['an index with a sign', set(`${ENTRY}.logIndex`, '+1')],
    ['an index in hexadecimal', set(`${ENTRY}.logIndex`, '0x10')],
    ['an index with a fraction', set(`${ENTRY}.logIndex`, 1.5)],
    ['an index beyond what numbers hold', set(`${ENTRY}.logIndex`, 2 ** 53)],
    ['an index beyond 64 bits', set(`${ENTRY}.logIndex`, '9223372036854775808')],
    ['a negative time', set(`${ENTRY}.integratedTime`, '-1')],
    ['a negative size', set(`${ENTRY}.inclusionProof.treeSize`, '-1')],
    ['a negative place', set(`${ENTRY}.inclusionProof.logIndex`, '-1')],
    ['a root that is too long', set(`${ENTRY}.inclusionProof.rootHash`, Buffer.alloc(65).toString('base64'))],
    ['too many hashes', set(`${ENTRY}.inclusionProof.hashes`, Array.from({ length: 65 }, () => 'AAAA'))],
    ['a hash that is none', set(`${ENTRY}.inclusionProof.hashes`, [7])],
    ['a hash that is too long', set(`${ENTRY}.inclusionProof.hashes`, [Buffer.alloc(65).toString('base64')])],
    ['too many timestamps', set('verificationMaterial.timestampVerificationData', { rfc3161Timestamps: Array.from({ length: 33 }, () => ({ signedTimestamp: 'AAAA' })) })],
    ['a timestamp without bytes', set('verificationMaterial.timestampVerificationData', { rfc3161Timestamps: [{}] })],
    ['a timestamp that is too long', set('verificationMaterial.timestampVerificationData', { rfc3161Timestamps: [{ signedTimestamp: Buffer.alloc(65_537, 1).toString('base64') }] })],
    ['a chain, which version 0.3 has no more', (json) => { set('verificationMaterial.x509CertificateChain', { certificates: [json['verificationMaterial'].certificate] })(json); set('verificationMaterial.certificate', undefined)(json); }],
  ])('with %s is malformed', async (_name, change) => {
    expect(read(await bundle(message, {}, change))).toBe('FORMAT_MALFORMED');
  });

  it.each<[string, (json: Json) => void]>([
    ['no signatures', set('dsseEnvelope.signatures', [])],
    ['two signatures', (json) => { json['dsseEnvelope'].signatures.push(json['dsseEnvelope'].signatures[0]); }],
    ['too many signatures', (json) => set('dsseEnvelope.signatures', Array.from({ length: 17 }, () => json['dsseEnvelope'].signatures[0]))(json)],
    ['a signature that is nothing', set('dsseEnvelope.signatures', [{}])],
    ['a signature that is no object', set('dsseEnvelope.signatures', ['AAAA'])],
    ['no payload', set('dsseEnvelope.payload', undefined)],
    ['a payload type that is no text', set('dsseEnvelope.payloadType', 7)],
  ])('of an envelope with %s is malformed', async (_name, change) => {
    expect(read(await bundle(statement))).toMatchObject({ content: { kind: 'envelope' } });
    expect(read(await bundle(statement, {}, change))).toBe('FORMAT_MALFORMED');
  });

  it('of version 0.1 must have a promise, and of version 0.2 a proof', async () => {
    expect(read(await bundle(message, { bundle: '0.1', proof: true }, set(`${ENTRY}.inclusionPromise`, undefined)))).toBe('FORMAT_MALFORMED');
    expect(read(await bundle(message, { bundle: '0.2' }, set(`${ENTRY}.inclusionProof`, undefined)))).toBe('FORMAT_MALFORMED');
    expect(read(await bundle(message, { bundle: '0.2' }, set('verificationMaterial.x509CertificateChain.certificates', [])))).toBe('FORMAT_MALFORMED');
    expect(read(await bundle(message, { bundle: '0.2', chain: Array.from({ length: 16 }, () => Buffer.from('x')) }))).toBe('FORMAT_MALFORMED');
    expect(read(await bundle(message, { bundle: '0.1', proof: true }, set(`${ENTRY}.inclusionProof.checkpoint`, undefined)))).toMatchObject({ logEntries: [{ proof: null }] });
  });

  it.each([
    'application/vnd.dev.sigstore.bundle+json;version=0.4', 'application/vnd.dev.sigstore.bundle.v0.9+json', 'application/vnd.dev.sigstore.bundle.v0.3+jsonGARBAGE',
    'application/vnd.dev.sigstore.bundle.v0.3+json;version=0.1', 'application/vnd.dev.sigstore.bundle+json', 'application/vnd.dev.sigstore.bundle.v0.3+json ',
  ])('of the media type %j is not read', async (mediaType) => {
    expect(read(await bundle(message, { mediaType }))).toBe('FORMAT_UNSUPPORTED');
  });

  it('is a bundle only by its media type', () => {
    expect([{ mediaType: 'application/vnd.dev.sigstore.bundle.v9' }, { mediaType: 7 }, { mediaType: 'text/plain' }, {}, []].map((one) => isSigstoreBundle(one))).toEqual([true, false, false, false, false]);
    expect(faultOf(() => readSigstoreBundle(candidateOf({}), []))).toBe('FORMAT_MALFORMED');
  });
});

describe('a cosign bundle', () => {
  const cosign = (change: (json: Json & CosignBundleJson) => void = () => {}, options: Parameters<VirtualSigstore['cosignBundle']>[1] = {}): CosignBundleJson => {
    const json = sigstore.cosignBundle(ARTIFACT, options);
    change(json);
    return json;
  };

  it('is read, and the digest that was signed is taken from its log entry', () => {
    const json = cosign();
    expect(read(json)).toMatchObject({
      format: 'cosign-bundle', content: { kind: 'message', digest: 'sha256:c7c5c1d70c5dec4416ab6158afd0b223ef40c29b1dc1f97ed9428b94d4cadb1c' },
      signature: Buffer.from(json.base64Signature, 'base64'), timestamps: [], signer: { kind: 'certificate', others: [], mayHoldRoot: false },
      logEntries: [{ kind: 'hashedrekord', version: '0.0.1', proof: null, integratedTime: '1780315200' }],
    });
  });

  it('is read with bare PEM, and without a log entry', () => {
    expect(read(cosign(() => {}, { cosign: { certificate: 'pem' } }))).toMatchObject({ format: 'cosign-bundle' });
    expect(read(cosign(() => {}, { cosign: { rekor: false } }))).toMatchObject({ content: { digest: null }, logEntries: [] });
  });

  it.each<[string, (body: Json) => void]>([
    ['of a weak algorithm', (body) => { body['spec'].data.hash.algorithm = 'sha1'; }],
    ['in capitals', (body) => { body['spec'].data.hash.value = 'A'.repeat(64); }],
    ['that is a number', (body) => { body['spec'].data.hash.value = 7; }],
    ['that is not there', (body) => { delete body['spec'].data.hash; }],
    ['that is not there at all', (body) => { delete body['spec']; }],
  ])('takes no digest %s', (_name, change) => {
    const json = cosign((one) => {
      const body = JSON.parse(Buffer.from(present(one.rekorBundle).Payload.body, 'base64').toString());
      change(body);
      present(one.rekorBundle).Payload.body = Buffer.from(JSON.stringify(body)).toString('base64');
    });
    expect(read(json)).toMatchObject({ content: { digest: null } });
  });

  it.each<[string, (json: Json & CosignBundleJson) => void, string]>([
    ['a certificate that is none', (json) => { json.cert = 'AAAA'; }, 'FORMAT_MALFORMED'],
    ['two certificates', (json) => { json.cert = pem('CERTIFICATE', Buffer.from('a')).repeat(2); }, 'FORMAT_MALFORMED'],
    ['a certificate among blanks', (json) => { json.cert = `-----BEGIN CERTIFICATE-----${' '.repeat(1_000_000)}`; }, 'FORMAT_MALFORMED'],
    ['a certificate that is a number', (json) => { (json as Json)['cert'] = 7; }, 'FORMAT_MALFORMED'],
    ['a signature that is no base64', (json) => { json.base64Signature = '!'; }, 'FORMAT_MALFORMED'],
    ['an entry without payload', (json) => { delete (json.rekorBundle as unknown as Json)['Payload']; }, 'FORMAT_MALFORMED'],
    ['an entry without promise', (json) => { present(json.rekorBundle).SignedEntryTimestamp = ''; }, 'FORMAT_MALFORMED'],
    ['an entry without body', (json) => { present(json.rekorBundle).Payload.body = ''; }, 'FORMAT_MALFORMED'],
    ['a body that is no JSON', (json) => { present(json.rekorBundle).Payload.body = 'AAAA'; }, 'FORMAT_MALFORMED'],
    ['a body that is no object', (json) => { present(json.rekorBundle).Payload.body = Buffer.from('[]').toString('base64'); }, 'FORMAT_MALFORMED'],
    ['a body without kind', (json) => { present(json.rekorBundle).Payload.body = Buffer.from('{"apiVersion":"0.0.1"}').toString('base64'); }, 'FORMAT_MALFORMED'],
    ['a body without version', (json) => { present(json.rekorBundle).Payload.body = Buffer.from('{"kind":"x"}').toString('base64'); }, 'FORMAT_MALFORMED'],
    ['a log that is no digest', (json) => { present(json.rekorBundle).Payload.logID = 'rekor'; }, 'FORMAT_MALFORMED'],
    ['a log in capitals', (json) => { present(json.rekorBundle).Payload.logID = 'C0FFEE'.padEnd(64, 'A'); }, 'FORMAT_MALFORMED'],
    ['a negative index', (json) => { present(json.rekorBundle).Payload.logIndex = -1; }, 'FORMAT_MALFORMED'],
    ['a negative time', (json) => { present(json.rekorBundle).Payload.integratedTime = -1; }, 'FORMAT_MALFORMED'],
  ])('with %s is refused', (_name, change, code) => {
    expect(read(cosign())).toMatchObject({ format: 'cosign-bundle' });
    expect(read(cosign(change))).toBe(code);
  });

  // Once read as "no identity to check" (GHSA-fx35-mq7g-6g98): whose key it is, no bundle says.
  it.each<[string, (json: Json & CosignBundleJson) => void]>([
    ['a public key for certificate', (json) => { json.cert = Buffer.from(pem('PUBLIC KEY', Buffer.from('key'))).toString('base64'); }],
    ['a bare public key for certificate', (json) => { json.cert = pem('PUBLIC KEY', Buffer.from('key')); }],
    ['no certificate', (json) => { delete json.cert; }],
  ])('with %s is by a plain key, which nobody gave', async (_name, change) => {
    expect(read(cosign(change))).toMatchObject({ signer: { kind: 'key', hint: null } });
    const domain = domainOf(sigstore.trustedRoot());
    expect(await verdictOn(cosign(change), domain)).toBe('KEY_UNSUPPORTED');
    expect(await verdictOn(cosign(), domain)).toBe('accepted');
  });

  it('is one only with a signature of its name', () => {
    expect([{ base64Signature: 'x' }, { base64Signature: 7 }, {}, 'x'].map((one) => isCosignBundle(one))).toEqual([true, false, false, false]);
    expect(faultOf(() => readCosignBundle(candidateOf({}), 'x'))).toBe('FORMAT_MALFORMED');
  });
});

describe('parseCandidate', () => {
  const codeOf = (text: string | Buffer): string => {
    const parsed = parseCandidate(candidateOf(Buffer.from(text)));
    return parsed.outcome === 'rejected' ? parsed.rejection.code : (parsed.pieces[0].kind === 'material' ? parsed.pieces[0].material.format : parsed.pieces[0].kind);
  };

  it.each([
    ['nothing', '', 'FORMAT_UNKNOWN'],
    ['text', 'hello', 'FORMAT_UNKNOWN'],
    ['binary', Buffer.from([0x1f, 0x8b, 0, 0xff]), 'FORMAT_UNKNOWN'],
    ['a list', '[]', 'FORMAT_UNKNOWN'],
    ['a number', '7', 'FORMAT_UNKNOWN'],
    ['null', 'null', 'FORMAT_UNKNOWN'],
    ['an object of nothing we know', '{"a":1}', 'FORMAT_UNKNOWN'],
    ['half an object', '{"mediaType":', 'FORMAT_MALFORMED'],
    ['one key twice', '{"a":1,"a":1}', 'FORMAT_MALFORMED'],
    ['a key of JavaScript', '{"__proto__":{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json"}}', 'FORMAT_UNKNOWN'],
    ['a deep object', `{"a":${'['.repeat(100_000)}`, 'FORMAT_MALFORMED'],
    ['two objects', '{}{}', 'FORMAT_MALFORMED'],
    ['half of a certificate in PEM', ' \n-----BEGIN CERTIFICATE-----\n', 'FORMAT_UNKNOWN'],
    ['a public key in PEM', pem('PUBLIC KEY', Buffer.from('key')), 'FORMAT_UNSUPPORTED'],
    ['an empty answer of the GitHub API', '{"attestations":[]}', 'FORMAT_MALFORMED'],
    ['an answer of the GitHub API without bundles', '{"attestations":[{"bundle_url":"https://a.test"}]}', 'FORMAT_UNSUPPORTED'],
    ['half of an envelope', '{"payload":"e30="}', 'FORMAT_UNKNOWN'],
    ['half of a Rekor entry', '{"logIndex":1}', 'FORMAT_UNKNOWN'],
    ['half of a PEP 740 attestation', '{"verification_material":{}}', 'FORMAT_UNKNOWN'],
  ])('says what is the matter with %s', (_name, text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  const detailOf = (text: string): string => {
    const parsed = parseCandidate(candidateOf(Buffer.from(text)));
    return parsed.outcome === 'rejected' ? `${parsed.rejection.seen}; expected ${parsed.rejection.expected}` : 'read';
  };

  it.each(['hello', '7 o clock', '', 'true story'])('says of %j in words that it is no evidence', (text) => {
    expect(detailOf(text)).toBe('no JSON, and no signature or certificate; expected a Sigstore bundle, a bundle of cosign, a DSSE envelope, a PEP 740 attestation, provenance of Google Cloud Build, an entry of Rekor, a signature of cosign beside its payload, an answer of an attestations API, a detached signature or a certificate');
    expect(detailOf('{"a":')).toBe('a document that needs a value, at character 5; expected strict JSON');
  });

  it('says of a bundle that lies elsewhere that it has to be fetched, and not where', () => {
    const url = 'https://a.test/?sig=secret';
    for (const item of [{ bundle_url: url }, { bundle: null, bundle_url: url }, { attestation: { bundle_url: url } }]) {
      expect(detailOf(JSON.stringify(item))).toBe('an attestation with a bundle_url and no bundle; expected the bundle itself, which has to be fetched from there');
    }
    expect(detailOf(JSON.stringify({ bundle_url: 7 }))).toMatch(/^a JSON document of no known format/);
  });

  it('reads each attestation of an answer by itself', async () => {
    const good = { bundle: await bundle(statement), bundle_url: 'https://a.test' };
    const outcomes = (...items: readonly unknown[]): unknown => {
      const parsed = parseCandidate(candidateOf({ attestations: items }));
      return [parsed.outcome === 'parsed' ? parsed.pieces.length : 0, parsed.rejections.map(({ code }) => code)];
    };
    const future = { bundle: { mediaType: 'application/vnd.dev.sigstore.bundle.v0.4+json' } };
    const broken = { bundle: { mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json' } };
    expect(outcomes(good)).toEqual([1, []]);
    expect(outcomes(future, good, { bundle_url: 'https://a.test' }, good, broken, 7)).toEqual([2, ['FORMAT_UNSUPPORTED', 'FORMAT_UNSUPPORTED', 'FORMAT_MALFORMED', 'FORMAT_UNKNOWN']]);
    expect(outcomes(future, broken)).toEqual([0, ['FORMAT_UNSUPPORTED', 'FORMAT_MALFORMED']]);
  });

  it('never throws, whatever the bytes are', () => {
    for (let seed = 0; seed < 500; seed += 1) {
      const bytes = Buffer.from(Array.from({ length: seed % 64 }, (_, i) => (seed * 7919 + i * i * 104_729) % 256));
      expect(typeof codeOf(bytes)).toBe('string');
    }
  });

  it('takes a payload of many megabytes', async () => {
    const payload = Buffer.from(JSON.stringify(aStatement({ predicateType: 'https://example.com/p', predicate: { text: 'x'.repeat(8 << 20) } })));
    const { bundle: json } = await sigstore.sign({ envelope: { payload, payloadType: 'application/vnd.in-toto+json' } });
    expect(materialOf(json).content).toMatchObject({ kind: 'envelope' });
  });
});
