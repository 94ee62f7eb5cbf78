import { beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Attestation } from '../../../src/domain/attestation.ts';
import { digestOf, type Digest } from '../../../src/domain/digest.ts';
import { parseJson } from '../../../src/domain/json.ts';
import { limits } from '../../../src/domain/limits.ts';
import { predicateAliases } from '../../../src/domain/predicate-types.ts';
import { extractSboms, sbomFiles, type Sbom } from '../../../src/exports/sbom.ts';
import { writeReports } from '../../../src/host/safe-write.ts';
import { aCycloneDx, aSpdx2, aSpdx3, TAG_VALUE } from '../../support/sboms.ts';
import { seeded, shuffled } from '../../support/seeded.ts';
import { accepted, ARTIFACT, domainOf } from '../../support/verification.ts';
import { aStatement, IN_TOTO, VirtualSigstore } from '../../support/virtual-sigstore.ts';
import { temporaryFolder } from '../host/temporary.ts';

const CYCLONEDX = 'https://cyclonedx.org/bom';
const SPDX = 'https://spdx.dev/Document';
const OTHER = Buffer.from('another artifact');
const SUBJECT = digestOf(ARTIFACT);

let sigstore: VirtualSigstore;
beforeAll(async () => {
  sigstore = await VirtualSigstore.create();
});

/** Signs a statement about both artifacts, verifies it, and binds it to one. The payload is written here, so that null is null. */
async function attested(predicateType: string, predicate: unknown, ...about: readonly Uint8Array[]): Promise<Attestation[]> {
  const statement = { ...aStatement({ predicateType, subjects: [{ name: 'app', bytes: ARTIFACT }, { name: 'other', bytes: OTHER }] }), predicate };
  const { bundle } = await sigstore.sign({ envelope: { payload: Buffer.from(JSON.stringify(statement)), payloadType: IN_TOTO } });
  const domains = domainOf(sigstore.trustedRoot());
  return Promise.all((about.length === 0 ? [ARTIFACT] : about).map((bytes) => accepted(bundle, { domains, bytes })));
}

async function extracted(predicateType: string, predicate: unknown): Promise<Sbom> {
  const { sboms: [sbom, ...more], problems } = extractSboms(await attested(predicateType, predicate));
  expect([problems, more]).toEqual([[], []]);
  if (sbom === undefined) throw new Error('no SBOM');
  return sbom;
}

