// What an SBOM lists: names, versions and package URLs, out of the three models (CycloneDX 1.2–1.7, SPDX 2.x JSON, SPDX 3.x JSON-LD).
//
// The document is signed, and its signer is not to be trusted with more than his word: fields may be missing, of another type, endless or named like
// JavaScript's own. Whatever is no component is passed over; nothing is thrown and nothing recurses. What is asked of the list may be that something is
// not in it, so a component is never left out because something else about it is wrong.

import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../domain/json.ts';
import { limits } from '../domain/limits.ts';
import { kindOfDocument } from './sbom-format.ts';

/** A component as the document states it: unbounded text from its signer. One with several package URLs is listed once for each. */
export interface Component {
  /** With its group or scope: `k8s.io/client-go`, `com.acme:lib`. A component that has a package URL and no name is named by that. */
  readonly name: string;
  readonly version: string | null;
  /** As written; may be none. */
  readonly purl: string | null;
}

/**
 * The components of a document, without the thing that the document as a whole is about.
 *
 * Null where the document is no SBOM that is read, as a text in tag-value form: then nothing is known, and not that nothing is in it. A document
 * of `parseJson` has no more objects than `limits.sbomComponents`, so its list is whole.
 */
export function components(document: JsonValue): readonly Component[] | null {
  const kind = kindOfDocument(document);
  if (kind === null || !isJsonObject(document)) return null;
  const found: Component[] = [];
  switch (kind.model) {
    case 'cyclonedx': listCycloneDx(document, found); break;
    case 'spdx-2': listSpdx2(document, found); break;
    case 'spdx-3': listSpdx3(document, found); break;
  }
  return found;
}

function listCycloneDx(document: JsonObject, found: Component[]): void {
  // `metadata.component` is the root; what is within it is part of it all the same.
  const lists = [memberOf(memberOf(document['metadata'], 'component'), 'components'), document['components']];
  // Components nest: their lists are appended while this runs.
  for (const list of lists) {
    for (const component of objectsOf(list)) {
      const purls = [textOf(component['purl'])].filter((purl) => purl !== null);
      if (!add(found, { name: nameInGroup(component, purls), version: textOf(component['version']), purls })) return;
      if (isJsonArray(component['components'])) lists.push(component['components']);
    }
  }
}

// Maven's coordinates are group:name; everybody else's scopes, vendors and modules end with a slash.
function nameInGroup(component: JsonObject, purls: readonly string[]): string | null {
  const [group, name] = [textOf(component['group']), textOf(component['name'])];
  if (group === null || name === null) return name ?? group;
  return `${group}${purls.some((purl) => /^pkg:\/*maven\//i.test(purl)) ? ':' : '/'}${name}`;
}

function listSpdx2(document: JsonObject, found: Component[]): void {
  const roots = new Set([...textsOf(document['documentDescribes']), ...describedIn(document['relationships'])]);
  const packages = objectsOf(document['packages']);
  const root = onlyRoot(packages, (each) => roots.has(textOf(each['SPDXID'])));
  for (const each of packages) {
    if (each === root) continue;
    const purls = objectsOf(each['externalRefs']).filter((reference) => isPurlType(reference['referenceType'])).map((reference) => textOf(reference['referenceLocator']));
    if (!add(found, { name: textOf(each['name']), version: textOf(each['versionInfo']), purls: purls.filter((purl) => purl !== null) })) return;
  }
}

const SPDX_DOCUMENT = 'SPDXRef-DOCUMENT';
/** `purl`, or the URI that some writers put in its place (SPDX 2.3 §F.3.5). */
function isPurlType(type: JsonValue | undefined): boolean {
  return type === 'purl' || type === 'http://spdx.org/rdf/references/purl';
}

/** What the document describes, by its relationships, which are written in both directions. */
function describedIn(relationships: JsonValue | undefined): readonly (string | null)[] {
  return objectsOf(relationships).flatMap((each) => {
    const [from, type, to] = [textOf(each['spdxElementId']), each['relationshipType'], textOf(each['relatedSpdxElement'])];
    if (type === 'DESCRIBES' && from === SPDX_DOCUMENT) return [to];
    return type === 'DESCRIBED_BY' && to === SPDX_DOCUMENT ? [from] : [];
  });
}

/** A package, and the two kinds of package that SPDX 3 derives from it. */
const SPDX_3_PACKAGES: ReadonlySet<string | null> = new Set(['software_Package', 'ai_AIPackage', 'dataset_DatasetPackage']);

function listSpdx3(document: JsonObject, found: Component[]): void {
  const graph = objectsOf(document['@graph']);
  const roots = new Set(graph.flatMap((element) => textsOf(element['rootElement'])));
  const packages = graph.filter((element) => SPDX_3_PACKAGES.has(textOf(element['type'] ?? element['@type'])));
  const root = onlyRoot(packages, (each) => roots.has(textOf(each['spdxId'] ?? each['@id'])));
  for (const each of packages) {
    if (each === root) continue;
    const identifiers = objectsOf(each['externalIdentifier']).filter((identifier) => identifier['externalIdentifierType'] === 'packageUrl').map((identifier) => textOf(identifier['identifier']));
    const purls = [textOf(each['software_packageUrl']), ...identifiers].filter((purl) => purl !== null);
    if (!add(found, { name: textOf(each['name']), version: textOf(each['software_packageVersion']), purls })) return;
  }
}

/** The one package that the document is about. Where there are several none is the root: a list that describes all of its packages would be empty. */
function onlyRoot(packages: readonly JsonObject[], isRoot: (each: JsonObject) => boolean): JsonObject | null {
  const [root, ...more] = packages.filter(isRoot);
  return more.length === 0 ? root ?? null : null;
}

/** Adds what there is to add; false where the list is full. */
function add(found: Component[], { name, version, purls }: { readonly name: string | null; readonly version: string | null; readonly purls: readonly string[] }): boolean {
  for (const purl of purls.length === 0 ? [null] : new Set(purls)) {
    const shown = name ?? purl;
    if (shown === null) continue;
    if (found.length >= limits.sbomComponents) return false;
    found.push({ name: shown, version, purl });
  }
  return true;
}

function objectsOf(value: JsonValue | undefined): readonly JsonObject[] {
  return isJsonArray(value) ? value.filter((each) => isJsonObject(each)) : [];
}

/** The texts of a list; a text alone is a list of one, as in JSON-LD. */
function textsOf(value: JsonValue | undefined): readonly (string | null)[] {
  return (isJsonArray(value) ? value : [value]).map(textOf).filter((text) => text !== null);
}

function memberOf(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return isJsonObject(value) ? value[key] : undefined;
}

function textOf(value: JsonValue | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
