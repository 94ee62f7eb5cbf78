// Policy files over images: globs and mirrors, evidence in repositories that rules name, attestations at GitHub, ClusterImagePolicies from the outside.

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { makeKey, pem } from '../support/virtual-sigstore.ts';
import { onlySubject, reasons } from '../support/engine.ts';
import { ImageDesk, SIGNER } from '../support/image-engine.ts';
import { anImage, cosignSign } from '../support/images.ts';
import type { Report } from '../../src/domain/report.ts';
import { outputsOf } from '../../src/report/catalog.ts';

const RELEASE = 'acme/app/.github/workflows/release.yml';

let desk: ImageDesk;
beforeEach(async () => { desk = await ImageDesk.open(); });
afterEach(() => desk.close());

async function under(policy: string, image = desk.image(':v1.2.3')): Promise<Report> {
  desk.write('policy.yml', `version: 1\ntrust: { trusted-root: root.json }\n${policy}`);
  return (await desk.run({ image, policy: 'policy.yml' })).report;
}
const judged = (report: Report): readonly [string, readonly string[]] => {
  if (report.problems.length > 0) throw new Error(JSON.stringify(report.problems));
  return [report.outcome, reasons(onlySubject(report))];
};
const rule = (images: string, more = `signed-by: ${RELEASE}@refs/tags/{tag}`): string => `rules:\n- images: "${images}"\n  require: signature\n  ${more}\n`;

describe('a rule about images', () => {
  it('binds the tag that was asked for to the ref that signed', async () => {
    const image = anImage(desk.repository, { tag: 'v1.2.3' });
    await cosignSign(desk.sigstore, image);
    desk.repository.tags.set('v1.2.4', image.digest);
    const passed = await under(rule(`${desk.registry.host}/acme/*`));
    expect(judged(passed)).toEqual(['passed', []]);
    expect(outputsOf(passed)).toMatchObject({ image: `${desk.image()}@${image.digest}`, signer: `${RELEASE}@refs/tags/v1.2.3` });
    expect(judged(await under(rule(`${desk.registry.host}/acme/*`), desk.image(':v1.2.4')))).toEqual(['failed', ['SIGNER_MISMATCH signer-ref']]);
  });

  it('is about no other image', async () => {
    await cosignSign(desk.sigstore, anImage(desk.repository, { tag: 'v1.2.3' }));
    expect(judged(await under(rule(`${desk.registry.host}/acme/other`)))).toEqual(['failed', ['NO_RULE policy.yml']]);
    expect(judged(await under(rule(`${desk.registry.host}/*`)))).toEqual(['failed', ['NO_RULE policy.yml']]);
  });

  it('looks for evidence where it says, and only there beside the image\'s own', async () => {
    const image = anImage(desk.repository, { tag: 'v1.2.3' });
    await cosignSign(desk.sigstore, image, { on: desk.registry.repository('acme/signatures') });
    expect(judged(await under(rule(`${desk.registry.host}/acme/*`)))).toEqual(['failed', ['EVIDENCE_NONE']]);
    expect(judged(await under(rule(`${desk.registry.host}/acme/*`, `signed-by: ${RELEASE}@refs/tags/{tag}\n  evidence-repository: ${desk.registry.host}/acme/signatures`)))).toEqual(['passed', []]);
    // A rule about another image names no place for this one.
    const two = `rules:\n- { name: a, images: ${desk.registry.host}/acme/other, require: signature, signed-by: "${RELEASE}@refs/tags/{tag}", evidence-repository: ${desk.registry.host}/acme/signatures }\n- { name: b, images: ${desk.registry.host}/acme/app, require: signature, signed-by: "${RELEASE}@refs/tags/{tag}" }\n`;
    expect(judged(await under(two))).toEqual(['failed', ['EVIDENCE_NONE']]);
  });
});

