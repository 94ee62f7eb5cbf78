// One set of evidence, and three doors to the engine: inputs, a policy in the native format, and a ClusterImagePolicy.
//
// Each piece of evidence lies beside an image of its own, all in one registry, so that one run judges a requirement on all of them. What differs
// between two runs is only how the requirement was written.

import type { Http } from '../../src/domain/ports.ts';
import type { Report } from '../../src/domain/report.ts';
import { CheckDesk } from './checks/bench.ts';
import { reasons, UNASKED } from './engine.ts';
import { ImageDesk } from './image-engine.ts';
import { anImage, bundleReferrer, cosignSign, type Made } from './images.ts';
import type { Given } from './inputs.ts';
import { emptyLogs } from './ports.ts';
import { POLICY, RESOURCE, summaryPredicate, VERIFIER, VSA } from './summaries.ts';
import { aGithubIdentity, byAttestAction, byGenerator, makeKey, pem, reassemble, type Built, type GithubWorkflow, type SignOptions, type VirtualSigstore } from './virtual-sigstore.ts';

/** What a requirement comes to on one piece of evidence: `passed`, or the outcome with the reasons. */
export type Said = string;

/** A requirement as it is written for a door, or why it cannot be. */
export interface NotSayable { readonly notSayable: string }
export type Json = Readonly<Record<string, unknown>>;
/** A native policy: the lines of its rule, what stands above the rules, and what it trusts beside the root. */
export interface NativeRule { readonly rule: readonly string[]; readonly above?: string; readonly trust?: string }
/** A ClusterImagePolicy: its authorities, and the rest of its spec. */
export interface ClusterRule { readonly authorities: readonly Json[]; readonly spec?: Json }

export const COMMIT = 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00';
const OTHER = 'badc0de0badc0de0badc0de0badc0de0badc0de0';
export const PLATFORM = 'acme/platform/.github/workflows/build.yml@refs/tags/v2.1.0';
/** The name that signatures say they are of. */
export const REFERENCE = 'registry.example/acme/app';
const RUN = { repositoryId: '11', ownerId: '22', run: '33', environment: 'production' } as const satisfies GithubWorkflow;

interface Keys { readonly team: ReturnType<typeof makeKey>; readonly other: ReturnType<typeof makeKey>; readonly verifier: ReturnType<typeof makeKey> }
type Signing = (desk: ImageDesk, image: Made, keys: Keys) => Promise<unknown>;

const built = (make: () => Built, options: SignOptions = {}): Signing => ({ sigstore }, image) => {
  const { predicateType, predicate, workflow } = make();
  return bundleReferrer(sigstore, image, { predicateType, predicate, ...aGithubIdentity(workflow), ...options });
};
const provenance = (bent: GithubWorkflow = {}, options: SignOptions = {}): Signing => built(() => byAttestAction({ ...RUN, ...bent }), options);
const byKey = (name: keyof Keys, sign: (options: SignOptions) => Signing): Signing => (desk, image, keys) => sign({ key: keys[name], signer: 'key' })(desk, image, keys);
const signature = (options: SignOptions = {}, optional: Readonly<Record<string, unknown>> | null = { team: 'release', stage: 'prod' }): Signing =>
  ({ sigstore }, image) => cosignSign(sigstore, image, { reference: REFERENCE, optional, ...aGithubIdentity(RUN), ...options });
const statement = (predicateType: string, predicate: object, options: SignOptions = aGithubIdentity(RUN)): Signing => ({ sigstore }, image) => bundleReferrer(sigstore, image, { predicateType, predicate, ...options });

