// Cases of ClusterImagePolicy and TrustRoot: whether a document is valid, and which field is named where it is not.
//
// What is valid and cannot be said here is no disagreement about validity: such documents count as accepted, and are counted.

import fs from 'node:fs';
import path from 'node:path';
import { digestOf } from '../../src/domain/digest.ts';
import type { Problem } from '../../src/domain/errors.ts';
import { readClusterImagePolicies } from '../../src/policy/cluster-image-policy.ts';
import { parseYaml } from '../../src/policy/document.ts';
import { parseKey } from '../../src/verification/keys.ts';
import type { Asked, Case } from './adapters.ts';

/** Reads the documents of a case. A refusal counts only where it names the fields that the case names. */
export async function askClusterImagePolicy(one: Case, root: string): Promise<Asked> {
  const file = [one.files['policy'] ?? []].flat()[0];
  if (file === undefined) return { notYet: 'a case without a policy' };
  const bytes = fs.readFileSync(path.join(root, file));
  const parsed = parseYaml(bytes.toString('utf8'), file);
  const { problems } = parsed.problems.length > 0 ? parsed : await readClusterImagePolicies(parsed.documents, file, { digest: digestOf(bytes), parseKey, openPattern: false });
  // The controller has an option by which a policy without authorities is valid: the case says that it was set. Here it is never.
  const allowsNoAuthority = (one.notes ?? '').includes('fail-on-empty-authorities=false');
  const invalid = problems.filter(({ code, about }) => code !== 'CONFIG_POLICY_UNSUPPORTED' && !(allowsNoAuthority && about === 'spec.authorities'));
  if (invalid.length === 0) return { parsed: { got: 'accept', why: problems.map(told).join(' | ') } };
  const unnamed = one.expected === 'reject' ? fieldsOf(one.expect?.['errors']).filter((field) => !invalid.some((problem) => names(problem, field))) : [];
  const why = invalid.map(told).join(' | ');
  return { parsed: unnamed.length === 0 ? { got: 'reject', why } : { got: `reject without naming ${unnamed.join(', ')}`, why } };
}

/** The fields in the words of policy-controller: `missing field(s): spec.a, spec.b`. */
function fieldsOf(errors: unknown): readonly string[] {
  return (Array.isArray(errors) ? errors : []).flatMap((error) => String(error).match(/\bspec(?:\.[A-Za-z0-9-]+(?:\[\d+\])?)+/g) ?? []);
}

function names({ about }: Problem, field: string): boolean {
  return (about ?? '').split(', ').some((one) => spelled(one) === spelled(field));
}

// It writes `secretref`, counts no attestations, and leaves out `policy` in front of the fields of spec.policy.
function spelled(field: string): string {
  return field.toLowerCase().replaceAll(/(\.attestations)\[\d+\]/g, '$1').replace(/^spec\.policy\./, 'spec.');
}

function told({ code, about, what }: Problem): string {
  return `${code} ${about ?? ''} ${what}`;
}
