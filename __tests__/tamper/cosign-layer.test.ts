// What went wrong in verifiers of images, each as a test on what cosign stores in a registry; and what one kind of signature must not be taken for.
//
// Every refusal stands beside the same case that is accepted.

import { githubCom } from '../../src/domain/github-host.ts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Attestation } from '../../src/domain/attestation.ts';
import { digestOf } from '../../src/domain/digest.ts';
import type { FieldName } from '../../src/domain/fields.ts';
import type { TrustDomain, TrustedKey } from '../../src/domain/trust-domain.ts';
import { judge } from '../../src/policy/judge.ts';
import { compileInputs, NO_MORE } from '../../src/policy/native.ts';
import { assemble } from '../../src/verification/assemble.ts';
import { authenticate, wantsSubject } from '../../src/verification/authenticate.ts';
import { bindToSubject } from '../../src/verification/bind.ts';
import { parseCandidate } from '../../src/verification/formats/catalog.ts';
import { parseKey } from '../../src/verification/keys.ts';
import {
  LAYER_CERTIFICATE, LAYER_SIGNATURE, attestationLayer, bareEnvelope, candidateOfLayer, certificatePem, entryFile, keyPem, signatureFile, signatureLayer, simpleSigning, type Layer,
} from '../support/evidence-forms.ts';
import { Desk, fates, onlySubject } from '../support/engine.ts';
import { accepted, candidateOf, claimTexts, domainOf, fileOf, imageOf, present, verdictOn, type Asked } from '../support/verification.ts';
import { GITHUB_ISSUER, IN_TOTO, VirtualSigstore, aStatement, preAuthEncoding, reassemble, type Signed, type StatementSubject } from '../support/virtual-sigstore.ts';

const MANIFEST = Buffer.from('{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","layers":[]}');
const IMAGE = imageOf(MANIFEST);
const SHA256 = digestOf(MANIFEST).slice(7);
const SIGN = 'https://sigstore.dev/cosign/sign/v1';
const SBOM = 'https://spdx.dev/Document';
const ALICE = 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1.2.3';
const MALLORY = 'https://github.com/mallory/app/.github/workflows/release.yml@refs/tags/v1.2.3';

let home: VirtualSigstore;
let domain: TrustDomain;
let desk: Desk;
beforeAll(async () => {
  home = await VirtualSigstore.create();
  domain = domainOf(home.trustedRoot());
  desk = new Desk(home);
});
afterAll(() => desk.remove());

const asked = (more: Partial<Asked> = {}): Asked => ({ domains: domain, subject: IMAGE, ...more });
const verdict = async (layer: Layer, more: Partial<Asked> = {}): Promise<string> => verdictOn(candidateOfLayer(layer), asked(more));
const about = (...subjects: readonly StatementSubject[]): { readonly statement: object } => ({ statement: aStatement({ subjects: subjects.length > 0 ? subjects : [{ name: 'app', bytes: MANIFEST }] }) });

type Given = Readonly<Partial<Record<FieldName, readonly string[]>>>;

/** What the inputs of a run make of these attestations: the outcome and the code. */
async function judged(attestations: readonly Attestation[], given: Given, require: readonly string[] = []): Promise<string> {
  const constraints = new Map(Object.entries({ 'certificate-oidc-issuer': [GITHUB_ISSUER], 'certificate-identity': [ALICE], ...given })) as ReadonlyMap<FieldName, readonly string[]>;
  const { layer } = await compileInputs({ ...NO_MORE, constraints, require, enterprise: null, githubHost: githubCom, tenantDomain: null, keys: [], anyIdentity: false, openPattern: false, mode: 'enforce', trust: ['custom'] });
  const dossier = { subject: IMAGE, searches: [], rejections: [], attestations };
  const { outcome, rules: [{ judgement }] } = await judge(dossier, [present(layer)], { checker: async () => ({ ok: false, message: '' }), now: new Date() });
  return judgement !== null && 'code' in judgement ? `${outcome} ${judgement.code}` : outcome;
}

