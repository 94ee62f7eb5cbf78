// A transparency log over HTTP on 127.0.0.1, as Rekor v1 is asked by those who verify (rekor openapi.yaml).
//
//   POST /api/v1/log/entries/retrieve   proposed entries, ids or indexes: those that are in the log; 400 what is none, 422 too many
//   POST /api/v1/index/retrieve         ids by a hash: of what was signed, of the envelope, of the payload, of what a statement names
//   GET  /api/v1/log/entries/<uuid>     one entry; 404 without a body
//
// It holds what a test puts into it, signed by the log of a virtual Sigstore, and is honest. `bend` has it lie: what it would have answered is given
// to the test, which answers in its place.

import { createHash, createPublicKey, verify, X509Certificate, type KeyObject } from 'node:crypto';
import type http from 'node:http';
import type { Http } from '../../../src/domain/ports.ts';
import { rekorAnswer } from '../evidence-forms.ts';
import { preAuthEncoding, type LogEntryJson, type LogName, type Signed, type VirtualSigstore } from '../virtual-sigstore.ts';
import type { EntryOptions, LogBody } from '../forge/rekor.ts';
import { pem } from '../forge/keys.ts';
import { Loopback, type Asked } from './loopback.ts';

/** What is answered. A body that is no text is written as JSON; null is no body. */
export interface Reply { readonly status: number; readonly body: unknown; readonly headers?: Readonly<Record<string, string>> }

/** What answers in place of the log: a reply, or what it does with the connection. */
export type Bend = (honest: Reply, asked: Asked, number: number) => Reply | ((response: http.ServerResponse) => void);

interface Held { readonly entry: LogEntryJson; readonly uuid: string; readonly hashes: ReadonlySet<string> }

/** How an envelope is logged, and its text: by default as it is written as a bare envelope. */
export interface Logging { readonly kind?: 'hashedrekord' | 'dsse' | 'intoto'; readonly text?: string; readonly verifier?: string; readonly log?: LogName; readonly entry?: EntryOptions }

/** One log. */
export class RekorServer {
  readonly #sigstore: VirtualSigstore;
  readonly #held: Held[] = [];
  #server: Loopback | null = null;
  /** Null: honest. */
  bend: Bend | null = null;

  private constructor(sigstore: VirtualSigstore) {
    this.#sigstore = sigstore;
  }

