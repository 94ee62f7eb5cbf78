// Evidence that counted is kept, and verified again from what was kept: a second run without a network passes by it, and by nothing that was changed.

import fs from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { offlineHttp } from '../../src/net/client.ts';
import { writeReports } from '../../src/host/safe-write.ts';
import { httpClient, type HttpClient } from '../../src/net/http.ts';
import { fates, onlySubject } from '../support/engine.ts';
import { bareEnvelope, certificatePem, keyPem, rekorAnswer, signatureFile } from '../support/evidence-forms.ts';
import type { Given } from '../support/inputs.ts';
import { anImage, cosignAttest, cosignSign } from '../support/images.ts';
import { BY_SIGNER, RekorDesk } from '../support/rekor-desk.ts';
import { OciRegistry } from '../support/servers/oci-registry.ts';
import { present } from '../support/verification.ts';
import { aStatement, makeKey, type Signed, type SignOptions } from '../support/virtual-sigstore.ts';

const APP = Buffer.from('app');
const UNSEEN: SignOptions = { log: 'none', timestamps: 0 };

let desk: RekorDesk;
let registry: OciRegistry;
let client: HttpClient;
beforeAll(async () => {
  [desk, registry] = await Promise.all([RekorDesk.open(), OciRegistry.start()]);
  client = httpClient({ wait: () => Promise.resolve() });
});
afterAll(async () => {
  client.close();
  await registry.close();
  await desk.close();
});
beforeEach(() => {
  desk.rekor.forget();
  fs.rmSync(desk.path('out'), { recursive: true, force: true });
  desk.write('app.tar.gz', APP);
});

/** Runs with reports, writes what is handed out as the entries do, and says which files of evidence there are and what was noted. */
async function keep(given: Given, http = desk.http): Promise<{ readonly outcome: string; readonly files: readonly string[]; readonly notes: readonly string[] }> {
  const { report, files } = await desk.run({ reports: 'out', ...given }, { ports: { http } });
  expect(await writeReports(files, { roots: [desk.folder] })).toEqual([]);
  return { outcome: report.outcome, files: files.filter(({ of }) => of === 'evidence').map(({ path: name }) => name), notes: report.notes.map(({ code, seen }) => `${code} ${seen ?? ''}`) };
}

async function offline(given: Given): Promise<readonly [string, readonly string[]]> {
  const report = await desk.report({ ...given, offline: 'true' }, { ports: { http: offlineHttp } });
  return [report.outcome, fates(onlySubject(report))];
}

const key = makeKey();
const FORMS: Readonly<Record<string, { readonly ending: string; readonly make: () => Promise<Given> }>> = {
  'a detached signature': { ending: 'sigstore.json', make: async () => {
    const signed = await desk.sigstore.sign({ message: APP }, UNSEEN);
    desk.rekor.log(signed);
    return { bundle: [desk.write('app.sig', signatureFile(signed)), desk.write('app.pem', certificatePem(signed))], ...BY_SIGNER };
  } },
  'a detached signature over another digest': { ending: 'sigstore.json', make: async () => {
    const signed = await desk.sigstore.sign({ message: APP }, { ...UNSEEN, key: 'P-384' });
    desk.rekor.log(signed);
    return { bundle: [desk.write('app.sig', signatureFile(signed)), desk.write('app.pem', certificatePem(signed))], ...BY_SIGNER };
  } },
  'a signature by a key': { ending: 'sigstore.json', make: async () => {
    const signed = await desk.sigstore.sign({ message: APP }, { ...UNSEEN, key, signer: 'key' });
    desk.rekor.log(signed);
    return { bundle: desk.write('app.sig', signatureFile(signed)), key: desk.write('cosign.pub', keyPem(signed)) };
  } },
  'an envelope logged as dsse': { ending: 'sigstore.json', make: () => envelope('dsse') },
  'an envelope logged as intoto': { ending: 'cosign-bundle.json', make: () => envelope('intoto') },
  'a bundle with its entry': { ending: 'sigstore.json', make: async () => ({ bundle: desk.evidence('app.json', await desk.sigstore.sign({ message: APP })), ...BY_SIGNER }) },
  'a bundle with timestamps and an entry of the newer log': { ending: 'sigstore.json', make: async () => ({ bundle: desk.evidence('app.json', await desk.sigstore.sign({ message: APP }, { log: 'rekor-v2', timestamps: 1 })), ...BY_SIGNER }) },
  'a bundle of cosign, whose entry has its promise alone': { ending: 'sigstore.json', make: async () => ({ bundle: desk.write('app.json', JSON.stringify(desk.sigstore.cosignBundle(APP))), ...BY_SIGNER }) },
};

