// Whole runs over signatures that came without their log entry: what is asked of which log, and that nothing that a log answers makes anything pass
// but the entry of this very signature. Peers' defects have their numbers in the names.

import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { codes } from '../../src/domain/errors.ts';
import type { HttpRequest } from '../../src/domain/ports.ts';
import type { Report } from '../../src/domain/report.ts';
import { fates, onlySubject, problemCodes, reasons } from '../support/engine.ts';
import { bareEnvelope, certificatePem, keyPem, rekorAnswer, signatureFile } from '../support/evidence-forms.ts';
import type { Given } from '../support/inputs.ts';
import { BY_SIGNER, LOG, RekorDesk } from '../support/rekor-desk.ts';
import type { Bend, Reply } from '../support/servers/rekor.ts';
import { present } from '../support/verification.ts';
import { aGithubIdentity, aStatement, makeKey, VirtualSigstore, type Signed, type SignOptions } from '../support/virtual-sigstore.ts';

const RETRIEVE = 'POST /api/v1/log/entries/retrieve';
const LIST = Buffer.from('list\n');
const SIGNATURE: Given = { artifact: 'checksums.txt', bundle: ['checksums.txt.sig', 'checksums.txt.pem'], ...BY_SIGNER };
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

let desk: RekorDesk;
beforeAll(async () => { desk = await RekorDesk.open(); });
afterAll(() => desk.close());
beforeEach(() => desk.rekor.forget());

/** Signs without any witness in hand. */
async function sign(bytes: Uint8Array = LIST, options: SignOptions = {}): Promise<Signed> {
  return desk.sigstore.sign({ message: bytes }, { log: 'none', timestamps: 0, ...options });
}

/** `cosign sign-blob --output-signature --output-certificate` of the list; by default its entry is in the log. */
async function detached(options: SignOptions & { readonly logged?: boolean } = {}): Promise<Signed> {
  const signed = await sign(LIST, options);
  desk.write('checksums.txt', LIST);
  desk.write('checksums.txt.sig', signatureFile(signed));
  desk.write('checksums.txt.pem', certificatePem(signed));
  if (options.logged !== false) desk.rekor.log(signed);
  return signed;
}

/** What a run came to: outcome, the fates of candidates, what the log was asked. */
function gist(report: Report): readonly unknown[] {
  return [report.outcome, fates(onlySubject(report)), desk.rekor.asked];
}
function logSearches(report: Report): readonly string[] {
  return onlySubject(report).searches.filter(({ at }) => at.source === 'rekor').map(({ at, outcome, code }) => `${at.address} ${code ?? outcome}`);
}

