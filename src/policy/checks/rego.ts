// Rego, by OPA: rules of version 0, as cosign and policy-controller read them.
//
// `cosign`: `data.signature.allow` has to be `true` itself. `policy-controller`: `data.sigstore.isCompliant` is `true`, or holds a result that is. OPA
// runs without what reaches out of the policy: http.send, net.*, opa.runtime. A rule that nobody asks for decides nothing, and that is said.

import { problem, type Problem } from '../../domain/errors.ts';
import { isJsonArray, isJsonObject, JsonError, parseJson, type JsonObject, type JsonValue } from '../../domain/json.ts';
import { limits } from '../../domain/limits.ts';
import type { Check } from '../../domain/policy.ts';
import type { CheckAnswer, CheckDocument, ProgramResult } from '../../domain/ports.ts';
import { NoAnswer, type Engines } from './engine.ts';
import { jsonOf, lintText, no, unusable, type CheckLanguage } from './language.ts';
import { codeOf } from './source-text.ts';

/** Checks in Rego. */
export const rego: CheckLanguage = { lint, ask };

/** What each dialect asks: the package of the policy, and the rule in it. */
const ASKED: Readonly<Record<Check['dialect'], { readonly package: string; readonly rule: string }>> = {
  native: { package: 'signature', rule: 'allow' },
  cosign: { package: 'signature', rule: 'allow' },
  'policy-controller': { package: 'sigstore', rule: 'isCompliant' },
};

/** What reaches out of a policy: to the network, or to the variables of OPA. */
const OUTSIDE = /^(?:http\.send|net\..*|opa\.runtime)$/;

async function lint(check: Check): Promise<readonly Problem[]> {
  const broken = lintText(check, limits.checkLength);
  if (broken.length > 0) return broken;
  const code = codeOf(check.text, 'rego');
  const asked = ASKED[check.dialect];
  const [, name] = /^\s*package\s+([\w.]+)/.exec(code) ?? [];
  if (name !== asked.package) return [unusable(check, `its package is ${name ?? 'not said'}.`, `Begin it with: package ${asked.package}`)];
  if (!new RegExp(`^[ \\t]*(?:default[ \\t]+)?${asked.rule}\\b`, 'm').test(code)) return [unusable(check, `it has no rule ${asked.rule}.`, `Write the rule ${asked.rule}: what it says decides.`)];
  return isDenyIgnored(code) ? [problem('CHECK_PART_IGNORED', { about: 'check', at: check.at, level: 'warning', what: `The rule deny decides nothing: only ${asked.rule} is asked, and it does not ask for deny.` })] : [];
}

