// How often a registry is asked, exactly, by its journal. Registries count requests, and each is a round trip: what is asked for without need costs every
// user. What is asked for too seldom is worse: a place that nobody asked would look like one that holds nothing.
//
//   resolve            GET of the tag or digest
//   what is about it   GET referrers; HEAD of the fallback tag, of .sig and of .att; GET of each of these tags that is there
//   each candidate     GET of its manifest, unless that came by its tag; GET of its blob

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ImageDesk } from '../support/image-engine.ts';
import { anImage, bundleReferrer, cosignAttest, cosignSign, fallbackIndex, type Made } from '../support/images.ts';

let desk: ImageDesk;
beforeEach(async () => { desk = await ImageDesk.open(); });
afterEach(() => desk.close());

/** Requests without their order, those side by side have none: `GET manifests/v1`, with what became of it where it was sent away. */
function asked(): readonly string[] {
  return desk.registry.journal.map(({ method, server, path, headers }) => {
    const what = server === 'token' ? 'token' : path.replace('/v2/acme/app/', '');
    const isRefused = desk.registry.auth.options.scheme === 'bearer' && server === 'registry' && headers.authorization === undefined;
    return `${method} ${what}${isRefused ? ' (401)' : ''}`;
  }).toSorted();
}

/** The places where evidence may be, of which those with these suffixes are there. */
function places({ digest }: Made, present: readonly ('' | '.sig' | '.att')[] = []): readonly string[] {
  const tag = `sha256-${digest.slice('sha256:'.length)}`;
  return [`GET referrers/${digest}`, ...['', '.sig', '.att'].map((suffix) => `HEAD manifests/${tag}${suffix}`), ...present.map((suffix) => `GET manifests/${tag}${suffix}`)];
}

const resolved = (reference: string): string => `GET manifests/${reference}`;
const blob = ({ layer }: { readonly layer: { readonly digest: string } }): string => `GET blobs/${layer.digest}`;
const candidate = (evidence: { readonly manifest: { readonly digest: string }; readonly layer: { readonly digest: string } }): readonly string[] => [`GET manifests/${evidence.manifest.digest}`, blob(evidence)];

/** Runs, and expects these requests and no others. */
async function expectAsked(image: string | readonly string[], outcome: 'passed' | 'failed', requests: readonly string[], require = 'signature'): Promise<void> {
  const report = await desk.report({ image: [image].flat(), require });
  expect(report.outcome).toBe(outcome);
  expect(asked()).toEqual(requests.toSorted());
}

