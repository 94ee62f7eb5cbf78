// Layers of a registry, as cosign stores signatures and attestations: how they are read, what they say, and what stands beside them that is none.

import { beforeAll, describe, expect, it } from '@jest/globals';
import { digestOf } from '../../../src/domain/digest.ts';
import { limits } from '../../../src/domain/limits.ts';
import type { Candidate, SignedMaterial } from '../../../src/domain/material.ts';
import type { Container, Subject } from '../../../src/domain/subject.ts';
import type { TrustDomain, TrustedKey } from '../../../src/domain/trust-domain.ts';
import { assemble } from '../../../src/verification/assemble.ts';
import { authenticate } from '../../../src/verification/authenticate.ts';
import { parseCandidate } from '../../../src/verification/formats/catalog.ts';
import { parseKey } from '../../../src/verification/keys.ts';
import {
  LAYER_BUNDLE, LAYER_CERTIFICATE, LAYER_CHAIN, LAYER_SIGNATURE, LAYER_TIMESTAMP, attestationLayer, bareEnvelope, candidateOfLayer, certificatePem, entryFile, entryOfText, keyPem, rekorBundle, rekordEntry, signatureLayer, simpleSigning, type Layer,
} from '../../support/evidence-forms.ts';
import { accepted, candidateOf, claimTexts, domainOf, examine, imageOf, onlyMaterial, present, verdictOn, type Asked } from '../../support/verification.ts';
import { VirtualSigstore, aStatement, makeKey, pem, reassemble, type KeyKind, type SignOptions, type Signed, type SigningKey } from '../../support/virtual-sigstore.ts';

const MANIFEST = Buffer.from('{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json"}');
const IMAGE = imageOf(MANIFEST);
const SIGN = 'https://sigstore.dev/cosign/sign/v1';

let home: VirtualSigstore;
let domain: TrustDomain;
let signed: Signed;
let attested: Signed;
beforeAll(async () => {
  home = await VirtualSigstore.create();
  domain = domainOf(home.trustedRoot());
  signed = await home.sign({ message: simpleSigning(IMAGE.digest) });
  attested = await home.sign({ statement: aStatement({ subjects: [{ name: 'app', bytes: MANIFEST }] }) });
});

const asked = (more: Partial<Asked> = {}): Asked => ({ domains: domain, subject: IMAGE, ...more });
const verdict = async (layer: Layer, more: Partial<Asked> = {}): Promise<string> => verdictOn(candidateOfLayer(layer), asked(more));
const readLayer = (layer: Layer): SignedMaterial | string => {
  const parsed = parseCandidate(candidateOfLayer(layer));
  return parsed.outcome === 'parsed' ? onlyMaterial(parsed.pieces) : parsed.rejection.code;
};
const trusted = (key: SigningKey, log: 'required' | 'none' = 'required'): TrustedKey => present(parseKey(keyPem({ key }), 'key', { log, validity: { start: null, end: null }, times: 'none', timestamps: 'none' }));

