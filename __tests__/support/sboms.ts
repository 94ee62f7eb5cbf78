// SBOMs in the shape that real generators write them, about one application with three packages.

/** A document for a test to change. */
// oxlint-disable-next-line typescript/no-explicit-any -- its shape is what tests break
export type Document = { [key: string]: any };

/** CycloneDX 1.6 as syft writes it for an image: purls with qualifiers, and one component within another. */
export function aCycloneDx(given: Document = {}): Document {
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json', bomFormat: 'CycloneDX', specVersion: '1.6', serialNumber: 'urn:uuid:1b7a7c1e-6f0e-4b5e-8f43-2a8f0a1f9d11', version: 1,
    metadata: {
      timestamp: '2026-06-01T12:00:00Z', tools: { components: [{ type: 'application', author: 'acme', name: 'sbom-writer', version: '3.1.0' }] },
      component: { 'bom-ref': 'root', type: 'container', name: 'ghcr.io/acme/app', version: 'sha256:00' },
    },
    components: [
      { 'bom-ref': 'a', type: 'library', name: 'k8s.io/client-go', version: 'v0.29.0', purl: 'pkg:golang/k8s.io/client-go@v0.29.0?type=module', licenses: [{ license: { id: 'Apache-2.0' } }] },
      { 'bom-ref': 'b', type: 'library', group: '@acme', name: 'ui', version: '2.0.1', purl: 'pkg:npm/%40acme/ui@2.0.1', components: [{ type: 'library', name: 'left-pad', version: '1.3.0', purl: 'pkg:npm/left-pad@1.3.0' }] },
      { type: 'library', group: 'com.acme', name: 'lib', version: '4.2', purl: 'pkg:maven/com.acme/lib@4.2' },
      { type: 'operating-system', name: 'alpine', version: '3.20' },
    ],
    dependencies: [{ ref: 'root', dependsOn: ['a', 'b'] }],
    ...given,
  };
}

/** SPDX 2.3 as GitHub and syft write it. */
export function aSpdx2(given: Document = {}): Document {
  const reference = (locator: string, category = 'PACKAGE-MANAGER'): Document => ({ referenceCategory: category, referenceType: 'purl', referenceLocator: locator });
  return {
    spdxVersion: 'SPDX-2.3', dataLicense: 'CC0-1.0', SPDXID: 'SPDXRef-DOCUMENT', name: 'app', documentNamespace: 'https://acme.test/spdx/app-1',
    creationInfo: { created: '2026-06-01T12:00:00Z', creators: ['Tool: sbom-writer-3.1.0'] },
    packages: [
      { SPDXID: 'SPDXRef-root', name: 'ghcr.io/acme/app', versionInfo: 'v1.2.3', downloadLocation: 'NOASSERTION', primaryPackagePurpose: 'CONTAINER', externalRefs: [reference('pkg:oci/app@sha256:00')] },
      { SPDXID: 'SPDXRef-a', name: 'k8s.io/client-go', versionInfo: 'v0.29.0', downloadLocation: 'NOASSERTION', externalRefs: [{ referenceCategory: 'SECURITY', referenceType: 'cpe23Type', referenceLocator: 'cpe:2.3:a:k8s:client-go:0.29.0:*:*:*:*:*:*:*' }, reference('pkg:golang/k8s.io/client-go@v0.29.0')] },
      { SPDXID: 'SPDXRef-b', name: '@acme/ui', versionInfo: '2.0.1', downloadLocation: 'NOASSERTION', externalRefs: [reference('pkg:npm/%40acme/ui@2.0.1', 'PACKAGE_MANAGER')] },
      { SPDXID: 'SPDXRef-c', name: 'com.acme:lib', downloadLocation: 'NONE' },
    ],
    relationships: [
      { spdxElementId: 'SPDXRef-DOCUMENT', relationshipType: 'DESCRIBES', relatedSpdxElement: 'SPDXRef-root' },
      { spdxElementId: 'SPDXRef-root', relationshipType: 'DEPENDS_ON', relatedSpdxElement: 'SPDXRef-a' },
    ],
    ...given,
  };
}

/** SPDX 3.0.1 in JSON-LD. `graph` is put behind its elements. */
export function aSpdx3(graph: readonly unknown[] = [], given: Document = {}): Document {
  const id = (name: string): string => `https://acme.test/spdx/${name}`;
  return {
    '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld',
    '@graph': [
      { type: 'CreationInfo', '@id': '_:info', specVersion: '3.0.1', created: '2026-06-01T12:00:00Z', createdBy: [id('agent')] },
      { type: 'SpdxDocument', spdxId: id('document'), creationInfo: '_:info', rootElement: [id('bom')], profileConformance: ['core', 'software'] },
      { type: 'software_Sbom', spdxId: id('bom'), creationInfo: '_:info', rootElement: [id('root')], element: [id('a'), id('b')] },
      { type: 'software_Package', spdxId: id('root'), creationInfo: '_:info', name: 'ghcr.io/acme/app', software_packageVersion: 'v1.2.3' },
      { type: 'software_Package', spdxId: id('a'), creationInfo: '_:info', name: 'k8s.io/client-go', software_packageVersion: 'v0.29.0', software_packageUrl: 'pkg:golang/k8s.io/client-go@v0.29.0' },
      { type: 'software_Package', spdxId: id('b'), creationInfo: '_:info', name: '@acme/ui', software_packageVersion: '2.0.1', externalIdentifier: [{ type: 'ExternalIdentifier', externalIdentifierType: 'cpe23', identifier: 'cpe:2.3:a:acme:ui:2.0.1:*:*:*:*:*:*:*' }, { type: 'ExternalIdentifier', externalIdentifierType: 'packageUrl', identifier: 'pkg:npm/%40acme/ui@2.0.1' }] },
      { type: 'software_File', spdxId: id('file'), creationInfo: '_:info', name: 'README.md' },
      { type: 'Relationship', spdxId: id('r'), creationInfo: '_:info', from: id('root'), relationshipType: 'dependsOn', to: [id('a')] },
      ...graph,
    ],
    ...given,
  };
}

/** SPDX 2.3 in tag-value form. */
export const TAG_VALUE = `# made by sbom-writer
SPDXVersion: SPDX-2.3
DataLicense: CC0-1.0
SPDXID: SPDXRef-DOCUMENT
DocumentName: app

PackageName: left-pad
SPDXID: SPDXRef-left-pad
PackageVersion: 1.3.0
`;
