// The tamper matrix: every format, every fault, one code.
//
// A column is a way to sign, a row is one fault. Each cell starts from the column's control, which is accepted as it is: the fault is proved to be
// the only cause. Where a format has no such part, the cell says so, and what is proved is that the part is really not there.
// Faults are made with whatever an attacker can have: other valid evidence, a certificate and a key of their own, and for the rows that say so a
// log or an authority gone bad.

import { beforeAll, describe, expect, it } from '@jest/globals';
import type { RejectionCode } from '../../src/domain/errors.ts';
import type { TrustDomain, TrustedKey } from '../../src/domain/trust-domain.ts';
import { parseKey } from '../../src/verification/keys.ts';
import { attestationLayer, bareEnvelope, candidateOfLayer, keyPem, signatureLayer, simpleSigning, type Layer } from '../support/evidence-forms.ts';
import {
  DEFAULT_IDENTITY, DEFAULT_NOW, VirtualSigstore, aStatement, makeKey, reassemble, recoverOtherKeys,
  type LogEntryJson, type Parts, type SignOptions, type Signed, type StatementJson, type ToSign,
} from '../support/virtual-sigstore.ts';
import { ARTIFACT, accepted, claimTexts, domainOf, examine, fileOf, flipped, flippedText, present, verdictOn, type Asked, type Json } from '../support/verification.ts';

type Verdict = RejectionCode | 'accepted';

/** What evidence can have, and a fault can need. `payload`: a message that is not the artifact and says which one it is about. */
type Part = 'envelope' | 'message' | 'payload' | 'leaf' | 'entry' | 'promise' | 'proof' | 'timestamp' | 'chain' | 'bundle' | 'scts';

interface Column {
  readonly name: string;
  readonly has: ReadonlySet<Part>;
  readonly version: '0.1' | '0.2' | '0.3' | 'cosign' | 'layer';
  readonly home: 'public-good' | 'github';
  readonly options: SignOptions;
}

function column(name: string, version: Column['version'], parts: string, options: SignOptions = {}): Column {
  const has = new Set(parts.split(' ') as Part[]);
  const home = has.has('entry') ? 'public-good' : 'github';
  const isPromised = version === 'cosign' || version === 'layer';
  if (options.signer !== 'key') has.add('leaf');
  if (has.has('entry') && has.has('leaf')) has.add('scts');
  if (!isPromised) has.add('bundle');
  return { name, has, version, home, options: { ...options, ...(isPromised ? { bundle: '0.1' } : { bundle: version }) } };
}

/** The key of columns that have no certificate: the user gives it. */
const KEY = makeKey();
const keys: readonly TrustedKey[] = [present(parseKey(keyPem({ key: KEY }), 'key', { log: 'required', validity: { start: null, end: null }, times: 'none', timestamps: 'none' }))];

const columns: readonly Column[] = [
  column('v0.1 message, promise', '0.1', 'message entry promise chain'),
  column('v0.1 envelope, promise', '0.1', 'envelope entry promise chain'),
  column('v0.1 message, promise and proof', '0.1', 'message entry promise proof chain', { proof: true }),
  column('v0.2 message, promise and proof', '0.2', 'message entry promise proof chain'),
  column('v0.2 envelope as intoto, promise and proof', '0.2', 'envelope entry promise proof chain', { entryKind: 'intoto-0.0.2' }),
  column('v0.3 message, promise and proof', '0.3', 'message entry promise proof'),
  column('v0.3 envelope, promise and proof', '0.3', 'envelope entry promise proof'),
  column('v0.3 message, Rekor v2 and timestamp', '0.3', 'message entry proof timestamp', { log: 'rekor-v2' }),
  column('v0.3 envelope, Rekor v2 and timestamp', '0.3', 'envelope entry proof timestamp', { log: 'rekor-v2' }),
  column('v0.3 envelope as dsse, Rekor v2 and timestamp', '0.3', 'envelope entry proof timestamp', { log: 'rekor-v2', entryKind: 'dsse' }),
  column('v0.3 message, timestamp alone', '0.3', 'message timestamp'),
  column('v0.3 envelope, timestamp alone', '0.3', 'envelope timestamp'),
  column('cosign bundle', 'cosign', 'message entry promise'),
  column('layer of a signature, promise', 'layer', 'message payload entry promise'),
  column('layer of a signature, timestamp alone', 'layer', 'message payload timestamp'),
  column('layer of a signature by a key, promise', 'layer', 'message payload entry promise', { key: KEY, signer: 'key' }),
  column('layer of an attestation as dsse, promise', 'layer', 'envelope entry promise'),
  column('layer of an attestation as intoto, promise', 'layer', 'envelope entry promise', { entryKind: 'intoto-0.0.2' }),
  column('layer of an attestation by its text, promise', 'layer', 'envelope entry promise', { entryKind: 'intoto-0.0.1' }),
  column('layer of an attestation, timestamp alone', 'layer', 'envelope timestamp', { stampOver: 'envelope-text' }),
  column('layer of an attestation by a key, promise', 'layer', 'envelope entry promise', { key: KEY, signer: 'key' }),
];

/** What a fault works on: the control, and ways to make more of the kind. */
interface Case {
  readonly column: Column;
  readonly signed: Signed;
  readonly domain: TrustDomain;
  readonly home: VirtualSigstore;
  readonly stranger: VirtualSigstore;
  /** Other evidence of the same kind, as valid as the control, by another key. */
  readonly other: Signed;
  /** Signs anew, as the column does. */
  readonly sign: (options: SignOptions, what?: ToSign) => Promise<Signed>;
}

/** The evidence with its fault. `text` is a document as bytes, where the fault is in how it is written. */
type Faulty = { readonly signed: Signed } | { readonly text: string | Uint8Array };

interface Row {
  readonly fault: string;
  readonly needs: readonly Part[];
  /** The verdict of every column, or by column. */
  readonly code: Verdict | ((column: Column) => Verdict);
  readonly make: (given: Case) => Faulty | Promise<Faulty>;
  readonly domain?: (given: Case) => TrustDomain;
  readonly bytes?: Buffer;
}

