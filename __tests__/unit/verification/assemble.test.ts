import { beforeAll, describe, expect, it } from '@jest/globals';
import { limits } from '../../../src/domain/limits.ts';
import type { Candidate, Piece } from '../../../src/domain/material.ts';
import { assemble } from '../../../src/verification/assemble.ts';
import { parseCandidate } from '../../../src/verification/formats/catalog.ts';
import { bareEnvelope, bodyOf, certificatePem, entryOfText, rekorAnswer, signatureFile } from '../../support/evidence-forms.ts';
import { candidateOf, flipped, present } from '../../support/verification.ts';
import { VirtualSigstore, aStatement, type LogEntryJson, type Signed } from '../../support/virtual-sigstore.ts';

let sigstore: VirtualSigstore;
let message: Signed;
let envelope: Signed;
beforeAll(async () => {
  sigstore = await VirtualSigstore.create();
  message = await sigstore.sign({ message: Buffer.from('artifact') });
  envelope = await sigstore.sign({ statement: aStatement() });
});

const named = (name: string, content: string | Uint8Array): Candidate => ({ ...candidateOf(Buffer.from(content)), foundAt: { source: 'file', address: name } });
function pieces(files: Readonly<Record<string, string | Uint8Array>>): readonly Piece[] {
  return Object.entries(files).flatMap(([name, content]) => {
    const parsed = parseCandidate(named(name, content));
    return parsed.outcome === 'parsed' ? parsed.pieces : [];
  });
}
/** Materials as `where: signer, number of entries`, and rejections as `where: CODE`. */
function assembled(files: Readonly<Record<string, string | Uint8Array>>, hasKeys = false): readonly [readonly string[], readonly string[]] {
  const { materials, rejections } = assemble(pieces(files), hasKeys);
  return [materials.map(({ candidate, signer, logEntries }) => `${candidate.foundAt.address}: ${signer.kind}, ${logEntries.length}`), rejections.map(({ candidate, code }) => `${candidate.foundAt.address}: ${code}`)];
}
const answer = (entry: LogEntryJson): string => JSON.stringify(rekorAnswer(entry));
const entryOf = (signed: Signed): string => answer(present(signed.entries[0]));

