// What the writer of images forges is right: judged by node:crypto, by @sigstore/verify, and by a walk over every descriptor. What it bends, it
// bends there alone.

import { X509Certificate, createHash, createPublicKey, verify } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fs from 'node:fs';
import path from 'node:path';
import { bundleFromJSON } from '@sigstore/bundle';
import { RFC3161Timestamp } from '@sigstore/core';
import { PublicKey, TrustedRoot } from '@sigstore/protobuf-specs';
import { Verifier, toSignedEntity, toTrustMaterial, type VerifierOptions } from '@sigstore/verify';
import { digestOf } from '../../../src/domain/digest.ts';
import {
  aChart, anImage, anIndex, attachSbom, bundleReferrer, cosignAttest, cosignReferrer, cosignSign, dsseReferrer, fallbackIndex, notationReferrer, statementReferrer, writeLayout,
  type Evidence, type LayoutStyle, type Made,
} from '../../support/images.ts';
import { DOCKER_LIST, DOCKER_MANIFEST, OCI_MANIFEST, OciContent, readManifest, type DescriptorJson, type OciRepository } from '../../support/servers/oci-content.ts';
import { VirtualSigstore, makeKey, preAuthEncoding, type BundleJson } from '../../support/virtual-sigstore.ts';
import { temporaryFolder } from '../host/temporary.ts';

const BUNDLE = 'application/vnd.dev.sigstore.bundle.v0.3+json';

let sigstore: VirtualSigstore;
let repository: OciRepository;
let image: Made;
beforeAll(async () => {
  sigstore = await VirtualSigstore.create();
});
beforeEach(() => {
  repository = new OciContent('ghcr.io').repository('acme/app');
  image = anImage(repository, { tag: 'v1' });
});

interface Promise1 { readonly SignedEntryTimestamp: string; readonly Payload: { readonly body: string; readonly integratedTime: number; readonly logIndex: number; readonly logID: string } }

const note = ({ layer }: Evidence, name: string): string | undefined => layer.annotations?.[`dev.sigstore.cosign/${name}`];
const promiseOf = (evidence: Evidence): Promise1 => JSON.parse(note(evidence, 'bundle') ?? 'null') as Promise1;
const bodyOf = (evidence: Evidence): { kind: string; apiVersion: string; spec: any } => JSON.parse(Buffer.from(promiseOf(evidence).Payload.body, 'base64').toString());
const layersOf = (tag: string): readonly DescriptorJson[] => repository.json(tag).layers ?? [];
const tagOf = (suffix = ''): string => `${image.digest.replace(':', '-')}${suffix}`;
const hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Every descriptor in the repository leads to bytes of that digest and size. */
function dangling(of: OciRepository): readonly string[] {
  const bytes = new Map([...of.blobs, ...[...of.manifests].map(([digest, stored]) => [digest, stored.bytes] as const)]);
  const wrong = [...bytes].filter(([digest, content]) => digestOf(content) !== digest).map(([digest]) => `not the bytes of ${digest}`);
  const said = [...of.manifests.values()].flatMap((stored) => {
    const { config, layers = [], manifests = [], subject } = readManifest(stored.bytes) ?? { schemaVersion: 2 };
    return [...(config === undefined ? [] : [config]), ...layers, ...manifests, ...(subject === undefined ? [] : [subject])];
  });
  return [...wrong, ...said.filter(({ digest, size }) => bytes.get(digest)?.length !== size).map(({ digest, mediaType }) => `${mediaType} ${digest}`)];
}

/** The evidence as a bundle v0.1, out of its annotations alone. */
function asBundle(evidence: Evidence): BundleJson {
  const { Payload: payload, SignedEntryTimestamp: promise } = promiseOf(evidence);
  const { kind, apiVersion } = bodyOf(evidence);
  const certificate = note(evidence, 'certificate');
  const envelope = evidence.layer.mediaType === 'application/vnd.dsse.envelope.v1+json' ? JSON.parse(evidence.blob.toString()) : undefined;
  return {
    mediaType: 'application/vnd.dev.sigstore.bundle+json;version=0.1',
    verificationMaterial: {
      ...(certificate === undefined ? { publicKey: { hint: 'key' } } : { x509CertificateChain: { certificates: [{ rawBytes: new X509Certificate(certificate).raw.toString('base64') }] } }),
      tlogEntries: [{
        logIndex: String(payload.logIndex), logId: { keyId: Buffer.from(payload.logID, 'hex').toString('base64') }, kindVersion: { kind, version: apiVersion },
        integratedTime: String(payload.integratedTime), inclusionPromise: { signedEntryTimestamp: promise }, canonicalizedBody: payload.body,
      }],
    },
    ...(envelope === undefined
      ? { messageSignature: { messageDigest: { algorithm: 'SHA2_256', digest: createHash('sha256').update(evidence.blob).digest('base64') }, signature: evidence.layer.annotations?.['dev.cosignproject.cosign/signature'] ?? '' } }
      : { dsseEnvelope: envelope }),
  };
}

