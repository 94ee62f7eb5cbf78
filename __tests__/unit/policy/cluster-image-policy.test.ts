// ClusterImagePolicy and TrustRoot: what is refused as a cluster refuses it, what cannot be said here, and what is judged by what is read.
/* oxlint-disable unicorn/consistent-function-scoping -- small makers stand beside the tests they are for */

import { describe, expect, it } from '@jest/globals';
import { createHash, generateKeyPairSync } from 'node:crypto';
import type { Attestation } from '../../../src/domain/attestation.ts';
import type { Problem } from '../../../src/domain/errors.ts';
import type { Layer } from '../../../src/domain/policy.ts';
import type { Checker } from '../../../src/domain/ports.ts';
import type { Subject } from '../../../src/domain/subject.ts';
import type { TrustChoice, TrustNames } from '../../../src/domain/trust-domain.ts';
import { isClusterImagePolicy, readClusterImagePolicies  } from '../../../src/policy/cluster-image-policy.ts';
import type { ReadPolicy } from '../../../src/policy/read-policy.ts';
import { parseYaml } from '../../../src/policy/document.ts';
import { judge } from '../../../src/policy/judge.ts';
import { parseTrustedRoot } from '../../../src/trust/root-file.ts';
import { parseKey } from '../../../src/verification/keys.ts';
import { aDossier, anAttestation, aSubject, digestFor, GITHUB_ISSUER, keyClaims, PROVENANCE, releaseClaims, SBOM, saysStatement, silentSearch } from '../../support/attestations.ts';
import { VirtualSigstore, type TrustedRootJson } from '../../support/virtual-sigstore.ts';

type Json = { [key: string]: unknown };

const pemOf = (kind: 'ec' | 'rsa', size: string | number): string => {
  const { publicKey } = kind === 'ec' ? generateKeyPairSync('ec', { namedCurve: String(size) }) : generateKeyPairSync('rsa', { modulusLength: Number(size) });
  return publicKey.export({ type: 'spki', format: 'pem' }).toString();
};
const PEM = pemOf('ec', 'prime256v1');
const SPKI = parseKey(PEM, 'k', { log: 'none', validity: { start: null, end: null }, times: 'none', timestamps: 'none' })?.digest ?? '';
const SUBJECT = 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1.2.3';
const CERTIFICATE = (await VirtualSigstore.create()).authority.chain.map((der) => `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`).join('');
const IDENTITY = { issuer: GITHUB_ISSUER, subject: SUBJECT };
const KEYLESS = { keyless: { identities: [IDENTITY] } };

const policy = (spec: Json, name = 'acme', version = 'v1beta1'): Json => ({ apiVersion: `policy.sigstore.dev/${version}`, kind: 'ClusterImagePolicy', metadata: { name }, spec: { images: [{ glob: 'ghcr.io/acme/**' }], ...spec } });
const trustRoot = (spec: Json, name = 'own'): Json => ({ apiVersion: 'policy.sigstore.dev/v1alpha1', kind: 'TrustRoot', metadata: { name }, spec });
const withAuthorities = (...authorities: readonly Json[]): Json => policy({ authorities });

async function read(documents: readonly Json[], openPattern = false): Promise<{ readonly policy: ReadPolicy | null; readonly problems: readonly Problem[] }> {
  return readText(documents.map((one) => JSON.stringify(one)).join('\n---\n'), openPattern);
}
async function readText(text: string, openPattern = false): ReturnType<typeof read> {
  const { documents, problems } = parseYaml(text, 'policy.yml');
  expect(problems).toEqual([]);
  return readClusterImagePolicies(documents, 'policy.yml', { digest: digestFor('policy'), parseKey, openPattern });
}
const short = ({ problems }: { readonly problems: readonly Problem[] }): readonly string[] => problems.map(({ code, about }) => `${code.replace('CONFIG_POLICY_', '')} ${about ?? ''}`);
const faults = async (...documents: readonly Json[]): Promise<readonly string[]> => short(await read(documents));

/** Domains are called by their choice, as a run may call them. */
const namesOf = (choice: string): TrustNames => ({ domains: [choice], unlogged: `${choice} without log` });
async function readWell(documents: readonly Json[], openPattern = false): Promise<ReadPolicy> {
  const { policy: found, problems } = await read(documents, openPattern);
  expect(problems).toEqual([]);
  if (found === null) throw new Error('no policy');
  return found;
}
const layerOf = async (documents: readonly Json[], openPattern = false): Promise<Layer> => (await readWell(documents, openPattern)).build(namesOf);
const choiceOf = async (authority: Json, ...roots: readonly Json[]): Promise<TrustChoice> => {
  const [choice] = (await readWell([withAuthorities({ name: 'a', ...authority }), ...roots])).choices;
  if (choice === undefined) throw new Error('no choice');
  return choice;
};

const NOW = new Date('2026-06-15T12:00:00Z');
const accepting: Checker = async () => ({ ok: true, warning: null });
const refusing: Checker = async () => ({ ok: false, code: 'CHECK_FAILED', message: 'no' });
const silent = { searches: [silentSearch] };
async function judged(documents: readonly Json[], attestations: readonly Attestation[], { checker = accepting, subject = {}, open = false, quiet = false }: { readonly checker?: Checker; readonly subject?: Partial<Subject>; readonly open?: boolean; readonly quiet?: boolean } = {}): Promise<string> {
  const { outcome, rules, excused } = await judge(aDossier(attestations, { subject: aSubject(subject), ...(quiet && silent) }), [await layerOf(documents, open)], { checker, now: NOW });
  const codes = rules.flatMap(({ judgement }) => (judgement !== null && 'code' in judgement ? [judgement.code] : []));
  return [outcome, ...codes, ...(excused ? ['excused'] : [])].join(' ');
}

const IN = (authority: string): string => `cip/acme/${authority}`;
const signature = (authority = 'authority-0', claims = releaseClaims()): Attestation => anAttestation({ says: { kind: 'signature' }, trust: IN(authority), claims });
const provenance = (authority = 'authority-0', claims = releaseClaims()): Attestation => anAttestation({ trust: IN(authority), claims });
const sbom = (authority = 'authority-0'): Attestation => anAttestation({ says: saysStatement(SBOM), trust: IN(authority) });
const keyed = (authority = 'authority-0', spki = SPKI): Attestation => anAttestation({ says: { kind: 'signature' }, trust: `${IN(authority)} without log`, claims: keyClaims(spki) });
const byOther = (): Attestation => signature('authority-0', releaseClaims({ 'certificate-identity': 'https://github.com/evil/app/.github/workflows/release.yml@refs/tags/v1.2.3' }));

describe('isClusterImagePolicy', () => {
  it.each([
    ['apiVersion: policy.sigstore.dev/v1beta1', true], ['apiVersion: policy.sigstore.dev/v9', true], ['apiVersion: config.openshift.io/v1', false], ['apiVersion: policy.sigstore.dev.evil/v1', false], ['kind: ClusterImagePolicy', false], ['- 1', false], ['text', false],
  ])('%s: %s', (text, expected) => {
    expect(parseYaml(text, 'p').documents.map(isClusterImagePolicy)).toEqual([expected]);
  });
});

