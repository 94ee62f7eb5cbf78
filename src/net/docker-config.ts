// Files with credentials for registries: Docker's config.json, and auth.json of Podman and Skopeo (containers-auth.json(5)), which is the same form.
//
//   { "auths":       { "ghcr.io": { "auth": base64(user:password) }, "https://index.docker.io/v1/": { "identitytoken": … }, "quay.io/acme": { … } },
//     "credHelpers": { "eu.gcr.io": "gcloud" },   "credsStore": "desktop" }
//
// The file is the user's own. It is other programs' as well, so what is not known is passed over; but a key that stands twice makes it unreadable, as
// which of the two counts differs by program. A key is a registry, or a path in one: `ghcr.io/acme` is for what lies below, never for `ghcr.io/acme-x`.

import { DOCKER_HUB, parseImageRepository, type ImageRepository } from '../domain/image-reference.ts';
import { decodeUtf8, isJsonObject, JsonError, parseJson, type JsonObject, type JsonValue } from '../domain/json.ts';
import { credentialOf, isBearerToken, type Credential } from './credential.ts';

/** A file of credentials, by canonical names: `host`, or `host/path`. */
export interface DockerConfig {
  readonly helpers: ReadonlyMap<string, string>;
  /** The helper for every other registry. */
  readonly store: string | null;
  /** Entries for one place, several where it is spelled in several ways, best first. Not looked into: most are never used. */
  readonly auths: ReadonlyMap<string, readonly JsonObject[]>;
}

/** What an entry, or a helper, came to: a credential, none, or why it cannot be used. The reason holds no secret. */
export type Answer = { readonly credential: Credential | null } | { readonly fault: string };

/** Docker's own name of the registry of Docker: the key in files, and what helpers are asked for. */
export const DOCKER_HUB_KEY = 'https://index.docker.io/v1/';

/** Parses a file of credentials. Throws `JsonError`. */
export function parseDockerConfig(bytes: Uint8Array): DockerConfig {
  const document = parseJson(bytes);
  if (!isJsonObject(document)) throw new JsonError('is not an object');
  const helpers = new Map<string, string>();
  for (const [place, value] of membersOf(document['credHelpers'])) if (typeof value === 'string' && value !== '' && !helpers.has(place)) helpers.set(place, value);
  const auths = new Map<string, JsonObject[]>();
  for (const [place, value] of membersOf(document['auths'])) if (isJsonObject(value)) auths.set(place, [...(auths.get(place) ?? []), value]);
  const store = document['credsStore'];
  return { helpers, store: typeof store === 'string' && store !== '' ? store : null, auths };
}

/** Members by the canonical names of what they are for; the spelling that programs write first, the others in the order of the file. */
function membersOf(object: JsonValue | undefined): readonly (readonly [place: string, value: JsonValue])[] {
  if (!isJsonObject(object)) return [];
  const found = Object.entries(object).flatMap(([key, value]) => {
    const place = placeOf(key);
    return place === null ? [] : [{ key, place, value }];
  });
  const usual = found.filter(({ key, place }) => key === place || key === DOCKER_HUB_KEY);
  return [...usual, ...found.filter((one) => !usual.includes(one))].map(({ place, value }) => [place, value]);
}

/**
 * The canonical name of what a key is for; null where it is for no registry.
 *
 * An address means its host, whatever path it has, as with Docker. For the registry of Docker the path is looked at: Docker Desktop keeps tokens of
 * another kind under `https://index.docker.io/v1/access-token`.
 */
function placeOf(key: string): string | null {
  const [, scheme, host = '', rest = ''] = /^(https?:\/\/)?([^/]*)\/?(.*)$/is.exec(key) ?? [];
  const registry = canonicalRegistry(host);
  if (registry === null) return null;
  // As programs of old wrote an address: no namespace ends with a slash.
  if (/^(?:v[12]\/)?$/.test(rest)) return registry;
  if (scheme === undefined) return `${registry}/${rest.replace(/\/+$/, '')}`;
  return registry === DOCKER_HUB && !/^v[12]$/.test(rest) ? null : registry;
}

/** The canonical name of a registry, however it is spelled; null where it is none. */
export function canonicalRegistry(host: string): string | null {
  // With two more parts the first can be nothing but the host, unless the grammar says that it is none.
  const parsed = parseImageRepository(`${host}/a/b`);
  return parsed?.path === 'a/b' ? parsed.registry : null;
}

/** The entries for a repository, the narrowest place first: its own name, each path above it, the registry. */
export function entriesFor({ auths }: DockerConfig, { registry, path }: ImageRepository): readonly JsonObject[] {
  const parts = path.split('/');
  const places = [...parts.keys()].map((index) => [registry, ...parts.slice(0, parts.length - index)].join('/'));
  return [...places, registry].flatMap((place) => auths.get(place) ?? []);
}

/** Reads one entry. Where several forms stand in it the narrowest wins: a token for the registry, one to get such, a password. */
export function readEntry(entry: JsonObject): Answer {
  const registryToken = textIn(entry, 'registrytoken');
  if (registryToken !== '') return isBearerToken(registryToken) ? { credential: { kind: 'bearer', token: registryToken } } : { fault: 'its registrytoken is not a token' };
  const login = loginIn(entry);
  if (login === null) return { fault: 'its auth is not a user name, a colon and a password in base64' };
  const identityToken = textIn(entry, 'identitytoken');
  if (identityToken === '') return { credential: credentialOf(login.username, login.password) };
  return { credential: { kind: 'refresh', token: identityToken, login: login.password === '' ? null : login } };
}

/** The name and password of an entry, both empty where there are none; null where they cannot be read. */
function loginIn(entry: JsonObject): { readonly username: string; readonly password: string } | null {
  // Line ends are passed over, as by Docker.
  const auth = textIn(entry, 'auth').replace(/[\r\n]+/g, '');
  if (auth === '') return { username: textIn(entry, 'username'), password: textIn(entry, 'password') };
  // Buffer reads anything, and would make another secret of what is cut off.
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(auth)) return null;
  const text = decoded(auth);
  const colon = text?.indexOf(':') ?? -1;
  // Old versions of Docker wrote zero bytes behind the password.
  return text === null || colon < 0 ? null : { username: text.slice(0, colon), password: text.slice(colon + 1).replace(/\0+$/, '') };
}

function decoded(base64: string): string | null {
  try {
    return decodeUtf8(Buffer.from(base64, 'base64'));
  } catch (cause) {
    if (cause instanceof JsonError) return null;
    throw cause;
  }
}

function textIn(entry: JsonObject, key: string): string {
  const value = entry[key];
  return typeof value === 'string' ? value : '';
}
