// A transparency log's REST API, Rekor v1 (sigstore/rekor openapi.yaml): asked for entries about one signature.
//
//   POST api/v1/log/entries/retrieve  {"entries":[proposed, …]}     [{<uuid>: entry}, …]; what is not in the log is left out
//   POST api/v1/index/retrieve        {"hash":"sha256:<hex>"}        ["<uuid>", …]; best effort: that nothing is found proves nothing
//   GET  api/v1/log/entries/<uuid>                                   {<uuid>: entry}; 404 where there is none
//
// What is answered is anybody's word. Entries are handed on as text under the id they were answered with, and verified like any that lay in a file:
// the id too, which must be the hash of the body.

import { algorithmOf, hexOf, type Digest } from '../domain/digest.ts';
import { SourceError } from '../domain/errors.ts';
import { isJsonArray, isJsonObject, JsonError, parseJson, type JsonValue } from '../domain/json.ts';
import { limits } from '../domain/limits.ts';
import type { ProposedEntry } from '../domain/log-question.ts';
import type { Http, HttpAnswer } from '../domain/ports.ts';
import { placeOf } from './fault.ts';

/** One log. All rejects with `SourceError` where no answer was had. */
export interface RekorClient {
  /** The entries among the proposed ones that the log holds, each as the text of `{<uuid>: entry}`. */
  readonly retrieve: (proposals: readonly ProposedEntry[]) => Promise<readonly Uint8Array[]>;
  /** Ids of entries that the index knows by a hash. */
  readonly search: (hash: Digest) => Promise<readonly string[]>;
  /** One entry as the text of `{<uuid>: entry}`; null where there is none. */
  readonly entry: (uuid: string) => Promise<Uint8Array | null>;
}

/** Tree and leaf, or the leaf alone. */
const UUID = /^(?:[0-9a-f]{64}|[0-9a-f]{80})$/;

/** Makes the client of the log at an address. */
export function rekorClient(address: URL, { http, signal }: { readonly http: Http; readonly signal: AbortSignal }): RekorClient {
  const base = new URL(address.pathname.endsWith('/') ? address.href : `${address.origin}${address.pathname}/`);
  const ask = (path: string, body: object | null): Promise<HttpAnswer> => request(new URL(`api/v1/${path}`, base), body, { http, signal });
  const retrieve = async (proposals: readonly ProposedEntry[]): Promise<readonly Uint8Array[]> => {
    const answer = await ask('log/entries/retrieve', { entries: proposals.map(proposalJson) });
    return listed(answer, limits.rekorEntries, 'entries').map((item) => entryText(item, answer.url));
  };
  return {
    retrieve: async (proposals) => {
      try {
        return await retrieve(proposals);
      } catch (cause) {
        if (!(cause instanceof NotTaken) || proposals.length < 2) throw cause;
        // One that the log does not take must not keep it from answering the others.
        return settle(await Promise.allSettled(proposals.map((one) => retrieve([one]))));
      }
    },
    search: async (hash) => {
      const answer = await ask('index/retrieve', { hash });
      return [...new Set(listed(answer, limits.rekorIds, 'ids').map((item) => (typeof item === 'string' && UUID.test(item) ? item : malformed(answer.url, 'an id that is none'))))];
    },
    entry: async (uuid) => {
      const answer = await ask(`log/entries/${uuid}`, null);
      return answer.status === 404 ? null : entryText(parsed(answer), answer.url);
    },
  };
}

/** The log read the question and refuses it: no entry of this form can be in it, or it is of a version that we do not speak. */
class NotTaken extends SourceError {}

async function request(url: URL, body: object | null, { http, signal }: { readonly http: Http; readonly signal: AbortSignal }): Promise<HttpAnswer> {
  const bytes = body === null ? null : Buffer.from(JSON.stringify(body));
  if (bytes !== null && bytes.length > limits.rekorRequestBytes) throw new SourceError('SOURCE_TOO_LARGE', `What would have to be sent to ${placeOf(url)} has ${bytes.length} bytes; at most ${limits.rekorRequestBytes} are sent.`);
  const answer = await http.request(url, {
    accept: 'application/json',
    maxBytes: limits.rekorAnswerBytes,
    // A log that leads elsewhere is another log.
    follow: 'origin',
    signal,
    ...(bytes === null ? {} : { method: 'POST', body: bytes, headers: { 'content-type': 'application/json' }, repeatable: true }),
  });
  const { status } = answer;
  if (status === 200 || (status === 404 && bytes === null)) return answer;
  const what = `${placeOf(url)} does not answer the question (status ${status}).`;
  if (status === 401 || status === 403) throw new SourceError('SOURCE_UNAUTHORIZED', what);
  if (status === 400 || status === 422) throw new NotTaken('SOURCE_SERVER', what);
  throw new SourceError('SOURCE_SERVER', what);
}

// What was found counts whatever else was refused; where nothing was, a refusal of one is an answer only beside one that was taken.
function settle(answers: readonly PromiseSettledResult<readonly Uint8Array[]>[]): readonly Uint8Array[] {
  const taken = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  const failed = answers.flatMap((answer): readonly Error[] => (answer.status === 'rejected' ? [answer.reason instanceof Error ? answer.reason : new Error('no error was thrown', { cause: answer.reason })] : []));
  const worst = failed.find((reason) => !(reason instanceof NotTaken)) ?? (taken.length === 0 ? failed[0] : undefined);
  const found = taken.flat();
  if (found.length === 0 && worst !== undefined) throw worst;
  return found;
}

function proposalJson(proposed: ProposedEntry): object {
  const verifier = base64(proposed.verifier);
  switch (proposed.kind) {
    case 'hashedrekord': return {
      kind: 'hashedrekord', apiVersion: '0.0.1',
      spec: { data: { hash: { algorithm: algorithmOf(proposed.digest), value: hexOf(proposed.digest) } }, signature: { content: base64(proposed.signature), publicKey: { content: verifier } } },
    };
    case 'dsse': return { kind: 'dsse', apiVersion: '0.0.1', spec: { proposedContent: { envelope: proposed.envelope, verifiers: [verifier] } } };
    case 'intoto': return { kind: 'intoto', apiVersion: '0.0.1', spec: { content: { envelope: proposed.envelope }, publicKey: verifier } };
    default: return proposed satisfies never;
  }
}

function base64(bytes: Uint8Array | string): string {
  return Buffer.from(bytes).toString('base64');
}

function listed(answer: HttpAnswer, most: number, what: string): readonly JsonValue[] {
  const list = parsed(answer);
  if (!isJsonArray(list)) return malformed(answer.url, 'no list');
  if (list.length > most) throw new SourceError('SOURCE_TOO_LARGE', `${placeOf(answer.url)} answers ${list.length} ${what}; at most ${most} are read.`);
  return list;
}

// One entry under its id. What else it holds is for whoever reads entries.
function entryText(item: JsonValue, url: URL): Uint8Array {
  const [uuid, ...others] = isJsonObject(item) ? Object.keys(item) : [];
  if (uuid === undefined || others.length > 0 || !UUID.test(uuid)) return malformed(url, 'what is no entry under its id');
  return Buffer.from(JSON.stringify(item));
}

function parsed({ body, url }: HttpAnswer): JsonValue {
  try {
    return parseJson(body);
  } catch (cause) {
    if (!(cause instanceof JsonError)) throw cause;
    throw new SourceError('SOURCE_MALFORMED', `The answer of ${placeOf(url)} ${cause.message}.`, { cause });
  }
}

function malformed(url: URL, what: string): never {
  throw new SourceError('SOURCE_MALFORMED', `${placeOf(url)} answers ${what}.`);
}