describe('the layer of a signature', () => {
  it('is the signature of its bytes, with all that stands beside them', async () => {
    const both = await home.sign({ message: simpleSigning(IMAGE.digest) }, { timestamps: 1, chain: 'all', bundle: '0.1' });
    const layer = signatureLayer(both);
    expect(layer.annotations[LAYER_CHAIN]).toContain('-----BEGIN CERTIFICATE-----');
    expect(readLayer(layer)).toMatchObject({
      format: 'cosign-layer', content: { kind: 'message', digest: digestOf(layer.bytes), payload: layer.bytes }, signature: both.signature,
      signer: { kind: 'certificate', leaf: both.leaf, others: [], mayHoldRoot: false }, logEntries: [{ kind: 'hashedrekord', version: '0.0.1', proof: null }], timestamps: both.timestamps, timestampsOver: 'signature', envelopeText: null,
    });
    const attestation = await accepted(candidateOfLayer(layer), asked());
    expect([attestation.says, attestation.format, attestation.subject, attestation.through, attestation.witnessed.map(({ kind }) => kind)]).toEqual([{ kind: 'signature' }, 'cosign-layer', IMAGE.digest, null, ['log', 'timestamp']]);
  });

  it('is known by what it holds, whatever the registry calls it', async () => {
    for (const mediaType of ['application/vnd.dev.cosign.simplesigning.v1+json', 'application/octet-stream', 'application/vnd.dsse.envelope.v1+json', 'application/vnd.cncf.notary.signature']) await expect(verdict({ ...signatureLayer(signed), mediaType })).resolves.toBe('accepted');
    await expect(verdict({ ...signatureLayer(signed), annotations: {} })).resolves.toBe('UNSIGNED');
  });

  it.each<[string, SignOptions]>([
    ['ECDSA P-256', {}], ['ECDSA P-384', { key: 'P-384' }], ['ECDSA P-384 over SHA-256', { key: 'P-384', hash: 'sha256' }], ['ECDSA P-521', { key: 'P-521' }], ['RSA', { key: 'RSA' }], ['Ed25519', { key: 'Ed25519' }],
  ])('is verified with a certificate for %s', async (_, options) => {
    const one = await home.sign({ message: simpleSigning(IMAGE.digest) }, options);
    await expect(verdict(signatureLayer(one))).resolves.toBe('accepted');
    await expect(verdict({ ...signatureLayer(one), bytes: simpleSigning(IMAGE.digest, { optional: {} }) })).resolves.toBe('SIGNATURE_INVALID');
  });

  it.each<KeyKind>(['P-256', 'P-384', 'P-521', 'RSA', 'RSA-PSS', 'Ed25519'])('is verified with a key of the kind %s, and with no other', async (kind) => {
    const key = makeKey(kind);
    const layer = signatureLayer(await home.sign({ message: simpleSigning(IMAGE.digest) }, { key, signer: 'key' }));
    expect(layer.annotations[LAYER_CERTIFICATE]).toBeUndefined();
    expect(claimTexts(await accepted(candidateOfLayer(layer), asked({ keys: [trusted(makeKey()), trusted(key)] })))).toEqual({ key: trusted(key).digest, 'signed-identity': 'ghcr.io/acme/app' });
    await expect(verdict(layer, { keys: [trusted(makeKey())] })).resolves.toBe('SIGNATURE_INVALID');
    await expect(verdict(layer)).resolves.toBe('KEY_UNSUPPORTED');
  });

  it('needs no log where the owner of its key does not log', async () => {
    const key = makeKey();
    const layer = signatureLayer(await home.sign({ message: simpleSigning(IMAGE.digest) }, { key, signer: 'key', log: 'none' }));
    await expect(verdict(layer, { keys: [trusted(key, 'none')] })).resolves.toBe('accepted');
    await expect(verdict(layer, { keys: [trusted(key)] })).resolves.toBe('WITNESSES_TOO_FEW');
  });

  it('may be logged as the oldest clients did, and not as what only envelopes are', async () => {
    const rekord = reassemble(signed, { entries: [rekordEntry(home, signed)] });
    await expect(verdict(signatureLayer(rekord))).resolves.toBe('accepted');
    await expect(verdict(signatureLayer(reassemble(signed, { entries: [rekordEntry(home, signed, { digest: 'a'.repeat(64) })] })))).resolves.toBe('LOG_BODY_MISMATCH');
    await expect(verdict(signatureLayer(reassemble(signed, { entries: attested.entries })))).resolves.toBe('LOG_BODY_MISMATCH');
  });

  it('is completed by an entry that was found elsewhere', async () => {
    const layer = candidateOfLayer(signatureLayer(reassemble(signed, { entries: [] })));
    const parsed = [layer, candidateOf(Buffer.from(entryFile(signed)))].map(parseCandidate);
    const { materials } = assemble(parsed.flatMap((one) => (one.outcome === 'parsed' ? one.pieces : [])), false);
    const examined = await Promise.all(materials.map(async (material) => (await authenticate(material, { domains: [domain], keys: [], now: new Date() }, null)).outcome));
    expect([materials.map(({ format, logEntries }) => [format, logEntries.length]), examined]).toEqual([[['cosign-layer', 1]], ['authentic']]);
    await expect(verdictOn(layer, asked())).resolves.toBe('WITNESSES_TOO_FEW');
  });

  it('takes the line breaks of a signature that was pasted', async () => {
    const { annotations, ...layer } = signatureLayer(signed);
    await expect(verdict({ ...layer, annotations: { ...annotations, [LAYER_SIGNATURE]: `${annotations[LAYER_SIGNATURE]}\n` } })).resolves.toBe('accepted');
  });

  it('takes no notice of the chain, and of annotations of others', async () => {
    for (const chain of ['', 'hello', pem('CERTIFICATE', Buffer.from('x')), home.authority.chain.map((der) => pem('CERTIFICATE', der)).join('')]) await expect(verdict(signatureLayer(signed, { [LAYER_CHAIN]: chain }))).resolves.toBe('accepted');
    await expect(verdict(signatureLayer(signed, { 'org.example/other': 'x'.repeat(1 << 20), '': '', '__proto__': 'x', constructor: 'x' }))).resolves.toBe('accepted');
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['a chain that is too long', { [LAYER_CHAIN]: 'x'.repeat(limits.manifestAnnotationBytes + 1) }, 'FORMAT_MALFORMED'],
    ['a certificate that is too long', { [LAYER_CERTIFICATE]: pem('CERTIFICATE', Buffer.alloc(limits.certificateBytes + 1)) }, 'FORMAT_MALFORMED'],
    ['a certificate that is none', { [LAYER_CERTIFICATE]: 'hello' }, 'FORMAT_MALFORMED'],
    ['two certificates', { [LAYER_CERTIFICATE]: pem('CERTIFICATE', Buffer.from('a')).repeat(2) }, 'FORMAT_MALFORMED'],
    ['a certificate of junk', { [LAYER_CERTIFICATE]: pem('CERTIFICATE', Buffer.from('a')) }, 'CERTIFICATE_EXTENSIONS'],
    ['a signature that is no base64', { [LAYER_SIGNATURE]: 'hello?' }, 'FORMAT_MALFORMED'],
    ['a signature that is too long', { [LAYER_SIGNATURE]: Buffer.alloc(limits.signatureBytes + 1).toString('base64') }, 'FORMAT_MALFORMED'],
    ['an entry that is no JSON', { [LAYER_BUNDLE]: 'hello' }, 'FORMAT_MALFORMED'],
    ['an entry with one key twice', { [LAYER_BUNDLE]: '{"Payload":{},"Payload":{}}' }, 'FORMAT_MALFORMED'],
    ['an entry that is a list', { [LAYER_BUNDLE]: '[]' }, 'FORMAT_MALFORMED'],
    ['an entry that is empty', { [LAYER_BUNDLE]: '{}' }, 'FORMAT_MALFORMED'],
    ['an entry nested too deep', { [LAYER_BUNDLE]: `{"Payload":${'['.repeat(200)}${']'.repeat(200)}}` }, 'FORMAT_MALFORMED'],
    ['an entry that is null', { [LAYER_BUNDLE]: 'null' }, 'WITNESSES_TOO_FEW'],
    ['no entry', { [LAYER_BUNDLE]: '' }, 'WITNESSES_TOO_FEW'],
    ['a timestamp that is no JSON', { [LAYER_TIMESTAMP]: 'hello' }, 'FORMAT_MALFORMED'],
    ['a timestamp without one', { [LAYER_TIMESTAMP]: '{}' }, 'FORMAT_MALFORMED'],
    ['a timestamp that is too long', { [LAYER_TIMESTAMP]: JSON.stringify({ SignedRFC3161Timestamp: Buffer.alloc(limits.timestampBytes + 1).toString('base64') }) }, 'FORMAT_MALFORMED'],
    ['a timestamp of junk', { [LAYER_TIMESTAMP]: '{"SignedRFC3161Timestamp":"AAAA"}' }, 'TIME_INVALID'],
    ['a timestamp that is null', { [LAYER_TIMESTAMP]: 'null' }, 'accepted'],
  ])('with %s is %3$s', async (_, annotations, expected) => {
    await expect(verdict(signatureLayer(signed, annotations))).resolves.toBe(expected);
  });

  it('with a list in its bytes is read once: a signature beside it is over the whole', () => {
    const many = JSON.stringify({ attestations: Array.from({ length: 100 }, () => 1) });
    expect(readLayer({ ...signatureLayer(signed), bytes: Buffer.from(many) })).toMatchObject({ format: 'cosign-layer' });
  });
});

