// A registry for the bench, in a process of its own: what is measured must share neither its thread nor its memory. It fills itself with images and
// evidence, says where it is, and counts what it is asked.

import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { anImage, bundleReferrer, cosignAttest, cosignSign } from '../../__tests__/support/images.ts';
import { OciRegistry } from '../../__tests__/support/servers/oci-registry.ts';
import { pem, VirtualSigstore } from '../../__tests__/support/virtual-sigstore.ts';

/** What is about each image: a bundle that refers to it, a signature under cosign's tag, or an attested SBOM of so many bytes under cosign's other tag. */
export type Evidence = { readonly kind: 'bundle' } | { readonly kind: 'tag' } | { readonly kind: 'sbom'; readonly bytes: number };

/** A registry to start. The files of its trust root are written to `folder`. */
export interface RegistryTerms { readonly folder: string; readonly images: number; readonly evidence: Evidence; readonly delayMs: number }

/** A registry that runs. */
export interface BenchRegistry {
  /** References by tag, each image in a repository of its own. */
  readonly images: readonly string[];
  /** How many requests there were since this was last asked. */
  readonly requests: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** The files of the trust root in `folder`: for us and for cosign, and what cosign takes in its place for signatures under tags. */
export const trustFiles = { root: 'root.json', SIGSTORE_ROOT_FILE: 'fulcio.pem', SIGSTORE_CT_LOG_PUBLIC_KEY_FILE: 'ctfe.pub', SIGSTORE_REKOR_PUBLIC_KEY: 'rekor.pub' } as const;

/** Starts a registry. */
export async function startRegistry(terms: RegistryTerms): Promise<BenchRegistry> {
  const child = fork(import.meta.filename, [JSON.stringify(terms)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const images = (await answerOf(child)) as readonly string[];
  return {
    images,
    requests: async () => {
      child.send('requests');
      return (await answerOf(child)) as number;
    },
    close: async () => {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

async function answerOf(child: ChildProcess): Promise<unknown> {
  const ended = new AbortController();
  try {
    const [answer] = await Promise.race([once(child, 'message', ended), once(child, 'exit', ended).then(() => Promise.reject(new Error('the registry ended')))]) as readonly unknown[];
    return answer;
  } finally {
    ended.abort();
  }
}

async function serve({ folder, images, evidence, delayMs }: RegistryTerms): Promise<void> {
  // Fulcio's authorities have keys on P-384, which is most of the cost.
  const sigstore = await VirtualSigstore.create({ now: new Date(), authorityKey: 'P-384' });
  const files: Readonly<Record<keyof typeof trustFiles, string>> = {
    root: JSON.stringify(sigstore.trustedRoot()),
    SIGSTORE_ROOT_FILE: sigstore.authority.chain.map((der) => pem('CERTIFICATE', der)).join(''),
    SIGSTORE_CT_LOG_PUBLIC_KEY_FILE: sigstore.ctLogs.map(({ key }) => pem('PUBLIC KEY', key.spki)).join(''),
    SIGSTORE_REKOR_PUBLIC_KEY: pem('PUBLIC KEY', sigstore.logs['rekor-v1'].key.spki),
  };
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, trustFiles[name as keyof typeof trustFiles]), text);
  const registry = await OciRegistry.start({ delayMs });
  const references: string[] = [];
  for (let index = 0; index < images; index += 1) {
    const repository = registry.repository(`acme/app-${index}`);
    const image = anImage(repository, { seed: `image ${index}`, tag: 'v1.2.3' });
    if (evidence.kind === 'sbom') await cosignAttest(sigstore, image, { predicateType: 'https://cyclonedx.org/bom', predicate: anSbom(evidence.bytes, index) });
    else if (evidence.kind === 'bundle') await bundleReferrer(sigstore, image);
    else await cosignSign(sigstore, image);
    references.push(`${registry.host}/${repository.name}:v1.2.3`);
  }
  process.on('message', () => {
    process.send?.(registry.journal.length);
    registry.forget();
  });
  process.on('disconnect', () => void registry.close());
  process.send?.(references);
}

/** A CycloneDX document of about so many bytes, of components as generators write them; another one for each image. */
function anSbom(bytes: number, seed: number): object {
  const component = (index: number): object => ({
    'bom-ref': `pkg:npm/%40acme/package-${seed}-${index}@1.${index}.0`, type: 'library', group: '@acme', name: `package-${seed}-${index}`, version: `1.${index}.0`, purl: `pkg:npm/%40acme/package-${seed}-${index}@1.${index}.0`,
    licenses: [{ license: { id: 'Apache-2.0' } }], properties: [{ name: 'acme:location', value: `/app/node_modules/@acme/package-${seed}-${index}/package.json` }],
  });
  const count = Math.ceil(bytes / JSON.stringify(component(1000)).length);
  return { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components: Array.from({ length: count }, (_, index) => component(index)) };
}

if (import.meta.main) await serve(JSON.parse(process.argv[2] ?? '') as RegistryTerms);
