// What a run holds when it is over: its report, and nothing of the evidence that the report quotes. A piece of a text keeps the whole of it in memory.

import { expect, it } from '@jest/globals';
import v8 from 'node:v8';
import vm from 'node:vm';
import { ImageDesk } from '../support/image-engine.ts';
import { anImage, cosignAttest } from '../support/images.ts';

const IMAGES = 6;
const SBOM_BYTES = 2_000_000;

/** Bytes of texts that lie outside of the heap, as those of large documents do, when all that nobody holds is gone. */
function heldTexts(): number {
  v8.setFlagsFromString('--expose-gc');
  const collect = vm.runInNewContext('gc') as () => void;
  for (let round = 0; round < 3; round += 1) collect();
  const { external, arrayBuffers } = process.memoryUsage();
  return external - arrayBuffers;
}

it('holds no SBOM when the run is over, though its report quotes them', async () => {
  const desk = await ImageDesk.open();
  try {
    const images: string[] = [];
    for (let index = 0; index < IMAGES; index += 1) {
      const image = anImage(desk.repository, { seed: `image ${index}`, tag: `v${index}` });
      const components = Array.from({ length: SBOM_BYTES / 100 }, (_, at) => ({ type: 'library', name: `package-${index}-${at}`, version: `1.0.${at}` }));
      await cosignAttest(desk.sigstore, image, { predicateType: 'https://cyclonedx.org/bom', predicate: { bomFormat: 'CycloneDX', specVersion: '1.6', components, filler: 'x'.repeat(SBOM_BYTES) } });
      images.push(desk.image(`:v${index}`));
    }
    // The first run loads what the others need.
    await desk.report({ image: images.slice(0, 1), require: 'sbom' });
    const before = heldTexts();
    const report = await desk.report({ image: images, require: 'sbom' });
    const held = heldTexts() - before;
    expect([report.outcome, report.subjects.length]).toEqual(['passed', IMAGES]);
    expect(held).toBeLessThan(SBOM_BYTES);
  } finally {
    await desk.close();
  }
}, 60_000);
