// One question in three languages, about one document each: the languages have to agree, wherever the engine is at hand.

import type { JsonValue } from '../../../src/domain/json.ts';
import type { Check } from '../../../src/domain/policy.ts';

/** A question, a document for each answer, and the question in each language. */
export interface Row { readonly asks: string; readonly yes: readonly JsonValue[]; readonly no: readonly JsonValue[]; readonly text: Readonly<Record<Check['language'], string>> }

/** A statement with this predicate. */
export function statement(predicate: JsonValue, predicateType = 'https://acme.test/tested'): JsonValue {
  return { _type: 'https://in-toto.io/Statement/v1', subject: [{ name: 'app', digest: { sha256: 'ab'.repeat(32) } }], predicateType, predicate };
}

const SLSA = 'https://slsa.dev/provenance/v0.2';
const CYCLONEDX = 'https://cyclonedx.org/bom';
const GENERATOR = 'https://github.com/slsa-framework/slsa-github-generator/.github/workflows/generator_container_slsa3.yml@refs/tags/v';
const EXPORTER = 'git+https://github.com/natrontech/pmg-exporter@refs/tags/v';
const PUSHER = 'pkg:golang/github.com/natrontech/alertmanager-uptime-kuma-push@v';

/** Provenance as the flow wants it, unless a part is another. */
function provenance({ id = `${GENERATOR}2.0.0`, entryPoint = '.github/workflows/release.yml', uri = `${EXPORTER}1.2.3-rc.1`, type = SLSA } = {}): JsonValue {
  return statement({ builder: { id }, invocation: { configSource: { uri, entryPoint } } }, type);
}

const rego = (body: string): string => `package signature\nallow { ${body} }`;

/** The policies of published flows, as they stand. */
export const flows: readonly Row[] = [
  {
    asks: 'provenance by the generator, from one repository and its release workflow',
    yes: [provenance(), provenance({ uri: `${EXPORTER}10.0.0` })],
    no: [provenance({ id: `${GENERATOR}2.0` }), provenance({ id: 'https://evil.test/' }), provenance({ entryPoint: 'other.yml' }), provenance({ uri: `${EXPORTER}1.2.3-evil` }), provenance({ type: `${SLSA}1` }), statement({}, SLSA), statement({ builder: { id: `${GENERATOR}2.0.0` } }, SLSA)],
    text: {
      cue: `predicateType: "${SLSA}"
predicate: builder: id: =~"^https://github.com/slsa-framework/slsa-github-generator/.github/workflows/generator_container_slsa3.yml@refs/tags/v[0-9]+.[0-9]+.[0-9]+$"
predicate: invocation: configSource: entryPoint: ".github/workflows/release.yml"
predicate: invocation: configSource: uri: =~"^git\\\\+https://github.com/natrontech/pmg-exporter@refs/tags/v[0-9]+.[0-9]+.[0-9]+(-rc.[0-9]+)?$"
`,
      cel: `predicateType == "${SLSA}" && predicate.builder.id.matches("^https://github[.]com/slsa-framework/slsa-github-generator/[.]github/workflows/generator_container_slsa3[.]yml@refs/tags/v[0-9]+[.][0-9]+[.][0-9]+$")
  && predicate.invocation.configSource.entryPoint == ".github/workflows/release.yml" && predicate.invocation.configSource.uri.matches("^git\\\\+https://github[.]com/natrontech/pmg-exporter@refs/tags/v[0-9]+[.][0-9]+[.][0-9]+(-rc[.][0-9]+)?$")`,
      rego: rego(`input.predicateType == "${SLSA}"; regex.match("^https://github[.]com/slsa-framework/slsa-github-generator/[.]github/workflows/generator_container_slsa3[.]yml@refs/tags/v[0-9]+[.][0-9]+[.][0-9]+$", input.predicate.builder.id); input.predicate.invocation.configSource.entryPoint == ".github/workflows/release.yml"; regex.match("^git\\\\+https://github[.]com/natrontech/pmg-exporter@refs/tags/v[0-9]+[.][0-9]+[.][0-9]+(-rc[.][0-9]+)?$", input.predicate.invocation.configSource.uri)`),
    },
  },
  {
    asks: 'an SBOM of one component',
    yes: [statement({ metadata: { component: { 'bom-ref': `${PUSHER}1.2.3?type=module#cmd/pusher` } }, components: [] }, CYCLONEDX)],
    no: [statement({ metadata: { component: { 'bom-ref': `${PUSHER}1.2.3` } } }, CYCLONEDX), statement({ metadata: { component: {} } }, CYCLONEDX), statement({}, CYCLONEDX), statement({ metadata: { component: { 'bom-ref': `${PUSHER}1.2.3?type=module#cmd/pusher` } } })],
    text: {
      cue: `predicateType: "${CYCLONEDX}"
predicate: metadata: component: "bom-ref": =~"^pkg:golang/github.com/natrontech/alertmanager-uptime-kuma-push@v[0-9]+.[0-9]+.[0-9]+(-rc.[0-9]+)?\\\\?type=module#cmd/pusher$"
`,
      cel: `predicateType == "${CYCLONEDX}" && predicate.metadata.component["bom-ref"].matches("^pkg:golang/github[.]com/natrontech/alertmanager-uptime-kuma-push@v[0-9]+[.][0-9]+[.][0-9]+(-rc[.][0-9]+)?[?]type=module#cmd/pusher$")`,
      rego: rego(`input.predicateType == "${CYCLONEDX}"; regex.match("^pkg:golang/github[.]com/natrontech/alertmanager-uptime-kuma-push@v[0-9]+[.][0-9]+[.][0-9]+(-rc[.][0-9]+)?[?]type=module#cmd/pusher$", input.predicate.metadata.component["bom-ref"])`),
    },
  },
];