const MINUTE_MS = 60_000;
const later = (minutes: number): Date => new Date(DEFAULT_NOW.getTime() + minutes * MINUTE_MS);

const at = (home: VirtualSigstore, domain: TrustDomain, stranger: VirtualSigstore, controls: ReadonlyMap<string, readonly [Signed, Signed]>, one: Column): Case => {
  const [signed, other] = present(controls.get(one.name));
  return { column: one, signed, other, domain, home, stranger, sign: (options, what = toSign(one)) => home.sign(what, { ...one.options, ...options }) };
};

function toSign(one: Column, statement: StatementJson = aStatement()): ToSign {
  if (one.has.has('envelope')) return { statement };
  return { message: one.has.has('payload') ? simpleSigning(IMAGE) : ARTIFACT };
}

/** The artifact as an image: what layers are about. */
const IMAGE = fileOf(ARTIFACT).digest;
const OTHER = Buffer.from('another artifact');
const OTHER_IMAGE = fileOf(OTHER).digest;

// ── what is done to evidence

const parts = (change: (given: Case) => Partial<Parts>): Row['make'] => (given) => ({ signed: reassemble(given.signed, change(given)) });
const signedAnew = (options: (given: Case) => SignOptions): Row['make'] => async (given) => ({ signed: await given.sign(options(given)) });
/** A statement signed by the right signer, who says what a statement must not say. */
const saying = (change: (statement: Json) => void): Row['make'] => async (given) => {
  const statement: Json = { ...aStatement() };
  change(statement);
  return { signed: await given.sign({}, { statement }) };
};
const entry = (change: (one: LogEntryJson, given: Case) => void): Row['make'] => parts((given) => {
  const [one, ...rest] = structuredClone([...given.signed.entries]);
  change(present(one), given);
  return { entries: [present(one), ...rest] };
});
const proof = (change: (one: NonNullable<LogEntryJson['inclusionProof']>, given: Case) => void): Row['make'] => entry((one, given) => change(present(one.inclusionProof), given));
/** The control logged by its log as something it is not. */
const loggedAs = (request: (given: Case) => Parameters<VirtualSigstore['entry']>[1]): Row['make'] => parts((given) => ({ entries: [logged(given, request(given))] }));
function logged({ home, signed, column: { options } }: Case, request: Parameters<VirtualSigstore['entry']>[1] = {}): LogEntryJson {
  const { log, entryKind: kind, promise, proof: hasProof = options.bundle !== '0.1' } = options;
  return home.entry(signed, { ...(typeof log === 'string' && log !== 'none' ? { log } : {}), ...(kind === undefined ? {} : { kind }), ...(promise === undefined ? {} : { promise }), proof: hasProof, ...request });
}
/** A leaf of the attacker's, logged with its signature as it ought to be: only the leaf is at fault. */
const leaf = (options: (given: Case) => SignOptions): Row['make'] => signedAnew(options);
const withLeaf = (given: Case, der: Buffer): Parts => ({ ...given.signed, signer: { kind: 'certificate', leaf: der } });
const flippedEnvelope = (field: 'payload' | 'payloadType'): Row['make'] => parts(({ signed: { content } }) => {
  if (content.kind !== 'envelope') throw new Error('no envelope');
  return { content: field === 'payload' ? { ...content, payload: flipped(content.payload, 20) } : { ...content, payloadType: flipped(Buffer.from(content.payloadType)).toString() } };
});
const json = (given: Case): Json => JSON.parse(textOf(given));
const document = (change: (bundle: Json, given: Case) => void): Row['make'] => (given) => {
  const bundle = json(given);
  change(bundle, given);
  return { text: JSON.stringify(bundle) };
};
/** Another payload, signed and logged as the control is. */
const payload = (text: string | Buffer): Row['make'] => async (given) => ({ signed: await given.sign({}, { message: Buffer.from(text) }) });
const changedPayload = (change: (document: Json) => void): Row['make'] => (given) => {
  const said = json(given);
  change(said);
  return payload(JSON.stringify(said))(given);
};
const timestampOf = ({ home, signed, column: { options } }: Case, request: Parameters<VirtualSigstore['timestamp']>[1]): Buffer =>
  home.timestamp(options.stampOver === 'envelope-text' ? Buffer.from(bareEnvelope(signed, null)) : signed.signature, request);

function layerOf(one: Column, signed: Signed): Layer {
  return one.has.has('envelope') ? attestationLayer(signed) : signatureLayer(signed);
}

/** The text of the document; a layer's are its bytes. */
function textOf({ column: one, signed, home }: Case): string {
  return one.version === 'layer' ? layerOf(one, signed).bytes.toString() : JSON.stringify(documentOf(one, signed, home));
}

function documentOf(one: Column, signed: Signed, home: VirtualSigstore): object {
  if (one.version === 'layer') return candidateOfLayer(layerOf(one, signed));
  return one.version === 'cosign' ? home.toCosignBundle(signed) : signed.bundle;
}

/** The evidence with its fault. What stands beside a layer stays as it is where its bytes are others. */
function evidenceOf(faulty: Faulty, { column: one, signed, home }: Case): object {
  if ('signed' in faulty) return documentOf(one, faulty.signed, home);
  const bytes = Buffer.from(faulty.text);
  return one.version === 'layer' ? candidateOfLayer({ ...layerOf(one, signed), bytes }) : bytes;
}

/** What verification is given: layers are about an image, and the user gives a key where nothing else says who. */
function askedOf(one: Column, domains: TrustDomain, bytes: Buffer = ARTIFACT): Asked {
  return { domains, bytes, ...(one.version === 'layer' ? { subject: { ...fileOf(bytes), kind: 'image' } } : {}), ...(one.has.has('leaf') ? {} : { keys }) };
}

// ── codes that depend on what the column has

const witnessed = (withEntry: Verdict, without: Verdict) => (one: Column): Verdict => (one.has.has('entry') ? withEntry : without);
/** A certificate that is not the one that was logged is noticed there; without a log, where the library looks. */
const onlyLogged = witnessed('LOG_KEY_MISMATCH', 'accepted');
/** Both have the log's promise and no proof. */
const isPromised = ({ version }: Column): boolean => version === 'cosign' || version === 'layer';
const isText = ({ options }: Column): boolean => options.entryKind === 'intoto-0.0.1';