describe('extractSboms', () => {
  it('takes the predicate as it is, and writes it with indentation', async () => {
    const [attestation] = await attested(CYCLONEDX, aCycloneDx());
    expect(extractSboms([attestation as Attestation])).toEqual({
      sboms: [{ subject: SUBJECT, format: 'cyclonedx', specVersion: '1.6', document: parseJson(JSON.stringify(aCycloneDx())), text: `${JSON.stringify(aCycloneDx(), null, 2)}\n`, evidence: attestation?.evidence, fileName: 'cyclonedx.json' }],
      problems: [],
    });
  });

  it.each<[string, string, unknown, Partial<Sbom>]>([
    ['CycloneDX of 1.4', `${CYCLONEDX}/v1.4`, aCycloneDx({ specVersion: '1.4' }), { format: 'cyclonedx', specVersion: '1.4' }],
    ['CycloneDX that says no version', CYCLONEDX, aCycloneDx({ specVersion: undefined }), { format: 'cyclonedx', specVersion: null }],
    ['CycloneDX with a version that is none', CYCLONEDX, aCycloneDx({ specVersion: '::error::' }), { format: 'cyclonedx', specVersion: null }],
    ['SPDX 2.2', SPDX, aSpdx2({ spdxVersion: 'SPDX-2.2' }), { format: 'spdx', specVersion: '2.2', fileName: 'spdx.json' }],
    ['SPDX 2.3', `${SPDX}/v2.3`, aSpdx2(), { format: 'spdx', specVersion: '2.3' }],
    ['SPDX 3', `${SPDX}/v3`, aSpdx3(), { format: 'spdx', specVersion: '3.0.1' }],
    ['SPDX 3 with a list of contexts', `${SPDX}/v3`, aSpdx3([], { '@context': [{ acme: 'https://acme.test/' }, 'https://spdx.org/rdf/3.1/spdx-context.jsonld'] }), { format: 'spdx', specVersion: '3.1' }],
    ['a document that cosign wrapped', CYCLONEDX, { Data: aCycloneDx(), Timestamp: '2022-01-01T00:00:00Z' }, { format: 'cyclonedx', text: `${JSON.stringify(aCycloneDx(), null, 2)}\n` }],
    ['a document that cosign wrapped, without a time', SPDX, { Data: aSpdx2() }, { format: 'spdx', fileName: 'spdx.json' }],
    ['a document of which Data is a part', SPDX, aSpdx2({ Data: 'x' }), { format: 'spdx', text: `${JSON.stringify(aSpdx2({ Data: 'x' }), null, 2)}\n` }],
  ])('reads %s', async (_name, type, predicate, expected) => {
    expect(await extracted(type, predicate)).toMatchObject(expected);
  });

  it.each<[string, string, Partial<Sbom>]>([
    ['JSON', ` {"spdxVersion":"SPDX-2.3", "z":1.0}\n\n`, { format: 'spdx', specVersion: '2.3', fileName: 'spdx.json' }],
    ['JSON behind a byte order mark', `\uFEFF${JSON.stringify(aSpdx2())}`, { format: 'spdx', fileName: 'spdx.json' }],
    ['tag-value text', TAG_VALUE, { format: 'spdx', specVersion: '2.3', document: null, fileName: 'spdx.txt' }],
    ['tag-value text with other line breaks', TAG_VALUE.replaceAll('\n', '\r\n'), { format: 'spdx', specVersion: '2.3', fileName: 'spdx.txt' }],
    ['text in a form that is not read', 'spdxVersion: "SPDX-2.3"\nname: é\ud83d\ude00\0app\n', { format: 'unknown', specVersion: null, document: null, fileName: 'sbom.txt' }],
  ])('takes a text of %s as it was signed, as Data and as the predicate', async (_name, text, expected) => {
    for (const predicate of [{ Data: text, Timestamp: '2022-01-01T00:00:00Z' }, text]) expect(await extracted(SPDX, predicate)).toMatchObject({ ...expected, text });
  });

  it('takes text in a form that is not read for CycloneDX too', async () => {
    expect(await extracted(CYCLONEDX, '<bom xmlns="http://cyclonedx.org/schema/bom/1.4"/>')).toMatchObject({ format: 'unknown', fileName: 'sbom.txt' });
  });

  it.each<[string, string, unknown, string]>([
    ['nothing', CYCLONEDX, null, 'null'],
    ['an empty object', CYCLONEDX, {}, 'an empty object'],
    ['a list', CYCLONEDX, [aCycloneDx()], 'a list'],
    ['a number', SPDX, 1, 'a number'],
    ['an empty text', SPDX, '', 'an empty text'],
    ['blanks', SPDX, { Data: '\uFEFF \n' }, 'an empty text'],
    ['empty Data', SPDX, { Data: null, Timestamp: 'x' }, 'null'],
    ['Data beside other things', SPDX, { Data: aSpdx2(), x: 1 }, 'an object with Data, x'],
    ['Data in Data', SPDX, { Data: { Data: aSpdx2() } }, 'an object with Data'],
    ['another bomFormat', CYCLONEDX, { bomFormat: 'cyclonedx', specVersion: '1.6' }, 'an object with bomFormat, specVersion'],
    ['a version of SPDX that is none', SPDX, { spdxVersion: '2.3' }, 'an object with spdxVersion'],
    ['a graph of something else', SPDX, aSpdx3([], { '@context': 'https://spdx.org.evil.test/rdf/3.0.1/' }), 'an object with @context, @graph'],
    ['a context of SPDX 3 without a graph', SPDX, aSpdx3([], { '@graph': {} }), 'an object with @context, @graph'],
    ['text that would be JSON', SPDX, '{"spdxVersion":"SPDX-2.3","spdxVersion":"SPDX-2.2"}', 'a text that is not JSON: it has the key "spdxVersion" twice, at character 39'],
    ['JSON text that is no SBOM', SPDX, 'null', 'null'],
    ['JSON text that is text', SPDX, JSON.stringify(TAG_VALUE), 'a string'],
    ['SPDX as CycloneDX', CYCLONEDX, aSpdx2(), 'a document of spdx'],
    ['tag-value text as CycloneDX', CYCLONEDX, TAG_VALUE, 'a document of spdx'],
    ['CycloneDX as SPDX', SPDX, aCycloneDx(), 'a document of cyclonedx'],
    ['a document of two formats', CYCLONEDX, aCycloneDx({ spdxVersion: 'SPDX-2.3' }), 'an object with $schema, bomFormat, specVersion, serialNumber, version, metadata, components, dependencies'],
  ])('refuses %s', async (_name, type, predicate, seen) => {
    const attestations = await attested(type, predicate);
    const { sboms, problems } = extractSboms([...attestations, ...attestations]);
    expect(sboms).toEqual([]);
    expect(problems).toMatchObject([{ code: 'SBOM_MALFORMED', about: attestations[0]?.evidence, level: 'warning', seen }]);
  });

  it('bounds what it says about a document', async () => {
    const { problems } = extractSboms(await attested(SPDX, Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`${i}k`.repeat(5_000), i]))));
    expect(problems).toMatchObject([{ code: 'SBOM_MALFORMED' }]);
    expect(problems[0]?.seen?.length).toBeLessThan(600);
  });

  it('takes the classes of SBOMs, all of them and nothing else', async () => {
    for (const type of predicateAliases.sbom) expect([type, (await extracted(type, type.startsWith(CYCLONEDX) ? aCycloneDx() : aSpdx2())).fileName]).toEqual([type, type.startsWith(CYCLONEDX) ? 'cyclonedx.json' : 'spdx.json']);
    for (const type of ['https://slsa.dev/provenance/v1', 'https://sigstore.dev/cosign/sign/v1', 'https://cosign.sigstore.dev/attestation/v1', `${CYCLONEDX}/`, `${CYCLONEDX}/v1.6/x`, SPDX.toLowerCase()]) {
      expect([type, extractSboms(await attested(type, aCycloneDx()))]).toEqual([type, { sboms: [], problems: [] }]);
    }
    const message = await accepted((await sigstore.sign({ message: ARTIFACT })).bundle, domainOf(sigstore.trustedRoot()));
    expect(extractSboms([message])).toEqual({ sboms: [], problems: [] });
  });

  it('goes on beside what is no SBOM', async () => {
    const all = [...await attested(CYCLONEDX, {}), ...await attested(CYCLONEDX, aCycloneDx()), ...await attested(SPDX, null)];
    const { sboms, problems } = extractSboms(all);
    expect([sboms.map(({ fileName }) => fileName), problems.map(({ code }) => code)]).toEqual([['cyclonedx.json'], ['SBOM_MALFORMED', 'SBOM_MALFORMED']]);
  });

  it('takes identical documents once, whoever signed them and however they were wrapped', async () => {
    const all = [...await attested(CYCLONEDX, aCycloneDx()), ...await attested(CYCLONEDX, aCycloneDx()), ...await attested(`${CYCLONEDX}/v1.6`, { Data: aCycloneDx() })];
    expect(new Set(all.map(({ evidence }) => evidence)).size).toBe(3);
    const { sboms } = extractSboms(all);
    expect(sboms).toMatchObject([{ evidence: all.map(({ evidence }) => evidence).toSorted()[0], fileName: 'cyclonedx.json' }]);
  });

  it('numbers several by their evidence, in whatever order they come', async () => {
    const all = [
      ...await attested(CYCLONEDX, aCycloneDx()), ...await attested(CYCLONEDX, aCycloneDx({ version: 2 })), ...await attested(CYCLONEDX, aCycloneDx({ version: 3 })),
      ...await attested(SPDX, aSpdx2()), ...await attested(SPDX, TAG_VALUE), ...await attested(SPDX, 'x'), ...await attested(SPDX, 'y'), ...await attested(SPDX, null), ...await attested(SPDX, {}),
    ];
    const first = extractSboms(all);
    expect(first.sboms.map(({ fileName }) => fileName).toSorted()).toEqual(['cyclonedx-2.json', 'cyclonedx-3.json', 'cyclonedx.json', 'sbom-2.txt', 'sbom.txt', 'spdx.json', 'spdx.txt']);
    expect(first.sboms.map(({ evidence }) => evidence)).toEqual(first.sboms.map(({ evidence }) => evidence).toSorted());
    const random = seeded(7);
    for (let i = 0; i < 20; i += 1) expect(extractSboms(shuffled(all, random))).toEqual(first);
  });

  it('counts anew for each subject, and reads once what is about several', async () => {
    const { sboms } = extractSboms([...await attested(CYCLONEDX, aCycloneDx(), ARTIFACT, OTHER), ...await attested(CYCLONEDX, aCycloneDx({ version: 2 }), OTHER)]);
    const names = (subject: Digest): string[] => sboms.filter((sbom) => sbom.subject === subject).map(({ fileName }) => fileName);
    expect([names(SUBJECT), names(digestOf(OTHER))]).toEqual([['cyclonedx.json'], ['cyclonedx.json', 'cyclonedx-2.json']]);
    const [a, b] = extractSboms(await attested(SPDX, JSON.stringify(aSpdx2()), ARTIFACT, OTHER)).sboms;
    expect(a?.document).toEqual(aSpdx2());
    expect(a?.document).toBe(b?.document);
  });

  it('indents a document unless nesting would make it endless', async () => {
    const deep = (depth: number, width: number): unknown => (depth === 0 ? Array.from({ length: width }, () => 0) : [deep(depth - 1, width)]);
    const small = aCycloneDx({ properties: deep(110, 10) });
    const large = aCycloneDx({ properties: deep(110, 300_000) });
    expect((await extracted(CYCLONEDX, small)).text).toBe(`${JSON.stringify(small, null, 2)}\n`);
    expect((await extracted(CYCLONEDX, large)).text).toBe(`${JSON.stringify(large)}\n`);
    expect(JSON.stringify(large, null, 2).length).toBeGreaterThan(limits.sbomCharacters);
  });

  it('keeps keys with names of JavaScript', async () => {
    const text = '{"bomFormat":"CycloneDX","__proto__":{"bomFormat":"x"},"constructor":null,"components":[]}';
    const statement = `{"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"a","digest":{"sha256":"${createHash('sha256').update(ARTIFACT).digest('hex')}"}}],"predicateType":"${CYCLONEDX}","predicate":${text}}`;
    const { bundle } = await sigstore.sign({ envelope: { payload: Buffer.from(statement), payloadType: IN_TOTO } });
    const { sboms } = extractSboms([await accepted(bundle, domainOf(sigstore.trustedRoot()))]);
    expect(sboms.map((sbom) => sbom.text.replace(/\s/g, ''))).toEqual([text]);
  });
});

