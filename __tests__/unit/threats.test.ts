// Every promise about an attacker has a test that is there.

import { describe, expect, it } from '@jest/globals';
import fs from 'node:fs';
import path from 'node:path';
import { threats, type Proof, type Threat } from '../threats.ts';

const TESTS = path.resolve(import.meta.dirname, '..');
/** Rows that say something about verifying files and images: none of their promises may be without a test. */
const APPLY = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 16, 17, 19, 20];

function ids({ row, proofs }: Threat): readonly (readonly [string, Proof | null])[] {
  return Object.entries(proofs).map(([noun, proof]) => [`T${row}.${noun}`, proof]);
}

/** The ids whose test is not there: no proof, no such file, or nothing of that name in it that is a test or a row of one. */
function untested(given: readonly Threat[], read: (file: string) => string | null): readonly string[] {
  return given.flatMap(ids).filter(([, proof]) => {
    const text = proof === null ? null : read(proof.file);
    return proof === null || text === null || !isTestIn(proof.test, text);
  }).map(([id]) => id);
}

// A name in the quotes of a literal: of `it`, of `describe`, or of a row that names one of the cases of `it.each`. Comments do not count.
function isTestIn(name: string, text: string): boolean {
  const code = text.split('\n').filter((line) => !/^\s*(?:\/\/|\*|\/\*)/.test(line)).join('\n');
  return code.includes(`'${name}`) || code.includes(`${name}'`);
}

function sourceOf(file: string): string | null {
  const place = path.join(TESTS, file);
  return fs.existsSync(place) ? fs.readFileSync(place, 'utf8') : null;
}

function rowOf(proof: Proof | null): Threat {
  return { row: 1, attacker: 'a', prevented: 'b', open: null, proofs: { noun: proof } };
}
function example(file: string): string | null {
  return file === 'a.test.ts' ? `// it('in a comment')\nit('in the code', () => {});\n['a case', 1],` : null;
}

describe('the threats', () => {
  it('are 22 rows in order, each with who attacks and what is prevented', () => {
    expect(threats.map(({ row }) => row)).toEqual(Array.from({ length: 22 }, (_, index) => index + 1));
    expect(threats.filter(({ attacker, prevented }) => attacker === '' || prevented === '').map(({ row }) => row)).toEqual([]);
  });

  it('have ids that stand once and read as one noun', () => {
    const all = threats.flatMap(ids).map(([id]) => id);
    expect(new Set(all).size).toBe(all.length);
    expect(all.filter((id) => !/^T\d+\.[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
  });

  it('have tests: these ids have none', () => {
    expect(untested(threats, sourceOf)).toEqual([]);
  });

  it('that apply have at least one test, and the others say why not', () => {
    expect(threats.filter(({ row, proofs }) => APPLY.includes(row) && Object.keys(proofs).length === 0).map(({ row }) => row)).toEqual([]);
    expect(threats.filter(({ row, open }) => !APPLY.includes(row) && open === null).map(({ row }) => row)).toEqual([]);
  });

  it('would list an id without a test, without its file, and one that only a comment speaks of', () => {
    const found = [null, { file: 'b.test.ts', test: 'x' }, { file: 'a.test.ts', test: 'in a comment' }, { file: 'a.test.ts', test: 'gone' }, { file: 'a.test.ts', test: 'in the code' }, { file: 'a.test.ts', test: 'a case' }].map((proof) => untested([rowOf(proof)], example));
    expect(found).toEqual([['T1.noun'], ['T1.noun'], ['T1.noun'], ['T1.noun'], [], []]);
  });
});