describe('one image', () => {
  let image: Made;
  beforeEach(() => { image = anImage(desk.repository, { tag: 'v1.2.3' }); });
  const tagged = (): string => desk.image(':v1.2.3');

  it('that nobody signed takes 5 requests', async () => {
    await expectAsked(tagged(), 'failed', [resolved('v1.2.3'), ...places(image)]);
    expect(desk.registry.journal).toHaveLength(5);
  });

  it('with a bundle that refers to it takes 7', async () => {
    const bundle = await bundleReferrer(desk.sigstore, image);
    await expectAsked(tagged(), 'passed', [resolved('v1.2.3'), ...places(image), ...candidate(bundle)]);
    expect(desk.registry.journal).toHaveLength(7);
  });

  it('with a signature under the tag of cosign takes 7', async () => {
    const signature = await cosignSign(desk.sigstore, image);
    await expectAsked(tagged(), 'passed', [resolved('v1.2.3'), ...places(image, ['.sig']), blob(signature)]);
    expect(desk.registry.journal).toHaveLength(7);
  });

  it('with an attestation under the tag of cosign takes 7', async () => {
    const attestation = await cosignAttest(desk.sigstore, image);
    await expectAsked(tagged(), 'passed', [resolved('v1.2.3'), ...places(image, ['.att']), blob(attestation)], 'provenance');
    expect(desk.registry.journal).toHaveLength(7);
  });

  it('with a bundle that is listed twice, by the registry and under the fallback tag, is asked for it once', async () => {
    const bundle = await bundleReferrer(desk.sigstore, image);
    fallbackIndex(image, 'honest');
    await expectAsked(tagged(), 'passed', [resolved('v1.2.3'), ...places(image, ['']), ...candidate(bundle)]);
    expect(desk.registry.journal).toHaveLength(8);
  });

  it('at a registry without referrers takes 8: the listing under the fallback tag is one more', async () => {
    desk.registry.options.referrers = 'off';
    const bundle = await bundleReferrer(desk.sigstore, image);
    fallbackIndex(image, 'lying');
    await expectAsked(tagged(), 'passed', [resolved('v1.2.3'), ...places(image, ['']), ...candidate(bundle)]);
    expect(desk.registry.journal).toHaveLength(8);
  });

  it('with everything about it takes no more than each piece of it does', async () => {
    const [signature, attestation] = [await cosignSign(desk.sigstore, image), await cosignAttest(desk.sigstore, image)];
    const bundle = await bundleReferrer(desk.sigstore, image);
    await expectAsked(tagged(), 'passed', [resolved('v1.2.3'), ...places(image, ['.sig', '.att']), blob(signature), blob(attestation), ...candidate(bundle)]);
    expect(desk.registry.journal).toHaveLength(11);
  });

  it('by its digest takes as many as by its tag', async () => {
    const bundle = await bundleReferrer(desk.sigstore, image);
    await expectAsked(`${desk.image()}@${image.digest}`, 'passed', [resolved(image.digest), ...places(image), ...candidate(bundle)]);
    expect(desk.registry.journal).toHaveLength(7);
  });

  it.each(['by its tag', 'by its digest'])('%s, where a token is wanted, takes one request that is sent away and one for the token', async (how) => {
    desk.registry.auth.options.scheme = 'bearer';
    const bundle = await bundleReferrer(desk.sigstore, image);
    const reference = how === 'by its tag' ? 'v1.2.3' : image.digest;
    await expectAsked(how === 'by its tag' ? tagged() : `${desk.image()}@${image.digest}`, 'passed', [`${resolved(reference)} (401)`, 'GET token', resolved(reference), ...places(image), ...candidate(bundle)]);
    expect(desk.registry.journal).toHaveLength(9);
  });

  it('by three references is resolved by each, and looked into once', async () => {
    desk.repository.tags.set('latest', image.digest);
    const bundle = await bundleReferrer(desk.sigstore, image);
    await expectAsked([tagged(), desk.image(':latest'), `${desk.image()}@${image.digest}`], 'passed', [resolved('v1.2.3'), resolved('latest'), resolved(image.digest), ...places(image), ...candidate(bundle)]);
    expect(desk.registry.journal).toHaveLength(9);
  });

  it('that is not there takes two: the second shows that it is a registry which says so', async () => {
    const report = await desk.report({ image: desk.image(':v9') });
    expect([report.outcome, asked()]).toEqual(['error', ['GET /v2/', 'GET manifests/v9']]);
  });
});

describe('two images of one repository', () => {
  let images: readonly [Made, Made];
  beforeEach(() => { images = [anImage(desk.repository, { tag: 'v1' }), anImage(desk.repository, { tag: 'v2', seed: 'other' })]; });

  it('take what each takes', async () => {
    const [one, two] = [await bundleReferrer(desk.sigstore, images[0]), await cosignSign(desk.sigstore, images[1])];
    await expectAsked([desk.image(':v1'), desk.image(':v2')], 'passed', [resolved('v1'), resolved('v2'), ...places(images[0]), ...places(images[1], ['.sig']), ...candidate(one), blob(two)]);
    expect(desk.registry.journal).toHaveLength(14);
  });

  it('are sent away once each, as both ask before anybody knows, and share one token', async () => {
    desk.registry.auth.options.scheme = 'bearer';
    const [one, two] = [await bundleReferrer(desk.sigstore, images[0]), await bundleReferrer(desk.sigstore, images[1])];
    await desk.report({ image: [desk.image(':v1'), desk.image(':v2')] });
    expect(asked().filter((line) => !line.endsWith('(401)'))).toEqual(['GET token', resolved('v1'), resolved('v2'), ...images.flatMap((image) => places(image)), ...candidate(one), ...candidate(two)].toSorted());
    expect(asked().filter((line) => line.endsWith('(401)'))).toEqual([`${resolved('v1')} (401)`, `${resolved('v2')} (401)`]);
  });

  it('that are both not there ask once whether it is a registry', async () => {
    await desk.report({ image: [desk.image(':v8'), desk.image(':v9')] });
    expect(asked()).toEqual(['GET /v2/', resolved('v8'), resolved('v9')]);
  });
});
