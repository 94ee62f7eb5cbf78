import { describe, expect, it } from '@jest/globals';
import { parseInputs } from '../../../src/config/policy-flags.ts';
import { flags } from '../../../src/config/help.ts';
import { parseFlags } from '../../../src/host/terminal.ts';

const of = (...argv: readonly string[]): ReturnType<typeof parseInputs> => parseInputs(parseFlags(argv, flags).inputs);

describe('parseInputs', () => {
  it('tells files from flags', () => {
    expect(of('a.yml', '--offline', 'b.yml', '--github-token', 't', '--', '--c.yml')).toMatchObject({ files: ['a.yml', 'b.yml', '--c.yml'], flags: new Map([['offline', ['true']], ['github-token', ['t']]]) });
    expect(of('a.yml', '--offline')).toEqual({ files: ['a.yml'], flags: new Map([['offline', ['true']]]), faults: [] });
  });
  it.each<[readonly string[], string]>([
    [['a.yml', '--ofline', 'b.yml'], 'There is no flag --ofline; did you mean --offline?'],
    [['a.yml', '--zzzzzz'], 'There is no flag --zzzzzz'],
    [['a.yml', '--github-token'], '--github-token has no value.'],
    [['a.yml', ''], 'A file has no name: an expression may have come to nothing.'],
    [['-x'], '"-x" is no flag; write ./ before a file of this name.'],
  ])('refuses %j', (argv, fault) => {
    expect(of(...argv).faults).toEqual([fault]);
  });
});
