// A TUF repository of our own on 127.0.0.1: keys, roots and every other role, published over real sockets.
//
// It writes metadata by the specification (1.0.31 §4) with its own canonical JSON, so that the shipped client is compared with the text of the
// specification and not with itself. A test rotates roots, moves expiry, signs with keys that nobody delegated to, and scripts faults by path.

import { makeKey, signWith, sha256, type SigningKey } from '../forge/keys.ts';
import { Loopback, type Asked } from './loopback.ts';
import type http from 'node:http';

export type RoleName = 'root' | 'timestamp' | 'snapshot' | 'targets';
const ROLES: readonly RoleName[] = ['root', 'timestamp', 'snapshot', 'targets'];

/** Keys of a role, and how many of them must sign. */
export interface RoleKeys { readonly keys: readonly SigningKey[]; readonly threshold: number }

/** What becomes of a request instead of its answer. */
export type Fault = (asked: Asked, response: http.ServerResponse) => void;

const WEEK = 7 * 24 * 60 * 60 * 1000;

/** A repository: its state is what is published next. */
export class TufServer {
  readonly files = new Map<string, Buffer>();
  /** By path, as `/timestamp.json`. */
  readonly faults = new Map<string, Fault>();
  roles: Record<RoleName, RoleKeys>;
  rootVersion = 1;
  versions: Record<Exclude<RoleName, 'root'>, number> = { timestamp: 1, snapshot: 1, targets: 1 };
  expires: Record<RoleName, Date>;
  readonly targets = new Map<string, Buffer>();
  #loopback: Loopback | null = null;

  constructor(now: Date, kind: 'Ed25519' | 'P-256' = 'P-256') {
    const role = (): RoleKeys => ({ keys: [makeKey(kind)], threshold: 1 });
    this.roles = { root: role(), timestamp: role(), snapshot: role(), targets: role() };
    const later = (weeks: number): Date => new Date(now.getTime() + weeks * WEEK);
    this.expires = { root: later(20), timestamp: later(1), snapshot: later(3), targets: later(10) };
    this.publishRoot();
  }

  /** Starts to serve what is published. */
  async start(): Promise<this> {
    this.#loopback = await Loopback.start((asked, response) => {
      const fault = this.faults.get(asked.path);
      if (fault !== undefined) fault(asked, response);
      else {
        const file = this.files.get(asked.path);
        response.writeHead(file === undefined ? 404 : 200).end(file);
      }
    });
    return this;
  }

  async close(): Promise<void> {
    await this.#loopback?.close();
  }

  get mirror(): URL {
    if (this.#loopback === null) throw new Error('the repository is not served');
    return this.#loopback.url('/');
  }

  /** The paths that were asked for since the last look. */
  asked(): readonly string[] {
    return (this.#loopback?.journal.splice(0) ?? []).map(({ path }) => path);
  }

  /** The root of a version, as published. */
  root(version: number): Buffer {
    const file = this.files.get(`/${version}.root.json`);
    if (file === undefined) throw new Error(`there is no root ${version}`);
    return file;
  }

  /** Publishes the current root, signed by its own keys and by `alsoBy`. */
  publishRoot(alsoBy: readonly SigningKey[] = []): void {
    const keys = Object.fromEntries(ROLES.flatMap((name) => this.roles[name].keys.map((key) => [keyId(key), keyJson(key)])));
    const roles = Object.fromEntries(ROLES.map((name) => [name, { keyids: this.roles[name].keys.map(keyId), threshold: this.roles[name].threshold }]));
    const signed = { _type: 'root', spec_version: '1.0.31', version: this.rootVersion, expires: time(this.expires.root), consistent_snapshot: true, keys, roles };
    this.files.set(`/${this.rootVersion}.root.json`, metadata(signed, [...this.roles.root.keys, ...alsoBy]));
  }

  /** Publishes the next root: with new keys for the named roles, signed by the keys of the root before it too. */
  rotate(roles: readonly RoleName[] = ['root'], kind: 'Ed25519' | 'P-256' = 'P-256'): void {
    const before = this.roles.root.keys;
    for (const name of roles) this.roles = { ...this.roles, [name]: { keys: [makeKey(kind)], threshold: 1 } };
    this.rootVersion += 1;
    this.publishRoot(before);
  }

  /** Publishes roots up to a version, each with new keys. */
  rotationsTo(version: number): void {
    while (this.rootVersion < version) this.rotate();
  }

  /** Publishes targets, snapshot and timestamp, each under the version and keys that the state says. */
  publish(): this {
    const targets = Object.fromEntries([...this.targets].map(([name, bytes]) => [name, { length: bytes.length, hashes: { sha256: sha256(bytes).toString('hex') } }]));
    for (const [name, bytes] of this.targets) this.files.set(`/targets/${sha256(bytes).toString('hex')}.${name}`, bytes);
    this.write('targets', { targets });
    this.write('snapshot', { meta: { 'targets.json': { version: this.versions.targets } } });
    this.write('timestamp', { meta: { 'snapshot.json': { version: this.versions.snapshot } } });
    return this;
  }

  /** Publishes a further state: every role one version on. */
  advance(): this {
    for (const name of ['timestamp', 'snapshot', 'targets'] as const) this.versions[name] += 1;
    return this.publish();
  }

  /** Writes one role's metadata with whatever content, signed by its keys or by others. */
  write(name: Exclude<RoleName, 'root'>, content: object, signers: readonly SigningKey[] = this.roles[name].keys): void {
    const signed = { _type: name, spec_version: '1.0.31', version: this.versions[name], expires: time(this.expires[name]), ...content };
    this.files.set(name === 'timestamp' ? '/timestamp.json' : `/${this.versions[name]}.${name}.json`, metadata(signed, signers, this.roles[name].keys));
  }
}

/** Metadata in an envelope. Signatures can be by other keys than the ids they are put under. */
function metadata(signed: object, signers: readonly SigningKey[], named: readonly SigningKey[] = signers): Buffer {
  const bytes = Buffer.from(canonical(signed));
  const signatures = new Map(signers.map((key, index) => [keyId(named[index] ?? key), signWith(key, bytes).toString('hex')]));
  return Buffer.from(JSON.stringify({ signed, signatures: [...signatures].map(([keyid, sig]) => ({ keyid, sig })) }, null, 1));
}

function keyJson(key: SigningKey): object {
  if (key.kind === 'Ed25519') return { keytype: 'ed25519', scheme: 'ed25519', keyval: { public: key.spki.subarray(-32).toString('hex') } };
  return { keytype: 'ecdsa', scheme: 'ecdsa-sha2-nistp256', keyval: { public: key.publicKey.export({ format: 'pem', type: 'spki' }).toString() } };
}

function keyId(key: SigningKey): string {
  return sha256(Buffer.from(canonical(keyJson(key)))).toString('hex');
}

/** OLPC canonical JSON: keys sorted, no blanks, only quote and backslash escaped. */
function canonical(value: unknown): string {
  if (typeof value === 'string') return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) return `{${Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => `${canonical(key)}:${canonical(item)}`).join(',')}}`;
  return JSON.stringify(value);
}

function time(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
