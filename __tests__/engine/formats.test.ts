// Evidence in every form that tools write it in, from the file to the verdict; and the same forms with one part missing or of somebody else.

import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { limits } from '../../src/domain/limits.ts';
import { Desk, fates, onlySubject } from '../support/engine.ts';
import { bareEnvelope, bodyOf, certificatePem, entryFile, entryOfText, ghOutput, githubAnswer, keyPem, npmAnswer, pep740, rekorAnswer, rekordEntry, signatureFile } from '../support/evidence-forms.ts';
import { flipped, present } from '../support/verification.ts';
import { DEFAULT_IDENTITY, GITHUB_ISSUER, VirtualSigstore, aGithubIdentity, aStatement, makeKey, type Signed } from '../support/virtual-sigstore.ts';

const BYTES = Buffer.from('artifact');
const COSIGN = { 'certificate-identity': DEFAULT_IDENTITY, 'certificate-oidc-issuer': GITHUB_ISSUER } as const;

type Evidence = Readonly<Record<string, string | Uint8Array>>;

let sigstore: VirtualSigstore;
let desk: Desk;
/** A signature over the file, provenance of it, an SBOM of it, provenance by others, a signature over another file. */
let message: Signed;
let provenance: Signed;
let sbom: Signed;
let foreign: Signed;
let other: Signed;
beforeAll(async () => {
  sigstore = await VirtualSigstore.create();
  message = await sigstore.sign({ message: BYTES });
  provenance = await sigstore.sign({ statement: aStatement() });
  sbom = await sigstore.sign({ statement: aStatement({ predicateType: 'https://cyclonedx.org/bom' }) });
  foreign = await sigstore.sign({ statement: aStatement() }, aGithubIdentity({ repo: 'evil/app' }));
  other = await sigstore.sign({ message: Buffer.from('another file') });
});
beforeEach(() => {
  desk = new Desk(sigstore);
  desk.write('app.tar.gz', BYTES);
});
afterEach(() => desk.remove());

/** What a run makes of these files of evidence: its outcome, and what became of each candidate. */
async function outcome(files: Evidence, require: 'provenance' | 'signature' = 'provenance'): Promise<readonly [string, readonly string[]]> {
  const bundle = Object.entries(files).map(([name, content]) => desk.write(name, content));
  const report = await desk.report({ artifact: 'app.tar.gz', bundle, require, ...COSIGN });
  return [report.outcome, [...fates(onlySubject(report))].toSorted()];
}
const withEntry = (signed: Signed, kind: Parameters<VirtualSigstore['entry']>[1] = {}): string => JSON.stringify(rekorAnswer(sigstore.entry(signed, kind)));
const jsonl = (...bundles: readonly Signed[]): string => bundles.map(({ bundle }) => JSON.stringify(bundle)).join('\n');

