// Writes the licence of every package whose code is in dist/.
//
// ncc's own --license keeps only the packages of the last chunk, so this reads the list of bundled modules instead.

import fs from 'node:fs';
import path from 'node:path';

/** A module as the bundler knows it; some are made of others. */
export interface BundledModule {
  nameForCondition?(): string | null;
  readonly modules?: Iterable<BundledModule>;
}

const MARK = '/node_modules/';
const OWN_LICENCE = 'Apache-2.0';

/** Folders of the packages that the modules come from, `/`-separated. */
function packageFolders(modules: Iterable<BundledModule>, into = new Set<string>()): ReadonlySet<string> {
  for (const module of modules) {
    const name = module.nameForCondition?.()?.replaceAll('\\', '/') ?? '';
    const at = name.lastIndexOf(MARK);
    if (at >= 0) {
      const parts = name.slice(at + MARK.length).split('/');
      into.add(name.slice(0, at + MARK.length) + parts.slice(0, parts[0]?.startsWith('@') ? 2 : 1).join('/'));
    }
    if (module.modules !== undefined) packageFolders(module.modules, into);
  }
  return into;
}

/** One package's entry. Throws when it does not say under which licence it may be passed on. */
function entryOf(folder: string): string {
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')) as { name: string; version: string; license?: unknown; author?: string | { name?: string } };
  if (typeof manifest.license !== 'string' || manifest.license === 'UNLICENSED') throw new Error(`${manifest.name} names no licence; it cannot be bundled`);
  const texts = fs.readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file)).toSorted().map((file) => fs.readFileSync(path.join(folder, file), 'utf8').trim());
  if (texts.length === 0) {
    const author = typeof manifest.author === 'object' ? manifest.author.name : manifest.author;
    texts.push([`The package comes without a licence file.${author === undefined ? '' : ` Author: ${author}.`}`, ...(manifest.license === OWN_LICENCE ? ['The text of its licence is that of the file LICENSE of this repository.'] : [])].join(' '));
  }
  return [`${manifest.name}@${manifest.version} (${manifest.license})`, ...texts].join('\n\n');
}

/** Returns the text of licenses.txt and how many packages it names. Throws when there are none: the list of modules was not read. */
export function licenceText(modules: Iterable<BundledModule>): { readonly text: string; readonly packages: number } {
  const entries = new Set([...packageFolders(modules)].map(entryOf));
  if (entries.size === 0) throw new Error('no bundled package was found: the bundler reports its modules in another way than this expects');
  return { text: `${[...entries].toSorted().join('\n\n----\n\n')}\n`, packages: entries.size };
}
