// The fuzzer is worth what it finds: with a check of the engine broken it must say so, and with none broken it must not cry wolf.

import fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mutateDer, parseDer, printDer } from '../../../scripts/fuzz/der-tree.ts';
import { parseTree, printTree, putBeside, slotsOf } from '../../../scripts/fuzz/json-tree.ts';
import { mutantOf, newTally, replay, runShare, type Tally } from '../../../scripts/fuzz/loop.ts';
import { forgeOriginals, isLayered, type Original } from '../../../scripts/fuzz/originals.ts';
import { engine, examine, runAll, truthOf, type Stages } from '../../../scripts/fuzz/pipeline.ts';
import { Random } from '../../../scripts/fuzz/random.ts';
import { isClean, load, originalsFromJson, originalsToJson, save, tables, toJson, totals } from '../../../scripts/fuzz/report.ts';
import { makeKey, VirtualSigstore } from '../../support/virtual-sigstore.ts';
import { temporaryFolder } from '../host/temporary.ts';

let all: readonly Original[] = [];
beforeAll(async () => {
  all = await forgeOriginals();
});

/** The originals of one kind. */
function kind(part: string): readonly Original[] {
  const found = all.filter(({ id }) => id.includes(part));
  if (found.length === 0) throw new Error(`there is no original ${part}`);
  return found;
}

/** The first mutants of a seed, as text. */
function written(seed: number): readonly string[] {
  return [0, 1, 2, 3, 4, 5, 6, 7].map((index) => JSON.stringify(mutantOf(index, { seed, originals: all }).mutant));
}

async function fuzz(originals: readonly Original[], count: number, stages: Stages = engine): Promise<Tally> {
  const tally = newTally();
  await runShare({ seed: 1, from: 1, step: 1, to: count + 1, originals, stages }, tally);
  return tally;
}

describe('the originals', () => {
  it('are of every format that is read, and accepted as they are, by the stages and by run()', async () => {
    const firsts = [...new Map(all.map((original) => [original.family, original])).values()];
    expect(firsts.map(({ family }) => family).toSorted()).toEqual([
      'bundle v0.1 message', 'bundle v0.1 statement', 'bundle v0.2 message', 'bundle v0.2 statement', 'bundle v0.3 message', 'bundle v0.3 statement',
      'checksums', 'cosign bundle', 'detached and entry', 'entry alone', 'envelope and entry', 'github answer', 'key, log', 'key, no log', 'layer of a signature', 'layer of an attestation', 'pep 740',
    ]);
    for (const original of firsts) {
      expect((await truthOf(original)).prints).toHaveLength(1);
      // A run reads files and nothing of a registry.
      if (!isLayered(original)) expect({ id: original.id, ...(await runAll(original, original)) }).toMatchObject({ id: original.id, outcome: 'passed' });
    }
  });

  it('are about their own file only', async () => {
    for (const original of [...kind('promise and proof · 1a'), ...kind('layer of a')]) expect(await examine(original, original, Buffer.from('another file'))).toMatchObject({ prints: [], codes: ['SUBJECT_MISMATCH'] });
  });

  it('can be kept in a file', () => {
    const text = originalsToJson(all);
    expect(originalsToJson(originalsFromJson(text))).toBe(text);
    expect(originalsFromJson(originalsToJson(kind('checksums · message · 1a')))).toEqual(kind('checksums · message · 1a'));
  });
});

describe('a mutant', () => {
  it('follows from its number, the seed and the originals', () => {
    expect(written(1)).toEqual(written(1));
    expect(written(2)).not.toEqual(written(1));
  });

  it('leaves its original as it was', () => {
    const before = originalsToJson(all);
    for (let index = 0; index < 100; index += 1) mutantOf(index, { seed: 3, originals: all });
    expect(originalsToJson(all)).toBe(before);
  });
});

describe('the engine as it is', () => {
  it('accepts no forgery among some mutants, and some that say the same', async () => {
    const tally = await fuzz([...kind('bundle v0.3 statement · promise and proof'), ...kind('key, log · P-256 statement'), ...kind('layer of a signature · promise · 1')], 150);
    expect(totals(tally)).toMatchObject({ 'false-accept': 0, crash: 0, hang: 0 });
    expect(totals(tally).equal).toBeGreaterThan(5);
    expect(totals(tally).rejected).toBeGreaterThan(80);
    expect(isClean(tally)).toBe(true);
  });
});