describe('evidence in one file', () => {
  it.each<readonly [string, 'provenance' | 'signature', () => string | Uint8Array, number]>([
    ['a bundle', 'provenance', () => provenance.bytes, 1],
    ['a bundle over many lines', 'provenance', () => JSON.stringify(provenance.bundle, null, 2), 1],
    ['a bundle behind a byte order mark', 'provenance', () => `\uFEFF${jsonl(provenance)}\r\n`, 1],
    ['several bundles, one a line, only the last of use', 'provenance', () => jsonl(sbom, foreign, provenance), 3],
    ['several bundles with blank lines and CRLF', 'provenance', () => `\uFEFF\r\n${JSON.stringify(foreign.bundle)}\r\n\r\n${JSON.stringify(provenance.bundle)}\r\n`, 2],
    ['an array of bundles', 'provenance', () => JSON.stringify([foreign.bundle, provenance.bundle]), 2],
    ['an answer of the attestations API', 'provenance', () => githubAnswer(provenance), 1],
    ['an answer of the attestations API with several', 'provenance', () => githubAnswer(foreign, sbom, provenance), 3],
    ['what the gh command prints', 'provenance', () => ghOutput(provenance), 1],
    ['an answer of npm', 'provenance', () => npmAnswer(provenance), 1],
    ['a PEP 740 attestation', 'provenance', () => JSON.stringify(pep740(provenance)), 1],
    ['a legacy bundle of a message', 'signature', () => JSON.stringify(sigstore.toCosignBundle(message)), 1],
    ['a legacy bundle with bare PEM', 'signature', () => JSON.stringify(sigstore.toCosignBundle(message, { certificate: 'pem' })), 1],
    ['a legacy bundle of an attestation', 'provenance', () => JSON.stringify(sigstore.toCosignBundle(provenance)), 1],
    ['an entry of a log', 'signature', () => entryFile(message), 1],
    ['an entry of the kind rekord', 'signature', () => JSON.stringify(rekorAnswer(rekordEntry(sigstore, message))), 1],
  ])('%s passes', async (_name, require, content, rows) => {
    const [verdict, became] = await outcome({ 'evidence.txt': content() }, require);
    expect([verdict, became.length, became.includes('counted')]).toEqual(['passed', rows, true]);
  });

  it.each<readonly [string, 'provenance' | 'signature', string, () => Promise<string> | string]>([
    ['a bundle', 'provenance', 'WITNESSES_TOO_FEW', async () => jsonl(await sigstore.sign({ statement: aStatement() }, { log: 'none', timestamps: 0 }))],
    ['a legacy bundle of a message', 'signature', 'WITNESSES_TOO_FEW', () => JSON.stringify(sigstore.toCosignBundle(message, { rekor: false }))],
    ['a legacy bundle of an attestation', 'provenance', 'WITNESSES_TOO_FEW', () => JSON.stringify(sigstore.toCosignBundle(provenance, { rekor: false }))],
    ['a PEP 740 attestation', 'provenance', 'WITNESSES_TOO_FEW', () => JSON.stringify({ ...pep740(provenance), verification_material: { certificate: provenance.leaf.toString('base64'), transparency_entries: [] } })],
    ['a bare envelope', 'provenance', 'WITNESSES_TOO_FEW', () => bareEnvelope(provenance)],
  ])('%s without a log entry is refused for that', async (_name, require, code, content) => {
    expect(await outcome({ 'evidence.txt': await content() }, require)).toEqual(['failed', [`rejected ${code}`]]);
  });

  it.each<readonly [string, () => string]>([
    ['a bundle', () => jsonl(other)],
    ['a legacy bundle', () => JSON.stringify(sigstore.toCosignBundle(other))],
    ['an entry of a log', () => entryFile(other)],
    ['an entry of the kind rekord', () => JSON.stringify(rekorAnswer(rekordEntry(sigstore, other)))],
  ])('%s about another file is refused for that', async (_name, content) => {
    expect(await outcome({ 'evidence.txt': content() }, 'signature')).toEqual(['failed', ['rejected SUBJECT_MISMATCH']]);
  });

  it('an API answer whose only attestation lies elsewhere is refused for that', async () => {
    expect(await outcome({ 'evidence.txt': JSON.stringify({ attestations: [{ bundle: null, bundle_url: 'https://x.example/1' }] }) })).toEqual(['failed', ['rejected FORMAT_UNSUPPORTED']]);
  });

  it('an API answer with nothing in it is refused for that', async () => {
    expect(await outcome({ 'evidence.txt': JSON.stringify({ attestations: [] }) })).toEqual(['failed', ['rejected FORMAT_MALFORMED']]);
  });
});