describe('what the payload of a signature says', () => {
  const claims = async (given: Parameters<typeof simpleSigning>[1]): Promise<Readonly<Record<string, string>>> => {
    const { claims: all } = await accepted(candidateOfLayer(signatureLayer(await home.sign({ message: simpleSigning(IMAGE.digest, given) }))), asked());
    const said = [...all].filter(([name]) => name === 'signed-identity' || name.startsWith('annotations.'));
    expect(new Set(said.flatMap(([, values]) => values.map(({ from }) => from)))).toEqual(new Set(said.length === 0 ? [] : ['self-declared']));
    return claimTexts({ claims: new Map(said) });
  };

  it('are claims that only the signer vouches for', async () => {
    await expect(claims({ reference: 'index.docker.io/library/nginx', optional: { env: 'prod', 'a.b/c': '', team: 'a=b' } })).resolves.toEqual({ 'signed-identity': 'index.docker.io/library/nginx', 'annotations.env': 'prod', 'annotations.a.b/c': '', 'annotations.team': 'a=b' });
  });

  it('takes no place of what the certificate says', async () => {
    const { claims: all } = await accepted(candidateOfLayer(signatureLayer(await home.sign({ message: simpleSigning(IMAGE.digest, { optional: { 'certificate-identity': 'mallory@example.com', repo: 'evil/app' } }) }))), asked());
    expect([all.get('certificate-identity'), all.get('repo')?.[0], all.get('annotations.repo')?.[0]]).toEqual([[{ value: 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1.2.3', from: 'certificate' }], { value: 'acme/app', from: 'certificate' }, { value: 'evil/app', from: 'self-declared' }]);
  });

  it.each<[string, unknown]>([['null', null], ['an empty object', {}], ['numbers, lists and objects', { a: 1, b: ['prod'], c: { d: 'prod' }, e: null, f: true }], ['keys that cannot be asked for', { 'a b': 'x', 'a=b': 'x', '': 'x', 'a\nb': 'x', ['k'.repeat(limits.openClaimKey + 1)]: 'x' }], ['a text that is too long', { a: 'x'.repeat(limits.signedAnnotationValue + 1) }]])('are no claims: %s', async (_, optional) => {
    await expect(claims({ optional })).resolves.toEqual({ 'signed-identity': 'ghcr.io/acme/app' });
  });

  it('are none of them claims where there are too many', async () => {
    const of = (count: number): object => Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, 'v']));
    expect(Object.keys(await claims({ optional: of(limits.signedAnnotations) }))).toHaveLength(limits.signedAnnotations + 1);
    await expect(claims({ optional: of(limits.signedAnnotations + 1) })).resolves.toEqual({ 'signed-identity': 'ghcr.io/acme/app' });
  });

  it('names nothing where the signer left the name empty, or made it endless', async () => {
    await expect(claims({ reference: '' })).resolves.toEqual({});
    await expect(claims({ reference: 'x'.repeat(limits.signedAnnotationValue + 1) })).resolves.toEqual({});
  });

  it.each<[string, unknown]>([['a list', []], ['a text', 'x'], ['a number', 0], ['false', false]])('is malformed where optional is %s', async (_, optional) => {
    await expect(verdict(signatureLayer(await home.sign({ message: simpleSigning(IMAGE.digest, { optional }) })))).resolves.toBe('PAYLOAD_MALFORMED');
  });

  it.each<[string, unknown]>([['missing', undefined], ['null', null], ['a number', 1], ['an object', {}]])('is malformed where the name is %s', async (_, reference) => {
    const payload = reference === undefined ? simpleSigning(IMAGE.digest).toString().replace('"docker-reference":"ghcr.io/acme/app"', '') : simpleSigning(IMAGE.digest, { reference });
    await expect(verdict(signatureLayer(await home.sign({ message: Buffer.from(payload) })))).resolves.toBe('PAYLOAD_MALFORMED');
  });

  it('may leave optional out, and is bounded', async () => {
    const text = simpleSigning(IMAGE.digest).toString();
    await expect(verdict(signatureLayer(await home.sign({ message: Buffer.from(text.replace(',"optional":null', '')) })))).resolves.toBe('accepted');
    await expect(verdict(signatureLayer(await home.sign({ message: Buffer.from(text.replace(/\}$/, `${' '.repeat(limits.signaturePayloadBytes)}}`)) })))).resolves.toBe('PAYLOAD_MALFORMED');
  });
});

