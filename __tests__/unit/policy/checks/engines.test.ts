// Engines that are missing, slow, crash, lie or flood; and those that are fetched. Programs are small scripts, servers are of this machine.

import { afterEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { EngineError } from '../../../../src/domain/errors.ts';
import type { Check } from '../../../../src/domain/policy.ts';
import type { CheckAnswer, Tools } from '../../../../src/domain/ports.ts';
import { toolsOf } from '../../../../src/host/tools.ts';
import { httpClient } from '../../../../src/net/http.ts';
import { checkerOf, loadChecker } from '../../../../src/policy/checks/catalog.ts';
import { engines, type Engine, type EngineName, type EnginePorts } from '../../../../src/policy/checks/engine.ts';
import { aboutStatement, aCheckIn, CheckDesk, execWith, noTools, script } from '../../../support/checks/bench.ts';
import { faulty, HEAD, HONEST, REFUSING } from '../../../support/checks/programs.ts';
import { statement } from '../../../support/checks/table.ts';
import { Loopback } from '../../../support/servers/loopback.ts';
import { rejection, temporaryFolder } from '../../host/temporary.ts';

// Scripts with a shebang are none of Windows.
const posix = process.platform === 'win32' ? describe.skip : describe;

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const DOCUMENT = statement({ n: 1 });
const CHECKS: Readonly<Record<EngineName, Check>> = { cue: aCheckIn('cue', 'predicate: n: 1'), opa: aCheckIn('rego', 'package signature\nallow { true }') };

function desk(): CheckDesk {
  const made = new CheckDesk();
  closing.push(() => made.remove());
  return made;
}

/** Asks the check of an engine, for which a script stands on PATH. */
async function asked(name: EngineName, text: string, check = CHECKS[name]): Promise<CheckAnswer> {
  const at = desk();
  const program = script(temporaryFolder(), name, HEAD + text);
  const answer = await at.ask(check, DOCUMENT, { exec: execWith({ [name]: program }, { timeoutMs: 1500, maxBytes: 64 * 1024 }) });
  // Whatever became of it: no policy, no document is left behind.
  expect(at.left().filter((file) => /\.(?:cue|json|rego)$/.test(file))).toEqual([]);
  return answer;
}

posix.each(['cue', 'opa'] as const)('%s', (name) => {
  it('that is honest is believed', async () => {
    expect(await asked(name, HONEST[name])).toEqual({ ok: true, warning: null });
  });

  it.each(faulty(name))('that %s has not answered', async (_, text, expected) => {
    const answer = await asked(name, text);
    expect(answer).toMatchObject({ ok: false, code: 'ENGINE_FAILED' });
    expect(JSON.stringify(answer)).toContain(expected);
  });
});

posix('cue', () => {
  it.each([
    ['without the policy', 'say(document());'],
    ['with another mark', 'say({ ...document(), "verify-supply-chain-00000000-0000-0000-0000-000000000000": true });'],
    ['with a mark that is no true', 'say({ ...document(), [mark()]: "true" });'],
    ['with another document', 'say({ ...document(), predicateType: "x", [mark()]: true });'],
    ['with a part of it', 'const { predicate, ...rest } = document(); say({ ...rest, [mark()]: true });'],
    ['with a list in place of it', 'say([document()]);'],
    ['with a key twice', 'say(JSON.stringify({ [mark()]: true }).replace("}", ",") + JSON.stringify(document()).slice(1, -1) + ",\\"predicate\\": {\\"n\\": 1}}");'],
  ])('that answers %s has not answered', async (_, text) => {
    expect(await asked('cue', text)).toMatchObject({ ok: false, code: 'ENGINE_FAILED' });
  });

  it('is heard where it refuses, with our names of the files', async () => {
    const answer = await asked('cue', REFUSING.cue);
    expect(answer).toEqual({ ok: false, code: 'CHECK_FAILED', message: 'predicate.n: conflicting values 2 and 1:\n    check.cue:1:15\n    statement:1:9' });
  });

  it('that fails when it is asked whether a value is a default has not answered', async () => {
    const adds = 'const added = { ...document(), [mark()]: true }; added.predicate.m = 2;';
    expect(await asked('cue', `${adds} if (args[0] === 'export') say(added); process.exit(3);`)).toMatchObject({ ok: false, code: 'ENGINE_FAILED' });
    expect(await asked('cue', `${adds} if (args[0] === 'export') say(added); say('');`)).toMatchObject({ ok: false, code: 'ENGINE_FAILED' });
    expect(await asked('cue', `${adds} if (args[0] === 'export') say(added); say(mark() + ": true\\n");`)).toEqual({ ok: true, warning: null });
    expect(await asked('cue', `${adds} if (args[0] === 'export') say(added); fs.writeSync(2, 'conflict'); process.exit(1);`)).toMatchObject({ ok: false, code: 'POLICY_FIELD_ABSENT', message: 'predicate.m is absent; the policy says 2' });
  });

  it('is not asked where the statement would say what the policy asks', async () => {
    const at = desk();
    const program = script(temporaryFolder(), 'cue', HEAD + HONEST.cue);
    const answer = (text: string, more: Readonly<Record<string, number>>): Promise<CheckAnswer> => at.ask(aCheckIn('cue', text), Object.fromEntries([...Object.entries(statement({ n: 7 }) ?? {}), ...Object.entries(more)]), { exec: execWith({ cue: program }) });
    const policy = 'most: *5 | int\npredicate: n: <=most';
    expect(await answer(policy, { most: 9 })).toMatchObject({ ok: false, code: 'CHECK_FAILED', message: expect.stringContaining('most') });
    expect(await answer(policy, { other: 9 })).toEqual({ ok: true, warning: null });
    expect(await answer('most: int\npredicate: n: <=9', { most: 9 })).toEqual({ ok: true, warning: null });
  });

  it('is not asked about more than so many paths', async () => {
    const text = 'const added = { ...document(), [mark()]: true }; for (let i = 0; i < 40; i += 1) added.predicate["m" + i] = i; if (args[0] === "export") say(added); fs.appendFileSync(process.argv[1] + ".asked", "x"); fs.writeSync(2, "conflict"); process.exit(1);';
    const at = desk();
    const program = script(temporaryFolder(), 'cue', HEAD + text);
    expect(await at.ask(CHECKS.cue, DOCUMENT, { exec: execWith({ cue: program }) })).toMatchObject({ ok: false, code: 'POLICY_FIELD_ABSENT' });
    expect(fs.readFileSync(`${program}.asked`, 'utf8')).toBe('x');
  });
});

posix('opa', () => {
  const one = '{ value: true, text: "data.signature.allow" }';
  it.each([
    ['to two questions', `say({ result: [{ expressions: [${one}, ${one}] }] });`],
    ['in two ways', `say({ result: [{ expressions: [${one}] }, { expressions: [${one}] }] });`],
    ['for a binding', `say({ result: [{ expressions: [${one}], bindings: { x: 1 } }] });`],
    ['with errors beside it', `say({ result: [{ expressions: [${one}] }], errors: [{ message: 'x' }] });`],
    ['with errors and success', `say({ errors: [{ message: 'x' }] });`],
    ['with a word more', `say({ result: [{ expressions: [${one}] }], partial: {} });`],
    ['without a value', 'say({ result: [{ expressions: [{}] }] });'],
    ['with no expression', 'say({ result: [] });'],
  ])('that answers %s has not answered', async (_, text) => {
    expect(await asked('opa', text)).toMatchObject({ ok: false, code: 'ENGINE_FAILED' });
  });

  it.each([['"true"', '"true"'], ['1', '1'], ['null', 'null'], ['[]', '[]'], ['false', 'false']])('that answers %s says no', async (value, seen) => {
    expect(await asked('opa', `say({ result: [{ expressions: [{ value: ${value} }] }] });`)).toEqual({ ok: false, code: 'CHECK_FAILED', message: `data.signature.allow is ${seen}, not true.` });
  });

  it('that does not say what it can do is not asked', async () => {
    for (const capabilities of ['say("{}")', 'say({ builtins: [] })', 'process.exit(1)', 'say("x")']) {
      expect(await asked('opa', HONEST.opa).then(({ ok }) => ok)).toBe(true);
      const answer = await desk().ask(CHECKS.opa, DOCUMENT, { exec: execWith({ opa: script(temporaryFolder(), 'opa', HEAD.replace(/say\(\{ builtins.*\)/, capabilities) + HONEST.opa) }) });
      expect(answer).toMatchObject({ ok: false, code: 'ENGINE_FAILED' });
    }
  });

  it('is given all it can do but what reaches out', async () => {
    const text = `const allowed = JSON.parse(fs.readFileSync(args[args.indexOf('--capabilities') + 1], 'utf8')); if (JSON.stringify(allowed) !== '{"builtins":[{"name":"eq"}],"allow_net":[]}') process.exit(9); ${HONEST.opa}`;
    expect(await asked('opa', text)).toEqual({ ok: true, warning: null });
  });

  it('is heard where it refuses', async () => {
    expect(await asked('opa', 'say({ errors: [{ message: "undefined function http.send", code: "rego_type_error", location: { file: files.find((file) => file.endsWith(".rego")), row: 4, col: 1 } }] }, 2);')).toEqual({ ok: false, code: 'CHECK_FAILED', message: 'check.rego:4: undefined function http.send' });
  });

  it('warns of a whole policy, and disqualifies an attestation', async () => {
    const program = script(temporaryFolder(), 'opa', `${HEAD} say({ result: [{ expressions: [{ value: [{ result: false, error: 'e' }, { result: true, warning: 'soon' }] }] }] });`);
    const checker = checkerOf(desk().ports({ exec: execWith({ opa: program }) }));
    const check = aCheckIn('rego', 'package sigstore\nisCompliant { true }', 'policy-controller');
    expect(await checker(check, { kind: 'authorities', authorities: {} })).toEqual({ ok: true, warning: 'soon' });
    expect(await checker(check, aboutStatement(DOCUMENT))).toEqual({ ok: false, code: 'CHECK_FAILED', message: 'warning: soon' });
  });
});

posix('an engine', () => {
  it('sees no variable but PATH', async () => {
    process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] = 'token';
    process.env['CUE_REGISTRY'] = 'evil.test';
    closing.push(() => { delete process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN']; }, () => { delete process.env['CUE_REGISTRY']; });
    expect(await asked('cue', `const others = Object.keys(process.env).filter((key) => key !== 'PATH' && !key.startsWith('__')); if (others.length > 0) { fs.writeSync(2, others.join()); process.exit(4); } ${HONEST.cue}`)).toEqual({ ok: true, warning: null });
  });

  it('is looked for once, and said in the log', async () => {
    const at = desk();
    const program = script(temporaryFolder(), 'cue', `fs_ = require('fs'); if (process.argv[2] === 'version') fs_.appendFileSync(process.argv[1] + '.versions', 'x'); ${HEAD} ${HONEST.cue}`);
    const checker = checkerOf(at.ports({ exec: execWith({ cue: program }) }));
    expect((await Promise.all([1, 2, 3, 4, 5, 6, 7].map(() => checker(CHECKS.cue, aboutStatement(DOCUMENT))))).every(({ ok }) => ok)).toBe(true);
    expect([fs.readFileSync(`${program}.versions`, 'utf8'), at.logged]).toEqual(['x', ['cue v0.17.1 of PATH answers checks.']]);
  });

  it('that the run ends before has not answered, and is not missing either', async () => {
    const ports = desk().ports({ deadline: AbortSignal.abort(), exec: execWith({}) });
    expect(await checkerOf(ports)(CHECKS.cue, aboutStatement(DOCUMENT))).toMatchObject({ ok: false, code: 'ENGINE_FAILED' });
    await expect(loadChecker([CHECKS.cue], ports)).resolves.toEqual(expect.any(Function));
  });

  it('whose files cannot be written has not answered', async () => {
    const program = script(temporaryFolder(), 'cue', HEAD + HONEST.cue);
    const scratch = { ...desk().ports().scratch, write: () => Promise.reject(new Error('no space left')) };
    expect(await desk().ask(CHECKS.cue, DOCUMENT, { exec: execWith({ cue: program }), scratch })).toMatchObject({ ok: false, code: 'ENGINE_FAILED', message: 'no space left' });
  });
});

// ── fetched

/** A `.tar.gz` of files. */
function archiveOf(files: Readonly<Record<string, string>>): Buffer {
  const blocks = Object.entries(files).flatMap(([name, text]) => {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write('0000755\0', 100);
    header.write(`${Buffer.byteLength(text).toString(8).padStart(11, '0')}\0`, 124);
    header.write('0', 156);
    header.write('ustar\0', 257);
    return [header, Buffer.from(text), Buffer.alloc((512 - (Buffer.byteLength(text) % 512)) % 512)];
  });
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}

const shebang = `#!${process.execPath}\n`;
const CUE_PROGRAM = `${shebang}${HEAD.replace(`process.argv[1].includes('cue')`, 'true')}${HONEST.cue}`;
const OPA_PROGRAM = `${shebang}${HEAD.replace(`process.argv[1].includes('cue')`, 'false')}${HONEST.opa}`;
const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

interface Shop { readonly server: Loopback; readonly catalog: Readonly<Record<EngineName, Engine>>; readonly ports: (given?: Partial<EnginePorts>) => EnginePorts }

/** A server that has both engines, and a catalog with their digests. */
async function shop(bent: { readonly cue?: Uint8Array; readonly pinned?: string; readonly status?: number } = {}): Promise<Shop> {
  const archive = bent.cue ?? archiveOf({ LICENSE: 'x'.repeat(700), 'doc/cue': 'no program', cue: CUE_PROGRAM });
  const server = await Loopback.start(({ path: asked_ }, response) => response.writeHead(bent.status ?? 200).end(asked_.endsWith('/cue.tar.gz') ? archive : OPA_PROGRAM));
  const http = httpClient();
  closing.push(() => http.close(), () => server.close());
  const folder = server.url('/').href;
  const catalog = {
    cue: { ...engines.cue, folder, files: { 'linux-x64': { name: 'cue.tar.gz', sha256: bent.pinned ?? sha256(archive), within: 'cue' } } },
    opa: { ...engines.opa, folder, files: { 'linux-x64': { name: 'opa', sha256: sha256(OPA_PROGRAM), within: null } } },
  };
  return { server, catalog, ports: (given = {}) => desk().ports({ http, exec: execWith({}), ...given }) };
}

/** A tool cache in memory. */
function memory(): Tools & { readonly files: Map<string, Uint8Array> } {
  const files = new Map<string, Uint8Array>();
  return { machine: 'linux-x64', files, kept: async (name, version) => files.get(`${name} ${version}`) ?? null, keep: async (name, version, bytes) => void files.set(`${name} ${version}`, bytes) };
}

posix('an engine that is not on PATH', () => {
  const answers = async ({ catalog }: Shop, ports: EnginePorts): Promise<unknown> => {
    const checker = await loadChecker(Object.values(CHECKS), ports, catalog);
    return [await checker(CHECKS.cue, aboutStatement(DOCUMENT)), await checker(CHECKS.opa, aboutStatement(DOCUMENT))];
  };
  const YES = [{ ok: true, warning: null }, { ok: true, warning: null }];

  it('is fetched, and its digest looked at', async () => {
    const at = await shop();
    expect(await answers(at, at.ports())).toEqual(YES);
    expect(at.server.journal.map((request) => request.path).toSorted()).toEqual(['/cue.tar.gz', '/opa']);
  });

  it('is kept as it was published, and fetched once', async () => {
    const at = await shop();
    const tools = memory();
    expect(await answers(at, at.ports({ tools }))).toEqual(YES);
    expect(await answers(at, at.ports({ tools }))).toEqual(YES);
    expect([at.server.journal.length, [...tools.files.keys()].toSorted()]).toEqual([2, ['cue.tar.gz v0.17.1', 'opa v1.19.1']]);
  });

  it('is fetched anew where somebody wrote into what was kept', async () => {
    const at = await shop();
    const tools = memory();
    const ran = path.join(temporaryFolder(), 'ran');
    const evil = `${shebang}require('fs').writeFileSync(${JSON.stringify(ran)}, ''); process.exit(1);`;
    tools.files.set('cue.tar.gz v0.17.1', archiveOf({ cue: evil }));
    tools.files.set('opa v1.19.1', Buffer.from(evil));
    expect(await answers(at, at.ports({ tools }))).toEqual(YES);
    expect(at.server.journal).toHaveLength(2);
    expect(fs.existsSync(ran)).toBe(false);
  });

  it('is fetched as well where nothing can be kept, and where the one on PATH is too old or hangs', async () => {
    const at = await shop();
    const gone = (): Promise<never> => Promise.reject(new Error('gone'));
    expect(await answers(at, at.ports({ tools: { machine: 'linux-x64', kept: gone, keep: gone } }))).toEqual(YES);
    const folder = temporaryFolder();
    const old = { cue: script(folder, 'cue', `console.log('cue version v0.4.3');`), opa: script(folder, 'opa', `console.log('Version: 0.70.0');`) };
    expect(await answers(at, at.ports({ exec: execWith(old) }))).toEqual(YES);
    const hanging = { cue: script(folder, 'cue2', 'setInterval(() => {}, 1000);'), opa: script(folder, 'opa2', 'setInterval(() => {}, 1000);') };
    expect(await answers(at, at.ports({ exec: execWith(hanging, { timeoutMs: 1000 }) }))).toEqual(YES);
  });

  it.each<[string, (at: Shop) => EnginePorts | Promise<EnginePorts>, Parameters<typeof shop>[0], string]>([
    ['has another digest', (at) => at.ports(), { pinned: '0'.repeat(64) }, 'is not the file that was published'],
    ['is not there', (at) => at.ports(), { status: 404 }, 'the server answered 404'],
    ['is of another machine', (at) => at.ports({ tools: { ...noTools, machine: 'freebsd-x64' } }), {}, 'no release of it is known for freebsd-x64'],
    ['is an archive without it', (at) => at.ports(), { cue: archiveOf({ 'x/cue': CUE_PROGRAM }) }, 'no file cue in the archive'],
    ['is no archive', (at) => at.ports(), { cue: Buffer.from('x') }, 'cannot be unpacked'],
    ['breaks off', (at) => at.ports(), { cue: gzipSync(Buffer.from(archiveOf({}).toString('latin1')).subarray(0, 10)) }, 'no file cue in the archive'],
    ['does not run', (at) => at.ports(), { cue: archiveOf({ cue: `${shebang}process.exit(3)` }) }, 'does not run'],
  ])('and %s ends the run, with the step to add', async (_, ports, bent, expected) => {
    const at = await shop(bent);
    const cause = await rejection(loadChecker([CHECKS.cue], await ports(at), at.catalog));
    if (!(cause instanceof EngineError)) throw new TypeError(`not an EngineError: ${String(cause)}`);
    expect(cause.problems).toEqual([expect.objectContaining({ code: 'ENGINE_UNAVAILABLE', about: 'cue', what: expect.stringContaining(expected), next: 'Add a step that installs cue before this one: uses: cue-lang/setup-cue.' })]);
    // Asked without having been looked for before, it is the same.
    await expect(checkerOf(await ports(at), at.catalog)(CHECKS.cue, aboutStatement(DOCUMENT))).rejects.toBeInstanceOf(EngineError);
  });

  it('is missed together with the other one, and not where no check needs it', async () => {
    const ports = desk().ports({ exec: execWith({}) });
    const cause = await rejection(loadChecker(Object.values(CHECKS), ports));
    expect(cause instanceof EngineError ? cause.problems.map(({ about }) => about ?? '').toSorted() : cause).toEqual(['cue', 'opa']);
    const checker = await loadChecker([aCheckIn('cel', 'true')], ports);
    expect(await checker(aCheckIn('cel', 'true'), aboutStatement(DOCUMENT))).toEqual({ ok: true, warning: null });
  });
});

describe('the tool cache', () => {
  it('keeps a file, and hands out no more than is allowed', async () => {
    const folder = temporaryFolder();
    const before = process.env['RUNNER_TOOL_CACHE'];
    process.env['RUNNER_TOOL_CACHE'] = path.join(folder, 'tools');
    closing.push(() => { process.env['RUNNER_TOOL_CACHE'] = before; if (before === undefined) delete process.env['RUNNER_TOOL_CACHE']; });
    const tools = toolsOf({ RUNNER_TOOL_CACHE: path.join(folder, 'tools'), RUNNER_TEMP: folder });
    expect([tools.machine, await tools.kept('opa', 'v1.19.1', 100)]).toEqual([`${process.platform}-${process.arch}`, null]);
    await tools.keep('opa', 'v1.19.1', Buffer.from('program'));
    expect(Buffer.from((await tools.kept('opa', 'v1.19.1', 100)) ?? []).toString()).toBe('program');
    expect([await tools.kept('opa', 'v1.19.1', 3), await tools.kept('opa', 'v1.19.0', 100)]).toEqual([null, null]);
    expect(fs.readdirSync(folder)).toEqual(['tools']);
  });

  it('is none where the runner has none', async () => {
    const tools = toolsOf({});
    await tools.keep('opa', 'v1.19.1', Buffer.from('program'));
    expect(await tools.kept('opa', 'v1.19.1', 100)).toBeNull();
  });
});
