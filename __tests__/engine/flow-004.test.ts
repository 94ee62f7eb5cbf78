// The flow that the author of mattiasgees/s3c-demo described in 2022, with the signature that he printed: `cosign verify mattiasgees/s3c-demo:main`.
//
// Everything that is signed is real, and so is the trust root it is verified under. Only the registry is ours, and the image is not in it.

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Report } from '../../src/domain/report.ts';
import { anonymous } from '../../src/net/client.ts';
import { outputsOf, renderTerminal } from '../../src/report/catalog.ts';
import { run } from '../../src/run.ts';
import { runProgram } from '../support/built.ts';
import { fates, onlySubject, reasons } from '../support/engine.ts';
import { ImageDesk } from '../support/image-engine.ts';
import { anImage, cosignSign } from '../support/images.ts';
import { rawInputs, type Given } from '../support/inputs.ts';
import { putRecordedSignature, RECORDED, recordedPayload } from '../support/recorded-image.ts';

const { name, digest, signer } = RECORDED;
const ISSUER = 'https://token.actions.githubusercontent.com';
const SOURCE = path.resolve(import.meta.dirname, '../../src/cli.ts');

let desk: ImageDesk;
beforeEach(async () => { desk = await ImageDesk.open(); });
afterEach(() => desk.close());

/** As it is written in the document, but for the registry. */
function image(): string {
  return `localhost:${desk.registry.host.split(':')[1] ?? ''}/${name}@${digest}`;
}

/** A run under the built-in roots, which asks nobody but the registry. */
async function verify(given: Given = {}): Promise<Report> {
  const ports = { ...anonymous, http: desk.http, files: desk.files(), cacheFolder: null, now: () => new Date(), log: () => {}, deadline: new AbortController().signal };
  return (await run(rawInputs({ image: image(), 'certificate-identity': signer, 'certificate-oidc-issuer': ISSUER, 'trust-refresh': 'never', 'github-attestations': 'never', ...given }), ports, 'cli')).report;
}

describe('the signature of mattiasgees/s3c-demo', () => {
  beforeEach(() => putRecordedSignature(desk.registry.repository(name)));

  it('passes with the identity of the document, and shows the claims that cosign printed', async () => {
    const report = await verify();
    const subject = onlySubject(report);
    expect([report.outcome, report.exit, reasons(subject), fates(subject)]).toEqual(['passed', 0, [], ['counted']]);
    expect(subject.digest).toBe(digest);
    expect(subject.chain.map(({ claim, value, from }) => `${claim}: ${value} (${from})`)).toEqual([
      'class: signature (certificate)',
      'certificate-identity: https://github.com/MattiasGees/S3C-demo/.github/workflows/build.yml@refs/heads/main (certificate)',
      'certificate-oidc-issuer: https://token.actions.githubusercontent.com (certificate)',
      'signer-owner: MattiasGees (certificate)',
      'signer-repo: MattiasGees/S3C-demo (certificate)',
      'signer-workflow: MattiasGees/S3C-demo/.github/workflows/build.yml (certificate)',
      'signer-ref: refs/heads/main (certificate)',
      'owner: MattiasGees (certificate)',
      'repo: MattiasGees/S3C-demo (certificate)',
      'source-ref: refs/heads/main (certificate)',
      'source-branch: main (certificate)',
      'source-digest: 152303fdd0b6d00544c51ed492f30ba576c2c8ec (certificate)',
      'trigger: push (certificate)',
      'signed-identity: index.docker.io/mattiasgees/s3c-demo (self-declared)',
      'witness: log https://rekor.sigstore.dev, entry 5210671, at 2022-10-16T10:25:51.000Z (witness)',
      'trust: public-good (witness)',
    ]);
    // 1665915951 is what the document prints as integratedTime.
    expect(new Date(1_665_915_951_000).toISOString()).toBe('2022-10-16T10:25:51.000Z');
    expect(outputsOf(report)).toMatchObject({ verified: 'true', digest, image: image(), signer: 'MattiasGees/S3C-demo/.github/workflows/build.yml@refs/heads/main' });
  });

  it('says that the image itself is not there, and that it is signed under another name', async () => {
    const { notes } = await verify();
    expect(notes.filter(({ code }) => code !== 'TRUST_STALE').map(({ code, level, about, seen }) => [code, level, about, seen])).toEqual([
      ['IMAGE_ABSENT', 'warning', image(), digest],
      ['REFERENCE_DIFFERS', 'warning', image(), 'index.docker.io/mattiasgees/s3c-demo'],
    ]);
  });

  it('passes by every claim that is asked of it, under the name it was signed by', async () => {
    const report = await verify({ 'signed-identity': 'index.docker.io/mattiasgees/s3c-demo', repo: 'MattiasGees/S3C-demo', 'source-ref': 'refs/heads/main', 'source-digest': '152303fdd0b6d00544c51ed492f30ba576c2c8ec', require: 'signature' });
    expect([report.outcome, reasons(onlySubject(report))]).toEqual(['passed', []]);
  });

  it.each<[string, Given, string]>([
    ['another branch', { 'certificate-identity': signer.replace('/main', '/experiment') }, 'SIGNER_MISMATCH certificate-identity'],
    ['another spelling of the owner', { 'certificate-identity': signer.replace('MattiasGees', 'mattiasgees') }, 'IDENTITY_CASE_ONLY certificate-identity'],
    ['another issuer', { 'certificate-oidc-issuer': 'https://accounts.google.com' }, 'SIGNER_MISMATCH certificate-oidc-issuer'],
    ['another commit', { 'source-digest': '0'.repeat(40), require: 'signature' }, 'CLAIM_MISMATCH source-digest'],
    ['another repository', { repo: 'MattiasGees/s3c-demo2', require: 'signature' }, 'SIGNER_MISMATCH repo'],
    ['the name it lies under', { 'signed-identity': 'localhost/mattiasgees/s3c-demo' }, 'CLAIM_MISMATCH signed-identity'],
    ['what old certificates do not say', { 'deny-self-hosted-runners': 'true', require: 'signature' }, 'CLAIM_ABSENT runner'],
    ['provenance', { require: 'provenance' }, 'CLASS_MISSING'],
  ])('fails where %s is asked for', async (_, given, reason) => {
    const report = await verify(given);
    expect([report.outcome, report.exit, reasons(onlySubject(report))]).toEqual(['failed', 1, [reason]]);
  });

  it('fails under a trust root that is not of its instance', async () => {
    const report = await verify({ 'trusted-root': 'root.json' });
    expect([report.outcome, fates(onlySubject(report))]).toEqual(['failed', ['rejected WITNESSES_TOO_FEW']]);
  });

  it('fails for another image, under whose tag it is laid', async () => {
    const repository = desk.registry.repository(name);
    const other = anImage(repository);
    repository.tags.set(`sha256-${other.digest.slice(7)}.sig`, repository.tags.get(`sha256-${digest.slice(7)}.sig`) ?? digest);
    const report = await verify({ image: image().replace(digest, other.digest) });
    expect([report.outcome, fates(onlySubject(report))]).toEqual(['failed', ['rejected SUBJECT_MISMATCH']]);
  });

  it('passes at the command line, and fails there for another identity', async () => {
    const flags = ['--image', image(), '--certificate-oidc-issuer', ISSUER, '--trust-refresh', 'never'];
    const passed = await runProgram(desk.folder, [SOURCE, ...flags, '--certificate-identity', signer]);
    expect([passed.exit, passed.stderr, passed.stdout.split('\n')[0]]).toEqual([0, '', expect.stringMatching(/^✓ passed/)]);
    expect(passed.stdout).toContain('IMAGE_ABSENT');
    const failed = await runProgram(desk.folder, [SOURCE, ...flags, '--certificate-identity', signer.replace('/main', '/experiment')]);
    expect([failed.exit, failed.stdout]).toEqual([1, expect.stringContaining('SIGNER_MISMATCH')]);
  }, 20_000);
});

