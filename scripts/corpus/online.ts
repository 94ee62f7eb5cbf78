// Cases that need a log to be looked up in: the shipped engine asks a log over loopback that has a key of its own.
//
// What the public log once answered is not in a corpus and cannot be signed again. So the trust root of the case is copied and a further log added to
// it; authorities and certificate logs stay the case's own, and so do signature and certificate, which are real ones. Into that log goes the entry that
// the signer must have made. The addresses of all logs of the trust root lead to it, and every other host is out of reach.
//
//   expected: accept      passes by the entry, in each kind that the signer may have logged; fails without one, and by one that is about other bytes
//   expected: reject      fails for the reason of the case. Where that is a missing entry, none is in the log, and where no log is asked because the
//                         certificate lacks the promise of a certificate log as well, that is waived, so that the log is asked; else the entry is in it
//
// An online run says nothing about what the public log holds.

import { createHash, verify, X509Certificate } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Http } from '../../src/domain/ports.ts';
import type { Report } from '../../src/domain/report.ts';
import { httpClient } from '../../src/net/http.ts';
import { rekorAnswer } from '../../__tests__/support/evidence-forms.ts';
import { pem } from '../../__tests__/support/forge/keys.ts';
import type { LogBody } from '../../__tests__/support/forge/rekor.ts';
import type { TrustedRootJson } from '../../__tests__/support/forge/trusted-root.ts';
import { canonicalBody, RekorServer, reroute } from '../../__tests__/support/servers/rekor.ts';
import { VirtualSigstore } from '../../__tests__/support/virtual-sigstore.ts';
import type { Asked, Case, Inputs } from './adapters.ts';

/** What one run against the log came to. `agrees`: with the outcome, and for a refusal with the code, that the case asks for. */
export interface Looked { readonly log: string; readonly outcome: string; readonly codes: readonly string[]; readonly agrees: boolean }

/** What the runs of a case came to; all of them must agree. Or why there were none. */
export type Online = { readonly got: string; readonly why: string; readonly agrees: boolean; readonly runs: readonly Looked[] } | { readonly notRun: string };

/** The engine, over the folder of the corpus, with this client. */
export type Engine = (inputs: Inputs, http: Http) => Promise<Report>;

/** A real signature: the bodies of the entries that its signer may have made of it, and when. */
interface Signature { readonly entries: readonly LogBody[]; readonly at: Date }

/** What is in the log, and what a run must come to with it. `inputs` are given beside those of the case; with `unasked` it counts also where the log was not asked. */
interface Row { readonly log: string; readonly fill: (log: Log) => void; readonly outcome: 'passed' | 'failed'; readonly code: string | null; readonly inputs?: Inputs; readonly unasked?: boolean }

/** Reasons of cases by the code that says the same here. */
const CODES: Readonly<Record<string, string>> = { 'no-tlog-entry': 'WITNESSES_TOO_FEW', 'untrusted-builder': 'SIGNER_MISMATCH' };

/** How each kind of case says what was signed. */
const SIGNATURES: Readonly<Record<string, (one: Case, root: string) => Signature>> = { 'detached-blob': detached, 'slsa-artifact': enveloped };

/** Runs a case against the log. What the runs come to is reported and never thrown; what is wrong with the files of the case is thrown. */
export async function judgeOnline(one: Case, asked: Asked, { root, engine }: { readonly root: string; readonly engine: Engine }): Promise<Online> {
  const read = SIGNATURES[one.kind];
  if (read === undefined) return { notRun: `what a signer logs of the kind ${one.kind} is not known here` };
  const [inputs, ...others] = 'runs' in asked ? asked.runs : [];
  if (inputs === undefined || others.length > 0) return { notRun: 'not one run' };
  if (one.trusted_root === undefined) return { notRun: 'a case without a trust root of its own' };
  const rows = rowsOf(one, read(one, root));
  if (rows === null) return { notRun: `no code here is known to say ${one.reason ?? 'why'}` };
  const log = await Log.open(path.join(root, one.trusted_root));
  try {
    const runs: Looked[] = [];
    for (const row of rows) runs.push(await look(row, inputs, { log, engine }));
    return { got: verdictOf(runs.slice(-1)), why: runs.map(wordsOf).join('; '), agrees: runs.every(({ agrees }) => agrees), runs };
  } finally {
    await log.close();
  }
}

