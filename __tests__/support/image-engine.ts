// Whole runs over images: a registry on loopback, evidence in it by a virtual Sigstore, the shipped engine with the shipped HTTP client.

import { anonymous } from '../../src/net/client.ts';
import { httpClient, type HttpClient, type HttpOptions } from '../../src/net/http.ts';
import type { Report } from '../../src/domain/report.ts';
import type { Run } from '../../src/run.ts';
import { Desk, UNASKED, type Bent } from './engine.ts';
import type { Given } from './inputs.ts';
import { OciRegistry, type OciRepository } from './servers/oci-registry.ts';
import { aGithubIdentity, GITHUB_ISSUER, VirtualSigstore } from './virtual-sigstore.ts';

/** Who signs where nothing else is said: the release workflow of acme/app at v1.2.3. */
export const SIGNER = 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1.2.3';

/** The inputs that accept that signer, in cosign's words. */
export const BY_SIGNER = { 'certificate-identity': SIGNER, 'certificate-oidc-issuer': GITHUB_ISSUER } as const;

/** A desk with a registry. */
export class ImageDesk extends Desk {
  readonly registry: OciRegistry;
  readonly http: HttpClient;

  private constructor(sigstore: VirtualSigstore, registry: OciRegistry, resolve: HttpOptions['resolve'] | undefined) {
    super(sigstore);
    this.registry = registry;
    // No waiting between tries: what is waited for is written down by nobody here.
    this.http = httpClient({ wait: () => Promise.resolve(), ...(resolve === undefined ? {} : { resolve }) });
  }

  /** Opens one; with content that was signed by a Sigstore before, and with names that mean other addresses than the system says. */
  static async open(options: Parameters<typeof OciRegistry.start>[0] = {}, { sigstore, resolve }: { readonly sigstore?: VirtualSigstore; readonly resolve?: HttpOptions['resolve'] } = {}): Promise<ImageDesk> {
    return new ImageDesk(sigstore ?? (await VirtualSigstore.create()), await OciRegistry.start(options), resolve);
  }

  get repository(): OciRepository {
    return this.registry.repository('acme/app');
  }

  /** `127.0.0.1:port/acme/app` with what follows. */
  image(rest = ''): string {
    return `${this.registry.host}/acme/app${rest}`;
  }

  override run(given: Given, bent: Bent = {}): Promise<Run> {
    return super.run(bent.door === 'action' ? given : { ...UNASKED, ...given }, { ...bent, ports: { ...anonymous, http: this.http, ...bent.ports } });
  }

  override report(given: Given, bent: Bent = {}): Promise<Report> {
    return super.report({ ...BY_SIGNER, ...given }, bent);
  }

  async close(): Promise<void> {
    this.http.close();
    await this.registry.close();
    this.remove();
  }
}

export { aGithubIdentity };
