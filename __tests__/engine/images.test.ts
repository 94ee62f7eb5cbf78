// Whole runs over images in a registry: what is found where, what counts, what is handed on. Peers' defects have their numbers in the names.

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { outputsOf } from '../../src/report/catalog.ts';
import { fates, onlySubject, problemCodes, reasons } from '../support/engine.ts';
import { BY_SIGNER, ImageDesk, SIGNER } from '../support/image-engine.ts';
import { offlineHttp } from '../../src/net/client.ts';
import { anImage, anIndex, aChart, bundleReferrer, cosignAttest, cosignReferrer, cosignSign, dsseReferrer, fallbackIndex, notationReferrer, statementReferrer, writeLayout, type Made } from '../support/images.ts';

let desk: ImageDesk;
beforeEach(async () => { desk = await ImageDesk.open(); });
afterEach(() => desk.close());

const CYCLONEDX = 'https://cyclonedx.org/bom';

describe('an image by its tag', () => {
  it('passes by a signature under the tag of cosign, and is handed on by its digest', async () => {
    const image = anImage(desk.repository, { tag: 'v1.2.3' });
    await cosignSign(desk.sigstore, image);
    const report = await desk.report({ image: desk.image(':v1.2.3') });
    expect([report.outcome, fates(onlySubject(report))]).toEqual(['passed', ['counted']]);
    const pinned = `${desk.image()}@${image.digest}`;
    expect(outputsOf(report)).toMatchObject({
      outcome: 'passed', verified: 'true', digest: image.digest, image: pinned, images: JSON.stringify({ [desk.image(':v1.2.3')]: pinned }), 'verified-images': JSON.stringify({ [desk.image(':v1.2.3')]: pinned }),
      signer: 'acme/app/.github/workflows/release.yml@refs/tags/v1.2.3',
    });
  });

  it('passes by each kind of evidence wherever it lies, all found together and none hiding another (peers 3.1-1)', async () => {
    const image = anImage(desk.repository, { tag: 'v1.2.3' });
    await cosignSign(desk.sigstore, image);
    await cosignAttest(desk.sigstore, image);
    await bundleReferrer(desk.sigstore, image);
    await cosignReferrer(desk.sigstore, image);
    await dsseReferrer(desk.sigstore, image);
    const report = await desk.report({ image: desk.image(':v1.2.3'), require: ['signature', 'provenance'] });
    const { ledger, searches } = onlySubject(report);
    expect(report.outcome).toBe('passed');
    expect(ledger.map(({ at, became }) => `${became} ${at.source}`).toSorted()).toEqual(['counted oci-attestation-tag', 'counted oci-referrers', 'counted oci-referrers', 'counted oci-referrers', 'counted oci-signature-tag']);
    expect(searches.map(({ at, outcome }) => `${at.source} ${outcome}`)).toEqual(['oci-attestation-tag found', 'oci-referrers found', 'oci-referrers-tag none', 'oci-signature-tag found']);
  });

  it('is refused where nobody signed it', async () => {
    anImage(desk.repository, { tag: 'v1.2.3' });
    const report = await desk.report({ image: desk.image(':v1.2.3') });
    expect([report.outcome, report.exit, reasons(onlySubject(report))]).toEqual(['failed', 1, ['EVIDENCE_NONE']]);
    expect(outputsOf(report)).toMatchObject({ digest: '', image: '', images: '{}', 'verified-images': '{}' });
  });

  it('is refused where the signature is another image\'s (peers 3.2-7)', async () => {
    const [image, other] = [anImage(desk.repository, { tag: 'v1.2.3' }), anImage(desk.repository, { seed: 'other' })];
    await cosignSign(desk.sigstore, image, { digest: other.digest });
    const subject = onlySubject(await desk.report({ image: desk.image(':v1.2.3') }));
    expect([subject.outcome, fates(subject)]).toEqual(['failed', ['rejected SUBJECT_MISMATCH']]);
  });

  it('that is not there is an error, and one that may not be read is indeterminate: two different results', async () => {
    anImage(desk.repository, { tag: 'v1' });
    const absent = await desk.report({ image: desk.image(':v2') });
    expect([absent.outcome, absent.exit, reasons(onlySubject(absent))]).toEqual(['error', 2, ['SUBJECT_NOT_FOUND image']]);
    desk.registry.fault('manifest-get', 403);
    const hidden = await desk.report({ image: desk.image(':v1') });
    expect([hidden.outcome, hidden.exit, reasons(onlySubject(hidden))]).toEqual(['indeterminate', 3, [`SOURCE_UNAUTHORIZED ${desk.image(':v1')}`]]);
  });
});

