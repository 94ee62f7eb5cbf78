// A fake Google Cloud Build: its statements in both forms, signed by keys of the test's own, in the file that gcloud prints.
//
// Every default is valid, so a test shows just what it is about.

import { preAuthEncoding, IN_TOTO } from './forge/statement.ts';
import { sha256, signWith, type SigningKey } from './forge/keys.ts';

export const WORKER = 'https://cloudbuild.googleapis.com/GoogleHostedWorker';
const keyName = (location: string, key: string): string => `projects/verified-builder/locations/${location}/keyRings/attestor/cryptoKeys/${key}/cryptoKeyVersions/1`;
/** Names of the keys that sign: of a region (over the payload as it is), for provenance v0.1 and for v1. */
export const REGIONAL = keyName('us-west2', 'builtByGCB');
export const SIGNER_V01 = keyName('global', 'provenanceSigner');
export const SIGNER_V1 = keyName('global', 'google-hosted-worker');

export const COMMIT = 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00';
export const IMAGE = sha256(Buffer.from('the manifest of an image')).toString('hex');

/** A JSON document that a test may bend. */
export type Bendable = Record<string, any>; // oxlint-disable-line typescript/no-explicit-any -- documents are bent in every place, and read back by the engine only

export interface Built { readonly repository?: string; readonly tag?: string; readonly branch?: string; readonly bend?: (statement: Bendable) => void }

const subject = (): object[] => [{ name: 'https://europe-docker.pkg.dev/acme/apps/app', digest: { sha256: IMAGE } }];
const refs = ({ tag, branch }: Built): object => ({ COMMIT_SHA: COMMIT, ...(tag === undefined ? {} : { TAG_NAME: tag }), ...(branch === undefined ? {} : { BRANCH_NAME: branch }) });

/** Provenance v1, of a tag unless a branch is named. */
export function provenanceV1(given: Built = {}): Bendable {
  const { repository = 'git+https://github.com/acme/app', branch } = given;
  const tag = given.tag ?? (branch === undefined ? 'v1.2.3' : undefined);
  const ref = tag === undefined ? `refs/heads/${branch}` : `refs/tags/${tag}`;
  return bent({
    _type: 'https://in-toto.io/Statement/v1', predicateType: 'https://slsa.dev/provenance/v1', subject: subject(),
    predicate: {
      buildDefinition: {
        buildType: 'https://cloud.google.com/build/gcb-buildtypes/google-worker/v1',
        externalParameters: { buildConfigSource: { path: 'cloudbuild.yaml', ref, repository }, substitutions: {} },
        internalParameters: { systemSubstitutions: refs({ ...given, ...(tag === undefined ? {} : { tag }) }) },
        resolvedDependencies: [{ uri: `${repository}@${ref}`, digest: { gitCommit: COMMIT } }],
      },
      runDetails: { builder: { id: WORKER }, metadata: { invocationId: 'https://cloudbuild.googleapis.com/v1/projects/acme/locations/global/builds/1' } },
    },
  }, given);
}

/** Provenance v0.1 by a version of the builder. */
export function provenanceV01(version: 'v0.2' | 'v0.3', given: Built = {}): Bendable {
  const { repository = 'https://github.com/acme/app' } = given;
  const id = `${WORKER}@${version}`;
  return bent({
    _type: 'https://in-toto.io/Statement/v0.1', predicateType: 'https://slsa.dev/provenance/v0.1', subject: subject(),
    predicate: {
      builder: { id },
      materials: [version === 'v0.2' ? { uri: `${repository}/commit/${COMMIT}` } : { uri: repository, digest: { sha1: COMMIT } }],
      metadata: { buildInvocationId: '1' },
      recipe: { type: version === 'v0.2' ? id : 'https://cloudbuild.googleapis.com/CloudBuildYaml@v0.1', entryPoint: 'cloudbuild.yaml', arguments: { '@type': 'type.googleapis.com/google.devtools.cloudbuild.v1.Build', substitutions: refs(given) } },
    },
  }, given);
}

function bent(statement: Bendable, { bend }: Built): Bendable {
  bend?.(statement);
  return statement;
}

/** Who signs, and by which name of a key. `keyid` null: none is written. */
export interface By { readonly key: SigningKey; readonly keyid: string | null; readonly over?: 'payload' | 'pae' }

/** One entry of gcloud's list: the envelope, and beside it the statement for people to read. `bend` is for what nobody signed. */
export function occurrence(statement: Bendable, by: readonly By[], bend: (entry: Bendable) => void = () => {}): Bendable {
  const payload = Buffer.from(JSON.stringify(statement));
  const { predicate, ...rest } = statement;
  const isV1 = statement['predicateType'] === 'https://slsa.dev/provenance/v1';
  const signatures = by.map(({ key, keyid, over = keyid === REGIONAL ? 'payload' : 'pae' }) => ({ keyid, sig: signWith(key, over === 'payload' ? payload : preAuthEncoding(IN_TOTO, payload)).toString('base64') }));
  const entry: Bendable = structuredClone({
    build: isV1 ? { inTotoSlsaProvenanceV1: statement } : { intotoStatement: { ...rest, slsaProvenance: predicate } },
    envelope: { payload: payload.toString('base64url'), payloadType: IN_TOTO, signatures },
    kind: 'BUILD', noteName: 'projects/verified-builder/notes/intoto_1', resourceUri: `https://europe-docker.pkg.dev/acme/apps/app@sha256:${IMAGE}`,
  });
  bend(entry);
  return entry;
}

/** What `gcloud artifacts docker images describe IMAGE --show-provenance --format json` prints. */
export function gcloudFile(entries: readonly Bendable[], bend: (file: Bendable) => void = () => {}): string {
  const file: Bendable = {
    image_summary: { digest: `sha256:${IMAGE}`, fully_qualified_digest: `europe-docker.pkg.dev/acme/apps/app@sha256:${IMAGE}`, registry: 'europe-docker.pkg.dev', repository: 'apps' },
    provenance_summary: { provenance: entries },
  };
  bend(file);
  return JSON.stringify(file);
}
