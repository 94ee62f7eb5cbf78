import { beforeAll, describe, expect, it } from '@jest/globals';
import { readAlternativeNames, readExtensions, statesPurpose, whyNotForSigning, type Extension } from '../../../src/verification/certificate.ts';
import { DerError, readOne, tags } from '../../../src/verification/der.ts';
import { bits, boolean, constructed, integer, octets, oid, primitive, sequence, utf8 } from '../../support/forge/der.ts';
import { VirtualSigstore, makeKey, type SignOptions } from '../../support/virtual-sigstore.ts';

let sigstore: VirtualSigstore;
beforeAll(async () => {
  sigstore = await VirtualSigstore.create();
});

const issued = (options: SignOptions = {}): ReadonlyMap<string, Extension> => readExtensions(sigstore.issue(makeKey(), options));

/** A certificate that is nothing but a list of extensions in the right place. */
const shell = (...lists: readonly Buffer[]): Buffer => sequence(sequence(integer(1), sequence(), ...lists), sequence(), bits(Buffer.alloc(1)));
const listed = (...extensions: readonly Buffer[]): Buffer => shell(constructed(3, sequence(...extensions)));
const an = (id: string, value: Buffer, critical = false): Extension => ({ oid: id, critical, value });
const mapOf = (...extensions: readonly Extension[]): ReadonlyMap<string, Extension> => new Map(extensions.map((one) => [one.oid, one]));

const CODE_SIGNING = an('2.5.29.37', sequence(oid('1.3.6.1.5.5.7.3.3')));

describe('readExtensions', () => {
  it('reads every extension with whether it is critical', () => {
    const extensions = issued();
    expect(extensions.get('2.5.29.17')).toMatchObject({ critical: true });
    expect(extensions.get('1.3.6.1.4.1.57264.1.6')).toEqual({ oid: '1.3.6.1.4.1.57264.1.6', critical: false, value: Buffer.from('refs/tags/v1.2.3') });
    expect(extensions.size).toBe(27);
  });

  it('finds none where there is no list', () => {
    expect(readExtensions(shell()).size).toBe(0);
    expect(readExtensions(listed()).size).toBe(0);
  });

  it('reads a flag that says not critical', () => {
    expect(readExtensions(listed(sequence(oid('1.2.3'), boolean(false), octets(Buffer.from('x'))))).get('1.2.3')).toEqual(an('1.2.3', Buffer.from('x')));
  });

  it('lets a large extension be that is not Fulcio\'s', () => {
    expect(readExtensions(listed(sequence(oid('1.2.3'), octets(Buffer.alloc(9000))))).get('1.2.3')?.value.length).toBe(9000);
  });

  it.each<[string, () => Buffer]>([
    ['what is no sequence', () => octets(Buffer.alloc(3))],
    ['a sequence of two', () => sequence(sequence(), sequence())],
    ['a certificate that begins with a number', () => sequence(integer(1), sequence(), bits(Buffer.alloc(1)))],
    ['a certificate that ends in a number', () => sequence(sequence(integer(1), sequence()), sequence(), integer(1))],
    ['a certificate with nothing in it', () => sequence(sequence(), sequence(), bits(Buffer.alloc(1)))],
    ['another algorithm outside than inside', () => sequence(sequence(integer(1), sequence(oid('1.2.3'))), sequence(oid('1.2.4')), bits(Buffer.alloc(1)))],
    ['another algorithm outside than inside, behind a version', () => sequence(sequence(constructed(0, integer(2)), integer(1), sequence()), constructed(3), bits(Buffer.alloc(1)))],
    ['a signature that ends within a byte', () => sequence(sequence(integer(1), sequence()), sequence(), bits(Buffer.alloc(1), 1))],
    ['a signature of nothing', () => sequence(sequence(integer(1), sequence()), sequence(), Buffer.from('0300', 'hex'))],
    ['two lists', () => shell(constructed(3, sequence()), constructed(3, sequence()))],
    ['one extension twice', () => listed(sequence(oid('1.2.3'), octets(Buffer.from('a'))), sequence(oid('1.2.3'), octets(Buffer.from('a'))))],
    ['an extension that is no sequence', () => listed(integer(1))],
    ['an extension without value', () => listed(sequence(oid('1.2.3')))],
    ['an extension with four parts', () => listed(sequence(oid('1.2.3'), boolean(true), boolean(true), octets(Buffer.alloc(0))))],
    ['an extension that begins with no identifier', () => listed(sequence(integer(1), octets(Buffer.alloc(0))))],
    ['an extension whose value is no octets', () => listed(sequence(oid('1.2.3'), utf8('x')))],
    ['a flag that is none', () => listed(sequence(oid('1.2.3'), integer(1), octets(Buffer.alloc(0))))],
    ['a flag of two bytes', () => listed(sequence(oid('1.2.3'), Buffer.from('0102ffff', 'hex'), octets(Buffer.alloc(0))))],
    ['an extension of Fulcio that is too large', () => listed(sequence(oid('1.3.6.1.4.1.57264.1.9'), octets(Buffer.alloc(8193))))],
  ])('refuses %s', (_name, make) => {
    expect(() => readExtensions(make())).toThrow(DerError);
  });
});

const names = (...list: readonly Buffer[]): ReturnType<typeof readAlternativeNames> => readAlternativeNames(mapOf(an('2.5.29.17', sequence(...list))));