describe('a document that a cluster refuses', () => {
  const A = 'spec.authorities[0]';
  const key = (given: Json): Json => withAuthorities({ key: given });
  const keyless = (given: Json): Json => withAuthorities({ keyless: { identities: [IDENTITY], ...given } });
  const identity = (given: Json): Json => withAuthorities({ keyless: { identities: [given] } });
  const attestation = (given: Json): Json => withAuthorities({ ...KEYLESS, attestations: [{ name: 'p', predicateType: PROVENANCE, ...given }] });
  const check = (given: Json): Json => policy({ authorities: [KEYLESS], policy: given });
  it.each<[string, Json, readonly string[]]>([
    ['no images', policy({ images: [], authorities: [KEYLESS] }), ['INVALID spec.images']],
    ['no glob', policy({ images: [{ glob: '' }], authorities: [KEYLESS] }), ['INVALID spec.images[0].glob']],
    ['a glob that is none', policy({ images: [{ glob: '**' }, { glob: '[a-z]*' }], authorities: [KEYLESS] }), ['INVALID spec.images[1].glob']],
    ['no authorities', policy({}), ['INVALID spec.authorities']],
    ['an empty list of authorities', policy({ authorities: [] }), ['INVALID spec.authorities']],
    ['nothing in an authority', withAuthorities({ name: 'x' }), [`INVALID ${A}.key, ${A}.keyless, ${A}.static`]],
    ['timestamps alone', withAuthorities({ rfc3161timestamp: { trustRootRef: 'x' } }), [`INVALID ${A}.key, ${A}.keyless, ${A}.static`]],
    ['two in one authority', withAuthorities({ key: {}, ...KEYLESS }), [`INVALID ${A}.key, ${A}.keyless, ${A}.static`]],
    ['a mode', policy({ mode: 'audit', authorities: [KEYLESS] }), ['INVALID spec.mode']],
    ['a resource', policy({ match: [{ resource: 'apple' }], authorities: [KEYLESS] }), ['INVALID spec.match[0].resource']],
    ['labels of nothing', policy({ match: [{ selector: { matchLabels: { a: 'b' } } }], authorities: [KEYLESS] }), ['INVALID spec.match[0].selector']],
    ['an empty key', key({}), [`INVALID ${A}.key.data, ${A}.key.kms, ${A}.key.secretRef`]],
    ['two keys', key({ data: PEM, kms: 'gcpkms://x' }), [`INVALID ${A}.key.data, ${A}.key.kms, ${A}.key.secretRef`]],
    ['a key that is none', key({ data: 'x' }), [`INVALID ${A}.key.data`]],
    ['a broken key', key({ data: PEM.replace('MF', 'AA') }), [`INVALID ${A}.key.data`]],
    ['a hash', key({ data: PEM, hashAlgorithm: 'md5' }), [`INVALID ${A}.key.hashAlgorithm`]],
    ['a key service', key({ kms: 'k8s://x' }), [`INVALID ${A}.key.kms`]],
    ['a bare id of AWS', key({ kms: 'awskms:///1234abcd-12ab-34cd-56ef-1234567890ab' }), [`INVALID ${A}.key.kms`]],
    ['an alias of AWS at a host', key({ kms: 'awskms://localhost:4566/alias/x' }), [`INVALID ${A}.key.kms`]],
    ['a host of AWS without port', key({ kms: 'awskms://localhost/arn:aws:kms:us-east-2:111122223333:alias/x' }), [`INVALID ${A}.key.kms`]],
    ['no identities', withAuthorities({ keyless: {} }), [`INVALID ${A}.keyless.identities`]],
    ['url and ca-cert', keyless({ url: 'https://fulcio.sigstore.dev', 'ca-cert': { data: PEM } }), [`INVALID ${A}.keyless.url, ${A}.keyless.ca-cert`]],
    ['an empty ca-cert', keyless({ 'ca-cert': {} }), [`INVALID ${A}.keyless.ca-cert.data, ${A}.keyless.ca-cert.kms, ${A}.keyless.ca-cert.secretRef`]],
    ['no issuer', identity({ subject: 'x' }), [`INVALID ${A}.keyless.identities[0].issuer, ${A}.keyless.identities[0].issuerRegExp`]],
    ['no subject', identity({ issuer: 'x' }), [`INVALID ${A}.keyless.identities[0].subject, ${A}.keyless.identities[0].subjectRegExp`]],
    ['issuer in two ways', identity({ issuer: 'x', issuerRegExp: 'x', subject: 'y' }), [`INVALID ${A}.keyless.identities[0].issuer, ${A}.keyless.identities[0].issuerRegExp`]],
    ['patterns that are none', identity({ issuerRegExp: '****', subjectRegExp: '(' }), [`INVALID ${A}.keyless.identities[0].issuerRegExp`, `INVALID ${A}.keyless.identities[0].subjectRegExp`]],
    ['an action', withAuthorities({ static: { action: 'allow' } }), [`INVALID ${A}.static.action`]],
    ['no action', withAuthorities({ static: {} }), [`INVALID ${A}.static.action`]],
    ['static and what looks at evidence', withAuthorities({ static: { action: 'pass' }, ctlog: {}, attestations: [{ name: 'a', predicateType: 'vuln' }] }), [`INVALID ${A}.static, ${A}.attestations, ${A}.ctlog`]],
    ['two sources', withAuthorities({ ...KEYLESS, source: [{ oci: 'ghcr.io/a/b' }, { oci: 'ghcr.io/a/c' }] }), [`INVALID ${A}.source`]],
    ['a source that is none', withAuthorities({ ...KEYLESS, source: [{ oci: 'acme/signatures' }] }), [`INVALID ${A}.source[0].oci`]],
    ['a secret without a name', withAuthorities({ ...KEYLESS, source: [{ signaturePullSecrets: [{}] }] }), [`INVALID ${A}.source[0].signaturePullSecrets[0].name`]],
    ['a format', withAuthorities({ ...KEYLESS, signatureFormat: 'pgp' }), [`INVALID ${A}.signatureFormat`]],
    ['an attestation without a name', attestation({ name: '' }), [`INVALID ${A}.attestations[0].name`]],
    ['an attestation without a type', attestation({ predicateType: '' }), [`INVALID ${A}.attestations[0].predicateType`]],
    ['an attestation of an unknown type', attestation({ predicateType: 'provenance' }), [`INVALID ${A}.attestations[0].predicateType`]],
    ['what only spec.policy may ask', attestation({ policy: { type: 'cue', data: 'x', includeSpec: false } }), [`INVALID ${A}.attestations[0].policy.includeSpec`]],
    ['a language', check({ type: 'cel', data: 'x' }), ['INVALID spec.policy.type']],
    ['a check without a text', check({ type: 'cue' }), ['INVALID spec.policy.data, spec.policy.remote, spec.policy.configMapRef']],
    ['a check with two texts', check({ type: 'cue', data: 'x', configMapRef: { name: 'n', key: 'k' } }), ['INVALID spec.policy.data, spec.policy.remote, spec.policy.configMapRef']],
    ['a check from http', check({ type: 'cue', remote: { url: 'http://x/y', sha256sum: 'x' } }), ['INVALID spec.policy.remote.url']],
    ['a check from anywhere', check({ type: 'cue', remote: {} }), ['INVALID spec.policy.remote.url', 'INVALID spec.policy.remote.sha256sum']],
    ['half a ConfigMap', check({ type: 'rego', configMapRef: { namespace: 'n' } }), ['INVALID spec.policy.configMapRef.name', 'INVALID spec.policy.configMapRef.key']],
    ['no name', { ...policy({ authorities: [KEYLESS] }), metadata: {} }, ['INVALID metadata.name']],
    ['a version', policy({ authorities: [KEYLESS] }, 'acme', 'v1'), ['INVALID apiVersion']],
    ['a kind', { ...policy({}), kind: 'ImagePolicy' }, ['INVALID kind']],
    ['a number for a text', policy({ mode: 1, authorities: [KEYLESS] }), ['INVALID spec.mode']],
    ['a map for a list', policy({ authorities: { key: {} } }), ['INVALID spec.authorities']],
    ['a text for a truth', keyless({ insecureIgnoreSCT: 'true' }), [`INVALID ${A}.keyless.insecureIgnoreSCT`]],
    ['an unknown key', withAuthorities({ keyless: { identities: [{ ...IDENTITY, subjectRegex: 'x' }] } }), [`CONFIG_UNKNOWN_KEY ${A}.keyless.identities[0].subjectRegex`]],
    ['a trust root of nothing', trustRoot({}), ['INVALID spec.repository, spec.remote, spec.sigstoreKeys, spec.trustedRootJSON']],
    ['a trust root of two', trustRoot({ remote: {}, sigstoreKeys: {} }), ['INVALID spec.repository, spec.remote, spec.sigstoreKeys, spec.trustedRootJSON']],
    ['a repository of nowhere', trustRoot({ remote: { root: Buffer.from('{}').toString('base64') } }), ['INVALID spec.remote.mirror', 'INVALID spec.remote.root']],
    ['an archive that is none', trustRoot({ repository: { root: Buffer.from('{"signatures":[]}').toString('base64'), mirrorFS: 'aGVsbG8=' } }), ['INVALID spec.repository.mirrorFS']],
    ['keys of nobody', trustRoot({ sigstoreKeys: {} }), ['INVALID spec.sigstoreKeys.certificateAuthorities, spec.sigstoreKeys.timestampAuthorities']],
    ['an authority without all of it', trustRoot({ sigstoreKeys: { certificateAuthorities: [{ uri: 'https://x', certChain: '?' }] } }), ['INVALID spec.sigstoreKeys.certificateAuthorities[0].subject.organization', 'INVALID spec.sigstoreKeys.certificateAuthorities[0].subject.commonName', 'INVALID spec.sigstoreKeys.certificateAuthorities[0].certChain']],
    ['a trust root in v1beta1', { ...trustRoot({}), apiVersion: 'policy.sigstore.dev/v1beta1' }, ['INVALID apiVersion']],
  ])('%s', async (_, document, expected) => {
    expect((await faults(document)).toSorted()).toEqual(expected.toSorted());
  });

  it('is refused with all that is wrong, each where it stands', async () => {
    const { problems, policy: none } = await readText(['apiVersion: policy.sigstore.dev/v1alpha1', 'kind: ClusterImagePolicy', 'metadata: {name: acme}', 'spec:', '  mode: audit', '  images:', '  - glob: "["', '  authorities:', '  - keyless:', '      identities:', '      - issuer: x', '        subjectRegexp: y'].join('\n'));
    expect(none).toBeNull();
    expect(problems.map(({ code, about, at }) => [code, about, at?.line, at?.column])).toEqual([
      ['CONFIG_POLICY_INVALID', 'spec.mode', 5, 9], ['CONFIG_POLICY_INVALID', 'spec.images[0].glob', 7, 11],
      ['CONFIG_POLICY_INVALID', 'spec.authorities[0].keyless.identities[0].subject, spec.authorities[0].keyless.identities[0].subjectRegExp', 11, 9], ['CONFIG_UNKNOWN_KEY', 'spec.authorities[0].keyless.identities[0].subjectRegexp', 12, 9],
    ]);
  });

  it.each<[string, Json]>([
    ['everything about keyless', withAuthorities(KEYLESS, { keyless: { url: 'https://fulcio.sigstore.dev', identities: [{ issuerRegExp: 'x', subjectRegExp: 'y' }], insecureIgnoreSCT: true }, ctlog: { url: 'https://rekor.sigstore.dev/' } })],
    ['v1alpha1', policy({ authorities: [KEYLESS] }, 'acme', 'v1alpha1')],
    ['labels, status and empty fields', { ...policy({ mode: null, match: [], authorities: [{ ...KEYLESS, name: '', source: [{}], attestations: null }] }), metadata: { name: 'acme', labels: { a: 'b' } }, status: { conditions: [] } }],
    ['a digest', policy({ images: [{ glob: `ghcr.io/acme/app@${digestFor('x')}` }], authorities: [KEYLESS] })],
  ])('is none with %s', async (_, document) => {
    expect(await faults(document)).toEqual([]);
  });
  it.each<[string, string]>([
    ['an ARN of AWS', 'awskms:///arn:aws:kms:us-east-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'], ['an alias of AWS at a host', 'awskms://localhost:4566/arn:aws:kms:us-east-2:111122223333:alias/x'],
    ['Google', 'gcpkms://projects/p'], ['Azure', 'azurekms://v/k'], ['Vault', 'hashivault://k'],
  ])('is none with a key of %s, which is not at hand here', async (_, kms) => {
    expect(await faults(withAuthorities({ key: { kms } }))).toEqual(['UNSUPPORTED spec.authorities[0].key.kms']);
  });
});

