// A ClusterImagePolicy with the roots of its own TrustRoot, on evidence that was really signed: roots that were put together verify what they should,
// and nothing else.

import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Attestation } from '../../src/domain/attestation.ts';
import { digestOf } from '../../src/domain/digest.ts';
import type { NonEmpty } from '../../src/domain/subject.ts';
import type { TrustDomain } from '../../src/domain/trust-domain.ts';
import { offlineHttp } from '../../src/net/client.ts';
import { readClusterImagePolicies } from '../../src/policy/cluster-image-policy.ts';
import { parseYaml } from '../../src/policy/document.ts';
import { judge } from '../../src/policy/judge.ts';
import { domainLoaders } from '../../src/trust/load.ts';
import { KEY_DOMAIN } from '../../src/domain/trust-domain.ts';
import { parseKey } from '../../src/verification/keys.ts';
import { aDossier, GITHUB_ISSUER } from '../support/attestations.ts';
import { aStatement } from '../support/forge/statement.ts';
import { DEFAULT_IDENTITY, makeKey, pem, VirtualSigstore, type SignOptions } from '../support/virtual-sigstore.ts';
import { ARTIFACT, examine, imageOf } from '../support/verification.ts';

type Json = { [key: string]: unknown };

let own: VirtualSigstore;
let other: VirtualSigstore;
beforeAll(async () => {
  [own, other] = [await VirtualSigstore.create(), await VirtualSigstore.create()];
});

const IDENTITIES = [{ issuer: GITHUB_ISSUER, subject: DEFAULT_IDENTITY }];
const ATTESTATIONS = [{ name: 'p', predicateType: 'https://slsa.dev/provenance/v1' }];
const base64Pem = (label: string, der: string): string => Buffer.from(`-----BEGIN ${label}-----\n${der}\n-----END ${label}-----\n`).toString('base64');

/** The trust root of `own` as keys and certificates; its first log is that of Rekor v1. */
function trustRoot(): Json {
  const { certificateAuthorities, timestampAuthorities, tlogs: [log], ctlogs } = own.trustedRoot();
  if (log === undefined) throw new Error('no log');
  const authorities = (list: typeof certificateAuthorities): readonly Json[] => list.map(({ subject, uri, certChain }) => ({ subject, uri, certChain: Buffer.from(certChain.certificates.map(({ rawBytes }) => `-----BEGIN CERTIFICATE-----\n${rawBytes}\n-----END CERTIFICATE-----\n`).join('')).toString('base64') }));
  const logs = (list: readonly (typeof log)[]): readonly Json[] => list.map(({ baseUrl, publicKey }) => ({ baseURL: baseUrl, hashAlgorithm: 'sha-256', publicKey: base64Pem('PUBLIC KEY', publicKey.rawBytes) }));
  const sigstoreKeys = { certificateAuthorities: authorities(certificateAuthorities), timestampAuthorities: authorities(timestampAuthorities), tLogs: logs([log]), ctLogs: logs(ctlogs) };
  return { apiVersion: 'policy.sigstore.dev/v1alpha1', kind: 'TrustRoot', metadata: { name: 'own' }, spec: { sigstoreKeys } };
}