// One attestation that cannot be read hides no other: the day a service serves a newer version beside the known one, all go on.
describe('a document of several attestations', () => {
  const item = (signed: Signed): object => ({ bundle: signed.bundle, bundle_url: '' });
  const FUTURE = { mediaType: 'application/vnd.dev.sigstore.bundle.v0.4+json' };
  const answer = (...items: readonly object[]): string => JSON.stringify({ attestations: items });

  it.each<readonly [string, readonly string[], (...good: readonly Signed[]) => string]>([
    ['an answer with a bundle of a future version', ['rejected FORMAT_UNSUPPORTED'], (...good) => answer({ bundle: FUTURE }, ...good.map(item))],
    ['an answer with a bundle that lies elsewhere', ['rejected FORMAT_UNSUPPORTED'], (...good) => answer(...good.map(item), { bundle_url: 'https://x.example/1' })],
    ['an answer with a bundle that is broken', ['rejected FORMAT_MALFORMED'], (...good) => answer({ bundle: { mediaType: provenance.bundle.mediaType } }, ...good.map(item))],
    ['an answer with something else', ['rejected FORMAT_UNKNOWN'], (...good) => answer({ x: 1 }, ...good.map(item))],
    ['an answer of npm with all of these', ['rejected FORMAT_MALFORMED', 'rejected FORMAT_UNSUPPORTED'], (...good) => answer(...[FUTURE, {}].map((bundle) => ({ predicateType: 'x', bundle: { ...bundle, mediaType: 'mediaType' in bundle ? bundle.mediaType : provenance.bundle.mediaType } })), ...good.map(item))],
    ['an array with a bundle of a future version', ['rejected FORMAT_UNSUPPORTED'], (...good) => JSON.stringify([FUTURE, ...good.map(({ bundle }) => bundle)])],
    ['lines with a bundle of a future version', ['rejected FORMAT_UNSUPPORTED'], (...good) => [FUTURE, ...good.map(({ bundle }) => bundle)].map((one) => JSON.stringify(one)).join('\n')],
    ['lines of answers', ['rejected FORMAT_UNSUPPORTED'], (...good) => [answer({ bundle: FUTURE }), ...good.map((one) => answer(item(one)))].join('\n')],
    ['a list of PEP 740 attestations', ['rejected FORMAT_UNSUPPORTED'], (...good) => answer({ ...pep740(provenance), version: 2 }, ...good.map((one) => pep740(one)))],
  ])('%s counts the good one, and fails without', async (_name, bad, content) => {
    expect(await outcome({ 'evidence.json': content(provenance) })).toEqual(['passed', ['counted', ...bad]]);
    expect(await outcome({ 'evidence.json': content() })).toEqual(['failed', bad]);
  });

  it.each<readonly [string, object]>([
    ['a certificate that is junk', { sig: 'AAAA', cert: 'junk' }],
    ['a signature that is no base64', { sig: '!' }],
  ])('an envelope with a second signature with %s counts the good one, and fails without', async (_name, bad) => {
    const envelope = JSON.parse(bareEnvelope(provenance)) as { readonly signatures: readonly object[] };
    const files = (...signatures: readonly object[]): Evidence => ({ 'a.json': JSON.stringify({ ...envelope, signatures }), 'b.json': withEntry(provenance, { kind: 'dsse-0.0.1' }) });
    const [verdict, became] = await outcome(files(bad, ...envelope.signatures));
    expect([verdict, became.toSorted()]).toEqual(['passed', ['counted', 'rejected FORMAT_MALFORMED']]);
    expect(await outcome(files(bad))).toEqual(['failed', ['rejected FORMAT_MALFORMED', 'rejected FORMAT_UNSUPPORTED']]);
  });
});

