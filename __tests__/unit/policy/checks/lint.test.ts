// What can be said of policies in CUE and Rego before a program runs.

import { describe, expect, it } from '@jest/globals';
import { limits } from '../../../../src/domain/limits.ts';
import type { Check } from '../../../../src/domain/policy.ts';
import { lintChecks } from '../../../../src/policy/checks/catalog.ts';
import { codeOf } from '../../../../src/policy/checks/source-text.ts';
import { aCheckIn } from '../../../support/checks/bench.ts';

const found = async (language: Check['language'], text: string, dialect?: Check['dialect']): Promise<readonly string[]> => (await lintChecks([aCheckIn(language, text, dialect)])).map(({ code, level, what }) => `${code} ${level} ${what}`);

describe('a policy in CUE', () => {
  it.each([
    ['', 'it is empty'], ['// predicate: n: 1', 'it constrains nothing'], ['package acme\n', 'it constrains nothing'], ['package acme // x\n\n', 'it constrains nothing'],
    ['@if(x)\npredicate: n: 1', '@if'], ['// x\n@ignore()\n\npackage x\npredicate: n: 1', '@if'], ['@extern(embed)\npredicate: n: 1', '@extern'], ['x'.repeat(limits.checkLength + 1), 'characters'],
  ])('%j cannot be used', async (text, expected) => {
    const [first, ...others] = await found('cue', text);
    expect([first?.startsWith('CONFIG_INVALID_VALUE error This is no CUE check: '), first?.includes(expected), others]).toEqual([true, true, []]);
  });

  it('has a hidden field where the name is not quoted', async () => {
    expect(await found('cue', '_type: "x"\npredicate: n: 1')).toEqual(['CHECK_PART_IGNORED warning The field _type decides nothing: a name that begins with _ is hidden in CUE.']);
    expect(await found('cue', '"_type": "x"\npredicate: n: 1')).toEqual([]);
  });

  it.each(['predicate: n: 1', 'predicate: n: "@if(x)"', '// @if(x)\npredicate: n: 1', 'predicate: n: int @go(N)'])('%j can', async (text) => {
    expect(await found('cue', text)).toEqual([]);
  });
});

describe('a policy in Rego', () => {
  const SIGNATURE = 'package signature\n';
  it.each<[string, string, Check['dialect']?]>([
    ['', 'it is empty'], ['allow { true }', 'its package is not said'], ['package other\nallow { true }', 'its package is other'], ['# package signature\nallow { true }', 'not said'], [`${SIGNATURE}x { true }`, 'no rule allow'], [`${SIGNATURE}# allow { true }`, 'no rule allow'], [`${SIGNATURE}allowed { true }`, 'no rule allow'],
    ['package signature\nallow { true }', 'its package is signature', 'policy-controller'], ['package sigstore\nallow { true }', 'no rule isCompliant', 'policy-controller'],
  ])('%j cannot be used', async (text, expected, ...[dialect]) => {
    const [first, ...others] = await found('rego', text, dialect);
    expect([first?.startsWith('CONFIG_INVALID_VALUE error This is no Rego check: '), first?.includes(expected), others]).toEqual([true, true, []]);
  });

  it.each(['deny[x] { x := 1 }\nallow { true }', 'allow { true }\ndeny = "no" { false }', 'import rego.v1\ndeny contains x if x := 1\nallow if true', 'default deny = false\ndeny { true }\nallow { true } # not deny', 'deny { true }\nallow { input.x == "deny" }'])('has a rule that decides nothing: %j', async (text) => {
    expect(await found('rego', SIGNATURE + text)).toEqual(['CHECK_PART_IGNORED warning The rule deny decides nothing: only allow is asked, and it does not ask for deny.']);
  });

  it.each(['allow { true }', 'default allow = false\nallow { input.x }', 'deny[x] { x := 1 }\nallow { count(deny) == 0 }', 'deny { true }\nallow { not deny }', 'deny { true }\nallow { not data.signature.deny }', 'denied { true }\nallow { true }', '# deny { true }\nallow { true }'])('%j is as it should be', async (text) => {
    expect(await found('rego', SIGNATURE + text)).toEqual([]);
  });

  it('of a cluster asks another rule', async () => {
    expect(await found('rego', 'package sigstore\nisCompliant[r] { r := {"result": true} }', 'policy-controller')).toEqual([]);
  });
});

describe('the code of a policy', () => {
  it.each<['cue' | 'rego', string, string]>([
    ['cue', 'a: "x // y" // z\nb: 1', 'a: "" \nb: 1'], ['cue', `a: #"x" // "#, b: """\n  // x\n  """`, 'a: "", b: ""'], ['cue', 'a: "\\(before) x"', 'a: "" + (before)'], ['cue', '#D: {a: "\\""}', '#D: {a: ""}'], ['cue', `a: '\\'//'`, 'a: ""'],
    ['rego', 'allow { x == "# y" } # z', 'allow { x == "" } '], ['rego', 'x = `a # b`', 'x = ""'],
  ])('in %s of %j is %j', (language, text, expected) => {
    expect(codeOf(text, language)).toBe(expected);
  });
});
