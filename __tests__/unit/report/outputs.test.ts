import { describe, expect, it } from '@jest/globals';
import { limits } from '../../../src/domain/limits.ts';
import { buildReport } from '../../../src/report/build.ts';
import { outputNames, outputsOf } from '../../../src/report/outputs.ts';
import { aDigest, aRun, failed, passed, RELEASE_WORKFLOW, runs } from '../../support/report-fixtures.ts';

const of = (name: string) => outputsOf(buildReport(runs[name] ?? aRun([])));
const image = { kind: 'image' } as const;
const ref = 'ghcr.io/acme/app';
const pinned = `${ref}@${aDigest(ref)}`;

describe('outputsOf', () => {
  it.each(Object.keys(runs))('sets every output of %s, and verified only where it passed', (name) => {
    const outputs = of(name);
    expect(Object.keys(outputs).toSorted()).toEqual([...outputNames].toSorted());
    expect(Object.values(outputs).every((value) => typeof value === 'string')).toBe(true);
    expect(outputs.verified).toBe(String(name === 'passed' || name === 'passed-three'));
    expect(JSON.parse(outputs.results)).toMatchObject({ outcome: outputs.outcome, cut: null });
  });

  it('gives digest and signer of the only subject', () => {
    expect(of('passed')).toMatchObject({ outcome: 'passed', digest: aDigest('app.tgz'), image: '', signer: RELEASE_WORKFLOW });
    expect(of('passed-three')).toMatchObject({ outcome: 'passed', digest: '', image: '', signer: '' });
  });

  it('gives the pinned reference of an image', () => {
    expect(outputsOf(buildReport(aRun([passed(ref, image)])))).toMatchObject({ image: pinned, images: JSON.stringify({ [ref]: pinned }), 'verified-images': JSON.stringify({ [ref]: pinned }) });
  });

  it('gives what a mode lets through as image, and not as verified image', () => {
    const result = failed(ref, { mode: 'warn', excused: true, subject: image });
    expect(outputsOf(buildReport(aRun([result])))).toMatchObject({ verified: 'false', image: pinned, digest: aDigest(ref), images: JSON.stringify({ [ref]: pinned }), 'verified-images': '{}', signer: '' });
  });

  it('hands out nothing that was not let through', () => {
    expect(outputsOf(buildReport(aRun([failed(ref, { subject: image })])))).toMatchObject({ verified: 'false', image: '', digest: '', images: '{}', 'verified-images': '{}' });
  });

  it('takes back what passed where the run is an error', () => {
    const problems = runs['error-after-judging']?.problems ?? [];
    expect(outputsOf(buildReport(aRun([passed(ref, image)], { problems })))).toMatchObject({ outcome: 'error', verified: 'false', image: '', digest: '', signer: '', images: '{}', 'verified-images': '{}' });
  });

  it('keeps two digests under one name apart', () => {
    const other = aDigest('another digest');
    const images = JSON.parse(outputsOf(buildReport(aRun([passed(ref, image), passed(ref, { ...image, digest: other })]))).images) as Record<string, string>;
    expect(images).toEqual({ [pinned]: pinned, [`${ref}@${other}`]: `${ref}@${other}` });
  });

  it.each(['--config=evil', 'a b', 'a;rm', 'a\nb', ''])('gives no reference for the name %j, which is no image name', (name) => {
    expect(outputsOf(buildReport(aRun([passed(name, image)])))).toMatchObject({ image: '', images: '{}' });
  });

  it('cuts the results at the limit, says so, and keeps what did not pass', () => {
    const results = Array.from({ length: 4096 }, (_, index) => (index === 4000 ? failed(`failing-${index}`) : passed(`${index}-${'n'.repeat(400)}`)));
    const outputs = outputsOf(buildReport(aRun(results)));
    const size = Object.values(outputs).reduce((sum, value) => sum + value.length * 2, 0);
    expect(size).toBeLessThanOrEqual(limits.outputBytes);
    const parsed = JSON.parse(outputs.results) as { subjects: { name: string }[]; cut: { omitted: number; see: string } };
    expect(parsed.subjects[0]?.name).toBe('failing-4000');
    expect(parsed.cut).toEqual({ omitted: 4096 - parsed.subjects.length, see: 'report-path' });
    expect(parsed.subjects.length).toBeGreaterThan(100);
  });

  it('gives no map of images rather than half a one', () => {
    const results = Array.from({ length: 4096 }, (_, index) => passed(`ghcr.io/acme/${'n'.repeat(100)}/${index}`, image));
    const outputs = outputsOf(buildReport(aRun(results)));
    expect([outputs.images, outputs['verified-images']]).toEqual(['{}', '{}']);
  });
});
