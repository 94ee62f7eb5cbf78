// Servers on 127.0.0.1 over real sockets: a script of answers, a journal of what was asked, TLS with certificates of their own, and a proxy.

import http from 'node:http';
import https from 'node:https';
import net, { type AddressInfo } from 'node:net';
import { distinguishedName, issueLeaf, makeIssuer, type Issuer } from '../forge/certificate.ts';
import { primitive } from '../forge/der.ts';
import { makeKey, pem } from '../forge/keys.ts';

/** One request as it arrived. */
export interface Asked { readonly method: string; readonly path: string; readonly headers: http.IncomingHttpHeaders; readonly body: Buffer }

/** What answers a request. It may also do nothing, or break the connection. */
export type Answer = (asked: Asked, response: http.ServerResponse) => void;

/** Whether the server speaks TLS, and what it calls itself. */
export interface ServerOptions { readonly tls?: Credentials }

/** A key, a certificate and the authority to trust, in PEM. */
export interface Credentials { readonly key: string; readonly cert: string; readonly ca: string }

const HOUR = 3_600_000;

/** Makes an authority. */
export function makeAuthority(): Issuer {
  const now = Date.now();
  return makeIssuer({ name: distinguishedName({ commonName: 'loopback authority' }), key: makeKey(), notBefore: new Date(now - HOUR), notAfter: new Date(now + HOUR), use: 'authority' }, null);
}

/** Makes a server certificate for names, and for 127.0.0.1. */
export function credentials(names: readonly string[], issuer: Issuer = makeAuthority()): Credentials {
  const now = Date.now();
  const key = makeKey();
  const leaf = issueLeaf({
    spki: key.spki, names: { dns: names, raw: [primitive(7, Buffer.from([127, 0, 0, 1]))] },
    notBefore: new Date(now - HOUR), notAfter: new Date(now + HOUR), extensions: [], ctLogs: [], sctAt: new Date(now), usages: ['1.3.6.1.5.5.7.3.1'],
  }, issuer);
  return { key: key.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(), cert: pem('CERTIFICATE', leaf), ca: pem('CERTIFICATE', issuer.certificate) };
}

/** A server with a journal. */
export class Loopback {
  readonly journal: Asked[] = [];
  /** Connections that were ever made to it. */
  connections = 0;
  readonly #server: http.Server;
  readonly #scheme: string;

  private constructor(server: http.Server, scheme: string) {
    this.#server = server;
    this.#scheme = scheme;
  }

  static async start(answer: Answer, { tls }: ServerOptions = {}): Promise<Loopback> {
    const server = tls === undefined ? http.createServer() : https.createServer({ key: tls.key, cert: tls.cert });
    const loopback = new Loopback(server, tls === undefined ? 'http' : 'https');
    server.on('connection', () => {
      loopback.connections += 1;
    });
    server.on('request', (request: http.IncomingMessage, response: http.ServerResponse) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const asked = { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks) };
        loopback.journal.push(asked);
        answer(asked, response);
      });
    });
    await listen(server);
    return loopback;
  }

  get port(): number {
    return portOf(this.#server);
  }

  /** An address at this server; `host` is another name for it. */
  url(path: string, host = '127.0.0.1'): URL {
    return new URL(path, `${this.#scheme}://${host}:${this.port}`);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => {
      this.#server.close(resolve);
    });
  }
}

/** A proxy for CONNECT. It leads every name to a port of this machine, the same or one for each `host:port`, or refuses with a status. */
export class Proxy {
  /** What was asked for, with the credentials that came along. */
  readonly journal: { readonly target: string; readonly authorization: string | undefined }[] = [];
  readonly #server: http.Server;
  readonly #sockets = new Set<net.Socket>();

  private constructor(server: http.Server) {
    this.#server = server;
  }

  static async start(to: { readonly port: number } | { readonly route: (target: string) => number } | { readonly refuse: number }): Promise<Proxy> {
    const server = http.createServer((_, response) => response.writeHead(400).end());
    const proxy = new Proxy(server);
    server.on('connect', (request: http.IncomingMessage, client: net.Socket) => {
      proxy.journal.push({ target: request.url ?? '', authorization: request.headers['proxy-authorization'] });
      proxy.#keep(client);
      if ('refuse' in to) {
        client.end(`HTTP/1.1 ${to.refuse} no\r\n\r\n`);
        return;
      }
      const upstream = net.connect('route' in to ? to.route(request.url ?? '') : to.port, '127.0.0.1', () => {
        client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
        upstream.pipe(client);
        client.pipe(upstream);
      });
      // Where nobody listens the connection ends: who waits behind it would wait for ever.
      upstream.on('close', () => client.destroy());
      proxy.#keep(upstream);
    });
    await listen(server);
    return proxy;
  }

  #keep(socket: net.Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy());
  }

  get port(): number {
    return portOf(this.#server);
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.closeAllConnections();
    await new Promise((resolve) => {
      this.#server.close(resolve);
    });
  }
}

function listen(server: http.Server): Promise<void> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
}

function portOf(server: http.Server): number {
  return (server.address() as AddressInfo).port;
}
