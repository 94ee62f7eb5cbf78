import { afterAll, describe, expect, it } from '@jest/globals';
import type { Claims } from '../../../../src/domain/claims.ts';
import type { JsonValue } from '../../../../src/domain/json.ts';
import { limits } from '../../../../src/domain/limits.ts';
import { checkerOf, lintChecks } from '../../../../src/policy/checks/catalog.ts';
import { withinTime } from '../../../../src/policy/checks/within-time.ts';
import { aCheckIn, CheckDesk } from '../../../support/checks/bench.ts';
import { statement } from '../../../support/checks/table.ts';

const desk = new CheckDesk();
const STATED: JsonValue = { n: 1, f: 2.5, big: 2 ** 60, t: 'x', s: 'a😀', list: [1, 2, { a: 'b' }], nothing: null, map: { 'a-b': 1 } };
const CLAIMS: Claims = new Map([
  ['repo', [{ value: 'acme/app', from: 'certificate' }]],
  ['certificate-identity', [{ value: 'one', from: 'certificate' }, { value: 'two', from: 'certificate' }]],
]);

async function said(text: string, document: JsonValue = statement(STATED)): Promise<string> {
  const answer = await desk.ask(aCheckIn('cel', text), document, {}, CLAIMS);
  return answer.ok ? 'ok' : `${answer.code} ${answer.message}`;
}

describe('an expression', () => {
  it.each([
    'type(predicate.n) == int && predicate.n + 1 == 2', 'type(predicate.f) == double && predicate.f > 2', 'type(predicate.big) == double && predicate.big > 1', 'predicate.s.size() == 2 && size(predicate.s) == 2',
    'has(predicate.nothing) && predicate.nothing == null && "nothing" in predicate', '!has(predicate.gone)', 'predicate.map["a-b"] == 1', 'claims.repo == "acme/app"', 'claims["certificate-identity"].exists(name, name == "two")', '!("owner" in claims)',
    'predicateType.startsWith("https://acme.test/")', 'subject.exists(one, one.name == "app")', 'timestamp("2026-01-01T00:00:00Z") < timestamp("2027-01-01T00:00:00Z")',
    // What is joined twice keeps its own size.
    '[[1]].map(r, r + [2]).all(r, (r + [3]).size() == 3 && (r + [4, 5])[3] == 5 && r.size() == 2)', '[1, 2, 3].filter(x, x > 1).map(x, x * 2) == [4, 6]', '"a" + "b" == "ab"', 'predicate.gone == 1 || true',
  ])('%s holds', async (text) => {
    expect(await said(text)).toBe('ok');
  });

  it.each([
    ['predicate.n == 2', 'CHECK_FAILED predicate.n == 2 is false: predicate.n is 1'],
    ['predicate.list.all(x, x == 1)', 'CHECK_FAILED predicate.list.all(x, x == 1) is false: predicate.list is a list of 3'],
    ['predicate.gone.deep == 1', 'POLICY_FIELD_ABSENT predicate.gone.deep == 1: predicate.gone is absent; predicate is {n, f, big, t, s, list, nothing, map}'],
    ['predicate.t.deep == 1', 'POLICY_FIELD_ABSENT predicate.t.deep == 1: predicate.t.deep is absent; predicate.t is "x"'],
    ['predicate.list[7] == 1', 'POLICY_FIELD_ABSENT predicate.list[7] == 1: predicate.list[7] is absent; predicate.list is a list of 3'],
    ['predicate.map["gone"] == 1', 'POLICY_FIELD_ABSENT predicate.map["gone"] == 1: predicate.map.gone is absent; predicate.map is {a-b}'],
    ['predicate.list.exists(c, c.gone == 1)', 'POLICY_FIELD_ABSENT predicate.list.exists(c, c.gone == 1): c.gone is absent'],
    ['claims.owner == "acme"', 'POLICY_FIELD_ABSENT claims.owner == "acme": claims.owner is absent; claims is {repo, certificate-identity}'],
    ['predicate.n', 'CHECK_FAILED predicate.n is no true or false, but 1.'], ['"true"', 'CHECK_FAILED "true" is no true or false, but true.'], ['predicate', 'CHECK_FAILED predicate is no true or false, but a map.'], ['[true]', 'CHECK_FAILED [true] is no true or false, but a list.'],
    ['predicate.t.matches("(")', 'CHECK_FAILED predicate.t.matches("("): error parsing regexp: missing closing ): `(`: predicate.t is "x"'],
    ['predicate.n.startsWith("1")', `CHECK_FAILED predicate.n.startsWith("1"): found no matching overload for 'startsWith' applied to 'int.(string)': predicate.n is 1`],
    ['predicate.n == ', 'CHECK_FAILED predicate.n == cannot be read'], ['unknown', 'CHECK_FAILED unknown: unresolved attribute'],
  ])('%s is refused', async (text, expected) => {
    expect((await said(text)).startsWith(expected)).toBe(true);
  });

  it.each<JsonValue>([null, [], 'text', 1, {}])('finds nothing in %j', async (document) => {
    expect(await said('predicate.n == 1', document)).toMatch(/^(?:POLICY_FIELD_ABSENT|CHECK_FAILED) /);
    expect(await said('true', document)).toBe('ok');
  });

  it('is not asked about authorities', async () => {
    expect(await checkerOf(desk.ports())(aCheckIn('cel', 'true'), { kind: 'authorities', authorities: {} })).toMatchObject({ ok: false, code: 'CHECK_FAILED' });
  });

  it('says no more than so much', async () => {
    const answer = await desk.ask(aCheckIn('cel', `predicate.t == "${'y'.repeat(10_000)}"`), statement({ t: 'x'.repeat(100_000) }));
    expect(answer.ok).toBe(false);
    expect(JSON.stringify(answer).length).toBeLessThan(limits.checkMessage + 200);
  });
});

