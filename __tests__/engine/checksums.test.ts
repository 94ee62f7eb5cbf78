// Files that a signed list names by digest: what is signed about the list counts for them, and for nothing else.

import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { Desk, fates, onlySubject, problemCodes, reasons } from '../support/engine.ts';
import { certificatePem, entryFile, keyPem, signatureFile } from '../support/evidence-forms.ts';
import type { Given } from '../support/inputs.ts';
import { DEFAULT_IDENTITY, GITHUB_ISSUER, VirtualSigstore, aStatement, makeKey, type KeyKind, type Signed } from '../support/virtual-sigstore.ts';

const hex = (bytes: string | Uint8Array, algorithm = 'sha256'): string => createHash(algorithm).update(bytes).digest('hex');
const COSIGN = { 'certificate-identity': DEFAULT_IDENTITY, 'certificate-oidc-issuer': GITHUB_ISSUER } as const;
const LIST = `${hex('one')}  one.tar.gz\n${hex('two')} *two.tar.gz\n`;

let sigstore: VirtualSigstore;
let desk: Desk;
beforeAll(async () => {
  sigstore = await VirtualSigstore.create();
});
beforeEach(() => {
  desk = new Desk(sigstore);
  desk.write('dist/one.tar.gz', 'one');
  desk.write('dist/two.tar.gz', 'two');
});
afterEach(() => desk.remove());

/** Writes a list with a signature over it, and returns the inputs that ask for it. */
async function signedList(text: string | Uint8Array = LIST, name = 'dist/SHA256SUMS'): Promise<Given> {
  desk.write(name, text);
  return { checksums: name, bundle: desk.evidence('list.json', await sigstore.sign({ message: Buffer.from(text) })), ...COSIGN };
}
async function verdicts(given: Given): Promise<readonly unknown[]> {
  const report = await desk.report(given);
  return [report.outcome, ...report.subjects.map(({ name, outcome }) => `${name} ${outcome}`)];
}
const PASSED = ['passed', 'dist/one.tar.gz passed', 'dist/two.tar.gz passed'];

