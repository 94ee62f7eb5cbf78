// Adapters of kinds whose evidence is signed by plain keys: Google Cloud Build, verification summaries, statements that are only read.

import fs from 'node:fs';
import path from 'node:path';
import { digestOf } from '../../src/domain/digest.ts';
import { inputs as known } from '../../src/config/inputs.ts';
import { parseImageReference } from '../../src/domain/image-reference.ts';
import { isOfClass, whatOf } from '../../src/domain/predicate-types.ts';
import type { Candidate } from '../../src/domain/material.ts';
import type { KeyTerms } from '../../src/domain/trust-domain.ts';
import { authenticate } from '../../src/verification/authenticate.ts';
import { readPredicateClaims } from '../../src/verification/claims/predicates.ts';
import { readStatement } from '../../src/verification/envelope.ts';
import { parseCandidate } from '../../src/verification/formats/catalog.ts';
import { parseKey } from '../../src/verification/keys.ts';
import type { Asked, Case, Inputs } from './adapters.ts';

/** What becomes of a case in the words of the corpus. */
function verdict(got: 'accept' | 'reject', why: string): Asked {
  return { parsed: { got, why } };
}

function fileOf(one: Case, role: string): string | null {
  const [file] = [one.files[role] ?? []].flat();
  return file ?? null;
}

function textOf(one: Case, name: string): string | null {
  const value = one.expect?.[name];
  return typeof value === 'string' ? value : null;
}

// ── Google Cloud Build

/** The keys of a folder by region, with the names that envelopes give them. */
function cloudBuildKeys(folder: string, root: string): readonly { readonly file: string; readonly keyid: string }[] {
  return fs.readdirSync(path.join(root, folder)).toSorted().map((name) => {
    const region = path.basename(name, '.key');
    const [, key = region === 'global-pae' ? 'provenanceSigner' : 'builtByGCB', version = '1'] = /^global-pae-(.+)_(\d+)$/.exec(region) ?? [];
    const location = region.startsWith('global-') ? 'global' : region;
    return { file: path.posix.join(folder, name), keyid: `projects/verified-builder/locations/${location}/keyRings/attestor/cryptoKeys/${key}/cryptoKeyVersions/${version}` };
  });
}

/** An image by its digest, with what gcloud printed of it as evidence. */
export function askCloudBuildImage(one: Case, root: string): Asked {
  const reference = textOf(one, 'imageReference') ?? '';
  const digest = /@(sha256:[0-9a-f]{64})$/.exec(reference)?.[1];
  // A run resolves a tag before it looks for evidence; evidence itself is taken for a digest and for nothing else.
  if (digest === undefined) return parseImageReference(reference)?.kind === 'pinned' ? { notYet: 'a reference of another form' } : verdict('reject', `${reference} names no digest`);
  const provenance = fileOf(one, 'provenance');
  const source = /^(?:git\+)?(?:https:\/\/)?github\.com\/([^/@]+\/[^/@]+)/.exec(textOf(one, 'source') ?? '')?.[1];
  if (provenance === null || source === undefined) return { notYet: 'a source that is not on github.com' };
  const [tag, branch, versioned, builder] = ['tag', 'branch', 'versionedTag', 'builderID'].map((name) => textOf(one, name));
  if (versioned != null && !known.has('source-versioned-tag')) return { notYet: 'source-versioned-tag' };
  const keys = cloudBuildKeys(one.trusted_root ?? '', root);
  const ref = tag != null ? `refs/tags/${tag}` : branch != null ? `refs/heads/${branch}` : null;
  const run: Inputs = new Map<string, readonly string[]>([
    ['artifact', [digest]],
    ['bundle', [provenance]],
    ['key', keys.map(({ file }) => file)],
    ['key-id', keys.map(({ keyid }) => keyid)],
    ['builder-id', [builder ?? 'https://cloudbuild.googleapis.com/GoogleHostedWorker']],
    ['repo', [source]],
    ['offline', ['true']],
    ...(ref === null ? [] : [['source-ref', [ref]] as const]),
    ...(versioned == null ? [] : [['source-versioned-tag', [versioned]] as const]),
  ]);
  return { runs: [run] };
}

