// What verifying costs beside what cannot be avoided: hashing the files, and what the verification library does for one bundle.

import { bundleFromJSON } from '@sigstore/bundle';
import { TrustedRoot } from '@sigstore/protobuf-specs';
import { Verifier, toSignedEntity, toTrustMaterial } from '@sigstore/verify';
import fs from 'node:fs';
import path from 'node:path';
import { VirtualSigstore, aStatement, DEFAULT_IDENTITY, GITHUB_ISSUER, type Signed } from '../../__tests__/support/virtual-sigstore.ts';
import { digestOf, hexOf } from '../../src/domain/digest.ts';
import type { TrustDomain } from '../../src/domain/trust-domain.ts';
import { customDomain } from '../../src/trust/load.ts';
import { assemble } from '../../src/verification/assemble.ts';
import { authenticate } from '../../src/verification/authenticate.ts';
import { parseCandidate } from '../../src/verification/formats/catalog.ts';
import { median, nodeRun, ratioText, root, timed, WATCH, writeRandom, type Row } from './measure.ts';

const FILES = 100;
const FILE_BYTES = 2 ** 22;
const FILE_ROUNDS = 7;
const BUNDLE_ROUNDS = 300;
const WARM_UP = 50;

/** A hundred files that one statement names, by the command line as a process, against hashing them. */
export async function manyFilesRows(folder: string): Promise<Row[]> {
  const cli = path.join(root, 'dist', 'cli.js');
  const what = `${FILES} files of ${FILE_BYTES / 2 ** 20} MiB, one bundle about all`;
  if (!fs.existsSync(cli)) return [{ what, ratio: '', measured: 'not measured: no dist/cli.js', aim: '' }];
  const files = Array.from({ length: FILES }, (_, index) => path.join(folder, `many-${index}.bin`));
  for (const file of files) writeRandom(file, FILE_BYTES);
  const [bundle, trusted, peak] = ['many.json', 'root.json', 'peak'].map((name) => path.join(folder, name)) as [string, string, string];
  const sigstore = await VirtualSigstore.create({ authorityKey: 'P-384' });
  // One file after the other: where the system does not tell what a process itself held, what this one holds counts for it.
  const signed = await sigstore.sign({ statement: aStatement({ subjects: files.map((file) => ({ name: path.basename(file), digest: { sha256: hexOf(digestOf(fs.readFileSync(file))) } })) }) });
  fs.writeFileSync(bundle, JSON.stringify(signed.bundle));
  fs.writeFileSync(trusted, JSON.stringify(sigstore.trustedRoot()));
  const flags = ['--artifact', path.join(folder, 'many-*.bin'), '--bundle', bundle, '--trusted-root', trusted, '--certificate-identity', DEFAULT_IDENTITY, '--certificate-oidc-issuer', GITHUB_ISSUER, '--require', 'provenance', '--offline'];
  const verify = nodeRun(['--import', WATCH, cli, ...flags], (code) => code === 0, { BENCH_PEAK: peak });
  const hash = nodeRun([path.join(root, 'scripts', 'bench.ts'), '--hash', ...files], (code) => code === 0);
  const rounds: { readonly verified: number; readonly hashed: number; readonly peak: number }[] = [];
  for (let round = -1; round < FILE_ROUNDS; round += 1) {
    const [hashing, verifying] = [timed(hash), timed(verify)];
    if (hashing === null || verifying === null) return [{ what, ratio: '', measured: 'not measured: it did not end as it should', aim: '' }];
    const { ms } = JSON.parse(hashing.printed) as { ms: number };
    if (round >= 0) rounds.push({ verified: verifying.ms, hashed: ms, peak: Number(fs.readFileSync(peak, 'utf8')) });
  }
  const over = median(rounds.map(({ verified, hashed }) => verified - 1.15 * hashed));
  return [
    { what: `hashing ${FILES} files of ${FILE_BYTES / 2 ** 20} MiB (no start counted)`, ratio: ratioText(1), measured: `${median(rounds.map(({ hashed }) => hashed)).toFixed(0)} ms`, aim: '' },
    { what: `${what}, the whole process`, ratio: ratioText(median(rounds.map(({ verified, hashed }) => verified / hashed))), measured: `${median(rounds.map(({ verified }) => verified)).toFixed(0)} ms: 1.15 × hashing ${over < 0 ? '−' : '+'} ${Math.abs(over).toFixed(0)} ms`, aim: '≤ 1.15 × hashing + 80 ms' },
    { what: 'peak memory of that process', ratio: '', measured: `${(Math.max(...rounds.map((round) => round.peak)) / 1e6).toFixed(0)} MB`, aim: '< 150 MB' },
  ];
}

