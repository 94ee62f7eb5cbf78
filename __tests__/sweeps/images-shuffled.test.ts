// Whoever decides in which order a registry answers decides nothing else: the report is the same to the byte.

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { digestOf } from '../../src/domain/digest.ts';
import type { Http } from '../../src/domain/ports.ts';
import type { Report } from '../../src/domain/report.ts';
import { reportFormats } from '../../src/report/catalog.ts';
import { ImageDesk } from '../support/image-engine.ts';
import { anImage, anIndex, bundleReferrer, cosignAttest, cosignReferrer, cosignSign, dsseReferrer, fallbackIndex, notationReferrer, statementReferrer } from '../support/images.ts';
import type { Given } from '../support/inputs.ts';
import { seeded } from '../support/seeded.ts';
import { aGithubIdentity } from '../support/virtual-sigstore.ts';

let desk: ImageDesk;
beforeAll(async () => {
  desk = await ImageDesk.open();
  const { sigstore, registry } = desk;
  const everywhere = anIndex(registry.repository('acme/app'), { tag: 'v1.2.3', buildkit: 'right' });
  await cosignSign(sigstore, everywhere);
  await cosignSign(sigstore, everywhere, aGithubIdentity({ repo: 'evil/app' }));
  await cosignAttest(sigstore, everywhere);
  await cosignAttest(sigstore, everywhere, { predicateType: 'https://cyclonedx.org/bom', predicate: { bomFormat: 'CycloneDX', specVersion: '1.6' } });
  await bundleReferrer(sigstore, everywhere);
  await bundleReferrer(sigstore, everywhere, { ...aGithubIdentity({ ref: 'refs/heads/main' }) });
  await cosignReferrer(sigstore, everywhere);
  await dsseReferrer(sigstore, everywhere);
  notationReferrer(sigstore, everywhere);
  statementReferrer(everywhere);
  const missing = { mediaType: 'application/vnd.oci.image.manifest.v1+json', digest: digestOf(Buffer.from('missing')), size: 500 };
  fallbackIndex(everywhere, 'honest', { also: [missing] });
  await cosignSign(sigstore, everywhere, { on: registry.repository('acme/signatures') });
  for (const name of ['one', 'two', 'three', 'four', 'five']) {
    const image = anImage(registry.repository(`acme/${name}`), { seed: name, tag: 'v1.2.3' });
    if (name !== 'four') await cosignSign(sigstore, image, name === 'five' ? aGithubIdentity({ repo: 'evil/app' }) : {});
    await bundleReferrer(sigstore, image, { predicateType: 'https://cyclonedx.org/bom', predicate: { bomFormat: 'CycloneDX', specVersion: '1.6' } });
  }
});
afterAll(() => desk.close());

/** A client whose requests wait a while before they are sent, and their answers again. */
function shuffling(seed: number): Http {
  const random = seeded(seed);
  const turns = async (): Promise<void> => {
    for (let turn = random(12); turn > 0; turn -= 1) await new Promise(setImmediate);
  };
  const http: Http = {
    request: async (url, request) => {
      await turns();
      const answer = await desk.http.request(url, request);
      await turns();
      return answer;
    },
    on: () => http,
  };
  return http;
}

/** All renderings of a report, without the time it took. */
function rendered(report: Report): readonly string[] {
  const still: Report = { ...report, subjects: report.subjects.map((subject) => ({ ...subject, ms: 0 })) };
  return Object.values(reportFormats).map((format) => format.render(still));
}

const SCENARIOS: readonly (readonly [string, number, () => Given, string])[] = [
  ['an image with evidence in all places', 20, () => ({ image: desk.image(':v1.2.3'), require: ['signature', 'provenance'], 'evidence-repository': desk.registry.image('acme/signatures') }), 'passed'],
  ['all platforms of it', 5, () => ({ image: desk.image(':v1.2.3'), platforms: 'all' }), 'indeterminate'],
  ['five images', 20, () => ({ image: ['one', 'two', 'three', 'four', 'five', 'six'].map((name) => desk.registry.image(`acme/${name}:v1.2.3`)) }), 'error'],
];

describe.each(SCENARIOS)('%s', (_name, count, given, outcome) => {
  it('is reported the same in any order of answers', async () => {
    const inOrder = await desk.report(given());
    expect(inOrder.outcome).toBe(outcome);
    const orders = new Set<string>();
    for (let seed = 1; seed <= count; seed += 1) {
      desk.registry.forget();
      const report = await desk.report(given(), { ports: { http: shuffling(seed) } });
      expect(rendered(report)).toEqual(rendered(inOrder));
      orders.add(desk.registry.asked().join('\n'));
    }
    // They were other orders indeed.
    expect(orders.size).toBeGreaterThan(count / 2);
  }, 60_000);
});
