// Predicates that are read beside provenance: verification summaries, results of tests and scans, OpenVEX.
//
// Everything in them is the word of whoever signed. Of a verification summary a policy can ask for the parts; of the others a line is made for the
// report, and nothing is decided by it. A predicate that is not what its type says is refused, whoever signed it: a reader that takes what is missing
// for nothing would take a broken scan for a clean one.

import { levelClaim, type Claim, type ClaimName, type Claims } from '../../domain/claims.ts';
import { digestForm, parseDigest } from '../../domain/digest.ts';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../domain/json.ts';
import { limits } from '../../domain/limits.ts';
import { predicateAliases, VSA } from '../../domain/predicate-types.ts';
import type { NonEmpty } from '../../domain/subject.ts';
import type { Statement } from '../envelope.ts';
import { Fault } from '../fault.ts';

type Reader = (predicate: JsonObject, now: Date) => readonly (readonly [ClaimName, string])[];

const [COSIGN_VULN, ...INTOTO_VULNS] = predicateAliases.vuln;

/** Who reads which type. Types that are not here are not looked into. */
const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  [VSA, readSummary],
  ...predicateAliases['test-result'].map((type) => [type, readTests] as const),
  [COSIGN_VULN, readCosignScan],
  ...INTOTO_VULNS.map((type) => [type, readScan] as const),
  ...predicateAliases.openvex.map((type) => [type, readVex] as const),
]);

/** The claims in a predicate, all self-declared; none of types that nobody reads. `now` is what ages are counted to. Throws `Fault` (`STATEMENT_MALFORMED`). */
export function readPredicateClaims({ predicateType, predicate }: Statement, now: Date): Claims {
  const read = readers.get(predicateType);
  if (read === undefined) return new Map();
  if (!isJsonObject(predicate)) return malformed('predicate', predicate, 'an object');
  const claims = new Map<ClaimName, NonEmpty<Claim>>();
  for (const [name, value] of read(predicate, now)) {
    const known = claims.get(name);
    const claim: Claim = { value, from: 'self-declared' };
    claims.set(name, known === undefined ? [claim] : [...known, claim]);
  }
  return claims;
}

// ── SLSA verification summary v1

function readSummary(predicate: JsonObject, now: Date): readonly (readonly [ClaimName, string])[] {
  const result = text(predicate, 'verificationResult');
  if (result !== 'PASSED' && result !== 'FAILED') malformed('verificationResult', result, 'PASSED or FAILED');
  const levels = list(predicate, 'verifiedLevels').map((level) => (typeof level === 'string' ? level : malformed('verifiedLevels', level, 'texts')));
  if (levels.length > limits.verifiedLevels) malformed('verifiedLevels', levels.length, `at most ${limits.verifiedLevels}`);
  const digests = Object.entries(optionalObject(optionalObject(predicate, 'policy') ?? {}, 'digest') ?? {});
  if (digests.length > limits.digestsPerSubject) malformed('policy.digest', digests.length, `at most ${limits.digestsPerSubject}`);
  return [
    ['verifier-id', text(object(predicate, 'verifier'), 'id')],
    ['resource-uri', text(predicate, 'resourceUri')],
    ['verification-result', result],
    ...levels.flatMap((level) => levelClaim(level) ?? []).map(({ claim, value }) => [claim, value] as const),
    ...digests.flatMap(([algorithm, hex]) => (typeof hex === 'string' ? (parseDigest(`${algorithm}:${hex}`) ?? []) : malformed('policy.digest', hex, digestForm))).map((digest) => ['policy-digest', digest] as const),
    ...ageOf(predicate, now).map((age) => ['age-days', age] as const),
  ];
}

/** Days since the verifier looked, by the clock of the run. A time that is still to come says nothing of an age, except where two clocks differ. */
function ageOf(predicate: JsonObject, now: Date): readonly string[] {
  if (predicate['timeVerified'] === undefined) return [];
  const written = text(predicate, 'timeVerified');
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(written) ? Date.parse(written) : Number.NaN;
  if (Number.isNaN(at)) malformed('timeVerified', written, 'a time as 2026-01-02T03:04:05Z');
  const age = now.getTime() - at;
  return age < -limits.clockSkewMs ? [] : [(Math.max(0, age) / 86_400_000).toFixed(4)];
}

// ── in-toto test result v0.1