const rows: readonly Row[] = [
  // one altered byte
  { fault: 'one byte of the payload', needs: ['envelope'], code: 'SIGNATURE_INVALID', make: flippedEnvelope('payload') },
  { fault: 'one byte of the payload type', needs: ['envelope'], code: 'SIGNATURE_INVALID', make: flippedEnvelope('payloadType') },
  { fault: 'one byte of the digest of the message', needs: ['message', 'bundle'], code: 'SIGNATURE_INVALID', make: parts(({ signed }) => ({ messageDigest: flipped(Buffer.from(present(signed.bundle.messageSignature).messageDigest.digest, 'base64')) })) },
  { fault: 'one byte of the signature', needs: [], code: 'SIGNATURE_INVALID', make: parts(({ signed }) => ({ signature: flipped(signed.signature) })) },
  { fault: 'one byte of the certificate', needs: ['leaf'], code: witnessed('LOG_KEY_MISMATCH', 'CERTIFICATE_CHAIN'), make: parts((given) => withLeaf(given, flipped(given.signed.leaf))) },
  { fault: 'one byte of the certificate, which is logged so', needs: ['leaf', 'entry'], code: 'CERTIFICATE_CHAIN', make: parts((given) => ({ ...withLeaf(given, flipped(given.signed.leaf)), entries: [logged(given, { verifier: { certificate: flipped(given.signed.leaf) } })] })) },
  { fault: 'one byte of the serial number of the certificate, which is logged so', needs: ['leaf', 'entry'], code: 'CERTIFICATE_CHAIN', make: parts((given) => ({ ...withLeaf(given, flipped(given.signed.leaf, 20)), entries: [logged(given, { verifier: { certificate: flipped(given.signed.leaf, 20) } })] })) },
  { fault: 'one byte of the promise', needs: ['promise'], code: 'LOG_INCLUSION', make: entry((one) => { present(one.inclusionPromise).signedEntryTimestamp = flippedText(present(one.inclusionPromise).signedEntryTimestamp); }) },
  { fault: 'one second of the integrated time', needs: ['promise'], code: 'LOG_INCLUSION', make: entry((one) => { one.integratedTime = String(Number(one.integratedTime) + 1); }) },
  { fault: 'one of the log index', needs: ['promise'], code: 'LOG_INCLUSION', make: entry((one) => { one.logIndex = String(Number(one.logIndex) + 1); }) },
  { fault: 'one byte of a hash of the proof', needs: ['proof'], code: 'LOG_INCLUSION', make: proof((one) => { one.hashes[2] = flippedText(present(one.hashes[2])); }) },
  { fault: 'the place of the proof', needs: ['proof'], code: 'LOG_INCLUSION', make: proof((one) => { one.logIndex = String(Number(one.logIndex) ^ 1); }) },
  { fault: 'a hash too many in the proof', needs: ['proof'], code: 'LOG_INCLUSION', make: proof((one) => { one.hashes.push(present(one.hashes[0])); }) },
  { fault: 'one letter of the origin of the checkpoint', needs: ['proof'], code: 'LOG_INCLUSION', make: proof((one) => { one.checkpoint = { envelope: `x${present(one.checkpoint).envelope}` }; }) },
  { fault: 'one byte of the signature of the checkpoint', needs: ['proof'], code: 'LOG_INCLUSION', make: proof((one) => { one.checkpoint = { envelope: present(one.checkpoint).envelope.replace(/(\S+)\n$/, (_, text: string) => `${flippedText(text)}\n`) }; }) },
  { fault: 'one byte of the root, in proof and checkpoint alike', needs: ['proof'], code: 'LOG_INCLUSION', make: proof((one) => { const root = flippedText(one.rootHash); one.checkpoint = { envelope: present(one.checkpoint).envelope.replace(one.rootHash, root) }; one.rootHash = root; }) },
  { fault: 'the size, in proof and checkpoint alike', needs: ['proof'], code: 'LOG_INCLUSION', make: proof((one) => { const size = String(Number(one.treeSize) + 1); one.checkpoint = { envelope: present(one.checkpoint).envelope.replace(`\n${one.treeSize}\n`, `\n${size}\n`) }; one.treeSize = size; }) },
  // A cosign bundle says only there which kind the body is.
  { fault: 'the last byte of the body', needs: ['entry'], code: (one) => (isPromised(one) ? 'FORMAT_MALFORMED' : 'LOG_BODY_MISMATCH'), make: entry((one) => { one.canonicalizedBody = flippedText(one.canonicalizedBody); }) },
  { fault: 'a blank behind the body', needs: ['entry'], code: 'LOG_INCLUSION', make: entry((one) => { one.canonicalizedBody = Buffer.concat([Buffer.from(one.canonicalizedBody, 'base64'), Buffer.from(' ')]).toString('base64'); }) },
  { fault: 'one byte of the timestamp', needs: ['timestamp'], code: 'TIME_INVALID', make: parts(({ signed }) => ({ timestamps: signed.timestamps.map((token) => flipped(token)) })) },

  // parts of other valid evidence
  { fault: 'the content of other evidence', needs: ['bundle'], code: 'SIGNATURE_INVALID', make: parts(({ other }) => ({ content: other.content })), bytes: OTHER },
  { fault: 'the signature of other evidence', needs: [], code: 'SIGNATURE_INVALID', make: parts(({ other }) => ({ signature: other.signature })) },
  { fault: 'the certificate of other evidence', needs: ['leaf'], code: 'SIGNATURE_INVALID', make: parts((given) => withLeaf(given, given.other.leaf)) },
  { fault: 'another certificate of the same key', needs: ['leaf', 'entry'], code: onlyLogged, make: parts((given) => withLeaf(given, given.home.issue(given.signed.key, { identity: 'mallory@example.com' }))) },
  // The digest that a cosign bundle is about stands in its entry.
  { fault: 'the log entry of other evidence', needs: ['entry'], code: ({ version }) => (version === 'cosign' ? 'SIGNATURE_INVALID' : 'LOG_BODY_MISMATCH'), make: parts(({ other }) => ({ entries: other.entries })) },
  { fault: 'the promise of other evidence', needs: ['promise'], code: 'LOG_INCLUSION', make: entry((one, { other }) => { one.inclusionPromise = present(present(other.entries[0]).inclusionPromise); }) },
  { fault: 'the proof of other evidence', needs: ['proof'], code: 'LOG_INCLUSION', make: entry((one, { other }) => { one.inclusionProof = present(present(other.entries[0]).inclusionProof); }) },
  { fault: 'the timestamp of other evidence', needs: ['timestamp'], code: 'TIME_INVALID', make: parts(({ other }) => ({ timestamps: other.timestamps })) },

  // what the signer says
  { fault: 'a second signature', needs: ['envelope', 'bundle'], code: 'FORMAT_MALFORMED', make: document((bundle, { other }) => { bundle['dsseEnvelope'].signatures.push(present(other.bundle.dsseEnvelope).signatures[0]); }) },
  { fault: 'no signature', needs: ['envelope'], code: 'FORMAT_MALFORMED', make: document((bundle) => { (bundle['dsseEnvelope'] ?? bundle).signatures = []; }) },
  { fault: 'an empty signature', needs: [], code: (one) => (one.has.has('payload') ? 'UNSIGNED' : 'FORMAT_MALFORMED'), make: parts(() => ({ signature: Buffer.alloc(0) })) },
  { fault: 'another artifact', needs: [], code: 'SUBJECT_MISMATCH', make: ({ signed }) => ({ signed }), bytes: OTHER },
  { fault: 'the right digest under a weak algorithm only', needs: ['envelope'], code: 'SUBJECT_MISMATCH', make: saying((statement) => { statement['subject'] = [{ name: 'app.tar.gz', digest: { sha1: '8e5d7d1a8a8c8f4b0d1d6a0c4ef7b4a5f4c1c3a2', md5: '8e5b948a454515dbabfc7eb718daa52f' } }]; }) },
  { fault: 'the right digest in capitals', needs: ['envelope'], code: 'SUBJECT_MISMATCH', make: saying((statement) => { statement['subject'] = [{ name: 'app.tar.gz', digest: { sha256: 'C7C5C1D70C5DEC4416AB6158AFD0B223EF40C29B1DC1F97ED9428B94D4CADB1C' } }]; }) },
  { fault: 'the right digest beside a wrong one of another algorithm', needs: ['envelope'], code: 'SUBJECT_MISMATCH', make: saying((statement) => { statement['subject'] = [{ name: 'app.tar.gz', digest: { sha256: 'c7c5c1d70c5dec4416ab6158afd0b223ef40c29b1dc1f97ed9428b94d4cadb1c', sha512: 'a'.repeat(128) } }]; }) },
  { fault: 'no subjects', needs: ['envelope'], code: 'STATEMENT_MALFORMED', make: saying((statement) => { statement['subject'] = []; }) },
  { fault: 'a subject that is null', needs: ['envelope'], code: 'STATEMENT_MALFORMED', make: saying((statement) => { statement['subject'] = [...aStatement().subject, null]; }) },
  { fault: 'too many subjects', needs: ['envelope'], code: 'STATEMENT_MALFORMED', make: saying((statement) => { statement['subject'] = Array.from({ length: 1025 }, () => aStatement().subject[0]); }) },
  { fault: 'a statement of another type', needs: ['envelope'], code: 'STATEMENT_MALFORMED', make: saying((statement) => { statement['_type'] = 'https://in-toto.io/Statement/v2'; }) },
  { fault: 'one key twice in the statement', needs: ['envelope'], code: 'STATEMENT_MALFORMED', make: async (given) => ({ signed: await given.sign({}, { envelope: { payload: Buffer.from(`{"subject":[],${JSON.stringify(aStatement()).slice(1)}`), payloadType: 'application/vnd.in-toto+json' } }) }) },
  { fault: 'a statement under another payload type', needs: ['envelope'], code: 'PAYLOAD_TYPE', make: async (given) => ({ signed: await given.sign({}, { envelope: { payload: Buffer.from(JSON.stringify(aStatement())), payloadType: 'application/json' } }) }) },

  // what the signer says of an image
  { fault: 'one digit of the image in the payload', needs: ['payload'], code: 'SIGNATURE_INVALID', make: (given) => ({ text: textOf(given).replace(IMAGE.slice(7, 12), 'fffff') }) },
  { fault: 'the payload of other evidence', needs: ['payload'], code: 'SIGNATURE_INVALID', make: ({ other: { content } }) => ({ text: content.kind === 'message' ? content.message : '' }) },
  { fault: 'an annotation in the payload that was not signed', needs: ['payload'], code: 'SIGNATURE_INVALID', make: (given) => ({ text: textOf(given).replace('"optional":null', '"optional":{"env":"prod"}') }) },
  { fault: 'a payload of the type that GPG signs', needs: ['payload'], code: 'PAYLOAD_TYPE', make: changedPayload((said) => { said['critical'].type = 'atomic container signature'; }) },
  { fault: 'a payload of a type in another case', needs: ['payload'], code: 'PAYLOAD_TYPE', make: changedPayload((said) => { said['critical'].type = 'Cosign container image signature'; }) },
  { fault: 'a payload without a type', needs: ['payload'], code: 'PAYLOAD_TYPE', make: changedPayload((said) => { delete said['critical'].type; }) },
  { fault: 'a payload that is the artifact', needs: ['payload'], code: 'PAYLOAD_MALFORMED', make: payload(ARTIFACT) },
  { fault: 'a payload that is a statement', needs: ['payload'], code: 'PAYLOAD_MALFORMED', make: payload(JSON.stringify(aStatement())) },
  { fault: 'a payload without its image', needs: ['payload'], code: 'PAYLOAD_MALFORMED', make: changedPayload((said) => { delete said['critical'].image; }) },
  { fault: 'a payload with something in critical that nobody reads', needs: ['payload'], code: 'PAYLOAD_MALFORMED', make: changedPayload((said) => { said['critical'].until = '2020-01-01'; }) },
  { fault: 'a payload with a second image in another spelling', needs: ['payload'], code: 'PAYLOAD_MALFORMED', make: changedPayload((said) => { said['Critical'] = said['critical']; }) },
  { fault: 'a payload with one key twice', needs: ['payload'], code: 'FORMAT_MALFORMED', make: payload(`{"optional":null,${simpleSigning(IMAGE).toString().slice(1)}`) },
  { fault: 'a payload with the digest of its image in capitals', needs: ['payload'], code: 'PAYLOAD_MALFORMED', make: payload(simpleSigning(IMAGE.toUpperCase().replace('SHA256', 'sha256'))) },
  { fault: 'a payload with the digest of its image under another algorithm', needs: ['payload'], code: 'PAYLOAD_MALFORMED', make: payload(simpleSigning(IMAGE.replace('sha256', 'sha512'))) },
  { fault: 'a payload with a weak digest', needs: ['payload'], code: 'PAYLOAD_MALFORMED', make: payload(simpleSigning(`sha1:${'a'.repeat(40)}`)) },
  { fault: 'a payload about another image', needs: ['payload'], code: 'SUBJECT_MISMATCH', make: payload(simpleSigning(`sha256:${'a'.repeat(64)}`)) },

  // witnesses taken away, repeated, or lying
  { fault: 'no log entry', needs: ['entry'], code: 'WITNESSES_TOO_FEW', make: parts(() => ({ entries: [] })) },
  { fault: 'no timestamp', needs: ['timestamp'], code: 'WITNESSES_TOO_FEW', make: parts(() => ({ timestamps: [] })) },
  { fault: 'no promise', needs: ['promise'], code: (one) => (one.version === '0.1' || isPromised(one) ? 'FORMAT_MALFORMED' : 'WITNESSES_TOO_FEW'), make: entry((one) => { delete one.inclusionPromise; }) },
  { fault: 'no proof', needs: ['proof'], code: ({ version }) => (version === '0.1' ? 'accepted' : 'FORMAT_MALFORMED'), make: entry((one) => { delete one.inclusionProof; }) },
  { fault: 'a proof without checkpoint', needs: ['proof'], code: ({ version }) => (version === '0.1' ? 'accepted' : 'FORMAT_MALFORMED'), make: proof((one) => { delete one.checkpoint; }) },
  { fault: 'the log entry twice', needs: ['entry', 'bundle'], code: 'LOG_INCLUSION', make: parts(({ signed }) => ({ entries: [...signed.entries, ...signed.entries] })) },
  { fault: 'the timestamp twice', needs: ['timestamp', 'bundle'], code: 'TIME_INVALID', make: parts(({ signed }) => ({ timestamps: [...signed.timestamps, ...signed.timestamps] })) },
  { fault: 'a proof that states another size than its checkpoint', needs: ['proof'], code: 'LOG_INCLUSION', make: proof((one) => { one.treeSize = String(Number(one.treeSize) + 1); }) },
  { fault: 'a proof that states another root than its checkpoint', needs: ['proof'], code: 'LOG_INCLUSION', make: proof((one) => { one.rootHash = flippedText(one.rootHash); }) },
  { fault: 'a checkpoint that nobody signed', needs: ['proof'], code: 'LOG_INCLUSION', make: loggedAs(() => ({ proof: true, checkpoint: { key: null } })) },
  { fault: 'a checkpoint that only witnesses signed', needs: ['proof'], code: 'LOG_INCLUSION', make: loggedAs(() => ({ proof: true, checkpoint: { key: null, cosignatures: 2 } })) },
  { fault: 'a checkpoint by another key', needs: ['proof'], code: 'LOG_INCLUSION', make: loggedAs(() => ({ proof: true, checkpoint: { key: makeKey() } })) },
  { fault: 'a promise by another key', needs: ['promise'], code: 'LOG_INCLUSION', make: loggedAs(() => ({ promiseKey: makeKey() })) },
  { fault: 'a timestamp by another key', needs: ['timestamp'], code: 'TIME_INVALID', make: signedAnew(() => ({ timestamps: [{ key: makeKey() }] })) },
  { fault: 'a timestamp over something else', needs: ['timestamp'], code: 'TIME_INVALID', make: signedAnew(() => ({ timestamps: [{ over: ARTIFACT }] })) },
  { fault: 'a timestamp that was refused', needs: ['timestamp'], code: 'TIME_INVALID', make: signedAnew(() => ({ timestamps: [{ status: 2 }] })) },
  { fault: 'a timestamp that is none', needs: ['timestamp'], code: 'TIME_INVALID', make: parts(() => ({ timestamps: [Buffer.from('3003020100', 'hex')] })) },
  { fault: 'an entry about another signature', needs: ['entry'], code: 'LOG_BODY_MISMATCH', make: loggedAs(({ other }) => ({ signature: other.signature })) },
  // The oldest entries name the hash of the whole envelope, beside that of its payload, which nobody needs then.
  { fault: 'an entry about another digest', needs: ['entry'], code: (one) => (one.version === 'cosign' ? 'SIGNATURE_INVALID' : isText(one) ? 'accepted' : 'LOG_BODY_MISMATCH'), make: loggedAs(() => ({ digest: Buffer.alloc(32, 7) })) },
  { fault: 'an entry under another certificate', needs: ['entry'], code: 'LOG_KEY_MISMATCH', make: loggedAs(({ home }) => ({ verifier: { certificate: home.issue(makeKey(), { identity: 'mallory@example.com' }) } })) },
  { fault: 'an entry under another certificate of the same key', needs: ['entry'], code: 'LOG_KEY_MISMATCH', make: loggedAs(({ home, signed }) => ({ verifier: { certificate: home.issue(signed.key, { identity: 'mallory@example.com' }) } })) },
  { fault: 'an entry under a key recovered from the signature', needs: ['entry'], code: 'LOG_KEY_MISMATCH', make: loggedAs(({ signed }) => ({ verifier: { key: present(recoverOtherKeys(signed)[0]) } })) },
  { fault: 'an entry of a kind nobody reads', needs: ['entry'], code: 'LOG_KIND_UNSUPPORTED', make: entry((one) => {
    one.kindVersion = { kind: 'alien', version: '0.0.1' };
    one.canonicalizedBody = Buffer.from(Buffer.from(one.canonicalizedBody, 'base64').toString().replace(/"kind":"[a-z]+"/, '"kind":"alien"').replace(/"apiVersion":"[0-9.]+"/, '"apiVersion":"0.0.1"')).toString('base64');
  }) },
  { fault: 'an entry whose body is of another kind than is said', needs: ['entry', 'bundle'], code: 'LOG_BODY_MISMATCH', make: entry((one) => { one.kindVersion = { kind: 'hashedrekord', version: one.kindVersion.kind === 'hashedrekord' && one.kindVersion.version === '0.0.1' ? '0.0.2' : '0.0.1' }; }) },

  // time
  { fault: 'a certificate that had expired', needs: ['leaf'], code: 'CERTIFICATE_CHAIN', make: signedAnew(() => ({ notBefore: later(-60), notAfter: later(-50) })) },
  { fault: 'a certificate that was not valid yet', needs: ['leaf'], code: 'CERTIFICATE_CHAIN', make: signedAnew(() => ({ notBefore: later(1), notAfter: later(11) })) },
  { fault: 'a promise from after the certificate', needs: ['leaf', 'promise'], code: 'CERTIFICATE_CHAIN', make: loggedAs(() => ({ at: later(11) })) },
  { fault: 'a timestamp from after the certificate', needs: ['leaf', 'timestamp'], code: 'CERTIFICATE_CHAIN', make: parts((given) => ({ timestamps: [timestampOf(given, { at: later(11) })] })) },
  { fault: 'a good time beside one from after the certificate', needs: ['bundle'], code: 'CERTIFICATE_CHAIN', make: parts(({ home, signed }) => ({ timestamps: [...signed.timestamps, home.timestamp(signed.signature, { authority: home.timestampAuthorities[1], at: later(11) })] })) },
  // No clock of ours is asked: evidence outlives it, and whoever makes a time says when it is.
  { fault: 'a time far in the future, by its own witnesses', needs: [], code: 'accepted', make: signedAnew(() => ({ at: new Date('2040-01-01T00:00:00Z') })) },
  { fault: 'an integrated time that nothing proves', needs: ['timestamp', 'entry'], code: 'accepted', make: entry((one) => { one.integratedTime = '4102444800'; }) },
  { fault: 'a log key that had ended', needs: ['entry'], code: 'LOG_INCLUSION', make: ({ signed }) => ({ signed }), domain: ({ home }) => domainOf(home.trustedRoot({ validity: { tlogs: { end: later(-1) } } })) },
  { fault: 'a log key that had not begun', needs: ['entry'], code: 'LOG_INCLUSION', make: ({ signed }) => ({ signed }), domain: ({ home }) => domainOf(home.trustedRoot({ validity: { tlogs: { start: later(1) } } })) },
  { fault: 'a timestamp authority that had ended', needs: ['timestamp'], code: 'TIME_INVALID', make: ({ signed }) => ({ signed }), domain: ({ home }) => domainOf(home.trustedRoot({ validity: { timestampAuthorities: { end: later(-1) } } })) },
  { fault: 'a certificate authority that had ended', needs: ['leaf'], code: 'CERTIFICATE_CHAIN', make: ({ signed }) => ({ signed }), domain: ({ home }) => domainOf(home.trustedRoot({ validity: { certificateAuthorities: { end: later(-1) } } })) },

  // trust
  { fault: 'the trust root of a stranger', needs: [], code: 'WITNESSES_TOO_FEW', make: ({ signed }) => ({ signed }), domain: ({ stranger }) => domainOf(stranger.trustedRoot()) },
  { fault: 'the certificate authority of a stranger', needs: ['leaf'], code: 'CERTIFICATE_CHAIN', make: ({ signed }) => ({ signed }), domain: ({ home, stranger }) => domainOf(home.trustedRoot({ edit: (root) => { root.certificateAuthorities = stranger.trustedRoot().certificateAuthorities; } })) },
  { fault: 'a certificate of an authority of the same name', needs: ['leaf'], code: 'CERTIFICATE_CHAIN', make: async (given) => { const key = makeKey(); return { signed: await given.sign({ key, leaf: given.stranger.issue(key) }) }; } },
  { fault: 'no promise of a certificate log', needs: ['scts'], code: 'CERTIFICATE_SCT', make: leaf(() => ({ sct: false })) },
  { fault: 'a promise of a strange certificate log', needs: ['scts'], code: 'CERTIFICATE_SCT', make: leaf(({ stranger }) => ({ sct: [stranger.ctLogs[0]] })) },
  { fault: 'a promise of a certificate log from before it was trusted', needs: ['scts'], code: 'CERTIFICATE_SCT', make: leaf(() => ({ sctAt: new Date('2020-01-01T00:00:00Z') })) },
  { fault: 'one promise of a certificate log twice', needs: ['scts'], code: 'CERTIFICATE_SCT', make: leaf(({ home }) => ({ sct: [home.ctLogs[0], home.ctLogs[0]] })) },

  // leaves that may not sign
  { fault: 'a leaf that is an authority', needs: ['leaf'], code: 'CERTIFICATE_CHAIN', make: leaf(() => ({ ca: true })) },
  { fault: 'a leaf for TLS servers', needs: ['leaf'], code: 'CERTIFICATE_CHAIN', make: leaf(() => ({ usages: ['1.3.6.1.5.5.7.3.1'] })) },
  { fault: 'a leaf for no purpose in particular', needs: ['leaf'], code: 'CERTIFICATE_CHAIN', make: leaf(() => ({ usages: [] })) },
  { fault: 'a leaf with a critical extension nobody knows', needs: ['leaf'], code: 'CERTIFICATE_CHAIN', make: leaf(() => ({ moreExtensions: [{ oid: '1.2.3.4', value: Buffer.from([5, 0]), critical: true }] })) },
  { fault: 'a leaf with one extension twice', needs: ['leaf'], code: 'CERTIFICATE_EXTENSIONS', make: leaf(() => ({ moreExtensions: [{ oid: '1.3.6.1.4.1.57264.1.11', value: Buffer.from('0c0b73656c662d686f73746564', 'hex') }] })) },
  { fault: 'a leaf that contradicts itself', needs: ['leaf'], code: 'CERTIFICATE_EXTENSIONS', make: leaf(() => ({ extensions: { 6: 'refs/heads/main' } })) },
  { fault: 'a NUL in the name', needs: ['leaf'], code: 'CERTIFICATE_EXTENSIONS', make: leaf(() => ({ identity: { uri: [`${DEFAULT_IDENTITY}\0.example`] } })) },
  { fault: 'a line break in the name', needs: ['leaf'], code: 'CERTIFICATE_EXTENSIONS', make: leaf(() => ({ identity: { uri: [`https://x.example\n${DEFAULT_IDENTITY}`] } })) },
  { fault: 'no name', needs: ['leaf'], code: 'CERTIFICATE_EXTENSIONS', make: leaf(() => ({ identity: {}, issuer: 'https://issuer.example' })) },
  { fault: 'a root beside the leaf', needs: ['chain'], code: (one) => (one.name === 'v0.1 message, promise' || one.name === 'v0.1 envelope, promise' ? 'accepted' : 'CERTIFICATE_CHAIN'), make: parts(({ home }) => ({ chain: home.authority.chain })) },
  { fault: 'the root of a stranger beside the leaf', needs: ['chain'], code: 'CERTIFICATE_CHAIN', make: parts(({ stranger }) => ({ chain: stranger.authority.chain })) },
  { fault: 'bytes beside the leaf that are no certificate', needs: ['chain'], code: 'CERTIFICATE_CHAIN', make: parts(() => ({ chain: [Buffer.from('x')] })) },
  { fault: 'a byte behind the leaf', needs: ['leaf'], code: 'CERTIFICATE_EXTENSIONS', make: parts((given) => withLeaf(given, Buffer.concat([given.signed.leaf, Buffer.from([0])]))) },
  { fault: 'a public key in place of the certificate', needs: ['leaf'], code: 'KEY_UNSUPPORTED', make: parts(() => ({ signer: { kind: 'key', hint: 'mine' }, chain: [] })) },

  // strangers beside what is good: set aside, not counted, no harm
  { fault: 'the entry of a strange log beside', needs: ['bundle'], code: 'accepted', make: parts(({ stranger, home, signed }) => ({ entries: [present(home.entry(signed, { log: (stranger.style === 'github' ? foreign : stranger).logs['rekor-v1'] })), ...signed.entries] })) },
  { fault: 'the timestamp of a strange authority beside', needs: ['bundle'], code: 'accepted', make: parts(({ stranger, signed }) => ({ timestamps: [stranger.timestamp(signed.signature, { at: DEFAULT_NOW }), ...signed.timestamps] })) },
  { fault: 'the entry of a strange log instead', needs: ['entry'], code: 'WITNESSES_TOO_FEW', make: parts(({ stranger, home, signed }) => ({ entries: [home.entry(signed, { log: stranger.logs['rekor-v1'] })] })) },
  { fault: 'the timestamp of a strange authority instead', needs: ['timestamp'], code: 'WITNESSES_TOO_FEW', make: parts(({ stranger, signed }) => ({ timestamps: [stranger.timestamp(signed.signature, { at: DEFAULT_NOW })] })) },

  // how it is written
  { fault: 'one key twice in the document', needs: [], code: 'FORMAT_MALFORMED', make: (given) => { const text = textOf(given); return { text: `{${present(/"(?:(?:mediaType|base64Signature|payloadType)":"[^"]*"|optional":null)/.exec(text)?.[0])},${text.slice(1)}` }; } },
  { fault: 'something behind the document', needs: [], code: 'FORMAT_MALFORMED', make: (given) => ({ text: `${textOf(given)}{}` }) },
  { fault: 'a NUL behind the document', needs: [], code: 'FORMAT_MALFORMED', make: (given) => ({ text: `${textOf(given)}\0` }) },
  { fault: 'half the document', needs: [], code: 'FORMAT_MALFORMED', make: (given) => ({ text: textOf(given).slice(0, -40) }) },
  // Bytes that are no text can be signed too.
  { fault: 'bytes that are not UTF-8', needs: [], code: (one) => (one.has.has('payload') ? 'SIGNATURE_INVALID' : 'FORMAT_MALFORMED'), make: (given) => ({ text: Buffer.concat([Buffer.from(textOf(given).slice(0, -1)), Buffer.from(',"x":"\xff"}', 'latin1')]) }) },
  { fault: 'a document nested too deep', needs: [], code: 'FORMAT_MALFORMED', make: (given) => ({ text: textOf(given).replace(/\}$/, `,"x":${'['.repeat(200)}${']'.repeat(200)}}`) }) },
  { fault: 'a signature that is too long', needs: [], code: 'FORMAT_MALFORMED', make: parts(() => ({ signature: Buffer.alloc(20_000, 1) })) },
  { fault: 'too many log entries', needs: ['entry', 'bundle'], code: 'FORMAT_MALFORMED', make: parts(({ signed }) => ({ entries: Array.from({ length: 33 }, () => present(signed.entries[0])) })) },
  { fault: 'too many timestamps', needs: ['timestamp', 'bundle'], code: 'FORMAT_MALFORMED', make: parts(({ signed }) => ({ timestamps: Array.from({ length: 33 }, () => present(signed.timestamps[0])) })) },
  { fault: 'message and envelope at once', needs: ['bundle'], code: 'FORMAT_MALFORMED', make: document((bundle, { other }) => { Object.assign(bundle, { messageSignature: other.bundle.messageSignature ?? { messageDigest: { algorithm: 'SHA2_256', digest: 'AAAA' }, signature: 'AAAA' }, dsseEnvelope: other.bundle.dsseEnvelope ?? { payload: 'AAAA', payloadType: 'x', signatures: [{ sig: 'AAAA' }] } }); }) },
  { fault: 'a version nobody knows', needs: ['bundle'], code: 'FORMAT_UNSUPPORTED', make: parts(() => ({ mediaType: 'application/vnd.dev.sigstore.bundle.v0.9+json' })) },
];