async function imageSignature(optional: object | null = null, identity = ALICE, reference = 'ghcr.io/acme/app'): Promise<Attestation> {
  return accepted(candidateOfLayer(signatureLayer(await home.sign({ message: simpleSigning(IMAGE.digest, { optional, reference }) }, { identity }))), asked());
}
async function statement(predicateType: string, subject: object = {}, identity = ALICE): Promise<Attestation> {
  const { bundle } = await home.sign({ statement: { ...aStatement({ predicateType, predicate: {} }), subject: [{ name: 'app', digest: { sha256: SHA256 }, ...subject }] } }, { identity });
  return accepted(bundle, asked());
}

describe('a bare public key where the certificate stands (GHSA-fx35-mq7g-6g98)', () => {
  const form = { log: 'required', validity: { start: null, end: null }, times: 'none', timestamps: 'none' } as const;
  const trusted = (signed: Signed): TrustedKey => present(parseKey(keyPem(signed), 'key', form));

  it.each(['signature', 'attestation'] as const)('makes nobody of the signer of a layer of a %s: it is a plain key, and nothing unless the user gave it', async (kind) => {
    const signed = await home.sign(kind === 'signature' ? { message: simpleSigning(IMAGE.digest) } : about(), { signer: 'key' });
    const layer = kind === 'signature' ? signatureLayer(signed, { [LAYER_CERTIFICATE]: keyPem(signed) }) : attestationLayer(signed, { [LAYER_CERTIFICATE]: keyPem(signed) });
    await expect(verdict(layer)).resolves.toBe('KEY_UNSUPPORTED');
    await expect(verdict(layer, { keys: [trusted(await home.sign({ message: MANIFEST }, { signer: 'key' }))] })).resolves.toBe('SIGNATURE_INVALID');
    const byKey = await accepted(candidateOfLayer(layer), asked({ keys: [trusted(signed)] }));
    // What is the signer's own word, or says that the builder is unknown, names nobody.
    expect(Object.keys(claimTexts(byKey)).filter((name) => name !== 'signed-identity' && !name.startsWith('build'))).toEqual(['key']);
    await expect(judged([byKey], {}, ['signature | provenance'])).resolves.toMatch(/^failed/);
  });
});

describe('a forged envelope (kyverno#2739, policy-controller#1971, conforma/policy#1787)', () => {
  const TAMPERED = 'AAAA'.repeat(24);

  it.each<[string, readonly object[], string]>([
    ['no signatures', [], 'FORMAT_MALFORMED'], ['an empty signature', [{ keyid: '', sig: '' }], 'FORMAT_MALFORMED'], ['a signature that is missing', [{ keyid: '' }], 'FORMAT_MALFORMED'], ['garbage', [{ keyid: '', sig: TAMPERED }], 'SIGNATURE_INVALID'],
    ['garbage twice', [{ keyid: '', sig: TAMPERED }, { keyid: 'a', sig: TAMPERED }], 'SIGNATURE_INVALID'], ['text', [{ keyid: '', sig: 'signed, honestly' }], 'FORMAT_MALFORMED'],
  ])('with %s passes nowhere: beside a certificate and an entry, as a referrer, or as a file', async (_, signatures, expected) => {
    const signed = await home.sign(about());
    const layer = attestationLayer(signed);
    const bytes = Buffer.from(JSON.stringify({ ...(JSON.parse(layer.bytes.toString()) as object), signatures }));
    await expect(verdict(layer)).resolves.toBe('accepted');
    await expect(verdict({ ...layer, bytes })).resolves.toBe(expected);
    const bare = expected === 'SIGNATURE_INVALID' ? 'KEY_UNSUPPORTED' : expected;
    await expect(verdict({ bytes, annotations: {}, mediaType: 'application/vnd.dsse.envelope.v1+json' })).resolves.toBe(bare);
    await expect(verdictOn(bytes, asked())).resolves.toBe(bare);
  });

  it('is read to the exact payload type', async () => {
    for (const payloadType of ['application/vnd.in-toto+json ', 'application/vnd.in-toto+JSON', 'application/json', '']) {
      const signed = await home.sign({ envelope: { payload: Buffer.from(JSON.stringify(about().statement)), payloadType } });
      await expect(verdict(attestationLayer(signed))).resolves.toBe('PAYLOAD_TYPE');
    }
  });
});

