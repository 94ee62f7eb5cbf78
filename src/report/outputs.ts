// The outputs of a step: a complete record, every one always set.
//
// Always all of them: the runner processes the output file after the step, and what it sets wins over what a forged log command set before. A
// digest or reference that was not let through is never handed out: a later step may run all the same (continue-on-error, always()) and deploy it.

import { limits } from '../domain/limits.ts';
import { parseDigest } from '../domain/digest.ts';
import type { Report, SubjectReport } from '../domain/report.ts';
import { stateOf, worstFirst } from './content.ts';
import { forJson, forLog } from './escape.ts';

/** Names of the outputs, as action.yml lists them. */
export const outputNames = [
  'outcome', 'verified', 'digest', 'image', 'signer', 'images', 'verified-images', 'release-tag', 'version', 'results',
  'report-path', 'sbom-path', 'vsa-path', 'sarif-path',
] as const;
export type OutputName = (typeof outputNames)[number];
export type Outputs = Readonly<Record<OutputName, string>>;

/**
 * The outputs of a report. What the report cannot know (paths of files, the release) is empty and is filled in by whoever wrote it.
 *
 * `digest`, `image` and `signer` are those of the only subject, and like `images` they are given only for what the mode lets through;
 * `verified-images` holds only what passed.
 */
export function outputsOf(report: Report): Outputs {
  const only = report.subjects.length === 1 ? report.subjects.find((subject) => letThrough(subject, report)) : undefined;
  const through = named(report.subjects.filter((subject) => letThrough(subject, report)), report.subjects);
  const passed = named(report.subjects.filter((subject) => subject.outcome === 'passed' && letThrough(subject, report)), report.subjects);
  // All images of one index are one thing to deploy.
  const whole = through.length > 0 && new Set(report.subjects.map(indexOf)).size === 1 && report.subjects[0]?.image?.index != null ? through.find(({ platform }) => platform === null) : undefined;
  const fixed = {
    outcome: report.outcome,
    verified: String(report.outcome === 'passed'),
    digest: parseDigest(only?.digest ?? whole?.digest ?? '') ?? '',
    image: only === undefined ? (whole?.pinned ?? '') : pinned(only.name, only.digest, only.kind) ?? '',
    signer: only?.signer == null ? '' : forLog(only.signer, 600),
    images: imageMap(through),
    'verified-images': imageMap(passed),
    'release-tag': '', version: '', 'report-path': '', 'sbom-path': '', 'vsa-path': '', 'sarif-path': '',
  };
  // Counted as UTF-16, as GitHub estimates; paths that are filled in later are far below the margin.
  const used = Object.values(fixed).reduce((sum, value) => sum + value.length * 2, 0);
  return { ...fixed, results: resultsOf(report, limits.outputBytes - used - 16 * 1024) };
}

/** The outputs about a release: empty but for exactly one that passed. Its tag is text of its repository. */
export function releaseOutputs(release: { readonly tag: string; readonly version: string | null } | null): Pick<Outputs, 'release-tag' | 'version'> {
  return { 'release-tag': release === null ? '' : forLog(release.tag, 600), version: release?.version == null ? '' : forLog(release.version, 600) };
}

/** The outputs as JSON text, for people and tests. */
export function renderOutputs(report: Report): string {
  return `${JSON.stringify(outputsOf(report), null, 2)}\n`;
}

// A problem of the run (a file that changed after it was judged, for one) takes back what single subjects earned.
function letThrough(subject: SubjectReport, report: Report): boolean {
  const state = stateOf(subject);
  return report.problems.length === 0 && (state === 'passed' || state === 'exempt' || state === 'excused');
}

function pinned(name: string, text: string | null, kind: SubjectReport['kind']): string | null {
  const digest = parseDigest(text ?? '');
  // A name that is no image name is not handed to a deploy tool, whatever it may be; a folder on this machine is none either.
  return kind === 'image' && digest !== null && !name.startsWith('oci:') && /^[a-z0-9[][a-zA-Z0-9._:/[\]-]*$/.test(name) ? `${name}@${digest}` : null;
}

/** An image that may be deployed: by what the user wrote, and by its digest. */
interface Deployable { readonly reference: string; readonly platform: string | null; readonly pinned: string; readonly digest: string }

// Single platforms are named so; where each image of an index is among them, the index is one too, under the reference itself.
function named(subjects: readonly SubjectReport[], all: readonly SubjectReport[]): readonly Deployable[] {
  const single = subjects.flatMap(({ name, digest, kind, image }): readonly Deployable[] => {
    const reference = pinned(name, digest, kind);
    return reference === null || digest === null ? [] : [{ reference: image?.reference ?? name, platform: image?.platform ?? null, pinned: reference, digest }];
  });
  const indexes = [...Map.groupBy(all, indexOf).values()].flatMap((children): readonly Deployable[] => {
    const [first] = children;
    const index = first?.image?.index ?? null;
    const reference = first === undefined ? null : pinned(first.name, index, 'image');
    if (index === null || reference === null || children.some((child) => !subjects.includes(child))) return [];
    return [...new Set(children.flatMap(({ image }) => image?.reference ?? []))].map((text) => ({ reference: text, platform: null, pinned: reference, digest: index }));
  });
  return [...indexes, ...single];
}

// Whose images these are: one index in two repositories is two things to deploy, and evidence in one of them says nothing of the other.
function indexOf({ name, image }: SubjectReport): string {
  return `${name}@${image?.index ?? ''}`;
}

// Two digests under one name are kept apart by their pinned references: the later one must not stand for both.
function imageMap(images: readonly Deployable[]): string {
  const byName = new Map<string, Set<string>>();
  for (const { reference, platform, pinned: digest } of images) {
    const name = forLog(platform === null ? reference : `${reference} ${platform}`, 600);
    byName.set(name, (byName.get(name) ?? new Set()).add(digest));
  }
  const entries = [...byName].flatMap(([name, references]) => [...references].map((reference) => [references.size === 1 ? name : reference, reference] as const));
  const text = forJson(JSON.stringify(Object.fromEntries(entries)));
  // Half a map would deploy half; an empty one fails where it is used.
  return text.length * 2 <= limits.outputBytes / 4 ? text : '{}';
}

// `{"outcome", "problems": [codes], "subjects": [...], "cut": null | {"omitted", "see": "report-path"}}`; where it is cut, the worst subjects are the ones that are kept.
function resultsOf(report: Report, bytes: number): string {
  const whole = resultsText(report, report.subjects, 0);
  if (whole.length * 2 <= bytes) return whole;
  const subjects = worstFirst(report);
  let length = resultsText(report, [], subjects.length).length;
  let count = 0;
  for (const subject of subjects) {
    length += forJson(JSON.stringify(resultOf(subject))).length + 1;
    if (length * 2 > bytes) break;
    count += 1;
  }
  return resultsText(report, subjects.slice(0, count), subjects.length - count);
}

function resultsText(report: Report, subjects: readonly SubjectReport[], omitted: number): string {
  const cut = omitted === 0 ? null : { omitted, see: 'report-path' };
  return forJson(JSON.stringify({ outcome: report.outcome, problems: report.problems.slice(0, 50).map((problem) => problem.code), subjects: subjects.map(resultOf), cut }));
}

function resultOf({ kind, name, digest, outcome, excused, signer, reasons }: SubjectReport): Readonly<Record<string, string | boolean | null>> {
  return { kind, name: forLog(name, 600), digest: parseDigest(digest ?? ''), outcome, excused, signer: signer === null ? null : forLog(signer, 600), code: reasons[0]?.code ?? null };
}