/** Every row. */
export const table: readonly Row[] = [
  ...flows,
  { asks: 'a text', yes: [statement({ result: 'clean' })], no: [statement({ result: 'dirty' }), statement({ result: 'Clean' }), statement({ result: null }), statement({ result: ['clean'] }), statement({}), statement(null), statement('clean')], text: { cue: 'predicate: result: "clean"', cel: 'predicate.result == "clean"', rego: rego('input.predicate.result == "clean"') } },
  { asks: 'an integer', yes: [statement({ n: 3 })], no: [statement({ n: 4 }), statement({ n: '3' }), statement({ n: 3.5 }), statement({})], text: { cue: 'predicate: n: 3', cel: 'predicate.n == 3', rego: rego('input.predicate.n == 3') } },
  { asks: 'the largest integer that a double holds', yes: [statement({ n: 9_007_199_254_740_991 })], no: [statement({ n: 9_007_199_254_740_990 })], text: { cue: 'predicate: n: 9007199254740991', cel: 'predicate.n == 9007199254740991', rego: rego('input.predicate.n == 9007199254740991') } },
  { asks: 'a number between two', yes: [statement({ n: 3 }), statement({ n: 2.5 })], no: [statement({ n: 10 }), statement({ n: -1 }), statement({})], text: { cue: 'predicate: n: >=1 & <10', cel: 'predicate.n >= 1 && predicate.n < 10', rego: rego('input.predicate.n >= 1; input.predicate.n < 10') } },
  { asks: 'true itself', yes: [statement({ ok: true })], no: [statement({ ok: false }), statement({ ok: 'true' }), statement({ ok: 1 }), statement({})], text: { cue: 'predicate: ok: true', cel: 'predicate.ok == true', rego: rego('input.predicate.ok == true') } },
  { asks: 'null itself', yes: [statement({ x: null })], no: [statement({ x: 0 }), statement({ x: '' }), statement({})], text: { cue: 'predicate: x: null', cel: 'predicate.x == null', rego: rego('input.predicate.x == null') } },
  { asks: 'something of every element', yes: [statement({ list: [{ name: 'a' }, { name: 'b' }] }), statement({ list: [] })], no: [statement({ list: [{ name: 'a' }, { name: 'log4j-core' }] }), statement({})], text: { cue: 'predicate: list!: [...{name: !="log4j-core"}]', cel: 'predicate.list.all(c, c.name != "log4j-core")', rego: rego('input.predicate.list; count([c | c := input.predicate.list[_]; c.name == "log4j-core"]) == 0') } },
  { asks: 'a field of every element', yes: [statement({ list: [{ name: 'a' }] })], no: [statement({ list: [{ name: 'a' }, {}] }), statement({ list: [{ name: 'b' }] })], text: { cue: 'predicate: list!: [...{name: "a"}]', cel: 'predicate.list.all(c, c.name == "a")', rego: rego('input.predicate.list; count([1 | input.predicate.list[i]; not named(i)]) == 0').concat('\nnamed(i) { input.predicate.list[i].name == "a" }') } },
  { asks: 'one of two texts', yes: [statement({ l: 'A' }), statement({ l: 'B' })], no: [statement({ l: 'C' }), statement({})], text: { cue: 'predicate: l!: "A" | "B"', cel: 'predicate.l in ["A", "B"]', rego: rego('input.predicate.l == {"A", "B"}[_]') } },
  { asks: 'a field that may be absent', yes: [statement({}), statement({ level: 3 })], no: [statement({ level: 2 }), statement({ level: null })], text: { cue: 'predicate: level?: >=3', cel: '!has(predicate.level) || predicate.level >= 3', rego: 'package signature\nallow { not has }\nallow { is_number(input.predicate.level); input.predicate.level >= 3 }\nhas { _ = input.predicate.level }' } },
  { asks: 'a deep path', yes: [statement({ a: { b: { c: [{ d: 'x' }] } } })], no: [statement({ a: { b: { c: [{ d: 'y' }] } } }), statement({ a: { b: { c: [] } } }), statement({ a: { b: {} } }), statement({ a: 'b' })], text: { cue: 'predicate: a: b: c: [{d: "x"}, ...]', cel: 'predicate.a.b.c[0].d == "x"', rego: rego('input.predicate.a.b.c[0].d == "x"') } },
  { asks: 'a subject by its digest', yes: [statement({})], no: [{ _type: 'https://in-toto.io/Statement/v1', subject: [{ name: 'app', digest: { sha256: 'cd'.repeat(32) } }], predicateType: 'x', predicate: {} }, { _type: 'x', subject: [], predicateType: 'x', predicate: {} }], text: { cue: `subject: [{digest: sha256: "${'ab'.repeat(32)}"}, ...]`, cel: `subject[0].digest.sha256 == "${'ab'.repeat(32)}"`, rego: rego(`input.subject[0].digest.sha256 == "${'ab'.repeat(32)}"`) } },
  { asks: 'names that programs have for themselves', yes: [statement({ constructor: 'x', ['__proto__x']: 1 })], no: [statement({}), statement({ constructor: 'y' })], text: { cue: 'predicate: constructor: "x"', cel: 'predicate["constructor"] == "x"', rego: rego('input.predicate.constructor == "x"') } },
];