describe('a list that is signed', () => {
  it('counts for the files it names, and the report says through what', async () => {
    const report = await desk.report(await signedList());
    expect([report.outcome, report.subjects.length]).toEqual(['passed', 2]);
    for (const subject of report.subjects) {
      expect(fates(subject)).toEqual(['counted']);
      expect(subject.chain).toContainEqual(expect.objectContaining({ claim: 'through', value: `sha256:${hex(LIST)} (checksums)` }));
    }
  });

  it.each<readonly [string, string]>([
    ['BSD', `SHA256 (one.tar.gz) = ${hex('one')}\nSHA256 (two.tar.gz) = ${hex('two')}\n`],
    ['CRLF', LIST.replaceAll('\n', '\r\n')],
    ['byte order mark', `\uFEFF${LIST}`],
    ['upper-case', `${hex('one').toUpperCase()}  one.tar.gz\n${hex('two').toUpperCase()}  two.tar.gz\n`],
    ['SHA-512', `${hex('one', 'sha512')}  one.tar.gz\n${hex('two', 'sha512')}  two.tar.gz\n`],
    ['mixed', `${hex('one', 'sha384')}  ./one.tar.gz\nSHA512 (two.tar.gz) = ${hex('two', 'sha512')}`],
  ])('is read in its form: %s', async (_name, text) => {
    expect(await verdicts(await signedList(text))).toEqual(PASSED);
  });

  it('counts by a statement about it too', async () => {
    const given = await signedList();
    const statement = aStatement({ subjects: [{ name: 'SHA256SUMS', bytes: Buffer.from(LIST) }] });
    expect(await verdicts({ ...given, bundle: desk.evidence('p.json', await sigstore.sign({ statement })), require: 'provenance' })).toEqual(PASSED);
    const elsewhere = aStatement({ subjects: [{ name: 'SHA256SUMS', bytes: Buffer.from('another list') }] });
    expect((await verdicts({ ...given, bundle: desk.evidence('p.json', await sigstore.sign({ statement: elsewhere })), require: 'provenance' }))[0]).toBe('failed');
  });

  it('is found with its bundle beside it', async () => {
    desk.write('dist/SHA256SUMS', LIST);
    desk.write('dist/SHA256SUMS.sigstore.json', (await sigstore.sign({ message: Buffer.from(LIST) })).bytes);
    expect(await verdicts({ checksums: 'dist/SHA256SUMS', ...COSIGN })).toEqual(PASSED);
  });

  // A signature that states no digest, or needs the bytes, is compared with the file and not with the list so far.
  it('counts with a detached signature, its certificate and its log entry', async () => {
    const signed = await sigstore.sign({ message: Buffer.from(LIST) });
    desk.write('dist/SHA256SUMS', LIST);
    const bundle = [desk.write('s.sig', signatureFile(signed)), desk.write('s.pem', certificatePem(signed)), desk.write('s.json', entryFile(signed))];
    expect(await verdicts({ checksums: 'dist/SHA256SUMS', ...COSIGN, bundle })).toEqual(PASSED);
  });

  it.each<KeyKind>(['P-256', 'P-384', 'RSA', 'RSA-PSS', 'Ed25519'])('counts with a detached signature by a key of the kind %s', async (kind) => {
    const signed = await sigstore.sign({ message: Buffer.from(LIST) }, { key: makeKey(kind), signer: 'key' });
    desk.write('dist/SHA256SUMS', LIST);
    const given = { checksums: 'dist/SHA256SUMS', key: desk.write('key.pem', keyPem(signed)), 'key-log': 'none', bundle: desk.write('s.sig', signatureFile(signed)) };
    expect(await verdicts(given)).toEqual(PASSED);
    desk.write('dist/SHA256SUMS', `${LIST}\n`);
    expect((await verdicts(given))[0]).toBe('failed');
  });

  it.each<KeyKind>(['P-384', 'P-521', 'Ed25519'])('counts with a bundle by a key of the kind %s', async (kind) => {
    const signed = await sigstore.sign({ message: Buffer.from(LIST) }, { key: makeKey(kind), signer: 'key' });
    desk.write('dist/SHA256SUMS', LIST);
    expect(await verdicts({ checksums: 'dist/SHA256SUMS', key: desk.write('key.pem', keyPem(signed)), bundle: desk.evidence('s.json', signed) })).toEqual(PASSED);
  });

  it('says nothing where it changes after it was read', async () => {
    const given = await signedList();
    const evil = `${LIST}${hex('evil')}  evil.tar.gz\n`;
    const files = desk.files();
    let reads = 0;
    const swapping = { ...files, read: async (name: string, most: number) => {
      const bytes = await files.read(name, most);
      if (name === 'dist/SHA256SUMS' && (reads += 1) === 1) desk.write('dist/SHA256SUMS', evil);
      return bytes;
    } };
    desk.write('dist/evil.tar.gz', 'evil');
    const report = await desk.report({ ...given, artifact: ['dist/one.tar.gz', 'dist/evil.tar.gz'] }, { ports: { files: swapping } });
    expect(report.subjects.map(({ outcome }) => outcome)).toEqual(['passed', 'failed']);
    // The list as it is now is not the one that was signed.
    expect((await verdicts({ ...given, artifact: 'dist/one.tar.gz' }))[0]).toBe('failed');
  });
});

