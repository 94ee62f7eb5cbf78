// Subjects: what is judged. A subject reference is what the user wrote; resolution turns it into subjects known by digest.

import type { Digest, WeakAlgorithm } from './digest.ts';

/** A list that is never empty. */
export type NonEmpty<T> = readonly [T, ...T[]];

/** A place in a file of the user: target of annotations, SARIF and pinning. Lines and columns count from 1, `span` is in UTF-16 units from 0. */
export interface Position { readonly file: string; readonly line: number; readonly column: number; readonly span: readonly [number, number] }

/**
 * What somebody calls a thing that has no bytes to be hashed: `algorithm:value`, where the algorithm names who gives out such values. It says
 * nothing of what the thing is, so it names a subject only where the user writes it out, and in verification summaries alone.
 */
export interface Identifier { readonly algorithm: string; readonly value: string }

/** What the user wrote: the only place where a tag or a glob may live. */
export type SubjectRef =
  | { readonly kind: 'image'; readonly reference: string; readonly seenAt: readonly Position[] }
  | { readonly kind: 'file'; readonly path: string; readonly seenAt: readonly Position[] }
  | { readonly kind: 'digest'; readonly digest: Digest; readonly seenAt: readonly Position[] }
  /** All assets of a release on GitHub, each of which becomes a file. */
  | { readonly kind: 'release'; readonly line: string; readonly seenAt: readonly Position[] }
  /** What is known by an identifier that is no hash, as the id of an image of a cloud. */
  | { readonly kind: 'identifier'; readonly identifier: Identifier; readonly seenAt: readonly Position[] }
  | { readonly kind: 'package'; readonly purl: string; readonly seenAt: readonly Position[] };

/** A container whose own bytes list the subject's digest. */
export interface Inclusion { readonly container: Digest; readonly how: 'checksums' | 'index' }

/** A container with its bytes, which had to be read to know what it lists, and all that evidence may name it by. */
export interface Container extends Inclusion {
  readonly digests: readonly Digest[];
  readonly weak: ReadonlyMap<WeakAlgorithm, string>;
  readonly bytes: Uint8Array;
}

/** What a file looked like when it was hashed. Compared again before the report: a file that changed was not the one judged. */
export interface FileState {
  readonly path: string;
  readonly bytes: number;
  readonly modifiedNs: bigint;
  /** When anything about the file last changed; nobody can set it back. */
  readonly changedNs: bigint;
  readonly inode: bigint;
}

/**
 * How an image was named. `reference` is what the user wrote; `platform` says which of its platforms this is, null where it is what was written.
 * `index` is the index of which every image is a subject of this run, null where that is not so. `children` counts the images of an index that is the
 * subject itself, null where it is none. `isTagged`: no digest was written, so whoever can push decides what it means.
 */
export interface ImageNaming { readonly reference: string; readonly platform: string | null; readonly index: Digest | null; readonly children: number | null; readonly isTagged: boolean }

/** One thing to be judged. Everything is compared with `digest`, never with a name. */
export interface Subject {
  readonly kind: SubjectRef['kind'];
  /** Canonical and without version: what rules match. A file's is its path as written, with `/`; an identifier's is itself. */
  readonly name: string;
  /** An identifier's is that of its text, and stands for it inside a run: nothing that is signed is compared with it. */
  readonly digest: Digest;
  /** Other strong digests of the same bytes; all that are known must agree. */
  readonly digests: readonly Digest[];
  /** Hex by weak algorithm, where one had to be compared; never names the subject. */
  readonly weak: ReadonlyMap<WeakAlgorithm, string>;
  /** What `{version}` and `{tag}` stand for; null when nothing states one. */
  readonly version: { readonly tag: string; readonly version: string | null } | null;
  /** Containers whose own bytes list this digest: a checksum file, an index. What is signed about them counts here. */
  readonly listedIn: readonly Container[];
  /** How an image was named; null for what is no image. */
  readonly image: ImageNaming | null;
  /** The images that an index lists, where it is the subject: who denies one of them denies it too. */
  readonly lists?: readonly Digest[];
  /** The file that was hashed; null where there are no bytes on this machine. */
  readonly file: FileState | null;
  readonly seenAt: readonly Position[];
}
