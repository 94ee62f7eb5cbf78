// The forms of evidence that come in parts, or under other names: each part altered, missing, swapped and doubled, by code, with an untouched control.

import { beforeAll, describe, expect, it } from '@jest/globals';
import type { TrustDomain } from '../../src/domain/trust-domain.ts';
import { assemble } from '../../src/verification/assemble.ts';
import { authenticate, wantsSubject } from '../../src/verification/authenticate.ts';
import { bindToSubject } from '../../src/verification/bind.ts';
import { parseCandidate } from '../../src/verification/formats/catalog.ts';
import { bareEnvelope, certificatePem, entryOfText, keyPem, pep740, rekorAnswer, rekordEntry, signatureFile } from '../support/evidence-forms.ts';
import { ARTIFACT, candidateOf, domainOf, fileOf, flipped, flippedText, present, type Json } from '../support/verification.ts';
import { VirtualSigstore, aStatement, makeKey, reassemble, type LogEntryJson, type Signed } from '../support/virtual-sigstore.ts';

let home: VirtualSigstore;
let stranger: VirtualSigstore;
let domain: TrustDomain;
beforeAll(async () => {
  home = await VirtualSigstore.create();
  stranger = await VirtualSigstore.create();
  domain = domainOf(home.trustedRoot());
});

/** What became of everything that these files could be put together to, each verdict once. */
async function fates(files: readonly string[]): Promise<readonly string[]> {
  const parsed = files.map((text) => parseCandidate(candidateOf(Buffer.from(text))));
  const { materials, rejections } = assemble(parsed.flatMap((one) => (one.outcome === 'parsed' ? one.pieces : [])), false);
  const early = parsed.flatMap((one) => (one.outcome === 'rejected' ? [one.rejection.code] : []));
  const subject = fileOf(ARTIFACT);
  const late = await Promise.all(materials.map(async (material) => {
    const wants = wantsSubject(material, []);
    const examined = await authenticate(material, { domains: [domain], keys: [], now: new Date() }, wants === 'no' ? null : { digests: subject.digests, bytes: wants === 'bytes' ? ARTIFACT : null });
    if (examined.outcome === 'rejected') return examined.rejection.code;
    const bound = bindToSubject(examined.authentic, subject, [material.candidate.foundAt]);
    return bound.outcome === 'bound' ? 'accepted' : bound.rejection.code;
  }));
  return [...new Set([...early, ...rejections.map(({ code }) => code), ...late])].toSorted();
}

/** One form: how a signature with its only entry is written in it. */
interface Form {
  readonly name: string;
  readonly of: 'message' | 'envelope';
  readonly entry: (signed: Signed) => LogEntryJson;
  readonly write: (signed: Signed, entry: LogEntryJson) => readonly string[];
  /** What an entry does that is about something else. */
  readonly unrelated: readonly string[];
  /** What is left where there is no entry. */
  readonly unlogged: readonly string[];
  /** Whether the signature stands in the entry only. */
  readonly isEntry?: true;
  /** Codes that are others than most forms have. */
  readonly codes?: Readonly<Record<string, readonly string[]>>;
}

const answer = (entry: LogEntryJson): string => JSON.stringify(rekorAnswer(entry));
const same = (signed: Signed): LogEntryJson => present(signed.entries[0]);
const NO_ENTRY = ['WITNESSES_TOO_FEW'];
const forms: readonly Form[] = [
  { name: 'PEP 740', of: 'envelope', entry: same, write: (signed, entry) => [JSON.stringify(pep740(reassemble(signed, { entries: [entry] })))], unrelated: ['LOG_BODY_MISMATCH'], unlogged: NO_ENTRY },
  { name: 'a bare envelope and a dsse entry', of: 'envelope', entry: same, write: (signed, entry) => [bareEnvelope(signed), answer(entry)], unrelated: ['FORMAT_UNSUPPORTED', 'WITNESSES_TOO_FEW'], unlogged: NO_ENTRY,
    codes: { 'a flipped signature': ['FORMAT_UNSUPPORTED', 'SIGNATURE_INVALID'] } },
  { name: 'a bare envelope and an intoto 0.0.2 entry', of: 'envelope', entry: (signed) => home.entry(signed, { kind: 'intoto-0.0.2' }), write: (signed, entry) => [bareEnvelope(signed), answer(entry)], unrelated: ['FORMAT_UNSUPPORTED', 'WITNESSES_TOO_FEW'], unlogged: NO_ENTRY,
    codes: { 'a flipped signature': ['FORMAT_UNSUPPORTED', 'SIGNATURE_INVALID'] } },
  { name: 'a bare envelope and an entry of its text', of: 'envelope', entry: (signed) => entryOfText(home, signed, bareEnvelope(signed)), write: (signed, entry) => [bareEnvelope(signed), answer(entry)], unrelated: ['FORMAT_UNSUPPORTED', 'WITNESSES_TOO_FEW'], unlogged: NO_ENTRY,
    codes: { 'a flipped signature': ['FORMAT_UNSUPPORTED', 'SIGNATURE_INVALID'], 'a flipped leaf': ['CERTIFICATE_EXTENSIONS', 'FORMAT_UNSUPPORTED'], 'the leaf of another': ['FORMAT_UNSUPPORTED', 'SIGNATURE_INVALID'] } },
  { name: 'a detached signature with a certificate and an entry', of: 'message', entry: same, write: (signed, entry) => [signatureFile(signed), certificatePem(signed), answer(entry)], unrelated: ['SUBJECT_MISMATCH', 'WITNESSES_TOO_FEW'], unlogged: NO_ENTRY,
    codes: { 'a flipped signature': ['SIGNATURE_INVALID', 'accepted'], 'a flipped leaf': ['CERTIFICATE_EXTENSIONS', 'accepted'], 'the leaf of another': ['SIGNATURE_INVALID', 'accepted'] } },
  { name: 'an entry of its own (hashedrekord)', of: 'message', entry: same, write: (_signed, entry) => [answer(entry)], unrelated: ['SUBJECT_MISMATCH'], unlogged: [], isEntry: true },
  { name: 'an entry of its own (rekord)', of: 'message', entry: (signed) => rekordEntry(home, signed), write: (_signed, entry) => [answer(entry)], unrelated: ['SUBJECT_MISMATCH'], unlogged: [], isEntry: true },
];