describe('which image a signature is about', () => {
  const containerOf = (bytes: Buffer, how: Container['how']): Container => ({ container: digestOf(bytes), how, digests: [digestOf(bytes)], weak: new Map(), bytes });
  const child = (...listedIn: readonly Container[]): Subject => ({ ...imageOf(Buffer.from('a platform')), listedIn });

  it('is the one with its digest, also where that is all that is known', async () => {
    await expect(verdict(signatureLayer(signed), { subject: { ...IMAGE, kind: 'digest', name: IMAGE.digest } })).resolves.toBe('accepted');
    expect(await examine(candidateOfLayer(signatureLayer(signed)), asked({ subject: child() }))).toMatchObject({ verdict: 'SUBJECT_MISMATCH', seen: `the image ${IMAGE.digest}`, expected: child().digest });
  });

  it('is that of a platform too, through the index that lists it', async () => {
    const { through, subject } = await accepted(candidateOfLayer(signatureLayer(signed)), asked({ subject: child(containerOf(Buffer.from('other'), 'index'), containerOf(MANIFEST, 'index')) }));
    expect([through, subject]).toEqual([{ container: IMAGE.digest, how: 'index' }, child().digest]);
  });

  it('is never a file or a package, and never through a list of files, though they have its digest', async () => {
    for (const kind of ['file', 'package'] as const) await expect(verdict(signatureLayer(signed), { subject: { ...IMAGE, kind } })).resolves.toBe('SUBJECT_MISMATCH');
    await expect(verdict(signatureLayer(signed), { subject: child(containerOf(MANIFEST, 'checksums')) })).resolves.toBe('SUBJECT_MISMATCH');
  });
});

