// Signatures by keys that the user gives, from the file to the verdict: every kind of key, what the log must say of them, and when they count.

import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ed25519ph } from '@noble/curves/ed25519.js';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { anonymous, offlineHttp } from '../../src/net/client.ts';
import { run } from '../../src/run.ts';
import { Desk, fates, onlySubject, problemCodes, reasons } from '../support/engine.ts';
import { bareEnvelope, certificatePem, entryFile, entryOfText, keyPem, rekorAnswer, signatureFile } from '../support/evidence-forms.ts';
import { rawInputs, type Given } from '../support/inputs.ts';
import { flipped } from '../support/verification.ts';
import { DEFAULT_IDENTITY, GITHUB_ISSUER, VirtualSigstore, aStatement, makeKey, pem, reassemble, recoverOtherKeys, spkiOf, type KeyKind, type Signed, type SignOptions, type SigningKey, type ToSign } from '../support/virtual-sigstore.ts';

const BYTES = Buffer.from('artifact');
const KINDS: readonly KeyKind[] = ['P-256', 'P-384', 'P-521', 'RSA', 'RSA-PSS', 'Ed25519'];
const message: ToSign = { message: BYTES };
const statement: ToSign = { statement: aStatement() };
const digest = (algorithm: string): string => `${algorithm}:${createHash(algorithm).update(BYTES).digest('hex')}`;

let sigstore: VirtualSigstore;
let github: VirtualSigstore;
let desk: Desk;
beforeAll(async () => {
  sigstore = await VirtualSigstore.create();
  github = await VirtualSigstore.create({ style: 'github' });
});
beforeEach(() => {
  desk = new Desk(sigstore);
  desk.write('app.tar.gz', BYTES);
  desk.write('github.json', JSON.stringify(github.trustedRoot()));
});
afterEach(() => desk.remove());

const sign = (what: ToSign, options: SignOptions = {}): Promise<Signed> => sigstore.sign(what, { signer: 'key', ...options });
const keyFile = (name: string, key: { readonly spki: Uint8Array }): string => desk.write(name, keyPem({ key }));
/** What a run with keys makes of bundles: outcome, and what became of each. */
async function outcome(given: Given, ...evidence: readonly Signed[]): Promise<readonly unknown[]> {
  if (evidence.length > 0) desk.evidence('evidence.jsonl', ...evidence);
  const report = await desk.report({ artifact: 'app.tar.gz', bundle: 'evidence.jsonl', ...given });
  return [report.outcome, ...fates(onlySubject(report))];
}

describe.each(KINDS)('a key of the kind %s', (kind) => {
  it('verifies a message and an envelope that are in the log', async () => {
    const key = makeKey(kind);
    keyFile('key.pem', key);
    expect(await outcome({ key: 'key.pem' }, await sign(message, { key }))).toEqual(['passed', 'counted']);
    expect(await outcome({ key: 'key.pem', require: 'provenance' }, await sign(statement, { key }))).toEqual(['passed', 'counted']);
  });

  it('refuses what is altered, and what is by another key', async () => {
    const key = makeKey(kind);
    keyFile('key.pem', key);
    for (const [what, require] of [[message, 'signature'], [statement, 'provenance']] as const) {
      const signed = await sign(what, { key });
      const altered = reassemble(signed, { signature: flipped(signed.signature, 20) });
      expect(await outcome({ key: 'key.pem', require }, altered)).toEqual(['failed', 'rejected SIGNATURE_INVALID']);
      keyFile('other.pem', makeKey(kind === 'P-256' ? 'P-384' : 'P-256'));
      expect(await outcome({ key: 'other.pem', require }, signed)).toEqual(['failed', 'rejected SIGNATURE_INVALID']);
    }
  });

  it('verifies a digest where its signatures are over digests, and asks for the bytes otherwise', async () => {
    const key = makeKey(kind);
    keyFile('key.pem', key);
    const needs = kind === 'RSA-PSS' || kind === 'Ed25519';
    expect(await outcome({ key: 'key.pem', artifact: digest(key.hash ?? 'sha256') }, await sign(message, { key }))).toEqual(needs ? ['failed', 'rejected SUBJECT_BYTES_NEEDED'] : ['passed', 'counted']);
    // An envelope holds what was signed.
    expect(await outcome({ key: 'key.pem', artifact: digest('sha256'), require: 'provenance' }, await sign(statement, { key }))).toEqual(['passed', 'counted']);
  });

  it('is nobody without its entry in the log, unless its owner does not log', async () => {
    const key = makeKey(kind);
    keyFile('key.pem', key);
    for (const [what, require] of [[message, 'signature'], [statement, 'provenance']] as const) {
      const unlogged = await sign(what, { key, log: 'none', timestamps: 0 });
      expect(await outcome({ key: 'key.pem', require }, unlogged)).toEqual(['failed', 'rejected WITNESSES_TOO_FEW']);
      expect(await outcome({ key: 'key.pem', require, 'key-log': 'none' }, unlogged)).toEqual(['passed', 'counted']);
    }
  });
});

