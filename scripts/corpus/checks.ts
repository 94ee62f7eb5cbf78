// Policies in CUE and Rego, through the checker that the engine uses. Nothing is fetched for them: without the program on PATH a case is not run.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { EngineError } from '../../src/domain/errors.ts';
import { exec } from '../../src/host/exec.ts';
import { scratchIn } from '../../src/host/scratch.ts';
import { toolsOf } from '../../src/host/tools.ts';
import { offlineHttp } from '../../src/net/client.ts';
import { loadChecker } from '../../src/policy/checks/catalog.ts';
import type { Asked, Case } from './adapters.ts';

/** The predicate as cosign attests a file of no known type: its text, and when. */
const CUSTOM = 'https://cosign.sigstore.dev/attestation/v1';

/** Asks the policy of a case about its predicate. */
export async function askPolicy({ files }: Case, root: string): Promise<Asked> {
  const { policy, predicate } = files;
  const language = ['cue', 'rego'].find((one) => typeof policy === 'string' && policy.endsWith(`.${one}`)) as 'cue' | 'rego' | undefined;
  if (typeof policy !== 'string' || typeof predicate !== 'string' || language === undefined) return { notYet: 'a policy of another form' };
  const folder = os.tmpdir();
  const scratch = scratchIn(folder, { roots: [folder] });
  try {
    const check = { language, dialect: 'cosign', text: fs.readFileSync(path.join(root, policy), 'utf8'), at: { file: policy, line: 1, column: 1 } } as const;
    const checker = await loadChecker([check], { exec, scratch, http: offlineHttp, tools: toolsOf({}), log: () => {}, deadline: new AbortController().signal });
    const statement = { _type: 'https://in-toto.io/Statement/v0.1', subject: [], predicateType: CUSTOM, predicate: { Data: fs.readFileSync(path.join(root, predicate), 'utf8'), Timestamp: '2026-01-01T00:00:00Z' } };
    const answer = await checker(check, { kind: 'statement', statement, claims: new Map() });
    return { parsed: answer.ok ? { got: 'accept', why: '' } : { got: answer.code === 'ENGINE_FAILED' ? 'error' : 'reject', why: `${answer.code} ${answer.message}` } };
  } catch (cause) {
    if (cause instanceof EngineError) return { notRun: cause.problems[0].what };
    throw cause;
  } finally {
    await scratch.remove();
  }
}
