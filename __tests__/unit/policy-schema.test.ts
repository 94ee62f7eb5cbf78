// docs/policy.schema.json: that it is current, and that it takes and refuses what the reader of policies does, as far as a schema can say it.

import { describe, expect, it } from '@jest/globals';
import fs from 'node:fs';
import { parse } from 'yaml';
import { POLICY_SCHEMA_FILE, policySchemaDocument } from '../../scripts/write-metadata.ts';
import { validate } from '../support/json-schema.ts';

const text = fs.readFileSync(POLICY_SCHEMA_FILE, 'utf8');
const schema = JSON.parse(text) as Readonly<Record<string, unknown>>;
const faults = (yaml: string): readonly string[] => validate(parse(yaml), schema);

const WORKFLOW = 'acme/app/.github/workflows/release.yml@refs/tags/v{version}';
const SMALL = `version: 1\nrules:\n- images: ghcr.io/acme/app\n  require: provenance\n  signed-by: ${WORKFLOW}\n`;
const WHOLE = `
version: 1
signers:
  release: ${WORKFLOW}
  platform: { signer-workflow: acme/platform/.github/workflows/build.yml@refs/tags/v2.*, owner-id: 1234567 }
  security: { key: keys/security.pub, key-log: none }
builders: [{ signer-workflow: acme/platform/.github/workflows/build.yml@refs/tags/v2.*, build-level: 3 }]
rules:
- name: ours
  images: [ghcr.io/acme/**, quay.io/acme/**]
  except: ghcr.io/acme/sandbox/**
  evidence-repository: [ghcr.io/acme/signatures]
  require:
  - signature | provenance
  - provenance:
      signed-by: platform
      build-level: 3
      deny-self-hosted-runners: true
      workflow-input: { dry-run: false }
  - sbom: { signed-by: [release, platform], check: 'predicate.components.size() > 0', every: true }
  - any: [vsa, openvex: { signed-by: release }]
  - at-least: 2
    of: [signature: { signed-by: release }, signature: { signed-by: security }]
  same: run
  mode: warn
unmatched: deny
changes: { fail: [gone, repo], warn: runner }
deny: [shared.yml, { digests: "sha256:00", reason: broken }, { source-digest: [a, b], reason: broken }]
waivers: [{ images: ghcr.io/acme/legacy-*, reason: rebuilt, owner: acme/team, until: 2027-03-31 }]
trust: { trusted-root: roots/root.json }
mirrors: { registry.example.com/hub: docker.io/library }
allow-inputs: [mode]
tests: [{ subject: { image: "ghcr.io/acme/app:v1", digest: "sha256:00" }, evidence: recorded.json, expect: passed }]
`;

describe('docs/policy.schema.json', () => {
  it('is current', () => {
    expect(text).toBe(policySchemaDocument());
  });

  it.each([['a small policy', SMALL], ['all that there is', WHOLE], ['trust in one word', `${SMALL}trust: github\n`]])('takes %s', (_what, yaml) => {
    expect(faults(yaml)).toEqual([]);
  });

  it.each<[string, string]>([
    ['an unknown key', SMALL.replace('require', 'requires')], ['no version', SMALL.replace('version: 1', '')], ['another version', SMALL.replace('version: 1', 'version: 2')],
    ['an unknown mode', `${SMALL}  mode: audit\n`], ['a truth that is none', `${SMALL}  deny-self-hosted-runners: 1\n`], ['two classes in one item', SMALL.replace('provenance', '[{provenance: {}, sbom: {}}]')],
    ['nesting below any', SMALL.replace('provenance', '[{any: [{any: [provenance]}]}]')], ['at-least without of', SMALL.replace('provenance', '[{at-least: 1}]')], ['rules that are empty', 'version: 1\nrules: []\n'],
    ['an unquoted placeholder', `${SMALL}  source-ref: {tag}\n`], ['a waiver without an owner', `${SMALL}waivers: [{images: x, reason: r, until: 2027-01-01}]\n`], ['an unknown word of a signer', `${SMALL}signers: {a: {require: x}}\n`],
  ])('refuses %s', (_what, yaml) => {
    expect(faults(yaml)).not.toEqual([]);
  });
});