function readTests(predicate: JsonObject): readonly (readonly [ClaimName, string])[] {
  const result = text(predicate, 'result');
  if (!['PASSED', 'WARNED', 'FAILED'].includes(result)) malformed('result', result, 'PASSED, WARNED or FAILED');
  const counts = [['passedTests', 'passed'], ['warnedTests', 'warned'], ['failedTests', 'failed']] as const;
  const told = counts.flatMap(([name, word]) => (predicate[name] === undefined ? [] : [`${list(predicate, name).length} ${word}`]));
  return [['summary', `tests ${result}${told.length === 0 ? '' : ` (${told.join(', ')})`}`]];
}

// ── scans: cosign's vuln v1, in-toto's vulns v0.1 and v0.2

function readCosignScan(predicate: JsonObject): readonly (readonly [ClaimName, string])[] {
  const scanner = object(predicate, 'scanner');
  const metadata = object(predicate, 'metadata');
  // What the scanner found is in a form of its own.
  return [['summary', `scan by ${scannerOf(scanner)}, ended ${text(metadata, 'scanFinishedOn') || 'at no time'}`]];
}

function readScan(predicate: JsonObject): readonly (readonly [ClaimName, string])[] {
  const scanner = object(predicate, 'scanner');
  const metadata = object(predicate, 'metadata');
  const found = list(scanner, 'result');
  for (const one of found) if (!isJsonObject(one) || typeof one['id'] !== 'string') malformed('result', one, 'objects with an id');
  return [['summary', `scan by ${scannerOf(scanner)}, ended ${text(metadata, 'scanFinishedOn')}: ${found.length} found`]];
}

function scannerOf(scanner: JsonObject): string {
  const [uri, version] = [text(scanner, 'uri'), scanner['version'] === undefined ? '' : text(scanner, 'version')];
  return `${uri === '' ? 'nobody who is named' : uri.slice(0, MOST)}${version === '' ? '' : ` ${version.slice(0, MOST)}`}`;
}

/** Characters of one text in a line for the report. */
const MOST = 128;

// ── OpenVEX

const STATUSES = ['not_affected', 'affected', 'fixed', 'under_investigation'] as const;

function readVex(predicate: JsonObject): readonly (readonly [ClaimName, string])[] {
  const author = text(predicate, 'author');
  const statuses = list(predicate, 'statements').map((statement) => {
    if (!isJsonObject(statement)) return malformed('statements', statement, 'objects');
    const status = STATUSES.find((known) => known === statement['status']);
    const justified = statement['justification'] ?? statement['impact_statement'];
    if (status === undefined) return malformed('status', statement['status'], STATUSES.join(', '));
    if (status === 'not_affected' && typeof justified !== 'string') malformed('status', 'not_affected without a reason', 'a justification or an impact_statement');
    if (status === 'affected' && typeof statement['action_statement'] !== 'string') malformed('status', 'affected without an action', 'an action_statement');
    return status;
  });
  const told = STATUSES.flatMap((status) => {
    const count = statuses.filter((one) => one === status).length;
    return count === 0 ? [] : [`${count} ${status}`];
  });
  return [['summary', `VEX by ${author === '' ? 'nobody who is named' : author.slice(0, MOST)}: ${told.join(', ') || 'no statements'}`]];
}

// ── parts

function text(from: JsonObject, name: string): string {
  const value = from[name];
  return typeof value === 'string' ? value : malformed(name, value, 'a text');
}

function list(from: JsonObject, name: string): readonly JsonValue[] {
  const value = from[name];
  return isJsonArray(value) ? value : malformed(name, value, 'a list');
}

function object(from: JsonObject, name: string): JsonObject {
  return optionalObject(from, name) ?? malformed(name, undefined, 'an object');
}

function optionalObject(from: JsonObject, name: string): JsonObject | null {
  const value = from[name];
  if (value === undefined) return null;
  return isJsonObject(value) ? value : malformed(name, value, 'an object');
}

function malformed(name: string, seen: JsonValue | undefined, expected: string): never {
  const shown = seen === undefined ? 'nothing' : typeof seen === 'object' ? (seen === null ? 'null' : isJsonArray(seen) ? 'a list' : 'an object') : String(seen);
  throw new Fault('STATEMENT_MALFORMED', `${name}: ${shown}`, expected);
}
