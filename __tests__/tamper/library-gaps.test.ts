// What the verification library accepts and we refuse, gap by gap.
//
// Each test asks the library alone first. When it learns to refuse, the test goes red: then the check of ours may be dropped, or kept knowingly.
// Where the library refuses what is good, it is the other way round.

import { beforeAll, describe, expect, it } from '@jest/globals';
import { bundleFromJSON } from '@sigstore/bundle';
import { PublicKey, TrustedRoot } from '@sigstore/protobuf-specs';
import { VerificationError, Verifier, toSignedEntity, toTrustMaterial, type VerificationPolicy, type VerifierOptions } from '@sigstore/verify';
import {
  DEFAULT_NOW, VirtualSigstore, aStatement, makeKey, reassemble, recoverOtherKeys,
  type BundleJson, type Signed, type ToSign, type TrustedRootJson,
} from '../support/virtual-sigstore.ts';
import { ARTIFACT, accepted, claimTexts, domainOf, present, requiring, verdictOn } from '../support/verification.ts';

const message: ToSign = { message: ARTIFACT };
const statement: ToSign = { statement: aStatement() };
const MINUTE_MS = 60_000;

let sigstore: VirtualSigstore;
beforeAll(async () => {
  sigstore = await VirtualSigstore.create();
});

interface Alone { readonly root?: TrustedRootJson; readonly thresholds?: VerifierOptions; readonly policy?: VerificationPolicy; readonly bytes?: Buffer }

/** What the library says without us: `accepted`, the code of its refusal, or what else it threw. */
function library(bundle: BundleJson, { root = sigstore.trustedRoot(), thresholds = {}, policy, bytes = ARTIFACT }: Alone = {}): string {
  try {
    new Verifier(toTrustMaterial(TrustedRoot.fromJSON(root)), thresholds).verify(toSignedEntity(bundleFromJSON(bundle), bytes), policy);
    return 'accepted';
  } catch (error) {
    return error instanceof VerificationError ? error.code : `threw ${String(error)}`;
  }
}

const ours = (): ReturnType<typeof domainOf> => domainOf(sigstore.trustedRoot());
const edited = (signed: Signed, change: (bundle: BundleJson) => void): BundleJson => {
  const bundle = structuredClone(signed.bundle);
  change(bundle);
  return bundle;
};
const proofOf = (bundle: BundleJson): { rootHash: string; treeSize: string; logIndex: string } => present(bundle.verificationMaterial.tlogEntries[0]?.inclusionProof);

