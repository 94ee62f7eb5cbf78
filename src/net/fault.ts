// What it means that a request failed: the codes of the system, of TLS and of the HTTP parser, in the words of this program.
//
// What node throws can come from another realm, so nothing is told by class. Messages of the system are not shown: their words differ by platform,
// and some hold addresses with credentials in them.

import { SourceError, type SourceCode } from '../domain/errors.ts';

/** A request that failed, whether another try may help, and how long the server asked to wait. */
export interface Failure { readonly error: SourceError; readonly passing: boolean; readonly waitMs: number | null }

/** A URL as it may be shown: a query can hold a signature that opens what it names. */
export function placeOf(url: URL): string {
  return `${url.origin}${url.pathname}`;
}

const CONNECTION: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'ENETDOWN']);

/** What a thrown thing means for a request to `place`; `ended` says why the request was given up, null where it was not. */
export function failureOf(cause: unknown, place: string, ended: 'try' | 'all' | null): Failure {
  const known = sourceErrorIn(cause);
  if (known !== null) return { error: known, passing: false, waitMs: null };
  const fail = (code: SourceCode, what: string, passing: boolean): Failure => ({ error: new SourceError(code, what, { cause }), passing, waitMs: null });
  if (ended !== null) return fail('SOURCE_TIMEOUT', `${place} did not answer in time.`, ended === 'try');
  const code = codeOf(cause) ?? 'unknown';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EAI_NODATA') return fail('SOURCE_DNS', `The name of ${place} is not known (${code}).`, code === 'EAI_AGAIN');
  if (CONNECTION.has(code)) return fail('SOURCE_UNREACHABLE', `The connection to ${place} failed or broke (${code}).`, true);
  if (code === 'ERR_PROXY_TUNNEL') return fail('SOURCE_UNREACHABLE', `The proxy does not connect to ${place}.`, false);
  if (code.startsWith('HPE_')) return fail('SOURCE_SERVER', `${place} does not speak HTTP as it should (${code}).`, false);
  return fail('SOURCE_UNREACHABLE', `No connection to ${place} can be made (${code}).`, false);
}

/** A look-up of ours throws errors of ours; node hands them on, alone or with those of other addresses. */
function sourceErrorIn(cause: unknown): SourceError | null {
  if (cause instanceof SourceError) return cause;
  if (typeof cause !== 'object' || cause === null) return null;
  if ('errors' in cause && Array.isArray(cause.errors)) return cause.errors.map(sourceErrorIn).find((found) => found !== null) ?? null;
  return 'cause' in cause && cause.cause !== cause ? sourceErrorIn(cause.cause) : null;
}

function codeOf(cause: unknown): string | null {
  if (typeof cause !== 'object' || cause === null) return null;
  if ('code' in cause && typeof cause.code === 'string') return cause.code;
  return 'cause' in cause && cause.cause !== cause ? codeOf(cause.cause) : null;
}
