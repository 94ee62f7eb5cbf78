// The k-th call where evidence comes from elsewhere: a log, GitHub's API and its storage, a release, a registry, the disk of the runner; and where what is
// asked does: a policy of another repository.
//
// Each call that a run makes to its ports fails once, in every way there is. Whoever can make one fail, or answer otherwise, must not gain a pass by
// it: a run passes by the very proof of the sound run or not at all, hands on no file of what did not pass, has a code for it, and comes to an end.

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { codes, SourceError } from '../../src/domain/errors.ts';
import { FileError, type BodySink, type Http, type HttpAnswer, type HttpRequest, type Scratch } from '../../src/domain/ports.ts';
import { outputsOf } from '../../src/report/catalog.ts';
import { scratchIn } from '../../src/host/scratch.ts';
import type { Report } from '../../src/domain/report.ts';
import type { Run, RunPorts } from '../../src/run.ts';
import { gcloudFile, occurrence, provenanceV1, SIGNER_V1, WORKER } from '../support/cloud-build.ts';
import type { Desk } from '../support/engine.ts';
import { bareEnvelope, certificatePem, keyPem, signatureFile } from '../support/evidence-forms.ts';
import { signWith } from '../support/forge/keys.ts';
import { IN_TOTO, preAuthEncoding } from '../support/forge/statement.ts';
import { GithubDesk } from '../support/github-engine.ts';
import { ImageDesk } from '../support/image-engine.ts';
import { anImage } from '../support/images.ts';
import type { Given } from '../support/inputs.ts';
import { faults as fileFaults, soon, withFault } from '../support/ports.ts';
import { BY_SIGNER, RekorDesk } from '../support/rekor-desk.ts';
import { aSummary, RESOURCE, VERIFIER } from '../support/summaries.ts';
import { aGithubIdentity, aStatement, makeKey, slsaPredicate } from '../support/virtual-sigstore.ts';

const APP = Buffer.from('artifact');
const LIST = Buffer.from('list\n');
/** An organisation's policy, with files beside it. */
const POLICY = `version: 1
trust: { trusted-root: root.json }
deny: [deny.yml]
rules:
- files: "**"
  require:
  - provenance: { signed-by: acme/app/.github/workflows/release.yml@refs/tags/v1.2.3, check: checks/build.cel }
  - signature: { key: keys/team.pub }
`;
const hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
/** One log and one timestamp authority: reading the root is most of what a run costs. */
const small = (desk: Desk): void => {
  const { tlogs, timestampAuthorities, ...root } = desk.sigstore.trustedRoot();
  desk.write('root.json', JSON.stringify({ ...root, tlogs: tlogs.slice(0, 1), timestampAuthorities: timestampAuthorities.slice(0, 1) }));
};

