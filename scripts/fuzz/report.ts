// What a run of the fuzzer found: tables for the eye, JSON for the record, files for the replay.

import fs from 'node:fs';
import path from 'node:path';
import { classes, type Class, type Finding, type Tally } from './loop.ts';
import type { Original, Piece } from './originals.ts';

/** Counts by class over all families. */
export function totals({ families }: Tally): Readonly<Record<Class, number>> {
  const sum = (of: Class): number => [...families.values()].reduce((all, counts) => all + (counts.get(of) ?? 0), 0);
  return { rejected: sum('rejected'), equal: sum('equal'), fewer: sum('fewer'), 'false-accept': sum('false-accept'), crash: sum('crash'), hang: sum('hang') };
}

/** Whether the run found nothing: no false accept, no crash, no hang. */
export function isClean(tally: Tally): boolean {
  const { 'false-accept': accepted, crash, hang } = totals(tally);
  return accepted + crash + hang === 0;
}

/** The tables: families × classes, kinds of change × classes, codes of rejections. */
export function tables(tally: Tally): string {
  const titles = ['rejected', 'accepted, equal', 'fewer witnesses', 'FALSE ACCEPT', 'crash', 'hang'];
  const table = (title: string, counts: ReadonlyMap<string, ReadonlyMap<Class, number>>): readonly string[] => [row(title, titles), ...[...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, by]) => row(name, classes.map((one) => by.get(one) ?? 0)))];
  const sums = totals(tally);
  const codes = [...tally.codes].toSorted(([, a], [, b]) => b - a).map(([code, number]) => `${code} ${number}`);
  const threw = [...tally.threw].toSorted(([, a], [, b]) => b - a).map(([text, number]) => `  ${number} × ${JSON.stringify(text)}`);
  return [
    ...table('format', tally.families), row('total', classes.map((one) => sums[one])), '',
    ...table('change', tally.changes), '',
    `rejected by: ${codes.join(', ')}`,
    `through run(): ${tally.runs}`,
    ...(threw.length === 0 ? [] : ['rejected as VERIFIER_THREW:', ...threw]), '',
  ].join('\n');
}

function row(name: string, numbers: readonly (number | string)[]): string {
  return `${name.padEnd(28)}${numbers.map((number) => String(number).padStart(17)).join('')}`;
}

/** The counts as JSON. */
export function toJson(tally: Tally, facts: Readonly<Record<string, unknown>>): string {
  const findings = tally.findings.map(({ index, class: of, why, how, original }) => ({ index, class: of, why, how, original: original.id }));
  return `${JSON.stringify({ ...facts, totals: totals(tally), families: plain(tally.families), changes: plain(tally.changes), codes: Object.fromEntries(tally.codes), threw: Object.fromEntries(tally.threw), runs: tally.runs, findings }, null, 1)}\n`;
}

function plain(counts: ReadonlyMap<string, ReadonlyMap<Class, number>>): object {
  return Object.fromEntries([...counts].map(([name, by]) => [name, Object.fromEntries(by)]));
}

// What comes from another thread is a plain array of bytes, which writes itself otherwise than a buffer.
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const bytesAsBase64 = (piece: Piece): object => ({ name: piece.name, bytes: base64(piece.bytes) });
const pieceOf = ({ name, bytes }: { name: string; bytes: string }): Piece => ({ name, bytes: Buffer.from(bytes, 'base64') });

/** Originals as text, bytes in base64. */
export function originalsToJson(originals: readonly Original[]): string {
  return JSON.stringify(originals.map((original) => ({ ...original, subject: base64(original.subject), files: original.files.map(bytesAsBase64), checksums: original.checksums === null ? null : bytesAsBase64(original.checksums) })));
}

/** Reads what `originalsToJson` wrote. */
export function originalsFromJson(text: string): readonly Original[] {
  type Written = Omit<Original, 'subject' | 'files' | 'checksums'> & { subject: string; files: { name: string; bytes: string }[]; checksums: { name: string; bytes: string } | null };
  return (JSON.parse(text) as Written[]).map((written) => ({ ...written, subject: Buffer.from(written.subject, 'base64'), files: written.files.map(pieceOf), checksums: written.checksums === null ? null : pieceOf(written.checksums) }));
}

/** Writes what shows a fault into a folder, one file each, with the originals; returns the paths. At most `most`: one fault is found a thousand times. */
export function save(findings: readonly Finding[], folder: string, most: number): readonly string[] {
  fs.mkdirSync(folder, { recursive: true });
  return findings.slice(0, most).map(({ index, class: of, why, how, original, evidence, donor }) => {
    const file = path.join(folder, `${of}-${index}.json`);
    const written = { index, class: of, why, how, original: JSON.parse(originalsToJson(donor === null ? [original] : [original, donor])) as unknown, files: evidence.files.map(bytesAsBase64), checksums: evidence.checksums === null ? null : bytesAsBase64(evidence.checksums) };
    fs.writeFileSync(file, `${JSON.stringify(written, null, 1)}\n`);
    return file;
  });
}

/** Reads a finding that `save` wrote. */
export function load(file: string): Finding {
  const { index, class: of, why, how, original, files, checksums } = JSON.parse(fs.readFileSync(file, 'utf8')) as { index: number; class: Class; why: string; how: string[]; original: unknown; files: { name: string; bytes: string }[]; checksums: { name: string; bytes: string } | null };
  const [first, donor = null] = originalsFromJson(JSON.stringify(original));
  if (first === undefined) throw new Error(`${file} holds no original`);
  return { index, class: of, why, how, original: first, evidence: { files: files.map(pieceOf), checksums: checksums === null ? null : pieceOf(checksums) }, donor };
}
