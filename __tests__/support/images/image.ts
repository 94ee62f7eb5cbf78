// Images, indexes and charts: tiny, valid by image-spec v1.1 or Docker's schema 2, and different for every seed.
//
// Layers hold one file with a line of text. What an index says of its parts is true unless a test asks for a lie.

import { gzipSync } from 'node:zlib';
import { digestOf, type Digest } from '../../../src/domain/digest.ts';
import { DOCKER_LIST, DOCKER_MANIFEST, OCI_CONFIG, OCI_EMPTY, OCI_INDEX, OCI_MANIFEST, type DescriptorJson, type ManifestJson, type OciRepository, type PlatformJson } from '../servers/oci-content.ts';
import { IN_TOTO, SLSA_1, aStatement } from '../virtual-sigstore.ts';

/** Something that lies in a repository and can be signed. */
export interface Made { readonly repository: OciRepository; readonly descriptor: DescriptorJson; readonly digest: Digest }

export interface ImageOptions {
  /** What makes it another image. */
  readonly seed?: string;
  readonly tag?: string;
  readonly format?: 'oci' | 'docker';
  /** `os/architecture` or `os/architecture/variant`. */
  readonly platform?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  /** Leaves the field `mediaType` out, as older OCI writers do. */
  readonly withoutMediaType?: boolean;
}

const LAYER = { oci: 'application/vnd.oci.image.layer.v1.tar+gzip', docker: 'application/vnd.docker.image.rootfs.diff.tar.gzip' } as const;
const CONFIG = { oci: OCI_CONFIG, docker: 'application/vnd.docker.container.image.v1+json' } as const;
const MANIFEST = { oci: OCI_MANIFEST, docker: DOCKER_MANIFEST } as const;

/** Puts an image into a repository. */
export function anImage(repository: OciRepository, options: ImageOptions = {}): Made {
  const { seed = 'app', format = 'oci', platform = 'linux/amd64', annotations, tag } = options;
  const files = tar('app', Buffer.from(`${seed} for ${platform}\n`));
  const layer = repository.putBlob(gzipSync(files), LAYER[format]);
  const { os, architecture, variant } = platformOf(platform);
  const config = repository.putBlob(Buffer.from(JSON.stringify({
    created: '2026-06-01T12:00:00Z', architecture, os, ...(variant === undefined ? {} : { variant }), config: { Cmd: ['/app'] }, rootfs: { type: 'layers', diff_ids: [digestOf(files)] },
  })), CONFIG[format]);
  const mediaType = MANIFEST[format];
  const manifest: ManifestJson = { schemaVersion: 2, ...(options.withoutMediaType === true ? {} : { mediaType }), config, layers: [layer], ...(annotations === undefined ? {} : { annotations }) };
  return made(repository, repository.putManifest(manifest, { mediaType, ...(tag === undefined ? {} : { tag }) }));
}

/**
 * How the attestation manifests of BuildKit are tied to the images they are about: by the annotation in the index and by `subject`, of which either
 * can name the image of another platform or be absent.
 */
export type BuildkitTie = 'right' | 'wrong-annotation' | 'wrong-subject' | 'without-annotation' | 'without-subject';