/** What verifies one text, by the product and by the library alone. */
interface Pair { readonly ours: (text: Buffer) => Promise<void>; readonly theirs: (text: Buffer) => void }

/**
 * One bundle, from its text to the verified claims, against the verification library alone on the same text: under a trust root that is at hand, as
 * for all candidates of a run but the first; and with the root read anew for each, as for the first.
 */
export async function bundleRows(): Promise<Row[]> {
  const bytes = Buffer.from('artifact');
  // Fulcio's authorities have keys on P-384, which is most of the cost.
  const sigstore = await VirtualSigstore.create({ authorityKey: 'P-384' });
  const attestation = await sigstore.sign({ statement: aStatement({ subjects: [{ name: 'artifact', bytes }] }) });
  const rootText = Buffer.from(JSON.stringify(sigstore.trustedRoot()));
  const atHand = pairUnder(rootText, bytes);
  const first: Pair = { ours: async (text) => pairUnder(rootText, bytes).ours(text), theirs: (text) => pairUnder(rootText, bytes).theirs(text) };
  return [
    await bundleRow('an attestation', attestation, atHand),
    await bundleRow('a signature over a file', await sigstore.sign({ message: bytes }), atHand),
    await bundleRow('the first attestation, its trust root read', attestation, first),
  ];
}

function pairUnder(rootText: Buffer, bytes: Buffer): Pair {
  const subject = { digests: [digestOf(bytes)], bytes };
  // Each reads the root when it is first asked, and only its own.
  let domain: TrustDomain | null = null;
  let library: Verifier | null = null;
  return {
    ours: async (text) => {
      domain ??= customDomain(rootText, 'bench', { ignoreLogs: false, ignoreScts: false }).domain;
      const parsed = parseCandidate({ id: digestOf(text), foundAt: { source: 'bench', address: 'bench' }, bytes: text, annotations: new Map(), mediaType: null });
      const material = parsed.outcome === 'parsed' ? assemble(parsed.pieces, false).materials[0] : undefined;
      if (material === undefined) throw new Error('the bundle was not read');
      const { outcome } = await authenticate(material, { domains: [domain], keys: [], now: new Date() }, subject);
      if (outcome !== 'authentic') throw new Error('the bundle was not authentic');
    },
    theirs: (text) => {
      library ??= new Verifier(toTrustMaterial(TrustedRoot.fromJSON(JSON.parse(rootText.toString()))));
      library.verify(toSignedEntity(bundleFromJSON(JSON.parse(text.toString())), bytes));
    },
  };
}

async function bundleRow(what: string, { bundle }: Signed, { ours, theirs }: Pair): Promise<Row> {
  const text = Buffer.from(JSON.stringify(bundle));
  const rounds: { readonly own: number; readonly other: number }[] = [];
  for (let round = -WARM_UP; round < BUNDLE_ROUNDS; round += 1) {
    const start = performance.now();
    await ours(text);
    const between = performance.now();
    theirs(text);
    if (round >= 0) rounds.push({ own: between - start, other: performance.now() - between });
  }
  return { what: `${what}: verified, bound, claims read, against the verification library alone`, ratio: ratioText(median(rounds.map(({ own, other }) => own / other))), measured: `${median(rounds.map(({ own }) => own)).toFixed(2)} ms`, aim: '≤ 1.10×' };
}
