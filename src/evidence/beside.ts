// Evidence beside a file, under the names that its tools write when nobody names another: looked for where the user names no evidence.
//
//   FILE.sigstore.json  FILE.sigstore  FILE.bundle      Sigstore and cosign bundles
//   FILE.intoto.jsonl                                   provenance of slsa-github-generator
//   FILE.sig with FILE.pem, FILE.crt or FILE.cert       detached signature and certificate
//
// Whoever can write to the folder chooses what is found here: a name only says where to look.

import type { Search } from '../domain/dossier.ts';
import type { Candidate } from '../domain/material.ts';
import type { Ports } from '../domain/ports.ts';
import { searchFile } from './files.ts';

/** Endings of evidence beside a file. */
export const besideEndings = ['.sigstore.json', '.sigstore', '.bundle', '.intoto.jsonl', '.sig', '.pem', '.crt', '.cert'] as const;

/** Looks beside one file. A place where something is that cannot be read is `unavailable`; where nothing is, `none`. */
export async function searchBeside(path: string, ports: Pick<Ports, 'files'>): Promise<Search> {
  const at = { source: 'beside', address: path };
  const present = await Promise.all(besideEndings.map(async (ending) => ((await isThere(`${path}${ending}`, ports)) ? [`${path}${ending}`] : [])));
  const answers = await Promise.all(present.flat().map((address) => searchFile(address, ports)));
  const silent = answers.find((answer) => answer.outcome === 'unavailable');
  if (silent !== undefined) return silent;
  const [first, ...rest] = answers.flatMap((answer): readonly Candidate[] => (answer.outcome === 'found' ? answer.candidates : []));
  return first === undefined ? { at, outcome: 'none' } : { at, outcome: 'found', candidates: [first, ...rest] };
}

// What is there and cannot be read is there: the search of it says why.
async function isThere(path: string, { files }: Pick<Ports, 'files'>): Promise<boolean> {
  try {
    await files.state(path);
    return true;
  } catch (cause) {
    return !(typeof cause === 'object' && cause !== null && 'kind' in cause && cause.kind === 'missing');
  }
}
