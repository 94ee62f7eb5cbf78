// The named signers of a policy, and `signed-by`: names, workflows written in full, and whoever signed before.

import type { At } from '../domain/at.ts';
import { bounded } from '../domain/errors.ts';
import { fieldNames, fields, type FieldName } from '../domain/fields.ts';
import type { Entry, Value } from './document.ts';
import type { Members, Reader, Said } from './reader.ts';

/** Values of fields with their places. */
export type FieldValues = ReadonlyMap<FieldName, { readonly values: readonly string[]; readonly at: At }>;
/** What says who signs: fields, keys as they are written, and the words that are no field. */
export interface SaidSigner { readonly name: string; readonly at: At; readonly fields: FieldValues; readonly members: Members }

/** The workflow alone, as the report prints it. */
const WORKFLOW = /^[A-Za-z0-9_-]+\/[A-Za-z0-9_.-]+\/\.github\/workflows\/[^/@]+\.ya?ml/;
const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;

/** The fields among the members of a place. Of what is denied each may have several values: any of them. */
export function fieldsOf(members: Members, reader: Reader, of: 'accepted' | 'denied' = 'accepted'): FieldValues {
  return new Map(fieldNames.flatMap((name) => {
    const entry = members.get(name);
    const said = entry === undefined ? null : valuesOf(name, entry, reader, of);
    return entry === undefined || said === null ? [] : [[name, { values: said, at: entry.value.kind === 'map' || entry.value.kind === 'list' ? entry.at : entry.value.at }] as const];
  }));
}

function valuesOf(name: FieldName, { value }: Entry, reader: Reader, of: 'accepted' | 'denied'): readonly string[] | null {
  const field = fields[name];
  if (field.kind === 'boolean') return reader.boolean(value, name) === true ? ['true'] : null;
  const said = field.kind === 'pairs' ? reader.pairs(value, name) : field.several || of === 'denied' ? reader.texts(value, name) : [reader.text(value, name)].flatMap((one) => one ?? []);
  // What denies a workflow may deny it at every ref.
  if (of === 'accepted') for (const one of said) requireRef(name, one, reader);
  return said.length === 0 ? null : said.map(({ text }) => text);
}

// An input without a ref warns; what an organisation writes down is not left open by a slip.
function requireRef(name: string, { text, at }: Said, reader: Reader): void {
  if (name !== 'signer-workflow' && name !== 'signed-by') return;
  const workflow = WORKFLOW.exec(text)?.[0];
  if (workflow === text) reader.fault('CONFIG_INVALID_VALUE', at, { about: name, what: 'The workflow has no ref: it would be accepted at every ref, also at a branch that anybody with write access made.', seen: text, expected: `${text}@refs/tags/v{version}`, next: 'Add @ and the ref it must run at, for example @refs/tags/v{version} or @refs/heads/main.' });
}

/** The signers of a policy, by name. */
export function readSigners(entry: Entry | undefined, reader: Reader): ReadonlyMap<string, SaidSigner> {
  const signers = new Map<string, SaidSigner>();
  if (entry === undefined) return signers;
  if (entry.value.kind !== 'map') reader.invalid('signers', entry.value.at, null, 'a map of names');
  for (const one of entry.value.kind === 'map' ? entry.value.entries : []) {
    if (!NAME.test(one.key) || one.key === 'previous') reader.invalid('signers', one.at, one.key, 'a name of letters, digits, - and _, which is not previous');
    const signer = readSigner(one.key, one.value, reader);
    if (signer !== null) signers.set(one.key, { ...signer, at: one.at });
  }
  return signers;
}

function readSigner(name: string, value: Value, reader: Reader): SaidSigner | null {
  if (value.kind === 'text') return workflowSigner(name, { text: value.text, at: value.at }, reader);
  const members = reader.members(value, 'signer', `signer ${bounded(name, 64)}`);
  if (members === null) return null;
  if (members.size === 0) reader.fault('CONFIG_IDENTITY_REQUIRED', value.at, { about: bounded(name, 64), what: `The signer ${bounded(name, 64)} names nobody.`, next: 'Add signer-workflow, certificate-identity with certificate-oidc-issuer, or key.' });
  return { name, at: value.at, fields: fieldsOf(members, reader), members };
}

function workflowSigner(name: string, said: Said, reader: Reader): SaidSigner {
  requireRef('signed-by', said, reader);
  return { name, at: said.at, fields: new Map([['signer-workflow', { values: [said.text], at: said.at }]]), members: new Map() };
}

/** What `signed-by` names. `unknown` was said as a problem. */
export function signersNamed(entry: Entry, signers: ReadonlyMap<string, SaidSigner>, reader: Reader): readonly (SaidSigner | 'previous')[] {
  return reader.texts(entry.value, 'signed-by').flatMap((said): readonly (SaidSigner | 'previous')[] => {
    if (said.text === 'previous') return ['previous'];
    const signer = signers.get(said.text);
    if (signer !== undefined) return [signer];
    if (said.text.includes('/')) return [workflowSigner(said.text, said, reader)];
    const known = [...signers.keys()];
    reader.fault('CONFIG_INVALID_VALUE', said.at, { about: 'signed-by', what: `There is no signer "${bounded(said.text, 64)}".`, seen: said.text, expected: known.length === 0 ? 'a name out of signers, or owner/repo/.github/workflows/file.yml@ref' : known.join(', '), next: 'Add it to signers, or correct the name.' });
    return [];
  });
}
