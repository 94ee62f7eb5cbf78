// Asks transparency logs for the entries of signatures that came without them: once for each signature of a run.
//
// Where nothing can be proposed the index of a log is asked, which is best effort: that it knows nothing proves nothing. A log that could not be
// asked, or that knows more than is looked at, is a place that is silent. Nothing that is found is believed here.

import { digestOf, type Digest } from '../domain/digest.ts';
import type { Search } from '../domain/dossier.ts';
import { mapBounded } from '../domain/deadline.ts';
import { SourceError, type SourceCode } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';
import type { LogQuestion } from '../domain/log-question.ts';
import type { Candidate, Location } from '../domain/material.ts';
import type { Http } from '../domain/ports.ts';
import { rekorClient, type RekorClient } from '../net/rekor.ts';

/** Asks the logs of a question, each of them: an answer for each, found entries as the text of `{<uuid>: entry}`. Never rejects for what a log answers. */
export type AskLogs = (question: LogQuestion) => Promise<readonly Search[]>;

/** What logs are asked with. `urls`: the logs that the user names, in place of those that trust roots do; empty where they name none. */
export interface LogTerms { readonly urls: readonly URL[]; readonly http: Http; readonly signal: AbortSignal }

/** Makes what asks the logs of a run. */
export function logLookups({ urls, http, signal }: LogTerms): AskLogs {
  let asked = 0;
  return async ({ logs, proposals, hashes }) => {
    const addresses = urls.length > 0 ? urls : logs.flatMap((log) => httpsAddress(log));
    if (addresses.length === 0) return [];
    asked += 1;
    const tooMany = asked > limits.logLookups;
    const answers = await Promise.all(addresses.map(async (address): Promise<readonly Search[]> => {
      const at: Location = { source: 'rekor', address: nameOf(address) };
      if (tooMany) return [{ at, outcome: 'unavailable', code: 'SOURCE_TOO_LARGE', cause: `more than ${limits.logLookups} signatures came without a log entry` }];
      try {
        const client = rekorClient(address, { http, signal });
        return proposals.length > 0 ? [searchOf(at, await client.retrieve(proposals))] : await searchIndex(client, hashes, at);
      } catch (cause) {
        return [unavailable(at, cause)];
      }
    }));
    return answers.flat();
  };
}

async function searchIndex(client: RekorClient, hashes: readonly Digest[], at: Location): Promise<readonly Search[]> {
  const ids = [...new Set((await Promise.all(hashes.map((hash) => client.search(hash)))).flat())];
  const entries = await mapBounded(ids.slice(0, limits.rekorEntries), limits.concurrentLookups, (id) => client.entry(id));
  const answer = searchOf(at, entries.flatMap((entry) => entry ?? []));
  if (ids.length <= limits.rekorEntries) return [answer];
  // Anybody can log signatures of their own over these bytes, so that more than one are there says nothing; that not all were read does.
  const cut: Search = { at, outcome: 'unavailable', code: 'SOURCE_TOO_LARGE', cause: `${ids.length} entries about this; ${limits.rekorEntries} are read` };
  return answer.outcome === 'found' ? [answer, cut] : [cut];
}

function searchOf(at: Location, entries: readonly Uint8Array[]): Search {
  const candidates = [...new Map(entries.map((bytes): [Digest, Candidate] => {
    const id = digestOf(bytes);
    return [id, { id, foundAt: at, bytes, annotations: new Map(), mediaType: null }];
  })).values()];
  const [first, ...rest] = candidates;
  return first === undefined ? { at, outcome: 'none' } : { at, outcome: 'found', candidates: [first, ...rest] };
}

function unavailable(at: Location, cause: unknown): Search {
  if (!(cause instanceof SourceError)) throw cause;
  const code: SourceCode = cause.code;
  return { at, outcome: 'unavailable', code, cause };
}

// What a trust root calls a log may be a mere name: what is no address of a server that can be asked is not asked.
function httpsAddress(log: string): readonly URL[] {
  const url = URL.parse(log);
  return url?.protocol === 'https:' && url.username === '' && url.password === '' ? [url] : [];
}

function nameOf({ origin, pathname }: URL): string {
  return `${origin}${pathname.replace(/\/+$/, '')}`;
}