describe('the library accepts, and we refuse', () => {
  it('a signature that is logged under another certificate', async () => {
    const signed = await sigstore.sign(message);
    const { bundle } = reassemble(signed, { entries: [sigstore.entry(signed, { verifier: { certificate: sigstore.issue(makeKey(), { identity: 'mallory@example.com' }) } })] });
    expect(library(bundle)).toBe('accepted');
    expect(await verdictOn(bundle, ours())).toBe('LOG_KEY_MISMATCH');
    expect(await verdictOn(signed.bundle, ours())).toBe('accepted');
  });

  it.each(['rekor-v1', 'rekor-v2'] as const)('a signature that is logged in %s under a key recovered from it', async (log) => {
    const signed = await sigstore.sign(message, { log });
    const { bundle } = reassemble(signed, { entries: [sigstore.entry(signed, { log, verifier: { key: present(recoverOtherKeys(signed)[0]) } })] });
    expect(library(bundle)).toBe('accepted');
    expect(await verdictOn(bundle, ours())).toBe('LOG_KEY_MISMATCH');
  });

  it('a Rekor v1 entry that names the key and hides the certificate', async () => {
    const signed = await sigstore.sign(message);
    const { bundle } = reassemble(signed, { entries: [sigstore.entry(signed, { verifier: { key: signed.publicKey } })] });
    expect(library(bundle)).toBe('accepted');
    expect(await verdictOn(bundle, ours())).toBe('LOG_KEY_MISMATCH');
  });

  it('a root certificate in the evidence', async () => {
    const signed = await sigstore.sign(message, { bundle: '0.2', chain: 'all' });
    expect(library(signed.bundle)).toBe('accepted');
    expect(await verdictOn(signed.bundle, ours())).toBe('CERTIFICATE_CHAIN');
    expect(await verdictOn(reassemble(signed, { chain: signed.chain.slice(0, -1) }).bundle, ours())).toBe('accepted');
  });

  it('a statement about another artifact', async () => {
    const { bundle } = await sigstore.sign(statement);
    const other = Buffer.from('another artifact');
    expect(library(bundle, { bytes: other })).toBe('accepted');
    expect(await verdictOn(bundle, { domains: ours(), bytes: other })).toBe('SUBJECT_MISMATCH');
    expect(await verdictOn(bundle, ours())).toBe('accepted');
  });

  it('an envelope that is no statement', async () => {
    const { bundle } = await sigstore.sign({ envelope: { payload: ARTIFACT, payloadType: 'text/plain' } });
    expect(library(bundle)).toBe('accepted');
    expect(await verdictOn(bundle, ours())).toBe('PAYLOAD_TYPE');
  });

  it.each([
    'application/vnd.dev.sigstore.bundle.v0.9+json',
    'application/vnd.dev.sigstore.bundle+json;version=9.9',
    'application/vnd.dev.sigstore.bundle.v0.3+jsonGARBAGE',
  ])('a bundle of the media type %s', async (mediaType) => {
    const { bundle } = await sigstore.sign(message, { mediaType });
    expect(library(bundle)).toBe('accepted');
    expect(await verdictOn(bundle, ours())).toBe('FORMAT_UNSUPPORTED');
  });

  it('a bundle with both kinds of content', async () => {
    const bundle = edited(await sigstore.sign(message), (both) => { both.dsseEnvelope = { payload: 'e30=', payloadType: 'application/vnd.in-toto+json', signatures: [{ sig: 'AAAA', keyid: '' }] }; });
    expect(library(bundle)).toBe('accepted');
    expect(await verdictOn(bundle, ours())).toBe('FORMAT_MALFORMED');
  });

  it('a log key that has ended, where the entry has only a proof', async () => {
    const { bundle } = await sigstore.sign(message, { log: 'rekor-v2' });
    const root = sigstore.trustedRoot({ validity: { tlogs: { end: new Date(DEFAULT_NOW.getTime() - MINUTE_MS) } } });
    expect(library(bundle, { root })).toBe('accepted');
    expect(await verdictOn(bundle, domainOf(root))).toBe('LOG_INCLUSION');
    expect(await verdictOn(bundle, ours())).toBe('accepted');
  });

  it('a log whose period of validity has lost its start', async () => {
    const { bundle } = await sigstore.sign(message);
    const root = sigstore.trustedRoot({ validity: { tlogs: { start: null } } });
    expect(library(bundle, { root })).toBe('accepted');
    expect(await verdictOn(bundle, domainOf(root))).toBe('WITNESSES_TOO_FEW');
  });

  it.each([
    ['a TLS server', { usages: ['1.3.6.1.5.5.7.3.1'] }],
    ['an authority', { ca: true }],
    ['one with a critical extension nobody knows', { moreExtensions: [{ oid: '1.2.3.4', value: Buffer.from([5, 0]), critical: true }] }],
  ])('a leaf that is %s', async (_name, options) => {
    const { bundle } = await sigstore.sign(message, options);
    expect(library(bundle)).toBe('accepted');
    expect(await verdictOn(bundle, ours())).toBe('CERTIFICATE_CHAIN');
  });

  it('a certificate that says one thing twice, in two ways', async () => {
    const { bundle } = await sigstore.sign(message, { moreExtensions: [{ oid: '1.3.6.1.4.1.57264.1.8', value: Buffer.from('0c0568747470', 'hex') }] });
    expect(library(bundle)).toBe('accepted');
    expect(await verdictOn(bundle, ours())).toBe('CERTIFICATE_EXTENSIONS');
  });

  it('a name whose bytes turn into letters when the eighth bit is cleared', async () => {
    const spelt = Buffer.from('https://accounts.example/jane', 'latin1').map((byte) => byte | 0x80);
    const { bundle } = await sigstore.sign(message, { identity: { raw: [Buffer.concat([Buffer.from([0x86, spelt.length]), spelt])] }, issuer: 'https://issuer.example' });
    expect(library(bundle, { policy: { subjectAlternativeName: /^https:\/\/accounts\.example\/jane$/ } })).toBe('accepted');
    expect(await verdictOn(bundle, ours())).toBe('CERTIFICATE_EXTENSIONS');
  });

  it('a proof that states another root and another size than its checkpoint', async () => {
    const signed = await sigstore.sign(message);
    const size = edited(signed, (bundle) => { proofOf(bundle).treeSize = '9999999999'; });
    const root = edited(signed, (bundle) => { proofOf(bundle).rootHash = Buffer.alloc(32).toString('base64'); });
    for (const bundle of [size, root]) {
      expect(library(bundle)).toBe('accepted');
      expect(await verdictOn(bundle, ours())).toBe('LOG_INCLUSION');
    }
  });

  it('one log that is seen twice where two are asked for', async () => {
    // The same signature as two kinds of entry, both of them true.
    const signed = await sigstore.sign(statement);
    const again = sigstore.entry(signed, { kind: 'hashedrekord', at: new Date(DEFAULT_NOW.getTime() + MINUTE_MS) });
    const { bundle } = reassemble(signed, { entries: [...signed.entries, again] });
    const two = requiring(ours(), { logs: 2 });
    expect(library(bundle, { thresholds: { tlogThreshold: 2 } })).toBe('accepted');
    expect(await verdictOn(bundle, two)).toBe('WITNESSES_TOO_FEW');
    expect(await verdictOn(bundle, ours())).toBe('accepted');
    expect(await verdictOn((await sigstore.sign(message, { log: ['rekor-v1', 'rekor-v1-b'] })).bundle, two)).toBe('accepted');
  });

  it('one authority that stamped twice where two are asked for', async () => {
    const [authority] = sigstore.timestampAuthorities;
    const { bundle } = await sigstore.sign(message, { log: 'rekor-v2', timestamps: [{ authority }, { authority, at: new Date(DEFAULT_NOW.getTime() + MINUTE_MS) }] });
    const two = requiring(ours(), { timestamps: 2, times: 2 });
    expect(library(bundle, { thresholds: { timestampThreshold: 2 } })).toBe('accepted');
    expect(await verdictOn(bundle, two)).toBe('WITNESSES_TOO_FEW');
    expect(await verdictOn((await sigstore.sign(message, { log: 'rekor-v2', timestamps: 2 })).bundle, two)).toBe('accepted');
  });

  it('a digest of the message that is a lie, where no log is asked for', async () => {
    const signed = await sigstore.sign(message, { log: 'none' });
    const { bundle } = reassemble(signed, { messageDigest: Buffer.alloc(32, 1) });
    expect(library(bundle, { thresholds: { tlogThreshold: 0 } })).toBe('accepted');
    expect(await verdictOn(bundle, domainOf(sigstore.trustedRoot(), { ignoreLogs: true }))).toBe('SIGNATURE_INVALID');
    expect(await verdictOn(signed.bundle, domainOf(sigstore.trustedRoot(), { ignoreLogs: true }))).toBe('accepted');
  });

  it('an identity that only begins like the one that is asked for', async () => {
    const { bundle } = await sigstore.sign(message, { identity: 'https://github.com/acme/app-evil/.github/workflows/release.yml@refs/tags/v1.2.3' });
    expect(library(bundle, { policy: { subjectAlternativeName: 'https://github.com/acme/app' } })).toBe('accepted');
    expect(claimTexts(await accepted(bundle, ours()))).toMatchObject({ repo: 'acme/app-evil', 'signer-repo': 'acme/app-evil' });
  });
});