async function envelope(kind: 'dsse' | 'intoto'): Promise<Given> {
  const signed: Signed = await desk.sigstore.sign({ statement: aStatement({ subjects: [{ name: 'app.tar.gz', bytes: APP }] }) }, UNSEEN);
  desk.rekor.log(signed, { kind, text: bareEnvelope(signed) });
  return { bundle: desk.write('app.intoto.jsonl', bareEnvelope(signed)), repo: 'acme/app' };
}

describe.each(Object.entries(FORMS))('%s', (_name, { ending, make }) => {
  it('is kept, passes without a network, and does not where it was changed', async () => {
    const given = { artifact: 'app.tar.gz', ...(await make()) };
    const first = await keep(given);
    expect(first).toMatchObject({ outcome: 'passed', notes: [] });
    expect(first.files).toEqual([expect.stringMatching(new RegExp(`^out/evidence/[0-9a-f]{64}\\.${ending}$`))]);
    const [file = ''] = first.files;
    const again = { ...given, bundle: 'out/evidence/*.json' };
    expect(await offline(again)).toEqual(['passed', ['counted']]);
    const text = fs.readFileSync(desk.path(file), 'utf8');
    // Every value of base64 in it, one letter each: signature, certificate, body, promise, proof, payload.
    const values = [...text.matchAll(/"[A-Za-z0-9+/=]{40,}"/g)].map(({ index, 0: value }) => index + (value.length >> 1));
    expect(values.length).toBeGreaterThan(2);
    for (const at of values) {
      fs.writeFileSync(desk.path(file), `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`);
      const [outcome, fate] = await offline(again);
      expect({ around: text.slice(at - 60, at), outcome, fate: fate.includes('counted') }).toEqual({ around: text.slice(at - 60, at), outcome: 'failed', fate: false });
    }
  });

  it('is kept in the same form when it is verified from there', async () => {
    const given = { artifact: 'app.tar.gz', ...(await make()) };
    const { files: [file = ''] } = await keep(given);
    const text = fs.readFileSync(desk.path(file), 'utf8');
    const second = await keep({ ...given, bundle: 'out/evidence/*.json', reports: 'second' });
    expect(second.outcome).toBe('passed');
    expect(fs.readFileSync(desk.path(present(second.files[0])), 'utf8')).toBe(text);
    fs.rmSync(desk.path('second'), { recursive: true });
  });
});

describe('evidence that is kept', () => {
  it('is what counted, and no other', async () => {
    const good = await desk.sigstore.sign({ message: APP });
    const foreign = await desk.sigstore.sign({ message: APP }, { identity: 'somebody@acme.example' });
    desk.evidence('all.jsonl', foreign, good);
    const { files } = await keep({ artifact: 'app.tar.gz', bundle: 'all.jsonl', ...BY_SIGNER });
    expect(files).toHaveLength(1);
    expect(fs.readFileSync(desk.path(present(files[0])), 'utf8')).toContain(good.signature.toString('base64'));
  });

  it('is none of what did not pass, and none where no reports are asked for', async () => {
    desk.evidence('foreign.json', await desk.sigstore.sign({ message: APP }, { identity: 'somebody@acme.example' }));
    expect(await keep({ artifact: 'app.tar.gz', bundle: 'foreign.json', ...BY_SIGNER, mode: 'warn' })).toMatchObject({ outcome: 'failed', files: [] });
    desk.evidence('good.json', await desk.sigstore.sign({ message: APP }));
    expect((await desk.run({ artifact: 'app.tar.gz', bundle: 'good.json', ...BY_SIGNER })).files).toEqual([]);
  });

  it('is one file for all that it is about', async () => {
    const files = Array.from({ length: 20 }, (_, index) => ({ name: `many/${index}`, bytes: Buffer.from(`file ${index}`) }));
    for (const { name, bytes } of files) desk.write(name, bytes);
    desk.evidence('many.json', await desk.sigstore.sign({ statement: aStatement({ subjects: files }) }));
    expect((await keep({ artifact: 'many/*', bundle: 'many.json', repo: 'acme/app' })).files).toHaveLength(1);
  });
});

