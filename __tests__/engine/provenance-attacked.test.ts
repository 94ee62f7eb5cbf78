// What somebody tries who may push branches, tags and files to the repository, and not to the branch that is asked for.

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { JsonObject } from '../../src/domain/json.ts';
import { Desk, fates, onlySubject, type Bent } from '../support/engine.ts';
import { VirtualSigstore, aGithubIdentity, aStatement, byAttestAction } from '../support/virtual-sigstore.ts';

const WORKFLOW = 'https://github.com/acme/app/.github/workflows/release.yml';

let desk: Desk;
beforeAll(async () => {
  desk = new Desk(await VirtualSigstore.create());
  desk.write('app.tar.gz', 'artifact');
});
afterAll(() => desk.remove());

/** Judges what this workflow built at this ref, where its provenance calls the builder `said` and `builder-id` asks for `asked`. */
async function judged(workflow: string, ref: string, said: string, asked: string, bent: Bent = {}): Promise<unknown> {
  const { predicate, predicateType, workflow: identity } = byAttestAction({ workflow, ref });
  const { runDetails, ...rest } = structuredClone(predicate) as JsonObject & { runDetails: JsonObject };
  const changed = { ...rest, runDetails: { ...runDetails, builder: { id: said } } };
  desk.evidence('evidence.json', await desk.sigstore.sign({ statement: aStatement({ predicateType, predicate: changed }) }, aGithubIdentity(identity)));
  const report = await desk.report({ artifact: 'app.tar.gz', bundle: 'evidence.json', repo: 'acme/app', 'builder-id': asked, 'build-level': '2' }, bent);
  return [report.outcome, fates(onlySubject(report))];
}

// A percent sign may stand in the name of a ref and of a file: what it would escape in a URL makes it no other one.
it.each([
  ['a branch', '.github/workflows/release.yml', 'refs/heads/ma%69n', `${WORKFLOW}@refs/heads/main`, `${WORKFLOW}@refs/heads/main`],
  ['a tag', '.github/workflows/release.yml', 'refs/tags/v1%2E2.3', `${WORKFLOW}@refs/tags/v1.2.3`, `${WORKFLOW}@v1.2.3`],
  ['a file', '.github/workflows/rele%61se.yml', 'refs/heads/x', `${WORKFLOW}@refs/heads/x`, WORKFLOW],
])('%s whose name has an escape in it is not the one that it would be', async (_what, workflow, ref, said, asked) => {
  expect(await judged(workflow, ref, said, asked)).toEqual(['failed', ['rejected PROVENANCE_CONTRADICTED']]);
});

it('by its own name it is the builder: the control', async () => {
  expect(await judged('.github/workflows/release.yml', 'refs/heads/main', `${WORKFLOW}@refs/heads/main`, `${WORKFLOW}@refs/heads/main`)).toEqual(['passed', ['counted']]);
  expect(await judged('.github/workflows/release.yml', 'refs/heads/ma%69n', `${WORKFLOW}@refs/heads/ma%69n`, `${WORKFLOW}@refs/heads/ma%69n`)).toEqual(['passed', ['counted']]);
});