describe('a detached signature and its certificate (flow 001, row 8)', () => {
  it('pass with the entry that their log holds, found by one question', async () => {
    const signed = await detached();
    const report = await desk.report(SIGNATURE);
    expect(gist(report)).toEqual(['passed', ['counted'], [RETRIEVE]]);
    expect(logSearches(report)).toEqual([`${LOG} found`]);
    const { chain, signer } = onlySubject(report);
    expect(signer).toBe('acme/app/.github/workflows/release.yml@refs/tags/v1.2.3');
    expect(JSON.stringify(chain)).toContain(LOG);
    expect(JSON.parse(present(desk.rekor.sent[0]))).toEqual({ entries: [{
      kind: 'hashedrekord', apiVersion: '0.0.1',
      spec: { data: { hash: { algorithm: 'sha256', value: sha256(LIST) } }, signature: { content: signed.signature.toString('base64'), publicKey: { content: Buffer.from(certificatePem(signed)).toString('base64') } } },
    }] });
  });

  it('pass with the certificate in base64 once more, and the signature in bytes', async () => {
    const signed = await detached();
    desk.write('checksums.txt.pem', Buffer.from(certificatePem(signed)).toString('base64'));
    desk.write('checksums.txt.sig', signed.signature);
    expect((await desk.report(SIGNATURE)).outcome).toBe('passed');
  });

  it('pass where they lie beside the file', async () => {
    await detached();
    const { bundle: _, ...beside } = SIGNATURE;
    expect((await desk.report(beside)).outcome).toBe('passed');
  });

  it.each(['P-384', 'P-521', 'RSA'] as const)('pass by a key of the kind %s', async (key) => {
    await detached({ key });
    expect(gist(await desk.report(SIGNATURE))).toEqual(['passed', ['counted'], [RETRIEVE]]);
  });

  it('count for every file of a list, by one question', async () => {
    const files = Array.from({ length: 40 }, (_, index) => desk.write(`f${index}.bin`, `content ${index}`));
    const list = Buffer.from(files.map((name, index) => `${sha256(Buffer.from(`content ${index}`))}  ${name}\n`).join(''));
    const signed = await sign(list);
    desk.write('SHA256SUMS', list);
    desk.write('SHA256SUMS.sig', signatureFile(signed));
    desk.write('SHA256SUMS.pem', certificatePem(signed));
    desk.rekor.log(signed);
    const report = await desk.report({ checksums: 'SHA256SUMS', ...BY_SIGNER });
    expect([report.outcome, report.subjects.length, desk.rekor.asked]).toEqual(['passed', 40, [RETRIEVE]]);
  });

  it('are refused for another file, and no log is asked about it', async () => {
    await detached();
    desk.write('checksums.txt', 'another list');
    expect(gist(await desk.report(SIGNATURE))).toEqual(['failed', ['rejected SIGNATURE_INVALID'], []]);
  });

  it('are refused by anybody else', async () => {
    await detached();
    const report = await desk.report({ ...SIGNATURE, 'certificate-identity': 'somebody@acme.example' });
    expect([report.outcome, reasons(onlySubject(report)), fates(onlySubject(report))]).toEqual(['failed', ['SIGNER_MISMATCH certificate-identity'], ['foreign SIGNER_MISMATCH']]);
  });

  it('are refused where the log holds nothing: it was asked, and that is no silence', async () => {
    await detached({ logged: false });
    const report = await desk.report(SIGNATURE);
    expect([...gist(report), logSearches(report)]).toEqual(['failed', ['rejected WITNESSES_TOO_FEW'], [RETRIEVE], [`${LOG} none`]]);
  });

  it('are refused without a network, and it is said that a log would have been asked', async () => {
    await detached();
    const report = await desk.report({ ...SIGNATURE, offline: 'true' });
    expect([...gist(report), logSearches(report), reasons(onlySubject(report))]).toEqual(['indeterminate', ['rejected WITNESSES_TOO_FEW'], [], [`${LOG} SOURCE_OFFLINE`], ['SOURCE_OFFLINE rekor', 'EVIDENCE_REJECTED WITNESSES_TOO_FEW']]);
    expect(report.exit).not.toBe(0);
  });

  it('need the other certificate where one of two was given, and each is asked about only where it fits', async () => {
    await detached();
    desk.write('other.pem', certificatePem(await sign()));
    const report = await desk.report({ ...SIGNATURE, bundle: ['checksums.txt.sig', 'checksums.txt.pem', 'other.pem'] });
    expect([report.outcome, fates(onlySubject(report)).toSorted(), desk.rekor.asked]).toEqual(['passed', ['counted', 'rejected SIGNATURE_INVALID'], [RETRIEVE]]);
  });
});