describe('what cannot be said here', () => {
  const A = 'spec.authorities[0]';
  const check = (given: Json): Json => policy({ authorities: [KEYLESS], policy: { type: 'cue', data: 'x', ...given } });
  const remote = (given: Json): Json => trustRoot({ remote: { mirror: 'https://tuf.acme.example', root: Buffer.from('{"signatures":[]}').toString('base64'), ...given } });
  const own = { keyless: { identities: [IDENTITY], trustRootRef: 'own' } };
  it.each<[string, readonly Json[], readonly string[]]>([
    ['workloads', [policy({ match: [{ resource: 'pods', version: '*', selector: { matchLabels: { a: 'b' } } }], authorities: [KEYLESS] })], ['spec.match']],
    ['the configuration of the image', [check({ fetchConfigFile: true })], ['spec.policy.fetchConfigFile']],
    ['the workload', [check({ includeSpec: true, includeObjectMeta: true, includeTypeMeta: true })], ['spec.policy.includeSpec', 'spec.policy.includeObjectMeta', 'spec.policy.includeTypeMeta']],
    ['the name of the workflow', [check({ data: 'authorityMatches: a: signatures: [{githubWorkflowName: "x"}]' })], ['spec.policy.data']],
    ['a check elsewhere', [check({ data: '', remote: { url: 'https://x/y', sha256sum: 'z' } })], ['spec.policy.remote']],
    ['a check in a ConfigMap', [check({ data: '', configMapRef: { name: 'n', key: 'k' } })], ['spec.policy.configMapRef']],
    ['a secret', [withAuthorities({ key: { secretRef: { name: 's' } } })], [`${A}.key.secretRef`]],
    ['an authority\'s certificate in a secret', [withAuthorities({ keyless: { identities: [IDENTITY], 'ca-cert': { secretRef: { name: 's' } } } })], [`${A}.keyless.ca-cert.secretRef`]],
    ['a key for an authority\'s certificate', [withAuthorities({ keyless: { identities: [IDENTITY], 'ca-cert': { data: PEM } } })], [`${A}.keyless.ca-cert.data`]],
    ['an authority\'s certificate without anybody who saw it sign', [withAuthorities({ keyless: { identities: [IDENTITY], 'ca-cert': { data: CERTIFICATE } } })], [`${A}.keyless.ca-cert`]],
    ['two keys in one', [withAuthorities({ key: { data: PEM + pemOf('ec', 'prime256v1') } })], [`${A}.key.data`]],
    ['a curve', [withAuthorities({ key: { data: pemOf('ec', 'secp224r1') } })], [`${A}.key.data`]],
    ['a hash', [withAuthorities({ key: { data: PEM, hashAlgorithm: 'SHA512' } })], [`${A}.key.hashAlgorithm`]],
    ['another Fulcio', [withAuthorities({ keyless: { url: 'https://fulcio.acme.example', identities: [IDENTITY] } })], [`${A}.keyless.url`]],
    ['another Rekor', [withAuthorities({ ...KEYLESS, ctlog: { url: 'https://rekor.acme.example' } })], [`${A}.ctlog.url`]],
    ['GitHub\'s Fulcio without its roots', [withAuthorities({ keyless: { url: 'https://fulcio.githubapp.com', identities: [IDENTITY] } })], [`${A}.keyless.url`]],
    ['a TrustRoot that is not there', [withAuthorities(own)], [`${A}.keyless.trustRootRef`]],
    ['timestamps of nobody', [withAuthorities({ ...KEYLESS, rfc3161timestamp: {} })], [`${A}.rfc3161timestamp`]],
    ['roots of two instances', [withAuthorities({ ...own, ctlog: { url: 'https://rekor.sigstore.dev' } }), remote({})], [`${A}.ctlog`]],
    ['a prefix of tags', [withAuthorities({ ...KEYLESS, source: [{ oci: 'ghcr.io/acme/sig', tagPrefix: 'x-' }] })], [`${A}.source[0].tagPrefix`]],
    ['a registry alone', [withAuthorities({ ...KEYLESS, source: [{ oci: 'registry.acme.example' }] })], [`${A}.source[0].oci`]],
    ['what is replaced', [withAuthorities({ keyless: { identities: [{ issuer: GITHUB_ISSUER, subject: 'x@refs/tags/{tag}' }] } })], [`${A}.keyless.identities[0].subject`]],
    ['a very long pattern', [withAuthorities({ keyless: { identities: [{ issuer: GITHUB_ISSUER, subjectRegExp: 'x'.repeat(5000) }] } })], [`${A}.keyless.identities[0].subjectRegExp`]],
    ['signatures as attestations', [withAuthorities({ ...KEYLESS, attestations: [{ name: 'a', predicateType: 'https://sigstore.dev/cosign/sign/v1' }] })], [`${A}.attestations[0].predicateType`]],
    ['names that spec.policy cannot tell apart', [policy({ authorities: [{ name: 'a', ...KEYLESS }, { name: 'a', ...KEYLESS, attestations: [{ name: 'p', predicateType: 'vuln' }, { name: 'p', predicateType: 'spdx' }] }], policy: { type: 'rego', data: 'x' } })], ['spec.authorities[1].name', 'spec.authorities[1].attestations[1].name']],
    ['two policies of one name', [withAuthorities(KEYLESS), withAuthorities(KEYLESS)], ['metadata.name']],
    ['another kind of document', [withAuthorities(KEYLESS), { apiVersion: 'v1', kind: 'Namespace' }], ['apiVersion']],
    ['no policy at all', [remote({})], ['kind']],
    ['an archive', [withAuthorities(own), trustRoot({ repository: { root: Buffer.from('{"signatures":[]}').toString('base64'), mirrorFS: Buffer.from([0x1f, 0x8b, 8]).toString('base64') } })], [`${A}.keyless.trustRootRef`, 'spec.repository']],
    ['a repository over http', [withAuthorities(own), remote({ mirror: 'http://tuf.acme.example' })], [`${A}.keyless.trustRootRef`, 'spec.remote.mirror']],
    ['targets elsewhere', [withAuthorities(own), remote({ targets: 'other' })], [`${A}.keyless.trustRootRef`, 'spec.remote.targets']],
    ['another target', [withAuthorities(own), remote({ trustedRootTarget: 'other.json' })], [`${A}.keyless.trustRootRef`, 'spec.remote.trustedRootTarget']],
    ['what a script fills in', [withAuthorities(own), remote({ root: 'ROOT_JSON' })], [`${A}.keyless.trustRootRef`, 'spec.remote.root']],
  ])('%s', async (_, documents, expected) => {
    const found = await read(documents);
    expect(found.policy).toBeNull();
    expect(short(found).toSorted()).toEqual(expected.map((field) => `UNSUPPORTED ${field}`).toSorted());
  });
  it('is not that a flag is false', async () => {
    expect(await faults(check({ fetchConfigFile: false, includeSpec: false }))).toEqual([]);
  });
});

