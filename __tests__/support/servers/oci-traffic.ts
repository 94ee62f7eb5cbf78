// What goes over the wire of a registry: requests, told apart by what they ask for; answers, made before they are sent; and what breaks on the way.
//
// An answer is a value, so that a fault can bend an honest one: cut it, change its bytes, lead it elsewhere. Faults of the body
// break a HEAD off or leave it as it is.

import type http from 'node:http';
import { gzipSync } from 'node:zlib';
import { digestOf } from '../../../src/domain/digest.ts';
import type { Asked } from './loopback.ts';

/** What a request is for. */
export type RequestKind = 'ping' | 'manifest-get' | 'manifest-head' | 'blob-get' | 'blob-head' | 'tags' | 'referrers' | 'token' | 'push' | 'other';

/** Which server was asked: the registry, its token server, or the host that it redirects to. */
export type ServerName = 'registry' | 'token' | 'elsewhere';

/** A request to any server of a registry. */
export interface OciAsked extends Asked {
  readonly server: ServerName;
  readonly kind: RequestKind;
  /** Its place among all requests, from 1. */
  readonly number: number;
  readonly repository: string | null;
  /** The tag, the digest, or the id of an upload. */
  readonly reference: string | null;
  readonly query: URLSearchParams;
}

/** An answer before it is sent. */
export interface Reply { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: Buffer }

/** An answer with a body of text or bytes. */
export function reply(status: number, headers: Readonly<Record<string, string>> = {}, body: string | Uint8Array = ''): Reply {
  return { status, headers, body: Buffer.from(body) };
}

/** An answer in JSON. */
export function jsonReply(json: unknown, headers: Readonly<Record<string, string>> = {}, status = 200): Reply {
  return reply(status, { 'content-type': 'application/json', ...headers }, JSON.stringify(json));
}

/** An error as registries write it (distribution-spec v1.1 §error-codes). */
export function errorReply(status: number, code: string, message: string, detail?: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return jsonReply({ errors: [{ code, message, ...(detail === undefined ? {} : { detail }) }] }, headers, status);
}

/** The answer about a repository that is not there. */
export function nameUnknown({ repository }: OciAsked): Reply {
  return errorReply(404, 'NAME_UNKNOWN', 'repository name not known to registry', { name: repository });
}

const ROUTE = /^\/v2\/(.+)\/(manifests|blobs|referrers|tags)\/(.*)$/;

/** Says what a request asks for. */
export function classify(asked: Asked, server: ServerName, number: number): OciAsked {
  const { pathname, searchParams: query } = new URL(asked.path, 'http://registry.invalid');
  const [, repository = null, noun = '', reference = null] = ROUTE.exec(pathname) ?? [];
  const kind = server === 'token' ? 'token' : pathname === '/v2/' ? 'ping' : kindOf(noun, asked.method);
  return { ...asked, server, number, kind, query, repository, reference };
}

function kindOf(noun: string, method: string): RequestKind {
  if (noun === '') return 'other';
  if (method !== 'GET' && method !== 'HEAD') return 'push';
  const head = method === 'HEAD';
  if (noun === 'manifests') return head ? 'manifest-head' : 'manifest-get';
  if (noun === 'blobs') return head ? 'blob-head' : 'blob-get';
  return noun === 'tags' ? 'tags' : 'referrers';
}

/**
 * What becomes of a request in place of its honest answer. A number is a status with the error body of registries; a function bends the answer.
 *
 * `refused` closes the connection before anything is answered, `reset` breaks it in the middle of the body, `truncated` ends it there, `stalled`
 * says nothing more there, `timeout` never says anything. `wrong-digest` gives other bytes that are still the JSON they were, where they are JSON.
 * `redirect` leads to the other host, with a secret in the address.
 */
export type Fault =
  | 'refused' | 'reset' | 'timeout' | 'stalled' | 'truncated' | 'wrong-digest' | 'endless' | 'gzip-bomb' | 'redirect' | 'wrong-media-type'
  | number
  | ((honest: Reply, asked: OciAsked) => Reply);

/** What a fault needs of the registry. */
export interface FaultContext {
  readonly honest: () => Reply;
  /** The same path at the other host. */
  readonly elsewhere: () => URL;
  /** Headers of a 401. */
  readonly challenge: () => Readonly<Record<string, string>>;
}

/** Sends an answer as it is. */
export function send(asked: Asked, response: http.ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.end(asked.method === 'HEAD' ? undefined : body);
}

