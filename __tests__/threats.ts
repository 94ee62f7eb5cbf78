// The threats as data: who attacks, what they must not get, and the test that holds each promise.
//
// An id is the row and one noun of what is promised. It leads to a test by its file and its name, so that a promise whose test was renamed or taken
// out shows (unit/threats.test.ts). Rows about what is not read yet say so, and get ids with the code that reads it.

/** A test: its file below __tests__/, and its name or a part of it, as it stands in the source. */
export interface Proof { readonly file: string; readonly test: string }

export interface Threat {
  readonly row: number;
  readonly attacker: string;
  /** What must not be possible. */
  readonly prevented: string;
  /** The test of each noun; null where nothing tests it yet. */
  readonly proofs: Readonly<Record<string, Proof | null>>;
  /** Why a row has no proofs here, or not all; null where it has. */
  readonly open: string | null;
}

const files = (test: string): Proof => ({ file: 'engine/files.test.ts', test });
const built = (test: string): Proof => ({ file: 'engine/built.test.ts', test });
const tamper = (test: string): Proof => ({ file: 'tamper/matrix.test.ts', test });
const provenance = (test: string): Proof => ({ file: 'engine/provenance.test.ts', test });
const layer = (test: string): Proof => ({ file: 'tamper/cosign-layer.test.ts', test });
const images = (test: string): Proof => ({ file: 'engine/images.test.ts', test });
const registries = (test: string): Proof => ({ file: 'engine/registries.test.ts', test });
const hostile = (test: string): Proof => ({ file: 'engine/images-hostile.test.ts', test });
const unit = (name: string, test: string): Proof => ({ file: `unit/${name}.test.ts`, test });
const log = (test: string): Proof => ({ file: 'engine/rekor.test.ts', test });
const sweep = (name: string, test: string): Proof => ({ file: `sweeps/${name}.test.ts`, test });

