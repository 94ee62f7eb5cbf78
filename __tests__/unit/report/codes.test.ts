import { describe, expect, it } from '@jest/globals';
import fs from 'node:fs';
import { codes } from '../../../src/domain/errors.ts';
import { CODES_FILE, codesDocument } from '../../../scripts/write-codes.ts';

describe('docs/codes.md', () => {
  it('is up to date; if not, run: node scripts/write-codes.ts', () => {
    expect(fs.readFileSync(CODES_FILE, 'utf8').replaceAll('\r\n', '\n')).toBe(codesDocument());
  });

  it('has every code once', () => {
    for (const code of Object.keys(codes)) expect(codesDocument().split(`| \`${code}\` |`)).toHaveLength(2);
  });
});
