// Whole runs that ask GitHub: its API on loopback, evidence by virtual Sigstores, the shipped engine with the shipped HTTP client.

import fs from 'node:fs';
import { scratchIn } from '../../src/host/scratch.ts';
import { temporaryFolder } from '../unit/host/temporary.ts';
import { anonymous } from '../../src/net/client.ts';
import type { Run } from '../../src/run.ts';
import { Desk, type Bent } from './engine.ts';
import type { Given } from './inputs.ts';
import { FakeGithub, type GithubRepository } from './servers/github.ts';
import { VirtualSigstore } from './virtual-sigstore.ts';

/** A desk beside a GitHub. `masked` are the secrets that the run had hidden. */
export class GithubDesk extends Desk {
  readonly github: FakeGithub;
  /** GitHub's own instance, which signs for private repositories and makes the attestations of releases. */
  readonly own: VirtualSigstore;
  readonly masked: string[] = [];
  /** The temporary folder of the runner. */
  readonly scratch = temporaryFolder();

  private constructor(sigstore: VirtualSigstore, own: VirtualSigstore, github: FakeGithub) {
    super(sigstore);
    this.github = github;
    this.own = own;
    this.write('root.json', [sigstore, own].map((instance) => JSON.stringify(instance.trustedRoot())).join('\n'));
  }

  static async open(options: Parameters<typeof FakeGithub.open>[0] = {}): Promise<GithubDesk> {
    return new GithubDesk(await VirtualSigstore.create(), await VirtualSigstore.create({ style: 'github' }), await FakeGithub.open(options));
  }

  get repository(): GithubRepository {
    return this.github.repository('acme/app');
  }

  override run(given: Given, bent: Bent = {}): Promise<Run> {
    return super.run(given, { ...bent, ports: { ...anonymous, scratch: scratchIn(this.scratch, { roots: [this.folder, this.scratch] }), http: this.github.http, mask: (secret) => void this.masked.push(secret), ...bent.ports } });
  }

  async close(): Promise<void> {
    await this.github.close();
    this.remove();
    fs.rmSync(this.scratch, { recursive: true, force: true });
  }
}