/** `accepted`, or what @sigstore/verify says against it. */
function verdict(evidence: Evidence, bundle = asBundle(evidence), thresholds: VerifierOptions = {}): string {
  const keys = { [bundle.verificationMaterial.publicKey?.hint ?? '']: PublicKey.fromJSON({ rawBytes: evidence.signed.key.spki.toString('base64'), keyDetails: evidence.signed.key.details }) };
  try {
    new Verifier(toTrustMaterial(TrustedRoot.fromJSON(sigstore.trustedRoot()), keys), thresholds).verify(toSignedEntity(bundleFromJSON(bundle), evidence.blob));
    return 'accepted';
  } catch (error) {
    return String((error as { code?: string }).code ?? error);
  }
}

/** Whether a timestamp annotation is over these bytes. */
function stamps(evidence: Evidence, bytes: Uint8Array): boolean {
  const { SignedRFC3161Timestamp: der } = JSON.parse(note(evidence, 'rfc3161timestamp') ?? '{}') as { SignedRFC3161Timestamp: string };
  const [authority] = sigstore.timestampAuthorities;
  try {
    RFC3161Timestamp.parse(Buffer.from(der, 'base64')).verify(Buffer.from(bytes), authority.issuers[0].key.publicKey);
    return true;
  } catch {
    return false;
  }
}

