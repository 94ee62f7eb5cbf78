// Credentials for repositories of images: tokens that the inputs give, then what Docker, Podman and their helpers have stored on this machine.
//
//   the input github-token                                             a token is for the host beside which it is written
//   $DOCKER_CONFIG/config.json, or $HOME/.docker/config.json           in each file: its helper for the registry, its helper for all,
//   $REGISTRY_AUTH_FILE                                                the entry for the repository, for each path above it, for the registry
//   $XDG_RUNTIME_DIR/containers/auth.json
//   $XDG_CONFIG_HOME/containers/auth.json, or $HOME/.config/…
//
// A hostile registry wants the credential of another one: what is handed out was stored for the host of the repository and is looked up by nothing
// else. An earlier step can point the variables elsewhere, and by that choose who we ask as, not what we believe. A file in the workspace may be the
// head of a pull request, and names programs to run: a relative path in a variable is not followed. Faults are notes: public images need nothing.

import path from 'node:path';
import { bounded, problem, type Problem } from '../domain/errors.ts';
import type { ImageRepository } from '../domain/image-reference.ts';
import { JsonError } from '../domain/json.ts';
import { limits } from '../domain/limits.ts';
import { FileError, type Ports } from '../domain/ports.ts';
import { secretsOf, type Credential } from './credential.ts';
import { askHelper } from './credential-helper.ts';
import { canonicalRegistry, entriesFor, parseDockerConfig, readEntry, type Answer, type DockerConfig } from './docker-config.ts';

/** What looking for credentials touches of the world. */
export interface CredentialPorts extends Pick<Ports, 'files' | 'exec' | 'env' | 'mask'> {}

/** A token that the user gives for one host, as `ghcr.io`, with its port where it has one. */
export interface GivenToken { readonly host: string; readonly token: string }

/** What was found for a repository. Notes are warnings (`CREDENTIALS_UNUSABLE`) without any secret; the same ones come again with every repository they are about. */
export interface FoundCredential { readonly credential: Credential | null; readonly notes: readonly Problem[] }

/** Finds credentials. Reads each file at most once, asks each helper at most once for one registry. */
export interface CredentialSource { readonly for: (repository: ImageRepository) => Promise<FoundCredential> }

/** Variables read here. */
export const CREDENTIAL_VARIABLES = ['DOCKER_CONFIG', 'HOME', 'USERPROFILE', 'REGISTRY_AUTH_FILE', 'XDG_RUNTIME_DIR', 'XDG_CONFIG_HOME'] as const;

/** The user name beside a given token. GitHub looks at the token alone; so do the registries that take tokens of others. */
const GIVEN_USER = 'x-access-token';

/** Makes a source of credentials. Given tokens are masked at once, all else when it is found. */
export function credentialSource(ports: CredentialPorts, given: readonly GivenToken[]): CredentialSource {
  const mask = maskOnce(ports.mask);
  const tokens = new Map<string, Credential>();
  for (const { host, token } of given) {
    if (token === '') continue;
    const credential: Credential = { kind: 'basic', username: GIVEN_USER, password: token };
    mask(credential);
    // What is no host of a registry is a host all the same, and matches none.
    tokens.set(canonicalRegistry(host) ?? host, credential);
  }
  const stored = storedCredentials(ports);
  return {
    for: async (repository) => {
      const token = tokens.get(repository.registry);
      if (token !== undefined) return { credential: token, notes: [] };
      const answer = await stored(repository);
      if (answer.credential !== null) mask(answer.credential);
      return answer;
    },
  };
}

/** Masks what was not masked before. An empty text would hide everything, or nothing. */
function maskOnce(mask: Ports['mask']): (credential: Credential) => void {
  const masked = new Set(['']);
  return (credential) => {
    for (const secret of secretsOf(credential)) {
      if (!masked.has(secret)) mask(secret);
      masked.add(secret);
    }
  };
}

function storedCredentials({ files, exec, env }: CredentialPorts): (repository: ImageRepository) => Promise<FoundCredential> {
  const places = placesOf(env);
  const read = remembered((file: string) => readConfig(files, file));
  const ask = remembered((question: string) => {
    const [name = '', registry = ''] = question.split('\0');
    return askHelper(exec, name, registry);
  });
  return async (repository) => {
    const notes: Problem[] = [];
    for (const place of places) {
      const config = 'fault' in place ? place : await read(place.file);
      if (config === null) continue;
      if ('fault' in config) {
        notes.push(unusable(place.name, config.fault));
        continue;
      }
      for await (const { credential, fault } of answersIn(config, repository, (name) => ask(`${name}\0${repository.registry}`))) {
        if (fault !== null) notes.push(unusable(repository.registry, `${place.name}: ${fault}`));
        if (credential !== null) return { credential, notes };
      }
    }
    return { credential: null, notes };
  };
}

interface Found { readonly credential: Credential | null; readonly fault: string | null }

/** What one file has for a repository, in order, each looked at only when nothing before it was a credential: a helper may ask a cloud. */
async function* answersIn(config: DockerConfig, repository: ImageRepository, ask: (name: string) => Promise<Answer>): AsyncGenerator<Found> {
  const helper = config.helpers.get(repository.registry) ?? config.store;
  if (helper !== null) yield answered(await ask(helper));
  for (const entry of entriesFor(config, repository)) yield answered(readEntry(entry));
}

function answered(answer: Answer): Found {
  return 'fault' in answer ? { credential: null, fault: answer.fault } : { credential: answer.credential, fault: null };
}

/** A file, by the name that notes call it; or why there is none. */
type Place = { readonly name: string } & ({ readonly file: string } | { readonly fault: string });

/** The files in the order in which they are looked into. */
function placesOf(env: Ports['env']): readonly Place[] {
  const home = nonEmpty(env['HOME']) ?? nonEmpty(env['USERPROFILE']);
  const wanted = [
    below(nonEmpty(env['DOCKER_CONFIG']) ?? below(home, '.docker'), 'config.json'),
    nonEmpty(env['REGISTRY_AUTH_FILE']),
    below(nonEmpty(env['XDG_RUNTIME_DIR']), 'containers', 'auth.json'),
    below(nonEmpty(env['XDG_CONFIG_HOME']) ?? below(home, '.config'), 'containers', 'auth.json'),
  ];
  const distinct = new Set(wanted.filter((file) => file !== null));
  return [...distinct].map((file) => (path.isAbsolute(file) ? { name: bounded(file), file } : { name: bounded(file), fault: 'the path is relative, so the file may be of the workspace' }));
}

function below(folder: string | null, ...names: readonly string[]): string | null {
  return folder === null ? null : path.join(folder, ...names);
}

function nonEmpty(value: string | undefined): string | null {
  return value === undefined || value === '' ? null : value;
}

async function readConfig(files: Ports['files'], file: string): Promise<DockerConfig | { readonly fault: string } | null> {
  try {
    return parseDockerConfig(await files.read(file, limits.credentialFileBytes));
  } catch (cause) {
    if (cause instanceof FileError) return cause.kind === 'missing' ? null : { fault: cause.message };
    // Says where, and quotes at most a key; what is secret stands in values.
    if (cause instanceof JsonError) return { fault: `the file ${cause.message}` };
    throw cause;
  }
}

function unusable(about: string, seen: string): Problem {
  return problem('CREDENTIALS_UNUSABLE', { about, level: 'warning', seen });
}

/** A function that is called once for each argument. */
function remembered<T>(of: (argument: string) => Promise<T>): (argument: string) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (argument) => {
    const answer = answers.get(argument) ?? of(argument);
    answers.set(argument, answer);
    return answer;
  };
}
