// What GitHub's attestation of a release says (in-toto predicate release v0.1 and v0.2): which tag of which repository has these files.
//
//   subject:   {uri, digest: {sha1: <what the tag points to>}}, then one for each asset: {name, digest: {sha256}}
//   predicate: {repository: "acme/app", repositoryId, ownerId, tag, purl, releaseId}
//
// Anybody can sign such a statement; who has to is the policy's question. All of it is the signer's own word, GitHub's where GitHub signed. The digest
// alone is not enough: the bytes of one file of a release under the name of another, or of another release of the same files, are not what was said.

import type { Claim, ClaimName, Claims } from '../../domain/claims.ts';
import { algorithmOf, hexOf } from '../../domain/digest.ts';
import type { Rejection } from '../../domain/dossier.ts';
import { isJsonObject, type JsonObject } from '../../domain/json.ts';
import type { NonEmpty, Subject } from '../../domain/subject.ts';
import type { Statement } from '../envelope.ts';

/**
 * The claims of a release's attestation about a subject that it names by digest; or what it says otherwise: of another tag than the subject's, or under
 * another name than the file has. A bare digest has no name, and a file that is no asset no tag.
 */
export function readRelease(statement: Statement, subject: Subject): { readonly claims: Claims } | Pick<Rejection, 'code' | 'seen' | 'expected'> {
  const predicate: JsonObject = isJsonObject(statement.predicate) ? statement.predicate : {};
  const { tag, repository } = predicate;
  if (typeof tag !== 'string' || typeof repository !== 'string' || tag === '' || repository === '') return { code: 'STATEMENT_MALFORMED', seen: 'a release without its tag or its repository', expected: 'a tag and a repository' };
  if (subject.version !== null && subject.version.tag !== tag) return { code: 'SUBJECT_MISMATCH', seen: `the release ${tag} of ${repository}`, expected: `the release ${subject.version.tag}` };
  const name = subject.kind === 'file' ? subject.name.slice(subject.name.lastIndexOf('/') + 1) : null;
  const names = statement.subjects.filter(({ digests }) => subject.digests.some((digest) => digests.get(algorithmOf(digest)) === hexOf(digest))).flatMap((named) => named.name ?? []);
  if (name !== null && !names.includes(name)) return { code: 'SUBJECT_MISMATCH', seen: `these bytes under the name ${names.slice(0, 3).join(', ')}`, expected: name };
  const claims = new Map<ClaimName, NonEmpty<Claim>>();
  const say = (claim: ClaimName, value: unknown): void => {
    if (typeof value === 'string' && value !== '') claims.set(claim, [{ value, from: 'self-declared' }]);
  };
  say('repo', repository);
  say('owner', repository.split('/')[0]);
  say('repository-id', predicate['repositoryId']);
  say('owner-id', predicate['ownerId']);
  say('source-ref', `refs/tags/${tag}`);
  say('source-tag', tag);
  return { claims };
}
