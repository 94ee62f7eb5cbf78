// Credential helpers of Docker: programs that are asked for the credential of one server (docker-credential-helpers, "Development").
//
//   $ echo https://ghcr.io | docker-credential-NAME get
//   {"ServerURL":"https://ghcr.io","Username":"octocat","Secret":"…"}
//
// The name is the word of a file of credentials, the program whatever lies on PATH under it. It may lie, hang and flood. A secret that it says is for
// another server is not used, and nothing that it printed is shown: it may hold the secret.

import { SourceError } from '../domain/errors.ts';
import { DOCKER_HUB } from '../domain/image-reference.ts';
import { isJsonObject, JsonError, parseJson, type JsonObject } from '../domain/json.ts';
import { limits } from '../domain/limits.ts';
import type { Exec, ProgramResult } from '../domain/ports.ts';
import { credentialOf } from './credential.ts';
import { canonicalRegistry, DOCKER_HUB_KEY, type Answer } from './docker-config.ts';

/** No separator of paths, no blank, nothing that a shell would read: the name can only end the name of a program. */
const NAME = /^[A-Za-z0-9._-]+$/;

/** What a helper prints, and exits with 1, where it knows no credential. */
const NONE = 'credentials not found in native keychain';

/** Asks a helper for the credential of a registry. Never rejects but for defects. */
export async function askHelper(exec: Exec, name: string, registry: string): Promise<Answer> {
  if (!NAME.test(name)) return { fault: 'the name of its credential helper cannot be that of a program' };
  const program = `docker-credential-${name}`;
  const server = registry === DOCKER_HUB ? DOCKER_HUB_KEY : registry;
  try {
    const result = await exec.run([program, 'get'], { stdin: Buffer.from(server), timeoutMs: limits.helperMs, maxBytes: limits.helperBytes });
    return readAnswer(program, registry, result);
  } catch (cause) {
    if (!(cause instanceof SourceError)) throw cause;
    return { fault: cause.problems[0].what.replace(/\.$/, '') };
  }
}

function readAnswer(program: string, registry: string, { code, stdout }: ProgramResult): Answer {
  if (code !== 0) return Buffer.from(stdout).toString('latin1').trim() === NONE ? { credential: null } : { fault: `${program} ended with exit code ${code}` };
  const answer = parsed(stdout);
  const username = answer?.['Username'] ?? '';
  const secret = answer?.['Secret'] ?? '';
  if (answer === null || typeof username !== 'string' || typeof secret !== 'string') return { fault: `${program} answers with what is no credential` };
  return isFor(answer, registry) ? { credential: credentialOf(username, secret) } : { fault: `${program} answers with the credential of another server` };
}

function parsed(stdout: Uint8Array): JsonObject | null {
  try {
    const value = parseJson(stdout);
    return isJsonObject(value) ? value : null;
  } catch (cause) {
    if (cause instanceof JsonError) return null;
    throw cause;
  }
}

/** Whether an answer is for this registry. Most helpers repeat what they were asked for; some say nothing. */
function isFor({ ServerURL: server }: JsonObject, registry: string): boolean {
  if (server === undefined || server === '') return true;
  return typeof server === 'string' && canonicalRegistry(server.replace(/^https?:\/\//i, '').replace(/\/.*$/s, '')) === registry;
}