/** Whether any signature of the file is by a key of the folder: what the file is about is not asked. */
export async function askCloudBuildSignature(one: Case, root: string): Promise<Asked> {
  const file = fileOf(one, 'provenance');
  if (file === null) return { notYet: 'a case without provenance' };
  const terms: KeyTerms = { log: 'none', validity: { start: null, end: null }, times: 'none', timestamps: 'none' };
  const keys = cloudBuildKeys(one.trusted_root ?? '', root).flatMap(({ file: name, keyid }) => parseKey(fs.readFileSync(path.join(root, name), 'utf8'), name, terms, keyid) ?? []);
  const parsed = parseCandidate(candidateOf(fs.readFileSync(path.join(root, file))));
  if (parsed.outcome === 'rejected') return verdict('reject', parsed.rejection.code);
  const materials = parsed.pieces.flatMap((piece) => (piece.kind === 'material' ? [piece.material] : []));
  const examined = await Promise.all(materials.map((material) => authenticate(material, { domains: [], keys, now: new Date() }, null)));
  if (examined.some(({ outcome }) => outcome === 'authentic')) return verdict('accept', '');
  return verdict('reject', examined.map((result) => (result.outcome === 'rejected' ? `${result.rejection.code}: ${result.rejection.seen}` : '')).join(' | '));
}

function candidateOf(bytes: Buffer): Candidate {
  return { id: digestOf(bytes), foundAt: { source: 'corpus', address: 'corpus' }, bytes, annotations: new Map(), mediaType: null };
}

// ── verification summaries

/** A summary under the key that the case gives. What the case leaves open is asked for as the summary itself says: nobody may leave it out. */
export function askSummary(one: Case, root: string): Asked {
  const [attestation, key] = [fileOf(one, 'attestation'), fileOf(one, 'key')];
  if (attestation === null || key === null) return { notYet: 'a case without attestation and key' };
  const said = summaryOf(path.join(root, attestation));
  const listed = (name: string): readonly string[] => [one.expect?.[name] ?? []].flat().filter((value) => typeof value === 'string');
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['subject-digest', listed('subjectDigests').length > 0 ? listed('subjectDigests') : said.subjects],
    ['bundle', [attestation]],
    ['key', [key]],
    ['key-log', ['none']],
    ['key-id', listed('publicKeyID')],
    ['verifier-id', [textOf(one, 'verifierID') ?? said.verifier]],
    ['resource-uri', [textOf(one, 'resourceURI') ?? said.resource]],
    ['verified-level', listed('verifiedLevels')],
    ['require', ['vsa']],
    ['offline', ['true']],
  ];
  return { runs: [new Map(rows.filter(([, values]) => values.length > 0))] };
}

interface Summary { readonly subject?: readonly { readonly digest?: Readonly<Record<string, string>> }[]; readonly predicate?: { readonly verifier?: { readonly id?: string }; readonly resourceUri?: string } }

function summaryOf(file: string): { readonly subjects: readonly string[]; readonly verifier: string; readonly resource: string } {
  const nobody = { subjects: [], verifier: 'https://nobody.invalid', resource: 'nothing' };
  try {
    const { payload } = JSON.parse(fs.readFileSync(file, 'utf8')) as { payload: string };
    const { subject = [], predicate } = JSON.parse(Buffer.from(payload, 'base64').toString('utf8')) as Summary;
    const subjects = subject.flatMap(({ digest = {} }) => Object.entries(digest).map(([algorithm, value]) => `${algorithm}:${value}`));
    return { subjects: subjects.slice(0, 1), verifier: predicate?.verifier?.id ?? nobody.verifier, resource: predicate?.resourceUri ?? nobody.resource };
  } catch {
    // Malformed: the verifier says so, whatever is asked of it.
    return { ...nobody, subjects: [`sha256:${'0'.repeat(64)}`] };
  }
}

// ── statements that are only read

/** Whether an envelope holds a statement of the type that is asked for; nobody asks who signed it. */
export function askStatement(one: Case, root: string): Asked {
  const file = fileOf(one, 'attestation');
  const what = whatOf(textOf(one, 'predicate_type') ?? '');
  if (file === null || what === null) return { notYet: 'a type that nothing stands for' };
  const parsed = parseCandidate(candidateOf(fs.readFileSync(path.join(root, file))));
  if (parsed.outcome === 'rejected') return verdict('reject', parsed.rejection.code);
  const [piece] = parsed.pieces;
  if (piece.kind !== 'material' || piece.material.content.kind !== 'envelope') return verdict('reject', 'no envelope');
  try {
    const read = readStatement(piece.material.content);
    const { predicateType, predicate, document } = read;
    readPredicateClaims(read, new Date());
    return isOfClass({ kind: 'statement', predicateType, predicate, statement: document }, what) ? verdict('accept', '') : verdict('reject', `a statement of the type ${predicateType}`);
  } catch (cause) {
    return verdict('reject', String(cause));
  }
}
