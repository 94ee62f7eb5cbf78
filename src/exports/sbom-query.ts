// What the SBOMs of one subject say about components that somebody asks for.
//
// An answer is the signer's word, bounded. A document that cannot be read answers nothing, and that is said: "not found" must not be read into it.

import { bounded, problem, type Problem } from '../domain/errors.ts';
import type { SbomAnswer } from '../domain/report.ts';
import { parseComponentPattern, queryComponents } from './purl-pattern.ts';
import { components } from './sbom-components.ts';
import type { Sbom } from './sbom.ts';

/** Text of one component that is kept. */
const TEXT = 512;

/** Answers each query over all components of these SBOMs; what cannot be asked is a problem (`SBOM_MALFORMED`, a warning). */
export function querySboms(queries: readonly string[], sboms: readonly Sbom[]): { readonly answers: readonly SbomAnswer[]; readonly problems: readonly Problem[] } {
  const read = sboms.map((sbom) => ({ sbom, found: sbom.document === null ? null : components(sbom.document) }));
  const all = read.flatMap(({ found }) => found ?? []);
  const answers = queries.map((query): SbomAnswer => {
    const pattern = parseComponentPattern(query);
    const { matches, omitted } = pattern === null ? { matches: [], omitted: 0 } : queryComponents(pattern, all);
    return { query, matches: matches.map(({ name, version, purl }) => ({ name: bounded(name, TEXT), version: version === null ? null : bounded(version, TEXT), purl: purl === null ? null : bounded(purl, TEXT) })), omitted };
  });
  return { answers, problems: read.filter(({ found }) => found === null).map(({ sbom }) => problem('SBOM_MALFORMED', { about: sbom.evidence, level: 'warning', what: 'An SBOM cannot be looked into; what is in it is not known.', seen: `${sbom.format} ${sbom.specVersion ?? ''}`.trim(), expected: 'CycloneDX or SPDX in JSON' })) };
}