describe('Ed25519 over the hash of a message', () => {
  it('verifies, and by digest asks for the bytes', async () => {
    const key = makeKey('Ed25519');
    keyFile('key.pem', key);
    const signature = Buffer.from(ed25519ph.sign(BYTES, Buffer.from(key.privateKey.export({ format: 'jwk' }).d ?? '', 'base64url')));
    const pure = await sign(message, { key });
    const prehashed = reassemble(pure, { signature, entries: [sigstore.entry({ ...pure, signature })] });
    expect(await outcome({ key: 'key.pem' }, prehashed)).toEqual(['passed', 'counted']);
    expect(await outcome({ key: 'key.pem' }, reassemble(prehashed, { signature: flipped(signature, 3) }))).toEqual(['failed', 'rejected SIGNATURE_INVALID']);
    expect(await outcome({ key: 'key.pem', artifact: digest('sha256') }, prehashed)).toEqual(['failed', 'rejected SUBJECT_BYTES_NEEDED']);
  });
});

describe('a detached signature by a key', () => {
  it.each(KINDS)('of the kind %s counts with its log entry, and without one only where none is asked for', async (kind) => {
    const key = makeKey(kind);
    keyFile('key.pem', key);
    const signed = await sign(message, { key });
    const [sig, entry] = [desk.write('app.sig', signatureFile(signed)), desk.write('entry.json', entryFile(signed))];
    expect((await outcome({ key: 'key.pem', bundle: [sig, entry] }))[0]).toBe('passed');
    expect(await outcome({ key: 'key.pem', bundle: sig })).toEqual(['failed', 'rejected WITNESSES_TOO_FEW']);
    expect(await outcome({ key: 'key.pem', bundle: sig, 'key-log': 'none' })).toEqual(['passed', 'counted']);
    desk.write('other.tar.gz', 'another file');
    expect(await outcome({ key: 'key.pem', bundle: sig, 'key-log': 'none', artifact: 'other.tar.gz' })).toEqual(['failed', 'rejected SIGNATURE_INVALID']);
  });

  it.each(KINDS)('of the kind %s in bytes is read as base64 is', async (kind) => {
    const key = makeKey(kind);
    keyFile('key.pem', key);
    expect(await outcome({ key: 'key.pem', 'key-log': 'none', bundle: desk.write('app.sig', (await sign(message, { key })).signature) })).toEqual(['passed', 'counted']);
  });
});