describe('the library refuses, and we accept', () => {
  it.each([
    ['a message under Ed25519', message, { key: 'Ed25519' }],
    ['an envelope under P-384', statement, { key: 'P-384' }],
    ['an envelope under P-521', statement, { key: 'P-521' }],
  ] as const)('%s', async (_name, what, options) => {
    const { bundle } = await sigstore.sign(what, options);
    expect(library(bundle)).toBe('SIGNATURE_ERROR');
    expect(await verdictOn(bundle, ours())).toBe('accepted');
  });

  it('good evidence beside the entry of a log it does not know', async () => {
    const stranger = await VirtualSigstore.create();
    const { bundle } = await sigstore.sign(message, { log: ['rekor-v1', stranger.logs['rekor-v1']] });
    expect(library(bundle)).toBe('TLOG_INCLUSION_PROMISE_ERROR');
    expect(await verdictOn(bundle, ours())).toBe('accepted');
  });

  it('good evidence beside the timestamp of an authority it does not know, however that one writes its time', async () => {
    const stranger = await VirtualSigstore.create();
    const signed = await sigstore.sign(message, { timestamps: [{}, { authority: stranger.timestampAuthorities[0] }] });
    // The library reads three digits behind the second, and no six.
    const token = stranger.timestamp(signed.signature, { at: DEFAULT_NOW, milliseconds: true });
    const odd = Buffer.from(token.toString('latin1').replace('.000Z', ',000Z'), 'latin1');
    expect(library(signed.bundle)).toBe('TIMESTAMP_ERROR');
    expect(await verdictOn(signed.bundle, ours())).toBe('accepted');
    expect(await verdictOn(reassemble(signed, { timestamps: [odd] }).bundle, ours())).toBe('accepted');
    const known = Buffer.from(sigstore.timestamp(signed.signature, { milliseconds: true }).toString('latin1').replace('.000Z', ',000Z'), 'latin1');
    expect(await verdictOn(reassemble(signed, { timestamps: [known] }).bundle, ours())).toBe('TIME_INVALID');
  });

  it('evidence under a root of which one entry cannot be read', async () => {
    const { bundle } = await sigstore.sign(message);
    const root = sigstore.trustedRoot({ edit: (one) => { present(one.tlogs[2]).publicKey.keyDetails = 'PKIX_FROM_THE_FUTURE'; } });
    expect(library(bundle, { root })).toMatch(/^threw /);
    expect(await verdictOn(bundle, domainOf(root))).toBe('accepted');
  });

  it('bundle v0.1 whose proof has no checkpoint', async () => {
    const { bundle } = await sigstore.sign(message, { bundle: '0.1', proof: true, entry: { checkpoint: { absent: true } } });
    expect(library(bundle)).toMatch(/^threw TypeError/);
    expect(await verdictOn(bundle, ours())).toBe('accepted');
  });

  it('a certificate with promises where no certificate log is known and none is asked for', async () => {
    const { bundle } = await sigstore.sign(message);
    const root = sigstore.trustedRoot({ without: ['ctlogs'] });
    expect(library(bundle, { root, thresholds: { ctlogThreshold: 0 } })).toBe('CERTIFICATE_ERROR');
    expect(await verdictOn(bundle, domainOf(root))).toBe('accepted');
    const unknown = sigstore.trustedRoot({ edit: (one) => { for (const log of one.ctlogs) log.publicKey.keyDetails = 'PKIX_FROM_THE_FUTURE'; } });
    expect(await verdictOn(bundle, domainOf(unknown))).toBe('CERTIFICATE_SCT');
    expect(await verdictOn(bundle, domainOf(unknown, { ignoreScts: true }))).toBe('accepted');
  });
});

describe('the key of the library', () => {
  it('is no way in: a bundle that names a key is refused whatever the library would say', async () => {
    const signed = await sigstore.sign(message, { signer: 'key', hint: 'mine' });
    const material = toTrustMaterial(TrustedRoot.fromJSON(sigstore.trustedRoot()), { mine: PublicKey.fromJSON({ rawBytes: signed.key.spki.toString('base64'), keyDetails: signed.key.details }) });
    expect(new Verifier(material).verify(toSignedEntity(bundleFromJSON(signed.bundle), ARTIFACT)).key.equals(signed.publicKey)).toBe(true);
    expect(await verdictOn(signed.bundle, ours())).toBe('KEY_UNSUPPORTED');
  });
});