describe('the class of evidence', () => {
  it('an SBOM by the right signer never passes as a signature (peers 3.2-16)', async () => {
    const image = anImage(desk.repository, { tag: 'v1.2.3' });
    await bundleReferrer(desk.sigstore, image, { predicateType: CYCLONEDX, predicate: { bomFormat: 'CycloneDX', specVersion: '1.6' } });
    const subject = onlySubject(await desk.report({ image: desk.image(':v1.2.3') }));
    expect([subject.outcome, reasons(subject)]).toEqual(['failed', ['CLASS_MISSING']]);
    expect((await desk.report({ image: desk.image(':v1.2.3'), require: 'cyclonedx' })).outcome).toBe('passed');
  });

  it('zero of the type that is asked for never passes (peers 3.2-2)', async () => {
    const image = anImage(desk.repository, { tag: 'v1.2.3' });
    await cosignAttest(desk.sigstore, image);
    const subject = onlySubject(await desk.report({ image: desk.image(':v1.2.3'), require: 'spdxjson' }));
    expect([subject.outcome, reasons(subject)]).toEqual(['failed', ['CLASS_MISSING']]);
    expect((await desk.report({ image: desk.image(':v1.2.3'), require: 'provenance' })).outcome).toBe('passed');
  });

  it('statements that nobody signed are shown and never counted (peers 3.2-8)', async () => {
    const image = anImage(desk.repository, { tag: 'v1.2.3' });
    statementReferrer(image);
    const subject = onlySubject(await desk.report({ image: desk.image(':v1.2.3'), require: 'provenance' }));
    expect([subject.outcome, fates(subject), reasons(subject)]).toEqual(['failed', ['rejected UNSIGNED'], ['EVIDENCE_NONE']]);
    await dsseReferrer(desk.sigstore, image);
    expect((await desk.report({ image: desk.image(':v1.2.3'), require: 'provenance' })).outcome).toBe('passed');
  });

  it('signatures of Notation are named as such', async () => {
    const image = anImage(desk.repository, { tag: 'v1.2.3' });
    notationReferrer(desk.sigstore, image);
    const subject = onlySubject(await desk.report({ image: desk.image(':v1.2.3') }));
    expect([subject.outcome, fates(subject)]).toEqual(['failed', ['rejected FORMAT_UNSUPPORTED']]);
  });
});

describe('registries without a referrers API', () => {
  it.each(['off', 'ghcr', 400, 405, 406, 'wrong-type'] as const)('find bundles by the fallback tag: %s (contracts 0-1)', async (mode) => {
    const image = anImage(desk.repository, { tag: 'v1.2.3' });
    await bundleReferrer(desk.sigstore, image, { predicateType: 'https://sigstore.dev/cosign/sign/v1', predicate: {} });
    fallbackIndex(image, 'lying');
    desk.registry.options.referrers = mode;
    const report = await desk.report({ image: desk.image(':v1.2.3') });
    expect([report.outcome, onlySubject(report).ledger.map(({ at }) => at.source)]).toEqual(['passed', ['oci-referrers-tag']]);
    desk.repository.tags.delete(`sha256-${image.digest.slice(7)}`);
    expect((await desk.report({ image: desk.image(':v1.2.3') })).outcome).toBe('failed');
  });

  it('the registry\'s token is never sent to where it redirects', async () => {
    desk.registry.auth.options.scheme = 'bearer';
    const image = anImage(desk.repository, { tag: 'v1.2.3' });
    await cosignSign(desk.sigstore, image);
    desk.registry.options.referrers = 'ghcr';
    desk.registry.options.blobs = 'redirected';
    expect((await desk.report({ image: desk.image(':v1.2.3') })).outcome).toBe('passed');
    const elsewhere = desk.registry.journal.filter(({ server }) => server === 'elsewhere');
    expect(elsewhere.length).toBeGreaterThan(0);
    expect(elsewhere.map(({ headers }) => headers.authorization)).toEqual(elsewhere.map(() => undefined));
  });
});

