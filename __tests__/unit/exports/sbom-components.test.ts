import { describe, expect, it } from '@jest/globals';
import { isJsonArray, isJsonObject, parseJson, type JsonValue } from '../../../src/domain/json.ts';
import { limits } from '../../../src/domain/limits.ts';
import { components, type Component } from '../../../src/exports/sbom-components.ts';
import { aCycloneDx, aSpdx2, aSpdx3, TAG_VALUE } from '../../support/sboms.ts';
import { seeded } from '../../support/seeded.ts';

const CLIENT_GO: Component = { name: 'k8s.io/client-go', version: 'v0.29.0', purl: 'pkg:golang/k8s.io/client-go@v0.29.0' };
const UI: Component = { name: '@acme/ui', version: '2.0.1', purl: 'pkg:npm/%40acme/ui@2.0.1' };

/** The components as a run would get them: out of strict JSON. */
function listed(document: unknown): readonly Component[] | null {
  return components(parseJson(JSON.stringify(document)));
}
const names = (document: unknown): readonly string[] => (listed(document) ?? []).map(({ name }) => name);
const only = (component: unknown): readonly Component[] | null => listed(aCycloneDx({ components: [component] }));

describe('components of CycloneDX', () => {
  it('are listed with their group, nested ones too, without the root and the tools', () => {
    expect(listed(aCycloneDx())).toEqual([
      { ...CLIENT_GO, purl: `${CLIENT_GO.purl ?? ''}?type=module` }, UI,
      { name: 'com.acme:lib', version: '4.2', purl: 'pkg:maven/com.acme/lib@4.2' },
      { name: 'alpine', version: '3.20', purl: null },
      { name: 'left-pad', version: '1.3.0', purl: 'pkg:npm/left-pad@1.3.0' },
    ]);
  });

  it.each(['1.4', '1.5', '1.6'])('are read in %s', (specVersion) => {
    expect(listed(aCycloneDx({ specVersion, components: [{ type: 'library', name: 'a' }] }))).toEqual([{ name: 'a', version: null, purl: null }]);
  });

  it('are found within the root', () => {
    expect(names(aCycloneDx({ metadata: { component: { name: 'root', components: [{ name: 'workspace', components: [{ name: 'deep' }] }] } }, components: [] }))).toEqual(['workspace', 'deep']);
  });

  it.each<[unknown, Component | null]>([
    [{ group: '', name: 'a' }, { name: 'a', version: null, purl: null }],
    [{ group: 'g', name: 'a' }, { name: 'g/a', version: null, purl: null }],
    [{ group: 'g', name: 'a', purl: 'PKG://Maven/g/a' }, { name: 'g:a', version: null, purl: 'PKG://Maven/g/a' }],
    [{ group: 'g', name: 'a', purl: 'pkg:mavenx/g/a' }, { name: 'g/a', version: null, purl: 'pkg:mavenx/g/a' }],
    [{ group: ['g'], name: 'a', version: 1, purl: {} }, { name: 'a', version: null, purl: null }],
    [{ group: 'g', name: null, version: '' }, { name: 'g', version: null, purl: null }],
    [{ purl: 'pkg:npm/a' }, { name: 'pkg:npm/a', version: null, purl: 'pkg:npm/a' }],
    [{ name: 'a', purl: 'no purl' }, { name: 'a', version: null, purl: 'no purl' }],
    [{ name: '__proto__', version: 'constructor' }, { name: '__proto__', version: 'constructor', purl: null }],
    [{ name: '' }, null], [{ version: '1' }, null], [{}, null], [null, null], ['a', null], [[{ name: 'a' }], null], [1, null],
  ])('out of %j: %j', (component, expected) => {
    expect(only(component)).toEqual(expected === null ? [] : [expected]);
  });

  it.each([[undefined], [null], [{ name: 'a' }], ['a'], [{ length: 1, 0: { name: 'a' } }]])('are none in %j', (list) => {
    expect(listed(aCycloneDx({ components: list }))).toEqual([]);
  });
});