describe('a bare envelope with its certificate (flow 001, row 3)', () => {
  const APP = Buffer.from('app');
  const BUILDER = aGithubIdentity({ signer: 'slsa-framework/slsa-github-generator/.github/workflows/generator_generic_slsa3.yml@refs/tags/v2.1.0' });
  const PROVENANCE: Given = { artifact: 'app.tar.gz', bundle: 'multiple.intoto.jsonl', repo: 'acme/app', 'signer-workflow': 'slsa-framework/slsa-github-generator/.github/workflows/generator_generic_slsa3.yml@refs/tags/v2.1.0' };

  async function generated(subjects: readonly { readonly name: string; readonly bytes: Buffer }[] = [{ name: 'app.tar.gz', bytes: APP }]): Promise<{ readonly signed: Signed; readonly text: string }> {
    const signed = await desk.sigstore.sign({ statement: aStatement({ subjects: [...subjects] }) }, { log: 'none', timestamps: 0, ...BUILDER });
    const text = bareEnvelope(signed);
    desk.write('app.tar.gz', APP);
    desk.write('multiple.intoto.jsonl', text);
    return { signed, text };
  }

  it.each(['dsse', 'intoto'] as const)('passes with the entry of its exact text, of the kind %s', async (kind) => {
    const { signed, text } = await generated();
    desk.rekor.log(signed, { kind, text });
    expect(gist(await desk.report(PROVENANCE))).toEqual(['passed', ['counted'], [RETRIEVE]]);
    expect(JSON.parse(present(desk.rekor.sent[0]))).toMatchObject({ entries: [{ kind: 'dsse', spec: { proposedContent: { envelope: text } } }, { kind: 'intoto', spec: { content: { envelope: text } } }] });
  });

  it.each(['dsse', 'intoto'] as const)('passes where a line break stands behind what was logged: %s', async (kind) => {
    const { signed, text } = await generated();
    desk.write('multiple.intoto.jsonl', `${text}\n`);
    desk.rekor.log(signed, { kind, text });
    expect(gist(await desk.report(PROVENANCE))).toEqual(['passed', ['counted'], [RETRIEVE]]);
  });

  it('is asked about once, however many files it names', async () => {
    const files = Array.from({ length: 100 }, (_, index) => ({ name: `many/${index}.bin`, bytes: Buffer.from(`file ${index}`) }));
    for (const { name, bytes } of files) desk.write(name, bytes);
    const { signed, text } = await generated(files);
    desk.rekor.log(signed, { text });
    const report = await desk.report({ ...PROVENANCE, artifact: 'many/*.bin' });
    expect([report.outcome, report.subjects.length, desk.rekor.asked]).toEqual(['passed', 100, [RETRIEVE]]);
  });

  it('is not asked about where it names other files', async () => {
    const { signed, text } = await generated([{ name: 'x', bytes: Buffer.from('x') }]);
    desk.rekor.log(signed, { text });
    expect(gist(await desk.report(PROVENANCE))).toEqual(['failed', ['rejected WITNESSES_TOO_FEW'], []]);
  });

  it('passes with an entry that an index knows, where its certificate did not come with it (peers 1.12.2-12)', async () => {
    const { signed } = await generated();
    const text = bareEnvelope(signed, null);
    desk.write('multiple.intoto.jsonl', text);
    desk.rekor.log(signed, { text });
    const report = await desk.report(PROVENANCE);
    expect([report.outcome, fates(onlySubject(report)), desk.rekor.asked.map((line) => line.slice(0, 26))]).toEqual(['passed', ['counted'], ['POST /api/v1/index/retriev', 'GET /api/v1/log/entries/24']]);
    const other = await desk.report({ ...PROVENANCE, 'signer-workflow': 'acme/app/.github/workflows/release.yml@refs/tags/v1.2.3' });
    expect([other.outcome, reasons(onlySubject(other))]).toEqual(['failed', ['SIGNER_MISMATCH signer-workflow', 'SIGNER_MISMATCH signer-ref']]);
  });

  it('passes as a bundle that lost its entry, by the hash of its payload', async () => {
    const { signed, text } = await generated();
    desk.evidence('multiple.intoto.jsonl', signed);
    desk.rekor.log(signed, { text });
    expect((await desk.report(PROVENANCE)).outcome).toBe('passed');
  });

  it('is no more than indeterminate where an index knows more than is looked at', async () => {
    const { signed } = await generated();
    const text = bareEnvelope(signed, null);
    desk.write('multiple.intoto.jsonl', text);
    const payload = sha256(signed.content.kind === 'envelope' ? signed.content.payload : Buffer.alloc(0));
    for (let index = 0; index < 17; index += 1) desk.rekor.hold(desk.sigstore.entry(await sign(Buffer.from(String(index)))), { hashes: [`sha256:${payload}`] });
    desk.rekor.log(signed, { text });
    const report = await desk.report(PROVENANCE);
    expect([report.outcome, reasons(onlySubject(report))[0], logSearches(report)]).toEqual(['indeterminate', 'SOURCE_TOO_LARGE rekor', [`${LOG} found`, `${LOG} SOURCE_TOO_LARGE`]]);
  });
});