describe('a host that the registry leads to', () => {
  it('does not say where credentials are shown, nor that there is nothing', async () => {
    const image = anImage(desk.repository, { tag: 'v1.2.3' });
    await cosignSign(desk.sigstore, image);
    desk.registry.fault('manifest-head', 'redirect');
    desk.registry.fault(({ server }) => server === 'elsewhere', (honest) => ({ ...honest, status: 401, headers: { 'www-authenticate': `Bearer realm="${desk.registry.url('/token', 'token').href}",service="evil"` } }));
    const asked = { 'github-token': `${desk.registry.host}=secret-token` };
    const subject = onlySubject(await desk.report({ image: desk.image(':v1.2.3'), ...asked }));
    expect([subject.outcome, subject.searches.flatMap(({ code }) => code ?? []), desk.registry.count('token')]).toEqual(['indeterminate', ['SOURCE_UNAUTHORIZED', 'SOURCE_UNAUTHORIZED', 'SOURCE_UNAUTHORIZED'], 0]);
    desk.registry.heal();
    desk.registry.fault('manifest-head', 'redirect');
    desk.registry.fault(({ server }) => server === 'elsewhere', 404);
    expect(onlySubject(await desk.report({ image: desk.image(':v1.2.3') })).searches.flatMap(({ code }) => code ?? [])).toEqual(['SOURCE_SERVER', 'SOURCE_SERVER', 'SOURCE_SERVER']);
    desk.registry.heal();
    expect((await desk.report({ image: desk.image(':v1.2.3'), ...asked })).outcome).toBe('passed');
  });
});

describe('platforms', () => {
  let index: ReturnType<typeof anIndex>;
  const child = (platform: string): Made => {
    const made = index.platforms.get(platform);
    if (made === undefined) throw new Error(`no ${platform}`);
    return made;
  };
  beforeEach(() => { index = anIndex(desk.repository, { tag: 'v1.2.3', platforms: ['linux/amd64', 'linux/arm64'], buildkit: 'right' }); });

  it('by default the index is verified, and the report says that its bytes fix the images in it', async () => {
    await cosignSign(desk.sigstore, index);
    const report = await desk.report({ image: desk.image(':v1.2.3') });
    expect([report.outcome, onlySubject(report).digest, report.notes.map(({ code }) => code)]).toEqual(['passed', index.digest, expect.arrayContaining(['INDEX_ONLY'])]);
  });

  it('all asks for evidence of each image, and what is signed about the index proves none of them', async () => {
    await cosignSign(desk.sigstore, index);
    const missing = await desk.report({ image: desk.image(':v1.2.3'), platforms: 'all' });
    expect([missing.outcome, missing.subjects.map(({ outcome }) => outcome), missing.subjects.map((subject) => reasons(subject)[0])]).toEqual(['failed', ['failed', 'failed'], ['THROUGH_INDEX through', 'THROUGH_INDEX through']]);
    await cosignSign(desk.sigstore, child('linux/amd64'));
    await cosignSign(desk.sigstore, child('linux/arm64'));
    const report = await desk.report({ image: desk.image(':v1.2.3'), platforms: 'all' });
    expect([report.outcome, report.subjects.map(({ image }) => image?.platform)]).toEqual(['passed', ['linux/amd64', 'linux/arm64']]);
    // BuildKit's statements about each are shown too: the place they lie at by the index, and what lies there.
    expect(new Set(report.subjects.flatMap(fates))).toEqual(new Set(['counted', 'not-needed', 'rejected UNSIGNED']));
    // All of an index is what one deploys by the index.
    expect(outputsOf(report)).toMatchObject({ digest: index.digest, image: `${desk.image()}@${index.digest}` });
  });

  it('a list asks for the named ones, and one that is absent fails', async () => {
    await cosignSign(desk.sigstore, child('linux/amd64'));
    const report = await desk.report({ image: desk.image(':v1.2.3'), platforms: 'linux/amd64' });
    expect([report.outcome, outputsOf(report).digest]).toEqual(['passed', child('linux/amd64').digest]);
    const absent = await desk.report({ image: desk.image(':v1.2.3'), platforms: ['linux/amd64', 'linux/s390x'] });
    expect([absent.outcome, absent.exit, reasons(onlySubject(absent))]).toEqual(['failed', 1, ['PLATFORM_ABSENT platforms']]);
  });

  it('an image that is no index has the platform of its config', async () => {
    const image = anImage(desk.repository, { tag: 'single', platform: 'linux/arm64' });
    await cosignSign(desk.sigstore, image);
    expect((await desk.report({ image: desk.image(':single'), platforms: 'linux/arm64' })).outcome).toBe('passed');
    expect(reasons(onlySubject(await desk.report({ image: desk.image(':single'), platforms: 'linux/amd64' })))).toEqual(['PLATFORM_ABSENT platforms']);
  });

  it('an image that calls itself a place of statements is verified all the same (peers 3.2-46)', async () => {
    const repository = desk.repository;
    const [good, bad] = [anImage(repository, { seed: 'good' }), anImage(repository, { seed: 'bad', platform: 'linux/arm64' })];
    await cosignSign(desk.sigstore, good);
    const platform = (architecture: string) => ({ os: 'linux', architecture });
    repository.putManifest({ schemaVersion: 2, mediaType: 'application/vnd.oci.image.index.v1+json', manifests: [
      { ...good.descriptor, platform: platform('amd64') },
      { ...bad.descriptor, platform: platform('arm64'), annotations: { 'vnd.docker.reference.type': 'attestation-manifest', 'vnd.docker.reference.digest': good.digest } },
    ] }, { mediaType: 'application/vnd.oci.image.index.v1+json', tag: 'disguised' });
    const report = await desk.report({ image: desk.image(':disguised'), platforms: 'all' });
    expect([report.outcome, report.subjects.map(({ outcome }) => outcome)]).toEqual(['failed', ['passed', 'failed']]);
  });
});

