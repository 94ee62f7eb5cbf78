// Evidence to start from: one original of every kind the engine reads, forged by an in-memory Sigstore, each accepted as it is.
//
// An original is plain data: it goes to other threads and into files, so that a run can be repeated byte for byte though keys are new each time.

import { createHash } from 'node:crypto';
import { attestationLayer, rekordEntry, signatureLayer, simpleSigning, type Layer } from '../../__tests__/support/evidence-forms.ts';
import {
  VirtualSigstore, aStatement, makeKey, pem, reassemble,
  type KeyKind, type LogEntryJson, type SignOptions, type Signed, type ToSign,
} from '../../__tests__/support/virtual-sigstore.ts';

/** One file of evidence. */
export interface Piece { readonly name: string; readonly bytes: Buffer }

/** How the name of a file ends that holds a layer of a registry: its bytes in base64, and what stands beside them, as JSON. No run reads such a file. */
export const LAYER_FILE = '.layer.json';

/** Whether an original lies in a registry, so that its subject is an image. */
export function isLayered({ files }: Pick<Original, 'files'>): boolean {
  return files.some(({ name }) => name.endsWith(LAYER_FILE));
}

/** Evidence with all that is needed to verify it. */
export interface Original {
  readonly id: string;
  /** The row of the report. */
  readonly family: string;
  readonly files: readonly Piece[];
  /** A checksum file that lists the subject; the evidence is about the list then. */
  readonly checksums: Piece | null;
  readonly subject: Buffer;
  /** The text of trusted_root.json. */
  readonly root: string;
  /** PEM of keys the user gives. */
  readonly keys: readonly string[];
  readonly keyLog: 'required' | 'none';
  /** The class to ask for. */
  readonly require: string;
}

const ARTIFACTS = [Buffer.from('the first artifact\n'), Buffer.from('the second artifact\n')];

/** Forges originals: each kind by two signers for one subject, and once for another subject, so that every part has a foreign twin. */
export async function forgeOriginals(): Promise<readonly Original[]> {
  const [sigstore, github] = [await VirtualSigstore.create({ name: 'public' }), await VirtualSigstore.create({ name: 'private', style: 'github' })];
  const all: Original[] = [];
  for (const [index, turn] of [0, 0, 1].entries()) {
    const identity = `https://github.com/acme/${index === 1 ? 'other' : 'app'}/.github/workflows/release.yml@refs/tags/v1.2.${index}`;
    all.push(...await new Forge(sigstore, github, identity, ARTIFACTS[turn] ?? Buffer.alloc(0), `${turn + 1}${index === 1 ? 'b' : 'a'}`).all());
  }
  return all;
}

type Fields = Partial<Pick<Original, 'checksums' | 'keys' | 'keyLog' | 'subject'>>;
type Contents = 'message' | 'statement';

class Forge {
  readonly #sigstore: VirtualSigstore;
  readonly #github: VirtualSigstore;
  readonly #identity: string;
  readonly #subject: Buffer;
  readonly #mark: string;

  constructor(sigstore: VirtualSigstore, github: VirtualSigstore, identity: string, subject: Buffer, mark: string) {
    this.#sigstore = sigstore;
    this.#github = github;
    this.#identity = identity;
    this.#subject = subject;
    this.#mark = mark;
  }

