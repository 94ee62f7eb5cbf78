// What is tried: real tools write and we verify, we write and real tools verify. Each row has its own image, and its control: the same question with
// another key, identity or class, which must be refused.

import fs from 'node:fs';
import type { Report } from '../../src/domain/report.ts';
import { filesOf } from '../../src/host/files.ts';
import { anonymous } from '../../src/net/client.ts';
import { httpClient } from '../../src/net/http.ts';
import { run } from '../../src/run.ts';
import { anImage, anIndex, bundleReferrer, cosignAttest, cosignSign, fallbackIndex, type Made } from '../../__tests__/support/images.ts';
import { rawInputs, type Given } from '../../__tests__/support/inputs.ts';
import { OciContent } from '../../__tests__/support/servers/oci-registry.ts';
import { tokenOf, type SigstoreServices } from '../../__tests__/support/servers/sigstore-services.ts';
import { GITHUB_ISSUER, makeKey, pem, type SigningKey, type VirtualSigstore } from '../../__tests__/support/virtual-sigstore.ts';
import { push, type Registry } from './registries.ts';
import type { Bench, Tool, ToolName } from './tools.ts';

/** All that rows work with. */
export interface Setting {
  readonly bench: Bench;
  readonly tools: ReadonlyMap<ToolName, Tool>;
  readonly sigstore: VirtualSigstore;
  readonly services: SigstoreServices;
}

/** One row. It throws where something is not as it must be, and returns what is worth saying where it is. */
export interface Row {
  readonly name: string;
  readonly needs: readonly ToolName[];
  readonly run: (at: Stand) => Promise<string | void>;
}

const SIGNER = 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1.2.3';
const OTHER = SIGNER.replace('v1.2.3', 'v1.2.4');
const BY_SIGNER: Given = { 'certificate-identity': SIGNER, 'certificate-oidc-issuer': GITHUB_ISSUER, 'trusted-root': 'root.json' };
const COSIGN_BY_SIGNER = ['--certificate-identity', SIGNER, '--certificate-oidc-issuer', GITHUB_ISSUER] as const;
const COSIGN_BY_OTHER = ['--certificate-identity', OTHER, '--certificate-oidc-issuer', GITHUB_ISSUER] as const;

/** What is attested, by cosign's name of its type: a document, and the class it is of for us. */
const PREDICATES: Readonly<Record<string, { readonly predicate: object; readonly require: string }>> = {
  slsaprovenance: { require: 'provenance', predicate: { builder: { id: 'https://builder.test/v1' }, buildType: 'https://build.test/v1', invocation: { configSource: { uri: 'git+https://github.com/acme/app@refs/tags/v1.2.3' } }, materials: [] } },
  slsaprovenance1: { require: 'provenance', predicate: { buildDefinition: { buildType: 'https://build.test/v1', externalParameters: { workflow: 'release.yml' }, resolvedDependencies: [] }, runDetails: { builder: { id: 'https://builder.test/v1' } } } },
  cyclonedx: { require: 'cyclonedx', predicate: { bomFormat: 'CycloneDX', specVersion: '1.5', version: 1, components: [{ type: 'library', name: 'left-pad', version: '1.3.0', purl: 'pkg:npm/left-pad@1.3.0' }] } },
  spdxjson: { require: 'spdxjson', predicate: { spdxVersion: 'SPDX-2.3', dataLicense: 'CC0-1.0', SPDXID: 'SPDXRef-DOCUMENT', name: 'app', documentNamespace: 'https://spdx.test/app', creationInfo: { created: '2026-06-01T12:00:00Z', creators: ['Tool: interop'] }, packages: [] } },
};

/** A row's own place: a registry, an image in it, and what is asked about it. */
export class Stand {
  readonly setting: Setting;
  readonly registry: Registry;
  readonly name: string;
  readonly content: OciContent;
  image: Made;

  private constructor(setting: Setting, registry: Registry, name: string) {
    this.setting = setting;
    this.registry = registry;
    this.name = name;
    this.content = new OciContent(registry.host);
    this.image = anImage(this.content.repository(name), { tag: 'v1.2.3', seed: name });
  }

