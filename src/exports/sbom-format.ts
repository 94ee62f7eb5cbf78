// Which kind of SBOM a document is, by what it says of itself.
//
// The document is signed, and still its signer's word: a kind is recognised by its mark and by nothing guessed. A document with the marks of two
// kinds is none, since its readers would not agree on which it is.
//
//   CycloneDX 1.2–1.7 JSON   bomFormat "CycloneDX", specVersion "1.6"
//   SPDX 2.x JSON            spdxVersion "SPDX-2.3"
//   SPDX 3.x JSON-LD         @context "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", or a list with it; @graph, a list
//   SPDX 2.x tag-value       a line "SPDXVersion: SPDX-2.3"

import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../domain/json.ts';

/** The models of SBOM documents that are JSON. */
export type SbomModel = 'cyclonedx' | 'spdx-2' | 'spdx-3';
/** What a document says it is. `specVersion` is digits and dots, null where it says none of that form. */
export interface SbomKind { readonly model: SbomModel; readonly format: 'cyclonedx' | 'spdx'; readonly specVersion: string | null }

const CYCLONEDX_VERSION = /^(\d{1,3}\.\d{1,3})$/;
const SPDX_VERSION = /^SPDX-(\d{1,3}\.\d{1,3})$/;
const SPDX_3_CONTEXT = /^https:\/\/spdx\.org\/rdf\/(3\.\d{1,3}(?:\.\d{1,3})?)\//;
const TAG_VALUE = /^SPDXVersion:[ \t]*SPDX-(\d{1,3}\.\d{1,3})[ \t]*$/m;

/** The kind of a document; null where it is no SBOM. */
export function kindOfDocument(document: JsonValue): SbomKind | null {
  if (!isJsonObject(document)) return null;
  const [kind, ...more] = [cyclonedx(document), spdx2(document), spdx3(document)].filter((each) => each !== null);
  return more.length === 0 ? kind ?? null : null;
}

/** The version of SPDX that a text in tag-value form says; null where it is none. */
export function spdxVersionOfText(text: string): string | null {
  return TAG_VALUE.exec(text)?.[1] ?? null;
}

function cyclonedx(document: JsonObject): SbomKind | null {
  return document['bomFormat'] === 'CycloneDX' ? { model: 'cyclonedx', format: 'cyclonedx', specVersion: found(CYCLONEDX_VERSION, document['specVersion']) } : null;
}

function spdx2(document: JsonObject): SbomKind | null {
  const specVersion = found(SPDX_VERSION, document['spdxVersion']);
  return specVersion === null ? null : { model: 'spdx-2', format: 'spdx', specVersion };
}

function spdx3(document: JsonObject): SbomKind | null {
  const context = document['@context'];
  const specVersion = (isJsonArray(context) ? context : [context]).map((each) => found(SPDX_3_CONTEXT, each)).find((version) => version !== null);
  return specVersion === undefined || !isJsonArray(document['@graph']) ? null : { model: 'spdx-3', format: 'spdx', specVersion };
}

function found(pattern: RegExp, value: JsonValue | undefined): string | null {
  return typeof value === 'string' ? pattern.exec(value)?.[1] ?? null : null;
}