describe('an engine with a broken check', () => {
  // Whatever the evidence names is taken for the subject.
  const bindsAnything: Stages = {
    ...engine,
    bindToSubject: (authentic, subject, foundAt) => {
      const { content } = authentic.fields;
      const named = content.kind === 'message' ? [content.digest] : subject.digests;
      return engine.bindToSubject(authentic, { ...subject, digests: named }, foundAt);
    },
  };
  // An entry that does not verify is left out, and none is asked for.
  const forgetsEntries: Stages = {
    ...engine,
    authenticate: async (material, trusted, subject) => {
      const examined = await engine.authenticate(material, trusted, subject);
      if (examined.outcome === 'authentic' || !examined.rejection.code.startsWith('LOG_')) return examined;
      return engine.authenticate({ ...material, logEntries: [] }, { ...trusted, domains: trusted.domains.map((domain) => ({ ...domain, requires: { ...domain.requires, logs: 'none' } })) }, subject);
    },
  };
  // Nothing catches what a reader throws.
  const throws: Stages = {
    ...engine,
    parseCandidate: (candidate) => {
      const parsed = engine.parseCandidate(candidate);
      if (parsed.outcome === 'rejected') throw new TypeError('cannot read properties of undefined');
      return parsed;
    },
  };

  it.each<[string, Stages, string]>([
    ['of the subject', bindsAnything, 'bundle v0.3 message · promise and proof'],
    ['of the log entry', forgetsEntries, 'bundle v0.3 statement · two logs and two timestamps'],
  ])('%s is found out', async (_, stages, part) => {
    const tally = await fuzz(kind(part), 24, stages);
    expect(totals(tally)['false-accept']).toBeGreaterThan(0);
    expect(isClean(tally)).toBe(false);
  });

  it('that lets through what a reader throws is found out', async () => {
    const tally = await fuzz(kind('bundle v0.3 message · promise and proof'), 30, throws);
    expect(totals(tally).crash).toBeGreaterThan(0);
    expect(tally.findings.find(({ class: of }) => of === 'crash')?.why).toContain('cannot read properties of undefined');
    expect(isClean(tally)).toBe(false);
  });
});

describe('a finding', () => {
  const folder = temporaryFolder();
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('is saved with all that is needed to examine it again', async () => {
    const broken: Stages = { ...engine, parseCandidate: () => { throw new TypeError('broken'); } };
    const { findings } = await fuzz(all, 5, broken);
    // As findings come from a thread.
    const files = save(structuredClone(findings), folder, 3);
    expect(files).toHaveLength(3);
    const [first] = files.map(load);
    expect(first).toEqual(findings[0]);
    // The engine itself is not broken.
    expect(['rejected', 'equal']).toContain(first === undefined ? null : (await replay(first)).class);
  });
});

describe('the report', () => {
  it('counts every mutant once, by format, in text and in JSON', async () => {
    const tally = await fuzz(kind('key, no log'), 40);
    const { rejected, equal, fewer } = totals(tally);
    expect(rejected + equal + fewer).toBe(40);
    expect(tables(tally)).toMatch(new RegExp(`^key, no log +${rejected} +${equal} +${fewer} +0 +0 +0$`, 'm'));
    expect(JSON.parse(toJson(tally, { seed: 1 }))).toMatchObject({ seed: 1, totals: { rejected, equal, fewer }, findings: [] });
  });
});

describe('the trees', () => {
  it('write DER as it was, and right again after a change inside', async () => {
    const sigstore = await VirtualSigstore.create();
    const leaf = sigstore.issue(makeKey());
    expect(printDer(parseDer(leaf) ?? [])).toEqual(leaf);
    const random = new Random(1, 1);
    for (let turn = 0; turn < 50; turn += 1) {
      const changed = mutateDer(leaf, random, null, (content) => Buffer.concat([content, Buffer.from([0])]));
      expect(changed).not.toBeNull();
    }
    expect(parseDer(Buffer.from('no DER'))).toBeNull();
  });

  it('hold in JSON what no parser gives back', () => {
    const tree = parseTree('{"a":1,"b":["x"]}');
    if (tree === null) throw new Error('no tree');
    const [first] = slotsOf(tree);
    if (first === undefined) throw new Error('no slot');
    putBeside(first, { kind: 'raw', text: '1E400' }, true);
    expect(printTree(tree)).toBe('{"a":1,"a":1E400,"b":["x"]}');
    expect(parseTree('{')).toBeNull();
  });

  it('spread numbers over their range', () => {
    const random = new Random(1, 0);
    expect(new Set(Array.from({ length: 200 }, () => random.below(4)))).toEqual(new Set([0, 1, 2, 3]));
    const firsts = (seed: number): ReadonlySet<number> => new Set(Array.from({ length: 10_000 }, (_, stream) => new Random(seed, stream).next()));
    const [one, two] = [firsts(1), firsts(2)];
    // Another seed is another run, not the same one in another order.
    expect(one.intersection(two).size).toBeLessThan(10);
    expect(one.size).toBeGreaterThan(9_990);
  });
});