function rowsOf(one: Case, { entries, at }: Signature): readonly Row[] | null {
  const accepted = one.expected === 'accept';
  const code = accepted ? null : (CODES[one.reason ?? ''] ?? null);
  if (!accepted && code === null) return null;
  const none: Row = { log: 'no entry', fill: () => {}, outcome: 'failed', code: CODES['no-tlog-entry'] ?? null };
  if (one.reason === 'no-tlog-entry') return [{ ...none, unasked: true }, { ...none, log: 'no entry, and no promise of a certificate log wanted', inputs: new Map([['unsafe-ignore-sct', ['true']]]) }];
  const others = entries.map((body): Row => ({ log: `an entry of kind ${body.kind} about other bytes`, fill: (log) => log.insist(aboutOtherBytes(body), at), outcome: 'failed', code: 'LOG_BODY_MISMATCH' }));
  return [none, ...others, ...entries.map((body): Row => ({ log: `its entry of kind ${body.kind}`, fill: (log) => log.add(body, at), outcome: accepted ? 'passed' : 'failed', code }))];
}

async function look({ log: held, fill, outcome: wanted, code, inputs: more = new Map(), unasked = false }: Row, inputs: Inputs, { log, engine }: { readonly log: Log; readonly engine: Engine }): Promise<Looked> {
  log.forget();
  fill(log);
  // Only the log is to be asked: of what GitHub holds, the corpus says nothing.
  const online = new Map([...inputs].filter(([name]) => name !== 'offline'));
  const { outcome, problems, subjects } = await engine(new Map([...online, ...more, ['trusted-root', [log.trustedRoot]], ['github-attestations', ['never']]]), log.http);
  const silent = subjects.flatMap(({ searches }) => searches.flatMap(({ code: why }) => why ?? []));
  const codes = [...problems, ...subjects.flatMap(({ reasons }) => reasons), ...subjects.flatMap(({ ledger }) => ledger)].flatMap(({ code: said }) => said ?? []);
  // A run in which the log was not asked, or could not answer, says nothing about what the log holds.
  const agrees = (log.wasAsked || unasked) && silent.length === 0 && outcome === wanted && (code === null || codes.includes(code));
  return { log: held, outcome, codes: [...new Set([...codes, ...silent, ...(log.wasAsked ? [] : ['the log was not asked'])])], agrees };
}

function verdictOf([last]: readonly Looked[]): string {
  return { passed: 'accept', failed: 'reject' }[last?.outcome ?? ''] ?? last?.outcome ?? '';
}

function wordsOf({ log, outcome, codes, agrees }: Looked): string {
  return `${agrees ? '' : 'DISAGREES: '}${log}: ${[outcome, ...codes].join(' ')}`;
}

/** A log of its own beside those of a trust root, and a client that finds it in the place of each of them. */
class Log {
  readonly #sigstore: VirtualSigstore;
  readonly #server: RekorServer;
  readonly #client = httpClient({ wait: () => Promise.resolve() });
  readonly #folder = fs.mkdtempSync(path.join(os.tmpdir(), 'corpus-log-'));
  /** The path of the trust root that names the log. */
  readonly trustedRoot: string;
  readonly http: Http;

