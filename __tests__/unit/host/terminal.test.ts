import { describe, expect, it, jest } from '@jest/globals';
import { EventEmitter } from 'node:events';
import { cancellation, commandOf, endSoon, type Flag, outliveReader, parseFlags, tooOld, wantsColour } from '../../../src/host/terminal.ts';

const known: Flag[] = [{ name: 'artifact', kind: 'values' }, { name: 'repo', kind: 'value' }, { name: 'offline', kind: 'boolean' }];
const inputsOf = (...argv: string[]): unknown => Object.fromEntries(parseFlags(argv, known).inputs);

describe('parseFlags', () => {
  it.each([
    [['--artifact', 'a', '--artifact=b', '--artifact', 'c'], { artifact: ['a', 'b', 'c'] }],
    [['--repo', 'o/r'], { repo: ['o/r'] }],
    [['--repo', 'a/b', '--repo', 'c/d'], { repo: ['a/b', 'c/d'] }],
    [['--repo=a=b\nc'], { repo: ['a=b\nc'] }],
    [['--repo='], { repo: [''] }],
    [['--artifact=--x'], { artifact: ['--x'] }],
    [['--artifact', '-'], { artifact: ['-'] }],
    [['--artifact', ''], { artifact: [''] }],
    [['--offline'], { offline: ['true'] }],
    [['--offline=false', '--repo', 'o/r'], { offline: ['false'], repo: ['o/r'] }],
    [[], {}],
  ])('reads %j', (argv, expected) => {
    expect(inputsOf(...argv)).toEqual(expected);
  });

  it('gives a flag without its value the empty value, and never takes another flag for it', () => {
    expect(inputsOf('--repo', '--offline')).toEqual({ repo: [''], offline: ['true'] });
    expect(inputsOf('--repo')).toEqual({ repo: [''] });
    expect(inputsOf('--repo', '--', '--offline')).toEqual({ repo: [''], 'argument "--offline"': ['--offline'] });
  });

  it('keeps unknown flags under their names', () => {
    expect(inputsOf('--artefact', 'a', '--Repo=b', '--no-offline', '--offlin', '--repo', 'o/r')).toEqual({ artefact: ['a'], Repo: ['b'], 'no-offline': ['true'], offlin: ['true'], repo: ['o/r'] });
    expect(inputsOf('--__proto__=a', '--constructor', 'b')).toEqual(Object.fromEntries([['__proto__', ['a']], ['constructor', ['b']]]));
  });

  it('keeps what is no flag under a name that no input can have', () => {
    expect(inputsOf('repo', '-x', '--=y', '---', '--offline', 'false')).toEqual({ 'argument "repo"': ['repo'], 'argument "-x"': ['-x'], 'argument "--=y"': ['--=y'], '-': ['true'], offline: ['true'], 'argument "false"': ['false'] });
    expect(inputsOf('--', '--repo', 'o/r', '--help')).toEqual({ 'argument "--repo"': ['--repo'], 'argument "o/r"': ['o/r'], 'argument "--help"': ['--help'] });
    expect(parseFlags(['--', '--help'], known).help).toBe(false);
  });

  it('knows the flags of the command line itself', () => {
    expect(parseFlags(['--json', '--offline'], known)).toEqual({ inputs: new Map([['offline', ['true']]]), json: true, help: false, version: false });
    expect(parseFlags(['-h'], known)).toMatchObject({ help: true, version: false });
    expect(parseFlags(['--help', '--version'], known)).toMatchObject({ help: true, version: true, json: false });
    expect(parseFlags(['--json=yes'], known)).toMatchObject({ json: false, inputs: new Map([['json', ['yes']]]) });
  });
});

