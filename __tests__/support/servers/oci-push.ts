// The push side of a registry, as much of it as real clients need: blob uploads in one or several steps, mounts, manifests.
//
// It keeps what it is given: blobs that a manifest names need not be there, as in some registries, and no fallback tag is kept up for anybody.

import { randomUUID } from 'node:crypto';
import { digestOf, isDigestAlgorithm, type Digest } from '../../../src/domain/digest.ts';
import { OCI_MANIFEST, readManifest, type OciContent, type OciRepository } from './oci-content.ts';
import { errorReply, reply, type OciAsked, type Reply } from './oci-traffic.ts';

/** The uploads under way at one registry. */
export class PushApi {
  readonly #content: OciContent;
  readonly #uploads = new Map<string, Buffer>();

  constructor(content: OciContent) {
    this.#content = content;
  }

  /** The answer to anything but GET and HEAD. `subjects`: whether subjects are known, and said to be. */
  answer(asked: OciAsked, subjects: boolean): Reply {
    const repository = this.#content.repository(asked.repository ?? '');
    const reference = asked.reference ?? '';
    if (asked.path.includes('/manifests/') && asked.method === 'PUT') return putManifest(asked, repository, reference, subjects);
    const [, id] = /^uploads\/([^/]*)$/.exec(reference) ?? [];
    if (id === undefined) return errorReply(405, 'UNSUPPORTED', 'the operation is unsupported');
    if (asked.method === 'POST' && id === '') return this.#begin(asked, repository);
    const sofar = this.#uploads.get(id);
    if (sofar === undefined) return errorReply(404, 'BLOB_UPLOAD_UNKNOWN', 'blob upload unknown to registry');
    const bytes = Buffer.concat([sofar, asked.body]);
    this.#uploads.set(id, bytes);
    if (asked.method === 'PATCH') return underWay(repository, id, bytes.length);
    if (asked.method !== 'PUT') return errorReply(405, 'UNSUPPORTED', 'the operation is unsupported');
    this.#uploads.delete(id);
    return putBlob(repository, bytes, asked.query.get('digest') ?? '');
  }

  #begin(asked: OciAsked, repository: OciRepository): Reply {
    const whole = asked.query.get('digest');
    if (whole !== null) return putBlob(repository, asked.body, whole);
    const mount = asked.query.get('mount');
    const mounted = this.#content.repositories.get(asked.query.get('from') ?? '')?.blobs.get(mount as Digest);
    if (mount !== null && mounted !== undefined) return putBlob(repository, mounted, mount);
    const id = randomUUID();
    this.#uploads.set(id, Buffer.alloc(0));
    return underWay(repository, id, 0);
  }
}

function underWay(repository: OciRepository, id: string, length: number): Reply {
  return reply(202, { location: `/v2/${repository.name}/blobs/uploads/${id}`, 'docker-upload-uuid': id, range: `0-${Math.max(0, length - 1)}` });
}

function putBlob(repository: OciRepository, bytes: Buffer, digest: string): Reply {
  if (!isDigestOf(digest, bytes)) return errorReply(400, 'DIGEST_INVALID', 'provided digest did not match uploaded content', digest);
  repository.blobs.set(digest as Digest, bytes);
  return reply(201, { location: `/v2/${repository.name}/blobs/${digest}`, 'docker-content-digest': digest });
}

function putManifest(asked: OciAsked, repository: OciRepository, reference: string, subjects: boolean): Reply {
  const manifest = readManifest(asked.body);
  if (manifest === null) return errorReply(400, 'MANIFEST_INVALID', 'manifest invalid');
  if (reference.includes(':') && !isDigestOf(reference, asked.body)) return errorReply(400, 'DIGEST_INVALID', 'provided digest did not match uploaded content', reference);
  const mediaType = asked.headers['content-type'] ?? manifest.mediaType ?? OCI_MANIFEST;
  const { digest } = repository.putManifest(asked.body, { mediaType, ...(reference.includes(':') ? {} : { tag: reference }) });
  const subject = subjects ? manifest.subject?.digest : undefined;
  return reply(201, { location: `/v2/${repository.name}/manifests/${digest}`, 'docker-content-digest': digest, ...(subject === undefined ? {} : { 'oci-subject': subject }) });
}

function isDigestOf(digest: string, bytes: Uint8Array): boolean {
  const algorithm = digest.slice(0, digest.indexOf(':'));
  return isDigestAlgorithm(algorithm) && digestOf(bytes, algorithm) === digest;
}