describe('a signature by a key', () => {
  const key = makeKey();
  const KEYED: Given = { artifact: 'checksums.txt', bundle: 'keyed.sig', key: 'cosign.pub' };

  async function keyed(logged = true): Promise<Signed> {
    const signed = await sign(LIST, { key, signer: 'key' });
    desk.write('checksums.txt', LIST);
    desk.write('keyed.sig', signatureFile(signed));
    desk.write('cosign.pub', keyPem(signed));
    if (logged) desk.rekor.log(signed);
    return signed;
  }

  it('passes with the entry of its log', async () => {
    await keyed();
    expect(gist(await desk.report(KEYED))).toEqual(['passed', ['counted'], [RETRIEVE]]);
  });

  it('passes behind a key that did not sign', async () => {
    await keyed();
    desk.write('first.pub', keyPem({ key: makeKey() }));
    expect(gist(await desk.report({ ...KEYED, key: ['first.pub', 'cosign.pub'] }))).toEqual(['passed', ['counted'], [RETRIEVE]]);
  });

  it('is refused where the log has none', async () => {
    await keyed(false);
    expect(gist(await desk.report(KEYED))).toEqual(['failed', ['rejected WITNESSES_TOO_FEW'], [RETRIEVE]]);
  });

  it('is not asked about where its owner does not log', async () => {
    await keyed();
    expect(gist(await desk.report({ ...KEYED, 'key-log': 'none' }))).toEqual(['passed', ['counted'], []]);
    const late = await desk.report({ ...KEYED, 'key-log': 'none', 'key-valid-for': '2020-01-01T00:00:00Z/2021-01-01T00:00:00Z' });
    expect(gist(late)).toEqual(['failed', ['rejected WITNESSES_TOO_FEW'], []]);
  });

  it('is refused with the entry of somebody else\'s key', async () => {
    const signed = await keyed(false);
    desk.rekor.bend = () => ({ status: 200, body: [rekorAnswer(desk.sigstore.entry(signed, { verifier: { key: makeKey().publicKey } }))] });
    expect(gist(await desk.report(KEYED))).toEqual(['failed', ['rejected WITNESSES_TOO_FEW', 'rejected LOG_KEY_MISMATCH'], [RETRIEVE]]);
  });
});

describe('no log is asked', () => {
  it('about evidence that has its entry, or passed by a timestamp', async () => {
    desk.write('checksums.txt', LIST);
    desk.evidence('whole.json', await desk.sigstore.sign({ message: LIST }));
    expect(gist(await desk.report({ ...SIGNATURE, bundle: 'whole.json' }))).toEqual(['passed', ['counted'], []]);
    const github = await VirtualSigstore.create({ style: 'github' });
    desk.write('github.json', JSON.stringify(github.trustedRoot()));
    desk.evidence('stamped.json', await github.sign({ message: LIST }));
    expect(gist(await desk.report({ ...SIGNATURE, bundle: 'stamped.json', 'trusted-root': 'github.json' }))).toEqual(['passed', ['counted'], []]);
    desk.evidence('unstamped.json', await github.sign({ message: LIST }, { timestamps: 0 }));
    desk.write('both.json', [github.trustedRoot(), desk.sigstore.trustedRoot()].map((root) => JSON.stringify(root)).join('\n'));
    expect(gist(await desk.report({ ...SIGNATURE, bundle: 'unstamped.json', 'trusted-root': 'both.json' }))).toEqual(['failed', ['rejected WITNESSES_TOO_FEW'], []]);
  });

  it.each<[string, SignOptions]>([['without a certificate log', { sct: false }], ['for another purpose', { usages: ['1.3.6.1.5.5.7.3.1'] }]])('about a certificate that no domain could accept: %s', async (_what, options) => {
    await detached(options);
    const report = await desk.report(SIGNATURE);
    expect([report.outcome, desk.rekor.asked, logSearches(report)]).toEqual(['failed', [], []]);
  });

  it('about what strangers signed', async () => {
    const strangers = await VirtualSigstore.create();
    const signed = await strangers.sign({ message: LIST }, { log: 'none', timestamps: 0 });
    desk.write('checksums.txt', LIST);
    desk.write('checksums.txt.sig', signatureFile(signed));
    desk.write('checksums.txt.pem', certificatePem(signed));
    expect(gist(await desk.report(SIGNATURE))).toEqual(['failed', ['rejected WITNESSES_TOO_FEW'], []]);
  });
});