describe('sbomFiles', () => {
  const one = async (): Promise<readonly Sbom[]> => extractSboms(await attested(CYCLONEDX, aCycloneDx())).sboms;
  const several = async (): Promise<readonly Sbom[]> => extractSboms([...await attested(CYCLONEDX, aCycloneDx(), ARTIFACT, OTHER), ...await attested(SPDX, TAG_VALUE), ...await attested(SPDX, aSpdx2())]).sboms;
  const [hex, otherHex] = [ARTIFACT, OTHER].map((bytes) => createHash('sha256').update(bytes).digest('hex'));

  it('writes exactly one to a file', async () => {
    const sboms = await one();
    for (const file of ['sbom.json', 'out/my.cdx.json', '.', '/tmp/x']) expect(sbomFiles(file, sboms, [SUBJECT])).toEqual([{ path: file, text: sboms[0]?.text }]);
  });

  it('takes one document about several subjects for one', async () => {
    const { sboms } = extractSboms(await attested(CYCLONEDX, aCycloneDx(), ARTIFACT, OTHER));
    expect(sboms).toHaveLength(2);
    expect(sbomFiles('sbom.json', sboms, [])).toEqual([{ path: 'sbom.json', text: sboms[0]?.text }]);
  });

  it('says that none is there to be written to a file', () => {
    expect(sbomFiles('sbom.json', [], [SUBJECT])).toMatchObject({ code: 'SBOM_NONE', about: 'sbom-path', level: 'error' });
    expect(sbomFiles('sbom/', [], [SUBJECT])).toEqual([]);
  });

  it('says that there are several for one file, and what to do', async () => {
    expect(sbomFiles('sbom.json', await several(), [SUBJECT])).toMatchObject({ code: 'SBOM_SEVERAL', about: 'sbom-path', level: 'error', seen: '1 of cyclonedx, 2 of spdx', expected: 'one SBOM', next: 'End sbom-path with / to have all of them in that folder, or require one format.' });
  });

  it('writes any number to a folder', async () => {
    const sboms = await one();
    expect(sbomFiles('out/sbom/', sboms, [SUBJECT, SUBJECT])).toEqual([{ path: 'out/sbom/cyclonedx.json', text: sboms[0]?.text }]);
    const all = extractSboms([...await attested(CYCLONEDX, aCycloneDx()), ...await attested(SPDX, TAG_VALUE), ...await attested(SPDX, aSpdx2())]).sboms;
    expect(paths(sbomFiles('./', all, [SUBJECT]))).toEqual(['./cyclonedx.json', './spdx.json', './spdx.txt']);
  });

  it('gives each of several subjects a folder of its digest', async () => {
    const sboms = await several();
    const expected = [`sbom/sha256-${hex}/cyclonedx.json`, `sbom/sha256-${hex}/spdx.json`, `sbom/sha256-${hex}/spdx.txt`, `sbom/sha256-${otherHex}/cyclonedx.json`].toSorted();
    for (const subjects of [[], [SUBJECT], [SUBJECT, digestOf(OTHER)]]) expect(paths(sbomFiles('sbom/', sboms, subjects))).toEqual(expected);
  });

  it('lays out the folder by the subjects of the run, whichever of them have an SBOM', async () => {
    expect(paths(sbomFiles('sbom/', await one(), [SUBJECT, digestOf(OTHER)]))).toEqual([`sbom/sha256-${hex}/cyclonedx.json`]);
  });

  it('gives no two files one path, wherever the SBOMs were put together', async () => {
    const [a, b] = [await one(), extractSboms(await attested(CYCLONEDX, aCycloneDx({ version: 2 }))).sboms];
    expect(paths(sbomFiles('sbom/', [...a, ...b, ...a], [SUBJECT]))).toEqual(['sbom/cyclonedx-2.json', 'sbom/cyclonedx.json']);
  });

  it('returns what the host can write', async () => {
    const folder = temporaryFolder();
    try {
      const files = sbomFiles('sbom/', extractSboms([...await attested(CYCLONEDX, aCycloneDx()), ...await attested(SPDX, `\uFEFF${TAG_VALUE}é\r\n`)]).sboms, [SUBJECT]);
      if ('code' in files) throw new Error(files.code);
      expect(await writeReports(files, { roots: [folder] })).toEqual([]);
      expect(fs.readFileSync(path.join(folder, 'sbom/spdx.txt'))).toEqual(Buffer.from(`\uFEFF${TAG_VALUE}é\r\n`));
      expect(JSON.parse(fs.readFileSync(path.join(folder, 'sbom/cyclonedx.json'), 'utf8'))).toEqual(aCycloneDx());
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });

  function paths(files: ReturnType<typeof sbomFiles>): readonly string[] {
    if ('code' in files) throw new Error(files.code);
    return files.map((file) => file.path).toSorted();
  }
});