describe('what is asked of a tag', () => {
  it('resolves it once: an image that is pushed over it meanwhile is not the one that is judged (peers 3.2-10)', async () => {
    const image = anImage(desk.repository, { tag: 'v1.2.3' });
    await cosignSign(desk.sigstore, image);
    const evil = anImage(desk.repository, { seed: 'evil' });
    let asked = 0;
    desk.registry.fault(({ kind }) => kind === 'manifest-get' && (asked += 1) > 1, (honest, { path }) => (path.endsWith(':v1.2.3') || path.endsWith('/v1.2.3') ? { ...honest, body: desk.repository.manifests.get(evil.digest)?.bytes ?? honest.body } : honest));
    const report = await desk.report({ image: desk.image(':v1.2.3') });
    expect([report.outcome, outputsOf(report).digest]).toEqual(['passed', image.digest]);
    expect(desk.registry.journal.filter(({ path }) => path.endsWith('/manifests/v1.2.3'))).toHaveLength(1);
  });

  it('refuses other bytes than were asked by digest', async () => {
    const image = anImage(desk.repository, { tag: 'v1.2.3' });
    await cosignSign(desk.sigstore, image);
    desk.registry.fault(({ kind, path }) => kind === 'manifest-get' && path.endsWith(image.digest), 'wrong-digest');
    const report = await desk.report({ image: desk.image(`@${image.digest}`) });
    expect([report.outcome, reasons(onlySubject(report))]).toEqual(['indeterminate', [`SOURCE_MISMATCH ${desk.image(`@${image.digest}`)}`]]);
    desk.registry.heal();
    expect((await desk.report({ image: desk.image(`@${image.digest}`) })).outcome).toBe('passed');
  });

  it('binds version and source where it is asked to, and warns where it is not', async () => {
    const image = anImage(desk.repository, { tag: '1.2.3' });
    await cosignSign(desk.sigstore, image);
    desk.repository.tags.set('2.0.0', image.digest);
    const bound = { 'source-ref': 'refs/tags/v{version}', require: 'signature' } as const;
    expect((await desk.report({ image: desk.image(':1.2.3'), ...bound })).outcome).toBe('passed');
    const old = onlySubject(await desk.report({ image: desk.image(':2.0.0'), ...bound }));
    expect([old.outcome, reasons(old)]).toEqual(['failed', ['CLAIM_MISMATCH source-ref']]);
    const loose = await desk.report({ image: desk.image(':2.0.0') });
    expect([loose.outcome, loose.notes.map(({ code }) => code)]).toEqual(['passed', ['TAG_UNBOUND']]);
  });

  it('knows the version of a chart by its tag, in which + is written _', async () => {
    const chart = aChart(desk.repository, { version: '1.2.3+build.5', tag: '1.2.3_build.5' });
    await cosignSign(desk.sigstore, chart, { identity: SIGNER_BUILD });
    const report = await desk.report({ image: desk.image(':1.2.3_build.5'), 'certificate-identity': SIGNER_BUILD, 'source-ref': 'refs/tags/v{version}', require: 'signature' });
    expect([report.outcome, reasons(onlySubject(report))]).toEqual(['passed', []]);
  });
});