describe('components of SPDX 2', () => {
  it('are listed without the root', () => {
    expect(listed(aSpdx2())).toEqual([CLIENT_GO, UI, { name: 'com.acme:lib', version: null, purl: null }]);
    expect(listed(aSpdx2({ spdxVersion: 'SPDX-2.2' }))).toEqual(listed(aSpdx2()));
  });

  it.each<[string, object]>([
    ['documentDescribes', { relationships: [], documentDescribes: ['SPDXRef-root'] }],
    ['DESCRIBED_BY', { relationships: [{ spdxElementId: 'SPDXRef-root', relationshipType: 'DESCRIBED_BY', relatedSpdxElement: 'SPDXRef-DOCUMENT' }] }],
    ['both, and a file beside it', { documentDescribes: ['SPDXRef-root', 'SPDXRef-File'] }],
  ])('know the root by %s', (_name, given) => {
    expect(names(aSpdx2(given))).toEqual(['k8s.io/client-go', '@acme/ui', 'com.acme:lib']);
  });

  it.each<[string, object]>([
    ['nothing is described', { relationships: [] }],
    ['something else describes', { relationships: [{ spdxElementId: 'SPDXRef-a', relationshipType: 'DESCRIBES', relatedSpdxElement: 'SPDXRef-root' }] }],
    ['another relation is stated', { relationships: [{ spdxElementId: 'SPDXRef-DOCUMENT', relationshipType: 'CONTAINS', relatedSpdxElement: 'SPDXRef-root' }] }],
    ['several are described', { documentDescribes: ['SPDXRef-a', 'SPDXRef-b'] }],
    ['all are described', { documentDescribes: ['SPDXRef-root', 'SPDXRef-a', 'SPDXRef-b', 'SPDXRef-c'] }],
    ['the texts are of another type', { relationships: [null, 1, { spdxElementId: 1 }], documentDescribes: [{}, ['SPDXRef-root']] }],
  ])('have no root where %s', (_name, given) => {
    expect(names(aSpdx2(given))).toHaveLength(4);
  });

  it('are not hidden behind the identifier of the root', () => {
    const packages = [{ SPDXID: 'SPDXRef-root', name: 'root' }, { SPDXID: 'SPDXRef-root', name: 'hidden' }];
    expect(names(aSpdx2({ packages }))).toEqual(['root', 'hidden']);
  });

  it('are listed once for each package URL', () => {
    const externalRefs = [
      { referenceType: 'purl', referenceLocator: 'pkg:npm/a@1' }, { referenceType: 'purl', referenceLocator: 'pkg:npm/a@1' },
      { referenceType: 'http://spdx.org/rdf/references/purl', referenceLocator: 'pkg:npm/b@1' },
      { referenceType: 'purl', referenceLocator: 1 }, { referenceType: 'PURL', referenceLocator: 'pkg:npm/c@1' }, { referenceLocator: 'pkg:npm/d@1' }, null, 'purl',
    ];
    expect(listed(aSpdx2({ packages: [{ name: 'a', versionInfo: '1', externalRefs }] }))).toEqual([{ name: 'a', version: '1', purl: 'pkg:npm/a@1' }, { name: 'a', version: '1', purl: 'pkg:npm/b@1' }]);
  });
});