// Has logs even where the stranger of a column has none.
let foreign: VirtualSigstore;
let worlds: Readonly<Record<Column['home'], { readonly home: VirtualSigstore; readonly stranger: VirtualSigstore; readonly domain: TrustDomain }>>;
const controls = new Map<string, readonly [Signed, Signed]>();
const world = async (style: Column['home']): Promise<(typeof worlds)['github']> => {
  const home = await VirtualSigstore.create({ style });
  return { home, stranger: await VirtualSigstore.create({ style }), domain: domainOf(home.trustedRoot()) };
};

beforeAll(async () => {
  worlds = { 'public-good': await world('public-good'), github: await world('github') };
  foreign = worlds['public-good'].stranger;
  for (const one of columns) {
    const { home } = worlds[one.home];
    const other = toSign(one, aStatement({ subjects: [{ name: 'other.tar.gz', bytes: OTHER }] }));
    controls.set(one.name, [await home.sign(toSign(one), one.options), await home.sign('message' in other ? { message: one.has.has('payload') ? simpleSigning(OTHER_IMAGE) : OTHER } : other, one.options)]);
  }
});

const caseOf = (one: Column): Case => {
  const { home, domain, stranger } = worlds[one.home];
  return at(home, domain, stranger, controls, one);
};

/** Whether evidence has a part, as one sees it by looking. */
function isThere(part: Part, { signed, column: one }: Case): boolean {
  const [first] = signed.entries;
  switch (part) {
    case 'envelope': case 'message': return signed.content.kind === part;
    case 'entry': return first !== undefined;
    case 'promise': return first?.inclusionPromise !== undefined;
    case 'proof': return first?.inclusionProof !== undefined;
    case 'timestamp': return signed.timestamps.length > 0;
    case 'payload': return one.version === 'layer' && signed.content.kind === 'message';
    case 'leaf': return signed.signer.kind === 'certificate';
    case 'chain': return signed.chain.length > 0 && !isPromised(one);
    case 'bundle': return !isPromised(one);
    case 'scts': return signed.signer.kind === 'certificate' && worlds[one.home].domain.requires.scts !== 'none';
    default: throw new Error(part satisfies never);
  }
}