const SIGNER_BUILD = 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1.2.3+build.5';

describe('claims of a signature', () => {
  it('all annotations that are asked for hold on one and the same signature (peers 3.2-13)', async () => {
    const image = anImage(desk.repository, { tag: 'v1.2.3' });
    await cosignSign(desk.sigstore, image, { optional: { env: 'prod' } });
    await cosignSign(desk.sigstore, image, { optional: { team: 'a' } });
    const both = onlySubject(await desk.report({ image: desk.image(':v1.2.3'), annotations: ['env=prod', 'team=a'] }));
    expect([both.outcome, reasons(both)]).toEqual(['failed', [expect.stringMatching(/^CLAIM_ABSENT annotations\./)]]);
    await cosignSign(desk.sigstore, image, { optional: { env: 'prod', team: 'a' } });
    expect((await desk.report({ image: desk.image(':v1.2.3'), annotations: ['env=prod', 'team=a'] })).outcome).toBe('passed');
  });

  it('a copied image passes with a warning, and fails where its name is asked for', async () => {
    const image = anImage(desk.repository, { tag: 'v1.2.3' });
    await cosignSign(desk.sigstore, image, { reference: 'ghcr.io/acme/app' });
    const copied = await desk.report({ image: desk.image(':v1.2.3') });
    expect([copied.outcome, copied.notes.map(({ code }) => code)]).toEqual(['passed', ['REFERENCE_DIFFERS']]);
    expect((await desk.report({ image: desk.image(':v1.2.3'), 'signed-identity': 'ghcr.io/acme/app' })).outcome).toBe('passed');
    const named = onlySubject(await desk.report({ image: desk.image(':v1.2.3'), 'signed-identity': desk.image() }));
    expect([named.outcome, reasons(named)]).toEqual(['failed', ['CLAIM_MISMATCH signed-identity']]);
  });
});

describe('evidence in another repository', () => {
  it('is found beside the image\'s own, under names taken as they are', async () => {
    const image = anImage(desk.repository, { tag: 'v1.2.3' });
    await cosignSign(desk.sigstore, image, { on: desk.registry.repository('acme/signatures') });
    expect((await desk.report({ image: desk.image(':v1.2.3') })).outcome).toBe('failed');
    const report = await desk.report({ image: desk.image(':v1.2.3'), 'evidence-repository': desk.registry.image('acme/signatures') });
    expect([report.outcome, onlySubject(report).searches.length]).toEqual(['passed', 8]);
  });
});

