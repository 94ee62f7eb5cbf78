// Google Cloud Build, as far as every stage must agree on it: how its builder and its keys are named.
//
// Its keys are the builder's, and sign for whoever pays for a build. That one of them signed says who built, and nothing about whose build it was:
// the source is the only thing that tells one user's builds from another's, and the builder's word is all there is for it.

/** Every builder of Google Cloud Build has an id that begins like this. */
const BUILDERS = 'https://cloudbuild.googleapis.com/';

/** The builder on Google's own machines; versions of it stand behind an `@`. */
export const HOSTED_WORKER = `${BUILDERS}GoogleHostedWorker`;

/** Versions of that builder, in the form in which provenance v0.1 names them. Provenance v1 names none. */
export const HOSTED_WORKER_VERSIONS: readonly string[] = ['v0.2', 'v0.3'];

/** Whether an id that somebody asks for is that of a builder of Google Cloud Build. */
export function isCloudBuild(builderId: string): boolean {
  return builderId.startsWith(BUILDERS);
}

/** All ids that fit an id somebody asks for: the name alone stands for each of its versions, as in slsa-verifier. */
export function idsOfBuilder(wanted: string): readonly [string, ...string[]] {
  return wanted.slice(BUILDERS.length).includes('@') ? [wanted] : [wanted, ...HOSTED_WORKER_VERSIONS.map((version) => `${wanted}@${version}`)];
}

/**
 * A signing key of Google Cloud Build. Those of regions are the oldest: they sign the payload of an envelope as it is. All others sign as DSSE
 * says. `google-hosted-worker` signs provenance v1, the others v0.1.
 */
export interface CloudBuildKey { readonly name: string; readonly signs: 'payload' | 'pae'; readonly predicate: 'v0.1' | 'v1' }

const KEY = /^projects\/verified-builder\/locations\/[a-z0-9-]+\/keyRings\/attestor\/cryptoKeys\/(builtByGCB|provenanceSigner|google-hosted-worker)\/cryptoKeyVersions\/[1-9]\d{0,8}$/;

/** The key that an envelope names by this id; null for an id that is no key of Google Cloud Build. */
export function cloudBuildKey(keyid: string | null): CloudBuildKey | null {
  const name = KEY.exec(keyid ?? '')?.[1];
  if (name === undefined) return null;
  return { name, signs: name === 'builtByGCB' ? 'payload' : 'pae', predicate: name === 'google-hosted-worker' ? 'v1' : 'v0.1' };
}