describe('a bare envelope by a key', () => {
  it('counts with an entry of its text, and not with one of another text', async () => {
    const signed = await sign(statement);
    keyFile('key.pem', signed.key);
    const text = bareEnvelope(signed);
    const entry = (over: string, verifier?: string): string => desk.write('entry.json', JSON.stringify(rekorAnswer(entryOfText(sigstore, signed, over, verifier))));
    const asked = { key: 'key.pem', require: 'provenance', bundle: [desk.write('app.intoto.jsonl', text), 'entry.json'] } as const;
    entry(text);
    expect(await outcome(asked)).toEqual(['passed', 'counted']);
    entry(`${text}\n`);
    expect(await outcome(asked)).toEqual(['failed', 'rejected WITNESSES_TOO_FEW', 'rejected FORMAT_UNSUPPORTED']);
    entry(text, keyPem({ key: makeKey() }));
    expect(await outcome(asked)).toEqual(['failed', 'rejected LOG_KEY_MISMATCH']);
  });
});

describe('the log entry of a key', () => {
  it.each<readonly [string, string, (signed: Signed) => Signed]>([
    ['names another key', 'LOG_KEY_MISMATCH', (signed) => reassemble(signed, { entries: [sigstore.entry(signed, { verifier: { key: makeKey().publicKey } })] })],
    ['names a key that was made to fit the signature', 'LOG_KEY_MISMATCH', (signed) => reassemble(signed, { entries: [sigstore.entry(signed, { verifier: { key: recoverOtherKeys(signed)[0] ?? makeKey().publicKey } })] })],
    ['names a certificate for this very key', 'LOG_KEY_MISMATCH', (signed) => reassemble(signed, { entries: [sigstore.entry(signed, { verifier: { certificate: sigstore.issue(signed.key) } })] })],
    ['names another signature', 'LOG_BODY_MISMATCH', (signed) => reassemble(signed, { entries: [sigstore.entry(signed, { signature: flipped(signed.signature) })] })],
    ['names another digest', 'LOG_BODY_MISMATCH', (signed) => reassemble(signed, { entries: [sigstore.entry(signed, { digest: Buffer.alloc(32, 7) })] })],
    ['has a promise by another log', 'LOG_INCLUSION', (signed) => reassemble(signed, { entries: [sigstore.entry(signed, { promiseKey: makeKey() })] })],
  ])('is refused where it %s, and read only where one is asked for', async (_name, code, make) => {
    const signed = await sign(message);
    keyFile('key.pem', signed.key);
    expect(await outcome({ key: 'key.pem' }, signed)).toEqual(['passed', 'counted']);
    expect(await outcome({ key: 'key.pem' }, make(signed))).toEqual(['failed', `rejected ${code}`]);
    // Who says that the owner does not log asks no log: nothing but the key vouches then, and no entry can.
    expect(await outcome({ key: 'key.pem', 'key-log': 'none' }, make(signed))).toEqual(['passed', 'counted']);
    expect((await outcome({ key: 'key.pem', 'key-log': 'none', artifact: desk.write('other.tar.gz', 'another file') }, make(signed)))[0]).toBe('failed');
  });

  it('is required under a trust root without logs too', async () => {
    const key = makeKey();
    keyFile('key.pem', key);
    const asked = { key: 'key.pem', 'trusted-root': 'github.json' } as const;
    for (const signed of [await github.sign(message, { signer: 'key', key }), await github.sign(message, { signer: 'key', key, timestamps: 1 }), await sign(message, { key })]) {
      expect(await outcome(asked, signed)).toEqual(['failed', 'rejected WITNESSES_TOO_FEW']);
    }
    expect(await outcome({ ...asked, 'key-log': 'none' }, await github.sign(message, { signer: 'key', key }))).toEqual(['passed', 'counted']);
  });

  it('that is not asked for is said in the report', async () => {
    const signed = await sign(message, { log: 'none', timestamps: 0 });
    keyFile('key.pem', signed.key);
    desk.evidence('evidence.jsonl', signed);
    const report = await desk.report({ artifact: 'app.tar.gz', bundle: 'evidence.jsonl', key: 'key.pem', 'key-log': 'none' });
    const spki = createHash('sha256').update(signed.key.spki).digest('hex');
    expect(report.constraints).toContain(`key: key.pem (sha256:${spki}), which does not log`);
    expect(onlySubject(report).chain).toContainEqual(expect.objectContaining({ claim: 'trust', value: 'key' }));
    const logged = await desk.report({ artifact: 'app.tar.gz', bundle: 'evidence.jsonl', key: 'key.pem' });
    expect([logged.outcome, logged.constraints.includes(`key: key.pem (sha256:${spki})`)]).toEqual(['failed', true]);
  });
});

