import { describe, expect, it } from '@jest/globals';
import { FOREIGN_DELEGATE, UNKNOWN_BUILDER, UNTRUSTED_REF, builderOfDelegate, builderOfWorkflow, builderPatterns, builders, trustInRef } from '../../../src/domain/builders.ts';
import { buildTypes } from '../../../src/verification/claims/build-types.ts';

const GENERATOR = 'slsa-framework/slsa-github-generator';

describe('the catalog of builders', () => {
  it('names each once, and nobody like the words for others', () => {
    const names = builders.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[a-z-]+\/[a-z-]+$/.test(name) || name === UNKNOWN_BUILDER || name === FOREIGN_DELEGATE || name.startsWith(UNTRUSTED_REF))).toEqual([]);
  });
  it('has each workflow at one builder', () => {
    const workflows = builders.flatMap((builder) => builder.workflows);
    expect(new Set(workflows).size).toBe(workflows.length);
    for (const workflow of workflows) expect(workflow).toMatch(/^[\w.-]+\/[\w.-]+\/\.github\/workflows\/[\w.-]+\.ya?ml$/);
  });
  it('has a table for every build type', () => {
    const known = buildTypes.flatMap(({ names }) => names);
    expect(builders.flatMap((builder) => builder.buildTypes).filter((type) => !known.includes(type))).toEqual([]);
  });
  it('lets those sign for others whose workflow proves them, and nobody else', () => {
    const may = (name: string): boolean => builderPatterns.some((pattern) => name.startsWith(pattern.slice(0, -1)) && pattern.endsWith('/*'));
    expect(builders.filter(({ name }) => may(name)).map(({ name }) => name)).toEqual(builders.filter(({ workflows }) => workflows.length > 0).map(({ name }) => name));
    for (const name of [UNKNOWN_BUILDER, FOREIGN_DELEGATE, `${UNTRUSTED_REF}slsa-github-generator/go`]) expect(may(name)).toBe(false);
  });
});

describe('trustInRef', () => {
  const [builder] = builders;
  if (builder === undefined) throw new Error('no builder');
  it.each<[string, string, string | null]>([
    ['refs/tags/v1.2.3', 'acme/app', 'release'], ['refs/tags/v10.20.30', 'acme/app', 'release'], ['refs/heads/main', 'acme/app', null], ['refs/heads/main', 'slsa-framework/example-package', 'head'], ['refs/heads/main', GENERATOR, 'head'],
    ['refs/heads/main', 'slsa-framework/other', null], ['refs/tags/v1.2', 'acme/app', null], ['refs/tags/v1.2.3-rc.1', 'acme/app', null], ['refs/tags/v1.2.3+b', 'acme/app', null], ['refs/tags/1.2.3', 'acme/app', null], ['refs/tags/v01.2.3', 'acme/app', null],
    ['refs/tags/v1.2.3\n', 'acme/app', null], ['refs/tags/V1.2.3', 'acme/app', null], ['v1.2.3', 'acme/app', null],
  ])('%j for %s', (ref, source, expected) => {
    expect(trustInRef(builder, ref, source)).toBe(expected);
  });
  it('needs to know the source for a branch', () => {
    expect(trustInRef(builder, 'refs/heads/main', undefined)).toBeNull();
  });
});

describe('builderOfDelegate', () => {
  it.each<[string, string, string, string | null]>([
    [GENERATOR, 'builder_maven_slsa3.yml', 'refs/tags/v2.0.0', 'slsa-github-generator/maven'], [GENERATOR, 'builder_new_thing.yml', 'refs/tags/v2.0.0', 'slsa-github-generator/delegate'], [GENERATOR, 'builder_maven_slsa3.yml', 'refs/heads/main', null],
    ['acme/trw', 'build.yml', 'refs/tags/v1.0.0', FOREIGN_DELEGATE], ['acme/trw', 'build.yml', 'refs/tags/v1.0.0-java', null], ['jreleaser/release-action', 'builder_slsa3.yml', 'refs/tags/v1.0.0-java', FOREIGN_DELEGATE],
    ['jreleaser/release-action', 'builder_slsa3.yml', 'refs/tags/v1.0.0', null], ['jreleaser/release-action', 'builder_slsa3.yml', 'refs/heads/x-java', null], ['jreleaser/release-action', 'builder_slsa3.yml', 'refs/tags/v1.0-java', null],
  ])('%s %s at %s', (repo, file, ref, expected) => {
    expect(builderOfDelegate(repo, `${repo}/.github/workflows/${file}`, ref)).toBe(expected);
  });
  it('knows workflows by their whole name', () => {
    expect(builderOfWorkflow(`${GENERATOR}/.github/workflows/builder_go_slsa3.yml`)?.name).toBe('slsa-github-generator/go');
    for (const other of [`${GENERATOR}/.github/workflows/builder_go_slsa3.yml.bak`, `${GENERATOR}/.github/workflows/evil.yml`, `evil/${GENERATOR}/.github/workflows/builder_go_slsa3.yml`, `${GENERATOR}/.github/workflows/Builder_go_slsa3.yml`]) expect(builderOfWorkflow(other)).toBeUndefined();
  });
});
