// Whole runs that look up log entries: a desk beside a log on loopback, asked by the shipped HTTP client.

import { httpClient, type HttpClient } from '../../src/net/http.ts';
import type { Http } from '../../src/domain/ports.ts';
import type { Run } from '../../src/run.ts';
import { Desk, type Bent } from './engine.ts';
import type { Given } from './inputs.ts';
import { reroute, RekorServer } from './servers/rekor.ts';
import { GITHUB_ISSUER, VirtualSigstore } from './virtual-sigstore.ts';

/** Who signs where nothing else is said, in cosign's words. */
export const BY_SIGNER = { 'certificate-identity': 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1.2.3', 'certificate-oidc-issuer': GITHUB_ISSUER } as const;

/** The log that the trust root of the virtual Sigstore names. */
export const LOG = 'https://rekor.virtual.test';

/** A desk whose log is asked under the address in its trust root. Every other host is out of reach. */
export class RekorDesk extends Desk {
  readonly rekor: RekorServer;
  readonly http: Http;
  readonly #client: HttpClient;

  private constructor(sigstore: VirtualSigstore, rekor: RekorServer) {
    super(sigstore);
    this.rekor = rekor;
    this.#client = httpClient({ wait: () => Promise.resolve() });
    this.http = reroute(this.#client, { [LOG]: rekor.url, [rekor.url]: rekor.url });
  }

  static async open(): Promise<RekorDesk> {
    const sigstore = await VirtualSigstore.create();
    const desk = new RekorDesk(sigstore, await RekorServer.start(sigstore));
    // One log to ask: the other ones of the instance are for tests that count logs.
    desk.write('root.json', JSON.stringify({ ...sigstore.trustedRoot(), tlogs: sigstore.trustedRoot().tlogs.filter(({ baseUrl }) => !baseUrl.includes('rekor-b')) }));
    return desk;
  }

  override run(given: Given, bent: Bent = {}): Promise<Run> {
    return super.run(given, { ...bent, ports: { http: this.http, ...bent.ports } });
  }

  async close(): Promise<void> {
    this.#client.close();
    await this.rekor.close();
    this.remove();
  }
}