/** Answers a request as the fault has it. */
export function sendFault(fault: Fault, asked: OciAsked, response: http.ServerResponse, context: FaultContext): void {
  if (typeof fault === 'function') return send(asked, response, fault(context.honest(), asked));
  if (typeof fault === 'number') return send(asked, response, statusReply(fault, context));
  switch (fault) {
    case 'timeout': return;
    case 'refused': response.socket?.destroy(); return;
    case 'redirect': return send(asked, response, reply(307, { location: withSecret(context.elsewhere()) }));
    case 'wrong-media-type': return send(asked, response, { ...context.honest(), headers: { ...context.honest().headers, 'content-type': 'text/html' } });
    case 'wrong-digest': return send(asked, response, otherBytes(asked, context.honest()));
    case 'reset': case 'truncated': case 'stalled': return sendHalf(fault, asked, response, context.honest());
    case 'endless': case 'gzip-bomb': return sendTooMuch(fault, asked, response, context.honest());
    default: throw new RangeError(`no such fault: ${String(fault satisfies never)}`);
  }
}

const CODES: Readonly<Record<number, string>> = { 400: 'UNSUPPORTED', 401: 'UNAUTHORIZED', 403: 'DENIED', 404: 'MANIFEST_UNKNOWN', 429: 'TOOMANYREQUESTS' };

function statusReply(status: number, { challenge }: FaultContext): Reply {
  return errorReply(status, CODES[status] ?? 'UNKNOWN', `scripted ${status}`, undefined, status === 401 ? challenge() : {});
}

/** The address as storage services sign it; who prints it, prints a secret. */
export function withSecret(url: URL): string {
  const signed = new URL(url);
  signed.searchParams.set('X-Amz-Signature', REDIRECT_SECRET);
  return signed.href;
}
/** The secret in the address of a redirect. */
export const REDIRECT_SECRET = '5ec4e70fa11b10b57e5ec4e70fa11b10';

function otherBytes(asked: Asked, honest: Reply): Reply {
  const body = isJson(honest.body) ? Buffer.concat([honest.body, Buffer.from('\n')]) : flipped(honest.body);
  const header = asked.method === 'HEAD' ? { 'docker-content-digest': digestOf(body) } : {};
  return { ...honest, headers: { ...honest.headers, ...header }, body };
}

function isJson(bytes: Buffer): boolean {
  try {
    JSON.parse(bytes.toString());
    return true;
  } catch {
    return false;
  }
}

function flipped(bytes: Buffer): Buffer {
  const changed = Buffer.from(bytes);
  changed[0] = (changed[0] ?? 0) ^ 1;
  return bytes.length === 0 ? Buffer.from('x') : changed;
}

function sendHalf(fault: 'reset' | 'truncated' | 'stalled', asked: Asked, response: http.ServerResponse, honest: Reply): void {
  if (asked.method === 'HEAD') {
    if (fault !== 'stalled') response.socket?.destroy();
    return;
  }
  response.writeHead(honest.status, { ...honest.headers, 'content-length': Math.max(honest.body.length, 2) });
  response.write(honest.body.subarray(0, Math.max(1, honest.body.length >> 1)), () => {
    if (fault === 'reset') response.socket?.resetAndDestroy();
    if (fault === 'truncated') response.socket?.end();
  });
}

const CHUNK = Buffer.alloc(262_144, ' ');
const BOMB_MEMBERS = 64;
let member: Buffer | null = null;

function sendTooMuch(fault: 'endless' | 'gzip-bomb', asked: Asked, response: http.ServerResponse, honest: Reply): void {
  if (asked.method === 'HEAD') return send(asked, response, honest);
  if (fault === 'endless') {
    response.writeHead(honest.status, honest.headers);
    response.write(honest.body.length > 0 ? honest.body : ' ');
    return pour(response);
  }
  // Members of gzip one after the other are one stream: the answer and then a gigabyte of blanks, in a megabyte.
  member ??= gzipSync(Buffer.alloc(16_777_216, ' '));
  const body = Buffer.concat([gzipSync(honest.body), ...Array.from({ length: BOMB_MEMBERS }, () => member ?? Buffer.alloc(0))]);
  send(asked, response, { ...honest, headers: { ...honest.headers, 'content-encoding': 'gzip' }, body });
}

function pour(response: http.ServerResponse): void {
  if (response.destroyed) return;
  response.write(CHUNK);
  response.once('drain', () => pour(response));
}