describe('a list that is not signed, or not by the right one', () => {
  it.each<readonly [string, readonly string[], () => Promise<Signed>]>([
    ['is about another list', ['rejected SUBJECT_MISMATCH'], () => sigstore.sign({ message: Buffer.from('another list') })],
    ['is by somebody else', ['foreign SIGNER_MISMATCH'], () => sigstore.sign({ message: Buffer.from(LIST) }, { identity: 'jane@example.com' })],
    ['is in no log', ['rejected WITNESSES_TOO_FEW'], () => sigstore.sign({ message: Buffer.from(LIST) }, { log: 'none', timestamps: 0 })],
  ])('vouches for nothing: the signature %s', async (_name, became, make) => {
    const given = await signedList();
    expect((await verdicts(given))[0]).toBe('passed');
    const report = await desk.report({ ...given, bundle: desk.evidence('bad.json', await make()) });
    expect(report.subjects.map((subject) => [subject.outcome, fates(subject)])).toEqual([['failed', became], ['failed', became]]);
  });

  it('vouches for nothing without any', async () => {
    desk.write('dist/SHA256SUMS', LIST);
    const report = await desk.report({ checksums: 'dist/SHA256SUMS', ...COSIGN });
    expect(report.subjects.map((subject) => [subject.outcome, reasons(subject)])).toEqual([['failed', ['EVIDENCE_NONE']], ['failed', ['EVIDENCE_NONE']]]);
  });

  it('does not take away what is signed about a file itself', async () => {
    desk.write('dist/SHA256SUMS', LIST);
    const own = desk.evidence('own.json', await sigstore.sign({ message: Buffer.from('one') }));
    expect(await verdicts({ checksums: 'dist/SHA256SUMS', artifact: 'dist/one.tar.gz', bundle: own, ...COSIGN })).toEqual(['passed', 'dist/one.tar.gz passed']);
  });
});

describe('a file that is listed', () => {
  it('and tampered with fails, whoever signed the list', async () => {
    const given = await signedList();
    desk.write('dist/one.tar.gz', 'tampered');
    const report = await desk.report(given);
    expect(report.subjects.map((subject) => [subject.outcome, reasons(subject)])).toEqual([['failed', ['CHECKSUM_MISMATCH checksums']], ['passed', []]]);
    expect([report.outcome, report.exit]).toEqual(['failed', 1]);
  });

  it('and has the bytes of another one fails', async () => {
    const given = await signedList();
    desk.write('dist/one.tar.gz', 'two');
    expect(reasons((await desk.report(given)).subjects[0] ?? onlySubject(await desk.report({})))).toEqual(['CHECKSUM_MISMATCH checksums']);
  });

  it.each(['./dist/SHA256SUMS', '././dist/SHA256SUMS'])('below the folder of the list is told from its namesake above, with the list as %s', async (written) => {
    desk.write('dist/app', 'above');
    desk.write('dist/sub/app', 'below');
    await signedList(`${hex('above')}  app\n${hex('below')}  sub/app\n`);
    const given = { checksums: written, bundle: 'list.json', ...COSIGN };
    expect((await verdicts(given))[0]).toBe('passed');
    expect((await verdicts({ ...given, artifact: 'dist/sub/app' }))[0]).toBe('passed');
    desk.write('dist/sub/app', 'above');
    expect(reasons(onlySubject(await desk.report({ ...given, artifact: 'dist/sub/app' })))).toEqual(['CHECKSUM_MISMATCH checksums']);
  });

  it('by an absolute path is told from the others too', async () => {
    desk.write('dist/app', 'above');
    desk.write('dist/sub/app', 'above');
    const given = await signedList(`${hex('above')}  app\n${hex('below')}  sub/app\n`);
    expect(reasons(onlySubject(await desk.report({ ...given, artifact: desk.path('dist/sub/app') })))).toEqual(['CHECKSUM_MISMATCH checksums']);
    expect(reasons(onlySubject(await desk.report({ ...given, checksums: desk.path('dist/SHA256SUMS'), artifact: 'dist/sub/app' })))).toEqual(['CHECKSUM_MISMATCH checksums']);
    desk.write('dist/sub/app', 'below');
    expect((await verdicts({ ...given, artifact: desk.path('dist/sub/app') }))[0]).toBe('passed');
  });
});