describe('evidence of images that came without its entry', () => {
  const http = { request: (...[url, request]: Parameters<HttpClient['request']>): ReturnType<HttpClient['request']> => (url.host === registry.host ? client.request(url, request) : desk.http.request(url, request)), on: () => http };

  it('passes by the entries of the log, a signature and an attestation, and each is kept or said not to be', async () => {
    const image = anImage(registry.repository('acme/app'), { tag: 'v1.2.3' });
    const signature = await cosignSign(desk.sigstore, image, { ...UNSEEN, annotations: { bundle: false, timestamp: false } });
    const attestation = await cosignAttest(desk.sigstore, image, { ...UNSEEN, annotations: { bundle: false, timestamp: false } });
    desk.rekor.log(signature.signed);
    desk.rekor.log(attestation.signed, { kind: 'dsse', text: attestation.blob.toString() });
    const given: Given = { image: `${registry.host}/acme/app:v1.2.3`, require: ['signature', 'provenance'], ...BY_SIGNER };
    const report = await desk.report(given, { ports: { http } });
    expect([report.outcome, fates(onlySubject(report)), desk.rekor.asked]).toEqual(['passed', ['counted', 'counted'], ['POST /api/v1/log/entries/retrieve', 'POST /api/v1/log/entries/retrieve']]);
    expect(await keep(given, http)).toEqual({ outcome: 'passed', files: [expect.stringMatching(/\.sigstore\.json$/)], notes: expect.arrayContaining(['EVIDENCE_NOT_KEPT the signature of an image over a payload of its own']) as unknown });
    const kept = await desk.report({ artifact: image.digest, bundle: 'out/evidence/*.json', require: 'provenance', ...BY_SIGNER, offline: 'true' }, { ports: { http: offlineHttp } });
    expect(kept.outcome).toBe('passed');
  });

  it('is indeterminate where the log is silent, and failed where it holds nothing', async () => {
    const image = anImage(registry.repository('acme/other'), { tag: 'v1.2.3' });
    await cosignSign(desk.sigstore, image, { ...UNSEEN, annotations: { bundle: false, timestamp: false } });
    const given: Given = { image: `${registry.host}/acme/other:v1.2.3`, ...BY_SIGNER };
    expect((await desk.report(given, { ports: { http } })).outcome).toBe('failed');
    desk.rekor.bend = () => ({ status: 500, body: null });
    expect((await desk.report(given, { ports: { http } })).outcome).toBe('indeterminate');
  });

  it('is refused with the entry of another image by the same signer', async () => {
    const [image, other] = [anImage(registry.repository('acme/third'), { tag: 'v1.2.3' }), anImage(registry.repository('acme/third'), { seed: 'other' })];
    await cosignSign(desk.sigstore, image, { ...UNSEEN, annotations: { bundle: false, timestamp: false } });
    const foreign = await cosignSign(desk.sigstore, other, { ...UNSEEN, annotations: { bundle: false, timestamp: false } });
    const entry = desk.rekor.log(foreign.signed);
    desk.rekor.bend = () => ({ status: 200, body: [rekorAnswer(entry)] });
    const report = await desk.report({ image: `${registry.host}/acme/third:v1.2.3`, ...BY_SIGNER }, { ports: { http } });
    expect([report.outcome, fates(onlySubject(report)).toSorted()]).toEqual(['failed', ['rejected LOG_BODY_MISMATCH', 'rejected WITNESSES_TOO_FEW']]);
  });
});

