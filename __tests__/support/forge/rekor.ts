// Transparency logs: Rekor v1 (promises, proofs, ECDSA) and Rekor v2 (proofs only, Ed25519), with their checkpoints.
//
//   checkpoint:  <origin>\n<size>\n<base64 root>\n[more lines\n]\n— <name> <base64(4-byte key hint ‖ signature)>\n
//   promise:     ECDSA over {"body":…,"integratedTime":…,"logID":…,"logIndex":…}
//
// A log signs what it is told: roots that are not of the tree, sizes that do not fit, promises over other times. That is the log gone bad.

import { hashLeaf, inclusionPath, type SubtreeHash } from './merkle.ts';
import { makeKey, sha256, signWith, type SigningKey } from './keys.ts';

/** An entry as a bundle writes it (proto3 JSON). */
export interface LogEntryJson {
  logIndex: string;
  logId: { keyId: string };
  kindVersion: { kind: string; version: string };
  integratedTime?: string;
  inclusionPromise?: { signedEntryTimestamp: string };
  inclusionProof?: { logIndex: string; rootHash: string; treeSize: string; hashes: string[]; checkpoint?: { envelope: string } };
  canonicalizedBody: string;
}

/** What a log hashes: the canonicalized body with what it calls itself. */
export interface LogBody { readonly kind: string; readonly version: string; readonly bytes: Buffer }

/** What a checkpoint says where it is not the truth. What is changed here is signed by the log all the same. */
export interface CheckpointOptions {
  readonly origin?: string;
  readonly size?: number | string;
  readonly root?: Uint8Array;
  /** The name on the signature line. */
  readonly name?: string;
  readonly hint?: Uint8Array;
  /** Lines behind the root. */
  readonly more?: readonly string[];
  /** Signs with another key; null leaves the log's own signature out. */
  readonly key?: SigningKey | null;
  /** How many witnesses cosign (C2SP tlog-cosignature). */
  readonly cosignatures?: number;
  /** Leaves the checkpoint out of the proof. */
  readonly absent?: boolean;
}

/** How an entry is logged. */
export interface EntryOptions {
  /** The integrated time of Rekor v1, and of its promise. */
  readonly at?: Date;
  readonly promise?: boolean;
  readonly proof?: boolean;
  /** Leaves of the tree; 1 gives a proof without hashes. */
  readonly treeSize?: number;
  /** Place in the tree. */
  readonly index?: number;
  /** Hashes of the subtrees beside the path: those of real entries, where there are any. */
  readonly beside?: SubtreeHash;
  readonly checkpoint?: CheckpointOptions;
  /** What the promise is over, where that is not what the entry says. */
  readonly promiseOver?: { readonly integratedTime?: number; readonly logIndex?: number; readonly body?: Uint8Array };
  /** Signs the promise with another key. */
  readonly promiseKey?: SigningKey;
}

/** Rekor v1 splits its index over shards: the index of an entry is not its place in a tree. */
const SHARD_OFFSET = 10_000_000;

/** One log. Entries get rising places in a tree of which only the paths exist. */
export class TransparencyLog {
  readonly version: 'v1' | 'v2';
  readonly baseUrl: string;
  /** The name in checkpoints. */
  readonly host: string;
  readonly key: SigningKey;
  readonly logId: Buffer;
  readonly origin: string;
  #next = 1_000_001;

  constructor(version: 'v1' | 'v2', baseUrl: string) {
    this.version = version;
    this.baseUrl = baseUrl;
    this.host = new URL(baseUrl).host;
    this.key = makeKey(version === 'v1' ? 'P-256' : 'Ed25519');
    this.logId = version === 'v1' ? sha256(this.key.spki) : checkpointKeyId(this.host, 1, this.key);
    this.origin = version === 'v1' ? `${this.host} - ${this.logId.readUIntBE(0, 6)}` : this.host;
  }