/** A check of one language alone, and what it says: `ok`, or the code of its no. */
export interface Single { readonly language: Check['language']; readonly dialect: Check['dialect']; readonly text: string; readonly says: string }

/** What singles are asked about. */
export const PREDICATE: JsonValue = { n: 1, list: [1, { a: 'b' }], empty: {}, nothing: null, finished: '2022-04-12T00:00:00Z' };

const cue = (says: string, ...texts: readonly string[]): readonly Single[] => texts.map((text) => ({ language: 'cue', dialect: 'cosign', text, says }));
const controlled = (language: 'cue' | 'rego', says: string, ...texts: readonly string[]): readonly Single[] => texts.map((text) => ({ language, dialect: 'policy-controller', text: language === 'rego' ? `package sigstore\n${text}` : text, says }));
const regoSays = (says: string, ...texts: readonly string[]): readonly Single[] => texts.map((text) => ({ language: 'rego', dialect: 'cosign', text: `package signature\n${text}`, says }));

/** What only one language can say. */
export const singles: readonly Single[] = [
  ...cue('ok', 'predicate: n: 1', 'package acme\npredicate: n: int', '#D: {n: 1, ...}\npredicate: #D', '_limit: 3\npredicate: n: <_limit', 'let limit = 3\npredicate: n: <limit', 'predicate: [=~"^n$"]: 1', 'predicate: {n: int, if n > 1 {more: "x"}}', 'predicate: list: [for x in [1] {x}, {a: "b"}]'),
  // Defaults, however they are written.
  ...cue('ok', 'predicate: m: *2 | int', 'predicate: m: *"a" | "b"', 'predicate: m: *true | bool', 'predicate: m: *null | int', 'predicate: m: *2 | string', 'predicate: m: k: *2 | int', 'predicate: m: _d\n_d: *2 | int', 'predicate: m: #D\n#D: {k: *2 | int}', 'predicate: m: *{a: 1} | {b: 2}', 'predicate: m: *[] | string', 'predicate: m: [1, 2] | *"x"', 'subject: [...{extra: *"x" | string}]', 'predicate: {a: *1 | int, b: *2 | int, c: *3 | int}', 'predicate: {a: *1 | int, b: a}'),
  // No defaults: the policy knows one value only.
  ...cue('POLICY_FIELD_ABSENT', 'predicate: m: 2', 'predicate: m: "x"', 'predicate: m: true', 'predicate: m: null', 'predicate: m: {}', 'predicate: m: [...]', 'predicate: m: [1, 2]', 'predicate: m: k: "x"', 'predicate: m: #D\n#D: {k: 2}', 'predicate: m: *true | true', 'predicate: {m: 2, k: *3 | int}', 'predicate: {n: int, if n > 0 {m: "x"}}', 'subject: [...{extra: "x"}]', 'predicate: list: [1, {a: "b", c: 1}]', 'predicate: "a.b": 1', 'predicate: "\\u2028\\"": 1'),
  // A field at the root that is none of a statement is the policy's own only where it is used.
  ...cue('ok', 'import "time"\nbefore: time.Parse(time.RFC3339, "2049-10-09T17:10:27Z")\npredicate: finished: <before', 'want: n: 1\npredicate: n: want.n', 'want: "n"\npredicate: "\\(want)": 1'),
  ...cue('POLICY_FIELD_ABSENT', 'predicat: n: 1', 'predicateTyp: "x"', 'before: 1 // before', 'before: "before"', 'a: b: 1\npredicate: n: 1', 'predicate: before: 1\nbefore: 2'),
  ...cue('CHECK_FAILED', 'predicate: n: 2', 'predicate: m: int', 'predicate: m!: int', '#D: {n: 1}\npredicate: #D', 'close({predicate: _})', '"_type": "x"', 'predicate: {', 'predicate: n:', '3', 'import "acme.test/x"\npredicate: x', 'predicate: nothing: string', '_|_'),
  // What CUE leaves out, it has not read.
  ...cue('ENGINE_FAILED', '@if(never)\npredicate: n: 2', '@ignore()\npredicate: n: 2'),
  ...controlled('cue', 'ok', 'predicate: n: 1', 'predicate: m: 2', 'predicate: m: int', 'predicate: m: >3'),
  ...controlled('cue', 'CHECK_FAILED', 'predicate: n: 2', 'predicate: {'),
  ...controlled('cue', 'ENGINE_FAILED', '@if(never)\npredicate: n: 2'),
  ...regoSays('ok', 'allow { input.predicate.n == 1 }', 'import rego.v1\nallow if input.predicate.n == 1', 'import future.keywords.in\nallow { input.predicate.n in [1] }', 'deny[x] { x := "no" }\nallow { true }'),
  ...regoSays('CHECK_FAILED', 'default allow = false', 'allow = "true" { true }', 'allow = 1 { true }', 'allow = {"ok": true} { true }', 'allow[x] { x := true }', 'allow { input.predicate.m }', 'allow = true\nallow = false', 'allow {', 'x { true }', 'deny[x] { x := "no" }\nallow { count(deny) == 0 }', 'allow { to_number("x") == 1 }'),
  // Out of reach, so that no policy compiles with it.
  ...regoSays('CHECK_FAILED', 'allow { true }\nx { http.send({"url": "http://127.0.0.1/", "method": "get"}) }', 'allow { true }\nx { opa.runtime().env }', 'allow { true }\nx { net.lookup_ip_addr("acme.test") }', 'allow { true }\nx { net.cidr_contains("10.0.0.0/8", "10.0.0.1") }'),
  { language: 'rego', dialect: 'cosign', text: 'package other\nallow { true }', says: 'CHECK_FAILED' },
  ...controlled('rego', 'ok', 'isCompliant { input.predicate.n == 1 }', 'isCompliant[r] { r := {"result": true, "error": "e", "warning": ""} }', 'isCompliant[r] { x := [1, 2][_]; r := {"result": input.predicate.n == x, "error": "e", "warning": ""} }'),
  // A warning disqualifies an attestation.
  ...controlled('rego', 'CHECK_FAILED', 'isCompliant[r] { r := {"result": true, "error": "", "warning": "w"} }', 'isCompliant[r] { r := {"result": false, "error": "e", "warning": ""} }', 'isCompliant[r] { r := true }', 'isCompliant[r] { false; r := {"result": true} }', 'isCompliant { input.predicate.m }', 'isCompliant = "true" { true }', 'isCompliant[r] { r := {"result": "true"} }'),
];

