// What verifying images costs, as whole processes of the command line, beside `cosign verify` where there is one: the same images in the same registry,
// the same identity, the same trust root from a file, no network but this machine.

import fs from 'node:fs';
import path from 'node:path';
import { findTool, type Tool } from '../interop/tools.ts';
import { DEFAULT_IDENTITY, GITHUB_ISSUER } from '../../__tests__/support/virtual-sigstore.ts';
import { interleaved, median, nodeRun, ratioText, root, timed, WATCH, type Row, type Run } from './measure.ts';
import { startRegistry, trustFiles, type BenchRegistry, type Evidence } from './registry.ts';

/** Rounds of a comparison: of one image, and of many. */
export const imageRounds = { one: 15, many: 3 } as const;
const DELAY_MS = 40;
const MANY = 200;
const FEW = 50;
/** cosign takes one image at a time, and each takes it as long: so many are run, and the rest is reckoned. */
const LOOPED = 10;
const SBOM_BYTES = 3_000_000;
const PEAK_AIM = '< 256 MB';

const cli = path.join(root, 'dist', 'cli.js');
const IDENTITY = ['--certificate-identity', DEFAULT_IDENTITY, '--certificate-oidc-issuer', GITHUB_ISSUER];

/** Where the processes run, and which versions of cosign they run beside. */
interface Stand { readonly folder: string; readonly cosigns: readonly Tool[] }

/** All rows about images. `named`: programs of cosign by the names of their flags. */
export async function imageRows(folder: string, named: { readonly cosign2?: string | undefined; readonly cosign3?: string | undefined }): Promise<readonly Row[]> {
  if (!fs.existsSync(cli)) return [{ what: 'images', ratio: '', measured: 'not measured: no dist/cli.js', aim: '' }];
  const cosigns = (['cosign3', 'cosign2'] as const).flatMap((name) => findTool(name, named[name], process.env) ?? []);
  const stand = { folder, cosigns };
  return [...await oneImageRows(stand, 'bundle', 0), ...await oneImageRows(stand, 'tag', 0), ...await oneImageRows(stand, 'bundle', DELAY_MS), ...await manyImagesRows(stand), ...await largeSbomsRows(stand)];
}

async function withRegistry<T>(folder: string, terms: { readonly images: number; readonly evidence: Evidence; readonly delayMs: number }, use: (registry: BenchRegistry) => Promise<T>): Promise<T> {
  const registry = await startRegistry({ ...terms, folder });
  try {
    return await use(registry);
  } finally {
    await registry.close();
  }
}

/** The command line over images, which has to pass; its peak, or what it holds at its end, is written to a file where one is named. */
function ours({ folder }: Stand, images: readonly string[], { require = 'signature', peak = null, held = null }: { readonly require?: string; readonly peak?: string | null; readonly held?: string | null } = {}): Run {
  const list = path.join(folder, `images-${images.length}.txt`);
  fs.writeFileSync(list, images.join('\n'));
  const [only, ...others] = images;
  const flags = ['--image', others.length === 0 ? (only ?? '') : `@${list}`, '--trusted-root', path.join(folder, trustFiles.root), ...IDENTITY, '--require', require];
  const file = peak ?? held;
  const watch = file === null ? [] : [...(held === null ? [] : ['--expose-gc']), '--import', WATCH];
  return nodeRun([...watch, cli, ...flags], (code) => code === 0, { ...quietHome(folder), ...(file === null ? {} : { BENCH_PEAK: file }) });
}

/** cosign over one image. Signatures under its tag are read under the trust root's parts, as it did before it knew trust roots. */
function theirs({ folder }: Stand, { name, path: command }: Tool, image: string, kind: 'bundle' | 'tag'): Run {
  const form = kind === 'bundle' ? [...(name === 'cosign2' ? ['--new-bundle-format'] : []), '--trusted-root', path.join(folder, trustFiles.root)] : name === 'cosign3' ? ['--new-bundle-format=false'] : [];
  const { root: _, ...parts } = trustFiles;
  const env = kind === 'bundle' ? {} : Object.fromEntries(Object.entries(parts).map(([variable, file]) => [variable, path.join(folder, file)]));
  return { command, args: ['verify', ...IDENTITY, ...form, image], env: { ...quietHome(folder), ...env }, good: (code) => code === 0 };
}