  /** Logs a body. Rekor v1 gives promise and proof, v2 a proof and no time. */
  append(body: LogBody, options: EntryOptions & { readonly at: Date }): LogEntryJson {
    const place = this.#next++;
    const index = options.index ?? (options.treeSize === undefined ? place : place % options.treeSize);
    const v1 = this.version === 'v1';
    const logIndex = v1 ? index + SHARD_OFFSET : index;
    const seconds = Math.floor(options.at.getTime() / 1000);
    return {
      logIndex: String(logIndex),
      logId: { keyId: this.logId.toString('base64') },
      kindVersion: { kind: body.kind, version: body.version },
      ...(v1 ? { integratedTime: String(seconds) } : {}),
      ...((options.promise ?? v1) ? { inclusionPromise: { signedEntryTimestamp: this.promise(body.bytes, seconds, logIndex, options).toString('base64') } } : {}),
      ...((options.proof ?? true) ? { inclusionProof: this.#proof(body.bytes, index, options.treeSize ?? place + 12_345, options) } : {}),
      canonicalizedBody: body.bytes.toString('base64'),
    };
  }

  /** The signed entry timestamp. */
  promise(body: Uint8Array, integratedTime: number, logIndex: number, options: Pick<EntryOptions, 'promiseOver' | 'promiseKey'> = {}): Buffer {
    const over = options.promiseOver ?? {};
    const text = Buffer.from(over.body ?? body).toString('base64');
    const payload = `{"body":"${text}","integratedTime":${over.integratedTime ?? integratedTime},"logID":"${this.logId.toString('hex')}","logIndex":${over.logIndex ?? logIndex}}`;
    return signWith(options.promiseKey ?? this.key, Buffer.from(payload));
  }

  #proof(body: Buffer, index: number, size: number, options: EntryOptions): NonNullable<LogEntryJson['inclusionProof']> {
    const path = inclusionPath(hashLeaf(body), index, size, options.beside);
    const checkpoint = options.checkpoint ?? {};
    return {
      logIndex: String(index),
      rootHash: path.root.toString('base64'),
      treeSize: String(size),
      hashes: path.hashes.map((hash) => hash.toString('base64')),
      ...(checkpoint.absent === true ? {} : { checkpoint: { envelope: this.checkpoint(size, path.root, checkpoint) } }),
    };
  }

  /** The text of a checkpoint. */
  checkpoint(size: number, root: Uint8Array, options: CheckpointOptions = {}): string {
    const lines = [options.origin ?? this.origin, String(options.size ?? size), Buffer.from(options.root ?? root).toString('base64'), ...(options.more ?? [])];
    const text = lines.map((line) => `${line}\n`).join('');
    const key = options.key === undefined ? this.key : options.key;
    const own = key === null ? [] : [signatureLine(options.name ?? this.host, options.hint ?? this.logId, signWith(key, Buffer.from(text)))];
    const witnesses = Array.from({ length: options.cosignatures ?? 0 }, (_, i) => cosignature(`witness-${i + 1}.test`, text));
    return [text, '\n', ...own, ...witnesses].join('');
  }
}

// sha256(name ‖ "\n" ‖ algorithm ‖ raw Ed25519 key): C2SP signed-note. The raw key is the end of its SPKI.
function checkpointKeyId(name: string, algorithm: number, key: SigningKey): Buffer {
  return sha256(Buffer.from(`${name}\n`), Buffer.from([algorithm]), key.spki.subarray(-32));
}

function signatureLine(name: string, hint: Uint8Array, signature: Uint8Array): string {
  return `\u2014 ${name} ${Buffer.concat([hint.subarray(0, 4), signature]).toString('base64')}\n`;
}

// A witness signs the checkpoint with a time in front of it: cosignature/v1, algorithm 4.
function cosignature(name: string, checkpoint: string): string {
  const key = makeKey('Ed25519');
  const seconds = 1_780_000_000;
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(seconds));
  const signature = signWith(key, Buffer.from(`cosignature/v1\ntime ${seconds}\n${checkpoint}`));
  return signatureLine(name, checkpointKeyId(name, 4, key), Buffer.concat([time, signature]));
}