describe.each(forms)('$name', (form) => {
  let signed: Signed;
  let other: Signed;
  let entry: LogEntryJson;
  const changed = (change: (copy: Json) => void): LogEntryJson => {
    const copy = structuredClone(entry);
    change(copy);
    return copy;
  };
  const codes = (fault: string, usual: readonly string[]): readonly string[] => form.codes?.[fault] ?? usual;
  beforeAll(async () => {
    const statement = (name: string): object => aStatement({ subjects: [{ name, bytes: name === 'app.tar.gz' ? ARTIFACT : Buffer.from(name) }] });
    signed = await home.sign(form.of === 'message' ? { message: ARTIFACT } : { statement: statement('app.tar.gz') });
    other = await home.sign(form.of === 'message' ? { message: Buffer.from('other') } : { statement: statement('other') }, { identity: 'mallory@example.com' });
    entry = form.entry(signed);
  });

  it('is accepted untouched', async () => {
    expect(await fates(form.write(signed, entry))).toEqual(['accepted']);
  });

  it('about another file is not about this one', async () => {
    const all = await fates(form.write(other, form.entry(other)));
    expect([all.includes('accepted'), all.some((code) => code === 'SUBJECT_MISMATCH' || code === 'SIGNATURE_INVALID')]).toEqual([false, true]);
  });

  it.each<readonly [string, readonly string[], (copy: Json) => void]>([
    ['a flipped promise', ['LOG_INCLUSION'], (copy) => { copy['inclusionPromise'].signedEntryTimestamp = flippedText(copy['inclusionPromise'].signedEntryTimestamp); }],
    ['a later time', ['LOG_INCLUSION'], (copy) => { copy['integratedTime'] = String(Number(copy['integratedTime']) + 60); }],
    ['another place in the log', ['LOG_INCLUSION'], (copy) => { copy['logIndex'] = String(Number(copy['logIndex']) + 1); }],
    ['a flipped root', ['LOG_INCLUSION'], (copy) => { copy['inclusionProof'].rootHash = flippedText(copy['inclusionProof'].rootHash); }],
    ['a flipped hash on the path', ['LOG_INCLUSION'], (copy) => { copy['inclusionProof'].hashes[0] = flippedText(copy['inclusionProof'].hashes[0]); }],
    ['another size of the tree', ['LOG_INCLUSION'], (copy) => { copy['inclusionProof'].treeSize = String(Number(copy['inclusionProof'].treeSize) + 1); }],
    ['a checkpoint with another size', ['LOG_INCLUSION'], (copy) => { copy['inclusionProof'].checkpoint.envelope = String(copy['inclusionProof'].checkpoint.envelope).replace(/\n(\d+)\n/, '\n1$1\n'); }],
    ['the id of no log', NO_ENTRY, (copy) => { copy['logId'].keyId = flippedText(copy['logId'].keyId); }],
  ])('with %s is refused', async (_fault, expected, change) => {
    expect(await fates(form.write(signed, changed(change)))).toEqual(expected);
  });

  it('with an entry of a strange log is refused', async () => {
    const foreign = stranger.logs['rekor-v1'].append({ ...present(entry.kindVersion), bytes: Buffer.from(entry.canonicalizedBody, 'base64') }, { at: signed.at });
    expect(await fates(form.write(signed, foreign))).toEqual(NO_ENTRY);
  });

  it('with a body that was altered is refused, wherever it was', async () => {
    const body = Buffer.from(entry.canonicalizedBody, 'base64');
    for (let at = 5; at < body.length; at += Math.ceil(body.length / 12)) {
      expect(await fates(form.write(signed, { ...entry, canonicalizedBody: flipped(body, at).toString('base64') }))).not.toContain('accepted');
    }
  });

  it('with the entry of another is not accepted by it', async () => {
    expect(await fates(form.write(signed, form.entry(other)))).toEqual(form.unrelated);
  });

  it('without an entry is refused', async () => {
    if (form.name === 'PEP 740') expect(await fates([JSON.stringify(pep740(reassemble(signed, { entries: [] })))])).toEqual(form.unlogged);
    else expect(await fates(form.write(signed, entry).slice(0, -1))).toEqual(form.unlogged);
  });

  it('with its entry twice loses nothing, and gains nothing', async () => {
    const twice = [...form.write(signed, entry), `${answer(entry)} `];
    const all = await fates(twice);
    // In one document the same entry twice is no mistake that an honest client makes.
    expect(all).toContain('accepted');
    expect(await fates([...form.write(signed, changed((copy) => { copy['inclusionPromise'].signedEntryTimestamp = flippedText(copy['inclusionPromise'].signedEntryTimestamp); })), answer(form.entry(other))])).not.toContain('accepted');
  });

  if (form.isEntry === true) return;

  it('with a flipped signature is refused', async () => {
    for (const at of [-1, 10, 40]) {
      const all = await fates(form.write({ ...reassemble(signed, { signature: flipped(signed.signature, at) }), entries: [entry] }, entry));
      expect(all).toEqual(codes('a flipped signature', ['SIGNATURE_INVALID']));
    }
  });

  it('with a flipped leaf, or that of another, is refused', async () => {
    // A bit within the signature of the issuer, and one that breaks the encoding.
    const broken = reassemble(signed, { signer: { kind: 'certificate', leaf: flipped(signed.leaf, 2) } });
    expect(await fates(form.write({ ...broken, entries: [entry] }, entry))).toEqual(codes('a flipped leaf', ['CERTIFICATE_EXTENSIONS']));
    const swapped = reassemble(signed, { signer: { kind: 'certificate', leaf: other.leaf } });
    expect(await fates(form.write({ ...swapped, entries: [entry] }, entry))).toEqual(codes('the leaf of another', ['SIGNATURE_INVALID']));
  });

  it('with a second certificate for the same key is refused, as the log does not know it', async () => {
    const again = home.issue(signed.key, { identity: 'mallory@example.com' });
    const swapped = reassemble(signed, { signer: { kind: 'certificate', leaf: again } });
    const all = await fates(form.write({ ...swapped, entries: [entry] }, entry));
    // An entry of its own speaks for the one it names, and for nobody else.
    expect(all.filter((code) => code !== 'accepted')).toEqual(form.name.includes('of its text') ? ['FORMAT_UNSUPPORTED', 'WITNESSES_TOO_FEW'] : ['LOG_KEY_MISMATCH']);
    expect(all.includes('accepted')).toBe(form.of === 'message');
  });

  it('with the leaf of a strange authority is refused', async () => {
    const strange = reassemble(signed, { signer: { kind: 'certificate', leaf: stranger.issue(signed.key) } });
    const logged = form.name.includes('of its text') ? entryOfText(home, strange, bareEnvelope(strange)) : home.entry(strange);
    expect(await fates(form.write({ ...strange, entries: [logged] }, logged))).toEqual(['CERTIFICATE_CHAIN']);
  });
});