describe('which log is asked', () => {
  it('is the one that rekor-url names, for as many as it names', async () => {
    await detached();
    const report = await desk.report({ ...SIGNATURE, 'rekor-url': [desk.rekor.url, 'https://private.rekor.test/'] });
    expect([report.outcome, logSearches(report)]).toEqual(['passed', ['https://private.rekor.test SOURCE_UNREACHABLE', `${desk.rekor.url} found`].toSorted()]);
    desk.rekor.forget();
    const silent = await desk.report({ ...SIGNATURE, 'rekor-url': 'https://private.rekor.test' });
    expect([silent.outcome, desk.rekor.asked, reasons(onlySubject(silent))]).toEqual(['indeterminate', [], ['SOURCE_UNREACHABLE rekor', 'EVIDENCE_REJECTED WITNESSES_TOO_FEW']]);
  });

  it('counts only by the keys of the trust root: a log that it does not list is nobody', async () => {
    const signed = await detached({ logged: false });
    const strangers = await VirtualSigstore.create();
    desk.rekor.hold(strangers.entry(signed));
    expect(gist(await desk.report({ ...SIGNATURE, 'rekor-url': desk.rekor.url }))).toEqual(['failed', ['rejected WITNESSES_TOO_FEW', 'rejected WITNESSES_TOO_FEW'], [RETRIEVE]]);
  });

  it('may be two, where two are asked for: each of them must have it', async () => {
    const signed = await detached();
    desk.write('two.json', JSON.stringify(desk.sigstore.trustedRoot()));
    const asked = { ...SIGNATURE, 'trusted-root': 'two.json', 'rekor-url': desk.rekor.url, 'log-threshold': '2' };
    expect((await desk.report(asked)).outcome).toBe('failed');
    desk.rekor.log(signed, { log: 'rekor-v1-b' });
    expect(gist(await desk.report(asked)).slice(0, 2)).toEqual(['passed', ['counted']]);
  });

  it('is none where the trust root names no address, and then none was silent', async () => {
    await detached();
    const root = desk.sigstore.trustedRoot();
    desk.write('names.json', JSON.stringify({ ...root, tlogs: root.tlogs.map((log) => ({ ...log, baseUrl: 'rekor of acme' })) }));
    const report = await desk.report({ ...SIGNATURE, 'trusted-root': 'names.json' });
    expect([report.outcome, logSearches(report), desk.rekor.asked]).toEqual(['failed', [], []]);
  });

  it.each<[Given, string]>([
    [{ 'rekor-url': 'http://rekor.acme.example' }, 'CONFIG_INVALID_VALUE rekor-url'], [{ 'rekor-url': 'https://user:secret@rekor.acme.example' }, 'CONFIG_INVALID_VALUE rekor-url'],
    [{ 'rekor-url': 'https://rekor.acme.example', offline: 'true' }, 'CONFIG_CONFLICT rekor-url'],
  ])('is not %j', async (given, expected) => {
    const report = await desk.report({ ...SIGNATURE, ...given });
    expect([report.outcome, report.problems.map(({ code, about }) => `${code} ${about}`)]).toEqual(['error', [expected]]);
  });
});

