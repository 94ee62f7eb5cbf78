// A signature of an image that is real: made by a workflow of MattiasGees/S3C-demo in 2022, in the public log since (examples/ORIGIN.md).
//
// It is laid into a registry as cosign 1.13 pushed it: one layer under the tag of the digest. The image itself is not there. Its bytes were never
// printed anywhere that this project may take them from, and a digest cannot be turned back into them.

import fs from 'node:fs';
import path from 'node:path';
import type { Digest } from '../../src/domain/digest.ts';
import { tagAbout } from '../../src/domain/image-store.ts';
import { publicGood } from '../../src/trust/public-good.ts';
import { pem } from './forge/keys.ts';
import { cosignManifest, SIMPLE_SIGNING } from './images/cosign.ts';
import type { OciRepository } from './servers/oci-content.ts';

const EXAMPLES = path.resolve(import.meta.dirname, '../../examples');

interface CosignBundle { readonly base64Signature: string; readonly cert: string; readonly rekorBundle: { readonly SignedEntryTimestamp: string; readonly Payload: object } }
interface Authority { readonly certChain: { readonly certificates: readonly { readonly rawBytes: string }[] }; readonly validFor: { readonly start: string; readonly end?: string } }

/** The image that was signed. */
export const RECORDED = {
  name: 'mattiasgees/s3c-demo',
  digest: 'sha256:d2d824e2d2731b60cee1febd4797d6caa4b6039ccfc4d5b84143e4a699561a98' as Digest,
  signer: 'https://github.com/MattiasGees/S3C-demo/.github/workflows/build.yml@refs/heads/main',
} as const;

/** The payload that was signed. */
export function recordedPayload(): Buffer {
  return fs.readFileSync(path.join(EXAMPLES, 'payload.json'));
}

/** Puts the manifest of the signature into a repository, with other bytes as its payload where a test gives some. */
export async function putRecordedSignature(repository: OciRepository, payload: Uint8Array = recordedPayload()): Promise<void> {
  const { base64Signature, cert, rekorBundle } = JSON.parse(fs.readFileSync(path.join(EXAMPLES, 'payload.json.cosign-bundle.json'), 'utf8')) as CosignBundle;
  const layer = repository.putBlob(payload, SIMPLE_SIGNING, {
    'dev.cosignproject.cosign/signature': base64Signature,
    'dev.sigstore.cosign/bundle': JSON.stringify(rekorBundle),
    'dev.sigstore.cosign/certificate': Buffer.from(cert, 'base64').toString(),
    'dev.sigstore.cosign/chain': await authorityChain(),
  });
  repository.putManifest(cosignManifest(repository, [layer]), { tag: tagAbout(RECORDED.digest, '.sig') });
}

// The authority of that day, as the trust root lists it.
async function authorityChain(): Promise<string> {
  const { certificateAuthorities } = JSON.parse(Buffer.from((await publicGood()).builtIn).toString()) as { readonly certificateAuthorities: readonly Authority[] };
  const current = certificateAuthorities.find(({ validFor: { start, end } }) => start < '2022-10-16' && (end ?? '9999') > '2022-10-17');
  return (current?.certChain.certificates ?? []).map(({ rawBytes }) => pem('CERTIFICATE', Buffer.from(rawBytes, 'base64'))).join('');
}
