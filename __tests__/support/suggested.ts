// Suggested policies as their users have them: the printed text, parsed as a policy file, and a dossier judged by it.

import { digestOf } from '../../src/domain/digest.ts';
import type { Dossier } from '../../src/domain/dossier.ts';
import type { Problem } from '../../src/domain/errors.ts';
import { githubCom } from '../../src/domain/github-host.ts';
import type { Layer } from '../../src/domain/policy.ts';
import { printed } from '../../src/domain/suggestion.ts';
import type { TrustedKey } from '../../src/domain/trust-domain.ts';
import type { Verdict } from '../../src/domain/verdict.ts';
import { parseYaml } from '../../src/policy/document.ts';
import { judge } from '../../src/policy/judge.ts';
import { readNativePolicy } from '../../src/policy/native-file.ts';
import type { PolicyTools } from '../../src/policy/read-policy.ts';
import { suggest } from '../../src/policy/suggest.ts';
import { renderSuggestions, type Printing } from '../../src/report/suggestion.ts';
import { survey, type RunPorts } from '../../src/run.ts';
import { anonymous } from '../../src/net/client.ts';
import { keyKinds, parseKey } from '../../src/verification/keys.ts';
import type { Desk } from './engine.ts';
import { rawInputs, type Given } from './inputs.ts';
import { emptyLogs } from './ports.ts';

const TOOLS: PolicyTools = { githubHost: githubCom, parseKey, keyKinds, builtInKeys: async () => [], isBuiltIn: () => false, domainNames: async () => ['custom'], lintChecks: async () => [], guardedInputs: [] };

/** A policy file as a layer, its domains those of a trust root of one's own; or what is wrong with it. */
export async function policyOf(text: string, files: Readonly<Record<string, string>> = {}, builtIn: readonly TrustedKey[] = []): Promise<Layer | readonly Problem[]> {
  const { documents, problems } = parseYaml(text, 'suggested.yml');
  const [document] = documents;
  if (document === undefined) return problems;
  const read = async (path: string): Promise<Uint8Array | { readonly fault: string }> => (files[path] === undefined ? { fault: 'there is none.' } : Buffer.from(files[path]));
  const { policy, problems: wrong } = await readNativePolicy(document, { name: 'suggested.yml', digest: digestOf(Buffer.from(text)), read }, { ...TOOLS, builtInKeys: async () => builtIn, isBuiltIn: (key) => builtIn.includes(key) });
  return policy === null ? wrong : policy.build(() => ({ domains: ['custom'], unlogged: 'key' }));
}

/** The dossiers of a run of this desk, by the shipped engine. */
export async function surveyed(desk: Desk, given: Given, http: RunPorts['http'] = emptyLogs): Promise<readonly Dossier[]> {
  const dossiers: Dossier[] = [];
  const ports = { ...anonymous, files: desk.files(), http, cacheFolder: null, now: () => new Date(), log: () => {}, deadline: new AbortController().signal };
  const report = await survey(rawInputs({ 'trusted-root': 'root.json', 'github-attestations': 'never', ...given }), ports, async (dossier) => void dossiers.push(dossier));
  if (report.problems.length > 0) throw new Error(JSON.stringify(report.problems));
  return dossiers;
}

/** The policy file that is suggested for dossiers. */
export function suggested(dossiers: readonly Dossier[], keys: Printing['keys'] = new Map()): string {
  return renderSuggestions(dossiers.map((dossier) => printed(suggest(dossier), dossier.subject)), { keys });
}

/** A dossier judged by a policy file. Throws where the text is none. */
export async function judgedBy(text: string, dossier: Dossier, files: Readonly<Record<string, string>> = {}, builtIn: readonly TrustedKey[] = []): Promise<Verdict> {
  const layer = await policyOf(text, files, builtIn);
  if (!('rules' in layer)) throw new Error(`no policy: ${JSON.stringify(layer)}\n${text}`);
  return judge(dossier, [layer], { checker: async () => ({ ok: false, code: 'CHECK_FAILED', message: 'checks are not run' }), now: new Date() });
}
