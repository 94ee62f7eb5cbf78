// The referrers listing in all the ways that registries answer it (distribution-spec v1.1 §listing-referrers), and in some that none should.

import { OCI_INDEX, type DescriptorJson, type OciRepository } from './oci-content.ts';
import { errorReply, nameUnknown, reply, type OciAsked, type Reply } from './oci-traffic.ts';

/**
 * How referrers are answered.
 *
 * `off` is a 404 of a registry that knows no such path, a number is that status. `ghcr` redirects to another host, which answers 404 in plain text.
 * `wrong-type` is a list under `application/json`. `unfiltered` ignores `artifactType`, `lying-filter` does too and says otherwise. `late` answers
 * empty lists at first, so many for each subject. Pages are linked; with `loop` the last one links to the first.
 */
export type ReferrersMode =
  | 'on' | 'off' | 'ghcr' | 'wrong-type' | 'unfiltered' | 'lying-filter' | 400 | 405 | 406
  | { readonly paged: number; readonly link?: 'relative' | 'absolute'; readonly loop?: boolean }
  | { readonly late: number };

/** Whether a registry of this mode says on a push that it knows subjects. */
export function knowsSubjects(mode: ReferrersMode): boolean {
  return mode !== 'off' && mode !== 'ghcr' && typeof mode !== 'number';
}

/** Answers listings; it counts for each subject how often it was asked. */
export class ReferrersApi {
  readonly #asked = new Map<string, number>();

  /** The answer to a listing. `elsewhere` is the host that `ghcr` leads to, `here` the registry's own address. */
  answer(mode: ReferrersMode, asked: OciAsked, repository: OciRepository | undefined, addresses: { readonly elsewhere: URL; readonly here: URL }): Reply {
    if (mode === 'off') return reply(404, { 'content-type': 'text/plain; charset=utf-8' }, '404 page not found\n');
    if (typeof mode === 'number') return errorReply(mode, 'UNSUPPORTED', 'the operation is unsupported');
    if (mode === 'ghcr') {
      const path = `/-/v2/packages/container/package/${encodeURIComponent(`${asked.repository ?? ''}/referrers/sha256`)}`;
      return reply(303, { location: new URL(path, addresses.elsewhere).href });
    }
    if (repository === undefined) return nameUnknown(asked);
    const subject = asked.reference ?? '';
    if (!/^[a-z0-9]+:[0-9a-f]{32,}$/.test(subject)) return errorReply(400, 'DIGEST_INVALID', 'provided digest did not match uploaded content', subject);
    const times = (this.#asked.get(subject) ?? 0) + 1;
    this.#asked.set(subject, times);
    if (typeof mode === 'object' && 'late' in mode && times <= mode.late) return listing([]);

    const artifactType = asked.query.get('artifactType');
    const filters = artifactType !== null && mode !== 'unfiltered';
    const all = repository.referrers(subject).filter((one) => !filters || mode === 'lying-filter' || one.artifactType === artifactType);
    const applied = filters ? { 'oci-filters-applied': 'artifactType' } : {};
    if (typeof mode === 'object' && 'paged' in mode) return page(all, mode, asked, addresses.here, applied);
    return listing(all, { ...applied, ...(mode === 'wrong-type' ? { 'content-type': 'application/json' } : {}) });
  }
}

function page(all: readonly DescriptorJson[], mode: Extract<ReferrersMode, { paged: number }>, asked: OciAsked, here: URL, headers: Readonly<Record<string, string>>): Reply {
  const after = asked.query.get('last');
  const start = after === null ? 0 : all.findIndex(({ digest }) => digest === after) + 1;
  const some = all.slice(start, start + mode.paged);
  const last = some.at(-1);
  const more = start + mode.paged < all.length;
  if (last === undefined || (!more && mode.loop !== true)) return listing(some, headers);
  const next = new URL(asked.path, here);
  next.searchParams.delete('last');
  if (more) next.searchParams.set('last', last.digest);
  return listing(some, { ...headers, link: `<${mode.link === 'absolute' ? next.href : next.pathname + next.search}>; rel="next"` });
}

function listing(manifests: readonly DescriptorJson[], headers: Readonly<Record<string, string>> = {}): Reply {
  return reply(200, { 'content-type': OCI_INDEX, ...headers }, JSON.stringify({ schemaVersion: 2, mediaType: OCI_INDEX, manifests }));
}