describe('several images', () => {
  it('each digest is looked into once, and all are handed on', async () => {
    const image = anImage(desk.repository, { tag: 'v1.2.3' });
    desk.repository.tags.set('latest', image.digest);
    await cosignSign(desk.sigstore, image);
    const report = await desk.report({ image: [desk.image(':v1.2.3'), desk.image(':latest'), desk.image(`@${image.digest}`)] });
    expect([report.outcome, report.subjects.length, desk.registry.count('referrers'), desk.registry.count('blob-get')]).toEqual(['passed', 3, 1, 1]);
    expect(Object.keys(JSON.parse(outputsOf(report).images) as object)).toHaveLength(3);
  });

  it('same-digest refuses a tag that means two things', async () => {
    const [image, other] = [anImage(desk.repository, { tag: 'v1.2.3' }), anImage(desk.registry.repository('acme/mirror'), { seed: 'other', tag: 'v1.2.3' })];
    await cosignSign(desk.sigstore, image);
    await cosignSign(desk.sigstore, other);
    const images = [desk.image(':v1.2.3'), desk.registry.image('acme/mirror:v1.2.3')];
    expect((await desk.report({ image: images })).outcome).toBe('passed');
    const report = await desk.report({ image: images, 'same-digest': 'true' });
    expect([report.outcome, report.subjects.map((subject) => reasons(subject)[0])]).toEqual(['failed', ['DIGESTS_DIFFER same-digest', 'DIGESTS_DIFFER same-digest']]);
  });
});

describe('what is wrong with the inputs', () => {
  it.each<[string, Record<string, string | string[]>, readonly string[]]>([
    ['a reference that is none', { image: 'Acme/App:v1' }, ['CONFIG_INVALID_VALUE']],
    ['a digest of a wrong length', { image: 'ghcr.io/acme/app@sha256:abc' }, ['CONFIG_INVALID_VALUE']],
    ['offline beside a registry', { image: 'ghcr.io/acme/app:v1', offline: 'true' }, ['CONFIG_CONFLICT']],
    ['platforms that contradict each other', { image: 'ghcr.io/acme/app:v1', platforms: ['all', 'linux/amd64'] }, ['CONFIG_CONFLICT']],
    ['what is about images where there is none', { artifact: 'app.tar.gz', 'evidence-repository': 'ghcr.io/acme/sigs' }, ['CONFIG_CONFLICT']],
    ['an image that came to nothing, and nothing that follows from it', { image: '', 'evidence-repository': 'ghcr.io/acme/sigs' }, ['CONFIG_EMPTY_INPUT']],
    ['that nothing is to be verified, and nothing that follows from it', { 'evidence-repository': 'ghcr.io/acme/sigs' }, ['CONFIG_SUBJECT_REQUIRED']],
  ])('%s is said before anything is asked', async (_, given, codes) => {
    const report = await desk.report(given);
    expect([report.outcome, problemCodes(report), desk.registry.journal]).toEqual(['error', codes, []]);
  });
});