describe('what is judged', () => {
  const one = [withAuthorities(KEYLESS)];
  it.each<[string, readonly Json[], readonly Attestation[], string]>([
    ['a signature by the identity', one, [signature()], 'passed'],
    ['a signature by another one', one, [byOther()], 'failed SIGNER_MISMATCH'],
    ['a signature by another issuer', one, [signature('authority-0', releaseClaims({ 'certificate-oidc-issuer': 'https://accounts.google.com' }))], 'failed SIGNER_MISMATCH'],
    ['a signature under other roots', one, [signature('authority-1')], 'failed TRUST_MISMATCH'],
    ['an attestation where a signature is asked for', one, [provenance()], 'failed CLASS_MISSING'],
    ['nothing', one, [], 'failed EVIDENCE_NONE'],
    ['one of two identities', [withAuthorities({ keyless: { identities: [{ issuer: GITHUB_ISSUER, subject: 'x' }, IDENTITY] } })], [signature()], 'passed'],
    ['issuer of one identity with the name of the other', [withAuthorities({ keyless: { identities: [{ issuer: GITHUB_ISSUER, subject: 'x' }, { issuer: 'y', subject: SUBJECT }] } })], [signature()], 'failed SIGNER_MISMATCH'],
    ['the second of two authorities', [withAuthorities({ name: 'k', key: { data: PEM } }, { name: 'g', ...KEYLESS })], [signature('g')], 'passed'],
    ['neither of two authorities', [withAuthorities({ name: 'k', key: { data: PEM } }, { name: 'g', ...KEYLESS })], [signature('k')], 'failed ALTERNATIVES'],
    ['the key', [withAuthorities({ key: { data: PEM } })], [keyed()], 'passed'],
    ['another key', [withAuthorities({ key: { data: PEM } })], [keyed('authority-0', digestFor('other'))], 'failed SIGNER_MISMATCH'],
    ['a key where it need not be logged, and is asked to be', [withAuthorities({ key: { data: PEM }, ctlog: { url: 'https://rekor.sigstore.dev' } })], [keyed()], 'failed TRUST_MISMATCH'],
    ['static: pass', [withAuthorities({ static: { action: 'pass' } })], [], 'exempt'],
    ['static: fail', [withAuthorities({ static: { action: 'fail' } })], [signature()], 'failed REFUSED'],
    ['static: fail beside a signature', [withAuthorities({ static: { action: 'fail' } }, KEYLESS)], [signature('authority-1')], 'passed'],
    ['static: pass beside a signature', [withAuthorities({ static: { action: 'pass' } }, KEYLESS)], [signature('authority-1')], 'passed'],
    ['warn', [policy({ mode: 'warn', authorities: [KEYLESS] })], [], 'failed EVIDENCE_NONE excused'],
    ['two policies, of which one is not met', [withAuthorities(KEYLESS), policy({ authorities: [{ static: { action: 'fail' } }] }, 'second')], [signature()], 'failed REFUSED'],
    ['two policies, of which one is about something else', [withAuthorities(KEYLESS), policy({ images: [{ glob: 'ghcr.io/other/**' }], authorities: [{ static: { action: 'fail' } }] }, 'second')], [signature()], 'passed'],
    ['no policy about it', [policy({ images: [{ glob: 'ghcr.io/other/**' }], authorities: [{ static: { action: 'pass' } }] })], [signature()], 'failed'],
  ])('%s', async (_, documents, attestations, expected) => {
    expect(await judged(documents, attestations)).toBe(expected);
  });

  it('is indeterminate while a place is silent', async () => {
    expect(await judged(one, [], { quiet: true })).toBe('indeterminate EVIDENCE_NONE');
  });
  it('is no file, whatever it is called', async () => {
    expect(await judged([policy({ images: [{ glob: '**' }], authorities: [{ static: { action: 'pass' } }] })], [], { subject: { kind: 'file' } })).toBe('failed');
  });
  it('says what the policy says where it refuses', async () => {
    expect((await layerOf([withAuthorities({ static: { action: 'fail', message: 'not here' } })])).rules[0]?.require).toEqual({ kind: 'refuse', reason: 'not here' });
    expect((await layerOf([withAuthorities({ static: { action: 'fail' } })])).rules[0]?.require).toEqual({ kind: 'refuse', reason: 'static: fail' });
  });

  const attested = (...types: readonly (string | Json)[]): readonly Json[] => [withAuthorities({ ...KEYLESS, attestations: types.map((type, index) => (typeof type === 'string' ? { name: `a${index}`, predicateType: type } : { name: `a${index}`, ...type })) })];
  const cue = { type: 'cue', data: 'predicate: x' };
  it.each<[string, readonly Json[], readonly Attestation[], Checker, string]>([
    ['an attestation', attested(PROVENANCE), [provenance()], accepting, 'passed'],
    ['a signature where an attestation is asked for', attested(PROVENANCE), [signature()], accepting, 'failed CLASS_MISSING'],
    ['one of two attestations', attested(PROVENANCE, SBOM), [provenance()], accepting, 'failed REQUIREMENTS'],
    ['both', attested(PROVENANCE, SBOM), [provenance(), sbom()], accepting, 'passed'],
    ['a word', attested('slsaprovenance'), [anAttestation({ trust: IN('authority-0'), says: saysStatement('https://slsa.dev/provenance/v0.2') })], accepting, 'passed'],
    ['a word, and another version', attested('slsaprovenance'), [provenance()], accepting, 'failed CLASS_MISSING'],
    ['a word with many types, and the one of cosign', attested('cyclonedx', 'spdx', 'vuln'), ['https://cyclonedx.org/bom', 'https://spdx.dev/Document', 'https://cosign.sigstore.dev/attestation/vuln/v1'].map((type) => anAttestation({ trust: IN('authority-0'), says: saysStatement(type) })), accepting, 'passed'],
    ['a word, and another version of a document', attested('cyclonedx'), [anAttestation({ trust: IN('authority-0'), says: saysStatement('https://cyclonedx.org/bom/v1.5') })], accepting, 'failed CLASS_MISSING'],
    ['a check that accepts', attested({ predicateType: PROVENANCE, policy: cue }), [provenance()], accepting, 'passed'],
    ['a check that does not', attested({ predicateType: PROVENANCE, policy: cue }), [provenance()], refusing, 'failed CHECK_FAILED'],
    ['a check that accepts one of two', attested({ predicateType: PROVENANCE, policy: cue }), [provenance(), anAttestation({ trust: IN('authority-0'), says: saysStatement(PROVENANCE, 'good') })], async (_, document) => (JSON.stringify(document).includes('good') ? { ok: true, warning: null } : { ok: false, code: 'CHECK_FAILED', message: 'no' }), 'passed'],
  ])('attestations: %s', async (_, documents, attestations, checker, expected) => {
    expect(await judged(documents, attestations, { checker })).toBe(expected);
  });
  it('hands checks on in the words of policy-controller, with their place', async () => {
    const seen: unknown[] = [];
    const [document] = attested({ predicateType: PROVENANCE, policy: { type: 'rego', data: 'package sigstore' } });
    await judged([{ ...document, spec: { ...(document?.['spec'] as Json), policy: cue } }], [provenance()], { checker: async (check, about) => { seen.push([check.language, check.dialect, check.text, check.at.file, check.at.line, about.kind === 'statement' ? Object.keys(about.statement as object) : Object.keys(about.authorities as object)]); return { ok: true, warning: null }; } });
    expect(seen).toEqual([['rego', 'policy-controller', 'package sigstore', 'policy.yml', 1, ['predicateType', 'predicate']], ['cue', 'policy-controller', 'predicate: x', 'policy.yml', 1, ['authorityMatches']]]);
  });

  describe('by patterns', () => {
    const matching = (subjectRegExp: string): readonly Json[] => [withAuthorities({ keyless: { identities: [{ issuerRegExp: '^https://token\\.actions\\.githubusercontent\\.com$', subjectRegExp }] } })];
    it.each<[string, string, string]>([
      ['one that is closed', '^https://github\\.com/acme/app/\\.github/workflows/release\\.yml@refs/tags/v[0-9.]+$', 'passed'],
      ['one that matches in the middle', 'github\\.com/evil/', 'failed SIGNER_MISMATCH'],
      ['one that is open to others', '^https://github\\.com/acme', 'failed PATTERN_OPEN'],
    ])('%s', async (_, pattern, expected) => {
      expect(await judged(matching(pattern), [signature()])).toBe(expected);
    });
    it('takes one that is open only where that is allowed', async () => {
      expect(await judged(matching('^https://github\\.com/acme'), [signature()], { open: true })).toBe('passed');
      expect(await judged(matching('github\\.com/acme/app'), [signature()], { open: true })).toBe('passed');
      expect(await judged(matching('github\\.com/evil'), [signature()], { open: true })).toBe('failed SIGNER_MISMATCH');
    });
  });

  describe('by spec.policy', () => {
    const wants = (...names: readonly string[]): Checker => async (_, document) => {
      const { authorityMatches } = (document.kind === 'authorities' ? document.authorities : {}) as { authorityMatches: Json };
      return names.every((name) => Object.hasOwn(authorityMatches, name)) ? { ok: true, warning: null } : { ok: false, code: 'CHECK_FAILED', message: `has ${Object.keys(authorityMatches).join(', ')}` };
    };
    const both = [policy({ authorities: [{ name: 'gha', ...KEYLESS, attestations: [{ name: 'p', predicateType: PROVENANCE }, { name: 's', predicateType: SBOM }] }, { name: 'key', key: { data: PEM } }, { name: 'allow', static: { action: 'pass' } }], policy: { type: 'rego', data: 'x' } })];
    it.each<[string, readonly Attestation[], Checker, string]>([
      ['both, where both have matched', [provenance('gha'), sbom('gha'), keyed('key')], wants('gha', 'key'), 'passed'],
      ['both, where one has matched', [provenance('gha'), sbom('gha')], wants('gha', 'key'), 'failed CHECK_FAILED'],
      ['one of which a part is not met', [provenance('gha'), keyed('key')], wants('gha'), 'failed CHECK_FAILED'],
      ['one that is', [provenance('gha'), keyed('key')], wants('key'), 'passed'],
      ['a signer, where nobody signed and static passes', [], wants('key'), 'failed CHECK_FAILED'],
      ['what is static', [], wants('allow'), 'exempt'],
    ])('wants %s', async (_, attestations, checker, expected) => {
      expect(await judged(both, attestations, { checker })).toBe(expected);
    });
    it('sees authorities and attestations by their names', async () => {
      let seen: unknown = null;
      await judged(both, [provenance('gha'), sbom('gha'), keyed('key')], { checker: async (_, document) => { seen = document.kind === 'authorities' ? document.authorities : null; return { ok: true, warning: null }; } });
      expect(seen).toEqual({ authorityMatches: {
        gha: { attestations: { p: [expect.objectContaining({ subject: SUBJECT, issuer: GITHUB_ISSUER, predicateType: PROVENANCE, digest: digestFor('subject') })], s: [expect.objectContaining({ predicateType: SBOM })] } },
        key: { signatures: [{ id: expect.any(String) }] }, allow: { static: true },
      } });
    });
    it('is not asked where no authority has matched', async () => {
      expect(await judged([policy({ authorities: [KEYLESS], policy: { type: 'cue', data: 'x' } })], [byOther()])).toBe('failed SIGNER_MISMATCH');
    });
  });

  it('carries places and where else to look, and says that these are more', async () => {
    const { policy: found } = await readText(`apiVersion: policy.sigstore.dev/v1beta1\nkind: ClusterImagePolicy\nmetadata:\n  name: acme\nspec:\n  images: [{glob: "**"}]\n  authorities:\n  - keyless: {identities: [{issuer: i, subject: s}]}\n    signatureFormat: bundle\n    source: [{oci: ghcr.io/acme/signatures, signaturePullSecrets: [{name: x}]}]\n`);
    const layer = found?.build(namesOf);
    expect(layer).toMatchObject({ name: 'policy.yml', digest: digestFor('policy'), unmatched: 'deny', rules: [{ name: 'acme', at: { file: 'policy.yml', line: 4, column: 9 }, evidenceRepositories: ['ghcr.io/acme/signatures'], mode: 'enforce' }] });
    expect(found?.notes.map(({ code, level, about }) => [code, level, about])).toEqual([
      ['POLICY_WIDER', 'note', 'spec.authorities[0].signatureFormat'], ['POLICY_WIDER', 'note', 'spec.authorities[0].source[0].oci'], ['POLICY_WIDER', 'note', 'spec.authorities[0].source[0].signaturePullSecrets'],
    ]);
  });
});