/** Evidence by name: one piece beside each image. */
const evidence = {
  'provenance': provenance(),
  'provenance of another ref': provenance({ ref: 'refs/tags/v1.2.4' }),
  'provenance of a branch': provenance({ ref: 'refs/heads/main' }),
  'provenance of another repository': provenance({ repo: 'acme/app-evil', repositoryId: '12' }),
  'provenance of another owner': provenance({ repo: 'evil/app', repositoryId: '13', ownerId: '23' }),
  'provenance by another workflow': provenance({ workflow: '.github/workflows/test.yml' }),
  'provenance by a called workflow': provenance({ signer: PLATFORM, signerSha: OTHER }),
  'provenance by the generator': built(() => byGenerator('container', { ...RUN, trigger: 'workflow_dispatch', event: { baseRef: 'refs/heads/main', inputs: { level: 'debug' } } })),
  'provenance of another commit': provenance({ sha: OTHER }),
  'provenance of another event': provenance({ trigger: 'pull_request' }),
  'provenance without the environment': provenance({ environment: '' }),
  'provenance of a re-created repository': provenance({ repositoryId: '12' }),
  'provenance on a self-hosted runner': provenance({ runner: 'self-hosted' }),
  'provenance under another issuer': provenance({ issuer: 'https://token.actions.githubusercontent.com/acme-corp' }),
  'provenance of an old build': built(() => {
    const one = byAttestAction(RUN);
    return { ...one, predicate: JSON.parse(JSON.stringify(one.predicate).replace('"externalParameters":{', '"externalParameters":{"debug":"1",')) as object };
  }),
  'signature': signature(),
  'signature with other annotations': signature({}, { team: 'release', stage: 'test' }),
  'signature without annotations': signature({}, null),
  'signature with a timestamp': signature({ timestamps: 1 }),
  'signature with a timestamp and no log': signature({ log: 'none', timestamps: 1 }),
  'signature without a certificate log': signature({ sct: false }),
  'signature of another repository': signature(aGithubIdentity({ ...RUN, repo: 'acme/app-evil' })),
  'signature by the key': byKey('team', signature),
  'signature by the key, not logged': byKey('team', (key) => signature({ ...key, log: 'none', timestamps: 0 })),
  'signature by another key': byKey('other', signature),
  'an SBOM': statement('https://cyclonedx.org/bom', { bomFormat: 'CycloneDX', components: [] }),
  'a summary': byKey('verifier', (key) => statement(VSA, summaryPredicate(), key)),
  'an older summary of less': byKey('verifier', (key) => statement(VSA, summaryPredicate({ timeVerified: '2025-01-10T00:00:00Z', verifiedLevels: ['SLSA_BUILD_LEVEL_1'], policy: { uri: 'https://example.com/policy', digest: { sha256: 'cd'.repeat(32) } } }), key)),
  'forged provenance': async (desk, image) => {
    const { predicateType, predicate, workflow } = byAttestAction(RUN);
    const { sigstore } = desk;
    const honest = await sigstore.sign({ statement: { _type: 'https://in-toto.io/Statement/v1', subject: [{ digest: { sha256: image.digest.slice('sha256:'.length) } }], predicateType, predicate } }, aGithubIdentity(workflow));
    const bent = reassemble(honest, { signature: Buffer.from(honest.signature.map((byte, index) => (index === honest.signature.length - 1 ? byte ^ 1 : byte))) });
    await bundleReferrer({ sign: async () => bent } as unknown as VirtualSigstore, image, { predicateType, predicate });
  },
  'nothing': async () => {},
} as const satisfies Readonly<Record<string, Signing>>;

export type EvidenceName = keyof typeof evidence;
export const evidenceNames = Object.keys(evidence) as readonly EvidenceName[];

/** What is alike: a row that is about one of a kind is judged on all of them, and on the first of every other kind. */
const kindOf = (name: EvidenceName): string => /^(?:provenance|signature by|signature|.*summary)/.exec(name)?.[0] ?? name;
/** The evidence that a requirement about these pieces is judged on. */
export function judgedOn(about: readonly EvidenceName[]): readonly EvidenceName[] {
  const kinds = new Set(about.map(kindOf));
  return evidenceNames.filter((name, index) => kinds.has(kindOf(name)) || evidenceNames.findIndex((other) => kindOf(other) === kindOf(name)) === index);
}

/** The clock of all runs. */
const NOW = new Date('2026-06-01T13:00:00Z');

/** The desk with all evidence. */
export class Doors {
  readonly desk: ImageDesk;
  /** Where engines of checks find their files. */
  readonly #checks = new CheckDesk();
  readonly #root: string;
  /** The public key of the team, in PEM. */
  readonly teamKey: string;