  static async start(sigstore: VirtualSigstore): Promise<RekorServer> {
    const rekor = new RekorServer(sigstore);
    rekor.#server = await Loopback.start((asked, response) => {
      const honest = rekor.#answer(asked);
      const reply = rekor.bend?.(honest, asked, rekor.#running.journal.length) ?? honest;
      if (typeof reply === 'function') reply(response);
      else send(response, reply);
    });
    return rekor;
  }

  /** The address of the log. */
  get url(): string {
    return this.#running.url('').origin;
  }

  /** What was asked, as `POST /api/v1/log/entries/retrieve`. */
  get asked(): readonly string[] {
    return this.#running.journal.map(({ method, path }) => `${method} ${path}`);
  }

  /** What was sent, as text. */
  get sent(): readonly string[] {
    return this.#running.journal.map(({ body }) => body.toString());
  }

  /** Puts a signature into the log as its signer would have. */
  log(signed: Signed, { kind = signed.content.kind === 'message' ? 'hashedrekord' : 'dsse', text = '', verifier, log = 'rekor-v1', entry = {} }: Logging = {}): LogEntryJson {
    const by = base64(verifier ?? (signed.leaf.length > 0 ? pem('CERTIFICATE', signed.leaf) : pem('PUBLIC KEY', signed.key.spki)));
    const digest = createHash(signed.hash).update(signed.signedBytes).digest('hex');
    const spec = {
      hashedrekord: { data: { hash: { algorithm: signed.hash, value: digest } }, signature: { content: signed.signature.toString('base64'), publicKey: { content: by } } },
      dsse: { proposedContent: { envelope: text, verifiers: [by] } },
      intoto: { content: { envelope: text }, publicKey: by },
    }[kind];
    return this.hold(this.#sigstore.logs[log].append(canonicalBody({ kind, apiVersion: '0.0.1', spec }), { at: signed.at, ...entry }));
  }

  /** Puts an entry into the log as it is; `uuid` is what it is known by, where that is not the hash of its body. */
  hold(entry: LogEntryJson, { uuid = Object.keys(rekorAnswer(entry))[0] ?? '', hashes = [] }: { readonly uuid?: string; readonly hashes?: readonly string[] } = {}): LogEntryJson {
    this.#held.push({ entry, uuid, hashes: new Set([...hashes, ...hashesIn(entry)]) });
    return entry;
  }

  /** Empties the log and its journal. */
  forget(): void {
    this.#held.length = 0;
    this.bend = null;
    this.#running.journal.length = 0;
  }

  async close(): Promise<void> {
    await this.#running.close();
  }

  get #running(): Loopback {
    if (this.#server === null) throw new Error('the log was not started');
    return this.#server;
  }

  #answer({ method, path, body }: Asked): Reply {
    try {
      if (method === 'POST' && path === '/api/v1/log/entries/retrieve') return this.#retrieve(JSON.parse(body.toString()) as Retrieve);
      if (method === 'POST' && path === '/api/v1/index/retrieve') return this.#search(JSON.parse(body.toString()) as { readonly hash?: unknown });
      const [, uuid] = /^\/api\/v1\/log\/entries\/([0-9a-f]{64}|[0-9a-f]{80})$/.exec(path) ?? [];
      if (method === 'GET' && uuid !== undefined) return this.#entry(uuid);
      return { status: 404, body: null };
    } catch (cause) {
      return error(400, cause instanceof Error ? cause.message : 'unknown');
    }
  }

  #retrieve({ entries, entryUUIDs, logIndexes }: Retrieve): Reply {
    const asked = entries ?? entryUUIDs ?? logIndexes ?? [];
    if (asked.length === 0 || asked.length > 10) return error(422, 'entries in body should have between 1 and 10 items');
    const bodies = (entries ?? []).map((one) => canonicalBody(one).bytes.toString('base64'));
    const found = this.#held.filter(({ entry, uuid }) => bodies.includes(entry.canonicalizedBody) || (entryUUIDs ?? []).some((id) => uuid.endsWith(id.slice(-64))) || (logIndexes ?? []).includes(Number(entry.logIndex)));
    return { status: 200, body: found.map(answerOf) };
  }

  #search({ hash }: { readonly hash?: unknown }): Reply {
    if (typeof hash !== 'string' || !/^(?:sha256:)?[0-9a-f]{64}$|^sha384:[0-9a-f]{96}$|^sha512:[0-9a-f]{128}$/.test(hash)) return error(400, 'hash in body should match the form of a hash');
    return { status: 200, body: this.#held.filter(({ hashes }) => hashes.has(hash)).map(({ uuid }) => uuid) };
  }

  #entry(uuid: string): Reply {
    const held = this.#held.find((one) => one.uuid.endsWith(uuid.slice(-64)));
    return held === undefined ? { status: 404, body: null } : { status: 200, body: answerOf(held) };
  }
}

interface Retrieve { readonly entries?: readonly Proposed[]; readonly entryUUIDs?: readonly string[]; readonly logIndexes?: readonly number[] }

function send(response: http.ServerResponse, { status, body, headers = {} }: Reply): void {
  const text = body === null ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), ...headers }).end(text);
}

function error(code: number, message: string): Reply {
  return { status: code, body: { code, message } };
}

function answerOf({ entry, uuid }: Held): Record<string, unknown> {
  return { [uuid]: Object.values(rekorAnswer(entry))[0] };
}

/** A client that finds the log of an instance, under the address that its trust root says, at the server; every other host is out of reach. */
export function reroute(http: Http, routes: Readonly<Record<string, string>>): Http {
  return {
    request: (url, request) => {
      const to = routes[url.origin];
      return http.request(to === undefined ? new URL('http://127.0.0.1:1/') : new URL(`${url.pathname}${url.search}`, to), request);
    },
    on: () => reroute(http, routes),
  };
}

// ── what the log stores