describe('the layer of an attestation', () => {
  it('is its envelope, with what stands beside it', async () => {
    const layer = attestationLayer(await home.sign({ statement: aStatement({ subjects: [{ name: 'app', bytes: MANIFEST }] }) }, { timestamps: 1, stampOver: 'envelope-text' }));
    expect(readLayer(layer)).toMatchObject({ format: 'cosign-layer', content: { kind: 'envelope', signedOver: 'pae' }, logEntries: [{ kind: 'dsse' }], timestamps: [expect.anything()], timestampsOver: 'envelope-text', envelopeText: layer.bytes });
    const { says, witnessed } = await accepted(candidateOfLayer(layer), asked());
    expect([says.kind, witnessed.map(({ kind }) => kind)]).toEqual(['statement', ['log', 'timestamp']]);
  });

  it('is a bare envelope where nothing of cosign stands beside it', () => {
    const bytes = Buffer.from(bareEnvelope(attested));
    for (const annotations of [{}, { predicateType: 'https://slsa.dev/provenance/v1' }, { [LAYER_SIGNATURE]: '' }]) expect(readLayer({ bytes, annotations, mediaType: 'x' })).toMatchObject({ format: 'dsse-envelope', timestampsOver: 'signature' });
  });

  it('takes its timestamp over the envelope, and one of a signature over the signature', async () => {
    const statement = { statement: aStatement({ subjects: [{ name: 'app', bytes: MANIFEST }] }) };
    await expect(verdict(attestationLayer(await home.sign(statement, { timestamps: 1, stampOver: 'envelope-text' })))).resolves.toBe('accepted');
    await expect(verdict(attestationLayer(await home.sign(statement, { timestamps: 1 })))).resolves.toBe('TIME_INVALID');
    const layer = signatureLayer(signed);
    const token = (over: Uint8Array): Layer => ({ ...layer, annotations: { ...layer.annotations, [LAYER_TIMESTAMP]: JSON.stringify({ SignedRFC3161Timestamp: home.timestamp(over).toString('base64') }) } });
    await expect(verdict(token(signed.signature))).resolves.toBe('accepted');
    await expect(verdict(token(layer.bytes))).resolves.toBe('TIME_INVALID');
  });

  it('is not read out of a list: nothing lies so in a registry, and a list can hold any number', async () => {
    const layer = attestationLayer(attested);
    await expect(verdict({ ...layer, bytes: Buffer.from(`{"attestations":[${layer.bytes.toString()}]}`) })).resolves.toBe('FORMAT_UNSUPPORTED');
    await expect(verdict({ ...layer, annotations: { ...layer.annotations, [LAYER_BUNDLE]: rekorBundle(entryOfText(home, attested, layer.bytes.toString())) } })).resolves.toBe('accepted');
  });

  it('is signed by the certificate beside it, or by the same one in the envelope', async () => {
    const layer = attestationLayer(attested);
    const own = { ...layer, bytes: Buffer.from(bareEnvelope(attested)) };
    await expect(verdict(own)).resolves.toBe('accepted');
    await expect(verdict({ ...own, annotations: { ...layer.annotations, [LAYER_CERTIFICATE]: '' } })).resolves.toBe('accepted');
    const mallory = certificatePem({ leaf: home.issue(attested.key, { identity: 'mallory@example.com' }) });
    await expect(verdict({ ...layer, bytes: Buffer.from(bareEnvelope(attested, mallory)) })).resolves.toBe('FORMAT_MALFORMED');
  });

  it('with a second signature keeps the first one', async () => {
    const layer = attestationLayer(attested);
    const envelope = JSON.parse(layer.bytes.toString()) as { signatures: object[] };
    envelope.signatures.unshift({ keyid: '', sig: 'AAAA' });
    const parsed = parseCandidate(candidateOfLayer({ ...layer, bytes: Buffer.from(JSON.stringify(envelope)) }));
    const materials = parsed.outcome === 'parsed' ? parsed.pieces.flatMap((piece) => (piece.kind === 'material' ? [piece.material] : [])) : [];
    const outcomes = await Promise.all(materials.map(async (material) => (await authenticate(material, { domains: [domain], keys: [], now: new Date() }, null)).outcome));
    expect(outcomes).toEqual(['rejected', 'authentic']);
  });
});

