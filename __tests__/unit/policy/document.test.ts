// YAML as policies are read: what it means, where it stands, and what is not read at all.

import { describe, expect, it } from '@jest/globals';
import { limits } from '../../../src/domain/limits.ts';
import { parseYaml, type Value } from '../../../src/policy/document.ts';

/** A value without its places. */
function plain(value: Value): unknown {
  switch (value.kind) {
    case 'map': return Object.fromEntries(value.entries.map(({ key, value: member }) => [key, plain(member)]));
    case 'list': return value.items.map(plain);
    case 'empty': return null;
    case 'text': return value.text;
    case 'number': case 'boolean': default: return { [value.kind]: value.text };
  }
}

const read = (text: string): readonly unknown[] => parseYaml(text, 'p.yml').documents.map(plain);
const faults = (text: string): readonly string[] => parseYaml(text, 'p.yml').problems.map(({ code, at, what }) => `${code} ${at?.line ?? 0}:${at?.column ?? 0} ${what}`);

describe('parseYaml', () => {
  it.each<[string, string, readonly unknown[]]>([
    ['a number keeps its text', 'tag: 1.10', [{ tag: { number: '1.10' } }]],
    ['words of old YAML are texts', 'on: yes\nday: 2027-03-31', [{ on: 'yes', day: '2027-03-31' }]],
    ['booleans', 'a: true', [{ a: { boolean: 'true' } }]],
    ['an alias is what it names', 'a: &x [1]\nb: *x', [{ a: [{ number: '1' }], b: [{ number: '1' }] }]],
    ['a merge key is a key', 'a: &x {k: v}\nb: {<<: *x}', [{ a: { k: 'v' }, b: { '<<': { k: 'v' } } }]],
    ['__proto__ is a key', '__proto__: {x: y}', [Object.fromEntries([['__proto__', { x: 'y' }]])]],
    ['placeholders without quotes in block style', 'ref: refs/tags/v{version}', [{ ref: 'refs/tags/v{version}' }]],
    ['several documents, the empty ones left out', '---\na: 1\n---\n# nothing\n---\nb: 2\n', [{ a: { number: '1' } }, { b: { number: '2' } }]],
    ['nothing', '', []],
  ])('%s', (_, text, expected) => {
    expect(parseYaml(text, 'p.yml').problems).toEqual([]);
    expect(read(text)).toEqual(expected);
  });

  it('knows the place of every value', () => {
    const [document] = parseYaml('rules:\n  - name: x\n    images: y\n', 'p.yml').documents;
    const places: string[] = [];
    const walk = (value: Value): void => {
      places.push(`${value.kind} ${value.at.line}:${value.at.column}`);
      if (value.kind === 'map') for (const entry of value.entries) walk(entry.value);
      if (value.kind === 'list') value.items.forEach(walk);
    };
    if (document !== undefined) walk(document);
    expect(places).toEqual(['map 1:1', 'list 2:3', 'map 2:5', 'text 2:11', 'text 3:13']);
  });

  it.each<[string, string, RegExp]>([
    ['a key twice', 'a: 1\na: 2', /^CONFIG_POLICY_SYNTAX 2:1 A key stands here that its map has already/],
    ['a key twice, in two ways', 'a:\n  true: 1\n  "true": 2', /^CONFIG_POLICY_SYNTAX 3:3 A key stands here that its map has already/],
    ['a key twice, escaped', 'ab: 1\n"a\\x62": 2', /^CONFIG_POLICY_SYNTAX 2:1 A key stands here that its map has already/],
    ['an unquoted placeholder in a flow map', 'x: { ref: refs/tags/{tag} }', /^CONFIG_POLICY_SYNTAX 1:/],
    ['a tag', 'a: !!binary aGk=', /^CONFIG_POLICY_SYNTAX 1:\d+ Tags are not read|^CONFIG_POLICY_SYNTAX 1/],
    ['a tag of somebody', 'a: !mine x', /^CONFIG_POLICY_SYNTAX 1/],
    ['a key that is a map', '? {a: b}\n: c', /^CONFIG_POLICY_SYNTAX 1:\d+ A key must be a text/],
    ['an alias of nothing', 'a: *x', /^CONFIG_POLICY_SYNTAX 1/],
    ['too deep', `${'['.repeat(limits.policyDepth + 2)}${']'.repeat(limits.policyDepth + 2)}`, /nested deeper/],
    ['too long', `a: ${'x'.repeat(limits.policyBytes)}`, /too long/],
    ['too many values', `[${'1,'.repeat(limits.policyValues + 1)}1]`, /more than 100000 values/],
    ['aliases that multiply', `a: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d,*d,*d,*d]`, /more than 256 aliases/],
    ['an alias of itself', 'a: &a [*a]', /CONFIG_POLICY_SYNTAX/],
  ])('refuses %s', (_, text, expected) => {
    expect(faults(text).join('\n')).toMatch(expected);
    expect(read(text)).toEqual([]);
  });

  it('says how to quote a placeholder', () => {
    expect(parseYaml('rules:\n- { source-ref: refs/tags/{tag} }', 'p.yml').problems[0]?.next).toMatch(/Quote a text with \{ \} inside/);
  });

  it('is not held up by a map with very many keys, nor forgets one of them', () => {
    const keys = Array.from({ length: 40_000 }, (_, index) => `k${index}: 1\n`).join('');
    const started = performance.now();
    expect(parseYaml(keys, 'p.yml').problems).toEqual([]);
    expect(parseYaml(`${keys}k7: 2\n`, 'p.yml').problems.map(({ what, at }) => `${at?.line ?? 0} ${what}`)).toEqual(['40001 A key stands here that its map has already.']);
    // Comparing each with each takes half a minute.
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('ends on arbitrary bytes', () => {
    for (let seed = 1; seed < 400; seed += 1) {
      const text = Array.from({ length: 40 }, (_, index) => ':-?&*!|>%@`{}[],#"\' \n\tax1'[(seed * 31 + index * index * 17 + (seed >> 3) * index) % 26]).join('');
      const { documents, problems } = parseYaml(text, 'p.yml');
      expect(documents.length === 0 || problems.length === 0).toBe(true);
    }
  });
});