describe('commandOf', () => {
  it.each<[readonly string[], unknown]>([
    [[], { name: 'verify', argv: [] }],
    [['--artifact', 'policy', 'suggest'], { name: 'verify', argv: ['--artifact', 'policy', 'suggest'] }],
    [['ghcr.io/acme/app'], { name: 'verify', argv: ['ghcr.io/acme/app'] }],
    [['--policy', 'suggest'], { name: 'verify', argv: ['--policy', 'suggest'] }],
    [['policy', 'suggest', '--image', 'a'], { name: 'suggest', argv: ['--image', 'a'] }],
    [['policy', 'explain'], { name: 'explain', argv: [] }],
    [['policy', 'lint', 'a.yml'], { name: 'lint', argv: ['a.yml'] }],
    [['policy', 'test', 'a.yml'], { name: 'test', argv: ['a.yml'] }],
    [['policy'], { name: 'policy', argv: [] }],
    [['policy', '--help'], { name: 'policy', argv: ['--help'] }],
    [['policy', 'sugest', 'x'], { name: 'unknown', what: 'There is no command policy "sugest"; did you mean policy suggest?' }],
    [['policy', 'constructor'], { name: 'unknown', what: 'There is no command policy "constructor"; there are policy lint, policy test, policy explain, policy suggest' }],
    [['policy', 'Suggest'], { name: 'unknown', what: 'There is no command policy "Suggest"; did you mean policy suggest?' }],
    [['policy', '--image', 'a'], { name: 'unknown', what: 'There is no command policy "--image"; there are policy lint, policy test, policy explain, policy suggest' }],
    [['polcy', 'suggest'], { name: 'unknown', what: 'There is no command "polcy"; did you mean policy?' }],
  ])('reads %j', (argv, expected) => {
    expect(commandOf(argv)).toEqual(expected);
  });
});

describe('wantsColour', () => {
  it.each([
    [{}, true, true], [{ NO_COLOR: '' }, true, true], [{ TERM: 'xterm' }, true, true],
    [{ NO_COLOR: '1' }, true, false], [{ NO_COLOR: '0' }, true, false], [{ TERM: 'dumb' }, true, false], [{}, false, false], [{}, undefined, false],
  ])('with %j and isTTY %s: %s', (env, isTTY, expected) => {
    expect(wantsColour(env, isTTY === undefined ? {} : { isTTY })).toBe(expected);
  });
});

describe('tooOld', () => {
  it.each([['20.20.2', false], ['22.12.0', false], ['24.4.1', true], ['26.0.0', true]])('node %s does: %s', (node, expected) => {
    const said = tooOld(node);
    expect(said === null).toBe(expected);
    if (said !== null) expect(said).toContain(node);
  });
});

describe('cancellation', () => {
  it.each([['SIGINT', 130], ['SIGTERM', 143]] as const)('aborts with the first signal and ends the process with the second, %s', (second, code) => {
    const exit = jest.fn<(code: number) => void>();
    const process = Object.assign(new EventEmitter(), { exit });
    const signal = cancellation(process);
    expect(signal.aborted).toBe(false);
    process.emit('SIGINT');
    expect([signal.aborted, exit.mock.calls]).toEqual([true, []]);
    expect(signal.reason).toMatchObject({ name: 'AbortError', message: 'cancelled by SIGINT' });
    process.emit(second);
    expect(exit.mock.calls).toEqual([[code]]);
  });
});

describe('endSoon', () => {
  it('sets the exit code at once, and ends what is still at work after a grace', () => {
    jest.useFakeTimers();
    const exit = jest.fn<(code: number) => void>();
    const process: { exitCode?: number; exit: (code: number) => void } = { exit };
    endSoon(process, 3);
    expect([process.exitCode, exit.mock.calls]).toEqual([3, []]);
    jest.runAllTimers();
    jest.useRealTimers();
    expect(exit.mock.calls).toEqual([[3]]);
  });
});

describe('outliveReader', () => {
  it.each([['EPIPE', 0], ['ENOSPC', 2], ['EIO', 2]])('ends after %s with %i where the verdict was 0', (code, exit) => {
    const stdout = new EventEmitter();
    const printing = { exitCode: 0, stdout };
    outliveReader(printing);
    stdout.emit('error', Object.assign(new Error(code), { code }));
    expect(printing.exitCode).toBe(exit);
  });
});