export interface IndexOptions {
  readonly seed?: string;
  readonly tag?: string;
  readonly format?: 'oci' | 'docker';
  readonly platforms?: readonly string[];
  readonly buildkit?: BuildkitTie;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** An index with the images of its platforms, and the attestation manifests about each. */
export interface MadeIndex extends Made { readonly platforms: ReadonlyMap<string, Made>; readonly attestations: ReadonlyMap<string, Made> }

/** Puts an index and its images into a repository. */
export function anIndex(repository: OciRepository, options: IndexOptions = {}): MadeIndex {
  const { seed = 'app', format = 'oci', platforms = ['linux/amd64', 'linux/arm64'], buildkit, annotations, tag } = options;
  const images = new Map(platforms.map((platform) => [platform, anImage(repository, { seed, format, platform })]));
  // What a wrong tie names: the image of another platform, or a stranger where there is only one.
  const otherThan = (image: Made): Made => [...images.values()].find((one) => one !== image) ?? anImage(repository, { seed: `not ${seed}`, format });
  const attestations = new Map<string, Made>();
  const tied: DescriptorJson[] = [];
  for (const [platform, image] of images) {
    if (buildkit === undefined) break;
    const manifest = buildkitManifest(image, { platform, subject: buildkit === 'wrong-subject' ? otherThan(image) : buildkit === 'without-subject' ? null : image });
    attestations.set(platform, manifest);
    const about = buildkit === 'wrong-annotation' ? otherThan(image) : image;
    tied.push({
      ...manifest.descriptor, platform: { os: 'unknown', architecture: 'unknown' },
      ...(buildkit === 'without-annotation' ? {} : { annotations: { 'vnd.docker.reference.digest': about.digest, 'vnd.docker.reference.type': 'attestation-manifest' } }),
    });
  }
  const mediaType = format === 'oci' ? OCI_INDEX : DOCKER_LIST;
  const manifests = [...[...images].map(([platform, { descriptor }]) => ({ ...descriptor, platform: platformOf(platform) })), ...tied];
  const descriptor = repository.putManifest({ schemaVersion: 2, mediaType, manifests, ...(annotations === undefined ? {} : { annotations }) }, tag === undefined ? {} : { tag });
  return { ...made(repository, descriptor), platforms: images, attestations };
}

/** An attestation manifest as BuildKit writes it: in-toto statements without any signature. */
function buildkitManifest(image: Made, { platform, subject }: { readonly platform: string; readonly subject: Made | null }): Made {
  const { repository } = image;
  const name = `pkg:docker/${repository.name}@latest?platform=${encodeURIComponent(platform)}`;
  const layers = ['https://spdx.dev/Document', SLSA_1].map((predicateType) => {
    const statement = aStatement({ type: 'https://in-toto.io/Statement/v0.1', predicateType, subjects: [{ name, digest: { sha256: hexOf(image.digest) } }] });
    return repository.putBlob(Buffer.from(JSON.stringify(statement)), IN_TOTO, { 'in-toto.io/predicate-type': predicateType });
  });
  const manifest: ManifestJson = {
    schemaVersion: 2, mediaType: OCI_MANIFEST, artifactType: 'application/vnd.docker.attestation.manifest.v1+json',
    config: putEmpty(repository), layers, ...(subject === null ? {} : { subject: subject.descriptor }),
  };
  return made(repository, repository.putManifest(manifest));
}

/** Puts a Helm chart into a repository. */
export function aChart(repository: OciRepository, { name = 'app', version = '1.2.3', tag = version }: { readonly name?: string; readonly version?: string; readonly tag?: string } = {}): Made {
  const config = repository.putBlob(Buffer.from(JSON.stringify({ name, version, apiVersion: 'v2', type: 'application' })), 'application/vnd.cncf.helm.config.v1+json');
  const layer = repository.putBlob(gzipSync(tar(`${name}/Chart.yaml`, Buffer.from(`apiVersion: v2\nname: ${name}\nversion: ${version}\n`))), 'application/vnd.cncf.helm.chart.content.v1.tar+gzip');
  return made(repository, repository.putManifest({ schemaVersion: 2, mediaType: OCI_MANIFEST, config, layers: [layer], annotations: { 'org.opencontainers.image.title': name, 'org.opencontainers.image.version': version } }, { tag }));
}

// An archive of one file (POSIX.1-1988 ustar): a header and the content, each filled to 512 bytes, and two empty blocks.
function tar(name: string, content: Buffer): Buffer {
  const header = Buffer.alloc(512);
  const octal = (value: number, length: number): string => `${value.toString(8).padStart(length, '0')}\0`;
  for (const [at, text] of [[0, name], [100, octal(0o755, 7)], [108, octal(0, 7)], [116, octal(0, 7)], [124, octal(content.length, 11)], [136, octal(0, 11)], [148, ' '.repeat(8)], [156, '0'], [257, 'ustar\x0000']] as const) header.write(text, at);
  header.write(`${octal(header.reduce((sum, byte) => sum + byte, 0), 6)} `, 148);
  return Buffer.concat([header, content, Buffer.alloc((512 - (content.length % 512)) % 512), Buffer.alloc(1024)]);
}

/** Stores the empty configuration of artifacts. */
export function putEmpty(repository: OciRepository): DescriptorJson {
  return { ...repository.putBlob(Buffer.from('{}'), OCI_EMPTY), data: 'e30=' };
}

export function made(repository: OciRepository, descriptor: DescriptorJson): Made {
  return { repository, descriptor, digest: descriptor.digest };
}

export function hexOf(digest: Digest): string {
  return digest.slice(digest.indexOf(':') + 1);
}

function platformOf(text: string): PlatformJson {
  const [os = '', architecture = '', variant] = text.split('/');
  return { architecture, os, ...(variant === undefined ? {} : { variant }) };
}