describe('a mirror', () => {
  const mirrors = (): string => `mirrors: { ${desk.registry.host}/hub: ${desk.registry.host}/acme }\n`;

  it('has the rules and the evidence of its upstream', async () => {
    const upstream = anImage(desk.repository, { tag: 'v1.2.3' });
    await cosignSign(desk.sigstore, upstream);
    const copy = anImage(desk.registry.repository('hub/app'), { tag: 'v1.2.3' });
    expect(copy.digest).toBe(upstream.digest);
    const asked = rule(`${desk.registry.host}/acme/*`);
    expect(judged(await under(`${mirrors()}${asked}`, `${desk.registry.host}/hub/app:v1.2.3`))).toEqual(['passed', []]);
    expect(judged(await under(asked, `${desk.registry.host}/hub/app:v1.2.3`))).toEqual(['failed', ['NO_RULE policy.yml']]);
  });

  it('makes no other bytes of it', async () => {
    await cosignSign(desk.sigstore, anImage(desk.repository, { tag: 'v1.2.3' }));
    anImage(desk.registry.repository('hub/app'), { tag: 'v1.2.3', seed: 'other' });
    expect(judged(await under(`${mirrors()}${rule(`${desk.registry.host}/acme/*`)}`, `${desk.registry.host}/hub/app:v1.2.3`))).toEqual(['failed', ['EVIDENCE_NONE']]);
  });
});

describe('a ClusterImagePolicy', () => {
  const key = makeKey('P-256');
  const cip = (authority: string, glob: string): string => `apiVersion: policy.sigstore.dev/v1beta1\nkind: ClusterImagePolicy\nmetadata: { name: acme }\nspec:\n  images: [{ glob: "${glob}" }]\n  authorities:\n  - name: a\n${authority}`;
  const keyed = (): string => `    key:\n      data: |\n${pem('PUBLIC KEY', key.spki).split('\n').map((line) => `        ${line}`).join('\n')}\n`;

  it('judges as it would in a cluster', async () => {
    const image = anImage(desk.repository, { tag: 'v1.2.3' });
    await cosignSign(desk.sigstore, image, { key, signer: 'key', log: 'none' });
    const ask = async (text: string): Promise<readonly [string, readonly string[]]> => {
      desk.write('cip.yml', text);
      return judged((await desk.run({ image: desk.image(':v1.2.3'), policy: 'cip.yml' })).report);
    };
    expect(await ask(cip(keyed(), `${desk.registry.host}/acme/**`))).toEqual(['passed', []]);
    expect(await ask(cip(keyed(), `${desk.registry.host}/other/**`))).toEqual(['failed', ['NO_RULE cip.yml']]);
    expect((await ask(cip(keyed().replace(/key:[^]*/, 'static: { action: fail, message: closed }\n'), '**')))[0]).toBe('failed');
    expect((await ask(cip('    static: { action: pass }\n', '**')))[0]).toBe('exempt');
    const other = makeKey('P-256');
    expect((await ask(cip(keyed().replace(/-----BEGIN[^]*-----END PUBLIC KEY-----/, pem('PUBLIC KEY', other.spki).trim().split('\n').join('\n        ')), '**')))[0]).toBe('failed');
  });

  it('that cannot be said here is an error which names the field', async () => {
    anImage(desk.repository, { tag: 'v1.2.3' });
    desk.write('cip.yml', cip('    key: { kms: "awskms://x/alias/y" }\n', '**'));
    const { report } = await desk.run({ image: desk.image(':v1.2.3'), policy: 'cip.yml' });
    expect(report.problems.map(({ code, about, at }) => `${code} ${about ?? ''} ${at?.line ?? 0}`)).toEqual([expect.stringMatching(/^CONFIG_POLICY_\w+ spec\.authorities\[0\]\.key\.kms 8$/)]);
  });
});

describe('layers about one image', () => {
  it('each look where their own rules say, and each under its own trust', async () => {
    const image = anImage(desk.repository, { tag: 'v1.2.3' });
    const key = makeKey('P-256');
    await cosignSign(desk.sigstore, image);
    await cosignSign(desk.sigstore, image, { key, signer: 'key', log: 'none', on: desk.registry.repository('acme/signatures') });
    desk.write('keys/team.pub', pem('PUBLIC KEY', key.spki));
    desk.write('a.yml', `version: 1\ntrust: { trusted-root: root.json }\n${rule('**')}`);
    desk.write('b.yml', `version: 1\nrules:\n- { images: "**", require: signature, key: keys/team.pub, key-log: none, evidence-repository: ${desk.registry.host}/acme/signatures }\n`);
    expect(judged((await desk.run({ image: desk.image(':v1.2.3'), policy: ['a.yml', 'b.yml'] })).report)).toEqual(['passed', []]);
    // On the terms of one layer the key counts for no other: here a log must have seen it, and none can be asked.
    desk.write('a.yml', `version: 1\ntrust: { trusted-root: root.json }\n${rule('**', 'key: keys/team.pub')}`);
    expect(judged((await desk.run({ image: desk.image(':v1.2.3'), policy: ['a.yml', 'b.yml'] })).report)[0]).toBe('indeterminate');
    expect(SIGNER).toContain(RELEASE);
  });
});