let rekor: RekorDesk;
let github: GithubDesk;
let images: ImageDesk;
let pinned = '';
// Signed once; no run signs anything.
beforeAll(async () => {
  [rekor, github, images] = await Promise.all([RekorDesk.open(), GithubDesk.open(), ImageDesk.open()]);
  for (const desk of [rekor, github, images]) small(desk);
  const unlogged = { log: 'none', timestamps: 0 } as const;
  const blob = await rekor.sigstore.sign({ message: LIST }, unlogged);
  const statement = await rekor.sigstore.sign({ statement: aStatement({ subjects: [{ name: 'checksums.txt', bytes: LIST }] }) }, unlogged);
  rekor.write('checksums.txt', LIST);
  rekor.write('checksums.txt.sig', signatureFile(blob));
  rekor.write('checksums.txt.pem', certificatePem(blob));
  rekor.evidence('statement.json', statement);
  rekor.rekor.log(blob);
  rekor.rekor.log(statement, { text: bareEnvelope(statement) });

  const [zip, tool] = [Buffer.from('zip'), Buffer.from('tool')];
  const built = async (name: string, bytes: Buffer) => github.sigstore.sign({ statement: aStatement({ subjects: [{ name, bytes }], predicate: slsaPredicate({}) }) }, aGithubIdentity({}));
  github.write('app.tar.gz', APP);
  github.write('second', 'second');
  github.repository.attest(await built('app.tar.gz', APP));
  github.repository.attest(await built('second', Buffer.from('second')));
  github.repository.attest(await built('app.zip', zip));
  const list = Buffer.from(`${hex(zip)}  app.zip\n${hex(tool)}  tool\n`);
  const signed = await github.sigstore.sign({ message: list }, aGithubIdentity({}));
  github.repository.release('v1.2.3', { 'app.zip': zip, tool, 'checksums.txt': list, 'checksums.txt.sigstore.json': JSON.stringify(signed.bundle) });
  github.repository.attest(await built('tool', tool));

  const team = makeKey();
  github.evidence('provenance.json', await built('app.tar.gz', APP));
  github.evidence('by-key.json', await github.sigstore.sign({ message: APP }, { key: team, signer: 'key' }));
  const { tlogs, timestampAuthorities, ...root } = github.sigstore.trustedRoot();
  github.github.repository('acme/policies').commit({
    'org/policy.yml': POLICY, 'org/deny.yml': `- { source-digest: ${'0'.repeat(40)}, reason: broken }\n`, 'org/keys/team.pub': keyPem({ key: team }), 'org/checks/build.cel': 'predicate.buildDefinition.buildType != ""\n',
    'org/root.json': JSON.stringify({ ...root, tlogs: tlogs.slice(0, 1), timestampAuthorities: timestampAuthorities.slice(0, 1) }),
  }, 'main');

  const google = makeKey();
  const image = anImage(images.registry.repository('acme/gcb'), { seed: 'gcb', tag: 'v1.2.3' });
  pinned = images.registry.image('acme/gcb:v1.2.3');
  const ofBuild = provenanceV1({ bend: (made) => { made['subject'] = [{ name: 'https://europe-docker.pkg.dev/acme/apps/app', digest: { sha256: image.digest.slice('sha256:'.length) } }]; } });
  images.write('google.pem', keyPem({ key: google }));
  images.write('gcloud.json', gcloudFile([occurrence(ofBuild, [{ key: google, keyid: SIGNER_V1 }])], (file) => {
    file['image_summary'].digest = image.digest;
    file['provenance_summary'].provenance[0].resourceUri = `https://europe-docker.pkg.dev/acme/apps/app@${image.digest}`;
    file['image_summary'].fully_qualified_digest = `europe-docker.pkg.dev/acme/apps/app@${image.digest}`;
  }));

  const verifier = makeKey();
  rekor.write('app.tar.gz', APP);
  rekor.write('verifier.pem', keyPem({ key: verifier }));
  const payload = Buffer.from(JSON.stringify(aSummary()));
  rekor.write('vsa.json', JSON.stringify({ payload: payload.toString('base64'), payloadType: IN_TOTO, signatures: [{ keyid: '', sig: signWith(verifier, preAuthEncoding(IN_TOTO, payload)).toString('base64') }] }));
});
afterEach(() => fs.rmSync(github.path('out'), { recursive: true, force: true }));
afterAll(() => Promise.all([rekor, github, images].map((desk) => desk.close())));

/** A run that passes, and what of the world it touches; the least number of calls says that nothing was passed over. */
interface Scenario { readonly desk: () => Desk; readonly given: () => Given; readonly arrange?: () => void; readonly requests: number; readonly files: number; readonly hands?: readonly string[] }