export const threats: readonly Threat[] = [
  {
    row: 1, attacker: 'whoever can put evidence where it is looked for', prevented: 'a pass for bytes nobody signed; a refusal by adding junk', open: null,
    proofs: {
      'other-bytes': files('another file'), 'junk-refuses': files('may be one valid bundle behind many that are not'), foreign: files('beside evidence that is by others, broken, or of no format'),
      count: files('come between two candidates: evidence cannot hold the run'), bytes: unit('host/files', 'refuses a huge file before it holds any of it'),
      'forged-envelope': layer('with %s passes nowhere: beside a certificate and an entry, as a referrer, or as a file'), 'another-kind': layer('that of an image, in whatever form, is none of the image where the payload is not shown'), once: files('share one bundle that names them all, and it is authenticated once'),
      'another-image': images('is refused where the signature is another image'), 'subject-field': registries('under the fallback tag are no image: who can push there chooses only where to look'), 'two-parsers': hostile('that some parsers read otherwise is not read at all: %s'),
      'index-as-image': hostile('that is sent as an image is none: what is signed about it is about none of its images'), 'index-in-index': hostile('in an index is no image, however it is signed'), disguised: images('an image that calls itself a place of statements is verified all the same'),
      'junk-without-end': hostile('without end, in every place, keeps no image from passing, and is bounded'), 'lies-about-sizes': hostile('of lies about the layer of a good signature hides it nowhere'), 'junk-waits': hostile('about an index and its images that fills memory does not make them wait for each other'),
      'layout-ambiguous': hostile('passes by what is signed, and by nothing that was changed in it'),
    },
  },
  {
    row: 2, attacker: 'a registry, or the network to it', prevented: 'another digest than asked for; a token; a hang', open: null,
    proofs: {
      'other-host': unit('net/credentials', 'is for no other host: %s'), 'token-redirect': unit('net/oci-auth', 'does not follow the token server to another one: %s'), plain: unit('net/oci-auth', 'is sent to no registry that is asked without encryption, nor to its token server: %s'),
      realm: unit('net/oci-auth', 'of %s is never %s'), shown: unit('net/oci-auth', 'is in no error and in no note: %s'), 'wider-right': unit('net/oci-auth', 'for anybody is asked with the right to pull alone, whatever the registry would have asked'),
      endless: unit('net/oci-auth', 'tries a bounded number of times, whatever the registry answers'),
      'every-request': sweep('images-kth-call', 'never passes by a fault: %s'), memory: sweep('images-kth-call', 'is not held in memory: %s'), order: sweep('images-shuffled', 'is reported the same in any order of answers'),
      'another-digest': images('refuses other bytes than were asked by digest'), 'every-get': unit('net/oci', 'of other bytes than were asked for by digest is a mismatch, on every request'), 'resolved-once': images('resolves it once: an image that is pushed over it meanwhile is not the one that is judged'),
      'token-host': registries('given for a host is sent to that host and its token server, and never to another registry'), 'token-elsewhere': registries('does not follow blobs to another host, nor manifests, nor listings'), 'token-realm': registries('that names %s as its token server is refused, and no credential leaves'),
      'unsafe-host': registries('may be called unsafe: then its certificate is not looked at, and that is said'), certificate: registries('whose certificate nobody vouches for is not read; with registry-ca it is'), 'no-registry': registries('and answers 404 to everything does not say that there is no image, nor that there is no evidence'),
      'other-protocol': unit('net/http', 'is no other protocol, which nobody asked for: %s'), never: hostile('comes to its deadline and says so'), pages: registries('that never end are bounded, and said to be more'),
    },
  },
  {
    row: 3, attacker: 'whoever can show an older release', prevented: 'a pass where the version is bound', open: null,
    proofs: { 'version-unknown': files('a version that a file has not'), tag: images('binds version and source where it is asked to, and warns where it is not') },
  },
  {
    row: 4, attacker: 'a neighbour in name', prevented: 'a pass by prefix, case, dot, encoding or query', open: null,
    proofs: {
      prefix: files('is not rescued by its neighbour %s'), case: files('another case'), dot: unit('policy/lint', 'calls an unescaped dot in the name of the repository open: it is another repository'),
      encoding: unit('verification/fulcio', 'a%63me/app/.github/workflows/release.yml@refs/tags/v1'), query: unit('policy/lint', 'finds an open start even in the identity of whoever used it'),
      pattern: files('an open pattern'), owner: sweep('every-constraint', 'another owner'), host: unit('verification/fulcio', 'takes no address of another host'),
      builder: provenance('not a repository that looks like the generator'), version: provenance('is told by tag, version and branch'),
      tenant: { file: 'engine/github-hosts.test.ts', test: 'does not pass by the same names where %s is meant and another host signed' },
    },
  },
  {
    row: 5, attacker: 'whoever takes over a name', prevented: 'a pass as the one before', open: null,
    proofs: { 'repository-id': sweep('every-constraint', 'a re-created repository'), 'owner-id': sweep('every-constraint', 'a re-created owner') },
  },
  {
    row: 6, attacker: 'an insider at the builder', prevented: 'a pass from another workflow, ref, runner or commit than is named', open: null,
    proofs: {
      workflow: sweep('every-constraint', 'another workflow'), ref: sweep('every-constraint', 'another ref'), runner: sweep('every-constraint', 'a runner of their own'), commit: sweep('every-constraint', 'another commit of the source'),
      'called-workflow': files('is not rescued by the workflow of somebody else that the right repository called'), absent: sweep('every-constraint', 'no runner'), 'one-piece': unit('policy/judge', 'does not put facts of two attestations together'),
    },
  },
  {
    row: 7, attacker: 'the builder itself', prevented: 'a pass on facts that only the builder states', open: null,
    proofs: { signer: unit('policy/judge', 'takes who signed from the certificate, never from the statement'), contradiction: tamper('a leaf that contradicts itself'), marked: unit('report/summary', 'marks what only the builder says of itself'),
      provenance: provenance('is what the certificate says: a predicate that differs is rejected with both values'), builder: provenance('is never what a builder says of itself'), level: provenance('is what the builder has earned'),
      annotations: layer('make nobody of a signer, whatever they are called'), 'one-signature': layer('are never put together: annotations count on the signature of the signer that is named'),
    },
  },
  {
    row: 8, attacker: 'the holder of one short-lived key', prevented: 'a signature that verifies and that the watchers of the log cannot see', open: null,
    proofs: {
      'another-key': tamper('an entry under another certificate'), 'recovered-key': tamper('an entry under a key recovered from the signature'), digest: tamper('an entry about another digest'), signature: tamper('an entry about another signature'),
      domain: unit('verification/authenticate', 'lend one another neither roots nor thresholds'),
      'looked-up': log('that names another certificate for this signature'), 'looked-up-other': log('of another signature over the same bytes by the same identity (CVE-2026-22703)'),
    },
  },
  {
    row: 9, attacker: 'a log or an authority gone bad or retired', prevented: 'a pass at a time at which its key was not valid', open: null,
    proofs: {
      'log-ended': tamper('a log key that had ended'), 'log-not-begun': tamper('a log key that had not begun'), 'authority-ended': tamper('a certificate authority that had ended'), 'tsa-ended': tamper('a timestamp authority that had ended'),
      sct: tamper('no promise of a certificate log'), distinct: files('of one log twice is one'), thresholds: files('count distinct %s'), chain: tamper('the certificate authority of a stranger'), 'log-lies': log('never passes by a fault that %s'), 'log-of-others': log('counts only by the keys of the trust root: a log that it does not list is nobody'),
    },
  },
  {
    row: 10, attacker: 'whoever can serve or store an old trust root', prevented: 'use beyond its end in silence; a root of their own', open: null,
    proofs: {
      'own-root': files('replaces the built-in one, and the built-in one accepts nothing of it'), malformed: files('that is %s is an error'), unneeded: files('is looked at even where no evidence needs it'), shown: files('opens the report with the constraints in force, defaults named'),
    },
  },
  {
    row: 11, attacker: 'the author of a pull request', prevented: 'a looser policy; code that runs; output of their own', open: null,
    proofs: {
      names: built('obeys nothing that file names say'), flags: built('verifies, and does not end well, where a value that somebody else chose reads %s'), links: unit('host/safe-write', 'refuses to go through a link to a folder, wherever it leads and however deep it is'), outside: built('is an error where the report cannot be written: %s'),
      empty: built('is an error where an expression expanded to nothing'), lists: unit('subjects/resolve', 'reads no list that a list names'), pipe: files('are a pipe, which would hold the run for ever'),
    },
  },
  {
    row: 12, attacker: 'whoever writes evidence', prevented: 'commands, markup and escape sequences that are obeyed; endless work; objects changed from outside', open: null,
    proofs: {
      commands: built('obeys nothing that evidence says'), ansi: built('prints nothing that a runner or a terminal would obey'), markdown: sweep('hostile-reports', 'has no live markup in the summary, which keeps to its limit'), outputs: sweep('hostile-reports', 'sets outputs of one line within the limit, and no verdict but the true one'),
      redos: unit('policy/lint', 'takes linear time on what stalls backtracking engines'), prototype: unit('domain/json', 'makes objects that are frozen and inherit nothing'), 'duplicate-keys': unit('domain/json', 'refuses a key that stands twice in one object, however it is written'),
      depth: unit('domain/json', 'bounds depth and does not run out of stack'), containers: unit('domain/json', 'bounds objects and arrays, which cost much more than their two characters'), linear: unit('domain/json', 'is linear: a large document of each kind takes no minutes'),
      der: unit('verification/der', 'reads elements one after the other to the last byte'), pem: unit('verification/pem', 'reads megabytes of blanks in no time'), nul: tamper('a NUL in the name'), 'registry-text': hostile('becomes no command, no escape sequence and no markup, wherever it stands'), gzip: hostile('that is compressed is read as what it was, and a bomb is named'), 'gzip-together': unit('evidence/images', 'that are compressed are bounded all together: each within its bound, they would be gigabytes'), glob: unit('host/glob', 'takes time linear in the stars'),
    },
  },
  {
    row: 13, attacker: 'a mistake of the policy\'s author', prevented: 'a pass nobody meant', open: null,
    proofs: {
      unanchored: files('an open pattern'), typo: unit('config/configure', 'refuses %s and names %s'), empty: unit('config/configure', 'refuses an empty %s'), nobody: unit('policy/native', 'is not %s'), contradiction: unit('policy/native', 'refuses %s'),
      'any-ref': files('warns of a workflow without ref although it passes'), 'no-arguments': built('helps, says its version, and ends with 2 where there is nothing to do'), untouched: files('is refused whole, before anything is touched: %s'), class: files('an SBOM by the right signer where a signature is asked for'),
    },
  },
  {
    row: 14, attacker: 'a program on PATH', prevented: 'a pass; a hang; a secret', open: 'An engine on PATH that reads what it is given and lies about it is believed; install it in the same job, or leave it to be fetched.',
    proofs: {
      'no-judge-io': unit('imports', 'reaches no I/O, through others either'), hangs: unit('host/exec', 'of time ends a program that hangs'), floods: unit('host/exec', 'of bytes ends a program that floods; as many as are allowed are taken'),
      lies: unit('net/credentials', 'answers for another server'), secret: unit('net/credentials', 'that %s is a note without what it printed, and an entry behind it counts'), named: unit('net/credentials', 'by the name %j is never run'),
      helper: registries('is by what a program on PATH knows'), 'helper-fails': registries('is without a program that fails, and the report says so'),
      'engine-fails': unit('policy/checks/engines', 'that %s has not answered'), 'engine-digest': unit('policy/checks/engines', 'and %s ends the run, with the step to add'), 'engine-cache': unit('policy/checks/engines', 'is fetched anew where somebody wrote into what was kept'),
      'engine-variables': unit('policy/checks/engines', 'sees no variable but PATH'), 'engine-files': unit('policy/checks/engines', 'is given all it can do but what reaches out'), 'no-answer': unit('policy/judge', 'leaves open whether signers are distinct, and evidence of one run'),
      workspace: unit('host/exec', 'is looked for on PATH, and never in the current folder, which may be the head of a pull request'),
    },
  },
  {
    row: 15, attacker: 'a dependency of ours', prevented: 'a pass by its fault alone where we can look again', open: null,
    proofs: { subject: { file: 'tamper/library-gaps.test.ts', test: 'a statement about another artifact' }, key: { file: 'tamper/library-gaps.test.ts', test: 'a signature that is logged under another certificate' }, identity: { file: 'tamper/library-gaps.test.ts', test: 'an identity that only begins like the one that is asked for' }, build: unit('check-dist', 'finds none between the same bytes under the same names') },
  },
  {
    row: 16, attacker: 'the clock of the runner', prevented: 'a pass for evidence out of its time', open: null,
    proofs: { witnesses: tamper('an integrated time that nothing proves'), expired: tamper('a certificate that had expired'), 'too-late': tamper('a timestamp from after the certificate'), timeless: files('asks for a time all the same'), 'private-authority': files('lets the clock of the run stand in for a witness only where the root of the user has none, and says so') },
  },
  {
    row: 17, attacker: 'whoever deletes evidence', prevented: 'a pass by absence', open: null,
    proofs: { none: files('no evidence'), silent: files('that cannot be read is no proof that there is none'), every: unit('policy/judge', 'is marked as deletable'), faults: sweep('kth-call', 'never passes by a fault: %s'), 'registry-silent': unit('evidence/images', 'is not none where it is %s, unless a registry says so'), 'one-of-two': files('one class of two') },
  },
  { row: 18, attacker: 'a lower layer', prevented: 'an exemption from what a higher one asks', open: 'The inputs are the only layer that can be written.', proofs: { modes: unit('policy/judge', 'excuses nothing of another rule or layer') } },
  {
    row: 19, attacker: 'whoever writes to a file between verification and use', prevented: 'other bytes than were judged under the same verdict', open: null,
    proofs: { written: files('written to with bytes of the same length'), replaced: files('replaced'), removed: files('removed'), 'read-twice': files('a file whose other bytes lay there for a moment does not get their digests'), 'not-let-through': unit('report/outputs', 'takes back what passed where the run is an error'), 'kept-in-a-link': { file: 'engine/download-races.test.ts', test: 'the folder becomes a link' }, 'kept-elsewhere': { file: 'engine/download-races.test.ts', test: 'the folder becomes another one, with a file of the name in it that is left alone' }, 'kept-replaced': { file: 'engine/download-races.test.ts', test: 'a file that is there already becomes %s' } },
  },
  {
    row: 20, attacker: 'an earlier step of the same job', prevented: 'nothing can be promised; trust, policy and identity are not taken from variables, but for the GitHub that short names are of, which the runner writes', open: null,
    proofs: { host: { file: 'engine/github-runner.test.ts', test: 'takes the GitHub from the runner, and nothing else from who can set a variable' }, 'host-shown': { file: 'engine/github-runner.test.ts', test: 'are of %s' }, 'host-cli': { file: 'engine/github-runner.test.ts', test: 'of the command line takes it from nobody' }, variables: built('takes nothing of trust, policy or identity from its variables'), inputs: unit('host/runner', 'lends no value to an input from a variable that the runner did not write'), listed: unit('host/environment', 'names every variable that the source reads, and no other') },
  },
  { row: 21, attacker: 'the maintainer of this action, or its tag', prevented: 'the pass of every user', open: 'Releases are not of this repository\'s tests.', proofs: { pinned: sweep('documents', 'can be copied') } },
  { row: 22, attacker: 'another job, or a shared cache', prevented: 'a pass that is carried over', open: 'No verdict is read, and none is stored.', proofs: {} },
];
