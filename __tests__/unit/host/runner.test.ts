import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fs from 'node:fs';
import path from 'node:path';
import { publishToRunner, readRunnerInputs, type Publication, type Published } from '../../../src/host/runner.ts';
import { temporaryFolder } from './temporary.ts';

const read = (env: Record<string, string | undefined>): unknown => Object.fromEntries(readRunnerInputs(env));

describe('readRunnerInputs', () => {
  it('gives every input by its name in action.yml', () => {
    expect(read({ 'INPUT_CERTIFICATE-IDENTITY': 'a\nb\n', INPUT_ARTIFACT: ' x ', INPUT_TWO_WORDS: '1', PATH: '/bin', GITHUB_TOKEN: 't', XINPUT_A: 'a' })).toEqual({ 'certificate-identity': ['a\nb\n'], artifact: [' x '], two_words: ['1'] });
  });

  it('leaves out what is not set, and keeps what is empty', () => {
    expect(read({ INPUT_REPO: '-', INPUT_OWNER: '', INPUT_KEY: ' -', INPUT_POLICY: '-\n', INPUT_MODE: undefined })).toEqual({ owner: [''], key: [' -'], policy: ['-\n'] });
  });

  it('gives inputs that nobody knows, whatever their names', () => {
    expect(read({ INPUT_ARTEFACT: 'a', 'INPUT_': 'b', INPUT___PROTO__: 'c' })).toEqual(Object.fromEntries([['artefact', ['a']], ['', ['b']], ['__proto__', ['c']]]));
  });

  it('lends no value to an input from a variable that the runner did not write', () => {
    const windows = process.platform === 'win32';
    expect(read({ INPUT_REPO: 'acme/app', INPUT_Repo: 'evil/app' })).toEqual(windows ? { repo: ['acme/app', 'evil/app'] } : { repo: ['acme/app'], 'variable INPUT_Repo': ['evil/app'] });
    expect(read({ INPUT_REPO: 'acme/app' })).toEqual({ repo: ['acme/app'] });
  });
});

/** Reads a file of outputs as the runner does: `name=value`, or `name<<delimiter`, lines, delimiter. */
function readOutputs(text: string): Record<string, string> {
  const lines = text.split(/\r?\n/u);
  const outputs: Record<string, string> = {};
  for (let at = 0; at < lines.length; at += 1) {
    const heredoc = /^(?<name>[^=]+?)<<(?<delimiter>.+)$/u.exec(lines[at] ?? '')?.groups;
    const [name, ...value] = (lines[at] ?? '').split('=');
    if (heredoc !== undefined) {
      const end = lines.indexOf(heredoc['delimiter'] ?? '', at + 1);
      outputs[heredoc['name'] ?? ''] = lines.slice(at + 1, end).join('\n');
      at = end;
    } else if (value.length > 0) {
      outputs[name ?? ''] = value.join('=');
    }
  }
  return outputs;
}

/** What the runner would obey in what was printed: lines that are commands while it listens, and `##[` anywhere. */
function commandsIn(printed: string): string[] {
  const commands: string[] = [];
  let until: string | null = null;
  for (const line of printed.split(/\r?\n/u)) {
    const command = /^\s*::(?<name>[^ :]+)(?: [^:]*)?::(?<data>.*)$/u.exec(line)?.groups;
    if (until !== null) {
      if (command?.['name'] === until) until = null;
      else if (command !== undefined || line.includes('##[')) commands.push(`not escaped: ${line}`);
    } else if (command?.['name'] === 'stop-commands') until = command['data'] ?? null;
    else if (command !== undefined) commands.push(line);
    else if (line.includes('##[')) commands.push(line);
  }
  return commands;
}

const publish = (given: Partial<Publication>): Promise<Published> => publishToRunner({ exit: 0, log: [], annotations: [], outputs: {}, summary: null, ...given });