const scenarios: Readonly<Record<string, Scenario>> = {
  'provenance and a signature whose entries are looked up': {
    desk: () => rekor, requests: 2, files: 6,
    given: () => ({ artifact: 'checksums.txt', bundle: ['checksums.txt.sig', 'checksums.txt.pem', 'statement.json'], ...BY_SIGNER, require: ['signature', 'provenance'] }),
  },
  'attestations of GitHub for two files, in a list of many, kept as Snappy blocks': {
    desk: () => github, requests: 3, files: 4, arrange: () => Object.assign(github.github.options, { bundles: 'url' }),
    given: () => ({ artifact: ['app.tar.gz', 'second'], owner: 'acme' }),
  },
  'a release with its checksums and attestations, downloaded': {
    desk: () => github, requests: 8, files: 4, arrange: () => Object.assign(github.github.options, { bundles: 'inline' }), hands: ['app.zip', 'tool'],
    given: () => ({ release: 'v1.2.3', repo: 'acme/app', require: ['signature', 'provenance'], download: 'out' }),
  },
  'an image of Google Cloud Build': {
    desk: () => images, requests: 2, files: 3,
    given: () => ({ image: pinned, bundle: 'gcloud.json', 'builder-id': WORKER, repo: 'acme/app', key: 'google.pem', 'key-id': SIGNER_V1, 'github-attestations': 'never' }),
  },
  'a policy of another repository, with root, key, check and what is denied beside it': {
    desk: () => github, requests: 6, files: 5,
    given: () => ({ artifact: 'app.tar.gz', bundle: ['provenance.json', 'by-key.json'], policy: 'github:acme/policies/org/policy.yml@main' }),
  },
  'a verification summary': {
    desk: () => rekor, requests: 0, files: 5,
    given: () => ({ artifact: 'app.tar.gz', bundle: 'vsa.json', key: 'verifier.pem', 'key-log': 'none', 'verifier-id': VERIFIER, 'resource-uri': RESOURCE }),
  },
};

/** What becomes of one request instead of its answer. */
type HttpFault = (ask: (changed?: Partial<HttpRequest>) => Promise<HttpAnswer>, url: URL, request: HttpRequest) => Promise<HttpAnswer>;

const status = (code: number): HttpFault => async (_ask, url) => ({ status: code, headers: new Map(), body: Buffer.from('{"message":"no"}'), url });
const bent = (bend: (bytes: Uint8Array) => Uint8Array): HttpFault => async (ask, _url, { into }) => {
  const through = async (): Promise<BodySink> => {
    const sink = await (into ?? notAsked)();
    return { ...sink, write: (bytes) => sink.write(bend(bytes)) };
  };
  const answer = await ask(into === undefined ? {} : { into: through });
  return { ...answer, body: bend(answer.body) };
};
/** Another answer, which goes where the honest one would. */
const instead = (text: string): HttpFault => async (_ask, url, { into }) => {
  const sink = await into?.();
  await sink?.write(Buffer.from(text));
  await sink?.end();
  return { status: 200, headers: new Map(), body: Buffer.from(into === undefined ? text : ''), url };
};
const notAsked = (): never => { throw new TypeError('no body is asked for'); };
const source = (code: ConstructorParameters<typeof SourceError>[0]): HttpFault => async () => { throw new SourceError(code, 'a fault'); };

const httpFaults: Readonly<Record<string, HttpFault>> = {
  'throws a defect': async () => { throw new TypeError('a defect'); },
  'is out of reach': source('SOURCE_UNREACHABLE'),
  'sends without end': source('SOURCE_TOO_LARGE'),
  'stalls': () => new Promise(() => {}),
  'answers 401': status(401), 'answers 404': status(404), 'answers 500': status(500), 'answers 204': status(204),
  'answers a redirect': async (_ask, url) => ({ status: 307, headers: new Map([['location', 'https://elsewhere.test/']]), body: Buffer.alloc(0), url }),
  'answers a page': instead('<html>sign in</html>'),
  'answers half': bent((bytes) => bytes.subarray(0, bytes.length >> 1)),
  'answers nothing': bent(() => new Uint8Array()),
  'answers other bytes': bent((bytes) => Buffer.from(bytes).map((byte, at) => (at === bytes.length >> 1 ? byte ^ 1 : byte))),
  'answers an empty list': instead('[]'),
};

