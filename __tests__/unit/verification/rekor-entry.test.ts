import { beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonValue } from '../../../src/domain/json.ts';
import { isRekorEntry, readRekorEntry } from '../../../src/verification/formats/rekor-entry.ts';
import { rekorAnswer } from '../../support/evidence-forms.ts';
import { faultOf, present, type Json } from '../../support/verification.ts';
import { VirtualSigstore, type LogEntryJson } from '../../support/virtual-sigstore.ts';

let entry: LogEntryJson;
beforeAll(async () => {
  entry = present((await (await VirtualSigstore.create()).sign({ message: Buffer.from('artifact') })).entries[0]);
});
const uuid = (): string => present(Object.keys(rekorAnswer(entry))[0]);
function answer(change: (inner: Json) => void = () => {}, name = uuid()): JsonValue {
  const inner = structuredClone(rekorAnswer(entry)[uuid()]) as Json;
  change(inner);
  return JSON.parse(JSON.stringify({ [name]: inner })) as JsonValue;
}

describe('an entry as Rekor answers it', () => {
  it('is read with promise and proof', () => {
    const proof = present(entry.inclusionProof);
    expect(readRekorEntry(answer())).toMatchObject({
      kind: 'hashedrekord', version: '0.0.1', logId: Buffer.from(entry.logId.keyId, 'base64'), logIndex: entry.logIndex, integratedTime: entry.integratedTime,
      promise: Buffer.from(present(entry.inclusionPromise).signedEntryTimestamp, 'base64'), body: Buffer.from(entry.canonicalizedBody, 'base64'),
      proof: { logIndex: proof.logIndex, treeSize: proof.treeSize, rootHash: Buffer.from(proof.rootHash, 'base64'), checkpoint: present(proof.checkpoint).envelope },
    });
  });

  it('is read without its uuid too', () => {
    expect(readRekorEntry((answer() as Record<string, JsonValue>)[uuid()] ?? null)).toEqual(readRekorEntry(answer()));
  });

  it('has no time, promise or proof where it says none', () => {
    expect(readRekorEntry(answer((inner) => { inner['integratedTime'] = 0; delete inner['verification']; }))).toMatchObject({ integratedTime: null, promise: null, proof: null });
    expect(readRekorEntry(answer((inner) => { inner['verification'].inclusionProof.checkpoint = ''; })).proof).toBeNull();
  });

  it('is told from other documents', () => {
    expect(isRekorEntry(answer())).toBe(true);
    for (const other of [null, [], {}, { body: 'x' }, { [uuid()]: {} }, [answer()]] as readonly JsonValue[]) expect(isRekorEntry(other)).toBe(false);
    expect(isRekorEntry(answer(() => {}, 'not a uuid'))).toBe(false);
    expect(faultOf(() => readRekorEntry({}))).toBe('FORMAT_MALFORMED');
  });

  it.each<readonly [string, (inner: Json) => void]>([
    ['a log that is no hash', (inner) => { inner['logID'] = 'AAAA'; }],
    ['a log in upper case', (inner) => { inner['logID'] = String(inner['logID']).toUpperCase().replace(/^./, 'A'); }],
    ['a body that is no base64', (inner) => { inner['body'] = '!'; }],
    ['a body that says no kind', (inner) => { inner['body'] = Buffer.from('{}').toString('base64'); }],
    ['an index that is no number', (inner) => { inner['logIndex'] = 'x'; }],
    ['an index below zero', (inner) => { inner['logIndex'] = -1; }],
    ['a root in base64', (inner) => { inner['verification'].inclusionProof.rootHash = present(entry.inclusionProof).rootHash; }],
    ['a hash that is too short', (inner) => { inner['verification'].inclusionProof.hashes = ['ab']; }],
  ])('is malformed with %s', (_name, change) => {
    expect(faultOf(() => readRekorEntry(answer(change)))).toBe('FORMAT_MALFORMED');
  });
});
