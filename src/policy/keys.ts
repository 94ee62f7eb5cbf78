// The keys of a policy file, place by place: the only list. The reader, the JSON Schema for editors and the guide are made or checked from it.
//
// Rules, the evidence in them and named signers take every row of the field table (domain/fields.ts), in the words of the inputs; what stands here
// gives them names and structure.

import { claimNames } from '../domain/claims.ts';
import { fieldNames, fields, type Field } from '../domain/fields.ts';

/** How the value of a key is written. `texts`: one or a list. `pairs`: key=value, a list of them, or a map. The others name a place: one map, a list of maps, a map of maps by name. */
export type Form =
  | { readonly form: 'text' | 'texts' | 'boolean' | 'pairs' | 'version' }
  | { readonly form: 'choice' | 'choices'; readonly choices: readonly string[] }
  /** A map of this place, or a text in its stead where `text` says what that means. */
  | { readonly form: 'map' | 'list' | 'named'; readonly of: PlaceName; readonly text: string | null }
  | { readonly form: 'texts-by-name' }
  /** Classes of evidence with what is asked of each. */
  | { readonly form: 'require' | 'members' };

export interface Key { readonly form: Form; readonly required: boolean; readonly help: string }
export type PlaceName = 'policy' | 'signer' | 'builder' | 'rule' | 'evidence' | 'changes' | 'deny' | 'waiver' | 'trust' | 'test' | 'subject';

const text = { form: { form: 'text' }, required: false } as const;
const texts = { form: { form: 'texts' }, required: false } as const;
const yes = { form: { form: 'boolean' }, required: false } as const;
const choice = (...choices: readonly string[]): Pick<Key, 'form' | 'required'> => ({ form: { form: 'choice', choices }, required: false });
const choices = (...of: readonly string[]): Pick<Key, 'form' | 'required'> => ({ form: { form: 'choices', choices: of }, required: false });

/** Every field, as a key. */
const fieldKeys: Readonly<Record<string, Key>> = Object.fromEntries(fieldNames.map((name) => [name, { form: formOf(fields[name]), required: false, help: fields[name].help }]));

function formOf(field: Field): Form {
  switch (field.kind) {
    case 'boolean': return { form: 'boolean' };
    case 'pairs': return { form: 'pairs' };
    case 'text': case 'ref': case 'workflow': case 'regexp': case 'commit': case 'number': case 'version': case 'builder': case 'levels': case 'days': default: return { form: field.several ? 'texts' : 'text' };
  }
}

/** What says who signed and is no claim: in the words of the inputs. */
const signerKeys: Readonly<Record<string, Key>> = {
  key: { ...texts, help: 'The public key that must have signed: PEM as it stands, or the path of a file beside the policy. Several: any of them.' },
  'key-id': { ...texts, help: 'What evidence must call each key, in their order.' },
  'key-log': { ...choice('required', 'none'), help: 'none: the owner of the key does not log what it signs.' },
  'key-valid-for': { ...text, help: 'When signatures by the key count, by the time of a witness: START/END.' },
  enterprise: { ...text, help: 'The slug of a GitHub enterprise with an issuer of its own.' },
  'unsafe-open-pattern': { ...yes, help: 'Accept regular expressions that also accept identities of others.' },
};

const evidenceKeys: Readonly<Record<string, Key>> = {
  'signed-by': { ...texts, help: 'Who must have signed: a name out of signers, or a workflow as owner/repo/.github/workflows/file.yml@ref; previous is whoever signed the version in use. Several: any of them.' },
  check: { ...texts, help: 'A condition on what the evidence states: a CEL expression, or the path of a .cel, .cue or .rego file beside the policy. Several: all of them.' },
  'unsafe-any-identity': { ...yes, help: 'Accept evidence whoever signed it.' },
  ...signerKeys,
  ...fieldKeys,
};

/**
 * What can be denied: values by name. What asks for the least, the most or one of two would be denied where it is met: the good builds in place of those
 * that whoever wrote it had in mind.
 */
const DENIABLE: ReadonlySet<Field['kind']> = new Set<Field['kind']>(['text', 'ref', 'workflow', 'regexp', 'commit', 'pairs', 'version', 'builder']);

function deniable(field: Field): Key {
  const form = formOf(field);
  return { form: form.form === 'text' ? { form: 'texts' } : form, required: false, help: field.help };
}

const subjectKeys: Readonly<Record<string, Key>> = {
  images: { ...texts, help: 'Images by name, without tag and digest, as ghcr.io/acme/*. A * stops at /, ** does not. Docker Hub is docker.io or index.docker.io.' },
  files: { ...texts, help: 'Files by path below the workspace, as dist/**; assets of releases as owner/repo@tag/name.' },
  packages: { ...texts, help: 'Packages as package URLs without version, as pkg:npm/@acme/*.' },
};

const claims = [...claimNames, 'gone', 'first', 'none'];

