// The services of a virtual Sigstore over HTTP on 127.0.0.1, as far as the clients that sign ask them: what real cosign signs with in place of the
// public instance.
//
//   POST /api/v1/signingCert, /api/v2/signingCert   Fulcio: a certificate for the subject of the token
//   POST /api/v1/log/entries                        Rekor v1: hashedrekord, dsse and intoto (rekor.ts)
//   POST /api/v2/log/entries                        Rekor v2: the same two
//   POST /timestamp                                 a timestamp authority (RFC 3161)
//
// They believe everybody: tokens are read and not verified, and no proof of possession is asked for.

import { createHash, createPublicKey } from 'node:crypto';
import { readElements, readOne, tags } from '../../../src/verification/der.ts';
import { rekorAnswer } from '../evidence-forms.ts';
import { pem, spkiOf, type LogEntryJson, type VirtualSigstore } from '../virtual-sigstore.ts';
import { Loopback, type Asked } from './loopback.ts';
import { canonicalBody } from './rekor.ts';

interface Reply { readonly status: number; readonly type: string; readonly body: string | Buffer; readonly headers?: Readonly<Record<string, string>> }

/** The services of one instance. */
export class SigstoreServices {
  readonly #sigstore: VirtualSigstore;
  #server: Loopback | null = null;

  private constructor(sigstore: VirtualSigstore) {
    this.#sigstore = sigstore;
  }

  static async start(sigstore: VirtualSigstore): Promise<SigstoreServices> {
    const services = new SigstoreServices(sigstore);
    services.#server = await Loopback.start((asked, response) => {
      const { status, type, body, headers = {} } = services.#answer(asked);
      response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body), ...headers }).end(body);
    });
    return services;
  }

  /** The address of all services; the timestamp authority has the path `timestamp` at it. */
  get url(): string {
    return this.#running.url('').origin;
  }

  /** What was asked, as `POST /api/v2/log/entries`. */
  get asked(): readonly string[] {
    return this.#running.journal.map(({ method, path }) => `${method} ${path}`);
  }

  async close(): Promise<void> {
    await this.#running.close();
  }

  get #running(): Loopback {
    if (this.#server === null) throw new Error('the services were not started');
    return this.#server;
  }

  #answer(asked: Asked): Reply {
    try {
      // What is signed now is signed now: clients compare with their own clock.
      this.#sigstore.now = new Date();
      switch (`${asked.method} ${asked.path}`) {
        case 'POST /api/v1/signingCert': return this.#certificate(asked, 'v1');
        case 'POST /api/v2/signingCert': return this.#certificate(asked, 'v2');
        case 'POST /api/v1/log/entries': return logged(rekorAnswer(this.#entryV1(asked)));
        case 'POST /api/v2/log/entries': return json(201, this.#entryV2(asked));
        case 'POST /timestamp': return { status: 201, type: 'application/timestamp-reply', body: this.#token(asked) };
        default: return json(404, { code: 404, message: `there is no ${asked.method} ${asked.path}` });
      }
    } catch (cause) {
      return json(400, { code: 400, message: cause instanceof Error ? cause.message : 'unknown' });
    }
  }

  #certificate({ headers, body }: Asked, version: 'v1' | 'v2'): Reply {
    const { publicKey, publicKeyRequest, credentials } = JSON.parse(body.toString()) as CertificateRequest;
    // PEM in either version; the first one has it in base64 once more.
    const text = publicKeyRequest?.publicKey.content ?? Buffer.from(publicKey?.content ?? '', 'base64').toString();
    const leaf = this.#sigstore.issue({ spki: spkiOf(createPublicKey(text)) }, { identity: subjectOf(credentials?.oidcIdentityToken ?? headers.authorization ?? '') });
    const chain = [leaf, ...this.#sigstore.authority.chain].map((der) => pem('CERTIFICATE', der));
    return version === 'v1' ? { status: 201, type: 'application/pem-certificate-chain', body: chain.join('') } : json(200, { signedCertificateEmbeddedSct: { chain: { certificates: chain } } });
  }

  #entryV1({ body }: Asked): LogEntryJson {
    const proposed = JSON.parse(body.toString()) as Parameters<typeof canonicalBody>[0];
    return this.#sigstore.logs['rekor-v1'].append(canonicalBody(proposed), { at: this.#sigstore.now });
  }

  #entryV2({ body }: Asked): LogEntryJson {
    const { hashedRekordRequestV002: hashed, dsseRequestV002: envelope } = JSON.parse(body.toString()) as RequestV2;
    const kind = hashed === undefined ? 'dsse' : 'hashedrekord';
    const spec = hashed === undefined ? dsseV2(envelope) : { hashedRekordV002: { data: { algorithm: 'SHA2_256', digest: hashed.digest }, signature: { content: hashed.signature.content, verifier: sorted(hashed.signature.verifier) } } };
    const bytes = Buffer.from(JSON.stringify({ apiVersion: '0.0.2', kind, spec }));
    return this.#sigstore.logs['rekor-v2'].append({ kind, version: '0.0.2', bytes }, { at: this.#sigstore.now });
  }

  // In DER, or in JSON as sigstore-js asks.
  #token({ headers, body }: Asked): Buffer {
    return headers['content-type'] === 'application/json' ? this.#tokenOver(Buffer.from((JSON.parse(body.toString()) as { readonly artifactHash: string }).artifactHash, 'base64')) : this.#tokenFor(body);
  }

  #tokenOver(imprint: Uint8Array, more: { readonly certificate?: boolean; readonly nonce?: Uint8Array } = {}): Buffer {
    if (imprint.length !== 32) throw new RangeError('only imprints by SHA-256 are taken');
    return this.#sigstore.timestamp(Buffer.alloc(0), { imprint, ...more });
  }

  // TimeStampReq ::= SEQUENCE { version, messageImprint SEQUENCE { algorithm, hashedMessage }, reqPolicy OID?, nonce INTEGER?, certReq BOOLEAN? }
  #tokenFor(body: Buffer): Buffer {
    const [, imprint, ...rest] = readElements(readOne(body, tags.sequence).content);
    const hashed = imprint === undefined ? undefined : readElements(imprint.content)[1]?.content;
    const nonce = rest.find(({ tag }) => tag === 0x02)?.content;
    const certificate = rest.some(({ tag, content }) => tag === tags.boolean && content[0] !== 0);
    return this.#tokenOver(hashed ?? Buffer.alloc(0), { certificate, ...(nonce === undefined ? {} : { nonce }) });
  }
}