describe('a payload that was tampered with', () => {
  it('is the one that the log has the hash of, unless a byte of it is another', () => {
    expect(createHash('sha256').update(recordedPayload()).digest('hex')).toBe('4729e1ae6f1fee63d8dc6c3730d3839965ef04c22fa2b4b4b57ca7e14bea57e1');
  });

  it.each([
    ['names another image', (text: string) => text.replace('sha256:d2d8', 'sha256:d2d9')],
    ['names another repository', (text: string) => text.replace('mattiasgees', 'mattiasgeez')],
    ['has a space more', (text: string) => `${text} `],
  ])('is refused where it %s', async (_, change) => {
    await putRecordedSignature(desk.registry.repository(name), Buffer.from(change(recordedPayload().toString())));
    const report = await verify();
    expect([report.outcome, report.exit, fates(onlySubject(report))]).toEqual(['failed', 1, ['rejected SIGNATURE_INVALID']]);
  });
});

describe('an image that is not in its registry', () => {
  const absent = `sha256:${'ab'.repeat(32)}` as const;
  const pinned = (): string => desk.image(`@${absent}`);

  it('is not found where nothing about it is there either', async () => {
    anImage(desk.repository);
    const report = await desk.report({ image: pinned() });
    expect([report.outcome, report.exit, reasons(onlySubject(report)), report.notes]).toEqual(['error', 2, ['SUBJECT_NOT_FOUND image'], []]);
  });

  it('is not found by a tag, nor where its platforms are asked for', async () => {
    const made = anImage(desk.repository, { tag: 'v1.2.3' });
    await cosignSign(desk.sigstore, made);
    expect((await desk.report({ image: desk.image(`@${made.digest}`), platforms: 'all' })).outcome).toBe('passed');
    desk.repository.remove('v1.2.3');
    for (const given of [{ image: desk.image(':v1.2.3') }, ...['all', 'linux/amd64'].map((platforms) => ({ image: desk.image(`@${made.digest}`), platforms }))]) {
      const report = await desk.report(given);
      expect([report.outcome, reasons(onlySubject(report))]).toEqual(['error', ['SUBJECT_NOT_FOUND image']]);
    }
    const report = await desk.report({ image: desk.image(`:v1.2.3@${made.digest}`) });
    expect([report.outcome, report.notes.map(({ code }) => code), outputsOf(report).digest]).toEqual(['passed', ['IMAGE_ABSENT'], made.digest]);
    expect(renderTerminal(report)).toContain('only evidence about its digest was verified');
  });

  it('fails by what is there about it, and says both', async () => {
    const made = anImage(desk.repository);
    await cosignSign(desk.sigstore, made);
    desk.repository.remove(made.digest);
    const report = await desk.report({ image: desk.image(`@${made.digest}`), 'certificate-identity': 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v9' });
    expect([report.outcome, reasons(onlySubject(report)), report.notes.map(({ code }) => code)]).toEqual(['failed', ['SIGNER_MISMATCH certificate-identity'], ['IMAGE_ABSENT']]);
  });

  it('is indeterminate where the registry did not say so', async () => {
    const made = anImage(desk.repository);
    await cosignSign(desk.sigstore, made);
    desk.repository.remove(made.digest);
    desk.registry.fault(({ kind, path: asked }) => kind === 'manifest-get' && asked.endsWith(made.digest), 500);
    const report = await desk.report({ image: desk.image(`@${made.digest}`) });
    expect([report.outcome, report.exit, report.notes]).toEqual(['indeterminate', 3, []]);
  });
});
