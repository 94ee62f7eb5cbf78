// Programs that stand in for engines of checks: honest ones, and those that are slow, crash, lie or flood. Small scripts of Node.

import type { EngineName } from '../../../src/policy/checks/engine.ts';

/** The head of a script: `files` are the files it is given, `mark` what stands for that a policy in CUE was read. */
export const HEAD = `
  const fs = require('node:fs');
  const args = process.argv.slice(2);
  const files = args.filter((arg) => /\\.(cue|json|rego)$/.test(arg));
  const document = () => JSON.parse(fs.readFileSync(files.find((file) => file.endsWith('.json') && !fs.readFileSync(file, 'utf8').startsWith('{"builtins"')), 'utf8'));
  const mark = () => /"(verify-supply-chain-[^"]+)": true/.exec(fs.readFileSync(files.find((file) => file.endsWith('.cue')), 'utf8'))[1];
  const say = (text, code = 0) => { fs.writeSync(1, typeof text === 'string' ? text : JSON.stringify(text)); process.exit(code); };
  if (args[0] === 'version') say(args.length === 1 && process.argv[1].includes('cue') ? 'cue version v0.17.1\\n' : 'Version: 1.19.1\\n');
  if (args[0] === 'capabilities') say({ builtins: [{ name: 'eq' }, { name: 'http.send' }] });
`;

/** What says yes as the engine does. */
export const HONEST: Readonly<Record<EngineName, string>> = {
  cue: 'say({ ...document(), [mark()]: true });',
  opa: 'say({ result: [{ expressions: [{ value: true, text: "data.signature.allow" }] }] });',
};

/** What says no as the engine does. */
export const REFUSING: Readonly<Record<EngineName, string>> = {
  cue: 'fs.writeSync(2, `predicate.n: conflicting values 2 and 1:\\n    ../..${files[0]}:1:15\\n    ${files[1]}:1:9\\n`); process.exit(1);',
  opa: 'say({ result: [{ expressions: [{ value: false }] }] });',
};

/** Programs that have not answered, whatever they say: the script, and a word of what is said of it. */
export const faulty = (name: EngineName): readonly (readonly [what: string, script: string, says: string])[] => [
  ['hangs', 'setInterval(() => {}, 1000);', 'took longer than'],
  ['floods', 'for (;;) fs.writeSync(1, "x".repeat(4096));', 'prints more than'],
  ['floods the other stream', 'for (;;) fs.writeSync(2, "x".repeat(4096));', 'prints more than'],
  ['is killed', 'process.kill(process.pid, "SIGKILL"); setInterval(() => {}, 1000);', 'ended with 137'],
  ['panics', 'fs.writeSync(2, "panic: runtime error"); process.exit(2);', 'panic: runtime error'],
  ['fails without a word', 'process.exit(1);', 'ended with 1'],
  ['says nothing', 'process.exit(0);', ''],
  ['says a word', 'say("true");', 'no answer'],
  ['says something else', 'say("{\\"result\\": true}");', ''],
  ['breaks off', 'say("{\\"result\\": [");', 'no answer'],
  ['says it twice', `const log = []; const one = (text) => log.push(typeof text === 'string' ? text : JSON.stringify(text)); { const say = one; ${HONEST[name]} } say(log[0] + log[0]);`, 'no answer'],
  ['says yes and fails', `const fail = (text) => say(text, 1); { const say = fail; ${HONEST[name]} }`, 'ended with 1'],
];
