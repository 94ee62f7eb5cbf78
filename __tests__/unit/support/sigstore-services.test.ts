// The services are only as good as a client that was not written for them says: sigstore-js signs with them, and the engine accepts what comes out.

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import { sign, type SignOptions } from 'sigstore';
import { Desk, fates, onlySubject } from '../../support/engine.ts';
import { SigstoreServices, tokenOf } from '../../support/servers/sigstore-services.ts';
import { GITHUB_ISSUER, VirtualSigstore } from '../../support/virtual-sigstore.ts';

const SIGNER = 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v9.9.9';
const FILE = Buffer.from('artifact');

let desk: Desk;
let services: SigstoreServices;
beforeAll(async () => {
  const sigstore = await VirtualSigstore.create();
  desk = new Desk(sigstore);
  services = await SigstoreServices.start(sigstore);
  desk.write('app', FILE);
});
afterAll(async () => {
  await services.close();
  desk.remove();
});

const asked = { artifact: 'app', bundle: 'bundle.json', 'certificate-identity': SIGNER, 'certificate-oidc-issuer': GITHUB_ISSUER };

describe('a client', () => {
  it.each<[string, (url: string) => SignOptions]>([
    ['a certificate and an entry of Rekor v1', () => ({})],
    ['those and a timestamp', (url) => ({ tsaServerURL: `${url}/timestamp` })],
  ])('signs with %s, by the subject of its token and no other', async (_, more) => {
    const options = { fulcioURL: services.url, rekorURL: services.url, identityToken: tokenOf(SIGNER), retry: 0, ...more(services.url) };
    desk.write('bundle.json', JSON.stringify(await sign(FILE, options)));
    const report = await desk.report(asked);
    expect([report.outcome, fates(onlySubject(report))]).toEqual(['passed', ['counted']]);
    expect((await desk.report({ ...asked, 'certificate-identity': SIGNER.replace('v9.9.9', 'v9.9.8') })).outcome).toBe('failed');
    const stamps = onlySubject(report).chain.filter(({ claim, value }) => claim === 'witness' && value.startsWith('timestamp'));
    expect(stamps).toHaveLength(Object.keys(more(services.url)).length);
  });
});

describe('Rekor v2', () => {
  const post = async (body: object): Promise<{ readonly status: number; readonly entry: { readonly canonicalizedBody: string } }> => {
    const response = await fetch(`${services.url}/api/v2/log/entries`, { method: 'POST', body: JSON.stringify(body) });
    return { status: response.status, entry: await response.json() as { canonicalizedBody: string } };
  };

  it('writes what it is given as its own kinds', async () => {
    const verifier = { x509Certificate: { rawBytes: 'AAAA' }, keyDetails: 'PKIX_ECDSA_P256_SHA_256' };
    const hashed = await post({ hashedRekordRequestV002: { digest: createHash('sha256').update(FILE).digest('base64'), signature: { content: randomBytes(8).toString('base64'), verifier } } });
    const envelope = await post({ dsseRequestV002: { envelope: { payload: 'e30=', payloadType: 'application/vnd.in-toto+json', signatures: [{ sig: 'AAAA' }] }, verifiers: [verifier] } });
    const bodies = [hashed, envelope].map(({ status, entry }) => [status, JSON.parse(Buffer.from(entry.canonicalizedBody, 'base64').toString()) as { kind: string; apiVersion: string }] as const);
    expect(bodies.map(([status, { kind, apiVersion }]) => [status, kind, apiVersion])).toEqual([[201, 'hashedrekord', '0.0.2'], [201, 'dsse', '0.0.2']]);
  });
});

it('refuses what it does not know', async () => {
  const post = async (path: string, body: string): Promise<number> => (await fetch(`${services.url}${path}`, { method: 'POST', body })).status;
  expect(await Promise.all([post('/api/v1/log/entries', JSON.stringify({ kind: 'helm', apiVersion: '0.0.1', spec: {} })), post('/api/v1/signingCert', '{}'), post('/timestamp', 'x'), post('/api/v1/other', '')])).toEqual([400, 400, 400, 404]);
});
