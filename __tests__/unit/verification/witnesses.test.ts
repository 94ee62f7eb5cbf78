import { beforeAll, describe, expect, it } from '@jest/globals';
import type { SignedMaterial } from '../../../src/domain/material.ts';
import type { TrustDomain } from '../../../src/domain/trust-domain.ts';
import { trustMaterialOf } from '../../../src/verification/trust-material.ts';
import { checkLogKeys, covers, knownWitnesses, requireWitnesses, verifyEntries, witnessedBy, type KnownWitnesses, type Required } from '../../../src/verification/witnesses.ts';
import { domainOf, faultOf, read } from '../../support/verification.ts';
import { DEFAULT_NOW, VirtualSigstore, reassemble, type Signed, type SignOptions } from '../../support/virtual-sigstore.ts';

let home: VirtualSigstore;
let stranger: VirtualSigstore;
let domain: TrustDomain;
beforeAll(async () => {
  home = await VirtualSigstore.create();
  stranger = await VirtualSigstore.create();
  domain = domainOf(home.trustedRoot());
});

const materialOf = (signed: Signed): SignedMaterial => {
  const material = read(signed.bundle);
  if (typeof material === 'string') throw new Error(material);
  return material;
};
const sign = (options: SignOptions = {}): Promise<Signed> => home.sign({ message: Buffer.from('artifact') }, options);
const knownOf = (signed: Signed, under = domain): KnownWitnesses => knownWitnesses(materialOf(signed), under, trustMaterialOf(under));
/** What asking for so many witnesses says of a signature. */
const asked = (signed: Signed, logs: Required['logs'], timestamps: Required['timestamps'], times: number): unknown =>
  faultOf(() => requireWitnesses(knownOf(signed), materialOf(signed), { logs, timestamps, times }));

describe('knownWitnesses', () => {
  it('sets aside who the domain does not know', async () => {
    const signed = await sign({ log: ['rekor-v1', stranger.logs['rekor-v1']], timestamps: [{}, { authority: stranger.timestampAuthorities[0] }] });
    const known = knownOf(signed);
    expect([known.entries.length, known.timestamps.length]).toEqual([1, 1]);
    expect(witnessedBy(known).map(({ kind, authority }) => [kind, authority])).toEqual([['log', home.logs['rekor-v1'].baseUrl], ['timestamp', home.timestampAuthorities[0].baseUrl]]);
  });

  it('refuses a timestamp that cannot be read', async () => {
    const signed = await sign();
    expect(faultOf(() => knownOf(reassemble(signed, { timestamps: [Buffer.from('x')] })))).toBe('TIME_INVALID');
    expect(faultOf(() => knownOf(signed))).toBe('nothing');
  });
});

describe('requireWitnesses', () => {
  it('counts logs, authorities and times, each once', async () => {
    const plain = await sign();
    expect([asked(plain, 1, 'none', 1), asked(plain, 2, 'none', 1), asked(plain, 1, 1, 1), asked(plain, 1, 'none', 2)]).toEqual(['nothing', 'WITNESSES_TOO_FEW', 'WITNESSES_TOO_FEW', 'WITNESSES_TOO_FEW']);
    const twice = await sign({ log: ['rekor-v1', 'rekor-v1'], timestamps: [{}, {}] });
    expect([asked(twice, 2, 'none', 1), asked(twice, 1, 2, 1), asked(twice, 1, 'none', 3), asked(twice, 1, 1, 2)]).toEqual(['WITNESSES_TOO_FEW', 'WITNESSES_TOO_FEW', 'WITNESSES_TOO_FEW', 'nothing']);
    const two = await sign({ log: ['rekor-v1', 'rekor-v1-b'], timestamps: 2 });
    expect([asked(two, 2, 2, 4), asked(two, 2, 2, 5)]).toEqual(['nothing', 'WITNESSES_TOO_FEW']);
  });

  it('takes no time from an entry without a promise', async () => {
    const unpromised = await sign({ promise: false, timestamps: 0 });
    expect([asked(unpromised, 1, 'none', 0), asked(unpromised, 1, 'none', 1)]).toEqual(['nothing', 'WITNESSES_TOO_FEW']);
    expect(witnessedBy(knownOf(unpromised))).toMatchObject([{ kind: 'log', at: null }]);
    expect(witnessedBy(knownOf(await sign()))).toMatchObject([{ kind: 'log', at: DEFAULT_NOW }]);
  });

  it('asks for nothing where nothing is asked', async () => {
    expect(asked(await sign({ log: 'none', timestamps: 0 }), 'none', 'none', 0)).toBe('nothing');
  });
});

describe('verifyEntries', () => {
  const verified = (signed: Signed): unknown => faultOf(() => verifyEntries(knownOf(signed), materialOf(signed), { certificate: signed.leaf, key: signed.key.spki }, trustMaterialOf(domain)));
  it('accepts entries of several logs, and refuses one that stands twice', async () => {
    const signed = await sign({ log: ['rekor-v1', 'rekor-v2'] });
    expect(verified(signed)).toBe('nothing');
    expect(verified(reassemble(signed, { entries: [...signed.entries, ...signed.entries] }))).toBe('LOG_INCLUSION');
  });

  it('refuses an entry for another certificate', async () => {
    const signed = await sign();
    expect(verified({ ...signed, leaf: home.issue(signed.key) })).toBe('LOG_KEY_MISMATCH');
  });
});

describe('checkLogKeys', () => {
  const windowed = (start: Date | null, end: Date | null): TrustDomain => ({ ...domain, roots: { ...domain.roots, transparencyLogs: domain.roots.transparencyLogs.map((log) => ({ ...log, validity: { start, end } })) } });
  const [before, after] = [new Date('2026-05-01T00:00:00Z'), new Date('2026-07-01T00:00:00Z')];
  it('holds the key of a log that only proves to every time that is witnessed', async () => {
    const signed = await sign({ log: 'rekor-v2', timestamps: 1 });
    const check = (start: Date | null, end: Date | null): unknown => {
      const known = knownOf(signed, windowed(start, end));
      return faultOf(() => checkLogKeys(known, witnessedBy(known), after));
    };
    expect([check(before, after), check(null, null), check(after, null), check(null, before)]).toEqual(['nothing', 'nothing', 'LOG_INCLUSION', 'LOG_INCLUSION']);
  });

  it('holds it to the clock where no time is witnessed, and says where it is out of use', async () => {
    const signed = await sign({ log: 'rekor-v2', timestamps: 0 });
    const check = (start: Date | null, end: Date | null): unknown => {
      try {
        return checkLogKeys(knownOf(signed, windowed(start, end)), [], DEFAULT_NOW).map(({ code }) => code);
      } catch (cause) {
        return faultOf(() => { throw cause; });
      }
    };
    expect([check(before, after), check(after, null), check(null, before)]).toEqual([[], 'LOG_INCLUSION', ['LOG_KEY_RETIRED']]);
  });
});

describe('covers', () => {
  it('includes both ends', () => {
    const [start, end] = [new Date(1000), new Date(2000)];
    expect([999, 1000, 1500, 2000, 2001].map((ms) => covers({ start, end }, new Date(ms)))).toEqual([false, true, true, true, false]);
    expect([covers({ start: null, end }, new Date(0)), covers({ start, end: null }, new Date(9999)), covers({ start: null, end: null }, new Date(0))]).toEqual([true, true, true]);
  });
});