describe.each(columns)('$name', (one) => {
  it('is accepted untouched, with the identity and the witnesses it has', async () => {
    const given = caseOf(one);
    const attestation = await accepted(documentOf(one, given.signed, given.home), askedOf(one, given.domain));
    expect(claimTexts(attestation)).toMatchObject(one.has.has('leaf') ? { 'certificate-identity': DEFAULT_IDENTITY, repo: 'acme/app', 'signer-ref': 'refs/tags/v1.2.3' } : { key: present(keys[0]).digest });
    expect(attestation.claims.has('signed-identity')).toBe(one.has.has('payload'));
    expect(attestation.witnessed.map(({ kind }) => kind)).toEqual([...(one.has.has('entry') ? ['log'] : []), ...(one.has.has('timestamp') ? ['timestamp'] : [])]);
    expect(attestation.says.kind).toBe(one.has.has('envelope') ? 'statement' : 'signature');
  });

  const applicable = rows.filter(({ needs }) => needs.every((part) => one.has.has(part)));
  it.each(applicable.map((row) => [row.fault, typeof row.code === 'string' ? row.code : row.code(one), row] as const))('%s → %s', async (_fault, code, row) => {
    const given = caseOf(one);
    const faulty = await row.make(given);
    expect(await verdictOn(evidenceOf(faulty, given), askedOf(one, row.domain?.(given) ?? given.domain, row.bytes))).toBe(code);
  });

  const rest = rows.filter((row) => !applicable.includes(row));
  it.each(rest.map((row) => [row.fault, row.needs.filter((part) => !one.has.has(part))] as const))('%s: not applicable, there is no %p', (_fault, missing) => {
    expect(missing.filter((part) => isThere(part, caseOf(one)))).toEqual([]);
  });
});