  private constructor(sigstore: VirtualSigstore, server: RekorServer, given: TrustedRootJson) {
    this.#sigstore = sigstore;
    this.#server = server;
    const added = sigstore.trustedRoot().tlogs.filter(({ baseUrl }) => baseUrl === sigstore.logs['rekor-v1'].baseUrl);
    const copy: TrustedRootJson = { ...given, tlogs: [...given.tlogs, ...added] };
    this.trustedRoot = path.join(this.#folder, 'trusted_root.json');
    fs.writeFileSync(this.trustedRoot, JSON.stringify(copy));
    this.http = reroute(this.#client, Object.fromEntries(copy.tlogs.map(({ baseUrl }) => [new URL(baseUrl).origin, server.url])));
  }

  static async open(trustedRoot: string): Promise<Log> {
    const given = JSON.parse(fs.readFileSync(trustedRoot, 'utf8')) as TrustedRootJson;
    const sigstore = await VirtualSigstore.create({ name: 'corpus' });
    return new Log(sigstore, await RekorServer.start(sigstore), given);
  }

  get wasAsked(): boolean {
    return this.#server.asked.includes('POST /api/v1/log/entries/retrieve');
  }

  /** Has an entry, and answers it to whom it concerns. */
  add(body: LogBody, at: Date): void {
    this.#server.hold(this.#sigstore.logs['rekor-v1'].append(body, { at }));
  }

  /** Has an entry, and answers it whatever it is asked: it is in the log by every proof, and it lies about what is asked. */
  insist(body: LogBody, at: Date): void {
    const entry = this.#server.hold(this.#sigstore.logs['rekor-v1'].append(body, { at }));
    this.#server.bend = () => ({ status: 200, body: [rekorAnswer(entry)] });
  }

  forget(): void {
    this.#server.forget();
  }

  async close(): Promise<void> {
    this.#client.close();
    await this.#server.close();
    fs.rmSync(this.#folder, { recursive: true, force: true });
  }
}

// ── what the signer logged

function detached(one: Case, root: string): Signature {
  const [signature, certificate, artifact] = ['signature', 'certificate', 'artifact'].map((role) => fs.readFileSync(fileOf(one, role, root)));
  if (signature === undefined || certificate === undefined || artifact === undefined) throw new Error(`${one.id}: not all files`);
  const leaf = new X509Certificate(certificate);
  const content = signature.toString('latin1').trim();
  // Nor would the public log have taken it.
  if (!verify('sha256', artifact, leaf.publicKey, Buffer.from(content, 'base64'))) throw new Error(`${one.id}: the signature is not over the artifact`);
  const spec = { data: { hash: { algorithm: 'sha256', value: createHash('sha256').update(artifact).digest('hex') } }, signature: { content, publicKey: { content: verifierOf(leaf) } } };
  return { entries: [canonicalBody({ kind: 'hashedrekord', apiVersion: '0.0.1', spec })], at: timeIn(leaf) };
}

/** Clients have logged envelopes as both kinds, by their text without the end of the line. */
function enveloped(one: Case, root: string): Signature {
  const envelope = fs.readFileSync(fileOf(one, 'provenance', root), 'utf8').trim();
  const { signatures: [{ cert } = {}, ...others] } = JSON.parse(envelope) as { readonly signatures: readonly { readonly cert?: string }[] };
  if (cert === undefined || others.length > 0) throw new Error(`${one.id}: not one signature with its certificate`);
  const leaf = new X509Certificate(cert);
  const by = verifierOf(leaf);
  const specs = { dsse: { proposedContent: { envelope, verifiers: [by] } }, intoto: { content: { envelope }, publicKey: by } };
  // Throws where the signature is not over the envelope.
  return { entries: Object.entries(specs).map(([kind, spec]) => canonicalBody({ kind, apiVersion: '0.0.1', spec })), at: timeIn(leaf) };
}

/** The same body, signature and signer with all hashes of something else. */
function aboutOtherBytes(body: LogBody): LogBody {
  const other = createHash('sha256').update('other bytes').digest('hex');
  return { ...body, bytes: Buffer.from(body.bytes.toString().replaceAll(/("algorithm":"sha256","value":)"[0-9a-f]{64}"/g, `$1"${other}"`)) };
}

function fileOf(one: Case, role: string, root: string): string {
  const [file, ...others] = [one.files[role] ?? []].flat();
  if (file === undefined || others.length > 0) throw new Error(`${one.id}: not one ${role}`);
  return path.join(root, file);
}

function verifierOf(leaf: X509Certificate): string {
  return Buffer.from(pem('CERTIFICATE', leaf.raw)).toString('base64');
}

/** A minute into the time of the certificate: signers log at once. */
function timeIn(leaf: X509Certificate): Date {
  const at = new Date(leaf.validFromDate.getTime() + 60_000);
  if (at >= leaf.validToDate) throw new RangeError('a certificate of less than a minute');
  return at;
}
