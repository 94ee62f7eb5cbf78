import { describe, expect, it } from '@jest/globals';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { environmentRead, variablesFor, workspaceOf, writableRoots } from '../../../src/host/environment.ts';

const cwd = path.resolve('/cwd');
const workspace = path.resolve('/workspace');
const temporary = path.resolve('/temporary');

describe('the folders of a run', () => {
  it('are the runner\'s', () => {
    expect(writableRoots({ GITHUB_WORKSPACE: workspace, RUNNER_TEMP: temporary }, cwd)).toEqual([workspace, temporary]);
    expect(workspaceOf({ GITHUB_WORKSPACE: workspace }, cwd)).toBe(workspace);
  });

  it.each([[undefined], [''], ['relative']])('are those of the machine where the runner says %j', (value) => {
    expect(writableRoots({ GITHUB_WORKSPACE: value, RUNNER_TEMP: value }, cwd)).toEqual([cwd, os.tmpdir()]);
    expect(workspaceOf({ GITHUB_WORKSPACE: value }, cwd)).toBe(cwd);
  });
});

describe('the closed list of variables', () => {
  const source = path.resolve(import.meta.dirname, '../../../src');
  const texts = fs.readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => fs.readFileSync(path.join(source, name), 'utf8'));
  const read = new Set(texts.flatMap((text) => [...text.matchAll(/\benv(?:\.|\[')(?<name>[A-Za-z][A-Za-z0-9_]*)/gu)].map((match) => match.groups?.['name'] ?? '')));

  it('names every variable that the source reads, and no other', () => {
    const named = Object.keys(environmentRead).filter((name) => name !== 'INPUT_*');
    expect(read).toEqual(new Set(named));
  });

  it('is all that a run is given of an environment', () => {
    const env = Object.fromEntries([...Object.keys(environmentRead), 'INPUT_GITHUB-TOKEN', 'GITHUB_TOKEN', 'SIGSTORE_ROOT_FILE', 'NODE_OPTIONS'].map((name) => [name, name]));
    const given = Object.entries(variablesFor(env));
    expect(given.filter(([name, value]) => name !== value || !Object.hasOwn(environmentRead, name))).toEqual([]);
    expect(given.map(([name]) => name)).toEqual(expect.arrayContaining(['https_proxy', 'NO_PROXY', 'DOCKER_CONFIG', 'HOME', 'COSIGN_REPOSITORY']));
    // Of the runner's only what says whose workspace it is: a secret is none of it.
    expect(given.map(([name]) => name).filter((name) => /^(INPUT|GITHUB|RUNNER)_/.test(name)).toSorted()).toEqual(['GITHUB_EVENT_NAME', 'GITHUB_EVENT_PATH', 'GITHUB_REPOSITORY', 'GITHUB_SHA', 'GITHUB_WORKSPACE']);
  });
});