describe('assemble', () => {
  it('leaves whole material as it is', () => {
    expect(assembled({ b: message.bytes, c: envelope.bytes })).toEqual([['b: certificate, 1', 'c: certificate, 1'], []]);
  });

  it('puts signature, certificate and entry together', () => {
    expect(assembled({ s: signatureFile(message), c: certificatePem(message), e: entryOf(message) })).toEqual([['s + c + e: certificate, 1'], []]);
  });

  it('offers each certificate to each signature, and each signature to the keys', () => {
    const two = { s: signatureFile(message), t: signatureFile(envelope), c: certificatePem(message), d: certificatePem(envelope) };
    expect(assembled(two)).toEqual([['s + c: certificate, 0', 's + d: certificate, 0', 't + c: certificate, 0', 't + d: certificate, 0'], []]);
    expect(assembled({ s: signatureFile(message), c: certificatePem(message) }, true)).toEqual([['s + c: certificate, 0', 's: key, 0'], []]);
    expect(assembled({ s: signatureFile(message) }, true)).toEqual([['s: key, 0'], []]);
  });

  it('offers an entry to what it is about, and to nothing that has one', () => {
    const dsse = answer(sigstore.entry(envelope, { kind: 'dsse-0.0.1' }));
    expect(assembled({ a: bareEnvelope(envelope), e: dsse })).toEqual([['a + e: certificate, 1'], []]);
    expect(assembled({ a: envelope.bytes, e: dsse })).toEqual([['a: certificate, 1'], ['e: FORMAT_UNSUPPORTED']]);
    const text = bareEnvelope(envelope);
    expect(assembled({ a: text, e: answer(entryOfText(sigstore, envelope, text)) })).toEqual([['a + e: certificate, 1'], []]);
    expect(assembled({ a: `${text}\n`, e: answer(entryOfText(sigstore, envelope, text)) })).toEqual([['a: certificate, 0'], ['e: FORMAT_UNSUPPORTED']]);
  });

  it('copies no bytes, however often a part is used, and puts no more together than is bounded', () => {
    const sig = envelope.signature.toString('base64');
    const many = JSON.stringify({ ...JSON.parse(bareEnvelope(envelope)) as object, signatures: Array.from({ length: limits.envelopeSignatures }, () => ({ sig })) });
    const entry = rekorAnswer(sigstore.entry(envelope, { kind: 'hashedrekord' }));
    const entries = Object.fromEntries(Array.from({ length: limits.loosePieces }, (_, index) => [`e${index}`, `${JSON.stringify(entry)}${' '.repeat(index)}`]));
    const { materials } = assemble(pieces({ a: many, ...entries }), true);
    expect(materials.length).toBeGreaterThan(limits.envelopeSignatures * limits.loosePieces - 1);
    const text = new Set(materials.filter(({ content }) => content.kind === 'envelope').map(({ candidate }) => candidate.bytes));
    expect(text.size).toBe(1);
    const copies = Object.fromEntries(Array.from({ length: 64 }, (_, index) => [`a${index}`, `${many}${' '.repeat(index)}`]));
    const more = assemble(pieces({ ...copies, ...entries }), true).materials;
    expect(more.length).toBeLessThan(limits.assembled + limits.envelopeSignatures * 65 + limits.loosePieces);
    expect(more.filter(({ logEntries }) => logEntries.length > 0).length).toBeGreaterThanOrEqual(limits.assembled);
  });

  it('offers several entries together and each alone', () => {
    const second = answer(sigstore.entry(message, { log: 'rekor-v1-b' }));
    expect(assembled({ s: signatureFile(message), c: certificatePem(message), e: entryOf(message), f: second })).toEqual([['s + c + e + f: certificate, 2', 's + c + e: certificate, 1', 's + c + f: certificate, 1'], []]);
  });

  it('examines an entry by itself where it names another signer than it was put to', () => {
    expect(assembled({ e: entryOf(message) })).toEqual([['e: certificate, 1'], []]);
    expect(assembled({ s: signatureFile(message), c: certificatePem(envelope), e: entryOf(message) })).toEqual([['s + c + e: certificate, 1', 'e: certificate, 1'], []]);
  });

  it('says what belongs to nothing', () => {
    expect(assembled({ s: signatureFile(message) })).toEqual([[], ['s: KEY_UNSUPPORTED']]);
    expect(assembled({ c: certificatePem(message) })).toEqual([[], ['c: FORMAT_UNSUPPORTED']]);
    expect(assembled({ e: answer(sigstore.entry(envelope, { kind: 'dsse-0.0.1' })) })).toEqual([[], ['e: FORMAT_UNSUPPORTED']]);
  });

  it('rejects an entry that cannot be read, and nothing else', () => {
    const broken = (kind: string, version: string): string => answer(sigstore.logs['rekor-v1'].append(bodyOf(kind, {}, version), { at: message.at }));
    expect(assembled({ e: broken('hashedrekord', '0.0.1'), f: broken('hashedrekord', '0.0.9'), g: broken('helm', '0.0.1'), b: message.bytes })).toEqual([['b: certificate, 1'], ['e: LOG_BODY_MISMATCH', 'f: LOG_KIND_UNSUPPORTED', 'g: LOG_KIND_UNSUPPORTED']]);
  });

  it('bounds each kind of part, and says so of all of them', () => {
    const many = (count: number): Record<string, Uint8Array> => Object.fromEntries(Array.from({ length: count }, (_, index) => [`s${index}`, Buffer.concat([message.signature.subarray(0, -1), Buffer.from([index])])]));
    expect(assembled({ ...many(limits.loosePieces), c: certificatePem(message) })[0]).toHaveLength(limits.loosePieces);
    const [materials, rejections] = assembled({ ...many(limits.loosePieces + 1), c: certificatePem(message), b: message.bytes });
    expect([materials, rejections.length, rejections.at(-1)]).toEqual([['b: certificate, 1'], limits.loosePieces + 2, 'c: FORMAT_MALFORMED']);
  });

  it('tells of every part what became of it, once', () => {
    const all = pieces({ s: signatureFile(message), c: certificatePem(envelope), e: entryOf(message), x: flipped(message.signature) });
    const { materials, partOf } = assemble(all, true);
    const wholes = (candidate: Candidate): readonly Candidate[] => partOf.get(candidate)?.flatMap(wholes) ?? [candidate];
    const reached = new Set(all.flatMap((piece) => wholes(piece.kind === 'material' ? piece.material.candidate : piece.candidate)));
    for (const { candidate } of materials) expect(reached.has(candidate)).toBe(true);
    expect(reached.size).toBe(materials.length);
  });
});