describe('a bare envelope and a log entry', () => {
  const text = (): string => bareEnvelope(provenance);
  it.each<readonly [string, () => string]>([
    ['dsse 0.0.1', () => withEntry(provenance, { kind: 'dsse-0.0.1' })],
    ['intoto 0.0.2', () => withEntry(provenance, { kind: 'intoto-0.0.2' })],
    ['intoto 0.0.1', () => JSON.stringify(rekorAnswer(entryOfText(sigstore, provenance, text())))],
    ['hashedrekord 0.0.1 over the signed encoding', () => withEntry(provenance, { kind: 'hashedrekord-0.0.1' })],
  ])('of the kind %s pass, and neither does alone', async (_kind, entry) => {
    expect(await outcome({ 'app.intoto.jsonl': text(), 'entry.json': entry() })).toEqual(['passed', ['counted']]);
    expect((await outcome({ 'app.intoto.jsonl': text() }))[0]).toBe('failed');
    expect((await outcome({ 'entry.json': entry() }))[0]).toBe('failed');
  });

  it.each<readonly [string, readonly string[], () => Evidence]>([
    ['an entry for another signature', ['rejected FORMAT_UNSUPPORTED', 'rejected WITNESSES_TOO_FEW'], () => ({ 'a.json': text(), 'b.json': withEntry(sbom, { kind: 'dsse-0.0.1' }) })],
    ['an entry for another text', ['rejected FORMAT_UNSUPPORTED', 'rejected WITNESSES_TOO_FEW'], () => ({ 'a.json': `${text()} `, 'b.json': JSON.stringify(rekorAnswer(entryOfText(sigstore, provenance, `${text()}  `))) })],
    ['an entry under another certificate', ['rejected LOG_KEY_MISMATCH'], () => ({ 'a.json': text(), 'b.json': withEntry(provenance, { kind: 'dsse-0.0.1', verifier: { certificate: foreign.leaf } }) })],
    ['an entry of a text under another certificate', ['rejected LOG_KEY_MISMATCH'], () => ({ 'a.json': text(), 'b.json': JSON.stringify(rekorAnswer(entryOfText(sigstore, provenance, text(), certificatePem(foreign)))) })],
    ['an entry with another payload', ['rejected LOG_BODY_MISMATCH'], () => ({ 'a.json': text(), 'b.json': withEntry(provenance, { kind: 'dsse-0.0.1', digest: Buffer.alloc(32, 1) }) })],
    ['the certificate of somebody else', ['rejected SIGNATURE_INVALID'], () => ({ 'a.json': bareEnvelope(provenance, certificatePem(foreign)), 'b.json': withEntry(provenance, { kind: 'dsse-0.0.1' }) })],
    ['a bare key in the place of the certificate', ['rejected FORMAT_MALFORMED', 'rejected FORMAT_UNSUPPORTED'], () => ({ 'a.json': bareEnvelope(provenance, keyPem(provenance)), 'b.json': withEntry(provenance, { kind: 'dsse-0.0.1' }) })],
  ])('with %s are refused', async (_name, became, files) => {
    expect(await outcome(files())).toEqual(['failed', became]);
  });
});

