// What real tools write otherwise than one would think, each found by scripts/interop.ts; forged here, so that it holds without the tools.

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { tagAbout } from '../../src/domain/image-store.ts';
import { fates, onlySubject, reasons } from '../support/engine.ts';
import { ImageDesk } from '../support/image-engine.ts';
import { anImage, bundleReferrer, cosignAttest, cosignSign, type Made } from '../support/images.ts';
import { DOCKER_MANIFEST } from '../support/servers/oci-registry.ts';

const COSIGN_SIGN = 'https://sigstore.dev/cosign/sign/v1';
const CUSTOM = 'https://cosign.sigstore.dev/attestation/v1';

let desk: ImageDesk;
let image: Made;
beforeEach(async () => {
  desk = await ImageDesk.open();
  image = anImage(desk.repository, { tag: 'v1.2.3' });
});
afterEach(() => desk.close());

const hex = (): string => image.digest.slice('sha256:'.length);

describe('cosign 2.6', () => {
  it('signs a statement without a predicate, and with no annotations in it', async () => {
    const statement = { _type: 'https://in-toto.io/Statement/v1', subject: [{ digest: { sha256: hex() } }], predicateType: COSIGN_SIGN };
    await bundleReferrer(desk.sigstore, image, { statement });
    expect((await desk.report({ image: desk.image(':v1.2.3') })).outcome).toBe('passed');
    const asked = onlySubject(await desk.report({ image: desk.image(':v1.2.3'), annotations: 'env=prod' }));
    expect([asked.outcome, reasons(asked)]).toEqual(['failed', ['CLAIM_ABSENT annotations.env']]);
  });

  it('writes the manifests of its tags in the types of Docker where it is told to', async () => {
    await cosignSign(desk.sigstore, image);
    await cosignAttest(desk.sigstore, image);
    for (const suffix of ['.sig', '.att'] as const) {
      const tag = tagAbout(image.digest, suffix);
      const manifest = desk.repository.json(tag);
      desk.repository.remove(tag);
      desk.repository.putManifest({ ...manifest, mediaType: DOCKER_MANIFEST }, { tag });
    }
    const subject = onlySubject(await desk.report({ image: desk.image(':v1.2.3'), require: ['signature', 'provenance'] }));
    expect([subject.outcome, fates(subject)]).toEqual(['passed', ['counted', 'counted']]);
  });
});

describe('cosign 3', () => {
  // `cosign attest` says so of every attestation.
  const manifestAnnotations = { 'dev.sigstore.bundle.content': 'dsse-envelope', 'dev.sigstore.bundle.predicateType': COSIGN_SIGN };

  it('calls an attestation a signature in the annotations of its manifest, which makes it none', async () => {
    await bundleReferrer(desk.sigstore, image, { predicateType: CUSTOM, predicate: { Data: '{"tested":true}\n', Timestamp: '2026-06-01T12:00:00Z' }, manifestAnnotations });
    const signature = onlySubject(await desk.report({ image: desk.image(':v1.2.3') }));
    expect([signature.outcome, reasons(signature)]).toEqual(['failed', ['CLASS_MISSING']]);
    expect((await desk.report({ image: desk.image(':v1.2.3'), require: 'custom' })).outcome).toBe('passed');
  });
});
