// The sources of evidence. One file and one line each; the contract test runs on all of them.

import type { Search } from '../domain/dossier.ts';
import type { Ports } from '../domain/ports.ts';
import { searchBeside } from './beside.ts';
import { searchFile } from './files.ts';

/** Asks one address of a source. A place that cannot be asked is a search that is `unavailable`, never `none`. */
export type EvidenceSource = (address: string, ports: Pick<Ports, 'files'>) => Promise<Search>;

export const evidenceSources = {
  beside: searchBeside,
  file: searchFile,
} as const satisfies Record<string, EvidenceSource>;
export type SourceName = keyof typeof evidenceSources;

/** A place to look: which source, and which address there. */
export interface Place { readonly source: SourceName; readonly address: string }