/** A client whose `k`-th request (from 1) has a fault; every request is counted. */
function withHttpFault(honest: Http, k: number, fault: HttpFault): { readonly http: Http; readonly calls: { count: number } } {
  const calls = { count: 0 };
  const wrap = (http: Http): Http => ({
    request: (url, request) => {
      calls.count += 1;
      const ask = (changed: Partial<HttpRequest> = {}): Promise<HttpAnswer> => http.request(url, { ...request, ...changed });
      return calls.count === k ? fault(ask, url, request) : ask();
    },
    on: (terms) => wrap(http.on(terms)),
  });
  return { http: wrap(honest), calls };
}

type ScratchFault = (write: () => Promise<void>) => Promise<void>;
const scratchFaults: Readonly<Record<string, ScratchFault>> = {
  'cannot be written to': async () => { throw new FileError('unreadable', 'the temporary folder cannot be written to: ENOSPC'); },
  'throws a defect': async () => { throw new TypeError('a defect'); },
  'does nothing': async () => {},
  'stalls': () => new Promise(() => {}),
};

/** A folder of the run whose `k`-th call fails: making a file, writing to it, ending it. */
function withScratchFault(honest: Scratch, k: number, fault: ScratchFault): { readonly scratch: Scratch; readonly calls: { count: number } } {
  const calls = { count: 0 };
  const through = async (write: () => Promise<void>): Promise<void> => {
    calls.count += 1;
    await (calls.count === k ? fault(write) : write());
  };
  return {
    calls,
    scratch: {
      ...honest,
      create: async () => {
        await through(async () => {});
        const file = await honest.create();
        return { ...file, write: (bytes) => through(() => file.write(bytes)), end: async () => {
          try {
            await through(async () => {});
          } finally {
            await file.end();
          }
        } };
      },
    },
  };
}

const honestHttp = ({ desk }: Scenario): Http => {
  const of = desk();
  return of === rekor ? rekor.http : of === images ? images.http : github.github.http;
};
const honestScratch = (): Scratch => scratchIn(github.scratch, { roots: [github.folder, github.scratch] });

async function runWith({ desk, given, arrange }: Scenario, ports: Partial<RunPorts>): Promise<Run> {
  arrange?.();
  fs.rmSync(github.path('out'), { recursive: true, force: true });
  return desk().run(given(), { ports });
}

/** The proof that a pass stands on: which bytes, by which evidence. */
function proofOf({ subjects }: Report): readonly string[] {
  return subjects.flatMap(({ name, digest, ledger }) => ledger.filter(({ became }) => became === 'counted').map(({ evidence }) => `${name} ${digest ?? ''} ${evidence}`)).toSorted();
}
function handed(): readonly string[] {
  return fs.existsSync(github.path('out')) ? fs.readdirSync(github.path('out')).toSorted() : [];
}

/** Of each kind one: all of them are tried where there are files alone (kth-call.test.ts). */
const someFileFaults = Object.entries(fileFaults).filter(([name]) => ['missing', 'a defect', 'other', 'stalls'].includes(name));

/** What has to hold of a run with a fault, and whether it still passed. */
function hold(report: Report, at: string, { proof, hands = [], isDefect }: { readonly proof: readonly string[]; readonly hands?: readonly string[] | undefined; readonly isDefect: boolean }): boolean {
  const said = [...report.problems, ...report.subjects.flatMap(({ reasons }) => reasons)].map(({ code }) => code);
  if (report.outcome === 'passed') {
    // Another attestation of the same signer over the same bytes may be what counted; one of them did for each subject.
    expect({ at, subjects: report.subjects.map(({ name, digest }) => `${name} ${digest ?? ''}`).toSorted(), verified: outputsOf(report).verified, handed: handed(), unknown: proofOf(report).filter((line) => !proof.includes(line)) })
      .toEqual({ at, subjects: [...new Set(proof.map((line) => line.split(' ').slice(0, -1).join(' ')))].toSorted(), verified: 'true', handed: hands, unknown: [] });
    return true;
  }
  expect({ at, outcome: report.outcome, said: said.length > 0, exit: report.exit === 0, verified: outputsOf(report).verified, handed: handed() }).toEqual({ at, outcome: expect.stringMatching(/^(?:failed|indeterminate|error)$/), said: true, exit: false, verified: 'false', handed: [] });
  expect({ at, unknown: said.filter((code) => !Object.keys(codes).includes(code) || (code === 'INTERNAL' && !isDefect)) }).toEqual({ at, unknown: [] });
  return false;
}
const DEFECTS: ReadonlySet<string> = new Set(['throws a defect', 'throws a text', 'a defect', 'a thrown text']);
const deadlineOf = (fault: string): Partial<RunPorts> => (fault === 'stalls' ? { deadline: AbortSignal.timeout(40) } : {});