// No credentials of whoever runs this, and nothing but this machine: the proxy for all else is a port that nobody listens at.
function quietHome(folder: string): Readonly<Record<string, string>> {
  const nowhere = 'http://127.0.0.1:9';
  return { HOME: folder, DOCKER_CONFIG: folder, HTTPS_PROXY: nowhere, HTTP_PROXY: nowhere, NO_PROXY: '127.0.0.1,localhost' };
}

/** Runs once, and says how often the registry was asked. */
async function requestsOf(run: Run, registry: BenchRegistry): Promise<string> {
  await registry.requests();
  const ended = timed(run);
  const requests = await registry.requests();
  return ended === null ? 'it did not end as it should' : `${requests} requests`;
}

const PLACES: Readonly<Record<'bundle' | 'tag', string>> = { bundle: 'bundle that refers to it', tag: 'signature under cosign\'s tag' };

/** One image by its tag. */
async function oneImageRows(stand: Stand, kind: 'bundle' | 'tag', delayMs: number): Promise<readonly Row[]> {
  return withRegistry(stand.folder, { images: 1, evidence: { kind }, delayMs }, async (registry) => {
    const [image = ''] = registry.images;
    const own = ours(stand, registry.images);
    const runs = stand.cosigns.map((tool) => ({ tool, run: theirs(stand, tool, image, kind) }));
    const [mine, ...others] = interleaved([own, ...runs.map(({ run }) => run)], imageRounds.one);
    const what = `one image by tag, ${PLACES[kind]}${delayMs === 0 ? '' : `, each answer ${delayMs} ms late`}`;
    if (mine == null) return [{ what: `command line, ${what}`, ratio: '', measured: 'not measured: it did not end as it should', aim: '' }];
    const rows: Row[] = [{ what: `command line, ${what}`, ratio: '', measured: `${median(mine).toFixed(0)} ms, ${await requestsOf(own, registry)}`, aim: '' }];
    for (const [index, { tool, run }] of runs.entries()) {
      const times = others[index];
      const name = `the same against \`cosign verify\` ${tool.version}`;
      rows.push(times == null
        ? { what: name, ratio: '', measured: 'not measured: it did not end as it should', aim: '≤ 0.80×' }
        : { what: name, ratio: ratioText(median(mine.map((ms, round) => ms / (times[round] ?? Number.NaN)))), measured: `cosign: ${median(times).toFixed(0)} ms, ${await requestsOf(run, registry)}`, aim: '≤ 0.80×' });
    }
    return rows;
  });
}

