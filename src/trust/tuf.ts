// Walks a TUF repository (The Update Framework, specification 1.0.31) from a root that is trusted, to one target.
//
//   root vN ─▶ N+1.root.json ─▶ … ─▶ newest      each signed by the keys of the one before and its own
//   timestamp.json ─▶ <v>.snapshot.json ─▶ <v>.targets.json ─▶ targets/<hash>.<name>
//
// Everything fetched or stored is attacker-controlled until the chain from the trusted root says otherwise. The rules of the specification are those of
// tuf-js's store of trusted metadata; what is ours is the way: bytes in memory until all of them are verified (its updater writes each to a folder,
// and believes whatever root it finds there), every bound, and the time, which is asked of the run and not of the system.

import { SourceError } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';
import type { Http } from '../domain/ports.ts';

/** A repository and where trust in it starts. */
export interface TufRepository {
  readonly mirror: URL;
  /** Root metadata that is trusted as it is, however old: the bytes that are built in, or that the user gave. */
  readonly root: Uint8Array;
  /** Name of the target that is wanted, listed by the repository's own targets role. Delegated roles are not looked at. */
  readonly target: string;
}

/** What one walk leaves for the next: bytes as the repository sent them. */
export interface TufCopy {
  /** Roots behind the trusted one, in order. */
  readonly roots: readonly Uint8Array[];
  readonly timestamp: Uint8Array;
  readonly snapshot: Uint8Array;
  readonly targets: Uint8Array;
  readonly target: Uint8Array;
}

/** A role's version, and until when it may be used. */
export interface TufAge { readonly version: number; readonly expires: Date }

/** A copy that was verified from the trusted root on, and how old its parts are. */
export interface VerifiedCopy { readonly copy: TufCopy; readonly root: TufAge; readonly timestamp: TufAge; readonly targets: TufAge }