/** Whether there are rules of the name deny, and nothing that asks for them. */
function isDenyIgnored(code: string): boolean {
  const heads = code.match(/^[ \t]*(?:default[ \t]+)?deny\b(?=[ \t]*(?:\[|\{|=|:=|contains\b|if\b))/gm) ?? [];
  return heads.length > 0 && (code.match(/\bdeny\b/g) ?? []).length === heads.length;
}

async function ask(check: Check, document: CheckDocument, engines: Engines): Promise<CheckAnswer> {
  const asked = ASKED[check.dialect];
  const query = `data.${asked.package}.${asked.rule}`;
  const capabilities = await capabilitiesOf(engines);
  return engines.withFiles([[check.text, '.rego'], [jsonOf(document), '.json'], [capabilities, '.json']], async ([policy = '', input = '', allowed = '']) => {
    const result = await engines.run('opa', ['eval', '--v0-compatible', '--format', 'json', '--capabilities', allowed, '--data', policy, '--input', input, query]);
    const said = read(result);
    if (said.errors !== null) return no('CHECK_FAILED', withNames(said.errors, check, policy));
    if (said.value === undefined) return no('CHECK_FAILED', `${query} is undefined: no rule of that name holds.`);
    return check.dialect === 'policy-controller' ? compliance(said.value, document) : said.value === true ? { ok: true, warning: null } : no('CHECK_FAILED', `${query} is ${JSON.stringify(said.value)}, not true.`);
  });
}

/** All that this OPA can do, but what reaches out. Rejects with `NoAnswer` where OPA does not say. */
async function capabilitiesOf(engines: Engines): Promise<string> {
  const all = readJson(await engines.once('opa', ['capabilities', '--current', '--v0-compatible']));
  const builtins = isJsonObject(all) ? all['builtins'] : null;
  if (!isJsonObject(all) || !isJsonArray(builtins) || builtins.length === 0) throw new NoAnswer('opa does not say what it can do.');
  const kept = builtins.filter((one) => isJsonObject(one) && typeof one['name'] === 'string' && !OUTSIDE.test(one['name']));
  return JSON.stringify({ ...all, builtins: kept, allow_net: [] });
}

function readJson(bytes: Uint8Array): JsonValue {
  try {
    return parseJson(bytes);
  } catch (cause) {
    throw new NoAnswer(`opa printed what is no answer: it ${cause instanceof JsonError ? cause.message : 'cannot be read'}.`, { cause });
  }
}

/**
 * What OPA answered: the one value of the one expression, nothing, or errors.
 *
 * Its exit code and what it prints have to say the same. Anything else is no answer.
 */
function read({ code, stdout, stderr }: ProgramResult): { readonly value: JsonValue | undefined; readonly errors: string | null } {
  if (stdout.length === 0) throw new NoAnswer(`opa ended with ${code} and printed nothing: ${Buffer.from(stderr.subarray(0, limits.checkMessage)).toString().trim()}`);
  const said = readJson(stdout);
  if (!isJsonObject(said)) throw new NoAnswer('opa printed what is no answer.');
  const { errors, result, ...others } = said;
  if (code === 2 && isJsonArray(errors) && errors.length > 0 && result === undefined) return { value: undefined, errors: errors.map(errorText).join('\n') };
  if (code !== 0 || errors !== undefined || Object.keys(others).length > 0) throw new NoAnswer(`opa ended with ${code}, and what it printed does not fit to that.`);
  if (result === undefined) return { value: undefined, errors: null };
  const [only, ...more] = isJsonArray(result) ? result : [];
  const [expression, ...further] = isJsonObject(only) && only['bindings'] === undefined && isJsonArray(only['expressions']) ? only['expressions'] : [];
  if (more.length > 0 || further.length > 0 || !isJsonObject(expression) || expression['value'] === undefined) throw new NoAnswer('opa printed what is no answer to one question.');
  return { value: expression['value'], errors: null };
}

function errorText(error: JsonValue): string {
  if (!isJsonObject(error)) return 'an error that is none';
  const at: JsonObject = isJsonObject(error['location']) ? error['location'] : {};
  const place = typeof at['file'] === 'string' && typeof at['row'] === 'number' ? `${at['file']}:${at['row']}: ` : '';
  return `${place}${typeof error['message'] === 'string' ? error['message'] : 'no reason is given'}`;
}

/** Files have names that say nothing to the user. */
function withNames(text: string, { at }: Check, policy: string): string {
  return text.replaceAll(policy, at.file);
}

/**
 * What policy-controller makes of a value: `true`, or results of which the first that is true decides. A warning disqualifies an attestation; of a
 * whole policy it is a warning.
 */
function compliance(value: JsonValue, { kind }: CheckDocument): CheckAnswer {
  if (value === true) return { ok: true, warning: null };
  let reason = `data.sigstore.isCompliant is ${JSON.stringify(value).slice(0, 200)}`;
  for (const result of isJsonArray(value) ? value : []) {
    if (!isJsonObject(result)) return no('CHECK_FAILED', `${reason}, which holds what is no result.`);
    const { error, warning } = result;
    if (result['result'] === true) {
      const said = typeof warning === 'string' && warning !== '' ? warning : null;
      return said !== null && kind === 'statement' ? no('CHECK_FAILED', `warning: ${said}`) : { ok: true, warning: said };
    }
    if (typeof error === 'string' && error !== '') reason = error;
  }
  return no('CHECK_FAILED', reason);
}