describe('whom an authority trusts', () => {
  const PUBLIC_GOOD = { kind: 'built-in', which: 'public-good', tenant: null };
  const AS_THE_ROOT = { logs: null, timestamps: null, times: null };
  const NOTHING_WEAKER = { ignoreLogs: false, ignoreScts: false };
  it.each<[string, Json, Partial<TrustChoice>]>([
    ['the public instance', KEYLESS, { name: 'cip/acme/a', roots: PUBLIC_GOOD as TrustChoice['roots'], thresholds: AS_THE_ROOT, weakening: NOTHING_WEAKER, keys: [] }],
    ['the same with its log', { ...KEYLESS, ctlog: { url: 'https://rekor.sigstore.dev' } }, { thresholds: { ...AS_THE_ROOT, logs: 1 }, weakening: NOTHING_WEAKER }],
    ['the same without its log', { ...KEYLESS, ctlog: {} }, { thresholds: AS_THE_ROOT, weakening: { ...NOTHING_WEAKER, ignoreLogs: true } }],
    ['the same without promises of certificate logs', { keyless: { identities: [IDENTITY], insecureIgnoreSCT: true } }, { weakening: { ...NOTHING_WEAKER, ignoreScts: true } }],
    ['a key, whose owner does not log', { key: { data: PEM } }, { keys: [expect.objectContaining({ digest: SPKI, log: 'none', timestamps: 'none', times: 'none' })] as unknown as TrustChoice['keys'] }],
    ['a key, whose owner logs', { key: { data: PEM }, ctlog: { url: 'https://rekor.sigstore.dev' } }, { roots: PUBLIC_GOOD as TrustChoice['roots'], keys: [expect.objectContaining({ digest: SPKI, log: 'required' })] as unknown as TrustChoice['keys'] }],
    ['a key without a log', { key: { data: PEM }, ctlog: {} }, { keys: [expect.objectContaining({ log: 'none' })] as unknown as TrustChoice['keys'] }],
  ])('%s', async (_, authority, expected) => {
    expect(await choiceOf(authority)).toMatchObject(expected);
  });

  it('names every authority apart, also where the policy does not', async () => {
    const { choices } = await readWell([withAuthorities({ name: 'x', ...KEYLESS }, { name: 'x', key: { data: PEM } }, KEYLESS)]);
    expect(choices.map(({ name }) => name)).toEqual(['cip/acme/x', 'cip/acme/x (2)', 'cip/acme/authority-2']);
  });

  it.each<[string, readonly Json[]]>([
    ['policies with long names', ['a', 'b'].map((end) => policy({ authorities: [{ name: 'x', ...KEYLESS }] }, `${'n'.repeat(64)}${end}`))],
    ['an authority that is called as another one is told apart', [withAuthorities({ name: 'x', ...KEYLESS }, { name: 'x', key: { data: PEM } }, { name: 'x (2)', ...KEYLESS }, { name: 'x (1)', ...KEYLESS })]],
    ['a policy and an authority with a slash', [policy({ authorities: [{ name: 'b/c', ...KEYLESS }] }, 'a'), policy({ authorities: [{ name: 'c', ...KEYLESS }] }, 'a/b')]],
  ])('are told apart: %s', async (_what, documents) => {
    const { choices, build } = await readWell(documents);
    expect(new Set(choices.map(({ name }) => name)).size).toBe(choices.length);
    const leaves = build(namesOf).rules.flatMap(({ require }) => (require.kind === 'any' ? require.of : [require]));
    const trusts = leaves.map((leaf) => (leaf.kind === 'evidence' && 'trust' in leaf.signedBy[0] ? leaf.signedBy[0].trust[0] : null));
    expect(new Set(trusts).size).toBe(choices.length);
  });

  const remote = (given: Json = {}): Json => trustRoot({ remote: { mirror: 'https://tuf.acme.example/', root: Buffer.from('{"signatures":[]}').toString('base64'), ...given } });
  const own = { keyless: { identities: [IDENTITY], trustRootRef: 'own' } };
  it.each<[string, Json, Json, Partial<TrustChoice>]>([
    ['a TUF repository', own, remote(), { roots: { kind: 'tuf', mirror: new URL('https://tuf.acme.example/'), origin: expect.any(String) as unknown as string, root: Buffer.from('{"signatures":[]}') } }],
    ['GitHub\'s', { ...own, rfc3161timestamp: { trustRootRef: 'own' } }, remote({ mirror: 'https://tuf-repo.github.com/' }), { roots: { kind: 'built-in', which: 'github', tenant: null }, thresholds: { ...AS_THE_ROOT, timestamps: 1 }, weakening: { ignoreLogs: true, ignoreScts: false } }],
    ['GitHub\'s of an enterprise', own, remote({ mirror: 'https://tuf-repo.github.com', trustedRootTarget: 'acme.trusted_root.json' }), { roots: { kind: 'built-in', which: 'github', tenant: { host: 'acme.ghe.com', domain: 'acme' } } }],
    ['the public instance\'s', { ...own, ctlog: { url: 'https://rekor.sigstore.dev' } }, remote({ mirror: 'https://tuf-repo-cdn.sigstore.dev' }), { roots: PUBLIC_GOOD as TrustChoice['roots'] }],
    ['timestamps and a log', { ...own, rfc3161timestamp: { trustRootRef: 'own' }, ctlog: { trustRootRef: 'own' } }, remote(), { thresholds: { logs: 1, timestamps: 1, times: null }, weakening: NOTHING_WEAKER }],
  ])('of %s', async (_, authority, root, expected) => {
    expect(await choiceOf(authority, root)).toMatchObject(expected);
  });
  it('says which TrustRoot nobody uses', async () => {
    expect((await readWell([withAuthorities(KEYLESS), remote()])).notes.map(({ code, seen }) => [code, seen])).toEqual([['POLICY_UNUSED', 'own']]);
    expect((await readWell([withAuthorities(own), remote()])).notes).toEqual([]);
  });

  describe('of keys and certificates', () => {
    const pem = (label: string, ders: readonly string[]): string => Buffer.from(ders.map((der) => `-----BEGIN ${label}-----\n${der}\n-----END ${label}-----\n`).join('')).toString('base64');
    const authority = ({ uri, subject, certChain }: TrustedRootJson['certificateAuthorities'][number], reversed = false): Json => {
      const ders = certChain.certificates.map(({ rawBytes }) => rawBytes);
      return { uri, subject, certChain: pem('CERTIFICATE', reversed ? ders.toReversed() : ders) };
    };
    const log = ({ baseUrl, publicKey }: TrustedRootJson['tlogs'][number]): Json => ({ baseURL: baseUrl, hashAlgorithm: 'sha-256', publicKey: pem('PUBLIC KEY', [publicKey.rawBytes]) });
    // Logs of Rekor v1 and of certificates: their ids are the hashes of their keys.
    const v1 = (logs: TrustedRootJson['tlogs']): TrustedRootJson['tlogs'] => logs.filter(({ logId, publicKey }) => logId.keyId === digestBase64(publicKey.rawBytes));
    const keysOf = (root: TrustedRootJson, reversed = false): Json => ({ certificateAuthorities: root.certificateAuthorities.map((one) => authority(one, reversed)), timestampAuthorities: root.timestampAuthorities.map((one) => authority(one, reversed)), tLogs: v1(root.tlogs).map(log), ctLogs: root.ctlogs.map(log) });
    const rootsOf = ({ roots }: TrustChoice): ReturnType<typeof parseTrustedRoot> => {
      if (roots.kind !== 'file') throw new Error(`a root of kind ${roots.kind}`);
      return parseTrustedRoot(roots.bytes, roots.origin);
    };
    const chains = (list: readonly { readonly chain: readonly Uint8Array[] }[]): readonly (readonly string[])[] => list.map(({ chain }) => chain.map((der) => Buffer.from(der).toString('base64')));
    const ids = (list: readonly { readonly logId: Uint8Array }[]): readonly string[] => list.map(({ logId }) => Buffer.from(logId).toString('base64'));

    it.each([[false], [true]])('takes what the instance has, in any order (reversed: %s)', async (reversed) => {
      const root = (await VirtualSigstore.create()).trustedRoot();
      const { roots, disabled } = rootsOf(await choiceOf({ ...own, ctlog: { trustRootRef: 'own' }, rfc3161timestamp: { trustRootRef: 'own' } }, trustRoot({ sigstoreKeys: keysOf(root, reversed) })));
      expect(disabled).toEqual([]);
      expect([chains(roots.certificateAuthorities), chains(roots.timestampAuthorities), ids(roots.transparencyLogs), ids(roots.certificateLogs)]).toEqual([
        root.certificateAuthorities.map(({ certChain }) => certChain.certificates.map(({ rawBytes }) => rawBytes)), root.timestampAuthorities.map(({ certChain }) => certChain.certificates.map(({ rawBytes }) => rawBytes)),
        v1(root.tlogs).map(({ logId }) => logId.keyId), root.ctlogs.map(({ logId }) => logId.keyId),
      ]);
      expect(v1(root.tlogs).length).toBeGreaterThan(0);
    });
    it('takes of each TrustRoot what is asked of it, and nothing else', async () => {
      const [mine, theirs] = [(await VirtualSigstore.create()).trustedRoot(), (await VirtualSigstore.create()).trustedRoot()];
      const documents = [trustRoot({ sigstoreKeys: keysOf(mine) }), trustRoot({ trustedRootJSON: JSON.stringify(theirs) }, 'theirs')];
      const { roots } = rootsOf(await choiceOf({ ...own, ctlog: { trustRootRef: 'theirs' } }, ...documents));
      expect(ids(roots.transparencyLogs)).toEqual(theirs.tlogs.map(({ logId }) => logId.keyId));
      expect(chains(roots.certificateAuthorities)[0]?.[0]).toBe(mine.certificateAuthorities[0]?.certChain.certificates[0]?.rawBytes);
      expect(roots.timestampAuthorities).toEqual([]);
      const stamped = await choiceOf({ ...own, rfc3161timestamp: { trustRootRef: 'theirs' } }, ...documents);
      expect([rootsOf(stamped).roots.transparencyLogs, rootsOf(stamped).roots.timestampAuthorities.length, stamped.thresholds.timestamps]).toEqual([[], theirs.timestampAuthorities.length, 1]);
      const key = await choiceOf({ key: { data: PEM }, rfc3161timestamp: { trustRootRef: 'theirs' } }, ...documents.slice(1));
      expect([rootsOf(key).roots.certificateAuthorities, key.keys[0]?.timestamps, key.keys[0]?.log]).toEqual([[], 1, 'none']);
    });
    it('asks the witnesses that the instance has where nothing is said, and of one that has none that the certificate be valid now', async () => {
      const root = (await VirtualSigstore.create()).trustedRoot();
      const [certificateAuthority] = root.certificateAuthorities;
      if (certificateAuthority === undefined) throw new Error('no authority');
      const all = await choiceOf(own, trustRoot({ sigstoreKeys: keysOf(root) }));
      expect([rootsOf(all).listed.transparencyLogs > 0, all.weakening.ignoreLogs]).toEqual([true, false]);
      expect((await choiceOf(own, trustRoot({ sigstoreKeys: { certificateAuthorities: [authority(certificateAuthority)] } }))).weakening.ignoreLogs).toBe(true);
    });
    it('takes an authority\'s own certificates, with a log and timestamps that are named', async () => {
      const root = (await VirtualSigstore.create()).trustedRoot();
      const data = Buffer.from(pem('CERTIFICATE', (root.certificateAuthorities[0]?.certChain.certificates ?? []).map(({ rawBytes }) => rawBytes)), 'base64').toString();
      const caCert = { keyless: { identities: [IDENTITY], 'ca-cert': { data } } };
      const { roots } = rootsOf(await choiceOf({ ...caCert, ctlog: { trustRootRef: 'own' } }, trustRoot({ sigstoreKeys: keysOf(root) })));
      expect([chains(roots.certificateAuthorities)[0]?.length, roots.transparencyLogs.length]).toEqual([root.certificateAuthorities[0]?.certChain.certificates.length, v1(root.tlogs).length]);
      // The keys of the public log are not at hand before it is loaded.
      expect(await faults(withAuthorities({ ...caCert, ctlog: { url: 'https://rekor.sigstore.dev' } }))).toEqual(['UNSUPPORTED spec.authorities[0].ctlog']);
    });
    it('refuses what is no chain, and logs that cannot be verified with', async () => {
      const [mine, theirs] = [(await VirtualSigstore.create()).trustedRoot(), (await VirtualSigstore.create()).trustedRoot()];
      const ders = [mine, theirs].flatMap((root) => (root.certificateAuthorities[0]?.certChain.certificates ?? []).map(({ rawBytes }) => rawBytes));
      const keys = keysOf(mine);
      const [first] = mine.tlogs;
      if (first === undefined) throw new Error('no log');
      const bad = { ...keys, certificateAuthorities: [{ uri: 'https://x', subject: { organization: 'o', commonName: 'c' }, certChain: pem('CERTIFICATE', ders) }], tLogs: [{ ...log(first), hashAlgorithm: 'sha-512' }, { ...log(first), publicKey: Buffer.from('x').toString('base64') }] };
      const P = 'UNSUPPORTED spec.sigstoreKeys';
      expect((await faults(withAuthorities(own), trustRoot({ sigstoreKeys: bad }))).toSorted()).toEqual(['UNSUPPORTED spec.authorities[0].keyless.trustRootRef', `${P}.certificateAuthorities[0].certChain`, `${P}.tLogs[0].hashAlgorithm`, `${P}.tLogs[1].publicKey`]);
      expect(await faults(withAuthorities(own), trustRoot({ sigstoreKeys: keys }))).toEqual([]);
    });
  });
});