describe('facts of two signatures (the split checks of Kyverno)', () => {
  const wanted: Given = { annotations: ['env=prod', 'team=a'], 'signed-identity': ['ghcr.io/acme/app'] };

  it('are never put together: annotations count on the signature of the signer that is named', async () => {
    const good = await imageSignature({ env: 'prod', team: 'a' });
    const [theirs, ours] = [await imageSignature({ env: 'prod', team: 'a' }, MALLORY), await imageSignature({ env: 'test', team: 'a' })];
    await expect(judged([good], wanted)).resolves.toBe('passed');
    await expect(judged([theirs, ours], wanted)).resolves.toBe('failed CLAIM_MISMATCH');
    await expect(judged([theirs], wanted)).resolves.toBe('failed SIGNER_MISMATCH');
    await expect(judged([theirs, ours, good], wanted)).resolves.toBe('passed');
  });

  it('are never put together, also of one signer', async () => {
    await expect(judged([await imageSignature({ env: 'prod' }), await imageSignature({ team: 'a' })], wanted)).resolves.toBe('failed CLAIM_ABSENT');
    await expect(judged([await imageSignature({ env: 'prod', team: 'a' }, ALICE, 'ghcr.io/acme/other')], wanted)).resolves.toBe('failed CLAIM_MISMATCH');
  });

  it.each<[string, object | null]>([['another value', { env: 'test', team: 'a' }], ['another case', { env: 'Prod', team: 'a' }], ['a longer value', { env: 'prod-like', team: 'a' }], ['no value', { team: 'a' }], ['a value that is no text', { env: ['prod'], team: 'a' }], ['nothing', null]])('refuse a signature with %s', async (_, optional) => {
    await expect(judged([await imageSignature(optional)], wanted)).resolves.toMatch(/^failed (CLAIM_MISMATCH|CLAIM_ABSENT|IDENTITY_CASE_ONLY)$/);
  });

  it('hold on a signature in a bundle too, all on the subject', async () => {
    const asking: Given = { annotations: ['env=prod', 'team=a'] };
    await expect(judged([await statement(SIGN, { annotations: { env: 'prod', team: 'a', more: 'x' } })], asking)).resolves.toBe('passed');
    await expect(judged([await statement(SIGN, { annotations: { env: 'prod' } }), await statement(SIGN, { annotations: { team: 'a' } })], asking)).resolves.toBe('failed CLAIM_ABSENT');
    await expect(judged([await statement(SIGN, { annotations: { env: 'prod', team: 'a' } }, MALLORY)], asking)).resolves.toBe('failed SIGNER_MISMATCH');
  });

  it('make nobody of a signer, whatever they are called', async () => {
    const optional = { 'certificate-identity': ALICE, 'certificate-oidc-issuer': GITHUB_ISSUER, 'signer-repo': 'acme/app' };
    await expect(judged([await imageSignature(optional, MALLORY)], {})).resolves.toBe('failed SIGNER_MISMATCH');
    await expect(judged([await imageSignature(optional)], {})).resolves.toBe('passed');
  });
});

describe('the class of a signature (cosign verify takes any predicate)', () => {
  it('is not had by an SBOM or provenance of the right signer', async () => {
    const [sbom, provenance] = [await statement(SBOM), await statement('https://slsa.dev/provenance/v1')];
    await expect(judged([sbom], {}, ['signature'])).resolves.toBe('failed CLASS_MISSING');
    await expect(judged([sbom, provenance], {})).resolves.toBe('failed CLASS_MISSING');
    for (const signature of [await imageSignature(), await statement(SIGN)]) await expect(judged([sbom, signature], {})).resolves.toBe('passed');
  });

  it('is nothing else: the signature of an image is no attestation of any type', async () => {
    for (const require of ['provenance', 'sbom', 'custom', 'https://example.com/p']) await expect(judged([await imageSignature()], {}, [require])).resolves.toBe('failed CLASS_MISSING');
  });
});