describe('a detached signature, a certificate and a log entry', () => {
  const files = (changes: Evidence = {}): Evidence => ({ 'app.sig': signatureFile(message), 'app.pem': certificatePem(message), 'entry.json': entryFile(message), ...changes });

  it.each<readonly [string, () => Evidence]>([
    ['in PEM', () => ({})],
    ['in base64 of PEM', () => ({ 'app.pem': Buffer.from(certificatePem(message)).toString('base64') })],
    ['in base64 of PEM over several lines', () => ({ 'app.pem': present(Buffer.from(certificatePem(message)).toString('base64').match(/.{1,76}/g)).join('\r\n') })],
    ['in PEM with CRLF and a byte order mark', () => ({ 'app.pem': `\uFEFF${certificatePem(message).replaceAll('\n', '\r\n')}` })],
    ['and the bytes of the signature', () => ({ 'app.sig': message.signature })],
    ['and base64 without an end of line', () => ({ 'app.sig': message.signature.toString('base64') })],
    ['and an entry of the kind rekord', () => ({ 'entry.json': JSON.stringify(rekorAnswer(rekordEntry(sigstore, message))) })],
  ])('pass, %s', async (_name, changes) => {
    const [verdict, became] = await outcome(files(changes()), 'signature');
    expect([verdict, became.includes('counted')]).toEqual(['passed', true]);
  });

  it.each<readonly [string, readonly string[], () => Evidence]>([
    ['without the entry', ['rejected WITNESSES_TOO_FEW'], () => ({ 'app.sig': signatureFile(message), 'app.pem': certificatePem(message) })],
    ['without the certificate and the entry', ['rejected KEY_UNSUPPORTED'], () => ({ 'app.sig': signatureFile(message) })],
    ['without signature and entry', ['rejected FORMAT_UNSUPPORTED'], () => ({ 'app.pem': certificatePem(message) })],
    ['over another file', ['rejected SIGNATURE_INVALID'], () => ({ 'app.sig': signatureFile(other), 'app.pem': certificatePem(other), 'entry.json': entryFile(other) })],
    ['with the certificate of somebody else and no entry', ['rejected SIGNATURE_INVALID'], () => ({ 'app.sig': signatureFile(message), 'app.pem': certificatePem(foreign) })],
    ['with an entry under the certificate of somebody else', ['rejected LOG_KEY_MISMATCH', 'rejected SIGNATURE_INVALID'], () => files({ 'entry.json': withEntry(message, { verifier: { certificate: foreign.leaf } }) })],
    ['with a public key in place of the certificate', ['rejected FORMAT_UNSUPPORTED', 'rejected KEY_UNSUPPORTED'], () => ({ 'app.sig': signatureFile(message), 'app.pem': keyPem(message) })],
    ['with a signature that was altered', ['rejected SIGNATURE_INVALID'], () => ({ 'app.sig': flipped(message.signature).toString('base64'), 'app.pem': certificatePem(message) })],
  ])('are refused %s', async (_name, became, given) => {
    const [verdict, all] = await outcome(given(), 'signature');
    expect([verdict, all]).toEqual(['failed', became]);
  });

  it('of two signers are told apart', async () => {
    const second = await sigstore.sign({ message: BYTES }, { identity: 'jane@example.com' });
    const [verdict, became] = await outcome(files({ 'b.sig': signatureFile(second), 'b.pem': certificatePem(second), 'b.json': entryFile(second) }), 'signature');
    expect([verdict, became.filter((one) => one === 'counted').length > 0, became.includes('rejected SIGNATURE_INVALID')]).toEqual(['passed', true, true]);
    // The signature of one with the certificate of the other is nobody's.
    expect((await outcome({ 'app.sig': signatureFile(second), 'app.pem': certificatePem(message), 'entry.json': entryFile(second) }, 'signature'))[0]).toBe('failed');
  });

  it('are refused where there are too many of them', async () => {
    const many = Object.fromEntries(Array.from({ length: limits.loosePieces + 1 }, (_, index) => [`x${index}.sig`, Buffer.concat([message.signature.subarray(0, -1), Buffer.from([index])])]));
    const [verdict, became] = await outcome({ ...many, 'app.pem': certificatePem(message) }, 'signature');
    expect([verdict, [...new Set(became)], became.length]).toEqual(['failed', ['rejected FORMAT_MALFORMED'], limits.loosePieces + 2]);
    expect((await outcome({ ...many, 'whole.json': message.bytes }, 'signature'))[0]).toBe('passed');
  });
});