describe('SBOMs', () => {
  const bom = { bomFormat: 'CycloneDX', specVersion: '1.6', components: [{ type: 'library', name: 'k8s.io/client-go', version: 'v0.30.1', purl: 'pkg:golang/k8s.io/client-go@v0.30.1' }, { type: 'library', name: 'left-pad', version: '1.3.0' }] };
  let image: Made;
  beforeEach(async () => {
    image = anImage(desk.repository, { tag: 'v1.2.3' });
    await bundleReferrer(desk.sigstore, image, { predicateType: CYCLONEDX, predicate: bom });
  });

  it('are handed on as files once everything passed', async () => {
    const { report, files } = await desk.run({ ...BY_SIGNER, image: desk.image(':v1.2.3'), require: 'cyclonedx', 'sbom-path': 'sbom.json' });
    expect([report.outcome, files.map(({ path }) => path), JSON.parse(files[0]?.text ?? '') as unknown]).toEqual(['passed', ['sbom.json'], bom]);
    const failed = await desk.run({ ...BY_SIGNER, 'certificate-identity': `${SIGNER}-evil`, image: desk.image(':v1.2.3'), require: 'cyclonedx', 'sbom-path': 'sbom.json' });
    expect([failed.report.outcome, failed.files]).toEqual(['failed', []]);
  });

  it('by a stranger are not among them', async () => {
    await bundleReferrer(desk.sigstore, image, { identity: 'https://github.com/evil/app/.github/workflows/x.yml@refs/heads/main', predicateType: CYCLONEDX, predicate: { ...bom, components: [] } });
    const { files } = await desk.run({ ...BY_SIGNER, image: desk.image(':v1.2.3'), require: 'cyclonedx', 'sbom-path': 'sbom/' });
    expect(files.map(({ path, asked, text }) => [path, asked, JSON.parse(text) as unknown])).toEqual([['sbom/cyclonedx.json', 'sbom/', bom]]);
  });

  it('answer what is in them', async () => {
    const report = await desk.report({ image: desk.image(':v1.2.3'), require: 'sbom', 'sbom-query': ['k8s.io/client-go', 'pkg:golang/log4j-core'] });
    expect(onlySubject(report).components).toEqual([
      { query: 'k8s.io/client-go', matches: [{ name: 'k8s.io/client-go', version: 'v0.30.1', purl: 'pkg:golang/k8s.io/client-go@v0.30.1' }], omitted: 0 },
      { query: 'pkg:golang/log4j-core', matches: [], omitted: 0 },
    ]);
  });

  it('several need a folder', async () => {
    await bundleReferrer(desk.sigstore, image, { predicateType: 'https://spdx.dev/Document', predicate: { spdxVersion: 'SPDX-2.3', SPDXID: 'SPDXRef-DOCUMENT', packages: [] } });
    const one = await desk.run({ ...BY_SIGNER, image: desk.image(':v1.2.3'), require: 'sbom', 'sbom-path': 'sbom.json' });
    expect([one.report.outcome, problemCodes(one.report), one.files]).toEqual(['error', ['SBOM_SEVERAL'], []]);
    const several = await desk.run({ ...BY_SIGNER, image: desk.image(':v1.2.3'), require: 'sbom', 'sbom-path': 'sbom/' });
    expect([several.report.outcome, several.files.map(({ path }) => path).toSorted()]).toEqual(['passed', ['sbom/cyclonedx.json', 'sbom/spdx.json']]);
  });

  it('nobody requires are not written: that is a mistake in the inputs', async () => {
    const report = await desk.report({ image: desk.image(':v1.2.3'), 'sbom-path': 'sbom.json' });
    expect([report.outcome, problemCodes(report)]).toEqual(['error', ['CONFIG_CONFLICT']]);
  });
});

describe('a layout on disk', () => {
  it.each([{ names: 'tags' }, { names: 'references' }] as const)('is verified without a network, evidence and all (%j)', async (style) => {
    const image = anImage(desk.repository, { tag: 'v1.2.3' });
    await cosignSign(desk.sigstore, image);
    await bundleReferrer(desk.sigstore, image, { predicateType: CYCLONEDX, predicate: { bomFormat: 'CycloneDX', specVersion: '1.6' } });
    writeLayout(desk.path('saved'), desk.repository, style);
    const given = { image: 'oci:saved:v1.2.3', offline: 'true' } as const;
    const report = await desk.report({ ...given, require: ['signature', 'cyclonedx'] }, { ports: { http: offlineHttp } });
    expect([report.outcome, onlySubject(report).digest, desk.registry.journal]).toEqual(['passed', image.digest, []]);
    expect((await desk.report({ ...given, 'certificate-identity': `${SIGNER}x` })).outcome).toBe('failed');
  });

  it('as cosign save leaves it holds bundles that its index does not list', async () => {
    const image = anImage(desk.repository, { tag: 'v1.2.3' });
    await cosignSign(desk.sigstore, image);
    await bundleReferrer(desk.sigstore, image, { predicateType: CYCLONEDX, predicate: { bomFormat: 'CycloneDX', specVersion: '1.6' } });
    writeLayout(desk.path('saved'), desk.repository, { saved: image });
    const report = await desk.report({ image: 'oci:saved', offline: 'true', require: ['signature', 'cyclonedx'] });
    expect([report.outcome, onlySubject(report).digest]).toEqual(['passed', image.digest]);
  });

  it('that is none, or not there, is said to be so', async () => {
    desk.write('empty/x', '');
    for (const folder of ['empty', 'nowhere']) {
      const report = await desk.report({ image: `oci:${folder}`, offline: 'true' });
      expect([report.outcome, report.exit, reasons(onlySubject(report))]).toEqual(['error', 2, ['SUBJECT_NOT_FOUND image']]);
    }
  });
});