describe('readAlternativeNames', () => {
  it('reads names of every kind in their order', () => {
    const identity = { uri: ['https://a.example'], email: ['jane@example.com'], dns: ['example.com'], otherName: 'jane!example.com' };
    expect(readAlternativeNames(issued({ identity, issuer: 'https://issuer.example' }))).toEqual([
      { kind: 'uri', value: 'https://a.example' }, { kind: 'email', value: 'jane@example.com' }, { kind: 'dns', value: 'example.com' }, { kind: 'other', value: 'jane!example.com' },
    ]);
  });

  it('finds none where there is no extension', () => {
    expect(readAlternativeNames(new Map())).toEqual([]);
  });

  it('leaves out names that identify no signer', () => {
    const address = primitive(7, Buffer.from([127, 0, 0, 1]));
    const principal = constructed(0, oid('1.3.6.1.4.1.311.20.2.3'), constructed(0, utf8('jane')));
    expect(names(address, principal, primitive(1, Buffer.from('a@b')))).toEqual([{ kind: 'email', value: 'a@b' }]);
  });

  it('takes a name as long as is allowed', () => {
    expect(names(primitive(6, Buffer.alloc(8192, 'a')))).toHaveLength(1);
    expect(names(...Array.from({ length: 16 }, () => primitive(1, Buffer.from('a@b'))))).toHaveLength(16);
  });

  it.each<[string, () => readonly Buffer[]]>([
    ['a name that is not ASCII', () => [primitive(6, Buffer.from('https://ex\u00e4mple'))]],
    ['a NUL in a name', () => [primitive(1, Buffer.from('jane@example.com\0.evil'))]],
    ['a name that is too long', () => [primitive(6, Buffer.alloc(8193, 'a'))]],
    ['too many names', () => Array.from({ length: 17 }, () => primitive(1, Buffer.from('a@b')))],
    ['an other name without value', () => [constructed(0, oid('1.3.6.1.4.1.57264.1.7'))]],
    ['an other name with two values', () => [constructed(0, oid('1.3.6.1.4.1.57264.1.7'), constructed(0, utf8('a')), constructed(0, utf8('b')))]],
    ['an other name without identifier', () => [constructed(0, utf8('a'), constructed(0, utf8('a')))]],
    ['a username that is no text', () => [constructed(0, oid('1.3.6.1.4.1.57264.1.7'), constructed(0, integer(1)))]],
  ])('refuses %s', (_name, make) => {
    expect(() => names(...make())).toThrow(DerError);
  });
});

describe('whyNotForSigning', () => {
  it('finds nothing against a leaf of Fulcio', () => {
    expect(whyNotForSigning(issued())).toBeNull();
    expect(whyNotForSigning(mapOf(CODE_SIGNING))).toBeNull();
  });

  it('tells a certificate that does not say what it is for: Sigstore\'s authorities always do', () => {
    expect([whyNotForSigning(issued({ usages: [] })), statesPurpose(issued({ usages: [] })), statesPurpose(issued())]).toEqual([null, false, true]);
  });

  it.each<[string, SignOptions, string]>([
    ['an authority', { ca: true }, 'is that of an authority'],
    ['a TLS server', { usages: ['1.3.6.1.5.5.7.3.1'] }, 'is not for code signing'],
    ['any purpose', { usages: ['2.5.29.37.0'] }, 'is not for code signing'],
    ['a critical extension nobody reads', { moreExtensions: [{ oid: '1.2.3.4', value: Buffer.from([5, 0]), critical: true }] }, 'has the critical extension 1.2.3.4, which nobody here reads'],
  ])('says why %s may not', (_name, options, why) => {
    expect(whyNotForSigning(issued(options))).toBe(why);
  });

  it.each([
    ['no authority, by an empty list', sequence(), null],
    ['no authority, in so many words', sequence(boolean(false)), null],
    ['no authority, with a path length', sequence(integer(0)), null],
    ['an authority, with a path length', sequence(boolean(true), integer(0)), 'is that of an authority'],
    ['an authority, by another true than DER has', sequence(Buffer.from('010101', 'hex')), 'is that of an authority'],
    ['an authority, by a flag without content', sequence(Buffer.from('0100', 'hex')), 'is that of an authority'],
  ])('takes basic constraints for %s', (_name, value, why) => {
    expect(whyNotForSigning(mapOf(CODE_SIGNING, an('2.5.29.19', value, true)))).toBe(why);
  });

  it.each([
    ['signatures', bits(Buffer.from([0x80]), 7), null],
    ['signatures and more', bits(Buffer.from([0xa0]), 5), null],
    ['signing certificates', bits(Buffer.from([0x06]), 1), 'is not for signatures'],
    ['nothing', bits(Buffer.alloc(0)), 'is not for signatures'],
  ])('takes a key usage of %s as it is', (_name, value, why) => {
    expect(whyNotForSigning(mapOf(CODE_SIGNING, an('2.5.29.15', value, true)))).toBe(why);
  });

  it('lets the extensions be critical that are read here', () => {
    expect(whyNotForSigning(mapOf({ ...CODE_SIGNING, critical: true }, an('2.5.29.17', sequence(), true)))).toBeNull();
  });

  it('refuses constraints, usages and purposes that are not DER', () => {
    for (const id of ['2.5.29.19', '2.5.29.15', '2.5.29.37']) expect(() => whyNotForSigning(mapOf(CODE_SIGNING, an(id, Buffer.from([1]))))).toThrow(DerError);
    expect(() => readOne(Buffer.from([1]), tags.sequence)).toThrow(DerError);
  });
});