describe('whom an entry of its own speaks for', () => {
  it('is the certificate it names, also where another is offered', async () => {
    const signed = await home.sign({ message: ARTIFACT });
    const mallory = home.issue(signed.key, { identity: 'mallory@example.com' });
    const parsed = [signatureFile(signed), certificatePem({ leaf: mallory }), answer(same(signed))].map((text) => parseCandidate(candidateOf(Buffer.from(text))));
    const { materials } = assemble(parsed.flatMap((one) => (one.outcome === 'parsed' ? one.pieces : [])), false);
    const examined = await Promise.all(materials.map((material) => authenticate(material, { domains: [domain], keys: [], now: new Date() }, { digests: fileOf(ARTIFACT).digests, bytes: null })));
    const signers = examined.flatMap((one) => (one.outcome === 'authentic' ? [present(one.authentic.fields.claims.get('certificate-identity'))[0].value] : []));
    expect(signers).toEqual(['https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1.2.3']);
  });

  it('is nobody where it names a plain key', async () => {
    const signed = await home.sign({ message: ARTIFACT });
    expect(await fates([answer(home.entry(signed, { verifier: { key: signed.publicKey } }))])).toEqual(['KEY_UNSUPPORTED']);
    expect(await fates([answer(rekordEntry(home, signed, { verifier: keyPem({ key: makeKey() }) }))])).toEqual(['KEY_UNSUPPORTED']);
    expect(await fates([answer(same(signed))])).toEqual(['accepted']);
  });
});