describe('a file that is not listed', () => {
  it('fails, also where it has the name of a listed one in another folder', async () => {
    const given = await signedList();
    desk.write('other/one.tar.gz', 'evil');
    desk.write('dist/extra.tar.gz', 'extra');
    for (const artifact of ['dist/extra.tar.gz', `sha256:${hex('extra')}`]) {
      expect(reasons(onlySubject(await desk.report({ ...given, artifact })))).toEqual(['CHECKSUM_UNLISTED checksums']);
    }
    const subject = onlySubject(await desk.report({ ...given, artifact: 'other/one.tar.gz' }));
    expect([subject.outcome, reasons(subject)]).toEqual(['failed', ['CHECKSUM_MISMATCH checksums']]);
    expect(await verdicts({ ...given, artifact: ['dist/one.tar.gz', `sha256:${hex('two')}`] })).toEqual(['passed', 'dist/one.tar.gz passed', `sha256:${hex('two')} passed`]);
  });

  it('is not vouched for by the list as a subject, nor is the list by itself', async () => {
    const given = await signedList();
    expect(reasons(onlySubject(await desk.report({ ...given, artifact: 'dist/SHA256SUMS' })))).toEqual(['CHECKSUM_UNLISTED checksums']);
  });

  it('is named where it lies beside the list', async () => {
    const given = await signedList();
    const beside = (report: Awaited<ReturnType<Desk['report']>>): readonly unknown[] => report.notes.filter(({ code }) => code === 'CHECKSUM_BESIDE').map(({ seen }) => seen);
    expect(beside(await desk.report(given))).toEqual([]);
    desk.write('dist/extra.tar.gz', 'extra');
    desk.write('dist/one.tar.gz.sig', 'evidence, no artifact');
    const report = await desk.report(given);
    expect([report.outcome, beside(report)]).toEqual(['passed', ['dist/extra.tar.gz']]);
  });
});

describe('several lists', () => {
  it('do not lend each other their signatures', async () => {
    const given = await signedList();
    desk.write('dist/evil.tar.gz', 'evil');
    desk.write('dist/EVIL', `${hex('evil')}  evil.tar.gz\n`);
    const report = await desk.report({ ...given, checksums: ['dist/SHA256SUMS', 'dist/EVIL'] });
    expect(report.subjects.map(({ name, outcome, ...subject }) => [name, outcome, fates({ name, outcome, ...subject })])).toEqual([
      ['dist/one.tar.gz', 'passed', ['counted']], ['dist/two.tar.gz', 'passed', ['counted']], ['dist/evil.tar.gz', 'failed', ['rejected SUBJECT_MISMATCH']],
    ]);
  });

  it('do not vouch for what a list lists that they list', async () => {
    const inner = `${hex('evil')}  evil.tar.gz\n`;
    desk.write('dist/evil.tar.gz', 'evil');
    desk.write('dist/INNER', inner);
    const given = await signedList(`${hex(inner)}  INNER\n`);
    const verdict = async (artifact: string): Promise<unknown> => onlySubject(await desk.report({ ...given, checksums: ['dist/SHA256SUMS', 'dist/INNER'], artifact })).outcome;
    expect([await verdict('dist/INNER'), await verdict('dist/evil.tar.gz')]).toEqual(['passed', 'failed']);
  });

  it('that disagree about a file refuse it', async () => {
    const given = await signedList();
    desk.write('dist/OLD', `${hex('old')}  one.tar.gz\n`);
    expect(reasons(onlySubject(await desk.report({ ...given, checksums: ['dist/SHA256SUMS', 'dist/OLD'], artifact: 'dist/one.tar.gz' })))).toEqual(['CHECKSUM_MISMATCH checksums']);
    expect((await verdicts({ ...given, artifact: 'dist/one.tar.gz' }))[0]).toBe('passed');
  });
});

describe('what must be there', () => {
  it('is one of the files by default, and all of them on demand', async () => {
    const given = await signedList();
    fs.rmSync(desk.path('dist/two.tar.gz'));
    expect(await verdicts(given)).toEqual(['passed', 'dist/one.tar.gz passed']);
    expect(problemCodes(await desk.report({ ...given, 'checksums-require': 'all' }))).toEqual(['SUBJECT_NOT_FOUND']);
    fs.rmSync(desk.path('dist/one.tar.gz'));
    const none = await desk.report(given);
    expect([none.outcome, problemCodes(none)]).toEqual(['error', ['SUBJECT_NOT_FOUND']]);
  });

  it('is the list', async () => {
    const report = await desk.report({ ...(await signedList()), checksums: 'dist/missing' });
    expect([report.outcome, problemCodes(report)]).toEqual(['error', ['SUBJECT_NOT_FOUND']]);
  });
});

