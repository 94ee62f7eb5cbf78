// What ties dist/ to the sources, and the licences that go with it: on made-up files, so that each kind of difference is seen.

import { describe, expect, it } from '@jest/globals';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { differences } from '../../scripts/check-dist.ts';
import { licenceText } from '../../scripts/licenses.ts';

const files = (entries: Readonly<Record<string, string>>): ReadonlyMap<string, Buffer> => new Map(Object.entries(entries).map(([name, text]) => [name, Buffer.from(text)]));

/** Writes packages into a node_modules of their own and names a module of each, as the bundler does: some within others. */
function licencesOf(packages: Readonly<Record<string, { readonly license?: string; readonly file?: string }>>): string {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'licences-'));
  try {
    const modules = Object.entries(packages).map(([name, { license, file }]) => {
      const folder = path.join(root, 'node_modules', name);
      fs.mkdirSync(folder, { recursive: true });
      fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name, version: '1.0.0', license, author: 'Ada' }));
      if (file !== undefined) fs.writeFileSync(path.join(folder, 'LICENSE'), file);
      return { modules: [{ nameForCondition: () => path.join(folder, 'lib', 'index.js') }] };
    });
    return licenceText([...modules, { nameForCondition: () => path.join(root, 'build', 'run.js') }, {}]).text;
  } finally {
    fs.rmSync(root, { recursive: true, force: true });
  }
}

describe('differences', () => {
  it('finds none between the same bytes under the same names', () => {
    expect(differences(files({ a: '1', b: '2' }), files({ b: '2', a: '1' }))).toEqual([]);
  });

  it.each([
    [{ a: '1' }, { a: '2' }, ['dist/a: differs (built 1 bytes, tracked 1)']],
    [{ a: 'x\n' }, { a: 'x\r\n' }, ['dist/a: differs (built 2 bytes, tracked 3)']],
    [{ a: '1', new: '' }, { a: '1' }, ['dist/new: made by the build, but not tracked']],
    [{ a: '1' }, { a: '1', stale: '' }, ['dist/stale: tracked, but the build does not make it']],
    [{ a: '1' }, {}, ['dist/a: made by the build, but not tracked']],
  ])('finds those of %j built and %j tracked', (built, tracked, expected) => {
    expect(differences(files(built), files(tracked))).toEqual(expected);
  });
});

describe('licenceText', () => {
  it('names every bundled package once, with its licence, sorted', () => {
    expect(licencesOf({ two: { license: 'ISC', file: 'Text two.\n' }, '@a/one': { license: 'MIT', file: 'Text one.\n' } })).toBe('@a/one@1.0.0 (MIT)\n\nText one.\n\n----\n\ntwo@1.0.0 (ISC)\n\nText two.\n');
  });

  it('says so where a package comes without its text', () => {
    expect(licencesOf({ a: { license: 'Apache-2.0' } })).toContain('The package comes without a licence file. Author: Ada. The text of its licence is that of the file LICENSE');
  });

  it.each([[{ a: {} }, 'a names no licence'], [{ a: { license: 'UNLICENSED' } }, 'a names no licence'], [{}, 'no bundled package was found']])('refuses %j', (packages, message) => {
    expect(() => licencesOf(packages)).toThrow(message);
  });
});