/** What the policy says about an image with this evidence: the outcome, and what became of evidence that is not authentic. */
async function verdictOf(authority: Json, signedBy: VirtualSigstore, options: SignOptions = {}): Promise<string> {
  const policy = { apiVersion: 'policy.sigstore.dev/v1beta1', kind: 'ClusterImagePolicy', metadata: { name: 'acme' }, spec: { images: [{ glob: 'ghcr.io/acme/*' }], authorities: [{ name: 'a', attestations: ATTESTATIONS, ...authority }] } };
  const { documents } = parseYaml(`${JSON.stringify(policy)}\n---\n${JSON.stringify(trustRoot())}`, 'policy.yml');
  const read = await readClusterImagePolicies(documents, 'policy.yml', { digest: digestOf(ARTIFACT), parseKey, openPattern: false });
  expect(read.problems).toEqual([]);
  const [choice] = read.policy?.choices ?? [];
  if (read.policy === null || choice?.roots.kind !== 'file') throw new Error('no roots that were put together');
  const ports = { http: offlineHttp, now: () => own.now, deadline: new AbortController().signal, cacheFolder: null };
  const loaders = domainLoaders({ trust: 'auto', trustedRoot: choice.roots, tuf: null, tenant: null, refresh: 'never', weakening: choice.weakening, thresholds: choice.thresholds }, ports);
  const [loaded] = await Promise.all(loaders.map(({ load }) => load()));
  if (loaded?.outcome !== 'loaded') throw new Error('not loaded');
  const domains: NonEmpty<TrustDomain> = [{ ...loaded.domain, name: choice.name }];
  const subject = imageOf(ARTIFACT);
  const fate = await examine((await signedBy.sign({ statement: aStatement() }, options)).bundle, { domains, subject, keys: choice.keys, now: own.now });
  const attestations: readonly Attestation[] = fate.verdict === 'accepted' ? [fate.attestation] : [];
  const { outcome } = await judge(aDossier(attestations, { subject }), [read.policy.build((name) => ({ domains: [name], unlogged: KEY_DOMAIN }))], { checker: async () => ({ ok: true, warning: null }), now: own.now });
  return fate.verdict === 'accepted' ? outcome : `${outcome} ${fate.verdict}`;
}

describe('a policy with roots of its own', () => {
  const keyless = { keyless: { identities: IDENTITIES, trustRootRef: 'own' } };
  const logged = { ...keyless, ctlog: { trustRootRef: 'own' } };
  const stamped = { ...keyless, rfc3161timestamp: { trustRootRef: 'own' } };
  it.each<[string, Json, SignOptions, string]>([
    ['logged', logged, {}, 'passed'],
    ['not logged', logged, { log: 'none', timestamps: 1 }, 'failed WITNESSES_TOO_FEW'],
    ['with a timestamp', stamped, { log: 'none', timestamps: 1 }, 'passed'],
    ['without a timestamp', stamped, { log: 'none', timestamps: 0 }, 'failed WITNESSES_TOO_FEW'],
    ['by somebody else', logged, { identity: 'https://github.com/evil/app/.github/workflows/release.yml@refs/tags/v1.2.3' }, 'failed'],
    ['without the promise of a certificate log', logged, { sct: false }, 'failed CERTIFICATE_SCT'],
    ['the same, where that is passed over', { ...logged, keyless: { ...keyless.keyless, insecureIgnoreSCT: true } }, { sct: false }, 'passed'],
    ['without any witness, while the certificate is valid', { ...keyless, ctlog: {} }, { log: 'none', timestamps: 0 }, 'passed'],
    ['without any witness, where the roots have some', keyless, { log: 'none', timestamps: 0 }, 'failed WITNESSES_TOO_FEW'],
  ])('on evidence %s', async (_, authority, options, expected) => {
    expect(await verdictOf(authority, own, options)).toBe(expected);
  });
  it('refuses evidence of another instance', async () => {
    expect(await verdictOf(logged, other)).toBe('failed WITNESSES_TOO_FEW');
    expect(await verdictOf({ ...keyless, ctlog: {} }, other)).toBe('failed CERTIFICATE_CHAIN');
  });

  it('takes a key with what must have seen its signatures', async () => {
    const key = makeKey('P-256');
    const by = (data: string, more: Json = {}): Json => ({ key: { data }, ...more });
    const data = pem('PUBLIC KEY', key.spki);
    const [asLogged, asStamped] = [by(data, { ctlog: { trustRootRef: 'own' } }), by(data, { rfc3161timestamp: { trustRootRef: 'own' } })];
    expect(await verdictOf(asLogged, own, { key, signer: 'key' })).toBe('passed');
    expect(await verdictOf(asLogged, own, { key, signer: 'key', log: 'none' })).toBe('failed WITNESSES_TOO_FEW');
    expect(await verdictOf(asStamped, own, { key, signer: 'key', log: 'none', timestamps: 1 })).toBe('passed');
    expect(await verdictOf(asStamped, own, { key, signer: 'key', log: 'none', timestamps: 0 })).toBe('failed WITNESSES_TOO_FEW');
    expect(await verdictOf(asLogged, own, { key: makeKey('P-256'), signer: 'key' })).toMatch(/^failed (?:SIGNATURE_INVALID|KEY_UNSUPPORTED)$/);
  });
});