describe('two readers of one document (duplicate and case-variant keys)', () => {
  const payload = simpleSigning(IMAGE.digest).toString();
  const elsewhere = simpleSigning(`sha256:${'a'.repeat(64)}`).toString();

  it.each<[string, string]>([
    ['one key twice', payload.replace('"image":', `"image":{"docker-manifest-digest":"sha256:${'a'.repeat(64)}"},"image":`)], ['one key twice, once escaped', payload.replace('"image":', `"im\\u0061ge":{"docker-manifest-digest":"sha256:${'a'.repeat(64)}"},"image":`)],
    ['a key in another case', payload.replace('"image":', `"Image":{"docker-manifest-digest":"sha256:${'a'.repeat(64)}"},"image":`)], ['the whole in another case', payload.replace('{', `{"CRITICAL":${elsewhere.slice(12, -17)},`)],
    ['a digest in another case', payload.replace('"docker-manifest-digest"', `"Docker-Manifest-Digest":"sha256:${'a'.repeat(64)}","docker-manifest-digest"`)], ['a byte order mark', `\u{feff}${payload}`], ['something behind it', `${payload} {}`],
  ])('must not find two images in the payload of a signature: %s', async (_, text) => {
    for (const bytes of [Buffer.from(text), Buffer.from(payload)]) await expect(verdict(signatureLayer(await home.sign({ message: bytes })))).resolves.toMatch(bytes.toString() === payload ? /^accepted$/ : /^(FORMAT|PAYLOAD)_MALFORMED$/);
  });

  it.each<[string, (text: string) => string, string]>([
    ['one key twice', (text) => text.replace('"subject":', '"subject":[],"subject":'), 'STATEMENT_MALFORMED'],
    ['the subject in another case only', (text) => text.replace('"subject":', '"Subject":'), 'STATEMENT_MALFORMED'],
    ['the digest in another case only', (text) => text.replace('"digest":', '"Digest":'), 'STATEMENT_MALFORMED'],
    ['the algorithm in another case only', (text) => text.replace('"sha256":', '"SHA256":'), 'SUBJECT_MISMATCH'],
  ])('must not find two subjects in the statement of an attestation: %s', async (_, change, expected) => {
    const text = JSON.stringify(about().statement);
    for (const [said, code] of [[change(text), expected], [text, 'accepted']] as const) await expect(verdict(attestationLayer(await home.sign({ envelope: { payload: Buffer.from(said), payloadType: IN_TOTO } })))).resolves.toBe(code);
  });
});

describe('digests that are none', () => {
  it.each(['sha256:', `sha256:${SHA256.toUpperCase()}`, SHA256, `SHA256:${SHA256}`, `sha256:${SHA256} `, `sha256:${SHA256}\n`, `sha256:${SHA256.slice(1)}`, `sha512:${SHA256}`, `sha1:${SHA256.slice(0, 40)}`, `md5:${SHA256.slice(0, 32)}`, `sha256:${SHA256}@sha256:${SHA256}`])('name no image in the payload of a signature: %j', async (digest) => {
    await expect(verdict(signatureLayer(await home.sign({ message: simpleSigning(digest) })))).resolves.toBe('PAYLOAD_MALFORMED');
    await expect(verdict(signatureLayer(await home.sign({ message: simpleSigning(`sha256:${SHA256}`) })))).resolves.toBe('accepted');
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['an empty one', { sha256: '' }], ['capitals', { sha256: SHA256.toUpperCase() }], ['weak ones alone', { sha1: SHA256.slice(0, 40), md5: SHA256.slice(0, 32) }], ['a wrong one beside the right one', { sha256: SHA256, sha512: 'a'.repeat(128) }], ['a commit', { gitCommit: SHA256.slice(0, 40) }], ['the hex under another algorithm', { sha512: SHA256 }],
  ])('name no image in the statement of an attestation: %s', async (_, digest) => {
    const subject = { ...fileOf(MANIFEST), kind: 'image' } as const;
    await expect(verdict(attestationLayer(await home.sign(about({ name: 'app', digest }))), { subject })).resolves.toBe('SUBJECT_MISMATCH');
    await expect(verdict(attestationLayer(await home.sign(about({ name: 'app', digest: { sha256: SHA256 } }))), { subject })).resolves.toBe('accepted');
  });
});

