// Token servers: where a registry has us sign in for the right to read one repository (distribution, "Token Authentication Specification").
//
//   GET  <realm>?service=<service>&scope=repository:<path>:pull      with `Authorization: Basic` or for anybody
//   POST <realm>   grant_type=refresh_token&refresh_token=…          (OAuth2)
//   200  {"token":"…","access_token":"…","expires_in":300}
//
// Which server that is, is the word of the registry. A hostile one names an address inside, to have it asked from here, or one without encryption, to
// read along. What it gets is the credential of that registry, which it could have had itself. No answer and no secret is quoted in an error.

import { SourceError } from '../domain/errors.ts';
import { isJsonObject, JsonError, parseJson, type JsonObject } from '../domain/json.ts';
import { limits } from '../domain/limits.ts';
import type { Http, HttpAnswer } from '../domain/ports.ts';
import { hostOf, isLoopback, isPrivateLiteral, requireAskable } from './addresses.ts';
import type { Challenge } from './challenges.ts';
import { basicAuthorization, isBearerToken, type Login } from './credential.ts';
import { placeOf } from './fault.ts';

/** A token server that may be asked, and what it calls the registry. */
export interface Realm { readonly url: URL; readonly service: string | null }

/** What a token server gave: a token and how long it holds, or the status with which it refused. */
export type Granted = { readonly token: string; readonly lifetimeMs: number } | { readonly refused: number };

/** What a token is asked with; null for what anybody may read. */
export type Proof = ({ readonly kind: 'basic' } & Login) | { readonly kind: 'refresh'; readonly token: string; readonly login: Login | null };

/** A request for a token. */
export interface TokenRequest { readonly realm: Realm; readonly scopes: readonly string[]; readonly proof: Proof | null; readonly http: Http; readonly signal: AbortSignal }

/** The token server that a Bearer challenge of the registry at `base` names. Throws `SourceError` for one that is not asked. */
export function realmOf({ parameters }: Challenge, base: URL): Realm {
  const url = URL.parse(parameters.get('realm') ?? '');
  if (url === null) throw new SourceError('SOURCE_MALFORMED', `${base.host} names a token server that is no address.`);
  requireRealm(url, base);
  return { url, service: parameters.get('service') ?? null };
}

function requireRealm(url: URL, base: URL): void {
  const refuse = (why: string): never => {
    throw new SourceError('SOURCE_REFUSED', `The token server that ${base.host} names is not asked: ${why}.`);
  };
  if (url.protocol !== 'https:' && url.protocol !== 'http:') refuse(`its address is of the kind ${url.protocol}`);
  if (url.username !== '' || url.password !== '') refuse('its address holds credentials');
  // By name, not by port: a registry may have its token server beside it.
  const isOwn = hostOf(url) === hostOf(base);
  const isOfThisMachine = isLoopback(url) && isLoopback(base);
  if (url.protocol === 'http:' && !(base.protocol === 'http:' && (isOwn || isOfThisMachine))) refuse(`${placeOf(url)} is not encrypted`);
  if (isLoopback(url) && !isLoopback(base)) refuse(`${url.host} is this machine itself`);
  if (isPrivateLiteral(url) && !isOwn) refuse(`${url.host} is an address of a private network`);
  requireAskable(url);
}

/** Asks for a token. Rejects with `SourceError` where the server did not answer, or with what is no token. */
export async function requestToken(request: TokenRequest): Promise<Granted> {
  if (request.proof?.kind !== 'refresh') return readAnswer(await get(request, request.proof), request.proof !== null);
  const answer = await post(request, request.proof.token);
  // No OAuth2 there. The identity token is of no use to the other form; the login beside it is.
  if (answer.status !== 404 && answer.status !== 405) return readAnswer(answer, true);
  return request.proof.login === null ? { refused: answer.status } : readAnswer(await get(request, request.proof.login), true);
}

function get({ realm, scopes, http, signal }: TokenRequest, login: Login | null): Promise<HttpAnswer> {
  const url = new URL(realm.url);
  // Ours alone: what the challenge asks for may be more than reading, or of another repository.
  url.searchParams.delete('scope');
  if (realm.service !== null) url.searchParams.set('service', realm.service);
  for (const scope of scopes) url.searchParams.append('scope', scope);
  return http.request(url, { accept: 'application/json', maxBytes: limits.tokenBytes, signal, ...(login === null ? {} : { authorization: basicAuthorization(login) }) });
}

function post({ realm, scopes, http, signal }: TokenRequest, refreshToken: string): Promise<HttpAnswer> {
  const form = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken, client_id: 'verify-supply-chain', scope: scopes.join(' ') });
  if (realm.service !== null) form.append('service', realm.service);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return http.request(realm.url, { method: 'POST', repeatable: true, accept: 'application/json', headers, body: Buffer.from(form.toString()), maxBytes: limits.tokenBytes, signal });
}

/** Statuses that refuse: OAuth2 says with 400 that a token does not count (RFC 6749 §5.2), some servers say it of a login. */
function refuses(status: number, signedIn: boolean): boolean {
  return status === 401 || status === 403 || (status === 400 && signedIn);
}

/** Milliseconds that a token holds where the server does not say, as the specification has it. */
const LIFETIME_MS = 60_000;

function readAnswer({ status, body, url }: HttpAnswer, signedIn: boolean): Granted {
  if (refuses(status, signedIn)) return { refused: status };
  if (status !== 200) throw new SourceError('SOURCE_SERVER', `${placeOf(url)} gives no token (status ${status}).`);
  const answer = parsed(body);
  const token = [answer?.['token'], answer?.['access_token']].find((text) => typeof text === 'string' && text !== '');
  // A line end in it would begin a header of the server's choice.
  if (typeof token !== 'string' || !isBearerToken(token)) throw new SourceError('SOURCE_MALFORMED', `${placeOf(url)} answers with what is no token.`);
  const seconds = answer?.['expires_in'];
  return { token, lifetimeMs: typeof seconds === 'number' && seconds > 0 ? seconds * 1000 : LIFETIME_MS };
}

function parsed(body: Uint8Array): JsonObject | null {
  try {
    const value = parseJson(body);
    return isJsonObject(value) ? value : null;
  } catch (cause) {
    if (cause instanceof JsonError) return null;
    throw cause;
  }
}