/** Many images at a registry that is not near. */
async function manyImagesRows(stand: Stand): Promise<readonly Row[]> {
  return withRegistry(stand.folder, { images: MANY, evidence: { kind: 'bundle' }, delayMs: DELAY_MS }, async (registry) => {
    const peak = path.join(stand.folder, 'peak-images');
    const [many, few] = [ours(stand, registry.images, { peak }), ours(stand, registry.images.slice(0, FEW), { peak })];
    const [tool] = stand.cosigns;
    const loop = tool === undefined ? [] : registry.images.slice(0, LOOPED).map((image) => theirs(stand, tool, image, 'bundle'));
    const rounds: { readonly own: number; readonly other: number | null; readonly peaks: readonly [number, number] }[] = [];
    for (let round = 0; round < imageRounds.many; round += 1) {
      const own = timed(many);
      const ofMany = peakIn(peak, own);
      const ofFew = peakIn(peak, timed(few));
      const each = loop.map((run) => timed(run)?.ms ?? Number.NaN);
      if (own === null || ofMany === null || ofFew === null) return [{ what: `${MANY} images`, ratio: '', measured: 'not measured: it did not end as it should', aim: '' }];
      rounds.push({ own: own.ms, other: each.length === 0 || each.some(Number.isNaN) ? null : each.reduce((sum, ms) => sum + ms, 0) / LOOPED * MANY, peaks: [ofFew, ofMany] });
    }
    const what = `${MANY} images by tag, each answer ${DELAY_MS} ms late`;
    const times = median(rounds.map(({ own }) => own));
    const others = rounds.flatMap(({ other }) => other ?? []);
    const beside = tool === undefined || others.length < rounds.length ? [] : [{
      what: `a loop of \`cosign verify\` ${tool.version} over the same, against it`, aim: '≥ 10×', measured: `${(median(others) / 1000).toFixed(1)} s, reckoned from ${LOOPED} images`,
      ratio: ratioText(median(rounds.map(({ own, other }) => (other ?? Number.NaN) / own))),
    }];
    const peakOf = (index: 0 | 1): number => median(rounds.map(({ peaks }) => peaks[index]));
    return [
      { what: `command line, ${what}`, ratio: '', measured: `${(times / 1000).toFixed(2)} s, ${await requestsOf(many, registry)}`, aim: '' },
      ...beside,
      heldRow(stand, [registry.images, registry.images.slice(0, FEW)], 'signature', 'images'),
      { what: `peak memory with ${MANY} images, against ${FEW}`, ratio: ratioText(peakOf(1) / peakOf(0)), measured: `${megabytes(peakOf(1))}, ${megabytes(peakOf(0))}`, aim: PEAK_AIM },
    ];
  });
}

/** Large SBOMs, each attested: more than would fit into memory together. */
async function largeSbomsRows(stand: Stand): Promise<readonly Row[]> {
  return withRegistry(stand.folder, { images: FEW, evidence: { kind: 'sbom', bytes: SBOM_BYTES }, delayMs: DELAY_MS }, async ({ images }) => {
    const peak = path.join(stand.folder, 'peak-sboms');
    const what = `${FEW} images, an attested SBOM of ${SBOM_BYTES / 1e6} MB about each`;
    const peaks: [number, number][] = [];
    for (let round = 0; round < imageRounds.many; round += 1) {
      const measured = [images, images.slice(0, Math.floor(FEW / 4))].map((some) => peakIn(peak, timed(ours(stand, some, { require: 'sbom', peak }))));
      const [all, quarter] = measured;
      if (all == null || quarter == null) return [{ what, ratio: '', measured: 'not measured: it did not end as it should', aim: PEAK_AIM }];
      peaks.push([all, quarter]);
    }
    const [highest, ofQuarter] = [median(peaks.map(([all]) => all)), median(peaks.map(([, quarter]) => quarter))];
    return [heldRow(stand, [images, images.slice(0, Math.floor(FEW / 4))], 'sbom', 'such SBOMs'), { what: `peak memory with ${what}, against ${Math.floor(FEW / 4)}`, ratio: ratioText(highest / ofQuarter), measured: `${megabytes(highest)}, ${megabytes(ofQuarter)}`, aim: PEAK_AIM }];
  });
}

/** What a run holds at its end when garbage is collected: flat, whatever the collector had let lie until then. */
function heldRow(stand: Stand, [many, few]: readonly [readonly string[], readonly string[]], require: string, things: string): Row {
  const file = path.join(stand.folder, 'held');
  const [all, some] = [many, few].map((images) => peakIn(file, timed(ours(stand, images, { require, held: file }))));
  const what = `held at the end of ${many.length} ${things}, against ${few.length}`;
  if (all == null || some == null) return { what, ratio: '', measured: 'not measured: it did not end as it should', aim: '' };
  return { what, ratio: ratioText(all / some), measured: `${(all / 1e6).toFixed(1)} MB, ${(some / 1e6).toFixed(1)} MB`, aim: '' };
}

function peakIn(file: string, run: unknown): number | null {
  return run === null ? null : Number(fs.readFileSync(file, 'utf8'));
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}