describe('whose signature counts', () => {
  it('is that of any of the keys', async () => {
    const [first, second, third] = [makeKey(), makeKey('Ed25519'), makeKey('P-384')];
    const key = [keyFile('a.pem', first), keyFile('b.pem', second)];
    for (const one of [first, second]) expect(await outcome({ key }, await sign(message, { key: one }))).toEqual(['passed', 'counted']);
    expect(await outcome({ key }, await sign(message, { key: third }))).toEqual(['failed', 'rejected SIGNATURE_INVALID']);
  });

  it('is not the key\'s where a certificate was issued for it, and the other way round', async () => {
    const key = makeKey();
    keyFile('key.pem', key);
    const keyless = await sigstore.sign(message, { key });
    expect((await outcome({ key: 'key.pem' }, keyless))[0]).toBe('failed');
    expect((await outcome({ key: 'key.pem', 'key-log': 'none' }, keyless))[0]).toBe('failed');
    const identity = { 'certificate-identity': DEFAULT_IDENTITY, 'certificate-oidc-issuer': GITHUB_ISSUER } as const;
    expect(await outcome({ ...identity }, keyless)).toEqual(['passed', 'counted']);
    expect(await outcome({ ...identity }, await sign(message, { key }))).toEqual(['failed', 'rejected KEY_UNSUPPORTED']);
  });

  it('is that of a detached signature with a certificate beside it only where the key made it', async () => {
    const signed = await sigstore.sign(message);
    const key = keyFile('key.pem', makeKey());
    const bundle = [desk.write('a.sig', signatureFile(signed)), desk.write('a.pem', certificatePem(signed)), desk.write('a.json', entryFile(signed))];
    expect((await outcome({ key, bundle }))[0]).toBe('failed');
    expect((await outcome({ key, bundle, 'key-log': 'none' }))[0]).toBe('failed');
    // The key of the certificate itself: its entry names the certificate, and nobody said that the certificate's owner may sign.
    expect((await outcome({ key: keyFile('own.pem', signed.key), bundle }))[0]).toBe('failed');
  });
});

describe('when a key counts', () => {
  const at = new Date('2026-03-01T00:00:00Z');
  it.each<readonly [string, string, readonly string[]]>([
    ['inside', '2026-01-01T00:00:00Z/2026-06-01T00:00:00Z', ['passed', 'counted']],
    ['inside, to the second', '2026-03-01T00:00:00Z/2026-03-01T00:00:00Z', ['passed', 'counted']],
    ['with an open end', '2026-01-01T00:00:00Z/', ['passed', 'counted']],
    ['with an open beginning', '/2026-06-01T00:00:00Z', ['passed', 'counted']],
    ['before', '2026-03-02T00:00:00Z/2026-06-01T00:00:00Z', ['failed', 'rejected TIME_INVALID']],
    ['after', '2025-01-01T00:00:00Z/2026-02-01T00:00:00Z', ['failed', 'rejected TIME_INVALID']],
  ])('is %s its period', async (_name, period, expected) => {
    const signed = await sign(message, { at });
    keyFile('key.pem', signed.key);
    expect(await outcome({ key: 'key.pem', 'key-valid-for': period }, signed)).toEqual(expected);
    expect(await outcome({ key: 'key.pem' }, signed)).toEqual(['passed', 'counted']);
  });

  it('is unknown without a witness that proves a time', async () => {
    const period = { 'key-valid-for': '2020-01-01T00:00:00Z/2040-01-01T00:00:00Z' } as const;
    const untimed = await sign(message, { log: 'rekor-v2', timestamps: 0 });
    keyFile('key.pem', untimed.key);
    expect(await outcome({ key: 'key.pem', ...period }, untimed)).toEqual(['failed', 'rejected WITNESSES_TOO_FEW']);
    const unlogged = await sign(message, { key: untimed.key, log: 'none', timestamps: 0 });
    expect(await outcome({ key: 'key.pem', 'key-log': 'none', ...period }, unlogged)).toEqual(['failed', 'rejected WITNESSES_TOO_FEW']);
    const stamped = await sign(message, { key: untimed.key, log: 'none', timestamps: 1 });
    expect(await outcome({ key: 'key.pem', 'key-log': 'none', ...period }, stamped)).toEqual(['passed', 'counted']);
    // A time that is written, and that no promise covers, is text.
    const [entry] = (await sign(message, { key: untimed.key, promise: false })).entries;
    expect(await outcome({ key: 'key.pem', ...period }, reassemble(untimed, { entries: entry === undefined ? [] : [entry], timestamps: [] }))).not.toContain('counted');
  });
});