  async all(): Promise<readonly Original[]> {
    return (await Promise.all([this.#bundles(), this.#cosign(), this.#envelopes(), this.#detached(), this.#wrapped(), this.#keys(), this.#entries(), this.#checksums(), this.#layers()])).flat();
  }

  #original(family: string, detail: string, kind: Contents, files: readonly (readonly [string, string | Uint8Array])[], root: VirtualSigstore, fields: Fields = {}): Original {
    return {
      id: `${family} · ${detail} · ${this.#mark}`, family, checksums: null, keys: [], keyLog: 'required', subject: this.#subject,
      files: files.map(([name, content]) => ({ name, bytes: Buffer.from(content) })),
      root: JSON.stringify(root.trustedRoot()),
      require: kind === 'message' ? 'signature' : 'provenance',
      ...fields,
    };
  }

  #what(kind: Contents): ToSign {
    return kind === 'message' ? { message: this.#subject } : { statement: aStatement({ subjects: [{ name: 'app', digest: { sha256: hex('sha256', this.#subject), sha512: hex('sha512', this.#subject) } }] }) };
  }

  async #sign(kind: Contents, options: SignOptions = {}, by = this.#sigstore): Promise<Signed> {
    return by.sign(this.#what(kind), { identity: this.#identity, ...options });
  }

  // Versions × contents × witnesses. v0.1 must have a promise; the later ones a proof.
  async #bundles(): Promise<readonly Original[]> {
    const witnesses: readonly (readonly [string, VirtualSigstore, readonly string[], SignOptions])[] = [
      ['promise', this.#sigstore, ['0.1'], { promise: true, proof: false }],
      ['promise and proof', this.#sigstore, ['0.1', '0.2', '0.3'], { promise: true, proof: true }],
      ['proof and timestamp', this.#sigstore, ['0.2', '0.3'], { promise: false, proof: true, timestamps: 1 }],
      ['rekor v2 and timestamp', this.#sigstore, ['0.2', '0.3'], { log: 'rekor-v2', timestamps: 1 }],
      ['two logs and two timestamps', this.#sigstore, ['0.3'], { log: ['rekor-v1', 'rekor-v2'], timestamps: 2 }],
      ['timestamp only', this.#github, ['0.1', '0.2', '0.3'], { log: 'none', timestamps: 1 }],
    ];
    const made: Original[] = [];
    for (const [detail, by, versions, options] of witnesses) {
      for (const version of versions) {
        for (const kind of ['message', 'statement'] as const) {
          const { bytes } = await this.#sign(kind, { ...options, bundle: version as '0.1' | '0.2' | '0.3' }, by);
          made.push(this.#original(`bundle v${version} ${kind}`, detail, kind, [['bundle.json', bytes]], by));
        }
      }
    }
    for (const entryKind of ['intoto-0.0.2', 'hashedrekord'] as const) made.push(this.#original('bundle v0.3 statement', entryKind, 'statement', [['bundle.json', (await this.#sign('statement', { entryKind })).bytes]], this.#sigstore));
    return made;
  }

  async #cosign(): Promise<readonly Original[]> {
    return (['message', 'statement'] as const).map((kind) => {
      const bundle = this.#sigstore.cosignBundle(this.#what(kind), { identity: this.#identity });
      return this.#original('cosign bundle', kind, kind, [['cosign.bundle', JSON.stringify(bundle)]], this.#sigstore);
    });
  }

  // As slsa-github-generator writes them, with the certificate in the signature; the entry is found beside.
  async #envelopes(): Promise<readonly Original[]> {
    const made: Original[] = [];
    for (const entryKind of ['dsse-0.0.1', 'intoto-0.0.2'] as const) {
      const signed = await this.#sign('statement', { entryKind });
      const envelope = { ...signed.bundle.dsseEnvelope, signatures: [{ keyid: '', sig: signed.signature.toString('base64'), cert: pem('CERTIFICATE', signed.leaf) }] };
      made.push(this.#original('envelope and entry', entryKind, 'statement', [['app.intoto.jsonl', JSON.stringify(envelope)], ['entry.json', rekorAnswer(signed)]], this.#sigstore));
    }
    // The oldest entries name the hash of the envelope's text and no signature.
    const key = makeKey();
    const signed = await this.#sign('statement', { key, signer: 'key', entryKind: 'intoto-0.0.1' });
    const { payloadType, payload } = signed.bundle.dsseEnvelope ?? {};
    const envelope = JSON.stringify({ payloadType, payload, signatures: [{ keyid: '', sig: signed.signature.toString('base64') }] });
    return [...made, this.#original('envelope and entry', 'intoto-0.0.1, key', 'statement', [['app.dsse', envelope], ['entry.json', rekorAnswer(signed)]], this.#sigstore, { keys: [pem('PUBLIC KEY', key.spki)] })];
  }

  async #detached(): Promise<readonly Original[]> {
    const signed = await this.#sign('message');
    return [this.#original('detached and entry', 'message', 'message', [['app.sig', signed.signature.toString('base64')], ['app.pem', pem('CERTIFICATE', signed.leaf)], ['entry.json', rekorAnswer(signed)]], this.#sigstore)];
  }

  async #wrapped(): Promise<readonly Original[]> {
    const signed = await this.#sign('statement');
    const { bundle } = signed;
    const pep740 = { version: 1, verification_material: { certificate: signed.leaf.toString('base64'), transparency_entries: bundle.verificationMaterial.tlogEntries }, envelope: { statement: bundle.dsseEnvelope?.payload, signature: signed.signature.toString('base64') } };
    const github = await this.#sign('statement', {}, this.#github);
    return [
      this.#original('pep 740', 'statement', 'statement', [['app.publish.attestation', JSON.stringify(pep740)]], this.#sigstore),
      this.#original('github answer', 'timestamp only', 'statement', [['answer.json', JSON.stringify({ attestations: [{ repository_id: 1, bundle_url: '', bundle: github.bundle }] })]], this.#github),
    ];
  }

  async #keys(): Promise<readonly Original[]> {
    const made: Original[] = [];
    for (const kind of ['P-256', 'P-384', 'P-521', 'RSA', 'RSA-PSS', 'Ed25519'] as const satisfies readonly KeyKind[]) {
      for (const content of ['message', 'statement'] as const) {
        for (const keyLog of ['required', 'none'] as const) {
          const key = makeKey(kind);
          const { bytes } = await this.#sign(content, { key, signer: 'key', log: keyLog === 'none' ? 'none' : 'rekor-v1' });
          made.push(this.#original(`key, ${keyLog === 'none' ? 'no log' : 'log'}`, `${kind} ${content}`, content, [['bundle.json', bytes]], this.#sigstore, { keys: [pem('PUBLIC KEY', key.spki)], keyLog }));
        }
      }
    }
    return made;
  }

  // What cosign stores beside an image: the payload of its signature, and attestations.
  async #layers(): Promise<readonly Original[]> {
    const key = makeKey();
    const keys = [pem('PUBLIC KEY', key.spki)];
    const payload = { message: simpleSigning(`sha256:${hex('sha256', this.#subject)}`, { optional: { env: 'prod', commit: this.#mark } }) };
    const sign = async (what: ToSign, options: SignOptions = {}, by = this.#sigstore): Promise<Signed> => by.sign(what, { identity: this.#identity, bundle: '0.1', chain: 'none', ...options });
    const original = (kind: Contents, detail: string, layer: Layer, by = this.#sigstore, fields: Fields = {}): Original =>
      this.#original(`layer of ${kind === 'message' ? 'a signature' : 'an attestation'}`, detail, kind, [[`app${LAYER_FILE}`, JSON.stringify({ ...layer, bytes: layer.bytes.toString('base64') })]], by, fields);
    const rekord = await sign(payload);
    return [
      original('message', 'promise', signatureLayer(await sign(payload))),
      original('message', 'promise, chain', signatureLayer(await sign(payload, { chain: 'all' }))),
      original('message', 'promise and timestamp', signatureLayer(await sign(payload, { timestamps: 1 }))),
      original('message', 'rekord', signatureLayer(reassemble(rekord, { entries: [rekordEntry(this.#sigstore, rekord)] }))),
      original('message', 'timestamp only', signatureLayer(await sign(payload, { timestamps: 1 }, this.#github)), this.#github),
      original('message', 'key', signatureLayer(await sign(payload, { key, signer: 'key' })), this.#sigstore, { keys }),
      original('message', 'key alone', signatureLayer(await sign(payload, { key, signer: 'key', log: 'none' })), this.#sigstore, { keys, keyLog: 'none' }),
      ...await Promise.all((['dsse-0.0.1', 'intoto-0.0.1', 'intoto-0.0.2'] as const).map(async (entryKind) => original('statement', entryKind, attestationLayer(await sign(this.#what('statement'), { entryKind }))))),
      original('statement', 'promise and timestamp', attestationLayer(await sign(this.#what('statement'), { timestamps: 1, stampOver: 'envelope-text' }))),
      original('statement', 'timestamp only', attestationLayer(await sign(this.#what('statement'), { timestamps: 1, stampOver: 'envelope-text' }, this.#github)), this.#github),
      original('statement', 'key', attestationLayer(await sign(this.#what('statement'), { key, signer: 'key' })), this.#sigstore, { keys }),
    ];
  }

  async #entries(): Promise<readonly Original[]> {
    const [signed, key] = [await this.#sign('message'), makeKey()];
    const byKey = await this.#sign('message', { key, signer: 'key' });
    return [
      this.#original('entry alone', 'certificate', 'message', [['entry.json', rekorAnswer(signed)]], this.#sigstore),
      this.#original('entry alone', 'key', 'message', [['entry.json', rekorAnswer(byKey)]], this.#sigstore, { keys: [pem('PUBLIC KEY', key.spki)] }),
    ];
  }

  async #checksums(): Promise<readonly Original[]> {
    const list = Buffer.from(`${hex('sha256', this.#subject)}  app.bin\n${hex('sha256', Buffer.from('another file'))} *other.bin\nSHA512 (third.bin) = ${hex('sha512', Buffer.from('a third file'))}\n`);
    const { bytes } = await this.#sigstore.sign({ message: list }, { identity: this.#identity });
    return [this.#original('checksums', 'message', 'message', [['checksums.sigstore.json', bytes]], this.#sigstore, { checksums: { name: 'SHA256SUMS', bytes: list } })];
  }
}

/** The name of the subject's file in every original. */
export const SUBJECT_NAME = 'app.bin';

/** The only entry of a signature, as Rekor's API answers it. */
function rekorAnswer(signed: Signed): string {
  const entry = signed.bundle.verificationMaterial.tlogEntries[0];
  if (entry === undefined) throw new Error('there is no log entry');
  return JSON.stringify({ [hex('sha256', Buffer.from(entry.canonicalizedBody))]: { body: entry.canonicalizedBody, integratedTime: Number(entry.integratedTime), logID: hexOf(entry.logId.keyId), logIndex: Number(entry.logIndex), verification: verificationOf(entry) } });
}

function verificationOf({ inclusionPromise, inclusionProof }: LogEntryJson): object {
  return {
    ...(inclusionPromise === undefined ? {} : { signedEntryTimestamp: inclusionPromise.signedEntryTimestamp }),
    ...(inclusionProof === undefined ? {} : {
      inclusionProof: { logIndex: Number(inclusionProof.logIndex), treeSize: Number(inclusionProof.treeSize), rootHash: hexOf(inclusionProof.rootHash), hashes: inclusionProof.hashes.map(hexOf), checkpoint: inclusionProof.checkpoint?.envelope },
    }),
  };
}

const hexOf = (base64: string): string => Buffer.from(base64, 'base64').toString('hex');
const hex = (algorithm: 'sha256' | 'sha512', bytes: Uint8Array): string => createHash(algorithm).update(bytes).digest('hex');