interface Proposed { readonly kind: string; readonly apiVersion: string; readonly spec: unknown }
interface HashedRekord { readonly data: { readonly hash: { readonly algorithm: string; readonly value: string } }; readonly signature: { readonly content: string; readonly publicKey: { readonly content: string } } }
interface Dsse { readonly proposedContent: { readonly envelope: string; readonly verifiers: readonly string[] } }
interface Intoto { readonly content: { readonly envelope: string }; readonly publicKey: string }
interface Envelope { readonly payload: string; readonly payloadType: string; readonly signatures: readonly { readonly sig: string }[] }

/** The body that Rekor makes of a proposed entry. Throws for what it does not take: an unknown kind, a text that is no envelope, a signature that does not fit. */
export function canonicalBody({ kind, apiVersion, spec }: Proposed): LogBody {
  if (apiVersion !== '0.0.1') throw new RangeError(`no entries of the version ${apiVersion} are taken`);
  const canonical = kind === 'hashedrekord' ? hashedRekord(spec as HashedRekord) : kind === 'dsse' ? dsse(spec as Dsse) : kind === 'intoto' ? intoto(spec as Intoto) : null;
  if (canonical === null) throw new RangeError(`no entries of the kind ${kind} are taken`);
  return { kind, version: apiVersion, bytes: Buffer.from(JSON.stringify({ apiVersion, kind, spec: canonical })) };
}

function hashedRekord({ data: { hash }, signature }: HashedRekord): object {
  if (keyOf(signature.publicKey.content).asymmetricKeyType === 'ed25519') throw new RangeError('ed25519 signatures are not over a hash');
  return { data: { hash: { algorithm: hash.algorithm, value: hash.value } }, signature: { content: signature.content, publicKey: { content: signature.publicKey.content } } };
}

function dsse({ proposedContent: { envelope, verifiers } }: Dsse): object {
  const { payload, signatures } = envelopeIn(envelope, verifiers);
  return { envelopeHash: sha256Of(envelope), payloadHash: sha256Of(Buffer.from(payload, 'base64')), signatures: signatures.map(({ sig }, index) => ({ signature: sig, verifier: verifiers[index] ?? '' })) };
}

function intoto({ content: { envelope }, publicKey }: Intoto): object {
  const { payload } = envelopeIn(envelope, [publicKey]);
  return { content: { hash: sha256Of(envelope), payloadHash: sha256Of(Buffer.from(payload, 'base64')) }, publicKey };
}

function envelopeIn(text: string, verifiers: readonly string[]): Envelope {
  const envelope = JSON.parse(text) as Envelope;
  const signed = preAuthEncoding(envelope.payloadType, Buffer.from(envelope.payload, 'base64'));
  const fits = verifiers.every((verifier) => envelope.signatures.some(({ sig }) => verify(hashFor(keyOf(verifier)), signed, keyOf(verifier), Buffer.from(sig, 'base64'))));
  if (!fits || verifiers.length === 0) throw new RangeError('could not verify envelope');
  return envelope;
}

function keyOf(verifier: string): KeyObject {
  const text = Buffer.from(verifier, 'base64').toString();
  return text.includes('CERTIFICATE') ? new X509Certificate(text).publicKey : createPublicKey(text);
}

function hashFor(key: KeyObject): string | null {
  if (key.asymmetricKeyType === 'ed25519') return null;
  return { secp384r1: 'sha384', secp521r1: 'sha512' }[key.asymmetricKeyDetails?.namedCurve ?? ''] ?? 'sha256';
}

function sha256Of(bytes: Uint8Array | string): { readonly algorithm: string; readonly value: string } {
  return { algorithm: 'sha256', value: createHash('sha256').update(bytes).digest('hex') };
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** Every hash that stands in a body: what the index knows an entry by. */
function hashesIn({ canonicalizedBody }: LogEntryJson): readonly string[] {
  const text = Buffer.from(canonicalizedBody, 'base64').toString();
  return [...text.matchAll(/"algorithm":"(sha\d+)","value":"([0-9a-f]+)"/g)].map(([, algorithm, value]) => `${algorithm}:${value}`);
}