  static async open(setting: Setting, registry: Registry, name: string): Promise<Stand> {
    const stand = new Stand(setting, registry, name);
    await stand.push();
    return stand;
  }

  /** Pushes what was made here, once more where something was added. */
  push(): Promise<void> {
    return push(this.registry.host, this.content.repository(this.name));
  }

  get pinned(): string {
    return `${this.registry.host}/${this.name}@${this.image.digest}`;
  }

  tool(name: ToolName): Tool {
    const tool = this.setting.tools.get(name);
    if (tool === undefined) throw new Error(`${name} is missing`);
    return tool;
  }

  /** Runs a tool, which has to succeed. */
  async runs(name: ToolName, args: readonly string[], env?: Readonly<Record<string, string>>): Promise<string> {
    return (await this.setting.bench.succeed(this.tool(name), args, env)).stdout;
  }

  /** The control of it: a run that has to fail. */
  async rejects(name: ToolName, args: readonly string[], env?: Readonly<Record<string, string>>): Promise<void> {
    await this.setting.bench.fail(this.tool(name), args, env);
  }

  /** Our verdict on the image, or on what is given. */
  async verify(given: Given): Promise<Report> {
    const http = httpClient();
    try {
      const ports = { ...anonymous, http, files: filesOf(this.setting.bench.folder), cacheFolder: null, now: () => new Date(), log: () => {}, deadline: new AbortController().signal };
      return (await run(rawInputs({ image: this.pinned, 'trust-refresh': 'never', ...given }), ports, 'cli')).report;
    } finally {
      http.close();
    }
  }

  /** We have to accept it. */
  async accepts(given: Given): Promise<Report> {
    const report = await this.verify(given);
    if (report.outcome !== 'passed') throw new Error(`we do not accept ${JSON.stringify(given)}: ${saidOf(report)}`);
    return report;
  }

  /** We have to refuse it, having had an answer from everybody. */
  async refuses(given: Given): Promise<void> {
    const report = await this.verify(given);
    if (report.outcome !== 'failed') throw new Error(`we do not refuse ${JSON.stringify(given)}: ${saidOf(report)}`);
  }
}

function saidOf({ outcome, problems, subjects }: Report): string {
  const reasons = [...problems, ...subjects.flatMap((subject) => subject.reasons)].map(({ code, what, seen }) => `${code} ${what}${seen === null ? '' : ` (${seen})`}`);
  const ledger = subjects.flatMap((subject) => subject.ledger).map(({ at, became, code, seen, expected }) => `${at.source}: ${became} ${code ?? ''} ${seen ?? ''} ${expected ?? ''}`);
  const silent = subjects.flatMap((subject) => subject.searches).filter((search) => search.code !== null).map(({ at, code }) => `${at.source} ${code ?? ''}`);
  return [outcome, ...reasons, ...ledger, ...silent].join('; ');
}

// ── keys, and how cosign is told to sign with them

/** Files of the keys, made once: two pairs of cosign's, of which the second signs nothing. */
function keysOf({ setting: { bench } }: Stand): { readonly key: string; readonly byKey: Given; readonly byOther: Given } {
  return { key: bench.path('cosign.key'), byKey: { key: 'cosign.pub', 'key-log': 'none' }, byOther: { key: 'other.pub', 'key-log': 'none' } };
}

type Cosign = 'cosign2' | 'cosign3';

/** Flags that make either version write the one or the other format, without any service. */
function written(tool: Cosign, format: 'old' | 'bundle', bench: Bench): readonly string[] {
  const empty = ['--signing-config', bench.path('no-services.json'), '--trusted-root', bench.path('root.json')];
  if (tool === 'cosign2') return format === 'old' ? ['--tlog-upload=false', '-y'] : ['--new-bundle-format', ...empty, '-y'];
  return format === 'old' ? ['--new-bundle-format=false', '--use-signing-config=false', '--tlog-upload=false', '-y'] : [...empty, '-y'];
}