describe('components of SPDX 3', () => {
  it('are listed without the root', () => {
    expect(listed(aSpdx3())).toEqual([CLIENT_GO, UI]);
  });

  it('are packages of every kind, with keys as JSON-LD may spell them', () => {
    const more = [{ '@type': 'software_Package', '@id': '_:x', name: 'x' }, { type: 'ai_AIPackage', name: 'model' }, { type: 'dataset_DatasetPackage', name: 'data' }, { type: 'software_Snippet', name: 'no' }, { type: ['software_Package'], name: 'no' }, { name: 'no' }, null];
    expect(names(aSpdx3(more))).toEqual(['k8s.io/client-go', '@acme/ui', 'x', 'model', 'data']);
  });

  it('are listed once for each package URL', () => {
    const packaged = { type: 'software_Package', name: 'a', software_packageUrl: 'pkg:npm/a@1', externalIdentifier: [{ externalIdentifierType: 'packageUrl', identifier: 'pkg:npm/a@1' }, { externalIdentifierType: 'packageUrl', identifier: 'pkg:npm/b@1' }] };
    expect(listed(aSpdx3([packaged]))?.slice(2)).toEqual([{ name: 'a', version: null, purl: 'pkg:npm/a@1' }, { name: 'a', version: null, purl: 'pkg:npm/b@1' }]);
  });

  it('have no root where several are', () => {
    expect(names(aSpdx3([{ type: 'Bom', rootElement: 'https://acme.test/spdx/a' }]))).toEqual(['ghcr.io/acme/app', 'k8s.io/client-go', '@acme/ui']);
  });
});

describe('components', () => {
  it.each<[JsonValue]>([[null], [TAG_VALUE], [1], [[]], [{}], [{ components: [{ name: 'a' }] }], [{ bomFormat: 'SPDX' }]])('are not known of %j', (document) => {
    expect(components(document)).toBeNull();
  });

  it('are all listed of whatever the parser of JSON lets through', () => {
    expect(limits.sbomComponents).toBeGreaterThanOrEqual(limits.jsonContainers);
  });

  it('are bounded all the same', () => {
    const component = { name: 'a' };
    const document = { bomFormat: 'CycloneDX', components: Array.from({ length: limits.sbomComponents + 5 }, () => component) };
    expect(components(document)).toHaveLength(limits.sbomComponents);
    expect(components({ spdxVersion: 'SPDX-2.3', packages: document.components })).toHaveLength(limits.sbomComponents);
  });

  it('are not hidden behind what is no component', () => {
    const padding = Array.from({ length: limits.sbomComponents + 5 }, () => null);
    expect(names(aCycloneDx({ components: [...padding, { name: 'hidden' }] }))).toEqual(['hidden']);
  });

  it('are found at any depth without recursion', () => {
    let component: JsonValue = { name: 'deepest' };
    for (let i = 0; i < 100_000; i += 1) component = { components: [component] };
    expect(components({ bomFormat: 'CycloneDX', components: [component] })).toEqual([{ name: 'deepest', version: null, purl: null }]);
  });

  it('come of documents in disorder without a throw, and are texts', () => {
    const random = seeded(3);
    const others: readonly JsonValue[] = [null, true, 0, '', 'a', '\ud83d\ude00', '\n::error::x', 'pkg:maven/%', 'SPDXRef-DOCUMENT', 'DESCRIBES', 'software_Package', [], {}, [[[]]], [null, 'a', { name: 'b' }], { name: 1, components: 1 }, { length: 3 }];
    const other = (): JsonValue => others[random(others.length)] ?? null;
    // Every value is another one by chance, and members come and go under names that mean something.
    const disordered = (value: JsonValue): JsonValue => {
      if (random(12) === 0) return other();
      if (isJsonArray(value)) return value.flatMap((each) => Array.from({ length: random(8) === 0 ? 2 : 1 }, () => disordered(each)));
      if (!isJsonObject(value)) return value;
      const members = Object.entries(value).map(([key, each]): [string, JsonValue] => [random(20) === 0 ? '__proto__' : key, disordered(each)]);
      return Object.fromEntries([...members, [['components', 'name', 'constructor', 'externalRefs', 'rootElement'][random(5)] ?? '', other()]]);
    };
    const originals = [aCycloneDx(), aSpdx2(), aSpdx3()].map((document) => parseJson(JSON.stringify(document)));
    const found: Component[] = [];
    for (let i = 0; i < 6_000; i += 1) found.push(...components(disordered(originals[i % 3] ?? null)) ?? []);
    expect(found.length).toBeGreaterThan(6_000);
    const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
    expect(found.filter(({ name, version, purl }) => !isText(name) || (version !== null && !isText(version)) || (purl !== null && !isText(purl)))).toEqual([]);
  });
});