describe('strangers beside what is good', () => {
  it('are not among the witnesses', async () => {
    const { home, stranger, domain } = worlds['public-good'];
    const signed = await home.sign({ message: ARTIFACT }, { log: [stranger.logs['rekor-v1'], 'rekor-v1'], timestamps: [{ authority: stranger.timestampAuthorities[0] }, {}] });
    const { witnessed: seen } = await accepted(signed.bundle, domain);
    expect(seen.map(({ authority }) => authority)).toEqual([home.logs['rekor-v1'].baseUrl, home.timestampAuthorities[0].baseUrl]);
  });

  it('do not make two of one', async () => {
    const { home, stranger, domain } = worlds['public-good'];
    const two: TrustDomain = { ...domain, requires: { ...domain.requires, logs: 2 } };
    const alone = await home.sign({ message: ARTIFACT }, { log: ['rekor-v1', stranger.logs['rekor-v1']] });
    const both = await home.sign({ message: ARTIFACT }, { log: ['rekor-v1', 'rekor-v1-b'] });
    expect(await verdictOn(alone.bundle, two)).toBe('WITNESSES_TOO_FEW');
    expect(await verdictOn(both.bundle, two)).toBe('accepted');
  });
});

describe('a time far in the future', () => {
  it('is what the report says of it', async () => {
    const { home, domain } = worlds['public-good'];
    const fate = await examine((await home.sign({ message: ARTIFACT }, { at: new Date('2040-01-01T00:00:00Z') })).bundle, { domains: domain });
    expect(fate).toMatchObject({ verdict: 'accepted', attestation: { witnessed: [{ at: new Date('2040-01-01T00:00:00Z') }] } });
  });
});
