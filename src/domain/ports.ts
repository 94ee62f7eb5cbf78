// Ports: all that the engine may touch of the world. Passed explicitly and by part, so that a signature says what a function can reach.

import type { Claims } from './claims.ts';
import type { Digest, DigestAlgorithm, WeakAlgorithm } from './digest.ts';
import type { Problem } from './errors.ts';
import type { JsonValue } from './json.ts';
import type { Check } from './policy.ts';
import type { FileState, NonEmpty } from './subject.ts';

/** What a file that cannot be used is: told apart because "not there" and "cannot be read" need different steps of the user. */
export class FileError extends Error {
  override readonly name = 'FileError';
  readonly kind: 'missing' | 'unreadable' | 'changed' | 'not-a-file' | 'too-large' | 'too-many';
  constructor(kind: FileError['kind'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

export interface Files {
  /**
   * The whole of a regular file. Rejects with `FileError`; `too-large` before more than `maxBytes` are held.
   *
   * `inside`: a path that is written as one in the workspace must not lead out of it by a link (`unreadable`). For files whose text is shown: a
   * pull request can bring a link to a file with secrets. A path outside is the user's own word and is followed.
   */
  readonly read: (path: string, maxBytes: number, options?: { readonly inside?: boolean }) => Promise<Uint8Array>;
  /** Hashes a regular file by stream, all algorithms in one reading, and says what the file looked like. Rejects with `FileError`. */
  readonly hash: (path: string, algorithms: NonEmpty<DigestAlgorithm>) => Promise<{ readonly digests: NonEmpty<Digest>; readonly state: FileState }>;
  /** Hex of weak hashes of a regular file, for comparison with statements only. Rejects with `FileError`. */
  readonly weakHash: (path: string, algorithms: NonEmpty<WeakAlgorithm>) => Promise<ReadonlyMap<WeakAlgorithm, string>>;
  /** What a file looks like now. Rejects with `FileError`. */
  readonly state: (path: string) => Promise<FileState>;
  /** Paths of regular files that match, with `/`, sorted. A pattern without `*`, `?`, `[` or `{` is a path. */
  readonly glob: (pattern: string) => Promise<readonly string[]>;
}

/** One request. What is not given is as narrow as it can be. */
export interface HttpRequest {
  /** Bytes of the body that are taken at the most; more is `SOURCE_TOO_LARGE`. */
  readonly maxBytes: number;
  readonly accept: string;
  /** Default: GET. */
  readonly method?: 'GET' | 'HEAD' | 'POST';
  /** Further headers, none of them secret: they are sent to wherever a redirect leads. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The value of `Authorization`, for the origin of the URL alone: a redirect to another origin loses it. */
  readonly authorization?: string;
  readonly body?: Uint8Array;
  /** That a POST only asks, and may be repeated. GET and HEAD always may. */
  readonly repeatable?: boolean;
  /** Repetitions after a fault that may pass, at the most. Default: `limits.httpRetries`. */
  readonly retries?: number;
  /** Milliseconds for one try, and for all tries with the waits between them. */
  readonly tryMs?: number;
  readonly totalMs?: number;
  /** Ends the request early. */
  readonly signal?: AbortSignal;
  /** `origin`: a redirect that leaves the origin is not followed; it is the answer. Default: `any`. */
  readonly follow?: 'any' | 'origin';
  /** That a server named the URL, not the user: as with a redirect, it must not lead to this machine itself. Default: false. */
  readonly led?: boolean;
  /** Takes the body of an answer with the status 200, in place of memory: made anew for each try. Such an answer has an empty `body`. */
  readonly into?: () => Promise<BodySink>;
}

/** Where a body goes that may be larger than memory. `end` where it came whole, `abandon` where it did not: what was written is then worth nothing. */
export interface BodySink {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  readonly end: () => Promise<void>;
  readonly abandon: () => Promise<void>;
}

/** An answer that was had: any status, but those that say that the server cannot answer now. `url` is where the last redirect led. */
export interface HttpAnswer { readonly status: number; readonly headers: ReadonlyMap<string, string>; readonly body: Uint8Array; readonly url: URL }

/** What a user allows or brings for the servers of a run, beyond public ones over TLS. */
export interface HttpTerms {
  /** Hosts, as they are written, with a port where one is meant, that may be asked without encryption, or whose certificate is not looked at. */
  readonly unsafeHosts: ReadonlySet<string>;
  /** Certificates of authorities in PEM, beside those of the system. */
  readonly extraCa: readonly string[];
}

/** Asks by HTTP. Rejects with `SourceError` where no answer was had. */
export interface Http {
  request(url: URL, options: HttpRequest): Promise<HttpAnswer>;
  /** A client on these terms, with a pool of its own. */
  on(terms: HttpTerms): Http;
}

/** What a program came to: its exit code, and what it printed. */
export interface ProgramResult { readonly code: number; readonly stdout: Uint8Array; readonly stderr: Uint8Array }

/** What a program is given, and how much it may take. */
export interface ProgramOptions {
  /** Written to it; it reads the end behind. Null: there is nothing to read. */
  readonly stdin: Uint8Array | null;
  readonly timeoutMs: number;
  /** Bytes it may print. */
  readonly maxBytes: number;
  /** Whether what it prints to stderr is kept; it counts as printed. Default: it is thrown away, as it may hold secrets that the program was asked for. */
  readonly stderr?: 'keep';
  /** `none`: it is given PATH, and nothing that this process has: no token, no proxy, no configuration of its own. Default: all but the inputs. */
  readonly variables?: 'none';
  /** Ends it early. */
  readonly signal?: AbortSignal;
}

/**
 * Runs programs of the machine, without a shell: by a name on PATH, or by an absolute path. Rejects with `SourceError` where one cannot be started
 * (`SOURCE_UNREACHABLE`), takes too long (`SOURCE_TIMEOUT`), prints too much (`SOURCE_TOO_LARGE`) or is ended early (`INTERRUPTED`).
 */
export interface Exec { run(argv: NonEmpty<string>, options: ProgramOptions): Promise<ProgramResult> }

/** A file that is being written, with its path. */
export interface ScratchFile extends BodySink { readonly path: string }

/** A file that is there, until it is removed. */
export interface WrittenFile { readonly path: string; readonly remove: () => Promise<void> }

/** A verified file to hand on: where it lies, what it is to be called, and the digest under which it was verified. */
export interface KeptFile { readonly from: string; readonly name: string; readonly digest: Digest }

/** A folder of the run's own for files that nobody else shall see before they are verified. */
export interface Scratch {
  /** A new file under a name of the host's. Rejects with `FileError`. */
  create(): Promise<ScratchFile>;
  /** A new file of these bytes, under a name of the host's with this extension (`.json`, or none), for programs that read files. Rejects with `FileError`. */
  write(bytes: Uint8Array, given: { readonly extension: string; readonly executable?: boolean }): Promise<WrittenFile>;
  /** Hands files on into a folder of the user's: all of them or none, over nothing, and none whose bytes are others by now. Returns why not. */
  keep(files: readonly KeptFile[], folder: string): Promise<readonly Problem[]>;
  /** Removes what is left. */
  remove(): Promise<void>;
}

/** What is kept of tools from one job to the next, in the runner's tool cache. */
export interface Tools {
  /** Operating system and processor, as Node calls them: `linux-x64`. */
  readonly machine: string;
  /** The file that was kept under this name and version; null where there is none of at most `maxBytes`. Whoever asks verifies it: earlier steps can write there. */
  kept(name: string, version: string, maxBytes: number): Promise<Uint8Array | null>;
  /** Keeps a file. Where that is not possible nothing is kept, and nothing is said. */
  keep(name: string, version: string, bytes: Uint8Array): Promise<void>;
}

export interface Ports {
  readonly http: Http;
  readonly scratch: Scratch;
  /** A folder for what may be kept from one run to the next, null where there is none. Nothing that is read from it is believed. */
  readonly cacheFolder: string | null;
  readonly files: Files;
  readonly exec: Exec;
  readonly tools: Tools;
  /** The variables that are read, by name; a closed list (host/environment.ts). */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Has the runner hide a secret wherever it may be printed. */
  readonly mask: (secret: string) => void;
  readonly now: () => Date;
  /** One line for the reader of the log; escaped by the host. */
  readonly log: (line: string) => void;
  /** Aborts at the run's deadline, or when the run is cancelled. */
  readonly deadline: AbortSignal;
}

/** What a check is asked about: a statement as it was signed, with the claims of its attestation; or the authorities that were satisfied. */
export type CheckDocument =
  | { readonly kind: 'statement'; readonly statement: JsonValue; readonly claims: Claims }
  | { readonly kind: 'authorities'; readonly authorities: JsonValue };

/** What a check says. `ENGINE_FAILED` is no answer: it was asked, and nobody knows what it would have said. Texts may hold text from outside. */
export type CheckAnswer =
  | { readonly ok: true; readonly warning: string | null }
  | { readonly ok: false; readonly code: 'CHECK_FAILED' | 'POLICY_FIELD_ABSENT' | 'ENGINE_FAILED'; readonly message: string };

/** Answers a check. Given to `judge`, so that judging itself does no I/O. Rejects with `EngineError` where there is nobody to ask. */
export type Checker = (check: Check, document: CheckDocument) => Promise<CheckAnswer>;