function signedByKey(tool: Cosign, format: 'old' | 'bundle'): Row {
  return {
    name: `${tool} sign --key, ${format === 'old' ? '.sig' : 'bundle'}`, needs: [tool],
    run: async (at) => {
      const { key, byKey, byOther } = keysOf(at);
      await at.refuses(byKey);
      await at.runs(tool, ['sign', '--key', key, '-a', 'env=prod', ...written(tool, format, at.setting.bench), at.pinned]);
      const report = await at.accepts({ ...byKey, annotations: 'env=prod' });
      await at.refuses({ ...byKey, annotations: 'env=dev' });
      await at.refuses(byOther);
      await at.refuses({ ...byKey, require: 'provenance' });
      return placesOf(report);
    },
  };
}

function attestedByKey(tool: Cosign, format: 'old' | 'bundle'): Row {
  return {
    name: `${tool} attest --key, ${format === 'old' ? '.att' : 'bundle'}: ${Object.keys(PREDICATES).join(', ')}`, needs: [tool],
    run: async (at) => {
      const { key, byKey, byOther } = keysOf(at);
      const { bench } = at.setting;
      for (const [type, { predicate, require }] of Object.entries(PREDICATES)) {
        await at.refuses({ ...byKey, require: typeUri[type] ?? require });
        await at.runs(tool, ['attest', '--key', key, '--type', type, '--predicate', bench.write(`${type}.json`, JSON.stringify(predicate)), ...written(tool, format, bench), at.pinned]);
        await at.accepts({ ...byKey, require: typeUri[type] ?? require });
        await at.accepts({ ...byKey, require });
        await at.refuses({ ...byOther, require });
      }
      // An attestation is no signature, in whatever number.
      await at.refuses(byKey);
      const sbom = bench.path('sbom.json');
      fs.rmSync(sbom, { force: true });
      const report = await at.accepts({ ...byKey, require: 'cyclonedx' });
      return placesOf(report);
    },
  };
}

const typeUri: Readonly<Record<string, string>> = { slsaprovenance: 'https://slsa.dev/provenance/v0.2', slsaprovenance1: 'https://slsa.dev/provenance/v1', cyclonedx: 'https://cyclonedx.org/bom', spdxjson: 'https://spdx.dev/Document' };

/** Where what counted was found, as the ledger says. */
function placesOf({ subjects }: Report): string {
  return [...new Set(subjects.flatMap(({ ledger }) => ledger).filter(({ became }) => became === 'counted').map(({ at }) => at.source))].toSorted().join(', ');
}

const sideBySide: Row = {
  name: 'cosign2 .sig and .att beside cosign3 bundles on one image', needs: ['cosign2', 'cosign3'],
  run: async (at) => {
    const { key, byKey, byOther } = keysOf(at);
    const { bench } = at.setting;
    const predicate = bench.write('side.json', JSON.stringify(PREDICATES['slsaprovenance1']?.predicate));
    for (const [tool, format] of [['cosign2', 'old'], ['cosign3', 'bundle']] as const) {
      await at.runs(tool, ['sign', '--key', key, ...written(tool, format, bench), at.pinned]);
      await at.runs(tool, ['attest', '--key', key, '--type', 'slsaprovenance1', '--predicate', predicate, ...written(tool, format, bench), at.pinned]);
    }
    const report = await at.accepts({ ...byKey, require: ['signature', 'provenance'] });
    const ledger = report.subjects.flatMap((subject) => subject.ledger);
    const rejected = ledger.filter(({ became }) => became === 'rejected');
    if (ledger.length !== 4 || rejected.length > 0) throw new Error(`${ledger.length} pieces of evidence instead of four: ${saidOf(report)}`);
    await at.refuses({ ...byOther, require: ['signature', 'provenance'] });
    return placesOf(report);
  },
};

const recursive: Row = {
  name: 'cosign2 sign --recursive, an index and its images', needs: ['cosign2'],
  run: async (at) => {
    const { key, byKey, byOther } = keysOf(at);
    const { bench } = at.setting;
    at.image = anIndex(at.content.repository(at.name), { seed: `${at.name} index`, platforms: ['linux/amd64', 'linux/arm64'] });
    await at.push();
    await at.runs('cosign2', ['sign', '--key', key, ...written('cosign2', 'old', bench), at.pinned]);
    await at.accepts(byKey);
    await at.refuses({ ...byKey, platforms: 'all' });
    await at.runs('cosign2', ['sign', '--recursive', '--key', key, ...written('cosign2', 'old', bench), at.pinned]);
    await at.accepts({ ...byKey, platforms: 'all' });
    await at.refuses({ ...byOther, platforms: 'all' });
  },
};

