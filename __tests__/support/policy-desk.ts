// Policies as people write them, judged as they stand: images under the names of the world (support/named-registries.ts), evidence by a virtual Sigstore,
// the shipped engine. All that a policy gets is one line with the trust root of the evidence, where it has none of its own.

import fs from 'node:fs';
import path from 'node:path';
import { exec } from '../../src/host/exec.ts';
import { scratchIn } from '../../src/host/scratch.ts';
import { anonymous } from '../../src/net/client.ts';
import type { Report } from '../../src/domain/report.ts';
import type { Run } from '../../src/run.ts';
import { temporaryFolder } from '../unit/host/temporary.ts';
import { noTools } from './checks/bench.ts';
import { Desk, type Bent } from './engine.ts';
import { anImage, bundleReferrer, cosignAttest, cosignSign, type ImageOptions, type Made } from './images.ts';
import type { Given } from './inputs.ts';
import { NamedRegistries } from './named-registries.ts';
import type { OciRepository } from './servers/oci-content.ts';
import { aGithubIdentity, byAttestAction, byGenerator, VirtualSigstore, type Built, type GithubWorkflow, type SignOptions } from './virtual-sigstore.ts';

/** What an SBOM in CycloneDX says, unless a test says otherwise. */
export const CYCLONEDX = { predicateType: 'https://cyclonedx.org/bom', predicate: { bomFormat: 'CycloneDX', specVersion: '1.6', components: [{ type: 'library', name: 'k8s.io/client-go', version: 'v0.32.1' }] } } as const;

/** The policy with a line that says whom it trusts; as it stands where it says so itself. */
export function trusting(policy: string, root: string): string {
  return /^trust:/m.test(policy) || !/^version: 1$/m.test(policy) ? policy : policy.replace(/^version: 1$/m, `version: 1\ntrust: { trusted-root: ${root} }`);
}

/** A desk with registries. Their images have the tag v1.2.3 unless a test says otherwise. */
export class PolicyDesk extends Desk {
  readonly registries: NamedRegistries;
  /** The folder of the runner, for what checks are asked with. */
  readonly scratch = temporaryFolder();

  private constructor(sigstore: VirtualSigstore, registries: NamedRegistries) {
    super(sigstore);
    this.registries = registries;
    // Outside of the workspace, from which nothing that decides is read on a pull request.
    fs.writeFileSync(path.join(this.scratch, 'registry-ca.pem'), registries.authority);
  }

  static async open(names: readonly string[]): Promise<PolicyDesk> {
    return new PolicyDesk(await VirtualSigstore.create(), await NamedRegistries.open(names));
  }

  /** A repository, whichever registry is asked for it. */
  repository(name: string): OciRepository {
    return this.registries.content.repository(name);
  }

  image(name = 'acme/app', options: ImageOptions = {}): Made {
    return anImage(this.repository(name), { seed: name, tag: 'v1.2.3', ...options });
  }

  /** Provenance beside an image, as GitHub's action writes it. */
  async provenance(image: Made, workflow: GithubWorkflow = {}, by: VirtualSigstore = this.sigstore): Promise<void> {
    const built = byAttestAction(workflow);
    await bundleReferrer(by, image, { ...aGithubIdentity(built.workflow), predicateType: built.predicateType, predicate: built.predicate, writer: 'attest-action' });
  }

  /** Provenance of slsa-github-generator, as cosign kept it. */
  async generated(image: Made, given: Parameters<typeof byGenerator>[1] = {}, on: OciRepository = image.repository, change: (built: Built) => object = ({ predicate }) => predicate): Promise<void> {
    const built = byGenerator('container', given);
    await cosignAttest(this.sigstore, image, { ...aGithubIdentity(built.workflow), predicateType: built.predicateType, predicate: change(built), on });
  }

  /** A signature by a workflow, as cosign made it. */
  async signature(image: Made, workflow: GithubWorkflow = {}, on: OciRepository = image.repository): Promise<void> {
    await cosignSign(this.sigstore, image, { ...aGithubIdentity(workflow), on });
  }

  /** A signature by whoever options say. */
  async signedBy(image: Made, options: SignOptions): Promise<void> {
    await cosignSign(this.sigstore, image, options);
  }

  /** An attestation by a workflow; an SBOM unless it says otherwise. */
  async attestation(image: Made, workflow: GithubWorkflow = {}, what: { readonly predicateType: string; readonly predicate: object } = CYCLONEDX, on: OciRepository = image.repository): Promise<void> {
    await cosignAttest(this.sigstore, image, { ...aGithubIdentity(workflow), ...what, on });
  }

  /** Writes a policy that trusts this Sigstore, or another one's root, and returns its name. */
  policy(text: string, name = 'policy.yml', root: VirtualSigstore = this.sigstore): string {
    const folder = path.posix.dirname(name);
    this.write(path.posix.join(folder, 'policy-root.json'), JSON.stringify(root.trustedRoot()));
    return this.write(name, trusting(text, 'policy-root.json'));
  }

  override run(given: Given, bent: Bent = {}): Promise<Run> {
    const ports = { ...anonymous, exec, tools: noTools, scratch: scratchIn(this.scratch, { roots: [this.folder, this.scratch] }), http: this.registries.http, ...bent.ports };
    return super.run({ ...('image' in given ? { 'registry-ca': path.join(this.scratch, 'registry-ca.pem') } : {}), ...given }, { ...bent, ports });
  }

  /** Empties the registries. */
  clear(): void {
    this.registries.clear();
    this.registries.admit(null);
  }

  async close(): Promise<void> {
    await this.registries.close();
    this.remove();
    fs.rmSync(this.scratch, { recursive: true, force: true });
  }
}

/** What a report says in a line: the outcome, why, and that the step goes on where it does all the same. */
export function saidOf({ outcome, exit, problems, subjects }: Report): string {
  const reasons = [...problems, ...subjects.flatMap((subject) => subject.reasons)].map(({ code, about }) => `\`${code}\`${about === null ? '' : ` ${about}`}`);
  return [`\`${outcome}\``, ...new Set(reasons), ...(exit === 0 && outcome !== 'passed' && outcome !== 'exempt' ? ['the step goes on'] : [])].join(' · ');
}