describe('the input key', () => {
  const small = (): string => pem('PUBLIC KEY', spkiOf(generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey));
  it.each<readonly [string, () => string]>([
    ['no PEM', () => 'hello'],
    ['a certificate', () => certificatePem({ leaf: sigstore.issue(makeKey()) })],
    ['a private key', () => makeKey().privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
    ['a PEM that holds no key', () => pem('PUBLIC KEY', Buffer.from('no key'))],
    ['two keys', () => keyPem({ key: makeKey() }) + keyPem({ key: makeKey() })],
    ['an RSA key of 1024 bits', small],
    ['a key on secp256k1', () => pem('PUBLIC KEY', spkiOf(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).publicKey))],
    ['an Ed448 key', () => pem('PUBLIC KEY', spkiOf(generateKeyPairSync('ed448').publicKey))],
    ['an X25519 key', () => pem('PUBLIC KEY', spkiOf(generateKeyPairSync('x25519').publicKey))],
    ['a DSA key', () => pem('PUBLIC KEY', spkiOf(generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 }).publicKey))],
    ['nothing', () => ''],
  ])('that holds %s is an error', async (_name, content) => {
    desk.evidence('evidence.jsonl', await sign(message));
    const asked = { artifact: 'app.tar.gz', bundle: 'evidence.jsonl' } as const;
    const report = await desk.report({ ...asked, key: desk.write('key.pem', content()) });
    expect([report.outcome, report.subjects, problemCodes(report)[0], report.problems[0]?.about]).toEqual(['error', [], 'CONFIG_INVALID_VALUE', 'key']);
  });

  it('that names no file is an error, also beside one that can be used', async () => {
    const report = await desk.report({ artifact: 'app.tar.gz', bundle: desk.evidence('e.json', await sign(message)), key: [keyFile('key.pem', makeKey()), 'missing.pem'] });
    expect([report.outcome, problemCodes(report)]).toEqual(['error', ['CONFIG_INVALID_VALUE']]);
  });

  it.each<readonly [string, (key: SigningKey) => string]>([
    ['as a path', (key) => keyFile('key.pem', key)],
    ['as a path, with CRLF', (key) => desk.write('key.pem', keyPem({ key }).replaceAll('\n', '\r\n'))],
    ['as it stands', (key) => keyPem({ key })],
    ['as it stands, without an end of line', (key) => keyPem({ key }).trim()],
  ])('is read %s', async (_name, write) => {
    const signed = await sign(message);
    expect(await outcome({ key: write(signed.key) }, signed)).toEqual(['passed', 'counted']);
  });

  it.each<readonly [string, Given]>([
    ['certificate-identity', { 'certificate-identity': DEFAULT_IDENTITY, 'certificate-oidc-issuer': GITHUB_ISSUER }],
    ['signer-repo', { 'signer-repo': 'acme/app' }],
    ['signer-workflow', { 'signer-workflow': 'acme/app/.github/workflows/release.yml@refs/tags/v1.2.3' }],
    ['unsafe-any-identity', { 'unsafe-any-identity': 'true' }],
  ])('contradicts %s', async (_name, given) => {
    const signed = await sign(message);
    const report = await desk.report({ artifact: 'app.tar.gz', bundle: desk.evidence('e.json', signed), key: keyFile('key.pem', signed.key), ...given });
    expect([report.outcome, [...new Set(problemCodes(report))]]).toEqual(['error', ['CONFIG_CONFLICT']]);
  });

  it('with repo cannot be met, as a key says nothing of a repository', async () => {
    const signed = await sign(statement);
    const report = await desk.report({ artifact: 'app.tar.gz', bundle: desk.evidence('e.json', signed), key: keyFile('key.pem', signed.key), repo: 'acme/app' });
    expect(report.outcome).not.toBe('passed');
    expect(report.subjects.flatMap(reasons).length + report.problems.length).toBeGreaterThan(0);
  });
});