describe('what a log answers in place of the truth never passes', () => {
  const lie = (change: (entry: Record<string, unknown>) => unknown): Bend => (honest) => ({ status: 200, body: (honest.body as Record<string, Record<string, unknown>>[]).map((one) => Object.fromEntries(Object.entries(one).map(([uuid, entry]) => [uuid, change(structuredClone(entry))]))) });
  const verification = (entry: Record<string, unknown>): Record<string, unknown> => entry['verification'] as Record<string, unknown>;
  // Another signature in a body that is well-formed.
  const flip = (body: string): string => Buffer.from(Buffer.from(body, 'base64').toString().replace(/("content":")(.)/, (_, before: string, first: string) => `${before}${first === 'A' ? 'B' : 'A'}`)).toString('base64');

  it.each<[string, string, Bend]>([
    ['a body that was changed', 'LOG_INCLUSION', lie((entry) => ({ ...entry, body: flip(entry['body'] as string) }))],
    ['another time', 'LOG_INCLUSION', lie((entry) => ({ ...entry, integratedTime: (entry['integratedTime'] as number) + 1 }))],
    ['another index', 'LOG_INCLUSION', lie((entry) => ({ ...entry, logIndex: 7 }))],
    ['an id of another entry', 'LOG_INCLUSION', (honest) => ({ status: 200, body: (honest.body as object[]).map((one) => ({ ['0'.repeat(80)]: Object.values(one)[0] as unknown })) })],
    ['no promise', 'WITNESSES_TOO_FEW', lie((entry) => { delete verification(entry)['signedEntryTimestamp']; return entry; })],
    ['neither promise nor proof', 'WITNESSES_TOO_FEW', lie((entry) => ({ ...entry, verification: {} }))],
    ['a proof of another root', 'LOG_INCLUSION', lie((entry) => { (verification(entry)['inclusionProof'] as Record<string, unknown>)['rootHash'] = '00'.repeat(32); return entry; })],
    ['an entry of no log', 'WITNESSES_TOO_FEW', lie((entry) => ({ ...entry, logID: '00'.repeat(32) }))],
    ['an entry that is none', 'FORMAT_UNKNOWN', lie(() => ({ nothing: true }))],
  ])('%s: %s', async (_what, code, bend) => {
    await detached();
    desk.rekor.bend = bend;
    const report = await desk.report(SIGNATURE);
    expect([report.outcome, fates(onlySubject(report)).toSorted()]).toEqual(['failed', ['rejected WITNESSES_TOO_FEW', `rejected ${code}`].toSorted()]);
  });

  it.each<[string, string, (signed: Signed) => Promise<object> | object]>([
    ['of another signature over the same bytes by the same identity (CVE-2026-22703)', 'LOG_BODY_MISMATCH', async () => rekorAnswer(desk.sigstore.entry(await sign()))],
    ['of another file', 'LOG_BODY_MISMATCH', async () => rekorAnswer(desk.sigstore.entry(await sign(Buffer.from('other'))))],
    ['that names another digest for this signature (CVE-2022-36056)', 'LOG_BODY_MISMATCH', (signed) => rekorAnswer(desk.sigstore.entry(signed, { digest: Buffer.alloc(32) }))],
    ['that names another certificate for this signature', 'LOG_KEY_MISMATCH', async (signed) => rekorAnswer(desk.sigstore.entry(signed, { verifier: { certificate: (await sign()).leaf } }))],
    ['that names the bare key for this signature', 'LOG_KEY_MISMATCH', (signed) => rekorAnswer(desk.sigstore.entry(signed, { verifier: { key: signed.key.publicKey } }))],
    ['whose promise another log made (CVE-2024-55655)', 'LOG_INCLUSION', (signed) => rekorAnswer(desk.sigstore.entry(signed, { promiseKey: desk.sigstore.logs['rekor-v1-b'].key }))],
    ['whose checkpoint another log signed (CVE-2024-54140)', 'LOG_INCLUSION', (signed) => rekorAnswer(desk.sigstore.entry(signed, { checkpoint: { key: desk.sigstore.logs['rekor-v1-b'].key } }))],
    ['of a time when the certificate had ended', 'CERTIFICATE_CHAIN', (signed) => rekorAnswer(desk.sigstore.entry(signed, { at: new Date(signed.at.getTime() + 3_600_000) }))],
    ['of a time to come', 'CERTIFICATE_CHAIN', (signed) => rekorAnswer(desk.sigstore.entry(signed, { at: new Date('2040-01-01T00:00:00Z') }))],
  ])('an entry %s: %s', async (_what, code, entry) => {
    const signed = await detached({ logged: false });
    const answer = await entry(signed);
    desk.rekor.bend = () => ({ status: 200, body: [answer] });
    const report = await desk.report(SIGNATURE);
    expect([report.outcome, fates(onlySubject(report)).toSorted()]).toEqual(['failed', [`rejected ${code}`, 'rejected WITNESSES_TOO_FEW'].toSorted()]);
    // Nor does it take the true one away.
    const honest = rekorAnswer(desk.rekor.log(signed));
    desk.rekor.bend = () => ({ status: 200, body: [answer, honest] });
    const both = await desk.report(SIGNATURE);
    expect([both.outcome, fates(onlySubject(both)).filter((fate) => fate === 'counted')]).toEqual(['passed', ['counted']]);
  });

  it.each<[string, string, Reply | 'broken']>([
    ['400', 'SOURCE_SERVER', { status: 400, body: { code: 400, message: 'no' } }],
    ['401', 'SOURCE_UNAUTHORIZED', { status: 401, body: null }],
    ['403', 'SOURCE_UNAUTHORIZED', { status: 403, body: null }],
    ['404', 'SOURCE_SERVER', { status: 404, body: null }],
    ['422', 'SOURCE_SERVER', { status: 422, body: { code: 422, message: 'no' } }],
    ['429', 'SOURCE_RATE_LIMITED', { status: 429, body: null }],
    ['500', 'SOURCE_SERVER', { status: 500, body: { code: 500, message: 'no' } }],
    ['a redirect', 'SOURCE_REFUSED', { status: 307, body: null, headers: { location: 'https://elsewhere.test/' } }],
    ['a broken connection', 'SOURCE_UNREACHABLE', 'broken'],
    ['no JSON', 'SOURCE_MALFORMED', { status: 200, body: '<html>' }],
    ['nothing', 'SOURCE_MALFORMED', { status: 200, body: '' }],
    ['no list', 'SOURCE_MALFORMED', { status: 200, body: {} }],
    ['a list of texts', 'SOURCE_MALFORMED', { status: 200, body: ['x'] }],
    ['two entries in one', 'SOURCE_MALFORMED', { status: 200, body: [{ ['a'.repeat(80)]: {}, ['b'.repeat(80)]: {} }] }],
    ['an id that is none', 'SOURCE_MALFORMED', { status: 200, body: [{ '../../x': {} }] }],
    ['too many entries', 'SOURCE_TOO_LARGE', { status: 200, body: Array.from({ length: 17 }, (_, index) => ({ [String(index).padStart(80, '0')]: {} })) }],
    ['an endless answer', 'SOURCE_TOO_LARGE', { status: 200, body: `[${' '.repeat(8 * 1024 * 1024)}]` }],
  ])('%s is a place that is silent: %s', async (_what, code, reply) => {
    await detached();
    desk.rekor.bend = () => (reply === 'broken' ? (response) => response.destroy() : reply);
    const report = await desk.report(SIGNATURE);
    expect([report.outcome, report.exit, reasons(onlySubject(report)), logSearches(report)]).toEqual(['indeterminate', 3, [`${code} rekor`, 'EVIDENCE_REJECTED WITNESSES_TOO_FEW'], [`${LOG} ${code}`]]);
  });

  it('a log that is busy is asked again, and its answer then counts', async () => {
    await detached();
    desk.rekor.bend = (honest, _, number) => (number < 3 ? { status: 503, body: null } : honest);
    expect(gist(await desk.report(SIGNATURE))).toEqual(['passed', ['counted'], [RETRIEVE, RETRIEVE, RETRIEVE]]);
  });

  it('a log that takes one of two proposals answers that one', async () => {
    const signed = await desk.sigstore.sign({ statement: aStatement({ subjects: [{ name: 'checksums.txt', bytes: LIST }] }) }, { log: 'none', timestamps: 0 });
    const text = bareEnvelope(signed);
    desk.write('checksums.txt', LIST);
    desk.write('e.intoto.jsonl', text);
    desk.rekor.log(signed, { kind: 'intoto', text });
    desk.rekor.bend = (honest, { body }) => (body.toString().includes('"kind":"dsse"') ? { status: 400, body: { code: 400, message: 'no dsse here' } } : honest);
    const report = await desk.report({ artifact: 'checksums.txt', bundle: 'e.intoto.jsonl', repo: 'acme/app' });
    expect(gist(report)).toEqual(['passed', ['counted'], [RETRIEVE, RETRIEVE, RETRIEVE]]);
  });

  it('what is silent takes nothing from evidence that has its entry', async () => {
    await detached();
    desk.evidence('whole.json', await desk.sigstore.sign({ message: LIST }));
    desk.rekor.bend = () => ({ status: 500, body: null });
    const report = await desk.report({ ...SIGNATURE, bundle: ['checksums.txt.sig', 'checksums.txt.pem', 'whole.json'] });
    expect([report.outcome, fates(onlySubject(report))]).toEqual(['passed', ['counted', 'rejected WITNESSES_TOO_FEW']]);
  });

  it('a log that never answers does not hold the run', async () => {
    await detached();
    desk.rekor.bend = () => () => {};
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 100);
    const report = await desk.report(SIGNATURE, { ports: { deadline: controller.signal } });
    expect([report.outcome, reasons(onlySubject(report))]).toEqual(['indeterminate', ['INTERRUPTED']]);
  });
});

describe('the k-th call to the logs', () => {
  const FAULTS: Readonly<Record<string, (call: () => Promise<unknown>) => Promise<unknown>>> = {
    'throws a defect': async () => { throw new TypeError('a defect'); },
    stalls: () => new Promise(() => {}),
    'answers nothing': async (call) => ({ ...(await call() as object), body: Buffer.from('[]') }),
    'answers half': async (call) => { const answer = await call() as { body: Uint8Array }; return { ...answer, body: answer.body.subarray(0, answer.body.length >> 1) }; },
    'answers other bytes': async (call) => { const answer = await call() as { body: Uint8Array }; return { ...answer, body: Buffer.from(answer.body.toString().replaceAll('A', 'B').replaceAll('1', '2')) }; },
    'answers 404': async (call) => ({ ...(await call() as object), status: 404 }),
    'answers 500': async (call) => ({ ...(await call() as object), status: 500 }),
    'answers an empty object': async (call) => ({ ...(await call() as object), body: Buffer.from('{}') }),
  };

  it.each(Object.entries(FAULTS))('never passes by a fault that %s', async (name, fault) => {
    // Two signatures of one file by one question each, and an envelope by an index: every call there is.
    const signed = await detached();
    const statement = await desk.sigstore.sign({ statement: aStatement({ subjects: [{ name: 'checksums.txt', bytes: LIST }] }) }, { log: 'none', timestamps: 0 });
    desk.evidence('statement.json', statement);
    desk.rekor.log(statement, { text: bareEnvelope(statement) });
    const asked: Given = { artifact: 'checksums.txt', bundle: ['checksums.txt.sig', 'checksums.txt.pem', 'statement.json'], ...BY_SIGNER, require: ['signature', 'provenance'] };
    const runAt = async (k: number): Promise<{ report: Report; calls: number }> => {
      let calls = 0;
      const request = (url: URL, options: HttpRequest): ReturnType<typeof desk.http.request> => {
        calls += 1;
        const call = (): ReturnType<typeof desk.http.request> => desk.http.request(url, options);
        return calls === k ? fault(call) as ReturnType<typeof desk.http.request> : call();
      };
      const http = { request, on: () => http };
      const report = await desk.report(asked, { ports: { http, ...(name === 'stalls' && k > 0 ? { deadline: late() } : {}) } });
      return { report, calls };
    };
    const sound = await runAt(0);
    expect([sound.report.outcome, sound.calls, signed.leaf.length > 0]).toEqual(['passed', 3, true]);
    for (let k = 1; k <= sound.calls; k += 1) {
      const { report } = await runAt(k);
      const why = [...problemCodes(report), ...report.subjects.flatMap(({ reasons: all }) => all.map(({ code }) => code))];
      expect({ k, passed: report.outcome === 'passed', exit: report.exit === 0, known: why.length > 0 && why.every((code) => code in codes) }).toEqual({ k, passed: false, exit: false, known: true });
    }
  });

  // Real sockets answer before it; what stalls does not.
  function late(): AbortSignal {
    return AbortSignal.timeout(300);
  }
});