/** Metadata or a target that does not follow from the trusted root, or cannot be had. `kind` tells what is foreign from what is merely old. */
export class TufError extends Error {
  override readonly name = 'TufError';
  readonly kind: 'foreign' | 'expired' | 'missing';
  constructor(kind: TufError['kind'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

type Store = InstanceType<typeof import('tuf-js/dist/store.js').TrustedMetadataStore>;

/**
 * Verifies a stored copy from the trusted root on, without the network.
 *
 * Roots up to the trusted one's version are passed over: the program may be newer than the copy. Throws `TufError`: `foreign` where anything in it does
 * not follow from the trusted root, `expired` where all of it does and is too old to be used alone.
 */
export async function verifyCopy(repository: TufRepository, copy: TufCopy, now: Date): Promise<VerifiedCopy> {
  const store = await openStore(repository.root, now);
  return translated(async () => {
    const roots = followRoots(store, copy.roots);
    store.updateTimestamp(toBuffer(copy.timestamp));
    store.updateSnapshot(toBuffer(copy.snapshot));
    store.updateDelegatedTargets(toBuffer(copy.targets), 'targets', 'root');
    await verifyTarget(targetOf(store, repository), copy.target);
    return verified(store, { ...copy, roots });
  });
}

/** What a walk asks with. */
export interface TufAccess { readonly http: Http; readonly now: Date; readonly signal: AbortSignal }

/**
 * Walks the repository to its newest state.
 *
 * `known` is a copy that chained from the trusted root; it saves requests, and what it holds is never gone back behind. Throws `TufError` for a
 * repository that does not follow the rules, `SourceError` for one that does not answer.
 */
export async function walk(repository: TufRepository, known: TufCopy | null, access: TufAccess): Promise<VerifiedCopy> {
  const store = await openStore(repository.root, access.now);
  return translated(async () => {
    const roots = [...(known === null ? [] : followRoots(store, known.roots)), ...(await newRoots(store, repository, access))];
    const timestamp = await newTimestamp(store, known?.timestamp ?? null, repository, access);
    const snapshot = await newSnapshot(store, known?.snapshot ?? null, repository, access);
    const targets = await newTargets(store, known?.targets ?? null, repository, access);
    const target = await newTarget(store, known?.target ?? null, repository, access);
    return verified(store, { roots, timestamp, snapshot, targets, target });
  });
}

/** Opens the library's store on the trusted root, whose expiry does not matter here: the newest root's does. */
async function openStore(root: Uint8Array, now: Date): Promise<Store> {
  const { TrustedMetadataStore } = await import('tuf-js/dist/store.js');
  return translated(async () => {
    const store = new TrustedMetadataStore(toBuffer(root));
    // The store takes the time from the system and gives no way to say another. A run has one clock; a library whose field is called otherwise would
    // silently have its own again.
    if (!Object.hasOwn(store, 'referenceTime')) throw new TypeError('tuf-js keeps the time of reference elsewhere');
    Reflect.set(store, 'referenceTime', now);
    return store;
  });
}

function followRoots(store: Store, roots: readonly Uint8Array[]): readonly Uint8Array[] {
  return roots.filter((bytes) => {
    if ((versionIn(bytes) ?? Number.MAX_SAFE_INTEGER) <= store.root.signed.version) return false;
    store.updateRoot(toBuffer(bytes));
    return true;
  });
}

// Believed for nothing but which roots to pass over: one that lies is then missing, or does not verify.
function versionIn(bytes: Uint8Array): number | null {
  const found = /"version":\s*(\d{1,9})\b/.exec(Buffer.from(bytes).toString('utf8'));
  return found === null ? null : Number(found[1]);
}

/** Fetches roots until the repository has no further one (§5.3). The number is bounded: each can be signed in advance by who holds the keys. */
async function newRoots(store: Store, repository: TufRepository, access: TufAccess): Promise<readonly Uint8Array[]> {
  const roots: Uint8Array[] = [];
  for (;;) {
    const bytes = await fetchPart(`${store.root.signed.version + 1}.root.json`, limits.tufRootBytes, repository, access);
    if (bytes === null) return roots;
    if (roots.length >= limits.tufRootRotations) throw new TufError('foreign', `${repository.mirror.host} has more than ${limits.tufRootRotations} roots behind the one that is trusted`);
    store.updateRoot(toBuffer(bytes));
    roots.push(bytes);
  }
}

/** Fetches the timestamp (§5.4). The known one is put in first, so that no older one can follow. */
async function newTimestamp(store: Store, known: Uint8Array | null, repository: TufRepository, access: TufAccess): Promise<Uint8Array> {
  if (known !== null) attempt(() => store.updateTimestamp(toBuffer(known)));
  const bytes = await requirePart('timestamp.json', limits.tufTimestampBytes, repository, access);
  try {
    store.updateTimestamp(toBuffer(bytes));
    return bytes;
  } catch (cause) {
    // The same version again is no news and no fault. The known one stays, and has still to be unexpired.
    const { EqualVersionError } = await import('tuf-js/dist/error.js');
    if (known !== null && cause instanceof EqualVersionError) return known;
    throw cause;
  }
}

async function newSnapshot(store: Store, known: Uint8Array | null, repository: TufRepository, access: TufAccess): Promise<Uint8Array> {
  // `true`: its bytes need not have the hash that the new timestamp names, because an older snapshot is put in to compare versions with.
  if (known !== null && attempt(() => store.updateSnapshot(toBuffer(known), true))) return known;
  const meta = store.timestamp?.signed.snapshotMeta;
  const name = versioned(store, meta?.version, 'snapshot.json');
  const bytes = await requirePart(name, boundOf(meta?.length, limits.tufSnapshotBytes), repository, access);
  store.updateSnapshot(toBuffer(bytes));
  return bytes;
}

async function newTargets(store: Store, known: Uint8Array | null, repository: TufRepository, access: TufAccess): Promise<Uint8Array> {
  if (known !== null && attempt(() => store.updateDelegatedTargets(toBuffer(known), 'targets', 'root'))) return known;
  const meta = store.snapshot?.signed.meta['targets.json'];
  const name = versioned(store, meta?.version, 'targets.json');
  const bytes = await requirePart(name, boundOf(meta?.length, limits.tufTargetsBytes), repository, access);
  store.updateDelegatedTargets(toBuffer(bytes), 'targets', 'root');
  return bytes;
}

async function newTarget(store: Store, known: Uint8Array | null, repository: TufRepository, access: TufAccess): Promise<Uint8Array> {
  const target = targetOf(store, repository);
  if (known !== null && (await verifyTarget(target, known).then(() => true, () => false))) return known;
  if (target.length > limits.trustRootBytes) throw new TufError('foreign', `the target ${repository.target} is larger than ${limits.trustRootBytes} bytes`);
  // With consistent snapshots a target lies under its hash; which of several is the repository's choice, and the first listed is what clients take.
  const at = repository.target.lastIndexOf('/') + 1;
  const hash = Object.values(target.hashes)[0] ?? '';
  const file = store.root.signed.consistentSnapshot ? `${repository.target.slice(0, at)}${hash}.${repository.target.slice(at)}` : repository.target;
  const bytes = await requirePart(`targets/${file}`, target.length, repository, access);
  await verifyTarget(target, bytes);
  return bytes;
}

type TargetFile = NonNullable<NonNullable<Store['targets']>['signed']['targets'][string]>;

function targetOf(store: Store, { target: name, mirror }: TufRepository): TargetFile {
  const targets = store.targets?.signed.targets ?? {};
  const target = Object.hasOwn(targets, name) ? targets[name] : undefined;
  if (target === undefined) throw new TufError('missing', `${mirror.host} lists no target ${name}`);
  return target;
}

/** Hashes of which one at least must be there: the library takes a target without any by its length. */
const STRONG: readonly string[] = ['sha256', 'sha384', 'sha512'];

async function verifyTarget(target: TargetFile, bytes: Uint8Array): Promise<void> {
  if (!STRONG.some((name) => Object.hasOwn(target.hashes, name))) throw new TufError('foreign', `the target ${target.path} is listed without a hash that is known`);
  const { Readable } = await import('node:stream');
  await target.verify(Readable.from([bytes]));
}

/** Whether it went well. What does not verify here is no fault: it is fetched anew. */
function attempt(act: () => unknown): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}

function versioned(store: Store, version: number | undefined, file: string): string {
  if (!store.root.signed.consistentSnapshot) return file;
  // It becomes part of an address.
  if (!Number.isSafeInteger(version) || version === undefined || version < 1) throw new TufError('foreign', `no version of ${file} is stated`);
  return `${version}.${file}`;
}

function boundOf(stated: number | undefined, most: number): number {
  return stated === undefined ? most : Math.min(stated, most);
}

async function requirePart(path: string, maxBytes: number, repository: TufRepository, access: TufAccess): Promise<Uint8Array> {
  const bytes = await fetchPart(path, maxBytes, repository, access);
  if (bytes === null) throw new TufError('missing', `${repository.mirror.host} has no ${path}`);
  return bytes;
}

/** One file of the repository; null where there is none. Stores for public files say 403 for it as well, where listing is forbidden. */
async function fetchPart(path: string, maxBytes: number, { mirror }: TufRepository, { http, signal }: TufAccess): Promise<Uint8Array | null> {
  const base = mirror.href.endsWith('/') ? mirror.href : `${mirror.href}/`;
  const answer = await http.request(new URL(path, base), { accept: 'application/json, application/octet-stream', maxBytes, totalMs: limits.tufRefreshMs, signal });
  if (answer.status === 404 || answer.status === 403) return null;
  if (answer.status !== 200) throw new SourceError('SOURCE_SERVER', `${mirror.host} answers for ${path} with status ${answer.status}.`);
  return answer.body;
}

function verified(store: Store, copy: TufCopy): VerifiedCopy {
  return { copy, root: ageOf(store.root), timestamp: ageOf(store.timestamp), targets: ageOf(store.targets) };
}

function ageOf(role: { readonly signed: { readonly version: number; readonly expires: string } } | undefined): TufAge {
  if (role === undefined) throw new TypeError('a walk ended before its last role');
  return { version: role.signed.version, expires: new Date(role.signed.expires) };
}

/** Runs one walk, and turns what the library throws, which for hostile bytes can be anything, into a `TufError`. */
async function translated<T>(walkOn: () => Promise<T>): Promise<T> {
  try {
    return await walkOn();
  } catch (cause) {
    if (cause instanceof TufError || cause instanceof SourceError) throw cause;
    const { ExpiredMetadataError } = await import('tuf-js/dist/error.js');
    throw new TufError(cause instanceof ExpiredMetadataError ? 'expired' : 'foreign', cause instanceof Error ? cause.message : 'the metadata cannot be read', { cause });
  }
}

function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
