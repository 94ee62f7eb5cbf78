import { describe, expect, it } from '@jest/globals';
import fs from 'node:fs';
import path from 'node:path';
import { flags, helpText, versionText } from '../../../src/config/help.ts';
import { inputs } from '../../../src/config/inputs.ts';
import { parseFlags } from '../../../src/host/terminal.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');

describe('help', () => {
  it('names every input with its words', () => {
    const text = helpText();
    const flat = text.replaceAll(/\s+/g, ' ');
    for (const [name, { help }] of inputs) {
      expect(text).toMatch(new RegExp(`^ {2}--${name}( |$)`, 'm'));
      expect(flat).toContain(help);
    }
  });

  it('fits a terminal of 100 columns', () => {
    expect(helpText().split('\n').filter((line) => line.length > 100)).toEqual([]);
  });

  it('says the version of the package', () => {
    const { name, version } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as Record<string, string>;
    expect(versionText).toBe(`${name} ${version}`);
  });
});

describe('flags', () => {
  it('are the inputs', () => {
    expect(flags.map(({ name }) => name)).toEqual([...inputs.keys()]);
  });

  it('read every input back under its own name', () => {
    for (const { name, kind } of flags) {
      const line = parseFlags(kind === 'boolean' ? [`--${name}`] : [`--${name}`, 'value'], flags);
      expect([...line.inputs]).toEqual([[name, [kind === 'boolean' ? 'true' : 'value']]]);
    }
  });
});