describe('a large document', () => {
  const components = Array.from({ length: 100_000 }, (_, index) => ({ name: `n${index}`, purl: `pkg:npm/n${index}@1.0.0` }));
  const sbom = statement({ components });

  it.each(['predicate.components.all(c, c.name != "log4j-core")', 'predicate.components.filter(c, has(c.purl)).all(c, c.purl.startsWith("pkg:"))', 'predicate.components.map(c, c.name).exists(n, n == "n99999")', 'predicate.components.all(c, c.purl.matches("^pkg:npm/n[0-9]+@"))'])('is read whole: %s', async (text) => {
    expect(await said(text, sbom)).toBe('ok');
  });

  // The last two would be a yes if only the value of the expression counted.
  it.each(['predicate.components.all(c, predicate.components.all(d, true))', 'predicate.components.all(c, predicate.components.all(d, true)) || true', 'predicate.components.all(c, (predicate.components + predicate.components).size() > 0)', '!predicate.components.exists(c, predicate.components.exists(d, false)) || true'])('is no way to run for ever: %s', async (text) => {
    expect(await said(text, sbom)).toMatch(new RegExp(`^ENGINE_FAILED .*more than ${limits.celSteps} rounds`, 's'));
  });

  it('is no way to fill the memory with one text', async () => {
    const text = `(${Array.from({ length: 100 }, () => 'predicate.t').join(' + ')}).size() > 0 || true`;
    expect(await said(text, statement({ t: 'x'.repeat(1024 * 1024) }))).toMatch(/^ENGINE_FAILED .*text of more than/s);
    expect(await said(text, statement({ t: 'x' }))).toBe('ok');
  });

  it('is no pattern of any length', async () => {
    expect(await said('predicate.t.matches(predicate.t)', statement({ t: 'x'.repeat(limits.patternLength + 1) }))).toMatch(/^CHECK_FAILED .*a pattern has more than/s);
    expect(await said('predicate.t.matches(predicate.t)', statement({ t: 'x'.repeat(limits.patternLength) }))).toBe('ok');
  });
});

describe('a time limit', () => {
  it('ends what never ends, through its own handlers, and the next one runs', () => {
    const forEver = (): never => {
      for (;;) {
        try {
          JSON.parse('{');
        } catch {
          // Goes on.
        }
      }
    };
    expect(withinTime(forEver, 50)).toEqual({ value: null, fault: 'it takes longer than 50 milliseconds on this document.' });
    expect(withinTime(() => true, 20_000)).toEqual({ value: true, fault: null });
  });

  it('tells what throws from what is late', () => {
    expect(withinTime(() => { throw new TypeError('x'); }, 20_000)).toEqual({ value: null, fault: 'the evaluator failed.' });
  });
});

describe('lint', () => {
  const found = async (text: string): Promise<readonly string[]> => (await lintChecks([aCheckIn('cel', text)])).map(({ code, level, at, what }) => `${code} ${level} ${at?.file ?? ''}:${at?.line ?? 0} ${what}`);

  it.each([
    ['', 'it is empty'], [' \n', 'it is empty'], ['predicate.n ==', 'expecting'], ['predicate.n == 1)', 'expecting'], ['predicat.n == 1', 'it speaks of predicat'], ['predicate.all(x, y == 1)', 'it speaks of y'], ['siz(predicate)', 'there is no function siz'], ['predicate.n.lowerAscii() == "x"', 'there is no function lowerAscii'],
    [`"${'x'.repeat(limits.celLength)}" == ""`, 'characters'], [`${'('.repeat(5000)}true${')'.repeat(5000)}`, 'Maximum call stack'],
  ])('finds what is wrong with %j', async (text, expected) => {
    const [first, ...others] = await found(text);
    expect([first?.startsWith('CONFIG_INVALID_VALUE error check.cel:1 This is no CEL check: '), first?.includes(expected), others]).toEqual([true, true, []]);
  });

  it.each(['predicate.n == 1', 'has(claims.repo) && subject.exists(s, s.name == "x")', 'type(predicate.n) == int', 'predicate.x.map(c, c.y).filter(d, d in [1]).size() > 0 ? true : false', '{"a": 1}.a == 1', 'double(predicate.n) > 1.0'])('finds nothing wrong with %s', async (text) => {
    expect(await found(text)).toEqual([]);
  });
});

afterAll(() => expect(desk.left()).toEqual([]));