describe('lists of subjects (cosign#5016)', () => {
  const good = aStatement({ subjects: [{ name: 'app', bytes: MANIFEST }] }).subject[0];

  it.each<[string, unknown, string]>([['null', null, 'STATEMENT_MALFORMED'], ['no list', {}, 'STATEMENT_MALFORMED'], ['an empty list', [], 'STATEMENT_MALFORMED'], ['a null beside the image', [good, null], 'STATEMENT_MALFORMED'], ['1,025 of them', Array.from({ length: 1025 }, () => good), 'STATEMENT_MALFORMED'], ['1,024 of them', Array.from({ length: 1024 }, () => good), 'accepted']])('are bounded and whole: %s', async (_, subject, expected) => {
    const changed = { ...aStatement(), subject };
    await expect(verdict(attestationLayer(await home.sign({ statement: changed })))).resolves.toBe(expected);
    await expect(verdictOn((await home.sign({ statement: { ...changed, predicateType: SIGN, predicate: {} } })).bundle, asked())).resolves.toBe(expected);
  });
});

// The same key signs images, files and statements, all of them as bytes. What tells them apart is what stands in the bytes, and how it is shown.
describe('one kind of signature shown as another', () => {
  /** What became of everything that these files could be put together to. */
  async function verdicts(files: readonly (string | object)[], subject = IMAGE, bytes: Buffer | null = null): Promise<readonly string[]> {
    const parsed = files.map((one) => parseCandidate(candidateOf(Buffer.from(typeof one === 'string' ? one : JSON.stringify(one)))));
    const { materials } = assemble(parsed.flatMap((one) => (one.outcome === 'parsed' ? one.pieces : [])), false);
    const all = await Promise.all(materials.map(async (material) => {
      const examined = await authenticate(material, { domains: [domain], keys: [], now: new Date() }, wantsSubject(material, []) === 'no' ? null : { digests: subject.digests, bytes });
      if (examined.outcome === 'rejected') return examined.rejection.code;
      const bound = bindToSubject(examined.authentic, subject, [material.candidate.foundAt]);
      return bound.outcome === 'bound' ? 'accepted' : bound.rejection.code;
    }));
    return [...new Set(all)].toSorted();
  }

  it('that of an image, in whatever form, is none of the image where the payload is not shown', async () => {
    const signed = await home.sign({ message: simpleSigning(IMAGE.digest) });
    await expect(verdict(signatureLayer(signed))).resolves.toBe('accepted');
    await expect(verdicts([signed.bundle])).resolves.toEqual(['SUBJECT_MISMATCH']);
    await expect(verdicts([home.toCosignBundle(signed)])).resolves.toEqual(['SUBJECT_MISMATCH']);
    await expect(verdicts([entryFile(signed)])).resolves.toEqual(['SUBJECT_MISMATCH']);
    await expect(verdicts([signatureFile(signed), certificatePem(signed), entryFile(signed)])).resolves.toEqual(['SIGNATURE_INVALID']);
  });

  it('that of an image is none of a file with the bytes of its payload, nor of one with those of its manifest', async () => {
    const payload = simpleSigning(IMAGE.digest);
    const layer = signatureLayer(await home.sign({ message: payload }));
    for (const bytes of [payload, MANIFEST]) await expect(verdict(layer, { subject: fileOf(bytes) })).resolves.toBe('SUBJECT_MISMATCH');
    await expect(verdict(layer, { subject: imageOf(payload) })).resolves.toBe('SUBJECT_MISMATCH');
    await expect(verdict(layer)).resolves.toBe('accepted');
  });

  it('that of an image says, shown as one over bytes, that these bytes were signed: of a file with them, and of no other', async () => {
    const payload = simpleSigning(IMAGE.digest, { optional: { env: 'prod' } });
    const signed = await home.sign({ message: payload });
    const who = { 'certificate-identity': ALICE, 'certificate-oidc-issuer': GITHUB_ISSUER };
    for (const text of [JSON.stringify(signed.bundle), JSON.stringify(home.toCosignBundle(signed)), entryFile(signed)]) {
      const bundle = desk.write('evidence', text);
      const of = async (bytes: Buffer, more: object = {}): Promise<readonly unknown[]> => {
        const report = await desk.report({ artifact: desk.write('file', bytes), bundle, ...who, ...more });
        return [report.outcome, fates(onlySubject(report))];
      };
      await expect(of(payload)).resolves.toEqual(['passed', ['counted']]);
      await expect(of(MANIFEST)).resolves.toEqual(['failed', ['rejected SUBJECT_MISMATCH']]);
      // What the signer said of the image is no fact of a file.
      for (const more of [{ annotations: 'env=prod' }, { 'signed-identity': 'ghcr.io/acme/app' }]) await expect(of(payload, more)).resolves.toEqual(['failed', ['unmet CLAIM_ABSENT']]);
    }
  });

  it('that of the manifest\'s bytes stays one of these bytes, and is none of an image beside them', async () => {
    const signed = await home.sign({ message: MANIFEST });
    await expect(verdicts([signed.bundle])).resolves.toEqual(['accepted']);
    const { claims } = await accepted(signed.bundle, asked());
    expect(claims.has('signed-identity')).toBe(false);
    await expect(verdict(signatureLayer(signed))).resolves.toBe('PAYLOAD_MALFORMED');
  });

  it('that of a statement is none of the bytes of the statement, and the other way round', async () => {
    const attested = await home.sign(about());
    const text = Buffer.from(JSON.stringify(about().statement));
    const asBytes = await home.sign({ message: text });
    const layer = signatureLayer(asBytes);
    await expect(verdict(layer)).resolves.toBe('PAYLOAD_MALFORMED');
    await expect(verdict({ ...layer, annotations: { ...layer.annotations, [LAYER_SIGNATURE]: attested.signature.toString('base64'), [LAYER_CERTIFICATE]: certificatePem(attested) } })).resolves.toBe('SIGNATURE_INVALID');
    const envelope = { payloadType: IN_TOTO, payload: text.toString('base64'), signatures: [{ keyid: '', sig: asBytes.signature.toString('base64') }] };
    await expect(verdict({ ...layer, bytes: Buffer.from(JSON.stringify(envelope)) })).resolves.toBe('SIGNATURE_INVALID');
    await expect(verdict(attestationLayer(attested))).resolves.toBe('accepted');
  });

  it('that of an envelope\'s encoding is none of an image, though it is one of these bytes', async () => {
    const encoded = preAuthEncoding('application/vnd.dev.cosign.simplesigning.v1+json', simpleSigning(IMAGE.digest));
    await expect(verdict(signatureLayer(await home.sign({ message: encoded })))).resolves.toBe('PAYLOAD_MALFORMED');
  });

  it('that of a payload in an envelope is none of an image', async () => {
    const payload = simpleSigning(IMAGE.digest);
    for (const [payloadType, code] of [['application/vnd.dev.cosign.simplesigning.v1+json', 'PAYLOAD_TYPE'], [IN_TOTO, 'STATEMENT_MALFORMED']] as const) {
      const signed = await home.sign({ envelope: { payload, payloadType } });
      await expect(verdict(attestationLayer(signed))).resolves.toBe(code);
      await expect(verdictOn(signed.bundle, asked())).resolves.toBe(code);
    }
  });

  it('that of an envelope as a whole makes nothing of what stands in it', async () => {
    const forged = JSON.stringify({ payloadType: IN_TOTO, payload: Buffer.from(JSON.stringify(about().statement)).toString('base64'), signatures: [{ keyid: '', sig: 'AAAA' }] });
    const signed = await home.sign({ message: Buffer.from(forged) });
    await expect(verdict(signatureLayer(signed))).resolves.toBe('SIGNATURE_INVALID');
    await expect(verdict({ ...signatureLayer(signed), bytes: Buffer.from(bareEnvelope(await home.sign(about()), null)) })).resolves.toBe('SIGNATURE_INVALID');
  });

  it('that of an image shows who signed by its own entry: that of another signature of the same image does not do', async () => {
    const [one, other] = [await home.sign({ message: simpleSigning(IMAGE.digest) }), await home.sign({ message: simpleSigning(IMAGE.digest) }, { identity: MALLORY })];
    await expect(verdict(signatureLayer(reassemble(one, { entries: other.entries })))).resolves.toBe('LOG_BODY_MISMATCH');
    await expect(verdict(signatureLayer(one))).resolves.toBe('accepted');
  });
});