// ── keyless, with the services of the virtual Sigstore

function certificateless(tool: Cosign, format: 'old' | 'bundle', log: 1 | 2): Row {
  return {
    name: `${tool} sign and attest by identity, ${format === 'old' ? '.sig and .att' : 'bundles'}, Rekor v${log}${log === 2 ? ' and a timestamp' : ''}`, needs: [tool],
    run: async (at) => {
      const { bench, services } = at.setting;
      const token = ['--identity-token', tokenOf(SIGNER)];
      const old = ['--fulcio-url', services.url, '--rekor-url', services.url, '-y', ...(tool === 'cosign3' ? ['--new-bundle-format=false', '--use-signing-config=false'] : [])];
      const bundle = ['--signing-config', bench.write(`services-${log}.json`, JSON.stringify(signingConfig(services, log))), '--trusted-root', bench.path('root.json'), '-y', ...(tool === 'cosign2' ? ['--new-bundle-format'] : [])];
      const flags = [...token, ...(format === 'old' ? old : bundle)];
      await at.refuses(BY_SIGNER);
      await at.runs(tool, ['sign', ...flags, at.pinned], trustFiles(at.setting));
      await at.runs(tool, ['attest', '--type', 'slsaprovenance1', '--predicate', bench.write('keyless.json', JSON.stringify(PREDICATES['slsaprovenance1']?.predicate)), ...flags, at.pinned], trustFiles(at.setting));
      const report = await at.accepts({ ...BY_SIGNER, require: ['signature', 'provenance'] });
      await at.refuses({ ...BY_SIGNER, 'certificate-identity': OTHER });
      await at.refuses({ ...BY_SIGNER, 'trusted-root': 'other-root.json' });
      const witness = report.subjects.flatMap(({ chain }) => chain).filter(({ claim }) => claim === 'witness').map(({ value }) => value.split(' ')[0]);
      return `${placesOf(report)}; seen by ${[...new Set(witness)].join(' and ')}`;
    },
  };
}

function signingConfig({ url }: SigstoreServices, log: 1 | 2): object {
  const service = (address: string, majorApiVersion: number): object => ({ url: address, majorApiVersion, validFor: { start: '2021-01-01T00:00:00Z' }, operator: 'virtual.test' });
  return {
    mediaType: 'application/vnd.dev.sigstore.signingconfig.v0.2+json', caUrls: [service(url, 1)], rekorTlogUrls: [service(url, log)], rekorTlogConfig: { selector: 'ANY' },
    ...(log === 1 ? { tsaConfig: {} } : { tsaUrls: [service(`${url}/timestamp`, 1)], tsaConfig: { selector: 'ANY' } }),
  };
}

/** The trust root of the virtual Sigstore in the files that cosign took before there was trusted_root.json. */
function trustFiles({ bench, sigstore }: Setting): Readonly<Record<string, string>> {
  const certificates = sigstore.authority.chain.map((der) => pem('CERTIFICATE', der)).join('');
  return {
    SIGSTORE_ROOT_FILE: bench.write('fulcio.pem', certificates),
    SIGSTORE_CT_LOG_PUBLIC_KEY_FILE: bench.write('ctfe.pub', sigstore.ctLogs.map(({ key }) => pem('PUBLIC KEY', key.spki)).join('')),
    SIGSTORE_REKOR_PUBLIC_KEY: bench.write('rekor.pub', pem('PUBLIC KEY', sigstore.logs['rekor-v1'].key.spki)),
  };
}

// ── the other direction: what our writer wrote, cosign verifies

/** Flags by which a version of cosign reads the one or the other format. */
function read(tool: Cosign, format: 'old' | 'bundle'): readonly string[] {
  return format === 'bundle' ? (tool === 'cosign2' ? ['--new-bundle-format'] : []) : tool === 'cosign3' ? ['--new-bundle-format=false'] : [];
}