describe.each(Object.entries(scenarios))('%s', (_name, scenario) => {
  let proof: readonly string[];
  let requests = 0;
  beforeAll(async () => {
    const { http, calls } = withHttpFault(honestHttp(scenario), 0, status(500));
    const { report } = await runWith(scenario, { http });
    expect([report.outcome, report.problems, handed()]).toEqual(['passed', [], scenario.hands ?? []]);
    proof = proofOf(report);
    requests = calls.count;
    expect([proof.length > 0, requests >= scenario.requests]).toEqual([true, true]);
  });

  it('never passes by a request that fails', async () => {
    for (const [name, fault] of Object.entries(httpFaults)) {
      let harmed = 0;
      for (let k = 1; k <= requests; k += 1) {
        const { report } = await runWith(scenario, { http: withHttpFault(honestHttp(scenario), k, fault).http, ...deadlineOf(name) });
        if (!hold(report, `request ${k}, which ${name}`, { proof, hands: scenario.hands, isDefect: DEFECTS.has(name) })) harmed += 1;
      }
      expect({ name, harmed: harmed > 0 || requests === 0 }).toEqual({ name, harmed: true });
    }
  }, 60_000);

  it('never passes by a file that fails', async () => {
    for (const [name, fault] of someFileFaults) {
      // A last look at a file is waited for longer than a sweep may take.
      if (name === 'stalls' && requests > 0) continue;
      const sound = withFault(scenario.desk().files(), 0, fault);
      await runWith(scenario, { files: sound.files, http: honestHttp(scenario) });
      expect(sound.calls.length).toBeGreaterThanOrEqual(scenario.files);
      let harmed = 0;
      for (let k = 1; k <= sound.calls.length; k += 1) {
        const { report } = await runWith(scenario, { files: withFault(scenario.desk().files(), k, fault).files, http: honestHttp(scenario), ...(name === 'stalls' ? { deadline: soon() } : {}) });
        if (!hold(report, `call ${k} to the files: ${name}`, { proof, hands: scenario.hands, isDefect: DEFECTS.has(name) })) harmed += 1;
      }
      expect({ name, harmed: harmed > 0 }).toEqual({ name, harmed: true });
    }
  }, 60_000);
});

describe('the folder of a run', () => {
  it.each(Object.entries(scratchFaults))('never makes a pass, nor hands anything on, where it %s', async (name, fault) => {
    const scenario = scenarios['a release with its checksums and attestations, downloaded'];
    if (scenario === undefined) throw new TypeError('the scenario is there');
    const sound = withScratchFault(honestScratch(), 0, fault);
    const { report: passed } = await runWith(scenario, { scratch: sound.scratch });
    const proof = proofOf(passed);
    expect([passed.outcome, sound.calls.count > 5]).toEqual(['passed', true]);
    for (let k = 1; k <= sound.calls.count; k += 1) {
      const { report } = await runWith(scenario, { scratch: withScratchFault(honestScratch(), k, fault).scratch, ...deadlineOf(name) });
      hold(report, `call ${k}`, { proof, hands: scenario.hands, isDefect: DEFECTS.has(name) });
    }
  }, 30_000);
});