// Whoever adds parts adds candidates that are rejected, and takes nothing away.
describe('parts that somebody adds', () => {
  it.each<readonly [string, () => Evidence, () => Evidence]>([
    ['a certificate to a log entry that is enough', () => ({ 'entry.json': entryFile(message) }), () => ({ 'evil.sig': signatureFile(message), 'evil.pem': certificatePem(foreign) })],
    ['an entry under a key that was made up', () => ({ 'app.sig': signatureFile(message), 'app.pem': certificatePem(message), 'entry.json': entryFile(message) }), () => ({ 'evil.json': withEntry(message, { verifier: { certificate: foreign.leaf } }) })],
    ['the entry with a promise that is broken', () => ({ 'app.sig': signatureFile(message), 'app.pem': certificatePem(message), 'entry.json': entryFile(message) }), () => ({ 'evil.json': withEntry(message, { promiseKey: makeKey() }) })],
    ['an entry without a body', () => ({ 'entry.json': entryFile(message) }), () => ({ 'evil.json': JSON.stringify(rekorAnswer(sigstore.logs['rekor-v1'].append(bodyOf('hashedrekord', {}), { at: message.at }))) })],
    ['an entry of a version that nobody knows', () => ({ 'entry.json': entryFile(message) }), () => ({ 'evil.json': JSON.stringify(rekorAnswer(sigstore.logs['rekor-v1'].append(bodyOf('hashedrekord', {}, '0.0.9'), { at: message.at }))) })],
  ])('take nothing away: %s', async (_name, good, evil) => {
    expect((await outcome(good(), 'signature'))[0]).toBe('passed');
    const [verdict, became] = await outcome({ ...good(), ...evil() }, 'signature');
    expect([verdict, became.some((one) => one.startsWith('rejected'))]).toEqual(['passed', true]);
    expect((await outcome(evil(), 'signature'))[0]).toBe('failed');
  });
});

describe('evidence beside the file, where none is named', () => {
  const asked = { artifact: 'app.tar.gz', ...COSIGN } as const;
  it.each<readonly [string, 'provenance' | 'signature', () => Evidence]>([
    ['.sigstore.json', 'provenance', () => ({ 'app.tar.gz.sigstore.json': provenance.bytes })],
    ['.sigstore', 'provenance', () => ({ 'app.tar.gz.sigstore': provenance.bytes })],
    ['.bundle', 'signature', () => ({ 'app.tar.gz.bundle': JSON.stringify(sigstore.toCosignBundle(message)) })],
    ['.intoto.jsonl', 'provenance', () => ({ 'app.tar.gz.intoto.jsonl': jsonl(foreign, provenance) })],
    ['.sig and .pem', 'signature', () => ({ 'app.tar.gz.sig': signatureFile(message), 'app.tar.gz.pem': certificatePem(message), 'app.tar.gz.bundle': entryFile(message) })],
    ['.sig and .crt', 'signature', () => ({ 'app.tar.gz.sig': signatureFile(message), 'app.tar.gz.crt': certificatePem(message), 'app.tar.gz.bundle': entryFile(message) })],
    ['.sig and .cert', 'signature', () => ({ 'app.tar.gz.sig': signatureFile(message), 'app.tar.gz.cert': certificatePem(message), 'app.tar.gz.bundle': entryFile(message) })],
  ])('is found: %s', async (_name, require, files) => {
    for (const [name, content] of Object.entries(files())) desk.write(name, content);
    const report = await desk.report({ ...asked, require });
    expect([report.outcome, fates(onlySubject(report)).includes('counted')]).toEqual(['passed', true]);
  });

  it('is not looked for where some is named', async () => {
    desk.write('app.tar.gz.sigstore.json', provenance.bytes);
    desk.write('named.json', sbom.bytes);
    const report = await desk.report({ ...asked, require: 'provenance', bundle: 'named.json' });
    expect([report.outcome, fates(onlySubject(report))]).toEqual(['failed', ['not-needed']]);
  });

  it('of one file says nothing of another', async () => {
    desk.write('other.tar.gz', 'another file');
    desk.write('app.tar.gz.sigstore.json', message.bytes);
    desk.write('other.tar.gz.sigstore.json', message.bytes);
    const report = await desk.report({ ...asked, artifact: ['app.tar.gz', 'other.tar.gz'], require: 'signature' });
    expect(report.subjects.map((subject) => [subject.outcome, fates(subject)])).toEqual([['passed', ['counted']], ['failed', ['rejected SUBJECT_MISMATCH']]]);
  });

  it('is a subject without evidence where nothing lies there', async () => {
    const report = await desk.report({ ...asked, require: 'signature' });
    expect([report.outcome, onlySubject(report).reasons.map(({ code }) => code)]).toEqual(['failed', ['EVIDENCE_NONE']]);
  });
});
