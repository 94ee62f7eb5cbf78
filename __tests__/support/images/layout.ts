// A repository as an OCI layout on disk (image-spec v1.1 image-layout.md): oci-layout, index.json, and every blob under its digest.

import fs from 'node:fs';
import path from 'node:path';
import { tagAbout } from '../../../src/domain/image-store.ts';
import type { Digest } from '../../../src/domain/digest.ts';
import { OCI_INDEX, readManifest, type DescriptorJson, type OciRepository } from '../servers/oci-content.ts';
import type { Made } from './image.ts';

/**
 * How the index of a layout names what is in it: by tags, by whole references as crane does, or by the kinds that `cosign save` writes for one
 * image, which have no names at all. What refers to a saved image is among the blobs, and in no index: `cosign load` looks through them.
 */
export type LayoutStyle =
  | { readonly names: 'tags' | 'references' }
  | { readonly saved: Made };

const REF_NAME = 'org.opencontainers.image.ref.name';
const FALLBACK_TAG = /^sha256-[0-9a-f]{64}$/;

/** Writes a repository into a folder, which is made. */
export function writeLayout(folder: string, repository: OciRepository, style: LayoutStyle = { names: 'tags' }): void {
  const blobs = path.join(folder, 'blobs', 'sha256');
  fs.mkdirSync(blobs, { recursive: true });
  fs.writeFileSync(path.join(folder, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
  const write = (digest: Digest, bytes: Buffer): void => fs.writeFileSync(path.join(blobs, digest.slice('sha256:'.length)), bytes);
  for (const [digest, bytes] of repository.blobs) write(digest, bytes);
  for (const [digest, { bytes }] of repository.manifests) write(digest, bytes);
  const manifests = 'saved' in style ? savedEntries(repository, style.saved) : namedEntries(repository, style.names);
  fs.writeFileSync(path.join(folder, 'index.json'), JSON.stringify({ schemaVersion: 2, mediaType: OCI_INDEX, manifests }, null, 1));
}

// Every tag, and what no tag names and no index holds: referrers, and images that were pushed by digest.
function namedEntries(repository: OciRepository, names: 'tags' | 'references'): readonly DescriptorJson[] {
  const tagged = [...repository.tags].map(([tag, digest]) => entry(repository, digest, { [REF_NAME]: names === 'tags' ? tag : `${repository.reference}:${tag}` }));
  const inside = new Set([...repository.manifests].filter(([digest]) => !isFallback(repository, digest)).flatMap(([, { bytes }]) => readManifest(bytes)?.manifests ?? []).map(({ digest }) => digest));
  const named = new Set(repository.tags.values());
  const others = [...repository.manifests.keys()].filter((digest) => !named.has(digest) && !inside.has(digest)).map((digest) => entry(repository, digest));
  return [...tagged, ...others];
}

function isFallback(repository: OciRepository, digest: Digest): boolean {
  return [...repository.tags].some(([tag, to]) => to === digest && FALLBACK_TAG.test(tag));
}

function savedEntries(repository: OciRepository, image: Made): readonly DescriptorJson[] {
  const kind = (name: string): Readonly<Record<string, string>> => ({ kind: `dev.cosignproject.cosign/${name}` });
  const isIndex = readManifest(repository.manifests.get(image.digest)?.bytes ?? Buffer.alloc(0))?.manifests !== undefined;
  const evidence = ([['.sig', 'sigs'], ['.att', 'atts']] as const).flatMap(([suffix, name]) => {
    const digest = repository.tags.get(tagAbout(image.digest, suffix));
    return digest === undefined ? [] : [entry(repository, digest, kind(name))];
  });
  return [entry(repository, image.digest, kind(isIndex ? 'imageIndex' : 'image')), ...evidence];
}

function entry(repository: OciRepository, digest: Digest, annotations?: Readonly<Record<string, string>>): DescriptorJson {
  const stored = repository.manifests.get(digest);
  if (stored === undefined) throw new Error(`${repository.name} has no manifest ${digest}`);
  const { mediaType, bytes } = stored;
  const artifactType = readManifest(bytes)?.artifactType;
  return { mediaType, digest, size: bytes.length, ...(artifactType === undefined ? {} : { artifactType }), ...(annotations === undefined ? {} : { annotations }) };
}