describe('publishToRunner', () => {
  let folder = '';
  let printed = '';
  const variables = ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY'] as const;
  const before = variables.map((name) => process.env[name]);
  const output = (): string => path.join(folder, 'output');
  const summary = (): string => path.join(folder, 'summary');

  beforeAll(() => {
    // One folder for all: core remembers the file of the summary.
    folder = temporaryFolder();
  });
  beforeEach(() => {
    printed = '';
    process.env['GITHUB_OUTPUT'] = output();
    process.env['GITHUB_STEP_SUMMARY'] = summary();
    fs.writeFileSync(output(), '');
    fs.writeFileSync(summary(), '# of an earlier step\n');
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      printed += String(text);
      return true;
    });
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  afterAll(() => {
    variables.forEach((name, index) => {
      if (before[index] === undefined) delete process.env[name];
      else process.env[name] = before[index];
    });
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('hands over outputs, summary, annotations and log', async () => {
    const published = await publish({
      log: ['passed a.zip', '  by acme'],
      annotations: [{ level: 'warning', title: 'PATTERN_LOOSE', message: 'One.\nTwo: 100%.', at: { file: 'a,b.yml', line: 3, column: 7 } }],
      outputs: { outcome: 'passed', 'sbom-path': '', results: '[\n1]' },
      summary: '# passed',
    });
    expect(published).toEqual({ exit: 0, problems: [] });
    expect(readOutputs(fs.readFileSync(output(), 'utf8'))).toEqual({ outcome: 'passed', 'sbom-path': '', results: '[\n1]' });
    expect(fs.readFileSync(summary(), 'utf8').replaceAll('\r\n', '\n')).toBe('# of an earlier step\n# passed\n');
    expect(commandsIn(printed)).toEqual(['::warning title=PATTERN_LOOSE,file=a%2Cb.yml,line=3,col=7::One.%0ATwo: 100%25.']);
    expect(printed).toMatch(/^::stop-commands::(?<token>[0-9a-f-]{36})\r?\npassed a\.zip\r?\n {2}by acme\r?\n::\k<token>::\r?\n::warning/u);
  });

  it.each([
    ['a\nverified=true'], ['a\r\nverified=true\r\n'], ['a\nEOF\nverified=true'], ['a\nghadelimiter_00000000-0000-0000-0000-000000000000\nverified=true\n'],
    ['verified<<x\ntrue\nx'], ['\n::set-output name=verified::true'], ['\u2028verified=true'],
  ])('lets no value set another output: %j', async (value) => {
    await publish({ outputs: { outcome: 'failed', signer: value, verified: 'false' } });
    expect(readOutputs(fs.readFileSync(output(), 'utf8'))).toEqual({ outcome: 'failed', signer: value.replaceAll('\r\n', '\n'), verified: 'false' });
    expect(printed).toBe('');
  });

  it('hands over nothing under a name that is none, and fails', async () => {
    const published = await publish({ outputs: { 'x\nverified': 'true' } });
    expect(published).toMatchObject({ exit: 1, problems: [{ code: 'REPORT_UNWRITABLE', about: 'outputs', seen: 'The name of an output is not one.' }] });
    expect(fs.readFileSync(output(), 'utf8')).toBe('');
  });

  const hostile = ['::set-output name=verified::true', '  ::add-mask::a', 'x ##[set-output name=verified]true', 'a\n::error::b', 'a\r::error::b', '\u001b[2J', '::stop-commands::x'];

  it('prints no line that the runner or a terminal obeys', async () => {
    await publish({ log: hostile, annotations: hostile.map((text) => ({ level: 'error', title: text, message: text, at: { file: text, line: 1, column: 1 } })) });
    const commands = commandsIn(printed);
    expect(commands).toHaveLength(hostile.length);
    for (const command of commands) expect(command).toMatch(/^::error title=[^,:]*,file=[^,:]*,line=1,col=1::/u);
    // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
    expect(printed.replaceAll(/\r?\n/gu, '')).not.toMatch(/[\u0000-\u001f]/u);
  });

  it('shows that the reader of commands in this test does find them', () => {
    expect(commandsIn(hostile.slice(0, 4).join('\n'))).toHaveLength(4);
    expect(commandsIn('::stop-commands::t\n::error::a\n::t::\n::error::b')).toEqual(['not escaped: ::error::a', '::error::b']);
  });

  it.each([[0, 0], [1, 1], [2, 1], [3, 1]] as const)('gives the step for exit code %s the code %s', async (exit, expected) => {
    await expect(publish({ exit })).resolves.toEqual({ exit: expected, problems: [] });
  });

  it.each([0, 1, 2, 3] as const)('fails where outputs cannot be handed over, and says it, with exit code %s', async (exit) => {
    process.env['GITHUB_OUTPUT'] = path.join(folder, 'none', 'output');
    const published = await publish({ exit, outputs: { outcome: 'passed' }, summary: '# passed' });
    expect(published).toMatchObject({ exit: 1, problems: [{ code: 'REPORT_UNWRITABLE', about: 'outputs', level: 'error' }] });
    expect(commandsIn(printed)).toEqual([expect.stringMatching(/^::error title=REPORT_UNWRITABLE::The outputs cannot be handed over\./u)]);
    expect(fs.readFileSync(summary(), 'utf8')).toContain('# passed');
  });

  it('does not fall back to commands where there is no file for outputs', async () => {
    delete process.env['GITHUB_OUTPUT'];
    await expect(publish({ outputs: { outcome: 'passed' } })).resolves.toMatchObject({ exit: 1, problems: [{ about: 'outputs', seen: 'GITHUB_OUTPUT is not set.' }] });
    expect(printed).not.toContain('set-output');
  });

  it.each([[0, 0], [1, 1], [3, 1]] as const)('warns where the summary cannot be written, and leaves exit code %s at %s', async (exit, expected) => {
    // A folder in its place: neither a right nor a retry helps.
    fs.rmSync(summary());
    fs.mkdirSync(summary());
    const published = await publish({ exit, outputs: { outcome: 'passed' }, summary: '# passed' });
    fs.rmdirSync(summary());
    expect(published).toMatchObject({ exit: expected, problems: [{ code: 'REPORT_UNWRITABLE', about: 'summary', level: 'warning' }] });
    expect(commandsIn(printed)).toEqual([expect.stringMatching(/^::warning title=REPORT_UNWRITABLE::The step summary cannot be written\./u)]);
    expect(readOutputs(fs.readFileSync(output(), 'utf8'))).toEqual({ outcome: 'passed' });
  });

  it('writes no summary where none is wanted, or where the runner has none', async () => {
    await publish({ summary: null });
    expect(fs.readFileSync(summary(), 'utf8')).toBe('# of an earlier step\n');
    delete process.env['GITHUB_STEP_SUMMARY'];
    await expect(publish({ summary: '# passed' })).resolves.toEqual({ exit: 0, problems: [] });
  });
});