describe('hostile documents', () => {
  it.each<[string, string]>([
    ['a list', '- a'], ['a text', 'a'], ['keys of the prototype', '{"apiVersion":"policy.sigstore.dev/v1beta1","kind":"ClusterImagePolicy","metadata":{"name":"__proto__"},"spec":{"__proto__":{"images":[{"glob":"**"}]},"constructor":1}}'],
    ['nothing in lists', 'apiVersion: policy.sigstore.dev/v1beta1\nkind: ClusterImagePolicy\nmetadata: {name: x}\nspec: {images: [null], authorities: [null], match: [~]}'],
    ['a block of PEM without end', JSON.stringify(withAuthorities({ key: { data: '-----BEGIN '.repeat(20_000) } }))],
    ['a kind of the prototype', 'apiVersion: policy.sigstore.dev/v1beta1\nkind: toString'],
  ])('%s', async (_, text) => {
    const { policy: none, problems } = await readText(text);
    expect(none).toBeNull();
    expect(problems.length).toBeGreaterThan(0);
  });
  it('says no more problems than can be read', async () => {
    const { problems } = await read([withAuthorities(...Array.from({ length: 300 }, () => ({})))]);
    expect(problems).toHaveLength(100);
  });
  it('keeps names of authorities that are names of objects', async () => {
    expect(await judged([policy({ authorities: [{ name: '__proto__', ...KEYLESS }], policy: { type: 'cue', data: 'x' } })], [signature('__proto__')], { checker: async (_, document) => (document.kind === 'authorities' && Object.hasOwn((document.authorities as { authorityMatches: object }).authorityMatches, '__proto__') ? { ok: true, warning: null } : { ok: false, code: 'CHECK_FAILED', message: '' }) })).toBe('passed');
  });
});

function digestBase64(base64: string): string {
  return createHash('sha256').update(Buffer.from(base64, 'base64')).digest('base64');
}
