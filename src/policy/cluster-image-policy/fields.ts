// The fields that ClusterImagePolicy and TrustRoot documents have, and reading them: every value with the path that people know it by.

import type { At } from '../../domain/at.ts';
import { bounded, problem, type Code, type Problem } from '../../domain/errors.ts';
import { limits } from '../../domain/limits.ts';
import { kindOf, memberOf, type Value } from '../document.ts';

/** What a field must be. `anything` is not looked into. */
export type Shape = 'text' | 'boolean' | 'anything' | { readonly list: Shape } | { readonly map: Readonly<Record<string, Shape>> };

const POLICY: Shape = { map: {
  type: 'text', data: 'text', remote: { map: { url: 'text', sha256sum: 'text' } }, configMapRef: { map: { name: 'text', namespace: 'text', key: 'text' } },
  fetchConfigFile: 'boolean', includeSpec: 'boolean', includeObjectMeta: 'boolean', includeTypeMeta: 'boolean',
} };
const KEY: Shape = { map: { data: 'text', kms: 'text', secretRef: { map: { name: 'text', namespace: 'text' } }, hashAlgorithm: 'text' } };
const KEYLESS: Shape = { map: {
  url: 'text', identities: { list: { map: { issuer: 'text', issuerRegExp: 'text', subject: 'text', subjectRegExp: 'text' } } }, 'ca-cert': KEY, trustRootRef: 'text', insecureIgnoreSCT: 'boolean',
} };
const AUTHORITY: Shape = { map: {
  name: 'text', key: KEY, keyless: KEYLESS, static: { map: { action: 'text', message: 'text' } },
  source: { list: { map: { oci: 'text', signaturePullSecrets: { list: { map: { name: 'text' } } }, tagPrefix: 'text' } } },
  ctlog: { map: { url: 'text', trustRootRef: 'text' } }, rfc3161timestamp: { map: { trustRootRef: 'text' } },
  attestations: { list: { map: { name: 'text', predicateType: 'text', policy: POLICY } } }, signatureFormat: 'text',
} };
const CERTIFICATES: Shape = { list: { map: { subject: { map: { organization: 'text', commonName: 'text' } }, uri: 'text', certChain: 'text' } } };
const LOGS: Shape = { list: { map: { baseURL: 'text', hashAlgorithm: 'text', publicKey: 'text' } } };

const documentOf = (spec: Shape): Shape => ({ map: { apiVersion: 'text', kind: 'text', metadata: 'anything', spec, status: 'anything' } });

/** The two kinds of documents. */
export const shapes = {
  ClusterImagePolicy: documentOf({ map: {
    mode: 'text', match: { list: { map: { group: 'text', version: 'text', resource: 'text', selector: 'anything' } } }, images: { list: { map: { glob: 'text' } } }, authorities: { list: AUTHORITY }, policy: POLICY,
  } }),
  TrustRoot: documentOf({ map: {
    remote: { map: { root: 'text', mirror: 'text', targets: 'text', trustedRootTarget: 'text' } },
    repository: { map: { root: 'text', mirrorFS: 'text', targets: 'text', trustedRootTarget: 'text' } },
    sigstoreKeys: { map: { certificateAuthorities: CERTIFICATES, tLogs: LOGS, ctLogs: LOGS, timestampAuthorities: CERTIFICATES } },
    trustedRootJSON: 'text',
  } }),
} as const satisfies Record<string, Shape>;

/** A place in a document, whether or not something stands there: its path in dotted form, and where to point. */
export class Spot {
  readonly path: string;
  readonly at: At;
  readonly #value: Value | null;

  constructor(path: string, at: At, value: Value | null) {
    this.path = path;
    this.at = at;
    // As in a cluster: what is empty is not there.
    this.#value = value?.kind === 'empty' ? null : value;
  }

  get isSet(): boolean {
    return this.#value !== null;
  }
  /** The text; empty where there is none. An empty text is no text, as in a cluster. */
  get text(): string {
    return this.#value?.kind === 'text' ? this.#value.text : '';
  }
  get isTrue(): boolean {
    return this.#value?.kind === 'boolean' && this.#value.boolean;
  }
  get items(): readonly Spot[] {
    return this.#value?.kind === 'list' ? this.#value.items.map((item, index) => new Spot(`${this.path}[${index}]`, item.at, item)) : [];
  }
  get(key: string): Spot {
    const value = this.#value?.kind === 'map' ? memberOf(this.#value, key) : undefined;
    return new Spot(this.path === '' ? key : `${this.path}.${key}`, value?.at ?? this.at, value ?? null);
  }
  /** What is wrong with what stands here and below, as far as its shape goes. */
  faults(shape: Shape): readonly Problem[] {
    const value = this.#value;
    if (value === null || shape === 'anything') return [];
    const expected = typeof shape === 'object' ? ('list' in shape ? 'list' : 'map') : shape;
    if (value.kind !== expected) {
      const word = { list: 'a list', map: 'a map', text: 'a text', boolean: 'true or false' }[expected];
      return [faultAt('CONFIG_POLICY_INVALID', [this], { what: `${this.path} is ${kindOf(value)}.`, expected: word, ...(value.kind === 'number' && { next: 'Quote it.' }) })];
    }
    if (typeof shape === 'string') return [];
    if ('list' in shape) return this.items.flatMap((item) => item.faults(shape.list));
    const { map } = shape;
    const unknown = value.kind === 'map' ? value.entries.filter(({ key }) => !Object.hasOwn(map, key)) : [];
    return [
      ...unknown.map(({ key, at }) => unknownKey(this, key, at, Object.keys(map))),
      ...Object.entries(map).flatMap(([key, member]) => this.get(key).faults(member)),
    ];
  }
}

function unknownKey({ path }: Spot, key: string, at: At, known: readonly string[]): Problem {
  const where = path === '' ? bounded(key, 64) : `${path}.${bounded(key, 64)}`;
  return problem('CONFIG_UNKNOWN_KEY', { about: where, at, what: `The key ${where} is not known. A cluster leaves it out without a word, so that what it asks is asked by nobody.`, seen: key, expected: known.join(', '), next: 'Correct it, or take it out.' });
}

/** A problem about fields: `about` names them all, and it points at the first. */
export function faultAt(code: Code, spots: readonly [Spot, ...Spot[]], given: Partial<Omit<Problem, 'code' | 'about' | 'at'>>): Problem {
  return problem(code, { ...given, about: spots.map(({ path }) => path).join(', '), at: spots[0].at });
}

/** Those of some fields whose text another one before them has. */
export function repeated(fields: readonly Spot[]): readonly Spot[] {
  const seen = new Set<string>();
  return fields.filter(({ text }) => seen.size === seen.add(text).size);
}

/** The problems that are said, in the order of the document. */
export function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted((a, b) => (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0)).slice(0, limits.policyProblems);
}
