// Registries under the names they have in the world, on this machine: a step that names ghcr.io is run as it stands.
//
// The shipped client asks `https://ghcr.io/…` through a proxy, which leads every name to one registry on loopback; its certificate is for these names,
// by an authority that has to be given. A registry without encryption cannot be asked through a proxy, and nobody can promise a port: it has the
// given name at a port of this machine.

import { httpClient, type HttpClient } from '../../src/net/http.ts';
import { credentials, Proxy, type Credentials } from './servers/loopback.ts';
import { FakeGithub } from './servers/github.ts';
import { OciContent, OciRegistry } from './servers/oci-registry.ts';

const TOKENS = 'auth.registry.example';

/** Registries of several names with one content. */
export class NamedRegistries {
  readonly content: OciContent;
  readonly http: HttpClient;
  /** GitHub's API, under its name beside them. */
  readonly github: FakeGithub;
  /** The authority of the certificates, in PEM. */
  readonly authority: string;
  readonly #secure: OciRegistry;
  readonly #plain: OciRegistry;
  readonly #proxy: Proxy;

  private constructor(content: OciContent, { secure, plain, proxy, github }: { readonly secure: OciRegistry; readonly plain: OciRegistry; readonly proxy: Proxy; readonly github: FakeGithub }, { ca }: Credentials) {
    this.content = content;
    this.github = github;
    this.#secure = secure;
    this.#plain = plain;
    this.#proxy = proxy;
    this.authority = ca;
    this.http = httpClient({
      proxy: { url: new URL(`http://127.0.0.1:${proxy.port}`), bypass: () => false }, extraCa: [github.authority], resolve: async () => [{ address: '127.0.0.1', family: 4 }], wait: () => Promise.resolve(),
    });
  }

  static async open(names: readonly string[]): Promise<NamedRegistries> {
    const tls = credentials([...names, TOKENS]);
    const content = new OciContent(names[0]);
    const secure = await OciRegistry.start({ content, tls });
    const plain = await OciRegistry.start({ content });
    const ports = new Map([...names.map((name) => [`${name}:443`, Number(secure.url('/').port)] as const), [`${TOKENS}:443`, Number(secure.url('/', 'token').port)]]);
    const github = await FakeGithub.open();
    const proxy = await Proxy.start({ route: (target) => ports.get(target) ?? github.portOf(target) });
    return new NamedRegistries(content, { secure, plain, proxy, github }, tls);
  }

  /** The port of the registry without encryption. */
  get plainPort(): string {
    return this.#plain.url('/').port;
  }

  /** What the registries were asked, as `GET /v2/…`. */
  get asked(): readonly string[] {
    return [...this.#secure.asked(), ...this.#plain.asked()];
  }

  /** Lets only this user read, by a token; nobody where none is given, anybody where it is null. */
  admit(user: { readonly user: string; readonly password: string } | null): void {
    Object.assign(this.#secure.auth.options, { scheme: 'bearer', realm: `https://${TOKENS}/token`, anonymous: user === null, users: user === null ? [] : [user] });
  }

  /** Empties the repositories. */
  clear(): void {
    this.content.repositories.clear();
    this.github.clear();
    // There, and without attestations: what the registries have is what is asked about.
    this.github.repository('acme/app');
    this.#secure.forget();
    this.#plain.forget();
  }

  /** Takes away all evidence: what is kept under derived tags, what says that it is about something, and what GitHub keeps. Leaves the images. */
  removeEvidence(): void {
    for (const repository of this.github.repositories.values()) repository.attestations.length = 0;
    for (const repository of this.content.repositories.values()) {
      for (const tag of [...repository.tags.keys()].filter((one) => /^sha256-[0-9a-f]{64}/.test(one))) repository.remove(tag);
      for (const digest of repository.manifests.keys()) if (repository.json(digest).subject !== undefined) repository.remove(digest);
    }
  }

  async close(): Promise<void> {
    this.http.close();
    await this.#proxy.close();
    await this.github.close();
    await this.#secure.close();
    await this.#plain.close();
  }
}