describe('images', () => {
  it('are different for every seed and platform, and the same for the same', () => {
    const digests = [{}, { seed: 'other' }, { platform: 'linux/arm/v7' }, { format: 'docker' as const }, { withoutMediaType: true }, { annotations: { a: 'b' } }].map((options) => anImage(repository, options).digest);
    expect(new Set(digests).size).toBe(6);
    expect(digests[0]).toBe(image.digest);
    expect(anImage(repository, { format: 'docker' }).descriptor.mediaType).toBe(DOCKER_MANIFEST);
    expect(repository.tags.get('v1')).toBe(image.digest);
    expect(dangling(repository)).toEqual([]);
  });

  it('of several platforms lie in an index, of OCI or of Docker', () => {
    const oci = anIndex(repository, { tag: 'all', platforms: ['linux/amd64', 'linux/arm/v7'], annotations: { a: 'b' } });
    const docker = anIndex(repository, { format: 'docker' });
    expect(repository.json('all').manifests?.map(({ digest, platform }) => [digest, platform])).toEqual([
      [oci.platforms.get('linux/amd64')?.digest, { architecture: 'amd64', os: 'linux' }], [oci.platforms.get('linux/arm/v7')?.digest, { architecture: 'arm', os: 'linux', variant: 'v7' }],
    ]);
    expect([docker.descriptor.mediaType, repository.json(docker.digest).manifests?.[0]?.mediaType]).toEqual([DOCKER_LIST, DOCKER_MANIFEST]);
    expect(dangling(repository)).toEqual([]);
  });

  it.each([
    ['right', 'own', 'own'], ['wrong-annotation', 'other', 'own'], ['wrong-subject', 'own', 'other'], ['without-annotation', 'none', 'own'], ['without-subject', 'own', 'none'],
  ] as const)('have attestation manifests tied %s', (buildkit, annotation, subject) => {
    for (const platforms of [['linux/amd64', 'linux/arm64'], ['linux/amd64']]) {
      const index = anIndex(repository, { platforms, buildkit });
      const own = index.platforms.get('linux/amd64')?.digest;
      const attestation = index.attestations.get('linux/amd64')?.digest ?? '';
      const whose = (digest: string | undefined): string => (digest === undefined ? 'none' : digest === own ? 'own' : 'other');
      const stated = repository.json(index.digest).manifests?.find(({ digest }) => digest === attestation);
      expect(stated?.platform).toEqual({ os: 'unknown', architecture: 'unknown' });
      expect([whose(stated?.annotations?.['vnd.docker.reference.digest']), whose(repository.json(attestation).subject?.digest)]).toEqual([annotation, subject]);
      const statements = layersOf(attestation).map(({ digest, annotations }) => [JSON.parse(repository.blobs.get(digest)?.toString() ?? '').predicateType, annotations?.['in-toto.io/predicate-type']]);
      expect(statements).toEqual([['https://spdx.dev/Document', 'https://spdx.dev/Document'], ['https://slsa.dev/provenance/v1', 'https://slsa.dev/provenance/v1']]);
    }
    expect(dangling(repository)).toEqual([]);
  });

  it('may be charts', () => {
    aChart(repository);
    expect(repository.json('1.2.3')).toMatchObject({ config: { mediaType: 'application/vnd.cncf.helm.config.v1+json' }, layers: [{ mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip' }] });
    expect(dangling(repository)).toEqual([]);
  });
});

describe('signatures under .sig', () => {
  it('are over the payload, and the promise of the log is about them', async () => {
    const evidence = await cosignSign(sigstore, image, { optional: { env: 'prod' } });
    const payload = '{"critical":{"identity":{"docker-reference":"ghcr.io/acme/app"},"image":{"docker-manifest-digest":"DIGEST"},"type":"cosign container image signature"},"optional":{"env":"prod"}}';
    expect(repository.blobs.get(evidence.layer.digest)?.toString()).toBe(payload.replace('DIGEST', image.digest));
    const signature = Buffer.from(evidence.layer.annotations?.['dev.cosignproject.cosign/signature'] ?? '', 'base64');
    const certificate = new X509Certificate(note(evidence, 'certificate') ?? '');
    expect(verify('sha256', evidence.blob, certificate.publicKey, signature)).toBe(true);
    const { Payload: entry, SignedEntryTimestamp: promise } = promiseOf(evidence);
    const over = `{"body":"${entry.body}","integratedTime":${entry.integratedTime},"logID":"${entry.logID}","logIndex":${entry.logIndex}}`;
    expect(verify('sha256', Buffer.from(over), sigstore.logs['rekor-v1'].key.publicKey, Buffer.from(promise, 'base64'))).toBe(true);
    expect(bodyOf(evidence)).toEqual({
      apiVersion: '0.0.1', kind: 'hashedrekord',
      spec: { data: { hash: { algorithm: 'sha256', value: hex(evidence.blob) } }, signature: { content: signature.toString('base64'), publicKey: { content: Buffer.from(note(evidence, 'certificate') ?? '').toString('base64') } } },
    });
    expect(note(evidence, 'chain')?.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
    expect(verdict(evidence)).toBe('accepted');
    expect(dangling(repository)).toEqual([]);
  });

  it('are layers of one manifest, one after the other', async () => {
    const all = [await cosignSign(sigstore, image), await cosignSign(sigstore, image, { signer: 'key' }), await cosignSign(sigstore, image, { signer: 'key', log: 'none' })];
    expect(layersOf(tagOf('.sig'))).toEqual(all.map(({ layer }) => layer));
    expect([...repository.tags.keys()]).toEqual(['v1', tagOf('.sig')]);
    expect(repository.manifests.size).toBe(2);
    expect(dangling(repository)).toEqual([]);
  });

  it('by a key have no certificate, and are logged with the key', async () => {
    const evidence = await cosignSign(sigstore, image, { signer: 'key' });
    expect(Object.keys(evidence.layer.annotations ?? {})).toEqual(['dev.cosignproject.cosign/signature', 'dev.sigstore.cosign/bundle']);
    const logged = createPublicKey(Buffer.from(bodyOf(evidence).spec.signature.publicKey.content, 'base64').toString());
    expect(logged.equals(evidence.signed.publicKey)).toBe(true);
    expect(verdict(evidence)).toBe('accepted');
  });

  it('can have a timestamp, over the signature', async () => {
    const evidence = await cosignSign(sigstore, image, { log: 'none' });
    expect(note(evidence, 'bundle')).toBeUndefined();
    expect([stamps(evidence, evidence.signed.signature), stamps(evidence, evidence.blob)]).toEqual([true, false]);
  });

  it('say what they are told, and leave out what they are told', async () => {
    const key = makeKey('Ed25519');
    const bent = await cosignSign(sigstore, image, { key, signer: 'key', reference: 'evil.example/app', digest: 'sha256:00', type: 'other', annotations: { bundle: false, changes: { extra: 'x' } } });
    expect(JSON.parse(bent.blob.toString())).toEqual({ critical: { identity: { 'docker-reference': 'evil.example/app' }, image: { 'docker-manifest-digest': 'sha256:00' }, type: 'other' }, optional: null });
    expect(Object.keys(bent.layer.annotations ?? {})).toEqual(['dev.cosignproject.cosign/signature', 'extra']);
    const bare = await cosignSign(sigstore, image, { payload: Buffer.from('raw'), timestamps: 1, annotations: { certificate: false, chain: 'empty', timestamp: false, changes: { 'dev.cosignproject.cosign/signature': null } } });
    expect([bare.blob.toString(), bare.layer.annotations]).toEqual(['raw', { 'dev.sigstore.cosign/bundle': expect.any(String), 'dev.sigstore.cosign/chain': '' }]);
  });

  it('can lie in another repository, under another tag', async () => {
    const other = new OciContent('quay.io').repository('acme/signatures');
    const { blob } = await cosignSign(sigstore, image, { on: other, tag: `prefix-${tagOf('.sig')}` });
    expect([...other.tags.keys(), ...repository.tags.keys()]).toEqual([`prefix-${tagOf('.sig')}`, 'v1']);
    expect(blob.toString()).toContain('"docker-reference":"ghcr.io/acme/app"');
    expect(dangling(other)).toEqual([]);
  });
});

describe('attestations under .att', () => {
  it('are over the encoded statement, and logged by the envelope as stored', async () => {
    const evidence = await cosignAttest(sigstore, image, { predicateType: 'https://slsa.dev/provenance/v0.2' });
    const envelope = JSON.parse(evidence.blob.toString()) as { payload: string; payloadType: string; signatures: { sig: string }[] };
    const payload = Buffer.from(envelope.payload, 'base64');
    expect(JSON.parse(payload.toString())).toEqual({ _type: 'https://in-toto.io/Statement/v0.1', subject: [{ name: 'ghcr.io/acme/app', digest: { sha256: image.digest.slice(7) } }], predicateType: 'https://slsa.dev/provenance/v0.2', predicate: {} });
    const { publicKey } = new X509Certificate(note(evidence, 'certificate') ?? '');
    expect(verify('sha256', preAuthEncoding(envelope.payloadType, payload), publicKey, Buffer.from(envelope.signatures[0]?.sig ?? '', 'base64'))).toBe(true);
    expect(evidence.layer).toMatchObject({ mediaType: 'application/vnd.dsse.envelope.v1+json', annotations: { 'dev.cosignproject.cosign/signature': '', predicateType: 'https://slsa.dev/provenance/v0.2' } });
    expect(bodyOf(evidence)).toMatchObject({ kind: 'dsse', spec: { envelopeHash: { value: hex(evidence.blob) }, payloadHash: { value: hex(payload) } } });
    expect(verdict(evidence)).toBe('accepted');
    expect(layersOf(tagOf('.att'))).toEqual([evidence.layer]);
  });

  it.each(['intoto-0.0.1', 'intoto-0.0.2'] as const)('can be logged as %s', async (entryKind) => {
    const evidence = await cosignAttest(sigstore, image, { entryKind });
    expect(bodyOf(evidence)).toMatchObject({ kind: 'intoto', apiVersion: entryKind.slice(7), spec: { content: { hash: { value: hex(evidence.blob) } } } });
    expect(verdict(evidence)).toBe(entryKind === 'intoto-0.0.2' ? 'accepted' : 'TLOG_BODY_ERROR');
  });

  it('have their timestamp over the envelope, and the predicate type where they are told', async () => {
    const evidence = await cosignAttest(sigstore, image, { timestamps: 1, annotations: { changes: { predicateType: null } } });
    expect([stamps(evidence, evidence.blob), stamps(evidence, evidence.signed.signature)]).toEqual([true, false]);
    expect(evidence.layer.annotations?.['predicateType']).toBeUndefined();
  });

  it('can hold any envelope', async () => {
    const { blob } = await cosignAttest(sigstore, image, { envelope: { payload: Buffer.from('raw'), payloadType: 'text/plain' } });
    expect(JSON.parse(blob.toString())).toMatchObject({ payload: 'cmF3', payloadType: 'text/plain' });
  });
});

describe('referrers', () => {
  it('are bundles in the manifest that cosign writes', async () => {
    const evidence = await bundleReferrer(sigstore, image, { signatureAnnotations: { env: 'prod' } });
    const { digest, size } = image.descriptor;
    expect(repository.json(evidence.manifest.digest)).toEqual({
      schemaVersion: 2, mediaType: OCI_MANIFEST,
      config: { mediaType: 'application/vnd.oci.empty.v1+json', size: 2, digest: 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a', artifactType: 'application/vnd.dev.sigstore.bundle.v0.3+json' },
      layers: [{ mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json', size: evidence.blob.length, digest: digestOf(evidence.blob) }],
      annotations: { 'dev.sigstore.bundle.content': 'dsse-envelope', 'dev.sigstore.bundle.predicateType': 'https://sigstore.dev/cosign/sign/v1', 'org.opencontainers.image.created': '2026-06-01T12:00:00Z' },
      subject: { mediaType: OCI_MANIFEST, size, digest }, artifactType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    });
    const bundle = JSON.parse(evidence.blob.toString()) as BundleJson;
    expect(JSON.parse(Buffer.from(bundle.dsseEnvelope?.payload ?? '', 'base64').toString())).toEqual({
      _type: 'https://in-toto.io/Statement/v1', subject: [{ digest: { sha256: image.digest.slice(7) }, annotations: { env: 'prod' } }], predicateType: 'https://sigstore.dev/cosign/sign/v1', predicate: {},
    });
    expect(verdict(evidence, bundle)).toBe('accepted');
    expect(repository.referrers(image.digest)).toMatchObject([{ digest: evidence.manifest.digest, artifactType: 'application/vnd.dev.sigstore.bundle.v0.3+json' }]);
    expect(dangling(repository)).toEqual([]);
  });

  it.each([['cosign', BUNDLE, BUNDLE], ['attest-action', BUNDLE, undefined], ['config-type', undefined, undefined], ['untyped', undefined, undefined]] as const)('of %s state their type so', async (writer, artifactType, inConfig) => {
    const { manifest } = await bundleReferrer(sigstore, image, { writer, predicateType: 'https://cyclonedx.org/bom' });
    const json = repository.json(manifest.digest);
    expect([json.artifactType, json.config?.artifactType]).toEqual([artifactType, inConfig]);
    expect(repository.referrers(image.digest)[0]?.artifactType).toBe(writer === 'untyped' ? 'application/vnd.oci.empty.v1+json' : BUNDLE);
  });

  it('can be message signatures over the manifest', async () => {
    const evidence = await bundleReferrer(sigstore, image, { message: true });
    const bundle = JSON.parse(evidence.blob.toString()) as BundleJson;
    expect(bundle.messageSignature?.messageDigest.digest).toBe(Buffer.from(image.digest.slice(7), 'hex').toString('base64'));
    expect(repository.json(evidence.manifest.digest).annotations).toMatchObject({ 'dev.sigstore.bundle.content': 'message-signature' });
    expect(verdict({ ...evidence, blob: repository.manifest('v1')?.bytes ?? Buffer.alloc(0) }, bundle)).toBe('accepted');
  });

  it('of every other kind are there too', async () => {
    const old = await cosignReferrer(sigstore, image);
    const typed = await cosignReferrer(sigstore, image, { artifactType: true });
    const dsse = await dsseReferrer(sigstore, image);
    statementReferrer(image, { predicateType: 'https://spdx.dev/Document' });
    const notation = notationReferrer(sigstore, image);
    expect(repository.referrers(image.digest).map(({ artifactType }) => artifactType)).toEqual([
      'application/vnd.dev.cosign.artifact.sig.v1+json', 'application/vnd.dev.cosign.artifact.sig.v1+json', 'application/vnd.in-toto+json', 'application/vnd.in-toto+json', 'application/vnd.cncf.notary.signature',
    ]);
    expect([old, typed].map(({ manifest }) => repository.json(manifest.digest).artifactType)).toEqual([undefined, 'application/vnd.dev.cosign.artifact.sig.v1+json']);
    expect([verdict(old), verdict(dsse)]).toEqual(['accepted', 'accepted']);
    const jws = JSON.parse(notation.blob.toString()) as { payload: string; protected: string; signature: string; header: { x5c: string[] } };
    const { publicKey } = new X509Certificate(Buffer.from(jws.header.x5c[0] ?? '', 'base64'));
    expect(verify('sha256', Buffer.from(`${jws.protected}.${jws.payload}`), { key: publicKey, dsaEncoding: 'ieee-p1363' }, Buffer.from(jws.signature, 'base64url'))).toBe(true);
    expect(dangling(repository)).toEqual([]);
  });

  it('are listed under the fallback tag, honestly or not', async () => {
    const { manifest } = await bundleReferrer(sigstore, image);
    fallbackIndex(image, 'honest');
    expect(repository.json(tagOf()).manifests).toMatchObject([{ digest: manifest.digest, artifactType: BUNDLE, annotations: { 'dev.sigstore.bundle.content': 'dsse-envelope' } }]);
    fallbackIndex(image, 'lying');
    const { mediaType, size, digest } = manifest;
    expect(repository.json(tagOf()).manifests).toEqual([{ mediaType, size, digest, artifactType: 'application/vnd.oci.empty.v1+json' }]);
  });

  it('can lie in another repository, or name no subject', async () => {
    const other = new OciContent().repository('acme/signatures');
    await bundleReferrer(sigstore, image, { on: other });
    await bundleReferrer(sigstore, image, { on: other, subject: null });
    fallbackIndex(image, 'honest', { on: other });
    expect([repository.referrers(image.digest).length, other.referrers(image.digest).length, other.json(tagOf()).manifests?.length]).toEqual([0, 1, 1]);
  });
});

describe('layouts', () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true });
  });

  interface Entry { readonly digest: string; readonly artifactType?: string; readonly annotations?: Record<string, string> }

  /** The entries of a layout, after a look at all its blobs. */
  function written(style?: LayoutStyle): readonly Entry[] {
    const folder = temporaryFolder();
    folders.push(folder);
    writeLayout(path.join(folder, 'layout'), repository, style);
    const read = (...name: string[]): Buffer => fs.readFileSync(path.join(folder, 'layout', ...name));
    expect(JSON.parse(read('oci-layout').toString())).toEqual({ imageLayoutVersion: '1.0.0' });
    for (const name of fs.readdirSync(path.join(folder, 'layout', 'blobs', 'sha256'))) expect(hex(read('blobs', 'sha256', name))).toBe(name);
    return (JSON.parse(read('index.json').toString()) as { manifests: Entry[] }).manifests;
  }

  it('name what has tags, and list referrers without a name', async () => {
    const index = anIndex(repository, { tag: 'all', buildkit: 'right' });
    const sig = await cosignSign(sigstore, image);
    const bundle = await bundleReferrer(sigstore, image);
    const fallback = fallbackIndex(image, 'honest');
    const named = (digest: string, name: string): Entry => expect.objectContaining({ digest, annotations: { 'org.opencontainers.image.ref.name': name } }) as unknown as Entry;
    const all = written();
    expect(all).toEqual([named(image.digest, 'v1'), named(index.digest, 'all'), named(sig.manifest.digest, tagOf('.sig')), named(fallback.digest, tagOf()), expect.objectContaining({ digest: bundle.manifest.digest, artifactType: BUNDLE })]);
    expect(all[4]?.annotations).toBeUndefined();
    expect(written({ names: 'references' })[0]).toEqual(named(image.digest, 'ghcr.io/acme/app:v1'));
  });

  it('saved by cosign name kinds and nothing else', async () => {
    const sig = await cosignSign(sigstore, image);
    const att = await cosignAttest(sigstore, image);
    attachSbom(image);
    await bundleReferrer(sigstore, image);
    const kind = (name: string): object => ({ kind: `dev.cosignproject.cosign/${name}` });
    expect(written({ saved: image }).map(({ digest, annotations }) => [digest, annotations])).toEqual([[image.digest, kind('image')], [sig.manifest.digest, kind('sigs')], [att.manifest.digest, kind('atts')]]);
    const index = anIndex(repository);
    expect(written({ saved: index })).toMatchObject([{ digest: index.digest, annotations: kind('imageIndex') }]);
  });
});