describe('the annotations of a signature in a bundle', () => {
  const entry = (bytes: Buffer, annotations?: unknown): object => ({ name: '', digest: { sha256: digestOf(bytes).slice(7) }, ...(annotations === undefined ? {} : { annotations }) });
  const said = async (subjects: readonly object[], { predicateType = SIGN, subject = IMAGE }: { readonly predicateType?: string; readonly subject?: Subject } = {}): Promise<Readonly<Record<string, string>>> => {
    const { bundle } = await home.sign({ statement: { ...aStatement({ predicateType }), subject: subjects } });
    return Object.fromEntries(Object.entries(claimTexts(await accepted(bundle, asked({ subject })))).filter(([name]) => name.startsWith('annotations.') || name === 'signed-identity'));
  };

  it('are those of the subject, and no name', async () => {
    await expect(said([entry(MANIFEST, { env: 'prod', n: 1 })])).resolves.toEqual({ 'annotations.env': 'prod' });
    for (const annotations of [undefined, null, [], 'env=prod', {}]) await expect(said([entry(MANIFEST, annotations)])).resolves.toEqual({});
  });

  it('are not those of another subject of the statement', async () => {
    await expect(said([entry(Buffer.from('other'), { env: 'prod' }), entry(MANIFEST, { env: 'test' })])).resolves.toEqual({ 'annotations.env': 'test' });
  });

  it('are all values where the statement names the image several times, each once', async () => {
    await expect(said([entry(MANIFEST, { env: 'prod' }), entry(MANIFEST, { env: 'test', team: 'a' }), entry(MANIFEST, { env: 'prod' })])).resolves.toEqual({ 'annotations.env': 'prod | test', 'annotations.team': 'a' });
  });

  it('are those of the index where the statement names that', async () => {
    const subject: Subject = { ...imageOf(Buffer.from('a platform')), listedIn: [{ container: IMAGE.digest, how: 'index', digests: [IMAGE.digest], weak: new Map(), bytes: MANIFEST }] };
    await expect(said([entry(MANIFEST, { env: 'prod' })], { subject })).resolves.toEqual({ 'annotations.env': 'prod' });
    await expect(said([entry(MANIFEST, { env: 'prod' }), entry(Buffer.from('a platform'), { env: 'test' })], { subject })).resolves.toEqual({ 'annotations.env': 'test' });
  });

  it('are not looked at in statements of another type', async () => {
    await expect(said([entry(MANIFEST, { env: 'prod' })], { predicateType: 'https://slsa.dev/provenance/v1' })).resolves.toEqual({});
  });
});