describe('a list that cannot be used', () => {
  it.each<readonly [string, string | Uint8Array]>([
    ['SHA-1', `${hex('one', 'sha1')}  one.tar.gz\n`],
    ['MD5', `${hex('one', 'md5')}  one.tar.gz\n`],
    ['SHA-1 beside what is good', `${LIST}${hex('one', 'sha1')}  one.tar.gz\n`],
    ['a name that leads up', `${hex('one')}  ../dist/one.tar.gz\n`],
    ['an absolute name', `${hex('one')}  /etc/passwd\n`],
    ['a name with a backslash', `${hex('one')}  sub\\one.tar.gz\n`],
    ['a name on a drive', `${hex('one')}  C:one.tar.gz\n`],
    ['a name twice with two digests', `${LIST}${hex('evil')}  one.tar.gz\n`],
    ['a name twice with two digests, once with ./', `${LIST}${hex('evil')}  ./one.tar.gz\n`],
    ['an escaped name', `\\${hex('one')}  one\\n.tar.gz\n`],
    ['nothing', '\n'],
    ['bytes', Buffer.from([0xff, 0xfe, 0x00])],
    ['UTF-16', Buffer.from(`\uFEFF${LIST}`, 'utf16le')],
    ['prose', 'hello\n'],
  ])('is an error: %s', async (_name, text) => {
    const report = await desk.report(await signedList(text));
    expect([report.outcome, report.exit === 0, problemCodes(report), report.subjects.filter(({ outcome }) => outcome === 'passed')]).toEqual(['error', false, ['CHECKSUMS_MALFORMED'], []]);
  });
});

describe('weak digests beside a strong one', () => {
  const one = { sha256: hex('one') };
  it.each<readonly [string, Record<string, string>, string]>([
    ['right', { ...one, sha1: hex('one', 'sha1'), md5: hex('one', 'md5') }, 'counted'],
    ['of another file (sha1)', { ...one, sha1: hex('two', 'sha1') }, 'rejected SUBJECT_MISMATCH'],
    ['of another file (md5)', { ...one, sha1: hex('one', 'sha1'), md5: hex('two', 'md5') }, 'rejected SUBJECT_MISMATCH'],
    ['of another file (sha512)', { ...one, sha512: hex('two', 'sha512') }, 'rejected SUBJECT_MISMATCH'],
    ['alone', { sha1: hex('one', 'sha1') }, 'rejected SUBJECT_MISMATCH'],
  ])('are %s', async (_name, digests, became) => {
    const bundle = desk.evidence('p.json', await sigstore.sign({ statement: aStatement({ subjects: [{ name: 'one.tar.gz', digest: digests }] }) }));
    const subject = onlySubject(await desk.report({ artifact: 'dist/one.tar.gz', bundle, repo: 'acme/app' }));
    expect([subject.outcome, fates(subject)]).toEqual([became === 'counted' ? 'passed' : 'failed', [became]]);
  });

  // Of a list only its sha256 is known so far.
  it('are compared for a list that is named too', async () => {
    const given = await signedList();
    const about = async (digests: Record<string, string>): Promise<unknown> => (await verdicts({ ...given, require: 'provenance', bundle: desk.evidence('p.json', await sigstore.sign({ statement: aStatement({ subjects: [{ name: 'SHA256SUMS', digest: digests }] }) })) }))[0];
    expect(await about({ sha256: hex(LIST) })).toBe('passed');
    expect(await about({ sha256: hex(LIST), sha512: hex('another', 'sha512') })).toBe('failed');
    expect(await about({ sha256: hex(LIST), sha1: hex('another', 'sha1') })).toBe('failed');
  });
});
