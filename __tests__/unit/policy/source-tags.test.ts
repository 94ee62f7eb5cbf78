// The flags of slsa-verifier that speak of tags, from what somebody writes to what is accepted. Its own --source-versioned-tag took -rc.1 for -rc.2, and
// v1 for every prerelease of it.

import { describe, expect, it } from '@jest/globals';
import type { FieldName } from '../../../src/domain/fields.ts';
import { githubCom } from '../../../src/domain/github-host.ts';
import { holds } from '../../../src/policy/constraints.ts';
import { compileInputs, NO_MORE } from '../../../src/policy/native.ts';
import { aSubject } from '../../support/attestations.ts';

async function accepts(field: FieldName, wanted: string, tag: string): Promise<string> {
  const { layer, problems } = await compileInputs({ ...NO_MORE, constraints: new Map([['repo', ['a/b']], [field, [wanted]]]), require: [], enterprise: null, tenantDomain: null, githubHost: githubCom, keys: [], anyIdentity: false, openPattern: false, mode: 'enforce', trust: ['public-good'] });
  const require = layer?.rules[0]?.require;
  const pattern = require?.kind === 'evidence' ? require.where.get('source-tag') : undefined;
  if (pattern === undefined) return problems.map(({ code }) => code).join(' ');
  const holding = holds(pattern, [{ value: tag, from: 'certificate' }], { subject: aSubject(), claim: 'source-tag', regexps: null });
  return holding.ok ? 'accepted' : holding.code;
}

describe('source-versioned-tag', () => {
  it.each<[string, string, boolean]>([
    ['v1.2.3', 'v1.2.3', true], ['v1.2.3', 'v1.2.4', false], ['v1.2.3', '1.2.3', false], ['1.2.3', '1.2.3', true], ['1.2.3', 'v1.2.3', false],
    // Beginnings: every release that begins so, and no other number.
    ['v1', 'v1.0.0', true], ['v1', 'v1.9.9', true], ['v1', 'v10.0.0', false], ['v1', 'v2.0.0', false], ['v1.2', 'v1.2.9', true], ['v1.2', 'v1.20.0', false], ['v1.2', 'v1.3.0', false], ['v0', 'v0.1.0', true], ['v0', 'v1.0.0', false], ['v2', 'v1.2.0', false],
    // Tags that are no whole version are the release .0, as Go reads them.
    ['v14', 'v14', true], ['v14.0', 'v14', true], ['v14.0.0', 'v14', true], ['v14.1', 'v14', false], ['v14.2', 'v14.2', true], ['v14', 'v14.2', true], ['v14.2.0', 'v14.2', true], ['v14.2.3', 'v14.2', false], ['v13', 'v14.2', false],
    // Prereleases are other versions, and no release includes one.
    ['v1.2.3-rc.1', 'v1.2.3-rc.1', true], ['v1.2.3-rc.1', 'v1.2.3-rc.2', false], ['v1.2.3-rc.2', 'v1.2.3-rc.1', false], ['v1.2.3-rc.1', 'v1.2.3', false], ['v1.2.3', 'v1.2.3-rc.1', false], ['v1.2', 'v1.2.9-rc.1', false], ['v1', 'v1.5.0-alpha', false], ['v1', 'v2.0.0-rc.1', false], ['v1.2.3-rc.1', 'v1.2.3-rc.1.1', false], ['v1.2.3-rc.10', 'v1.2.3-rc.1', false],
    // Build metadata has no precedence: it counts where it is asked for.
    ['v1.2.3', 'v1.2.3+build.5', true], ['v1.2.3+build.5', 'v1.2.3+build.5', true], ['v1.2.3+build.5', 'v1.2.3', false], ['v1.2.3+build.5', 'v1.2.3+build.6', false], ['v1.2.3-rc.1', 'v1.2.3-rc.1+b', true], ['v1', 'v1.2.3+b.1.2', true],
    // What is no version is none.
    ['v1', 'v1.2.3.4', false], ['v1', 'vv1.2.3', false], ['v1', 'v1.02.3', false], ['v1', 'V1.2.3', false], ['v1', 'latest', false], ['v1', 'v1-evil', false], ['v1', 'v1.2.3/evil', false], ['v1', 'refs/tags/v1.2.3', false], ['v1', 'component/v1.2.3', false], ['v1', '', false],
  ])('%s and the tag %s: %s', async (wanted, tag, expected) => {
    expect(await accepts('source-versioned-tag', wanted, tag)).toBe(expected ? 'accepted' : 'CLAIM_MISMATCH');
  });
});

describe('source-tag', () => {
  it.each<[string, string, string]>([
    ['v1.2.3', 'v1.2.3', 'accepted'], ['v1', 'v1.2.3', 'CLAIM_MISMATCH'], ['v1.2.3', 'v1.2.3-rc.1', 'CLAIM_MISMATCH'], ['v1.2.3', 'V1.2.3', 'IDENTITY_CASE_ONLY'], ['v*', 'v1', 'CLAIM_MISMATCH'], ['v1.2.3', 'v1.2.3+b', 'CLAIM_MISMATCH'],
  ])('%s and the tag %s: %s', async (wanted, tag, expected) => {
    expect(await accepts('source-tag', wanted, tag)).toBe(expected);
  });
});