describe('what stands beside evidence and is none', () => {
  const candidate = (document: unknown, mediaType: string | null = null): Candidate => ({ ...candidateOf(Buffer.from(typeof document === 'string' ? document : JSON.stringify(document))), mediaType });
  const refusal = (one: Candidate): readonly string[] => {
    const parsed = parseCandidate(one);
    return parsed.outcome === 'rejected' ? [parsed.rejection.code, parsed.rejection.seen] : ['parsed'];
  };
  const BUILDKIT = 'application/vnd.docker.attestation.manifest.v1+json';
  const NOTATION = 'application/vnd.cncf.notary.signature';

  it.each(['https://in-toto.io/Statement/v1', 'https://in-toto.io/Statement/v0.1'])('are statements that nobody signed (%s)', (type) => {
    expect(refusal(candidate(aStatement({ type }), 'application/vnd.in-toto+json'))).toEqual(['UNSIGNED', 'a statement of the type https://slsa.dev/provenance/v1']);
    expect(refusal(candidate(aStatement({ type, predicateType: 'https://spdx.dev/Document' })))).toEqual(['UNSIGNED', 'a statement of the type https://spdx.dev/Document']);
    expect(refusal(candidate({ ...aStatement({ type }), predicateType: 7 }))).toEqual(['UNSIGNED', 'a statement of the type nothing says']);
  });

  it('are the statements of BuildKit, by their manifest or its descriptor', () => {
    const layers = ['https://spdx.dev/Document', 'https://slsa.dev/provenance/v1', 'https://spdx.dev/Document'].map((type) => ({ mediaType: 'application/vnd.in-toto+json', annotations: { 'in-toto.io/predicate-type': type } }));
    expect(refusal(candidate({ schemaVersion: 2, artifactType: BUILDKIT, layers }))).toEqual(['UNSIGNED', 'statements of BuildKit of the types https://spdx.dev/Document, https://slsa.dev/provenance/v1']);
    expect(refusal(candidate({ schemaVersion: 2, layers }, BUILDKIT))[0]).toBe('UNSIGNED');
    expect(refusal(candidate({ digest: 'sha256:a', size: 1, platform: { os: 'unknown' }, annotations: { 'vnd.docker.reference.type': 'attestation-manifest' } }))).toEqual(['UNSIGNED', 'statements of BuildKit']);
    expect(refusal(candidate({ digest: 'sha256:a', size: 1 }, BUILDKIT))).toEqual(['UNSIGNED', 'statements of BuildKit']);
    expect(refusal(candidate({ artifactType: BUILDKIT, layers: [null, { annotations: [] }, 7] }))).toEqual(['UNSIGNED', 'statements of BuildKit']);
  });

  it.each<[string, unknown, string | null]>([
    ['its manifest', { schemaVersion: 2, layers: [] }, NOTATION], ['a manifest that says so itself', { schemaVersion: 2, artifactType: NOTATION }, null], ['an envelope of JOSE', { payload: 'e30', protected: 'e30', header: {}, signature: 'AAAA' }, 'application/jose+json'],
    ['a compact envelope', 'eyJhbGciOiJQUzI1NiJ9.e30.AAAA', 'application/jose+json'], ['an envelope of COSE', `\u00d2\u0084${'x'.repeat(252)}`, 'application/cose'],
  ])('are signatures of Notation, by name: %s', (_, document, mediaType) => {
    const [code, seen] = refusal(candidate(document, mediaType));
    expect([code, seen?.startsWith('a signature of Notation (application/')]).toEqual(['FORMAT_UNSUPPORTED', true]);
  });

  it('is nothing that is signed, whatever it is called', async () => {
    for (const mediaType of [NOTATION, BUILDKIT, 'application/cose']) await expect(verdictOn({ ...candidateOf((await home.sign({ statement: aStatement({ subjects: [{ name: 'app', bytes: MANIFEST }] }) })).bundle), mediaType }, asked())).resolves.toBe('accepted');
  });

  it('is a payload without its signature', () => {
    expect(refusal(candidate(simpleSigning(IMAGE.digest).toString()))).toEqual(['UNSIGNED', 'the payload of an image\'s signature without the signature']);
    expect(refusal(candidate({ critical: true }))[0]).toBe('FORMAT_UNKNOWN');
  });
});

describe('annotations beside a Sigstore bundle', () => {
  it('change nothing: a bundle is whole', async () => {
    const bytes = Buffer.from(JSON.stringify(attested.bundle));
    const junk = { [LAYER_SIGNATURE]: 'AAAA', [LAYER_CERTIFICATE]: certificatePem({ leaf: home.issue(makeKey(), { identity: 'mallory@example.com' }) }), [LAYER_BUNDLE]: rekorBundle(present(signed.entries[0])), [LAYER_TIMESTAMP]: 'junk' };
    for (const annotations of [{}, junk, { 'dev.sigstore.bundle.content': 'message-signature' }]) {
      const { claims, format } = await accepted(candidateOfLayer({ bytes, annotations, mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json' }), asked());
      expect([format, claims.get('repo')?.[0].value]).toEqual(['sigstore-bundle v0.3', 'acme/app']);
    }
  });
});