describe('witnesses that were asked for', () => {
  const asked = { artifact: 'app.tar.gz', bundle: 'evidence.jsonl', key: 'key.pem', 'key-log': 'none' } as const;
  const signed = async (options: SignOptions): Promise<void> => {
    const key = makeKey();
    keyFile('key.pem', key);
    desk.evidence('evidence.jsonl', await sign(message, { key, log: 'none', ...options }));
  };

  it.each<[string, Given, SignOptions, SignOptions]>([
    ['a time', { 'time-threshold': '1' }, {}, { timestamps: 1 }],
    ['two times', { 'time-threshold': '2' }, { timestamps: 1 }, { timestamps: 2 }],
    ['a timestamp', { 'timestamp-threshold': '1' }, {}, { timestamps: 1 }],
  ])('are required of keys that do not log too: %s', async (_name, given, few, enough) => {
    await signed(few);
    expect(await outcome({ ...asked, ...given })).toEqual(['failed', 'rejected WITNESSES_TOO_FEW']);
    expect(await outcome(asked)).toEqual(['passed', 'counted']);
    await signed(enough);
    expect(await outcome({ ...asked, ...given })).toEqual(['passed', 'counted']);
  });

  it.each<[string, Given]>([['a time', { 'time-threshold': '1' }], ['a timestamp', { 'timestamp-threshold': '2' }], ['a period', { 'key-valid-for': '2020-01-01T00:00:00Z/' }]])('are not forgotten where no trust root can be had: %s', async (_name, given) => {
    await signed({});
    const ports = { ...anonymous, files: desk.files(), http: offlineHttp, cacheFolder: null, now: () => new Date(), log: () => {}, deadline: new AbortController().signal };
    for (const trust of [{}, { trust: 'github', offline: 'true' }]) {
      const { report } = await run(rawInputs({ ...asked, ...trust, ...given }), ports, 'cli');
      expect([report.outcome, ...fates(onlySubject(report))]).toEqual(['indeterminate', 'rejected TRUST_NOT_LOADED']);
      expect((await run(rawInputs({ ...asked, ...trust }), ports, 'cli')).report.outcome).toBe('passed');
    }
  });

  it('of a log contradict an owner who does not log', async () => {
    await signed({});
    const report = await desk.report({ ...asked, 'log-threshold': '1' });
    expect([report.outcome, problemCodes(report)]).toEqual(['error', ['CONFIG_CONFLICT']]);
  });
});

describe('a key that cannot be read', () => {
  it('is the only fault that is named', async () => {
    desk.write('key.pem', 'no key');
    for (const key of ['missing.pem', 'key.pem']) {
      const report = await desk.report({ artifact: 'app.tar.gz', key });
      expect([report.outcome, problemCodes(report)]).toEqual(['error', ['CONFIG_INVALID_VALUE']]);
    }
  });

  it('in time leaves the run undecided', async () => {
    const { report } = await desk.run({ artifact: 'app.tar.gz', key: 'key.pem' }, { ports: { deadline: AbortSignal.abort() } });
    expect([report.outcome, reasons(onlySubject(report))]).toEqual(['indeterminate', ['INTERRUPTED']]);
  });
});