/** All keys, by place. */
export const places: Readonly<Record<PlaceName, Readonly<Record<string, Key>>>> = {
  policy: {
    version: { form: { form: 'version' }, required: true, help: 'The version of the format: 1.' },
    signers: { form: { form: 'named', of: 'signer', text: 'a workflow as owner/repo/.github/workflows/file.yml@ref' }, required: false, help: 'Names for who may sign.' },
    builders: { form: { form: 'list', of: 'builder', text: null }, required: false, help: 'What reusable workflows of one\'s own earn, beside the builders that are known.' },
    rules: { form: { form: 'list', of: 'rule', text: null }, required: true, help: 'What must be true of which subjects. Every rule that is about a subject must pass.' },
    unmatched: { ...choice('deny', 'exempt'), help: 'What becomes of a subject that no rule is about: deny, the default, or exempt.' },
    changes: { form: { form: 'map', of: 'changes', text: null }, required: false, help: 'What may differ between a version in use and the one that replaces it.' },
    deny: { form: { form: 'list', of: 'deny', text: 'a file with such a list: a path beside the policy, or github:owner/repo/path@ref' }, required: false, help: 'What never counts, in every mode: digests of subjects, commits, signers in a time, versions of builders.' },
    waivers: { form: { form: 'list', of: 'waiver', text: null }, required: false, help: 'Subjects that are let through for a while, with who answers for it. What is forged or denied cannot be waived.' },
    trust: { form: { form: 'map', of: 'trust', text: 'auto, public-good or github' }, required: false, help: 'Whom this policy trusts, in the words of the inputs.' },
    mirrors: { form: { form: 'texts-by-name' }, required: false, help: 'Repositories that serve copies: copy: upstream. Rules about the upstream name are about the copy as well, and evidence is looked for at both.' },
    'allow-inputs': { ...texts, help: 'Inputs about trust, mode or unsafe- that steps may set although this policy is of another repository.' },
    tests: { form: { form: 'list', of: 'test', text: null }, required: false, help: 'Subjects with recorded evidence and the outcome that they must have: policy test runs them.' },
  },
  signer: { ...signerKeys, ...fieldKeys },
  builder: {
    'signer-workflow': { ...text, required: true, help: 'The reusable workflow, as owner/repo/.github/workflows/file.yml@ref. A * in the ref stops at /.' },
    'build-level': { ...text, required: true, help: 'The SLSA build level that it earns: 1, 2 or 3.' },
    'self-hosted': { ...yes, help: 'That the level holds on runners that GitHub does not host.' },
  },
  rule: {
    name: { ...text, help: 'What reports call the rule.' },
    ...subjectKeys,
    except: { ...texts, help: 'Names that the rule is not about.' },
    'evidence-repository': { ...texts, help: 'Repositories to look for evidence in, beside the image\'s own.' },
    require: { form: { form: 'require' }, required: true, help: 'What must be there: a class as provenance, a | b for either, or a list, in which each class may have keys of its own.' },
    ...evidenceKeys,
    same: { ...choices('run', 'source-digest', 'source-ref'), help: 'What all evidence that counts must have in common, by its certificates.' },
    mode: { ...choice('enforce', 'warn', 'observe'), help: 'What the step does where the rule is not met. enforce, the default: it fails.' },
  },
  evidence: {
    ...evidenceKeys,
    every: { ...yes, help: 'No evidence of the class by an accepted signer may contradict. Whoever can delete evidence can meet this.' },
  },
  changes: {
    fail: { ...choices(...claims), help: 'A change of these fails.' },
    warn: { ...choices(...claims), help: 'A change of these is warned about.' },
    note: { ...choices(...claims), help: 'A change of these is said.' },
  },
  deny: {
    digests: { ...texts, help: 'Digests of subjects, as sha256: and hex.' },
    'signed-by': { ...texts, help: 'A name out of signers.' },
    from: { ...text, help: 'Signatures from this time on, as 2027-01-01T00:00:00Z.' },
    until: { ...text, help: 'Signatures up to this time.' },
    reason: { ...text, required: true, help: 'Why. It stands in the report.' },
    ...Object.fromEntries(fieldNames.filter((name) => DENIABLE.has(fields[name].kind)).map((name) => [name, deniable(fields[name])])),
  },
  waiver: {
    ...subjectKeys,
    except: { ...texts, help: 'Names that the waiver is not about.' },
    reason: { ...text, required: true, help: 'Why. It stands in the report.' },
    owner: { ...text, required: true, help: 'Who answers for it.' },
    until: { ...text, required: true, help: 'The last day on which it applies, as 2027-03-31, in UTC.' },
  },
  trust: {
    trust: { ...choice('auto', 'public-good', 'github'), help: 'Which built-in Sigstore instances are trusted.' },
    'trusted-root': { ...text, help: 'A trusted_root.json, or JSON lines of them, beside the policy; replaces the built-in instances.' },
    'tuf-mirror': { ...text, help: 'A TUF repository that the trust root is fetched from.' },
    'tuf-root': { ...text, help: 'The root.json, beside the policy, that trust in it starts from.' },
    'github-host': { ...text, help: 'The GitHub that names are of: github.com, or TENANT.ghe.com.' },
    'github-trust-domain': { ...text, help: 'The trust domain of a tenant.' },
    'log-threshold': { ...text, help: 'How many distinct logs must have seen a signature.' },
    'timestamp-threshold': { ...text, help: 'How many distinct timestamp authorities must have seen a signature.' },
    'time-threshold': { ...text, help: 'How many distinct witnesses of its time a signature must have.' },
    'unsafe-ignore-tlog': { ...yes, help: 'Require no log.' },
    'unsafe-ignore-sct': { ...yes, help: 'Require no certificate log.' },
  },
  test: {
    name: { ...text, help: 'What the test is called.' },
    subject: { form: { form: 'map', of: 'subject', text: null }, required: true, help: 'What is judged.' },
    evidence: { ...texts, help: 'Recorded evidence beside the policy: bundles, attestations, signatures.' },
    expect: { ...choice('passed', 'failed', 'indeterminate', 'exempt'), required: true, help: 'The outcome that it must have.' },
    code: { ...text, help: 'A code that must be among the reasons.' },
  },
  subject: {
    image: { ...text, help: 'The name of an image, with its tag.' },
    file: { ...text, help: 'The path of a file.' },
    package: { ...text, help: 'A package URL.' },
    digest: { ...text, required: true, help: 'Its digest, as sha256: and hex.' },
  },
};

/** The keys of a rule that say what it is about. */
export const subjectKinds = { images: 'image', files: 'file', packages: 'package' } as const;