/** A token by which these services know who asks. Nobody signed it. */
export function tokenOf(subject: string): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return [part({ alg: 'RS256', typ: 'JWT' }), part({ iss: 'https://token.actions.githubusercontent.com', aud: 'sigstore', sub: subject, exp: Math.floor(Date.now() / 1000) + 600 }), 'bm9ib2R5'].join('.');
}

function subjectOf(token: string): string {
  const { sub } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { readonly sub: string };
  return sub;
}

/** What Fulcio is asked, in either version; the token may come in a header instead. */
interface CertificateRequest {
  readonly publicKey?: { readonly content: string };
  readonly publicKeyRequest?: { readonly publicKey: { readonly content: string } };
  readonly credentials?: { readonly oidcIdentityToken: string };
}

interface Envelope { readonly payload: string; readonly signatures: readonly { readonly sig: string }[] }

type Verifier = Readonly<Record<string, unknown>>;
interface RequestV2 {
  readonly hashedRekordRequestV002?: { readonly digest: string; readonly signature: { readonly content: string; readonly verifier: Verifier } };
  readonly dsseRequestV002?: { readonly envelope: Envelope; readonly verifiers: readonly Verifier[] };
}

function dsseV2(request: RequestV2['dsseRequestV002']): object {
  if (request === undefined) throw new RangeError('an entry is hashedrekord or dsse');
  const { envelope: { payload, signatures }, verifiers } = request;
  const digest = createHash('sha256').update(Buffer.from(payload, 'base64')).digest('base64');
  return { dsseV002: { payloadHash: { algorithm: 'SHA2_256', digest }, signatures: signatures.map(({ sig }, index) => ({ content: sig, verifier: sorted(verifiers[index] ?? {}) })) } };
}

// Bodies are canonical (RFC 8785): members in the order of their names.
function sorted(members: Verifier): object {
  return Object.fromEntries(Object.entries(members).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

// Clients know the entry among the answer's by its name in the headers.
function logged(answer: Record<string, unknown>): Reply {
  const [uuid = ''] = Object.keys(answer);
  return { ...json(201, answer), headers: { etag: uuid, location: `/api/v1/log/entries/${uuid}` } };
}

function json(status: number, body: object): Reply {
  return { status, type: 'application/json', body: JSON.stringify(body) };
}