function ourKeySigned(tool: Cosign, format: 'old' | 'bundle'): Row {
  return {
    name: `${tool} verify --key accepts what our writer signed, ${format === 'old' ? '.sig and .att' : 'bundles'}`, needs: [tool],
    run: async (at) => {
      const { bench, sigstore } = at.setting;
      const [key, other] = [makeKey(), makeKey()];
      const file = (name: string, { spki }: SigningKey): string => bench.write(name, pem('PUBLIC KEY', spki));
      const options = { signer: 'key', key, log: 'none' } as const;
      await writeBoth(at, format, options);
      const flags = ['--insecure-ignore-tlog=true', ...read(tool, format)];
      for (const ask of [['verify'], ['verify-attestation', '--type', 'slsaprovenance1']]) {
        await at.runs(tool, [...ask, '--key', file('ours.pub', key), ...flags, at.pinned]);
        await at.rejects(tool, [...ask, '--key', file('not-ours.pub', other), ...flags, at.pinned]);
      }
      await at.accepts({ key: 'ours.pub', 'key-log': 'none', require: ['signature', 'provenance'] });
      await at.refuses({ key: 'not-ours.pub', 'key-log': 'none' });
      void sigstore;
    },
  };
}

function ourKeyless(tool: Cosign, format: 'old' | 'bundle', log: 'rekor-v1' | 'rekor-v2'): Row {
  return {
    name: `${tool} verify --certificate-identity accepts what our writer signed, ${format === 'old' ? '.sig and .att' : 'bundles'}, ${log}`, needs: [tool],
    run: async (at) => {
      at.setting.sigstore.now = new Date();
      await writeBoth(at, format, { log });
      const flags = [...read(tool, format), ...(format === 'bundle' ? ['--trusted-root', at.setting.bench.path('root.json')] : [])];
      const env = format === 'old' ? trustFiles(at.setting) : {};
      for (const ask of [['verify'], ['verify-attestation', '--type', 'slsaprovenance1']]) {
        await at.runs(tool, [...ask, ...COSIGN_BY_SIGNER, ...flags, at.pinned], env);
        await at.rejects(tool, [...ask, ...COSIGN_BY_OTHER, ...flags, at.pinned], env);
      }
      await at.accepts({ ...BY_SIGNER, require: ['signature', 'provenance'] });
      await at.refuses({ ...BY_SIGNER, 'certificate-identity': OTHER });
    },
  };
}

/** A signature and provenance by our writer. */
async function writeBoth(at: Stand, format: 'old' | 'bundle', options: Parameters<typeof cosignSign>[2] & object): Promise<void> {
  const { sigstore } = at.setting;
  if (format === 'old') {
    await cosignSign(sigstore, at.image, options);
    await cosignAttest(sigstore, at.image, options);
  } else {
    await bundleReferrer(sigstore, at.image, options);
    await bundleReferrer(sigstore, at.image, { ...options, predicateType: 'https://slsa.dev/provenance/v1' });
    if (!at.registry.hasReferrers) fallbackIndex(at.image, 'honest');
  }
  await at.push();
}

// ── what carries images about

function saved(tool: Cosign): Row {
  return {
    name: `${tool} save, and the layout it leaves`, needs: [tool],
    run: async (at) => {
      const { key, byKey, byOther } = keysOf(at);
      const { bench } = at.setting;
      await at.runs(tool, ['sign', '--key', key, ...written(tool, 'old', bench), at.pinned]);
      await at.runs(tool, ['attest', '--key', key, '--type', 'cyclonedx', '--predicate', bench.write('saved.json', JSON.stringify(PREDICATES['cyclonedx']?.predicate)), ...written(tool, 'old', bench), at.pinned]);
      const folder = `saved-${at.name.replaceAll('/', '-')}`;
      await at.runs(tool, ['save', '--dir', bench.path(folder), at.pinned]);
      const report = await at.accepts({ ...byKey, image: `oci:${folder}`, require: ['signature', 'cyclonedx'], offline: 'true' });
      if (report.subjects[0]?.digest !== at.image.digest) throw new Error(`the layout was taken for ${report.subjects[0]?.digest ?? 'nothing'}`);
      await at.refuses({ ...byOther, image: `oci:${folder}`, offline: 'true' });
      await at.refuses({ ...byKey, image: `oci:${folder}`, require: 'provenance', offline: 'true' });
    },
  };
}