  private constructor(desk: ImageDesk, keys: Keys) {
    this.desk = desk;
    for (const [name, key] of Object.entries(keys)) desk.write(`${name}.pub`, pem('PUBLIC KEY', key.spki));
    this.teamKey = pem('PUBLIC KEY', keys.team.spki);
    // One log and one authority: reading the root is most of what a run costs.
    const { tlogs, timestampAuthorities, ...root } = desk.sigstore.trustedRoot();
    this.#root = JSON.stringify({ ...root, tlogs: tlogs.slice(0, 1), timestampAuthorities: timestampAuthorities.slice(0, 1) });
    desk.write('root.json', this.#root);
  }

  static async open(): Promise<Doors> {
    const keys: Keys = { team: makeKey('P-256'), other: makeKey('P-256'), verifier: makeKey('P-256') };
    const doors = new Doors(await ImageDesk.open(), keys);
    const { desk } = doors;
    for (const [index, name] of evidenceNames.entries()) {
      const image = anImage(desk.registry.repository(`acme/app-${index}`), { seed: name, tag: 'v1.2.3' });
      const sign: Signing = evidence[name];
      await sign(desk, image, keys);
    }
    return doors;
  }

  byInputs(given: Given, of: readonly EvidenceName[]): Promise<Report> {
    return this.#run({ 'trusted-root': 'root.json', ...given }, of);
  }

  byNative({ rule, above = '', trust = '' }: NativeRule, of: readonly EvidenceName[]): Promise<Report> {
    this.desk.write('policy.yml', `version: 1\ntrust:\n  trusted-root: root.json\n${trust}${above}rules:\n- images: "**"\n${rule.map((line) => `  ${line}\n`).join('')}`);
    return this.#run({ policy: 'policy.yml' }, of);
  }

  byCluster({ authorities, spec = {} }: ClusterRule, of: readonly EvidenceName[]): Promise<Report> {
    const policy = { apiVersion: 'policy.sigstore.dev/v1beta1', kind: 'ClusterImagePolicy', metadata: { name: 'acme' }, spec: { images: [{ glob: '**' }], authorities, ...spec } };
    const root = { apiVersion: 'policy.sigstore.dev/v1alpha1', kind: 'TrustRoot', metadata: { name: 'own' }, spec: { trustedRootJSON: this.#root } };
    this.desk.write('cluster.yml', `${JSON.stringify(policy)}\n---\n${JSON.stringify(root)}\n`);
    return this.#run({ policy: 'cluster.yml' }, of);
  }

  #run(given: Given, of: readonly EvidenceName[]): Promise<Report> {
    const { desk } = this;
    // Logs answer, and hold nothing; the registry is asked for real.
    const http: Http = { request: (url, request) => (url.hostname === '127.0.0.1' ? desk.http : emptyLogs).request(url, request), on: () => http };
    const image = of.map((name) => desk.registry.image(`acme/app-${evidenceNames.indexOf(name)}:v1.2.3`));
    const { exec, scratch } = this.#checks.ports();
    return desk.run({ ...UNASKED, image, ...given }, { ports: { exec, scratch, http, now: () => NOW } }).then(({ report }) => report);
  }

  /** What came of each piece of evidence; `error` with the codes where nothing could be judged. */
  said(report: Report): ReadonlyMap<EvidenceName, Said> | string {
    if (report.problems.length > 0) return `error ${report.problems.map(({ code, about }) => `${code} ${about ?? ''}`).join(', ')}`;
    return new Map(report.subjects.map((subject) => {
      const index = Number(/acme\/app-(\d+)/.exec(subject.name)?.[1]);
      const name = evidenceNames[index];
      if (name === undefined) throw new TypeError(`${subject.name} is none of these images`);
      return [name, subject.outcome === 'passed' ? 'passed' : `${subject.outcome} ${[...new Set(reasons(subject))].toSorted().join(', ')}`];
    }));
  }

  async close(): Promise<void> {
    this.#checks.remove();
    await this.desk.close();
  }
}

export { POLICY, RESOURCE, VERIFIER };