function savedBundles(tool: Cosign): Row {
  return {
    name: `${tool} save, of an image with bundles`, needs: ['cosign3', tool],
    run: async (at) => {
      const { key, byKey, byOther } = keysOf(at);
      const { bench } = at.setting;
      await at.runs('cosign3', ['sign', '--key', key, ...written('cosign3', 'bundle', bench), at.pinned]);
      const folder = `bundles-${at.name.replaceAll('/', '-')}`;
      await at.runs(tool, ['save', '--dir', bench.path(folder), at.pinned]);
      await at.refuses({ ...byOther, image: `oci:${folder}`, offline: 'true' });
      const report = await at.verify({ ...byKey, image: `oci:${folder}`, offline: 'true' });
      const { manifests } = JSON.parse(fs.readFileSync(bench.path(`${folder}/index.json`), 'utf8')) as { readonly manifests: readonly unknown[] };
      // What the tool leaves behind nobody can find; what it saves has to be found.
      if (manifests.length > 1 && report.outcome !== 'passed') throw new Error(`it saved ${manifests.length} manifests: ${saidOf(report)}`);
      return manifests.length > 1 ? `it saves them: ${placesOf(report)}` : 'it leaves the bundles behind, and we refuse what is left';
    },
  };
}

function copied(tool: Cosign): Row {
  return {
    name: `${tool} copy, with its evidence`, needs: [tool],
    run: async (at) => {
      const { key, byKey, byOther } = keysOf(at);
      await at.runs(tool, ['sign', '--key', key, ...written(tool, 'old', at.setting.bench), at.pinned]);
      const image = `${at.registry.host}/copies/${at.name}:v1.2.3`;
      await at.runs(tool, ['copy', at.pinned, image]);
      const report = await at.accepts({ ...byKey, image });
      if (!report.notes.some(({ code }) => code === 'REFERENCE_DIFFERS')) throw new Error('nothing says that it was signed under another name');
      await at.refuses({ ...byOther, image });
    },
  };
}

const resolved: Row = {
  name: 'crane digest and crane manifest', needs: ['crane'],
  run: async (at) => {
    const image = `${at.registry.host}/${at.name}:v1.2.3`;
    const { key } = keysOf(at);
    if (at.setting.tools.has('cosign2')) await at.runs('cosign2', ['sign', '--key', key, ...written('cosign2', 'old', at.setting.bench), at.pinned]);
    const report = await at.verify({ ...keysOf(at).byKey, image });
    const ours = report.subjects[0]?.digest ?? 'nothing';
    const theirs = (await at.runs('crane', ['digest', image])).trim();
    if (ours !== theirs) throw new Error(`we resolve the tag to ${ours}, crane to ${theirs}`);
    await at.runs('crane', ['manifest', at.pinned]);
    await at.runs('crane', ['validate', '--remote', at.pinned]);
  },
};

const BOTH = ['cosign2', 'cosign3'] as const;

/** All rows, in the order in which they run at each registry. */
export const rows: readonly Row[] = [
  ...BOTH.flatMap((tool) => (['old', 'bundle'] as const).map((format) => signedByKey(tool, format))),
  ...BOTH.flatMap((tool) => (['old', 'bundle'] as const).map((format) => attestedByKey(tool, format))),
  sideBySide,
  recursive,
  ...BOTH.flatMap((tool) => [certificateless(tool, 'old', 1), certificateless(tool, 'bundle', 1), certificateless(tool, 'bundle', 2)]),
  ...BOTH.flatMap((tool) => (['old', 'bundle'] as const).map((format) => ourKeySigned(tool, format))),
  ...BOTH.flatMap((tool) => [ourKeyless(tool, 'old', 'rekor-v1'), ourKeyless(tool, 'bundle', 'rekor-v1'), ourKeyless(tool, 'bundle', 'rekor-v2')]),
  ...BOTH.flatMap((tool) => [saved(tool), savedBundles(tool), copied(tool)]),
  resolved,
];
